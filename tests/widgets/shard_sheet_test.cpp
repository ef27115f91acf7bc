#include "widgets/panels/shard_sheet.h"

#include "streams/aggregated_record.h"
#include "support/world_builder.h"
#include "widgets/format.h"
#include "widgets/meter.h"

#include <QLabel>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

// What the page says of a meter; empty where there is none to be seen.
std::string reading(const ShardSheet& sheet, const QString& caption)
{
    for (const Meter* meter : sheet.findChildren<Meter*>())
        if (meter->accessibleName() == caption && !meter->isHidden())
            return format::plain(meter->accessibleDescription()).toStdString();
    return {};
}

}

TEST(ShardSheet, ShowsTheTanksOfTheWriteLimit)
{
    world::World world = support::worldWithStream(1, 1);
    world.runUntil(base::instantAt(std::chrono::seconds{10}));
    Selection selection{nullptr};
    ShardSheet sheet(selection, nullptr);
    const ShardChoice choice{"clicks", streams::ShardIndex{0}};
    sheet.present(world, choice);
    EXPECT_EQ(reading(sheet, "records left"), "1,000 / 1,000");
    EXPECT_EQ(reading(sheet, "bytes left"), "1.00 / 1.00 MiB");
    const auto data = std::make_shared<const std::string>(1'048, 'x');
    ASSERT_TRUE(world::isAccepted(world.apply({"you",
        streams::PutRecordsRequest{
            .streamName = "clicks", .records = std::vector<streams::PutEntry>(400, {"k", std::nullopt, data})}})));
    sheet.present(world, choice);
    EXPECT_EQ(reading(sheet, "records left"), "600 / 1,000");
    EXPECT_EQ(reading(sheet, "bytes left"), "0.60 / 1.00 MiB");
}

// That a shard counts so is a guess of ours.
TEST(ShardSheet, SaysHowASecondIsCounted)
{
    for (const streams::ThrottleMode mode : {streams::ThrottleMode::Bucket, streams::ThrottleMode::Window}) {
        world::WorldSettings settings;
        settings.service.throttle = mode;
        world::World world{settings};
        ASSERT_TRUE(world::isAccepted(world.addStreamAtStart({{"clicks", 1}, std::chrono::hours{24}})));
        Selection selection{nullptr};
        ShardSheet sheet(selection, nullptr);
        sheet.present(world, {"clicks", streams::ShardIndex{0}});
        const auto* note = sheet.findChild<QLabel*>(QStringLiteral("throttleMode"));
        ASSERT_NE(note, nullptr);
        EXPECT_FALSE(note->isHidden());
        EXPECT_EQ(note->text().toStdString(),
            mode == streams::ThrottleMode::Bucket
                ? "Counted as a bucket: a model, the service does not say how it counts."
                : "Counted by windows of a whole second: a model, the service does not say how it counts.");
    }
}

TEST(ShardSheet, AClosedShardHasNoTanks)
{
    world::World world = support::worldWithStream(1, 1);
    ASSERT_TRUE(world::isAccepted(world.apply({"you",
        streams::SplitShardRequest{"clicks", "shardId-000000000000", "170141183460469231731687303715884105728"}})));
    world.runUntil(base::instantAt(std::chrono::minutes{2}));
    Selection selection{nullptr};
    ShardSheet sheet(selection, nullptr);
    sheet.present(world, {"clicks", streams::ShardIndex{0}});
    EXPECT_EQ(reading(sheet, "records left"), "");
    sheet.present(world, {"clicks", streams::ShardIndex{1}});
    EXPECT_EQ(reading(sheet, "records left"), "1,000 / 1,000");
}

TEST(ShardSheet, SaysUntilWhenAClosedShardCanBeRead)
{
    world::World world = support::worldWithStream(1, 1);
    ASSERT_TRUE(world::isAccepted(world.apply({"you",
        streams::PutRecordRequest{"clicks", {"k", std::nullopt, std::make_shared<const std::string>("x")}}})));
    ASSERT_TRUE(world::isAccepted(world.apply({"you",
        streams::SplitShardRequest{"clicks", "shardId-000000000000", "170141183460469231731687303715884105728"}})));
    world.runUntil(base::instantAt(std::chrono::minutes{2}));
    Selection selection{nullptr};
    ShardSheet sheet(selection, nullptr);
    const auto* note = sheet.findChild<QLabel*>(QStringLiteral("shardRemains"));
    ASSERT_NE(note, nullptr);
    sheet.present(world, {"clicks", streams::ShardIndex{1}});
    EXPECT_TRUE(note->isHidden()) << "it is open";
    sheet.present(world, {"clicks", streams::ShardIndex{0}});
    EXPECT_FALSE(note->isHidden());
    EXPECT_EQ(format::plain(note->text()).toStdString(), "readable until 24:00:00, in 23 h 58 m");
    world.runUntil(base::instantAt(std::chrono::hours{25}));
    sheet.present(world, {"clicks", streams::ShardIndex{0}});
    EXPECT_EQ(note->text().toStdString(), "nothing of it is left to read");
}

// Misconceptions 33 and 35: what the wire has under the one key "a".
TEST(ShardSheet, TellsUserRecordsFromKinesisRecords)
{
    world::World world = support::worldWithStream(1, 1);
    Selection selection{nullptr};
    ShardSheet sheet(selection, nullptr);
    const ShardChoice choice{"clicks", streams::ShardIndex{0}};
    sheet.present(world, choice);
    auto* newest = sheet.findChild<QLabel*>(QStringLiteral("newestAggregated"));
    ASSERT_NE(newest, nullptr);
    EXPECT_TRUE(newest->isHidden());
    const std::vector<streams::UserRecord> records{
        {"hot", {}, "1"}, {"cold", {}, "2"}, {"hot", {}, "3"}, {"hot", {}, "4"}};
    const streams::AggregatedPut put = streams::aggregate(records);
    ASSERT_TRUE(world::isAccepted(world.apply({"KPL",
        streams::PutRecordsRequest{.streamName = "clicks",
            .records = {{put.partitionKey, put.explicitHashKey, std::make_shared<const std::string>(put.data)}}}})));
    sheet.present(world, choice);
    EXPECT_EQ(reading(sheet, "hot"), "75 %");
    EXPECT_EQ(reading(sheet, "cold"), "25 %");
    EXPECT_FALSE(newest->isHidden());
    std::optional<world::RecordQuestion> asked;
    QObject::connect(&sheet, &ShardSheet::recordAsked, &sheet,
        [&asked](const world::RecordQuestion& question) { asked = question; });
    emit newest->linkActivated(QStringLiteral("0"));
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->record, (world::RecordName{"clicks", streams::ShardIndex{0}, 0}));
}
