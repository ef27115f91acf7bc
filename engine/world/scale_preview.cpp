#include "world/scale_preview.h"

#include "base/check.h"
#include "streams/quotas.h"
#include "world/level_plan.h"
#include "world/preview.h"

#include <algorithm>

namespace shardscope::world {

namespace {

std::vector<base::HashRange> rangesOf(const streams::ShardMap& map)
{
    std::vector<base::HashRange> ranges;
    ranges.reserve(map.open().size());
    for (const streams::ShardIndex shard : map.open())
        ranges.push_back(map.shard(shard).range);
    return ranges;
}

bool areEven(const std::vector<base::HashRange>& ranges) { return giniOfWidths(ranges) < kUnevenFrom; }

}

ScalePreview scalePreview(const World& world, streams::StreamIndex index, std::uint32_t target)
{
    const streams::Stream& stream = world.service().stream(index);
    SHARD_CHECK(stream.map != nullptr);
    ScalePreview preview;
    preview.open = static_cast<std::uint32_t>(stream.map->open().size());
    preview.target = target;
    preview.mostOpen = preview.open;
    preview.callsUsed = stream.countUpdatesOfDay(world.now());
    preview.callsADay = streams::quota(world.settings().service, streams::QuotaName::UpdateShardCountPerDay);
    if (const auto ends = stream.oldestCountUpdateEnds(world.now()))
        preview.oldestCallEnds = *ends - world.now();
    preview.before = rangesOf(*stream.map);
    preview.isEvenNow = areEven(preview.before);
    preview.after = preview.before;
    preview.isEvenAfter = preview.isEvenNow;

    const Preview trial = world::preview(world, {streams::UpdateShardCountRequest{stream.reference, target}});
    preview.refusal = trial.refusal;
    if (preview.refusal)
        return preview;
    const std::optional<streams::PendingReshard>& pending = trial.world.service().stream(index).pending;
    if (!pending)
        return preview;
    preview.splits = static_cast<std::uint32_t>(std::count_if(pending->steps.begin(), pending->steps.end(),
        [](const streams::ReshardStep& step) { return step.kind == streams::ReshardStep::Kind::Split; }));
    preview.merges = static_cast<std::uint32_t>(pending->steps.size()) - preview.splits;
    preview.takes = pending->due - world.now();
    preview.mostOpen = preview.open + streams::mostAdditional(pending->steps);
    preview.after = rangesOf(stream.map->afterSteps(pending->steps, pending->due, 0));
    preview.isEvenAfter = areEven(preview.after);
    return preview;
}

}
