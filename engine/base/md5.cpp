#include "base/md5.h"

#include "base/md5_block.h"
#include "base/md5_lanes.h"
#include "base/md5_steps.h"

#include <bit>
#include <cstring>

namespace shardscope::base {

static_assert(std::endian::native == std::endian::little, "MD5 words are read as they lie in memory");

namespace {

struct ScalarLogic : PlainLogic<std::uint32_t> {
    // The barrier keeps the compiler from regrouping the additions: left alone,
    // clang 14 adds the critical value first, which costs a quarter of the speed.
    [[gnu::always_inline]] static inline Word early(Word sum)
    {
        asm("" : "+r"(sum));
        return sum;
    }
    [[gnu::always_inline]] static inline Word plusLateSelect(Word sum, Word mask, Word late, Word before)
    {
        return early(sum + (before & ~mask)) + (late & mask);
    }
};
struct ScalarSines {
    template <std::size_t Step>
    [[gnu::always_inline]] inline std::uint32_t at() const
    {
        return kSines[Step];
    }
};
using ScalarState = Md5State<std::uint32_t>;

constexpr std::size_t kBlockSize = 64;
// A pass of any kernel takes about as long as three keys one at a time.
constexpr std::size_t kFewestLanesForAPass = 3;

void compressBlock(ScalarState& state, const void* block)
{
    std::uint32_t words[16];
    std::memcpy(words, block, sizeof words);
    const ScalarState before = state;
    runSteps<ScalarLogic>(state, words, ScalarSines{}, std::make_index_sequence<64>{});
    add(state, before);
}

ScalarState digestState(std::string_view bytes)
{
    ScalarState state = initialState<std::uint32_t>();
    alignas(16) unsigned char block[kBlockSize];
    if (bytes.size() <= kLongestLaneKey) {
        padToBlock(block, bytes.data(), bytes.size());
        compressBlock(state, block);
        return state;
    }
    std::string_view rest = bytes;
    for (; rest.size() >= kBlockSize; rest.remove_prefix(kBlockSize))
        compressBlock(state, rest.data());
    std::memset(block, 0, sizeof block);
    if (!rest.empty())
        std::memcpy(block, rest.data(), rest.size());
    block[rest.size()] = 0x80;
    if (rest.size() > kLongestLaneKey) {
        compressBlock(state, block);
        std::memset(block, 0, sizeof block);
    }
    const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    std::memcpy(block + 56, &bits, sizeof bits);
    compressBlock(state, block);
    return state;
}

struct Kernel {
    void (*hashLanes)(const Md5Lane*);
    std::size_t laneCount;
};

Kernel kernelNamed(Md5Kernel name)
{
    switch (name) {
    case Md5Kernel::Baseline:
        break;
#if defined(__x86_64__)
    case Md5Kernel::Avx2:
        return {hashLanesAvx2, kAvx2Lanes};
    case Md5Kernel::Avx512:
        return {hashLanesAvx512, kAvx512Lanes};
#else
    case Md5Kernel::Avx2:
    case Md5Kernel::Avx512:
        SHARD_CHECK(false);
#endif
    }
    return {hashLanesBaseline, kBaselineLanes};
}

bool isAvailable(Md5Kernel name)
{
#if defined(__x86_64__)
    switch (name) {
    case Md5Kernel::Baseline:
        return true;
    case Md5Kernel::Avx2:
        return __builtin_cpu_supports("avx2");
    case Md5Kernel::Avx512:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
    }
    return false;
#else
    return name == Md5Kernel::Baseline;
#endif
}

// Hashes the lanes of a row that is not full, with empty keys in the idle ones where
// a pass pays.
void hashPartialRow(Kernel kernel, std::span<Md5Lane> lanes, std::size_t size)
{
    if (size < kFewestLanesForAPass) {
        for (const Md5Lane& lane : lanes.first(size))
            *lane.hash = hashOfPartitionKey({lane.data, lane.size});
        return;
    }
    HashKey unused;
    for (Md5Lane& idle : lanes.subspan(size))
        idle = {"", 0, &unused};
    kernel.hashLanes(lanes.data());
}

// Short keys gather in a row of lanes, hashed when it is full; long ones go alone.
void hashKeysWith(Kernel kernel, std::span<const std::string_view> keys, std::span<HashKey> hashes)
{
    SHARD_CHECK(keys.size() == hashes.size());
    if (keys.size() < kFewestLanesForAPass) {
        for (std::size_t i = 0; i < keys.size(); ++i)
            hashes[i] = hashOfPartitionKey(keys[i]);
        return;
    }
    std::array<Md5Lane, kAvx512Lanes> lanes;
    Md5Lane* const end = lanes.data() + kernel.laneCount;
    Md5Lane* next = lanes.data();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].size() > kLongestLaneKey) [[unlikely]] {
            hashes[i] = hashOfPartitionKey(keys[i]);
            continue;
        }
        *next++ = {keys[i].data(), keys[i].size(), &hashes[i]};
        if (next == end) {
            kernel.hashLanes(lanes.data());
            next = lanes.data();
        }
    }
    hashPartialRow(kernel, {lanes.data(), end}, static_cast<std::size_t>(next - lanes.data()));
}

}

Md5Digest md5(std::string_view bytes)
{
    const ScalarState state = digestState(bytes);
    Md5Digest digest;
    static_assert(sizeof digest == sizeof state);
    std::memcpy(digest.data(), state.abcd, sizeof digest);
    return digest;
}

HashKey hashOfPartitionKey(std::string_view key)
{
    const ScalarState state = digestState(key);
    const auto half = [&](std::size_t first) {
        return (std::uint64_t{__builtin_bswap32(state.abcd[first])} << 32) | __builtin_bswap32(state.abcd[first + 1]);
    };
    return HashKey::fromHalves(half(0), half(2));
}

std::vector<Md5Kernel> availableMd5Kernels()
{
    std::vector<Md5Kernel> kernels;
    for (const Md5Kernel kernel : {Md5Kernel::Baseline, Md5Kernel::Avx2, Md5Kernel::Avx512})
        if (isAvailable(kernel))
            kernels.push_back(kernel);
    return kernels;
}

void hashPartitionKeys(std::span<const std::string_view> keys, std::span<HashKey> hashes)
{
    static const Kernel kWidest = kernelNamed(availableMd5Kernels().back());
    hashKeysWith(kWidest, keys, hashes);
}

void hashPartitionKeys(std::span<const std::string_view> keys, std::span<HashKey> hashes, Md5Kernel kernel)
{
    SHARD_CHECK(isAvailable(kernel));
    hashKeysWith(kernelNamed(kernel), keys, hashes);
}

}
