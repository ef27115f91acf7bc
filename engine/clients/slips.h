// What a consumer passed over or took out of order because of the way it goes from shard to shard (ShardPolicy): the
// price of what is not the default there. Stretches of ordinals, as clients/repeats.h keeps what came twice.
// Measurement, outside the digest.
#pragma once

#include "base/time.h"
#include "streams/shard_map.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace shardscope::clients {

struct Slip {
    enum class Cause : std::uint8_t {
        ChildAtLatest,   // a child was opened at LATEST: what it had stored by then was passed over
        RenewedAtLatest, // an iterator or a subscription was renewed at LATEST: what had not been delivered was
        ParentAfterChild // delivered after later records of the same keys, from children
    };
    static constexpr std::size_t kCauses = 3;

    streams::ShardIndex shard{};
    Cause cause{};
    std::uint64_t begin = 0; // ordinals, in one go
    std::uint64_t end = 0;
    // Of those: all that were passed over and had never been delivered; or those that came too late.
    std::uint64_t records = 0;
    base::Instant since{};
    base::Instant last{}; // of a stretch that grew

    [[nodiscard]] bool contains(streams::ShardIndex of, std::uint64_t ordinal) const
    {
        return shard == of && begin <= ordinal && ordinal < end;
    }
    friend bool operator==(const Slip&, const Slip&) = default;
};

// Records in full by cause; and the latest stretches of them.
class Slips {
public:
    static constexpr std::size_t kKept = 32;

    // Goes on with a stretch that it follows. Without records it is none.
    void add(const Slip& slip);

    [[nodiscard]] const std::vector<Slip>& latest() const { return m_latest; } // oldest first
    [[nodiscard]] std::uint64_t count(Slip::Cause cause) const { return m_counts[static_cast<std::size_t>(cause)]; }
    // Passed over, whatever the cause.
    [[nodiscard]] std::uint64_t missed() const
    {
        return count(Slip::Cause::ChildAtLatest) + count(Slip::Cause::RenewedAtLatest);
    }
    [[nodiscard]] std::uint64_t outOfOrder() const { return count(Slip::Cause::ParentAfterChild); }

private:
    std::vector<Slip> m_latest;
    std::array<std::uint64_t, Slip::kCauses> m_counts{};
};

}
