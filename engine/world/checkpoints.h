// Worlds kept on the way, so that going back does not mean starting over. Only a cache: a
// run without any checkpoint but the first is slower and otherwise the same.
//
// A checkpoint knows which past it has seen. So nothing need be dropped when the journal
// changes: undo leaves checkpoints that no longer lie on the way, and redo finds them again.
#pragma once

#include "world/journal.h"
#include "world/world.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace shardscope::world {

using Snapshot = std::shared_ptr<const World>;

// A World and how much of its run it has seen: so many events of the scenario, so many
// entries of the journal.
struct Playhead {
    World world;
    std::size_t events = 0;
    std::size_t entries = 0;
};

class Checkpoints {
public:
    // `start` is the World at time zero; it is always kept.
    explicit Checkpoints(const World& start);

    // The latest World on the way of `journal` at or before `at`.
    [[nodiscard]] Playhead nearest(const Journal& journal, base::Instant at) const;
    // How far nearest() would be.
    [[nodiscard]] base::Instant nearestAt(const Journal& journal, base::Instant at) const;
    // Keeps a copy of the World when enough has happened since the last one: 60 virtual seconds, or
    // about 50 ms of work. Beyond the caps, those far from here go first. Cheap to call often.
    void keepIfDue(const Playhead& head, const Journal& journal);

private:
    struct Checkpoint {
        Snapshot world;
        std::size_t events = 0;
        std::size_t entries = 0;
        std::uint64_t past = 0;
        std::uint64_t work = 0;      // workOf(world)
        std::uint64_t forgotten = 0; // records no longer kept
        std::int64_t bytes = 0;      // of its own, not counting what it shares

        [[nodiscard]] base::Instant at() const { return world->now(); }
    };

    [[nodiscard]] static bool isOnTheWay(const Checkpoint& checkpoint, const Journal& journal);
    [[nodiscard]] const Checkpoint& nearestCheckpoint(const Journal& journal, base::Instant at) const;
    void thin(const Playhead& head, const Journal& journal);
    [[nodiscard]] std::size_t leastUseful(base::Instant here) const;
    [[nodiscard]] std::int64_t bytesHeld(const World& present) const;

    std::vector<Checkpoint> m_checkpoints; // by time; the start first
    std::uint64_t m_lookedAt = 0;          // wake-ups at the last look
};

}
