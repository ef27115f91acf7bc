// A record in the hand: a dot that is dragged onto the shard map, where the place under it becomes the record's
// explicit hash key. On the keyboard the arrows move it along the ring.
#pragma once

#include "widgets/theme.h"

#include <QPoint>
#include <QWidget>

namespace shardscope::widgets {

class RecordGrip : public QWidget {
    Q_OBJECT

public:
    explicit RecordGrip(QWidget* parent);

    void setTheme(const Theme& theme);
    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(22), m_theme.px(22)}; }

signals:
    void taken();
    // Under the pointer, on the screen.
    void dragged(QPoint globalAt);
    void dropped();
    // It is where it was before.
    void cancelled();
    // So many 1024ths of the ring, up or down.
    void stepped(int steps);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    // False when there was nothing in the hand.
    bool letGo();

    Theme m_theme = Theme::light();
    bool m_isHeld = false;
};

}
