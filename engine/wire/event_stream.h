// Messages of application/vnd.amazon.eventstream: what SubscribeToShard answers with.
//
//   u32 total length | u32 headers length | u32 CRC of the first 8 bytes | headers | payload | u32 CRC of all before
//   header: u8 name length | name | u8 type (7, text) | u16 value length | value
//
// Big-endian; the CRC is that of IEEE 802.3.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::wire {

inline constexpr std::string_view kEventStreamType = "application/vnd.amazon.eventstream";

using EventHeader = std::pair<std::string_view, std::string_view>;

// Header names up to 255 bytes, values up to 65,535.
void appendEventMessage(std::string& out, std::span<const EventHeader> headers, std::string_view payload);

// The messages of a subscription: what comes first, an event, and a failure at the end.
void appendInitialResponse(std::string& out, std::string_view contentType);
void appendEvent(std::string& out, std::string_view eventType, std::string_view contentType, std::string_view payload);
void appendException(std::string& out, std::string_view exceptionType, std::string_view contentType,
    std::string_view payload);

struct EventMessage {
    std::vector<std::pair<std::string, std::string>> headers;
    std::string payload;
};
// The message at the front of `bytes`, which loses it; nothing when it is cut off or broken. For tests and readers
// of captures.
[[nodiscard]] std::optional<EventMessage> takeEventMessage(std::string_view& bytes);

[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

}
