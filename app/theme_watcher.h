// Light or dark: what the preference says, or what the system shows. Owned by the window;
// emits changed() when the answer changes.
#pragma once

#include "preferences.h"
#include "widgets/theme.h"

#include <QObject>

namespace shardscope::app {

class ThemeWatcher : public QObject {
    Q_OBJECT

public:
    ThemeWatcher(Look look, QObject* parent);

    void setLook(Look look);
    [[nodiscard]] widgets::Theme theme() const;

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isDarkWanted() const;

    Look m_look;
    bool m_isSystemDark = false;
    bool m_isDark = false;
};

}
