#include "world/stream_import.h"

#include "streams/arn.h"
#include "world/bounds.h"
#include "world/described_stream.h"
#include "world/import_text.h"
#include "world/json_fields.h"
#include "world/template_import.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>

namespace shardscope::world {

namespace {

using base::JsonValue;

constexpr std::int64_t kLastEpoch = 4'102'444'800; // 2100-01-01, as scenarios have it
constexpr std::size_t kHeadCharacters = 4'096;     // of a text, in which its language shows

// How many open shards it begins with: of an on-demand stream the service's choice, 4 MB/s (spec/data-streams.md 3).
std::uint32_t openShards(const ScenarioStream& stream)
{
    constexpr std::uint32_t kOnDemandShards = 4;
    const bool isOnDemand = stream.create.streamMode == streams::CapacityMode::OnDemand;
    return isOnDemand && stream.shards.empty() ? kOnDemandShards : std::max(1U, stream.create.shardCount);
}

// By its byte order mark.
bool isUtf16(std::string_view text) { return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"); }

class StreamReader {
public:
    std::optional<base::Problem> read(const ImportText& text)
    {
        if (isUtf16(text.text))
            return base::Problem{text.name, "is UTF-16 text, as > writes it in PowerShell; save it as UTF-8"};
        if (isLoadCsv(text.text))
            return m_loads.readCsv(text);
        const std::vector<Document> documents = documentsOf(text.text);
        if (documents.empty())
            return base::Problem{text.name, "is empty; paste what describe-stream-summary and list-shards print"};
        for (const Document& document : documents) {
            if (!document.text.starts_with('{') && !document.text.starts_with('['))
                return base::Problem{text.name + ":" + std::to_string(document.linesBefore + 1), notJson(text.text)};
            const auto object = parseDocument(document, text.name);
            if (!object)
                return object.error();
            const FileReader noFiles;
            FileReading reading{text.name, noFiles, true, std::nullopt};
            readDocument(*object, reading);
            if (reading.problem)
                return reading.problem;
        }
        return std::nullopt;
    }

    base::Result<Import> import(const std::string& name)
    {
        if (auto problem = placeConsumers())
            return *std::move(problem);
        auto loads =
            m_loads.isEmpty() ? base::Result<std::vector<LoadTrace>>{std::vector<LoadTrace>{}} : m_loads.traces(name);
        if (!loads)
            return loads.error();
        const bool isLoadAlone = !hasDescribed() && m_templates.empty() && !loads->empty();
        auto scenario = isLoadAlone ? streamsFor(*loads) : allStreams(name);
        if (!scenario)
            return scenario.error();
        if (const std::size_t streams = scenario->streams.size(); streams > bounds::kStreams)
            return base::Problem{name,
                "holds " + std::to_string(streams) + " streams, and a run has at most "
                    + std::to_string(bounds::kStreams) + "; leave some out"};
        for (const LoadTrace& load : *loads) {
            const auto stream = streamOf(*scenario, load, loads->size());
            if (!stream)
                return base::Problem{name,
                    load.stream.empty() ? "does not say which stream its metrics are of; name it in their labels, as "
                                          "\"clicks IncomingBytes\""
                                        : "has metrics of " + load.stream + ", a stream that it does not describe"};
            *scenario = withLoad(*std::move(scenario), load, *stream);
        }
        return Import{*std::move(scenario), *std::move(loads), isLoadAlone};
    }

private:
    // A consumer of a stream that may be described later.
    struct Unplaced {
        streams::StreamArn stream;
        ListedConsumer consumer;
        std::string place;
    };

    static std::string notJson(std::string_view text)
    {
        if (const std::string_view conversion = conversionOf(text); !conversion.empty())
            return std::string{conversion};
        const std::string_view head = text.substr(0, kHeadCharacters);
        const bool isTable = head.find("IncomingRecords") != std::string_view::npos
            || head.find("IncomingBytes") != std::string_view::npos;
        return isTable
            ? "this is no CSV with commas between its columns; export the metrics as CSV, and leave it as it is"
            : "this is not JSON; run the command with --output json";
    }

    void readDocument(const JsonValue& root, FileReading& reading)
    {
        Fields fields{root, "", reading};
        if (const JsonValue* summary = fields.find("StreamDescriptionSummary"))
            described(*summary).readHead(*summary, "/StreamDescriptionSummary", reading);
        else if (const JsonValue* description = fields.find("StreamDescription"))
            described(*description).readHead(*description, "/StreamDescription", reading);
        else if (member(root, "StreamName") != nullptr && member(root, "StreamStatus") != nullptr)
            described(root).readHead(root, "", reading);
        else if (member(root, "Shards") != nullptr)
            current().readShards(fields, "NextToken");
        else if (member(root, "Consumers") != nullptr)
            readConsumers(fields);
        else if (const JsonValue* consumer = fields.find("ConsumerDescription"))
            readConsumer(*consumer, "/ConsumerDescription", reading);
        else if (member(root, "Tags") != nullptr)
            current().readTags(fields);
        else if (member(root, "Policy") != nullptr)
            current().readPolicy(fields);
        else if (isMetricData(root))
            m_loads.readJson(root, reading);
        else if (isTerraform(root))
            readTerraform(root, reading, m_templates);
        else if (isCloudFormation(root))
            readCloudFormation(root, reading, m_templates);
        else
            fields.refuse("",
                "holds nothing of a stream; paste what describe-stream-summary, list-shards, describe-stream, "
                "list-stream-consumers or list-tags-for-stream print, or \"terraform show -json\", or a template of "
                "CloudFormation in JSON");
    }

    // What says nothing of its stream belongs to the one that was described last, or will be first.
    DescribedStream& current()
    {
        if (m_described.empty())
            m_described.emplace_back(m_stamps);
        return m_described[m_current];
    }
    // The stream that a description is of: one and the same may be described twice.
    DescribedStream& described(const JsonValue& head)
    {
        const JsonValue* name = member(head, "StreamName");
        const JsonValue* arnText = member(head, "StreamARN");
        const auto arn = arnText != nullptr ? streams::parseStreamArn(arnText->text) : std::nullopt;
        for (std::size_t i = 0; i < m_described.size(); ++i) {
            const DescribedStream& each = m_described[i];
            const bool isSame = !each.hasHead()
                || (name != nullptr && each.name() == name->text && (!arn || !each.arn() || *each.arn() == *arn));
            if (isSame) {
                m_current = i;
                return m_described[i];
            }
        }
        m_current = m_described.size();
        return m_described.emplace_back(m_stamps);
    }
    [[nodiscard]] bool hasDescribed() const { return !m_described.empty() || !m_consumers.empty(); }

    void readConsumers(Fields& fields)
    {
        for (const auto& [element, path] : elementsOf(fields, "Consumers", {}))
            readConsumer(*element, path, fields.reading());
        const JsonValue* next = fields.find("NextToken");
        if (next != nullptr && next->kind == JsonValue::Kind::String && !next->text.empty())
            m_openConsumerPages += 1;
        else
            m_hasLastConsumers = true;
    }

    void readConsumer(const JsonValue& value, const std::string& path, FileReading& reading)
    {
        Fields fields{value, path, reading};
        ListedConsumer listed;
        fields.require("ConsumerName", "what the consumer is registered as");
        fields.text("ConsumerName", listed.consumer.name, {1, bounds::kNameCharacters});
        fields.require("ConsumerARN", "the ARN, which tells the stream");
        std::string arn;
        fields.text("ConsumerARN", arn, {});
        const auto parsed = streams::parseConsumerArn(arn);
        if (!parsed && !reading.problem)
            fields.refuse("ConsumerARN", "must be the ARN of a consumer, not \"" + arn + "\"");
        if (const JsonValue* stamp = fields.find("ConsumerCreationTimestamp")) {
            listed.createdSecond = secondOf(*stamp);
            if (!listed.createdSecond)
                fields.refuse("ConsumerCreationTimestamp",
                    "must be a time like \"2026-11-20T00:00:00+00:00\", or Unix seconds");
        }
        std::string status;
        fields.text("ConsumerStatus", status, {});
        if (reading.problem || status == "DELETING")
            return;
        if (listed.createdSecond)
            m_stamps.note(*listed.createdSecond);
        m_consumers.push_back({parsed->stream, std::move(listed),
            reading.fileName + ":" + std::to_string(value.line) + ", " + path});
    }

    std::optional<base::Problem> placeConsumers()
    {
        for (Unplaced& each : m_consumers) {
            const auto stream = std::find_if(m_described.begin(), m_described.end(), [&](const DescribedStream& other) {
                return other.name() == each.stream.streamName && (!other.arn() || *other.arn() == each.stream);
            });
            if (stream == m_described.end())
                return base::Problem{each.place,
                    "is a consumer of " + each.stream.streamName
                        + ", which is not described here; add what \"aws "
                          "kinesis describe-stream-summary --stream-name "
                        + each.stream.streamName + "\" prints"};
            stream->add(std::move(each.consumer));
        }
        return std::nullopt;
    }

    base::Result<Scenario> allStreams(const std::string& name)
    {
        if (m_openConsumerPages > 0 && !m_hasLastConsumers)
            return base::Problem{name,
                "is not the whole list of consumers; add what list-stream-consumers prints for the last NextToken"};
        Scenario scenario;
        const std::int64_t epoch = m_stamps.newest.value_or(scenario.settings.service.epochSecond - 1) + 1;
        if (epoch > kLastEpoch)
            return base::Problem{name, "names a time after the year 2099; is it of the service?"};
        scenario.settings.service.epochSecond = epoch;
        for (const DescribedStream& each : m_described) {
            if (auto problem = each.missing(name)) {
                if (m_described.size() > 1)
                    problem->what += ". Of several streams, each is described before its lists";
                return *std::move(problem);
            }
            auto stream = each.build(epoch);
            if (!stream)
                return stream.error();
            if (each.arn())
                stream->home = {each.arn()->account, each.arn()->region};
            scenario.streams.push_back(*std::move(stream));
        }
        for (ScenarioStream& stream : m_templates)
            scenario.streams.push_back(std::move(stream));
        if (scenario.streams.empty())
            return base::Problem{name, "holds no stream, and no IncomingRecords or IncomingBytes of one"};
        settle(scenario);
        std::set<std::string> references;
        for (const ScenarioStream& stream : scenario.streams) {
            if (!references.insert(referenceTo(stream, scenario.settings.service)).second)
                return base::Problem{name, "has two streams that are called " + stream.create.streamName};
        }
        return scenario;
    }

    // The run is in the account and region of the first stream; others say where they differ.
    static void settle(Scenario& scenario)
    {
        streams::ServiceSettings& own = scenario.settings.service;
        for (ScenarioStream& stream : scenario.streams) {
            if (!streams::isRegion(stream.home.region))
                stream.home.region.clear();
        }
        const ScenarioStream& first = scenario.streams.front();
        if (!first.home.region.empty())
            own.region = first.home.region;
        if (!first.home.account.empty())
            own.account = first.home.account;
        for (ScenarioStream& stream : scenario.streams) {
            if (stream.home.region == own.region)
                stream.home.region.clear();
            if (stream.home.account == own.account)
                stream.home.account.clear();
        }
        scenario.name = first.create.streamName;
        const bool isOne = scenario.streams.size() == 1;
        scenario.description = isOne ? "A stream like " + scenario.name + " in an account, as it was described there."
                                     : "Streams like those of an account, as they were described there.";
    }

    // Where there is nothing but what was counted.
    static base::Result<Scenario> streamsFor(const std::vector<LoadTrace>& loads)
    {
        Scenario scenario;
        for (const LoadTrace& load : loads) {
            // Our own metrics name a stream of another home by its ARN.
            const auto arn = streams::parseStreamArn(load.stream);
            const std::string name = load.stream.empty() ? "stream" : arn ? arn->streamName : load.stream;
            ScenarioStream stream{.create = {name, shardsFor(load)}};
            if (arn)
                stream.home = {arn->account, arn->region};
            scenario.streams.push_back(std::move(stream));
        }
        settle(scenario);
        scenario.description = "What CloudWatch counted of a stream, written again.";
        return scenario;
    }

    // One that is named; the only one, where there is no doubt.
    static std::optional<std::string> streamOf(const Scenario& scenario, const LoadTrace& load, std::size_t loads)
    {
        for (const ScenarioStream& stream : scenario.streams) {
            const std::string reference = referenceTo(stream, scenario.settings.service);
            if (load.stream == reference || load.stream == stream.create.streamName)
                return reference;
        }
        if (scenario.streams.size() != 1 || loads != 1)
            return std::nullopt;
        return referenceTo(scenario.streams.front(), scenario.settings.service);
    }

    StampsSeen m_stamps;
    std::deque<DescribedStream> m_described;
    std::size_t m_current = 0;
    std::vector<Unplaced> m_consumers;
    std::size_t m_openConsumerPages = 0;
    bool m_hasLastConsumers = false;
    std::vector<ScenarioStream> m_templates;
    LoadTraceReader m_loads;
};

std::int64_t perMille(base::U128 width)
{
    // Of 2^128, which does not fit: of its upper 64 bits.
    return static_cast<std::int64_t>(((width >> 64) * 1'000 + (base::U128{1} << 63)) >> 64);
}

}

bool isImport(std::string_view text)
{
    if (isLoadCsv(text))
        return true;
    const std::vector<Document> documents = documentsOf(text);
    if (documents.empty())
        return false;
    if (!documents.front().text.starts_with('{') && !documents.front().text.starts_with('['))
        return !conversionOf(text.substr(0, kHeadCharacters)).empty();
    const auto object = parseDocument(documents.front(), "");
    if (!object)
        return false;
    static constexpr std::string_view kMarks[]{
        "StreamDescriptionSummary", "StreamDescription", "Shards", "StreamName", "Consumers", "ConsumerDescription"};
    const bool isDescription = std::any_of(object->members.begin(), object->members.end(), [](const auto& each) {
        return std::find(std::begin(kMarks), std::end(kMarks), each.name) != std::end(kMarks);
    });
    return isDescription || isMetricData(*object) || isTerraform(*object) || isCloudFormation(*object);
}

base::Result<Import> importStreams(std::span<const ImportText> texts)
{
    StreamReader reader;
    std::string names;
    for (const ImportText& text : texts) {
        if (auto problem = reader.read(text))
            return *std::move(problem);
        names += (names.empty() ? "" : ", ") + text.name;
    }
    return reader.import(names);
}

Scenario withLoad(Scenario into, const LoadTrace& load, const std::string& stream)
{
    std::set<std::string> taken;
    for (const Command& client : into.clients) {
        std::visit(
            [&](const auto& action) {
                if constexpr (requires { action.config.name; })
                    taken.insert(action.config.name);
            },
            static_cast<const ActionVariant&>(client.action));
    }
    std::string name = "from CloudWatch";
    for (int number = 2; taken.count(name) != 0; ++number) // ends: there are fewer clients than numbers
        name = "from CloudWatch " + std::to_string(number);
    into.clients.push_back({"scenario", AddProducer{producerLike(load, name, stream)}});
    into.length = std::max(into.length, load.span());
    return into;
}

ImportVerdict verdictOn(const ScenarioStream& imported)
{
    ImportVerdict verdict;
    verdict.consumers = imported.consumers.size();
    if (imported.shards.empty()) {
        verdict.open = openShards(imported);
        verdict.narrowestPerMille = verdict.widestPerMille = 1'000 / static_cast<std::int64_t>(verdict.open);
        return verdict;
    }
    std::optional<base::U128> narrowest;
    base::U128 widest = 0;
    for (const streams::ShardAtStart& shard : imported.shards) {
        if (shard.closedBefore) {
            ++verdict.closed;
            continue;
        }
        ++verdict.open;
        const base::U128 width = shard.range.last.value - shard.range.first.value;
        narrowest = std::min(narrowest.value_or(width), width);
        widest = std::max(widest, width);
    }
    verdict.expired = streams::number(imported.shards.back().shard) + std::size_t{1} - imported.shards.size();
    // Floors differ by a few keys.
    verdict.isEven = widest - narrowest.value_or(widest) <= (base::U128{1} << 40);
    verdict.narrowestPerMille = perMille(narrowest.value_or(0));
    verdict.widestPerMille = perMille(widest);
    return verdict;
}

}
