#include "world/user_records.h"

#include "base/utf8.h"
#include "streams/key_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace shardscope::world {

namespace {

// What one look goes through at most.
constexpr std::uint64_t kRows = 100'000;

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

// What aggregated records hold, record by record.
struct Gathered {
    UserRecords told;
    std::vector<KeyCount> counts;

    void take(const streams::AggregatedRecord& aggregated, base::HashRange range, std::uint64_t ordinal)
    {
        ++told.aggregated;
        told.userRecords += aggregated.userRecords();
        told.discarded += aggregated.userRecords() - streams::kclYield(aggregated, range).handedOn;
        if (!told.newest)
            told.newest = ordinal;
        const std::vector<std::uint64_t> records = recordsByKey(aggregated);
        for (std::size_t key = 0; key < records.size(); ++key)
            if (records[key] > 0)
                counts.push_back({aggregated.partitionKeys()[key], records[key]});
    }
    [[nodiscard]] UserRecords done(Stretch stretch)
    {
        told.stretch = stretch;
        told.keys = hottest(std::move(counts));
        return std::move(told);
    }
};

// From the latest record back; returns the stretch that was looked through. gatheredOf(key id): whose a record is, null
// where it is not asked for.
template <typename GatheredOf>
Stretch gather(const World& world, streams::StreamIndex index, streams::ShardIndex shard, Stretch asked,
    std::size_t mostBytes, GatheredOf gatheredOf)
{
    const streams::Service& service = world.service();
    const streams::Stream& stream = service.stream(index);
    if (service.outsideBytes() == 0 || !stream.hasShard(shard))
        return asked;
    const base::HashRange range = stream.map->shard(shard).range;
    const streams::ShardLog& log = stream.logs[streams::number(shard)];
    const std::uint64_t stored = stream.lines[streams::number(shard)].stored;
    const std::uint64_t end = log.firstAtOrAfter(asked.to + base::Duration{1}, stored);
    const std::uint64_t first =
        std::max(stream.firstReadable(shard, world.now()), log.firstAtOrAfter(asked.from, stored));
    streams::OutsideReader outside{service.outside()};
    std::uint64_t looked = 0;
    std::size_t bytes = 0;
    for (std::uint64_t ordinal = end; ordinal > first; --ordinal) {
        if (looked == kRows || (bytes > 0 && bytes >= mostBytes))
            return {log.arrival(ordinal), asked.to};
        ++looked;
        const streams::KeyId key = log.row(ordinal - 1).key;
        Gathered* const gathered = gatheredOf(key);
        if (gathered == nullptr)
            continue;
        ++gathered->told.records;
        const auto record = key < streams::kOutsideKeys ? std::nullopt : outside.find(key);
        if (!record)
            continue;
        // The log keeps the bytes for as long as the world is there.
        const std::string_view data = *record->data();
        if (!data.starts_with(streams::kAggregatedHead))
            continue;
        bytes += data.size(); // of one that turns out to be none, too: that takes its MD5
        if (const auto aggregated = streams::AggregatedRecord::read(data))
            gathered->take(*aggregated, range, ordinal - 1);
    }
    return asked;
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
    Gathered all;
    const Stretch stretch =
        gather(world, index, shard, asked, kUserRecordBytes, [&all](streams::KeyId) { return &all; });
    return all.done(stretch);
}

std::vector<UserRecords> userRecordsOfKeys(const World& world, streams::StreamIndex index, streams::ShardIndex shard,
    Stretch asked, std::span<const streams::KeyId> keys, std::size_t mostBytes)
{
    streams::KeyReader reader{world.service()};
    std::vector<Gathered> ofKeys(keys.size());
    // Simulated clients put no aggregated records.
    std::vector<std::pair<streams::KeyIdentity, Gathered*>> sought;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i] >= streams::kOutsideKeys)
            sought.emplace_back(reader.identity(keys[i]), &ofKeys[i]);
    Stretch stretch = asked;
    if (!sought.empty())
        stretch = gather(world, index, shard, asked, mostBytes, [&](streams::KeyId key) -> Gathered* {
            if (key < streams::kOutsideKeys)
                return nullptr;
            const streams::KeyIdentity identity = reader.identity(key);
            const auto of = std::find_if(sought.begin(), sought.end(),
                [identity](const auto& each) { return each.first == identity; });
            return of == sought.end() ? nullptr : of->second;
        });
    std::vector<UserRecords> told;
    told.reserve(keys.size());
    for (Gathered& each : ofKeys)
        told.push_back(each.done(stretch));
    return told;
}

}
