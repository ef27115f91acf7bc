#include "streams/validation.h"

#include <functional>
#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

struct Failure {
    const char* what;
    std::function<void(Constraints&)> check;
    const char* message; // empty where the value is allowed
};

const std::string k128(128, 'n');
const std::string k129(129, 'n');
const std::string k39Digits(39, '9');
const std::string k40Digits(40, '9');
constexpr const char* kHashPattern = R"(0|([1-9]\d{0,38}))";
constexpr const char* kNumberPattern = R"(0|([1-9]\d{0,128}))";

const Failure kFailures[] = {
    // what | check | message, or nothing where the value is allowed
    {"a name", [](auto& c) { c.name("streamName", "clicks-2026_v1.0"); }, ""},
    {"the longest name", [](auto& c) { c.name("streamName", k128); }, ""},
    {"an empty name", [](auto& c) { c.name("streamName", ""); },
        "2 validation errors detected: Value '' at 'streamName' failed to satisfy constraint: Member must satisfy "
        "regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'streamName' failed to satisfy constraint: Member "
        "must have length greater than or equal to 1"},
    {"a name with a space", [](auto& c) { c.name("streamName", "a b"); },
        "1 validation error detected: Value 'a b' at 'streamName' failed to satisfy constraint: Member must satisfy "
        "regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"the least value", [](auto& c) { c.range("limit", 1, 1, 10'000); }, ""},
    {"the greatest value", [](auto& c) { c.range("limit", 10'000, 1, 10'000); }, ""},
    {"too small", [](auto& c) { c.range("limit", 0, 1, 10'000); },
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value "
        "greater than or equal to 1"},
    {"too great", [](auto& c) { c.range("limit", 10'001, 1, 10'000); },
        "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value "
        "less than or equal to 10000"},
    {"256 characters of four bytes each",
        [](auto& c) {
            std::string key;
            for (int i = 0; i < 256; ++i)
                key += "\xF0\x9F\x9A\x80";
            c.length("partitionKey", key, 1, 256);
        },
        ""},
    {"an empty key", [](auto& c) { c.length("records.2.member.partitionKey", "", 1, 256); },
        "1 validation error detected: Value '' at 'records.2.member.partitionKey' failed to satisfy constraint: Member "
        "must have length greater than or equal to 1"},
    {"hash key 0", [](auto& c) { c.number("explicitHashKey", "0", kHashPattern); }, ""},
    {"39 digits", [](auto& c) { c.number("explicitHashKey", k39Digits, kHashPattern); }, ""},
    {"a leading zero", [](auto& c) { c.number("explicitHashKey", "007", kHashPattern); },
        "1 validation error detected: Value '007' at 'explicitHashKey' failed to satisfy constraint: Member must "
        R"(satisfy regular expression pattern: 0|([1-9]\d{0,38}))"},
    {"40 digits of a sequence number", [](auto& c) { c.number("startingSequenceNumber", k40Digits, kNumberPattern); },
        ""},
    {"a blob of the greatest size", [](auto& c) { c.blob("data", 1'048'576, 1'048'576, true); }, ""},
    {"a blob too large, value shown", [](auto& c) { c.blob("data", 1'048'954, 1'048'576, true); },
        "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048954 cap=1048954]' at 'data' failed "
        "to satisfy constraint: Member must have length less than or equal to 1048576"},
    {"a blob too large, value left out", [](auto& c) { c.blob("records.1.member.data", 1'048'577, 1'048'576, false); },
        "1 validation error detected: Value at 'records.1.member.data' failed to satisfy constraint: Member must have "
        "length less than or equal to 1048576."},
    {"an empty list", [](auto& c) { c.listLength("records", "[]", 0, 1, 500); },
        "1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: Member must have length "
        "greater than or equal to 1"},
};

TEST(Constraints, SpeakInTheWordsOfTheService)
{
    for (const Failure& row : kFailures) {
        Constraints constraints;
        row.check(constraints);
        const auto refusal = constraints.refusal();
        EXPECT_EQ(refusal ? refusal->message : "", row.message) << row.what;
        if (refusal) {
            EXPECT_EQ(exceptionName(refusal->exception), "ValidationException") << row.what;
        }
    }
}

TEST(Constraints, RefuseWhatIsNoPlainDecimal)
{
    for (const std::string& text : {std::string{}, std::string{"-1"}, std::string{"+5"}, std::string{"1e3"},
             std::string{"00"}, std::string{"0x10"}, std::string{" 1"}, k40Digits}) {
        Constraints constraints;
        constraints.number("explicitHashKey", text, kHashPattern);
        EXPECT_TRUE(constraints.refusal().has_value()) << text;
    }
}

TEST(Constraints, StopAtTenFailures)
{
    Constraints constraints;
    for (int i = 1; i <= 14; ++i)
        constraints.length("records." + std::to_string(i) + ".member.partitionKey", "", 1, 256);
    const std::string message = constraints.refusal()->message;
    EXPECT_EQ(message.rfind("10 validation errors detected: Value '' at 'records.1.member", 0), 0U) << message;
    EXPECT_NE(message.find("records.10.member"), std::string::npos);
    EXPECT_EQ(message.find("records.11.member"), std::string::npos);
}

TEST(Constraints, NameTheReasonThatAllFailuresShare)
{
    constexpr std::int64_t kMiB = 1'048'576;
    const auto tooLarge = [](Constraints& c) { c.blob("data", kMiB + 1, kMiB, false); };
    const auto tooMany = [](Constraints& c) { c.listLength("records", "", 501, 1, 500, Reason::TooManyRecords); };
    const struct {
        const char* what;
        std::function<void(Constraints&)> check;
        Reason reason;
    } rows[] = {
        {"a field", [](auto& c) { c.name("streamName", ""); }, Reason::BadArgument},
        {"one record", tooLarge, Reason::RecordTooLarge},
        {"one record, shown", [](auto& c) { c.blob("data", kMiB + 1, kMiB, true); }, Reason::RecordTooLarge},
        {"two records", [&](auto& c) { tooLarge(c), tooLarge(c); }, Reason::RecordTooLarge},
        {"too many records", tooMany, Reason::TooManyRecords},
        {"no records", [](auto& c) { c.listLength("records", "[]", 0, 1, 500, Reason::TooManyRecords); },
            Reason::BadArgument},
        {"another list", [](auto& c) { c.listLength("metrics", "", 8, 1, 7); }, Reason::BadArgument},
        {"both", [&](auto& c) { tooMany(c), tooLarge(c); }, Reason::BadArgument},
        {"a field, then a record", [&](auto& c) { c.missing("streamName"), tooLarge(c); }, Reason::BadArgument},
    };
    for (const auto& row : rows) {
        Constraints constraints;
        row.check(constraints);
        const auto refusal = constraints.refusal();
        ASSERT_TRUE(refusal.has_value()) << row.what;
        EXPECT_EQ(refusal->exception, Exception::Validation) << row.what;
        EXPECT_EQ(refusal->reason, row.reason) << row.what;
    }
}

TEST(Characters, AreCountedAsTheServiceDoes)
{
    EXPECT_EQ(characters(""), 0U);
    EXPECT_EQ(characters("abc"), 3U);
    EXPECT_EQ(characters("ng\xC6\xB0\xE1\xBB\x9Di"), 5U);
    EXPECT_EQ(characters("\xF0\x9F\x9A\x80"), 1U);
}

TEST(ShardId, IsReadAsLooselyAsTheServiceReadsIt)
{
    struct Row {
        const char* text;
        std::optional<std::uint32_t> index;
    };
    constexpr Row kRows[] = {
        // text | index
        {"shardId-000000000000", 0},
        {"shardId-000000000042", 42},
        {"foo-7", 7},
        {"7", 7},
        {"shardId-002147483647", 2'147'483'647},
        {"shardId-002147483648", std::nullopt},
        {"shardId-99999999999999999999", std::nullopt},
        {"shardId-", std::nullopt},
        {"shardId", std::nullopt},
        {"shardId-12x", std::nullopt},
        {"", std::nullopt},
    };
    for (const Row& row : kRows) {
        const auto shard = parseShardId(row.text);
        EXPECT_EQ(shard ? std::optional{number(*shard)} : std::nullopt, row.index) << row.text;
    }
    EXPECT_EQ(shardId(ShardIndex{7}), "shardId-000000000007");
}

}
}
