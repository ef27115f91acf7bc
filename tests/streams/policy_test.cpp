#include "streams/policy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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

// --- Conditions ------------------------------------------------------------------------

// 2026-11-20T00:00:00Z
constexpr std::int64_t kNow = 1'795'132'800;

PolicyVerdict judgeWith(const std::string& condition, const Tags* tags = nullptr)
{
    const auto policy =
        Policy::read(R"({"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Condition": )" + condition
            + "}}");
    EXPECT_TRUE(policy) << condition << ": " << policy.error().problem.text();
    return policy ? policy->judge({kApp, "kinesis:GetRecords", kClicks, "us-east-1", kNow, tags})
                  : PolicyVerdict::Silent;
}

TEST(PolicyConditions, HoldAsIamSays)
{
    struct Row {
        const char* condition;
        bool holds;
    };
    const Tags tags{{"Team", "web"}};
    for (const Row& row : {
             // Texts.
             Row{R"({"StringEquals": {"aws:PrincipalAccount": "111122223333"}})", true},
             Row{R"({"StringEquals": {"AWS:principalACCOUNT": "111122223333"}})", true},
             Row{R"({"StringEquals": {"aws:PrincipalAccount": ["1", "111122223333"]}})", true},
             Row{R"({"StringEquals": {"aws:PrincipalAccount": "1111"}})", false},
             Row{R"({"StringEquals": {"aws:PrincipalAccount": []}})", false},
             Row{R"({"StringNotEquals": {"aws:PrincipalAccount": ["1", "111122223333"]}})", false},
             Row{R"({"StringNotEquals": {"aws:PrincipalAccount": ["1", "2"]}})", true},
             Row{R"({"StringEquals": {"aws:username": "APP"}})", false},
             Row{R"({"StringEqualsIgnoreCase": {"aws:username": "APP"}})", true},
             Row{R"({"StringNotEqualsIgnoreCase": {"aws:username": "APP"}})", false},
             Row{R"({"StringLike": {"aws:PrincipalArn": "*:user/a?p"}})", true},
             Row{R"({"StringEquals": {"aws:PrincipalArn": "*:user/a?p"}})", false},
             Row{R"({"StringNotLike": {"aws:RequestedRegion": "eu-*"}})", true},
             Row{R"({"StringLike": {"aws:RequestedRegion": "us-*"}})", true},
             Row{R"({"StringEquals": {"aws:ResourceAccount": "123456789012"}})", true},
             // ARNs: no * reaches over a colon but in the last part.
             Row{R"({"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::*:user/*"}})", true},
             Row{R"({"ArnLike": {"aws:PrincipalArn": "arn:*:user/app"}})", false},
             Row{R"({"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:*"}})", false},
             Row{R"({"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::444455556666:*"}})", true},
             // Truth, and whether there is a key.
             Row{R"({"Bool": {"aws:PrincipalIsAWSService": false}})", true},
             Row{R"({"Bool": {"aws:PrincipalIsAWSService": "True"}})", false},
             Row{R"({"Null": {"aws:SourceArn": "true"}})", true},
             Row{R"({"Null": {"aws:SourceArn": false}})", false},
             Row{R"({"Null": {"aws:PrincipalArn": "false"}})", true},
             // Time.
             Row{R"({"DateLessThan": {"aws:CurrentTime": "2026-11-20T00:00:01Z"}})", true},
             Row{R"({"DateLessThan": {"aws:CurrentTime": "2026-11-20T00:00:00Z"}})", false},
             Row{R"({"DateLessThanEquals": {"aws:CurrentTime": "2026-11-20"}})", true},
             Row{R"({"DateGreaterThan": {"aws:CurrentTime": "2026-11-19T23:59:59Z"}})", true},
             Row{R"({"DateGreaterThanEquals": {"aws:CurrentTime": "2026-11-21"}})", false},
             Row{R"({"DateEquals": {"aws:EpochTime": 1795132800}})", true},
             Row{R"({"DateNotEquals": {"aws:CurrentTime": "1795132800"}})", false},
             Row{R"({"NumericGreaterThan": {"aws:EpochTime": 1795132799}})", true},
             Row{R"({"NumericLessThanEquals": {"aws:EpochTime": 1795132799}})", false},
             // Tags of the resource.
             Row{R"({"StringEquals": {"aws:ResourceTag/Team": "web"}})", true},
             Row{R"({"StringEquals": {"aws:ResourceTag/team": "web"}})", true},
             Row{R"({"StringEquals": {"aws:ResourceTag/Team": "data"}})", false},
             Row{R"({"StringEquals": {"aws:ResourceTag/Cost": "web"}})", false},
             // An absent key.
             Row{R"({"StringEquals": {"aws:SourceAccount": "123456789012"}})", false},
             Row{R"({"StringNotEquals": {"aws:SourceAccount": "123456789012"}})", true},
             Row{R"({"StringEqualsIfExists": {"aws:SourceAccount": "123456789012"}})", true},
             Row{R"({"StringEqualsIfExists": {"aws:PrincipalAccount": "123456789012"}})", false},
             Row{R"({"DateGreaterThan": {"aws:TokenIssueTime": "2026-11-19"}})", false},
             Row{R"({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})", false},
             Row{R"({"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}})", true},
             Row{R"({"Bool": {"aws:SecureTransport": "true"}})", false},
             Row{R"({"BoolIfExists": {"aws:SecureTransport": "true"}})", true},
             // Sets.
             Row{R"({"ForAnyValue:StringEquals": {"aws:PrincipalAccount": ["1", "111122223333"]}})", true},
             Row{R"({"ForAnyValue:StringNotEquals": {"aws:TagKeys": "x"}})", false},
             Row{R"({"ForAllValues:StringEquals": {"aws:TagKeys": "x"}})", true},
             Row{R"({"ForAllValues:StringLike": {"aws:username": "b*"}})", false},
             // All of several.
             Row{R"({"StringEquals": {"aws:username": "app", "aws:PrincipalAccount": "111122223333"}})", true},
             Row{R"({"StringEquals": {"aws:username": "app"}, "Null": {"aws:username": true}})", false},
             Row{R"({})", true},
         })
        EXPECT_EQ(judgeWith(row.condition, &tags) == PolicyVerdict::Allowed, row.holds) << row.condition;
    EXPECT_EQ(judgeWith(R"({"StringEquals": {"aws:ResourceTag/Team": "web"}})"), PolicyVerdict::Silent);
}

TEST(Policy, HasNoEffectButAllowAndDeny)
{
    for (const char* effect : {R"("deny")", R"("ALLOW")", R"("")", "5", R"(["Deny"])", "null"}) {
        const auto policy =
            Policy::read(R"({"Statement": [{"Effect": "Allow"}, {"Effect": )" + std::string{effect} + "}]}");
        ASSERT_FALSE(policy) << effect;
        EXPECT_TRUE(policy.error().isJson) << effect;
        EXPECT_EQ(policy.error().problem.text(), "policy:1, /Statement/1/Effect: must be \"Allow\" or \"Deny\"");
    }
}

TEST(PolicyConditions, ThatAreNoneAreRefusedByTheirPlace)
{
    struct Row {
        const char* condition;
        const char* problem;
    };
    for (const Row& row : {
             Row{R"({"StringEqualz": {"aws:username": "a"}})",
                 "policy:2, /Statement/1/Condition/StringEqualz: is no condition operator, such as StringEquals or "
                 "ArnLike"},
             Row{R"({"NullIfExists": {"aws:username": "true"}})",
                 "policy:2, /Statement/1/Condition/NullIfExists: is no condition operator, such as StringEquals or "
                 "ArnLike"},
             Row{R"("always")", "policy:2, /Statement/1/Condition: must be an object of operators"},
             Row{R"({"Bool": "true"})",
                 "policy:2, /Statement/1/Condition/Bool: must be an object of condition keys with their values"},
             Row{R"({"Bool": {"aws:MultiFactorAuthPresent": "yes"}})",
                 "policy:2, /Statement/1/Condition/Bool/aws:MultiFactorAuthPresent: must be true or false"},
             Row{R"({"StringLike": {"aws:username": [{}]}})",
                 "policy:2, /Statement/1/Condition/StringLike/aws:username: must be a text or a list of texts"},
             Row{R"({"DateEquals": {"aws:CurrentTime": "soon"}})",
                 "policy:2, /Statement/1/Condition/DateEquals/aws:CurrentTime: must be a date such as "
                 "2026-11-20T00:00:00Z, or seconds since 1970"},
             Row{R"({"NumericEquals": {"aws:EpochTime": "1.5"}})",
                 "policy:2, /Statement/1/Condition/NumericEquals/aws:EpochTime: must be a whole number"},
         }) {
        const auto policy = Policy::read(R"({"Statement": [{"Effect": "Allow"},)"
                                         "\n"
                                         R"({"Effect": "Allow", "Condition": )"
            + std::string{row.condition} + "}]}");
        ASSERT_FALSE(policy) << row.condition;
        EXPECT_TRUE(policy.error().isJson);
        EXPECT_EQ(policy.error().problem.text(), row.problem);
    }
    EXPECT_FALSE(Policy::read("{").error().isJson);
}

TEST(Policy, TellsWhyEachStatementAppliesOrNot)
{
    const auto policy = Policy::read(R"({"Statement": [
        {"Sid": "Others", "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "*"},
        {"Effect": "Allow", "NotPrincipal": {"AWS": "444455556666"}, "Action": "*"},
        {"Effect": "Allow", "Principal": "*", "NotAction": "kinesis:Get*"},
        {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "arn:aws:kinesis:*:*:stream/orders"},
        {"Effect": "Allow", "Principal": "*", "Action": "*",
            "Condition": {"StringEquals": {"aws:username": "app"}, "Bool": {"aws:SecureTransport": true}}},
        {"Effect": "Allow", "Principal": "*", "Action": "*",
            "Condition": {"StringEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-west-2"]}}},
        {"Effect": "Deny", "Principal": "*", "Action": "kinesis:GetRecords"},
        {"Effect": "Allow", "Principal": "*", "Action": "*"}]})");
    ASSERT_TRUE(policy);
    const PolicyQuestion question{kApp, "kinesis:GetRecords", kClicks, "us-east-1", kNow};
    using Part = StatementPart;
    const std::vector<StatementFound> expected = {
        {.number = 1, .sid = "Others", .misses = Part::Principal, .wanted = {"444455556666"}},
        {.number = 2, .misses = Part::Principal, .wanted = {}, .isOther = true},
        {.number = 3, .misses = Part::Action, .wanted = {"kinesis:get*"}, .isOther = true},
        {.number = 4, .allows = false, .misses = Part::Resource, .wanted = {"arn:aws:kinesis:*:*:stream/orders"}},
        {.number = 5,
            .misses = Part::Condition,
            .wanted = {"true"},
            .conditionOperator = "Bool",
            .conditionKey = "aws:SecureTransport"},
        {.number = 6,
            .misses = Part::Condition,
            .wanted = {"eu-west-1", "eu-west-2"},
            .conditionOperator = "StringEquals",
            .conditionKey = "aws:RequestedRegion",
            .found = "us-east-1"},
        {.number = 7, .allows = false},
        {.number = 8},
    };
    const std::vector<StatementFound> path = policy->path(question);
    ASSERT_EQ(path.size(), expected.size());
    for (std::size_t i = 0; i < path.size(); ++i)
        EXPECT_TRUE(path[i] == expected[i]) << "statement " << path[i].number;
    EXPECT_EQ(policy->judge(question), PolicyVerdict::Denied);
    EXPECT_TRUE(Policy{}.path(question).empty());
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
