#include "world/open_questions.h"

#include "base/time_text.h"
#include "world/bounds.h"
#include "world/json_fields.h"
#include "world/text_table.h"

#include <algorithm>
#include <iterator>

// Marks English that the window says in its own language: the finder of strings knows it (app/CMakeLists.txt).
#define SHARD_SPOKEN(english) english

namespace shardscope::world {

namespace {

using streams::ServiceSettings;

constexpr Choice<streams::RateScope> kRateScopes[]{
    {SHARD_SPOKEN("account"), streams::RateScope::Account}, {SHARD_SPOKEN("stream"), streams::RateScope::Stream}};
constexpr Choice<bool> kLimited[]{{SHARD_SPOKEN("unlimited"), false}, {SHARD_SPOKEN("limited"), true}};
constexpr Choice<bool> kTaken[]{{SHARD_SPOKEN("refused"), false}, {SHARD_SPOKEN("taken"), true}};
constexpr Choice<bool> kAccepted[]{{SHARD_SPOKEN("refused"), false}, {SHARD_SPOKEN("accepted"), true}};
constexpr Choice<bool> kOn[]{{SHARD_SPOKEN("off"), false}, {SHARD_SPOKEN("on"), true}};
constexpr Choice<streams::Exception> kCountRefusals[]{
    {SHARD_SPOKEN("LimitExceededException"), streams::Exception::LimitExceeded},
    {SHARD_SPOKEN("InvalidArgumentException"), streams::Exception::InvalidArgument}};

struct Question {
    std::string_view key;
    std::string_view title;
    std::string_view source;
    std::string (*answer)(const ServiceSettings& settings);
    std::vector<std::string_view> (*words)();
    bool (*set)(ServiceSettings& settings, std::string_view answer);
    void (*read)(Fields& fields, std::string_view key, ServiceSettings& settings);
};

// One of a few words.
template <auto Member, const auto& Choices>
constexpr Question choice(std::string_view key, std::string_view title, std::string_view source)
{
    return {key, title, source,
        [](const ServiceSettings& settings) {
            std::string word;
            for (const auto& each : Choices) {
                if (each.value == settings.*Member)
                    word = each.name;
            }
            return word;
        },
        [] {
            std::vector<std::string_view> words;
            for (const auto& each : Choices)
                words.push_back(each.name);
            return words;
        },
        [](ServiceSettings& settings, std::string_view answer) {
            for (const auto& each : Choices) {
                if (each.name != answer)
                    continue;
                settings.*Member = each.value;
                return true;
            }
            return false;
        },
        [](Fields& fields, std::string_view name, ServiceSettings& settings) {
            fields.choice(name, settings.*Member, Choices);
        }};
}

constexpr Question kScanBudget{"scanBudget",
    SHARD_SPOKEN("Time of a shard that one GetRecords passes over; 0s: all of it"),
    SHARD_SPOKEN("API reference: may return an empty list although there is more; no figure"),
    [](const ServiceSettings& settings) { return base::durationText(settings.scanBudget); },
    [] { return std::vector<std::string_view>{}; },
    [](ServiceSettings& settings, std::string_view answer) {
        const auto budget = base::parseDuration(answer);
        if (!budget || budget->count() > bounds::kScanBudgetMs)
            return false;
        settings.scanBudget = *budget;
        return true;
    },
    [](Fields& fields, std::string_view name, ServiceSettings& settings) {
        fields.duration(name, settings.scanBudget, {0, bounds::kScanBudgetMs});
    }};

constexpr Question kQuestions[]{
    choice<&ServiceSettings::reshardRates, kRateScopes>("reshardRates",
        SHARD_SPOKEN("Five SplitShard, MergeShards and RegisterStreamConsumer a second: of whom"),
        SHARD_SPOKEN("API reference: of an account; quotas page: of a stream")),
    choice<&ServiceSettings::areReadRecordsLimited, kLimited>("readRecords",
        SHARD_SPOKEN("2,000 records a second of shared reads per shard"), SHARD_SPOKEN("quotas page of 2026-11 alone")),
    choice<&ServiceSettings::takesPutsWhileDeleting, kTaken>("putsWhileDeleting",
        SHARD_SPOKEN("Puts to a stream in DELETING"),
        SHARD_SPOKEN("API reference: may still be accepted; kinesalite refuses them at once")),
    choice<&ServiceSettings::takesFutureTimestamps, kAccepted>("futureTimestamps",
        SHARD_SPOKEN("AT_TIMESTAMP of an instant to come"),
        SHARD_SPOKEN("API reference: refused; others return nothing until then")),
    choice<&ServiceSettings::shardCountRefusal, kCountRefusals>("shardCountRefusals",
        SHARD_SPOKEN("UpdateShardCount beyond its bounds"),
        SHARD_SPOKEN("API reference: LimitExceededException; kinesis-mock: the other")),
    kScanBudget,
    choice<&ServiceSettings::scalesOnDemandIn, kOn>("onDemandScaleIn",
        SHARD_SPOKEN("Merges of on-demand streams that need less than half of their shards for a day"),
        SHARD_SPOKEN("developer guide: says how they grow, not whether they shrink")),
};

std::string othersText(std::span<const std::string_view> words, std::string_view answer)
{
    if (words.empty())
        return "a duration, as 10m";
    std::string text;
    for (const std::string_view word : words) {
        if (word != answer)
            text += (text.empty() ? "" : ", ") + std::string{word};
    }
    return text;
}

}

std::vector<OpenQuestion> openQuestions(const ServiceSettings& settings)
{
    const ServiceSettings usual;
    std::vector<OpenQuestion> questions;
    for (const Question& each : kQuestions) {
        const std::string answer = each.answer(settings);
        const std::vector<std::string_view> words = each.words();
        questions.push_back({each.key, each.title, each.source, answer, each.answer(usual), othersText(words, answer),
            words});
    }
    return questions;
}

bool answerQuestion(ServiceSettings& settings, std::string_view key, std::string_view answer)
{
    const auto question = std::find_if(std::begin(kQuestions), std::end(kQuestions),
        [key](const Question& each) { return each.key == key; });
    return question != std::end(kQuestions) && question->set(settings, answer);
}

std::string openQuestionText(std::span<const OpenQuestion> questions)
{
    using Side = TextTable::Side;
    TextTable table{{{"name", Side::Left}, {"this run", Side::Left}, {"or", Side::Left}, {"what", Side::Left},
        {"source", Side::Left}}};
    for (const OpenQuestion& each : questions)
        table.add({std::string{each.key}, each.answer + (each.isSet() ? "*" : ""), each.others, std::string{each.title},
            std::string{each.source}});
    std::string out = "What the references leave open, or answer in two ways: fields of a scenario, * where it differs "
                      "from what is usual\n";
    table.appendTo(out);
    return out;
}

void readAnswers(Fields& fields, ServiceSettings& settings)
{
    for (const Question& each : kQuestions)
        each.read(fields, each.key, settings);
}

void writeAnswers(base::JsonWriter& json, const ServiceSettings& settings)
{
    for (const OpenQuestion& each : openQuestions(settings)) {
        if (each.isSet())
            json.key(each.key).text(each.answer);
    }
}

}
