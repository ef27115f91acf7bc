// Base64 (RFC 4648, with padding). Decoding is strict: only what encoding would have made. It runs on the wider of two
// builds that the processor offers (baseline x86-64, AVX2), chosen once; both give the same.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::base {

[[nodiscard]] std::string encodeBase64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

// The most bytes that a text of that length stands for.
[[nodiscard]] constexpr std::size_t mostBase64Bytes(std::size_t characters) { return characters / 4 * 3; }
// The same into `bytes`, which has room for mostBase64Bytes(); how many there are.
[[nodiscard]] std::optional<std::size_t> decodeBase64(std::string_view text, char* bytes);

enum class Base64Kernel { Baseline, Avx2 };
// The kernels this processor can run, slowest first; never empty.
[[nodiscard]] std::vector<Base64Kernel> availableBase64Kernels();
// The same on one of these, for tests and benchmarks.
[[nodiscard]] std::optional<std::size_t> decodeBase64(std::string_view text, char* bytes, Base64Kernel kernel);

void appendBase64(std::string& text, std::string_view bytes);

}
