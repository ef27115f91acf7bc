// How large the parts of a client's configuration may be: what keeps one from asking for more than a
// machine can hold. clients::problemIn enforces them on whoever makes a client; a scenario file's reader
// (world/client_json) takes the same numbers to name the line that goes beyond. Quotas of the service are
// in streams/quotas.h, and the service enforces them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace shardscope::clients::bounds {

inline constexpr std::size_t kNameCharacters = 128;
inline constexpr std::size_t kReferenceCharacters = 256; // of a stream: its name or its ARN
inline constexpr std::size_t kAccountCharacters = 12;
inline constexpr std::int64_t kWaitMs = 31'536'000'000; // a year: starts, knots, back-offs
inline constexpr std::int64_t kRate = 10'000'000;       // records a second
inline constexpr std::size_t kKnots = 1'000;
inline constexpr std::uint32_t kKeys = 5'000'000; // of one producer
inline constexpr std::size_t kHotKeys = 1'000;
inline constexpr std::size_t kKeyCharacters = 256;    // a partition key's limit in the service
inline constexpr std::size_t kPrefixCharacters = 246; // leaves room for ten digits
inline constexpr std::uint32_t kExponentHundredths = 500;
inline constexpr std::uint32_t kSigmaHundredths = 500;
inline constexpr std::int64_t kRecordBytes = 10'485'760; // data + key; what MaxRecordSizeInKiB can reach
inline constexpr std::uint32_t kBatch = 500;             // entries of one PutRecords call
inline constexpr std::uint32_t kAttempts = 1'000'000;
inline constexpr std::uint32_t kPending = 100'000'000;
inline constexpr std::int64_t kPollLowestMs = 10;
inline constexpr std::int64_t kPollHighestMs = 300'000; // as long as an iterator lives
inline constexpr std::int64_t kReadRecords = 10'000;
inline constexpr std::int64_t kDiscoveryLowestMs = 1'000;
inline constexpr std::int64_t kMaximumRetryAttempts = 10'000;        // these three as Lambda has them
inline constexpr std::int64_t kRecordAgeLowestMs = 60'000;           // (AWS Lambda API reference,
inline constexpr std::int64_t kRecordAgeHighestMs = 604'800'000;     // EventSourceMapping, 2026)
inline constexpr std::size_t kPlanSteps = 20'000;                    // splits and merges of one plan
inline constexpr std::int64_t kSpeedThousandths = 1'000'000'000'000; // x1,000,000,000

}
