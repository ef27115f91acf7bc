#include "world/load_trace.h"

#include "base/hash_key.h"
#include "world/bounds.h"
#include "world/import_text.h"
#include "world/json_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>

namespace shardscope::world {

namespace {

using base::JsonValue;

constexpr std::string_view kRecordsName = "incomingrecords";
constexpr std::string_view kBytesName = "incomingbytes";
constexpr std::string_view kOwnHeader = "second,kind,stream,name,records,bytes,";
constexpr std::int64_t kMostPoints = 1'000'000;            // a year of minutes, and more
constexpr std::int64_t kMostOfAll = 4 * kMostPoints;       // streams of one import together
constexpr std::int64_t kMostValue = 1'000'000'000'000'000; // below it a double holds whole numbers
constexpr std::size_t kHeadLines = 20;                     // before the first point of a file
constexpr std::int64_t kShardRecords = 1'000;              // of a second
constexpr std::int64_t kShardBytes = 1'048'576;

std::string lowered(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::string_view trimmed(std::string_view text, std::string_view ends = " \t\r")
{
    const std::size_t first = text.find_first_not_of(ends);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(ends) - first + 1);
}

// "1234", "1234.0" or "1.2E7", rounded; sums of counts are whole.
std::optional<std::int64_t> countOf(std::string_view text)
{
    double value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || rest != text.data() + text.size() || !(value >= 0)
        || value > static_cast<double>(kMostValue))
        return std::nullopt;
    return std::llround(value);
}

// "2026-11-20T00:00:00Z" with a blank or slashes in it, with or without seconds and a zone, or Unix seconds, or
// milliseconds.
std::optional<std::int64_t> secondOfStamp(std::string_view text)
{
    constexpr std::size_t kMillisecondDigits = 12;
    constexpr std::size_t kToMinutes = 16;
    if (const auto number = digits(text))
        return text.size() >= kMillisecondDigits ? *number / 1'000 : *number;
    std::string iso{text};
    std::replace(iso.begin(), iso.end(), '/', '-');
    if (iso.size() > 10 && iso[10] == ' ')
        iso[10] = 'T';
    if (iso.size() == kToMinutes)
        iso += ":00";
    return secondOfIso(iso);
}

// --- CSV -----------------------------------------------------------------------------

struct Row {
    std::uint32_t line = 0;
    std::vector<std::string> cells;
};

// RFC 4180: cells in quotes may hold commas, quotes and line breaks.
class CsvRows {
public:
    explicit CsvRows(std::string_view text) : m_text(text)
    {
        constexpr std::string_view mark = "\xef\xbb\xbf";
        if (m_text.starts_with(mark))
            m_text.remove_prefix(mark.size());
    }

    std::optional<Row> next()
    {
        if (m_at >= m_text.size())
            return std::nullopt;
        Row row{m_line, {{}}};
        bool isQuoted = false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            m_line += c == '\n' ? 1 : 0;
            if (c == '"' && isQuoted && m_at + 1 < m_text.size() && m_text[m_at + 1] == '"')
                row.cells.back() += m_text[++m_at];
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
                row.cells.emplace_back();
            else if (c == '\n' && !isQuoted)
                break;
            else
                row.cells.back() += c;
        }
        ++m_at;
        for (std::string& cell : row.cells)
            cell = trimmed(cell);
        return row;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    std::uint32_t m_line = 1;
};

base::Problem problemAt(const ImportText& text, std::uint32_t line, std::string what)
{
    return {text.name + ":" + std::to_string(line), std::move(what)};
}

}

bool isLoadCsv(std::string_view text)
{
    CsvRows rows{text.substr(0, 16'384)};
    for (std::size_t i = 0; i < kHeadLines; ++i) {
        const auto row = rows.next();
        if (!row || row->cells.size() < 2)
            return false;
        if (i == 0 && (row->cells[0].starts_with('{') || row->cells[0].starts_with('[')))
            return false;
        if (i == 0 && text.find(kOwnHeader) < 4)
            return true;
        for (const std::string& cell : row->cells) {
            const std::string name = lowered(cell);
            if (name.find(kRecordsName) != std::string::npos || name.find(kBytesName) != std::string::npos)
                return true;
        }
    }
    return false;
}

bool isMetricData(const JsonValue& root)
{
    return member(root, "MetricDataResults") != nullptr || member(root, "Datapoints") != nullptr;
}

// "IncomingBytes", and with it the name of the stream where something else stands beside it: "clicks IncomingBytes".
std::optional<LoadTraceReader::Column> LoadTraceReader::columnNamed(std::string_view label)
{
    const std::string name = lowered(label);
    std::size_t at = name.find(kRecordsName);
    const Metric metric = at != std::string::npos ? Metric::Records : Metric::Bytes;
    const std::size_t length = at != std::string::npos ? kRecordsName.size() : kBytesName.size();
    if (at == std::string::npos)
        at = name.find(kBytesName);
    if (at == std::string::npos)
        return std::nullopt;
    constexpr std::string_view between = " \t:/-_.,()";
    std::string_view rest = trimmed(label.substr(0, at), between);
    if (rest.empty())
        rest = trimmed(label.substr(at + length), between);
    const bool isOneWord = rest.find_first_of(" \t:/") == std::string_view::npos;
    return Column{isOneWord ? std::string{rest} : std::string{}, metric};
}

bool LoadTraceReader::add(const Column& column, std::int64_t second, std::int64_t value)
{
    Values& values = m_streams[column.stream];
    const auto [place, isNew] =
        (column.metric == Metric::Records ? values.records : values.bytes).emplace(second, value);
    return isNew || place->second == value;
}

void LoadTraceReader::readJson(const JsonValue& root, FileReading& reading)
{
    Fields fields{root, "", reading};
    const auto addOrRefuse = [&](const Column& column, const JsonValue& stamp, const JsonValue& value,
                                 const std::string& path) {
        const auto second = secondOf(stamp);
        const auto count = value.kind == JsonValue::Kind::Number ? countOf(value.text) : std::nullopt;
        if (!second)
            reading.refuse(stamp.line, path, "must be a time like \"2026-11-20T00:00:00+00:00\", or Unix seconds");
        else if (!count)
            reading.refuse(value.line, path, "must be the sum of a period, a number from 0 on");
        else if (!add(column, *second, *count))
            reading.refuse(stamp.line, path,
                "has a second value for the same time; ask for one period only, and name streams in their labels, as "
                "\"clicks IncomingBytes\"");
    };
    if (fields.find("MetricDataResults") == nullptr) {
        std::string label;
        fields.require("Label", "which metric it is");
        fields.text("Label", label, {});
        const auto column = columnNamed(label);
        for (const auto& [element, path] : elementsOf(fields, "Datapoints", {})) {
            const JsonValue* stamp = member(*element, "Timestamp");
            const JsonValue* sum = member(*element, "Sum");
            if (stamp == nullptr || sum == nullptr)
                reading.refuse(element->line, path, "must have a Timestamp and a Sum; ask with --statistics Sum");
            else if (column)
                addOrRefuse(*column, *stamp, *sum, path);
        }
        return;
    }
    for (const auto& [element, path] : elementsOf(fields, "MetricDataResults", {})) {
        Fields series{*element, path, reading};
        std::string label;
        std::string id;
        series.text("Label", label, {});
        series.text("Id", id, {});
        auto column = columnNamed(label);
        if (!column)
            column = columnNamed(id);
        const auto stamps = elementsOf(series, "Timestamps", {});
        const auto values = elementsOf(series, "Values", {});
        if (stamps.size() != values.size())
            series.refuse("Values", "must be as many as there are Timestamps");
        for (std::size_t i = 0; column && i < stamps.size() && !reading.problem; ++i)
            addOrRefuse(*column, *stamps[i].first, *values[i].first, stamps[i].second);
    }
}

std::optional<base::Problem> LoadTraceReader::readCsv(const ImportText& text)
{
    if (text.text.find(kOwnHeader) < 4)
        return readOwnCsv(text);
    CsvRows rows{text.text};
    std::vector<std::optional<Column>> columns;
    bool hasPoints = false;
    while (const auto row = rows.next()) {
        if (row->cells.size() == 1 && row->cells.front().empty())
            continue;
        const auto second = secondOfStamp(row->cells.front());
        if (!second && hasPoints)
            return problemAt(text, row->line,
                "must begin with a time like \"2026-11-20 00:00:00\", not \"" + row->cells.front() + "\"");
        columns.resize(std::max(columns.size(), row->cells.size()));
        if (!second) {
            for (std::size_t i = 1; i < row->cells.size(); ++i) {
                const auto column = columnNamed(row->cells[i]);
                if (column && (!columns[i] || columns[i]->stream.empty()))
                    columns[i] = column;
                if (lowered(row->cells.front()) == "statistic" && columns[i] && lowered(row->cells[i]) != "sum")
                    return problemAt(text, row->line, "must be Sum, not " + row->cells[i] + "; export the sums");
            }
            continue;
        }
        hasPoints = true;
        for (std::size_t i = 1; i < row->cells.size(); ++i) {
            if (!columns[i] || row->cells[i].empty())
                continue;
            const auto count = countOf(row->cells[i]);
            if (!count)
                return problemAt(text, row->line,
                    "must hold the sum of a period in column " + std::to_string(i + 1) + ", not \"" + row->cells[i]
                        + "\"");
            if (!add(*columns[i], *second, *count))
                return problemAt(text, row->line,
                    "has a second value for the same time and metric; keep one stream and one period");
        }
    }
    if (!hasPoints)
        return problemAt(text, 1,
            "holds no points; each line begins with a time like \"2026-11-20 00:00:00\" and goes on with the sums");
    return std::nullopt;
}

// Its rows of shards, added up.
std::optional<base::Problem> LoadTraceReader::readOwnCsv(const ImportText& text)
{
    constexpr std::size_t kCells = 6;
    CsvRows rows{text.text};
    (void)rows.next();
    while (const auto row = rows.next()) {
        if (row->cells.size() < kCells || row->cells[1] != "shard")
            continue;
        const auto second = digits(row->cells[0]);
        const auto records = countOf(row->cells[4]);
        const auto bytes = countOf(row->cells[5]);
        if (!second || !records || !bytes)
            return problemAt(text, row->line,
                "must begin with a second, and have records and bytes in columns 5 and 6");
        Values& values = m_streams[row->cells[2]];
        std::int64_t& recordsThen = values.records[*second];
        std::int64_t& bytesThen = values.bytes[*second];
        recordsThen = std::min(recordsThen + *records, kMostValue);
        bytesThen = std::min(bytesThen + *bytes, kMostValue);
    }
    if (m_streams.empty())
        return problemAt(text, 1, "holds no rows of shards; save the metrics of a run that has a stream");
    return std::nullopt;
}

base::Result<std::vector<LoadTrace>> LoadTraceReader::traces(const std::string& name) const
{
    std::vector<LoadTrace> traces;
    std::int64_t points = 0; // a few that are far apart make many
    for (const auto& [stream, values] : m_streams) {
        const std::string of = stream.empty() ? "" : " of " + stream;
        if (values.records.empty() || values.bytes.empty())
            return base::Problem{name,
                "has no " + std::string{values.records.empty() ? "IncomingRecords" : "IncomingBytes"} + of
                    + "; add it: both are needed, as a Sum"};
        std::int64_t period = 0;
        const std::int64_t first = std::min(values.records.begin()->first, values.bytes.begin()->first);
        const std::int64_t last = std::max(values.records.rbegin()->first, values.bytes.rbegin()->first);
        for (const auto& [second, count] : values.records)
            period = std::gcd(period, second - first);
        for (const auto& [second, count] : values.bytes)
            period = std::gcd(period, second - first);
        if (period == 0)
            return base::Problem{
                name, "has one point" + of + ", which does not tell its period; ask for a longer time"};
        if ((last - first) / period >= kMostPoints || last - first > bounds::kWaitMs / 1'000 - period)
            return base::Problem{name, "lasts too long" + of + "; take at most a year, of one period"};
        points += (last - first) / period + 1;
        if (points > kMostOfAll)
            return base::Problem{name,
                "has more than " + std::to_string(kMostOfAll)
                    + " periods of all streams together; take fewer streams, or a shorter time"};
        LoadTrace trace{.stream = stream, .firstSecond = first, .period = base::Duration{period * 1'000}};
        trace.points.resize(static_cast<std::size_t>((last - first) / period + 1));
        for (const auto& [second, count] : values.records)
            trace.points[static_cast<std::size_t>((second - first) / period)].records = count;
        for (const auto& [second, count] : values.bytes)
            trace.points[static_cast<std::size_t>((second - first) / period)].bytes = count;
        std::size_t told = 0;
        for (std::size_t i = 0; i < trace.points.size(); ++i)
            told += values.records.count(first + static_cast<std::int64_t>(i) * period);
        trace.gaps = trace.points.size() - told;
        const auto busiest = std::max_element(trace.points.begin(), trace.points.end(),
            [](const LoadTrace::Point& a, const LoadTrace::Point& b) { return a.records < b.records; });
        if (busiest->records / period >= bounds::kRate)
            return base::Problem{name,
                "has " + std::to_string(busiest->records / period) + " records a second" + of
                    + "; a producer writes at most " + std::to_string(bounds::kRate)};
        traces.push_back(std::move(trace));
    }
    return traces;
}

namespace {

// A level stretch for each `group` of periods, straight up and down between them, and nothing after the last.
clients::Curve curveOf(const LoadTrace& trace, std::size_t group)
{
    clients::Curve curve;
    curve.knots.clear();
    std::int64_t carried = 0; // records that are less than one a second
    for (std::size_t i = 0; i < trace.points.size(); i += group) {
        const std::size_t end = std::min(i + group, trace.points.size());
        std::int64_t records = carried;
        for (std::size_t k = i; k < end; ++k)
            records += trace.points[k].records;
        const std::int64_t seconds = trace.period.count() / 1'000 * static_cast<std::int64_t>(end - i);
        const std::int64_t rate = std::min(records / seconds, bounds::kRate);
        carried = records % seconds;
        const base::Duration at = trace.period * static_cast<std::int64_t>(i);
        if (curve.knots.empty()) {
            curve.knots.push_back({at, rate});
        } else if (const std::int64_t before = curve.knots.back().value; before != rate) {
            curve.knots.push_back({at, before});
            curve.knots.push_back({at, rate});
        }
    }
    return curve;
}

}

std::size_t periodsPerStep(const LoadTrace& trace)
{
    std::size_t group = 1;
    // Ends: it grows, and as many periods as there are make one knot.
    for (std::size_t knots = 0; (knots = curveOf(trace, group).knots.size()) > bounds::kKnots;)
        group = group * knots / bounds::kKnots + 1;
    return group;
}

clients::ProducerConfig producerLike(const LoadTrace& trace, std::string name, std::string stream)
{
    clients::ProducerConfig producer;
    producer.name = std::move(name);
    producer.stream = std::move(stream);
    producer.rate = curveOf(trace, periodsPerStep(trace));
    base::U128 records = 0;
    base::U128 bytes = 0;
    for (const LoadTrace::Point& point : trace.points) {
        records += static_cast<std::uint64_t>(point.records);
        bytes += static_cast<std::uint64_t>(point.bytes);
    }
    if (records > 0) {
        producer.size.kind = clients::SizeChoice::Kind::Fixed;
        const base::U128 most = bounds::kRecordBytes;
        producer.size.bytes = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::min(bytes / records, most)));
    }
    producer.end = trace.span();
    return producer;
}

std::uint32_t shardsFor(const LoadTrace& trace)
{
    const std::int64_t seconds = trace.period.count() / 1'000;
    std::int64_t shards = 1;
    for (const LoadTrace::Point& point : trace.points) {
        shards = std::max(shards, (point.records / seconds + kShardRecords - 1) / kShardRecords);
        shards = std::max(shards, (point.bytes / seconds + kShardBytes - 1) / kShardBytes);
    }
    return static_cast<std::uint32_t>(std::min<std::int64_t>(shards, bounds::kShards));
}

}
