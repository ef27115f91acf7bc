#include "clients/config.h"

#include "base/utf8.h"
#include "clients/bounds.h"

#include <algorithm>
#include <set>

namespace shardscope::clients {

namespace {

using base::Problem;

// Every wait is from nothing to a year.
constexpr base::Duration kLongestWait{bounds::kWaitMs};

__extension__ using I128 = __int128;

std::optional<Problem> outside(std::string_view where, std::int64_t value, std::int64_t lowest, std::int64_t highest)
{
    if (value >= lowest && value <= highest)
        return std::nullopt;
    return Problem{std::string{where},
        std::to_string(value) + " is not between " + std::to_string(lowest) + " and " + std::to_string(highest)};
}

std::optional<Problem> outside(std::string_view where, base::Duration value, base::Duration lowest,
    base::Duration highest)
{
    return outside(where, value.count(), lowest.count(), highest.count());
}

struct Characters {
    std::size_t fewest;
    std::size_t most;
};

std::optional<Problem> problemInLength(std::string_view where, const std::string& text, Characters bounds)
{
    const std::size_t characters = base::utf8Characters(text);
    if (characters >= bounds.fewest && characters <= bounds.most)
        return std::nullopt;
    return Problem{std::string{where},
        "has " + std::to_string(characters) + " characters, and may have " + std::to_string(bounds.fewest) + " to "
            + std::to_string(bounds.most)};
}

std::optional<Problem> problemInCurve(std::string_view where, const Curve& curve, std::int64_t highest)
{
    if (curve.knots.empty())
        return Problem{std::string{where}, "a curve needs at least one knot"};
    if (curve.knots.size() > bounds::kKnots)
        return Problem{std::string{where}, "a curve has at most " + std::to_string(bounds::kKnots) + " knots"};
    const auto isEarlier = [](const Knot& a, const Knot& b) { return a.at < b.at; };
    if (!std::is_sorted(curve.knots.begin(), curve.knots.end(), isEarlier))
        return Problem{std::string{where}, "the knots of a curve must be in the order of their times"};
    for (const Knot& knot : curve.knots) {
        if (auto problem = outside(std::string{where} + ".at", knot.at, base::Duration{}, kLongestWait))
            return problem;
        if (auto problem = outside(where, knot.value, 0, highest))
            return problem;
    }
    return std::nullopt;
}

template <typename Config>
std::optional<Problem> problemInNames(const Config& config)
{
    if (auto problem = problemInLength("name", config.name, {1, bounds::kNameCharacters}))
        return problem;
    if (auto problem = problemInLength("stream", config.stream, {1, bounds::kReferenceCharacters}))
        return problem;
    if (!config.account.empty() && !streams::isAccount(config.account))
        return Problem{"account", "must have 12 digits, for example 210987654321"};
    return std::nullopt;
}

std::optional<Problem> problemInHotKeys(const std::vector<KeyChoice::Hot>& hot)
{
    if (hot.size() > bounds::kHotKeys)
        return Problem{"keys.hot", "at most " + std::to_string(bounds::kHotKeys) + " keys can be hot"};
    std::set<std::string_view> seen;
    for (const KeyChoice::Hot& one : hot) {
        if (auto problem = problemInLength("keys.hot.key", one.key, {1, bounds::kKeyCharacters}))
            return problem;
        if (!seen.insert(one.key).second)
            return Problem{"keys.hot.key", "\"" + one.key + "\" is there twice"};
        if (auto problem = problemInShare(one.sharePpm))
            return problem;
    }
    return std::nullopt;
}

std::optional<Problem> problemInKeys(const KeyChoice& keys)
{
    if (auto problem = outside("keys.count", keys.count, 1, bounds::kKeys))
        return problem;
    if (auto problem = problemInLength("keys.prefix", keys.prefix, {0, bounds::kPrefixCharacters}))
        return problem;
    if (auto problem = outside("keys.exponent", keys.exponentHundredths, 0, bounds::kExponentHundredths))
        return problem;
    if (auto problem = outside("keys.ringTo", keys.ringToPpm, 1, kPpm))
        return problem;
    if (keys.ringFromPpm >= keys.ringToPpm)
        return Problem{"keys.ringFrom", "the part of the ring must begin before it ends"};
    return problemInHotKeys(keys.hot);
}

std::optional<Problem> problemInSize(const SizeChoice& size)
{
    if (auto problem = outside("size.bytes", size.bytes, 1, bounds::kRecordBytes))
        return problem;
    if (auto problem = outside("size.lowest", size.lowest, 1, bounds::kRecordBytes))
        return problem;
    if (auto problem = outside("size.highest", size.highest, size.lowest, bounds::kRecordBytes))
        return problem;
    return outside("size.sigma", size.sigmaHundredths, 0, bounds::kSigmaHundredths);
}

std::optional<Problem> problemInRetry(const RetryChoice& retry)
{
    if (auto problem = outside("retry.attempts", retry.attempts, 1, bounds::kAttempts))
        return problem;
    if (auto problem = outside("retry.base", retry.base, base::Duration{}, kLongestWait))
        return problem;
    return outside("retry.cap", retry.cap, base::Duration{}, kLongestWait);
}

std::optional<Problem> problemInBatch(std::uint32_t batch) { return outside("batch", batch, 1, bounds::kBatch); }

}

std::int64_t Curve::valueAt(base::Duration sinceStart) const
{
    if (knots.empty())
        return 0;
    const auto next = std::upper_bound(knots.begin(), knots.end(), sinceStart,
        [](base::Duration at, const Knot& knot) { return at < knot.at; });
    if (next == knots.begin())
        return knots.front().value;
    if (next == knots.end())
        return knots.back().value;
    const Knot& before = *(next - 1);
    const std::int64_t length = (next->at - before.at).count();
    const I128 rise = static_cast<I128>(next->value - before.value) * (sinceStart - before.at).count();
    // Division truncates; towards zero is up where the curve falls.
    const auto step = static_cast<std::int64_t>(rise / length);
    return before.value + step - (rise % length < 0 ? 1 : 0);
}

std::int64_t Curve::highest() const
{
    std::int64_t highest = 0;
    for (const Knot& knot : knots)
        highest = std::max(highest, knot.value);
    return highest;
}

std::optional<base::Duration> Curve::levelFor(base::Duration sinceStart) const
{
    const auto next = std::upper_bound(knots.begin(), knots.end(), sinceStart,
        [](base::Duration at, const Knot& knot) { return at < knot.at; });
    if (next == knots.end())
        return std::nullopt;
    if (next != knots.begin() && (next - 1)->value != next->value)
        return base::Duration{};
    return next->at - sinceStart;
}

std::optional<Problem> problemInRate(const Curve& rate) { return problemInCurve("rate", rate, bounds::kRate); }

std::optional<Problem> problemInShare(const Curve& sharePpm)
{
    return problemInCurve("keys.hot.share", sharePpm, kPpm);
}

std::optional<Problem> problemInProcessing(std::int64_t recordsPerSecond)
{
    return outside("processingRate", recordsPerSecond, 0, bounds::kRate);
}

std::optional<Problem> problemInFailurePolicy(const FailurePolicy& policy)
{
    if (auto problem = outside("onFailure.retries", policy.maximumRetryAttempts, FailurePolicy::kEndless,
            bounds::kMaximumRetryAttempts))
        return problem;
    if (policy.maximumRecordAge) {
        if (auto problem = outside("onFailure.maxAge", *policy.maximumRecordAge,
                base::Duration{bounds::kRecordAgeLowestMs}, base::Duration{bounds::kRecordAgeHighestMs}))
            return problem;
    }
    if (auto problem = outside("onFailure.backoff", policy.backoff, base::Duration{1}, kLongestWait))
        return problem;
    return outside("onFailure.backoffCap", policy.backoffCap, policy.backoff, kLongestWait);
}

std::optional<Problem> problemInShardPolicy(const ShardPolicy& policy)
{
    if (policy.discovery == base::Duration{})
        return policy.blocksOnParents
            ? std::nullopt
            : std::optional{Problem{"shardDiscovery",
                "a consumer that does not wait for parents has to look for children, for example every 1s"}};
    return outside("shardDiscovery", policy.discovery, base::Duration{bounds::kDiscoveryLowestMs}, kLongestWait);
}

std::optional<Problem> problemIn(const ProducerConfig& config)
{
    if (auto problem = problemInNames(config))
        return problem;
    if (auto problem = problemInRate(config.rate))
        return problem;
    if (auto problem = problemInKeys(config.keys))
        return problem;
    if (auto problem = problemInSize(config.size))
        return problem;
    if (auto problem = problemInRetry(config.retry))
        return problem;
    if (auto problem = problemInBatch(config.batch))
        return problem;
    if (auto problem = outside("start", config.start, base::Duration{}, kLongestWait))
        return problem;
    if (auto problem = outside("maxPending", config.maxPending, 0, bounds::kPending))
        return problem;
    if (!config.end)
        return std::nullopt;
    if (*config.end < config.start)
        return Problem{"end", "a producer cannot end before it starts"};
    return outside("end", *config.end, base::Duration{}, kLongestWait);
}

std::optional<Problem> problemIn(const AgentConfig& config)
{
    if (auto problem = problemInNames(config))
        return problem;
    if (auto problem = outside("speed", config.speedThousandths, 1, bounds::kSpeedThousandths))
        return problem;
    if (auto problem = problemInRetry(config.retry))
        return problem;
    if (auto problem = problemInBatch(config.batch))
        return problem;
    return outside("start", config.start, base::Duration{}, kLongestWait);
}

std::optional<Problem> problemIn(const ConsumerConfig& config)
{
    if (auto problem = problemInNames(config))
        return problem;
    if (auto problem = outside("pollInterval", config.pollInterval, base::Duration{bounds::kPollLowestMs},
            base::Duration{bounds::kPollHighestMs}))
        return problem;
    if (auto problem = outside("maxRecords", config.maxRecords, 1, bounds::kReadRecords))
        return problem;
    if (auto problem = problemInProcessing(config.processingRate))
        return problem;
    if (auto problem = problemInFailurePolicy(config.onFailure))
        return problem;
    if (auto problem = problemInShardPolicy(config.shards))
        return problem;
    return outside("start", config.start, base::Duration{}, kLongestWait);
}

}
