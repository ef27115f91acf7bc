#include "world/capture.h"

#include "base/base64.h"
#include "base/json_writer.h"
#include "base/time_text.h"
#include "base/units.h"
#include "streams/arn.h"
#include "world/bounds.h"
#include "world/command_json.h"
#include "world/import_text.h"
#include "world/json_fields.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace shardscope::world {

namespace {

using base::JsonWriter;
using base::operator""min;

// Of an event of a scenario, too, so that lines can be moved from the one to the other.
constexpr std::string_view kUsualCaller = "scenario";
constexpr std::string_view kForeignCaller = "capture";
constexpr std::size_t kMostOfBatch = 500;

enum class ForeignOperation : std::uint8_t { PutRecord, PutRecords };
constexpr Choice<ForeignOperation> kForeignOperations[]{
    {"PutRecord", ForeignOperation::PutRecord}, {"PutRecords", ForeignOperation::PutRecords}};

struct ForeignRecord {
    ForeignOperation operation{};
    std::int64_t unixMs = 0;
    std::string stream;
    streams::PutEntry entry;
};

struct Line {
    std::uint32_t number = 0; // from 1
    std::string_view text;
};

// Without those that are empty; a byte order mark is no part of the first.
std::vector<Line> linesOf(std::string_view text)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";
    constexpr std::string_view space = " \t\r";
    if (text.starts_with(mark))
        text.remove_prefix(mark.size());
    std::vector<Line> lines;
    std::uint32_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        const std::size_t first = line.find_first_not_of(space);
        if (first != std::string_view::npos)
            lines.push_back({number, line.substr(first, line.find_last_not_of(space) - first + 1)});
    }
    return lines;
}

class CaptureReader {
public:
    explicit CaptureReader(std::string_view fileName) : m_fileName(fileName) {}

    std::optional<base::Problem> read(const Line& line)
    {
        const auto object = base::parseJson(line.text, m_fileName, line.number);
        if (!object)
            return object.error();
        const FileReader noFiles;
        FileReading reading{std::string{m_fileName}, noFiles, false, std::nullopt};
        Fields fields{*object, "", reading};
        if (fields.find("op") != nullptr)
            readForeign(fields);
        else
            readCall(fields);
        return reading.problem;
    }

    std::vector<TimedCommand> take()
    {
        addBatches();
        std::stable_sort(m_calls.begin(), m_calls.end(),
            [](const TimedCommand& a, const TimedCommand& b) { return a.at < b.at; });
        return std::move(m_calls);
    }

private:
    void readCall(Fields& fields)
    {
        TimedCommand call;
        base::Duration at{};
        fields.require("at", "when the call was made, for example \"1500ms\"");
        fields.duration("at", at, {});
        if (at < base::Duration{})
            fields.refuse("at", "lies before the start of the run; times count from 0s on");
        call.at = base::instantAt(at);
        call.command = readCommand(fields, kUsualCaller);
        fields.finish();
        if (!fields.isRefused())
            m_calls.push_back(std::move(call));
    }

    void readForeign(Fields& fields)
    {
        ForeignRecord record;
        fields.choice("op", record.operation, kForeignOperations);
        fields.require("ts", "when the record was put, in Unix milliseconds");
        fields.integer("ts", record.unixMs, {0, bounds::kLongestMs * 100});
        fields.require("stream", "the stream that the record was put into");
        fields.text("stream", record.stream, {1, bounds::kNameCharacters});
        fields.require("partition_key", "the key that picks the shard");
        fields.text("partition_key", record.entry.partitionKey, {1, bounds::kKeyCharacters});
        if (fields.find("explicit_hash_key") != nullptr)
            fields.text("explicit_hash_key", record.entry.explicitHashKey.emplace(), {});
        std::string encoded;
        fields.require("data", "the record in base64");
        fields.text("data", encoded, {});
        auto data = base::decodeBase64(encoded);
        if (!data)
            fields.refuse("data", "is not base64 (letters, digits, + and /, in groups of four, ended by =)");
        // What the service had answered then.
        (void)fields.find("sequence_number");
        (void)fields.find("shard_id");
        fields.finish();
        if (fields.isRefused())
            return;
        record.entry.data = std::make_shared<const std::string>(*std::move(data));
        m_foreign.push_back(std::move(record));
    }

    // Records of one batch stand in lines that follow one another, with one time stamp.
    void addBatches()
    {
        if (m_foreign.empty())
            return;
        const auto first =
            std::min_element(m_foreign.begin(), m_foreign.end(), [](const ForeignRecord& a, const ForeignRecord& b) {
                return a.unixMs < b.unixMs;
            })->unixMs;
        for (std::size_t i = 0; i < m_foreign.size();) {
            const ForeignRecord& head = m_foreign[i];
            Command call{std::string{kForeignCaller}, {}, true};
            if (head.operation == ForeignOperation::PutRecord) {
                call.action = streams::PutRecordRequest{.streamName = head.stream, .record = head.entry};
                ++i;
            } else {
                streams::PutRecordsRequest batch{.streamName = head.stream};
                for (; i < m_foreign.size() && isOneBatch(head, m_foreign[i]) && batch.records.size() < kMostOfBatch;
                     ++i)
                    batch.records.push_back(m_foreign[i].entry);
                call.action = std::move(batch);
            }
            m_calls.push_back({base::instantAt(base::Duration{head.unixMs - first}), std::move(call)});
        }
        m_foreign.clear();
    }
    static bool isOneBatch(const ForeignRecord& a, const ForeignRecord& b)
    {
        return b.operation == ForeignOperation::PutRecords && a.unixMs == b.unixMs && a.stream == b.stream;
    }

    std::string_view m_fileName;
    std::vector<TimedCommand> m_calls;
    std::vector<ForeignRecord> m_foreign;
};

// --- Pages of records ----------------------------------------------------------------

constexpr std::string_view kStreamOfRecords = "records";

// Unix milliseconds of "2026-11-20T01:02:03.456000+01:00" or of 1795132923.456.
std::optional<std::int64_t> millisecondOf(const base::JsonValue& stamp)
{
    const auto second = secondOf(stamp);
    if (!second)
        return std::nullopt;
    constexpr std::size_t kDigits = 3;
    const std::size_t point = stamp.text.find('.');
    std::string fraction = point == std::string::npos ? "" : stamp.text.substr(point + 1, kDigits);
    fraction.resize(std::min(fraction.find_first_not_of("0123456789"), fraction.size()));
    fraction.resize(kDigits, '0');
    return *second * 1'000 + digits(fraction).value_or(0);
}

// By its first page.
bool arePages(std::string_view text)
{
    const std::vector<Document> documents = documentsOf(text);
    if (documents.empty() || !documents.front().text.starts_with('{'))
        return false;
    const auto page = base::parseJson(documents.front().text, "");
    return page && member(*page, "Records") != nullptr && member(*page, "MillisBehindLatest") != nullptr;
}

base::Result<std::vector<TimedCommand>> parsePages(std::string_view text, std::string_view fileName)
{
    std::vector<TimedCommand> calls;
    for (const Document& document : documentsOf(text)) {
        const auto page = parseDocument(document, fileName);
        if (!page)
            return page.error();
        const FileReader noFiles;
        FileReading reading{std::string{fileName}, noFiles, false, std::nullopt};
        Fields fields{*page, "", reading};
        fields.require("Records", "the records of a page, as get-records prints them");
        for (const auto& [element, path] : elementsOf(fields, "Records", {})) {
            Fields record{*element, path, reading};
            streams::PutEntry entry;
            record.require("PartitionKey", "the key that picks the shard");
            record.text("PartitionKey", entry.partitionKey, {1, bounds::kKeyCharacters});
            std::string encoded;
            record.require("Data", "the record in base64");
            record.text("Data", encoded, {});
            auto data = base::decodeBase64(encoded);
            if (!data)
                record.refuse("Data", "is not base64 (letters, digits, + and /, in groups of four, ended by =)");
            record.require("ApproximateArrivalTimestamp", "when the record arrived");
            const base::JsonValue* stamp = record.find("ApproximateArrivalTimestamp");
            const auto at = stamp != nullptr ? millisecondOf(*stamp) : std::nullopt;
            if (!at)
                record.refuse("ApproximateArrivalTimestamp",
                    "must be a time like \"2026-11-20T00:00:00.000+00:00\", or Unix seconds");
            if (reading.problem)
                return *reading.problem;
            entry.data = std::make_shared<const std::string>(*std::move(data));
            calls.push_back({base::instantAt(base::Duration{*at}),
                {std::string{kForeignCaller},
                    streams::PutRecordRequest{.streamName = std::string{kStreamOfRecords}, .record = std::move(entry)},
                    true}});
        }
        if (reading.problem)
            return *reading.problem;
    }
    if (calls.empty())
        return base::Problem{
            std::string{fileName}, "holds no records; get them from an iterator that is TRIM_HORIZON, page by page"};
    std::stable_sort(calls.begin(), calls.end(),
        [](const TimedCommand& a, const TimedCommand& b) { return a.at < b.at; });
    const base::Duration first = calls.front().at.time_since_epoch();
    for (TimedCommand& call : calls)
        call.at = base::instantAt(call.at.time_since_epoch() - first);
    return calls;
}

// The stream that a call puts records into; empty for other calls.
std::string putsTo(const Action& action)
{
    const auto nameOf = [](const auto& request) {
        const auto arn = streams::parseStreamArn(request.streamArn);
        return request.streamName.empty() && arn ? arn->streamName : request.streamName;
    };
    if (const auto* one = std::get_if<streams::PutRecordRequest>(&action))
        return nameOf(*one);
    if (const auto* many = std::get_if<streams::PutRecordsRequest>(&action))
        return nameOf(*many);
    return {};
}

}

void appendCapture(std::string& out, const TimedCommand& call)
{
    JsonWriter json{out};
    json.beginObject(JsonWriter::Layout::Line);
    json.key("at").text(base::durationText(call.at.time_since_epoch()));
    writeFields(json, call.command, kUsualCaller);
    json.end();
    out += '\n';
}

std::string captureText(const std::vector<TimedCommand>& calls)
{
    std::string out;
    for (const TimedCommand& call : calls)
        appendCapture(out, call);
    return out;
}

bool isCapture(std::string_view text)
{
    const std::vector<Line> lines = linesOf(text.substr(0, text.find('\n', std::min<std::size_t>(text.size(), 1))));
    const auto object =
        lines.empty() ? base::Result<base::JsonValue>{base::Problem{}} : base::parseJson(lines.front().text, "");
    if (!object)
        return arePages(text);
    const auto has = [&](std::string_view name) {
        return std::any_of(object->members.begin(), object->members.end(),
            [&](const base::JsonMember& member) { return member.name == name; });
    };
    return has("op") || (has("at") && has("call")) || arePages(text);
}

base::Result<std::vector<TimedCommand>> parseCapture(std::string_view text, std::string_view fileName)
{
    if (arePages(text))
        return parsePages(text, fileName);
    CaptureReader reader{fileName};
    const std::vector<Line> lines = linesOf(text);
    if (lines.empty())
        return base::Problem{std::string{fileName}, "holds no calls; a capture has one JSON object a line"};
    for (const Line& line : lines) {
        if (auto problem = reader.read(line))
            return *std::move(problem);
    }
    return reader.take();
}

std::optional<base::Duration> replayedAt(base::Duration at, std::int64_t speedThousandths)
{
    const std::int64_t ms = at.count();
    const std::int64_t longest = bounds::kLongestMs;
    if (speedThousandths >= kReplayAtOnce)
        return base::Duration{};
    // Whole milliseconds first, so that no product is too large.
    const std::int64_t slow = ms / speedThousandths;
    if (slow > longest / 1'000)
        return std::nullopt;
    return base::Duration{slow * 1'000 + ms % speedThousandths * 1'000 / speedThousandths};
}

base::Result<Scenario> replayCalls(Scenario into, std::vector<TimedCommand> calls, const ReplayOptions& options,
    std::string_view fileName)
{
    if (into.events.size() + calls.size() > bounds::kEvents)
        return base::Problem{std::string{fileName},
            "holds " + std::to_string(calls.size()) + " calls; a run takes " + std::to_string(bounds::kEvents)
                + ". Cut the file into parts"};
    std::set<std::string> made;
    for (const ScenarioStream& stream : into.streams)
        made.insert(stream.create.streamName);
    for (const TimedCommand& call : calls) {
        if (const auto* create = std::get_if<streams::CreateStreamRequest>(&call.command.action))
            made.insert(create->streamName);
    }
    base::Instant last{};
    for (TimedCommand& call : calls) {
        const auto at = replayedAt(call.at.time_since_epoch(), options.speedThousandths);
        if (!at)
            return base::Problem{
                std::string{fileName}, "lasts longer at this speed than a run can; choose a faster one"};
        call.at = base::instantAt(*at);
        last = std::max(last, call.at);
        if (std::string stream = putsTo(call.command.action); !stream.empty() && made.insert(stream).second)
            into.streams.push_back({.create = {std::move(stream), options.shards}});
        into.events.push_back(std::move(call));
    }
    std::stable_sort(into.events.begin(), into.events.end(),
        [](const TimedCommand& a, const TimedCommand& b) { return a.at < b.at; });
    const base::Duration needed = last.time_since_epoch() + base::Duration{1min};
    into.length = std::min(std::max(into.length, needed), base::kWorldEnd - base::kWorldStart);
    return into;
}

}
