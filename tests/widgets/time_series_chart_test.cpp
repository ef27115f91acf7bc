#include "widgets/charts/time_series_chart.h"

#include "widgets/selection.h"

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
