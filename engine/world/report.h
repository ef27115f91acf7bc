// What a run came to, in words and as JSON: what each shard stored and refused, which keys
// did it, how senders fared and how far consumers lag. And the same second by second, as CSV.
//
// Peaks, key counts and first-attempt refusals pass by during a run and are not kept by the
// World: a RunRecorder watches it, at least once every virtual second.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "clients/producer.h"
#include "streams/call_log.h"
#include "world/frames.h"
#include "world/scenario.h"
#include "world/world.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

// The most of something in one second, and the second it happened in.
struct Peak {
    std::uint64_t count = 0;
    base::Instant second{}; // its beginning
    friend bool operator==(const Peak&, const Peak&) = default;
};

struct KeyRecords {
    std::string key;
    std::uint64_t records = 0;
    friend bool operator==(const KeyRecords&, const KeyRecords&) = default;
};

struct ShardReport {
    std::string id;
    base::HashRange range;
    bool isOpen = true;
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    Peak peakRecords;
    Peak peakBytes;
    std::uint64_t refused = 0;       // entries, all attempts
    std::uint64_t firstRefused = 0;  // entries refused on their first attempt
    std::vector<KeyRecords> topKeys; // at most five, most records first
};

struct StreamReport {
    std::string name;
    std::string status;
    std::uint32_t openShards = 0;
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    std::uint64_t refused = 0;
    std::uint64_t firstRefused = 0;
    std::vector<ShardReport> shards; // by shard index, closed ones too
};

struct SenderReport {
    std::string name;
    std::string kind; // "producer" or "agent"
    std::string stream;
    clients::PutCounts counts;
    std::uint32_t skippedLines = 0;          // of an agent's file
    std::vector<std::uint32_t> firstSkipped; // their numbers, from 1; the first few
};

struct ConsumerReport {
    std::string name;
    std::string kind; // "shared" or "fan-out"
    std::string stream;
    clients::ConsumerCounts counts;
    std::int64_t lagMs = 0; // age of the oldest unread record, at the last whole second
    std::uint64_t lagRecords = 0;
    std::int64_t worstLagMs = 0;
    base::Instant worstLagAt{};
};

struct CallReport {
    base::Instant at{};
    std::string caller;
    std::string action;
    std::string outcome; // the exception's name; empty for success
    std::string detail;
};

struct Report {
    std::string scenario;
    std::uint64_t fingerprint = 0;
    base::Instant now{};
    std::uint64_t seed = 0;
    streams::Profile profile{};
    // What the quotas let a shard take in a second, in the long run; 0 where they are off.
    std::uint64_t quotaRecords = 0;
    std::uint64_t quotaBytes = 0;
    std::vector<StreamReport> streams;
    std::vector<SenderReport> senders;
    std::vector<ConsumerReport> consumers;
    std::vector<CallReport> calls; // control calls, the latest thousand
    // Set after the replay of a log: do counts per shard equal those of the keys' MD5?
    std::optional<bool> equalsMd5;
};

[[nodiscard]] std::string reportText(const Report& report);
[[nodiscard]] std::string reportJson(const Report& report);

// Records of one shard per key, in an open-addressing table: a run counts every record here.
class KeyCounts {
public:
    void add(streams::KeyId key);
    // Keys that occurred, in no order that means anything.
    [[nodiscard]] std::vector<std::pair<streams::KeyId, std::uint64_t>> entries() const;

private:
    struct Slot {
        streams::KeyId key = 0;
        std::uint64_t count = 0; // 0 = free
    };
    void grow();

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

class RunRecorder {
public:
    // Takes in what has happened since the last call.
    void observe(const World& world);
    // Frames seen by the last observe(), for those who write them out.
    [[nodiscard]] const std::vector<std::shared_ptr<const Frame>>& newFrames() const { return m_newFrames; }
    [[nodiscard]] Report report(const World& world, const Scenario& scenario) const;

private:
    struct ShardTally {
        std::uint64_t records = 0; // in frames so far
        std::uint64_t bytes = 0;
        Peak peakRecords;
        Peak peakBytes;
        std::uint64_t firstRefused = 0;
        std::uint64_t counted = 0; // ordinal up to which keys are counted
        KeyCounts keys;
    };
    struct StreamTally {
        std::vector<ShardTally> shards;
        std::uint64_t nextRefusal = 0;
    };
    struct WorstLag {
        std::int64_t ms = 0;
        base::Instant at{};
    };

    void takeFrame(const Frame& frame);
    void takeRecords(const World& world);
    [[nodiscard]] StreamReport streamReport(const World& world, std::size_t index) const;
    [[nodiscard]] ShardReport shardReport(const World& world, const streams::Stream& stream, const ShardTally& tally,
        streams::ShardIndex shard) const;

    std::vector<StreamTally> m_streams;
    std::vector<WorstLag> m_worstLags; // at actor index
    std::uint64_t m_nextFrame = 0;
    base::Instant m_lastFrame{};
    std::vector<std::shared_ptr<const Frame>> m_newFrames;
};

// True when every shard of a log's replay holds exactly the lines whose keys hash into its
// range; nullopt when the run says nothing about it (no agent, lines left, shards changed).
[[nodiscard]] std::optional<bool> replayEqualsMd5(const World& world);

// One row per second and shard, sender or consumer; columns that say nothing stay empty.
[[nodiscard]] std::string metricsCsvHeader();
void appendMetricsCsv(std::string& out, const World& world, const Frame& frame);

}
