#include "picture.h"

#include <QPixmap>
#include <QTimer>

namespace shardscope::app {

// Panels that change a few times a second have all caught up after this.
static constexpr int kSettledMs = 600;

Picture::Picture(widgets::EngineLink& engine, QWidget& window, base::Instant at, QString file)
    : QObject(&window), m_window(window), m_at(at), m_file(std::move(file))
{
    connect(&engine, &widgets::EngineLink::worldChanged, this, &Picture::look);
    engine.post(world::Request{world::Control{world::Seek{at}}});
}

void Picture::look(const world::Published& published)
{
    if (m_isTaken || published.world->now() < m_at || published.status.replay)
        return;
    m_isTaken = true;
    QTimer::singleShot(kSettledMs, this, [this] { emit done(m_window.grab().save(m_file)); });
}

}
