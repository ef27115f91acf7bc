// Small things that pollers and fan-out consumers share.
#pragma once

#include "clients/consumer.h"
#include "clients/state_digest.h"

namespace shardscope::clients {

[[nodiscard]] inline std::uint64_t digestOf(const ConsumerCounts& counts)
{
    StateDigest digest;
    digest.add(counts.records).add(counts.bytes).add(counts.calls).add(counts.refusedCalls);
    digest.add(counts.expiredIterators).add(counts.lost);
    if (counts.missed > 0)
        digest.add(counts.missed);
    return digest.value();
}

// Likewise what shards would have been found by: one that keeps to the defaults has the digest it always had.
inline void addShardPolicy(StateDigest& digest, const ShardPolicy& policy, base::Instant nextLook)
{
    if (policy == ShardPolicy{})
        return;
    digest.add(std::uint64_t{policy.blocksOnParents}).add(policy.discovery);
    digest.add(static_cast<std::uint64_t>(policy.children)).add(static_cast<std::uint64_t>(policy.renewal));
    if (policy.discovery > base::Duration{})
        digest.add(nextLook);
}

// Only where there is anything to add: a consumer that never meets poison has the digest it always had.
inline void addFailures(StateDigest& digest, const FailurePolicy& policy, const Failures& failures)
{
    if (policy != FailurePolicy{}) {
        digest.add(policy.maximumRetryAttempts).add(policy.backoff).add(policy.backoffCap);
        digest.add(std::uint64_t{policy.bisectBatchOnFunctionError});
        digest.add(std::uint64_t{policy.reportBatchItemFailures});
        digest.add(policy.maximumRecordAge.value_or(base::Duration{}));
    }
    if (failures.hasSeenPoison())
        digest.add(failures.digest());
}

}
