// Looks at the metrics of a provisioned stream and calls UpdateShardCount when they ask for it, as a controller
// outside of the service would: by one of the approaches of autoscaler_config.h, with their alarms and cool-downs.
//
// Its metrics are CloudWatch's: sums of whole minutes of the clock, known when the minute is over. What was before it
// came is unknown to it. Every approach looks once a minute, but for scaling utils, which has a check interval.
// What it does and what keeps it from doing anything is noted as a decision; the same one again counts up.
#pragma once

#include "base/chunked_log.h"
#include "operations/alarm.h"
#include "operations/autoscaler_config.h"
#include "sim/context.h"
#include "streams/service.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace shardscope::operations {

struct ScalingDecision {
    enum class Way : std::uint8_t { Up, Down };
    enum class What : std::uint8_t {
        Scaled,       // UpdateShardCount was accepted
        Refused,      // by the service, with exception and reason
        CoolingOff,   // until
        AtBound,      // there are as many shards as there may be, or as few
        TooSmall,     // the change comes to no shard
        Resharding,   // the stream is not ACTIVE
        BlockedByAge, // consumers are too far behind to take shards away
        NoData,       // there is no metric to go by
        FellBack      // refused, and goes on by splits and merges of its own
    };
    What what = What::Scaled;
    Way way = Way::Up;
    base::Instant first{};
    base::Instant last{};
    std::uint32_t times = 1;
    std::int64_t from = 0; // shards
    std::int64_t to = 0;
    std::int64_t usedPermille = 0;     // of puts, in the minute before
    std::optional<base::Duration> age; // the highest of that minute
    base::Instant until{};             // CoolingOff
    streams::Exception exception = streams::Exception::None;
    streams::Reason reason = streams::Reason::None;
    friend bool operator==(const ScalingDecision&, const ScalingDecision&) = default;
};

struct ScalingCounts {
    std::uint64_t ups = 0;
    std::uint64_t downs = 0;
    std::uint64_t turns = 0;   // scaled the other way within the hour after: flapping
    std::uint64_t refused = 0; // calls
    std::uint64_t steps = 0;   // splits and merges of its own
    friend bool operator==(const ScalingCounts&, const ScalingCounts&) = default;
};

// One minute of a stream, as CloudWatch adds it up.
struct StreamMinute {
    Load put;
    Load got;                // by GetRecords
    std::int64_t shards = 0; // open at its end
    std::optional<base::Duration> age;
};

class Autoscaler {
public:
    Autoscaler(AutoscalerConfig config, streams::StreamIndex stream, streams::CallerIndex caller);

    void begin(sim::Context context);
    void wake(std::uint32_t token, sim::Context context, streams::Service& service);

    [[nodiscard]] const AutoscalerConfig& config() const { return m_config; }
    [[nodiscard]] streams::StreamIndex stream() const { return m_stream; }
    // Its stream has gone.
    [[nodiscard]] bool isOver() const { return m_isOver; }
    [[nodiscard]] const ScalingCounts& counts() const { return m_counts; }
    // Oldest first, the latest kDecisionsKept.
    static constexpr std::size_t kDecisionsKept = 100;
    [[nodiscard]] const std::vector<ScalingDecision>& decisions() const { return m_decisions; }
    [[nodiscard]] AlarmState upAlarm() const { return m_up; }
    [[nodiscard]] AlarmState downAlarm() const { return m_down; }
    // Until when a cool-down holds; none when it is over.
    [[nodiscard]] std::optional<base::Instant> coolingOff(ScalingDecision::Way way, base::Instant now) const;
    // The last that was over while it was there.
    [[nodiscard]] std::optional<StreamMinute> lastMinute() const;
    // Shards by which it reckons what is used: alarms and scaling utils learn late what others have changed.
    [[nodiscard]] std::int64_t knownShards() const { return m_knownShards; }
    [[nodiscard]] std::uint64_t digest() const;

private:
    using Way = ScalingDecision::Way;
    using What = ScalingDecision::What;
    static constexpr std::uint32_t kMinuteToken = 0;
    static constexpr std::uint32_t kCheckToken = 1; // these two of scaling utils
    static constexpr std::uint32_t kAskToken = 2;
    // Scaling utils looks at nothing else while a change of its own is under way.
    enum class Phase : std::uint8_t { Watching, Waiting, Sweeping };
    struct Look {
        sim::Context context;
        streams::Service& service;
        std::int64_t shards; // open now
    };
    struct Totals {
        Load put;
        Load got;
    };
    struct ScaleOut {
        std::int64_t from = 0;
        std::int64_t to = 0;
    };

    void takeMinute(const streams::Stream& stream, base::Instant now);
    [[nodiscard]] const StreamMinute& minuteBack(std::int64_t minutes) const; // 0 is the last
    // The newest with any puts in it, or the last.
    [[nodiscard]] const StreamMinute& newestWithPuts() const;
    // The most bytes and the most records of the last minutes.
    [[nodiscard]] Load busiest(std::int64_t minutes) const;
    [[nodiscard]] StreamMinute sumBack(std::int64_t minutes, std::int64_t count) const;
    template <typename PointOf>
    [[nodiscard]] AlarmState alarmByMinutes(const AlarmRule& rule, AlarmState before, PointOf pointOf) const;

    void lookBy(const TargetTracking& by, const Look& look);
    void lookBy(const StepScaling& by, const Look& look);
    void lookBy(const DoublingAlarms& by, const Look& look);
    void lookBy(const IteratorAgeScaling& by, const Look& look);
    void lookBy(const ScalingUtils& by, const Look& look);
    void setAlarms(AlarmState up, AlarmState down, const Look& look);
    [[nodiscard]] AlarmState doublingAlarm(const DoublingAlarms& by, Way way, bool looksAtAge) const;
    void fire(Way way, std::int64_t target, const Look& look);
    [[nodiscard]] std::int64_t stepped(const StepRule& rule, Way way, std::int64_t shards) const;
    // As the cool-downs of Application Auto Scaling have it.
    void scaleOut(ScaleOut out, base::Duration coolDown, const Look& look);
    void scaleIn(std::int64_t target, base::Duration coolDown, const Look& look);

    void check(const ScalingUtils& by, const Look& look);
    enum class Vote : std::uint8_t { None, Up, Down };
    [[nodiscard]] Vote vote(const ScalingUtils& by) const;
    [[nodiscard]] Vote voteOf(const ScalingUtils& by, bool isGet) const;
    void follow(Way way, const ScalingUtils::Rule& rule, const Look& look);
    void goOn(const ScalingUtils& by, const Look& look);
    [[nodiscard]] std::optional<streams::Refusal> takeStep(const streams::ReshardStep& step, const Look& look) const;
    void endChange(const ScalingUtils& by, const Look& look);

    enum class Outcome : std::uint8_t { Accepted, Refused, NotCalled };
    // Whatever comes of it is noted.
    Outcome call(Way way, std::int64_t target, const Look& look);
    void countScaled(Way way, base::Instant now);
    [[nodiscard]] ScalingDecision decision(What what, Way way, const Look& look) const;
    void note(ScalingDecision decision);
    void noteRefusal(ScalingDecision decision, const streams::Refusal& refusal);

    AutoscalerConfig m_config;
    streams::StreamIndex m_stream;
    streams::CallerIndex m_caller;
    bool m_isOver = false;

    std::optional<Totals> m_before; // at the end of the last minute
    base::ChunkedLog<StreamMinute> m_minutes;
    std::uint64_t m_minutesDigest = 0;

    AlarmState m_up = AlarmState::InsufficientData;
    AlarmState m_down = AlarmState::InsufficientData;
    std::int64_t m_knownShards = 0;
    base::Instant m_knownAt{};
    base::Instant m_upCoolUntil{};
    base::Instant m_downCoolUntil{};
    ScaleOut m_lastOut; // what a cool-down compares with

    Phase m_phase = Phase::Watching;
    Way m_changing = Way::Up;
    ScaleOut m_change; // from and to

    std::optional<Way> m_lastWay; // of the last change that was accepted
    base::Instant m_lastScaled{};
    std::vector<ScalingDecision> m_decisions;
    ScalingCounts m_counts;
};

}
