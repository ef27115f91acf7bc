// The pipes in words: for the card under the pointer, and for those who do not see them. Every
// shard in detail is a child with its numbers, what each consumer takes of it, and Select.
#include "widgets/charts/fan_out_pipes.h"
#include "widgets/format.h"

#include <algorithm>

namespace shardscope::widgets {

QString FanOutPipes::stripCaption() const
{
    const QString count = format::count(std::int64_t(m_reading.levels.shards.size()));
    return m_kind == ConsumerKind::Shared ? tr("pipes of all %1 shards").arg(count)
                                          : tr("fullest pipe of all %1 shards").arg(count);
}

QString FanOutPipes::subscriptionText(const world::PipeUse& of, const world::Subscription& subscription) const
{
    if (subscription.left <= base::Duration{})
        return tr("its subscription has run out; it subscribes again when it goes on");
    const QString left = format::duration(subscription.left);
    const QString when =
        of.program ? tr("its subscription ends in %1").arg(left) : tr("subscribes again in %1").arg(left);
    return subscription.continuation ? when + QStringLiteral(", ")
            + tr("continuation sequence number %1").arg(QString::fromStdString(subscription.continuation->decimal()))
                                     : when;
}

// A line for each reader of the lane, and for each of its subscriptions.
QStringList FanOutPipes::usesOf(const ShardReading& shard) const
{
    QStringList lines;
    const LaneReading& lane = m_reading.lane(m_kind);
    const auto& uses = m_kind == ConsumerKind::Shared ? shard.pipes.shared : shard.pipes.fanOut;
    for (std::size_t i = 0; i < uses.size() && i < lane.readers(); ++i) {
        const QString name = QString::fromStdString(lane.reader(i).name);
        const QString rate = format::mebibyteRate(double(uses[i].bytes));
        lines << (m_kind == ConsumerKind::Shared
                ? tr("%1 %2: %3, %4 calls/s, %5 refused")
                      .arg(lane.reader(i).badge, name, rate, format::count(uses[i].calls),
                          format::count(uses[i].refusedCalls))
                : tr("%1 %2: %3 of 2.00 MiB/s").arg(lane.reader(i).badge, name, rate));
        if (m_kind != ConsumerKind::FanOut || i >= shard.subscriptions.size() || !shard.subscriptions[i])
            continue;
        lines << subscriptionText(uses[i], *shard.subscriptions[i]);
    }
    return lines;
}

QString FanOutPipes::toolTipOf(const ShardReading& shard) const
{
    QStringList lines = usesOf(shard);
    for (QString& line : lines)
        line = line.toHtmlEscaped();
    lines.prepend(QStringLiteral("<b>%1</b>").arg(format::shardLabel(shard.shard)));
    if (m_kind == ConsumerKind::FanOut && !shard.subscriptions.empty())
        lines << tr("The service ends a subscription after %1; the consumer calls SubscribeToShard again and goes on "
                    "after that number.")
                     .arg(format::duration(m_reading.subscriptionLife));
    if (m_kind == ConsumerKind::Shared)
        lines << tr("A read of 10 MiB is five seconds' worth: until it is paid back, every call is refused.");
    return lines.join(QStringLiteral("<br>"));
}

QString FanOutPipes::spokenText(const ShardReading& shard) const
{
    const auto& uses = m_kind == ConsumerKind::Shared ? shard.pipes.shared : shard.pipes.fanOut;
    std::int64_t calls = 0;
    std::int64_t refused = 0;
    std::int64_t bytes = 0;
    for (const world::PipeUse& use : uses) {
        calls += use.calls;
        refused += use.refusedCalls;
        bytes += use.bytes;
    }
    const QString name = format::shardLabel(shard.shard);
    const QString rate = format::mebibyteRate(double(bytes));
    return m_kind == ConsumerKind::Shared
        ? tr("%1: %2, %3 of 5 calls used, %4 refused").arg(name, rate, format::count(calls), format::count(refused))
        : tr("%1: %2").arg(name, rate);
}

SpokenPart FanOutPipes::part(int index) const
{
    SpokenPart part;
    if (std::size_t(index) >= shownShards()) {
        part.name = stripCaption();
        part.role = QAccessible::StaticText;
        const std::vector<std::int32_t>& levels =
            m_kind == ConsumerKind::Shared ? m_reading.levels.shared : m_reading.levels.fanOut;
        const auto fullest = std::max_element(levels.begin(), levels.end());
        part.description = tr("the fullest at %1").arg(format::percent(double(*fullest) / 10));
        part.rect = strip();
        return part;
    }
    const ShardReading& shard = m_reading.shards[std::size_t(index)];
    const Row row = rows()[std::size_t(index)];
    part.name = spokenText(shard);
    part.description = usesOf(shard).join(QStringLiteral("; "));
    part.rect = row.box.united(row.pipe).united(row.calls);
    part.canBeSelected = true;
    part.isSelected = m_selected == shard.shard;
    part.actions << tr("Select");
    return part;
}

int FanOutPipes::partAt(QPoint at) const
{
    return hasStrip() && strip().contains(at) ? int(shownShards()) : rowAt(at.y());
}

void FanOutPipes::act(int index, int)
{
    if (std::size_t(index) < shownShards())
        emit shardClicked(m_reading.shards[std::size_t(index)].shard);
}

}
