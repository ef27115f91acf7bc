// Writes JSON as it is told, straight into a string. Containers are laid out over lines or
// kept on one; text is escaped, and bytes that are not UTF-8 become U+FFFD, so that what
// comes out is always valid.
//
//   JsonWriter json{out};
//   json.beginObject(JsonWriter::Layout::Line).key("name").text("clicks").key("shards").integer(4).end();
//   -> {"name": "clicks", "shards": 4}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::base {

class JsonWriter {
public:
    // Whatever stands inside a container on one line stays on that line too.
    enum class Layout : std::uint8_t { Lines, Line };

    explicit JsonWriter(std::string& out) : m_out(out) {}

    JsonWriter& beginObject(Layout layout);
    JsonWriter& beginArray(Layout layout);
    // Ends the innermost container.
    JsonWriter& end();
    JsonWriter& key(std::string_view name);

    JsonWriter& text(std::string_view value);
    JsonWriter& integer(std::int64_t value);
    JsonWriter& count(std::uint64_t value);
    // A fixed-point number without its trailing zeros: decimal(280'000, 6) is 0.28.
    JsonWriter& decimal(std::int64_t value, int decimals);
    // A number that is written as JSON writes it already.
    JsonWriter& number(std::string_view written) { return token(written); }
    JsonWriter& boolean(bool value);
    JsonWriter& null();

private:
    struct Open {
        bool isObject = false;
        Layout layout = Layout::Lines;
        bool isEmpty = true;
    };

    JsonWriter& begin(bool isObject, Layout layout);
    JsonWriter& token(std::string_view token);
    void separate();
    void newLine();
    void appendQuoted(std::string_view value);

    std::string& m_out;
    std::vector<Open> m_open;
    bool m_isAfterKey = false;
};

// -1'250 with 3 decimals -> "-1.25".
[[nodiscard]] std::string decimalText(std::int64_t value, int decimals);

}
