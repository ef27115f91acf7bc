#include "world/refusals.h"

#include <algorithm>
#include <span>
#include <variant>

namespace shardscope::world {

using base::Duration;
using base::Instant;
using streams::StreamIndex;

namespace {

// What the senders of one key table had put up to an instant; from frames, or live for the present.
void addPutCountsAt(const World& world, StreamIndex stream, Instant at, std::span<clients::PutCounts> byTable)
{
    const auto& seconds = world.seconds();
    std::uint64_t frame = seconds.size();
    while (frame > seconds.firstIndex() && seconds[frame - 1]->at >= at)
        --frame;
    const bool isLive = frame == seconds.size();
    for (std::size_t i = 0; i < world.actors().size() && at > base::kWorldStart; ++i) {
        const Client& client = world.actors()[i].client;
        const auto add = [&](const auto& sender) {
            if (sender.stream() != stream)
                return;
            clients::PutCounts counts;
            if (isLive)
                counts = sender.counts();
            else if (i < seconds[frame]->producers.size())
                counts = seconds[frame]->producers[i].total;
            clients::PutCounts& sum = byTable[sender.keyTable()];
            sum.offered += counts.offered;
            sum.stored += counts.stored;
            sum.firstRefused += counts.firstRefused;
        };
        if (const auto* producer = std::get_if<clients::Producer>(&client))
            add(*producer);
        else if (const auto* agent = std::get_if<clients::LogAgent>(&client))
            add(*agent);
    }
}

}

std::uint64_t firstRefusal(const RefusalLog& log, Instant from)
{
    return log.partitionPoint([from](const streams::RefusedRow& refused) { return refused.row.arrival() < from; });
}

Refusals::Refusals(const World& world, StreamIndex index, Stretch stretch, std::uint64_t mostRows)
    : m_service(world.service()), m_tables(m_service.keyTables() + 1),
      m_rowOf(m_service.stream(index).lines.size(), kNone)
{
    const streams::Stream& stream = m_service.stream(index);
    std::uint64_t begin = firstRefusal(stream.refusals, stretch.from);
    const std::uint64_t end = firstRefusal(stream.refusals, stretch.to + Duration{1});
    if (end - begin > mostRows)
        begin = end - mostRows;
    std::vector<std::uint32_t> highest(m_tables, 1);
    for (std::uint64_t i = begin; i < end; ++i) {
        const streams::RefusedRow& row = stream.refusals[i];
        if (row.shard >= m_rowOf.size())
            continue;
        std::uint32_t& place = m_rowOf[row.shard];
        if (place == kNone) {
            place = static_cast<std::uint32_t>(m_cells.size() / m_tables);
            m_cells.resize(m_cells.size() + m_tables);
        }
        const std::size_t sender = table(row.row.key);
        if (row.attempt > highest[sender]) {
            highest[sender] = row.attempt;
            for (std::size_t other = sender; other < m_cells.size(); other += m_tables)
                m_cells[other].last = 0;
        }
        Refused& refused = cell(place, sender);
        ++refused.all;
        refused.first += row.attempt == 1 ? 1 : 0;
        refused.last += row.attempt == highest[sender] ? 1 : 0;
    }
    if (m_cells.empty())
        return;
    std::vector<clients::PutCounts> before(m_tables);
    std::vector<clients::PutCounts> after(m_tables);
    addPutCountsAt(world, index, stretch.from, before);
    addPutCountsAt(world, index, stretch.to, after);
    for (std::size_t each = 0; each < m_tables; ++each) {
        const auto grown = [](std::uint64_t from, std::uint64_t to) { return static_cast<std::int64_t>(to - from); };
        const std::int64_t firstStored = grown(before[each].offered, after[each].offered)
            - grown(before[each].firstRefused, after[each].firstRefused);
        weigh(each, std::max<std::int64_t>(0, grown(before[each].stored, after[each].stored) - firstStored));
    }
}

void Refusals::weigh(std::size_t table, std::int64_t retried)
{
    std::int64_t steady = 0;
    for (std::size_t i = table; i < m_cells.size(); i += m_tables)
        steady +=
            m_cells[i].first > m_cells[i].last ? static_cast<std::int64_t>(m_cells[i].first - m_cells[i].last) : 0;
    if (steady == 0)
        return;
    for (std::size_t i = table; i < m_cells.size(); i += m_tables) {
        Refused& refused = m_cells[i];
        if (refused.first <= refused.last)
            continue;
        const std::int64_t share = retried * static_cast<std::int64_t>(refused.first - refused.last) / steady;
        const auto first = static_cast<std::int64_t>(refused.first);
        refused.weight = kMilli - std::min(first, share) * kMilli / first;
    }
}

Refused Refusals::ofShard(std::size_t shard) const
{
    Refused sum;
    if (shard >= m_rowOf.size() || m_rowOf[shard] == kNone)
        return sum;
    std::int64_t weighed = 0;
    for (std::size_t each = 0; each < m_tables; ++each) {
        const Refused& refused = cell(m_rowOf[shard], each);
        sum.all += refused.all;
        sum.first += refused.first;
        sum.last += refused.last;
        weighed += static_cast<std::int64_t>(refused.first) * refused.weight;
    }
    if (sum.first > 0)
        sum.weight = weighed / static_cast<std::int64_t>(sum.first);
    return sum;
}

}
