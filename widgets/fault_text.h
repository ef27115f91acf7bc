// Faults injected on purpose, in words, and the rules that a window begins with.
#pragma once

#include "streams/faults.h"
#include "widgets/menu/pointed.h"
#include "world/world.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace shardscope::widgets {

// "2 %", "0.0001 %": with every decimal that counts.
[[nodiscard]] QString shareText(std::uint32_t ppm);
// "InternalFailure, 50 ms late"
[[nodiscard]] QString faultWhatText(const streams::FaultRule& rule);
// "clicks, shard 3, PutRecords, until 00:01:30"; "everywhere".
[[nodiscard]] QString faultWhereText(const streams::FaultRule& rule);
// "2 %, bursts of 5"
[[nodiscard]] QString faultShareText(const streams::FaultRule& rule);
// How hits follow one another: "5 in a row in the mean, then 245 that are not hit."
[[nodiscard]] QString faultRhythmText(std::uint32_t sharePpm, std::uint32_t burst);
// "p50 10 ms · p90 10 ms · p99 900 ms · p99.9 900 ms"; empty where nothing is late.
[[nodiscard]] QString percentilesText(const streams::FaultLatency& latency);

// The name that a field has in the window, by the one that it has in a scenario.
[[nodiscard]] QString faultFieldText(std::string_view field);
// What is wrong with that field and what it must be. `problem` is that of the rule.
[[nodiscard]] QString faultProblemText(const streams::FaultRule& rule, const streams::FaultProblem& problem);

// A rule without a name for what a choice stands for; with a key, for that key alone.
[[nodiscard]] streams::FaultRule faultAbout(const Choice& choice, const QString& key);
// Whether faults are injected where objects of this kind are pointed at.
[[nodiscard]] bool takesFaults(ObjectKind kind);
// Where a rule that is on begins or ends by itself: one that is set or cleared by hand has no time of its own.
struct FaultMark {
    base::Instant at{};
    QString name;
    bool isEnd = false;
    friend bool operator==(const FaultMark&, const FaultMark&) = default;
};
// Sorted by time.
[[nodiscard]] std::vector<FaultMark> faultMarks(const world::World& world);
// "outage begins"
[[nodiscard]] QString faultMarkText(const FaultMark& mark);
// Rules that are on and not over yet.
[[nodiscard]] std::size_t faultsOn(const world::World& world);

}
