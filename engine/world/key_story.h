// One partition key followed through the shards that its place on the ring has belonged to: its records
// around every reshard and its newest, who has them behind the bookmark, and for every move from a parent
// to a child the proof that order inside the key is kept: each number of the child is above the number
// that closed the parent. Pure functions over a const World, for when it is asked.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "clients/config.h"
#include "streams/api.h"
#include "world/world.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

struct StoryKey {
    std::string text;   // the partition key
    base::HashKey hash; // its MD5, or the explicit hash key it is sent with
};

struct KeyRecord {
    streams::ShardIndex shard{};
    std::uint64_t ordinal = 0; // in its shard, from 0
    std::string sequenceNumber;
    base::Instant arrival{};
    std::int64_t size = 0; // data and key, in bytes
    // Records of the key between the one before in the same shard and this one that are not told of.
    std::uint64_t leftOut = 0;
    friend bool operator==(const KeyRecord&, const KeyRecord&) = default;
};

// A shard of the key's path that can still be read. Parents come before their children.
struct KeyShard {
    streams::ShardIndex shard{};
    base::Instant opened{};
    std::optional<base::Instant> closed;
    std::uint64_t records = 0; // of the key that can be read
    bool isAtLeast = false;    // too many rows to look at all of them: the oldest and the newest were
};

// Where a consumer is in a move from parent to child.
enum class HopReading {
    NotReading,  // it has not begun, or reads neither
    InParent,    // the child waits until the parent has been read to its end
    InChild,     // the parent has been read to its end, or was passed over whole
    InBoth,      // it does not wait for parents: records of the child come before older ones of the parent
    ParentAgain, // somebody moved its bookmark back into the parent: records come a second time
};

struct KeyHop {
    std::size_t parent = 0; // in KeyStory::path
    std::size_t child = 0;
    std::string closing; // the parent's EndingSequenceNumber
    std::string opening; // the child's StartingSequenceNumber
    // In KeyStory::records; unset where none of the key is kept.
    std::optional<std::size_t> last;  // of the parent
    std::optional<std::size_t> first; // of the child
    std::vector<HopReading> readings; // at KeyStory::readers
    // Closing below opening; and the parent's last record below the closing, the child's first above the
    // opening number, where there are such records.
    bool isProven = false;
};

struct KeyReader {
    std::size_t actor = 0;
    clients::ConsumerConfig::Kind kind = clients::ConsumerConfig::Kind::Shared;
    bool readsParentsFirst = true;
    // At KeyStory::records: it lies behind the bookmark, so it was read, or passed over by a consumer
    // that began, or was moved, after it.
    std::vector<bool> isBehind;
};

struct KeyStory {
    std::vector<KeyShard> path;
    std::vector<KeyRecord> records; // in the order of the key: by path, then by ordinal
    std::vector<KeyHop> hops;       // one between each two shards of the path
    std::vector<KeyReader> readers; // in the order they were added
    bool isWhole = true;            // older shards of the path are left out otherwise
};

// At most `most` (2 or more) records: the last before and the first after every move, and the newest. Only
// what can be read now; empty while the stream is CREATING. Looks at 200,000 rows at most.
[[nodiscard]] KeyStory keyStory(const World& world, streams::StreamIndex stream, const StoryKey& key, std::size_t most);

// Sequence numbers as the decimal numbers that they are.
[[nodiscard]] bool isSequenceBelow(std::string_view a, std::string_view b);

}
