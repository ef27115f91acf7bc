// A visitor of a std::variant made of one lambda per alternative, so that the compiler finds a
// missing one: std::visit(Overload{[](A) {…}, [](B) {…}}, variant).
#pragma once

namespace shardscope::base {

template <typename... Cases>
struct Overload : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overload(Cases...) -> Overload<Cases...>;

}
