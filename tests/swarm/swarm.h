// One run of the swarm: a service and its reference model side by side. Every operation goes
// to both, every reply is compared, and the invariants are checked from outside. The first
// difference ends the run; what() then tells it with the operations that led there.
#pragma once

#include "base/rng.h"
#include "sim/agenda.h"
#include "streams/service.h"
#include "swarm/invariants.h"
#include "swarm/options.h"
#include "swarm/reference_stream.h"

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace shardscope::swarm {

class Swarm {
public:
    explicit Swarm(Options options);

    // False when something was wrong.
    [[nodiscard]] bool run();
    [[nodiscard]] std::string what() const;
    // Folds every reply of the service: the same seed gives the same.
    [[nodiscard]] std::uint64_t digest() const { return m_digest; }
    [[nodiscard]] std::uint64_t recordsStored() const;

private:
    // A token of the service and the place that it stands for.
    struct Held {
        std::string token;
        ReferencePlace place;
    };
    // A reader from TRIM_HORIZON on that takes children up when their parents are finished.
    struct Follower {
        struct At {
            bool isDone = false;
            std::optional<Held> held; // none: to be asked for anew
            std::string lastNumber;   // of the last record seen
        };
        std::size_t stream = 0;
        bool isLost = false; // its stream has gone
        std::map<std::uint32_t, At> shards;
        std::map<std::uint64_t, std::uint32_t> seen; // times, by the order of storing
        std::map<base::HashKey, std::uint64_t> lastOfHash;
    };
    struct Copy {
        streams::Service service;
        std::uint64_t contents = 0;
    };

    // --- Operations ---
    void step(Operation operation);
    void putRecord();
    void putRecords();
    void putFromTable();
    void flood();
    void splitShard();
    void mergeShards();
    void updateShardCount();
    void getShardIterator();
    void getRecords();
    void follow();
    void setRetention();
    void registerConsumer();
    void deregisterConsumer();
    void createStream();
    void deleteStream();
    void describeStream();
    void listShards();
    void passTime();
    void copyService();

    void advance(base::Duration by);
    void offerFromTable(std::size_t entries);
    std::optional<PredictedRead> read(const Held& held, std::int64_t limit, std::optional<Held>& next);
    std::optional<Held> iterator(const streams::GetShardIteratorRequest& request);
    void followShard(Follower& follower, std::uint32_t shard);
    [[nodiscard]] bool isAtTip(const Follower& follower, std::uint32_t shard) const;
    void beginFollowing(std::size_t stream);
    void finishShard(Follower& follower, std::uint32_t shard);
    void drain();

    // --- Comparing ---
    template <typename T, typename U>
    bool agree(const Predicted<T>& predicted, const streams::Answer<U>& answer);
    void require(bool isRight, const std::string& text);
    void check(const Wrong& wrong);
    void comparePut(std::size_t stream, const PredictedPut& predicted, const streams::PutResult& result,
        const streams::PutEntry& entry);
    void compareDescription(const ReferenceStream& stream, std::uint32_t shard,
        const streams::ShardDescription& description);
    void compareRecord(const ReferenceRecord& expected, const streams::Record& record, bool withNumber);
    void compareStates();
    void compareStream(std::size_t stream);
    void compareEverything();
    void note(std::size_t stream, std::uint32_t shard, std::int64_t bytes);
    void fold(std::uint64_t value) { m_digest = base::mix64(m_digest ^ value); }

    // --- Choosing ---
    [[nodiscard]] bool chance(std::uint64_t percent) { return m_rng.below(100) < percent; }
    [[nodiscard]] bool isInvalid() { return chance(m_options.invalidPercent); }
    template <typename T>
    const T& anyOf(const std::vector<T>& choices)
    {
        return choices[m_rng.below(choices.size())];
    }
    [[nodiscard]] std::string anyStreamName();
    // A stream that exists, with shards; none when there is no such.
    [[nodiscard]] std::optional<std::size_t> anyStream();
    [[nodiscard]] std::uint32_t anyShard(const ReferenceStream& stream, bool isOpen);
    [[nodiscard]] std::string shardName(std::uint32_t shard);
    [[nodiscard]] base::HashKey anyHash(const ReferenceStream& stream);
    [[nodiscard]] std::uint32_t anyKey();
    [[nodiscard]] streams::PutEntry anyEntry(const ReferenceStream* stream);
    [[nodiscard]] std::string anyNumber(const ReferenceStream& stream, std::uint32_t shard);
    [[nodiscard]] const streams::Payload& payload(std::int64_t size);

    [[nodiscard]] sim::Context context() { return {m_now, m_agenda, streams::kServiceActor}; }
    [[nodiscard]] const ReferenceStream& reference(std::size_t stream) const { return m_reference.streams()[stream]; }

    Options m_options;
    base::Rng m_rng;
    base::Instant m_now{};
    sim::Agenda m_agenda;
    streams::Service m_service;
    ReferenceService m_reference;
    streams::CallerIndex m_caller{};

    std::shared_ptr<const streams::KeyTable> m_keys;
    std::uint32_t m_table = 0;
    std::map<std::int64_t, streams::Payload> m_payloads;
    std::vector<Held> m_held;
    std::vector<Held> m_pages;
    std::vector<Follower> m_followers;
    std::vector<Copy> m_copies;
    std::map<std::pair<std::size_t, std::uint32_t>, std::vector<Accepted>> m_accepted;
    std::map<std::pair<std::size_t, std::uint32_t>, std::vector<Accepted>> m_served;

    std::uint64_t m_digest = 0;
    std::uint32_t m_done = 0; // operations
    std::deque<std::string> m_trace;
    std::string m_wrong;
};

}
