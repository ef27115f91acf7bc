#include "theme_watcher.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>

namespace shardscope::app {

namespace {

// The palette of the platform shows through while no other is set.
bool isSystemPaletteDark()
{
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette system = QApplication::palette();
    const bool isDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    QApplication::setPalette(ours);
    return isDark;
}

}

ThemeWatcher::ThemeWatcher(Look look, QObject* parent)
    : QObject(parent), m_look(look), m_isSystemDark(isSystemPaletteDark())
{
    m_isDark = isDarkWanted();
    qApp->installEventFilter(this);
}

void ThemeWatcher::setLook(Look look)
{
    m_look = look;
    if (isDarkWanted() == m_isDark)
        return;
    m_isDark = isDarkWanted();
    emit changed();
}

widgets::Theme ThemeWatcher::theme() const { return m_isDark ? widgets::Theme::dark() : widgets::Theme::light(); }

bool ThemeWatcher::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == qApp && event->type() == QEvent::ThemeChange) {
        m_isSystemDark = isSystemPaletteDark();
        setLook(m_look);
    }
    return QObject::eventFilter(watched, event);
}

bool ThemeWatcher::isDarkWanted() const { return m_look == Look::Dark || (m_look == Look::System && m_isSystemDark); }

}
