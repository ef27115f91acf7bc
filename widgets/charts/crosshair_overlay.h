// The topmost layer of a chart: limits and the crosshair, drawn over the lines. It takes no
// mouse events, so moving the crosshair repaints this layer and never the lines' geometry.
#pragma once

#include <QWidget>

namespace shardscope::widgets {

class TimeSeriesChart;

class CrosshairOverlay : public QWidget {
    Q_OBJECT

public:
    explicit CrosshairOverlay(TimeSeriesChart* chart);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TimeSeriesChart* m_chart;
};

}
