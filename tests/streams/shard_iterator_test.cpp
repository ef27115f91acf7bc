#include "streams/shard_iterator.h"

#include "base/base64.h"

#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;

ShardIterator iteratorOf(const std::string& streamName)
{
    return {instantAt(Duration{1'234'567}), instantAt(Duration{89}), streamName, ShardIndex{7}, 42};
}

TEST(ShardIterator, HasTheLengthOfTheService)
{
    struct Row {
        std::size_t nameLength;
        std::size_t bytes;
        std::size_t characters;
    };
    constexpr Row kRows[] = {
        // length of the stream's name | bytes | base64 characters
        {1, 152, 204},
        {13, 152, 204},
        {14, 168, 224},
        {29, 168, 224},
        {30, 184, 248},
        {45, 184, 248},
        {64, 216, 288},
        {128, 280, 376},
    };
    for (const Row& row : kRows) {
        const std::string text = writeShardIterator(iteratorOf(std::string(row.nameLength, 'n')));
        EXPECT_EQ(text.size(), row.characters) << row.nameLength;
        EXPECT_EQ(base::decodeBase64(text)->size(), row.bytes) << row.nameLength;
    }
}

TEST(ShardIterator, FitsItsLengthWhateverItHolds)
{
    const ShardIterator largest{
        base::kWorldEnd, base::kWorldEnd, "n", ShardIndex{2'147'483'647}, {~std::uint64_t{0} >> 1, base::kWorldEnd}};
    EXPECT_EQ(writeShardIterator(largest).size(), 204U);
    EXPECT_EQ(readShardIterator(writeShardIterator(largest)), largest);
}

TEST(ShardIterator, StartsWithTheEightBytesOfRealOnes)
{
    const auto bytes = base::decodeBase64(writeShardIterator(iteratorOf("clicks")));
    EXPECT_EQ(bytes->substr(0, 8), (std::string{"\0\0\0\0\0\0\0\1", 8}));
}

TEST(ShardIterator, IsReadBackAsItWasWritten)
{
    for (std::size_t length = 1; length <= 128; ++length) {
        const ShardIterator iterator = iteratorOf(std::string(length, 'n'));
        ASSERT_EQ(readShardIterator(writeShardIterator(iterator)), iterator) << length;
    }
    ShardIterator waiting = iteratorOf("clicks");
    waiting.place.from = instantAt(Duration{7});
    EXPECT_EQ(readShardIterator(writeShardIterator(waiting)), waiting);
    const PageToken token{instantAt(Duration{5}), instantAt(Duration{3}), "clicks", ShardIndex{1'000}};
    EXPECT_EQ(readPageToken(writePageToken(token)), token);
}

TEST(ShardIterator, IsRefusedWhenAnyCharacterOfItIsChanged)
{
    const std::string text = writeShardIterator(iteratorOf("clicks"));
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(readShardIterator(changed).has_value()) << i;
    }
}

TEST(ShardIterator, IsRefusedWhenItIsNotOne)
{
    const std::string text = writeShardIterator(iteratorOf("clicks"));
    const std::string bytes = *base::decodeBase64(text);
    struct Row {
        const char* what;
        std::string text;
    };
    const Row rows[] = {
        // what | text
        {"empty", ""},
        {"not base64", "no iterator"},
        {"cut short", text.substr(0, text.size() - 4)},
        {"too long", base::encodeBase64(bytes + std::string(16, 'x'))},
        {"another head", base::encodeBase64(std::string(8, '\0') + bytes.substr(8))},
        {"a space at the end", text + " "},
        {"151 bytes", base::encodeBase64(std::string{"\0\0\0\0\0\0\0\1", 8} + std::string(143, 'x'))},
        {"281 bytes", base::encodeBase64(std::string{"\0\0\0\0\0\0\0\1", 8} + std::string(273, 'x'))},
        {"a page token", writePageToken({instantAt(Duration{5}), instantAt(Duration{3}), "clicks", ShardIndex{1}})},
    };
    for (const Row& row : rows)
        EXPECT_FALSE(readShardIterator(row.text).has_value()) << row.what;
    EXPECT_FALSE(readPageToken(text).has_value());
}

TEST(ServiceDate, IsWrittenAsInTheTextsOfTheService)
{
    struct Row {
        std::int64_t second;
        const char* text;
    };
    constexpr Row kRows[] = {
        // Unix second | text
        {0, "Thu Jan 01 00:00:00 UTC 1970"},
        {1'421'889'722, "Thu Jan 22 01:22:02 UTC 2015"},
        {1'709'251'199, "Thu Feb 29 23:59:59 UTC 2024"},
        {1'795'132'800, "Fri Nov 20 00:00:00 UTC 2026"},
    };
    for (const Row& row : kRows)
        EXPECT_EQ(formatServiceDate(row.second), row.text);
}

}
}
