#include "widgets/panels/program_sheet.h"

#include "streams/quotas.h"
#include "widgets/format.h"

#include <QPushButton>
#include <QStringList>

#include <algorithm>

namespace shardscope::widgets {

namespace {

// A program that calls more operations than these is told by those that it calls most.
constexpr std::size_t kOperations = 6;
constexpr std::size_t kShards = 8;
constexpr std::size_t kSubscriptions = 8;

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

QString reasonOf(const streams::CallRecord& call)
{
    return text(streams::exceptionName(call.outcome == streams::Exception::None
            ? streams::Exception::ProvisionedThroughputExceeded // of entries
            : call.outcome));
}

QString share(std::uint64_t refused, std::uint64_t attempts)
{
    return format::percent(100.0 * double(refused) / double(std::max<std::uint64_t>(1, attempts)));
}

QString lineOf(const streams::CallRecord& call)
{
    QString line = format::clockSeconds(call.at) + QStringLiteral("  ") + text(streams::actionName(call.action));
    if (call.records > 0)
        line += QLatin1Char(' ') + format::count(call.records);
    if (call.shard)
        line += QStringLiteral(" \u00b7 ") + format::shardLabel(*call.shard);
    if (call.isRefused())
        line += QStringLiteral(" \u00b7 \u25b2 ") + reasonOf(call);
    return line;
}

}

ProgramSheet::ProgramSheet(Selection& selection, QWidget* parent)
    : Sheet(parent), m_selection(selection), m_title(addTitle()), m_kind(addSubtitle()), m_ratesCaption(addCaption({}))
{
    m_calls = addLine(tr("calls"));
    m_written = addLine(tr("records written"));
    m_writtenBytes = addLine(tr("bytes written"));
    m_read = addLine(tr("records read"));
    m_readBytes = addLine(tr("bytes read"));
    m_refused = addLine(tr("refused"));
    m_refused->setToolTip(tr("Of the records that it sent and of its other calls"));
    m_operationsCaption = addCaption(tr("By operation"));
    for (std::size_t i = 0; i < kOperations; ++i)
        m_operations.push_back(addLine({}));
    m_worstCaption = addCaption(tr("Refused most in the last minute"));
    m_worst = addNote();
    m_worst->setObjectName(QStringLiteral("programRefused"));
    m_usesCaption = addCaption(tr("Uses"));
    m_uses = addNote();
    m_uses->setObjectName(QStringLiteral("programUses"));
    m_subscriptionsCaption = addCaption(tr("Subscriptions"));
    m_subscriptions = addNote();
    addCaption(tr("Latest calls"));
    m_latest = addNote();
    m_latest->setObjectName(QStringLiteral("programCalls"));
    m_show = new QPushButton(tr("Show all its calls"), this);
    m_show->setObjectName(QStringLiteral("showProgramCalls"));
    m_show->setToolTip(tr("Filters the API calls by its name"));
    addPart(m_show);
    finish();
    connect(m_show, &QPushButton::clicked, this, [this] { emit callsAsked(m_title->text()); });
    connect(m_uses, &QLabel::linkActivated, this, [this](const QString& link) { m_selection.select(choiceOf(link)); });
    connect(m_uses, &QLabel::linkHovered, this,
        [this](const QString& link) { m_selection.hover(link.isEmpty() ? Choice{} : choiceOf(link)); });
}

// "3" is a stream, "3/0" a shard of it.
Choice ProgramSheet::choiceOf(const QString& link) const
{
    const std::size_t stream = link.section(QLatin1Char('/'), 0, 0).toULong();
    if (stream >= m_streams.size())
        return {};
    const QString shard = link.section(QLatin1Char('/'), 1);
    if (shard.isEmpty())
        return StreamChoice{m_streams[stream]};
    return ShardChoice{m_streams[stream], streams::ShardIndex{shard.toUInt()}};
}

void ProgramSheet::present(const world::World& world, const ProgramChoice& choice)
{
    // After a step back it may not have called yet: what was shown stays.
    const auto facts = world::programFacts(world, choice.name);
    if (!facts)
        return;
    showHead(world, *facts);
    showRates(*facts);
    showOperations(*facts);
    showWorst(world, *facts);
    showUse(world, *facts);
    showLatest(*facts);
}

void ProgramSheet::showHead(const world::World& world, const world::ProgramFacts& facts)
{
    m_title->setText(QString::fromStdString(facts.name));
    QString kind = tr("a program, by its user agent");
    if (facts.home != streams::kOwnHome) {
        const streams::Home& home = world.service().homes()[streams::number(facts.home)];
        kind += QStringLiteral(" \u00b7 ")
            + tr("account %1, region %2")
                  .arg(QString::fromStdString(home.account), QString::fromStdString(home.region));
    }
    m_kind->setText(kind);
}

void ProgramSheet::showRates(const world::ProgramFacts& facts)
{
    std::uint64_t calls = 0;
    std::uint64_t attempts = 0;
    std::uint64_t refused = 0;
    world::ProgramOperation writes;
    world::ProgramOperation reads;
    for (const world::ProgramOperation& operation : facts.operations) {
        calls += operation.calls;
        attempts += operation.attempts;
        refused += operation.refused;
        world::ProgramOperation& sum = world::isWrite(operation.action) ? writes : reads;
        sum.records += operation.records;
        sum.bytes += operation.bytes;
    }
    const auto rate = [&facts](auto counted) { return facts.perSecond(double(counted)); };
    m_ratesCaption->setText(tr("Last %1").arg(format::duration(facts.until - facts.from)));
    m_calls->setValue(format::callRate(rate(calls)));
    m_written->setValue(format::recordRate(rate(writes.records)));
    m_writtenBytes->setValue(format::byteRate(rate(writes.bytes)));
    m_read->setValue(format::recordRate(rate(reads.records) + facts.pushedRecords));
    m_readBytes->setValue(format::byteRate(rate(reads.bytes) + facts.pushedBytes));
    m_refused->setValue(refused == 0 ? tr("nothing") : share(refused, attempts));
    m_refused->setIsHot(refused > 0);
}

void ProgramSheet::showOperations(const world::ProgramFacts& facts)
{
    m_operationsCaption->setVisible(!facts.operations.empty());
    for (std::size_t i = 0; i < m_operations.size(); ++i) {
        m_operations[i]->setVisible(i < facts.operations.size());
        if (i >= facts.operations.size())
            continue;
        const world::ProgramOperation& operation = facts.operations[i];
        QString value = format::callRate(facts.perSecond(double(operation.calls)));
        if (operation.refused > 0)
            value += QStringLiteral(" \u00b7 \u25b2 ") + share(operation.refused, operation.attempts);
        m_operations[i]->setName(text(streams::actionName(operation.action)));
        m_operations[i]->setValue(value);
        m_operations[i]->setIsHot(operation.refused > 0);
    }
}

void ProgramSheet::showWorst(const world::World& world, const world::ProgramFacts& facts)
{
    m_worstCaption->setVisible(facts.worst.has_value());
    m_worst->setVisible(facts.worst.has_value());
    if (!facts.worst)
        return;
    const streams::CallRecord& call = facts.worst->newest;
    QStringList words{text(streams::actionName(call.action))};
    const auto& streams = world.service().streams();
    if (call.stream < streams.size())
        words << format::streamLabel(streams[call.stream].reference);
    if (call.shard)
        words << format::shardLabel(*call.shard);
    words << tr("%1 of %2")
                 .arg(format::count(std::int64_t(facts.worst->refused)),
                     format::count(std::int64_t(facts.worst->attempts)));
    words << reasonOf(call);
    m_worst->setText(words.join(QStringLiteral(" \u00b7 ")).toHtmlEscaped());
}

void ProgramSheet::showUse(const world::World& world, const world::ProgramFacts& facts)
{
    const auto link = [](const QString& to, const QString& words) {
        return QStringLiteral("<a href='%1'>%2</a>").arg(to, words.toHtmlEscaped());
    };
    m_streams.clear();
    QStringList lines;
    for (const world::ProgramStream& use : facts.streams) {
        const streams::Stream& stream = world.service().stream(use.stream);
        const QString place = QString::number(m_streams.size());
        m_streams.push_back(stream.reference);
        QStringList words{link(place, format::streamLabel(stream.reference))};
        if (use.isWritten)
            words << tr("writes", "a program to a stream");
        if (use.isRead)
            words << tr("reads", "a program from a stream");
        std::size_t shown = 0;
        for (const streams::ShardIndex shard : use.shards) {
            if (!stream.hasShard(shard) || !stream.map->shard(shard).isKnown)
                continue;
            if (++shown <= kShards)
                words << link(place + QLatin1Char('/') + QString::number(streams::number(shard)),
                    format::shardLabel(shard));
        }
        if (shown > kShards)
            words << tr("%n more", "shards", int(shown - kShards));
        lines << words.join(QStringLiteral(" \u00b7 "));
    }
    m_usesCaption->setVisible(!lines.isEmpty());
    m_uses->setVisible(!lines.isEmpty());
    m_uses->setText(lines.join(QStringLiteral("<br>")));

    QStringList subscriptions;
    for (std::size_t i = 0; i < std::min(facts.subscriptions.size(), kSubscriptions); ++i) {
        const world::ProgramSubscription& subscription = facts.subscriptions[i];
        subscriptions << tr("%1 of %2, as %3; ends in %4", "shard, stream, consumer, time")
                             .arg(format::shardLabel(subscription.shard),
                                 format::streamLabel(world.service().stream(subscription.stream).reference),
                                 QString::fromStdString(subscription.consumer), format::duration(subscription.left))
                             .toHtmlEscaped();
    }
    if (facts.subscriptions.size() > kSubscriptions)
        subscriptions << tr("%n more", "subscriptions", int(facts.subscriptions.size() - kSubscriptions));
    m_subscriptionsCaption->setVisible(!subscriptions.isEmpty());
    m_subscriptions->setVisible(!subscriptions.isEmpty());
    m_subscriptions->setText(subscriptions.join(QStringLiteral("<br>")));
}

void ProgramSheet::showLatest(const world::ProgramFacts& facts)
{
    QStringList lines;
    for (const streams::CallRecord& call : facts.latest)
        lines << lineOf(call).toHtmlEscaped();
    m_latest->setText(lines.isEmpty() ? tr("The log has none of them any more.") : lines.join(QStringLiteral("<br>")));
    m_show->setEnabled(!lines.isEmpty());
}

}
