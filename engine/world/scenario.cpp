#include "world/scenario.h"

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/time_text.h"
#include "streams/arn.h"
#include "world/api_json.h"
#include "world/autoscaler_json.h"
#include "world/bounds.h"
#include "world/client_json.h"
#include "world/command_json.h"
#include "world/fault_json.h"
#include "world/json_fields.h"
#include "world/open_questions.h"
#include "world/quota_file.h"
#include "world/timing_fields.h"

#include <algorithm>
#include <set>

namespace shardscope::world {

namespace {

using base::Duration;
using base::JsonValue;
using base::JsonWriter;
using base::Problem;

constexpr std::uint64_t kFormat = 1;
constexpr std::string_view kScenarioCaller = "scenario";
constexpr std::int64_t kEpochLowest = 0;
constexpr std::int64_t kEpochHighest = 4'102'444'800; // 2100-01-01

enum class Switch { On, Off };
enum class TimingChoice { Real, Instant };

constexpr Choice<streams::Profile> kProfiles[]{
    {"classic", streams::Profile::Classic}, {"current", streams::Profile::Current}};
constexpr Choice<streams::ThrottleMode> kThrottles[]{
    {"bucket", streams::ThrottleMode::Bucket}, {"window", streams::ThrottleMode::Window}};
constexpr Choice<Switch> kSwitches[]{{"on", Switch::On}, {"off", Switch::Off}};
constexpr Choice<TimingChoice> kTimings[]{{"real", TimingChoice::Real}, {"instant", TimingChoice::Instant}};

constexpr Choice<streams::CapacityMode> kModes[]{
    {"PROVISIONED", streams::CapacityMode::Provisioned}, {"ON_DEMAND", streams::CapacityMode::OnDemand}};
constexpr Choice<streams::RecordDistribution> kDistributions[]{
    {"USER_PARTITION_KEY", streams::RecordDistribution::UserPartitionKey}, {"AUTO", streams::RecordDistribution::Auto}};

// --- Reading -----------------------------------------------------------------

void readTimings(Fields& fields, streams::Timings& timings)
{
    const JsonValue* value = fields.find("timings");
    if (value == nullptr)
        return;
    if (value->kind != JsonValue::Kind::Object) {
        TimingChoice choice = TimingChoice::Real;
        fields.choice("timings", choice, kTimings);
        timings = choice == TimingChoice::Instant ? streams::Timings::instant() : streams::Timings::real();
        return;
    }
    Fields inner{*value, fields.pathOf("timings"), fields.reading()};
    for (const TimingField& field : kTimingFields)
        inner.duration(field.name, timings.*field.member, {0, bounds::kTimingMs});
    inner.finish();
}

void readEpoch(Fields& fields, std::int64_t& epochSecond)
{
    if (fields.find("epoch") == nullptr)
        return;
    std::string written;
    fields.text("epoch", written, {});
    const auto second = base::parseUtc(written);
    if (!second || *second < kEpochLowest || *second > kEpochHighest)
        fields.refuse("epoch", "must be a time like \"2026-11-20T00:00:00Z\", years 1970 to 2100");
    else
        epochSecond = *second;
}

constexpr std::string_view kNoPolicy = "must be a policy: a JSON object in quotes, as PutResourcePolicy takes it";

void readSettings(Fields& fields, WorldSettings& settings)
{
    fields.integer("seed", settings.seed, {});
    fields.choice("profile", settings.service.profile, kProfiles);
    fields.choice("throttle", settings.service.throttle, kThrottles);
    Switch limits = Switch::On;
    fields.choice("limits", limits, kSwitches);
    settings.service.areLimitsOn = limits == Switch::On;
    readAnswers(fields, settings.service);
    readQuotas(fields, settings.service);
    readTimings(fields, settings.service.timings);
    readEpoch(fields, settings.service.epochSecond);
    fields.text("region", settings.service.region, {1, bounds::kNameCharacters});
    fields.text("account", settings.service.account, {1, bounds::kNameCharacters});
    fields.integer("recordBudget", settings.recordBudget, {1, bounds::kRecordBudget});
    fields.integer("outsideBudget", settings.outsideBudget, {bounds::kOutsideBudgetLeast, bounds::kOutsideBudgetMost});
}

bool isStreamName(std::string_view name)
{
    return !name.empty() && name.size() <= bounds::kNameCharacters && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
            || c == '-';
    });
}

class ScenarioReader {
public:
    explicit ScenarioReader(FileReading& reading) : m_reading(reading) {}

    Scenario read(const JsonValue& root)
    {
        Fields fields{root, "", m_reading};
        (void)fields.find("$schema"); // for editors
        readFormat(fields);
        fields.text("name", m_scenario.name, {0, bounds::kNameCharacters});
        fields.text("description", m_scenario.description, {0, bounds::kTextCharacters});
        readSettings(fields, m_scenario.settings);
        fields.duration("length", m_scenario.length, {1, bounds::kLongestMs});
        readAccess(fields);
        readStreams(fields);
        readFaults(fields);
        readClients(fields);
        readEvents(fields);
        fields.finish();
        return std::move(m_scenario);
    }

private:
    void readFormat(Fields& fields)
    {
        fields.require("shardscope", "the format of this file, which is 1");
        std::uint64_t format = kFormat;
        fields.integer("shardscope", format, {});
        if (format != kFormat)
            fields.refuse("shardscope",
                "is format " + std::to_string(format)
                    + ", and this program reads format 1; a newer program may read it");
    }

    // What may be said about access: commands like events, but at time zero and of these kinds only.
    void readAccess(Fields& fields)
    {
        for (const auto& [element, path] : elementsOf(fields, "access", {0, bounds::kClients})) {
            Fields commandFields{*element, path, m_reading};
            Command command = readCommand(commandFields, kScenarioCaller);
            const bool isAccess = std::holds_alternative<streams::SetKeyStateRequest>(command.action)
                || std::holds_alternative<streams::SetKeyAccessRequest>(command.action)
                || std::holds_alternative<streams::SetAccessRequest>(command.action);
            if (!m_reading.problem && !isAccess)
                commandFields.refuse("call",
                    "only SetKeyState, SetKeyAccess and SetAccess say who may do what; others go under \"events\"");
            commandFields.finish();
            m_scenario.access.push_back(std::move(command));
        }
    }

    void readStreams(Fields& fields)
    {
        for (const auto& [element, path] : elementsOf(fields, "streams", {0, bounds::kStreams})) {
            Fields streamFields{*element, path, m_reading};
            ScenarioStream stream;
            streamFields.require("name", "what the stream is called");
            streamFields.text("name", stream.create.streamName, {1, bounds::kNameCharacters});
            readShards(streamFields, stream);
            streamFields.duration("retention", stream.retention,
                {bounds::kRetentionLowestMs, bounds::kRetentionHighestMs});
            readStreamSettings(streamFields, stream);
            readPoison(streamFields, stream);
            if (!m_reading.problem && !isStreamName(stream.create.streamName))
                streamFields.refuse("name", "may hold letters, digits and _ . - only");
            if (!m_streams.insert(referenceTo(stream, m_scenario.settings.service)).second)
                streamFields.refuse("name", "there is already a stream of this name; give it another");
            streamFields.finish();
            m_scenario.streams.push_back(std::move(stream));
        }
    }

    // How many even ones there are, or each as it stands.
    void readShards(Fields& fields, ScenarioStream& stream)
    {
        const JsonValue* value = fields.find("shards");
        if (value == nullptr || value->kind != JsonValue::Kind::Array) {
            fields.integer("shards", stream.create.shardCount, {1, bounds::kShards});
            return;
        }
        std::vector<std::pair<std::uint32_t, std::string>> places; // of each, its line and path
        for (const auto& [element, path] : elementsOf(fields, "shards", {1, streams::kShardNumbers})) {
            Fields shardFields{*element, path, m_reading};
            stream.shards.push_back(readShard(shardFields));
            shardFields.finish();
            places.emplace_back(element->line, path);
        }
        if (m_reading.problem)
            return;
        if (auto problem = streams::problemIn(stream.shards))
            m_reading.refuse(places[problem->place].first, places[problem->place].second, std::move(problem->what));
        stream.create.shardCount = static_cast<std::uint32_t>(std::count_if(stream.shards.begin(), stream.shards.end(),
            [](const streams::ShardAtStart& shard) { return !shard.closedBefore; }));
    }

    static streams::ShardAtStart readShard(Fields& fields)
    {
        streams::ShardAtStart shard;
        const auto readNumber = [&fields](std::string_view name, streams::ShardIndex& into) {
            std::uint32_t number = 0;
            fields.integer(name, number, {0, streams::kShardNumbers - 1});
            into = streams::ShardIndex{number};
        };
        const auto readKey = [&fields](std::string_view name, base::HashKey& into) {
            std::string decimal;
            fields.require(name, "an end of the shard's range, as a decimal number in quotes");
            fields.text(name, decimal, {});
            if (const auto key = base::parseHashKey(decimal))
                into = *key;
            else if (!fields.isRefused())
                fields.refuse(name, "must be a decimal hash key below 2^128, not \"" + decimal + "\"");
        };
        fields.require("number", "the number in the shard's id: 7 of shardId-000000000007");
        readNumber("number", shard.shard);
        readKey("from", shard.range.first);
        readKey("to", shard.range.last);
        if (fields.find("parent") != nullptr)
            readNumber("parent", shard.parent.emplace());
        if (fields.find("adjacentParent") != nullptr)
            readNumber("adjacentParent", shard.adjacentParent.emplace());
        readBefore(fields, "openedBefore", shard.openedBefore);
        if (fields.find("closedBefore") != nullptr)
            readBefore(fields, "closedBefore", shard.closedBefore.emplace());
        return shard;
    }

    // The service's stamps are whole seconds.
    static void readBefore(Fields& fields, std::string_view name, Duration& before)
    {
        fields.duration(name, before, {0, bounds::kLongestMs});
        if (!fields.isRefused() && before % std::chrono::seconds{1} != Duration{})
            fields.refuse(name, "must be whole seconds before the start of the run");
    }

    static void readStreamSettings(Fields& fields, ScenarioStream& stream)
    {
        streams::CreateStreamRequest& create = stream.create;
        fields.choice("mode", create.streamMode, kModes);
        readTags(fields, "tags", create.tags);
        if (fields.find("maxRecordKiB") != nullptr)
            fields.integer("maxRecordKiB", create.maxRecordSizeInKiB.emplace(),
                {bounds::kRecordKiBLeast, bounds::kRecordKiBMost});
        if (fields.find("warmThroughputMiBps") != nullptr)
            fields.integer("warmThroughputMiBps", create.warmThroughputMiBps.emplace(), {0, bounds::kWarmMiBps});
        fields.choice("distribution", stream.distribution, kDistributions);
        fields.text("kmsKey", stream.keyId, {1, bounds::kKmsKeyCharacters});
        readHome(fields, stream.home);
        fields.text("policy", stream.policy, {1, bounds::kPolicyCharacters});
        if (!fields.isRefused() && !stream.policy.empty()) {
            const auto policy = streams::Policy::read(stream.policy);
            if (!policy)
                fields.refuse("policy", policyProblem(policy.error(), kNoPolicy));
        }
        readBefore(fields, "createdBefore", stream.createdBefore);
        readRegistered(fields, stream.consumers);
        for (const auto& [element, path] : elementsOf(fields, "shardMetrics", {0, 7})) {
            const auto metric = element->kind == JsonValue::Kind::String
                ? streams::shardLevelMetricsNamed(element->text)
                : std::nullopt;
            if (metric)
                stream.monitoring |= *metric;
            else
                fields.reading().refuse(element->line, path,
                    "must be a shard-level metric, for example \"IncomingBytes\", or \"ALL\"");
        }
        const bool isProvisioned = create.streamMode == streams::CapacityMode::Provisioned;
        if (isProvisioned && stream.distribution != streams::RecordDistribution::UserPartitionKey)
            fields.refuse("distribution", "is for streams with \"mode\": \"ON_DEMAND\" only");
    }

    static void readRegistered(Fields& fields, std::vector<streams::ConsumerAtStart>& consumers)
    {
        for (const auto& [element, path] : elementsOf(fields, "registeredConsumers", {0, bounds::kRegistered})) {
            Fields inner{*element, path, fields.reading()};
            streams::ConsumerAtStart consumer;
            inner.require("name", "what the consumer is registered as");
            inner.text("name", consumer.name, {1, bounds::kNameCharacters});
            readTags(inner, "tags", consumer.tags);
            readBefore(inner, "createdBefore", consumer.createdBefore);
            inner.text("policy", consumer.policy, {1, bounds::kPolicyCharacters});
            if (!inner.isRefused() && !consumer.policy.empty()) {
                const auto policy = streams::Policy::read(consumer.policy);
                if (!policy)
                    inner.refuse("policy", policyProblem(policy.error(), kNoPolicy));
            }
            const bool isTaken = std::any_of(consumers.begin(), consumers.end(),
                [&](const streams::ConsumerAtStart& other) { return other.name == consumer.name; });
            if (isTaken)
                inner.refuse("name", "is registered already; give it another name");
            inner.finish();
            consumers.push_back(std::move(consumer));
        }
    }

    static void readHome(Fields& fields, streams::Home& home)
    {
        fields.text("account", home.account, {1, bounds::kAccountCharacters});
        if (!fields.isRefused() && !home.account.empty() && !streams::isAccount(home.account))
            fields.refuse("account", "must have 12 digits, for example \"210987654321\"");
        fields.text("region", home.region, {1, bounds::kNameCharacters});
        if (!fields.isRefused() && !home.region.empty() && !streams::isRegion(home.region))
            fields.refuse("region", "must be a region, for example \"eu-west-1\"");
    }

    static bool hasOpen(const ScenarioStream& stream, std::uint32_t shard)
    {
        if (stream.shards.empty())
            return shard < stream.create.shardCount;
        return std::any_of(stream.shards.begin(), stream.shards.end(), [shard](const streams::ShardAtStart& each) {
            return streams::number(each.shard) == shard && !each.closedBefore;
        });
    }

    // Shards by their numbers, records counted from one.
    void readPoison(Fields& fields, ScenarioStream& stream)
    {
        for (const auto& [element, path] : elementsOf(fields, "poison", {0, streams::kPoisonMarks})) {
            Fields markFields{*element, path, m_reading};
            std::uint32_t shard = 0;
            std::uint64_t record = 1;
            markFields.integer("shard", shard, {0, streams::kShardNumbers - 1});
            markFields.require("record", "which record of the shard, counted from 1");
            markFields.integer("record", record, {1, bounds::kRecordBudget});
            const streams::PoisonMark mark{streams::ShardIndex{shard}, record - std::min<std::uint64_t>(record, 1)};
            if (!m_reading.problem && !hasOpen(stream, shard))
                markFields.refuse("shard",
                    stream.shards.empty()
                        ? "the stream has " + std::to_string(stream.create.shardCount) + " shards, numbered from 0"
                        : "is not the number of an open shard of the stream");
            if (std::find(stream.poison.begin(), stream.poison.end(), mark) != stream.poison.end())
                markFields.refuse("record", "is poison already; name each record once");
            markFields.finish();
            stream.poison.push_back(mark);
        }
        std::sort(stream.poison.begin(), stream.poison.end());
    }

    void readFaults(Fields& fields)
    {
        std::set<std::string> names;
        for (const auto& [element, path] : elementsOf(fields, "faults", {0, streams::Faults::kMostRules})) {
            Fields ruleFields{*element, path, m_reading};
            streams::FaultRule rule = readFaultRule(ruleFields);
            if (!m_reading.problem && !rule.stream.empty() && m_streams.count(rule.stream) == 0)
                ruleFields.refuse("stream",
                    "there is no stream \"" + rule.stream
                        + "\" under \"streams\"; one of another account or region goes by its ARN");
            if (!m_reading.problem && !rule.shardId.empty() && !hasShard(rule))
                ruleFields.refuse("shard", "the stream has no such shard");
            if (!names.insert(rule.name).second)
                ruleFields.refuse("name", "there is already a fault of this name; give it another");
            ruleFields.finish();
            m_scenario.faults.push_back(std::move(rule));
        }
    }

    [[nodiscard]] bool hasShard(const streams::FaultRule& rule) const
    {
        const auto stream = std::find_if(m_scenario.streams.begin(), m_scenario.streams.end(),
            [&](const ScenarioStream& each) { return referenceTo(each, m_scenario.settings.service) == rule.stream; });
        const auto shard = streams::parseShardId(rule.shardId);
        if (!shard || stream == m_scenario.streams.end())
            return false;
        // An on-demand stream begins with as many as the service chooses.
        const bool isOpenEnded = stream->create.streamMode == streams::CapacityMode::OnDemand;
        return isOpenEnded || hasOpen(*stream, streams::number(*shard));
    }

    void readClients(Fields& fields)
    {
        std::int64_t keys = 0;
        for (const auto& [element, path] : elementsOf(fields, "producers", {0, bounds::kClients})) {
            Fields clientFields{*element, path, m_reading};
            AddProducer producer{readProducer(clientFields)};
            keys += producer.config.keys.count;
            if (keys > 10 * std::int64_t{bounds::kKeys})
                clientFields.refuse("keys", "all producers together have more than 50,000,000 keys; lower \"count\"");
            addClient(clientFields, std::move(producer));
        }
        for (const auto& [element, path] : elementsOf(fields, "agents", {0, bounds::kClients})) {
            Fields clientFields{*element, path, m_reading};
            AddAgent agent{readAgent(clientFields), nullptr};
            agent.dataset = readDataset(clientFields, agent.config);
            addClient(clientFields, std::move(agent));
        }
        for (const auto& [element, path] : elementsOf(fields, "consumers", {0, bounds::kClients})) {
            Fields clientFields{*element, path, m_reading};
            AddConsumer consumer{readConsumer(clientFields)};
            addClient(clientFields, std::move(consumer));
        }
        for (const auto& [element, path] : elementsOf(fields, "autoscalers", {0, bounds::kClients})) {
            Fields clientFields{*element, path, m_reading};
            AddAutoscaler autoscaler{readAutoscaler(clientFields)};
            addClient(clientFields, std::move(autoscaler));
        }
    }

    template <typename AddClient>
    void addClient(Fields& fields, AddClient add)
    {
        if (!m_reading.problem && m_streams.count(add.config.stream) == 0)
            fields.refuse("stream",
                "there is no stream \"" + add.config.stream
                    + "\" under \"streams\"; one of another account or region goes by its ARN");
        if (!m_clientNames.insert(add.config.name).second)
            fields.refuse("name", "there is already a client of this name; give it another");
        fields.finish();
        m_scenario.clients.push_back({std::string{kScenarioCaller}, std::move(add)});
    }

    void readEvents(Fields& fields)
    {
        for (const auto& [element, path] : elementsOf(fields, "events", {0, bounds::kEvents})) {
            Fields eventFields{*element, path, m_reading};
            TimedCommand event;
            Duration at{};
            eventFields.require("at", "when, for example \"30s\"");
            eventFields.duration("at", at, {0, bounds::kLongestMs});
            event.at = base::instantAt(at);
            event.command = readCommand(eventFields, kScenarioCaller);
            eventFields.finish();
            m_scenario.events.push_back(std::move(event));
            if (m_reading.problem)
                return;
        }
        std::stable_sort(m_scenario.events.begin(), m_scenario.events.end(),
            [](const TimedCommand& a, const TimedCommand& b) { return a.at < b.at; });
    }

    FileReading& m_reading;
    Scenario m_scenario;
    std::set<std::string> m_streams; // by reference
    std::set<std::string> m_clientNames;
};

// --- Writing -----------------------------------------------------------------

template <typename E, std::size_t N>
void writeChoice(JsonWriter& json, std::string_view name, E value, const Choice<E> (&choices)[N])
{
    for (const Choice<E>& choice : choices) {
        if (choice.value == value)
            json.key(name).text(choice.name);
    }
}

void writeTimings(JsonWriter& json, const streams::Timings& timings)
{
    if (timings == streams::Timings::real() || timings == streams::Timings::instant()) {
        json.key("timings").text(timings == streams::Timings::real() ? "real" : "instant");
        return;
    }
    json.key("timings").beginObject(JsonWriter::Layout::Line);
    for (const TimingField& field : kTimingFields)
        json.key(field.name).text(base::durationText(timings.*field.member));
    json.end();
}

void writeSettings(JsonWriter& json, const WorldSettings& settings)
{
    const WorldSettings usual;
    json.key("seed").count(settings.seed);
    writeChoice(json, "profile", settings.service.profile, kProfiles);
    writeChoice(json, "throttle", settings.service.throttle, kThrottles);
    writeChoice(json, "limits", settings.service.areLimitsOn ? Switch::On : Switch::Off, kSwitches);
    writeAnswers(json, settings.service);
    writeQuotas(json, settings.service.quotas);
    writeTimings(json, settings.service.timings);
    json.key("epoch").text(base::utcText(settings.service.epochSecond));
    if (settings.service.region != usual.service.region)
        json.key("region").text(settings.service.region);
    if (settings.service.account != usual.service.account)
        json.key("account").text(settings.service.account);
    if (settings.recordBudget != usual.recordBudget)
        json.key("recordBudget").count(settings.recordBudget);
    if (settings.outsideBudget != usual.outsideBudget)
        json.key("outsideBudget").count(settings.outsideBudget);
}

void writePoison(JsonWriter& json, const std::vector<streams::PoisonMark>& poison)
{
    if (poison.empty())
        return;
    json.key("poison").beginArray(JsonWriter::Layout::Line);
    for (const streams::PoisonMark& mark : poison) {
        json.beginObject(JsonWriter::Layout::Line).key("shard").count(streams::number(mark.shard));
        json.key("record").count(mark.ordinal + 1).end();
    }
    json.end();
}

void writeAccess(JsonWriter& json, const std::vector<Command>& access)
{
    if (access.empty())
        return;
    json.key("access").beginArray(JsonWriter::Layout::Lines);
    for (const Command& command : access) {
        json.beginObject(JsonWriter::Layout::Line);
        writeFields(json, command, kScenarioCaller);
        json.end();
    }
    json.end();
}

void writeFaults(JsonWriter& json, const std::vector<streams::FaultRule>& faults)
{
    if (faults.empty())
        return;
    json.key("faults").beginArray(JsonWriter::Layout::Lines);
    for (const streams::FaultRule& rule : faults) {
        json.beginObject(JsonWriter::Layout::Line);
        writeFields(json, rule);
        json.end();
    }
    json.end();
}

void writeShards(JsonWriter& json, const ScenarioStream& stream)
{
    if (stream.shards.empty()) {
        json.key("shards").integer(stream.create.shardCount);
        return;
    }
    json.key("shards").beginArray(JsonWriter::Layout::Lines);
    for (const streams::ShardAtStart& shard : stream.shards) {
        json.beginObject(JsonWriter::Layout::Line).key("number").count(streams::number(shard.shard));
        json.key("from").text(shard.range.first.decimal()).key("to").text(shard.range.last.decimal());
        if (shard.parent)
            json.key("parent").count(streams::number(*shard.parent));
        if (shard.adjacentParent)
            json.key("adjacentParent").count(streams::number(*shard.adjacentParent));
        json.key("openedBefore").text(base::durationText(shard.openedBefore));
        if (shard.closedBefore)
            json.key("closedBefore").text(base::durationText(*shard.closedBefore));
        json.end();
    }
    json.end();
}

void writeRegistered(JsonWriter& json, const std::vector<streams::ConsumerAtStart>& consumers)
{
    if (consumers.empty())
        return;
    json.key("registeredConsumers").beginArray(JsonWriter::Layout::Line);
    for (const streams::ConsumerAtStart& consumer : consumers) {
        json.beginObject(JsonWriter::Layout::Line).key("name").text(consumer.name);
        writeTags(json, "tags", consumer.tags);
        if (consumer.createdBefore != Duration{})
            json.key("createdBefore").text(base::durationText(consumer.createdBefore));
        if (!consumer.policy.empty())
            json.key("policy").text(consumer.policy);
        json.end();
    }
    json.end();
}

void writeStream(JsonWriter& json, const ScenarioStream& stream)
{
    const streams::CreateStreamRequest& create = stream.create;
    const bool isListed = !stream.shards.empty();
    json.beginObject(isListed ? JsonWriter::Layout::Lines : JsonWriter::Layout::Line);
    json.key("name").text(create.streamName);
    writeShards(json, stream);
    json.key("retention").text(base::durationText(stream.retention));
    if (create.streamMode != streams::CapacityMode::Provisioned)
        writeChoice(json, "mode", create.streamMode, kModes);
    writeTags(json, "tags", create.tags);
    if (create.maxRecordSizeInKiB)
        json.key("maxRecordKiB").integer(*create.maxRecordSizeInKiB);
    if (create.warmThroughputMiBps)
        json.key("warmThroughputMiBps").integer(*create.warmThroughputMiBps);
    if (stream.distribution != streams::RecordDistribution::UserPartitionKey)
        writeChoice(json, "distribution", stream.distribution, kDistributions);
    if (!stream.keyId.empty())
        json.key("kmsKey").text(stream.keyId);
    if (!stream.home.account.empty())
        json.key("account").text(stream.home.account);
    if (!stream.home.region.empty())
        json.key("region").text(stream.home.region);
    if (!stream.policy.empty())
        json.key("policy").text(stream.policy);
    if (stream.createdBefore != Duration{})
        json.key("createdBefore").text(base::durationText(stream.createdBefore));
    if (stream.monitoring != 0) {
        json.key("shardMetrics").beginArray(JsonWriter::Layout::Line);
        for (const std::string& metric : streams::shardLevelMetricNames(stream.monitoring))
            json.text(metric);
        json.end();
    }
    writeRegistered(json, stream.consumers);
    writePoison(json, stream.poison);
    json.end();
}

// One list of a scenario: the clients whose action is of this kind, in their order.
template <typename AddClient>
void writeClients(JsonWriter& json, std::string_view name, const std::vector<Command>& clients)
{
    bool isOpen = false;
    for (const Command& client : clients) {
        const auto* add = std::get_if<AddClient>(&client.action);
        if (add == nullptr)
            continue;
        if (!isOpen)
            json.key(name).beginArray(JsonWriter::Layout::Lines);
        isOpen = true;
        json.beginObject(JsonWriter::Layout::Lines);
        writeFields(json, add->config);
        json.end();
    }
    if (isOpen)
        json.end();
}

// --- Making a world ----------------------------------------------------------

std::string nameOfClient(const Action& action)
{
    if (const auto* producer = std::get_if<AddProducer>(&action))
        return producer->config.name;
    if (const auto* agent = std::get_if<AddAgent>(&action))
        return agent->config.name;
    if (const auto* consumer = std::get_if<AddConsumer>(&action))
        return consumer->config.name;
    if (const auto* autoscaler = std::get_if<AddAutoscaler>(&action))
        return autoscaler->config.name;
    return {};
}

// By the stream's own list of consumers.
bool isRegistered(const World& world, const clients::ConsumerConfig& config)
{
    const auto stream = world.service().find(config.stream);
    if (!stream)
        return false;
    const std::vector<streams::RegisteredConsumer>& consumers = world.service().stream(*stream).consumers;
    return std::any_of(consumers.begin(), consumers.end(),
        [&](const streams::RegisteredConsumer& consumer) { return consumer.name == config.name; });
}

std::optional<Problem> refusalOf(const Reply& reply, const std::string& where)
{
    const auto* refusal = std::get_if<streams::Refusal>(&reply);
    if (refusal == nullptr)
        return std::nullopt;
    return Problem{where, std::string{streams::exceptionName(refusal->exception)} + ": " + refusal->message};
}

}

streams::StreamAtStart ScenarioStream::atStart() const
{
    return {.create = create,
        .retention = retention,
        .createdBefore = createdBefore,
        .keyId = keyId,
        .monitoring = monitoring,
        .distribution = distribution,
        .shards = shards,
        .home = home,
        .policy = policy};
}

std::string referenceTo(const ScenarioStream& stream, const streams::ServiceSettings& own)
{
    const std::string& account = stream.home.account.empty() ? own.account : stream.home.account;
    const std::string& region = stream.home.region.empty() ? own.region : stream.home.region;
    if (account == own.account && region == own.region)
        return stream.create.streamName;
    return streams::streamArnIn({account, region}, stream.create.streamName);
}

base::Result<Scenario> parseScenario(std::string_view json, std::string_view fileName, const FileReader& readFile)
{
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf"; // of editors on Windows
    if (json.starts_with(kByteOrderMark))
        json.remove_prefix(kByteOrderMark.size());
    const auto root = base::parseJson(json, fileName);
    if (!root)
        return root.error();
    FileReading reading{std::string{fileName}, readFile, true, std::nullopt};
    Scenario scenario = ScenarioReader{reading}.read(*root);
    if (reading.problem)
        return *reading.problem;
    return scenario;
}

std::string writeScenario(const Scenario& scenario)
{
    std::string out;
    JsonWriter json{out};
    json.beginObject(JsonWriter::Layout::Lines);
    json.key("shardscope").count(kFormat);
    json.key("name").text(scenario.name);
    if (!scenario.description.empty())
        json.key("description").text(scenario.description);
    writeSettings(json, scenario.settings);
    json.key("length").text(base::durationText(scenario.length));
    writeAccess(json, scenario.access);
    json.key("streams").beginArray(JsonWriter::Layout::Lines);
    for (const ScenarioStream& stream : scenario.streams)
        writeStream(json, stream);
    json.end();
    writeFaults(json, scenario.faults);
    writeClients<AddProducer>(json, "producers", scenario.clients);
    writeClients<AddAgent>(json, "agents", scenario.clients);
    writeClients<AddConsumer>(json, "consumers", scenario.clients);
    writeClients<AddAutoscaler>(json, "autoscalers", scenario.clients);
    if (!scenario.events.empty()) {
        json.key("events").beginArray(JsonWriter::Layout::Lines);
        for (const TimedCommand& event : scenario.events) {
            json.beginObject(JsonWriter::Layout::Line);
            json.key("at").text(base::durationText(event.at.time_since_epoch()));
            writeFields(json, event.command, kScenarioCaller);
            json.end();
        }
        json.end();
    }
    json.end();
    return out + "\n";
}

base::Result<World> makeWorld(const Scenario& scenario)
{
    World world{scenario.settings};
    for (const Command& command : scenario.access) {
        if (const auto problem = refusalOf(world.apply(command), "access"))
            return *problem;
    }
    for (const ScenarioStream& stream : scenario.streams) {
        const Reply reply = world.addStreamAtStart(stream.atStart());
        if (const auto problem = refusalOf(reply, "stream \"" + stream.create.streamName + "\""))
            return *problem;
        const std::string reference = world.service().streams().back().reference;
        for (const streams::ConsumerAtStart& consumer : stream.consumers) {
            const Reply registered = world.addConsumerAtStart(reference, consumer);
            if (const auto problem = refusalOf(registered,
                    "consumer \"" + consumer.name + "\" of stream \"" + stream.create.streamName + "\""))
                return *problem;
        }
        for (const streams::PoisonMark& mark : stream.poison) {
            const streams::PoisonRecordRequest request{
                .streamName = reference, .shardId = streams::shardId(mark.shard), .ordinal = mark.ordinal};
            const Reply marked = world.apply({std::string{kScenarioCaller}, request});
            if (const auto problem = refusalOf(marked, "stream \"" + stream.create.streamName + "\""))
                return *problem;
        }
    }
    for (const streams::FaultRule& rule : scenario.faults) {
        const Reply reply = world.apply({std::string{kScenarioCaller}, streams::SetFaultRequest{rule}});
        if (const auto problem = refusalOf(reply, "fault \"" + rule.name + "\""))
            return *problem;
    }
    // Producers, then agents, then consumers, then autoscalers: the order of a scenario file's lists, so that a
    // scenario made in memory gives the same World as the file that is written of it.
    std::vector<const Command*> clients;
    for (const Command& client : scenario.clients)
        clients.push_back(&client);
    const auto rank = [](const Command* client) {
        return std::holds_alternative<AddProducer>(client->action) ? 0
            : std::holds_alternative<AddAgent>(client->action)     ? 1
            : std::holds_alternative<AddConsumer>(client->action)  ? 2
                                                                   : 3;
    };
    std::stable_sort(clients.begin(), clients.end(),
        [&](const Command* a, const Command* b) { return rank(a) < rank(b); });
    for (const Command* client : clients) {
        const std::string where = "client \"" + nameOfClient(client->action) + "\"";
        if (const auto* add = std::get_if<AddConsumer>(&client->action); add != nullptr
            && add->config.kind == clients::ConsumerConfig::Kind::FanOut && !isRegistered(world, add->config)) {
            const Reply reply = world.addConsumerAtStart(add->config.stream, {.name = add->config.name});
            if (const auto problem = refusalOf(reply, where))
                return *problem;
        }
        if (const auto problem = refusalOf(world.apply(*client), where))
            return *problem;
    }
    return world;
}

}
