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
