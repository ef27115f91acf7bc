// The 64 steps of MD5 (RFC 1321, 3.4), written once and compiled per vector width:
// a Word is std::uint32_t or a vector of them. Everything is in an anonymous
// namespace on purpose, so that each kernel has its own copy built with its own
// instruction set. Include it only from md5*.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

namespace shardscope::base {
namespace {

// floor(2^32 * |sin(i + 1)|), i in radians.
constexpr std::uint32_t kSines[64] = {0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a,
    0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e,
    0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942,
    0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
    0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7,
    0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1,
    0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

// Each constant once per lane, so that adding one is a single instruction with its
// operand in memory. Left to itself, g++ 12 builds every constant in a register anew
// (three instructions) and adds it to the message early, which spills.
template <typename Word>
class SinesInLanes {
public:
    static constexpr std::size_t kLanes = sizeof(Word) / sizeof(std::uint32_t);

    [[gnu::always_inline]] inline explicit SinesInLanes(const std::uint32_t (*rows)[kLanes]) : m_rows(rows)
    {
        // Hides from the compiler that these are constants.
        asm("" : "+r"(m_rows));
    }
    template <std::size_t Step>
    [[gnu::always_inline]] inline Word at() const
    {
        // A plain aligned load, so that it can be the operand of an addition.
        using LanesInMemory [[gnu::may_alias]] = Word;
        return *reinterpret_cast<const LanesInMemory*>(m_rows[Step]);
    }

private:
    const std::uint32_t (*m_rows)[kLanes];
};

template <std::size_t Lanes>
struct SineRows {
    alignas(4 * Lanes) std::uint32_t rows[64][Lanes];
};

template <std::size_t Lanes>
constexpr SineRows<Lanes> sineRows()
{
    SineRows<Lanes> table{};
    for (std::size_t step = 0; step < 64; ++step)
        for (std::size_t lane = 0; lane < Lanes; ++lane)
            table.rows[step][lane] = kSines[step];
    return table;
}

template <std::size_t Lanes>
constexpr SineRows<Lanes> kSineRows = sineRows<Lanes>();

// The operations of a step on a Word. `b` is the newest value, so what is computed
// from it is the critical path, and the forms below reach the sum in few operations.
// A vector type with better instructions brings its own set of the same shape.
template <typename W>
struct PlainLogic {
    using Word = W;

    // mask ? one : zero, bit by bit.
    [[gnu::always_inline]] static inline Word select(Word mask, Word one, Word zero)
    {
        return zero ^ (mask & (one ^ zero));
    }
    // sum + select(mask, late, before), where `late` is known last.
    [[gnu::always_inline]] static inline Word plusLateSelect(Word sum, Word mask, Word late, Word before)
    {
        return sum + (before & ~mask) + (late & mask);
    }
    [[gnu::always_inline]] static inline Word parity(Word b, Word c, Word d) { return b ^ (c ^ d); }
    [[gnu::always_inline]] static inline Word crossing(Word b, Word c, Word d) { return c ^ (b | ~d); }
    template <int Bits>
    [[gnu::always_inline]] static inline Word rotate(Word x)
    {
        return (x << Bits) | (x >> (32 - Bits));
    }
    // A sum that is complete before the critical value joins it.
    [[gnu::always_inline]] static inline Word early(Word sum) { return sum; }
};

constexpr int kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
constexpr std::uint32_t kInitial[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};

constexpr std::size_t wordOfStep(std::size_t step)
{
    constexpr std::size_t kFactor[4] = {1, 5, 3, 7};
    constexpr std::size_t kOffset[4] = {0, 1, 5, 0};
    return (kFactor[step / 16] * step + kOffset[step / 16]) % 16;
}

template <typename Word>
struct Md5State {
    Word abcd[4];
};

template <typename Logic, std::size_t Step, typename Sines>
[[gnu::always_inline]] inline void step(Md5State<typename Logic::Word>& state, const typename Logic::Word* words,
    const Sines& sines)
{
    using Word = typename Logic::Word;
    // The four names move one place per step: what was d is now called a.
    Word& a = state.abcd[(64 - Step) % 4];
    const Word b = state.abcd[(65 - Step) % 4];
    const Word c = state.abcd[(66 - Step) % 4];
    const Word d = state.abcd[(67 - Step) % 4];
    Word sum = Logic::early(a + words[wordOfStep(Step)] + sines.template at<Step>());
    if constexpr (Step < 16)
        sum += Logic::select(b, c, d);
    else if constexpr (Step < 32)
        sum = Logic::plusLateSelect(sum, d, b, c);
    else if constexpr (Step < 48)
        sum += Logic::parity(b, c, d);
    else
        sum += Logic::crossing(b, c, d);
    a = b + Logic::template rotate<kShifts[Step / 16][Step % 4]>(sum);
}

template <typename Logic, typename Sines, std::size_t... Steps>
[[gnu::always_inline]] inline void runSteps(Md5State<typename Logic::Word>& state, const typename Logic::Word* words,
    const Sines& sines, std::index_sequence<Steps...>)
{
    (step<Logic, Steps>(state, words, sines), ...);
}

template <typename Logic, typename Sines, std::size_t... Steps>
[[gnu::always_inline]] inline void runStepsInPairs(Md5State<typename Logic::Word>& left,
    const typename Logic::Word* leftWords, Md5State<typename Logic::Word>& right,
    const typename Logic::Word* rightWords, const Sines& sines, std::index_sequence<Steps...>)
{
    ((step<Logic, Steps>(left, leftWords, sines), step<Logic, Steps>(right, rightWords, sines)), ...);
}

template <typename Word>
[[gnu::always_inline]] inline Md5State<Word> initialState()
{
    return {{Word{} + kInitial[0], Word{} + kInitial[1], Word{} + kInitial[2], Word{} + kInitial[3]}};
}

template <typename Word>
[[gnu::always_inline]] inline void add(Md5State<Word>& state, const Md5State<Word>& other)
{
    state.abcd[0] += other.abcd[0];
    state.abcd[1] += other.abcd[1];
    state.abcd[2] += other.abcd[2];
    state.abcd[3] += other.abcd[3];
}

// Two rows of lanes, one block of 16 words each, from the initial state.
template <typename Logic>
[[gnu::always_inline]] inline void compressPair(Md5State<typename Logic::Word>& left,
    const typename Logic::Word* leftWords, Md5State<typename Logic::Word>& right,
    const typename Logic::Word* rightWords)
{
    using Word = typename Logic::Word;
    const SinesInLanes<Word> sines{kSineRows<SinesInLanes<Word>::kLanes>.rows};
    left = initialState<Word>();
    right = initialState<Word>();
    runStepsInPairs<Logic>(left, leftWords, right, rightWords, sines, std::make_index_sequence<64>{});
    add(left, initialState<Word>());
    add(right, initialState<Word>());
}

}
}
