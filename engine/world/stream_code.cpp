#include "world/stream_code.h"

#include "world/code_text.h"

#include <algorithm>
#include <vector>

namespace shardscope::world {

namespace {

// What there is to say about a stream, and only that: whatever is as the service has it anyway is left out.
struct Wish {
    std::string name;
    bool isOnDemand = false;
    std::size_t shards = 1;
    std::int64_t retentionHours = 24;
    std::string keyId; // empty: not encrypted
    std::vector<std::string> metrics;
    streams::Tags tags;
    std::int64_t maxRecordKiB = 1'024;
    bool isEven = true;
};

bool hasEvenShards(const streams::ShardMap& map)
{
    const auto widthOf = [&map](streams::ShardIndex shard) {
        const base::HashRange& range = map.shard(shard).range;
        return range.last.value - range.first.value;
    };
    const auto [narrowest, widest] = std::minmax_element(map.open().begin(), map.open().end(),
        [&](streams::ShardIndex a, streams::ShardIndex b) { return widthOf(a) < widthOf(b); });
    return map.open().empty() || widthOf(*widest) - widthOf(*narrowest) <= 1;
}

Wish wishOf(const streams::Stream& stream)
{
    return {.name = stream.name,
        .isOnDemand = stream.settings.isOnDemand(),
        .shards = stream.map ? stream.map->open().size() : stream.initialShards,
        .retentionHours = std::chrono::duration_cast<std::chrono::hours>(stream.retention).count(),
        .keyId = stream.settings.encryption.keyId(),
        .metrics = streams::shardLevelMetricNames(stream.settings.monitoring),
        .tags = stream.settings.tags,
        .maxRecordKiB = stream.settings.maxRecordBytes / streams::kBytesPerKiB,
        .isEven = !stream.map || stream.settings.isOnDemand() || hasEvenShards(*stream.map)};
}

std::string tagsAsJson(const streams::Tags& tags, std::string_view colon = ": ")
{
    return "{" + joined(tags, ", ", [&](const auto& tag) {
        return quoted(tag.first) + std::string{colon} + quoted(tag.second);
    }) + "}";
}

std::string remark(const Wish& wish, std::string_view sign)
{
    return wish.isEven ? std::string{}
                       : std::string{sign} + " The shards of this stream are uneven; these "
            + std::to_string(wish.shards) + " are even.\n";
}

std::string number(std::int64_t n) { return std::to_string(n); }
std::string count(std::size_t n) { return std::to_string(n); }

std::string awsCli(const Wish& wish)
{
    const std::string stream = " --stream-name " + wish.name;
    std::string out = remark(wish, "#") + "aws kinesis create-stream" + stream;
    out += wish.isOnDemand ? " --stream-mode-details StreamMode=ON_DEMAND" : " --shard-count " + count(wish.shards);
    if (wish.maxRecordKiB != 1'024)
        out += " --max-record-size-in-ki-b " + number(wish.maxRecordKiB);
    if (!wish.tags.empty())
        out += " --tags " + shellQuoted(tagsAsJson(wish.tags));
    // What is changed next needs an ACTIVE stream, and makes it UPDATING.
    const std::string wait = "aws kinesis wait stream-exists" + stream + "\n";
    out += "\n" + wait;
    if (wish.retentionHours > 24)
        out += "aws kinesis increase-stream-retention-period" + stream + " --retention-period-hours "
            + number(wish.retentionHours) + "\n" + wait;
    if (!wish.metrics.empty())
        out += "aws kinesis enable-enhanced-monitoring" + stream + " --shard-level-metrics "
            + joined(wish.metrics, " ", [](const std::string& metric) { return metric; }) + "\n" + wait;
    if (!wish.keyId.empty())
        out += "aws kinesis start-stream-encryption" + stream + " --encryption-type KMS --key-id "
            + shellQuoted(wish.keyId) + "\n";
    return out;
}

std::string boto3(const Wish& wish)
{
    const std::string stream = "StreamName=" + quoted(wish.name);
    std::string out = "import boto3\n\nkinesis = boto3.client(\"kinesis\")\n" + remark(wish, "#");
    out += "kinesis.create_stream(" + stream;
    out +=
        wish.isOnDemand ? R"(, StreamModeDetails={"StreamMode": "ON_DEMAND"})" : ", ShardCount=" + count(wish.shards);
    if (wish.maxRecordKiB != 1'024)
        out += ", MaxRecordSizeInKiB=" + number(wish.maxRecordKiB);
    if (!wish.tags.empty())
        out += ", Tags=" + tagsAsJson(wish.tags);
    const std::string wait = "kinesis.get_waiter(\"stream_exists\").wait(" + stream + ")\n";
    out += ")\n" + wait;
    if (wish.retentionHours > 24)
        out += "kinesis.increase_stream_retention_period(" + stream
            + ", RetentionPeriodHours=" + number(wish.retentionHours) + ")\n" + wait;
    if (!wish.metrics.empty())
        out += "kinesis.enable_enhanced_monitoring(" + stream + ", ShardLevelMetrics=["
            + joined(wish.metrics, ", ", quoted) + "])\n" + wait;
    if (!wish.keyId.empty())
        out += "kinesis.start_stream_encryption(" + stream + ", EncryptionType=\"KMS\", KeyId=" + quoted(wish.keyId)
            + ")\n";
    return out;
}

std::string javaScript(const Wish& wish)
{
    const std::string stream = "StreamName: " + quoted(wish.name);
    std::vector<std::string> commands{"CreateStreamCommand"};
    std::string calls = "await kinesis.send(new CreateStreamCommand({ " + stream;
    calls +=
        wish.isOnDemand ? R"(, StreamModeDetails: { StreamMode: "ON_DEMAND" })" : ", ShardCount: " + count(wish.shards);
    if (wish.maxRecordKiB != 1'024)
        calls += ", MaxRecordSizeInKiB: " + number(wish.maxRecordKiB);
    if (!wish.tags.empty())
        calls += ", Tags: " + tagsAsJson(wish.tags);
    const std::string wait =
        "await waitUntilStreamExists({ client: kinesis, maxWaitTime: 300 }, { " + stream + " });\n";
    calls += " }));\n" + wait;
    const auto add = [&](const std::string& command, const std::string& members) {
        commands.push_back(command);
        if (commands.size() > 2)
            calls += wait;
        calls += "await kinesis.send(new " + command + "({ " + stream + ", " + members + " }));\n";
    };
    if (wish.retentionHours > 24)
        add("IncreaseStreamRetentionPeriodCommand", "RetentionPeriodHours: " + number(wish.retentionHours));
    if (!wish.metrics.empty())
        add("EnableEnhancedMonitoringCommand", "ShardLevelMetrics: [" + joined(wish.metrics, ", ", quoted) + "]");
    if (!wish.keyId.empty())
        add("StartStreamEncryptionCommand", "EncryptionType: \"KMS\", KeyId: " + quoted(wish.keyId));
    const auto line = [](const std::string& command) { return "  " + command + ",\n"; };
    return "import {\n  KinesisClient,\n" + joined(commands, "", line) + "  waitUntilStreamExists,\n"
        + "} from \"@aws-sdk/client-kinesis\";\n\nconst kinesis = new KinesisClient({});\n" + remark(wish, "//")
        + calls;
}

std::string terraform(const Wish& wish)
{
    std::string out =
        remark(wish, "#") + "resource \"aws_kinesis_stream\" " + quoted(terraformLabel(wish.name)) + " {\n";
    out += "  name             = " + quoted(wish.name) + "\n";
    if (!wish.isOnDemand)
        out += "  shard_count      = " + count(wish.shards) + "\n";
    out += "  retention_period = " + number(wish.retentionHours) + "\n";
    if (wish.maxRecordKiB != 1'024)
        out += "  max_record_size_in_kib = " + number(wish.maxRecordKiB) + "\n";
    if (!wish.metrics.empty())
        out += "  shard_level_metrics = [" + joined(wish.metrics, ", ", quoted) + "]\n";
    if (!wish.keyId.empty())
        out += "  encryption_type  = \"KMS\"\n  kms_key_id       = " + terraformQuoted(wish.keyId) + "\n";
    out += std::string{"\n  stream_mode_details {\n    stream_mode = \""}
        + (wish.isOnDemand ? "ON_DEMAND" : "PROVISIONED") + "\"\n  }\n";
    if (!wish.tags.empty()) {
        const auto line = [](const auto& tag) {
            return "    " + terraformQuoted(tag.first) + " = " + terraformQuoted(tag.second) + "\n";
        };
        out += "\n  tags = {\n" + joined(wish.tags, "", line) + "  }\n";
    }
    return out + "}\n";
}

std::string cloudFormation(const Wish& wish)
{
    std::string out = remark(wish, "#") + "Resources:\n  " + logicalId(wish.name, "Stream")
        + ":\n    Type: AWS::Kinesis::Stream\n    Properties:\n      Name: " + quoted(wish.name) + "\n";
    out += std::string{"      StreamModeDetails:\n        StreamMode: "}
        + (wish.isOnDemand ? "ON_DEMAND" : "PROVISIONED") + "\n";
    if (!wish.isOnDemand)
        out += "      ShardCount: " + count(wish.shards) + "\n";
    out += "      RetentionPeriodHours: " + number(wish.retentionHours) + "\n";
    if (wish.maxRecordKiB != 1'024)
        out += "      MaxRecordSizeInKiB: " + number(wish.maxRecordKiB) + "\n";
    const auto line = [](const std::string& metric) { return "        - " + metric + "\n"; };
    if (!wish.metrics.empty())
        out += "      DesiredShardLevelMetrics:\n" + joined(wish.metrics, "", line);
    if (!wish.keyId.empty())
        out += "      StreamEncryption:\n        EncryptionType: KMS\n        KeyId: " + quoted(wish.keyId) + "\n";
    const auto tagLines = [](const auto& tag) {
        return "        - Key: " + quoted(tag.first) + "\n          Value: " + quoted(tag.second) + "\n";
    };
    if (!wish.tags.empty())
        out += "      Tags:\n" + joined(wish.tags, "", tagLines);
    return out;
}

}

std::string_view codeFormName(CodeForm form)
{
    switch (form) {
    case CodeForm::AwsCli:
        return "AWS CLI";
    case CodeForm::Boto3:
        return "boto3";
    case CodeForm::JavaScript:
        return "JavaScript";
    case CodeForm::Terraform:
        return "Terraform";
    case CodeForm::CloudFormation:
        return "CloudFormation";
    }
    return "";
}

std::string streamCode(const streams::Stream& stream, CodeForm form)
{
    const Wish wish = wishOf(stream);
    switch (form) {
    case CodeForm::AwsCli:
        return awsCli(wish);
    case CodeForm::Boto3:
        return boto3(wish);
    case CodeForm::JavaScript:
        return javaScript(wish);
    case CodeForm::Terraform:
        return terraform(wish);
    case CodeForm::CloudFormation:
        return cloudFormation(wish);
    }
    return {};
}

}
