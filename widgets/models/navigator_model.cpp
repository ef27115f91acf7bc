#include "widgets/models/navigator_model.h"

#include "widgets/format.h"
#include "world/queries.h"

#include <algorithm>

namespace shardscope::widgets {

namespace {

using Row = NavigatorModel::Row;

enum Part { kStreams, kProducers, kConsumers };

Row caption(Part part, const QString& text)
{
    return {
        .key = {part * 2, {}}, .choice = {}, .name = text, .detail = {}, .value = {}, .hint = {}, .isCaption = true};
}

Row streamRow(const streams::Stream& stream)
{
    Row row{.key = {kStreams * 2 + 1, stream.name},
        .choice = StreamChoice{stream.name},
        .name = QString::fromStdString(stream.name),
        .detail = {},
        .value = {},
        .hint = {}};
    if (stream.status != streams::StreamStatus::Active) {
        const std::string_view status = streams::statusName(stream.status);
        row.value = QString::fromUtf8(status.data(), qsizetype(status.size()));
        row.level = Level::Warm;
    }
    if (!stream.map)
        return row;
    const std::size_t open = stream.map->open().size();
    const std::size_t closed = stream.map->shards().size() - open;
    const QString shards = NavigatorModel::tr("%Ln open", "shards", int(open));
    const QString text = closed == 0
        ? shards
        : shards + QStringLiteral(" \u00b7 ") + NavigatorModel::tr("%n closed", "shards", int(closed));
    (row.value.isEmpty() ? row.value : row.detail) = text;
    return row;
}

Row producerRow(const world::World& world, std::size_t actor)
{
    const world::Actor& of = world.actors()[actor];
    const std::string stream = world.service().stream(*world::streamOf(of.client)).name;
    Row row{.key = {kProducers * 2 + 1, of.name},
        .choice = ProducerChoice{stream, of.name},
        .name = QString::fromStdString(of.name),
        .detail = {},
        .value = {},
        .hint = {}};
    const world::ProducerUse use = world::producerUse(world, actor);
    row.value = format::byteRate(double(use.storedBytes));
    if (use.refused > 0) {
        const QString share = format::percent(double(use.refusedPerMille()) / 10);
        row.level = Level::Hot;
        // The word would be cut in a narrow list; the sign stands for it.
        row.detail = QStringLiteral("\u25b2 ") + share;
        row.hint = NavigatorModel::tr("%1 of its writes in the last second were refused, retries counted").arg(share);
    } else if (const auto* agent = std::get_if<clients::LogAgent>(&of.client)) {
        row.detail = agent->isFinished() ? NavigatorModel::tr("log, done") : NavigatorModel::tr("log");
    }
    return row;
}

Row consumerRow(const world::World& world, std::size_t actor)
{
    const world::Actor& of = world.actors()[actor];
    const streams::Stream& stream = world.service().stream(*world::streamOf(of.client));
    const clients::ConsumerConfig& config = *world::consumerConfig(of.client);
    Row row{.key = {kConsumers * 2 + 1, of.name},
        .choice = ConsumerChoice{stream.name, of.name},
        .name = QString::fromStdString(of.name),
        .detail = {},
        .value = {},
        .hint = {}};
    row.detail = config.isPaused                               ? NavigatorModel::tr("paused")
        : config.kind == clients::ConsumerConfig::Kind::FanOut ? NavigatorModel::tr("fan-out")
                                                               : NavigatorModel::tr("shared");
    const world::ConsumerSample* sample = world::lastSample(world, actor);
    if (!sample)
        return row;
    const base::Duration age{sample->ageMs};
    row.value = age.count() == 0 ? NavigatorModel::tr("at the tip") : format::duration(age);
    if (age * 2 > stream.retention)
        row.level = Level::Hot;
    else if (age >= base::Duration{60'000})
        row.level = Level::Warm;
    return row;
}

std::vector<Row> rowsOf(const world::World& world)
{
    std::vector<Row> rows{caption(kStreams, NavigatorModel::tr("Streams"))};
    for (const streams::Stream& stream : world.service().streams()) {
        if (stream.status != streams::StreamStatus::Gone)
            rows.push_back(streamRow(stream));
    }
    std::vector<Row> producers;
    std::vector<Row> consumers;
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
        if (world::isProducer(world.actors()[actor].client))
            producers.push_back(producerRow(world, actor));
        else if (world::isConsumer(world.actors()[actor].client))
            consumers.push_back(consumerRow(world, actor));
    }
    if (!producers.empty()) {
        rows.push_back(caption(kProducers, NavigatorModel::tr("Producers")));
        rows.insert(rows.end(), producers.begin(), producers.end());
    }
    if (!consumers.empty()) {
        rows.push_back(caption(kConsumers, NavigatorModel::tr("Consumers")));
        rows.insert(rows.end(), consumers.begin(), consumers.end());
    }
    return rows;
}

}

NavigatorModel::NavigatorModel(QObject* parent) : KeyedRows(parent) {}

void NavigatorModel::present(const world::World& world)
{
    const std::vector<Row> now = rowsOf(world);
    takeRows(m_rows, now);
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (m_rows[i] == now[i])
            continue;
        m_rows[i] = now[i];
        emit dataChanged(index(int(i)), index(int(i)));
    }
}

Choice NavigatorModel::choiceAt(const QModelIndex& index) const
{
    return index.isValid() ? m_rows[std::size_t(index.row())].choice : Choice{};
}

QModelIndex NavigatorModel::indexOf(const Choice& choice) const
{
    // A shard has no row; its stream stands for it.
    const auto* shard = std::get_if<ShardChoice>(&choice);
    const Choice wanted = shard ? Choice{StreamChoice{shard->stream}} : choice;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].isCaption && m_rows[i].choice == wanted)
            return index(int(i));
    }
    return {};
}

int NavigatorModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant NavigatorModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return row.isCaption
            ? row.name
            : QStringLiteral("%1, %2, %3").arg(row.name, row.value, row.hint.isEmpty() ? row.detail : row.hint);
    case Qt::ToolTipRole:
        return row.isCaption     ? QVariant{}
            : row.hint.isEmpty() ? QStringLiteral("%1\n%2 %3").arg(row.name, row.value, row.detail).trimmed()
                                 : QStringLiteral("%1\n%2\n%3").arg(row.name, row.value, row.hint);
    case DetailRole:
        return row.detail;
    case ValueRole:
        return row.value;
    case LevelRole:
        return int(row.level);
    case IsCaptionRole:
        return row.isCaption;
    default:
        return {};
    }
}

Qt::ItemFlags NavigatorModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || m_rows[std::size_t(index.row())].isCaption)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

}
