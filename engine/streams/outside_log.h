// The records that came from outside the simulation, in the order of their arrival. A shard's row knows one by its id
// (key_table.h); what no horizon reaches any more, and what goes beyond the budget of memory, is forgotten.
//
//   sealed blocks [256 records] [256 records] …   open block [17 records____]
//
// A World is copied many times a second, so copying is cheap at any size: blocks are shared, and so are lists of 512
// blocks. Copies append as those of ChunkedLog do: a copy clones what is open first.
#pragma once

#include "base/chunked_log.h"
#include "base/hash_key.h"
#include "base/time.h"
#include "streams/key_table.h"
#include "streams/payload.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace shardscope::streams {

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

class OutsideLog {
public:
    OutsideLog() = default;
    OutsideLog(const OutsideLog& other);
    OutsideLog& operator=(const OutsideLog& other);
    OutsideLog(OutsideLog&&) noexcept = default;
    OutsideLog& operator=(OutsideLog&&) noexcept = default;
    ~OutsideLog() = default;

    // The id of the next record, once the ids of `count` records from it follow one another: before they come round
    // in the middle of a call, empty records use up the rest.
    [[nodiscard]] KeyId startCall(base::Instant now, std::size_t count);
    void append(OutsideRecord record);
    // Null for what is forgotten. Ids come round again after 2^31 records: far fewer are kept at a time.
    [[nodiscard]] const OutsideRecord* find(KeyId id) const;
    // What the records that are kept take in memory, about.
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }
    // Before which instant all must go, so that the rest takes no more than `budget`; nothing while it does.
    [[nodiscard]] std::optional<base::Instant> horizonFor(std::uint64_t budget) const;
    // Memory is given back by whole blocks.
    void forgetBefore(base::Instant horizon);

private:
    static constexpr std::size_t kBlock = 256;
    static constexpr std::size_t kList = 512;
    using Block = std::array<OutsideRecord, kBlock>;

    [[nodiscard]] const OutsideRecord& at(std::uint64_t index) const;

    base::ChunkedLog<std::shared_ptr<const Block>, kList> m_sealed;
    // Shared with copies that may read below their own size; written only with the right to.
    std::shared_ptr<Block> m_open;
    bool m_mayAppend = false;
    std::uint64_t m_size = 0;  // ever appended
    std::uint64_t m_first = 0; // what lies before it is forgotten
    std::uint64_t m_bytes = 0; // of the rest
};

}
