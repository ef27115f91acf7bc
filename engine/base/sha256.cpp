#include "base/sha256.h"

#include "base/hash_key.h"

#include <bit>
#include <cstring>

namespace shardscope::base {

namespace {

constexpr std::size_t kBlockBytes = 64;
constexpr std::size_t kRounds = 64;

using State = std::array<std::uint32_t, 8>;

// The standard's constants are the first 32 fractional bits of roots of the first primes;
// they are worked out from that definition rather than copied: floor(root(p * 2^(32 d))).
constexpr std::array<std::uint32_t, kRounds> firstPrimes()
{
    std::array<std::uint32_t, kRounds> primes{};
    std::size_t count = 0;
    for (std::uint32_t candidate = 2; count < kRounds; ++candidate) {
        bool isPrime = true;
        for (std::size_t i = 0; i < count && isPrime; ++i)
            isPrime = candidate % primes[i] != 0;
        if (isPrime)
            primes[count++] = candidate;
    }
    return primes;
}

constexpr std::uint32_t fractionOfRoot(std::uint32_t prime, int degree)
{
    const U128 target = U128{prime} << (32 * degree);
    U128 root = 0;
    for (int bit = 36; bit >= 0; --bit) {
        const U128 candidate = root | (U128{1} << bit);
        U128 power = candidate;
        for (int i = 1; i < degree; ++i)
            power *= candidate;
        if (power <= target)
            root = candidate;
    }
    return static_cast<std::uint32_t>(root);
}

template <std::size_t Count>
constexpr std::array<std::uint32_t, Count> rootFractions(int degree)
{
    const auto primes = firstPrimes();
    std::array<std::uint32_t, Count> fractions{};
    for (std::size_t i = 0; i < Count; ++i)
        fractions[i] = fractionOfRoot(primes[i], degree);
    return fractions;
}

constexpr State kInitialState = rootFractions<8>(2);
constexpr std::array<std::uint32_t, kRounds> kRoundConstants = rootFractions<kRounds>(3);
static_assert(kInitialState[0] == 0x6a09e667U);
static_assert(kRoundConstants[63] == 0xc67178f2U);

std::uint32_t bigEndianWord(const char* bytes)
{
    std::uint32_t word = 0;
    for (int i = 0; i < 4; ++i)
        word = (word << 8) | static_cast<unsigned char>(bytes[i]);
    return word;
}

void addBlock(State& state, const char* block)
{
    std::array<std::uint32_t, kRounds> w;
    for (std::size_t i = 0; i < 16; ++i)
        w[i] = bigEndianWord(block + 4 * i);
    for (std::size_t i = 16; i < kRounds; ++i) {
        const std::uint32_t a = w[i - 15];
        const std::uint32_t b = w[i - 2];
        const std::uint32_t mixA = std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3);
        const std::uint32_t mixB = std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10);
        w[i] = w[i - 16] + mixA + w[i - 7] + mixB;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < kRounds; ++i) {
        const std::uint32_t sumE = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t choice = (e & f) ^ (~e & g);
        const std::uint32_t first = h + sumE + choice + kRoundConstants[i] + w[i];
        const std::uint32_t sumA = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + sumA + majority;
    }
    const State round{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state.size(); ++i)
        state[i] += round[i];
}

}

Sha256Digest sha256(std::string_view bytes)
{
    State state = kInitialState;
    const std::size_t whole = bytes.size() / kBlockBytes * kBlockBytes;
    for (std::size_t at = 0; at < whole; at += kBlockBytes)
        addBlock(state, bytes.data() + at);

    // The rest, a one bit, zeros, and the length in bits fill one block or two.
    std::array<char, 2 * kBlockBytes> tail{};
    const std::size_t rest = bytes.size() - whole;
    if (rest > 0)
        std::memcpy(tail.data(), bytes.data() + whole, rest);
    tail[rest] = static_cast<char>(0x80);
    const std::size_t tailBytes = rest + 9 <= kBlockBytes ? kBlockBytes : 2 * kBlockBytes;
    const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    for (std::size_t i = 0; i < 8; ++i)
        tail[tailBytes - 1 - i] = static_cast<char>(bits >> (8 * i));
    for (std::size_t at = 0; at < tailBytes; at += kBlockBytes)
        addBlock(state, tail.data() + at);

    Sha256Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

std::string sha256Hex(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(64);
    for (const std::uint8_t byte : sha256(bytes)) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15U];
    }
    return hex;
}

}
