// Small things that pollers and fan-out consumers share.
#pragma once

#include "clients/consumer.h"
#include "clients/state_digest.h"

namespace shardscope::clients {

[[nodiscard]] inline std::uint64_t digestOf(const ConsumerCounts& counts)
{
    return StateDigest{}
        .add(counts.records)
        .add(counts.bytes)
        .add(counts.calls)
        .add(counts.refusedCalls)
        .add(counts.expiredIterators)
        .add(counts.lost)
        .value();
}

}
