// The buttons that lie on a shard map: the one that opens the key box and the one that says how uneven the ranges are,
// both at its foot, and where there is no stream the one that makes the first. They are children of the map, in this
// order. It says where they are and what is written on them; whoever owns it connects the clicks.
#pragma once

#include "widgets/charts/shard_map_painter.h"

#include <cstdint>

class QPushButton;
class QToolButton;
class QWidget;

namespace shardscope::widgets {

class ShardMapButtons {
public:
    explicit ShardMapButtons(QWidget* map);

    void setFont(const QFont& small);
    // The words of the current language; place() comes after it.
    void retranslate();
    struct Ground {
        const ShardMapScene& scene;
        std::int64_t gini = 0; // of the widths, in thousandths
        bool isRing = false;
        // A gesture has the map for itself.
        bool isGestureUnderWay = false;
        // There is a world, and no stream in it.
        bool isWithoutStream = false;
    };
    // Where they have room, and those only that are of use now.
    void place(const Ground& ground);

    [[nodiscard]] QToolButton* key() const { return m_key; }
    [[nodiscard]] QToolButton* level() const { return m_level; }
    [[nodiscard]] QPushButton* create() const { return m_create; }

private:
    void placeKey(const Ground& ground);
    void placeLevel(const Ground& ground);
    void placeCreate(const Ground& ground);

    QToolButton* m_key;
    QToolButton* m_level;
    QPushButton* m_create;
};

}
