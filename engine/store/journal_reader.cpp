#include "store/journal_reader.h"

#include "store/inputs.h"
#include "world/packed_records.h"
#include "world/scenario.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace shardscope::store {

JournalReader::JournalReader(Database& database, std::size_t branch)
    : m_database(database),
      m_rows(database, "SELECT ord, at, gesture, accepted, command, input, records, digest FROM journal "
                       "WHERE branch = ?1 ORDER BY ord"),
      m_undigested(database.integer("SELECT value FROM meta WHERE key = 'undigested'").value_or(0))
{
    m_rows.bind(1, static_cast<std::int64_t>(branch));
}

base::Result<std::vector<world::JournalEntry>> JournalReader::next(std::size_t bytes)
{
    std::vector<world::JournalEntry> entries;
    for (std::size_t read = 0; read < bytes && !m_isAtEnd; read += m_bytes) {
        // Asked once more after the last row, SQLite would begin again.
        m_isAtEnd = !m_rows.step();
        if (m_isAtEnd)
            break;
        base::Result<world::JournalEntry> entry = entryOfRow();
        if (!entry)
            return entry.error();
        entries.push_back(std::move(*entry));
    }
    if (m_database.problem())
        return *m_database.problem();
    return entries;
}

base::Result<world::JournalEntry> JournalReader::entryOfRow()
{
    ++m_read;
    const auto order = m_rows.integer(0);
    const auto at = m_rows.integer(1);
    const auto gesture = m_rows.integer(2);
    const auto accepted = m_rows.integer(3);
    const auto json = m_rows.textView(4);
    const auto input = m_rows.textView(5);
    const auto records = m_rows.bytesView(6);
    const auto digest = m_rows.integer(7);
    const auto isWithinTime = [](base::Instant when) { return when >= base::kWorldStart && when <= base::kWorldEnd; };
    if (!order || !at || !gesture || !accepted || !json || *order < 0
        || !isWithinTime(base::instantAt(base::Duration{*at})) || (!records && !m_rows.isNull(6)))
        return m_database.damaged("table journal, row " + std::to_string(m_read));
    const JournalRow row{*order, *at, *gesture, *accepted, *json, input.value_or(""), records.value_or("")};
    m_bytes = json->size() + row.records.size();
    const bool isAsWritten = digest ? static_cast<std::uint64_t>(*digest) == digestOf(row) : --m_undigested >= 0;
    if (!isAsWritten)
        return m_database.damaged("journal entry " + std::to_string(*order) + " is not as it was written");
    base::Result<world::Command> command = commandOf(row, records.has_value());
    if (!command)
        return command.error();
    world::JournalEntry entry{.at = base::instantAt(base::Duration{*at}),
        .order = static_cast<std::uint64_t>(*order),
        .gesture = world::GestureId{static_cast<std::uint64_t>(*gesture)},
        .command = std::move(*command),
        .wasAccepted = *accepted != 0};
    if (entry.at < m_lastAt)
        return m_database.damaged("the journal's entries are not in the order of their time");
    m_lastAt = entry.at;
    return entry;
}

base::Result<world::Command> JournalReader::commandOf(const JournalRow& row, bool hasRecords)
{
    // An agent that was asked for without its file was refused, and will be again.
    const auto parsed = [&] {
        const std::string digest{row.input};
        const world::FileReader readFile = digest.empty()
            ? world::FileReader{}
            : world::FileReader{[&](const std::string&) { return readInput(m_database, digest); }};
        return world::parseCommand(row.command, m_database.path() + ", journal entry " + std::to_string(row.order),
            readFile);
    };
    if (!hasRecords)
        return parsed();
    if (!m_lastPut || m_lastPut->json != row.command) {
        base::Result<world::Command> call = parsed();
        if (!call)
            return call.error();
        m_lastPut = Put{std::string{row.command}, std::move(*call)};
    }
    world::Command command = m_lastPut->call;
    if (!world::joinRecords(command, std::make_shared<const std::string>(row.records)))
        return m_database.damaged("the records of journal entry " + std::to_string(row.order));
    return command;
}

}
