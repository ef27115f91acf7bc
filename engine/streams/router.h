// Finds the range of a ring that a hash falls into, in constant time for most rings.
// Built once per layout of a stream from the sorted starts of the ranges, which tile
// the ring; it answers with positions in that order and knows nothing of shards.
//
// A table is indexed by the top bits of the hash, four to eight buckets per range,
// and says where the search starts. Buckets that hold many starts (a region split
// again and again) end in a binary search, so no layout is slower than that.
#pragma once

#include "base/hash_key.h"

#include <cstdint>
#include <span>
#include <vector>

namespace shardscope::streams {

class Router {
public:
    // `starts` are strictly ascending and begin with 0. 16 bytes per range and 16 to 32
    // of table: 10,000 ranges take 420 KB and a linear pass.
    explicit Router(std::span<const base::HashKey> starts);

    // The position i with starts[i] <= key < starts[i + 1].
    [[nodiscard]] std::uint32_t route(base::HashKey key) const;
    // positions[i] = route(keys[i]); the spans have equal length.
    void routeAll(std::span<const base::HashKey> keys, std::span<std::uint32_t> positions) const;

    [[nodiscard]] std::uint32_t rangeCount() const { return static_cast<std::uint32_t>(m_ends.size()); }

private:
    // m_ends[i] is the last hash of range i, so the last of them stops every scan.
    std::vector<base::HashKey> m_ends;
    // m_firstOfBucket[t] is the range that holds the lowest hash of bucket t; one more
    // entry at the end holds the last range.
    std::vector<std::uint32_t> m_firstOfBucket;
    int m_bucketShift;
};

}
