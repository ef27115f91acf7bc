#include "clients/producer.h"

#include "base/check.h"
#include "clients/state_digest.h"

#include <algorithm>
#include <utility>

namespace shardscope::clients {

namespace {

constexpr int kSlotsAhead = 12; // records whose slot in the alias table is fetched early
constexpr std::uint32_t kFirstGroupToken = 1;

// A tick is to hold about this many records, so that one wake-up pays for many.
constexpr std::int64_t kRecordsPerTick = 256;
constexpr std::int64_t kShortestTickMs = 1;
constexpr std::int64_t kLongestTickMs = 20;
constexpr std::int64_t kMsPerSecond = 1'000;
constexpr std::int64_t kOne16 = 65'536;

base::Duration tickFor(const Curve& rate)
{
    const std::int64_t highest = std::max<std::int64_t>(rate.highest(), 1);
    return base::Duration{std::clamp(kRecordsPerTick * kMsPerSecond / highest, kShortestTickMs, kLongestTickMs)};
}

// Ticks vary by half their length: producers that ticked in step would always find a drained shard in
// the same order, and the first of them would take every token.
base::Duration anyTick(base::Duration usual, base::Rng& rng)
{
    const std::int64_t ms = usual.count();
    if (ms < kShortestTickMs + 1)
        return usual;
    return base::Duration{ms / 2 + static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(ms) + 1))};
}

// Records of a tick in 2^-16.
std::uint64_t meanOf(std::int64_t rate, base::Duration length)
{
    return static_cast<std::uint64_t>(rate * length.count() * kOne16 + kMsPerSecond / 2) / kMsPerSecond;
}

// While the rate is that; false when something arrives before `until`. Works on a copy, for the sake of speed: of an
// idle producer's year this is 1.6 billion turns.
bool passEmpty(Producer::EmptyTicks& ticks, std::int64_t rate, base::Duration usual, base::Instant until,
    base::Instant end)
{
    Producer::EmptyTicks here = ticks;
    bool isEmpty = true;
    while (here.next < until) {
        base::Rng rng = here.rng;
        const base::Duration length = std::min(anyTick(usual, rng), end - here.next);
        isEmpty = here.arrivals.drawsNone(meanOf(rate, length));
        if (!isEmpty)
            break;
        here.rng = rng;
        here.next += length;
    }
    ticks = here;
    return isEmpty;
}

}

Producer::Producer(ProducerConfig config, std::shared_ptr<const KeySource> keys, std::uint32_t table,
    streams::StreamIndex stream, streams::CallerIndex caller, base::Rng rng)
    : m_config(std::move(config)), m_keys(std::move(keys)),
      m_sizes(std::make_shared<const SizeTable>(m_config.size)), m_target{stream, table, caller},
      m_tick(tickFor(m_config.rate)), m_mayKeyExceedSize(m_sizes->smallest() < m_keys->longestKey),
      m_largestRecord(std::max(m_sizes->largest(), m_keys->longestKey)), m_rng(rng.fork("records")),
      m_arrivalRng(rng.fork("arrivals")), m_jitterRng(rng.fork("jitter"))
{
    SHARD_CHECK(!problemIn(m_config).has_value());
    SHARD_CHECK(m_keys->hotKeys == m_config.keys.hot.size());
}

void Producer::begin(sim::Context context)
{
    m_added = context.now;
    context.wakeMe(startsAt(), kTickToken);
}

void Producer::wake(std::uint32_t token, sim::Context context, streams::Service& service)
{
    if (token == kTickToken) {
        produce(context, service);
        return;
    }
    const PendingGroups::Group group = m_groups.take(token - kFirstGroupToken);
    m_counts.pending -= group->size();
    send(context, service, *group);
}

void Producer::setRate(Curve rate)
{
    SHARD_CHECK(!problemInRate(rate).has_value());
    m_config.rate = std::move(rate);
    m_tick = tickFor(m_config.rate);
}

void Producer::setHotShare(std::size_t hotKey, Curve sharePpm)
{
    SHARD_CHECK(hotKey < m_config.keys.hot.size());
    SHARD_CHECK(!problemInShare(sharePpm).has_value());
    m_config.keys.hot[hotKey].sharePpm = std::move(sharePpm);
}

// Shares that add up to more than everything are scaled down to it.
std::span<const std::uint64_t> Producer::hotEndsAt(base::Duration sinceStart, HotEnds& ends) const
{
    const auto& hot = m_config.keys.hot;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < hot.size(); ++i) {
        sum += static_cast<std::uint64_t>(hot[i].sharePpm.valueAt(sinceStart));
        ends[i] = sum;
    }
    const std::uint64_t whole = std::max<std::uint64_t>(sum, kPpm);
    for (std::size_t i = 0; i < hot.size(); ++i)
        ends[i] = (ends[i] << 32) / whole;
    return {ends.data(), hot.size()};
}

base::Duration Producer::withinLife(base::Duration length, base::Instant from) const
{
    return m_config.end ? std::min(length, m_added + *m_config.end - from) : length;
}

// The rate is looked up once for as long as it stays the same.
void Producer::goOn(EmptyTicks& ticks, base::Instant until) const
{
    const base::Instant end = m_config.end ? m_added + *m_config.end : base::Instant::max();
    const base::Instant last = std::min(until, end);
    while (ticks.next < last) {
        const base::Duration since = ticks.next - startsAt();
        const std::optional<base::Duration> level = m_config.rate.levelFor(since);
        const base::Instant sameUntil = level ? std::min(last, ticks.next + std::max(*level, base::Duration{1})) : last;
        if (!passEmpty(ticks, m_config.rate.valueAt(since), m_tick, sameUntil, end))
            return;
    }
}

void Producer::pass(const EmptyTicks& ticks)
{
    m_arrivalRng = ticks.rng;
    m_arrivals = ticks.arrivals;
}

void Producer::produce(sim::Context context, streams::Service& service)
{
    const base::Duration usual = anyTick(m_tick, m_arrivalRng);
    if (m_config.end && context.now >= m_added + *m_config.end)
        return;
    const base::Duration length = withinLife(usual, context.now);
    HotEnds endSpace;
    const auto hotEnds = hotEndsAt(context.now - startsAt(), endSpace);
    std::uint32_t left = m_arrivals.draw(m_arrivalRng, meanOf(m_config.rate.valueAt(context.now - startsAt()), length));
    m_counts.offered += left;

    CallSpace<streams::Attempt> space;
    while (left > 0) {
        const std::span<streams::Attempt> attempts = space.first(std::min(left, m_config.batch));
        fill(attempts, hotEnds);
        send(context, service, attempts);
        left -= static_cast<std::uint32_t>(attempts.size());
    }
    context.wakeMe(context.now + length, kTickToken);
}

// One draw a record, whatever it becomes, for the population's key. Multiplied by an odd number it
// gives its high half to say whether a hot key takes the record, and bits 20 to 31 for the size: they
// depend on bits of the draw that a key's place in the table does not fix.
void Producer::fill(std::span<streams::Attempt> attempts, std::span<const std::uint64_t> hotEnds)
{
    base::Rng rng = m_rng;
    const AliasTable& population = m_keys->population;
    const SizeTable& sizes = *m_sizes;
    const std::uint32_t hotKeys = m_keys->hotKeys;
    const std::uint64_t hotEnd = hotEnds.empty() ? 0 : hotEnds.back();
    const auto fillWith = [&](auto pick) {
        for (streams::Attempt& attempt : attempts) {
            const std::uint64_t keyDraw = rng.next();
            const std::uint64_t draw = keyDraw * 0x9e3779b97f4a7c15U;
            std::uint32_t key = hotKeys + pick(keyDraw);
            if (const std::uint64_t chance = draw >> 32; chance < hotEnd)
                key = static_cast<std::uint32_t>(std::upper_bound(hotEnds.begin(), hotEnds.end(), chance)
                    - hotEnds.begin());
            attempt = {.key = key, .payload = 0, .size = sizes.pick(draw >> 20), .number = 1};
        }
    };
    if (population.isFlat()) {
        fillWith([&](std::uint64_t draw) { return population.slotOf(draw); });
    } else {
        base::Rng ahead = rng; // the same draws, some records early
        for (int i = 0; i < kSlotsAhead; ++i)
            population.prefetch(ahead.next());
        fillWith([&](std::uint64_t draw) {
            population.prefetch(ahead.next());
            return population.pick(draw);
        });
    }
    m_rng = rng;
    if (!m_mayKeyExceedSize)
        return;
    for (streams::Attempt& attempt : attempts)
        attempt.size = std::max(attempt.size, static_cast<std::uint32_t>(m_keys->table->text(attempt.key).size()));
}

void Producer::send(sim::Context context, streams::Service& service, std::span<const streams::Attempt> attempts)
{
    const std::int64_t mostBytes = service.limits().callMaxBytes;
    const std::int64_t mostPossible = static_cast<std::int64_t>(attempts.size()) * m_largestRecord;
    while (!attempts.empty()) {
        const std::size_t length = mostPossible <= mostBytes ? attempts.size() : callLength(attempts, mostBytes);
        PutReply reply = putOnce(context, service, m_target, attempts.first(length), m_counts);
        if (!reply.refused.empty())
            keepRefused(context, std::move(reply));
        attempts = attempts.subspan(length);
    }
}

void Producer::keepRefused(sim::Context context, PutReply reply)
{
    RefusedEntries& refused = reply.refused;
    // All entries of a call have been tried equally often.
    const std::uint32_t nextNumber = refused.front().number;
    const std::uint64_t room = m_config.maxPending - std::min<std::uint64_t>(m_config.maxPending, m_counts.pending);
    const std::size_t kept = nextNumber > m_config.retry.attempts ? 0 : std::min<std::uint64_t>(refused.size(), room);
    m_counts.dropped += refused.size() - kept;
    if (kept == 0)
        return;
    refused.resize(kept);
    m_counts.pending += kept;
    const base::Duration delay = reply.latency + retryDelay(m_config.retry, nextNumber - 1, m_jitterRng);
    const std::uint32_t slot = m_groups.put(std::make_shared<const RefusedEntries>(std::move(refused)));
    context.wakeMe(context.now + delay, kFirstGroupToken + slot);
}

std::uint64_t Producer::digest() const
{
    StateDigest digest;
    digest.add(m_rng).add(m_arrivalRng).add(m_jitterRng).add(m_added).add(m_config.rate);
    for (const KeyChoice::Hot& hot : m_config.keys.hot)
        digest.add(hot.sharePpm);
    return digest.add(m_arrivals.digest()).add(m_groups.digest()).add(m_counts.digest()).value();
}

}
