// Faults on purpose: how often they hit, what they hit, and what is then answered and counted.
#include "streams/faults.h"

#include "streams/operation_cases.h"
#include "streams/subscription.h"

#include <algorithm>
#include <cmath>

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::seconds;

constexpr std::uint64_t kSeed = 20'261'201;

FaultRule named(const std::string& name)
{
    FaultRule rule;
    rule.name = name;
    return rule;
}

base::Rng chanceOf(const std::string& name, std::uint64_t seed = kSeed) { return base::Rng{seed}.fork(name); }

FaultQuestion aPut() { return {.caller = "web", .action = Action::PutRecord, .stream = "clicks"}; }

void set(ServiceByHand& hand, const FaultRule& rule)
{
    ASSERT_EQ(outcome(hand.service().setFault({rule}, chanceOf(rule.name))), "ok");
}

// What each of so many calls meets: a hit is an 'x'.
std::string hits(Faults& faults, std::size_t calls)
{
    std::string text;
    for (std::size_t i = 0; i < calls; ++i)
        text += faults.hit(FaultTarget::Call, aPut()).error == FaultError::None ? '.' : 'x';
    return text;
}

// --- Chance ------------------------------------------------------------------------

TEST(FaultChance, HitsItsShareInBurstsOfTheirLength)
{
    struct Row {
        std::uint32_t sharePpm;
        std::uint32_t burst;
    };
    constexpr Row kRows[]{
        {0, 1}, {1'000'000, 1}, {1'000'000, 10}, {10'000, 1}, {500'000, 1}, {10'000, 10}, {200'000, 50}, {900'000, 5}};
    constexpr std::size_t kCalls = 1'000'000;
    for (const Row& row : kRows) {
        SCOPED_TRACE("share " + std::to_string(row.sharePpm) + " ppm, burst " + std::to_string(row.burst) + ", seed "
            + std::to_string(kSeed));
        FaultRule rule = named("flaky");
        rule.sharePpm = row.sharePpm;
        rule.burst = row.burst;
        Faults faults;
        faults.set(rule, chanceOf(rule.name));
        const std::string text = hits(faults, kCalls);
        const auto count = static_cast<double>(std::count(text.begin(), text.end(), 'x'));
        const double share = row.sharePpm / 1e6;
        EXPECT_NEAR(count / kCalls, share, 6 * std::sqrt(2 * row.burst * share / kCalls) * (share < 1 ? 1 : 0));
        EXPECT_EQ(faults.lines().front().calls, static_cast<std::uint64_t>(count));
        std::size_t runs = 0;
        for (std::size_t i = 0; i < kCalls; ++i)
            runs += text[i] == 'x' && (i == 0 || text[i - 1] != 'x') ? 1 : 0;
        if (share == 0 || share == 1)
            continue;
        // One burst may follow another at once.
        const double begin = share / (share + row.burst * (1 - share));
        const double expected = row.burst / (1 - begin);
        EXPECT_NEAR(count / static_cast<double>(runs), expected, expected * 0.15);
    }
}

TEST(FaultChance, IsTheSameAgainAndUndisturbedByOtherRules)
{
    constexpr std::size_t kCalls = 2'000;
    FaultRule rule = named("flaky");
    rule.sharePpm = 100'000;
    rule.burst = 3;
    FaultRule other = named("slow");
    other.error = FaultError::None;
    other.latency = {FaultLatency::Kind::LogNormal, Duration{20}, Duration{400}, 0};
    Faults alone;
    alone.set(rule, chanceOf(rule.name));
    const std::string expected = hits(alone, kCalls);

    Faults copy;
    copy.set(rule, chanceOf(rule.name));
    EXPECT_EQ(hits(copy, kCalls), expected);

    Faults among;
    among.set(other, chanceOf(other.name));
    among.set(rule, chanceOf(rule.name));
    std::string text = hits(among, kCalls / 2);
    among.clear("slow");
    EXPECT_EQ(text + hits(among, kCalls / 2), expected);

    Faults seeded;
    seeded.set(rule, chanceOf(rule.name, kSeed + 1));
    EXPECT_NE(hits(seeded, kCalls), expected);

    // Reads in between draw from another source.
    Faults busy;
    busy.set(rule, chanceOf(rule.name));
    FaultQuestion read = aPut();
    read.action = Action::GetRecords;
    text.clear();
    for (std::size_t i = 0; i < kCalls; ++i) {
        (void)busy.hit(FaultTarget::Call, read);
        text += hits(busy, 1);
    }
    EXPECT_EQ(text, expected);

    // A value: a copy goes its own way from where the other stood.
    Faults first;
    first.set(rule, chanceOf(rule.name));
    (void)hits(first, 500);
    Faults second = first;
    EXPECT_EQ(second.digest(), first.digest());
    (void)hits(first, 1);
    EXPECT_NE(second.digest(), first.digest());
    (void)hits(second, 1);
    EXPECT_EQ(second.digest(), first.digest());
}

TEST(FaultChance, AddsLatenciesUpAndTakesTheErrorOfTheFirstRule)
{
    FaultRule slow = named("slow");
    slow.error = FaultError::None;
    slow.latency = {FaultLatency::Kind::Fixed, Duration{40'000}, Duration{}, 0};
    FaultRule failing = named("failing");
    failing.error = FaultError::KmsThrottling;
    failing.latency = {FaultLatency::Kind::Fixed, Duration{15'000}, Duration{}, 0};
    Faults faults;
    faults.set(slow, chanceOf(slow.name));
    EXPECT_EQ(faults.hit(FaultTarget::Call, aPut()).rule, 0U);
    faults.set(failing, chanceOf(failing.name));
    faults.set(named("last"), chanceOf("last"));
    const FaultHit hit = faults.hit(FaultTarget::Call, aPut());
    EXPECT_EQ(hit.rule, 1U);
    EXPECT_EQ(hit.error, FaultError::KmsThrottling);
    EXPECT_EQ(hit.delay, Duration{55'000});
    faults.set(slow, chanceOf(slow.name));
    failing.latency.typical = FaultRule::kLongestLatency;
    faults.set(failing, chanceOf(failing.name));
    EXPECT_EQ(faults.hit(FaultTarget::Call, aPut()).delay, FaultRule::kLongestLatency);
    faults.clear("failing");
    EXPECT_EQ(faults.hit(FaultTarget::Call, aPut()).error, FaultError::InternalFailure);
    EXPECT_EQ(faults.count(), 2U);
    EXPECT_EQ(faults.find("failing"), nullptr);
    EXPECT_EQ(faults.rule(1).name, "failing") << "the call log still names it";
}

// --- Latency -----------------------------------------------------------------------

TEST(FaultLatencies, HaveTheirPercentilesByFormulaAndDrawThem)
{
    struct Row {
        FaultLatency latency;
        std::int64_t p50;
        std::int64_t p90;
        std::int64_t p99;
        std::int64_t p999;
    };
    using Kind = FaultLatency::Kind;
    const Row rows[] = {
        {{}, 0, 0, 0, 0},
        {{Kind::Fixed, Duration{50}, Duration{}, 0}, 50, 50, 50, 50},
        {{Kind::LogNormal, Duration{20}, Duration{400}, 0}, 20, 104, 400, 1'070},
        {{Kind::LogNormal, Duration{7}, Duration{7}, 0}, 7, 7, 7, 7},
        {{Kind::LogNormal, Duration{1'000}, Duration{60'000}, 0}, 1'000, 9'540, 60'000, 60'000},
        {{Kind::Bimodal, Duration{5}, Duration{2'000}, 125'000}, 5, 2'000, 2'000, 2'000},
        {{Kind::Bimodal, Duration{5}, Duration{2'000}, 10'000}, 5, 5, 5, 2'000},
        {{Kind::Bimodal, Duration{5}, Duration{2'000}, 0}, 5, 5, 5, 5},
    };
    constexpr std::size_t kDraws = 100'000;
    for (const Row& row : rows) {
        SCOPED_TRACE("p50 " + std::to_string(row.p50) + ", p99 " + std::to_string(row.p99) + ", seed "
            + std::to_string(kSeed));
        EXPECT_EQ(percentile(row.latency, 500'000).count(), row.p50);
        EXPECT_EQ(percentile(row.latency, 900'000).count(), row.p90);
        EXPECT_EQ(percentile(row.latency, 990'000).count(), row.p99);
        EXPECT_EQ(percentile(row.latency, 999'000).count(), row.p999);
        FaultRule rule = named("slow");
        rule.latency = row.latency;
        Faults faults;
        faults.set(rule, chanceOf(rule.name));
        std::vector<std::int64_t> drawn;
        for (std::size_t i = 0; i < kDraws; ++i)
            drawn.push_back(faults.hit(FaultTarget::Call, aPut()).delay.count());
        std::sort(drawn.begin(), drawn.end());
        EXPECT_NEAR(drawn[kDraws / 2], row.p50, 1 + row.p50 / 20);
        EXPECT_LE(drawn.back(), FaultRule::kLongestLatency.count());
        if (row.latency.kind == Kind::LogNormal) {
            EXPECT_NEAR(drawn[kDraws * 9 / 10], row.p90, 1 + row.p90 / 20);
            EXPECT_NEAR(drawn[kDraws * 99 / 100], row.p99, 1 + row.p99 / 10);
        }
        if (row.latency.kind == Kind::Bimodal) {
            const auto slow = static_cast<double>(std::count(drawn.begin(), drawn.end(), 2'000));
            EXPECT_NEAR(slow / kDraws, row.latency.slowPpm / 1e6, 0.005);
        }
    }
}

// --- What a rule can hit --------------------------------------------------------------

TEST(FaultScopes, AreAllToFit)
{
    struct Row {
        const char* what;
        std::function<void(FaultRule&)> rule;
        std::function<void(FaultQuestion&)> question;
        bool isHit;
    };
    const auto any = [](FaultRule&) {};
    const auto same = [](FaultQuestion&) {};
    const auto at = [](std::int64_t ms) { return base::instantAt(Duration{ms}); };
    const Row rows[] = {
        {"anything", any, same, true},
        {"not enabled", [](FaultRule& r) { r.isEnabled = false; }, same, false},
        {"its stream", [](FaultRule& r) { r.stream = "clicks"; }, same, true},
        {"another stream", [](FaultRule& r) { r.stream = "other"; }, same, false},
        {"its operation",
            [](FaultRule& r) {
                r.operations = {Action::GetRecords, Action::PutRecord};
            },
            same, true},
        {"another operation", [](FaultRule& r) { r.operations = {Action::GetRecords}; }, same, false},
        {"its caller", [](FaultRule& r) { r.caller = "web"; }, same, true},
        {"another caller", [](FaultRule& r) { r.caller = "app"; }, same, false},
        {"its shard", [](FaultRule& r) { r.shardId = "shardId-000000000003"; },
            [](FaultQuestion& q) { q.shard = ShardIndex{3}; }, true},
        {"another shard", [](FaultRule& r) { r.shardId = "shardId-000000000003"; },
            [](FaultQuestion& q) { q.shard = ShardIndex{4}; }, false},
        {"no shard", [](FaultRule& r) { r.shardId = "shardId-000000000003"; }, same, false},
        {"its key", [](FaultRule& r) { r.partitionKey = "k"; }, [](FaultQuestion& q) { q.partitionKey = "k"; }, true},
        {"another key", [](FaultRule& r) { r.partitionKey = "k"; }, [](FaultQuestion& q) { q.partitionKey = "l"; },
            false},
        {"a batch, by shard", [](FaultRule& r) { r.shardId = "shardId-000000000003"; },
            [](FaultQuestion& q) {
                q.action = Action::PutRecords;
                q.shard = ShardIndex{3};
            },
            false},
        {"entries", [](FaultRule& r) { r.target = FaultTarget::Entries; }, same, false},
        {"from then on", [&](FaultRule& r) { r.from = at(1'000); }, [&](FaultQuestion& q) { q.now = at(1'000); }, true},
        {"too early", [&](FaultRule& r) { r.from = at(1'000); }, [&](FaultQuestion& q) { q.now = at(999); }, false},
        {"until then", [&](FaultRule& r) { r.until = at(1'000); }, [&](FaultQuestion& q) { q.now = at(999); }, true},
        {"too late", [&](FaultRule& r) { r.until = at(1'000); }, [&](FaultQuestion& q) { q.now = at(1'000); }, false},
        {"an error that the operation has not", [](FaultRule& r) { r.error = FaultError::LimitExceeded; }, same, false},
    };
    for (const Row& row : rows) {
        FaultRule rule = named("flaky");
        row.rule(rule);
        FaultQuestion question = aPut();
        row.question(question);
        Faults faults;
        faults.set(rule, chanceOf(rule.name));
        EXPECT_EQ(faults.hit(FaultTarget::Call, question).error != FaultError::None, row.isHit) << row.what;
    }
}

TEST(FaultScopes, AreOperationsThatHaveTheError)
{
    EXPECT_TRUE(mayMeet(FaultTarget::Call, FaultError::InternalFailure, Action::ListStreams));
    EXPECT_TRUE(mayMeet(FaultTarget::Call, FaultError::LimitExceeded, Action::SubscribeToShard));
    EXPECT_FALSE(mayMeet(FaultTarget::Call, FaultError::LimitExceeded, Action::GetShardIterator));
    EXPECT_TRUE(mayMeet(FaultTarget::Call, FaultError::ProvisionedThroughputExceeded, Action::GetShardIterator));
    EXPECT_FALSE(mayMeet(FaultTarget::Call, FaultError::ProvisionedThroughputExceeded, Action::SplitShard));
    EXPECT_TRUE(mayMeet(FaultTarget::Call, FaultError::KmsThrottling, Action::StartStreamEncryption));
    EXPECT_FALSE(mayMeet(FaultTarget::Call, FaultError::KmsThrottling, Action::StopStreamEncryption));
    EXPECT_TRUE(mayMeet(FaultTarget::Call, FaultError::KmsThrottling, Action::CreateChannel));
    EXPECT_FALSE(mayMeet(FaultTarget::Call, FaultError::KmsThrottling, Action::UpdateChannel));
    EXPECT_TRUE(mayMeet(FaultTarget::Entries, FaultError::InternalFailure, Action::SubscribeToShard));
    EXPECT_FALSE(mayMeet(FaultTarget::Entries, FaultError::KmsThrottling, Action::PutRecords));
    EXPECT_FALSE(mayMeet(FaultTarget::Entries, FaultError::InternalFailure, Action::PutRecord));
}

// Of three bytes each.
std::string characters(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "\u4e32";
    return text;
}

TEST(FaultRules, SayWhatIsWrongWithThem)
{
    struct Row {
        std::function<void(FaultRule&)> change;
        const char* field;
    };
    using Kind = FaultLatency::Kind;
    const Row rows[] = {
        {[](FaultRule&) {}, ""},
        {[](FaultRule& r) { r.name.clear(); }, "name"},
        {[](FaultRule& r) { r.name = std::string(129, 'n'); }, "name"},
        {[](FaultRule& r) { r.name = characters(128); }, ""},
        {[](FaultRule& r) { r.name = characters(129); }, "name"},
        {[](FaultRule& r) { r.caller = characters(128); }, ""},
        {[](FaultRule& r) { r.caller = characters(129); }, "client"},
        {[](FaultRule& r) { r.partitionKey = characters(256); }, ""},
        {[](FaultRule& r) { r.partitionKey = std::string(257, 'k'); }, "key"},
        {[](FaultRule& r) { r.stream = std::string(257, 's'); }, "stream"},
        {[](FaultRule& r) { r.shardId = "shardId-000000000000"; }, "stream"},
        {[](FaultRule& r) { r.shardId = "first"; }, "shard"},
        {[](FaultRule& r) { r.sharePpm = 1'000'001; }, "share"},
        {[](FaultRule& r) { r.burst = 0; }, "burst"},
        {[](FaultRule& r) { r.burst = 10'001; }, "burst"},
        {[](FaultRule& r) {
             r.latency = {Kind::Fixed, Duration{60'001}, {}, 0};
         },
            "latency"},
        {[](FaultRule& r) {
             r.latency = {Kind::Fixed, Duration{-1}, {}, 0};
         },
            "latency"},
        {[](FaultRule& r) {
             r.latency = {Kind::LogNormal, Duration{0}, Duration{5}, 0};
         },
            "latency"},
        {[](FaultRule& r) {
             r.latency = {Kind::LogNormal, Duration{6}, Duration{5}, 0};
         },
            "latency"},
        {[](FaultRule& r) {
             r.latency = {Kind::Bimodal, Duration{6}, Duration{5}, 0};
         },
            "latency"},
        {[](FaultRule& r) {
             r.latency = {Kind::Bimodal, Duration{5}, Duration{6}, 1'000'001};
         },
            "latency"},
        {[](FaultRule& r) { r.error = FaultError::None; }, "error"},
        {[](FaultRule& r) {
             r.error = FaultError::LimitExceeded;
             r.operations = {Action::PutRecord};
         },
            "operations"},
        {[](FaultRule& r) {
             r.target = FaultTarget::Entries;
             r.operations = {Action::GetRecords};
         },
            "operations"},
        {[](FaultRule& r) {
             r.target = FaultTarget::Entries;
             r.error = FaultError::None;
         },
            "target"},
        {[](FaultRule& r) {
             r.target = FaultTarget::Entries;
             r.error = FaultError::LimitExceeded;
         },
            "error"},
        {[](FaultRule& r) {
             r.operations = {Action::PutRecords};
             r.partitionKey = "k";
         },
            "target"},
        {[](FaultRule& r) {
             r.from = base::instantAt(Duration{5});
             r.until = base::instantAt(Duration{5});
         },
            "until"},
    };
    for (const Row& row : rows) {
        FaultRule rule = named("flaky");
        row.change(rule);
        const auto problem = problemIn(rule);
        EXPECT_EQ(problem ? problem->field : "", row.field) << (problem ? problem->what : "nothing");
    }
}

// --- At the door -------------------------------------------------------------------

TEST(FaultsAtTheDoor, RefuseARuleForWhatIsNotThere)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const auto setting = [&](FaultRule rule) {
        return outcome(hand.service().setFault({std::move(rule)}, chanceOf("x")));
    };
    FaultRule rule = named("flaky");
    rule.stream = "other";
    EXPECT_EQ(setting(rule), "ResourceNotFoundException: Stream other under account 123456789012 not found.");
    rule.stream = "clicks";
    rule.shardId = "shardId-000000000002";
    EXPECT_EQ(setting(rule),
        "ResourceNotFoundException: Could not find shard shardId-000000000002 in stream clicks under account "
        "123456789012.");
    rule.shardId.clear();
    rule.burst = 0;
    EXPECT_EQ(setting(rule), "InvalidArgumentException: The fault's burst must be 1 to 10,000 calls.");
    EXPECT_EQ(outcome(hand.service().clearFault({"flaky"})),
        "InvalidArgumentException: There is no fault named flaky.");
    EXPECT_FALSE(hand.service().faults().isSet());
    for (std::size_t i = 0; i < Faults::kMostRules; ++i)
        EXPECT_EQ(setting(named(std::to_string(i))), "ok");
    EXPECT_EQ(setting(named("flaky")), "InvalidArgumentException: There are 100 faults already; clear one first.");
    EXPECT_EQ(setting(named("7")), "ok") << "it takes the place of its namesake";
    EXPECT_EQ(outcome(hand.service().clearFault({"7"})), "ok");
    EXPECT_EQ(setting(named("flaky")), "ok");
}

TEST(FaultsAtTheDoor, RefuseACallWhichThenDoesNothing)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    FaultRule rule = named("flaky");
    rule.latency = {FaultLatency::Kind::Fixed, Duration{250}, {}, 0};
    set(hand, rule);
    const std::string failed = "InternalFailureException: Internal Service Failure";
    EXPECT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 10), {}})), failed);
    EXPECT_EQ(outcome(hand.call(PutRecordsRequest{"clicks", {entry("k", 10)}})), failed);
    EXPECT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "5"})), failed);
    EXPECT_EQ(outcome(hand.call(GetShardIteratorRequest{
                  "clicks", "shardId-000000000000", IteratorType::TrimHorizon, {}, {}})),
        failed);
    EXPECT_EQ(outcome(hand.call(ListStreamsRequest{})), failed);
    EXPECT_EQ(outcome(hand.call(CreateStreamRequest{"more", 1})), failed);
    const Stream& stream = hand.service().stream(StreamIndex{0});
    EXPECT_EQ(stream.status, StreamStatus::Active);
    EXPECT_EQ(stream.lines[0].stored + stream.lines[1].stored, 0U);
    EXPECT_EQ(stream.lines[0].refused + stream.lines[1].refused, 0U) << "no shard throttled anything";
    EXPECT_EQ(hand.service().streams().size(), 1U);
    const auto& calls = hand.service().calls().recent();
    ASSERT_EQ(calls.size(), 6U);
    for (std::uint64_t i = 0; i < calls.size(); ++i) {
        EXPECT_EQ(calls[i].fault, 0U) << i;
        EXPECT_EQ(calls[i].delay, Duration{250}) << i;
        EXPECT_EQ(calls[i].reason, Reason::InjectedFault) << i;
        EXPECT_EQ(calls[i].outcome, Exception::InternalFailure) << i;
    }
    EXPECT_EQ(outcome(hand.service().clearFault({"flaky"})), "ok");
    EXPECT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 10), {}})), "ok");
    EXPECT_EQ(calls.back().fault, kNoFault);
}

TEST(FaultsAtTheDoor, SayWhatTheServiceSays)
{
    struct Row {
        FaultError error;
        std::string put;
        std::string list;
    };
    const Row rows[] = {
        {FaultError::ProvisionedThroughputExceeded,
            "ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 in stream clicks "
            "under account 123456789012.",
            "ok"},
        {FaultError::LimitExceeded, "ok", "LimitExceededException: Rate exceeded for account 123456789012."},
        {FaultError::KmsThrottling,
            "KMSThrottlingException: You have exceeded the rate at which you may call KMS. Reduce the frequency of "
            "your calls.",
            "ok"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(faultErrorName(row.error));
        ServiceByHand hand;
        hand.addStream("clicks", 1);
        FaultRule rule = named("flaky");
        rule.error = row.error;
        set(hand, rule);
        EXPECT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 10), {}})), row.put);
        EXPECT_EQ(outcome(hand.call(ListStreamsRequest{})), row.list);
    }
}

TEST(FaultsAtTheDoor, OfKmsMeetAChannelThatIsMadeAndNoneThatIsThere)
{
    ServiceByHand hand;
    onDemand(hand);
    CreateChannelRequest request;
    request.channelName = "to-s3";
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {{kArn, RecordFormat::Json, ""}};
    request.s3Destination = S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    FaultRule rule = named("flaky");
    rule.error = FaultError::KmsThrottling;
    set(hand, rule);
    EXPECT_EQ(outcome(hand.call(request)),
        "KMSThrottlingException: You have exceeded the rate at which you may call KMS. Reduce the frequency of your "
        "calls.");
    EXPECT_EQ(hand.call(DescribeLimitsRequest{})->channelCount, 0);
    ASSERT_EQ(outcome(hand.service().clearFault({"flaky"})), "ok");
    const auto made = hand.call(request);
    ASSERT_EQ(outcome(made), "ok");
    set(hand, rule);
    EXPECT_EQ(outcome(hand.call(DeleteChannelRequest{made->channelArn})), "ok");
}

TEST(FaultsAtTheDoor, AreLateAndNothingElseWithoutAnError)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    FaultRule rule = named("slow");
    rule.error = FaultError::None;
    rule.latency = {FaultLatency::Kind::Fixed, Duration{30}, {}, 0};
    set(hand, rule);
    hand.put("clicks", "k", "data");
    EXPECT_EQ(hand.service().calls().recent().back().delay, Duration{30});
    EXPECT_EQ(hand.service().calls().recent().back().fault, 0U);
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    EXPECT_EQ(dataOf(hand.read(iterator).records), std::vector<std::string>{"data"});
    EXPECT_EQ(hand.service().calls().recent().back().delay, Duration{30});
}

TEST(FaultsAtTheDoor, RefuseReadsOfOneShard)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    FaultRule rule = named("flaky");
    rule.stream = "clicks";
    rule.shardId = "shardId-000000000001";
    rule.operations = {Action::GetRecords};
    rule.error = FaultError::ProvisionedThroughputExceeded;
    set(hand, rule);
    const std::string first = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    const std::string second = hand.iterator("clicks", 1, IteratorType::TrimHorizon);
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{first})), "ok");
    const auto refused = hand.call(GetRecordsRequest{second});
    EXPECT_EQ(outcome(refused),
        "ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000001 in stream clicks under "
        "account 123456789012.");
    EXPECT_EQ(refused.error().reason, Reason::InjectedFault) << "and not a throttle of the shard's";
    EXPECT_EQ(hand.service().stream(StreamIndex{0}).reads[1].refusedCalls, 0U);
}

TEST(FaultsAtTheDoor, RefuseEntriesOneByOne)
{
    for (const FaultError error : {FaultError::InternalFailure, FaultError::ProvisionedThroughputExceeded}) {
        SCOPED_TRACE(faultErrorName(error));
        ServiceByHand hand;
        hand.addStream("clicks", 4);
        FaultRule rule = named("flaky");
        rule.target = FaultTarget::Entries;
        rule.error = error;
        rule.sharePpm = 300'000;
        set(hand, rule);
        PutRecordsRequest request{"clicks", {}};
        for (int i = 0; i < 500; ++i)
            request.records.push_back(entry("key-" + std::to_string(i), 10));
        const auto answer = hand.call(request);
        ASSERT_EQ(outcome(answer), "ok");
        EXPECT_GT(answer->failedRecordCount, 100U) << "seed " << kSeed;
        EXPECT_LT(answer->failedRecordCount, 200U) << "seed " << kSeed;
        std::uint32_t failed = 0;
        for (const PutResult& result : answer->records) {
            if (result.isStored())
                continue;
            ++failed;
            EXPECT_EQ(result.refusal.exception, exceptionOf(error));
            EXPECT_EQ(result.refusal.reason, Reason::InjectedFault);
            EXPECT_EQ(result.refusal.message,
                error == FaultError::InternalFailure ? "Internal Service Failure"
                                                     : "Rate exceeded for shard " + shardId(result.shard)
                        + " in stream clicks under account 123456789012.");
        }
        EXPECT_EQ(failed, answer->failedRecordCount);
        const Stream& stream = hand.service().stream(StreamIndex{0});
        std::uint64_t stored = 0;
        for (const ShardLine& line : stream.lines) {
            stored += line.stored;
            EXPECT_EQ(line.refused, 0U);
        }
        EXPECT_EQ(stored, 500U - failed);
        EXPECT_EQ(stream.failedEntries, failed);
        const CallRecord& call = hand.service().calls().recent().back();
        EXPECT_EQ(call.outcome, Exception::None);
        EXPECT_EQ(call.refused, failed);
        EXPECT_EQ(call.reason, Reason::InjectedFault);
        EXPECT_EQ(call.fault, 0U);
        EXPECT_EQ(hand.service().faults().lines().front().entries, failed);
        // PutRecord has no entries.
        EXPECT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 10), {}})), "ok");
    }
}

TEST(FaultsAtTheDoor, LeaveEntriesOfOtherKeysAndShardsAlone)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    FaultRule rule = named("key");
    rule.target = FaultTarget::Entries;
    rule.partitionKey = "bad";
    set(hand, rule);
    const PutRecordsRequest request{"clicks", {entry("good", 10), entry("bad", 10), entry("fine", 10)}};
    const auto answer = hand.call(request);
    ASSERT_EQ(outcome(answer), "ok");
    EXPECT_EQ(answer->failedRecordCount, 1U);
    EXPECT_FALSE(answer->records[1].isStored());
    EXPECT_EQ(outcome(hand.service().clearFault({"key"})), "ok");

    FaultRule ofShard = named("shard");
    ofShard.target = FaultTarget::Entries;
    ofShard.stream = "clicks";
    ofShard.shardId = "shardId-000000000001";
    set(hand, ofShard);
    const auto again = hand.call(request);
    ASSERT_EQ(outcome(again), "ok");
    for (const PutResult& result : again->records)
        EXPECT_EQ(result.isStored(), result.shard != ShardIndex{1});
}

// All entries of a call: nothing is stored, and the call is no error.
TEST(FaultsAtTheDoor, MayRefuseEveryEntry)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    FaultRule rule = named("all");
    rule.target = FaultTarget::Entries;
    set(hand, rule);
    const auto answer = hand.call(PutRecordsRequest{"clicks", {entry("a", 10), entry("b", 10)}});
    ASSERT_EQ(outcome(answer), "ok");
    EXPECT_EQ(answer->failedRecordCount, 2U);
    EXPECT_EQ(hand.service().stream(StreamIndex{0}).lines[0].stored, 0U);
    EXPECT_EQ(hand.service().calls().recent().back().bytes, 0);
}

TEST(FaultsAtTheDoor, EndSubscriptions)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
    hand.advanceBy(seconds{10});
    const auto started = hand.call(SubscribeToShardRequest{
        kArn + "/consumer/app:1795132800", "shardId-000000000000", {IteratorType::Latest, {}, {}}});
    ASSERT_EQ(outcome(started), "ok");
    hand.advanceBy(Duration{100});
    FaultRule rule = named("ends");
    rule.target = FaultTarget::Entries;
    rule.operations = {Action::SubscribeToShard};
    set(hand, rule);
    SubscriptionCursor cursor{*started};
    EXPECT_FALSE(nextEvent(hand.service(), hand.now(), cursor).isOver) << "no event is due";
    hand.put("clicks", "k", "data");
    const SubscriptionStep step = nextEvent(hand.service(), hand.now(), cursor);
    EXPECT_TRUE(step.isOver);
    ASSERT_TRUE(step.exception.has_value());
    EXPECT_EQ(step.exception->exception, Exception::InternalFailure);
    EXPECT_EQ(step.exception->message, "Internal Service Failure");
}

TEST(FaultsAtTheDoor, CountInTheFingerprintOnlyWhileTheyAreSet)
{
    ServiceByHand hand;
    EXPECT_EQ(hand.service().settingsDigest(), 0U);
    set(hand, named("flaky"));
    EXPECT_NE(hand.service().settingsDigest(), 0U);
    EXPECT_EQ(outcome(hand.service().clearFault({"flaky"})), "ok");
    EXPECT_EQ(hand.service().settingsDigest(), 0U);
}

}
}
