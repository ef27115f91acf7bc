// SubscribeToShard for callers outside of the world, as the wire serves it. Two halves:
//
//  - Service::subscribeToShard() checks the call and keeps what the rules need: who subscribed to which shard,
//    and when. That is a command like any other, and lies in the journal.
//  - Reading what comes costs nobody else anything, so it leaves no trace: a reader keeps a SubscriptionCursor
//    of its own and asks nextEvent() of whatever World is the present one, as often as it likes.
//
//   started = apply(SubscribeToShardRequest{…})      -> SubscriptionStarted
//   SubscriptionCursor cursor{started};
//   loop: step = nextEvent(world.service(), world.now(), cursor)
//         step.event      send it; the cursor has moved on
//         step.exception  send it and end the response: taken over, deregistered, deleted, not decrypted
//         step.isOver     end the response: five minutes are over, or the shard has been read to its end
//         else            ask again at virtual time step.askAgainAt, or when something was written
//
// Where a World stands before the last event, since its viewer went back in time, there is nothing to tell until it
// has come there again; where it never heard of the subscription, that is over.
//
// Events: at most 1 MiB, out of a pipe of 2 MiB/s; an empty one about every 5 s, whose ContinuationSequenceNumber
// moves on with time and is good to go on from (the service documents no sizes; these are what was seen of it).
#pragma once

#include "sim/token_bucket.h"
#include "streams/api.h"
#include "streams/call_log.h"
#include "streams/stream.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::streams {

class Service;

enum class SubscriptionId : std::uint64_t {};

// What the service keeps of one consumer and shard.
struct Subscription {
    StreamIndex stream{};
    std::string consumerName;
    base::Instant consumerCreated{};
    ShardIndex shard{};
    SubscriptionId id{};       // the newest: an older one has been taken over
    base::Instant startedAt{}; // the last call that succeeded
    base::Instant calledAt{};  // the last call at all but dry runs
    bool hasStarted = false;
    CallerIndex caller{}; // who reads it
};

struct SubscriptionStarted {
    SubscriptionId id{};
    StreamIndex stream{};
    ShardIndex shard{};
    ReadPlace place; // of the record to come first
    base::Instant startedAt{};
    std::string consumerName;
    base::Instant consumerCreated{};
    CallerIndex caller{}; // who reads it
};

struct SubscriptionCursor {
    explicit SubscriptionCursor(SubscriptionStarted started)
        : subscription(std::move(started)), next(subscription.place), lastEventAt(subscription.startedAt)
    {
    }

    SubscriptionStarted subscription;
    ReadPlace next;
    sim::TokenBucket pipe;
    base::Instant lastEventAt{};
};

struct SubscribeToShardEvent {
    std::vector<Record> records;
    std::string continuationSequenceNumber; // empty at the end of a closed shard
    base::Duration millisBehindLatest{};
    std::vector<ShardDescription> childShards; // at the end of a closed shard only
};

struct SubscriptionStep {
    std::optional<SubscribeToShardEvent> event;
    std::optional<Refusal> exception;
    bool isOver = false;
    base::Instant askAgainAt{}; // when there was nothing yet
};

[[nodiscard]] SubscriptionStep nextEvent(const Service& service, base::Instant now, SubscriptionCursor& cursor);

}
