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
    m_own.reserve(entries.size());
    m_pasts.reserve(entries.size() + 1);
    for (JournalEntry& entry : entries)
        append(std::move(entry));
}

Journal::Journal(std::shared_ptr<const std::vector<JournalEntry>> entries) : Journal()
{
    SHARD_CHECK(entries && isInOrder(*entries));
    m_pasts.reserve(entries->size() + 1);
    for (const JournalEntry& entry : *entries)
        notePast(entry);
    m_shared = std::move(entries);
}

void Journal::append(JournalEntry entry)
{
    SHARD_CHECK(size() == 0 || comesAfter(entry, entries().back()));
    notePast(entry);
    own().push_back(std::move(entry));
}

void Journal::notePast(const JournalEntry& entry)
{
    m_pasts.push_back(base::mix64(m_pasts.back() ^ base::mix64(entry.order + 1)));
}

void Journal::setAccepted(std::size_t index, bool wasAccepted, std::uint64_t revision)
{
    own()[index].wasAccepted = wasAccepted;
    m_revision = revision;
}

std::vector<JournalEntry>& Journal::own()
{
    if (m_shared) {
        m_own = *m_shared;
        m_shared.reset();
    }
    return m_own;
}

}
