// Finite populations of partition keys, hashed once when they are made at the edge
// and shared by every world. A record keeps a 32-bit key id: below 2^31 an index into
// one of the world's tables, above it a record that came from outside the simulation.
#pragma once

#include "base/hash_key.h"
#include "streams/api.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
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

// A record put from outside the simulation: it keeps its own key and bytes. Small ones have theirs in one block with
// those that came in the same call: memory is what a put costs most. Large ones share theirs with whoever else has
// them.
class OutsideRecord {
public:
    static constexpr std::size_t kMostCopied = 4'096; // bytes of data

    // Nothing, where numbers have come round.
    explicit OutsideRecord(base::Instant arrival = {}) : m_arrival(arrival) {}
    // `small`: the key, then the data.
    OutsideRecord(const Payload& small, std::size_t keySize, base::HashKey hash, base::Instant arrival)
        : m_hash(hash), m_bytes(small.owner()), m_arrival(arrival),
          m_dataSize(static_cast<std::uint32_t>(small.size() - keySize)), m_keySize(static_cast<std::uint16_t>(keySize))
    {
    }
    OutsideRecord(std::string key, Payload data, base::HashKey hash, base::Instant arrival)
        : m_hash(hash), m_arrival(arrival), m_dataSize(static_cast<std::uint32_t>(data.size())),
          m_keySize(static_cast<std::uint16_t>(key.size())), m_isLarge(true)
    {
        m_bytes = std::make_shared<const Large>(Large{std::move(key), std::move(data)});
    }

    [[nodiscard]] std::string_view partitionKey() const
    {
        return m_isLarge ? std::string_view{large().key} : std::string_view{small(), m_keySize};
    }
    // Of one that was refused, nothing.
    [[nodiscard]] Payload data() const
    {
        return m_isLarge ? large().data : Payload{{m_bytes, small() + m_keySize}, m_dataSize};
    }
    [[nodiscard]] base::HashKey hash() const { return m_hash; }
    [[nodiscard]] base::Instant arrival() const { return m_arrival; }
    // What it takes in memory, about.
    [[nodiscard]] std::uint64_t cost() const { return sizeof(OutsideRecord) + m_keySize + m_dataSize; }

private:
    struct Large {
        std::string key;
        Payload data;
    };
    [[nodiscard]] const Large& large() const { return *static_cast<const Large*>(m_bytes.get()); }
    [[nodiscard]] const char* small() const { return static_cast<const char*>(m_bytes.get()); }

    base::HashKey m_hash;
    std::shared_ptr<const void> m_bytes; // a Large, or characters
    base::Instant m_arrival;
    std::uint32_t m_dataSize = 0;
    std::uint16_t m_keySize = 0; // at most 256 characters
    bool m_isLarge = false;
};
static_assert(sizeof(OutsideRecord) == 48);

// Bytes of records from outside that are kept at most, unless a scenario says otherwise.
inline constexpr std::uint64_t kOutsideBudget = std::uint64_t{2} << 30;

}
