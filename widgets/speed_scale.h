// Speeds of a run in thousandths (x1 is 1,000; 0 is as fast as it goes) and their places on
// a logarithmic slider: 100 positions a decade from x0.001 to x10,000, and max at the end.
#pragma once

#include <cstdint>

namespace shardscope::widgets::speed_scale {

inline constexpr int kLastFactor = 700;
inline constexpr int kMax = 725; // the gap lets one find the end without falling into it

[[nodiscard]] int position(std::int64_t perMille);
// Rounded to two digits, so that the slider gives x1, x1.2, x60 and not x59.7.
[[nodiscard]] std::int64_t perMilleAt(int position);

// The neighbours of a speed among x0.001, x0.002, x0.005, x0.01 … x10,000 and max.
[[nodiscard]] std::int64_t faster(std::int64_t perMille);
[[nodiscard]] std::int64_t slower(std::int64_t perMille);

}
