// How long the records of one lane, or of one consumer, took, as a histogram over a logarithmic axis: each bar is
// parted by what its records waited for, and the median and p99 are marked. Each cause has a
// pattern of its own and its share written out, so that nothing is told by colour alone.
#pragma once

#include "clients/latency.h"
#include "widgets/accessible/spoken_picture.h"
#include "widgets/menu/pointed.h"
#include "widgets/theme.h"

#include <QWidget>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace shardscope::widgets {

class LatencyChart : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    // Whether a record's turn is a poll or a push.
    enum class Turn { Poll, Push };

    LatencyChart(Turn turn, QWidget* parent);

    void setTheme(const Theme& theme);
    // Of whom: a consumer of the stream, or empty for the whole lane, whose slowest consumer is named, too.
    struct Subject {
        std::string stream;
        std::string consumer;
        std::string slowest;
        friend bool operator==(const Subject&, const Subject&) = default;
    };
    // Both lanes share an axis that ends at `longest`.
    void present(const clients::LatencyView& latency, const Subject& of, base::Duration longest);

    [[nodiscard]] const clients::LatencyView& latency() const { return m_latency; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] int x(base::Duration latency) const;
    // The bar that a latency falls into, or the nearest, in latency().bins(); -1 without any.
    [[nodiscard]] int barAt(int x) const;
    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(300), m_theme.px(130)}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

    // The median, the p99, and each cause with its share; one part that says so where nothing was read.
    [[nodiscard]] QAccessible::Role pictureRole() const override { return QAccessible::Chart; }
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] SpokenPart part(int index) const override;
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    // A bar was chosen: the journey of one of its records is wanted.
    void journeyAsked(const shardscope::world::RecordQuestion& question);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] QRect barRect(int bar) const;
    // What the arrows have chosen, else the slowest; -1 without any.
    [[nodiscard]] int chosenBar() const;
    [[nodiscard]] std::optional<world::RecordQuestion> questionOf(int bar) const;
    [[nodiscard]] QString causeText(clients::Cause cause) const;
    [[nodiscard]] QColor causeColour(clients::Cause cause) const;
    void fillCause(QPainter& painter, const QRect& rect, clients::Cause cause) const;
    void paintLegend(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintBars(QPainter& painter) const;
    void paintQuantiles(QPainter& painter) const;

    Turn m_turn;
    Theme m_theme = Theme::light();
    clients::LatencyView m_latency;
    Subject m_of;
    // By its bucket, as bars come and go; unset while the slowest stands for it.
    std::optional<std::uint32_t> m_chosen;
    base::Duration m_longest{10'000};
};

// The end of an axis that shows all of it: 10 s, 100 s, 1,000 s, …
[[nodiscard]] base::Duration latencyAxisEnd(const clients::LatencyView& a, const clients::LatencyView& b);

}
