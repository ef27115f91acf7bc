// DryRun: every check of the call, and nothing of its work. data-streams.md, 2.0 to 2.6.
#include "streams/any_operation.h"
#include "streams/shard_iterator.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::minutes;
using std::chrono::seconds;

const std::string kDry = "DryRunOperationException: Request would have succeeded, but DryRun flag is set.";
const std::string kShard = "shardId-000000000000";
const std::string kConsumerArn = kArn + "/consumer/app:1795132800";
constexpr std::size_t kMiB = 1'048'576;
constexpr IteratorType kLatest = IteratorType::Latest;

const std::string kRateExceeded = "ProvisionedThroughputExceededException: Rate exceeded for shard "
                                  "shardId-000000000000 in stream clicks under account 123456789012.";
const std::string kNoShard = "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account "
                             "123456789012 does not exist";

void registered(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "app"})), "ok");
}
void active(ServiceByHand& hand)
{
    registered(hand);
    hand.advanceBy(seconds{10});
}
// A shard that has spent its bytes of this second; then one its reads, one its iterators.
void written(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    hand.put("clicks", "k", std::string(kMiB - 1, 'x'));
}
void readOften(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    const std::string iterator = hand.iterator("clicks", 0, kLatest);
    for (int i = 0; i < 5; ++i)
        (void)hand.read(iterator);
}
void iteratedOften(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    for (int i = 0; i < 5; ++i)
        (void)hand.iterator("clicks", 0, kLatest);
}
Before subscribed(Duration before)
{
    return [before](ServiceByHand& hand) {
        active(hand);
        ASSERT_EQ(outcome(hand.call(SubscribeToShardRequest{kConsumerArn, kShard, {}})), "ok");
        hand.advanceBy(before);
    };
}
Before denied(const char* operation)
{
    return [operation](ServiceByHand& hand) {
        active(hand);
        ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {"test", operation, false})), "ok");
    };
}
// A stream whose key was taken away.
void locked(ServiceByHand& hand)
{
    ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {.create = {"clicks", 1}, .keyId = "alias/orders"}));
    hand.put("clicks", "k", "secret");
    ASSERT_EQ(outcome(hand.service().setKeyState(hand.now(), {"alias/orders", KeyState::Disabled})), "ok");
    hand.advanceTo(minutes{5});
}

Ask put(PutEntry record, std::optional<std::string> after = {})
{
    return ask(PutRecordRequest{"clicks", std::move(record), std::move(after), "", true});
}
Ask puts(std::vector<PutEntry> records) { return ask(PutRecordsRequest{"clicks", std::move(records), "", true}); }
Ask iterate(IteratorType type, const std::string& shard = kShard)
{
    return ask(GetShardIteratorRequest{"clicks", shard, type, {}, {}, "", true});
}
// With an iterator of the oldest record that was made then.
Ask get(Duration made = {})
{
    return [made](ServiceByHand& hand) {
        const std::string iterator =
            writeShardIterator({base::instantAt(made), base::kWorldStart, "clicks", ShardIndex{0}, 0});
        return outcome(hand.call(GetRecordsRequest{iterator, 10, "", true}));
    };
}
Ask subscribe(StartingPosition position = {}, const std::string& shard = kShard)
{
    return ask(SubscribeToShardRequest{kConsumerArn, shard, std::move(position), true});
}

struct Row {
    const char* what;
    Before before;
    Ask call;
    std::string outcome; // or what it begins with
};

const std::string kLocked = "KMSDisabledException: ";
const std::string kDenied = "AccessDeniedException: ";
const std::string kInvalid = "ValidationException: 1 validation error detected: ";

const Row kRows[] = {
    // what | before | call | outcome
    {"a put", shards(1), put(entry("k", 1)), kDry},
    {"a put while it is resharded", updating, put(entry("k", 1)), kDry},
    {"a put into no stream", nothing, put(entry("k", 1)), kNotFound},
    {"a put while it is created", creating, put(entry("k", 1)), kNotFound},
    {"a put without a key", shards(1), put(entry("", 1)), kInvalid},
    {"a put beyond the ring", shards(1), put(entryWithHash("340282366920938463463374607431768211456")),
        "InvalidArgumentException: Invalid ExplicitHashKey."},
    {"a put after no number", shards(1), put(entry("k", 1), "7777777777777777777777777777777777777777"),
        "InvalidArgumentException: ExclusiveMinimumSequenceNumber 7777777777777777777777777777777777777777 used"},
    {"a put that is too large with its key", shards(1), put(entry("k", kMiB)),
        "InvalidArgumentException: Record size exceeds 1 MB limit"},
    {"a put into a full shard", written, put(entry("k", 1)), kRateExceeded},
    {"a put without its key of KMS", locked, put(entry("k", 1)), kLocked},
    {"a put that is denied", denied("PutRecord"), put(entry("k", 1)), kDenied},

    {"puts", shards(1), puts({entry("k", 1), entry("l", 1)}), kDry},
    {"puts some of which would be throttled", written, puts({entry("k", 1)}), kDry},
    {"puts into no stream", nothing, puts({entry("k", 1)}), kNotFound},
    {"no puts", shards(1), puts({}), kInvalid},
    {"501 puts", shards(1), puts(std::vector<PutEntry>(501, entry("k", 1))), kInvalid},
    {"puts that are too large", shards(1), puts(std::vector<PutEntry>(11, entry("k", 1'000'000))),
        "InvalidArgumentException: Records size exceeds 10 MB limit"},
    {"puts without their key of KMS", locked, puts({entry("k", 1)}), kLocked},
    {"puts that are denied", denied("PutRecords"), puts({entry("k", 1)}), kDenied},

    {"an iterator", shards(1), iterate(kLatest), kDry},
    {"an iterator of no stream", nothing, iterate(kLatest), kNoShard},
    {"an iterator of no shard", shards(1), iterate(kLatest, "shardId-x"),
        "ResourceNotFoundException: Could not find shard shardId-x"},
    {"an iterator of what can be no shard", shards(1), iterate(kLatest, "a b"), kInvalid},
    {"an iterator without its number", shards(1), iterate(IteratorType::AtSequenceNumber),
        "InvalidArgumentException: Must either specify"},
    {"an iterator without its time", shards(1), iterate(IteratorType::AtTimestamp),
        "InvalidArgumentException: Must specify timestampInMillis"},
    {"an iterator too many", iteratedOften, iterate(kLatest), kRateExceeded},
    {"an iterator without its key of KMS, which is not asked for", locked, iterate(kLatest), kDry},
    {"an iterator that is denied", denied("GetShardIterator"), iterate(kLatest), kDenied},

    {"a read", shards(1), get(), kDry},
    {"a read with what is no iterator", shards(1), ask(GetRecordsRequest{"iterator", 10, "", true}),
        "InvalidArgumentException: Invalid ShardIterator."},
    {"a read of nothing", shards(1), ask(GetRecordsRequest{"iterator", 0, "", true}), kInvalid},
    {"a read five minutes later",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            hand.advanceBy(minutes{5});
        },
        get(), kDry},
    {"a read a millisecond too late",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            hand.advanceBy(minutes{5} + Duration{1});
        },
        get(), "ExpiredIteratorException: Iterator expired."},
    {"a read of no stream", nothing, get(), kNoShard},
    {"a read too many", readOften, get(), kRateExceeded},
    {"a read without its key of KMS", locked, get(minutes{5}), kLocked},
    {"a read that is denied", denied("GetRecords"), get(), kDenied},

    {"a subscription", active, subscribe(), kDry},
    {"a subscription of no consumer", shards(1), subscribe(),
        "ResourceNotFoundException: Consumer app, account 123456789012 not found."},
    {"a subscription of a consumer that is created", registered, subscribe(),
        "ResourceInUseException: Consumer app with creation timestamp"},
    {"a subscription to no shard", active, subscribe({}, "shardId-000000000007"),
        "ResourceNotFoundException: Shard shardId-000000000007 in stream clicks"},
    {"a subscription to what can be no shard", active, subscribe({}, "a b"), kInvalid},
    {"a subscription without its number", active, subscribe({IteratorType::AfterSequenceNumber, {}, {}}),
        "InvalidArgumentException: Must either specify"},
    {"a subscription in the same second", subscribed(Duration{999}), subscribe(), "LimitExceededException: "},
    {"a subscription within five seconds", subscribed(Duration{4'999}), subscribe(),
        "ResourceInUseException: Another active subscription exists for this consumer"},
    {"a subscription after them", subscribed(seconds{5}), subscribe(), kDry},
    {"a subscription that is denied", denied("SubscribeToShard"), subscribe(), kDenied},
};

TEST(DryRun, MeetsEveryCheckOfTheCall)
{
    for (const Row& row : kRows) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand;
        row.before(hand);
        EXPECT_EQ(row.call(hand).substr(0, row.outcome.size()), row.outcome);
    }
}

TEST(DryRun, TakesNothingOfAnyRate)
{
    ServiceByHand hand;
    active(hand);
    for (int i = 0; i < 20; ++i) {
        ASSERT_EQ(put(entry("k", kMiB - 1))(hand), kDry);
        ASSERT_EQ(iterate(kLatest)(hand), kDry);
        ASSERT_EQ(get()(hand), kDry);
        ASSERT_EQ(subscribe()(hand), kDry);
    }
    hand.put("clicks", "k", std::string(kMiB - 1, 'x'));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(outcome(hand.call(GetShardIteratorRequest{"clicks", kShard, kLatest, {}, {}})), "ok");
    EXPECT_EQ(outcome(hand.call(SubscribeToShardRequest{kConsumerArn, kShard, {}})), "ok");
    hand.advanceBy(seconds{5});
    EXPECT_EQ(subscribe()(hand), kDry);
    EXPECT_EQ(outcome(hand.call(SubscribeToShardRequest{kConsumerArn, kShard, {}})), "ok") << "where one is there, too";
}

// There the member is not known, and dropped like any other that is not.
TEST(DryRun, IsNotOfTheClassicProfile)
{
    const Ask calls[] = {put(entry("k", 1)), puts({entry("k", 1)}), iterate(kLatest), get(), subscribe()};
    for (const Ask& call : calls) {
        ServiceByHand hand{{.profile = kClassic}};
        active(hand);
        EXPECT_EQ(call(hand), "ok");
    }
    ServiceByHand hand{{.profile = kClassic}};
    hand.addStream("clicks", 1);
    (void)put(entry("k", 1))(hand);
    (void)puts({entry("k", 1), entry("k", 1)})(hand);
    EXPECT_EQ(hand.service().stream(StreamIndex{0}).lines.front().stored, 3U);
}

}
}
