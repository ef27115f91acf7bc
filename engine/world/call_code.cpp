#include "world/call_code.h"

#include "base/base64.h"
#include "base/time_text.h"
#include "base/utf8.h"
#include "streams/arn.h"
#include "world/api_request.h"
#include "world/code_text.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

namespace shardscope::world {

namespace {

using Kind = ApiValue::Kind;

constexpr std::size_t kWidth = 100; // a longer call is broken into lines

// A year has four digits; clients read no more.
std::string isoTime(std::int64_t unixMs, std::string_view zone)
{
    constexpr std::int64_t latest = 253'402'300'799'999; // 9999-12-31T23:59:59.999Z
    unixMs = std::min(unixMs, latest);
    const std::int64_t second = unixMs >= 0 ? unixMs / 1'000 : (unixMs - 999) / 1'000;
    std::string text = base::utcText(second); // "2026-11-20T00:00:00Z"
    char fraction[8];
    std::snprintf(fraction, sizeof fraction, ".%03d", static_cast<int>(unixMs - second * 1'000));
    text.pop_back();
    return text + fraction + std::string{zone};
}

bool isPrintable(std::string_view text)
{
    return base::validUtf8Prefix(text) == text.size() && std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

// The length of data that a program is better made to make than to hold; nullopt for other data.
std::optional<std::size_t> repeated(std::string_view data)
{
    constexpr std::size_t shortest = 32;
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (data.size() < shortest || !isLetter(data.front()) || data.find_first_not_of(data.front()) != data.npos)
        return std::nullopt;
    return data.size();
}

bool isMadeByCode(const ApiValue& value) { return value.kind == Kind::Blob && repeated(value.text).has_value(); }

bool anyOf(const std::vector<ApiMember>& members, bool (*is)(const ApiValue& value))
{
    return std::any_of(members.begin(), members.end(),
        [&](const ApiMember& member) { return is(member.value) || anyOf(member.value.members, is); });
}

// --- The AWS CLI -----------------------------------------------------------------

// An option, or a file to be read, where the AWS CLI expects a text.
bool isTakenOtherwise(std::string_view text)
{
    return text.starts_with('-') || text.starts_with("file://") || text.starts_with("fileb://")
        || text.starts_with("http://") || text.starts_with("https://");
}

enum class BlobForm { Raw, Base64 };

class Cli {
public:
    Cli(const ApiRequest& request, std::string region) : m_request(request), m_region(std::move(region))
    {
        m_hasBlobs = anyOf(request.members, [](const ApiValue& value) { return value.kind == Kind::Blob; });
        m_makesData = anyOf(request.members, isMadeByCode);
        const bool isText = !anyOf(request.members, [](const ApiValue& value) {
            return value.kind == Kind::Blob && (!isPrintable(value.text) || isTakenOtherwise(value.text));
        });
        m_blobs = isText ? BlobForm::Raw : BlobForm::Base64;
    }

    [[nodiscard]] std::string text() const { return made("") + "\n"; }
    // Its answer's member of that name in a variable, for the call that follows.
    [[nodiscard]] std::string textInto(std::string_view name) const
    {
        return separated(name, '_') + "=$(" + made("--query " + std::string{name} + " --output text") + ")\n";
    }

private:
    [[nodiscard]] std::string made(const std::string& lastOption) const
    {
        const std::string head = "aws kinesis " + separated(m_request.operation, '-');
        std::vector<std::string> options;
        if (!m_region.empty())
            options.push_back("--region " + m_region);
        if (m_hasBlobs)
            options.push_back(m_blobs == BlobForm::Raw ? "--cli-binary-format raw-in-base64-out"
                                                       : "--cli-binary-format base64");
        std::string input;
        if (m_makesData) {
            // The shell puts the data in; arguments would be too long for it.
            options.push_back("--cli-input-json file:///dev/stdin <<END");
            input = "\n" + json({.kind = Kind::Structure, .members = m_request.members}) + "\nEND";
        } else if (areArgumentsPlain()) {
            for (const ApiMember& member : m_request.members)
                options.push_back(option(member));
        } else {
            options.push_back("--cli-input-json "
                + shellQuoted(json({.kind = Kind::Structure, .members = m_request.members})));
        }
        if (!lastOption.empty())
            options.push_back(lastOption);
        const auto self = [](const std::string& each) { return each; };
        const std::string line = head + joined(options, "", [](const std::string& each) { return " " + each; });
        return (line.size() <= kWidth ? line : head + " \\\n  " + joined(options, " \\\n  ", self)) + input;
    }
    // No text that stands as a word of its own is taken for something else.
    [[nodiscard]] bool areArgumentsPlain() const
    {
        const auto isPlain = [](const ApiMember& member) {
            return member.value.kind != Kind::Text || !isTakenOtherwise(member.value.text);
        };
        return std::all_of(m_request.members.begin(), m_request.members.end(), [&](const ApiMember& member) {
            return isPlain(member)
                && (member.value.kind != Kind::List
                    || std::all_of(member.value.members.begin(), member.value.members.end(), isPlain));
        });
    }
    [[nodiscard]] std::string option(const ApiMember& member) const
    {
        const std::string name = separated(member.name, '-');
        if (member.value.kind == Kind::Boolean)
            return (member.value.integer != 0 ? "--" : "--no-") + name;
        return "--" + name + " " + argument(member.value);
    }
    [[nodiscard]] std::string argument(const ApiValue& value) const
    {
        switch (value.kind) {
        case Kind::Text:
            return shellWord(value.text);
        case Kind::Answered:
            return "\"$" + separated(value.text, '_') + "\"";
        case Kind::Blob:
            return shellWord(blob(value.text));
        case Kind::Timestamp:
            return isoTime(value.integer, "Z");
        case Kind::Integer:
        case Kind::Boolean:
            return std::to_string(value.integer);
        case Kind::List:
            if (std::all_of(value.members.begin(), value.members.end(),
                    [](const ApiMember& each) { return each.value.kind == Kind::Text; }))
                return joined(value.members, " ", [](const ApiMember& each) { return shellWord(each.value.text); });
            return shellQuoted(json(value));
        case Kind::Structure:
            if (isShort(value))
                return joined(value.members, ",",
                    [this](const ApiMember& each) { return each.name + "=" + argument(each.value); });
            return shellQuoted(json(value));
        case Kind::Map:
            return shellQuoted(json(value));
        }
        return {};
    }
    // Fit for the short form "Type=LATEST", whose commas and brackets mean something.
    static bool isShort(const ApiValue& structure)
    {
        return std::all_of(structure.members.begin(), structure.members.end(), [](const ApiMember& each) {
            constexpr std::string_view meaning = ",=[]{} '\"";
            return each.value.kind == Kind::Integer || each.value.kind == Kind::Timestamp
                || (each.value.kind == Kind::Text && !each.value.text.empty()
                    && each.value.text.find_first_of(meaning) == std::string::npos);
        });
    }
    [[nodiscard]] std::string blob(const std::string& bytes) const
    {
        return m_blobs == BlobForm::Raw ? bytes : base::encodeBase64(bytes);
    }
    // Where the shell puts data in, it would read more than that.
    [[nodiscard]] std::string word(std::string_view text) const
    {
        if (!m_makesData)
            return quoted(text);
        std::string out;
        for (const char c : quoted(text)) {
            if (c == '$' || c == '`' || c == '\\')
                out += '\\';
            out += c;
        }
        return out;
    }
    [[nodiscard]] std::string dataWord(const std::string& bytes) const
    {
        const auto size = m_makesData ? repeated(bytes) : std::nullopt;
        if (!size)
            return word(blob(bytes));
        return "\"$(data " + std::to_string(*size) + " " + bytes.front()
            + (m_blobs == BlobForm::Raw ? "" : " | base64 | tr -d '\\n'") + ")\"";
    }
    [[nodiscard]] std::string json(const ApiValue& value) const
    {
        const auto named = [this](const ApiMember& each) { return word(each.name) + ": " + json(each.value); };
        switch (value.kind) {
        case Kind::Text:
            return word(value.text);
        case Kind::Blob:
            return dataWord(value.text);
        case Kind::Timestamp:
            return word(isoTime(value.integer, "Z"));
        case Kind::Integer:
            return std::to_string(value.integer);
        case Kind::Boolean:
            return value.integer != 0 ? "true" : "false";
        case Kind::List:
            return "[" + joined(value.members, ", ", [this](const ApiMember& each) { return json(each.value); }) + "]";
        case Kind::Map:
        case Kind::Structure:
            return "{" + joined(value.members, ", ", named) + "}";
        case Kind::Answered:
            break; // stands among the arguments alone
        }
        return {};
    }

    const ApiRequest& m_request;
    std::string m_region; // empty for the one that the tool has anyway
    bool m_hasBlobs = false;
    bool m_makesData = false;
    BlobForm m_blobs = BlobForm::Raw;
};

// --- boto3 -------------------------------------------------------------------------

std::string pythonBytes(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "b\"";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (byte >= 0x20 && byte < 0x7f)
            out += c;
        else
            ((out += "\\x") += digits[byte >> 4]) += digits[byte & 15];
    }
    return out + '"';
}

std::string python(const ApiValue& value)
{
    switch (value.kind) {
    case Kind::Text:
        return quoted(value.text);
    case Kind::Answered:
        return "response[" + quoted(value.text) + "]";
    case Kind::Blob:
        if (const auto size = repeated(value.text))
            return pythonBytes(value.text.substr(0, 1)) + " * " + std::to_string(*size);
        return pythonBytes(value.text);
    case Kind::Timestamp:
        return "datetime.fromisoformat(" + quoted(isoTime(value.integer, "+00:00")) + ")";
    case Kind::Integer:
        return std::to_string(value.integer);
    case Kind::Boolean:
        return value.integer != 0 ? "True" : "False";
    case Kind::List:
        return "[" + joined(value.members, ", ", [](const ApiMember& each) { return python(each.value); }) + "]";
    case Kind::Map:
    case Kind::Structure:
        return "{" + joined(value.members, ", ", [](const ApiMember& each) {
            return quoted(each.name) + ": " + python(each.value);
        }) + "}";
    }
    return {};
}

std::string boto3(const ApiRequest& request)
{
    const std::string head = "response = kinesis." + separated(request.operation, '_') + "(";
    const auto argument = [](const ApiMember& member) { return member.name + "=" + python(member.value); };
    std::string call = head + joined(request.members, ", ", argument) + ")";
    if (call.size() > kWidth)
        call = head + "\n    " + joined(request.members, ",\n    ", argument) + ",\n)";
    const bool isStreamed = request.operation == "SubscribeToShard";
    return call + (isStreamed ? "\nfor event in response[\"EventStream\"]:\n    print(event)\n" : "\n");
}

// --- JavaScript --------------------------------------------------------------------

std::string javaScript(const ApiValue& value);

std::string javaScriptObject(const std::vector<ApiMember>& members, std::string_view between, bool areNamesQuoted)
{
    return joined(members, between, [&](const ApiMember& each) {
        return (areNamesQuoted ? quoted(each.name) : each.name) + ": " + javaScript(each.value);
    });
}

std::string javaScript(const ApiValue& value)
{
    switch (value.kind) {
    case Kind::Text:
        return quoted(value.text);
    case Kind::Answered:
        return "response." + value.text;
    case Kind::Blob:
        if (const auto size = repeated(value.text))
            return "Buffer.alloc(" + std::to_string(*size) + ", " + quoted(value.text.substr(0, 1)) + ")";
        return isPrintable(value.text) ? "Buffer.from(" + quoted(value.text) + ")"
                                       : "Buffer.from(" + quoted(base::encodeBase64(value.text)) + ", \"base64\")";
    case Kind::Timestamp:
        return "new Date(" + quoted(isoTime(value.integer, "Z")) + ")";
    case Kind::Integer:
        return std::to_string(value.integer);
    case Kind::Boolean:
        return value.integer != 0 ? "true" : "false";
    case Kind::List:
        return "[" + joined(value.members, ", ", [](const ApiMember& each) { return javaScript(each.value); }) + "]";
    case Kind::Map:
        return "{ " + javaScriptObject(value.members, ", ", true) + " }";
    case Kind::Structure:
        return "{ " + javaScriptObject(value.members, ", ", false) + " }";
    }
    return {};
}

std::string javaScript(const ApiRequest& request, std::string_view variable)
{
    const std::string head =
        std::string{variable} + "await kinesis.send(new " + std::string{request.operation} + "Command({";
    std::string call =
        head + (request.members.empty() ? "" : " " + javaScriptObject(request.members, ", ", false) + " ") + "}));";
    if (call.size() > kWidth)
        call = head + "\n  " + javaScriptObject(request.members, ",\n  ", false) + ",\n}));";
    const bool isStreamed = request.operation == "SubscribeToShard" && !variable.empty();
    return call + (isStreamed ? "\nfor await (const event of response.EventStream) console.log(event);\n" : "\n");
}

// --- Templates ---------------------------------------------------------------------

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
    explicit TemplateMaker(const ApiRequest& request) : m_request(request), m_stream(streamOf(request)) {}

    Templates operator()(const streams::CreateStreamRequest& r) const
    {
        return {
            streamCode(r, CodeForm::Terraform), streamCode(r, CodeForm::CloudFormation), streamCode(r, CodeForm::Cdk)};
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
    std::string m_stream;
};

Templates templatesOf(const Action& call, const ApiRequest& request)
{
    return std::visit(TemplateMaker{request}, static_cast<const ActionVariant&>(call));
}

// --- Several calls in one text --------------------------------------------------------

// Wherever in it an ARN of the service's stands.
std::optional<streams::Home> homeNamedIn(const std::vector<ApiMember>& members)
{
    for (const ApiMember& member : members) {
        const bool isOurs = member.name == "StreamARN" || member.name == "ConsumerARN" || member.name == "ResourceARN"
            || member.name == "ChannelARN";
        const auto home = isOurs ? streams::homeIn(member.value.text) : homeNamedIn(member.value.members);
        if (home)
            return home;
    }
    return std::nullopt;
}

// The region that a request is for, where what it names lies in another than the code runs in anyway.
std::string regionOf(const ApiRequest& request, const streams::ServiceSettings& settings)
{
    const auto home = homeNamedIn(request.members);
    return !home || home->region == settings.region ? std::string{} : home->region;
}

// The member of the answer before it that a request goes on with; null for most.
const std::string* answerAskedIn(const ApiRequest& request)
{
    for (const ApiMember& member : request.members) {
        if (member.value.kind == Kind::Answered)
            return &member.value.text;
    }
    return nullptr;
}

CallCode cliCode(const std::vector<ApiRequest>& requests, const streams::ServiceSettings& settings)
{
    std::string out;
    if (std::any_of(requests.begin(), requests.end(),
            [](const ApiRequest& request) { return anyOf(request.members, isMadeByCode); }))
        out += "data() { head -c \"$1\" /dev/zero | tr '\\0' \"$2\"; }\n";
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const Cli cli{requests[i], regionOf(requests[i], settings)};
        if (requests[i].operation == "SubscribeToShard")
            continue;
        const std::string* const asked = i + 1 < requests.size() ? answerAskedIn(requests[i + 1]) : nullptr;
        out += asked != nullptr ? cli.textInto(*asked) : cli.text();
    }
    return out.empty() ? CallCode{WhyNoCode::NoEventStreams} : CallCode{out};
}

bool hasTimestamp(const std::vector<ApiMember>& members)
{
    return std::any_of(members.begin(), members.end(), [](const ApiMember& member) {
        return member.value.kind == Kind::Timestamp || hasTimestamp(member.value.members);
    });
}

std::string boto3Code(const std::vector<ApiRequest>& requests, const streams::ServiceSettings& settings)
{
    const bool needsTime = std::any_of(requests.begin(), requests.end(),
        [](const ApiRequest& request) { return hasTimestamp(request.members); });
    std::string out = std::string{needsTime ? "from datetime import datetime\n\n" : ""} + "import boto3\n\n";
    std::optional<std::string> region;
    for (const ApiRequest& request : requests) {
        if (const std::string next = regionOf(request, settings); next != region) {
            out += "kinesis = " + boto3Client(next) + "\n";
            region = next;
        }
        out += boto3(request);
    }
    return out;
}

std::string javaScriptCode(const std::vector<ApiRequest>& requests, const streams::ServiceSettings& settings)
{
    std::set<std::string> commands;
    std::set<std::string> regions;
    for (const ApiRequest& request : requests) {
        commands.insert(std::string{request.operation} + "Command");
        regions.insert(regionOf(request, settings));
    }
    const bool isChained = std::any_of(requests.begin(), requests.end(),
        [](const ApiRequest& request) { return answerAskedIn(request) != nullptr; });
    std::string_view variable = requests.size() == 1 ? "const response = " : isChained ? "let response = " : "";
    std::string out = "import { KinesisClient, " + joined(commands, ", ", [](const std::string& each) { return each; })
        + " } from \"@aws-sdk/client-kinesis\";\n\n";
    std::string_view declaration = regions.size() == 1 ? "const " : "let ";
    std::optional<std::string> region;
    for (const ApiRequest& request : requests) {
        if (const std::string next = regionOf(request, settings); next != region) {
            out += std::string{declaration} + "kinesis = " + javaScriptClient(next) + ";\n";
            declaration = {};
            region = next;
        }
        out += javaScript(request, variable);
        if (isChained)
            variable = "response = ";
    }
    return out;
}

// Where a resource belongs that is not in the first home.
std::string homeRemark(const ApiRequest& request, const streams::ServiceSettings& settings, CodeForm form)
{
    const auto home = homeNamedIn(request.members);
    const bool isElsewhere = home && (home->region != settings.region || home->account != settings.account);
    if (!isElsewhere)
        return {};
    return std::string{form == CodeForm::Cdk ? "//" : "#"} + " In account " + home->account + ", region " + home->region
        + ":\n";
}

CallCode templateCode(std::span<const Action> calls, const std::vector<ApiRequest>& requests, CodeForm form,
    const streams::ServiceSettings& settings)
{
    std::string out;
    std::optional<WhyNoCode> why;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const Templates templates = templatesOf(calls[i], requests[i]);
        const CallCode& code = form == CodeForm::Terraform ? templates.terraform
            : form == CodeForm::Cdk                        ? templates.cdk
                                                           : templates.cloudFormation;
        if (const auto* text = std::get_if<std::string>(&code))
            out += (out.empty() ? "" : "\n") + homeRemark(requests[i], settings, form) + *text;
        else if (!why)
            why = std::get<WhyNoCode>(code);
    }
    return out.empty() ? CallCode{why.value_or(WhyNoCode::NotACall)} : CallCode{out};
}

// A read whose iterator is nobody's yet goes on with the one before it.
void chain(std::vector<ApiRequest>& requests)
{
    for (std::size_t i = 1; i < requests.size(); ++i) {
        for (ApiMember& member : requests[i].members) {
            if (member.name == "ShardIterator" && member.value.text.empty()
                && requests[i - 1].operation == "GetShardIterator")
                member.value = {.kind = Kind::Answered, .text = member.name};
        }
    }
}

std::string fillerRemark(CodeForm form)
{
    return std::string{form == CodeForm::JavaScript ? "//" : "#"}
        + " The simulation knows the sizes of these records, not their bytes: this data is as long as theirs.\n";
}

CallCode codeIn(CodeForm form, std::span<const Action> calls, const std::vector<ApiRequest>& requests,
    const streams::ServiceSettings& settings)
{
    switch (form) {
    case CodeForm::AwsCli:
        return cliCode(requests, settings);
    case CodeForm::Boto3:
        return boto3Code(requests, settings);
    case CodeForm::JavaScript:
        return javaScriptCode(requests, settings);
    case CodeForm::Terraform:
    case CodeForm::CloudFormation:
    case CodeForm::Cdk:
        return templateCode(calls, requests, form, settings);
    }
    return WhyNoCode::NotACall;
}

}

CallCode callCode(std::span<const Action> calls, CodeForm form, const streams::ServiceSettings& settings, CodeData data)
{
    std::vector<ApiRequest> requests;
    for (const Action& call : calls) {
        auto request = apiRequest(call, settings);
        if (!request)
            return WhyNoCode::NotACall;
        requests.push_back(*std::move(request));
    }
    if (requests.empty())
        return WhyNoCode::NotACall;
    chain(requests);
    CallCode code = codeIn(form, calls, requests, settings);
    if (auto* text = std::get_if<std::string>(&code); text != nullptr && data == CodeData::Filler)
        text->insert(0, fillerRemark(form));
    return code;
}

}
