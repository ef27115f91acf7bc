#include "support/world_builder.h"
#include "widgets/selection.h"
#include "widgets/stage/minute_view.h"
#include "widgets/timeline/load_columns.h"
#include "widgets/timeline/overview_strip.h"
#include "widgets/timeline/range_card.h"
#include "widgets/timeline/time_notes.h"
#include "widgets/timeline/time_text.h"
#include "widgets/timeline/timeline_layout.h"

#include <QJsonObject>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using base::instantAt;
using base::operator""s;
using base::operator""ms;
using base::operator""min;
using base::operator""h;

namespace {

constexpr base::Instant kStart = base::kWorldStart;

std::optional<base::Instant> read(const char* text) { return readInstant(QString::fromUtf8(text), instantAt(100s)); }

// A run of a thousand seconds on a thousand pixels, of which 400 to 600 are shown large.
struct Overview {
    Selection selection{nullptr};
    OverviewStrip strip{selection, nullptr};

    Overview()
    {
        strip.resize(1'000, TimelineLayout::kOverview);
        strip.present({}, {}, TimeScale(kStart, instantAt(1'000s), 1'000), kStart);
        selection.setSpan(TimeSpan{instantAt(400s), instantAt(600s)});
        strip.show();
    }
    void drag(int from, int to)
    {
        const int y = strip.height() / 2;
        QTest::mousePress(&strip, Qt::LeftButton, {}, QPoint(from, y));
        QTest::mouseMove(&strip, QPoint((from + to) / 2, y));
        QTest::mouseMove(&strip, QPoint(to, y));
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, QPoint(to, y));
    }
    void expectSpan(base::Duration from, base::Duration to) const
    {
        ASSERT_TRUE(selection.span());
        EXPECT_EQ(*selection.span(), (TimeSpan{instantAt(from), instantAt(to)}));
    }
};

std::vector<std::string> textsOf(const std::vector<Flag>& flags)
{
    std::vector<std::string> texts;
    for (const Flag& flag : flags)
        texts.push_back(flag.text.toStdString());
    return texts;
}

}

TEST(TimeText, ReadsWhatPeopleType)
{
    EXPECT_EQ(read("12m"), instantAt(12min));
    EXPECT_EQ(read("1h 30m"), instantAt(90min));
    EXPECT_EQ(read("90"), instantAt(90s));
    EXPECT_EQ(read("1.5s"), instantAt(1'500ms));
    EXPECT_EQ(read("1,5 s"), instantAt(1'500ms));
    EXPECT_EQ(read("250ms"), instantAt(250ms));
    EXPECT_EQ(read("00:12:00"), instantAt(12min));
    EXPECT_EQ(read("1:30"), instantAt(90s));
    EXPECT_EQ(read("26:00:00.250"), instantAt(26h + 250ms));
    EXPECT_EQ(read("+30s"), instantAt(130s));
    EXPECT_EQ(read("+ 1:00"), instantAt(160s));
}

TEST(TimeText, RefusesWhatIsNoTime)
{
    for (const char* wrong :
        {"", "+", "soon", "12x", "1:60", "00:60:00", "-5s", "5 apples", "99999999999999999d", "1:2:3:4", "12m+", "::"})
        EXPECT_FALSE(read(wrong)) << wrong;
}

TEST(TimeNotes, StandInOrderOfTime)
{
    TimeNotes notes;
    EXPECT_EQ(notes.keep({instantAt(30s), std::nullopt, "b"}), 0U);
    EXPECT_EQ(notes.keep({instantAt(10s), std::nullopt, "a"}), 0U);
    EXPECT_EQ(notes.keep({instantAt(50s), instantAt(60s), "c"}), 2U);
    EXPECT_EQ(notes.before(instantAt(30s)), instantAt(10s));
    EXPECT_EQ(notes.after(instantAt(30s)), instantAt(50s));
    EXPECT_EQ(notes.at(instantAt(30s)), 1U);
    EXPECT_FALSE(notes.before(instantAt(10s)));
    EXPECT_FALSE(notes.after(instantAt(50s)));
    notes.remove(0);
    EXPECT_EQ(notes.kept().front().text, "b");
}

TEST(TimeNotes, ComeBackAsTheyWereSaved)
{
    TimeNotes notes;
    notes.keep({instantAt(30'001ms), std::nullopt, QString::fromUtf8("phân tách \"nóng\"")});
    notes.keep({instantAt(50s), instantAt(60s), {}});
    notes.keep({instantAt(70s), instantAt(80s), "led to", true});
    EXPECT_EQ(TimeNotes::fromJson(notes.toJson()).kept(), notes.kept());
}

TEST(TimeNotes, ReadNothingFromWhatIsBroken)
{
    const QJsonArray broken{QJsonObject{{"at", -5}}, QJsonObject{{"text", "no time"}}, QJsonObject{{"at", 1e300}},
        QJsonObject{{"at", "10"}}, 7, QJsonObject{{"at", 5'000}, {"until", 4'000}, {"text", "ends before it begins"}}};
    const TimeNotes notes = TimeNotes::fromJson(broken);
    ASSERT_EQ(notes.kept().size(), 1U);
    EXPECT_EQ(notes.kept().front(), (TimeNote{instantAt(5s), std::nullopt, "ends before it begins"}));
}

TEST(TimeNotes, AChapterLastsUntilTheNextOne)
{
    TimeNotes notes;
    notes.keep({instantAt(10s), std::nullopt, "warm up", false, true});
    notes.keep({instantAt(30s), std::nullopt, "a note between"});
    notes.keep({instantAt(60s), std::nullopt, "the storm", false, true});
    const std::vector<TimeNotes::Chapter> chapters = notes.chapters();
    ASSERT_EQ(chapters.size(), 2U);
    EXPECT_EQ(chapters[0].from, instantAt(10s));
    EXPECT_EQ(chapters[0].to, instantAt(60s));
    EXPECT_FALSE(chapters[1].to);
    EXPECT_FALSE(notes.chapterAt(instantAt(9s)));
    EXPECT_EQ(notes.chapterAt(instantAt(59s))->from, instantAt(10s));
    EXPECT_EQ(notes.chapterBefore(instantAt(60s)), instantAt(10s));
    EXPECT_EQ(notes.chapterAfter(instantAt(10s)), instantAt(60s));
    EXPECT_FALSE(notes.chapterAfter(instantAt(60s)));
    EXPECT_FALSE(notes.at(instantAt(60s))) << "a chapter is no note to rename";
    EXPECT_EQ(TimeNotes::fromJson(notes.toJson()).kept(), notes.kept());
}

TEST(TimelineLayout, IsAsHighZoomedAsNot)
{
    for (const bool isZoomed : {false, true}) {
        const TimelineLayout layout{1'280, isZoomed};
        EXPECT_EQ(layout.axis().bottom(), (TimelineLayout{1'280, !isZoomed}).axis().bottom());
        EXPECT_LE(layout.axis().bottom(), layout.height(0));
        EXPECT_LE(layout.lanes(9).bottom(), layout.height(9));
        EXPECT_FALSE(layout.flags().intersects(layout.plot()));
        EXPECT_FALSE(layout.flags().intersects(layout.overview()));
        EXPECT_FALSE(layout.button().intersects(layout.name()));
        EXPECT_FALSE(layout.button().intersects(layout.lanes(1)));
        // The handle of the present stands over the flags and the strip: no button may lie there.
        EXPECT_LT(layout.button().right(), layout.plot().left());
    }
}

TEST(Flags, WordsGiveWayButNoFlagDoes)
{
    TimeNotes notes;
    notes.keep({instantAt(10s), std::nullopt, "a long word that has no room"});
    notes.keep({instantAt(12s), std::nullopt, "next"});
    notes.setMark(instantAt(300s));
    const TimelineLayout layout{1'280, false};
    const TimeScale scale(kStart, instantAt(1'000s), layout.plot().width());
    const QFont font;
    const std::vector<Flag> flags = placeFlags({}, {}, notes, scale, layout, QFontMetrics(font));
    EXPECT_EQ(textsOf(flags), (std::vector<std::string>{"", "next", ""}));
    EXPECT_EQ(flagAt(flags, QPoint(flags[1].x + 1, layout.flags().center().y())), &flags[1]);
    EXPECT_EQ(flagAt(flags, QPoint(flags[2].x + 40, layout.flags().center().y())), nullptr);
}

TEST(Flags, ARangeThatBeganEarlierIsStillSeen)
{
    TimeNotes notes;
    notes.keep({instantAt(10s), instantAt(60s), "here"});
    notes.keep({instantAt(5s), std::nullopt, "gone"});
    const TimelineLayout layout{1'280, true};
    const TimeScale scale(instantAt(50s), instantAt(100s), layout.plot().width());
    const QFont font;
    const std::vector<Flag> flags = placeFlags({}, {}, notes, scale, layout, QFontMetrics(font));
    EXPECT_EQ(textsOf(flags), (std::vector<std::string>{"here"}));
    EXPECT_TRUE(flags[0].box.contains(layout.flags().left() + 2, layout.flags().center().y()));
}

TEST(Flags, FaultsBeginAndEndWhereTheyAreOn)
{
    world::World world = support::worldWithStream(1, 1);
    const auto rule = [](const char* name, std::optional<base::Instant> from, std::optional<base::Instant> until) {
        streams::FaultRule made;
        made.name = name;
        made.from = from;
        made.until = until;
        return made;
    };
    streams::FaultRule off = rule("off", instantAt(300s), instantAt(400s));
    off.isEnabled = false;
    for (const streams::FaultRule& each : {rule("late", instantAt(600s), std::nullopt),
             rule("outage", instantAt(100s), instantAt(500s)), rule("always", std::nullopt, std::nullopt), off})
        ASSERT_TRUE(world::isAccepted(world.apply({.action = streams::SetFaultRequest{each}})));
    const TimelineLayout layout{1'280, false};
    const TimeScale scale(kStart, instantAt(1'000s), layout.plot().width());
    const QFont font;
    const std::vector<Flag> flags = placeFlags({}, faultMarks(world), {}, scale, layout, QFontMetrics(font));
    EXPECT_EQ(textsOf(flags), (std::vector<std::string>{"outage begins", "outage ends", "late begins"}));
    EXPECT_EQ(flags[0].kind, Flag::Kind::FaultBegin);
    EXPECT_EQ(flags[1].kind, Flag::Kind::FaultEnd);
    EXPECT_EQ(flags[1].at, instantAt(500s));
}

TEST(LoadColumns, KeepTheSpikeAndItsRefusal)
{
    std::vector<Beat> beats;
    for (int second = 1; second <= 1'000; ++second)
        beats.push_back({.at = instantAt(base::Duration{second * 1'000}),
            .span = 1s,
            .bytesPerSecond = second == 501 ? 1'000.0 : 100.0,
            .refusedPerSecond = second == 501 ? 1.0 : 0.0});
    const auto whole = loadColumns(beats, TimeScale(kStart, instantAt(1'000s), 100), 10);
    ASSERT_EQ(whole.size(), 100U);
    EXPECT_EQ(whole[50], (LoadColumn{10, true}));
    EXPECT_EQ(whole[49], (LoadColumn{1, false}));
    // Looking closer does not make calm seconds taller.
    const auto calm = loadColumns(beats, TimeScale(instantAt(100s), instantAt(200s), 100), 10);
    EXPECT_EQ(calm[50], (LoadColumn{1, false}));
}

TEST(Overview, TheFrameIsDraggedAndResized)
{
    Overview overview;
    overview.drag(500, 600);
    overview.expectSpan(500s, 700s);
    overview.drag(700, 800);
    overview.expectSpan(500s, 800s);
    overview.drag(500, 450);
    overview.expectSpan(450s, 800s);
    // Past the end it stops, as long as it was.
    overview.drag(600, 990);
    overview.expectSpan(650s, 1'000s);
}

TEST(Overview, ADragBesideTheFrameChoosesAnotherPart)
{
    Overview overview;
    overview.drag(100, 200);
    overview.expectSpan(100s, 200s);
    overview.drag(900, 800);
    overview.expectSpan(800s, 900s);
}

TEST(Overview, AClickGoesThere)
{
    Overview overview;
    QSignalSpy chosen(&overview.strip, &OverviewStrip::instantChosen);
    QTest::mouseClick(&overview.strip, Qt::LeftButton, {}, QPoint(250, 5));
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].value<base::Instant>(), instantAt(250s));
    overview.expectSpan(400s, 600s);
}

TEST(Overview, TheFrameObeysKeys)
{
    Overview overview;
    QTest::keyClick(&overview.strip, Qt::Key_Right);
    overview.expectSpan(420s, 620s);
    QTest::keyClick(&overview.strip, Qt::Key_Left);
    QTest::keyClick(&overview.strip, Qt::Key_Up);
    overview.expectSpan(420s, 580s);
    QTest::keyClick(&overview.strip, Qt::Key_Down);
    overview.expectSpan(404s, 596s);
}

TEST(RangeCard, CopiesWhatItShows)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    RangeCard card(nullptr);
    card.present("clicks",
        {.stretch = {instantAt(10s), instantAt(20s)},
            .grain = 1s,
            .stored = 9'000,
            .bytes = 1'800'000,
            .refused = 1'000,
            .mean = 900,
            .median = 880,
            .p99 = 1'000,
            .highest = 1'000,
            .cost = base::Money{1'540},
            .oldestAge = 1'200ms});
    EXPECT_EQ(card.text().toStdString(),
        "clicks\t00:00:10 – 00:00:20 · 10 s\nstored\t9,000 records\nbytes\t1.80 MB\nmean\t900 records/s\n"
        "p50 · p99 of the seconds\t880 · 1,000 records/s\nrefused, retries counted\t1,000 · 10 %\n"
        "oldest unread record\t1.2 s\ncost\t$0.00154\n");
}

TEST(MinuteView, CirclesTheSecondThatADashboardHides)
{
    using world::Minute;
    const auto minute = [](int index, std::int64_t mean, std::int64_t highest) {
        return Minute{instantAt(base::Duration{index * 60'000}), mean,
            {instantAt(base::Duration{index * 60'000 + 20'000}), 1s, highest}};
    };
    const std::vector<Minute> sent{minute(0, 350, 1'800), minute(1, 350, 900), minute(2, 1'400, 2'000)};
    const std::vector<Minute> shown{minute(0, 340, 1'000), minute(1, 350, 900), minute(2, 990, 1'000)};
    std::vector<ChartSpike> spikes = hiddenSpikes(sent, shown, 1'000);
    // The second minute had none, the third looks as full as it is.
    ASSERT_EQ(spikes.size(), 1U);
    EXPECT_EQ(spikes[0], (ChartSpike{instantAt(19'500ms), 1'800, 340, {}}));
    EXPECT_EQ(worstOf(spikes), &spikes[0]);
}

TEST(MinuteView, AMinuteIsAPlateau)
{
    const std::vector<world::Minute> minutes{{instantAt(0s), 10, {}}, {instantAt(60s), 30, {}}};
    const world::Series series = minuteMeans(minutes, {{instantAt(30s), instantAt(120s)}, 9});
    ASSERT_EQ(series.size(), 9U);
    for (std::size_t i = 0; i < 9; ++i)
        EXPECT_EQ(series[i].highest, i < 3 ? 10 : 30) << i;
}

TEST(ReshardMarks, SayWhoseTheyAreAndWhatBecameOfThem)
{
    operations::ScalingDecision refused{.what = operations::ScalingDecision::What::Refused, .from = 4, .to = 8};
    refused.reason = streams::Reason::WrongCapacityMode;
    const struct {
        ReshardMark mark;
        const char* text;
        const char* detail;
    } rows[] = {
        {{.action = streams::Action::SplitShard, .shard = streams::ShardIndex{3}}, "split 3", "split 3"},
        {{.action = streams::Action::UpdateShardCount, .scaler = "scaler"}, "shard count",
            "shard count\ncalled by scaler"},
        {{.action = streams::Action::UpdateShardCount, .scaler = "scaler", .decision = refused}, "scaler",
            "scaler\n4 \u2192 8 shards refused: The operation does not go with the capacity mode of the stream."},
        {{.from = 4, .to = 8}, "on demand 4 \u2192 8",
            "on demand 4 \u2192 8\nThe service has fitted the shards of the stream to its load."},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(reshardText(row.mark), QString::fromUtf8(row.text));
        EXPECT_EQ(reshardDetail(row.mark), QString::fromUtf8(row.detail));
    }
}
