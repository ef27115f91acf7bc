#include "widgets/charts/time_series_chart.h"

#include "widgets/selection.h"

#include <QImage>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

// Where the words of a limit of 1,000 begin, beside a line of this value in the first or the last of four parts.
enum class Part { First, Last, Both, None };
QRect limitBoxBeside(Part part, std::int64_t value, QRect& plot)
{
    Selection selection(nullptr);
    TimeSeriesChart chart(&selection, TimeSeriesChart::Unit::Records, nullptr);
    chart.resize(500, 220);
    world::Series columns(chart.columns());
    const std::size_t quarter = columns.size() / 4;
    if (part == Part::First || part == Part::Both)
        std::fill_n(columns.begin(), quarter, world::Extremes{value, value});
    if (part == Part::Last || part == Part::Both)
        std::fill_n(columns.end() - std::ptrdiff_t(quarter), quarter, world::Extremes{value, value});
    ChartPicture picture;
    picture.span = {base::kWorldStart, base::instantAt(std::chrono::minutes{1})};
    picture.least = 1'000;
    picture.limit = ChartLimit{1'000, "quota"};
    picture.lines.push_back({"stored", "", Qt::blue, columns, false, {}});
    chart.present(picture);
    plot = chart.plot();
    return chart.limitBox();
}

}

// The middle third of a line has no values.
TEST(TimeSeriesChart, DrawsNothingAcrossAGap)
{
    Selection selection(nullptr);
    TimeSeriesChart chart(&selection, TimeSeriesChart::Unit::Milliseconds, nullptr);
    chart.setTheme(Theme::light());
    chart.resize(500, 220);
    world::Series columns(chart.columns(), world::Extremes{500, 500});
    const std::size_t third = columns.size() / 3;
    std::fill_n(columns.begin() + std::ptrdiff_t(third), third, world::Extremes{});
    ChartPicture picture;
    picture.span = {base::kWorldStart, base::instantAt(std::chrono::minutes{3})};
    picture.least = 1'000;
    const auto blueIn = [&](double from, double to) {
        const QImage image = chart.grab().toImage();
        const QRect plot = chart.plot();
        int count = 0;
        for (int x = plot.left() + int(from * plot.width()); x < plot.left() + int(to * plot.width()); ++x)
            for (int y = plot.top() + 2; y < plot.bottom() - 2; ++y) {
                const QColor pixel = image.pixelColor(x, y);
                count += pixel.blue() > pixel.red() + 60;
            }
        return count;
    };
    for (const bool hasGaps : {false, true}) {
        picture.lines = {{.name = "age", .colour = Qt::blue, .columns = columns, .hasGaps = hasGaps}};
        chart.present(picture);
        EXPECT_GT(blueIn(0.05, 0.3), 50) << hasGaps;
        EXPECT_EQ(blueIn(0.36, 0.64) > 0, !hasGaps);
        EXPECT_GT(blueIn(0.7, 0.95), 50) << hasGaps;
    }
    EXPECT_FALSE(chart.valuesAt(base::instantAt(std::chrono::seconds{90})).front()) << "nor does the crosshair";
    EXPECT_TRUE(chart.valuesAt(base::instantAt(std::chrono::seconds{30})).front());
    EXPECT_TRUE(chart.valuesAt(base::instantAt(std::chrono::seconds{150})).front());
}

TEST(TimeSeriesChart, WritesItsLimitWhereNoLineIs)
{
    struct Row {
        Part part;
        std::int64_t value;
        bool isLeft;
    };
    for (const Row& row : {
             Row{Part::None, 0, true},
             Row{Part::First, 400, true},
             Row{Part::First, 1'060, false},
             Row{Part::Last, 1'060, true},
             Row{Part::Both, 1'060, true},
         }) {
        QRect plot;
        const QRect box = limitBoxBeside(row.part, row.value, plot);
        EXPECT_EQ(box.center().x() < plot.center().x(), row.isLeft) << int(row.part) << ' ' << row.value;
        EXPECT_TRUE(plot.contains(box)) << int(row.part) << ' ' << row.value;
    }
}
