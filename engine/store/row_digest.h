// Tells a row of the journal that is still what was written from one that is not. It is for damage, not for forgers:
// any change within eight bytes is found, and of larger ones all but one in 2^64.
#pragma once

#include <cstdint>
#include <string_view>

namespace shardscope::store {

// The columns of a row, but for its branch; what is not there is empty.
struct JournalRow {
    std::int64_t order = 0;
    std::int64_t at = 0;
    std::int64_t gesture = 0;
    std::int64_t accepted = 0;
    std::string_view command;
    std::string_view input;
    std::string_view records;
};

// The same on every machine, for ever: files hold it.
[[nodiscard]] std::uint64_t digestOf(const JournalRow& row);

}
