#include "widgets/stage/record_grip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kStep = 16; // 1/64 of the ring, as the knife's

}

RecordGrip::RecordGrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("recordGrip"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::OpenHandCursor);
}

void RecordGrip::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

bool RecordGrip::letGo()
{
    setCursor(Qt::OpenHandCursor);
    return std::exchange(m_isHeld, false);
}

// Shift and an arrow are a shortcut of the window elsewhere.
bool RecordGrip::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || (key == Qt::Key_Escape && m_isHeld)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void RecordGrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF dot = QRectF(rect()).adjusted(5.5, 5.5, -5.5, -5.5);
    painter.setPen(QPen(m_theme.accent, 1.5));
    painter.setBrush(m_theme.accent);
    painter.drawEllipse(dot);
    if (!hasFocus())
        return;
    painter.setPen(QPen(m_theme.text, 1, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
}

void RecordGrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        if (letGo())
            emit cancelled();
        return;
    }
    setFocus(Qt::MouseFocusReason);
    m_isHeld = true;
    setCursor(Qt::ClosedHandCursor);
    emit taken();
}

void RecordGrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isHeld)
        emit dragged(event->globalPosition().toPoint());
}

void RecordGrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && letGo())
        emit dropped();
}

void RecordGrip::keyPressEvent(QKeyEvent* event)
{
    const int size = event->modifiers().testFlag(Qt::ShiftModifier) ? 1 : kStep;
    if (event->key() == Qt::Key_Left)
        emit stepped(-size);
    else if (event->key() == Qt::Key_Right)
        emit stepped(size);
    else if (event->key() == Qt::Key_Escape && letGo())
        emit cancelled();
    else
        QWidget::keyPressEvent(event);
}

void RecordGrip::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void RecordGrip::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (letGo())
        emit cancelled();
    update();
}

}
