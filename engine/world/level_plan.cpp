#include "world/level_plan.h"

#include "base/check.h"
#include "clients/bounds.h"
#include "operations/cost.h"
#include "operations/price_book.h"
#include "streams/quotas.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <variant>

namespace shardscope::world {

using base::Duration;
using base::HashKey;
using base::HashRange;
using base::U128;
using clients::ReshardPlanStep;
using streams::StreamIndex;

namespace {

__extension__ using Wide = __int128;

// Boundaries of repeated floors differ by a few units; streams::planUniformScaling passes over as many.
constexpr U128 kTolerance = U128{1} << 40;
// A twentieth of a shard's load.
constexpr std::int64_t kAverageSlack = 20;
// Keys nearer than this cannot be parted: both children of a split keep two values.
constexpr U128 kLeastApart = 4;
// Longer ones are paid for by the shard hour.
constexpr Duration kPlainRetention{std::chrono::hours{24}};

// Where ranges start, the first at 0.
using Starts = std::vector<HashKey>;

Starts startsOf(const std::vector<HashRange>& ranges)
{
    Starts starts;
    for (const HashRange& range : ranges)
        starts.push_back(range.first);
    return starts;
}

std::vector<HashRange> rangesOf(const Starts& starts)
{
    std::vector<HashRange> ranges;
    for (std::size_t i = 0; i < starts.size(); ++i)
        ranges.push_back({starts[i], i + 1 < starts.size() ? HashKey{starts[i + 1].value - 1} : HashKey::max()});
    return ranges;
}

U128 distance(HashKey a, HashKey b) { return a < b ? b.value - a.value : a.value - b.value; }

// The boundary nearest to a place.
HashKey nearest(const Starts& boundaries, HashKey place)
{
    const auto above = std::lower_bound(boundaries.begin(), boundaries.end(), place);
    if (above == boundaries.end())
        return boundaries.back();
    if (above == boundaries.begin())
        return *above;
    return distance(*above, place) < distance(*(above - 1), place) ? *above : *(above - 1);
}

// --- Parting by load ------------------------------------------------------------

// Keys of one hash as one, in the order of the ring: what cannot be divided.
struct Lump {
    HashKey hash;
    std::int64_t weight = 0;
};

// By records or by bytes, whichever of the two the whole stream is nearer to its limit in: a sum of
// shares can be parted, the larger of two sums cannot.
std::vector<Lump> lumpsOf(const RangeLoad& load, WriteQuota quota)
{
    const bool isByRecords =
        load.milliRecords * (quota.bytesPerSecond / 1'024) >= load.bytes * quota.recordsPerSecond / 1'024 * 1'000;
    std::vector<Lump> lumps;
    for (const KeyLoad& key : load.keys) {
        const std::int64_t weight = isByRecords ? key.milliRecords : key.bytes;
        if (!lumps.empty() && key.hash.value - lumps.back().hash.value < kLeastApart)
            lumps.back().weight += weight;
        else
            lumps.push_back({key.hash, weight});
    }
    return lumps;
}

// How many parts are needed from every lump on when none may hold more than `most`; filling each as far as
// it goes needs the fewest.
std::vector<std::uint32_t> partsNeeded(const std::vector<Lump>& lumps, std::int64_t most)
{
    std::vector<std::uint32_t> needed(lumps.size() + 1, 0);
    std::size_t end = lumps.size();
    std::int64_t sum = 0;
    for (std::size_t i = lumps.size(); i-- > 0;) {
        sum += lumps[i].weight;
        while (sum > most)
            sum -= lumps[--end].weight;
        needed[i] = needed[end] + 1;
    }
    return needed;
}

// The least that the fullest of `parts` neighbouring parts can hold.
std::int64_t leastFullest(const std::vector<Lump>& lumps, std::uint32_t parts)
{
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (const Lump& lump : lumps) {
        low = std::max(low, lump.weight);
        high += lump.weight;
    }
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (partsNeeded(lumps, middle).front() <= parts)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

// Where the parts begin: as few lumps as make the mean of what is left, never more than the fullest must.
// Cuts lie half way between two lumps, so that keys not seen yet fall evenly.
Starts partByLoad(const std::vector<Lump>& lumps, std::uint32_t parts)
{
    Starts starts{HashKey{0}};
    if (lumps.empty())
        return starts;
    const std::int64_t most = leastFullest(lumps, parts);
    const std::vector<std::uint32_t> needed = partsNeeded(lumps, most);
    std::int64_t left = 0;
    for (const Lump& lump : lumps)
        left += lump.weight;
    std::size_t at = 0;
    for (std::uint32_t part = 0; part + 1 < parts && at < lumps.size(); ++part) {
        const std::int64_t mean = left / (parts - part);
        std::int64_t sum = lumps[at++].weight;
        while (at < lumps.size() && sum + lumps[at].weight <= most
            && (needed[at] > parts - part - 1 || sum + lumps[at].weight / 2 <= mean))
            sum += lumps[at++].weight;
        left -= sum;
        if (at == lumps.size())
            break;
        const HashKey here = lumps[at - 1].hash;
        starts.push_back({here.value + (lumps[at].hash.value - here.value + 1) / 2});
    }
    return starts;
}

// Too few lumps for so many parts, or parts too narrow for the service: the widest are halved.
void fillUp(Starts& starts, std::uint32_t shards)
{
    while (starts.size() < shards) {
        const std::vector<HashRange> ranges = rangesOf(starts);
        const auto widest = std::max_element(ranges.begin(), ranges.end(), [](const HashRange& a, const HashRange& b) {
            return a.last.value - a.first.value < b.last.value - b.first.value;
        });
        const U128 half = (widest->last.value - widest->first.value) / 2 + 1;
        starts.insert(starts.begin() + (widest - ranges.begin()) + 1, HashKey{widest->first.value + half});
    }
}

std::int64_t weightBetween(const std::vector<Lump>& lumps, HashKey from, HashKey to)
{
    const auto begin = std::lower_bound(lumps.begin(), lumps.end(), std::min(from, to),
        [](const Lump& lump, HashKey key) { return lump.hash < key; });
    std::int64_t sum = 0;
    for (auto at = begin; at != lumps.end() && at->hash < std::max(from, to); ++at)
        sum += at->weight;
    return sum;
}

// A boundary that is nearly where it should be is not worth two calls.
void keepBoundaries(Starts& wanted, const Starts& existing, const std::vector<Lump>& lumps)
{
    std::int64_t total = 0;
    for (const Lump& lump : lumps)
        total += lump.weight;
    const std::int64_t slack = total / static_cast<std::int64_t>(wanted.size()) / kAverageSlack;
    for (std::size_t i = 1; i < wanted.size(); ++i) {
        const HashKey old = nearest(existing, wanted[i]);
        const bool isSame = distance(old, wanted[i]) <= kTolerance;
        const bool isAlike = !lumps.empty() && weightBetween(lumps, old, wanted[i]) <= slack;
        const bool isBetween = old > wanted[i - 1] && (i + 1 == wanted.size() || old < wanted[i + 1]);
        if ((isSame || isAlike) && isBetween)
            wanted[i] = old;
    }
}

// --- Steps ------------------------------------------------------------------------

// Every wanted range in turn: it is cut out of what reaches beyond it, then what lies in it is merged. No
// shard ever takes more of the ring than one did before or will afterwards. Ranges that take shards away come
// first, so that few more are open on the way than before or afterwards.
std::vector<ReshardPlanStep> stepsFrom(const Starts& existing, const Starts& wanted)
{
    struct Part {
        std::size_t index = 0; // of the wanted range
        Starts inside;         // boundaries that go
        std::int64_t more = 0; // shards, at most
    };
    const auto has = [&](HashKey boundary) { return std::binary_search(existing.begin(), existing.end(), boundary); };
    std::vector<char> isCut;
    std::vector<Part> parts;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto end =
            i + 1 < wanted.size() ? std::lower_bound(existing.begin(), existing.end(), wanted[i + 1]) : existing.end();
        Part part{i, {std::upper_bound(existing.begin(), existing.end(), wanted[i]), end}, 0};
        part.more = (has(wanted[i]) ? 0 : 1) + (i + 1 == wanted.size() || has(wanted[i + 1]) ? 0 : 1)
            - static_cast<std::int64_t>(part.inside.size());
        isCut.push_back(has(wanted[i]));
        parts.push_back(std::move(part));
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.more < b.more; });
    std::vector<ReshardPlanStep> steps;
    for (const Part& part : parts) {
        for (std::size_t edge = part.index; edge <= part.index + 1 && edge < wanted.size(); ++edge)
            if (!std::exchange(isCut[edge], 1))
                steps.push_back({ReshardPlanStep::Kind::Split, wanted[edge]});
        for (const HashKey boundary : part.inside)
            steps.push_back({ReshardPlanStep::Kind::Merge, boundary});
    }
    return steps;
}

// From the end of one step to that of the next, `stepMs`: shards beyond the larger of the two numbers, added up.
std::int64_t overlapOf(const std::vector<ReshardPlanStep>& steps, std::int64_t before, std::int64_t stepMs)
{
    const auto change = [](const ReshardPlanStep& step) { return step.kind == ReshardPlanStep::Kind::Split ? 1 : -1; };
    std::int64_t after = before;
    for (const ReshardPlanStep& step : steps)
        after += change(step);
    const std::int64_t paidAnyway = std::max(before, after);
    std::int64_t open = before;
    std::int64_t overlap = 0;
    for (const ReshardPlanStep& step : steps) {
        open += change(step);
        overlap += std::max<std::int64_t>(0, open - paidAnyway) * stepMs;
    }
    return overlap; // the last step ends with none beyond
}

// What the fullest of some ranges would have been offered.
std::int64_t fullestOf(const RangeLoad& load, const std::vector<HashRange>& ranges, WriteQuota quota)
{
    std::int64_t fullest = 0;
    std::size_t key = 0;
    for (const HashRange& range : ranges) {
        RangeLoad part{range, load.stretch, {}, 0, 0};
        for (; key < load.keys.size() && load.keys[key].hash <= range.last; ++key) {
            part.milliRecords += load.keys[key].milliRecords;
            part.bytes += load.keys[key].bytes;
        }
        fullest = std::max(fullest, rateOf(part, quota).perMille);
    }
    return fullest;
}

}

std::int64_t gini(std::vector<std::uint64_t> amounts)
{
    std::sort(amounts.begin(), amounts.end());
    const auto n = static_cast<std::int64_t>(amounts.size());
    Wide weighed = 0;
    Wide sum = 0;
    for (std::int64_t i = 0; i < n; ++i) {
        const Wide amount = amounts[static_cast<std::size_t>(i)];
        weighed += (2 * i + 1 - n) * amount;
        sum += amount;
    }
    return sum == 0 ? 0 : static_cast<std::int64_t>(weighed * 1'000 / (sum * n));
}

std::int64_t giniOfWidths(std::span<const HashRange> ranges)
{
    // The upper 64 bits tell widths apart well enough, and ten thousand of them add up without overflow.
    std::vector<std::uint64_t> widths;
    widths.reserve(ranges.size());
    for (const HashRange& range : ranges)
        widths.push_back(static_cast<std::uint64_t>((range.last.value - range.first.value) >> 64));
    return gini(std::move(widths));
}

std::int64_t giniOfLoad(std::span<const ShardUse> uses)
{
    std::vector<std::uint64_t> loads;
    loads.reserve(uses.size());
    for (const ShardUse& use : uses)
        loads.push_back(static_cast<std::uint64_t>(std::max<std::int64_t>(0, use.offered.perMille)));
    return gini(std::move(loads));
}

LevelPlan levelPlan(const World& world, StreamIndex index, const LevelRequest& request)
{
    const streams::Stream& stream = world.service().stream(index);
    SHARD_CHECK(stream.map != nullptr);
    SHARD_CHECK(request.shards >= 1);
    const WriteQuota quota = writeQuota(world);
    LevelPlan plan;
    for (const streams::ShardIndex shard : stream.map->open())
        plan.before.push_back(stream.map->shard(shard).range);
    const RangeLoad load = measureLoad(world, index, base::kWholeRing, lastStretch(world, index, kPreviewStretch));
    plan.stretch = load.stretch;

    std::vector<Lump> lumps;
    Starts wanted;
    if (request.by == LevelBy::Load) {
        lumps = lumpsOf(load, quota);
        wanted = partByLoad(lumps, request.shards);
        fillUp(wanted, request.shards);
    } else {
        wanted = startsOf(base::evenSplit(request.shards));
    }
    keepBoundaries(wanted, startsOf(plan.before), lumps);
    plan.after = rangesOf(wanted);
    plan.steps = stepsFrom(startsOf(plan.before), wanted);

    auto open = static_cast<std::uint32_t>(plan.before.size());
    plan.mostOpen = open;
    for (const ReshardPlanStep& step : plan.steps) {
        const bool isSplit = step.kind == ReshardPlanStep::Kind::Split;
        ++(isSplit ? plan.splits : plan.merges);
        open = isSplit ? open + 1 : open - 1;
        plan.mostOpen = std::max(plan.mostOpen, open);
    }
    const streams::Timings& timings = world.service().settings().timings;
    plan.overlapShardMs = overlapOf(plan.steps, static_cast<std::int64_t>(plan.before.size()),
        clients::Resharder::stepTakes(timings).count());
    plan.overlapCost = operations::costOf(operations::priceBook(world.service().settings().profile),
        {.shardMs = plan.overlapShardMs,
            .extendedShardMs = stream.retention > kPlainRetention ? plan.overlapShardMs : 0,
            .fanOutShardMs = plan.overlapShardMs * static_cast<std::int64_t>(stream.consumers.size())});
    // The last step is over when the service has carried it out, whoever asks.
    if (!plan.steps.empty())
        plan.takes =
            clients::Resharder::stepTakes(timings) * static_cast<std::int64_t>(plan.steps.size() - 1) + timings.reshard;
    plan.giniBefore = giniOfWidths(plan.before);
    plan.giniAfter = giniOfWidths(plan.after);
    plan.fullestBefore = fullestOf(load, plan.before, quota);
    plan.fullestAfter = fullestOf(load, plan.after, quota);

    plan.isOnDemand = stream.settings.isOnDemand();
    plan.isStreamBusy = stream.status != streams::StreamStatus::Active;
    plan.isTooLong = plan.steps.size() > clients::bounds::kPlanSteps;
    const std::int64_t most = streams::quota(world.service().settings(), streams::QuotaName::ShardsPerAccount,
        world.service().homeOf(stream).region);
    const std::int64_t needed = std::int64_t{world.service().shardsIn(stream.home)}
        - static_cast<std::int64_t>(plan.before.size()) + std::int64_t{plan.mostOpen};
    if (world.service().limits().isOn && !plan.steps.empty() && needed > most
        && plan.mostOpen > static_cast<std::uint32_t>(plan.before.size()))
        plan.quotaMissing = needed - most;
    return plan;
}

std::optional<PlanProgress> planUnderWay(const World& world, StreamIndex index)
{
    const streams::Stream& stream = world.service().stream(index);
    for (std::size_t actor = world.actors().size(); actor-- > 0;) {
        const auto* resharder = std::get_if<clients::Resharder>(&world.actors()[actor].client);
        if (resharder == nullptr || resharder->stream() != index || resharder->stopped())
            continue;
        const std::size_t steps = resharder->config().steps.size();
        const bool isLastUnderWay = resharder->isFinished() && stream.status == streams::StreamStatus::Updating;
        if (resharder->isFinished() && !isLastUnderWay)
            continue;
        const Duration now = stream.statusUntil > world.now() ? stream.statusUntil - world.now() : Duration{};
        const Duration each = clients::Resharder::stepTakes(world.service().settings().timings);
        return PlanProgress{actor, resharder->stepsBegun(), steps,
            now + each * static_cast<std::int64_t>(steps - resharder->stepsBegun())};
    }
    return std::nullopt;
}

std::optional<PlanStopped> planStopped(const World& world, StreamIndex index)
{
    for (std::size_t actor = world.actors().size(); actor-- > 0;) {
        const auto* resharder = std::get_if<clients::Resharder>(&world.actors()[actor].client);
        if (resharder == nullptr || resharder->stream() != index)
            continue;
        if (!resharder->stopped())
            return std::nullopt;
        return PlanStopped{resharder->stepsBegun(), resharder->config().steps.size(), *resharder->stopped()};
    }
    return std::nullopt;
}

std::string freePlanName(const World& world)
{
    // Ends because a world has finitely many clients.
    for (int number = 1;; ++number) {
        std::string name = "level plan " + std::to_string(number);
        if (world.actor(name) == nullptr)
            return name;
    }
}

}
