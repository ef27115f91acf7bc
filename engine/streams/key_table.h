// Finite populations of partition keys, hashed once when they are made at the edge
// and shared by every world. A record keeps a 32-bit key id: below 2^31 an index into
// one of the world's tables, above it a record that came from outside the simulation.
#pragma once

#include "base/hash_key.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

using KeyId = std::uint32_t;
inline constexpr KeyId kOutsideKeys = KeyId{1} << 31;

class KeyTable {
public:
    explicit KeyTable(std::vector<std::string> keys);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_hashes.size()); }
    [[nodiscard]] base::HashKey hash(std::uint32_t index) const { return m_hashes[index]; }
    [[nodiscard]] const std::vector<base::HashKey>& hashes() const { return m_hashes; }
    [[nodiscard]] std::string_view text(std::uint32_t index) const;
    // A name for the contents, for saving a world by what it was made from.
    [[nodiscard]] std::uint64_t digest() const { return m_digest; }

private:
    std::vector<base::HashKey> m_hashes;
    std::string m_texts; // one after another
    std::vector<std::uint32_t> m_ends;
    std::uint64_t m_digest = 0;
};

// Where a key's records go now, and what of its hash enters the shard's fingerprint.
// Both on one line, so that the hot path touches a key once.
struct KeyRoute {
    std::uint32_t shard = 0;
    std::uint32_t digest = 0;
};

// Folds a 128-bit hash into what fingerprints use of it.
[[nodiscard]] std::uint32_t keyDigest(base::HashKey hash);

}
