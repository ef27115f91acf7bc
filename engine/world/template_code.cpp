#include "world/template_code.h"

#include "streams/arn.h"
#include "world/code_text.h"

#include <optional>
#include <utility>

namespace shardscope::world {

namespace {

// The stream that a request is about, by its name or its ARN.
std::string streamOf(const ApiRequest& request)
{
    if (const ApiValue* name = request.find("StreamName"))
        return name->text;
    for (const std::string_view member : {"StreamARN", "ResourceARN"}) {
        const ApiValue* arn = request.find(member);
        const auto stream = arn != nullptr ? streams::parseStreamArn(arn->text) : std::nullopt;
        if (stream)
            return stream->streamName;
    }
    return {};
}

std::string number(std::int64_t n) { return std::to_string(n); }

std::string yamlTags(const streams::Tags& tags, const std::string& indent)
{
    return indent + "Tags:\n" + joined(tags, "", [&](const auto& tag) {
        return indent + "  - Key: " + quoted(tag.first) + "\n" + indent + "    Value: " + quoted(tag.second) + "\n";
    });
}

std::string terraformTags(const streams::Tags& tags)
{
    return "  tags = {\n" + joined(tags, "", [](const auto& tag) {
        return "    " + terraformQuoted(tag.first) + " = " + terraformQuoted(tag.second) + "\n";
    }) + "  }\n";
}

// What a call that changes a stream would have its resource say, and, of some, what more there is to know.
struct Change {
    std::string terraform;
    std::string cloudFormation;
    std::string cdk; // a statement
    std::string remark = {};
};

// Either the code of each form, or why there is none.
struct Templates {
    CallCode terraform;
    CallCode cloudFormation;
    CallCode cdk;
};

Templates neither(WhyNoCode why) { return {why, why, why}; }

constexpr std::string_view kCdkImport = "import * as kinesis from \"aws-cdk-lib/aws-kinesis\";\n\n";

std::string cdkSet(std::string_view property, const std::string& value)
{
    return "resource." + std::string{property} + " = " + value + ";";
}

class TemplateMaker {
public:
    TemplateMaker(const ApiRequest& request, const streams::Home& elsewhere)
        : m_request(request), m_elsewhere(elsewhere), m_stream(streamOf(request))
    {
    }

    Templates operator()(const streams::CreateStreamRequest& r) const
    {
        return {streamCode(r, CodeForm::Terraform, m_elsewhere), streamCode(r, CodeForm::CloudFormation, m_elsewhere),
            streamCode(r, CodeForm::Cdk, m_elsewhere)};
    }
    Templates operator()(const streams::RegisterStreamConsumerRequest& r) const
    {
        const std::string arn = m_request.find("StreamARN")->text;
        std::string terraform = "resource \"aws_kinesis_stream_consumer\" " + quoted(terraformLabel(r.consumerName))
            + " {\n" + "  name       = " + quoted(r.consumerName) + "\n  stream_arn = " + quoted(arn) + "\n";
        if (!r.tags.empty())
            terraform += "  # Its tags are left out: not every version of the provider takes them.\n";
        std::string cloudFormation = "Resources:\n  " + logicalId(r.consumerName, "Consumer")
            + ":\n    Type: AWS::Kinesis::StreamConsumer\n    Properties:\n      ConsumerName: "
            + quoted(r.consumerName) + "\n      StreamARN: " + quoted(arn) + "\n";
        if (!r.tags.empty())
            cloudFormation += yamlTags(r.tags, "      ");
        std::string cdk = std::string{kCdkImport}
            + "// In the constructor of a stack:\nnew kinesis.CfnStreamConsumer(this, "
            + quoted(logicalId(r.consumerName, "Consumer")) + ", {\n  consumerName: " + quoted(r.consumerName)
            + ",\n  streamArn: " + quoted(arn) + ",\n";
        const auto tag = [](const auto& each) {
            return "{ key: " + quoted(each.first) + ", value: " + quoted(each.second) + " }";
        };
        if (!r.tags.empty())
            cdk += "  tags: [" + joined(r.tags, ", ", tag) + "],\n";
        return {terraform + "}\n", cloudFormation, cdk + "});\n"};
    }
    Templates operator()(const streams::PutResourcePolicyRequest& r) const
    {
        const std::string name = m_stream.empty() ? "stream" : m_stream;
        return {"resource \"aws_kinesis_resource_policy\" " + quoted(terraformLabel(name)) + " {\n  resource_arn = "
                + quoted(r.resourceArn) + "\n  policy       = " + terraformQuoted(r.policy) + "\n}\n",
            // A template wants the policy as an object: JSON on one line is YAML.
            "Resources:\n  " + logicalId(name, "Policy")
                + ":\n    Type: AWS::Kinesis::ResourcePolicy\n    Properties:\n" + "      ResourceArn: "
                + quoted(r.resourceArn) + "\n      ResourcePolicy: " + onOneLine(r.policy) + "\n",
            std::string{kCdkImport} + "// In the constructor of a stack:\nnew kinesis.CfnResourcePolicy(this, "
                + quoted(logicalId(name, "Policy")) + ", {\n  resourceArn: " + quoted(r.resourceArn)
                + ",\n  resourcePolicy: " + onOneLine(r.policy) + ",\n});\n"};
    }

    Templates operator()(const streams::UpdateShardCountRequest& r) const
    {
        return changed({"shard_count = " + number(r.targetShardCount), "ShardCount: " + number(r.targetShardCount),
            cdkSet("shardCount", number(r.targetShardCount))});
    }
    Templates operator()(const streams::RetentionPeriodRequest& r) const
    {
        return changed({"retention_period = " + number(r.retentionPeriodHours),
            "RetentionPeriodHours: " + number(r.retentionPeriodHours),
            cdkSet("retentionPeriodHours", number(r.retentionPeriodHours))});
    }
    Templates operator()(const streams::StreamEncryptionRequest& r) const
    {
        if (!r.isStart)
            return changed({"encryption_type = \"NONE\"", "# without StreamEncryption",
                cdkSet("streamEncryption", "undefined")});
        return changed({"encryption_type = \"KMS\"\n  kms_key_id      = " + terraformQuoted(r.keyId),
            "StreamEncryption:\n        EncryptionType: KMS\n        KeyId: " + quoted(r.keyId),
            cdkSet("streamEncryption", "{ encryptionType: \"KMS\", keyId: " + quoted(r.keyId) + " }")});
    }
    Templates operator()(const streams::UpdateStreamModeRequest& r) const
    {
        const std::string mode{streams::capacityModeName(r.streamMode)};
        return changed({"stream_mode_details {\n    stream_mode = \"" + mode + "\"\n  }",
            "StreamModeDetails:\n        StreamMode: " + mode
                + (r.warmThroughputMiBps ? "\n      WarmThroughputMiBps: " + number(*r.warmThroughputMiBps) : ""),
            cdkSet("streamModeDetails", "{ streamMode: \"" + mode + "\" }")
                + (r.warmThroughputMiBps ? "\n" + cdkSet("warmThroughputMiBps", number(*r.warmThroughputMiBps)) : "")});
    }
    Templates operator()(const streams::UpdateMaxRecordSizeRequest& r) const
    {
        return changed({"max_record_size_in_kib = " + number(r.maxRecordSizeInKiB),
            "MaxRecordSizeInKiB: " + number(r.maxRecordSizeInKiB),
            cdkSet("maxRecordSizeInKiB", number(r.maxRecordSizeInKiB))});
    }
    Templates operator()(const streams::UpdateStreamWarmThroughputRequest& r) const
    {
        return withoutTerraform(changed({{}, "WarmThroughputMiBps: " + number(r.warmThroughputMiBps),
            cdkSet("warmThroughputMiBps", number(r.warmThroughputMiBps))}));
    }
    Templates operator()(const streams::UpdateStreamRecordDistributionStrategyRequest& r) const
    {
        const std::string strategy{streams::recordDistributionName(r.recordDistributionStrategy)};
        return withoutTerraform(changed({{}, "RecordDistributionStrategy: " + strategy,
            cdkSet("recordDistributionStrategy", quoted(strategy))}));
    }
    Templates operator()(const streams::EnhancedMonitoringRequest& r) const
    {
        const auto line = [](const std::string& metric) { return "\n        - " + metric; };
        const std::string names = joined(r.shardLevelMetrics, ", ", quoted);
        const std::string lines = joined(r.shardLevelMetrics, "", line);
        if (r.isEnable)
            return changed({"shard_level_metrics = [" + names + "]", "DesiredShardLevelMetrics:" + lines,
                cdkSet("desiredShardLevelMetrics", "[" + names + "]"), "beside those that are there"});
        return changed({"shard_level_metrics without " + names, "DesiredShardLevelMetrics without " + names,
                           "desiredShardLevelMetrics without " + names, {}},
            Form::Words);
    }
    Templates operator()(const streams::AddTagsToStreamRequest& r) const { return tagged(r.tags); }
    Templates operator()(const streams::TagResourceRequest& r) const
    {
        return streams::parseConsumerArn(r.resourceArn) ? neither(WhyNoCode::NoResource) : tagged(r.tags);
    }

    Templates operator()(const streams::SplitShardRequest&) const { return neither(WhyNoCode::ShardRanges); }
    Templates operator()(const streams::MergeShardsRequest&) const { return neither(WhyNoCode::ShardRanges); }
    Templates operator()(const streams::DeleteStreamRequest&) const { return neither(WhyNoCode::TakesAway); }
    Templates operator()(const streams::DeregisterStreamConsumerRequest&) const
    {
        return neither(WhyNoCode::TakesAway);
    }
    Templates operator()(const streams::DeleteResourcePolicyRequest&) const { return neither(WhyNoCode::TakesAway); }
    Templates operator()(const streams::RemoveTagsFromStreamRequest&) const { return neither(WhyNoCode::TakesAway); }
    Templates operator()(const streams::UntagResourceRequest&) const { return neither(WhyNoCode::TakesAway); }
    Templates operator()(const streams::DeleteChannelRequest&) const { return neither(WhyNoCode::TakesAway); }
    Templates operator()(const streams::UpdateAccountSettingsRequest&) const { return neither(WhyNoCode::NoResource); }
    Templates operator()(const streams::CreateChannelRequest&) const { return neither(WhyNoCode::NoResource); }
    Templates operator()(const streams::UpdateChannelRequest&) const { return neither(WhyNoCode::NoResource); }
    Templates operator()(const streams::PutRecordRequest&) const { return neither(WhyNoCode::MovesRecords); }
    Templates operator()(const streams::PutRecordsRequest&) const { return neither(WhyNoCode::MovesRecords); }
    Templates operator()(const streams::GetRecordsRequest&) const { return neither(WhyNoCode::MovesRecords); }
    Templates operator()(const streams::GetShardIteratorRequest&) const { return neither(WhyNoCode::MovesRecords); }
    Templates operator()(const streams::SubscribeToShardRequest&) const { return neither(WhyNoCode::MovesRecords); }
    // The rest of the API.
    template <typename Request>
    Templates operator()(const Request&) const
    {
        return neither(WhyNoCode::OnlyReads);
    }

private:
    enum class Form { Lines, Words };

    // Lines for a resource that is there already: on its own it would make another stream.
    [[nodiscard]] Templates changed(const Change& change, Form form = Form::Lines) const
    {
        const std::string name = m_stream.empty() ? "the stream" : m_stream;
        const std::string more = change.remark.empty() ? "" : ", " + change.remark;
        const std::string mark = form == Form::Words ? "# " : "";
        return {"# In the \"aws_kinesis_stream\" that has " + name + more + ":\n  " + mark + change.terraform + "\n",
            "# In the Properties of the AWS::Kinesis::Stream that is " + name + more + ":\n      " + mark
                + change.cloudFormation + "\n",
            "// Where resource is the kinesis.CfnStream that is " + name + more
                + ", of a kinesis.Stream its node.defaultChild:\n" + (form == Form::Words ? "// " : "") + change.cdk
                + "\n"};
    }
    [[nodiscard]] static Templates withoutTerraform(Templates templates)
    {
        templates.terraform = WhyNoCode::NoResource;
        return templates;
    }
    [[nodiscard]] Templates tagged(const streams::Tags& tags) const
    {
        std::string terraform = terraformTags(tags).substr(2);
        terraform.pop_back();
        std::string yaml = yamlTags(tags, "      ").substr(6);
        yaml.pop_back();
        const std::string cdk = joined(tags, "\n", [](const auto& tag) {
            return "cdk.Tags.of(resource).add(" + quoted(tag.first) + ", " + quoted(tag.second) + ");";
        });
        return changed({terraform, yaml, cdk, "beside those that are there"});
    }

    const ApiRequest& m_request;
    const streams::Home& m_elsewhere;
    std::string m_stream;
};

}

CallCode templateCode(const Action& call, const ApiRequest& request, CodeForm form, const streams::Home& elsewhere)
{
    Templates templates = std::visit(TemplateMaker{request, elsewhere}, static_cast<const ActionVariant&>(call));
    switch (form) {
    case CodeForm::Terraform:
        return std::move(templates.terraform);
    case CodeForm::CloudFormation:
        return std::move(templates.cloudFormation);
    case CodeForm::Cdk:
        return std::move(templates.cdk);
    case CodeForm::AwsCli:
    case CodeForm::Boto3:
    case CodeForm::JavaScript:
        break;
    }
    return WhyNoCode::NotACall;
}

}
