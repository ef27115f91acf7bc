// Programs that read, as the World knows them: how far they have come and what they take of a shard.
#include "world/programs.h"

#include "base/check.h"
#include "support/polling_program.h"
#include "support/runs.h"
#include "support/world_builder.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

namespace shardscope::world {
namespace {

using base::Duration;
using base::Instant;
using clients::Reader;
using std::chrono::seconds;
using streams::IteratorType;
using streams::ShardIndex;
using support::PollingProgram;

constexpr streams::StreamIndex kClicks{0};
constexpr ShardIndex kFirst{0};

Instant at(std::int64_t second) { return base::instantAt(Duration{second * 1'000}); }

void give(World& world, Action action) { SHARD_CHECK(isAccepted(world.apply({"you", std::move(action)}))); }

// Of eight bytes each.
void put(World& world, int records)
{
    streams::PutRecordsRequest request{.streamName = "clicks"};
    for (int i = 0; i < records; ++i)
        request.records.push_back({.partitionKey = "user", .data = std::make_shared<const std::string>("data")});
    give(world, std::move(request));
}

PollingProgram::Apply to(World& world)
{
    return [&world](const Command& command) { return world.apply(command); };
}

TEST(ProgramPlaces, AreWhereTheNextRecordArrived)
{
    World world = support::worldWithStream(1, 3);
    world.runUntil(at(1));
    put(world, 100);
    world.runUntil(at(2));
    PollingProgram program{to(world), "boto3", 0, IteratorType::TrimHorizon};
    EXPECT_TRUE(programPlaces(world, kClicks).empty()) << "it has read nothing";
    ASSERT_TRUE(program.poll(30));
    const std::vector<ProgramPlaces> all = programPlaces(world, kClicks);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].name, "boto3");
    ASSERT_EQ(all[0].places.size(), 1U);
    const ProgramPlace& place = all[0].places[0];
    EXPECT_EQ(place.reader,
        (ReaderPlace{.state = Reader::State::Reading, .at = at(1), .unread = 70, .iteratorLeft = seconds{300}}));
    EXPECT_EQ(place.calledAt, at(2));
    EXPECT_EQ(place.millisBehindLatest, seconds{1});
    EXPECT_EQ(programPlace(world, kClicks, all[0], kFirst).reader, place.reader);

    world.runUntil(at(12));
    EXPECT_EQ(programPlace(world, kClicks, all[0], kFirst).reader.iteratorLeft, seconds{290});
    ASSERT_TRUE(program.poll());
    EXPECT_EQ(program.records(), 100U);
    const ProgramPlace tip = programPlace(world, kClicks, all[0], kFirst);
    EXPECT_EQ(tip.reader,
        (ReaderPlace{.state = Reader::State::Reading, .at = at(12), .unread = 0, .iteratorLeft = seconds{300}}));
    EXPECT_EQ(tip.millisBehindLatest, seconds{0});
}

TEST(ProgramPlaces, AreNotKeptOfPeople)
{
    World world = support::worldWithStream(1, 3);
    put(world, 10);
    const Reply iterator = world.apply({"you",
        streams::GetShardIteratorRequest{.streamName = "clicks", .shardId = "0", .type = IteratorType::TrimHorizon}});
    give(world, streams::GetRecordsRequest{.shardIterator = std::get<std::string>(iterator)});
    EXPECT_TRUE(programPlaces(world, kClicks).empty());
}

TEST(ProgramLags, AreMeasuredByTheSecond)
{
    World world = support::worldWithStream(1, 3);
    world.runUntil(at(1));
    put(world, 100);
    world.runUntil(at(2));
    PollingProgram program{to(world), "boto3", 0, IteratorType::TrimHorizon};
    ASSERT_TRUE(program.poll(30));
    ASSERT_EQ(programLags(world, kClicks).size(), 1U);
    EXPECT_EQ(programLags(world, kClicks)[0].backlog, 0U) << "no second is over that knows it";
    world.runUntil(at(3));
    const ProgramLag lag = programLags(world, kClicks)[0];
    EXPECT_EQ(lag.name, "boto3");
    EXPECT_EQ(lag.ageMs, 2'000);
    EXPECT_EQ(lag.backlog, 70U);
    world.runUntil(at(5));
    ASSERT_TRUE(program.poll());
    world.runUntil(at(9));
    EXPECT_EQ(programLags(world, kClicks)[0].ageMs, 0);

    const SeriesRequest request{{at(0), at(10)}, 10};
    const Series ages = programAgeSeries(world, kClicks, lag, request);
    const Series backlogs = programBacklogSeries(world, kClicks, lag, request);
    ASSERT_EQ(ages.size(), 10U);
    EXPECT_TRUE(ages[2].isEmpty());
    const std::vector<std::int64_t> expected{2'000, 3'000, 4'000, 0, 0, 0, 0};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(ages[3 + i].highest, expected[i]) << i;
        EXPECT_EQ(backlogs[3 + i].highest, expected[i] > 0 ? 70 : 0) << i;
    }
    const std::vector<Reading> readings = programAgeReadings(world, kClicks, lag, {at(0), at(10)});
    ASSERT_EQ(readings.size(), expected.size());
    EXPECT_EQ(readings[2], (Reading{.at = at(5), .value = 4'000}));
}

TEST(ProgramLags, OfAMinuteAreTheWorst)
{
    World world = support::worldWithStream(1, 3);
    world.runUntil(at(1));
    put(world, 100);
    PollingProgram program{to(world), "boto3", 0, IteratorType::TrimHorizon};
    ASSERT_TRUE(program.poll(30));
    world.runUntil(at(11));
    ASSERT_TRUE(program.poll());
    world.runUntil(at(60));
    ASSERT_EQ(world.minutes().size(), 1U);
    const std::vector<ProgramSample>& minute = world.minutes().back()->programs;
    ASSERT_EQ(minute.size(), 1U);
    EXPECT_EQ(minute[0].ageMs, 10'000);
    EXPECT_EQ(minute[0].backlog, 70U);
}

// A stream that was split at 10 s; "boto3" has read the parent to its end and goes on in one child, at 90 s.
struct SplitAndRead {
    World world = support::worldWithStream(1, 3);
    std::optional<PollingProgram> child;

    SplitAndRead()
    {
        put(world, 10);
        world.runUntil(at(10));
        PollingProgram parent{to(world), "boto3", 0, IteratorType::TrimHorizon};
        EXPECT_TRUE(parent.poll());
        give(world,
            streams::SplitShardRequest{
                "clicks", "shardId-000000000000", base::HashKey{base::U128{1} << 127}.decimal()});
        world.runUntil(at(90));
        EXPECT_TRUE(parent.poll());
        EXPECT_TRUE(parent.isAtEnd());
        child.emplace(to(world), "boto3", 1, IteratorType::TrimHorizon);
        EXPECT_TRUE(child->poll());
    }
};

TEST(ProgramPlaces, GoOnInTheChildrenThatAreRead)
{
    SplitAndRead of;
    const auto states = [&] {
        std::vector<Reader::State> each;
        for (const ProgramPlaces& places : programPlaces(of.world, kClicks))
            for (const ProgramPlace& place : places.places)
                each.push_back(place.reader.state);
        return each;
    };
    const std::vector expected{Reader::State::Done, Reader::State::Reading, Reader::State::Absent};
    EXPECT_EQ(states(), expected);
    // What it has read to the end stays known, for as long as it reads on.
    for (const int second : {300, 490}) {
        of.world.runUntil(at(second));
        EXPECT_TRUE(of.child->poll());
    }
    EXPECT_EQ(states(), expected);
    of.world.runUntil(at(790));
    EXPECT_EQ(states(), expected) << "its iterator may be used still";
    of.world.runUntil(at(791));
    EXPECT_TRUE(states().empty());
    EXPECT_TRUE(programLags(of.world, kClicks).empty());
    EXPECT_EQ(of.world.seconds().back()->programs.size(), 1U) << "at the end of the second it was known";
    of.world.runUntil(at(792));
    EXPECT_TRUE(of.world.seconds().back()->programs.empty());
}

// Nothing of a program may depend on how far time passes in one go.
TEST(ProgramPlaces, AreForgottenInTheSameSecondHoweverTimePasses)
{
    World world = support::worldWithStream(1, 3);
    AddConsumer consumer;
    consumer.config.name = "audit";
    consumer.config.stream = "clicks";
    consumer.config.kind = clients::ConsumerConfig::Kind::FanOut;
    give(world, consumer);
    world.runUntil(at(60));
    PollingProgram program{to(world), "boto3", 0, IteratorType::TrimHorizon};
    ASSERT_TRUE(program.poll());
    World inOneGo = world;
    World bySeconds = world;
    inOneGo.runUntil(at(500));
    for (int second = 61; second <= 500; ++second)
        bySeconds.runUntil(at(second));
    EXPECT_EQ(inOneGo.fingerprint(), bySeconds.fingerprint());
    EXPECT_TRUE(inOneGo.service().outsidePollers().all().empty());
    ASSERT_EQ(inOneGo.seconds().size(), bySeconds.seconds().size());
    std::size_t known = 0;
    for (std::uint64_t i = inOneGo.seconds().firstIndex(); i < inOneGo.seconds().size(); ++i) {
        EXPECT_EQ(inOneGo.seconds()[i]->programs, bySeconds.seconds()[i]->programs) << i;
        known += inOneGo.seconds()[i]->programs.size();
    }
    EXPECT_EQ(known, 301U) << "from 61 s to 361 s";
}

TEST(ProgramPlaces, ComeBackWhenTheJournalIsReplayed)
{
    Timeline timeline{support::smallScenario(1)};
    const PollingProgram::Apply apply = [&](Command command) {
        return timeline.apply(std::move(command), timeline.newGesture());
    };
    timeline.runUntil(at(5));
    PollingProgram program{apply, "boto3", 0, IteratorType::TrimHorizon};
    for (int second = 6; second <= 30; ++second) {
        timeline.runUntil(at(second));
        (void)program.poll(200);
    }
    EXPECT_GT(program.records(), 0U);
    const std::vector<streams::OutsidePoller> known = timeline.world().service().outsidePollers().all();
    ASSERT_EQ(known.size(), 1U);
    ASSERT_TRUE(timeline.seek(at(10)));
    EXPECT_NE(timeline.world().service().outsidePollers().all(), known);
    ASSERT_TRUE(timeline.seek(at(30)));
    EXPECT_EQ(timeline.world().service().outsidePollers().all(), known);
    EXPECT_EQ(support::playPlainly(timeline.scenario(), timeline.journal(), at(30)).service().outsidePollers().all(),
        known);
}

TEST(ProgramPipes, FillTheFiveCallsOfAShard)
{
    World world = support::worldWithStream(1, 3);
    put(world, 10);
    std::vector<PollingProgram> programs;
    for (int i = 0; i < 5; ++i) {
        world.runUntil(at(i + 1));
        programs.emplace_back(to(world), "worker " + std::to_string(i), 0, IteratorType::TrimHorizon);
    }
    world.runUntil(base::instantAt(Duration{10'100}));
    for (PollingProgram& program : programs)
        EXPECT_TRUE(program.poll());
    world.runUntil(base::instantAt(Duration{10'200}));
    for (PollingProgram& program : programs)
        EXPECT_FALSE(program.poll());
    const auto expectFull = [&](Second second) {
        const ShardPipes pipes = shardPipes(world, kClicks, kFirst, second);
        ASSERT_EQ(pipes.shared.size(), 5U);
        for (std::size_t i = 0; i < 5; ++i)
            EXPECT_EQ(pipes.shared[i], (PipeUse{.bytes = 80, .calls = 1, .refusedCalls = 1, .program = i}));
        EXPECT_TRUE(pipes.fanOut.empty());
    };
    expectFull(Second::Running);
    world.runUntil(at(11));
    expectFull(Second::LastWhole);
    EXPECT_EQ(programReaders(world, kClicks)[3].name, "worker 3");
    const PipeLevels levels = pipeLevels(world, kClicks);
    EXPECT_EQ(levels.shared, std::vector<std::int32_t>{1'000});
    EXPECT_EQ(levels.refused, std::vector<std::int32_t>{5});
    world.runUntil(at(13));
    EXPECT_EQ(shardPipes(world, kClicks, kFirst, Second::LastWhole).shared[0], PipeUse{.program = 0});
}

// "JS SDK" is subscribed to the only shard, as "fast", at 30 s and from its tip.
struct Subscribed {
    Timeline timeline{scenario()};

    Subscribed()
    {
        const Reply registered =
            give(streams::RegisterStreamConsumerRequest{.consumerName = "fast", .streamArn = arn()});
        timeline.runUntil(at(30));
        EXPECT_TRUE(isAccepted(give(streams::SubscribeToShardRequest{
            .consumerArn = std::get<streams::RegisteredConsumer>(registered).arn,
            .shardId = streams::shardId(kFirst),
            .startingPosition = {}})));
    }
    static Scenario scenario()
    {
        Scenario scenario;
        scenario.streams.push_back({{"clicks", 1}});
        return scenario;
    }
    Reply give(Action action)
    {
        return timeline.apply({.caller = "JS SDK", .action = std::move(action), .isFromOutside = true},
            timeline.newGesture());
    }
    void put(int records)
    {
        streams::PutRecordsRequest request{.streamName = "clicks"};
        for (int i = 0; i < records; ++i)
            request.records.push_back({.partitionKey = "user", .data = std::make_shared<const std::string>("data")});
        EXPECT_TRUE(isAccepted(give(std::move(request))));
    }
    void note(std::uint64_t next, bool isHeldUp)
    {
        EXPECT_TRUE(isAccepted(give(streams::NoteDelivery{{{streams::SubscriptionId{1}, next, isHeldUp}}})));
    }
    [[nodiscard]] const World& world() const { return timeline.world(); }
    [[nodiscard]] std::string arn() const { return world().service().streamArn("clicks"); }
    [[nodiscard]] ProgramPlace place() const
    {
        return programPlace(world(), kClicks, programReaders(world(), kClicks).at(0), kFirst);
    }
};

TEST(ProgramPlaces, OfASubscriptionAreWhatHasBeenPushed)
{
    Subscribed of;
    EXPECT_EQ(of.place().reader, (ReaderPlace{.state = Reader::State::Reading, .at = at(30), .unread = 0}));
    EXPECT_EQ(of.place().calledAt, at(30));
    of.put(100);
    EXPECT_EQ(of.place().reader.unread, 0U) << "it comes at once";
    of.timeline.runUntil(at(35));
    of.note(40, true);
    of.timeline.runUntil(at(40));
    const ProgramPlace held = of.place();
    EXPECT_EQ(held.reader, (ReaderPlace{.state = Reader::State::Reading, .at = at(30), .unread = 60}));
    EXPECT_EQ(held.millisBehindLatest, seconds{10});
    EXPECT_EQ(held.heldUpSince, at(35));
    const std::vector<ProgramPlaces> all = programPlaces(of.world(), kClicks);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].consumer, "fast");
    EXPECT_EQ(all[0].places.at(0).reader, held.reader);
    EXPECT_EQ(heldUpFor(of.world(), kClicks, all[0]), seconds{5});
    of.note(40, false);
    EXPECT_EQ(of.place().reader.unread, 0U);
    EXPECT_FALSE(heldUpFor(of.world(), kClicks, all[0]));
    of.timeline.runUntil(at(330));
    EXPECT_TRUE(programPlaces(of.world(), kClicks).empty()) << "its five minutes are over";
}

// What CloudWatch has of it, and of its shard: from the commands alone, whoever looked how often.
TEST(ProgramPushes, AreTheSameWhenTheRunIsPlayedAgain)
{
    Subscribed of;
    const auto told = [](const World& world) {
        std::string all;
        for (std::uint64_t i = world.seconds().firstIndex(); i < world.seconds().size(); ++i) {
            const Frame& frame = *world.seconds()[i];
            const PushSample pushed = frame.streams[0].pushedOf(0);
            if (pushed != PushSample{})
                all += std::to_string(i) + " s: " + std::to_string(pushed.records) + " records, "
                    + std::to_string(pushed.bytes) + " bytes; ";
            for (const StreamMinute& minute : frame.minute)
                for (const StreamMinute::Pushed& each : minute.pushed)
                    all += each.consumer + " at most " + std::to_string(each.behindMs) + " ms behind; ";
        }
        return all;
    };
    of.timeline.runUntil(at(31) + Duration{300});
    of.put(100);
    of.timeline.runUntil(at(40) + Duration{700});
    of.put(10);
    of.note(60, true);
    of.timeline.runUntil(at(50));
    of.note(110, false);
    of.timeline.runUntil(at(70));
    const std::string first = told(of.world());
    EXPECT_EQ(first, "31 s: 100 records, 800 bytes; 50 s: 10 records, 80 bytes; fast at most 0 ms behind; ");
    ASSERT_TRUE(of.timeline.seek(at(35)));
    (void)programPlaces(of.world(), kClicks);
    of.timeline.runUntil(at(70));
    EXPECT_EQ(told(of.world()), first);
    const SavedRun saved = of.timeline.save({});
    EXPECT_EQ(told(support::playPlainly(saved.scenario, saved.journal(), at(70))), first);
}

TEST(ProgramLags, OfASubscriptionGrowWhileItIsHeldUp)
{
    Subscribed of;
    of.put(100);
    of.timeline.runUntil(at(31));
    of.note(40, true);
    of.timeline.runUntil(at(35));
    of.note(100, false);
    of.timeline.runUntil(at(36));
    const std::vector<ProgramLag> lags = programLags(of.world(), kClicks);
    ASSERT_EQ(lags.size(), 1U);
    EXPECT_EQ(lags[0].kind, clients::ConsumerConfig::Kind::FanOut);
    EXPECT_EQ(lags[0].ageMs, 0);
    const Series ages = programAgeSeries(of.world(), kClicks, lags[0], {{at(30), at(37)}, 7});
    const Series backlogs = programBacklogSeries(of.world(), kClicks, lags[0], {{at(30), at(37)}, 7});
    const std::vector<std::int64_t> expected{0, 2'000, 3'000, 4'000, 5'000, 0}; // at 31 s, 32 s, …
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(ages[1 + i].highest, expected[i]) << i;
        EXPECT_EQ(backlogs[1 + i].highest, expected[i] > 0 ? 60 : 0) << i;
    }
}

TEST(ProgramPlaces, OfASubscriptionComeBackWhenTheJournalIsReplayed)
{
    Subscribed of;
    for (int second = 31; second <= 60; ++second) {
        of.put(100);
        of.timeline.runUntil(at(second));
        if (second == 40 || second == 50)
            of.note(second, second == 40);
    }
    const std::uint64_t fingerprint = of.world().fingerprint();
    const auto programs = of.world().seconds().back()->programs;
    ASSERT_TRUE(of.timeline.seek(at(45)));
    EXPECT_EQ(of.place().heldUpSince, at(40));
    EXPECT_EQ(of.place().reader.unread, 1'560U);
    ASSERT_TRUE(of.timeline.seek(at(60)));
    EXPECT_EQ(of.world().fingerprint(), fingerprint);
    EXPECT_EQ(of.world().seconds().back()->programs, programs);
    const World plain = support::playPlainly(of.timeline.scenario(), of.timeline.journal(), at(60));
    EXPECT_EQ(plain.fingerprint(), fingerprint);
    EXPECT_EQ(plain.seconds().back()->programs, programs);
    // How far its reader has come is a measurement: a run in which it kept up is the same one.
    std::vector<JournalEntry> without = of.timeline.journal();
    std::erase_if(without,
        [](const JournalEntry& entry) { return std::holds_alternative<streams::NoteDelivery>(entry.command.action); });
    EXPECT_EQ(support::playPlainly(of.timeline.scenario(), without, at(60)).fingerprint(), fingerprint);
}

TEST(ProgramPipes, OfASubscriptionHoldWhatItsShardStores)
{
    World world = support::worldWithStream(2, 3);
    const auto call = [&](Action action) {
        return world.apply({.caller = "JS SDK", .action = std::move(action), .isFromOutside = true});
    };
    const std::string arn = world.service().streamArn("clicks");
    const Reply registered = call(streams::RegisterStreamConsumerRequest{.consumerName = "fast", .streamArn = arn});
    world.runUntil(at(30));
    EXPECT_TRUE(programReaders(world, kClicks).empty());
    // Where "user" goes.
    put(world, 1);
    const auto& lines = world.service().stream(kClicks).lines;
    const ShardIndex written{lines[0].stored > 0 ? 0U : 1U};
    const ShardIndex other{1 - streams::number(written)};
    ASSERT_TRUE(isAccepted(call(streams::SubscribeToShardRequest{
        .consumerArn = std::get<streams::RegisteredConsumer>(registered).arn,
        .shardId = streams::shardId(written),
        .startingPosition = {}})));
    for (int second = 31; second <= 40; ++second) {
        put(world, 20);
        world.runUntil(at(second));
    }
    const std::vector<ProgramReader> readers = programReaders(world, kClicks);
    ASSERT_EQ(readers.size(), 1U);
    EXPECT_EQ(readers[0].name, "JS SDK");
    EXPECT_EQ(readers[0].kind, clients::ConsumerConfig::Kind::FanOut);
    EXPECT_EQ(readers[0].consumer, "fast");
    EXPECT_EQ(shardPipes(world, kClicks, written, Second::LastWhole).fanOut,
        (std::vector{PipeUse{.bytes = 160, .program = 0}}));
    EXPECT_EQ(shardPipes(world, kClicks, other, Second::LastWhole).fanOut, (std::vector{PipeUse{.program = 0}}));
    const auto subscription = subscriptionTo(world, kClicks, readers[0], written);
    ASSERT_TRUE(subscription.has_value());
    EXPECT_EQ(subscription->since, at(30));
    EXPECT_EQ(subscription->left, seconds{290});
    ASSERT_TRUE(subscription->continuation.has_value());
    const std::uint64_t last = lines[streams::number(written)].stored - 1;
    EXPECT_EQ(*subscription->continuation,
        world.service().sequenceNumberOf(world.service().stream(kClicks), written, last));
    EXPECT_FALSE(subscriptionTo(world, kClicks, readers[0], other).has_value());
    world.runUntil(at(330));
    EXPECT_TRUE(programReaders(world, kClicks).empty());
}

}
}
