#include "widgets/selection.h"

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

// More than anybody goes back through.
constexpr std::size_t kMostPlaces = 100;

}

std::string streamOf(const Choice& choice)
{
    struct Visitor {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(const StreamChoice& c) const { return c.stream; }
        std::string operator()(const ShardChoice& c) const { return c.stream; }
        std::string operator()(const ProducerChoice& c) const { return c.stream; }
        std::string operator()(const ConsumerChoice& c) const { return c.stream; }
        std::string operator()(const AutoscalerChoice& c) const { return c.stream; }
        std::string operator()(const ProgramChoice&) const { return {}; }
    };
    return std::visit(Visitor{}, choice);
}

Selection::Selection(QObject* parent) : QObject(parent) {}

void Selection::select(Choice choice)
{
    if (choice == m_selected)
        return;
    if (!std::holds_alternative<std::monostate>(choice)) {
        m_history.resize(std::min(m_history.size(), m_place + 1));
        if (m_history.empty() || m_history.back() != choice)
            m_history.push_back(choice);
        if (m_history.size() > kMostPlaces)
            m_history.erase(m_history.begin());
        m_place = m_history.size() - 1;
    }
    show(std::move(choice));
}

void Selection::back()
{
    if (!canGoBack())
        return;
    --m_place;
    show(m_history[m_place]);
}

void Selection::forward()
{
    if (!canGoForward())
        return;
    ++m_place;
    show(m_history[m_place]);
}

void Selection::show(Choice choice)
{
    m_selected = std::move(choice);
    if (std::string stream = streamOf(m_selected); !stream.empty())
        m_stream = std::move(stream);
    emit changed();
}

void Selection::clear()
{
    hover({});
    setCrosshair(std::nullopt);
    setSpan(std::nullopt);
    setRange(std::nullopt);
    m_stream.clear();
    setChain({});
    setShardFilter(std::nullopt);
    setPins({});
    setCollapsed({});
    m_history.clear();
    m_place = 0;
    m_spokenOf.reset();
    select({});
}

void Selection::setShardFilter(std::optional<streams::ShardFilter> filter)
{
    if (filter == m_shardFilter)
        return;
    m_shardFilter = std::move(filter);
    emit shardFilterChanged();
}

void Selection::hover(Choice choice)
{
    if (choice == m_hovered)
        return;
    m_hovered = std::move(choice);
    emit hoverChanged();
}

void Selection::setCrosshair(std::optional<base::Instant> at)
{
    if (at == m_crosshair)
        return;
    m_crosshair = at;
    emit crosshairChanged();
}

void Selection::togglePin(const ShardChoice& shard)
{
    if (const auto at = std::find(m_pins.begin(), m_pins.end(), shard); at != m_pins.end())
        m_pins.erase(at);
    else
        m_pins.push_back(shard);
    emit pinsChanged();
}

void Selection::setPins(std::vector<ShardChoice> pins)
{
    if (pins == m_pins)
        return;
    m_pins = std::move(pins);
    emit pinsChanged();
}

bool Selection::isPinned(const ShardChoice& shard) const
{
    return std::find(m_pins.begin(), m_pins.end(), shard) != m_pins.end();
}

void Selection::toggleCollapsed(const ShardChoice& shard)
{
    if (std::erase(m_collapsed, shard) == 0)
        m_collapsed.push_back(shard);
    emit collapsedChanged();
}

void Selection::setCollapsed(std::vector<ShardChoice> shards)
{
    if (shards == m_collapsed)
        return;
    m_collapsed = std::move(shards);
    emit collapsedChanged();
}

bool Selection::isCollapsed(const ShardChoice& shard) const
{
    return std::find(m_collapsed.begin(), m_collapsed.end(), shard) != m_collapsed.end();
}

void Selection::setSpan(std::optional<TimeSpan> span)
{
    if (span == m_span)
        return;
    m_span = span;
    emit spanChanged();
}

void Selection::setRange(std::optional<TimeSpan> range)
{
    if (range == m_range)
        return;
    m_range = range;
    emit rangeChanged();
}

void Selection::setFold(Fold fold)
{
    if (fold == m_fold)
        return;
    m_fold = fold;
    emit foldChanged();
}

void Selection::setLag(Lag lag)
{
    if (lag == m_lag)
        return;
    m_lag = lag;
    emit lagChanged();
}

void Selection::setChain(std::vector<base::Instant> moments)
{
    if (moments == m_chain)
        return;
    m_chain = std::move(moments);
    emit chainChanged();
}

std::optional<streams::ShardIndex> Selection::shard() const
{
    const auto* choice = std::get_if<ShardChoice>(&m_selected);
    return choice ? std::optional{choice->shard} : std::nullopt;
}

std::optional<streams::ShardIndex> Selection::spokenOf(const std::string& stream) const
{
    return m_spokenOf && m_spokenOf->stream == stream ? std::optional{m_spokenOf->shard} : std::nullopt;
}

}
