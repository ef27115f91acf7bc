// How often operations of the control plane may be called, as token buckets with a second's worth in them.
// Numbers: API reference and quotas page, 2026-11.
#pragma once

#include "sim/token_bucket.h"
#include "streams/call_log.h"
#include "streams/home.h"
#include "streams/quotas.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace shardscope::streams {

// Account: in one region. ConsumerAndShard: of SubscribeToShard alone, and metered with its subscriptions.
enum class RateScope : std::uint8_t { Account, Stream, ConsumerAndShard };

struct RequestRate {
    std::int64_t perSecond = 5;
    RateScope scope = RateScope::Account;
};
// None for operations that nothing is documented of, and for the data plane, which shards limit.
// `ofReshards`: of SplitShard, MergeShards and RegisterStreamConsumer. The API reference says that their rates are of
// an account, the quotas page that they are of a stream.
[[nodiscard]] std::optional<RequestRate> requestRate(Profile profile, Action action,
    RateScope ofReshards = RateScope::Account);

// Where these rates are written, and when they held.
inline constexpr std::string_view kRateSource = "Kinesis Data Streams API reference and quotas";
inline constexpr std::string_view kRateDate = "2026-11";

inline constexpr RequestRate kSubscribeRate{1, RateScope::ConsumerAndShard};

// One bucket in use.
struct RateLine {
    Action action{};
    std::uint32_t stream = kNoStream; // where the rate is one of each stream
    HomeIndex home = kOwnHome;
    sim::TokenBucket bucket;
    friend bool operator==(const RateLine&, const RateLine&) = default;
};

}
