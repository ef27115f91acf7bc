// A key that somebody types, at its place on the shard map, and the way of its record into its shard. It keeps the time
// of that way; where it ends, and what it looks like, is worked out from the scene when it is painted.
#pragma once

#include "widgets/charts/shard_map_painter.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantAnimation>

#include <optional>

class QPainter;

namespace shardscope::widgets {

// A key at its place while it is typed or its record travels.
struct KeyProbe {
    base::HashKey hash;
    QString name;
    friend bool operator==(const KeyProbe&, const KeyProbe&) = default;
};
// How far its record has come: 0 at the top of the column, 1000 landed.
struct Journey {
    int perMille = 0;
    bool isRefused = false;
    // No travel, only where it landed.
    bool isStill = false;
};
void paintProbe(QPainter& painter, const ShardMapScene& scene, const KeyProbe& probe,
    const std::optional<Journey>& journey);

class TypedKey : public QObject {
    Q_OBJECT

public:
    explicit TypedKey(QObject* parent);

    // Unset when the typing is over. A journey under way ends; false for the probe that is shown already.
    bool show(std::optional<KeyProbe> probe);
    // Its record falls into its shard, or is turned away; nothing without a probe.
    void travel(bool isRefused);

    [[nodiscard]] const std::optional<KeyProbe>& probe() const { return m_probe; }
    [[nodiscard]] const std::optional<Journey>& journey() const { return m_journey; }

signals:
    // The record has moved on, or its journey is over.
    void moved();

private:
    std::optional<KeyProbe> m_probe;
    std::optional<Journey> m_journey;
    QVariantAnimation m_travel;
    QTimer m_journeyEnd{this};
};

}
