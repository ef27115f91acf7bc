// Capacity modes: who may switch, what the service then does by itself, warm throughput, who places records,
// and the account's commitment.
#include "streams/operation_cases.h"

#include <algorithm>
#include <vector>

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr const char* kOnDemandMode =
    "ValidationException: Request is invalid. Stream clicks under account 123456789012 is in On-Demand mode.";
constexpr const char* kProvisionedMode =
    "ValidationException: Request is invalid. Stream clicks under account 123456789012 is in Provisioned mode.";
constexpr const char* kNoCommitment = "ValidationException: Request is invalid. WarmThroughputMiBps needs "
                                      "MinimumThroughputBillingCommitment to be ENABLED "
                                      "for account 123456789012.";

CreateStreamRequest createOnDemand(std::optional<std::int64_t> warm = {})
{
    CreateStreamRequest request{"clicks"};
    request.streamMode = CapacityMode::OnDemand;
    request.isShardCountGiven = false;
    request.warmThroughputMiBps = warm;
    return request;
}

void fiftyOnDemand(ServiceByHand& hand)
{
    for (int i = 0; i < 50; ++i)
        addOnDemand(hand, "s" + std::to_string(i));
    hand.addStream("clicks", 1);
}
void committed(ServiceByHand& hand)
{
    onDemand(hand);
    ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
}

constexpr const char* kOnDemandQuota =
    "LimitExceededException: This request would exceed the limit on the number of On-Demand streams for the account "
    "123456789012 in us-east-1. Current On-Demand streams count: 50. Limit: 50.";

CreateStreamRequest createWith(std::optional<std::int64_t> maxKiB, std::optional<std::int64_t> warm,
    bool hasCount = true)
{
    CreateStreamRequest request{"orders", 1};
    request.maxRecordSizeInKiB = maxKiB;
    request.warmThroughputMiBps = warm;
    request.isShardCountGiven = hasCount;
    return request;
}

const Case<CreateStreamRequest> kCreate[] = {
    // what | before | request | outcome | profile
    {"on demand", nothing, createOnDemand(), "ok"},
    {"on demand, one more than may be", fiftyOnDemand,
        [] {
            CreateStreamRequest request = createOnDemand();
            request.streamName = "orders";
            return request;
        }(),
        kOnDemandQuota},
    {"on demand, one more than may be, classic", fiftyOnDemand,
        [] {
            CreateStreamRequest request = createOnDemand();
            request.streamName = "orders";
            return request;
        }(),
        kOnDemandQuota, kClassic},
    {"warm, without the commitment", nothing, createOnDemand(10), kNoCommitment},
    {"warm", [](ServiceByHand& hand) { (void)hand.call(UpdateAccountSettingsRequest{}); }, createOnDemand(10), "ok"},
    {"too warm", nothing, createOnDemand(10'241),
        "ValidationException: 1 validation error detected: Value '10241' at 'warmThroughputMiBps' failed to satisfy "
        "constraint: Member must have value less than or equal to 10240"},
    {"warm and provisioned", nothing, createWith({}, 10),
        "ValidationException: Request is invalid. Stream orders under account 123456789012 is in Provisioned mode."},
    {"large records", nothing, createWith(10'240, {}), "ok"},
    {"records that are too large", nothing, createWith(10'241, {}),
        "ValidationException: 1 validation error detected: Value '10241' at 'maxRecordSizeInKiB' failed to satisfy "
        "constraint: Member must have value less than or equal to 10240"},
    {"provisioned, without a count of shards", nothing, createWith({}, {}, false),
        "ValidationException: 1 validation error detected: Value null at 'shardCount' failed to satisfy constraint: "
        "Member must not be null"},
};

TEST(CreateStream, TakesModesWarmthAndLargeRecords) { expectOutcomes(kCreate); }

// Data-streams.md, 5.2: 4 MB/s or 4,000 records/s, whichever comes first.
TEST(OnDemand, ANewStreamTakesFourMiBOrFourThousandRecordsASecond)
{
    for (const Profile profile : {Profile::Classic, Profile::Current}) {
        ServiceByHand hand{{.profile = profile}};
        onDemand(hand);
        const auto failedOf = [&](std::size_t count, std::size_t size) {
            PutRecordsRequest request{"clicks", std::vector<PutEntry>(count, entry("k", size))};
            const auto ranges = base::evenSplit(4);
            for (std::size_t i = 0; i < count; ++i)
                request.records[i].explicitHashKey = ranges[i % 4].first.decimal();
            const auto answer = hand.call(request);
            return answer ? answer->failedRecordCount : 9'999U;
        };
        for (int call = 0; call < 8; ++call)
            EXPECT_EQ(failedOf(500, 1), 0U);
        EXPECT_EQ(failedOf(500, 1), 500U) << "four thousand have been";
        hand.advanceBy(seconds{2});
        EXPECT_EQ(failedOf(4, 1'048'575), 0U);
        EXPECT_EQ(failedOf(4, 1'048'575), 4U) << "four MiB have been";
    }
}

TEST(OnDemand, ANewStreamHasFourShardsWhateverIsAskedFor)
{
    ServiceByHand hand;
    CreateStreamRequest request = createOnDemand();
    request.isShardCountGiven = true;
    request.shardCount = 9;
    ASSERT_EQ(outcome(hand.call(request)), "ok");
    hand.advanceBy(seconds{21});
    const auto summary = hand.call(DescribeStreamSummaryRequest{"clicks"});
    EXPECT_EQ(summary->openShardCount, 4U);
    EXPECT_EQ(capacityModeName(summary->streamMode), "ON_DEMAND");
}

// --- What only provisioned streams take ------------------------------------------------------

TEST(OnDemand, RefusesWhatOnlyProvisionedStreamsTake)
{
    ServiceByHand hand;
    onDemand(hand);
    EXPECT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), kOnDemandMode);
    EXPECT_EQ(outcome(hand.call(MergeShardsRequest{"clicks", "shardId-000000000000", "shardId-000000000001"})),
        kOnDemandMode);
    EXPECT_EQ(outcome(hand.call(UpdateShardCountRequest{"clicks", 8})), kOnDemandMode);
    EXPECT_EQ(outcome(hand.call(RetentionPeriodRequest{"clicks", 48, true})), "ok");
}

TEST(OnDemand, RefusesThemInWhateverStateItIs)
{
    ServiceByHand hand;
    ASSERT_EQ(outcome(hand.call(createOnDemand())), "ok");
    const auto refused = [&hand](const std::string& state) {
        SCOPED_TRACE(state);
        ASSERT_EQ(statusName(hand.call(DescribeStreamSummaryRequest{"clicks"})->status), state);
        EXPECT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), kOnDemandMode);
        EXPECT_EQ(outcome(hand.call(MergeShardsRequest{"clicks", "shardId-000000000000", "shardId-000000000001"})),
            kOnDemandMode);
        EXPECT_EQ(outcome(hand.call(UpdateShardCountRequest{"clicks", 8})), kOnDemandMode);
    };
    refused("CREATING");
    hand.advanceBy(minutes{1});
    ASSERT_EQ(outcome(hand.call(UpdateMaxRecordSizeRequest{kArn, 2'048})), "ok");
    refused("UPDATING");
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
    refused("DELETING");
}

// --- UpdateStreamMode ----------------------------------------------------------------------------

constexpr CapacityMode kOnDemand = CapacityMode::OnDemand;
constexpr CapacityMode kProvisioned = CapacityMode::Provisioned;

const Case<UpdateStreamModeRequest> kUpdateMode[] = {
    // what | before | request | outcome
    {"to on demand", shards(1), {kArn, kOnDemand}, "ok"},
    {"to provisioned", onDemand, {kArn, kProvisioned}, "ok"},
    {"to what it is", shards(1), {kArn, kProvisioned}, "ok"},
    {"no ARN", shards(1), {"", kOnDemand},
        "ValidationException: 1 validation error detected: Value null at 'streamARN' failed to satisfy constraint: "
        "Member must not be null"},
    {"no stream", nothing, {kArn, kOnDemand}, kNotFound},
    {"while it is resharded", updating, {kArn, kOnDemand}, kUpdating},
    {"while it is created", creating, {kArn, kOnDemand}, kCreating},
    {"one more than may be on demand", fiftyOnDemand, {kArn, kOnDemand}, kOnDemandQuota},
    {"warm, without the commitment", shards(1), {kArn, kOnDemand, 10}, kNoCommitment},
    {"warm and provisioned", onDemand, {kArn, kProvisioned, 10}, kProvisionedMode},
    {"warm, with the commitment, though it is on demand", committed, {kArn, kOnDemand, 10}, "ok"},
    {"warm, without it, though it is on demand", onDemand, {kArn, kOnDemand, 10}, kNoCommitment},
};

TEST(UpdateStreamMode, AnswersAsTheServiceDoes) { expectOutcomes(kUpdateMode); }

TEST(UpdateStreamMode, KeepsTheShardsAndTheData)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand})), "ok");
    hand.put("clicks", "key", "while UPDATING");
    const auto summary = [&] {
        const auto answer = hand.call(DescribeStreamSummaryRequest{"clicks"});
        return std::string{statusName(answer->status)} + " " + std::string{capacityModeName(answer->streamMode)} + " "
            + std::to_string(answer->openShardCount);
    };
    EXPECT_EQ(summary(), "UPDATING PROVISIONED 1");
    hand.advanceBy(seconds{30});
    EXPECT_EQ(summary(), "ACTIVE ON_DEMAND 1") << "not four";
    EXPECT_EQ(dataOf(hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records),
        std::vector<std::string>{"while UPDATING"});
}

TEST(UpdateStreamMode, SwitchesTwiceInTwentyFourHours)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    for (const CapacityMode mode : {kOnDemand, kProvisioned}) {
        ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, mode})), "ok");
        hand.advanceBy(seconds{30});
    }
    EXPECT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand})),
        "LimitExceededException: UpdateStreamMode cannot be called more than 2 times in a 24-hour period for stream "
        "clicks under account 123456789012.");
    EXPECT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kProvisioned})), "ok") << "no switch";
    hand.advanceTo(hours{24} - Duration{1});
    EXPECT_EQ(exceptionName(hand.call(UpdateStreamModeRequest{kArn, kOnDemand}).error().exception),
        "LimitExceededException");
    hand.advanceTo(hours{24});
    EXPECT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand})), "ok");
}

TEST(UpdateStreamMode, SwitchesEachStreamForItself)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.addStream("views", 1);
    for (const CapacityMode mode : {kOnDemand, kProvisioned}) {
        ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, mode})), "ok");
        EXPECT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, mode})), kUpdating) << "refusals do not count";
        hand.advanceBy(seconds{30});
    }
    EXPECT_FALSE(hand.call(UpdateStreamModeRequest{kArn, kOnDemand}));
    EXPECT_EQ(outcome(hand.call(UpdateStreamModeRequest{
                  "arn:aws:kinesis:us-east-1:123456789012:stream/views", kOnDemand})),
        "ok");
}

TEST(UpdateStreamMode, HandsTheShardsToTheServiceAndBack)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const SplitShardRequest split{"clicks", "shardId-000000000000", "2"};
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand})), "ok");
    EXPECT_EQ(outcome(hand.call(split)), kUpdating) << "provisioned still";
    hand.advanceBy(seconds{30});
    EXPECT_EQ(outcome(hand.call(split)), kOnDemandMode);
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kProvisioned})), "ok");
    EXPECT_EQ(outcome(hand.call(split)), kOnDemandMode) << "on demand still";
    hand.advanceBy(seconds{30});
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->openShardCount, 2U);
    EXPECT_EQ(outcome(hand.call(split)), "ok");
}

TEST(UpdateStreamMode, CountsStreamsThatAreBeingSwitched)
{
    ServiceByHand hand;
    for (int i = 0; i < 49; ++i)
        addOnDemand(hand, "s" + std::to_string(i));
    hand.addStream("clicks", 1);
    hand.addStream("views", 1);
    const UpdateStreamModeRequest second{"arn:aws:kinesis:us-east-1:123456789012:stream/views", kOnDemand};
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand})), "ok");
    EXPECT_EQ(outcome(hand.call(second)), kOnDemandQuota) << "while the fiftieth is UPDATING";
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->onDemandStreamCount, 49);
    hand.advanceBy(seconds{30});
    EXPECT_EQ(outcome(hand.call(second)), kOnDemandQuota);
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->onDemandStreamCount, 50);
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"s0"})), "ok");
    hand.advanceBy(seconds{20});
    EXPECT_EQ(outcome(hand.call(second)), "ok") << "once one is gone";
}

// --- What the service does by itself ----------------------------------------------------------------

// Offers this much each second, evenly over the ring, for a while; how many records were refused.
std::int64_t load(ServiceByHand& hand, std::int64_t bytesPerSecond, Duration length)
{
    constexpr std::int64_t kRecord = 131'072;
    const auto count = static_cast<std::uint32_t>(bytesPerSecond / kRecord);
    const Payload data = std::make_shared<const std::string>(kRecord - 1, 'x');
    PutRecordsRequest request{"clicks", {}};
    for (const base::HashRange& range : base::evenSplit(count))
        request.records.push_back({"k", range.first.decimal(), data});
    std::int64_t refused = 0;
    for (const base::Instant end = hand.now() + length; hand.now() < end; hand.advanceBy(seconds{1})) {
        const auto answer = hand.call(request);
        EXPECT_EQ(outcome(answer), "ok");
        refused += answer ? answer->failedRecordCount : 0;
    }
    return refused;
}

std::uint32_t openShards(ServiceByHand& hand)
{
    return hand.call(DescribeStreamSummaryRequest{"clicks"})->openShardCount;
}

std::vector<base::HashRange> openRanges(ServiceByHand& hand)
{
    std::vector<base::HashRange> open;
    for (const ShardDescription& shard : hand.shards("clicks"))
        if (shard.endingSequenceNumber.empty())
            open.push_back(shard.range);
    std::sort(open.begin(), open.end(),
        [](const base::HashRange& a, const base::HashRange& b) { return a.first < b.first; });
    return open;
}

TEST(OnDemand, IsReadyForTwiceItsPeakWithinFifteenMinutes)
{
    ServiceByHand hand;
    onDemand(hand);
    (void)load(hand, 3 * 1'048'576, minutes{2});
    EXPECT_EQ(openShards(hand), 4U) << "nothing is split at once";
    hand.advanceBy(minutes{15});
    const std::uint32_t after = openShards(hand);
    EXPECT_GE(after, 6U) << "the peak was 3 MiB/s";
    hand.advanceBy(hours{2});
    EXPECT_EQ(openShards(hand), after) << "and no more without more load";
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->status, StreamStatus::Active);
}

TEST(OnDemand, ThrottlesAFourfoldJumpUntilItHasCaughtUp)
{
    ServiceByHand hand;
    onDemand(hand);
    EXPECT_GT(load(hand, 10 * 1'048'576, minutes{3}), 0) << "four shards take 4 MiB/s";
    (void)load(hand, 10 * 1'048'576, minutes{45});
    EXPECT_EQ(load(hand, 10 * 1'048'576, minutes{1}), 0) << "shards were split until it fits";
    EXPECT_GE(openShards(hand), 20U);
}

TEST(OnDemand, SplitsAHotShardInItsMiddleAndItsChildrenNameTheirParent)
{
    ServiceByHand hand;
    onDemand(hand);
    // One key, 0.75 MiB/s: one shard is hot, and the peak asks for no more than four.
    for (int second = 0; second < 60; ++second) {
        ASSERT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("mobile", 786'432), {}})), "ok");
        hand.advanceBy(seconds{1});
    }
    hand.advanceBy(minutes{5} - seconds{1});
    EXPECT_EQ(openShards(hand), 4U) << "not before five minutes";
    hand.advanceBy(minutes{10} + seconds{1});
    const auto all = hand.shards("clicks");
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(all[4].parent, ShardIndex{1}) << "mobile lies in shard 1 of four";
    EXPECT_EQ(all[5].parent, ShardIndex{1});
    EXPECT_EQ(all[4].range.last.value - all[4].range.first.value, all[5].range.last.value - all[5].range.first.value);
    EXPECT_EQ(openShards(hand), 5U);
}

TEST(OnDemand, AShardIsHotAboveFiveHundredKilobytesASecond)
{
    for (const std::size_t perSecond : {std::size_t{500'000}, std::size_t{500'001}}) {
        ServiceByHand hand;
        onDemand(hand);
        const PutRecordRequest put{"clicks", entry("mobile", perSecond - 6), {}};
        for (int second = 0; second < 60; ++second) {
            ASSERT_EQ(outcome(hand.call(put)), "ok");
            hand.advanceBy(seconds{1});
        }
        hand.advanceBy(minutes{15});
        EXPECT_EQ(openShards(hand), perSecond > 500'000 ? 5U : 4U) << perSecond;
    }
}

TEST(OnDemand, ForgetsAPeakAfterThirtyDays)
{
    std::vector<HourPeak> peaks;
    const auto at = [](Duration sinceStart) { return base::instantAt(sinceStart); };
    notePeak(peaks, at(minutes{1}), 600, 6);
    notePeak(peaks, at(minutes{2}), 500, 9);
    notePeak(peaks, at(hours{2}), 100, 1);
    EXPECT_EQ(peakSince(peaks, at(Duration{0})), (HourPeak{0, 600, 9}));
    EXPECT_EQ(peakSince(peaks, at(hours{1})), (HourPeak{0, 100, 1}));
    notePeak(peaks, at(hours{30 * 24}), 50, 1);
    EXPECT_EQ(peakSince(peaks, at(Duration{0})).bytes, 600);
    notePeak(peaks, at(hours{30 * 24 + 1}), 50, 1);
    EXPECT_EQ(peakSince(peaks, at(Duration{0})).bytes, 100);
}

TEST(OnDemand, NeedsTheShardsThatBytesRecordsOrWarmthAskFor)
{
    struct Row {
        const char* what;
        HourPeak peak; // of a minute
        std::int64_t warm;
        CapacityRule rule;
        std::int64_t shards;
    };
    constexpr std::int64_t kMinute = 60LL * 1'048'576;
    const Row rows[] = {
        // what | peak | warm MiB/s | rule | shards
        {"nothing yet", {}, 0, {}, 4},
        {"two MiB/s", {0, 2 * kMinute, 0}, 0, {}, 4},
        {"forty MiB/s take eighty at once", {0, 40 * kMinute, 0}, 0, {}, 80},
        {"fifty take a hundred", {0, 50 * kMinute, 0}, 0, {}, 100},
        {"a byte more than two MiB/s", {0, 2 * kMinute + 1, 0}, 0, {}, 5},
        {"many small records", {0, 1, 60 * 3'000}, 0, {}, 6},
        {"the ceiling", {0, 150 * kMinute, 0}, 0, {}, 200},
        {"warm", {}, 30, {}, 30},
        {"what an hour needs", {0, 7 * kMinute, 0}, 3, {4, 200, 1}, 7},
    };
    for (const Row& row : rows)
        EXPECT_EQ(shardsFor(row.peak, row.warm, row.rule), row.shards) << row.what;
}

// Data-streams.md, 5.3: four at least, the widest first.
TEST(OnDemand, AStreamThatWasSwitchedGrowsToFourShards)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    // A half and two quarters.
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{
                  "clicks", "shardId-000000000000", "85070591730234615865843651857942052864"})),
        "ok");
    hand.advanceBy(seconds{30});
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand})), "ok");
    hand.advanceBy(seconds{30} + minutes{1} + minutes{5} - Duration{1});
    EXPECT_EQ(openShards(hand), 3U) << "a look a minute later, and five minutes at least";
    hand.advanceBy(minutes{10} + Duration{1});
    EXPECT_EQ(openRanges(hand), base::evenSplit(4));
    hand.advanceBy(hours{2});
    EXPECT_EQ(openShards(hand), 4U) << "and no more without any load";
}

TEST(OnDemand, SplitsComeFiveToFifteenMinutesLaterAndTheSameInEveryRun)
{
    const base::Instant now = base::instantAt(hours{1});
    Duration least{hours{1}};
    Duration most{};
    for (std::uint32_t shard = 0; shard < 1'000; ++shard) {
        const base::Instant due = splitDue("clicks", ShardIndex{shard}, now);
        EXPECT_EQ(due, splitDue("clicks", ShardIndex{shard}, now));
        least = std::min(least, due - now);
        most = std::max(most, due - now);
    }
    EXPECT_GE(least, minutes{5});
    EXPECT_LT(least, minutes{6});
    EXPECT_LE(most, minutes{15});
    EXPECT_GT(most, minutes{14});
}

// --- Shards that are not needed any more: where a run says that they go (5.3, which is ours) -----------------

// One key, 0.75 MiB/s, whose shard is split again and again, though four shards are all that the peak asks for.
void growByAHotKey(ServiceByHand& hand, std::uint32_t shards)
{
    const PutRecordRequest put{"clicks", entry("mobile", 786'432), {}};
    for (int minute = 0; minute < 6 * 60 && openShards(hand) < shards; ++minute) {
        for (int second = 0; second < 60; ++second) {
            ASSERT_EQ(outcome(hand.call(put)), "ok");
            hand.advanceBy(seconds{1});
        }
    }
    hand.advanceBy(minutes{15}); // a split that was due
}

TEST(OnDemandScaleIn, TakesASilentStreamBackToFourShardsWithinDaysWhereARunSaysSo)
{
    for (const bool comesDown : {false, true}) {
        SCOPED_TRACE(comesDown);
        ServiceByHand hand{{.scalesOnDemandIn = comesDown}};
        onDemand(hand);
        growByAHotKey(hand, 16);
        const std::uint32_t grown = openShards(hand);
        EXPECT_GE(grown, 16U);
        hand.advanceBy(hours{20});
        EXPECT_EQ(openShards(hand), grown) << "more than half of them were needed less than a day ago";
        hand.advanceBy(hours{52});
        EXPECT_EQ(openShards(hand), comesDown ? 4U : grown);
        if (!comesDown)
            continue;
        EXPECT_EQ(openRanges(hand), base::evenSplit(4)) << "what was split is whole again";
        const Shard& last = hand.service().streams().front().map->shards().back();
        EXPECT_TRUE(last.isOpen());
        EXPECT_TRUE(last.parent && last.adjacentParent) << "a merge like any other";
        EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->status, StreamStatus::Active);
        hand.advanceBy(hours{48});
        EXPECT_EQ(openShards(hand), 4U) << "and never below";
    }
}

TEST(OnDemandScaleIn, KeepsWhatThePeakOfThirtyDaysAsksFor)
{
    ServiceByHand hand{{.scalesOnDemandIn = true}};
    onDemand(hand);
    (void)load(hand, 10 * 1'048'576, minutes{45});
    hand.advanceBy(minutes{15});
    const std::uint32_t grown = openShards(hand);
    EXPECT_GE(grown, 20U) << "twice 10 MiB/s";
    hand.advanceBy(hours{24 * 29});
    EXPECT_EQ(openShards(hand), grown) << "twice the peak is promised for 30 days";
    hand.advanceBy(hours{24 * 4});
    EXPECT_EQ(openShards(hand), 4U);
}

TEST(OnDemandScaleIn, BeginsAfterADayAndGoesOnToWhatIsNeeded)
{
    const base::Instant look = base::instantAt(hours{100});
    const base::Instant lately = look - hours{24} + Duration{1};
    const base::Instant longAgo = look - hours{24};
    struct Row {
        const char* what;
        std::optional<base::Instant> before;
        std::int64_t open;
        std::int64_t needed;
        std::optional<base::Instant> after;
    };
    const Row rows[] = {
        // what | idle since | open | needed | idle since
        {"half of them are needed", {}, 8, 4, {}},
        {"less than half", {}, 9, 4, look},
        {"still less than half", lately, 9, 4, lately},
        {"half of them again, too soon", lately, 8, 4, {}},
        {"half of them, after a day", longAgo, 8, 4, longAgo},
        {"one too many, after a day", longAgo, 5, 4, longAgo},
        {"as many as are needed", longAgo, 4, 4, {}},
        {"more are needed", longAgo, 9, 10, {}},
    };
    for (const Row& row : rows)
        EXPECT_EQ(idleAfter(row.before, look, row.open, row.needed), row.after) << row.what;
    EXPECT_FALSE(isMergeDue({}, look));
    EXPECT_FALSE(isMergeDue(lately, look));
    EXPECT_TRUE(isMergeDue(longAgo, look)) << "the first look of an hour";
    EXPECT_FALSE(isMergeDue(longAgo, look + minutes{1}));
    EXPECT_FALSE(isMergeDue(longAgo, look + minutes{59}));
    EXPECT_TRUE(isMergeDue(longAgo, look + minutes{60}));
}

// The merges as text: "0+1 2+3".
std::string mergesOf(const std::vector<base::HashRange>& ranges, std::vector<std::int64_t> minuteBytes,
    std::int64_t needed)
{
    const ShardMap map{ranges, base::kWorldStart, 1'795'132'800};
    std::string text;
    for (const ReshardStep& step : coldMerges(map, minuteBytes, needed)) {
        EXPECT_EQ(step.kind, ReshardStep::Kind::Merge);
        text += (text.empty() ? "" : " ") + std::to_string(number(step.shard)) + "+"
            + std::to_string(number(step.adjacent));
    }
    return text;
}

TEST(OnDemandScaleIn, MergesColdNeighboursTheNarrowestFirst)
{
    const std::vector<std::int64_t> cold(16, 0);
    EXPECT_EQ(mergesOf(base::evenSplit(16), cold, 4), "0+1 2+3 4+5 6+7 8+9 10+11 12+13 14+15");
    EXPECT_EQ(mergesOf(base::evenSplit(16), cold, 14), "0+1") << "else wider than an even share of 14";
    EXPECT_EQ(mergesOf(base::evenSplit(9), cold, 8), "0+1") << "no more than are too many";
    EXPECT_EQ(mergesOf(base::evenSplit(4), cold, 4), "");

    // Two that take half of what makes a shard hot stay apart.
    std::vector<std::int64_t> busy(16, 0);
    busy[1] = kHotBytesPerMinute / 2;
    EXPECT_EQ(mergesOf(base::evenSplit(16), busy, 4), "2+3 4+5 6+7 8+9 10+11 12+13 14+15");
    busy[1] -= 1;
    EXPECT_EQ(mergesOf(base::evenSplit(16), busy, 4), "0+1 2+3 4+5 6+7 8+9 10+11 12+13 14+15");

    // A quarter, a quarter in three parts, and two quarters.
    const std::vector<base::HashRange> quarters = base::evenSplit(4);
    const std::vector<base::HashRange> eighths = base::evenSplit(8);
    const std::vector<base::HashRange> sixteenths = base::evenSplit(16);
    EXPECT_EQ(mergesOf({quarters[0], sixteenths[4], sixteenths[5], eighths[3], quarters[2], quarters[3]}, cold, 4),
        "1+2")
        << "no quarter grows beside it";
    EXPECT_EQ(mergesOf({quarters[0], eighths[2], eighths[3], quarters[2], quarters[3]}, cold, 4), "1+2");
}

TEST(OnDemand, AStreamThatIsProvisionedAgainIsLeftAlone)
{
    ServiceByHand hand;
    onDemand(hand);
    (void)load(hand, 3 * 1'048'576, minutes{2});
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kProvisioned})), "ok");
    hand.advanceBy(hours{1});
    EXPECT_EQ(openShards(hand), 4U);
}

// --- Warm throughput and the commitment ----------------------------------------------------------------

const Case<UpdateStreamWarmThroughputRequest> kWarm[] = {
    // what | before | request | outcome
    {"with the commitment", committed, {"clicks", 10}, "ok"},
    {"without", onDemand, {"clicks", 10}, kNoCommitment},
    {"provisioned", shards(1), {"clicks", 10}, kProvisionedMode},
    {"no stream", nothing, {"clicks", 10}, kNotFound},
    {"less than none", committed, {"clicks", -1},
        "ValidationException: 1 validation error detected: Value '-1' at 'warmThroughputMiBps' failed to satisfy "
        "constraint: Member must have value greater than or equal to 0"},
    {"too much", committed, {"clicks", 10'241},
        "ValidationException: 1 validation error detected: Value '10241' at 'warmThroughputMiBps' failed to satisfy "
        "constraint: Member must have value less than or equal to 10240"},
    {"while it warms",
        [](ServiceByHand& hand) {
            committed(hand);
            (void)hand.call(UpdateStreamWarmThroughputRequest{"clicks", 8});
        },
        {"clicks", 10}, kUpdating},
};

TEST(UpdateStreamWarmThroughput, AnswersAsTheServiceDoes) { expectOutcomes(kWarm); }

TEST(UpdateStreamWarmThroughput, ScalesUpAtOnceAndDownToWhatIsNeeded)
{
    ServiceByHand hand;
    committed(hand);
    const auto update = hand.call(UpdateStreamWarmThroughputRequest{"clicks", 16});
    ASSERT_EQ(outcome(update), "ok");
    EXPECT_EQ(update->warmThroughput, (WarmThroughput{16, 0}));
    EXPECT_EQ(openShards(hand), 4U);
    hand.advanceBy(minutes{2});
    EXPECT_EQ(openShards(hand), 16U);
    EXPECT_EQ(*hand.call(DescribeStreamSummaryRequest{"clicks"})->warmThroughput, (WarmThroughput{16, 16}));
    EXPECT_EQ(load(hand, 9 * 1'048'576, minutes{2}), 0);
    ASSERT_EQ(outcome(hand.call(UpdateStreamWarmThroughputRequest{"clicks", 6})), "ok");
    hand.advanceBy(minutes{2});
    EXPECT_EQ(*hand.call(DescribeStreamSummaryRequest{"clicks"})->warmThroughput, (WarmThroughput{6, 6}));
    EXPECT_GE(openShards(hand), 9U) << "the last hour needed nine";
    EXPECT_LT(openShards(hand), 16U);
}

TEST(UpdateStreamWarmThroughput, ForgetsAPeakAfterAnHour)
{
    ServiceByHand hand;
    committed(hand);
    ASSERT_EQ(outcome(hand.call(UpdateStreamWarmThroughputRequest{"clicks", 16})), "ok");
    hand.advanceBy(minutes{2});
    ASSERT_EQ(load(hand, 9 * 1'048'576, minutes{2}), 0);
    hand.advanceTo(hours{2} + minutes{1});
    ASSERT_GE(openShards(hand), 16U);
    ASSERT_EQ(outcome(hand.call(UpdateStreamWarmThroughputRequest{"clicks", 6})), "ok");
    hand.advanceBy(minutes{2});
    EXPECT_EQ(openShards(hand), 6U);
}

TEST(UpdateStreamWarmThroughput, ScalesDownWhereTheSameIsAskedForAgain)
{
    ServiceByHand hand;
    committed(hand);
    ASSERT_EQ(outcome(hand.call(UpdateStreamWarmThroughputRequest{"clicks", 6})), "ok");
    hand.advanceBy(minutes{2});
    ASSERT_EQ(openShards(hand), 6U);
    (void)load(hand, 3 * 1'048'576, minutes{2});
    hand.advanceBy(minutes{20});
    ASSERT_GT(openShards(hand), 6U) << "hot shards were split";
    ASSERT_EQ(outcome(hand.call(UpdateStreamWarmThroughputRequest{"clicks", 6})), "ok");
    hand.advanceBy(minutes{2});
    EXPECT_EQ(openShards(hand), 6U) << "the last hour needed three";
}

TEST(UpdateStreamMode, WarmsAStreamThatIsOnDemandAlready)
{
    ServiceByHand hand;
    committed(hand);
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand, 8})), "ok");
    EXPECT_EQ(statusName(hand.call(DescribeStreamSummaryRequest{"clicks"})->status), "UPDATING");
    hand.advanceBy(minutes{2});
    EXPECT_EQ(openShards(hand), 8U);
    EXPECT_EQ(*hand.call(DescribeStreamSummaryRequest{"clicks"})->warmThroughput, (WarmThroughput{8, 8}));
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand})), "ok");
    EXPECT_EQ(*hand.call(DescribeStreamSummaryRequest{"clicks"})->warmThroughput, (WarmThroughput{8, 8}))
        << "nothing was said of it";
}

TEST(UpdateStreamMode, WarmsTheStreamOnceItIsOnDemand)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
    ASSERT_EQ(outcome(hand.call(UpdateStreamModeRequest{kArn, kOnDemand, 8})), "ok");
    hand.advanceBy(seconds{30});
    EXPECT_EQ(openShards(hand), 1U);
    hand.advanceBy(minutes{2});
    EXPECT_EQ(openShards(hand), 8U);
    EXPECT_EQ(*hand.call(DescribeStreamSummaryRequest{"clicks"})->warmThroughput, (WarmThroughput{8, 8}));
}

std::string told(const Answer<AccountSettings>& answer)
{
    if (!answer)
        return outcome(answer);
    const auto hour = [](const std::optional<base::Instant>& at) {
        return at ? std::to_string(at->time_since_epoch().count() / 3'600'000) : "-";
    };
    const MinimumThroughputBillingCommitment& of = answer->minimumThroughputBillingCommitment;
    return std::string{commitmentStatusName(of.status)} + " " + hour(of.startedAt) + " " + hour(of.earliestAllowedEndAt)
        + " " + hour(of.endedAt);
}

TEST(AccountSettings, TheCommitmentLastsTwentyFourHoursAtLeast)
{
    ServiceByHand hand;
    const auto now = [&] { return told(hand.call(DescribeAccountSettingsRequest{})); };
    const auto set = [&](CommitmentStatus status) { return told(hand.call(UpdateAccountSettingsRequest{status})); };
    EXPECT_EQ(now(), "DISABLED - - -");
    EXPECT_EQ(set(CommitmentStatus::Disabled), "DISABLED - - -");
    hand.advanceTo(hours{1});
    EXPECT_EQ(set(CommitmentStatus::Enabled), "ENABLED 1 25 -");
    hand.advanceTo(hours{2});
    EXPECT_EQ(set(CommitmentStatus::Enabled), "ENABLED 1 25 -") << "stays as it is";
    EXPECT_EQ(set(CommitmentStatus::Disabled), "ENABLED_UNTIL_EARLIEST_ALLOWED_END 1 25 -");
    EXPECT_EQ(set(CommitmentStatus::Disabled), "ENABLED_UNTIL_EARLIEST_ALLOWED_END 1 25 -") << "stays as it is";
    hand.advanceTo(hours{25} - Duration{1});
    EXPECT_EQ(now(), "ENABLED_UNTIL_EARLIEST_ALLOWED_END 1 25 -");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(now(), "DISABLED 1 - 25");
    hand.advanceTo(hours{30});
    EXPECT_EQ(set(CommitmentStatus::Enabled), "ENABLED 30 54 -");
    hand.advanceTo(hours{60});
    EXPECT_EQ(set(CommitmentStatus::Disabled), "DISABLED 30 - 60") << "its day is over";
    EXPECT_EQ(set(CommitmentStatus::EnabledUntilEarliestAllowedEnd),
        "ValidationException: 1 validation error detected: Value 'ENABLED_UNTIL_EARLIEST_ALLOWED_END' at "
        "'minimumThroughputBillingCommitment.status' failed to satisfy constraint: Member must satisfy enum value set: "
        "[ENABLED, DISABLED]");
}

TEST(AccountSettings, ACommitmentThatWasToEndMayBeKept)
{
    ServiceByHand hand;
    const auto set = [&](CommitmentStatus status) { return told(hand.call(UpdateAccountSettingsRequest{status})); };
    ASSERT_EQ(set(CommitmentStatus::Enabled), "ENABLED 0 24 -");
    hand.advanceTo(hours{1});
    ASSERT_EQ(set(CommitmentStatus::Disabled), "ENABLED_UNTIL_EARLIEST_ALLOWED_END 0 24 -");
    EXPECT_EQ(set(CommitmentStatus::Enabled), "ENABLED 0 24 -");
    hand.advanceTo(hours{25});
    EXPECT_EQ(told(hand.call(DescribeAccountSettingsRequest{})), "ENABLED 0 24 -");
}

TEST(AccountSettings, TheEndOfACommitmentIsWaitedForOnce)
{
    ServiceByHand hand;
    const auto waited = [&] {
        const std::vector<sim::WakeUp> pending = hand.context().agenda.inOrder();
        return std::count_if(pending.begin(), pending.end(),
            [](const sim::WakeUp& wakeUp) { return wakeUp.token == kCommitmentEndToken; });
    };
    const auto set = [&](CommitmentStatus status) { (void)hand.call(UpdateAccountSettingsRequest{status}); };
    for (int i = 0; i < 3; ++i) {
        set(CommitmentStatus::Enabled);
        set(CommitmentStatus::Disabled);
        EXPECT_EQ(waited(), 1) << "however often it is switched";
        hand.advanceBy(hours{i});
    }
    hand.advanceTo(hours{24});
    EXPECT_EQ(waited(), 0);
    set(CommitmentStatus::Enabled);
    EXPECT_EQ(waited(), 1) << "the next one has its own";
}

TEST(AccountSettings, WarmThroughputHasToGoBeforeTheCommitment)
{
    ServiceByHand hand;
    committed(hand);
    ASSERT_EQ(outcome(hand.call(UpdateStreamWarmThroughputRequest{"clicks", 8})), "ok");
    hand.advanceBy(minutes{2});
    EXPECT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{CommitmentStatus::Disabled})),
        "ValidationException: Request is invalid. Stream clicks under account 123456789012 has warm throughput. Remove "
        "it before the commitment is disabled.");
    ASSERT_EQ(outcome(hand.call(UpdateStreamWarmThroughputRequest{"clicks", 0})), "ok");
    hand.advanceBy(minutes{2});
    EXPECT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{CommitmentStatus::Disabled})), "ok");
}

// --- Who places records ------------------------------------------------------------------------------------

constexpr RecordDistribution kAuto = RecordDistribution::Auto;

const Case<UpdateStreamRecordDistributionStrategyRequest> kDistribution[] = {
    // what | before | request | outcome
    {"on demand", onDemand, {kArn, kAuto}, "ok"},
    {"provisioned", shards(1), {kArn, kAuto},
        "InvalidArgumentException: Request is invalid. Stream clicks under account 123456789012 is in Provisioned "
        "mode."},
    {"no stream", nothing, {kArn, kAuto}, kNotFound},
    {"no ARN", nothing, {"", kAuto},
        "ValidationException: 1 validation error detected: Value null at 'streamARN' failed to satisfy constraint: "
        "Member must not be null"},
};

TEST(RecordDistribution, AnswersAsTheServiceDoes) { expectOutcomes(kDistribution); }

TEST(RecordDistribution, AutoSpreadsOneKeyOverEveryShardAndNeedsNoKey)
{
    ServiceByHand hand;
    onDemand(hand);
    const auto places = [&](const std::string& key) {
        std::vector<PutEntry> entries(8, entry(key, 10));
        const auto answer = hand.call(PutRecordsRequest{"clicks", entries});
        return answer
            ? namesOf(answer->records, [](const PutResult& result) { return std::to_string(number(result.shard)); })
            : outcome(answer);
    };
    EXPECT_EQ(places("mobile"), "1 1 1 1 1 1 1 1");
    ASSERT_EQ(outcome(hand.call(UpdateStreamRecordDistributionStrategyRequest{kArn, kAuto})), "ok");
    EXPECT_EQ(places("mobile"), "1 2 3 0 1 2 3 0");
    EXPECT_EQ(places(""), "1 2 3 0 1 2 3 0");
    EXPECT_EQ(hand.read(hand.iterator("clicks", 2, IteratorType::TrimHorizon)).records.front().partitionKey, "mobile");
    ASSERT_EQ(outcome(hand.call(UpdateStreamRecordDistributionStrategyRequest{
                  kArn, RecordDistribution::UserPartitionKey})),
        "ok");
    EXPECT_EQ(places("mobile"), "1 1 1 1 1 1 1 1");
    EXPECT_EQ(places("").substr(0, 19), "ValidationException");
}

TEST(RecordDistribution, AutoIgnoresExplicitHashKeysAndMovesNothing)
{
    ServiceByHand hand;
    onDemand(hand);
    const auto places = [&] {
        const auto answer = hand.call(PutRecordsRequest{"clicks", std::vector<PutEntry>(4, entryWithHash("0"))});
        return answer
            ? namesOf(answer->records, [](const PutResult& result) { return std::to_string(number(result.shard)); })
            : outcome(answer);
    };
    EXPECT_EQ(places(), "0 0 0 0");
    ASSERT_EQ(outcome(hand.call(UpdateStreamRecordDistributionStrategyRequest{kArn, kAuto})), "ok");
    EXPECT_EQ(places(), "1 2 3 0");
    const auto read = [&](std::uint32_t shard) {
        return hand.read(hand.iterator("clicks", shard, IteratorType::TrimHorizon)).records;
    };
    EXPECT_EQ(read(0).size(), 5U) << "four stay where they were";
    const auto alone = hand.call(PutRecordRequest{"clicks", entry("", 3), {}});
    ASSERT_EQ(outcome(alone), "ok");
    EXPECT_EQ(alone->shard, ShardIndex{1}) << "PutRecord takes its turn";
    ASSERT_EQ(read(1).size(), 2U);
    EXPECT_EQ(read(1).back().partitionKey, "") << "what was put without a key comes back without one";
}

TEST(RecordDistribution, AutoLetsOneKeyUseEveryShard)
{
    ServiceByHand hand;
    onDemand(hand);
    const auto failed = [&] {
        const auto answer =
            hand.call(PutRecordsRequest{"clicks", std::vector<PutEntry>(4, entry("mobile", 1'048'570))});
        return answer ? answer->failedRecordCount : 9'999U;
    };
    EXPECT_EQ(failed(), 3U) << "one key, one shard";
    ASSERT_EQ(outcome(hand.call(UpdateStreamRecordDistributionStrategyRequest{kArn, kAuto})), "ok");
    hand.advanceBy(seconds{2});
    EXPECT_EQ(failed(), 0U);
}

}
}
