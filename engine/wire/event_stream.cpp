#include "wire/event_stream.h"

#include "base/check.h"

#include <array>

namespace shardscope::wire {

namespace {

constexpr std::size_t kPrelude = 12;
constexpr std::size_t kCrc = 4;
constexpr std::size_t kMostHeaders = 128 * 1'024;
constexpr std::size_t kMostMessage = 24 * 1'024 * 1'024;
constexpr char kTextType = 7;

// Eight bytes a step: tables of the CRC of a byte that 0 to 7 zero bytes follow.
using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr Tables makeTables()
{
    constexpr std::uint32_t kPolynomial = 0xedb88320U;
    Tables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1 ^ kPolynomial : crc >> 1;
        tables[0][i] = crc;
    }
    for (std::size_t t = 1; t < tables.size(); ++t) {
        for (std::size_t i = 0; i < 256; ++i)
            tables[t][i] = tables[t - 1][i] >> 8 ^ tables[0][tables[t - 1][i] & 0xffU];
    }
    return tables;
}

constexpr Tables kTables = makeTables();

std::uint32_t byteAt(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

std::uint32_t number32(std::string_view bytes, std::size_t at)
{
    return byteAt(bytes, at) << 24 | byteAt(bytes, at + 1) << 16 | byteAt(bytes, at + 2) << 8 | byteAt(bytes, at + 3);
}

void append32(std::string& out, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xffU);
}

}

std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffffU;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        const std::uint32_t low = crc
            ^ (byteAt(bytes, i) | byteAt(bytes, i + 1) << 8 | byteAt(bytes, i + 2) << 16 | byteAt(bytes, i + 3) << 24);
        crc = kTables[7][low & 0xffU] ^ kTables[6][low >> 8 & 0xffU] ^ kTables[5][low >> 16 & 0xffU]
            ^ kTables[4][low >> 24] ^ kTables[3][byteAt(bytes, i + 4)] ^ kTables[2][byteAt(bytes, i + 5)]
            ^ kTables[1][byteAt(bytes, i + 6)] ^ kTables[0][byteAt(bytes, i + 7)];
    }
    for (; i < bytes.size(); ++i)
        crc = crc >> 8 ^ kTables[0][(crc ^ byteAt(bytes, i)) & 0xffU];
    return ~crc;
}

void appendEventMessage(std::string& out, std::span<const EventHeader> headers, std::string_view payload)
{
    std::size_t headerBytes = 0;
    for (const auto& [name, value] : headers)
        headerBytes += 1 + name.size() + 1 + 2 + value.size();
    const std::size_t total = kPrelude + headerBytes + payload.size() + kCrc;
    const std::size_t start = out.size();
    out.reserve(start + total);
    append32(out, static_cast<std::uint32_t>(total));
    append32(out, static_cast<std::uint32_t>(headerBytes));
    append32(out, crc32(std::string_view{out}.substr(start)));
    for (const auto& [name, value] : headers) {
        SHARD_CHECK(name.size() <= 0xff && value.size() <= 0xffff);
        out += static_cast<char>(name.size());
        out += name;
        out += kTextType;
        out += static_cast<char>(value.size() >> 8);
        out += static_cast<char>(value.size() & 0xffU);
        out += value;
    }
    out += payload;
    append32(out, crc32(std::string_view{out}.substr(start)));
}

void appendInitialResponse(std::string& out, std::string_view contentType)
{
    const std::array headers{EventHeader{":message-type", "event"}, EventHeader{":event-type", "initial-response"},
        EventHeader{":content-type", contentType}};
    // An empty map in either codec.
    appendEventMessage(out, headers, contentType.find("cbor") == std::string_view::npos ? "{}" : "\xa0");
}

void appendEvent(std::string& out, std::string_view eventType, std::string_view contentType, std::string_view payload)
{
    const std::array headers{EventHeader{":message-type", "event"}, EventHeader{":event-type", eventType},
        EventHeader{":content-type", contentType}};
    appendEventMessage(out, headers, payload);
}

void appendException(std::string& out, std::string_view exceptionType, std::string_view contentType,
    std::string_view payload)
{
    const std::array headers{EventHeader{":message-type", "exception"}, EventHeader{":exception-type", exceptionType},
        EventHeader{":content-type", contentType}};
    appendEventMessage(out, headers, payload);
}

std::optional<EventMessage> takeEventMessage(std::string_view& bytes)
{
    if (bytes.size() < kPrelude + kCrc)
        return std::nullopt;
    const std::size_t total = number32(bytes, 0);
    const std::size_t headerBytes = number32(bytes, 4);
    const bool isPossible = total >= kPrelude + kCrc && total <= kMostMessage && total <= bytes.size()
        && headerBytes <= kMostHeaders && headerBytes <= total - kPrelude - kCrc;
    if (!isPossible || number32(bytes, 8) != crc32(bytes.substr(0, 8))
        || number32(bytes, total - kCrc) != crc32(bytes.substr(0, total - kCrc)))
        return std::nullopt;
    EventMessage message;
    std::string_view rest = bytes.substr(kPrelude, headerBytes);
    while (!rest.empty()) {
        const std::size_t name = byteAt(rest, 0);
        if (rest.size() < 1 + name + 3 || rest[1 + name] != kTextType)
            return std::nullopt;
        const std::size_t value = byteAt(rest, name + 2) << 8 | byteAt(rest, name + 3);
        if (rest.size() < name + 4 + value)
            return std::nullopt;
        message.headers.emplace_back(rest.substr(1, name), rest.substr(name + 4, value));
        rest.remove_prefix(name + 4 + value);
    }
    message.payload = bytes.substr(kPrelude + headerBytes, total - kPrelude - headerBytes - kCrc);
    bytes.remove_prefix(total);
    return message;
}

}
