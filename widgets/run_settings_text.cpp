#include "widgets/run_settings_text.h"

#include "base/check.h"
#include "widgets/format.h"
#include "world/timing_fields.h"

#include <QCoreApplication>
#include <QStringList>

#include <iterator>
#include <string>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunSettingWords)
};

// In the order of world::kTimingFields.
constexpr const char* kTimings[]{
    QT_TRANSLATE_NOOP("RunSettingWords", "CreateStream"),
    QT_TRANSLATE_NOOP("RunSettingWords", "CreateStream, in addition for each shard"),
    QT_TRANSLATE_NOOP("RunSettingWords", "DeleteStream"),
    QT_TRANSLATE_NOOP("RunSettingWords", "SplitShard and MergeShards"),
    QT_TRANSLATE_NOOP("RunSettingWords", "UpdateShardCount"),
    QT_TRANSLATE_NOOP("RunSettingWords", "UpdateShardCount, in addition for each split or merge in a row"),
    QT_TRANSLATE_NOOP("RunSettingWords", "RegisterStreamConsumer and DeregisterStreamConsumer"),
    QT_TRANSLATE_NOOP("RunSettingWords", "StartStreamEncryption and StopStreamEncryption"),
    QT_TRANSLATE_NOOP("RunSettingWords", "StartStreamEncryption, then until the last shard encrypts"),
    QT_TRANSLATE_NOOP("RunSettingWords", "UpdateStreamMode"),
    QT_TRANSLATE_NOOP("RunSettingWords", "UpdateMaxRecordSize"),
    QT_TRANSLATE_NOOP("RunSettingWords", "CreateChannel, UpdateChannel and DeleteChannel"),
};
static_assert(std::size(kTimings) == std::size(world::kTimingFields));

// English of the engine, which marks it there. What has no translation stays as it is.
QString spoken(std::string_view english)
{
    return QCoreApplication::translate("shardscope::world", std::string{english}.c_str());
}

}

QString profileText(streams::Profile profile)
{
    return profile == streams::Profile::Current ? Words::tr("current: the service in late 2026")
                                                : Words::tr("classic: the limits that exams teach (2015–2024)");
}

QString throttleModeText(streams::ThrottleMode mode)
{
    return mode == streams::ThrottleMode::Bucket
        ? Words::tr("bucket: a burst takes what was left unused, a second's worth")
        : Words::tr("window: each whole second begins anew");
}

QString throttleQuestionText() { return Words::tr("How a shard counts a second"); }

QString throttleSourceText()
{
    return Words::tr("The service does not say. Both are models that fit what has been seen of it.");
}

QString timingText(std::size_t field)
{
    SHARD_CHECK(field < std::size(kTimings));
    return Words::tr(kTimings[field]);
}

QString questionText(const world::OpenQuestion& question) { return spoken(question.title); }

QString questionSourceText(const world::OpenQuestion& question) { return spoken(question.source); }

QString answerText(std::string_view answer) { return spoken(answer); }

QString quotaDifferenceText(const world::QuotaDifference& difference)
{
    const auto dated = [](std::int64_t value, const std::string& date) {
        return date.empty() ? format::count(value)
                            : QStringLiteral("%1 (%2)").arg(format::count(value), QString::fromStdString(date));
    };
    QString where = QString::fromUtf8(difference.row->key.data(), qsizetype(difference.row->key.size()));
    if (difference.region == world::kElsewhere)
        where = Words::tr("%1 in other regions", "a quota").arg(where);
    else if (!difference.region.empty())
        where = Words::tr("%1 in %2", "a quota, a region").arg(where, QString::fromStdString(difference.region));
    return Words::tr("%1: %2 instead of %3", "a quota, its value, the profile's")
        .arg(where, dated(difference.value, difference.date), dated(difference.usual, difference.usualDate));
}

QString oldQuotasText(const streams::ServiceSettings& settings)
{
    QStringList old;
    for (const world::QuotaDifference& each : world::quotaDifferences(settings)) {
        if (each.isOld())
            old << quotaDifferenceText(each);
    }
    return old.isEmpty() ? QString{}
                         : Words::tr("Old quotas, from before those of the profile: %1.").arg(old.join(QStringLiteral("; ")));
}

}
