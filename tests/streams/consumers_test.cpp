// Registered consumers: how one is chosen, described and listed.
#include "streams/operation_cases.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::minutes;
using std::chrono::seconds;

const std::string kConsumerArn = kArn + "/consumer/app:1795132800";

void registered(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
}

constexpr const char* kNoConsumer = "ResourceNotFoundException: Consumer app, account 123456789012 not found.";

void deregistering(ServiceByHand& hand)
{
    registered(hand);
    ASSERT_EQ(outcome(hand.call(DeregisterStreamConsumerRequest{"", "", "", kConsumerArn})), "ok");
}
void deregistered(ServiceByHand& hand)
{
    deregistering(hand);
    hand.advanceBy(seconds{10});
}

constexpr const char* kNeither =
    "InvalidArgumentException: Either ConsumerARN or both StreamARN and ConsumerName should be provided.";
const std::string kDoNotAgree = "InvalidArgumentException: ConsumerARN " + kConsumerArn
    + " does not belong to the StreamARN and ConsumerName given.";
const std::string kViews = "arn:aws:kinesis:us-east-1:123456789012:stream/views";
const std::string kElsewhere = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks/consumer/app:1795132800";

struct Chosen {
    const char* what;
    Before before;
    std::string streamArn;
    std::string consumerName;
    std::string consumerArn;
    std::string outcome;
};

const Chosen kChosen[] = {
    // what | before | StreamARN | ConsumerName | ConsumerARN | outcome
    {"by stream and name", registered, kArn, "app", "", "ok"},
    {"by its ARN", registered, "", "", kConsumerArn, "ok"},
    {"by all three, which agree", registered, kArn, "app", kConsumerArn, "ok"},
    {"by its ARN and another name", registered, "", "other", kConsumerArn, kDoNotAgree},
    {"by its ARN and another stream", registered, kViews, "", kConsumerArn, kDoNotAgree},
    {"by all three, one of them another", registered, kArn, "other", kConsumerArn, kDoNotAgree},
    {"by nothing", registered, "", "", "", kNeither},
    {"by a name alone", registered, "", "app", "", kNeither},
    {"by a stream alone", registered, kArn, "", "", kNeither},
    {"while it is deregistered", deregistering, "", "", kConsumerArn, "ok"},
    {"once it is gone", deregistered, kArn, "app", "", kNoConsumer},
    {"once it is gone, by ARN", deregistered, "", "", kConsumerArn, kNoConsumer},
    {"not registered", shards(1), kArn, "app", "", kNoConsumer},
    {"not registered, by ARN", shards(1), "", "", kConsumerArn, kNoConsumer},
    {"registered at another second", registered, "", "", kArn + "/consumer/app:1795132801", kNoConsumer},
    {"in another region", registered, "", "", kElsewhere, kNoConsumer},
    {"of no stream", nothing, kArn, "app", "", kNotFound},
    {"a bad name and what is no ARN", registered, "", "a b", "app",
        "ValidationException: 2 validation errors detected: Value 'a b' at 'consumerName' failed to satisfy "
        "constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'app' at 'consumerARN' failed to "
        "satisfy constraint: Member must satisfy regular expression pattern: "
        "^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+"},
};

TEST(ChoosingAConsumer, IsTheSameForDescribeAndDeregister)
{
    for (const Chosen& row : kChosen) {
        SCOPED_TRACE(row.what);
        ServiceByHand describing;
        row.before(describing);
        EXPECT_EQ(outcome(describing.call(DescribeStreamConsumerRequest{
                      row.streamArn, row.consumerName, row.consumerArn})),
            row.outcome);
        ServiceByHand removing;
        row.before(removing);
        EXPECT_EQ(outcome(removing.call(DeregisterStreamConsumerRequest{
                      "", row.consumerName, row.streamArn, row.consumerArn})),
            row.outcome);
    }
}

TEST(DescribeStreamConsumer, TellsTheLifeOfAConsumer)
{
    ServiceByHand hand;
    registered(hand);
    const auto status = [&] {
        const auto answer = hand.call(DescribeStreamConsumerRequest{kArn, "app", ""});
        return answer ? std::string{statusName(answer->consumer.status)} + " " + answer->consumer.arn : outcome(answer);
    };
    EXPECT_EQ(status(), "CREATING " + kConsumerArn);
    hand.advanceBy(seconds{10});
    EXPECT_EQ(status(), "ACTIVE " + kConsumerArn);
    ASSERT_EQ(outcome(hand.call(DeregisterStreamConsumerRequest{"", "", "", kConsumerArn})), "ok");
    EXPECT_EQ(status(), "DELETING " + kConsumerArn);
    hand.advanceBy(seconds{10});
    EXPECT_EQ(status(), kNoConsumer);
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"", "app", kArn})), "ok");
    EXPECT_EQ(status(), "CREATING " + kArn + "/consumer/app:1795132820") << "another registration, another ARN";
}

const Case<ListStreamConsumersRequest> kList[] = {
    // what | before | request | outcome
    {"none", shards(1), {kArn}, "ok"},
    {"no ARN", shards(1), {},
        "ValidationException: 1 validation error detected: Value null at 'streamARN' failed to satisfy constraint: "
        "Member must not be null"},
    {"no stream", nothing, {kArn}, kNotFound},
    {"none asked for", shards(1), {kArn, "", 0},
        "ValidationException: 1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: "
        "Member must have value greater than or equal to 1"},
    {"a token that is none", shards(1), {kArn, "token"}, "InvalidArgumentException: NextToken is invalid."},
    {"when another stream of the name was made", shards(1), {kArn, "", 100, base::instantAt(Duration{2'000})},
        kNotFound},
};

TEST(ListStreamConsumers, AnswersAsTheServiceDoes) { expectOutcomes(kList); }

TEST(ListStreamConsumers, ListsByNamePageByPage)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.addStream("views", 1);
    consumers(hand, 5);
    const auto names = [](const Answer<ConsumerPage>& page) {
        return page ? namesOf(page->consumers, [](const RegisteredConsumer& consumer) { return consumer.name; })
                    : outcome(page);
    };
    const auto page = hand.call(ListStreamConsumersRequest{kArn, "", 2});
    EXPECT_EQ(names(page), "consumer-0 consumer-1");
    const auto next = hand.call(ListStreamConsumersRequest{kArn, page->nextToken, 100});
    EXPECT_EQ(names(next), "consumer-2 consumer-3 consumer-4");
    EXPECT_EQ(next->nextToken, "");
    EXPECT_EQ(hand.call(ListStreamConsumersRequest{kArn, "", 5})->nextToken, "") << "a page that fits exactly";
    EXPECT_EQ(names(hand.call(ListStreamConsumersRequest{kViews, page->nextToken})),
        "InvalidArgumentException: NextToken is invalid.");
    hand.advanceBy(minutes{5} + Duration{1});
    EXPECT_EQ(names(hand.call(ListStreamConsumersRequest{kArn, page->nextToken})),
        "ExpiredNextTokenException: NextToken has expired.");
}

TEST(ListStreamConsumers, HasAHundredAPageHoweverManyAreAskedFor)
{
    ServiceByHand hand{{.quotas = {{QuotaName::ConsumersPerStream, 150}}}};
    hand.addStream("clicks", 1);
    consumers(hand, 120);
    const auto page = hand.call(ListStreamConsumersRequest{kArn, "", 10'000});
    ASSERT_EQ(outcome(page), "ok");
    EXPECT_EQ(page->consumers.size(), 100U);
    const auto rest = hand.call(ListStreamConsumersRequest{kArn, page->nextToken, 10'000});
    ASSERT_EQ(outcome(rest), "ok");
    EXPECT_EQ(rest->consumers.size(), 20U);
    EXPECT_EQ(rest->nextToken, "");
}

TEST(RegisterStreamConsumer, TakesFiftyWithOnDemandAdvantage)
{
    ServiceByHand hand;
    onDemand(hand);
    consumers(hand, 20);
    EXPECT_NE(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "another"})), "ok");
    ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
    for (int i = 20; i < 50; ++i) {
        ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "more-" + std::to_string(i)})), "ok");
        hand.advanceBy(seconds{10});
    }
    EXPECT_EQ(exceptionName(hand.call(RegisterStreamConsumerRequest{"clicks", "another"}).error().exception),
        "LimitExceededException");
}

}
}
