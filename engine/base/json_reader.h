// Reads JSON into a tree that knows the line of everything in it, so that whoever checks
// the contents can name the place. Syntax errors come back as a Problem with file, line and
// what to do about it. Comments are not JSON (RFC 8259), and the Problem says so.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::base {

struct JsonMember;

struct JsonValue {
    enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    std::uint32_t line = 0; // from 1
    std::string text;       // of a string, unescaped; of a number, as it was written
    std::vector<JsonValue> elements;
    std::vector<JsonMember> members; // in the order of the file; names are unique
};

struct JsonMember {
    std::string name;
    std::uint32_t line = 0;
    JsonValue value;
};

// Containers may nest this deep; nothing we read needs a quarter of it.
inline constexpr std::uint32_t kJsonDepth = 32;

// Anything but one object is refused. `fileName` is for messages; `firstLine` is where in that file the text begins.
[[nodiscard]] Result<JsonValue> parseJson(std::string_view json, std::string_view fileName,
    std::uint32_t firstLine = 1);

}
