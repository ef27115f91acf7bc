// The bytes are those of spec 15.5; what is wrong with others is made of them.
#include "streams/aggregated_record.h"

#include "base/md5.h"
#include "base/rng.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {
namespace {

using Cause = KclYield::Cause;
using Kind = AggregatedRecord::Section::Kind;

std::string bytesOf(std::string_view hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
    return bytes;
}

std::string hexOf(std::string_view bytes)
{
    std::string hex;
    for (const char byte : bytes) {
        hex += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
        hex += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
    }
    return hex;
}

// With its head and its MD5.
std::string sealed(std::string_view body)
{
    const base::Md5Digest digest = base::md5(body);
    return std::string{kAggregatedHead} + std::string{body} + std::string{digest.begin(), digest.end()};
}

std::string sealedHex(std::string_view body) { return sealed(bytesOf(body)); }

std::vector<FoundUserRecord> all(const AggregatedRecord& record)
{
    std::vector<FoundUserRecord> found;
    UserRecordReader reader{record};
    for (auto user = reader.next(); user; user = reader.next())
        found.push_back(*user);
    return found;
}

struct Golden {
    std::string name;
    std::vector<UserRecord> records;
    std::string bytes;
    std::string explicitHashKey;
};

std::ostream& operator<<(std::ostream& out, const Golden& golden) { return out << golden.name; }

const std::vector<Golden> kGoldens{
    {"TwoKeys", {{"a", {}, "hello"}, {"b", {}, "world"}},
        "f3899ac20a01610a01621a0908001a0568656c6c6f1a0908011a05776f726c647cf45228cd79941b056e6743990bf8ab",
        "16955237001963240173058271559858726497"},
    {"OneKeyTwice", {{"user-123", {}, "A"}, {"user-123", {}, "BC"}},
        "f3899ac20a08757365722d3132331a0508001a01411a0608001a024243de80774fdc8e81cebc4eac52282a694f",
        "250018372642977770877286195909578633128"},
    {"AnExplicitHashKey", {{"k", "12345", "x"}, {"k", {}, "y"}},
        "f3899ac20a016b120531323334351a07080010001a01781a0508001a0179b3777c36cb1fb371e3293cad82865ae9", "12345"},
};

class AggregatedRecordVectors : public testing::TestWithParam<Golden> {};
INSTANTIATE_TEST_SUITE_P(Spec, AggregatedRecordVectors, testing::ValuesIn(kGoldens),
    [](const testing::TestParamInfo<Golden>& golden) { return golden.param.name; });

TEST_P(AggregatedRecordVectors, AreWrittenAsTheKplWritesThem)
{
    const AggregatedPut put = aggregate(GetParam().records);
    EXPECT_EQ(hexOf(put.data), GetParam().bytes);
    EXPECT_EQ(put.partitionKey, "a");
    EXPECT_EQ(put.explicitHashKey, GetParam().explicitHashKey);
}

TEST_P(AggregatedRecordVectors, AreReadAgain)
{
    const std::string bytes = bytesOf(GetParam().bytes);
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    const std::vector<FoundUserRecord> found = all(*record);
    ASSERT_EQ(found.size(), GetParam().records.size());
    EXPECT_EQ(record->userRecords(), found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_EQ(found[i].record, GetParam().records[i]);
    ASSERT_TRUE(found[0].place);
    EXPECT_EQ(found[0].place->decimal(), GetParam().explicitHashKey);
    EXPECT_EQ(kclYield(*record, base::kWholeRing), (KclYield{2, Cause::Whole, 0}));
}

// Of any other byte it changes the MD5's input or the head.
TEST_P(AggregatedRecordVectors, ArePlainOnceABitIsFlipped)
{
    const std::string good = bytesOf(GetParam().bytes);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        std::string bytes = good;
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(AggregatedRecord::read(bytes)) << "bit " << bit;
    }
}

TEST_P(AggregatedRecordVectors, ArePlainWhenCutShort)
{
    const std::string good = bytesOf(GetParam().bytes);
    for (std::size_t size = 0; size < good.size(); ++size)
        EXPECT_FALSE(AggregatedRecord::read(std::string_view{good}.substr(0, size))) << size;
}

struct Case {
    std::string name;
    std::string bytes;
    std::optional<std::uint64_t> userRecords; // unset: plain
};

std::ostream& operator<<(std::ostream& out, const Case& row) { return out << row.name; }

const std::vector<Case> kCases{
    {"Nothing", "", {}},
    {"TheHeadOnly", std::string{kAggregatedHead}, {}},
    {"HeadAndTheMd5OfNothing", sealed(""), {}},
    {"HeadAndSixteenBytes", std::string{kAggregatedHead} + std::string(16, 'x'), {}},
    {"OneByteIsNoMessage", sealedHex("08"), {}},
    {"OneZeroByteIsNoMessage", sealedHex("00"), {}},
    {"AnotherHead", "\xF3\x89\x9A\xC3" + bytesOf(kGoldens[0].bytes).substr(4), {}},
    {"AKeyAndNoRecords", sealedHex("0a0161"), 0},
    {"AnUnknownFieldIsPassedOver", sealedHex("2a0378797a0a01611a0508001a0178"), 1},
    {"AnUnknownNumberOfEveryKind", sealedHex("2801310102030405060708350102030438ffffffffffffffffff01"), 0},
    {"AKnownFieldOfAnotherTypeIsPassedOver", sealedHex("0801"), 0},
    {"TheTableAfterTheRecords", sealedHex("1a0508001a01780a0161"), 1},
    {"ALengthOverTheEnd", sealedHex("0a0261"), {}},
    {"AHugeLength", sealedHex("0affffffffffffffffff01"), {}},
    {"AVarintOfElevenBytes", sealedHex("28ffffffffffffffffffff01"), {}},
    {"AFieldOfNumberZero", sealedHex("0201"), {}},
    {"AGroup", sealedHex("2b2c"), {}},
    {"AFixedNumberCutShort", sealedHex("31010203"), {}},
    {"ARecordWithoutAKey", sealedHex("0a01611a031a0178"), {}},
    {"ARecordWithoutData", sealedHex("0a01611a020800"), {}},
    {"ARecordOfEmptyData", sealedHex("0a01611a0408001a00"), 1},
    {"ATag", sealedHex("0a01611a0a08001a017822030a0174"), 1},
    {"ATagWithoutAKey", sealedHex("0a01611a0a08001a01782203120174"), {}},
    {"AnIndexIntoNoTable", sealedHex("0a01611a0508071a0178"), 1},
};

class AggregatedRecordCases : public testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(Bytes, AggregatedRecordCases, testing::ValuesIn(kCases),
    [](const testing::TestParamInfo<Case>& row) { return row.param.name; });

TEST_P(AggregatedRecordCases, AreToldFromPlainOnes)
{
    const auto record = AggregatedRecord::read(GetParam().bytes);
    EXPECT_EQ(record ? std::optional{record->userRecords()} : std::nullopt, GetParam().userRecords);
    if (record) {
        EXPECT_EQ(all(*record).size(), record->userRecords());
    }
}

TEST(AggregatedRecord, OfOneUserRecordIsThatRecordAsItIs)
{
    const std::vector<UserRecord> plain{{"k", {}, "x"}};
    const AggregatedPut put = aggregate(plain);
    EXPECT_EQ(put.partitionKey, "k");
    EXPECT_EQ(put.explicitHashKey, std::nullopt);
    EXPECT_EQ(put.data, "x");
    const std::vector<UserRecord> placed{{"k", "7", "x"}};
    EXPECT_EQ(aggregate(placed).explicitHashKey, "7");
}

TEST(AggregatedRecord, HoldsItsTagsWithoutReadingThem)
{
    const std::string bytes = sealedHex("0a01611a1408001a017822030a017422080a0174120376616c");
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    EXPECT_EQ(all(*record).at(0).tags, 2U);
}

TEST(AggregatedRecord, OfAFieldThatComesTwiceTheLastCounts)
{
    const std::string bytes = sealedHex("0a01610a01621a0a08001a017808011a0179");
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    EXPECT_EQ(all(*record).at(0).record, (UserRecord{"b", {}, "y"}));
}

TEST(AggregatedRecord, GivesPartsOfTheBytesThatItWasGiven)
{
    const std::string bytes = bytesOf(kGoldens[2].bytes);
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    const auto isPart = [&](std::string_view part) {
        return part.data() >= bytes.data() && part.data() + part.size() <= bytes.data() + bytes.size();
    };
    for (const FoundUserRecord& found : all(*record)) {
        EXPECT_TRUE(isPart(found.record.data));
        EXPECT_TRUE(isPart(found.record.partitionKey));
    }
}

TEST(AggregatedRecord, HasASectionForEachKindOfThing)
{
    const std::string bytes = bytesOf(kGoldens[2].bytes);
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    const auto sections = record->sections(8);
    std::string together;
    std::vector<Kind> kinds;
    for (const AggregatedRecord::Section& section : sections) {
        together += section.bytes;
        kinds.push_back(section.kind);
    }
    EXPECT_EQ(together, bytes);
    EXPECT_EQ(kinds, (std::vector{Kind::Head, Kind::PartitionKeys, Kind::ExplicitHashKeys, Kind::Records, Kind::Md5}));
    EXPECT_EQ(hexOf(sections[1].bytes), "0a016b");
    EXPECT_EQ(hexOf(sections[2].bytes), "12053132333435");
    EXPECT_EQ(hexOf(sections[4].bytes), "b3777c36cb1fb371e3293cad82865ae9");
}

TEST(AggregatedRecord, OfMixedSectionsGivesTheFirst)
{
    const std::string bytes = sealedHex("0a01612801"
                                        "0a01622801"
                                        "1a0508001a0178");
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->sections(7).size(), 7U);
    EXPECT_EQ(record->sections(7).back().kind, Kind::Md5);
    EXPECT_EQ(record->sections(6).back().kind, Kind::Records);
    EXPECT_EQ(record->sections(3).back().kind, Kind::Unknown);
    EXPECT_EQ(record->sections(1).size(), 1U);
}

// Keys "a" and "b" of an even stream of two shards lie in different ones.
TEST(KclYield, OfARecordWithAKeyOfAnotherShardIsNothing)
{
    const std::vector<base::HashRange> shards = base::evenSplit(2);
    const std::string bytes = bytesOf(kGoldens[0].bytes);
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    EXPECT_EQ(kclYield(*record, shards[0]), (KclYield{0, Cause::Outside, 1})) << "not even the one before it";
    EXPECT_EQ(kclYield(*record, shards[1]), (KclYield{0, Cause::Outside, 0}));
    EXPECT_EQ(kclYield(*record, base::kWholeRing), (KclYield{2, Cause::Whole, 0}));
}

TEST(KclYield, GoesByTheExplicitHashKey)
{
    const std::string bytes = aggregate(std::vector<UserRecord>{{"b", "1", "x"}, {"b", "2", "y"}}).data;
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    EXPECT_EQ(kclYield(*record, base::evenSplit(2)[0]), (KclYield{2, Cause::Whole, 0}));
    EXPECT_EQ(kclYield(*record, {base::HashKey{0}, base::HashKey{1}}), (KclYield{0, Cause::Outside, 1}));
}

TEST(KclYield, StopsAtAUserRecordWithoutAKey)
{
    const std::string bytes = sealedHex("0a01611a0508001a01781a0508011a01791a0508001a017a");
    const auto record = AggregatedRecord::read(bytes);
    ASSERT_TRUE(record);
    EXPECT_EQ(kclYield(*record, base::kWholeRing), (KclYield{1, Cause::Unreadable, 1}));
    EXPECT_FALSE(all(*record).at(1).place);
    EXPECT_TRUE(all(*record).at(2).place);
}

// 12 02 31 78 is "1x"; the other is 2^128.
TEST(KclYield, TellsAHashKeyThatIsNoNumberFromOneBeyondTheRing)
{
    const std::string noNumber = sealedHex("0a0161120231781a07080010001a0178");
    const auto text = AggregatedRecord::read(noNumber);
    ASSERT_TRUE(text);
    EXPECT_EQ(kclYield(*text, base::kWholeRing), (KclYield{0, Cause::Unreadable, 0}));
    const std::string beyond =
        aggregate(std::vector<UserRecord>{{"a", "340282366920938463463374607431768211456", "x"}, {"a", {}, "y"}}).data;
    const auto far = AggregatedRecord::read(beyond);
    ASSERT_TRUE(far);
    EXPECT_EQ(kclYield(*far, base::kWholeRing), (KclYield{0, Cause::Outside, 0}));
}

TEST(AggregatedRecord, ReadsBackWhateverWasWritten)
{
    constexpr std::uint64_t kSeed = 20'260'301;
    base::Rng rng{kSeed};
    const auto text = [&rng](std::uint64_t most) {
        std::string bytes(rng.below(most), '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(rng.below(256));
        return bytes;
    };
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> keys;
        std::vector<std::string> hashKeys;
        for (std::uint64_t i = 0; i <= rng.below(20); ++i) {
            keys.push_back("k" + text(200));
            const std::uint64_t high = rng.next();
            hashKeys.push_back(base::HashKey::fromHalves(high, rng.next()).decimal());
        }
        std::vector<std::string> datas;
        for (std::uint64_t i = 0; i < 2 + rng.below(60); ++i)
            datas.push_back(text(round % 10 == 0 ? 20'000 : 300));
        std::vector<UserRecord> records;
        for (const std::string& data : datas) {
            const auto hashKey = rng.below(3) == 0
                ? std::optional<std::string_view>{hashKeys[rng.below(hashKeys.size())]}
                : std::nullopt;
            records.push_back({keys[rng.below(keys.size())], hashKey, data});
        }
        const AggregatedPut put = aggregate(records);
        const auto record = AggregatedRecord::read(put.data);
        ASSERT_TRUE(record) << "seed " << kSeed << ", round " << round;
        const std::vector<FoundUserRecord> found = all(*record);
        ASSERT_EQ(found.size(), records.size()) << "seed " << kSeed << ", round " << round;
        for (std::size_t i = 0; i < found.size(); ++i) {
            ASSERT_EQ(found[i].record, records[i]) << "seed " << kSeed << ", round " << round << ", record " << i;
            const std::string place = records[i].explicitHashKey
                ? std::string{*records[i].explicitHashKey}
                : base::hashOfPartitionKey(records[i].partitionKey).decimal();
            ASSERT_EQ(found[i].place.value().decimal(), place);
        }
        EXPECT_EQ(put.explicitHashKey, found[0].place->decimal());
    }
}

}
}
