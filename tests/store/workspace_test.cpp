#include "store/workspace.h"

#include "clients/access_log.h"
#include "support/runs.h"
#include "world/built_in_scenarios.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace shardscope::store {

namespace {

namespace fs = std::filesystem;
using base::Duration;
using base::Instant;
using world::isAccepted;
using world::SavedRun;
using world::Timeline;

Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

// A folder of its own for each test, gone afterwards.
class Workspace : public testing::Test {
protected:
    Workspace()
    {
        const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
        m_folder =
            fs::temp_directory_path() / (std::string{"shardscope-"} + test->name() + "-" + std::to_string(::getpid()));
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    ~Workspace() override { fs::remove_all(m_folder); }

    [[nodiscard]] std::string path(const std::string& name = "run.shardscope") const { return m_folder / name; }

private:
    fs::path m_folder;
};

SavedRun saved(const Timeline& timeline) { return timeline.save({}); }

// A run to about 40 s with commands of every kind.
Timeline busyRun(std::uint64_t seed)
{
    base::Rng rng{seed};
    Timeline timeline{support::smallScenario(seed)};
    while (timeline.world().now() < at(40'000)) {
        timeline.runUntil(timeline.world().now() + Duration{static_cast<std::int64_t>(rng.below(2'000))});
        timeline.apply(support::anyCommand(rng), timeline.newGesture());
    }
    return timeline;
}

std::shared_ptr<const clients::Dataset> accessLog(const std::string& name, std::size_t padding)
{
    std::string text;
    for (int line = 0; line < 200; ++line) {
        text += "10.0.0." + std::to_string(line % 17) + " - - [17/May/2015:10:05:" + (line % 60 < 10 ? "0" : "")
            + std::to_string(line % 60) + " +0000] \"GET /" + std::string(padding / 200, 'a') + std::to_string(line)
            + " HTTP/1.1\" 200 512 \"-\" \"curl\"\n";
    }
    base::Result<std::shared_ptr<const clients::Dataset>> dataset = clients::readAccessLog({name, text}, "client");
    SHARD_CHECK(dataset.hasValue());
    return *dataset;
}

world::Command replayLog(const std::string& name, const std::shared_ptr<const clients::Dataset>& dataset)
{
    world::AddAgent agent;
    agent.config.name = "agent";
    agent.config.stream = "clicks";
    agent.config.file = name;
    agent.config.digest = dataset->digest;
    agent.dataset = dataset;
    return {"you", agent};
}

// What opening a workspace must lead to.
void expectSameRun(const OpenedWorkspace& opened, const SavedRun& run)
{
    const SavedRun& again = opened.run;
    EXPECT_EQ(again.now, run.now);
    EXPECT_EQ(again.fingerprint, run.fingerprint);
    EXPECT_EQ(again.current, run.current);
    EXPECT_EQ(again.compared, run.compared);
    ASSERT_EQ(again.branches.size(), run.branches.size());
    for (std::size_t i = 0; i < run.branches.size(); ++i) {
        EXPECT_EQ(again.branches[i].name, run.branches[i].name);
        EXPECT_EQ(again.branches[i].parent, run.branches[i].parent);
        EXPECT_EQ(again.branches[i].at, run.branches[i].at);
        EXPECT_EQ(again.branches[i].end, run.branches[i].end);
        EXPECT_EQ(*again.branches[i].journal, *run.branches[i].journal) << "branch " << i;
    }
    base::Result<Timeline> timeline = Timeline::open(again);
    ASSERT_TRUE(timeline.hasValue()) << timeline.error().text();
    timeline->seek(again.now);
    EXPECT_EQ(timeline->world().fingerprint(), run.fingerprint);
}

void writeBytes(const std::string& path, std::string_view bytes)
{
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string readBytes(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// Changes a workspace behind our back.
void meddle(const std::string& path, const std::string& sql)
{
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    char* message = nullptr;
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
    sqlite3_close(database);
}

// Before another change: as an older program may have left it.
const std::string kUndigested = "UPDATE journal SET digest = NULL; INSERT INTO meta VALUES ('undigested', 9999);";

std::string problemOf(const std::string& path)
{
    const base::Result<OpenedWorkspace> opened = openWorkspace(path);
    return opened ? "opened" : opened.error().text();
}

#define EXPECT_CONTAINS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

}

// --- Round trips ---------------------------------------------------------------

TEST_F(Workspace, OpensToTheRunThatWasSaved)
{
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        const SavedRun run = saved(busyRun(seed));
        ASSERT_TRUE(saveWorkspace(path(), run, R"({"zoom":3})"));
        const base::Result<OpenedWorkspace> opened = openWorkspace(path());
        ASSERT_TRUE(opened.hasValue()) << opened.error().text();
        expectSameRun(*opened, run);
        EXPECT_EQ(opened->viewState, R"({"zoom":3})");
    }
}

TEST_F(Workspace, IsOneFile)
{
    ASSERT_TRUE(saveWorkspace(path(), saved(busyRun(5)), ""));
    {
        auto writer = WorkspaceWriter::open(path());
        ASSERT_TRUE(writer.hasValue());
        (*writer)->record(saved(busyRun(6)));
        ASSERT_TRUE((*writer)->flush());
    }
    EXPECT_TRUE(openWorkspace(path()).hasValue());
    EXPECT_EQ(std::distance(fs::directory_iterator{fs::path{path()}.parent_path()}, fs::directory_iterator{}), 1);
}

TEST_F(Workspace, AppendsAndRewritesAsTheRunGoesOn)
{
    base::Result<std::unique_ptr<WorkspaceWriter>> writer = WorkspaceWriter::open(path());
    ASSERT_TRUE(writer.hasValue()) << writer.error().text();
    Timeline timeline{support::smallScenario(7)};
    base::Rng rng{7};
    SavedRun last;
    for (int i = 0; i < 90; ++i) {
        timeline.runUntil(timeline.world().now() + Duration{static_cast<std::int64_t>(rng.below(1'500))});
        switch (rng.below(9)) {
        case 0:
            timeline.undo();
            break;
        case 1:
            timeline.redo();
            break;
        case 2:
            timeline.seek(at(static_cast<std::int64_t>(rng.below(30'000))));
            break;
        case 3:
            timeline.switchTo(rng.below(timeline.branches().size()));
            break;
        case 4:
            timeline.compareWith(rng.below(timeline.branches().size()));
            break;
        case 5:
            timeline.nameBranch(rng.below(timeline.branches().size()), "branch of step " + std::to_string(i));
            break;
        default:
            timeline.apply(support::anyCommand(rng), timeline.newGesture());
        }
        last = timeline.save(last);
        (*writer)->record(last);
        if (rng.below(3) == 0) {
            ASSERT_TRUE((*writer)->flush());
        }
    }
    (*writer)->recordViewState("{}");
    ASSERT_TRUE((*writer)->flush());
    writer->reset();
    const base::Result<OpenedWorkspace> opened = openWorkspace(path());
    ASSERT_TRUE(opened.hasValue()) << opened.error().text();
    EXPECT_GT(timeline.branches().size(), 3U);
    expectSameRun(*opened, saved(timeline));
    EXPECT_EQ(opened->viewState, "{}");
}

TEST_F(Workspace, WritesWhatIsQueuedBeforeItCloses)
{
    const SavedRun run = saved(busyRun(8));
    {
        auto writer = WorkspaceWriter::open(path());
        ASSERT_TRUE(writer.hasValue());
        (*writer)->record(run);
    }
    expectSameRun(*openWorkspace(path()), run);
}

TEST_F(Workspace, TakesOverAWorkspaceAndAnotherRunInIt)
{
    ASSERT_TRUE(saveWorkspace(path(), saved(busyRun(9)), "{}"));
    const SavedRun other = saved(busyRun(10));
    {
        auto writer = WorkspaceWriter::open(path());
        ASSERT_TRUE(writer.hasValue());
        (*writer)->record(other);
        ASSERT_TRUE((*writer)->flush());
    }
    const base::Result<OpenedWorkspace> opened = openWorkspace(path());
    expectSameRun(*opened, other);
    EXPECT_EQ(opened->viewState, "{}");
}

// --- Replayed files --------------------------------------------------------------

TEST_F(Workspace, EmbedsReplayedFiles)
{
    const auto dataset = accessLog("gone.log", 0);
    Timeline timeline{world::replayScenario(dataset, 2, 60'000, "client")};
    timeline.runUntil(at(10'000));
    const SavedRun run = saved(timeline);
    ASSERT_TRUE(saveWorkspace(path(), run, ""));
    const base::Result<OpenedWorkspace> opened = openWorkspace(path()); // gone.log was never a file
    ASSERT_TRUE(opened.hasValue()) << opened.error().text();
    expectSameRun(*opened, run);
}

// Two files of one name, as when a log was rotated between two commands.
TEST_F(Workspace, KeepsFilesOfOneNameApart)
{
    Timeline timeline{support::smallScenario(11)};
    const auto first = accessLog("access.log", 0);
    const auto second = accessLog("access.log", 4'000);
    ASSERT_NE(first->digest, second->digest);
    ASSERT_TRUE(isAccepted(timeline.apply(replayLog("access.log", first), timeline.newGesture())));
    timeline.runUntil(at(2'000));
    timeline.apply({"you", world::RemoveClient{"agent"}}, timeline.newGesture());
    ASSERT_TRUE(isAccepted(timeline.apply(replayLog("access.log", second), timeline.newGesture())));
    // Asked for without its file, and refused.
    timeline.apply({"you", world::AddAgent{{.name = "lost", .stream = "clicks", .file = "lost.log"}, nullptr}},
        timeline.newGesture());
    timeline.runUntil(at(20'000));
    ASSERT_TRUE(saveWorkspace(path(), saved(timeline), ""));
    const base::Result<OpenedWorkspace> opened = openWorkspace(path());
    ASSERT_TRUE(opened.hasValue()) << opened.error().text();
    expectSameRun(*opened, saved(timeline));
    const auto& agent = std::get<world::AddAgent>(opened->run.journal()[2].command.action);
    EXPECT_EQ(agent.dataset->digest, second->digest);
}

TEST_F(Workspace, NamesLargeFilesAndMissesThem)
{
    const auto dataset = accessLog(path("large.log"), 18'000'000);
    ASSERT_GT(dataset->text.size(), std::size_t{16} << 20);
    writeBytes(path("large.log"), dataset->text);
    Timeline timeline{support::smallScenario(12)};
    timeline.apply(replayLog(path("large.log"), dataset), timeline.newGesture());
    timeline.runUntil(at(1'000));
    const SavedRun run = saved(timeline);
    ASSERT_TRUE(saveWorkspace(path(), run, ""));
    EXPECT_LT(fs::file_size(path()), 1'000'000U);
    expectSameRun(*openWorkspace(path()), run);

    // Moved together, they still find each other.
    fs::create_directories(path("elsewhere"));
    fs::rename(path(), path("elsewhere/run.shardscope"));
    fs::rename(path("large.log"), path("elsewhere/large.log"));
    EXPECT_TRUE(openWorkspace(path("elsewhere/run.shardscope")).hasValue());

    writeBytes(path("elsewhere/large.log"), dataset->text.substr(0, dataset->text.find('\n') + 1));
    EXPECT_CONTAINS(problemOf(path("elsewhere/run.shardscope")), "has changed");
    fs::remove(path("elsewhere/large.log"));
    const std::string missing = problemOf(path("elsewhere/run.shardscope"));
    EXPECT_CONTAINS(missing, "large.log");
    EXPECT_CONTAINS(missing, "Bring it back");
}

// --- What is not a workspace ---------------------------------------------------------

TEST_F(Workspace, SaysWhatIsNotAWorkspace)
{
    EXPECT_CONTAINS(problemOf(path("none.shardscope")), "none.shardscope: is not there");
    EXPECT_CONTAINS(problemOf(fs::path{path()}.parent_path()), "is a folder");
    writeBytes(path("empty"), "");
    EXPECT_CONTAINS(problemOf(path("empty")), "is not a Shardscope workspace");
    writeBytes(path("text"), "127.0.0.1 - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1\n");
    EXPECT_CONTAINS(problemOf(path("text")), "is not a Shardscope workspace");
    std::string junk(100'000, '\0');
    base::Rng rng{1};
    for (char& c : junk)
        c = static_cast<char>(rng.next());
    writeBytes(path("junk"), junk);
    EXPECT_CONTAINS(problemOf(path("junk")), "is not a Shardscope workspace");
    EXPECT_EQ(readBytes(path("junk")), junk) << "opening must not change a file";
    meddle(path("other.db"), "CREATE TABLE notes (text)");
    EXPECT_CONTAINS(problemOf(path("other.db")), "is not a Shardscope workspace");
    // Nor is any of them taken over.
    EXPECT_FALSE(WorkspaceWriter::open(path("text")).hasValue());
    EXPECT_FALSE(WorkspaceWriter::open(path("junk")).hasValue());
    EXPECT_FALSE(WorkspaceWriter::open(path("other.db")).hasValue());
    EXPECT_FALSE(WorkspaceWriter::open(fs::path{path()}.parent_path()).hasValue());
    EXPECT_EQ(readBytes(path("junk")), junk);
}

TEST_F(Workspace, RefusesANewerVersionWithASentence)
{
    ASSERT_TRUE(saveWorkspace(path(), saved(busyRun(13)), ""));
    meddle(path(), "PRAGMA user_version = 70");
    const std::string problem = problemOf(path());
    EXPECT_CONTAINS(problem, path());
    EXPECT_CONTAINS(problem, "newer Shardscope");
    EXPECT_CONTAINS(problem, "update");
    EXPECT_FALSE(WorkspaceWriter::open(path()).hasValue());
}

TEST_F(Workspace, SaysWhatIsMissing)
{
    const SavedRun run = saved(busyRun(14));
    const auto problemAfter = [&](const std::string& sql) {
        EXPECT_TRUE(saveWorkspace(path(), run, ""));
        meddle(path(), sql);
        return problemOf(path());
    };
    EXPECT_CONTAINS(problemAfter("DELETE FROM scenario"), "holds no scenario");
    EXPECT_CONTAINS(problemAfter("UPDATE scenario SET json = '{\"shardscope\": 1, \"oops\": 2}'"), "oops");
    EXPECT_CONTAINS(problemAfter("UPDATE scenario SET json = x'00'"), "holds no scenario");
    EXPECT_CONTAINS(problemAfter("DROP TABLE journal"), "is damaged");
    EXPECT_CONTAINS(problemAfter("DROP TABLE journal; CREATE VIEW journal AS SELECT * FROM meta"), "is damaged");
    EXPECT_CONTAINS(problemAfter("UPDATE journal SET at = 'soon' WHERE ord = 2"), "journal, row 3");
    EXPECT_CONTAINS(problemAfter("UPDATE journal SET at = -1 WHERE ord = 2"), "is damaged");
    EXPECT_CONTAINS(problemAfter("UPDATE journal SET at = 39999 WHERE ord = 2"), "entry 2 is not as it was written");
    EXPECT_EQ(problemAfter(kUndigested), "opened");
    EXPECT_CONTAINS(problemAfter(kUndigested + "UPDATE journal SET at = 39999 WHERE ord = 2"), "order of their time");
    EXPECT_CONTAINS(problemAfter(kUndigested + "UPDATE journal SET command = '{' WHERE ord = 2"), "cut off?");
    EXPECT_CONTAINS(problemAfter("UPDATE journal SET digest = NULL WHERE ord = 2"), "entry 2 is not as it was written");
    for (const char* change : {"gesture = gesture + 1", "accepted = 1 - accepted", "command = command || ' '"})
        EXPECT_CONTAINS(problemAfter(std::string{"UPDATE journal SET "} + change + " WHERE ord = 2"), "entry 2");
    EXPECT_CONTAINS(problemAfter("UPDATE journal SET command = '{' WHERE ord = 2"),
        "run.shardscope: is damaged (journal entry 2 is not as it was written). Open an earlier copy of it");
    EXPECT_CONTAINS(problemAfter("DELETE FROM meta WHERE key = 'now'"), "where the run stands");
    EXPECT_CONTAINS(problemAfter("UPDATE meta SET value = 1e300"), "is damaged");
    EXPECT_CONTAINS(problemAfter("PRAGMA user_version = -3"), "is damaged");
    const std::string older = problemAfter("PRAGMA user_version = 2");
    EXPECT_CONTAINS(older, path() + ": is damaged (it says that it is of version 2, and its table journal is of");
    EXPECT_CONTAINS(older, "Open an earlier copy of it");
    EXPECT_CONTAINS(problemAfter("ALTER TABLE journal DROP COLUMN records"), "of version 4, and its table journal");
    EXPECT_CONTAINS(problemAfter("ALTER TABLE journal DROP COLUMN digest"), "of version 4, and its table journal");
    EXPECT_CONTAINS(problemAfter("DELETE FROM meta WHERE key = 'branch'"), "where the run stands");
    EXPECT_CONTAINS(problemAfter("UPDATE meta SET value = 1 WHERE key = 'branch'"), "where the run stands");
    EXPECT_CONTAINS(problemAfter("INSERT INTO meta VALUES ('compared', 1)"), "where the run stands");
    EXPECT_CONTAINS(problemAfter("DELETE FROM branch"), "where the run stands");
    EXPECT_CONTAINS(problemAfter("UPDATE branch SET id = 1"), "branch, row 1");
    EXPECT_CONTAINS(problemAfter("UPDATE branch SET parent = 1"), "branch, row 1");
    EXPECT_CONTAINS(problemAfter("UPDATE branch SET end = -1"), "branch, row 1");
    EXPECT_CONTAINS(problemAfter("DROP TABLE branch"), "is damaged");
    const std::string oneLess = std::to_string(run.journal().size() - 1);
    const std::string all = std::to_string(run.journal().size());
    EXPECT_CONTAINS(problemAfter("DELETE FROM journal"), "its journal had " + all + " entries when it was saved");
    EXPECT_CONTAINS(problemAfter("DELETE FROM journal WHERE ord = 2"), "and has " + oneLess);
    EXPECT_EQ(problemAfter("DELETE FROM meta WHERE key = 'entries'"), "opened") << "by a program that did not count";
}

// What versions before 3 wrote: a put's records within its command.
std::string withWholeCommands(const SavedRun& run)
{
    std::string sql;
    for (const world::JournalEntry& entry : run.journal()) {
        std::string json = world::writeCommand(entry.command);
        for (std::size_t at = json.find('\''); at != std::string::npos; at = json.find('\'', at + 2))
            json.insert(at, 1, '\'');
        sql += "UPDATE journal SET command = '" + json + "' WHERE ord = " + std::to_string(entry.order) + ";";
    }
    return sql + "ALTER TABLE journal DROP COLUMN records; ALTER TABLE journal DROP COLUMN digest;";
}

TEST_F(Workspace, BringsVersionThreeUpToDate)
{
    const SavedRun run = saved(busyRun(23));
    ASSERT_TRUE(saveWorkspace(path(), run, "{}"));
    meddle(path(), "ALTER TABLE journal DROP COLUMN digest; PRAGMA user_version = 3");
    const std::string before = readBytes(path());
    const base::Result<OpenedWorkspace> opened = openWorkspace(path());
    ASSERT_TRUE(opened.hasValue()) << opened.error().text();
    expectSameRun(*opened, run);
    EXPECT_EQ(readBytes(path()), before) << "opening must not change a file";
    {
        auto writer = WorkspaceWriter::open(path());
        ASSERT_TRUE(writer.hasValue()) << writer.error().text();
    }
    expectSameRun(*openWorkspace(path()), run);
}

TEST_F(Workspace, BringsVersionTwoUpToDate)
{
    const SavedRun run = saved(busyRun(22));
    ASSERT_TRUE(saveWorkspace(path(), run, "{}"));
    meddle(path(), withWholeCommands(run) + "PRAGMA user_version = 2");
    const base::Result<OpenedWorkspace> opened = openWorkspace(path());
    ASSERT_TRUE(opened.hasValue()) << opened.error().text();
    expectSameRun(*opened, run);
}

// A call that puts is whole only with its records, which are packed beside it: what no digest tells, they tell.
TEST_F(Workspace, SaysThatTheRecordsOfACallAreDamaged)
{
    Timeline timeline{support::smallScenario(3)};
    const auto put = [&](world::Action action) {
        timeline.apply({"program", std::move(action), true}, timeline.newGesture());
    };
    const streams::PutEntry record{"k\u00e9y", "12", std::make_shared<const std::string>(std::string("\0\xff", 2))};
    put(streams::PutRecordsRequest{
        .streamName = "orders", .records = {record, {"k", {}, std::make_shared<const std::string>()}, record}});
    put(streams::PutRecordsRequest{.streamName = "orders", .records = {}});
    put(streams::PutRecordRequest{.streamName = "orders", .record = record, .sequenceNumberForOrdering = "7"});
    put(streams::ListStreamsRequest{});
    const SavedRun run = saved(std::move(timeline));
    struct Row {
        const char* change;
        const char* says;
    };
    for (const Row& row :
        std::vector<Row>{
            {"", ""},
            {"UPDATE journal SET records = x'' WHERE records IS NOT NULL", "records of journal entry 0"},
            {"UPDATE journal SET records = x'03' WHERE ord = 0", "records of journal entry 0"},
            {"UPDATE journal SET records = x'ffffffffffffffffffff' WHERE ord = 0", "records of journal entry 0"},
            {"UPDATE journal SET records = x'ffffffffffffff7f' WHERE ord = 0", "records of journal entry 0"},
            {"UPDATE journal SET records = x'0102ff00' WHERE ord = 0", "records of journal entry 0"}, // no UTF-8
            {"UPDATE journal SET records = x'010461' WHERE ord = 0", "records of journal entry 0"},
            {"UPDATE journal SET records = x'01026105' WHERE ord = 0", "records of journal entry 0"},
            {"UPDATE journal SET records = CAST(records || x'00' AS BLOB) WHERE ord = 1", "records of journal entry 1"},
            {"UPDATE journal SET records = 'abc' WHERE ord = 1", "table journal, row 2"},
            {"UPDATE journal SET records = x'00' WHERE ord = 2", "records of journal entry 2"},
            {"UPDATE journal SET records = x'00' WHERE ord = 3", "records of journal entry 3"},
        }) {
        ASSERT_TRUE(saveWorkspace(path(), run, "{}"));
        meddle(path(), kUndigested + row.change);
        const base::Result<OpenedWorkspace> opened = openWorkspace(path());
        if (*row.says == '\0') {
            ASSERT_TRUE(opened.hasValue()) << opened.error().text();
            expectSameRun(*opened, run);
        } else {
            ASSERT_FALSE(opened.hasValue()) << row.change;
            EXPECT_CONTAINS(opened.error().text(), row.says) << row.change;
        }
    }
    // As many records as before, and others.
    ASSERT_TRUE(saveWorkspace(path(), run, "{}"));
    meddle(path(), "UPDATE journal SET records = x'01026200' WHERE ord = 2");
    EXPECT_CONTAINS(problemOf(path()), "entry 2 is not as it was written");
}

// What version 1 wrote: one journal and no branches.
TEST_F(Workspace, BringsVersionOneUpToDate)
{
    const SavedRun run = saved(busyRun(22));
    ASSERT_TRUE(saveWorkspace(path(), run, "{}"));
    meddle(path(),
        withWholeCommands(run)
            + "CREATE TABLE old (ord INTEGER PRIMARY KEY, at INTEGER NOT NULL, gesture INTEGER NOT NULL,"
              " accepted INTEGER NOT NULL, command TEXT NOT NULL, input TEXT);"
              "INSERT INTO old SELECT ord, at, gesture, accepted, command, input FROM journal;"
              "DROP TABLE journal; ALTER TABLE old RENAME TO journal; DROP TABLE branch;"
              "DELETE FROM meta WHERE key IN ('branch', 'compared'); PRAGMA user_version = 1");
    const std::string before = readBytes(path());
    const base::Result<OpenedWorkspace> opened = openWorkspace(path());
    ASSERT_TRUE(opened.hasValue()) << opened.error().text();
    expectSameRun(*opened, run);
    EXPECT_EQ(readBytes(path()), before) << "opening must not change a file";
    {
        auto writer = WorkspaceWriter::open(path());
        ASSERT_TRUE(writer.hasValue()) << writer.error().text();
        (*writer)->record(run);
        ASSERT_TRUE((*writer)->flush());
    }
    expectSameRun(*openWorkspace(path()), run);
}

TEST_F(Workspace, SaysThatAReplayedFileIsDamaged)
{
    Timeline timeline{world::replayScenario(accessLog("a.log", 0), 2, 60'000, "client")};
    for (const char* sql : {"UPDATE input SET compressed = x'1234'", "UPDATE input SET size = size + 1",
             "UPDATE input SET size = 9000000000000000000", "UPDATE input SET size = -1", "DELETE FROM input"}) {
        ASSERT_TRUE(saveWorkspace(path(), saved(timeline), ""));
        meddle(path(), sql);
        EXPECT_CONTAINS(problemOf(path()), "is damaged");
    }
}

TEST_F(Workspace, SurvivesBeingCutOffAnywhere)
{
    Timeline timeline = busyRun(15);
    ASSERT_TRUE(isAccepted(timeline.apply(replayLog("a.log", accessLog("a.log", 20'000)), timeline.newGesture())));
    ASSERT_TRUE(saveWorkspace(path(), saved(timeline), ""));
    const std::string whole = readBytes(path());
    base::Rng rng{15};
    for (std::size_t size = 0; size < whole.size(); size += 1 + rng.below(600)) {
        writeBytes(path("cut"), std::string_view{whole}.substr(0, size));
        const std::string problem = problemOf(path("cut"));
        EXPECT_NE(problem, "opened") << size << " of " << whole.size() << " bytes";
        EXPECT_CONTAINS(problem, path("cut"));
    }
}

// A flipped byte may go unnoticed, be refused, or change a number: it must never end the program.
TEST_F(Workspace, SurvivesFlippedBytes)
{
    ASSERT_TRUE(saveWorkspace(path(), saved(busyRun(16)), ""));
    const std::string whole = readBytes(path());
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        base::Rng rng{seed};
        std::string bytes = whole;
        for (std::uint64_t flips = 1 + rng.below(8); flips > 0; --flips)
            bytes[rng.below(bytes.size())] = static_cast<char>(rng.next());
        writeBytes(path("flipped"), bytes);
        const base::Result<OpenedWorkspace> opened = openWorkspace(path("flipped"));
        if (!opened) {
            EXPECT_FALSE(opened.error().text().empty()) << "seed " << seed;
        }
    }
}

// --- Saving ----------------------------------------------------------------------------

TEST_F(Workspace, IsNotOpenedTwice)
{
    ASSERT_TRUE(saveWorkspace(path(), saved(busyRun(17)), ""));
    auto writer = WorkspaceWriter::open(path());
    ASSERT_TRUE(writer.hasValue());
    EXPECT_CONTAINS(problemOf(path()), "is open in another Shardscope");
    const auto second = WorkspaceWriter::open(path());
    ASSERT_FALSE(second.hasValue());
    EXPECT_CONTAINS(second.error().text(), "is open in another Shardscope");
    // Nor is it replaced under the feet of the one that keeps it.
    const base::Outcome replaced = saveWorkspace(path(), saved(busyRun(18)), "");
    ASSERT_FALSE(replaced.hasValue());
    EXPECT_CONTAINS(replaced.error().text(), "is open in another Shardscope");
    writer->reset();
    EXPECT_EQ(problemOf(path()), "opened");
}

TEST_F(Workspace, SavesOverWhateverWasThere)
{
    const SavedRun run = saved(busyRun(19));
    writeBytes(path(), "notes of mine");
    ASSERT_TRUE(saveWorkspace(path(), run, ""));
    expectSameRun(*openWorkspace(path()), run);
    // A log left behind by a killed program belongs to the file that is replaced.
    writeBytes(path() + "-wal", "left over");
    const SavedRun other = saved(busyRun(20));
    ASSERT_TRUE(saveWorkspace(path(), other, ""));
    expectSameRun(*openWorkspace(path()), other);
    EXPECT_FALSE(fs::exists(path() + "-wal"));
}

TEST_F(Workspace, SaysWhyItCannotBeSaved)
{
    const base::Outcome nowhere = saveWorkspace(path("no/such/folder/run.shardscope"), saved(busyRun(21)), "");
    ASSERT_FALSE(nowhere.hasValue());
    EXPECT_CONTAINS(nowhere.error().text(), "run.shardscope: cannot be opened");
    EXPECT_FALSE(WorkspaceWriter::open(path("no/such/folder/run.shardscope")).hasValue());
    fs::create_directories(path("folder"));
    EXPECT_FALSE(saveWorkspace(path("folder"), saved(busyRun(21)), "").hasValue());
    EXPECT_FALSE(fs::exists(path("folder.part")));
}

}
