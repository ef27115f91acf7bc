#include "world/call_code.h"

#include "support/scenarios.h"
#include "world/api_calls.h"
#include "world/api_request.h"
#include "world/code_text.h"

#include <gtest/gtest.h>

#include <set>

using namespace shardscope;
using world::CodeForm;
using world::WhyNoCode;

namespace {

std::string codeOf(const world::Action& call, CodeForm form)
{
    const world::CallCode code = world::callCode(std::span{&call, 1}, form, {});
    if (const auto* why = std::get_if<WhyNoCode>(&code))
        return "none: " + std::to_string(static_cast<int>(*why));
    return std::get<std::string>(code);
}

std::string noCode(WhyNoCode why) { return "none: " + std::to_string(static_cast<int>(why)); }

streams::PutRecordRequest put(std::string key, std::string data)
{
    return {.streamName = "clicks",
        .record = {std::move(key), std::nullopt, std::make_shared<const std::string>(std::move(data))}};
}

const std::string kArn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

TEST(CallCode, MakesACallInEachLanguage)
{
    const world::Action call = streams::SplitShardRequest{"clicks", "shardId-000000000003", "1234567890"};
    EXPECT_EQ(codeOf(call, CodeForm::AwsCli),
        "aws kinesis split-shard \\\n  --stream-name clicks \\\n  --shard-to-split shardId-000000000003 \\\n"
        "  --new-starting-hash-key 1234567890\n");
    EXPECT_EQ(codeOf(call, CodeForm::Boto3),
        "import boto3\n\nkinesis = boto3.client(\"kinesis\")\n"
        "response = kinesis.split_shard(\n    StreamName=\"clicks\",\n    ShardToSplit=\"shardId-000000000003\",\n"
        "    NewStartingHashKey=\"1234567890\",\n)\n");
    EXPECT_EQ(codeOf(call, CodeForm::JavaScript),
        "import { KinesisClient, SplitShardCommand } from \"@aws-sdk/client-kinesis\";\n\n"
        "const kinesis = new KinesisClient({});\n"
        "const response = await kinesis.send(new SplitShardCommand({\n  StreamName: \"clicks\",\n"
        "  ShardToSplit: \"shardId-000000000003\",\n  NewStartingHashKey: \"1234567890\",\n}));\n");
    EXPECT_EQ(codeOf(call, CodeForm::Terraform), noCode(WhyNoCode::ShardRanges));
    EXPECT_EQ(codeOf(call, CodeForm::CloudFormation), noCode(WhyNoCode::ShardRanges));
    EXPECT_EQ(codeOf(call, CodeForm::Cdk), noCode(WhyNoCode::ShardRanges));
}

TEST(CallCode, SetsAChangeOnAResourceOfCdk)
{
    const std::string head =
        "// Where resource is the kinesis.CfnStream that is clicks, of a kinesis.Stream its node.defaultChild:\n";
    const std::string beside =
        "// Where resource is the kinesis.CfnStream that is clicks, beside those that are there, of "
        "a kinesis.Stream its node.defaultChild:\n";
    struct Row {
        world::Action call;
        std::string code;
    };
    const Row rows[]{
        {streams::UpdateShardCountRequest{"clicks", 6}, head + "resource.shardCount = 6;\n"},
        {streams::RetentionPeriodRequest{"clicks", 48, true}, head + "resource.retentionPeriodHours = 48;\n"},
        {streams::StreamEncryptionRequest{"clicks", streams::EncryptionType::Kms, "alias/ours", true},
            head + "resource.streamEncryption = { encryptionType: \"KMS\", keyId: \"alias/ours\" };\n"},
        {streams::UpdateStreamModeRequest{kArn, streams::CapacityMode::OnDemand, 8},
            head + "resource.streamModeDetails = { streamMode: \"ON_DEMAND\" };\nresource.warmThroughputMiBps = 8;\n"},
        {streams::EnhancedMonitoringRequest{"clicks", {"IncomingBytes"}, false},
            head + "// desiredShardLevelMetrics without \"IncomingBytes\"\n"},
        {streams::AddTagsToStreamRequest{"clicks", {{"team", "web"}}},
            beside + "cdk.Tags.of(resource).add(\"team\", \"web\");\n"},
        {streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "app"},
            "import * as kinesis from \"aws-cdk-lib/aws-kinesis\";\n\n// In the constructor of a stack:\n"
            "new kinesis.CfnStreamConsumer(this, \"AppConsumer\", {\n  consumerName: \"app\",\n  streamArn: \""
                + kArn + "\",\n});\n"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(codeOf(row.call, CodeForm::Cdk), row.code);
}

TEST(CallCode, FormsNamesAsTheToolsDo)
{
    EXPECT_EQ(world::separated("MaxRecordSizeInKiB", '-'), "max-record-size-in-ki-b");
    EXPECT_EQ(world::separated("WarmThroughputMiBps", '-'), "warm-throughput-mi-bps");
    EXPECT_EQ(world::separated("StreamARN", '_'), "stream_arn");
    EXPECT_EQ(world::separated("S3TablesDestinationConfiguration", '-'), "s3-tables-destination-configuration");
    EXPECT_EQ(codeOf(streams::CreateStreamRequest{.streamName = "clicks",
                         .streamMode = streams::CapacityMode::OnDemand,
                         .tags = {{"team", "web"}},
                         .maxRecordSizeInKiB = 2'048},
                  CodeForm::AwsCli),
        "aws kinesis create-stream \\\n  --stream-name clicks \\\n  --stream-mode-details StreamMode=ON_DEMAND \\\n"
        "  --max-record-size-in-ki-b 2048 \\\n  --tags '{\"team\": \"web\"}'\n");
}

TEST(CallCode, QuotesWhatWouldBreakOut)
{
    EXPECT_EQ(codeOf(put("it's $HOME", "a\"b\\c"), CodeForm::AwsCli),
        "aws kinesis put-record \\\n  --cli-binary-format raw-in-base64-out \\\n  --stream-name clicks \\\n"
        "  --partition-key 'it'\\''s $HOME' \\\n  --data 'a\"b\\c'\n");
    EXPECT_EQ(codeOf(put("a\nb", "x"), CodeForm::Boto3),
        "import boto3\n\nkinesis = boto3.client(\"kinesis\")\n"
        "response = kinesis.put_record(StreamName=\"clicks\", PartitionKey=\"a\\nb\", Data=b\"x\")\n");
}

TEST(CallCode, SaysDataInTheFormThatHoldsIt)
{
    const std::string binary{"\0\xff", 2};
    EXPECT_EQ(codeOf(put("k", binary), CodeForm::AwsCli),
        "aws kinesis put-record --cli-binary-format base64 --stream-name clicks --partition-key k --data AP8=\n");
    EXPECT_NE(codeOf(put("k", binary), CodeForm::Boto3).find("Data=b\"\\x00\\xff\""), std::string::npos);
    EXPECT_NE(codeOf(put("k", binary), CodeForm::JavaScript).find("Data: Buffer.from(\"AP8=\", \"base64\")"),
        std::string::npos);
    // Of a batch, one form for all.
    streams::PutRecordsRequest batch{.streamName = "clicks"};
    batch.records = {put("k", "text").record, put("l", binary).record};
    EXPECT_EQ(codeOf(batch, CodeForm::AwsCli),
        "aws kinesis put-records \\\n  --cli-binary-format base64 \\\n  --stream-name clicks \\\n  --records "
        "'[{\"PartitionKey\": \"k\", \"Data\": \"dGV4dA==\"}, {\"PartitionKey\": \"l\", \"Data\": \"AP8=\"}]'\n");
}

TEST(CallCode, MakesDataThatIsOneLetterOverAndOver)
{
    streams::PutRecordsRequest batch{.streamName = "clicks"};
    batch.records = {put("$HOME", std::string(1'000, 'x')).record, put("`a\"", "short").record};
    const world::Action call = batch;
    const auto code = [&](CodeForm form) {
        return std::get<std::string>(world::callCode(std::span{&call, 1}, form, {}, {}, world::CodeData::Filler));
    };
    const std::string told =
        " The simulation knows the sizes of these records, not their bytes: this data is as long as theirs.\n";
    // The shell puts values in behind <<END, and reads no more into what is a key.
    EXPECT_EQ(code(CodeForm::AwsCli),
        "#" + told
            + R"code(data() { head -c "$1" /dev/zero | tr '\0' "$2"; }
aws kinesis put-records \
  --cli-binary-format raw-in-base64-out \
  --cli-input-json file:///dev/stdin <<END
{"StreamName": "clicks", "Records": [{"PartitionKey": "\$HOME", "Data": "$(data 1000 x)"}, )code"
            + R"code({"PartitionKey": "\`a\\"", "Data": "short"}]}
END
)code");
    EXPECT_EQ(code(CodeForm::Boto3).substr(0, told.size() + 1), "#" + told);
    EXPECT_NE(code(CodeForm::Boto3).find("\"Data\": b\"x\" * 1000}"), std::string::npos);
    EXPECT_EQ(code(CodeForm::JavaScript).substr(0, told.size() + 2), "//" + told);
    EXPECT_NE(code(CodeForm::JavaScript).find("Data: Buffer.alloc(1000, \"x\") }"), std::string::npos);
}

TEST(CallCode, ReadsWithTheIteratorOfTheCallBefore)
{
    const std::vector<world::Action> calls{
        streams::GetShardIteratorRequest{.streamName = "clicks", .shardId = "shardId-000000000000"},
        streams::GetRecordsRequest{.limit = 100}};
    const auto code = [&](CodeForm form) { return std::get<std::string>(world::callCode(calls, form, {})); };
    EXPECT_EQ(code(CodeForm::AwsCli),
        "shard_iterator=$(aws kinesis get-shard-iterator \\\n  --stream-name clicks \\\n"
        "  --shard-id shardId-000000000000 \\\n  --shard-iterator-type TRIM_HORIZON \\\n"
        "  --query ShardIterator --output text)\n"
        "aws kinesis get-records --shard-iterator \"$shard_iterator\" --limit 100\n");
    EXPECT_NE(code(CodeForm::Boto3)
                  .find("response = kinesis.get_records(ShardIterator=response[\"ShardIterator\"], Limit=100)\n"),
        std::string::npos);
    const std::string javaScript = code(CodeForm::JavaScript);
    EXPECT_NE(javaScript.find("let response = await kinesis.send(new GetShardIteratorCommand("), std::string::npos);
    EXPECT_NE(javaScript.find("\nresponse = await kinesis.send(new GetRecordsCommand({\n"
                              "  ShardIterator: response.ShardIterator,\n  Limit: 100,\n}));\n"),
        std::string::npos);
}

TEST(CallCode, HidesFromTheAwsCliWhatItWouldTakeForAFileOrAnOption)
{
    EXPECT_EQ(codeOf(put("file:///etc/passwd", "x"), CodeForm::AwsCli),
        "aws kinesis put-record \\\n  --cli-binary-format raw-in-base64-out \\\n  --cli-input-json "
        "'{\"StreamName\": \"clicks\", \"PartitionKey\": \"file:///etc/passwd\", \"Data\": \"x\"}'\n");
    EXPECT_EQ(codeOf(put("k", "--help"), CodeForm::AwsCli),
        "aws kinesis put-record \\\n  --cli-binary-format base64 \\\n  --stream-name clicks \\\n"
        "  --partition-key k \\\n  --data LS1oZWxw\n");
}

TEST(CallCode, TellsInstantsInTheTimeOfTheRun)
{
    const streams::GetShardIteratorRequest call{.streamName = "clicks",
        .shardId = "shardId-000000000000",
        .type = streams::IteratorType::AtTimestamp,
        .timestamp = base::instantAt(base::Duration{90'250})};
    EXPECT_NE(codeOf(call, CodeForm::AwsCli).find("--timestamp 2026-11-20T00:01:30.250Z"), std::string::npos);
    EXPECT_NE(codeOf(call, CodeForm::Boto3).find("Timestamp=datetime.fromisoformat(\"2026-11-20T00:01:30.250+00:00\")"),
        std::string::npos);
    EXPECT_EQ(codeOf(call, CodeForm::Boto3).substr(0, 29), "from datetime import datetime");
    EXPECT_NE(codeOf(call, CodeForm::JavaScript).find("Timestamp: new Date(\"2026-11-20T00:01:30.250Z\")"),
        std::string::npos);
}

TEST(CallCode, TellsInstantsInFourDigitsOfAYear)
{
    const streams::GetShardIteratorRequest call{.streamName = "clicks",
        .shardId = "shardId-000000000000",
        .type = streams::IteratorType::AtTimestamp,
        .timestamp = base::instantAt(base::Duration{1'000'000'000'000'000'000})};
    EXPECT_NE(codeOf(call, CodeForm::AwsCli).find("--timestamp 9999-12-31T23:59:59.999Z"), std::string::npos);
}

TEST(CallCode, NamesStreamsByArnWhereTheServiceWantsOne)
{
    const streams::RegisterStreamConsumerRequest call{.streamName = "clicks", .consumerName = "app"};
    EXPECT_EQ(codeOf(call, CodeForm::AwsCli),
        "aws kinesis register-stream-consumer \\\n  --stream-arn " + kArn + " \\\n  --consumer-name app\n");
    EXPECT_EQ(codeOf(call, CodeForm::Terraform),
        "resource \"aws_kinesis_stream_consumer\" \"app\" {\n  name       = \"app\"\n  stream_arn = \"" + kArn
            + "\"\n}\n");
    EXPECT_EQ(codeOf(call, CodeForm::CloudFormation),
        "Resources:\n  AppConsumer:\n    Type: AWS::Kinesis::StreamConsumer\n    Properties:\n"
        "      ConsumerName: \"app\"\n      StreamARN: \""
            + kArn + "\"\n");
}

TEST(CallCode, PutsAChangeWhereATemplateHasIt)
{
    EXPECT_EQ(codeOf(streams::RetentionPeriodRequest{"clicks", 48, true}, CodeForm::Terraform),
        "# In the \"aws_kinesis_stream\" that has clicks:\n  retention_period = 48\n");
    EXPECT_EQ(codeOf(streams::RetentionPeriodRequest{"clicks", 48, true}, CodeForm::CloudFormation),
        "# In the Properties of the AWS::Kinesis::Stream that is clicks:\n      RetentionPeriodHours: 48\n");
    EXPECT_EQ(codeOf(streams::UpdateStreamModeRequest{kArn, streams::CapacityMode::OnDemand, {}}, CodeForm::Terraform),
        "# In the \"aws_kinesis_stream\" that has clicks:\n"
        "  stream_mode_details {\n    stream_mode = \"ON_DEMAND\"\n  }\n");
    EXPECT_EQ(codeOf(streams::EnhancedMonitoringRequest{"clicks", {"IncomingBytes"}, true}, CodeForm::CloudFormation),
        "# In the Properties of the AWS::Kinesis::Stream that is clicks, beside those that are there:\n"
        "      DesiredShardLevelMetrics:\n        - IncomingBytes\n");
    EXPECT_EQ(codeOf(streams::AddTagsToStreamRequest{"clicks", {{"team", "${x}"}}}, CodeForm::Terraform),
        "# In the \"aws_kinesis_stream\" that has clicks, beside those that are there:\n"
        "  tags = {\n    \"team\" = \"$${x}\"\n  }\n");
    EXPECT_EQ(codeOf(streams::CreateStreamRequest{"clicks", 3}, CodeForm::Terraform),
        "resource \"aws_kinesis_stream\" \"clicks\" {\n  name             = \"clicks\"\n  shard_count      = 3\n"
        "  retention_period = 24\n\n  stream_mode_details {\n    stream_mode = \"PROVISIONED\"\n  }\n}\n");
    EXPECT_EQ(codeOf(streams::DeleteStreamRequest{"clicks"}, CodeForm::Terraform), noCode(WhyNoCode::TakesAway));
    EXPECT_EQ(codeOf(streams::ListShardsRequest{"clicks"}, CodeForm::CloudFormation), noCode(WhyNoCode::OnlyReads));
    EXPECT_EQ(codeOf(put("k", "x"), CodeForm::Terraform), noCode(WhyNoCode::MovesRecords));
}

TEST(CallCode, AsksForWarmThroughputWhereATemplateHasIt)
{
    const streams::CreateStreamRequest call{
        .streamName = "clicks", .streamMode = streams::CapacityMode::OnDemand, .warmThroughputMiBps = 100};
    EXPECT_EQ(codeOf(call, CodeForm::CloudFormation),
        "Resources:\n  ClicksStream:\n    Type: AWS::Kinesis::Stream\n    Properties:\n      Name: \"clicks\"\n"
        "      StreamModeDetails:\n        StreamMode: ON_DEMAND\n      RetentionPeriodHours: 24\n"
        "      WarmThroughputMiBps: 100\n");
    EXPECT_EQ(codeOf(call, CodeForm::Terraform).find("# Its warm throughput of 100 MiB/s is left out"), 0U);
}

TEST(CallCode, NamesTheRegionOfAStreamElsewhere)
{
    const std::string ireland = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks";
    const streams::RegisterStreamConsumerRequest call{.streamName = ireland, .consumerName = "app"};
    EXPECT_EQ(codeOf(call, CodeForm::AwsCli),
        "aws kinesis register-stream-consumer \\\n  --region eu-west-1 \\\n  --stream-arn " + ireland
            + " \\\n  --consumer-name app\n");
    EXPECT_EQ(codeOf(call, CodeForm::Boto3)
                  .find("import boto3\n\nkinesis = boto3.client(\"kinesis\", region_name=\"eu-west-1\")\n"),
        0U);
    EXPECT_NE(
        codeOf(call, CodeForm::JavaScript).find("const kinesis = new KinesisClient({ region: \"eu-west-1\" });\n"),
        std::string::npos);
    // Calls into two regions are made by two clients, one after the other.
    const std::vector<world::Action> calls{streams::DeleteStreamRequest{"b"},
        streams::RegisterStreamConsumerRequest{.streamName = ireland, .consumerName = "app"}};
    const std::string boto3 = std::get<std::string>(world::callCode(calls, CodeForm::Boto3, {}));
    EXPECT_LT(boto3.find("kinesis = boto3.client(\"kinesis\")\nresponse = kinesis.delete_stream"),
        boto3.find("kinesis = boto3.client(\"kinesis\", region_name=\"eu-west-1\")\nresponse = "));
    const std::string javaScript = std::get<std::string>(world::callCode(calls, CodeForm::JavaScript, {}));
    EXPECT_NE(javaScript.find("let kinesis = new KinesisClient({});\n"), std::string::npos);
    EXPECT_NE(javaScript.find("\nkinesis = new KinesisClient({ region: \"eu-west-1\" });\n"), std::string::npos);
    // However deep in the call it stands.
    const streams::ListChannelsRequest channels{.streamFilter = {{ireland, {}}}};
    EXPECT_NE(codeOf(channels, CodeForm::AwsCli).find("--region eu-west-1"), std::string::npos);
    const streams::UpdateShardCountRequest larger{.targetShardCount = 6, .streamArn = ireland};
    EXPECT_EQ(codeOf(larger, CodeForm::Terraform).find("# In account 123456789012, region eu-west-1:\n# In the"), 0U);
    EXPECT_EQ(codeOf(larger, CodeForm::CloudFormation).find("# In account 123456789012, region eu-west-1:\n"), 0U);
    EXPECT_EQ(codeOf(larger, CodeForm::Cdk).find("// In account 123456789012, region eu-west-1:\n"), 0U);
}

TEST(CallCode, NamesTheRegionAndTheAccountThatACallIsMadeIn)
{
    const auto code = [](const world::Action& call, CodeForm form, const streams::Home& home) {
        return std::get<std::string>(world::callCode(std::span{&call, 1}, form, {}, home));
    };
    const world::Action made = streams::CreateStreamRequest{"clicks", 3};
    const streams::Home ireland{.account = {}, .region = "eu-west-1"};
    EXPECT_EQ(code(made, CodeForm::AwsCli, ireland),
        "aws kinesis create-stream --region eu-west-1 --stream-name clicks --shard-count 3\n");
    EXPECT_NE(
        code(made, CodeForm::Boto3, ireland).find("\nkinesis = boto3.client(\"kinesis\", region_name=\"eu-west-1\")\n"),
        std::string::npos);
    EXPECT_NE(code(made, CodeForm::JavaScript, ireland).find("new KinesisClient({ region: \"eu-west-1\" })"),
        std::string::npos);
    EXPECT_NE(code(made, CodeForm::Terraform, ireland).find("  region = \"eu-west-1\"\n"), std::string::npos);
    EXPECT_NE(code(made, CodeForm::CloudFormation, ireland).find("# For a stack in eu-west-1.\n"), std::string::npos);
    EXPECT_NE(code(made, CodeForm::Cdk, ireland).find("env: { region: \"eu-west-1\" }"), std::string::npos);

    const streams::Home theirs{.account = "210987654321", .region = {}};
    EXPECT_EQ(code(made, CodeForm::AwsCli, theirs),
        "# Made in account 210987654321: use credentials of that account.\n"
        "aws kinesis create-stream --stream-name clicks --shard-count 3\n");
    EXPECT_EQ(code(made, CodeForm::JavaScript, theirs).find("// Made in account 210987654321: use credentials"), 0U);
    EXPECT_NE(code(made, CodeForm::Terraform, theirs).find("allowed_account_ids = [\"210987654321\"]"),
        std::string::npos);

    // The run's own need not be named, in whatever words it comes.
    for (const CodeForm form : world::kCodeForms)
        EXPECT_EQ(code(made, form, {"123456789012", "us-east-1"}), code(made, form, {}));

    // What is there already is named as it is named there, or says itself where it lies.
    const world::Action longer = streams::RetentionPeriodRequest{"clicks", 48, true};
    EXPECT_NE(code(longer, CodeForm::AwsCli, ireland).find("--region eu-west-1"), std::string::npos);
    EXPECT_EQ(code(longer, CodeForm::Terraform, ireland).find("# In account 123456789012, region eu-west-1:\n"), 0U);
    const world::Action app = streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "app"};
    EXPECT_NE(code(app, CodeForm::AwsCli, ireland).find("arn:aws:kinesis:eu-west-1:123456789012:stream/clicks"),
        std::string::npos);
    const world::Action back = streams::RegisterStreamConsumerRequest{.streamName = kArn, .consumerName = "app"};
    EXPECT_EQ(code(back, CodeForm::AwsCli, ireland).find("--region"), std::string::npos);
}

TEST(CallCode, HasNoAwsCliForEventStreams)
{
    const streams::SubscribeToShardRequest call{
        .consumerArn = kArn + "/consumer/app:1", .shardId = "shardId-000000000000"};
    EXPECT_EQ(codeOf(call, CodeForm::AwsCli), noCode(WhyNoCode::NoEventStreams));
    EXPECT_NE(codeOf(call, CodeForm::Boto3).find("for event in response[\"EventStream\"]"), std::string::npos);
}

TEST(CallCode, PutsSeveralCallsIntoOneText)
{
    const std::vector<world::Action> calls{streams::CreateStreamRequest{"a", 1}, streams::DeleteStreamRequest{"b"}};
    EXPECT_EQ(std::get<std::string>(world::callCode(calls, CodeForm::AwsCli, {})),
        "aws kinesis create-stream --stream-name a --shard-count 1\naws kinesis delete-stream --stream-name b\n");
    EXPECT_EQ(std::get<std::string>(world::callCode(calls, CodeForm::JavaScript, {})),
        "import { KinesisClient, CreateStreamCommand, DeleteStreamCommand } from \"@aws-sdk/client-kinesis\";\n\n"
        "const kinesis = new KinesisClient({});\n"
        "await kinesis.send(new CreateStreamCommand({ StreamName: \"a\", ShardCount: 1 }));\n"
        "await kinesis.send(new DeleteStreamCommand({ StreamName: \"b\" }));\n");
}

TEST(CallCode, KnowsEveryOperationAndNothingElse)
{
    std::set<std::string_view> operations;
    for (const world::Command& command : support::everyCommand()) {
        const bool isCall = std::visit([](const auto& of) { return world::IsApiCall<std::decay_t<decltype(of)>>; },
            static_cast<const world::ActionVariant&>(command.action));
        const auto request = world::apiRequest(command.action, {});
        ASSERT_EQ(request.has_value(), isCall) << world::actionName(command.action);
        for (const CodeForm form : world::kCodeForms) {
            const world::CallCode code = world::callCode(std::span{&command.action, 1}, form, {});
            EXPECT_EQ(code == world::CallCode{WhyNoCode::NotACall}, !isCall) << world::actionName(command.action);
        }
        if (request)
            operations.insert(request->operation);
    }
    EXPECT_EQ(operations.size(), 45U);
}

}
