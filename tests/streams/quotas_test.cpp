// The table of quotas, and what an account has otherwise.
#include "streams/operation_cases.h"

#include <set>

namespace shardscope::streams {
namespace {

TEST(Quotas, AreATableWithOneRowEach)
{
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i < quotaTable().size(); ++i) {
        const QuotaRow& row = quotaTable()[i];
        EXPECT_EQ(static_cast<std::size_t>(row.name), i) << row.key;
        EXPECT_EQ(&quotaRow(row.name), &row);
        EXPECT_EQ(quotaOfKey(row.key), &row);
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
        EXPECT_FALSE(row.source.empty() || row.date.empty() || row.unit.empty() || row.title.empty()) << row.key;
    }
    EXPECT_EQ(quotaOfKey("shard"), nullptr);
}

TEST(Quotas, AnAccountHasAtMostWhatItMayHave)
{
    int settable = 0;
    for (const QuotaRow& row : quotaTable()) {
        const auto most = mostForAccount(row.name);
        if (!most)
            continue;
        ++settable;
        EXPECT_GE(*most, std::max(row.classic, row.current)) << row.key << ": what the service gives can be written";
    }
    EXPECT_EQ(settable, 8);
    EXPECT_FALSE(mostForAccount(QuotaName::WriteRecordsPerSecond)) << "of a shard, and the same for everybody";
}

TEST(Quotas, OfAnAccountHoldInEveryRegionAndProfile)
{
    ServiceSettings settings;
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 20'000);
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount, "eu-central-1"), 1'000);
    settings.region = "eu-central-1";
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 1'000);
    settings.quotas = {{QuotaName::ShardsPerAccount, 7}};
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 7);
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount, "us-east-1"), 7);
    settings.profile = Profile::Classic;
    EXPECT_EQ(quota(settings, QuotaName::ShardsPerAccount), 7);
    EXPECT_EQ(quota(settings, QuotaName::TagsPerCall), 10) << "others are as they were";
}

TEST(Quotas, OfAnAccountAreWhatCallsMeet)
{
    ServiceByHand hand{{.quotas = {{QuotaName::ConsumersPerStream, 1}, {QuotaName::ShardsPerAccount, 5},
                            {QuotaName::UpdateShardCountPerDay, 1}, {QuotaName::UpdateShardCountMaxShards, 3}}}};
    hand.addStream("clicks", 2);
    const auto limits = hand.call(DescribeLimitsRequest{});
    ASSERT_TRUE(limits);
    EXPECT_EQ(limits->shardLimit, 5);
    EXPECT_TRUE(hand.call(CreateStreamRequest{"more", 3}));
    const auto tooMany = hand.call(CreateStreamRequest{"most", 1});
    ASSERT_FALSE(tooMany);
    EXPECT_EQ(tooMany.error().reason, Reason::ShardQuota);
    EXPECT_NE(tooMany.error().message.find("Limit: 5."), std::string::npos) << tooMany.error().message;

    EXPECT_TRUE(hand.call(RegisterStreamConsumerRequest{"clicks", "one"}));
    const auto second = hand.call(RegisterStreamConsumerRequest{"clicks", "two"});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason, Reason::ConsumerQuota);

    hand.advanceBy(std::chrono::minutes{1});
    const auto tooHigh = hand.call(UpdateShardCountRequest{"clicks", 4});
    ASSERT_FALSE(tooHigh);
    EXPECT_EQ(tooHigh.error().reason, Reason::CountOutOfBounds);
    hand.advanceBy(std::chrono::minutes{1});
    EXPECT_TRUE(hand.call(UpdateShardCountRequest{"clicks", 1}));
    hand.advanceBy(std::chrono::minutes{10});
    const auto again = hand.call(UpdateShardCountRequest{"clicks", 2});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().reason, Reason::TooManyUpdatesToday);
}

}
}
