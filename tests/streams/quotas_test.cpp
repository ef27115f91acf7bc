// The table of quotas, and what an account has otherwise.
#include "streams/operation_cases.h"

#include <set>

namespace shardscope::streams {
namespace {

TEST(Quotas, AreATableWithOneRowEach)
{
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i < quotaTable().size(); ++i) {
        const QuotaRow& row = quotaTable()[i];
        EXPECT_EQ(static_cast<std::size_t>(row.name), i) << row.key;
        EXPECT_EQ(&quotaRow(row.name), &row);
        EXPECT_EQ(quotaOfKey(row.key), &row);
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
        EXPECT_FALSE(row.source.empty() || row.date.empty() || row.unit.empty() || row.title.empty()) << row.key;
    }
    EXPECT_EQ(quotaOfKey("shard"), nullptr);
}

// The tables at the head of data-streams.md and in its section 3, written down once more; elsewhere: in a region that
// is none of the three largest.
TEST(Quotas, AreTheNumbersOfTheReference)
{
    using Q = QuotaName;
    struct Row {
        QuotaName name;
        std::int64_t classic;
        std::int64_t current;
        std::optional<std::int64_t> classicElsewhere = {};
        std::optional<std::int64_t> currentElsewhere = {};
    };
    const Row rows[] = {
        // name | classic | current | elsewhere
        {Q::WriteRecordsPerSecond, 1'000, 1'000},
        {Q::WriteBytesPerSecond, 1'024 * 1'024, 1'024 * 1'024},
        {Q::ReadBytesPerSecond, 2 * 1'024 * 1'024, 2 * 1'024 * 1'024},
        {Q::ReadRecordsPerSecond, 0, 2'000},
        {Q::ReadCallsPerSecond, 5, 5},
        {Q::IteratorCallsPerSecond, 5, 5},
        {Q::FanOutBytesPerSecond, 2 * 1'024 * 1'024, 2 * 1'024 * 1'024},
        {Q::GetRecordsMaxRecords, 10'000, 10'000},
        {Q::GetRecordsMaxBytes, 10 * 1'024 * 1'024, 10 * 1'024 * 1'024},
        {Q::MaxRecordBytes, 1'024 * 1'024, 1'024 * 1'024},
        {Q::MaxRecordKiBLeast, 1'024, 1'024},
        {Q::MaxRecordKiBMost, 1'024, 10'240},
        {Q::PutRecordsMaxRecords, 500, 500},
        {Q::PutRecordsMaxBytes, 5 * 1'024 * 1'024, 10 * 1'024 * 1'024},
        {Q::PartitionKeyMaxCharacters, 256, 256},
        {Q::RetentionMinHours, 24, 24},
        {Q::RetentionMaxHours, 365 * 24, 365 * 24},
        {Q::ShardIteratorLifeMs, 300'000, 300'000},
        {Q::SubscriptionLifeMs, 300'000, 300'000},
        {Q::ResubscribeMinMs, 5'000, 5'000},
        {Q::ConsumersPerStream, 20, 20},
        {Q::AdvantageConsumersPerStream, 20, 50},
        {Q::ConsumersCreatingAtOnce, 5, 5},
        {Q::StreamsCreatingAtOnce, 5, 5},
        {Q::ShardsPerAccount, 500, 20'000, 200, 1'000},
        {Q::UpdateShardCountPerDay, 10, 10},
        {Q::UpdateShardCountMaxShards, 10'000, 10'000},
        {Q::ListShardsPage, 1'000, 1'000},
        {Q::DescribeStreamPage, 100, 100},
        {Q::ListStreamsPage, 100, 100},
        {Q::ListStreamsUsualPage, 10, 100},
        {Q::ListStreamConsumersPage, 100, 100},
        {Q::NextTokenLifeMs, 300'000, 300'000},
        {Q::TagsPerResource, 50, 50},
        {Q::TagsPerCall, 10, 200},
        {Q::ListTagsPage, 10, 50},
        {Q::EncryptionChangesPerDay, 25, 25},
        {Q::ModeSwitchesPerDay, 2, 2},
        {Q::OnDemandStreamsPerAccount, 50, 50},
        {Q::OnDemandFirstShards, 4, 4},
        {Q::OnDemandMiBps, 200, 10 * 1'024, 200, 200},
        {Q::WarmThroughputMiBps, 10 * 1'024, 10 * 1'024},
        {Q::ChannelsPerStream, 0, 2},
        {Q::ChannelsPerAccount, 0, 50},
    };
    EXPECT_EQ(std::size(rows), quotaTable().size());
    std::set<QuotaName> seen;
    for (const Row& row : rows) {
        SCOPED_TRACE(quotaRow(row.name).key);
        EXPECT_TRUE(seen.insert(row.name).second);
        for (const char* region : {"us-east-1", "us-west-2", "eu-west-1"}) {
            EXPECT_EQ(quota(Profile::Classic, row.name, region), row.classic) << region;
            EXPECT_EQ(quota(Profile::Current, row.name, region), row.current) << region;
        }
        EXPECT_EQ(quota(Profile::Classic, row.name, "eu-central-1"), row.classicElsewhere.value_or(row.classic));
        EXPECT_EQ(quota(Profile::Current, row.name, "eu-central-1"), row.currentElsewhere.value_or(row.current));
    }
}

TEST(ThrottleMode, IsReadByTheNameThatItIsWrittenWith)
{
    for (const ThrottleMode mode : {ThrottleMode::Bucket, ThrottleMode::Window})
        EXPECT_EQ(throttleModeNamed(throttleModeName(mode)), mode);
    EXPECT_EQ(throttleModeNamed("bucket"), ThrottleMode::Bucket);
    EXPECT_EQ(throttleModeNamed("leaky"), std::nullopt);
}

// Data-streams.md, 6: what a shard's buckets hold and give in a second, in tokens.
TEST(Quotas, FillTheBucketsOfAShard)
{
    for (const Profile profile : {Profile::Classic, Profile::Current}) {
        const ShardLimits limits = shardLimits(profile, ThrottleMode::Bucket, {});
        const auto holds = [](const sim::BucketLimit& limit) { return limit.burstUnits / limit.unitsPerToken; };
        const auto gives = [](const sim::BucketLimit& limit) { return 1'000 * sim::kUnitsPerMs / limit.unitsPerToken; };
        EXPECT_EQ(holds(limits.writeRecords), 1'000);
        EXPECT_EQ(gives(limits.writeRecords), 1'000);
        EXPECT_EQ(holds(limits.writeBytes), 1'048'576) << "where no larger records may come";
        EXPECT_EQ(limits.largeTankBytes, profile == Profile::Classic ? 1'048'576 : 10'485'760);
        EXPECT_EQ(gives(limits.writeBytes), 1'048'576);
        EXPECT_EQ(holds(limits.readCalls), 5);
        EXPECT_EQ(gives(limits.readCalls), 5);
        EXPECT_EQ(holds(limits.readBytes), 2'097'152);
        EXPECT_EQ(gives(limits.readBytes), 2'097'152);
        EXPECT_EQ(holds(limits.iteratorCalls), 5);
        EXPECT_EQ(gives(limits.iteratorCalls), 5);
        EXPECT_EQ(holds(limits.fanOutBytes), 2'097'152);
        EXPECT_EQ(gives(limits.fanOutBytes), 2'097'152);
    }
}

TEST(Quotas, AnAccountHasAtMostWhatItMayHave)
{
    int settable = 0;
    for (const QuotaRow& row : quotaTable()) {
        const auto most = mostForAccount(row.name);
        if (!most)
            continue;
        ++settable;
        EXPECT_GE(*most, std::max(row.classic, row.current)) << row.key << ": what the service gives can be written";
    }
    EXPECT_EQ(settable, 8);
    EXPECT_FALSE(mostForAccount(QuotaName::WriteRecordsPerSecond)) << "of a shard, and the same for everybody";
}

TEST(Quotas, OfAnAccountHoldInEveryRegionAndProfile)
{
    ServiceSettings settings;
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 20'000);
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount, "eu-central-1"), 1'000);
    settings.region = "eu-central-1";
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 1'000);
    settings.quotas = {{QuotaName::ShardsPerAccount, 7}};
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 7);
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount, "us-east-1"), 7);
    settings.profile = Profile::Classic;
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 7);
    EXPECT_EQ(quota(settings, QuotaName::TagsPerCall), 10) << "others are as they were";
}

TEST(Quotas, OfAnAccountAreWhatCallsMeet)
{
    ServiceByHand hand{{.quotas = {{QuotaName::ConsumersPerStream, 1}, {QuotaName::ShardsPerAccount, 5},
                            {QuotaName::UpdateShardCountPerDay, 1}, {QuotaName::UpdateShardCountMaxShards, 3}}}};
    hand.addStream("clicks", 2);
    const auto limits = hand.call(DescribeLimitsRequest{});
    ASSERT_TRUE(limits);
    EXPECT_EQ(limits->shardLimit, 5);
    EXPECT_TRUE(hand.call(CreateStreamRequest{"more", 3}));
    const auto tooMany = hand.call(CreateStreamRequest{"most", 1});
    ASSERT_FALSE(tooMany);
    EXPECT_EQ(tooMany.error().reason, Reason::ShardQuota);
    EXPECT_NE(tooMany.error().message.find("Limit: 5."), std::string::npos) << tooMany.error().message;

    EXPECT_TRUE(hand.call(RegisterStreamConsumerRequest{"clicks", "one"}));
    const auto second = hand.call(RegisterStreamConsumerRequest{"clicks", "two"});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason, Reason::ConsumerQuota);

    hand.advanceBy(std::chrono::minutes{1});
    const auto tooHigh = hand.call(UpdateShardCountRequest{"clicks", 4});
    ASSERT_FALSE(tooHigh);
    EXPECT_EQ(tooHigh.error().reason, Reason::CountOutOfBounds);
    hand.advanceBy(std::chrono::minutes{1});
    EXPECT_TRUE(hand.call(UpdateShardCountRequest{"clicks", 1}));
    hand.advanceBy(std::chrono::minutes{10});
    const auto again = hand.call(UpdateShardCountRequest{"clicks", 2});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().reason, Reason::TooManyUpdatesToday);
}

TEST(Quotas, OfARunAreWithinWhatARunMayHave)
{
    for (const QuotaRow& row : quotaTable()) {
        const QuotaRange range = quotaRange(row.name);
        EXPECT_LE(range.least, std::min(row.classic, row.current)) << row.key << ": what a profile has can be written";
        EXPECT_GE(range.most, std::max(row.classic, row.current)) << row.key;
    }
}

TEST(Quotas, OfARunMayDependOnTheRegion)
{
    ServiceSettings settings;
    settings.quotas = {{QuotaName::ShardsPerAccount, 5, {{"us-east-1", 9}}}};
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 9);
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount, "eu-central-1"), 5);
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount, "us-west-2"), 5) << "the table is not asked";
}

TEST(Quotas, OfARunTakeTheirPlaceInTheOrderOfTheTable)
{
    RunQuotas quotas;
    for (const QuotaName name : {QuotaName::TagsPerCall, QuotaName::WriteRecordsPerSecond, QuotaName::ShardsPerAccount})
        setQuota(quotas, {name, 7});
    setQuota(quotas, {QuotaName::ShardsPerAccount, 8});
    EXPECT_EQ(quotas,
        (RunQuotas{
            {QuotaName::WriteRecordsPerSecond, 7}, {QuotaName::ShardsPerAccount, 8}, {QuotaName::TagsPerCall, 7}}));
}

// Whatever a shard or a call may hold, puts and reads meet it.
TEST(Quotas, OfARunAreWhatPutsAndReadsMeet)
{
    ServiceByHand hand{{.quotas = {{QuotaName::WriteRecordsPerSecond, 3}, {QuotaName::ReadCallsPerSecond, 1},
                            {QuotaName::MaxRecordBytes, 2'048}, {QuotaName::PutRecordsMaxRecords, 4},
                            {QuotaName::PutRecordsMaxBytes, 3'000}, {QuotaName::PartitionKeyMaxCharacters, 5}}}};
    hand.addStream("clicks", 1);
    const auto put = [&](std::size_t records, std::size_t bytes, const std::string& key = "k") {
        PutRecordsRequest request;
        request.streamName = "clicks";
        for (std::size_t i = 0; i < records; ++i)
            request.records.push_back({key, std::nullopt, std::make_shared<const std::string>(bytes, 'x')});
        return hand.call(request);
    };
    const auto reasonOf = [](const auto& answer) { return answer ? Reason::None : answer.error().reason; };
    EXPECT_EQ(reasonOf(put(5, 1)), Reason::TooManyRecords);
    EXPECT_EQ(reasonOf(put(2, 1'600)), Reason::CallTooLarge);
    EXPECT_EQ(reasonOf(put(1, 2'048)), Reason::RecordTooLarge) << "with its key";
    EXPECT_FALSE(put(1, 1, "longer"));
    const auto four = put(4, 1);
    ASSERT_TRUE(four);
    EXPECT_EQ(four->failedRecordCount, 1) << "three a second";
}

TEST(Quotas, NoneCountsProvisionedStreams)
{
    for (const Profile profile : {Profile::Classic, Profile::Current}) {
        ServiceByHand hand{{.profile = profile}};
        for (int i = 0; i < 300; ++i)
            hand.addStream("s" + std::to_string(i), 1);
        EXPECT_EQ(outcome(hand.call(CreateStreamRequest{"clicks", 1})), "ok");
        EXPECT_EQ(outcome(hand.call(UpdateStreamModeRequest{
                      "arn:aws:kinesis:us-east-1:123456789012:stream/s0", CapacityMode::OnDemand})),
            "ok")
            << "nor do they count towards the quota of streams on demand";
    }
}

// What an on-demand stream may be written to is also how warm it may be, in a region that has little.
TEST(Quotas, OfAnAccountBoundWarmThroughput)
{
    for (const std::int64_t most : {100, 300}) {
        ServiceByHand hand{{.region = "eu-central-1", .quotas = {{QuotaName::OnDemandMiBps, most}}}};
        ASSERT_TRUE(hand.call(UpdateAccountSettingsRequest{}));
        const auto create = [&](const std::string& name, std::int64_t warm) {
            CreateStreamRequest request{name};
            request.streamMode = CapacityMode::OnDemand;
            request.isShardCountGiven = false;
            request.warmThroughputMiBps = warm;
            return hand.call(request);
        };
        EXPECT_TRUE(create("warm", most));
        const auto tooWarm = create("warmer", most + 1);
        ASSERT_FALSE(tooWarm) << most;
        EXPECT_EQ(tooWarm.error().reason, Reason::WarmThroughputQuota);
        EXPECT_NE(tooWarm.error().message.find("more than " + std::to_string(most) + " MiB/s"), std::string::npos)
            << tooWarm.error().message;
    }
}

}
}
