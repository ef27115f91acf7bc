// How long the records of one lane, or of one consumer, took, as a histogram over a logarithmic axis: each bar is
// parted by what its records waited for, and the median and p99 are marked. Each cause has a
// pattern of its own and its share written out, so that nothing is told by colour alone.
#pragma once

#include "clients/latency.h"
#include "widgets/accessible/spoken_picture.h"
#include "widgets/theme.h"

#include <QWidget>

#include <cstdint>

namespace shardscope::widgets {

class LatencyChart : public QWidget, public SpokenPicture {
    Q_OBJECT

public:
    // Whether a record's turn is a poll or a push.
    enum class Turn { Poll, Push };

    LatencyChart(Turn turn, QWidget* parent);

    void setTheme(const Theme& theme);
    // Of whom: a consumer's name, or empty for the whole lane. Both lanes share an axis that ends at
    // `longest`.
    void present(const clients::LatencyView& latency, const QString& whose, base::Duration longest);

    [[nodiscard]] const clients::LatencyView& latency() const { return m_latency; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] int x(base::Duration latency) const;
    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(300), m_theme.px(130)}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

    // The median, the p99, and each cause with its share; one part that says so where nothing was read.
    [[nodiscard]] QAccessible::Role pictureRole() const override { return QAccessible::Chart; }
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] SpokenPart part(int index) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRect plot() const;
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
    QString m_whose;
    base::Duration m_longest{10'000};
};

// The end of an axis that shows all of it: 10 s, 100 s, 1,000 s, …
[[nodiscard]] base::Duration latencyAxisEnd(const clients::LatencyView& a, const clients::LatencyView& b);

}
