// Whether the window may move things to explain them. Who draws a journey asks here first, and
// highlights its end instead when the answer is yes.
#pragma once

namespace shardscope::widgets {

// The system asks for reduced motion (no animations in its style), or the environment has
// SHARDSCOPE_REDUCED_MOTION=1, or the program was told to: see setMotionReduced().
[[nodiscard]] bool isMotionReduced();
// A preference of the person at the window; it can only ask for less motion than the system does.
void setMotionReduced(bool isReduced);

// What a person did may move something for this long at most.
inline constexpr int kLongestMotionMs = 400;

}
