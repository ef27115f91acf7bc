#include "widgets/models/navigator_model.h"

#include "widgets/format.h"
#include "widgets/lineage_text.h"
#include "widgets/remains_text.h"
#include "widgets/scaling_text.h"
#include "world/consumer_queries.h"
#include "world/history_queries.h"
#include "world/programs.h"
#include "world/queries.h"
#include "world/record_story.h"

#include <algorithm>

namespace shardscope::widgets {

namespace {

using Row = NavigatorModel::Row;

enum Part { kStreams, kProducers, kConsumers, kAutoscalers };

Row caption(Part part, const QString& text)
{
    return {
        .key = {part * 2, {}}, .choice = {}, .name = text, .detail = {}, .value = {}, .hint = {}, .isCaption = true};
}

Row streamRow(const streams::Service& service, const streams::Stream& stream)
{
    Row row{.key = {kStreams * 2 + 1, stream.reference},
        .choice = StreamChoice{stream.reference},
        .name = QString::fromStdString(stream.name),
        .detail = {},
        .value = {},
        .hint = {}};
    if (stream.home != streams::kOwnHome) {
        const streams::Home& home = service.homeOf(stream);
        row.detail = QString::fromStdString(home.region);
        row.hint = QString::fromStdString(service.streamArn(stream));
        if (home.account != service.homes().front().account)
            row.detail = QString::fromStdString(home.account);
    }
    if (stream.status != streams::StreamStatus::Active) {
        const std::string_view status = streams::statusName(stream.status);
        row.value = QString::fromUtf8(status.data(), qsizetype(status.size()));
        row.level = Level::Warm;
    }
    if (!stream.map)
        return row;
    const std::size_t open = stream.map->open().size();
    const std::size_t closed = stream.map->closed();
    const QString shards = NavigatorModel::tr("%Ln open", "shards", int(open));
    const QString text = closed == 0
        ? shards
        : shards + QStringLiteral(" \u00b7 ") + NavigatorModel::tr("%n closed", "shards", int(closed));
    if (row.value.isEmpty()) {
        row.value = text;
        if (closed > 0)
            row.shorter << shards;
        row.shorter << format::count(std::int64_t(open)) << QString();
    } else {
        row.detail = row.detail.isEmpty() ? text : row.detail + QStringLiteral(" \u00b7 ") + text;
    }
    return row;
}

// --- The shards of a stream as a tree. ---

Row shardRow(const streams::Stream& stream, streams::ShardIndex shard, const std::string& path, int depth)
{
    return {.key = {kStreams * 2 + 1, stream.reference + "/" + path},
        .choice = ShardChoice{stream.reference, shard},
        .name = format::shardLabel(shard),
        .detail = {},
        .value = {},
        .hint = {},
        .depth = depth};
}

// Of a closed shard: who has read it to its end, and who has not.
void tellReaders(const world::World& world, const std::vector<world::ConsumerFacts>& consumers,
    streams::ShardIndex shard, Row& row)
{
    QStringList finished;
    QStringList reading;
    for (const world::ConsumerFacts& facts : consumers) {
        const std::string& name = world.actors()[facts.actor].name;
        const clients::Reader* reader = world::readerOf(world, name, shard);
        const bool isDone = reader != nullptr && reader->state == clients::Reader::State::Done;
        (isDone ? finished : reading) << QString::fromStdString(name);
    }
    if (consumers.empty())
        return;
    row.value = NavigatorModel::tr("%1 of %2 done", "readers of a closed shard")
                    .arg(finished.size())
                    .arg(qsizetype(consumers.size()));
    row.level = reading.isEmpty() ? Level::Calm : Level::Warm;
    QStringList lines;
    if (!finished.isEmpty())
        lines << NavigatorModel::tr("read to its end by %1").arg(finished.join(QStringLiteral(", ")));
    if (!reading.isEmpty())
        lines << NavigatorModel::tr("not yet read to its end by %1").arg(reading.join(QStringLiteral(", ")));
    row.hint = lines.join(QLatin1Char('\n'));
}

struct Family {
    const world::World& world;
    const streams::Stream& stream;
    const std::vector<world::ConsumerFacts>& consumers;
    std::set<streams::ShardIndex> seen; // of two ways to an ancestor one is enough
};

// The hours are left out while there are none.
QString shortTime(base::Instant at)
{
    const QString whole = format::clockSeconds(at);
    const base::Duration sinceStart = at - base::kWorldStart;
    return sinceStart >= base::Duration{} && sinceStart < base::Duration{3'600'000} ? whole.mid(3) : whole;
}

void addParents(Family& family, streams::ShardIndex of, const std::string& path, int depth, std::vector<Row>& rows)
{
    const streams::Shard& child = family.stream.map->shard(of);
    for (const auto& parent : {child.parent, child.adjacentParent}) {
        if (!parent || !family.stream.map->shard(*parent).isKnown || !family.seen.insert(*parent).second)
            continue;
        const std::string here = path + "/" + std::to_string(streams::number(*parent));
        Row row = shardRow(family.stream, *parent, here, depth);
        row.detail = NavigatorModel::tr("closed %1", "a shard, a time")
                         .arg(shortTime(*family.stream.map->shard(*parent).closed));
        tellReaders(family.world, family.consumers, *parent, row);
        // Its closing is told where there is room for it, and here in any case.
        QStringList hint{row.detail};
        if (const auto remains = family.stream.remains(*parent, family.world.now()))
            hint << remainsText(*remains, family.world.now());
        if (!row.hint.isEmpty())
            hint << row.hint;
        row.hint = hint.join(QLatin1Char('\n'));
        rows.push_back(std::move(row));
        addParents(family, *parent, here, depth + 1, rows);
    }
}

void addShards(const world::World& world, streams::StreamIndex index, const NavigatorModel::Opened& opened,
    std::vector<Row>& rows)
{
    const streams::Stream& stream = world.service().stream(index);
    const std::vector<world::ConsumerFacts> consumers = world::consumersOf(world, index);
    std::vector<world::Heat> heat;
    if (!world.seconds().isEmpty())
        world::heatOf(world, index, *world.seconds().back(), heat);
    std::size_t left = NavigatorModel::kMostShards;
    for (const streams::ShardIndex shard : stream.map->open()) {
        if (left-- == 0)
            break;
        Row row = shardRow(stream, shard, std::to_string(streams::number(shard)), 1);
        if (const std::size_t n = streams::number(shard); n < heat.size() && heat[n].perMille >= 0) {
            row.value = format::percent(double(heat[n].perMille) / 10);
            row.level = heat[n].isRefusing ? Level::Hot : Level::Calm;
        }
        const world::Lineage lineage = world::lineageOf(world, index, shard);
        const bool isShut =
            std::find(opened.collapsed.begin(), opened.collapsed.end(), ShardChoice{stream.reference, shard})
            != opened.collapsed.end();
        if (!lineage.ancestors.empty()) {
            row.branch = isShut ? NavigatorModel::Branch::Shut : NavigatorModel::Branch::Open;
            row.detail = NavigatorModel::tr("%n closed", "shards", int(lineage.ancestors.size()));
            QStringList facts = QStringList{ancestorsText(lineage)} + finishedTexts(world, lineage);
            facts << remainsText(stream, lineage.ancestors, world.now());
            row.hint = facts.join(QStringLiteral(", "));
        }
        rows.push_back(std::move(row));
        Family family{world, stream, consumers, {}};
        if (!isShut)
            addParents(family, shard, std::to_string(streams::number(shard)), 2, rows);
    }
    if (const std::size_t open = stream.map->open().size(); open > NavigatorModel::kMostShards) {
        Row more = shardRow(stream, stream.map->open().front(), "more", 1);
        more.choice = StreamChoice{stream.reference};
        more.name = NavigatorModel::tr("%n more on the shard map", "shards", int(open - NavigatorModel::kMostShards));
        rows.push_back(std::move(more));
    }
}

Row producerRow(const world::World& world, std::size_t actor)
{
    const world::Actor& of = world.actors()[actor];
    const std::string stream = world.service().stream(*world::streamOf(of.client)).reference;
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
        .choice = ConsumerChoice{stream.reference, of.name},
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

Row autoscalerRow(const world::World& world, const world::Actor& of, const operations::Autoscaler& autoscaler)
{
    using Way = operations::ScalingDecision::Way;
    Row row{.key = {kAutoscalers * 2 + 1, of.name},
        .choice = AutoscalerChoice{autoscaler.config().stream, of.name},
        .name = QString::fromStdString(of.name),
        .detail = {},
        .value = {},
        .hint = approachText(autoscaler.config().approach) + QLatin1Char('\n') + stateText(autoscaler, world.now())};
    const bool isCooling = autoscaler.coolingOff(Way::Up, world.now()) || autoscaler.coolingOff(Way::Down, world.now());
    row.detail = isCooling ? NavigatorModel::tr("cools off", "an autoscaler") : QString{};
    if (const auto minute = autoscaler.lastMinute(); minute && minute->shards > 0)
        row.value =
            format::percent(double(operations::usedPermille(minute->put, minute->shards, operations::kPutCapacity))
                / 10);
    if (!autoscaler.decisions().empty()
        && autoscaler.decisions().back().what == operations::ScalingDecision::What::Refused)
        row.level = Level::Hot;
    return row;
}

// A program outside stands among those that do as it does.
Row programRow(Part part, const world::Program& program, const world::ProgramUse& use)
{
    Row row{.key = {part * 2 + 1, "\n" + program.name}, // no client is called so
        .choice = ProgramChoice{program.name},
        .name = QString::fromStdString(program.name),
        .detail = NavigatorModel::tr("program"),
        .value = format::recordRate(double(use.records) / double(program.seconds)),
        .hint = {}};
    if (part == kConsumers && program.subscriptions > 0)
        row.hint = NavigatorModel::tr("a program; subscribed to %n shard(s)", "", int(program.subscriptions));
    if (use.refused == 0)
        return row;
    const std::uint64_t tried = std::max(use.records, std::max(use.refused, use.calls));
    const QString share = format::percent(100.0 * double(use.refused) / double(tried));
    row.level = Level::Hot;
    row.detail = QStringLiteral("\u25b2 ") + share;
    row.hint = part == kProducers
        ? NavigatorModel::tr("a program; %1 of what it wrote in the last seconds was refused").arg(share)
        : NavigatorModel::tr("a program; %1 of its reads in the last seconds were refused").arg(share);
    return row;
}

std::vector<Row> rowsOf(const world::World& world, const NavigatorModel::Opened& opened)
{
    std::vector<Row> rows{caption(kStreams, NavigatorModel::tr("Streams"))};
    for (const streams::Stream& stream : world.service().streams()) {
        if (stream.status == streams::StreamStatus::Gone)
            continue;
        rows.push_back(streamRow(world.service(), stream));
        const auto index = world.service().find(stream.reference);
        if (!index || !stream.map)
            continue;
        const bool isOpen = opened.streams.contains(stream.reference);
        rows.back().branch = isOpen ? NavigatorModel::Branch::Open : NavigatorModel::Branch::Shut;
        if (isOpen)
            addShards(world, *index, opened, rows);
    }
    std::vector<Row> producers;
    std::vector<Row> consumers;
    std::vector<Row> autoscalers;
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
        if (world::isProducer(world.actors()[actor].client))
            producers.push_back(producerRow(world, actor));
        else if (world::isConsumer(world.actors()[actor].client))
            consumers.push_back(consumerRow(world, actor));
        else if (const auto* of = std::get_if<operations::Autoscaler>(&world.actors()[actor].client))
            autoscalers.push_back(autoscalerRow(world, world.actors()[actor], *of));
    }
    for (const world::Program& program : world::programsOf(world)) {
        if (program.hasWritten)
            producers.push_back(programRow(kProducers, program, program.writes));
        if (program.hasRead)
            consumers.push_back(programRow(kConsumers, program, program.reads));
    }
    if (!producers.empty()) {
        rows.push_back(caption(kProducers, NavigatorModel::tr("Producers")));
        rows.insert(rows.end(), producers.begin(), producers.end());
    }
    if (!consumers.empty()) {
        rows.push_back(caption(kConsumers, NavigatorModel::tr("Consumers")));
        rows.insert(rows.end(), consumers.begin(), consumers.end());
    }
    if (!autoscalers.empty()) {
        rows.push_back(caption(kAutoscalers, NavigatorModel::tr("Autoscalers")));
        rows.insert(rows.end(), autoscalers.begin(), autoscalers.end());
    }
    return rows;
}

}

NavigatorModel::NavigatorModel(QObject* parent) : KeyedRows(parent) {}

void NavigatorModel::present(const world::World& world, const Opened& opened)
{
    const std::vector<Row> now = rowsOf(world, opened);
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
    if (std::holds_alternative<std::monostate>(choice))
        return {};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].isCaption && m_rows[i].choice == choice)
            return index(int(i));
    }
    const auto* shard = std::get_if<ShardChoice>(&choice);
    return shard != nullptr ? indexOf(StreamChoice{shard->stream}) : QModelIndex{};
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
            : QStringLiteral("%1, %2, %3").arg(row.name, row.value, row.hint.isEmpty() ? row.detail : row.hint)
                + (row.branch == Branch::None ? QString{}
                                              : QStringLiteral(", ")
                            + (row.branch == Branch::Open ? tr("open", "a row of a tree")
                                                          : tr("shut", "a row of a tree")));
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
    case DepthRole:
        return row.depth;
    case BranchRole:
        return int(row.branch);
    case ShorterRole:
        return row.shorter;
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
