#include "widgets/charts/wait_curve.h"

#include "widgets/fault_text.h"
#include "widgets/format.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace shardscope::widgets {

namespace {

using streams::FaultRule;

constexpr std::uint32_t kSteps = 250;
constexpr std::uint32_t kMarks[]{500'000, 900'000, 990'000, 999'000};
constexpr std::uint32_t kLast = kMarks[3];
constexpr double kRoom = 1.08; // beyond the last percentile

}

WaitCurve::WaitCurve(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("waitCurve"));
    setAccessibleName(tr("How long answers wait"));
}

void WaitCurve::setLatency(const streams::FaultLatency& latency)
{
    if (latency == m_latency)
        return;
    m_latency = latency;
    setAccessibleDescription(percentilesText(latency));
    update();
}

QSize WaitCurve::sizeHint() const { return {m_theme.px(280), m_theme.px(96)}; }

QRectF WaitCurve::plot() const
{
    const double edge = m_theme.px(6);
    return QRectF(rect()).adjusted(edge, edge, -edge, -double(fontMetrics().height()) - m_theme.px(3));
}

void WaitCurve::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF area = plot();
    painter.fillRect(rect(), m_theme.panel);
    painter.setPen(m_theme.line);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const QRectF words(area.left(), area.bottom() + m_theme.px(2), area.width(), fontMetrics().height());
    painter.setPen(m_theme.mutedText);
    if (m_latency.kind == streams::FaultLatency::Kind::None) {
        painter.drawText(area, Qt::AlignCenter, tr("no answer is late"));
        return;
    }
    const auto waits = [this](std::uint32_t ppm) { return double(streams::percentile(m_latency, ppm).count()); };
    const double longest = std::max(1.0, waits(kLast) * kRoom);
    const auto xOf = [&](double ms) { return area.left() + area.width() * std::min(1.0, ms / longest); };
    const auto yOf = [&](double share) { return area.bottom() - area.height() * share; };
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, QStringLiteral("0"));
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop,
        format::duration(base::Duration{std::int64_t(std::max(1.0, longest))}));

    QPainterPath curve(area.bottomLeft());
    double share = 0;
    for (std::uint32_t i = 1; i < kSteps; ++i) {
        const std::uint32_t ppm = FaultRule::kPpm / kSteps * i;
        // A wait that many answers share is a step.
        curve.lineTo(xOf(waits(ppm)), yOf(share));
        share = double(ppm) / FaultRule::kPpm;
        curve.lineTo(xOf(waits(ppm)), yOf(share));
    }
    curve.lineTo(xOf(waits(kLast)), yOf(share));
    curve.lineTo(xOf(waits(kLast)), yOf(1));
    curve.lineTo(area.right(), yOf(1));
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath under = curve;
    under.lineTo(area.bottomRight());
    under.closeSubpath();
    QColor tint = m_theme.load;
    tint.setAlphaF(0.2F);
    painter.fillPath(under, tint);
    painter.strokePath(curve, QPen(m_theme.load, 1.6));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.text);
    const double dot = m_theme.px(3);
    for (const std::uint32_t ppm : kMarks)
        painter.drawEllipse(QPointF(xOf(waits(ppm)), yOf(double(ppm) / FaultRule::kPpm)), dot, dot);
}

}
