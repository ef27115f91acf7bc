#include "widgets/panels/shard_sheet.h"

#include "base/check.h"
#include "widgets/format.h"
#include "widgets/meter.h"
#include "widgets/remains_text.h"
#include "widgets/user_records_text.h"
#include "world/forecast.h"
#include "world/queries.h"
#include "world/user_records.h"
#include "world/write_tanks.h"

#include <QPushButton>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kKeys = 4;

// "1.0842e38", short enough for the column; the whole number is in the hint.
QString shortHash(base::HashKey key)
{
    const QString digits = QString::fromStdString(key.decimal());
    if (digits.size() <= 12)
        return format::hashKey(key);
    return QStringLiteral("%1\u2026%2").arg(format::hashKey(key).left(9), digits.right(4));
}

QString link(streams::ShardIndex shard)
{
    return QStringLiteral("<a href='%1'>%2</a>").arg(streams::number(shard)).arg(format::shardLabel(shard));
}

}

ShardSheet::ShardSheet(Selection& selection, QWidget* parent)
    : Sheet(parent), m_selection(selection), m_title(addTitle()), m_state(addSubtitle())
{
    m_remains = addNote();
    m_remains->setObjectName(QStringLiteral("shardRemains"));
    addCaption(tr("Write, last second"));
    m_records = addMeter(tr("records"));
    m_bytes = addMeter(tr("bytes"));
    m_refused = addLine(tr("refused"));
    m_limit = addNote();
    m_tanksCaption = addCaption(tr("Tanks of the write limit, now"));
    m_recordTank = addMeter(tr("records left"));
    m_byteTank = addMeter(tr("bytes left"));
    m_throttle = addNote();
    m_throttle->setObjectName(QStringLiteral("throttleMode"));
    addCaption(tr("Read, last second"));
    m_calls = addMeter(tr("GetRecords calls"));
    m_readBytes = addMeter(tr("shared bytes"));
    m_keysCaption = addCaption(tr("Keys, last 10 s"));
    for (std::size_t i = 0; i < kKeys; ++i) {
        m_keys.push_back(addMeter({}));
        m_keys.back()->setIsShare(true);
    }
    m_others = addNote();
    m_userCaption = addCaption({});
    m_userCaption->setToolTip(
        tr("The KPL puts many user records in one Kinesis record with the key \u201ca\u201d. Shards, quotas and prices "
           "count that one; only a reader that takes it apart, as the KCL and Firehose do, sees the user records."));
    m_aggregated = addLine(tr("aggregated records"));
    m_userRecords = addLine(tr("user records in them"));
    m_discarded = addLine(tr("discarded by a KCL"));
    m_discarded->setToolTip(
        tr("A KCL discards every user record of an aggregated record in which one lies outside the shard's range, and "
           "says nothing. One that names no key ends the record."));
    for (std::size_t i = 0; i < world::UserRecords::kMostKeys; ++i) {
        m_userKeys.push_back(addMeter({}));
        m_userKeys.back()->setIsShare(true);
    }
    m_newest = addNote();
    m_newest->setObjectName(QStringLiteral("newestAggregated"));
    connect(m_newest, &QLabel::linkActivated, this, [this](const QString& ordinal) {
        world::RecordQuestion question;
        question.stream = m_shown.stream;
        question.record = world::RecordName{m_shown.stream, m_shown.shard, ordinal.toULongLong()};
        emit recordAsked(question);
    });
    addCaption(tr("Range"));
    m_share = addLine(tr("of the ring"));
    m_first = addLine(tr("first"));
    m_last = addLine(tr("last"));
    addCaption(tr("Family"));
    m_family = addNote();
    m_poisonCaption = addCaption(tr("Poison records"));
    m_marks = addNote();
    m_marks->setObjectName(QStringLiteral("poisonMarks"));
    m_poison = new QPushButton(tr("Poison the next record"), this);
    m_poison->setObjectName(QStringLiteral("poisonNext"));
    m_poison->setToolTip(tr("No consumer will be able to process the next record that this shard stores (X)"));
    addPart(m_poison);
    connect(m_poison, &QPushButton::clicked, this, [this] {
        emit asked(streams::PoisonRecordRequest{
            .streamName = m_shown.stream, .shardId = streams::shardId(m_shown.shard)});
    });
    connect(m_marks, &QLabel::linkActivated, this, [this](const QString& ordinal) {
        emit asked(streams::HealRecordRequest{m_shown.stream, streams::shardId(m_shown.shard), ordinal.toULongLong()});
    });
    addCaption(tr("Since it opened"));
    m_stored = addLine(tr("records stored"));
    m_storedBytes = addLine(tr("bytes stored"));
    finish();
    // A relative under the pointer is lit in every panel, and this page's own name when it is pointed at elsewhere.
    connect(m_family, &QLabel::linkHovered, this, [this](const QString& target) {
        m_selection.hover(target.isEmpty() ? Choice{}
                                           : Choice{ShardChoice{m_shown.stream, streams::ShardIndex{target.toUInt()}}});
    });
    connect(&m_selection, &Selection::hoverChanged, this, [this] {
        QFont font = m_title->font();
        font.setUnderline(m_selection.hovered() == Choice{m_shown});
        m_title->setFont(font);
    });
    connect(m_family, &QLabel::linkActivated, this, [this](const QString& target) {
        m_selection.select(ShardChoice{m_shown.stream, streams::ShardIndex{target.toUInt()}});
    });
}

void ShardSheet::present(const world::World& world, const ShardChoice& choice)
{
    const auto index = world.service().find(choice.stream);
    if (!index)
        return;
    const streams::Stream& stream = world.service().stream(*index);
    // After a step back the shard may not have been made yet.
    if (!stream.map || !stream.map->has(choice.shard))
        return;
    m_shown = choice;
    const streams::Shard& shard = stream.map->shard(choice.shard);
    showHead(world, stream, shard);
    showUse(world, *index, shard);
    showTanks(world, *index, shard);
    showKeys(world, *index, shard);
    showUserRecords(world, *index, shard);
    showPoison(stream, shard);
    showTotals(stream, choice.shard);
}

void ShardSheet::showHead(const world::World& world, const streams::Stream& stream, const streams::Shard& shard)
{
    m_title->setText(QString::fromStdString(streams::shardId(shard.index)));
    const QString age = format::duration(world.now() - shard.opened);
    m_state->setText(shard.isOpen() ? tr("OPEN \u00b7 %1 old").arg(age)
                                    : tr("CLOSED \u00b7 %1 ago").arg(format::duration(world.now() - *shard.closed)));
    const std::optional<streams::ShardRemains> remains = stream.remains(shard.index, world.now());
    m_remains->setVisible(remains.has_value());
    if (remains)
        m_remains->setText(remainsText(*remains, world.now()));

    const base::U128 size = shard.range.last.value - shard.range.first.value;
    const double share = std::ldexp(double(size >> 64) + 1, -64) * 100;
    m_share->setValue(format::percent(std::min(100.0, share)));
    m_first->setValue(shortHash(shard.range.first));
    m_first->setToolTip(format::hashKey(shard.range.first));
    m_last->setValue(shortHash(shard.range.last));
    m_last->setToolTip(format::hashKey(shard.range.last));

    // Of a shard that had expired before the run began there is nothing to see.
    const auto parent = [&stream](streams::ShardIndex of) {
        return stream.map->shard(of).isKnown ? link(of) : format::shardLabel(of);
    };
    QStringList parts;
    if (shard.parent && shard.adjacentParent)
        parts << tr("merged from %1 and %2").arg(parent(*shard.parent), parent(*shard.adjacentParent));
    else if (shard.parent)
        parts << tr("split from %1").arg(parent(*shard.parent));
    else
        parts << tr("made with the stream");
    if (shard.children.size() == 1)
        parts << tr("merged into %1").arg(link(shard.children[0]));
    else if (shard.children.size() == 2)
        parts << tr("split into %1 and %2").arg(link(shard.children[0]), link(shard.children[1]));
    const QString family = parts.join(QStringLiteral("<br>"));
    if (m_family->text() != family)
        m_family->setText(family);
}

void ShardSheet::showUse(const world::World& world, streams::StreamIndex stream, const streams::Shard& shard)
{
    using streams::QuotaName;
    const streams::ServiceSettings& settings = world.service().settings();
    const auto limit = [&settings](QuotaName name) { return double(streams::quota(settings, name)); };
    const auto uses = world::shardUses(world, stream);
    const auto place =
        std::find_if(uses.begin(), uses.end(), [&](const world::ShardUse& use) { return use.shard == shard.index; });
    const world::ShardUse use = place == uses.end() ? world::ShardUse{} : *place;

    const double records = limit(QuotaName::WriteRecordsPerSecond);
    const double bytes = limit(QuotaName::WriteBytesPerSecond);
    const double calls = limit(QuotaName::ReadCallsPerSecond);
    const double readBytes = limit(QuotaName::ReadBytesPerSecond);
    const auto of = [](const QString& part, const QString& whole) {
        return QStringLiteral("%1 / %2").arg(part, whole);
    };
    m_records->setReading(of(format::count(use.stored.recordsPerSecond), format::count(std::int64_t(records))),
        100 * double(use.stored.recordsPerSecond) / records);
    m_bytes->setReading(tr("%1 MiB").arg(of(format::mebibytes(double(use.stored.bytesPerSecond)),
                            format::mebibytes(bytes))),
        100 * double(use.stored.bytesPerSecond) / bytes);
    m_refused->setValue(use.refused == 0
            ? tr("none")
            : QStringLiteral("%1 \u00b7 %2")
                  .arg(format::recordRate(double(use.refused)), format::percent(double(use.refusedPerMille()) / 10)));
    m_refused->setIsHot(use.refused > 0);
    m_refused->setToolTip(use.refused == 0 ? QString{} : tr("Of all writes of the last second, retries counted"));
    QString offered = tr("offered %1, retries not counted").arg(format::percent(double(use.offered.perMille) / 10));
    if (const auto until = world::untilThrottled(world, stream, shard.index))
        offered += QStringLiteral("<br>") + tr("at this slope it throttles in %1").arg(format::duration(*until));
    if (!world.service().limits().isOn)
        offered += QStringLiteral("<br>") + tr("limits are off: nothing is throttled");
    m_limit->setText(offered);
    m_calls->setSlots(std::max(1, int(calls)));
    m_calls->setReading(of(format::count(use.readCalls), format::count(std::int64_t(calls))),
        100 * double(use.readCalls) / calls);
    m_readBytes->setReading(tr("%1 MiB").arg(of(format::mebibytes(double(use.readBytes)),
                                format::mebibytes(readBytes))),
        100 * double(use.readBytes) / readBytes);

    m_records->setToolTip(quotaHint(world.service().settings(), QuotaName::WriteRecordsPerSecond));
    m_bytes->setToolTip(quotaHint(world.service().settings(), QuotaName::WriteBytesPerSecond));
    m_calls->setToolTip(quotaHint(world.service().settings(), QuotaName::ReadCallsPerSecond));
    m_readBytes->setToolTip(quotaHint(world.service().settings(), QuotaName::ReadBytesPerSecond));
}

// The bar is what has been taken out of it, so that a full bar is trouble, as everywhere.
void ShardSheet::showTanks(const world::World& world, streams::StreamIndex stream, const streams::Shard& shard)
{
    const bool isShown = shard.isOpen() && world.service().limits().isOn;
    m_tanksCaption->setVisible(isShown);
    m_recordTank->setVisible(isShown);
    m_byteTank->setVisible(isShown);
    m_throttle->setVisible(isShown);
    if (!isShown)
        return;
    const bool isBucket = world.settings().service.throttle == streams::ThrottleMode::Bucket;
    m_tanksCaption->setToolTip(isBucket
            ? tr("Each write takes from both, and both are filled again by the second: what one of them "
                 "does not hold is refused.")
            : tr("Each write takes from both, and both are full again when the next whole second begins: what one of "
                 "them does not hold is refused."));
    m_throttle->setText(isBucket
            ? tr("Counted as a bucket: a model, the service does not say how it counts.")
            : tr("Counted by windows of a whole second: a model, the service does not say how it counts."));
    const world::WriteTanks tanks = world::writeTanks(world, stream, shard.index);
    const auto taken = [](const world::Tank& tank) { return 100 * double(tank.used()) / double(tank.size); };
    m_recordTank->setReading(QStringLiteral("%1 / %2").arg(format::count(tanks.records.left),
                                 format::count(tanks.records.size)),
        taken(tanks.records));
    m_byteTank->setReading(tr("%1 MiB").arg(QStringLiteral("%1 / %2").arg(format::mebibytes(double(tanks.bytes.left)),
                               format::mebibytes(double(tanks.bytes.size)))),
        taken(tanks.bytes));
}

void ShardSheet::showKeys(const world::World& world, streams::StreamIndex stream, const streams::Shard& shard)
{
    const bool isShown = shard.isOpen();
    m_keysCaption->setVisible(isShown);
    m_others->setVisible(isShown);
    world::TopKeys top;
    if (isShown) {
        const world::Stretch stretch = world::lastStretch(world, stream, world::kPreviewStretch);
        top = world::topKeys(world, stream, shard.range, stretch, world::writeQuota(world));
    }
    const std::size_t shown = std::min(kKeys, top.keys.size());
    std::vector<streams::KeyId> ids;
    for (std::size_t i = 0; i < shown; ++i)
        ids.push_back(top.keys[i].key);
    const std::vector<world::UserRecords> packed =
        world::userRecordsOfKeys(world, stream, shard.index, top.stretch, ids, world::kUserRecordGlance);
    double left = 100;
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        m_keys[i]->setVisible(i < shown);
        if (i >= shown)
            continue;
        const world::KeyLoad& key = top.keys[i];
        const double share = 100.0 * double(key.milliRecords) / double(std::max<std::int64_t>(1, top.milliRecords));
        left -= share;
        const std::string_view name = world.service().keyText(key.key);
        m_keys[i]->setCaption(QString::fromUtf8(name.data(), qsizetype(name.size())));
        m_keys[i]->setReading(format::percent(share), share);
        const QString inIt = userRecordsText(packed[i], world::UserRecords::kMostKeys);
        m_keys[i]->setToolTip(format::ringPosition(key.hash) + (inIt.isEmpty() ? QString{} : QLatin1Char('\n') + inIt));
        const QString spoken = format::percent(share) + (inIt.isEmpty() ? QString{} : QStringLiteral("; ") + inIt);
        if (m_keys[i]->accessibleDescription() != spoken)
            m_keys[i]->setAccessibleDescription(spoken);
    }
    const QString rest = format::percent(std::max(0.0, left));
    m_others->setText(top.keys.empty() ? tr("no records")
            : !top.count               ? tr("thousands of others, %1").arg(rest)
            : *top.count == shown      ? QString{}
                                       : tr("%Ln others, %1", "keys", int(*top.count - shown)).arg(rest));
}

// Nothing of it where no program has put aggregated records of late.
void ShardSheet::showUserRecords(const world::World& world, streams::StreamIndex stream, const streams::Shard& shard)
{
    const world::Stretch stretch = world::lastStretch(world, stream, world::kPreviewStretch);
    const world::UserRecords told = world::userRecordsOf(world, stream, shard.index, stretch);
    const bool isShown = told.aggregated > 0;
    m_userCaption->setVisible(isShown);
    m_aggregated->setVisible(isShown);
    m_userRecords->setVisible(isShown);
    m_discarded->setVisible(isShown);
    m_newest->setVisible(isShown);
    for (std::size_t i = 0; i < m_userKeys.size(); ++i)
        m_userKeys[i]->setVisible(isShown && i < told.keys.size());
    if (!isShown)
        return;
    m_userCaption->setText(tr("KPL, last %1").arg(format::duration(told.stretch.to - told.stretch.from)));
    m_aggregated->setValue(
        tr("%1 of %2").arg(format::count(std::int64_t(told.aggregated)), format::count(std::int64_t(told.records))));
    m_userRecords->setValue(format::count(std::int64_t(told.userRecords)));
    m_discarded->setValue(told.discarded == 0 ? tr("none") : format::count(std::int64_t(told.discarded)));
    m_discarded->setIsHot(told.discarded > 0);
    const double all = double(std::max<std::uint64_t>(1, told.userRecords));
    for (std::size_t i = 0; i < told.keys.size(); ++i) {
        const double share = 100.0 * double(told.keys[i].records) / all;
        m_userKeys[i]->setCaption(QString::fromStdString(told.keys[i].key));
        m_userKeys[i]->setReading(format::percent(share), share);
        m_userKeys[i]->setToolTip(tr("Of the user records"));
    }
    const QString newest = QStringLiteral("<a href='%1'>%2</a>")
                               .arg(QString::number(qulonglong(*told.newest)), tr("What the newest one holds"));
    if (m_newest->text() != newest)
        m_newest->setText(newest);
}

// The newest marks first: those are what somebody has just set.
void ShardSheet::showPoison(const streams::Stream& stream, const streams::Shard& shard)
{
    constexpr qsizetype kShown = 4;
    QStringList lines;
    int others = 0;
    const std::uint64_t stored = stream.lines.at(streams::number(shard.index)).stored;
    for (auto mark = stream.poison.rbegin(); mark != stream.poison.rend(); ++mark) {
        if (mark->shard != shard.index)
            continue;
        if (lines.size() == kShown) {
            ++others;
            continue;
        }
        const QString number = format::count(std::int64_t(mark->ordinal + 1));
        lines << QStringLiteral("%1 <a href='%2'>%3</a>")
                     .arg(mark->ordinal < stored ? tr("record %1").arg(number)
                                                 : tr("record %1, yet to come").arg(number),
                         QString::number(mark->ordinal), tr("heal"));
    }
    if (others > 0)
        lines << tr("and %Ln more", "poison records", others);
    m_poison->setVisible(shard.isOpen());
    m_poisonCaption->setVisible(shard.isOpen() || !lines.isEmpty());
    m_marks->setVisible(!lines.isEmpty());
    const QString text = lines.join(QStringLiteral("<br>"));
    if (m_marks->text() != text)
        m_marks->setText(text);
}

void ShardSheet::showTotals(const streams::Stream& stream, streams::ShardIndex shard)
{
    const streams::ShardLine& line = stream.lines.at(streams::number(shard));
    m_stored->setValue(format::count(std::int64_t(line.stored)));
    m_storedBytes->setValue(format::byteCount(line.storedBytes));
}

}
