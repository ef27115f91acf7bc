#include "store/ledger.h"

#include "store/workspace.h"
#include "support/runs.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <future>

namespace shardscope::store {

namespace {

namespace fs = std::filesystem;
using base::Duration;

base::Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

class Ledgers : public testing::Test {
protected:
    Ledgers() { fs::create_directories(folder); }
    ~Ledgers() override { fs::remove_all(folder); }

    // With all that is in it read.
    [[nodiscard]] OpenedLedger open() const
    {
        auto opened = Ledger::open(path, support::smallScenario(3));
        EXPECT_TRUE(opened) << opened.error().text();
        auto journal = allOf(opened->ledger);
        EXPECT_TRUE(journal) << journal.error().text();
        opened->run.branches.front().journal = std::make_shared<const std::vector<world::JournalEntry>>(*journal);
        return std::move(*opened);
    }
    static base::Result<std::vector<world::JournalEntry>> allOf(Ledger& ledger)
    {
        std::vector<world::JournalEntry> all;
        for (;;) {
            auto piece = ledger.read();
            if (!piece)
                return piece.error();
            if (piece->empty())
                return all;
            all.insert(all.end(), piece->begin(), piece->end());
        }
    }
    // Why the run cannot be gone on with.
    [[nodiscard]] std::string problem() const
    {
        auto opened = Ledger::open(path, support::smallScenario(3));
        if (!opened)
            return opened.error().text();
        const auto all = allOf(opened->ledger);
        return all ? "none" : all.error().text();
    }
    static world::JournalEntry entry(std::uint64_t order, std::int64_t ms)
    {
        return {.at = at(ms),
            .order = order,
            .gesture = world::GestureId{order + 1},
            .command = support::setRate(std::int64_t(order) + 100)};
    }
    // Waits for it.
    static bool keep(Ledger& ledger, std::vector<world::JournalEntry> entries, std::int64_t now)
    {
        const auto kept = std::make_shared<std::promise<bool>>();
        ledger.keep(std::move(entries), at(now), [kept](bool isKept) { kept->set_value(isKept); });
        return kept->get_future().get();
    }

    // Behind the ledger's back.
    void change(const char* sql) const
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }

    fs::path folder = fs::temp_directory_path() / ("shardscope-ledger-test-" + std::to_string(::getpid()));
    std::string path = (folder / "endpoint.shardscope").string();
};

}

TEST_F(Ledgers, HasAfterwardsWhatItKept)
{
    {
        auto [ledger, run] = open();
        EXPECT_TRUE(run.journal().empty());
        EXPECT_TRUE(keep(ledger, {entry(0, 1'000), entry(1, 1'000)}, 1'000));
        EXPECT_TRUE(keep(ledger, {}, 1'500)); // nothing to write
        EXPECT_TRUE(keep(ledger, {entry(2, 2'000)}, 2'000));
        EXPECT_TRUE(ledger.close(at(3'000)));
    }
    auto [ledger, run] = open();
    EXPECT_EQ(run.now, at(3'000));
    EXPECT_EQ(run.journal(), (std::vector{entry(0, 1'000), entry(1, 1'000), entry(2, 2'000)}));
    EXPECT_EQ(world::writeScenario(run.scenario), world::writeScenario(support::smallScenario(3)));
}

// A run that a program keeps is a workspace like any other.
TEST_F(Ledgers, LeadsWhereItsRunLed)
{
    world::Timeline timeline{support::smallScenario(3), world::Past::Forgotten};
    {
        auto [ledger, run] = open();
        base::Rng random{7};
        for (int i = 0; i < 40; ++i) {
            timeline.runUntil(timeline.world().now() + Duration{static_cast<std::int64_t>(random.below(300))});
            world::JournalEntry done{.at = timeline.world().now(),
                .order = timeline.newOrder(),
                .gesture = timeline.newGesture(),
                .command = support::anyCommand(random)};
            done.wasAccepted = world::isAccepted(timeline.apply(done.command, done.gesture));
            ASSERT_TRUE(keep(ledger, {done}, done.at.time_since_epoch().count()));
        }
    }
    const auto opened = openWorkspace(path);
    ASSERT_TRUE(opened) << opened.error().text();
    EXPECT_EQ(opened->run.fingerprint, std::nullopt);
    auto again = world::Timeline::open(opened->run, world::Past::Forgotten);
    ASSERT_TRUE(again) << again.error().text();
    ASSERT_TRUE(again->seek(opened->run.now));
    EXPECT_EQ(again->world().now(), timeline.world().now());
    EXPECT_EQ(again->world().fingerprint(), timeline.world().fingerprint());
}

TEST_F(Ledgers, DoesNotWriteOverARunThatHasLostItsBeginning)
{
    {
        auto [ledger, run] = open();
        EXPECT_TRUE(keep(ledger, {entry(0, 1'000)}, 1'000));
    }
    change("DELETE FROM scenario");
    const auto opened = Ledger::open(path, support::smallScenario(3));
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().text().find("holds no scenario"), std::string::npos) << opened.error().text();
}

TEST_F(Ledgers, SaysThatAnEntryIsMissing)
{
    {
        auto [ledger, run] = open();
        EXPECT_TRUE(keep(ledger, {entry(0, 1'000), entry(2, 1'000)}, 1'000));
        EXPECT_TRUE(keep(ledger, {entry(5, 2'000)}, 2'000));
    }
    {
        auto [ledger, run] = open();
        EXPECT_EQ(run.journal().size(), 3U);
        EXPECT_TRUE(keep(ledger, {entry(6, 3'000)}, 3'000));
    }
    change("DELETE FROM journal WHERE ord = 2");
    const std::string found = problem();
    EXPECT_NE(found.find("its journal had 4 entries when it was saved, and has 3"), std::string::npos) << found;
}

TEST_F(Ledgers, SaysThatAnEntryHasChanged)
{
    {
        auto [ledger, run] = open();
        for (std::uint64_t order = 0; order < 20'000; ++order)
            ledger.keep({entry(order, 1'000)}, at(1'000), [](bool) {});
        EXPECT_TRUE(ledger.close(at(1'000)));
    }
    EXPECT_EQ(problem(), "none");
    change("UPDATE journal SET gesture = gesture + 1 WHERE ord = 19000");
    const std::string found = problem();
    EXPECT_NE(found.find("is damaged (journal entry 19000 is not as it was written)"), std::string::npos) << found;
}

// Of a version whose rows have no digest: they are as they are, and what is added to them has one.
TEST_F(Ledgers, GoesOnWithTheRunOfAnOlderProgram)
{
    {
        auto [ledger, run] = open();
        EXPECT_TRUE(keep(ledger, {entry(0, 1'000), entry(1, 1'000)}, 1'000));
    }
    change("ALTER TABLE journal DROP COLUMN digest; PRAGMA user_version = 3");
    {
        auto [ledger, run] = open();
        EXPECT_EQ(run.journal().size(), 2U);
        EXPECT_TRUE(keep(ledger, {entry(2, 2'000)}, 2'000));
    }
    EXPECT_EQ(open().run.journal(), (std::vector{entry(0, 1'000), entry(1, 1'000), entry(2, 2'000)}));
    change("UPDATE journal SET digest = NULL WHERE ord = 2");
    const std::string found = problem();
    EXPECT_NE(found.find("is damaged (journal entry 2 is not as it was written)"), std::string::npos) << found;
}

TEST_F(Ledgers, EndsBeforeAllIsRead)
{
    {
        auto [ledger, run] = open();
        for (std::uint64_t order = 0; order < 20'000; ++order)
            ledger.keep({entry(order, 1'000)}, at(1'000), [](bool) {});
        EXPECT_TRUE(ledger.close(at(1'000)));
    }
    {
        auto opened = Ledger::open(path, support::smallScenario(3));
        ASSERT_TRUE(opened) << opened.error().text();
        EXPECT_FALSE(opened->ledger.read()->empty());
    }
    EXPECT_EQ(open().run.journal().size(), 20'000U);
}

// A person has opened it in the window and saved it there.
TEST_F(Ledgers, GoesOnWithWhatAPersonHasSaved)
{
    world::Timeline timeline{support::smallScenario(3)};
    timeline.runUntil(at(1'000));
    timeline.apply(support::setRate(500), timeline.newGesture());
    const world::SavedRun saved = timeline.save({});
    ASSERT_TRUE(saveWorkspace(path, saved, ""));
    {
        auto [ledger, run] = open();
        EXPECT_EQ(run.fingerprint, saved.fingerprint);
        EXPECT_TRUE(keep(ledger, {entry(7, 2'000)}, 2'000));
    }
    const auto opened = openWorkspace(path);
    ASSERT_TRUE(opened) << opened.error().text();
    EXPECT_EQ(opened->run.journal().size(), 2U);
    // That of what was saved would be wrong now.
    EXPECT_EQ(opened->run.fingerprint, std::nullopt);
}

// As when the disk is full: who was answered has it, who was not is told, and nothing builds upon what was lost.
TEST_F(Ledgers, KeepsNothingMoreAfterAFailure)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    {
        auto [ledger, run] = open();
        ASSERT_TRUE(keep(ledger, {entry(0, 1'000)}, 1'000));
        rlimit small = before;
        small.rlim_cur = 4'096;
        ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
        EXPECT_FALSE(keep(ledger, {entry(1, 2'000)}, 2'000));
        ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
        EXPECT_FALSE(keep(ledger, {entry(2, 3'000)}, 3'000));
        const base::Outcome closed = ledger.close(at(4'000));
        ASSERT_FALSE(closed);
        EXPECT_NE(closed.error().text().find("endpoint.shardscope"), std::string::npos) << closed.error().text();
    }
    const auto opened = openWorkspace(path);
    ASSERT_TRUE(opened) << opened.error().text();
    EXPECT_EQ(opened->run.journal(), std::vector{entry(0, 1'000)});
    EXPECT_EQ(opened->run.now, at(1'000));
}

}
