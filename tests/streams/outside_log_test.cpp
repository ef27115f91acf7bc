#include "streams/outside_log.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace shardscope::streams {
namespace {

using base::Duration;

base::Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

std::string keyOf(std::int64_t i) { return "key-" + std::to_string(i); }

// One record a millisecond from `from` on.
void fill(OutsideLog& log, std::int64_t from, std::int64_t until)
{
    for (std::int64_t i = from; i < until; ++i)
        log.append({keyOf(i), Payload{std::make_shared<const std::string>(100, 'x')}, {}, at(i)});
}

std::string_view keyAt(const OutsideLog& log, std::int64_t i)
{
    const OutsideRecord* const record = log.find(kOutsideKeys + static_cast<KeyId>(i));
    return record == nullptr ? std::string_view{} : record->partitionKey();
}

constexpr std::int64_t kMany = 300'000; // more than a list of blocks holds

TEST(OutsideLog, FindsARecordByItsId)
{
    OutsideLog log;
    EXPECT_EQ(log.startCall(at(0), 500), kOutsideKeys);
    EXPECT_EQ(log.find(kOutsideKeys), nullptr);
    fill(log, 0, kMany);
    EXPECT_EQ(log.startCall(at(0), 500), kOutsideKeys + kMany);
    for (const std::int64_t i :
        {std::int64_t{0}, std::int64_t{255}, std::int64_t{256}, std::int64_t{131'072}, kMany - 1})
        EXPECT_EQ(keyAt(log, i), keyOf(i));
    EXPECT_EQ(log.find(kOutsideKeys + kMany), nullptr);
}

TEST(OutsideLog, GivesMemoryBackByBlocksAndTheNumbersStay)
{
    OutsideLog log;
    fill(log, 0, kMany);
    std::vector<std::weak_ptr<const std::string>> large;
    for (std::int64_t i = kMany; i < kMany + 1'000; ++i) {
        const auto data = std::make_shared<const std::string>(10, 'x');
        large.emplace_back(data);
        log.append({keyOf(i), Payload{data}, {}, at(i)});
    }
    const std::uint64_t bytes = log.bytes();
    log.forgetBefore(at(kMany + 700));
    EXPECT_LT(log.bytes(), bytes / 100);
    EXPECT_EQ(log.find(kOutsideKeys + kMany + 699), nullptr);
    EXPECT_EQ(keyAt(log, kMany + 700), keyOf(kMany + 700));
    // Blocks end at multiples of 256: 300,032 is one.
    EXPECT_TRUE(large[300'544 - kMany - 1].expired());
    EXPECT_FALSE(large[700].expired());
    fill(log, kMany + 1'000, kMany + 2'000);
    EXPECT_EQ(keyAt(log, kMany + 1'999), keyOf(kMany + 1'999));
    log.forgetBefore(at(kMany * 2));
    EXPECT_EQ(log.bytes(), 0U);
    fill(log, kMany + 2'000, kMany + 2'001);
    EXPECT_EQ(keyAt(log, kMany + 2'000), keyOf(kMany + 2'000));
}

TEST(OutsideLog, SaysWhatMustGoForABudget)
{
    OutsideLog log;
    fill(log, 0, 1'000);
    EXPECT_EQ(log.horizonFor(log.bytes()), std::nullopt);
    const std::uint64_t half = log.bytes() / 2;
    const auto horizon = log.horizonFor(half);
    ASSERT_TRUE(horizon);
    log.forgetBefore(*horizon);
    EXPECT_LE(log.bytes(), half);
    EXPECT_GT(log.bytes(), half - 1'000);
    EXPECT_EQ(log.horizonFor(half), std::nullopt);
}

TEST(OutsideLog, LeavesACopyAsItIs)
{
    OutsideLog log;
    fill(log, 0, 700);
    OutsideLog copy = log;
    fill(log, 700, 1'500);
    log.forgetBefore(at(600));
    EXPECT_EQ(copy.find(kOutsideKeys + 700), nullptr);
    EXPECT_EQ(keyAt(copy, 0), keyOf(0));
    // A copy goes its own way.
    copy.append({"other", {}, {}, at(700)});
    EXPECT_EQ(keyAt(copy, 700), "other");
    EXPECT_EQ(keyAt(log, 700), keyOf(700));
    log = copy;
    fill(log, 701, 1'000);
    EXPECT_EQ(keyAt(log, 700), "other");
    EXPECT_EQ(keyAt(log, 999), keyOf(999));
    EXPECT_EQ(copy.find(kOutsideKeys + 701), nullptr);
}

TEST(OutsideLog, LetsACopyBeReadWhileTheOwnerGoesOn)
{
    OutsideLog log;
    fill(log, 0, 1'000);
    const OutsideLog copy = log;
    std::size_t seen = 0;
    std::jthread reader([&] {
        for (int round = 0; round < 20; ++round)
            for (std::int64_t i = 0; i < 1'000; ++i)
                seen += keyAt(copy, i).size();
    });
    for (std::int64_t i = 1'000; i < 4'000; i += 10) {
        fill(log, i, i + 10);
        log.forgetBefore(at(i - 900));
    }
    reader.join();
    std::size_t expected = 0;
    for (std::int64_t i = 0; i < 1'000; ++i)
        expected += keyOf(i).size();
    EXPECT_EQ(seen, 20 * expected);
}

}
}
