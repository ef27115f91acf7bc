// What a person is doing with a shard map: nothing, pressing, cutting with the knife, carrying a
// shard onto another; by mouse or keyboard. It decides what a press, a move and a key mean and
// what request comes of it; it shows nothing and posts nothing.
#pragma once

#include "widgets/charts/shard_map_ghosts.h"
#include "world/command.h"

#include <QPoint>
#include <QString>

#include <cstddef>
#include <optional>

class QKeyEvent;

namespace shardscope::widgets {

class ShardMapGestures {
public:
    // Pressed: not yet moved far enough to mean anything but a click.
    enum class Kind { None, PressedBody, PressedHeader, Knife, Merge, KeyKnife, KeyJoin };
    // What a gesture takes place on; the stream has shards.
    struct Ground {
        const world::World& world;
        streams::StreamIndex stream{};
        const ShardMapScene& scene;
    };
    // What a gesture came to: a request, its name for the reply, and the pixel it belongs to.
    struct Asked {
        world::Action action;
        QString what;
        int x = 0;
    };
    struct Released {
        std::optional<std::size_t> clicked; // a cell
        std::optional<Asked> asked;
    };
    struct KeyAnswer {
        bool isTaken = false;
        std::optional<Asked> asked;
        QString spoken; // for a screen reader; empty for nothing new
    };

    // --- Mouse. ---
    void press(Kind pressed, QPoint at, std::size_t cell);
    // False while nothing is held.
    bool move(const Ground& ground, QPointF at);
    Released release(const Ground& ground, QPointF at);
    // --- Keyboard. ---
    void openKnife(const Ground& ground, std::size_t cell);
    // The sums with both neighbours, for a screen reader.
    QString openJoin(const Ground& ground, std::size_t cell);
    KeyAnswer key(const Ground& ground, const QKeyEvent& event);
    // Takes the knife to a cut whose flag was pressed; false when there is none there.
    bool pressFlag(const Ground& ground, QPoint at);

    // Newer numbers for what is being aimed at, a few times a second; true when there are.
    bool refresh(const Ground& ground);
    void cancel();

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isUnderWay() const { return m_kind != Kind::None; }
    [[nodiscard]] bool isByKeyboard() const { return m_kind == Kind::KeyKnife || m_kind == Kind::KeyJoin; }
    [[nodiscard]] const std::optional<Knife>& knife() const { return m_knife; }
    [[nodiscard]] const std::optional<MergeGhost>& merge() const { return m_merge; }

private:
    void takeKnife(const Ground& ground, std::size_t cell, Kind kind);
    void aim(const Ground& ground, QPointF at);
    void carry(const Ground& ground, QPoint at);
    // What joining the source and the target would come to.
    void previewMerge(const Ground& ground);
    Asked cut(const Ground& ground);
    KeyAnswer knifeKey(const Ground& ground, const QKeyEvent& event);
    KeyAnswer joinKey(const Ground& ground, const QKeyEvent& event);

    Kind m_kind = Kind::None;
    QPoint m_pressedAt;
    std::size_t m_pressedCell = 0;
    std::optional<Knife> m_knife;
    std::optional<MergeGhost> m_merge;
    int m_sinceMeasured = 0; // presentations
};

}
