// That records were trimmed for memory is said: at the wall of the heatmap, on the stream's page, in a notice.
#include "widgets/trimmed_text.h"

#include "widgets/charts/key_heatmap.h"
#include "widgets/format.h"
#include "widgets/panels/stream_sheet.h"
#include "world/scenario.h"

#include <QLabel>
#include <QLocale>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

constexpr streams::StreamIndex kClicks{0};

// A program puts 100 kB a second; ten of them are 1 MiB, which is all that is kept.
struct Trimmed {
    world::World world;
    Selection selection{nullptr};

    Trimmed() : world(makeSmall()) { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    static world::World makeSmall()
    {
        world::Scenario scenario;
        scenario.settings.outsideBudget = 1'048'576;
        scenario.settings.service.areLimitsOn = false;
        scenario.settings.service.timings = streams::Timings::instant();
        scenario.streams.push_back({{"clicks", 1}});
        return std::move(world::makeWorld(scenario)).value();
    }
    void putUntil(int second)
    {
        for (auto now = int(world.now().time_since_epoch() / std::chrono::seconds{1}); now < second; ++now) {
            streams::PutRecordRequest request{.streamName = "clicks"};
            request.record.partitionKey = "key";
            request.record.data = std::make_shared<const std::string>(100'000, 'x');
            EXPECT_TRUE(world::isAccepted(world.apply({"program", request, true})));
            world.runUntil(base::instantAt(std::chrono::seconds{now + 1}));
        }
    }
    [[nodiscard]] std::string wall()
    {
        KeyHeatmapView view{&selection, nullptr};
        view.resize(600, 320);
        std::vector<ShardPlace> places;
        const streams::ShardMap& map = *world.service().stream(kClicks).map;
        for (const streams::ShardIndex shard : map.open())
            places.push_back({shard, map.shard(shard).range});
        view.present(std::make_shared<const world::World>(world), kClicks, ShardMapLayout{places, 48, 540},
            std::nullopt);
        return format::plain(view.scene().wallText).toStdString();
    }
};

}

TEST(TrimmedForMemory, IsWrittenAtTheWall)
{
    Trimmed of;
    of.putUntil(5);
    EXPECT_EQ(of.wall(), "retention wall, 24 h");
    of.putUntil(30);
    EXPECT_EQ(of.wall(), "trimmed for memory, 1 MiB");
    of.world.runUntil(base::instantAt(std::chrono::hours{25}));
    EXPECT_EQ(of.wall(), "retention wall, 24 h") << "by now retention has expired more";
}

TEST(TrimmedForMemory, HasALineOnThePageOfTheStream)
{
    Trimmed of;
    StreamSheet sheet(of.selection, nullptr);
    const auto line = [&]() -> const QWidget* {
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            if (label->text() == QStringLiteral("trimmed for memory"))
                return label->parentWidget();
        return nullptr;
    };
    of.putUntil(5);
    sheet.present(of.world, StreamChoice{"clicks"});
    ASSERT_NE(line(), nullptr);
    EXPECT_TRUE(line()->isHidden());
    of.putUntil(30);
    sheet.present(of.world, StreamChoice{"clicks"});
    EXPECT_FALSE(line()->isHidden());
    EXPECT_TRUE(line()->toolTip().contains(QStringLiteral("20 records from before")))
        << line()->toolTip().toStdString();
}

TEST(TrimmedForMemory, IsToldWithItsBudget)
{
    world::WorldSettings budgets;
    EXPECT_TRUE(trimmedText({}, budgets).isEmpty());
    const streams::TrimmedForMemory both{1'234, base::instantAt(std::chrono::seconds{90}), 5'678, {}};
    const std::string text = format::plain(trimmedNotice(both, budgets)).toStdString();
    EXPECT_NE(text.find("more than 2 GiB of memory (outsideBudget): 1,234 records"), std::string::npos) << text;
    EXPECT_NE(text.find("More than 500,000,000 records were kept (recordBudget): 5,678"), std::string::npos) << text;
    EXPECT_NE(text.find("larger budget"), std::string::npos) << text;
}
