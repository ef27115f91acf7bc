// SubscribeToShard for callers outside of the world: the call, the events, and how it ends.
#include "streams/operation_cases.h"
#include "streams/subscription.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::minutes;
using std::chrono::seconds;

using Texts = std::vector<std::string>;

const std::string kConsumerArn = kArn + "/consumer/app:1795132800";

void registered(ServiceByHand& hand)
{
    hand.addStream("clicks", 2);
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
}
void active(ServiceByHand& hand)
{
    registered(hand);
    hand.advanceBy(seconds{10});
}

// One a second, each of 1,000,000 bytes.
void putMegabytes(ServiceByHand& hand, int count, const std::string& key = "mobile")
{
    for (int i = 0; i < count; ++i) {
        EXPECT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry(key, 1'000'000), {}})), "ok");
        hand.advanceBy(seconds{1});
    }
}

SubscribeToShardRequest from(IteratorType type, std::optional<std::string> number = {}, std::uint32_t shard = 0)
{
    return {kConsumerArn, shardId(ShardIndex{shard}), {type, std::move(number), {}}};
}

constexpr IteratorType kLatest = IteratorType::Latest;
constexpr IteratorType kHorizon = IteratorType::TrimHorizon;
constexpr IteratorType kAfter = IteratorType::AfterSequenceNumber;
constexpr IteratorType kAt = IteratorType::AtSequenceNumber;

const Case<SubscribeToShardRequest> kSubscribe[] = {
    // what | before | request | outcome
    {"at the tip", active, from(kLatest), "ok"},
    {"from the horizon", active, from(kHorizon), "ok"},
    {"no ARN and no shard", active, {},
        "ValidationException: 2 validation errors detected: Value null at 'consumerARN' failed to satisfy constraint: "
        "Member must not be null; Value null at 'shardId' failed to satisfy constraint: Member must not be null"},
    {"no consumer", shards(1), from(kLatest),
        "ResourceNotFoundException: Consumer app, account 123456789012 not found."},
    {"a consumer that is created", registered, from(kLatest),
        "ResourceInUseException: Consumer app with creation timestamp 1795132800 under stream: clicks , account "
        "123456789012 is not in ACTIVE status."},
    {"no shard", active, from(kLatest, {}, 7),
        "ResourceNotFoundException: Shard shardId-000000000007 in stream clicks under account 123456789012 does not "
        "exist"},
    {"after no number", active, from(kAfter),
        "InvalidArgumentException: Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
        "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
        "AFTER_SEQUENCE_NUMBER and no StartingSequenceNumber."},
    {"dry", active,
        [] {
            SubscribeToShardRequest request = from(kLatest);
            request.dryRun = true;
            return request;
        }(),
        "DryRunOperationException: Request would have succeeded, but DryRun flag is set."},
};

TEST(SubscribeToShard, AnswersAsTheServiceDoes) { expectOutcomes(kSubscribe); }

TEST(SubscribeToShard, MayBeRenewedAfterFiveSecondsAndCalledOnceASecond)
{
    const std::string tooEarly = "ResourceInUseException: Another active subscription exists for this consumer: "
                                 "123456789012:clicks:shardId-000000000000:app";
    ServiceByHand hand;
    active(hand);
    ASSERT_EQ(outcome(hand.call(from(kLatest))), "ok");
    EXPECT_EQ(outcome(hand.call(from(kLatest, {}, 1))), "ok") << "another shard";
    hand.advanceBy(Duration{999});
    EXPECT_EQ(exceptionName(hand.call(from(kLatest)).error().exception), "LimitExceededException");
    hand.advanceBy(Duration{1'000});
    EXPECT_EQ(outcome(hand.call(from(kLatest))), tooEarly);
    hand.advanceBy(Duration{2'999});
    EXPECT_EQ(outcome(hand.call(from(kLatest))), tooEarly) << "4,998 ms after the one that succeeded";
    hand.advanceBy(Duration{1'000});
    EXPECT_EQ(outcome(hand.call(from(kLatest))), "ok");
}

// A program that reads what a subscription sends, asking every 10 ms.
struct Subscriber {
    explicit Subscriber(const SubscriptionStarted& started) : cursor(started) {}

    SubscriptionCursor cursor;
    Texts data;
    std::string continuation;
    std::vector<base::Instant> eventsAt;
    std::string end; // why it is over; empty while it is not
    std::size_t children = 0;

    void ask(ServiceByHand& hand)
    {
        const SubscriptionStep step = nextEvent(hand.service(), hand.now(), cursor);
        if (step.event) {
            for (const std::string& text : dataOf(step.event->records))
                data.push_back(text);
            continuation = step.event->continuationSequenceNumber;
            children = step.event->childShards.size();
            eventsAt.push_back(hand.now());
        }
        if (step.isOver)
            end = step.exception ? std::string{exceptionName(step.exception->exception)} : "over";
    }
    void listen(ServiceByHand& hand, Duration length)
    {
        for (const base::Instant until = hand.now() + length; hand.now() < until && end.empty();) {
            ask(hand);
            hand.advanceBy(Duration{10});
        }
    }
};

TEST(Subscription, SendsWhatArrivesAndAHeartbeatWhenNothingDoes)
{
    ServiceByHand hand;
    active(hand);
    hand.put("clicks", "mobile", "before");
    Subscriber reader{*hand.call(from(kLatest))};
    reader.listen(hand, seconds{1});
    EXPECT_TRUE(reader.eventsAt.empty());
    hand.put("clicks", "mobile", "after");
    reader.listen(hand, seconds{1});
    EXPECT_EQ(reader.data, Texts{"after"});
    ASSERT_EQ(reader.eventsAt.size(), 1U);
    reader.listen(hand, seconds{12});
    ASSERT_EQ(reader.eventsAt.size(), 3U) << "an empty one every five seconds";
    EXPECT_EQ(reader.eventsAt[1] - reader.eventsAt[0], seconds{5});
    EXPECT_EQ(reader.eventsAt[2] - reader.eventsAt[1], seconds{5});
    EXPECT_EQ(reader.end, "");
}

TEST(Subscription, SendsAtMostAMiBAtATimeAndSaysHowFarBehindItIs)
{
    // Without limits the pipe is as wide as can be, and the size of an event remains.
    ServiceByHand hand{{.areLimitsOn = false}};
    active(hand);
    for (int i = 0; i < 25; ++i)
        hand.put("clicks", "mobile", std::string(100'000, 'x'));
    hand.advanceBy(seconds{3});
    SubscriptionCursor cursor{*hand.call(from(kHorizon))};
    struct Row {
        std::size_t records;
        std::int64_t behindMs;
    };
    for (const Row& row : {Row{10, 3'000}, Row{10, 3'000}, Row{5, 0}}) {
        const SubscriptionStep step = nextEvent(hand.service(), hand.now(), cursor);
        ASSERT_TRUE(step.event);
        EXPECT_EQ(step.event->records.size(), row.records);
        EXPECT_EQ(step.event->millisBehindLatest, Duration{row.behindMs});
        EXPECT_TRUE(step.event->childShards.empty());
    }
    const SubscriptionStep none = nextEvent(hand.service(), hand.now(), cursor);
    EXPECT_FALSE(none.event);
    EXPECT_GT(none.askAgainAt, hand.now());
    EXPECT_LE(none.askAgainAt, hand.now() + Duration{70}) << "what arrives waits no longer";
}

TEST(Subscription, HasAContinuationThatMovesAlsoWhenNothingIsWritten)
{
    for (const bool hasRecord : {true, false}) {
        SCOPED_TRACE(hasRecord);
        ServiceByHand hand;
        active(hand);
        Subscriber reader{*hand.call(from(kLatest))};
        std::string before = hand.shards("clicks").front().startingSequenceNumber;
        if (hasRecord) {
            before = hand.put("clicks", "mobile", "one").sequenceNumber.decimal();
            reader.listen(hand, seconds{1});
            EXPECT_EQ(reader.continuation, before) << "that of the last record";
        }
        for (int beat = 0; beat < 3; ++beat) {
            reader.listen(hand, seconds{5} + Duration{10});
            EXPECT_GT(reader.continuation, before);
            before = reader.continuation;
        }
        EXPECT_LT(before, hand.put("clicks", "mobile", "two").sequenceNumber.decimal());
        Subscriber after{*hand.call(from(kAfter, before))};
        after.listen(hand, seconds{5});
        EXPECT_EQ(after.data, Texts{"two"});
        // The number is no record's, so that none is sent again at it either.
        Subscriber at{*hand.call(from(kAt, before))};
        at.listen(hand, seconds{1});
        EXPECT_EQ(at.data, Texts{"two"});
    }
}

TEST(Subscription, IsLimitedToTwoMiBASecondOfItsOwn)
{
    ServiceByHand hand;
    CreateStreamRequest request{"clicks", 1};
    ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {request, std::chrono::hours{24}}));
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
    putMegabytes(hand, 20, "k");
    Subscriber reader{*hand.call(from(kHorizon))};
    reader.listen(hand, seconds{3});
    EXPECT_GE(reader.data.size(), 6U);
    EXPECT_LE(reader.data.size(), 9U) << "three seconds and what the pipe held";
    reader.listen(hand, seconds{10});
    EXPECT_EQ(reader.data.size(), 20U);
}

// However often anybody looks, and whoever reads it: the service knows how far a subscription has come.
TEST(Subscription, IsPushedAsFarInOneGoAsInMany)
{
    ServiceByHand hand;
    active(hand);
    putMegabytes(hand, 20);
    Subscriber reader{*hand.call(from(kHorizon))};
    const Subscription begun = hand.service().subscriptions().front();
    SubscriptionPush byHalfSeconds = begun.push;
    const PushedTo to{begun.caller, begun.stream, begun.shard};
    const base::Instant start = hand.now();
    const std::uint64_t expected[]{5, 7, 9, 11, 13, 15, 17, 19, 20, 20};
    for (int second = 0; second < 10; ++second) {
        reader.listen(hand, seconds{1});
        hand.put("clicks", "mobile", "small");
        for (int half = 1; half <= 2; ++half)
            (void)pushUntil(hand.service(), start + seconds{second} + Duration{500 * half}, to, byHalfSeconds);
        const SubscriptionPush inOneGo = hand.service().pushed(begun, start + seconds{second + 1});
        EXPECT_EQ(inOneGo.next, byHalfSeconds.next) << second;
        EXPECT_EQ(inOneGo.pipe, byHalfSeconds.pipe) << second;
        const std::uint64_t big = std::min<std::uint64_t>(inOneGo.next.ordinal, 20);
        EXPECT_EQ(big, expected[second]) << second;
        // What it asks for every ten milliseconds comes a moment later.
        EXPECT_LE(reader.data.size(), inOneGo.next.ordinal) << second;
        EXPECT_GE(reader.data.size() + 2, inOneGo.next.ordinal) << second;
    }
}

// A record of 1,000,000 bytes leaves no room for another in its event; five of them fit the pipe in the first second.
TEST(Subscription, IsCountedByTheEventsThatItComesTo)
{
    ServiceByHand hand;
    active(hand);
    putMegabytes(hand, 6);
    ASSERT_TRUE(hand.call(from(kHorizon)));
    hand.advanceBy(seconds{1});
    hand.service().pushSubscriptions(hand.now());
    hand.service().pushSubscriptions(hand.now());
    const Stream& stream = hand.service().stream(StreamIndex{0});
    const std::vector<FanOutCounts>* const minute = stream.fanOut.before(base::instantAt(minutes{1}));
    ASSERT_NE(minute, nullptr);
    ASSERT_EQ(minute->size(), 1U);
    const FanOutCounts& app = minute->front();
    EXPECT_EQ(app.consumer, "app");
    EXPECT_EQ(app.calls, 1U);
    EXPECT_EQ(app.pushed.events, 5U);
    EXPECT_EQ(app.pushed.records, 5U);
    EXPECT_EQ(app.pushed.bytes, stream.pushes.at(0).bytes);
    EXPECT_EQ(app.pushed.behind, seconds{6}) << "the first one when it was pushed, with others after it";
    EXPECT_EQ(stream.pushes.at(0).records, 5U);
}

TEST(Subscription, StandsWhereItsReaderHoldsItUpAndGoesOnFromThere)
{
    ServiceByHand hand;
    active(hand);
    const SubscriptionStarted started = *hand.call(from(kLatest));
    const auto come = [&] {
        return hand.service().pushed(hand.service().subscriptions().front(), hand.now()).next.ordinal;
    };
    for (int i = 0; i < 5; ++i)
        hand.put("clicks", "mobile", "x");
    EXPECT_EQ(come(), 5U);
    (void)hand.service().noteDelivery(hand.now(), {{{started.id, 2, true}, {SubscriptionId{99}, 1, true}}});
    hand.advanceBy(seconds{10});
    EXPECT_EQ(come(), 2U);
    EXPECT_EQ(hand.service().subscriptions().front().heldUpSince, hand.now() - seconds{10});
    (void)hand.service().noteDelivery(hand.now(), {{{started.id, 3, true}}});
    EXPECT_EQ(come(), 3U);
    EXPECT_EQ(hand.service().subscriptions().front().heldUpSince, hand.now() - seconds{10}) << "still";
    (void)hand.service().noteDelivery(hand.now(), {{{started.id, 3, false}}});
    EXPECT_EQ(come(), 5U);
    EXPECT_FALSE(hand.service().subscriptions().front().heldUpSince);
}

TEST(Subscription, TakesNothingOfOthersAndOthersNothingOfIt)
{
    struct Heard {
        std::vector<base::Instant> first;
        std::vector<base::Instant> second;
    };
    // Three seconds of a backlog of 20 MB, alone, or beside another consumer and a poller that asks all the time.
    const auto listen = [](bool isAlone) {
        ServiceByHand hand;
        active(hand);
        const auto other = hand.call(RegisterStreamConsumerRequest{"clicks", "other"});
        putMegabytes(hand, 20);
        const std::string iterator = hand.iterator("clicks", 0, kHorizon);
        Subscriber first{*hand.call(from(kHorizon))};
        Subscriber second{*hand.call(SubscribeToShardRequest{other->arn, shardId(ShardIndex{0}), {kHorizon, {}, {}}})};
        for (int i = 0; i < 300; ++i) {
            first.ask(hand);
            if (!isAlone) {
                second.ask(hand);
                (void)hand.call(GetRecordsRequest{iterator, 10'000});
            }
            hand.advanceBy(Duration{10});
        }
        return Heard{first.eventsAt, second.eventsAt};
    };
    const Heard alone = listen(true);
    const Heard together = listen(false);
    EXPECT_GE(alone.first.size(), 6U);
    EXPECT_EQ(together.first, alone.first);
    EXPECT_EQ(together.second, alone.first);
}

TEST(Subscription, SendsARecordOfTenMiBWholeAndThenWaitsForItsPipe)
{
    ServiceByHand hand;
    CreateStreamRequest request{"clicks", 1};
    request.maxRecordSizeInKiB = 10'240;
    ASSERT_TRUE(hand.service().addActiveStream(hand.context(), {request, std::chrono::hours{24}}));
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
    hand.advanceBy(seconds{10});
    ASSERT_EQ(outcome(hand.call(PutRecordRequest{"clicks", entry("k", 10 * 1'048'576 - 1), {}})), "ok");
    hand.advanceBy(seconds{1});
    hand.put("clicks", "k", "next");
    Subscriber reader{*hand.call(from(kHorizon))};
    reader.listen(hand, seconds{9});
    ASSERT_EQ(reader.data.size(), 2U);
    EXPECT_EQ(reader.data[1], "next");
    ASSERT_EQ(reader.eventsAt.size(), 2U);
    // Five seconds of the pipe, one of which it held: at 4,000 ms it is empty still.
    EXPECT_EQ(reader.eventsAt[1] - reader.eventsAt[0], Duration{4'010});
}

TEST(Trap14, ASubscriptionEndsAfterFiveMinutesAndGoesOnWithNothingLostOrDoubled)
{
    ServiceByHand hand;
    active(hand);
    Texts sent;
    Texts received;
    std::optional<std::string> continuation;
    for (int round = 0; round < 3; ++round) {
        Subscriber reader{*hand.call(continuation ? from(kAfter, continuation) : from(kHorizon))};
        for (int i = 0; i < 40 && reader.end.empty(); ++i) {
            sent.push_back(std::to_string(sent.size()));
            hand.put("clicks", "mobile", sent.back());
            reader.listen(hand, seconds{round == 1 ? 30 : 9});
        }
        EXPECT_EQ(reader.end, "over");
        received.insert(received.end(), reader.data.begin(), reader.data.end());
        continuation = reader.continuation;
    }
    Subscriber last{*hand.call(from(kAfter, continuation))};
    last.listen(hand, seconds{1});
    received.insert(received.end(), last.data.begin(), last.data.end());
    EXPECT_EQ(received, sent);
}

TEST(Subscription, ThatHasSeenNothingGoesOnFromItsHeartbeat)
{
    ServiceByHand hand;
    active(hand);
    Subscriber first{*hand.call(from(kLatest))};
    first.listen(hand, minutes{6});
    ASSERT_EQ(first.end, "over");
    ASSERT_NE(first.continuation, "");
    hand.put("clicks", "mobile", "between two subscriptions");
    Subscriber second{*hand.call(from(kAfter, first.continuation))};
    second.listen(hand, seconds{1});
    EXPECT_EQ(second.data, Texts{"between two subscriptions"});
}

TEST(Subscription, IsTakenOverByALaterCall)
{
    ServiceByHand hand;
    active(hand);
    Subscriber first{*hand.call(from(kLatest))};
    first.listen(hand, seconds{6});
    Subscriber second{*hand.call(from(kLatest))};
    first.listen(hand, seconds{1});
    second.listen(hand, seconds{1});
    EXPECT_EQ(first.end, "ResourceInUseException");
    EXPECT_EQ(second.end, "");
}

TEST(Subscription, IsTakenOverForItsOwnConsumerAndShardAlone)
{
    ServiceByHand hand;
    active(hand);
    const auto other = hand.call(RegisterStreamConsumerRequest{"clicks", "other"});
    hand.advanceBy(seconds{10});
    Subscriber first{*hand.call(from(kLatest))};
    Subscriber onNext{*hand.call(from(kLatest, {}, 1))};
    Subscriber ofOther{*hand.call(SubscribeToShardRequest{other->arn, shardId(ShardIndex{0}), {kLatest, {}, {}}})};
    hand.advanceBy(seconds{5});
    ASSERT_EQ(outcome(hand.call(from(kLatest))), "ok");
    for (Subscriber* const each : {&first, &onNext, &ofOther})
        each->ask(hand);
    EXPECT_EQ(first.end, "ResourceInUseException");
    EXPECT_EQ(onNext.end, "");
    EXPECT_EQ(ofOther.end, "");
}

TEST(Subscription, EndsAfterFiveMinutesAlsoForAReaderThatHasStoppedToAsk)
{
    ServiceByHand hand;
    active(hand);
    hand.put("clicks", "mobile", "read");
    Subscriber reader{*hand.call(from(kHorizon))};
    reader.listen(hand, seconds{1});
    hand.put("clicks", "mobile", "waits");
    hand.advanceBy(minutes{5} - seconds{1});
    reader.ask(hand);
    EXPECT_EQ(reader.data, Texts{"read"}) << "what waits is not sent any more";
    EXPECT_EQ(reader.end, "over");
    Subscriber next{*hand.call(from(kAfter, reader.continuation))};
    next.listen(hand, seconds{1});
    EXPECT_EQ(next.data, Texts{"waits"});
}

TEST(Subscription, EndsWhereItsShardExpires)
{
    ServiceByHand hand;
    active(hand);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), "ok");
    hand.advanceTo(std::chrono::hours{24} + seconds{40}); // it closed at 40 s
    SubscriptionCursor cursor{*hand.call(from(kHorizon))};
    hand.advanceBy(Duration{1});
    const SubscriptionStep step = nextEvent(hand.service(), hand.now(), cursor);
    ASSERT_TRUE(step.exception);
    EXPECT_EQ(exceptionName(step.exception->exception), "ResourceNotFoundException");
    EXPECT_EQ(step.exception->message,
        "Shard shardId-000000000000 in stream clicks under account 123456789012 does not exist");
    EXPECT_TRUE(step.isOver);
}

TEST(Subscription, EndsWithItsConsumerAndWithItsStream)
{
    ServiceByHand hand;
    active(hand);
    Subscriber ofConsumer{*hand.call(from(kLatest))};
    ASSERT_EQ(outcome(hand.call(DeregisterStreamConsumerRequest{"clicks", "app"})), "ok");
    ofConsumer.listen(hand, seconds{1});
    EXPECT_EQ(ofConsumer.end, "ResourceNotFoundException");

    ServiceByHand other;
    active(other);
    Subscriber ofStream{*other.call(from(kLatest))};
    ASSERT_EQ(outcome(other.call(DeleteStreamRequest{"clicks", true})), "ok");
    ofStream.listen(other, seconds{1});
    EXPECT_EQ(ofStream.end, "ResourceNotFoundException");
}

TEST(Subscription, NamesTheChildrenAtTheEndOfAClosedShard)
{
    ServiceByHand hand;
    active(hand);
    hand.put("clicks", "mobile", "last");
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), "ok");
    Subscriber reader{*hand.call(from(kHorizon))};
    reader.listen(hand, minutes{1});
    EXPECT_EQ(reader.data, Texts{"last"});
    EXPECT_EQ(reader.end, "over");
    EXPECT_EQ(reader.continuation, "");
    EXPECT_EQ(reader.children, 2U);
}

}
}
