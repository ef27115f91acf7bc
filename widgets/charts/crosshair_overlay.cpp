#include "widgets/charts/crosshair_overlay.h"

#include "widgets/charts/time_series_chart.h"

#include <QPainter>

namespace shardscope::widgets {

CrosshairOverlay::CrosshairOverlay(TimeSeriesChart* chart) : QWidget(chart), m_chart(chart)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void CrosshairOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_chart->paintRange(painter);
    m_chart->paintLimit(painter);
    m_chart->paintSpikes(painter);
    m_chart->paintCrosshair(painter);
}

}
