#include "streams/outside_log.h"

#include <algorithm>

namespace shardscope::streams {

OutsideLog::OutsideLog(const OutsideLog& other)
    : m_sealed(other.m_sealed), m_open(other.m_open), m_size(other.m_size), m_first(other.m_first),
      m_bytes(other.m_bytes)
{
}

OutsideLog& OutsideLog::operator=(const OutsideLog& other)
{
    if (this != &other) {
        m_sealed = other.m_sealed;
        m_open = other.m_open;
        m_mayAppend = false;
        m_size = other.m_size;
        m_first = other.m_first;
        m_bytes = other.m_bytes;
    }
    return *this;
}

KeyId OutsideLog::startCall(base::Instant now, std::size_t count)
{
    while (m_size % kOutsideKeys + count > kOutsideKeys)
        append(OutsideRecord{now});
    return kOutsideKeys + static_cast<KeyId>(m_size % kOutsideKeys);
}

void OutsideLog::append(OutsideRecord record)
{
    const std::size_t slot = m_size % kBlock;
    if (!m_open || !m_mayAppend) {
        auto block = std::make_shared<Block>();
        if (m_open)
            std::copy_n(m_open->begin(), slot, block->begin());
        m_open = std::move(block);
        m_mayAppend = true;
    }
    m_bytes += record.cost();
    (*m_open)[slot] = std::move(record);
    ++m_size;
    if (m_size % kBlock == 0)
        m_sealed.append(std::exchange(m_open, nullptr));
}

const OutsideRecord& OutsideLog::at(std::uint64_t index) const
{
    const std::uint64_t block = index / kBlock;
    return (block < m_sealed.size() ? *m_sealed[block] : *m_open)[index % kBlock];
}

const OutsideRecord* OutsideLog::find(KeyId id) const
{
    constexpr std::uint64_t kRound = kOutsideKeys;
    const std::uint64_t index = m_first + ((id - kOutsideKeys - m_first) & (kRound - 1));
    return index < m_size ? &at(index) : nullptr;
}

std::optional<base::Instant> OutsideLog::horizonFor(std::uint64_t budget) const
{
    std::uint64_t first = m_first;
    for (std::uint64_t bytes = m_bytes; bytes > budget; ++first)
        bytes -= at(first).cost();
    if (first == m_first)
        return std::nullopt;
    // Whole milliseconds: what arrived together goes together.
    return at(first - 1).arrival() + base::Duration{1};
}

void OutsideLog::forgetBefore(base::Instant horizon)
{
    const std::uint64_t before = m_first / kBlock;
    for (; m_first < m_size && at(m_first).arrival() < horizon; ++m_first)
        m_bytes -= at(m_first).cost();
    if (m_first / kBlock > before)
        m_sealed.releaseBefore(m_first / kBlock);
}

}
