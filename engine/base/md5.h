// MD5 of partition keys (RFC 1321), one at a time and in batches. The service
// hashes a key's UTF-8 bytes and reads the digest as a big-endian 128-bit number.
// Batches run on the widest of three builds that the processor offers (baseline
// x86-64, AVX2, AVX-512), chosen once; all give the same bits.
#pragma once

#include "base/hash_key.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace shardscope::base {

using Md5Digest = std::array<std::uint8_t, 16>;

[[nodiscard]] Md5Digest md5(std::string_view bytes);
[[nodiscard]] HashKey hashOfPartitionKey(std::string_view key);

enum class Md5Kernel { Baseline, Avx2, Avx512 };

// The kernels this processor can run, slowest first; never empty.
[[nodiscard]] std::vector<Md5Kernel> availableMd5Kernels();

// hashes[i] = hashOfPartitionKey(keys[i]); the spans have equal length.
void hashPartitionKeys(std::span<const std::string_view> keys, std::span<HashKey> hashes);
// The same on a named kernel, for tests and benchmarks.
void hashPartitionKeys(std::span<const std::string_view> keys, std::span<HashKey> hashes, Md5Kernel kernel);

}
