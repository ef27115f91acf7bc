#include "widgets/journey_text.h"

#include "widgets/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace shardscope::widgets {

namespace {

using world::RecordStory;
using world::RecordWait;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::JourneyPanel)
};

void addPut(const RecordStory& story, std::vector<JourneyStep>& steps)
{
    const QString producer = QString::fromStdString(story.producer);
    const std::size_t known = story.refused.size();
    const std::size_t earlier = story.attempt > 0 ? story.attempt - 1 : 0;
    if (story.attempt == 0)
        steps.push_back({.at = std::nullopt, .text = Words::tr("who offered it is not known any more")});
    else if (earlier > known)
        steps.push_back({.at = std::nullopt,
            .text = Words::tr("offered by %1 and refused %n time(s); when is not known any more", nullptr,
                int(earlier - known))
                        .arg(producer),
            .isTrouble = true});
    for (std::size_t i = 0; i < known; ++i) {
        const bool isFirst = i == 0 && earlier == known;
        steps.push_back({.at = story.refused[i],
            .text = isFirst ? Words::tr("offered by %1, refused: the shard was full").arg(producer)
                            : Words::tr("sent again, refused: the shard was full"),
            .isTrouble = true});
    }
    const QString shard = format::shardLabel(story.of.shard);
    QString stored = Words::tr("stored in %1").arg(shard);
    if (story.attempt > 1)
        stored = Words::tr("stored in %1, at attempt %2").arg(shard, format::count(story.attempt));
    else if (story.attempt == 1)
        stored = Words::tr("offered by %1 and stored in %2 at once").arg(producer, shard);
    steps.push_back({.at = story.stored, .text = stored});
}

void addReading(const RecordStory& story, std::vector<JourneyStep>& steps)
{
    const QString consumer = QString::fromStdString(story.consumer);
    if (!story.isReader && !story.delivered) {
        steps.push_back({.at = std::nullopt, .text = Words::tr("%1 does not read it").arg(consumer)});
        return;
    }
    for (const world::RecordStretch& stretch : story.waits) {
        if (stretch.wait == RecordWait::Work)
            continue;
        steps.push_back({.at = stretch.from,
            .text = QStringLiteral("%1 \u00b7 %2")
                        .arg(waitText(story, stretch.wait), format::duration(stretch.to - stretch.from)),
            .isTrouble = stretch.wait == RecordWait::Contention,
            .wait = stretch.wait});
    }
    if (!story.delivered) {
        steps.push_back({.at = std::nullopt, .text = Words::tr("not delivered to %1 yet").arg(consumer)});
        return;
    }
    steps.push_back({.at = story.delivered,
        .text = story.isFanOut ? Words::tr("pushed to %1").arg(consumer) : Words::tr("polled by %1").arg(consumer),
        .wait = *story.finished > *story.delivered ? std::optional{RecordWait::Work} : std::nullopt});
    steps.push_back({.at = *story.finished <= story.told ? story.finished : std::nullopt,
        .text = *story.finished <= story.told
            ? Words::tr("worked through")
            : Words::tr("will be worked through at %1").arg(format::clock(*story.finished))});
}

}

QString waitText(const RecordStory& story, RecordWait wait)
{
    const QString consumer = QString::fromStdString(story.consumer);
    switch (wait) {
    case RecordWait::Parent:
        return Words::tr("%1 reads a parent shard first").arg(consumer);
    case RecordWait::Backlog:
        return Words::tr("behind %n older record(s)", nullptr,
            int(std::min<std::uint64_t>(story.ahead, 2'000'000'000)));
    case RecordWait::Turn:
        return story.isFanOut ? Words::tr("until the next push") : Words::tr("until the next poll");
    case RecordWait::Busy:
        return Words::tr("%1 is busy or paused").arg(consumer);
    case RecordWait::Contention:
        if (story.isFanOut)
            return Words::tr("its pipe is full");
        return story.isAtLeast ? Words::tr("at least %n GetRecords call(s) refused", nullptr, int(story.refusedReads))
                               : Words::tr("%n GetRecords call(s) refused", nullptr, int(story.refusedReads));
    case RecordWait::Work:
        return Words::tr("%1 works on it and on what came with it").arg(consumer);
    }
    return {};
}

QColor waitColour(const Theme& theme, RecordWait wait)
{
    switch (wait) {
    case RecordWait::Parent:
        return theme.mutedText;
    case RecordWait::Backlog:
        return theme.warmText;
    case RecordWait::Turn:
        return theme.load;
    case RecordWait::Contention:
        return theme.hot;
    case RecordWait::Busy:
    case RecordWait::Work:
        return theme.read;
    }
    return theme.text;
}

std::vector<JourneyStep> journeySteps(const RecordStory& story)
{
    std::vector<JourneyStep> steps;
    addPut(story, steps);
    if (!story.consumer.empty())
        addReading(story, steps);
    return steps;
}

QString journeySentence(const RecordStory& story)
{
    std::map<RecordWait, base::Duration> sums;
    base::Duration all{};
    for (const world::RecordStretch& stretch : story.waits) {
        sums[stretch.wait] += stretch.to - stretch.from;
        all += stretch.to - stretch.from;
    }
    if (story.consumer.empty() || (!story.isReader && !story.delivered))
        return {};
    if (all == base::Duration{})
        return Words::tr("Worked through within the millisecond of its arrival.");
    const auto most =
        std::max_element(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const QString share = format::percent(100.0 * double(most->second.count()) / double(all.count()));
    const bool isDone = story.finished && *story.finished <= story.told;
    return (isDone ? Words::tr("%1 from its arrival until it was worked through; %2 of it: %3.", "a length of time")
                   : Words::tr("%1 since its arrival; %2 of it: %3.", "a length of time"))
        .arg(format::duration(all), share, waitText(story, most->first));
}

QString repeatText(const clients::Repeat& repeat)
{
    const auto records = (repeat.end - repeat.begin) * repeat.times;
    const QString what = Words::tr("%Ln record(s)", nullptr, int(std::min<std::uint64_t>(records, 2'000'000'000)));
    const auto text = [&](const QString& why) {
        return QStringLiteral("%1 \u00b7 %2 \u00b7 %3: %4")
            .arg(format::clockSeconds(repeat.since), format::shardLabel(repeat.shard), why, what);
    };
    switch (repeat.cause) {
    case clients::Repeat::Cause::Bookmark:
        return text(Words::tr("bookmark moved back"));
    case clients::Repeat::Cause::Handover:
        return text(Words::tr("kind changed with a batch in hand"));
    case clients::Repeat::Cause::Retry:
        return text(Words::tr("a batch failed"));
    }
    return {};
}

QString slipText(const clients::Slip& slip)
{
    const QString what = Words::tr("%Ln record(s)", nullptr, int(std::min<std::uint64_t>(slip.records, 2'000'000'000)));
    const auto text = [&](const QString& why) {
        return QStringLiteral("%1 \u00b7 %2 \u00b7 %3: %4")
            .arg(format::clockSeconds(slip.since), format::shardLabel(slip.shard), why, what);
    };
    switch (slip.cause) {
    case clients::Slip::Cause::ChildAtLatest:
        return text(Words::tr("child opened at LATEST"));
    case clients::Slip::Cause::RenewedAtLatest:
        return text(Words::tr("renewed at LATEST"));
    case clients::Slip::Cause::ParentAfterChild:
        return text(Words::tr("its children were read first"));
    }
    return {};
}

std::vector<JourneyBadge> journeyBadges(const RecordStory& story)
{
    constexpr std::uint64_t kMost = 2'000'000'000;
    std::vector<JourneyBadge> badges;
    if (story.overtakenBy > 0 && story.offered)
        badges.push_back(
            {Words::tr("Out of order: behind %n record(s) of its key stored while it waited to be sent again", nullptr,
                 int(std::min(story.overtakenBy, kMost))),
                *story.offered});
    if (story.behindChildren > 0 && story.delivered)
        badges.push_back({Words::tr("Out of order: %n later record(s) of its key came first, from child shards",
                              nullptr, int(std::min(story.behindChildren, kMost))),
            *story.delivered});
    if (story.missed)
        badges.push_back({story.missed->cause == clients::Slip::Cause::ChildAtLatest
                ? Words::tr("Never read: its shard was opened at LATEST when it had been stored")
                : Words::tr("Never read: the subscription or the iterator was renewed at LATEST before it came"),
            story.missed->since});
    for (const clients::Repeat& repeat : story.repeats) {
        const int times = int(std::min(repeat.times, kMost));
        switch (repeat.cause) {
        case clients::Repeat::Cause::Bookmark:
            badges.push_back({Words::tr("Delivered again: the bookmark was moved back"), repeat.since});
            break;
        case clients::Repeat::Cause::Handover:
            badges.push_back({Words::tr("Delivered again: the consumer changed its kind with it in hand"),
                repeat.since});
            break;
        case clients::Repeat::Cause::Retry:
            badges.push_back({Words::tr("Handed to processing %n more time(s): its batch failed", nullptr, times),
                repeat.since});
            break;
        }
    }
    return badges;
}

std::vector<base::Instant> journeyMoments(const RecordStory& story)
{
    std::vector<base::Instant> moments = story.refused;
    moments.push_back(story.stored);
    if (story.delivered)
        moments.push_back(*story.delivered);
    if (story.finished && *story.finished <= story.told)
        moments.push_back(*story.finished);
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

}
