// Any bytes as an access log: every line is either read or counted as skipped, and what was
// read points into the file.
#include "base/check.h"
#include "clients/access_log.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

using namespace shardscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    // The first byte picks the key, the rest is the file.
    const auto fields = clients::accessLogFields();
    const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto read = clients::readAccessLog({"fuzz.log", text}, fields[data[0] % fields.size()]);
    if (!read) {
        SHARD_CHECK(!read.error().what.empty());
        return 0;
    }
    const clients::Dataset& dataset = **read;
    SHARD_CHECK(dataset.text == text);
    SHARD_CHECK(!dataset.lines.empty());
    SHARD_CHECK(dataset.lines.size() + dataset.skippedLines
        <= static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    base::Duration before{};
    for (const clients::Dataset::Line& line : dataset.lines) {
        SHARD_CHECK(line.at >= before);
        before = line.at;
        SHARD_CHECK(line.key < dataset.keys->size());
        SHARD_CHECK(!dataset.keys->text(line.key).empty());
        SHARD_CHECK(line.begin + std::size_t{line.length} <= text.size());
        SHARD_CHECK(line.size == line.length + dataset.keys->text(line.key).size());
    }
    return 0;
}
