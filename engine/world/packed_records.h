// A call that puts records, in two parts: the call as it is without them, and their bytes. A journal of programs is
// made of such calls, and as JSON their records would take ten times as long to read.
//
//   packed   count, then for each record: length of its key * 2 + 1 if it has an explicit hash key, the key, [length
//            and text of the explicit hash key,] length of its data, the data. Numbers are LEB128.
#pragma once

#include "world/command.h"

#include <memory>
#include <optional>
#include <string>

namespace shardscope::world {

struct SplitCall {
    Command call; // with no records, or with one of nothing
    std::string packed;
};
// Unset for a command that puts no records.
[[nodiscard]] std::optional<SplitCall> splitRecords(const Command& command);
// Gives a call its records back; their data stays within `packed`. False, and the call as it was, when it puts no
// records or these are none of its.
[[nodiscard]] bool joinRecords(Command& call, const std::shared_ptr<const std::string>& packed);

}
