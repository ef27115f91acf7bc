#include "streams/shard_map.h"

#include "base/md5.h"
#include "base/rng.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

using base::HashKey;
using base::HashRange;
using base::Instant;

constexpr std::int64_t kSecond = 1'795'132'800;

ShardMap evenMap(std::uint32_t shards) { return {base::evenSplit(shards), base::kWorldStart, kSecond}; }

HashKey key(std::string_view decimal) { return base::parseHashKey(decimal).value(); }

ReshardStep split(std::uint32_t shard, std::string_view at)
{
    return {ReshardStep::Kind::Split, ShardIndex{shard}, {}, key(at)};
}

ReshardStep merge(std::uint32_t named, std::uint32_t adjacent)
{
    return {ReshardStep::Kind::Merge, ShardIndex{named}, ShardIndex{adjacent}, {}};
}

ShardMap after(const ShardMap& map, const std::vector<ReshardStep>& steps)
{
    return map.afterSteps(steps, base::kWorldStart, kSecond);
}

std::string text(const HashRange& range) { return "[" + range.first.decimal() + "," + range.last.decimal() + "]"; }

// "4: [0,113…]", as the tables below have it, in the order of the ring.
std::vector<std::string> openShards(const ShardMap& map)
{
    std::vector<std::string> lines;
    for (const ShardIndex index : map.open())
        lines.push_back(std::to_string(number(index)) + ": " + text(map.shard(index).range));
    return lines;
}

std::vector<std::uint32_t> openIds(const ShardMap& map)
{
    std::vector<std::uint32_t> ids;
    for (const ShardIndex index : map.open())
        ids.push_back(number(index));
    return ids;
}

// "split 1 at 113… -> 4,5"
std::vector<std::string> stepTexts(const ShardMap& map, const std::vector<ReshardStep>& steps)
{
    std::vector<std::string> lines;
    auto next = static_cast<std::uint32_t>(map.shards().size());
    for (const ReshardStep& step : steps) {
        const std::string shard = std::to_string(number(step.shard));
        if (step.kind == ReshardStep::Kind::Split) {
            lines.push_back("split " + shard + " at " + step.newStart.decimal() + " -> " + std::to_string(next) + ","
                + std::to_string(next + 1));
            next += 2;
        } else {
            lines.push_back("merge " + shard + "+" + std::to_string(number(step.adjacent)) + " -> "
                + std::to_string(next++));
        }
    }
    return lines;
}

// Invariants 1 to 3 of the reference: the open shards tile the ring, children cover their parent.
void expectSound(const ShardMap& map)
{
    const auto range = [&map](ShardIndex index) { return map.shard(index).range; };
    ASSERT_EQ(range(map.open().front()).first, HashKey{});
    ASSERT_EQ(range(map.open().back()).last, HashKey::max());
    for (std::size_t i = 1; i < map.open().size(); ++i)
        ASSERT_TRUE(range(map.open()[i - 1]).touches(range(map.open()[i])));
    for (const Shard& shard : map.shards()) {
        if (shard.isOpen()) {
            ASSERT_TRUE(shard.children.empty());
            continue;
        }
        ASSERT_TRUE(shard.children.size() == 1 || shard.children.size() == 2);
        ASSERT_LE(range(shard.children.front()).first, shard.range.first);
        ASSERT_GE(range(shard.children.back()).last, shard.range.last);
        for (const ShardIndex child : shard.children) {
            ASSERT_GT(child, shard.index);
            ASSERT_GT(map.shard(child).createdSecond, shard.createdSecond);
            ASSERT_TRUE(map.shard(child).parent == shard.index || map.shard(child).adjacentParent == shard.index);
        }
    }
}

// --- The even split of CreateStream -------------------------------------------

struct EvenSplit {
    std::uint32_t shards;
    const char* lastStart;
};
constexpr EvenSplit kEvenSplits[] = {
    // shards | start of the last one
    {1, "0"},
    {2, "170141183460469231731687303715884105728"},
    {3, "226854911280625642308916404954512140970"},
    {4, "255211775190703847597530955573826158592"},
    {5, "272225893536750770770699685945414569164"},
    {6, "283568639100782052886145506193140176210"},
    {7, "291670600217947254397178234941515609816"},
    {10, "306254130228844617117037146688591390305"},
    {16, "319014718988379809496913694467282698240"},
    {100, "336879543251729078828740861357450529286"},
    {1000, "339942084554017524999911232824336442789"},
};

TEST(ShardMap, SplitsTheRingEvenlyWithTheRemainderInTheLastShard)
{
    for (const EvenSplit& row : kEvenSplits) {
        const ShardMap map = evenMap(row.shards);
        ASSERT_EQ(map.open().size(), row.shards);
        EXPECT_EQ(map.shard(map.open().back()).range, (HashRange{key(row.lastStart), HashKey::max()}));
        for (std::uint32_t i = 0; i + 1 < row.shards; ++i) {
            const base::U128 share = base::evenShare(row.shards);
            ASSERT_EQ(map.shard(ShardIndex{i}).range, (HashRange{{share * i}, {share * (i + 1) - 1}})) << row.shards;
        }
    }
}

TEST(ShardMap, HasTheBoundariesOfARealStreamOfSixShards)
{
    EXPECT_EQ(text(evenMap(6).shard(ShardIndex{3}).range),
        "[170141183460469231731687303715884105726,226854911280625642308916404954512140967]");
}

struct Boundary {
    std::uint32_t shards;
    const char* hash;
    std::uint32_t index;
};
constexpr Boundary kBoundaries[] = {
    // shards | hash | index; multiply-and-shift is wrong where noted
    {2, "170141183460469231731687303715884105727", 0},
    {2, "170141183460469231731687303715884105728", 1},
    {3, "113427455640312821154458202477256070484", 0},
    {3, "113427455640312821154458202477256070485", 1}, // not 0
    {3, "226854911280625642308916404954512140969", 1},
    {3, "226854911280625642308916404954512140970", 2}, // not 1
    {6, "170141183460469231731687303715884105726", 3}, // not 2
    {6, "170141183460469231731687303715884105728", 3},
    {7, "291670600217947254397178234941515609816", 6}, // not 5
    {7, "340282366920938463463374607431768211455", 6},
    {10, "306254130228844617117037146688591390304", 8},
    {10, "306254130228844617117037146688591390305", 9}, // not 8
    {10, "340282366920938463463374607431768211455", 9},
    {1000, "339942084554017524999911232824336442789", 999}, // not 998
    {1000, "340282366920938463463374607431768211455", 999},
    {4, "0", 0},
};

TEST(ShardMap, RoutesHashesAtBoundariesToTheRightShard)
{
    for (const Boundary& row : kBoundaries)
        EXPECT_EQ(number(evenMap(row.shards).route(key(row.hash))), row.index) << row.shards << ", " << row.hash;
}

struct KeyPlace {
    const char* partitionKey;
    const char* hash;
    std::array<std::uint32_t, 10> index; // with 1, 2, 3, 4, 5, 7, 10, 16, 100 and 1,000 shards
};
const std::string kLongestKey(256, 'A');
const KeyPlace kKeyPlaces[] = {
    // partition key | hash | shard of 1, 2, 3, 4, 5, 7, 10, 16, 100, 1000
    {"a", "16955237001963240173058271559858726497", {0, 0, 0, 0, 0, 0, 0, 0, 4, 49}},
    {"b", "195289424170611159128911017612795795343", {0, 1, 1, 2, 2, 4, 5, 9, 57, 573}},
    {"c", "99079589977253916124855502156832923443", {0, 0, 0, 1, 1, 2, 2, 4, 29, 291}},
    {"0", "276215275525073243129443018166533317850", {0, 1, 2, 3, 4, 5, 8, 12, 81, 811}},
    {"1", "261578874264819908609102035485573088411", {0, 1, 2, 3, 3, 5, 7, 12, 76, 768}},
    {"partitionKey", "193318062818912349798954611745638949166", {0, 1, 1, 2, 2, 3, 5, 9, 56, 568}},
    {"partitionKey1", "259883753084267508317526128829441085549", {0, 1, 2, 3, 3, 5, 7, 12, 76, 763}},
    {"partitionKey2", "79146057663173699672874482277206501237", {0, 0, 0, 0, 1, 1, 2, 3, 23, 232}},
    {"partitionKey3", "293083533289191109131681543403204620261", {0, 1, 2, 3, 4, 6, 8, 13, 86, 861}},
    {"user-123", "250018372642977770877286195909578633128", {0, 1, 2, 2, 3, 5, 7, 11, 73, 734}},
    {"user-456", "316297664066343097421114233362587490467", {0, 1, 2, 3, 4, 6, 9, 14, 92, 929}},
    {"user-789", "221041492927775805540366387304498211850", {0, 1, 1, 2, 3, 4, 6, 10, 64, 649}},
    {"user-012", "283659840453534491767011880816977632231", {0, 1, 2, 3, 4, 5, 8, 13, 83, 833}},
    {"user-345", "172431608436683610515880359814979424963", {0, 1, 1, 2, 2, 3, 5, 8, 50, 506}},
    {"user-678", "1731341161696342475053897194151205383", {0, 0, 0, 0, 0, 0, 0, 0, 0, 5}},
    {"mobile", "110555212904078255777485358723495103024", {0, 0, 0, 1, 1, 2, 3, 5, 32, 324}},
    {"web", "49719607762641323567966450470760093853", {0, 0, 0, 0, 0, 1, 1, 2, 14, 146}},
    {"tablet", "261695540864097662143051037545059194229", {0, 1, 2, 3, 3, 5, 7, 12, 76, 769}},
    {"device-type", "125881039240931372927716252598653750303", {0, 0, 1, 1, 1, 2, 3, 5, 36, 369}},
    {"device-0001", "118565459389455887580122100116841712193", {0, 0, 1, 1, 1, 2, 3, 5, 34, 348}},
    {"device-0002", "243552813238959181118135611110840230977", {0, 1, 2, 2, 3, 5, 7, 11, 71, 715}},
    {"sensor-42", "128878897132442633898444915395154454596", {0, 0, 1, 1, 1, 2, 3, 6, 37, 378}},
    {"orders", "24949005185884340550514182707680296583", {0, 0, 0, 0, 0, 0, 0, 1, 7, 73}},
    {"shardId-000000000000", "233934123263385091621941975700200382378", {0, 1, 2, 2, 3, 4, 6, 10, 68, 687}},
    {"người-dùng", "172368994358928534813184433581017550857", {0, 1, 1, 2, 2, 3, 5, 8, 50, 506}},
    {"用戶-001", "164177209246839974919399573233898983886", {0, 0, 1, 1, 2, 3, 4, 7, 48, 482}},
    {"🚀", "21850492548355742038695361153656903441", {0, 0, 0, 0, 0, 0, 0, 1, 6, 64}},
    {kLongestKey.c_str(), "239176358569077058958678666126799987966", {0, 1, 2, 2, 3, 4, 7, 11, 70, 702}},
    {" ", "151645869365465006705965742398472055903", {0, 0, 1, 1, 2, 3, 4, 7, 44, 445}},
    {"my key", "123477151635433108472212478104579221801", {0, 0, 1, 1, 1, 2, 3, 5, 36, 362}},
    {"{\"id\":1}", "280208318273275170152646954949069733860", {0, 1, 2, 3, 4, 5, 8, 13, 82, 823}},
    {"test", "12707736894140473154801792860916528374", {0, 0, 0, 0, 0, 0, 0, 0, 3, 37}},
};

TEST(ShardMap, RoutesPartitionKeysAsTheServiceDoes)
{
    constexpr std::array<std::uint32_t, 10> kShards = {1, 2, 3, 4, 5, 7, 10, 16, 100, 1'000};
    for (std::size_t column = 0; column < kShards.size(); ++column) {
        const ShardMap map = evenMap(kShards[column]);
        for (const KeyPlace& row : kKeyPlaces) {
            const HashKey hash = base::hashOfPartitionKey(row.partitionKey);
            EXPECT_EQ(hash.decimal(), row.hash) << row.partitionKey;
            EXPECT_EQ(number(map.route(hash)), row.index[column]) << row.partitionKey << " of " << kShards[column];
        }
    }
}

// --- Splits and merges ----------------------------------------------------------

struct Reshard {
    const char* what;
    std::uint32_t shards;
    std::vector<ReshardStep> steps;
    std::vector<std::string> open; // afterwards
};
const Reshard kReshards[] = {
    // what | shards before | steps | open shards afterwards
    {"one shard at 2^127", 1, {split(0, "170141183460469231731687303715884105728")},
        {"1: [0,170141183460469231731687303715884105727]",
            "2: [170141183460469231731687303715884105728,340282366920938463463374607431768211455]"}},
    {"one shard at its midpoint", 1, {split(0, "170141183460469231731687303715884105727")},
        {"1: [0,170141183460469231731687303715884105726]",
            "2: [170141183460469231731687303715884105727,340282366920938463463374607431768211455]"}},
    {"the smallest legal key", 1, {split(0, "2")}, {"1: [0,1]", "2: [2,340282366920938463463374607431768211455]"}},
    {"the largest legal key", 1, {split(0, "340282366920938463463374607431768211454")},
        {"1: [0,340282366920938463463374607431768211453]",
            "2: [340282366920938463463374607431768211454,340282366920938463463374607431768211455]"}},
    {"split 0 of two, merge its upper child with 1, then all", 2,
        {split(0, "85070591730234615865843651857942052864"), merge(3, 1), merge(2, 4)},
        {"5: [0,340282366920938463463374607431768211455]"}},
    {"merge 0 and 1 of three", 3, {merge(0, 1)},
        {"3: [0,226854911280625642308916404954512140969]",
            "2: [226854911280625642308916404954512140970,340282366920938463463374607431768211455]"}},
    {"merge 1 and 0 of three: either order", 3, {merge(1, 0)},
        {"3: [0,226854911280625642308916404954512140969]",
            "2: [226854911280625642308916404954512140970,340282366920938463463374607431768211455]"}},
    {"isolate the key user-123 in shard 2 of four", 4,
        {split(2, "250018372642977770877286195909578633128"), split(5, "250018372642977770877286195909578633130")},
        {"0: [0,85070591730234615865843651857942052863]",
            "1: [85070591730234615865843651857942052864,170141183460469231731687303715884105727]",
            "4: [170141183460469231731687303715884105728,250018372642977770877286195909578633127]",
            "6: [250018372642977770877286195909578633128,250018372642977770877286195909578633129]",
            "7: [250018372642977770877286195909578633130,255211775190703847597530955573826158591]",
            "3: [255211775190703847597530955573826158592,340282366920938463463374607431768211455]"}},
};

TEST(ShardMap, GivesChildrenTheRangesOfTheReference)
{
    for (const Reshard& row : kReshards) {
        SCOPED_TRACE(row.what);
        const ShardMap map = after(evenMap(row.shards), row.steps);
        EXPECT_EQ(openShards(map), row.open);
        expectSound(map);
    }
}

TEST(ShardMap, RemembersTheLineageOfASplitAndAMerge)
{
    const ShardMap map = after(evenMap(2), {split(0, "85070591730234615865843651857942052864"), merge(3, 1)});
    const auto parents = [&map](std::uint32_t index) {
        const Shard& shard = map.shard(ShardIndex{index});
        return std::pair{shard.parent, shard.adjacentParent};
    };
    using Parents = std::pair<std::optional<ShardIndex>, std::optional<ShardIndex>>;
    EXPECT_EQ(parents(0), (Parents{}));
    EXPECT_EQ(parents(2), (Parents{ShardIndex{0}, std::nullopt}));
    EXPECT_EQ(parents(3), (Parents{ShardIndex{0}, std::nullopt}));
    EXPECT_EQ(parents(4), (Parents{ShardIndex{3}, ShardIndex{1}}));
    EXPECT_EQ(map.shard(ShardIndex{0}).children, (std::vector{ShardIndex{2}, ShardIndex{3}}));
    EXPECT_EQ(map.shard(ShardIndex{3}).children, std::vector{ShardIndex{4}});
    EXPECT_EQ(map.shard(ShardIndex{1}).children, std::vector{ShardIndex{4}});
}

TEST(ShardMap, PutsTheShardNamedFirstIntoTheParentWhateverTheOrder)
{
    const Shard child = after(evenMap(3), {merge(1, 0)}).shard(ShardIndex{3});
    EXPECT_EQ(child.parent, ShardIndex{1});
    EXPECT_EQ(child.adjacentParent, ShardIndex{0});
}

TEST(ShardMap, KnowsNeighboursAlongTheRingWhichDoesNotWrap)
{
    const ShardMap map = after(evenMap(3), {split(1, "170141183460469231731687303715884105728")});
    EXPECT_EQ(openIds(map), (std::vector<std::uint32_t>{0, 3, 4, 2}));
    EXPECT_EQ(map.lowerNeighbour(ShardIndex{0}), std::nullopt);
    EXPECT_EQ(map.upperNeighbour(ShardIndex{0}), ShardIndex{3});
    EXPECT_EQ(map.lowerNeighbour(ShardIndex{2}), ShardIndex{4});
    EXPECT_EQ(map.upperNeighbour(ShardIndex{2}), std::nullopt);
    EXPECT_EQ(map.upperNeighbour(ShardIndex{1}), std::nullopt) << "closed";
}

TEST(ShardMap, CreatesChildrenAfterTheirParentsEvenWithinOneSecond)
{
    ShardMap map = evenMap(1);
    for (std::uint32_t i = 0; i < 5; ++i) {
        const HashRange range = map.shard(map.open().back()).range;
        const HashKey middle{range.first.value + (range.last.value - range.first.value) / 2};
        map = map.afterStep({ReshardStep::Kind::Split, map.open().back(), {}, middle}, base::kWorldStart, kSecond);
        EXPECT_EQ(map.shard(map.open().back()).createdSecond, kSecond + 1 + i);
    }
    expectSound(map);
    // Later there is nothing to make up for.
    const ShardMap later = map.afterStep(merge(1, 3), base::kWorldStart, kSecond + 100);
    EXPECT_EQ(later.shards().back().createdSecond, kSecond + 101);
}

TEST(ShardMap, CountsEpochsAndKeepsTheOldOnesAsTheyWere)
{
    const ShardMap first = evenMap(2);
    const ShardMap second = after(first, {merge(0, 1)});
    EXPECT_NE(first.epoch(), second.epoch());
    EXPECT_EQ(openIds(first), (std::vector<std::uint32_t>{0, 1}));
    EXPECT_TRUE(first.shard(ShardIndex{0}).isOpen());
    EXPECT_EQ(number(first.route(HashKey::max())), 1U);
    EXPECT_EQ(number(second.route(HashKey::max())), 2U);
}

// --- UpdateShardCount -------------------------------------------------------------

struct Plan {
    std::uint32_t from;
    std::uint32_t to;
    std::vector<std::string> steps;
    std::vector<std::string> open; // afterwards
};
const Plan kPlans[] = {
    // from | to | steps -> new ids | open shards afterwards; 4 to 3 was captured on the service
    {4, 3,
        {"split 1 at 113427455640312821154458202477256070485 -> 4,5", "merge 0+4 -> 6",
            "split 2 at 226854911280625642308916404954512140970 -> 7,8", "merge 5+7 -> 9", "merge 8+3 -> 10"},
        {"6: [0,113427455640312821154458202477256070484]",
            "9: [113427455640312821154458202477256070485,226854911280625642308916404954512140969]",
            "10: [226854911280625642308916404954512140970,340282366920938463463374607431768211455]"}},
    {2, 3,
        {"split 0 at 113427455640312821154458202477256070485 -> 2,3",
            "split 1 at 226854911280625642308916404954512140970 -> 4,5", "merge 3+4 -> 6"},
        {"2: [0,113427455640312821154458202477256070484]",
            "6: [113427455640312821154458202477256070485,226854911280625642308916404954512140969]",
            "5: [226854911280625642308916404954512140970,340282366920938463463374607431768211455]"}},
    {3, 4,
        {"split 0 at 85070591730234615865843651857942052864 -> 3,4",
            "split 1 at 170141183460469231731687303715884105728 -> 5,6", "merge 4+5 -> 7",
            "split 2 at 255211775190703847597530955573826158592 -> 8,9", "merge 6+8 -> 10"},
        {"3: [0,85070591730234615865843651857942052863]",
            "7: [85070591730234615865843651857942052864,170141183460469231731687303715884105727]",
            "10: [170141183460469231731687303715884105728,255211775190703847597530955573826158591]",
            "9: [255211775190703847597530955573826158592,340282366920938463463374607431768211455]"}},
    {4, 5,
        {"split 0 at 68056473384187692692674921486353642291 -> 4,5",
            "split 1 at 136112946768375385385349842972707284582 -> 6,7", "merge 5+6 -> 8",
            "split 2 at 204169420152563078078024764459060926873 -> 9,10", "merge 7+9 -> 11",
            "split 3 at 272225893536750770770699685945414569164 -> 12,13", "merge 10+12 -> 14"},
        {"4: [0,68056473384187692692674921486353642290]",
            "8: [68056473384187692692674921486353642291,136112946768375385385349842972707284581]",
            "11: [136112946768375385385349842972707284582,204169420152563078078024764459060926872]",
            "14: [204169420152563078078024764459060926873,272225893536750770770699685945414569163]",
            "13: [272225893536750770770699685945414569164,340282366920938463463374607431768211455]"}},
    {4, 6,
        {"split 0 at 56713727820156410577229101238628035242 -> 4,5",
            "split 1 at 113427455640312821154458202477256070484 -> 6,7", "merge 5+6 -> 8",
            "split 2 at 226854911280625642308916404954512140968 -> 9,10",
            "split 3 at 283568639100782052886145506193140176210 -> 11,12", "merge 10+11 -> 13"},
        {"4: [0,56713727820156410577229101238628035241]",
            "8: [56713727820156410577229101238628035242,113427455640312821154458202477256070483]",
            "7: [113427455640312821154458202477256070484,170141183460469231731687303715884105727]",
            "9: [170141183460469231731687303715884105728,226854911280625642308916404954512140967]",
            "13: [226854911280625642308916404954512140968,283568639100782052886145506193140176209]",
            "12: [283568639100782052886145506193140176210,340282366920938463463374607431768211455]"}},
    {5, 3,
        {"split 1 at 113427455640312821154458202477256070485 -> 5,6", "merge 0+5 -> 7", "merge 6+2 -> 8",
            "split 3 at 226854911280625642308916404954512140970 -> 9,10", "merge 8+9 -> 11", "merge 10+4 -> 12"},
        {"7: [0,113427455640312821154458202477256070484]",
            "11: [113427455640312821154458202477256070485,226854911280625642308916404954512140969]",
            "12: [226854911280625642308916404954512140970,340282366920938463463374607431768211455]"}},
    {6, 4,
        {"split 1 at 85070591730234615865843651857942052864 -> 6,7", "merge 0+6 -> 8", "merge 7+2 -> 9",
            "split 4 at 255211775190703847597530955573826158592 -> 10,11", "merge 3+10 -> 12", "merge 11+5 -> 13"},
        {"8: [0,85070591730234615865843651857942052863]",
            "9: [85070591730234615865843651857942052864,170141183460469231731687303715884105725]",
            "12: [170141183460469231731687303715884105726,255211775190703847597530955573826158591]",
            "13: [255211775190703847597530955573826158592,340282366920938463463374607431768211455]"}},
    {4, 8,
        {"split 0 at 42535295865117307932921825928971026432 -> 4,5",
            "split 1 at 127605887595351923798765477786913079296 -> 6,7",
            "split 2 at 212676479325586539664609129644855132160 -> 8,9",
            "split 3 at 297747071055821155530452781502797185024 -> 10,11"},
        {"4: [0,42535295865117307932921825928971026431]",
            "5: [42535295865117307932921825928971026432,85070591730234615865843651857942052863]",
            "6: [85070591730234615865843651857942052864,127605887595351923798765477786913079295]",
            "7: [127605887595351923798765477786913079296,170141183460469231731687303715884105727]",
            "8: [170141183460469231731687303715884105728,212676479325586539664609129644855132159]",
            "9: [212676479325586539664609129644855132160,255211775190703847597530955573826158591]",
            "10: [255211775190703847597530955573826158592,297747071055821155530452781502797185023]",
            "11: [297747071055821155530452781502797185024,340282366920938463463374607431768211455]"}},
    {4, 2, {"merge 0+1 -> 4", "merge 2+3 -> 5"},
        {"4: [0,170141183460469231731687303715884105727]",
            "5: [170141183460469231731687303715884105728,340282366920938463463374607431768211455]"}},
    {3, 6,
        {"split 0 at 56713727820156410577229101238628035242 -> 3,4",
            "split 1 at 170141183460469231731687303715884105727 -> 5,6",
            "split 2 at 283568639100782052886145506193140176213 -> 7,8"},
        {"3: [0,56713727820156410577229101238628035241]",
            "4: [56713727820156410577229101238628035242,113427455640312821154458202477256070484]",
            "5: [113427455640312821154458202477256070485,170141183460469231731687303715884105726]",
            "6: [170141183460469231731687303715884105727,226854911280625642308916404954512140969]",
            "7: [226854911280625642308916404954512140970,283568639100782052886145506193140176212]",
            "8: [283568639100782052886145506193140176213,340282366920938463463374607431768211455]"}},
};

TEST(PlanUniformScaling, FollowsTheSweepOfTheService)
{
    for (const Plan& row : kPlans) {
        SCOPED_TRACE(std::to_string(row.from) + " to " + std::to_string(row.to));
        const ShardMap map = evenMap(row.from);
        const auto steps = planUniformScaling(map, row.to);
        EXPECT_EQ(stepTexts(map, steps), row.steps);
        const ShardMap scaled = after(map, steps);
        EXPECT_EQ(openShards(scaled), row.open);
        expectSound(scaled);
    }
}

TEST(PlanUniformScaling, EndsTenToFifteenWithTheseIds)
{
    const ShardMap map = evenMap(10);
    const auto steps = planUniformScaling(map, 15);
    EXPECT_EQ(std::count_if(steps.begin(), steps.end(),
                  [](const ReshardStep& step) { return step.kind == ReshardStep::Kind::Split; }),
        10);
    EXPECT_EQ(steps.size(), 15U);
    EXPECT_EQ(openIds(after(map, steps)),
        (std::vector<std::uint32_t>{10, 14, 13, 15, 19, 18, 20, 24, 23, 25, 29, 28, 30, 34, 33}));
}

TEST(PlanUniformScaling, NeedsNoStepForTheCountAnEvenStreamHas)
{
    for (const std::uint32_t shards : {1U, 3U, 7U, 100U})
        EXPECT_TRUE(planUniformScaling(evenMap(shards), shards).empty()) << shards;
}

// Invariant 12: as many shards as asked for, and sizes that differ by less than 2^42.
void expectEven(const ShardMap& map, std::uint32_t target)
{
    ASSERT_EQ(map.open().size(), target);
    base::U128 narrowest = HashKey::max().value;
    base::U128 widest = 0;
    for (const ShardIndex index : map.open()) {
        const HashRange range = map.shard(index).range;
        narrowest = std::min(narrowest, range.last.value - range.first.value);
        widest = std::max(widest, range.last.value - range.first.value);
    }
    ASSERT_LT(HashKey{widest - narrowest}, HashKey{base::U128{1} << 42});
}

TEST(PlanUniformScaling, EvensOutAnyStreamToAnyCount)
{
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        base::Rng rng{seed};
        ShardMap map = evenMap(1 + static_cast<std::uint32_t>(rng.below(12)));
        for (std::uint64_t i = rng.below(8); i > 0; --i) { // splits by hand, some of them as narrow as they get
            const ShardIndex shard = map.open()[rng.below(map.open().size())];
            const HashRange range = map.shard(shard).range;
            const base::U128 room = range.last.value - range.first.value;
            if (room < 4)
                continue;
            base::U128 offset = HashKey::fromHalves(rng.next(), rng.next()).value % (room - 2) + 2;
            if (rng.below(3) == 0)
                offset = 2;
            else if (rng.below(3) == 0)
                offset = room - 1;
            map = map.afterStep({ReshardStep::Kind::Split, shard, {}, {range.first.value + offset}}, base::kWorldStart,
                kSecond);
        }
        for (int round = 0; round < 4; ++round) {
            const auto target = 1 + static_cast<std::uint32_t>(rng.below(2 * map.open().size()));
            map = after(map, planUniformScaling(map, target));
            expectSound(map);
            expectEven(map, target);
            if (HasFatalFailure())
                return;
        }
    }
}

TEST(PlanUniformScaling, MergesAwayASliverAtTheEndOfTheRing)
{
    const ShardMap map = after(evenMap(1), {split(0, "340282366920938463463374607431768211454")});
    EXPECT_EQ(openShards(after(map, planUniformScaling(map, 1))),
        std::vector<std::string>{"3: [0,340282366920938463463374607431768211455]"});
}

}
}
