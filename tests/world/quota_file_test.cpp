// Quotas as a file: written, edited, given back, compared; and what of them is old.
#include "world/quota_file.h"

#include "world/scenario.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace shardscope;
using namespace shardscope::world;
using streams::Profile;
using streams::QuotaName;
using streams::ServiceSettings;

std::string fileOf(const std::string& quotas, const std::string& profile = "current")
{
    return R"({"shardscopeQuotas": 1, "profile": ")" + profile + "\", \"quotas\": {\n" + quotas + "}}";
}

QuotaFile parsed(const std::string& json)
{
    auto file = parseQuotaFile(json, "limits.json");
    EXPECT_TRUE(file) << file.error().text();
    return file ? std::move(*file) : QuotaFile{};
}

ServiceSettings settingsOf(const std::string& json)
{
    QuotaFile file = parsed(json);
    ServiceSettings settings;
    settings.profile = file.profile;
    settings.quotas = std::move(file.quotas);
    return settings;
}

std::string problemOf(const std::string& json)
{
    const auto file = parseQuotaFile(json, "limits.json");
    return file ? "" : file.error().text();
}

Scenario scenarioOf(const std::string& json, const std::string& limits = {})
{
    auto scenario = parseScenario(json, "test.json", [&](const std::string& name) -> base::Result<std::string> {
        if (name == "limits.json")
            return limits;
        return base::Problem{name, "cannot be read"};
    });
    EXPECT_TRUE(scenario) << scenario.error().text();
    return scenario ? std::move(*scenario) : Scenario{};
}

TEST(QuotaFile, HasAllOfAProfileAndReadsBackToIt)
{
    for (const Profile profile : {Profile::Classic, Profile::Current}) {
        ServiceSettings usual;
        usual.profile = profile;
        const std::string json = writeQuotaFile(usual);
        EXPECT_TRUE(isQuotaFile(json));
        const ServiceSettings settings = settingsOf(json);
        EXPECT_EQ(settings.profile, profile);
        EXPECT_EQ(settings.quotas.size(), streams::quotaTable().size());
        EXPECT_TRUE(quotaDifferences(settings).empty());
        EXPECT_EQ(writeQuotaFile(settings), json);
        for (const streams::QuotaRow& row : streams::quotaTable()) {
            for (const char* region : {"us-east-1", "eu-west-1", "eu-central-1"})
                EXPECT_EQ(streams::quota(settings, row.name, region), streams::quota(profile, row.name, region))
                    << row.key << " in " << region;
            const streams::RunQuota* own = streams::ownQuota(settings.quotas, row.name);
            EXPECT_EQ(own->source, row.source) << row.key;
            EXPECT_EQ(own->date, streams::quotaDate(profile, row)) << row.key;
        }
    }
}

TEST(QuotaFile, IsToldFromAScenario)
{
    EXPECT_TRUE(isQuotaFile("{\n\"shardscopeQuotas\": 1, ")) << "one that is broken";
    EXPECT_FALSE(isQuotaFile(R"({"shardscope": 1, "quotas": {"shards": 7}})"));
    EXPECT_FALSE(isQuotaFile(""));
}

TEST(QuotaFile, NamesThePlaceAndTheRemedyOfWhatIsWrong)
{
    const auto expect = [](const std::string& quotas, const std::string& problem) {
        EXPECT_EQ(problemOf(fileOf(quotas)).rfind("limits.json:2, /quotas" + problem, 0), 0U)
            << problemOf(fileOf(quotas)) << "\nshould begin: " << problem;
    };
    expect(R"("shardz": 7)", "/shardz: unknown field; did you mean \"shards\"?");
    expect(R"("shards": 0)", "/shards: must be 1 to 100000, not 0");
    expect(R"("putRecordsMaxRecords": {"value": 501})", "/putRecordsMaxRecords/value: must be 1 to 500, not 501");
    expect(R"("shards": {"unit": "shards"})", "/shards: lacks \"value\": what it is, in shards");
    expect(R"("writeBytesPerSecond": {"value": 2048, "unit": "KiB/s"})",
        "/writeBytesPerSecond/unit: must be \"B/s\", and the value in it, not \"KiB/s\"");
    expect(R"("shards": {"value": 7, "date": "last year"})",
        "/shards/date: must be a year, a month or a day, as \"2026-11\", not \"last year\"");
    expect(R"("shards": {"value": 7, "date": "2026-13"})", "/shards/date: must be a year");
    expect(R"("shards": {"value": 7, "regions": {"Mars": 8}})", "/shards/regions/Mars: is no region");
    expect(R"("shards": {"value": 7, "regions": {"eu-west-1": -8}})", "/shards/regions/eu-west-1: must be 1 to 100000");
    expect(R"("tagsPerCall": {"value": 7, "regions": {"eu-west-1": 8}})",
        "/tagsPerCall/regions: is for quotas that depend on the region");
    expect(R"("retentionMinHours": 48, "retentionMaxHours": 24)",
        "/retentionMinHours: must be at most \"retentionMaxHours\", which is 24");
    expect(R"("maxRecordKiBMost": 512)", "/maxRecordKiBMost: must be at least \"maxRecordKiBLeast\", which is 1024");
    EXPECT_EQ(problemOf(R"({"shardscopeQuotas": 2, "profile": "current", "quotas": {}})")
                  .rfind("limits.json:1, /shardscopeQuotas: is format 2", 0),
        0U);
    EXPECT_EQ(problemOf(R"({"shardscopeQuotas": 1, "quotas": {}})").rfind("limits.json:1, /: lacks \"profile\"", 0), 0U);
}

TEST(QuotaFile, IsNamedByAScenarioAndThenEmbeddedInIt)
{
    const std::string limits = fileOf(
        R"("shards": {"value": 600, "regions": {"us-east-1": 900}, "unit": "shards", "date": "2025-06"}, "tagsPerCall": 7)",
        "classic");
    const Scenario named = scenarioOf(R"({"shardscope": 1, "quotas": "limits.json"})", limits);
    const ServiceSettings& service = named.settings.service;
    EXPECT_EQ(service.profile, Profile::Classic) << "the file's, as the scenario names none";
    EXPECT_EQ(streams::quota(service, QuotaName::ShardsPerAccount), 900);
    EXPECT_EQ(streams::quota(service, QuotaName::ShardsPerAccount, "eu-central-1"), 600);
    const Scenario embedded = scenarioOf(writeScenario(named));
    EXPECT_TRUE(embedded.settings == named.settings);
    const auto a = makeWorld(named);
    const auto b = makeWorld(embedded);
    ASSERT_TRUE(a && b);
    EXPECT_EQ(a->fingerprint(), b->fingerprint());
    const Scenario current =
        scenarioOf(R"({"shardscope": 1, "profile": "current", "quotas": "limits.json"})", limits);
    EXPECT_EQ(current.settings.service.profile, Profile::Current);
}

TEST(QuotaFile, ThatIsWrongIsToldOfAtBothPlaces)
{
    const auto scenario = parseScenario("{\"shardscope\": 1,\n\"quotas\": \"limits.json\"}", "test.json",
        [](const std::string&) -> base::Result<std::string> { return fileOf(R"("shards": 0)"); });
    ASSERT_FALSE(scenario);
    EXPECT_EQ(scenario.error().text(),
        "test.json:2, /quotas: limits.json:2, /quotas/shards: must be 1 to 100000, not 0");
}

TEST(QuotaFile, SaysWhatDiffersInWhichRegionAndWhatIsOld)
{
    const ServiceSettings settings = settingsOf(fileOf(
        R"("writeRecordsPerSecond": {"value": 500, "date": "2026-11"}, "consumersPerStream": 30,
           "shards": {"value": 1000, "regions": {"us-east-1": 20000, "us-west-2": 20000, "eu-west-1": 500}, "date": "2023"},
           "putRecordsMaxBytes": {"value": 5242880, "date": "2023"}, "tagsPerCall": {"value": 200, "date": "2023"})"));
    std::string told;
    for (const QuotaDifference& each : quotaDifferences(settings))
        told += differenceText(each) + (each.isOld() ? " (old)\n" : "\n");
    EXPECT_EQ(told,
        "writeRecordsPerSecond 500, of 2026-11, instead of 1,000\n"
        "putRecordsMaxBytes 5,242,880, of 2023, instead of 10,485,760 (old)\n"
        "consumersPerStream 30 instead of 20\n"
        "shards in eu-west-1 500, of 2023, instead of 20,000 (old)\n");
    EXPECT_EQ(oldQuotaText(quotaDifferences(settings), settings.profile),
        "Old quotas: this run has values from before those of profile current (2026-11): putRecordsMaxBytes 5,242,880, "
        "of 2023, instead of 10,485,760; shards in eu-west-1 500, of 2023, instead of 20,000.");
    EXPECT_EQ(oldQuotaText({}, Profile::Current), "");
    const ServiceSettings thisYear = settingsOf(fileOf(R"("tagsPerCall": {"value": 7, "date": "2026"})"));
    EXPECT_FALSE(quotaDifferences(thisYear).at(0).isOld()) << "a year says nothing of a month in it";
}
}
