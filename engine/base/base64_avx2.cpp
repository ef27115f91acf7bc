// Base64 for processors with AVX2: 32 characters at a time.
#if defined(__x86_64__)

#include "base/base64_lanes.h"

#include <immintrin.h>

namespace shardscope::base {
namespace {

constexpr std::size_t kCharacters = 32;
constexpr std::size_t kHalfBytes = 12; // of the 16 that a half of the vector is stored as
// So that what is stored beyond the last byte lies where more will come.
constexpr std::size_t kLeftBehind = 8;

// A character is told by its two hex digits. Those of one high digit make a class, and a low digit says in which
// classes there is no such character. 'A' and 'a' have one class, as have 'P' and 'p'; the others differ.
using Digits = std::array<std::uint8_t, 16>;

constexpr std::uint8_t classOf(std::size_t high)
{
    switch (high) {
    case 2:
        return 1;
    case 3:
        return 2;
    case 4:
    case 6:
        return 4;
    case 5:
    case 7:
        return 8;
    default:
        return 16;
    }
}

constexpr Digits makeClasses()
{
    Digits classes{};
    for (std::size_t high = 0; high < classes.size(); ++high)
        classes[high] = classOf(high);
    return classes;
}

constexpr Digits makeMissing()
{
    Digits missing{};
    for (std::size_t character = 0; character < kBase64Values.size(); ++character) {
        if (kBase64Values[character] == kNoBase64Value)
            missing[character % 16] = static_cast<std::uint8_t>(missing[character % 16] | classOf(character / 16));
    }
    return missing;
}

// What is added to a character to get its value, by its high digit. '/' alone differs from its class: it stands one
// lower.
constexpr Digits makeSteps()
{
    Digits steps{};
    for (const char c : {'+', '0', 'A', 'P', 'a', 'p'}) {
        const auto character = static_cast<std::uint8_t>(c);
        steps[character / 16] = static_cast<std::uint8_t>(kBase64Values[character] - character);
    }
    steps['/' / 16 - 1] = static_cast<std::uint8_t>(kBase64Values['/'] - '/');
    return steps;
}

[[gnu::always_inline]] inline __m256i table(const Digits& digits)
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(digits.data())));
}

constexpr Digits kClasses = makeClasses();
constexpr Digits kMissing = makeMissing();
constexpr Digits kSteps = makeSteps();

}

std::size_t decodeBase64Avx2(std::string_view text, char* bytes)
{
    const __m256i classes = table(kClasses);
    const __m256i missing = table(kMissing);
    const __m256i steps = table(kSteps);
    const __m256i lowDigit = _mm256_set1_epi8(0x0f);
    const __m256i slash = _mm256_set1_epi8('/');
    // Of four bytes that hold 24 bits, the three that do, most significant first.
    const __m256i threeOfFour =
        _mm256_broadcastsi128_si256(_mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1));
    std::size_t at = 0;
    for (; at + kCharacters + kLeftBehind <= text.size(); at += kCharacters) {
        const __m256i characters = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at));
        const __m256i high = _mm256_and_si256(_mm256_srli_epi32(characters, 4), lowDigit);
        const __m256i low = _mm256_and_si256(characters, lowDigit);
        const bool areAllKnown =
            _mm256_testz_si256(_mm256_shuffle_epi8(classes, high), _mm256_shuffle_epi8(missing, low)) != 0;
        if (!areAllKnown)
            break;
        const __m256i place = _mm256_add_epi8(high, _mm256_cmpeq_epi8(characters, slash));
        const __m256i values = _mm256_add_epi8(characters, _mm256_shuffle_epi8(steps, place));
        // Two values of six bits to one of twelve, two of those to one of 24.
        const __m256i pairs = _mm256_maddubs_epi16(values, _mm256_set1_epi16(0x0140));
        const __m256i groups = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x0001'1000));
        const __m256i packed = _mm256_shuffle_epi8(groups, threeOfFour);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes), _mm256_castsi256_si128(packed));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes + kHalfBytes), _mm256_extracti128_si256(packed, 1));
        bytes += 2 * kHalfBytes;
    }
    return at;
}

}

#endif
