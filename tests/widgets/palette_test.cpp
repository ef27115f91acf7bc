// The three themes measured: contrasts as WCAG 2.2 computes them, and the colours that carry
// a meaning as people with the three deficiencies see them.
#include "widgets/theme.h"

#include <QColor>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope::widgets;

namespace {

struct Named {
    std::string name;
    QColor colour;
};

struct Look {
    std::string name;
    Theme theme;
};

std::vector<Look> looks()
{
    return {{"light", Theme::light()}, {"dark", Theme::dark()}, {"high contrast", Theme::highContrast()}};
}

std::vector<Named> grounds(const Theme& t)
{
    return {{"background", t.background}, {"panel", t.panel}, {"raised", t.raised}, {"selected", t.selected}};
}

std::vector<Named> inks(const Theme& t)
{
    return {{"text", t.text}, {"muted", t.mutedText}, {"accent", t.accent}, {"warm", t.warmText}, {"hot", t.hotText},
        {"good", t.good}};
}

using Light = std::array<double, 3>; // linear red, green and blue, 0 to 1

double linear(double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); }

Light lightOf(QColor colour) { return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())}; }

double contrast(QColor a, QColor b)
{
    const auto luminance = [](QColor colour) {
        const Light light = lightOf(colour);
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    };
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

// Machado, Oliveira and Fernandes 2009, table 1, severity 1.0; the first is normal sight.
using Matrix = std::array<Light, 3>;
struct Sight {
    std::string name;
    Matrix matrix;
};
const std::array<Sight, 4>& sights()
{
    static const std::array<Sight, 4> kSights{Sight{"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
        Sight{"protanopia",
            {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
        Sight{"deuteranopia",
            {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
        Sight{"tritanopia",
            {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};
    return kSights;
}

struct Lab {
    double l = 0;
    double a = 0;
    double b = 0;
};

Lab seen(QColor colour, const Matrix& matrix)
{
    const Light light = lightOf(colour);
    Light seenLight{};
    for (std::size_t row = 0; row < 3; ++row)
        seenLight[row] =
            std::clamp(matrix[row][0] * light[0] + matrix[row][1] * light[1] + matrix[row][2] * light[2], 0.0, 1.0);
    const auto [r, g, b] = seenLight;
    // sRGB to CIE XYZ under D65, then to Lab (IEC 61966-2-1, CIE 15).
    const auto f = [](double t) { return t > 216.0 / 24'389 ? std::cbrt(t) : (24'389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double degrees(double radians) { return radians * 180 / M_PI; }
double radians(double degrees) { return degrees * M_PI / 180; }

// CIEDE2000 (CIE 142-2001), as written out by Sharma, Wu and Dalal 2005.
double difference(const Lab& one, const Lab& two)
{
    const auto pow7 = [](double v) { return std::pow(v, 7); };
    const double meanChroma = (std::hypot(one.a, one.b) + std::hypot(two.a, two.b)) / 2;
    const double g = 0.5 * (1 - std::sqrt(pow7(meanChroma) / (pow7(meanChroma) + pow7(25))));
    const double a1 = one.a * (1 + g);
    const double a2 = two.a * (1 + g);
    const double c1 = std::hypot(a1, one.b);
    const double c2 = std::hypot(a2, two.b);
    const auto hue = [](double b, double a) {
        const double h = a == 0 && b == 0 ? 0 : degrees(std::atan2(b, a));
        return h < 0 ? h + 360 : h;
    };
    const double h1 = hue(one.b, a1);
    const double h2 = hue(two.b, a2);
    double turn = c1 * c2 == 0 ? 0 : h2 - h1;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    const double dl = two.l - one.l;
    const double dc = c2 - c1;
    const double dh = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2));
    const double l = (one.l + two.l) / 2;
    const double c = (c1 + c2) / 2;
    const double h = c1 * c2 == 0  ? h1 + h2
        : std::abs(h1 - h2) <= 180 ? (h1 + h2) / 2
                                   : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h))
        + 0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
    const double sl = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
    const double sc = 1 + 0.045 * c;
    const double sh = 1 + 0.015 * c * t;
    const double rc = 2 * std::sqrt(pow7(c) / (pow7(c) + pow7(25)));
    const double rt = -std::sin(radians(60 * std::exp(-std::pow((h - 275) / 25, 2)))) * rc;
    return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dh / sh, 2) + rt * dc / sc * dh / sh);
}

}

TEST(Palette, DifferencesAreThoseOfThePublishedPairs)
{
    // Three rows of the test data that Sharma, Wu and Dalal published with the formula.
    EXPECT_NEAR(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(difference({50, 2.5, 0}, {61, -5, 29}), 22.8977, 1e-4);
    EXPECT_NEAR(difference({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}), 0.9082, 1e-4);
}

TEST(Palette, TextReadsOnEveryGround)
{
    for (const Look& look : looks()) {
        const double least = look.theme.isHighContrast ? 7.0 : 4.5;
        for (const Named& ground : grounds(look.theme)) {
            for (const Named& ink : inks(look.theme)) {
                // "Caught up" is never written into a selected row.
                if (ink.name == "good" && ground.name == "selected" && !look.theme.isHighContrast)
                    continue;
                EXPECT_GE(contrast(ink.colour, ground.colour), least)
                    << look.name << ": " << ink.name << " on " << ground.name;
            }
        }
        EXPECT_GE(contrast(look.theme.textOn(look.theme.accent), look.theme.accent), least) << look.name;
    }
}

TEST(Palette, WhatAlarmsStandsOutAndInHighContrastEverythingDoes)
{
    for (const Look& look : looks()) {
        const Theme& t = look.theme;
        EXPECT_GE(contrast(t.hot, t.track), 3.0) << look.name;
        EXPECT_GE(contrast(t.hot, t.panel), 3.0) << look.name;
        EXPECT_GE(contrast(t.hot, t.hatch), 3.0) << look.name;
        EXPECT_GE(contrast(t.read, t.track), 3.0) << look.name;
        EXPECT_GE(contrast(t.accent, t.panel), 3.0) << look.name;
        for (int i = 0; i < 8; ++i)
            EXPECT_GE(contrast(t.series(i), t.panel), 3.0) << look.name << ", series " << i;
        // Amber stands out by its hue.
        for (int percent = 0; percent < 80; ++percent)
            EXPECT_GE(contrast(QColor(t.columnFill(percent)), t.track), 2.0) << look.name << ", " << percent << " %";
        if (!t.isHighContrast)
            continue;
        for (const QColor& ground : {t.background, t.panel, t.raised, t.track}) {
            for (const QColor& shape : {t.load, t.warm, t.hot, t.good, t.read, t.line})
                EXPECT_GE(contrast(shape, ground), 3.0) << shape.name().toStdString();
        }
        for (int percent = 0; percent <= 200; ++percent)
            EXPECT_GE(contrast(QColor(t.utilisation(percent)), t.track), 3.0) << percent;
    }
}

// 10 is where two patches are told apart at a glance; the least for colours with a meaning is 15.
TEST(Palette, LoadWarmAndHotStayApartForEveryEye)
{
    for (const Look& look : looks()) {
        const Theme& t = look.theme;
        for (const Sight& sight : sights()) {
            const auto apart = [&](QColor a, QColor b) {
                return difference(seen(a, sight.matrix), seen(b, sight.matrix));
            };
            const std::string where = look.name + ", " + sight.name;
            EXPECT_GE(apart(t.load, t.warm), 15) << where;
            EXPECT_GE(apart(t.warm, t.hot), 14) << where;
            EXPECT_GE(apart(t.load, t.hot), 15) << where;
            EXPECT_GE(apart(t.hot, t.hatch), 15) << where << ": the hatch must be seen";
            EXPECT_GE(apart(t.warm, t.hatch), 10) << where;
            EXPECT_GE(apart(t.read, t.load), 10) << where;
            // As the map draws them: a shard with room, one near its limit, one above it.
            const QColor calm(t.utilisation(50));
            const QColor near(t.utilisation(90));
            for (const int above : {110, 144, 200}) {
                EXPECT_GE(apart(near, QColor(t.utilisation(above))), 12) << where << ", " << above << " %";
                EXPECT_GE(apart(calm, QColor(t.utilisation(above))), 15) << where << ", " << above << " %";
            }
            EXPECT_GE(apart(calm, near), 15) << where;
        }
    }
}

TEST(Palette, TintsOfSeriesStayApartForEveryEye)
{
    for (const Look& look : looks()) {
        for (const Sight& sight : sights()) {
            for (int i = 0; i < 8; ++i) {
                for (int j = 0; j < i; ++j) {
                    const double apart =
                        difference(seen(look.theme.series(i), sight.matrix), seen(look.theme.series(j), sight.matrix));
                    // A chart holds four lines; these must never be taken for each other.
                    EXPECT_GE(apart, i < 4 && j < 4 ? 14.0 : 10.0)
                        << look.name << ", " << sight.name << ": " << j << " and " << i;
                }
            }
        }
    }
}

TEST(Palette, UtilisationGrowsSteadilyInLightnessUpToItsLimit)
{
    for (const Look& look : looks()) {
        const double sign = look.theme.isDark ? 1 : -1;
        for (int percent = 1; percent < 80; ++percent) {
            const double before = seen(QColor(look.theme.utilisation(percent - 1)), sights()[0].matrix).l;
            const double here = seen(QColor(look.theme.utilisation(percent)), sights()[0].matrix).l;
            EXPECT_GE((here - before) * sign, -0.5) << look.name << ", " << percent << " %";
        }
    }
}

TEST(Theme, SizesFollowThePercentageWithinItsBounds)
{
    const Theme large = Theme::light().scaled(250);
    EXPECT_EQ(large.bodyPx, 33);
    EXPECT_EQ(large.px(10), 25);
    const Theme small = Theme::light().scaled(50);
    EXPECT_EQ(small.bodyPx, 7);
    EXPECT_EQ(small.px(1), 1);
    EXPECT_EQ(Theme::light().scaled(9'000).textPercent, 250);
    EXPECT_EQ(Theme::dark().scaled(100).smallPx, Theme::dark().smallPx);
    // Scaled twice is scaled once: it starts from the plain sizes.
    EXPECT_EQ(Theme::dark().scaled(200).scaled(100).bodyPx, Theme::dark().bodyPx);
}
