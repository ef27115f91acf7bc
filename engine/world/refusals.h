// What a stream refused in a stretch, and how much of it was offered: see "offered load" in world/queries.h. For the
// sources of that header.
#pragma once

#include "base/chunked_log.h"
#include "base/time.h"
#include "world/query_parts.h"
#include "world/world.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace shardscope::world {

using RefusalLog = base::ChunkedLog<streams::RefusedRow, 4'096>;

// The first refusal at or after an instant; refusals are in the order of time.
[[nodiscard]] std::uint64_t firstRefusal(const RefusalLog& log, base::Instant from);

// What was refused, by attempt.
struct Refused {
    std::uint64_t all = 0;
    std::uint64_t first = 0;
    std::uint64_t last = 0; // of the highest attempt that the stretch saw: given up
    // How much of a first refusal counts as offered; the rest was stored by a retry and is
    // counted there.
    std::int64_t weight = kMilli;
};

// The refusals of a stretch, at most the latest `mostRows`, by shard and by key table, which is to
// say by sender: one that sends small calls gets more of its retries stored than one that sends
// large ones. What was stored by a retry is known exactly for each sender, and shared out over its
// shards by what each would have if load were steady: first refusals that met no last one.
class Refusals {
public:
    Refusals(const World& world, streams::StreamIndex index, Stretch stretch, std::uint64_t mostRows);

    [[nodiscard]] Refused ofShard(std::size_t shard) const;
    // The weight of a first refusal of that key on that shard.
    [[nodiscard]] std::int64_t weight(std::size_t shard, streams::KeyId key) const
    {
        return shard < m_rowOf.size() && m_rowOf[shard] != kNone ? cell(m_rowOf[shard], table(key)).weight : kMilli;
    }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    // Records put by hand have a place of their own behind the tables.
    [[nodiscard]] std::size_t table(streams::KeyId key) const { return m_service.keyTable(key).value_or(m_tables - 1); }
    [[nodiscard]] const Refused& cell(std::size_t row, std::size_t table) const
    {
        return m_cells[row * m_tables + table];
    }
    [[nodiscard]] Refused& cell(std::size_t row, std::size_t table) { return m_cells[row * m_tables + table]; }
    void weigh(std::size_t table, std::int64_t retried);

    const streams::Service& m_service;
    std::size_t m_tables;
    std::vector<std::uint32_t> m_rowOf; // at shard index; few shards refuse
    std::vector<Refused> m_cells;
};

}
