// What people believe of Data Streams, each with the observation that proves the contrary: the numbers are those of
// the list of forty. Most are proven at the door under names of their own; here are those that need readers that err,
// and those that nobody else proves.
#include "clients/client_worlds.h"
#include "world/explain.h"
#include "world/ordering.h"
#include "world/queries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace shardscope::world {
namespace {

using base::Duration;
using clients::ConsumerConfig;
using clients::FanOutConsumer;
using clients::give;
using clients::kClicks;
using clients::letPass;
using clients::Poller;
using clients::ShardPolicy;
using clients::Slip;
using streams::ShardIndex;
using support::worldWithStream;
using Kind = ConsumerConfig::Kind;

constexpr Duration kSecond{1'000};
const std::string kFirst = streams::shardId(ShardIndex{0});
const std::string kHalf = base::HashKey{base::U128{1} << 127}.decimal();
const std::string kQuarter = base::HashKey{base::U128{1} << 126}.decimal();

ConsumerConfig reader(std::string name, Kind kind, const ShardPolicy& policy)
{
    ConsumerConfig config = clients::consumer(std::move(name), kind);
    config.shards = policy;
    return config;
}

clients::ProducerConfig shopUntil(std::int64_t rate, Duration end)
{
    clients::ProducerConfig config = clients::steadyProducer(rate);
    config.end = end;
    return config;
}

streams::PutResult put(World& world, const std::string& key, int number)
{
    const Reply reply = world.apply({"test",
        streams::PutRecordRequest{
            "clicks", {key, std::nullopt, std::make_shared<const std::string>(std::to_string(number))}}});
    const auto* const result = std::get_if<streams::PutResult>(&reply);
    return result != nullptr ? *result : streams::PutResult{};
}

std::vector<streams::Record> readAll(World& world, std::uint32_t shard)
{
    const Reply iterator =
        world.apply({"test", streams::GetShardIteratorRequest{"clicks", streams::shardId(ShardIndex{shard})}});
    SHARD_CHECK(std::holds_alternative<std::string>(iterator));
    const Reply answer = world.apply({"test", streams::GetRecordsRequest{std::get<std::string>(iterator)}});
    SHARD_CHECK(std::holds_alternative<streams::GetRecordsAnswer>(answer));
    return std::get<streams::GetRecordsAnswer>(answer).records;
}

std::size_t actorNamed(const World& world, std::string_view name)
{
    return static_cast<std::size_t>(world.actor(name) - world.actors().data());
}

bool hasCause(const Explanation& answer, CauseCode code)
{
    return std::any_of(answer.causes.begin(), answer.causes.end(),
        [code](const Cause& cause) { return cause.code == code; });
}

// Carries out what Why? offers.
void follow(World& world, const Explanation& answer, RemedyCode code)
{
    for (const Remedy& remedy : answer.remedies)
        if (remedy.code == code)
            for (const Action& action : remedy.commands)
                give(world, action);
}

// "Kinesis keeps global order."
TEST(Misconception1, OrderIsKeptByShardAndByKeyAndNotOverTheStream)
{
    World world = worldWithStream(2, 1);
    for (int number = 0; number < 100; ++number)
        ASSERT_TRUE(put(world, "key-" + std::to_string(number % 10), number).isStored());
    std::vector<int> merged;
    std::map<std::string, std::vector<int>> byKey;
    for (const std::uint32_t shard : {0U, 1U}) {
        for (const streams::Record& record : readAll(world, shard)) {
            merged.push_back(std::stoi(std::string{*record.data}));
            byKey[record.partitionKey].push_back(merged.back());
        }
    }
    EXPECT_EQ(merged.size(), 100U);
    EXPECT_FALSE(std::is_sorted(merged.begin(), merged.end()));
    EXPECT_EQ(byKey.size(), 10U);
    for (const auto& [key, numbers] : byKey)
        EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end())) << key;
}

// "The producer hashes the partition key and picks the shard."
TEST(Misconception2, OneAndTheSameRequestGoesWhereTheShardMapOfTheServiceSays)
{
    World world = worldWithStream(2, 2);
    const auto shardOfMobile = [&world] { return streams::number(put(world, "mobile", 1).shard); };
    EXPECT_EQ(shardOfMobile(), 0U);
    give(world, streams::SplitShardRequest{"clicks", kFirst, kQuarter});
    EXPECT_EQ(shardOfMobile(), 0U) << "until the split is done";
    letPass(world, 60 * kSecond);
    EXPECT_EQ(shardOfMobile(), 3U) << "the upper child";
    give(world,
        streams::MergeShardsRequest{"clicks", streams::shardId(ShardIndex{2}), streams::shardId(ShardIndex{3})});
    letPass(world, 60 * kSecond);
    EXPECT_EQ(shardOfMobile(), 4U);
}

// "More distinct keys than shards means even load."
TEST(Misconception3, SixKeysLeaveOneShardOfFourWithoutAnyAndOneOfThreeMakesItsShardHot)
{
    struct Weight {
        const char* key;
        int records;
    };
    const auto loads = [](const std::vector<Weight>& keys) {
        World world = worldWithStream(4, 3);
        for (const Weight& of : keys)
            for (int number = 0; number < of.records; ++number)
                EXPECT_TRUE(put(world, of.key, number).isStored());
        std::vector<std::uint64_t> stored;
        for (const streams::ShardLine& line : clients::clicks(world).lines)
            stored.push_back(line.stored);
        return stored;
    };
    EXPECT_EQ(loads({{"user-123", 1}, {"user-456", 1}, {"user-789", 1}, {"user-012", 1}, {"user-345", 1},
                  {"user-678", 1}}),
        (std::vector<std::uint64_t>{1, 0, 3, 2}));
    EXPECT_EQ(loads({{"mobile", 80}, {"web", 10}, {"tablet", 10}}), (std::vector<std::uint64_t>{10, 80, 0, 10}));
}

// "Sequence numbers are consecutive."
TEST(Misconception10, SequenceNumbersGrowWithGaps)
{
    World world = worldWithStream(2, 1);
    std::map<std::uint32_t, std::string> last;
    std::map<std::uint32_t, int> gaps;
    for (int number = 0; number < 40; ++number) {
        const streams::PutResult stored = put(world, "key-" + std::to_string(number), number);
        const std::string decimal = stored.sequenceNumber.decimal();
        std::string& before = last[streams::number(stored.shard)];
        if (!before.empty()) {
            EXPECT_GT(decimal, before); // digits of one length
            // The next whole number would share all but the last digits with it.
            gaps[streams::number(stored.shard)] +=
                decimal.compare(0, decimal.size() - 9, before, 0, before.size() - 9) != 0 ? 1 : 0;
        }
        before = decimal;
    }
    ASSERT_EQ(gaps.size(), 2U);
    EXPECT_EQ(gaps[0] + gaps[1], 38) << "between any two of a shard";
}

// "A sequence number orders records across shards."
TEST(Misconception11, ALaterRecordOfAnotherShardMayHaveTheSmallerNumber)
{
    World world = worldWithStream(17, 11);
    const Reply page = world.apply({"test", streams::ListShardsRequest{"clicks"}});
    ASSERT_TRUE(std::holds_alternative<streams::ShardPage>(page));
    const std::vector<streams::ShardDescription>& shards = std::get<streams::ShardPage>(page).shards;
    ASSERT_EQ(shards.size(), 17U);
    const auto putTo = [&](std::size_t shard) {
        const Reply reply = world.apply({"test",
            streams::PutRecordRequest{
                "clicks", {"k", shards[shard].range.first.decimal(), std::make_shared<const std::string>("x")}}});
        SHARD_CHECK(std::holds_alternative<streams::PutResult>(reply));
        return std::get<streams::PutResult>(reply).sequenceNumber.decimal();
    };
    letPass(world, kSecond);
    const std::string first = putTo(0);
    EXPECT_LT(shards[0].startingSequenceNumber, shards[16].startingSequenceNumber);
    EXPECT_LT(shards[16].startingSequenceNumber, first); // digits of one length
    const std::string second = putTo(0);
    letPass(world, 10 * kSecond);
    const std::string later = putTo(16);
    EXPECT_EQ(later.size(), second.size());
    EXPECT_LT(later, second) << "though ten seconds later";
    EXPECT_LT(later, putTo(16)) << "within its shard it orders";
    EXPECT_LT(second, putTo(0));
}

// "LATEST never loses anything."
TEST(Misconception14, ChildrenThatAreOpenedAtLatestHaveRecordsThatAreNeverRead)
{
    for (const Kind kind : {Kind::Shared, Kind::FanOut}) {
        World world = worldWithStream(2, 14);
        give(world, AddProducer{shopUntil(200, Duration{90'000})});
        give(world, AddConsumer{reader("told", kind, {})});
        give(world,
            AddConsumer{reader("looks", kind, {.discovery = 5 * kSecond, .children = ShardPolicy::Children::Latest})});
        letPass(world, Duration{42'000});
        give(world, streams::SplitShardRequest{"clicks", kFirst, kQuarter});
        letPass(world, Duration{180'000});
        const clients::ConsumerCounts& told = *consumerCounts(world.actor("told")->client);
        const clients::ConsumerCounts& looks = *consumerCounts(world.actor("looks")->client);
        EXPECT_EQ(told.missed, 0U);
        EXPECT_EQ(told.records, clients::storedIn(world));
        EXPECT_GT(looks.missed, 0U);
        EXPECT_EQ(looks.records + looks.missed, clients::storedIn(world));
        EXPECT_EQ(looks.lost, 0U) << "retention took nothing";
        EXPECT_EQ(consumerSlips(world.actor("looks")->client)->count(Slip::Cause::ChildAtLatest), looks.missed);

        const Explanation why = explain(world, WhyClient{actorNamed(world, "looks")});
        EXPECT_EQ(why.verdict, Verdict::Missed);
        EXPECT_TRUE(hasCause(why, CauseCode::OpenedAtLatest));
        EXPECT_EQ(explain(world, WhyClient{actorNamed(world, "told")}).verdict, Verdict::Fine);
        follow(world, why, RemedyCode::ChildrenFromStart);
        EXPECT_EQ(consumerConfig(world.actor("looks")->client)->shards.children, ShardPolicy::Children::TrimHorizon);
    }
}

// "EFO is push so it needs no checkpoint."
TEST(Misconception18, ASubscriptionThatIsRenewedAtLatestLeavesAGap)
{
    World world = worldWithStream(1, 18);
    give(world, AddProducer{shopUntil(100, Duration{400'000})});
    for (const bool keeps : {true, false}) {
        ConsumerConfig config = reader(keeps ? "keeps" : "forgets", Kind::FanOut,
            {.renewal = keeps ? ShardPolicy::Renewal::AfterSequenceNumber : ShardPolicy::Renewal::Latest});
        config.processingRate = 90;
        give(world, AddConsumer{config});
    }
    const auto& forgets = [&]() -> const clients::ConsumerCounts& {
        return *consumerCounts(world.actor("forgets")->client);
    };
    letPass(world, Duration{299'000});
    EXPECT_EQ(forgets().missed, 0U) << "before the five minutes are over";
    letPass(world, Duration{60'000});
    EXPECT_GT(forgets().missed, 2'000U);
    EXPECT_EQ(forgets().missed,
        clients::clientNamed<FanOutConsumer>(world, "forgets").slips().latest().front().records);
    EXPECT_TRUE(hasCause(explain(world, WhyClient{actorNamed(world, "forgets")}), CauseCode::RenewedAtLatest));
    letPass(world, Duration{300'000});
    const clients::ConsumerCounts& keeps = *consumerCounts(world.actor("keeps")->client);
    EXPECT_EQ(keeps.missed, 0U);
    EXPECT_EQ(keeps.records, clients::storedIn(world));
    EXPECT_EQ(forgets().records + forgets().missed, clients::storedIn(world));
}

// "ShardIterator expired means data expired" is 12; who then asks for LATEST makes it come true.
TEST(Misconception18, AnIteratorThatIsRenewedAtLatestLeavesAGapToo)
{
    World world = worldWithStream(1, 12);
    give(world, AddProducer{shopUntil(50, Duration{500'000})});
    give(world, AddConsumer{reader("app", Kind::Shared, {.renewal = ShardPolicy::Renewal::Latest})});
    letPass(world, Duration{10'000});
    give(world, SetConsumerProcessing{"app", 0, true});
    letPass(world, Duration{301'000});
    give(world, SetConsumerProcessing{"app", 0, false});
    letPass(world, Duration{300'000});
    const clients::ConsumerCounts& counts = clients::clientNamed<Poller>(world, "app").counts();
    EXPECT_EQ(counts.expiredIterators, 1U);
    EXPECT_GT(counts.missed, 14'000U);
    EXPECT_EQ(counts.records + counts.missed, clients::storedIn(world));
}

// "You may read children before parents."
TEST(Misconception23, AKeysNumbersJumpBackwardsWhereChildrenAreReadFirst)
{
    World world = worldWithStream(1, 23);
    give(world, AddProducer{shopUntil(400, Duration{120'000})});
    for (const bool isHasty : {true, false}) {
        ConsumerConfig config = reader(isHasty ? "hasty" : "patient", Kind::Shared,
            isHasty ? ShardPolicy{.blocksOnParents = false, .discovery = kSecond} : ShardPolicy{});
        config.processingRate = 300;
        give(world, AddConsumer{config});
    }
    letPass(world, Duration{40'000});
    give(world, streams::SplitShardRequest{"clicks", kFirst, kHalf});
    const auto& hasty = [&]() -> const Poller& { return clients::clientNamed<Poller>(world, "hasty"); };
    // Seen from outside: what came of the parent while its key had come from a child before.
    std::set<streams::KeyId> ofChildren;
    std::vector<std::uint64_t> seen(3);
    std::uint64_t late = 0;
    while (world.now() < base::instantAt(Duration{240'000})) {
        letPass(world, Duration{100});
        for (std::uint32_t shard = 0; shard < hasty().readers().size(); ++shard) {
            const std::uint64_t next = hasty().readers()[shard].next;
            for (std::uint64_t ordinal = seen[shard]; ordinal < next; ++ordinal) {
                const streams::KeyId key = clients::clicks(world).logs[shard].row(ordinal).key;
                late += shard == 0 && ofChildren.count(key) != 0 ? 1 : 0;
                if (shard != 0)
                    ofChildren.insert(key);
            }
            seen[shard] = next;
        }
    }
    EXPECT_GT(late, 0U);
    // Two deliveries within one look may be in either order.
    EXPECT_GE(hasty().counts().outOfOrder, late);
    EXPECT_LE(hasty().counts().outOfOrder, late + late / 4 + 100);
    EXPECT_EQ(hasty().counts().missed, 0U);
    EXPECT_EQ(hasty().counts().records, clients::storedIn(world));
    EXPECT_FALSE(readsParentsFirst(hasty().config()));
    const Poller& patient = clients::clientNamed<Poller>(world, "patient");
    EXPECT_EQ(patient.counts().outOfOrder, 0U);
    EXPECT_EQ(patient.counts().records, clients::storedIn(world));
    const Explanation why = explain(world, WhyClient{actorNamed(world, "hasty")});
    EXPECT_EQ(why.verdict, Verdict::OutOfOrder);
    EXPECT_TRUE(hasCause(why, CauseCode::ReadChildrenFirst));
}

TEST(Misconception23, WhoIsToldToWaitForParentsKeepsTheOrderFromThenOn)
{
    World world = worldWithStream(1, 23);
    give(world, AddProducer{shopUntil(400, Duration{120'000})});
    ConsumerConfig config = reader("app", Kind::Shared, {.blocksOnParents = false, .discovery = kSecond});
    config.processingRate = 100;
    give(world, AddConsumer{config});
    letPass(world, Duration{40'000});
    give(world, streams::SplitShardRequest{"clicks", kFirst, kHalf});
    const auto& app = [&]() -> const Poller& { return clients::clientNamed<Poller>(world, "app"); };
    // Until the parent has delivered what came before something of its children.
    while (app().counts().outOfOrder == 0 && world.now() < base::instantAt(Duration{300'000}))
        letPass(world, kSecond);
    ASSERT_GT(app().counts().outOfOrder, 0U);
    ASSERT_EQ(app().readers()[0].state, clients::Reader::State::Reading);
    ASSERT_EQ(app().readers()[1].state, clients::Reader::State::Reading);
    follow(world, explain(world, WhyClient{actorNamed(world, "app")}), RemedyCode::BlockOnParents);
    EXPECT_EQ(app().readers()[1].state, clients::Reader::State::Waiting);
    letPass(world, Duration{600'000});
    // Each record once, as before.
    EXPECT_EQ(app().counts().records, clients::storedIn(world));
}

TEST(SetConsumerShardPolicy, RefusesWhatNoReaderCanDo)
{
    World world = worldWithStream(1, 1);
    give(world, AddConsumer{clients::consumer("app", Kind::Shared)});
    const auto isRefused = [&](const std::string& name, const ShardPolicy& policy) {
        return !isAccepted(world.apply({"test", SetConsumerShardPolicy{name, policy}}));
    };
    EXPECT_TRUE(isRefused("nobody", {}));
    EXPECT_TRUE(isRefused("app", {.blocksOnParents = false}));
    EXPECT_TRUE(isRefused("app", {.discovery = Duration{999}}));
    EXPECT_FALSE(isRefused("app", {.blocksOnParents = false, .discovery = kSecond}));
}

}
}
