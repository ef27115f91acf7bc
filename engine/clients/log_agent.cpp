#include "clients/log_agent.h"

#include "base/check.h"
#include "clients/state_digest.h"

#include <algorithm>
#include <utility>

namespace shardscope::clients {

namespace {

constexpr std::uint32_t kReplayToken = 0;
constexpr std::uint32_t kLaterToken = 1;
constexpr std::uint32_t kFirstGroupToken = 2;

// Quiet between the last line and the first resent one, so that the two are told apart.
constexpr base::Duration kAfterReplay{1'000};

}

LogAgent::LogAgent(AgentConfig config, std::shared_ptr<const Dataset> dataset, std::uint32_t table,
    streams::StreamIndex stream, streams::CallerIndex caller, base::Rng rng)
    : m_config(std::move(config)), m_dataset(std::move(dataset)), m_target{stream, table, caller},
      m_jitterRng(rng.fork("jitter"))
{
    SHARD_CHECK(!problemIn(m_config).has_value());
    SHARD_CHECK(m_dataset != nullptr);
}

base::Instant LogAgent::offeredAt(std::size_t line) const
{
    constexpr std::int64_t kThousand = 1'000;
    const std::int64_t offsetMs = m_dataset->lines[line].at.count();
    return m_added + m_config.start + base::Duration{offsetMs * kThousand / m_config.speedThousandths};
}

bool LogAgent::isFinished() const { return m_nextLine == m_dataset->lines.size() && m_counts.pending == 0; }

void LogAgent::begin(sim::Context context)
{
    m_added = context.now;
    if (!m_dataset->lines.empty())
        context.wakeMe(offeredAt(0), kReplayToken);
}

void LogAgent::wake(std::uint32_t token, sim::Context context, streams::Service& service)
{
    if (token == kReplayToken) {
        replay(context, service);
        return;
    }
    if (token == kLaterToken) {
        sendLater(context, service);
        return;
    }
    const PendingGroups::Group group = m_groups.take(token - kFirstGroupToken);
    m_counts.pending -= group->size();
    send(context, service, *group);
}

void LogAgent::replay(sim::Context context, streams::Service& service)
{
    const std::uint64_t lines = m_dataset->lines.size();
    std::uint64_t end = m_nextLine;
    while (end < lines && offeredAt(end) <= context.now)
        ++end;
    sendLines(context, service, std::exchange(m_nextLine, end), end);
    if (m_nextLine < lines)
        context.wakeMe(offeredAt(m_nextLine), kReplayToken);
    else if (hasLater())
        context.wakeMe(context.now + kAfterReplay, kLaterToken);
}

void LogAgent::sendLines(sim::Context context, streams::Service& service, std::uint64_t begin, std::uint64_t end)
{
    m_counts.offered += end - begin;
    CallSpace<streams::Attempt> space;
    while (begin < end) {
        const std::size_t count = std::min<std::uint64_t>(end - begin, m_config.batch);
        const std::span<streams::Attempt> attempts = space.first(count);
        for (std::size_t i = 0; i < count; ++i) {
            const Dataset::Line& line = m_dataset->lines[begin + i];
            attempts[i] = {
                .key = line.key, .payload = static_cast<std::uint32_t>(begin + i + 1), .size = line.size, .number = 1};
        }
        send(context, service, attempts);
        begin += count;
    }
}

void LogAgent::send(sim::Context context, streams::Service& service, std::span<const streams::Attempt> attempts)
{
    while (!attempts.empty()) {
        const std::size_t length = callLength(attempts, service.limits().callMaxBytes);
        PutReply reply = putOnce(context, service, m_target, attempts.first(length), m_counts);
        if (!reply.refused.empty())
            keepRefused(context, std::move(reply));
        attempts = attempts.subspan(length);
    }
}

void LogAgent::keepRefused(sim::Context context, PutReply reply)
{
    RefusedEntries& refused = reply.refused;
    const std::uint32_t nextNumber = refused.front().number;
    if (m_config.resend == AgentConfig::Resend::Never || nextNumber > m_config.retry.attempts) {
        m_counts.dropped += refused.size();
        return;
    }
    m_counts.pending += refused.size();
    if (m_config.resend == AgentConfig::Resend::AfterReplay) {
        for (const streams::Attempt& entry : refused)
            m_later.append(entry);
        return;
    }
    const base::Duration delay = reply.latency + retryDelay(m_config.retry, nextNumber - 1, m_jitterRng);
    const std::uint32_t slot = m_groups.put(std::make_shared<const RefusedEntries>(std::move(refused)));
    context.wakeMe(context.now + delay, kFirstGroupToken + slot);
}

bool LogAgent::hasLater() const { return m_again || m_nextLater < m_later.size(); }

RefusedEntries LogAgent::nextOfLater()
{
    RefusedEntries entries;
    if (m_again)
        entries = *std::exchange(m_again, nullptr);
    while (entries.size() < m_config.batch && m_nextLater < m_later.size())
        entries.push_back(m_later[m_nextLater++]);
    m_later.dropBefore(m_nextLater);
    return entries;
}

// One call at a time, the next after the reply: at once when everything was stored, after a
// wait that grows while nothing is stored at all.
void LogAgent::sendLater(sim::Context context, streams::Service& service)
{
    const RefusedEntries entries = nextOfLater();
    const std::size_t length = callLength(entries, service.limits().callMaxBytes);
    const std::span<const streams::Attempt> called{entries.data(), length};
    PutReply reply = putOnce(context, service, m_target, called, m_counts);
    RefusedEntries& refused = reply.refused;
    m_counts.pending -= length - refused.size();

    const std::uint32_t attempts = m_config.retry.attempts;
    const auto gaveUp = std::erase_if(refused, [attempts](const auto& entry) { return entry.number > attempts; });
    m_counts.pending -= gaveUp;
    m_counts.dropped += gaveUp;
    const bool isFruitless = refused.size() == length;
    const bool wasRefused = !refused.empty();
    m_fruitlessCalls = isFruitless ? m_fruitlessCalls + 1 : 0;
    refused.insert(refused.end(), entries.begin() + static_cast<std::ptrdiff_t>(length), entries.end());
    if (!refused.empty())
        m_again = std::make_shared<const RefusedEntries>(std::move(refused));
    if (!hasLater())
        return;
    const base::Duration wait =
        wasRefused ? retryDelay(m_config.retry, std::max(m_fruitlessCalls, 1U), m_jitterRng) : base::Duration{};
    context.wakeMe(context.now + reply.latency + wait, kLaterToken);
}

std::uint64_t LogAgent::digest() const
{
    StateDigest digest;
    digest.add(m_jitterRng).add(m_added).add(m_nextLine).add(m_fruitlessCalls);
    if (m_again)
        for (const streams::Attempt& entry : *m_again)
            digest.add(entry);
    for (std::uint64_t i = m_nextLater; i < m_later.size(); ++i)
        digest.add(m_later[i]);
    return digest.add(m_groups.digest()).add(m_counts.digest()).value();
}

}
