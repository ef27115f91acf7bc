#include "widgets/charts/shard_map_gestures.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QStringList>

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

namespace shardscope::widgets {

using base::HashKey;
using base::U128;

namespace {

// A press that moves less is a click.
constexpr int kDragDistance = 4;
// The knife jumps to a snap point from here.
constexpr int kSnapPixels = 6;
// Presentations between two measurements of what is being aimed at: about five a second.
constexpr int kMeasureEvery = 12;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::ShardMapView)
};

const std::string& streamName(const ShardMapGestures::Ground& ground)
{
    return ground.world.service().stream(ground.stream).reference;
}

const ShardCell& cellAt(const ShardMapGestures::Ground& ground, std::size_t cell)
{
    return ground.scene.layout.cells()[cell];
}

world::RangeLoad measure(const ShardMapGestures::Ground& ground, base::HashRange range)
{
    return world::measureLoad(ground.world, ground.stream, range,
        world::lastStretch(ground.world, ground.stream, world::kPreviewStretch));
}

std::vector<world::KeysInFlight> inFlight(const ShardMapGestures::Ground& ground,
    std::initializer_list<streams::ShardIndex> parents)
{
    return world::keysInFlight(ground.world, ground.stream, {parents.begin(), parents.size()});
}

world::MergePreview previewOf(const ShardMapGestures::Ground& ground, std::size_t a, std::size_t b)
{
    return world::mergePreview(ground.world, ground.stream, cellAt(ground, a).shard, cellAt(ground, b).shard);
}

ShardMapGestures::Asked mergeOf(const ShardMapGestures::Ground& ground, std::size_t source, std::size_t target)
{
    const ShardCell& from = cellAt(ground, source);
    const ShardCell& onto = cellAt(ground, target);
    return {streams::MergeShardsRequest{streamName(ground), streams::shardId(from.shard), streams::shardId(onto.shard)},
        Words::tr("MergeShards of %1 and %2").arg(format::shardLabel(from.shard), format::shardLabel(onto.shard)),
        (onto.left + onto.right) / 2};
}

}

// --- Mouse. -------------------------------------------------------------------

void ShardMapGestures::press(Kind pressed, QPoint at, std::size_t cell)
{
    cancel();
    m_kind = pressed;
    m_pressedAt = at;
    m_pressedCell = cell;
}

bool ShardMapGestures::move(const Ground& ground, QPointF at)
{
    const QPoint pixel = at.toPoint();
    if (m_kind == Kind::PressedBody && std::abs(pixel.x() - m_pressedAt.x()) >= kDragDistance) {
        takeKnife(ground, m_pressedCell, Kind::Knife);
    } else if (m_kind == Kind::PressedHeader && (pixel - m_pressedAt).manhattanLength() >= kDragDistance) {
        m_kind = Kind::Merge;
        m_merge = MergeGhost{.source = m_pressedCell,
            .x = m_pressedAt.x(),
            .grabbedAt = m_pressedAt.x() - cellAt(ground, m_pressedCell).left};
    }
    if (m_kind == Kind::Knife)
        aim(ground, at);
    else if (m_kind == Kind::Merge)
        carry(ground, pixel);
    return isUnderWay();
}

ShardMapGestures::Released ShardMapGestures::release(const Ground& ground, QPointF at)
{
    Released released;
    switch (m_kind) {
    case Kind::PressedBody:
    case Kind::PressedHeader:
        released.clicked = m_pressedCell;
        cancel();
        break;
    case Kind::Knife:
        aim(ground, at);
        released.asked = cut(ground);
        break;
    case Kind::Merge: {
        const MergeGhost ghost = *m_merge;
        cancel();
        if (ghost.target)
            released.asked = mergeOf(ground, ghost.source, *ghost.target);
        break;
    }
    case Kind::None:
    case Kind::KeyKnife:
    case Kind::KeyJoin:
        break;
    }
    return released;
}

void ShardMapGestures::takeKnife(const Ground& ground, std::size_t cell, Kind kind)
{
    const ShardCell& target = cellAt(ground, cell);
    m_knife.emplace(target.shard, measure(ground, target.range), ground.scene.quota);
    m_knife->setInFlight(inFlight(ground, {target.shard}));
    m_kind = kind;
    m_sinceMeasured = 0;
}

void ShardMapGestures::aim(const Ground& ground, QPointF at)
{
    const std::optional<std::size_t> cell = ground.scene.layout.find(m_knife->shard());
    if (!cell)
        return;
    const ShardCell& target = cellAt(ground, *cell);
    const U128 size = target.range.last.value - target.range.first.value;
    m_knife->moveTo(ShardMapLayout::keyAt(target, at.x()),
        size / U128(std::max(1, target.columnWidth())) * kSnapPixels);
}

void ShardMapGestures::carry(const Ground& ground, QPoint at)
{
    m_merge->x = at.x();
    std::optional<std::size_t> target = ground.scene.layout.cellAt(at.x());
    if (target == m_merge->source || at.y() < 0 || at.y() > ground.scene.bands.axis.bottom() + 1)
        target.reset();
    if (target == m_merge->target)
        return;
    m_merge->target = target;
    m_merge->preview.reset();
    if (target)
        previewMerge(ground);
}

void ShardMapGestures::previewMerge(const Ground& ground)
{
    m_merge->preview = previewOf(ground, m_merge->source, *m_merge->target);
    m_merge->inFlight =
        inFlight(ground, {cellAt(ground, m_merge->source).shard, cellAt(ground, *m_merge->target).shard});
}

ShardMapGestures::Asked ShardMapGestures::cut(const Ground& ground)
{
    const streams::ShardIndex shard = m_knife->shard();
    const HashKey key = m_knife->cut();
    const std::optional<std::size_t> cell = ground.scene.layout.find(shard);
    cancel();
    return {streams::SplitShardRequest{streamName(ground), streams::shardId(shard), key.decimal()},
        Words::tr("SplitShard of %1").arg(format::shardLabel(shard)),
        cell ? int(ShardMapLayout::x(cellAt(ground, *cell), key)) : ground.scene.bands.body.center().x()};
}

// --- Keyboard. ------------------------------------------------------------------

void ShardMapGestures::openKnife(const Ground& ground, std::size_t cell)
{
    cancel();
    takeKnife(ground, cell, Kind::KeyKnife);
}

QString ShardMapGestures::openJoin(const Ground& ground, std::size_t cell)
{
    cancel();
    m_kind = Kind::KeyJoin;
    QStringList sums;
    const auto sumWith = [&](std::size_t other, const QString& arrow) {
        sums << arrow + QLatin1Char(' ') + format::shardLabel(cellAt(ground, other).shard) + QStringLiteral(": ")
                + format::percent(double(previewOf(ground, cell, other).sum.perMille) / 10);
    };
    if (cell > 0)
        sumWith(cell - 1, QStringLiteral("←"));
    if (cell + 1 < ground.scene.layout.cells().size())
        sumWith(cell + 1, QStringLiteral("→"));
    const QString hint = sums.isEmpty() ? Words::tr("There is no other shard to join with.")
                                        : Words::tr("Join %1 with").arg(format::shardLabel(cellAt(ground, cell).shard))
            + QStringLiteral("   ") + sums.join(QStringLiteral("     "));
    m_merge = MergeGhost{.source = cell, .inFlight = inFlight(ground, {cellAt(ground, cell).shard}), .hint = hint};
    return ground.scene.isOnDemand ? hint + QStringLiteral("   ") + serviceDecidesText() : hint;
}

ShardMapGestures::KeyAnswer ShardMapGestures::key(const Ground& ground, const QKeyEvent& event)
{
    if (m_knife)
        return knifeKey(ground, event);
    return m_kind == Kind::KeyJoin ? joinKey(ground, event) : KeyAnswer{};
}

ShardMapGestures::KeyAnswer ShardMapGestures::knifeKey(const Ground& ground, const QKeyEvent& event)
{
    const bool isFine = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Left:
        m_knife->step(-1, isFine);
        break;
    case Qt::Key_Right:
        m_knife->step(1, isFine);
        break;
    case Qt::Key_H:
        m_knife->snapTo(Snap::Middle);
        break;
    case Qt::Key_L:
        m_knife->snapTo(Snap::LoadMedian);
        break;
    case Qt::Key_I:
        m_knife->isolateHottest();
        break;
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
        m_knife->takeRanked(std::size_t(event.key() - Qt::Key_1));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return {true, cut(ground), {}};
    case Qt::Key_K:
    case Qt::Key_J:
        return {true, std::nullopt, {}};
    default:
        return {};
    }
    const world::SplitPreview preview = m_knife->preview();
    QString spoken =
        Words::tr("Cut: lower child %1, upper child %2.").arg(rateText(preview.lower), rateText(preview.upper));
    if (ground.scene.isOnDemand)
        spoken += QLatin1Char(' ') + serviceDecidesText();
    return {true, std::nullopt, spoken};
}

ShardMapGestures::KeyAnswer ShardMapGestures::joinKey(const Ground& ground, const QKeyEvent& event)
{
    if (event.key() != Qt::Key_Left && event.key() != Qt::Key_Right)
        return {};
    const std::size_t source = m_merge->source;
    const bool isLeft = event.key() == Qt::Key_Left;
    if (isLeft ? source == 0 : source + 1 >= ground.scene.layout.cells().size()) {
        m_merge->hint = isLeft ? Words::tr("There is no shard to the left: the ring does not wrap.")
                               : Words::tr("There is no shard to the right: the ring does not wrap.");
        return {true, std::nullopt, m_merge->hint};
    }
    cancel();
    return {true, mergeOf(ground, source, isLeft ? source - 1 : source + 1), {}};
}

bool ShardMapGestures::pressFlag(const Ground& ground, QPoint at)
{
    if (m_kind != Kind::KeyKnife)
        return false;
    const std::optional<std::size_t> rank = cutFlagAt(ground.scene, *m_knife, at);
    return rank && m_knife->takeRanked(*rank);
}

// --- Both. ----------------------------------------------------------------------

bool ShardMapGestures::refresh(const Ground& ground)
{
    if ((!m_knife && !m_merge) || ++m_sinceMeasured < kMeasureEvery)
        return false;
    m_sinceMeasured = 0;
    if (m_knife) {
        m_knife->refresh(measure(ground, m_knife->range()));
        m_knife->setInFlight(inFlight(ground, {m_knife->shard()}));
    }
    if (m_merge && m_merge->target)
        previewMerge(ground);
    return true;
}

void ShardMapGestures::cancel()
{
    m_kind = Kind::None;
    m_knife.reset();
    m_merge.reset();
    m_sinceMeasured = 0;
}

}
