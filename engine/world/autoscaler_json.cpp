#include "world/autoscaler_json.h"

#include "base/overload.h"
#include "world/bounds.h"
#include "world/json_unusual.h"

#include <algorithm>
#include <string>

namespace shardscope::world {

namespace {

using base::Duration;
using base::JsonValue;
using base::JsonWriter;
using operations::AutoscalerConfig;
using operations::DoublingAlarms;
using operations::IteratorAgeScaling;
using operations::MissingData;
using operations::ScalingApproach;
using operations::ScalingStep;
using operations::ScalingUtils;
using operations::StepRule;
using operations::StepScaling;
using operations::TargetTracking;

namespace limits = operations::bounds;

constexpr int kPercentDecimals = 1; // of what is kept in thousandths
constexpr Bounds<std::int64_t> kShare{1, limits::kThresholdPermille};
constexpr Bounds<std::int64_t> kMinutes{1, limits::kAlarmMinutes};
constexpr Bounds<std::int64_t> kPeriods{1, limits::kAlarmPeriods};
constexpr Bounds<std::int64_t> kCoolDown{0, limits::kCoolDownMs};
constexpr Bounds<std::int64_t> kScaled{1, limits::kScaledShards};
constexpr Bounds<std::int64_t> kPercent{1, limits::kChangePercent};
constexpr std::size_t kMonitors = 1'000;
constexpr std::size_t kArnCharacters = 2'048;

enum class ChangeIn { Shards, Percent };
constexpr Choice<ChangeIn> kChangeIns[]{{"shards", ChangeIn::Shards}, {"percent", ChangeIn::Percent}};
constexpr Choice<MissingData> kMissing[]{{"missing", MissingData::Missing}, {"ignore", MissingData::Ignore},
    {"breaching", MissingData::Breaching}, {"notBreaching", MissingData::NotBreaching}};

// --- Reading -----------------------------------------------------------------

void read(Fields& fields, TargetTracking& of, AutoscalerConfig&)
{
    fields.decimal("target", of.targetPermille, kPercentDecimals, kShare);
    fields.integer("upMinutes", of.upMinutes, kMinutes);
    fields.integer("downMinutes", of.downMinutes, kMinutes);
    fields.decimal("downBelow", of.downPermille, kPercentDecimals, {1, operations::kPermille});
    fields.duration("upCoolDown", of.upCoolDown, kCoolDown);
    fields.duration("downCoolDown", of.downCoolDown, kCoolDown);
}

void readRule(Fields& fields, StepRule& rule)
{
    fields.decimal("threshold", rule.thresholdPermille, kPercentDecimals, kShare);
    fields.integer("minutes", rule.minutes, kMinutes);
    fields.duration("coolDown", rule.coolDown, kCoolDown);
    ChangeIn changeIn = rule.isPercent ? ChangeIn::Percent : ChangeIn::Shards;
    fields.choice("changeIn", changeIn, kChangeIns);
    rule.isPercent = changeIn == ChangeIn::Percent;
    if (fields.find("steps") == nullptr)
        return;
    rule.steps.clear();
    for (const auto& [element, path] : elementsOf(fields, "steps", {1, limits::kSteps})) {
        Fields stepFields{*element, path, fields.reading()};
        ScalingStep step;
        stepFields.decimal("beyond", step.beyondPermille, kPercentDecimals, {0, limits::kThresholdPermille});
        stepFields.require("change", "how many shards, or percent of them, are added or taken away");
        stepFields.integer("change", step.change, rule.isPercent ? kPercent : kScaled);
        stepFields.finish();
        rule.steps.push_back(step);
    }
}

void read(Fields& fields, StepScaling& of, AutoscalerConfig&)
{
    readObject(fields, "up", [&](Fields& up) { readRule(up, of.up); });
    readObject(fields, "down", [&](Fields& down) { readRule(down, of.down); });
}

void read(Fields& fields, DoublingAlarms& of, AutoscalerConfig&)
{
    fields.decimal("up", of.upPermille, kPercentDecimals, kShare);
    fields.integer("upDatapoints", of.upDatapoints, kPeriods);
    fields.integer("upPeriods", of.upPeriods, kPeriods);
    fields.decimal("down", of.downPermille, kPercentDecimals, kShare);
    fields.integer("downDatapoints", of.downDatapoints, kPeriods);
    fields.integer("downPeriods", of.downPeriods, kPeriods);
    fields.duration("blockingAge", of.blockingAge, {1, limits::kAgeMs});
}

void readOptional(Fields& fields, std::string_view name, std::optional<std::int64_t>& target,
    Bounds<std::int64_t> bounds)
{
    target.reset();
    if (fields.find(name) == nullptr)
        return;
    std::int64_t value = 0;
    fields.integer(name, value, bounds);
    target = value;
}

void readUtilsRule(Fields& fields, ScalingUtils::Rule& rule)
{
    fields.require("scaleThresholdPct", "from how many percent of the stream's capacity on");
    fields.integer("scaleThresholdPct", rule.thresholdPercent, {0, limits::kThresholdPermille / 10});
    fields.require("scaleAfterMins", "for how many minutes");
    fields.integer("scaleAfterMins", rule.afterMinutes, kMinutes);
    readOptional(fields, "scaleCount", rule.by.count, kScaled);
    readOptional(fields, "scalePct", rule.by.percent, kPercent);
    if (!rule.by.count && !rule.by.percent)
        fields.refuse("", "lacks \"scaleCount\" and \"scalePct\"; give one of them");
    rule.coolOffMinutes = 0;
    fields.integer("coolOffMins", rule.coolOffMinutes, {0, limits::kAlarmMinutes});
    fields.text("notificationARN", rule.notificationArn, {0, kArnCharacters});
}

void readOperations(Fields& fields, ScalingUtils& of)
{
    const auto named = elementsOf(fields, "scaleOnOperation", {0, 2});
    if (named.empty())
        return;
    of.onPut = false;
    of.onGet = false;
    for (const auto& [element, path] : named) {
        of.onPut = of.onPut || element->text == "PUT";
        of.onGet = of.onGet || element->text == "GET";
        if (element->kind != JsonValue::Kind::String || (element->text != "PUT" && element->text != "GET"))
            fields.reading().refuse(element->line, path, "must be \"PUT\" or \"GET\"");
    }
}

// `stream` is known already where the configuration stands in a scenario; its own name must be the same.
void read(Fields& fields, ScalingUtils& of, AutoscalerConfig& config)
{
    std::string stream = config.stream;
    fields.text("streamName", stream, {1, bounds::kNameCharacters});
    if (config.stream.empty())
        config.stream = stream;
    else if (stream != config.stream && fields.reading().areBoundsChecked)
        fields.refuse("streamName", "names another stream than \"stream\" does, which is \"" + config.stream + "\"");
    fields.text("region", of.region, {0, bounds::kNameCharacters});
    readOperations(fields, of);
    fields.integer("minShards", config.bounds.least, kScaled);
    fields.integer("maxShards", config.bounds.most, kScaled);
    std::int64_t checkSeconds = of.checkInterval.count() / 1'000;
    fields.integer("checkInterval", checkSeconds, {limits::kCheckLeastMs / 1'000, limits::kCoolDownMs / 1'000});
    // What no check could be is refused by the World; a product must not overflow before.
    of.checkInterval = Duration{std::clamp<std::int64_t>(checkSeconds, 0, limits::kCoolDownMs) * 1'000};
    fields.integer("refreshShardsNumberAfterMin", of.refreshMinutes, kMinutes);
    fields.require("scaleUp", "when and by how much shards are added");
    readObject(fields, "scaleUp", [&](Fields& up) { readUtilsRule(up, of.up); });
    fields.require("scaleDown", "when and by how much shards are taken away");
    readObject(fields, "scaleDown", [&](Fields& down) { readUtilsRule(down, of.down); });
}

void read(Fields& fields, IteratorAgeScaling& of, AutoscalerConfig&)
{
    fields.duration("upAge", of.upAge, {1, limits::kAgeMs});
    fields.integer("upMinutes", of.upMinutes, kMinutes);
    fields.integer("addPercent", of.addPercent, kPercent);
    fields.duration("downAge", of.downAge, {0, limits::kAgeMs});
    fields.integer("downMinutes", of.downMinutes, kMinutes);
    fields.integer("removePercent", of.removePercent, {1, 100});
    fields.duration("coolDown", of.coolDown, kCoolDown);
    fields.choice("missing", of.missing, kMissing);
}

template <typename Approach>
void readAs(Fields& fields, std::string_view name, AutoscalerConfig& config)
{
    Approach approach;
    readObject(fields, name, [&](Fields& inner) { read(inner, approach, config); });
    config.approach = std::move(approach);
}

struct ApproachField {
    std::string_view name;
    void (*read)(Fields&, std::string_view, AutoscalerConfig&);
};
constexpr ApproachField kApproaches[]{
    {"targetTracking", readAs<TargetTracking>},
    {"stepScaling", readAs<StepScaling>},
    {"kinesisAutoScaling", readAs<DoublingAlarms>},
    {"scalingUtils", readAs<ScalingUtils>},
    {"iteratorAge", readAs<IteratorAgeScaling>},
};

void readApproach(Fields& fields, AutoscalerConfig& config)
{
    std::string known;
    std::string_view found;
    for (const ApproachField& approach : kApproaches) {
        known += (known.empty() ? "\"" : ", \"") + std::string{approach.name} + "\"";
        if (fields.find(approach.name) == nullptr)
            continue;
        if (!found.empty())
            return fields.refuse(approach.name,
                "stands beside \"" + std::string{found} + "\"; an autoscaler goes by one approach");
        found = approach.name;
        approach.read(fields, approach.name, config);
    }
    if (found.empty())
        fields.refuse("", "lacks its approach: one of " + known);
}

void checkConfig(Fields& fields, const AutoscalerConfig& config)
{
    if (!fields.reading().areBoundsChecked || fields.isRefused())
        return;
    if (const auto problem = operations::problemIn(config))
        fields.refuse("", "\"" + problem->where + "\" " + problem->what);
}

// --- Writing -----------------------------------------------------------------

void write(JsonWriter& json, const TargetTracking& of, const AutoscalerConfig&)
{
    const TargetTracking usual;
    json.key("targetTracking").beginObject(JsonWriter::Layout::Line);
    json.key("target").decimal(of.targetPermille, kPercentDecimals);
    Unusual unusual{json};
    unusual.number("upMinutes", of.upMinutes, usual.upMinutes);
    unusual.number("downMinutes", of.downMinutes, usual.downMinutes);
    unusual.decimal("downBelow", of.downPermille, usual.downPermille, kPercentDecimals);
    unusual.duration("upCoolDown", of.upCoolDown, usual.upCoolDown);
    unusual.duration("downCoolDown", of.downCoolDown, usual.downCoolDown);
    json.end();
}

void writeRule(JsonWriter& json, std::string_view name, const StepRule& rule, const StepRule& usual)
{
    json.key(name).beginObject(JsonWriter::Layout::Line);
    json.key("threshold").decimal(rule.thresholdPermille, kPercentDecimals);
    Unusual unusual{json};
    unusual.number("minutes", rule.minutes, usual.minutes);
    unusual.duration("coolDown", rule.coolDown, usual.coolDown);
    if (rule.isPercent)
        json.key("changeIn").text(nameOf(kChangeIns, ChangeIn::Percent));
    json.key("steps").beginArray(JsonWriter::Layout::Line);
    for (const ScalingStep& step : rule.steps) {
        json.beginObject(JsonWriter::Layout::Line).key("beyond").decimal(step.beyondPermille, kPercentDecimals);
        json.key("change").integer(step.change).end();
    }
    json.end().end();
}

void write(JsonWriter& json, const StepScaling& of, const AutoscalerConfig&)
{
    const StepScaling usual;
    json.key("stepScaling").beginObject(JsonWriter::Layout::Lines);
    writeRule(json, "up", of.up, usual.up);
    writeRule(json, "down", of.down, usual.down);
    json.end();
}

void write(JsonWriter& json, const DoublingAlarms& of, const AutoscalerConfig&)
{
    const DoublingAlarms usual;
    json.key("kinesisAutoScaling").beginObject(JsonWriter::Layout::Line);
    json.key("up").decimal(of.upPermille, kPercentDecimals);
    json.key("down").decimal(of.downPermille, kPercentDecimals);
    Unusual unusual{json};
    unusual.number("upDatapoints", of.upDatapoints, usual.upDatapoints);
    unusual.number("upPeriods", of.upPeriods, usual.upPeriods);
    unusual.number("downDatapoints", of.downDatapoints, usual.downDatapoints);
    unusual.number("downPeriods", of.downPeriods, usual.downPeriods);
    unusual.duration("blockingAge", of.blockingAge, usual.blockingAge);
    json.end();
}

void writeUtilsRule(JsonWriter& json, std::string_view name, const ScalingUtils::Rule& rule)
{
    json.key(name).beginObject(JsonWriter::Layout::Line);
    json.key("scaleThresholdPct").integer(rule.thresholdPercent);
    json.key("scaleAfterMins").integer(rule.afterMinutes);
    if (rule.by.count)
        json.key("scaleCount").integer(*rule.by.count);
    if (rule.by.percent)
        json.key("scalePct").integer(*rule.by.percent);
    json.key("coolOffMins").integer(rule.coolOffMinutes);
    Unusual{json}.text("notificationARN", rule.notificationArn, {});
    json.end();
}

void write(JsonWriter& json, const ScalingUtils& of, const AutoscalerConfig& config)
{
    const ScalingUtils usual;
    const operations::CountBounds usualBounds;
    json.key("scalingUtils").beginObject(JsonWriter::Layout::Lines);
    json.key("streamName").text(config.stream);
    Unusual{json}.text("region", of.region, {});
    if (!of.onPut || !of.onGet) {
        json.key("scaleOnOperation").beginArray(JsonWriter::Layout::Line);
        json.text(of.onPut ? "PUT" : "GET").end();
    }
    Unusual unusual{json};
    unusual.number("minShards", config.bounds.least, usualBounds.least);
    unusual.number("maxShards", config.bounds.most, usualBounds.most);
    unusual.number("checkInterval", of.checkInterval.count() / 1'000, usual.checkInterval.count() / 1'000);
    unusual.number("refreshShardsNumberAfterMin", of.refreshMinutes, usual.refreshMinutes);
    writeUtilsRule(json, "scaleUp", of.up);
    writeUtilsRule(json, "scaleDown", of.down);
    json.end();
}

void write(JsonWriter& json, const IteratorAgeScaling& of, const AutoscalerConfig&)
{
    const IteratorAgeScaling usual;
    json.key("iteratorAge").beginObject(JsonWriter::Layout::Line);
    Unusual unusual{json};
    unusual.duration("upAge", of.upAge, usual.upAge);
    unusual.number("upMinutes", of.upMinutes, usual.upMinutes);
    unusual.number("addPercent", of.addPercent, usual.addPercent);
    unusual.duration("downAge", of.downAge, usual.downAge);
    unusual.number("downMinutes", of.downMinutes, usual.downMinutes);
    unusual.number("removePercent", of.removePercent, usual.removePercent);
    unusual.duration("coolDown", of.coolDown, usual.coolDown);
    if (of.missing != usual.missing)
        json.key("missing").text(nameOf(kMissing, of.missing));
    json.end();
}

}

AutoscalerConfig readAutoscaler(Fields& fields)
{
    AutoscalerConfig config;
    fields.require("name", "what this autoscaler is called");
    fields.text("name", config.name, {1, bounds::kNameCharacters});
    fields.require("stream", "the name of the stream that it scales");
    fields.text("stream", config.stream, {1, bounds::kReferenceCharacters});
    fields.integer("minShards", config.bounds.least, kScaled);
    fields.integer("maxShards", config.bounds.most, kScaled);
    readApproach(fields, config);
    checkConfig(fields, config);
    return config;
}

void writeFields(JsonWriter& json, const AutoscalerConfig& config)
{
    json.key("name").text(config.name).key("stream").text(config.stream);
    if (!std::holds_alternative<ScalingUtils>(config.approach)) {
        const operations::CountBounds usual;
        Unusual unusual{json};
        unusual.number("minShards", config.bounds.least, usual.least);
        unusual.number("maxShards", config.bounds.most, usual.most);
    }
    std::visit([&](const auto& approach) { write(json, approach, config); }, config.approach);
}

base::Result<std::vector<AutoscalerConfig>> parseScalingUtils(std::string_view json, std::string_view place)
{
    // Its files hold a list, and parseJson() takes objects: lines stay as they are.
    constexpr std::string_view kWrap = "monitors";
    const auto root = base::parseJson("{\"" + std::string{kWrap} + "\":" + std::string{json} + "}", place);
    if (!root)
        return root.error();
    const JsonValue& top = root->members.front().value;
    if (root->members.size() != 1 || (top.kind != JsonValue::Kind::Array && top.kind != JsonValue::Kind::Object))
        return base::Problem{std::string{place},
            "must be a configuration of amazon-kinesis-scaling-utils: a list of monitors, [ { \"streamName\": … } ]"};
    const bool isList = top.kind == JsonValue::Kind::Array;
    const std::size_t count = isList ? top.elements.size() : 1;
    if (count == 0 || count > kMonitors)
        return base::Problem{std::string{place}, "must hold 1 to " + std::to_string(kMonitors) + " monitors"};
    const FileReader noFiles;
    FileReading reading{std::string{place}, noFiles, true, std::nullopt};
    std::vector<AutoscalerConfig> configs;
    for (std::size_t i = 0; i < count; ++i) {
        Fields fields{isList ? top.elements[i] : top, isList ? "/" + std::to_string(i) : std::string{}, reading};
        AutoscalerConfig config;
        ScalingUtils utils;
        fields.require("streamName", "the stream that is monitored");
        read(fields, utils, config);
        fields.finish();
        config.name = ("scaler of " + config.stream).substr(0, limits::kAutoscalerName);
        config.approach = utils;
        checkConfig(fields, config);
        configs.push_back(std::move(config));
    }
    if (reading.problem)
        return *reading.problem;
    return configs;
}

}
