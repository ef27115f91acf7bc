// The Condition of a statement in a policy, evaluated as IAM does (IAM user guide, "Condition operators" and "Global
// condition context keys", 2026). All of a statement's conditions must hold; of the values of one, any.
//
// A call in the simulator comes from a user and never from a service on somebody's behalf. So these keys have a value:
// aws:PrincipalArn, aws:PrincipalAccount, aws:PrincipalType, aws:PrincipalIsAWSService, aws:username,
// aws:ResourceAccount, aws:RequestedRegion, aws:CurrentTime, aws:EpochTime, and aws:ResourceTag/KEY where the stream or
// consumer has the tag. Every other is absent, aws:SourceArn and aws:SourceAccount among them. An absent key fails an
// operator, unless it is a negated one, Null, or one with IfExists or ForAllValues.
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "streams/api_types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

struct PolicyQuestion {
    std::string_view principalArn; // "arn:aws:iam::111122223333:user/app"
    std::string_view action;       // "kinesis:GetRecords"
    std::string_view resourceArn;
    std::string_view region = {}; // that the call goes to
    std::int64_t unixSecond = 0;  // of the call
    const Tags* tags = nullptr;   // of the resource; null for none
};

struct PolicyCondition {
    enum class Test : std::uint8_t {
        StringEquals,
        StringEqualsIgnoreCase,
        StringLike,
        Arn,
        Bool,
        Null,
        Date,
        Numeric,
        Other, // of kinds that no key of ours has: addresses, binary values
    };
    enum class Order : std::uint8_t { Equal, Less, LessOrEqual, Greater, GreaterOrEqual }; // of dates and numbers
    enum class Values : std::uint8_t { One, Any, All }; // ForAnyValue:, ForAllValues:

    std::string name; // of the operator, as it was written
    Test test{};
    Order order = Order::Equal;
    Values quantifier = Values::One;
    bool isNegated = false;
    bool isIfExists = false;
    std::string key;
    std::vector<std::string> values;
};

// The conditions of the statement at that path ("/Statement/0"), or the line and the place of what is wrong.
[[nodiscard]] base::Result<std::vector<PolicyCondition>> readConditions(const base::JsonValue& condition,
    const std::string& path);
// What a key stands for in that call.
[[nodiscard]] std::optional<std::string> valueOf(std::string_view key, const PolicyQuestion& question);
[[nodiscard]] bool holds(const PolicyCondition& condition, const PolicyQuestion& question);

// The parts of "arn:aws:iam::ACCOUNT:user/NAME".
struct Principal {
    std::string_view account;
    std::string_view name;
};
[[nodiscard]] Principal principalIn(std::string_view arn);
// "kinesis:Get*" fits "kinesis:GetRecords"; ? stands for one character.
[[nodiscard]] bool fitsPattern(std::string_view pattern, std::string_view text);
[[nodiscard]] std::string inLowerCase(std::string_view text);

}
