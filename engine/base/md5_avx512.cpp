// The batch kernel for processors with AVX-512 (F, BW, DQ, VL): vectors of sixteen
// 32-bit words.
#if defined(__x86_64__)

#include "base/md5_lanes.h"
#include "base/md5_steps.h"

// g++ 12 warns about its own header here: "undefined" pass-through operands.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop

namespace shardscope::base {
namespace {

using Word16 [[gnu::vector_size(64)]] = std::uint32_t;

// Any function of three bits is one instruction; its number is the truth table,
// read with the first operand as the highest bit.
struct TernaryLogic {
    using Word = Word16;

    template <int Table>
    [[gnu::always_inline]] static inline Word ternary(Word x, Word y, Word z)
    {
        return reinterpret_cast<Word>(_mm512_ternarylogic_epi32(reinterpret_cast<__m512i>(x),
            reinterpret_cast<__m512i>(y), reinterpret_cast<__m512i>(z), Table));
    }
    [[gnu::always_inline]] static inline Word select(Word mask, Word one, Word zero)
    {
        return ternary<0xca>(mask, one, zero);
    }
    [[gnu::always_inline]] static inline Word plusLateSelect(Word sum, Word mask, Word late, Word before)
    {
        return sum + select(mask, late, before);
    }
    [[gnu::always_inline]] static inline Word parity(Word b, Word c, Word d) { return ternary<0x96>(b, c, d); }
    [[gnu::always_inline]] static inline Word crossing(Word b, Word c, Word d) { return ternary<0x39>(b, c, d); }
    template <int Bits>
    [[gnu::always_inline]] static inline Word rotate(Word x)
    {
        return reinterpret_cast<Word>(_mm512_rol_epi32(reinterpret_cast<__m512i>(x), Bits));
    }
    [[gnu::always_inline]] static inline Word early(Word sum) { return sum; }
};

// The whole padded block in one register; masked loads never touch what is masked off.
[[gnu::always_inline]] inline __m512i paddedBlock(const Md5Lane& lane)
{
    const std::uint64_t mark = std::uint64_t{1} << lane.size;
    __m512i block = _mm512_maskz_loadu_epi8(mark - 1, lane.data);
    block = _mm512_mask_set1_epi8(block, mark, static_cast<char>(0x80));
    return _mm512_mask_set1_epi32(block, 1U << 14, static_cast<int>(lane.size * 8));
}

// columns[w] = word w of the sixteen rows.
[[gnu::always_inline]] inline void transpose(Word16* columns, const __m512i* rows)
{
    __m512i pairs[16];
    for (int i = 0; i < 8; ++i) {
        pairs[2 * i] = _mm512_unpacklo_epi32(rows[2 * i], rows[2 * i + 1]);
        pairs[2 * i + 1] = _mm512_unpackhi_epi32(rows[2 * i], rows[2 * i + 1]);
    }
    // quads[4 * g + w]: words w, w + 4, w + 8, w + 12 of rows 4g to 4g + 3.
    __m512i quads[16];
    for (int i = 0; i < 4; ++i) {
        quads[4 * i] = _mm512_unpacklo_epi64(pairs[4 * i], pairs[4 * i + 2]);
        quads[4 * i + 1] = _mm512_unpackhi_epi64(pairs[4 * i], pairs[4 * i + 2]);
        quads[4 * i + 2] = _mm512_unpacklo_epi64(pairs[4 * i + 1], pairs[4 * i + 3]);
        quads[4 * i + 3] = _mm512_unpackhi_epi64(pairs[4 * i + 1], pairs[4 * i + 3]);
    }
    for (int w = 0; w < 4; ++w) {
        const __m512i early01 = _mm512_shuffle_i32x4(quads[w], quads[w + 4], 0x44);
        const __m512i late01 = _mm512_shuffle_i32x4(quads[w], quads[w + 4], 0xee);
        const __m512i early23 = _mm512_shuffle_i32x4(quads[w + 8], quads[w + 12], 0x44);
        const __m512i late23 = _mm512_shuffle_i32x4(quads[w + 8], quads[w + 12], 0xee);
        columns[w] = reinterpret_cast<Word16>(_mm512_shuffle_i32x4(early01, early23, 0x88));
        columns[w + 4] = reinterpret_cast<Word16>(_mm512_shuffle_i32x4(early01, early23, 0xdd));
        columns[w + 8] = reinterpret_cast<Word16>(_mm512_shuffle_i32x4(late01, late23, 0x88));
        columns[w + 12] = reinterpret_cast<Word16>(_mm512_shuffle_i32x4(late01, late23, 0xdd));
    }
}

[[gnu::always_inline]] inline void gatherWords(Word16* words, const Md5Lane* lanes)
{
    __m512i blocks[16];
    for (int i = 0; i < 16; ++i)
        blocks[i] = paddedBlock(lanes[i]);
    transpose(words, blocks);
}

[[gnu::always_inline]] inline void storeHash(HashKey* hash, __m128i digest)
{
    _mm_storeu_si128(reinterpret_cast<__m128i*>(&hash->value), digest);
}

[[gnu::always_inline]] inline void storeHashes(const Md5Lane* lanes, const Md5State<Word16>& state)
{
    // A hash is the digest read big-endian, so in memory its words and their bytes
    // are in reverse: d c b a.
    const __m512i swapBytes =
        _mm512_broadcast_i32x4(_mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
    __m512i swapped[4];
    for (int i = 0; i < 4; ++i)
        swapped[i] = _mm512_shuffle_epi8(reinterpret_cast<__m512i>(state.abcd[3 - i]), swapBytes);
    const __m512i dcLow = _mm512_unpacklo_epi32(swapped[0], swapped[1]);
    const __m512i dcHigh = _mm512_unpackhi_epi32(swapped[0], swapped[1]);
    const __m512i baLow = _mm512_unpacklo_epi32(swapped[2], swapped[3]);
    const __m512i baHigh = _mm512_unpackhi_epi32(swapped[2], swapped[3]);
    const __m512i digests[4] = {_mm512_unpacklo_epi64(dcLow, baLow), _mm512_unpackhi_epi64(dcLow, baLow),
        _mm512_unpacklo_epi64(dcHigh, baHigh), _mm512_unpackhi_epi64(dcHigh, baHigh)};
    for (int i = 0; i < 4; ++i) {
        storeHash(lanes[i].hash, _mm512_castsi512_si128(digests[i]));
        storeHash(lanes[i + 4].hash, _mm512_extracti32x4_epi32(digests[i], 1));
        storeHash(lanes[i + 8].hash, _mm512_extracti32x4_epi32(digests[i], 2));
        storeHash(lanes[i + 12].hash, _mm512_extracti32x4_epi32(digests[i], 3));
    }
}

}

void hashLanesAvx512(const Md5Lane* lanes)
{
    Word16 left[16];
    Word16 right[16];
    gatherWords(left, lanes);
    gatherWords(right, lanes + 16);
    Md5State<Word16> leftState;
    Md5State<Word16> rightState;
    compressPair<TernaryLogic>(leftState, left, rightState, right);
    storeHashes(lanes, leftState);
    storeHashes(lanes + 16, rightState);
}

}

#endif
