// Result<T>: a value or the reason why there is none. Names follow std::expected,
// so that C++23 can replace it. Ignoring a Result is a compile error.
#pragma once

#include "base/check.h"

#include <string>
#include <utility>
#include <variant>

namespace shardscope::base {

// A problem with something a person wrote or chose: a file, an option, a query.
// `where` names the place ("scenario.json:12, /streams/0/shards"), `what` says
// what is wrong there and what would be right.
struct Problem {
    std::string where;
    std::string what;

    [[nodiscard]] std::string text() const { return where.empty() ? what : where + ": " + what; }
    friend bool operator==(const Problem&, const Problem&) = default;
};

template <typename T, typename E = Problem>
class [[nodiscard]] Result {
public:
    // Implicit, so that a function returns either as it is.
    // NOLINTNEXTLINE(google-explicit-constructor)
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    Result(E error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool hasValue() const { return m_content.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    [[nodiscard]] T& value() &
    {
        SHARD_CHECK(hasValue());
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] const T& value() const&
    {
        SHARD_CHECK(hasValue());
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] T&& value() && { return std::move(value()); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); } // *std::move(result) takes it out
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    [[nodiscard]] const E& error() const
    {
        SHARD_CHECK(!hasValue());
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, E> m_content;
};

// For calls that either succeed or say why not.
using Outcome = Result<std::monostate>;

}
