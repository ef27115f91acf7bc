#include "widgets/selection.h"

#include "widgets/charts/time_series_chart.h"
#include "widgets/format.h"
#include "widgets/panels/stream_sheet.h"
#include "world/forecast.h"
#include "world/queries.h"
#include "world/scenario.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

using namespace shardscope;
using namespace shardscope::widgets;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};

// Shards so alike that every second another one is the fullest.
world::World worldOfEquals()
{
    world::Scenario scenario;
    scenario.streams = {{{"clicks", 64}, std::chrono::hours{24}}};
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{base::Duration{0}, 52'000}};
    producer.config.keys.count = 50'000;
    producer.config.size.bytes = 100;
    scenario.clients.push_back({"scenario", producer});
    world::World world = std::move(world::makeWorld(scenario)).value();
    world.runUntil(base::instantAt(std::chrono::seconds{12}));
    return world;
}

bool says(const QWidget& panel, const QString& text)
{
    const auto labels = panel.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(text); });
}

}

TEST(Selection, ThePageOfAStreamNamesTheShardThatTheStageSpeaksOf)
{
    const world::World world = worldOfEquals();
    const auto uses = world::shardUses(world, kClicks);
    const auto fullest = std::max_element(uses.begin(), uses.end(),
        [](const auto& a, const auto& b) { return a.offered.perMille < b.offered.perMille; });
    // One that the stage holds though another was fuller in the last second.
    const auto held = std::find_if(uses.begin(), uses.end(), [&](const auto& use) {
        return use.shard != fullest->shard && world::mostStrained(world, kClicks, use.shard)->shard == use.shard;
    });
    ASSERT_NE(held, uses.end());
    Selection selection(nullptr);
    selection.setSpokenOf(ShardChoice{"clicks", held->shard});
    StreamSheet sheet(selection, nullptr);
    sheet.present(world, StreamChoice{"clicks"});
    EXPECT_TRUE(says(sheet,
        format::shardLabel(held->shard) + QStringLiteral(" \u00b7 ")
            + format::percent(double(held->offered.perMille) / 10)));
    EXPECT_FALSE(says(sheet, format::shardLabel(fullest->shard) + QStringLiteral(" \u00b7 ")));
}

TEST(Selection, WhatIsSpokenOfBelongsToOneStreamAndEndsWithTheRun)
{
    Selection selection(nullptr);
    selection.setSpokenOf(ShardChoice{"clicks", ShardIndex{3}});
    EXPECT_EQ(selection.spokenOf("clicks"), ShardIndex{3});
    EXPECT_FALSE(selection.spokenOf("orders"));
    selection.clear();
    EXPECT_FALSE(selection.spokenOf("clicks"));
}

TEST(Selection, ALineUnderThePointerIsLitEverywhere)
{
    Selection selection(nullptr);
    TimeSeriesChart chart(&selection, TimeSeriesChart::Unit::Records, nullptr);
    chart.resize(500, 220);
    const Choice shard = ShardChoice{"clicks", ShardIndex{3}};
    ChartPicture picture;
    picture.span = {base::kWorldStart, base::instantAt(std::chrono::minutes{1})};
    picture.least = 1'000;
    picture.lines.push_back({"stored", "500", Qt::blue, world::Series(chart.columns(), {500, 500}), false, shard});
    picture.lines.push_back({"mean", "900", Qt::gray, world::Series(chart.columns(), {900, 900}), false, {}});
    chart.present(picture);
    chart.setFocusPolicy(Qt::NoFocus); // which has a frame of its own
    chart.show();
    const QImage calm = chart.grab().toImage();
    const QRect plot = chart.plot();
    // From the foot of the plot up the pointer meets the first line, then one that is nobody's.
    bool hasMet = false;
    for (int y = plot.bottom(); y > plot.top(); --y) {
        QTest::mouseMove(&chart, QPoint(plot.center().x(), y));
        if (selection.hovered() == shard)
            hasMet = true;
        else
            EXPECT_EQ(selection.hovered(), Choice{});
    }
    EXPECT_TRUE(hasMet);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&chart, &leave);
    EXPECT_EQ(selection.hovered(), Choice{});
    selection.hover(shard);
    EXPECT_NE(chart.grab().toImage(), calm);
    selection.hover(ShardChoice{"clicks", ShardIndex{4}});
    EXPECT_EQ(chart.grab().toImage(), calm);
}
