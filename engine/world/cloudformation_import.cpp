#include "base/json_writer.h"
#include "streams/arn.h"
#include "world/api_json.h"
#include "world/bounds.h"
#include "world/import_text.h"
#include "world/template_import.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

namespace shardscope::world {

namespace {

using base::JsonValue;
using base::JsonWriter;

constexpr std::string_view kStreamType = "AWS::Kinesis::Stream";
constexpr std::string_view kConsumerType = "AWS::Kinesis::StreamConsumer";
constexpr std::string_view kPolicyType = "AWS::Kinesis::ResourcePolicy";
constexpr std::string_view kRegion = "us-east-1"; // of a stack that is yet to be made, as of a run
constexpr std::string_view kAccount = "123456789012";
constexpr int kDeepest = 32; // names that are made of names
constexpr int kMostSteps = 100'000;
constexpr std::size_t kMostText = std::size_t{16} << 20; // bytes that all functions come to
constexpr std::size_t kMostCharacters = 100'000;         // more than anything of a stream may have

JsonValue textAt(std::uint32_t line, std::string text)
{
    JsonValue value;
    value.kind = JsonValue::Kind::String;
    value.line = line;
    value.text = std::move(text);
    return value;
}

JsonValue nothingAt(std::uint32_t line)
{
    JsonValue value;
    value.line = line;
    return value;
}

void write(JsonWriter& json, const JsonValue& value)
{
    switch (value.kind) {
    case JsonValue::Kind::Null:
        json.null();
        return;
    case JsonValue::Kind::Boolean:
        json.boolean(value.boolean);
        return;
    case JsonValue::Kind::Number:
        json.number(value.text);
        return;
    case JsonValue::Kind::String:
        json.text(value.text);
        return;
    case JsonValue::Kind::Array:
        json.beginArray(JsonWriter::Layout::Line);
        for (const JsonValue& element : value.elements)
            write(json, element);
        json.end();
        return;
    case JsonValue::Kind::Object:
        json.beginObject(JsonWriter::Layout::Line);
        for (const base::JsonMember& each : value.members) {
            json.key(each.name);
            write(json, each.value);
        }
        json.end();
        return;
    }
}

// Values of a template with their functions carried out: Ref, Fn::GetAtt, Fn::Sub, Fn::Join, and Fn::If where but one
// of its branches says something. What a stream or a consumer is referred to by is its ARN, as in an account.
class Template {
public:
    Template(const JsonValue& root, FileReading& reading) : m_root(root), m_reading(reading) {}

    [[nodiscard]] const JsonValue* resource(std::string_view id) const
    {
        const JsonValue* resources = member(m_root, "Resources");
        return resources != nullptr ? member(*resources, id) : nullptr;
    }
    [[nodiscard]] static std::string typeOf(const JsonValue& resource)
    {
        const JsonValue* type = member(resource, "Type");
        return type != nullptr ? type->text : std::string{};
    }

    // Members that come to nothing are left out.
    JsonValue resolved(const JsonValue& value, const std::string& path)
    {
        // Names may be made of names that are made of names: no more than a person would write.
        if (m_reading.problem || ++m_steps > kMostSteps)
            return refused(value.line, path, "takes too long to work out; put the value in its place");
        if (value.kind == JsonValue::Kind::Array) {
            JsonValue out = nothingAt(value.line);
            out.kind = value.kind;
            for (std::size_t i = 0; i < value.elements.size(); ++i) {
                JsonValue element = resolved(value.elements[i], path + "/" + std::to_string(i));
                if (element.kind != JsonValue::Kind::Null)
                    out.elements.push_back(std::move(element));
            }
            return out;
        }
        if (value.kind != JsonValue::Kind::Object)
            return value;
        if (value.members.size() == 1 && isFunction(value.members.front().name))
            return result(value.members.front(), path + "/" + value.members.front().name);
        JsonValue out = nothingAt(value.line);
        out.kind = value.kind;
        for (const base::JsonMember& each : value.members) {
            JsonValue inner = resolved(each.value, path + "/" + each.name);
            if (inner.kind != JsonValue::Kind::Null)
                out.members.push_back({each.name, each.line, std::move(inner)});
        }
        return out;
    }

    // What a stream is called: as it says, or as its resource.
    std::string nameOf(const std::string& id, const JsonValue& resource, std::string_view property)
    {
        const JsonValue* properties = member(resource, "Properties");
        const JsonValue* name = properties != nullptr ? member(*properties, property) : nullptr;
        if (name == nullptr)
            return id;
        if (++m_depth > kDeepest) {
            m_reading.refuse(name->line, "/Resources/" + id, "has a name that is made of itself; write it out");
            return id;
        }
        const JsonValue value = resolved(*name, "/Resources/" + id + "/Properties/" + std::string{property});
        --m_depth;
        return value.kind == JsonValue::Kind::String ? value.text : id;
    }

private:
    static bool isFunction(std::string_view name) { return name == "Ref" || name.starts_with("Fn::"); }

    JsonValue result(const base::JsonMember& function, const std::string& path)
    {
        JsonValue value = valueOf(function, path);
        m_text += value.text.size();
        return m_text > kMostText ? refused(function.value.line, path,
                   "comes to more than 16 MiB of text with all others; put the value in its place")
                                  : value;
    }

    JsonValue valueOf(const base::JsonMember& function, const std::string& path)
    {
        const JsonValue& argument = function.value;
        if (function.name == "Ref")
            return argument.kind == JsonValue::Kind::String ? reference(argument.text, argument.line, path)
                                                            : refused(argument.line, path, "must name what it is to");
        if (function.name == "Fn::GetAtt")
            return attribute(argument, path);
        if (function.name == "Fn::Sub")
            return substitution(argument, path);
        if (function.name == "Fn::Join")
            return join(argument, path);
        if (function.name == "Fn::If")
            return branch(argument, path);
        return refused(argument.line, path, "is worked out by AWS; put the value in its place");
    }

    JsonValue refused(std::uint32_t line, const std::string& path, std::string what)
    {
        m_reading.refuse(line, path, std::move(what));
        return nothingAt(line);
    }

    JsonValue tooLong(std::uint32_t line, const std::string& path)
    {
        return refused(line, path,
            "comes to more than " + std::to_string(kMostCharacters)
                + " characters; no property of a stream has that many");
    }

    JsonValue reference(const std::string& name, std::uint32_t line, const std::string& path)
    {
        static constexpr std::pair<std::string_view, std::string_view> kOfAws[]{{"AWS::Region", kRegion},
            {"AWS::AccountId", kAccount}, {"AWS::Partition", "aws"}, {"AWS::StackName", "stack"},
            {"AWS::StackId", "stack"}, {"AWS::URLSuffix", "amazonaws.com"}};
        if (name == "AWS::NoValue")
            return nothingAt(line);
        for (const auto& [known, value] : kOfAws) {
            if (name == known)
                return textAt(line, std::string{value});
        }
        const JsonValue* parameters = member(m_root, "Parameters");
        if (const JsonValue* parameter = parameters != nullptr ? member(*parameters, name) : nullptr) {
            const JsonValue* usual = member(*parameter, "Default");
            if (usual == nullptr)
                return refused(line, path, "is the parameter " + name + ", which has no default; give it one");
            if (usual->kind == JsonValue::Kind::Array || usual->kind == JsonValue::Kind::Object)
                return refused(usual->line, path,
                    "is the parameter " + name + ", whose default is no text or number; make it one");
            return *usual;
        }
        const JsonValue* resource = this->resource(name);
        if (resource == nullptr)
            return refused(line, path, "refers to " + name + ", which is not in this template");
        const std::string type = typeOf(*resource);
        if (type == kStreamType)
            return textAt(line, nameOf(name, *resource, "Name"));
        if (type == kConsumerType)
            return textAt(line, arnOfConsumer(name, *resource, path));
        return textAt(line, "alias/" + name); // of a key: any name will do
    }

    std::string arnOf(const std::string& id, const JsonValue& stream)
    {
        return streams::streamArnIn({std::string{kAccount}, std::string{kRegion}}, nameOf(id, stream, "Name"));
    }
    std::string arnOfConsumer(const std::string& id, const JsonValue& consumer, const std::string& path)
    {
        if (++m_depth > kDeepest) {
            m_reading.refuse(consumer.line, path, "refers to itself; name its stream");
            return {};
        }
        const JsonValue* properties = member(consumer, "Properties");
        const JsonValue* of = properties != nullptr ? member(*properties, "StreamARN") : nullptr;
        const std::string stream = of != nullptr ? resolved(*of, path).text : std::string{};
        const std::string arn = stream + "/consumer/" + nameOf(id, consumer, "ConsumerName") + ":0";
        --m_depth;
        return arn;
    }

    JsonValue attribute(const JsonValue& argument, const std::string& path)
    {
        std::string id = argument.text;
        if (argument.kind == JsonValue::Kind::Array && !argument.elements.empty())
            id = argument.elements.front().text;
        else
            id.resize(std::min(id.find('.'), id.size()));
        const JsonValue* resource = this->resource(id);
        if (resource == nullptr)
            return refused(argument.line, path, "refers to \"" + id + "\", which is not in this template");
        const std::string type = typeOf(*resource);
        if (type == kStreamType)
            return textAt(argument.line, arnOf(id, *resource));
        if (type == kConsumerType)
            return textAt(argument.line, arnOfConsumer(id, *resource, path));
        return textAt(argument.line, "alias/" + id);
    }

    JsonValue substitution(const JsonValue& argument, const std::string& path)
    {
        const bool isPair = argument.kind == JsonValue::Kind::Array && argument.elements.size() == 2;
        const JsonValue& pattern = isPair ? argument.elements[0] : argument;
        const std::string& text = pattern.text;
        std::string out;
        for (std::size_t i = 0; i < text.size();) {
            if (out.size() > kMostCharacters)
                return tooLong(argument.line, path);
            const std::size_t end = text.compare(i, 2, "${") == 0 ? text.find('}', i) : std::string::npos;
            if (end == std::string::npos) {
                out += text[i++];
                continue;
            }
            const std::string name = text.substr(i + 2, end - i - 2);
            i = end + 1;
            const JsonValue* own = isPair ? member(argument.elements[1], name) : nullptr;
            if (name.starts_with('!'))
                out += "${" + name.substr(1) + "}";
            else if (own != nullptr)
                out += resolved(*own, path).text;
            else if (name.find('.') != std::string::npos)
                out += attribute(textAt(pattern.line, name), path).text;
            else
                out += reference(name, pattern.line, path).text;
        }
        return textAt(argument.line, std::move(out));
    }

    JsonValue join(const JsonValue& argument, const std::string& path)
    {
        if (argument.elements.size() != 2)
            return refused(argument.line, path, "must be a separator and a list");
        const JsonValue list = resolved(argument.elements[1], path + "/1");
        std::string out;
        for (std::size_t i = 0; i < list.elements.size(); ++i) {
            if (out.size() > kMostCharacters)
                return tooLong(argument.line, path);
            out += (i == 0 ? "" : argument.elements[0].text) + list.elements[i].text;
        }
        return textAt(argument.line, std::move(out));
    }

    JsonValue branch(const JsonValue& argument, const std::string& path)
    {
        if (argument.elements.size() != 3)
            return refused(argument.line, path, "must be a condition and its two values");
        JsonValue whenTrue = resolved(argument.elements[1], path + "/1");
        JsonValue whenFalse = resolved(argument.elements[2], path + "/2");
        const bool isTrueNothing = whenTrue.kind == JsonValue::Kind::Null;
        if (!isTrueNothing && whenFalse.kind != JsonValue::Kind::Null)
            return refused(argument.line, path,
                "depends on the condition " + argument.elements[0].text + "; put one of its two values in its place");
        return isTrueNothing ? whenFalse : whenTrue;
    }

    const JsonValue& m_root;
    FileReading& m_reading;
    int m_depth = 0;
    int m_steps = 0;
    std::size_t m_text = 0; // bytes that functions came to
};

class TemplateReader {
public:
    TemplateReader(const JsonValue& root, FileReading& reading)
        : m_root(root), m_reading(reading), m_template(root, reading)
    {
    }

    void read(std::vector<ScenarioStream>& into)
    {
        const JsonValue* resources = member(m_root, "Resources");
        SHARD_CHECK(resources != nullptr);
        each(*resources, kStreamType, [this](const std::string& id, Fields& fields) { readStream(id, fields); });
        each(*resources, kConsumerType, [this](const std::string& id, Fields& fields) { readConsumer(id, fields); });
        each(*resources, kPolicyType, [this](const std::string&, Fields& fields) { readPolicy(fields); });
        if (m_streams.empty())
            m_reading.refuse(resources->line, "/Resources", "holds no AWS::Kinesis::Stream");
        if (m_reading.problem)
            return;
        for (ScenarioStream& stream : m_streams)
            into.push_back(std::move(stream));
    }

private:
    template <typename Read>
    void each(const JsonValue& resources, std::string_view type, const Read& read)
    {
        for (const base::JsonMember& resource : resources.members) {
            if (Template::typeOf(resource.value) != type)
                continue;
            const JsonValue* given = member(resource.value, "Properties");
            const std::string path = "/Resources/" + resource.name + "/Properties";
            JsonValue empty = nothingAt(resource.line);
            empty.kind = JsonValue::Kind::Object;
            JsonValue properties = given != nullptr ? m_template.resolved(*given, path) : empty;
            // A template takes "4" for 4, and parameters are mostly texts.
            for (base::JsonMember& property : properties.members) {
                const bool isCount =
                    std::find(std::begin(kCounts), std::end(kCounts), property.name) != std::end(kCounts);
                if (isCount && property.value.kind == JsonValue::Kind::String && digits(property.value.text))
                    property.value.kind = JsonValue::Kind::Number;
            }
            if (m_reading.problem)
                return;
            Fields fields{properties, path, m_reading};
            read(resource.name, fields);
        }
    }

    void readStream(const std::string& id, Fields& fields)
    {
        ScenarioStream stream;
        streams::CreateStreamRequest& create = stream.create;
        create.streamName = id;
        fields.text("Name", create.streamName, {1, bounds::kNameCharacters});
        fields.integer("ShardCount", create.shardCount, {1, bounds::kShards});
        if (const JsonValue* mode = fields.find("StreamModeDetails")) {
            Fields inner{*mode, fields.pathOf("StreamModeDetails"), m_reading};
            inner.choice("StreamMode", create.streamMode, kCapacityModes);
        }
        std::int64_t hours = 24;
        fields.integer("RetentionPeriodHours", hours, {24, 8'760});
        stream.retention = std::chrono::hours{hours};
        std::int64_t recordKiB = bounds::kRecordKiBLeast;
        fields.integer("MaxRecordSizeInKiB", recordKiB, {bounds::kRecordKiBLeast, bounds::kRecordKiBMost});
        if (recordKiB != bounds::kRecordKiBLeast)
            create.maxRecordSizeInKiB = recordKiB;
        if (fields.find("WarmThroughputMiBps") != nullptr)
            fields.integer("WarmThroughputMiBps", create.warmThroughputMiBps.emplace(), {0, bounds::kWarmMiBps});
        fields.choice("RecordDistributionStrategy", stream.distribution, kRecordDistributions);
        if (create.streamMode == streams::CapacityMode::Provisioned) {
            stream.distribution = streams::RecordDistribution::UserPartitionKey;
            create.warmThroughputMiBps.reset();
        }
        readMetricNames(fields, "DesiredShardLevelMetrics", stream.monitoring);
        if (const JsonValue* encryption = fields.find("StreamEncryption")) {
            Fields inner{*encryption, fields.pathOf("StreamEncryption"), m_reading};
            streams::EncryptionType type = streams::EncryptionType::None;
            inner.choice("EncryptionType", type, kEncryptionTypes);
            std::string key{kUsualKey};
            inner.text("KeyId", key, {1, bounds::kKmsKeyCharacters});
            if (type == streams::EncryptionType::Kms)
                stream.keyId = key;
        }
        readTagList(fields, "Tags", create.tags);
        m_streams.push_back(std::move(stream));
    }

    void readConsumer(const std::string& id, Fields& fields)
    {
        streams::ConsumerAtStart consumer{.name = id};
        fields.text("ConsumerName", consumer.name, {1, bounds::kNameCharacters});
        readTagList(fields, "Tags", consumer.tags);
        std::string arn;
        fields.require("StreamARN", "which stream it reads");
        fields.text("StreamARN", arn, {});
        const auto named = streams::parseStreamArn(arn);
        ScenarioStream* stream = named ? find(named->streamName) : nullptr;
        if (stream == nullptr)
            fields.refuse("StreamARN",
                "names " + arn + ", which is not in this template; add the stream, or leave it out");
        else
            stream->consumers.push_back(std::move(consumer));
    }

    void readPolicy(Fields& fields)
    {
        std::string arn;
        fields.require("ResourceArn", "what is shared");
        fields.text("ResourceArn", arn, {});
        const JsonValue* policy = fields.find("ResourcePolicy");
        const auto ofConsumer = streams::parseConsumerArn(arn);
        const auto ofStream = ofConsumer ? ofConsumer->stream : streams::parseStreamArn(arn);
        ScenarioStream* stream = ofStream ? find(ofStream->streamName) : nullptr;
        std::string* target = stream != nullptr ? &stream->policy : nullptr;
        if (stream != nullptr && ofConsumer) {
            const auto consumer = std::find_if(stream->consumers.begin(), stream->consumers.end(),
                [&](const streams::ConsumerAtStart& each) { return each.name == ofConsumer->consumerName; });
            target = consumer != stream->consumers.end() ? &consumer->policy : nullptr;
        }
        if (target == nullptr) {
            fields.refuse("ResourceArn", "names " + arn + ", which is not in this template; add it, or leave this out");
            return;
        }
        std::string text;
        if (policy != nullptr) {
            JsonWriter json{text};
            write(json, *policy);
        }
        constexpr std::string_view kUsual = "must be a policy, an object of at most 20480 characters";
        const auto read = streams::Policy::read(text);
        if (text.size() > bounds::kPolicyCharacters)
            fields.refuse("ResourcePolicy", std::string{kUsual});
        else if (!read)
            fields.refuse("ResourcePolicy", policyProblem(read.error(), kUsual));
        else
            *target = std::move(text);
    }

    ScenarioStream* find(const std::string& name)
    {
        const auto found = std::find_if(m_streams.begin(), m_streams.end(),
            [&](const ScenarioStream& stream) { return stream.create.streamName == name; });
        return found != m_streams.end() ? &*found : nullptr;
    }

    static constexpr std::string_view kCounts[]{
        "ShardCount", "RetentionPeriodHours", "MaxRecordSizeInKiB", "WarmThroughputMiBps"};

    const JsonValue& m_root;
    FileReading& m_reading;
    Template m_template;
    std::vector<ScenarioStream> m_streams;
};

}

bool isCloudFormation(const JsonValue& root)
{
    const JsonValue* resources = member(root, "Resources");
    return (resources != nullptr && resources->kind == JsonValue::Kind::Object)
        || member(root, "TemplateBody") != nullptr;
}

void readCloudFormation(const JsonValue& root, FileReading& reading, std::vector<ScenarioStream>& into)
{
    // As get-template prints it.
    if (const JsonValue* body = member(root, "TemplateBody")) {
        if (body->kind == JsonValue::Kind::Object && member(*body, "Resources") != nullptr)
            TemplateReader{*body, reading}.read(into);
        else
            reading.refuse(body->line, "/TemplateBody",
                "must be a template as an object; one in YAML is converted by \"cfn-flip --json\"");
        return;
    }
    TemplateReader{root, reading}.read(into);
}

std::string_view conversionOf(std::string_view text)
{
    const auto has = [text](std::string_view part) { return text.find(part) != std::string_view::npos; };
    if (has("resource \"aws_") || has("provider \"aws\""))
        return "this is Terraform's own language; paste what \"terraform show -json PLAN\" prints of the plan that "
               "\"terraform plan -out PLAN\" makes of it";
    if (has("AWSTemplateFormatVersion") || has("AWS::Kinesis::") || has("AWS::Serverless"))
        return "this is a template in YAML; convert it with \"cfn-flip --json\", or take what \"aws cloudformation "
               "get-template --output json\" prints of a stack made from JSON";
    return {};
}

}
