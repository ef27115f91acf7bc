#include "world/report.h"

#include "base/json_writer.h"
#include "streams/service.h"
#include "world/text_table.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace shardscope::world {

namespace {

using base::JsonWriter;
using Table = TextTable;

std::string fingerprintText(std::uint64_t fingerprint)
{
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(fingerprint));
    return text.data();
}

std::string peakText(const Peak& peak)
{
    return peak.count == 0 ? "-" : grouped(peak.count) + " at " + base::formatClock(peak.second).substr(0, 8);
}

std::string plural(std::uint64_t count, const std::string& noun)
{
    return grouped(count) + " " + noun + (count == 1 ? "" : "s");
}

// Bytes that would move the cursor or colour the terminal are no part of a key's picture.
std::string printable(std::string_view text)
{
    std::string shown{text};
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
    return shown;
}

std::string keysText(const std::vector<KeyRecords>& keys)
{
    constexpr std::size_t shownKeys = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(shownKeys, keys.size()); ++i)
        text += (i == 0 ? "" : ", ") + printable(keys[i].key) + " " + grouped(keys[i].records);
    return text;
}

std::string percentText(const base::HashRange& range)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f-%.1f %%", range.first.fraction() * 100, range.last.fraction() * 100);
    return text.data();
}

// A thousand shards are a table for a program; people get the busiest.
constexpr std::size_t kShardsInText = 32;
constexpr std::size_t kCallsInText = 20;

std::vector<const ShardReport*> shownShards(const StreamReport& stream)
{
    std::vector<const ShardReport*> shards;
    for (const ShardReport& shard : stream.shards)
        shards.push_back(&shard);
    if (shards.size() > kShardsInText) {
        std::stable_sort(shards.begin(), shards.end(), [](const ShardReport* a, const ShardReport* b) {
            return a->records + a->refused > b->records + b->refused;
        });
        shards.resize(kShardsInText);
    }
    return shards;
}

// How a shard counts a second is a model either way; one that is not the usual one is named.
bool hasUsualThrottle(const Report& report) { return report.throttle == streams::ServiceSettings{}.throttle; }

// One record on the wire each, and many to who takes it apart.
void appendAggregated(std::string& out, const ShardReport& shard, const AggregatedReport& aggregated)
{
    const std::string id = shard.id.substr(shard.id.size() - std::min<std::size_t>(shard.id.size(), 20));
    out += "  " + id + " holds " + plural(aggregated.userRecords, "user record") + " of the KPL in "
        + plural(aggregated.records, "aggregated record") + (aggregated.topKeys.empty() ? "" : "; top keys in them: ")
        + keysText(aggregated.topKeys) + ".\n";
    if (aggregated.discarded > 0)
        out += "    A KCL worker discards " + grouped(aggregated.discarded)
            + " of them: an aggregated record with a user record outside its shard's range is lost whole, and one that"
              " names no key ends it.\n";
}

// What the numbers of a stream's table do not say themselves.
void appendNotes(std::string& out, const Report& report, const StreamReport& stream)
{
    if (stream.refused > 0)
        out +=
            "  refused counts every put that was throttled, retries too; first time, the records among them that were"
            " offered for the first time.\n";
    const bool isAboveQuota = std::any_of(stream.shards.begin(), stream.shards.end(), [&](const ShardReport& shard) {
        return shard.peakRecords.count > report.quotaRecords || shard.peakBytes.count > report.quotaBytes;
    });
    if (isAboveQuota && report.quotaRecords > 0)
        out += "  A shard's quota is " + grouped(report.quotaRecords) + " records/s and " + grouped(report.quotaBytes)
            + " bytes/s. One second may hold more: what the seconds before left unused is taken with it.\n";
    for (const ShardReport* shard : shownShards(stream))
        if (shard->aggregated)
            appendAggregated(out, *shard, *shard->aggregated);
    if (stream.trimmed.records() > 0)
        out += "  " + trimmedText(stream.trimmed, report.outsideBudget, report.recordBudget) + "\n";
}

void appendStream(std::string& out, const Report& report, const StreamReport& stream)
{
    out += "\nStream " + stream.name + ": " + stream.status + ", " + plural(stream.openShards, "open shard") + "; "
        + plural(stream.records, "record") + " stored, " + grouped(stream.bytes) + " bytes; "
        + plural(stream.refused, "refusal") + ", " + grouped(stream.firstRefused) + " of them on a first attempt\n";
    using Side = Table::Side;
    Table table{{{"shard", Side::Left}, {"of the ring", Side::Right}, {"records", Side::Right}, {"bytes", Side::Right},
        {"most records/s", Side::Right}, {"most bytes/s", Side::Right}, {"refused", Side::Right},
        {"first time", Side::Right}, {"top keys", Side::Left}}};
    const auto shards = shownShards(stream);
    for (const ShardReport* shard : shards)
        table.add({shard->id.substr(shard->id.size() - std::min<std::size_t>(shard->id.size(), 20))
                + (shard->isOpen ? "" : " closed"),
            percentText(shard->range), grouped(shard->records), grouped(shard->bytes), peakText(shard->peakRecords),
            peakText(shard->peakBytes), grouped(shard->refused), grouped(shard->firstRefused),
            keysText(shard->topKeys)});
    table.appendTo(out);
    if (shards.size() < stream.shards.size())
        out += "  The busiest " + grouped(std::uint64_t{shards.size()}) + " of " + plural(stream.shards.size(), "shard")
            + "; --report json has them all.\n";
    appendNotes(out, report, stream);
}

// "number 7", "numbers 7, 9, 12 and 40 more".
std::string lineNumbers(const SenderReport& sender)
{
    std::string text = sender.skippedLines == 1 ? "number" : "numbers";
    for (std::size_t i = 0; i < sender.firstSkipped.size(); ++i)
        text += (i == 0 ? " " : ", ") + std::to_string(sender.firstSkipped[i]);
    const std::uint64_t unnamed = sender.skippedLines - sender.firstSkipped.size();
    return unnamed == 0 ? text : text + " and " + grouped(unnamed) + " more";
}

void appendSenders(std::string& out, const std::vector<SenderReport>& senders)
{
    if (senders.empty())
        return;
    out += "\nSenders\n";
    using Side = Table::Side;
    Table table{{{"name", Side::Left}, {"kind", Side::Left}, {"stream", Side::Left}, {"offered", Side::Right},
        {"stored", Side::Right}, {"refused", Side::Right}, {"first time", Side::Right}, {"dropped", Side::Right},
        {"pending", Side::Right}}};
    for (const SenderReport& sender : senders)
        table.add({printable(sender.name), sender.kind, sender.stream, grouped(sender.counts.offered),
            grouped(sender.counts.stored), grouped(sender.counts.refused), grouped(sender.counts.firstRefused),
            grouped(sender.counts.dropped), grouped(sender.counts.pending)});
    table.appendTo(out);
    for (const SenderReport& sender : senders) {
        if (sender.skippedLines > 0)
            out += "  " + printable(sender.name) + " skipped " + plural(sender.skippedLines, "line")
                + " of its file that could not be read: " + lineNumbers(sender) + ".\n";
    }
}

std::string givenUpText(const std::string& reason)
{
    return reason == "age" ? "too old" : reason == "expired" ? "past retention" : "given up";
}

void appendFailures(std::string& out, const std::string& name, const FailureReport& failures)
{
    const clients::FailureCounts& counts = failures.counts;
    out += "  " + printable(name) + " met poison: " + plural(counts.failures, "failed attempt") + ", "
        + plural(counts.redelivered, "record") + " handed over again, blocked for "
        + base::formatDuration(counts.blocked) + "; " + plural(counts.queued, "record") + " in the failure queue.\n";
    for (const std::string& shard : failures.blockedShards)
        out += "  " + printable(name) + " is blocked on " + shard + ".\n";
    for (const FailedReport& failed : failures.queue)
        out += "    " + base::formatClock(failed.at) + "  " + failed.shard + "  "
            + (failed.first == failed.last ? "record " + grouped(failed.first)
                                           : "records " + grouped(failed.first) + " to " + grouped(failed.last))
            + ", because of " + grouped(failed.culprit) + ": " + givenUpText(failed.reason) + " after "
            + plural(failed.attempts, "attempt") + "\n";
}

void appendConsumers(std::string& out, const std::vector<ConsumerReport>& consumers)
{
    if (consumers.empty())
        return;
    out += "\nConsumers\n";
    using Side = Table::Side;
    Table table{{{"name", Side::Left}, {"kind", Side::Left}, {"stream", Side::Left}, {"records", Side::Right},
        {"bytes", Side::Right}, {"calls", Side::Right}, {"refused calls", Side::Right}, {"lag now", Side::Right},
        {"records behind", Side::Right}, {"worst lag", Side::Right}, {"lost", Side::Right}}};
    for (const ConsumerReport& consumer : consumers)
        table.add({printable(consumer.name), consumer.kind, consumer.stream, grouped(consumer.counts.records),
            grouped(consumer.counts.bytes), grouped(consumer.counts.calls), grouped(consumer.counts.refusedCalls),
            base::formatDuration(base::Duration{consumer.lagMs}), grouped(consumer.lagRecords),
            consumer.worstLagMs == 0 ? "-"
                                     : base::formatDuration(base::Duration{consumer.worstLagMs}) + " at "
                    + base::formatClock(consumer.worstLagAt).substr(0, 8),
            grouped(consumer.counts.lost)});
    table.appendTo(out);
    for (const ConsumerReport& consumer : consumers)
        if (consumer.deliveredAgain > 0)
            out += "  " + printable(consumer.name) + " was given " + plural(consumer.deliveredAgain, "record")
                + " a second time.\n";
    for (const ConsumerReport& consumer : consumers) {
        if (consumer.counts.missed > 0)
            out += "  " + printable(consumer.name) + " passed over " + plural(consumer.counts.missed, "record")
                + ": it began at LATEST after they were stored.\n";
        if (consumer.counts.outOfOrder > 0)
            out += "  " + printable(consumer.name) + " was given " + plural(consumer.counts.outOfOrder, "record")
                + " after later ones of the same key, from child shards.\n";
    }
    for (const ConsumerReport& consumer : consumers)
        if (consumer.failures)
            appendFailures(out, consumer.name, *consumer.failures);
}

std::string permilleText(std::int64_t permille)
{
    return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + " %";
}

// What it did or what kept it, for people who run this on a terminal.
std::string decisionText(const operations::ScalingDecision& decision)
{
    using What = operations::ScalingDecision::What;
    const bool isUp = decision.way == operations::ScalingDecision::Way::Up;
    const std::string way = isUp ? "scale up" : "scale down";
    const std::string change = std::to_string(decision.from) + " -> " + std::to_string(decision.to) + " shards";
    const auto refusal = [&] {
        return std::string{streams::exceptionName(decision.exception)}
        + (decision.reason == streams::Reason::TooManyUpdatesToday ? ", too many changes within 24 h" : "");
    };
    switch (decision.what) {
    case What::Scaled:
        return (isUp ? "scaled up, " : "scaled down, ") + change;
    case What::Refused:
        return way + " refused, " + change + ": " + refusal();
    case What::CoolingOff:
        return way + " waits for its cool-down, until " + base::formatClock(decision.until).substr(0, 8);
    case What::AtBound:
        return isUp ? "no more shards allowed than " + std::to_string(decision.from)
                    : "no fewer shards allowed than " + std::to_string(decision.from);
    case What::TooSmall:
        return way + " comes to no shard at " + std::to_string(decision.from);
    case What::Resharding:
        return way + " waits for the reshard under way";
    case What::BlockedByAge:
        return "scale down blocked by an iterator age of "
            + base::formatDuration(decision.age.value_or(base::Duration{}));
    case What::NoData:
        return "no metric to go by";
    case What::FellBack:
        return way + " by splits and merges, " + change + ", after " + refusal();
    }
    return {};
}

void appendAutoscalers(std::string& out, const std::vector<AutoscalerReport>& autoscalers)
{
    if (autoscalers.empty())
        return;
    out += "\nAutoscalers\n";
    using Side = Table::Side;
    Table table{{{"name", Side::Left}, {"approach", Side::Left}, {"stream", Side::Left}, {"shards", Side::Right},
        {"up", Side::Right}, {"down", Side::Right}, {"turned round", Side::Right}, {"refused", Side::Right},
        {"last decision", Side::Left}}};
    for (const AutoscalerReport& autoscaler : autoscalers) {
        const operations::ScalingCounts& counts = autoscaler.counts;
        std::string last = "-";
        if (!autoscaler.decisions.empty()) {
            const operations::ScalingDecision& decision = autoscaler.decisions.back();
            last = base::formatClock(decision.last).substr(0, 8) + " " + decisionText(decision)
                + (decision.times > 1 ? ", " + grouped(std::uint64_t{decision.times}) + " times" : "");
        }
        table.add({printable(autoscaler.name), autoscaler.approach, autoscaler.stream,
            grouped(std::uint64_t{autoscaler.openShards}), grouped(counts.ups), grouped(counts.downs),
            grouped(counts.turns), grouped(counts.refused), last});
    }
    table.appendTo(out);
}

std::string gibibytes(std::int64_t bytes)
{
    return base::decimalText(base::divRound(bytes, (std::int64_t{1} << 30) / 100), 2) + " GiB";
}

void appendCommitments(std::string& out, const std::vector<CommitmentReport>& commitments)
{
    if (commitments.empty())
        return;
    out += "\nCommitments to " + std::to_string(operations::kCommittedMiBps) + " MiB/s in and out\n";
    for (const CommitmentReport& commitment : commitments) {
        const operations::CommitmentShortfall& shortfall = commitment.shortfall;
        out += "  Account " + commitment.account + " in " + commitment.region + ": held for "
            + base::formatDuration(commitment.held) + "; " + gibibytes(commitment.used.inKiB * 1'024) + " in and "
            + gibibytes(commitment.used.sharedBytes + commitment.used.fanOutBytes) + " out. ";
        out += shortfall.cost == base::Money{}
            ? "Nothing was short.\n"
            : gibibytes(shortfall.inKiB * 1'024) + " in and " + gibibytes(shortfall.outBytes)
                + " out were short, which costs $" + base::decimalText(shortfall.cost.count(), 6) + ".\n";
    }
}

void appendFaults(std::string& out, const std::vector<FaultReport>& faults)
{
    if (faults.empty())
        return;
    out += "  Faults were injected on purpose: what was refused or late because of them says nothing about the "
           "service.\n";
    for (const FaultReport& fault : faults)
        out += "    " + printable(fault.name) + " hit " + plural(fault.calls, "call") + " and " + grouped(fault.entries)
            + (fault.entries == 1 ? " entry" : " entries") + (fault.isSet ? "" : ", and was cleared") + "\n";
}

void appendCalls(std::string& out, const std::vector<CallReport>& calls)
{
    if (calls.empty())
        return;
    out += "\nAPI calls\n";
    const std::size_t first = calls.size() > kCallsInText ? calls.size() - kCallsInText : 0;
    for (std::size_t i = first; i < calls.size(); ++i) {
        const CallReport& call = calls[i];
        out += "  " + base::formatClock(call.at) + "  " + printable(call.caller) + "  " + call.action
            + (call.outcome.empty() ? "" : "  " + call.outcome)
            + (call.detail.empty() ? "" : "  " + printable(call.detail)) + "\n";
    }
}

// What differs from the service of today.
void appendQuotas(std::string& out, const Report& report)
{
    constexpr streams::Profile kToday = streams::Profile::Current;
    if (report.profile != kToday)
        out += "  Old quotas: profile " + std::string{streams::profileName(report.profile)} + " has those of "
            + std::string{streams::profileDate(report.profile)} + ", the service has had others since ("
            + std::string{streams::profileDate(kToday)} + ").\n";
    if (!hasUsualThrottle(report))
        out += "  Throttle window: a shard counts each whole second by itself. That is a model, as the usual bucket "
               "is: the"
               " service does not say.\n";
    if (const std::string old = oldQuotaText(report.quotas, report.profile); !old.empty())
        out += "  " + old + "\n";
    for (const QuotaDifference& quota : report.quotas) {
        if (!quota.isOld())
            out += std::string{quota.date.empty() ? "  Quota of the account: " : "  Quota of the run: "}
                + differenceText(quota) + ".\n";
    }
}

void writeQuota(JsonWriter& json, const QuotaDifference& quota)
{
    json.beginObject(JsonWriter::Layout::Line).key("name").text(quota.row->key);
    if (!quota.region.empty())
        json.key("region").text(quota.region);
    json.key("value").integer(quota.value).key("usual").integer(quota.usual);
    if (!quota.date.empty())
        json.key("date").text(quota.date).key("isOld").boolean(quota.isOld());
    json.end();
}

void writePeak(JsonWriter& json, std::string_view name, const Peak& peak)
{
    json.key(name).beginObject(JsonWriter::Layout::Line).key("count").count(peak.count);
    json.key("second").text(base::formatClock(peak.second)).end();
}

void writeKeys(JsonWriter& json, std::string_view name, const std::vector<KeyRecords>& keys)
{
    json.key(name).beginArray(JsonWriter::Layout::Lines);
    for (const KeyRecords& key : keys)
        json.beginObject(JsonWriter::Layout::Line).key("key").text(key.key).key("records").count(key.records).end();
    json.end();
}

void writeShard(JsonWriter& json, const ShardReport& shard)
{
    json.beginObject(JsonWriter::Layout::Lines);
    json.key("id").text(shard.id);
    json.key("startingHashKey").text(shard.range.first.decimal());
    json.key("endingHashKey").text(shard.range.last.decimal());
    json.key("isOpen").boolean(shard.isOpen);
    json.key("records").count(shard.records).key("bytes").integer(shard.bytes);
    writePeak(json, "peakRecords", shard.peakRecords);
    writePeak(json, "peakBytes", shard.peakBytes);
    json.key("throttles").beginObject(JsonWriter::Layout::Line);
    json.key("refused").count(shard.refused).key("firstRefused").count(shard.firstRefused).end();
    writeKeys(json, "topKeys", shard.topKeys);
    if (shard.aggregated) {
        json.key("aggregated").beginObject(JsonWriter::Layout::Lines);
        json.key("records").count(shard.aggregated->records);
        json.key("userRecords").count(shard.aggregated->userRecords);
        json.key("discarded").count(shard.aggregated->discarded);
        writeKeys(json, "topKeys", shard.aggregated->topKeys);
        json.end();
    }
    json.end();
}

void writeStream(JsonWriter& json, const StreamReport& stream)
{
    json.beginObject(JsonWriter::Layout::Lines);
    json.key("name").text(stream.name).key("status").text(stream.status);
    json.key("openShards").count(stream.openShards);
    json.key("records").count(stream.records).key("bytes").integer(stream.bytes);
    json.key("refused").count(stream.refused).key("firstRefused").count(stream.firstRefused);
    if (const streams::TrimmedForMemory& trimmed = stream.trimmed; trimmed.records() > 0) {
        json.key("trimmedForMemory").beginObject(JsonWriter::Layout::Line);
        json.key("byOutsideBudget").count(trimmed.byOutsideBudget);
        if (trimmed.byOutsideBudget > 0)
            json.key("before").text(base::formatClock(trimmed.to));
        json.key("byRecordBudget").count(trimmed.byRecordBudget);
        json.key("last").text(base::formatClock(trimmed.last)).end();
    }
    json.key("shards").beginArray(JsonWriter::Layout::Lines);
    for (const ShardReport& shard : stream.shards)
        writeShard(json, shard);
    json.end().end();
}

void writeSender(JsonWriter& json, const SenderReport& sender)
{
    const clients::PutCounts& counts = sender.counts;
    json.beginObject(JsonWriter::Layout::Lines);
    json.key("name").text(sender.name).key("kind").text(sender.kind).key("stream").text(sender.stream);
    json.key("offered").count(counts.offered).key("attempts").count(counts.attempts);
    json.key("stored").count(counts.stored).key("storedBytes").integer(counts.storedBytes);
    json.key("firstRefused").count(counts.firstRefused).key("refused").count(counts.refused);
    json.key("dropped").count(counts.dropped).key("pending").count(counts.pending);
    json.key("calls").count(counts.calls);
    if (sender.kind == "agent")
        json.key("skippedLines").count(sender.skippedLines);
    json.end();
}

void writeFailures(JsonWriter& json, const FailureReport& failures)
{
    const clients::FailureCounts& counts = failures.counts;
    json.key("poison").beginObject(JsonWriter::Layout::Lines);
    json.key("failedAttempts").count(counts.failures).key("redelivered").count(counts.redelivered);
    json.key("blockedMs").integer(counts.blocked.count());
    json.key("queuedRecords").count(counts.queued).key("queuedBatches").count(counts.queuedBatches);
    json.key("blockedShards").beginArray(JsonWriter::Layout::Line);
    for (const std::string& shard : failures.blockedShards)
        json.text(shard);
    json.end();
    json.key("failureQueue").beginArray(JsonWriter::Layout::Lines);
    for (const FailedReport& failed : failures.queue) {
        json.beginObject(JsonWriter::Layout::Line).key("at").text(base::formatClock(failed.at));
        json.key("shard").text(failed.shard).key("first").count(failed.first).key("last").count(failed.last);
        json.key("culprit").count(failed.culprit).key("attempts").count(failed.attempts);
        json.key("reason").text(failed.reason).end();
    }
    json.end().end();
}

void writeConsumer(JsonWriter& json, const ConsumerReport& consumer)
{
    const clients::ConsumerCounts& counts = consumer.counts;
    json.beginObject(JsonWriter::Layout::Lines);
    json.key("name").text(consumer.name).key("kind").text(consumer.kind).key("stream").text(consumer.stream);
    json.key("records").count(counts.records).key("bytes").integer(counts.bytes);
    json.key("calls").count(counts.calls).key("refusedCalls").count(counts.refusedCalls);
    json.key("expiredIterators").count(counts.expiredIterators).key("lost").count(counts.lost);
    if (consumer.deliveredAgain > 0)
        json.key("deliveredAgain").count(consumer.deliveredAgain);
    if (counts.missed > 0)
        json.key("missed").count(counts.missed);
    if (counts.outOfOrder > 0)
        json.key("outOfOrder").count(counts.outOfOrder);
    json.key("lagMs").integer(consumer.lagMs).key("lagRecords").count(consumer.lagRecords);
    json.key("worstLagMs").integer(consumer.worstLagMs);
    json.key("worstLagAt").text(base::formatClock(consumer.worstLagAt));
    if (consumer.failures)
        writeFailures(json, *consumer.failures);
    json.end();
}

void writeDecision(JsonWriter& json, const operations::ScalingDecision& decision)
{
    json.beginObject(JsonWriter::Layout::Line);
    json.key("at").text(base::formatClock(decision.first)).key("times").count(decision.times);
    json.key("what").text(decisionText(decision)).key("from").integer(decision.from).key("to").integer(decision.to);
    json.key("used").text(permilleText(decision.usedPermille));
    if (decision.age)
        json.key("ageMs").integer(decision.age->count());
    if (decision.exception != streams::Exception::None)
        json.key("exception").text(streams::exceptionName(decision.exception));
    json.end();
}

void writeAutoscaler(JsonWriter& json, const AutoscalerReport& autoscaler)
{
    const operations::ScalingCounts& counts = autoscaler.counts;
    json.beginObject(JsonWriter::Layout::Lines);
    json.key("name").text(autoscaler.name).key("approach").text(autoscaler.approach);
    json.key("stream").text(autoscaler.stream).key("openShards").count(autoscaler.openShards);
    json.key("scaledUp").count(counts.ups).key("scaledDown").count(counts.downs).key("turned").count(counts.turns);
    json.key("refused").count(counts.refused).key("steps").count(counts.steps);
    json.key("decisions").beginArray(JsonWriter::Layout::Lines);
    for (const operations::ScalingDecision& decision : autoscaler.decisions)
        writeDecision(json, decision);
    json.end().end();
}

void writeCall(JsonWriter& json, const CallReport& call)
{
    json.beginObject(JsonWriter::Layout::Line);
    json.key("at").text(base::formatClock(call.at)).key("caller").text(call.caller).key("action").text(call.action);
    json.key("outcome").text(call.outcome.empty() ? "OK" : call.outcome).key("detail").text(call.detail).end();
}

void writeCommitment(JsonWriter& json, const CommitmentReport& commitment)
{
    json.beginObject(JsonWriter::Layout::Line);
    json.key("account").text(commitment.account).key("region").text(commitment.region);
    json.key("heldMs").integer(commitment.held.count());
    json.key("inKiB").integer(commitment.used.inKiB);
    json.key("outBytes").integer(commitment.used.sharedBytes + commitment.used.fanOutBytes);
    json.key("shortInKiB").integer(commitment.shortfall.inKiB);
    json.key("shortOutBytes").integer(commitment.shortfall.outBytes);
    json.key("shortfallMicroDollars").integer(commitment.shortfall.cost.count()).end();
}

void writeFault(JsonWriter& json, const FaultReport& fault)
{
    json.beginObject(JsonWriter::Layout::Line);
    json.key("name").text(fault.name).key("set").boolean(fault.isSet);
    json.key("calls").count(fault.calls).key("entries").count(fault.entries).end();
}

template <typename T>
void writeList(JsonWriter& json, std::string_view name, const std::vector<T>& list,
    void (*write)(JsonWriter&, const T&))
{
    json.key(name).beginArray(JsonWriter::Layout::Lines);
    for (const T& element : list)
        write(json, element);
    json.end();
}

}

std::string trimmedText(const streams::TrimmedForMemory& trimmed, std::uint64_t outsideBudget,
    std::uint64_t recordBudget)
{
    std::string text;
    if (trimmed.byOutsideBudget > 0)
        text = "Trimmed for memory, not for retention: " + plural(trimmed.byOutsideBudget, "record") + " from before "
            + base::formatClock(trimmed.to) + ", since programs' records took more than " + grouped(outsideBudget)
            + " bytes (outsideBudget).";
    if (trimmed.byRecordBudget > 0)
        text += (text.empty() ? "" : " ") + std::string{"Forgotten for memory once every consumer had read them: "}
            + plural(trimmed.byRecordBudget, "record") + ", beyond a recordBudget of " + grouped(recordBudget) + ".";
    return text;
}

std::string reportText(const Report& report)
{
    std::string out = report.scenario + "\n";
    out += "  virtual time " + base::formatClock(report.now) + ", seed " + std::to_string(report.seed) + ", profile "
        + std::string{streams::profileName(report.profile)} + (report.areLimitsOn ? "" : ", limits off")
        + (hasUsualThrottle(report) ? "" : ", throttle " + std::string{streams::throttleModeName(report.throttle)})
        + "\n  fingerprint " + fingerprintText(report.fingerprint) + "\n";
    appendQuotas(out, report);
    if (!report.areLimitsOn)
        out += "  Limits were off: no quota refused anything, so shards may have taken more than those of the service "
               "would.\n";
    appendFaults(out, report.faults);
    for (const StreamReport& stream : report.streams)
        appendStream(out, report, stream);
    if (report.equalsMd5)
        out += *report.equalsMd5
            ? "  Checked: the MD5 of each line's key, counted apart from the run, gives every shard as many records as "
              "it"
              " holds.\n"
            : "  WRONG: the MD5 of each line's key, counted apart from the run, gives a shard another number of records"
              " than it holds. Please report this.\n";
    appendSenders(out, report.senders);
    appendConsumers(out, report.consumers);
    appendAutoscalers(out, report.autoscalers);
    appendCommitments(out, report.commitments);
    appendCalls(out, report.calls);
    return out;
}

std::string reportJson(const Report& report)
{
    std::string out;
    JsonWriter json{out};
    json.beginObject(JsonWriter::Layout::Lines);
    json.key("scenario").text(report.scenario);
    json.key("fingerprint").text(fingerprintText(report.fingerprint));
    json.key("virtualTime").text(base::formatClock(report.now));
    json.key("virtualMs").integer(report.now.time_since_epoch().count());
    json.key("seed").count(report.seed);
    json.key("profile").text(streams::profileName(report.profile));
    json.key("profileDate").text(streams::profileDate(report.profile));
    json.key("limits").text(report.areLimitsOn ? "on" : "off");
    if (!hasUsualThrottle(report))
        json.key("throttle").text(streams::throttleModeName(report.throttle));
    if (!report.quotas.empty())
        writeList(json, "quotas", report.quotas, writeQuota);
    writeList(json, "streams", report.streams, writeStream);
    writeList(json, "producers", report.senders, writeSender);
    writeList(json, "consumers", report.consumers, writeConsumer);
    if (!report.autoscalers.empty())
        writeList(json, "autoscalers", report.autoscalers, writeAutoscaler);
    if (!report.commitments.empty())
        writeList(json, "commitments", report.commitments, writeCommitment);
    if (!report.faults.empty())
        writeList(json, "faults", report.faults, writeFault);
    writeList(json, "calls", report.calls, writeCall);
    if (report.equalsMd5)
        json.key("countsEqualMd5").boolean(*report.equalsMd5);
    json.end();
    return out + "\n";
}

}
