// What a picture that draws itself tells of its parts, so that a screen reader finds them as
// children of the widget: shards of a map, lines of a chart, marks of a timeline.
//
// A widget becomes such a picture by inheriting SpokenPicture beside QWidget; the rest is
// done by installAccessibility(). Parts are named by their place, 0 to partCount() - 1, and
// are asked for one by one, only when somebody listens: ten thousand of them cost nothing.
#pragma once

#include <QAccessible>
#include <QPoint>
#include <QRect>
#include <QString>
#include <QStringList>

namespace shardscope::widgets {

struct SpokenPart {
    QString name; // never empty
    QString description;
    QRect rect; // in the widget
    QAccessible::Role role = QAccessible::ListItem;
    bool isSelected = false;
    bool canBeSelected = false;
    // What can be done with it, in words of the current language; act() is told the index.
    QStringList actions;
};

class SpokenPicture {
public:
    virtual ~SpokenPicture() = default;

    [[nodiscard]] virtual QAccessible::Role pictureRole() const { return QAccessible::Graphic; }
    // Its present value as a whole, read after the name; empty where the name says it all.
    [[nodiscard]] virtual QString pictureValue() const { return {}; }
    [[nodiscard]] virtual int partCount() const = 0;
    [[nodiscard]] virtual SpokenPart part(int index) const = 0;
    // -1 where there is none.
    [[nodiscard]] virtual int partAt(QPoint) const { return -1; }
    [[nodiscard]] virtual int partInFocus() const { return -1; }
    virtual void act(int, int) {}
};

// Before the first window is shown; once more does no harm.
void installAccessibility();

}
