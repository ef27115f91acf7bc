// A visitor of a std::variant made of one lambda per alternative, so that the compiler finds a
// missing one: std::visit(Overload{[](A) {…}, [](B) {…}}, variant).
#pragma once

#include <type_traits>

namespace shardscope::base {

template <typename... Cases>
struct Overload : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overload(Cases...) -> Overload<Cases...>;

// For a visitor that only asks what it is given.
template <typename T, typename... Types>
inline constexpr bool isOneOf = (std::is_same_v<T, Types> || ...);

}
