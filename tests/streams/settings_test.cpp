// Shard-level metrics, encryption, the size of a record, DryRun, and the request rates of outside callers.
#include "streams/operation_cases.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr const char* kUnknownMetric =
    "ValidationException: 1 validation error detected: Value '[Bytes]' at 'shardLevelMetrics' failed to satisfy "
    "constraint: Member must satisfy constraint: [Member must satisfy enum value set: [IncomingBytes, IncomingRecords, "
    "OutgoingBytes, OutgoingRecords, WriteProvisionedThroughputExceeded, ReadProvisionedThroughputExceeded, "
    "IteratorAgeMilliseconds, ALL]]";

const Case<EnhancedMonitoringRequest> kMonitoring[] = {
    // what | before | request | outcome
    {"one", shards(1), {"clicks", {"IncomingBytes"}, true}, "ok"},
    {"all", shards(1), {"clicks", {"ALL"}, true}, "ok"},
    {"off, though it is not on", shards(1), {"clicks", {"ALL"}, false}, "ok"},
    {"none", shards(1), {"clicks", {}, true},
        "ValidationException: 1 validation error detected: Value '[]' at 'shardLevelMetrics' failed to satisfy "
        "constraint: Member must have length greater than or equal to 1"},
    {"an unknown one", shards(1), {"clicks", {"Bytes"}, true}, kUnknownMetric},
    {"an unknown one off", shards(1), {"clicks", {"Bytes"}, false}, kUnknownMetric},
    {"no stream", nothing, {"clicks", {"ALL"}, true}, kNotFound},
    {"while it is created", creating, {"clicks", {"ALL"}, true}, kCreating},
    {"while it is resharded", updating, {"clicks", {"ALL"}, false}, kUpdating},
};

TEST(EnhancedMonitoring, AnswersAsTheServiceDoes) { expectOutcomes(kMonitoring); }

TEST(EnhancedMonitoring, TellsWhatWasOnBeforeAndWhatIsOnNow)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const auto set = [&](std::vector<std::string> metrics, bool isEnable) {
        const auto change = hand.call(EnhancedMonitoringRequest{"clicks", std::move(metrics), isEnable});
        const auto text = [](ShardLevelMetrics of) {
            return namesOf(shardLevelMetricNames(of), [](const std::string& name) { return name; });
        };
        return change ? text(change->currentShardLevelMetrics) + " -> " + text(change->desiredShardLevelMetrics)
                      : outcome(change);
    };
    EXPECT_EQ(set({"OutgoingBytes", "IncomingBytes"}, true), " -> IncomingBytes OutgoingBytes");
    EXPECT_EQ(set({"IncomingRecords"}, true),
        "IncomingBytes OutgoingBytes -> IncomingBytes IncomingRecords OutgoingBytes");
    EXPECT_EQ(set({"OutgoingBytes", "IteratorAgeMilliseconds"}, false),
        "IncomingBytes IncomingRecords OutgoingBytes -> IncomingBytes IncomingRecords");
    EXPECT_EQ(set({"ALL"}, false), "IncomingBytes IncomingRecords -> ");
    ASSERT_EQ(set({"ALL"}, true).substr(0, 4), " -> ");
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->enhancedMonitoring, kAllShardLevelMetrics);
    const auto byArn = hand.call(EnhancedMonitoringRequest{"", {"ALL"}, false, kArn});
    EXPECT_EQ(byArn->streamName, "clicks");
    EXPECT_EQ(byArn->streamArn, kArn);
}

// --- Encryption -----------------------------------------------------------------------------

constexpr EncryptionType kKms = EncryptionType::Kms;

const Case<StreamEncryptionRequest> kEncryption[] = {
    // what | before | request | outcome
    {"start", shards(1), {"clicks", kKms, "alias/aws/kinesis", true}, "ok"},
    {"stop, though it is not on", shards(1), {"clicks", kKms, "alias/aws/kinesis", false}, "ok"},
    {"no key", shards(1), {"clicks", kKms, "", true},
        "ValidationException: 1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member "
        "must not be null"},
    {"not by KMS", shards(1), {"clicks", EncryptionType::None, "key", true},
        "InvalidArgumentException: The only valid EncryptionType is KMS."},
    {"stop, not by KMS", shards(1), {"clicks", EncryptionType::None, "key", false},
        "InvalidArgumentException: The only valid EncryptionType is KMS."},
    {"stop, no key", shards(1), {"clicks", kKms, "", false},
        "ValidationException: 1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member "
        "must not be null"},
    {"no stream", nothing, {"clicks", kKms, "key", true}, kNotFound},
    {"while it is created", creating, {"clicks", kKms, "key", true}, kCreating},
    {"while it is resharded", updating, {"clicks", kKms, "key", false}, kUpdating},
    {"while encryption begins",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            (void)hand.call(StreamEncryptionRequest{"clicks", kKms, "key", true});
        },
        {"clicks", kKms, "key", false}, kUpdating},
};

TEST(StreamEncryption, AnswersAsTheServiceDoes) { expectOutcomes(kEncryption); }

TEST(StreamEncryption, LeavesEveryRecordAsItWasWhenItArrived)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const auto type = [&](const char* data) {
        return encryptionTypeName(hand.put("clicks", "key", data).encryptionType);
    };
    EXPECT_EQ(type("before"), "NONE");
    ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", kKms, "alias/mine", true})), "ok");
    EXPECT_EQ(statusName(hand.call(DescribeStreamSummaryRequest{"clicks"})->status), "UPDATING");
    hand.advanceBy(seconds{10} - Duration{1});
    EXPECT_EQ(type("while UPDATING"), "NONE");
    hand.advanceBy(Duration{1});
    const auto summary = hand.call(DescribeStreamSummaryRequest{"clicks"});
    EXPECT_EQ(statusName(summary->status), "ACTIVE");
    EXPECT_EQ(encryptionTypeName(summary->encryptionType), "KMS");
    EXPECT_EQ(summary->keyId, "alias/mine");
    hand.advanceBy(seconds{5});
    EXPECT_EQ(type("encrypted"), "KMS");
    ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", kKms, "alias/mine", false})), "ok");
    EXPECT_EQ(type("still"), "KMS");
    hand.advanceBy(seconds{10});
    EXPECT_EQ(type("after"), "NONE");
    EXPECT_EQ(encryptionTypeName(hand.call(DescribeStreamSummaryRequest{"clicks"})->encryptionType), "NONE");
    EXPECT_EQ(namesOf(hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records,
                  [](const Record& record) { return std::string{encryptionTypeName(record.encryptionType)}; }),
        "NONE NONE KMS KMS NONE");
}

TEST(StreamEncryption, TakesUpToFiveSecondsAfterItIsActiveShardByShard)
{
    ServiceByHand hand;
    hand.addStream("clicks", 50);
    ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", kKms, "key", true})), "ok");
    const auto encrypted = [&] {
        std::vector<PutEntry> entries;
        for (const ShardDescription& shard : hand.shards("clicks"))
            entries.push_back(entryWithHash(shard.range.first.decimal()));
        const auto answer = hand.call(PutRecordsRequest{"clicks", entries});
        const auto count = std::count_if(answer->records.begin(), answer->records.end(),
            [](const PutResult& result) { return result.encryptionType == kKms; });
        return std::to_string(count) + " " + std::string{encryptionTypeName(answer->encryptionType)};
    };
    hand.advanceBy(seconds{10} - Duration{1});
    EXPECT_EQ(encrypted(), "0 NONE");
    hand.advanceBy(Duration{2'501});
    const std::string half = encrypted();
    EXPECT_NE(half.substr(0, 2), "0 ");
    EXPECT_EQ(half.substr(half.find(' ')), " NONE");
    hand.advanceBy(Duration{2'500});
    EXPECT_EQ(encrypted(), "50 KMS");
}

TEST(StreamEncryption, StartsAnewToChangeTheKey)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    for (const char* key : {"alias/first", "alias/second"}) {
        ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", kKms, key, true})), "ok");
        hand.advanceBy(seconds{10});
        const auto summary = hand.call(DescribeStreamSummaryRequest{"clicks"});
        EXPECT_EQ(encryptionTypeName(summary->encryptionType), "KMS");
        EXPECT_EQ(summary->keyId, key);
    }
}

TEST(StreamEncryption, ChangesTwentyFiveTimesInTwentyFourHours)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.addStream("views", 1);
    for (int i = 0; i < 25; ++i) {
        ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", kKms, "key", i % 2 == 0})), "ok");
        ASSERT_EQ(outcome(hand.call(StreamEncryptionRequest{"clicks", kKms, "key", true})), kUpdating)
            << "refusals do not count";
        hand.advanceBy(seconds{10});
    }
    EXPECT_EQ(outcome(hand.call(StreamEncryptionRequest{"views", kKms, "key", true})), "ok") << "another stream";
    const StreamEncryptionRequest another{"clicks", kKms, "key", false};
    EXPECT_EQ(outcome(hand.call(another)),
        "LimitExceededException: StartStreamEncryption and StopStreamEncryption cannot be called more than 25 times in "
        "a "
        "24-hour period for stream clicks under account 123456789012.");
    EXPECT_EQ(hand.call(StreamEncryptionRequest{"clicks", kKms, "key", true}).error().reason,
        Reason::TooManyEncryptionChangesToday);
    hand.advanceTo(hours{24} - Duration{1});
    EXPECT_NE(outcome(hand.call(another)), "ok");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(outcome(hand.call(another)), "ok");
}

// --- The size of a record -----------------------------------------------------------------------

const Case<UpdateMaxRecordSizeRequest> kRecordSize[] = {
    // what | before | request | outcome | profile
    {"ten MiB", shards(1), {kArn, 10'240}, "ok"},
    {"on demand", onDemand, {kArn, 10'240}, "ok"},
    {"too little", shards(1), {kArn, 1'023},
        "ValidationException: 1 validation error detected: Value '1023' at 'maxRecordSizeInKiB' failed to satisfy "
        "constraint: Member must have value greater than or equal to 1024"},
    {"too much", shards(1), {kArn, 10'241},
        "ValidationException: 1 validation error detected: Value '10241' at 'maxRecordSizeInKiB' failed to satisfy "
        "constraint: Member must have value less than or equal to 10240"},
    {"a MiB, classic", shards(1), {kArn, 1'024},
        "UnknownOperationException: The profile classic has no operation UpdateMaxRecordSize.", kClassic},
    {"no ARN", shards(1), {"", 1'024},
        "ValidationException: 1 validation error detected: Value null at 'streamARN' failed to satisfy constraint: "
        "Member must not be null"},
    {"no stream", nothing, {kArn, 1'024}, kNotFound},
    {"while it is resharded", updating, {kArn, 1'024}, kUpdating},
};

TEST(UpdateMaxRecordSize, AnswersAsTheServiceDoes) { expectOutcomes(kRecordSize); }

// "A 10 MiB record limit means 10 MiB/s." The rows of the throttle scenarios about a record of 10 MiB.
TEST(Misconception30, OneRecordOfTenMiBEmptiesTheTankOfItsShardForTenSeconds)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const PutRecordRequest large{"clicks", entry("k", 10 * 1'048'576 - 1), {}};
    EXPECT_EQ(exceptionName(hand.call(large).error().exception), "ValidationException") << "over a MiB before";
    ASSERT_EQ(outcome(hand.call(UpdateMaxRecordSizeRequest{kArn, 10'240})), "ok");
    EXPECT_EQ(exceptionName(hand.call(large).error().exception), "ValidationException") << "while UPDATING";
    hand.advanceBy(seconds{5});
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->maxRecordSizeInKiB, 10'240);
    ASSERT_EQ(outcome(hand.call(large)), "ok");
    const PutRecordRequest small{"clicks", entry("k", 1'023), {}};
    EXPECT_EQ(exceptionName(hand.call(small).error().exception), "ProvisionedThroughputExceededException");
    hand.advanceBy(Duration{2});
    EXPECT_EQ(outcome(hand.call(small)), "ok") << "2,097 bytes refilled";
    hand.advanceBy(Duration{998});
    EXPECT_EQ(outcome(hand.call(small)), "ok") << "a second after the large one";
    hand.advanceBy(seconds{9});
    EXPECT_EQ(exceptionName(hand.call(large).error().exception), "ProvisionedThroughputExceededException");
    hand.advanceBy(seconds{2});
    EXPECT_EQ(outcome(hand.call(large)), "ok");
}

// However much larger: the tank is the same, and so is what refills it.
TEST(LargeRecords, HaveATankOfTenMiBWhateverSizeTheirStreamTakes)
{
    for (const std::int64_t maxKiB : {1'024, 1'025, 2'048, 10'240}) {
        SCOPED_TRACE(maxKiB);
        ServiceByHand hand;
        CreateStreamRequest request{"clicks", 1};
        request.maxRecordSizeInKiB = maxKiB;
        ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {request, hours{24}}));
        const auto storedOf = [&](std::size_t count) {
            const PutRecordsRequest mebibytes{"clicks", std::vector<PutEntry>(count, entry("k", 1'048'575))};
            return count - hand.call(mebibytes)->failedRecordCount;
        };
        EXPECT_EQ(storedOf(10), maxKiB == 1'024 ? 1U : 10U);
        EXPECT_EQ(storedOf(1), 0U);
        hand.advanceBy(seconds{1});
        EXPECT_EQ(storedOf(2), 1U) << "a MiB a second";
        hand.advanceBy(seconds{20});
        EXPECT_EQ(storedOf(10), maxKiB == 1'024 ? 1U : 10U) << "it is never fuller";
        EXPECT_EQ(storedOf(1), 0U);
    }
}

TEST(LargeRecords, AReadReturnsOneAndThenOwesFiveSeconds)
{
    ServiceByHand hand;
    CreateStreamRequest request{"clicks", 1};
    request.maxRecordSizeInKiB = 10'240;
    ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {request, hours{24}}));
    ASSERT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 10 * 1'048'576 - 1), {}})), "ok");
    hand.advanceBy(minutes{1});
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    ASSERT_EQ(hand.read(iterator).records.size(), 1U);
    hand.advanceBy(Duration{4'999});
    EXPECT_EQ(exceptionName(hand.call(GetRecordsRequest{iterator}).error().exception),
        "ProvisionedThroughputExceededException");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(hand.read(iterator).records.size(), 1U);
}

// --- DryRun ------------------------------------------------------------------------------------

TEST(DryRun, ChecksEverythingAndDoesNothing)
{
    const std::string dry = "DryRunOperationException: Request would have succeeded, but DryRun flag is set.";
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    EXPECT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 1), {}, "", true})), dry);
    EXPECT_EQ(outcome(hand.call(PutRecordsRequest{"clicks", {entry("k", 1)}, "", true})), dry);
    EXPECT_EQ(hand.service().stream(clicks).lines.front().stored, 0U);
    EXPECT_EQ(exceptionName(hand.call(PutRecordRequest{"clicks", entry("", 1), {}, "", true}).error().exception),
        "ValidationException");
    EXPECT_EQ(outcome(hand.call(PutRecordRequest{"views", entry("k", 1), {}, "", true})),
        "ResourceNotFoundException: Stream views under account 123456789012 not found.");
    EXPECT_EQ(outcome(hand.call(GetShardIteratorRequest{
                  "clicks", "shardId-000000000000", IteratorType::Latest, {}, {}, "", true})),
        dry);
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    for (int i = 0; i < 20; ++i)
        ASSERT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10, "", true})), dry) << "takes no call of the five";
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok");
}

// --- Request rates -------------------------------------------------------------------------------

template <typename Request>
int acceptedAtOnce(ServiceByHand& hand, const Request& request, int tries)
{
    int accepted = 0;
    for (int i = 0; i < tries; ++i) {
        const auto answer = hand.call(request);
        accepted += answer || answer.error().reason != Reason::RateExceeded ? 1 : 0;
    }
    return accepted;
}

TEST(RequestRates, AreASecondsWorthAtOnceAndRefillEvenly)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.callFromOutside();
    EXPECT_EQ(acceptedAtOnce(hand, DescribeStreamRequest{"clicks"}, 50), 10);
    EXPECT_EQ(outcome(hand.call(DescribeStreamRequest{"clicks"})),
        "LimitExceededException: Rate exceeded for stream clicks under account 123456789012.");
    hand.advanceBy(Duration{99});
    EXPECT_EQ(acceptedAtOnce(hand, DescribeStreamRequest{"clicks"}, 5), 0);
    hand.advanceBy(Duration{1});
    EXPECT_EQ(acceptedAtOnce(hand, DescribeStreamRequest{"clicks"}, 5), 1);
    hand.advanceBy(seconds{1});
    EXPECT_EQ(acceptedAtOnce(hand, DescribeStreamRequest{"clicks"}, 50), 10);
}

TEST(RequestRates, AreThoseOfTheTable)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.callFromOutside();
    EXPECT_EQ(acceptedAtOnce(hand, ListStreamsRequest{}, 50), 5);
    EXPECT_EQ(outcome(hand.call(ListStreamsRequest{})),
        "LimitExceededException: Rate exceeded for account 123456789012.");
    EXPECT_EQ(acceptedAtOnce(hand, DescribeLimitsRequest{}, 50), 1);
    EXPECT_EQ(acceptedAtOnce(hand, DescribeStreamSummaryRequest{"clicks"}, 50), 20);
    EXPECT_EQ(acceptedAtOnce(hand, DescribeStreamConsumerRequest{kArn, "app", ""}, 50), 20);
    EXPECT_EQ(acceptedAtOnce(hand, UpdateShardCountRequest{"clicks", 1}, 50), 10);
    EXPECT_EQ(acceptedAtOnce(hand, RetentionPeriodRequest{"clicks", 24, true}, 50), 5);
    EXPECT_EQ(acceptedAtOnce(hand, RetentionPeriodRequest{"clicks", 24, false}, 50), 5) << "another operation";
    EXPECT_EQ(acceptedAtOnce(hand, ListShardsRequest{.streamName = "clicks"}, 1'500), 1'000);
    ServiceByHand classic{{.profile = kClassic}};
    classic.addStream("clicks", 1);
    classic.callFromOutside();
    EXPECT_EQ(acceptedAtOnce(classic, ListShardsRequest{.streamName = "clicks"}, 1'500), 100);
}

TEST(RequestRates, OfAStreamDoNotHoldForAnotherAndThoseOfTheAccountDo)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.addStream("views", 1);
    hand.callFromOutside();
    EXPECT_EQ(acceptedAtOnce(hand, RetentionPeriodRequest{"clicks", 24, true}, 50), 5);
    EXPECT_EQ(acceptedAtOnce(hand, RetentionPeriodRequest{"views", 24, true}, 50), 5);
    EXPECT_EQ(acceptedAtOnce(hand, DescribeStreamRequest{"clicks"}, 6), 6);
    EXPECT_EQ(acceptedAtOnce(hand, DescribeStreamRequest{"views"}, 50), 4);
}

TEST(RequestRates, HoldForOutsideCallersAlone)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    EXPECT_EQ(acceptedAtOnce(hand, ListStreamsRequest{}, 50), 50);
    ServiceByHand without{{.areLimitsOn = false}};
    without.callFromOutside();
    EXPECT_EQ(acceptedAtOnce(without, ListStreamsRequest{}, 50), 50);
}

}
}
