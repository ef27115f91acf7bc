#include "operations/autoscaler.h"

#include "base/check.h"
#include "base/overload.h"
#include "base/rng.h"

#include <algorithm>
#include <utility>

namespace shardscope::operations {

namespace {

using base::Duration;
using base::Instant;

constexpr Duration kFlappingWithin{std::chrono::hours{1}};

std::int64_t minutesLookedAt(const ScalingApproach& approach)
{
    return std::visit(base::Overload{[](const TargetTracking& by) { return std::max(by.upMinutes, by.downMinutes); },
                          [](const StepScaling& by) { return std::max(by.up.minutes, by.down.minutes); },
                          [](const DoublingAlarms& by) {
                              return kPeriodMinutes * (std::max(by.upPeriods, by.downPeriods) + kPeriodsBeyond);
                          },
                          [](const ScalingUtils& by) { return std::max(by.up.afterMinutes, by.down.afterMinutes); },
                          [](const IteratorAgeScaling& by) { return std::max(by.upMinutes, by.downMinutes); }},
               approach)
        + kPeriodsBeyond;
}

Load operator-(const Load& now, const Load& before)
{
    return {now.bytes - before.bytes, now.records - before.records, kMinute.count() / 1'000};
}

void addTo(Load& sum, const Load& load)
{
    sum.bytes += load.bytes;
    sum.records += load.records;
    sum.seconds += load.seconds;
}

}

Autoscaler::Autoscaler(AutoscalerConfig config, streams::StreamIndex stream, streams::CallerIndex caller)
    : m_config(std::move(config)), m_stream(stream), m_caller(caller)
{
    SHARD_CHECK(!problemIn(m_config).has_value());
}

void Autoscaler::begin(sim::Context context)
{
    const std::int64_t sinceMinute = context.now.time_since_epoch().count() % kMinute.count();
    context.wakeMe(sinceMinute == 0 ? context.now : context.now + kMinute - Duration{sinceMinute}, kMinuteToken);
    if (const auto* const utils = std::get_if<ScalingUtils>(&m_config.approach))
        context.wakeMe(context.now + utils->checkInterval, kCheckToken);
}

void Autoscaler::wake(std::uint32_t token, sim::Context context, streams::Service& service)
{
    if (m_isOver)
        return;
    const auto found = service.find(m_config.stream);
    if (!found || *found != m_stream) {
        m_isOver = true; // gone, or another stream has its name
        return;
    }
    const streams::Stream& stream = service.stream(m_stream);
    const Look look{context, service, stream.map ? static_cast<std::int64_t>(stream.map->open().size()) : 0};
    if (m_knownShards == 0) {
        m_knownShards = look.shards;
        m_knownAt = context.now;
    }
    if (token == kMinuteToken) {
        context.wakeMe(context.now + kMinute, kMinuteToken);
        takeMinute(stream, context.now);
        if (m_minutes.size() > 0 && look.shards > 0)
            std::visit([&](const auto& approach) { lookBy(approach, look); }, m_config.approach);
        return;
    }
    const auto& utils = std::get<ScalingUtils>(m_config.approach);
    if (token == kCheckToken)
        check(utils, look);
    else
        goOn(utils, look);
}

// --- Metrics ---------------------------------------------------------------------

void Autoscaler::takeMinute(const streams::Stream& stream, Instant now)
{
    Totals totals;
    for (const streams::ShardLine& line : stream.lines)
        addTo(totals.put, {line.storedBytes, static_cast<std::int64_t>(line.stored), 0});
    for (const streams::ReadLine& reads : stream.reads)
        addTo(totals.got, {reads.readBytes, static_cast<std::int64_t>(reads.readRecords), 0});
    if (m_before) {
        StreamMinute minute{totals.put - m_before->put, totals.got - m_before->got,
            stream.map ? static_cast<std::int64_t>(stream.map->open().size()) : 0, stream.ages.highestBefore(now)};
        const auto add = [&](std::int64_t value) {
            m_minutesDigest = base::mix64(m_minutesDigest ^ static_cast<std::uint64_t>(value));
        };
        for (const std::int64_t value : {minute.put.bytes, minute.put.records, minute.got.bytes, minute.got.records,
                 minute.shards, minute.age ? minute.age->count() : -1})
            add(value);
        m_minutes.append(minute);
        const auto kept = static_cast<std::uint64_t>(minutesLookedAt(m_config.approach));
        m_minutes.dropBefore(m_minutes.size() - std::min(m_minutes.size(), kept));
    }
    m_before = totals;
}

const StreamMinute& Autoscaler::minuteBack(std::int64_t minutes) const
{
    return m_minutes[m_minutes.size() - 1 - static_cast<std::uint64_t>(minutes)];
}

const StreamMinute& Autoscaler::newestWithPuts() const
{
    for (std::uint64_t i = m_minutes.size(); i-- > m_minutes.firstIndex();)
        if (m_minutes[i].put.records > 0)
            return m_minutes[i];
    return m_minutes.back();
}

Load Autoscaler::busiest(std::int64_t minutes) const
{
    Load most = minuteBack(0).put;
    for (std::int64_t i = 1; i < std::min(minutes, static_cast<std::int64_t>(m_minutes.size())); ++i) {
        most.bytes = std::max(most.bytes, minuteBack(i).put.bytes);
        most.records = std::max(most.records, minuteBack(i).put.records);
    }
    return most;
}

StreamMinute Autoscaler::sumBack(std::int64_t minutes, std::int64_t count) const
{
    StreamMinute sum{{0, 0, 0}, {0, 0, 0}, 0, std::nullopt};
    for (std::int64_t i = minutes; i < minutes + count; ++i) {
        const StreamMinute& minute = minuteBack(i);
        addTo(sum.put, minute.put);
        addTo(sum.got, minute.got);
        if (minute.age)
            sum.age = std::max(sum.age.value_or(Duration{}), *minute.age);
    }
    return sum;
}

std::optional<StreamMinute> Autoscaler::lastMinute() const
{
    return m_minutes.size() == 0 ? std::nullopt : std::optional{m_minutes.back()};
}

std::optional<Instant> Autoscaler::coolingOff(ScalingDecision::Way way, Instant now) const
{
    const Instant until = way == Way::Up ? m_upCoolUntil : m_downCoolUntil;
    return now < until ? std::optional{until} : std::nullopt;
}

// --- Calls and decisions ------------------------------------------------------------------

Autoscaler::Outcome Autoscaler::call(Way way, std::int64_t target, const Look& look)
{
    const auto summary = look.service.describeStreamSummary(look.context, m_caller, {m_config.stream});
    if (!summary || summary->status != streams::StreamStatus::Active) {
        note(decision(What::Resharding, way, look));
        return Outcome::NotCalled;
    }
    const auto answer =
        look.service.updateShardCount(look.context, m_caller, {m_config.stream, static_cast<std::uint32_t>(target)});
    ScalingDecision outcome = decision(What::Scaled, way, look);
    outcome.to = target;
    if (!answer) {
        noteRefusal(outcome, answer.error());
        return Outcome::Refused;
    }
    countScaled(way, look.context.now);
    note(outcome);
    return Outcome::Accepted;
}

void Autoscaler::countScaled(Way way, Instant now)
{
    ++(way == Way::Up ? m_counts.ups : m_counts.downs);
    if (m_lastWay && *m_lastWay != way && now - m_lastScaled <= kFlappingWithin)
        ++m_counts.turns;
    m_lastWay = way;
    m_lastScaled = now;
}

ScalingDecision Autoscaler::decision(What what, Way way, const Look& look) const
{
    ScalingDecision made;
    made.what = what;
    made.way = way;
    made.first = look.context.now;
    made.last = look.context.now;
    made.from = look.shards;
    made.to = look.shards;
    if (m_minutes.size() > 0) {
        const StreamMinute& minute = m_minutes.back();
        made.usedPermille = minute.shards > 0 ? usedPermille(minute.put, minute.shards, kPutCapacity) : 0;
        made.age = minute.age;
    }
    return made;
}

void Autoscaler::noteRefusal(ScalingDecision decision, const streams::Refusal& refusal)
{
    ++m_counts.refused;
    decision.what = What::Refused;
    decision.exception = refusal.exception;
    decision.reason = refusal.reason;
    note(decision);
}

// What was noted last and is so still is one decision, with the numbers of the last time. What was done is always one
// of its own.
void Autoscaler::note(ScalingDecision decision)
{
    if (!m_decisions.empty() && decision.what != What::Scaled) {
        ScalingDecision& before = m_decisions.back();
        ScalingDecision same = before;
        same.last = decision.last;
        same.usedPermille = decision.usedPermille;
        same.age = decision.age;
        same.to = decision.to;
        same.until = decision.until;
        ScalingDecision once = decision;
        once.first = before.first;
        once.times = before.times;
        if (same == once) {
            before = same;
            ++before.times;
            return;
        }
    }
    if (m_decisions.size() == kDecisionsKept)
        m_decisions.erase(m_decisions.begin());
    m_decisions.push_back(decision);
}

std::uint64_t Autoscaler::digest() const
{
    std::uint64_t digest = m_minutesDigest;
    const auto add = [&digest](std::uint64_t value) { digest = base::mix64(digest ^ value); };
    const auto addInstant = [&](Instant at) { add(static_cast<std::uint64_t>(at.time_since_epoch().count())); };
    if (m_before) {
        for (const Load& load : {m_before->put, m_before->got}) {
            add(static_cast<std::uint64_t>(load.bytes));
            add(static_cast<std::uint64_t>(load.records));
        }
    }
    add(std::uint64_t{m_isOver} << 24 | static_cast<std::uint64_t>(m_up) << 16 | static_cast<std::uint64_t>(m_down) << 8
        | static_cast<std::uint64_t>(m_phase));
    add(static_cast<std::uint64_t>(m_knownShards));
    for (const Instant at : {m_knownAt, m_upCoolUntil, m_downCoolUntil, m_lastScaled})
        addInstant(at);
    for (const ScaleOut& out : {m_lastOut, m_change}) {
        add(static_cast<std::uint64_t>(out.from));
        add(static_cast<std::uint64_t>(out.to));
    }
    add(static_cast<std::uint64_t>(m_changing) << 8 | (m_lastWay ? 1 + static_cast<std::uint64_t>(*m_lastWay) : 0));
    for (const std::uint64_t count : {m_counts.ups, m_counts.downs, m_counts.turns, m_counts.refused, m_counts.steps})
        add(count);
    return digest;
}

}
