#include "world/stream_code.h"

#include "world/code_text.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace shardscope::world {

namespace {

constexpr std::string_view kManagedKey = "alias/aws/kinesis"; // the service's own

struct WishedConsumer {
    std::string name;
    streams::Tags tags;
    std::string policy; // empty without one
};

// What there is to say about a stream, and only that: whatever is as the service has it anyway is left out.
struct Wish {
    std::string name;
    std::string region = {};  // empty: whichever the code runs in
    std::string account = {}; // likewise
    bool isOnDemand = false;
    std::size_t shards = 1;
    std::int64_t retentionHours = 24;
    std::string keyId = {}; // empty: not encrypted
    std::vector<std::string> metrics = {};
    streams::Tags tags = {};
    std::int64_t maxRecordKiB = 1'024;
    std::int64_t warmMiBps = 0;
    std::string distribution = {}; // empty: by partition keys
    std::string policy = {};       // empty without one
    std::vector<WishedConsumer> consumers = {};
    std::vector<base::HashKey> starts = {}; // of the ranges, in their order, where they are uneven

    // What calls and resources name by its ARN.
    [[nodiscard]] bool needsArn() const { return !distribution.empty() || !policy.empty() || !consumers.empty(); }
};

// Where each open shard begins; empty for even ones.
std::vector<base::HashKey> unevenStarts(const streams::ShardMap& map)
{
    const auto widthOf = [&map](streams::ShardIndex shard) {
        const base::HashRange& range = map.shard(shard).range;
        return range.last.value - range.first.value;
    };
    const auto [narrowest, widest] = std::minmax_element(map.open().begin(), map.open().end(),
        [&](streams::ShardIndex a, streams::ShardIndex b) { return widthOf(a) < widthOf(b); });
    if (map.open().empty() || widthOf(*widest) - widthOf(*narrowest) <= 1)
        return {};
    std::vector<base::HashKey> starts;
    for (const streams::ShardIndex shard : map.open())
        starts.push_back(map.shard(shard).range.first);
    std::sort(starts.begin(), starts.end());
    return starts;
}

std::vector<WishedConsumer> consumersOf(const streams::Stream& stream)
{
    std::vector<WishedConsumer> wished;
    for (const streams::RegisteredConsumer& consumer : stream.consumers)
        if (consumer.status != streams::ConsumerStatus::Deleting)
            wished.push_back({consumer.name, consumer.tags, consumer.policy.text()});
    return wished;
}

// Of a stream in another home than the first one, that home; fields that are alike are empty.
streams::Home otherHome(const streams::Service& service, const streams::Stream& stream)
{
    if (stream.home == streams::kOwnHome)
        return {};
    streams::Home home = service.homeOf(stream);
    if (home.region == service.settings().region)
        home.region.clear();
    if (home.account == service.settings().account)
        home.account.clear();
    return home;
}

Wish wishOf(const streams::Stream& stream, streams::Home home)
{
    const streams::StreamSettings& settings = stream.settings;
    const bool isPlaced = settings.distribution != streams::RecordDistribution::UserPartitionKey;
    return {.name = stream.name,
        .region = std::move(home.region),
        .account = std::move(home.account),
        .isOnDemand = settings.isOnDemand(),
        .shards = stream.map ? stream.map->open().size() : stream.initialShards,
        .retentionHours = std::chrono::duration_cast<std::chrono::hours>(stream.retention).count(),
        .keyId = settings.encryption.keyId(),
        .metrics = streams::shardLevelMetricNames(settings.monitoring),
        .tags = settings.tags,
        .maxRecordKiB = settings.maxRecordBytes / streams::kBytesPerKiB,
        .warmMiBps = settings.isOnDemand() ? settings.onDemand.warm.targetMiBps : 0,
        .distribution = isPlaced ? std::string{streams::recordDistributionName(settings.distribution)} : std::string{},
        .policy = settings.policy.text(),
        .consumers = consumersOf(stream),
        .starts = !stream.map || settings.isOnDemand() ? std::vector<base::HashKey>{} : unevenStarts(*stream.map)};
}

Wish wishOf(const streams::CreateStreamRequest& request, const streams::Home& elsewhere)
{
    const bool isOnDemand = request.streamMode == streams::CapacityMode::OnDemand;
    return {.name = request.streamName,
        .region = elsewhere.region,
        .account = elsewhere.account,
        .isOnDemand = isOnDemand,
        .shards = request.shardCount,
        .tags = request.tags,
        .maxRecordKiB = request.maxRecordSizeInKiB.value_or(1'024),
        .warmMiBps = isOnDemand ? request.warmThroughputMiBps.value_or(0) : 0};
}

std::string tagsAsJson(const streams::Tags& tags, std::string_view colon = ": ")
{
    return "{" + joined(tags, ", ", [&](const auto& tag) {
        return quoted(tag.first) + std::string{colon} + quoted(tag.second);
    }) + "}";
}

std::string number(std::int64_t n) { return std::to_string(n); }
std::string count(std::size_t n) { return std::to_string(n); }

constexpr std::size_t kMostCalls = 64; // that make ranges: beyond it they are no help to a reader

// The calls that turn the even shards of a new stream into ranges that begin at these keys: first every split, then
// every merge. Shards are numbered as the service does it: children take the next numbers, the lower one first.
std::vector<std::string> reshapingCalls(const Wish& wish)
{
    std::map<base::HashKey, std::uint32_t> shards; // by where each begins
    std::uint32_t next = 0;
    for (const base::HashRange& range : base::evenSplit(static_cast<std::uint32_t>(wish.shards)))
        shards.emplace(range.first, next++);
    const std::string stream = " --stream-name " + wish.name + (wish.region.empty() ? "" : " --region " + wish.region);
    const auto id = [](std::uint32_t shard) { return streams::shardId(streams::ShardIndex{shard}); };
    std::vector<std::string> calls;
    for (const base::HashKey& start : wish.starts) {
        auto after = shards.upper_bound(start);
        const auto parent = std::prev(after);
        if (parent->first == start)
            continue;
        calls.push_back("aws kinesis split-shard" + stream + " --shard-to-split " + id(parent->second)
            + " --new-starting-hash-key " + start.decimal());
        parent->second = next++;
        shards.emplace(start, next++);
    }
    for (auto shard = std::next(shards.begin()); shard != shards.end();) {
        if (std::binary_search(wish.starts.begin(), wish.starts.end(), shard->first)) {
            ++shard;
            continue;
        }
        const auto lower = std::prev(shard);
        calls.push_back("aws kinesis merge-shards" + stream + " --shard-to-merge " + id(lower->second)
            + " --adjacent-shard-to-merge " + id(shard->second));
        lower->second = next++;
        shard = shards.erase(shard);
    }
    return calls;
}

// What there is to know of it that the lines below cannot say.
std::string remark(const Wish& wish, const std::string& sign)
{
    std::string out;
    if (!wish.account.empty())
        out += sign + " This stream is in account " + wish.account + ": use credentials of that account.\n";
    if (wish.starts.empty())
        return out;
    out += sign + " The shards of this stream are uneven; these " + count(wish.shards) + " are even.\n";
    const std::vector<std::string> calls = reshapingCalls(wish);
    if (calls.size() > kMostCalls)
        return out + sign + " It takes " + count(calls.size()) + " splits and merges to make the same ranges.\n";
    out += sign + " These calls make the same ranges, each once the stream is ACTIVE again:\n";
    return out + joined(calls, "", [&](const std::string& call) { return sign + "   " + call + "\n"; });
}

// What names the stream, or a consumer of it, by its ARN, which the account gives it.
std::string awsCliByArn(const Wish& wish, const std::string& stream, const std::string& region)
{
    if (!wish.needsArn())
        return {};
    std::string out = "arn=$(aws kinesis describe-stream-summary" + stream
        + " --query StreamDescriptionSummary.StreamARN --output text)\n";
    const auto policyOf = [&region](const std::string& arn, const std::string& policy) {
        return "aws kinesis put-resource-policy" + region + " --resource-arn \"$" + arn + "\" --policy "
            + shellQuoted(policy) + "\n";
    };
    if (!wish.distribution.empty())
        out += "aws kinesis update-stream-record-distribution-strategy" + region
            + " --stream-arn \"$arn\" --record-distribution-strategy " + wish.distribution + "\n";
    if (!wish.policy.empty())
        out += policyOf("arn", wish.policy);
    for (const WishedConsumer& consumer : wish.consumers) {
        std::string call = "aws kinesis register-stream-consumer" + region + " --stream-arn \"$arn\" --consumer-name "
            + shellWord(consumer.name);
        if (!consumer.tags.empty())
            call += " --tags " + shellQuoted(tagsAsJson(consumer.tags));
        if (consumer.policy.empty())
            out += call + "\n";
        else
            out += "consumer=$(" + call + " --query Consumer.ConsumerARN --output text)\n# Once it is ACTIVE:\n"
                + policyOf("consumer", consumer.policy);
    }
    return out;
}

std::string awsCli(const Wish& wish)
{
    const std::string region = wish.region.empty() ? "" : " --region " + wish.region;
    const std::string stream = " --stream-name " + wish.name + region;
    std::string out = remark(wish, "#") + "aws kinesis create-stream" + stream;
    out += wish.isOnDemand ? " --stream-mode-details StreamMode=ON_DEMAND" : " --shard-count " + count(wish.shards);
    if (wish.maxRecordKiB != 1'024)
        out += " --max-record-size-in-ki-b " + number(wish.maxRecordKiB);
    if (wish.warmMiBps > 0)
        out += " --warm-throughput-mi-bps " + number(wish.warmMiBps);
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
            + shellQuoted(wish.keyId) + "\n" + (wish.needsArn() ? wait : "");
    return out + awsCliByArn(wish, stream, region);
}

std::string boto3ByArn(const Wish& wish, const std::string& stream)
{
    if (!wish.needsArn())
        return {};
    std::string out =
        "arn = kinesis.describe_stream_summary(" + stream + ")[\"StreamDescriptionSummary\"][\"StreamARN\"]\n";
    const auto policyOf = [](const std::string& arn, const std::string& policy) {
        return "kinesis.put_resource_policy(ResourceARN=" + arn + ", Policy=" + quoted(policy) + ")\n";
    };
    if (!wish.distribution.empty())
        out += "kinesis.update_stream_record_distribution_strategy(StreamARN=arn, RecordDistributionStrategy="
            + quoted(wish.distribution) + ")\n";
    if (!wish.policy.empty())
        out += policyOf("arn", wish.policy);
    for (const WishedConsumer& consumer : wish.consumers) {
        std::string call = "kinesis.register_stream_consumer(StreamARN=arn, ConsumerName=" + quoted(consumer.name);
        if (!consumer.tags.empty())
            call += ", Tags=" + tagsAsJson(consumer.tags);
        if (consumer.policy.empty())
            out += call + ")\n";
        else
            out += "consumer = " + call + ")[\"Consumer\"][\"ConsumerARN\"]\n# Once it is ACTIVE:\n"
                + policyOf("consumer", consumer.policy);
    }
    return out;
}

std::string boto3(const Wish& wish)
{
    const std::string stream = "StreamName=" + quoted(wish.name);
    std::string out = "import boto3\n\nkinesis = " + boto3Client(wish.region) + "\n" + remark(wish, "#");
    out += "kinesis.create_stream(" + stream;
    out +=
        wish.isOnDemand ? R"(, StreamModeDetails={"StreamMode": "ON_DEMAND"})" : ", ShardCount=" + count(wish.shards);
    if (wish.maxRecordKiB != 1'024)
        out += ", MaxRecordSizeInKiB=" + number(wish.maxRecordKiB);
    if (wish.warmMiBps > 0)
        out += ", WarmThroughputMiBps=" + number(wish.warmMiBps);
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
            + ")\n" + (wish.needsArn() ? wait : "");
    return out + boto3ByArn(wish, stream);
}

struct ByArn {
    std::string calls;
    std::set<std::string> commands;
};

ByArn javaScriptByArn(const Wish& wish, const std::string& stream)
{
    ByArn by;
    const auto sent = [&by](const std::string& command, const std::string& members) {
        by.commands.insert(command);
        return "await kinesis.send(new " + command + "({ " + members + " }))";
    };
    const auto policyOf = [&sent](const std::string& arn, const std::string& policy) {
        return sent("PutResourcePolicyCommand", "ResourceARN: " + arn + ", Policy: " + quoted(policy)) + ";\n";
    };
    by.calls = "const { StreamDescriptionSummary } = " + sent("DescribeStreamSummaryCommand", stream)
        + ";\nconst StreamARN = StreamDescriptionSummary.StreamARN;\n";
    if (!wish.distribution.empty())
        by.calls += sent("UpdateStreamRecordDistributionStrategyCommand",
                        "StreamARN, RecordDistributionStrategy: " + quoted(wish.distribution))
            + ";\n";
    if (!wish.policy.empty())
        by.calls += policyOf("StreamARN", wish.policy);
    for (const WishedConsumer& consumer : wish.consumers) {
        const std::string tags = consumer.tags.empty() ? "" : ", Tags: " + tagsAsJson(consumer.tags);
        const std::string call =
            sent("RegisterStreamConsumerCommand", "StreamARN, ConsumerName: " + quoted(consumer.name) + tags);
        if (consumer.policy.empty())
            by.calls += call + ";\n";
        else // in a block, so that several may be called so
            by.calls += "{\n  const { Consumer } = " + call + ";\n  // Once it is ACTIVE:\n  "
                + policyOf("Consumer.ConsumerARN", consumer.policy) + "}\n";
    }
    return by;
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
    if (wish.warmMiBps > 0)
        calls += ", WarmThroughputMiBps: " + number(wish.warmMiBps);
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
    if (wish.needsArn()) {
        if (commands.size() > 1)
            calls += wait;
        const ByArn byArn = javaScriptByArn(wish, stream);
        calls += byArn.calls;
        commands.insert(commands.end(), byArn.commands.begin(), byArn.commands.end());
    }
    const auto line = [](const std::string& command) { return "  " + command + ",\n"; };
    return "import {\n  KinesisClient,\n" + joined(commands, "", line) + "  waitUntilStreamExists,\n"
        + "} from \"@aws-sdk/client-kinesis\";\n\nconst kinesis = " + javaScriptClient(wish.region) + ";\n"
        + remark(wish, "//") + calls;
}

// An alias is a word of Terraform's own.
std::string terraformAlias(const Wish& wish)
{
    std::string alias = wish.region.empty() ? "account_" + wish.account : wish.region;
    std::replace(alias.begin(), alias.end(), '-', '_');
    return alias;
}

// The provider that resources of another region or account go through.
std::string terraformProvider(const Wish& wish)
{
    if (wish.region.empty() && wish.account.empty())
        return {};
    std::string out = "provider \"aws\" {\n  alias  = " + quoted(terraformAlias(wish)) + "\n";
    if (!wish.region.empty())
        out += "  region = " + quoted(wish.region) + "\n";
    if (!wish.account.empty())
        out += "  allowed_account_ids = [" + quoted(wish.account) + "]\n";
    return out + "}\n\n";
}

std::string throughProvider(const Wish& wish)
{
    return wish.region.empty() && wish.account.empty() ? "" : "  provider = aws." + terraformAlias(wish) + "\n";
}

std::string terraformPolicy(const Wish& wish, const std::string& label, const std::string& of,
    const std::string& policy)
{
    return "\nresource \"aws_kinesis_resource_policy\" " + quoted(label) + " {\n" + throughProvider(wish)
        + "  resource_arn = " + of + ".arn\n  policy       = " + terraformQuoted(policy) + "\n}\n";
}

std::string terraform(const Wish& wish)
{
    const std::string label = terraformLabel(wish.name);
    std::string out = remark(wish, "#");
    if (wish.warmMiBps > 0)
        out += "# Its warm throughput of " + number(wish.warmMiBps)
            + " MiB/s is left out: the provider has no argument.\n";
    if (!wish.distribution.empty())
        out +=
            "# Its record distribution strategy " + wish.distribution + " is left out: the provider has no argument.\n";
    out += terraformProvider(wish);
    out += "resource \"aws_kinesis_stream\" " + quoted(label) + " {\n" + throughProvider(wish);
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
    out += "}\n";
    if (!wish.policy.empty())
        out += terraformPolicy(wish, label, "aws_kinesis_stream." + label, wish.policy);
    for (const WishedConsumer& consumer : wish.consumers) {
        const std::string of = terraformLabel(consumer.name);
        out += "\nresource \"aws_kinesis_stream_consumer\" " + quoted(of) + " {\n" + throughProvider(wish)
            + "  name       = " + quoted(consumer.name) + "\n  stream_arn = aws_kinesis_stream." + label + ".arn\n";
        if (!consumer.tags.empty())
            out += "  # Its tags are left out: not every version of the provider takes them.\n";
        out += "}\n";
        if (!consumer.policy.empty())
            out += terraformPolicy(wish, of + "_consumer", "aws_kinesis_stream_consumer." + of, consumer.policy);
    }
    return out;
}

std::string cloudFormationTags(const streams::Tags& tags)
{
    const auto lines = [](const auto& tag) {
        return "        - Key: " + quoted(tag.first) + "\n          Value: " + quoted(tag.second) + "\n";
    };
    return tags.empty() ? std::string{} : "      Tags:\n" + joined(tags, "", lines);
}

// A template wants the policy as an object.
std::string cloudFormationPolicy(const std::string& id, const std::string& arn, const std::string& policy)
{
    return "  " + id + ":\n    Type: AWS::Kinesis::ResourcePolicy\n    Properties:\n      ResourceArn: !GetAtt " + arn
        + "\n      ResourcePolicy: " + onOneLine(policy) + "\n";
}

std::string cloudFormation(const Wish& wish)
{
    const std::string id = logicalId(wish.name, "Stream");
    std::string out = remark(wish, "#");
    if (!wish.region.empty())
        out += "# For a stack in " + wish.region + ".\n";
    out += "Resources:\n  " + id
        + ":\n    Type: AWS::Kinesis::Stream\n    Properties:\n      Name: " + quoted(wish.name) + "\n";
    out += std::string{"      StreamModeDetails:\n        StreamMode: "}
        + (wish.isOnDemand ? "ON_DEMAND" : "PROVISIONED") + "\n";
    if (!wish.isOnDemand)
        out += "      ShardCount: " + count(wish.shards) + "\n";
    out += "      RetentionPeriodHours: " + number(wish.retentionHours) + "\n";
    if (wish.maxRecordKiB != 1'024)
        out += "      MaxRecordSizeInKiB: " + number(wish.maxRecordKiB) + "\n";
    if (wish.warmMiBps > 0)
        out += "      WarmThroughputMiBps: " + number(wish.warmMiBps) + "\n";
    if (!wish.distribution.empty())
        out += "      RecordDistributionStrategy: " + wish.distribution + "\n";
    const auto line = [](const std::string& metric) { return "        - " + metric + "\n"; };
    if (!wish.metrics.empty())
        out += "      DesiredShardLevelMetrics:\n" + joined(wish.metrics, "", line);
    if (!wish.keyId.empty())
        out += "      StreamEncryption:\n        EncryptionType: KMS\n        KeyId: " + quoted(wish.keyId) + "\n";
    out += cloudFormationTags(wish.tags);
    if (!wish.policy.empty())
        out += cloudFormationPolicy(logicalId(wish.name, "Policy"), id + ".Arn", wish.policy);
    for (const WishedConsumer& consumer : wish.consumers) {
        const std::string of = logicalId(consumer.name, "Consumer");
        out += "  " + of + ":\n    Type: AWS::Kinesis::StreamConsumer\n    Properties:\n      ConsumerName: "
            + quoted(consumer.name) + "\n      StreamARN: !GetAtt " + id + ".Arn\n" + cloudFormationTags(consumer.tags);
        if (!consumer.policy.empty())
            out += cloudFormationPolicy(of + "Policy", of + ".ConsumerARN", consumer.policy);
    }
    return out;
}

// What the construct of the library's second level has no word for is set on the resource that it makes.
std::string cdkOfResource(const Wish& wish)
{
    std::string out;
    const auto set = [&out](const std::string& property, const std::string& value) {
        out += "resource." + property + " = " + value + ";\n";
    };
    if (!wish.keyId.empty() && wish.keyId != kManagedKey)
        set("streamEncryption", "{ encryptionType: \"KMS\", keyId: " + quoted(wish.keyId) + " }");
    if (wish.maxRecordKiB != 1'024)
        set("maxRecordSizeInKiB", number(wish.maxRecordKiB));
    if (wish.warmMiBps > 0)
        set("warmThroughputMiBps", number(wish.warmMiBps));
    if (!wish.distribution.empty())
        set("recordDistributionStrategy", quoted(wish.distribution));
    if (!wish.metrics.empty())
        set("desiredShardLevelMetrics", "[" + joined(wish.metrics, ", ", quoted) + "]");
    return out.empty() ? out : "const resource = stream.node.defaultChild as kinesis.CfnStream;\n" + out;
}

// A policy is an object here as in JSON.
std::string cdkPolicy(const std::string& id, const std::string& arn, const std::string& policy)
{
    return "new kinesis.CfnResourcePolicy(this, " + quoted(id) + ", {\n  resourceArn: " + arn
        + ",\n  resourcePolicy: " + onOneLine(policy) + ",\n});\n";
}

std::string cdkConsumer(const WishedConsumer& consumer)
{
    const std::string id = logicalId(consumer.name, "Consumer");
    std::string out = "new kinesis.CfnStreamConsumer(this, " + quoted(id)
        + ", {\n  consumerName: " + quoted(consumer.name) + ",\n  streamArn: stream.streamArn,\n";
    const auto tag = [](const auto& each) {
        return "{ key: " + quoted(each.first) + ", value: " + quoted(each.second) + " }";
    };
    if (!consumer.tags.empty())
        out += "  tags: [" + joined(consumer.tags, ", ", tag) + "],\n";
    out += "});\n";
    if (consumer.policy.empty())
        return out;
    std::string name = id; // a variable begins with a small letter
    name.front() = static_cast<char>(name.front() | 0x20);
    if (name.front() >= '0' && name.front() <= '9')
        name.insert(0, "_");
    return "const " + name + " = " + out + cdkPolicy(id + "Policy", name + ".attrConsumerArn", consumer.policy);
}

// For TypeScript, in the constructor of a stack.
std::string cdk(const Wish& wish)
{
    std::string out = "import * as cdk from \"aws-cdk-lib\";\nimport * as kinesis from \"aws-cdk-lib/aws-kinesis\";\n\n"
        + remark(wish, "//");
    if (!wish.region.empty() || !wish.account.empty()) {
        const std::string account = wish.account.empty() ? "" : "account: " + quoted(wish.account);
        const std::string region = wish.region.empty() ? "" : "region: " + quoted(wish.region);
        out +=
            "// The stack needs env: { " + account + (account.empty() || region.empty() ? "" : ", ") + region + " }.\n";
    }
    out += "// In the constructor of a stack:\nconst stream = new kinesis.Stream(this, "
        + quoted(logicalId(wish.name, "Stream")) + ", {\n  streamName: " + quoted(wish.name)
        + ",\n  streamMode: kinesis.StreamMode." + (wish.isOnDemand ? "ON_DEMAND" : "PROVISIONED") + ",\n";
    if (!wish.isOnDemand)
        out += "  shardCount: " + count(wish.shards) + ",\n";
    out += "  retentionPeriod: cdk.Duration.hours(" + number(wish.retentionHours) + "),\n";
    // Without a word it would be encrypted.
    out += std::string{"  encryption: kinesis.StreamEncryption."}
        + (wish.keyId == kManagedKey ? "MANAGED" : "UNENCRYPTED") + ",\n});\n";
    out += cdkOfResource(wish);
    out += joined(wish.tags, "", [](const auto& tag) {
        return "cdk.Tags.of(stream).add(" + quoted(tag.first) + ", " + quoted(tag.second) + ");\n";
    });
    if (!wish.policy.empty())
        out += cdkPolicy(logicalId(wish.name, "Policy"), "stream.streamArn", wish.policy);
    return out + joined(wish.consumers, "", cdkConsumer);
}

std::string codeOf(const Wish& wish, CodeForm form)
{
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
    case CodeForm::Cdk:
        return cdk(wish);
    }
    return {};
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
    case CodeForm::Cdk:
        return "CDK";
    }
    return "";
}

std::string streamCode(const streams::Service& service, const streams::Stream& stream, CodeForm form)
{
    return codeOf(wishOf(stream, otherHome(service, stream)), form);
}

std::string streamCode(const streams::CreateStreamRequest& request, CodeForm form, const streams::Home& elsewhere)
{
    return codeOf(wishOf(request, elsewhere), form);
}

}
