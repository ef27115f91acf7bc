#include "world/record_story.h"

#include "base/units.h"
#include "clients/consumer.h"
#include "sim/token_bucket.h"
#include "world/world.h"

#include <algorithm>

namespace shardscope::world {

namespace {

RecordWait waitOf(clients::Cause cause)
{
    switch (cause) {
    case clients::Cause::Turn:
        return RecordWait::Turn;
    case clients::Cause::Contention:
        return RecordWait::Contention;
    case clients::Cause::Processing:
        return RecordWait::Busy;
    }
    return RecordWait::Turn;
}

}

const clients::Reader* readerOf(const World& world, const std::string& consumer, streams::ShardIndex shard)
{
    const Actor* actor = world.actor(consumer);
    const std::vector<clients::Reader>* readers = nullptr;
    if (actor == nullptr)
        return nullptr;
    if (const auto* poller = std::get_if<clients::Poller>(&actor->client))
        readers = &poller->readers();
    else if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&actor->client))
        readers = &fanOut->readers();
    const std::size_t index = streams::number(shard);
    if (readers == nullptr || index >= readers->size() || (*readers)[index].state == clients::Reader::State::Absent)
        return nullptr;
    return &(*readers)[index];
}

base::Instant workedThrough(const clients::Reader& reader, std::uint64_t ordinal, std::int64_t rate,
    base::Instant delivered)
{
    if (rate <= 0)
        return delivered;
    // Those delivered after it are worked through after it, without a pause between.
    const auto after = static_cast<std::int64_t>(reader.next - 1 - ordinal);
    const std::int64_t units = reader.workUntil - after * clients::ReaderSet::workUnits(rate);
    return std::max(delivered, base::instantAt(base::Duration{base::divCeil(units, sim::kUnitsPerMs)}));
}

std::vector<RecordStretch> waitsBefore(const clients::Phases& phases, base::Instant from, base::Instant at)
{
    std::vector<RecordStretch> waits;
    const auto add = [&](RecordWait wait, base::Instant to) {
        const base::Instant end = std::clamp(to, from, at);
        if (end > from)
            waits.push_back({wait, from, end});
        from = end;
    };
    add(waitOf(phases.first), phases.firstEnd);
    add(waitOf(phases.second), phases.secondEnd);
    add(RecordWait::Contention, at);
    return waits;
}

}
