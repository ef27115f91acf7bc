#include "widgets/stage/status_chip.h"

#include "base/units.h"
#include "widgets/format.h"

#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kRing = 14;

QFont chipFont(const QFont& font, const Theme& theme)
{
    QFont sized = font;
    sized.setPixelSize(theme.smallPx);
    sized.setWeight(QFont::DemiBold);
    return sized;
}

}

StatusChip::StatusChip(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

void StatusChip::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void StatusChip::present(const streams::Stream& stream, base::Instant now)
{
    const bool isBusy = stream.status != streams::StreamStatus::Active;
    const std::string_view name = streams::statusName(stream.status);
    QString text = QString::fromLatin1(name.data(), qsizetype(name.size()));
    double left = 0;
    if (isBusy && stream.statusUntil > now) {
        left = double((stream.statusUntil - now).count()) / double((stream.statusUntil - stream.statusSince).count());
        // Whole seconds, rounded up: it ends at 0, not a second before.
        const base::Duration shown{base::divCeil((stream.statusUntil - now).count(), 1'000) * 1'000};
        text += QStringLiteral(" · ") + format::duration(shown);
    }
    if (text == m_text && isBusy == m_isBusy && std::abs(left - m_left) < 0.01)
        return;
    const bool isWider = text.size() != m_text.size();
    m_text = text;
    m_isBusy = isBusy;
    m_left = left;
    setAccessibleName(tr("Stream status: %1").arg(text));
    if (isWider)
        updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    const QFontMetrics metrics(chipFont(font(), m_theme));
    return {metrics.horizontalAdvance(m_text) + 20 + (m_isBusy ? kRing + 6 : 0), m_theme.px(24)};
}

void StatusChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(m_theme.line);
    painter.setBrush(m_theme.raised);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    int x = 10;
    if (m_isBusy) {
        const QRectF ring(x, (height() - kRing) / 2.0 + 1, kRing - 2, kRing - 2);
        painter.setPen(QPen(m_theme.line, 2));
        painter.drawEllipse(ring);
        painter.setPen(QPen(m_theme.accent, 2));
        painter.drawArc(ring, 90 * 16, int(m_left * 360 * 16));
        x += kRing + 6;
    }
    painter.setFont(chipFont(font(), m_theme));
    painter.setPen(m_isBusy ? m_theme.text : m_theme.mutedText);
    painter.drawText(rect().adjusted(x, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

}
