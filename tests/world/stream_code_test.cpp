#include "world/stream_code.h"

#include "support/world_builder.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;
using world::CodeForm;

namespace {

std::string codeOf(const world::World& world, CodeForm form)
{
    return world::streamCode(world.service().streams().front(), form);
}

// A stream about which there is something to say, with a key that would break out of its quotes.
world::World richWorld()
{
    world::World world = support::worldWithStream(3, 1);
    const auto give = [&world](world::Action action) {
        ASSERT_TRUE(world::isAccepted(world.apply({.action = std::move(action)})));
        world.runUntil(world.now() + std::chrono::minutes{1});
    };
    give(streams::RetentionPeriodRequest{"clicks", 72, true});
    give(streams::EnhancedMonitoringRequest{"clicks", {"IncomingBytes", "IteratorAgeMilliseconds"}, true});
    give(streams::StreamEncryptionRequest{"clicks", streams::EncryptionType::Kms, R"(it's "ours" ${x})", true});
    give(streams::AddTagsToStreamRequest{"clicks", {{"team", "web"}}});
    return world;
}

TEST(StreamCode, SaysNoMoreThanThereIsToSay)
{
    const world::World world = support::worldWithStream(4, 1);
    EXPECT_EQ(codeOf(world, CodeForm::AwsCli),
        "aws kinesis create-stream --stream-name clicks --shard-count 4\n"
        "aws kinesis wait stream-exists --stream-name clicks\n");
    EXPECT_EQ(codeOf(world, CodeForm::CloudFormation),
        "Resources:\n"
        "  ClicksStream:\n"
        "    Type: AWS::Kinesis::Stream\n"
        "    Properties:\n"
        "      Name: \"clicks\"\n"
        "      StreamModeDetails:\n"
        "        StreamMode: PROVISIONED\n"
        "      ShardCount: 4\n"
        "      RetentionPeriodHours: 24\n");
}

TEST(StreamCode, TellsEverythingThatIsSet)
{
    const world::World world = richWorld();
    EXPECT_EQ(codeOf(world, CodeForm::AwsCli),
        R"(aws kinesis create-stream --stream-name clicks --shard-count 3 --tags '{"team": "web"}'
aws kinesis wait stream-exists --stream-name clicks
aws kinesis increase-stream-retention-period --stream-name clicks --retention-period-hours 72
aws kinesis wait stream-exists --stream-name clicks
aws kinesis enable-enhanced-monitoring --stream-name clicks --shard-level-metrics IncomingBytes IteratorAgeMilliseconds
aws kinesis wait stream-exists --stream-name clicks
aws kinesis start-stream-encryption --stream-name clicks --encryption-type KMS --key-id 'it'\''s "ours" ${x}'
)");
    EXPECT_EQ(codeOf(world, CodeForm::Boto3),
        R"(import boto3

kinesis = boto3.client("kinesis")
kinesis.create_stream(StreamName="clicks", ShardCount=3, Tags={"team": "web"})
kinesis.get_waiter("stream_exists").wait(StreamName="clicks")
kinesis.increase_stream_retention_period(StreamName="clicks", RetentionPeriodHours=72)
kinesis.get_waiter("stream_exists").wait(StreamName="clicks")
kinesis.enable_enhanced_monitoring(StreamName="clicks", ShardLevelMetrics=["IncomingBytes", "IteratorAgeMilliseconds"])
kinesis.get_waiter("stream_exists").wait(StreamName="clicks")
kinesis.start_stream_encryption(StreamName="clicks", EncryptionType="KMS", KeyId="it's \"ours\" ${x}")
)");
    EXPECT_EQ(codeOf(world, CodeForm::Terraform),
        R"(resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  shard_count      = 3
  retention_period = 72
  shard_level_metrics = ["IncomingBytes", "IteratorAgeMilliseconds"]
  encryption_type  = "KMS"
  kms_key_id       = "it's \"ours\" $${x}"

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }

  tags = {
    "team" = "web"
  }
}
)");
    const std::string javaScript = codeOf(world, CodeForm::JavaScript);
    for (const char* command : {"CreateStreamCommand", "IncreaseStreamRetentionPeriodCommand",
             "EnableEnhancedMonitoringCommand", "StartStreamEncryptionCommand"}) {
        EXPECT_NE(javaScript.find(std::string{"  "} + command + ",\n"), std::string::npos) << javaScript;
        EXPECT_NE(javaScript.find(std::string{"new "} + command), std::string::npos) << javaScript;
    }
}

TEST(StreamCode, AsksForNoShardsOnDemandAndTellsOfUnevenOnes)
{
    world::World world = support::worldWithStream(2, 1);
    ASSERT_TRUE(world::isAccepted(world.apply({.action = streams::SplitShardRequest{.streamName = "clicks",
                                                   .shardToSplit = "0",
                                                   .newStartingHashKey = "9"}})));
    world.runUntil(base::instantAt(std::chrono::minutes{2}));
    for (const CodeForm form : world::kCodeForms)
        EXPECT_NE(codeOf(world, form).find(" The shards of this stream are uneven; these 3 are even.\n"),
            std::string::npos);
    const std::string arn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
    ASSERT_TRUE(world::isAccepted(world.apply({.action = streams::UpdateStreamModeRequest{
                                                   arn, streams::CapacityMode::OnDemand}})));
    world.runUntil(base::instantAt(std::chrono::minutes{10}));
    for (const CodeForm form : world::kCodeForms) {
        const std::string code = codeOf(world, form);
        EXPECT_NE(code.find("ON_DEMAND"), std::string::npos) << code;
        for (const char* word : {"shard-count", "ShardCount", "shard_count", "uneven"})
            EXPECT_EQ(code.find(word), std::string::npos) << code;
    }
}

}
