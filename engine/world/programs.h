// Programs on the network that call this world, as the call log knows them: by their user agents.
#pragma once

#include "streams/call_log.h"
#include "streams/home.h"
#include "world/consumer_queries.h"
#include "world/history_queries.h"
#include "world/minutes.h"
#include "world/queries.h"
#include "world/world.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

// What a program did in the last whole seconds: kProgramStretch of them, or fewer at the start of time.
inline constexpr std::int64_t kProgramStretch = 5;

struct ProgramUse {
    std::uint64_t calls = 0;
    std::uint64_t records = 0; // asked to be stored, or returned
    std::uint64_t refused = 0; // of these, or whole calls of reads
};

struct Program {
    std::string name; // "boto3 1.26.27"
    streams::CallerIndex caller{};
    ProgramUse writes;
    // What is pushed to a subscription is no call: of that the records count, as many as its shard stored.
    ProgramUse reads;
    bool hasWritten = false; // within the last minute
    bool hasRead = false;    // or is subscribed
    std::uint32_t subscriptions = 0;
    std::int64_t seconds = kProgramStretch; // that these were counted over
};

// Those that have put or read records within the last minute or are subscribed to a shard, in the order in which they
// first called.
[[nodiscard]] std::vector<Program> programsOf(const World& world);
// Whether a program is subscribed as that consumer of the stream.
[[nodiscard]] bool isReadByProgram(const World& world, streams::StreamIndex stream, std::string_view consumer);
// It was begun by a program, has not run out, and its consumer is still registered. Its reader may have gone without a
// word: then the service does not know either.
[[nodiscard]] bool isLive(const World& world, const streams::Subscription& subscription);

// --- Those that read one stream, beside its consumers: program_readers.cpp. ---

// By GetRecords, or as a registered consumer that it is subscribed as.
struct ProgramReader {
    std::string name;
    streams::CallerIndex caller{};
    clients::ConsumerConfig::Kind kind = clients::ConsumerConfig::Kind::Shared;
    std::string consumer; // fan-out only
    friend bool operator==(const ProgramReader&, const ProgramReader&) = default;
};
// Those that have polled for less long ago than an iterator lives, in the order in which they first called; then those
// that are subscribed to a shard, by the names of consumers.
[[nodiscard]] std::vector<ProgramReader> programReaders(const World& world, streams::StreamIndex stream);

// On one shard: of one that polls, as its newest GetRecords told; of one that is subscribed, what it has been pushed,
// and what its connection has noted where it takes less.
struct ProgramPlace {
    ReaderPlace reader;                  // Reading, Done, or Absent where it has not read of late
    base::Instant calledAt{};            // GetRecords or SubscribeToShard
    base::Duration millisBehindLatest{}; // as it was last answered, or of an event that ends there
    // Of one that is subscribed and does not take what it could be pushed: since when.
    std::optional<base::Instant> heldUpSince = std::nullopt;
};
struct ProgramPlaces : ProgramReader {
    std::vector<ProgramPlace> places; // at shard index, every shard that the stream has had
};
// Of all readers, in their order.
[[nodiscard]] std::vector<ProgramPlaces> programPlaces(const World& world, streams::StreamIndex stream);
// One of them on one shard.
[[nodiscard]] ProgramPlace programPlace(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    streams::ShardIndex shard);

// Of all readers, in their order: where each stood at the end of the last whole second, or nothing where it has only
// just come.
struct ProgramLag : ProgramReader {
    std::int64_t ageMs = 0; // of the oldest unread record of the shards that it reads
    std::uint64_t backlog = 0;
};
[[nodiscard]] std::vector<ProgramLag> programLags(const World& world, streams::StreamIndex stream);
// As ageSeries(), backlogSeries() and ageReadings() of a consumer.
[[nodiscard]] Series programAgeSeries(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    const SeriesRequest& request);
[[nodiscard]] Series programBacklogSeries(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    const SeriesRequest& request);
[[nodiscard]] std::vector<Reading> programAgeReadings(const World& world, streams::StreamIndex stream,
    const ProgramReader& reader, Stretch stretch);

// Of one that is subscribed to the shard; unset for any other.
[[nodiscard]] std::optional<Subscription> subscriptionTo(const World& world, streams::StreamIndex stream,
    const ProgramReader& reader, streams::ShardIndex shard);
// Of one that is subscribed: until its subscriptions to shards end.
[[nodiscard]] std::vector<base::Duration> subscriptionsLeft(const World& world, streams::StreamIndex stream,
    const ProgramReader& reader);

// Likewise, for how long it has not taken all that could be pushed to it, on the shard where that began first; unset of
// one that keeps up.
[[nodiscard]] std::optional<base::Duration> heldUpFor(const World& world, streams::StreamIndex stream,
    const ProgramReader& reader);

// --- One of them, from the calls that the log still has whole. ---

struct ProgramOperation {
    streams::Action action{};
    std::uint64_t calls = 0;
    // What it tried and what of that was refused: entries of writes, whole calls of all else.
    std::uint64_t attempts = 0;
    std::uint64_t refused = 0;
    std::uint64_t records = 0; // stored or returned
    std::int64_t bytes = 0;    // of these
};

// Refusals alike: of one operation, for one reason, on one shard.
struct ProgramRefusal {
    streams::CallRecord newest;
    std::uint64_t refused = 0;  // as in ProgramOperation
    std::uint64_t attempts = 0; // of that operation, wherever
};

struct ProgramStream {
    streams::StreamIndex stream{};
    bool isWritten = false;
    bool isRead = false;
    // In their order. A PutRecords that is stored whole tells of no shard.
    std::vector<streams::ShardIndex> shards;
};

struct ProgramSubscription {
    streams::StreamIndex stream{};
    streams::ShardIndex shard{};
    std::string consumer;
    base::Duration left{}; // until it ends
};

struct ProgramFacts {
    std::string name;
    streams::CallerIndex caller{};
    streams::HomeIndex home = streams::kOwnHome;
    // The last kProgramStretch whole seconds, or what the log has of them: what the operations count.
    base::Instant from{};
    base::Instant until{};
    std::vector<ProgramOperation> operations; // the one with most calls first
    // What its subscriptions are pushed is no call: as much a second as their shards stored of late.
    double pushedRecords = 0;
    double pushedBytes = 0;
    // Of the last minute, or what the log has of it.
    base::Instant minuteFrom{};
    std::vector<ProgramStream> streams;  // in their order
    std::optional<ProgramRefusal> worst; // what was refused most
    std::vector<ProgramSubscription> subscriptions;
    std::vector<streams::CallRecord> latest; // newest first

    // Of `operations`, so many a second.
    [[nodiscard]] double perSecond(double counted) const;
};

inline constexpr std::size_t kLatestCalls = 5;

// Nothing where no program of that name has called.
[[nodiscard]] std::optional<ProgramFacts> programFacts(const World& world, std::string_view name);

[[nodiscard]] bool isWrite(streams::Action action); // PutRecord or PutRecords

}
