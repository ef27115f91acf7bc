// A chart for those who do not see it: its lines with the values they end in, and its limit.
#include "widgets/charts/time_series_chart.h"

#include <algorithm>

namespace shardscope::widgets {

int TimeSeriesChart::partCount() const
{
    return int(m_picture.lines.size()) + (m_picture.limit && !m_picture.lines.empty() ? 1 : 0);
}

SpokenPart TimeSeriesChart::part(int index) const
{
    SpokenPart part;
    part.role = QAccessible::StaticText;
    part.rect = plot();
    if (std::size_t(index) >= m_picture.lines.size()) {
        part.name = m_picture.limit->text;
        return part;
    }
    const ChartLine& line = m_picture.lines[std::size_t(index)];
    const auto last = std::find_if(line.columns.rbegin(), line.columns.rend(),
        [](const world::Extremes& column) { return !column.isEmpty(); });
    part.name = last == line.columns.rend() ? tr("%1: no values").arg(line.name)
                                            : tr("%1: %2").arg(line.name, valueText(last->highest));
    return part;
}

}
