#include "world/run_recorder.h"

#include "base/md5.h"
#include "base/utf8.h"
#include "world/commitment.h"
#include "world/user_records.h"

#include <algorithm>
#include <tuple>

namespace shardscope::world {

namespace {

using base::Instant;
using clients::FanOutConsumer;
using clients::LogAgent;
using clients::Poller;
using clients::Producer;

constexpr std::size_t kTopKeys = 5;
constexpr std::uint64_t kCallsShown = 1'000;

void raise(Peak& peak, std::uint64_t count, Instant second)
{
    if (count > peak.count)
        peak = {count, second};
}

// The five keys with most records; equal counts in the order of their text. One key may come
// several times: in the tables of two producers, and from programs.
std::vector<KeyRecords> topKeys(const World& world, const KeyCounts& counts,
    const std::map<std::string, std::uint64_t, std::less<>>& programKeys)
{
    struct Entry {
        std::string_view key;
        std::uint64_t records;
    };
    std::vector<Entry> entries;
    for (const auto& [id, count] : counts.entries())
        entries.push_back({world.service().keyText(id), count});
    for (const auto& [key, count] : programKeys)
        entries.push_back({key, count});
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
    std::vector<Entry> merged;
    for (const Entry& entry : entries) {
        if (!merged.empty() && merged.back().key == entry.key)
            merged.back().records += entry.records;
        else
            merged.push_back(entry);
    }
    const auto top = merged.begin() + static_cast<std::ptrdiff_t>(std::min(kTopKeys, merged.size()));
    std::partial_sort(merged.begin(), top, merged.end(), [](const Entry& a, const Entry& b) {
        return std::tuple{b.records, a.key} < std::tuple{a.records, b.key};
    });
    std::vector<KeyRecords> shown;
    for (auto entry = merged.begin(); entry != top; ++entry)
        shown.push_back({std::string{entry->key}, entry->records});
    return shown;
}

void add(std::map<std::string, std::uint64_t, std::less<>>& counts, std::string_view key, std::uint64_t records)
{
    const auto known = counts.find(key);
    if (known != counts.end())
        known->second += records;
    else
        counts.emplace(key, records);
}

std::string reasonText(clients::GivenUp::Reason reason)
{
    switch (reason) {
    case clients::GivenUp::Reason::Attempts:
        return "attempts";
    case clients::GivenUp::Reason::Age:
        return "age";
    case clients::GivenUp::Reason::Expired:
        return "expired";
    }
    return {};
}

std::uint64_t deliveredAgain(const clients::Repeats& repeats)
{
    return repeats.count(clients::Repeat::Cause::Bookmark) + repeats.count(clients::Repeat::Cause::Handover);
}

std::optional<FailureReport> failuresOf(const clients::Failures& failures, Instant now)
{
    if (!failures.hasSeenPoison())
        return std::nullopt;
    FailureReport report{failures.counts(), {}, {}};
    report.counts.blocked = failures.blockedUpTo(now);
    for (const clients::FailedBatch& batch : failures.inHand())
        if (batch.since)
            report.blockedShards.push_back(streams::shardId(batch.shard));
    for (const clients::GivenUp& given : failures.queue())
        report.queue.push_back({given.at, streams::shardId(given.shard), given.begin + 1, given.end, given.culprit + 1,
            given.attempts, reasonText(given.reason)});
    return report;
}

// Gathers what each kind of client has to say of itself.
struct ClientReports {
    const World& world;
    Report& report;
    const std::string& name;
    std::int64_t worstLagMs;
    Instant worstLagAt;
    const ConsumerSample* latest;

    void operator()(std::monostate) const {}
    // Its calls are in the log; it sends and reads nothing.
    void operator()(const clients::Resharder&) const {}
    void operator()(const operations::Autoscaler& autoscaler) const
    {
        const streams::Stream& stream = world.service().stream(autoscaler.stream());
        report.autoscalers.push_back({name, std::string{operations::approachName(autoscaler.config().approach)},
            stream.reference, autoscaler.counts(),
            stream.map ? static_cast<std::uint32_t>(stream.map->open().size()) : 0, autoscaler.decisions()});
    }
    void operator()(const Producer& producer) const { sender("producer", producer); }
    void operator()(const LogAgent& agent) const
    {
        sender("agent", agent);
        report.senders.back().skippedLines = agent.dataset().skippedLines;
        report.senders.back().firstSkipped = agent.dataset().firstSkipped;
    }
    void operator()(const Poller& poller) const { consumer("shared", poller); }
    void operator()(const FanOutConsumer& fanOut) const { consumer("fan-out", fanOut); }

private:
    template <typename Sender>
    void sender(const char* kind, const Sender& client) const
    {
        report.senders.push_back({.name = name,
            .kind = kind,
            .stream = world.service().stream(client.stream()).reference,
            .counts = client.counts(),
            .firstSkipped = {}});
    }
    template <typename Consumer>
    void consumer(const char* kind, const Consumer& client) const
    {
        report.consumers.push_back({name, kind, world.service().stream(client.stream()).reference, client.counts(),
            latest != nullptr ? latest->ageMs : 0, latest != nullptr ? latest->backlog : 0, worstLagMs, worstLagAt,
            failuresOf(client.failures(), world.now()), deliveredAgain(client.revisits().repeats())});
    }
};

std::vector<CallReport> controlCalls(const streams::CallLog& calls)
{
    std::vector<CallReport> shown;
    const auto& control = calls.control();
    const std::uint64_t first =
        std::max(control.firstIndex(), control.size() > kCallsShown ? control.size() - kCallsShown : 0);
    for (std::uint64_t i = first; i < control.size(); ++i) {
        const streams::CallRecord& call = control[i];
        shown.push_back({call.at, calls.callerName(call.caller), std::string{streams::actionName(call.action)},
            std::string{streams::exceptionName(call.outcome)}, call.detail});
    }
    return shown;
}

}

void KeyCounts::add(streams::KeyId key)
{
    if (m_used * 2 >= m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    // Ends because at least half of the slots are free.
    for (std::size_t i = base::mix64(key) & mask;; i = (i + 1) & mask) {
        Slot& slot = m_slots[i];
        if (slot.count == 0) {
            slot = {key, 1};
            ++m_used;
            return;
        }
        if (slot.key == key) {
            ++slot.count;
            return;
        }
    }
}

void KeyCounts::grow()
{
    std::vector<Slot> old(std::max<std::size_t>(16, m_slots.size() * 2));
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot& slot : old) {
        if (slot.count == 0)
            continue;
        std::size_t i = base::mix64(slot.key) & mask;
        while (m_slots[i].count != 0)
            i = (i + 1) & mask;
        m_slots[i] = slot;
    }
}

std::vector<std::pair<streams::KeyId, std::uint64_t>> KeyCounts::entries() const
{
    std::vector<std::pair<streams::KeyId, std::uint64_t>> used;
    for (const Slot& slot : m_slots) {
        if (slot.count != 0)
            used.emplace_back(slot.key, slot.count);
    }
    return used;
}

// Tallies for every stream and shard that there is.
void RunRecorder::makeRoom(const World& world)
{
    const std::size_t streamCount = world.service().streams().size();
    if (m_streams.size() < streamCount)
        m_streams.resize(streamCount);
    for (std::size_t s = 0; s < streamCount; ++s) {
        const std::size_t shardCount = world.service().streams()[s].lines.size();
        if (m_streams[s].shards.size() < shardCount)
            m_streams[s].shards.resize(shardCount);
    }
}

void RunRecorder::observe(const World& world)
{
    makeRoom(world);
    m_newFrames.clear();
    const auto& seconds = world.seconds();
    for (std::uint64_t i = std::max(m_nextFrame, seconds.firstIndex()); i < seconds.size(); ++i) {
        m_newFrames.push_back(seconds[i]);
        takeFrame(*seconds[i]);
    }
    m_nextFrame = seconds.size();
    takeRecords(world);
}

void RunRecorder::watch(const World& world, const Frame& second)
{
    makeRoom(world);
    takeFrame(second);
    ++m_nextFrame;
    takeRecords(world);
}

void RunRecorder::takeFrame(const Frame& frame)
{
    const Instant second = frame.at - frame.span;
    for (std::size_t s = 0; s < frame.streams.size(); ++s) {
        const std::vector<ShardSample>& samples = frame.streams[s].shards;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            ShardTally& tally = m_streams[s].shards[i];
            tally.records += samples[i].records;
            tally.bytes += samples[i].bytes;
            raise(tally.peakRecords, samples[i].records, second);
            raise(tally.peakBytes, samples[i].bytes, second);
        }
    }
    if (m_worstLags.size() < frame.consumers.size())
        m_worstLags.resize(frame.consumers.size());
    for (std::size_t actor = 0; actor < frame.consumers.size(); ++actor) {
        if (frame.consumers[actor].ageMs > m_worstLags[actor].ms)
            m_worstLags[actor] = {frame.consumers[actor].ageMs, frame.at};
    }
    m_lastFrame = frame.at;
}

// A program's record that was forgotten before it was seen, over the budget of memory, is of no key.
void RunRecorder::takeKeys(ShardTally& tally, const streams::Service& service, const streams::Stream& stream,
    streams::ShardIndex shard)
{
    const streams::ShardLog& log = stream.logs[streams::number(shard)];
    const std::uint64_t stored = stream.lines[streams::number(shard)].stored;
    streams::OutsideReader outside{service.outside()};
    for (std::uint64_t ordinal = std::max(tally.counted, log.firstKept()); ordinal < stored; ++ordinal) {
        const streams::KeyId key = log.row(ordinal).key;
        if (key < streams::kOutsideKeys) {
            tally.keys.add(key);
        } else if (const auto record = outside.find(key)) {
            add(tally.programKeys, record->partitionKey(), 1);
            if (stream.map)
                takeUserRecords(tally, *record->data(), stream.map->shard(shard).range);
        }
    }
    tally.counted = stored;
}

void RunRecorder::takeUserRecords(ShardTally& tally, std::string_view data, base::HashRange range)
{
    const auto aggregated = streams::AggregatedRecord::read(data);
    if (!aggregated)
        return;
    ++tally.aggregated;
    tally.userRecords += aggregated->userRecords();
    tally.discarded += aggregated->userRecords() - streams::kclYield(*aggregated, range).handedOn;
    const std::vector<std::uint64_t> records = recordsByKey(*aggregated);
    for (std::size_t key = 0; key < records.size(); ++key)
        if (records[key] > 0)
            add(tally.userKeys, base::toValidUtf8(aggregated->partitionKeys()[key]), records[key]);
}

void RunRecorder::takeRecords(const World& world)
{
    for (std::size_t s = 0; s < m_streams.size(); ++s) {
        const streams::Stream& stream = world.service().streams()[s];
        StreamTally& tally = m_streams[s];
        for (std::size_t i = 0; i < stream.lines.size(); ++i)
            takeKeys(tally.shards[i], world.service(), stream, static_cast<streams::ShardIndex>(i));
        const auto& refusals = stream.refusals;
        for (std::uint64_t k = std::max(tally.nextRefusal, refusals.firstIndex()); k < refusals.size(); ++k) {
            if (refusals[k].attempt == 1)
                ++tally.shards[refusals[k].shard].firstRefused;
        }
        tally.nextRefusal = refusals.size();
    }
}

ShardReport RunRecorder::shardReport(const World& world, const streams::Stream& stream, const ShardTally& tally,
    streams::ShardIndex shard) const
{
    const streams::ShardLine& line = stream.lines[streams::number(shard)];
    ShardReport report;
    report.id = streams::shardId(shard);
    report.range = stream.map->shard(shard).range;
    report.isOpen = stream.map->shard(shard).isOpen();
    report.records = line.stored;
    report.bytes = line.storedBytes;
    report.refused = line.refused;
    report.firstRefused = tally.firstRefused;
    // A run may end within a second, which no frame holds yet.
    report.peakRecords = tally.peakRecords;
    raise(report.peakRecords, line.stored - tally.records, m_lastFrame);
    report.peakBytes = tally.peakBytes;
    raise(report.peakBytes, static_cast<std::uint64_t>(line.storedBytes) - tally.bytes, m_lastFrame);
    report.topKeys = topKeys(world, tally.keys, tally.programKeys);
    if (tally.aggregated > 0)
        report.aggregated = AggregatedReport{
            tally.aggregated, tally.userRecords, tally.discarded, topKeys(world, KeyCounts{}, tally.userKeys)};
    return report;
}

StreamReport RunRecorder::streamReport(const World& world, std::size_t index) const
{
    const streams::Stream& stream = world.service().streams()[index];
    StreamReport report;
    report.name = stream.reference;
    report.status = streams::statusName(stream.status);
    report.trimmed = stream.trimmedForMemory;
    if (stream.map == nullptr)
        return report;
    report.openShards = static_cast<std::uint32_t>(stream.map->open().size());
    for (std::size_t i = 0; i < stream.lines.size() && i < m_streams[index].shards.size(); ++i) {
        const auto shard = static_cast<streams::ShardIndex>(i);
        if (!stream.map->shard(shard).isKnown)
            continue;
        report.shards.push_back(shardReport(world, stream, m_streams[index].shards[i], shard));
        report.records += report.shards.back().records;
        report.bytes += report.shards.back().bytes;
        report.refused += report.shards.back().refused;
        report.firstRefused += report.shards.back().firstRefused;
    }
    return report;
}

Report RunRecorder::report(const World& world, const Scenario& scenario) const
{
    Report report;
    report.scenario = scenario.name;
    report.fingerprint = world.fingerprint();
    report.now = world.now();
    report.seed = world.settings().seed;
    report.profile = world.settings().service.profile;
    report.areLimitsOn = world.settings().service.areLimitsOn;
    report.throttle = world.settings().service.throttle;
    const streams::ServiceSettings& service = world.settings().service;
    report.quotas = quotaDifferences(service);
    if (report.areLimitsOn) {
        const auto quota = [&](streams::QuotaName name) {
            return static_cast<std::uint64_t>(streams::quota(service, name));
        };
        report.quotaRecords = quota(streams::QuotaName::WriteRecordsPerSecond);
        report.quotaBytes = quota(streams::QuotaName::WriteBytesPerSecond);
    }
    report.outsideBudget = world.settings().outsideBudget;
    report.recordBudget = world.settings().recordBudget;
    for (std::size_t s = 0; s < m_streams.size(); ++s)
        report.streams.push_back(streamReport(world, s));
    const auto& seconds = world.seconds();
    const Frame* latest = seconds.isEmpty() ? nullptr : seconds.back().get();
    for (std::size_t i = 0; i < world.actors().size(); ++i) {
        const bool isSampled = latest != nullptr && i < latest->consumers.size();
        const WorstLag worst = i < m_worstLags.size() ? m_worstLags[i] : WorstLag{};
        std::visit(ClientReports{world, report, world.actors()[i].name, worst.ms, worst.at,
                       isSampled ? &latest->consumers[i] : nullptr},
            world.actors()[i].client);
    }
    for (const CommitmentUse& use : commitmentUses(world, {base::kWorldStart, world.now()})) {
        const streams::Home& home = world.service().homes()[streams::number(use.home)];
        report.commitments.push_back({home.account, home.region, use.held, use.used, use.shortfall});
    }
    for (const streams::Faults::Line& line : world.service().faults().lines())
        report.faults.push_back({line.rule->name, line.isThere, line.calls, line.entries});
    report.calls = controlCalls(world.service().calls());
    report.equalsMd5 = replayEqualsMd5(world);
    return report;
}

std::optional<bool> replayEqualsMd5(const World& world)
{
    // Only a world with one stream, one agent that is through and no other sender can answer.
    const LogAgent* agent = nullptr;
    for (const Actor& actor : world.actors()) {
        if (std::holds_alternative<Producer>(actor.client) || (agent && std::holds_alternative<LogAgent>(actor.client)))
            return std::nullopt;
        if (const auto* found = std::get_if<LogAgent>(&actor.client))
            agent = found;
    }
    if (agent == nullptr || !agent->isFinished() || agent->counts().stored != agent->dataset().lines.size())
        return std::nullopt;
    const streams::Stream& stream = world.service().stream(agent->stream());
    if (stream.map == nullptr || stream.map->epoch() != 0)
        return std::nullopt;

    const clients::Dataset& dataset = agent->dataset();
    std::vector<std::uint64_t> linesPerKey(dataset.keys->size());
    for (const clients::Dataset::Line& line : dataset.lines)
        ++linesPerKey[line.key];
    std::vector<std::uint64_t> expected(stream.lines.size());
    for (std::uint32_t key = 0; key < dataset.keys->size(); ++key) {
        // Neither the key table's hashes nor the router is asked: this is a check on both.
        const base::HashKey hash = base::hashOfPartitionKey(dataset.keys->text(key));
        for (const streams::Shard& shard : stream.map->shards()) {
            if (shard.isOpen() && shard.range.contains(hash))
                expected[streams::number(shard.index)] += linesPerKey[key];
        }
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (stream.lines[i].stored != expected[i])
            return false;
    }
    return true;
}

}
