#include "preferences.h"

#include <QSettings>

namespace shardscope::app {

namespace {

// Grows when docks or toolbars change, so that an old layout is not forced on a new window.
constexpr int kLayoutVersion = 1;

QString lookName(Look look)
{
    switch (look) {
    case Look::System:
        return QStringLiteral("system");
    case Look::Light:
        return QStringLiteral("light");
    case Look::Dark:
        return QStringLiteral("dark");
    case Look::HighContrast:
        return QStringLiteral("high-contrast");
    }
    return {};
}

}

Preferences Preferences::load()
{
    const QSettings settings;
    Preferences read;
    const QString look = settings.value(QStringLiteral("look")).toString();
    for (const Look each : {Look::Light, Look::Dark, Look::HighContrast}) {
        if (look == lookName(each))
            read.look = each;
    }
    read.textPercent = settings.value(QStringLiteral("textPercent"), read.textPercent).toInt();
    if (const QVariant reduces = settings.value(QStringLiteral("reducesMotion")); reduces.isValid())
        read.reducesMotion = reduces.toBool();
    read.showsEnglishTerms = settings.value(QStringLiteral("showsEnglishTerms"), read.showsEnglishTerms).toBool();
    read.language = settings.value(QStringLiteral("language")).toString();
    read.geometry = settings.value(QStringLiteral("geometry")).toByteArray();
    if (settings.value(QStringLiteral("layoutVersion")).toInt() == kLayoutVersion)
        read.layout = settings.value(QStringLiteral("layout")).toByteArray();
    read.folder = settings.value(QStringLiteral("folder")).toString();
    read.recent = settings.value(QStringLiteral("recent")).toStringList();
    read.recentCommands = settings.value(QStringLiteral("recentCommands")).toStringList();
    if (settings.value(QStringLiteral("stage")).toString() == QLatin1String("fan-out"))
        read.stage = StageName::FanOut;
    read.isHeatmapShown = settings.value(QStringLiteral("heatmapShown")).toBool();
    return read;
}

void Preferences::save() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("look"), lookName(look));
    settings.setValue(QStringLiteral("textPercent"), textPercent);
    if (reducesMotion)
        settings.setValue(QStringLiteral("reducesMotion"), *reducesMotion);
    settings.setValue(QStringLiteral("showsEnglishTerms"), showsEnglishTerms);
    settings.setValue(QStringLiteral("language"), language);
    settings.setValue(QStringLiteral("geometry"), geometry);
    settings.setValue(QStringLiteral("layout"), layout);
    settings.setValue(QStringLiteral("layoutVersion"), kLayoutVersion);
    settings.setValue(QStringLiteral("folder"), folder);
    settings.setValue(QStringLiteral("recent"), recent);
    settings.setValue(QStringLiteral("recentCommands"), recentCommands);
    settings.setValue(QStringLiteral("stage"),
        stage == StageName::FanOut ? QStringLiteral("fan-out") : QStringLiteral("stream"));
    settings.setValue(QStringLiteral("heatmapShown"), isHeatmapShown);
}

}
