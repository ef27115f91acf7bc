// Which keys load a range of hashes.
#include "world/queries.h"

#include "base/space_saving.h"
#include "streams/key_reader.h"
#include "world/refusals.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace shardscope::world {

using base::Duration;
using base::HashKey;
using base::HashRange;
using base::Instant;
using streams::StreamIndex;

namespace {

// Refusals of all shards that one measurement goes through at most; about half a millisecond.
constexpr std::uint64_t kStretchRows = 250'000;
// Keys that are told apart while the hottest are looked for; 230 kB.
constexpr std::size_t kTopCounters = 2'048;
// Stored records that one measurement goes through at most: 20 ms, five to ten times that where programs put nearly as
// many keys, and no more keys than that in memory.
constexpr std::uint64_t kMeasuredRows = 500'000;

// Sums per key of tables: open addressing, since a stretch has many rows and few keys.
class TableSums {
public:
    TableSums() : m_slots(1'024) {}

    void add(streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes)
    {
        Slot& slot = find(key);
        if (slot.key == kFree) {
            slot.key = key;
            ++m_used;
        }
        slot.milliRecords += milliRecords;
        slot.bytes += bytes;
        if (m_used * 2 > m_slots.size())
            grow();
    }
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const Slot& slot : m_slots)
            if (slot.key != kFree)
                visit(slot.key, slot.milliRecords, slot.bytes);
    }
    [[nodiscard]] std::size_t size() const { return m_used; }

private:
    static constexpr streams::KeyId kFree = streams::kOutsideKeys; // of no table
    struct Slot {
        std::int64_t milliRecords = 0;
        std::int64_t bytes = 0;
        streams::KeyId key = kFree;
    };

    // Ends because at most half of the slots are used.
    Slot& find(streams::KeyId key)
    {
        std::size_t at = (std::uint64_t{key} * 0x9e3779b97f4a7c15U >> 32) & (m_slots.size() - 1);
        while (m_slots[at].key != kFree && m_slots[at].key != key)
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }
    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot& slot : old)
            if (slot.key != kFree)
                find(slot.key) = slot;
    }

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

// Sums per key of programs, of which there may be nearly as many as rows: in the order in which they came, each by the
// id that it first came with. Slots only say where, so that even many of them lie near.
class ProgramSums {
public:
    struct Sum {
        KeyLoad load;
        streams::KeyIdentity identity = 0;
    };

    ProgramSums() : m_slots(1'024) {}

    void add(streams::KeyReader& keys, streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes)
    {
        const streams::KeyIdentity identity = keys.identity(key);
        const auto mixed = static_cast<std::uint32_t>(identity * 0x9e3779b97f4a7c15U >> 32);
        Slot& slot = find(mixed, identity);
        if (slot.place == 0) {
            m_sums.push_back({{keys.hash(key), key, 0, 0}, identity});
            slot = {mixed, static_cast<std::uint32_t>(m_sums.size())};
        }
        KeyLoad& load = m_sums[slot.place - 1].load;
        load.milliRecords += milliRecords;
        load.bytes += bytes;
        if (m_sums.size() * 2 > m_slots.size())
            grow();
    }
    [[nodiscard]] const std::vector<Sum>& sums() const { return m_sums; }

private:
    struct Slot {
        std::uint32_t mixed = 0; // of the identity
        std::uint32_t place = 0; // among the sums plus one; 0 is free
    };

    // Ends because at most half of the slots are used.
    Slot& find(std::uint32_t mixed, streams::KeyIdentity identity)
    {
        std::size_t at = mixed & (m_slots.size() - 1);
        while (m_slots[at].place != 0
            && (m_slots[at].mixed != mixed || m_sums[m_slots[at].place - 1].identity != identity))
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }
    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot& slot : old)
            if (slot.place != 0)
                find(slot.mixed, m_sums[slot.place - 1].identity) = slot;
    }

    std::vector<Slot> m_slots;
    std::vector<Sum> m_sums;
};

bool overlaps(HashRange a, HashRange b) { return a.first <= b.last && b.first <= a.last; }

bool holds(HashRange outer, HashRange inner) { return outer.first <= inner.first && inner.last <= outer.last; }

// The latest part of a stretch in which some shards stored no more than so many records.
Stretch boundedStretch(const streams::Stream& stream, const std::vector<streams::Shard>& shards,
    const std::vector<char>& isWanted, Stretch stretch)
{
    const auto storedFrom = [&](Instant from) {
        std::uint64_t rows = 0;
        for (std::size_t i = 0; i < shards.size(); ++i) {
            const std::uint64_t stored = stream.lines[i].stored;
            if (isWanted[i])
                rows += stored - std::min(stored, stream.logs[i].firstAtOrAfter(from, stored));
        }
        return rows;
    };
    if (storedFrom(stretch.from) <= kMeasuredRows)
        return stretch;
    Duration low{0}; // of the stretch's end, that is short enough
    Duration high = stretch.to - stretch.from;
    while (high - low > Duration{1}) {
        const Duration middle = low + (high - low) / 2;
        (storedFrom(stretch.to - middle) <= kMeasuredRows ? low : high) = middle;
    }
    return {stretch.to - std::max(low, Duration{1}), stretch.to};
}

// What a range was offered in a stretch, row by row.
struct Measured {
    Stretch stretch;
    // Rows of some shards lie outside the range; who visits looks at their hashes.
    bool needsFilter = false;
    std::vector<char> isWanted; // at shard index
};

Measured measured(const streams::Stream& stream, HashRange range, Stretch asked)
{
    const std::vector<streams::Shard>& shards = stream.map->shards();
    Measured of;
    of.isWanted.resize(shards.size());
    for (const streams::Shard& shard : shards) {
        const bool wasOpen = shard.opened <= asked.to && (!shard.closed || *shard.closed >= asked.from);
        const bool isWanted = wasOpen && overlaps(shard.range, range);
        of.isWanted[streams::number(shard.index)] = isWanted;
        of.needsFilter = of.needsFilter || (isWanted && !holds(range, shard.range));
    }
    of.stretch = boundedStretch(stream, shards, of.isWanted, asked);
    return of;
}

Refusals refusalsOf(const World& world, StreamIndex index, const Measured& of)
{
    return {world, index, of.stretch, std::numeric_limits<std::uint64_t>::max()};
}

// visit(key, thousandths of a record, bytes): first refusals by what they count, then what was stored.
template <typename Visit>
void forRows(const streams::Stream& stream, const Refusals& refusals, const Measured& of, Visit visit)
{
    const std::uint64_t firstRow = firstRefusal(stream.refusals, of.stretch.from);
    const std::uint64_t endRow = firstRefusal(stream.refusals, of.stretch.to + Duration{1});
    for (std::uint64_t i = firstRow; i < endRow; ++i) {
        const streams::RefusedRow& refused = stream.refusals[i];
        if (refused.attempt != 1 || refused.shard >= of.isWanted.size() || !of.isWanted[refused.shard])
            continue;
        const std::int64_t weight = refusals.weight(refused.shard, refused.row.key);
        visit(refused.row.key, weight, refused.row.size() * weight / kMilli);
    }
    for (std::size_t number = 0; number < of.isWanted.size(); ++number) {
        if (!of.isWanted[number])
            continue;
        const streams::ShardLog& log = stream.logs[number];
        const std::uint64_t stored = stream.lines[number].stored;
        for (std::uint64_t i = std::max(log.firstKept(), log.firstAtOrAfter(of.stretch.from, stored)); i < stored;
             ++i) {
            const streams::Row row = log.row(i);
            if (row.arrival() > of.stretch.to)
                break;
            visit(row.key, kMilli, std::int64_t{row.size()});
        }
    }
}

bool isHotter(const KeyLoad& a, const KeyLoad& b, WriteQuota quota)
{
    const std::int64_t left = weight(a.milliRecords, a.bytes, quota);
    const std::int64_t right = weight(b.milliRecords, b.bytes, quota);
    if (left != right)
        return left > right;
    return a.hash != b.hash ? a.hash < b.hash : a.key < b.key;
}

}

Stretch lastStretch(const World& world, StreamIndex index, Duration length)
{
    const RefusalLog& refusals = world.service().stream(index).refusals;
    Instant from = std::max(base::kWorldStart, world.now() - length);
    if (refusals.size() > refusals.firstIndex() + kStretchRows) {
        // One millisecond on, since only a part of that one's refusals would be in.
        const Instant bounded = refusals[refusals.size() - kStretchRows].row.arrival() + Duration{1};
        from = std::max(from, std::min(bounded, world.now() - Duration{1}));
    }
    return {from, world.now()};
}

RangeLoad measureLoad(const World& world, StreamIndex index, HashRange range, Stretch asked)
{
    const streams::Service& service = world.service();
    const streams::Stream& stream = service.stream(index);
    RangeLoad load{range, asked, {}, 0, 0};
    if (!stream.map)
        return load;
    const Measured of = measured(stream, range, asked);
    load.stretch = of.stretch;
    TableSums ofTables;
    ProgramSums ofPrograms;
    streams::KeyReader keys{service};
    forRows(stream, refusalsOf(world, index, of), of,
        [&](streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes) {
            if (key < streams::kOutsideKeys)
                ofTables.add(key, milliRecords, bytes);
            else
                ofPrograms.add(keys, key, milliRecords, bytes);
        });
    const auto take = [&](const KeyLoad& key) {
        if (of.needsFilter && !range.contains(key.hash))
            return;
        load.keys.push_back(key);
        load.milliRecords += key.milliRecords;
        load.bytes += key.bytes;
    };
    load.keys.reserve(ofTables.size() + ofPrograms.sums().size());
    ofTables.forEach([&](streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes) {
        take({keys.hash(key), key, milliRecords, bytes});
    });
    for (const ProgramSums::Sum& sum : ofPrograms.sums())
        take(sum.load);
    std::sort(load.keys.begin(), load.keys.end(),
        [](const KeyLoad& a, const KeyLoad& b) { return a.hash != b.hash ? a.hash < b.hash : a.key < b.key; });
    return load;
}

TopKeys topKeys(const World& world, StreamIndex index, HashRange range, Stretch asked, WriteQuota quota)
{
    const streams::Service& service = world.service();
    const streams::Stream& stream = service.stream(index);
    TopKeys top;
    top.stretch = asked;
    if (!stream.map)
        return top;
    const Measured of = measured(stream, range, asked);
    top.stretch = of.stretch;
    streams::KeyReader keys{service};
    const auto isOutside = [&](streams::KeyId key) { return of.needsFilter && !range.contains(keys.hash(key)); };
    const Refusals refusals = refusalsOf(world, index, of);
    base::SpaceSaving sketch(kTopCounters);
    forRows(stream, refusals, of, [&](streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes) {
        if (isOutside(key))
            return;
        top.milliRecords += milliRecords;
        top.bytes += bytes;
        // A sum over records: at least what hottestKeys() orders by, and at most twice as much.
        sketch.add(keys.identity(key), weight(milliRecords, bytes, quota));
    });
    std::vector<streams::KeyIdentity> identities;
    for (const base::SpaceSaving::Counter& counter : sketch.counters())
        identities.push_back(counter.key);
    if (sketch.isExact())
        top.count = identities.size();
    std::sort(identities.begin(), identities.end());
    // A second look counts the candidates exactly: they are as many as the sketch has counters.
    std::vector<std::optional<KeyLoad>> loads(identities.size());
    forRows(stream, refusals, of, [&](streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes) {
        const streams::KeyIdentity identity = keys.identity(key);
        const auto at = std::lower_bound(identities.begin(), identities.end(), identity);
        if (at == identities.end() || *at != identity)
            return;
        std::optional<KeyLoad>& load = loads[static_cast<std::size_t>(at - identities.begin())];
        if (!load)
            load = KeyLoad{keys.hash(key), key, 0, 0};
        load->milliRecords += milliRecords;
        load->bytes += bytes;
    });
    // Every counter is of a row.
    std::vector<KeyLoad> candidates;
    candidates.reserve(loads.size());
    for (const std::optional<KeyLoad>& load : loads)
        candidates.push_back(load.value());
    std::sort(candidates.begin(), candidates.end(),
        [quota](const KeyLoad& a, const KeyLoad& b) { return isHotter(a, b, quota); });
    candidates.resize(std::min(candidates.size(), TopKeys::kMost));
    top.keys = std::move(candidates);
    return top;
}

Rate rateOf(const TopKeys& top, WriteQuota quota) { return makeRate(top.milliRecords, top.bytes, top.stretch, quota); }

std::vector<KeyLoad> hottestKeys(const RangeLoad& load, WriteQuota quota, std::size_t count)
{
    std::vector<KeyLoad> keys = load.keys;
    const auto end = keys.begin() + static_cast<std::ptrdiff_t>(std::min(count, keys.size()));
    std::partial_sort(keys.begin(), end, keys.end(),
        [quota](const KeyLoad& a, const KeyLoad& b) { return isHotter(a, b, quota); });
    keys.erase(end, keys.end());
    return keys;
}

Rate rateOf(const RangeLoad& load, WriteQuota quota)
{
    return makeRate(load.milliRecords, load.bytes, load.stretch, quota);
}

Rate rateOf(const KeyLoad& key, Stretch stretch, WriteQuota quota)
{
    return makeRate(key.milliRecords, key.bytes, stretch, quota);
}

}
