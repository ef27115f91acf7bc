#include "widgets/record_text.h"

#include "streams/aggregated_record.h"
#include "widgets/format.h"

#include <QTextDocument>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

// As it is read.
std::string shown(const std::string& data, base::HashRange shard = base::kWholeRing)
{
    QTextDocument document;
    document.setHtml(recordText(streams::Payload{std::make_shared<const std::string>(data)}, shard, Theme::light()));
    return format::plain(document.toPlainText()).toStdString();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}

TEST(RecordText, OfASyntheticRecordIsNothing)
{
    EXPECT_TRUE(recordText({}, base::kWholeRing, Theme::light()).isEmpty());
}

TEST(RecordText, ShowsTheFirstBytesOfAPlainRecord)
{
    const std::string text = shown("hello <b>" + std::string(100, '\1'));
    EXPECT_TRUE(has(text, "data")) << text;
    EXPECT_TRUE(has(text, "68 65 6c 6c 6f 20 3c 62")) << text;
    EXPECT_TRUE(has(text, "hello <b")) << text;
    EXPECT_TRUE(has(text, "45 more")) << text;
    EXPECT_FALSE(has(text, "KPL")) << text;
}

// The first vector of spec 15.5.
TEST(RecordText, TakesAnAggregatedRecordApart)
{
    const std::vector<streams::UserRecord> records{{"a", {}, "hello"}, {"b", {}, "world"}};
    const std::string text = shown(streams::aggregate(records).data);
    EXPECT_TRUE(has(text, "KPL aggregated record: 2")) << text;
    EXPECT_TRUE(has(text, "5 B \u00b7 \u201chello\u201d")) << text;
    EXPECT_TRUE(has(text, "the key's own hash lies in this shard")) << text;
    EXPECT_TRUE(has(text, "head \u00b7 4 B\nf3 89 9a c2")) << text;
    EXPECT_TRUE(has(text, "partition keys \u00b7 6 B\n0a 01 61 0a 01 62")) << text;
    EXPECT_TRUE(has(text, "user records \u00b7 22 B\n1a 09 08 00 1a 05 68 65")) << text;
    EXPECT_TRUE(has(text, "7c f4 52 28 cd 79 94 1b")) << text;
}

TEST(RecordText, SaysWhichUserRecordLosesTheRest)
{
    const std::vector<streams::UserRecord> records{{"a", {}, "hello"}, {"b", {}, "world"}};
    const std::string text = shown(streams::aggregate(records).data, base::evenSplit(2)[0]);
    EXPECT_TRUE(has(text, "user record 2 lies outside this shard's range")) << text;
    EXPECT_TRUE(has(text, "the key's own hash lies outside this shard")) << text;
}

TEST(RecordText, TellsTheExplicitHashKeyBesideTheKeysOwnHash)
{
    const std::vector<streams::UserRecord> records{{"b", "1", "x"}, {"a", {}, "\xff\xfe"}};
    const std::string text = shown(streams::aggregate(records).data, base::evenSplit(2)[0]);
    EXPECT_TRUE(has(text, "explicit hash key 1 \u00b7 the key's own hash lies outside this shard")) << text;
    EXPECT_TRUE(has(text, "2 B \u00b7 ff fe")) << text;
    EXPECT_TRUE(has(text, "hands on all of them")) << text;
}

TEST(RecordText, OfManyUserRecordsShowsTheFirstFifty)
{
    const std::vector<streams::UserRecord> records(1'000, {"k", {}, "x"});
    const std::string text = shown(streams::aggregate(records).data);
    EXPECT_TRUE(has(text, "50 k")) << text;
    EXPECT_FALSE(has(text, "51 k")) << text;
    EXPECT_TRUE(has(text, "950 more")) << text;
}
