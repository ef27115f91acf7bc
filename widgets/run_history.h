// What the timeline knows of a run: load and refusals per second, reshards, and where each
// branch ends. Gathered from the worlds that come by, so that the future that has been
// recorded stays visible after a step back. Pure; rebuilt when the past has changed.
#pragma once

#include "world/runner.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::widgets {

// All streams together over one frame.
struct Beat {
    base::Instant at{}; // end of the span
    base::Duration span{};
    double bytesPerSecond = 0; // stored
    double recordsPerSecond = 0;
    double refusedPerSecond = 0;
};

// Something that made the shards of a stream others, or was to.
struct ReshardMark {
    base::Instant at{};
    streams::Action action{};
    std::uint32_t stream = 0;
    std::optional<streams::ShardIndex> shard;
    std::string scaler; // that called or decided it; empty for everybody else
    // What an autoscaler wanted, mostly because of an alarm, and did not get.
    std::optional<operations::ScalingDecision> decision = {};
    // Of an on-demand stream that the service itself has given more shards.
    std::int64_t from = 0;
    std::int64_t to = 0;
    [[nodiscard]] bool isByService() const { return to > 0; }
};

class RunHistory {
public:
    // True when something was added or rebuilt.
    bool take(const world::World& world, const world::RunStatus& status);

    // Sorted by time.
    [[nodiscard]] const std::vector<Beat>& beats() const { return m_beats; }
    [[nodiscard]] const std::vector<ReshardMark>& reshards() const { return m_reshards; }
    // How far a branch was run when it was last shown; nullopt for one never shown.
    [[nodiscard]] std::optional<base::Instant> endOf(std::size_t branch) const;
    // Where refusals begin after a second without, or a reshard was asked for.
    [[nodiscard]] std::optional<base::Instant> troubleBefore(base::Instant at) const;
    [[nodiscard]] std::optional<base::Instant> troubleAfter(base::Instant at) const;

private:
    void add(const world::Frame& frame);
    bool addFrames(const world::World& world);
    void addReshards(const world::World& world);
    void addDecisions(const world::World& world);
    void addGrowth(const world::World& world);
    void fold();

    std::vector<Beat> m_beats;
    std::vector<ReshardMark> m_reshards;
    std::uint64_t m_controlCalls = 0;                      // of the log, that have been looked at
    std::map<std::string, base::Instant> m_decided;        // of each autoscaler, the last that was looked at
    std::map<std::uint32_t, base::Instant> m_modeSwitches; // the last of each stream
    std::map<std::uint32_t, std::size_t> m_shards;         // of each stream, that have been looked at
    std::map<std::size_t, base::Instant> m_ends;
    std::optional<std::pair<std::size_t, std::uint64_t>> m_of; // branch and revision
};

}
