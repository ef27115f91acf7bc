#include "streams/sequence_number.h"

#include "base/rng.h"

#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

constexpr std::uint64_t kClosing = SequenceNumber::kClosingCounter;

// A stream created at 2026-11-20T00:00:00Z, with its first shard closed an hour later.
struct BuiltNumber {
    const char* what;
    SequenceNumber number;
    const char* hex;
    const char* decimal;
};
constexpr BuiltNumber kBuilt[] = {
    // what | {created s, counter, time s, shard} | 47 hex digits | 56 decimal digits
    {"shard 0 starts", {1795132800, 0, 1795132800, 0}, "206aff8d80000000000000000000006aff8d80000000002",
        "49680382094433640801960061832694540664850524052213727234"},
    {"first record of shard 0", {1795132800, 1, 1795132801, 0}, "206aff8d80000000000000000010006aff8d81000000002",
        "49680382094433640801960061832695749590670138750107910146"},
    {"second record, same second", {1795132800, 2, 1795132801, 0}, "206aff8d80000000000000000020006aff8d81000000002",
        "49680382094433640801960061832696958516489753379282616322"},
    {"shard 1 starts", {1795132800, 0, 1795132800, 1}, "206aff8d80100000000000000000006aff8d80000000012",
        "49680382094455941547158592455836076383123172413719707666"},
    {"a record of shard 1", {1795132800, 3, 1795132801, 1}, "206aff8d80100000000000000030006aff8d81000000012",
        "49680382094455941547158592455839703160582016369963302930"},
    {"shard 15 starts", {1795132800, 0, 1795132800, 15}, "206aff8d80f00000000000000000006aff8d800000000f2",
        "49680382094768151979938021179817576438940249474803433714"},
    {"shard 16 starts, nibble 0 again", {1795132800, 0, 1795132800, 16},
        "206aff8d80000000000000000000006aff8d80000000102", "49680382094433640801960061832694540664850524052213727490"},
    {"shard 0 closes", {1795132800, kClosing, 1795136400, 0}, "206aff8d8007fffffffffffffff0006aff9b90000000002",
        "49680382094444791174559327144264099598167480993908260866"},
    {"child 2 starts", {1795136401, 0, 1795136401, 2}, "206aff9b91200000000000000000006aff9b91000000022",
        "49680383379357977650897506001699556098304064762629062690"},
    {"child 3 starts", {1795136401, 0, 1795136401, 3}, "206aff9b91300000000000000000006aff9b91000000032",
        "49680383379380278396096036624841091816576713124135043122"},
};

TEST(SequenceNumber, IsWrittenInTheLayoutOfTheService)
{
    for (const BuiltNumber& row : kBuilt) {
        EXPECT_EQ(row.number.hex(), row.hex) << row.what;
        EXPECT_EQ(row.number.decimal(), row.decimal) << row.what;
    }
}

TEST(SequenceNumber, IsReadBackAsItWasWritten)
{
    for (const BuiltNumber& row : kBuilt)
        EXPECT_EQ(parseSequenceNumber(row.decimal), row.number) << row.what;
}

TEST(SequenceNumber, GrowsFromTheStartOfAShardThroughItsRecordsToItsEndAndItsChildren)
{
    // All of one length, so the order of the texts is the order of the numbers.
    const auto text = [](int row) { return std::string{kBuilt[row].decimal}; };
    EXPECT_LT(text(0), text(1));
    EXPECT_LT(text(1), text(2));
    EXPECT_LT(text(2), text(7));
    EXPECT_LT(text(7), text(8));
    EXPECT_LT(text(7), text(9));
    // Between shards the order means nothing: shard 16 starts between two numbers of shard 0.
    EXPECT_LT(text(0), text(6));
    EXPECT_LT(text(6), text(1));
}

struct RealNumber {
    const char* decimal;
    SequenceNumber number;
};
constexpr RealNumber kReal[] = {
    // seen on the service, 2015 to 2026 | {created s, counter, time s, shard}
    {"49606474897970572616562634918068282225072502782176526386", {1588000718, 0, 1588000718, 3}},
    {"49606474897992873361761165541209817943345151143682506818", {1588000718, 0, 1588000718, 4}},
    {"49551135218688818456679503831981458784591352702181572610", {1432905903, 0, 1432905903, 0}},
    {"49590338271490256608559692538361571095921575989136588898", {1542776258, 1734642199, 1545084650, 6}},
    {"49590338271490256608559692540925702759324208523137515618", {1542776258, 1734644320, 1545084709, 6}},
    {"49594189147623985939251953501666965394405037144469929986", {1553568712, 195, 1553568735, 0}},
    {"49554468589304656985365895156298971236367941927203518530", {1442247997, 0, 1443555550, 900}},
    {"49674026002850188218576229259473476449429298564223254594", {1777319237, 21689507110, 1777320018, 3076}},
};

TEST(SequenceNumber, DecodesRealNumbersOfTheService)
{
    for (const RealNumber& row : kReal) {
        EXPECT_EQ(parseSequenceNumber(row.decimal), row.number) << row.decimal;
        EXPECT_EQ(row.number.decimal(), row.decimal);
    }
}

TEST(SequenceNumber, SurvivesARoundTripWhateverItsFields)
{
    constexpr std::uint64_t kSeed = 20261120;
    base::Rng rng{kSeed};
    const auto drawSecond = [&] { return static_cast<std::int64_t>(rng.below(16'025'175'000)); };
    for (int i = 0; i < 5'000; ++i) {
        const SequenceNumber number{drawSecond(), rng.below(std::uint64_t{1} << 63), drawSecond(),
            static_cast<std::uint32_t>(rng.below(2'147'483'648U))};
        ASSERT_EQ(parseSequenceNumber(number.decimal()), number) << "seed " << kSeed << ", draw " << i;
    }
}

TEST(SequenceNumber, ReadsTheTwoOlderLayouts)
{
    // Version 1: 2 | created (9) | nibble | 00 | time (9) | random (14) | counter (2) | shard (8) | 1
    // 0x2 055555555 3 00 056666666 abcdefabcdef01 0a 00000003 1
    EXPECT_EQ(parseSequenceNumber("49550689154611706518981430807271582135317829591349854257"),
        (SequenceNumber{1431655765, 10, 1449551462, 3}));
    // Version 0: 1 | created (9) | 00 | counter (16) | shard (4), 128 bits with 2^124 in front or without it.
    // 0x1 055555555 00 0000000000001234 0007
    EXPECT_EQ(parseSequenceNumber("21710723931050464254155066961976098823"),
        (SequenceNumber{1431655765, 4660, 1431655765, 7}));
    EXPECT_EQ(parseSequenceNumber("443075998491810287694153997490585607"),
        (SequenceNumber{1431655765, 4660, 1431655765, 7}));
}

TEST(SequenceNumber, RefusesWhatIsNotOne)
{
    struct Row {
        const char* why;
        std::string text;
    };
    const Row rows[] = {
        // why | text
        {"empty", ""},
        {"no number", "abc"},
        {"a sign", "-1"},
        {"a leading zero", "049680382094433640801960061832694540664850524052213727234"},
        {"a space", "49680382094433640801960061832694540664850524052213727234 "},
        {"130 digits", std::string(130, '9')},
        {"129 digits", std::string(129, '9')},
        {"40 digits, between the layouts", std::string(40, '7')},
        {"version digit 3", "49680382094433640801960061832694540664850524052213727235"},
        {"version digit 0", "49680382094433640801960061832694540664850524052213727232"},
        // 0x3… in front instead of 0x2…
        {"leading digit 3", "73559785961562665201200657303214840813699477864812904450"},
        // created second 16025175000 = 0x3bb2cc3d8
        {"a creation second in the far future", SequenceNumber{16'025'175'000, 1, 1, 0}.decimal()},
        {"a counter above 2^63 - 1", SequenceNumber{1795132800, kClosing + 1, 1795132800, 0}.decimal()},
        {"a shard above 2^31 - 1", SequenceNumber{1795132800, 1, 1795132800, 2'147'483'648U}.decimal()},
        {"128 bits that start with neither 0 nor 1", "42978371863609118220615979926461612039"},
        {"2^125, after the oldest layout", "42535295865117307932921825928971026432"},
        {"2^128 - 1", "340282366920938463463374607431768211455"},
        {"2^128, a digit more than the oldest layout has", "340282366920938463463374607431768211456"},
        {"2^129 - 1", "680564733841876926926749214863536422911"},
    };
    for (const Row& row : rows)
        EXPECT_FALSE(parseSequenceNumber(row.text).has_value()) << row.why;
}

}
}
