#include "world/explain_parts.h"

#include "base/units.h"
#include "world/explain_on_demand.h"
#include "world/user_records.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace shardscope::world {

namespace {

using base::Duration;
using base::Instant;
using streams::ShardIndex;
using streams::StreamIndex;

constexpr std::int64_t kFull = 1'000;
constexpr std::int64_t kNearFull = 800;
// A key with less of its shard's load than this is not what makes it hot.
constexpr std::int64_t kDominant = 250;
// A load that has grown by less than a seventh has not risen.
constexpr std::int64_t kRisen = 1'150;
// What a planned shard should carry at most.
constexpr std::int64_t kComfortable = 700;
// So little of a quota that it does not matter where MD5 puts each salted key.
constexpr std::int64_t kSalted = 25;
// What came before a trouble is looked for this long before it.
constexpr Duration kBefore{20'000};
constexpr Duration kLook{5'000};

const std::string& nameOf(const World& world, StreamIndex stream) { return world.service().stream(stream).reference; }

// Records a second that a producer offered over the five seconds up to `at`; unset where no frames are.
std::optional<std::int64_t> offeredBy(const World& world, std::size_t actor, Instant at)
{
    const auto& seconds = world.seconds();
    std::optional<std::uint64_t> last;
    for (std::uint64_t i = seconds.size(); i > seconds.firstIndex(); --i)
        if (seconds[i - 1]->at <= at) {
            last = i - 1;
            break;
        }
    const auto frames = static_cast<std::uint64_t>(kLook / Duration{1'000});
    if (!last || *last < seconds.firstIndex() + frames)
        return std::nullopt;
    const Frame& from = *seconds[*last - frames];
    const Frame& to = *seconds[*last];
    if (actor >= from.producers.size() || actor >= to.producers.size())
        return std::nullopt;
    const std::uint64_t offered = to.producers[actor].total.offered - from.producers[actor].total.offered;
    return static_cast<std::int64_t>(offered) * 1'000 / (to.at - from.at).count();
}

std::int64_t ringPerMille(base::HashRange range)
{
    constexpr base::U128 kPart = base::HashKey::max().value / 1'000;
    return static_cast<std::int64_t>((range.last.value - range.first.value) / kPart);
}

class ShardQuestion {
public:
    ShardQuestion(const World& world, StreamIndex stream, ShardIndex shard)
        : m_world(world), m_stream(stream), m_shard(shard), m_quota(writeQuota(world)),
          m_uses(shardUses(world, stream)), m_use(useOf(m_uses, shard)),
          m_onDemand(onDemandStanding(world, stream, shard, m_uses))
    {
    }

    [[nodiscard]] Explanation answer();

private:
    void explainLoad(Instant began);
    void explainKeys(Instant began);
    void explainUserRecords(const KeyLoad& key, Instant began);
    void explainRise(Instant began);
    void explainRetries(Instant began);
    void explainIdle();
    void adviseSplit();
    void adviseOnDemand();
    void adviseSalt(const KeyLoad& key, std::int64_t perMille);
    void adviseReshard();
    void adviseMerge();
    // By the service, one shard after another: keys decide nothing then.
    [[nodiscard]] bool isPlaced() const
    {
        return m_world.service().stream(m_stream).settings.distribution == streams::RecordDistribution::Auto;
    }
    [[nodiscard]] std::string keyText(const KeyLoad& key) const
    {
        return std::string{m_world.service().keyText(key.key)};
    }

    const World& m_world;
    StreamIndex m_stream;
    ShardIndex m_shard;
    WriteQuota m_quota;
    std::vector<ShardUse> m_uses;
    const ShardUse* m_use;
    std::optional<OnDemandStanding> m_onDemand; // nothing of a provisioned stream
    RangeLoad m_load;
    bool m_hasDominantKey = false;
    bool m_isOneKey = false;
    Explanation m_answer;
};

Explanation ShardQuestion::answer()
{
    const streams::Shard& shard = m_world.service().stream(m_stream).map->shard(m_shard);
    if (!shard.isOpen() || m_use == nullptr) {
        m_answer.verdict = Verdict::Closed;
        Cause closed = aboutShard(CauseCode::ShardClosed, shard.closed.value_or(m_world.now()), m_shard);
        closed.value = static_cast<std::int64_t>(shard.children.size());
        const auto remains = m_world.service().stream(m_stream).remains(m_shard, m_world.now());
        if (remains && remains->readableUntil) {
            closed.limit = static_cast<std::int64_t>(remains->records);
            closed.before = (*remains->readableUntil - m_world.now()).count();
        }
        m_answer.causes.push_back(closed);
        return std::move(m_answer);
    }
    m_load = measureLoad(m_world, m_stream, shard.range, lastStretch(m_world, m_stream, kPreviewStretch));
    const auto refuses = [&](const Frame& frame) {
        const ShardSample* sample = sampleOf(frame, m_stream, m_shard);
        return sample != nullptr && sample->refused > 0;
    };
    if (m_use->isThrottled()) {
        m_answer.verdict = Verdict::Throttled;
        const Instant began = beganAt(m_world, refuses);
        Cause cause = aboutShard(CauseCode::ShardRefuses, began, m_shard);
        cause.value = m_use->refused;
        cause.perMille = m_use->offered.perMille;
        m_answer.causes.push_back(cause);
        explainLoad(began);
    } else if (m_use->offered.perMille >= kNearFull) {
        m_answer.verdict = Verdict::Full;
        Cause cause = aboutShard(CauseCode::ShardNearQuota, m_world.now(), m_shard);
        cause.perMille = m_use->offered.perMille;
        m_answer.causes.push_back(cause);
        explainLoad(m_world.now());
    } else if (m_use->offered.recordsPerSecond == 0) {
        m_answer.verdict = Verdict::Idle;
        explainIdle();
    }
    return std::move(m_answer);
}

void ShardQuestion::explainLoad(Instant began)
{
    const std::int64_t byRecords = m_use->offered.recordsPerSecond * kFull / m_quota.recordsPerSecond;
    const std::int64_t byBytes = m_use->offered.bytesPerSecond * kFull / m_quota.bytesPerSecond;
    const bool isRecords = byRecords >= byBytes;
    Cause quota = aboutShard(isRecords ? CauseCode::RecordsOverQuota : CauseCode::BytesOverQuota, began, m_shard);
    quota.value = isRecords ? m_use->offered.recordsPerSecond : m_use->offered.bytesPerSecond;
    quota.limit = isRecords ? m_quota.recordsPerSecond : m_quota.bytesPerSecond;
    m_answer.causes.push_back(quota);

    if (!isPlaced())
        explainKeys(began);
    explainRise(began);
    explainRetries(began);
    const std::int64_t whole = streamUse(m_uses, m_quota).offered.perMille;
    if (m_uses.size() > 1) {
        Cause stream = about(whole < kNearFull ? CauseCode::StreamHasRoom : CauseCode::StreamIsFull, began);
        stream.perMille = whole;
        m_answer.causes.push_back(stream);
    }
    if (m_onDemand) {
        addCauses(m_answer, *m_onDemand, began);
        adviseOnDemand();
        return;
    }
    adviseSplit();
    if (whole >= kNearFull)
        adviseReshard();
}

void ShardQuestion::explainKeys(Instant began)
{
    const std::vector<KeyLoad> hottest = hottestKeys(m_load, m_quota, 1);
    const Rate total = rateOf(m_load, m_quota);
    if (hottest.empty() || total.perMille == 0)
        return;
    const KeyLoad& key = hottest.front();
    const Rate rate = rateOf(key, m_load.stretch, m_quota);
    const std::int64_t share = rate.perMille * kFull / total.perMille;
    if (share < kDominant) {
        Cause many = aboutShard(CauseCode::ManyKeys, began, m_shard);
        many.value = static_cast<std::int64_t>(m_load.keys.size());
        many.perMille = share;
        m_answer.causes.push_back(many);
        const std::int64_t part = ringPerMille(m_use->range);
        const std::int64_t even = kFull / static_cast<std::int64_t>(m_uses.size());
        if (part > even * 3 / 2) {
            Cause wide = aboutShard(CauseCode::RangeIsWide, began, m_shard);
            wide.perMille = part;
            wide.before = even;
            m_answer.causes.push_back(wide);
        }
        return;
    }
    m_hasDominantKey = true;
    Cause dominant = aboutShard(CauseCode::KeyDominates, began, m_shard);
    dominant.key = keyText(key);
    dominant.perMille = share;
    dominant.before = share;
    const Instant then = std::max(base::kWorldStart, began - kBefore);
    if (then > base::kWorldStart + kLook && began < m_world.now()) {
        const RangeLoad earlier = measureLoad(m_world, m_stream, m_use->range, {then - kLook, then});
        const auto same = std::find_if(earlier.keys.begin(), earlier.keys.end(),
            [&](const KeyLoad& each) { return each.key == key.key; });
        const std::int64_t all = rateOf(earlier, m_quota).perMille;
        if (all > 0)
            dominant.before =
                same == earlier.keys.end() ? 0 : rateOf(*same, earlier.stretch, m_quota).perMille * kFull / all;
    }
    m_answer.causes.push_back(dominant);
    if (rate.perMille > kFull) {
        m_isOneKey = true;
        Cause alone = aboutShard(CauseCode::KeyAloneOverQuota, began, m_shard);
        alone.key = dominant.key;
        alone.perMille = rate.perMille;
        m_answer.causes.push_back(alone);
    }
    explainUserRecords(key, began);
}

// A key that the KPL gave is but the name of what it packed, of keys that somebody chose.
void ShardQuestion::explainUserRecords(const KeyLoad& key, Instant began)
{
    const UserRecords told =
        userRecordsOfKeys(m_world, m_stream, m_shard, m_load.stretch, std::span{&key.key, 1}, kUserRecordBytes).front();
    if (told.keys.empty())
        return;
    Cause packed = aboutShard(CauseCode::KeyIsAggregated, began, m_shard);
    packed.key = told.keys.front().key;
    packed.perMille = static_cast<std::int64_t>(told.keys.front().records * kFull / told.userRecords);
    packed.value = static_cast<std::int64_t>(told.userRecords / told.aggregated);
    m_answer.causes.push_back(packed);
}

// The producer whose load has grown most since before the trouble.
void ShardQuestion::explainRise(Instant began)
{
    std::optional<Cause> most;
    for (std::size_t actor = 0; actor < m_world.actors().size(); ++actor) {
        visitSender(m_world.actors()[actor].client, [&](const auto& sender) {
            if (sender.stream() != m_stream)
                return;
            const auto before = offeredBy(m_world, actor, began - kBefore);
            const auto now = offeredBy(m_world, actor, m_world.now());
            if (!before || !now || *now * kFull < std::max<std::int64_t>(1, *before) * kRisen)
                return;
            if (most && *now - *before <= most->value - most->before)
                return;
            Cause rose = aboutActor(CauseCode::ProducerRose, began, actor);
            rose.before = *before;
            rose.value = *now;
            // The moment at which half of the growth was there.
            for (Instant at = began - kBefore; at < m_world.now(); at += Duration{1'000}) {
                const auto then = offeredBy(m_world, actor, at);
                if (then && *then >= (*before + *now) / 2) {
                    rose.at = at;
                    break;
                }
            }
            most = rose;
        });
    }
    if (most)
        m_answer.causes.push_back(*most);
}

void ShardQuestion::explainRetries(Instant began)
{
    constexpr std::int64_t kWorthSaying = 130;
    std::optional<Cause> most;
    const auto& seconds = m_world.seconds();
    constexpr std::uint64_t kFrames = 5;
    if (seconds.size() < seconds.firstIndex() + kFrames + 1)
        return;
    const Frame& from = *seconds[seconds.size() - 1 - kFrames];
    const Frame& to = *seconds.back();
    for (std::size_t actor = 0; actor < std::min(from.producers.size(), to.producers.size()); ++actor) {
        visitSender(m_world.actors()[actor].client, [&](const auto& sender) {
            const clients::PutCounts& a = from.producers[actor].total;
            const clients::PutCounts& b = to.producers[actor].total;
            if (sender.stream() != m_stream || b.offered == a.offered)
                return;
            const auto hundredths =
                static_cast<std::int64_t>((b.attempts - a.attempts) * 100 / (b.offered - a.offered));
            if (hundredths < kWorthSaying || (most && hundredths <= most->value))
                return;
            most = aboutActor(CauseCode::RetriesAmplify, began, actor);
            most->value = hundredths;
        });
    }
    if (most)
        m_answer.causes.push_back(*most);
}

void ShardQuestion::explainIdle()
{
    const Instant since = beganAt(m_world, [&](const Frame& frame) {
        const ShardSample* sample = sampleOf(frame, m_stream, m_shard);
        return sample != nullptr && sample->records == 0 && sample->refused == 0;
    });
    Cause nothing = aboutShard(CauseCode::NothingArrives, since, m_shard);
    nothing.value = (m_world.now() - since).count() / 1'000;
    m_answer.causes.push_back(nothing);
    const bool isWritten =
        std::any_of(m_uses.begin(), m_uses.end(), [](const ShardUse& use) { return use.offered.recordsPerSecond > 0; });
    if (isWritten) {
        const CauseCode written = m_onDemand ? CauseCode::NoKeyCostsNothing : CauseCode::NoKeyInRange;
        Cause range = aboutShard(isPlaced() ? CauseCode::NotItsTurn : written, since, m_shard);
        range.perMille = ringPerMille(m_use->range);
        m_answer.causes.push_back(range);
    }
    if (!m_onDemand)
        adviseMerge();
}

void ShardQuestion::adviseSplit()
{
    const std::vector<KeyLoad> hottest = hottestKeys(m_load, m_quota, 1);
    const std::vector<SplitPreview> cuts = rankedCuts(m_load, m_quota, 1);
    if (m_isOneKey) {
        Remedy none;
        none.code = RemedyCode::SplitIsNoHelp;
        none.shard = m_shard;
        none.key = keyText(hottest.front());
        adviseSalt(hottest.front(), rateOf(hottest.front(), m_load.stretch, m_quota).perMille);
        m_answer.remedies.push_back(none);
        return;
    }
    if (cuts.empty())
        return;
    Remedy split;
    split.code = RemedyCode::Split;
    split.shard = m_shard;
    split.cut = cuts.front().cut;
    split.perMille = std::max(cuts.front().lower.perMille, cuts.front().upper.perMille);
    split.commands.emplace_back(streams::SplitShardRequest{
        nameOf(m_world, m_stream), streams::shardId(m_shard), split.cut.decimal()});
    m_answer.remedies.push_back(std::move(split));
}

// SplitShard, MergeShards and UpdateShardCount are refused there: what is left is to ask for room, to wait for it,
// and to spread the load better over what there is.
void ShardQuestion::adviseOnDemand()
{
    // Where the service places records, no other key is of any help.
    if (isPlaced()) {
        addRemedies(m_answer, *m_onDemand, nameOf(m_world, m_stream), m_shard, kComfortable);
        return;
    }
    if (m_isOneKey) {
        adviseSplit();
        return;
    }
    addRemedies(m_answer, *m_onDemand, nameOf(m_world, m_stream), m_shard, kComfortable);
    const std::size_t others = m_answer.remedies.size();
    if (m_hasDominantKey) {
        const KeyLoad hottest = hottestKeys(m_load, m_quota, 1).front();
        adviseSalt(hottest, rateOf(hottest, m_load.stretch, m_quota).perMille);
    }
    if (m_answer.remedies.size() == others) {
        Remedy spread;
        spread.code = RemedyCode::SpreadKeys;
        m_answer.remedies.push_back(std::move(spread));
    }
}

// The key's records under so many keys of its name and a number, from a producer of their own,
// while the first producer keeps the rest.
void ShardQuestion::adviseSalt(const KeyLoad& key, std::int64_t perMille)
{
    const std::string text = keyText(key);
    for (const Actor& actor : m_world.actors()) {
        const auto* producer = std::get_if<clients::Producer>(&actor.client);
        if (producer == nullptr || producer->stream() != m_stream)
            continue;
        const clients::ProducerConfig& config = producer->config();
        const auto hot = std::find_if(config.keys.hot.begin(), config.keys.hot.end(),
            [&](const clients::KeyChoice::Hot& each) { return each.key == text; });
        if (hot == config.keys.hot.end())
            continue;
        const Duration age = m_world.now() - base::kWorldStart;
        const std::int64_t rate = config.rate.valueAt(age);
        const std::int64_t moved = rate * hot->sharePpm.valueAt(age) / clients::kPpm;
        const std::int64_t ways = std::clamp<std::int64_t>(base::divCeil(perMille, kSalted), 16, 256);
        Remedy salt;
        salt.code = RemedyCode::SaltKey;
        salt.shard = m_shard;
        salt.key = text;
        salt.value = ways;
        salt.perMille = perMille / ways;
        AddProducer salted;
        salted.config = config;
        salted.config.name = config.name + " (" + text + ", salted)";
        salted.config.rate = clients::Curve{{{Duration{0}, moved}}};
        salted.config.start = Duration{0};
        salted.config.end.reset();
        salted.config.keys = clients::KeyChoice{};
        salted.config.keys.count = static_cast<std::uint32_t>(ways);
        salted.config.keys.prefix = text + "#";
        salt.commands.emplace_back(SetHotShare{config.name, static_cast<std::uint32_t>(hot - config.keys.hot.begin()),
            clients::Curve{{{Duration{0}, 0}}}});
        salt.commands.emplace_back(SetProducerRate{
            config.name, clients::Curve{{{Duration{0}, std::max<std::int64_t>(0, rate - moved)}}}});
        salt.commands.emplace_back(std::move(salted));
        if (m_world.actor(std::get<AddProducer>(salt.commands.back()).config.name) != nullptr)
            return; // it has been tried here
        m_answer.remedies.push_back(std::move(salt));
        return;
    }
}

void ShardQuestion::adviseReshard()
{
    const auto open = static_cast<std::int64_t>(m_uses.size());
    const std::int64_t wanted = base::divCeil(streamUse(m_uses, m_quota).offered.perMille * open, kComfortable);
    const std::int64_t target = std::min(wanted, 2 * open);
    if (target <= open)
        return;
    Remedy reshard;
    reshard.code = RemedyCode::Reshard;
    reshard.value = target;
    reshard.commands.emplace_back(streams::UpdateShardCountRequest{
        nameOf(m_world, m_stream), static_cast<std::uint32_t>(target)});
    m_answer.remedies.push_back(std::move(reshard));
}

void ShardQuestion::adviseMerge()
{
    const streams::ShardMap& map = *m_world.service().stream(m_stream).map;
    std::optional<Remedy> best;
    for (const auto& other : {map.lowerNeighbour(m_shard), map.upperNeighbour(m_shard)}) {
        if (!other)
            continue;
        const MergePreview preview = mergePreview(m_world, m_stream, m_shard, *other);
        if (preview.sum.perMille > kComfortable || (best && best->perMille <= preview.sum.perMille))
            continue;
        best.emplace();
        best->code = RemedyCode::Merge;
        best->shard = m_shard;
        best->other = other;
        best->perMille = preview.sum.perMille;
        best->commands.emplace_back(streams::MergeShardsRequest{
            nameOf(m_world, m_stream), streams::shardId(m_shard), streams::shardId(*other)});
    }
    if (best)
        m_answer.remedies.push_back(std::move(*best));
}

}

std::vector<SplitPreview> rankedCuts(const RangeLoad& load, WriteQuota quota, std::size_t most)
{
    const SnapPoints snaps = snapPoints(load, quota);
    std::vector<SplitPreview> cuts;
    for (const auto& cut : {snaps.loadMedian, snaps.aboveHottest, snaps.belowHottest, snaps.middle})
        if (cut)
            cuts.push_back(splitPreview(load, quota, *cut));
    const auto fuller = [](const SplitPreview& cut) { return std::max(cut.lower.perMille, cut.upper.perMille); };
    std::stable_sort(cuts.begin(), cuts.end(),
        [&](const SplitPreview& a, const SplitPreview& b) { return fuller(a) < fuller(b); });
    const auto partsAlike = [](const SplitPreview& a, const SplitPreview& b) {
        return a.lower == b.lower && a.upper == b.upper;
    };
    cuts.erase(std::unique(cuts.begin(), cuts.end(), partsAlike), cuts.end());
    if (cuts.size() > most)
        cuts.erase(cuts.begin() + static_cast<std::ptrdiff_t>(most), cuts.end());
    return cuts;
}

Explanation whyShard(const World& world, streams::StreamIndex stream, streams::ShardIndex shard)
{
    return ShardQuestion{world, stream, shard}.answer();
}

}
