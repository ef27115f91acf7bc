// The whole story, once by mouse and once by keyboard alone: see the hot shard, ask Why?, try the
// split, compare both futures, move a consumer to fan-out and watch its age fall, go back two
// minutes, branch there, and undo.
#include "drags/pointer.h"
#include "widgets/charts/shard_map.h"
#include "widgets/panels/compare_panel.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/transport.h"
#include "widgets/panels/why_panel.h"
#include "widgets/stage/fan_out_stage.h"
#include "widgets/stage/stream_stage.h"
#include "world/built_in_scenarios.h"
#include "world/queries.h"
#include "world/timeline.h"

#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace shardscope;
using namespace shardscope::app;

namespace {

constexpr streams::StreamIndex kStream{0};
// A poller is behind by about its interval; a push arrives within 70 ms.
constexpr std::int64_t kPushedMs = 200;

class Story : public testing::Test {
protected:
    void SetUp() override
    {
        program.window.showFullScreen();
        program.waitFor([&] { return program.window.size() == program.window.screen()->size(); });
        ASSERT_TRUE(QTest::qWaitForWindowActive(&program.window));
        program.seek(90);
    }

    template <typename Part>
    [[nodiscard]] Part& part(const QString& name = {}) const
    {
        Part* found = program.window.findChild<Part*>(name);
        EXPECT_NE(found, nullptr) << "there is no " << Part::staticMetaObject.className();
        return *found;
    }
    [[nodiscard]] const world::Published& latest() const { return program.engine.latest(); }
    [[nodiscard]] std::int64_t ageOf(const std::string& consumer) const
    {
        for (const world::ConsumerUse& use : world::consumerUses(*latest().world, kStream))
            if (latest().world->actors()[use.actor].name == consumer)
                return use.ageMs;
        return -1;
    }
    [[nodiscard]] bool isFanOut(const std::string& consumer) const
    {
        const world::Actor* actor = latest().world->actor(consumer);
        return actor != nullptr && std::holds_alternative<clients::FanOutConsumer>(actor->client);
    }

    // --- What is seen at each step. ---
    void seeTheHotShard()
    {
        auto& stage = part<widgets::StreamStage>();
        program.waitFor([&] { return stage.sentence().contains("refuses") && stage.sentence().contains("mobile"); });
        takePicture(program, name() + "-1-hot");
    }
    void seeWhy()
    {
        auto& why = part<widgets::WhyPanel>();
        program.waitFor([&] { return why.explanation().verdict == world::Verdict::Throttled; });
        takePicture(program, name() + "-2-why");
    }
    void seeBothFutures()
    {
        program.waitFor([&] {
            return latest().compared != nullptr && !latest().status.isRunningUntil
                && program.now() == base::instantAt(base::Duration{210'000});
        });
        auto& compare = part<widgets::ComparePanel>();
        program.waitFor([&] { return compare.isVisible() && compare.text().contains("split shard 1"); });
        EXPECT_EQ(
            world::streamUse(world::shardUses(*latest().world, kStream), world::writeQuota(*latest().world)).refused,
            0);
        EXPECT_GT(
            world::streamUse(world::shardUses(*latest().compared, kStream), world::writeQuota(*latest().world)).refused,
            1'000);
        takePicture(program, name() + "-3-futures");
    }
    void seeTheAgeFall(std::int64_t before)
    {
        EXPECT_GT(before, kPushedMs);
        program.waitFor([&] { return isFanOut("search") && ageOf("search") >= 0 && ageOf("search") < kPushedMs; });
        takePicture(program, name() + "-4-fan-out");
    }
    void seeTheBranchUndone(base::Instant at)
    {
        // The split at 90 s is the last thing that was done before; without it the world is the scenario's own.
        // Counting shards would not do: until 120 s the split is under way and four are open with it, too.
        program.waitFor([&] { return !latest().status.canUndo; });
        world::Timeline untouched{world::defaultScenario()};
        untouched.runUntil(at);
        EXPECT_EQ(program.now(), at);
        EXPECT_EQ(latest().world->fingerprint(), untouched.world().fingerprint());
        takePicture(program, name() + "-5-undone");
    }
    [[nodiscard]] static QString name() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }

    Program program;
};

}

TEST_F(Story, ByMouse)
{
    seeTheHotShard();
    click(program, part<QPushButton>("why"));
    seeWhy();
    program.waitFor([&] { return program.window.findChild<QPushButton*>("try0") != nullptr; });
    click(program, part<QPushButton>("try0"));
    seeBothFutures();
    click(program, part<QPushButton>("endComparison"));
    program.waitFor([&] { return latest().compared == nullptr; });

    auto& tabs = part<QTabBar>("stages");
    click(program, tabs, tabs.tabRect(1).center());
    auto& stage = part<widgets::FanOutStage>();
    program.waitFor([&] { return stage.isVisible() && stage.card("search") != nullptr; });
    QWidget& card = *stage.card("search");
    const std::int64_t before = ageOf("search");
    pointAt(program, card, {40, 12});
    xdotool({"mousedown", "1"});
    QWidget& lane = *stage.lane(clients::ConsumerConfig::Kind::FanOut);
    for (int i = 1; i <= 8; ++i)
        pointAt(program, stage,
            card.mapTo(&stage, QPoint{40, 12}) * (8 - i) / 8 + lane.mapTo(&stage, lane.rect().center()) * i / 8);
    program.waitFor([&] { return stage.isCarrying(); });
    xdotool({"mouseup", "1"});
    program.waitFor([&] { return isFanOut("search"); });
    for (int i = 0; i < 4; ++i)
        click(program, part<QToolButton>("faster"));
    click(program, part<QToolButton>("play"));
    seeTheAgeFall(before);
    click(program, part<QToolButton>("play"));
    program.waitFor([&] { return !latest().status.isPlaying; });

    auto& timeline = part<widgets::TimelinePanel>();
    const base::Instant later = program.now();
    click(program, timeline, timeline.pointAt(later - base::Duration{120'000}));
    program.waitFor([&] { return program.now() < later - base::Duration{100'000}; });
    const base::Instant at = program.now();
    click(program, part<QToolButton>("branchHere"));
    program.waitFor([&] { return latest().status.branches.size() == 3; });
    press({"ctrl+z"});
    seeTheBranchUndone(at);
}

TEST_F(Story, ByKeyboardAlone)
{
    seeTheHotShard();
    press({"y"});
    seeWhy();
    press({"t"});
    seeBothFutures();

    press({"ctrl+2"});
    auto& stage = part<widgets::FanOutStage>();
    program.waitFor([&] { return stage.isVisible() && stage.card("search") != nullptr; });
    const std::int64_t before = ageOf("search");
    for (int i = 0; i < 8 && !stage.card("search")->hasFocus(); ++i) {
        press({"Down"});
        QTest::qWait(20);
    }
    ASSERT_TRUE(stage.card("search")->hasFocus());
    press({"Right"});
    press({"Return"});
    program.waitFor([&] { return isFanOut("search"); });
    press({"plus", "plus", "plus", "plus"});
    program.waitFor([&] { return latest().status.askedSpeedPerMille > 4'000; });
    press({"space"});
    seeTheAgeFall(before);
    press({"space"});
    program.waitFor([&] { return !latest().status.isPlaying; });

    const base::Instant later = program.now();
    press({"shift+bracketleft"});
    program.waitFor([&] { return program.now() == later - base::Duration{60'000}; });
    press({"shift+bracketleft"});
    const base::Instant at = later - base::Duration{120'000};
    program.waitFor([&] { return program.now() == at; });
    press({"b"});
    program.waitFor([&] { return latest().status.branches.size() == 3; });
    press({"ctrl+z"});
    seeTheBranchUndone(at);
}
