#include "operations/alarm.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace shardscope::operations;

namespace {

// "0 - X": newest right, as the guide prints them; the function takes the newest first.
std::vector<Datapoint> pointsOf(std::string_view text)
{
    std::vector<Datapoint> points;
    for (const char c : text)
        if (c != ' ')
            points.push_back(c == '0' ? Datapoint::Ok : c == 'X' ? Datapoint::Breaching : Datapoint::Missing);
    std::reverse(points.begin(), points.end());
    return points;
}

std::string nameOf(AlarmState state)
{
    return state == AlarmState::Ok ? "OK" : state == AlarmState::Alarm ? "ALARM" : "INSUFFICIENT_DATA";
}

// "keep" where the outcome is whatever it was.
std::string outcome(std::int64_t datapoints, std::int64_t periods, MissingData missing, std::string_view points)
{
    const AlarmRule rule{datapoints, periods, missing};
    const AlarmState afterOk = alarmState(rule, pointsOf(points), AlarmState::Ok);
    const AlarmState afterAlarm = alarmState(rule, pointsOf(points), AlarmState::Alarm);
    if (afterOk == afterAlarm)
        return nameOf(afterOk);
    return afterOk == AlarmState::Ok && afterAlarm == AlarmState::Alarm ? "keep" : "neither";
}

}

// The two tables of the CloudWatch user guide, "Configuring how CloudWatch alarms treat missing data".
TEST(AlarmState, IsTheOneOfTheGuidesTables)
{
    struct Row {
        std::int64_t datapoints;
        const char* points;
        const char* missing;
        const char* ignore;
        const char* breaching;
        const char* notBreaching;
    };
    constexpr const char* kNone = "INSUFFICIENT_DATA";
    const Row rows[] = {
        {3, "0 - X - X", "OK", "OK", "OK", "OK"},
        {3, "0 - - - -", "OK", "OK", "OK", "OK"},
        {3, "- - - - -", kNone, "keep", "ALARM", "OK"},
        {3, "0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM"},
        {3, "- - X - -", "ALARM", "keep", "ALARM", "OK"},
        {2, "0 - X - X", "ALARM", "ALARM", "ALARM", "ALARM"},
        {2, "0 0 X 0 X", "ALARM", "ALARM", "ALARM", "ALARM"},
        {2, "0 - X - -", "OK", "OK", "ALARM", "OK"},
        {2, "- - - - 0", "OK", "OK", "ALARM", "OK"},
        {2, "- - - X -", "ALARM", "keep", "ALARM", "OK"},
    };
    for (const Row& row : rows) {
        const auto of = [&](MissingData missing) { return outcome(row.datapoints, 3, missing, row.points); };
        EXPECT_EQ(of(MissingData::Missing), row.missing) << row.datapoints << " of 3: " << row.points;
        EXPECT_EQ(of(MissingData::Ignore), row.ignore) << row.datapoints << " of 3: " << row.points;
        EXPECT_EQ(of(MissingData::Breaching), row.breaching) << row.datapoints << " of 3: " << row.points;
        EXPECT_EQ(of(MissingData::NotBreaching), row.notBreaching) << row.datapoints << " of 3: " << row.points;
    }
}

TEST(AlarmState, ALoneBreachThatIsNewDoesNotAlarmYet)
{
    EXPECT_EQ(outcome(3, 3, MissingData::Missing, "- - - - X"), "keep");
    EXPECT_EQ(outcome(3, 3, MissingData::Missing, "- - - X -"), "keep");
    EXPECT_EQ(outcome(3, 3, MissingData::Missing, "- - X - -"), "ALARM");
    EXPECT_EQ(outcome(3, 3, MissingData::Missing, "- - X X -"), "ALARM") << "as old as that, and all since breach";
}

TEST(AlarmState, LooksNoFurtherBackThanTwoPeriodsBeyond)
{
    EXPECT_EQ(outcome(1, 1, MissingData::Missing, "X - -"), "ALARM");
    EXPECT_EQ(outcome(1, 1, MissingData::Missing, "X - - -"), "INSUFFICIENT_DATA");
}

TEST(AlarmState, WithoutMissingPointsCountsTheLastN)
{
    EXPECT_EQ(outcome(5, 5, MissingData::Ignore, "0 X X X X X"), "ALARM");
    EXPECT_EQ(outcome(5, 5, MissingData::Ignore, "X X X X X 0"), "OK");
    EXPECT_EQ(outcome(2, 4, MissingData::Ignore, "X X X 0 0 0"), "OK") << "one of the last four";
    EXPECT_EQ(outcome(2, 4, MissingData::Ignore, "X X 0 X 0 0"), "OK") << "one of the last four";
    EXPECT_EQ(outcome(2, 4, MissingData::Ignore, "0 0 X X 0 0"), "ALARM");
}
