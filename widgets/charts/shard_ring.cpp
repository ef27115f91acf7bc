#include "widgets/charts/shard_ring.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace shardscope::widgets {

namespace {

constexpr double kInner = 0.5; // of the outer radius
constexpr double kReach = 10;  // pixels beside the ring that still count as on it
constexpr double kThinnest = 2.5;
constexpr int kGapArc = 6; // sectors at least this long in pixels stand apart
constexpr int kNeedleLength = 9;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShardMap)
};

double endOf(base::HashRange range) { return range.last == base::HashKey::max() ? 1 : range.last.fraction(); }

// Radians, clockwise from the top, are what people read; Qt counts degrees anticlockwise from the right.
double qtDegrees(double turn) { return 90 - turn * 360; }

QPainterPath sector(const RingPlace& place, double from, double to, double inner, double outer)
{
    const auto box = [&](double radius) {
        return QRectF(place.middle.x() - radius, place.middle.y() - radius, 2 * radius, 2 * radius);
    };
    QPainterPath path;
    if (to - from > 0.9999) {
        path.addEllipse(box(outer));
        path.addEllipse(box(inner));
        path.setFillRule(Qt::OddEvenFill);
        return path;
    }
    path.arcMoveTo(box(outer), qtDegrees(from));
    path.arcTo(box(outer), qtDegrees(from), -(to - from) * 360);
    path.arcTo(box(inner), qtDegrees(to), (to - from) * 360);
    path.closeSubpath();
    return path;
}

// What is drawn as one: a shard or, where they are thinner than a pixel or two, the fullest of several.
struct Piece {
    double from = 0;
    double to = 0;
    std::int64_t perMille = 0;
    bool isAlarming = false;
    std::optional<std::size_t> rule; // the first that holds for any of them
};

std::vector<Piece> piecesOf(const ShardMapScene& scene, const RingPlace& place)
{
    const double around = 2 * std::numbers::pi * place.outer;
    const double thinnest = kThinnest / around;
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < scene.layout.cells().size(); ++i) {
        const base::HashRange range = scene.layout.cells()[i].range;
        const world::ShardUse& use = scene.uses[i];
        const Piece piece{
            range.first.fraction(), endOf(range), use.offered.perMille, scene.isAlarming(use), scene.ruleOf(use)};
        const bool isThin = piece.to - piece.from < thinnest;
        if (isThin && !pieces.empty() && pieces.back().to - pieces.back().from < thinnest) {
            Piece& last = pieces.back();
            last.to = piece.to;
            last.perMille = std::max(last.perMille, piece.perMille);
            last.isAlarming = last.isAlarming || piece.isAlarming;
            if (piece.rule && (!last.rule || *piece.rule < *last.rule))
                last.rule = piece.rule;
        } else {
            pieces.push_back(piece);
        }
    }
    return pieces;
}

void paintPiece(QPainter& painter, const ShardMapScene& scene, const RingPlace& place, const Piece& piece)
{
    const double gap =
        (piece.to - piece.from) * 2 * std::numbers::pi * place.outer >= kGapArc && piece.to - piece.from < 1
        ? 1 / (2 * std::numbers::pi * place.outer)
        : 0;
    const double from = piece.from + gap;
    const double to = std::max(from + kThinnest / 4 / (2 * std::numbers::pi * place.outer), piece.to - gap);
    painter.setPen(Qt::NoPen);
    painter.fillPath(sector(place, from, to, place.inner, place.outer), scene.theme.track);
    if (piece.perMille <= 0 && !piece.rule)
        return;
    const double top = place.radius(std::clamp<std::int64_t>(piece.perMille, 0, ShardMapBands::kTopPerMille));
    if (piece.rule) {
        const double seen = std::max(top, place.inner + kLeastRuleFill);
        painter.fillPath(sector(place, from, to, place.inner, seen), QBrush(scene.ruleFills[*piece.rule].tile));
        return;
    }
    const QPainterPath fill = sector(place, from, to, place.inner, std::max(top, place.inner + 1));
    painter.fillPath(fill, QColor(scene.theme.columnFill(double(piece.perMille) / 10)));
    if (piece.isAlarming)
        painter.fillPath(fill, QBrush(scene.hatch));
}

struct Label {
    std::size_t cell = 0;
    bool isLed = false; // by a line: its sector is too short for it
};

// Sectors with room for a name, else the one that everything is about.
std::vector<Label> labelsOf(const ShardMapScene& scene, const RingPlace& place)
{
    std::vector<Label> labels;
    const auto& cells = scene.layout.cells();
    // One that is all of the ring has its name in the middle.
    if (cells.size() == 1)
        return labels;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double arc =
            (endOf(cells[i].range) - cells[i].range.first.fraction()) * 2 * std::numbers::pi * place.outer;
        if (arc >= scene.theme.px(34))
            labels.push_back({i, false});
    }
    if (labels.size() == cells.size() || !scene.focus)
        return labels;
    const auto focus = scene.layout.find(*scene.focus);
    const auto isFocus = [&](const Label& label) { return label.cell == focus; };
    if (focus && std::none_of(labels.begin(), labels.end(), isFocus))
        labels.insert(labels.begin(), {*focus, true});
    return labels;
}

void paintLabels(QPainter& painter, const ShardMapScene& scene, const RingPlace& place)
{
    const QFontMetrics bold(sized(scene.font, scene.theme.bodyPx, true));
    const QFontMetrics small(sized(scene.font, scene.theme.smallPx, false));
    std::vector<QRectF> taken;
    for (const Label& label : labelsOf(scene, place)) {
        const ShardCell& cell = scene.layout.cells()[label.cell];
        const world::ShardUse& use = scene.uses[label.cell];
        const double turn = (cell.range.first.fraction() + endOf(cell.range)) / 2;
        const QPointF anchor = place.at(turn, place.outer + kNeedleLength + 6);
        const QString name = format::shardLabel(cell.shard);
        const QString share = format::percent(double(use.offered.perMille) / 10);
        const int width = bold.horizontalAdvance(name) + 6 + small.horizontalAdvance(share);
        const bool isRight = turn < 0.5;
        // Beside the ring on its own side; at the top and the foot as high as the arc lets it.
        QRectF box(isRight ? anchor.x() : anchor.x() - width, anchor.y() - bold.height() / 2.0, width, bold.height());
        box.moveTop(std::clamp(box.top(), 2.0, 2 * place.middle.y() - box.height() - 2));
        const bool isCovered = std::any_of(taken.begin(), taken.end(),
            [&](const QRectF& other) { return other.adjusted(-6, 0, 6, 0).intersects(box); });
        if (isCovered && !label.isLed)
            continue;
        taken.push_back(box);
        if (label.isLed) {
            painter.setPen(QPen(scene.theme.text, 1));
            painter.drawLine(place.at(turn, place.outer), anchor);
        }
        painter.setFont(sized(scene.font, scene.theme.bodyPx, true));
        painter.setPen(scene.theme.text);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setFont(sized(scene.font, scene.theme.smallPx, false));
        painter.setPen(scene.isAlarming(use)  ? scene.theme.hotText
                : use.offered.perMille >= 800 ? scene.theme.warmText
                                              : scene.theme.mutedText);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, share);
    }
}

// In the hole: how many there are, and what is wrong.
void paintMiddle(QPainter& painter, const ShardMapScene& scene, const RingPlace& place)
{
    const auto refusing =
        std::count_if(scene.uses.begin(), scene.uses.end(), [](const auto& use) { return use.isThrottled(); });
    const QFont title = sized(scene.font, scene.theme.titlePx, true);
    const QFont line = sized(scene.font, scene.theme.smallPx, false);
    const int high = QFontMetrics(title).height();
    const double room = place.inner * 1.8;
    painter.setFont(title);
    painter.setPen(scene.theme.text);
    const auto count = std::int64_t(scene.layout.cells().size());
    const QString many = Words::tr("%1 shards").arg(format::count(count));
    const QString name = count == 1 ? format::shardLabel(scene.layout.cells().front().shard) : many;
    painter.drawText(QRectF(place.middle.x() - room / 2, place.middle.y() - high, room, high), Qt::AlignCenter,
        fitting(QFontMetrics(title), int(room), {name, format::count(count)}));
    painter.setFont(line);
    painter.setPen(refusing > 0 ? scene.theme.hotText : scene.theme.mutedText);
    const QString trouble = count == 1 ? format::percent(double(scene.uses.front().offered.perMille) / 10)
        : refusing == 0                ? Words::tr("none refuses writes")
        : refusing == 1                ? Words::tr("one refuses writes")
                                       : Words::tr("%1 refuse writes").arg(format::count(refusing));
    painter.drawText(QRectF(place.middle.x() - room / 2, place.middle.y(), room, 2.6 * QFontMetrics(line).height()),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, trouble);
}

// Of a point on the ring or beside it: 0 at the top, below 1.
std::optional<double> turnAt(const ShardMapScene& scene, const RingPlace& place, QPoint at)
{
    const QPointF away = QPointF(at) - place.middle;
    const double distance = std::hypot(away.x(), away.y());
    if (scene.layout.isEmpty() || distance < place.inner - kReach || distance > place.outer + kReach)
        return std::nullopt;
    double turn = std::atan2(away.x(), -away.y()) / (2 * std::numbers::pi);
    if (turn < 0)
        turn += 1;
    return turn < 1 ? turn : 0; // a hair's breadth below 0
}

}

RingPlace RingPlace::of(QSize size, const Theme& theme)
{
    // Names beside it, one line of them above and under it.
    const double most = std::min(size.height() / 2.0 - theme.px(20), size.width() / 2.0 - theme.px(110));
    const double outer = std::max(30.0, most);
    return {QPointF(size.width() / 2.0, size.height() / 2.0), outer * kInner, outer};
}

double RingPlace::radius(std::int64_t perMille) const
{
    return inner + (outer - inner) * double(perMille) / ShardMapBands::kTopPerMille;
}

QPointF RingPlace::at(double turn, double radius) const
{
    const double angle = 2 * std::numbers::pi * turn;
    return {middle.x() + radius * std::sin(angle), middle.y() - radius * std::cos(angle)};
}

std::optional<std::size_t> ringCellAt(const ShardMapScene& scene, const RingPlace& place, QPoint at)
{
    const std::optional<double> turn = turnAt(scene, place, at);
    if (!turn)
        return std::nullopt;
    const auto& cells = scene.layout.cells();
    const auto found = std::partition_point(cells.begin(), cells.end(),
        [turn](const ShardCell& cell) { return endOf(cell.range) < *turn; });
    return found == cells.end() ? cells.size() - 1 : std::size_t(found - cells.begin());
}

std::optional<base::HashKey> ringHashAt(const ShardMapScene& scene, const RingPlace& place, QPoint at)
{
    const std::optional<double> turn = turnAt(scene, place, at);
    if (!turn)
        return std::nullopt;
    // The upper half of the digits is more than pixels tell apart.
    return base::HashKey{base::U128(static_cast<std::uint64_t>(*turn * 0x1p64)) << 64};
}

QPainterPath ringSector(const RingPlace& place, base::HashRange range)
{
    const double least = kThinnest / (2 * std::numbers::pi * place.outer);
    const double from = range.first.fraction();
    return sector(place, from, std::max(from + least, endOf(range)), place.inner, place.outer);
}

void paintShardRing(QPainter& painter, const ShardMapScene& scene, const RingPlace& place)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Piece& piece : piecesOf(scene, place))
        paintPiece(painter, scene, place, piece);
    // The quota, as over the columns.
    painter.setBrush(Qt::NoBrush);
    QPen quota(scene.theme.hotText, 1);
    quota.setDashPattern({5, 3});
    painter.setPen(quota);
    painter.drawEllipse(place.middle, place.radius(1'000), place.radius(1'000));
    // From the coolest on, so that hot keys lie on top.
    for (auto needle = scene.needles.rbegin(); needle != scene.needles.rend(); ++needle) {
        const double turn = needle->hash.fraction();
        const bool isHot = needle->perMille >= 200;
        const QColor colour = needle->perMille >= 500 ? scene.theme.hot : isHot ? scene.theme.warm : scene.theme.read;
        painter.setPen(QPen(colour, isHot ? 3 : 1));
        painter.drawLine(place.at(turn, place.outer + 1), place.at(turn, place.outer + (isHot ? kNeedleLength : 4)));
    }
    // Where the ring begins: the ends of the bar meet here.
    painter.setPen(QPen(scene.theme.text, 1));
    painter.drawLine(place.at(0, place.inner - 4), place.at(0, place.outer + 4));
    paintMiddle(painter, scene, place);
    paintLabels(painter, scene, place);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintRingFrame(QPainter& painter, const ShardMapScene& scene, const RingPlace& place, std::size_t cell,
    QColor colour)
{
    paintRingFrames(painter, scene, place, {scene.layout.cells()[cell].shard}, colour);
}

std::vector<base::HashRange> ringRuns(const ShardMapScene& scene, const RingPlace& place,
    const std::vector<streams::ShardIndex>& shards)
{
    const double shortest = kGapArc / (2 * std::numbers::pi * place.outer);
    std::vector<base::HashRange> runs;
    bool wasThin = false;
    for (const ShardCell& cell : scene.layout.cells()) {
        if (!std::binary_search(shards.begin(), shards.end(), cell.shard))
            continue;
        const double from = cell.range.first.fraction();
        const bool isThin = endOf(cell.range) - from < shortest;
        if (isThin && wasThin && from - endOf(runs.back()) < shortest)
            runs.back().last = cell.range.last;
        else
            runs.push_back(cell.range);
        wasThin = isThin;
    }
    return runs;
}

void paintRingFrames(QPainter& painter, const ShardMapScene& scene, const RingPlace& place,
    const std::vector<streams::ShardIndex>& shards, QColor colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1 + scene.theme.outlinePx));
    for (const base::HashRange& run : ringRuns(scene, place, shards))
        painter.drawPath(ringSector(place, run));
    painter.restore();
}

void paintRingProbe(QPainter& painter, const ShardMapScene& scene, const RingPlace& place, base::HashKey hash)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(scene.theme.accent, 2));
    painter.drawLine(place.at(hash.fraction(), place.inner), place.at(hash.fraction(), place.outer + kNeedleLength));
    painter.restore();
}

}
