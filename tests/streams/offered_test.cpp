// Which operations each profile has: the table at the head of data-streams.md.
#include "streams/offered.h"

#include "streams/any_operation.h"

#include <algorithm>

namespace shardscope::streams {
namespace {

int offeredBy(Profile profile)
{
    int count = 0;
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Action::UpdateChannel); ++i)
        count += isOffered(profile, static_cast<Action>(i)) ? 1 : 0;
    return count;
}

TEST(Profiles, HaveAsManyOperationsAsTheServiceOfTheirYears)
{
    EXPECT_EQ(offeredBy(Profile::Current), 45);
    EXPECT_EQ(offeredBy(kClassic), 32);
}

const std::string kChannel = "arn:aws:kinesis:us-east-1:123456789012:channel/0000000000000000";

struct Row {
    const char* operation;
    Ask ask;
};

const Row kLater[] = {
    {"TagResource", ask(TagResourceRequest{kArn, {{"team", "web"}}})},
    {"UntagResource", ask(UntagResourceRequest{kArn, {"team"}})},
    {"ListTagsForResource", ask(ListTagsForResourceRequest{kArn})},
    {"UpdateMaxRecordSize", ask(UpdateMaxRecordSizeRequest{kArn, 2'048})},
    {"DescribeAccountSettings", ask(DescribeAccountSettingsRequest{})},
    {"UpdateAccountSettings", ask(UpdateAccountSettingsRequest{})},
    {"UpdateStreamWarmThroughput", ask(UpdateStreamWarmThroughputRequest{"clicks", 1})},
    {"UpdateStreamRecordDistributionStrategy", ask(UpdateStreamRecordDistributionStrategyRequest{kArn})},
    {"CreateChannel", ask(CreateChannelRequest{})},
    {"DescribeChannel", ask(DescribeChannelRequest{kChannel})},
    {"ListChannels", ask(ListChannelsRequest{})},
    {"UpdateChannel", ask(UpdateChannelRequest{kChannel, 60, {}})},
    {"DeleteChannel", ask(DeleteChannelRequest{kChannel})},
    // Not even the stream is looked for.
    {"UpdateMaxRecordSize", ask(UpdateMaxRecordSizeRequest{"no ARN", 0})},
    {"UpdateStreamWarmThroughput", ask(UpdateStreamWarmThroughputRequest{"", -1})},
};

TEST(Profiles, RefuseOperationsThatCameLater)
{
    for (const Row& row : kLater) {
        SCOPED_TRACE(row.operation);
        ServiceByHand classic{{.profile = kClassic}};
        classic.addStream("clicks", 1);
        EXPECT_EQ(row.ask(classic),
            std::string{"UnknownOperationException: The profile classic has no operation "} + row.operation + ".");
        ServiceByHand current;
        current.addStream("clicks", 1);
        EXPECT_EQ(row.ask(current).find("UnknownOperation"), std::string::npos);
    }
    for (const LaterOperation& later : laterOperations()) {
        EXPECT_TRUE(std::any_of(std::begin(kLater), std::end(kLater), [&later](const Row& row) {
            return row.operation == actionName(later.action);
        })) << actionName(later.action);
        EXPECT_GE(later.since, "2025") << "classic ends with 2024";
        EXPECT_FALSE(later.source.empty());
    }
}

TEST(Profiles, SayWhyTheyRefuse)
{
    ServiceByHand classic{{.profile = kClassic}};
    classic.addStream("clicks", 1);
    const auto answer = classic.call(UpdateMaxRecordSizeRequest{kArn, 2'048});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().reason, Reason::OperationNotInProfile);
}

}
}
