// Reads the journal of one branch, row by row and each once: what is not as it was written is refused.
#pragma once

#include "store/database.h"
#include "store/row_digest.h"
#include "world/journal.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::store {

class JournalReader {
public:
    static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

    // The database must stay where it is, and nothing be written to it meanwhile.
    JournalReader(Database& database, std::size_t branch);

    // The entries that follow, in their order, until they have about so many bytes of records and commands. None:
    // there are no more.
    [[nodiscard]] base::Result<std::vector<world::JournalEntry>> next(std::size_t bytes);

private:
    // Programs put many times with the same words around their records, so these are read once.
    struct Put {
        std::string json;
        world::Command call;
    };

    [[nodiscard]] base::Result<world::JournalEntry> entryOfRow();
    [[nodiscard]] base::Result<world::Command> commandOf(const JournalRow& row, bool hasRecords);

    Database& m_database;
    Statement m_rows;
    std::optional<Put> m_lastPut;
    std::int64_t m_undigested = 0; // rows that may have no digest
    std::size_t m_read = 0;
    bool m_isAtEnd = false;
    std::size_t m_bytes = 0; // of the last row
    base::Instant m_lastAt{};
};

}
