#include "clients/slips.h"

#include <algorithm>

namespace shardscope::clients {

void Slips::add(const Slip& slip)
{
    if (slip.records == 0)
        return;
    m_counts[static_cast<std::size_t>(slip.cause)] += slip.records;
    // Several shards are read in turns.
    const auto known = std::find_if(m_latest.rbegin(), m_latest.rend(), [&](const Slip& other) {
        return other.shard == slip.shard && other.cause == slip.cause && other.end == slip.begin;
    });
    if (known != m_latest.rend()) {
        known->end = slip.end;
        known->records += slip.records;
        known->last = slip.last;
        return;
    }
    m_latest.push_back(slip);
    if (m_latest.size() > kKept)
        m_latest.erase(m_latest.begin());
}

}
