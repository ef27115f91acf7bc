// Gathers a Report while a run passes by. Peaks, key counts and first-attempt refusals are not
// kept by the World: a RunRecorder watches it, once every virtual second.
#pragma once

#include "streams/key_table.h"
#include "world/frames.h"
#include "world/report.h"
#include "world/scenario.h"
#include "world/world.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::world {

// Records of one shard per key, in an open-addressing table: a run counts every record of a simulated client here.
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
    // Takes in a second that World::runWatched() shows; observe() will not find it again.
    void watch(const World& world, const Frame& second);
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
        KeyCounts keys;            // of simulated clients
        // Of programs, whose records may be forgotten before the run is over. They take no more memory than the calls
        // that the scenario holds.
        std::map<std::string, std::uint64_t, std::less<>> programKeys;
        // In the KPL's aggregated records, and of which keys; likewise.
        std::uint64_t aggregated = 0;
        std::uint64_t userRecords = 0;
        std::uint64_t discarded = 0;
        std::map<std::string, std::uint64_t, std::less<>> userKeys;
    };
    struct StreamTally {
        std::vector<ShardTally> shards;
        std::uint64_t nextRefusal = 0;
    };
    struct WorstLag {
        std::int64_t ms = 0;
        base::Instant at{};
    };

    void makeRoom(const World& world);
    void takeFrame(const Frame& frame);
    void takeRecords(const World& world);
    static void takeKeys(ShardTally& tally, const streams::Service& service, const streams::Stream& stream,
        streams::ShardIndex shard);
    static void takeUserRecords(ShardTally& tally, std::string_view data, base::HashRange range);
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

}
