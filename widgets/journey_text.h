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
// What at-least-once delivery did to it: handed over more than once, or behind a record of its key that was stored
// while it waited to be sent again. With the moment of the cause.
struct JourneyBadge {
    QString text;
    base::Instant at{};
};
[[nodiscard]] std::vector<JourneyBadge> journeyBadges(const world::RecordStory& story);
// "00:01:30 · shard 2 · bookmark moved back: 1204 records", for lists.
[[nodiscard]] QString repeatText(const clients::Repeat& repeat);
// Likewise of what was passed over, or came after later records of its keys.
[[nodiscard]] QString slipText(const clients::Slip& slip);
// The moments that arrows lead between: every attempt, stored, delivered, worked through.
[[nodiscard]] std::vector<base::Instant> journeyMoments(const world::RecordStory& story);

[[nodiscard]] QString waitText(const world::RecordStory& story, world::RecordWait wait);
// As in the latency histogram.
[[nodiscard]] QColor waitColour(const Theme& theme, world::RecordWait wait);

}
