#include "base/md5.h"

#include "base/rng.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <random>
#include <string>

namespace shardscope::base {
namespace {

std::string hexOf(const Md5Digest& digest)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::string randomKey(Rng& rng, std::size_t size)
{
    std::string key;
    for (std::size_t i = 0; i < size; ++i)
        key += static_cast<char>(rng.below(256));
    return key;
}

std::string nameOf(Md5Kernel kernel)
{
    switch (kernel) {
    case Md5Kernel::Baseline:
        return "baseline";
    case Md5Kernel::Avx2:
        return "AVX2";
    case Md5Kernel::Avx512:
        return "AVX-512";
    }
    return {};
}

// Every kernel must give each key the hash that it has on its own. Each key is in a
// buffer of exactly its size, so that a sanitizer sees a read past its end.
void expectKernelsAgree(const std::vector<std::string>& texts)
{
    std::vector<std::vector<char>> buffers;
    for (const std::string& text : texts)
        buffers.emplace_back(text.begin(), text.end());
    std::vector<std::string_view> keys;
    for (const std::vector<char>& buffer : buffers)
        keys.emplace_back(buffer.data(), buffer.size());

    for (const Md5Kernel kernel : availableMd5Kernels()) {
        std::vector<HashKey> hashes(keys.size(), HashKey::fromHalves(1, 1));
        hashPartitionKeys(keys, hashes, kernel);
        for (std::size_t i = 0; i < keys.size(); ++i)
            ASSERT_EQ(hashes[i].hex(), hashOfPartitionKey(keys[i]).hex())
                << nameOf(kernel) << ", key " << i << " of " << keys.size() << ", " << keys[i].size() << " bytes";
    }
}

TEST(Md5, GivesTheDigestsOfTheRfcTestSuite)
{
    EXPECT_EQ(hexOf(md5("")), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_EQ(hexOf(md5("a")), "0cc175b9c0f1b6a831c399e269772661");
    EXPECT_EQ(hexOf(md5("abc")), "900150983cd24fb0d6963f7d28e17f72");
    EXPECT_EQ(hexOf(md5("message digest")), "f96b697d7cb7938d525a2f31aaf161d0");
    EXPECT_EQ(hexOf(md5("abcdefghijklmnopqrstuvwxyz")), "c3fcd3d76192e4007dfb496cca67e13b");
    EXPECT_EQ(hexOf(md5("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")),
        "d174ab98d277d9f5a5611c2c9f419d9f");
    EXPECT_EQ(hexOf(md5("12345678901234567890123456789012345678901234567890123456789012345678901234567890")),
        "57edf4a22be3c955ac49da2e2107b67a");
}

TEST(Md5, HashesMoreThanOneBlock)
{
    EXPECT_EQ(hexOf(md5(std::string(256, 'A'))), "b3efb0eba6fbc059abb5a59e8e78e4fe");
    EXPECT_EQ(hexOf(md5(std::string(1'000'000, 'a'))), "7707d6ae4e027c70eea2a935c2296f21");
}

TEST(Md5, ReadsTheDigestAsABigEndianNumber)
{
    EXPECT_EQ(hashOfPartitionKey("a").hex(), hexOf(md5("a")));
    EXPECT_EQ(hashOfPartitionKey("a").decimal(), "16955237001963240173058271559858726497");
}

TEST(Md5, TakesAKeyWithoutMemory)
{
    EXPECT_EQ(md5(std::string_view{}), md5(""));
    for (const Md5Kernel kernel : availableMd5Kernels()) {
        const std::vector<std::string_view> keys(40);
        std::vector<HashKey> hashes(40);
        hashPartitionKeys(keys, hashes, kernel);
        for (const HashKey hash : hashes)
            EXPECT_EQ(hash.hex(), "d41d8cd98f00b204e9800998ecf8427e") << nameOf(kernel);
    }
}

TEST(Md5, MatchesTheRecordedKeysAndShards)
{
    simdjson::dom::parser parser;
    const simdjson::dom::array rows =
        parser.load(SHARDSCOPE_SOURCE_DIR "/tests/base/data/hash_routing.json").get_array().value();
    std::size_t count = 0;
    for (const simdjson::dom::element row : rows) {
        const std::string_view key = row["partitionKey"].get_string().value();
        EXPECT_EQ(hexOf(md5(key)), row["md5"].get_string().value()) << key;
        const HashKey hash = hashOfPartitionKey(key);
        EXPECT_EQ(hash.decimal(), row["hashKey"].get_string().value()) << key;
        const simdjson::dom::object indices = row["shardIndexOfEvenStream"].get_object().value();
        for (const auto [shards, index] : indices) {
            const auto shardCount = static_cast<std::uint32_t>(std::stoul(std::string{shards}));
            const HashRange range = evenSplit(shardCount).at(index.get_uint64().value());
            EXPECT_TRUE(range.contains(hash)) << key << " of " << shards;
        }
        ++count;
    }
    EXPECT_EQ(count, 25U);
}

TEST(Md5, OffersTheBaselineKernelFirst)
{
    ASSERT_FALSE(availableMd5Kernels().empty());
    EXPECT_EQ(availableMd5Kernels().front(), Md5Kernel::Baseline);
}

TEST(Md5, GivesEveryLengthTheSameHashInEveryKernel)
{
    Rng rng{0x6d6435};
    for (std::size_t size = 0; size <= 200; ++size) {
        std::vector<std::string> keys;
        for (int i = 0; i < 33; ++i)
            keys.push_back(randomKey(rng, size));
        expectKernelsAgree(keys);
    }
}

TEST(Md5, FillsPartialRowsOfLanes)
{
    Rng rng{0x6c616e65};
    std::vector<std::string> keys;
    for (int count = 0; count <= 70; ++count) {
        expectKernelsAgree(keys);
        keys.push_back(randomKey(rng, rng.below(56)));
    }
}

TEST(Md5, MixesShortAndLongKeysInABatch)
{
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Rng rng{seed};
    for (int round = 0; round < 200; ++round) {
        std::vector<std::string> keys;
        const std::uint64_t count = rng.below(150);
        const std::uint64_t longest = 1 + rng.below(256);
        for (std::uint64_t i = 0; i < count; ++i)
            keys.push_back(randomKey(rng, rng.below(longest + 1)));
        expectKernelsAgree(keys);
    }
}

TEST(Md5, PicksAKernelByItself)
{
    const std::vector<std::string_view> keys{"a", "b", "c", "user-123", std::string_view{}, "mobile"};
    std::vector<HashKey> hashes(keys.size());

    hashPartitionKeys(keys, hashes);

    for (std::size_t i = 0; i < keys.size(); ++i)
        EXPECT_EQ(hashes[i].hex(), hashOfPartitionKey(keys[i]).hex()) << keys[i];
}

TEST(Md5DeathTest, RefusesABatchWithoutRoomForItsHashes)
{
    const std::vector<std::string_view> keys{"a", "b"};
    std::vector<HashKey> hashes(1);
    EXPECT_DEATH(hashPartitionKeys(keys, hashes), "internal check failed");
}

}
}
