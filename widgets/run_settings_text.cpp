#include "widgets/run_settings_text.h"

#include "base/check.h"
#include "world/timing_fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

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

// As the engine has them.
struct QuestionWords {
    std::string_view key;
    const char* title;
    const char* source;
};
constexpr QuestionWords kQuestions[]{
    {"reshardRates",
        QT_TRANSLATE_NOOP("RunSettingWords",
            "Five SplitShard, MergeShards and RegisterStreamConsumer a second: of whom"),
        QT_TRANSLATE_NOOP("RunSettingWords", "API reference: of an account; quotas page: of a stream")},
    {"readRecords", QT_TRANSLATE_NOOP("RunSettingWords", "2,000 records a second of shared reads per shard"),
        QT_TRANSLATE_NOOP("RunSettingWords", "quotas page of 2026-11 alone")},
    {"putsWhileDeleting", QT_TRANSLATE_NOOP("RunSettingWords", "Puts to a stream in DELETING"),
        QT_TRANSLATE_NOOP("RunSettingWords", "API reference: may still be accepted; kinesalite refuses them at once")},
    {"futureTimestamps", QT_TRANSLATE_NOOP("RunSettingWords", "AT_TIMESTAMP of an instant to come"),
        QT_TRANSLATE_NOOP("RunSettingWords", "API reference: refused; others return nothing until then")},
    {"shardCountRefusals", QT_TRANSLATE_NOOP("RunSettingWords", "UpdateShardCount beyond its bounds"),
        QT_TRANSLATE_NOOP("RunSettingWords", "API reference: LimitExceededException; kinesis-mock: the other")},
    {"scanBudget",
        QT_TRANSLATE_NOOP("RunSettingWords", "Time of a shard that one GetRecords passes over; 0s: all of it"),
        QT_TRANSLATE_NOOP("RunSettingWords",
            "API reference: may return an empty list although there is more; no figure")},
    {"onDemandScaleIn",
        QT_TRANSLATE_NOOP("RunSettingWords",
            "Merges of on-demand streams that need less than half of their shards for a day"),
        QT_TRANSLATE_NOOP("RunSettingWords", "developer guide: says how they grow, not whether they shrink")},
};

constexpr const char* kAnswers[]{QT_TRANSLATE_NOOP("RunSettingWords", "account"),
    QT_TRANSLATE_NOOP("RunSettingWords", "stream"), QT_TRANSLATE_NOOP("RunSettingWords", "unlimited"),
    QT_TRANSLATE_NOOP("RunSettingWords", "limited"), QT_TRANSLATE_NOOP("RunSettingWords", "refused"),
    QT_TRANSLATE_NOOP("RunSettingWords", "taken"), QT_TRANSLATE_NOOP("RunSettingWords", "accepted"),
    QT_TRANSLATE_NOOP("RunSettingWords", "off"), QT_TRANSLATE_NOOP("RunSettingWords", "on")};

const QuestionWords& wordsOf(const world::OpenQuestion& question)
{
    const auto words = std::find_if(std::begin(kQuestions), std::end(kQuestions),
        [&](const QuestionWords& each) { return each.key == question.key; });
    SHARD_CHECK(words != std::end(kQuestions));
    return *words;
}

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

QString questionText(const world::OpenQuestion& question) { return Words::tr(wordsOf(question).title); }

QString questionSourceText(const world::OpenQuestion& question) { return Words::tr(wordsOf(question).source); }

QString answerText(std::string_view answer)
{
    const auto word = std::find(std::begin(kAnswers), std::end(kAnswers), answer);
    return word != std::end(kAnswers) ? Words::tr(*word) : QString::fromUtf8(answer.data(), qsizetype(answer.size()));
}

}
