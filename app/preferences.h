// What the window remembers between starts, as one value. Only load() and save() know how
// and under which names it is kept.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace shardscope::app {

enum class Look { System, Light, Dark, HighContrast };
// In the order of their tabs.
enum class StageName { Stream, FanOut };

struct Preferences {
    Look look = Look::System;
    int textPercent = 100;             // 50 to 250
    std::optional<bool> reducesMotion; // unset follows the desktop
    bool showsEnglishTerms = true;     // beside their translations
    QString language;                  // "en", "zh_TW", "vi"; empty follows the system
    QByteArray geometry;
    QByteArray layout;
    QString folder; // where files were opened last
    QStringList recent;
    QStringList recentCommands;          // of the palette, in the words of the language they were chosen in
    StageName stage = StageName::Stream; // shown last
    bool isHeatmapShown = false;         // under the shard map, where there is room for one view only

    [[nodiscard]] static Preferences load();
    void save() const;
};

}
