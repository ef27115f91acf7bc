// Writing JSON that leaves out what reading would put back by itself.
#pragma once

#include "base/json_writer.h"
#include "base/time_text.h"

#include <cstdint>
#include <string_view>

namespace shardscope::world {

// Writes a field only when it is not what reading would assume.
class Unusual {
public:
    explicit Unusual(base::JsonWriter& json) : m_json(json) {}

    template <typename T>
    void number(std::string_view name, T value, T usual)
    {
        if (value != usual)
            m_json.key(name).integer(static_cast<std::int64_t>(value));
    }
    void decimal(std::string_view name, std::int64_t value, std::int64_t usual, int decimals)
    {
        if (value != usual)
            m_json.key(name).decimal(value, decimals);
    }
    void text(std::string_view name, std::string_view value, std::string_view usual)
    {
        if (value != usual)
            m_json.key(name).text(value);
    }
    void duration(std::string_view name, base::Duration value, base::Duration usual)
    {
        if (value != usual)
            m_json.key(name).text(base::durationText(value));
    }
    void boolean(std::string_view name, bool value, bool usual)
    {
        if (value != usual)
            m_json.key(name).boolean(value);
    }

private:
    base::JsonWriter& m_json;
};

}
