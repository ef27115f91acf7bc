#include "world/scenario.h"

#include "support/effort.h"
#include "support/json_schema.h"
#include "support/scenarios.h"
#include "world/built_in_scenarios.h"
#include "world/commitment.h"
#include "world/scenario_player.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>

namespace {

using namespace shardscope;
using namespace shardscope::world;
using base::Duration;
using base::instantAt;
using base::JsonMember;
using base::JsonValue;

const std::string kResources = std::string{SHARDSCOPE_SOURCE_DIR} + "/resources/";

Scenario parsed(const std::string& json)
{
    auto scenario = parseScenario(json, "test.json", support::readerOfAccessLog());
    EXPECT_TRUE(scenario) << scenario.error().text();
    return scenario ? std::move(*scenario) : Scenario{};
}

std::string problemOf(const std::string& json)
{
    const auto scenario = parseScenario(json, "test.json", support::readerOfAccessLog());
    return scenario ? "" : scenario.error().text();
}

std::string textOf(const std::string& path)
{
    const auto text = support::fileText(path);
    EXPECT_NE(text, nullptr) << path;
    return text ? *text : "";
}

void expectEqual(const Scenario& a, const Scenario& b)
{
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.description, b.description);
    EXPECT_TRUE(a.settings == b.settings);
    EXPECT_TRUE(a.streams == b.streams);
    EXPECT_TRUE(a.faults == b.faults);
    EXPECT_TRUE(a.clients == b.clients);
    EXPECT_TRUE(a.events == b.events);
    EXPECT_EQ(a.length, b.length);
}

World worldOf(const Scenario& scenario)
{
    auto world = makeWorld(scenario);
    EXPECT_TRUE(world) << world.error().text();
    return std::move(*world);
}

// --- Files ---------------------------------------------------------------------

TEST(Scenario, ReadsBackWhatItWrites)
{
    const Scenario unusual = support::unusualScenario();
    const std::string json = writeScenario(unusual);
    const Scenario read = parsed(json);
    expectEqual(read, unusual);
    EXPECT_EQ(writeScenario(read), json);
    ASSERT_EQ(read.clients.size(), 8U);
    EXPECT_NE(std::get<AddAgent>(read.clients[1].action).dataset, nullptr);
}

TEST(Scenario, TheDefaultIsAlsoAFile)
{
    expectEqual(parsed(textOf(kResources + "scenarios/default.json")), defaultScenario());
    expectEqual(parsed(writeScenario(defaultScenario())), defaultScenario());
}

TEST(Scenario, TakesDefaultsFromAnEmptyFile)
{
    const Scenario scenario = parsed(R"({"shardscope": 1})");
    EXPECT_TRUE(scenario.settings == WorldSettings{});
    EXPECT_EQ(scenario.length, Duration{std::chrono::minutes{10}});
    EXPECT_TRUE(scenario.streams.empty());
}

TEST(Scenario, SortsEventsByTimeAndKeepsTheOrderOfEqualTimes)
{
    const Scenario scenario = parsed(R"({"shardscope": 1, "events": [
        {"at": "2s", "call": "RemoveClient", "name": "c"}, {"at": "1s", "call": "RemoveClient", "name": "a"},
        {"at": "1s", "call": "RemoveClient", "name": "b"}]})");
    std::string order;
    for (const TimedCommand& event : scenario.events)
        order += std::get<RemoveClient>(event.command.action).name;
    EXPECT_EQ(order, "abc");
    EXPECT_EQ(scenario.events[0].command.caller, "scenario");
}

TEST(Scenario, EveryFileOfTheResourcesRuns)
{
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator(kResources + "scenarios")) {
        SCOPED_TRACE(file.path().string());
        const Scenario scenario = parsed(textOf(file.path().string()));
        EXPECT_FALSE(scenario.name.empty());
        EXPECT_FALSE(scenario.description.empty());
        World world = worldOf(scenario);
        world.runUntil(instantAt(Duration{1'500}));
        EXPECT_GT(world.service().streams().at(0).lines.at(0).stored, 0U);
        ++files;
    }
    EXPECT_GE(files, 5U);
}

// --- Messages --------------------------------------------------------------------

TEST(Scenario, NamesLinePathAndRemedy)
{
    const auto expect = [](const std::string& json, const std::string& problem) {
        EXPECT_EQ(problemOf(json).rfind(problem, 0), 0U) << problemOf(json) << "\nshould begin: " << problem;
    };
    expect("{}", "test.json:1, /: lacks \"shardscope\": the format of this file, which is 1");
    expect(R"({"shardscope": 2})", "test.json:1, /shardscope: is format 2, and this program reads format 1");
    expect("{\"shardscope\": 1,\n\"seeed\": 1}", "test.json:2, /seeed: unknown field; did you mean \"seed\"?");
    expect("{\"shardscope\": 1,\n\"colour\": 1}",
        "test.json:2, /colour: unknown field; known here: $schema, shardscope");
    expect(R"({"shardscope": 1, "seed": -1})", "test.json:1, /seed: must be 0 to 18446744073709551615, not -1");
    expect(R"({"shardscope": 1, "seed": 1.5})", "test.json:1, /seed: must be a whole number, not 1.5");
    expect(R"({"shardscope": 1, "seed": "1"})", "test.json:1, /seed: must be a whole number, not \"1\"");
    expect(R"({"shardscope": 1, "profile": "new"})",
        "test.json:1, /profile: must be one of \"classic\", \"current\", not \"new\"");
    expect(R"({"shardscope": 1, "length": 10})",
        "test.json:1, /length: must be a duration, not 10; write a duration like \"500ms\"");
    expect(R"({"shardscope": 1, "length": "10"})", "test.json:1, /length: is no duration: \"10\"");
    expect(R"({"shardscope": 1, "length": "40000d"})", "test.json:1, /length: is no duration: \"40000d\"");
    expect(R"({"shardscope": 1, "streams": {}})", "test.json:1, /streams: must be a list, [ … ], not an object");
    expect("{\"shardscope\": 1, \"streams\": [\n{\"name\": \"a\"},\n{\"name\": \"a\"}]}",
        "test.json:3, /streams/1/name: there is already a stream of this name");
    expect("{\"shardscope\": 1, \"streams\": [\n{\"name\": \"a\",\n\"shards\": 0}]}",
        "test.json:3, /streams/0/shards: must be 1 to 10000, not 0");
    expect(R"({"shardscope": 1, "streams": [{"name": "a b"}]})", "test.json:1, /streams/0/name: may hold letters");
    expect(R"({"shardscope": 1, "streams": [7]})", "test.json:1, /streams/0: must be an object, { … }, not 7");
    expect(R"({"shardscope": 1, "epoch": "today"})", "test.json:1, /epoch: must be a time like");
    expect(R"({"shardscope": 1, "events": [{"at": "1s"}]})", "test.json:1, /events/0: lacks \"call\"");
    expect(R"({"shardscope": 1, "events": [{"at": "-1s", "call": "RemoveClient", "name": "x"}]})",
        "test.json:1, /events/0/at: must be 0s to ");
    expect("{\"shardscope\": 1, \"quotas\": {\n\"shards\": 0}}",
        "test.json:2, /quotas/shards: must be 1 to 100000, not 0");
    expect(R"({"shardscope": 1, "quotas": {"writeRecordsPerSecond": 20000}})",
        "test.json:1, /quotas/writeRecordsPerSecond: must be 1 to 10000, not 20000");
    expect(R"({"shardscope": 1, "quotas": {"shardCount": 7}})", "test.json:1, /quotas/shardCount: unknown field; ");
    expect("{\"shardscope\": 1, // first\n}", "test.json:1: comments are not JSON");
}

TEST(Scenario, ChecksWhatProducersAsk)
{
    const auto expect = [](const std::string& fields, const std::string& problem) {
        const std::string json =
            R"({"shardscope": 1, "streams": [{"name": "s"}], "producers": [{"name": "p", "stream": "s", )" + fields
            + "}]}";
        const std::string place = "test.json:1, /producers/0" + problem;
        EXPECT_EQ(problemOf(json).rfind(place, 0), 0U) << problemOf(json) << "\nshould begin: " << place;
    };
    expect(R"("rate": -1)", "/rate: must be 0 to 10000000, not -1");
    expect(R"("rate": 0.5)", "/rate: may have at most 0 decimals, and is 0.5");
    expect(R"("rate": [])", "/rate: must hold 1 to 1000 entries, and holds 0");
    expect(R"("rate": [{"at": "2s", "value": 1}, {"at": "1s", "value": 1}])", "/rate/1/at: is earlier than the knot");
    expect(R"("rate": 1, "end": "1s", "start": "2s")", "/end: must be later than \"start\"");
    expect(R"("rate": 1, "keys": {"ring": {"from": 0.5, "to": 0.5}})", "/keys/ring: \"from\" must be less than \"to\"");
    expect(R"("rate": 1, "keys": {"count": 1000000, "ring": {"from": 0.5, "to": 0.51}})",
        "/keys/ring: so many keys cannot be found");
    expect(R"("rate": 1, "keys": {"hot": [{"key": "a", "share": 1.1}]})", "/keys/hot/0/share: must be 0 to 1, not 1.1");
    expect(R"("rate": 1, "keys": {"hot": [{"key": "", "share": 1}]})",
        "/keys/hot/0/key: must have 1 to 256 characters");
    expect(R"("rate": 1, "keys": {"hot": [{"key": "a", "share": 1}, {"key": "a", "share": 0}]})",
        "/keys/hot: names the key \"a\" twice");
    expect(
        R"("rate": 1, "keys": {"hot": [{"key": "a", "share": 0.6}, {"key": "b", "share": [{"at": "0s", "value": 0}, {"at": "9s", "value": 0.6}]}]})",
        "/keys/hot: shares add up to 1.2 at 9s");
    expect(R"("rate": 1, "keys": {"hot": [{"key": "a", "share": 0.0000001}]})",
        "/keys/hot/0/share: may have at most 6 decimals");
    expect(R"("rate": 1, "size": {"lowest": 10, "highest": 9})", "/size: \"lowest\" must not be above \"highest\"");
    expect(R"("rate": 1, "batch": 501)", "/batch: must be 1 to 500, not 501");
    expect(R"("rate": 1, "retry": {"jitter": 1})", "/retry/jitter: must be true or false, not 1");
    expect(R"("keys": {})", ": lacks \"rate\"");
}

TEST(Scenario, ChecksWhomClientsTalkTo)
{
    EXPECT_EQ(problemOf(R"({"shardscope": 1, "consumers": [{"name": "c", "stream": "s"}]})"),
        "test.json:1, /consumers/0/stream: there is no stream \"s\" under \"streams\"; one of another account or "
        "region goes by its ARN");
    EXPECT_EQ(
        problemOf(
            R"({"shardscope": 1, "streams": [{"name": "s"}], "producers": [{"name": "c", "stream": "s", "rate": 1}],
 "consumers": [{"name": "c", "stream": "s"}]})"),
        "test.json:2, /consumers/0/name: there is already a client of this name; give it another");
}

TEST(Scenario, NamesTheFileThatCannotBeRead)
{
    const auto scenario = parseScenario(
        R"({"shardscope": 1, "streams": [{"name": "s"}], "agents": [{"name": "a", "stream": "s", "file": "gone.log"}]})",
        "test.json", [](const std::string& path) {
            return base::Result<std::string>{base::Problem{path, "not there"}};
        });
    ASSERT_FALSE(scenario);
    EXPECT_EQ(scenario.error().text(), "test.json:1, /agents/0/file: gone.log: not there");
}

// --- The schema --------------------------------------------------------------------

base::JsonValue json(const std::string& text)
{
    auto value = base::parseJson(text, "json");
    EXPECT_TRUE(value) << value.error().text();
    return value ? std::move(*value) : JsonValue{};
}

JsonValue schemaFile() { return json(textOf(kResources + "scenario.schema.json")); }

// The unusual scenario, which has every field, with the one that is only for editors.
JsonValue wholeScenario()
{
    JsonValue whole = json(writeScenario(support::unusualScenario()));
    JsonValue schema;
    schema.kind = JsonValue::Kind::String;
    whole.members.push_back({"$schema", 1, schema});
    return whole;
}

TEST(ScenarioSchema, HoldsForEveryScenario)
{
    const JsonValue root = schemaFile();
    support::JsonSchema schema{root};
    for (const auto& file : std::filesystem::directory_iterator(kResources + "scenarios"))
        EXPECT_EQ(schema.problemIn(json(textOf(file.path().string()))), std::nullopt) << file.path();
    EXPECT_EQ(schema.problemIn(wholeScenario()), std::nullopt);
    EXPECT_EQ(schema.problemIn(json(writeScenario(defaultScenario()))), std::nullopt);
}

TEST(ScenarioSchema, HasNoFieldThatTheWriterDoesNotKnow)
{
    const JsonValue root = schemaFile();
    support::JsonSchema schema{root};
    ASSERT_EQ(schema.problemIn(wholeScenario()), std::nullopt);
    for (const std::string& property : schema.unusedProperties())
        ADD_FAILURE() << property;
}

// Walks a scenario and its schema side by side; `visit` may change the value it is given, and
// every value is as it was when the walk goes on.
class Mutations {
public:
    Mutations() : m_root(schemaFile()), m_schema(m_root), m_whole(wholeScenario()) { walk(m_whole, {}); }

    [[nodiscard]] int count() const { return m_count; }

private:
    void walk(JsonValue& value, std::vector<std::string> path)
    {
        mutate(value, path);
        for (std::size_t i = 0; i < value.elements.size(); ++i) {
            path.push_back(std::to_string(i));
            walk(value.elements[i], path);
            path.pop_back();
        }
        for (std::size_t i = 0; i < value.members.size(); ++i) {
            path.push_back(value.members[i].name);
            walk(value.members[i].value, path);
            path.pop_back();
        }
    }

    void mutate(JsonValue& value, const std::vector<std::string>& path)
    {
        const JsonValue* found = m_schema.schemaAt(m_whole, path);
        ASSERT_NE(found, nullptr) << pointer(path);
        const JsonValue& schema = *found;
        if (!path.empty() && path.front() == "$schema")
            return;
        const JsonValue before = value;
        if (!path.empty())
            refused(value, path, [&] { value = JsonValue{}; });
        if (const JsonValue* minimum = support::member(schema, "minimum"))
            bound(value, path, *minimum, -1);
        if (const JsonValue* maximum = support::member(schema, "maximum");
            maximum != nullptr && maximum->text.size() < 19)
            bound(value, path, *maximum, 1);
        if (support::member(schema, "enum") != nullptr || support::member(schema, "const") != nullptr)
            refused(value, path, [&] { value.text = "2"; });
        if (const JsonValue* most = support::member(schema, "maxLength"))
            refused(value, path, [&] { value.text = std::string(std::stoul(most->text) + 1, 'a'); });
        if (const JsonValue* fewest = support::member(schema, "minLength"); fewest != nullptr && fewest->text == "1")
            refused(value, path, [&] { value.text.clear(); });
        if (support::member(schema, "pattern") != nullptr)
            refused(value, path, [&] { value.text = "?"; });
        if (value.kind == JsonValue::Kind::Object) {
            auto unknown = path;
            unknown.emplace_back("unknown");
            refused(value, unknown, [&] { value.members.push_back({"unknown", 1, {}}); });
            if (const JsonValue* required = support::member(schema, "required")) {
                for (const JsonValue& name : required->elements)
                    refused(value, path, [&] {
                        std::erase_if(value.members, [&](const JsonMember& one) { return one.name == name.text; });
                    });
            }
        }
    }

    // At the bound the parser has nothing to say about it, one step beyond it has.
    void bound(JsonValue& value, const std::vector<std::string>& path, const JsonValue& at, int step)
    {
        const JsonValue before = value;
        value = at;
        const std::string problem = problemOf(support::writeJson(m_whole));
        EXPECT_EQ(problem.find(", " + pointer(path) + ": must be"), std::string::npos) << problem;
        value = before;
        refused(value, path, [&] {
            value.text = at.text == "0.001" ? "0" : std::to_string(std::stoll(at.text) + step);
            value.kind = JsonValue::Kind::Number;
        });
    }

    template <typename Change>
    void refused(JsonValue& value, const std::vector<std::string>& path, const Change& change)
    {
        if (m_mutations++ % support::effort(1, 10) != 0)
            return;
        const JsonValue before = value;
        change();
        const std::string text = support::writeJson(m_whole);
        const std::string problem = problemOf(text);
        EXPECT_NE(problem.find(", " + pointer(path) + ": "), std::string::npos)
            << "at " << pointer(path) << " the schema refuses, the parser says: " << problem;
        EXPECT_NE(m_schema.problemIn(json(text)), std::nullopt) << pointer(path);
        value = before;
        ++m_count;
    }

    static std::string pointer(const std::vector<std::string>& path)
    {
        std::string text;
        for (const std::string& step : path)
            text += "/" + step;
        return text.empty() ? "/" : text;
    }

    JsonValue m_root;
    support::JsonSchema m_schema;
    JsonValue m_whole;
    int m_mutations = 0;
    int m_count = 0;
};

TEST(ScenarioSchema, RefusesWhatTheParserRefuses) { EXPECT_GT(Mutations{}.count(), support::effort(500, 50)); }

// --- Worlds -------------------------------------------------------------------------

TEST(MakeWorld, TakesClientsInTheOrderOfAFile)
{
    Scenario scenario = defaultScenario();
    const std::uint64_t fingerprint = worldOf(scenario).fingerprint();
    // Consumers first: a file has them last.
    std::stable_partition(scenario.clients.begin(), scenario.clients.end(),
        [](const Command& client) { return std::holds_alternative<AddConsumer>(client.action); });
    EXPECT_EQ(worldOf(scenario).fingerprint(), fingerprint);
    EXPECT_EQ(worldOf(parsed(writeScenario(scenario))).fingerprint(), fingerprint);
}

TEST(MakeWorld, HasFanOutConsumersActiveAtZero)
{
    World world = worldOf(defaultScenario());
    ASSERT_EQ(world.service().streams()[0].consumers.size(), 1U);
    EXPECT_EQ(world.service().streams()[0].consumers[0].status, streams::ConsumerStatus::Active);
    world.runUntil(instantAt(Duration{2'000}));
    EXPECT_GT(std::get<clients::FanOutConsumer>(world.actor("fraud")->client).counts().records, 0U);
}

TEST(MakeWorld, HasRegisteredConsumersOfBefore)
{
    const Scenario scenario = parsed(R"({"shardscope": 1, "epoch": "2026-11-20T00:00:00Z",
        "streams": [{"name": "s", "registeredConsumers": [{"name": "idle", "createdBefore": "10s",
            "tags": [{"Key": "team", "Value": "web"}], "policy": "{}"}, {"name": "read"}]}],
        "consumers": [{"name": "read", "stream": "s", "kind": "fan-out"}]})");
    const World world = worldOf(scenario);
    const std::vector<streams::RegisteredConsumer>& consumers = world.service().streams()[0].consumers;
    ASSERT_EQ(consumers.size(), 2U);
    EXPECT_EQ(consumers[0].status, streams::ConsumerStatus::Active);
    EXPECT_EQ(consumers[0].created, instantAt(Duration{-10'000}));
    EXPECT_EQ(consumers[0].arn, "arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/idle:1795132790");
    EXPECT_EQ(consumers[0].tags, (streams::Tags{{"team", "web"}}));
    EXPECT_EQ(consumers[0].policy.text(), "{}");
    EXPECT_EQ(consumers[1].status, streams::ConsumerStatus::Active);
    EXPECT_EQ(problemOf(R"({"shardscope": 1, "streams": [{"name": "s", "registeredConsumers": [{"name": "a"},
        {"name": "a"}]}]})"),
        "test.json:2, /streams/0/registeredConsumers/1/name: is registered already; give it another name");
    EXPECT_EQ(problemOf(R"({"shardscope": 1, "streams": [{"name": "s", "registeredConsumers": [{"name": "a",
        "policy": "{\"Statement\": {\"Condition\": {\"StringSame\": {}}}}"}]}]})"),
        "test.json:2, /streams/0/registeredConsumers/0/policy: must be a policy as PutResourcePolicy takes it; "
        "policy:1, /Statement/Condition/StringSame: is no condition operator, such as StringEquals or ArnLike");
}

// An account that was granted more than the usual 20.
TEST(MakeWorld, HasAsManyRegisteredConsumersAsTheAccountMayHave)
{
    std::string consumers;
    for (int i = 0; i < 60; ++i)
        consumers += (i == 0 ? R"({"name": "c)" : R"(, {"name": "c)") + std::to_string(i) + "\"}";
    const Scenario scenario = parsed(R"({"shardscope": 1, "quotas": {"consumersPerStream": 60},
        "streams": [{"name": "s", "registeredConsumers": [)"
        + consumers + "]}]}");
    EXPECT_EQ(worldOf(scenario).service().streams()[0].consumers.size(), 60U);
    EXPECT_EQ(parsed(writeScenario(scenario)).streams, scenario.streams);
}

TEST(Scenario, MayBeginWithAByteOrderMark)
{
    expectEqual(parsed("\xef\xbb\xbf{\"shardscope\": 1, \"name\": \"n\"}"),
        parsed(R"({"shardscope": 1, "name": "n"})"));
    EXPECT_EQ(problemOf("\xef\xbb\xbf{\n\"shardscope\": 2}").substr(0, 13), "test.json:2, ");
}

TEST(MakeWorld, HasConsumersThatAreYearsOld)
{
    const World world = worldOf(parsed(R"({"shardscope": 1, "epoch": "2026-11-20T00:00:00Z",
        "streams": [{"name": "s", "registeredConsumers": [{"name": "old", "createdBefore": "1000d"}]}]})"));
    const streams::RegisteredConsumer& consumer = world.service().streams()[0].consumers.at(0);
    EXPECT_EQ(consumer.status, streams::ConsumerStatus::Active);
    EXPECT_EQ(consumer.created, instantAt(-std::chrono::days{1'000}));
    EXPECT_EQ(consumer.arn, "arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/old:1708732800");
}

TEST(MakeWorld, NamesTheResourceThatIsRefused)
{
    Scenario scenario;
    scenario.clients = {{"scenario", SetProducerRate{"nobody", {}}}};
    scenario.streams = {{{"bad name", 1}, Duration{std::chrono::hours{24}}}};
    const auto world = makeWorld(scenario);
    ASSERT_FALSE(world);
    EXPECT_EQ(world.error().where, "stream \"bad name\"");
}

TEST(ScenarioPlayer, PlaysWhatATimelinePlays)
{
    const Scenario scenario = parsed(textOf(kResources + "scenarios/reshard-story.json"));
    ScenarioPlayer player{worldOf(scenario), scenario.events};
    Timeline timeline{scenario};
    for (const int minutes : {1, 2, 5, 9, 11}) {
        const auto at = instantAt(std::chrono::minutes{minutes});
        player.runUntil(at);
        timeline.runUntil(at);
        EXPECT_EQ(player.world().fingerprint(), timeline.world().fingerprint()) << minutes << " min";
    }
}

// --- The story of the one on demand ----------------------------------------------------

struct PutsOfStream {
    std::uint64_t stored = 0;
    std::uint64_t refused = 0;
};

PutsOfStream putsOf(const streams::Stream& stream)
{
    PutsOfStream puts;
    for (const streams::ShardLine& line : stream.lines) {
        puts.stored += line.stored;
        puts.refused += line.refused;
    }
    return puts;
}

PutsOfStream putsUpTo(World& world, Duration sinceStart)
{
    world.runUntil(instantAt(sinceStart));
    return putsOf(world.service().streams().front());
}

TEST(OnDemandScenario, IsThrottledDoublesAndRecovers)
{
    using std::chrono::minutes;
    if (support::kIsSanitized)
        GTEST_SKIP() << "an hour of a busy stream";
    World world = worldOf(parsed(textOf(kResources + "scenarios/on-demand.json")));
    const auto openShards = [&world] { return world.service().streams().front().map->open().size(); };
    EXPECT_EQ(openShards(), 4U);
    const PutsOfStream calm = putsUpTo(world, minutes{25});
    EXPECT_EQ(openShards(), 8U);
    EXPECT_LE(calm.refused * 1'000, calm.stored);
    const PutsOfStream outrun = putsUpTo(world, minutes{31});
    EXPECT_GT((outrun.refused - calm.refused) * 5, outrun.stored - calm.stored);
    const PutsOfStream doubled = putsUpTo(world, minutes{45});
    EXPECT_GE(openShards(), 16U);
    const PutsOfStream well = putsUpTo(world, minutes{50});
    EXPECT_LE((well.refused - doubled.refused) * 1'000, well.stored - doubled.stored);
}

// --- The story of the one with a commitment --------------------------------------------

TEST(AdvantageScenario, HasRoomBeforeTheRushWhereItWasAskedFor)
{
    using std::chrono::minutes;
    if (support::kIsSanitized)
        GTEST_SKIP() << "a quarter of an hour of two busy streams";
    const Scenario scenario = parsed(textOf(kResources + "scenarios/advantage.json"));
    ScenarioPlayer player{worldOf(scenario), scenario.events};
    const auto of = [&player](std::string_view stream) -> const streams::Stream& {
        return player.world().service().stream(*player.world().service().find(stream));
    };
    player.runUntil(instantAt(minutes{10}));
    EXPECT_EQ(of("tickets").map->open().size(), 32U);
    EXPECT_EQ(of("fans").map->open().size(), 4U);
    const std::vector<CommitmentUse> before = commitmentUses(player.world(), {base::kWorldStart, player.world().now()});
    ASSERT_EQ(before.size(), 1U);
    EXPECT_EQ(before.front().held, Duration{minutes{9}});
    EXPECT_GT(before.front().shortfall.cost, base::Money{500'000}) << "of $0.63, most";
    player.runUntil(instantAt(minutes{15}));
    const PutsOfStream tickets = putsOf(of("tickets"));
    EXPECT_LE(tickets.refused * 1'000, tickets.stored);
    const PutsOfStream fans = putsOf(of("fans"));
    EXPECT_GT(fans.refused * 5, fans.stored);
}

// --- The story of the default scenario --------------------------------------------------

constexpr std::int64_t kShardRecordsPerSecond = 1'000;

// Records a shard stored between two seconds, in per mille of what it may take.
std::int64_t loadPerMille(const World& world, std::size_t shard, std::uint64_t fromSecond, std::uint64_t toSecond)
{
    std::int64_t records = 0;
    for (std::uint64_t i = fromSecond; i < toSecond; ++i)
        records += world.seconds()[i]->streams[0].shards[shard].records;
    return records * 1'000 / (kShardRecordsPerSecond * static_cast<std::int64_t>(toSecond - fromSecond));
}

std::uint64_t refusedSince(const World& world, std::uint64_t fromSecond)
{
    std::uint64_t refused = 0;
    for (std::uint64_t i = fromSecond; i < world.seconds().size(); ++i) {
        for (const ShardSample& shard : world.seconds()[i]->streams[0].shards)
            refused += shard.refused;
    }
    return refused;
}

// Splits the hot shard right above the key "mobile".
TimedCommand splitAboveMobile(int second)
{
    const base::HashKey mobile = base::HashKey::fromHalves(0x532c28d5412dd75bU, 0xf975fb951c740a30U);
    return {instantAt(std::chrono::seconds{second}),
        {"test",
            streams::SplitShardRequest{"clicks", "shardId-000000000001", base::HashKey{mobile.value + 1}.decimal()}}};
}

World played(const Scenario& scenario, int seconds)
{
    ScenarioPlayer player{worldOf(scenario), scenario.events};
    player.runUntil(instantAt(std::chrono::seconds{seconds}));
    return player.world();
}

TEST(DefaultScenario, RestsWellBelowItsLimits)
{
    const World world = played(defaultScenario(), 30);
    for (std::size_t shard = 0; shard < 4; ++shard) {
        EXPECT_GE(loadPerMille(world, shard, 0, 30), 380) << shard;
        EXPECT_LE(loadPerMille(world, shard, 0, 30), 520) << shard;
    }
    EXPECT_EQ(refusedSince(world, 0), 0U);
}

TEST(DefaultScenario, OffersTheHotShard145Percent)
{
    // Without limits everything on offer is stored, so that it can be counted.
    Scenario scenario = defaultScenario();
    scenario.settings.service.areLimitsOn = false;
    const World world = played(scenario, 180);
    EXPECT_NEAR(static_cast<double>(loadPerMille(world, 1, 60, 180)), 1'450, 25);
    for (const std::size_t shard : {0U, 2U, 3U})
        EXPECT_LE(loadPerMille(world, shard, 60, 180), 520) << shard;

    std::uint64_t mobile = 0;
    const streams::Stream& stream = world.service().streams()[0];
    for (std::uint64_t i = stream.logs[1].firstAtOrAfter(instantAt(Duration{60'000}), stream.lines[1].stored);
         i < stream.lines[1].stored; ++i)
        mobile += world.service().keyText(stream.logs[1].row(i).key) == "mobile" ? 1 : 0;
    EXPECT_NEAR(static_cast<double>(mobile) / 120, 700, 15);
}

TEST(DefaultScenario, IsThrottledAndBillingFallsBehind)
{
    const World world = played(defaultScenario(), 180);
    EXPECT_GT(refusedSince(world, 60), 10'000U);
    EXPECT_NEAR(static_cast<double>(loadPerMille(world, 1, 60, 180)), 1'000, 2); // what the shard can take
    // Worst ages of a stretch: a reader works off what one call brought, so its age is a saw's edge.
    const auto worst = [&](const std::string& name, std::uint64_t from, std::uint64_t to) {
        const auto actor = static_cast<std::size_t>(world.actor(name) - world.actors().data());
        std::int64_t age = 0;
        for (std::uint64_t second = from; second < to; ++second)
            age = std::max(age, world.seconds()[second]->consumers[actor].ageMs);
        return age;
    };
    EXPECT_LT(worst("billing", 0, 30), 3'000);
    EXPECT_GT(worst("billing", 60, 120), 15'000);
    EXPECT_GT(worst("billing", 120, 180), worst("billing", 60, 120) + 5'000);
    EXPECT_LT(worst("search", 0, 180), 5'000);
    EXPECT_LT(worst("fraud", 0, 180), 500);
}

TEST(DefaultScenario, IsCuredByASplitRightAboveTheKey)
{
    Scenario scenario = defaultScenario();
    scenario.events = {splitAboveMobile(90)};
    const World world = played(scenario, 300);
    ASSERT_EQ(world.service().streams()[0].lines.size(), 6U);
    EXPECT_EQ(refusedSince(world, 150), 0U);
    EXPECT_NEAR(static_cast<double>(loadPerMille(world, 4, 150, 300)), 920, 20);
    EXPECT_NEAR(static_cast<double>(loadPerMille(world, 5, 150, 300)), 530, 20);
}

}
