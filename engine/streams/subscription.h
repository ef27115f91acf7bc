// SubscribeToShard for callers outside of the world, as the wire serves it. Three parts:
//
//  - Service::subscribeToShard() checks the call and keeps what the rules need: who subscribed to which shard,
//    and when. That is a command like any other, and lies in the journal.
//  - What is pushed follows from that and from the shard alone: pushUntil(). So the service knows how far a
//    subscription has come without being told, and whoever reads costs nobody else anything and leaves no trace: a
//    reader keeps a SubscriptionCursor of its own and asks nextEvent() of whatever World is the present one, as often
//    as it likes.
//  - A reader that does not keep up with what is pushed holds it up. That does not follow from anything, so who carries
//    the events says it: NoteDelivery, a command again, and a rare one.
//  - So the metrics of what is pushed follow from the run, too: counted once a second, and whenever a command ends a
//    push or says how far it went.
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
#include <utility>
#include <vector>

namespace shardscope::streams {

class Service;
struct ReadAnswer;

enum class SubscriptionId : std::uint64_t {};

// How far a subscription has been pushed: each record when it has arrived and the pipe has room for a byte of it.
struct SubscriptionPush {
    ReadPlace next; // of the record to come next
    sim::TokenBucket pipe;
    base::Instant at{}; // up to when
};

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
    // As of the last whole second: Service::pushed() is the present. Measurement, outside the fingerprint, as is:
    SubscriptionPush push = {};
    // Since when its reader takes less than is pushed: then it has come as far as `push`, which stands.
    std::optional<base::Instant> heldUpSince = std::nullopt;
    // Below this ordinal what was pushed has been counted (fan_out_counts.h): each record once, also where its reader
    // turns out to take it later.
    std::uint64_t counted = 0;
};

// What the readers of subscriptions have been sent, as their connections see it.
struct NoteDelivery {
    struct Delivered {
        SubscriptionId id{};
        std::uint64_t next = 0; // ordinal of the first record that has not been taken
        bool isHeldUp = false;  // else it takes what is pushed, from there on
        friend bool operator==(const Delivered&, const Delivered&) = default;
    };
    std::vector<Delivered> subscriptions; // those that the service has forgotten are passed over
    friend bool operator==(const NoteDelivery&, const NoteDelivery&) = default;
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
        : subscription(std::move(started)),
          next(subscription.place), push{subscription.place, {}, subscription.startedAt},
          lastEventAt(subscription.startedAt)
    {
    }

    SubscriptionStarted subscription;
    ReadPlace next;        // of the record to be sent next
    SubscriptionPush push; // what lies between the two waits for the reader
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

// Lets it be pushed what there is by `now`; in one go or in many, it comes as far. The answer is that of
// Service::reach(): its outcome says what keeps it from going on.
struct PushedTo {
    CallerIndex caller{};
    StreamIndex stream{};
    ShardIndex shard{};
};
ReadAnswer pushUntil(const Service& service, base::Instant now, const PushedTo& to, SubscriptionPush& push);

[[nodiscard]] SubscriptionStep nextEvent(const Service& service, base::Instant now, SubscriptionCursor& cursor);

}
