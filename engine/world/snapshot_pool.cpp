#include "world/snapshot_pool.h"

#include <cstddef>
#include <utility>

namespace shardscope::world {

namespace {

// One being drawn, one waiting to be, one to write into.
constexpr std::size_t kMostRetired = 3;

}

std::unique_ptr<World> SnapshotPool::Shelf::take()
{
    const std::lock_guard lock{m_mutex};
    if (m_retired.empty())
        return nullptr;
    std::unique_ptr<World> world = std::move(m_retired.back());
    m_retired.pop_back();
    return world;
}

// Where there is no room, the World is freed after the lock, by whoever let it go.
void SnapshotPool::Shelf::giveBack(std::unique_ptr<World> world)
{
    const std::lock_guard lock{m_mutex};
    if (m_retired.size() < kMostRetired)
        m_retired.push_back(std::move(world));
}

SnapshotPool::SnapshotPool() : m_shelf(std::make_shared<Shelf>()) {}

Snapshot SnapshotPool::publish(const World& world)
{
    std::unique_ptr<World> copy = m_shelf->take();
    if (copy)
        *copy = world;
    else
        copy = std::make_unique<World>(world);
    // The deleter takes the World as the non-const object that it was made as.
    World* const raw = copy.release();
    return Snapshot{raw, [shelf = m_shelf, raw](const World*) { shelf->giveBack(std::unique_ptr<World>{raw}); }};
}

}
