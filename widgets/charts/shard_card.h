// The card beside the pointer: one shard's numbers by records and by bytes apart, its reads, its
// hottest keys and its family, each limit with the page and month it was read on.
#pragma once

#include "widgets/charts/key_watch.h"
#include "widgets/theme.h"
#include "world/queries.h"

#include <QLabel>
#include <QPoint>

#include <vector>

namespace shardscope::widgets {

class ShardCard : public QLabel {
    Q_OBJECT

public:
    explicit ShardCard(QWidget* map);

    struct Subject {
        const world::World& world;
        streams::StreamIndex stream{};
        const world::ShardUse& use;
        const std::vector<HotKey>& keys; // hottest first
        bool isWidened = false;          // drawn wider than its range
    };

    void setTheme(const Theme& theme);
    // Beside the pointer, which is in the map, on the side of it that has room in the window: a map may be lower than
    // its card.
    void show(const Subject& subject, QPoint pointer);

    [[nodiscard]] QString text(const Subject& subject) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // goes with the map

private:
    QWidget* m_map;
    Theme m_theme = Theme::light();
};

}
