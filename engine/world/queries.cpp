// How full shards are.
#include "world/queries.h"

#include "streams/quotas.h"
#include "world/refusals.h"

#include <algorithm>

namespace shardscope::world {

using base::Duration;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

// A shard's refusals of one second are asked for a ratio only; this many show it to a permille.
constexpr std::uint64_t kRatioRows = 200'000;

}

WriteQuota writeQuota(const World& world)
{
    const streams::ServiceSettings& settings = world.service().settings();
    return {streams::quota(settings, streams::QuotaName::WriteRecordsPerSecond),
        streams::quota(settings, streams::QuotaName::WriteBytesPerSecond)};
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
    const streams::ServiceSettings& settings = world.service().settings();
    const std::int64_t readBytesQuota = streams::quota(settings, streams::QuotaName::ReadBytesPerSecond);
    const std::int64_t readCallsQuota = streams::quota(settings, streams::QuotaName::ReadCallsPerSecond);

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

}
