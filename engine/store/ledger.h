// Keeps what programs outside do, call by call, in a workspace file: who is answered only after keep() has said so
// finds it there after any end of the program or the machine. What waits goes to disk in one transaction (group
// commit), on a thread of its own. The run is one of Past::Forgotten: the ledger is its journal.
#pragma once

#include "base/result.h"
#include "world/saved_run.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace shardscope::store {

struct OpenedLedger;

class Ledger {
public:
    // Goes on with the run that the file holds, or begins one of `scenario` in a new file. The Problem says which file,
    // what is wrong with it and what can be done; no other program may keep it meanwhile. What the run did until now is
    // not in it: see read().
    [[nodiscard]] static base::Result<OpenedLedger> open(const std::string& path, const world::Scenario& scenario);
    // Keeps what is queued and closes the file.
    ~Ledger();
    Ledger(Ledger&& other) noexcept;
    Ledger& operator=(Ledger&& other) noexcept;

    // The entries that are in the file, in their order and some at a time; none: that was all. The ledger's thread
    // reads ahead, so that reading and replaying take the time of the longer of the two.
    [[nodiscard]] base::Result<std::vector<world::JournalEntry>> read();
    // Queues entries, in their order, and where the run stands after them. `kept` is called when they and all before
    // them are on disk, on the ledger's thread; with nothing to write, after what was queued before. It gets false when
    // they are not: then nothing is kept any more, since what follows builds upon what was lost.
    void keep(std::vector<world::JournalEntry> entries, base::Instant now, std::function<void(bool isKept)> kept);
    // Writes where the run stands when it ends, and waits until all is on disk: or why nothing is kept any more.
    [[nodiscard]] base::Outcome close(base::Instant now);

private:
    class Thread;
    explicit Ledger(std::unique_ptr<Thread> thread);
    std::unique_ptr<Thread> m_thread;
};

struct OpenedLedger {
    Ledger ledger;
    world::SavedRun run; // as it was found, with the scenario it was begun with, and without its entries
};

}
