// How a shard meters puts and reads: every scenario of the reference that concerns a stream of
// 1 MiB records, in bucket and in window mode. All buckets are full at the start.
#include "streams/service_by_hand.h"

#include <array>
#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

using base::Duration;

constexpr std::size_t kMiB = 1'048'576;
constexpr std::size_t kKiB = 1'024;
const std::string kRateExceeded = "ProvisionedThroughputExceededException: Rate exceeded for shard "
                                  "shardId-000000000000 in stream clicks under account 123456789012.";
constexpr const char* kInShardOne = "170141183460469231731687303715884105728"; // of two

ServiceByHand handWith(std::uint32_t shards, ThrottleMode mode)
{
    ServiceByHand hand{{.throttle = mode}};
    hand.addStream("clicks", shards);
    return hand;
}

std::uint32_t failed(ServiceByHand& hand, std::vector<PutEntry> entries)
{
    const auto answer = hand.call(PutRecordsRequest{"clicks", std::move(entries)});
    EXPECT_EQ(outcome(answer), "ok");
    return answer ? answer->failedRecordCount : ~0U;
}

// --- Writes ------------------------------------------------------------------------------

struct Call {
    std::int64_t atMs;
    std::vector<std::size_t> dataSizes; // of records with a key of one byte
    std::string admitted;               // o for each record stored, - for each refused
};

struct Scenario {
    const char* what;
    std::vector<Call> calls;
};

const std::string k500Stored(500, 'o');
const std::string k500Refused(500, '-');
const std::vector<std::size_t> k500Small(500, 102);

const Scenario kBucket[] = {
    // what | {at ms, sizes of data, what becomes of each}
    {"five of 1 MiB in one call", {{0, std::vector<std::size_t>(5, kMiB - 1), "o----"}}},
    {"500 records three times", {{0, k500Small, k500Stored}, {0, k500Small, k500Stored}, {0, k500Small, k500Refused}}},
    {"500 records, the third time after 0.25 s",
        {{0, k500Small, k500Stored}, {0, k500Small, k500Stored},
            {250, k500Small, std::string(250, 'o') + std::string(250, '-')}}},
    {"a small one fits after a large one did not", {{0, {700 * kKiB, 700 * kKiB, 200 * kKiB}, "o-o"}}},
    {"the rest of a second's bytes to the last one", {{0, {kMiB / 2 - 1, kMiB / 2 - 1, 0}, "oo-"}}},
    {"a maximal record needs a full bucket",
        {{0, {0}, "o"}, {0, {kMiB - 1}, "-"}, {1, {kMiB - 1}, "o"}, {1, {0}, "-"}}},
    {"a millisecond refills 1,048 bytes", {{0, {kMiB - 1}, "o"}, {1, {1'048, 1'047, 0}, "-o-"}}},
    {"a refused record takes nothing", {{0, {kMiB / 2 - 1}, "o"}, {0, {kMiB - 1, kMiB - 1, kMiB / 2 - 1}, "--o"}}},
    {"500 of 20 KiB: what fits into 1 MiB",
        {{0, std::vector<std::size_t>(500, 20 * kKiB - 1), std::string(51, 'o') + std::string(449, '-')}}},
};

TEST(Throttle, AdmitsWhatFitsTheBuckets)
{
    for (const Scenario& scenario : kBucket) {
        SCOPED_TRACE(scenario.what);
        ServiceByHand hand = handWith(1, ThrottleMode::Bucket);
        for (const Call& call : scenario.calls) {
            hand.advanceTo(Duration{call.atMs});
            std::vector<PutEntry> entries;
            for (const std::size_t size : call.dataSizes)
                entries.push_back(entry("k", size));
            const auto answer = hand.call(PutRecordsRequest{"clicks", entries});
            ASSERT_EQ(outcome(answer), "ok");
            std::string admitted;
            for (const PutResult& result : answer->records)
                admitted += result.isStored() ? 'o' : '-';
            EXPECT_EQ(admitted, call.admitted) << "at " << call.atMs << " ms";
        }
    }
}

TEST(Throttle, CountsWhatItStoredAndWhatItRefused)
{
    ServiceByHand hand{{.profile = Profile::Classic}};
    const StreamIndex clicks = hand.addStream("clicks", 1);
    EXPECT_EQ(failed(hand, std::vector<PutEntry>(5, entry("k", kMiB - 1))), 4U);
    const ShardLine& line = hand.service().stream(clicks).lines.front();
    EXPECT_EQ(line.stored, 1U);
    EXPECT_EQ(line.storedBytes, 1'048'576);
    EXPECT_EQ(line.refused, 4U);
    EXPECT_EQ(line.refusedBytes, 4 * 1'048'576);
    const DataCounts counts = hand.service().calls().countsOf(number(clicks));
    EXPECT_EQ(counts[static_cast<std::size_t>(DataCount::PutRecordsSuccess)], 1U);
}

TEST(Throttle, SaysWhichLimitRefusedARecord)
{
    ServiceByHand hand = handWith(1, ThrottleMode::Bucket);
    ASSERT_EQ(failed(hand, {entry("k", kMiB - 1)}), 0U);
    const auto byBytes = hand.call(PutRecordRequest{"clicks", entry("k", 1), {}});
    ASSERT_FALSE(byBytes);
    EXPECT_EQ(byBytes.error().reason, Reason::BytesThrottled);
    hand.advanceBy(Duration{1'000});
    (void)failed(hand, std::vector<PutEntry>(500, entry("k", 1)));
    (void)failed(hand, std::vector<PutEntry>(500, entry("k", 1)));
    const auto byRecords = hand.call(PutRecordRequest{"clicks", entry("k", 1), {}});
    ASSERT_FALSE(byRecords);
    EXPECT_EQ(byRecords.error().reason, Reason::RecordsThrottled);
    EXPECT_EQ(outcome(byRecords), outcome(byBytes));
    EXPECT_EQ(outcome(byBytes),
        "ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 in stream clicks under "
        "account 123456789012.");
}

TEST(Throttle, HoldsForAShardAlthoughItsNeighbourIsIdle)
{
    ServiceByHand hand = handWith(2, ThrottleMode::Bucket);
    EXPECT_EQ(failed(hand, std::vector<PutEntry>(500, entry("mobile", 10))), 0U);
    EXPECT_EQ(failed(hand, std::vector<PutEntry>(500, entry("mobile", 10))), 0U);
    EXPECT_EQ(failed(hand, {entry("mobile", 10)}), 1U);
    EXPECT_EQ(failed(hand, {{"k", kInShardOne, entry("", 10).data}}), 0U);
}

TEST(Throttle, TreatsChildrenAsShardsOfTheirOwn)
{
    ServiceByHand hand = handWith(1, ThrottleMode::Bucket);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", kInShardOne})), "ok");
    hand.advanceBy(Duration{29'999});
    EXPECT_EQ(failed(hand, {entry("k", kMiB - 1)}), 0U);
    EXPECT_EQ(failed(hand, {entry("k", kMiB - 1)}), 1U);
    hand.advanceBy(Duration{1});
    EXPECT_EQ(failed(hand, {{"k", "0", entry("", kMiB - 1).data}}), 0U);
    EXPECT_EQ(failed(hand, {{"k", kInShardOne, entry("", kMiB - 1).data}}), 0U);
}

// Calls of so many records to one shard, from the first millisecond on.
struct Offer {
    std::int64_t everyMs;
    std::size_t records;
    std::size_t size;    // of each, with its key
    Reason toldOfOthers; // of those that do not fit
};

// How many of them are stored up to that millisecond, which counts too; every other one is told why it is not.
std::uint64_t storedOf(const Offer& offer, ThrottleMode mode, std::int64_t lastMs)
{
    ServiceByHand hand = handWith(1, mode);
    const PutRecordsRequest request{"clicks", std::vector<PutEntry>(offer.records, entry("k", offer.size - 1))};
    std::uint64_t offered = 0;
    std::uint64_t refused = 0;
    for (std::int64_t ms = 0; ms <= lastMs; ms += offer.everyMs) {
        hand.advanceTo(Duration{ms});
        const auto answer = hand.call(request);
        EXPECT_EQ(outcome(answer), "ok");
        offered += offer.records;
        std::uint32_t refusedHere = 0;
        for (const PutResult& result : answer->records) {
            if (result.isStored())
                continue;
            ++refusedHere;
            EXPECT_EQ(outcome(result), kRateExceeded);
            EXPECT_EQ(result.refusal.reason, offer.toldOfOthers);
        }
        EXPECT_EQ(answer->failedRecordCount, refusedHere);
        refused += refusedHere;
    }
    const ShardLine& line = hand.service().streams().front().lines.front();
    EXPECT_EQ(line.refused, refused);
    EXPECT_EQ(line.stored + refused, offered);
    EXPECT_EQ(line.storedBytes, static_cast<std::int64_t>(line.stored * offer.size));
    return line.stored;
}

TEST(Throttle, AdmitsABucketMoreThanTheWindowDoesOverAMinuteOfTwiceTheRate)
{
    constexpr Offer kRecords{1, 2, 100, Reason::RecordsThrottled};
    // The bucket: 1,000 at the start and 1,000 for each of the 60 seconds that pass.
    EXPECT_EQ(storedOf(kRecords, ThrottleMode::Bucket, 60'000), 61'000U);
    // The window: 1,000 for each of the 60 aligned seconds, the last of which ends before 60,000 ms.
    EXPECT_EQ(storedOf(kRecords, ThrottleMode::Window, 59'999), 60'000U);
}

TEST(Throttle, AdmitsABucketMoreThanTheWindowDoesOverAMinuteOfTwiceTheBytes)
{
    // 32 records of 64 KiB a second; 16 are a MiB.
    constexpr Offer kBytes{125, 4, 65'536, Reason::BytesThrottled};
    EXPECT_EQ(storedOf(kBytes, ThrottleMode::Bucket, 60'000), 16U * 61);
    EXPECT_EQ(storedOf(kBytes, ThrottleMode::Window, 59'999), 16U * 60);
}

TEST(Throttle, AdmitsASecondOfTwiceTheRateFromAFullBucketAndHalfOfItInAWindow)
{
    constexpr Offer kRecords{1, 2, 100, Reason::RecordsThrottled};
    // The last of the 2,000 comes a millisecond too early: until then 999 have come back.
    EXPECT_EQ(storedOf(kRecords, ThrottleMode::Bucket, 999), 1'999U);
    EXPECT_EQ(storedOf(kRecords, ThrottleMode::Window, 999), 1'000U);
}

TEST(Throttle, StartsEverySecondAfreshInWindowMode)
{
    ServiceByHand hand = handWith(1, ThrottleMode::Window);
    hand.advanceTo(Duration{900});
    EXPECT_EQ(failed(hand, std::vector<PutEntry>(500, entry("k", 10))), 0U);
    EXPECT_EQ(failed(hand, std::vector<PutEntry>(500, entry("k", 10))), 0U);
    EXPECT_EQ(failed(hand, {entry("k", 10)}), 1U);
    hand.advanceTo(Duration{999});
    EXPECT_EQ(failed(hand, {entry("k", 10)}), 1U);
    hand.advanceTo(Duration{1'000});
    EXPECT_EQ(failed(hand, {entry("k", kMiB - 1)}), 0U);
    EXPECT_EQ(failed(hand, {entry("k", 0)}), 1U);
    hand.advanceTo(Duration{5'999});
    EXPECT_EQ(failed(hand, {entry("k", kMiB - 1)}), 0U);
    hand.advanceTo(Duration{6'000});
    EXPECT_EQ(failed(hand, {entry("k", kMiB - 1)}), 0U);
}

TEST(Throttle, AdmitsEverythingWhenLimitsAreOff)
{
    ServiceByHand hand{{.areLimitsOn = false}};
    hand.addStream("clicks", 1);
    for (int call = 0; call < 20; ++call) {
        EXPECT_EQ(failed(hand, std::vector<PutEntry>(500, entry("k", 100))), 0U);
        EXPECT_EQ(failed(hand, std::vector<PutEntry>(10, entry("k", kMiB - 1))), 0U);
    }
    for (int call = 0; call < 20; ++call)
        (void)hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon));
}

// --- Reads -----------------------------------------------------------------------------------

struct ReadCall {
    std::int64_t atMs;
    bool isServed;
};

struct ReadScenario {
    const char* what;
    int mebibytes; // stored in records of 1 MiB, keys included
    std::vector<ReadCall> calls;
};

const ReadScenario kReads[] = {
    // what | MiB stored | {at ms, served}
    {"five calls a second, whatever they return", 0,
        {{0, true}, {0, true}, {0, true}, {0, true}, {0, true}, {100, false}, {210, true}, {399, false}, {400, true}}},
    {"10 MiB are paid back in five seconds", 10,
        {{0, true}, {1'000, false}, {4'900, false}, {4'999, false}, {5'000, true}}},
    {"2 MiB are what a second gives", 2, {{0, true}, {0, false}, {1, true}}},
    {"3 MiB leave a debt of a half, and block for a second", 3, {{0, true}, {500, false}, {999, false}, {1'000, true}}},
    {"6 MiB block until the debt of 4 is paid", 6, {{0, true}, {1'999, false}, {2'000, false}, {2'001, true}}},
};

TEST(Throttle, ServesReadsAsTheBucketsAllow)
{
    for (const ReadScenario& scenario : kReads) {
        SCOPED_TRACE(scenario.what);
        ServiceByHand hand;
        hand.addStream("clicks", 1);
        for (int i = 0; i < scenario.mebibytes; ++i) {
            hand.put("clicks", "k", std::string(kMiB - 1, 'x'));
            hand.advanceBy(Duration{1'000});
        }
        const std::int64_t start = hand.now().time_since_epoch().count();
        const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
        for (const ReadCall& call : scenario.calls) {
            hand.advanceTo(Duration{start + call.atMs});
            const auto answer = hand.call(GetRecordsRequest{iterator, 10'000});
            EXPECT_EQ(outcome(answer),
                call.isServed
                    ? "ok"
                    : "ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 in "
                      "stream clicks under account 123456789012.")
                << "at " << call.atMs << " ms";
        }
    }
}

// A quotas page has 2,000 records/s as well; the reference has not, and it is not held to.
TEST(Throttle, CountsNoRecordsOfReads)
{
    for (const Profile profile : {Profile::Classic, Profile::Current}) {
        ServiceByHand hand{{.profile = profile}};
        hand.addStream("clicks", 1);
        for (int second = 0; second < 10; ++second) {
            EXPECT_EQ(failed(hand, std::vector<PutEntry>(500, entry("k", 1))), 0U);
            EXPECT_EQ(failed(hand, std::vector<PutEntry>(500, entry("k", 1))), 0U);
            hand.advanceBy(Duration{1'000});
        }
        const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
        for (int call = 0; call < 5; ++call)
            EXPECT_EQ(hand.read(iterator).records.size(), 10'000U);
    }
}

TEST(Throttle, TellsARefusedReaderWhenACallCanSucceed)
{
    for (const ReadScenario& scenario : kReads) {
        SCOPED_TRACE(scenario.what);
        ServiceByHand hand;
        const StreamIndex clicks = hand.addStream("clicks", 1);
        for (int i = 0; i < scenario.mebibytes; ++i) {
            hand.put("clicks", "k", std::string(kMiB - 1, 'x'));
            hand.advanceBy(Duration{1'000});
        }
        const auto read = [&] {
            return hand.service().read(hand.context(), CallerIndex{0}, clicks, ShardIndex{0}, {}, ReadLimits{});
        };
        ReadAnswer answer = read();
        while (answer.outcome == Exception::None)
            answer = read(); // ends because a shard serves five calls
        hand.advanceTo(answer.retryAt - base::kWorldStart - Duration{1});
        EXPECT_EQ(read().outcome, Exception::ProvisionedThroughputExceeded);
        hand.advanceBy(Duration{1});
        EXPECT_EQ(read().outcome, Exception::None);
    }
}

TEST(Throttle, SharesTheReadsOfAShardBetweenAllItsReaders)
{
    ServiceByHand hand = handWith(2, ThrottleMode::Bucket);
    const std::string a = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    const std::string b = hand.iterator("clicks", 0, IteratorType::Latest);
    const std::string other = hand.iterator("clicks", 1, IteratorType::Latest);
    for (int call = 0; call < 5; ++call)
        EXPECT_EQ(outcome(hand.call(GetRecordsRequest{call % 2 == 0 ? a : b, 10})), "ok");
    EXPECT_FALSE(hand.call(GetRecordsRequest{a, 10}));
    EXPECT_FALSE(hand.call(GetRecordsRequest{b, 10}));
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{other, 10})), "ok");
}

TEST(Throttle, GivesFivePollersFiveCallsASecondBetweenThem)
{
    ServiceByHand hand = handWith(1, ThrottleMode::Bucket);
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::Latest);
    std::array<int, 5> served{};
    std::uint64_t refused = 0;
    // For a minute each of them calls five times a second, every time another one first.
    for (std::size_t tick = 0; tick <= 300; ++tick) {
        hand.advanceTo(Duration{200} * static_cast<std::int64_t>(tick));
        for (std::size_t turn = 0; turn < served.size(); ++turn) {
            const std::size_t poller = (tick + turn) % served.size();
            hand.callAs("app-" + std::to_string(poller));
            const auto answer = hand.call(GetRecordsRequest{iterator, 10});
            if (answer) {
                ++served[poller];
                continue;
            }
            ++refused;
            EXPECT_EQ(outcome(answer), kRateExceeded);
        }
    }
    // The five that the bucket held, one each, and 300 in 60 seconds.
    EXPECT_EQ(served, (std::array{61, 61, 61, 61, 61}));
    const ReadLine& reads = hand.service().streams().front().reads.front();
    EXPECT_EQ(reads.servedCalls, 305U);
    EXPECT_EQ(reads.refusedCalls, refused);
    EXPECT_EQ(refused, 301U * 5 - 305);
}

TEST(Throttle, CountsIteratorsApartFromReadsAndForAllCallersTogether)
{
    ServiceByHand hand = handWith(1, ThrottleMode::Bucket);
    const GetShardIteratorRequest request{"clicks", "shardId-000000000000", IteratorType::Latest, {}, {}};
    std::string iterator;
    for (const char* caller : {"a", "b", "c", "a", "b"}) {
        hand.callAs(caller);
        iterator = hand.iterator("clicks", 0, IteratorType::Latest);
    }
    for (const char* caller : {"a", "b", "c", "d"}) {
        hand.callAs(caller);
        EXPECT_EQ(outcome(hand.call(request)), kRateExceeded) << caller;
    }
    for (int call = 0; call < 5; ++call)
        EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok") << "reads have five of their own";
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), kRateExceeded);
    hand.advanceTo(Duration{200});
    EXPECT_EQ(outcome(hand.call(request)), "ok");
    EXPECT_EQ(outcome(hand.call(request)), kRateExceeded);
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok");
}

TEST(Throttle, GivesEveryAccountIteratorsOfItsOwnAndReadsToAllTogether)
{
    ServiceByHand hand = handWith(2, ThrottleMode::Bucket);
    const std::string arn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
    ASSERT_EQ(outcome(hand.call(PutResourcePolicyRequest{
                  arn, R"({"Statement": {"Effect": "Allow", "Principal": "*", "Action": "kinesis:*"}})"})),
        "ok");
    GetShardIteratorRequest request{"", "shardId-000000000000", IteratorType::Latest, {}, {}};
    request.streamArn = arn;
    std::string iterator;
    // How many it gets until it is refused.
    const auto iterators = [&](const char* caller, const char* account) {
        hand.callAs(caller, {account, {}});
        for (int given = 0; given < 10; ++given) {
            const auto answer = hand.call(request);
            if (!answer) {
                EXPECT_EQ(outcome(answer), kRateExceeded) << caller;
                return given;
            }
            iterator = *answer;
        }
        return 10;
    };
    EXPECT_EQ(iterators("a", "210987654321"), 5);
    EXPECT_EQ(iterators("b", "210987654321"), 0) << "they are the account's, whoever calls";
    EXPECT_EQ(iterators("a", "111122223333"), 5);
    EXPECT_EQ(iterators("a", "123456789012"), 5) << "the stream's own";
    EXPECT_EQ(iterators("b", "123456789012"), 0);
    request.shardId = "shardId-000000000001";
    EXPECT_EQ(outcome(hand.call(request)), "ok") << "of another shard";
    hand.callAs("b", {"210987654321", {}});
    EXPECT_EQ(outcome(hand.call(request)), "ok");
    request.shardId = "shardId-000000000000";
    for (const char* account : {"210987654321", "111122223333", "123456789012", "210987654321", "111122223333"}) {
        hand.callAs("a", {account, {}});
        EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok") << account;
    }
    for (const char* account : {"123456789012", "210987654321", "111122223333"}) {
        hand.callAs("a", {account, {}});
        EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), kRateExceeded) << account;
    }
    hand.advanceTo(Duration{200});
    for (const char* account : {"210987654321", "111122223333", "123456789012"})
        EXPECT_EQ(iterators("a", account), 1) << account;
    const Stream& clicks = hand.service().stream(StreamIndex{0});
    EXPECT_EQ(clicks.otherIterators.size(), 2U) << "that of the other shard is full again";
    hand.advanceTo(Duration{2'000});
    EXPECT_EQ(iterators("a", "123456789012"), 5);
    EXPECT_EQ(iterators("a", "210987654321"), 5);
    EXPECT_EQ(clicks.otherIterators.size(), 1U);
}

TEST(Throttle, LeavesAFanOutConsumerAlone)
{
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    hand.put("clicks", "k", "data");
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    const auto push = [&] {
        return hand.service()
            .push(hand.context(), CallerIndex{0}, clicks, ShardIndex{0}, {}, {1'000, 1'000'000})
            .range.count();
    };
    for (int call = 0; call < 20; ++call)
        EXPECT_EQ(push(), 1U);
    for (int call = 0; call < 5; ++call)
        EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})), "ok") << "nor does it take from the pollers";
    EXPECT_FALSE(hand.call(GetRecordsRequest{iterator, 10}));
    EXPECT_EQ(push(), 1U);
}

TEST(Throttle, ReturnsTheSameRecordsAfterARefusal)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    for (int i = 0; i < 3; ++i) {
        hand.put("clicks", "k", std::string(kMiB - 1, static_cast<char>('a' + i)));
        hand.advanceBy(Duration{1'000});
    }
    const std::string start = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    const auto first = hand.call(GetRecordsRequest{start, 2});
    ASSERT_EQ(first->records.size(), 2U);
    EXPECT_FALSE(hand.call(GetRecordsRequest{first->nextShardIterator, 10}));
    hand.advanceBy(Duration{1'000});
    const auto next = hand.call(GetRecordsRequest{first->nextShardIterator, 10});
    ASSERT_EQ(next->records.size(), 1U);
    EXPECT_EQ((*next->records.front().data).front(), 'c');
}

}
}
