#include "world/stretch_summary.h"

#include "operations/price_book.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace shardscope::world {

namespace {

struct Pace {
    std::int64_t perSecond = 0;
    base::Duration span{};
};

// The least pace that at least so much of the time did not exceed; `paces` sorted, not empty.
std::int64_t percentile(const std::vector<Pace>& paces, base::Duration all, std::int64_t perCent)
{
    const std::int64_t wanted = base::divCeil(all.count() * perCent, 100);
    std::int64_t reached = 0;
    for (const Pace& pace : paces) {
        reached += pace.span.count();
        if (reached >= wanted)
            return pace.perSecond;
    }
    return paces.back().perSecond;
}

}

std::int64_t StretchSummary::refusedPerMille() const
{
    const std::uint64_t sent = stored + refused;
    return sent == 0 ? 0 : static_cast<std::int64_t>(refused * 1'000 / sent);
}

StretchSummary summarise(const World& world, streams::StreamIndex stream, Stretch stretch)
{
    StretchSummary summary;
    std::vector<std::size_t> consumers;
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
        const Client& client = world.actors()[actor].client;
        if (isConsumer(client) && streamOf(client) == stream)
            consumers.push_back(actor);
    }
    std::vector<Pace> paces;
    operations::BilledUse billed;
    base::Duration covered{};
    const auto at = static_cast<std::size_t>(stream);
    // A frame whose middle lies in the stretch may end a little after it; none is longer than a minute.
    for (const std::shared_ptr<const Frame>& frame :
        framesIn(world, {stretch.from, stretch.to + base::Duration{30'000}})) {
        const base::Instant middle = frame->at - frame->span / 2;
        if (middle < stretch.from || middle > stretch.to)
            continue;
        if (paces.empty())
            summary.stretch.from = frame->at - frame->span;
        summary.stretch.to = frame->at;
        summary.grain = std::max(summary.grain, frame->span);
        std::uint64_t stored = 0;
        if (at < frame->streams.size()) {
            billed += frame->streams[at].billed;
            for (const ShardSample& sample : frame->streams[at].shards) {
                stored += sample.records;
                summary.bytes += sample.bytes;
                summary.refused += sample.refused;
            }
        }
        summary.stored += stored;
        covered += frame->span;
        paces.push_back({static_cast<std::int64_t>(stored) * 1'000 / std::max<std::int64_t>(1, frame->span.count()),
            frame->span});
        for (const std::size_t actor : consumers)
            if (actor < frame->consumers.size())
                summary.oldestAge = std::max(summary.oldestAge, base::Duration{frame->consumers[actor].ageMs});
    }
    if (paces.empty())
        return summary;
    std::stable_sort(paces.begin(), paces.end(),
        [](const Pace& a, const Pace& b) { return a.perSecond < b.perSecond; });
    summary.mean = static_cast<std::int64_t>(summary.stored) * 1'000 / std::max<std::int64_t>(1, covered.count());
    summary.median = percentile(paces, covered, 50);
    summary.p99 = percentile(paces, covered, 99);
    summary.highest = paces.back().perSecond;
    summary.cost = operations::costOf(operations::priceBook(world.settings().service.profile), billed);
    return summary;
}

}
