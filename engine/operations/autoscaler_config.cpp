#include "operations/autoscaler_config.h"

#include "base/overload.h"

namespace shardscope::operations {

namespace {

using base::Duration;
using base::Problem;

// Keeps the first thing that is wrong.
class Checks {
public:
    void range(const char* where, std::int64_t value, std::int64_t lowest, std::int64_t highest)
    {
        if (!m_problem && (value < lowest || value > highest))
            m_problem = Problem{where,
                "must be " + std::to_string(lowest) + " to " + std::to_string(highest) + ", not "
                    + std::to_string(value)};
    }
    void holds(const char* where, bool isTrue, const char* what)
    {
        if (!m_problem && !isTrue)
            m_problem = Problem{where, what};
    }
    void share(const char* where, std::int64_t permille) { range(where, permille, 1, bounds::kThresholdPermille); }
    void minutes(const char* where, std::int64_t count) { range(where, count, 1, bounds::kAlarmMinutes); }
    void percent(const char* where, std::int64_t value) { range(where, value, 1, bounds::kChangePercent); }
    void coolDown(const char* where, Duration length) { range(where, length.count(), 0, bounds::kCoolDownMs); }
    [[nodiscard]] std::optional<Problem> problem() const { return m_problem; }

private:
    std::optional<Problem> m_problem;
};

void check(Checks& checks, const TargetTracking& of)
{
    checks.share("target", of.targetPermille);
    checks.minutes("upMinutes", of.upMinutes);
    checks.minutes("downMinutes", of.downMinutes);
    checks.range("downBelow", of.downPermille, 1, kPermille);
    checks.coolDown("upCoolDown", of.upCoolDown);
    checks.coolDown("downCoolDown", of.downCoolDown);
}

void check(Checks& checks, const StepRule& rule)
{
    checks.share("threshold", rule.thresholdPermille);
    checks.minutes("minutes", rule.minutes);
    checks.coolDown("coolDown", rule.coolDown);
    checks.range("steps", static_cast<std::int64_t>(rule.steps.size()), 1, bounds::kSteps);
    std::int64_t before = -1;
    for (const ScalingStep& step : rule.steps) {
        checks.range("steps", step.beyondPermille, 0, bounds::kThresholdPermille);
        checks.range("steps", step.change, 1, rule.isPercent ? bounds::kChangePercent : bounds::kScaledShards);
        checks.holds("steps", step.beyondPermille > before,
            "stand in the order of \"beyond\", each further than the last");
        before = step.beyondPermille;
    }
}

void check(Checks& checks, const StepScaling& of)
{
    check(checks, of.up);
    check(checks, of.down);
    checks.holds("down", of.down.thresholdPermille < of.up.thresholdPermille,
        "its threshold must be below that of \"up\", or the stream is too large and too small at once");
}

void check(Checks& checks, const DoublingAlarms& of)
{
    checks.share("up", of.upPermille);
    checks.range("upPeriods", of.upPeriods, 1, bounds::kAlarmPeriods);
    checks.range("upDatapoints", of.upDatapoints, 1, of.upPeriods);
    checks.share("down", of.downPermille);
    checks.range("downPeriods", of.downPeriods, 1, bounds::kAlarmPeriods);
    checks.range("downDatapoints", of.downDatapoints, 1, of.downPeriods);
    checks.range("blockingAge", of.blockingAge.count(), 1, bounds::kAgeMs);
    checks.holds("down", of.downPermille < of.upPermille, "must be below \"up\"");
}

void check(Checks& checks, const ScalingUtils::Rule& rule)
{
    checks.range("scaleThresholdPct", rule.thresholdPercent, 0, bounds::kThresholdPermille / 10);
    checks.minutes("scaleAfterMins", rule.afterMinutes);
    checks.range("coolOffMins", rule.coolOffMinutes, 0, bounds::kAlarmMinutes);
    checks.holds("scaleCount", rule.by.count || rule.by.percent, "is missing, and so is scalePct; give one of them");
    if (rule.by.count)
        checks.range("scaleCount", *rule.by.count, 1, bounds::kScaledShards);
    if (rule.by.percent)
        checks.range("scalePct", *rule.by.percent, 1, bounds::kChangePercent);
}

void check(Checks& checks, const ScalingUtils& of)
{
    checks.holds("scaleOnOperation", of.onPut || of.onGet, "must hold PUT, GET or both");
    checks.range("checkInterval", of.checkInterval.count(), bounds::kCheckLeastMs, bounds::kCoolDownMs);
    checks.minutes("refreshShardsNumberAfterMin", of.refreshMinutes);
    check(checks, of.up);
    check(checks, of.down);
}

void check(Checks& checks, const IteratorAgeScaling& of)
{
    checks.range("upAge", of.upAge.count(), 1, bounds::kAgeMs);
    checks.minutes("upMinutes", of.upMinutes);
    checks.percent("addPercent", of.addPercent);
    checks.range("downAge", of.downAge.count(), 0, bounds::kAgeMs);
    checks.minutes("downMinutes", of.downMinutes);
    checks.range("removePercent", of.removePercent, 1, 100);
    checks.coolDown("coolDown", of.coolDown);
    checks.holds("downAge", of.downAge <= of.upAge, "must not be above \"upAge\"");
}

}

std::optional<Problem> problemIn(const AutoscalerConfig& config)
{
    Checks checks;
    checks.holds("name", !config.name.empty() && config.name.size() <= bounds::kAutoscalerName,
        "an autoscaler needs a name of at most 128 characters");
    checks.range("minShards", config.bounds.least, 1, bounds::kScaledShards);
    checks.range("maxShards", config.bounds.most, 1, bounds::kScaledShards);
    checks.holds("minShards", config.bounds.least <= config.bounds.most, "must not be above \"maxShards\"");
    std::visit([&](const auto& approach) { check(checks, approach); }, config.approach);
    return checks.problem();
}

std::string_view approachName(const ScalingApproach& approach)
{
    return std::visit(base::Overload{[](const TargetTracking&) { return "target-tracking"; },
                          [](const StepScaling&) { return "step-scaling"; },
                          [](const DoublingAlarms&) { return "kinesis-auto-scaling"; },
                          [](const ScalingUtils&) { return "scaling-utils"; },
                          [](const IteratorAgeScaling&) { return "iterator-age"; }},
        approach);
}

}
