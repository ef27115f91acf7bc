#include "world/fault_json.h"

#include "base/time_text.h"
#include "streams/access.h"
#include "world/api_json.h"
#include "world/bounds.h"
#include "world/client_json.h"

namespace shardscope::world {

namespace {

using base::JsonWriter;
using streams::FaultError;
using streams::FaultLatency;
using streams::FaultRule;
using streams::FaultTarget;

constexpr Choice<FaultTarget> kTargets[]{{"call", FaultTarget::Call}, {"entries", FaultTarget::Entries}};
constexpr Choice<FaultError> kErrors[]{
    {"None", FaultError::None},
    {"InternalFailure", FaultError::InternalFailure},
    {"ProvisionedThroughputExceeded", FaultError::ProvisionedThroughputExceeded},
    {"LimitExceeded", FaultError::LimitExceeded},
    {"KMSThrottling", FaultError::KmsThrottling},
};
constexpr Choice<FaultLatency::Kind> kLatencies[]{
    {"fixed", FaultLatency::Kind::Fixed},
    {"lognormal", FaultLatency::Kind::LogNormal},
    {"bimodal", FaultLatency::Kind::Bimodal},
};

// What its two lengths are called.
struct LengthNames {
    std::string_view typical;
    std::string_view slow; // empty where there is one only
};
LengthNames namesOf(FaultLatency::Kind kind)
{
    switch (kind) {
    case FaultLatency::Kind::None:
    case FaultLatency::Kind::Fixed:
        return {"length", {}};
    case FaultLatency::Kind::LogNormal:
        return {"median", "p99"};
    case FaultLatency::Kind::Bimodal:
        return {"fast", "slow"};
    }
    return {};
}

void readLatency(Fields& fields, FaultLatency& latency)
{
    readObject(fields, "latency", [&latency](Fields& inner) {
        constexpr Bounds<std::int64_t> kBounds{0, FaultRule::kLongestLatency.count()};
        inner.require("kind", "\"fixed\", \"lognormal\" or \"bimodal\"");
        inner.choice("kind", latency.kind, kLatencies);
        if (inner.isRefused())
            return;
        const LengthNames names = namesOf(latency.kind);
        inner.require(names.typical, "how long, for example \"50ms\"");
        inner.duration(names.typical, latency.typical, kBounds);
        if (names.slow.empty())
            return;
        inner.require(names.slow, "how long, for example \"2s\"");
        inner.duration(names.slow, latency.slow, kBounds);
        if (latency.kind == FaultLatency::Kind::Bimodal) {
            inner.require("slowShare", "how many of the calls are slow, 0 to 1");
            inner.decimal("slowShare", latency.slowPpm, kPpmDecimals, {0, FaultRule::kPpm});
        }
    });
}

void readOperations(Fields& fields, std::vector<streams::Action>& operations)
{
    for (const auto& [element, path] : elementsOf(fields, "operations", {0, 45})) {
        const auto action =
            element->kind == base::JsonValue::Kind::String ? streams::actionNamed(element->text) : std::nullopt;
        if (action)
            operations.push_back(*action);
        else
            fields.reading().refuse(element->line, path,
                "must be the name of an operation of the API, for example \"PutRecords\"");
    }
}

void writeLatency(JsonWriter& json, const FaultLatency& latency)
{
    if (latency.kind == FaultLatency::Kind::None)
        return;
    const LengthNames names = namesOf(latency.kind);
    json.key("latency").beginObject(JsonWriter::Layout::Line);
    json.key("kind").text(nameOf(kLatencies, latency.kind));
    json.key(names.typical).text(base::durationText(latency.typical));
    if (!names.slow.empty())
        json.key(names.slow).text(base::durationText(latency.slow));
    if (latency.kind == FaultLatency::Kind::Bimodal)
        json.key("slowShare").decimal(latency.slowPpm, kPpmDecimals);
    json.end();
}

}

FaultRule readFaultRule(Fields& fields)
{
    FaultRule rule;
    fields.require("name", "what the fault is called; it is what its chance follows from");
    fields.text("name", rule.name, {1, bounds::kNameCharacters});
    fields.text("stream", rule.stream, {});
    readOperations(fields, rule.operations);
    fields.text("shard", rule.shardId, {});
    fields.text("key", rule.partitionKey, {1, bounds::kKeyCharacters});
    fields.text("client", rule.caller, {1, bounds::kNameCharacters});
    readInstant(fields, "from", rule.from);
    readInstant(fields, "until", rule.until);
    fields.choice("target", rule.target, kTargets);
    fields.choice("error", rule.error, kErrors);
    readLatency(fields, rule.latency);
    fields.decimal("share", rule.sharePpm, kPpmDecimals, {0, FaultRule::kPpm});
    fields.integer("burst", rule.burst, {1, FaultRule::kLongestBurst});
    fields.boolean("enabled", rule.isEnabled);
    if (!fields.reading().areBoundsChecked || fields.isRefused())
        return rule;
    if (auto problem = streams::problemIn(rule))
        fields.refuse(problem->field, std::move(problem->what));
    return rule;
}

void writeFields(JsonWriter& json, const FaultRule& rule)
{
    const FaultRule usual;
    const auto text = [&json](std::string_view name, const std::string& value) {
        if (!value.empty())
            json.key(name).text(value);
    };
    json.key("name").text(rule.name);
    text("stream", rule.stream);
    if (!rule.operations.empty()) {
        json.key("operations").beginArray(JsonWriter::Layout::Line);
        for (const streams::Action action : rule.operations)
            json.text(streams::actionName(action));
        json.end();
    }
    text("shard", rule.shardId);
    text("key", rule.partitionKey);
    text("client", rule.caller);
    writeInstant(json, "from", rule.from);
    writeInstant(json, "until", rule.until);
    if (rule.target != usual.target)
        json.key("target").text(nameOf(kTargets, rule.target));
    if (rule.error != usual.error)
        json.key("error").text(nameOf(kErrors, rule.error));
    writeLatency(json, rule.latency);
    if (rule.sharePpm != usual.sharePpm)
        json.key("share").decimal(rule.sharePpm, kPpmDecimals);
    if (rule.burst != usual.burst)
        json.key("burst").count(rule.burst);
    if (!rule.isEnabled)
        json.key("enabled").boolean(false);
}

}
