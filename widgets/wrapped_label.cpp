#include "widgets/wrapped_label.h"

#include <QEvent>

namespace shardscope::widgets {

WrappedLabel::WrappedLabel(const QString& text, QWidget* parent) : QLabel(text, parent) { setWordWrap(true); }

int WrappedLabel::heightForWidth(int width) const
{
    if (m_of != text() || m_within != contentsMargins()) {
        m_of = text();
        m_within = contentsMargins();
        m_heights = {};
    }
    for (const Height& known : m_heights)
        if (known.width == width)
            return known.height;
    Height& height = m_heights[m_next++ % m_heights.size()];
    height = {width, QLabel::heightForWidth(width)};
    return height.height;
}

void WrappedLabel::changeEvent(QEvent* event)
{
    m_heights = {};
    QLabel::changeEvent(event);
}

}
