// Logarithm, exponential and the normal distribution from IEEE + - * / and sqrt alone.
// The C library's log and exp differ in the last bit between systems; these give the
// same bits everywhere, so tables made from them may decide what a simulation does.
// Accurate to about 1e-15 (relative); for making tables, not for inner loops.
#pragma once

namespace shardscope::base {

// `x` is positive and finite.
[[nodiscard]] double exactLog(double x);
// 0 below and infinity above what a double can hold.
[[nodiscard]] double exactExp(double x);
// `base` is positive and finite.
[[nodiscard]] double exactPower(double base, double exponent);
// The probability that a standard normal variable lies below `x`.
[[nodiscard]] double normalCdf(double x);
// The inverse of normalCdf; `p` lies strictly between 0 and 1.
[[nodiscard]] double normalQuantile(double p);

}
