// The shard map for those who do not see it: every open shard a child with its numbers, and what the pointer does to it
// as actions; and what is pointed at, for the menu.
#include "widgets/charts/shard_card.h"
#include "widgets/charts/shard_map.h"
#include "widgets/charts/shard_words.h"
#include "widgets/format.h"
#include "widgets/user_records_text.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kNeedleReach = 5;        // pixels
constexpr std::size_t kPackedKeys = 4; // of an aggregated key

enum class PartAction { Select, Split, JoinLeft, JoinRight };

// The ring does not wrap: the ends have one neighbour.
std::vector<PartAction> actionsOf(int index, int count)
{
    std::vector<PartAction> actions{PartAction::Select, PartAction::Split};
    if (index > 0)
        actions.push_back(PartAction::JoinLeft);
    if (index + 1 < count)
        actions.push_back(PartAction::JoinRight);
    return actions;
}

}

SpokenPart ShardMapView::part(int index) const
{
    const ShardCell& cell = m_scene.layout.cells()[std::size_t(index)];
    const world::ShardUse& use = m_scene.uses[std::size_t(index)];
    SpokenPart part;
    part.name = spokenShard(use);
    part.description =
        tr("%1: stores %2, %3; shared reads take %4 of their quota")
            .arg(QString::fromStdString(streams::shardId(use.shard)),
                format::recordRate(double(use.stored.recordsPerSecond)),
                format::byteRate(double(use.stored.bytesPerSecond)), format::percent(double(use.readPerMille) / 10));
    const std::vector<HotKey>& keys = keyWatch().keys(use.shard);
    const auto packed =
        std::find_if(keys.begin(), keys.end(), [](const HotKey& key) { return key.packed.aggregated > 0; });
    if (packed != keys.end())
        part.description += QStringLiteral("; ")
            + tr("key %1 has %2 of its load; %3", "a key, its share, what the KPL packed in its records")
                  .arg(packed->name, format::percent(double(packed->shardPerMille) / 10),
                      userRecordsText(packed->packed, kPackedKeys));
    if (!m_scene.isListed(std::size_t(index)))
        part.description += QStringLiteral("; ") + tr("not listed by the filter");
    part.rect = QRect(cell.left, m_scene.bands.header.top(), std::max(1, cell.columnWidth()),
        m_scene.bands.body.bottom() - m_scene.bands.header.top() + 1);
    if (m_form == Form::Ring)
        part.rect = ringSector(ringPlace(), use.range).boundingRect().toAlignedRect();
    part.canBeSelected = true;
    const streams::Stream* shown = stream();
    part.isSelected =
        shown != nullptr && m_selection->stream() == shown->reference && m_selection->shard() == use.shard;
    for (const PartAction action : actionsOf(index, partCount())) {
        switch (action) {
        case PartAction::Select:
            part.actions << tr("Select");
            break;
        case PartAction::Split:
            part.actions << tr("Split with the knife");
            break;
        case PartAction::JoinLeft:
            part.actions << tr("Join with the shard on the left");
            break;
        case PartAction::JoinRight:
            part.actions << tr("Join with the shard on the right");
            break;
        }
    }
    return part;
}

int ShardMapView::partAt(QPoint at) const
{
    if (m_form == Form::Ring) {
        const std::optional<std::size_t> onRing = cellAt(at);
        return onRing ? int(*onRing) : -1;
    }
    const std::optional<std::size_t> cell = m_scene.layout.cellAt(at.x());
    return cell && at.y() <= m_scene.bands.body.bottom() ? int(*cell) : -1;
}

int ShardMapView::partInFocus() const
{
    const std::optional<std::size_t> cell = focusedCell();
    return cell ? int(*cell) : -1;
}

// As with the keys: J and an arrow.
void ShardMapView::joinTowards(Qt::Key arrow)
{
    openJoin();
    QKeyEvent press(QEvent::KeyPress, arrow, Qt::NoModifier);
    keyPressEvent(&press);
}

void ShardMapView::act(int index, int action)
{
    const std::vector<PartAction> actions = actionsOf(index, partCount());
    const auto cell = std::size_t(index);
    cancelGesture();
    select(cell);
    switch (actions[std::size_t(action)]) {
    case PartAction::Select:
        break;
    case PartAction::Split:
        openKnife();
        break;
    case PartAction::JoinLeft:
        joinTowards(Qt::Key_Left);
        break;
    case PartAction::JoinRight:
        joinTowards(Qt::Key_Right);
        break;
    }
}

// --- What is pointed at. ----------------------------------------------------------

const Needle* ShardMapView::needleAt(QPoint at) const
{
    if (m_form == Form::Ring || !m_scene.bands.axis.contains(at))
        return nullptr;
    // Hottest first: of two under the pointer it is the one that was meant.
    for (const Needle& needle : m_scene.needles)
        if (std::abs(m_scene.layout.x(needle.hash) - at.x()) <= kNeedleReach)
            return &needle;
    return nullptr;
}

std::optional<Pointed> ShardMapView::pointedAt(std::optional<QPoint> at)
{
    const std::optional<std::size_t> cell = at ? cellAt(*at) : focusedCell();
    const streams::Stream* shown = stream();
    if (!cell || shown == nullptr)
        return std::nullopt;
    cancelGesture();
    m_card->hide();
    m_cardDelay.stop();
    const ShardCell& place = m_scene.layout.cells()[*cell];
    Pointed pointed = *pointedOf(ShardChoice{shown->reference, place.shard});
    pointed.corner = m_form == Form::Ring
        ? ringSector(ringPlace(), place.range).boundingRect().center().toPoint()
        : QPoint(std::max(place.left, m_scene.bands.left()), m_scene.bands.body.top());
    pointed.isOnItsStage = true;
    const SpokenPart told = part(int(*cell));
    pointed.words = told.name + QLatin1Char('\n') + told.description;
    pointed.offers = {{.verb = Verb::Split, .text = {}, .act = [this] { openKnife(); }},
        {.verb = Verb::Merge, .text = {}, .act = [this] { openJoin(); }}};
    if (const Needle* needle = at ? needleAt(*at) : nullptr) {
        pointed.kind = ObjectKind::Key;
        pointed.title += QStringLiteral(" \u00b7 ") + needle->name;
        pointed.key = needle->name;
        const std::vector<HotKey>& keys = keyWatch().keys(place.shard);
        const auto key = std::find_if(keys.begin(), keys.end(),
            [needle](const HotKey& each) { return each.hash == needle->hash && each.name == needle->name; });
        if (key != keys.end() && key->packed.aggregated > 0)
            pointed.words = pointed.title + QLatin1Char('\n') + userRecordsText(key->packed, kPackedKeys);
        // The knife knows the cut beside the hottest key of the shard, and of no other.
        const auto hottest = std::find_if(m_scene.needles.begin(), m_scene.needles.end(),
            [&place](const Needle& each) { return place.range.contains(each.hash); });
        if (hottest != m_scene.needles.end() && &*hottest == needle)
            pointed.offers.front() = {.verb = Verb::Split, .text = tr("Split beside this key\u2026"), .act = [this] {
                                          openKnifeBesideHottest();
                                      }};
    }
    return pointed;
}

void ShardMapView::openKnifeBesideHottest()
{
    openKnife();
    const auto on = ground();
    if (!on)
        return;
    const QKeyEvent isolate(QEvent::KeyPress, Qt::Key_I, Qt::NoModifier);
    say(m_gestures.key(*on, isolate).spoken);
    update();
}

}
