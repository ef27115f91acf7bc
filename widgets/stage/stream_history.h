// The totals of a stream, frame by frame, kept because summing an hour of 10,000 shards
// anew for every picture would cost more than the picture. A frame never changes, so its
// total holds as long as the frame is the same one; after a branch or undo it is not.
#pragma once

#include "world/minutes.h"
#include "world/queries.h"

#include <memory>
#include <vector>

namespace shardscope::widgets {

class StreamHistory {
public:
    // Sums what is new in the stretch, newest first and only so much in one go; the rest
    // follows with the next calls.
    void update(const world::World& world, streams::StreamIndex stream, world::Stretch stretch);

    enum class Of { Stored, Refused, StoredBytes, RefusedBytes, OpenShards };
    // Records (or bytes) a second of all shards together; refused are entries, retries included.
    [[nodiscard]] world::Series total(Of of, const world::SeriesRequest& request) const;
    // Of one open shard on average.
    [[nodiscard]] world::Series meanPerShard(world::Dimension dimension, const world::SeriesRequest& request) const;
    // The same frame by frame, for folding; nothing where frames are not summed yet.
    [[nodiscard]] std::vector<world::Reading> readings(Of of) const;
    [[nodiscard]] std::vector<world::Reading> readingsPerShard(world::Dimension dimension) const;

private:
    struct Entry {
        std::shared_ptr<const world::Frame> frame;
        world::StreamTotal total;
        bool isSummed = false;
    };
    streams::StreamIndex m_stream{};
    std::vector<Entry> m_entries; // oldest first
};

}
