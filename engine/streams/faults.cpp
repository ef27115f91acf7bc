#include "streams/faults.h"

#include "base/check.h"
#include "base/exact_math.h"
#include "base/utf8.h"
#include "streams/access.h"

#include <algorithm>
#include <array>

namespace shardscope::streams {

namespace {

using base::Duration;

constexpr std::array<std::string_view, 5> kErrors = {
    "None", "InternalFailure", "ProvisionedThroughputExceeded", "LimitExceeded", "KMSThrottling"};
constexpr std::size_t kMostName = 128; // characters, like the next two
constexpr std::size_t kMostReference = 256;
constexpr std::size_t kMostKey = 256;
constexpr std::size_t kQuantiles = 4'096;
constexpr auto kLastAction = static_cast<std::uint8_t>(Action::UpdateChannel);
static_assert(kLastAction < 64);

constexpr std::uint64_t bitOf(Action action) { return std::uint64_t{1} << static_cast<std::uint8_t>(action); }

bool isOneOf(Action action, std::initializer_list<Action> these)
{
    return std::find(these.begin(), these.end(), action) != these.end();
}

std::int64_t logNormalMs(const FaultLatency& latency, double p)
{
    constexpr double kHalf = 0.5;
    const auto median = static_cast<double>(latency.typical.count());
    const double sigma =
        base::exactLog(static_cast<double>(latency.slow.count()) / median) / base::normalQuantile(0.99);
    const double most = static_cast<double>(FaultRule::kLongestLatency.count());
    return static_cast<std::int64_t>(std::min(median * base::exactExp(sigma * base::normalQuantile(p)), most) + kHalf);
}

std::shared_ptr<const std::vector<std::uint32_t>> quantilesOf(const FaultLatency& latency)
{
    if (latency.kind != FaultLatency::Kind::LogNormal)
        return nullptr;
    auto quantiles = std::make_shared<std::vector<std::uint32_t>>();
    quantiles->reserve(kQuantiles);
    for (std::size_t i = 0; i < kQuantiles; ++i)
        quantiles->push_back(static_cast<std::uint32_t>(logNormalMs(latency,
            static_cast<double>(2 * i + 1) / static_cast<double>(2 * kQuantiles))));
    return quantiles;
}

std::uint64_t operationsOf(const FaultRule& rule)
{
    std::uint64_t operations = 0;
    if (rule.operations.empty()) {
        for (std::uint8_t i = 0; i <= kLastAction; ++i)
            if (mayMeet(rule.target, rule.error, static_cast<Action>(i)))
                operations |= bitOf(static_cast<Action>(i));
    }
    for (const Action action : rule.operations)
        operations |= bitOf(action);
    const bool isPlaced = !rule.shardId.empty() || !rule.partitionKey.empty();
    if (rule.target == FaultTarget::Call && isPlaced)
        operations &= ~bitOf(Action::PutRecords);
    return operations;
}

// In 2^-32: the chance of a call outside of a burst to begin one. Bursts of mean length b and the gaps between them,
// (1 - s) / s calls in the mean, make hits a share of b / (b + (1 - s) / s).
std::uint64_t beginOf(const FaultRule& rule)
{
    const std::uint64_t share = rule.sharePpm;
    if (share == 0)
        return 0;
    return (share << 32) / (share + std::uint64_t{rule.burst} * (FaultRule::kPpm - share));
}

bool fits(const Faults::Line& line, const FaultQuestion& question)
{
    const FaultRule& rule = *line.rule;
    return rule.isEnabled && (line.operations & bitOf(question.action)) != 0
        && (!rule.from || *rule.from <= question.now) && (!rule.until || question.now < *rule.until)
        && (rule.stream.empty() || rule.stream == question.stream) && (!line.shard || line.shard == question.shard)
        && (rule.partitionKey.empty() || rule.partitionKey == question.partitionKey)
        && (rule.caller.empty() || rule.caller == question.caller);
}

Faults::Source& sourceOf(Faults::Line& line, Action action)
{
    const auto place = std::lower_bound(line.sources.begin(), line.sources.end(), action,
        [](const Faults::Source& source, Action wanted) { return source.action < wanted; });
    if (place != line.sources.end() && place->action == action)
        return *place;
    return *line.sources.insert(place, {action, line.chance.fork(actionName(action)), false});
}

// Whether this one is hit.
bool draw(const FaultRule& rule, Faults::Source& source)
{
    const bool isHit = source.isInBurst || source.rng.next() >> 32 < beginOf(rule);
    if (!isHit || rule.burst == 1)
        return isHit;
    source.isInBurst = source.rng.below(rule.burst) != 0;
    return true;
}

Duration drawLatency(const Faults::Line& line, base::Rng& rng)
{
    const FaultLatency& latency = line.rule->latency;
    switch (latency.kind) {
    case FaultLatency::Kind::None:
        return {};
    case FaultLatency::Kind::Fixed:
        return latency.typical;
    case FaultLatency::Kind::LogNormal:
        return Duration{(*line.quantiles)[rng.below(kQuantiles)]};
    case FaultLatency::Kind::Bimodal:
        return rng.below(FaultRule::kPpm) < latency.slowPpm ? latency.slow : latency.typical;
    }
    return {};
}

// Without what its kind has no use for, which no file says.
FaultLatency asMeant(FaultLatency latency)
{
    using Kind = FaultLatency::Kind;
    if (latency.kind == Kind::None)
        latency.typical = {};
    if (latency.kind == Kind::None || latency.kind == Kind::Fixed)
        latency.slow = {};
    if (latency.kind != Kind::Bimodal)
        latency.slowPpm = 0;
    return latency;
}

std::optional<FaultProblem> problemIn(const FaultLatency& given)
{
    using Kind = FaultLatency::Kind;
    const FaultLatency latency = asMeant(given);
    const auto isWithin = [](Duration length) { return length.count() >= 0 && length <= FaultRule::kLongestLatency; };
    if (!isWithin(latency.typical) || !isWithin(latency.slow))
        return FaultProblem{"latency", "must be 0 to 60 s"};
    if (latency.kind == Kind::LogNormal && (latency.typical.count() == 0 || latency.slow < latency.typical))
        return FaultProblem{"latency", "needs a median of at least 1 ms and a p99 that is no less"};
    if (latency.kind == Kind::Bimodal && latency.slow < latency.typical)
        return FaultProblem{"latency", "must be no shorter when it is slow than when it is fast"};
    if (latency.slowPpm > FaultRule::kPpm)
        return FaultProblem{"latency", "has a share of slow calls, which must be 0 to 1"};
    return std::nullopt;
}

// What does not go together.
std::optional<FaultProblem> contradictionIn(const FaultRule& rule)
{
    const bool isOfEntries = rule.target == FaultTarget::Entries;
    if (isOfEntries && (rule.error == FaultError::None || rule.latency.kind != FaultLatency::Kind::None))
        return FaultProblem{"target",
            "is entries, which are refused and never late: give an error and no latency, or the target \"call\""};
    if (isOfEntries && rule.error == FaultError::LimitExceeded)
        return FaultProblem{"error",
            "is none of entries; use InternalFailure, ProvisionedThroughputExceeded or "
            "KMSThrottling"};
    if (rule.error == FaultError::None && rule.latency.kind == FaultLatency::Kind::None)
        return FaultProblem{"error", "is None and there is no \"latency\" either: the rule would do nothing"};
    for (const Action action : rule.operations) {
        if (!mayMeet(rule.target, rule.error, action))
            return FaultProblem{"operations",
                "hold " + std::string{actionName(action)} + ", which has no "
                    + (isOfEntries ? "entries or events with " : "") + std::string{faultErrorName(rule.error)}};
    }
    if (!rule.shardId.empty() && rule.stream.empty())
        return FaultProblem{"stream", "is needed where a shard is named"};
    if (operationsOf(rule) == 0)
        return FaultProblem{"target", "must be \"entries\" for one shard or key of PutRecords: a batch goes to many"};
    if (rule.from && rule.until && *rule.until <= *rule.from)
        return FaultProblem{"until", "must be later than \"from\""};
    return std::nullopt;
}

}

std::string_view faultErrorName(FaultError error) { return kErrors[static_cast<std::size_t>(error)]; }

Exception exceptionOf(FaultError error)
{
    switch (error) {
    case FaultError::None:
        return Exception::None;
    case FaultError::InternalFailure:
        return Exception::InternalFailure;
    case FaultError::ProvisionedThroughputExceeded:
        return Exception::ProvisionedThroughputExceeded;
    case FaultError::LimitExceeded:
        return Exception::LimitExceeded;
    case FaultError::KmsThrottling:
        return Exception::KmsThrottling;
    }
    return Exception::None;
}

bool mayMeet(FaultTarget target, FaultError error, Action action)
{
    const bool isEntries = target == FaultTarget::Entries;
    if (isEntries && !isOneOf(action, {Action::PutRecords, Action::SubscribeToShard}))
        return false;
    switch (error) {
    case FaultError::None:
        return !isEntries;
    case FaultError::InternalFailure:
        return true;
    case FaultError::ProvisionedThroughputExceeded:
        return isEntries
            ? action == Action::PutRecords
            : isOneOf(action, {Action::PutRecord, Action::PutRecords, Action::GetRecords, Action::GetShardIterator});
    case FaultError::LimitExceeded:
        return !isEntries && (!isDataCall(action) || action == Action::SubscribeToShard);
    case FaultError::KmsThrottling:
        return isEntries ? action == Action::SubscribeToShard
                         : isOneOf(action,
                             {Action::PutRecord, Action::PutRecords, Action::GetRecords, Action::StartStreamEncryption,
                                 Action::CreateChannel});
    }
    return false;
}

Duration percentile(const FaultLatency& latency, std::uint32_t ppm)
{
    SHARD_CHECK(ppm > 0);
    SHARD_CHECK(ppm < FaultRule::kPpm);
    switch (latency.kind) {
    case FaultLatency::Kind::None:
        return {};
    case FaultLatency::Kind::Fixed:
        return latency.typical;
    case FaultLatency::Kind::LogNormal:
        return Duration{logNormalMs(latency, static_cast<double>(ppm) / FaultRule::kPpm)};
    case FaultLatency::Kind::Bimodal:
        return ppm <= FaultRule::kPpm - latency.slowPpm ? latency.typical : latency.slow;
    }
    return {};
}

std::optional<FaultProblem> problemIn(const FaultRule& rule)
{
    if (rule.name.empty() || base::utf8Characters(rule.name) > kMostName)
        return FaultProblem{"name", "must have 1 to 128 characters"};
    if (base::utf8Characters(rule.stream) > kMostReference)
        return FaultProblem{"stream", "must have at most 256 characters"};
    if (!rule.shardId.empty() && !parseShardId(rule.shardId))
        return FaultProblem{"shard", "must be the id of a shard, for example \"shardId-000000000000\""};
    if (base::utf8Characters(rule.partitionKey) > kMostKey)
        return FaultProblem{"key", "must have at most 256 characters"};
    if (base::utf8Characters(rule.caller) > kMostName)
        return FaultProblem{"client", "must have at most 128 characters"};
    if (rule.operations.size() > std::size_t{kLastAction} + 1)
        return FaultProblem{"operations", "hold more than there are"};
    if (rule.sharePpm > FaultRule::kPpm)
        return FaultProblem{"share", "must be 0 to 1"};
    if (rule.burst < 1 || rule.burst > FaultRule::kLongestBurst)
        return FaultProblem{"burst", "must be 1 to 10,000 calls"};
    if (auto problem = problemIn(rule.latency))
        return problem;
    return contradictionIn(rule);
}

// --- Rules -------------------------------------------------------------------------

void Faults::set(const FaultRule& rule, base::Rng chance)
{
    auto line = std::find_if(m_lines.begin(), m_lines.end(),
        [&rule](const Line& other) { return other.rule->name == rule.name; });
    if (line == m_lines.end())
        line = m_lines.emplace(line);
    m_there += line->isThere ? 0 : 1;
    auto meant = std::make_shared<FaultRule>(rule);
    meant->latency = asMeant(rule.latency);
    line->quantiles = quantilesOf(meant->latency);
    line->rule = std::move(meant);
    line->operations = operationsOf(rule);
    line->shard = rule.shardId.empty() ? std::nullopt : parseShardId(rule.shardId);
    line->chance = chance;
    line->sources.clear();
    line->isThere = true;
}

void Faults::clear(std::string_view name)
{
    for (Line& line : m_lines) {
        if (!line.isThere || line.rule->name != name)
            continue;
        line.isThere = false;
        --m_there;
    }
}

const FaultRule* Faults::find(std::string_view name) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
        [name](const Line& line) { return line.isThere && line.rule->name == name; });
    return found == m_lines.end() ? nullptr : found->rule.get();
}

bool Faults::hasBeenNamed(std::string_view name) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [name](const Line& line) { return line.rule->name == name; });
}

FaultHit Faults::hit(FaultTarget target, const FaultQuestion& question)
{
    FaultHit hit;
    for (std::uint32_t i = 0; i < m_lines.size(); ++i) {
        Line& line = m_lines[i];
        if (!line.isThere || line.rule->target != target || !fits(line, question))
            continue;
        Source& source = sourceOf(line, question.action);
        if (!draw(*line.rule, source))
            continue;
        ++(target == FaultTarget::Call ? line.calls : line.entries);
        hit.delay = std::min(hit.delay + drawLatency(line, source.rng), FaultRule::kLongestLatency);
        const bool isDecided = hit.error != FaultError::None;
        if (!isDecided && (hit.rule == kNoFault || line.rule->error != FaultError::None)) {
            hit.rule = i;
            hit.error = line.rule->error;
        }
    }
    return hit;
}

FaultHit Faults::wouldHit(const FaultQuestion& question, std::uint64_t salt) const
{
    for (std::uint32_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        if (!line.isThere || line.rule->target != FaultTarget::Entries || !fits(line, question))
            continue;
        base::Rng luck{base::mix64(line.chance.state() ^ salt)};
        if (luck.below(FaultRule::kPpm) < line.rule->sharePpm)
            return {i, line.rule->error, {}};
    }
    return {};
}

std::uint64_t Faults::digest() const
{
    std::uint64_t hash = 0;
    const auto add = [&hash](std::uint64_t value) { hash = base::mix64(hash ^ value); };
    const auto addInstant = [&add](const std::optional<base::Instant>& at) {
        add(at ? static_cast<std::uint64_t>(at->time_since_epoch().count()) : ~std::uint64_t{0});
    };
    for (const Line& line : m_lines) {
        if (!line.isThere)
            continue;
        const FaultRule& rule = *line.rule;
        for (const std::string& text : {rule.name, rule.stream, rule.shardId, rule.partitionKey, rule.caller})
            add(base::hashText(text));
        addInstant(rule.from);
        addInstant(rule.until);
        add(line.operations);
        add(static_cast<std::uint64_t>(rule.target) << 16 | static_cast<std::uint64_t>(rule.error) << 8
            | static_cast<std::uint64_t>(rule.latency.kind));
        add(static_cast<std::uint64_t>(rule.latency.typical.count()));
        add(static_cast<std::uint64_t>(rule.latency.slow.count()));
        add(std::uint64_t{rule.latency.slowPpm} << 32 | rule.sharePpm);
        add(std::uint64_t{rule.burst} << 1 | (rule.isEnabled ? 1U : 0U));
        add(line.chance.state());
        for (const Source& source : line.sources) {
            add(std::uint64_t{static_cast<std::uint8_t>(source.action)} << 1 | (source.isInBurst ? 1U : 0U));
            add(source.rng.state());
        }
    }
    return hash;
}

}
