// The data plane, one table per operation: what is asked, in which state, and what comes back, to
// the letter; and what puts store and reads return. Throttling has its own file.
#include "streams/service_by_hand.h"

#include "base/md5.h"
#include "base/rng.h"

#include <functional>
#include <gtest/gtest.h>
#include <iterator>
#include <utility>

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;
using std::chrono::hours;
using std::chrono::seconds;

using Before = std::function<void(ServiceByHand&)>;

template <typename Request>
struct Case {
    const char* what;
    Before before;
    Request request;
    const char* outcome;
    ServiceSettings settings = {};
};

template <typename Request, std::size_t Count>
void expectOutcomes(const Case<Request> (&cases)[Count])
{
    for (const Case<Request>& row : cases) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand{row.settings};
        row.before(hand);
        EXPECT_EQ(outcome(hand.call(row.request)), row.outcome);
    }
}

const ServiceSettings kClassic{.profile = Profile::Classic};
constexpr std::size_t kMiB = 1'048'576;

void nothing(ServiceByHand&) {}
void oneShard(ServiceByHand& hand) { hand.addStream("clicks", 1); }
void creating(ServiceByHand& hand) { (void)hand.call(CreateStreamRequest{"clicks", 2}); }
void updating(ServiceByHand& hand)
{
    hand.addStream("clicks", 2);
    (void)hand.call(MergeShardsRequest{"clicks", "shardId-000000000000", "shardId-000000000001"});
}
void merged(ServiceByHand& hand)
{
    updating(hand);
    hand.advanceBy(seconds{30});
}
void deleting(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    (void)hand.call(DeleteStreamRequest{"clicks"});
}

// ACTIVE, with records of up to that many KiB.
Before largerRecords(std::int64_t maxKiB)
{
    return [maxKiB](ServiceByHand& hand) {
        CreateStreamRequest request{"clicks", 1};
        request.maxRecordSizeInKiB = maxKiB;
        ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {request, hours{24}}));
    };
}

constexpr const char* kNotFound = "ResourceNotFoundException: Stream clicks under account 123456789012 not found.";

PutRecordRequest putOf(PutEntry record) { return {"clicks", std::move(record), std::nullopt}; }
PutRecordRequest orderedPut(const char* sequenceNumber) { return {"clicks", entry("key", 1), sequenceNumber}; }

std::string repeated(const char* text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

// --- PutRecord ------------------------------------------------------------------------

const Case<PutRecordRequest> kPutRecord[] = {
    // what | before | request | outcome | settings
    {"a record", oneShard, putOf(entry("key", 10)), "ok"},
    {"while the stream is resharded", updating, putOf(entry("key", 10)), "ok"},
    {"while it is created", creating, putOf(entry("key", 10)), kNotFound},
    {"while it is deleted", deleting, putOf(entry("key", 10)), kNotFound},
    {"no such stream", nothing, putOf(entry("key", 10)), kNotFound},
    {"no data at all", oneShard, putOf(entry("key", 0)), "ok"},
    {"a key of 256 characters of two bytes", oneShard, putOf(entry(repeated("\xC3\xA9", 256), 1)), "ok"},
    {"an empty key", oneShard, putOf(entry("", 1)),
        "ValidationException: 1 validation error detected: Value null at 'partitionKey' failed to satisfy constraint: "
        "Member must not be null"},
    {"the smallest hash", oneShard, putOf(entryWithHash("0")), "ok"},
    {"the largest hash", oneShard, putOf(entryWithHash("340282366920938463463374607431768211455")), "ok"},
    {"a hash beyond the ring", oneShard, putOf(entryWithHash("340282366920938463463374607431768211456")),
        "InvalidArgumentException: Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
        "Specified value was 340282366920938463463374607431768211456"},
    {"a hash with leading zeros", oneShard, putOf(entryWithHash("007")),
        "ValidationException: 1 validation error detected: Value '007' at 'explicitHashKey' failed to satisfy "
        R"(constraint: Member must satisfy regular expression pattern: 0|([1-9]\d{0,38}))"},
    {"a negative hash", oneShard, putOf(entryWithHash("-1")),
        "ValidationException: 1 validation error detected: Value '-1' at 'explicitHashKey' failed to satisfy "
        R"(constraint: Member must satisfy regular expression pattern: 0|([1-9]\d{0,38}))"},
    {"an empty hash", oneShard, putOf(entryWithHash("")),
        "ValidationException: 1 validation error detected: Value '' at 'explicitHashKey' failed to satisfy "
        R"(constraint: Member must satisfy regular expression pattern: 0|([1-9]\d{0,38}))"},
    {"a bad hash into no stream: the stream is looked for first", nothing,
        putOf(entryWithHash("340282366920938463463374607431768211456")), kNotFound},
    {"data and key of 1 MiB together", oneShard, putOf(entry("k", kMiB - 1)), "ok"},
    {"data of 1 MiB, and a key", oneShard, putOf(entry("k", kMiB)),
        "InvalidArgumentException: Record size exceeds 1 MB limit"},
    {"data of 1 MiB and a byte", oneShard, putOf(entry("k", kMiB + 1)),
        "ValidationException: 1 validation error detected: Value at 'data' failed to satisfy constraint: Member must "
        "have length less than or equal to 1048576."},
    {"data of 1 MiB and a bit, classic", oneShard, putOf(entry("k", 1'048'954)),
        "ValidationException: 1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048954 "
        "cap=1048954]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 1048576",
        kClassic},
    {"data and key of 2 MiB together where they may be", largerRecords(2'048), putOf(entry("k", 2 * kMiB - 1)), "ok"},
    {"data of 2 MiB, and a key", largerRecords(2'048), putOf(entry("k", 2 * kMiB)),
        "InvalidArgumentException: Record size exceeds 2 MB limit"},
    {"data of 2 MiB and a byte", largerRecords(2'048), putOf(entry("k", 2 * kMiB + 1)),
        "ValidationException: 1 validation error detected: Value at 'data' failed to satisfy constraint: Member must "
        "have length less than or equal to 2097152."},
    {"data and key of 1,500 KiB together where they may be", largerRecords(1'500), putOf(entry("k", 1'500 * 1'024 - 1)),
        "ok"},
    {"data of 1,500 KiB, and a key", largerRecords(1'500), putOf(entry("k", 1'500 * 1'024)),
        "InvalidArgumentException: Record size exceeds 1500 KB limit"},
    {"data of a KiB less than 10 MiB, and a key", largerRecords(10'239), putOf(entry("k", 10'239 * 1'024)),
        "InvalidArgumentException: Record size exceeds 10239 KB limit"},
    {"after a number of this stream", oneShard, orderedPut("49680382094433640801960061832694540664850524052213727234"),
        "ok"},
    {"after a number of the next second", oneShard,
        orderedPut("49680382094433640801960061832695749590670138750107910146"),
        "InvalidArgumentException: ExclusiveMinimumSequenceNumber "
        "49680382094433640801960061832695749590670138750107910146 used in PutRecord on stream clicks under account "
        "123456789012 is invalid."},
    {"after no sequence number", oneShard, orderedPut("7777777777777777777777777777777777777777"),
        "InvalidArgumentException: ExclusiveMinimumSequenceNumber 7777777777777777777777777777777777777777 used in "
        "PutRecord on stream clicks under account 123456789012 is invalid."},
    {"after no number", oneShard, orderedPut("abc"),
        "ValidationException: 1 validation error detected: Value 'abc' at 'sequenceNumberForOrdering' failed to "
        R"(satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\d{0,128}))"},
    {"after no sequence number, into no stream", nothing, orderedPut("7777777777777777777777777777777777777777"),
        kNotFound},
    {"after no sequence number, with a bad hash", oneShard,
        {"clicks", entryWithHash("340282366920938463463374607431768211456"),
            "7777777777777777777777777777777777777777"},
        "InvalidArgumentException: Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
        "Specified value was 340282366920938463463374607431768211456"},
    {"a bad name and an empty key", nothing, {"a b", entry("", 1), std::nullopt},
        "ValidationException: 2 validation errors detected: Value 'a b' at 'streamName' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value null at 'partitionKey' failed to "
        "satisfy constraint: Member must not be null"},
};

TEST(PutRecord, AnswersAsTheServiceDoes) { expectOutcomes(kPutRecord); }

TEST(PutRecord, ReturnsTheNumbersOfTheReference)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    hand.advanceTo(seconds{1});
    const auto putTo = [&hand](const char* hash) {
        return hand.call(putOf(entryWithHash(hash)))->sequenceNumber.decimal();
    };
    EXPECT_EQ(putTo("0"), "49680382094433640801960061832695749590670138750107910146");
    EXPECT_EQ(putTo("0"), "49680382094433640801960061832696958516489753379282616322");
}

TEST(PutRecord, TakesANumberItHasJustGivenOutForOrdering)
{
    ServiceByHand hand;
    merged(hand);
    // The child's numbers carry the second after the closing moment.
    const PutResult first = hand.put("clicks", "key", "1");
    const auto second = hand.call(PutRecordRequest{"clicks", entry("key", 1), first.sequenceNumber.decimal()});
    ASSERT_EQ(outcome(second), "ok");
    EXPECT_LT(first.sequenceNumber.decimal(), second->sequenceNumber.decimal());
}

// --- PutRecords ------------------------------------------------------------------------

PutRecordsRequest putsOf(std::vector<PutEntry> records) { return {"clicks", std::move(records)}; }
PutRecordsRequest putsOf(std::size_t count, std::size_t size)
{
    return {"clicks", std::vector<PutEntry>(count, entry("k", size))};
}

const Case<PutRecordsRequest> kPutRecords[] = {
    // what | before | request | outcome | settings
    {"500 records", oneShard, putsOf(500, 100), "ok"},
    {"one record", oneShard, putsOf(1, 100), "ok"},
    {"no records", oneShard, putsOf(0, 0),
        "ValidationException: 1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: "
        "Member must have length greater than or equal to 1"},
    {"501 records", oneShard, putsOf(501, 100),
        "ValidationException: 1 validation error detected: Value '[501 records]' at 'records' failed to satisfy "
        "constraint: Member must have length less than or equal to 500"},
    {"5 MiB with keys, classic", oneShard, putsOf(5, kMiB - 1), "ok", kClassic},
    {"a byte more, classic", oneShard,
        putsOf({entry("k", kMiB - 1), entry("k", kMiB - 1), entry("k", kMiB - 1), entry("k", kMiB - 1),
            entry("k", kMiB - 2), entry("k", 1)}),
        "InvalidArgumentException: Records size exceeds 5 MB limit", kClassic},
    {"500 records of 20 KiB, classic", oneShard, putsOf(500, 20'480),
        "InvalidArgumentException: Records size exceeds 5 MB limit", kClassic},
    {"500 records of 20 KiB", oneShard, putsOf(500, 20'480), "ok"},
    {"10 MiB with keys", oneShard, putsOf(10, kMiB - 1), "ok"},
    {"a byte more than 10 MiB", oneShard, putsOf(11, 953'250),
        "InvalidArgumentException: Records size exceeds 10 MB limit"},
    {"a record of 10 MiB", largerRecords(10'240), putsOf(1, 10 * kMiB - 1), "ok"},
    {"a record of 10 MiB and one of a byte", largerRecords(10'240), putsOf({entry("k", 10 * kMiB - 1), entry("k", 0)}),
        "InvalidArgumentException: Records size exceeds 10 MB limit"},
    {"while the stream is created", creating, putsOf(1, 1), kNotFound},
    {"while it is deleted", deleting, putsOf(1, 1), kNotFound},
    {"no such stream", nothing, putsOf(1, 1), kNotFound},
    {"an empty key in the third", oneShard, putsOf({entry("a", 1), entry("b", 1), entry("", 1)}),
        "ValidationException: 1 validation error detected: Value null at 'records.3.member.partitionKey' failed to "
        "satisfy constraint: Member must not be null"},
    {"too much data in the first", oneShard, putsOf({entry("a", kMiB + 1), entry("b", 1)}),
        "ValidationException: 1 validation error detected: Value at 'records.1.member.data' failed to satisfy "
        "constraint: Member must have length less than or equal to 1048576."},
    {"too much data in the second, classic", oneShard, putsOf({entry("a", 1), entry("b", kMiB + 1)}),
        "ValidationException: 1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 "
        "cap=1048577]' at 'records.2.member.data' failed to satisfy constraint: Member must have length less than or "
        "equal to 1048576",
        kClassic},
    {"too much data with the key in the second", oneShard, putsOf({entry("a", 1), entry("b", kMiB)}),
        "InvalidArgumentException: Record size exceeds 1 MB limit"},
    {"the same where 1,500 KiB may be", largerRecords(1'500), putsOf({entry("a", 1), entry("b", 1'500 * 1'024)}),
        "InvalidArgumentException: Record size exceeds 1500 KB limit"},
    {"a bad hash in the second", oneShard, putsOf({entryWithHash("1"), entryWithHash("1e3")}),
        "ValidationException: 1 validation error detected: Value '1e3' at 'records.2.member.explicitHashKey' failed to "
        R"(satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\d{0,38}))"},
    {"a hash beyond the ring in the second", oneShard,
        putsOf({entryWithHash("1"), entryWithHash("340282366920938463463374607431768211456")}),
        "InvalidArgumentException: Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
        "Specified value was 340282366920938463463374607431768211456"},
};

TEST(PutRecords, AnswersAsTheServiceDoes) { expectOutcomes(kPutRecords); }

TEST(PutRecords, StoresNothingOfACallThatIsRefusedAsAWhole)
{
    for (const Case<PutRecordsRequest>& row : kPutRecords) {
        if (std::string_view{row.outcome} == "ok" || row.before == nullptr)
            continue;
        ServiceByHand hand{row.settings};
        const StreamIndex views = hand.addStream("views", 1);
        PutRecordsRequest request = row.request;
        request.streamName = "views";
        if (hand.call(request))
            continue; // refused for the state of its stream alone
        const ShardLine& line = hand.service().stream(views).lines.front();
        EXPECT_EQ(line.stored, 0U) << row.what;
        EXPECT_EQ(line.refused, 0U) << row.what;
        EXPECT_EQ(line.bytes.fullAt, 0) << row.what;
    }
}

TEST(PutRecords, AnswersEveryEntryInItsPlace)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    // Shard 0 has room for two of the three large records.
    const auto answer = hand.call(putsOf({{"0-first", "0", entry("", 500'000).data},
        {"1-first", "170141183460469231731687303715884105728", entry("", 10).data},
        {"0-second", "1", entry("", 500'000).data}, {"0-third", "2", entry("", 500'000).data},
        {"0-small", "3", entry("", 10).data}}));
    ASSERT_EQ(outcome(answer), "ok");
    EXPECT_EQ(answer->failedRecordCount, 1U);
    std::vector<std::string> outcomes;
    for (const PutResult& result : answer->records)
        outcomes.push_back(shardId(result.shard) + " " + outcome(result));
    EXPECT_EQ(outcomes,
        (std::vector<std::string>{"shardId-000000000000 ok", "shardId-000000000001 ok", "shardId-000000000000 ok",
            "shardId-000000000000 ProvisionedThroughputExceededException: Rate exceeded for shard "
            "shardId-000000000000 in stream clicks under account 123456789012.",
            "shardId-000000000000 ok"}))
        << "one failing entry does not stop those after it";
    EXPECT_EQ(answer->records[3].sequenceNumber, SequenceNumber{});
    const auto records = hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records;
    ASSERT_EQ(records.size(), 3U);
    EXPECT_EQ(records[0].partitionKey, "0-first");
    EXPECT_EQ(records[1].partitionKey, "0-second");
    EXPECT_EQ(records[2].partitionKey, "0-small");
    EXPECT_EQ(records[2].sequenceNumber, answer->records[4].sequenceNumber);
}

TEST(PutRecords, IsStillAnAnswerWhenEveryEntryFailed)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    ASSERT_EQ(hand.call(putsOf(500, 1))->failedRecordCount, 0U);
    ASSERT_EQ(hand.call(putsOf(500, 1))->failedRecordCount, 0U);
    const auto answer = hand.call(putsOf(500, 1));
    ASSERT_EQ(outcome(answer), "ok");
    EXPECT_EQ(answer->failedRecordCount, 500U);
    EXPECT_EQ(answer->records.size(), 500U);
}

TEST(PutRecords, PutsWhatWasRefusedBehindWhatCameAfterIt)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const auto of = [](char letter, std::size_t size) {
        return PutEntry{"k", std::nullopt, std::make_shared<const std::string>(size, letter)};
    };
    const PutRecordsRequest request = putsOf({of('1', 700 * 1'024), of('2', 700 * 1'024), of('3', 200 * 1'024)});
    const auto answer = hand.call(request);
    ASSERT_EQ(outcome(answer), "ok");
    ASSERT_EQ(answer->failedRecordCount, 1U);
    hand.advanceBy(seconds{1});
    const auto again = hand.call(retryOf(batchOf(request, "clicks", *answer, hand.now(), "test")));
    ASSERT_EQ(outcome(again), "ok");
    ASSERT_EQ(again->failedRecordCount, 0U);
    std::string order;
    for (const std::string& data : dataOf(hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records))
        order += data.front();
    EXPECT_EQ(order, "132");
}

TEST(PutRecords, StoresARetryAsAnotherRecord)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const PutResult first = hand.put("clicks", "key", "same");
    const PutResult again = hand.put("clicks", "key", "same"); // the answer was lost on its way
    EXPECT_NE(first.sequenceNumber, again.sequenceNumber);
    EXPECT_EQ(dataOf(hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records),
        (std::vector<std::string>{"same", "same"}));
}

TEST(PutRecords, IsNotedWithTheBytesItStored)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    (void)hand.call(putsOf({entry("k", 99), entry("key", 2'000'000 / 2), entry("k", kMiB - 1)}));
    const CallRecord& call = hand.service().calls().recent().back();
    EXPECT_EQ(call.records, 3U);
    EXPECT_EQ(call.refused, 1U);
    EXPECT_EQ(call.bytes, 100 + 1'000'003);
    hand.put("clicks", "k", std::string(9, 'x'));
    EXPECT_EQ(hand.service().calls().recent().back().bytes, 10);
}

// --- The hot path beside the operation ---------------------------------------------------

TEST(Put, AdmitsExactlyAsPutRecordsDoes)
{
    for (const ThrottleMode mode : {ThrottleMode::Bucket, ThrottleMode::Window}) {
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            SCOPED_TRACE("seed " + std::to_string(seed) + (mode == ThrottleMode::Bucket ? ", bucket" : ", window"));
            base::Rng rng{seed};
            std::vector<std::string> keys;
            for (int i = 0; i < 40; ++i)
                keys.push_back("key-" + std::to_string(i));
            ServiceByHand slow{{.throttle = mode}};
            ServiceByHand fast{{.throttle = mode}};
            slow.addStream("clicks", 3);
            const StreamIndex clicks = fast.addStream("clicks", 3);
            const std::uint32_t table = fast.service().addKeyTable(std::make_shared<const KeyTable>(keys));
            const bool isLarge = seed % 3 == 0;
            for (int call = 0; call < 60; ++call) {
                const Duration pause{static_cast<std::int64_t>(rng.below(300))};
                slow.advanceBy(pause);
                fast.advanceBy(pause);
                if (call == 30) {
                    for (ServiceByHand* hand : {&slow, &fast}) {
                        ASSERT_EQ(outcome(hand->call(UpdateShardCountRequest{"clicks", 5})), "ok");
                        hand->advanceBy(std::chrono::minutes{1});
                    }
                }
                std::vector<Attempt> attempts;
                std::vector<PutEntry> entries;
                for (std::uint64_t i = 1 + rng.below(isLarge ? 12 : 500); i > 0; --i) {
                    const auto key = static_cast<std::uint32_t>(rng.below(keys.size()));
                    const std::size_t data = rng.below(isLarge ? 900'000 : 3'000);
                    entries.push_back(entry(keys[key], data));
                    attempts.push_back({.key = key,
                        .payload = 0,
                        .size = static_cast<std::uint32_t>(data + keys[key].size()),
                        .number = 1});
                }
                std::vector<PutOutcome> outcomes(attempts.size());
                const auto answer = slow.call(putsOf(entries));
                const PutSummary summary =
                    fast.service().put(fast.context(), CallerIndex{0}, clicks, table, attempts, outcomes);
                ASSERT_EQ(outcome(answer), "ok");
                ASSERT_EQ(summary.refusal, Refusal{});
                ASSERT_EQ(summary.refused, answer->failedRecordCount);
                ASSERT_EQ(summary.stored + summary.refused, attempts.size());
                for (std::size_t i = 0; i < attempts.size(); ++i) {
                    const PutResult& result = answer->records[i];
                    ASSERT_EQ(outcomes[i].shard, number(result.shard)) << i;
                    ASSERT_EQ(outcomes[i].verdict == Verdict::Stored, result.isStored()) << i;
                    if (!result.isStored()) {
                        ASSERT_EQ(outcomes[i].verdict == Verdict::RecordsThrottled,
                            result.refusal.reason == Reason::RecordsThrottled);
                        continue;
                    }
                    const Stream& stream = fast.service().stream(clicks);
                    ASSERT_EQ(fast.service().sequenceNumberOf(stream, result.shard, outcomes[i].ordinal),
                        result.sequenceNumber);
                }
            }
            const Stream& a = slow.service().stream(clicks);
            const Stream& b = fast.service().stream(clicks);
            for (std::size_t shard = 0; shard < a.lines.size(); ++shard) {
                EXPECT_EQ(a.lines[shard].digest, b.lines[shard].digest) << shard;
                EXPECT_EQ(a.lines[shard].storedBytes, b.lines[shard].storedBytes) << shard;
                EXPECT_EQ(a.lines[shard].refusedBytes, b.lines[shard].refusedBytes) << shard;
            }
        }
    }
}

TEST(Put, RefusesAWholeCallInTheWordsOfPutRecords)
{
    struct Row {
        const char* what;
        std::vector<std::uint32_t> dataSizes;
        Profile profile;
    };
    const Row rows[] = {
        // what | data of each record | profile
        {"501 records", std::vector<std::uint32_t>(501, 10), Profile::Current},
        {"data of 1 MiB and a byte in the second and third", {10, 1'048'577, 1'048'577}, Profile::Current},
        {"data of 1 MiB and a byte in the second", {10, 1'048'577}, Profile::Classic},
        {"data of 1 MiB, and a key", {10, 1'048'576}, Profile::Current},
        {"more than 5 MiB", {1'048'000, 1'048'000, 1'048'000, 1'048'000, 1'048'000, 1'048'000}, Profile::Classic},
        {"more than 10 MiB", std::vector<std::uint32_t>(11, 1'048'000), Profile::Current},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand{{.profile = row.profile}};
        const StreamIndex clicks = hand.addStream("clicks", 2);
        const std::uint32_t table =
            hand.service().addKeyTable(std::make_shared<const KeyTable>(std::vector<std::string>{"some-key"}));
        std::vector<Attempt> attempts;
        std::vector<PutEntry> entries;
        for (const std::uint32_t size : row.dataSizes) {
            attempts.push_back({.key = 0, .payload = 0, .size = size + 8, .number = 1});
            entries.push_back(entry("some-key", size));
        }
        std::vector<PutOutcome> outcomes(attempts.size());
        const Refusal refusal =
            hand.service().put(hand.context(), CallerIndex{0}, clicks, table, attempts, outcomes).refusal;
        EXPECT_EQ(std::string{exceptionName(refusal.exception)} + ": " + refusal.message,
            outcome(hand.call(putsOf(entries))));
        EXPECT_NE(refusal.exception, Exception::None);
    }
}

// --- GetShardIterator ------------------------------------------------------------------------

constexpr const char* kFirst = "49680382094433640801960061832694540664850524052213727234"; // shard 0 starts
constexpr const char* kOfShardOne = "49680382094455941547158592455836076383123172413719707666";

GetShardIteratorRequest iteratorOf(IteratorType type, std::optional<std::string> sequenceNumber = std::nullopt)
{
    return {"clicks", "shardId-000000000000", type, std::move(sequenceNumber), std::nullopt};
}
GetShardIteratorRequest iteratorOn(const char* shard)
{
    return {"clicks", shard, IteratorType::TrimHorizon, std::nullopt, std::nullopt};
}
GetShardIteratorRequest iteratorAt(std::int64_t ms)
{
    return {"clicks", "shardId-000000000000", IteratorType::AtTimestamp, std::nullopt, instantAt(Duration{ms})};
}

constexpr const char* kMustEither =
    "InvalidArgumentException: Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
    "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified ";
const std::string kAtWithout = std::string{kMustEither} + "AT_SEQUENCE_NUMBER and no StartingSequenceNumber.";
const std::string kAfterWithout = std::string{kMustEither} + "AFTER_SEQUENCE_NUMBER and no StartingSequenceNumber.";
const std::string kTrimWith = std::string{kMustEither} + "TRIM_HORIZON and also a StartingSequenceNumber.";
const std::string kLatestWith = std::string{kMustEither} + "LATEST and also a StartingSequenceNumber.";

const Case<GetShardIteratorRequest> kGetShardIterator[] = {
    // what | before | request | outcome
    {"the horizon", oneShard, iteratorOf(IteratorType::TrimHorizon), "ok"},
    {"the tip", oneShard, iteratorOf(IteratorType::Latest), "ok"},
    {"at a number", oneShard, iteratorOf(IteratorType::AtSequenceNumber, kFirst), "ok"},
    {"after a number", oneShard, iteratorOf(IteratorType::AfterSequenceNumber, kFirst), "ok"},
    {"at an instant", oneShard, iteratorAt(0), "ok"},
    {"at an instant before the world", oneShard, iteratorAt(-5'000), "ok"},
    {"at a number, without one", oneShard, iteratorOf(IteratorType::AtSequenceNumber), kAtWithout.c_str()},
    {"after a number, without one", oneShard, iteratorOf(IteratorType::AfterSequenceNumber), kAfterWithout.c_str()},
    {"the horizon with a number", oneShard, iteratorOf(IteratorType::TrimHorizon, kFirst), kTrimWith.c_str()},
    {"the tip with a number", oneShard, iteratorOf(IteratorType::Latest, kFirst), kLatestWith.c_str()},
    {"at no instant", oneShard, iteratorOf(IteratorType::AtTimestamp),
        "InvalidArgumentException: Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current "
        "request has no timestamp parameter."},
    {"at the next millisecond", oneShard, iteratorAt(1),
        "InvalidArgumentException: The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
        " timestampInMillis: 1795132800001, currentTimestampInMillis: 1795132800000"},
    {"at no number", oneShard, iteratorOf(IteratorType::AtSequenceNumber, "0123"),
        "ValidationException: 1 validation error detected: Value '0123' at 'startingSequenceNumber' failed to satisfy "
        R"(constraint: Member must satisfy regular expression pattern: 0|([1-9]\d{0,128}))"},
    {"at no sequence number", oneShard,
        iteratorOf(IteratorType::AtSequenceNumber, "7777777777777777777777777777777777777777"),
        "InvalidArgumentException: StartingSequenceNumber 7777777777777777777777777777777777777777 used in "
        "GetShardIterator on shard shardId-000000000000 in stream clicks under account 123456789012 is invalid."},
    {"the horizon with no sequence number", oneShard,
        iteratorOf(IteratorType::TrimHorizon, "7777777777777777777777777777777777777777"), kTrimWith.c_str()},
    {"at a number of another shard of another stream", oneShard,
        iteratorOf(IteratorType::AtSequenceNumber, SequenceNumber{1'795'132'700, 1, 1'795'132'700, 1}.decimal()),
        "InvalidArgumentException: Invalid StartingSequenceNumber. It encodes shardId-000000000001, while it was used "
        "in a call to a shard with shardId-000000000000"},
    {"at a number of another shard", oneShard, iteratorOf(IteratorType::AtSequenceNumber, kOfShardOne),
        "InvalidArgumentException: Invalid StartingSequenceNumber. It encodes shardId-000000000001, while it was used "
        "in a call to a shard with shardId-000000000000"},
    {"at a number of another stream of that name",
        [](ServiceByHand& hand) {
            hand.advanceTo(seconds{5});
            hand.addStream("clicks", 1);
        },
        iteratorOf(IteratorType::AfterSequenceNumber, kFirst),
        "InvalidArgumentException: StartingSequenceNumber 49680382094433640801960061832694540664850524052213727234 "
        "used "
        "in GetShardIterator on shard shardId-000000000000 in stream clicks under account 123456789012 is invalid "
        "because it did not come from this stream."},
    {"a shard by a short name", oneShard, iteratorOn("0"), "ok"},
    {"no such shard", oneShard, iteratorOn("shardId-000000000001"),
        "ResourceNotFoundException: Shard shardId-000000000001 in stream clicks under account 123456789012 does not "
        "exist"},
    {"no shard's name", oneShard, iteratorOn("shardId-x"),
        "ResourceNotFoundException: Could not find shard shardId-x in stream clicks under account 123456789012."},
    {"no such stream", nothing, iteratorOn("shardId-000000000000"),
        "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account 123456789012 does not "
        "exist"},
    {"while the stream is created", creating, iteratorOn("shardId-000000000000"),
        "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account 123456789012 does not "
        "exist"},
    {"while it is deleted", deleting, iteratorOn("shardId-000000000000"), "ok"},
    {"a closed shard", merged, iteratorOn("shardId-000000000000"), "ok"},
    {"an expired shard",
        [](ServiceByHand& hand) {
            merged(hand);
            hand.advanceBy(hours{24} + Duration{1});
        },
        iteratorOn("shardId-000000000000"),
        "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account 123456789012 does not "
        "exist"},
};

TEST(GetShardIterator, AnswersAsTheServiceDoes) { expectOutcomes(kGetShardIterator); }

// Records a, b and c arrive at 1.0, 2.0 and 3.0 s; it is 4 s.
struct Position {
    const char* what;
    IteratorType type;
    int record; // whose number is given, or none
    std::int64_t timestampMs;
    const char* data;
};
constexpr Position kPositions[] = {
    // what | type | number of record | timestamp ms | what is read
    {"the horizon", IteratorType::TrimHorizon, -1, 0, "abc"},
    {"the tip", IteratorType::Latest, -1, 0, ""},
    {"at the first", IteratorType::AtSequenceNumber, 0, 0, "abc"},
    {"at the last", IteratorType::AtSequenceNumber, 2, 0, "c"},
    {"after the first", IteratorType::AfterSequenceNumber, 0, 0, "bc"},
    {"after the last", IteratorType::AfterSequenceNumber, 2, 0, ""},
    {"before all", IteratorType::AtTimestamp, -1, 0, "abc"},
    {"at an arrival", IteratorType::AtTimestamp, -1, 2'000, "bc"},
    {"a millisecond later", IteratorType::AtTimestamp, -1, 2'001, "c"},
    {"after all", IteratorType::AtTimestamp, -1, 3'001, ""},
    {"now", IteratorType::AtTimestamp, -1, 4'000, ""},
};

TEST(GetShardIterator, StandsWhereEachTypeSays)
{
    for (const Position& row : kPositions) {
        ServiceByHand hand;
        hand.addStream("clicks", 1);
        std::vector<std::string> numbers;
        for (const char* data : {"a", "b", "c"}) {
            hand.advanceBy(seconds{1});
            numbers.push_back(hand.put("clicks", "key", data).sequenceNumber.decimal());
        }
        hand.advanceBy(seconds{1});
        GetShardIteratorRequest request = iteratorOf(row.type);
        if (row.record >= 0)
            request.startingSequenceNumber = numbers[static_cast<std::size_t>(row.record)];
        if (row.type == IteratorType::AtTimestamp)
            request.timestamp = instantAt(Duration{row.timestampMs});
        const auto iterator = hand.call(request);
        ASSERT_EQ(outcome(iterator), "ok") << row.what;
        std::string read;
        for (const std::string& data : dataOf(hand.read(*iterator).records))
            read += data;
        EXPECT_EQ(read, row.data) << row.what;
    }
}

TEST(GetShardIterator, SkipsNumbersBelowTheOneGivenEvenWhenNoneOfThemExistsYet)
{
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    const auto futureNumber = [&](std::uint64_t counter) {
        return SequenceNumber{1'795'132'800, counter, 1'795'132'800, 0}.decimal();
    };
    const std::string at = *hand.call(iteratorOf(IteratorType::AtSequenceNumber, futureNumber(3)));
    const std::string after = *hand.call(iteratorOf(IteratorType::AfterSequenceNumber, futureNumber(3)));
    const std::string atNext = hand.read(at).nextShardIterator;
    for (const char* data : {"1", "2", "3", "4"})
        hand.put("clicks", "key", data);
    EXPECT_EQ(hand.service().stream(clicks).lines.front().stored, 4U);
    EXPECT_EQ(dataOf(hand.read(at).records), (std::vector<std::string>{"3", "4"}));
    EXPECT_EQ(dataOf(hand.read(atNext).records), (std::vector<std::string>{"3", "4"}));
    EXPECT_EQ(dataOf(hand.read(after).records), std::vector<std::string>{"4"});
}

TEST(GetShardIterator, IsAllowedFiveTimesASecondAndShard)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const auto onShard = [&hand](const char* shard) { return outcome(hand.call(iteratorOn(shard))); };
    const std::string refused = "ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 "
                                "in stream clicks under account 123456789012.";
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(onShard("shardId-000000000000"), "ok");
    EXPECT_EQ(onShard("shardId-000000000000"), refused);
    EXPECT_EQ(onShard("shardId-000000000001"), "ok") << "each shard has its own";
    hand.advanceTo(Duration{199});
    EXPECT_EQ(onShard("shardId-000000000000"), refused);
    hand.advanceTo(Duration{200});
    EXPECT_EQ(onShard("shardId-000000000000"), "ok");
    EXPECT_EQ(onShard("shardId-000000000000"), refused);
}

// --- GetRecords ---------------------------------------------------------------------------------

const Case<GetRecordsRequest> kGetRecords[] = {
    // what | before | request | outcome
    {"no iterator", oneShard, {"", 10},
        "ValidationException: 1 validation error detected: Value '' at 'shardIterator' failed to satisfy constraint: "
        "Member must have length greater than or equal to 1"},
    {"something else", oneShard, {"iterator", 10}, "InvalidArgumentException: Invalid ShardIterator."},
    {"a limit of 0", oneShard, {"iterator", 0},
        "ValidationException: 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
        "must have value greater than or equal to 1"},
    {"a limit above 10,000", oneShard, {"iterator", 10'001},
        "ValidationException: 1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: "
        "Member must have value less than or equal to 10000"},
};

TEST(GetRecords, AnswersAsTheServiceDoes) { expectOutcomes(kGetRecords); }

TEST(GetRecords, RefusesAnIteratorAfterExactlyFiveMinutes)
{
    ServiceByHand hand{{.epochSecond = 1'421'889'722}};
    hand.addStream("clicks", 1);
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    hand.advanceTo(Duration{300'000});
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok");
    hand.advanceTo(Duration{300'001});
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})),
        "ExpiredIteratorException: Iterator expired. The iterator was created at time Thu Jan 22 01:22:02 UTC 2015 "
        "while right now it is Thu Jan 22 01:27:02 UTC 2015 which is further in the future than the tolerated delay of "
        "300000 milliseconds.");
}

TEST(GetRecords, RefusesAnIteratorThatIsYetToBeMade)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string iterator =
        writeShardIterator({instantAt(Duration{1}), base::kWorldStart, "clicks", ShardIndex{0}, 0});
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "InvalidArgumentException: Invalid ShardIterator.");
    hand.advanceTo(Duration{1});
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok");
}

TEST(GetRecords, FindsNoShardOnceItsStreamIsGoneEvenIfAnotherHasItsName)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok") << "still readable while DELETING";
    hand.advanceBy(seconds{20});
    const std::string missing = "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account "
                                "123456789012 does not exist";
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), missing);
    hand.addStream("clicks", 1);
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), missing);
}

TEST(GetRecords, ReturnsARecordAsItWasPut)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.advanceTo(Duration{1'987});
    const std::string key = "ng\xC6\xB0\xE1\xBB\x9Di"; // 5 characters, 8 bytes
    const PutResult put = hand.put("clicks", key, "seven b");
    const auto records = hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records;
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].sequenceNumber, put.sequenceNumber);
    EXPECT_EQ(records[0].approximateArrival, instantAt(Duration{1'987}));
    EXPECT_EQ(records[0].partitionKey, key);
    EXPECT_EQ(records[0].hashKey, base::hashOfPartitionKey(key));
    EXPECT_EQ(*records[0].data, "seven b");
    EXPECT_EQ(records[0].size, 15) << "data and key in bytes";
    EXPECT_EQ(put.sequenceNumber.second, 1'795'132'801) << "the arrival, floored";
}

TEST(GetRecords, ReturnsAtMostItsLimitAndTenMebibytes)
{
    ServiceByHand hand{{.areLimitsOn = false}};
    hand.addStream("clicks", 1);
    for (int i = 0; i < 25; ++i)
        ASSERT_EQ(hand.call(putsOf(500, 100))->failedRecordCount, 0U);
    const std::string start = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    EXPECT_EQ(hand.call(GetRecordsRequest{start, 1})->records.size(), 1U);
    EXPECT_EQ(hand.call(GetRecordsRequest{start, 777})->records.size(), 777U);
    EXPECT_EQ(hand.call(GetRecordsRequest{start, 10'000})->records.size(), 10'000U);

    hand.addStream("views", 1);
    for (int i = 0; i < 12; ++i)
        hand.put("views", "k", std::string(kMiB - 1, 'x'));
    const GetRecordsAnswer answer = hand.read(hand.iterator("views", 0, IteratorType::TrimHorizon));
    EXPECT_EQ(answer.records.size(), 10U);
    EXPECT_EQ(hand.read(answer.nextShardIterator).records.size(), 2U);
}

TEST(GetRecords, GivesSequenceNumbersThatGrowThroughReshardsWithinOneSecond)
{
    ServiceByHand hand{{.timings = Timings::instant()}};
    hand.addStream("clicks", 1);
    std::vector<std::string> numbers;
    std::uint32_t open = 0;
    const auto putOne = [&] { numbers.push_back(hand.put("clicks", "key", "x").sequenceNumber.decimal()); };
    for (int i = 0; i < 3; ++i) {
        putOne();
        putOne();
        ASSERT_EQ(outcome(hand.call(SplitShardRequest{
                      "clicks", shardId(ShardIndex{open}), "170141183460469231731687303715884105728"})),
            "ok");
        hand.advanceBy(Duration{1});
        putOne();
        ASSERT_EQ(outcome(hand.call(MergeShardsRequest{
                      "clicks", shardId(ShardIndex{open + 1}), shardId(ShardIndex{open + 2})})),
            "ok");
        hand.advanceBy(Duration{1});
        open += 3;
    }
    putOne();
    for (std::size_t i = 1; i < numbers.size(); ++i)
        EXPECT_LT(numbers[i - 1], numbers[i]) << i;
    for (const ShardDescription& shard : hand.shards("clicks")) {
        if (shard.endingSequenceNumber.empty())
            continue;
        EXPECT_LT(shard.startingSequenceNumber, shard.endingSequenceNumber);
        const auto start = parseSequenceNumber(shard.startingSequenceNumber);
        const auto end = parseSequenceNumber(shard.endingSequenceNumber);
        EXPECT_LE(start->second, end->second) << "a shard does not close before it was created";
    }
}

TEST(DataCounts, AreThoseOfTheCallsToAStream)
{
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    const StreamIndex other = hand.addStream("other", 1);
    const PutEntry large = entry("k", 400 * 1'024);
    (void)hand.call(PutRecordRequest{"clicks", entry("k", 9), std::nullopt});
    PutRecordRequest dry{"clicks", entry("k", 9), std::nullopt};
    dry.dryRun = true;
    (void)hand.call(dry);
    // The shard has room for two of these, and then for none.
    (void)hand.call(PutRecordsRequest{"clicks", {large, large, large}});
    (void)hand.call(PutRecordRequest{"clicks", large, std::nullopt});
    (void)hand.call(PutRecordsRequest{"clicks", {large, large}});
    (void)hand.call(PutRecordsRequest{"clicks", {}});
    std::uint64_t refused = 0;
    for (int i = 0; i < 10; ++i)
        refused +=
            hand.service()
                    .read(hand.context(), CallerIndex{0}, clicks, ShardIndex{0}, {3}, {.maxRecords = 1, .maxBytes = 1})
                    .outcome
                != Exception::None
            ? 1
            : 0;
    EXPECT_GT(refused, 0U);

    const DataCounts counts = hand.service().calls().countsOf(number(clicks));
    const std::pair<DataCount, std::uint64_t> expected[]{
        {DataCount::PutRecordCalls, 2}, // none of a dry run
        {DataCount::PutRecordSuccess, 1},
        {DataCount::PutRecordBytes, 10},
        {DataCount::PutRecordsCalls, 3},
        {DataCount::PutRecordsSuccess, 1},
        {DataCount::PutRecordsBytes, 2 * 409'601},
        {DataCount::PutRecordsTotal, 5}, // none of a call that is refused as a whole
        {DataCount::PutRecordsThrottled, 3},
        {DataCount::PutRecordsFailed, 0},
        {DataCount::GetRecordsRefused, refused},
    };
    static_assert(std::size(expected) == kDataCounts);
    for (const auto& [what, value] : expected)
        EXPECT_EQ(counts[static_cast<std::size_t>(what)], value) << static_cast<int>(what);
    EXPECT_EQ(hand.service().calls().countsOf(number(other)), DataCounts{});
}

TEST(DataCounts, HaveRefusedReadsAtTheStreamOfTheirIterator)
{
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    const StreamIndex other = hand.addStream("other", 1);
    const std::string old = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    hand.advanceTo(Duration{300'001});
    const std::string fresh = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    const std::string nowhere = writeShardIterator({hand.now(), base::kWorldStart, "clicks", ShardIndex{7}, {}});
    const struct {
        const char* what;
        GetRecordsRequest request;
        Exception outcome;
        std::uint64_t refused; // so far
    } rows[]{
        {"an expired iterator", {old}, Exception::ExpiredIterator, 1},
        {"a shard that is not there", {nowhere}, Exception::ResourceNotFound, 2},
        {"the ARN of another stream", {fresh, 10, hand.service().streamArn("other")}, Exception::InvalidArgument, 3},
        {"a dry run", {fresh, 10, {}, true}, Exception::DryRunOperation, 3},
        {"no iterator at all", {"iterator"}, Exception::InvalidArgument, 3},
    };
    const auto refusedAt = [&](StreamIndex stream) {
        return hand.service().calls().countsOf(number(stream))[static_cast<std::size_t>(DataCount::GetRecordsRefused)];
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.what);
        const auto answer = hand.call(row.request);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().exception, row.outcome);
        EXPECT_EQ(refusedAt(clicks), row.refused);
    }
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
    hand.advanceBy(seconds{20});
    const StreamIndex anew = hand.addStream("clicks", 1);
    EXPECT_EQ(hand.call(GetRecordsRequest{fresh}).error().exception, Exception::ResourceNotFound);
    EXPECT_EQ(refusedAt(clicks), 3U) << "it is gone";
    EXPECT_EQ(refusedAt(anew), 0U) << "another one has its name";
    EXPECT_EQ(refusedAt(other), 0U);
}

TEST(Read, FindsNoShardOfAStreamThatHasNone)
{
    ServiceByHand hand;
    (void)hand.call(CreateStreamRequest{"clicks", 1});
    const StreamIndex clicks = *hand.service().find("clicks");
    const auto read = [&] {
        return hand.service().read(hand.context(), CallerIndex{0}, clicks, ShardIndex{0}, {}, ReadLimits{}).outcome;
    };
    const auto push = [&] {
        return hand.service().push(hand.context(), CallerIndex{0}, clicks, ShardIndex{0}, {}, {1'000, 1'000}).outcome;
    };
    EXPECT_EQ(read(), Exception::ResourceNotFound);
    EXPECT_EQ(push(), Exception::ResourceNotFound);
    hand.advanceBy(seconds{21});
    EXPECT_EQ(read(), Exception::None);
    EXPECT_EQ(push(), Exception::None);
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
    hand.advanceBy(seconds{20});
    EXPECT_EQ(read(), Exception::ResourceNotFound);
    EXPECT_EQ(push(), Exception::ResourceNotFound);
}

}
}
