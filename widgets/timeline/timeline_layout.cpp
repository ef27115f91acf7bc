#include "widgets/timeline/timeline_layout.h"

#include "widgets/format.h"
#include "widgets/scaling_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kTop = 3;
constexpr int kFlags = 18;
constexpr int kStrip = 54;
constexpr int kRefusals = 7;
constexpr int kAxis = 16;
constexpr int kBottom = 3;
constexpr int kGap = 3; // under the overview
constexpr int kGlyph = 9;
constexpr int kLeastText = 22;

}

int TimelineLayout::height(std::size_t lanes) const
{
    const int shown = std::min(int(lanes), kMostLanes);
    return kTop + px(kFlags) + kStrip + kRefusals + px(kAxis) + shown * px(kLane) + kBottom;
}

QRect TimelineLayout::overview() const
{
    return {gutter(), kTop, std::max(1, width - gutter() - kRight), isZoomed ? kOverview : 0};
}

QRect TimelineLayout::flags() const
{
    return {gutter(), kTop + (isZoomed ? kOverview + kGap : 0), std::max(1, width - gutter() - kRight), px(kFlags)};
}

QRect TimelineLayout::plot() const
{
    const int top = flags().bottom() + 1;
    return {gutter(), top, std::max(1, width - gutter() - kRight), kTop + px(kFlags) + kStrip - top};
}

QRect TimelineLayout::refusals() const { return {gutter(), plot().bottom() + 1, plot().width(), kRefusals}; }

QRect TimelineLayout::axis() const { return {gutter(), refusals().bottom() + 1, plot().width(), px(kAxis)}; }

QRect TimelineLayout::filterFoot(int x) const
{
    const int reach = px(7);
    return {x - reach, refusals().top() - reach, 2 * reach + 1, axis().bottom() + 1 - refusals().top() + reach};
}

QRect TimelineLayout::lanes(std::size_t count) const
{
    return {0, axis().bottom() + 1, width, std::min(int(count), kMostLanes) * px(kLane)};
}

QRect TimelineLayout::name() const { return {12, kTop, gutter() - 24, px(20)}; }

QRect TimelineLayout::button() const { return {10, kTop + px(24), gutter() - 20, px(24)}; }

std::vector<Flag> placeFlags(const std::vector<ReshardMark>& reshards, const std::vector<FaultMark>& faults,
    const TimeNotes& notes, const TimeScale& scale, const TimelineLayout& layout, const QFontMetrics& metrics)
{
    const QRect row = layout.flags();
    const auto xOf = [&](base::Instant at) {
        return row.left() + int(std::lround(std::clamp(scale.x(at), -10'000.0, 100'000.0)));
    };
    std::vector<Flag> flags;
    const auto add = [&](Flag flag) {
        flag.x = xOf(flag.at);
        const bool isSeen = (flag.x >= row.left() && flag.x <= row.right())
            || (flag.until && flag.x <= row.right() && *flag.until >= row.left());
        if (isSeen)
            flags.push_back(std::move(flag));
    };
    for (std::size_t i = 0; i < reshards.size(); ++i)
        add({.kind = Flag::Kind::Reshard, .index = i, .at = reshards[i].at, .text = reshardText(reshards[i])});
    for (std::size_t i = 0; i < faults.size(); ++i)
        add({.kind = faults[i].isEnd ? Flag::Kind::FaultEnd : Flag::Kind::FaultBegin,
            .index = i,
            .at = faults[i].at,
            .text = faultMarkText(faults[i])});
    for (std::size_t i = 0; i < notes.kept().size(); ++i) {
        const TimeNote& note = notes.kept()[i];
        if (note.isChapter)
            continue;
        add({.kind = Flag::Kind::Note,
            .index = i,
            .at = note.at,
            .until = note.until ? std::optional{xOf(*note.until)} : std::nullopt,
            .isArrow = note.isArrow,
            .text = note.text});
    }
    for (const TimeNotes::Chapter& chapter : notes.chapters())
        add({.kind = Flag::Kind::Chapter,
            .index = chapter.note,
            .at = chapter.from,
            .until = chapter.to ? xOf(*chapter.to) : row.right() + 1,
            .text = chapterName(notes, chapter)});
    if (notes.mark())
        add({.kind = Flag::Kind::Mark, .at = *notes.mark()});
    std::stable_sort(flags.begin(), flags.end(), [](const Flag& a, const Flag& b) { return a.x < b.x; });
    for (std::size_t i = 0; i < flags.size(); ++i) {
        Flag& flag = flags[i];
        // A range that began before what is shown has its words at the edge.
        const int left = std::max(flag.x, row.left());
        const int next = i + 1 < flags.size() ? std::max(flags[i + 1].x, left) - kGlyph / 2 - 3 : row.right() + 1;
        const int room = next - left - kGlyph;
        if (room < layout.px(kLeastText) && metrics.horizontalAdvance(flag.text) > room)
            flag.text.clear();
        else
            flag.text = metrics.elidedText(flag.text, Qt::ElideRight, room);
        const int words = flag.text.isEmpty() ? 0 : metrics.horizontalAdvance(flag.text) + 4;
        flag.box = QRect(left - kGlyph / 2 - 1, row.top(), kGlyph + 3 + words, row.height());
    }
    return flags;
}

const Flag* flagAt(const std::vector<Flag>& flags, QPoint point)
{
    const Flag* found = nullptr;
    for (const Flag& flag : flags) {
        if (!flag.box.contains(point))
            continue;
        if (found == nullptr || std::abs(flag.x - point.x()) < std::abs(found->x - point.x()))
            found = &flag;
    }
    return found;
}

QString chapterName(const TimeNotes& notes, const TimeNotes::Chapter& chapter)
{
    const QString& text = notes.kept()[chapter.note].text;
    if (!text.isEmpty())
        return text;
    int number = 0;
    for (const TimeNotes::Chapter& each : notes.chapters())
        number += each.from <= chapter.from ? 1 : 0;
    return QCoreApplication::translate("shardscope::widgets::TimelinePanel", "chapter %1").arg(number);
}

QString reshardText(const ReshardMark& mark)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("shardscope::widgets::TimelinePanel", text);
    };
    if (mark.decision)
        return QString::fromStdString(mark.scaler);
    if (mark.isByService())
        return tr("on demand %1 \u2192 %2").arg(format::count(mark.from), format::count(mark.to));
    const QString action = [&] {
        switch (mark.action) {
        case streams::Action::SplitShard:
            return tr("split");
        case streams::Action::MergeShards:
            return tr("merge");
        default:
            return tr("shard count");
        }
    }();
    return mark.shard ? QStringLiteral("%1 %2").arg(action).arg(streams::number(*mark.shard)) : action;
}

QString reshardDetail(const ReshardMark& mark)
{
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("shardscope::widgets::TimelinePanel", text);
    };
    if (mark.decision)
        return reshardText(mark) + QLatin1Char('\n') + decisionText(*mark.decision);
    if (mark.isByService())
        return reshardText(mark) + QLatin1Char('\n')
            + tr("The service has fitted the shards of the stream to its load.");
    return mark.scaler.empty()
        ? reshardText(mark)
        : reshardText(mark) + QLatin1Char('\n') + tr("called by %1").arg(QString::fromStdString(mark.scaler));
}

}
