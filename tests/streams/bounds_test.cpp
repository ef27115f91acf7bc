// The longest and the shortest, the most and the least that the door takes, and the words in which it refuses one more:
// data-streams.md, 2.1 to 2.8.
#include "streams/any_operation.h"

namespace shardscope::streams {
namespace {

using std::chrono::seconds;

std::string texts(std::size_t count) { return std::string(count, 'n'); }
// Of shard 0, in that many characters.
std::string shardIdOf(std::size_t characters) { return "shardId-" + std::string(characters - 8, '0'); }
std::string nines(std::size_t digits) { return std::string(digits, '9'); }
std::string arnOf(std::size_t characters)
{
    return "arn:aws:kinesis:us-east-1:123456789012:stream/" + texts(characters - 46);
}

std::string refused(const std::string& value, const std::string& path, const std::string& constraint)
{
    return "ValidationException: 1 validation error detected: Value '" + value + "' at '" + path
        + "' failed to satisfy constraint: " + constraint;
}
std::string tooLong(const std::string& value, const std::string& path, int most)
{
    return refused(value, path, "Member must have length less than or equal to " + std::to_string(most));
}
std::string tooShort(const std::string& value, const std::string& path)
{
    return refused(value, path, "Member must have length greater than or equal to 1");
}
std::string tooGreat(std::int64_t value, const std::string& path, int most)
{
    return refused(std::to_string(value), path, "Member must have value less than or equal to " + std::to_string(most));
}
std::string tooSmall(std::int64_t value, const std::string& path, int least)
{
    return refused(std::to_string(value), path,
        "Member must have value greater than or equal to " + std::to_string(least));
}
std::string notFound(const std::string& stream)
{
    return "ResourceNotFoundException: Stream " + stream + " under account 123456789012 not found.";
}

const std::string kHashPattern = R"(Member must satisfy regular expression pattern: 0|([1-9]\d{0,38}))";
const std::string kNumberPattern = R"(Member must satisfy regular expression pattern: 0|([1-9]\d{0,128}))";
const std::string kKeyLengths = "Member must satisfy constraint: [Member must have length less than or equal to 128, "
                                "Member must have length greater than or equal to 1]";
const std::string kMapKeys = "Map keys must satisfy constraint: [Member must have length less than or equal to 128, "
                             "Member must have length greater than or equal to 1]";
const std::string kMapValues = "Map value must satisfy constraint: [Member must have length less than or equal to 256, "
                               "Member must have length greater than or equal to 0]";
const std::string kInvalidIterator = "InvalidArgumentException: Invalid ShardIterator.";
const std::string kTooManyTags =
    "InvalidArgumentException: Failed to add tags to stream clicks under account 123456789012 because a given stream "
    "cannot have more than 10 tags associated with it.";

const std::string kShard = "shardId-000000000000";
const std::string kConsumerArn = kArn + "/consumer/app:1795132800";
constexpr EncryptionType kKms = EncryptionType::Kms;
constexpr IteratorType kAfter = IteratorType::AfterSequenceNumber;

void registered(ServiceByHand& hand)
{
    hand.addStream("clicks", 2);
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
    hand.advanceBy(seconds{10});
}
void committed(ServiceByHand& hand)
{
    onDemand(hand);
    (void)hand.call(UpdateAccountSettingsRequest{});
}

struct Bound {
    std::string what;
    Before before;
    Ask call;
    std::string outcome;
    Profile profile = Profile::Current;
};

template <std::size_t Count>
void expectBounds(const Bound (&bounds)[Count])
{
    for (const Bound& row : bounds) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand{{.profile = row.profile}};
        row.before(hand);
        EXPECT_EQ(row.call(hand), row.outcome);
    }
}

// --- Names --------------------------------------------------------------------------------

const Bound kNames[] = {
    // what | before | call | outcome
    {"a stream's, the longest", nothing, ask(CreateStreamRequest{texts(128), 1}), "ok"},
    {"a stream's", nothing, ask(CreateStreamRequest{texts(129), 1}), tooLong(texts(129), "streamName", 128)},
    {"of a stream that is not there, the longest", nothing, ask(DescribeStreamSummaryRequest{texts(128)}),
        notFound(texts(128))},
    {"of a stream that is not there", nothing, ask(DescribeStreamSummaryRequest{texts(129)}),
        tooLong(texts(129), "streamName", 128)},
    {"of a stream to put into", nothing, ask(PutRecordRequest{texts(129), entry("k", 1), {}}),
        tooLong(texts(129), "streamName", 128)},
    {"of a stream for an iterator", nothing,
        ask(GetShardIteratorRequest{texts(129), kShard, IteratorType::Latest, {}, {}}),
        tooLong(texts(129), "streamName", 128)},
    {"to go on after, the longest", nothing, ask(ListStreamsRequest{{}, texts(128)}), "ok"},
    {"to go on after", nothing, ask(ListStreamsRequest{{}, texts(129)}),
        tooLong(texts(129), "exclusiveStartStreamName", 128)},
    {"a consumer's, the longest", shards(1), ask(RegisterStreamConsumerRequest{"clicks", texts(128)}), "ok"},
    {"a consumer's", shards(1), ask(RegisterStreamConsumerRequest{"clicks", texts(129)}),
        tooLong(texts(129), "consumerName", 128)},
    {"of a consumer that is not there, the longest", shards(1),
        ask(DescribeStreamConsumerRequest{kArn, texts(128), ""}),
        "ResourceNotFoundException: Consumer " + texts(128) + ", account 123456789012 not found."},
    {"of a consumer that is not there", shards(1), ask(DescribeStreamConsumerRequest{kArn, texts(129), ""}),
        tooLong(texts(129), "consumerName", 128)},
    {"of a consumer to be removed", shards(1), ask(DeregisterStreamConsumerRequest{"", texts(129), kArn, ""}),
        tooLong(texts(129), "consumerName", 128)},
    {"DescribeStream after a shard's, the longest", shards(1),
        ask(DescribeStreamRequest{"clicks", 100, shardIdOf(128)}), "ok"},
    {"DescribeStream after a shard's", shards(1), ask(DescribeStreamRequest{"clicks", 100, shardIdOf(129)}),
        tooLong(shardIdOf(129), "exclusiveStartShardId", 128)},
    {"ListShards after a shard's, the longest", shards(1),
        ask(ListShardsRequest{.streamName = "clicks", .exclusiveStartShardId = shardIdOf(128)}), "ok"},
    {"ListShards after a shard's", shards(1),
        ask(ListShardsRequest{.streamName = "clicks", .exclusiveStartShardId = shardIdOf(129)}),
        tooLong(shardIdOf(129), "exclusiveStartShardId", 128)},
    {"of a shard to be split, the longest", shards(1), ask(SplitShardRequest{"clicks", shardIdOf(128), "2"}), "ok"},
    {"of a shard to be split", shards(1), ask(SplitShardRequest{"clicks", shardIdOf(129), "2"}),
        tooLong(shardIdOf(129), "shardToSplit", 128)},
    {"of shards to be merged, the longest", shards(2),
        ask(MergeShardsRequest{"clicks", shardIdOf(128), "shardId-000000000001"}), "ok"},
    {"of a shard to be merged", shards(2), ask(MergeShardsRequest{"clicks", shardIdOf(129), "shardId-000000000001"}),
        tooLong(shardIdOf(129), "shardToMerge", 128)},
    {"of a shard to be merged with", shards(2),
        ask(MergeShardsRequest{"clicks", "shardId-000000000001", shardIdOf(129)}),
        tooLong(shardIdOf(129), "adjacentShardToMerge", 128)},
    {"of a shard for an iterator, the longest", shards(1),
        ask(GetShardIteratorRequest{"clicks", shardIdOf(128), IteratorType::Latest, {}, {}}), "ok"},
    {"of a shard for an iterator", shards(1),
        ask(GetShardIteratorRequest{"clicks", shardIdOf(129), IteratorType::Latest, {}, {}}),
        tooLong(shardIdOf(129), "shardId", 128)},
    {"of a shard to subscribe to, the longest", registered,
        ask(SubscribeToShardRequest{kConsumerArn, shardIdOf(128), {}}), "ok"},
    {"of a shard to subscribe to", registered, ask(SubscribeToShardRequest{kConsumerArn, shardIdOf(129), {}}),
        tooLong(shardIdOf(129), "shardId", 128)},
};

TEST(Bounds, OfNames) { expectBounds(kNames); }

// --- ARNs ---------------------------------------------------------------------------------

const Bound kArns[] = {
    // what | before | call | outcome
    {"of a stream to be described, the longest", nothing, ask(DescribeStreamSummaryRequest{"", arnOf(2'048)}),
        notFound(texts(2'002))},
    {"of a stream to be described", nothing, ask(DescribeStreamSummaryRequest{"", arnOf(2'049)}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"of a stream to put into, the longest", nothing, ask(PutRecordRequest{"", entry("k", 1), {}, arnOf(2'048)}),
        notFound(texts(2'002))},
    {"of a stream to put into", nothing, ask(PutRecordRequest{"", entry("k", 1), {}, arnOf(2'049)}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"of a stream to put many into", nothing, ask(PutRecordsRequest{"", {entry("k", 1)}, arnOf(2'049)}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"of a stream for an iterator", nothing,
        ask(GetShardIteratorRequest{"", kShard, IteratorType::Latest, {}, {}, arnOf(2'049)}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"of a stream to register at", nothing, ask(RegisterStreamConsumerRequest{"", "app", arnOf(2'049)}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"of a stream whose consumers are listed, the longest", nothing, ask(ListStreamConsumersRequest{arnOf(2'048)}),
        notFound(texts(2'002))},
    {"of a stream whose consumers are listed", nothing, ask(ListStreamConsumersRequest{arnOf(2'049)}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"of a consumer's stream", nothing, ask(DescribeStreamConsumerRequest{arnOf(2'049), "app", ""}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"UpdateMaxRecordSize, the longest", nothing, ask(UpdateMaxRecordSizeRequest{arnOf(2'048), 1'024}),
        notFound(texts(2'002))},
    {"UpdateMaxRecordSize", nothing, ask(UpdateMaxRecordSizeRequest{arnOf(2'049), 1'024}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"UpdateStreamMode, the longest", nothing, ask(UpdateStreamModeRequest{arnOf(2'048), CapacityMode::OnDemand}),
        notFound(texts(2'002))},
    {"UpdateStreamMode", nothing, ask(UpdateStreamModeRequest{arnOf(2'049), CapacityMode::OnDemand}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"UpdateStreamRecordDistributionStrategy, the longest", nothing,
        ask(UpdateStreamRecordDistributionStrategyRequest{arnOf(2'048), RecordDistribution::Auto}),
        notFound(texts(2'002))},
    {"UpdateStreamRecordDistributionStrategy", nothing,
        ask(UpdateStreamRecordDistributionStrategyRequest{arnOf(2'049), RecordDistribution::Auto}),
        tooLong(arnOf(2'049), "streamARN", 2'048)},
    {"of a resource to be tagged, the longest", nothing, ask(TagResourceRequest{arnOf(2'048), {{"team", "web"}}}),
        notFound(texts(2'002))},
    {"of a resource to be tagged", nothing, ask(TagResourceRequest{arnOf(2'049), {{"team", "web"}}}),
        tooLong(arnOf(2'049), "resourceARN", 2'048)},
};

TEST(Bounds, OfArns) { expectBounds(kArns); }

// --- Records and iterators ------------------------------------------------------------------

PutRecordRequest after(const std::string& number) { return {"clicks", entry("k", 1), number}; }

const Bound kRecords[] = {
    // what | before | call | outcome
    {"the longest key", shards(1), ask(PutRecordRequest{"clicks", entry(texts(256), 1), {}}), "ok"},
    {"a key", shards(1), ask(PutRecordRequest{"clicks", entry(texts(257), 1), {}}),
        tooLong(texts(257), "partitionKey", 256)},
    {"the longest key of many", shards(1), ask(PutRecordsRequest{"clicks", {entry(texts(256), 1)}}), "ok"},
    {"a key of many", shards(1), ask(PutRecordsRequest{"clicks", {entry("k", 1), entry(texts(257), 1)}}),
        tooLong(texts(257), "records.2.member.partitionKey", 256)},
    {"the longest hash", shards(1), ask(PutRecordRequest{"clicks", entryWithHash(nines(39)), {}}),
        "InvalidArgumentException: Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
        "Specified value was "
            + nines(39)},
    {"a hash", shards(1), ask(PutRecordRequest{"clicks", entryWithHash(nines(40)), {}}),
        refused(nines(40), "explicitHashKey", kHashPattern)},
    {"the longest number to come after", shards(1), ask(after(nines(129))),
        "InvalidArgumentException: ExclusiveMinimumSequenceNumber " + nines(129)
            + " used in PutRecord on stream clicks under account 123456789012 is invalid."},
    {"a number to come after", shards(1), ask(after(nines(130))),
        refused(nines(130), "sequenceNumberForOrdering", kNumberPattern)},
    {"the longest number to start from", shards(1),
        ask(GetShardIteratorRequest{"clicks", kShard, kAfter, nines(129), {}}),
        "InvalidArgumentException: StartingSequenceNumber " + nines(129)
            + " used in GetShardIterator on shard shardId-000000000000 in stream clicks under account 123456789012 is "
              "invalid."},
    {"a number to start from", shards(1), ask(GetShardIteratorRequest{"clicks", kShard, kAfter, nines(130), {}}),
        refused(nines(130), "startingSequenceNumber", kNumberPattern)},
    {"a number to subscribe from", registered,
        ask(SubscribeToShardRequest{kConsumerArn, kShard, {kAfter, nines(130), {}}}),
        refused(nines(130), "startingPosition.sequenceNumber", kNumberPattern)},
    {"the longest key to split at", shards(1), ask(SplitShardRequest{"clicks", kShard, nines(39)}),
        "InvalidArgumentException: NewStartingHashKey " + nines(39)
            + " used in SplitShard() on shard shardId-000000000000 in stream clicks under account 123456789012 is not "
              "both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey "
              "340282366920938463463374607431768211455."},
    {"a key to split at", shards(1), ask(SplitShardRequest{"clicks", kShard, nines(40)}),
        refused(nines(40), "newStartingHashKey", kHashPattern)},
    {"the longest iterator", nothing, ask(GetRecordsRequest{texts(512), 10}), kInvalidIterator},
    {"an iterator", nothing, ask(GetRecordsRequest{texts(513), 10}), tooLong(texts(513), "shardIterator", 512)},
    {"one record", nothing, ask(GetRecordsRequest{"iterator", 1}), kInvalidIterator},
    {"ten thousand records", nothing, ask(GetRecordsRequest{"iterator", 10'000}), kInvalidIterator},
};

TEST(Bounds, OfRecordsAndIterators) { expectBounds(kRecords); }

// --- Pages --------------------------------------------------------------------------------

const Bound kPages[] = {
    // what | before | call | outcome
    {"one stream", shards(1), ask(ListStreamsRequest{1}), "ok"},
    {"ten thousand streams", shards(1), ask(ListStreamsRequest{10'000}), "ok"},
    {"one shard", shards(1), ask(ListShardsRequest{.streamName = "clicks", .maxResults = 1}), "ok"},
    {"ten thousand shards", shards(1), ask(ListShardsRequest{.streamName = "clicks", .maxResults = 10'000}), "ok"},
    {"one shard of a description", shards(1), ask(DescribeStreamRequest{"clicks", 1}), "ok"},
    {"one consumer", shards(1), ask(ListStreamConsumersRequest{kArn, "", 1}), "ok"},
    {"ten thousand consumers", shards(1), ask(ListStreamConsumersRequest{kArn, "", 10'000}), "ok"},
    {"more consumers", shards(1), ask(ListStreamConsumersRequest{kArn, "", 10'001}),
        tooGreat(10'001, "maxResults", 10'000)},
    {"one tag", shards(1), ask(ListTagsForStreamRequest{"clicks", "", 1}), "ok"},
    {"ten tags, classic", shards(1), ask(ListTagsForStreamRequest{"clicks", "", 10}), "ok", kClassic},
    {"after the longest tag", shards(1), ask(ListTagsForStreamRequest{"clicks", texts(128)}), "ok"},
    {"after a tag", shards(1), ask(ListTagsForStreamRequest{"clicks", texts(129)}),
        tooLong(texts(129), "exclusiveStartTagKey", 128)},
};

TEST(Bounds, OfPages) { expectBounds(kPages); }

// --- Tags ---------------------------------------------------------------------------------

Tags numbered(int count)
{
    Tags tags;
    for (int i = 0; i < count; ++i)
        tags["key-" + std::to_string(100 + i)] = "v";
    return tags;
}
// As the service shows them: "{a=b, c=d}" and "[a, b]".
template <typename Items, typename TextOf>
std::string listed(const Items& items, TextOf textOf)
{
    std::string text;
    for (const auto& item : items)
        text += (text.empty() ? "" : ", ") + textOf(item);
    return text;
}
std::string listed(const Tags& tags)
{
    return "{" + listed(tags, [](const auto& tag) { return tag.first + "=" + tag.second; }) + "}";
}
std::string listed(const std::vector<std::string>& names)
{
    return "[" + listed(names, [](const std::string& name) { return name; }) + "]";
}
std::vector<std::string> keys(int count)
{
    std::vector<std::string> names;
    for (const auto& [key, value] : numbered(count))
        names.push_back(key);
    return names;
}
CreateStreamRequest createWith(const Tags& tags)
{
    CreateStreamRequest request{"clicks", 1};
    request.tags = tags;
    return request;
}

const Tags kLongest = {{texts(128), texts(256)}};
const Tags kLongKey = {{texts(129), "v"}};
const Tags kLongValue = {{"k", texts(257)}};

const Bound kTags[] = {
    // what | before | call | outcome | profile
    {"200 of a new stream, which 50 fit", nothing, ask(createWith(numbered(200))), kTooManyTags},
    {"of a new stream", nothing, ask(createWith(numbered(201))), tooLong(listed(numbered(201)), "tags", 200)},
    {"ten of a new stream, classic", nothing, ask(createWith(numbered(10))), "ok", kClassic},
    {"of a new stream, classic", nothing, ask(createWith(numbered(11))), tooLong(listed(numbered(11)), "tags", 10),
        kClassic},
    {"the longest of a new stream", nothing, ask(createWith(kLongest)), "ok"},
    {"a key of a new stream", nothing, ask(createWith(kLongKey)), refused(listed(kLongKey), "tags", kMapKeys)},
    {"a value of a new stream", nothing, ask(createWith(kLongValue)), refused(listed(kLongValue), "tags", kMapValues)},
    {"200 of a resource, which 50 fit", shards(1), ask(TagResourceRequest{kArn, numbered(200)}), kTooManyTags},
    {"of a resource", shards(1), ask(TagResourceRequest{kArn, numbered(201)}),
        tooLong(listed(numbered(201)), "tags", 200)},
    {"none of a resource", shards(1), ask(TagResourceRequest{kArn, {}}), tooShort("{}", "tags")},
    {"the longest of a resource", shards(1), ask(TagResourceRequest{kArn, kLongest}), "ok"},
    {"a key of a resource", shards(1), ask(TagResourceRequest{kArn, kLongKey}),
        refused(listed(kLongKey), "tags", kMapKeys)},
    {"a value of a resource", shards(1), ask(TagResourceRequest{kArn, kLongValue}),
        refused(listed(kLongValue), "tags", kMapValues)},
    {"200 of a new consumer, which 50 fit", shards(1),
        ask(RegisterStreamConsumerRequest{"clicks", "app", "", numbered(200)}), kTooManyTags},
    {"of a new consumer", shards(1), ask(RegisterStreamConsumerRequest{"clicks", "app", "", numbered(201)}),
        tooLong(listed(numbered(201)), "tags", 200)},
    {"ten of a new consumer, classic", shards(1), ask(RegisterStreamConsumerRequest{"clicks", "app", "", numbered(10)}),
        "ok", kClassic},
    {"of a new consumer, classic", shards(1), ask(RegisterStreamConsumerRequest{"clicks", "app", "", numbered(11)}),
        tooLong(listed(numbered(11)), "tags", 10), kClassic},
    {"the longest of a new consumer", shards(1), ask(RegisterStreamConsumerRequest{"clicks", "app", "", kLongest}),
        "ok"},
    {"a key of a new consumer", shards(1), ask(RegisterStreamConsumerRequest{"clicks", "app", "", kLongKey}),
        refused(listed(kLongKey), "tags", kMapKeys)},
    {"a value of a new consumer", shards(1), ask(RegisterStreamConsumerRequest{"clicks", "app", "", kLongValue}),
        refused(listed(kLongValue), "tags", kMapValues)},
    {"fifty to be removed", shards(1), ask(RemoveTagsFromStreamRequest{"clicks", keys(50)}), "ok"},
    {"to be removed", shards(1), ask(RemoveTagsFromStreamRequest{"clicks", keys(51)}),
        tooLong(listed(keys(51)), "tagKeys", 50)},
    {"fifty to be removed, classic", shards(1), ask(RemoveTagsFromStreamRequest{"clicks", keys(50)}), "ok", kClassic},
    {"to be removed, classic", shards(1), ask(RemoveTagsFromStreamRequest{"clicks", keys(51)}),
        tooLong(listed(keys(51)), "tagKeys", 50), kClassic},
    {"the longest to be removed", shards(1), ask(RemoveTagsFromStreamRequest{"clicks", {texts(128)}}), "ok"},
    {"a key to be removed", shards(1), ask(RemoveTagsFromStreamRequest{"clicks", {texts(129)}}),
        refused(listed(std::vector{texts(129)}), "tagKeys", kKeyLengths)},
    {"fifty of a resource to be removed", shards(1), ask(UntagResourceRequest{kArn, keys(50)}), "ok"},
    {"of a resource to be removed", shards(1), ask(UntagResourceRequest{kArn, keys(51)}),
        tooLong(listed(keys(51)), "tagKeys", 50)},
    {"none of a resource to be removed", shards(1), ask(UntagResourceRequest{kArn, {}}), tooShort("[]", "tagKeys")},
    {"a key of a resource to be removed", shards(1), ask(UntagResourceRequest{kArn, {texts(129)}}),
        refused(listed(std::vector{texts(129)}), "tagKeys", kKeyLengths)},
};

TEST(Bounds, OfTags) { expectBounds(kTags); }

// --- Settings -------------------------------------------------------------------------------

const std::vector<std::string> kSeven = {"IncomingBytes", "IncomingRecords", "OutgoingBytes", "OutgoingRecords",
    "WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded", "IteratorAgeMilliseconds"};
const std::vector<std::string> kEight = [] {
    std::vector<std::string> names = kSeven;
    names.emplace_back("ALL");
    return names;
}();

CreateStreamRequest createOf(std::optional<std::int64_t> maxKiB, std::optional<std::int64_t> warm = {})
{
    CreateStreamRequest request{"orders", 1};
    request.maxRecordSizeInKiB = maxKiB;
    request.warmThroughputMiBps = warm;
    if (warm) {
        request.streamMode = CapacityMode::OnDemand;
        request.isShardCountGiven = false;
    }
    return request;
}

const Bound kSettings[] = {
    // what | before | call | outcome | profile
    {"seven metrics on", shards(1), ask(EnhancedMonitoringRequest{"clicks", kSeven, true}), "ok"},
    {"metrics on", shards(1), ask(EnhancedMonitoringRequest{"clicks", kEight, true}),
        tooLong(listed(kEight), "shardLevelMetrics", 7)},
    {"seven metrics off", shards(1), ask(EnhancedMonitoringRequest{"clicks", kSeven, false}), "ok"},
    {"metrics off", shards(1), ask(EnhancedMonitoringRequest{"clicks", kEight, false}),
        tooLong(listed(kEight), "shardLevelMetrics", 7)},
    {"no metrics off", shards(1), ask(EnhancedMonitoringRequest{"clicks", {}, false}),
        tooShort("[]", "shardLevelMetrics")},
    {"the longest key", shards(1), ask(StreamEncryptionRequest{"clicks", kKms, texts(2'048), true}), "ok"},
    {"a key", shards(1), ask(StreamEncryptionRequest{"clicks", kKms, texts(2'049), true}),
        tooLong(texts(2'049), "keyId", 2'048)},
    {"the longest key to stop with", shards(1), ask(StreamEncryptionRequest{"clicks", kKms, texts(2'048), false}),
        "ok"},
    {"a key to stop with", shards(1), ask(StreamEncryptionRequest{"clicks", kKms, texts(2'049), false}),
        tooLong(texts(2'049), "keyId", 2'048)},
    {"the smallest record", nothing, ask(createOf(1'024)), "ok"},
    {"a smaller record", nothing, ask(createOf(1'023)), tooSmall(1'023, "maxRecordSizeInKiB", 1'024)},
    {"the largest record", nothing, ask(createOf(10'240)), "ok"},
    {"a larger record", nothing, ask(createOf(10'241)), tooGreat(10'241, "maxRecordSizeInKiB", 10'240)},
    {"the smallest record of a stream that is there", shards(1), ask(UpdateMaxRecordSizeRequest{kArn, 1'024}), "ok"},
    {"the greatest warmth of a new stream", committed, ask(createOf({}, 10'240)), "ok"},
    {"a greater warmth of a new stream", committed, ask(createOf({}, 10'241)),
        tooGreat(10'241, "warmThroughputMiBps", 10'240)},
    {"less than no warmth of a new stream", committed, ask(createOf({}, -1)), tooSmall(-1, "warmThroughputMiBps", 0)},
    {"no warmth of a new stream", committed, ask(createOf({}, 0)), "ok"},
    {"the greatest warmth", committed, ask(UpdateStreamWarmThroughputRequest{"clicks", 10'240}), "ok"},
    {"no warmth", committed, ask(UpdateStreamWarmThroughputRequest{"clicks", 0}), "ok"},
    {"the greatest warmth with another mode",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
        },
        ask(UpdateStreamModeRequest{kArn, CapacityMode::OnDemand, 10'240}), "ok"},
    {"a greater warmth with another mode", committed,
        ask(UpdateStreamModeRequest{kArn, CapacityMode::OnDemand, 10'241}),
        tooGreat(10'241, "warmThroughputMiBps", 10'240)},
    {"less than no warmth with another mode", committed, ask(UpdateStreamModeRequest{kArn, CapacityMode::OnDemand, -1}),
        tooSmall(-1, "warmThroughputMiBps", 0)},
    {"the shortest retention", shards(1), ask(RetentionPeriodRequest{"clicks", 24, false}), "ok"},
    {"the longest retention", shards(1), ask(RetentionPeriodRequest{"clicks", 8'760, true}), "ok"},
    {"one shard", nothing, ask(CreateStreamRequest{"clicks", 1}), "ok"},
    {"one shard of one", shards(1), ask(UpdateShardCountRequest{"clicks", 1}), "ok"},
};

TEST(Bounds, OfSettings) { expectBounds(kSettings); }

}
}
