#include "clients/repeats.h"

#include <algorithm>

namespace shardscope::clients {

namespace {

bool isShardBelow(const Revisits::Stretch& stretch, streams::ShardIndex shard) { return stretch.shard < shard; }

}

void Repeats::add(const Repeat& repeat)
{
    m_counts[static_cast<std::size_t>(repeat.cause)] += (repeat.end - repeat.begin) * repeat.times;
    // Several shards are read in turns.
    for (auto known = m_latest.rbegin(); known != m_latest.rend(); ++known) {
        if (known->shard != repeat.shard || known->cause != repeat.cause || known->since != repeat.since)
            continue;
        const bool isSame = known->begin == repeat.begin && known->end == repeat.end;
        const bool isNext = known->end == repeat.begin && known->times == repeat.times;
        if (!isSame && !isNext)
            continue;
        known->times += isSame ? repeat.times : 0;
        known->end = repeat.end;
        known->last = repeat.last;
        return;
    }
    m_latest.push_back(repeat);
    if (m_latest.size() > kKept)
        m_latest.erase(m_latest.begin());
}

std::vector<Revisits::Left>::const_iterator Revisits::find(streams::ShardIndex shard) const
{
    const auto found = std::lower_bound(m_left.begin(), m_left.end(), shard,
        [](const Left& left, streams::ShardIndex wanted) { return left.shard < wanted; });
    return found != m_left.end() && found->shard == shard ? found : m_left.end();
}

void Revisits::leave(const Stretch& had, Repeat::Cause cause, base::Instant now)
{
    const auto known = find(had.shard);
    if (known != m_left.end()) {
        m_left[static_cast<std::size_t>(known - m_left.begin())] = {had.shard, cause, now};
        return;
    }
    // Of one that has had nothing there is nothing to come again.
    if (had.begin >= had.end)
        return;
    const auto place = std::lower_bound(m_left.begin(), m_left.end(), had.shard,
        [](const Left& left, streams::ShardIndex wanted) { return left.shard < wanted; });
    m_left.insert(place, {had.shard, cause, now});
    insert(had);
}

void Revisits::take(streams::ShardIndex shard, const streams::RecordRange& range, base::Instant now)
{
    const auto left = find(shard);
    if (left == m_left.end() || range.begin >= range.end)
        return;
    auto known = std::lower_bound(m_had.begin(), m_had.end(), shard, isShardBelow);
    for (; known != m_had.end() && known->shard == shard; ++known) {
        const std::uint64_t begin = std::max(known->begin, range.begin);
        const std::uint64_t end = std::min(known->end, range.end);
        if (begin < end)
            m_repeats.add(
                {.shard = shard, .cause = left->cause, .begin = begin, .end = end, .since = left->since, .last = now});
    }
    insert({shard, range.begin, range.end});
}

std::uint64_t Revisits::countHad(const Stretch& stretch) const
{
    std::uint64_t count = 0;
    for (const Stretch& had : m_had) {
        const std::uint64_t begin = std::max(had.begin, stretch.begin);
        const std::uint64_t end = std::min(had.end, stretch.end);
        count += had.shard == stretch.shard && begin < end ? end - begin : 0;
    }
    return count;
}

// Stretches that it touches become one with it.
void Revisits::insert(Stretch stretch)
{
    auto first = std::lower_bound(m_had.begin(), m_had.end(), stretch.shard, isShardBelow);
    while (first != m_had.end() && first->shard == stretch.shard && first->end < stretch.begin)
        ++first;
    auto last = first;
    for (; last != m_had.end() && last->shard == stretch.shard && last->begin <= stretch.end; ++last) {
        stretch.begin = std::min(stretch.begin, last->begin);
        stretch.end = std::max(stretch.end, last->end);
    }
    if (first == last) {
        m_had.insert(first, stretch);
        return;
    }
    *first = stretch;
    m_had.erase(first + 1, last);
}

}
