#include "streams/outside_log.h"

#include "base/md5.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace shardscope::streams {
namespace {

using base::Duration;

base::Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

std::string keyOf(std::int64_t i) { return "key-" + std::to_string(i); }

void append(OutsideLog& log, std::int64_t ms, std::string_view key, const Payload& data)
{
    const OutsideEntry entry{key, &data, {}};
    log.append(at(ms), {&entry, 1});
}

// One record a millisecond from `from` on.
void fill(OutsideLog& log, std::int64_t from, std::int64_t until)
{
    const Payload data{std::make_shared<const std::string>(100, 'x')};
    for (std::int64_t i = from; i < until; ++i)
        append(log, i, keyOf(i), data);
}

std::string_view keyAt(const OutsideLog& log, std::int64_t i)
{
    const auto record = log.find(kOutsideKeys + static_cast<KeyId>(i));
    return record ? record->partitionKey() : std::string_view{};
}

constexpr std::int64_t kMany = 300'000; // more than a list of blocks holds

TEST(OutsideLog, FindsARecordByItsId)
{
    OutsideLog log;
    EXPECT_EQ(log.startCall(at(0), 500), kOutsideKeys);
    EXPECT_FALSE(log.find(kOutsideKeys));
    fill(log, 0, kMany);
    EXPECT_EQ(log.startCall(at(0), 500), kOutsideKeys + kMany);
    for (const std::int64_t i :
        {std::int64_t{0}, std::int64_t{255}, std::int64_t{256}, std::int64_t{131'072}, kMany - 1})
        EXPECT_EQ(keyAt(log, i), keyOf(i));
    EXPECT_FALSE(log.find(kOutsideKeys + kMany));
}

// In whatever order it is asked, and with whatever lies before and behind.
TEST(OutsideLog, AReaderFindsWhatTheLogFinds)
{
    OutsideLog log;
    fill(log, 0, 3'000);
    log.forgetBefore(at(1'000));
    std::vector<std::int64_t> order;
    for (std::int64_t i = 900; i < 3'100; ++i)
        order.push_back(i);
    for (std::int64_t i = 3'100; i-- > 900;)
        order.push_back(i);
    for (std::int64_t step = 1; step < 2'000; step += 61)
        for (std::int64_t i = 0; i < 40; ++i)
            order.push_back(1'000 + i * step % 2'000);
    OutsideReader reader{log};
    for (const std::int64_t i : order) {
        const auto record = reader.find(kOutsideKeys + static_cast<KeyId>(i));
        ASSERT_EQ(record.has_value(), i >= 1'000 && i < 3'000) << i;
        if (record) {
            ASSERT_EQ(record->partitionKey(), keyOf(i)) << i;
        }
    }
    EXPECT_FALSE(OutsideReader{OutsideLog{}}.find(kOutsideKeys));
}

// Calls of one record, of few and of many, one after another: how many runs lie between two records cannot be told.
TEST(OutsideLog, AReaderFindsRecordsOfCallsOfAnySize)
{
    OutsideLog log;
    std::int64_t records = 0;
    for (const std::int64_t count : {1, 1, 1, 40, 1, 3, 3, 1, 1, 1, 1, 200, 2, 1, 1, 1}) {
        std::vector<std::string> keys;
        for (std::int64_t i = 0; i < count; ++i)
            keys.push_back(keyOf(records++));
        std::vector<OutsideEntry> entries;
        for (const std::string& key : keys)
            entries.push_back({key, nullptr, {}});
        log.append(at(0), entries);
    }
    for (std::int64_t from = 0; from < records; ++from) {
        for (std::int64_t to = 0; to < records; ++to) {
            OutsideReader reader{log};
            ASSERT_TRUE(reader.find(kOutsideKeys + static_cast<KeyId>(from)));
            const auto record = reader.find(kOutsideKeys + static_cast<KeyId>(to));
            ASSERT_TRUE(record);
            ASSERT_EQ(record->partitionKey(), keyOf(to)) << "after " << from;
        }
    }
}

TEST(OutsideLog, ARecordHasItsKeyWhereverItsHashTookIt)
{
    const Payload small{std::make_shared<const std::string>("small")};
    const Payload large{std::make_shared<const std::string>(OutsideEntry::kMostCopied + 1, 'l')};
    const base::HashKey hot = base::hashOfPartitionKey("hot");
    const base::HashKey cold = base::hashOfPartitionKey("cold");
    const std::vector<OutsideEntry> entries{{"hot", &small, hot}, {"hot", &large, hot}, {"hot", &small, cold, true},
        {"hot", &large, cold, true}, {"cold", &small, cold}, {"cold", &small, hot, true}, {"cold", &large, hot, true},
        {"ho", &small, hot, true}};
    OutsideLog log;
    const KeyId first = log.startCall(at(0), entries.size());
    log.append(at(0), entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto record = log.find(first + static_cast<KeyId>(i));
        EXPECT_EQ(record->hasKey("hot", hot), i < 4) << i;
        EXPECT_EQ(record->hasKey("cold", cold), i >= 4 && i < 7) << i;
    }
}

TEST(OutsideLog, RecordsHaveOneDigestWhereTheirKeysAndHashesAreTheSame)
{
    const Payload small{std::make_shared<const std::string>("small")};
    const Payload large{std::make_shared<const std::string>(OutsideEntry::kMostCopied + 1, 'l')};
    const base::HashKey own = base::hashOfPartitionKey("hot");
    const base::HashKey other = base::hashOfPartitionKey("cold");
    const std::vector<OutsideEntry> entries{{"hot", &small, own}, {"hot", &large, own},
        {"hot", nullptr, own},                                      // one key
        {"cold", &small, other},                                    // another
        {"hot", &small, other, true}, {"hot", &large, other, true}, // where that one goes
        {"warm", &small, other, true}};                             // and a third
    const std::vector<int> groups{0, 0, 0, 1, 2, 2, 3};
    OutsideLog log;
    const KeyId first = log.startCall(at(0), entries.size());
    log.append(at(0), entries);
    const auto digest = [&](std::size_t i) { return log.find(first + static_cast<KeyId>(i))->digest(); };
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (std::size_t j = 0; j < entries.size(); ++j)
            EXPECT_EQ(digest(i) == digest(j), groups[i] == groups[j]) << i << " " << j;
}

TEST(OutsideLog, KeepsWhatEachRecordOfACallHolds)
{
    const Payload small{std::make_shared<const std::string>("small")};
    const Payload large{std::make_shared<const std::string>(OutsideEntry::kMostCopied + 1, 'l')};
    const Payload empty{std::make_shared<const std::string>()};
    const std::string longest(OutsideEntry::kMostCopied, 'm');
    const Payload most{std::make_shared<const std::string>(longest)};
    std::vector<OutsideEntry> entries{{"first", &small, base::HashKey{1}}, {"refused", nullptr, base::HashKey{2}},
        {"large", &large, base::HashKey{3}}, {"larger", &large, base::HashKey{4}}, {"", &small, base::HashKey{5}},
        {"empty", &empty, base::HashKey{6}}};
    // More than one piece of memory holds.
    entries.resize(100, {"many", &most, base::HashKey{7}});
    OutsideLog log;
    for (std::int64_t call = 0; call < 3; ++call) {
        const KeyId first = log.startCall(at(call), entries.size());
        log.append(at(call), entries);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto record = log.find(first + static_cast<KeyId>(i));
            ASSERT_TRUE(record) << i;
            EXPECT_EQ(record->partitionKey(), entries[i].partitionKey) << i;
            EXPECT_EQ(*record->data(), entries[i].data == nullptr ? "" : **entries[i].data) << i;
            EXPECT_EQ(record->hash(), entries[i].hash) << i;
            EXPECT_EQ(record->arrival(), at(call)) << i;
        }
    }
    // Large data is shared, not copied.
    EXPECT_EQ((*log.find(kOutsideKeys + 2)->data()).data(), (*large).data());
}

TEST(OutsideLog, GivesMemoryBackByBlocksAndTheNumbersStay)
{
    OutsideLog log;
    fill(log, 0, kMany);
    std::vector<std::weak_ptr<const std::string>> large;
    for (std::int64_t i = kMany; i < kMany + 1'000; ++i) {
        const auto data = std::make_shared<const std::string>(OutsideEntry::kMostCopied + 1, 'x');
        large.emplace_back(data);
        append(log, i, keyOf(i), Payload{data});
    }
    const std::uint64_t bytes = log.bytes();
    log.forgetBefore(at(kMany + 700));
    EXPECT_LT(log.bytes(), bytes / 10);
    EXPECT_FALSE(log.find(kOutsideKeys + kMany + 699));
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
    EXPECT_FALSE(copy.find(kOutsideKeys + 700));
    EXPECT_EQ(keyAt(copy, 0), keyOf(0));
    // A copy goes its own way.
    append(copy, 700, "other", {});
    EXPECT_EQ(keyAt(copy, 700), "other");
    EXPECT_EQ(keyAt(log, 700), keyOf(700));
    log = copy;
    fill(log, 701, 1'000);
    EXPECT_EQ(keyAt(log, 700), "other");
    EXPECT_EQ(keyAt(log, 999), keyOf(999));
    EXPECT_FALSE(copy.find(kOutsideKeys + 701));
}

TEST(OutsideLog, SharesNoRoomWithACopyThatBeginsWithALargeRecord)
{
    OutsideLog log;
    fill(log, 0, 10);
    OutsideLog copy = log;
    append(copy, 10, "large", Payload{std::make_shared<const std::string>(OutsideEntry::kMostCopied + 1, 'l')});
    append(copy, 11, "the copy's", {});
    append(log, 10, "the log's", {});
    append(log, 11, "the log's, too", {});
    EXPECT_EQ(keyAt(copy, 11), "the copy's");
    EXPECT_EQ(keyAt(log, 10), "the log's");
    EXPECT_EQ(keyAt(log, 11), "the log's, too");
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
