#include "world/explain_parts.h"

#include "base/units.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace shardscope::world {

namespace {

using base::Duration;
using base::Instant;
using streams::ShardIndex;
using streams::StreamIndex;

constexpr std::int64_t kFull = 1'000;
// A poller that asks once a second is always about that far behind.
constexpr std::int64_t kLateMs = 5'000;
constexpr std::int64_t kGains = -100;

// What refuses a producer is the shard that refuses most.
Explanation whyRefused(const World& world, std::size_t actor, StreamIndex stream, const clients::PutCounts& total)
{
    Explanation answer;
    const auto& seconds = world.seconds();
    const auto refusedIn = [&](std::uint64_t frame) {
        const auto before = frame > seconds.firstIndex() && actor < seconds[frame - 1]->producers.size()
            ? seconds[frame - 1]->producers[actor].total
            : clients::PutCounts{};
        const clients::PutCounts after =
            actor < seconds[frame]->producers.size() ? seconds[frame]->producers[actor].total : before;
        return std::pair{static_cast<std::int64_t>(after.refused - before.refused),
            static_cast<std::int64_t>(after.attempts - before.attempts)};
    };
    const auto [refused, attempts] = seconds.isEmpty()
        ? std::pair{static_cast<std::int64_t>(total.refused), static_cast<std::int64_t>(total.attempts)}
        : refusedIn(seconds.size() - 1);
    if (refused == 0)
        return answer;
    const std::vector<ShardUse> uses = shardUses(world, stream);
    const auto worst = std::max_element(uses.begin(), uses.end(),
        [](const ShardUse& a, const ShardUse& b) { return a.refused < b.refused; });
    if (worst != uses.end() && worst->isThrottled())
        answer = whyShard(world, stream, worst->shard);
    Cause cause =
        aboutActor(CauseCode::WritesRefused, answer.causes.empty() ? world.now() : answer.causes.front().at, actor);
    cause.value = refused;
    cause.perMille = attempts > 0 ? refused * kFull / attempts : 0;
    answer.causes.insert(answer.causes.begin(), cause);
    answer.verdict = Verdict::Refused;
    return answer;
}

class ConsumerQuestion {
public:
    template <typename Consumer>
    ConsumerQuestion(const World& world, std::size_t actor, const Consumer& consumer)
        : m_world(world), m_actor(actor), m_stream(consumer.stream()), m_config(consumer.config()),
          m_readers(consumer.readers())
    {
    }

    [[nodiscard]] Explanation answer();

private:
    [[nodiscard]] std::optional<ShardIndex> latestShard() const;
    void explainWaiting();
    void explainSharing(ShardIndex shard, const ShardUse& use);
    void explainProcessing(ShardIndex shard, const ShardUse& use);

    const World& m_world;
    std::size_t m_actor;
    StreamIndex m_stream;
    const clients::ConsumerConfig& m_config;
    const std::vector<clients::Reader>& m_readers;
    Instant m_began{};
    Explanation m_answer;
};

Explanation ConsumerQuestion::answer()
{
    const std::vector<ConsumerUse> uses = consumerUses(m_world, m_stream);
    const auto use =
        std::find_if(uses.begin(), uses.end(), [this](const ConsumerUse& each) { return each.actor == m_actor; });
    if (use == uses.end())
        return {};
    const bool isGaining = use->growthPerSecond <= kGains;
    const bool isLate = use->ageMs >= std::max(kLateMs, 3 * m_config.pollInterval.count());
    if (!isLate && !m_config.isPaused)
        return {};
    m_began = beganAt(m_world, [&](const Frame& frame) {
        return m_actor < frame.consumers.size() && frame.consumers[m_actor].ageMs >= kLateMs;
    });
    m_answer.verdict = isGaining ? Verdict::CatchingUp : Verdict::Late;
    Cause behind = aboutActor(isGaining ? CauseCode::ConsumerGains : CauseCode::ConsumerBehind, m_began, m_actor);
    behind.value = use->ageMs;
    if (isGaining)
        behind.before = use->ageMs * 1'000 / -use->growthPerSecond;
    m_answer.causes.push_back(behind);

    if (m_config.isPaused) {
        m_answer.causes.push_back(aboutActor(CauseCode::ConsumerPaused, m_began, m_actor));
        Remedy resume;
        resume.code = RemedyCode::Resume;
        resume.actor = m_actor;
        resume.commands.emplace_back(SetConsumerProcessing{m_config.name, m_config.processingRate, false});
        m_answer.remedies.push_back(std::move(resume));
        return std::move(m_answer);
    }
    explainWaiting();
    if (const std::optional<ShardIndex> shard = latestShard()) {
        const std::vector<ShardUse> shards = shardUses(m_world, m_stream);
        if (const ShardUse* worst = useOf(shards, *shard)) {
            explainProcessing(*shard, *worst);
            if (m_config.kind == clients::ConsumerConfig::Kind::Shared)
                explainSharing(*shard, *worst);
        }
    }
    if (m_answer.causes.size() == 1 && m_config.kind == clients::ConsumerConfig::Kind::Shared
        && m_config.pollInterval > Duration{1'000}) {
        Cause seldom = aboutActor(CauseCode::PollsSeldom, m_began, m_actor);
        seldom.value = m_config.pollInterval.count();
        m_answer.causes.push_back(seldom);
    }
    return std::move(m_answer);
}

// The open shard whose oldest unread record is oldest.
std::optional<ShardIndex> ConsumerQuestion::latestShard() const
{
    const auto& seconds = m_world.seconds();
    if (seconds.isEmpty() || m_actor >= seconds.back()->consumers.size())
        return std::nullopt;
    const std::vector<std::uint32_t>& ages = seconds.back()->consumers[m_actor].shardAgeMs;
    std::optional<ShardIndex> oldest;
    for (const ShardIndex shard : m_world.service().stream(m_stream).map->open()) {
        const std::size_t index = streams::number(shard);
        if (index < ages.size() && (!oldest || ages[index] > ages[streams::number(*oldest)]))
            oldest = shard;
    }
    return oldest;
}

// Children wait until what their parents still hold has been read.
void ConsumerQuestion::explainWaiting()
{
    const streams::Stream& stream = m_world.service().stream(m_stream);
    std::optional<Cause> most;
    for (const ShardIndex open : stream.map->open()) {
        const std::size_t i = streams::number(open);
        using State = clients::Reader::State;
        const State state = i < m_readers.size() ? m_readers[i].state : State::Absent;
        if (state != State::Absent && state != State::Waiting)
            continue;
        const streams::Shard& shard = stream.map->shard(open);
        for (const auto& parent : {shard.parent, shard.adjacentParent}) {
            if (!parent || streams::number(*parent) >= m_readers.size())
                continue;
            const clients::Reader& reader = m_readers[streams::number(*parent)];
            if (reader.state != State::Reading)
                continue;
            const std::uint64_t stored = stream.lines[streams::number(*parent)].stored;
            const auto unread = static_cast<std::int64_t>(stored - std::min(stored, reader.next));
            if (most && unread <= most->value)
                continue;
            most = aboutActor(CauseCode::WaitsForParent, shard.opened, m_actor);
            most->shard = parent;
            most->value = unread;
        }
    }
    if (most)
        m_answer.causes.push_back(*most);
}

void ConsumerQuestion::explainProcessing(ShardIndex shard, const ShardUse& use)
{
    const std::int64_t arriving = use.stored.recordsPerSecond;
    if (m_config.processingRate == 0 || m_config.processingRate > arriving * 11 / 10)
        return;
    Cause slow = aboutActor(CauseCode::ProcessingTooSlow, m_began, m_actor);
    slow.shard = shard;
    slow.value = m_config.processingRate;
    slow.limit = arriving;
    m_answer.causes.push_back(slow);
    Remedy faster;
    faster.code = RemedyCode::ProcessFaster;
    faster.actor = m_actor;
    faster.value = base::divCeil(arriving * 3 / 2, 50) * 50;
    faster.commands.emplace_back(SetConsumerProcessing{m_config.name, faster.value, false});
    m_answer.remedies.push_back(std::move(faster));
}

void ConsumerQuestion::explainSharing(ShardIndex shard, const ShardUse& use)
{
    const streams::Profile profile = m_world.service().settings().profile;
    std::int64_t pollers = 0;
    for (const Actor& actor : m_world.actors()) {
        const auto* poller = std::get_if<clients::Poller>(&actor.client);
        if (poller != nullptr && poller->stream() == m_stream)
            ++pollers;
    }
    const std::int64_t pipe = streams::quota(profile, streams::QuotaName::ReadBytesPerSecond);
    if (use.readBytes * 10 >= pipe * 9) {
        Cause shared = aboutActor(CauseCode::PipeIsShared, m_began, m_actor);
        shared.shard = shard;
        shared.value = use.readBytes;
        shared.limit = pipe;
        shared.before = pollers;
        m_answer.causes.push_back(shared);
    }
    if (use.readRefused > 0) {
        Cause calls = aboutActor(CauseCode::CallsAreShared, m_began, m_actor);
        calls.shard = shard;
        calls.value = use.readRefused;
        calls.limit = streams::quota(profile, streams::QuotaName::ReadCallsPerSecond);
        calls.before = pollers;
        m_answer.causes.push_back(calls);
    }
}

}

Explanation whyProducer(const World& world, std::size_t actor)
{
    Explanation answer;
    visitSender(world.actors()[actor].client,
        [&](const auto& sender) { answer = whyRefused(world, actor, sender.stream(), sender.counts()); });
    return answer;
}

Explanation whyConsumer(const World& world, std::size_t actor)
{
    Explanation answer;
    visitReader(world.actors()[actor].client, [&](const auto& reader) {
        if (world.service().stream(reader.stream()).map)
            answer = ConsumerQuestion{world, actor, reader}.answer();
    });
    return answer;
}

}
