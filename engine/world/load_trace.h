// What a stream has taken, as CloudWatch counted it: IncomingRecords and IncomingBytes, summed up for each period. Read
// from what get-metric-data and get-metric-statistics print as JSON, from CSV as the CloudWatch console exports it, and
// from our own (world/metrics_csv.h). A producer can do the same again.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "clients/config.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::world {

struct FileReading;

// A text to be read.
struct ImportText {
    std::string name; // for messages: a file, or "the text"
    std::string_view text;
};

struct LoadTrace {
    struct Point {
        std::int64_t records = 0;
        std::int64_t bytes = 0;
        friend bool operator==(const Point&, const Point&) = default;
    };

    std::string stream;           // as the text has it; empty where it does not say
    std::int64_t firstSecond = 0; // Unix seconds, or seconds of the run for our own
    base::Duration period{};
    std::vector<Point> points; // one a period, without a hole
    std::size_t gaps = 0;      // of these, those of which nothing was said: nothing came then

    [[nodiscard]] base::Duration span() const { return period * static_cast<std::int64_t>(points.size()); }
    friend bool operator==(const LoadTrace&, const LoadTrace&) = default;
};

// Whether a text is CSV of one of these kinds, by its first lines; whether a JSON document is of them.
[[nodiscard]] bool isLoadCsv(std::string_view text);
[[nodiscard]] bool isMetricData(const base::JsonValue& root);

// Gathers series until all texts are read.
class LoadTraceReader {
public:
    void readJson(const base::JsonValue& root, FileReading& reading);
    [[nodiscard]] std::optional<base::Problem> readCsv(const ImportText& text);

    [[nodiscard]] bool isEmpty() const { return m_streams.empty(); }
    // In the order of their names. `name` is that of the texts.
    [[nodiscard]] base::Result<std::vector<LoadTrace>> traces(const std::string& name) const;

private:
    enum class Metric : std::uint8_t { Records, Bytes };
    struct Values {
        std::map<std::int64_t, std::int64_t> records; // by second
        std::map<std::int64_t, std::int64_t> bytes;
    };
    struct Column {
        std::string stream;
        Metric metric{};
    };

    static std::optional<Column> columnNamed(std::string_view label);
    // False where the series has another value then.
    bool add(const Column& column, std::int64_t second, std::int64_t value);
    std::optional<base::Problem> readOwnCsv(const ImportText& text);

    std::map<std::string, Values> m_streams;
};

// How many periods a step of a producer's rate takes in: more than one for traces that are longer than a rate's curve.
[[nodiscard]] std::size_t periodsPerStep(const LoadTrace& trace);
// Writes as many records as came, of their average size: whole records a second, what is left over goes to the next
// step. It ends with the trace.
[[nodiscard]] clients::ProducerConfig producerLike(const LoadTrace& trace, std::string name, std::string stream);
// Enough for its busiest period.
[[nodiscard]] std::uint32_t shardsFor(const LoadTrace& trace);

}
