// What a shard stores. Records have ordinals from 0; 256 of them make a chunk.
//
//   sealed chunk 0 [0..255]  sealed chunk 1 [256..511]  open rows [512..530____]
//
// Rows below any copy's length never change, so readers of a copied world go on while
// the owner appends. Copying a log clears the copy's right to append in place; a copy
// that appends clones its open rows first. Sealed chunks are immutable: 8 bytes a
// record as columns, or 16 where a size or a pause does not fit 16 bits.
#pragma once

#include "base/chunked_log.h"
#include "base/time.h"
#include "base/write_right.h"
#include "streams/key_table.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace shardscope::streams {

inline constexpr std::uint32_t kChunkRecords = 256;

// One record: arrival in 40 bits of milliseconds, size (data + key) in 24 bits, key id,
// and a payload reference: 0 for synthetic records, else 1 + a line of the key's data set.
struct Row {
    std::uint64_t timeAndSize; // no initial values: fresh rows are written before they are read
    KeyId key;
    std::uint32_t payload;

    [[nodiscard]] static constexpr Row make(std::int64_t arrivalMs, std::uint32_t size, KeyId key,
        std::uint32_t payload)
    {
        return {(static_cast<std::uint64_t>(arrivalMs) << 24) | size, key, payload};
    }
    [[nodiscard]] constexpr base::Instant arrival() const
    {
        return base::instantAt(base::Duration{static_cast<std::int64_t>(timeAndSize >> 24)});
    }
    [[nodiscard]] constexpr std::uint32_t size() const { return static_cast<std::uint32_t>(timeAndSize & 0xffffffU); }
    friend constexpr bool operator==(const Row&, const Row&) = default;
};

using OpenRows = std::array<Row, kChunkRecords>;

// An immutable run of 256 records.
class Chunk {
public:
    explicit Chunk(const OpenRows& rows);

    [[nodiscard]] Row row(std::uint32_t index) const;
    [[nodiscard]] base::Instant first() const { return m_first; }
    [[nodiscard]] base::Instant last() const { return m_last; }
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    [[nodiscard]] std::uint32_t sizeAt(std::uint32_t index) const;
    [[nodiscard]] base::Instant arrivalAt(std::uint32_t index) const;
    [[nodiscard]] std::int64_t bytesBetween(std::uint32_t begin, std::uint32_t end) const;
    // What it takes in memory, headers included.
    [[nodiscard]] std::int64_t memory() const;

private:
    struct Columns {
        std::array<std::uint16_t, kChunkRecords> delay;
        std::array<std::uint16_t, kChunkRecords> size;
        std::array<KeyId, kChunkRecords> key;
    };
    base::Instant m_first{};
    base::Instant m_last{};
    std::int64_t m_bytes = 0;
    std::unique_ptr<const Columns> m_columns; // or else:
    std::unique_ptr<const OpenRows> m_rows;
    std::unique_ptr<const std::array<std::uint32_t, kChunkRecords>> m_payloads; // where any is set
};

// A stretch of a shard that one read returned.
struct RecordRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::int64_t bytes = 0;
    base::Instant lastArrival{};

    [[nodiscard]] std::uint64_t count() const { return end - begin; }
};

class ShardLog {
public:
    // Rows that may be written from `size & 255` on, cloned or made as needed. `size` is the
    // number of records stored so far; the shard's line keeps it.
    [[nodiscard]] Row* writableRows(std::uint64_t size);
    // Turns the 256 open rows into a sealed chunk.
    void seal();

    [[nodiscard]] Row row(std::uint64_t ordinal) const;
    [[nodiscard]] base::Instant arrival(std::uint64_t ordinal) const;
    // The longest run from `begin` within the limits, at least one record if there is any.
    [[nodiscard]] RecordRange measure(std::uint64_t begin, std::uint64_t size, std::int64_t maxRecords,
        std::int64_t maxBytes) const;
    // The first ordinal in [firstKept(), size] whose record arrived at or after `at`.
    [[nodiscard]] std::uint64_t firstAtOrAfter(base::Instant at, std::uint64_t size) const;
    // Whole blocks that only hold records before `horizon` and below `keepFrom` are forgotten.
    void forgetBefore(base::Instant horizon, std::uint64_t keepFrom);
    [[nodiscard]] std::uint64_t firstKept() const { return m_sealed.firstIndex() * kChunkRecords; }
    [[nodiscard]] std::int64_t memory() const;

private:
    static constexpr std::size_t kBlock = 64;

    base::ChunkedLog<std::shared_ptr<const Chunk>, kBlock> m_sealed;
    // Shared with copies that may read below their own length; written only with the right to.
    std::shared_ptr<OpenRows> m_open;
    base::WriteRight m_mayAppend;
};

}
