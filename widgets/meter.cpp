#include "widgets/meter.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {
constexpr int kBarHeight = 5;
constexpr int kGap = 3;
}

Meter::Meter(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void Meter::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void Meter::setCaption(const QString& caption)
{
    if (caption == m_caption)
        return;
    m_caption = caption;
    setAccessibleName(caption);
    update();
}

void Meter::setReading(const QString& value, double percent)
{
    if (value == m_value && percent == m_percent)
        return;
    m_value = value;
    m_percent = percent;
    setAccessibleDescription(value);
    update();
}

void Meter::setIsShare(bool isShare)
{
    m_isShare = isShare;
    update();
}

void Meter::setSlots(int count)
{
    m_slots = count;
    update();
}

QSize Meter::sizeHint() const { return {m_theme.px(180), fontMetrics().height() + kGap + m_theme.px(kBarHeight) + 2}; }

QSize Meter::minimumSizeHint() const { return {80, sizeHint().height()}; }

QColor Meter::fill() const
{
    if (m_isShare || m_percent < 80)
        return m_theme.isDark ? m_theme.load : m_theme.accent;
    return m_percent < 99.95 ? m_theme.warm : m_theme.hot;
}

void Meter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const QRect line(0, 0, width(), metrics.height());
    const int valueWidth = metrics.horizontalAdvance(m_value);
    const bool isOver = !m_isShare && m_percent >= 99.95;
    painter.setPen(isOver ? m_theme.hotText : m_theme.text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_value);
    painter.setPen(m_theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_caption, Qt::ElideMiddle, std::max(0, width() - valueWidth - 8)));
    const QRect bar(0, metrics.height() + kGap, width(), m_theme.px(kBarHeight));
    if (m_slots > 0)
        paintSlots(painter, bar);
    else
        paintBar(painter, bar);
}

void Meter::paintBar(QPainter& painter, const QRect& bar) const
{
    painter.fillRect(bar, m_theme.track);
    const double part = std::clamp(m_percent / 100, 0.0, 1.0);
    // One record a day still shows as a pixel.
    const int filled = part > 0 ? std::max(1, int(std::lround(part * bar.width()))) : 0;
    const QRect used(bar.left(), bar.top(), filled, bar.height());
    painter.fillRect(used, fill());
    if (!m_isShare && m_percent > 100.5)
        painter.fillRect(used, QBrush(m_theme.hatch, Qt::BDiagPattern));
}

void Meter::paintSlots(QPainter& painter, const QRect& bar) const
{
    const int used = int(std::lround(m_percent / 100 * m_slots));
    const int side = (bar.width() - (m_slots - 1) * 3) / m_slots;
    for (int slot = 0; slot < m_slots; ++slot)
        painter.fillRect(QRect(bar.left() + slot * (side + 3), bar.top(), side, bar.height()),
            slot < used ? fill() : m_theme.track);
}

}
