// Any bytes as event-stream messages: read or refused, never read beyond; what is read is written, and is the same
// bytes. Since no chance finds a CRC, the bytes are tried a second time with those of the first message set right.
#include "base/check.h"
#include "wire/event_stream.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace shardscope;

namespace {

void readAll(std::string_view bytes)
{
    while (true) {
        const std::string_view before = bytes;
        const auto message = wire::takeEventMessage(bytes);
        if (!message) {
            SHARD_CHECK(bytes == before);
            return;
        }
        SHARD_CHECK(bytes.size() < before.size());
        const std::vector<wire::EventHeader> headers{message->headers.begin(), message->headers.end()};
        std::string written;
        wire::appendEventMessage(written, headers, message->payload);
        SHARD_CHECK(written == before.substr(0, before.size() - bytes.size()));
    }
}

std::uint32_t numberAt(const std::string& bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

void setNumber(std::string& bytes, std::size_t at, std::uint32_t number)
{
    for (std::size_t i = 0; i < 4; ++i)
        bytes[at + i] = static_cast<char>(number >> (24 - 8 * i) & 0xffU);
}

// With the right CRCs in the first message, as far as its lengths leave room for them.
std::string sealed(std::string bytes)
{
    constexpr std::size_t kPrelude = 12;
    if (bytes.size() < kPrelude)
        return bytes;
    setNumber(bytes, 8, wire::crc32(std::string_view{bytes}.substr(0, 8)));
    const std::size_t total = numberAt(bytes, 0);
    if (total >= kPrelude + 4 && total <= bytes.size())
        setNumber(bytes, total - 4, wire::crc32(std::string_view{bytes}.substr(0, total - 4)));
    return bytes;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    readAll(bytes);
    readAll(sealed(bytes));
    return 0;
}
