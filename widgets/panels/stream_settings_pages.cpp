#include "widgets/panels/stream_settings_pages.h"

#include "operations/price_book.h"
#include "widgets/format.h"
#include "widgets/panels/stream_settings_text.h"
#include "widgets/stage/dialog_parts.h"
#include "world/queries.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QStringList>

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SettingWords)
};

using Calls = std::vector<world::Action>;

// More than the service allows: what it says then is worth seeing.
constexpr int kMostKiB = 99'999;
constexpr int kMostMiBps = 999'999;
constexpr int kUsualRecordKiB = 1'024;
constexpr int kWarmStep = 10;
constexpr auto* kUsualKey = "alias/aws/kinesis"; // the one that the account has for Kinesis, of its own accord

const streams::Timings& timingsOf(const ShownStream& shown) { return shown.world.service().settings().timings; }

std::string arnOf(const ShownStream& shown) { return shown.world.service().streamArn(shown.stream); }

QString named(std::string_view name) { return QString::fromUtf8(name.data(), qsizetype(name.size())); }

// As it is and, while it is UPDATING, as it will be.
QString ahead(const QString& now, const QString& then)
{
    return now == then ? now : QStringLiteral("%1 → %2").arg(now, then);
}

QString onOneLine(QString lines) { return lines.replace(QLatin1Char('\n'), QLatin1String(", ")); }

// As a text edit gives it back.
QString edited(const std::string& text)
{
    return QString::fromStdString(text).replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

// A shard holds as many bytes as its largest record has, and what it gives away comes back at the pace of its quota.
QString burstText(const ShownStream& shown, std::int64_t recordBytes)
{
    const streams::Service& service = shown.world.service();
    const auto index = service.find(shown.stream.reference);
    const std::int64_t quota = world::writeQuota(shown.world).bytesPerSecond;
    if (!index || !service.limits().isOn || quota <= 0 || recordBytes <= 0)
        return {};
    std::int64_t load = 0;
    for (const world::ShardUse& use : world::shardUses(shown.world, *index))
        load = std::max(load, use.stored.bytesPerSecond);
    const auto fillsIn = [&](std::int64_t bytesPerSecond) {
        return bytesPerSecond > 0 ? format::duration(base::Duration{recordBytes * 1'000 / bytesPerSecond})
                                  : Words::tr("never");
    };
    return QLatin1Char(' ')
        + Words::tr(
            "One record of %1 takes all that its shard has for bursts, and bursts of its neighbours are refused "
            "until that has come back: in %2 on an empty shard, in %3 at the load of the fullest one now.")
              .arg(recordSizeText(recordBytes), fillsIn(quota), fillsIn(quota - load));
}

class Maker {
public:
    Maker(QWidget* parent, const Theme& theme, const std::function<void()>& changed)
        : m_parent(parent), m_theme(theme), m_changed(changed)
    {
    }

    [[nodiscard]] SettingsPage mode() const;
    [[nodiscard]] SettingsPage warmThroughput() const;
    [[nodiscard]] SettingsPage encryption() const;
    [[nodiscard]] SettingsPage recordSize() const;
    [[nodiscard]] SettingsPage tags() const;
    [[nodiscard]] SettingsPage monitoring() const;
    [[nodiscard]] SettingsPage policy() const;
    [[nodiscard]] SettingsPage distribution() const;
    [[nodiscard]] SettingsPage deletion() const;

private:
    [[nodiscard]] QFormLayout* makeForm() const
    {
        auto* form = new QFormLayout(new QWidget(m_parent));
        form->setContentsMargins(0, 0, m_theme.px(8), 0);
        form->setHorizontalSpacing(m_theme.px(14));
        form->setVerticalSpacing(m_theme.px(8));
        return form;
    }
    // Stands below its label, as wide as the page.
    QPlainTextEdit* addText(QFormLayout* form, const QString& label, const char* name) const
    {
        auto* text = new QPlainTextEdit(form->parentWidget());
        text->setObjectName(QLatin1String(name));
        QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        mono.setPixelSize(m_theme.smallPx);
        text->setFont(mono);
        text->setTabChangesFocus(true);
        text->setMinimumHeight(m_theme.px(72)); // it scrolls
        form->setRowWrapPolicy(QFormLayout::WrapAllRows);
        form->addRow(label, text);
        tellOf(text, &QPlainTextEdit::textChanged);
        return text;
    }
    QSpinBox* addNumber(QFormLayout* form, const QString& label, const char* name) const
    {
        auto* number = new QSpinBox(form->parentWidget());
        number->setObjectName(QLatin1String(name));
        number->setGroupSeparatorShown(true);
        form->addRow(label, number);
        tellOf(number, &QSpinBox::valueChanged);
        return number;
    }
    template <typename Button>
    Button* addButton(QFormLayout* form, const QString& text, const char* name) const
    {
        auto* button = new Button(text, form->parentWidget());
        button->setObjectName(QLatin1String(name));
        form->addRow(button);
        tellOf(button, &Button::toggled);
        return button;
    }
    template <typename Control, typename Signal>
    void tellOf(Control* control, Signal signal) const
    {
        QObject::connect(control, signal, control, [changed = m_changed] { changed(); });
    }

    QWidget* m_parent;
    const Theme& m_theme;
    const std::function<void()>& m_changed;
};

SettingsPage Maker::mode() const
{
    QFormLayout* form = makeForm();
    auto* provisioned =
        addButton<QRadioButton>(form, Words::tr("&provisioned: you say how many shards there are"), "provisioned");
    auto* onDemand =
        addButton<QRadioButton>(form, Words::tr("&on-demand: the service adds shards with the load"), "onDemand");
    return {.name = Words::tr("Capacity mode"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                const QString now = modeText(shown.world, shown.stream);
                const streams::CapacityMode then = settingsAhead(shown.stream).mode;
                return ahead(now, then == shown.stream.settings.mode ? now : modeName(then));
            },
        .effect =
            [onDemand](const ShownStream& shown) {
                return (onDemand->isChecked()
                        ? Words::tr("The service then looks after the shards itself; the stream is "
                                    "UPDATING for about %1, and in use meanwhile.")
                        : Words::tr("The shards stay as many as they are until you change them; "
                                    "the stream is UPDATING for about %1, and in use meanwhile."))
                    .arg(format::duration(timingsOf(shown).modeSwitch));
            },
        .value =
            [](const ShownStream& shown) { return named(streams::capacityModeName(settingsAhead(shown.stream).mode)); },
        .fill =
            [provisioned, onDemand](const ShownStream& shown) {
                const bool isOnDemand = settingsAhead(shown.stream).mode == streams::CapacityMode::OnDemand;
                (isOnDemand ? onDemand : provisioned)->setChecked(true);
            },
        .calls = [onDemand](const ShownStream& shown) -> Calls {
            const auto wanted =
                onDemand->isChecked() ? streams::CapacityMode::OnDemand : streams::CapacityMode::Provisioned;
            if (wanted == settingsAhead(shown.stream).mode)
                return {};
            return {streams::UpdateStreamModeRequest{.streamArn = arnOf(shown), .streamMode = wanted}};
        }};
}

SettingsPage Maker::warmThroughput() const
{
    QFormLayout* form = makeForm();
    QSpinBox* target = addNumber(form, Words::tr("&Ready at any time for"), "warmThroughput");
    target->setRange(0, kMostMiBps);
    target->setSingleStep(kWarmStep);
    target->setSuffix(QStringLiteral(" MiB/s"));
    return {.name = Words::tr("Warm throughput"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                const streams::WarmThroughput& warm = shown.stream.settings.onDemand.warm;
                if (settingsAhead(shown.stream).mode == streams::CapacityMode::Provisioned)
                    return Words::tr("none; only on-demand streams have it");
                return ahead(warmText(warm.currentMiBps), warmText(warm.targetMiBps));
            },
        .effect =
            [](const ShownStream& shown) {
                const streams::Timings& timings = timingsOf(shown);
                return Words::tr("The service makes the shards for it before the load comes; the stream is UPDATING "
                                 "for about %1, and %2 longer for each time that a shard is split again.")
                    .arg(format::duration(timings.countBase), format::duration(timings.countPerStep));
            },
        .value =
            [](const ShownStream& shown) { return QString::number(shown.stream.settings.onDemand.warm.targetMiBps); },
        .fill =
            [target](const ShownStream& shown) {
                target->setValue(int(shown.stream.settings.onDemand.warm.targetMiBps));
            },
        .calls = [target](const ShownStream& shown) -> Calls {
            if (target->value() == shown.stream.settings.onDemand.warm.targetMiBps)
                return {};
            return {streams::UpdateStreamWarmThroughputRequest{
                .streamName = shown.stream.reference, .warmThroughputMiBps = target->value()}};
        }};
}

SettingsPage Maker::encryption() const
{
    QFormLayout* form = makeForm();
    auto* isOn = addButton<QCheckBox>(form, Words::tr("&Encrypt what arrives, with AWS KMS"), "encrypt");
    auto* key = new QLineEdit(form->parentWidget());
    key->setObjectName(QStringLiteral("keyId"));
    key->setPlaceholderText(QLatin1String(kUsualKey));
    form->addRow(Words::tr("&Key"), key);
    tellOf(key, &QLineEdit::textChanged);
    QObject::connect(isOn, &QCheckBox::toggled, key, &QWidget::setEnabled);
    key->setEnabled(false);
    return {.name = Words::tr("Encryption"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                const SettingsAhead then = settingsAhead(shown.stream);
                return ahead(encryptionText(shown.stream), encryptionText(then.encryption, then.keyId));
            },
        .effect =
            [isOn](const ShownStream& shown) {
                const streams::Timings& timings = timingsOf(shown);
                const QString takes = format::duration(timings.encryption);
                return isOn->isChecked()
                    ? Words::tr("Records that arrive are encrypted with this key, those that are there stay as they "
                                "are; the stream is UPDATING for about %1, and its last shard encrypts within %2 of "
                                "that.")
                          .arg(takes, format::duration(timings.encryptionSpread))
                    : Words::tr("Records that arrive are stored as they are, while those that are there stay "
                                "encrypted; the stream is UPDATING for about %1.")
                          .arg(takes);
            },
        .value =
            [](const ShownStream& shown) {
                const SettingsAhead then = settingsAhead(shown.stream);
                return named(streams::encryptionTypeName(then.encryption)) + QString::fromStdString(then.keyId);
            },
        .fill =
            [isOn, key](const ShownStream& shown) {
                const SettingsAhead then = settingsAhead(shown.stream);
                key->setText(QString::fromStdString(then.keyId.empty() ? kUsualKey : then.keyId));
                isOn->setChecked(then.encryption == streams::EncryptionType::Kms);
            },
        .calls = [isOn, key](const ShownStream& shown) -> Calls {
            const SettingsAhead now = settingsAhead(shown.stream);
            const bool wasOn = now.encryption == streams::EncryptionType::Kms;
            const std::string wanted = key->text().trimmed().toStdString();
            if (isOn->isChecked() == wasOn && (!wasOn || wanted == now.keyId))
                return {};
            // The call that stops it names the key that it goes by now.
            return {streams::StreamEncryptionRequest{.streamName = shown.stream.reference,
                .encryptionType = streams::EncryptionType::Kms,
                .keyId = isOn->isChecked() ? wanted : now.keyId,
                .isStart = isOn->isChecked()}};
        }};
}

SettingsPage Maker::recordSize() const
{
    QFormLayout* form = makeForm();
    QSpinBox* size = addNumber(form, Words::tr("&Data and partition key, at most"), "recordSize");
    size->setRange(1, kMostKiB);
    size->setSingleStep(kUsualRecordKiB);
    size->setSuffix(QStringLiteral(" KiB"));
    const auto kib = [](std::int64_t bytes) { return int(bytes / streams::kBytesPerKiB); };
    return {.name = Words::tr("Largest record"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                return ahead(recordSizeText(shown.stream.settings.maxRecordBytes),
                    recordSizeText(settingsAhead(shown.stream).maxRecordBytes));
            },
        .effect =
            [size](const ShownStream& shown) {
                return Words::tr("Larger records are refused from then on, while those that are there stay; the "
                                 "stream is UPDATING for about %1.")
                           .arg(format::duration(timingsOf(shown).recordSize))
                    + burstText(shown, std::int64_t{size->value()} * streams::kBytesPerKiB);
            },
        .value = [](const ShownStream& shown) { return QString::number(settingsAhead(shown.stream).maxRecordBytes); },
        .fill = [size,
                    kib](const ShownStream& shown) { size->setValue(kib(settingsAhead(shown.stream).maxRecordBytes)); },
        .calls = [size, kib](const ShownStream& shown) -> Calls {
            if (size->value() == kib(settingsAhead(shown.stream).maxRecordBytes))
                return {};
            return {
                streams::UpdateMaxRecordSizeRequest{.streamArn = arnOf(shown), .maxRecordSizeInKiB = size->value()}};
        }};
}

SettingsPage Maker::tags() const
{
    QFormLayout* form = makeForm();
    QPlainTextEdit* text = addText(form, Words::tr("&One on each line, key=value"), "tags");
    text->setPlaceholderText(QStringLiteral("team=web\ncost=12"));
    return {.name = Words::tr("Tags"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                const streams::Tags& tags = shown.stream.settings.tags;
                return tags.empty() ? Words::tr("no tags") : onOneLine(tagLines(tags));
            },
        .effect =
            [](const ShownStream&) {
                return Words::tr("Tags change nothing in the stream itself, only who finds it and who pays for it; "
                                 "they hold at once.");
            },
        .value = [](const ShownStream& shown) { return tagLines(shown.stream.settings.tags); },
        .fill = [text](const ShownStream& shown) { text->setPlainText(tagLines(shown.stream.settings.tags)); },
        .calls = [text](const ShownStream& shown) -> Calls {
            const streams::Tags& present = shown.stream.settings.tags;
            streams::Tags wanted;
            for (const QString& line : text->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
                // A line that nobody touched is its tag, whatever signs there are in it.
                const auto kept = std::find_if(present.begin(), present.end(),
                    [&](const auto& tag) { return tagLines({tag}) == line; });
                if (kept != present.end())
                    wanted.insert(*kept);
                else
                    wanted.merge(tagsIn(line));
            }
            streams::RemoveTagsFromStreamRequest gone{.streamName = shown.stream.reference};
            for (const auto& [key, value] : present)
                if (!wanted.contains(key))
                    gone.tagKeys.push_back(key);
            streams::AddTagsToStreamRequest added{.streamName = shown.stream.reference};
            for (const auto& [key, value] : wanted)
                if (const auto was = present.find(key); was == present.end() || was->second != value)
                    added.tags[key] = value;
            Calls calls;
            if (!gone.tagKeys.empty())
                calls.emplace_back(std::move(gone));
            if (!added.tags.empty())
                calls.emplace_back(std::move(added));
            return calls;
        }};
}

SettingsPage Maker::monitoring() const
{
    QFormLayout* form = makeForm();
    std::vector<QCheckBox*> boxes;
    // Names of the API have no mnemonics: Tab and the arrows reach them.
    for (const std::string& name : streams::shardLevelMetricNames(streams::kAllShardLevelMetrics))
        boxes.push_back(addButton<QCheckBox>(form, QString::fromStdString(name), name.c_str()));
    const auto wantedOf = [boxes] {
        unsigned wanted = 0;
        for (const QCheckBox* box : boxes)
            if (box->isChecked())
                wanted |= *streams::shardLevelMetricsNamed(box->objectName().toStdString());
        return wanted;
    };
    return {.name = Words::tr("Enhanced monitoring"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                const streams::ShardLevelMetrics on = shown.stream.settings.monitoring;
                return on == 0 ? Words::tr("no metrics of single shards") : onOneLine(metricLines(on));
            },
        .effect =
            [wantedOf](const ShownStream& shown) {
                const auto shards = std::int64_t(shown.stream.map ? shown.stream.map->open().size() : 0);
                const base::Money cost =
                    operations::priceBook(shown.world.settings().service.profile)
                        .price(operations::PriceName::ShardMetricHours, shards * std::popcount(wantedOf()));
                return Words::tr("CloudWatch gets these metrics of every shard each minute and charges for each of "
                                 "them; they begin and end at once.")
                    + QLatin1Char(' ') + Words::tr("What is ticked costs %1 an hour.").arg(format::dollars(cost));
            },
        .value = [](const ShownStream& shown) { return QString::number(shown.stream.settings.monitoring); },
        .fill =
            [boxes](const ShownStream& shown) {
                for (QCheckBox* box : boxes)
                    box->setChecked((shown.stream.settings.monitoring
                                        & *streams::shardLevelMetricsNamed(box->objectName().toStdString()))
                        != 0);
            },
        .calls = [wantedOf](const ShownStream& shown) -> Calls {
            const unsigned present = shown.stream.settings.monitoring;
            const unsigned wanted = wantedOf();
            const auto call = [&](unsigned metrics, bool isEnable) {
                return streams::EnhancedMonitoringRequest{.streamName = shown.stream.reference,
                    .shardLevelMetrics = streams::shardLevelMetricNames(streams::ShardLevelMetrics(metrics)),
                    .isEnable = isEnable};
            };
            Calls calls;
            if (const unsigned on = wanted & ~present; on != 0)
                calls.emplace_back(call(on, true));
            if (const unsigned off = present & ~wanted; off != 0)
                calls.emplace_back(call(off, false));
            return calls;
        }};
}

SettingsPage Maker::policy() const
{
    QFormLayout* form = makeForm();
    QPlainTextEdit* text = addText(form, Words::tr("&Policy, as JSON; empty for none"), "policy");
    return {.name = Words::tr("Resource policy"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                return shown.stream.settings.policy.isEmpty() ? Words::tr("no policy")
                                                              : Words::tr("shared by a policy");
            },
        .effect =
            [text](const ShownStream&) {
                return text->toPlainText().trimmed().isEmpty()
                    ? Words::tr("Only the account that owns the stream can use it; that holds at once.")
                    : Words::tr("Says what which account may do with the stream; it holds at once.");
            },
        .value = [](const ShownStream& shown) { return QString::fromStdString(shown.stream.settings.policy.text()); },
        .fill =
            [text](const ShownStream& shown) {
                text->setPlaceholderText(QString::fromStdString(streams::sharingPolicy("111122223333",
                    "kinesis:GetRecords", arnOf(shown))));
                text->setPlainText(QString::fromStdString(shown.stream.settings.policy.text()));
            },
        .calls = [text](const ShownStream& shown) -> Calls {
            const streams::Policy& present = shown.stream.settings.policy;
            const QString wanted = text->toPlainText();
            if (wanted == edited(present.text()) || (wanted.trimmed().isEmpty() && present.isEmpty()))
                return {};
            if (wanted.trimmed().isEmpty())
                return {streams::DeleteResourcePolicyRequest{.resourceArn = arnOf(shown)}};
            return {streams::PutResourcePolicyRequest{.resourceArn = arnOf(shown), .policy = wanted.toStdString()}};
        }};
}

SettingsPage Maker::distribution() const
{
    using streams::RecordDistribution;
    QFormLayout* form = makeForm();
    auto* byKey = addButton<QRadioButton>(form, Words::tr("by the &partition key of each record"), "byKey");
    auto* byService = addButton<QRadioButton>(form, Words::tr("by the service, &whatever the key"), "byService");
    return {.name = Words::tr("Record distribution"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                return shown.stream.settings.isOnDemand() ? distributionText(shown.stream.settings.distribution)
                                                          : Words::tr("by partition key; only on-demand streams have "
                                                                      "a choice");
            },
        .effect =
            [byService](const ShownStream&) {
                return byService->isChecked()
                    ? Words::tr("Each record goes to the next shard in turn, so that no key makes one hot and no key "
                                "keeps its order; that holds at once.")
                    : Words::tr("Records of one key go to one shard and stay in order; that holds at once.");
            },
        .value =
            [](const ShownStream& shown) {
                return named(streams::recordDistributionName(shown.stream.settings.distribution));
            },
        .fill =
            [byKey, byService](const ShownStream& shown) {
                const bool isAuto = shown.stream.settings.distribution == RecordDistribution::Auto;
                (isAuto ? byService : byKey)->setChecked(true);
            },
        .calls = [byService](const ShownStream& shown) -> Calls {
            const auto wanted =
                byService->isChecked() ? RecordDistribution::Auto : RecordDistribution::UserPartitionKey;
            if (wanted == shown.stream.settings.distribution)
                return {};
            return {streams::UpdateStreamRecordDistributionStrategyRequest{
                .streamArn = arnOf(shown), .recordDistributionStrategy = wanted}};
        }};
}

SettingsPage Maker::deletion() const
{
    QFormLayout* form = makeForm();
    auto* enforce = addButton<QCheckBox>(form, Words::tr("&With the consumers that are registered"), "enforce");
    return {.name = Words::tr("Delete"),
        .controls = form->parentWidget(),
        .state =
            [](const ShownStream& shown) {
                return Words::tr("%1 open shards, %2 registered consumers")
                    .arg(format::count(std::int64_t(shown.stream.map ? shown.stream.map->open().size() : 0)),
                        format::count(std::int64_t(shown.stream.consumers.size())));
            },
        .effect =
            [](const ShownStream& shown) {
                return Words::tr("The stream is gone after about %1, with its shards and all its records; undo brings "
                                 "them back.")
                    .arg(format::duration(timingsOf(shown).remove));
            },
        .value = [](const ShownStream&) { return QString{}; },
        .fill = [](const ShownStream&) {},
        .calls = [enforce](const ShownStream& shown) -> Calls {
            if (shown.stream.status == streams::StreamStatus::Deleting)
                return {};
            return {streams::DeleteStreamRequest{
                .streamName = shown.stream.reference, .enforceConsumerDeletion = enforce->isChecked()}};
        }};
}

}

std::vector<SettingsPage> makeSettingsPages(QWidget* parent, const Theme& theme, const std::function<void()>& changed)
{
    const Maker maker{parent, theme, changed};
    return {maker.mode(), maker.warmThroughput(), maker.encryption(), maker.recordSize(), maker.tags(),
        maker.monitoring(), maker.policy(), maker.distribution(), maker.deletion()};
}

}
