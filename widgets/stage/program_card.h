// A program outside on the Fan-out stage, in the lane that it reads in: how far it is behind and, where it is
// subscribed, whether it keeps up with what is pushed and for how long that goes on. What it does is its own affair, so
// the card can be chosen and that is all.
#pragma once

#include "widgets/menu/pointed.h"
#include "widgets/stage/fan_out_reading.h"
#include "widgets/theme.h"

#include <QFrame>

namespace shardscope::widgets {

class ProgramCard : public QFrame, public Pointable {
    Q_OBJECT

public:
    explicit ProgramCard(QWidget* parent);

    void setTheme(const Theme& theme);
    void present(const ProgramReading& reading);
    void setSelected(bool isSelected);

    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

    [[nodiscard]] const ProgramReading& reading() const { return m_reading; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_theme.px(130), sizeHint().height()}; }

signals:
    void chosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString useText() const;

    Theme m_theme = Theme::light();
    ProgramReading m_reading;
    bool m_isSelected = false;
};

}
