#include "world/user_records.h"

#include "base/utf8.h"

#include <algorithm>
#include <string_view>

namespace shardscope::world {

namespace {

// What one look goes through at most: some 3 ms, most of it for MD5. One record more is looked at, however large it is.
constexpr std::uint64_t kRows = 100'000;
constexpr std::size_t kAggregatedBytes = std::size_t{512} << 10;

struct KeyCount {
    std::string_view key;
    std::uint64_t records = 0;
};

std::vector<UserKeyRecords> hottest(std::vector<KeyCount> counts)
{
    std::sort(counts.begin(), counts.end(), [](const KeyCount& a, const KeyCount& b) { return a.key < b.key; });
    std::vector<KeyCount> merged;
    for (const KeyCount& count : counts) {
        if (!merged.empty() && merged.back().key == count.key)
            merged.back().records += count.records;
        else
            merged.push_back(count);
    }
    std::stable_sort(merged.begin(), merged.end(),
        [](const KeyCount& a, const KeyCount& b) { return a.records > b.records; });
    merged.resize(std::min(merged.size(), UserRecords::kMostKeys));
    std::vector<UserKeyRecords> keys;
    for (const KeyCount& count : merged)
        keys.push_back({base::toValidUtf8(count.key), count.records});
    return keys;
}

}

std::vector<std::uint64_t> recordsByKey(const streams::AggregatedRecord& record)
{
    std::vector<std::uint64_t> records(record.partitionKeys().size());
    streams::UserRecordReader reader{record};
    for (auto user = reader.next(); user; user = reader.next())
        if (user->place)
            ++records[user->key];
    return records;
}

UserRecords userRecordsOf(const World& world, streams::StreamIndex index, streams::ShardIndex shard, Stretch asked)
{
    UserRecords told;
    told.stretch = asked;
    const streams::Service& service = world.service();
    const streams::Stream& stream = service.stream(index);
    if (service.outsideBytes() == 0 || !stream.map || !stream.map->has(shard))
        return told;
    const base::HashRange range = stream.map->shard(shard).range;
    const streams::ShardLog& log = stream.logs[streams::number(shard)];
    const std::uint64_t stored = stream.lines[streams::number(shard)].stored;
    const std::uint64_t first =
        std::max(stream.firstReadable(shard, world.now()), log.firstAtOrAfter(asked.from, stored));
    streams::OutsideReader outside{service.outside()};
    std::vector<KeyCount> counts;
    std::size_t bytes = 0;
    for (std::uint64_t ordinal = stored; ordinal > first; --ordinal) {
        const streams::Row row = log.row(ordinal - 1);
        if (row.arrival() > asked.to)
            continue;
        if (told.records == kRows || bytes >= kAggregatedBytes) {
            told.stretch.from = log.arrival(ordinal);
            break;
        }
        ++told.records;
        const auto record = row.key < streams::kOutsideKeys ? std::nullopt : outside.find(row.key);
        if (!record)
            continue;
        // The log keeps the bytes for as long as the world is there.
        const std::string_view data = *record->data();
        const auto aggregated = streams::AggregatedRecord::read(data);
        if (!aggregated)
            continue;
        bytes += data.size();
        ++told.aggregated;
        told.userRecords += aggregated->userRecords();
        told.discarded += aggregated->userRecords() - streams::kclYield(*aggregated, range).handedOn;
        if (!told.newest)
            told.newest = ordinal - 1;
        const std::vector<std::uint64_t> records = recordsByKey(*aggregated);
        for (std::size_t key = 0; key < records.size(); ++key)
            if (records[key] > 0)
                counts.push_back({aggregated->partitionKeys()[key], records[key]});
    }
    told.keys = hottest(std::move(counts));
    return told;
}

}
