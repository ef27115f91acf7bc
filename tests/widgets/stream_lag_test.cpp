// The chart of lags on the Stream stage, of consumers and of programs that poll.
#include "support/polling_program.h"
#include "support/world_builder.h"
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

TEST(StreamLag, OfAProgramIsSpokenOf)
{
    const LagOfTwo of;
    const QString spoken = spokenFanOut(of.world, kClicks);
    EXPECT_TRUE(spoken.contains(QStringLiteral("program boto3 is 19"))) << spoken.toStdString();
}

}
