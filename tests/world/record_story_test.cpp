#include "world/record_story.h"

#include "clients/consumer.h"
#include "world/queries.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

namespace {

base::Instant at(std::int64_t ms) { return base::instantAt(base::Duration{ms}); }

constexpr streams::ShardIndex kShard{0};

clients::ConsumerConfig consumer(const char* name, clients::ConsumerConfig::Kind kind, std::int64_t rate)
{
    clients::ConsumerConfig config;
    config.name = name;
    config.stream = "clicks";
    config.kind = kind;
    config.processingRate = rate;
    return config;
}

// Two shards that a producer overloads a little, read by three consumers: one that works slowly, one that has nothing
// to do, and one that is pushed to.
Scenario busy(std::int64_t rate)
{
    Scenario scenario;
    scenario.settings.seed = 11;
    scenario.streams.push_back({.create = {"clicks", 2}});
    clients::ProducerConfig shop;
    shop.name = "shop";
    shop.stream = "clicks";
    shop.rate = clients::Curve{{{base::Duration{0}, rate}}};
    shop.keys.count = 100;
    scenario.clients.push_back({"scenario", AddProducer{shop}});
    using Kind = clients::ConsumerConfig::Kind;
    scenario.clients.push_back({"scenario", AddConsumer{consumer("slow", Kind::Shared, 600)}});
    scenario.clients.push_back({"scenario", AddConsumer{consumer("quick", Kind::Shared, 0)}});
    scenario.clients.push_back({"scenario", AddConsumer{consumer("pushed", Kind::FanOut, 2'000)}});
    return scenario;
}

// What somebody sees who looks at the world after every millisecond: when a reader had gone past a record.
std::map<std::uint64_t, base::Instant> deliveriesSeen(const Scenario& scenario, const std::string& name,
    base::Instant from, base::Instant to)
{
    std::map<std::uint64_t, base::Instant> seen;
    Timeline timeline{scenario};
    timeline.runUntil(from);
    const clients::Reader* before = readerOf(timeline.world(), name, kShard);
    std::uint64_t next = before != nullptr ? before->next : 0;
    for (base::Instant now = from; now < to; now += base::Duration{1}) {
        timeline.runUntil(now + base::Duration{1});
        const clients::Reader* reader = readerOf(timeline.world(), name, kShard);
        for (; reader != nullptr && next < reader->next; ++next)
            seen[next] = now + base::Duration{1};
    }
    return seen;
}

RecordQuestion about(std::uint64_t ordinal, const char* name)
{
    RecordQuestion question;
    question.record = RecordName{"clicks", kShard, ordinal};
    question.stream = "clicks";
    question.consumer = name;
    return question;
}

void expectWhole(const RecordStory& story)
{
    base::Instant reached = story.stored;
    for (const RecordStretch& stretch : story.waits) {
        EXPECT_EQ(stretch.from, reached);
        EXPECT_LT(stretch.from, stretch.to);
        reached = stretch.to;
    }
    EXPECT_EQ(reached, story.finished.value_or(story.told));
}

}

TEST(RecordStory, DeliversWhenSomebodySawItWhoLookedEveryMillisecond)
{
    const Scenario scenario = busy(1'500);
    for (const char* name : {"slow", "quick", "pushed"}) {
        const auto seen = deliveriesSeen(scenario, name, at(20'000), at(24'000));
        ASSERT_GT(seen.size(), 100U) << name;
        Timeline timeline{scenario};
        timeline.runUntil(at(60'000));
        const std::uint64_t fingerprint = timeline.world().fingerprint();
        int asked = 0;
        for (const auto& [ordinal, when] : seen) {
            if (ordinal % 97 != 0)
                continue;
            const auto story = timeline.recordStory(about(ordinal, name));
            ASSERT_TRUE(story);
            EXPECT_EQ(story->delivered, when) << name << " " << ordinal;
            EXPECT_TRUE(story->isReader);
            ASSERT_TRUE(story->finished);
            EXPECT_GE(*story->finished, when);
            expectWhole(*story);
            ++asked;
        }
        EXPECT_GT(asked, 5) << name;
        EXPECT_EQ(timeline.world().fingerprint(), fingerprint) << "the present does not move";
        EXPECT_EQ(timeline.world().now(), at(60'000));
    }
}

TEST(RecordStory, SaysWhatALateRecordWaitedFor)
{
    Timeline timeline{busy(1'500)};
    timeline.runUntil(at(90'000));
    RecordQuestion question;
    question.stream = "clicks";
    question.consumer = "slow";
    const auto story = timeline.recordStory(question);
    ASSERT_TRUE(story);
    ASSERT_TRUE(story->delivered);
    // It works through fewer than arrive: busy with the answer before, then with what came in the same one.
    EXPECT_GT(*story->finished - story->stored, base::Duration{1'000});
    ASSERT_GE(story->waits.size(), 2U);
    EXPECT_EQ(story->waits.back().wait, RecordWait::Work);
    base::Duration busy{};
    for (const RecordStretch& stretch : story->waits)
        if (stretch.wait == RecordWait::Busy || stretch.wait == RecordWait::Work)
            busy += stretch.to - stretch.from;
    EXPECT_GT(busy * 10, (*story->finished - story->stored) * 9);
    expectWhole(*story);
}

// All records that come in one answer are worked through one after another.
TEST(RecordStory, WorksThroughInOrderAtTheConsumersRate)
{
    Timeline timeline{busy(800)};
    timeline.runUntil(at(30'000));
    const auto seen = deliveriesSeen(busy(800), "slow", at(20'000), at(22'000));
    ASSERT_GT(seen.size(), 40U);
    std::optional<RecordStory> before;
    for (const auto& [ordinal, when] : seen) {
        const auto story = timeline.recordStory(about(ordinal, "slow"));
        ASSERT_TRUE(story && story->finished);
        if (before && before->delivered == story->delivered) {
            const base::Duration apart = *story->finished - *before->finished;
            EXPECT_GE(apart, base::Duration{1});
            EXPECT_LE(apart, base::Duration{2}) << "600 a second";
        }
        before = story;
        if (ordinal > seen.begin()->first + 40)
            break;
    }
}

TEST(RecordStory, FindsTheSlowestAndTheOneNearestToALatency)
{
    Timeline timeline{busy(900)};
    timeline.runUntil(at(40'000));
    const auto took = [&](const RecordStory& story) { return *story.finished - story.stored; };
    RecordQuestion question;
    question.stream = "clicks";
    question.consumer = "quick";
    const auto slowest = timeline.recordStory(question);
    ASSERT_TRUE(slowest && slowest->delivered);
    EXPECT_GE(*slowest->delivered, at(30'000));
    question.latency = base::Duration{200};
    const auto near = timeline.recordStory(question);
    ASSERT_TRUE(near && near->delivered);
    EXPECT_LE(took(*near), took(*slowest));
    EXPECT_NEAR(double(took(*near).count()), 200, 30);
    question.latency.reset();
    question.shard = streams::ShardIndex{1};
    const auto other = timeline.recordStory(question);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->of.shard, streams::ShardIndex{1});
}

// Every attempt is one that the calls themselves bear out.
TEST(RecordStory, FollowsARetriedRecordBackToItsFirstAttempt)
{
    Timeline timeline{busy(2'400)};
    timeline.runUntil(at(15'000));
    const streams::Stream& stream = timeline.world().service().streams().front();
    int retried = 0;
    int whole = 0;
    std::uint64_t overtaken = 0;
    for (std::uint64_t ordinal = stream.lines[0].stored; ordinal-- > 0 && retried < 12;) {
        if (ordinal % 5 != 0)
            continue;
        const auto story = timeline.recordStory(about(ordinal, ""));
        ASSERT_TRUE(story);
        EXPECT_EQ(story->producer, "shop");
        ASSERT_GE(story->attempt, 1U);
        EXPECT_LE(story->refused.size(), story->attempt - 1);
        EXPECT_TRUE(std::is_sorted(story->refused.begin(), story->refused.end()));
        if (story->attempt == 1) {
            EXPECT_EQ(story->offered, story->stored);
            EXPECT_EQ(story->overtakenBy, 0U);
            continue;
        }
        ++retried;
        if (story->refused.size() + 1 < story->attempt) {
            EXPECT_FALSE(story->offered) << "what is not known is not said";
            EXPECT_EQ(story->overtakenBy, 0U);
            continue;
        }
        ++whole;
        // Records of its key that lie before it and came after its first attempt; those of that very millisecond may.
        std::uint64_t after = 0;
        std::uint64_t atOnce = 0;
        for (std::uint64_t before = 0; before < ordinal; ++before) {
            const streams::Row row = stream.logs[0].row(before);
            if (timeline.world().service().keyText(row.key) != story->key || row.arrival() < *story->offered)
                continue;
            ++(row.arrival() == *story->offered ? atOnce : after);
        }
        EXPECT_GE(story->overtakenBy, after);
        EXPECT_LE(story->overtakenBy, after + atOnce);
        overtaken += story->overtakenBy;
        EXPECT_EQ(story->offered, story->refused.front());
        // At each of these instants the producer's call had a refused entry with this key, size and attempt.
        for (std::size_t i = 0; i < story->refused.size(); ++i) {
            bool isBorneOut = false;
            const auto& calls = timeline.world().service().calls().recent();
            for (std::uint64_t call = calls.firstIndex(); call < calls.size(); ++call) {
                if (calls[call].at != story->refused[i] || calls[call].action != streams::Action::PutRecords)
                    continue;
                const auto batch = timeline.batchOf(call, calls[call].at);
                for (const streams::BatchEntry& entry : batch->entries)
                    isBorneOut = isBorneOut
                        || (!entry.result.isStored() && entry.attempt == i + 1 && entry.sent.partitionKey == story->key
                            && entry.size == story->size);
            }
            EXPECT_TRUE(isBorneOut);
        }
    }
    EXPECT_EQ(retried, 12);
    EXPECT_GT(whole, 6);
    EXPECT_GT(overtaken, 0U) << "a hundred keys on two full shards";
}

// Records of programs are of the same key by their text, wherever their hash comes from.
TEST(RecordStory, CountsRecordsOfProgramsAmongThoseThatOvertook)
{
    Timeline timeline{busy(2'400)};
    timeline.runUntil(at(10'000));
    const streams::Row first = timeline.world().service().streams().front().logs[0].row(0);
    const std::string key{timeline.world().service().keyText(first.key)};
    const std::string hash = timeline.world().service().keyHash(first.key).decimal();
    const auto data = std::make_shared<const std::string>("data");
    // All go to shard 0: by the key, by the start of the ring, and another key to the same place.
    const streams::PutRecordsRequest request{
        "clicks", {{key, std::nullopt, data}, {key, "0", data}, {"another", hash, data}}};
    for (std::int64_t ms = 10'000; ms < 15'000; ms += 50) {
        timeline.runUntil(at(ms));
        timeline.apply({"boto3", request, true}, timeline.newGesture());
    }
    timeline.runUntil(at(15'000));
    const streams::Service& service = timeline.world().service();
    const streams::Stream& stream = service.streams().front();
    int whole = 0;
    std::uint64_t ofPrograms = 0;
    for (std::uint64_t ordinal = stream.lines[0].stored; ordinal-- > 0 && whole < 5;) {
        const streams::Row row = stream.logs[0].row(ordinal);
        if (row.arrival() < at(10'500))
            break;
        if (row.key != first.key)
            continue;
        const auto story = timeline.recordStory(about(ordinal, ""));
        ASSERT_TRUE(story);
        if (story->attempt < 2 || !story->offered)
            continue;
        ++whole;
        std::uint64_t after = 0;
        std::uint64_t atOnce = 0;
        for (std::uint64_t before = 0; before < ordinal; ++before) {
            const streams::Row other = stream.logs[0].row(before);
            if (service.keyText(other.key) != key || other.arrival() < *story->offered)
                continue;
            ++(other.arrival() == *story->offered ? atOnce : after);
            ofPrograms += other.key >= streams::kOutsideKeys && other.arrival() > *story->offered ? 1 : 0;
        }
        EXPECT_GE(story->overtakenBy, after);
        EXPECT_LE(story->overtakenBy, after + atOnce);
    }
    EXPECT_GT(whole, 0);
    EXPECT_GT(ofPrograms, 0U);
}

TEST(RecordStory, TellsWhyARecordWasDeliveredAgain)
{
    Timeline timeline{busy(800)};
    timeline.runUntil(at(30'000));
    const MoveBookmark back{
        "quick", {"shardId-000000000000", streams::IteratorType::AtTimestamp, std::nullopt, at(10'000)}};
    ASSERT_TRUE(isAccepted(timeline.apply({"you", back}, timeline.newGesture())));
    timeline.runUntil(at(60'000));
    const streams::Stream& stream = timeline.world().service().streams().front();
    const std::uint64_t again = stream.logs[0].firstAtOrAfter(at(20'000), stream.lines[0].stored);
    const auto story = timeline.recordStory(about(again, "quick"));
    ASSERT_TRUE(story && story->delivered);
    EXPECT_LT(*story->delivered, at(30'000)) << "the first time";
    ASSERT_EQ(story->repeats.size(), 1U);
    EXPECT_EQ(story->repeats.front().cause, clients::Repeat::Cause::Bookmark);
    EXPECT_EQ(story->repeats.front().since, at(30'000));
    // Before the place it went back to, and for others, there is nothing to tell.
    EXPECT_TRUE(timeline.recordStory(about(0, "quick"))->repeats.empty());
    EXPECT_TRUE(timeline.recordStory(about(again, "slow"))->repeats.empty());
    EXPECT_TRUE(timeline.recordStory(about(again, ""))->repeats.empty());
}

TEST(RecordStory, TellsOfWhatHasNotBeenDeliveredYet)
{
    Timeline timeline{busy(1'500)};
    timeline.runUntil(at(60'000));
    const streams::Stream& stream = timeline.world().service().streams().front();
    const auto story = timeline.recordStory(about(stream.lines[0].stored - 1, "slow"));
    ASSERT_TRUE(story);
    EXPECT_TRUE(story->isReader);
    EXPECT_FALSE(story->delivered);
    EXPECT_FALSE(story->finished);
    EXPECT_GT(story->ahead, 50U);
    expectWhole(*story);
}

// After a pause the oldest come first, ten thousand at a time.
TEST(RecordStory, OfABacklogLiesBehindOlderRecords)
{
    Timeline timeline{busy(1'500)};
    const auto pause = [&](bool isPaused) {
        const SetConsumerProcessing command{.name = "quick", .processingRate = 0, .isPaused = isPaused};
        ASSERT_TRUE(isAccepted(timeline.apply({"you", command}, timeline.newGesture())));
    };
    timeline.runUntil(at(1'000));
    pause(true);
    timeline.runUntil(at(61'000));
    const std::uint64_t last = timeline.world().service().streams().front().lines[0].stored - 1;
    pause(false);
    timeline.runUntil(at(160'000));
    const auto story = timeline.recordStory(about(last, "quick"));
    ASSERT_TRUE(story && story->delivered);
    EXPECT_GT(story->ahead, 20'000U);
    EXPECT_EQ(story->waits.front().wait, RecordWait::Backlog);
    expectWhole(*story);
}

TEST(RecordStory, OfAConsumerThatBeganAfterItSaysThatItIsNotRead)
{
    Scenario scenario = busy(800);
    Timeline timeline{scenario};
    timeline.runUntil(at(10'000));
    AddConsumer late{consumer("late", clients::ConsumerConfig::Kind::Shared, 0)};
    late.config.from = clients::ConsumerConfig::From::Latest;
    ASSERT_TRUE(isAccepted(timeline.apply({"you", late}, timeline.newGesture())));
    timeline.runUntil(at(20'000));
    const auto story = timeline.recordStory(about(10, "late"));
    ASSERT_TRUE(story);
    EXPECT_FALSE(story->isReader);
    EXPECT_FALSE(story->delivered);
    EXPECT_TRUE(story->waits.empty());
}

TEST(RecordStory, AChildsRecordWaitsForItsParent)
{
    Timeline timeline{busy(1'600)};
    timeline.runUntil(at(60'000));
    ASSERT_TRUE(isAccepted(timeline.apply(
        {"you", streams::SplitShardRequest{"clicks", "shardId-000000000000", "85070591730234615865843651857942052864"}},
        timeline.newGesture())));
    timeline.runUntil(at(180'000));
    const streams::Stream& stream = timeline.world().service().streams().front();
    ASSERT_GT(stream.lines.size(), 2U);
    RecordQuestion question = about(50, "slow");
    question.record->shard = streams::ShardIndex{2};
    const auto story = timeline.recordStory(question);
    ASSERT_TRUE(story);
    ASSERT_FALSE(story->waits.empty());
    EXPECT_EQ(story->waits.front().wait, RecordWait::Parent);
    expectWhole(*story);
}

TEST(RecordStory, KnowsNothingOfARecordThatIsNotThere)
{
    Timeline timeline{busy(800)};
    timeline.runUntil(at(5'000));
    EXPECT_FALSE(timeline.recordStory(about(1'000'000, "slow")));
    RecordQuestion elsewhere = about(1, "slow");
    elsewhere.record->stream = "orders";
    EXPECT_FALSE(timeline.recordStory(elsewhere));
    RecordQuestion nobody;
    nobody.stream = "clicks";
    nobody.consumer = "nobody";
    EXPECT_FALSE(timeline.recordStory(nobody));
}

TEST(RecordStory, HasTheBytesThatAProgramPut)
{
    Scenario scenario;
    scenario.streams.push_back({.create = {"clicks", 2}});
    Timeline timeline{scenario};
    const auto data = std::make_shared<const std::string>("hello");
    ASSERT_TRUE(isAccepted(timeline.apply(
        {"boto3", streams::PutRecordsRequest{.streamName = "clicks", .records = {{"a", std::nullopt, data}}}},
        timeline.newGesture())));
    timeline.runUntil(at(1'000));
    const auto story = timeline.recordStory(about(0, ""));
    ASSERT_TRUE(story);
    ASSERT_TRUE(story->data);
    EXPECT_EQ(*story->data, "hello");
    EXPECT_EQ(story->range, base::evenSplit(2)[0]);
}

}
