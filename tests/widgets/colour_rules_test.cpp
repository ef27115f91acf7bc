#include "widgets/colour_rules.h"

#include "support/world_builder.h"
#include "widgets/charts/shard_map.h"
#include "widgets/charts/shard_map_painter.h"
#include "widgets/charts/shard_ring.h"
#include "widgets/panels/colour_rules_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <type_traits>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using streams::ShardIndex;

namespace {

constexpr world::WriteQuota kQuota{.recordsPerSecond = 1'000, .bytesPerSecond = 1'048'576};

// A shard of four with half its bytes, a fifth of its records and more reads than writes.
world::ShardUse halfFull(std::uint32_t index)
{
    world::ShardUse use;
    use.shard = ShardIndex{index};
    use.range = base::evenSplit(4)[index];
    use.offered = {.recordsPerSecond = 200, .bytesPerSecond = 524'288, .perMille = 500};
    use.stored = use.offered;
    use.readPerMille = 700;
    return use;
}

world::ShardUse throttled(std::uint32_t index)
{
    world::ShardUse use = halfFull(index);
    use.offered = {.recordsPerSecond = 1'500, .bytesPerSecond = 600'000, .perMille = 1'500};
    use.stored = {.recordsPerSecond = 1'000, .bytesPerSecond = 400'000, .perMille = 1'000};
    use.refused = 500;
    return use;
}

ShardMapScene sceneOf(std::vector<world::ShardUse> uses, const Theme& theme = Theme::light())
{
    ShardMapScene scene;
    scene.theme = theme;
    scene.hatch = QPixmap(10, 10);
    scene.hatch.fill(theme.hatch);
    scene.quota = kQuota;
    scene.bands = ShardMapBands::of({600, 300}, theme);
    std::vector<ShardPlace> places;
    for (const world::ShardUse& use : uses)
        places.push_back({use.shard, use.range});
    scene.layout = ShardMapLayout(places, scene.bands.left(), scene.bands.body.width());
    scene.uses = std::move(uses);
    return scene;
}

QImage painted(const ShardMapScene& scene)
{
    QImage image(600, 300, QImage::Format_RGB32);
    image.fill(scene.theme.panel);
    QPainter painter(&image);
    paintShardMap(painter, scene);
    return image;
}

QImage paintedRing(const ShardMapScene& scene)
{
    QImage image(600, 300, QImage::Format_RGB32);
    image.fill(scene.theme.panel);
    QPainter painter(&image);
    paintShardRing(painter, scene, RingPlace::of(image.size(), scene.theme));
    return image;
}

// How many pixels differ by more than a shade of grey that eyes tell apart.
int differing(const QImage& one, const QImage& other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            count += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 24 ? 1 : 0;
    return count;
}

double luminance(QRgb colour)
{
    const auto channel = [](int v) {
        const double part = v / 255.0;
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(qRed(colour)) + 0.7152 * channel(qGreen(colour)) + 0.0722 * channel(qBlue(colour));
}

std::vector<ColourRule> readBack(const char* json) { return colourRulesFrom(QJsonDocument::fromJson(json).array()); }

}

TEST(ColourRules, HoldFromTheirShareOn)
{
    const world::ShardUse use = halfFull(0);
    const auto holds = [&](RuleMeasure measure, int percent) {
        return ColourRule{.measure = measure, .atLeastPercent = percent}.holds(use, kQuota);
    };
    EXPECT_TRUE(holds(RuleMeasure::Write, 50));
    EXPECT_FALSE(holds(RuleMeasure::Write, 51));
    EXPECT_TRUE(holds(RuleMeasure::Bytes, 50));
    EXPECT_FALSE(holds(RuleMeasure::Bytes, 51));
    EXPECT_TRUE(holds(RuleMeasure::Records, 20));
    EXPECT_FALSE(holds(RuleMeasure::Records, 21));
    EXPECT_TRUE(holds(RuleMeasure::Read, 70));
    EXPECT_FALSE(holds(RuleMeasure::Read, 71));
    EXPECT_TRUE(holds(RuleMeasure::Refused, 0));
    EXPECT_FALSE(holds(RuleMeasure::Refused, 1));
    EXPECT_EQ(measured(RuleMeasure::Refused, throttled(0), kQuota), throttled(0).refusedPerMille());
    EXPECT_GT(measured(RuleMeasure::Refused, throttled(0), kQuota), 300);
    EXPECT_EQ(measured(RuleMeasure::Bytes, use, {}), 0) << "of no quota";
}

TEST(ColourRules, TheFirstThatIsOnAndHoldsWins)
{
    std::vector<ColourRule> rules{{.atLeastPercent = 90}, {.atLeastPercent = 40}, {.atLeastPercent = 10}};
    EXPECT_EQ(firstMatch(rules, halfFull(0), kQuota), 1U);
    EXPECT_EQ(firstMatch(rules, throttled(0), kQuota), 0U);
    rules[1].isOn = false;
    EXPECT_EQ(firstMatch(rules, halfFull(0), kQuota), 2U);
    rules[2].atLeastPercent = 51;
    EXPECT_EQ(firstMatch(rules, halfFull(0), kQuota), std::nullopt);
    EXPECT_EQ(firstMatch({}, halfFull(0), kQuota), std::nullopt);
}

TEST(ColourRules, ComeBackFromJsonAsTheyWere)
{
    std::vector<ColourRule> rules;
    for (const RuleMeasure measure : kRuleMeasures)
        rules.push_back({.measure = measure,
            .atLeastPercent = int(measure) * 250,
            .series = int(measure) + 3,
            .pattern = kRulePatterns[std::size_t(measure) % kRulePatterns.size()],
            .isOn = measure != RuleMeasure::Bytes});
    const QByteArray text = QJsonDocument(toJson(rules)).toJson();
    EXPECT_EQ(colourRulesFrom(QJsonDocument::fromJson(text).array()), rules) << text.toStdString();
    EXPECT_TRUE(colourRulesFrom(toJson({})).empty());
}

TEST(ColourRules, LeaveOutOfJsonWhatCannotBeRead)
{
    const ColourRule whole{
        .measure = RuleMeasure::Read, .atLeastPercent = 5, .series = 2, .pattern = RulePattern::Dots};
    EXPECT_EQ(
        readBack(R"([7, {"measure":"read","atLeastPercent":5,"series":2,"pattern":"dots","on":true}, "x", null, {}])"),
        std::vector{whole});
    for (const char* broken : {
             R"([{"measure":"heat","atLeastPercent":5,"series":2,"pattern":"dots","on":true}])",
             R"([{"measure":1,"atLeastPercent":5,"series":2,"pattern":"dots","on":true}])",
             R"([{"atLeastPercent":5,"series":2,"pattern":"dots","on":true}])",
             R"([{"measure":"read","atLeastPercent":-1,"series":2,"pattern":"dots","on":true}])",
             R"([{"measure":"read","atLeastPercent":1001,"series":2,"pattern":"dots","on":true}])",
             R"([{"measure":"read","atLeastPercent":1e300,"series":2,"pattern":"dots","on":true}])",
             R"([{"measure":"read","atLeastPercent":5.5,"series":2,"pattern":"dots","on":true}])",
             R"([{"measure":"read","atLeastPercent":"5","series":2,"pattern":"dots","on":true}])",
             R"([{"measure":"read","atLeastPercent":5,"series":8,"pattern":"dots","on":true}])",
             R"([{"measure":"read","atLeastPercent":5,"series":2,"pattern":"waves","on":true}])",
             R"([{"measure":"read","atLeastPercent":5,"series":2,"pattern":"dots","on":1}])",
             R"([{"measure":"read","atLeastPercent":5,"series":2,"pattern":"dots"}])",
             R"({"measure":"read"})",
             R"([)",
         })
        EXPECT_TRUE(readBack(broken).empty()) << broken;
    EXPECT_EQ(colourRulesFrom(toJson(std::vector<ColourRule>(kMostColourRules + 3))).size(), kMostColourRules);
}

TEST(ColourRules, PatternsDifferInGreyInTheBarAndInTheRing)
{
    for (const Theme& theme : {Theme::light(), Theme::dark(), Theme::highContrast()}) {
        for (int series = 0; series < ColourRule::kSeries; ++series) {
            std::vector<QImage> bars;
            std::vector<QImage> rings;
            for (const RulePattern pattern : kRulePatterns) {
                ShardMapScene scene = sceneOf({halfFull(0), halfFull(1), halfFull(2), halfFull(3)}, theme);
                scene.setColourRules({{.atLeastPercent = 50, .series = series, .pattern = pattern}}, 1);
                bars.push_back(painted(scene));
                rings.push_back(paintedRing(scene));
            }
            for (std::size_t i = 0; i < bars.size(); ++i)
                for (std::size_t j = 0; j < i; ++j) {
                    EXPECT_GT(differing(bars[i], bars[j]), 5'000) << series << ": " << i << " and " << j;
                    EXPECT_GT(differing(rings[i], rings[j]), 800) << series << ": " << i << " and " << j;
                }
        }
    }
}

// WCAG 2.2, 1.4.11, for the pattern as for any other shape that carries a meaning.
TEST(ColourRules, InkReachesThreeToOneOnItsFill)
{
    for (const Theme& theme : {Theme::light(), Theme::dark(), Theme::highContrast()})
        for (int series = 0; series < ColourRule::kSeries; ++series) {
            const QImage tile = ruleTile(theme, series, RulePattern::Dots, 1);
            const double fill = luminance(theme.series(series).rgb());
            const double ink = luminance(tile.pixel(3, 3));
            EXPECT_GE((std::max(fill, ink) + 0.05) / (std::min(fill, ink) + 0.05), 3) << series;
        }
}

TEST(ColourRules, ColourOnlyTheShardsTheyHoldFor)
{
    const std::vector<world::ShardUse> uses{halfFull(0), throttled(1), halfFull(2), throttled(3)};
    const QImage plain = painted(sceneOf(uses));
    ShardMapScene scene = sceneOf(uses);
    scene.setColourRules({{.atLeastPercent = 200, .series = 2}, {.atLeastPercent = 10, .series = 4, .isOn = false}}, 1);
    EXPECT_EQ(painted(scene), plain) << "no rule holds";
    EXPECT_EQ(paintedRing(scene), paintedRing(sceneOf(uses)));

    scene.setColourRules({{.measure = RuleMeasure::Refused, .atLeastPercent = 1, .series = 2}}, 1);
    const QImage ruled = painted(scene);
    const auto fillOf = [&](const QImage& image, std::size_t cell) {
        return image.pixel(scene.layout.cells()[cell].left + 4, scene.bands.body.bottom() - 3);
    };
    for (const std::size_t cell : {0U, 2U})
        EXPECT_EQ(fillOf(ruled, cell), fillOf(plain, cell));
    // The rule says otherwise than the stripes of a refusal.
    for (const std::size_t cell : {1U, 3U})
        EXPECT_EQ(fillOf(ruled, cell), scene.theme.series(2).rgb());
}

TEST(ColourRules, AreSeenOnAShardWithoutWrites)
{
    world::ShardUse idle = halfFull(0);
    idle.offered = {};
    ShardMapScene scene = sceneOf({idle, halfFull(1), halfFull(2), halfFull(3)});
    scene.setColourRules({{.measure = RuleMeasure::Read, .atLeastPercent = 70, .series = 3}}, 1);
    EXPECT_EQ(painted(scene).pixel(scene.layout.cells()[0].left + 4, scene.bands.body.bottom() - 2),
        scene.theme.series(3).rgb());
}

TEST(ColourRules, ReachShardsThinnerThanAPixel)
{
    constexpr std::uint32_t kShards = 4'000;
    const std::vector<base::HashRange> ranges = base::evenSplit(kShards);
    std::vector<world::ShardUse> uses;
    for (std::uint32_t i = 0; i < kShards; ++i) {
        world::ShardUse use = i == 2'000 ? throttled(0) : halfFull(0);
        use.shard = ShardIndex{i};
        use.range = ranges[i];
        uses.push_back(use);
    }
    ShardMapScene scene = sceneOf(std::move(uses));
    ASSERT_TRUE(scene.layout.isDense());
    scene.setColourRules({{.measure = RuleMeasure::Refused, .atLeastPercent = 1, .series = 2},
                             {.atLeastPercent = 10, .series = 4, .pattern = RulePattern::CrossHatch}},
        1);
    const QImage image = painted(scene);
    const int y = scene.bands.body.bottom() - 20;
    EXPECT_EQ(image.pixel(scene.layout.cells()[2'000].left, y), scene.theme.series(2).rgb());
    // The rest in the pattern of the other rule, at the places at which wide columns have it.
    const QImage tile = ruleTile(scene.theme, 4, RulePattern::CrossHatch, 1);
    for (int x = scene.bands.left() + 20; x < scene.bands.left() + 40; ++x)
        EXPECT_EQ(image.pixel(x, y), tile.pixel(x % kRuleTile, y % kRuleTile)) << x;
}

TEST(ColourRules, TakeTheTintOfAnotherTheme)
{
    world::World world = support::worldWithStream(4, 1);
    world.runUntil(base::instantAt(base::Duration{2'000}));
    Selection selection{nullptr};
    ShardMapView map{&selection, nullptr};
    map.resize(1'000, 300);
    map.present(std::make_shared<const world::World>(world), streams::StreamIndex{0});
    map.setColourRules({{.atLeastPercent = 0, .series = 1}});
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        map.setTheme(theme);
        const ShardMapScene& scene = map.scene();
        EXPECT_EQ(map.grab().toImage().pixel(scene.layout.cells()[1].left + 4, scene.bands.body.bottom() - 2),
            theme.series(1).rgb());
    }
}

TEST(ColourRulesDialog, AddsChangesMovesAndRemoves)
{
    ColourRulesDialog dialog(sceneOf({halfFull(0), throttled(1), halfFull(2), halfFull(3)}), nullptr);
    dialog.show();
    EXPECT_TRUE(dialog.rules().empty());
    auto* add = dialog.findChild<QPushButton*>(QStringLiteral("addRule"));
    const auto named = [&](auto* kind, const QString& name) {
        using Kind = std::remove_pointer_t<decltype(kind)>;
        for (Kind* each : dialog.findChildren<Kind*>())
            if (each->accessibleName() == name)
                return each;
        return static_cast<Kind*>(nullptr);
    };
    const auto click = [&](const QString& name) {
        QTest::mouseClick(named(static_cast<QToolButton*>(nullptr), name), Qt::LeftButton);
    };
    QTest::mouseClick(add, Qt::LeftButton);
    QTest::mouseClick(add, Qt::LeftButton);
    ASSERT_EQ(dialog.rules().size(), 2U);
    EXPECT_NE(dialog.rules()[0].series, dialog.rules()[1].series);
    EXPECT_NE(dialog.rules()[0].pattern, dialog.rules()[1].pattern);

    named(static_cast<QComboBox*>(nullptr), "What rule 2 looks at")->setCurrentIndex(3);
    named(static_cast<QComboBox*>(nullptr), "Colour of rule 2")->setCurrentIndex(6);
    named(static_cast<QComboBox*>(nullptr), "Pattern of rule 2")->setCurrentIndex(2);
    named(static_cast<QSpinBox*>(nullptr), "From how many percent on rule 2 holds")->setValue(7);
    const ColourRule changed{
        .measure = RuleMeasure::Refused, .atLeastPercent = 7, .series = 6, .pattern = RulePattern::Dots};
    EXPECT_EQ(dialog.rules()[1], changed);
    click("Rule 2 earlier");
    EXPECT_EQ(dialog.rules()[0], changed);
    click("Rule 1 later");
    EXPECT_EQ(dialog.rules()[1], changed);
    named(static_cast<QCheckBox*>(nullptr), "Rule 2 is on")->setChecked(false);
    EXPECT_FALSE(dialog.rules()[1].isOn);
    click("Remove rule 1");
    ASSERT_EQ(dialog.rules().size(), 1U);
    EXPECT_EQ(dialog.rules()[0].measure, RuleMeasure::Refused);
    while (add->isEnabled())
        QTest::mouseClick(add, Qt::LeftButton);
    EXPECT_EQ(dialog.rules().size(), kMostColourRules);
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("clearRules")), Qt::LeftButton);
    EXPECT_TRUE(dialog.rules().empty());
}
