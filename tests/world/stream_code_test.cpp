#include "world/stream_code.h"

#include "support/world_builder.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;
using world::CodeForm;

namespace {

std::string codeOf(const world::World& world, CodeForm form)
{
    return world::streamCode(world.service(), world.service().streams().front(), form);
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
    EXPECT_EQ(codeOf(world, CodeForm::Cdk), R"(import * as cdk from "aws-cdk-lib";
import * as kinesis from "aws-cdk-lib/aws-kinesis";

// In the constructor of a stack:
const stream = new kinesis.Stream(this, "ClicksStream", {
  streamName: "clicks",
  streamMode: kinesis.StreamMode.PROVISIONED,
  shardCount: 4,
  retentionPeriod: cdk.Duration.hours(24),
  encryption: kinesis.StreamEncryption.UNENCRYPTED,
});
)");
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
    const std::string cdk = codeOf(world, CodeForm::Cdk);
    for (const char* part : {"  retentionPeriod: cdk.Duration.hours(72),\n",
             "const resource = stream.node.defaultChild as kinesis.CfnStream;\n"
             "resource.streamEncryption = { encryptionType: \"KMS\", keyId: \"it's \\\"ours\\\" ${x}\" };\n"
             "resource.desiredShardLevelMetrics = [\"IncomingBytes\", \"IteratorAgeMilliseconds\"];\n",
             "cdk.Tags.of(stream).add(\"team\", \"web\");\n"})
        EXPECT_NE(cdk.find(part), std::string::npos) << part << "\n" << cdk;
    const std::string javaScript = codeOf(world, CodeForm::JavaScript);
    for (const char* command : {"CreateStreamCommand", "IncreaseStreamRetentionPeriodCommand",
             "EnableEnhancedMonitoringCommand", "StartStreamEncryptionCommand"}) {
        EXPECT_NE(javaScript.find(std::string{"  "} + command + ",\n"), std::string::npos) << javaScript;
        EXPECT_NE(javaScript.find(std::string{"new "} + command), std::string::npos) << javaScript;
    }
}

const std::string kArn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

// On demand and warm, shared, with two consumers, one of them with a tag and a policy of its own.
world::World wholeWorld()
{
    world::World world = support::worldWithStream(4, 1);
    const auto give = [&world](world::Action action) {
        ASSERT_TRUE(world::isAccepted(world.apply({.action = std::move(action)})));
        world.runUntil(world.now() + std::chrono::minutes{10});
    };
    give(streams::UpdateAccountSettingsRequest{streams::CommitmentStatus::Enabled});
    give(streams::UpdateStreamModeRequest{kArn, streams::CapacityMode::OnDemand, 8});
    give(streams::UpdateStreamRecordDistributionStrategyRequest{kArn, streams::RecordDistribution::Auto});
    give(streams::PutResourcePolicyRequest{kArn, "{\"Version\":\n\"2012-10-17\"}"});
    give(streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "app"});
    give(streams::RegisterStreamConsumerRequest{
        .streamName = "clicks", .consumerName = "audit", .tags = {{"team", "web"}}});
    const auto& consumers = world.service().streams().front().consumers;
    give(streams::PutResourcePolicyRequest{consumers.back().arn, "{}"});
    return world;
}

TEST(StreamCode, IsWholeAsCalls)
{
    const world::World world = wholeWorld();
    EXPECT_EQ(codeOf(world, CodeForm::AwsCli),
        R"(aws kinesis create-stream --stream-name clicks --stream-mode-details StreamMode=ON_DEMAND --warm-throughput-mi-bps 8
aws kinesis wait stream-exists --stream-name clicks
arn=$(aws kinesis describe-stream-summary --stream-name clicks --query StreamDescriptionSummary.StreamARN --output text)
aws kinesis update-stream-record-distribution-strategy --stream-arn "$arn" --record-distribution-strategy AUTO
aws kinesis put-resource-policy --resource-arn "$arn" --policy '{"Version":
"2012-10-17"}'
aws kinesis register-stream-consumer --stream-arn "$arn" --consumer-name app
consumer=$(aws kinesis register-stream-consumer --stream-arn "$arn" --consumer-name audit --tags '{"team": "web"}' --query Consumer.ConsumerARN --output text)
# Once it is ACTIVE:
aws kinesis put-resource-policy --resource-arn "$consumer" --policy '{}'
)");
    EXPECT_EQ(codeOf(world, CodeForm::Boto3),
        R"(import boto3

kinesis = boto3.client("kinesis")
kinesis.create_stream(StreamName="clicks", StreamModeDetails={"StreamMode": "ON_DEMAND"}, WarmThroughputMiBps=8)
kinesis.get_waiter("stream_exists").wait(StreamName="clicks")
arn = kinesis.describe_stream_summary(StreamName="clicks")["StreamDescriptionSummary"]["StreamARN"]
kinesis.update_stream_record_distribution_strategy(StreamARN=arn, RecordDistributionStrategy="AUTO")
kinesis.put_resource_policy(ResourceARN=arn, Policy="{\"Version\":\n\"2012-10-17\"}")
kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="app")
consumer = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="audit", Tags={"team": "web"})["Consumer"]["ConsumerARN"]
# Once it is ACTIVE:
kinesis.put_resource_policy(ResourceARN=consumer, Policy="{}")
)");
    const std::string javaScript = codeOf(world, CodeForm::JavaScript);
    for (const char* part : {"WarmThroughputMiBps: 8", "  DescribeStreamSummaryCommand,\n",
             "({ StreamARN, RecordDistributionStrategy: \"AUTO\" })", "({ StreamARN, ConsumerName: \"app\" })",
             "Tags: {\"team\": \"web\"}", "({ ResourceARN: Consumer.ConsumerARN, Policy: \"{}\" })"})
        EXPECT_NE(javaScript.find(part), std::string::npos) << part << "\n" << javaScript;
}

TEST(StreamCode, IsWholeAsTemplatesThatNameOneAnother)
{
    const world::World world = wholeWorld();
    EXPECT_EQ(codeOf(world, CodeForm::Terraform),
        R"(# Its warm throughput of 8 MiB/s is left out: the provider has no argument.
# Its record distribution strategy AUTO is left out: the provider has no argument.
resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  retention_period = 24

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_resource_policy" "clicks" {
  resource_arn = aws_kinesis_stream.clicks.arn
  policy       = "{\"Version\":\n\"2012-10-17\"}"
}

resource "aws_kinesis_stream_consumer" "app" {
  name       = "app"
  stream_arn = aws_kinesis_stream.clicks.arn
}

resource "aws_kinesis_stream_consumer" "audit" {
  name       = "audit"
  stream_arn = aws_kinesis_stream.clicks.arn
  # Its tags are left out: not every version of the provider takes them.
}

resource "aws_kinesis_resource_policy" "audit_consumer" {
  resource_arn = aws_kinesis_stream_consumer.audit.arn
  policy       = "{}"
}
)");
    EXPECT_EQ(codeOf(world, CodeForm::CloudFormation),
        R"(Resources:
  ClicksStream:
    Type: AWS::Kinesis::Stream
    Properties:
      Name: "clicks"
      StreamModeDetails:
        StreamMode: ON_DEMAND
      RetentionPeriodHours: 24
      WarmThroughputMiBps: 8
      RecordDistributionStrategy: AUTO
  ClicksPolicy:
    Type: AWS::Kinesis::ResourcePolicy
    Properties:
      ResourceArn: !GetAtt ClicksStream.Arn
      ResourcePolicy: {"Version": "2012-10-17"}
  AppConsumer:
    Type: AWS::Kinesis::StreamConsumer
    Properties:
      ConsumerName: "app"
      StreamARN: !GetAtt ClicksStream.Arn
  AuditConsumer:
    Type: AWS::Kinesis::StreamConsumer
    Properties:
      ConsumerName: "audit"
      StreamARN: !GetAtt ClicksStream.Arn
      Tags:
        - Key: "team"
          Value: "web"
  AuditConsumerPolicy:
    Type: AWS::Kinesis::ResourcePolicy
    Properties:
      ResourceArn: !GetAtt AuditConsumer.ConsumerARN
      ResourcePolicy: {}
)");
    EXPECT_EQ(codeOf(world, CodeForm::Cdk),
        R"(import * as cdk from "aws-cdk-lib";
import * as kinesis from "aws-cdk-lib/aws-kinesis";

// In the constructor of a stack:
const stream = new kinesis.Stream(this, "ClicksStream", {
  streamName: "clicks",
  streamMode: kinesis.StreamMode.ON_DEMAND,
  retentionPeriod: cdk.Duration.hours(24),
  encryption: kinesis.StreamEncryption.UNENCRYPTED,
});
const resource = stream.node.defaultChild as kinesis.CfnStream;
resource.warmThroughputMiBps = 8;
resource.recordDistributionStrategy = "AUTO";
new kinesis.CfnResourcePolicy(this, "ClicksPolicy", {
  resourceArn: stream.streamArn,
  resourcePolicy: {"Version": "2012-10-17"},
});
new kinesis.CfnStreamConsumer(this, "AppConsumer", {
  consumerName: "app",
  streamArn: stream.streamArn,
});
const auditConsumer = new kinesis.CfnStreamConsumer(this, "AuditConsumer", {
  consumerName: "audit",
  streamArn: stream.streamArn,
  tags: [{ key: "team", value: "web" }],
});
new kinesis.CfnResourcePolicy(this, "AuditConsumerPolicy", {
  resourceArn: auditConsumer.attrConsumerArn,
  resourcePolicy: {},
});
)");
}

TEST(StreamCode, NamesTheRegionOfAnotherHome)
{
    world::World world = support::worldWithStream(1, 1);
    ASSERT_TRUE(world::isAccepted(world.addStreamAtStart({.create = {"orders", 1}, .home = {{}, "eu-west-1"}})));
    const auto code = [&world](CodeForm form) {
        return world::streamCode(world.service(), world.service().streams().back(), form);
    };
    EXPECT_EQ(code(CodeForm::AwsCli),
        "aws kinesis create-stream --stream-name orders --region eu-west-1 --shard-count 1\n"
        "aws kinesis wait stream-exists --stream-name orders --region eu-west-1\n");
    EXPECT_NE(code(CodeForm::Boto3).find("boto3.client(\"kinesis\", region_name=\"eu-west-1\")"), std::string::npos);
    EXPECT_NE(code(CodeForm::JavaScript).find("new KinesisClient({ region: \"eu-west-1\" })"), std::string::npos);
    EXPECT_EQ(code(CodeForm::Terraform).substr(0, code(CodeForm::Terraform).find("  name")),
        "provider \"aws\" {\n  alias  = \"eu_west_1\"\n  region = \"eu-west-1\"\n}\n\n"
        "resource \"aws_kinesis_stream\" \"orders\" {\n  provider = aws.eu_west_1\n");
    EXPECT_EQ(code(CodeForm::CloudFormation).find("# For a stack in eu-west-1.\nResources:\n"), 0U);
    EXPECT_NE(code(CodeForm::Cdk).find("// The stack needs env: { region: \"eu-west-1\" }.\n"), std::string::npos);
    for (const CodeForm form : world::kCodeForms)
        EXPECT_EQ(codeOf(world, form).find("region"), std::string::npos)
            << "that of the first home goes without saying";
}

TEST(StreamCode, NamesTheAccountOfAnotherHome)
{
    world::World world = support::worldWithStream(1, 1);
    ASSERT_TRUE(world::isAccepted(world.addStreamAtStart({.create = {"orders", 1}, .home = {"111122223333", {}}})));
    const auto code = [&world](CodeForm form) {
        return world::streamCode(world.service(), world.service().streams().back(), form);
    };
    for (const CodeForm form : world::kCodeForms)
        EXPECT_NE(code(form).find(" This stream is in account 111122223333: use credentials of that account.\n"),
            std::string::npos)
            << code(form);
    EXPECT_NE(code(CodeForm::Terraform)
                  .find("  alias  = \"account_111122223333\"\n"
                        "  allowed_account_ids = [\"111122223333\"]\n}\n"),
        std::string::npos);
    EXPECT_NE(code(CodeForm::Cdk).find("env: { account: \"111122223333\" }"), std::string::npos);
}

TEST(StreamCode, TellsTheCallsThatMakeUnevenRanges)
{
    world::World world = support::worldWithStream(2, 1);
    ASSERT_TRUE(world::isAccepted(world.apply({.action = streams::SplitShardRequest{.streamName = "clicks",
                                                   .shardToSplit = "0",
                                                   .newStartingHashKey = "9"}})));
    world.runUntil(base::instantAt(std::chrono::minutes{2}));
    EXPECT_EQ(codeOf(world, CodeForm::CloudFormation).substr(0, codeOf(world, CodeForm::CloudFormation).find("Res")),
        "# The shards of this stream are uneven; these 3 are even.\n"
        "# These calls make the same ranges, each once the stream is ACTIVE again:\n"
        "#   aws kinesis split-shard --stream-name clicks --shard-to-split shardId-000000000000 "
        "--new-starting-hash-key 9\n"
        "#   aws kinesis split-shard --stream-name clicks --shard-to-split shardId-000000000001 "
        "--new-starting-hash-key 170141183460469231731687303715884105728\n"
        "#   aws kinesis merge-shards --stream-name clicks --shard-to-merge shardId-000000000004 "
        "--adjacent-shard-to-merge shardId-000000000005\n"
        "#   aws kinesis merge-shards --stream-name clicks --shard-to-merge shardId-000000000006 "
        "--adjacent-shard-to-merge shardId-000000000002\n");
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
    ASSERT_TRUE(world::isAccepted(world.apply({.action = streams::UpdateStreamModeRequest{
                                                   kArn, streams::CapacityMode::OnDemand}})));
    world.runUntil(base::instantAt(std::chrono::minutes{10}));
    for (const CodeForm form : world::kCodeForms) {
        const std::string code = codeOf(world, form);
        EXPECT_NE(code.find("ON_DEMAND"), std::string::npos) << code;
        for (const char* word : {"shard-count", "ShardCount", "shard_count", "uneven"})
            EXPECT_EQ(code.find(word), std::string::npos) << code;
    }
}

}
