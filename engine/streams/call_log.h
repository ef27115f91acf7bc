// Every API call that went through the door: what an audit trail would show. Control
// calls are all kept; data calls are folded per second, caller, action and outcome, and
// the last 4,096 are kept whole. Outside the fingerprint: it explains, it decides nothing.
#pragma once

#include "base/chunked_log.h"
#include "base/time.h"
#include "streams/api.h"
#include "streams/asked_request.h"
#include "streams/per_minute.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::streams {

enum class Action : std::uint8_t {
    CreateStream,
    DeleteStream,
    DescribeStreamSummary,
    ListShards,
    SplitShard,
    MergeShards,
    UpdateShardCount,
    IncreaseStreamRetentionPeriod,
    DecreaseStreamRetentionPeriod,
    RegisterStreamConsumer,
    DeregisterStreamConsumer,
    PutRecord,
    PutRecords,
    GetShardIterator,
    GetRecords,
    SubscribeToShard,
    DescribeStream,
    ListStreams,
    DescribeLimits,
    DescribeStreamConsumer,
    ListStreamConsumers,
    AddTagsToStream,
    RemoveTagsFromStream,
    ListTagsForStream,
    TagResource,
    UntagResource,
    ListTagsForResource,
    PutResourcePolicy,
    GetResourcePolicy,
    DeleteResourcePolicy,
    EnableEnhancedMonitoring,
    DisableEnhancedMonitoring,
    StartStreamEncryption,
    StopStreamEncryption,
    UpdateStreamMode,
    UpdateStreamWarmThroughput,
    UpdateMaxRecordSize,
    UpdateStreamRecordDistributionStrategy,
    DescribeAccountSettings,
    UpdateAccountSettings,
    CreateChannel,
    DescribeChannel,
    ListChannels,
    DeleteChannel,
    UpdateChannel,
};
[[nodiscard]] std::string_view actionName(Action action);
// Data-plane calls come in floods and are folded.
[[nodiscard]] bool isDataCall(Action action);

// Index of a caller, below CallLog::callers().
enum class CallerIndex : std::uint32_t {};

inline constexpr std::uint32_t kNoStream = ~std::uint32_t{0};
inline constexpr std::uint32_t kNoFault = ~std::uint32_t{0};

struct CallRecord {
    base::Instant at{};
    CallerIndex caller{};
    Action action{};
    std::uint32_t stream = kNoStream; // index, or kNoStream where the call named none that exists
    Exception outcome = Exception::None;
    // Of a call that was refused, or of the first of its entries that was.
    Reason reason = Reason::None;
    std::optional<ShardIndex> shard;
    std::uint32_t records = 0; // asked for, or returned by a read
    std::uint32_t refused = 0; // entries of it that were refused
    std::int64_t bytes = 0;
    // Control calls and refusals only: parameters, or the service's refusal text.
    std::string detail;
    // The injected fault that refused it or an entry of it, or made it late: Faults::lines().
    std::uint32_t fault = kNoFault;
    std::uint32_t failed = 0; // of its refused entries, those of an internal error
    base::Duration delay{};   // injected: so much later it was answered

    // In whole or in part.
    [[nodiscard]] bool isRefused() const { return outcome != Exception::None || refused > 0; }
    // The same call, refused as a whole: the refusal's text comes after the parameters.
    [[nodiscard]] CallRecord refusedWith(const Refusal& refusal) &&;
};

// What CloudWatch counts of the data calls to a stream, but for what its shards count themselves. A call that is
// refused as a whole is one without success and adds no records.
enum class DataCount : std::uint8_t {
    PutRecordCalls,
    PutRecordSuccess,
    PutRecordBytes,
    PutRecordsCalls,
    PutRecordsSuccess, // at least one of its records was stored
    PutRecordsBytes,
    PutRecordsTotal, // records
    PutRecordsThrottled,
    PutRecordsFailed,
    GetRecordsRefused, // calls
};
inline constexpr std::size_t kDataCounts = 10;
using DataCounts = std::array<std::uint64_t, kDataCounts>;

// How long the calls of an operation took that succeeded. The service takes no time but what injected faults add.
struct CallTimes {
    std::uint64_t calls = 0;
    base::Duration total{};
    base::Duration longest{};

    void add(base::Duration time);
};
struct DataCallTimes {
    CallTimes putRecord;
    CallTimes putRecords;
    CallTimes getRecords;
};

struct CallFold {
    std::int64_t second = 0;
    CallerIndex caller{};
    Action action{};
    Exception outcome = Exception::None;
    std::uint64_t calls = 0;
    std::uint64_t records = 0;
    std::uint64_t refused = 0;
};

// A call by its place in the log: which of the two lists, its index there, and when it was made.
struct CallPlace {
    bool isControl = false; // in control(), not in recent()
    std::uint64_t index = 0;
    base::Instant at{};
};

class CallLog {
public:
    static constexpr std::uint64_t kWholeCalls = 4'096;

    // The index of that name, which it gets if it has none.
    [[nodiscard]] CallerIndex caller(std::string_view name);
    [[nodiscard]] std::optional<CallerIndex> callerNamed(std::string_view name) const;
    // It calls over the wire, from a program outside of the world.
    void markOutside(CallerIndex caller);
    void add(CallRecord call);
    // Likewise a call of which `asked(call)` says what was asked with it: called of the watched one alone.
    template <typename Asked>
    void add(CallRecord&& call, Asked asked)
    {
        if (m_watched && isNext(*m_watched, call.action)) [[unlikely]]
            m_asked = asked(std::as_const(call));
        add(std::move(call));
    }
    // Keeps what is asked with the call that will stand at that place: a replay wants it, no run needs it.
    void watch(const CallPlace& place) { m_watched = place; }

    [[nodiscard]] std::size_t callers() const { return m_callers->size(); }
    [[nodiscard]] const std::string& callerName(CallerIndex caller) const;
    [[nodiscard]] bool isOutside(CallerIndex caller) const;
    // Of the stream with that index, since the start.
    [[nodiscard]] DataCounts countsOf(std::uint32_t stream) const
    {
        return stream < m_counts.size() ? m_counts[stream] : DataCounts{};
    }
    // Of its calls in the minute that has just ended; null when none of them succeeded.
    [[nodiscard]] const DataCallTimes* timesBefore(base::Instant minuteEnd, std::uint32_t stream) const
    {
        return stream < m_times.size() ? m_times[stream].before(minuteEnd) : nullptr;
    }
    [[nodiscard]] bool hasOutsideCallers() const { return m_hasOutside; }
    // With the call that watch() named, once it has been made. No requests before, and where nobody could tell.
    [[nodiscard]] const AskedCall& asked() const { return m_asked; }
    // The most recent calls, whole, oldest first; indices below firstIndex() are gone.
    [[nodiscard]] const base::ChunkedLog<CallRecord, 256>& recent() const { return m_recent; }
    [[nodiscard]] const base::ChunkedLog<CallRecord, 64>& control() const { return m_control; }
    // Seconds that are over; the current second is still being folded.
    [[nodiscard]] const base::ChunkedLog<CallFold, 64>& folds() const { return m_folds; }

private:
    // Whether the next call, which is of that action, will stand there.
    [[nodiscard]] bool isNext(const CallPlace& place, Action action) const
    {
        return place.isControl ? !isDataCall(action) && place.index == m_control.size()
                               : place.index == m_recent.size();
    }
    void closeSecond();
    void count(const CallRecord& call);
    void noteTime(const CallRecord& call);

    struct Caller {
        std::string name;
        bool isOutside = false;
    };
    std::shared_ptr<const std::vector<Caller>> m_callers = std::make_shared<const std::vector<Caller>>();
    bool m_hasOutside = false;
    std::vector<DataCounts> m_counts; // at stream index, up to the last that was called
    std::vector<PerMinute<DataCallTimes>> m_times; // likewise
    base::ChunkedLog<CallRecord, 256> m_recent;
    base::ChunkedLog<CallRecord, 64> m_control;
    base::ChunkedLog<CallFold, 64> m_folds;
    std::vector<CallFold> m_second; // of the current second; a few entries
    std::optional<CallPlace> m_watched;
    AskedCall m_asked;
};

}
