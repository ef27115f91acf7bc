#include "theme_watcher.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>

#include <algorithm>
#include <utility>

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

ThemeWatcher::ThemeWatcher(const Preferences& preferences, QObject* parent)
    : QObject(parent), m_look(preferences.look), m_textPercent(preferences.textPercent),
      m_reducesMotion(preferences.reducesMotion), m_isSystemDark(isSystemPaletteDark())
{
    qApp->installEventFilter(this);
}

void ThemeWatcher::setLook(Look look) { update(look, m_isSystemDark); }

void ThemeWatcher::setTextPercent(int percent)
{
    const int wanted = std::clamp(percent, widgets::Theme::kLeastPercent, widgets::Theme::kMostPercent);
    if (wanted == std::exchange(m_textPercent, wanted))
        return;
    emit changed();
}

void ThemeWatcher::setReducesMotion(std::optional<bool> reduces)
{
    const widgets::Motion before = motion();
    m_reducesMotion = reduces;
    if (motion() != before)
        emit changed();
}

widgets::Theme ThemeWatcher::theme() const
{
    widgets::Theme theme = plainTheme().scaled(m_textPercent);
    theme.motion = motion();
    return theme;
}

bool ThemeWatcher::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == qApp && event->type() == QEvent::ThemeChange)
        update(m_look, isSystemPaletteDark());
    return QObject::eventFilter(watched, event);
}

widgets::Theme ThemeWatcher::plainTheme() const
{
    switch (m_look) {
    case Look::Light:
        return widgets::Theme::light();
    case Look::Dark:
        return widgets::Theme::dark();
    case Look::HighContrast:
        return widgets::Theme::highContrast();
    case Look::System:
        break;
    }
    return m_isSystemDark ? widgets::Theme::dark() : widgets::Theme::light();
}

widgets::Motion ThemeWatcher::motion() const
{
    if (!m_reducesMotion)
        return widgets::desktopMotion();
    return *m_reducesMotion ? widgets::Motion::Reduced : widgets::Motion::Full;
}

void ThemeWatcher::update(Look look, bool isSystemDark)
{
    const widgets::Theme before = plainTheme();
    m_look = look;
    m_isSystemDark = isSystemDark;
    const widgets::Theme after = plainTheme();
    if (after.isDark != before.isDark || after.isHighContrast != before.isHighContrast)
        emit changed();
}

}
