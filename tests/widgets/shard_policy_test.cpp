// How a consumer goes from shard to shard, by the knobs for it: in the dialog that adds one, and on the page of one
// that is there.
#include "base/check.h"
#include "support/world_builder.h"
#include "widgets/format.h"
#include "widgets/panels/consumer_sheet.h"
#include "widgets/shard_policy_box.h"
#include "widgets/stage/add_consumer_dialog.h"
#include "world/queries.h"
#include "world/scenario.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOptionSpinBox>
#include <QTest>

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using clients::ShardPolicy;
using std::chrono::seconds;
using Children = ShardPolicy::Children;
using Renewal = ShardPolicy::Renewal;

namespace {

void give(world::World& world, world::Action action)
{
    ASSERT_TRUE(world::isAccepted(world.apply({"test", std::move(action)})));
}

// The knobs that a dialog or a page has, and the hands on them.
struct Knobs {
    QWidget& of;

    template <typename Knob>
    [[nodiscard]] Knob* named(const char* name) const
    {
        auto* const found = of.findChild<Knob*>(QString::fromLatin1(name));
        SHARD_CHECK(found != nullptr);
        return found;
    }
    [[nodiscard]] QCheckBox* blocks() const { return named<QCheckBox>("blockOnParent"); }
    [[nodiscard]] QSpinBox* discovery() const { return named<QSpinBox>("shardDiscovery"); }
    [[nodiscard]] QComboBox* children() const { return named<QComboBox>("childrenFrom"); }
    [[nodiscard]] QComboBox* renewal() const { return named<QComboBox>("renewFrom"); }
    // All four, as they are to be read.
    [[nodiscard]] std::string text() const
    {
        return (QLatin1String(blocks()->isChecked() ? "waits" : "does not wait") + QStringLiteral("; ")
            + discovery()->text() + QStringLiteral("; ") + children()->currentText() + QStringLiteral("; ")
            + renewal()->currentText())
            .toStdString();
    }
};

void press(QWidget* knob, Qt::Key key) { QTest::keyClick(knob, key); }

void type(QSpinBox* box, const char* number)
{
    box->selectAll();
    QTest::keyClicks(box, QString::fromLatin1(number));
    QTest::keyClick(box, Qt::Key_Return);
}

void click(QCheckBox* box) { QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2)); }

void clickArrow(QSpinBox* box, QStyle::SubControl arrow)
{
    QStyleOptionSpinBox option;
    option.initFrom(box);
    option.subControls = QStyle::SC_All;
    option.buttonSymbols = box->buttonSymbols();
    option.frame = box->hasFrame();
    const QRect place = box->style()->subControlRect(QStyle::CC_SpinBox, &option, arrow, box);
    QTest::mouseClick(box, Qt::LeftButton, {}, place.center());
}

// Out of the list that comes up.
void choose(QComboBox* box, int row)
{
    QTest::mouseClick(box, Qt::LeftButton);
    QAbstractItemView* const list = box->view();
    ASSERT_TRUE(list->isVisible());
    const QPoint place = list->visualRect(list->model()->index(row, 0)).center();
    // A click on the way from the box to the list would count as the one that brought the list up.
    QTest::mouseMove(list->viewport(), place);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place);
    EXPECT_FALSE(list->isVisible());
}

world::Scenario oneConsumer()
{
    world::Scenario scenario;
    scenario.name = "one";
    scenario.streams = {{{"clicks", 2}, std::chrono::hours{24}}};
    world::AddConsumer app;
    app.config.name = "app";
    app.config.stream = "clicks";
    scenario.clients.push_back({"scenario", app});
    return scenario;
}

// The page of one consumer, and what its knobs have posted, in a run that ends with the page.
struct PageOfOne {
    world::SavedRun recorded;
    EngineLink link{oneConsumer(), [this](const world::SavedRun& run) { recorded = run; }, nullptr};
    world::World world = *world::makeWorld(oneConsumer());
    ConsumerSheet sheet{link, nullptr};
    Knobs knobs{sheet};

    PageOfOne()
    {
        sheet.setTheme(Theme::light());
        sheet.resize(300, 900);
        sheet.show();
        present();
    }
    ~PageOfOne() { link.stop(); }
    void present() { sheet.present(world, {"clicks", "app"}); }
    void set(const ShardPolicy& policy)
    {
        give(world, world::SetConsumerShardPolicy{"app", policy});
        present();
    }
    // Everything, in its order.
    std::vector<world::Action> posted()
    {
        link.stop();
        std::vector<world::Action> actions;
        for (const world::JournalEntry& entry : recorded.journal())
            actions.push_back(entry.command.action);
        return actions;
    }
    // What stands beside that name; empty where the page does not have it.
    [[nodiscard]] QString valueOf(const char* name) const
    {
        for (const Line* line : sheet.findChildren<Line*>()) {
            const QList<QLabel*> texts = line->findChildren<QLabel*>();
            if (line->isVisibleTo(&sheet) && texts.front()->text() == QLatin1String(name))
                return texts.back()->text();
        }
        return {};
    }
};

}

TEST(ShardPolicyKnobs, OfAPagePostWhatKeysAndMouseSet)
{
    PageOfOne page;
    const Knobs& knobs = page.knobs;
    EXPECT_EQ(knobs.text(),
        "waits; children: told by the parent's end; children: TRIM_HORIZON; renewed: AFTER_SEQUENCE_NUMBER");
    struct Turn {
        std::function<void()> turn;
        ShardPolicy policy;
        const char* text;
    };
    std::vector<world::Action> expected;
    for (const Turn& row : std::vector<Turn>{
             {[&] { press(knobs.blocks(), Qt::Key_Space); }, {false, seconds{1}},
                 "does not wait; ListShards every 1 s; children: TRIM_HORIZON; renewed: AFTER_SEQUENCE_NUMBER"},
             {[&] { type(knobs.discovery(), "10"); }, {false, seconds{10}},
                 "does not wait; ListShards every 10 s; children: TRIM_HORIZON; renewed: AFTER_SEQUENCE_NUMBER"},
             {[&] { press(knobs.children(), Qt::Key_Down); }, {false, seconds{10}, Children::Latest},
                 "does not wait; ListShards every 10 s; children: LATEST; renewed: AFTER_SEQUENCE_NUMBER"},
             {[&] { press(knobs.renewal(), Qt::Key_Down); }, {false, seconds{10}, Children::Latest, Renewal::Latest},
                 "does not wait; ListShards every 10 s; children: LATEST; renewed: LATEST"},
             {[&] { click(knobs.blocks()); }, {true, seconds{10}, Children::Latest, Renewal::Latest},
                 "waits; ListShards every 10 s; children: LATEST; renewed: LATEST"},
             {[&] { clickArrow(knobs.discovery(), QStyle::SC_SpinBoxUp); },
                 {true, seconds{11}, Children::Latest, Renewal::Latest},
                 "waits; ListShards every 11 s; children: LATEST; renewed: LATEST"},
             {[&] { choose(knobs.children(), 0); }, {true, seconds{11}, Children::TrimHorizon, Renewal::Latest},
                 "waits; ListShards every 11 s; children: TRIM_HORIZON; renewed: LATEST"},
             {[&] { choose(knobs.renewal(), 0); }, {true, seconds{11}},
                 "waits; ListShards every 11 s; children: TRIM_HORIZON; renewed: AFTER_SEQUENCE_NUMBER"},
             {[&] { type(knobs.discovery(), "0"); }, {},
                 "waits; children: told by the parent's end; children: TRIM_HORIZON; renewed: AFTER_SEQUENCE_NUMBER"},
         }) {
        SCOPED_TRACE(row.text);
        row.turn();
        expected.emplace_back(world::SetConsumerShardPolicy{"app", row.policy});
        page.set(row.policy);
        EXPECT_EQ(knobs.text(), row.text);
    }
    EXPECT_EQ(page.posted(), expected) << "one for each turn, and none for what the page was told";
}

TEST(ShardPolicyKnobs, OfAPageWhoseConsumerPassesOverRecordsSayHowMany)
{
    PageOfOne page;
    world::AddProducer shop;
    shop.config.name = "shop";
    shop.config.stream = "clicks";
    shop.config.rate = {{{base::Duration{}, 200}}};
    shop.config.end = seconds{90};
    give(page.world, shop);
    type(page.knobs.discovery(), "5");
    page.set({.discovery = seconds{5}});
    choose(page.knobs.children(), 1);
    page.set({.discovery = seconds{5}, .children = Children::Latest});
    EXPECT_EQ(page.valueOf("passed over at LATEST"), QString{});
    page.world.runUntil(base::instantAt(seconds{42}));
    give(page.world,
        streams::SplitShardRequest{
            "clicks", streams::shardId(streams::ShardIndex{0}), base::HashKey{base::U128{1} << 126}.decimal()});
    page.world.runUntil(base::instantAt(seconds{200}));
    page.present();
    const clients::ConsumerCounts& counts = *world::consumerCounts(page.world.actor("app")->client);
    EXPECT_GT(counts.missed, 0U);
    EXPECT_EQ(page.valueOf("passed over at LATEST"), format::count(std::int64_t(counts.missed)));
    const auto* const why = page.sheet.findChild<QLabel*>(QStringLiteral("repeats"));
    EXPECT_TRUE(why->text().contains(QStringLiteral("child opened at LATEST"))) << why->text().toStdString();
    EXPECT_EQ(page.posted(),
        (std::vector<world::Action>{world::SetConsumerShardPolicy{"app", {.discovery = seconds{5}}},
            world::SetConsumerShardPolicy{"app", {.discovery = seconds{5}, .children = Children::Latest}}}));
}

TEST(ShardPolicyKnobs, OfADialogAreThoseOfTheConsumerThatIsAdded)
{
    for (const bool isByMouse : {false, true}) {
        SCOPED_TRACE(isByMouse ? "mouse" : "keys");
        const auto shown = std::make_shared<const world::World>(support::worldWithStream(2, 1));
        AddConsumerDialog dialog{
            [shown] { return shown; }, "clicks", AddConsumerDialog::Kind::Shared, Theme::light(), nullptr};
        dialog.show();
        const Knobs knobs{dialog};
        EXPECT_EQ(dialog.config().shards, ShardPolicy{});
        if (isByMouse) {
            click(knobs.blocks());
            clickArrow(knobs.discovery(), QStyle::SC_SpinBoxDown);
        } else {
            press(knobs.blocks(), Qt::Key_Space);
            press(knobs.discovery(), Qt::Key_Down);
        }
        EXPECT_EQ(dialog.config().shards, (ShardPolicy{false, seconds{1}})) << "it has to look for them";
        EXPECT_EQ(knobs.text(),
            "does not wait; ListShards every 1 s; children: TRIM_HORIZON; renewed: AFTER_SEQUENCE_NUMBER");
        if (isByMouse) {
            clickArrow(knobs.discovery(), QStyle::SC_SpinBoxUp);
            choose(knobs.children(), 1);
            choose(knobs.renewal(), 1);
        } else {
            press(knobs.discovery(), Qt::Key_Up);
            press(knobs.children(), Qt::Key_Down);
            press(knobs.renewal(), Qt::Key_Down);
        }
        const ShardPolicy policy{false, seconds{2}, Children::Latest, Renewal::Latest};
        EXPECT_EQ(dialog.config().shards, policy);
        EXPECT_EQ(knobs.text(), "does not wait; ListShards every 2 s; children: LATEST; renewed: LATEST");
        EXPECT_FALSE(dialog.refusal().has_value());
        world::World world = *shown;
        for (const world::Action& action : dialog.actions())
            give(world, action);
        const world::Actor* const added = world.actor(dialog.config().name);
        ASSERT_NE(added, nullptr);
        EXPECT_EQ(world::consumerConfig(added->client)->shards, policy);
    }
}

// A scenario may have it look every two seconds and a half, which no turn of the knob says.
TEST(ShardPolicyKnobs, LeaveAloneWhatIsNotTurned)
{
    ShardPolicyBox box(ShardPolicyBox::Place::Page, nullptr);
    int changes = 0;
    QObject::connect(&box, &ShardPolicyBox::changed, &box, [&changes] { ++changes; });
    box.present({.discovery = base::Duration{2'500}});
    EXPECT_EQ(changes, 0);
    press(box.findChild<QComboBox*>(QStringLiteral("childrenFrom")), Qt::Key_Down);
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(box.policy(), (ShardPolicy{.discovery = base::Duration{2'500}, .children = Children::Latest}));
}
