// The two sides of the engine benchmark: our World under the standard load, and the same
// model written the obvious way, with one event per record on a std::priority_queue.
#pragma once

#include "base/rng.h"
#include "clients/distributions.h"
#include "world/world.h"

#include <cstdint>
#include <memory>
#include <queue>
#include <vector>

namespace shardscope::bench {

// The load both sides run: Poisson arrivals, keys by an alias table, log-normal sizes, 80 % of the
// shards' record limit, two pollers every 500 ms and one pushed-to consumer.
struct Load {
    std::uint32_t shards = 1'000;
    std::int64_t recordsPerSecond = 800'000;
    std::uint32_t keys = 1'000'000;
};

[[nodiscard]] clients::KeyChoice keyChoice(const Load& load);
[[nodiscard]] clients::SizeChoice sizeChoice();
[[nodiscard]] world::World makeLoadedWorld(const Load& load, std::uint64_t seed);
[[nodiscard]] std::uint64_t storedRecords(const world::World& world);

// Every record is an event; a shard holds rows of (ms, key, size) in one vector that is recycled when
// all three consumers have read it.
class HeapModel {
public:
    HeapModel(const Load& load, std::uint64_t seed);

    void runUntil(std::int64_t ms);
    [[nodiscard]] std::uint64_t stored() const { return m_stored; }
    [[nodiscard]] std::uint64_t read() const { return m_read; }

private:
    struct Event {
        std::int64_t at; // microseconds
        std::uint64_t order;
        std::uint32_t kind; // 0 a record, 1 and 2 polls, 3 a push
        std::uint32_t actor;
        bool operator>(const Event& other) const { return at != other.at ? at > other.at : order > other.order; }
    };
    struct Row {
        std::int64_t ms;
        std::uint32_t key;
        std::uint32_t size;
    };
    struct Shard {
        double recordTokens = 1'000;
        double byteTokens = 1'048'576;
        std::int64_t refilled = 0;
        std::vector<Row> rows;
        std::size_t cursor[3] = {0, 0, 0};
    };

    void schedule(std::int64_t at, std::uint32_t kind, std::uint32_t actor);
    void arrive(const Event& event);
    void consume(const Event& event);

    Load m_load;
    base::Rng m_rng;
    std::shared_ptr<const clients::KeySource> m_keys;
    clients::SizeTable m_sizes;
    std::vector<std::uint32_t> m_shardOfKey;
    std::vector<std::uint32_t> m_gaps; // microseconds, quantiles of an exponential
    std::vector<Shard> m_shards;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::uint64_t m_order = 0;
    std::uint64_t m_stored = 0;
    std::uint64_t m_read = 0;
};

}
