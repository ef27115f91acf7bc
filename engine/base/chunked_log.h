// An append-only sequence whose copies are cheap: elements live in shared blocks,
// a copy shares them, and what lies below a copy's size never changes.
//
//   a = [0..63][64..99____]        a.append(x) writes slot 100
//   b = a                          b sees 100 elements, for ever
//
// Copying clears the copy's right to append in place, moving keeps it; a copy that
// appends first clones the one open block. So a reader on another thread may read
// its copy while the owner appends: they never touch the same slot.
#pragma once

#include "base/check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace shardscope::base {

template <typename T, std::size_t BlockSize = 64>
class ChunkedLog {
public:
    ChunkedLog() = default;
    ChunkedLog(const ChunkedLog& other)
        : m_blocks(other.m_blocks), m_firstBlock(other.m_firstBlock), m_size(other.m_size), m_mayAppend(false)
    {
    }
    ChunkedLog& operator=(const ChunkedLog& other)
    {
        if (this != &other) {
            m_blocks = other.m_blocks;
            m_firstBlock = other.m_firstBlock;
            m_size = other.m_size;
            m_mayAppend = false;
        }
        return *this;
    }
    ChunkedLog(ChunkedLog&& other) noexcept
        : m_blocks(std::move(other.m_blocks)), m_firstBlock(other.m_firstBlock), m_size(other.m_size),
          m_mayAppend(other.m_mayAppend)
    {
        other.clear();
    }
    ChunkedLog& operator=(ChunkedLog&& other) noexcept
    {
        if (this != &other) {
            m_blocks = std::move(other.m_blocks);
            m_firstBlock = other.m_firstBlock;
            m_size = other.m_size;
            m_mayAppend = other.m_mayAppend;
            other.clear();
        }
        return *this;
    }
    ~ChunkedLog() = default;

    void append(T element)
    {
        const std::size_t slot = m_size % BlockSize;
        if (slot == 0) {
            m_blocks.push_back(std::make_shared<Block>());
            m_mayAppend = true;
        } else if (!m_mayAppend) {
            m_blocks.back() = cloneFront(*m_blocks.back(), slot);
            m_mayAppend = true;
        }
        (*m_blocks.back())[slot] = std::move(element);
        ++m_size;
    }

    // Forgets whole blocks that lie below `index`; indices of the rest stay.
    void dropBefore(std::uint64_t index)
    {
        const std::uint64_t wanted = std::min<std::uint64_t>(index, m_size) / BlockSize;
        if (wanted <= m_firstBlock)
            return;
        m_blocks.erase(m_blocks.begin(), m_blocks.begin() + static_cast<std::ptrdiff_t>(wanted - m_firstBlock));
        m_firstBlock = wanted;
    }

    // Forgets all that lies below `index`, at once: what is left of its block is cloned, so that the elements before
    // it live on in copies alone. What of them has an index still reads as T{}.
    void releaseBefore(std::uint64_t index)
    {
        dropBefore(index);
        const std::uint64_t first = firstIndex();
        if (m_blocks.empty() || index <= first)
            return;
        const std::size_t end = std::min<std::uint64_t>(m_size - first, BlockSize);
        auto block = std::make_shared<Block>();
        for (std::size_t slot = std::min<std::uint64_t>(index - first, end); slot < end; ++slot)
            (*block)[slot] = (*m_blocks.front())[slot];
        m_blocks.front() = std::move(block);
        // Where it is the open one, it is this log's alone now.
        m_mayAppend = m_mayAppend || m_blocks.size() == 1;
    }

    // Elements ever appended; the oldest one still kept is firstIndex().
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == firstIndex(); }
    [[nodiscard]] std::uint64_t firstIndex() const { return m_firstBlock * BlockSize; }
    [[nodiscard]] const T& operator[](std::uint64_t index) const
    {
        SHARD_CHECK(index < m_size);
        SHARD_CHECK(index >= firstIndex());
        return (*m_blocks[index / BlockSize - m_firstBlock])[index % BlockSize];
    }
    [[nodiscard]] const T& back() const { return (*this)[m_size - 1]; }
    // The index of the first kept element that `isBefore` does not hold for, as it does for all that precede it; size()
    // where there is none.
    template <typename IsBefore>
    [[nodiscard]] std::uint64_t partitionPoint(IsBefore isBefore) const
    {
        std::uint64_t low = firstIndex();
        std::uint64_t high = m_size;
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            if (isBefore((*this)[middle]))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

private:
    using Block = std::array<T, BlockSize>;

    static std::shared_ptr<Block> cloneFront(const Block& source, std::size_t count)
    {
        auto block = std::make_shared<Block>();
        std::copy_n(source.begin(), count, block->begin());
        return block;
    }
    void clear()
    {
        m_blocks.clear();
        m_firstBlock = 0;
        m_size = 0;
        m_mayAppend = false;
    }

    // The last block is the one thing here that is shared and written; only the
    // holder of the right to append writes it, and only above every copy's size.
    std::vector<std::shared_ptr<Block>> m_blocks;
    std::uint64_t m_firstBlock = 0;
    std::uint64_t m_size = 0;
    bool m_mayAppend = false;
};

}
