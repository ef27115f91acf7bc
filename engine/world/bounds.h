// How large the parts of a scenario file may be: what keeps a file from asking for more than a
// machine can hold, and says so at the line that does. Clients check their own configurations
// again (clients::problemIn), whoever makes them; nothing here is wider than that. Quotas of
// the service are in streams/quotas.h, and the service enforces them.
#pragma once

#include <cstdint>

namespace shardscope::world::bounds {

inline constexpr std::int64_t kLongestMs = (std::int64_t{1} << 40) - 1; // 34.8 years, a world's life
inline constexpr std::int64_t kWaitMs = 31'536'000'000;                 // a year: starts, knots, back-offs
inline constexpr std::uint32_t kShards = 10'000;                        // of one stream
inline constexpr std::int64_t kRetentionLowestMs = 86'400'000;          // 24 h and
inline constexpr std::int64_t kRetentionHighestMs = 31'536'000'000;     // 8,760 h, as the service has them
inline constexpr std::size_t kStreams = 1'000;
inline constexpr std::size_t kClients = 10'000; // of each kind
inline constexpr std::size_t kEvents = 100'000;
inline constexpr std::size_t kNameCharacters = 128;
inline constexpr std::size_t kTextCharacters = 10'000;
inline constexpr std::int64_t kRate = 10'000'000; // records a second
inline constexpr std::size_t kKnots = 1'000;
inline constexpr std::int64_t kWholePpm = 1'000'000;
inline constexpr std::uint32_t kKeys = 5'000'000; // of one producer
// Keys are found by hashing numbered candidates; a narrow part of the ring needs many.
inline constexpr std::int64_t kKeyCandidates = 50'000'000;
inline constexpr std::size_t kHotKeys = 1'000;
inline constexpr std::size_t kKeyCharacters = 256;    // a partition key's limit in the service
inline constexpr std::size_t kPrefixCharacters = 246; // leaves room for ten digits
inline constexpr std::uint32_t kExponentHundredths = 500;
inline constexpr std::uint32_t kSigmaHundredths = 500;
inline constexpr std::int64_t kRecordBytes = 1'048'576; // data + key, 1 MiB
inline constexpr std::uint32_t kBatch = 500;
inline constexpr std::uint32_t kAttempts = 1'000'000;

inline constexpr std::uint32_t kPending = 100'000'000;
inline constexpr std::int64_t kPollLowestMs = 10;
inline constexpr std::int64_t kPollHighestMs = 300'000; // as long as an iterator lives
inline constexpr std::int64_t kReadRecords = 10'000;
inline constexpr std::int64_t kSpeedThousandths = 1'000'000'000'000; // x1,000,000,000
inline constexpr std::uint64_t kRecordBudget = 1'000'000'000'000;
inline constexpr std::int64_t kTimingMs = 604'800'000; // a week

}
