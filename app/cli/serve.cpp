#include "cli/serve.h"

#include "cli/loading.h"
#include "server/server.h"
#include "world/runner.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <pthread.h>

namespace shardscope::cli {

namespace {

// No streams, no clients, and virtual time 0 is now: programs compare the stamps of records with their own clock.
world::Scenario emptyScenario()
{
    world::Scenario scenario;
    scenario.name = "endpoint";
    scenario.settings.service.epochSecond =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    return scenario;
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

void introduce(const std::string& url, const ServeOptions& options)
{
    std::printf("Listening on %s (Kinesis Data Streams; JSON and CBOR, HTTP/1.1 and h2c)\n", url.c_str());
    if (options.address != "127.0.0.1" && options.address != "::1")
        std::printf("Everybody who reaches %s can read and write here.\n", options.address.c_str());
    const char* const key = options.isStrict ? options.accessKey.c_str() : "any";
    const char* const secret = options.isStrict ? "..." : "any";
    std::printf("\n"
                "  export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=us-east-1\n"
                "  aws --endpoint-url %s kinesis create-stream --stream-name clicks --shard-count 2\n"
                "  boto3.client(\"kinesis\", endpoint_url=\"%s\")\n"
                "  new KinesisClient({ endpoint: \"%s\" })\n"
                "\n"
                "Stop with Ctrl+C.\n",
        key, secret, url.c_str(), url.c_str(), url.c_str());
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
    if (options.profile)
        service.profile = *options.profile;
    if (const auto world = world::makeWorld(scenario); !world)
        return complain({ExitCode::BadInput, {options.scenario + ", " + world.error().where, world.error().what}});

    const sigset_t signals = stopSignals();
    const streams::ServiceSettings named = service;
    // Nobody goes back here, and programs may call for days: the run keeps its World alone.
    world::Runner runner{std::move(scenario), {}, world::Past::Forgotten};
    runner.post(world::Control{world::SetSpeed{options.speedThousandths}});
    runner.post(world::Control{world::Play{}});

    server::ServerSettings settings;
    settings.address = options.address;
    settings.port = options.port;
    if (options.isStrict)
        settings.endpoint.strict = wire::Credentials{options.accessKey, options.secretKey};
    auto server = server::Server::open(settings, named, runner);
    if (!server)
        return complain({ExitCode::BadFile, server.error()});
    introduce((*server)->url(), options);

    int signal = 0;
    sigwait(&signals, &signal);
    (*server)->stop();
    runner.stop();
    return ExitCode::Fine;
}

}
