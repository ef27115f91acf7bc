// Keys and switches: who may do what, and what the service says to the others.
#include "streams/operation_cases.h"
#include "streams/subscription.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::minutes;
using std::chrono::seconds;

const std::string kAlias = "alias/orders";
const std::string kAliasArn = "arn:aws:kms:us-east-1:123456789012:alias/orders";
constexpr std::string_view kMe = "test";

// Encrypted for one second: whoever writes or reads has a data key until minute 5.
void encrypted(ServiceByHand& hand)
{
    ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {.create = {"clicks", 1}, .keyId = kAlias}));
    hand.advanceTo(seconds{1});
}

void setState(ServiceByHand& hand, KeyState state)
{
    ASSERT_EQ(outcome(hand.service().setKeyState(hand.now(), {kAlias, state})), "ok");
}

Before withKey(KeyState state)
{
    return [state](ServiceByHand& hand) {
        encrypted(hand);
        setState(hand, state);
        hand.advanceTo(minutes{5});
    };
}

Before withoutUse(bool mayGenerateDataKey, bool mayDecrypt)
{
    return [=](ServiceByHand& hand) {
        encrypted(hand);
        (void)hand.service().setKeyAccess(hand.now(), {kAlias, std::string{kMe}, mayGenerateDataKey, mayDecrypt});
        hand.advanceTo(minutes{5});
    };
}

Before denied(std::string operation)
{
    return [operation = std::move(operation)](ServiceByHand& hand) {
        hand.addStream("clicks", 2);
        ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {std::string{kMe}, operation, false})), "ok");
    };
}

std::string notAuthorized(const std::string& operation, const std::string& resource)
{
    return "AccessDeniedException: User: arn:aws:iam::123456789012:user/test is not authorized to perform: kinesis:"
        + operation + " on resource: " + resource + " because no identity-based policy allows the kinesis:" + operation
        + " action";
}

const PutRecordRequest kPut{"clicks", entry("key", 10), {}};

// --- Keys ----------------------------------------------------------------------------

const std::string kMayNotGenerate =
    "KMSAccessDeniedException: User: arn:aws:iam::123456789012:user/test is not authorized to perform: "
    "kms:GenerateDataKey on resource: "
    + kAliasArn;

const Case<PutRecordRequest> kPuts[] = {
    // what | before | request | outcome
    {"an enabled key", withKey(KeyState::Enabled), kPut, "ok"},
    {"a disabled key", withKey(KeyState::Disabled), kPut,
        "KMSDisabledException: arn:aws:kms:us-east-1:123456789012:alias/orders is disabled."},
    {"a key that is to go", withKey(KeyState::PendingDeletion), kPut,
        "KMSInvalidStateException: arn:aws:kms:us-east-1:123456789012:alias/orders is pending deletion."},
    {"a key that is not there", withKey(KeyState::Absent), kPut,
        "KMSNotFoundException: Alias arn:aws:kms:us-east-1:123456789012:alias/orders is not found."},
    {"no subscription to KMS", withKey(KeyState::OptInRequired), kPut,
        "KMSOptInRequired: The AWS Access Key Id needs a subscription for the service"},
    {"a key that is throttled", withKey(KeyState::Throttled), kPut,
        "KMSThrottlingException: You have exceeded the rate at which you may call KMS. Reduce the frequency of your "
        "calls."},
    {"without GenerateDataKey", withoutUse(false, true), kPut, kMayNotGenerate.c_str()},
    {"without Decrypt", withoutUse(true, false), kPut, "ok"},
    {"a plain stream",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            setState(hand, KeyState::Disabled);
        },
        kPut, "ok"},
    {"dry, with a disabled key", withKey(KeyState::Disabled), {"clicks", entry("key", 10), {}, {}, true},
        "KMSDisabledException: arn:aws:kms:us-east-1:123456789012:alias/orders is disabled."},
};

TEST(Keys, RefuseARecordThatCannotBeEncrypted) { expectOutcomes(kPuts); }

TEST(Keys, RefuseABatchAsAWhole)
{
    ServiceByHand hand;
    withKey(KeyState::Disabled)(hand);
    const auto answer = hand.call(PutRecordsRequest{"clicks", {entry("a", 1), entry("b", 1)}});
    EXPECT_EQ(outcome(answer), "KMSDisabledException: " + kAliasArn + " is disabled.");
    EXPECT_EQ(hand.service().stream(StreamIndex{0}).lines[0].stored, 0U);
    const CallRecord& call = hand.service().calls().recent()[hand.service().calls().recent().size() - 1];
    EXPECT_EQ(call.outcome, Exception::KmsDisabled);
    EXPECT_EQ(call.reason, Reason::KeyDisabled);
    EXPECT_EQ(call.refused, 2U);
}

TEST(Keys, ThatAreTakenAwayAreFeltAtTheNextBeatAndThatAreGivenBackAtOnce)
{
    ServiceByHand hand;
    encrypted(hand);
    const auto put = [&] { return outcome(hand.call(kPut)); };
    setState(hand, KeyState::Disabled);
    EXPECT_EQ(put(), "ok");
    hand.advanceTo(minutes{5} - Duration{1});
    EXPECT_EQ(put(), "ok") << "the data key is five minutes old in a millisecond";
    hand.advanceTo(minutes{5});
    EXPECT_EQ(put(), "KMSDisabledException: " + kAliasArn + " is disabled.");
    hand.advanceTo(minutes{9});
    setState(hand, KeyState::Enabled);
    EXPECT_EQ(put(), "ok");
    setState(hand, KeyState::Disabled);
    hand.advanceTo(minutes{9} + seconds{1});
    EXPECT_EQ(put(), "KMSDisabledException: " + kAliasArn + " is disabled.") << "in one instant, the last word counts";
    setState(hand, KeyState::Enabled);
    hand.advanceTo(minutes{9} + seconds{2});
    setState(hand, KeyState::Disabled);
    EXPECT_EQ(put(), "ok") << "there was a second for a data key";
    hand.advanceTo(minutes{10});
    EXPECT_EQ(put(), "KMSDisabledException: " + kAliasArn + " is disabled.");
}

TEST(Keys, LeaveWhatIsPlainReadable)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    (void)hand.put("clicks", "key", "plain");
    ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", EncryptionType::Kms, kAlias, true})), "ok");
    hand.advanceTo(seconds{20});
    (void)hand.put("clicks", "key", "secret");
    ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", EncryptionType::Kms, kAlias, false})), "ok");
    hand.advanceTo(seconds{40});
    (void)hand.put("clicks", "key", "plain again");
    setState(hand, KeyState::Disabled);
    hand.advanceTo(minutes{6});
    const GetRecordsAnswer first = hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon));
    EXPECT_EQ(dataOf(first.records), std::vector<std::string>{"plain"});
    EXPECT_GT(first.millisBehindLatest.count(), 0);
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{first.nextShardIterator, 10})),
        "KMSDisabledException: " + kAliasArn + " is disabled.");
    const auto after = hand.call(GetShardIteratorRequest{
        "clicks", shardId(ShardIndex{0}), IteratorType::AtTimestamp, {}, base::instantAt(seconds{40})});
    EXPECT_EQ(dataOf(hand.read(after.value()).records), std::vector<std::string>{"plain again"});
    setState(hand, KeyState::Enabled);
    EXPECT_EQ(dataOf(hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records),
        (std::vector<std::string>{"plain", "secret", "plain again"}));
}

TEST(Keys, AreAskedForByThePeriodOfEachRecord)
{
    ServiceByHand hand;
    encrypted(hand);
    (void)hand.put("clicks", "key", "by the first");
    ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", EncryptionType::Kms, "alias/second", true})), "ok");
    hand.advanceTo(seconds{30});
    (void)hand.put("clicks", "key", "by the second");
    ASSERT_EQ(outcome(hand.service().setKeyState(hand.now(), {"alias/second", KeyState::Absent})), "ok");
    hand.advanceTo(minutes{6});
    EXPECT_EQ(dataOf(hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records),
        std::vector<std::string>{"by the first"});
}

TEST(Keys, WithoutDecryptNobodyReads)
{
    ServiceByHand hand;
    withoutUse(true, false)(hand);
    (void)hand.put("clicks", "key", "secret");
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})),
        "KMSAccessDeniedException: User 123456789012:test is not authorized to decrypt records in stream "
        "123456789012:clicks:1795132800");
    hand.callAs("somebody else");
    EXPECT_EQ(dataOf(hand.read(iterator).records), std::vector<std::string>{"secret"});
}

TEST(Keys, EndASubscriptionOfWhoMayNotDecrypt)
{
    ServiceByHand hand;
    encrypted(hand);
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
    hand.advanceTo(seconds{30});
    (void)hand.put("clicks", "key", "secret");
    const auto started = hand.call(SubscribeToShardRequest{
        kArn + "/consumer/app:1795132801", shardId(ShardIndex{0}), {IteratorType::TrimHorizon, {}, {}}});
    ASSERT_EQ(outcome(started), "ok");
    setState(hand, KeyState::Disabled);
    SubscriptionCursor cursor{*started};
    const SubscriptionStep step = nextEvent(hand.service(), hand.now(), cursor);
    ASSERT_TRUE(step.event.has_value()) << "the data key of the last beat still works";
    EXPECT_EQ(dataOf(step.event->records), std::vector<std::string>{"secret"});
    hand.advanceTo(minutes{5});
    EXPECT_FALSE(nextEvent(hand.service(), hand.now(), cursor).exception.has_value()) << "nothing is encrypted there";
    SubscriptionCursor anew{*started};
    const SubscriptionStep refused = nextEvent(hand.service(), hand.now(), anew);
    ASSERT_TRUE(refused.exception.has_value());
    EXPECT_EQ(refused.exception->message, kAliasArn + " is disabled.");
    EXPECT_TRUE(refused.isOver);
}

const Case<StreamEncryptionRequest> kStarts[] = {
    // what | before | request | outcome
    {"start with a disabled key",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            setState(hand, KeyState::Disabled);
        },
        {"clicks", EncryptionType::Kms, kAlias, true},
        "KMSDisabledException: arn:aws:kms:us-east-1:123456789012:alias/orders is disabled."},
    {"by its ARN",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            setState(hand, KeyState::Disabled);
        },
        {"clicks", EncryptionType::Kms, kAliasArn, true},
        "KMSDisabledException: arn:aws:kms:us-east-1:123456789012:alias/orders is disabled."},
    {"a key id that is not there",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            (void)hand.service().setKeyState(hand.now(), {"1234abcd", KeyState::Absent});
        },
        {"clicks", EncryptionType::Kms, "1234abcd", true},
        "KMSNotFoundException: Key 'arn:aws:kms:us-east-1:123456789012:key/1234abcd' does not exist"},
    {"stop with a disabled key", withKey(KeyState::Disabled), {"clicks", EncryptionType::Kms, kAlias, false}, "ok"},
};

TEST(Keys, AreAskedForWhenEncryptionStarts) { expectOutcomes(kStarts); }

// --- Switches --------------------------------------------------------------------------

TEST(Switches, RefuseAnOperationWithTheTextOfIam)
{
    ServiceByHand hand;
    denied("*")(hand);
    const std::string shard = shardId(ShardIndex{0});
    EXPECT_EQ(outcome(hand.call(kPut)), notAuthorized("PutRecord", kArn));
    EXPECT_EQ(outcome(hand.call(PutRecordsRequest{"clicks", {entry("a", 1)}})), notAuthorized("PutRecords", kArn));
    EXPECT_EQ(outcome(hand.call(GetShardIteratorRequest{"clicks", shard})), notAuthorized("GetShardIterator", kArn));
    EXPECT_EQ(outcome(hand.call(ListStreamsRequest{})),
        notAuthorized("ListStreams", "arn:aws:kinesis:us-east-1:123456789012:*"));
    EXPECT_EQ(outcome(hand.call(DescribeStreamSummaryRequest{"clicks"})), notAuthorized("DescribeStreamSummary", kArn));
    EXPECT_EQ(outcome(hand.call(SplitShardRequest{"clicks", shard, "1000"})), notAuthorized("SplitShard", kArn));
    EXPECT_EQ(outcome(hand.call(ListTagsForResourceRequest{kArn})), notAuthorized("ListTagsForResource", kArn));
    const std::string consumer = kArn + "/consumer/app:1795132800";
    EXPECT_EQ(outcome(hand.call(SubscribeToShardRequest{consumer, shard})),
        notAuthorized("SubscribeToShard", consumer));
    EXPECT_EQ(outcome(hand.call(DescribeStreamSummaryRequest{"no such stream"})).substr(0, 21), "AccessDeniedException")
        << "before anything is looked at";
}

TEST(Switches, RefuseTheOneWhoReadsWithAnIteratorThatSheHas)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {std::string{kMe}, "GetRecords", false})), "ok");
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), notAuthorized("GetRecords", kArn));
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10, {}, true})), notAuthorized("GetRecords", kArn));
    hand.callAs("somebody else");
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok");
}

TEST(Switches, TheMostParticularOneDecides)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const auto set = [&](const std::string& caller, const std::string& operation, bool isAllowed) {
        ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {caller, operation, isAllowed})), "ok");
    };
    const auto mayList = [&] { return hand.call(ListStreamsRequest{}).hasValue(); };
    set("*", "*", false);
    EXPECT_FALSE(mayList());
    set("*", "ListStreams", true);
    EXPECT_TRUE(mayList());
    set("test", "*", false);
    EXPECT_FALSE(mayList());
    set("test", "ListStreams", true);
    EXPECT_TRUE(mayList());
    EXPECT_FALSE(hand.call(DescribeLimitsRequest{}).hasValue());
}

TEST(Switches, OfThePassingOfRolesBarACreateChannelThatIsAllowedItself)
{
    ServiceByHand hand;
    onDemand(hand);
    CreateChannelRequest request;
    request.channelName = "to-s3";
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {{kArn, RecordFormat::Json, ""}};
    request.s3Destination = S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    const auto set = [&](const std::string& caller, const std::string& operation, bool isAllowed) {
        ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {caller, operation, isAllowed})), "ok");
    };
    const auto barred = [](const std::string& user) {
        return "AccessDeniedException: User: arn:aws:iam::123456789012:user/" + user
            + " is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/delivery "
              "because no identity-based policy allows the iam:PassRole action";
    };
    set("test", "iam:PassRole", false);
    EXPECT_EQ(outcome(hand.call(request)), barred("test"));
    const CallRecord& call = hand.service().calls().recent().back();
    EXPECT_EQ(call.action, Action::CreateChannel);
    EXPECT_EQ(call.reason, Reason::OperationDenied);
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->channelCount, 0);
    CreateChannelRequest without = request;
    without.serviceExecutionRoleArn = "";
    EXPECT_EQ(outcome(hand.call(without)),
        "ValidationException: 1 validation error detected: Value null at 'serviceExecutionRoleARN' failed to satisfy "
        "constraint: Member must not be null");
    // Only who makes a channel passes a role.
    hand.callAs("somebody else");
    const auto made = hand.call(request);
    ASSERT_EQ(outcome(made), "ok");
    hand.callAs("test");
    EXPECT_EQ(outcome(hand.call(DeleteChannelRequest{made->channelArn})), "ok");
    hand.advanceBy(seconds{30});
    set("test", "iam:PassRole", true);
    EXPECT_EQ(outcome(hand.call(request)), "ok");
    // A switch of all operations is of this one too.
    set("*", "*", false);
    hand.callAs("third");
    request.channelName = "third";
    EXPECT_EQ(outcome(hand.call(request)),
        "AccessDeniedException: User: arn:aws:iam::123456789012:user/third is not authorized to perform: "
        "kinesis:CreateChannel on resource: arn:aws:kinesis:us-east-1:123456789012:* because no identity-based policy "
        "allows the kinesis:CreateChannel action");
    set("*", "CreateChannel", true);
    EXPECT_EQ(outcome(hand.call(request)), barred("third"));
    set("*", "iam:PassRole", true);
    EXPECT_EQ(outcome(hand.call(request)),
        "LimitExceededException: This request would exceed the limit of 1 channels for stream clicks and this type of "
        "destination.")
        << "it is let in";
}

TEST(Switches, OfWhatIsNoOperationAreRefused)
{
    ServiceByHand hand;
    EXPECT_EQ(outcome(hand.service().setAccess(hand.now(), {"test", "iam:CreateRole", false})),
        "InvalidArgumentException: There is no operation iam:CreateRole; name one of the API, or * for all.");
    EXPECT_EQ(outcome(hand.service().setAccess(hand.now(), {"test", "ReadRecords", false})),
        "InvalidArgumentException: There is no operation ReadRecords; name one of the API, or * for all.");
    EXPECT_EQ(outcome(hand.service().setAccess(hand.now(), {"", "GetRecords", false})),
        "InvalidArgumentException: name has 0 characters, and may have 1 to 128.");
    EXPECT_EQ(outcome(hand.service().setKeyState(hand.now(), {"", KeyState::Disabled})),
        "InvalidArgumentException: KeyId has 0 characters, and may have 1 to 2048.");
    EXPECT_FALSE(hand.service().access().isSet());
    EXPECT_EQ(hand.service().settingsDigest(), 0U);
}

TEST(Switches, AreInTheFingerprint)
{
    ServiceByHand one;
    ServiceByHand other;
    (void)one.service().setAccess(one.now(), {"a", "GetRecords", false});
    (void)other.service().setAccess(other.now(), {"a", "PutRecord", false});
    EXPECT_NE(one.service().settingsDigest(), 0U);
    EXPECT_NE(one.service().settingsDigest(), other.service().settingsDigest());
}

}
}
