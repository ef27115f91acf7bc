#include "world/stream_import.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;

namespace {

base::Result<world::Import> import(const std::string& text)
{
    const world::ImportText one{"paste", text};
    return world::importStreams(std::span{&one, 1});
}

std::string problemOf(const std::string& text)
{
    const auto imported = import(text);
    return imported ? "" : imported.error().text();
}

// The streams of a text, whose scenario makes a world and reads back the same.
std::vector<world::ScenarioStream> streamsIn(const std::string& text)
{
    const auto imported = import(text);
    EXPECT_TRUE(imported) << imported.error().text();
    if (!imported)
        return {};
    const auto world = world::makeWorld(imported->scenario);
    EXPECT_TRUE(world) << world.error().text();
    const auto again = world::parseScenario(world::writeScenario(imported->scenario), "again", {});
    EXPECT_TRUE(again) << again.error().text();
    if (again) {
        EXPECT_EQ(again->streams, imported->scenario.streams);
    }
    return imported->scenario.streams;
}

// --- Terraform ---------------------------------------------------------------------

const std::string kPlan = R"({
  "format_version": "1.2", "terraform_version": "1.9.0",
  "planned_values": {"root_module": {
    "resources": [
      {"address": "aws_kinesis_stream.clicks", "mode": "managed", "type": "aws_kinesis_stream", "name": "clicks",
       "values": {"name": "click-log", "shard_count": 3, "retention_period": 48, "arn": null,
         "shard_level_metrics": ["IncomingBytes"], "encryption_type": "KMS", "kms_key_id": "alias/ours",
         "max_record_size_in_kib": 2048, "stream_mode_details": [{"stream_mode": "PROVISIONED"}],
         "tags": null, "tags_all": {"team": "web"}}},
      {"address": "aws_kinesis_stream_consumer.app", "mode": "managed", "type": "aws_kinesis_stream_consumer",
       "name": "app", "values": {"name": "billing"}},
      {"address": "aws_kinesis_resource_policy.share", "mode": "managed", "type": "aws_kinesis_resource_policy",
       "name": "share", "values": {"policy": "{\"Statement\": []}"}},
      {"address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b", "values": {"bucket": 1}}
    ],
    "child_modules": [{"address": "module.more[\"a.b\"]", "resources": [
      {"address": "module.more[\"a.b\"].aws_kinesis_stream.each[0]", "mode": "managed", "type": "aws_kinesis_stream",
       "name": "each", "index": 0, "values": {"name": "first", "shard_count": null,
         "stream_mode_details": [{"stream_mode": "ON_DEMAND"}]}},
      {"address": "module.more[\"a.b\"].aws_kinesis_stream.each[1]", "mode": "managed", "type": "aws_kinesis_stream",
       "name": "each", "index": 1, "values": {"name": "second", "shard_count": 1}},
      {"address": "module.more[\"a.b\"].aws_kinesis_stream_consumer.each[0]", "mode": "managed",
       "type": "aws_kinesis_stream_consumer", "name": "each", "index": 1, "values": {"name": "of-second"}}
    ]}]
  }},
  "configuration": {
    "provider_config": {"aws": {"expressions": {"region": {"constant_value": "eu-west-1"}}}},
    "root_module": {
      "resources": [
        {"type": "aws_kinesis_stream_consumer", "name": "app", "expressions": {"stream_arn":
          {"references": ["aws_kinesis_stream.clicks.arn", "aws_kinesis_stream.clicks"]}}},
        {"type": "aws_kinesis_resource_policy", "name": "share", "expressions": {"resource_arn":
          {"references": ["aws_kinesis_stream_consumer.app.arn", "aws_kinesis_stream_consumer.app"]}}}
      ],
      "module_calls": {"more": {"module": {"resources": [
        {"type": "aws_kinesis_stream_consumer", "name": "each", "expressions": {"stream_arn":
          {"references": ["aws_kinesis_stream.each", "count.index"]}}}]}}}
    }}
})";

TEST(TerraformImport, TakesStreamsOfAPlanWithWhatBelongsToThem)
{
    const std::vector<world::ScenarioStream> streams = streamsIn(kPlan);
    ASSERT_EQ(streams.size(), 3U);
    const world::ScenarioStream& clicks = streams[0];
    EXPECT_EQ(clicks.create.streamName, "click-log");
    EXPECT_EQ(clicks.create.shardCount, 3U);
    EXPECT_EQ(clicks.retention, std::chrono::hours{48});
    EXPECT_EQ(clicks.create.maxRecordSizeInKiB, 2'048);
    EXPECT_EQ(streams::shardLevelMetricNames(clicks.monitoring), std::vector<std::string>{"IncomingBytes"});
    EXPECT_EQ(clicks.keyId, "alias/ours");
    EXPECT_EQ(clicks.create.tags, (streams::Tags{{"team", "web"}}));
    EXPECT_EQ(clicks.policy, "");
    ASSERT_EQ(clicks.consumers.size(), 1U);
    EXPECT_EQ(clicks.consumers[0].name, "billing");
    EXPECT_EQ(clicks.consumers[0].policy, "{\"Statement\": []}");
    EXPECT_EQ(streams[1].create.streamMode, streams::CapacityMode::OnDemand);
    EXPECT_EQ(world::verdictOn(streams[1]).open, 4U) << "what the service begins with";
    EXPECT_TRUE(streams[1].consumers.empty());
    ASSERT_EQ(streams[2].consumers.size(), 1U) << "the one of its own index";
    EXPECT_EQ(streams[2].consumers[0].name, "of-second");
    EXPECT_EQ(import(kPlan)->scenario.settings.service.region, "eu-west-1");
}

TEST(TerraformImport, TakesAStateByItsArns)
{
    const std::string state = R"({"terraform_version": "1.9.0", "values": {"root_module": {"resources": [
      {"type": "aws_kinesis_stream", "name": "a", "values": {"name": "s", "shard_count": 1,
        "arn": "arn:aws:kinesis:eu-west-1:210987654321:stream/s"}},
      {"type": "aws_kinesis_stream", "name": "b", "values": {"name": "s", "shard_count": 2,
        "arn": "arn:aws:kinesis:us-east-2:210987654321:stream/s"}},
      {"type": "aws_kinesis_stream_consumer", "name": "c", "values": {"name": "app",
        "stream_arn": "arn:aws:kinesis:us-east-2:210987654321:stream/s"}}]}}})";
    const std::vector<world::ScenarioStream> streams = streamsIn(state);
    ASSERT_EQ(streams.size(), 2U);
    EXPECT_TRUE(streams[0].consumers.empty());
    EXPECT_EQ(streams[1].consumers.size(), 1U);
    EXPECT_EQ(streams[1].home, (streams::Home{"", "us-east-2"}));
    EXPECT_EQ(import(state)->scenario.settings.service.account, "210987654321");
}

TEST(TerraformImport, GoesByKeysWithQuotesAndBrackets)
{
    // As JSON has them, and as a reference does, which is in JSON itself.
    struct Key {
        const char* index;
        const char* reference;
    };
    for (const Key key : {Key{R"(a b)", R"([\"a b\"])"}, {R"(a]b.c[0])", R"([\"a]b.c[0]\"])"},
             {R"(a\"b)", R"([\"a\\\"b\"])"}, {R"(a\\b)", R"([\"a\\\\b\"])"}, {R"(串流)", R"([\"串流\"])"}}) {
        const std::string stream = R"({"type": "aws_kinesis_stream", "name": "all", "index": ")";
        const std::vector<world::ScenarioStream> streams =
            streamsIn(R"({"planned_values": {"root_module": {"resources": [)" + stream
                + R"(other", "values": {"name": "a", "shard_count": 1}}, )" + stream + key.index
                + R"(", "values": {"name": "b", "shard_count": 1}},
                {"type": "aws_kinesis_stream_consumer", "name": "app", "values": {"name": "app"}}]}},
                "configuration": {"root_module": {"resources": [{"type": "aws_kinesis_stream_consumer", "name": "app",
                "expressions": {"stream_arn": {"references": ["aws_kinesis_stream.all)"
                + key.reference + R"(.arn"]}}}]}}})");
        ASSERT_EQ(streams.size(), 2U) << key.index;
        EXPECT_TRUE(streams[0].consumers.empty()) << key.index;
        EXPECT_EQ(streams[1].consumers.size(), 1U) << key.index;
    }
}

TEST(TerraformImport, SaysWhatIsWrong)
{
    const auto plan = [](const std::string& resources) {
        return R"({"planned_values": {"root_module": {"resources": [)" + resources + "]}}}";
    };
    const std::string stream =
        R"({"type": "aws_kinesis_stream", "name": "a", "values": {"name": "s", "shard_count": 1}})";
    EXPECT_EQ(problemOf("resource \"aws_kinesis_stream\" \"s\" {\n  shard_level_metrics = [\"IncomingBytes\"]\n}\n"),
        "paste:1: this is Terraform's own language; paste what \"terraform show -json PLAN\" prints of the plan that "
        "\"terraform plan -out PLAN\" makes of it");
    EXPECT_EQ(problemOf(R"({"version": 4, "terraform_version": "1.9.0", "resources": []})"),
        "paste:1, /: lacks what is planned; paste what \"terraform show -json\" prints of a plan or of the state");
    EXPECT_EQ(problemOf(plan("")), "paste:1, /: holds no aws_kinesis_stream");
    EXPECT_EQ(problemOf(plan(R"({"type": "aws_kinesis_stream", "name": "a", "values": {"name": "s"}})")),
        "paste:1, /planned_values/root_module/resources/0/values: lacks \"shard_count\": the stream is PROVISIONED; "
        "apply the plan where it is known only then, and paste the state");
    EXPECT_EQ(
        problemOf(plan(R"({"type": "aws_kinesis_stream", "name": "a", "values": {"shard_count": 1}})")).substr(0, 78),
        "paste:1, /planned_values/root_module/resources/0/values: lacks \"name\": it is k");
    EXPECT_EQ(problemOf(plan(stream + R"(, {"type": "aws_kinesis_stream_consumer", "name": "c", "values": {"name": "c",
        "stream_arn": "arn:aws:kinesis:us-east-1:123456789012:stream/other"}})")),
        "paste:2, /planned_values/root_module/resources/1/values/stream_arn: names "
        "arn:aws:kinesis:us-east-1:123456789012:stream/other, which is not in this text; add the stream, or leave this "
        "out");
    EXPECT_EQ(problemOf(plan(stream + ", " + stream)), "paste: has two streams that are called s");
    EXPECT_EQ(problemOf(plan(stream + R"(, {"type": "aws_kinesis_resource_policy", "name": "p", "values": {
        "policy": "{\"Statement\": {\"Condition\": {\"StringSame\": {}}}}"}})")),
        "paste:2, /planned_values/root_module/resources/1/values/policy: must be a policy as PutResourcePolicy takes "
        "it; "
        "policy:1, /Statement/Condition/StringSame: is no condition operator, such as StringEquals or ArnLike");
}

// --- CloudFormation -------------------------------------------------------------------

const std::string kTemplate = R"({
  "AWSTemplateFormatVersion": "2010-09-09",
  "Parameters": {"Shards": {"Type": "Number", "Default": "3"}, "Env": {"Type": "String", "Default": "test"}},
  "Resources": {
    "Bucket": {"Type": "AWS::S3::Bucket"},
    "App": {"Type": "AWS::Kinesis::StreamConsumer", "Properties": {"ConsumerName": {"Fn::Join": ["-", ["app", {"Ref": "Env"}]]},
      "StreamARN": {"Fn::GetAtt": ["Clicks", "Arn"]}, "Tags": [{"Key": "team", "Value": "web"}]}},
    "Clicks": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": {"Fn::Sub": "clicks-${Env}"},
      "ShardCount": {"Ref": "Shards"}, "RetentionPeriodHours": 48, "MaxRecordSizeInKiB": 2048,
      "DesiredShardLevelMetrics": ["IncomingBytes"],
      "StreamEncryption": {"Fn::If": ["Plain", {"Ref": "AWS::NoValue"}, {"EncryptionType": "KMS", "KeyId": "alias/ours"}]},
      "Tags": [{"Key": "env", "Value": {"Ref": "Env"}}]}},
    "OnDemand": {"Type": "AWS::Kinesis::Stream", "Properties": {"StreamModeDetails": {"StreamMode": "ON_DEMAND"},
      "RecordDistributionStrategy": "AUTO"}},
    "Share": {"Type": "AWS::Kinesis::ResourcePolicy", "Properties": {"ResourceArn": {"Fn::GetAtt": "App.ConsumerARN"},
      "ResourcePolicy": {"Version": "2012-10-17", "Statement": [{"Resource": {"Fn::GetAtt": ["App", "ConsumerARN"]}}]}}}
  }
})";

TEST(CloudFormationImport, TakesStreamsThatReferToOneAnother)
{
    const std::vector<world::ScenarioStream> streams = streamsIn(kTemplate);
    ASSERT_EQ(streams.size(), 2U);
    const world::ScenarioStream& clicks = streams[0];
    EXPECT_EQ(clicks.create.streamName, "clicks-test");
    EXPECT_EQ(clicks.create.shardCount, 3U);
    EXPECT_EQ(clicks.retention, std::chrono::hours{48});
    EXPECT_EQ(clicks.create.maxRecordSizeInKiB, 2'048);
    EXPECT_EQ(streams::shardLevelMetricNames(clicks.monitoring), std::vector<std::string>{"IncomingBytes"});
    EXPECT_EQ(clicks.keyId, "alias/ours");
    EXPECT_EQ(clicks.create.tags, (streams::Tags{{"env", "test"}}));
    ASSERT_EQ(clicks.consumers.size(), 1U);
    EXPECT_EQ(clicks.consumers[0].name, "app-test");
    EXPECT_EQ(clicks.consumers[0].tags, (streams::Tags{{"team", "web"}}));
    EXPECT_EQ(clicks.consumers[0].policy,
        R"({"Version": "2012-10-17", "Statement": [{"Resource": "arn:aws:kinesis:us-east-1:123456789012:stream/)"
        R"(clicks-test/consumer/app-test:0"}]})");
    EXPECT_EQ(streams[1].create.streamName, "OnDemand") << "as its resource, where it says no name";
    EXPECT_EQ(streams[1].distribution, streams::RecordDistribution::Auto);
    // As get-template prints it.
    EXPECT_EQ(streamsIn("{\"TemplateBody\": " + kTemplate + "}"), streams);
}

TEST(CloudFormationImport, SaysWhatIsWrong)
{
    const auto stream = [](const std::string& properties) {
        return R"({"Resources": {"S": {"Type": "AWS::Kinesis::Stream", "Properties": {)" + properties + "}}}}";
    };
    const std::string at = "paste:1, /Resources/S/Properties";
    EXPECT_EQ(problemOf("AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n"),
        "paste:1: this is a template in YAML; convert it with \"cfn-flip --json\", or take what \"aws cloudformation "
        "get-template --output json\" prints of a stack made from JSON");
    EXPECT_EQ(problemOf(R"({"TemplateBody": "Resources: {}"})"),
        "paste:1, /TemplateBody: must be a template as an object; one in YAML is converted by \"cfn-flip --json\"");
    EXPECT_EQ(problemOf(R"({"Resources": {}})"), "paste:1, /Resources: holds no AWS::Kinesis::Stream");
    EXPECT_EQ(problemOf(stream(R"("Name": {"Ref": "Gone"})")),
        at + "/Name/Ref: refers to Gone, which is not in this template");
    EXPECT_EQ(problemOf(stream(R"("Name": {"Fn::ImportValue": "x"})")),
        at + "/Name/Fn::ImportValue: is worked out by AWS; put the value in its place");
    EXPECT_EQ(problemOf(stream(R"("ShardCount": {"Fn::If": ["Large", 8, 1]})")),
        at + "/ShardCount/Fn::If: depends on the condition Large; put one of its two values in its place");
    EXPECT_EQ(problemOf(stream(R"("ShardCount": "0")")), at + "/ShardCount: must be 1 to 10000, not 0");
    EXPECT_NE(problemOf(stream(R"("Name": {"Ref": "S"})")).find("made of itself"), std::string::npos);
    EXPECT_EQ(problemOf(R"({"Resources": {"S": {"Type": "AWS::Kinesis::Stream"},
        "P": {"Type": "AWS::Kinesis::ResourcePolicy", "Properties": {"ResourceArn": {"Fn::GetAtt": "S.Arn"},
        "ResourcePolicy": {"Statement": {"Condition": {"StringSame": {}}}}}}}})"),
        "paste:3, /Resources/P/Properties/ResourcePolicy: must be a policy as PutResourcePolicy takes it; "
        "policy:1, /Statement/Condition/StringSame: is no condition operator, such as StringEquals or ArnLike");
    // Names that double with each step: refused, and not for ever.
    std::string resources;
    for (int i = 0; i < 30; ++i)
        resources += "\"S" + std::to_string(i)
            + R"(": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": {"Fn::Sub": "${S)" + std::to_string(i + 1)
            + "}${S" + std::to_string(i + 1) + "}\"}}}, ";
    EXPECT_NE(problemOf("{\"Resources\": {" + resources + R"("S30": {"Type": "AWS::Kinesis::Stream"}}})"), "");
    // A long text many times over.
    std::string pattern;
    for (int i = 0; i < 1'000; ++i)
        pattern += "${Long}";
    EXPECT_EQ(problemOf(R"({"Parameters": {"Long": {"Default": ")" + std::string(1'000, 'x') + R"("}},
        "Resources": {"S": {"Type": "AWS::Kinesis::Stream", "Properties": {"Name": {"Fn::Sub": ")"
                  + pattern + "\"}}}}}"),
        "paste:2, /Resources/S/Properties/Name/Fn::Sub: comes to more than 100000 characters; no property of a stream "
        "has that many");
}

TEST(CloudFormationImport, RefusesMoreStreamsThanAScenarioHolds)
{
    std::string resources;
    for (int i = 0; i < 1'001; ++i)
        resources += (i == 0 ? "\"S" : ", \"S") + std::to_string(i) + R"(": {"Type": "AWS::Kinesis::Stream"})";
    EXPECT_EQ(problemOf("{\"Resources\": {" + resources + "}}"),
        "paste: holds 1001 streams, and a run has at most 1000; leave some out");
}

// A megabyte that is said a thousand times is no name, and would take all memory there is.
TEST(CloudFormationImport, BoundsWhatFunctionsComeTo)
{
    const auto repeated = [](const std::string& text) {
        std::string out;
        for (int i = 0; i < 20; ++i)
            out += (out.empty() || text.starts_with('$') ? "" : ", ") + text;
        return out;
    };
    const std::string megabyte(1'000'000, 'x');
    const auto problemWith = [&](const std::string& property, const std::string& usual) {
        return problemOf(R"({"Parameters": {"P": {"Default": )" + usual
            + R"(}}, "Resources": {"S": {"Type": "AWS::Kinesis::Stream", "Properties": {)" + property + "}}}}");
    };
    const std::string at = "paste:1, /Resources/S/Properties";
    const std::string tooLong = ": comes to more than 100000 characters; no property of a stream has that many";
    const std::string quoted = '"' + megabyte + '"';
    EXPECT_EQ(problemWith(R"("Name": {"Fn::Sub": ")" + repeated("${P}") + "\"}", quoted),
        at + "/Name/Fn::Sub" + tooLong);
    EXPECT_EQ(problemWith(R"("Name": {"Fn::Join": [")" + megabyte + "\", [" + repeated("\"\"") + "]]}", quoted),
        at + "/Name/Fn::Join" + tooLong);
    EXPECT_EQ(problemWith(R"("Tags": [)" + repeated(R"({"Ref": "P"})") + "]", quoted),
        at + "/Tags/16/Ref: comes to more than 16 MiB of text with all others; put the value in its place");
    EXPECT_EQ(problemWith(R"("Name": {"Ref": "P"})", R"(["a", "b"])"),
        at + "/Name/Ref: is the parameter P, whose default is no text or number; make it one");
}

}
