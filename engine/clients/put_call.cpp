#include "clients/put_call.h"

#include "base/check.h"
#include "clients/state_digest.h"

#include <algorithm>
#include <utility>

namespace shardscope::clients {

namespace {

RefusedEntries refusedOf(std::span<const streams::Attempt> attempts, std::span<const streams::PutOutcome> outcomes,
    const streams::PutSummary& summary)
{
    const bool hasFailed = summary.refusal.exception != streams::Exception::None;
    RefusedEntries refused;
    refused.reserve(attempts.size() - summary.stored);
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        if (!hasFailed && outcomes[i].verdict == streams::Verdict::Stored)
            continue;
        streams::Attempt next = attempts[i];
        ++next.number;
        refused.push_back(next);
    }
    return refused;
}

}

std::uint64_t PutCounts::digest() const
{
    return StateDigest{}
        .add(offered)
        .add(attempts)
        .add(stored)
        .add(firstRefused)
        .add(refused)
        .add(dropped)
        .add(pending)
        .add(calls)
        .add(storedBytes)
        .value();
}

PutReply putOnce(sim::Context context, streams::Service& service, const PutTarget& target,
    std::span<const streams::Attempt> attempts, PutCounts& counts)
{
    CallSpace<streams::PutOutcome> space;
    const std::span<streams::PutOutcome> outcomes = space.first(attempts.size());
    const streams::PutSummary summary =
        service.put(context, target.caller, target.stream, target.table, attempts, outcomes);
    ++counts.calls;
    counts.attempts += attempts.size();
    counts.stored += summary.stored;
    counts.storedBytes += summary.storedBytes;
    PutReply reply;
    reply.latency += summary.delay;
    if (summary.stored == attempts.size())
        return reply;

    reply.refused = refusedOf(attempts, outcomes, summary);
    const RefusedEntries& refused = reply.refused;
    SHARD_CHECK(refused.size() + summary.stored == attempts.size());
    counts.refused += refused.size();
    constexpr std::uint32_t kSecondAttempt = 2;
    for (const streams::Attempt& entry : refused)
        counts.firstRefused += entry.number == kSecondAttempt ? 1 : 0;
    return reply;
}

std::size_t callLength(std::span<const streams::Attempt> attempts, std::int64_t mostBytes)
{
    const std::size_t most = std::min<std::size_t>(attempts.size(), bounds::kBatch);
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < most; ++i) {
        bytes += attempts[i].size;
        if (bytes > mostBytes)
            return std::max<std::size_t>(i, 1);
    }
    return most;
}

base::Duration retryDelay(const RetryChoice& retry, std::uint32_t number, base::Rng& jitter)
{
    SHARD_CHECK(number >= 1);
    base::Duration wait = std::min(retry.base, retry.cap);
    // Ends because the wait doubles until it reaches the cap, or is 0.
    for (std::uint32_t n = 1; n < number && wait < retry.cap && wait.count() > 0; ++n)
        wait = std::min(wait * 2, retry.cap);
    if (!retry.hasJitter || wait.count() == 0)
        return wait;
    return base::Duration{static_cast<std::int64_t>(jitter.below(static_cast<std::uint64_t>(wait.count())))};
}

std::uint32_t PendingGroups::put(Group group)
{
    if (m_free.empty()) {
        m_slots.push_back(std::move(group));
        return static_cast<std::uint32_t>(m_slots.size() - 1);
    }
    const std::uint32_t slot = m_free.back();
    m_free.pop_back();
    m_slots[slot] = std::move(group);
    return slot;
}

PendingGroups::Group PendingGroups::take(std::uint32_t slot)
{
    SHARD_CHECK(slot < m_slots.size());
    SHARD_CHECK(m_slots[slot] != nullptr);
    m_free.push_back(slot);
    return std::exchange(m_slots[slot], nullptr);
}

std::uint64_t PendingGroups::digest() const
{
    StateDigest digest;
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        if (!m_slots[slot])
            continue;
        digest.add(std::uint64_t{slot});
        for (const streams::Attempt& entry : *m_slots[slot])
            digest.add(entry);
    }
    // Which slot the next group takes shows in its wake-up's token.
    for (const std::uint32_t slot : m_free)
        digest.add(slot);
    return digest.value();
}

}
