#include "world/checkpoints.h"

#include "base/check.h"
#include "base/hash_key.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace shardscope::world {

namespace {

constexpr base::Duration kEvery{std::chrono::seconds{60}};
// So many records put and read, or what takes as long, is about 50 ms; a wake-up costs as much as eight.
constexpr std::uint64_t kWork = 1'500'000;
constexpr std::uint64_t kRecordsPerWakeUp = 8;
// Looking means adding up all shards, so it is done once in a while.
constexpr std::uint64_t kWakeUpsPerLook = 1'024;
constexpr std::size_t kMost = 512;
constexpr std::int64_t kMostBytes = 256 * 1'048'576;
// Frames of single seconds live this long in a World; an older checkpoint keeps its own.
constexpr base::Duration kFrameLife{std::chrono::hours{1}};

std::uint64_t wakeUpsOf(const World& world) { return world.agenda().scheduledEver() - world.agenda().size(); }

std::uint64_t workOf(const World& world)
{
    std::uint64_t work = wakeUpsOf(world) * kRecordsPerWakeUp;
    for (const streams::Stream& stream : world.service().streams()) {
        for (const streams::ShardLine& line : stream.lines)
            work += line.stored + line.refused;
    }
    return work;
}

std::uint64_t forgottenBy(const World& world)
{
    std::uint64_t forgotten = 0;
    for (const streams::Stream& stream : world.service().streams()) {
        for (const streams::ShardLog& log : stream.logs)
            forgotten += log.firstKept();
    }
    return forgotten;
}

std::size_t shardsOf(const World& world)
{
    std::size_t shards = 0;
    for (const streams::Stream& stream : world.service().streams())
        shards += stream.lines.size();
    return shards;
}

// What a copy of the World does not share with the original, about.
std::int64_t ownBytes(const World& world)
{
    constexpr std::int64_t kFixed = 64 * 1'024; // the agenda's wheel and the rest
    constexpr std::int64_t kPerBlock = 16;      // one shared pointer per 64 chunks
    constexpr std::int64_t kRecordsPerBlock = 64 * std::int64_t{streams::kChunkRecords};
    std::int64_t bytes = kFixed + static_cast<std::int64_t>(world.agenda().size() * 24 + world.actors().size() * 1'024);
    for (const streams::Stream& stream : world.service().streams()) {
        for (const streams::ShardLine& line : stream.lines)
            bytes += static_cast<std::int64_t>(line.stored) / kRecordsPerBlock * kPerBlock;
        bytes += static_cast<std::int64_t>(stream.lines.size()
            * (sizeof(streams::ShardLine) + sizeof(streams::ReadLine) + sizeof(streams::ShardLog)));
    }
    return bytes + static_cast<std::int64_t>(shardsOf(world) * world.actors().size() * sizeof(clients::Reader));
}

std::int64_t frameBytesPerSecond(const World& world)
{
    const std::size_t perShard = sizeof(ShardSample) + sizeof(PushSample) + 4 * world.actors().size();
    return static_cast<std::int64_t>(shardsOf(world) * perShard + 512);
}

}

Checkpoints::Checkpoints(const World& start)
{
    m_checkpoints.push_back({.world = std::make_shared<const World>(start),
        .work = workOf(start),
        .bytes = ownBytes(start)});
}

// The entry after those seen must still lie ahead: another journal may have it earlier.
bool Checkpoints::isOnTheWay(const Checkpoint& checkpoint, const Journal& journal)
{
    return checkpoint.entries <= journal.size() && checkpoint.past == journal.past(checkpoint.entries)
        && (checkpoint.entries == journal.size() || journal[checkpoint.entries].at >= checkpoint.at());
}

const Checkpoints::Checkpoint& Checkpoints::nearestCheckpoint(const Journal& journal, base::Instant at) const
{
    const auto isNear = [&](const Checkpoint& c) { return c.at() <= at && isOnTheWay(c, journal); };
    const auto found = std::find_if(m_checkpoints.rbegin(), m_checkpoints.rend(), isNear);
    SHARD_CHECK(found != m_checkpoints.rend());
    return *found;
}

Playhead Checkpoints::nearest(const Journal& journal, base::Instant at) const
{
    const Checkpoint& found = nearestCheckpoint(journal, at);
    return {.world = *found.world, .events = found.events, .entries = found.entries};
}

base::Instant Checkpoints::nearestAt(const Journal& journal, base::Instant at) const
{
    return nearestCheckpoint(journal, at).at();
}

void Checkpoints::keepIfDue(const Playhead& head, const Journal& journal)
{
    const std::uint64_t wakeUps = wakeUpsOf(head.world);
    // Unsigned on purpose: after a step back the difference is huge, and a look is right.
    if (wakeUps - m_lookedAt < kWakeUpsPerLook)
        return;
    m_lookedAt = wakeUps;
    const base::Instant now = head.world.now();
    const Checkpoint& last = nearestCheckpoint(journal, now);
    const std::uint64_t work = workOf(head.world);
    if (now - last.at() < kEvery && work < last.work + kWork)
        return;
    Checkpoint kept{.world = std::make_shared<const World>(head.world),
        .events = head.events,
        .entries = head.entries,
        .past = journal.past(head.entries),
        .work = work,
        .forgotten = forgottenBy(head.world),
        .bytes = ownBytes(head.world)};
    const auto isLater = [](base::Instant at, const Checkpoint& c) { return at < c.at(); };
    const auto place = std::upper_bound(m_checkpoints.begin() + 1, m_checkpoints.end(), now, isLater);
    m_checkpoints.insert(place, std::move(kept));
    thin(head, journal);
}

// Every turn erases one, and the start alone is within all caps.
void Checkpoints::thin(const Playhead& head, const Journal& journal)
{
    // Records that the present has let go of must not be held in memory by old checkpoints for long.
    const std::uint64_t forgotten = forgottenBy(head.world);
    const std::uint64_t mostHeld = head.world.settings().recordBudget / 4;
    const auto holdsTooMuch = [&](const Checkpoint& c) {
        return forgotten > c.forgotten && forgotten - c.forgotten > mostHeld;
    };
    m_checkpoints.erase(std::remove_if(m_checkpoints.begin() + 1, m_checkpoints.end(), holdsTooMuch),
        m_checkpoints.end());

    const auto isOff = [&](const Checkpoint& c) { return !isOnTheWay(c, journal); };
    while (m_checkpoints.size() > 1 && (m_checkpoints.size() > kMost || bytesHeld(head.world) > kMostBytes)) {
        const auto off = std::find_if(m_checkpoints.begin() + 1, m_checkpoints.end(), isOff);
        m_checkpoints.erase(off != m_checkpoints.end()
                ? off
                : m_checkpoints.begin() + static_cast<std::ptrdiff_t>(leastUseful(head.world.now())));
    }
}

// The one whose loss leaves the smallest gap for its distance from here: what remains is
// dense nearby and thins out with distance, about evenly per doubling.
std::size_t Checkpoints::leastUseful(base::Instant here) const
{
    std::size_t least = m_checkpoints.size() - 1;
    base::U128 leastGap = 0;
    base::U128 leastDistance = 0;
    for (std::size_t i = 1; i + 1 < m_checkpoints.size(); ++i) {
        const base::U128 gap = m_checkpoints[i + 1].work - m_checkpoints[i - 1].work + 1;
        const base::Duration away = std::chrono::abs(here - m_checkpoints[i].at());
        const base::U128 distance = static_cast<std::uint64_t>((away + kEvery).count());
        if (leastDistance == 0 || gap * leastDistance < leastGap * distance) {
            least = i;
            leastGap = gap;
            leastDistance = distance;
        }
    }
    return least;
}

std::int64_t Checkpoints::bytesHeld(const World& present) const
{
    std::int64_t bytes = 0;
    for (std::size_t i = 1; i < m_checkpoints.size(); ++i) {
        const Checkpoint& checkpoint = m_checkpoints[i];
        bytes += checkpoint.bytes;
        if (present.now() - checkpoint.at() <= kFrameLife)
            continue;
        const base::Duration alone = std::min(checkpoint.at() - m_checkpoints[i - 1].at(), kFrameLife);
        bytes += alone.count() / 1'000 * frameBytesPerSecond(*checkpoint.world);
    }
    return bytes;
}

}
