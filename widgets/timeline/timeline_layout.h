// Where things stand on the timeline, as a pure value: the row of flags, the strip of load, the
// band of refusals, the axis; above them, while the axis is zoomed, the whole run in small. The panel is
// equally high zoomed or not: the strip makes room for the overview.
#pragma once

#include "widgets/fault_text.h"
#include "widgets/run_history.h"
#include "widgets/time_scale.h"
#include "widgets/timeline/time_notes.h"

#include <QFontMetrics>
#include <QRect>
#include <QSize>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace shardscope::widgets {

struct TimelineLayout {
    static constexpr int kGutter = 150; // names and buttons
    static constexpr int kRight = 14;
    static constexpr int kOverview = 14;
    static constexpr int kLane = 18;
    static constexpr int kMostLanes = 3; // more of them scroll

    int width = 0;
    bool isZoomed = false;
    int textPercent = 100; // the lengths above hold for 100 %

    [[nodiscard]] int px(int pixels) const { return (pixels * textPercent + 50) / 100; }
    [[nodiscard]] int gutter() const { return px(kGutter); }
    [[nodiscard]] int height(std::size_t lanes) const;
    [[nodiscard]] QRect overview() const;
    [[nodiscard]] QRect flags() const;
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] QRect refusals() const;
    [[nodiscard]] QRect axis() const;
    // What the mouse takes of a ListShards filter's timestamp at that pixel: its foot, away from the present's head.
    [[nodiscard]] QRect filterFoot(int x) const;
    [[nodiscard]] QRect lanes(std::size_t count) const;
    [[nodiscard]] QRect name() const;
    [[nodiscard]] QRect button() const;
    friend bool operator==(const TimelineLayout&, const TimelineLayout&) = default;
};

// A mark in the row above the strip.
struct Flag {
    enum class Kind { Reshard, Note, Mark, Chapter, FaultBegin, FaultEnd };
    Kind kind{};
    std::size_t index = 0; // of the reshard, of the fault's mark, or of the note that a chapter is, too
    base::Instant at{};
    int x = 0;
    std::optional<int> until; // x of the end of a range or a chapter
    bool isArrow = false;     // to that end
    QString text;             // elided to the room it has; empty where there is none
    QRect box;                // what the mouse hits
};

// Left to right; every one on the scale is there, words only where they do not run into the next.
[[nodiscard]] std::vector<Flag> placeFlags(const std::vector<ReshardMark>& reshards,
    const std::vector<FaultMark>& faults, const TimeNotes& notes, const TimeScale& scale, const TimelineLayout& layout,
    const QFontMetrics& metrics);
// Of several under the point, the nearest.
[[nodiscard]] const Flag* flagAt(const std::vector<Flag>& flags, QPoint point);

// Its text, or "chapter 2" while it has none.
[[nodiscard]] QString chapterName(const TimeNotes& notes, const TimeNotes::Chapter& chapter);
// "split 3", "on demand 4 → 8", or the autoscaler that wanted something
[[nodiscard]] QString reshardText(const ReshardMark& mark);
// The same in full: who has called it, or what became of it.
[[nodiscard]] QString reshardDetail(const ReshardMark& mark);

}
