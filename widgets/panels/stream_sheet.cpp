#include "widgets/panels/stream_sheet.h"

#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/meter.h"
#include "widgets/panels/level_dialog.h"
#include "widgets/panels/stream_settings_text.h"
#include "widgets/trimmed_text.h"
#include "world/forecast.h"
#include "world/level_plan.h"
#include "world/queries.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <bit>
#include <vector>

namespace shardscope::widgets {

namespace {

// More than the service allows, on both sides: what it says then is worth seeing.
constexpr int kLeastAsked = 1;
constexpr int kMostAsked = 9'999;
constexpr int kHoursOfDay = 24;

// Of a tool tip only rich text is wrapped.
QString wrapped(const QString& text)
{
    return text.isEmpty() ? QString{}
                          : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

}

StreamSheet::StreamSheet(const Selection& selection, QWidget* parent)
    : Sheet(parent), m_selection(selection), m_title(addTitle()), m_state(addSubtitle())
{
    addCaption(tr("Write, last second, all shards"));
    m_records = addMeter(tr("records"));
    m_bytes = addMeter(tr("bytes"));
    m_refused = addLine(tr("refused"));
    m_fullest = addLine(tr("fullest"));
    addCaption(tr("Shards"));
    m_open = addLine(tr("open"));
    m_closed = addLine(tr("closed"));
    m_gini = addLine(tr("Gini of ranges"));
    m_loadGini = addLine(tr("Gini of load"));
    m_level = addNote();
    addCaption(tr("Kept"));
    m_kept = addLine(tr("records"));
    m_trimmed = addLine(tr("trimmed for memory"));
    m_retention = addLine(tr("retention"));
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    m_wanted = new QSpinBox(row);
    m_wanted->setObjectName(QStringLiteral("retention"));
    m_wanted->setRange(kLeastAsked, kMostAsked);
    m_wanted->setSingleStep(kHoursOfDay);
    m_wanted->setValue(kHoursOfDay);
    m_wanted->setGroupSeparatorShown(true);
    m_wanted->setSuffix(tr(" h"));
    m_wanted->setAccessibleName(tr("Retention in hours"));
    m_apply = new QPushButton(row);
    m_apply->setObjectName(QStringLiteral("setRetention"));
    m_wanted->setMinimumWidth(theme().px(72)); // where the page is narrow, rather than to cut the button
    line->addWidget(m_wanted, 1);
    line->addWidget(m_apply);
    addPart(row);
    m_registered = addLine(tr("registered consumers"));
    m_producer = addNote();
    m_producer->setText(QStringLiteral("<a href='producer'>%1</a>").arg(tr("Add a producer…")));
    addCaption(tr("Settings"));
    m_mode = addLine(tr("mode"));
    m_encryption = addLine(tr("encryption"));
    m_recordSize = addLine(tr("largest record"));
    m_tags = addLine(tr("tags"));
    m_monitoring = addLine(tr("metrics of each shard"));
    m_policy = addLine(tr("policy"));
    m_distribution = addLine(tr("distribution"));
    m_settings = addNote();
    m_settings->setText(
        QStringLiteral("<a href='settings'>%1</a> · <a href='access'>%2</a>").arg(tr("Settings…"), tr("Access…")));
    addCaption(tr("ARN"));
    m_arn = addNote();
    finish();
    connect(m_level, &QLabel::linkActivated, this, &StreamSheet::levelAsked);
    connect(m_settings, &QLabel::linkActivated, this, [this](const QString& link) {
        if (link == QLatin1String("access"))
            emit accessAsked();
        else
            emit settingsAsked();
    });
    connect(m_producer, &QLabel::linkActivated, this, &StreamSheet::producerAsked);
    connect(m_wanted, &QSpinBox::valueChanged, this, &StreamSheet::showCall);
    connect(m_apply, &QPushButton::clicked, this, &StreamSheet::setRetention);
    showCall();
}

void StreamSheet::showCall()
{
    const int hours = m_wanted->value();
    m_apply->setText(hours < m_hours ? tr("Shorten") : tr("Lengthen"));
    m_apply->setToolTip(hours < m_hours
            ? tr("DecreaseStreamRetentionPeriod: what is older can be read no more, at once")
            : tr("IncreaseStreamRetentionPeriod: what has expired does not come back"));
    m_apply->setEnabled(!m_name.empty() && hours != m_hours);
}

void StreamSheet::setRetention()
{
    const std::int64_t hours = m_wanted->value();
    emit asked(world::Action{streams::RetentionPeriodRequest{m_name, hours, hours > m_hours}});
}

void StreamSheet::present(const world::World& world, const StreamChoice& choice)
{
    const auto index = world.service().find(choice.stream);
    if (!index)
        return;
    const streams::Stream& stream = world.service().stream(*index);
    m_title->setText(QString::fromStdString(stream.name));
    const std::int64_t hours = std::chrono::floor<std::chrono::hours>(stream.retention).count();
    if (hours != m_hours || stream.reference != m_name) {
        const QSignalBlocker blocker(m_wanted);
        m_hours = hours;
        m_name = stream.reference;
        m_wanted->setValue(int(hours));
        showCall();
    }
    const std::string_view status = streams::statusName(stream.status);
    m_state->setText(QString::fromUtf8(status.data(), qsizetype(status.size()))
        + (stream.statusUntil > world.now()
                ? QStringLiteral(" \u00b7 ") + tr("%1 to go").arg(format::duration(stream.statusUntil - world.now()))
                : QString{}));

    const auto uses = world::shardUses(world, *index);
    const world::WriteQuota quota = world::writeQuota(world);
    const world::StreamUse use = world::streamUse(uses, quota);
    const std::int64_t records = use.stored.recordsPerSecond;
    const std::int64_t bytes = use.stored.bytesPerSecond;
    // That of the last seconds, as the stage says it: of a thousand shards another one is the fullest every second.
    const auto strained = world::mostStrained(world, *index, m_selection.spokenOf(stream.reference));
    const auto place = std::find_if(uses.begin(), uses.end(),
        [&](const world::ShardUse& each) { return strained && each.shard == strained->shard; });
    const world::ShardUse* fullest = place == uses.end() ? nullptr : &*place;
    const std::int64_t open = std::max<std::int64_t>(1, std::int64_t(uses.size()));
    const auto of = [](const QString& part, const QString& whole) {
        return QStringLiteral("%1 / %2").arg(part, whole);
    };
    m_records->setReading(of(format::shortCount(records), format::shortCount(quota.recordsPerSecond * open)),
        100.0 * double(records) / double(quota.recordsPerSecond * open));
    m_bytes->setReading(tr("%1 MiB").arg(of(format::mebibytes(double(bytes)),
                            format::mebibytes(double(quota.bytesPerSecond * open)))),
        100.0 * double(bytes) / double(quota.bytesPerSecond * open));
    const streams::ServiceSettings& settings = world.service().settings();
    m_records->setToolTip(quotaHint(settings, streams::QuotaName::WriteRecordsPerSecond));
    m_bytes->setToolTip(quotaHint(settings, streams::QuotaName::WriteBytesPerSecond));
    m_refused->setValue(use.refused == 0
            ? tr("none")
            : QStringLiteral("%1 \u00b7 %2")
                  .arg(format::recordRate(double(use.refused)), format::percent(double(use.refusedPerMille()) / 10)));
    m_refused->setToolTip(use.refused == 0 ? QString{} : tr("Of all writes of the last second, retries counted"));
    m_refused->setIsHot(use.refused > 0);
    m_fullest->setValue(!fullest
            ? QString{}
            : QStringLiteral("%1 \u00b7 %2")
                  .arg(format::shardLabel(fullest->shard), format::percent(double(fullest->offered.perMille) / 10)));
    m_fullest->setToolTip(tr("The shard in the worst trouble over the last five seconds, as the stage names it;"
                             " its percentage is that of the last one"));
    m_fullest->setIsHot(fullest && fullest->offered.perMille >= 1'000);

    m_open->setValue(format::count(std::int64_t(uses.size())));
    m_closed->setValue(format::count(std::int64_t(stream.map ? stream.map->closed() : 0)));
    if (stream.map)
        showLevel(world, *index);
    m_loadGini->setValue(giniText(world::giniOfLoad(uses)));
    std::uint64_t kept = 0;
    for (std::size_t i = 0; i < stream.logs.size(); ++i)
        kept += stream.lines[i].stored
            - std::min(stream.lines[i].stored,
                stream.firstReadable(streams::ShardIndex{std::uint32_t(i)}, world.now()));
    m_kept->setValue(format::count(std::int64_t(kept)));
    const streams::TrimmedForMemory& trimmed = stream.trimmedForMemory;
    m_trimmed->setVisible(trimmed.records() > 0);
    m_trimmed->setValue(format::count(std::int64_t(trimmed.records())));
    m_trimmed->setToolTip(wrapped(trimmedText(trimmed, world.settings())));
    m_retention->setValue(format::duration(stream.retention));
    m_retention->setToolTip(quotaHint(settings, streams::QuotaName::RetentionMaxHours));
    m_registered->setValue(format::count(std::int64_t(stream.consumers.size())));
    showSettings(world, stream);
    const QString arn = QString::fromStdString(world.service().streamArn(stream));
    // Zero-width spaces let it break where a person would.
    m_arn->setText(QString(arn).replace(QLatin1Char(':'), QStringLiteral(":\u200b")));
}

void StreamSheet::showSettings(const world::World& world, const streams::Stream& stream)
{
    const streams::StreamSettings& settings = stream.settings;
    m_mode->setValue(modeText(world, stream));
    m_encryption->setValue(encryptionText(stream));
    m_encryption->setToolTip(QString::fromStdString(settings.encryption.keyId()));
    m_recordSize->setValue(recordSizeText(settings.maxRecordBytes));
    const auto showCount = [](Line* line, std::size_t count, const QString& lines) {
        line->setVisible(count > 0);
        line->setValue(format::count(std::int64_t(count)));
        line->setToolTip(wrapped(lines));
    };
    showCount(m_tags, settings.tags.size(), tagLines(settings.tags));
    showCount(m_monitoring, std::size_t(std::popcount(settings.monitoring)), metricLines(settings.monitoring));
    m_policy->setVisible(!settings.policy.isEmpty());
    m_policy->setValue(tr("shared"));
    m_policy->setToolTip(wrapped(QString::fromStdString(settings.policy.text())));
    m_distribution->setVisible(settings.isOnDemand()
        && settings.distribution != streams::RecordDistribution::UserPartitionKey);
    m_distribution->setValue(distributionText(settings.distribution));
}

void StreamSheet::showLevel(const world::World& world, streams::StreamIndex index)
{
    const streams::ShardMap& map = *world.service().stream(index).map;
    std::vector<base::HashRange> ranges;
    for (const streams::ShardIndex shard : map.open())
        ranges.push_back(map.shard(shard).range);
    const std::int64_t gini = world::giniOfWidths(ranges);
    m_gini->setValue((gini >= world::kUnevenFrom ? tr("%1 · uneven") : tr("%1 · even")).arg(giniText(gini)));
    const QString meaning = tr("0: all shards alike. Near 1: one shard has almost everything.");
    m_gini->setToolTip(meaning);
    m_loadGini->setToolTip(meaning);
    QString text = QStringLiteral("<a href='level'>%1</a>").arg(tr("Level plan…"));
    if (const auto plan = world::planUnderWay(world, index))
        text = tr("Plan under way: call %1 of %2, %3 to go")
                   .arg(format::count(std::int64_t(plan->begun)), format::count(std::int64_t(plan->steps)),
                       format::duration(plan->left))
            + QStringLiteral("<br>") + text;
    else if (const auto stopped = world::planStopped(world, index))
        text = tr("The last plan ended at call %1 of %2: %3")
                   .arg(format::count(std::int64_t(stopped->begun) + 1), format::count(std::int64_t(stopped->steps)),
                       errorText(stopped->refusal.reason).sentence.toHtmlEscaped())
            + QStringLiteral("<br>") + text;
    // A link that is set anew under the pointer loses its click.
    if (m_level->text() != text)
        m_level->setText(text);
}

}
