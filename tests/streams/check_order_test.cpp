// Two faults at once, and which of them is told: the order of the checks of puts and reads. data-streams.md, 2.2
// to 2.5.
#include "streams/operation_cases.h"
#include "streams/shard_iterator.h"

#include <algorithm>

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kMiB = 1'048'576;
constexpr Duration kCall = minutes{10};               // when the call is made
constexpr Duration kJustBefore = kCall - Duration{1}; // what is taken then has not come back
constexpr Duration kNoData = minutes{5} + seconds{1}; // a key that is taken away then is felt from minute 10 on
constexpr const char* kBeyondTheRing = "340282366920938463463374607431768211456";
constexpr const char* kNoNumber = "7777777777777777777777777777777777777777";
const std::string kAlias = "alias/orders";
const std::string kShard = "shardId-000000000000";

// Something that is wrong with the world, from some time before the call on, or with the call.
template <typename Asked>
struct Fault {
    const char* what;
    std::string told; // part of the outcome
    std::function<void(Asked&)> inCall = {};
    Duration at{};
    std::function<void(ServiceByHand&)> inWorld = {};
};

template <typename Asked>
using Call = std::function<std::string(ServiceByHand&, const Asked&)>;

// What comes of the call with these faults, which are in the order of the checks.
template <typename Asked>
std::string outcomeWith(const std::vector<const Fault<Asked>*>& faults, Asked asked, const Call<Asked>& call)
{
    ServiceByHand hand;
    EXPECT_TRUE(hand.service().addActiveStream(hand.context(), {.create = {"clicks", 1}, .keyId = kAlias}));
    std::vector<const Fault<Asked>*> inTime = faults;
    std::stable_sort(inTime.begin(), inTime.end(), [](const auto* a, const auto* b) { return a->at < b->at; });
    for (const Fault<Asked>* fault : inTime) {
        if (!fault->inWorld)
            continue;
        hand.advanceTo(fault->at);
        fault->inWorld(hand);
    }
    hand.advanceTo(kCall);
    // Of two faults of one member, that of the earlier check stays.
    for (auto fault = faults.rbegin(); fault != faults.rend(); ++fault)
        if ((*fault)->inCall)
            (*fault)->inCall(asked);
    const ShardLine& line = hand.service().stream(StreamIndex{0}).lines.front();
    const std::uint64_t stored = line.stored;
    const std::string outcome = call(hand, asked);
    EXPECT_TRUE(outcome == "ok" || line.stored == stored) << outcome;
    return outcome;
}

template <typename Asked, std::size_t Count>
void expectInOrder(const Fault<Asked> (&faults)[Count], const Asked& sound, const Call<Asked>& call)
{
    EXPECT_EQ(outcomeWith<Asked>({}, sound, call), "ok");
    for (std::size_t first = 0; first < Count; ++first) {
        for (std::size_t second = first; second < Count; ++second) {
            SCOPED_TRACE(std::string{faults[first].what} + ", and " + faults[second].what);
            std::vector<const Fault<Asked>*> both{&faults[first]};
            if (second > first)
                both.push_back(&faults[second]);
            const std::string outcome = outcomeWith<Asked>(both, sound, call);
            EXPECT_NE(outcome.find(faults[first].told), std::string::npos) << outcome;
        }
    }
}

std::function<void(ServiceByHand&)> denied(const char* operation)
{
    return [operation](ServiceByHand& hand) {
        ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {"test", operation, false})), "ok");
    };
}
void withoutKey(ServiceByHand& hand)
{
    ASSERT_EQ(outcome(hand.service().setKeyState(hand.now(), {kAlias, KeyState::Disabled})), "ok");
}
void full(ServiceByHand& hand) { hand.put("clicks", "k", std::string(kMiB - 1, 'x')); }

const Fault<PutRecordRequest> kPutRecord[] = {
    // what | told | in the call | at | in the world
    {"denied", "AccessDeniedException: ", {}, kCall, denied("PutRecord")},
    {"without a key", "ValidationException: ", [](PutRecordRequest& r) { r.record.partitionKey.clear(); }},
    {"no such stream", "ResourceNotFoundException: ", [](PutRecordRequest& r) { r.streamName = "views"; }},
    {"a hash beyond the ring", "Invalid ExplicitHashKey.",
        [](PutRecordRequest& r) { r.record.explicitHashKey = kBeyondTheRing; }},
    {"after no sequence number", "ExclusiveMinimumSequenceNumber ",
        [](PutRecordRequest& r) { r.sequenceNumberForOrdering = kNoNumber; }},
    {"too large with its key", "Record size exceeds 1 MB limit",
        [](PutRecordRequest& r) { r.record = entry("k", kMiB); }},
    {"without its key of KMS", "KMSDisabledException: ", {}, kNoData, withoutKey},
    {"into a full shard", "ProvisionedThroughputExceededException: ", {}, kJustBefore, full},
    {"dry", "DryRunOperationException: ", [](PutRecordRequest& r) { r.dryRun = true; }},
};

TEST(CheckOrder, OfPutRecord)
{
    expectInOrder<PutRecordRequest>(kPutRecord, {"clicks", entry("k", 2'000), {}},
        [](ServiceByHand& hand, const PutRecordRequest& asked) { return outcome(hand.call(asked)); });
}

const Fault<PutRecordsRequest> kPutRecords[] = {
    // what | told | in the call | at | in the world
    {"denied", "AccessDeniedException: ", {}, kCall, denied("PutRecords")},
    {"without a key", "ValidationException: ", [](PutRecordsRequest& r) { r.records[1].partitionKey.clear(); }},
    {"no such stream", "ResourceNotFoundException: ", [](PutRecordsRequest& r) { r.streamName = "views"; }},
    {"a hash beyond the ring", "Invalid ExplicitHashKey.",
        [](PutRecordsRequest& r) { r.records[1].explicitHashKey = kBeyondTheRing; }},
    {"more than 10 MiB", "Records size exceeds 10 MB limit",
        [](PutRecordsRequest& r) { r.records = std::vector<PutEntry>(11, entry("k", 1'000'000)); }},
    {"without its key of KMS", "KMSDisabledException: ", {}, kNoData, withoutKey},
    {"dry", "DryRunOperationException: ", [](PutRecordsRequest& r) { r.dryRun = true; }},
};

TEST(CheckOrder, OfPutRecords)
{
    expectInOrder<PutRecordsRequest>(kPutRecords, {"clicks", {entry("a", 2'000), entry("b", 2'000)}},
        [](ServiceByHand& hand, const PutRecordsRequest& asked) { return outcome(hand.call(asked)); });
}

const Fault<GetShardIteratorRequest> kGetShardIterator[] = {
    // what | told | in the call | at | in the world
    {"denied", "AccessDeniedException: ", {}, kCall, denied("GetShardIterator")},
    {"what is no number",
        "ValidationException: ", [](GetShardIteratorRequest& r) { r.startingSequenceNumber = "0123"; }},
    {"what is no shard's name", "Could not find shard shardId-x in stream ",
        [](GetShardIteratorRequest& r) { r.shardId = "shardId-x"; }},
    {"no such stream", " in stream views under account 123456789012 does not exist",
        [](GetShardIteratorRequest& r) { r.streamName = "views"; }},
    {"no such shard", "Shard shardId-000000000009 in stream clicks under account 123456789012 does not exist",
        [](GetShardIteratorRequest& r) { r.shardId = "shardId-000000000009"; }},
    {"at no instant", "Must specify timestampInMillis ",
        [](GetShardIteratorRequest& r) { r.type = IteratorType::AtTimestamp; }},
    {"one too many", "ProvisionedThroughputExceededException: ", {}, kJustBefore,
        [](ServiceByHand& hand) {
            for (int i = 0; i < 5; ++i)
                (void)hand.iterator("clicks", 0, IteratorType::Latest);
        }},
    {"dry", "DryRunOperationException: ", [](GetShardIteratorRequest& r) { r.dryRun = true; }},
};

TEST(CheckOrder, OfGetShardIterator)
{
    expectInOrder<GetShardIteratorRequest>(kGetShardIterator, {"clicks", kShard, IteratorType::Latest, {}, {}},
        [](ServiceByHand& hand, const GetShardIteratorRequest& asked) { return outcome(hand.call(asked)); });
}

// GetRecords, with what its iterator holds.
struct AskedRead {
    ShardIterator iterator{base::instantAt(kCall), base::kWorldStart, "clicks", ShardIndex{0}, 0};
    bool isIterator = true;
    std::int64_t limit = 10;
    std::string streamArn;
    bool dryRun = false;
};

const Fault<AskedRead> kGetRecords[] = {
    // what | told | in the call | at | in the world
    {"no records", "ValidationException: ", [](AskedRead& r) { r.limit = 0; }},
    {"what is no iterator", "Invalid ShardIterator.", [](AskedRead& r) { r.isIterator = false; }},
    {"an old iterator", "ExpiredIteratorException: ", [](AskedRead& r) { r.iterator.made = base::kWorldStart; }},
    {"no such stream", "Shard shardId-000000000000 in stream views under account 123456789012 does not exist",
        [](AskedRead& r) { r.iterator.streamName = "views"; }},
    {"an iterator of another stream", " is not that of the stream of the ShardIterator.",
        [](AskedRead& r) { r.streamArn = "arn:aws:kinesis:us-east-1:123456789012:stream/orders"; }},
    {"denied", "AccessDeniedException: ", {}, kCall, denied("GetRecords")},
    {"one too many", "ProvisionedThroughputExceededException: ", {}, kJustBefore,
        [](ServiceByHand& hand) {
            const std::string iterator = hand.iterator("clicks", 0, IteratorType::Latest);
            for (int i = 0; i < 5; ++i)
                (void)hand.read(iterator);
        }},
    {"dry", "DryRunOperationException: ", [](AskedRead& r) { r.dryRun = true; }},
};

TEST(CheckOrder, OfGetRecords)
{
    expectInOrder<AskedRead>(kGetRecords, {}, [](ServiceByHand& hand, const AskedRead& asked) {
        const std::string iterator = asked.isIterator ? writeShardIterator(asked.iterator) : "iterator";
        return outcome(hand.call(GetRecordsRequest{iterator, asked.limit, asked.streamArn, asked.dryRun}));
    });
}

}
}
