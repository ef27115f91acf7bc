#include "streams/arn.h"
#include "world/api_json.h"
#include "world/bounds.h"
#include "world/import_text.h"
#include "world/template_import.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace shardscope::world {

namespace {

using base::JsonValue;

constexpr std::string_view kStreamType = "aws_kinesis_stream";
constexpr std::string_view kConsumerType = "aws_kinesis_stream_consumer";
constexpr std::string_view kPolicyType = "aws_kinesis_resource_policy";

std::string textOf(const JsonValue& object, std::string_view name)
{
    const JsonValue* value = member(object, name);
    const bool isText =
        value != nullptr && (value->kind == JsonValue::Kind::String || value->kind == JsonValue::Kind::Number);
    return isText ? value->text : std::string{};
}

// A module of a plan, and what the configuration says of it; null where there is none.
struct Module {
    const JsonValue* planned = nullptr;
    const JsonValue* configured = nullptr;
    std::string address; // "module.clicks[0]"; empty for the root
    std::string path;    // of its JSON
};

struct Resource {
    std::string type;
    std::string name;
    std::string index; // of one of several; empty otherwise
    std::string module;
    std::string path;
    JsonValue values; // without those that are not known
    const JsonValue* expressions = nullptr;
};

// "aws_kinesis_stream.clicks[0].arn", or of a key, ["a"], with \" and \\ in it: a resource of the same module.
struct Reference {
    std::string type;
    std::string name;
    std::string index;
};

// Up to the bracket that closes it, which a key may hold as well.
std::string indexIn(std::string_view text)
{
    if (!text.starts_with('"'))
        return std::string{text.substr(0, text.find(']'))};
    std::string key;
    for (std::size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        key += text[i];
    }
    return key;
}

std::optional<Reference> parseReference(std::string_view text)
{
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    Reference reference{.type = std::string{text.substr(0, dot)}};
    const std::string_view rest = text.substr(dot + 1);
    const std::size_t end = std::min(rest.find_first_of(".["), rest.size());
    reference.name = rest.substr(0, end);
    if (end < rest.size() && rest[end] == '[')
        reference.index = indexIn(rest.substr(end + 1));
    return reference;
}

class TerraformReader {
public:
    TerraformReader(const JsonValue& root, FileReading& reading) : m_root(root), m_reading(reading) {}

    void read(std::vector<ScenarioStream>& into)
    {
        const JsonValue* planned = member(m_root, "planned_values");
        const JsonValue* values = planned != nullptr ? planned : member(m_root, "values");
        const std::string top = planned != nullptr ? "/planned_values" : "/values";
        const JsonValue* root = values != nullptr ? member(*values, "root_module") : nullptr;
        if (root == nullptr) {
            m_reading.refuse(m_root.line, "",
                "lacks what is planned; paste what \"terraform show -json\" prints of a plan or of the state");
            return;
        }
        const JsonValue* configuration = member(m_root, "configuration");
        const JsonValue* configured = configuration != nullptr ? member(*configuration, "root_module") : nullptr;
        m_region = configuration != nullptr ? regionOf(*configuration) : std::string{};
        collect({root, configured, {}, top + "/root_module"});
        for (const Resource& resource : m_resources)
            if (resource.type == kStreamType)
                readStream(resource);
        for (const Resource& resource : m_resources)
            if (resource.type == kConsumerType)
                readConsumer(resource);
        for (const Resource& resource : m_resources)
            if (resource.type == kPolicyType)
                readPolicy(resource);
        if (m_streams.empty())
            m_reading.refuse(m_root.line, "", "holds no aws_kinesis_stream");
        if (m_reading.problem)
            return;
        for (Planned& each : m_streams)
            into.push_back(std::move(each.stream));
    }

private:
    struct Planned {
        const Resource* resource;
        ScenarioStream stream;
    };
    // Of which stream, and of which of its consumers, unless the stream itself is meant.
    struct Target {
        Planned* stream = nullptr;
        std::optional<std::size_t> consumer;
    };

    static std::string regionOf(const JsonValue& configuration)
    {
        const JsonValue* at = member(configuration, "provider_config");
        for (const std::string_view step : {"aws", "expressions", "region"})
            at = at != nullptr ? member(*at, step) : nullptr;
        return at != nullptr ? textOf(*at, "constant_value") : std::string{};
    }

    // Ends because a module holds those below it.
    void collect(const Module& module)
    {
        if (const JsonValue* resources = member(*module.planned, "resources")) {
            for (std::size_t i = 0; i < resources->elements.size(); ++i)
                collect(module, resources->elements[i], module.path + "/resources/" + std::to_string(i));
        }
        const JsonValue* children = member(*module.planned, "child_modules");
        for (std::size_t i = 0; children != nullptr && i < children->elements.size(); ++i) {
            const JsonValue& child = children->elements[i];
            const std::string address = textOf(child, "address");
            collect({&child, callOf(module, address), address, module.path + "/child_modules/" + std::to_string(i)});
        }
    }
    void collect(const Module& module, const JsonValue& resource, std::string path)
    {
        const JsonValue* values = member(resource, "values");
        const std::string type = textOf(resource, "type");
        const bool isOurs = type == kStreamType || type == kConsumerType || type == kPolicyType;
        if (!isOurs || values == nullptr || textOf(resource, "mode") == "data")
            return;
        m_resources.push_back({.type = type,
            .name = textOf(resource, "name"),
            .index = textOf(resource, "index"),
            .module = module.address,
            .path = std::move(path) + "/values",
            .values = withoutNulls(*values),
            .expressions = expressionsOf(module, type, textOf(resource, "name"))});
    }
    // The configuration of the module that was called to make the one at this address.
    static const JsonValue* callOf(const Module& module, std::string_view address)
    {
        constexpr std::string_view kWord = "module.";
        std::string_view rest =
            address.substr(std::min(address.size(), module.address.empty() ? 0 : module.address.size() + 1));
        if (module.configured == nullptr || !rest.starts_with(kWord))
            return nullptr;
        rest.remove_prefix(kWord.size());
        const JsonValue* at = member(*module.configured, "module_calls");
        at = at != nullptr ? member(*at, rest.substr(0, rest.find_first_of(".["))) : nullptr;
        return at != nullptr ? member(*at, "module") : nullptr;
    }
    static const JsonValue* expressionsOf(const Module& module, const std::string& type, const std::string& name)
    {
        const JsonValue* resources = module.configured != nullptr ? member(*module.configured, "resources") : nullptr;
        if (resources == nullptr)
            return nullptr;
        for (const JsonValue& resource : resources->elements) {
            if (textOf(resource, "type") == type && textOf(resource, "name") == name)
                return member(resource, "expressions");
        }
        return nullptr;
    }

    void readStream(const Resource& resource)
    {
        Fields fields{resource.values, resource.path, m_reading};
        ScenarioStream stream;
        streams::CreateStreamRequest& create = stream.create;
        fields.require("name", "it is known only once the plan is applied; give the stream a name of its own");
        fields.text("name", create.streamName, {1, bounds::kNameCharacters});
        for (const auto& [element, path] : elementsOf(fields, "stream_mode_details", {})) {
            Fields mode{*element, path, m_reading};
            mode.choice("stream_mode", create.streamMode, kCapacityModes);
        }
        std::uint32_t shards = 0;
        fields.integer("shard_count", shards, {0, bounds::kShards});
        const bool isOnDemand = create.streamMode == streams::CapacityMode::OnDemand;
        if (!isOnDemand)
            fields.require("shard_count",
                "the stream is PROVISIONED; apply the plan where it is known only then, and paste the state");
        if (!isOnDemand && shards == 0)
            fields.refuse("shard_count", "must be 1 to 10000: the stream is PROVISIONED");
        create.shardCount = isOnDemand ? 1 : shards;
        std::int64_t hours = 24;
        fields.integer("retention_period", hours, {24, 8'760});
        stream.retention = std::chrono::hours{hours};
        std::int64_t recordKiB = bounds::kRecordKiBLeast;
        fields.integer("max_record_size_in_kib", recordKiB, {bounds::kRecordKiBLeast, bounds::kRecordKiBMost});
        if (recordKiB != bounds::kRecordKiBLeast)
            create.maxRecordSizeInKiB = recordKiB;
        readMetricNames(fields, "shard_level_metrics", stream.monitoring);
        streams::EncryptionType encryption = streams::EncryptionType::None;
        fields.choice("encryption_type", encryption, kEncryptionTypes);
        std::string key;
        fields.text("kms_key_id", key, {0, bounds::kKmsKeyCharacters});
        if (encryption == streams::EncryptionType::Kms)
            stream.keyId = key.empty() ? std::string{kUsualKey} : key;
        // Those that a provider gives to all its resources are in "tags_all" only.
        readTags(fields, fields.find("tags_all") != nullptr ? "tags_all" : "tags", create.tags);
        stream.home = homeOf(fields);
        m_streams.push_back({&resource, std::move(stream)});
    }

    void readTags(Fields& fields, std::string_view name, streams::Tags& tags)
    {
        const JsonValue* value = fields.find(name);
        if (value == nullptr)
            return;
        Fields inner{*value, fields.pathOf(name), m_reading};
        for (const base::JsonMember& tag : value->members) {
            if (!isTagOfAws(tag.name))
                inner.text(tag.name, tags[tag.name], {});
        }
    }

    [[nodiscard]] streams::Home homeOf(Fields& fields) const
    {
        std::string arn;
        fields.text("arn", arn, {});
        if (const auto parsed = streams::parseStreamArn(arn))
            return {parsed->account, parsed->region};
        std::string region = m_region;
        fields.text("region", region, {});
        return {{}, streams::isRegion(region) ? region : std::string{}};
    }

    void readConsumer(const Resource& resource)
    {
        Fields fields{resource.values, resource.path, m_reading};
        streams::ConsumerAtStart consumer;
        fields.require("name", "it is known only once the plan is applied; give the consumer a name of its own");
        fields.text("name", consumer.name, {1, bounds::kNameCharacters});
        readTags(fields, fields.find("tags_all") != nullptr ? "tags_all" : "tags", consumer.tags);
        const Target target = targetOf(fields, resource, "stream_arn");
        if (target.stream == nullptr)
            return;
        m_consumers.push_back({&resource, target.stream, target.stream->stream.consumers.size()});
        target.stream->stream.consumers.push_back(std::move(consumer));
    }

    void readPolicy(const Resource& resource)
    {
        Fields fields{resource.values, resource.path, m_reading};
        std::string policy;
        fields.text("policy", policy, {1, bounds::kPolicyCharacters});
        if (policy.empty()) // made of what is not known yet
            return;
        if (const auto read = streams::Policy::read(policy); !read) {
            fields.refuse("policy", policyProblem(read.error(), "must be a policy, a JSON object in quotes"));
            return;
        }
        const Target target = targetOf(fields, resource, "resource_arn");
        if (target.stream == nullptr)
            return;
        ScenarioStream& stream = target.stream->stream;
        (target.consumer ? stream.consumers[*target.consumer].policy : stream.policy) = std::move(policy);
    }

    // By its ARN where that is known, else by what the configuration refers to, else the only one there is.
    Target targetOf(Fields& fields, const Resource& resource, std::string_view name)
    {
        std::string arn;
        fields.text(name, arn, {});
        if (fields.isRefused())
            return {};
        Target target = arn.empty() ? referredTo(resource, name) : named(arn);
        if (target.stream == nullptr && arn.empty() && m_streams.size() == 1 && resource.type == kConsumerType)
            target.stream = &m_streams.front();
        if (target.stream == nullptr)
            fields.refuse(arn.empty() ? std::string_view{} : name,
                arn.empty() ? "is of a stream that is known only once the plan is applied; apply it, and paste what "
                              "\"terraform show -json\" prints of the state"
                            : "names " + arn + ", which is not in this text; add the stream, or leave this out");
        return target;
    }

    Target named(const std::string& arn)
    {
        const auto consumerArn = streams::parseConsumerArn(arn);
        const auto streamArn = consumerArn ? consumerArn->stream : streams::parseStreamArn(arn);
        if (!streamArn)
            return {};
        for (Planned& planned : m_streams) {
            const streams::Home& home = planned.stream.home;
            const bool isThere = planned.stream.create.streamName == streamArn->streamName
                && (home.region.empty() || home.region == streamArn->region)
                && (home.account.empty() || home.account == streamArn->account);
            if (!isThere)
                continue;
            if (!consumerArn)
                return {&planned, std::nullopt};
            if (const auto place = consumerIn(planned, consumerArn->consumerName))
                return {&planned, place};
        }
        return {};
    }
    static std::optional<std::size_t> consumerIn(const Planned& planned, const std::string& name)
    {
        const auto& consumers = planned.stream.consumers;
        const auto found = std::find_if(consumers.begin(), consumers.end(),
            [&](const streams::ConsumerAtStart& consumer) { return consumer.name == name; });
        if (found == consumers.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - consumers.begin());
    }

    Target referredTo(const Resource& resource, std::string_view name)
    {
        const JsonValue* at = resource.expressions != nullptr ? member(*resource.expressions, name) : nullptr;
        at = at != nullptr ? member(*at, "references") : nullptr;
        for (std::size_t i = 0; at != nullptr && i < at->elements.size(); ++i) {
            const auto reference = parseReference(at->elements[i].text);
            if (!reference)
                continue;
            // One of several goes with the one that has its own index, unless another is named.
            const std::string& index = reference->index.empty() ? resource.index : reference->index;
            const auto is = [&](const Resource& other, bool isLoose) {
                return other.module == resource.module && other.type == reference->type && other.name == reference->name
                    && (isLoose || other.index == index);
            };
            for (const bool isLoose : {false, true}) {
                for (Planned& planned : m_streams) {
                    if (is(*planned.resource, isLoose))
                        return {&planned, std::nullopt};
                }
                for (const Registered& each : m_consumers) {
                    if (is(*each.resource, isLoose))
                        return {each.stream, each.place};
                }
            }
        }
        return {};
    }

    struct Registered {
        const Resource* resource;
        Planned* stream;
        std::size_t place; // among the consumers of the stream
    };

    const JsonValue& m_root;
    FileReading& m_reading;
    std::string m_region; // of the provider, where the plan says it
    std::vector<Resource> m_resources;
    std::vector<Planned> m_streams; // whole before what belongs to them is read
    std::vector<Registered> m_consumers;
};

}

bool isTerraform(const JsonValue& root)
{
    return member(root, "terraform_version") != nullptr || member(root, "planned_values") != nullptr;
}

void readTerraform(const JsonValue& root, FileReading& reading, std::vector<ScenarioStream>& into)
{
    TerraformReader{root, reading}.read(into);
}

}
