#include "cli/run.h"

#include "cli/files.h"
#include "cli/loading.h"
#include "cli/progress.h"

#include "clients/access_log.h"
#include "world/built_in_scenarios.h"
#include "world/capture.h"
#include "world/cloudwatch_csv.h"
#include "world/metrics_csv.h"
#include "world/quota_file.h"
#include "world/report.h"
#include "world/run_recorder.h"
#include "world/scenario_player.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <utility>
#include <variant>

namespace shardscope::cli {

namespace {

using base::Instant;
using base::Problem;
using base::operator""s;

std::variant<world::Scenario, Failure> loadLog(const LogOptions& options)
{
    auto text = readFile(options.file);
    if (!text)
        return Failure{ExitCode::BadFile, text.error()};
    const std::string name = std::filesystem::path{options.file}.filename().string();
    auto dataset = clients::readAccessLog({name, std::move(*text)}, options.keyField);
    if (!dataset)
        return Failure{ExitCode::BadInput, {options.file, dataset.error().what}};
    return world::replayScenario(*dataset, options.shards, options.speedThousandths, options.keyField);
}

// Into the scenario that is named, or on streams that the calls themselves ask for.
std::variant<world::Scenario, Failure> loadCalls(const RunOptions& options)
{
    const CallsOptions& of = *options.calls;
    auto text = readFile(of.file);
    if (!text)
        return Failure{ExitCode::BadFile, text.error()};
    world::Scenario into;
    into.name = "Replay of " + std::filesystem::path{of.file}.filename().string();
    into.length = base::Duration{1};
    if (!options.scenario.empty()) {
        auto loaded = loadScenario(options.scenario);
        if (auto* failure = std::get_if<Failure>(&loaded))
            return std::move(*failure);
        into = std::get<world::Scenario>(std::move(loaded));
    }
    auto calls = world::parseCapture(*text, of.file);
    if (!calls)
        return Failure{ExitCode::BadInput, calls.error()};
    const std::size_t count = calls->size();
    const auto lasts = world::replayedAt(calls->back().at.time_since_epoch(), of.speedThousandths);
    auto scenario = world::replayCalls(std::move(into), std::move(*calls), {of.shards, of.speedThousandths}, of.file);
    if (!scenario)
        return Failure{ExitCode::BadInput, scenario.error()};
    if (lasts->count() > 0)
        std::fprintf(stderr, "%s: %zu calls in %s\n", of.file.c_str(), count, base::formatDuration(*lasts).c_str());
    else
        std::fprintf(stderr, "%s: %zu calls at once\n", of.file.c_str(), count);
    return std::move(*scenario);
}

std::variant<world::Scenario, Failure> load(const RunOptions& options)
{
    if (options.log)
        return loadLog(*options.log);
    if (options.calls)
        return loadCalls(options);
    if (options.scenario.empty())
        return world::defaultScenario();
    return loadScenario(options.scenario);
}

std::uint64_t recordsStored(const world::World& world)
{
    std::uint64_t records = 0;
    for (const streams::Stream& stream : world.service().streams()) {
        for (const streams::ShardLine& line : stream.lines)
            records += line.stored;
    }
    return records;
}

bool areAgentsFinished(const world::World& world)
{
    return std::all_of(world.actors().begin(), world.actors().end(), [](const world::Actor& actor) {
        const auto* agent = std::get_if<clients::LogAgent>(&actor.client);
        return agent == nullptr || agent->isFinished();
    });
}

class Run {
public:
    Run(const RunOptions& options, world::Scenario scenario, world::World world, std::optional<OutputFile> metrics,
        std::optional<OutputFile> cloudWatch)
        : m_options(options), m_scenario(std::move(scenario)), m_player(std::move(world), m_scenario.events),
          m_metrics(std::move(metrics)), m_cloudWatch(std::move(cloudWatch))
    {
    }

    ExitCode play()
    {
        if (m_metrics)
            m_metrics->write(world::metricsCsvHeader());
        if (m_cloudWatch)
            m_cloudWatch->write(world::CloudWatchCsv::header());
        m_recorder.observe(m_player.world());
        while (!isOver())
            playOn();
        m_progress.clear();
        return finish();
    }

private:
    [[nodiscard]] Instant end() const { return base::kWorldStart + m_options.length.value_or(m_scenario.length); }

    // The replay of a log ends in the second in which its last line has been stored or given up,
    // which every agent reaches: it tries each line a bounded number of times.
    [[nodiscard]] bool isOver() const
    {
        const world::World& world = m_player.world();
        if (m_options.log && !m_options.length)
            return areAgentsFinished(world) || world.now() >= base::kWorldEnd;
        return world.now() >= end();
    }

    // Where the end is not known beforehand it is looked for every second.
    void playOn()
    {
        const bool endsWithLog = m_options.log && !m_options.length;
        const Instant limit = endsWithLog ? std::min(m_player.world().now() + 1s, base::kWorldEnd) : end();
        m_player.runWatched(limit, [this](const world::Frame& second) { take(second); });
        m_recorder.observe(m_player.world());
    }

    void take(const world::Frame& second)
    {
        const world::World& world = m_player.world();
        m_recorder.watch(world, second);
        if (m_metrics) {
            std::string rows;
            world::appendMetricsCsv(rows, world, second);
            m_metrics->write(rows);
        }
        if (m_cloudWatch) {
            std::string rows;
            m_minutes.add(rows, world, second);
            m_cloudWatch->write(rows);
        }
        if (m_progress.isDue())
            m_progress.show(second.at, std::max(end(), second.at), recordsStored(world));
    }

    ExitCode finish()
    {
        const world::Report report = m_recorder.report(m_player.world(), m_scenario);
        const std::string text =
            m_options.report == ReportFormat::Json ? world::reportJson(report) : world::reportText(report);
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
            return complain({ExitCode::BadFile,
                {"the report", "cannot be written: " + std::string{std::strerror(errno)}}});
        for (std::optional<OutputFile>* file : {&m_metrics, &m_cloudWatch}) {
            if (!*file)
                continue;
            if (const base::Outcome closed = (*file)->close(); !closed)
                return complain({ExitCode::BadFile, closed.error()});
        }
        return ExitCode::Fine;
    }

    const RunOptions& m_options;
    world::Scenario m_scenario;
    world::ScenarioPlayer m_player;
    world::RunRecorder m_recorder;
    std::optional<OutputFile> m_metrics;
    std::optional<OutputFile> m_cloudWatch;
    world::CloudWatchCsv m_minutes;
    Progress m_progress;
};

std::string plural(std::size_t count, const std::string& noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}

ExitCode runCommand(const RunOptions& options)
{
    auto loaded = load(options);
    if (const auto* failure = std::get_if<Failure>(&loaded))
        return complain(*failure);
    world::Scenario scenario = std::get<world::Scenario>(std::move(loaded));
    if (options.seed)
        scenario.settings.seed = *options.seed;
    if (!options.quotas.empty()) {
        if (const auto failure = loadQuotas(options.quotas, scenario.settings.service))
            return complain(*failure);
    }
    if (options.profile)
        scenario.settings.service.profile = *options.profile;
    if (options.throttle)
        scenario.settings.service.throttle = *options.throttle;
    auto world = world::makeWorld(scenario);
    if (!world) {
        const std::string source = options.log          ? options.log->file
            : options.calls && options.scenario.empty() ? options.calls->file
                                                        : options.scenario;
        return complain({ExitCode::BadInput, {source + ", " + world.error().where, world.error().what}});
    }
    std::optional<OutputFile> metrics;
    std::optional<OutputFile> cloudWatch;
    for (const auto& [path, output] :
        {std::pair{&options.metrics, &metrics}, std::pair{&options.cloudWatch, &cloudWatch}}) {
        if (path->empty())
            continue;
        auto file = OutputFile::create(*path);
        if (!file)
            return complain({ExitCode::BadFile, file.error()});
        *output = std::move(*file);
    }
    return Run{options, std::move(scenario), std::move(*world), std::move(metrics), std::move(cloudWatch)}.play();
}

ExitCode checkCommand(const CheckOptions& options)
{
    auto loaded = loadScenario(options.scenario);
    if (const auto* failure = std::get_if<Failure>(&loaded))
        return complain(*failure);
    const auto& scenario = std::get<world::Scenario>(loaded);
    if (const auto world = world::makeWorld(scenario); !world)
        return complain({ExitCode::BadInput, {options.scenario + ", " + world.error().where, world.error().what}});
    std::printf("%s: fine: %s, %s, %s, runs for %s\n", options.scenario.c_str(),
        plural(scenario.streams.size(), "stream").c_str(), plural(scenario.clients.size(), "client").c_str(),
        plural(scenario.events.size(), "event").c_str(), base::formatDuration(scenario.length).c_str());
    const streams::ServiceSettings& service = scenario.settings.service;
    if (const std::string old = world::oldQuotaText(world::quotaDifferences(service), service.profile); !old.empty())
        std::printf("%s\n", old.c_str());
    return ExitCode::Fine;
}

}
