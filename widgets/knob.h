// A captioned slider that speaks in gestures: begun() once when the hand goes to it, then
// turned() a few times a second while it moves and once when it lets go. Showing a value
// from outside makes no sound, and does nothing while the hand is on it.
#pragma once

#include "widgets/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QSlider;

namespace shardscope::widgets {

class Knob : public QWidget {
    Q_OBJECT

public:
    Knob(int lowest, int highest, QWidget* parent);

    void setTheme(const Theme& theme);
    void setCaption(const QString& caption);
    // What a screen reader says instead of the caption.
    void setSpokenName(const QString& name);
    void showValue(int value, const QString& text);
    [[nodiscard]] bool isHeld() const;

signals:
    void begun();
    void turned(int value);

private:
    void report();

    QLabel* m_caption;
    QSlider* m_slider;
    QLabel* m_text;
    QTimer m_pace{this};
    bool m_isChanged = false;
};

}
