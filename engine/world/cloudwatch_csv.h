// What CloudWatch would have of a run, minute by minute, as CSV: the stream-level metrics always, those of each shard
// from when they are enabled on, and of registered consumers their subscriptions and events. A minute is written once
// it is over. What is counted call by call has no point in a minute without such calls.
//
// Latencies are those of calls that succeeded, and what injected faults add to them: the service itself takes no time,
// and how long an answer is on its way (clients::kReplyLatency) only the client knows. Averages are rounded down to
// thousandths. Events of programs outside of the world are those that their subscriptions come to, however they take
// them: streams/fan_out_counts.h. A GetRecords call counts where the stream of its iterator is known, also when it is
// refused.
#pragma once

#include "world/frames.h"
#include "world/world.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace shardscope::world {

class CloudWatchCsv {
public:
    [[nodiscard]] static std::string header();
    // One second more; what it closes is appended.
    void add(std::string& out, const World& world, const Frame& second);

private:
    static constexpr std::size_t kMetrics = 7; // by the bits of streams::ShardLevelMetrics
    struct Values {
        std::array<std::uint64_t, kMetrics> values{}; // sums; of ages the highest
        streams::ShardLevelMetrics sent = 0;

        void take(streams::ShardLevelMetrics metric, std::uint64_t value);
    };
    struct StreamValues {
        Values whole;
        streams::DataCounts calls{};
        std::uint64_t served = 0; // GetRecords calls
        std::vector<Values> shards;
    };

    void append(std::string& out, const World& world, const Frame& last) const;

    std::vector<StreamValues> m_minute;
};

}
