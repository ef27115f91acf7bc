// One consumer on the Fan-out stage: how far behind it is, when it will have caught up or begins
// to lose data, how long its records take, how fast it works. A card is taken to the other lane with the mouse, or with
// the arrows and Enter; what else can be done is in its menu. It asks; the stage decides and posts.
#pragma once

#include "widgets/menu/pointed.h"
#include "widgets/stage/fan_out_reading.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QPoint>

namespace shardscope::widgets {

class Knob;

class ConsumerCard : public QFrame, public Pointable {
    Q_OBJECT

public:
    explicit ConsumerCard(QWidget* parent);

    void setTheme(const Theme& theme);
    void present(const ConsumerReading& reading, base::Duration subscriptionLife);
    void setSelected(bool isSelected);
    // A place in the other lane has been shown with the arrows; Enter takes it there.
    void setAimed(bool isAimed);

    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

    [[nodiscard]] const ConsumerReading& reading() const { return m_reading; }
    [[nodiscard]] bool isAimed() const { return m_isAimed; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_theme.px(130), sizeHint().height()}; }

signals:
    void chosen();
    // In the coordinates of the screen, while the mouse holds the card.
    void dragged(QPoint at);
    void dropped(QPoint at);
    void dragCancelled();
    void aimAsked(bool isAimed);
    void moveAsked();
    void neighbourAsked(int step);
    void rateBegun();
    void rateAsked(qint64 recordsPerSecond);
    void pauseAsked(bool isPaused);
    // It stops where it is: what it knew of its places is lost, a registration is not given back.
    void killAsked();
    // Fan-out only: as killAsked(), and its registration is given back.
    void removeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void paintAges(QPainter& painter, const QRect& area) const;
    [[nodiscard]] QString stateText() const;
    // Where the name needs the room.
    [[nodiscard]] QString shortStateText() const;
    [[nodiscard]] bool isBehind() const;
    [[nodiscard]] bool isBlocked() const;
    // When one that is late catches up, or begins to lose data; empty for others.
    [[nodiscard]] QString forecastText() const;
    [[nodiscard]] QColor forecastColour() const;
    [[nodiscard]] static QString hint();

    Theme m_theme = Theme::light();
    ConsumerReading m_reading;
    base::Duration m_subscriptionLife{};
    Knob* m_rate;
    bool m_isSelected = false;
    bool m_isAimed = false;
    bool m_isDragging = false;
    std::optional<QPoint> m_pressed;
};

// The slider's hundred steps go by factors from 50 to 20,000 records a second; the last one is
// "as fast as they come", a rate of 0.
[[nodiscard]] std::int64_t processingAt(int step);
[[nodiscard]] int processingStep(std::int64_t rate);
inline constexpr int kProcessingSteps = 100;

}
