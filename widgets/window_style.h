// The manner in which Qt draws what the style sheet leaves to it: Fusion, with frames that are seen on a dark ground
// too.
#pragma once

#include <QProxyStyle>

namespace shardscope::widgets {

class WindowStyle : public QProxyStyle {
    Q_OBJECT

public:
    WindowStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget) const override;
};

}
