// What the service's references leave open, or answer in two ways: each answer that a run may choose.
#include "streams/operation_cases.h"
#include "streams/subscription.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;
using std::chrono::minutes;
using std::chrono::seconds;

using Texts = std::vector<std::string>;

constexpr const char* kFirst = "shardId-000000000000";
const std::string kThrottled = "ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 "
                               "in stream clicks under account 123456789012.";

// --- Puts to a stream in DELETING ------------------------------------------------------------

TEST(OpenQuestions, PutsReachAStreamInDeletingOnlyWhereARunSaysSo)
{
    for (const bool areTaken : {false, true}) {
        SCOPED_TRACE(areTaken);
        ServiceByHand hand{{.takesPutsWhileDeleting = areTaken}};
        const StreamIndex clicks = hand.addStream("clicks", 1);
        const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
        ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
        ASSERT_EQ(hand.service().stream(clicks).status, StreamStatus::Deleting);
        const std::string expected =
            areTaken ? "ok" : "ResourceNotFoundException: Stream clicks under account 123456789012 not found.";
        EXPECT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 1)})), expected);
        EXPECT_EQ(outcome(hand.call(PutRecordsRequest{"clicks", {entry("k", 1)}})), expected);
        EXPECT_EQ(hand.read(iterator).records.size(), areTaken ? 2U : 0U);
        hand.advanceBy(seconds{20});
        ASSERT_EQ(hand.service().stream(clicks).status, StreamStatus::Gone);
        EXPECT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 1)})),
            "ResourceNotFoundException: Stream clicks under account 123456789012 not found.");
    }
}

// --- UpdateShardCount beyond its bounds ------------------------------------------------------

TEST(OpenQuestions, UpdateShardCountBeyondItsBoundsIsRefusedAsARunSays)
{
    for (const Exception exception : {Exception::LimitExceeded, Exception::InvalidArgument}) {
        ServiceByHand hand{{.shardCountRefusal = exception}};
        hand.addStream("clicks", 4);
        for (const std::uint32_t target : {1U, 9U, 10'001U}) {
            const auto answer = hand.call(UpdateShardCountRequest{"clicks", target});
            ASSERT_FALSE(answer) << target;
            EXPECT_EQ(answer.error().exception, exception) << target;
            EXPECT_EQ(answer.error().reason, Reason::CountOutOfBounds) << target;
        }
        // Quotas are no bounds.
        for (int i = 0; i < 10; ++i) {
            ASSERT_EQ(outcome(hand.call(UpdateShardCountRequest{"clicks", i % 2 == 0 ? 5U : 4U})), "ok");
            hand.advanceBy(minutes{10});
        }
        const auto eleventh = hand.call(UpdateShardCountRequest{"clicks", 5});
        ASSERT_FALSE(eleventh);
        EXPECT_EQ(eleventh.error().exception, Exception::LimitExceeded);
    }
}

// --- 2,000 records a second of shared reads --------------------------------------------------

struct ReadRow {
    const char* what;
    int records; // stored, small ones
    std::int64_t limit;
    struct Call {
        std::int64_t atMs;
        bool isServed;
    };
    std::vector<Call> calls;
};

const ReadRow kReads[] = {
    // what | records | limit | {at ms, served}
    {"2,000 are what a second gives", 2'000, 10'000, {{0, true}, {0, false}, {1, true}}},
    {"half of them leave room", 2'000, 1'000, {{0, true}, {0, true}, {0, false}, {1, true}}},
    {"3,000 leave a debt of a half, and block for a second", 3'000, 10'000, {{0, true}, {999, false}, {1'000, true}}},
    {"5,000 block until the debt of 3,000 is paid", 5'000, 10'000,
        {{0, true}, {1'499, false}, {1'500, false}, {1'501, true}}},
};

std::string manyRecords(ServiceByHand& hand, int records)
{
    hand.addStream("clicks", 1);
    for (int stored = 0; stored < records; stored += 500) {
        EXPECT_EQ(hand.call(PutRecordsRequest{"clicks", std::vector<PutEntry>(500, entry("k", 1))})->failedRecordCount,
            0U);
        hand.advanceBy(Duration{500});
    }
    return hand.iterator("clicks", 0, IteratorType::TrimHorizon);
}

TEST(OpenQuestions, ReadRecordsAreLimitedWhereARunSaysSo)
{
    for (const ReadRow& row : kReads) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand{{.areReadRecordsLimited = true}};
        const std::string iterator = manyRecords(hand, row.records);
        const Duration start = hand.now() - base::kWorldStart;
        for (const ReadRow::Call& call : row.calls) {
            hand.advanceTo(start + Duration{call.atMs});
            EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, row.limit})), call.isServed ? "ok" : kThrottled)
                << "at " << call.atMs << " ms";
        }
    }
}

TEST(OpenQuestions, ReadRecordsAreNotCountedOtherwise)
{
    for (const ServiceSettings& settings :
        {ServiceSettings{}, ServiceSettings{.areLimitsOn = false, .areReadRecordsLimited = true},
            ServiceSettings{.profile = Profile::Classic, .areReadRecordsLimited = true}}) {
        ServiceByHand hand{settings};
        const std::string iterator = manyRecords(hand, 5'000);
        for (int call = 0; call < 5; ++call)
            EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10'000})), "ok") << call;
    }
}

// --- A timestamp to come -------------------------------------------------------------------------

GetShardIteratorRequest at(Duration sinceStart)
{
    return {"clicks", kFirst, IteratorType::AtTimestamp, {}, instantAt(sinceStart)};
}

TEST(OpenQuestions, ATimestampToComeReturnsNothingUntilThenWhereARunTakesIt)
{
    ServiceByHand hand{{.takesFutureTimestamps = true}};
    hand.addStream("clicks", 1);
    hand.put("clicks", "k", "before");
    const auto iterator = hand.call(at(seconds{10}));
    ASSERT_EQ(outcome(iterator), "ok");
    hand.advanceTo(seconds{9});
    hand.put("clicks", "k", "still before");
    const GetRecordsAnswer early = hand.read(*iterator);
    EXPECT_EQ(dataOf(early.records), Texts{});
    EXPECT_EQ(early.millisBehindLatest, Duration{0});
    hand.advanceTo(Duration{9'999});
    hand.put("clicks", "k", "just before");
    hand.advanceTo(seconds{10});
    hand.put("clicks", "k", "then");
    hand.advanceTo(seconds{11});
    hand.put("clicks", "k", "after");
    EXPECT_EQ(dataOf(hand.read(*iterator).records), (Texts{"then", "after"})) << "of the first iterator";
    EXPECT_EQ(dataOf(hand.read(early.nextShardIterator).records), (Texts{"then", "after"})) << "of the next one";
}

TEST(OpenQuestions, ASubscriptionToATimestampToComeHasNothingUntilThen)
{
    ServiceByHand hand{{.takesFutureTimestamps = true}};
    hand.addStream("clicks", 1);
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
    hand.advanceTo(seconds{10});
    const auto started = hand.call(SubscribeToShardRequest{
        kArn + "/consumer/app:1795132800", kFirst, {IteratorType::AtTimestamp, {}, instantAt(seconds{20})}});
    ASSERT_EQ(outcome(started), "ok");
    SubscriptionCursor cursor{*started};
    Texts seen;
    for (int second = 11; second < 25; ++second) {
        hand.advanceTo(seconds{second});
        hand.put("clicks", "k", std::to_string(second));
        const SubscriptionStep step = nextEvent(hand.service(), hand.now(), cursor);
        ASSERT_FALSE(step.isOver);
        if (step.event) {
            for (const std::string& data : dataOf(step.event->records))
                seen.push_back(data);
        }
    }
    EXPECT_EQ(seen, (Texts{"20", "21", "22", "23", "24"}));
}

// --- Empty answers on the way ----------------------------------------------------------------------

// "a" at 5 min, "b" and "c" at 25 min; an hour has passed.
void sparse(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    hand.advanceTo(minutes{5});
    hand.put("clicks", "k", "a");
    hand.advanceTo(minutes{25});
    hand.put("clicks", "k", "b");
    hand.advanceBy(Duration{1});
    hand.put("clicks", "k", "c");
    hand.advanceTo(minutes{60});
}

// What each call has, one after the other, until MillisBehindLatest is 0: "a|2100000 |1 …".
std::string pagesFrom(ServiceByHand& hand, std::string iterator, std::int64_t limit = 100)
{
    std::string pages;
    for (int call = 0; call < 5; ++call) {
        const auto answer = hand.call(GetRecordsRequest{iterator, limit});
        EXPECT_EQ(outcome(answer), "ok");
        if (!answer)
            break;
        for (const std::string& data : dataOf(answer->records))
            pages += data;
        pages += '|' + std::to_string(answer->millisBehindLatest.count());
        if (answer->millisBehindLatest.count() == 0)
            break;
        pages += ' ';
        iterator = answer->nextShardIterator;
        EXPECT_NE(iterator, "");
    }
    return pages;
}

// "GetRecords with empty result means no more data."
TEST(Misconception20, AReadIsEmptyWithDataAheadWhereItsScanBudgetEnds)
{
    struct Row {
        const char* what;
        Duration budget;
        std::int64_t limit;
        std::string pages;
    };
    for (const Row& row : {
             // what | budget | limit | pages: data|MillisBehindLatest
             Row{"no bound", Duration{0}, 100, "abc|0"},
             {"ten minutes", minutes{10}, 100, "a|3300000 |2100000 bc|0"},
             {"ten minutes, record by record", minutes{10}, 1, "a|3300000 |2100000 b|2100000 c|0"},
             {"what is reached to the millisecond lies beyond", minutes{25}, 100, "a|3300000 bc|0"},
             {"and a millisecond more", Duration{minutes{25}} + Duration{1}, 100, "ab|2100000 c|0"},
         }) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand{{.scanBudget = row.budget}};
        sparse(hand);
        EXPECT_EQ(pagesFrom(hand, hand.iterator("clicks", 0, IteratorType::TrimHorizon), row.limit), row.pages);
    }
}

TEST(OpenQuestions, AScanBeginsWhereItsIteratorStands)
{
    const auto pages = [](const auto& iteratorFrom) {
        ServiceByHand hand{{.scanBudget = minutes{10}}};
        sparse(hand);
        return pagesFrom(hand, iteratorFrom(hand));
    };
    const auto numberOf = [](ServiceByHand& hand, std::size_t index) {
        const StreamIndex clicks = *hand.service().find("clicks");
        return hand.service().sequenceNumberOf(hand.service().stream(clicks), ShardIndex{0}, index).decimal();
    };
    const auto byNumber = [&](IteratorType type, std::size_t index) {
        return pages([&](ServiceByHand& hand) {
            return *hand.call(GetShardIteratorRequest{"clicks", kFirst, type, numberOf(hand, index), {}});
        });
    };
    EXPECT_EQ(byNumber(IteratorType::AtSequenceNumber, 1), "bc|0") << "the record is named";
    EXPECT_EQ(byNumber(IteratorType::AfterSequenceNumber, 0), "|2100000 |2100000 bc|0")
        << "25 min is not before 25 min";
    EXPECT_EQ(pages([](ServiceByHand& hand) { return *hand.call(at(minutes{14})); }), "|2100000 bc|0");
    EXPECT_EQ(pages([](ServiceByHand& hand) { return *hand.call(at(minutes{16})); }), "bc|0");
    EXPECT_EQ(pages([](ServiceByHand& hand) { return hand.iterator("clicks", 0, IteratorType::Latest); }), "|0");
}

TEST(OpenQuestions, AReaderAtTheTipGetsWhatComesAtOnce)
{
    ServiceByHand hand{{.scanBudget = minutes{1}}};
    hand.addStream("clicks", 1);
    hand.advanceTo(minutes{60});
    std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    for (const char* const data : {"a", "b", "c"}) {
        const GetRecordsAnswer tip = hand.read(iterator);
        EXPECT_EQ(dataOf(tip.records), Texts{});
        EXPECT_EQ(tip.millisBehindLatest, Duration{0});
        hand.put("clicks", "k", data); // in the same millisecond
        const GetRecordsAnswer next = hand.read(tip.nextShardIterator);
        EXPECT_EQ(dataOf(next.records), Texts{data});
        hand.advanceBy(Duration{minutes{4}} + seconds{59});
        iterator = next.nextShardIterator;
    }
}

TEST(OpenQuestions, AScanNeitherLosesNorDoublesNorStays)
{
    // Gaps and bursts by a fixed rule; every budget comes to the end, in as many calls as it takes.
    for (const Duration budget : {Duration{1}, Duration{999}, Duration{60'000}, Duration{3'600'000}}) {
        ServiceByHand hand{{.areLimitsOn = false, .scanBudget = budget}};
        hand.addStream("clicks", 1);
        Texts sent;
        for (int i = 0; i < 40; ++i) {
            sent.push_back(std::to_string(i));
            hand.put("clicks", "k", sent.back());
            hand.advanceBy(Duration{i % 5 == 0 ? i * 7 : i % 3});
        }
        std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
        Texts seen;
        for (int call = 0; call < 3'000 && seen.size() < sent.size(); ++call) {
            const GetRecordsAnswer answer = hand.read(iterator);
            for (const std::string& data : dataOf(answer.records))
                seen.push_back(data);
            iterator = answer.nextShardIterator;
        }
        EXPECT_EQ(seen, sent) << budget.count();
    }
}

}
}
