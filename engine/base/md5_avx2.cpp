// The batch kernel for processors with AVX2: vectors of eight 32-bit words.
#if defined(__x86_64__)

#include "base/md5_lanes.h"
#include "base/md5_steps.h"

#include <immintrin.h>

namespace shardscope::base {
namespace {

using Word8 [[gnu::vector_size(32)]] = std::uint32_t;

// Windows into these arrays give masks: 16 words from kLeading + 16 - n are n words
// of ones and then zeros; from kSingle + 16 - n, ones in word n alone.
constexpr std::uint32_t kOnes = ~std::uint32_t{0};
alignas(64) constexpr std::uint32_t kLeading[32] = {
    kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes, kOnes};
alignas(64) constexpr std::uint32_t kSingle[32] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, kOnes};

[[gnu::always_inline]] inline __m256i load(const void* from)
{
    return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}

// The bytes behind the last whole word, with MD5's 0x80 mark after them.
[[gnu::always_inline]] inline std::uint32_t lastWord(const char* data, std::size_t size)
{
    const std::size_t tailBits = size % 4 * 8;
    std::uint64_t tail = 0;
    if (size >= 4) {
        std::uint32_t lastFour;
        __builtin_memcpy(&lastFour, data + size - 4, sizeof lastFour);
        tail = std::uint64_t{lastFour} >> (32 - tailBits);
    } else {
        for (std::size_t i = 0; i < size; ++i)
            tail |= std::uint64_t{static_cast<unsigned char>(data[i])} << (8 * i);
    }
    return static_cast<std::uint32_t>(tail) | (std::uint32_t{0x80} << tailBits);
}

struct Block {
    __m256i low;
    __m256i high;
};

// The padded block without its length; masked loads never touch what is masked off.
[[gnu::always_inline]] inline Block paddedBlock(const Md5Lane& lane)
{
    const std::size_t wholeWords = lane.size / 4;
    const std::uint32_t* leading = kLeading + 16 - wholeWords;
    const std::uint32_t* single = kSingle + 16 - wholeWords;
    const auto* low = reinterpret_cast<const int*>(lane.data);
    // As an integer, since an empty key's data may be null.
    const auto* high = reinterpret_cast<const int*>(reinterpret_cast<std::uintptr_t>(lane.data) + sizeof(__m256i));
    const __m256i last = _mm256_set1_epi32(static_cast<int>(lastWord(lane.data, lane.size)));
    return {
        _mm256_or_si256(_mm256_maskload_epi32(low, load(leading)), _mm256_and_si256(last, load(single))),
        _mm256_or_si256(_mm256_maskload_epi32(high, load(leading + 8)), _mm256_and_si256(last, load(single + 8))),
    };
}

// columns[w] = word w of the eight rows.
[[gnu::always_inline]] inline void transpose(Word8* columns, const __m256i* rows)
{
    __m256i pairs[8];
    for (int i = 0; i < 4; ++i) {
        pairs[2 * i] = _mm256_unpacklo_epi32(rows[2 * i], rows[2 * i + 1]);
        pairs[2 * i + 1] = _mm256_unpackhi_epi32(rows[2 * i], rows[2 * i + 1]);
    }
    __m256i quads[8];
    for (int i = 0; i < 2; ++i) {
        quads[4 * i] = _mm256_unpacklo_epi64(pairs[4 * i], pairs[4 * i + 2]);
        quads[4 * i + 1] = _mm256_unpackhi_epi64(pairs[4 * i], pairs[4 * i + 2]);
        quads[4 * i + 2] = _mm256_unpacklo_epi64(pairs[4 * i + 1], pairs[4 * i + 3]);
        quads[4 * i + 3] = _mm256_unpackhi_epi64(pairs[4 * i + 1], pairs[4 * i + 3]);
    }
    for (int i = 0; i < 4; ++i) {
        columns[i] = reinterpret_cast<Word8>(_mm256_permute2x128_si256(quads[i], quads[i + 4], 0x20));
        columns[i + 4] = reinterpret_cast<Word8>(_mm256_permute2x128_si256(quads[i], quads[i + 4], 0x31));
    }
}

[[gnu::always_inline]] inline void gatherWords(Word8* words, const Md5Lane* lanes)
{
    __m256i low[8];
    __m256i high[8];
    Word8 bits;
    for (std::size_t i = 0; i < 8; ++i) {
        const Block block = paddedBlock(lanes[i]);
        low[i] = block.low;
        high[i] = block.high;
        bits[i] = static_cast<std::uint32_t>(lanes[i].size * 8);
    }
    transpose(words, low);
    transpose(words + 8, high);
    words[14] = bits;
}

[[gnu::always_inline]] inline void storeHashes(const Md5Lane* lanes, const Md5State<Word8>& state)
{
    // A hash is the digest read big-endian, so in memory its words and their bytes
    // are in reverse: d c b a.
    const __m256i swapBytes =
        _mm256_broadcastsi128_si256(_mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
    __m256i swapped[4];
    for (int i = 0; i < 4; ++i)
        swapped[i] = _mm256_shuffle_epi8(reinterpret_cast<__m256i>(state.abcd[3 - i]), swapBytes);
    const __m256i dcLow = _mm256_unpacklo_epi32(swapped[0], swapped[1]);
    const __m256i dcHigh = _mm256_unpackhi_epi32(swapped[0], swapped[1]);
    const __m256i baLow = _mm256_unpacklo_epi32(swapped[2], swapped[3]);
    const __m256i baHigh = _mm256_unpackhi_epi32(swapped[2], swapped[3]);
    const __m256i digests[4] = {_mm256_unpacklo_epi64(dcLow, baLow), _mm256_unpackhi_epi64(dcLow, baLow),
        _mm256_unpacklo_epi64(dcHigh, baHigh), _mm256_unpackhi_epi64(dcHigh, baHigh)};
    for (int i = 0; i < 4; ++i) {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(&lanes[i].hash->value), _mm256_castsi256_si128(digests[i]));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(&lanes[i + 4].hash->value),
            _mm256_extracti128_si256(digests[i], 1));
    }
}

}

void hashLanesAvx2(const Md5Lane* lanes)
{
    Word8 left[16];
    Word8 right[16];
    gatherWords(left, lanes);
    gatherWords(right, lanes + 8);
    Md5State<Word8> leftState;
    Md5State<Word8> rightState;
    compressPair<PlainLogic<Word8>>(leftState, left, rightState, right);
    storeHashes(lanes, leftState);
    storeHashes(lanes + 8, rightState);
}

}

#endif
