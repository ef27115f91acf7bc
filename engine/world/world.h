// World: one value that holds everything that is simulated. Copying it is cheap (large
// parts are shared and immutable), so a snapshot, a scrub target and a branch point are
// the same thing: a std::shared_ptr<const World>.
//
// It has no thread, no wall clock and no callback. Once a scenario's streams and consumers are
// there it changes in two ways only: apply() does what a command asks at the present instant;
// runUntil() and runSome() let time pass. The same settings, commands and instants give the same
// World: fingerprint() tells two apart by 64 bits of what they hold at the present instant.
#pragma once

#include "base/chunked_log.h"
#include "base/rng.h"
#include "clients/consumer.h"
#include "clients/log_agent.h"
#include "clients/producer.h"
#include "clients/resharder.h"
#include "operations/autoscaler.h"
#include "sim/agenda.h"
#include "streams/service.h"
#include "world/command.h"
#include "world/frames.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shardscope::world {

struct WorldSettings {
    std::uint64_t seed = 1;
    streams::ServiceSettings service;
    // Records kept at most; beyond, the oldest that every consumer has read are forgotten.
    std::uint64_t recordBudget = 500'000'000;
    // Bytes of records that programs outside have put, kept at most; beyond, the oldest are trimmed, read or not.
    std::uint64_t outsideBudget = streams::kOutsideBudget;
    friend bool operator==(const WorldSettings&, const WorldSettings&) = default;
};

// Clients by what they are. Monostate marks one that has been removed: indices stay.
using Client = std::variant<std::monostate, clients::Producer, clients::LogAgent, clients::Poller,
    clients::FanOutConsumer, clients::Resharder, operations::Autoscaler>;

struct Actor {
    std::string name; // empty for one that has been removed
    Client client;
    // Wake-ups scheduled before this one are for what it was before it changed its kind.
    std::uint64_t firstOrder = 0;
};

// How long records took that consumers delivered in one second.
struct LatencySecond {
    base::Instant at{};                                      // its end
    std::vector<std::vector<clients::LatencyBin>> consumers; // at actor index; empty for other actors
};

using SecondWatcher = std::function<void(const Frame&)>;

// All counters at the last harvest, to make the next frame's differences from.
struct Totals;

class World {
public:
    explicit World(const WorldSettings& settings);

    // Carries out a command now. A refused one leaves no trace but in the call log and, when a shard throttled
    // it, in what that shard has refused.
    Reply apply(const Command& command);
    // A scenario's stream: ACTIVE at once. Only before any time has passed; clients come after
    // their streams, through apply().
    Reply addStreamAtStart(const streams::StreamAtStart& start);
    // Likewise for the registration of a fan-out consumer.
    Reply addConsumerAtStart(const std::string& stream, const streams::ConsumerAtStart& start);
    // Lets time pass up to and including `limit`. runUntil(a); runUntil(b) equals runUntil(b).
    void runUntil(base::Instant limit);
    // As runUntil, but stops early after about `wakeUps` wake-ups, at an instant it returns; for
    // callers that must look up now and then.
    base::Instant runSome(base::Instant limit, std::uint64_t wakeUps);
    // As runUntil, but shows each whole second to `watch` when it has been harvested. Both the frame and what is
    // to be seen of this world are for the length of that call.
    void runWatched(base::Instant limit, const SecondWatcher& watch);

    // See streams::CallLog::watch(); the present World of a run never watches.
    void watchCall(const streams::CallPlace& place) { m_service.watchCall(place); }

    [[nodiscard]] base::Instant now() const { return m_now; }
    [[nodiscard]] const WorldSettings& settings() const { return m_settings; }
    [[nodiscard]] const streams::Service& service() const { return m_service; }
    [[nodiscard]] const std::vector<Actor>& actors() const { return m_actors; }
    [[nodiscard]] const Actor* actor(std::string_view name) const;
    [[nodiscard]] const sim::Agenda& agenda() const { return m_agenda; }
    // Whole seconds, oldest first; after an hour they are folded into minutes().
    [[nodiscard]] const base::ChunkedLog<std::shared_ptr<const Frame>>& seconds() const { return m_seconds; }
    [[nodiscard]] const base::ChunkedLog<std::shared_ptr<const Frame>>& minutes() const { return m_minutes; }
    // The last minute or two; measurement, outside the fingerprint.
    [[nodiscard]] const base::ChunkedLog<std::shared_ptr<const LatencySecond>>& latencies() const
    {
        return m_latencies;
    }
    // Logical state only: not chunking, ownership, frames or the call log. A client is in it with what it
    // has done and with what can be adjusted; how else it was made shows as soon as it does something.
    [[nodiscard]] std::uint64_t fingerprint() const;

private:
    // The service is actor 0 (streams::kServiceActor), the metrics are actor 1; clients follow.
    static constexpr sim::ActorIndex kMetricsActor{1};

    [[nodiscard]] sim::Context contextFor(sim::ActorIndex actor) { return {m_now, m_agenda, actor}; }
    // Seconds are kept for an hour, or for as long as their samples fit into about 1 GiB.
    static constexpr base::Duration kHarvestEvery{1'000};
    static constexpr std::uint64_t kSecondsKept = 3'600;
    static constexpr std::uint64_t kSecondsOfMinute = 60;
    static constexpr std::uint64_t kLatencySecondsKept = 60;
    // Wake-ups that find nothing to do are passed over, and seconds are harvested in place (calm_time.cpp).
    class CalmTime;

    // How far time is about to pass, how many wake-ups may be done and who looks on, or null: what happens does
    // not depend on them.
    struct Passage {
        base::Instant limit;
        std::uint64_t most;
        const SecondWatcher* watch;
    };
    void run(const Passage& passage);
    // Returns how many wake-ups were done.
    std::uint64_t wake(const sim::WakeUp& wakeUp, const Passage& passage);
    void wakeClient(const sim::WakeUp& wakeUp);
    std::uint64_t passCalmTime(const Passage& passage);
    void harvest();
    // Whole seconds in which nobody wakes are harvested at once: a year of nothing takes a second.
    void harvestQuietSeconds(const Passage& passage);
    [[nodiscard]] static bool isCalm(const Frame& second);
    void harvestLatencies();
    void takeLatencies(LatencySecond& second);
    void dropOldLatencies();
    void foldLastMinute();
    void dropOldSeconds();
    [[nodiscard]] std::vector<std::vector<std::uint64_t>> forgettable() const;

    Reply applyToClients(const AddProducer& command);
    Reply applyToClients(const AddAgent& command);
    Reply applyToClients(const AddConsumer& command);
    Reply applyToClients(const RemoveClient& command);
    Reply applyToClients(const SetProducerRate& command);
    Reply applyToClients(const SetHotShare& command);
    Reply applyToClients(const SetConsumerProcessing& command);
    Reply applyToClients(const SetConsumerFailurePolicy& command);
    Reply applyToClients(const SetConsumerShardPolicy& command);
    Reply applyToClients(sim::Context context, streams::CallerIndex caller, const SetConsumerKind& command);
    Reply applyToClients(const MoveBookmark& command);
    Reply applyToClients(const StartReshardPlan& command);
    Reply applyToClients(const AddAutoscaler& command);
    [[nodiscard]] streams::Answer<streams::StreamIndex> placeFor(const std::string& client,
        const std::string& stream) const;
    template <typename ClientType>
    void start(std::string name, ClientType client);
    [[nodiscard]] Actor* find(std::string_view name);
    // Who a client of that stream is in the call log. It runs in the stream's region, and in its account unless another
    // one is named.
    [[nodiscard]] streams::CallerIndex callerFor(const std::string& name, const std::string& account,
        streams::StreamIndex stream);

    WorldSettings m_settings;
    base::Instant m_now{};
    sim::Agenda m_agenda;
    streams::Service m_service;
    std::vector<Actor> m_actors; // at actor index; the first two are the service and the metrics
    // The seed, the streams of the start, and the name and instant of every accepted command, folded: a
    // command counts even where it left no trace. What it asked for is in the fingerprint where it lives.
    std::uint64_t m_lineage = 0;

    base::ChunkedLog<std::shared_ptr<const Frame>> m_seconds;
    base::ChunkedLog<std::shared_ptr<const Frame>> m_minutes;
    base::ChunkedLog<std::shared_ptr<const LatencySecond>> m_latencies;
    std::shared_ptr<const Totals> m_harvested;
};

}
