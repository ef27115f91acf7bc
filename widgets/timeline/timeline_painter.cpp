#include "widgets/timeline/timeline_painter.h"

#include "widgets/format.h"
#include "widgets/timeline/branch_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kDash = 4;
constexpr int kDashGap = 2;
constexpr int kLeastDash = 3; // a single second of a long run must be seen

QString tr(const char* text) { return QCoreApplication::translate("shardscope::widgets::TimelinePanel", text); }

int xOf(const TimelineView& view, base::Instant at)
{
    return view.layout.plot().left() + int(std::lround(std::clamp(view.scale.x(at), -10'000.0, 100'000.0)));
}

void paintName(QPainter& painter, const TimelineView& view)
{
    const world::RunStatus& status = view.status;
    if (status.currentBranch >= status.branches.size())
        return;
    const QString name = branchName(status.branches[status.currentBranch], status.currentBranch);
    const QRect label = view.layout.name();
    painter.save();
    QFont bold = painter.font();
    bold.setPixelSize(view.theme.bodyPx);
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(view.theme.text);
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(name, Qt::ElideRight, label.width()));
    painter.restore();
}

void paintLoad(QPainter& painter, const TimelineView& view)
{
    const QRect area = view.layout.plot();
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), view.theme.line);
    const int nowX = xOf(view, view.now);
    // What has been recorded but lies ahead of the present is paler.
    QColor ahead = view.theme.load;
    ahead.setAlphaF(0.4F);
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const int height = std::min(view.columns[i].height, area.height());
        const int x = area.left() + int(i);
        if (height > 0)
            painter.fillRect(QRect(x, area.bottom() - height, 1, height), x <= nowX ? view.theme.load : ahead);
    }
    const QRect band = view.layout.refusals();
    paintRefusals(painter, view.columns, QRect(band.left(), band.top() + 1, band.width(), 4), view.theme.hot);
}

void paintRange(QPainter& painter, const TimelineView& view)
{
    if (!view.range)
        return;
    const QRect area = view.layout.plot();
    const int left = std::max(area.left(), xOf(view, view.range->from));
    const int right = std::min(area.right(), xOf(view, view.range->to));
    if (right < left)
        return;
    QColor tint = view.theme.accent;
    tint.setAlphaF(0.16F);
    painter.fillRect(QRect(left, area.top(), right - left + 1, area.height()), tint);
    for (const int x : {left, right})
        painter.fillRect(QRect(x, area.top(), 1, area.height()), view.theme.accent);
}

void paintAxis(QPainter& painter, const TimelineView& view)
{
    const QRect area = view.layout.axis();
    const auto textOf = [&view](base::Instant at) {
        return view.scale.span() < base::Duration{10'000} ? format::clock(at) : format::clockSeconds(at);
    };
    // A label at either end is moved inwards by half its width and must not meet its neighbour.
    const int widest = painter.fontMetrics().horizontalAdvance(textOf(view.scale.to()));
    for (const base::Instant at : view.scale.ticks(std::max(110, widest * 3 / 2 + 8))) {
        const int x = xOf(view, at);
        painter.fillRect(QRect(x, view.layout.plot().bottom() + 1, 1, 3), view.theme.line);
        const QString text = textOf(at);
        const int half = painter.fontMetrics().horizontalAdvance(text) / 2 + 1;
        const int left = std::clamp(x - half, area.left(), std::max(area.left(), area.right() + 1 - 2 * half));
        painter.setPen(view.theme.mutedText);
        painter.drawText(QRect(left, area.top(), 2 * half, area.height()), Qt::AlignCenter, text);
    }
}

// What a note leads to: a head on the line, and a pole down to the moment.
void paintArrowHead(QPainter& painter, const TimelineView& view, int x)
{
    const QRect row = view.layout.flags();
    const double size = view.layout.px(6);
    const QPointF tip(x + 0.5, row.bottom());
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath head(tip);
    head.lineTo(tip - QPointF(size, size * 0.6));
    head.lineTo(tip - QPointF(size, -size * 0.6));
    head.closeSubpath();
    painter.fillPath(head, view.theme.accent);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(view.theme.accent, 1, Qt::DotLine));
    painter.drawLine(x, row.bottom() + 2, x, view.layout.plot().bottom());
}

void paintNote(QPainter& painter, const TimelineView& view, const Flag& flag)
{
    const QRect row = view.layout.flags();
    const bool isKept = flag.kind == Flag::Kind::Note;
    if (flag.until) {
        const int left = std::max(flag.x, row.left());
        const int right = std::min(*flag.until, row.right());
        QColor tint = view.theme.accent;
        tint.setAlphaF(0.5F);
        painter.fillRect(QRect(left, row.bottom() - 1, std::max(1, right - left), 2), tint);
        if (*flag.until <= row.right() && flag.isArrow)
            paintArrowHead(painter, view, *flag.until);
        else if (*flag.until <= row.right())
            painter.fillRect(QRect(right, row.bottom() - 4, 1, 5), view.theme.accent);
    }
    if (flag.x < row.left())
        return;
    // A pole and a pennant; one that is not kept is only an outline.
    QPainterPath pennant;
    pennant.moveTo(flag.x + 0.5, row.top() + 3);
    pennant.lineTo(flag.x + 7.5, row.top() + 6);
    pennant.lineTo(flag.x + 0.5, row.top() + 9.5);
    pennant.closeSubpath();
    painter.fillRect(QRect(flag.x, row.top() + 3, 1, row.height() - 3), view.theme.accent);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isKept)
        painter.fillPath(pennant, view.theme.accent);
    else
        painter.strokePath(pennant, QPen(view.theme.accent, 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPen pole(view.theme.accent, 1, Qt::DotLine);
    painter.setPen(pole);
    painter.drawLine(flag.x, row.bottom(), flag.x, view.layout.plot().bottom());
}

// A band along the top of the row as long as the chapter, with a tab where it begins.
void paintChapter(QPainter& painter, const TimelineView& view, const Flag& flag)
{
    const QRect row = view.layout.flags();
    const int left = std::max(flag.x, row.left());
    const int right = std::min(flag.until.value_or(row.right() + 1), row.right() + 1);
    painter.fillRect(QRect(left, row.top(), std::max(1, right - left - 2), 2), view.theme.mutedText);
    if (flag.x < row.left())
        return;
    painter.fillRect(QRect(flag.x, row.top(), 5, view.layout.px(11)), view.theme.mutedText);
    painter.setPen(QPen(view.theme.mutedText, 1, Qt::DashLine));
    painter.drawLine(flag.x, row.top(), flag.x, view.layout.plot().bottom());
}

// A wedge that points into the fault; the end is only an outline.
void paintFault(QPainter& painter, const TimelineView& view, const Flag& flag)
{
    const QRect row = view.layout.flags();
    const bool isEnd = flag.kind == Flag::Kind::FaultEnd;
    const double tip = flag.x + 0.5 + (isEnd ? -6 : 6);
    QPainterPath wedge;
    wedge.moveTo(flag.x + 0.5, row.top() + 3);
    wedge.lineTo(tip, row.top() + 8);
    wedge.lineTo(flag.x + 0.5, row.top() + 13);
    wedge.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isEnd)
        painter.fillPath(wedge, view.theme.hotText);
    painter.strokePath(wedge, QPen(view.theme.hotText, 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(view.theme.hotText, 1, Qt::DotLine));
    painter.drawLine(flag.x, row.top() + 13, flag.x, view.layout.plot().bottom());
}

void paintFlags(QPainter& painter, const TimelineView& view)
{
    const QRect row = view.layout.flags();
    for (const Flag& flag : view.flags) {
        if (flag.kind == Flag::Kind::Chapter) {
            paintChapter(painter, view, flag);
        } else if (flag.kind == Flag::Kind::FaultBegin || flag.kind == Flag::Kind::FaultEnd) {
            paintFault(painter, view, flag);
        } else if (flag.kind == Flag::Kind::Reshard) {
            paintDiamond(painter, QPointF(flag.x + 0.5, row.top() + 8), 5, view.theme.text);
            painter.fillRect(QRect(flag.x, row.top() + view.layout.px(13), 1,
                                 view.layout.plot().bottom() - row.top() - view.layout.px(13)),
                view.theme.line);
        } else {
            paintNote(painter, view, flag);
        }
        if (flag.text.isEmpty())
            continue;
        painter.setPen(view.theme.text);
        const int left = std::max(flag.x, row.left()) + 9;
        painter.drawText(QRect(left, row.top(), row.right() + 1 - left, row.height() - 3),
            Qt::AlignLeft | Qt::AlignVCenter, flag.text);
    }
}

void paintEnd(QPainter& painter, const TimelineView& view)
{
    const QRect area = view.layout.plot();
    const int x = xOf(view, view.status.end);
    if (view.status.end <= view.now || x < area.left() || x > area.right())
        return;
    painter.setPen(QPen(view.theme.mutedText, 1, Qt::DashLine));
    painter.drawLine(x, area.top(), x, area.bottom());
    painter.setPen(view.theme.mutedText);
    const QString text = tr("end");
    const int width = painter.fontMetrics().horizontalAdvance(text) + 2;
    const int left = x + 4 + width > area.right() ? x - 4 - width : x + 4;
    painter.drawText(QRect(left, area.top(), width, view.layout.px(14)), Qt::AlignLeft | Qt::AlignTop, text);
}

void paintPresent(QPainter& painter, const TimelineView& view)
{
    const QRect area = view.layout.plot();
    if (view.crosshair) {
        const int x = xOf(view, *view.crosshair);
        if (x >= area.left() && x <= area.right())
            painter.fillRect(QRect(x, area.top(), 1, area.height()), view.theme.mutedText);
    }
    const int x = xOf(view, view.now);
    if (x < area.left() || x > area.right() + 1)
        return;
    painter.fillRect(QRect(x - 1, area.top() - 4, 2, area.height() + 6), view.theme.text);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath handle;
    handle.moveTo(x - 6, area.top() - 8);
    handle.lineTo(x + 6, area.top() - 8);
    handle.lineTo(x, area.top() + 1);
    handle.closeSubpath();
    painter.fillPath(handle, view.theme.text);
    painter.strokePath(handle, QPen(view.theme.panel, 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// Its foot is on the axis: the head of the present may stand on the same pixel.
void paintFilter(QPainter& painter, const TimelineView& view)
{
    if (!view.filter)
        return;
    const QRect area = view.layout.plot();
    const int x = xOf(view, *view.filter);
    if (x < area.left() || x > area.right() + 1)
        return;
    const QRect foot = view.layout.filterFoot(x);
    painter.fillRect(QRect(x - 1, area.top(), 2, foot.bottom() - area.top()), view.theme.accent);
    QPainterPath head;
    head.moveTo(foot.left() + 1, foot.bottom());
    head.lineTo(foot.right(), foot.bottom());
    head.lineTo(x, foot.bottom() - view.layout.px(10));
    head.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(head, view.theme.accent);
    painter.strokePath(head, QPen(view.theme.panel, 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// From each cause to what it led to, over the load that it is about.
void paintChain(QPainter& painter, const TimelineView& view)
{
    if (view.chain.empty())
        return;
    const QRect area = view.layout.plot();
    painter.save();
    painter.setClipRect(area.adjusted(0, -view.layout.px(8), 0, 0));
    painter.setRenderHint(QPainter::Antialiasing);
    const double foot = area.top() + area.height() * 0.45;
    const double dot = view.layout.px(3);
    // The load is behind it, whatever its colour: an edge keeps the line apart from it.
    const auto stroke = [&](const QPainterPath& path) {
        painter.strokePath(path, QPen(view.theme.panel, 4, Qt::SolidLine, Qt::RoundCap));
        painter.strokePath(path, QPen(view.theme.text, 1.6, Qt::SolidLine, Qt::RoundCap));
    };
    for (std::size_t i = 1; i < view.chain.size(); ++i) {
        const QPointF from(xOf(view, view.chain[i - 1]) + 0.5, foot);
        const QPointF to(xOf(view, view.chain[i]) + 0.5, foot);
        const double height = std::min(foot - area.top() + dot, 12 + std::abs(to.x() - from.x()) / 4);
        QPainterPath arc(from);
        arc.cubicTo(from - QPointF(0, height), to - QPointF(0, height), to);
        stroke(arc);
        // The curve comes down upon the effect from above.
        QPainterPath head(to + QPointF(-dot, -dot * 1.8));
        head.lineTo(to - QPointF(0, dot * 0.4));
        head.lineTo(to + QPointF(dot, -dot * 1.8));
        stroke(head);
    }
    for (const base::Instant moment : view.chain) {
        painter.setPen(QPen(view.theme.panel, 1.5));
        painter.setBrush(moment == view.chain.back() ? view.theme.hot : view.theme.text);
        painter.drawEllipse(QPointF(xOf(view, moment) + 0.5, foot + dot), dot, dot);
    }
    painter.restore();
}

void paintReplay(QPainter& painter, const TimelineView& view)
{
    if (!view.status.replay)
        return;
    const auto [reached, target] = *view.status.replay;
    const QRect area = view.layout.flags();
    const double part = target > base::kWorldStart
        ? double(reached.time_since_epoch().count()) / double(target.time_since_epoch().count())
        : 1.0;
    const QString text = tr("replaying to %1 \u00b7 %2").arg(format::clockSeconds(target), format::percent(part * 100));
    const int width = painter.fontMetrics().horizontalAdvance(text) + 16;
    painter.fillRect(QRect(area.left(), area.top(), width, area.height()), view.theme.panel);
    painter.fillRect(QRect(area.left(), area.top(), int(area.width() * std::clamp(part, 0.0, 1.0)), 3),
        view.theme.accent);
    painter.setPen(view.theme.text);
    painter.drawText(QRect(area.left(), area.top() + 3, width, area.height() - 3), Qt::AlignLeft | Qt::AlignVCenter,
        text);
}

}

void paintRefusals(QPainter& painter, const std::vector<LoadColumn>& columns, QRect band, QColor colour)
{
    for (std::size_t i = 0; i < columns.size();) {
        if (!columns[i].isRefused) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < columns.size() && columns[end].isRefused)
            ++end;
        const int from = band.left() + int(i);
        const int to = std::min(band.right() + 1, std::max(band.left() + int(end), from + kLeastDash));
        for (int x = from; x < to; x += kDash + kDashGap)
            painter.fillRect(QRect(x, band.top(), std::min(kDash, to - x), band.height()), colour);
        i = end;
    }
}

void paintDiamond(QPainter& painter, QPointF centre, double radius, QColor colour)
{
    QPainterPath diamond;
    diamond.moveTo(centre.x(), centre.y() - radius);
    diamond.lineTo(centre.x() + radius, centre.y());
    diamond.lineTo(centre.x(), centre.y() + radius);
    diamond.lineTo(centre.x() - radius, centre.y());
    diamond.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(diamond, colour);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintTimeline(QPainter& painter, const TimelineView& view)
{
    paintName(painter, view);
    paintLoad(painter, view);
    paintRange(painter, view);
    paintAxis(painter, view);
    paintFlags(painter, view);
    paintEnd(painter, view);
    paintFilter(painter, view);
    paintChain(painter, view);
    paintReplay(painter, view);
    paintPresent(painter, view);
}

}
