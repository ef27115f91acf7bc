#include "widgets/charts/journey_bar.h"

#include "widgets/format.h"
#include "widgets/journey_text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kEdge = 6;

}

JourneyBar::JourneyBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); }

void JourneyBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void JourneyBar::present(std::optional<world::RecordStory> story)
{
    m_story = std::move(story);
    if (m_story) {
        m_from = m_story->refused.empty() ? m_story->stored : m_story->refused.front();
        m_to = m_story->waits.empty() ? m_story->stored : m_story->waits.back().to;
        m_to = std::max(m_to, m_from + base::Duration{1});
        setAccessibleName(journeySentence(*m_story));
    }
    update();
}

QRect JourneyBar::band() const
{
    const int high = m_theme.px(14);
    return {kEdge, m_theme.px(14), std::max(10, width() - 2 * kEdge), high};
}

double JourneyBar::x(base::Instant at) const
{
    const QRect area = band();
    return area.left() + double((at - m_from).count()) / double((m_to - m_from).count()) * area.width();
}

void JourneyBar::paintEvent(QPaintEvent*)
{
    if (!m_story)
        return;
    QPainter painter(this);
    painter.fillRect(band(), m_theme.track);
    paintWaits(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMoments(painter);
    paintEnds(painter);
}

void JourneyBar::paintWaits(QPainter& painter) const
{
    const QRect area = band();
    for (const world::RecordStretch& stretch : m_story->waits) {
        const int left = int(x(stretch.from));
        const QRect part(left, area.top(), std::max(1, int(x(stretch.to)) - left), area.height());
        painter.fillRect(part, waitColour(m_theme, stretch.wait));
        // As the histogram tells them apart without colour.
        switch (stretch.wait) {
        case world::RecordWait::Contention:
            painter.fillRect(part, QBrush(m_theme.hatch, Qt::BDiagPattern));
            break;
        case world::RecordWait::Busy:
        case world::RecordWait::Work:
            painter.fillRect(part, QBrush(m_theme.panel, Qt::Dense6Pattern));
            break;
        case world::RecordWait::Backlog:
            painter.fillRect(part, QBrush(m_theme.panel, Qt::VerPattern));
            break;
        case world::RecordWait::Parent:
        case world::RecordWait::Turn:
            break;
        }
        painter.fillRect(QRect(part.right(), area.top(), 1, area.height()), m_theme.panel);
    }
}

// Arrows over the band, from each moment to the next.
void JourneyBar::paintMoments(QPainter& painter) const
{
    const QRect area = band();
    const double foot = area.top() - 1;
    const double size = m_theme.px(3);
    const std::vector<base::Instant> moments = journeyMoments(*m_story);
    painter.setPen(QPen(m_theme.text, 1.4));
    for (std::size_t i = 1; i < moments.size(); ++i) {
        const QPointF from(x(moments[i - 1]), foot);
        const QPointF to(x(moments[i]), foot);
        const double height = std::min(foot - 1, 4 + (to.x() - from.x()) / 4);
        QPainterPath arc(from);
        arc.cubicTo(from - QPointF(0, height), to - QPointF(0, height), to);
        QPainterPath head(to + QPointF(-size, -size * 1.6));
        head.lineTo(to);
        head.lineTo(to + QPointF(size, -size * 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(arc);
        painter.drawPath(head);
    }
    for (const base::Instant at : m_story->refused) {
        const QPointF centre(x(at), area.center().y() + 0.5);
        const double arm = m_theme.px(4);
        painter.setPen(QPen(m_theme.hotText, 2));
        painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
        painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
    }
    painter.setPen(QPen(m_theme.text, 2));
    const double stored = x(m_story->stored);
    painter.drawLine(QPointF(stored, area.top() - 2), QPointF(stored, area.bottom() + 3));
}

void JourneyBar::paintEnds(QPainter& painter) const
{
    QFont small = font();
    small.setPixelSize(m_theme.smallPx);
    painter.setFont(small);
    painter.setPen(m_theme.mutedText);
    const QRect row(kEdge, band().bottom() + 3, width() - 2 * kEdge, height() - band().bottom() - 3);
    const QString from = format::clock(m_from);
    const QString to = QStringLiteral("+") + format::duration(m_to - m_from);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignTop, from);
    if (painter.fontMetrics().horizontalAdvance(from + to) + 12 < row.width())
        painter.drawText(row, Qt::AlignRight | Qt::AlignTop, to);
}

}
