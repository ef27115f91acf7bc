// Where programs outside of the world stand that read by GetRecords, and what they took of late: of each caller and
// shard, as its newest call told. A program keeps its places itself, so nobody here knows more. Several that call
// under one name are one, which is seen only where they read the same shard.
//
//   note()     with every GetRecords that a shard has answered, or refused
//   forget()   once a second: who has been silent for as long as an iterator lives has none left
//
// Measurement, outside the fingerprint. A World is copied many times a second, so there are at most kMost: beyond, who
// comes new is not noted before others have gone.
#pragma once

#include "base/time.h"
#include "streams/call_log.h"
#include "streams/stream.h"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace shardscope::streams {

struct OutsidePoller {
    struct Name {
        StreamIndex stream{};
        ShardIndex shard{};
        CallerIndex caller{};
        friend auto operator<=>(const Name&, const Name&) = default;
    };
    // In one second of virtual time.
    struct Taken {
        static constexpr std::uint32_t kNone = ~std::uint32_t{0};

        std::uint32_t second = kNone; // since the start of the world
        std::uint32_t bytes = 0;
        std::uint32_t calls = 0; // that were served
        std::uint32_t refusedCalls = 0;
        friend bool operator==(const Taken&, const Taken&) = default;
    };

    Name name;
    bool isDone = false;          // the shard is closed, and was read to its end
    std::uint64_t next = 0;       // ordinal of the record to come next
    base::Instant iteratorMade{}; // of the iterator that it has in hand
    base::Instant calledAt{};     // its newest call
    base::Duration behind{};      // MillisBehindLatest of the newest answer
    Taken current;
    Taken previous;

    // The second under way, or the last whole one; all zero when nothing was taken in it.
    [[nodiscard]] Taken thisSecond(base::Instant now) const;
    [[nodiscard]] Taken lastSecond(base::Instant now) const;
    friend bool operator==(const OutsidePoller&, const OutsidePoller&) = default;
};

class OutsidePollers {
public:
    static constexpr std::size_t kMost = 16'384; // more than a program reads of the largest stream

    // A GetRecords call, and what it leaves in the caller's hand.
    struct Call {
        base::Instant at{};
        bool isRefused = false;
        std::uint64_t next = 0;
        base::Instant iteratorMade{};
        // Of one that was served:
        base::Duration behind{};
        std::int64_t bytes = 0;
        bool isAtEnd = false;
    };
    void note(const OutsidePoller::Name& name, const Call& call);
    // Who has not called since, but for shards that it has read to their ends: those go with the last of its others.
    void forget(base::Instant before);

    // In the order of their names.
    [[nodiscard]] const std::vector<OutsidePoller>& all() const { return m_pollers; }
    [[nodiscard]] std::span<const OutsidePoller> of(StreamIndex stream) const;
    [[nodiscard]] std::span<const OutsidePoller> of(StreamIndex stream, ShardIndex shard) const;

private:
    std::vector<OutsidePoller> m_pollers;
};

}
