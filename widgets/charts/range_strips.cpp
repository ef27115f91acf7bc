#include "widgets/charts/range_strips.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::LevelDialog)
};

}

RangeStrips::RangeStrips(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(Words::tr("The key space, now and then"));
}

void RangeStrips::show(std::vector<base::HashRange> before, std::vector<base::HashRange> after)
{
    m_before = std::move(before);
    m_after = std::move(after);
    setAccessibleDescription(Words::tr("%1 ranges before, %2 afterwards")
                                 .arg(format::count(std::int64_t(m_before.size())),
                                     format::count(std::int64_t(m_after.size()))));
    update();
}

QSize RangeStrips::sizeHint() const { return {m_theme.px(520), m_theme.px(66)}; }

QSize RangeStrips::minimumSizeHint() const { return {m_theme.px(240), m_theme.px(66)}; }

void RangeStrips::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(sized(font(), m_theme.smallPx, false));
    const QFontMetrics metrics(painter.font());
    const QString names[] = {Words::tr("now"), Words::tr("then")};
    const int left = std::max(metrics.horizontalAdvance(names[0]), metrics.horizontalAdvance(names[1])) + 8;
    const std::vector<base::HashRange>* both[] = {&m_before, &m_after};
    for (int row = 0; row < 2; ++row) {
        const QRect bar(left, row * height() / 2 + 2, width() - left - 1, height() / 2 - 6);
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRect(0, bar.top(), left, bar.height()), Qt::AlignLeft | Qt::AlignVCenter, names[row]);
        painter.fillRect(bar, m_theme.load);
        for (const base::HashRange& range : *both[row]) {
            const int x = bar.left() + int(range.first.fraction() * bar.width());
            if (range.first.value != 0)
                painter.fillRect(x, bar.top(), 1 + (both[row]->size() <= 128 ? 1 : 0), bar.height(), m_theme.panel);
        }
        painter.setPen(m_theme.line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
    }
}

}
