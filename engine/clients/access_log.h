// Reads a combined access log into a Dataset: lines stably sorted by their stamps, keyed
// by one of their fields, broken lines counted and skipped.
//
//   client ident user [time] "method path protocol" status bytes "referer" "agent"
//
// Accepted besides: the common format, which ends after bytes; anything after the agent; an
// agent cut off by the line's end; \" inside quotes; a request that is not three words; CRLF;
// a missing newline at the end; blank lines, which count as nothing.
#pragma once

#include "base/result.h"
#include "clients/config.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shardscope::clients {

// Longer lines are counted as broken: with their key they would not fit a record of 1 MiB.
inline constexpr std::size_t kLongestLogLine = 1'000'000;
// How many of the skipped lines are named.
inline constexpr std::size_t kSkippedLinesNamed = 10;

// client, ident, user, time, method, path, protocol, status, bytes, referer, agent, line
[[nodiscard]] std::span<const std::string_view> accessLogFields();

struct LogSource {
    std::string name; // for messages and for people
    std::string text; // the whole file
};

// Fails when no line could be read, when the field is unknown, or above 4 GiB of text;
// the Problem names the place and the remedy. Keys are numbered in the order in which they
// first appear in the file. A key is the field's text as a partition key can hold it: "-" when
// empty, U+FFFD for bytes that are not UTF-8, cut after 256 characters.
[[nodiscard]] base::Result<std::shared_ptr<const Dataset>> readAccessLog(LogSource source, std::string_view keyField);

// "17/May/2015:10:05:03 +0000" -> Unix seconds.
[[nodiscard]] std::optional<std::int64_t> parseLogTime(std::string_view stamp);

}
