// The six things that KMS can refuse, at every operation that needs a key: data-streams.md, 2.0 and 2.1, column Errors.
#include "streams/any_operation.h"
#include "streams/subscription.h"

namespace shardscope::streams {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const std::string kAlias = "alias/orders";
const std::string kKey = "arn:aws:kms:us-east-1:123456789012:alias/orders";
const std::string kViews = "arn:aws:kinesis:us-east-1:123456789012:stream/views";
const std::string kShard = "shardId-000000000000";

struct Problem {
    const char* what;
    void (*set)(ServiceByHand&);
    std::string ofWriters; // who make data keys with it
    std::string ofReaders;
};

template <KeyState State>
void state(ServiceByHand& hand)
{
    ASSERT_EQ(outcome(hand.service().setKeyState(hand.now(), {kAlias, State})), "ok");
}
template <bool MayGenerateDataKey, bool MayDecrypt>
void use(ServiceByHand& hand)
{
    ASSERT_EQ(outcome(hand.service().setKeyAccess(hand.now(), {kAlias, "test", MayGenerateDataKey, MayDecrypt})), "ok");
}

const std::string kDisabled = "KMSDisabledException: " + kKey + " is disabled.";
const std::string kPending = "KMSInvalidStateException: " + kKey + " is pending deletion.";
const std::string kAbsent = "KMSNotFoundException: Alias " + kKey + " is not found.";
const std::string kNoOptIn = "KMSOptInRequired: The AWS Access Key Id needs a subscription for the service";
const std::string kThrottled =
    "KMSThrottlingException: You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.";
const std::string kMayNotWrite =
    "KMSAccessDeniedException: User: arn:aws:iam::123456789012:user/test is not authorized to perform: "
    "kms:GenerateDataKey on resource: "
    + kKey;
const std::string kMayNotRead = "KMSAccessDeniedException: User 123456789012:test is not authorized to decrypt records "
                                "in stream 123456789012:clicks:1795132800";

const Problem kProblems[] = {
    // what | set | of writers | of readers
    {"enabled", state<KeyState::Enabled>, "ok", "ok"},
    {"disabled", state<KeyState::Disabled>, kDisabled, kDisabled},
    {"to be deleted", state<KeyState::PendingDeletion>, kPending, kPending},
    {"not there", state<KeyState::Absent>, kAbsent, kAbsent},
    {"without a subscription", state<KeyState::OptInRequired>, kNoOptIn, kNoOptIn},
    {"throttled", state<KeyState::Throttled>, kThrottled, kThrottled},
    {"not to be used", use<false, false>, kMayNotWrite, kMayNotRead},
    {"to be used by who writes alone", use<true, false>, "ok", kMayNotRead},
    {"to be used by who reads alone", use<false, true>, kMayNotWrite, "ok"},
};

// What becomes of a subscription within its first event.
std::string subscribed(ServiceByHand& hand)
{
    const auto started = hand.call(SubscribeToShardRequest{
        kArn + "/consumer/app:1795132800", kShard, {IteratorType::TrimHorizon, {}, {}}});
    if (!started)
        return outcome(started);
    SubscriptionCursor cursor{*started};
    const SubscriptionStep step = nextEvent(hand.service(), hand.now(), cursor);
    if (step.exception) {
        EXPECT_TRUE(step.isOver);
        EXPECT_FALSE(step.event);
        return std::string{exceptionName(step.exception->exception)} + ": " + step.exception->message;
    }
    return step.event && dataOf(step.event->records) == std::vector<std::string>{"secret"} ? "ok" : "no event";
}

CreateChannelRequest encryptedChannel()
{
    CreateChannelRequest request;
    request.channelName = "to-s3";
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {{kViews, RecordFormat::Json, ""}};
    request.s3Destination = S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    request.keyId = kAlias;
    return request;
}

struct Needing {
    const char* operation;
    bool isReader;
    Ask call;
};

const Needing kNeeding[] = {
    // operation | reads | call
    {"PutRecord", false, ask(PutRecordRequest{"clicks", entry("k", 1), {}})},
    {"PutRecords", false, ask(PutRecordsRequest{"clicks", {entry("k", 1), entry("l", 1)}})},
    {"StartStreamEncryption", false, ask(StreamEncryptionRequest{"clicks", EncryptionType::Kms, kAlias, true})},
    {"CreateChannel", false, ask(encryptedChannel())},
    {"GetRecords", true,
        [](ServiceByHand& hand) {
            return outcome(hand.call(GetRecordsRequest{hand.iterator("clicks", 0, IteratorType::TrimHorizon), 10}));
        }},
    {"SubscribeToShard", true, subscribed},
};

// One record that was encrypted while all was well; it is minute 5, whose beat feels what was set.
void prepare(ServiceByHand& hand, void (*set)(ServiceByHand&))
{
    ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {.create = {"clicks", 1}, .keyId = kAlias}));
    addOnDemand(hand, "views");
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "app"})), "ok");
    hand.advanceTo(seconds{30});
    hand.put("clicks", "key", "secret");
    set(hand);
    hand.advanceTo(minutes{5});
}

TEST(KeyProblems, AreThoseOfEveryOperationThatNeedsAKey)
{
    for (const Problem& problem : kProblems)
        for (const Needing& row : kNeeding) {
            SCOPED_TRACE(std::string{row.operation} + ", a key " + problem.what);
            ServiceByHand hand;
            prepare(hand, problem.set);
            const std::uint64_t before = hand.service().stream(StreamIndex{0}).lines[0].stored;
            const std::string& expected = row.isReader ? problem.ofReaders : problem.ofWriters;
            EXPECT_EQ(row.call(hand), expected);
            if (expected != "ok") {
                EXPECT_EQ(hand.service().stream(StreamIndex{0}).lines[0].stored, before) << "nothing is written";
            }
        }
}

// These have no KMS errors.
const Needing kOthers[] = {
    {"StopStreamEncryption", false, ask(StreamEncryptionRequest{"clicks", EncryptionType::Kms, kAlias, false})},
    {"GetShardIterator", true, ask(GetShardIteratorRequest{"clicks", kShard, IteratorType::TrimHorizon, {}, {}})},
    {"DescribeStreamSummary", true, ask(DescribeStreamSummaryRequest{"clicks"})},
    {"SplitShard", false, ask(SplitShardRequest{"clicks", kShard, "2"})},
};

TEST(KeyProblems, AreNobodyElses)
{
    for (const Problem& problem : kProblems)
        for (const Needing& row : kOthers) {
            SCOPED_TRACE(std::string{row.operation} + ", a key " + problem.what);
            ServiceByHand hand;
            prepare(hand, problem.set);
            EXPECT_EQ(row.call(hand), "ok");
        }
}

}
}
