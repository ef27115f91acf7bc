// The key heatmap for those who do not see it: every shard of the time shown a child with its family
// and who has read it to its end, and after them the bookmarks of consumers.
#include "widgets/charts/heatmap_flags.h"
#include "widgets/charts/key_heatmap.h"
#include "widgets/format.h"

#include <QStringList>
#include <QTextDocumentFragment>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

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
    part.description = facts.join(QStringLiteral("; "));
    part.rect = regionRect(m_scene, region);
    part.canBeSelected = true;
    part.isSelected = m_selection->stream() == stream()->name && m_selection->shard() == region.shard;
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
        m_selection->select(ShardChoice{stream()->name, m_scene.regions[at].shard});
        return;
    }
    setFocus(Qt::OtherFocusReason);
    begin(at - m_scene.regions.size(), 0);
    carryTo(m_move->to());
}

}
