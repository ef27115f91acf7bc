#include "widgets/charts/shard_map_ghosts.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPolygonF>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace shardscope::widgets {

namespace {

constexpr int kFlagHeight = 17;
constexpr int kEdge = 4; // cards keep this far from the edges of the map

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShardMap)
};

std::vector<CardLine> childCard(const world::Rate& rate)
{
    return {{format::percent(double(rate.perMille) / 10), true, rate.perMille > 1'000},
        {format::byteRate(double(rate.bytesPerSecond)), false, false},
        {format::recordRate(double(rate.recordsPerSecond)), false, false}};
}

// One ghost child: its predicted fill, in the place it would have.
void paintGhost(QPainter& painter, const ShardMapScene& scene, QRect column, const world::Rate& rate)
{
    painter.fillRect(column, scene.theme.panel);
    painter.fillRect(column, scene.theme.track);
    painter.setOpacity(0.85);
    fillColumn(painter, scene, column, rate.perMille, rate.perMille > 1'000);
    painter.setOpacity(1);
}

// A key by its hash, if it is one of those that are watched.
QString keyName(const ShardMapScene& scene, base::HashKey hash)
{
    for (const Needle& needle : scene.needles)
        if (needle.hash == hash)
            return needle.name;
    return {};
}

QString snapText(const Knife& knife, const ShardMapScene& scene)
{
    const QString name = knife.snaps().hottest ? keyName(scene, knife.snaps().hottest->hash) : QString{};
    switch (knife.snap()) {
    case Snap::None:
        return {};
    case Snap::Middle:
        return Words::tr("middle of the range");
    case Snap::LoadMedian:
        return Words::tr("halves the load");
    case Snap::BelowHottest:
        return name.isEmpty() ? Words::tr("just below the hottest key") : Words::tr("just below “%1”").arg(name);
    case Snap::AboveHottest:
        return name.isEmpty() ? Words::tr("just above the hottest key") : Words::tr("just above “%1”").arg(name);
    }
    return {};
}

void paintSnapTicks(QPainter& painter, const ShardMapScene& scene, const ShardCell& cell, const Knife& knife)
{
    const int top = scene.bands.body.top();
    for (const std::optional<base::HashKey>& point :
        {knife.snaps().middle, knife.snaps().loadMedian, knife.snaps().belowHottest, knife.snaps().aboveHottest}) {
        if (!point)
            continue;
        const int x = int(ShardMapLayout::x(cell, *point));
        painter.fillRect(x, top, 1, 7, scene.theme.text);
        painter.fillRect(x, scene.bands.body.bottom() - 6, 1, 7, scene.theme.text);
    }
}

QString flagText(const Knife& knife, std::size_t rank)
{
    const world::SplitPreview& cut = knife.rankedCuts()[rank];
    const std::int64_t fuller = std::max(cut.lower.perMille, cut.upper.perMille);
    return QStringLiteral("%1 · %2").arg(rank + 1).arg(format::percent(double(fuller) / 10));
}

// What of the shards is unread, and what that means to the order of records: the worst of each kind of reader.
std::vector<CardLine> orderLines(const std::vector<world::KeysInFlight>& inFlight)
{
    using Kind = clients::ConsumerConfig::Kind;
    std::vector<CardLine> lines;
    QStringList unread;
    std::uint64_t most = 0;
    bool isAtLeast = false;
    for (const Kind kind : {Kind::Shared, Kind::FanOut}) {
        const world::KeysInFlight* worst = nullptr;
        for (const world::KeysInFlight& reader : inFlight)
            if (reader.kind == kind && (worst == nullptr || reader.keys > worst->keys))
                worst = &reader;
        if (worst == nullptr)
            continue;
        const QString keys =
            (worst->isAtLeast ? QStringLiteral("≥ ") : QString{}) + format::count(std::int64_t(worst->keys));
        const QString records = format::count(std::int64_t(worst->records));
        unread << (kind == Kind::Shared ? Words::tr("shared %1 records of %2 keys").arg(records, keys)
                                        : Words::tr("fan-out %1 records of %2 keys").arg(records, keys));
        most = std::max(most, worst->keys);
        isAtLeast = isAtLeast || worst->isAtLeast;
    }
    if (unread.isEmpty())
        return lines;
    lines.push_back({Words::tr("unread there: %1").arg(unread.join(QStringLiteral(" · "))), false, false});
    if (most == 0)
        return lines;
    const QString keys = (isAtLeast ? QStringLiteral("≥ ") : QString{}) + format::count(std::int64_t(most));
    const bool areInOrder =
        std::all_of(inFlight.begin(), inFlight.end(), [](const world::KeysInFlight& each) { return each.isInOrder; });
    lines.push_back(areInOrder
            ? CardLine{Words::tr(
                           "in order here: readers end the parent first; a loop that does not could mix up %1 keys")
                           .arg(keys),
                false, false}
            : CardLine{Words::tr("%1 keys could be read out of order").arg(keys), false, true});
    return lines;
}

// Whoever splits or merges there is told so before the service refuses it.
void addServiceDecides(const ShardMapScene& scene, std::vector<CardLine>& lines)
{
    if (scene.isOnDemand)
        lines.push_back({serviceDecidesText(), false, true});
}

// What the cut comes to, what is asked for, and why it may be no help.
std::vector<CardLine> hintLines(const ShardMapScene& scene, const Knife& knife)
{
    const QString hint = knife.canCut() ? snapText(knife, scene) : Words::tr("too narrow to split");
    const QString request = Words::tr("SplitShard at %1").arg(format::hashKey(knife.cut()));
    std::vector<CardLine> lines{{hint.isEmpty() ? request : hint + QStringLiteral(" · ") + request, false, false}};
    addServiceDecides(scene, lines);
    if (const std::optional<world::Rate> alone = knife.hopeless()) {
        const QString name = keyName(scene, knife.snaps().hottest->hash);
        const QString percent = format::percent(double(alone->perMille) / 10);
        lines.push_back({name.isEmpty() ? Words::tr("one key alone takes %1: no split can help").arg(percent)
                                        : Words::tr("“%1” alone takes %2: no split can help").arg(name, percent),
            false, true});
        lines.push_back({Words::tr("what would: salt the key, a composite key, or several records in one"), false,
            false});
    } else if (knife.rankedCuts().size() > 1 && !scene.bands.isLow) {
        // A low map keeps the room for the flags themselves.
        lines.push_back({Words::tr("1 2 3: the best cuts, with the fuller child's load"), false, false});
    }
    for (CardLine& line : orderLines(knife.inFlight()))
        lines.push_back(std::move(line));
    return lines;
}

// One flag per ranked cut at the foot of the column: at the right of its pole, else at the left,
// else above the others.
std::vector<QRect> cutFlags(const ShardMapScene& scene, const Knife& knife)
{
    std::vector<QRect> flags;
    const std::optional<std::size_t> at = scene.layout.find(knife.shard());
    if (!at)
        return flags;
    const QFontMetrics metrics(sized(scene.font, scene.theme.smallPx, true));
    // Clear of the card with what is asked for.
    const int hintTop = scene.bands.axis.bottom() - cardSize(scene.font, scene.theme, hintLines(scene, knife)).height();
    const int foot = std::min(scene.bands.body.bottom(), hintTop - 2);
    for (std::size_t rank = 0; rank < knife.rankedCuts().size(); ++rank) {
        const int x = int(ShardMapLayout::x(scene.layout.cells()[*at], knife.rankedCuts()[rank].cut));
        const int width = metrics.horizontalAdvance(flagText(knife, rank)) + 10;
        const int most = std::max(scene.bands.left(), scene.bands.right() - width);
        QRect flag(std::clamp(x, scene.bands.left(), most), foot - scene.theme.px(kFlagHeight) - 2, width,
            scene.theme.px(kFlagHeight));
        const auto touches = [&](const QRect& rect) {
            return std::any_of(flags.begin(), flags.end(),
                [&](const QRect& other) { return rect.adjusted(-2, 0, 2, 0).intersects(other); });
        };
        const QRect mirrored = flag.translated(x - width - 3 - flag.left(), 0);
        if (touches(flag) && !touches(mirrored) && mirrored.left() >= scene.bands.left())
            flag = mirrored;
        // At most three flags: each of the others moves it up once at most.
        for (std::size_t row = 0; row < flags.size() && touches(flag); ++row)
            flag.translate(0, -scene.theme.px(kFlagHeight) - 1);
        flags.push_back(flag);
    }
    return flags;
}

void paintFlags(QPainter& painter, const ShardMapScene& scene, const ShardCell& cell, const Knife& knife)
{
    const std::vector<QRect> flags = cutFlags(scene, knife);
    painter.setFont(sized(scene.font, scene.theme.smallPx, true));
    for (std::size_t rank = flags.size(); rank-- > 0;) {
        const world::SplitPreview& cut = knife.rankedCuts()[rank];
        const int x = int(ShardMapLayout::x(cell, cut.cut));
        const bool isHere = cut.cut == knife.cut();
        const QColor ground = isHere ? scene.theme.accent : scene.theme.panel;
        painter.fillRect(x, flags[rank].top(), 1, scene.bands.body.bottom() + 1 - flags[rank].top(), scene.theme.text);
        painter.fillRect(flags[rank], ground);
        painter.setPen(isHere ? scene.theme.accent : scene.theme.line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(flags[rank].adjusted(0, 0, -1, -1));
        const bool isOver = std::max(cut.lower.perMille, cut.upper.perMille) > 1'000;
        painter.setPen(isHere ? scene.theme.textOn(ground) : isOver ? scene.theme.hotText : scene.theme.text);
        painter.drawText(flags[rank], Qt::AlignCenter, flagText(knife, rank));
    }
}

}

QString serviceDecidesText() { return Words::tr("on demand the service decides: it will refuse this call"); }

void paintKnife(QPainter& painter, const ShardMapScene& scene, const Knife& knife)
{
    const std::optional<std::size_t> at = scene.layout.find(knife.shard());
    if (!at)
        return;
    const ShardCell& cell = scene.layout.cells()[*at];
    const QRect body = scene.bands.body;
    const world::SplitPreview preview = knife.preview();
    const int width = std::max(2, cell.columnWidth());
    const int x = std::clamp(int(ShardMapLayout::x(cell, knife.cut())), cell.left, cell.left + width);

    paintGhost(painter, scene, QRect(cell.left, body.top(), x - cell.left, body.height()), preview.lower);
    paintGhost(painter, scene, QRect(x, body.top(), cell.left + width - x, body.height()), preview.upper);
    const int quotaY = scene.bands.y(1'000);
    for (int dash = cell.left; dash < cell.left + width; dash += 8)
        painter.fillRect(dash, quotaY, std::min(5, cell.left + width - dash), 1, scene.theme.hotText);
    paintSnapTicks(painter, scene, cell, knife);

    // The blade: from above the column to below the axis, with a handle at the top.
    const int top = body.top();
    const int bottom = body.bottom() + 8;
    const bool isSnapped = knife.snap() != Snap::None;
    if (isSnapped)
        painter.fillRect(x - 1, top, 2, bottom - top, scene.theme.text);
    else
        dashedColumn(painter, x, top, bottom, scene.theme.text);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scene.theme.text);
    // Inside the column: the label above stays readable.
    painter.drawPolygon(QPolygonF({{x - 6.0, double(top)}, {x + 6.0, double(top)}, {double(x), top + 9.0}}));
    painter.setRenderHint(QPainter::Antialiasing, false);

    // Cards left and right of the blade; a child too narrow for its card lends it room outside.
    const std::vector<CardLine> lower = childCard(preview.lower);
    const std::vector<CardLine> upper = childCard(preview.upper);
    const QSize lowerSize = cardSize(scene.font, scene.theme, lower);
    const QSize upperSize = cardSize(scene.font, scene.theme, upper);
    const int y = body.top() + (11);
    int lowerX = std::max(kEdge, x - 8 - lowerSize.width());
    int upperX = x + 8;
    const int most = scene.bands.right() + 10;
    if (upperX + upperSize.width() > most) {
        upperX = most - upperSize.width();
        lowerX = std::min(lowerX, upperX - 6 - lowerSize.width());
    }
    if (lowerX + lowerSize.width() > upperX - 4)
        upperX = lowerX + lowerSize.width() + 4;
    paintCard(painter, scene.font, scene.theme, QRect(QPoint(lowerX, y), lowerSize), lower);
    paintCard(painter, scene.font, scene.theme, QRect(QPoint(upperX, y), upperSize), upper);

    paintFlags(painter, scene, cell, knife);

    // What is being asked for, in the lowest row: needles and their names stay in sight.
    const std::vector<CardLine> lines = hintLines(scene, knife);
    const QSize size = cardSize(scene.font, scene.theme, lines);
    const int hintX = std::clamp(x - size.width() / 2, kEdge, std::max(kEdge, most - size.width()));
    paintCard(painter, scene.font, scene.theme, QRect(QPoint(hintX, scene.bands.axis.bottom() - size.height()), size),
        lines);
}

std::optional<std::size_t> cutFlagAt(const ShardMapScene& scene, const Knife& knife, QPoint at)
{
    const std::vector<QRect> flags = cutFlags(scene, knife);
    for (std::size_t rank = 0; rank < flags.size(); ++rank)
        if (flags[rank].contains(at))
            return rank;
    return std::nullopt;
}

void paintMerge(QPainter& painter, const ShardMapScene& scene, const MergeGhost& ghost)
{
    const ShardCell& source = scene.layout.cells()[ghost.source];
    const QRect body = scene.bands.body;
    const int sourceWidth = std::max(2, source.columnWidth());
    QColor wash = scene.theme.panel;
    wash.setAlpha(150);
    painter.fillRect(QRect(source.left, body.top(), sourceWidth, body.height()), wash);
    if (ghost.target) {
        const ShardCell& target = scene.layout.cells()[*ghost.target];
        const int width = std::max(2, target.columnWidth());
        if (ghost.preview && ghost.preview->areAdjacent) {
            const int left = std::min(source.left, target.left);
            const int right = std::max(source.left + sourceWidth, target.left + width);
            paintGhost(painter, scene, QRect(left, body.top(), right - left, body.height()), ghost.preview->sum);
            painter.setPen(QPen(scene.theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRect(left, body.top(), right - left, body.height()));
        } else {
            painter.setPen(QPen(scene.theme.hot, 2, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRect(target.left, body.top(), width, body.height()));
        }
    }
    if (ghost.x) {
        // The carried column, at most as wide as a hand.
        const int width = std::min(sourceWidth, scene.theme.px(140));
        const int left = *ghost.x - std::min(ghost.grabbedAt, width);
        painter.setOpacity(0.95);
        const QRect carried(left, scene.bands.header.top(), width, scene.bands.header.height() - 4);
        painter.fillRect(carried, scene.theme.raised);
        painter.setPen(QPen(scene.theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(carried);
        painter.setOpacity(1);
        painter.setFont(sized(scene.font, scene.theme.bodyPx, true));
        painter.setPen(scene.theme.text);
        painter.drawText(carried.adjusted(8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            format::shardLabel(source.shard));
    }

    std::vector<CardLine> lines;
    if (ghost.target && ghost.preview) {
        const ShardCell& target = scene.layout.cells()[*ghost.target];
        lines.push_back({format::shardLabel(source.shard) + QStringLiteral(" + ") + format::shardLabel(target.shard)
                + QStringLiteral("  →  ") + format::percent(double(ghost.preview->sum.perMille) / 10),
            true, ghost.preview->sum.perMille > 1'000});
        lines.push_back({format::byteRate(double(ghost.preview->sum.bytesPerSecond)) + QStringLiteral(" · ")
                + format::recordRate(double(ghost.preview->sum.recordsPerSecond)),
            false, false});
        addServiceDecides(scene, lines);
        if (!ghost.preview->areAdjacent)
            lines.push_back({Words::tr("not neighbours on the ring: the service will refuse"), false, true});
        else if (ghost.preview->sum.perMille > 1'000)
            lines.push_back({Words::tr("more than one shard can take: writes will be refused"), false, true});
        for (const Needle& needle : scene.needles)
            if (needle.perMille > 1'000 && (source.range.contains(needle.hash) || target.range.contains(needle.hash)))
                lines.push_back({Words::tr("“%1” alone takes %2: only salting, a composite key or aggregation helps")
                                     .arg(needle.name, format::percent(double(needle.perMille) / 10)),
                    false, true});
    } else if (!ghost.hint.isEmpty()) {
        lines.push_back({ghost.hint, false, false});
        addServiceDecides(scene, lines);
    }
    if (!lines.empty() && (!ghost.preview || ghost.preview->areAdjacent))
        for (CardLine& line : orderLines(ghost.inFlight))
            lines.push_back(std::move(line));
    if (lines.empty())
        return;
    const QSize size = cardSize(scene.font, scene.theme, lines);
    const ShardCell& anchor = scene.layout.cells()[ghost.target.value_or(ghost.source)];
    const int middle = ghost.x.value_or((anchor.left + anchor.right) / 2);
    const int x =
        std::clamp(middle - size.width() / 2, kEdge, std::max(kEdge, scene.bands.right() + 10 - size.width()));
    paintCard(painter, scene.font, scene.theme, QRect(QPoint(x, body.top() + body.height() / 3), size), lines);
}

}
