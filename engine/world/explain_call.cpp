// Why? of a refused API call: the exact limit or precondition that refused it, its numbers at that moment,
// and what led there.
#include "world/explain_parts.h"

#include "base/units.h"
#include "streams/quotas.h"
#include "streams/request_rates.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace shardscope::world {

namespace {

using base::Instant;
using streams::CallRecord;
using streams::QuotaName;
using streams::Reason;

// The second in which something happened, or the last whole one before it while that is under way.
const Frame* secondOf(const World& world, Instant at)
{
    const auto& seconds = world.seconds();
    for (std::uint64_t i = seconds.size(); i > seconds.firstIndex(); --i) {
        const Frame& frame = *seconds[i - 1];
        if (frame.at - frame.span < at)
            return &frame;
    }
    return nullptr;
}

class CallQuestion {
public:
    CallQuestion(const World& world, const CallRecord& call) : m_world(world), m_call(call)
    {
        const auto& streams = world.service().streams();
        if (call.stream < streams.size())
            m_stream = &streams[call.stream];
        // A shard that a malformed request named need not exist.
        if (call.shard && m_stream != nullptr && m_stream->hasShard(*call.shard))
            m_shard = call.shard;
    }

    [[nodiscard]] Explanation answer();

private:
    [[nodiscard]] Cause cause(CauseCode code) const;
    [[nodiscard]] Cause limit(QuotaName name, std::int64_t value) const;
    void explainWrites(bool isByRecords);
    void explainReads();
    [[nodiscard]] std::int64_t readers() const;
    [[nodiscard]] Cause rate() const;
    [[nodiscard]] std::optional<streams::Barrier> barrierNow() const;
    [[nodiscard]] Cause precondition() const;
    [[nodiscard]] Cause updatesOfToday() const;

    const World& m_world;
    const CallRecord& m_call;
    const streams::Stream* m_stream = nullptr;
    std::optional<streams::ShardIndex> m_shard;
    Explanation m_answer;
};

Cause CallQuestion::cause(CauseCode code) const
{
    Cause cause = about(code, m_call.at);
    cause.shard = m_shard;
    cause.exception = m_call.outcome;
    cause.reason = m_call.reason;
    return cause;
}

Cause CallQuestion::limit(QuotaName name, std::int64_t value) const
{
    Cause reached = cause(CauseCode::LimitReached);
    reached.quota = name;
    reached.value = value;
    const streams::Service& service = m_world.service();
    const streams::Home& home =
        m_stream != nullptr ? service.homeOf(*m_stream) : service.homes()[number(service.homeOf(m_call.caller))];
    reached.limit = streams::quota(service.settings(), name, home.region);
    return reached;
}

Explanation CallQuestion::answer()
{
    if (!m_call.isRefused())
        return {};
    m_answer.verdict = Verdict::CallRefused;
    if (m_stream != nullptr)
        m_answer.stream = streams::StreamIndex{m_call.stream};
    const bool isPartial = m_call.outcome == streams::Exception::None;
    Cause refused = cause(isPartial ? CauseCode::EntriesRefused : CauseCode::CallRefused);
    const bool isInjected = m_call.reason == Reason::InjectedFault && m_call.fault != streams::kNoFault;
    if (isPartial)
        refused.exception = isInjected ? streams::exceptionOf(m_world.service().faults().rule(m_call.fault).error)
                                       : streams::Exception::ProvisionedThroughputExceeded;
    refused.value = m_call.refused;
    refused.limit = m_call.records;
    refused.text = m_call.detail;
    m_answer.causes.push_back(std::move(refused));
    if (isInjected)
        addFault(m_answer, m_world, m_call.fault, cause(CauseCode::FaultInjected));
    else if (m_call.reason == Reason::RecordsThrottled || m_call.reason == Reason::BytesThrottled)
        explainWrites(m_call.reason == Reason::RecordsThrottled);
    else if (m_call.reason == Reason::ReadThrottled)
        explainReads();
    else if (const auto barrier = barrierNow())
        addBarrier(m_answer, *barrier, m_world.service().calls().callerName(m_call.caller), m_call.action,
            std::nullopt);
    else if (m_call.reason != Reason::None)
        m_answer.causes.push_back(precondition());
    const bool isThrottledWrite = m_call.reason == Reason::RecordsThrottled || m_call.reason == Reason::BytesThrottled;
    if (isThrottledWrite && m_stream != nullptr && m_stream->settings.isOnDemand()) {
        // Splitting, which helps elsewhere, is not for anybody to do here.
        if (m_answer.remedies.empty()) {
            m_answer.remedies.emplace_back();
            m_answer.remedies.back().code = RemedyCode::SpreadKeys;
        }
    } else if (m_call.reason != Reason::None) {
        Remedy advice;
        advice.code = RemedyCode::Advice;
        advice.reason = m_call.reason;
        advice.shard = m_shard;
        if (m_stream != nullptr)
            advice.mode = m_stream->settings.mode;
        m_answer.remedies.push_back(std::move(advice));
    }
    return std::move(m_answer);
}

// What the shard was offered in that second; then, while it still refuses, why.
void CallQuestion::explainWrites(bool isByRecords)
{
    Cause reached = limit(isByRecords ? QuotaName::WriteRecordsPerSecond : QuotaName::WriteBytesPerSecond, 0);
    const Frame* second = secondOf(m_world, m_call.at);
    if (second != nullptr && m_shard) {
        if (const ShardSample* sample = sampleOf(*second, streams::StreamIndex{m_call.stream}, *m_shard))
            reached.value = isByRecords ? std::int64_t{sample->records} + sample->refused
                                        : std::int64_t{sample->bytes} + sample->refusedBytes;
    }
    m_answer.causes.push_back(std::move(reached));
    if (!m_shard)
        return;
    Explanation shard = whyShard(m_world, streams::StreamIndex{m_call.stream}, *m_shard);
    if (shard.verdict != Verdict::Throttled)
        return;
    m_answer.causes.insert(m_answer.causes.end(), std::make_move_iterator(shard.causes.begin()),
        std::make_move_iterator(shard.causes.end()));
    m_answer.remedies = std::move(shard.remedies);
}

// All pollers of a shard share five calls and 2 MiB a second, and records where those are counted: the one that was
// nearest its end.
void CallQuestion::explainReads()
{
    const streams::ServiceSettings& settings = m_world.service().settings();
    struct Share {
        QuotaName quota;
        std::int64_t taken;
        [[nodiscard]] std::int64_t perMille(const streams::ServiceSettings& of) const
        {
            const std::int64_t most = streams::quota(of, quota);
            return most > 0 ? taken * 1'000 / most : 0;
        }
    };
    // A large answer is paid back over seconds, so one second alone would not tell.
    constexpr std::int64_t kSeconds = 5;
    std::int64_t calls = 0;
    std::int64_t bytes = 0;
    std::int64_t records = 0;
    std::int64_t found = 0;
    for (std::int64_t back = 0; back < kSeconds && m_shard; ++back) {
        const Frame* second = secondOf(m_world, m_call.at - base::Duration{back * 1'000});
        const ShardSample* sample =
            second != nullptr ? sampleOf(*second, streams::StreamIndex{m_call.stream}, *m_shard) : nullptr;
        if (sample == nullptr)
            continue;
        calls += std::int64_t{sample->readCalls} + sample->readRefused;
        bytes += sample->readBytes;
        records += sample->readRecords;
        ++found;
    }
    found = std::max<std::int64_t>(found, 1);
    Share nearest{QuotaName::ReadCallsPerSecond, calls / found};
    if (const Share other{QuotaName::ReadBytesPerSecond, bytes / found};
        other.perMille(settings) > nearest.perMille(settings))
        nearest = other;
    if (const Share other{QuotaName::ReadRecordsPerSecond, records / found};
        m_world.service().limits().areReadRecordsCounted() && other.perMille(settings) > nearest.perMille(settings))
        nearest = other;
    if (m_call.action == streams::Action::GetShardIterator)
        nearest = {QuotaName::IteratorCallsPerSecond, 0};
    Cause shared = cause(CauseCode::SharedByReaders);
    shared.quota = nearest.quota;
    shared.value = nearest.taken;
    shared.limit = streams::quota(settings, *shared.quota);
    shared.before = readers();
    m_answer.causes.push_back(std::move(shared));
}

// Pollers of the stream, and whoever else has asked this shard for records within the minute before the call: programs,
// and you. Of iterators each account has its own.
std::int64_t CallQuestion::readers() const
{
    constexpr base::Duration kMinute{60'000};
    const streams::Service& service = m_world.service();
    const streams::CallLog& calls = service.calls();
    const auto shares = [&](streams::CallerIndex caller) {
        return m_call.action != streams::Action::GetShardIterator
            || service.accountOf(caller) == service.accountOf(m_call.caller);
    };
    std::set<streams::CallerIndex> callers{m_call.caller};
    const auto& recent = calls.recent();
    for (std::uint64_t i = recent.size(); i > recent.firstIndex(); --i) {
        const CallRecord& call = recent[i - 1];
        if (call.at < m_call.at - kMinute)
            break;
        const bool isRead =
            call.action == streams::Action::GetRecords || call.action == streams::Action::GetShardIterator;
        if (isRead && call.at <= m_call.at && call.stream == m_call.stream && call.shard == m_call.shard
            && shares(call.caller))
            callers.insert(call.caller);
    }
    std::int64_t quiet = 0; // pollers whose calls are in the log no more
    for (const Actor& actor : m_world.actors()) {
        const auto* poller = std::get_if<clients::Poller>(&actor.client);
        if (poller == nullptr || streams::number(poller->stream()) != m_call.stream)
            continue;
        const auto caller = calls.callerNamed(actor.name);
        quiet += !caller || (!callers.contains(*caller) && shares(*caller)) ? 1 : 0;
    }
    return static_cast<std::int64_t>(callers.size()) + quiet;
}

// How often the operation may be called, and by whom together.
Cause CallQuestion::rate() const
{
    const auto rate = m_call.action == streams::Action::SubscribeToShard
        ? std::optional{streams::kSubscribeRate}
        : streams::requestRate(m_world.service().settings().profile, m_call.action,
            m_world.service().settings().reshardRates);
    if (!rate)
        return cause(CauseCode::Precondition);
    Cause reached = cause(CauseCode::RateReached);
    reached.key = streams::actionName(m_call.action);
    reached.limit = rate->perSecond;
    reached.scope = rate->scope;
    return reached;
}

// The switch or the key that refused it, if that is still in the way.
std::optional<streams::Barrier> CallQuestion::barrierNow() const
{
    const streams::Service& service = m_world.service();
    const bool isDenied = m_call.reason == Reason::OperationDenied || m_call.reason == Reason::DeniedByPolicy
        || m_call.reason == Reason::NotShared;
    if (isDenied) {
        auto barrier = service.barrierOf(m_world.now(), m_call.caller, m_call.action,
            m_stream != nullptr ? std::optional{streams::StreamIndex{m_call.stream}} : std::nullopt);
        if (!barrier && m_call.action == streams::Action::CreateChannel)
            barrier = service.barrierOfRole(m_call.caller, {});
        return barrier;
    }
    const bool isKey = m_call.reason == Reason::KeyNotAllowed || m_call.reason == Reason::KeyDisabled
        || m_call.reason == Reason::KeyPendingDeletion || m_call.reason == Reason::KeyAbsent
        || m_call.reason == Reason::KeyOptInRequired || m_call.reason == Reason::KeyThrottled;
    if (!isKey || m_stream == nullptr)
        return std::nullopt;
    const bool isRead =
        m_call.action == streams::Action::GetRecords || m_call.action == streams::Action::SubscribeToShard;
    return service.barrierOfKey(m_call.caller, isRead ? streams::KeyUse::Decrypt : streams::KeyUse::GenerateDataKey,
        streams::StreamIndex{m_call.stream});
}

Cause CallQuestion::updatesOfToday() const
{
    constexpr base::Duration kDay{std::chrono::hours{24}};
    const std::vector<Instant>& updates = m_stream->countUpdates;
    const auto first =
        std::find_if(updates.begin(), updates.end(), [&](Instant update) { return update > m_call.at - kDay; });
    Cause often = limit(QuotaName::UpdateShardCountPerDay, std::distance(first, updates.end()));
    often.code = CauseCode::TooOften;
    often.before = first == updates.end() ? 0 : (*first + kDay - m_call.at).count();
    return often;
}

// What had to hold, with the numbers of it that are still known.
Cause CallQuestion::precondition() const
{
    switch (m_call.reason) {
    case Reason::CallTooLarge:
    case Reason::IteratorExpired:
    case Reason::TokenExpired:
    case Reason::TooManyTags:
    case Reason::OnDemandStreamQuota:
    case Reason::TooManyModeSwitchesToday:
    case Reason::TooManyEncryptionChangesToday:
    case Reason::ChannelQuota:
    case Reason::TooManyCreating:
    case Reason::TooManyConsumersCreating:
    case Reason::ShardQuota:
    case Reason::SubscriptionActive:
    case Reason::WarmThroughputQuota:
        return limit(streams::quotasBehind(m_call.reason).front(), 0);
    case Reason::TooManyRecords:
        return limit(QuotaName::PutRecordsMaxRecords, m_call.records);
    case Reason::RecordTooLarge: {
        Cause large = limit(QuotaName::MaxRecordBytes, 0);
        if (m_stream != nullptr)
            large.limit = m_stream->settings.maxRecordBytes; // UpdateMaxRecordSize may have raised it
        return large;
    }
    case Reason::ConsumerQuota:
        return m_stream != nullptr ? limit(m_world.service().consumerQuota(m_call.at, *m_stream),
                   static_cast<std::int64_t>(m_stream->consumers.size()))
                                   : limit(QuotaName::ConsumersPerStream, 0);
    case Reason::RateExceeded:
        return rate();
    case Reason::TooManyUpdatesToday:
        return m_stream != nullptr ? updatesOfToday() : limit(QuotaName::UpdateShardCountPerDay, 0);
    case Reason::StreamNotActive: {
        Cause busy = cause(CauseCode::StreamBusy);
        if (m_stream != nullptr && m_stream->statusUntil > m_call.at)
            busy.value = (m_stream->statusUntil - m_call.at).count();
        return busy;
    }
    case Reason::ShardNotOpen: {
        if (!m_shard || m_stream->map->shard(*m_shard).isOpen())
            return cause(CauseCode::Precondition); // of a merge it may be the other one
        const streams::Shard& shard = m_stream->map->shard(*m_shard);
        Cause closed = cause(CauseCode::ShardWasClosed);
        closed.at = *shard.closed;
        closed.value = static_cast<std::int64_t>(shard.children.size());
        return closed;
    }
    case Reason::CountOutOfBounds: {
        Cause bounds = cause(CauseCode::CountBounds);
        bounds.value =
            m_stream != nullptr && m_stream->map ? static_cast<std::int64_t>(m_stream->map->open().size()) : 0;
        bounds.before = base::divCeil(bounds.value, 2);
        bounds.limit = 2 * bounds.value;
        return bounds;
    }
    case Reason::None:
    case Reason::BadArgument:
    case Reason::StreamNotFound:
    case Reason::StreamExists:
    case Reason::ShardNotFound:
    case Reason::ShardsNotAdjacent:
    case Reason::SplitKeyOutsideShard:
    case Reason::ConsumersStillRegistered:
    case Reason::ConsumerNotFound:
    case Reason::ConsumerExists:
    case Reason::ConsumerNotActive:
    case Reason::RecordsThrottled:
    case Reason::BytesThrottled:
    case Reason::ReadThrottled:
    case Reason::IteratorInvalid:
    case Reason::DryRun:
    case Reason::WrongCapacityMode:
    case Reason::CommitmentMissing:
    case Reason::WarmThroughputInUse:
    case Reason::BadTag:
    case Reason::PolicyNotFound:
    case Reason::ChannelNotFound:
    case Reason::ChannelExists:
    case Reason::ChannelNotActive:
    case Reason::ChannelsStillThere:
    case Reason::OperationDenied:
    case Reason::DeniedByPolicy:
    case Reason::NotShared:
    case Reason::KeyNotAllowed:
    case Reason::KeyDisabled:
    case Reason::KeyPendingDeletion:
    case Reason::KeyAbsent:
    case Reason::KeyOptInRequired:
    case Reason::KeyThrottled:
    case Reason::InjectedFault:
    case Reason::OperationNotInProfile:
        break;
    }
    return cause(CauseCode::Precondition);
}

template <typename Log>
std::optional<WhyCall> newestRefusal(const streams::CallLog& calls, const Log& log, const std::string& caller)
{
    for (std::uint64_t i = log.size(); i > log.firstIndex(); --i) {
        const CallRecord& call = log[i - 1];
        const std::string& name = calls.callerName(call.caller);
        if (call.isRefused() && (caller.empty() || name == caller))
            return WhyCall{call, name};
    }
    return std::nullopt;
}

}

std::optional<WhyCall> lastRefusedCall(const World& world, const std::string& caller)
{
    const streams::CallLog& calls = world.service().calls();
    const auto data = newestRefusal(calls, calls.recent(), caller);
    const auto control = newestRefusal(calls, calls.control(), caller);
    return control && (!data || control->call.at > data->call.at) ? control : data;
}

Explanation whyCall(const World& world, const CallRecord& call) { return CallQuestion{world, call}.answer(); }

}
