#include "operations/cost.h"
#include "operations/price_book.h"
#include "streams/stream.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <utility>

namespace shardscope::operations {
namespace {

using base::Duration;
using base::Money;
using streams::Profile;

constexpr Duration kHour{std::chrono::hours{1}};
constexpr Duration kDay{std::chrono::hours{24}};
constexpr std::int64_t kMonthHours = 720;

PriceBook book() { return priceBook(Profile::Current); }

// In whole cents, rounded, as a bill has it.
std::int64_t cents(Money money) { return base::divRound(money.count(), 10'000); }

struct BilledSize {
    std::uint64_t recordBytes;
    std::uint64_t putUnits;  // of 25 KB, each begun one
    std::uint64_t ingestKiB; // on demand
};

// Data-streams.md, 15.6.
constexpr BilledSize kBilledSizes[] = {
    {0, 1, 1},
    {1, 1, 1},
    {1'024, 1, 1},
    {1'025, 1, 2},
    {25'000, 1, 25},
    {25'599, 1, 25},
    {25'600, 1, 25},
    {25'601, 2, 26},
    {30'720, 2, 30},
    {51'200, 2, 50},
    {51'201, 3, 51},
    {102'400, 4, 100},
    {1'048'576, 41, 1'024},
    {5'242'880, 205, 5'120},
    {10'485'760, 410, 10'240},
};

TEST(BilledSizes, AreWholeUnitsOfARecordsBytes)
{
    for (const BilledSize& row : kBilledSizes) {
        EXPECT_EQ(streams::putUnits(row.recordBytes), row.putUnits) << row.recordBytes << " bytes";
        EXPECT_EQ(streams::ingestKiB(row.recordBytes), row.ingestKiB) << row.recordBytes << " bytes";
    }
    EXPECT_EQ(streams::putUnits(35 * 1'024), 2U) << "as on the pricing page";
}

TEST(PriceBook, NamesSourceAndDateOfEveryPrice)
{
    std::set<PriceName> names;
    for (const PriceRow& row : book().rows) {
        names.insert(row.name);
        EXPECT_FALSE(row.title.empty());
        EXPECT_FALSE(row.unit.empty());
        EXPECT_FALSE(row.source.empty());
        EXPECT_FALSE(row.date.empty());
        EXPECT_GT(row.amount, 0);
        EXPECT_GT(row.current.count(), 0);
    }
    EXPECT_EQ(names.size(), book().rows.size()) << "a price is there twice";
    EXPECT_EQ(priceBook(Profile::Classic).region, "us-east-1") << "no other region's are known";
}

TEST(PriceBook, RoundsToTheNearestMicroDollar)
{
    EXPECT_EQ(book().price(PriceName::PutPayloadUnits, 1'000'000), Money{14'000});
    EXPECT_EQ(book().price(PriceName::PutPayloadUnits, 35), Money{0});
    EXPECT_EQ(book().price(PriceName::PutPayloadUnits, 36), Money{1});
    EXPECT_EQ(book().price(PriceName::PutPayloadUnits, 1'000'000'000'000), Money{14'000'000'000});
}

// 100 records a second of 35 KB for 31 days: $7.50 of units and $44.64 of 4 shards.
TEST(Cost, OfTheExampleOnThePricingPage)
{
    const std::int64_t units = 100 * std::int64_t(streams::putUnits(35 * 1'024));
    const HourlyCost cost =
        hourlyCost(book(), {.openShards = 4, .retention = kDay, .length = Duration{1'000}, .putUnits = units});
    EXPECT_EQ(cents(cost.puts * 744), 750);
    EXPECT_EQ(cents(cost.shards * 744), 4'464);
    EXPECT_EQ(cents(cost.total() * 744), 5'214);
}

// 4 shards, 1,000 records a second of 3 KiB, 30 days: shards 43.20, units 36.288; two fan-out
// consumers add 86.40 and 192.81; seven days of retention add 57.60.
TEST(Cost, OfFanOutAndRetention)
{
    StreamUse use{.openShards = 4, .retention = kDay, .length = kHour, .putUnits = 3'600'000};
    EXPECT_EQ(cents(hourlyCost(book(), use).total() * kMonthHours), 7'949);

    use.fanOutConsumers = 2;
    use.fanOutBytes = std::int64_t{2} * 3'600'000 * 3'072;
    const HourlyCost fanOut = hourlyCost(book(), use);
    EXPECT_EQ(cents(fanOut.fanOutShards * kMonthHours), 8'640);
    EXPECT_EQ(cents(fanOut.fanOutData * kMonthHours), 19'281);
    EXPECT_EQ(cents(fanOut.fanOut() * kMonthHours), 27'921);
    EXPECT_EQ(fanOut.stream(),
        hourlyCost(book(), {.openShards = 4, .retention = kDay, .length = kHour, .putUnits = 3'600'000}).total());

    use.retention = 7 * kDay;
    EXPECT_EQ(cents(hourlyCost(book(), use).retention * kMonthHours), 5'760);
}

// 1,000 shards that keep seven days: $10,800 and $14,400 a month.
TEST(Cost, OfAThousandShards)
{
    const HourlyCost cost = hourlyCost(book(), {.openShards = 1'000, .retention = 7 * kDay});
    EXPECT_EQ(cents(cost.shards * kMonthHours), 1'080'000);
    EXPECT_EQ(cents(cost.retention * kMonthHours), 1'440'000);
    EXPECT_EQ(cost.puts, Money{});
    EXPECT_EQ(cost.fanOut(), Money{});
}

// A consumer costs from its registration on, also while nothing is written.
TEST(Cost, OfAConsumerThatReadsNothing)
{
    const HourlyCost cost = hourlyCost(book(), {.openShards = 2, .fanOutConsumers = 3, .retention = kDay});
    EXPECT_EQ(cost.fanOutShards, Money{90'000});
    EXPECT_EQ(cost.fanOutData, Money{});
}

// Four shards with all seven metrics: 28 custom metrics of $0.30 a month, in every mode.
TEST(Cost, OfShardLevelMetrics)
{
    for (const Tariff tariff : {Tariff::Provisioned, Tariff::OnDemand, Tariff::Advantage}) {
        StreamUse use{.tariff = tariff, .openShards = 4, .shardMetrics = 7, .retention = kDay, .length = kHour};
        const HourlyCost cost = hourlyCost(book(), use);
        EXPECT_EQ(cents(cost.shardMetrics * kMonthHours), 840);
        use.shardMetrics = 0;
        EXPECT_EQ(hourlyCost(book(), use).shardMetrics, Money{});
        EXPECT_EQ(cost.total().count(), hourlyCost(book(), use).total().count() + cost.shardMetrics.count());
        EXPECT_EQ(cost.stream(), hourlyCost(book(), use).stream()) << "it is on CloudWatch's bill";
    }
    BilledUse second{.shardMetricMs = 28'000};
    BilledUse month;
    for (int i = 0; i < 720; ++i) {
        BilledUse hour;
        hour.shardMetricMs = second.shardMetricMs * 3'600;
        month += hour;
    }
    EXPECT_EQ(costOf(book(), month), Money{8'400'000});
    EXPECT_EQ(costOf(book(), BilledUse{.shardMetricMs = 3'600'000 / 2}), Money{208}) << "half an hour of $0.30 / 720";
}

// An hour in 3,600 parts costs an hour, but for rounding.
TEST(Cost, OfStretchesAddsUp)
{
    const BilledUse second{.shardMs = 4'000,
        .extendedShardMs = 4'000,
        .fanOutShardMs = 8'000,
        .putUnits = 1'000,
        .fanOutBytes = 2 * 3'072'000};
    BilledUse hour;
    for (int i = 0; i < 3'600; ++i)
        hour += second;
    const HourlyCost cost = hourlyCost(book(),
        {.openShards = 4,
            .fanOutConsumers = 2,
            .retention = 7 * kDay,
            .length = kHour,
            .putUnits = 3'600'000,
            .fanOutBytes = std::int64_t{2} * 3'600 * 3'072'000});
    EXPECT_EQ(costOf(book(), hour), cost.total());
    EXPECT_NEAR(double(costOf(book(), second).count()), double(cost.total().count()) / 3'600, 5);
    EXPECT_EQ(costOf(book(), {}), Money{});
}

// 1,000 records a second of 3 KiB, read once, 30 days: in 593.26, out 296.63, hours 28.80. Shards, consumers and PUT
// units cost nothing.
TEST(Cost, OfAStreamOnDemand)
{
    const std::int64_t bytes = std::int64_t{3'600'000} * 3'072;
    StreamUse use{.tariff = Tariff::OnDemand,
        .openShards = 40,
        .fanOutConsumers = 3,
        .retention = kDay,
        .length = kHour,
        .putUnits = 3'600'000,
        .inKiB = 3'600'000 * 3,
        .sharedBytes = bytes};
    const HourlyCost cost = hourlyCost(book(), use);
    EXPECT_EQ(cents(cost.dataIn * kMonthHours), 59'326);
    EXPECT_EQ(cents(cost.sharedData * kMonthHours), 29'663);
    EXPECT_EQ(cents(cost.streamHour * kMonthHours), 2'880);
    EXPECT_EQ(cents(cost.total() * kMonthHours), 91'869);
    EXPECT_EQ(cost.stream(), cost.dataIn + cost.streamHour);

    use.fanOutBytes = std::exchange(use.sharedBytes, 0);
    EXPECT_EQ(cents(hourlyCost(book(), use).fanOut() * kMonthHours), 37'079) << "a quarter more than by GetRecords";
}

// Each record counts as a whole KB: 100 bytes, 1,000 times a second for 30 days, are $197.75 instead of $19.31.
TEST(Cost, OfSmallRecordsOnDemand)
{
    const std::int64_t rounded = 3'600'000 * std::int64_t(streams::ingestKiB(100));
    const StreamUse use{.tariff = Tariff::OnDemand, .length = kHour, .inKiB = rounded};
    EXPECT_EQ(cents(hourlyCost(book(), use).dataIn * kMonthHours), 19'775);
}

// 100 MiB a second in and out once, 30 days: $30,375 without the commitment, but for 28.80 of hours, and $12,150 with.
TEST(Cost, OfAStreamOnDemandWithTheCommitment)
{
    const std::int64_t mib = std::int64_t{100} * 3'600;
    StreamUse use{.tariff = Tariff::OnDemand, .length = kHour, .inKiB = mib * 1'024, .sharedBytes = mib * 1'048'576};
    EXPECT_EQ(cents(hourlyCost(book(), use).total() * kMonthHours), 3'040'380);
    use.tariff = Tariff::Advantage;
    EXPECT_EQ(cents(hourlyCost(book(), use).total() * kMonthHours), 1'215'000);
    EXPECT_EQ(hourlyCost(book(), use).streamHour, Money{});
    use.fanOutBytes = use.sharedBytes;
    EXPECT_EQ(hourlyCost(book(), use).fanOutData, hourlyCost(book(), use).sharedData);
}

// Data-streams.md, 11.4: the floor is $101.25 a day each of which nothing is used.
TEST(Cost, OfACommitmentThatIsNotUsedUp)
{
    const CommitmentShortfall day = commitmentShortfall(book(), {}, kDay);
    EXPECT_EQ(day.inKiB, std::int64_t{25} * 1'024 * 86'400);
    EXPECT_EQ(day.outBytes, std::int64_t{25} * 1'048'576 * 86'400);
    EXPECT_EQ(cents(day.cost), 10'125);
    EXPECT_EQ(cents(day.cost * 30), 303'750);
    EXPECT_EQ(commitmentShortfall(book(), {}, Duration{10}).inKiB, 256);
    EXPECT_EQ(commitmentShortfall(book(), {}, Duration{10}).outBytes, 262'144);
    // As long as a world lasts.
    EXPECT_EQ(commitmentShortfall(book(), {}, Duration{std::int64_t{1} << 40}).outBytes,
        (std::int64_t{1} << 40) / 10 * 262'144 + 6 * 262'144 / 10);
}

// 10 MiB/s in and 30 out, by both kinds of reading together; what is too much one way makes up for nothing the other.
TEST(Cost, OfACommitmentThatIsUsedOneWay)
{
    constexpr std::int64_t kMiBOfHour = 3'600;
    const DataUse used{.inKiB = 10 * 1'024 * kMiBOfHour,
        .sharedBytes = 20 * 1'048'576 * kMiBOfHour,
        .fanOutBytes = 10 * 1'048'576 * kMiBOfHour};
    EXPECT_EQ(commitmentShortfall(book(), used, kHour),
        (CommitmentShortfall{15 * 1'024 * kMiBOfHour, 0, Money{1'687'500}}));
    const DataUse all{.inKiB = 25 * 1'024 * kMiBOfHour, .sharedBytes = 25 * 1'048'576 * kMiBOfHour, .fanOutBytes = 0};
    EXPECT_EQ(commitmentShortfall(book(), all, kHour), CommitmentShortfall{});
}

// An hour that began provisioned, went on on demand and ended with the commitment.
TEST(Cost, OfStretchesUnderSeveralTariffs)
{
    constexpr std::int64_t kGiB = std::int64_t{1} << 30;
    BilledUse hour{.shardMs = 1'200'000};
    hour +=
        BilledUse{.onDemandMs = 1'200'000, .onDemand = {.inKiB = 1'048'576, .sharedBytes = kGiB, .fanOutBytes = kGiB}};
    hour += BilledUse{.advantage = {.inKiB = 1'048'576, .sharedBytes = kGiB, .fanOutBytes = kGiB}};
    EXPECT_EQ(costOf(book(), hour), Money{5'000 + 13'333 + 80'000 + 40'000 + 50'000 + 32'000 + 16'000 + 16'000});
}

TEST(Cost, ScalesAShortStretchToAnHour)
{
    const StreamUse tenSeconds{.openShards = 1, .retention = kDay, .length = Duration{10'000}, .putUnits = 10'007};
    const StreamUse hour{.openShards = 1, .retention = kDay, .length = kHour, .putUnits = 10'007 * 360};
    EXPECT_EQ(hourlyCost(book(), tenSeconds), hourlyCost(book(), hour));
}

}
}
