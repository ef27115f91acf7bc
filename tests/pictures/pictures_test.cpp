// The window in two dozen forms, each compared with an approved picture. To look at what has
// changed, open the -actual and -difference files named by a failure; to accept it:
//
//   SHARDSCOPE_APPROVE=1 build/release/bin/test_pictures --gtest_filter=...
//
// A form without an approved picture fails, and its actual picture is written all the same.
#include "comparison.h"
#include "document.h"
#include "keeper.h"
#include "language.h"
#include "main_window.h"
#include "opening.h"
#include "widgets/charts/shard_map.h"
#include "widgets/engine_link.h"
#include "world/built_in_scenarios.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QFontDatabase>
#include <QPixmap>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace shardscope;
using namespace shardscope::app;

namespace {

constexpr std::array<std::uint32_t, 5> kShards{1, 4, 64, 1'000, 10'000};
constexpr std::array kLanguages{"en", "vi", "zh_TW", "en+40"};
constexpr std::array kLooks{Look::Light, Look::Dark, Look::HighContrast};
constexpr std::array<std::pair<int, int>, 2> kSizes{{{1'280, 800}, {1'920, 1'080}}};
constexpr std::int64_t kMostBytes = 5'000'000;

enum class Doing { Nothing, Knife, Why };

struct Form {
    std::uint32_t shards = 4;
    const char* language = "en";
    Look look = Look::Light;
    std::pair<int, int> size = kSizes[0];
    int textPercent = 100;
    Doing doing = Doing::Nothing;
    StageName stage = StageName::Stream;
};

const char* nameOf(Look look) { return look == Look::Light ? "light" : look == Look::Dark ? "dark" : "contrast"; }

// "fanout_4_en_light_1280", "stream_4_en_light_1280_knife"
std::string nameOf(const Form& form)
{
    std::string language = form.language;
    if (language == "en+40")
        language = "long";
    std::string name = std::string(form.stage == StageName::FanOut ? "fanout_" : "stream_")
        + std::to_string(form.shards) + "_" + language + "_" + nameOf(form.look) + "_"
        + std::to_string(form.size.first);
    if (form.textPercent != 100)
        name += "_text" + std::to_string(form.textPercent);
    if (form.doing == Doing::Knife)
        name += "_knife";
    if (form.doing == Doing::Why)
        name += "_why";
    return name;
}

// Every shard count with every language; looks and sizes turn along so that each value of one
// meets each value of the others, and every shard count once on the Fan-out stage. Then what only some states show.
std::vector<Form> forms()
{
    std::vector<Form> made;
    for (std::size_t s = 0; s < kShards.size(); ++s)
        for (std::size_t l = 0; l < kLanguages.size(); ++l)
            made.push_back({.shards = kShards[s],
                .language = kLanguages[l],
                .look = kLooks[(s + l) % kLooks.size()],
                .size = kSizes[(s + l / 2) % 2],
                .stage = l == s % kLanguages.size() ? StageName::FanOut : StageName::Stream});
    made.push_back({.textPercent = 150});
    made.push_back({.look = Look::Dark, .size = kSizes[1], .textPercent = 250});
    made.push_back({.look = Look::Dark, .doing = Doing::Knife});
    made.push_back({.language = "zh_TW", .doing = Doing::Why});
    return made;
}

world::Scenario scenarioOf(std::uint32_t shards)
{
    world::Scenario scenario = world::defaultScenario();
    if (shards >= 64) {
        const QString file =
            QStringLiteral(SHARDSCOPE_SOURCE_DIR "/resources/scenarios/shards-%1.json").arg(shards == 64 ? 64 : 1'000);
        auto opened = openScenario(file);
        EXPECT_TRUE(opened.hasValue());
        scenario = std::move(opened->run.scenario);
    }
    scenario.streams.front().create.shardCount = shards;
    return scenario;
}

// At four shards the story of the default scenario is told; many shards look alike from the first second on.
base::Instant instantOf(const Form& form)
{
    return base::instantAt(base::Duration{form.shards == 4 ? 90'000 : form.shards <= 64 ? 30'000 : 4'000});
}

// Charts, panels and key measurements follow at their own pace, each by a timer of its own: done when none is
// about to run out. Nothing here depends on how fast the machine is.
bool isAtRest(const MainWindow& window)
{
    constexpr int kSoonMs = 5'000; // what stays longer is a notice on its way out
    const QList<QTimer*> timers = window.findChildren<QTimer*>();
    return std::none_of(timers.begin(), timers.end(),
        [](const QTimer* timer) { return timer->isActive() && timer->interval() < kSoonMs; });
}

QImage settled(MainWindow& window)
{
    constexpr int kMostMs = 60'000;
    constexpr int kFrameMs = 20;
    QElapsedTimer spent;
    spent.start();
    QImage before;
    while (spent.elapsed() < kMostMs) {
        EXPECT_TRUE(QTest::qWaitFor([&] { return isAtRest(window); }, kMostMs)) << "the window never comes to rest";
        QTest::qWait(kFrameMs);
        QImage now = window.grab().toImage();
        if (now == before && isAtRest(window))
            break;
        before = std::move(now);
    }
    return before;
}

QImage paint(const Form& form)
{
    const world::Scenario scenario = scenarioOf(form.shards);
    Language language;
    language.showEnglishTerms(Preferences{}.showsEnglishTerms);
    language.use(QString::fromLatin1(form.language));
    Keeper keeper;
    widgets::EngineLink engine(
        scenario, [](const world::SavedRun&) {}, nullptr);
    Document document(engine, keeper, Autosave::Off, nullptr);
    Preferences preferences;
    preferences.look = form.look;
    preferences.textPercent = form.textPercent;
    preferences.reducesMotion = true;
    preferences.stage = form.stage;
    MainWindow window(engine, document, language, preferences);
    window.resize(form.size.first, form.size.second);
    window.show();
    document.begin(Opened{.run = {.scenario = scenario}}, {});
    const base::Instant at = instantOf(form);
    engine.post(world::Request{world::Control{world::Seek{at}}});
    const bool isThere = QTest::qWaitFor(
        [&] { return engine.latest().world && engine.latest().world->now() == at && !engine.latest().status.replay; },
        60'000);
    EXPECT_TRUE(isThere);
    auto* map = window.findChild<widgets::ShardMapView*>();
    if (form.doing != Doing::Nothing)
        (void)settled(window);
    if (form.doing == Doing::Knife)
        map->openKnife();
    if (form.doing == Doing::Why)
        QTest::keyClick(&window, Qt::Key_Y);
    QImage picture = settled(window);
    engine.stop();
    EXPECT_EQ(picture.size(), QSize(form.size.first, form.size.second)) << "the window does not go so small";
    return picture;
}

class Pictures : public testing::TestWithParam<Form> {};

}

TEST_P(Pictures, LooksAsApproved)
{
    // Letters decide most of a picture: other fonts, other pictures.
    if (!QFontDatabase::families().contains(QStringLiteral("Noto Sans CJK TC")))
        GTEST_SKIP() << "needs the fonts of fonts-noto-core and fonts-noto-cjk";
    const QString name = QString::fromStdString(nameOf(GetParam()));
    const QImage actual = paint(GetParam());
    const QString approvedFile = QDir(QStringLiteral(SHARDSCOPE_APPROVED_DIR)).filePath(name + ".png");
    if (qEnvironmentVariableIntValue("SHARDSCOPE_APPROVE") != 0) {
        QDir().mkpath(QStringLiteral(SHARDSCOPE_APPROVED_DIR));
        ASSERT_TRUE(quantised(actual).save(approvedFile, "PNG", 0));
        return;
    }
    const QDir out(QStringLiteral(SHARDSCOPE_BINARY_DIR "/pictures"));
    ASSERT_TRUE(out.mkpath("."));
    const QImage approved(approvedFile);
    if (approved.isNull()) {
        EXPECT_TRUE(actual.save(out.filePath(name + "-actual.png")));
        FAIL() << "nobody has approved " << name.toStdString()
               << " yet: look at it, then run this test with SHARDSCOPE_APPROVE=1";
    }
    const Comparison comparison = compare(approved, actual);
    if (comparison.isAlike())
        return;
    ASSERT_TRUE(actual.save(out.filePath(name + "-actual.png")));
    if (comparison.isSameSize) {
        EXPECT_TRUE(comparison.difference.save(out.filePath(name + "-difference.png")));
    }
    ADD_FAILURE() << comparison.differingPercent << " % of the pixels differ; see " << out.filePath(name).toStdString()
                  << "-*.png";
}

INSTANTIATE_TEST_SUITE_P(Window, Pictures, testing::ValuesIn(forms()),
    [](const testing::TestParamInfo<Form>& form) { return nameOf(form.param); });

TEST(PictureForms, MeetPairwise)
{
    std::set<std::tuple<std::size_t, std::size_t, std::size_t>> pairs; // which two, and their values
    for (const Form& form : forms()) {
        const auto at = [](const auto& values, const auto& value) {
            return std::size_t(std::find(values.begin(), values.end(), value) - values.begin());
        };
        const std::array<std::size_t, 4> values{at(kShards, form.shards),
            std::size_t(std::find_if(kLanguages.begin(), kLanguages.end(),
                            [&](const char* each) { return std::string(each) == form.language; })
                - kLanguages.begin()),
            at(kLooks, form.look), at(kSizes, form.size)};
        for (std::size_t a = 0; a < 4; ++a)
            for (std::size_t b = a + 1; b < 4; ++b)
                pairs.emplace(a * 4 + b, values[a], values[b]);
    }
    EXPECT_EQ(pairs.size(), 5U * 4 + 5 * 3 + 5 * 2 + 4 * 3 + 4 * 2 + 3 * 2);
}

TEST(PictureFiles, AreSmallAndNeeded)
{
    std::set<QString> wanted;
    for (const Form& form : forms())
        wanted.insert(QString::fromStdString(nameOf(form)) + ".png");
    std::int64_t bytes = 0;
    for (const QFileInfo& file : QDir(QStringLiteral(SHARDSCOPE_APPROVED_DIR)).entryInfoList(QDir::Files)) {
        bytes += file.size();
        EXPECT_TRUE(wanted.contains(file.fileName())) << "no form: " << file.fileName().toStdString();
    }
    EXPECT_LE(bytes, kMostBytes);
}

TEST(Comparison, AllowsALittleAndNoMore)
{
    QImage before(400, 200, QImage::Format_RGB32);
    before.fill(Qt::white);
    EXPECT_TRUE(compare(before, before).isAlike());
    QImage paler = before;
    paler.fill(QColor(240, 240, 240));
    EXPECT_TRUE(compare(before, paler).isAlike());
    QImage blotted = before;
    // 1 % of the picture.
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 40; ++x)
            blotted.setPixel(x, y, qRgb(0, 0, 0));
    const Comparison comparison = compare(before, blotted);
    EXPECT_FALSE(comparison.isAlike());
    EXPECT_NEAR(comparison.differingPercent, 1.0, 0.05);
    EXPECT_EQ(QColor(comparison.difference.pixel(2, 2)), QColor(220, 0, 0));
    EXPECT_FALSE(compare(before, QImage(400, 201, QImage::Format_RGB32)).isAlike());
}
