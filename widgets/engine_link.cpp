#include "widgets/engine_link.h"

#include <QMetaObject>

namespace shardscope::widgets {

EngineLink::EngineLink(world::Scenario scenario, Recorded recorded, QObject* parent) : QObject(parent)
{
    world::RunnerEvents events;
    // Both hop to this object's thread as queued calls, which Qt drops when the object dies.
    events.published = [this] {
        QMetaObject::invokeMethod(
            this, [this] { collect(); }, Qt::QueuedConnection);
    };
    events.replied = [this](world::Ticket ticket, world::Reply reply) {
        QMetaObject::invokeMethod(
            this, [this, ticket, reply = std::move(reply)] { emit replied(ticket, reply); }, Qt::QueuedConnection);
    };
    events.recorded = std::move(recorded);
    m_runner = std::make_unique<world::Runner>(std::move(scenario), std::move(events));
}

EngineLink::~EngineLink() { stop(); }

world::Ticket EngineLink::post(world::Request request) { return m_runner->post(std::move(request)); }

world::Ticket EngineLink::post(world::Action action)
{
    return post(world::Request{world::GesturedCommand{world::Command{.action = std::move(action)}, std::nullopt}});
}

world::Ticket EngineLink::post(world::Action action, world::GestureId gesture)
{
    return post(world::Request{world::GesturedCommand{world::Command{.action = std::move(action)}, gesture}});
}

world::GestureId EngineLink::newGesture() { return world::GestureId{++m_gestures}; }

void EngineLink::stop()
{
    if (m_runner)
        m_runner->stop();
}

void EngineLink::collect()
{
    m_latest = m_runner->take();
    if (m_latest.world)
        emit worldChanged(m_latest);
}

}
