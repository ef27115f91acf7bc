// The batch kernel for every processor: vectors of four 32-bit words, which are
// SSE2 on x86-64 and NEON on arm64.
#include "base/md5_block.h"
#include "base/md5_lanes.h"
#include "base/md5_steps.h"

namespace shardscope::base {
namespace {

using Word4 [[gnu::vector_size(16)]] = std::uint32_t;
using Half2 [[gnu::vector_size(16)]] = std::uint64_t;

struct Rows4 {
    Word4 row[4];
};

[[gnu::always_inline]] inline Rows4 transposed(const Rows4& in)
{
    const Word4 low01 = __builtin_shufflevector(in.row[0], in.row[1], 0, 4, 1, 5);
    const Word4 low23 = __builtin_shufflevector(in.row[2], in.row[3], 0, 4, 1, 5);
    const Word4 high01 = __builtin_shufflevector(in.row[0], in.row[1], 2, 6, 3, 7);
    const Word4 high23 = __builtin_shufflevector(in.row[2], in.row[3], 2, 6, 3, 7);
    return {{
        __builtin_shufflevector(low01, low23, 0, 1, 4, 5),
        __builtin_shufflevector(low01, low23, 2, 3, 6, 7),
        __builtin_shufflevector(high01, high23, 0, 1, 4, 5),
        __builtin_shufflevector(high01, high23, 2, 3, 6, 7),
    }};
}

// words[w] = word w of the four blocks.
[[gnu::always_inline]] inline void gatherWords(Word4* words, const unsigned char (*blocks)[64])
{
    for (std::size_t quarter = 0; quarter < 4; ++quarter) {
        Rows4 rows;
        std::memcpy(&rows.row[0], blocks[0] + 16 * quarter, 16);
        std::memcpy(&rows.row[1], blocks[1] + 16 * quarter, 16);
        std::memcpy(&rows.row[2], blocks[2] + 16 * quarter, 16);
        std::memcpy(&rows.row[3], blocks[3] + 16 * quarter, 16);
        const Rows4 columns = transposed(rows);
        words[4 * quarter + 0] = columns.row[0];
        words[4 * quarter + 1] = columns.row[1];
        words[4 * quarter + 2] = columns.row[2];
        words[4 * quarter + 3] = columns.row[3];
    }
}

[[gnu::always_inline]] inline void storeHashes(const Md5Lane* lanes, const Md5State<Word4>& state)
{
    const Rows4 digests = transposed({{state.abcd[0], state.abcd[1], state.abcd[2], state.abcd[3]}});
    for (std::size_t i = 0; i < 4; ++i) {
        const auto halves = reinterpret_cast<Half2>(digests.row[i]);
        lanes[i].hash->value = (U128{__builtin_bswap64(halves[0])} << 64) | __builtin_bswap64(halves[1]);
    }
}

}

void hashLanesBaseline(const Md5Lane* lanes)
{
    alignas(16) unsigned char blocks[kBaselineLanes][64];
    for (std::size_t i = 0; i < kBaselineLanes; ++i)
        padToBlock(blocks[i], lanes[i].data, lanes[i].size);

    Word4 left[16];
    Word4 right[16];
    gatherWords(left, blocks);
    gatherWords(right, blocks + 4);
    Md5State<Word4> leftState;
    Md5State<Word4> rightState;
    compressPair<PlainLogic<Word4>>(leftState, left, rightState, right);
    storeHashes(lanes, leftState);
    storeHashes(lanes + 4, rightState);
}

}
