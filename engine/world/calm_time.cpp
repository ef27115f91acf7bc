// Little happens in most seconds of a long run: consumers look and find nothing, producers toss their coins and
// send nothing. A stretch of such seconds takes a fraction of what its wake-ups would, and ends on the same World.
#include "base/check.h"
#include "base/units.h"
#include "world/totals.h"
#include "world/world.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace shardscope::world {

namespace {

using base::Duration;
using base::Instant;

constexpr std::int64_t kSweepMs = clients::FanOutConsumer::kSweep.count();
constexpr Duration kShortest{2'000}; // below, it is not worth beginning
// Beyond these it would cost more than it saves: few wake-ups are idle, or all of them must be looked at too often.
constexpr std::uint64_t kMostRecords = 32;
constexpr std::size_t kMostActors = 64;
constexpr std::size_t kMostShards = 256;

// Shards were read at most, and in vain; nothing waits to be read. Of programs nothing stands still: they are forgotten
// in time.
bool isStill(const Frame& frame)
{
    if (!frame.programs.empty())
        return false;
    for (const StreamSample& stream : frame.streams) {
        if (stream.extraPutUnits != 0 || stream.failedEntries != 0 || !stream.pushes.empty()
            || stream.calls != StreamSample{}.calls)
            return false;
        for (ShardSample shard : stream.shards) {
            shard.readCalls = 0;
            if (shard != ShardSample{})
                return false;
        }
    }
    return std::all_of(frame.consumers.begin(), frame.consumers.end(), [](const ConsumerSample& consumer) {
        return consumer.backlog == 0 && consumer.ageMs == 0 && consumer.records == 0 && consumer.bytes == 0
            && consumer.refusedCalls == 0;
    });
}

// The newest so many of a row of things, each made in the place of the oldest.
template <typename Thing, std::size_t Most>
class Ring {
public:
    [[nodiscard]] Thing& next()
    {
        if (m_things.size() < Most)
            m_things.emplace_back();
        return m_things[m_count++ % Most];
    }
    [[nodiscard]] bool isFull() const { return m_count >= Most; }
    [[nodiscard]] std::uint64_t kept() const { return m_things.size(); }
    // 0 is the oldest that is kept.
    [[nodiscard]] Thing& operator[](std::uint64_t index)
    {
        return m_things[(m_count - m_things.size() + index) % Most];
    }

private:
    std::vector<Thing> m_things;
    std::uint64_t m_count = 0;
};

}

// Wake-ups for sweeps and ticks are taken out of the agenda as they come up and kept here, where many of them that
// do nothing are passed over at once. Each keeps the order that it would have, so that those of one millisecond
// take place as ever. All are at the same instant again whenever one of them, or anybody else, does something.
class World::CalmTime {
public:
    explicit CalmTime(World& world)
        : m_world(world), m_harvested(*world.m_harvested), m_noFrame(world.m_seconds.back()),
          m_noLatency(world.m_latencies.back())
    {
    }
    // Returns how many wake-ups were done.
    std::uint64_t pass(const Passage& passage);

private:
    struct Lane {
        sim::WakeUp next{};
        sim::WakeUp before{}; // what was next when the passing over under way began
        bool isTick = false;
        Instant busyAt{}; // sweeps: the first that may find anything to do, as things stand
        clients::Producer::EmptyTicks ticks{};
        Instant passedFor{}; // how far those went at most
    };

    [[nodiscard]] clients::Producer& producer(const Lane& lane) const;
    [[nodiscard]] clients::FanOutConsumer& fanOut(const Lane& lane) const;
    [[nodiscard]] Instant passOver(Instant bound);
    [[nodiscard]] static Instant sweepAtOrAfter(const Lane& lane, Instant at);
    [[nodiscard]] Instant busySweep(const Lane& lane) const;
    void settleAt(Instant until);
    [[nodiscard]] bool goesFirst(const Lane& a, const Lane& b) const;
    [[nodiscard]] std::vector<Instant> timesOf(const Lane& lane) const;
    [[nodiscard]] sim::WakeUp takeEarliest(Instant at);
    bool keep(const sim::WakeUp& wakeUp);
    void wakeClient(const sim::WakeUp& wakeUp);
    void harvest(const SecondWatcher* watch);
    void foldMinute();
    void giveBack();

    // A second that is over. Those that are still differ from the one they are like in their time and in how often
    // shards were read in vain, so that nothing else of them need be made before somebody wants to keep it.
    struct Second {
        std::shared_ptr<const Frame> like; // null: `own` is it
        base::Instant at{};
        std::vector<std::uint32_t> readCalls; // at the number of a shard, through all streams
        Frame own;
    };

    void harvestStill();
    void harvestAnew();
    static void writeTo(Frame& frame, const Second& second);
    static void addTo(Frame& row, const Second& second);

    // What is older will have been dropped when this is over.
    static constexpr std::size_t kBlock = 64; // a log forgets nothing smaller
    static constexpr std::size_t kSeconds = kSecondsKept + kBlock;
    static constexpr std::size_t kLatencies = kLatencySecondsKept + kBlock;

    World& m_world;
    std::vector<Lane> m_lanes;
    std::optional<sim::WakeUp> m_nextHarvest; // once it has come up
    std::vector<Lane*> m_passed;              // those that have just moved
    bool m_mayKeep = false;                   // the wake-up that was taken last comes from the agenda
    bool m_isSettled = false;                 // nothing has happened since that could end anybody's idleness
    bool m_isCalm = true;
    Totals m_harvested;
    Totals m_totals;
    Ring<Second, kSeconds> m_seconds;
    Ring<LatencySecond, kLatencies> m_latencies;
    // The second that still ones are like, when the last one was still; and whether only polls came since, in vain.
    std::shared_ptr<const Frame> m_still;
    bool m_isStill = false;
    Frame m_shown; // m_still as it is now
    // In the place of seconds that will have been dropped.
    std::shared_ptr<const Frame> m_noFrame;
    std::shared_ptr<const LatencySecond> m_noLatency;
};

clients::Producer& World::CalmTime::producer(const Lane& lane) const
{
    return std::get<clients::Producer>(m_world.m_actors[static_cast<std::uint32_t>(lane.next.actor)].client);
}

clients::FanOutConsumer& World::CalmTime::fanOut(const Lane& lane) const
{
    return std::get<clients::FanOutConsumer>(m_world.m_actors[static_cast<std::uint32_t>(lane.next.actor)].client);
}

std::uint64_t World::CalmTime::pass(const Passage& passage)
{
    std::uint64_t done = 0;
    // Ends because every turn keeps one of the agenda's wake-ups, which then leaves it, or does one.
    while (m_isCalm && done < passage.most) {
        const Instant at = passOver(passage.limit + Duration{1});
        if (at > passage.limit)
            break;
        m_world.m_now = at;
        const sim::WakeUp wakeUp = takeEarliest(at);
        if (m_mayKeep && keep(wakeUp))
            continue;
        if (wakeUp.actor == kMetricsActor) {
            harvest(passage.watch);
            m_nextHarvest = {at + kHarvestEvery, m_world.m_agenda.takeOrder(), kMetricsActor, 0};
        } else {
            wakeClient(wakeUp);
        }
        ++done;
    }
    giveBack();
    return done;
}

// A poll brings nobody else anything, and often nothing at all.
void World::CalmTime::wakeClient(const sim::WakeUp& wakeUp)
{
    const auto* const poller =
        std::get_if<clients::Poller>(&m_world.m_actors[static_cast<std::uint32_t>(wakeUp.actor)].client);
    const clients::ConsumerCounts before = poller != nullptr ? poller->counts() : clients::ConsumerCounts{};
    m_world.wakeClient(wakeUp);
    m_isSettled = m_isSettled && poller != nullptr;
    m_isStill = m_isStill && poller != nullptr && clients::Poller::isPoll(wakeUp.token)
        && poller->counts().records == before.records && poller->counts().missed == before.missed
        && poller->counts().refusedCalls == before.refusedCalls
        && poller->counts().expiredIterators == before.expiredIterators && poller->counts().lost == before.lost;
}

// Passes over what finds nothing to do; returns the first instant, at `bound` at the latest, at which somebody is
// to be woken.
Instant World::CalmTime::passOver(Instant bound)
{
    const std::optional<Instant> next = m_world.m_agenda.nextAt();
    Instant until = next ? std::min(bound, *next) : bound;
    if (m_nextHarvest)
        until = std::min(until, m_nextHarvest->at);
    for (Lane& lane : m_lanes) {
        if (lane.isTick)
            continue;
        if (!m_isSettled)
            lane.busyAt = busySweep(lane);
        until = std::min(until, lane.busyAt);
    }
    m_isSettled = true;
    const auto toss = [&](Lane& lane) {
        lane.ticks = producer(lane).emptyTicksFrom(lane.next.at);
        producer(lane).goOn(lane.ticks, until);
        lane.passedFor = until;
        until = std::min(until, lane.ticks.next);
    };
    for (Lane& lane : m_lanes)
        if (lane.isTick)
            toss(lane);
    // Some may have gone beyond what turned out to be the first arrival.
    for (Lane& lane : m_lanes)
        if (lane.isTick && lane.passedFor != until && lane.ticks.next > until)
            toss(lane);
    settleAt(until);
    return until;
}

Instant World::CalmTime::sweepAtOrAfter(const Lane& lane, Instant at)
{
    if (at <= lane.next.at)
        return lane.next.at;
    const std::int64_t sweeps = base::divCeil((at - lane.next.at).count(), kSweepMs);
    return lane.next.at + sweeps * clients::FanOutConsumer::kSweep;
}

Instant World::CalmTime::busySweep(const Lane& lane) const
{
    return sweepAtOrAfter(lane, fanOut(lane).idleUntil(m_world.m_service));
}

// Moves all lanes to where they are next at or after `until`.
void World::CalmTime::settleAt(Instant until)
{
    m_passed.clear();
    for (Lane& lane : m_lanes) {
        if (lane.next.at >= until)
            continue;
        lane.before = lane.next;
        lane.next.at = lane.isTick ? lane.ticks.next : sweepAtOrAfter(lane, until);
        m_passed.push_back(&lane);
    }
    if (m_passed.size() > 1)
        std::sort(m_passed.begin(), m_passed.end(), [this](const Lane* a, const Lane* b) { return goesFirst(*a, *b); });
    for (Lane* const lane : m_passed) {
        lane->next.order = m_world.m_agenda.takeOrder();
        if (lane->isTick)
            producer(*lane).pass(lane->ticks);
    }
}

// Of two lanes that have moved. At one instant the one goes first that was scheduled first: that is the one whose
// last wake-up came first, and where these two were at one instant too, the one before the last tells.
bool World::CalmTime::goesFirst(const Lane& a, const Lane& b) const
{
    if (a.next.at != b.next.at || &a == &b)
        return a.next.at < b.next.at;
    const std::vector<Instant> timesOfA = timesOf(a);
    const std::vector<Instant> timesOfB = timesOf(b);
    auto one = timesOfA.rbegin();
    auto other = timesOfB.rbegin();
    // The last of each is what it began with, whose order is known, and older than any that came since.
    for (; one + 1 != timesOfA.rend() && other + 1 != timesOfB.rend(); ++one, ++other)
        if (one[1] != other[1])
            return one[1] < other[1];
    const bool isFirstOfA = one + 1 == timesOfA.rend();
    const bool isFirstOfB = other + 1 == timesOfB.rend();
    return isFirstOfA && isFirstOfB ? a.before.order < b.before.order : isFirstOfA;
}

// When it would have been woken, from what was next before to what is next now. Not passed yet, so that a
// producer's chance is still as it was.
std::vector<Instant> World::CalmTime::timesOf(const Lane& lane) const
{
    std::vector<Instant> times;
    if (!lane.isTick) {
        for (Instant at = lane.before.at; at <= lane.next.at; at += clients::FanOutConsumer::kSweep)
            times.push_back(at);
        return times;
    }
    clients::Producer::EmptyTicks ticks = producer(lane).emptyTicksFrom(lane.before.at);
    times.push_back(ticks.next);
    while (ticks.next < lane.next.at) {
        producer(lane).goOn(ticks, ticks.next + Duration{1});
        times.push_back(ticks.next);
    }
    return times;
}

// The first of those that are due then, whether in the agenda or kept here.
sim::WakeUp World::CalmTime::takeEarliest(Instant at)
{
    auto first = m_lanes.end();
    for (auto lane = m_lanes.begin(); lane != m_lanes.end(); ++lane)
        if (lane->next.at == at && (first == m_lanes.end() || lane->next.order < first->next.order))
            first = lane;
    std::optional<sim::WakeUp> kept;
    if (m_nextHarvest && m_nextHarvest->at == at)
        kept = m_nextHarvest;
    if (first != m_lanes.end() && (!kept || first->next.order < kept->order))
        kept = first->next;
    const std::optional<sim::WakeUp> scheduled = m_world.m_agenda.popUntil(at);
    m_mayKeep = scheduled && (!kept || scheduled->order < kept->order);
    if (m_mayKeep)
        return *scheduled;
    SHARD_CHECK(kept.has_value());
    if (scheduled)
        m_world.m_agenda.putBack(*scheduled);
    if (kept->actor == kMetricsActor)
        m_nextHarvest.reset();
    else
        m_lanes.erase(first);
    return *kept;
}

// Whether it has become a lane. A stale one does not.
bool World::CalmTime::keep(const sim::WakeUp& wakeUp)
{
    const Actor& actor = m_world.m_actors[static_cast<std::uint32_t>(wakeUp.actor)];
    if (wakeUp.order < actor.firstOrder)
        return false;
    if (std::holds_alternative<clients::Producer>(actor.client)) {
        if (!clients::Producer::isTick(wakeUp.token))
            return false;
        m_lanes.push_back({.next = wakeUp, .isTick = true});
        return true;
    }
    const auto* const consumer = std::get_if<clients::FanOutConsumer>(&actor.client);
    if (consumer == nullptr || !consumer->isSweep(wakeUp.token))
        return false;
    m_lanes.push_back({.next = wakeUp});
    m_lanes.back().busyAt = busySweep(m_lanes.back());
    return true;
}

// As World::harvest(), but for where the frames go.
void World::CalmTime::harvest(const SecondWatcher* watch)
{
    if (m_seconds.isFull())
        m_world.m_seconds.append(m_noFrame);
    if (m_latencies.isFull())
        m_world.m_latencies.append(m_noLatency);
    // A second that ends a minute has more to tell than the one before it.
    const bool isStillHere = m_still != nullptr && m_isStill && !endsMinute(m_world.m_now);
    isStillHere ? harvestStill() : harvestAnew();
    m_isStill = true;
    if ((m_world.m_seconds.size() + m_seconds.kept()) % kSecondsOfMinute == 0)
        foldMinute();
    m_world.m_service.tidy(m_world.m_now, m_world.forgettable(), m_world.m_settings.outsideBudget);
    if (watch != nullptr)
        (*watch)(isStillHere ? m_shown : m_seconds[m_seconds.kept() - 1].own);
}

// Nobody took anything, so there is nothing to be late either.
void World::CalmTime::harvestStill()
{
    Second& second = m_seconds.next();
    second.like = m_still;
    second.at = m_world.m_now;
    second.readCalls.clear();
    const std::vector<streams::Stream>& streams = m_world.m_service.streams();
    for (std::size_t s = 0; s < streams.size(); ++s) {
        for (std::size_t i = 0; i < streams[s].reads.size(); ++i) {
            const std::uint64_t calls = streams[s].reads[i].servedCalls;
            second.readCalls.push_back(static_cast<std::uint32_t>(calls
                - std::exchange(m_harvested.streams[s][i].readCalls, calls)));
        }
    }
    writeTo(m_shown, second);
    LatencySecond& latencies = m_latencies.next();
    latencies.at = m_world.m_now;
    latencies.consumers.resize(m_world.m_actors.size());
    for (std::vector<clients::LatencyBin>& bins : latencies.consumers)
        bins.clear();
}

void World::CalmTime::harvestAnew()
{
    m_world.m_service.pushSubscriptions(m_world.m_now);
    take(m_world, m_totals);
    Second& second = m_seconds.next();
    second.like = nullptr;
    measure(m_harvested, m_totals, m_world, kHarvestEvery, second.own);
    std::swap(m_harvested, m_totals);
    m_isCalm = isCalm(second.own);
    m_still = nullptr;
    if (isStill(second.own)) {
        m_shown = second.own;
        m_shown.minute.clear();
        m_still = std::make_shared<const Frame>(m_shown);
    }
    m_world.takeLatencies(m_latencies.next());
}

// What a frame that is like it otherwise needs to be that second's.
void World::CalmTime::writeTo(Frame& frame, const Second& second)
{
    frame.at = second.at;
    std::size_t number = 0;
    for (StreamSample& stream : frame.streams)
        for (ShardSample& shard : stream.shards)
            shard.readCalls = second.readCalls[number++];
}

// As World::foldLastMinute(), but that a row of still seconds is added up first.
void World::CalmTime::foldMinute()
{
    const base::ChunkedLog<std::shared_ptr<const Frame>>& before = m_world.m_seconds;
    const std::uint64_t here = std::min(m_seconds.kept(), kSecondsOfMinute);
    std::vector<const Frame*> minute;
    for (std::uint64_t i = before.size() - (kSecondsOfMinute - here); i < before.size(); ++i)
        minute.push_back(before[i].get());
    std::deque<Frame> rows; // stay where they are
    for (std::uint64_t i = m_seconds.kept() - here; i < m_seconds.kept(); ++i) {
        const Second& second = m_seconds[i];
        if (!second.like) {
            minute.push_back(&second.own);
            continue;
        }
        const bool goesOn = i > m_seconds.kept() - here && m_seconds[i - 1].like == second.like;
        if (goesOn) {
            addTo(rows.back(), second);
            continue;
        }
        writeTo(rows.emplace_back(*second.like), second);
        minute.push_back(&rows.back());
    }
    m_world.m_minutes.append(std::make_shared<const Frame>(foldFrames(minute)));
    // What stands in for dropped ones must not pile up.
    m_world.m_seconds.dropBefore(m_world.m_seconds.size() - std::min(m_world.m_seconds.size(), kSecondsKept));
    m_world.dropOldLatencies();
}

// One more second that is like those in `row`.
void World::CalmTime::addTo(Frame& row, const Second& second)
{
    row.at = second.at;
    row.span += kHarvestEvery;
    world::addTo(row.commitments, second.like->commitments);
    std::size_t number = 0;
    for (std::size_t s = 0; s < row.streams.size(); ++s) {
        row.streams[s].billed += second.like->streams[s].billed;
        for (ShardSample& shard : row.streams[s].shards)
            shard.readCalls += second.readCalls[number++];
    }
}

void World::CalmTime::giveBack()
{
    for (const Lane& lane : m_lanes)
        m_world.m_agenda.putBack(lane.next);
    if (m_nextHarvest)
        m_world.m_agenda.putBack(*m_nextHarvest);
    if (m_seconds.kept() == 0)
        return;
    for (std::uint64_t i = 0; i < m_seconds.kept(); ++i) {
        Second& second = m_seconds[i];
        if (second.like) {
            auto frame = std::make_shared<Frame>(*second.like);
            writeTo(*frame, second);
            m_world.m_seconds.append(std::move(frame));
        } else {
            m_world.m_seconds.append(std::make_shared<const Frame>(std::move(second.own)));
        }
    }
    m_world.dropOldSeconds();
    for (std::uint64_t i = 0; i < m_latencies.kept(); ++i)
        m_world.m_latencies.append(std::make_shared<const LatencySecond>(std::move(m_latencies[i])));
    m_world.dropOldLatencies();
    m_world.m_harvested = std::make_shared<const Totals>(std::move(m_harvested));
}

std::uint64_t World::passCalmTime(const Passage& passage)
{
    const bool isWorthIt = passage.most > 0 && passage.limit - m_now >= kShortest && m_actors.size() <= kMostActors
        && isCalm(*m_seconds.back());
    return isWorthIt ? CalmTime{*this}.pass(passage) : 0;
}

bool World::isCalm(const Frame& frame)
{
    std::size_t shards = 0;
    std::uint64_t records = 0;
    std::uint64_t refused = 0;
    for (const StreamSample& stream : frame.streams) {
        shards += stream.shards.size();
        for (const ShardSample& shard : stream.shards) {
            records += shard.records;
            refused += shard.refused;
        }
    }
    return shards <= kMostShards && records <= kMostRecords && refused == 0;
}

}
