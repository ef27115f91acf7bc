#include "cli/serve.h"

#include "cli/files.h"
#include "cli/loading.h"
#include "server/server.h"
#include "store/ledger.h"
#include "world/capture.h"
#include "world/quota_file.h"
#include "world/report.h"
#include "world/runner.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <pthread.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace shardscope::cli {

namespace {

std::int64_t unixMilliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

// No streams, no clients, and virtual time 0 is now: programs compare the stamps of records with their own clock.
world::Scenario emptyScenario()
{
    world::Scenario scenario;
    scenario.name = "endpoint";
    scenario.settings.service.epochSecond = unixMilliseconds() / 1'000;
    return scenario;
}

// --- What --data keeps ------------------------------------------------------------

base::Result<store::OpenedLedger> openLedger(const std::string& folder, const world::Scenario& scenario)
{
    std::error_code refusal;
    std::filesystem::create_directories(folder, refusal);
    if (refusal)
        return base::Problem{folder, "cannot be made a folder for data (" + refusal.message() + ")"};
    return store::Ledger::open((std::filesystem::path{folder} / "endpoint.shardscope").string(), scenario);
}

// The option, if any, that asks for another beginning than the run in the folder had.
std::optional<std::string> contradiction(const ServeOptions& options, const world::Scenario& asked,
    const world::Scenario& begun)
{
    const streams::ServiceSettings& now = asked.settings.service;
    const streams::ServiceSettings& then = begun.settings.service;
    if (options.areLimitsOn && now.areLimitsOn != then.areLimitsOn)
        return "--limits";
    if (options.areTimingsReal && now.timings != then.timings)
        return "--timings";
    if (options.profile && now.profile != then.profile)
        return "--profile";
    if (options.throttle && now.throttle != then.throttle)
        return "--throttle";
    if (!options.quotas.empty() && (now.quotas != then.quotas || now.profile != then.profile))
        return "--quotas";
    if (!options.scenario.empty() && world::writeScenario(asked) != world::writeScenario(begun))
        return "--scenario";
    return std::nullopt;
}

// Where nothing but programs acts, the clock goes on while nobody serves: stamps stay those of the day.
void letTimePass(world::SavedRun& run)
{
    if (!run.scenario.clients.empty() || !run.scenario.events.empty())
        return;
    const std::int64_t passed = unixMilliseconds() - run.scenario.settings.service.epochSecond * 1'000;
    run.now = std::clamp(base::instantAt(base::Duration{passed}), run.now, base::kWorldEnd);
}

// Before there is another thread: all of them leave these signals to this one, which waits for them.
sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

// Each call is in the file before it is answered, as far as the program is concerned.
class CaptureFile {
public:
    static base::Result<CaptureFile> create(const std::string& path)
    {
        auto file = OutputFile::create(path);
        if (!file)
            return file.error();
        return CaptureFile{std::move(*file)};
    }
    void write(const std::vector<world::JournalEntry>& entries)
    {
        std::string lines;
        for (const world::JournalEntry& entry : entries)
            world::appendCapture(lines, {entry.at, entry.command});
        m_file.write(lines);
        m_file.flush();
    }
    [[nodiscard]] base::Outcome close() { return m_file.close(); }

private:
    explicit CaptureFile(OutputFile file) : m_file(std::move(file)) {}

    OutputFile m_file;
};

void introduce(const std::string& url, const ServeOptions& options, std::optional<std::size_t> calls)
{
    std::printf("Listening on %s (Kinesis Data Streams; JSON and CBOR, HTTP/1.1 and h2c)\n", url.c_str());
    if (options.address != "127.0.0.1" && options.address != "::1")
        std::printf("Everybody who reaches %s can read and write here.\n", options.address.c_str());
    if (calls)
        std::printf("What is done is kept in %s/endpoint.shardscope (%zu calls so far).\n", options.data.c_str(),
            *calls);
    const char* const key = options.isStrict ? options.accessKey.c_str() : "any";
    const char* const secret = options.isStrict ? "..." : "any";
    std::printf("\n"
                "  export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s\n"
                "  export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1\n"
                "  export AWS_ENDPOINT_URL_KINESIS=%s  # recent SDKs need no more\n"
                "  aws --endpoint-url %s kinesis create-stream --stream-name clicks --shard-count 2\n"
                "  boto3.client(\"kinesis\", endpoint_url=\"%s\")\n"
                "  new KinesisClient({ endpoint: \"%s\" })\n"
                "\n"
                "Stop with Ctrl+C.\n",
        key, secret, url.c_str(), url.c_str(), url.c_str(), url.c_str());
    std::fflush(stdout);
}

void say(const std::string& line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

}

ExitCode serveCommand(const ServeOptions& options)
{
    world::Scenario scenario = emptyScenario();
    if (!options.scenario.empty()) {
        auto loaded = loadScenario(options.scenario);
        if (const auto* failure = std::get_if<Failure>(&loaded))
            return complain(*failure);
        scenario = std::get<world::Scenario>(std::move(loaded));
    }
    streams::ServiceSettings& service = scenario.settings.service;
    if (options.areLimitsOn)
        service.areLimitsOn = *options.areLimitsOn;
    if (options.areTimingsReal)
        service.timings = *options.areTimingsReal ? streams::Timings::real() : streams::Timings::instant();
    if (!options.quotas.empty()) {
        if (const auto failure = loadQuotas(options.quotas, service))
            return complain(*failure);
    }
    if (options.profile)
        service.profile = *options.profile;
    if (options.throttle)
        service.throttle = *options.throttle;
    if (const auto world = world::makeWorld(scenario); !world)
        return complain({ExitCode::BadInput, {options.scenario + ", " + world.error().where, world.error().what}});

    const sigset_t signals = stopSignals();
    std::optional<store::Ledger> ledger;
    world::SavedRun run{.scenario = scenario};
    std::optional<std::size_t> callsBefore;
    std::optional<base::Problem> unread;
    world::JournalPieces journal;
    if (!options.data.empty()) {
        base::Result<store::OpenedLedger> opened = openLedger(options.data, scenario);
        if (!opened)
            return complain({ExitCode::BadFile, opened.error()});
        ledger.emplace(std::move(opened->ledger));
        run = std::move(opened->run);
        if (const auto option = contradiction(options, scenario, run.scenario))
            return complain({ExitCode::BadInput,
                {options.data,
                    "holds a run that was begun otherwise. Leave out " + *option + ", or name another folder"}});
        if (options.speedThousandths == ServeOptions{}.speedThousandths)
            letTimePass(run);
        callsBefore = 0;
        journal = [&] {
            auto piece = ledger->read();
            if (piece)
                *callsBefore += piece->size();
            else
                unread = piece.error();
            return piece;
        };
    }

    const streams::ServiceSettings named = run.scenario.settings.service;
    world::RunnerEvents events;
    const auto begun = std::make_shared<std::promise<world::Reply>>();
    events.replied = [begun, isFirst = true](world::Ticket, world::Reply reply) mutable {
        if (std::exchange(isFirst, false))
            begun->set_value(std::move(reply));
    };
    std::optional<CaptureFile> capture;
    if (!options.capture.empty()) {
        auto file = CaptureFile::create(options.capture);
        if (!file)
            return complain({ExitCode::BadFile, file.error()});
        capture.emplace(std::move(*file));
        // Without a ledger nothing keeps an answer back.
        events.called = [&capture](const world::OutsideCalls& calls) {
            capture->write(calls.entries);
            calls.answer(true);
        };
    }
    const world::WorldSettings budgets = run.scenario.settings;
    events.trimmed = [&budgets](const streams::TrimmedForMemory& trimmed) {
        say(world::trimmedText(trimmed, budgets.outsideBudget, budgets.recordBudget));
    };
    if (ledger) {
        events.called = [&ledger, &capture](world::OutsideCalls calls) {
            if (capture)
                capture->write(calls.entries);
            ledger->keep(std::move(calls.entries), calls.now, [answer = std::move(calls.answer)](bool isKept) {
                answer(isKept);
                if (!isKept)
                    ::kill(::getpid(), SIGTERM); // what is in memory is ahead of what is on disk
            });
        };
    }
    // Nobody goes back here, and programs may call for days: the run keeps its World alone.
    world::Runner runner{run.scenario, std::move(events), world::Past::Forgotten};
    runner.post(world::Control{world::OpenRun{std::move(run), true, journal}});
    runner.post(world::Control{world::SetSpeed{options.speedThousandths}});
    if (const world::Reply reply = begun->get_future().get();
        const auto* refusal = std::get_if<streams::Refusal>(&reply)) {
        return unread ? complain({ExitCode::BadFile, *unread})
                      : complain({ExitCode::BadInput, {options.data, refusal->message}});
    }

    server::ServerSettings settings;
    settings.address = options.address;
    settings.port = options.port;
    if (options.isStrict)
        settings.endpoint.strict = wire::Credentials{options.accessKey, options.secretKey};
    auto server = server::Server::open(settings, named, runner);
    if (!server)
        return complain({ExitCode::BadFile, server.error()});
    introduce((*server)->url(), options, callsBefore);
    if (const std::string old = world::oldQuotaText(world::quotaDifferences(named), named.profile); !old.empty())
        say(old);

    int signal = 0;
    sigwait(&signals, &signal);
    (*server)->stop();
    runner.stop();
    if (const streams::TrimmedForMemory trimmed = runner.take().world->service().trimmedForMemory();
        trimmed.records() > 0)
        say("In all: " + world::trimmedText(trimmed, budgets.outsideBudget, budgets.recordBudget));
    const base::Outcome captured = capture ? capture->close() : base::Outcome{std::monostate{}};
    if (ledger) {
        const base::Outcome kept = ledger->close(runner.take().world->now());
        ledger.reset(); // while the runner that it answers to is there
        if (!kept)
            return complain({ExitCode::BadFile, kept.error()});
    }
    return captured ? ExitCode::Fine : complain({ExitCode::BadFile, captured.error()});
}

}
