// Numbers for people, in the language and number forms of the current locale. Units are
// always written: MB is 1,000,000 bytes and MiB 1,048,576, and the text says which.
//
// A number and its unit never part at the end of a line: their space is a no-break space, and a
// word joiner stands behind the stroke of a rate. plain() takes both out again.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "base/units.h"
#include "streams/api.h"

#include <QString>

#include <cstdint>

namespace shardscope::widgets::format {

// Every space a no-break one, no line's end behind a stroke: for a number whose unit is written elsewhere.
[[nodiscard]] QString unbroken(QString text);
// With ordinary spaces and nothing unseen: for clipboards and files.
[[nodiscard]] QString plain(QString text);

// "12,480"
[[nodiscard]] QString count(std::int64_t n);
// "12,480", "128 k", "3.4 M": at most five characters of digits, for narrow columns.
[[nodiscard]] QString shortCount(std::int64_t n);
// "520 records/s"; below ten with one decimal.
[[nodiscard]] QString recordRate(double perSecond);
// "12 calls/s", likewise.
[[nodiscard]] QString callRate(double perSecond);
// "0.37 MB/s", "85 kB/s", "640 B/s": powers of 1,000, as rates of traffic are quoted.
[[nodiscard]] QString byteRate(double bytesPerSecond);
// "0.35 MiB/s": beside a limit that the service states in MiB.
[[nodiscard]] QString mebibyteRate(double bytesPerSecond);
// "0.35", without its unit: for "0.35 / 1.00 MiB/s".
[[nodiscard]] QString mebibytes(double bytes);
// "4.2 MB": powers of 1,000.
[[nodiscard]] QString byteCount(std::int64_t bytes);
// "2 GiB", "1.50 MiB": powers of 1,024, as memory is counted.
[[nodiscard]] QString memory(std::uint64_t bytes);
// "145 %", "0.4 %": one decimal below ten.
[[nodiscard]] QString percent(double percent);
// "$0.00042", "$0.137", "$12.40", "$1,240": US dollars, with two digits or more that count.
[[nodiscard]] QString dollars(base::Money money);
// "+$0.137", "−$0.137"
[[nodiscard]] QString dollarsMore(base::Money difference);
// "70 ms", "1.1 s", "3 m 12 s", "20 h 47 m", "6 d 3 h".
[[nodiscard]] QString duration(base::Duration length);
// "00:14:32.500", the virtual clock.
[[nodiscard]] QString clock(base::Instant at);
// "00:14:32", for axes.
[[nodiscard]] QString clockSeconds(base::Instant at);
// "×60", "×0.1", "max" for 0.
[[nodiscard]] QString speed(std::int64_t perMille);
// "41.32 % of the ring"
[[nodiscard]] QString ringPosition(base::HashKey key);
// "170141183460469231731687303715884105728", grouped by thin spaces so that it can be read.
[[nodiscard]] QString hashKey(base::HashKey key);
// "shard 3"
[[nodiscard]] QString shardLabel(streams::ShardIndex shard);
// By its reference; with account and region where these are not the run's own: "clicks · 210987654321 · eu-west-1".
[[nodiscard]] QString streamLabel(const std::string& reference);
// "7f3a 0c91 22be 4d10"
[[nodiscard]] QString fingerprint(std::uint64_t value);

}
