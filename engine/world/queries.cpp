#include "world/queries.h"

#include "base/check.h"
#include "base/space_saving.h"
#include "streams/quotas.h"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>
#include <variant>

namespace shardscope::world {

using base::Duration;
using base::HashKey;
using base::HashRange;
using base::Instant;
using base::U128;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr std::int64_t kMilli = 1'000;
// A shard's refusals of one second are asked for a ratio only; this many show it to a permille.
constexpr std::uint64_t kRatioRows = 200'000;
// Refusals of all shards that one measurement goes through at most; about half a millisecond.
constexpr std::uint64_t kStretchRows = 250'000;
// Keys that are told apart while the hottest are looked for; 230 kB.
constexpr std::size_t kTopCounters = 2'048;
// Stored records that one measurement goes through at most: 20 ms, and no more keys than that in memory.
constexpr std::uint64_t kMeasuredRows = 500'000;

std::int64_t perSecond(std::int64_t amount, Duration span)
{
    return span.count() <= 0 ? 0 : amount * 1'000 / span.count();
}

std::int64_t perMilleOf(std::int64_t recordsPerSecond, std::int64_t bytesPerSecond, WriteQuota quota)
{
    return std::max(recordsPerSecond * 1'000 / quota.recordsPerSecond, bytesPerSecond * 1'000 / quota.bytesPerSecond);
}

Rate makeRate(std::int64_t recordsPerSecond, std::int64_t bytesPerSecond, WriteQuota quota)
{
    return {recordsPerSecond, bytesPerSecond, perMilleOf(recordsPerSecond, bytesPerSecond, quota)};
}

Rate makeRate(std::int64_t milliRecords, std::int64_t bytes, Stretch stretch, WriteQuota quota)
{
    return makeRate(perSecond(milliRecords, stretch.to - stretch.from) / kMilli,
        perSecond(bytes, stretch.to - stretch.from), quota);
}

// Load against a quota without rounding, for comparisons: records and bytes on one scale.
std::int64_t weight(std::int64_t milliRecords, std::int64_t bytes, WriteQuota quota)
{
    return std::max(milliRecords * (quota.bytesPerSecond / 1'024), bytes * quota.recordsPerSecond / 1'024 * kMilli);
}

using RefusalLog = base::ChunkedLog<streams::RefusedRow, 4'096>;

// The first refusal at or after an instant; refusals are in the order of time.
std::uint64_t firstRefusal(const RefusalLog& log, Instant from)
{
    std::uint64_t low = log.firstIndex();
    std::uint64_t high = log.size();
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (log[middle].row.arrival() < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// What was refused, by attempt.
struct Refused {
    std::uint64_t all = 0;
    std::uint64_t first = 0;
    std::uint64_t last = 0; // of the highest attempt that the stretch saw: given up
    // How much of a first refusal counts as offered; the rest was stored by a retry and is
    // counted there.
    std::int64_t weight = kMilli;
};

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

// The refusals of a stretch, at most the latest `mostRows`, by shard and by key table, which is to
// say by sender: one that sends small calls gets more of its retries stored than one that sends
// large ones. What was stored by a retry is known exactly for each sender, and shared out over its
// shards by what each would have if load were steady: first refusals that met no last one.
class Refusals {
public:
    Refusals(const World& world, StreamIndex index, Stretch stretch, std::uint64_t mostRows);

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

// Sums per key id: open addressing, since a stretch has many rows and few keys.
class KeySums {
public:
    KeySums() : m_slots(1'024) {}

    void add(streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes)
    {
        Slot& slot = find(key);
        if (!slot.isUsed) {
            slot.isUsed = true;
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
            if (slot.isUsed)
                visit(slot.key, slot.milliRecords, slot.bytes);
    }
    [[nodiscard]] std::size_t size() const { return m_used; }

private:
    struct Slot {
        std::int64_t milliRecords = 0;
        std::int64_t bytes = 0;
        streams::KeyId key = 0;
        bool isUsed = false;
    };

    // Ends because at most half of the slots are used.
    Slot& find(streams::KeyId key)
    {
        std::size_t at = (std::uint64_t{key} * 0x9e3779b97f4a7c15U >> 32) & (m_slots.size() - 1);
        while (m_slots[at].isUsed && m_slots[at].key != key)
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }
    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot& slot : old)
            if (slot.isUsed)
                find(slot.key) = slot;
    }

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

bool overlaps(HashRange a, HashRange b) { return a.first <= b.last && b.first <= a.last; }

bool holds(HashRange outer, HashRange inner) { return outer.first <= inner.first && inner.last <= outer.last; }

// Prefix sums over a load's keys, so that any cut is two look-ups.
std::pair<std::int64_t, std::int64_t> sumsBelow(const RangeLoad& load, HashKey cut)
{
    std::int64_t milliRecords = 0;
    std::int64_t bytes = 0;
    for (const KeyLoad& key : load.keys) {
        if (key.hash >= cut)
            break;
        milliRecords += key.milliRecords;
        bytes += key.bytes;
    }
    return {milliRecords, bytes};
}

std::int64_t fullerChild(const RangeLoad& load, WriteQuota quota, std::int64_t milliRecords, std::int64_t bytes)
{
    return std::max(weight(milliRecords, bytes, quota),
        weight(load.milliRecords - milliRecords, load.bytes - bytes, quota));
}

std::optional<HashKey> loadMedian(const RangeLoad& load, WriteQuota quota)
{
    std::optional<HashKey> best;
    std::int64_t bestWeight = 0;
    std::int64_t milliRecords = 0;
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i + 1 < load.keys.size(); ++i) {
        milliRecords += load.keys[i].milliRecords;
        bytes += load.keys[i].bytes;
        const HashKey here = load.keys[i].hash;
        const HashKey next = load.keys[i + 1].hash;
        // Two keys of one hash cannot be parted.
        if (here == next)
            continue;
        // Half way between both keys, in (here, next]: keys not seen yet fall evenly.
        const HashKey cut{here.value + (next.value - here.value + 1) / 2};
        if (!canCutAt(load.range, cut))
            continue;
        const std::int64_t fuller = fullerChild(load, quota, milliRecords, bytes);
        if (!best || fuller < bestWeight) {
            best = cut;
            bestWeight = fuller;
        }
    }
    return best;
}

std::optional<HashKey> ifLegal(HashRange range, HashKey cut)
{
    return canCutAt(range, cut) ? std::optional{cut} : std::nullopt;
}

std::int64_t valueOf(const ShardSample& sample, Measure measure, Dimension dimension)
{
    const bool isRecords = dimension == Dimension::Records;
    switch (measure) {
    case Measure::Stored:
        return isRecords ? sample.records : sample.bytes;
    case Measure::Refused:
        return isRecords ? sample.refused : sample.refusedBytes;
    case Measure::Read:
        return isRecords ? sample.readRecords : sample.readBytes;
    }
    return 0;
}

using FrameLog = base::ChunkedLog<std::shared_ptr<const Frame>>;

std::uint64_t firstFrameAfter(const FrameLog& log, Instant at)
{
    std::uint64_t low = log.firstIndex();
    std::uint64_t high = log.size();
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (log[middle]->at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Visits frames that end in (from, to], oldest first.
template <typename Visit>
void forFrames(const World& world, Stretch stretch, Visit visit)
{
    const FrameLog& seconds = world.seconds();
    const FrameLog& minutes = world.minutes();
    const Instant secondsFrom =
        seconds.isEmpty() ? base::kWorldEnd : seconds[seconds.firstIndex()]->at - seconds[seconds.firstIndex()]->span;
    for (std::uint64_t i = firstFrameAfter(minutes, stretch.from); i < minutes.size(); ++i) {
        const Frame& frame = *minutes[i];
        if (frame.at > stretch.to || frame.at > secondsFrom)
            break;
        visit(minutes[i]);
    }
    for (std::uint64_t i = firstFrameAfter(seconds, stretch.from); i < seconds.size(); ++i) {
        if (seconds[i]->at > stretch.to)
            break;
        visit(seconds[i]);
    }
}

template <typename Value>
Series makeSeries(const World& world, const SeriesRequest& request, Value value)
{
    SHARD_CHECK(request.columns > 0);
    Series series(request.columns);
    forFrames(world, request.stretch, [&](const std::shared_ptr<const Frame>& frame) {
        if (const std::optional<std::int64_t> shown = value(*frame))
            series[columnOf(request, frame->at)].add(*shown);
    });
    return series;
}

const Frame* lastSecond(const World& world)
{
    return world.seconds().isEmpty() ? nullptr : world.seconds().back().get();
}

// The refused share, see the header.
std::int64_t refusedShare(std::int64_t refused, std::int64_t sent) { return sent == 0 ? 0 : refused * 1'000 / sent; }

}

WriteQuota writeQuota(const World& world)
{
    const streams::Profile profile = world.service().settings().profile;
    return {streams::quota(profile, streams::QuotaName::WriteRecordsPerSecond),
        streams::quota(profile, streams::QuotaName::WriteBytesPerSecond)};
}

std::int64_t ShardUse::refusedPerMille() const { return refusedShare(refused, refused + stored.recordsPerSecond); }

std::int64_t StreamUse::refusedPerMille() const { return refusedShare(refused, refused + stored.recordsPerSecond); }

std::vector<ShardUse> shardUses(const World& world, StreamIndex index)
{
    const streams::Stream& stream = world.service().stream(index);
    std::vector<ShardUse> uses;
    if (!stream.map)
        return uses;
    const WriteQuota quota = writeQuota(world);
    const streams::Profile profile = world.service().settings().profile;
    const std::int64_t readBytesQuota = streams::quota(profile, streams::QuotaName::ReadBytesPerSecond);
    const std::int64_t readCallsQuota = streams::quota(profile, streams::QuotaName::ReadCallsPerSecond);

    const Frame* frame = lastSecond(world);
    const auto at = static_cast<std::size_t>(index);
    const StreamSample* sample = frame != nullptr && at < frame->streams.size() ? &frame->streams[at] : nullptr;
    const Stretch stretch =
        frame != nullptr ? Stretch{frame->at - frame->span, frame->at} : Stretch{base::kWorldStart, world.now()};
    const Refusals refusals{world, index, stretch, kRatioRows};

    uses.reserve(stream.map->open().size());
    for (const ShardIndex shard : stream.map->open()) {
        const std::size_t number = streams::number(shard);
        const streams::Shard& row = stream.map->shard(shard);
        ShardSample counts;
        if (sample != nullptr && number < sample->shards.size()) {
            counts = sample->shards[number];
        } else if (frame == nullptr) {
            const streams::ShardLine& line = stream.lines[number];
            const streams::ReadLine& reads = stream.reads[number];
            counts = {.records = static_cast<std::uint32_t>(line.stored),
                .bytes = static_cast<std::uint32_t>(line.storedBytes),
                .refused = static_cast<std::uint32_t>(line.refused),
                .refusedBytes = static_cast<std::uint32_t>(line.refusedBytes),
                .readRecords = static_cast<std::uint32_t>(reads.readRecords),
                .readBytes = static_cast<std::uint32_t>(reads.readBytes),
                .readCalls = static_cast<std::uint32_t>(reads.servedCalls),
                .readRefused = static_cast<std::uint32_t>(reads.refusedCalls)};
        }
        // A child made during the second has a part of it only; under 100 ms says nothing yet.
        const Duration covered = stretch.to - std::max(stretch.from, std::min(row.opened, stretch.to));
        if (covered < Duration{100})
            counts = {};
        const auto rate = [covered](std::int64_t amount) { return perSecond(amount, covered); };
        ShardUse use;
        use.shard = shard;
        use.range = row.range;
        use.stored = makeRate(rate(counts.records), rate(counts.bytes), quota);
        // First refusals among all of them, less those that a retry made good.
        const Refused rows = refusals.ofShard(number);
        const auto counted = [&rows](std::int64_t refused) {
            return rows.all == 0 ? refused
                                 : refused * static_cast<std::int64_t>(rows.first) / static_cast<std::int64_t>(rows.all)
                    * rows.weight / kMilli;
        };
        use.offered = makeRate(rate(counts.records + counted(counts.refused)),
            rate(counts.bytes + counted(counts.refusedBytes)), quota);
        use.refused = rate(counts.refused);
        use.readRecords = rate(counts.readRecords);
        use.readBytes = rate(counts.readBytes);
        use.readCalls = rate(counts.readCalls);
        use.readRefused = rate(counts.readRefused);
        use.readPerMille = std::max(use.readBytes * 1'000 / readBytesQuota, use.readCalls * 1'000 / readCallsQuota);
        uses.push_back(use);
    }
    return uses;
}

StreamUse streamUse(std::span<const ShardUse> shards, WriteQuota quota)
{
    StreamUse sum;
    const auto add = [](Rate& to, const Rate& rate) {
        to.recordsPerSecond += rate.recordsPerSecond;
        to.bytesPerSecond += rate.bytesPerSecond;
    };
    for (const ShardUse& shard : shards) {
        add(sum.stored, shard.stored);
        add(sum.offered, shard.offered);
        sum.refused += shard.refused;
    }
    // The quota of no shard is asked for while a stream is being made; its load is nothing.
    const auto count = static_cast<std::int64_t>(std::max<std::size_t>(1, shards.size()));
    const WriteQuota whole{quota.recordsPerSecond * count, quota.bytesPerSecond * count};
    sum.stored = makeRate(sum.stored.recordsPerSecond, sum.stored.bytesPerSecond, whole);
    sum.offered = makeRate(sum.offered.recordsPerSecond, sum.offered.bytesPerSecond, whole);
    return sum;
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

namespace {

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

}

namespace {

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

RangeLoad measureLoad(const World& world, StreamIndex index, HashRange range, Stretch asked)
{
    const streams::Service& service = world.service();
    const streams::Stream& stream = service.stream(index);
    RangeLoad load{range, asked, {}, 0, 0};
    if (!stream.map)
        return load;
    const Measured of = measured(stream, range, asked);
    load.stretch = of.stretch;
    KeySums sums;
    forRows(stream, refusalsOf(world, index, of), of,
        [&sums](streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes) {
            sums.add(key, milliRecords, bytes);
        });
    load.keys.reserve(sums.size());
    sums.forEach([&](streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes) {
        const HashKey hash = service.keyHash(key);
        if (of.needsFilter && !range.contains(hash))
            return;
        load.keys.push_back({hash, key, milliRecords, bytes});
        load.milliRecords += milliRecords;
        load.bytes += bytes;
    });
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
    const auto isOutside = [&](streams::KeyId key) { return of.needsFilter && !range.contains(service.keyHash(key)); };
    const Refusals refusals = refusalsOf(world, index, of);
    base::SpaceSaving sketch(kTopCounters);
    forRows(stream, refusals, of, [&](streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes) {
        if (isOutside(key))
            return;
        top.milliRecords += milliRecords;
        top.bytes += bytes;
        // A sum over records: at least what hottestKeys() orders by, and at most twice as much.
        sketch.add(key, weight(milliRecords, bytes, quota));
    });
    const std::vector<base::SpaceSaving::Counter> counters = sketch.counters();
    if (sketch.isExact())
        top.count = counters.size();
    // A second look counts the candidates exactly: they are as many as the sketch has counters.
    std::vector<KeyLoad> candidates;
    for (const base::SpaceSaving::Counter& counter : counters)
        candidates.push_back({service.keyHash(counter.key), counter.key, 0, 0});
    std::sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    forRows(stream, refusals, of, [&](streams::KeyId key, std::int64_t milliRecords, std::int64_t bytes) {
        const auto at = std::lower_bound(candidates.begin(), candidates.end(), key,
            [](const KeyLoad& candidate, streams::KeyId wanted) { return candidate.key < wanted; });
        if (at == candidates.end() || at->key != key)
            return;
        at->milliRecords += milliRecords;
        at->bytes += bytes;
    });
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

bool canCutAt(HashRange range, HashKey key)
{
    return key.value > range.first.value && key.value - range.first.value > 1 && key < range.last;
}

SplitPreview splitPreview(const RangeLoad& load, WriteQuota quota, HashKey cut)
{
    const auto [milliRecords, bytes] = sumsBelow(load, cut);
    return {cut, makeRate(milliRecords, bytes, load.stretch, quota),
        makeRate(load.milliRecords - milliRecords, load.bytes - bytes, load.stretch, quota)};
}

SplitPreview splitPreview(const World& world, StreamIndex stream, ShardIndex shard, HashKey cut)
{
    const HashRange range = world.service().stream(stream).map->shard(shard).range;
    return splitPreview(measureLoad(world, stream, range, lastStretch(world, stream, kPreviewStretch)),
        writeQuota(world), cut);
}

SnapPoints snapPoints(const RangeLoad& load, WriteQuota quota)
{
    const HashRange range = load.range;
    SnapPoints snaps;
    // Equal halves, as UpdateShardCount would make them: 2^127 for the whole ring.
    const U128 half = (range.last.value - range.first.value) / 2 + 1;
    snaps.middle = ifLegal(range, HashKey{range.first.value + half});
    snaps.loadMedian = loadMedian(load, quota);
    const std::vector<KeyLoad> hottest = hottestKeys(load, quota, 1);
    if (hottest.empty())
        return snaps;
    snaps.hottest = hottest.front();
    snaps.belowHottest = ifLegal(range, hottest.front().hash);
    if (hottest.front().hash != HashKey::max())
        snaps.aboveHottest = ifLegal(range, HashKey{hottest.front().hash.value + 1});
    return snaps;
}

std::optional<HashKey> isolatingCut(const RangeLoad& load, WriteQuota quota, const SnapPoints& snaps)
{
    if (!snaps.belowHottest || !snaps.aboveHottest)
        return snaps.belowHottest ? snaps.belowHottest : snaps.aboveHottest;
    const auto fuller = [&](HashKey cut) {
        const auto [milliRecords, bytes] = sumsBelow(load, cut);
        return fullerChild(load, quota, milliRecords, bytes);
    };
    return fuller(*snaps.belowHottest) <= fuller(*snaps.aboveHottest) ? snaps.belowHottest : snaps.aboveHottest;
}

MergePreview mergePreview(const World& world, StreamIndex stream, ShardIndex a, ShardIndex b)
{
    const streams::ShardMap& map = *world.service().stream(stream).map;
    const HashRange first = map.shard(a).range;
    const HashRange second = map.shard(b).range;
    const Stretch stretch = lastStretch(world, stream, kPreviewStretch);
    const RangeLoad left = measureLoad(world, stream, first, stretch);
    const RangeLoad right = measureLoad(world, stream, second, stretch);
    return {makeRate(left.milliRecords + right.milliRecords, left.bytes + right.bytes, stretch, writeQuota(world)),
        first.touches(second) || second.touches(first)};
}

std::uint32_t columnOf(const SeriesRequest& request, Instant at)
{
    const std::int64_t length = std::max<std::int64_t>(1, (request.stretch.to - request.stretch.from).count());
    const std::int64_t offset = (at - request.stretch.from).count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(offset * request.columns / length, 0,
        request.columns - 1));
}

void Extremes::add(std::int64_t value)
{
    *this = isEmpty() ? Extremes{value, value} : Extremes{std::min(lowest, value), std::max(highest, value)};
}

Series shardSeries(const World& world, StreamIndex stream, ShardIndex shard, Measure measure, Dimension dimension,
    const SeriesRequest& request)
{
    const streams::Stream& state = world.service().stream(stream);
    if (!state.map || !state.map->has(shard))
        return Series(request.columns);
    const streams::Shard& row = state.map->shard(shard);
    const auto at = static_cast<std::size_t>(stream);
    return makeSeries(world, request, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if (at >= frame.streams.size() || streams::number(shard) >= frame.streams[at].shards.size())
            return std::nullopt;
        if (frame.at <= row.opened || (row.closed && frame.at - frame.span >= *row.closed))
            return std::nullopt;
        return perSecond(valueOf(frame.streams[at].shards[streams::number(shard)], measure, dimension), frame.span);
    });
}

Series ageSeries(const World& world, std::size_t actor, const SeriesRequest& request)
{
    return makeSeries(world, request, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if (actor >= frame.consumers.size())
            return std::nullopt;
        return frame.consumers[actor].ageMs;
    });
}

Series shardAgeSeries(const World& world, std::size_t actor, ShardIndex shard, const SeriesRequest& request)
{
    return makeSeries(world, request, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if (actor >= frame.consumers.size() || number(shard) >= frame.consumers[actor].shardAgeMs.size())
            return std::nullopt;
        return frame.consumers[actor].shardAgeMs[number(shard)];
    });
}

Series backlogSeries(const World& world, std::size_t actor, const SeriesRequest& request)
{
    return makeSeries(world, request, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if (actor >= frame.consumers.size())
            return std::nullopt;
        return static_cast<std::int64_t>(frame.consumers[actor].backlog);
    });
}

StreamTotal streamTotal(const World& world, const Frame& frame, StreamIndex stream)
{
    StreamTotal total;
    const auto at = static_cast<std::size_t>(stream);
    if (at < frame.streams.size()) {
        for (const ShardSample& sample : frame.streams[at].shards) {
            total.recordsPerSecond += sample.records;
            total.bytesPerSecond += sample.bytes;
            total.refusedPerSecond += sample.refused;
            total.refusedBytesPerSecond += sample.refusedBytes;
        }
    }
    total.recordsPerSecond = perSecond(total.recordsPerSecond, frame.span);
    total.bytesPerSecond = perSecond(total.bytesPerSecond, frame.span);
    total.refusedPerSecond = perSecond(total.refusedPerSecond, frame.span);
    total.refusedBytesPerSecond = perSecond(total.refusedBytesPerSecond, frame.span);
    if (const auto& map = world.service().stream(stream).map)
        total.openShards = std::count_if(map->shards().begin(), map->shards().end(), [&](const streams::Shard& shard) {
            return shard.opened <= frame.at && (!shard.closed || *shard.closed > frame.at);
        });
    return total;
}

std::vector<std::shared_ptr<const Frame>> framesIn(const World& world, Stretch stretch)
{
    std::vector<std::shared_ptr<const Frame>> frames;
    forFrames(world, stretch, [&](const std::shared_ptr<const Frame>& frame) { frames.push_back(frame); });
    return frames;
}

bool isProducer(const Client& client) { return putCounts(client) != nullptr; }

bool isConsumer(const Client& client) { return consumerConfig(client) != nullptr; }

std::optional<StreamIndex> streamOf(const Client& client)
{
    return std::visit(
        [](const auto& of) -> std::optional<StreamIndex> {
            if constexpr (std::is_same_v<std::decay_t<decltype(of)>, std::monostate>)
                return std::nullopt;
            else
                return of.stream();
        },
        client);
}

const clients::PutCounts* putCounts(const Client& client)
{
    if (const auto* producer = std::get_if<clients::Producer>(&client))
        return &producer->counts();
    if (const auto* agent = std::get_if<clients::LogAgent>(&client))
        return &agent->counts();
    return nullptr;
}

const clients::ConsumerConfig* consumerConfig(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->config();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->config();
    return nullptr;
}

const clients::ConsumerCounts* consumerCounts(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->counts();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->counts();
    return nullptr;
}

const clients::Failures* consumerFailures(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->failures();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->failures();
    return nullptr;
}

const clients::Revisits* consumerRevisits(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->revisits();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->revisits();
    return nullptr;
}

std::int64_t ProducerUse::refusedPerMille() const { return refusedShare(refused, sent); }

ProducerUse producerUse(const World& world, std::size_t actor)
{
    const FrameLog& seconds = world.seconds();
    const auto totalAt = [&](std::uint64_t frame) {
        const std::vector<ProducerSample>& producers = seconds[frame]->producers;
        return actor < producers.size() ? producers[actor].total : clients::PutCounts{};
    };
    if (seconds.isEmpty())
        return {};
    const clients::PutCounts now = totalAt(seconds.size() - 1);
    const clients::PutCounts before =
        seconds.size() - seconds.firstIndex() > 1 ? totalAt(seconds.size() - 2) : clients::PutCounts{};
    return {static_cast<std::int64_t>(now.attempts - before.attempts),
        static_cast<std::int64_t>(now.refused - before.refused), now.storedBytes - before.storedBytes};
}

const ConsumerSample* lastSample(const World& world, std::size_t actor)
{
    const Frame* frame = lastSecond(world);
    return frame != nullptr && actor < frame->consumers.size() ? &frame->consumers[actor] : nullptr;
}

std::vector<ConsumerUse> consumerUses(const World& world, StreamIndex stream)
{
    std::vector<ConsumerUse> uses;
    const base::ChunkedLog<std::shared_ptr<const Frame>>& seconds = world.seconds();
    const streams::Stream& state = world.service().stream(stream);
    // The lowest age of a half against that of the half before: a poller's age is a saw, and
    // its teeth must not look like falling behind.
    constexpr std::uint64_t kHalf = 15;
    const auto lowestAge = [&](std::size_t actor, std::uint64_t begin, std::uint64_t end) {
        std::optional<std::int64_t> lowest;
        for (std::uint64_t i = begin; i < end; ++i)
            if (actor < seconds[i]->consumers.size())
                lowest =
                    std::min(lowest.value_or(seconds[i]->consumers[actor].ageMs), seconds[i]->consumers[actor].ageMs);
        return lowest;
    };
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
        const clients::ConsumerConfig* config = consumerConfig(world.actors()[actor].client);
        if (config == nullptr || config->stream != state.reference)
            continue;
        ConsumerUse use;
        use.actor = actor;
        if (const ConsumerSample* sample = lastSample(world, actor)) {
            use.ageMs = sample->ageMs;
            use.backlog = sample->backlog;
            const std::uint64_t end = seconds.size();
            if (end - seconds.firstIndex() >= 2 * kHalf) {
                const auto before = lowestAge(actor, end - 2 * kHalf, end - kHalf);
                const auto recent = lowestAge(actor, end - kHalf, end);
                if (before && recent)
                    use.growthPerSecond = (*recent - *before) / static_cast<std::int64_t>(kHalf);
                // A tenth of real time or slower is taken for standing still.
                if (use.growthPerSecond >= 100) {
                    const std::int64_t left = std::max<std::int64_t>(0, state.retention.count() - use.ageMs);
                    use.untilLoss = Duration{left * 1'000 / use.growthPerSecond};
                }
            }
        }
        uses.push_back(use);
    }
    return uses;
}

}
