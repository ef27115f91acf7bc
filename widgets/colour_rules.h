// Rules by which somebody colours the shards of the map: an ordered list, the first that holds for
// a shard gives its fill. Plain values: they name a series of the theme, not a colour, and so
// survive another theme; and a pattern, so that nothing is told by colour alone. View state: kept with the
// workspace, never in the journal.
#pragma once

#include "widgets/theme.h"
#include "world/queries.h"

#include <QImage>
#include <QJsonArray>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace shardscope::widgets {

// What a rule looks at, over the last whole second.
enum class RuleMeasure {
    Write,   // offered writes, of the nearer of both limits, as the columns of the map
    Bytes,   // offered bytes, of the write quota
    Records, // offered records, of the write quota
    Refused, // refused entries, of those that were sent
    Read,    // shared reads, of the nearer of their limits
};
inline constexpr std::array kRuleMeasures{
    RuleMeasure::Write, RuleMeasure::Bytes, RuleMeasure::Records, RuleMeasure::Refused, RuleMeasure::Read};

// Hatch leans the other way than the stripes that stand for refusals.
enum class RulePattern { Plain, Hatch, Dots, CrossHatch };
inline constexpr std::array kRulePatterns{
    RulePattern::Plain, RulePattern::Hatch, RulePattern::Dots, RulePattern::CrossHatch};

struct ColourRule {
    static constexpr int kMostPercent = 1'000;
    static constexpr int kSeries = 8; // as many as Theme::series() tells apart

    RuleMeasure measure = RuleMeasure::Write;
    int atLeastPercent = 80; // 0 to kMostPercent; at 0 the rule holds for every shard
    int series = 0;          // 0 to kSeries - 1
    RulePattern pattern = RulePattern::Plain;
    bool isOn = true;

    [[nodiscard]] bool holds(const world::ShardUse& use, world::WriteQuota quota) const;
    friend bool operator==(const ColourRule&, const ColourRule&) = default;
};

// More cannot be told apart at a glance, nor read out in one sentence.
inline constexpr std::size_t kMostColourRules = 8;

// In thousandths; 0 of a quota that is 0.
[[nodiscard]] std::int64_t measured(RuleMeasure measure, const world::ShardUse& use, world::WriteQuota quota);
// The first rule that is on and holds.
[[nodiscard]] std::optional<std::size_t> firstMatch(const std::vector<ColourRule>& rules, const world::ShardUse& use,
    world::WriteQuota quota);

[[nodiscard]] QJsonArray toJson(const std::vector<ColourRule>& rules);
// A rule that is not whole, of another type or out of range is left out, as is what comes after the most.
[[nodiscard]] std::vector<ColourRule> colourRulesFrom(const QJsonArray& json);

// The fill of a rule, opaque, to be repeated from the origin of the map on; kRuleTile pixels wide and high.
inline constexpr int kRuleTile = 12;
[[nodiscard]] QImage ruleTile(const Theme& theme, int series, RulePattern pattern, qreal pixelRatio);

}
