#include "widgets/panels/failure_part.h"

#include "support/world_builder.h"
#include "widgets/charts/batch_tree.h"
#include "widgets/stage/consumer_card.h"
#include "widgets/stage/fan_out_reading.h"
#include "widgets/stage/stage_sentence.h"
#include "widgets/why_text.h"
#include "world/explain.h"
#include "world/forecast.h"
#include "world/queries.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

constexpr streams::StreamIndex kClicks{0};

void give(world::World& world, world::Action action)
{
    ASSERT_TRUE(world::isAccepted(world.apply({"test", std::move(action)})));
}

// One shard of eight records, the sixth of them poison, its consumer, and the page's part about it.
struct PartOfOne {
    world::World world = support::worldWithStream(1, 1);
    FailurePart part{nullptr};
    std::vector<world::Action> asked;

    explicit PartOfOne(const clients::FailurePolicy& policy)
    {
        streams::PutRecordsRequest records{"clicks", {}};
        for (int i = 0; i < 8; ++i)
            records.records.push_back({"k", std::nullopt, std::make_shared<const std::string>("x")});
        give(world, records);
        give(world,
            streams::PoisonRecordRequest{
                .streamName = "clicks", .shardId = streams::shardId(streams::ShardIndex{0}), .ordinal = 5});
        world::AddConsumer app;
        app.config.name = "app";
        app.config.stream = "clicks";
        app.config.onFailure = policy;
        give(world, app);
        QObject::connect(&part, &FailurePart::asked, &part,
            [this](const world::Action& action) { asked.push_back(action); });
        part.setTheme(Theme::light());
        part.resize(250, 600);
        part.show();
    }
    void pass(std::int64_t seconds)
    {
        world.runUntil(world.now() + std::chrono::seconds{seconds});
        part.present(world, actor());
    }
    [[nodiscard]] std::size_t actor() const { return world.actors().size() - 1; }
};

TEST(FailurePart, SaysWhichRecordBlocksWhichShard)
{
    PartOfOne one{{}};
    one.part.present(one.world, one.actor());
    EXPECT_EQ(one.part.blockedText(), QString{});
    one.pass(20);
    const QString text = one.part.blockedText();
    EXPECT_TRUE(text.contains(QStringLiteral("Blocked on shard 0"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("record 6, key “k”,"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("5 attempts failed"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("Next try in"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QChar(0x26a0))) << "a sign, not colour alone";
    EXPECT_EQ(one.part.tree()->spoken(), QStringLiteral("8 record(s), in hand"));
}

TEST(FailurePart, ShowsTheHalvesAndTheFailureQueue)
{
    PartOfOne one{{.maximumRetryAttempts = 1, .bisectBatchOnFunctionError = true}};
    one.pass(30);
    EXPECT_EQ(one.part.tree()->spoken(),
        QStringLiteral(
            "8 record(s), cut in two; 4 record(s), done; 4 record(s), cut in two; 2 record(s), cut in two; 2 "
            "record(s), done; 1 record(s), done; 1 record(s), given up"));
    EXPECT_TRUE(one.part.blockedText().startsWith(QStringLiteral("Past record 6 of shard 0 at")))
        << one.part.blockedText().toStdString();
    EXPECT_TRUE(one.part.queueText().endsWith(QStringLiteral("shard 0, record 6: 2 attempt(s)")))
        << one.part.queueText().toStdString();
    // Painting needs no screen to go wrong on.
    EXPECT_FALSE(one.part.grab().isNull());
}

TEST(FailurePart, ChangesThePolicyByItsKnobs)
{
    PartOfOne one{{}};
    one.pass(5);
    EXPECT_TRUE(one.asked.empty()) << "presenting asks for nothing";
    one.part.findChild<QCheckBox*>(QStringLiteral("bisect"))->click();
    ASSERT_EQ(one.asked.size(), 1U);
    const auto first = std::get<world::SetConsumerFailurePolicy>(one.asked.back());
    EXPECT_EQ(first.name, "app");
    EXPECT_EQ(first.policy, (clients::FailurePolicy{.bisectBatchOnFunctionError = true}));
    give(one.world, first);
    one.part.present(one.world, one.actor());
    one.part.findChild<QSpinBox*>(QStringLiteral("retries"))->setValue(3);
    ASSERT_EQ(one.asked.size(), 2U);
    const auto second = std::get<world::SetConsumerFailurePolicy>(one.asked.back());
    EXPECT_EQ(second.policy, (clients::FailurePolicy{.maximumRetryAttempts = 3, .bisectBatchOnFunctionError = true}));
    give(one.world, second);
    one.part.present(one.world, one.actor());
    one.part.findChild<QSpinBox*>(QStringLiteral("maxAge"))->setValue(120);
    ASSERT_EQ(one.asked.size(), 3U);
    EXPECT_EQ(std::get<world::SetConsumerFailurePolicy>(one.asked.back()).policy.maximumRecordAge,
        base::Duration{120'000});
}

TEST(FailurePart, HealsTheRecord)
{
    PartOfOne one{{}};
    one.pass(5);
    auto* heal = one.part.findChild<QPushButton*>(QStringLiteral("heal"));
    ASSERT_FALSE(heal->isHidden());
    heal->click();
    ASSERT_EQ(one.asked.size(), 1U);
    EXPECT_EQ(std::get<streams::HealRecordRequest>(one.asked.back()).ordinal, 5U);
    give(one.world, one.asked.back());
    one.pass(1);
    EXPECT_TRUE(heal->isHidden()) << "it is healed, though the next attempt has yet to find out";
    one.pass(20);
    EXPECT_TRUE(one.part.blockedText().startsWith(QStringLiteral("Past record 6")));
}

TEST(BlockedConsumer, IsNamedOnItsCardAndInTheSentence)
{
    PartOfOne one{{}};
    one.pass(30);
    const FanOutReading reading = readFanOut(one.world, kClicks, {.selected = std::nullopt});
    const ConsumerReading* consumer = reading.consumer(one.actor());
    ASSERT_NE(consumer, nullptr);
    EXPECT_EQ(consumer->blockedShards, 1);
    ConsumerCard card(nullptr);
    card.setTheme(Theme::light());
    card.present(*consumer, reading.subscriptionLife);
    EXPECT_TRUE(card.accessibleDescription().startsWith(QStringLiteral("blocked, ")));
    EXPECT_FALSE(card.grab().isNull());
    const std::vector<world::ShardUse> uses = world::shardUses(one.world, kClicks);
    const QString html = stageSentence(one.world, kClicks, uses, std::nullopt, KeyWatch{}).html();
    EXPECT_TRUE(html.contains(QStringLiteral("it cannot process record 6"))) << html.toStdString();
}

TEST(BlockedConsumer, HasEveryCauseAndRemedyInWords)
{
    PartOfOne one{{}};
    one.pass(30);
    const world::WhyQuestion question = world::WhyClient{one.actor()};
    const world::Explanation why = world::explain(one.world, question);
    ASSERT_EQ(why.verdict, world::Verdict::Blocked);
    EXPECT_FALSE(verdictText(one.world, question, why.verdict).isEmpty());
    for (const world::Cause& cause : why.causes)
        EXPECT_FALSE(causeText(one.world, cause).isEmpty());
    for (const world::Remedy& remedy : why.remedies) {
        EXPECT_FALSE(remedyText(one.world, remedy).what.isEmpty());
        EXPECT_FALSE(remedyName(one.world, remedy).isEmpty());
    }
}

}
