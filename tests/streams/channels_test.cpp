// Channels: the state of deliveries that the service carries out itself, and its checks.
#include "streams/operation_cases.h"

namespace shardscope::streams {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

CreateChannelRequest toS3(const std::string& name = "to-s3")
{
    CreateChannelRequest request;
    request.channelName = name;
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {{kArn, RecordFormat::Json, ""}};
    request.s3Destination = S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    return request;
}

CreateChannelRequest toTables(const std::string& name = "to-tables")
{
    CreateChannelRequest request = toS3(name);
    request.s3Destination.reset();
    request.s3TablesDestination = S3TablesDestination{.tableArn = "table", .deadLetterBucketArn = "bucket"};
    return request;
}

template <typename Change>
CreateChannelRequest with(CreateChannelRequest request, const Change& change)
{
    change(request);
    return request;
}

const Case<CreateChannelRequest> kCreate[] = {
    // what | before | request | outcome
    {"to S3", onDemand, toS3(), "ok"},
    {"to S3 Tables", onDemand, toTables(), "ok"},
    {"of a provisioned stream", shards(1), toS3(),
        "ValidationException: Request is invalid. Stream clicks under account 123456789012 is in Provisioned mode."},
    {"of no stream", nothing, toS3(), kNotFound},
    {"without name and role", onDemand, with(toS3(), [](auto& r) { r.channelName = r.serviceExecutionRoleArn = ""; }),
        "ValidationException: 2 validation errors detected: Value null at 'channelName' failed to satisfy constraint: "
        "Member must not be null; Value null at 'serviceExecutionRoleARN' failed to satisfy constraint: Member must "
        "not "
        "be null"},
    {"without a stream", onDemand, with(toS3(), [](auto& r) { r.streamConfigurationList.clear(); }),
        "ValidationException: 1 validation error detected: Value '[0 streams]' at 'streamConfigurationList' failed to "
        "satisfy constraint: Member must have length greater than or equal to 1"},
    {"to both", onDemand, with(toS3(), [](auto& r) { r.s3TablesDestination = toTables().s3TablesDestination; }),
        "InvalidArgumentException: Exactly one of S3DestinationConfiguration and S3TablesDestinationConfiguration "
        "should be provided."},
    {"to neither", onDemand, with(toS3(), [](auto& r) { r.s3Destination.reset(); }),
        "InvalidArgumentException: Exactly one of S3DestinationConfiguration and S3TablesDestinationConfiguration "
        "should be provided."},
    {"text to S3 Tables", onDemand,
        with(toTables(), [](auto& r) { r.streamConfigurationList[0].recordFormatType = RecordFormat::String; }),
        "InvalidArgumentException: RecordFormatType STRING cannot be delivered to S3 Tables."},
    {"a schema to S3", onDemand,
        with(toS3(),
            [](auto& r) {
                r.streamConfigurationList[0] = {kArn, RecordFormat::GsrJson, "schema"};
            }),
        "InvalidArgumentException: RecordFormatType GSR_JSON cannot be delivered to S3."},
    {"a schema that is not named", onDemand,
        with(toTables(), [](auto& r) { r.streamConfigurationList[0].recordFormatType = RecordFormat::GsrJson; }),
        "InvalidArgumentException: RecordFormatType GSR_JSON needs a GSRSchemaARN."},
    {"to S3 Tables without a bucket for the rest", onDemand,
        with(toTables(), [](auto& r) { r.s3TablesDestination->deadLetterBucketArn = ""; }),
        "InvalidArgumentException: A destination in S3 Tables needs a bucket for records that cannot be delivered."},
    {"packed as S3 does not", onDemand, with(toS3(), [](auto& r) { r.s3Destination->compressionType = "SNAPPY"; }),
        "ValidationException: 1 validation error detected: Value 'SNAPPY' at "
        "'s3DestinationConfiguration.compressionType' failed to satisfy constraint: Member must satisfy enum value "
        "set: [GZIP, ZSTD, NONE]"},
    {"a name that is there",
        [](ServiceByHand& hand) {
            onDemand(hand);
            (void)hand.call(toTables("to-s3"));
        },
        toS3(), "ResourceInUseException: Channel to-s3 under account 123456789012 already exists."},
    {"another of the kind",
        [](ServiceByHand& hand) {
            onDemand(hand);
            (void)hand.call(toS3("first"));
        },
        toS3(),
        "LimitExceededException: This request would exceed the limit of 1 channels for stream clicks and this type of "
        "destination."},
};

TEST(CreateChannel, AnswersAsTheServiceDoes) { expectOutcomes(kCreate); }

TEST(Channels, LiveFromCreatingToGone)
{
    ServiceByHand hand;
    onDemand(hand);
    const auto made = hand.call(toS3());
    ASSERT_EQ(outcome(made), "ok");
    EXPECT_EQ(statusName(made->status), "CREATING");
    EXPECT_EQ(made->channelArn, "arn:aws:kinesis:us-east-1:123456789012:channel/" + made->channelId);
    const auto status = [&] {
        const auto answer = hand.call(DescribeChannelRequest{made->channelArn});
        return answer ? std::string{statusName(answer->status)} : outcome(answer);
    };
    EXPECT_EQ(outcome(hand.call(UpdateChannelRequest{made->channelArn, 60, {}})),
        "ResourceInUseException: Channel to-s3 under account 123456789012 not ACTIVE, instead in state CREATING");
    hand.advanceBy(seconds{30} - base::Duration{1});
    EXPECT_EQ(status(), "CREATING");
    hand.advanceBy(base::Duration{1});
    EXPECT_EQ(status(), "ACTIVE");
    ASSERT_EQ(outcome(hand.call(UpdateChannelRequest{made->channelArn, 60, ChannelLogging{true, "", "stream"}})), "ok");
    EXPECT_EQ(status(), "UPDATING");
    EXPECT_EQ(outcome(hand.call(UpdateChannelRequest{made->channelArn, 0, {}})),
        "ValidationException: 1 validation error detected: Value '0' at 'dataFreshnessInSeconds' failed to satisfy "
        "constraint: Member must have value greater than or equal to 1");
    hand.advanceBy(seconds{30});
    EXPECT_EQ(hand.call(DescribeChannelRequest{made->channelArn})->configuration.s3Destination->dataFreshnessInSeconds,
        60);
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->channelCount, 1U);
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->channelCount, 1);
    for (const bool isEnforced : {false, true})
        EXPECT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks", isEnforced})),
            "ResourceInUseException: Stream clicks under account 123456789012 has channels. Delete them before the "
            "stream.");
    ASSERT_EQ(outcome(hand.call(DeleteChannelRequest{made->channelArn})), "ok");
    EXPECT_EQ(status(), "DELETING");
    hand.advanceBy(seconds{30});
    EXPECT_EQ(status(),
        "ResourceNotFoundException: Channel " + made->channelArn + " under account 123456789012 not found.");
    EXPECT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
}

TEST(Channels, HoldTheirStreamBackUntilTheyAreBeingDeleted)
{
    ServiceByHand hand;
    onDemand(hand);
    const auto made = hand.call(toS3());
    ASSERT_EQ(outcome(made), "ok");
    const auto deleted = [&] { return outcome(hand.call(DeleteStreamRequest{"clicks"})); };
    const std::string held =
        "ResourceInUseException: Stream clicks under account 123456789012 has channels. Delete them before the stream.";
    EXPECT_EQ(deleted(), held) << "CREATING";
    hand.advanceBy(seconds{30});
    EXPECT_EQ(deleted(), held) << "ACTIVE";
    ASSERT_EQ(outcome(hand.call(UpdateChannelRequest{made->channelArn, 60, {}})), "ok");
    EXPECT_EQ(deleted(), held) << "UPDATING";
    ASSERT_EQ(outcome(hand.call(DeleteChannelRequest{made->channelArn})), "ok");
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->channelCount, 1U) << "DELETING, and still there";
    EXPECT_EQ(deleted(), "ok");
    // The stream goes before its channel does, and another one of the name has none.
    hand.advanceBy(seconds{20});
    CreateStreamRequest again{"clicks"};
    again.streamMode = CapacityMode::OnDemand;
    again.isShardCountGiven = false;
    ASSERT_EQ(outcome(hand.call(again)), "ok");
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->channelCount, 0U);
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->channelCount, 1);
    hand.advanceBy(seconds{30});
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->channelCount, 0);
    EXPECT_EQ(outcome(hand.call(toS3())), "ok");
}

TEST(Channels, AreListedByNamePageByPageAndByStream)
{
    ServiceByHand hand;
    onDemand(hand);
    addOnDemand(hand, "views");
    const std::string views = "arn:aws:kinesis:us-east-1:123456789012:stream/views";
    for (const char* name : {"b", "a"}) {
        CreateChannelRequest request = name[0] == 'a' ? toS3(name) : toTables(name);
        ASSERT_EQ(outcome(hand.call(request)), "ok");
    }
    CreateChannelRequest ofViews = toS3("c");
    ofViews.streamConfigurationList[0].streamArn = views;
    ASSERT_EQ(outcome(hand.call(ofViews)), "ok");
    const auto names = [](const Answer<ChannelPage>& page) {
        return page ? namesOf(page->channelSummaries, [](const ChannelSummary& channel) { return channel.channelName; })
                    : outcome(page);
    };
    EXPECT_EQ(names(hand.call(ListChannelsRequest{})), "a b c");
    EXPECT_EQ(names(hand.call(ListChannelsRequest{{{views, {}}}})), "c");
    EXPECT_EQ(names(hand.call(ListChannelsRequest{{{views, base::kWorldStart}}})), "c");
    EXPECT_EQ(names(hand.call(ListChannelsRequest{{{views, base::instantAt(seconds{9})}}})), "");
    const auto page = hand.call(ListChannelsRequest{{}, 2});
    EXPECT_EQ(names(page), "a b");
    EXPECT_EQ(names(hand.call(ListChannelsRequest{{}, 2, page->nextToken})), "c");
    hand.advanceBy(minutes{5} + base::Duration{1});
    EXPECT_EQ(names(hand.call(ListChannelsRequest{{}, 2, page->nextToken})),
        "ExpiredNextTokenException: NextToken has expired.");
}

}
}
