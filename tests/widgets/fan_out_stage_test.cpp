#include "widgets/stage/fan_out_stage.h"

#include "operations/price_book.h"
#include "support/polling_program.h"
#include "support/world_builder.h"
#include "widgets/format.h"
#include "widgets/menu/object_menu.h"
#include "widgets/stage/add_consumer_dialog.h"
#include "widgets/stage/fan_out_reading.h"
#include "widgets/stage/verdict.h"
#include "world/built_in_scenarios.h"
#include "world/scenario.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QRadioButton>
#include <QSlider>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using streams::ShardIndex;

namespace {

constexpr streams::StreamIndex kClicks{0};

void give(world::World& world, world::Action action)
{
    ASSERT_TRUE(world::isAccepted(world.apply({"test", std::move(action)})));
}

void addConsumer(world::World& world, const std::string& name, ConsumerKind kind)
{
    world::AddConsumer add;
    add.config.name = name;
    add.config.stream = "clicks";
    add.config.kind = kind;
    add.config.pollInterval = base::Duration{200};
    give(world, add);
}

// Three pollers and a fan-out consumer, and what the stage asked for.
struct StageOfFour {
    EngineLink link{world::defaultScenario(), {}, nullptr};
    world::World world = support::worldWithStream(4, 1);
    Selection selection{nullptr};
    FanOutStage stage{&link, &selection, nullptr};
    std::vector<world::Action> asked;

    StageOfFour()
    {
        link.stop();
        world::AddProducer web;
        web.config.name = "web";
        web.config.stream = "clicks";
        web.config.rate.knots = {{base::Duration{}, 2'000}};
        give(world, web);
        for (const char* name : {"billing", "search", "fraud"})
            addConsumer(world, name, ConsumerKind::Shared);
        addConsumer(world, "audit", ConsumerKind::FanOut);
        pass(30);
        QObject::connect(&stage, &FanOutStage::asked, &stage,
            [this](const world::Action& action) { asked.push_back(action); });
        stage.resize(1'000, 600);
        stage.show();
        stage.activateWindow();
        present();
    }
    void pass(std::int64_t seconds) { world.runUntil(world.now() + std::chrono::seconds{seconds}); }
    void present()
    {
        // What changes the theme makes the next presentation due.
        stage.setTheme(Theme::dark());
        stage.present(world, {});
        QApplication::processEvents();
    }
    [[nodiscard]] ConsumerCard* card(const std::string& name) const { return stage.card(name); }
    void move(ConsumerCard* card, QPoint to, Qt::MouseButtons buttons)
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(card->mapFromGlobal(to)), QPointF(to), Qt::NoButton, buttons,
            Qt::NoModifier);
        QApplication::sendEvent(card, &event);
    }
    [[nodiscard]] QPoint middleOf(const QWidget* widget) const { return widget->mapToGlobal(widget->rect().center()); }
    // Press near its upper left corner, move in steps, and let go there.
    void drag(ConsumerCard* card, QPoint to)
    {
        const QPoint from(40, 8);
        QTest::mousePress(card, Qt::LeftButton, {}, from);
        const QPoint begin = card->mapToGlobal(from);
        for (int step = 1; step <= 8; ++step)
            move(card, begin + (to - begin) * step / 8, Qt::LeftButton);
        EXPECT_TRUE(stage.isCarrying());
        QTest::mouseRelease(card, Qt::LeftButton, {}, card->mapFromGlobal(to));
    }
};

const world::SetConsumerKind* onlyMove(const std::vector<world::Action>& asked)
{
    return asked.size() == 1 ? std::get_if<world::SetConsumerKind>(&asked.front()) : nullptr;
}

// As its menu offers it.
void triggerIn(StageOfFour& of, ConsumerCard* card, Verb verb)
{
    ObjectMenus menus(nullptr, of.selection, nullptr);
    for (const Offer& offer : menus.offersOf(*card->pointedAt(std::nullopt))) {
        if (offer.verb == verb) {
            offer.act();
            return;
        }
    }
    ADD_FAILURE() << "no verb " << int(verb);
}

TEST(FanOutStage, PutsEveryConsumerInItsLane)
{
    StageOfFour of;
    EXPECT_EQ(of.stage.lane(ConsumerKind::Shared)->cards().size(), 3U);
    EXPECT_EQ(of.stage.lane(ConsumerKind::FanOut)->cards().size(), 1U);
    EXPECT_EQ(of.card("audit")->reading().badge, QStringLiteral("D"));
    EXPECT_TRUE(of.stage.sentence().contains(QStringLiteral("enhanced fan-out")));
    EXPECT_TRUE(of.stage.sentence().contains(QStringLiteral("$")));
}

TEST(FanOutStage, PutsAProgramThatPollsAfterAllConsumers)
{
    StageOfFour of;
    support::PollingProgram program{[&of](const world::Command& command) { return of.world.apply(command); }, "boto3",
        0, streams::IteratorType::TrimHorizon};
    (void)program.poll(10);
    of.pass(1);
    of.present();
    const FanOutLane* lane = of.stage.lane(ConsumerKind::Shared);
    EXPECT_EQ(lane->cards().size(), 3U);
    ASSERT_EQ(lane->programs().size(), 1U);
    EXPECT_TRUE(of.stage.lane(ConsumerKind::FanOut)->programs().empty());
    ProgramCard* card = lane->programs().front();
    EXPECT_EQ(card->reading().badge, QStringLiteral("E"));
    EXPECT_EQ(card->reading().shards, 1);
    EXPECT_EQ(card->accessibleName(), QStringLiteral("boto3, a program"));
    EXPECT_TRUE(lane->headline().startsWith(QStringLiteral("4 consumer")));
    const SpokenPart part = lane->pipes()->part(0);
    EXPECT_TRUE(part.description.contains(QStringLiteral("E boto3: "))) << part.description.toStdString();
    // It can be chosen and not moved.
    QTest::mousePress(card, Qt::LeftButton, {}, QPoint(40, 8));
    QMouseEvent move(QEvent::MouseMove, QPointF(200, 60), QPointF(card->mapToGlobal(QPoint(200, 60))), Qt::NoButton,
        Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(card, &move);
    EXPECT_FALSE(of.stage.isCarrying());
    QTest::mouseRelease(card, Qt::LeftButton, {}, QPoint(200, 60));
    EXPECT_TRUE(of.asked.empty());
    EXPECT_EQ(of.selection.selected(), Choice{ProgramChoice{"boto3"}});
    // Silence ends it.
    of.pass(310);
    of.present();
    EXPECT_TRUE(lane->programs().empty());
}

// A shard's five calls belong to whoever makes them.
TEST(FanOutStage, FillsTheCallsOfAShardWithThoseOfPrograms)
{
    world::World world = support::worldWithStream(1, 1);
    std::vector<support::PollingProgram> programs;
    for (int i = 0; i < 5; ++i) {
        world.runUntil(base::instantAt(std::chrono::seconds{i + 1}));
        programs.emplace_back([&world](const world::Command& command) { return world.apply(command); },
            "worker " + std::to_string(i), 0, streams::IteratorType::TrimHorizon);
    }
    world.runUntil(base::instantAt(std::chrono::seconds{10}));
    for (const bool isServed : {true, false})
        for (support::PollingProgram& program : programs)
            EXPECT_EQ(program.poll(), isServed);
    world.runUntil(base::instantAt(std::chrono::seconds{11}));
    const FanOutReading reading = readFanOut(world, kClicks, {.selected = std::nullopt});
    EXPECT_TRUE(reading.shared.consumers.empty());
    ASSERT_EQ(reading.shared.readers(), 5U);
    EXPECT_EQ(reading.shared.reader(4).name, "worker 4");
    EXPECT_EQ(reading.shared.reader(4).badge, QStringLiteral("E"));
    ASSERT_EQ(reading.shards.size(), 1U);
    ASSERT_EQ(reading.shards[0].pipes.shared.size(), 5U);
    FanOutPipes pipes(ConsumerKind::Shared, nullptr);
    pipes.resize(400, 200);
    pipes.present(reading);
    EXPECT_TRUE(pipes.part(0).name.contains(QStringLiteral("5 of 5 calls used, 5 refused")))
        << pipes.part(0).name.toStdString();
    // Five slots in five colours where all were grey.
    const QImage drawn = pipes.grab().toImage();
    for (int tint = 0; tint < 5; ++tint) {
        int pixels = 0;
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x)
                pixels += drawn.pixelColor(x, y).rgb() == Theme::light().series(tint).rgb() ? 1 : 0;
        EXPECT_GT(pixels, 50) << tint;
    }
    EXPECT_TRUE(verdict(reading).sentence.startsWith(QStringLiteral("Only programs read this stream")));
}

TEST(FanOutStage, ShowsThePipeOfAProgramThatIsSubscribed)
{
    StageOfFour of;
    const auto call = [&of](world::Action action) {
        return of.world.apply({.caller = "JS SDK", .action = std::move(action), .isFromOutside = true});
    };
    const world::Reply registered = call(streams::RegisterStreamConsumerRequest{
        .consumerName = "fast", .streamArn = of.world.service().streamArn("clicks")});
    of.pass(30);
    ASSERT_TRUE(world::isAccepted(call(streams::SubscribeToShardRequest{
        .consumerArn = std::get<streams::RegisteredConsumer>(registered).arn,
        .shardId = "shardId-000000000000",
        .startingPosition = {}})));
    of.pass(20);
    of.present();
    const FanOutLane* lane = of.stage.lane(ConsumerKind::FanOut);
    EXPECT_EQ(lane->cards().size(), 1U);
    ASSERT_EQ(lane->programs().size(), 1U);
    EXPECT_EQ(lane->programs()[0]->reading().reader.consumer, "fast");
    EXPECT_EQ(lane->programs()[0]->reading().left, std::chrono::seconds{280});
    EXPECT_TRUE(lane->programs()[0]->accessibleDescription().contains(QStringLiteral("subscribed to 1 shard")));
    QStringList told;
    for (int i = 0; i < lane->pipes()->partCount(); ++i)
        told << lane->pipes()->part(i).description;
    EXPECT_EQ(told.filter(QStringLiteral("its subscription ends in")).size(), 1) << told.join('|').toStdString();
    EXPECT_TRUE(told.join('|').contains(QStringLiteral("E JS SDK: ")));
    EXPECT_TRUE(told.join('|').contains(QStringLiteral("continuation sequence number")));
    EXPECT_EQ(lane->programs()[0]->reading().ageMs, 0) << "what is written is pushed at once";
    EXPECT_FALSE(lane->programs()[0]->accessibleDescription().contains(QStringLiteral("does not keep up")));

    // Its connection takes nothing.
    ASSERT_TRUE(world::isAccepted(call(streams::NoteDelivery{{{streams::SubscriptionId{1}, 0, true}}})));
    of.pass(10);
    of.present();
    const ProgramReading& held = lane->programs()[0]->reading();
    EXPECT_EQ(held.heldUp, std::chrono::seconds{10});
    EXPECT_GE(held.ageMs, 10'000);
    EXPECT_TRUE(lane->programs()[0]->accessibleDescription().contains(QStringLiteral("does not keep up")));
}

TEST(FanOutStage, MovesACardThatIsDroppedOnTheOtherLane)
{
    StageOfFour of;
    of.drag(of.card("search"), of.middleOf(of.stage.lane(ConsumerKind::FanOut)));
    ASSERT_NE(onlyMove(of.asked), nullptr);
    EXPECT_EQ(*onlyMove(of.asked), (world::SetConsumerKind{"search", ConsumerKind::FanOut}));
    EXPECT_FALSE(of.stage.isCarrying());

    give(of.world, of.asked.front());
    of.pass(1);
    of.present();
    EXPECT_EQ(of.stage.lane(ConsumerKind::FanOut)->cards().size(), 2U);
    EXPECT_EQ(of.card("search")->reading().state, world::ConsumerState::Creating);
    EXPECT_EQ(of.card("search")->reading().badge, QStringLiteral("B")) << "it keeps its letter";

    of.asked.clear();
    of.drag(of.card("search"), of.middleOf(of.stage.lane(ConsumerKind::Shared)));
    ASSERT_NE(onlyMove(of.asked), nullptr);
    EXPECT_EQ(*onlyMove(of.asked), (world::SetConsumerKind{"search", ConsumerKind::Shared}));
}

TEST(FanOutStage, LeavesACardThatIsDroppedElsewhereOrLetGoByEscape)
{
    StageOfFour of;
    of.drag(of.card("search"), of.middleOf(of.stage.lane(ConsumerKind::Shared)));
    EXPECT_TRUE(of.asked.empty());

    ConsumerCard* const card = of.card("search");
    QTest::mousePress(card, Qt::LeftButton, {}, QPoint(40, 8));
    of.move(card, of.middleOf(of.stage.lane(ConsumerKind::FanOut)), Qt::LeftButton);
    EXPECT_TRUE(of.stage.isCarrying());
    QTest::keyClick(card, Qt::Key_Escape);
    EXPECT_FALSE(of.stage.isCarrying());
    QTest::mouseRelease(card, Qt::LeftButton, {},
        card->mapFromGlobal(of.middleOf(of.stage.lane(ConsumerKind::FanOut))));
    EXPECT_TRUE(of.asked.empty());
}

TEST(FanOutStage, MovesACardByArrowsAndEnter)
{
    StageOfFour of;
    ConsumerCard* const card = of.card("billing");
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Return);
    EXPECT_TRUE(of.asked.empty()) << "nothing is aimed at yet";
    QTest::keyClick(card, Qt::Key_Right);
    EXPECT_TRUE(card->isAimed());
    EXPECT_TRUE(of.stage.isCarrying());
    QTest::keyClick(card, Qt::Key_Escape);
    EXPECT_FALSE(card->isAimed());
    QTest::keyClick(card, Qt::Key_Right);
    QTest::keyClick(card, Qt::Key_Left);
    EXPECT_FALSE(card->isAimed());
    QTest::keyClick(card, Qt::Key_Right);
    QTest::keyClick(card, Qt::Key_Return);
    ASSERT_NE(onlyMove(of.asked), nullptr);
    EXPECT_EQ(*onlyMove(of.asked), (world::SetConsumerKind{"billing", ConsumerKind::FanOut}));
}

// What changes meanwhile changes the cards, not the hand that holds one.
TEST(FanOutStage, GoesOnShowingWhileACardIsAimed)
{
    StageOfFour of;
    ConsumerCard* const card = of.card("billing");
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Right);
    of.pass(1);
    of.present();
    EXPECT_TRUE(card->isAimed());
    EXPECT_TRUE(of.stage.isCarrying());
}

TEST(FanOutStage, NamesEveryCardAndControl)
{
    StageOfFour of;
    for (const QWidget* widget : of.stage.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        EXPECT_FALSE(widget->accessibleName().isEmpty()) << widget->metaObject()->className();
    }
    EXPECT_EQ(of.card("audit")->accessibleName(), QStringLiteral("audit, enhanced fan-out consumer"));
}

TEST(FanOutStage, ShowsTheLatencyOfTheSelectedConsumerOrOfItsLane)
{
    StageOfFour of;
    give(of.world, world::SetConsumerProcessing{"search", 600, false});
    of.pass(20);
    of.present();
    const LatencyChart* shared = of.stage.lane(ConsumerKind::Shared)->latencyChart();
    const LatencyChart* fanOut = of.stage.lane(ConsumerKind::FanOut)->latencyChart();
    const std::int64_t all = shared->latency().sums().records;
    EXPECT_EQ(shared->title(), QStringLiteral("Latency of the lane, arrival to processed"));
    of.selection.select(ConsumerChoice{"clicks", "search"});
    of.present();
    EXPECT_EQ(shared->title(), QStringLiteral("Latency of search, arrival to processed"));
    EXPECT_EQ(shared->accessibleName(), shared->title());
    EXPECT_LT(shared->latency().sums().records, all / 2);
    EXPECT_EQ(shared->latency().quantile(500), of.card("search")->reading().median);
    EXPECT_EQ(fanOut->title(), QStringLiteral("Latency of the lane, arrival to processed"));
}

TEST(FanOutStage, SaysHowEachReadsAndWhatItsAgeMeans)
{
    StageOfFour of;
    const QString polls = of.card("billing")->toolTip();
    EXPECT_TRUE(polls.contains(QStringLiteral("every 200\u00a0ms, at most 10,000 records"))) << polls.toStdString();
    EXPECT_TRUE(polls.contains(QStringLiteral("GetRecords.IteratorAgeMilliseconds")));
    const QString pushed = of.card("audit")->toolTip();
    EXPECT_TRUE(pushed.contains(QStringLiteral("renewed after 5\u00a0m"))) << pushed.toStdString();
    EXPECT_TRUE(pushed.contains(QStringLiteral("SubscribeToShardEvent.MillisBehindLatest")));
}

// With the clock at its mouth, in words.
TEST(FanOutStage, SaysWhenASubscriptionIsRenewed)
{
    StageOfFour of;
    const SpokenPart part = of.stage.lane(ConsumerKind::FanOut)->pipes()->part(0);
    EXPECT_TRUE(part.description.contains(QStringLiteral("subscribes again in 4\u00a0m")))
        << part.description.toStdString();
    EXPECT_TRUE(part.description.contains(QStringLiteral("continuation sequence number 4")));
    EXPECT_FALSE(
        of.stage.lane(ConsumerKind::Shared)->pipes()->part(0).description.contains(QStringLiteral("subscribes again")));
}

TEST(FanOutStage, DatesItsPricesByThePriceBook)
{
    StageOfFour of;
    const operations::PriceBook book = operations::priceBook(streams::Profile::Current);
    const std::string_view date = book.row(operations::PriceName::FanOutConsumerShardHour).date;
    bool isDated = false;
    for (const QLabel* label : of.stage.lane(ConsumerKind::FanOut)->findChildren<QLabel*>())
        isDated |= label->toolTip().contains(QString::fromUtf8(date.data(), qsizetype(date.size())));
    EXPECT_TRUE(isDated);
}

// A crash gives nothing back: the registration stays, is counted and costs, and can be used again.
TEST(FanOutStage, KeepsTheRegistrationOfAConsumerThatIsKilled)
{
    StageOfFour of;
    const FanOutLane* lane = of.stage.lane(ConsumerKind::FanOut);
    auto* unread = lane->findChild<QLabel*>(QStringLiteral("unread"));
    EXPECT_TRUE(unread->isHidden());
    triggerIn(of, of.card("audit"), Verb::Kill);
    ASSERT_EQ(of.asked.size(), 1U);
    ASSERT_EQ(of.asked.front(), world::Action{world::RemoveClient{"audit"}});
    give(of.world, of.asked.front());
    of.pass(12);
    of.present();
    EXPECT_TRUE(lane->cards().empty());
    EXPECT_TRUE(unread->isVisible());
    EXPECT_TRUE(unread->text().contains(QStringLiteral("<b>audit</b> is registered, but nobody reads")));
    EXPECT_TRUE(lane->headline().endsWith(QStringLiteral("+$0.060/h"))) << lane->headline().toStdString();

    of.asked.clear();
    emit unread->linkActivated(QStringLiteral("restart:audit"));
    ASSERT_EQ(of.asked.size(), 1U);
    give(of.world, of.asked.front());
    of.pass(2);
    of.present();
    EXPECT_TRUE(unread->isHidden());
    ASSERT_NE(of.card("audit"), nullptr);
    EXPECT_EQ(of.card("audit")->reading().state, world::ConsumerState::Reading) << "its registration was ACTIVE";

    give(of.world, world::RemoveClient{"audit"});
    of.present();
    of.asked.clear();
    emit unread->linkActivated(QStringLiteral("deregister:audit"));
    ASSERT_EQ(of.asked.size(), 1U);
    EXPECT_EQ(of.asked.front(), (world::Action{streams::DeregisterStreamConsumerRequest{"clicks", "audit"}}));
}

TEST(FanOutStage, OffersToPollersOnlyWhatTheyHave)
{
    StageOfFour of;
    QStringList texts;
    const auto pointed = of.card("billing")->pointedAt(std::nullopt);
    ASSERT_TRUE(pointed.has_value());
    for (const Offer& offer : pointed->offers)
        texts << offer.text;
    EXPECT_EQ(texts,
        (QStringList{QStringLiteral("Move to enhanced fan-out"), QStringLiteral("Pause"),
            QStringLiteral("Kill: its iterators are lost")}));
}

TEST(FanOutStage, AsksWhyOfTheOneThatALaneLosesBy)
{
    StageOfFour of;
    give(of.world, world::SetConsumerProcessing{"billing", 400, false});
    of.pass(20);
    of.present();
    int asked = 0;
    QObject::connect(&of.stage, &FanOutStage::whyAsked, &of.stage, [&asked] { ++asked; });
    const QString link = QStringLiteral("why:%1").arg(of.card("billing")->reading().actor);
    EXPECT_TRUE(of.stage.sentence().contains(link)) << of.stage.sentence().toStdString();
    emit of.stage.findChild<QLabel*>(QStringLiteral("verdict"))->linkActivated(link);
    EXPECT_EQ(of.selection.selected(), (Choice{ConsumerChoice{"clicks", "billing"}}));
    EXPECT_EQ(asked, 1);
}

TEST(FanOutStage, CountsRegistrationsAgainstTheQuota)
{
    StageOfFour of;
    EXPECT_TRUE(of.stage.lane(ConsumerKind::FanOut)->headline().startsWith(QStringLiteral("1 of 20 registered")));
    EXPECT_TRUE(of.stage.lane(ConsumerKind::Shared)->headline().startsWith(QStringLiteral("3 consumer")));
    bool isSourced = false;
    for (const QLabel* label : of.stage.lane(ConsumerKind::FanOut)->findChildren<QLabel*>())
        isSourced |= label->toolTip().contains(QStringLiteral("50 with On-demand Advantage"))
            && label->toolTip().contains(QStringLiteral("API reference"));
    EXPECT_TRUE(isSourced);
}

// The dialog on the stage's world, as far as it has come.
struct Adding {
    StageOfFour& of;
    AddConsumerDialog dialog{[this] { return std::make_shared<const world::World>(of.world); }, "clicks",
        ConsumerKind::FanOut, Theme::light(), nullptr};

    void type(const char* name) const { dialog.findChild<QLineEdit*>()->setText(QString::fromLatin1(name)); }
    [[nodiscard]] QString refusal() const { return dialog.findChild<QLabel*>(QStringLiteral("refusal"))->text(); }
    [[nodiscard]] QString calls() const { return dialog.findChild<QLabel*>(QStringLiteral("calls"))->text(); }
};

TEST(AddConsumerDialog, RegistersAFanOutConsumerAndSaysSo)
{
    StageOfFour of;
    Adding adding{of};
    EXPECT_EQ(adding.dialog.config().name, "consumer-1");
    EXPECT_TRUE(adding.calls().startsWith(QStringLiteral("RegisterStreamConsumer  ConsumerName=consumer-1\n")));
    const std::vector<world::Action> actions = adding.dialog.actions();
    ASSERT_EQ(actions.size(), 2U);
    EXPECT_EQ(actions[0], (world::Action{streams::RegisterStreamConsumerRequest{"clicks", "consumer-1"}}));
    for (const world::Action& action : actions)
        give(of.world, action);
    of.pass(15);
    of.present();
    ASSERT_NE(of.card("consumer-1"), nullptr);
    EXPECT_EQ(of.card("consumer-1")->reading().state, world::ConsumerState::Reading);

    // One whose consumer was killed is used again.
    give(of.world, world::RemoveClient{"audit"});
    adding.type("audit");
    EXPECT_EQ(adding.dialog.actions().size(), 1U);
    EXPECT_TRUE(adding.calls().startsWith(QStringLiteral("Its registration is there already")));
    for (QRadioButton* kind : adding.dialog.findChildren<QRadioButton*>())
        kind->setChecked(kind->text().contains(QStringLiteral("GetRecords")));
    EXPECT_EQ(adding.dialog.actions().size(), 1U);
    EXPECT_TRUE(adding.calls().startsWith(QStringLiteral("GetShardIterator  ShardIteratorType=LATEST")));
}

TEST(AddConsumerDialog, RefusesWhatTheServiceRefusesInItsWords)
{
    StageOfFour of;
    Adding adding{of};
    EXPECT_TRUE(adding.refusal().isEmpty()) << adding.refusal().toStdString();
    adding.type("not a name");
    EXPECT_TRUE(adding.refusal().contains(QStringLiteral("ValidationException"))) << adding.refusal().toStdString();
    adding.type("billing");
    EXPECT_TRUE(adding.refusal().contains(QStringLiteral("exists already"))) << adding.refusal().toStdString();
    for (int i = 0; i < 19; ++i) {
        give(of.world, streams::RegisterStreamConsumerRequest{"clicks", "more-" + std::to_string(i)});
        of.pass(11);
    }
    adding.type("another");
    EXPECT_TRUE(adding.refusal().contains(QStringLiteral("LimitExceededException")));
    EXPECT_TRUE(adding.refusal().contains(QStringLiteral("20 registered consumers")));
    EXPECT_TRUE(adding.dialog.refusal().has_value());
}

// An account may have been granted more than the profile says.
TEST(AddConsumerDialog, CountsRegistrationsAgainstWhatTheAccountHas)
{
    const auto scenario = world::parseScenario(R"({"shardscope": 1, "quotas": {"consumersPerStream": 35},
        "streams": [{"name": "clicks", "shards": 2}]})",
        "test.json", {});
    ASSERT_TRUE(scenario) << scenario.error().text();
    world::World world = *world::makeWorld(*scenario);
    world.runUntil(base::instantAt(std::chrono::seconds{5}));
    EXPECT_EQ(readFanOut(world, kClicks, {.selected = std::nullopt}).mostRegistered, 35);
    const auto shown = std::make_shared<const world::World>(world);
    const AddConsumerDialog dialog{[shown] { return shown; }, "clicks", ConsumerKind::FanOut, Theme::light(), nullptr};
    bool isSaid = false;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        isSaid |= label->text().contains(QStringLiteral("Registered now: 0 of 35."))
            && label->toolTip().contains(QStringLiteral(": 35 consumers"))
            && label->toolTip().endsWith(QStringLiteral("the profile has 20 consumers."));
    EXPECT_TRUE(isSaid);
}

TEST(AddConsumerDialog, CountsRegistrationsAgainstThoseOfACommitment)
{
    world::World world{world::WorldSettings{}};
    streams::CreateStreamRequest create{"clicks"};
    create.streamMode = streams::CapacityMode::OnDemand;
    create.isShardCountGiven = false;
    give(world, create);
    world.runUntil(base::instantAt(std::chrono::minutes{2}));
    const auto most = [&world] { return readFanOut(world, kClicks, {.selected = std::nullopt}).mostRegistered; };
    const auto says = [&world](const QString& registered, const QString& hint) {
        const auto shown = std::make_shared<const world::World>(world);
        const AddConsumerDialog dialog{
            [shown] { return shown; }, "clicks", ConsumerKind::FanOut, Theme::light(), nullptr};
        const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel* label) { return label->text().contains(registered) && label->toolTip().contains(hint); });
    };
    EXPECT_EQ(most(), 20);
    EXPECT_TRUE(says(QStringLiteral("Registered now: 0 of 20."), QStringLiteral(": 20 consumers")));
    give(world, streams::UpdateAccountSettingsRequest{});
    EXPECT_EQ(most(), 50);
    EXPECT_TRUE(says(QStringLiteral("Registered now: 0 of 50."), QStringLiteral(": 50 consumers")));
}

TEST(FanOutStage, TellsOfALateConsumerWhenItLosesDataOrIsThere)
{
    StageOfFour of;
    give(of.world, world::SetConsumerProcessing{"billing", 0, true});
    of.pass(60);
    of.present();
    const QString loses = of.card("billing")->accessibleDescription();
    EXPECT_TRUE(loses.contains(QStringLiteral("loses data in 23"))) << loses.toStdString();
    EXPECT_GT(of.card("billing")->height(), of.card("search")->height()) << "it has a line more";
    // 30,000 records lie on each shard, 500 a second come.
    give(of.world, world::SetConsumerProcessing{"billing", 1'000, false});
    of.pass(2);
    of.present();
    const QString gains = of.card("billing")->accessibleDescription();
    EXPECT_TRUE(gains.contains(QStringLiteral("caught up in"))) << gains.toStdString();
    EXPECT_FALSE(of.card("search")->accessibleDescription().contains(QStringLiteral("caught up")));
}

TEST(ConsumerCard, ChoosesProcessingRatesByFactors)
{
    EXPECT_EQ(processingAt(0), 50);
    EXPECT_EQ(processingAt(kProcessingSteps - 1), 20'000);
    EXPECT_EQ(processingAt(kProcessingSteps), 0);
    EXPECT_EQ(processingStep(0), kProcessingSteps);
    EXPECT_EQ(processingStep(1'000'000), kProcessingSteps - 1);
    for (int step = 0; step <= kProcessingSteps; ++step)
        EXPECT_NEAR(processingStep(processingAt(step)), step, 1);
    for (int step = 1; step < kProcessingSteps; ++step)
        EXPECT_GE(processingAt(step), processingAt(step - 1));
}

TEST(ShardsInDetail, AreTheSelectedAndTheWorst)
{
    world::PipeLevels levels;
    for (std::uint32_t i = 0; i < 6; ++i)
        levels.shards.push_back(ShardIndex{10 + i});
    levels.shared = {100, 900, 200, 950, 300, 100};
    levels.fanOut = {0, 0, 0, 0, 0, 0};
    levels.refused = {0, 0, 0, 0, 4, 0};
    using Places = std::vector<std::size_t>;
    EXPECT_EQ(shardsInDetail(levels, {}, 3), (Places{1, 3, 4}));
    EXPECT_EQ(shardsInDetail(levels, ShardIndex{10}, 3), (Places{0, 3, 4}));
    EXPECT_EQ(shardsInDetail(levels, {}, 9), (Places{0, 1, 2, 3, 4, 5}));
}

TEST(Verdict, NamesTheWinnerOfEachGoal)
{
    FanOutReading reading;
    EXPECT_EQ(verdict(reading).sentence, QStringLiteral("No consumer reads this stream."));
    const auto latency = [](std::int64_t ms) {
        return clients::LatencyBin{clients::latencyBucket(ms), {.records = 10, .turnMs = 10 * ms}};
    };
    const clients::LatencyBin slow = latency(1'000);
    const clients::LatencyBin fast = latency(15);
    reading.shared.consumers.resize(2);
    reading.shared.latency.add({&slow, 1});
    reading.shared.bytesPerConsumer = 500'000;
    reading.costOfMove = base::Money{84'500};
    const QString alone = verdict(reading).sentence;
    EXPECT_TRUE(alone.contains(QStringLiteral("$0.085"))) << alone.toStdString();
    EXPECT_TRUE(alone.contains(QStringLiteral("2\u00a0MiB/s and 5\u00a0calls/s"))) << alone.toStdString();
    reading.fanOut.consumers.resize(1);
    reading.fanOut.latency.add({&fast, 1});
    reading.fanOut.bytesPerConsumer = 505'000;
    reading.cost.fanOutShards = base::Money{137'000};
    const VerdictText both = verdict(reading);
    EXPECT_TRUE(both.sentence.isEmpty());
    ASSERT_EQ(both.lines.size(), 3U);
    EXPECT_EQ(both.lines[0].goal, QStringLiteral("Latency"));
    EXPECT_EQ(both.lines[0].winner, QStringLiteral("enhanced fan-out"));
    EXPECT_TRUE(both.lines[0].numbers.startsWith(QStringLiteral("<b>15\u00a0ms</b> against")))
        << both.lines[0].numbers.toStdString();
    EXPECT_EQ(both.lines[1].winner, QStringLiteral("no difference"));
    EXPECT_EQ(both.lines[2].winner, QStringLiteral("shared"));
    EXPECT_TRUE(both.lines[2].numbers.contains(QStringLiteral("<b>$0.137</b>")));
    reading.fanOut.bytesPerConsumer = 900'000;
    EXPECT_EQ(verdict(reading).lines[1].winner, QStringLiteral("enhanced fan-out"));
    EXPECT_TRUE(verdictHtml(both, VerdictForm::Paragraphs, Theme::light())
                    .contains(QStringLiteral("Latency: <b>enhanced fan-out</b>, <b>15\u00a0ms</b>")));
    EXPECT_TRUE(verdictHtml(both, VerdictForm::Sentences, Theme::light())
                    .endsWith(QStringLiteral("Cost: <b>shared</b>, nothing extra against <b>$0.137</b> an hour.")));
    EXPECT_EQ(verdictHtml(both, VerdictForm::Columns, Theme::light()).count(QStringLiteral("<tr>")), 3);

    EXPECT_FALSE(both.lines[0].worst) << "of nobody's latency is anything known";
    reading.shared.consumers[1].hasLatency = true;
    reading.shared.consumers[1].actor = 7;
    const VerdictText asked = verdict(reading);
    EXPECT_EQ(asked.lines[0].worst, 7U);
    EXPECT_FALSE(asked.lines[2].worst);
    EXPECT_TRUE(verdictHtml(asked, VerdictForm::Columns, Theme::light()).contains(QStringLiteral("'why:7'")));
    EXPECT_FALSE(verdictHtml(asked, VerdictForm::Sentences, Theme::light()).contains(QStringLiteral("href")));
}

// Nothing is cut at any size of text: a shard with its five slots stands above the strip of all, a
// whole card beside it, and the histogram below.
TEST(FanOutStage, HasRoomForItsPartsAtEverySizeOfText)
{
    StageOfFour of;
    for (const int percent : {50, 100, 150, 200, 250}) {
        const Theme theme = Theme::light().scaled(percent);
        of.stage.setTheme(theme);
        of.stage.resize(theme.px(400), 200);
        of.stage.present(of.world, {});
        QApplication::processEvents();
        of.stage.resize(of.stage.minimumSizeHint());
        QApplication::processEvents();
        for (const ConsumerKind kind : {ConsumerKind::Shared, ConsumerKind::FanOut}) {
            const FanOutLane* lane = of.stage.lane(kind);
            EXPECT_GE(lane->pipes()->height(), lane->pipes()->minimumSizeHint().height()) << percent;
            EXPECT_GE(lane->latencyChart()->height(), lane->latencyChart()->minimumSizeHint().height()) << percent;
            const ConsumerCard* card = lane->cards().front();
            EXPECT_GE(card->visibleRegion().boundingRect().height(), card->height()) << percent;
            EXPECT_GE(card->visibleRegion().boundingRect().width(), card->minimumSizeHint().width()) << percent;
        }
        // The strip of all begins below the last slot.
        EXPECT_LE(of.stage.lane(ConsumerKind::Shared)->pipes()->detailBottom(),
            of.stage.lane(ConsumerKind::Shared)->pipes()->stripTop())
            << percent;
    }
}

TEST(Dollars, HaveThreeDigitsThatCount)
{
    EXPECT_EQ(format::dollars(base::Money{137'400}), QStringLiteral("$0.137"));
    EXPECT_EQ(format::dollars(base::Money{12'400'000}), QStringLiteral("$12.40"));
    EXPECT_EQ(format::dollars(base::Money{1'240'400'000}), QStringLiteral("$1,240"));
    EXPECT_EQ(format::dollars(base::Money{}), QStringLiteral("$0"));
    EXPECT_EQ(format::dollars(base::Money{1'540}), QStringLiteral("$0.00154"));
    EXPECT_EQ(format::dollarsMore(base::Money{-137'400}), QStringLiteral("\u2212$0.137"));
    EXPECT_EQ(format::dollarsMore(base::Money{60'000}), QStringLiteral("+$0.060"));
}

}
