// What the operations around streams and shards leave in a World: replies, request rates, fingerprints.
#include "world/world.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope;
using namespace shardscope::world;
using base::Duration;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const std::string kArn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

World withStream(streams::CapacityMode mode = streams::CapacityMode::Provisioned)
{
    World world{WorldSettings{}};
    streams::CreateStreamRequest request{"clicks", 2};
    request.streamMode = mode;
    EXPECT_TRUE(isAccepted(world.addStreamAtStart({request, hours{24}})));
    return world;
}

std::string refusalOf(const Reply& reply)
{
    const auto* const refusal = std::get_if<streams::Refusal>(&reply);
    return refusal == nullptr ? "" : refusal->message;
}

TEST(WorldApi, AnswersEveryKindOfQuestion)
{
    World world = withStream();
    const auto ask = [&](Action action) { return world.apply({"you", std::move(action)}); };
    EXPECT_TRUE(std::holds_alternative<streams::StreamDescription>(ask(streams::DescribeStreamRequest{"clicks"})));
    EXPECT_TRUE(std::holds_alternative<streams::StreamNamesPage>(ask(streams::ListStreamsRequest{})));
    EXPECT_TRUE(std::holds_alternative<streams::AccountLimits>(ask(streams::DescribeLimitsRequest{})));
    EXPECT_TRUE(std::holds_alternative<streams::ConsumerPage>(ask(streams::ListStreamConsumersRequest{kArn})));
    EXPECT_TRUE(std::holds_alternative<streams::Done>(ask(streams::AddTagsToStreamRequest{"clicks", {{"a", "b"}}})));
    EXPECT_TRUE(std::holds_alternative<streams::TagPage>(ask(streams::ListTagsForStreamRequest{"clicks"})));
    EXPECT_TRUE(std::holds_alternative<streams::ResourceTags>(ask(streams::ListTagsForResourceRequest{kArn})));
    EXPECT_TRUE(std::holds_alternative<streams::AccountSettings>(ask(streams::DescribeAccountSettingsRequest{})));
    EXPECT_TRUE(std::holds_alternative<streams::ChannelPage>(ask(streams::ListChannelsRequest{})));
    EXPECT_TRUE(std::holds_alternative<streams::MonitoringChange>(ask(streams::EnhancedMonitoringRequest{
        "clicks", {"ALL"}, true})));
    EXPECT_TRUE(std::holds_alternative<streams::Refusal>(ask(streams::GetResourcePolicyRequest{kArn})));
}

// A scenario and a click are told why, as is a program that asks a door beside the wire.
TEST(WorldApi, RefusesWhatTheProfileDoesNotHave)
{
    WorldSettings settings;
    settings.service.profile = streams::Profile::Classic;
    World world{settings};
    EXPECT_TRUE(isAccepted(world.addStreamAtStart({streams::CreateStreamRequest{"clicks", 2}, hours{24}})));
    const std::uint64_t before = world.fingerprint();
    for (const bool isFromOutside : {false, true}) {
        const Reply reply = world.apply({"you", streams::UpdateMaxRecordSizeRequest{kArn, 1'024}, isFromOutside});
        const auto* const refusal = std::get_if<streams::Refusal>(&reply);
        ASSERT_NE(refusal, nullptr);
        EXPECT_EQ(refusal->exception, streams::Exception::UnknownOperation);
        EXPECT_EQ(refusal->reason, streams::Reason::OperationNotInProfile);
    }
    EXPECT_EQ(world.fingerprint(), before) << "the world is as it was";
}

TEST(WorldApi, CountsRequestRatesOfCommandsFromOutsideAlone)
{
    World world = withStream();
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(refusalOf(world.apply({"you", streams::ListStreamsRequest{}})), "");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(refusalOf(world.apply({"aws-cli", streams::ListStreamsRequest{}, true})), "");
    EXPECT_EQ(refusalOf(world.apply({"aws-cli", streams::ListStreamsRequest{}, true})),
        "Rate exceeded for account 123456789012.");
    world.runUntil(base::instantAt(Duration{200}));
    EXPECT_EQ(refusalOf(world.apply({"aws-cli", streams::ListStreamsRequest{}, true})), "");
}

// Two of a kind that differ in one word must not look the same.
TEST(WorldApi, FingerprintsTellSettingsApart)
{
    using namespace streams;
    const std::pair<world::Action, world::Action> rows[] = {
        {AddTagsToStreamRequest{"clicks", {{"team", "web"}}}, AddTagsToStreamRequest{"clicks", {{"team", "app"}}}},
        {PutResourcePolicyRequest{kArn, "{}"}, PutResourcePolicyRequest{kArn, R"({"a": 1})"}},
        {EnhancedMonitoringRequest{"clicks", {"IncomingBytes"}, true},
            EnhancedMonitoringRequest{"clicks", {"ALL"}, true}},
        {StreamEncryptionRequest{"clicks", EncryptionType::Kms, "one", true},
            StreamEncryptionRequest{"clicks", EncryptionType::Kms, "two", true}},
        {UpdateMaxRecordSizeRequest{kArn, 2'048}, UpdateMaxRecordSizeRequest{kArn, 4'096}},
        {UpdateAccountSettingsRequest{CommitmentStatus::Enabled},
            UpdateAccountSettingsRequest{CommitmentStatus::Disabled}},
        {UpdateStreamModeRequest{kArn, CapacityMode::OnDemand},
            UpdateStreamModeRequest{kArn, CapacityMode::Provisioned}},
        {RegisterStreamConsumerRequest{"clicks", "app", "", {{"a", "b"}}},
            RegisterStreamConsumerRequest{"clicks", "app", "", {{"a", "c"}}}},
    };
    for (const auto& [one, other] : rows) {
        World a = withStream();
        World b = withStream();
        ASSERT_EQ(a.fingerprint(), b.fingerprint());
        EXPECT_EQ(refusalOf(a.apply({"you", one})), "") << actionName(one);
        EXPECT_EQ(refusalOf(b.apply({"you", other})), "") << actionName(other);
        a.runUntil(base::instantAt(minutes{1}));
        b.runUntil(base::instantAt(minutes{1}));
        EXPECT_NE(a.fingerprint(), b.fingerprint()) << actionName(one);
    }
}

TEST(WorldApi, AStreamOnDemandGrowsTheSameInOneGoAndInSlices)
{
    AddProducer web;
    web.config.name = "web";
    web.config.stream = "clicks";
    web.config.rate.knots = {{Duration{0}, 9'000}};
    World whole = withStream(streams::CapacityMode::OnDemand);
    ASSERT_EQ(refusalOf(whole.apply({"you", web})), "");
    World sliced = whole;
    whole.runUntil(base::instantAt(minutes{12}));
    for (int second = 31; second < 720; second += 31) {
        sliced.runUntil(base::instantAt(seconds{second}));
        sliced = World{sliced};
    }
    sliced.runUntil(base::instantAt(minutes{12}));
    EXPECT_EQ(whole.fingerprint(), sliced.fingerprint());
    EXPECT_GT(whole.service().streams().front().map->open().size(), 4U);
}

}
