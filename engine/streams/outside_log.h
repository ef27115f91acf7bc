// The records that came from outside the simulation, in the order of their arrival. A shard's row knows one by its id
// (key_table.h); what no horizon reaches any more, and what goes beyond the budget of memory, is forgotten.
//
//   sealed blocks [256 runs] [256 runs] …   open block [17 runs____]
//   a run         [heads: hash, where the key begins] [key|data] [key|data] …
//
// Heads lie together, since readings of what loads a shard go through those of many records and need no more.
//
// Fresh memory is what a put costs most, so records that came in one call have their bytes in one piece, and runs lie
// one behind the other. A World is copied many times a second, so copying is cheap at any size: blocks are shared, and
// so are lists of 512 blocks.
#pragma once

#include "base/chunked_log.h"
#include "base/hash_key.h"
#include "base/time.h"
#include "base/write_right.h"
#include "streams/key_table.h"
#include "streams/payload.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shardscope::streams {

// A record that is to be kept.
struct OutsideEntry {
    // Data beyond it is not copied but shared with whoever else has it.
    static constexpr std::size_t kMostCopied = 4'096; // bytes

    std::string_view partitionKey; // at most 256 characters
    const Payload* data = nullptr; // none of one that was refused
    base::HashKey hash;
    bool isExplicit = false; // the hash is another than that of the key

    [[nodiscard]] std::size_t dataSize() const { return data == nullptr ? 0 : data->size(); }
    [[nodiscard]] bool isLarge() const { return dataSize() > kMostCopied; }
};

class OutsideRun;

// One that is kept, for as long as the log is that it was found in, and is not appended to.
class OutsideRecord {
public:
    [[nodiscard]] std::string_view partitionKey() const;
    [[nodiscard]] Payload data() const; // of one that was refused, nothing
    [[nodiscard]] base::HashKey hash() const;
    [[nodiscard]] base::Instant arrival() const;
    // The same for two records only if their keys and their hashes are, but for odds of one in 2^64 for any two: half
    // of the MD5 that a key's own hash is, or a digest of both.
    [[nodiscard]] std::uint64_t digest() const;
    // Whether its key is that one, whose own hash is `own`: wherever the record went, and without a look at its text
    // where the hash tells.
    [[nodiscard]] bool hasKey(std::string_view partitionKey, base::HashKey own) const;

private:
    friend class OutsideLog;
    [[nodiscard]] bool isExplicit() const; // as OutsideEntry's

    OutsideRecord(const OutsideRun& run, std::uint32_t index) : m_run(&run), m_index(index) {}

    const OutsideRun* m_run;
    std::uint32_t m_index;
};

// Records that came together: small ones with their bytes in one piece, or a large one.
class OutsideRun {
public:
    OutsideRun() = default;
    // None of the entries is large, and there is room for bytesOf(small).
    OutsideRun(std::uint64_t first, base::Instant arrival, std::span<const OutsideEntry> small, PayloadBlock& room);
    OutsideRun(std::uint64_t first, base::Instant arrival, const OutsideEntry& large);
    // Nothing: the rest of the ids before they come round, fewer than a call has entries.
    OutsideRun(std::uint64_t first, base::Instant arrival, std::uint32_t count)
        : m_first(first), m_arrival(arrival), m_count(count)
    {
    }

    [[nodiscard]] static std::size_t bytesOf(std::span<const OutsideEntry> small);

    [[nodiscard]] std::uint64_t first() const { return m_first; } // of all records ever
    [[nodiscard]] std::uint32_t count() const { return m_count; }
    [[nodiscard]] base::Instant arrival() const { return m_arrival; }
    [[nodiscard]] bool isEmpty() const { return m_kind == Kind::Nothing; }
    // What it takes in memory, about.
    [[nodiscard]] std::uint64_t cost() const;

private:
    friend class OutsideRecord;
    enum class Kind : std::uint32_t { Nothing, Small, Large };
    struct Large {
        std::string key;
        Payload data;
        base::HashKey hash;
        bool isExplicit;
    };
    struct Head {
        static constexpr std::uint32_t kExplicit = std::uint32_t{1} << 31;

        base::HashKey hash;
        std::uint32_t begin; // of the key; the data follows
        std::uint32_t key;   // its size, and kExplicit

        [[nodiscard]] std::uint32_t keySize() const { return key & ~kExplicit; }
        [[nodiscard]] bool isExplicit() const { return (key & kExplicit) != 0; }
    };
    // Of a head that is kept: without what alignment adds.
    static constexpr std::size_t kHeadSize = sizeof(base::HashKey) + 2 * sizeof(std::uint32_t);

    [[nodiscard]] bool isLarge() const { return m_kind == Kind::Large; }
    [[nodiscard]] const Large& large() const { return *static_cast<const Large*>(m_bytes.get()); }
    [[nodiscard]] const char* bytes() const { return static_cast<const char*>(m_bytes.get()); }
    [[nodiscard]] Head head(std::uint32_t index) const;
    [[nodiscard]] std::uint32_t end(std::uint32_t index) const; // of the data

    std::uint64_t m_first = 0;
    base::Instant m_arrival{};
    std::shared_ptr<const void> m_bytes; // as m_kind says: nothing, characters, or a Large
    Kind m_kind : 2 = Kind::Nothing;
    std::uint32_t m_count : 30 = 0; // far more than fit in a call
    std::uint32_t m_size = 0;       // of the characters
};
static_assert(sizeof(OutsideRun) == 40);

// Bytes of records from outside that are kept at most, unless a scenario says otherwise.
inline constexpr std::uint64_t kOutsideBudget = std::uint64_t{2} << 30;

class OutsideLog {
public:
    // The id of the next record, once the ids of `count` records from it follow one another: before they come round
    // in the middle of a call, an empty run uses up the rest.
    [[nodiscard]] KeyId startCall(base::Instant now, std::size_t count);
    // In their order.
    void append(base::Instant arrival, std::span<const OutsideEntry> entries);
    // Nothing for what is forgotten. Ids come round again after 2^31 records: far fewer are kept at a time.
    [[nodiscard]] std::optional<OutsideRecord> find(KeyId id) const;
    // What the records that are kept take in memory, about.
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }
    // Before which instant all must go, so that the rest takes no more than `budget`; nothing while it does.
    [[nodiscard]] std::optional<base::Instant> horizonFor(std::uint64_t budget) const;
    // Memory is given back by whole blocks.
    void forgetBefore(base::Instant horizon);

private:
    friend class OutsideReader;
    static constexpr std::size_t kBlock = 256;
    static constexpr std::size_t kList = 512;
    using Block = std::array<OutsideRun, kBlock>;

    void own();
    void appendSmall(base::Instant arrival, std::span<const OutsideEntry> small);
    void append(OutsideRun run);
    [[nodiscard]] const OutsideRun& at(std::uint64_t run) const;
    // Looks from the run `near` on, where there is such a one, and leaves there the run that has the record.
    [[nodiscard]] std::optional<OutsideRecord> find(KeyId id, std::uint64_t& near) const;
    [[nodiscard]] std::uint64_t runOf(std::uint64_t index, std::uint64_t near) const;

    base::ChunkedLog<std::shared_ptr<const Block>, kList> m_sealed;
    std::shared_ptr<Block> m_open;
    std::optional<PayloadBlock> m_room; // of the runs to come
    base::WriteRight m_mayAppend;       // to both
    std::uint64_t m_records = 0;        // ever appended
    std::uint64_t m_runs = 0;           // ever appended
    std::uint64_t m_firstRun = 0;       // what lies before it is forgotten
    std::uint64_t m_bytes = 0;          // of the rest
};

// Finds what OutsideLog::find() does, each from where the last one was: the rows of a shard follow one another in the
// log, too. For as long as the log is there, and is not appended to.
class OutsideReader {
public:
    explicit OutsideReader(const OutsideLog& log) : m_log(&log) {}

    [[nodiscard]] std::optional<OutsideRecord> find(KeyId id) { return m_log->find(id, m_run); }

private:
    const OutsideLog* m_log;
    std::uint64_t m_run = 0;
};

}
