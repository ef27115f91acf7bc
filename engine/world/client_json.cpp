#include "world/client_json.h"

#include "base/time_text.h"
#include "clients/access_log.h"
#include "world/bounds.h"
#include "world/json_unusual.h"

#include <algorithm>
#include <set>

namespace shardscope::world {

namespace {

using base::Duration;
using base::JsonValue;
using base::JsonWriter;
using clients::AgentConfig;
using clients::ConsumerConfig;
using clients::Curve;
using clients::FailurePolicy;
using clients::KeyChoice;
using clients::Knot;
using clients::ProducerConfig;
using clients::RetryChoice;
using clients::SizeChoice;

constexpr Choice<KeyChoice::Kind> kKeyKinds[]{{"uniform", KeyChoice::Kind::Uniform}, {"zipf", KeyChoice::Kind::Zipf}};
constexpr Choice<SizeChoice::Kind> kSizeKinds[]{{"fixed", SizeChoice::Kind::Fixed},
    {"uniform", SizeChoice::Kind::Uniform}, {"lognormal", SizeChoice::Kind::LogNormal}};
constexpr Choice<AgentConfig::Resend> kResends[]{{"after-replay", AgentConfig::Resend::AfterReplay},
    {"backoff", AgentConfig::Resend::Backoff}, {"never", AgentConfig::Resend::Never}};
constexpr Choice<ConsumerConfig::Kind> kConsumerKinds[]{
    {"shared", ConsumerConfig::Kind::Shared}, {"fan-out", ConsumerConfig::Kind::FanOut}};
constexpr Choice<ConsumerConfig::From> kFroms[]{
    {"TRIM_HORIZON", ConsumerConfig::From::TrimHorizon}, {"LATEST", ConsumerConfig::From::Latest}};
constexpr Choice<clients::ShardPolicy::Children> kChildrenFroms[]{
    {"TRIM_HORIZON", clients::ShardPolicy::Children::TrimHorizon}, {"LATEST", clients::ShardPolicy::Children::Latest}};
constexpr Choice<clients::ShardPolicy::Renewal> kRenewFroms[]{
    {"AFTER_SEQUENCE_NUMBER", clients::ShardPolicy::Renewal::AfterSequenceNumber},
    {"LATEST", clients::ShardPolicy::Renewal::Latest}};

constexpr int kHundredthDecimals = 2;
constexpr int kThousandthDecimals = 3;

// --- Reading -----------------------------------------------------------------

template <typename Config>
void readNameAndStream(Fields& fields, Config& config)
{
    fields.require("name", "what this client is called");
    fields.text("name", config.name, {1, bounds::kNameCharacters});
    fields.require("stream", "the name of the stream it talks to, or its ARN");
    fields.text("stream", config.stream, {1, bounds::kReferenceCharacters});
    fields.text("account", config.account, {1, bounds::kAccountCharacters});
}

// The last word is the client's own; its bounds are met by then, or are told at this line.
template <typename Config>
void checkConfig(Fields& fields, const Config& config)
{
    if (!fields.reading().areBoundsChecked || fields.isRefused())
        return;
    if (const auto problem = clients::problemIn(config))
        fields.refuse(problem->where.substr(0, problem->where.find('.')), problem->where + ": " + problem->what);
}

void readKnots(Fields& fields, std::string_view name, Curve& curve, int decimals, std::int64_t highest)
{
    std::vector<Knot> knots;
    for (const auto& [element, path] : elementsOf(fields, name, {1, bounds::kKnots})) {
        Fields knotFields{*element, path, fields.reading()};
        Knot knot;
        knotFields.require("at", "when, for example \"30s\"");
        knotFields.duration("at", knot.at, {0, bounds::kWaitMs});
        knotFields.require("value", "the value there");
        knotFields.decimal("value", knot.value, decimals, {0, highest});
        if (fields.reading().areBoundsChecked && !knots.empty() && knot.at < knots.back().at)
            knotFields.refuse("at", "is earlier than the knot before it; knots stand in the order of their times");
        knotFields.finish();
        knots.push_back(knot);
    }
    if (!fields.isRefused())
        curve.knots = std::move(knots);
}

void readRing(Fields& fields, KeyChoice& keys)
{
    readObject(fields, "ring", [&](Fields& ring) {
        ring.decimal("from", keys.ringFromPpm, kPpmDecimals, {0, clients::kPpm});
        ring.decimal("to", keys.ringToPpm, kPpmDecimals, {0, clients::kPpm});
        if (!ring.reading().areBoundsChecked || ring.isRefused())
            return;
        if (keys.ringFromPpm >= keys.ringToPpm)
            ring.refuse("", "\"from\" must be less than \"to\"");
        else if (std::int64_t{keys.count} * clients::kPpm / (keys.ringToPpm - keys.ringFromPpm)
            > bounds::kKeyCandidates)
            ring.refuse("",
                "so many keys cannot be found in so narrow a part of the ring; widen it or lower \"count\"");
    });
}

// Shares are taken from one whole, so at no time may they ask for more.
void checkShares(Fields& fields, const std::vector<KeyChoice::Hot>& hot)
{
    std::set<std::string> keys;
    std::set<Duration> knots;
    for (const KeyChoice::Hot& key : hot) {
        if (!keys.insert(key.key).second)
            fields.refuse("hot", "names the key \"" + key.key + "\" twice; each hot key stands once");
        for (const Knot& knot : key.sharePpm.knots)
            knots.insert(knot.at);
    }
    // Shares are straight between knots, so their sum is highest at one of them.
    if (hot.size() * knots.size() > bounds::kKnots * bounds::kKnots)
        return fields.refuse("hot", "has too many knots in all; use fewer hot keys or fewer knots");
    for (const Duration at : knots) {
        std::int64_t sum = 0;
        for (const KeyChoice::Hot& key : hot)
            sum += key.sharePpm.valueAt(at);
        if (sum > clients::kPpm)
            return fields.refuse("hot",
                "shares add up to " + base::decimalText(sum, kPpmDecimals) + " at " + base::durationText(at)
                    + "; together they may take at most 1");
    }
}

void readHotKeys(Fields& fields, KeyChoice& keys)
{
    for (const auto& [element, path] : elementsOf(fields, "hot", {0, bounds::kHotKeys})) {
        Fields hotFields{*element, path, fields.reading()};
        KeyChoice::Hot hot;
        hotFields.require("key", "the partition key that is hot");
        hotFields.text("key", hot.key, {1, bounds::kKeyCharacters});
        hotFields.require("share", "its share of all records, 0 to 1");
        readCurve(hotFields, "share", hot.sharePpm, kPpmDecimals, clients::kPpm);
        hotFields.finish();
        keys.hot.push_back(std::move(hot));
    }
    if (fields.reading().areBoundsChecked && !fields.isRefused())
        checkShares(fields, keys.hot);
}

void readKeys(Fields& fields, KeyChoice& keys)
{
    fields.choice("kind", keys.kind, kKeyKinds);
    fields.integer("count", keys.count, {1, bounds::kKeys});
    fields.text("prefix", keys.prefix, {0, bounds::kPrefixCharacters});
    fields.decimal("exponent", keys.exponentHundredths, kHundredthDecimals, {0, bounds::kExponentHundredths});
    readRing(fields, keys);
    readHotKeys(fields, keys);
}

void readSize(Fields& fields, SizeChoice& size)
{
    fields.choice("kind", size.kind, kSizeKinds);
    fields.integer("bytes", size.bytes, {1, bounds::kRecordBytes});
    fields.integer("lowest", size.lowest, {1, bounds::kRecordBytes});
    fields.integer("highest", size.highest, {1, bounds::kRecordBytes});
    fields.decimal("sigma", size.sigmaHundredths, kHundredthDecimals, {0, bounds::kSigmaHundredths});
    if (fields.reading().areBoundsChecked && !fields.isRefused() && size.lowest > size.highest)
        fields.refuse("", "\"lowest\" must not be above \"highest\" (they are 64 and 65536 unless given)");
}

void readRetry(Fields& fields, RetryChoice& retry)
{
    fields.integer("attempts", retry.attempts, {1, bounds::kAttempts});
    fields.duration("base", retry.base, {0, bounds::kWaitMs});
    fields.duration("cap", retry.cap, {0, bounds::kWaitMs});
    fields.boolean("jitter", retry.hasJitter);
}

void readKeyField(Fields& fields, std::string& keyField)
{
    fields.text("key", keyField, {1, bounds::kNameCharacters});
    if (!fields.reading().areBoundsChecked || fields.isRefused())
        return;
    std::string known;
    for (const std::string_view field : clients::accessLogFields()) {
        if (field == keyField)
            return;
        known += (known.empty() ? "" : ", ") + std::string{field};
    }
    fields.refuse("key", "is no field of an access log; choose one of " + known);
}

// --- Writing -----------------------------------------------------------------

void writeKeys(JsonWriter& json, const KeyChoice& keys)
{
    const KeyChoice usual;
    json.key("keys").beginObject(JsonWriter::Layout::Line);
    json.key("kind").text(nameOf(kKeyKinds, keys.kind));
    json.key("count").integer(keys.count);
    Unusual unusual{json};
    unusual.text("prefix", keys.prefix, usual.prefix);
    unusual.decimal("exponent", keys.exponentHundredths, usual.exponentHundredths, kHundredthDecimals);
    if (keys.ringFromPpm != usual.ringFromPpm || keys.ringToPpm != usual.ringToPpm) {
        json.key("ring").beginObject(JsonWriter::Layout::Line);
        json.key("from").decimal(keys.ringFromPpm, kPpmDecimals);
        json.key("to").decimal(keys.ringToPpm, kPpmDecimals).end();
    }
    if (!keys.hot.empty()) {
        json.key("hot").beginArray(JsonWriter::Layout::Line);
        for (const KeyChoice::Hot& hot : keys.hot) {
            json.beginObject(JsonWriter::Layout::Line).key("key").text(hot.key).key("share");
            writeCurve(json, hot.sharePpm, kPpmDecimals);
            json.end();
        }
        json.end();
    }
    json.end();
}

void writeSize(JsonWriter& json, const SizeChoice& size)
{
    const SizeChoice usual;
    json.key("size").beginObject(JsonWriter::Layout::Line).key("kind").text(nameOf(kSizeKinds, size.kind));
    Unusual unusual{json};
    unusual.number("bytes", size.bytes, usual.bytes);
    unusual.number("lowest", size.lowest, usual.lowest);
    unusual.number("highest", size.highest, usual.highest);
    unusual.decimal("sigma", size.sigmaHundredths, usual.sigmaHundredths, kHundredthDecimals);
    json.end();
}

void writeRetry(JsonWriter& json, const RetryChoice& retry, const RetryChoice& usual)
{
    if (retry == usual)
        return;
    json.key("retry").beginObject(JsonWriter::Layout::Line);
    Unusual unusual{json};
    unusual.number("attempts", retry.attempts, usual.attempts);
    unusual.duration("base", retry.base, usual.base);
    unusual.duration("cap", retry.cap, usual.cap);
    unusual.boolean("jitter", retry.hasJitter, usual.hasJitter);
    json.end();
}

}

void readCurve(Fields& fields, std::string_view name, Curve& curve, int decimals, std::int64_t highest)
{
    const JsonValue* value = fields.find(name);
    if (value == nullptr)
        return;
    if (value->kind == JsonValue::Kind::Array)
        return readKnots(fields, name, curve, decimals, highest);
    if (const auto level = fields.readDecimal(*value, fields.pathOf(name), decimals, {0, highest}))
        curve.knots = {Knot{Duration{}, *level}};
}

ProducerConfig readProducer(Fields& fields)
{
    ProducerConfig config;
    readNameAndStream(fields, config);
    fields.require("rate", "records a second, a number or a list of knots");
    readCurve(fields, "rate", config.rate, 0, bounds::kRate);
    readObject(fields, "keys", [&](Fields& inner) { readKeys(inner, config.keys); });
    readObject(fields, "size", [&](Fields& inner) { readSize(inner, config.size); });
    readObject(fields, "retry", [&](Fields& inner) { readRetry(inner, config.retry); });
    fields.integer("batch", config.batch, {1, bounds::kBatch});
    fields.integer("maxPending", config.maxPending, {0, bounds::kPending});
    fields.duration("start", config.start, {0, bounds::kWaitMs});
    if (fields.find("end") != nullptr) {
        Duration end{};
        fields.duration("end", end, {0, bounds::kWaitMs});
        if (fields.reading().areBoundsChecked && !fields.isRefused() && end <= config.start)
            fields.refuse("end", "must be later than \"start\"");
        config.end = end;
    }
    checkConfig(fields, config);
    return config;
}

void readConsumerKind(Fields& fields, ConsumerConfig::Kind& kind) { fields.choice("kind", kind, kConsumerKinds); }

void writeConsumerKind(JsonWriter& json, ConsumerConfig::Kind kind)
{
    json.key("kind").text(nameOf(kConsumerKinds, kind));
}

void readFailurePolicy(Fields& fields, FailurePolicy& policy)
{
    fields.integer("retries", policy.maximumRetryAttempts, {FailurePolicy::kEndless, bounds::kMaximumRetryAttempts});
    fields.boolean("bisect", policy.bisectBatchOnFunctionError);
    fields.boolean("partial", policy.reportBatchItemFailures);
    if (fields.find("maxAge") != nullptr) {
        Duration age{};
        fields.duration("maxAge", age, {bounds::kRecordAgeLowestMs, bounds::kRecordAgeHighestMs});
        policy.maximumRecordAge = age;
    }
    fields.duration("backoff", policy.backoff, {1, bounds::kWaitMs});
    fields.duration("backoffCap", policy.backoffCap, {1, bounds::kWaitMs});
    if (fields.reading().areBoundsChecked && !fields.isRefused() && policy.backoffCap < policy.backoff)
        fields.refuse(fields.find("backoffCap") != nullptr ? "backoffCap" : "backoff",
            "\"backoffCap\" must not be below \"backoff\" (they are 1m and 1s unless given)");
}

void readShardPolicy(Fields& fields, clients::ShardPolicy& policy)
{
    fields.boolean("blockOnParent", policy.blocksOnParents);
    fields.duration("shardDiscovery", policy.discovery, {0, bounds::kWaitMs});
    fields.choice("childrenFrom", policy.children, kChildrenFroms);
    fields.choice("renewFrom", policy.renewal, kRenewFroms);
    if (!fields.reading().areBoundsChecked || fields.isRefused())
        return;
    if (const auto problem = clients::problemInShardPolicy(policy))
        fields.refuse(fields.find("shardDiscovery") != nullptr ? "shardDiscovery" : "blockOnParent",
            "\"shardDiscovery\": " + problem->what);
}

ConsumerConfig readConsumer(Fields& fields)
{
    ConsumerConfig config;
    readNameAndStream(fields, config);
    readConsumerKind(fields, config.kind);
    fields.choice("from", config.from, kFroms);
    fields.duration("poll", config.pollInterval, {bounds::kPollLowestMs, bounds::kPollHighestMs});
    fields.integer("maxRecords", config.maxRecords, {1, bounds::kReadRecords});
    fields.integer("processing", config.processingRate, {0, bounds::kRate});
    fields.boolean("paused", config.isPaused);
    fields.duration("start", config.start, {0, bounds::kWaitMs});
    readObject(fields, "onFailure", [&](Fields& inner) { readFailurePolicy(inner, config.onFailure); });
    readShardPolicy(fields, config.shards);
    checkConfig(fields, config);
    return config;
}

AgentConfig readAgent(Fields& fields)
{
    AgentConfig config;
    readNameAndStream(fields, config);
    fields.require("file", "the access log to replay");
    fields.text("file", config.file, {1, bounds::kTextCharacters});
    fields.text("digest", config.digest, {0, 64});
    readKeyField(fields, config.keyField);
    fields.decimal("speed", config.speedThousandths, kThousandthDecimals, {1, bounds::kSpeedThousandths});
    fields.choice("resend", config.resend, kResends);
    readObject(fields, "retry", [&](Fields& inner) { readRetry(inner, config.retry); });
    fields.integer("batch", config.batch, {1, bounds::kBatch});
    fields.duration("start", config.start, {0, bounds::kWaitMs});
    checkConfig(fields, config);
    return config;
}

std::shared_ptr<const clients::Dataset> readDataset(Fields& fields, AgentConfig& config)
{
    const FileReader& readFile = fields.reading().readFile;
    if (!readFile || fields.isRefused())
        return nullptr;
    std::optional<base::Result<std::string>> text;
    if (!config.digest.empty())
        text = readFile(config.digest);
    if (!text || !*text)
        text = readFile(config.file);
    if (!*text) {
        fields.refuse("file", text->error().text());
        return nullptr;
    }
    auto dataset = clients::readAccessLog({config.file, std::move(text->value())}, config.keyField);
    if (!dataset) {
        fields.refuse("file", dataset.error().text());
        return nullptr;
    }
    if (!config.digest.empty() && config.digest != (*dataset)->digest) {
        fields.refuse("digest",
            "the file \"" + config.file + "\" has changed: its SHA-256 is " + (*dataset)->digest
                + "; correct the digest or bring back the file");
        return nullptr;
    }
    config.digest = (*dataset)->digest;
    return *dataset;
}

void writeFields(JsonWriter& json, const ProducerConfig& config)
{
    const ProducerConfig usual;
    json.key("name").text(config.name).key("stream").text(config.stream).key("rate");
    writeCurve(json, config.rate, 0);
    if (config.keys != usual.keys)
        writeKeys(json, config.keys);
    if (config.size != usual.size)
        writeSize(json, config.size);
    writeRetry(json, config.retry, usual.retry);
    Unusual unusual{json};
    unusual.number("batch", config.batch, usual.batch);
    unusual.number("maxPending", config.maxPending, usual.maxPending);
    unusual.duration("start", config.start, usual.start);
    unusual.text("account", config.account, usual.account);
    if (config.end)
        json.key("end").text(base::durationText(*config.end));
}

void writeFields(JsonWriter& json, const ConsumerConfig& config)
{
    const ConsumerConfig usual;
    json.key("name").text(config.name).key("stream").text(config.stream);
    writeConsumerKind(json, config.kind);
    Unusual unusual{json};
    unusual.text("from", nameOf(kFroms, config.from), nameOf(kFroms, usual.from));
    unusual.duration("poll", config.pollInterval, usual.pollInterval);
    unusual.number("maxRecords", config.maxRecords, usual.maxRecords);
    unusual.number("processing", config.processingRate, usual.processingRate);
    unusual.boolean("paused", config.isPaused, usual.isPaused);
    unusual.duration("start", config.start, usual.start);
    unusual.text("account", config.account, usual.account);
    writeFields(json, config.shards);
    if (config.onFailure == usual.onFailure)
        return;
    json.key("onFailure").beginObject(JsonWriter::Layout::Line);
    writeFields(json, config.onFailure);
    json.end();
}

void writeFields(JsonWriter& json, const FailurePolicy& policy)
{
    const FailurePolicy usual;
    Unusual unusual{json};
    unusual.number("retries", policy.maximumRetryAttempts, usual.maximumRetryAttempts);
    unusual.boolean("bisect", policy.bisectBatchOnFunctionError, usual.bisectBatchOnFunctionError);
    unusual.boolean("partial", policy.reportBatchItemFailures, usual.reportBatchItemFailures);
    if (policy.maximumRecordAge)
        json.key("maxAge").text(base::durationText(*policy.maximumRecordAge));
    unusual.duration("backoff", policy.backoff, usual.backoff);
    unusual.duration("backoffCap", policy.backoffCap, usual.backoffCap);
}

void writeFields(JsonWriter& json, const clients::ShardPolicy& policy)
{
    const clients::ShardPolicy usual;
    Unusual unusual{json};
    unusual.boolean("blockOnParent", policy.blocksOnParents, usual.blocksOnParents);
    unusual.duration("shardDiscovery", policy.discovery, usual.discovery);
    unusual.text("childrenFrom", nameOf(kChildrenFroms, policy.children), nameOf(kChildrenFroms, usual.children));
    unusual.text("renewFrom", nameOf(kRenewFroms, policy.renewal), nameOf(kRenewFroms, usual.renewal));
}

void writeFields(JsonWriter& json, const AgentConfig& config)
{
    const AgentConfig usual;
    json.key("name").text(config.name).key("stream").text(config.stream).key("file").text(config.file);
    Unusual unusual{json};
    unusual.text("digest", config.digest, usual.digest);
    unusual.text("key", config.keyField, usual.keyField);
    unusual.decimal("speed", config.speedThousandths, usual.speedThousandths, kThousandthDecimals);
    unusual.text("resend", nameOf(kResends, config.resend), nameOf(kResends, usual.resend));
    writeRetry(json, config.retry, usual.retry);
    unusual.number("batch", config.batch, usual.batch);
    unusual.duration("start", config.start, usual.start);
    unusual.text("account", config.account, usual.account);
}

void writeCurve(JsonWriter& json, const Curve& curve, int decimals)
{
    if (curve.knots.size() == 1 && curve.knots.front().at == Duration{}) {
        json.decimal(curve.knots.front().value, decimals);
        return;
    }
    json.beginArray(JsonWriter::Layout::Line);
    for (const Knot& knot : curve.knots) {
        json.beginObject(JsonWriter::Layout::Line).key("at").text(base::durationText(knot.at));
        json.key("value").decimal(knot.value, decimals).end();
    }
    json.end();
}

}
