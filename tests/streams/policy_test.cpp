#include "streams/policy.h"

#include <gtest/gtest.h>

#include <string>

namespace shardscope::streams {
namespace {

constexpr std::string_view kClicks = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
constexpr std::string_view kApp = "arn:aws:iam::111122223333:user/app";

PolicyVerdict judge(const std::string& statements, std::string_view action = "kinesis:GetRecords",
    std::string_view principal = kApp)
{
    const auto policy = Policy::read(R"({"Version": "2012-10-17", "Statement": )" + statements + "}");
    EXPECT_TRUE(policy) << statements;
    return policy ? policy->judge({principal, action, kClicks}) : PolicyVerdict::Silent;
}

std::string statement(const std::string& principal, const std::string& rest, const std::string& effect = "Allow")
{
    return R"({"Effect": ")" + effect + R"(", "Principal": )" + principal + ", " + rest + "}";
}

TEST(Policy, IsReadFromAnObjectOnly)
{
    EXPECT_FALSE(Policy::read("no"));
    EXPECT_FALSE(Policy::read("[]"));
    EXPECT_FALSE(Policy::read(R"({"Statement": )"));
    const auto empty = Policy::read("{}");
    ASSERT_TRUE(empty);
    EXPECT_EQ(empty->text(), "{}");
    EXPECT_EQ(empty->judge({kApp, "kinesis:GetRecords", kClicks}), PolicyVerdict::Silent);
    EXPECT_TRUE(Policy{}.isEmpty());
}

TEST(Policy, NamesItsPrincipalsInEveryWay)
{
    const std::string any = R"("Action": "kinesis:*")";
    for (const char* const principal : {R"("*")", R"({"AWS": "*"})", R"({"AWS": "111122223333"})",
             R"({"AWS": "arn:aws:iam::111122223333:root"})", R"({"AWS": "arn:aws:iam::111122223333:user/app"})",
             R"({"AWS": "arn:aws:iam::111122223333:role/app"})", R"({"AWS": ["444455556666", "111122223333"]})"})
        EXPECT_EQ(judge(statement(principal, any)), PolicyVerdict::Allowed) << principal;
    for (const char* const principal : {R"({"AWS": "444455556666"})", R"({"AWS": "arn:aws:iam::444455556666:root"})",
             R"({"AWS": "arn:aws:iam::111122223333:user/other"})", R"({"Service": "lambda.amazonaws.com"})", R"({})",
             R"({"AWS": []})", R"({"AWS": "arn:"})"})
        EXPECT_EQ(judge(statement(principal, any)), PolicyVerdict::Silent) << principal;
}

TEST(Policy, FitsActionsAndResources)
{
    for (const char* const rest : {R"("Action": "kinesis:GetRecords")", R"("Action": "KINESIS:getrecords")",
             R"("Action": ["kinesis:PutRecord", "kinesis:Get*"])", R"("Action": "kinesis:Get?ecords")",
             R"("NotAction": "kinesis:PutRecord*")", R"("Action": "*", "Resource": "*")",
             R"("Action": "*", "Resource": "arn:aws:kinesis:*:123456789012:stream/clicks")",
             R"("Action": "*", "NotResource": "arn:aws:kinesis:*:*:stream/orders")"})
        EXPECT_EQ(judge(statement(R"("*")", rest)), PolicyVerdict::Allowed) << rest;
    for (const char* const rest : {R"("Action": "kinesis:Get")", R"("Action": "kinesis:PutRecord*")",
             R"("NotAction": "kinesis:Get*")", R"("Action": "*", "Resource": "arn:aws:kinesis:*:*:stream/orders")",
             R"("Action": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}})", R"("Sid": "nothing")"})
        EXPECT_EQ(judge(statement(R"("*")", rest)), PolicyVerdict::Silent) << rest;
}

TEST(Policy, ADenialWins)
{
    const std::string all = R"("Action": "kinesis:*")";
    EXPECT_EQ(judge("[" + statement(R"("*")", all, "Deny") + "," + statement(R"("*")", all) + "]"),
        PolicyVerdict::Denied);
    EXPECT_EQ(judge("[" + statement(R"("*")", all) + "," + statement(R"({"AWS": "444455556666"})", all, "Deny") + "]"),
        PolicyVerdict::Allowed);
}

TEST(Policy, SharesWhatAReaderOrAWriterNeeds)
{
    struct Row {
        std::string_view action;
        std::string_view also;
        std::string_view not_;
    };
    for (const Row& row : {Row{"kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:PutRecord"},
             Row{"kinesis:PutRecords", "kinesis:ListShards", "kinesis:GetRecords"},
             Row{"kinesis:SubscribeToShard", "kinesis:DescribeStreamConsumer", "kinesis:GetRecords"},
             Row{"kinesis:UpdateShardCount", "kinesis:UpdateShardCount", "kinesis:GetRecords"}}) {
        const auto policy = Policy::read(sharingPolicy("111122223333", row.action, kClicks));
        ASSERT_TRUE(policy);
        EXPECT_EQ(policy->judge({kApp, row.action, kClicks}), PolicyVerdict::Allowed) << row.action;
        EXPECT_EQ(policy->judge({kApp, row.also, kClicks}), PolicyVerdict::Allowed) << row.action;
        EXPECT_EQ(policy->judge({kApp, row.not_, kClicks}), PolicyVerdict::Silent) << row.action;
        EXPECT_EQ(policy->judge({"arn:aws:iam::444455556666:user/app", row.action, kClicks}), PolicyVerdict::Silent);
    }
}

}
}
