// kill -9 at random instants: what is on disk must always open to the fingerprint of a prefix
// of what was done, at most the last second lost.
//
// The recorder that is killed is this very program, started again for one hidden test.
#include "store/workspace.h"
#include "support/effort.h"
#include "support/runs.h"
#include "world/runner.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

namespace shardscope::store {

namespace {

namespace fs = std::filesystem;
using WallClock = std::chrono::steady_clock; // one clock for all processes of a machine

constexpr const char* kPathVariable = "SHARDSCOPE_KILL_TEST_WORKSPACE";
constexpr int kReportDescriptor = 3;
// The recorder of this workspace flushes after every command.
constexpr const char* kFlushedName = "flushed.shardscope";

// Written to the parent after each reply: the number that the command carried.
struct Report {
    std::int64_t number;
    std::int64_t wallNs;
};

std::int64_t wallNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(WallClock::now().time_since_epoch()).count();
}

// The commands of the recorder count upwards in the rate they set, so that it can be seen how
// many of them have been kept.
std::int64_t numberOf(const world::Command& command)
{
    const auto* const set = std::get_if<world::SetProducerRate>(&command.action);
    return set != nullptr && !set->rate.knots.empty() ? set->rate.knots.front().value : 0;
}

std::int64_t highestNumber(const world::SavedRun& run)
{
    std::int64_t highest = 0;
    for (const world::SavedBranch& branch : run.branches) {
        for (const world::JournalEntry& entry : *branch.journal)
            highest = std::max(highest, numberOf(entry.command));
    }
    return highest;
}

class Recorder {
public:
    explicit Recorder(const std::string& path)
        : m_opened(openWorkspace(path)), m_writer(WorkspaceWriter::open(path)),
          m_runner(m_opened ? m_opened->run.scenario : support::smallScenario(1),
              {.published = {},
                  .replied = [this](world::Ticket ticket, world::Reply) { answered(ticket); },
                  .recorded = [this](const world::SavedRun& run) { (*m_writer)->record(run); }})
    {
    }

    // Until killed.
    [[noreturn]] void work()
    {
        std::int64_t number = 0;
        if (m_opened) {
            number = highestNumber(m_opened->run);
            ask(world::Control{world::OpenRun{m_opened->run, true}});
        }
        ask(world::Control{world::SetSpeed{20'000}});
        ask(world::Control{world::Play{}});
        for (;;) {
            ++number;
            ask(world::GesturedCommand{support::setRate(number), {}});
            const Report report{number, wallNs()};
            if (::write(kReportDescriptor, &report, sizeof report) != sizeof report)
                std::_Exit(1); // nobody is there any more
            if (number % 11 == 0)
                ask(world::Control{world::Undo{}});
            if (number % 23 == 0)
                ask(world::Control{world::Step{base::Duration{-1'000}}}), ask(world::Control{world::Play{}});
            // A person gives a few commands a second; this one a hundred, and the disk still keeps up.
            std::unique_lock lock{m_mutex};
            m_changed.wait_for(lock, std::chrono::milliseconds{10});
        }
    }

private:
    void ask(world::Request request)
    {
        const world::Ticket ticket = m_runner.post(std::move(request));
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [&] { return m_answered >= ticket; });
    }
    void answered(world::Ticket ticket)
    {
        const std::lock_guard lock{m_mutex};
        m_answered = std::max(m_answered, ticket);
        m_changed.notify_all();
    }

    base::Result<OpenedWorkspace> m_opened;
    base::Result<std::unique_ptr<WorkspaceWriter>> m_writer;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    world::Ticket m_answered{};
    world::Runner m_runner;
};

// Starts a recorder, kills it after `life`, and returns what it reported.
std::vector<Report> recordAndKill(const std::string& path, std::chrono::milliseconds life, std::int64_t& killedAt)
{
    std::array<int, 2> pipe{};
    EXPECT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], kReportDescriptor);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::setenv(kPathVariable, path.c_str(), 1);
    std::array<char*, 4> arguments{const_cast<char*>("recorder"),
        const_cast<char*>("--gtest_filter=KilledRecorder.DISABLED_WorksUntilKilled"),
        const_cast<char*>("--gtest_also_run_disabled_tests"), nullptr};
    pid_t child = 0;
    EXPECT_EQ(::posix_spawn(&child, "/proc/self/exe", &actions, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);

    // Its life begins with its first command, however long it took to open the workspace.
    std::vector<Report> reports;
    Report report{};
    const auto readOne = [&] {
        const bool isWhole = ::read(pipe[0], &report, sizeof report) == sizeof report;
        if (isWhole)
            reports.push_back(report);
        return isWhole;
    };
    EXPECT_TRUE(readOne()) << "the recorder did not start";
    std::thread killer{[&] {
        std::this_thread::sleep_for(life); // the one thing a kill at a random instant needs
        killedAt = wallNs();
        ::kill(child, SIGKILL);
    }};
    while (readOne()) {}
    killer.join();
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the recorder ended by itself";
    ::close(pipe[0]);
    return reports;
}

// As fast as the disk allows, one write after the other, so that many a kill falls into one. It
// reports what the writer has promised to be on disk.
[[noreturn]] void writeUntilKilled(const std::string& path)
{
    base::Result<OpenedWorkspace> opened = openWorkspace(path);
    SHARD_CHECK(opened.hasValue());
    base::Result<std::unique_ptr<WorkspaceWriter>> writer = WorkspaceWriter::open(path);
    SHARD_CHECK(writer.hasValue());
    base::Result<world::Timeline> timeline = world::Timeline::open(opened->run);
    SHARD_CHECK(timeline.hasValue());
    timeline->seek(opened->run.now);
    world::SavedRun last;
    for (std::int64_t number = highestNumber(opened->run) + 1;; ++number) {
        timeline->runUntil(timeline->world().now() + base::Duration{20});
        timeline->apply(support::setRate(number), timeline->newGesture());
        if (number % 5 == 0)
            timeline->undo();
        if (number % 50 == 0)
            timeline->branch("at " + std::to_string(number));
        last = timeline->save(last);
        (*writer)->record(last);
        SHARD_CHECK((*writer)->flush().hasValue());
        const Report report{number, wallNs()};
        if (::write(kReportDescriptor, &report, sizeof report) != sizeof report)
            std::_Exit(1); // nobody is there any more
    }
}

// A workspace to start with, at time zero.
void createWorkspace(const std::string& path, std::uint64_t seed)
{
    const world::Scenario scenario = support::smallScenario(seed);
    const base::Outcome created = saveWorkspace(path, world::Timeline{scenario}.save({}), "");
    ASSERT_TRUE(created.hasValue()) << created.error().text();
}

int timesFromEnvironment()
{
    const char* const text = std::getenv("SHARDSCOPE_KILLS");
    return text != nullptr ? std::max(1, std::atoi(text)) : 50;
}

}

TEST(KilledRecorder, DISABLED_WorksUntilKilled)
{
    const char* const path = std::getenv(kPathVariable);
    ASSERT_NE(path, nullptr) << "only the tests below start this one";
    if (fs::path{path}.filename() == kFlushedName)
        writeUntilKilled(path);
    Recorder{path}.work();
}

class Killing : public testing::Test {
protected:
    Killing()
    {
        std::printf("seed %llu\n", static_cast<unsigned long long>(m_seed));
        fs::create_directories(m_folder);
    }
    ~Killing() override { fs::remove_all(m_folder); }

    // Whatever happened, the workspace opens to the fingerprint of its journal.
    [[nodiscard]] static std::int64_t highestKept(const std::string& path)
    {
        const base::Result<OpenedWorkspace> opened = openWorkspace(path);
        if (!opened) {
            ADD_FAILURE() << opened.error().text();
            return 0;
        }
        const world::SavedRun& run = opened->run;
        EXPECT_EQ(support::playPlainly(run.scenario, run.journal(), run.now).fingerprint(), run.fingerprint);
        return highestNumber(run);
    }

    const std::uint64_t m_seed = std::random_device{}();
    base::Rng m_rng{m_seed};
    const fs::path m_folder = fs::temp_directory_path() / ("shardscope-kill-" + std::to_string(::getpid()));
};

// A sanitizer slows the recorder, its threads and the disk's bookkeeping several times over.
constexpr std::int64_t kMostLossMs = support::effort(1'000, 5'000);

TEST_F(Killing, LosesAtMostTheLastSecond)
{
    const int times = timesFromEnvironment();
    std::int64_t worstLossMs = 0;
    std::int64_t kept = 0;
    for (int i = 0; i < times; ++i) {
        // Each file is killed ten times over, opened in between by the next recorder.
        const std::string path = m_folder / ("run-" + std::to_string(i / 10) + ".shardscope");
        if (i % 10 == 0)
            createWorkspace(path, m_seed);
        const std::chrono::milliseconds life{i % 10 == 9 ? 1'100 + m_rng.below(600) : m_rng.below(700)};
        std::int64_t killedAt = 0;
        const std::vector<Report> reports = recordAndKill(path, life, killedAt);
        SCOPED_TRACE("kill " + std::to_string(i));
        kept = highestKept(path);
        for (const Report& report : reports) {
            // The last one may have been undone, and is missing rightly.
            if (report.number > kept + 1)
                worstLossMs = std::max(worstLossMs, (killedAt - report.wallNs) / 1'000'000);
        }
    }
    EXPECT_LE(worstLossMs, kMostLossMs);
    EXPECT_GT(kept, 0);
    std::printf("%d kills, at most %lld ms lost\n", times, static_cast<long long>(worstLossMs));
}

TEST_F(Killing, LosesNothingThatWasFlushed)
{
    const int times = timesFromEnvironment();
    const std::string path = m_folder / kFlushedName;
    for (int i = 0; i < times; ++i) {
        if (i % 10 == 0)
            createWorkspace(path, m_seed);
        std::int64_t killedAt = 0;
        const std::vector<Report> reports = recordAndKill(path, std::chrono::milliseconds{m_rng.below(60)}, killedAt);
        SCOPED_TRACE("kill " + std::to_string(i));
        const std::int64_t kept = highestKept(path);
        ASSERT_FALSE(reports.empty());
        EXPECT_GE(kept + 1, reports.back().number); // one may have been undone
    }
}

}
