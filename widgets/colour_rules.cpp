#include "widgets/colour_rules.h"

#include <QJsonObject>
#include <QPainter>

#include <algorithm>
#include <iterator>
#include <utility>

namespace shardscope::widgets {

namespace {

// Names in files: they stay when the words of the window change.
constexpr std::array<const char*, kRuleMeasures.size()> kMeasureNames{"write", "bytes", "records", "refused", "read"};
constexpr std::array<const char*, kRulePatterns.size()> kPatternNames{"plain", "hatch", "dots", "crossHatch"};

template <typename Value, std::size_t count>
std::optional<Value> named(const std::array<Value, count>& values, const std::array<const char*, count>& names,
    const QJsonValue& json)
{
    for (std::size_t i = 0; i < count; ++i)
        if (json.isString() && json.toString() == QLatin1String(names[i]))
            return values[i];
    return std::nullopt;
}

// A whole number from 0 to `most`.
std::optional<int> numberUpTo(int most, const QJsonValue& json)
{
    const double number = json.toDouble(-1);
    if (!(number >= 0 && number <= most) || number != double(int(number)))
        return std::nullopt;
    return int(number);
}

std::optional<ColourRule> ruleFrom(const QJsonObject& json)
{
    const auto measure = named(kRuleMeasures, kMeasureNames, json[QStringLiteral("measure")]);
    const auto percent = numberUpTo(ColourRule::kMostPercent, json[QStringLiteral("atLeastPercent")]);
    const auto series = numberUpTo(ColourRule::kSeries - 1, json[QStringLiteral("series")]);
    const auto pattern = named(kRulePatterns, kPatternNames, json[QStringLiteral("pattern")]);
    const QJsonValue isOn = json[QStringLiteral("on")];
    if (!measure || !percent || !series || !pattern || !isOn.isBool())
        return std::nullopt;
    return ColourRule{*measure, *percent, *series, *pattern, isOn.toBool()};
}

std::int64_t share(std::int64_t amount, std::int64_t limit) { return limit == 0 ? 0 : amount * 1'000 / limit; }

// Strokes are repeated by a tile's width, so that the tile joins itself at every edge.
void paintStripes(QPainter& painter, int rise)
{
    constexpr int kEdge = 3;
    for (const int shift : {-kRuleTile, 0, kRuleTile}) {
        const QPointF left(shift - kEdge, rise > 0 ? kRuleTile + kEdge : -kEdge);
        const QPointF right(shift + kRuleTile + kEdge, rise > 0 ? -kEdge : kRuleTile + kEdge);
        painter.drawLine(left, right);
    }
}

}

bool ColourRule::holds(const world::ShardUse& use, world::WriteQuota quota) const
{
    return measured(measure, use, quota) >= std::int64_t(atLeastPercent) * 10;
}

std::int64_t measured(RuleMeasure measure, const world::ShardUse& use, world::WriteQuota quota)
{
    switch (measure) {
    case RuleMeasure::Write:
        return use.offered.perMille;
    case RuleMeasure::Bytes:
        return share(use.offered.bytesPerSecond, quota.bytesPerSecond);
    case RuleMeasure::Records:
        return share(use.offered.recordsPerSecond, quota.recordsPerSecond);
    case RuleMeasure::Refused:
        return use.refusedPerMille();
    case RuleMeasure::Read:
        return use.readPerMille;
    }
    return 0;
}

std::optional<std::size_t> firstMatch(const std::vector<ColourRule>& rules, const world::ShardUse& use,
    world::WriteQuota quota)
{
    const auto found = std::find_if(rules.begin(), rules.end(),
        [&](const ColourRule& rule) { return rule.isOn && rule.holds(use, quota); });
    return found == rules.end() ? std::nullopt : std::optional(std::size_t(std::distance(rules.begin(), found)));
}

QJsonArray toJson(const std::vector<ColourRule>& rules)
{
    QJsonArray all;
    for (const ColourRule& rule : rules)
        all.append(QJsonObject{
            {QStringLiteral("measure"), QLatin1String(kMeasureNames[std::size_t(rule.measure)])},
            {QStringLiteral("atLeastPercent"), rule.atLeastPercent},
            {QStringLiteral("series"), rule.series},
            {QStringLiteral("pattern"), QLatin1String(kPatternNames[std::size_t(rule.pattern)])},
            {QStringLiteral("on"), rule.isOn},
        });
    return all;
}

std::vector<ColourRule> colourRulesFrom(const QJsonArray& json)
{
    std::vector<ColourRule> rules;
    for (const QJsonValue& each : json)
        if (const auto rule = ruleFrom(each.toObject()); rule && rules.size() < kMostColourRules)
            rules.push_back(*rule);
    return rules;
}

QImage ruleTile(const Theme& theme, int series, RulePattern pattern, qreal pixelRatio)
{
    const QColor fill = theme.series(series);
    QImage tile(QSize(kRuleTile, kRuleTile) * pixelRatio, QImage::Format_ARGB32_Premultiplied);
    tile.setDevicePixelRatio(pixelRatio);
    tile.fill(fill);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    // Not quite black and white: a wall of columns should stay calm, and the ink still reach 3:1.
    QColor ink = theme.textOn(fill);
    ink.setAlpha(theme.isHighContrast ? 255 : 215);
    switch (pattern) {
    case RulePattern::Plain:
        break;
    case RulePattern::Hatch:
        painter.setPen(QPen(ink, 2.5));
        paintStripes(painter, -1);
        break;
    case RulePattern::Dots:
        // Two dots a tile, on the corners and in the middle of it.
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        for (const auto& [x, y] : {std::pair{3, 3}, std::pair{9, 9}})
            painter.drawEllipse(QPointF(x, y), 2, 2);
        break;
    case RulePattern::CrossHatch:
        // One picture of both strokes: where they cross, see-through ink would be laid twice.
        QImage strokes(tile.size(), QImage::Format_ARGB32_Premultiplied);
        strokes.setDevicePixelRatio(pixelRatio);
        strokes.fill(Qt::transparent);
        QPainter cross(&strokes);
        cross.setRenderHint(QPainter::Antialiasing);
        QColor solid = ink;
        solid.setAlpha(255);
        cross.setPen(QPen(solid, 1.5));
        paintStripes(cross, 1);
        paintStripes(cross, -1);
        cross.end();
        painter.setOpacity(ink.alphaF());
        painter.drawImage(0, 0, strokes);
        break;
    }
    painter.end();
    return tile;
}

}
