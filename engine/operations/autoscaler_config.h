// What an autoscaler of a provisioned stream is told: which stream, between which counts, and by which of the
// documented approaches. Shares are in thousandths, so that 7.5 % can be said. Data only.
//
//   TargetTracking      Application Auto Scaling on a custom resource: two alarms around a utilisation to be held
//   StepScaling         the same service: what an alarm adds depends on how far beyond its threshold it is
//   DoublingAlarms      aws-samples/kinesis-auto-scaling: doubles and halves, by alarms over 25 minutes and 5 hours
//   ScalingUtils        awslabs/amazon-kinesis-scaling-utils: a program that looks by itself, with votes of PUT and GET
//   IteratorAgeScaling  an alarm on how far consumers are behind
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "operations/alarm.h"
#include "operations/scaling.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace shardscope::operations {

// Of metrics, and of most alarms; that of the doubling alarms is longer.
inline constexpr base::Duration kMinute{60'000};
inline constexpr std::int64_t kPeriodMinutes = 5;

struct TargetTracking {
    std::int64_t targetPermille = 700;
    std::int64_t upMinutes = 3;      // in a row above the target
    std::int64_t downMinutes = 15;   // in a row below ...
    std::int64_t downPermille = 900; // ... so much of the target
    base::Duration upCoolDown{300'000};
    base::Duration downCoolDown{300'000};
    friend bool operator==(const TargetTracking&, const TargetTracking&) = default;
};

// From so far beyond the threshold on; the last that holds counts.
struct ScalingStep {
    std::int64_t beyondPermille = 0;
    std::int64_t change = 1; // shards or percent, above 0: the side says which way
    friend bool operator==(const ScalingStep&, const ScalingStep&) = default;
};

struct StepRule {
    std::int64_t thresholdPermille = 0;
    std::int64_t minutes = 3; // in a row
    base::Duration coolDown{300'000};
    bool isPercent = false;
    std::vector<ScalingStep> steps = {ScalingStep{}}; // by how far beyond, 1 to kSteps
    friend bool operator==(const StepRule&, const StepRule&) = default;
};

struct StepScaling {
    StepRule up{.thresholdPermille = 700, .steps = {{0, 1}, {200, 2}}};
    StepRule down{.thresholdPermille = 300, .minutes = 15};
    friend bool operator==(const StepScaling&, const StepScaling&) = default;
};

struct DoublingAlarms {
    std::int64_t upPermille = 750; // at least this, in ...
    std::int64_t upDatapoints = 5; // ... so many of ...
    std::int64_t upPeriods = 5;    // ... so many periods of five minutes
    std::int64_t downPermille = 250;
    std::int64_t downDatapoints = 57;
    std::int64_t downPeriods = 60;
    base::Duration blockingAge{std::chrono::minutes{30}}; // a period with an age like that is none to scale down for
    friend bool operator==(const DoublingAlarms&, const DoublingAlarms&) = default;
};

struct ScalingUtils {
    struct Rule {
        std::int64_t thresholdPercent = 0;
        std::int64_t afterMinutes = 1; // so many minutes of the window
        ScaleBy by;
        std::int64_t coolOffMinutes = 0;
        std::string notificationArn; // kept; nobody is notified
        friend bool operator==(const Rule&, const Rule&) = default;
    };
    std::string region; // kept; there is one
    bool onPut = true;
    bool onGet = true;
    base::Duration checkInterval{45'000};
    std::int64_t refreshMinutes = 10; // how long it goes by the shard count that it knows
    Rule up{75, 5, {std::nullopt, 100}, 15, {}};
    Rule down{25, 15, {std::nullopt, 50}, 60, {}};
    friend bool operator==(const ScalingUtils&, const ScalingUtils&) = default;
};

struct IteratorAgeScaling {
    base::Duration upAge{std::chrono::minutes{10}}; // above this, ...
    std::int64_t upMinutes = 5;                     // ... in a row
    std::int64_t addPercent = 100;
    base::Duration downAge{}; // below this; 0: it never scales down
    std::int64_t downMinutes = 60;
    std::int64_t removePercent = 50;
    base::Duration coolDown{300'000};
    MissingData missing = MissingData::Missing; // minutes in which nobody reads
    friend bool operator==(const IteratorAgeScaling&, const IteratorAgeScaling&) = default;
};

using ScalingApproach = std::variant<TargetTracking, StepScaling, DoublingAlarms, ScalingUtils, IteratorAgeScaling>;

struct AutoscalerConfig {
    std::string name;
    std::string stream;
    CountBounds bounds;
    ScalingApproach approach;
    friend bool operator==(const AutoscalerConfig&, const AutoscalerConfig&) = default;
};

namespace bounds {

inline constexpr std::size_t kAutoscalerName = 128;
inline constexpr std::int64_t kScaledShards = 10'000;      // what UpdateShardCount can reach
inline constexpr std::int64_t kThresholdPermille = 10'000; // ten times what there is
inline constexpr std::int64_t kAlarmMinutes = 1'440;       // alarms look back a day at most
inline constexpr std::int64_t kAlarmPeriods = 288;         // of five minutes, likewise
inline constexpr std::int64_t kChangePercent = 10'000;
inline constexpr std::int64_t kCoolDownMs = 86'400'000; // a day
inline constexpr std::int64_t kAgeMs = 31'536'000'000;  // the longest retention
inline constexpr std::int64_t kCheckLeastMs = 1'000;
inline constexpr std::size_t kSteps = 20;

}

[[nodiscard]] std::optional<base::Problem> problemIn(const AutoscalerConfig& config);
// "target-tracking", …: in reports.
[[nodiscard]] std::string_view approachName(const ScalingApproach& approach);

}
