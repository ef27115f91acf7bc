// The doors of channels, row by row: destinations, bounds, states, quotas and pages.
#include "streams/operation_cases.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace shardscope::streams {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const std::string kViews = "arn:aws:kinesis:us-east-1:123456789012:stream/views";

CreateChannelRequest toS3(const std::string& name = "to-s3", const std::string& stream = kArn)
{
    CreateChannelRequest request;
    request.channelName = name;
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {{stream, RecordFormat::Json, ""}};
    request.s3Destination = S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    return request;
}

CreateChannelRequest toTables(const std::string& name = "to-tables", const std::string& stream = kArn,
    const std::string& table = "table")
{
    CreateChannelRequest request = toS3(name, stream);
    request.s3Destination.reset();
    request.s3TablesDestination = S3TablesDestination{.tableArn = table, .deadLetterBucketArn = "bucket"};
    return request;
}

template <typename Change>
CreateChannelRequest with(CreateChannelRequest request, const Change& change)
{
    change(request);
    return request;
}

template <typename Change>
CreateChannelRequest s3(const Change& change)
{
    return with(toS3(), [&](CreateChannelRequest& request) { change(*request.s3Destination); });
}
CreateChannelRequest packed(const char* compression)
{
    return s3([&](S3Destination& destination) { destination.compressionType = compression; });
}
CreateChannelRequest stored(const char* storageClass)
{
    return s3([&](S3Destination& destination) { destination.storageClass = storageClass; });
}
CreateChannelRequest fresh(std::int64_t after)
{
    return s3([&](S3Destination& destination) { destination.dataFreshnessInSeconds = after; });
}

template <typename Change>
CreateChannelRequest tables(const Change& change)
{
    return with(toTables(), [&](CreateChannelRequest& request) { change(*request.s3TablesDestination); });
}
CreateChannelRequest tablesPacked(const char* compression)
{
    return tables([&](S3TablesDestination& destination) { destination.compressionType = compression; });
}
CreateChannelRequest tablesFresh(std::int64_t after)
{
    return tables([&](S3TablesDestination& destination) { destination.dataFreshnessInSeconds = after; });
}

CreateChannelRequest formatted(CreateChannelRequest request, RecordFormat format, const char* schema = "")
{
    request.streamConfigurationList.front().recordFormatType = format;
    request.streamConfigurationList.front().gsrSchemaArn = schema;
    return request;
}

CreateChannelRequest tagged(Tags tags)
{
    return with(toS3(), [&](CreateChannelRequest& request) { request.tags = std::move(tags); });
}

Tags numbered(int count)
{
    Tags tags;
    for (int i = 0; i < count; ++i)
        tags["key-" + std::to_string(100 + i)] = "value";
    return tags;
}

void onDemandCreating(ServiceByHand& hand)
{
    CreateStreamRequest request{"clicks"};
    request.streamMode = CapacityMode::OnDemand;
    request.isShardCountGiven = false;
    ASSERT_EQ(outcome(hand.call(request)), "ok");
}
void onDemandUpdating(ServiceByHand& hand)
{
    onDemand(hand);
    ASSERT_EQ(outcome(hand.call(UpdateMaxRecordSizeRequest{kArn, 2'048})), "ok");
}
void onDemandDeleting(ServiceByHand& hand)
{
    onDemand(hand);
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
}
void onDemandGone(ServiceByHand& hand)
{
    onDemandDeleting(hand);
    hand.advanceBy(seconds{20});
}

// A channel that is ACTIVE; its ARN.
std::string add(ServiceByHand& hand, const CreateChannelRequest& request)
{
    const auto made = hand.call(request);
    EXPECT_EQ(outcome(made), "ok");
    hand.advanceBy(seconds{30});
    return made ? made->channelArn : "";
}

void viewsToTable(ServiceByHand& hand)
{
    onDemand(hand);
    addOnDemand(hand, "views");
    add(hand, toTables("first", kViews));
}
void viewsToTableDeleting(ServiceByHand& hand)
{
    onDemand(hand);
    addOnDemand(hand, "views");
    ASSERT_EQ(outcome(hand.call(DeleteChannelRequest{add(hand, toTables("first", kViews))})), "ok");
}
void viewsToTableGone(ServiceByHand& hand)
{
    viewsToTableDeleting(hand);
    hand.advanceBy(seconds{30});
}

// Named channel-100, channel-101, …, two of each stream.
void channels(ServiceByHand& hand, int count)
{
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(100 + i);
        const std::string stream = "stream-" + std::to_string(100 + i / 2);
        const std::string arn = "arn:aws:kinesis:us-east-1:123456789012:stream/" + stream;
        if (i % 2 == 0)
            addOnDemand(hand, stream);
        const std::string name = "channel-" + number;
        ASSERT_EQ(outcome(hand.call(i % 2 == 0 ? toS3(name, arn) : toTables(name, arn, "table-" + number))), "ok");
    }
}
Before channels(int count)
{
    return [count](ServiceByHand& hand) {
        onDemand(hand);
        channels(hand, count);
    };
}

std::string one(const std::string& value, const std::string& path, const std::string& constraint)
{
    return "ValidationException: 1 validation error detected: Value " + value + " at '" + path
        + "' failed to satisfy constraint: " + constraint;
}
std::string choice(const std::string& value, const std::string& path, const std::string& listed)
{
    return one("'" + value + "'", path, "Member must satisfy enum value set: [" + listed + "]");
}
std::string bounds(const std::string& value, const std::string& path, const std::string& side)
{
    return one("'" + value + "'", path, "Member must have value " + side);
}

const std::string kStreamArnPath = "streamConfigurationList.1.member.streamARN";
const std::string kS3Path = "s3DestinationConfiguration.";
const std::string kTablesPath = "s3TablesDestinationConfiguration.";
const std::string kFreshness = "dataFreshnessInSeconds";
const std::string kArnPattern =
    R"(Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\d{12}:stream/\S+)";
const std::string kKeys =
    "Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length "
    "greater than or equal to 1]";

const std::string kTwoStreams =
    one("'[2 streams]'", "streamConfigurationList", "Member must have length less than or equal to 1");
const std::string kBadStreamArn = one("'clicks'", kStreamArnPath, kArnPattern);
const std::string kNoStreamArn = one("null", kStreamArnPath, "Member must not be null");
const std::string kNoRole = one("null", "serviceExecutionRoleARN", "Member must not be null");
const std::string kBadStorage =
    choice("GLACIER", kS3Path + "storageClass", "STANDARD, INTELLIGENT_TIERING, GLACIER_IR");
const std::string kSmallStorage =
    choice("standard", kS3Path + "storageClass", "STANDARD, INTELLIGENT_TIERING, GLACIER_IR");
const std::string kBadCompression = choice("BZIP2", kS3Path + "compressionType", "GZIP, ZSTD, NONE");
const std::string kTablesCompression = choice("GZIP", kTablesPath + "compressionType", "ZSTD, SNAPPY, NONE");
const std::string kBadPartition = choice("TIME_DAY", kTablesPath + "partitionSpec", "TIME_HOUR");
const std::string kNotFresh = bounds("0", kS3Path + kFreshness, "greater than or equal to 1");
const std::string kStale = bounds("901", kS3Path + kFreshness, "less than or equal to 900");
const std::string kTablesNotFresh = bounds("0", kTablesPath + kFreshness, "greater than or equal to 1");
const std::string kTablesStale = bounds("901", kTablesPath + kFreshness, "less than or equal to 900");
const std::string kEmptyKey = one("'{=web}'", "tags", kKeys);
const std::string kLongKey = one("'{" + std::string(129, 'k') + "=web}'", "tags", kKeys);
const std::string kLongValue = one("'{team=" + std::string(257, 'v') + "}'", "tags",
    "Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length "
    "greater than or equal to 0]");
const std::string kManyTags = [] {
    std::string shown;
    for (const auto& [key, value] : numbered(201))
        shown += (shown.empty() ? "" : ", ") + key + "=" + value;
    return one("'{" + shown + "}'", "tags", "Member must have length less than or equal to 200");
}();
const std::string kBadChannelName =
    one("'a b'", "channelName", "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
const std::string kLongName =
    one("'" + std::string(129, 'n') + "'", "channelName", "Member must have length less than or equal to 128");

constexpr const char* kTableTaken = "ResourceInUseException: Table table is the destination of channel first already.";
constexpr const char* kAccountQuota =
    "LimitExceededException: This request would exceed the limit of 50 channels for account 123456789012.";
constexpr const char* kTooManyTags =
    "InvalidArgumentException: Failed to add tags to stream clicks under account 123456789012 because a given stream "
    "cannot have more than 10 tags associated with it.";

const Case<CreateChannelRequest> kCreate[] = {
    // what | before | request | outcome
    {"while the stream is created", onDemandCreating, toS3(), kCreating},
    {"while it is changed", onDemandUpdating, toS3(), kUpdating},
    {"while it is deleted", onDemandDeleting, toS3(), kDeleting},
    {"once it is gone", onDemandGone, toS3(), kNotFound},
    {"of a stream of another account", onDemand, toS3("to-s3", "arn:aws:kinesis:us-east-1:111122223333:stream/clicks"),
        "ResourceNotFoundException: Stream clicks under account 111122223333 not found."},
    {"of a stream of another region", onDemand, toS3("to-s3", "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks"),
        kNotFound},
    {"of two streams", onDemand,
        with(toS3(), [](auto& r) { r.streamConfigurationList.push_back(r.streamConfigurationList.front()); }),
        kTwoStreams.c_str()},
    {"of a name", onDemand, toS3("to-s3", "clicks"), kBadStreamArn.c_str()},
    {"of no ARN", onDemand, toS3("to-s3", ""), kNoStreamArn.c_str()},
    {"without a role", onDemand, with(toS3(), [](auto& r) { r.serviceExecutionRoleArn = ""; }), kNoRole.c_str()},
    {"a table that another channel has", viewsToTable, toTables(), kTableTaken},
    {"a table that a channel still has", viewsToTableDeleting, toTables(), kTableTaken},
    {"a table that a channel had", viewsToTableGone, toTables(), "ok"},
    {"another table", viewsToTable, toTables("to-tables", kArn, "another"), "ok"},
    {"the fiftieth of the account", channels(49), toS3(), "ok"},
    {"the fifty-first", channels(50), toS3(), kAccountQuota},
    {"GZIP to S3", onDemand, packed("GZIP"), "ok"},
    {"ZSTD to S3", onDemand, packed("ZSTD"), "ok"},
    {"unpacked to S3", onDemand, packed("NONE"), "ok"},
    {"packed as nobody does", onDemand, packed("BZIP2"), kBadCompression.c_str()},
    {"as usual", onDemand, stored("STANDARD"), "ok"},
    {"in tiers", onDemand, stored("INTELLIGENT_TIERING"), "ok"},
    {"in the archive", onDemand, stored("GLACIER_IR"), "ok"},
    {"in an archive that is slow", onDemand, stored("GLACIER"), kBadStorage.c_str()},
    {"in small letters", onDemand, stored("standard"), kSmallStorage.c_str()},
    {"fresh after no time", onDemand, fresh(0), kNotFresh.c_str()},
    {"after a second", onDemand, fresh(1), "ok"},
    {"after 900", onDemand, fresh(900), "ok"},
    {"after 901", onDemand, fresh(901), kStale.c_str()},
    {"ZSTD to S3 Tables", onDemand, tablesPacked("ZSTD"), "ok"},
    {"SNAPPY to S3 Tables", onDemand, tablesPacked("SNAPPY"), "ok"},
    {"unpacked to S3 Tables", onDemand, tablesPacked("NONE"), "ok"},
    {"packed as S3 Tables does not", onDemand, tablesPacked("GZIP"), kTablesCompression.c_str()},
    {"by day", onDemand, tables([](S3TablesDestination& to) { to.partitionSpec = "TIME_DAY"; }), kBadPartition.c_str()},
    {"to S3 Tables, fresh after no time", onDemand, tablesFresh(0), kTablesNotFresh.c_str()},
    {"to S3 Tables, after a second", onDemand, tablesFresh(1), "ok"},
    {"to S3 Tables, after 900", onDemand, tablesFresh(900), "ok"},
    {"to S3 Tables, after 901", onDemand, tablesFresh(901), kTablesStale.c_str()},
    {"text to S3", onDemand, formatted(toS3(), RecordFormat::String), "ok"},
    {"bytes to S3", onDemand, formatted(toS3(), RecordFormat::ByteArray), "ok"},
    {"a schema to S3 Tables", onDemand, formatted(toTables(), RecordFormat::GsrJson, "schema"), "ok"},
    {"bytes to S3 Tables", onDemand, formatted(toTables(), RecordFormat::ByteArray),
        "InvalidArgumentException: RecordFormatType BYTE_ARRAY cannot be delivered to S3 Tables."},
    {"fifty tags", onDemand, tagged(numbered(50)), "ok"},
    {"fifty-one", onDemand, tagged(numbered(51)), kTooManyTags},
    {"200, which are let through", onDemand, tagged(numbered(200)), kTooManyTags},
    {"201", onDemand, tagged(numbered(201)), kManyTags.c_str()},
    {"a tag with an empty key", onDemand, tagged({{"", "web"}}), kEmptyKey.c_str()},
    {"with a key of 128 and a value of 256", onDemand, tagged({{std::string(128, 'k'), std::string(256, 'v')}}), "ok"},
    {"with a key of 129", onDemand, tagged({{std::string(129, 'k'), "web"}}), kLongKey.c_str()},
    {"with a value of 257", onDemand, tagged({{"team", std::string(257, 'v')}}), kLongValue.c_str()},
    {"with bad characters", onDemand, tagged({{"team", "a*b"}}),
        "InvalidArgumentException: Some tags contain invalid characters. Valid characters: Unicode letters, digits, "
        "white space, _ . / = + - % @."},
    {"with the service's own prefix", onDemand, tagged({{"aws:team", "web"}}),
        "InvalidArgumentException: Failed to add tags to stream clicks under account 123456789012 because keys that "
        "begin with aws: are reserved."},
    {"a name with a space", onDemand, toS3("a b"), kBadChannelName.c_str()},
    {"a name of 128", onDemand, toS3(std::string(128, 'n')), "ok"},
    {"a name of 129", onDemand, toS3(std::string(129, 'n')), kLongName.c_str()},
};

TEST(CreateChannel, KeepsItsBounds) { expectOutcomes(kCreate); }

TEST(CreateChannel, TakesOneOfEachKindOfDestination)
{
    ServiceByHand hand;
    onDemand(hand);
    EXPECT_EQ(outcome(hand.call(toS3())), "ok");
    EXPECT_EQ(outcome(hand.call(toTables())), "ok");
    EXPECT_EQ(outcome(hand.call(toTables("third", kArn, "another"))),
        "LimitExceededException: This request would exceed the limit of 1 channels for stream clicks and this type of "
        "destination.");
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->channelCount, 2U);
}

// The service's text is not known.
TEST(CreateChannel, TakesKeysOfCustomersOnly)
{
    const auto encrypted = [](const char* key) {
        ServiceByHand hand;
        onDemand(hand);
        const auto made = hand.call(with(toS3(), [&](CreateChannelRequest& request) { request.keyId = key; }));
        return made ? "ok" : std::string{exceptionName(made.error().exception)};
    };
    EXPECT_EQ(encrypted("alias/mine"), "ok");
    EXPECT_EQ(encrypted("arn:aws:kms:us-east-1:123456789012:key/1234"), "ok");
    EXPECT_EQ(encrypted("alias/aws/kinesis"), "InvalidArgumentException");
    EXPECT_EQ(encrypted("arn:aws:kms:us-east-1:123456789012:alias/aws/kinesis"), "InvalidArgumentException");
}

TEST(CreateChannel, FillsInWhatIsLeftOut)
{
    ServiceByHand hand;
    onDemand(hand);
    const auto logged = [](CreateChannelRequest request, ChannelLogging logging) {
        request.logging = std::move(logging);
        return request;
    };
    const auto made = hand.call(logged(toS3(), {.isEnabled = true}));
    ASSERT_EQ(outcome(made), "ok");
    const auto found = hand.call(DescribeChannelRequest{made->channelArn});
    ASSERT_EQ(outcome(found), "ok");
    EXPECT_EQ(found->configuration, made->configuration);
    EXPECT_EQ(found->configuration.s3Destination->dataFreshnessInSeconds, 300);
    ASSERT_TRUE(found->configuration.logging);
    EXPECT_EQ(found->configuration.logging->logGroupName, "/aws/kinesis/to-s3/" + made->channelId);
    EXPECT_EQ(found->configuration.logging->logStreamName, "DestinationDelivery");
    const auto other = hand.call(logged(toTables(), {.isEnabled = true, .logGroupName = "mine"}));
    ASSERT_EQ(outcome(other), "ok");
    EXPECT_NE(other->channelId, made->channelId);
    EXPECT_EQ(other->configuration.s3TablesDestination->dataFreshnessInSeconds, 300);
    EXPECT_EQ(other->configuration.s3TablesDestination->partitionSpec, "TIME_HOUR");
    EXPECT_EQ(other->configuration.logging->logGroupName, "mine");
}

// --- Describe, update, delete -----------------------------------------------------------------

const std::string kNoChannelArn = "arn:aws:kinesis:us-east-1:123456789012:channel/0123456789abcdef";
const std::string kNoChannel =
    "ResourceNotFoundException: Channel " + kNoChannelArn + " under account 123456789012 not found.";
const std::string kNoArn = one("null", "channelARN", "Member must not be null");
const std::string kUpdateNotFresh = bounds("0", kFreshness, "greater than or equal to 1");
const std::string kUpdateStale = bounds("901", kFreshness, "less than or equal to 900");

const Case<DescribeChannelRequest> kDescribe[] = {
    // what | before | request | outcome
    {"none", nothing, {kNoChannelArn}, kNoChannel.c_str()},
    {"another", channels(1), {kNoChannelArn}, kNoChannel.c_str()},
    {"without an ARN", channels(1), {""}, kNoArn.c_str()},
};

TEST(DescribeChannel, AnswersAsTheServiceDoes) { expectOutcomes(kDescribe); }

const Case<DeleteChannelRequest> kDelete[] = {
    // what | before | request | outcome
    {"none", nothing, {kNoChannelArn}, kNoChannel.c_str()},
    {"another", channels(1), {kNoChannelArn}, kNoChannel.c_str()},
    {"without an ARN", channels(1), {""}, kNoArn.c_str()},
};

TEST(DeleteChannel, AnswersAsTheServiceDoes) { expectOutcomes(kDelete); }

const Case<UpdateChannelRequest> kUpdate[] = {
    // what | before | request | outcome
    {"none", nothing, {kNoChannelArn, 60, {}}, kNoChannel.c_str()},
    {"another", channels(1), {kNoChannelArn, 60, {}}, kNoChannel.c_str()},
    {"without an ARN", channels(1), {"", 60, {}}, kNoArn.c_str()},
    {"none, fresh after no time", nothing, {kNoChannelArn, 0, {}}, kUpdateNotFresh.c_str()},
    {"none, fresh after 901", nothing, {kNoChannelArn, 901, {}}, kUpdateStale.c_str()},
};

TEST(UpdateChannel, AnswersAsTheServiceDoes) { expectOutcomes(kUpdate); }

// Which comes first is not known.
TEST(UpdateChannel, ToldOfAllThatFails)
{
    ServiceByHand hand;
    const std::string two = "ValidationException: 2 validation errors detected: ";
    EXPECT_EQ(outcome(hand.call(UpdateChannelRequest{"", 901, {}})).substr(0, two.size()), two);
}

struct OfChannel {
    const char* what;
    std::function<void(ServiceByHand&, const std::string&)> before;
    std::int64_t freshness;
    std::string outcome;
};

void leave(ServiceByHand&, const std::string&) {}
void update(ServiceByHand& hand, const std::string& arn)
{
    ASSERT_EQ(outcome(hand.call(UpdateChannelRequest{arn, 60, {}})), "ok");
}
void remove(ServiceByHand& hand, const std::string& arn)
{
    ASSERT_EQ(outcome(hand.call(DeleteChannelRequest{arn})), "ok");
}
void updateAndWait(ServiceByHand& hand, const std::string& arn)
{
    update(hand, arn);
    hand.advanceBy(seconds{30});
}
std::string inState(const std::string& state)
{
    return "ResourceInUseException: Channel to-s3 under account 123456789012 not ACTIVE, instead in state " + state;
}

const OfChannel kUpdates[] = {
    // what | before | freshness | outcome
    {"fresh after no time", leave, 0, kUpdateNotFresh},
    {"after a second", leave, 1, "ok"},
    {"after 900", leave, 900, "ok"},
    {"after 901", leave, 901, kUpdateStale},
    {"while it is updated", update, 300, inState("UPDATING")},
    {"once it was updated", updateAndWait, 300, "ok"},
    {"while it is deleted", remove, 300, inState("DELETING")},
    {"after 901, while it is deleted", remove, 901, kUpdateStale},
};

TEST(UpdateChannel, KeepsItsBounds)
{
    for (const OfChannel& row : kUpdates) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand;
        onDemand(hand);
        const std::string arn = add(hand, toS3());
        row.before(hand, arn);
        EXPECT_EQ(outcome(hand.call(UpdateChannelRequest{arn, row.freshness, {}})), row.outcome);
    }
}

TEST(UpdateChannel, IsRefusedForADestinationThatTheChannelDoesNotHave)
{
    const std::string no = "InvalidArgumentException: Channel ";
    const struct {
        CreateChannelRequest channel;
        bool isForS3;
        bool isForS3Tables;
        std::string outcome;
    } rows[] = {
        {toS3(), true, false, "ok"},
        {toS3(), false, true, no + "to-s3 has no S3TablesDestinationConfiguration."},
        {toS3(), true, true, no + "to-s3 has no S3TablesDestinationConfiguration."},
        {toTables(), false, true, "ok"},
        {toTables(), true, false, no + "to-tables has no S3DestinationConfiguration."},
        {toTables(), true, true, no + "to-tables has no S3DestinationConfiguration."},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.outcome);
        ServiceByHand hand;
        onDemand(hand);
        const std::string arn = add(hand, row.channel);
        EXPECT_EQ(outcome(hand.call(UpdateChannelRequest{arn, 60, {}, row.isForS3, row.isForS3Tables})), row.outcome);
    }
}

TEST(UpdateChannel, ChangesFreshnessAndLoggingAlone)
{
    ServiceByHand hand;
    onDemand(hand);
    const std::string arn = add(hand, toTables());
    const auto before = hand.call(DescribeChannelRequest{arn});
    ASSERT_EQ(outcome(hand.call(UpdateChannelRequest{arn, 60, ChannelLogging{.isEnabled = true}})), "ok");
    hand.advanceBy(seconds{30});
    const auto after = hand.call(DescribeChannelRequest{arn});
    CreateChannelRequest expected = before->configuration;
    expected.s3TablesDestination->dataFreshnessInSeconds = 60;
    expected.logging = ChannelLogging{true, "/aws/kinesis/to-tables/" + before->channelId, "DestinationDelivery"};
    ASSERT_TRUE(after->configuration.logging);
    EXPECT_EQ(after->configuration.logging->logGroupName, expected.logging->logGroupName);
    EXPECT_EQ(after->configuration, expected);
}

TEST(DeleteChannel, WorksInEveryState)
{
    const auto deletedTwice = [](ServiceByHand& hand, const std::string& arn) {
        const std::string first = outcome(hand.call(DeleteChannelRequest{arn}));
        return first + ", " + outcome(hand.call(DeleteChannelRequest{arn}));
    };
    ServiceByHand hand;
    onDemand(hand);
    EXPECT_EQ(deletedTwice(hand, hand.call(toS3())->channelArn), "ok, ok") << "CREATING, then DELETING";
    const std::string arn = add(hand, toTables());
    EXPECT_EQ(deletedTwice(hand, arn), "ok, ok") << "ACTIVE";
    EXPECT_EQ(outcome(hand.call(toTables())),
        "ResourceInUseException: Channel to-tables under account 123456789012 already exists.");
    hand.advanceBy(seconds{30});
    const std::string gone = "ResourceNotFoundException: Channel " + arn + " under account 123456789012 not found.";
    EXPECT_EQ(outcome(hand.call(DescribeChannelRequest{arn})), gone);
    EXPECT_EQ(outcome(hand.call(UpdateChannelRequest{arn, 60, {}})), gone);
    EXPECT_EQ(outcome(hand.call(DeleteChannelRequest{arn})), gone);
    const auto page = hand.call(ListChannelsRequest{});
    ASSERT_EQ(outcome(page), "ok");
    EXPECT_TRUE(page->channelSummaries.empty());
    const std::string again = add(hand, toTables());
    EXPECT_NE(again, arn);
    update(hand, again);
    EXPECT_EQ(deletedTwice(hand, again), "ok, ok") << "UPDATING";
}

// --- Lists ------------------------------------------------------------------------------------

const std::string kNoneAsked = bounds("0", "maxResults", "greater than or equal to 1");
const std::string kTooManyAsked = bounds("10001", "maxResults", "less than or equal to 10000");
const std::string kBadFilter = one("'clicks'", "streamFilter.1.member.streamARN", kArnPattern);
const std::string kBadSecond = one("'clicks'", "streamFilter.2.member.streamARN", kArnPattern);
const std::string kEmptyFilter = one("null", "streamFilter.1.member.streamARN", "Member must not be null");
constexpr const char* kBadToken = "InvalidArgumentException: NextToken is invalid.";

ListChannelsRequest atMost(std::int64_t count, const std::string& token = "") { return {{}, count, token}; }
ListChannelsRequest of(const std::vector<std::string>& arns)
{
    ListChannelsRequest request;
    for (const std::string& arn : arns)
        request.streamFilter.push_back({arn, {}});
    return request;
}

const Case<ListChannelsRequest> kList[] = {
    // what | before | request | outcome
    {"none there", nothing, {}, "ok"},
    {"none asked for", channels(1), atMost(0), kNoneAsked.c_str()},
    {"one", channels(1), atMost(1), "ok"},
    {"10,000", channels(1), atMost(10'000), "ok"},
    {"10,001", channels(1), atMost(10'001), kTooManyAsked.c_str()},
    {"from nonsense on", channels(1), atMost(100, "nonsense"), kBadToken},
    {"from base64 on", channels(1), atMost(100, "AAAAAAAAAAM="), kBadToken},
    {"of a name", channels(1), of({"clicks"}), kBadFilter.c_str()},
    {"of an ARN and a name", channels(1), of({kArn, "clicks"}), kBadSecond.c_str()},
    {"of no ARN", channels(1), of({""}), kEmptyFilter.c_str()},
    {"of no stream", channels(1), of({kViews}), "ok"},
};

TEST(ListChannels, AnswersAsTheServiceDoes) { expectOutcomes(kList); }

TEST(ListChannels, TakesItsOwnTokensAlone)
{
    ServiceByHand hand;
    channels(4)(hand);
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "a"})), "ok");
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "b"})), "ok");
    const std::string own = hand.call(atMost(2))->nextToken;
    ListStreamsRequest streams;
    streams.limit = 1;
    const std::pair<const char*, std::string> tokens[] = {
        {"of ListStreams", hand.call(streams)->nextToken},
        {"of ListStreamConsumers", hand.call(ListStreamConsumersRequest{kArn, "", 1})->nextToken},
        {"of ListShards", hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 1})->nextToken},
        {"cut short", own.substr(0, own.size() / 2)},
        {"with more behind it", own + "AAAA"},
    };
    for (const auto& [what, token] : tokens) {
        SCOPED_TRACE(what);
        ASSERT_FALSE(token.empty());
        EXPECT_EQ(outcome(hand.call(atMost(100, token))), kBadToken);
    }
    EXPECT_EQ(outcome(hand.call(ListStreamsRequest{{}, "", own})), kBadToken);
    EXPECT_EQ(outcome(hand.call(ListStreamConsumersRequest{kArn, own})), kBadToken);
    hand.advanceBy(minutes{5});
    EXPECT_EQ(outcome(hand.call(atMost(2, own))), "ok");
    hand.advanceBy(base::Duration{1});
    EXPECT_EQ(outcome(hand.call(atMost(2, own))), "ExpiredNextTokenException: NextToken has expired.");
}

// As many as an account may have, which is less than a page of 100.
TEST(ListChannels, PagesThroughAllOfAnAccount)
{
    ServiceByHand hand;
    channels(50)(hand);
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->channelCount, 50);
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->channelCountLimit, 50);
    for (const ListChannelsRequest& request : {ListChannelsRequest{}, atMost(50), atMost(10'000)}) {
        const auto page = hand.call(request);
        ASSERT_EQ(outcome(page), "ok");
        EXPECT_EQ(page->channelSummaries.size(), 50U);
        EXPECT_EQ(page->nextToken, "");
    }
    std::vector<std::string> names;
    std::string sizes;
    std::string token;
    do {
        const auto page = hand.call(atMost(20, token));
        ASSERT_EQ(outcome(page), "ok");
        sizes += std::to_string(page->channelSummaries.size()) + " ";
        for (const ChannelSummary& channel : page->channelSummaries)
            names.push_back(channel.channelName);
        token = page->nextToken;
    } while (!token.empty() && names.size() < 100);
    EXPECT_EQ(sizes, "20 20 10 ");
    ASSERT_EQ(names.size(), 50U);
    for (std::size_t i = 0; i < names.size(); ++i)
        EXPECT_EQ(names[i], "channel-" + std::to_string(100 + i));
}

TEST(ListChannels, OfSeveralStreamsListsThoseOfEach)
{
    ServiceByHand hand;
    onDemand(hand);
    addOnDemand(hand, "views");
    addOnDemand(hand, "orders");
    add(hand, toTables("c", kViews));
    add(hand, toS3("b"));
    ASSERT_EQ(outcome(hand.call(toS3("a", "arn:aws:kinesis:us-east-1:123456789012:stream/orders"))), "ok");
    const auto listed = [&](const std::vector<std::string>& arns) {
        const auto page = hand.call(of(arns));
        return page ? namesOf(page->channelSummaries,
                   [](const ChannelSummary& channel) {
                       return channel.channelName + (channel.isS3Tables ? ":tables:" : ":s3:")
                           + std::string{statusName(channel.status)};
                   })
                    : outcome(page);
    };
    EXPECT_EQ(listed({kArn, kViews}), "b:s3:ACTIVE c:tables:ACTIVE");
    EXPECT_EQ(listed({kViews, kViews}), "c:tables:ACTIVE");
    EXPECT_EQ(listed({}), "a:s3:CREATING b:s3:ACTIVE c:tables:ACTIVE");
}

}
}
