// What the benchmarks share: both sides of a comparison run in one process, their
// repetitions shuffled into each other, and thread CPU time is compared by medians.
// A report then sets the ratios against their targets:
//
//   const Timings timings = runInterleaved(argc, argv);
//   Report report("hash");
//   report.ratio("batch / legacy MD5()", 4.0, timings.speedup("legacy", "batch"), Direction::AtLeast);
//   report.print();
//
// A missed target is said, not punished: machines differ, so the exit code stays 0.
// With SHARDSCOPE_BENCH_REPORT set, each row is also appended to that file, tab-separated.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace shardscope::bench {

class Timings {
public:
    void add(const std::string& name, double nanoseconds) { m_samples[name].push_back(nanoseconds); }

    [[nodiscard]] bool has(const std::string& name) const { return m_samples.contains(name); }
    // Per item where the benchmark counts items, else per iteration. 0 if it did not run.
    [[nodiscard]] double median(const std::string& name) const
    {
        if (!has(name))
            return 0;
        std::vector<double> sorted = m_samples.at(name);
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
    // How many times faster `fast` is than `slow`; 0 if either did not run.
    [[nodiscard]] double speedup(const std::string& slow, const std::string& fast) const
    {
        return has(slow) && has(fast) ? median(slow) / median(fast) : 0;
    }

private:
    std::map<std::string, std::vector<double>> m_samples;
};

// Prints nothing per repetition; gathers their CPU time per item.
class TimingCollector : public benchmark::BenchmarkReporter {
public:
    explicit TimingCollector(Timings& timings) : m_timings(timings) {}

    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration || run.error_occurred)
                continue;
            const auto items = run.counters.find("items_per_second");
            const double seconds = run.cpu_accumulated_time / static_cast<double>(run.iterations);
            m_timings.add(run.run_name.function_name + (run.run_name.args.empty() ? "" : "/" + run.run_name.args),
                items != run.counters.end() ? 1e9 / items->second.value : seconds * 1e9);
        }
    }

private:
    Timings& m_timings;
};

// Runs every registered benchmark. Command-line flags of Google Benchmark win over
// the defaults: 15 repetitions of at least 20 ms, in random order.
inline Timings runInterleaved(int argc, char** argv)
{
    std::vector<std::string> texts{argv[0], "--benchmark_repetitions=15", "--benchmark_min_time=0.02",
        "--benchmark_enable_random_interleaving=true"};
    texts.insert(texts.end(), argv + 1, argv + argc);
    std::vector<char*> arguments;
    for (std::string& text : texts)
        arguments.push_back(text.data());
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());

    Timings timings;
    TimingCollector collector{timings};
    benchmark::RunSpecifiedBenchmarks(&collector);
    return timings;
}

enum class Direction { AtLeast, AtMost };

class Report {
public:
    explicit Report(std::string title) : m_title(std::move(title)) {}

    // A dimensionless ratio, shown as "4.7x". A measured 0 means that it did not run.
    void ratio(const std::string& name, double target, double measured, Direction direction)
    {
        addRow(name, target, measured, "x", direction);
    }
    // A count with its unit, such as instructions.
    void value(const std::string& name, double target, double measured, const std::string& unit, Direction direction)
    {
        addRow(name, target, measured, " " + unit, direction);
    }
    // A measurement without a target.
    void note(const std::string& name, double measured, const std::string& unit)
    {
        if (measured > 0)
            m_rows.push_back({name, "", format(measured) + " " + unit, ""});
    }

    void print() const
    {
        Row widest{m_title, "target", "measured", ""};
        for (const Row& row : m_rows) {
            widest.name.resize(std::max(widest.name.size(), row.name.size()));
            widest.target.resize(std::max(widest.target.size(), row.target.size()));
            widest.measured.resize(std::max(widest.measured.size(), row.measured.size()));
        }
        const auto line = [&](const Row& row) {
            std::printf("%-*s | %*s | %*s | %s\n", static_cast<int>(widest.name.size()), row.name.c_str(),
                static_cast<int>(widest.target.size()), row.target.c_str(), static_cast<int>(widest.measured.size()),
                row.measured.c_str(), row.verdict.c_str());
        };
        std::printf("\n");
        line({m_title, "target", "measured", "met?"});
        std::printf("%s\n",
            std::string(widest.name.size() + widest.target.size() + widest.measured.size() + 16, '-').c_str());
        for (const Row& row : m_rows)
            line(row);
        appendToFile();
    }

private:
    struct Row {
        std::string name;
        std::string target;
        std::string measured;
        std::string verdict;
    };

    static std::string format(double number)
    {
        char text[32];
        std::snprintf(text, sizeof text, number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
        return text;
    }

    void addRow(const std::string& name, double target, double measured, const std::string& unit, Direction direction)
    {
        const bool isAtLeast = direction == Direction::AtLeast;
        const std::string bound = (isAtLeast ? ">= " : "<= ") + format(target) + unit;
        if (measured <= 0) {
            m_rows.push_back({name, bound, "-", "not run"});
            return;
        }
        const bool isMet = isAtLeast ? measured >= target : measured <= target;
        m_rows.push_back({name, bound, format(measured) + unit, isMet ? "MET" : "NOT MET"});
    }

    void appendToFile() const
    {
        const char* path = std::getenv("SHARDSCOPE_BENCH_REPORT");
        if (path == nullptr || *path == '\0')
            return;
        std::FILE* file = std::fopen(path, "a");
        if (file == nullptr) {
            std::fprintf(stderr, "cannot append to %s\n", path);
            return;
        }
        for (const Row& row : m_rows)
            std::fprintf(file, "%s\t%s\t%s\t%s\t%s\n", m_title.c_str(), row.name.c_str(), row.target.c_str(),
                row.measured.c_str(), row.verdict.c_str());
        std::fclose(file);
    }

    std::string m_title;
    std::vector<Row> m_rows;
};

}
