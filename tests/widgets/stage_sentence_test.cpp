// The sentence over the shard map: what it says of a stream, worst first.
#include "widgets/stage/stage_sentence.h"

#include "support/polling_program.h"
#include "support/scenarios.h"
#include "support/world_builder.h"
#include "widgets/format.h"
#include "world/explain.h"
#include "world/queries.h"
#include "world/scenario.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

constexpr streams::StreamIndex kOrders{0};

world::World played(const std::string& name, std::chrono::seconds length)
{
    const auto text = support::fileText(SHARDSCOPE_SOURCE_DIR "/resources/scenarios/" + name);
    auto scenario = world::parseScenario(*text, name, support::readerOfAccessLog());
    EXPECT_TRUE(scenario) << scenario.error().text();
    auto world = world::makeWorld(*scenario);
    EXPECT_TRUE(world.hasValue()) << world.error().text();
    world->runUntil(base::instantAt(length));
    return *std::move(world);
}

StageSentence sentenceOf(const world::World& world)
{
    return stageSentence(world, kOrders, world::shardUses(world, kOrders),
        world::mostStrained(world, kOrders, std::nullopt), KeyWatch{});
}

TEST(StageSentence, NamesTheFaultThatRefusesEntries)
{
    const StageSentence before = sentenceOf(played("faults.json", std::chrono::seconds{20}));
    EXPECT_TRUE(before.isCalm);
    EXPECT_TRUE(before.html().contains(QStringLiteral("nothing is refused"))) << before.html().toStdString();

    const StageSentence during = sentenceOf(played("faults.json", std::chrono::seconds{100}));
    EXPECT_FALSE(during.isCalm);
    const QString html = during.html();
    EXPECT_TRUE(html.startsWith(QStringLiteral("<b>Fault “failed entries”, injected on purpose, refused calls lately")))
        << html.toStdString();
    EXPECT_FALSE(html.contains(QStringLiteral("nothing is refused"))) << html.toStdString();
}

// A program reads as a consumer does, and is called by its name.
TEST(StageSentence, ProgramsThatPollAreReaders)
{
    world::World world = support::worldWithStream(1, 3);
    world::AddProducer web;
    web.config.name = "web";
    web.config.stream = "clicks";
    web.config.rate = {{{base::Duration{}, 100}}};
    web.config.keys.count = 100;
    ASSERT_TRUE(world::isAccepted(world.apply({"you", web})));
    world.runUntil(base::instantAt(std::chrono::seconds{5}));
    const auto said = [&] { return format::plain(sentenceOf(world).html()).toStdString(); };
    EXPECT_NE(said().find("no consumer is behind."), std::string::npos) << said();

    support::PollingProgram program{[&world](const world::Command& command) { return world.apply(command); }, "boto3",
        0, streams::IteratorType::TrimHorizon};
    ASSERT_TRUE(program.poll());
    world.runUntil(base::instantAt(std::chrono::seconds{7}));
    EXPECT_TRUE(sentenceOf(world).isCalm);
    EXPECT_NE(said().find("no reader is behind. Program boto3 keeps up."), std::string::npos) << said();

    world.runUntil(base::instantAt(std::chrono::seconds{60}));
    EXPECT_FALSE(sentenceOf(world).isCalm);
    EXPECT_NE(said().find("Program <b>boto3</b> is <b>5"), std::string::npos) << said();
}

}
