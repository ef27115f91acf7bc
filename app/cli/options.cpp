#include "cli/options.h"

#include "base/time_text.h"
#include "clients/access_log.h"
#include "streams/home.h"
#include "world/capture.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <vector>

namespace shardscope::cli {

namespace {

constexpr std::string_view kHelp =
    R"(Shardscope runs simulated Amazon Kinesis streams on a virtual clock and reports what
happened: exactly, repeatably, and without an AWS account.

Usage:
  shardscope-cli run [SCENARIO] [options]     run a scenario, print a report
  shardscope-cli run --log FILE [options]     replay a web server's access log, print a report
  shardscope-cli run --calls FILE [options]   replay captured API calls, print a report
  shardscope-cli import FILE...               print a scenario with streams of your account
  shardscope-cli calls WORKSPACE              print the API calls of a saved run
  shardscope-cli serve [options]              be a Kinesis endpoint for programs on this machine
  shardscope-cli check SCENARIO               read a scenario, say what is wrong with it
  shardscope-cli quotas [options]             print every quota with its source and date
  shardscope-cli COMMAND --help               all options of a command
  shardscope-cli --version

Try it:
  shardscope-cli run                          ten minutes of a stream whose hot key gets throttled
  shardscope-cli run --for 30s                the same, before the key warms up

Exit codes:
  0  fine
  1  the command line was wrong
  2  a scenario or another file was wrong; the message names the line and what to do
  3  a file could not be read or written
)";

constexpr std::string_view kRunHelp = R"(Runs a scenario, or replays a log, and prints a report.

Usage:
  shardscope-cli run [SCENARIO] [options]
  shardscope-cli run --log FILE [options]
  shardscope-cli run [SCENARIO] --calls FILE [options]

SCENARIO is a JSON file (resources/scenario.schema.json describes it; resources/scenarios holds
examples). Without one, the built-in scenario runs: a stream of four shards with a hot key.

Options:
  --for TIME             how long to run in virtual time, for example 30s, 10m or 1h30m, up to
                         34 years (default: the scenario's length; a log: until its last line
                         is stored)
  --seed N               where all chance comes from (default: the scenario's); the same seed, the
                         same run to the last bit
  --profile NAME         the service's quotas and operations: classic (2015 to 2024) or current
                         (default: the scenario's)
  --throttle MODE        how a shard counts a second, which the service does not say: bucket, where
                         a burst takes what was left unused, up to a second's worth, or window,
                         where each whole second begins anew (default: the scenario's)
  --quotas FILE          the quotas of this file in place of the scenario's, and its profile unless
                         --profile names one; "shardscope-cli quotas --json" writes such a file
  --report FORMAT        text (default) or json
  --metrics FILE         write what happened second by second as CSV: a row for each stream (records
                         of its PutRecords calls), open shard, producer, agent and consumer
  --cloudwatch FILE      write what CloudWatch would have of it, minute by minute, as CSV; see below

Replaying a log in combined format (Apache, nginx):
  --log FILE             the log; its lines are put in the order of their time stamps
  --key FIELD            partition key: client (default), ident, user, time, method, path,
                         protocol, status, bytes, referer, agent or line
  --shards N             shards of the stream, 1 to 10000 (default 4)
  --speed N              log time per virtual time: 3600 replays an hour in a second (default 1);
                         max puts all lines at once

Replaying captured calls:
  --calls FILE           one JSON object a line, as "shardscope-cli calls", "serve --capture" and
                         "Save calls" in the window write them, or a capture of ferrokinesis; made
                         on the streams of SCENARIO, at their own times. Pages of records too, as
                         "aws kinesis get-records" prints them: put into a stream "records"
  --shards N             shards of streams that they put to and nobody has made (default 4)
  --speed N              captured time per virtual time, from 0.001 (default 1); max makes all calls
                         without pauses, at the start of the run. How long the replay lasts is said
                         before it begins

What --cloudwatch writes, by the names of CloudWatch; a Sum where nothing else is said:
  of streams             IncomingBytes, IncomingRecords, GetRecords.Bytes, GetRecords.Records,
                         WriteProvisionedThroughputExceeded (records),
                         ReadProvisionedThroughputExceeded (calls)
  in minutes with calls  GetRecords.IteratorAgeMilliseconds (Maximum), GetRecords.Success (Sum,
                         SampleCount: served calls, all calls), and of PutRecord and PutRecords
                         .Bytes and .Success (of PutRecords: calls that stored a record at least)
  of PutRecords also     .TotalRecords, .SuccessfulRecords, .ThrottledRecords, .FailedRecords
                         (internal errors, which only injected faults make)
  of both and GetRecords .Latency (Average, Maximum) of calls that succeeded: what injected faults
                         add; the service itself takes no time
  of fan-out consumers   SubscribeToShardEvent.Bytes, .Records, .MillisBehindLatest (Maximum),
                         .Success (events); SubscribeToShard.Success (Sum, SampleCount: begun, all
                         calls), .RateExceeded. Of programs outside, what is pushed to
                         them, whether they keep up with it or not
  of shards              what EnableEnhancedMonitoring has switched on, from then on

The JSON report holds the run's fingerprint: two runs with equal fingerprints were equal.

Exit codes: 0 fine, 1 wrong command line, 2 wrong scenario or log, 3 unreadable or unwritable file.
)";

constexpr std::string_view kServeHelp =
    R"(Serves the Kinesis Data Streams API to AWS clients on this machine, until it is stopped.

Usage:
  shardscope-cli serve [options]

It prints its address and lines to start from. Clients need a region and credentials, of which any
will do unless --strict-auth is given. Streams live in memory, unless --data names a folder that
keeps them. Ctrl+C stops it.

Options:
  --port N               the port, 0 for a free one (default 4567)
  --scenario FILE        begin with this scenario's streams and clients, at its time (default: no
                         streams, and the time of day)
  --limits on|off        whether shards refuse what is above their limits (default: the scenario's,
                         or on)
  --timings real|instant whether creating and resharding take as long as in AWS: 20 s until a stream
                         is ACTIVE (default: the scenario's, or real)
  --profile NAME         the service's quotas and operations: classic (2015 to 2024) or current
                         (default: the scenario's, or current)
  --throttle MODE        how a shard counts a second, which the service does not say: bucket, where
                         a burst takes what was left unused, up to a second's worth, or window,
                         where each whole second begins anew (default: the scenario's, or
                         bucket)
  --quotas FILE          the quotas of this file in place of the scenario's, and its profile unless
                         --profile names one; "shardscope-cli quotas --json" writes such a file
  --speed N              virtual time per wall time: 60 makes a minute of a second (default 1)
  --data DIR             keep in this folder what is done, each answer only after it is on disk, and
                         go on from there next time; the options above are those of its first time,
                         but for the port and the speed
  --capture FILE         write every call that may change something to this file as it is carried
                         out, one JSON object a line, to be replayed by "run --calls"
  --strict-auth          refuse requests whose signature (version 4) is wrong
  --credentials KEY:SECRET
                         with --strict-auth: what requests must be signed with (default
                         shardscope:shardscope)
  --bind ADDRESS         the address to listen on (default 127.0.0.1, which only this machine
                         reaches); everybody who reaches another one can read and write

Exit codes: 0 stopped by a signal, 1 wrong command line, 2 wrong scenario, 3 a file or the port
cannot be had.
)";

constexpr std::string_view kCheckHelp =
    R"(Reads a scenario and says what is wrong with it, if anything, without running it.

Usage:
  shardscope-cli check SCENARIO

A message looks like "clicks.json:12, /streams/0/shards: must be 1 to 10000, not 0".

Exit codes: 0 fine, 1 wrong command line, 2 wrong scenario, 3 unreadable file.
)";

constexpr std::string_view kImportHelp =
    R"(Prints a scenario with streams that stand as those of your account do.

Usage:
  shardscope-cli import FILE...

The files hold what the AWS CLI prints as JSON, in any order, in one file or in several; - is the
standard input:

  aws kinesis describe-stream-summary --stream-name clicks >  clicks.txt
  aws kinesis list-shards --stream-name clicks             >> clicks.txt
  aws kinesis list-tags-for-stream --stream-name clicks    >> clicks.txt    (if you like)
  aws kinesis list-stream-consumers --stream-arn ARN       >> clicks.txt    (likewise)
  shardscope-cli import clicks.txt > clicks.json

describe-stream will do, too. Shards keep their numbers, ranges, parents and ages; records are not
copied. Several streams may follow one another, each described before its lists. Add producers and
consumers to the scenario, or open it in the window.

Taken as well: what "terraform show -json" prints of a plan or of the state; a template of
CloudFormation in JSON; and what CloudWatch counted of a stream, which a producer then writes again:

  - IncomingRecords and IncomingBytes, as a Sum, as get-metric-data or get-metric-statistics print
    them, or as CSV from the console or from our own "run --metrics"; alone it makes a stream that
    fits.

Exit codes: 0 fine, 1 wrong command line, 2 not such output, 3 unreadable file.
)";

constexpr std::string_view kCallsHelp =
    R"(Prints the API calls of a saved run that a person or a program outside has made.

Usage:
  shardscope-cli calls WORKSPACE

WORKSPACE is a file that the window has saved, or endpoint.shardscope in the folder of
"serve --data". Each call is one JSON object on a line: "at" in virtual time, who made it, its name
and its fields. "shardscope-cli run --calls" replays them.

Exit codes: 0 fine, 1 wrong command line, 2 not a workspace, 3 unwritable output.
)";

constexpr std::string_view kQuotasHelp =
    R"(Prints every quota of the service: its value, that of the other profile, source and date.

Usage:
  shardscope-cli quotas [FILE] [options]

With a FILE, a scenario, those that hold in it: its profile, its region, and what its "quotas" set
otherwise, marked with *. Below stand the points that the service's references leave open, or answer
in two ways, and how the run answers each. With a FILE of quotas, those of that file.

Such a file is written, compared once it is changed, and used like this. A scenario may name it,
too, or hold what it holds: "quotas": "limits.json".

  shardscope-cli quotas --json > limits.json
  shardscope-cli quotas --diff limits.json
  shardscope-cli run SCENARIO --quotas limits.json

Options:
  --profile NAME         the service's quotas: classic (2015 to 2024) or current (default: the
                         file's, or current)
  --region REGION        those of this region (default: the scenario's, or us-east-1); some are
                         smaller outside of us-east-1, us-west-2 and eu-west-1
  --diff                 only those in which the profiles differ, or that the account has otherwise;
                         of a file of quotas, only those that differ from its profile's
  --csv                  print them as CSV
  --json                 write all as a file of quotas, for all regions: each with value, unit, date
                         and source (resources/quotas.schema.json describes it)

Exit codes: 0 fine, 1 wrong command line, 2 wrong file, 3 unreadable file or unwritable output.
)";

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

std::string replaySpeedProblem(const std::string& text)
{
    return text == "max" || parseThousandths(text)
        ? ""
        : "\"" + text + "\" is no speed; write a number from 0.001 to 1000000000, or max";
}

// Of a text that has passed its check.
std::int64_t replaySpeed(const std::string& text)
{
    return text == "max" ? world::kReplayAtOnce : *parseThousandths(text);
}

std::string durationProblem(const std::string& text)
{
    const auto length = base::parseDuration(text);
    if (length && *length > base::Duration::zero())
        return "";
    const auto longest = std::chrono::floor<std::chrono::days>(base::kWorldEnd.time_since_epoch()).count();
    return "\"" + text + "\" is no time to run for; write for example 30s, 10m or 1h30m, from 1ms to "
        + std::to_string(longest) + "d";
}

std::string speedProblem(const std::string& text)
{
    return parseThousandths(text) ? "" : "\"" + text + "\" is no speed; write a number from 0.001 to 1000000000";
}

std::string profileProblem(const std::string& text)
{
    return streams::profileNamed(text) ? "" : "\"" + text + "\" is no profile; choose classic or current";
}

std::string throttleProblem(const std::string& text)
{
    return streams::throttleModeNamed(text) ? "" : "\"" + text + "\" is no way to throttle; choose bucket or window";
}

std::string regionProblem(const std::string& text)
{
    return streams::isRegion(text) ? "" : "\"" + text + "\" is no region; write for example us-east-1";
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

std::string portProblem(const std::string& text)
{
    std::uint16_t port = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && rest == text.data() + text.size() ? "" : "\"" + text + "\" is no port; 0 to 65535";
}

std::string limitsProblem(const std::string& text)
{
    return text == "on" || text == "off" ? "" : "\"" + text + "\" is neither on nor off";
}

std::string timingsProblem(const std::string& text)
{
    return text == "real" || text == "instant" ? "" : "\"" + text + "\" is neither real nor instant";
}

std::string credentialsProblem(const std::string& text)
{
    const std::size_t colon = text.find(':');
    const bool isPair = colon != std::string::npos && colon > 0 && colon + 1 < text.size();
    return isPair ? "" : "write KEY:SECRET, with a colon between the two";
}

std::string addressProblem(const std::string& text)
{
    return text.empty() ? "the address is empty; write for example 127.0.0.1 or 0.0.0.0" : "";
}

std::string fileProblem(const std::string& text) { return text.empty() ? "the name of the file is empty" : ""; }

std::string folderProblem(const std::string& text) { return text.empty() ? "the name of the folder is empty" : ""; }

std::string reportProblem(const std::string& text)
{
    return text == "text" || text == "json" ? "" : "\"" + text + "\" is no report format; choose text or json";
}

std::string noFileProblem(const std::string& text)
{
    return "\"" + text + "\" stands alone; a scenario is named by --scenario FILE";
}

// A place on the command line for one text, and what is wrong with a text, if anything.
struct Slot {
    std::string_view name; // "--for"; the file's is SCENARIO, as in the help
    std::optional<std::string>& text;
    std::string (*problemIn)(const std::string& text); // null: a switch, which has no value
};

std::string unknownOption(std::string_view option, std::span<const Slot> slots)
{
    std::string names;
    for (const Slot& slot : slots.subspan(1))
        names += std::string{slot.name} + ", ";
    return "there is no option " + std::string{option} + "; the options are: " + names + "--help";
}

// Puts each word into its slot, the first of which is the file's. The answer is what is wrong with the
// words, if anything.
std::optional<std::string> fill(std::span<const Slot> slots, std::span<const std::string> words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string text = words[i];
        const Slot* slot = &slots.front();
        if (text.starts_with('-')) {
            const std::size_t equals = std::min(text.find('='), text.size());
            const std::string name = text.substr(0, equals);
            slot = std::find_if(slots.data() + 1, slots.data() + slots.size(),
                [&](const Slot& each) { return each.name == name; });
            if (slot == slots.data() + slots.size())
                return unknownOption(name, slots);
            if (slot->problemIn == nullptr) {
                if (equals < text.size())
                    return name + " takes no value";
                text = "yes";
            } else if (equals < text.size())
                text.erase(0, equals + 1);
            else if (++i < words.size() && !words[i].starts_with("--"))
                text = words[i];
            else
                return name + ": its value is missing";
            if (slot->text)
                return name + " is given twice";
        } else if (slot->text) {
            return "\"" + text + "\" is one file too many after \"" + *slot->text + "\"";
        }
        const std::string problem = slot->problemIn != nullptr ? slot->problemIn(text) : "";
        if (!problem.empty())
            return std::string{slot->name} + ": " + problem;
        slot->text = std::move(text);
    }
    return std::nullopt;
}

template <typename Number>
std::optional<Number> parsedNumber(const std::optional<std::string>& text)
{
    Number number{};
    if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc{})
        return std::nullopt;
    return number;
}

Answered usage(const std::string& command, const std::string& what)
{
    return {ExitCode::Usage,
        "shardscope-cli: " + what + "\nTry: shardscope-cli " + command + (command.empty() ? "" : " ") + "--help\n"};
}

bool asksForHelp(const std::string& word) { return word == "--help" || word == "-h"; }

Options readRun(std::span<const std::string> words)
{
    std::optional<std::string> scenario, length, seed, profile, throttle, quotas, report, metrics, cloudWatch, log, calls, key,
        shards, speed;
    const std::vector<Slot> slots{{"SCENARIO", scenario, fileProblem}, {"--for", length, durationProblem},
        {"--seed", seed, seedProblem}, {"--profile", profile, profileProblem},
        {"--throttle", throttle, throttleProblem}, {"--quotas", quotas, fileProblem},
        {"--report", report, reportProblem},
        {"--metrics", metrics, fileProblem}, {"--cloudwatch", cloudWatch, fileProblem}, {"--log", log, fileProblem},
        {"--calls", calls, fileProblem}, {"--key", key, fieldProblem}, {"--shards", shards, shardsProblem},
        {"--speed", speed, replaySpeedProblem}};
    if (const auto problem = fill(slots, words))
        return usage("run", *problem);
    if (scenario && log)
        return usage("run", "SCENARIO and --log exclude each other; run the one or replay the other");
    if (log && calls)
        return usage("run", "--log and --calls exclude each other; replay the one or the other");
    if (key && !log)
        return usage("run", "--key says how a log is replayed; name the log with --log FILE");
    for (const Slot& slot : std::span{slots}.last(2)) {
        if (slot.text && !log && !calls)
            return usage("run",
                std::string{slot.name}
                    + " says how a log or captured calls are replayed; name them with --log FILE or --calls FILE");
    }

    // Every text has passed its check.
    RunOptions options;
    options.scenario = scenario.value_or("");
    options.metrics = metrics.value_or("");
    options.cloudWatch = cloudWatch.value_or("");
    options.quotas = quotas.value_or("");
    options.seed = parsedNumber<std::uint64_t>(seed);
    if (length)
        options.length = base::parseDuration(*length);
    if (profile)
        options.profile = streams::profileNamed(*profile);
    if (throttle)
        options.throttle = streams::throttleModeNamed(*throttle);
    if (report == "json")
        options.report = ReportFormat::Json;
    if (log) {
        const LogOptions usual;
        options.log = LogOptions{.file = *log,
            .keyField = key.value_or(usual.keyField),
            .shards = parsedNumber<std::uint32_t>(shards).value_or(usual.shards),
            .speedThousandths = speed ? replaySpeed(*speed) : usual.speedThousandths};
    }
    if (calls) {
        const CallsOptions usual;
        options.calls = CallsOptions{.file = *calls,
            .shards = parsedNumber<std::uint32_t>(shards).value_or(usual.shards),
            .speedThousandths = speed ? replaySpeed(*speed) : usual.speedThousandths};
    }
    return options;
}

Options readServe(std::span<const std::string> words)
{
    std::optional<std::string> none, scenario, port, limits, timings, profile, throttle, quotas, speed, data, capture, strict,
        credentials, bind;
    const std::vector<Slot> slots{{"FILE", none, noFileProblem}, {"--port", port, portProblem},
        {"--scenario", scenario, fileProblem}, {"--limits", limits, limitsProblem},
        {"--timings", timings, timingsProblem}, {"--profile", profile, profileProblem},
        {"--throttle", throttle, throttleProblem}, {"--quotas", quotas, fileProblem}, {"--speed", speed, speedProblem},
        {"--data", data, folderProblem},
        {"--capture", capture, fileProblem}, {"--strict-auth", strict, nullptr},
        {"--credentials", credentials, credentialsProblem}, {"--bind", bind, addressProblem}};
    if (const auto problem = fill(slots, words))
        return usage("serve", *problem);
    if (credentials && !strict)
        return usage("serve", "--credentials says what requests must be signed with; it goes with --strict-auth");

    // Every text has passed its check.
    ServeOptions options;
    options.scenario = scenario.value_or("");
    options.port = parsedNumber<std::uint16_t>(port).value_or(options.port);
    options.address = bind.value_or(options.address);
    if (limits)
        options.areLimitsOn = *limits == "on";
    if (timings)
        options.areTimingsReal = *timings == "real";
    if (profile)
        options.profile = streams::profileNamed(*profile);
    if (throttle)
        options.throttle = streams::throttleModeNamed(*throttle);
    options.quotas = quotas.value_or("");
    options.speedThousandths = speed ? *parseThousandths(*speed) : options.speedThousandths;
    options.data = data.value_or("");
    options.capture = capture.value_or("");
    options.isStrict = strict.has_value();
    if (credentials) {
        const std::size_t colon = credentials->find(':');
        options.accessKey = credentials->substr(0, colon);
        options.secretKey = credentials->substr(colon + 1);
    }
    return options;
}

Options readCheck(std::span<const std::string> words)
{
    std::optional<std::string> scenario;
    const std::vector<Slot> slots{{"SCENARIO", scenario, fileProblem}};
    if (const auto problem = fill(slots, words))
        return usage("check", *problem);
    if (!scenario)
        return usage("check", "name the scenario to check, a JSON file");
    return CheckOptions{*scenario};
}

Options readImport(std::span<const std::string> words)
{
    ImportOptions options;
    for (const std::string& word : words) {
        if (word.starts_with('-') && word != "-")
            return usage("import", "there is no option " + word + "; there is --help");
        if (const std::string problem = fileProblem(word); !problem.empty())
            return usage("import", "FILE: " + problem);
        options.files.push_back(word);
    }
    if (options.files.empty())
        return usage("import",
            "name a file with what describe-stream-summary and list-shards print, a plan of Terraform, or a template");
    return options;
}

Options readExportCalls(std::span<const std::string> words)
{
    std::optional<std::string> workspace;
    const std::vector<Slot> slots{{"WORKSPACE", workspace, fileProblem}};
    if (const auto problem = fill(slots, words))
        return usage("calls", *problem);
    if (!workspace)
        return usage("calls", "name a workspace, a file *.shardscope");
    return ExportCallsOptions{*workspace};
}

Options readQuotas(std::span<const std::string> words)
{
    std::optional<std::string> file, profile, region, diff, csv, json;
    const std::vector<Slot> slots{{"FILE", file, fileProblem}, {"--profile", profile, profileProblem},
        {"--region", region, regionProblem}, {"--diff", diff, nullptr}, {"--csv", csv, nullptr},
        {"--json", json, nullptr}};
    if (const auto problem = fill(slots, words))
        return usage("quotas", *problem);
    if (json && (region || diff || csv))
        return usage("quotas", "--json writes all quotas, of all regions; leave out --region, --diff and --csv");
    QuotasOptions options;
    options.file = file.value_or("");
    if (profile)
        options.profile = streams::profileNamed(*profile);
    options.region = region.value_or("");
    options.isDiff = diff.has_value();
    options.isCsv = csv.has_value();
    options.isJson = json.has_value();
    return options;
}

struct CommandRow {
    std::string_view name;
    std::string_view help;
    Options (*read)(std::span<const std::string> words);
};

constexpr CommandRow kCommands[]{
    {"run", kRunHelp, readRun},
    {"serve", kServeHelp, readServe},
    {"check", kCheckHelp, readCheck},
    {"import", kImportHelp, readImport},
    {"calls", kCallsHelp, readExportCalls},
    {"quotas", kQuotasHelp, readQuotas},
};

}

Options readOptions(int argc, const char* const* argv)
{
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (words.empty())
        return usage("", "say what to do: run, serve, check, import, calls or quotas");
    const std::string& command = words.front();
    if (asksForHelp(command) || command == "help")
        return Answered{ExitCode::Fine, std::string{kHelp}};
    if (command == "--version")
        return Answered{ExitCode::Fine, "shardscope-cli " SHARDSCOPE_VERSION "\n"};
    const auto* row = std::find_if(std::begin(kCommands), std::end(kCommands),
        [&](const CommandRow& each) { return each.name == command; });
    if (row == std::end(kCommands))
        return usage("",
            command.starts_with('-')
                ? "there is no option " + command + " before the command; there are --help and --version"
                : "there is no command \"" + command
                    + "\"; the commands are run, serve, check, import, calls and quotas");
    const std::span<const std::string> rest = std::span{words}.subspan(1);
    if (std::any_of(rest.begin(), rest.end(), asksForHelp))
        return Answered{ExitCode::Fine, std::string{row->help}};
    return row->read(rest);
}

}
