// Rows of one operation's table: what is asked, in which state, and what comes back, to the letter.
#pragma once

#include "streams/service_by_hand.h"

#include <functional>
#include <gtest/gtest.h>
#include <string>

namespace shardscope::streams {

using Before = std::function<void(ServiceByHand&)>;

template <typename Request>
struct Case {
    const char* what;
    Before before;
    Request request;
    const char* outcome;
    Profile profile = Profile::Current;
};

template <typename Request, std::size_t Count>
void expectOutcomes(const Case<Request> (&cases)[Count])
{
    for (const Case<Request>& row : cases) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand{{.profile = row.profile}};
        row.before(hand);
        EXPECT_EQ(outcome(hand.call(row.request)), row.outcome);
    }
}

inline constexpr Profile kClassic = Profile::Classic;

inline void nothing(ServiceByHand&) {}

inline Before shards(std::uint32_t count)
{
    return [count](ServiceByHand& hand) { hand.addStream("clicks", count); };
}
inline void creating(ServiceByHand& hand) { (void)hand.call(CreateStreamRequest{"clicks", 2}); }
inline void updating(ServiceByHand& hand)
{
    hand.addStream("clicks", 2);
    (void)hand.call(MergeShardsRequest{"clicks", "shardId-000000000000", "shardId-000000000001"});
}
inline void deleting(ServiceByHand& hand)
{
    hand.addStream("clicks", 2);
    (void)hand.call(DeleteStreamRequest{"clicks"});
}
inline void gone(ServiceByHand& hand)
{
    deleting(hand);
    hand.advanceBy(std::chrono::seconds{20});
}
// Shards 0 and 1 closed into shard 2.
inline void merged(ServiceByHand& hand)
{
    updating(hand);
    hand.advanceBy(std::chrono::seconds{30});
}
inline void consumers(ServiceByHand& hand, int count)
{
    for (int i = 0; i < count; ++i) {
        (void)hand.call(RegisterStreamConsumerRequest{"clicks", "consumer-" + std::to_string(i)});
        if (i % 5 == 4)
            hand.advanceBy(std::chrono::seconds{10});
    }
}

inline constexpr const char* kNotFound =
    "ResourceNotFoundException: Stream clicks under account 123456789012 not found.";
inline constexpr const char* kCreating =
    "ResourceInUseException: Stream clicks under account 123456789012 not ACTIVE, instead in state CREATING";
inline constexpr const char* kUpdating =
    "ResourceInUseException: Stream clicks under account 123456789012 not ACTIVE, instead in state UPDATING";
inline constexpr const char* kDeleting =
    "ResourceInUseException: Stream clicks under account 123456789012 not ACTIVE, instead in state DELETING";
inline constexpr const char* kBadName =
    "ValidationException: 1 validation error detected: Value 'a b' at 'streamName' failed to satisfy constraint: "
    "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+";

inline const std::string kArn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

// A stream on demand, ACTIVE at once.
inline void addOnDemand(ServiceByHand& hand, const std::string& name)
{
    CreateStreamRequest request{name};
    request.streamMode = CapacityMode::OnDemand;
    request.isShardCountGiven = false;
    ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {request, std::chrono::hours{24}}));
}
inline void onDemand(ServiceByHand& hand) { addOnDemand(hand, "clicks"); }

// Names of a page, for comparing at a glance.
template <typename Items, typename NameOf>
std::string namesOf(const Items& items, NameOf nameOf)
{
    std::string names;
    for (const auto& item : items)
        names += (names.empty() ? "" : " ") + nameOf(item);
    return names;
}

}
