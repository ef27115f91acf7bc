// What stands above the Fan-out stage: who wins on latency, on throughput and on cost, with the
// numbers, one goal a line; or in a sentence what moving a consumer would change while one lane
// is empty.
#pragma once

#include "widgets/stage/fan_out_reading.h"
#include "widgets/theme.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace shardscope::widgets {

struct VerdictLine {
    QString goal;    // "Latency"
    QString winner;  // "enhanced fan-out"
    QString numbers; // rich text: "<b>15 ms</b> against 1.1 s in the median"
    // The consumer of the losing lane that does worst, by its index in the world: whom to ask why.
    std::optional<std::size_t> worst = std::nullopt;
};

struct VerdictText {
    QString sentence; // rich text; empty while both lanes are read and the lines say it
    std::vector<VerdictLine> lines;
};

[[nodiscard]] VerdictText verdict(const FanOutReading& reading);

// A link "why:3" asks why of the consumer at that index.
inline constexpr QLatin1StringView kWhyLink("why:");

// As rich text: goals, winners and numbers below each other where there is room for columns, else
// a paragraph for each goal; sentences one after the other are for the ear.
enum class VerdictForm { Columns, Paragraphs, Sentences };
[[nodiscard]] QString verdictHtml(const VerdictText& verdict, VerdictForm form, const Theme& theme);

}
