// Padding of a key of at most 55 bytes to its one MD5 block, without reading past
// the key. For code of the baseline instruction set only (md5.cpp, md5_baseline.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace shardscope::base {

// Copies `size` bytes, Chunk <= size <= 4 * Chunk, without a branch: chunks overlap
// where the size is not a multiple, and writing a byte twice does no harm.
//   size 38, Chunk 16:  [0..16) [16..32) [22..38) [22..38)
template <std::size_t Chunk>
[[gnu::always_inline]] inline void copyInChunks(unsigned char* to, const char* from, std::size_t size)
{
    const std::size_t last = size - Chunk;
    const std::size_t second = last < Chunk ? last : Chunk;
    const std::size_t third = last < 2 * Chunk ? last : 2 * Chunk;
    std::memcpy(to, from, Chunk);
    std::memcpy(to + second, from + second, Chunk);
    std::memcpy(to + third, from + third, Chunk);
    std::memcpy(to + last, from + last, Chunk);
}

[[gnu::always_inline]] inline void padToBlock(unsigned char* block, const char* data, std::size_t size)
{
    std::memset(block, 0, 64);
    if (size >= 16) {
        copyInChunks<16>(block, data, size);
    } else if (size >= 4) {
        copyInChunks<4>(block, data, size);
    } else if (size != 0) {
        block[0] = static_cast<unsigned char>(data[0]);
        block[size / 2] = static_cast<unsigned char>(data[size / 2]);
        block[size - 1] = static_cast<unsigned char>(data[size - 1]);
    }
    block[size] = 0x80;
    const auto bits = static_cast<std::uint32_t>(size * 8);
    std::memcpy(block + 56, &bits, sizeof bits);
}

}
