// Iterator age by the minute, as CloudWatch has it: it ends where its readers stop calling, and the truth goes on.
#include "widgets/stage/metric_ages.h"

#include "support/world_builder.h"
#include "widgets/format.h"

#include <QLocale>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

using Kind = clients::ConsumerConfig::Kind;

constexpr streams::StreamIndex kClicks{0};

base::Instant at(std::int64_t seconds) { return base::instantAt(std::chrono::seconds{seconds}); }

void give(world::World& world, world::Action action)
{
    ASSERT_TRUE(world::isAccepted(world.apply({"test", std::move(action)})));
}

void addConsumer(world::World& world, const char* name, Kind kind)
{
    world::AddConsumer add;
    add.config.name = name;
    add.config.stream = "clicks";
    add.config.kind = kind;
    give(world, add);
}

world::World written()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    world::World world = support::worldWithStream(1, 1);
    world::AddProducer add;
    add.config.name = "web";
    add.config.stream = "clicks";
    add.config.rate = {{{base::Duration{}, 50}}};
    add.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 200};
    give(world, add);
    return world;
}

// One column a second.
std::vector<ChartLine> linesOf(const world::World& world)
{
    const auto seconds = std::uint32_t(world.now().time_since_epoch() / std::chrono::seconds{1});
    return metricAges(world, kClicks, {{base::kWorldStart, world.now()}, seconds}, Theme::light());
}

std::vector<std::string> namesOf(const std::vector<ChartLine>& lines)
{
    std::vector<std::string> names;
    for (const ChartLine& line : lines)
        names.push_back(line.name.toStdString());
    return names;
}

}

TEST(MetricAges, EndWhereNobodyCallsAndTheTruthGoesOn)
{
    world::World world = written();
    addConsumer(world, "poll", Kind::Shared);
    addConsumer(world, "push", Kind::FanOut);
    world.runUntil(at(119));
    EXPECT_EQ(namesOf(linesOf(world)), (std::vector<std::string>{"IteratorAgeMilliseconds", "push", "true age"}));
    EXPECT_NE(linesOf(world)[0].latest, "no data");
    give(world, world::SetConsumerProcessing{"poll", 0, true});
    world.runUntil(at(300));
    const std::vector<ChartLine> lines = linesOf(world);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].latest, "no data");
    EXPECT_TRUE(lines[0].hasGaps);
    EXPECT_FALSE(lines[0].columns[100].isEmpty());
    EXPECT_TRUE(lines[0].columns[150].isEmpty());
    EXPECT_TRUE(lines[0].columns[290].isEmpty());
    EXPECT_NE(lines[1].latest, "no data");
    EXPECT_FALSE(lines[1].columns[290].isEmpty());
    EXPECT_LT(lines[1].columns[290].highest, 2'000);
    EXPECT_EQ(lines[1].of, (Choice{ConsumerChoice{"clicks", "push"}}));
    EXPECT_TRUE(lines[2].isDashed);
    EXPECT_FALSE(lines[2].hasGaps);
    EXPECT_GT(lines[2].columns[290].highest, 178'000);
}

// Who only is pushed to is in no metric of GetRecords.
TEST(MetricAges, OfConsumersThatArePushedToAreTheirOwn)
{
    world::World world = written();
    for (const char* name : {"a", "b", "c"})
        addConsumer(world, name, Kind::FanOut);
    world.runUntil(at(90));
    const std::vector<std::string> names = namesOf(linesOf(world));
    ASSERT_EQ(names.size(), 3U) << "two of three, and the truth";
    EXPECT_LT(names[0], names[1]) << "in the order in which they were made";
    EXPECT_LE(names[1], "c");
    EXPECT_EQ(names[2], "true age");
}

TEST(MetricAges, OfAProgramAloneAreThere)
{
    world::World world = written();
    world.runUntil(at(30));
    EXPECT_TRUE(linesOf(world).empty());
    const world::Reply iterator =
        world.apply({"app", streams::GetShardIteratorRequest{"clicks", "shardId-000000000000"}, true});
    (void)world.apply({"app", streams::GetRecordsRequest{std::get<std::string>(iterator)}, true});
    world.runUntil(at(90));
    const std::vector<ChartLine> lines = linesOf(world);
    EXPECT_EQ(namesOf(lines), (std::vector<std::string>{"IteratorAgeMilliseconds", "true age"}));
    world.runUntil(at(180));
    EXPECT_EQ(linesOf(world)[0].latest, "no data") << "it has called once";
    EXPECT_GT(linesOf(world)[1].columns[170].highest, 140'000);
}
