#include "widgets/icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace shardscope::widgets {

namespace {

constexpr int kSide = 16;

void addTriangle(QPainterPath& path, double tip, double base)
{
    path.moveTo(tip, 8);
    path.lineTo(base, 3);
    path.lineTo(base, 13);
    path.closeSubpath();
}

// On a field of 16 by 16.
QPainterPath outline(Sign sign)
{
    QPainterPath path;
    switch (sign) {
    case Sign::Play:
        path.moveTo(4, 2);
        path.lineTo(14, 8);
        path.lineTo(4, 14);
        path.closeSubpath();
        break;
    case Sign::Pause:
        path.addRect(3, 2, 3.5, 12);
        path.addRect(9.5, 2, 3.5, 12);
        break;
    case Sign::StepOn:
        path.addRect(3, 3, 2, 10);
        addTriangle(path, 14, 7);
        break;
    case Sign::StepBack:
        path.addRect(11, 3, 2, 10);
        addTriangle(path, 2, 9);
        break;
    case Sign::ToStart:
        path.addRect(1, 3, 2, 10);
        addTriangle(path, 3, 9);
        addTriangle(path, 9, 15);
        break;
    case Sign::ToNow:
        path.addRect(13, 3, 2, 10);
        addTriangle(path, 7, 1);
        addTriangle(path, 13, 7);
        break;
    case Sign::Slower:
        path.addRect(3, 7, 10, 2);
        break;
    case Sign::Faster:
        path.addRect(3, 7, 10, 2);
        path.addRect(7, 3, 2, 10);
        path.setFillRule(Qt::WindingFill);
        break;
    case Sign::Branch:
        path.addRect(2, 4, 12, 2);
        path.moveTo(5, 6);
        path.lineTo(9, 11);
        path.lineTo(14, 11);
        path.lineTo(14, 13);
        path.lineTo(8, 13);
        path.lineTo(3, 6);
        path.closeSubpath();
        break;
    case Sign::Close:
        path.moveTo(3, 4.4);
        path.lineTo(4.4, 3);
        path.lineTo(13, 11.6);
        path.lineTo(11.6, 13);
        path.closeSubpath();
        path.moveTo(11.6, 3);
        path.lineTo(13, 4.4);
        path.lineTo(4.4, 13);
        path.lineTo(3, 11.6);
        path.closeSubpath();
        path.setFillRule(Qt::WindingFill);
        break;
    case Sign::Compare: // a full and a dashed line
        path.addRect(1, 4, 14, 2.5);
        path.addRect(1, 10, 3.5, 2.5);
        path.addRect(6.2, 10, 3.5, 2.5);
        path.addRect(11.4, 10, 3.5, 2.5);
        break;
    case Sign::Rename: // a pencil
        path.moveTo(2, 14);
        path.lineTo(2.8, 10.6);
        path.lineTo(10.5, 2.9);
        path.lineTo(13.1, 5.5);
        path.lineTo(5.4, 13.2);
        path.closeSubpath();
        break;
    case Sign::RunUntil: // on to a line
        path.moveTo(2, 3);
        path.lineTo(10, 8);
        path.lineTo(2, 13);
        path.closeSubpath();
        path.addRect(11.5, 2, 2.2, 12);
        break;
    case Sign::Stop:
        path.addRect(3, 3, 10, 10);
        break;
    case Sign::Check:
        path.moveTo(2, 8.5);
        path.lineTo(3.6, 6.9);
        path.lineTo(6.4, 9.7);
        path.lineTo(12.6, 3.2);
        path.lineTo(14.2, 4.8);
        path.lineTo(6.4, 12.9);
        path.closeSubpath();
        break;
    case Sign::Dash:
        path.addRect(4, 7, 8, 2);
        break;
    case Sign::Warning:
        path.moveTo(8, 2);
        path.lineTo(15, 14);
        path.lineTo(1, 14);
        path.closeSubpath();
        break;
    }
    return path;
}

QPixmap drawn(Sign sign, QColor colour, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.scale(double(side) / kSide, double(side) / kSide);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outline(sign), colour);
    return pixmap;
}

}

QIcon icon(Sign sign, QColor colour, QColor whenDisabled)
{
    QIcon made;
    // Icons are never drawn larger than they are: up to 250 % of text on a screen of two pixels to one.
    for (const int side : {8, 12, 16, 20, 24, 32, 40, 48, 64, 80}) {
        made.addPixmap(drawn(sign, colour, side), QIcon::Normal);
        made.addPixmap(drawn(sign, whenDisabled, side), QIcon::Disabled);
    }
    return made;
}

}
