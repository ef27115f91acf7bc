// Records that a consumer was handed more than once, and why: Kinesis delivers at least once, so processing must bear
// it. What real consumers see of it is modelled as follows.
//   - The bookmark was moved back: GetRecords or pushes bring what it had had before.
//   - The consumer became one of the other kind with a batch in hand: that comes again from the place that was kept.
//   - A batch failed: it is handed to processing again, without being read again.
// Readers that keep to one place after the other have each record once, so only what was left behind is remembered, as
// stretches of ordinals: nothing is noted per record. Measurement, outside the digest.
#pragma once

#include "base/time.h"
#include "streams/shard_log.h"
#include "streams/shard_map.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace shardscope::clients {

struct Repeat {
    enum class Cause : std::uint8_t { Bookmark, Handover, Retry };
    static constexpr std::size_t kCauses = 3;

    streams::ShardIndex shard{};
    Cause cause{};
    std::uint64_t begin = 0; // ordinals of the records that came again
    std::uint64_t end = 0;
    std::uint64_t times = 1; // after the first time, for this cause
    // When the bookmark was moved, the kind changed, or the batch failed for the first time.
    base::Instant since{};
    base::Instant last{}; // when the latest of them came again

    [[nodiscard]] bool contains(streams::ShardIndex of, std::uint64_t ordinal) const
    {
        return shard == of && begin <= ordinal && ordinal < end;
    }
    friend bool operator==(const Repeat&, const Repeat&) = default;
};

// Deliveries after the first, in full by cause; and the latest stretches of them.
class Repeats {
public:
    static constexpr std::size_t kKept = 32;

    // Goes on with a stretch that it follows, or counts once more one that comes once more.
    void add(const Repeat& repeat);

    [[nodiscard]] const std::vector<Repeat>& latest() const { return m_latest; } // oldest first
    [[nodiscard]] std::uint64_t count(Repeat::Cause cause) const { return m_counts[static_cast<std::size_t>(cause)]; }

private:
    std::vector<Repeat> m_latest;
    std::array<std::uint64_t, Repeat::kCauses> m_counts{};
};

// What readers had before they were taken back, or ahead, and what of it came again.
class Revisits {
public:
    struct Stretch {
        streams::ShardIndex shard{};
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        friend bool operator==(const Stretch&, const Stretch&) = default;
    };

    // A reader leaves its place. `had` is what it has been given in one go since it began; what is known of it from
    // an earlier leave counts instead.
    void leave(const Stretch& had, Repeat::Cause cause, base::Instant now);
    // What was read or pushed.
    void take(streams::ShardIndex shard, const streams::RecordRange& range, base::Instant now);

    // Nothing has been left yet: then take() has nothing to do.
    [[nodiscard]] bool isEmpty() const { return m_left.empty(); }
    [[nodiscard]] const Repeats& repeats() const { return m_repeats; }
    // Different records that the readers that left a place have been given; by shard, then by ordinal, apart.
    [[nodiscard]] const std::vector<Stretch>& had() const { return m_had; }
    // Of such a stretch, the records that had(); of shards that nothing has left, none.
    [[nodiscard]] std::uint64_t countHad(const Stretch& stretch) const;
    [[nodiscard]] bool hasLeft(streams::ShardIndex shard) const { return find(shard) != m_left.end(); }

private:
    struct Left {
        streams::ShardIndex shard{};
        Repeat::Cause cause{};
        base::Instant since{};
    };
    [[nodiscard]] std::vector<Left>::const_iterator find(streams::ShardIndex shard) const;
    void insert(Stretch stretch);

    std::vector<Left> m_left;   // by shard
    std::vector<Stretch> m_had; // of those shards
    Repeats m_repeats;
};

}
