// The journey of one record: offered, refused, stored, waited for, delivered and worked through, each with its moment.
// Nothing of it is remembered by a run: Timeline::recordStory() plays the stretch in question again and looks. What
// it says is exact; what could not be found is left unset.
#pragma once

#include "base/time.h"
#include "clients/repeats.h"
#include "clients/slips.h"
#include "streams/api.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::clients {
struct Phases;
struct Reader;
}

namespace shardscope::world {

class World;

struct RecordName {
    std::string stream;
    streams::ShardIndex shard{};
    std::uint64_t ordinal = 0; // in its shard, from 0
    friend bool operator==(const RecordName&, const RecordName&) = default;
};

// Which record: the one that is named, or of those that the consumer was given in the last ten seconds the slowest,
// or the one that took nearest to `latency`.
struct RecordQuestion {
    std::optional<RecordName> record;
    std::string stream;
    // Whose reading is told; empty for nobody's, if the record is named.
    std::string consumer;
    std::optional<streams::ShardIndex> shard; // of this one only
    std::optional<base::Duration> latency;    // arrival to worked through
    friend bool operator==(const RecordQuestion&, const RecordQuestion&) = default;
};
inline constexpr base::Duration kStoryWindow{10'000};

// What a stored record waited for.
enum class RecordWait {
    Parent,     // the consumer reads the shard's parents first
    Backlog,    // older records of its shard were delivered first
    Turn,       // the next poll or push was not due
    Busy,       // the consumer worked on what it had, or was paused
    Contention, // its calls were refused, or its pipe was full
    Work,       // delivered; until it had been worked through
};

struct RecordStretch {
    RecordWait wait{};
    base::Instant from{};
    base::Instant to{};
    friend bool operator==(const RecordStretch&, const RecordStretch&) = default;
};

struct RecordStory {
    RecordName of;
    std::string key;
    std::string sequenceNumber;
    std::int64_t size = 0; // data and key, in bytes
    streams::Payload data; // none of a synthetic record
    base::HashRange range; // of its shard

    // --- Put. ---
    std::string producer;      // who stored it; empty when its call is not known
    std::uint32_t attempt = 0; // that stored it, 1 for the first; 0 when its call is not known
    // The first attempt; unset when that is not known.
    std::optional<base::Instant> offered;
    // Earlier attempts, all of them refused, that were found; those that are missing are the earliest.
    std::vector<base::Instant> refused;
    base::Instant stored{};
    // Records of its key that its shard stored after its first attempt and before it; 0 while that attempt is not
    // known.
    std::uint64_t overtakenBy = 0;

    // --- Read. ---
    std::string consumer; // empty: nobody's reading was asked for
    bool isFanOut = false;
    bool isReader = false;   // the consumer reads this shard, or waits to
    std::uint64_t ahead = 0; // unread records of the shard before it when it was stored
    // GetRecords calls that were refused meanwhile; more than counted where the call log was too short.
    std::uint64_t refusedReads = 0;
    bool isAtLeast = false;
    std::optional<base::Instant> delivered;
    // Of one that is being worked on: when it will be done, if nothing changes.
    std::optional<base::Instant> finished;
    // From `stored` on without a gap, up to `finished` or to the present.
    std::vector<RecordStretch> waits;
    // Why it was handed to the consumer more than once, as far as that is remembered; the oldest first.
    std::vector<clients::Repeat> repeats;
    // Why it was passed over, if that is remembered.
    std::optional<clients::Slip> missed;
    // Records of its key that the consumer had been given before it, from children of its shard.
    std::uint64_t behindChildren = 0;
    base::Instant told{}; // the present of the run
};

// --- What the replay looks at. ---

// Null where nobody of that name reads the shard, or waits to.
[[nodiscard]] const clients::Reader* readerOf(const World& world, const std::string& consumer,
    streams::ShardIndex shard);
// When a delivered record will have been worked through; its delivery if that takes no time.
[[nodiscard]] base::Instant workedThrough(const clients::Reader& reader, std::uint64_t ordinal, std::int64_t rate,
    base::Instant delivered);
// What a record waited for from `from` on up to its delivery at `at`; stretches of no length are left out.
[[nodiscard]] std::vector<RecordStretch> waitsBefore(const clients::Phases& phases, base::Instant from,
    base::Instant at);

}
