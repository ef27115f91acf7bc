#include "support/runs.h"
#include "world/explain.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

namespace {

base::Instant at(std::int64_t ms) { return base::instantAt(base::Duration{ms}); }

Scenario overloaded()
{
    Scenario scenario;
    scenario.settings.seed = 7;
    scenario.streams.push_back({.create = {"clicks", 1}});
    clients::ProducerConfig shop;
    shop.name = "shop";
    shop.stream = "clicks";
    shop.rate = clients::Curve{{{base::Duration{0}, 1'500}}};
    shop.keys.count = 100;
    scenario.clients.push_back({"scenario", AddProducer{shop}});
    return scenario;
}

World made(const Scenario& scenario)
{
    auto world = makeWorld(scenario);
    EXPECT_TRUE(world.hasValue());
    return *std::move(world);
}

Explanation whyNewest(const World& world, const std::string& caller)
{
    const auto call = lastRefusedCall(world, caller);
    EXPECT_TRUE(call.has_value());
    return call ? explain(world, *call) : Explanation{};
}

// A refused command of "you", explained at once.
Explanation whyRefused(World& world, Action action)
{
    EXPECT_FALSE(isAccepted(world.apply({"you", std::move(action)})));
    return whyNewest(world, "you");
}

}

TEST(ExplainCall, OfABatchNamesTheShardsLimitAndWhatLedThere)
{
    World world = made(overloaded());
    world.runUntil(at(20'000));
    const Explanation why = whyNewest(world, "shop");
    EXPECT_EQ(why.verdict, Verdict::CallRefused);
    ASSERT_GE(why.causes.size(), 3U);
    EXPECT_EQ(why.causes[0].code, CauseCode::EntriesRefused);
    EXPECT_GT(why.causes[0].value, 0);
    EXPECT_LE(why.causes[0].value, why.causes[0].limit);
    EXPECT_EQ(why.causes[1].code, CauseCode::LimitReached);
    EXPECT_EQ(why.causes[1].quota, streams::QuotaName::WriteRecordsPerSecond);
    EXPECT_EQ(why.causes[1].shard, streams::ShardIndex{0});
    EXPECT_EQ(why.causes[1].limit, 1'000);
    EXPECT_GT(why.causes[1].value, 1'000) << "what it was offered in that second, refusals included";
    EXPECT_EQ(why.causes[2].code, CauseCode::ShardRefuses);
    const auto splits = std::count_if(why.remedies.begin(), why.remedies.end(),
        [](const Remedy& remedy) { return remedy.code == RemedyCode::Split && !remedy.commands.empty(); });
    EXPECT_EQ(splits, 1) << "the shard's own remedy can be tried";
}

TEST(ExplainCall, OfABusyStreamSaysHowLongItTakes)
{
    World world = made(overloaded());
    world.runUntil(at(1'000));
    const streams::SplitShardRequest split{"clicks", "0", "1000"};
    ASSERT_TRUE(isAccepted(world.apply({"you", split})));
    world.runUntil(at(3'000));
    const Explanation why = whyRefused(world, split);
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[0].code, CauseCode::CallRefused);
    EXPECT_EQ(why.causes[0].exception, streams::Exception::ResourceInUse);
    EXPECT_EQ(why.causes[1].code, CauseCode::StreamBusy);
    EXPECT_EQ(why.causes[1].value, (world.service().streams().front().statusUntil - at(3'000)).count());
    ASSERT_FALSE(why.remedies.empty());
    EXPECT_EQ(why.remedies.back().code, RemedyCode::Advice);
    EXPECT_EQ(why.remedies.back().reason, streams::Reason::StreamNotActive);
}

TEST(ExplainCall, OfAClosedShardLeadsToTheMomentOfItsSplit)
{
    World world = made(overloaded());
    const streams::SplitShardRequest split{"clicks", "0", "1000"};
    ASSERT_TRUE(isAccepted(world.apply({"you", split})));
    world.runUntil(at(120'000));
    const Explanation why = whyRefused(world, split);
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::ShardWasClosed);
    EXPECT_EQ(why.causes[1].value, 2);
    EXPECT_EQ(why.causes[1].at, world.service().streams().front().map->shard(streams::ShardIndex{0}).closed);
}

TEST(ExplainCall, OfACountOutOfBoundsNamesTheBounds)
{
    World world = made(overloaded());
    world.runUntil(at(1'000));
    const Explanation why = whyRefused(world, streams::UpdateShardCountRequest{"clicks", 7});
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::CountBounds);
    EXPECT_EQ(why.causes[1].value, 1);
    EXPECT_EQ(why.causes[1].before, 1);
    EXPECT_EQ(why.causes[1].limit, 2);
}

TEST(ExplainCall, OfSharedReadsNamesThePipeAndItsReaders)
{
    Scenario scenario = overloaded();
    for (const char* name : {"a", "b", "c"}) {
        clients::ConsumerConfig consumer;
        consumer.name = name;
        consumer.stream = "clicks";
        consumer.pollInterval = base::Duration{200};
        scenario.clients.push_back({"scenario", AddConsumer{consumer}});
    }
    World world = made(scenario);
    world.runUntil(at(20'000));
    const Explanation why = whyNewest(world, "b");
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::SharedByReaders);
    EXPECT_EQ(why.causes[1].quota, streams::QuotaName::ReadBytesPerSecond);
    EXPECT_EQ(why.causes[1].before, 3);
    EXPECT_EQ(why.causes[1].limit, 2 * 1'048'576);
    EXPECT_GT(why.causes[1].value, 1'500'000) << "three of them want 3 MiB/s";
}

// Programs that no simulated poller stands for, one of them only with its iterators.
TEST(ExplainCall, OfSharedReadsCountsProgramsToo)
{
    World world = made(overloaded());
    const auto give = [&world](const std::string& caller, Action action) {
        return world.apply({.caller = caller, .action = std::move(action), .isFromOutside = true});
    };
    const auto iteratorOf = [&](const std::string& caller) {
        const Reply reply = give(caller,
            streams::GetShardIteratorRequest{
                .streamName = "clicks", .shardId = "0", .type = streams::IteratorType::TrimHorizon});
        return std::get<std::string>(reply);
    };
    world.runUntil(at(1'000));
    const std::string first = iteratorOf("boto3 1.26.27");
    const std::string second = iteratorOf("aws-sdk-java 2.20");
    for (int i = 0; i < 4; ++i) {
        (void)give("boto3 1.26.27", streams::GetRecordsRequest{.shardIterator = first, .limit = 1});
        (void)give("aws-sdk-java 2.20", streams::GetRecordsRequest{.shardIterator = second, .limit = 1});
    }
    const Explanation why = whyNewest(world, "boto3 1.26.27");
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::SharedByReaders);
    EXPECT_EQ(why.causes[1].before, 2);
}

TEST(ExplainCall, OfARateNamesItsNumberAndWhomItIsFor)
{
    World world = made(overloaded());
    world.runUntil(at(1'000));
    const auto refuse = [&world](Action action) {
        for (int i = 0; i < 12; ++i)
            (void)world.apply({.caller = "boto3", .action = action, .isFromOutside = true});
        return whyNewest(world, "boto3");
    };
    const Explanation account = refuse(streams::ListStreamsRequest{});
    ASSERT_EQ(account.causes.size(), 2U);
    EXPECT_EQ(account.causes[1].code, CauseCode::RateReached);
    EXPECT_EQ(account.causes[1].key, "ListStreams");
    EXPECT_EQ(account.causes[1].limit, 5);
    EXPECT_EQ(account.causes[1].scope, streams::RateScope::Account);
    const Explanation stream = refuse(streams::EnhancedMonitoringRequest{"clicks", {"IncomingBytes"}, true});
    ASSERT_EQ(stream.causes.size(), 2U);
    EXPECT_EQ(stream.causes[1].key, "EnableEnhancedMonitoring");
    EXPECT_EQ(stream.causes[1].scope, streams::RateScope::Stream);
}

TEST(ExplainCall, OfTooMuchInOneCallNamesTheQuota)
{
    World world = made(overloaded());
    world.runUntil(at(1'000));
    const auto entries = [](std::size_t count, std::size_t bytes) {
        const auto data = std::make_shared<const std::string>(bytes, 'x');
        return streams::PutRecordsRequest{
            .streamName = "clicks", .records = std::vector<streams::PutEntry>(count, {"key", std::nullopt, data})};
    };
    const struct {
        std::size_t records;
        std::size_t bytes;
        streams::Reason reason;
        streams::QuotaName quota;
        std::int64_t value;
        std::int64_t limit;
    } rows[] = {
        {501, 1, streams::Reason::TooManyRecords, streams::QuotaName::PutRecordsMaxRecords, 501, 500},
        {1, 1'048'577, streams::Reason::RecordTooLarge, streams::QuotaName::MaxRecordBytes, 0, 1'048'576},
        {11, 1'000'000, streams::Reason::CallTooLarge, streams::QuotaName::PutRecordsMaxBytes, 0, 10'485'760},
    };
    for (const auto& row : rows) {
        const Explanation why = whyRefused(world, entries(row.records, row.bytes));
        ASSERT_EQ(why.causes.size(), 2U) << row.records;
        EXPECT_EQ(why.causes[1].code, CauseCode::LimitReached) << row.records;
        EXPECT_EQ(why.causes[1].reason, row.reason) << row.records;
        EXPECT_EQ(why.causes[1].quota, row.quota) << row.records;
        EXPECT_EQ(why.causes[1].value, row.value) << row.records;
        EXPECT_EQ(why.causes[1].limit, row.limit) << row.records;
    }
}

TEST(ExplainCall, OfTheSixthConsumerAtATimeSpeaksOfConsumers)
{
    World world = made(overloaded());
    world.runUntil(at(1'000));
    for (const char* name : {"a", "b", "c", "d", "e"})
        ASSERT_TRUE(isAccepted(world.apply({"you", streams::RegisterStreamConsumerRequest{"clicks", name}}))) << name;
    const Explanation why = whyRefused(world, streams::RegisterStreamConsumerRequest{"clicks", "f"});
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::LimitReached);
    EXPECT_EQ(why.causes[1].reason, streams::Reason::TooManyConsumersCreating);
    EXPECT_EQ(why.causes[1].quota, streams::QuotaName::ConsumersCreatingAtOnce);
    EXPECT_EQ(why.causes[1].limit, 5);
    ASSERT_FALSE(why.remedies.empty());
    EXPECT_EQ(why.remedies.back().reason, streams::Reason::TooManyConsumersCreating);
}

TEST(ExplainCall, OfTooMuchWarmthNamesWhatTheRegionGives)
{
    WorldSettings settings;
    settings.service.region = "eu-central-1";
    World world{settings};
    ASSERT_TRUE(isAccepted(world.apply({"you", streams::UpdateAccountSettingsRequest{}})));
    streams::CreateStreamRequest create{"clicks"};
    create.streamMode = streams::CapacityMode::OnDemand;
    create.isShardCountGiven = false;
    create.warmThroughputMiBps = 201;
    const Explanation why = whyRefused(world, create);
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::LimitReached);
    EXPECT_EQ(why.causes[1].reason, streams::Reason::WarmThroughputQuota);
    EXPECT_EQ(why.causes[1].quota, streams::QuotaName::OnDemandMiBps);
    EXPECT_EQ(why.causes[1].limit, 200);
}

TEST(ExplainCall, OfALargeRecordNamesTheSizeThatTheStreamAllows)
{
    World world = made(overloaded());
    world.runUntil(at(1'000));
    ASSERT_TRUE(isAccepted(world.apply({"you",
        streams::UpdateMaxRecordSizeRequest{"arn:aws:kinesis:us-east-1:123456789012:stream/clicks", 2'048}})));
    world.runUntil(at(300'000));
    const Explanation why = whyRefused(world,
        streams::PutRecordRequest{
            "clicks", {"key", std::nullopt, std::make_shared<const std::string>(2'097'153, 'x')}, {}});
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].quota, streams::QuotaName::MaxRecordBytes);
    EXPECT_EQ(why.causes[1].limit, 2'097'152);
}

TEST(ExplainCall, OfAShardThatNeverWasAsksNothingOfIt)
{
    World world = made(overloaded());
    world.runUntil(at(1'000));
    const Explanation why = whyRefused(world, streams::SplitShardRequest{"clicks", "shardId-000000000099", "1000"});
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::Precondition);
    EXPECT_FALSE(why.causes[1].shard.has_value());
}

TEST(ExplainCall, OfAnAcceptedCallIsFine)
{
    World world = made(overloaded());
    world.runUntil(at(100));
    const streams::CallRecord& call = world.service().calls().recent().back();
    ASSERT_FALSE(call.isRefused());
    EXPECT_EQ(explain(world, WhyCall{call, "shop"}).verdict, Verdict::Fine);
    EXPECT_FALSE(lastRefusedCall(world, "you").has_value());
    EXPECT_FALSE(lastRefusedCall(world, {}).has_value());
}

}
