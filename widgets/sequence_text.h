// What the digits of a sequence number hold, in words.
#pragma once

#include "streams/sequence_number.h"

#include <QString>

#include <cstdint>
#include <string>

namespace shardscope::widgets {

// "which holds: shard index 1 · arrival second 00:01:15 · counter 42". Time is told from the run's beginning on,
// whose Unix second is `epochSecond`; what lies before it is of another account, and is told in UTC.
[[nodiscard]] QString sequenceText(const streams::SequenceNumber& number, std::int64_t epochSecond);
// Empty where they are not the 56 digits of a sequence number.
[[nodiscard]] QString sequenceText(const std::string& decimal, std::int64_t epochSecond);

}
