#include "cli/options.h"

#include "base/time_text.h"
#include "clients/access_log.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <array>
#include <charconv>
#include <functional>

namespace shardscope::cli {

namespace {

constexpr std::string_view kHelp =
    R"(Shardscope runs simulated Amazon Kinesis streams on a virtual clock and reports what
happened: exactly, repeatably, and without an AWS account.

Usage:
  shardscope-cli run [SCENARIO] [options]     run a scenario, print a report
  shardscope-cli run --log FILE [options]     replay a web server's access log, print a report
  shardscope-cli check SCENARIO               read a scenario, say what is wrong with it
  shardscope-cli COMMAND --help               all options of a command
  shardscope-cli --version

Try it:
  shardscope-cli run                          ten minutes of a stream whose hot key gets throttled
  shardscope-cli run --for 30s                the same, before the key warms up

Exit codes:
  0  fine
  1  the command line was wrong
  2  a scenario or log was wrong; the message names the line and what to do
  3  a file could not be read or written
)";

constexpr std::string_view kRunHelp = R"(Runs a scenario, or replays a log, and prints a report.

Usage:
  shardscope-cli run [SCENARIO] [options]
  shardscope-cli run --log FILE [options]

SCENARIO is a JSON file (resources/scenario.schema.json describes it; resources/scenarios holds
examples). Without one, the built-in scenario runs: a stream of four shards with a hot key.

Options:
  --for TIME             how long to run in virtual time, for example 30s, 10m or 1h30m
                         (default: the scenario's length; a log: until its last line is stored)
  --seed N               another seed, another run; the same seed, the same run to the last bit
  --profile NAME         the service's quotas: classic (2015 to 2024) or current
  --report FORMAT        text (default) or json
  --metrics FILE         write what happened second by second as CSV

Replaying a log in combined format (Apache, nginx):
  --log FILE             the log; its lines are put in the order of their time stamps
  --key FIELD            partition key: client (default), ident, user, time, method, path,
                         protocol, status, bytes, referer, agent or line
  --shards N             shards of the stream, 1 to 10000 (default 4)
  --speed N              log time per virtual time: 3600 replays an hour in a second (default 1)

The JSON report holds the run's fingerprint: two runs with equal fingerprints were equal.

Exit codes: 0 fine, 1 wrong command line, 2 wrong scenario or log, 3 unreadable or unwritable file.
)";

constexpr std::string_view kCheckHelp =
    R"(Reads a scenario and says what is wrong with it, if anything, without running it.

Usage:
  shardscope-cli check SCENARIO

A message looks like "clicks.json:12, /streams/0/shards: must be 1 to 10000, not 0".

Exit codes: 0 fine, 1 wrong command line, 2 wrong scenario, 3 unreadable file.
)";

// CLI11 parses; the words are ours.
class FixedHelp : public CLI::FormatterBase {
public:
    explicit FixedHelp(std::string_view text) : m_text(text) {}
    [[nodiscard]] std::string make_help(const CLI::App* /*app*/, std::string /*name*/,
        CLI::AppFormatMode /*mode*/) const override
    {
        return std::string{m_text};
    }

private:
    std::string_view m_text;
};

// A validator with a sentence of its own: empty when the text is fine.
CLI::Validator requirement(std::function<std::string(const std::string&)> problem)
{
    return CLI::Validator{[problem = std::move(problem)](std::string& text) { return problem(text); }, ""};
}

// "3600" or "0.5" in thousandths, at least one of them.
std::optional<std::int64_t> parseThousandths(std::string_view text)
{
    constexpr std::int64_t highest = 1'000'000'000;
    constexpr std::size_t decimals = 3;
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string fraction{text.substr(std::min(point + 1, text.size()))};
    const bool isMalformed = fraction.size() > decimals || (point < text.size() && fraction.empty());
    fraction.resize(decimals, '0');
    const std::string digits = std::string{text.substr(0, point)} + fraction;
    std::int64_t value = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool isNumber = error == std::errc{} && rest == digits.data() + digits.size() && point > 0;
    if (isMalformed || !isNumber || value < 1 || value > highest * 1'000)
        return std::nullopt;
    return value;
}

std::string durationProblem(const std::string& text)
{
    const auto length = base::parseDuration(text);
    return length && *length > base::Duration::zero()
        ? ""
        : "\"" + text + "\" is no time to run for; write for example 30s, 10m or 1h30m";
}

std::string speedProblem(const std::string& text)
{
    return parseThousandths(text) ? "" : "\"" + text + "\" is no speed; write a number from 0.001 to 1000000000";
}

std::string profileProblem(const std::string& text)
{
    return streams::profileNamed(text) ? "" : "\"" + text + "\" is no profile; choose classic or current";
}

std::string fieldProblem(const std::string& text)
{
    std::string names;
    for (const std::string_view field : clients::accessLogFields()) {
        if (field == text)
            return "";
        names += (names.empty() ? "" : ", ") + std::string{field};
    }
    return "\"" + text + "\" is no field of an access log; choose one of " + names;
}

std::string shardsProblem(const std::string& text)
{
    std::uint32_t shards = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), shards);
    const bool isNumber = error == std::errc{} && rest == text.data() + text.size();
    return isNumber && shards >= 1 && shards <= 10'000 ? "" : "\"" + text + "\" is no number of shards; 1 to 10000";
}

std::string seedProblem(const std::string& text)
{
    std::uint64_t seed = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    return error == std::errc{} && rest == text.data() + text.size()
        ? ""
        : "\"" + text + "\" is no seed; write a whole number from 0 to 18446744073709551615";
}

std::string fileProblem(const std::string& text) { return text.empty() ? "the name of the file is empty" : ""; }

std::string reportProblem(const std::string& text)
{
    return text == "text" || text == "json" ? "" : "\"" + text + "\" is no report format; choose text or json";
}

struct RunTexts {
    std::string scenario, log, key, shards, speed, length, seed, profile, report, metrics;
};

void describeRun(CLI::App& run, RunTexts& texts)
{
    auto* scenario = run.add_option("scenario", texts.scenario)->check(requirement(fileProblem));
    auto* log = run.add_option("--log", texts.log)->excludes(scenario)->check(requirement(fileProblem));
    run.add_option("--key", texts.key)->needs(log)->check(requirement(fieldProblem));
    run.add_option("--shards", texts.shards)->needs(log)->check(requirement(shardsProblem));
    run.add_option("--speed", texts.speed)->needs(log)->check(requirement(speedProblem));
    run.add_option("--for", texts.length)->check(requirement(durationProblem));
    run.add_option("--seed", texts.seed)->check(requirement(seedProblem));
    run.add_option("--profile", texts.profile)->check(requirement(profileProblem));
    run.add_option("--report", texts.report)->check(requirement(reportProblem));
    run.add_option("--metrics", texts.metrics)->check(requirement(fileProblem));
}

// Every text has passed its requirement.
RunOptions runOptions(const RunTexts& texts)
{
    RunOptions options;
    options.scenario = texts.scenario;
    options.metrics = texts.metrics;
    if (!texts.log.empty()) {
        LogOptions log;
        log.file = texts.log;
        if (!texts.key.empty())
            log.keyField = texts.key;
        if (!texts.shards.empty())
            std::from_chars(texts.shards.data(), texts.shards.data() + texts.shards.size(), log.shards);
        if (!texts.speed.empty())
            log.speedThousandths = parseThousandths(texts.speed).value_or(log.speedThousandths);
        options.log = std::move(log);
    }
    if (!texts.length.empty())
        options.length = base::parseDuration(texts.length);
    if (!texts.seed.empty()) {
        std::uint64_t seed = 0;
        std::from_chars(texts.seed.data(), texts.seed.data() + texts.seed.size(), seed);
        options.seed = seed;
    }
    if (!texts.profile.empty())
        options.profile = streams::profileNamed(texts.profile);
    if (texts.report == "json")
        options.report = ReportFormat::Json;
    return options;
}

Answered usage(const std::string& command, const std::string& what)
{
    return {ExitCode::Usage,
        "shardscope-cli: " + what + "\nTry: shardscope-cli " + command + (command.empty() ? "" : " ") + "--help\n"};
}

}

Options readOptions(int argc, const char* const* argv)
{
    CLI::App app;
    app.name("shardscope-cli");
    app.formatter(std::make_shared<FixedHelp>(kHelp));
    app.set_version_flag("--version", "shardscope-cli " SHARDSCOPE_VERSION);
    app.require_subcommand(1);

    RunTexts runTexts;
    CLI::App* run = app.add_subcommand("run", "");
    run->formatter(std::make_shared<FixedHelp>(kRunHelp));
    describeRun(*run, runTexts);

    CheckOptions checkOptions;
    CLI::App* check = app.add_subcommand("check", "");
    check->formatter(std::make_shared<FixedHelp>(kCheckHelp));
    check->add_option("scenario", checkOptions.scenario)->required();

    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        const CLI::App* about = run->parsed() ? run : check->parsed() ? check : &app;
        return Answered{ExitCode::Fine, about->help()};
    } catch (const CLI::CallForVersion& version) {
        return Answered{ExitCode::Fine, std::string{version.what()} + "\n"};
    } catch (const CLI::ExcludesError&) {
        return usage("run", "SCENARIO and --log exclude each other; run the one or replay the other");
    } catch (const CLI::ParseError& error) {
        if (app.get_subcommands().empty())
            return usage("", "say what to do: run or check");
        return usage(app.get_subcommands().front()->get_name(), error.what());
    }
    if (check->parsed())
        return checkOptions;
    return runOptions(runTexts);
}

}
