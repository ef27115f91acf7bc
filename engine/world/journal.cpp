#include "world/journal.h"

#include "base/check.h"
#include "base/rng.h"

#include <algorithm>
#include <utility>

namespace shardscope::world {

namespace {

bool comesAfter(const JournalEntry& later, const JournalEntry& earlier)
{
    return later.at >= earlier.at && later.order > earlier.order;
}

}

bool Journal::isInOrder(const std::vector<JournalEntry>& entries)
{
    const auto isOutOfOrder = [](const JournalEntry& a, const JournalEntry& b) { return !comesAfter(b, a); };
    return std::adjacent_find(entries.begin(), entries.end(), isOutOfOrder) == entries.end();
}

Journal::Journal(std::vector<JournalEntry> entries) : Journal()
{
    m_entries.reserve(entries.size());
    m_pasts.reserve(entries.size() + 1);
    for (JournalEntry& entry : entries)
        append(std::move(entry));
}

void Journal::append(JournalEntry entry)
{
    SHARD_CHECK(m_entries.empty() || comesAfter(entry, m_entries.back()));
    m_pasts.push_back(base::mix64(m_pasts.back() ^ base::mix64(entry.order + 1)));
    m_entries.push_back(std::move(entry));
}

void Journal::setAccepted(std::size_t index, bool wasAccepted, std::uint64_t revision)
{
    m_entries[index].wasAccepted = wasAccepted;
    m_revision = revision;
}

}
