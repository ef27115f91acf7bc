#include "widgets/models/call_model.h"

#include "streams/request_rates.h"
#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/why_text.h"

#include <algorithm>
#include <iterator>

namespace shardscope::widgets {

namespace {

using Row = CallModel::Row;

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

Row rowOf(const world::World& world, const streams::CallRecord& call, bool isControl, std::uint64_t index)
{
    const auto& streams = world.service().streams();
    return {.key = {isControl, index, call.at.time_since_epoch().count()},
        .call = call,
        .caller = world.service().calls().callerName(call.caller),
        .stream = call.stream < streams.size() ? streams[call.stream].reference : std::string{}};
}

// Newest first.
template <typename Log>
std::vector<Row> newest(const world::World& world, const Log& log, bool isControl)
{
    std::vector<Row> rows;
    for (std::uint64_t index = log.size(); index > log.firstIndex() && rows.size() < CallModel::kRows; --index) {
        const streams::CallRecord& call = log[index - 1];
        // Control calls stand in their own list, where they stay longer.
        if (streams::isDataCall(call.action) != isControl)
            rows.push_back(rowOf(world, call, isControl, index - 1));
    }
    return rows;
}

std::vector<Row> rowsOf(const world::World& world)
{
    std::vector<Row> data = newest(world, world.service().calls().recent(), false);
    std::vector<Row> control = newest(world, world.service().calls().control(), true);
    std::vector<Row> rows;
    rows.reserve(data.size() + control.size());
    std::merge(std::make_move_iterator(control.begin()), std::make_move_iterator(control.end()),
        std::make_move_iterator(data.begin()), std::make_move_iterator(data.end()), std::back_inserter(rows),
        [](const Row& a, const Row& b) { return a.call.at > b.call.at; });
    return rows;
}

bool isRefused(const Row& row) { return row.call.isRefused(); }

QString callText(const Row& row)
{
    const QString name = text(streams::actionName(row.call.action));
    if (!streams::isDataCall(row.call.action))
        return row.stream.empty() ? name : name + QStringLiteral("  ") + format::streamLabel(row.stream);
    if (row.call.records == 0)
        return name;
    const bool isPut = row.call.action == streams::Action::PutRecord || row.call.action == streams::Action::PutRecords;
    return QStringLiteral("%1  %2 %3 %4")
        .arg(name, format::count(row.call.records), isPut ? QStringLiteral("\u2192") : QStringLiteral("\u2190"),
            format::streamLabel(row.stream));
}

QString outcomeText(const Row& row)
{
    QStringList parts;
    if (row.call.refused > 0)
        parts << CallModel::tr("%1 refused").arg(format::count(row.call.refused));
    if (row.call.outcome != streams::Exception::None)
        parts << text(streams::exceptionName(row.call.outcome));
    else if (row.call.refused > 0 && row.call.reason != streams::Reason::InjectedFault)
        parts << text(streams::exceptionName(streams::Exception::ProvisionedThroughputExceeded));
    if (row.call.reason == streams::Reason::InjectedFault)
        parts << CallModel::tr("injected fault");
    if (!row.call.detail.empty())
        parts << QString::fromStdString(row.call.detail);
    else if (row.call.bytes > 0)
        parts << format::byteCount(row.call.bytes);
    return parts.join(QStringLiteral(" \u00b7 "));
}

// What limits such calls: the rate of the control plane, or the quota that this one has exceeded.
QString limitText(const Row& row, const streams::ServiceSettings& settings)
{
    if (row.call.isRefused() && row.call.reason != streams::Reason::RateExceeded)
        return ruleText(row.call.reason, row.call.action, settings);
    const auto rate = row.call.action == streams::Action::SubscribeToShard
        ? std::optional{streams::kSubscribeRate}
        : streams::requestRate(settings.profile, row.call.action, settings.reshardRates);
    return rate ? rateText(text(streams::actionName(row.call.action)), format::count(rate->perSecond), rate->scope)
            + QStringLiteral(" (%1)").arg(rateSourceText())
                : QString{};
}

}

CallModel::CallModel(QObject* parent) : KeyedRows(parent) {}

void CallModel::present(const world::World& world)
{
    if (m_settings != world.service().settings())
        m_settings = world.service().settings();
    const std::vector<Row> now = rowsOf(world);
    takeRows(m_rows, now);
}

void CallModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, kColumns - 1));
}

base::Instant CallModel::instantAt(int row) const { return m_rows.at(std::size_t(row)).call.at; }

std::optional<std::pair<std::string, streams::ShardIndex>> CallModel::shardAt(int row) const
{
    const Row& of = m_rows.at(std::size_t(row));
    return of.call.shard ? std::optional{std::pair{of.stream, *of.call.shard}} : std::nullopt;
}

streams::CallPlace CallModel::placeAt(int row) const
{
    const Row& of = m_rows.at(std::size_t(row));
    return {of.key.isControl, of.key.index, of.call.at};
}

int CallModel::newestOfMine() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.caller == "you"; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

std::optional<std::uint64_t> CallModel::batchAt(int row) const
{
    const Row& of = m_rows.at(std::size_t(row));
    return of.call.action == streams::Action::PutRecords ? std::optional{of.key.index} : std::nullopt;
}

int CallModel::newestFailedBatch() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
        [](const Row& row) { return row.call.action == streams::Action::PutRecords && row.call.refused > 0; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

bool CallModel::isRefusedAt(int row) const { return isRefused(m_rows.at(std::size_t(row))); }

world::WhyCall CallModel::questionAt(int row) const
{
    const Row& of = m_rows.at(std::size_t(row));
    return {of.call, of.caller};
}

int CallModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int CallModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant CallModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    if (role == IsRefusedRole)
        return isRefused(row);
    if (role == Qt::ToolTipRole && index.column() == Outcome)
        return QStringList{outcomeText(row), limitText(row, m_settings)}.join(QLatin1Char('\n')).trimmed();
    if (role == Qt::ToolTipRole && index.column() == Call)
        return limitText(row, m_settings);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case At:
        return format::clock(row.call.at);
    case Caller:
        return QString::fromStdString(row.caller);
    case Call:
        return callText(row);
    case Shard:
        return row.call.shard ? format::shardLabel(*row.call.shard) : QString{};
    case Outcome:
        return outcomeText(row);
    case kColumns:
        break;
    }
    return {};
}

QVariant CallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Call)
        return tr("CloudTrail shows the calls that manage streams. PutRecord, PutRecords, GetShardIterator, GetRecords "
                  "and SubscribeToShard are data events, which it leaves out unless a trail is told to log them.");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case At:
        return tr("Virtual time");
    case Caller:
        return tr("Caller");
    case Call:
        return tr("Call");
    case Shard:
        return tr("Shard");
    case Outcome:
        return tr("Outcome");
    case kColumns:
        break;
    }
    return {};
}

}
