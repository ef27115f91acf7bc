// What CloudWatch counts of one registered consumer: its SubscribeToShard calls, and the events that were pushed to it.
// Of programs outside of the world these are the events that their subscriptions come to (streams/subscription.h): what
// is pushed within one sweep of 70 ms is one, as it is for simulated consumers, and empty ones are none. How the
// connection to them cuts what it carries hangs on how fast they take it, and is counted nowhere. Measurement, outside
// the fingerprint.
#pragma once

#include "base/time.h"
#include "streams/api.h"
#include "streams/shard_log.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

namespace shardscope::streams {

struct PushedEvents {
    std::uint64_t events = 0;
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    base::Duration behind{}; // MillisBehindLatest, the highest

    void add(const RecordRange& pushed, base::Duration millisBehindLatest)
    {
        ++events;
        records += pushed.count();
        bytes += pushed.bytes;
        behind = std::max(behind, millisBehindLatest);
    }
    PushedEvents& operator+=(const PushedEvents& other)
    {
        events += other.events;
        records += other.records;
        bytes += other.bytes;
        behind = std::max(behind, other.behind);
        return *this;
    }
};

struct FanOutCounts {
    std::string consumer;
    std::uint64_t calls = 0; // of SubscribeToShard
    std::uint64_t established = 0;
    std::uint64_t rateExceeded = 0; // refused: too frequent, or another subscription is active
    PushedEvents pushed;

    void addCall(const std::optional<Refusal>& refusal)
    {
        ++calls;
        if (!refusal)
            ++established;
        else if (refusal->exception == Exception::LimitExceeded || refusal->reason == Reason::SubscriptionActive)
            ++rateExceeded;
    }
};

}
