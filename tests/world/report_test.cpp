#include "world/report.h"

#include "base/json_reader.h"
#include "clients/access_log.h"
#include "streams/aggregated_record.h"
#include "support/json_schema.h"
#include "support/scenarios.h"
#include "world/built_in_scenarios.h"
#include "world/metrics_csv.h"
#include "world/run_recorder.h"
#include "world/scenario_player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace {

using namespace shardscope;
using namespace shardscope::world;
using base::Duration;
using base::instantAt;
using base::JsonValue;
using support::member;

struct RecordedRun {
    ScenarioPlayer player;
    RunRecorder recorder;
    std::string csv = metricsCsvHeader();

    RecordedRun(const Scenario& scenario, Duration length) : player(*makeWorld(scenario), scenario.events)
    {
        while (player.world().now() < instantAt(length)) {
            player.runUntil(std::min(player.world().now() + Duration{1'000}, instantAt(length)));
            recorder.observe(player.world());
            for (const auto& frame : recorder.newFrames())
                appendMetricsCsv(csv, player.world(), *frame);
        }
    }
};

std::vector<std::vector<std::string>> cellsOf(const std::string& csv)
{
    std::vector<std::vector<std::string>> rows(1, {""});
    for (const char c : csv) {
        if (c == ',')
            rows.back().emplace_back();
        else if (c == '\n')
            rows.push_back({""});
        else
            rows.back().back() += c;
    }
    rows.pop_back();
    return rows;
}

TEST(KeyCounts, CountsAsAMapDoes)
{
    base::Rng rng{7};
    KeyCounts counts;
    std::map<streams::KeyId, std::uint64_t> expected;
    for (int i = 0; i < 50'000; ++i) {
        const auto key = static_cast<streams::KeyId>(rng.below(300) * rng.below(300));
        counts.add(key);
        ++expected[key];
    }
    auto entries = counts.entries();
    std::sort(entries.begin(), entries.end());
    EXPECT_TRUE(std::equal(entries.begin(), entries.end(), expected.begin(), expected.end(),
        [](const auto& a, const auto& b) { return a.first == b.first && a.second == b.second; }));
    EXPECT_TRUE(KeyCounts{}.entries().empty());
}

TEST(Report, CountsWhatHappenedInEachShard)
{
    const Scenario scenario = defaultScenario();
    const RecordedRun run{scenario, Duration{90'000}};
    const World& world = run.player.world();
    const Report report = run.recorder.report(world, scenario);
    EXPECT_EQ(report.fingerprint, world.fingerprint());
    ASSERT_EQ(report.streams.size(), 1U);
    const StreamReport& stream = report.streams[0];
    ASSERT_EQ(stream.shards.size(), 4U);
    EXPECT_EQ(stream.openShards, 4U);

    std::uint64_t refused = 0;
    std::uint64_t firstRefused = 0;
    std::uint64_t stored = 0;
    for (const SenderReport& sender : report.senders) {
        refused += sender.counts.refused;
        firstRefused += sender.counts.firstRefused;
        stored += sender.counts.stored;
        EXPECT_EQ(sender.counts.offered, sender.counts.stored + sender.counts.dropped + sender.counts.pending);
    }
    EXPECT_GT(firstRefused, 0U);
    EXPECT_EQ(stream.records, stored);
    EXPECT_EQ(stream.refused, refused);
    EXPECT_EQ(stream.firstRefused, firstRefused);

    // Peaks and keys against the log itself.
    const streams::Stream& logs = world.service().streams()[0];
    for (std::size_t shard = 0; shard < 4; ++shard) {
        std::map<std::int64_t, std::uint64_t> perSecond;
        std::map<std::string, std::uint64_t> perKey;
        for (std::uint64_t i = 0; i < logs.lines[shard].stored; ++i) {
            const streams::Row row = logs.logs[shard].row(i);
            ++perKey[std::string{world.service().keyText(row.key)}];
            ++perSecond[row.arrival().time_since_epoch().count() / 1'000];
        }
        const auto busiest = std::max_element(perSecond.begin(), perSecond.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
        const ShardReport& reported = stream.shards[shard];
        EXPECT_EQ(reported.peakRecords, (Peak{busiest->second, instantAt(Duration{busiest->first * 1'000})})) << shard;
        ASSERT_EQ(reported.topKeys.size(), 5U);
        const auto most = std::max_element(perKey.begin(), perKey.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
        EXPECT_EQ(reported.topKeys[0], (KeyRecords{most->first, most->second}));
        for (const KeyRecords& key : reported.topKeys)
            EXPECT_EQ(key.records, perKey[key.key]) << key.key;
        EXPECT_EQ(reported.records, logs.lines[shard].stored);
        EXPECT_EQ(reported.bytes, logs.lines[shard].storedBytes);
    }
    EXPECT_EQ(stream.shards[1].topKeys[0].key, "mobile");
    ASSERT_EQ(report.consumers.size(), 3U);
    EXPECT_GT(report.consumers[0].lagMs, 1'000);
    EXPECT_GE(report.consumers[0].worstLagMs, report.consumers[0].lagMs);
    EXPECT_FALSE(report.equalsMd5.has_value());
}

TEST(Report, MergesIdsOfOneKey)
{
    Scenario scenario;
    scenario.streams = {{{"clicks", 1}, Duration{std::chrono::hours{24}}}};
    for (int i = 0; i < 3; ++i)
        scenario.events.push_back({instantAt(Duration{100 * i}),
            {"you", streams::PutRecordRequest{"clicks", {"same", std::nullopt, nullptr}, std::nullopt}}});
    scenario.events.push_back({instantAt(Duration{400}),
        {"you", streams::PutRecordRequest{"clicks", {"other", std::nullopt, nullptr}, std::nullopt}}});
    const RecordedRun run{scenario, Duration{500}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    EXPECT_EQ(report.streams[0].shards[0].topKeys, (std::vector<KeyRecords>{{"same", 3}, {"other", 1}}));
    // Half a second has no frame of its own yet, and is reported all the same.
    EXPECT_EQ(report.streams[0].shards[0].peakRecords, (Peak{4, instantAt(Duration{0})}));
}

// One second of a simulated producer, and what programs put: in the last second their first records are forgotten.
Scenario withPrograms()
{
    Scenario scenario;
    scenario.settings.outsideBudget = 65'536;
    scenario.streams = {{{"clicks", 1}, Duration{std::chrono::hours{24}}}};
    AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{Duration{0}, 30}};
    producer.config.end = Duration{1'000};
    producer.config.keys.count = 1;
    producer.config.keys.prefix = "simulated-";
    producer.config.size.kind = clients::SizeChoice::Kind::Fixed;
    producer.config.size.bytes = 100;
    scenario.clients.push_back({"scenario", producer});
    const auto small = std::make_shared<const std::string>("data");
    streams::PutRecordsRequest first{"clicks", {}};
    for (int i = 0; i < 100; ++i)
        first.records.push_back({"A", std::nullopt, small});
    for (int i = 0; i < 10; ++i)
        first.records.push_back({"B", i % 2 == 0 ? std::nullopt : std::optional<std::string>{"7"}, small});
    for (int i = 0; i < 5; ++i)
        first.records.push_back({"simulated-0", std::nullopt, small});
    scenario.events.push_back({instantAt(Duration{100}), {"boto3", first, true}});
    // 41 kB each.
    const auto large = std::make_shared<const std::string>(1'000, 'x');
    for (int call = 0; call < 2; ++call) {
        streams::PutRecordsRequest more{"clicks", {}};
        for (int i = 0; i < 40; ++i)
            more.records.push_back({"once-" + std::to_string(100 + 40 * call + i), std::nullopt, large});
        scenario.events.push_back({instantAt(Duration{1'500 + 1'000 * call}), {"boto3", more, true}});
    }
    return scenario;
}

TEST(Report, CountsTheKeysOfProgramsThoughTheirRecordsAreForgotten)
{
    const Scenario scenario = withPrograms();
    const RecordedRun run{scenario, Duration{4'000}};
    const World& world = run.player.world();
    ASSERT_GT(world.service().streams()[0].trimmedTo, instantAt(Duration{1'500}));
    const Report report = run.recorder.report(world, scenario);
    ASSERT_EQ(report.senders.size(), 1U);
    const std::uint64_t simulated = report.senders[0].counts.stored;
    ASSERT_GT(simulated, 10U);
    ASSERT_LT(simulated, 90U);
    EXPECT_EQ(report.streams[0].shards[0].topKeys,
        (std::vector<KeyRecords>{
            {"A", 100}, {"simulated-0", simulated + 5}, {"B", 10}, {"once-100", 1}, {"once-101", 1}}));
}

// Two keys of different shards in one record: the service stores it, a KCL discards all of it.
TEST(Report, CountsTheUserRecordsOfTheKpl)
{
    Scenario scenario;
    scenario.streams = {{{"clicks", 2}, Duration{std::chrono::hours{24}}}};
    const auto put = [&scenario](std::int64_t ms, const std::vector<streams::UserRecord>& records) {
        const streams::AggregatedPut made = streams::aggregate(records);
        streams::PutRecordsRequest request{
            "clicks", {{made.partitionKey, made.explicitHashKey, std::make_shared<const std::string>(made.data)}}};
        scenario.events.push_back({instantAt(Duration{ms}), {"KPL", std::move(request), true}});
    };
    put(100, {{"a", {}, "1"}, {"a", {}, "2"}, {"a", {}, "3"}});
    put(1'200, {{"a", {}, "4"}, {"b", {}, "5"}});
    const RecordedRun run{scenario, Duration{3'000}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    const ShardReport& shard = report.streams[0].shards[0];
    EXPECT_EQ(shard.topKeys, (std::vector<KeyRecords>{{"a", 2}}));
    ASSERT_TRUE(shard.aggregated);
    EXPECT_EQ(shard.aggregated->records, 2U);
    EXPECT_EQ(shard.aggregated->userRecords, 5U);
    EXPECT_EQ(shard.aggregated->discarded, 2U);
    EXPECT_EQ(shard.aggregated->topKeys, (std::vector<KeyRecords>{{"a", 4}, {"b", 1}}));
    EXPECT_FALSE(report.streams[0].shards[1].aggregated);
    const std::string text = reportText(report);
    EXPECT_NE(text.find("holds 5 user records of the KPL in 2 aggregated records; top keys in them: a 4, b 1.\n"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("A KCL worker discards 2 of them"), std::string::npos) << text;
    const auto json = base::parseJson(reportJson(report), "report");
    ASSERT_TRUE(json);
    const JsonValue& shards = *member(member(*json, "streams")->elements.front(), "shards");
    const JsonValue* const aggregated = member(shards.elements.at(0), "aggregated");
    ASSERT_NE(aggregated, nullptr);
    EXPECT_EQ(member(*aggregated, "userRecords")->text, "5");
    EXPECT_EQ(member(shards.elements.at(1), "aggregated"), nullptr);
}

TEST(Report, SaysWhatWasTrimmedForMemory)
{
    const Scenario scenario = withPrograms();
    const RecordedRun run{scenario, Duration{4'000}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    // All that came before the last call: the producer's, and those of two calls.
    const std::uint64_t trimmed = report.senders.front().counts.stored + 115 + 40;
    EXPECT_EQ(report.streams[0].trimmed.byOutsideBudget, trimmed);
    const std::string text = reportText(report);
    EXPECT_NE(text.find("Trimmed for memory, not for retention: " + std::to_string(trimmed) + " records from before "),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("more than 65,536 bytes (outsideBudget)."), std::string::npos) << text;
    const auto json = base::parseJson(reportJson(report), "report");
    ASSERT_TRUE(json);
    const JsonValue* const said = member(member(*json, "streams")->elements.front(), "trimmedForMemory");
    ASSERT_NE(said, nullptr);
    EXPECT_EQ(member(*said, "byOutsideBudget")->text, std::to_string(trimmed));
    EXPECT_NE(member(*said, "before"), nullptr);
    EXPECT_EQ(member(*said, "byRecordBudget")->text, "0");
}

TEST(Report, SaysNothingOfMemoryWhereThereIsEnough)
{
    const Scenario scenario = defaultScenario();
    const RecordedRun run{scenario, Duration{2'000}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    EXPECT_EQ(reportText(report).find("memory"), std::string::npos);
    EXPECT_EQ(reportJson(report).find("trimmedForMemory"), std::string::npos);
    EXPECT_EQ(trimmedText({}, 1, 1), "");
}

TEST(Report, SaysWhatACommitmentFallsShortOf)
{
    Scenario scenario;
    scenario.streams = {{{"clicks", 1}, Duration{std::chrono::hours{24}}}};
    scenario.events.push_back({instantAt(Duration{0}),
        {"you", streams::UpdateAccountSettingsRequest{streams::CommitmentStatus::Enabled}}});
    const RecordedRun run{scenario, Duration{60'000}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    ASSERT_EQ(report.commitments.size(), 1U);
    const std::string text = reportText(report);
    EXPECT_NE(text.find("Commitments to 25 MiB/s in and out\n  Account 123456789012 in us-east-1: held for "),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("1.46 GiB in and 1.46 GiB out were short, which costs $0.070313."), std::string::npos) << text;
    const auto json = base::parseJson(reportJson(report), "report");
    ASSERT_TRUE(json);
    const JsonValue& said = member(*json, "commitments")->elements.front();
    EXPECT_EQ(member(said, "heldMs")->text, "60000");
    EXPECT_EQ(member(said, "shortInKiB")->text, "1536000");
    EXPECT_EQ(member(said, "shortfallMicroDollars")->text, "70313");
    const RecordedRun without{defaultScenario(), Duration{1'000}};
    EXPECT_EQ(reportJson(without.recorder.report(without.player.world(), defaultScenario())).find("commitments"),
        std::string::npos);
}

// Whoever looks too late sees no name, and names none.
TEST(Report, HasNoKeyForWhatWasForgottenUnseen)
{
    const Scenario scenario = withPrograms();
    ScenarioPlayer player{*makeWorld(scenario), scenario.events};
    player.runUntil(instantAt(Duration{4'000}));
    RunRecorder recorder;
    recorder.observe(player.world());
    const Report report = recorder.report(player.world(), scenario);
    const ShardReport& shard = report.streams[0].shards[0];
    const std::uint64_t simulated = report.senders[0].counts.stored;
    EXPECT_EQ(shard.records, simulated + 115 + 80);
    ASSERT_EQ(shard.topKeys.size(), 5U);
    EXPECT_EQ(shard.topKeys[0], (KeyRecords{"simulated-0", simulated}));
    EXPECT_EQ(shard.topKeys[1], (KeyRecords{"once-140", 1}));
}

TEST(Report, SaysTheSameInJson)
{
    const Scenario scenario = defaultScenario();
    const RecordedRun run{scenario, Duration{60'000}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    const auto json = base::parseJson(reportJson(report), "report");
    ASSERT_TRUE(json) << json.error().text();
    EXPECT_EQ(member(*json, "fingerprint")->text.size(), 16U);
    EXPECT_EQ(std::stoull(member(*json, "fingerprint")->text, nullptr, 16), report.fingerprint);
    EXPECT_EQ(member(*json, "virtualTime")->text, "00:01:00.000");
    EXPECT_EQ(member(*json, "virtualMs")->text, "60000");
    EXPECT_EQ(member(*json, "seed")->text, "1");
    EXPECT_EQ(member(*json, "profile")->text, "current");
    EXPECT_EQ(member(*json, "limits")->text, "on");
    const JsonValue& shard = member(member(*json, "streams")->elements.at(0), "shards")->elements.at(1);
    EXPECT_EQ(member(shard, "id")->text, "shardId-000000000001");
    EXPECT_EQ(member(shard, "startingHashKey")->text, "85070591730234615865843651857942052864");
    EXPECT_EQ(member(shard, "records")->text, std::to_string(report.streams[0].shards[1].records));
    EXPECT_EQ(member(*member(shard, "throttles"), "firstRefused")->text,
        std::to_string(report.streams[0].shards[1].firstRefused));
    EXPECT_EQ(member(*json, "producers")->elements.size(), 2U);
    EXPECT_EQ(member(*json, "consumers")->elements.size(), 3U);
    EXPECT_EQ(member(*json, "countsEqualMd5"), nullptr);
}

TEST(Report, ReadsAsText)
{
    Scenario scenario = defaultScenario();
    scenario.events = {{instantAt(Duration{5'000}), {"ops", streams::UpdateShardCountRequest{"nowhere", 2}}}};
    const RecordedRun run{scenario, Duration{60'000}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    const std::string text = reportText(report);
    for (const char* part : {"Clicks with a hot key\n", "virtual time 00:01:00.000, seed 1, profile current",
             "Stream clicks: ACTIVE, 4 open shards; ", "shardId-000000000003", "mobile ", "billing", "fan-out",
             "UpdateShardCount  ResourceNotFoundException"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    EXPECT_EQ(text.find("\t"), std::string::npos);
    EXPECT_EQ(text.find(" \n"), std::string::npos) << "no blanks at the ends of lines";
}

TEST(Report, CountsWhatWasDeliveredAgain)
{
    Scenario scenario = defaultScenario();
    const RecordedRun once{scenario, Duration{30'000}};
    const Report before = once.recorder.report(once.player.world(), scenario);
    EXPECT_EQ(reportText(before).find("a second time"), std::string::npos);
    EXPECT_EQ(reportJson(before).find("deliveredAgain"), std::string::npos);
    scenario.events = {{instantAt(Duration{20'000}),
        {"ops",
            MoveBookmark{
                "billing", {"shardId-000000000000", streams::IteratorType::TrimHorizon, std::nullopt, std::nullopt}}}}};
    const RecordedRun run{scenario, Duration{30'000}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    std::uint64_t again = 0;
    for (const ConsumerReport& consumer : report.consumers) {
        EXPECT_EQ(consumer.deliveredAgain > 0, consumer.name == "billing") << consumer.name;
        again += consumer.deliveredAgain;
    }
    EXPECT_NE(reportText(report).find("  billing was given "), std::string::npos) << reportText(report);
    EXPECT_NE(reportJson(report).find("\"deliveredAgain\": " + std::to_string(again)), std::string::npos)
        << reportJson(report);
}

// What was stored in such a run says nothing about what the service would have taken.
TEST(Report, SaysThatLimitsWereOff)
{
    Scenario scenario = defaultScenario();
    const auto textOf = [&scenario] {
        const RecordedRun run{scenario, Duration{2'000}};
        return reportText(run.recorder.report(run.player.world(), scenario));
    };
    EXPECT_EQ(textOf().find("imits"), std::string::npos);
    scenario.settings.service.areLimitsOn = false;
    EXPECT_NE(textOf().find("profile current, limits off\n"), std::string::npos) << textOf();
    EXPECT_NE(textOf().find("\n  Limits were off: "), std::string::npos);
    const RecordedRun run{scenario, Duration{2'000}};
    const Report report = run.recorder.report(run.player.world(), scenario);
    const auto json = base::parseJson(reportJson(report), "report");
    ASSERT_TRUE(json) << json.error().text();
    EXPECT_EQ(member(*json, "limits")->text, "off");
    EXPECT_EQ(report.quotaRecords, 0U);
}

// Both ways to count a second are models; the usual one is not named.
TEST(Report, NamesAThrottleThatIsNotTheUsualOne)
{
    Scenario scenario = defaultScenario();
    const auto reportOf = [&scenario] {
        const RecordedRun run{scenario, Duration{2'000}};
        return run.recorder.report(run.player.world(), scenario);
    };
    EXPECT_EQ(reportText(reportOf()).find("hrottle "), std::string::npos) << reportText(reportOf());
    EXPECT_EQ(reportJson(reportOf()).find("\"throttle\""), std::string::npos);
    scenario.settings.service.throttle = streams::ThrottleMode::Window;
    EXPECT_NE(reportText(reportOf()).find("profile current, throttle window\n"), std::string::npos)
        << reportText(reportOf());
    EXPECT_NE(reportText(reportOf()).find("\n  Throttle window: a shard counts each whole second by itself."),
        std::string::npos);
    EXPECT_NE(reportJson(reportOf()).find("\"throttle\": \"window\""), std::string::npos);
}

TEST(MetricsCsv, HasARowPerSecondAndActor)
{
    Scenario scenario = defaultScenario();
    std::get<AddConsumer>(scenario.clients[2].action).config.name = "billing";
    const RecordedRun run{scenario, Duration{10'000}};
    const auto rows = cellsOf(run.csv);
    ASSERT_EQ(rows.size(), 1U + 10U * (1 + 4 + 2 + 3)) << "of the stream, its shards and clients";
    std::int64_t records = 0;
    std::uint64_t refused = 0;
    for (const auto& row : rows) {
        ASSERT_EQ(row.size(), rows[0].size());
        if (row[1] != "shard")
            continue;
        records += std::stoll(row[4]);
        refused += std::stoull(row[6]);
    }
    // What arrives at the very end of a second belongs to the next one.
    const streams::Stream& stream = run.player.world().service().streams()[0];
    for (std::size_t shard = 0; shard < 4; ++shard)
        records -= static_cast<std::int64_t>(stream.logs[shard].firstAtOrAfter(instantAt(Duration{10'000}),
            stream.lines[shard].stored));
    EXPECT_EQ(records, 0);
    EXPECT_EQ(refused, 0U);
    const auto& last = rows.back();
    EXPECT_EQ(last[0], "9");
    EXPECT_EQ(last[1], "consumer");
    EXPECT_EQ(last[3], "fraud");
}

TEST(MetricsCsv, HasWhatWasPushedOfEachShard)
{
    const RecordedRun run{defaultScenario(), Duration{60'000}};
    std::int64_t pushed = 0;
    std::int64_t taken = 0;
    for (const auto& row : cellsOf(run.csv)) {
        if (row[1] == "shard")
            pushed += std::stoll(row[18]);
        else if (row[3] == "fraud")
            taken += std::stoll(row[8]);
    }
    EXPECT_GT(taken, 0);
    EXPECT_EQ(pushed, taken) << "nobody else has anything pushed";
}

TEST(MetricsCsv, HasWhatBecameOfTheRecordsOfEachStream)
{
    const RecordedRun run{defaultScenario(), Duration{90'000}};
    std::int64_t stored = 0;
    std::int64_t refused = 0;
    for (const auto& row : cellsOf(run.csv)) {
        if (row[1] == "shard") {
            stored += std::stoll(row[4]);
            refused += std::stoll(row[6]);
        } else if (row[1] == "stream") {
            EXPECT_EQ(std::stoll(row[20]), std::stoll(row[21]) + std::stoll(row[22]) + std::stoll(row[23]));
            stored -= std::stoll(row[21]);
            refused -= std::stoll(row[22]);
            EXPECT_EQ(row[23], "0") << "nothing fails";
        }
    }
    EXPECT_EQ(stored, 0) << "all is put by PutRecords";
    EXPECT_EQ(refused, 0);
}

TEST(MetricsCsv, QuotesNames)
{
    Scenario scenario = defaultScenario();
    std::get<AddConsumer>(scenario.clients[2].action).config.name = "a \"b\", c";
    const RecordedRun run{scenario, Duration{1'000}};
    EXPECT_NE(run.csv.find(",\"a \"\"b\"\", c\","), std::string::npos);
}

TEST(ReplayEqualsMd5, AnswersOnlyForAFinishedReplay)
{
    const auto dataset = clients::readAccessLog({"access.log", support::accessLogText()}, "client");
    ASSERT_TRUE(dataset) << dataset.error().text();
    const Scenario scenario = replayScenario(*dataset, 3, 1'000, "client");
    ScenarioPlayer player{*makeWorld(scenario), {}};
    EXPECT_EQ(replayEqualsMd5(player.world()), std::nullopt);
    player.runUntil(instantAt(Duration{30'000}));
    EXPECT_EQ(replayEqualsMd5(player.world()), true);

    Scenario resharded = scenario;
    resharded.events = {{instantAt(Duration{1'000}), {"you", streams::UpdateShardCountRequest{"access-log", 6}}}};
    ScenarioPlayer other{*makeWorld(resharded), resharded.events};
    other.runUntil(instantAt(Duration{120'000}));
    EXPECT_EQ(replayEqualsMd5(other.world()), std::nullopt);
}

}
