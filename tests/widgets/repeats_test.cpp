// Delivered twice, or out of order, in words: the badges of a journey, and the consumer's page.
#include "support/world_builder.h"
#include "widgets/journey_text.h"
#include "widgets/panels/consumer_sheet.h"
#include "world/consumer_queries.h"
#include "world/scenario.h"

#include <QLabel>

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using Cause = clients::Repeat::Cause;

namespace {

base::Instant at(std::int64_t seconds) { return base::instantAt(std::chrono::seconds{seconds}); }

clients::Repeat repeat(Cause cause, std::uint64_t times)
{
    return {.cause = cause, .begin = 10, .end = 20, .times = times, .since = at(90), .last = at(91)};
}

void give(world::World& world, world::Action action)
{
    ASSERT_TRUE(world::isAccepted(world.apply({"test", std::move(action)})));
}

}

TEST(JourneyBadges, TellEveryCauseAndItsMoment)
{
    const struct {
        Cause cause;
        std::uint64_t times;
        const char* text;
    } kRows[] = {
        {Cause::Bookmark, 1, "bookmark was moved back"},
        {Cause::Handover, 1, "changed its kind"},
        {Cause::Retry, 3, "3 more time"},
    };
    for (const auto& row : kRows) {
        world::RecordStory story;
        story.repeats = {repeat(row.cause, row.times)};
        const std::vector<JourneyBadge> badges = journeyBadges(story);
        ASSERT_EQ(badges.size(), 1U);
        EXPECT_TRUE(badges[0].text.contains(row.text)) << badges[0].text.toStdString();
        EXPECT_EQ(badges[0].at, at(90));
    }
    world::RecordStory story;
    EXPECT_TRUE(journeyBadges(story).empty());
    story.overtakenBy = 2;
    story.offered = at(7);
    const std::vector<JourneyBadge> badges = journeyBadges(story);
    ASSERT_EQ(badges.size(), 1U);
    EXPECT_TRUE(badges[0].text.contains("behind 2 record")) << badges[0].text.toStdString();
    EXPECT_EQ(badges[0].at, at(7));
}

TEST(ConsumerSheet, SaysWhatWasDeliveredTwiceAndWhy)
{
    world::World world = support::worldWithStream(1, 1);
    world::AddConsumer app;
    app.config.name = "app";
    app.config.stream = "clicks";
    give(world, app);
    streams::PutRecordsRequest records{"clicks", {}};
    for (int i = 0; i < 8; ++i)
        records.records.push_back({"k", std::nullopt, std::make_shared<const std::string>("x")});
    give(world, records);
    world.runUntil(at(10));
    world::Scenario scenario;
    scenario.name = "one";
    scenario.streams = {{{"clicks", 1}, std::chrono::hours{24}}};
    EngineLink link(scenario, {}, nullptr);
    ConsumerSheet sheet(link, nullptr);
    sheet.setTheme(Theme::light());
    sheet.resize(260, 900);
    sheet.show();
    sheet.present(world, {"clicks", "app"});
    auto* why = sheet.findChild<QLabel*>("repeats");
    ASSERT_NE(why, nullptr);
    EXPECT_FALSE(why->isVisibleTo(&sheet));
    give(world,
        world::MoveBookmark{"app",
            {streams::shardId(streams::ShardIndex{0}), streams::IteratorType::TrimHorizon, std::nullopt,
                std::nullopt}});
    world.runUntil(at(20));
    sheet.present(world, {"clicks", "app"});
    ASSERT_TRUE(why->isVisibleTo(&sheet));
    EXPECT_TRUE(why->text().contains("8 record")) << why->text().toStdString();
    EXPECT_TRUE(why->text().contains("bookmark moved back")) << why->text().toStdString();
    EXPECT_TRUE(why->text().contains("00:00:10")) << why->text().toStdString();
    link.stop();
}
