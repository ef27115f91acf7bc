// The right to write what is shared with copies that may read below their own size. It goes along when its holder is
// moved, and never when he is copied: a copy that is to write clones what is shared first.
#pragma once

#include <utility>

namespace shardscope::base {

class WriteRight {
public:
    WriteRight() = default;
    WriteRight(const WriteRight&) {}
    WriteRight& operator=(const WriteRight&)
    {
        m_isHeld = false;
        return *this;
    }
    WriteRight(WriteRight&& other) noexcept : m_isHeld(std::exchange(other.m_isHeld, false)) {}
    WriteRight& operator=(WriteRight&& other) noexcept
    {
        m_isHeld = std::exchange(other.m_isHeld, false);
        return *this;
    }
    ~WriteRight() = default;

    [[nodiscard]] explicit operator bool() const { return m_isHeld; }
    void take() { m_isHeld = true; }
    void drop() { m_isHeld = false; }

private:
    bool m_isHeld = false;
};

}
