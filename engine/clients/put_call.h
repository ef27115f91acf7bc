// One PutRecords call of a simulated client, its refused entries, and when to send them
// again: what producers and agents share.
#pragma once

#include "base/check.h"
#include "base/rng.h"
#include "base/time.h"
#include "clients/bounds.h"
#include "clients/config.h"
#include "sim/context.h"
#include "streams/service.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace shardscope::clients {

// The answer to a call is back after this long: one network round trip and three copies.
inline constexpr base::Duration kReplyLatency{5};

// What became of a producer's or agent's records. offered = stored + dropped + pending at any time.
struct PutCounts {
    std::uint64_t offered = 0;  // records that arrived to be put
    std::uint64_t attempts = 0; // entries sent, retries included
    std::uint64_t stored = 0;
    std::uint64_t firstRefused = 0; // refused on their first attempt
    std::uint64_t refused = 0;      // refused entries, all attempts
    std::uint64_t dropped = 0;      // given up: attempts used up, or too many pending
    std::uint64_t pending = 0;
    std::uint64_t calls = 0;
    std::int64_t storedBytes = 0;
    friend bool operator==(const PutCounts&, const PutCounts&) = default;

    [[nodiscard]] std::uint64_t digest() const;
};

// Room for one call's entries on the stack, of which only the first `count` are made: setting
// up all 500 would cost more than a small call itself.
template <typename Entry>
class CallSpace {
public:
    [[nodiscard]] std::span<Entry> first(std::size_t count)
    {
        SHARD_CHECK(count <= bounds::kBatch);
        auto* const entries = reinterpret_cast<Entry*>(m_bytes.data());
        std::uninitialized_default_construct_n(entries, count);
        return {entries, count};
    }

private:
    static_assert(std::is_trivially_destructible_v<Entry>);
    alignas(Entry) std::array<std::byte, sizeof(Entry) * bounds::kBatch> m_bytes;
};

struct PutTarget {
    streams::StreamIndex stream{};
    std::uint32_t table = 0;
    streams::CallerIndex caller{};
};

// Refused entries of one call, in its order, numbered for their next attempt.
using RefusedEntries = std::vector<streams::Attempt>;

struct PutReply {
    RefusedEntries refused;
    base::Duration latency = kReplyLatency; // the reply is back after this long
};

// Sends one call of at most bounds::kBatch and counts it, except for what is kept or dropped of
// the refused. A call that failed as a whole refuses all its entries.
[[nodiscard]] PutReply putOnce(sim::Context context, streams::Service& service, const PutTarget& target,
    std::span<const streams::Attempt> attempts, PutCounts& counts);

// How many of the first attempts one call can carry: all unless their bytes are too many.
[[nodiscard]] std::size_t callLength(std::span<const streams::Attempt> attempts, std::int64_t mostBytes);

// The wait before the next attempt after attempt `number` was refused, without the reply's
// own latency: base * 2^(number - 1) up to cap, with full jitter if asked for.
[[nodiscard]] base::Duration retryDelay(const RetryChoice& retry, std::uint32_t number, base::Rng& jitter);

// Refused entries waiting to be sent again, in slots addressed by wake-up tokens.
class PendingGroups {
public:
    using Group = std::shared_ptr<const RefusedEntries>;

    [[nodiscard]] std::uint32_t put(Group group);
    [[nodiscard]] Group take(std::uint32_t slot);
    [[nodiscard]] const std::vector<Group>& groups() const { return m_slots; }
    [[nodiscard]] std::uint64_t digest() const;

private:
    std::vector<Group> m_slots; // null where free
    std::vector<std::uint32_t> m_free;
};

}
