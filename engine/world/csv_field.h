// One field of CSV, as RFC 4180 has it: in quotes where a separator, a quote or a line break stands inside.
#pragma once

#include <string>
#include <string_view>

namespace shardscope::world {

[[nodiscard]] inline std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string{text};
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string{"\"\""} : std::string{c};
    return quoted + "\"";
}

}
