// The theme of the window: what the preferences say or, where they leave it open, what the
// desktop shows. Owned by the window; emits changed() when the answer changes.
#pragma once

#include "preferences.h"
#include "widgets/theme.h"

#include <QObject>

#include <optional>

namespace shardscope::app {

class ThemeWatcher : public QObject {
    Q_OBJECT

public:
    ThemeWatcher(const Preferences& preferences, QObject* parent);

    void setLook(Look look);
    // Clamped to what the theme can do.
    void setTextPercent(int percent);
    void setReducesMotion(std::optional<bool> reduces);

    [[nodiscard]] widgets::Theme theme() const;

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] widgets::Theme plainTheme() const;
    [[nodiscard]] widgets::Motion motion() const;
    // Emits only when the theme becomes another one.
    void update(Look look, bool isSystemDark);

    Look m_look;
    int m_textPercent;
    std::optional<bool> m_reducesMotion;
    bool m_isSystemDark = false;
};

}
