// A scenario: settings, resources that stand at time zero, and commands to come. Its file is
// JSON with a published schema (resources/scenario.schema.json). Unknown fields are refused;
// every Problem names the line and the path.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "world/command.h"
#include "world/world.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

struct TimedCommand {
    base::Instant at{};
    Command command;
    friend bool operator==(const TimedCommand&, const TimedCommand&) = default;
};

struct ScenarioStream {
    streams::CreateStreamRequest create;
    base::Duration retention{std::chrono::hours{24}};
    std::vector<streams::PoisonMark> poison = {}; // records to come that no consumer can process, in order
    // As in streams::StreamAtStart, which says more.
    std::vector<streams::ShardAtStart> shards = {};
    base::Duration createdBefore{};
    std::string keyId = {};
    streams::ShardLevelMetrics monitoring = 0;
    streams::RecordDistribution distribution = streams::RecordDistribution::UserPartitionKey;
    streams::Home home = {};
    std::string policy = {};
    std::vector<streams::ConsumerAtStart> consumers = {}; // registered ones, each with a name of its own

    [[nodiscard]] streams::StreamAtStart atStart() const;
    friend bool operator==(const ScenarioStream&, const ScenarioStream&) = default;
};

struct Scenario {
    std::string name;
    std::string description;
    WorldSettings settings;
    std::vector<Command> access;                     // SetKeyState, SetKeyAccess, SetAccess at time zero
    std::vector<ScenarioStream> streams;             // ACTIVE at time zero
    std::vector<Command> clients;                    // AddProducer, AddAgent, AddConsumer, AddAutoscaler at zero
    std::vector<TimedCommand> events;                // sorted by time, stably
    base::Duration length{std::chrono::minutes{10}}; // how long a run without --for lasts
    std::vector<streams::FaultRule> faults = {};     // set at time zero, before clients are added
};

// As clients name it: by its ARN where it is not in the run's own account and region.
[[nodiscard]] std::string referenceTo(const ScenarioStream& stream, const streams::ServiceSettings& own);

// How the parser gets at files that a scenario names, as text.
using FileReader = std::function<base::Result<std::string>(const std::string& path)>;

// `fileName` is for messages. Files named inside are read through `readFile`.
[[nodiscard]] base::Result<Scenario> parseScenario(std::string_view json, std::string_view fileName,
    const FileReader& readFile);
// A scenario file that parses to the same scenario.
[[nodiscard]] std::string writeScenario(const Scenario& scenario);

// One command as JSON, as scenarios' events and workspaces keep it.
[[nodiscard]] std::string writeCommand(const Command& command);
[[nodiscard]] base::Result<Command> parseCommand(std::string_view json, std::string_view place,
    const FileReader& readFile);

// The World a scenario starts with, at time zero, events not yet applied. Fails when a
// resource is refused, naming it.
[[nodiscard]] base::Result<World> makeWorld(const Scenario& scenario);

}
