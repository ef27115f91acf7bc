#include "streams/call_log.h"

#include "base/check.h"

#include <algorithm>

namespace shardscope::streams {

std::string_view actionName(Action action)
{
    switch (action) {
    case Action::CreateStream:
        return "CreateStream";
    case Action::DeleteStream:
        return "DeleteStream";
    case Action::DescribeStreamSummary:
        return "DescribeStreamSummary";
    case Action::ListShards:
        return "ListShards";
    case Action::SplitShard:
        return "SplitShard";
    case Action::MergeShards:
        return "MergeShards";
    case Action::UpdateShardCount:
        return "UpdateShardCount";
    case Action::IncreaseStreamRetentionPeriod:
        return "IncreaseStreamRetentionPeriod";
    case Action::DecreaseStreamRetentionPeriod:
        return "DecreaseStreamRetentionPeriod";
    case Action::RegisterStreamConsumer:
        return "RegisterStreamConsumer";
    case Action::DeregisterStreamConsumer:
        return "DeregisterStreamConsumer";
    case Action::PutRecord:
        return "PutRecord";
    case Action::PutRecords:
        return "PutRecords";
    case Action::GetShardIterator:
        return "GetShardIterator";
    case Action::GetRecords:
        return "GetRecords";
    case Action::SubscribeToShard:
        return "SubscribeToShard";
    case Action::DescribeStream:
        return "DescribeStream";
    case Action::ListStreams:
        return "ListStreams";
    case Action::DescribeLimits:
        return "DescribeLimits";
    case Action::DescribeStreamConsumer:
        return "DescribeStreamConsumer";
    case Action::ListStreamConsumers:
        return "ListStreamConsumers";
    case Action::AddTagsToStream:
        return "AddTagsToStream";
    case Action::RemoveTagsFromStream:
        return "RemoveTagsFromStream";
    case Action::ListTagsForStream:
        return "ListTagsForStream";
    case Action::TagResource:
        return "TagResource";
    case Action::UntagResource:
        return "UntagResource";
    case Action::ListTagsForResource:
        return "ListTagsForResource";
    case Action::PutResourcePolicy:
        return "PutResourcePolicy";
    case Action::GetResourcePolicy:
        return "GetResourcePolicy";
    case Action::DeleteResourcePolicy:
        return "DeleteResourcePolicy";
    case Action::EnableEnhancedMonitoring:
        return "EnableEnhancedMonitoring";
    case Action::DisableEnhancedMonitoring:
        return "DisableEnhancedMonitoring";
    case Action::StartStreamEncryption:
        return "StartStreamEncryption";
    case Action::StopStreamEncryption:
        return "StopStreamEncryption";
    case Action::UpdateStreamMode:
        return "UpdateStreamMode";
    case Action::UpdateStreamWarmThroughput:
        return "UpdateStreamWarmThroughput";
    case Action::UpdateMaxRecordSize:
        return "UpdateMaxRecordSize";
    case Action::UpdateStreamRecordDistributionStrategy:
        return "UpdateStreamRecordDistributionStrategy";
    case Action::DescribeAccountSettings:
        return "DescribeAccountSettings";
    case Action::UpdateAccountSettings:
        return "UpdateAccountSettings";
    case Action::CreateChannel:
        return "CreateChannel";
    case Action::DescribeChannel:
        return "DescribeChannel";
    case Action::ListChannels:
        return "ListChannels";
    case Action::DeleteChannel:
        return "DeleteChannel";
    case Action::UpdateChannel:
        return "UpdateChannel";
    }
    return "";
}

bool isDataCall(Action action)
{
    return action == Action::PutRecord || action == Action::PutRecords || action == Action::GetShardIterator
        || action == Action::GetRecords || action == Action::SubscribeToShard;
}

CallRecord CallRecord::refusedWith(const Refusal& refusal) &&
{
    outcome = refusal.exception;
    reason = refusal.reason;
    refused = records;
    detail += (detail.empty() ? "" : ": ") + refusal.message;
    return std::move(*this);
}

std::optional<CallerIndex> CallLog::callerNamed(std::string_view name) const
{
    const auto found = std::find_if(m_callers->begin(), m_callers->end(),
        [name](const Caller& caller) { return caller.name == name; });
    if (found == m_callers->end())
        return std::nullopt;
    return CallerIndex{static_cast<std::uint32_t>(found - m_callers->begin())};
}

CallerIndex CallLog::caller(std::string_view name)
{
    if (const auto known = callerNamed(name))
        return *known;
    const CallerIndex index{static_cast<std::uint32_t>(m_callers->size())};
    auto callers = std::make_shared<std::vector<Caller>>(*m_callers);
    callers->push_back({std::string{name}});
    m_callers = std::move(callers);
    return index;
}

void CallLog::markOutside(CallerIndex caller)
{
    if (isOutside(caller))
        return;
    auto callers = std::make_shared<std::vector<Caller>>(*m_callers);
    callers->at(static_cast<std::uint32_t>(caller)).isOutside = true;
    m_callers = std::move(callers);
    m_hasOutside = true;
}

bool CallLog::isOutside(CallerIndex caller) const
{
    return m_callers->at(static_cast<std::uint32_t>(caller)).isOutside;
}

const std::string& CallLog::callerName(CallerIndex caller) const
{
    return m_callers->at(static_cast<std::uint32_t>(caller)).name;
}

void CallLog::add(CallRecord call)
{
    const std::int64_t second = call.at.time_since_epoch().count() / 1'000;
    if (isDataCall(call.action)) {
        count(call);
        if (!m_second.empty() && m_second.front().second != second)
            closeSecond();
        const auto fold = std::find_if(m_second.begin(), m_second.end(), [&call](const CallFold& f) {
            return f.caller == call.caller && f.action == call.action && f.outcome == call.outcome;
        });
        if (fold == m_second.end()) {
            m_second.push_back({second, call.caller, call.action, call.outcome, 1, call.records, call.refused});
        } else {
            ++fold->calls;
            fold->records += call.records;
            fold->refused += call.refused;
        }
    } else {
        m_control.append(call);
    }
    m_recent.append(std::move(call));
    if (m_recent.size() > kWholeCalls)
        m_recent.dropBefore(m_recent.size() - kWholeCalls);
}

void CallTimes::add(base::Duration time)
{
    ++calls;
    total += time;
    longest = std::max(longest, time);
}

void CallLog::noteTime(const CallRecord& call)
{
    DataCallTimes& times = m_times[call.stream].at(call.at);
    if (call.action == Action::GetRecords)
        times.getRecords.add(call.delay);
    else
        (call.action == Action::PutRecord ? times.putRecord : times.putRecords).add(call.delay);
}

void CallLog::count(const CallRecord& call)
{
    const bool isCounted =
        call.action == Action::PutRecord || call.action == Action::PutRecords || call.action == Action::GetRecords;
    if (!isCounted || call.stream == kNoStream || call.outcome == Exception::DryRunOperation)
        return;
    if (m_counts.size() <= call.stream) {
        m_counts.resize(call.stream + std::size_t{1});
        m_times.resize(m_counts.size());
    }
    DataCounts& counts = m_counts[call.stream];
    const auto add = [&counts](DataCount what, std::uint64_t value) {
        counts[static_cast<std::size_t>(what)] += value;
    };
    const bool isAccepted = call.outcome == Exception::None;
    const bool isSuccess = isAccepted && (call.action != Action::PutRecords || call.refused < call.records);
    if (isSuccess)
        noteTime(call);
    const auto bytes = isAccepted ? static_cast<std::uint64_t>(call.bytes) : 0;
    if (call.action == Action::GetRecords) {
        add(DataCount::GetRecordsRefused, isAccepted ? 0 : 1);
    } else if (call.action == Action::PutRecord) {
        add(DataCount::PutRecordCalls, 1);
        add(DataCount::PutRecordSuccess, isSuccess ? 1 : 0);
        add(DataCount::PutRecordBytes, bytes);
    } else {
        add(DataCount::PutRecordsCalls, 1);
        add(DataCount::PutRecordsBytes, bytes);
        if (!isAccepted)
            return;
        add(DataCount::PutRecordsSuccess, isSuccess ? 1 : 0);
        add(DataCount::PutRecordsTotal, call.records);
        add(DataCount::PutRecordsThrottled, call.refused - call.failed);
        add(DataCount::PutRecordsFailed, call.failed);
    }
}

void CallLog::closeSecond()
{
    for (const CallFold& fold : m_second)
        m_folds.append(fold);
    m_second.clear();
    // A day of folds of a dozen callers; older ones are in the frames.
    constexpr std::uint64_t kFoldsKept = 1'000'000;
    // Not one block at a time: each drop moves up what remains.
    constexpr std::uint64_t kDroppedAtOnce = kFoldsKept / 16;
    if (m_folds.size() - m_folds.firstIndex() > kFoldsKept + kDroppedAtOnce)
        m_folds.dropBefore(m_folds.size() - kFoldsKept);
}

}
