// What the Fan-out stage shows of a World, gathered once per presentation: two lanes of
// consumers, the shards that are drawn in detail, and what an hour costs. A pure function of
// the World and of what is selected; sizes and colours are the widgets' affair.
#pragma once

#include "world/catch_up.h"
#include "world/consumer_queries.h"
#include "world/programs.h"
#include "world/queries.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::widgets {

using ConsumerKind = clients::ConsumerConfig::Kind;

// Who reads, as it is told apart. By the order of making: "A", "B", … and a tint; both are the same in every view of
// it. Programs come after all consumers.
struct ReaderLook {
    std::string name;
    QString badge;
    int tint = 0;
};

struct ConsumerReading : ReaderLook {
    std::size_t actor = 0;
    ConsumerKind kind = ConsumerKind::Shared;
    world::ConsumerState state = world::ConsumerState::Reading;
    base::Duration stateLeft{}; // of CREATING
    std::int64_t ageMs = 0;
    base::Duration median{};
    base::Duration slow{}; // p99
    bool hasLatency = false;
    world::ReadRate rate;
    clients::ConsumerConfig config;
    world::Series ages; // of the last two minutes
    // Shards that a record it cannot process blocks for it, and since when the first of them.
    int blockedShards = 0;
    base::Duration blockedFor{};
    // Of one that is late: when it will be there, and when it begins to lose data.
    bool isLate = false;
    std::optional<base::Duration> untilCaughtUp;
    std::optional<base::Duration> untilLoss;
};

// A program outside, and how far it is behind.
struct ProgramReading : ReaderLook {
    world::ProgramReader reader;
    int shards = 0; // that it reads
    std::int64_t ageMs = 0;
    base::Duration sinceCall{};
    // Of one that is subscribed:
    base::Duration left{};                // of the first of its subscriptions to end
    std::optional<base::Duration> heldUp; // for so long it has not taken all that could be pushed to it
};

struct LaneReading {
    std::vector<ConsumerReading> consumers;
    std::vector<ProgramReading> programs;
    clients::LatencyView latency;
    // Of the selected consumer where it is one of the lane, else of all of it.
    clients::LatencyView shownLatency;
    std::string shownOf; // empty for all
    // Of each consumer of the lane, on average.
    std::int64_t bytesPerConsumer = 0;

    // Consumers, then programs, as the uses of a shard's pipes are.
    [[nodiscard]] std::size_t readers() const { return consumers.size() + programs.size(); }
    [[nodiscard]] const ReaderLook& reader(std::size_t place) const;
};

struct ShardReading {
    streams::ShardIndex shard{};
    std::int64_t bytesWritten = 0; // a second
    std::int64_t writePerMille = 0;
    world::ShardPipes pipes;
    // For each of pipes.fanOut.
    std::vector<std::optional<world::Subscription>> subscriptions;
};

struct FanOutReading {
    std::string stream;
    LaneReading shared;
    LaneReading fanOut;
    world::PipeLevels levels;
    std::vector<ShardReading> shards; // in detail, in the order of the ring
    world::ReadQuota quota;
    operations::HourlyCost cost;
    base::Money costOfMove;
    std::string region; // of the prices
    std::string_view priceSource;
    std::string_view priceDate;
    base::Duration subscriptionLife{};
    // As the service counts them: those that are CREATING or DELETING too.
    std::int64_t registered = 0;
    std::int64_t mostRegistered = 0; // by the quota of that name
    streams::QuotaName registeredQuota{};
    streams::ServiceSettings settings; // in which it holds
    // Registrations that nobody reads by: whose consumer has been killed, or never came.
    std::vector<std::string> unread;
    base::Instant now{};
    world::Second second = world::Second::LastWhole;

    [[nodiscard]] const LaneReading& lane(ConsumerKind kind) const
    {
        return kind == ConsumerKind::Shared ? shared : fanOut;
    }
    // Null when there is none.
    [[nodiscard]] const ConsumerReading* consumer(std::size_t actor) const;
};

struct ReadingRequest {
    std::optional<streams::ShardIndex> selected;
    std::string consumer; // likewise; empty for none
    std::size_t mostShards = 4;
    std::uint32_t ageColumns = 40;
    world::Second second = world::Second::LastWhole;
};

[[nodiscard]] FanOutReading readFanOut(const world::World& world, streams::StreamIndex stream,
    const ReadingRequest& request);
// The selected shard, then those whose readers are refused most and whose pipes are fullest, at
// most `most`; in the order of the ring, as places in levels.shards.
[[nodiscard]] std::vector<std::size_t> shardsInDetail(const world::PipeLevels& levels,
    std::optional<streams::ShardIndex> selected, std::size_t most);

}
