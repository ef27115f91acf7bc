// What the KPL packed in the records of a hot key, wherever such a key is named.
#include "widgets/user_records_text.h"

#include "streams/aggregated_record.h"
#include "support/world_builder.h"
#include "widgets/charts/key_watch.h"
#include "widgets/charts/second_keys_card.h"
#include "widgets/charts/shard_card.h"
#include "widgets/format.h"
#include "widgets/panels/shard_sheet.h"
#include "widgets/selection.h"
#include "widgets/stage/stage_sentence.h"
#include "world/explain.h"
#include "world/second_keys.h"

#include <QWidget>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using std::chrono::seconds;

namespace {

constexpr streams::StreamIndex kClicks{0};
constexpr streams::ShardIndex kFirst{0};

// As a program with the KPL does, so many times: two user records of "mobile" and one of "web".
void put(world::World& world, std::size_t records)
{
    const std::vector<streams::UserRecord> users{{"mobile", {}, "1"}, {"web", {}, "2"}, {"mobile", {}, "3"}};
    const streams::AggregatedPut put = streams::aggregate(users);
    const streams::PutEntry entry{put.partitionKey, put.explicitHashKey, std::make_shared<const std::string>(put.data)};
    ASSERT_TRUE(world::isAccepted(world.apply({"KPL",
        streams::PutRecordsRequest{
            .streamName = "clicks", .records = std::vector<streams::PutEntry>(records, entry)}})));
}

// 900 such records in the second from 1 s on, of 1,000 that the one shard takes.
world::World nearlyFull()
{
    world::World world = support::worldWithStream(1, 1);
    world.runUntil(base::instantAt(seconds{1}));
    put(world, 500);
    put(world, 400);
    world.runUntil(base::instantAt(seconds{2}));
    return world;
}

KeyWatch watched(const world::World& world)
{
    KeyWatch watch;
    EXPECT_TRUE(watch.turn(world, kClicks, world::shardUses(world, kClicks)));
    return watch;
}

std::string text(const QString& words) { return format::plain(words).toStdString(); }

}

TEST(UserRecordsText, SaysHowManyThereAreAndOfWhichKeys)
{
    EXPECT_EQ(text(userRecordsText({}, 4)), "");
    world::UserRecords told;
    told.records = 5;
    told.aggregated = 2;
    told.userRecords = 8;
    told.keys = {{"mobile", 4}, {"web", 2}, {std::string(40, 'k'), 2}};
    EXPECT_EQ(text(userRecordsText(told, 2)),
        "KPL: 8 user record(s) in the latest 2 of its records: mobile 50 %, web 25 %");
    EXPECT_EQ(text(userRecordsText(told, 4)),
        "KPL: 8 user record(s) in the latest 2 of its records: mobile 50 %, web 25 %, " + std::string(27, 'k')
            + "… 25 %");
    told.keys.clear(); // they name none
    EXPECT_EQ(text(userRecordsText(told, 4)), "KPL: 8 user record(s) in the latest 2 of its records");
}

TEST(KeyWatch, TellsWhatTheKplPackedInAHotKey)
{
    const world::World world = nearlyFull();
    const KeyWatch watch = watched(world);
    ASSERT_EQ(watch.keys(kFirst).size(), 1U);
    const HotKey& key = watch.keys(kFirst).front();
    EXPECT_EQ(key.name, QStringLiteral("a")) << "it is what the shard counts";
    EXPECT_EQ(key.packed.records, 900U);
    EXPECT_EQ(key.packed.aggregated, 900U);
    EXPECT_EQ(key.packed.userRecords, 2'700U);
    EXPECT_EQ(key.packed.keys, (std::vector<world::UserKeyRecords>{{"mobile", 1'800}, {"web", 900}}));
}

TEST(ShardCard, TellsTheShardsRecordsFromWhatTheKplPackedInThem)
{
    const world::World world = nearlyFull();
    const KeyWatch watch = watched(world);
    const std::vector<world::ShardUse> uses = world::shardUses(world, kClicks);
    QWidget parent;
    const ShardCard card{&parent};
    const std::string told = text(card.text({world, kClicks, uses.at(0), watch.keys(kFirst), false}));
    for (const char* part : {"KPL: 2,700 user record(s) in the latest 900 of its records: mobile 67 %, web 33 %",
             "Each record of the KPL counts as one, whatever it holds."})
        EXPECT_NE(told.find(part), std::string::npos) << part << "\n" << told;
}

TEST(StageSentence, NamesTheKeyThatTheKplPackedMost)
{
    const world::World world = nearlyFull();
    const std::string told = text(stageSentence(world, kClicks, world::shardUses(world, kClicks),
        world::mostStrained(world, kClicks, std::nullopt), watched(world))
                                      .html());
    EXPECT_NE(
        told.find("Key “a” is 100 % of its load. The KPL packed about 3 user records in each; the key “mobile” has the "
                  "most of them: 67 %."),
        std::string::npos)
        << told;
}

TEST(ShardSheet, TellsOfAHotKeyWhatTheKplPackedInIt)
{
    const world::World world = nearlyFull();
    Selection selection{nullptr};
    ShardSheet sheet(selection, nullptr);
    sheet.present(world, {"clicks", kFirst});
    bool isTold = false;
    for (const QWidget* part : sheet.findChildren<QWidget*>()) {
        if (part->accessibleName() != QStringLiteral("a"))
            continue;
        isTold = true;
        EXPECT_TRUE(part->toolTip().contains(QStringLiteral("user record"))) << part->toolTip().toStdString();
        EXPECT_TRUE(part->accessibleDescription().contains(QStringLiteral("mobile")));
    }
    EXPECT_TRUE(isTold);
}

TEST(SecondKeysCard, TellsWhatTheKplPackedInTheSecond)
{
    world::World world = nearlyFull();
    put(world, 500);
    put(world, 500);
    put(world, 200); // refused
    world.runUntil(base::instantAt(seconds{3}));
    put(world, 100);
    world.runUntil(base::instantAt(seconds{10}));
    const auto keys = world::keysOfSecond(world, kClicks, kFirst, base::instantAt(base::Duration{2'500}), 6);
    ASSERT_TRUE(keys);
    EXPECT_GT(keys->refused, 0);
    QWidget parent;
    parent.resize(900, 600);
    SecondKeysCard card{&parent};
    parent.show();
    card.show(world, kClicks, *keys, {100, 100});
    const std::string told = text(card.text());
    EXPECT_NE(told.find("KPL: 3,000 user record(s) in the latest 1,000 of its records: mobile 67 %, web 33 %"),
        std::string::npos)
        << told;
    EXPECT_NE(told.find("The quota counts each record of the KPL as one, whatever it holds."), std::string::npos)
        << told;
}
