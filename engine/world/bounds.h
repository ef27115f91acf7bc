// How large the parts of a scenario file may be: what keeps a file from asking for more than a
// machine can hold, and says so at the line that does. Those of clients are the clients' own.
#pragma once

#include "clients/bounds.h"

#include <cstddef>
#include <cstdint>

namespace shardscope::world::bounds {

using namespace clients::bounds;

inline constexpr std::int64_t kLongestMs = (std::int64_t{1} << 40) - 1; // 34.8 years, a world's life
inline constexpr std::uint32_t kShards = 10'000;                        // of one stream
inline constexpr std::int64_t kRetentionLowestMs = 86'400'000;          // 24 h and
inline constexpr std::int64_t kRetentionHighestMs = 31'536'000'000;     // 8,760 h, as the service has them
inline constexpr std::int64_t kRecordKiBLeast = 1'024;                  // what a stream may be told to take
inline constexpr std::int64_t kRecordKiBMost = 10'240;
inline constexpr std::int64_t kWarmMiBps = 10'240;
inline constexpr std::size_t kKmsKeyCharacters = 2'048;  // an ARN, an id or an alias
inline constexpr std::size_t kPolicyCharacters = 20'480; // as IAM has them
inline constexpr std::size_t kStreams = 1'000;
inline constexpr std::size_t kRegistered = 1'000; // consumers of one stream, as many as an account may be granted
inline constexpr std::size_t kClients = 10'000;   // of each kind
inline constexpr std::size_t kEvents = 100'000;
inline constexpr std::size_t kNotedDeliveries = 65'536; // 64 subscriptions of each of 1,024 connections
inline constexpr std::size_t kTextCharacters = 10'000;
// Keys are found by hashing numbered candidates; a narrow part of the ring needs many.
inline constexpr std::int64_t kKeyCandidates = 50'000'000;

inline constexpr std::uint64_t kRecordBudget = 1'000'000'000'000;
// Bytes. At the most there are fewer records than their numbers before these come round.
inline constexpr std::uint64_t kOutsideBudgetLeast = 1'048'576;
inline constexpr std::uint64_t kOutsideBudgetMost = std::uint64_t{128} << 30;
inline constexpr std::int64_t kTimingMs = 604'800'000; // a week
inline constexpr std::int64_t kScanBudgetMs = kTimingMs;
}
