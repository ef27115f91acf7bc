// The bodies that programs nearly always send to PutRecord and PutRecords, read in one pass. They are most of what an
// endpoint reads, and the general way (body.h, shape.h) goes over each byte of them three times.
//
// Plain is JSON whose texts are ASCII without escapes, whose members are known, there once and not null, and which
// breaks no constraint. Of anything else these say nothing, and the general way says what it means or what is wrong:
// so what is read here is what would have been read there (tests/wire/plain_puts_test.cpp, tests/fuzz/json_body.cpp).
#pragma once

#include "world/command.h"

#include <optional>
#include <string_view>

namespace shardscope::wire {

[[nodiscard]] std::optional<world::Action> plainPutRecord(std::string_view json);
[[nodiscard]] std::optional<world::Action> plainPutRecords(std::string_view json);

}
