// A record's journey in words: its moments in order of time, and what it waited for between them.
#pragma once

#include "widgets/theme.h"
#include "world/record_story.h"

#include <QColor>
#include <QString>

#include <optional>
#include <vector>

namespace shardscope::widgets {

struct JourneyStep {
    std::optional<base::Instant> at; // unset for what has not happened, or when is not known
    QString text;
    bool isTrouble = false;
    std::optional<world::RecordWait> wait; // that begins here
};

[[nodiscard]] std::vector<JourneyStep> journeySteps(const world::RecordStory& story);
// "4.2 s from its arrival until it was worked through: mostly behind older records"
[[nodiscard]] QString journeySentence(const world::RecordStory& story);
// The moments that arrows lead between: every attempt, stored, delivered, worked through.
[[nodiscard]] std::vector<base::Instant> journeyMoments(const world::RecordStory& story);

[[nodiscard]] QString waitText(const world::RecordStory& story, world::RecordWait wait);
// As in the latency histogram.
[[nodiscard]] QColor waitColour(const Theme& theme, world::RecordWait wait);

}
