// What md5.cpp and its batch kernels agree on. A kernel hashes one full row of
// lanes per call, each lane a key of at most 55 bytes, which is one MD5 block.
//
// The kernels are built with different instruction sets, so this header holds plain
// data and declarations only: of an inline function the linker keeps one copy for
// the whole program, and that copy must not be the AVX-512 one.
#pragma once

#include "base/hash_key.h"

#include <cstddef>

namespace shardscope::base {

struct Md5Lane {
    const char* data;
    std::size_t size;
    HashKey* hash;
};

// 64 bytes of a block, less the 0x80 mark and the 8 bytes of length.
inline constexpr std::size_t kLongestLaneKey = 55;

// Twice the vector width: MD5 is one long chain of dependencies, and two chains
// interleaved take hardly longer than one.
inline constexpr std::size_t kBaselineLanes = 8;
inline constexpr std::size_t kAvx2Lanes = 16;
inline constexpr std::size_t kAvx512Lanes = 32;

// Each reads exactly that many lanes.
void hashLanesBaseline(const Md5Lane* lanes);
void hashLanesAvx2(const Md5Lane* lanes);
void hashLanesAvx512(const Md5Lane* lanes);

}
