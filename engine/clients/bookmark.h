// Where somebody wants a consumer to read on: a bookmark that is moved. What real consumers do
// is modelled as follows.
//
// One shard. The consumer drops what it has in hand of the shard and asks for a new iterator
// (GetShardIterator; a fan-out consumer subscribes anew with that StartingPosition). This is
// what one does to a KCL application by writing another checkpoint into the shard's lease.
//   - Parents before children: a child that is being read while its parent has unread records
//     again waits until the parent has been read to its end, and then goes on from its own
//     place, as a KCL worker blocks on parent leases that are not at SHARD_END. Records that
//     the child had delivered before do not come again; records of the parent do. Only parents
//     count, not their parents: a lease at SHARD_END blocks nobody.
//   - A closed shard that had been finished is taken up again and finished again.
//
// All shards. As an application with an empty lease table and that initial position:
// TRIM_HORIZON takes up every shard that is kept; AT_TIMESTAMP every shard that was not closed
// before that instant (ListShards FROM_TIMESTAMP); LATEST the open ones only. Everything else
// counts as read, and nobody waits for it.
//
// Positions behind the retention wall are those of the oldest readable record. Moving on past
// unread records skips them, which is not counted as loss.
#pragma once

#include "base/time.h"
#include "streams/service.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::clients {

struct Bookmark {
    std::optional<std::string> shardId; // unset: all shards, without a sequence number
    streams::IteratorType type = streams::IteratorType::TrimHorizon;
    std::optional<std::string> sequenceNumber;
    std::optional<base::Instant> timestamp;
    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

// A shard's new place, as the ordinal of the next record; unset: it is not to be read.
struct Place {
    streams::ShardIndex shard{};
    std::optional<std::uint64_t> next;
    std::optional<base::Instant> from = std::nullopt; // see streams::ReadPlace
    friend bool operator==(const Place&, const Place&) = default;
};

// The call that gets the iterator.
[[nodiscard]] streams::GetShardIteratorRequest requestFor(const streams::Stream& stream, streams::ShardIndex shard,
    const Bookmark& to);
// In the order of ids. Refused in the service's words, or, while a consumer has no readers yet, in ours.
[[nodiscard]] streams::Answer<std::vector<Place>> placesFor(const streams::Service& service,
    streams::StreamIndex stream, std::size_t readers, base::Instant now, const Bookmark& to);

}
