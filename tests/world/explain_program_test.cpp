// Why? of a program on the network: what was refused it most, and what its author can do.
#include "streams/aggregated_record.h"
#include "support/world_builder.h"
#include "world/explain.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace shardscope::world {

namespace {

base::Instant at(std::int64_t ms) { return base::instantAt(base::Duration{ms}); }

Reply call(World& world, const std::string& caller, Action action, const streams::Home& home = {})
{
    return world.apply({.caller = caller, .action = std::move(action), .isFromOutside = true, .home = home});
}

const Remedy* remedyOf(const Explanation& answer, RemedyCode code)
{
    const auto found = std::find_if(answer.remedies.begin(), answer.remedies.end(),
        [code](const Remedy& remedy) { return remedy.code == code; });
    return found == answer.remedies.end() ? nullptr : &*found;
}

streams::PutRecordRequest put(const std::string& stream)
{
    streams::PutRecordRequest request{.streamName = stream};
    request.record = {.partitionKey = "user", .data = std::make_shared<const std::string>("data")};
    return request;
}

}

TEST(ExplainProgram, OfThrottledWritesLeadsToTheShardAndItsKey)
{
    World world = support::worldWithStream(1, 3);
    streams::PutRecordsRequest puts{.streamName = "clicks"};
    for (int i = 0; i < 150; ++i)
        puts.records.push_back({.partitionKey = "user", .data = std::make_shared<const std::string>("data")});
    for (int tenth = 0; tenth < 200; ++tenth) {
        world.runUntil(at(tenth * 100 + 50));
        (void)call(world, "writer", puts);
    }
    world.runUntil(at(20'010));
    const Explanation why = explain(world, WhyProgram{"writer"});
    EXPECT_EQ(why.verdict, Verdict::ProgramRefused);
    EXPECT_EQ(why.stream, streams::StreamIndex{0});
    ASSERT_GE(why.causes.size(), 3U);
    EXPECT_EQ(why.causes[0].code, CauseCode::EntriesOfProgramRefused);
    EXPECT_EQ(why.causes[0].key, "PutRecords");
    EXPECT_EQ(why.causes[0].exception, streams::Exception::ProvisionedThroughputExceeded);
    EXPECT_EQ(why.causes[0].limit, 200 * 150);
    EXPECT_EQ(why.causes[0].before, 20'010);
    EXPECT_GT(why.causes[0].value, 20 * 400);
    EXPECT_LT(why.causes[0].value, 20 * 550);
    EXPECT_EQ(why.causes[1].code, CauseCode::LimitReached);
    EXPECT_EQ(why.causes[1].quota, streams::QuotaName::WriteRecordsPerSecond);
    EXPECT_EQ(why.causes[2].code, CauseCode::ShardRefuses);
    // One key: no split helps, and no simulated producer is there that could be changed.
    const Remedy* keys = remedyOf(why, RemedyCode::MoreKeys);
    ASSERT_NE(keys, nullptr);
    EXPECT_EQ(keys->key, "user");
    EXPECT_EQ(why.remedies.back().code, RemedyCode::BackOff);
    EXPECT_EQ(why.remedies.back().key, "PutRecords");
    EXPECT_EQ(remedyOf(why, RemedyCode::Advice), nullptr);
}

// The shard has refused records of the KPL's own key "a"; what can be changed is the key of the user records.
TEST(ExplainProgram, OfTheKplNamesTheKeyThatItPackedMost)
{
    World world = support::worldWithStream(1, 3);
    const std::vector<streams::UserRecord> users{
        {"hot", {}, "1"}, {"cold", {}, "2"}, {"hot", {}, "3"}, {"hot", {}, "4"}};
    const streams::AggregatedPut put = streams::aggregate(users);
    streams::PutRecordsRequest puts{.streamName = "clicks"};
    for (int i = 0; i < 150; ++i)
        puts.records.push_back({put.partitionKey, put.explicitHashKey, std::make_shared<const std::string>(put.data)});
    for (int tenth = 0; tenth < 200; ++tenth) {
        world.runUntil(at(tenth * 100 + 50));
        (void)call(world, "KPL", puts);
    }
    world.runUntil(at(20'010));
    const Explanation why = explain(world, WhyProgram{"KPL"});
    const auto causeOf = [&why](CauseCode code) {
        return std::find_if(why.causes.begin(), why.causes.end(),
            [code](const Cause& cause) { return cause.code == code; });
    };
    const auto counted = causeOf(CauseCode::KeyDominates);
    ASSERT_NE(counted, why.causes.end());
    EXPECT_EQ(counted->key, "a");
    const auto packed = causeOf(CauseCode::KeyIsAggregated);
    ASSERT_NE(packed, why.causes.end());
    EXPECT_GT(packed, counted);
    EXPECT_EQ(packed->key, "hot");
    EXPECT_EQ(packed->value, 4);
    EXPECT_EQ(packed->perMille, 750);
    const Remedy* keys = remedyOf(why, RemedyCode::MoreKeys);
    ASSERT_NE(keys, nullptr);
    EXPECT_EQ(keys->key, "hot");
}

TEST(ExplainProgram, OfThrottledReadsCountsWhoShares)
{
    World world = support::worldWithStream(1, 3);
    (void)call(world, "you", put("clicks"));
    world.runUntil(at(3'000));
    const auto iteratorOf = [&](const std::string& caller) {
        return std::get<std::string>(call(world, caller,
            streams::GetShardIteratorRequest{
                .streamName = "clicks", .shardId = "0", .type = streams::IteratorType::TrimHorizon}));
    };
    const std::string first = iteratorOf("boto3 1.26.27");
    const std::string second = iteratorOf("aws-sdk-java 2.20");
    for (int i = 0; i < 4; ++i) {
        (void)call(world, "boto3 1.26.27", streams::GetRecordsRequest{.shardIterator = first, .limit = 1});
        (void)call(world, "aws-sdk-java 2.20", streams::GetRecordsRequest{.shardIterator = second, .limit = 1});
    }
    const Explanation why = explain(world, WhyProgram{"boto3 1.26.27"});
    ASSERT_EQ(why.causes.size(), 3U);
    EXPECT_EQ(why.causes[0].code, CauseCode::CallsOfProgramRefused);
    EXPECT_EQ(why.causes[0].key, "GetRecords");
    EXPECT_GE(why.causes[0].value, 1);
    EXPECT_EQ(why.causes[0].limit, 4);
    EXPECT_EQ(why.causes[1].code, CauseCode::SharedByReaders);
    EXPECT_EQ(why.causes[2].code, CauseCode::OwnShare);
    EXPECT_EQ(why.causes[2].value, 4);
    EXPECT_EQ(why.causes[2].limit, 8);
    ASSERT_EQ(why.remedies.size(), 3U);
    EXPECT_EQ(why.remedies[0].code, RemedyCode::WaitBetween);
    EXPECT_EQ(why.remedies[0].value, 400); // of five calls a second, half
    EXPECT_EQ(why.remedies[0].limit, 2);
    EXPECT_EQ(why.remedies[1].code, RemedyCode::ReadByFanOut);
    EXPECT_GT(why.remedies[1].value, 0);
    EXPECT_EQ(why.remedies[2].code, RemedyCode::BackOff);
}

// Each account has five iterators a second of a shard, whatever others get.
TEST(ExplainProgram, OfIteratorsCountsTheCallersOfItsAccount)
{
    World world = support::worldWithStream(1, 3);
    const std::string arn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
    const streams::Home partner{"210987654321", {}};
    ASSERT_TRUE(isAccepted(call(world, "boto3",
        streams::PutResourcePolicyRequest{
            arn, streams::sharingPolicy(partner.account, "kinesis:GetShardIterator", arn)})));
    world.runUntil(at(1'000));
    streams::GetShardIteratorRequest request{.shardId = "shardId-000000000000", .type = streams::IteratorType::Latest};
    request.streamArn = arn;
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(isAccepted(call(world, "elsewhere", request, partner)));
    EXPECT_TRUE(isAccepted(call(world, "neighbour", request)));
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(isAccepted(call(world, "boto3", request)), i < 4);
    const Explanation why = explain(world, WhyProgram{"boto3"});
    ASSERT_EQ(why.causes.size(), 3U);
    EXPECT_EQ(why.causes[0].key, "GetShardIterator");
    EXPECT_EQ(why.causes[0].value, 2);
    EXPECT_EQ(why.causes[1].code, CauseCode::SharedByReaders);
    EXPECT_EQ(why.causes[1].quota, streams::QuotaName::IteratorCallsPerSecond);
    EXPECT_EQ(why.causes[1].before, 2);
    EXPECT_EQ(why.causes[2].code, CauseCode::OwnShare);
    EXPECT_EQ(why.causes[2].value, 6);
    EXPECT_EQ(why.causes[2].limit, 7);
}

TEST(ExplainProgram, OfARateCountsTheCallersOfItsAccountAndRegion)
{
    World world = support::worldWithStream(1, 3);
    world.runUntil(at(1'000));
    for (int i = 0; i < 12; ++i)
        (void)call(world, "boto3", streams::ListStreamsRequest{});
    for (int i = 0; i < 3; ++i)
        (void)call(world, "elsewhere", streams::ListStreamsRequest{}, {{}, "eu-west-1"});
    const Explanation alone = explain(world, WhyProgram{"boto3"});
    ASSERT_EQ(alone.causes.size(), 3U);
    EXPECT_EQ(alone.causes[0].code, CauseCode::CallsOfProgramRefused);
    EXPECT_EQ(alone.causes[0].limit, 12);
    EXPECT_EQ(alone.causes[0].value, 12 - 5);
    EXPECT_EQ(alone.causes[1].code, CauseCode::RateReached);
    EXPECT_EQ(alone.causes[2].code, CauseCode::OwnShare);
    EXPECT_EQ(alone.causes[2].value, 12);
    EXPECT_EQ(alone.causes[2].limit, 12);
    ASSERT_EQ(alone.remedies.size(), 2U);
    EXPECT_EQ(alone.remedies[0].code, RemedyCode::CallLess);
    EXPECT_EQ(alone.remedies[0].key, "ListStreams");
    EXPECT_EQ(alone.remedies[1].code, RemedyCode::BackOff);
    for (int i = 0; i < 3; ++i)
        (void)call(world, "neighbour", streams::ListStreamsRequest{});
    EXPECT_EQ(explain(world, WhyProgram{"boto3"}).causes[2].limit, 15);
}

// A switch that is in its way is turned by the remedy.
TEST(ExplainProgram, OfDeniedCallsOffersWhatLetsThemThrough)
{
    World world = support::worldWithStream(1, 3);
    world.runUntil(at(1'000));
    ASSERT_TRUE(isAccepted(call(world, "writer", put("clicks"))));
    ASSERT_TRUE(isAccepted(world.apply({"you", streams::SetAccessRequest{"writer", "PutRecord", false}})));
    ASSERT_FALSE(isAccepted(call(world, "writer", put("clicks"))));
    const Explanation why = explain(world, WhyProgram{"writer"});
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[0].code, CauseCode::EntriesOfProgramRefused);
    EXPECT_EQ(why.causes[0].value, 1);
    EXPECT_EQ(why.causes[0].limit, 2);
    EXPECT_FALSE(why.causes[0].text.empty());
    EXPECT_EQ(why.causes[1].code, CauseCode::OperationDenied);
    ASSERT_FALSE(why.remedies.empty());
    EXPECT_EQ(why.remedies.front().code, RemedyCode::AllowOperation);
    ASSERT_EQ(why.remedies.front().commands.size(), 1U);
    ASSERT_TRUE(isAccepted(world.apply({"you", why.remedies.front().commands.front()})));
    EXPECT_TRUE(isAccepted(call(world, "writer", put("clicks"))));
}

TEST(ExplainProgram, TakesTheRefusalsThatAreMost)
{
    World world = support::worldWithStream(1, 3);
    world.runUntil(at(1'000));
    for (int i = 0; i < 3; ++i)
        (void)call(world, "writer", put("nobody"));
    (void)call(world, "writer", streams::SplitShardRequest{"nobody", "0", "1"});
    const Explanation why = explain(world, WhyProgram{"writer"});
    ASSERT_FALSE(why.causes.empty());
    EXPECT_EQ(why.causes[0].key, "PutRecord");
    EXPECT_EQ(why.causes[0].reason, streams::Reason::StreamNotFound);
    EXPECT_FALSE(why.stream.has_value());
    EXPECT_NE(remedyOf(why, RemedyCode::Advice), nullptr);
    EXPECT_EQ(remedyOf(why, RemedyCode::BackOff), nullptr) << "it would be refused again";
}

TEST(ExplainProgram, OfOneThatNothingIsRefusedIsFine)
{
    World world = support::worldWithStream(1, 3);
    world.runUntil(at(1'000));
    (void)call(world, "writer", put("clicks"));
    EXPECT_EQ(explain(world, WhyProgram{"writer"}).verdict, Verdict::Fine);
    EXPECT_EQ(explain(world, WhyProgram{"nobody"}).verdict, Verdict::Fine);
    // A minute heals.
    (void)call(world, "writer", put("nobody"));
    EXPECT_EQ(explain(world, WhyProgram{"writer"}).verdict, Verdict::ProgramRefused);
    world.runUntil(at(62'000));
    EXPECT_EQ(explain(world, WhyProgram{"writer"}).verdict, Verdict::Fine);
}

}
