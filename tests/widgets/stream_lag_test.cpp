// The chart of lags on the Stream stage, of consumers and of programs.
#include "support/polling_program.h"
#include "support/world_builder.h"
#include "widgets/format.h"
#include "widgets/stage/spoken_summary.h"
#include "widgets/stage/stream_stage.h"
#include "world/built_in_scenarios.h"
#include "world/scenario.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>

using namespace shardscope;
using namespace shardscope::widgets;
using std::chrono::seconds;

namespace {

constexpr streams::StreamIndex kClicks{0};

// A record of 1 s that "boto3" has not read at 20 s; a consumer that has.
struct LagOfTwo {
    EngineLink link{world::defaultScenario(), {}, nullptr};
    world::World world = support::worldWithStream(1, 3);
    Selection selection{nullptr};
    StreamStage stage{&link, &selection, nullptr};

    LagOfTwo()
    {
        link.stop();
        world::AddConsumer billing;
        billing.config.name = "billing";
        billing.config.stream = "clicks";
        EXPECT_TRUE(world::isAccepted(world.apply({"test", billing})));
        world.runUntil(base::instantAt(seconds{1}));
        const auto put = [this] {
            const streams::PutRecordRequest request{"clicks", {"user", {}, std::make_shared<const std::string>("d")}};
            EXPECT_TRUE(world::isAccepted(world.apply({"test", request})));
        };
        put();
        put();
        support::PollingProgram program{[this](const world::Command& command) { return world.apply(command); }, "boto3",
            0, streams::IteratorType::TrimHorizon};
        EXPECT_TRUE(program.poll(1));
        world.runUntil(base::instantAt(seconds{20}));
        stage.resize(1'000, 900);
        stage.show();
    }
    const ChartPicture& shown()
    {
        stage.showNext();
        stage.present(std::make_shared<const world::World>(world), {});
        return stage.ageChart()->picture();
    }
};

TEST(StreamLag, HasALineForAProgramThatPolls)
{
    LagOfTwo of;
    const ChartPicture ages = of.shown();
    ASSERT_EQ(ages.lines.size(), 2U);
    EXPECT_EQ(ages.lines[0].name, QStringLiteral("billing"));
    EXPECT_EQ(ages.lines[1].name, QStringLiteral("boto3"));
    EXPECT_EQ(ages.lines[1].of, Choice{ProgramChoice{"boto3"}});
    EXPECT_NE(ages.lines[1].colour, ages.lines[0].colour);
    std::int64_t oldest = 0;
    for (const world::Extremes& column : ages.lines[1].columns)
        oldest = std::max(oldest, column.highest);
    EXPECT_EQ(oldest, 19'000);

    of.selection.setLag(Lag::Records);
    const ChartPicture backlogs = of.shown();
    ASSERT_EQ(backlogs.lines.size(), 2U);
    EXPECT_EQ(backlogs.lines[0].latest, QStringLiteral("0"));
    EXPECT_EQ(backlogs.lines[1].latest, QStringLiteral("1"));
}

TEST(StreamLag, HasALineForAProgramThatIsSubscribed)
{
    LagOfTwo of;
    const auto call = [&of](world::Action action) {
        return of.world.apply({.caller = "JS SDK", .action = std::move(action), .isFromOutside = true});
    };
    const world::Reply registered = call(streams::RegisterStreamConsumerRequest{
        .consumerName = "fast", .streamArn = of.world.service().streamArn("clicks")});
    of.world.runUntil(base::instantAt(seconds{60}));
    ASSERT_TRUE(world::isAccepted(call(streams::SubscribeToShardRequest{
        .consumerArn = std::get<streams::RegisteredConsumer>(registered).arn,
        .shardId = "shardId-000000000000",
        .startingPosition = {.type = streams::IteratorType::TrimHorizon}})));
    of.world.runUntil(base::instantAt(seconds{70}));
    of.selection.setLag(Lag::Records);
    ASSERT_EQ(of.shown().lines.size(), 3U);
    EXPECT_EQ(of.shown().lines[2].name, QStringLiteral("JS SDK"));
    EXPECT_EQ(of.shown().lines[2].latest, QStringLiteral("0")) << "it has been pushed both";
    ASSERT_TRUE(world::isAccepted(call(streams::NoteDelivery{{{streams::SubscriptionId{1}, 1, true}}})));
    of.world.runUntil(base::instantAt(seconds{80}));
    EXPECT_EQ(of.shown().lines[2].latest, QStringLiteral("1"));
    of.selection.setLag(Lag::Age);
    EXPECT_EQ(of.shown().lines[2].latest, format::duration(base::Duration{79'000}));
}

TEST(StreamLag, OfAProgramIsSpokenOf)
{
    const LagOfTwo of;
    const QString spoken = spokenFanOut(of.world, kClicks);
    EXPECT_TRUE(spoken.contains(QStringLiteral("program boto3 is 19"))) << spoken.toStdString();
}

}
