// Writes the body of an answer in the codec that its request came in: compact JSON, or CBOR with maps and lists
// of unknown length. Text must be UTF-8; stray bytes become U+FFFD.
//
//   BodyWriter body{Codec::Json, out};
//   body.beginMap().key("ShardId").text("shardId-000000000000").end();
#pragma once

#include "wire/body.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::wire {

class BodyWriter {
public:
    BodyWriter(Codec codec, std::string& out) : m_out(out), m_codec(codec) {}

    [[nodiscard]] Codec codec() const { return m_codec; }
    // That many bytes are to come, about.
    void reserve(std::size_t bytes) { m_out.reserve(m_out.size() + bytes); }

    BodyWriter& beginMap() { return begin('{', true); }
    BodyWriter& beginList() { return begin('[', false); }
    // Ends the innermost container.
    BodyWriter& end();
    // Of letters and digits: the service has no others.
    BodyWriter& key(std::string_view name);

    BodyWriter& text(std::string_view value);
    BodyWriter& integer(std::int64_t value);
    BodyWriter& boolean(bool value);
    BodyWriter& null();
    BodyWriter& blob(std::string_view bytes);
    // JSON: seconds with three decimals; CBOR: milliseconds under tag 1.
    BodyWriter& timestamp(std::int64_t unixMs);

    // A value that is written in the codec already.
    BodyWriter& written(std::string_view value);

private:
    BodyWriter& begin(char bracket, bool isMap);
    void separate();
    void head(std::uint8_t major, std::uint64_t value);
    void appendQuoted(std::string_view value);

    std::string& m_out;
    std::vector<bool> m_maps; // of the open containers, whether each is a map
    Codec m_codec;
    bool m_needsComma = false;
};

}
