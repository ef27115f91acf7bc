// Figures of even streams: computed with Python integers from the MD5 of the key and
// start = i * floor(2^128 / N), the last shard taking the remainder.
#include "streams/router.h"

#include "base/md5.h"
#include "base/rng.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace shardscope::streams {
namespace {

using base::HashKey;
using base::U128;

std::vector<HashKey> evenStarts(std::uint32_t count)
{
    std::vector<HashKey> starts;
    for (const base::HashRange& range : base::evenSplit(count))
        starts.push_back(range.first);
    return starts;
}

HashKey randomHash(base::Rng& rng)
{
    const std::uint64_t high = rng.next();
    return HashKey::fromHalves(high, rng.next());
}

std::vector<HashKey> sortedStarts(std::vector<HashKey> starts)
{
    starts.push_back(HashKey{});
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

// `count` starts `step` apart around `from`, besides 0.
std::vector<HashKey> denseStarts(HashKey from, std::size_t count, U128 step)
{
    std::vector<HashKey> starts;
    for (std::size_t i = 0; i < count; ++i)
        starts.push_back(HashKey{from.value + step * i});
    return sortedStarts(std::move(starts));
}

std::uint32_t linearSearch(const std::vector<HashKey>& starts, HashKey key)
{
    std::uint32_t position = 0;
    while (position + 1 < starts.size() && starts[position + 1] <= key)
        ++position;
    return position;
}

// Each range's start, the hashes on both sides of it and its end.
std::vector<HashKey> boundaryHashes(const std::vector<HashKey>& starts)
{
    std::vector<HashKey> hashes{HashKey{}, HashKey{1}, HashKey{HashKey::max().value - 1}, HashKey::max()};
    for (const HashKey start : starts) {
        hashes.push_back(start);
        hashes.push_back(HashKey{start.value + 1});
        if (start != HashKey{})
            hashes.push_back(HashKey{start.value - 1});
        hashes.push_back(HashKey::fromHalves(start.high(), 0));
        hashes.push_back(HashKey::fromHalves(start.high(), ~std::uint64_t{0}));
    }
    return hashes;
}

void expectExact(const std::vector<HashKey>& starts, const std::vector<HashKey>& hashes)
{
    const Router router{starts};
    ASSERT_EQ(router.rangeCount(), starts.size());
    std::vector<std::uint32_t> positions(hashes.size(), ~std::uint32_t{0});
    router.routeAll(hashes, positions);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        ASSERT_EQ(router.route(hashes[i]), linearSearch(starts, hashes[i]))
            << hashes[i].decimal() << " among " << starts.size() << " ranges";
        ASSERT_EQ(positions[i], router.route(hashes[i])) << hashes[i].decimal();
    }
}

TEST(Router, SendsEverythingToAnOnlyRange) { expectExact({HashKey{}}, boundaryHashes({HashKey{}})); }

TEST(Router, IsExactAtTheBoundariesOfEvenSplits)
{
    for (const std::uint32_t count : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 10U, 16U, 100U, 1'000U, 4'096U}) {
        const std::vector<HashKey> starts = evenStarts(count);
        expectExact(starts, boundaryHashes(starts));
    }
}

TEST(Router, IsExactOnRandomMaps)
{
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    base::Rng rng{seed};
    for (int round = 0; round < 100; ++round) {
        std::vector<HashKey> starts;
        const std::uint64_t count = rng.below(300);
        for (std::uint64_t i = 0; i < count; ++i)
            starts.push_back(randomHash(rng));
        starts = sortedStarts(std::move(starts));
        std::vector<HashKey> hashes = boundaryHashes(starts);
        for (int i = 0; i < 300; ++i)
            hashes.push_back(randomHash(rng));
        expectExact(starts, hashes);
    }
}

TEST(Router, IsExactOnMapsSplitAgainAndAgain)
{
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    base::Rng rng{seed};
    for (int round = 0; round < 50; ++round) {
        std::vector<HashKey> starts{HashKey{}};
        // Each split halves a shard near the last one, so widths span many powers of two.
        std::size_t at = 0;
        for (int split = 0; split < 200; ++split) {
            at = std::min(starts.size() - 1, at + rng.below(3));
            const U128 end = at + 1 < starts.size() ? starts[at + 1].value - 1 : HashKey::max().value;
            const U128 half = (end - starts[at].value) / 2;
            if (half == 0) {
                at = rng.below(starts.size());
                continue;
            }
            const HashKey middle{starts[at].value + half};
            starts.insert(starts.begin() + static_cast<std::ptrdiff_t>(at) + 1, middle);
        }
        expectExact(starts, boundaryHashes(starts));
    }
}

TEST(Router, IsExactWhereOneBucketHoldsHundredsOfRanges)
{
    const HashKey middle = HashKey::fromHalves(0x123456789abcdef0, 0);
    for (const std::size_t count : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 500U}) {
        for (const U128 step : {U128{1}, U128{2}, U128{1} << 40, U128{1} << 64, U128{3} << 63}) {
            const std::vector<HashKey> starts = denseStarts(middle, count, step);
            expectExact(starts, boundaryHashes(starts));
        }
    }
}

TEST(Router, IsExactWhereTheDenseBucketIsTheFirstOrTheLast)
{
    const std::vector<HashKey> first = denseStarts(HashKey{1}, 500, 1);
    expectExact(first, boundaryHashes(first));
    const std::vector<HashKey> last = denseStarts(HashKey{HashKey::max().value - 499}, 500, 1);
    expectExact(last, boundaryHashes(last));
}

TEST(Router, TellsApartStartsWithTheSameHighHalf)
{
    const std::vector<HashKey> starts{HashKey{}, HashKey::fromHalves(5, 7), HashKey::fromHalves(5, 8),
        HashKey::fromHalves(5, ~std::uint64_t{0}), HashKey::fromHalves(6, 0)};
    expectExact(starts, boundaryHashes(starts));
}

struct RoutedKey {
    std::string key;
    std::string_view md5; // in hex
    std::string_view hash;
    // Of even streams of kShardCounts shards.
    std::uint32_t positions[10];
};

constexpr std::uint32_t kShardCounts[] = {1, 2, 3, 4, 5, 7, 10, 16, 100, 1000};

const RoutedKey kRoutedKeys[] = {
    {"a", "0cc175b9c0f1b6a831c399e269772661", "16955237001963240173058271559858726497",
        {0, 0, 0, 0, 0, 0, 0, 0, 4, 49}},
    {"b", "92eb5ffee6ae2fec3ad71c777531578f", "195289424170611159128911017612795795343",
        {0, 1, 1, 2, 2, 4, 5, 9, 57, 573}},
    {"c", "4a8a08f09d37b73795649038408b5f33", "99079589977253916124855502156832923443",
        {0, 0, 0, 1, 1, 2, 2, 4, 29, 291}},
    {"0", "cfcd208495d565ef66e7dff9f98764da", "276215275525073243129443018166533317850",
        {0, 1, 2, 3, 4, 5, 8, 12, 81, 811}},
    {"1", "c4ca4238a0b923820dcc509a6f75849b", "261578874264819908609102035485573088411",
        {0, 1, 2, 3, 3, 5, 7, 12, 76, 768}},
    {"partitionKey", "916fb4607e9099fa19225279d711a12e", "193318062818912349798954611745638949166",
        {0, 1, 1, 2, 2, 3, 5, 9, 56, 568}},
    {"partitionKey1", "c383ca4b5d58315bca3ccf055841906d", "259883753084267508317526128829441085549",
        {0, 1, 2, 3, 3, 5, 7, 12, 76, 763}},
    {"partitionKey2", "3b8af9eb15e545606a1170fca1a4a775", "79146057663173699672874482277206501237",
        {0, 0, 0, 0, 1, 1, 2, 3, 23, 232}},
    {"partitionKey3", "dc7dd5d6039ec79381ae639df851afe5", "293083533289191109131681543403204620261",
        {0, 1, 2, 3, 4, 6, 8, 13, 86, 861}},
    {"user-123", "bc17c97c3d897d43b7e07ca0266eafa8", "250018372642977770877286195909578633128",
        {0, 1, 2, 2, 3, 5, 7, 11, 73, 734}},
    {"user-456", "edf4b6d983c174229456d4157f9a98a3", "316297664066343097421114233362587490467",
        {0, 1, 2, 3, 4, 6, 9, 14, 92, 929}},
    {"user-789", "a64b0b033d115354994e610591e42c0a", "221041492927775805540366387304498211850",
        {0, 1, 1, 2, 3, 4, 6, 10, 64, 649}},
    {"user-012", "d566e5e83d88c2af099321d32313dbe7", "283659840453534491767011880816977632231",
        {0, 1, 2, 3, 4, 5, 8, 13, 83, 833}},
    {"user-345", "81b91eab856fc380dbba9e2240cc92c3", "172431608436683610515880359814979424963",
        {0, 1, 1, 2, 2, 3, 5, 8, 50, 506}},
    {"user-678", "014d71b5b26e404855a9eae64811da07", "1731341161696342475053897194151205383",
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 5}},
    {"mobile", "532c28d5412dd75bf975fb951c740a30", "110555212904078255777485358723495103024",
        {0, 0, 0, 1, 1, 2, 3, 5, 32, 324}},
    {"web", "2567a5ec9705eb7ac2c984033e06189d", "49719607762641323567966450470760093853",
        {0, 0, 0, 0, 0, 1, 1, 2, 14, 146}},
    {"tablet", "c4e0ba5422383082417c5f96ab121575", "261695540864097662143051037545059194229",
        {0, 1, 2, 3, 3, 5, 7, 12, 76, 769}},
    {"device-type", "5eb3ce690d5d53b301697037f6d10c1f", "125881039240931372927716252598653750303",
        {0, 0, 1, 1, 1, 2, 3, 5, 36, 369}},
    {"device-0001", "5932e079f3593f6d5039b95ed5524a41", "118565459389455887580122100116841712193",
        {0, 0, 1, 1, 1, 2, 3, 5, 34, 348}},
    {"device-0002", "b73a90cb886f675881a29ec6d7726441", "243552813238959181118135611110840230977",
        {0, 1, 2, 2, 3, 5, 7, 11, 71, 715}},
    {"sensor-42", "60f52c374ae48a2f4b57906c53b0a844", "128878897132442633898444915395154454596",
        {0, 0, 1, 1, 1, 2, 3, 6, 37, 378}},
    {"orders", "12c500ed0b7879105fb46af0f246be87", "24949005185884340550514182707680296583",
        {0, 0, 0, 0, 0, 0, 0, 1, 7, 73}},
    {"shardId-000000000000", "affe12c3d58e5c8df288b495fef25faa", "233934123263385091621941975700200382378",
        {0, 1, 2, 2, 3, 4, 6, 10, 68, 687}},
    {"người-dùng", "81ad0f8ec097e09431e3a7e6eb885009", "172368994358928534813184433581017550857",
        {0, 1, 1, 2, 2, 3, 5, 8, 50, 506}},
    {"用戶-001", "7b83615e732fb097d143853a000991ce", "164177209246839974919399573233898983886",
        {0, 0, 1, 1, 2, 3, 4, 7, 48, 482}},
    {"🚀", "107040754cae44f639957714f9eb5711", "21850492548355742038695361153656903441",
        {0, 0, 0, 0, 0, 0, 0, 1, 6, 64}},
    {std::string(256, 'A'), "b3efb0eba6fbc059abb5a59e8e78e4fe", "239176358569077058958678666126799987966",
        {0, 1, 2, 2, 3, 4, 7, 11, 70, 702}},
    {" ", "7215ee9c7d9dc229d2921a40e899ec5f", "151645869365465006705965742398472055903",
        {0, 0, 1, 1, 2, 3, 4, 7, 44, 445}},
    {"my key", "5ce4d599cfd4a44131e422eaeede2929", "123477151635433108472212478104579221801",
        {0, 0, 1, 1, 1, 2, 3, 5, 36, 362}},
    {"{\"id\":1}", "d2ce28b9a7fd7e4407e2b0fd499b7fe4", "280208318273275170152646954949069733860",
        {0, 1, 2, 3, 4, 5, 8, 13, 82, 823}},
    {"test", "098f6bcd4621d373cade4e832627b4f6", "12707736894140473154801792860916528374",
        {0, 0, 0, 0, 0, 0, 0, 0, 3, 37}},
};

TEST(Router, SendsPartitionKeysToTheirShards)
{
    for (std::size_t column = 0; column < std::size(kShardCounts); ++column) {
        const Router router{evenStarts(kShardCounts[column])};
        for (const RoutedKey& row : kRoutedKeys) {
            const HashKey hash = base::hashOfPartitionKey(row.key);
            EXPECT_EQ(hash.hex(), row.md5) << row.key;
            EXPECT_EQ(hash.decimal(), row.hash) << row.key;
            EXPECT_EQ(router.route(hash), row.positions[column]) << row.key << " of " << kShardCounts[column];
        }
    }
}

struct RoutedHash {
    std::uint32_t shardCount;
    std::string_view explicitHashKey;
    std::uint32_t position;
};

// Several of them are where (hash * N) >> 128 would be one off.
constexpr RoutedHash kRoutedHashes[] = {
    {2, "170141183460469231731687303715884105727", 0},
    {2, "170141183460469231731687303715884105728", 1},
    {3, "113427455640312821154458202477256070484", 0},
    {3, "113427455640312821154458202477256070485", 1},
    {3, "226854911280625642308916404954512140969", 1},
    {3, "226854911280625642308916404954512140970", 2},
    {6, "170141183460469231731687303715884105726", 3},
    {6, "170141183460469231731687303715884105728", 3},
    {7, "291670600217947254397178234941515609816", 6},
    {7, "340282366920938463463374607431768211455", 6},
    {10, "306254130228844617117037146688591390304", 8},
    {10, "306254130228844617117037146688591390305", 9},
    {10, "340282366920938463463374607431768211455", 9},
    {1000, "339942084554017524999911232824336442789", 999},
    {1000, "340282366920938463463374607431768211455", 999},
    {4, "0", 0},
};

TEST(Router, SendsExplicitHashKeysToTheirShards)
{
    for (const RoutedHash& row : kRoutedHashes) {
        const Router router{evenStarts(row.shardCount)};
        EXPECT_EQ(router.route(base::parseHashKey(row.explicitHashKey).value()), row.position)
            << row.explicitHashKey << " of " << row.shardCount;
    }
}

TEST(RouterDeathTest, RefusesStartsThatDoNotTileTheRing)
{
    const std::vector<HashKey> none;
    const std::vector<HashKey> gapAtZero{HashKey{1}};
    const std::vector<HashKey> unsorted{HashKey{}, HashKey{5}, HashKey{4}};
    const std::vector<HashKey> twice{HashKey{}, HashKey{5}, HashKey{5}};
    for (const std::vector<HashKey>& starts : {none, gapAtZero, unsorted, twice})
        EXPECT_DEATH(Router{starts}, "internal check failed");
}

}
}
