#include "world/explain_parts.h"

#include "base/units.h"
#include "world/consumer_queries.h"

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
constexpr std::int64_t kGains = -100;

// What refuses a producer is the shard that refuses most.
Explanation whyRefused(const World& world, std::size_t actor, StreamIndex stream, const clients::PutCounts& total)
{
    const streams::Service& service = world.service();
    const std::string& name = world.actors()[actor].name;
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
    const auto caller = service.calls().callerNamed(name);
    const auto barrier = caller ? service.barrierOfWrite(world.now(), *caller, stream) : std::nullopt;
    const FaultsMet faults = faultsMet(world, name);
    if (barrier)
        addBarrier(answer, *barrier, name, streams::Action::PutRecords, actor);
    else if (worst != uses.end() && worst->isThrottled())
        answer = whyShard(world, stream, worst->shard);
    if (!barrier)
        addFaults(answer, world, faults, actor);
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
          m_readers(consumer.readers()), m_blocked(consumer.failures().longestBlocked()), m_slips(consumer.slips())
    {
    }

    [[nodiscard]] Explanation answer();

private:
    struct SharedReads {
        std::int64_t bytes = 0; // a second, by all pollers
        std::int64_t records = 0;
        std::int64_t refusedCalls = 0;
    };

    [[nodiscard]] SharedReads sharedReads(ShardIndex shard) const;
    [[nodiscard]] std::optional<ShardIndex> latestShard() const;
    [[nodiscard]] std::optional<ShardIndex> mostRefusingShard(const std::vector<ShardUse>& uses) const;
    [[nodiscard]] bool isShared() const { return m_config.kind == clients::ConsumerConfig::Kind::Shared; }
    [[nodiscard]] bool isContended() const;
    [[nodiscard]] std::optional<streams::Barrier> barrier(streams::Action& action) const;
    [[nodiscard]] Explanation answerBarred(const ConsumerUse& use, const streams::Barrier& barrier,
        streams::Action action);
    [[nodiscard]] Explanation answerBlocked(const ConsumerUse& use);
    void offerBisect(const clients::BatchPiece& piece);
    void explainSlips();
    void addSlip(clients::Slip::Cause cause, CauseCode code);
    void offerPolicy(RemedyCode code, const clients::ShardPolicy& policy);
    void explainPause();
    void explainWaiting();
    void explainSharing(ShardIndex shard);
    void explainProcessing(ShardIndex shard, const ShardUse& use);
    void offerFaster(std::int64_t arriving);
    void offerFanOut();

    const World& m_world;
    std::size_t m_actor;
    StreamIndex m_stream;
    const clients::ConsumerConfig& m_config;
    const std::vector<clients::Reader>& m_readers;
    const clients::FailedBatch* m_blocked; // null when nothing fails
    const clients::Slips& m_slips;
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
    if (m_blocked != nullptr && !m_config.isPaused)
        return answerBlocked(*use);
    streams::Action action{};
    if (const auto barred = m_config.isPaused ? std::nullopt : barrier(action))
        return answerBarred(*use, *barred, action);
    const bool isLate = use->ageMs >= lateFrom(m_config).count();
    if (!isLate && !m_config.isPaused && !isContended()) {
        if (m_slips.missed() > 0)
            m_answer.verdict = Verdict::Missed;
        else if (m_slips.outOfOrder() > 0)
            m_answer.verdict = Verdict::OutOfOrder;
        explainSlips();
        return std::move(m_answer);
    }
    const bool isGaining = isLate && use->growthPerSecond <= kGains;
    m_began = beganAt(m_world, [&](const Frame& frame) {
        return m_actor < frame.consumers.size()
            && (isLate || m_config.isPaused ? frame.consumers[m_actor].ageMs >= lateFrom(m_config).count()
                                            : frame.consumers[m_actor].refusedCalls > 0);
    });
    const FaultsMet faults = m_config.isPaused ? FaultsMet{} : faultsMet(m_world, m_config.name);
    m_answer.verdict = isGaining      ? Verdict::CatchingUp
        : isLate || m_config.isPaused ? Verdict::Late
        : faults.calls > 0            ? Verdict::Failing
                                      : Verdict::Contended;
    Cause behind = aboutActor(isGaining ? CauseCode::ConsumerGains : CauseCode::ConsumerBehind, m_began, m_actor);
    behind.value = use->ageMs;
    if (isGaining)
        behind.before = use->ageMs * 1'000 / -use->growthPerSecond;
    m_answer.causes.push_back(behind);
    addFaults(m_answer, m_world, faults, m_actor);
    const std::vector<ShardUse> shards = shardUses(m_world, m_stream);
    const std::optional<ShardIndex> shard = isLate ? latestShard() : mostRefusingShard(shards);
    const ShardUse* worst = shard ? useOf(shards, *shard) : nullptr;
    if (m_config.isPaused) {
        explainPause();
        if (worst != nullptr)
            explainProcessing(*shard, *worst);
        explainSlips();
        return std::move(m_answer);
    }
    if (isLate)
        explainWaiting();
    if (worst != nullptr) {
        if (isLate)
            explainProcessing(*shard, *worst);
        if (isShared())
            explainSharing(*shard);
    }
    if (m_answer.causes.size() == 1 && isShared() && m_config.pollInterval > Duration{1'000}) {
        Cause seldom = aboutActor(CauseCode::PollsSeldom, m_began, m_actor);
        seldom.value = m_config.pollInterval.count();
        m_answer.causes.push_back(seldom);
        offerFanOut();
    }
    // What gains could gain faster.
    if (isGaining && m_answer.remedies.empty() && worst != nullptr)
        offerFaster(std::max(m_config.processingRate, worst->stored.recordsPerSecond));
    explainSlips();
    return std::move(m_answer);
}

// What it has not got, or got in the wrong order, stays so however well it keeps up.
void ConsumerQuestion::explainSlips()
{
    using Cause = clients::Slip::Cause;
    clients::ShardPolicy policy = m_config.shards;
    addSlip(Cause::ChildAtLatest, CauseCode::OpenedAtLatest);
    addSlip(Cause::RenewedAtLatest, CauseCode::RenewedAtLatest);
    addSlip(Cause::ParentAfterChild, CauseCode::ReadChildrenFirst);
    if (m_slips.count(Cause::ChildAtLatest) > 0) {
        policy.children = clients::ShardPolicy::Children::TrimHorizon;
        offerPolicy(RemedyCode::ChildrenFromStart, policy);
    }
    policy = m_config.shards;
    if (m_slips.count(Cause::RenewedAtLatest) > 0) {
        policy.renewal = clients::ShardPolicy::Renewal::AfterSequenceNumber;
        offerPolicy(RemedyCode::KeepCheckpoints, policy);
    }
    policy = m_config.shards;
    if (m_slips.outOfOrder() > 0) {
        policy.blocksOnParents = true;
        offerPolicy(RemedyCode::BlockOnParents, policy);
    }
}

void ConsumerQuestion::addSlip(clients::Slip::Cause of, CauseCode code)
{
    if (m_slips.count(of) == 0)
        return;
    Cause cause = aboutActor(code, m_world.now(), m_actor);
    cause.value = static_cast<std::int64_t>(m_slips.count(of));
    cause.before = m_config.shards.discovery.count();
    for (const clients::Slip& slip : m_slips.latest()) {
        if (slip.cause != of)
            continue;
        cause.at = slip.since;
        cause.shard = slip.shard;
    }
    m_answer.causes.push_back(cause);
}

// Nothing where it has been done already.
void ConsumerQuestion::offerPolicy(RemedyCode code, const clients::ShardPolicy& policy)
{
    if (policy == m_config.shards)
        return;
    Remedy remedy;
    remedy.code = code;
    remedy.actor = m_actor;
    remedy.commands.emplace_back(SetConsumerShardPolicy{m_config.name, policy});
    m_answer.remedies.push_back(std::move(remedy));
}

// Refused a call in most of the last seconds: one or two meet by chance wherever there are two pollers.
bool ConsumerQuestion::isContended() const { return readRate(m_world, m_actor, Duration{10'000}).refusedCalls > 0; }

std::optional<ShardIndex> ConsumerQuestion::mostRefusingShard(const std::vector<ShardUse>& uses) const
{
    const auto most = std::max_element(uses.begin(), uses.end(),
        [](const ShardUse& a, const ShardUse& b) { return a.readRefused < b.readRefused; });
    return most == uses.end() ? std::nullopt : std::optional{most->shard};
}

// What it is refused of all that it calls, or on any shard that it reads.
std::optional<streams::Barrier> ConsumerQuestion::barrier(streams::Action& action) const
{
    const streams::Service& service = m_world.service();
    const auto caller = service.calls().callerNamed(m_config.name);
    if (!caller)
        return std::nullopt;
    using streams::Action;
    const std::vector<Action> calls = isShared()
        ? std::vector{Action::GetShardIterator, Action::GetRecords}
        : std::vector{Action::RegisterStreamConsumer, Action::SubscribeToShard};
    for (const Action call : calls) {
        action = call;
        // What was registered in time needs no registration.
        if (call == Action::RegisterStreamConsumer && !m_readers.empty())
            continue;
        if (auto barrier = service.barrierOf(m_world.now(), *caller, call, m_stream))
            return barrier;
    }
    for (std::uint32_t i = 0; i < m_readers.size(); ++i) {
        if (m_readers[i].state != clients::Reader::State::Reading)
            continue;
        if (auto barrier = service.barrierOfRead(m_world.now(), *caller, m_stream, ShardIndex{i}, m_readers[i].next))
            return barrier;
    }
    return std::nullopt;
}

Explanation ConsumerQuestion::answerBarred(const ConsumerUse& use, const streams::Barrier& barrier,
    streams::Action action)
{
    m_answer.verdict = Verdict::Barred;
    Cause behind = aboutActor(CauseCode::ConsumerBehind, barrier.since, m_actor);
    behind.value = use.ageMs;
    if (use.ageMs > 0)
        m_answer.causes.push_back(behind);
    addBarrier(m_answer, barrier, m_config.name, action, m_actor);
    return std::move(m_answer);
}

// Late because the batch fails, because of the record, because of what is done about it.
Explanation ConsumerQuestion::answerBlocked(const ConsumerUse& use)
{
    const streams::Stream& stream = m_world.service().stream(m_stream);
    const clients::BatchPiece& piece = m_blocked->frontPiece();
    const ShardIndex shard = m_blocked->shard;
    m_began = *m_blocked->since;
    m_answer.verdict = Verdict::Blocked;
    Cause behind = aboutActor(CauseCode::ConsumerBehind, m_began, m_actor);
    behind.value = use.ageMs;
    m_answer.causes.push_back(behind);
    Cause fails = aboutActor(CauseCode::BatchFails, m_began, m_actor);
    fails.shard = shard;
    fails.value = m_blocked->failures;
    fails.limit = static_cast<std::int64_t>(piece.end - piece.next);
    fails.before = (m_world.now() - m_began).count();
    m_answer.causes.push_back(fails);
    const std::uint64_t culprit = *m_blocked->culprit;
    if (culprit >= stream.logs[streams::number(shard)].firstKept()) {
        const streams::Row row = stream.logs[streams::number(shard)].row(culprit);
        Cause poison = aboutShard(CauseCode::RecordIsPoison, row.arrival(), shard);
        poison.key = m_world.service().keyText(row.key);
        poison.value = static_cast<std::int64_t>(culprit + 1);
        m_answer.causes.push_back(poison);
    }
    Cause policy = aboutActor(CauseCode::TriesWholeBatch, m_began, m_actor);
    policy.limit = m_config.onFailure.maximumRetryAttempts;
    policy.before = m_blocked->isWorking ? 0 : (m_blocked->due - m_world.now()).count();
    if (!m_config.onFailure.bisectBatchOnFunctionError)
        m_answer.causes.push_back(policy);
    offerBisect(piece);
    if (!stream.firstPoison(shard, culprit, culprit + 1))
        return std::move(m_answer); // healed: the next attempt will find out
    Remedy heal;
    heal.code = RemedyCode::HealRecord;
    heal.shard = shard;
    heal.value = static_cast<std::int64_t>(culprit + 1);
    heal.commands.emplace_back(streams::HealRecordRequest{stream.reference, streams::shardId(shard), culprit});
    m_answer.remedies.push_back(std::move(heal));
    return std::move(m_answer);
}

// Cutting finds the record; a limit lets it go. What is set beside these stays.
void ConsumerQuestion::offerBisect(const clients::BatchPiece& piece)
{
    constexpr std::int64_t kRetries = 2;
    clients::FailurePolicy policy = m_config.onFailure;
    policy.bisectBatchOnFunctionError = true;
    if (policy.maximumRetryAttempts == clients::FailurePolicy::kEndless)
        policy.maximumRetryAttempts = kRetries;
    if (policy == m_config.onFailure)
        return;
    Remedy bisect;
    bisect.code = RemedyCode::Bisect;
    bisect.actor = m_actor;
    bisect.value = policy.maximumRetryAttempts;
    bisect.limit = static_cast<std::int64_t>(piece.end - piece.next);
    bisect.commands.emplace_back(SetConsumerFailurePolicy{m_config.name, policy});
    m_answer.remedies.push_back(std::move(bisect));
}

void ConsumerQuestion::explainPause()
{
    m_answer.causes.push_back(aboutActor(CauseCode::ConsumerPaused, m_began, m_actor));
    Remedy resume;
    resume.code = RemedyCode::Resume;
    resume.actor = m_actor;
    resume.commands.emplace_back(SetConsumerProcessing{m_config.name, m_config.processingRate, false});
    m_answer.remedies.push_back(std::move(resume));
}

// Half as much again as must be worked through, so that the backlog shrinks; it goes on if it was paused. Of two
// causes, the one that asks for more decides.
void ConsumerQuestion::offerFaster(std::int64_t arriving)
{
    const std::int64_t rate = base::divCeil(arriving * 3 / 2, 50) * 50;
    if (m_config.processingRate == 0 || rate == 0)
        return;
    auto& remedies = m_answer.remedies;
    const auto offered = std::find_if(remedies.begin(), remedies.end(),
        [](const Remedy& remedy) { return remedy.code == RemedyCode::ProcessFaster; });
    Remedy& faster = offered == remedies.end() ? remedies.emplace_back() : *offered;
    if (faster.value >= rate)
        return;
    faster.code = RemedyCode::ProcessFaster;
    faster.actor = m_actor;
    faster.value = rate;
    faster.commands = {SetConsumerProcessing{m_config.name, rate, false}};
}

void ConsumerQuestion::offerFanOut()
{
    if (!isShared())
        return;
    Remedy fanOut;
    fanOut.code = RemedyCode::ToFanOut;
    fanOut.actor = m_actor;
    fanOut.value = fanOutCost(m_world, m_stream, kLatencyWindow).count();
    fanOut.commands.emplace_back(SetConsumerKind{m_config.name, clients::ConsumerConfig::Kind::FanOut});
    m_answer.remedies.push_back(std::move(fanOut));
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
    if (!most)
        return;
    m_answer.causes.push_back(*most);
    // Twice as fast, the parent is empty in half the time.
    offerFaster(m_config.processingRate * 4 / 3);
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
    offerFaster(arriving);
}

// Over ten seconds: after a read of 10 MiB nothing is served for five.
ConsumerQuestion::SharedReads ConsumerQuestion::sharedReads(ShardIndex shard) const
{
    constexpr std::uint64_t kSeconds = 10;
    const auto& seconds = m_world.seconds();
    const std::uint64_t kept = std::min(seconds.size() - seconds.firstIndex(), kSeconds);
    SharedReads sum;
    for (std::uint64_t i = seconds.size() - kept; i < seconds.size(); ++i) {
        const auto stream = static_cast<std::size_t>(m_stream);
        if (stream >= seconds[i]->streams.size() || streams::number(shard) >= seconds[i]->streams[stream].shards.size())
            continue;
        const ShardSample& sample = seconds[i]->streams[stream].shards[streams::number(shard)];
        sum.bytes += sample.readBytes;
        sum.records += sample.readRecords;
        sum.refusedCalls += sample.readRefused;
    }
    const auto count = static_cast<std::int64_t>(std::max<std::uint64_t>(kept, 1));
    return {sum.bytes / count, sum.records / count, base::divCeil(sum.refusedCalls, count)};
}

void ConsumerQuestion::explainSharing(ShardIndex shard)
{
    const SharedReads reads = sharedReads(shard);
    const streams::ServiceSettings& settings = m_world.service().settings();
    std::int64_t pollers = 0;
    for (const Actor& actor : m_world.actors()) {
        const auto* poller = std::get_if<clients::Poller>(&actor.client);
        if (poller != nullptr && poller->stream() == m_stream)
            ++pollers;
    }
    const std::int64_t pipe = streams::quota(settings, streams::QuotaName::ReadBytesPerSecond);
    if (reads.bytes * 10 >= pipe * 9) {
        Cause shared = aboutActor(CauseCode::PipeIsShared, m_began, m_actor);
        shared.shard = shard;
        shared.value = reads.bytes;
        shared.limit = pipe;
        shared.before = pollers;
        m_answer.causes.push_back(shared);
        offerFanOut();
        return;
    }
    const std::int64_t mostRecords = streams::quota(settings, streams::QuotaName::ReadRecordsPerSecond);
    if (m_world.service().limits().areReadRecordsCounted() && reads.records * 10 >= mostRecords * 9) {
        Cause shared = aboutActor(CauseCode::SharedByReaders, m_began, m_actor);
        shared.shard = shard;
        shared.quota = streams::QuotaName::ReadRecordsPerSecond;
        shared.value = reads.records;
        shared.limit = mostRecords;
        shared.before = pollers;
        m_answer.causes.push_back(shared);
        offerFanOut();
    } else if (reads.refusedCalls > 0) {
        Cause calls = aboutActor(CauseCode::CallsAreShared, m_began, m_actor);
        calls.shard = shard;
        calls.value = reads.refusedCalls;
        calls.limit = streams::quota(settings, streams::QuotaName::ReadCallsPerSecond);
        calls.before = pollers;
        m_answer.causes.push_back(calls);
        offerFanOut();
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
