// The bytes of a record: they never change, are shared by all who keep them, and may be a part of a block that lives as
// long as any part of it is kept.
#pragma once

#include "base/check.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace shardscope::streams {

class Payload {
public:
    // None: a synthetic record, whose bytes are all zero and of which the size alone is known.
    Payload() = default;
    Payload(std::nullptr_t) {}
    Payload(std::shared_ptr<const std::string> bytes)
    {
        if (bytes)
            *this = Payload{{bytes, bytes->data()}, bytes->size()};
    }
    Payload(std::shared_ptr<const char> bytes, std::size_t size)
        : m_bytes(std::move(bytes)), m_size(static_cast<std::uint32_t>(size))
    {
        SHARD_CHECK(size <= std::numeric_limits<std::uint32_t>::max());
    }

    [[nodiscard]] explicit operator bool() const { return m_bytes != nullptr; }
    // Of none, nothing and 0.
    [[nodiscard]] std::string_view operator*() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const std::shared_ptr<const char>& owner() const { return m_bytes; }
    friend bool operator==(const Payload& a, const Payload& b) { return bool{a} == bool{b} && *a == *b; }

private:
    std::shared_ptr<const char> m_bytes;
    std::uint32_t m_size = 0;
};

// Room for several payloads that come together, filled from its start.
class PayloadBlock {
public:
    explicit PayloadBlock(std::size_t room) : PayloadBlock(std::make_shared_for_overwrite<char[]>(room), room) {}
    PayloadBlock(std::shared_ptr<char[]> bytes, std::size_t room) : m_bytes(std::move(bytes)), m_room(room) {}

    [[nodiscard]] std::size_t left() const { return m_room - m_taken; }
    // Where the next payload is to be written.
    [[nodiscard]] char* next() { return m_bytes.get() + m_taken; }
    // The next payload, which has been written.
    [[nodiscard]] Payload take(std::size_t size)
    {
        SHARD_CHECK(size <= left());
        const char* const start = next();
        m_taken += size;
        return {{m_bytes, start}, size};
    }

private:
    std::shared_ptr<char[]> m_bytes;
    std::size_t m_room;
    std::size_t m_taken = 0;
};

}
