// The timeline for those who do not see it: where the run stands, and its marks to go to.
#include "widgets/format.h"
#include "widgets/panels/timeline_panel.h"

#include <algorithm>

namespace shardscope::widgets {

QString TimelinePanel::pictureValue() const
{
    return tr("%1 of %2").arg(format::clockSeconds(m_now), format::clockSeconds(m_status.end));
}

// As Shift and the arrows find them.
std::vector<base::Instant> TimelinePanel::troubles() const
{
    std::vector<base::Instant> found;
    std::optional<base::Instant> next = troubleAfter(base::kWorldStart - base::Duration{1});
    // Ends because every mark is later than the one before.
    while (next) {
        found.push_back(*next);
        next = troubleAfter(*next);
    }
    return found;
}

int TimelinePanel::partCount() const { return int(troubles().size()); }

SpokenPart TimelinePanel::part(int index) const
{
    const base::Instant at = troubles()[std::size_t(index)];
    const auto& reshards = m_history.reshards();
    const bool isReshard =
        std::any_of(reshards.begin(), reshards.end(), [at](const ReshardMark& mark) { return mark.at == at; });
    const auto note = m_notes.at(at);
    const QRect area = m_layout.plot();
    SpokenPart part;
    if (note)
        part.name = QStringLiteral("%1: %2").arg(format::clockSeconds(at), m_notes.kept()[*note].text);
    else
        part.name = (isReshard ? tr("%1: shards change") : tr("%1: refusals begin")).arg(format::clockSeconds(at));
    part.rect = QRect(std::clamp(xOf(at), area.left(), area.right()) - 2, area.top(), 5, area.height());
    part.actions << tr("Go there");
    return part;
}

void TimelinePanel::act(int index, int) { goTo(troubles()[std::size_t(index)]); }

}
