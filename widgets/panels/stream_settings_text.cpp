#include "widgets/panels/stream_settings_text.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SettingWords)
};

constexpr qsizetype kKeyShown = 28;

// "arn:aws:kms:us-east-1:123456789012:key/1234abcd-…" -> "key/1234abcd-12…5678-90ab"
QString shortKey(const std::string& keyId)
{
    QString name = QString::fromStdString(keyId).section(QLatin1Char(':'), -1);
    if (name.size() <= kKeyShown)
        return name;
    return name.left(kKeyShown / 2) + QChar(0x2026) + name.right(kKeyShown / 2 - 1);
}

}

QString modeName(streams::CapacityMode mode)
{
    switch (mode) {
    case streams::CapacityMode::Provisioned:
        return Words::tr("provisioned");
    case streams::CapacityMode::OnDemand:
        return Words::tr("on-demand");
    }
    return {};
}

QString modeText(const world::World& world, const streams::Stream& stream)
{
    QString name = modeName(stream.settings.mode);
    if (!stream.settings.isOnDemand() || !stream.map)
        return name;
    if (const std::int64_t warm = stream.settings.onDemand.warm.targetMiBps; warm > 0)
        return Words::tr("%1 · warm %2").arg(name, warmText(warm));
    const std::int64_t perShard =
        streams::quota(world.service().settings(), streams::QuotaName::WriteBytesPerSecond);
    const auto open = std::int64_t(stream.map->open().size());
    return QStringLiteral("%1 · %2").arg(name, format::mebibyteRate(double(open * perShard)));
}

QString warmText(std::int64_t mebibytesPerSecond)
{
    return format::unbroken(QStringLiteral("%1 MiB/s").arg(format::count(mebibytesPerSecond)));
}

QString encryptionText(streams::EncryptionType type, const std::string& keyId)
{
    return type == streams::EncryptionType::None ? Words::tr("none") : QStringLiteral("KMS · %1").arg(shortKey(keyId));
}

QString encryptionText(const streams::Stream& stream)
{
    const streams::Encryption& encryption = stream.settings.encryption;
    return encryptionText(encryption.type(), encryption.keyId());
}

QString recordSizeText(std::int64_t bytes)
{
    return format::unbroken(QStringLiteral("%1 KiB").arg(format::count(bytes / streams::kBytesPerKiB)));
}

QString tagLines(const streams::Tags& tags)
{
    QStringList lines;
    for (const auto& [key, value] : tags)
        lines << QString::fromStdString(key)
                + (value.empty() ? QString{} : QLatin1Char('=') + QString::fromStdString(value));
    return lines.join(QLatin1Char('\n'));
}

QString metricLines(streams::ShardLevelMetrics metrics)
{
    QStringList lines;
    for (const std::string& name : streams::shardLevelMetricNames(metrics))
        lines << QString::fromStdString(name);
    return lines.join(QLatin1Char('\n'));
}

QString distributionText(streams::RecordDistribution strategy)
{
    switch (strategy) {
    case streams::RecordDistribution::UserPartitionKey:
        return Words::tr("by partition key");
    case streams::RecordDistribution::Auto:
        return Words::tr("by the service");
    }
    return {};
}

SettingsAhead settingsAhead(const streams::Stream& stream)
{
    const streams::StreamSettings& settings = stream.settings;
    SettingsAhead ahead{
        settings.mode, settings.encryption.type(), settings.encryption.keyId(), settings.maxRecordBytes};
    if (!settings.pending)
        return ahead;
    ahead.mode = settings.pending->mode.value_or(ahead.mode);
    ahead.maxRecordBytes = settings.pending->maxRecordBytes.value_or(ahead.maxRecordBytes);
    if (const auto& encryption = settings.pending->encryption) {
        ahead.encryption = encryption->type;
        ahead.keyId = encryption->keyId;
    }
    return ahead;
}

}
