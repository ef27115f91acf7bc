// How long answers that a fault delays wait: over the waiting time, the share of them that wait no longer, with a dot
// at each percentile that is written beside it.
#pragma once

#include "streams/faults.h"
#include "widgets/theme.h"

#include <QWidget>

namespace shardscope::widgets {

class WaitCurve : public QWidget {
    Q_OBJECT

public:
    WaitCurve(const Theme& theme, QWidget* parent);

    void setLatency(const streams::FaultLatency& latency);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;

    Theme m_theme;
    streams::FaultLatency m_latency;
};

}
