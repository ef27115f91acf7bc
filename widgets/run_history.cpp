#include "widgets/run_history.h"

#include <algorithm>
#include <variant>

namespace shardscope::widgets {

namespace {

// Above this many beats the older half is folded into minutes.
constexpr std::size_t kMostBeats = 16'384;

using Frames = base::ChunkedLog<std::shared_ptr<const world::Frame>>;

// Index of the first frame that ends after `at`.
std::uint64_t firstAfter(const Frames& frames, base::Instant at)
{
    std::uint64_t low = frames.firstIndex();
    std::uint64_t high = frames.size();
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (frames[middle]->at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Beat together(const std::vector<Beat>& beats, std::size_t first, std::size_t end)
{
    Beat sum{.at = beats[end - 1].at};
    for (std::size_t i = first; i < end; ++i) {
        const double ms = double(beats[i].span.count());
        sum.span += beats[i].span;
        sum.bytesPerSecond += beats[i].bytesPerSecond * ms;
        sum.recordsPerSecond += beats[i].recordsPerSecond * ms;
        sum.refusedPerSecond += beats[i].refusedPerSecond * ms;
    }
    const double ms = std::max(1.0, double(sum.span.count()));
    sum.bytesPerSecond /= ms;
    sum.recordsPerSecond /= ms;
    sum.refusedPerSecond /= ms;
    return sum;
}

// The same, where an autoscaler has the name.
std::string scalerNamed(const world::World& world, std::string_view name)
{
    const world::Actor* const actor = world.actor(std::string{name});
    const bool isScaler = actor != nullptr && std::holds_alternative<operations::Autoscaler>(actor->client);
    return isScaler ? actor->name : std::string{};
}

bool beginsTrouble(const std::vector<Beat>& beats, std::size_t i)
{
    return beats[i].refusedPerSecond > 0 && (i == 0 || beats[i - 1].refusedPerSecond == 0);
}

}

bool RunHistory::take(const world::World& world, const world::RunStatus& status)
{
    const std::pair of{status.currentBranch, status.revision};
    const bool isRebuilt = m_of != of;
    if (isRebuilt) {
        m_of = of;
        m_beats.clear();
        m_reshards.clear();
        m_controlCalls = 0;
        m_decided.clear();
        m_modeSwitches.clear();
        m_shards.clear();
    }
    m_ends[status.currentBranch] = status.end;
    const bool hasFrames = addFrames(world);
    const std::size_t marks = m_reshards.size();
    addReshards(world);
    addDecisions(world);
    addGrowth(world);
    const bool hasMarks = m_reshards.size() > marks;
    if (hasMarks)
        std::stable_sort(m_reshards.begin(), m_reshards.end(),
            [](const ReshardMark& a, const ReshardMark& b) { return a.at < b.at; });
    return isRebuilt || hasFrames || hasMarks;
}

std::optional<base::Instant> RunHistory::endOf(std::size_t branch) const
{
    const auto place = m_ends.find(branch);
    return place == m_ends.end() ? std::nullopt : std::optional{place->second};
}

std::optional<base::Instant> RunHistory::troubleBefore(base::Instant at) const
{
    std::optional<base::Instant> found;
    for (std::size_t i = 0; i < m_beats.size(); ++i) {
        const base::Instant begin = m_beats[i].at - m_beats[i].span;
        if (begin < at && beginsTrouble(m_beats, i))
            found = begin;
    }
    for (const ReshardMark& mark : m_reshards) {
        if (mark.at < at && (!found || mark.at > *found))
            found = mark.at;
    }
    return found;
}

std::optional<base::Instant> RunHistory::troubleAfter(base::Instant at) const
{
    std::optional<base::Instant> found;
    for (std::size_t i = 0; i < m_beats.size() && !found; ++i) {
        const base::Instant begin = m_beats[i].at - m_beats[i].span;
        if (begin > at && beginsTrouble(m_beats, i))
            found = begin;
    }
    for (const ReshardMark& mark : m_reshards) {
        if (mark.at > at && (!found || mark.at < *found))
            found = mark.at;
    }
    return found;
}

void RunHistory::add(const world::Frame& frame)
{
    Beat beat{.at = frame.at, .span = frame.span};
    for (const world::StreamSample& stream : frame.streams) {
        for (const world::ShardSample& shard : stream.shards) {
            beat.bytesPerSecond += shard.bytes;
            beat.recordsPerSecond += shard.records;
            beat.refusedPerSecond += shard.refused;
        }
    }
    const double seconds = std::max(0.001, double(frame.span.count()) / 1'000);
    beat.bytesPerSecond /= seconds;
    beat.recordsPerSecond /= seconds;
    beat.refusedPerSecond /= seconds;
    m_beats.push_back(beat);
}

bool RunHistory::addFrames(const world::World& world)
{
    const auto reached = [this] { return m_beats.empty() ? base::kWorldStart : m_beats.back().at; };
    const std::size_t before = m_beats.size();
    // Minutes hold what is older than an hour; seconds, being finer, come after.
    const base::Instant secondsFrom =
        world.seconds().isEmpty() ? base::kWorldEnd : world.seconds()[world.seconds().firstIndex()]->at;
    for (std::uint64_t i = firstAfter(world.minutes(), reached()); i < world.minutes().size(); ++i) {
        if (world.minutes()[i]->at < secondsFrom)
            add(*world.minutes()[i]);
    }
    for (std::uint64_t i = firstAfter(world.seconds(), reached()); i < world.seconds().size(); ++i)
        add(*world.seconds()[i]);
    const bool hasGrown = m_beats.size() > before;
    if (m_beats.size() > kMostBeats)
        fold();
    return hasGrown;
}

void RunHistory::addReshards(const world::World& world)
{
    const auto& control = world.service().calls().control();
    const std::uint64_t end = control.size();
    if (end <= m_controlCalls)
        return;
    for (std::uint64_t i = std::max(m_controlCalls, control.firstIndex()); i < end; ++i) {
        const streams::CallRecord& call = control[i];
        if (call.outcome != streams::Exception::None)
            continue;
        const bool isReshard = call.action == streams::Action::SplitShard || call.action == streams::Action::MergeShards
            || call.action == streams::Action::UpdateShardCount;
        if (isReshard)
            m_reshards.push_back({.at = call.at,
                .action = call.action,
                .stream = call.stream,
                .shard = call.shard,
                .scaler = scalerNamed(world, world.service().calls().callerName(call.caller))});
        if (call.action == streams::Action::UpdateStreamMode)
            m_modeSwitches[call.stream] = call.at;
    }
    m_controlCalls = end;
}

// What was done is marked by its calls, and waiting is nothing to look at.
void RunHistory::addDecisions(const world::World& world)
{
    using What = operations::ScalingDecision::What;
    for (const world::Actor& actor : world.actors()) {
        const auto* scaler = std::get_if<operations::Autoscaler>(&actor.client);
        if (scaler == nullptr)
            continue;
        const auto [last, isNew] = m_decided.try_emplace(actor.name, base::kWorldStart - base::Duration{1});
        const base::Instant looked = last->second;
        for (const operations::ScalingDecision& decision : scaler->decisions()) {
            if (decision.first <= looked)
                continue;
            last->second = decision.first;
            const bool isKeptBack = decision.what == What::Refused || decision.what == What::AtBound
                || decision.what == What::BlockedByAge || decision.what == What::FellBack;
            if (!isKeptBack)
                continue;
            m_reshards.push_back({.at = decision.first,
                .action = streams::Action::UpdateShardCount,
                .stream = static_cast<std::uint32_t>(scaler->stream()),
                .shard = {},
                .scaler = actor.name,
                .decision = decision});
        }
    }
}

// On demand nobody calls: the service's own splits are known by the shards that came since the stream was switched.
void RunHistory::addGrowth(const world::World& world)
{
    const std::vector<streams::Stream>& streams = world.service().streams();
    for (std::uint32_t index = 0; index < streams.size(); ++index) {
        const streams::Stream& stream = streams[index];
        if (!stream.map)
            continue;
        const std::vector<streams::Shard>& shards = stream.map->shards();
        const auto switched = m_modeSwitches.find(index);
        std::size_t& looked = m_shards[index];
        for (; looked < shards.size(); ++looked) {
            const streams::Shard& shard = shards[looked];
            const bool isSince = switched == m_modeSwitches.end() || shard.opened > switched->second;
            const bool isTold = !m_reshards.empty() && m_reshards.back().isByService()
                && m_reshards.back().stream == index && m_reshards.back().at == shard.opened;
            if (!stream.settings.isOnDemand() || !shard.parent || !shard.isKnown || !isSince || isTold)
                continue;
            const base::Instant at = shard.opened;
            ReshardMark mark{.at = at, .stream = index};
            for (const streams::Shard& each : shards) {
                mark.from += each.opened < at && (!each.closed || *each.closed >= at) ? 1 : 0;
                mark.to += each.opened <= at && (!each.closed || *each.closed > at) ? 1 : 0;
            }
            m_reshards.push_back(std::move(mark));
        }
    }
}

void RunHistory::fold()
{
    std::vector<Beat> folded;
    const std::size_t half = m_beats.size() / 2;
    std::size_t first = 0;
    while (first < half) {
        std::size_t end = first;
        base::Duration span{};
        while (end < half && span < base::Duration{60'000})
            span += m_beats[end++].span;
        folded.push_back(together(m_beats, first, end));
        first = end;
    }
    folded.insert(folded.end(), m_beats.begin() + std::ptrdiff_t(half), m_beats.end());
    m_beats = std::move(folded);
}

}
