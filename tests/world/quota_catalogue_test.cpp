// Every quota with what it is, what it is elsewhere and what of it is used.
#include "world/quota_catalogue.h"

#include "world/scenario.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace shardscope;
using namespace shardscope::world;
using streams::QuotaName;

World worldOf(const std::string& json)
{
    const auto scenario = parseScenario(json, "test.json", {});
    EXPECT_TRUE(scenario) << scenario.error().text();
    auto world = makeWorld(*scenario);
    EXPECT_TRUE(world) << world.error().text();
    return std::move(*world);
}

QuotaEntry entryOf(const std::vector<QuotaEntry>& entries, QuotaName name)
{
    return *std::find_if(entries.begin(), entries.end(),
        [name](const QuotaEntry& each) { return each.row->name == name; });
}

TEST(QuotaCatalogue, HasEveryQuotaBesideThatOfTheOtherProfile)
{
    streams::ServiceSettings settings;
    settings.profile = streams::Profile::Classic;
    settings.region = "eu-central-1";
    settings.quotas = {{QuotaName::ShardsPerAccount, 900}};
    const std::vector<QuotaEntry> entries = quotaCatalogue(settings);
    EXPECT_EQ(entries.size(), streams::quotaTable().size());
    const QuotaEntry shards = entryOf(entries, QuotaName::ShardsPerAccount);
    EXPECT_EQ(shards, (QuotaEntry{&streams::quotaRow(QuotaName::ShardsPerAccount), 900, 200, 1'000, std::nullopt}));
    EXPECT_TRUE(shards.isSet());
    EXPECT_TRUE(shards.differs());
    const QuotaEntry records = entryOf(entries, QuotaName::WriteRecordsPerSecond);
    EXPECT_FALSE(records.isSet() || records.differs());
}

TEST(QuotaCatalogue, CountsWhatIsUsedByTheOneThatUsesMost)
{
    World world = worldOf(R"({"shardscope": 1, "streams": [
        {"name": "a", "shards": 3, "retention": "48h",
            "tags": [{"Key": "x", "Value": "1"}, {"Key": "y", "Value": "2"}]},
        {"name": "b", "mode": "ON_DEMAND"},
        {"name": "c", "shards": 9, "region": "eu-west-1"}],
        "producers": [{"name": "p", "stream": "a", "rate": 300, "keys": {"count": 1, "prefix": "k"}}],
        "consumers": [{"name": "f", "stream": "a", "kind": "fan-out"}]})");
    world.runUntil(base::instantAt(base::Duration{3'500}));
    const std::vector<QuotaEntry> entries = quotaCatalogue(world);
    const auto used = [&](QuotaName name) { return entryOf(entries, name).used; };
    EXPECT_EQ(used(QuotaName::ShardsPerAccount), 3 + 4) << "the region of c has a quota of its own";
    EXPECT_EQ(used(QuotaName::OnDemandStreamsPerAccount), 1);
    EXPECT_EQ(used(QuotaName::ConsumersPerStream), 1);
    EXPECT_EQ(used(QuotaName::TagsPerResource), 2);
    EXPECT_EQ(used(QuotaName::RetentionMaxHours), 48);
    EXPECT_EQ(used(QuotaName::StreamsCreatingAtOnce), 0);
    EXPECT_NEAR(double(used(QuotaName::WriteRecordsPerSecond).value_or(0)), 300, 90) << "one key, one shard";
    EXPECT_EQ(used(QuotaName::MaxRecordBytes), std::nullopt) << "nothing counts against it";
    EXPECT_NE(quotaCsv(entries, streams::Profile::Current).find("\nshards,20000,7,20000,500,shards,"),
        std::string::npos);
}

TEST(QuotaCatalogue, CountsChannelsUntilTheyAreGone)
{
    World world = worldOf(R"({"shardscope": 1, "streams": [{"name": "b", "mode": "ON_DEMAND"}]})");
    const auto used = [&](QuotaName name) { return entryOf(quotaCatalogue(world), name).used; };
    streams::CreateChannelRequest request;
    request.channelName = "to-s3";
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {
        {"arn:aws:kinesis:us-east-1:123456789012:stream/b", streams::RecordFormat::Json, ""}};
    request.s3Destination = streams::S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    const Reply made = world.apply({"you", request});
    const auto* const channel = std::get_if<streams::ChannelDescription>(&made);
    ASSERT_NE(channel, nullptr);
    world.runUntil(base::instantAt(std::chrono::seconds{30}));
    EXPECT_EQ(used(QuotaName::ChannelsPerStream), 1);
    EXPECT_EQ(used(QuotaName::ChannelsPerAccount), 1);
    ASSERT_TRUE(isAccepted(world.apply({"you", streams::DeleteChannelRequest{channel->channelArn}})));
    EXPECT_EQ(used(QuotaName::ChannelsPerStream), 1) << "it is DELETING";
    world.runUntil(base::instantAt(std::chrono::seconds{60}));
    EXPECT_EQ(used(QuotaName::ChannelsPerStream), 0);
    EXPECT_EQ(used(QuotaName::ChannelsPerAccount), 0);
}
}
