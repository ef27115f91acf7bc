#include "wire/body_writer.h"

#include "base/base64.h"
#include "base/check.h"
#include "base/utf8.h"
#include "wire/plain_text.h"

#include <cbor.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace shardscope::wire {

namespace {

// Major types of RFC 8949.
constexpr std::uint8_t kUnsigned = 0;
constexpr std::uint8_t kNegative = 1;
constexpr std::uint8_t kBytes = 2;
constexpr std::uint8_t kText = 3;
constexpr std::uint8_t kTag = 6;
constexpr std::uint64_t kEpochTag = 1;

}

BodyWriter& BodyWriter::begin(char bracket, bool isMap)
{
    separate();
    if (m_codec == Codec::Json)
        m_out += bracket;
    else
        m_out += isMap ? '\xbf' : '\x9f';
    m_maps.push_back(isMap);
    m_needsComma = false;
    return *this;
}

BodyWriter& BodyWriter::end()
{
    SHARD_CHECK(!m_maps.empty());
    if (m_codec == Codec::Json)
        m_out += m_maps.back() ? '}' : ']';
    else
        m_out += '\xff';
    m_maps.pop_back();
    m_needsComma = true;
    return *this;
}

BodyWriter& BodyWriter::key(std::string_view name)
{
    separate();
    if (m_codec == Codec::Json) {
        m_out += '"';
        m_out += name;
        m_out += "\":";
    } else {
        head(kText, name.size());
        m_out += name;
    }
    m_needsComma = false;
    return *this;
}

void BodyWriter::separate()
{
    if (m_needsComma && m_codec == Codec::Json)
        m_out += ',';
    m_needsComma = true;
}

BodyWriter& BodyWriter::text(std::string_view value)
{
    separate();
    if (m_codec == Codec::Json) {
        appendQuoted(value);
        return *this;
    }
    if (!isPlainAscii(value) && base::validUtf8Prefix(value) < value.size()) {
        const std::string valid = base::toValidUtf8(value);
        head(kText, valid.size());
        m_out += valid;
        return *this;
    }
    head(kText, value.size());
    m_out += value;
    return *this;
}

BodyWriter& BodyWriter::integer(std::int64_t value)
{
    separate();
    if (m_codec == Codec::Cbor) {
        if (value >= 0)
            head(kUnsigned, static_cast<std::uint64_t>(value));
        else
            head(kNegative, static_cast<std::uint64_t>(-(value + 1)));
        return *this;
    }
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    m_out.append(digits.data(), end);
    return *this;
}

BodyWriter& BodyWriter::boolean(bool value)
{
    separate();
    if (m_codec == Codec::Json)
        m_out += value ? "true" : "false";
    else
        m_out += value ? '\xf5' : '\xf4';
    return *this;
}

BodyWriter& BodyWriter::null()
{
    separate();
    if (m_codec == Codec::Json)
        m_out += "null";
    else
        m_out += '\xf6';
    return *this;
}

BodyWriter& BodyWriter::blob(std::string_view bytes)
{
    separate();
    if (m_codec == Codec::Cbor) {
        head(kBytes, bytes.size());
        m_out += bytes;
        return *this;
    }
    m_out += '"';
    base::appendBase64(m_out, bytes);
    m_out += '"';
    return *this;
}

BodyWriter& BodyWriter::timestamp(std::int64_t unixMs)
{
    if (m_codec == Codec::Cbor) {
        separate();
        head(kTag, kEpochTag);
        m_needsComma = false;
        return integer(unixMs);
    }
    integer(unixMs / 1'000);
    const std::int64_t fraction = std::abs(unixMs % 1'000);
    m_out += '.';
    m_out += static_cast<char>('0' + fraction / 100);
    m_out += static_cast<char>('0' + fraction / 10 % 10);
    m_out += static_cast<char>('0' + fraction % 10);
    return *this;
}

BodyWriter& BodyWriter::written(std::string_view value)
{
    separate();
    m_out += value;
    return *this;
}

void BodyWriter::head(std::uint8_t major, std::uint64_t value)
{
    std::array<unsigned char, 9> bytes{};
    const std::size_t length = cbor_encode_uint(value, bytes.data(), bytes.size());
    bytes[0] = static_cast<unsigned char>(bytes[0] | major << 5);
    m_out.append(reinterpret_cast<const char*>(bytes.data()), length);
}

void BodyWriter::appendQuoted(std::string_view value)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    if (isPlainAscii(value)) {
        m_out += '"';
        m_out += value;
        m_out += '"';
        return;
    }
    if (base::validUtf8Prefix(value) < value.size()) {
        appendQuoted(base::toValidUtf8(value));
        return;
    }
    m_out += '"';
    while (!value.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::find_if_not(value.begin(), value.end(), isPlain) - value.begin());
        m_out += value.substr(0, plain);
        value.remove_prefix(plain);
        if (value.empty())
            break;
        const char c = value.front();
        value.remove_prefix(1);
        if (c == '"' || c == '\\') {
            m_out += '\\';
            m_out += c;
        } else {
            m_out += "\\u00";
            m_out += kHex[static_cast<unsigned char>(c) >> 4];
            m_out += kHex[static_cast<unsigned char>(c) & 15U];
        }
    }
    m_out += '"';
}

}
