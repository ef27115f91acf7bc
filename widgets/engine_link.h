// The one QObject through which widgets speak with the engine: requests go down, the newest
// world and the replies come up on the window's thread. Nothing here ever waits for the
// engine, except stop().
#pragma once

#include "world/runner.h"

#include <QObject>

#include <functional>
#include <memory>

class QDataStream;

namespace shardscope::world {

// Qt would write any enumeration of a signal to a stream, and does not compile for this one,
// whose 64 bits are not Qt's.
QDataStream& operator<<(QDataStream&, Ticket) = delete;
QDataStream& operator>>(QDataStream&, Ticket&) = delete;

}

namespace shardscope::widgets {

class EngineLink : public QObject {
    Q_OBJECT

public:
    // `recorded` is called on the runner's thread, about once a second: for the store.
    using Recorded = std::function<void(const world::SavedRun&)>;

    EngineLink(world::Scenario scenario, Recorded recorded, QObject* parent);
    ~EngineLink() override;

    // Any thread. The reply comes as replied() with the same ticket.
    world::Ticket post(world::Request request);
    // One command of the person at the window, as a gesture of its own.
    world::Ticket post(world::Action action);
    // One of several commands that are undone together.
    world::Ticket post(world::Action action, world::GestureId gesture);
    [[nodiscard]] world::GestureId newGesture();

    // What worldChanged() last brought; its world is null before the first.
    [[nodiscard]] const world::Published& latest() const { return m_latest; }
    // For a server that takes calls from outside: the same engine, past this object.
    [[nodiscard]] world::Runner& runner() { return *m_runner; }
    // Ends the engine's thread after it has recorded; no signal comes afterwards.
    void stop();

signals:
    // On the thread of this object, newest only: worlds in between are skipped.
    void worldChanged(const shardscope::world::Published& published);
    void replied(shardscope::world::Ticket ticket, const shardscope::world::Reply& reply);

private:
    void collect();

    world::Published m_latest;
    std::unique_ptr<world::Runner> m_runner;
    // Gestures of this window; the upper bit keeps them apart from those the engine makes.
    std::uint64_t m_gestures = std::uint64_t{1} << 63;
};

}
