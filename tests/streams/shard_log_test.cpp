#include "streams/shard_log.h"

#include "base/rng.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;

// A log with its length, as a shard's line keeps it, and beside it the same records in a plain list.
struct LogAndList {
    ShardLog log;
    std::vector<Row> list;

    void append(const Row& row)
    {
        log.writableRows(list.size())[list.size() % kChunkRecords] = row;
        list.push_back(row);
        if (list.size() % kChunkRecords == 0)
            log.seal();
    }
    void appendMany(std::uint64_t count, std::int64_t everyMs, std::uint32_t size)
    {
        for (std::uint64_t i = 0; i < count; ++i)
            append(Row::make(static_cast<std::int64_t>(list.size()) * everyMs, size,
                static_cast<KeyId>(list.size() % 7), 0));
    }
    std::uint64_t size() const { return list.size(); }

    void expectSame() const
    {
        for (std::uint64_t i = log.firstKept(); i < size(); ++i) {
            ASSERT_EQ(log.row(i), list[i]) << i;
            ASSERT_EQ(log.arrival(i), list[i].arrival()) << i;
        }
    }
    RecordRange measureSlowly(std::uint64_t begin, std::int64_t maxRecords, std::int64_t maxBytes) const
    {
        RecordRange range{begin, begin, 0, {}};
        while (range.end < size() && static_cast<std::int64_t>(range.count()) < maxRecords) {
            const Row& row = list[range.end];
            if (range.count() > 0 && range.bytes + row.size() > maxBytes)
                break;
            range.bytes += row.size();
            range.lastArrival = row.arrival();
            ++range.end;
        }
        return range;
    }
};

constexpr std::uint32_t kMiB = 1'048'576;

struct Shape {
    const char* name;
    std::int64_t longestPauseMs;
    std::uint32_t largestSize;
    bool hasPayloads;
};
constexpr Shape kShapes[] = {
    // records | longest pause ms | largest size | payload references
    {"many a millisecond", 1, 300, false},
    {"many a millisecond, of a log file", 1, 300, true},
    {"of up to 64 KiB, which columns just hold", 20, 65'535, false},
    {"of up to 1 MiB", 20, kMiB, false},
    {"of up to 1 MiB, of a log file", 20, kMiB, true},
    {"minutes apart, so that a chunk spans more than 65 s", 120'000, 2'000, false},
    {"hours apart, of up to 16 MiB", 7'200'000, 0xffffff, true},
};

LogAndList drawLog(const Shape& shape, std::uint64_t records, base::Rng& rng)
{
    LogAndList both;
    std::int64_t ms = 0;
    for (std::uint64_t i = 0; i < records; ++i) {
        ms += static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(shape.longestPauseMs) + 1));
        const std::uint32_t bound = rng.below(3) == 0 ? shape.largestSize : std::min(shape.largestSize, 500U);
        const auto size = 1 + static_cast<std::uint32_t>(rng.below(bound));
        const auto key = static_cast<KeyId>(rng.next());
        const auto payload = shape.hasPayloads ? static_cast<std::uint32_t>(rng.below(3)) : 0;
        both.append(Row::make(ms, size, key, payload));
    }
    return both;
}

TEST(ShardLog, ReturnsEveryRecordAsItWasWritten)
{
    constexpr std::uint64_t kSeed = 11;
    base::Rng rng{kSeed};
    for (const Shape& shape : kShapes) {
        SCOPED_TRACE(std::string{"records "} + shape.name + ", seed " + std::to_string(kSeed));
        for (const std::uint64_t records : {1U, 255U, 256U, 257U, 3'000U})
            drawLog(shape, records, rng).expectSame();
    }
}

TEST(ShardLog, MeasuresAsAddingUpOneByOneWould)
{
    constexpr std::uint64_t kSeed = 12;
    base::Rng rng{kSeed};
    for (const Shape& shape : kShapes) {
        SCOPED_TRACE(std::string{"records "} + shape.name + ", seed " + std::to_string(kSeed));
        const LogAndList both = drawLog(shape, 2'000, rng);
        for (int i = 0; i < 2'000; ++i) {
            std::uint64_t begin = rng.below(both.size() + 1);
            if (rng.below(3) == 0) // whole chunks are added at once
                begin -= begin % kChunkRecords;
            const auto maxRecords = static_cast<std::int64_t>(rng.below(rng.below(2) == 0 ? 10'001 : 600));
            const auto maxBytes =
                static_cast<std::int64_t>(rng.below(std::uint64_t{shape.largestSize} * (1 + rng.below(600))));
            const RecordRange measured = both.log.measure(begin, both.size(), maxRecords, maxBytes);
            const RecordRange expected = both.measureSlowly(begin, maxRecords, maxBytes);
            ASSERT_EQ(measured.begin, expected.begin);
            ASSERT_EQ(measured.end, expected.end) << maxRecords << " records, " << maxBytes << " bytes from " << begin;
            ASSERT_EQ(measured.bytes, expected.bytes);
            if (expected.count() > 0) {
                ASSERT_EQ(measured.lastArrival, expected.lastArrival);
            }
        }
    }
}

TEST(ShardLog, ReturnsALargeFirstRecordWhateverTheByteLimit)
{
    LogAndList both;
    both.append(Row::make(0, kMiB, 1, 0));
    both.append(Row::make(0, 1, 1, 0));
    EXPECT_EQ(both.log.measure(0, 2, 10, 100).count(), 1U);
    EXPECT_EQ(both.log.measure(1, 2, 10, 100).count(), 1U);
    EXPECT_EQ(both.log.measure(2, 2, 10, 100).count(), 0U);
    EXPECT_EQ(both.log.measure(0, 2, 0, 100).count(), 0U);
}

TEST(ShardLog, FindsTheFirstRecordAtOrAfterAnInstant)
{
    constexpr std::uint64_t kSeed = 13;
    base::Rng rng{kSeed};
    for (const Shape& shape : kShapes) {
        const LogAndList both = drawLog(shape, 1'000, rng);
        const std::int64_t lastMs = both.list.back().arrival().time_since_epoch().count();
        for (int i = 0; i < 500; ++i) {
            const base::Instant at = instantAt(Duration{static_cast<std::int64_t>(rng.below(lastMs + 3)) - 1});
            const auto expected =
                std::find_if(both.list.begin(), both.list.end(), [at](const Row& row) { return row.arrival() >= at; });
            ASSERT_EQ(both.log.firstAtOrAfter(at, both.size()),
                static_cast<std::uint64_t>(expected - both.list.begin()))
                << "records " << shape.name << ", seed " << kSeed;
        }
    }
    EXPECT_EQ(ShardLog{}.firstAtOrAfter(base::kWorldStart, 0), 0U);
}

TEST(ShardLog, KeepsSmallRecordsInEightBytesAndLargeOrRareOnesInSixteen)
{
    struct Row {
        const char* what;
        std::int64_t everyMs;
        std::uint32_t size;
        std::int64_t mostBytesPerRecord;
        std::int64_t leastBytesPerRecord;
    };
    constexpr Row kRows[] = {
        // what | every ms | size | most and least bytes a record takes
        {"columns", 1, 120, 9, 8},
        {"columns to the last bit", 257, 65'535, 9, 8}, // 255 pauses of 257 ms are 65,535 ms
        {"a pause too long", 258, 120, 17, 16},
        {"a size too large", 1, 65'536, 17, 16},
    };
    for (const Row& row : kRows) {
        LogAndList both;
        both.appendMany(std::uint64_t{10} * kChunkRecords, row.everyMs, row.size);
        const auto records = static_cast<std::int64_t>(both.size());
        EXPECT_LE(both.log.memory(), records * row.mostBytesPerRecord) << row.what;
        EXPECT_GE(both.log.memory(), records * row.leastBytesPerRecord) << row.what;
        both.expectSame();
    }
}

TEST(ShardLog, LetsACopyGoOnByItself)
{
    for (const std::uint64_t length : {0U, 1U, 100U, 255U, 256U, 300U}) {
        SCOPED_TRACE(length);
        LogAndList original;
        original.appendMany(length, 1, 100);
        LogAndList copy = original;
        // Both append different records to the same places; neither sees the other's.
        for (int i = 0; i < 600; ++i) {
            original.append(Row::make(1'000'000, 1, 1, 0));
            copy.append(Row::make(2'000'000, 2, 2, 0));
        }
        original.expectSame();
        copy.expectSame();
    }
}

TEST(ShardLog, ClonesItsOpenRowsOnceInACopyAndNeverInTheOriginal)
{
    LogAndList original;
    original.appendMany(10, 1, 100);
    Row* const rows = original.log.writableRows(10);
    LogAndList copy = original;
    EXPECT_EQ(original.log.writableRows(10), rows);
    Row* const cloned = copy.log.writableRows(10);
    EXPECT_NE(cloned, rows);
    EXPECT_EQ(copy.log.writableRows(10), cloned);
}

TEST(ShardLog, KeepsTheRightToAppendWhenItIsMoved)
{
    LogAndList original;
    original.appendMany(10, 1, 100);
    Row* const rows = original.log.writableRows(10);
    ShardLog moved = std::move(original.log);
    EXPECT_EQ(moved.writableRows(10), rows);
}

TEST(ShardLog, LeavesACopyReadableAfterTheOriginalSealedItsChunk)
{
    LogAndList original;
    original.appendMany(200, 1, 100);
    const LogAndList copy = original;
    original.appendMany(2'000, 1, 100);
    original.log.forgetBefore(base::kWorldEnd, original.size());
    copy.expectSame();
    EXPECT_EQ(copy.log.measure(0, copy.size(), 10'000, kMiB).count(), 200U);
}

TEST(ShardLog, ForgetsWholeBlocksThatLieBeforeTheHorizonAndBelowTheOrdinal)
{
    constexpr std::uint64_t kBlockRecords = 64 * kChunkRecords;
    constexpr std::uint64_t kStored = 3 * kBlockRecords + 100;
    struct Row {
        const char* what;
        std::int64_t horizonMs; // one record a millisecond
        std::uint64_t keepFrom;
        std::uint64_t firstKept;
    };
    constexpr Row kRows[] = {
        // what | horizon ms | keep from ordinal | first kept afterwards
        {"nothing is old", 0, kStored, 0},
        {"the last record of a block stands on the horizon", kBlockRecords - 1, kStored, 0},
        {"the last record of a block is past it", kBlockRecords, kStored, kBlockRecords},
        {"all is old, half may go", 1'000'000'000, 3 * kBlockRecords / 2, kBlockRecords},
        {"all is old, two blocks may go", 1'000'000'000, 2 * kBlockRecords, 2 * kBlockRecords},
        {"all is old and may go: the open tail stays", 1'000'000'000, kStored, 3 * kBlockRecords},
    };
    for (const Row& row : kRows) {
        SCOPED_TRACE(row.what);
        LogAndList both;
        both.appendMany(kStored, 1, 100);
        both.log.forgetBefore(instantAt(Duration{row.horizonMs}), row.keepFrom);
        EXPECT_EQ(both.log.firstKept(), row.firstKept);
        EXPECT_EQ(both.log.firstAtOrAfter(base::kWorldStart, both.size()), row.firstKept);
        both.expectSame();
        both.appendMany(kBlockRecords, 1, 100);
        both.expectSame();
        const RecordRange tail = both.log.measure(row.firstKept, both.size(), 1'000'000, 1'000'000'000);
        EXPECT_EQ(tail.end, both.size());
    }
}

}
}
