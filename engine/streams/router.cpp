#include "streams/router.h"

#include <bit>

namespace shardscope::streams {

namespace {

// Buckets per range, as a power of two: with four, three of four buckets of an even
// split hold no boundary at all and none holds two.
constexpr int kExtraBits = 2;
// Steps of the scan before the binary search takes over.
constexpr std::uint32_t kScanMax = 4;

std::vector<base::HashKey> endsOfRanges(std::span<const base::HashKey> starts)
{
    SHARD_CHECK(!starts.empty());
    SHARD_CHECK(starts.front() == base::HashKey{});
    std::vector<base::HashKey> ends;
    ends.reserve(starts.size());
    for (std::size_t i = 1; i < starts.size(); ++i) {
        SHARD_CHECK(starts[i - 1] < starts[i]);
        ends.push_back(base::HashKey{starts[i].value - 1});
    }
    ends.push_back(base::HashKey::max());
    return ends;
}

// All ones if the range ends below the key, else 0. The barrier hides from the compiler
// that it is one of two values: g++ 12 and clang 14 would both make a branch of it,
// and in a binary search each branch is a coin toss.
[[gnu::always_inline]] inline std::size_t maskIfBelow(base::HashKey end, base::HashKey key)
{
    std::size_t mask = -static_cast<std::size_t>(end.value < key.value);
    asm("" : "+r"(mask));
    return mask;
}

// The first of `count` + 1 ends, from `at` on, that is not below the key. Out of line,
// so that the short way through find() saves no registers for it.
[[gnu::noinline]] const base::HashKey* searchDenseBucket(const base::HashKey* at, std::size_t count, base::HashKey key)
{
    // Ends because `count` halves.
    while (count > 0) {
        const std::size_t half = (count + 1) / 2;
        at += half & maskIfBelow(at[half - 1], key);
        count -= half;
    }
    return at;
}

// Compares plain numbers: through <=> both compilers emit a three-way comparison.
[[gnu::always_inline]] inline std::uint32_t find(const base::HashKey* ends, const std::uint32_t* firstOfBucket,
    int bucketShift, base::HashKey key)
{
    // The barrier asks for the whole register: clang 14 loads the count into cl alone,
    // which waits for the call before to be done with the rest of rcx.
    asm("" : "+r"(bucketShift));
    const std::size_t bucket = static_cast<std::size_t>(key.high() >> bucketShift);
    const base::HashKey* at = ends + firstOfBucket[bucket];
    for (std::uint32_t steps = 0; steps < kScanMax; ++steps, ++at)
        if (key.value <= at->value)
            return static_cast<std::uint32_t>(at - ends);
    const auto left = static_cast<std::size_t>(ends + firstOfBucket[bucket + 1] - at);
    return static_cast<std::uint32_t>(searchDenseBucket(at, left, key) - ends);
}

}

Router::Router(std::span<const base::HashKey> starts)
    : m_ends(endsOfRanges(starts)), m_bucketShift(64 - (std::bit_width(starts.size() - 1) + kExtraBits))
{
    const std::size_t bucketCount = std::size_t{1} << (64 - m_bucketShift);
    m_firstOfBucket.reserve(bucketCount + 1);
    std::uint32_t at = 0;
    for (std::size_t bucket = 0; bucket < bucketCount; ++bucket) {
        const auto lowest = base::HashKey::fromHalves(std::uint64_t{bucket} << m_bucketShift, 0);
        // Ends at the last range, whose end is the end of the ring.
        while (m_ends[at].value < lowest.value)
            ++at;
        m_firstOfBucket.push_back(at);
    }
    m_firstOfBucket.push_back(rangeCount() - 1);
}

std::uint32_t Router::route(base::HashKey key) const
{
    return find(m_ends.data(), m_firstOfBucket.data(), m_bucketShift, key);
}

void Router::routeAll(std::span<const base::HashKey> keys, std::span<std::uint32_t> positions) const
{
    SHARD_CHECK(keys.size() == positions.size());
    // Copies, since a store to `positions` could change the members for all the compiler knows.
    const base::HashKey* const ends = m_ends.data();
    const std::uint32_t* const firstOfBucket = m_firstOfBucket.data();
    const int bucketShift = m_bucketShift;
    for (std::size_t i = 0; i < keys.size(); ++i)
        positions[i] = find(ends, firstOfBucket, bucketShift, keys[i]);
}

}
