// A chart for those who do not see it, or have no mouse: its lines with the values they end in, its limit, and the
// crosshair moved by the arrows.
#include "widgets/charts/time_series_chart.h"
#include "widgets/format.h"
#include "widgets/time_scale.h"

#include <QAccessible>
#include <QKeyEvent>

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

std::optional<Pointed> TimeSeriesChart::pointedAt(std::optional<QPoint> at)
{
    if (m_picture.lines.empty())
        return std::nullopt;
    const QRect area = plot();
    const base::Instant when = at ? instantAt(std::clamp(at->x(), area.left(), area.right())) : focusedInstant();
    const int index = at ? lineAt(*at) : m_chosen;
    Pointed pointed;
    pointed.kind = index < 0 ? ObjectKind::Chart : ObjectKind::ChartLine;
    // A chart of one shard is about that one, wherever one points.
    const Choice& of = m_picture.lines[std::size_t(std::max(index, 0))].of;
    const bool isOfOne = std::all_of(m_picture.lines.begin(), m_picture.lines.end(),
        [&of](const ChartLine& line) { return line.of == of; });
    if (index >= 0 || isOfOne)
        if (const auto whose = pointedOf(of)) {
            const ObjectKind kind = pointed.kind;
            pointed = *whose;
            pointed.kind = kind;
        }
    const QString name = index < 0 ? m_picture.title : m_picture.lines[std::size_t(index)].name;
    pointed.title = QStringLiteral("%1 \u00b7 %2").arg(name, format::clockSeconds(when));
    pointed.isOnItsStage = true;
    pointed.at = when;
    pointed.corner = QPoint(area.left() + int(TimeScale(m_picture.span.from, m_picture.span.to, area.width()).x(when)),
        area.center().y());
    pointed.words = QStringLiteral("%1 \u00b7 %2").arg(m_picture.title, format::clock(when));
    const auto values = valuesAt(when);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i])
            pointed.words +=
                QLatin1Char('\n') + tr("%1: %2").arg(m_picture.lines[i].name, valueText(values[i]->highest));
    return pointed;
}

// --- The keyboard: the crosshair, and one of the lines. ------------------------------------

base::Instant TimeSeriesChart::focusedInstant() const
{
    const base::Instant at = m_selection->crosshair().value_or(m_picture.span.to);
    return std::clamp(at, m_picture.span.from, m_picture.span.to);
}

void TimeSeriesChart::chooseLine(int by)
{
    const int lines = int(m_picture.lines.size());
    m_chosen = std::clamp(m_chosen + by, -1, lines - 1);
    m_selection->hover(m_chosen < 0 ? Choice{} : m_picture.lines[std::size_t(m_chosen)].of);
    if (m_chosen < 0)
        return;
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(m_chosen);
    QAccessible::updateAccessibility(&focused);
}

bool TimeSeriesChart::event(QEvent* event)
{
    const auto isPlainArrow = [](const QKeyEvent& key) {
        return (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && key.key() >= Qt::Key_Left
            && key.key() <= Qt::Key_Down;
    };
    if (event->type() == QEvent::ShortcutOverride && isPlainArrow(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TimeSeriesChart::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() & ~Qt::KeypadModifier || m_picture.lines.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const base::Duration column = std::max(base::Duration{1}, (m_picture.span.to - m_picture.span.from) / columns());
    switch (event->key()) {
    case Qt::Key_Left:
        m_selection->setCrosshair(std::max(m_picture.span.from, focusedInstant() - column));
        break;
    case Qt::Key_Right:
        m_selection->setCrosshair(std::min(m_picture.span.to, focusedInstant() + column));
        break;
    case Qt::Key_Up:
        chooseLine(-1);
        break;
    case Qt::Key_Down:
        chooseLine(1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimeSeriesChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void TimeSeriesChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_chosen = -1;
    // An open menu, or another window, does not put it away.
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        m_selection->hover({});
        m_selection->setCrosshair(std::nullopt);
    }
    update();
}

}
