// What is inside the aggregated records that programs on the network put with the KPL. To the service each is one
// record with the key "a": how many records users gave, and of which keys, is seen only by who takes them apart. Pure
// functions over a const World, for when it is asked: a put looks at nothing of this.
#pragma once

#include "streams/aggregated_record.h"
#include "world/queries.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shardscope::world {

struct UserKeyRecords {
    std::string key;
    std::uint64_t records = 0;
    friend bool operator==(const UserKeyRecords&, const UserKeyRecords&) = default;
};

struct UserRecords {
    static constexpr std::size_t kMostKeys = 4;
    // That was looked through: the latest part of the one asked for where there is more to look at than a frame has
    // time for.
    Stretch stretch;
    std::uint64_t records = 0;           // that the shard stored in it
    std::uint64_t aggregated = 0;        // of these
    std::uint64_t userRecords = 0;       // in the aggregated ones
    std::uint64_t discarded = 0;         // of these, by a KCL worker that reads them from this shard
    std::vector<UserKeyRecords> keys;    // of the user records, most records first; ties by the key
    std::optional<std::uint64_t> newest; // of the aggregated ones, its ordinal

    // Those a reader that takes records apart gets to see.
    [[nodiscard]] std::uint64_t all() const { return records - aggregated + userRecords; }
};
[[nodiscard]] UserRecords userRecordsOf(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    Stretch stretch);
// Likewise of the records of some partition keys alone, for each of `keys` and in their order: as KeyLoad names them,
// so that of one key "a" that go to two places are two. A shard counts and refuses the Kinesis records; this is what
// they hold. Of what was refused no data is kept, so it is of stored records only, and of the latest: no more is taken
// apart than `mostBytes` of all these keys together and one record, and each tells how many records of its own that
// were.
[[nodiscard]] std::vector<UserRecords> userRecordsOfKeys(const World& world, streams::StreamIndex stream,
    streams::ShardIndex shard, Stretch stretch, std::span<const streams::KeyId> keys, std::size_t mostBytes);
// What one look may take apart: some 3 ms, most of it for MD5. And one that is taken for every picture: less than 1 ms.
inline constexpr std::size_t kUserRecordBytes = std::size_t{512} << 10;
inline constexpr std::size_t kUserRecordGlance = std::size_t{128} << 10;

// User records of each key, at partitionKeys(). One without a place is of none.
[[nodiscard]] std::vector<std::uint64_t> recordsByKey(const streams::AggregatedRecord& record);

}
