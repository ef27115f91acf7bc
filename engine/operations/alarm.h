// How a CloudWatch alarm comes to its state: M breaching ones of the last N datapoints, and what stands for those
// that are missing (CloudWatch user guide, "Using Amazon CloudWatch alarms", 2026-11). Pure functions.
//
//   newest right, M = N = 3, missing points count as "missing":
//   0 - X - X   three real points, one is fine                        OK
//   - - X - -   the only real point breaches, and it is three old     ALARM
//   - - - - X   ... and it is new                                     as before
#pragma once

#include <cstdint>
#include <span>

namespace shardscope::operations {

enum class AlarmState : std::uint8_t { InsufficientData, Ok, Alarm };
enum class Datapoint : std::uint8_t { Missing, Ok, Breaching };
enum class MissingData : std::uint8_t { Missing, Ignore, Breaching, NotBreaching };

struct AlarmRule {
    std::int64_t datapoints = 1; // M
    std::int64_t periods = 1;    // N, not below M
    MissingData missing = MissingData::Missing;
};

// An alarm looks a little further back than N, so that late points do no harm: 5 for N = 3 in the guide's tables.
inline constexpr std::int64_t kPeriodsBeyond = 2;

// Points are the newest first; more than N + kPeriodsBeyond are not looked at.
[[nodiscard]] AlarmState alarmState(const AlarmRule& rule, std::span<const Datapoint> newestFirst, AlarmState before);

}
