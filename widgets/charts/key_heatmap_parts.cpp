// The key heatmap for those who do not see it: every shard of the time shown a child with its family
// and who has read it to its end, and after them the bookmarks of consumers.
#include "widgets/charts/heatmap_flags.h"
#include "widgets/charts/key_heatmap.h"
#include "widgets/format.h"
#include "world/second_keys.h"

#include <QStringList>
#include <QTextDocumentFragment>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

QString plain(const QString& html) { return QTextDocumentFragment::fromHtml(html).toPlainText(); }

}

int KeyHeatmapView::partCount() const { return isEmpty() ? 0 : int(m_scene.regions.size() + m_scene.flags.size()); }

SpokenPart KeyHeatmapView::part(int index) const
{
    const auto at = std::size_t(index);
    return at < m_scene.regions.size() ? regionPart(m_scene.regions[at])
                                       : flagPart(m_scene.flags[at - m_scene.regions.size()]);
}

SpokenPart KeyHeatmapView::regionPart(const HeatmapRegion& region) const
{
    SpokenPart part;
    part.name = region.isOpen
        ? tr("%1, open since %2", "a shard").arg(format::shardLabel(region.shard), format::clockSeconds(region.opened))
        : tr("%1, open from %2 to %3", "a shard")
              .arg(format::shardLabel(region.shard), format::clockSeconds(region.opened),
                  format::clockSeconds(region.closed));
    QStringList facts;
    for (const streams::ShardIndex parent : region.parents)
        facts << tr("child of %1", "a shard").arg(format::shardLabel(parent));
    for (const HeatmapRegion& other : m_scene.regions)
        if (std::find(other.parents.begin(), other.parents.end(), region.shard) != other.parents.end())
            facts << tr("parent of %1", "a shard").arg(format::shardLabel(other.shard));
    facts << cards().factsOf(region);
    if (const HeatmapFamily* family = familyOf(region))
        facts << tr("folded into the %1 of %2", "its closed ancestors, a shard")
                     .arg(family->name, format::shardLabel(family->of))
              << family->facts;
    part.description = facts.join(QStringLiteral("; "));
    part.rect = regionRect(m_scene, region);
    part.canBeSelected = true;
    part.isSelected = m_selection->stream() == stream()->reference && m_selection->shard() == region.shard;
    part.actions << tr("Select");
    return part;
}

SpokenPart KeyHeatmapView::flagPart(const HeatmapFlag& flag) const
{
    SpokenPart part;
    part.name =
        tr("Bookmark of %1 on %2", "a consumer, a shard")
            .arg(m_scene.consumers[flag.consumer].name, flag.isAll ? tr("all shards") : format::shardLabel(flag.shard));
    part.description = QTextDocumentFragment::fromHtml(cards().ofFlag(flag)).toPlainText();
    part.rect = flagRect(m_scene, flag);
    part.canBeSelected = true;
    part.isSelected = m_focused == nameOf(flag);
    if (!m_scene.consumers[flag.consumer].program)
        part.actions << tr("Take it up, to be moved with the arrows");
    return part;
}

int KeyHeatmapView::partAt(QPoint at) const
{
    if (isEmpty())
        return -1;
    if (const std::optional<std::size_t> flag = flagUnder(at))
        return int(m_scene.regions.size() + *flag);
    const HeatmapRegion* region = regionUnder(at);
    return region != nullptr ? int(region - m_scene.regions.data()) : -1;
}

int KeyHeatmapView::partInFocus() const
{
    const std::optional<std::size_t> flag = isEmpty() ? std::nullopt : focusedFlag();
    return flag ? int(m_scene.regions.size() + *flag) : -1;
}

void KeyHeatmapView::act(int index, int)
{
    const auto at = std::size_t(index);
    cancel();
    if (at < m_scene.regions.size()) {
        m_selection->select(ShardChoice{stream()->reference, m_scene.regions[at].shard});
        return;
    }
    setFocus(Qt::OtherFocusReason);
    if (isOfProgram(at - m_scene.regions.size())) {
        focusFlag(at - m_scene.regions.size());
        return;
    }
    begin(at - m_scene.regions.size(), 0);
    carryTo(m_move->to());
}

// --- What is pointed at. --------------------------------------------------------

const HeatmapRegion* KeyHeatmapView::focusedRegion() const
{
    const HeatmapRegion* open = nullptr;
    for (const HeatmapRegion& region : m_scene.regions) {
        if (region.shard == m_selection->shard())
            return &region;
        if (open == nullptr && region.isOpen)
            open = &region;
    }
    return open;
}

std::optional<Pointed> KeyHeatmapView::pointedAt(std::optional<QPoint> at)
{
    if (isEmpty() || m_move)
        return std::nullopt;
    hideCard();
    if (at) {
        if (const auto flag = flagUnder(*at))
            return pointedFlag(*flag);
        const HeatmapRegion* region = regionUnder(*at);
        return region != nullptr ? std::optional{pointedRegion(*region, m_scene.at(at->y()))} : std::nullopt;
    }
    // The keyboard stands on a bookmark that the arrows have chosen, else on the selected shard.
    if (const auto flag = focusedFlag(); flag && m_focused)
        return pointedFlag(*flag);
    const HeatmapRegion* region = focusedRegion();
    if (region == nullptr)
        return std::nullopt;
    const base::Instant last = std::min(region->closed, m_scene.span.to) - base::Duration{1};
    return pointedRegion(*region, std::clamp(m_selection->crosshair().value_or(last), region->opened, last));
}

Pointed KeyHeatmapView::pointedFlag(std::size_t index)
{
    const HeatmapFlag& flag = m_scene.flags[index];
    m_focused = nameOf(flag);
    const QString& name = m_scene.consumers[flag.consumer].name;
    Pointed pointed = *pointedOf(choiceOf(flag));
    if (!m_scene.consumers[flag.consumer].program)
        pointed.kind = ObjectKind::Bookmark;
    pointed.title = flag.isAll ? name : QStringLiteral("%1 \u00b7 %2").arg(name, format::shardLabel(flag.shard));
    pointed.corner = flagRect(m_scene, flag).bottomLeft();
    pointed.at = std::min(flag.at, m_world->now());
    pointed.words = plain(cards().ofFlag(flag));
    return pointed;
}

Pointed KeyHeatmapView::pointedRegion(const HeatmapRegion& region, base::Instant at)
{
    Pointed pointed = *pointedOf(ShardChoice{stream()->reference, region.shard});
    pointed.kind = ObjectKind::Region;
    pointed.title += QStringLiteral(" \u00b7 ") + format::clockSeconds(at);
    if (region.foldedInto)
        pointed.family = ShardChoice{stream()->reference, *region.foldedInto};
    const QRect place = regionRect(m_scene, region);
    pointed.corner =
        QPoint(place.left(), std::clamp(int(std::lround(m_scene.y(at))), m_scene.plot.top(), m_scene.plot.bottom()));
    pointed.isOnItsStage = true;
    pointed.at = std::clamp(at, base::kWorldStart, m_world->now());
    pointed.words = plain(cards().ofRegion(region, at));
    pointed.offers = {{.verb = Verb::Keys,
        .text = tr("Which keys filled this second"),
        .act = [this, at, where = pointed.corner] { emit instantPicked(at, where); },
        .isEnabled = world::isRefusingAt(*m_world, *m_stream, region.shard, at)}};
    return pointed;
}

}
