// Repeatable chance. Each actor owns an Rng forked from the seed by its name, so
// adding an actor never changes another's luck. Only integers come out: floating
// log and exp differ between C libraries, so distributions are tables elsewhere.
#pragma once

#include "base/check.h"
#include "base/hash_key.h"

#include <cstdint>
#include <string_view>

namespace shardscope::base {

// Mixes all 64 bits (the finaliser of splitmix64). Also used for fingerprints.
[[nodiscard]] constexpr std::uint64_t mix64(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

[[nodiscard]] constexpr std::uint64_t hashText(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return mix64(hash);
}

// splitmix64: one addition and a mix per draw, eight bytes of state.
class Rng {
public:
    explicit constexpr Rng(std::uint64_t seed) : m_state(seed) {}

    // A stream of its own for the actor of that name.
    [[nodiscard]] constexpr Rng fork(std::string_view name) const { return Rng{mix64(m_state ^ hashText(name))}; }

    [[nodiscard]] constexpr std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t x = m_state;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
        return x ^ (x >> 31);
    }
    // Uniform in [0, bound); the bias of multiply-shift is below 2^-32 for 32-bit bounds.
    [[nodiscard]] constexpr std::uint64_t below(std::uint64_t bound)
    {
        SHARD_CHECK(bound > 0);
        return static_cast<std::uint64_t>((static_cast<U128>(next()) * bound) >> 64);
    }
    [[nodiscard]] constexpr std::uint64_t state() const { return m_state; }

    friend constexpr bool operator==(const Rng&, const Rng&) = default;

private:
    std::uint64_t m_state;
};

}
