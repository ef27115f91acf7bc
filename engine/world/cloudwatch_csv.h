// What CloudWatch would have of a run, minute by minute, as CSV: the stream-level metrics always, those of each shard
// from when they are enabled on. A minute is written once it is over. What is counted call by call has no point in a
// minute without such calls. Not there are latencies, which nothing here has but what faults add, and what counts
// subscriptions; events are those of simulated consumers.
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
    struct Events {
        std::uint64_t records = 0;
        std::uint64_t bytes = 0;
        std::int64_t behindMs = 0; // the highest
    };

    void addEvents(const World& world, const Frame& second);
    void append(std::string& out, const World& world, const Frame& last) const;

    std::vector<StreamValues> m_minute;
    std::vector<Events> m_events; // at actor index
};

}
