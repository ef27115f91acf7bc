#include "widgets/motion.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QString>
#include <QStyle>
#include <QVariant>

namespace shardscope::widgets {

namespace {

// Kept by the application object, so that there is one answer and it ends with the program.
constexpr auto kProperty = "shardscopeReducedMotion";

// Unset where there is no such file or key.
QVariant setting(const QString& file, const QString& key)
{
    const QString path = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, file);
    return path.isEmpty() ? QVariant() : QSettings(path, QSettings::IniFormat).value(key);
}

}

Motion desktopMotion()
{
    if (qEnvironmentVariableIntValue("SHARDSCOPE_REDUCED_MOTION") == 1
        || QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0)
        return Motion::Reduced;
#ifdef Q_OS_WIN
    // Follows "Show animations in Windows"; other platforms leave it unset whatever is asked.
    if (!QApplication::isEffectEnabled(Qt::UI_General))
        return Motion::Reduced;
#endif
    // Qt 6.4 reads neither of these two. KDE's factor is 0 for "instant".
    const QVariant factor = setting(QStringLiteral("kdeglobals"), QStringLiteral("KDE/AnimationDurationFactor"));
    if (factor.isValid() && factor.toDouble() == 0)
        return Motion::Reduced;
    for (const char* file : {"gtk-4.0/settings.ini", "gtk-3.0/settings.ini"}) {
        const QVariant isOn = setting(QString::fromLatin1(file), QStringLiteral("Settings/gtk-enable-animations"));
        if (isOn.isValid() && !isOn.toBool())
            return Motion::Reduced;
    }
    return Motion::Full;
}

bool isMotionReduced()
{
    const QCoreApplication* program = QCoreApplication::instance();
    if (program == nullptr)
        return true;
    const QVariant told = program->property(kProperty);
    return told.isValid() ? told.toBool() : desktopMotion() == Motion::Reduced;
}

void setMotionReduced(bool isReduced) { QCoreApplication::instance()->setProperty(kProperty, isReduced); }

}
