#include "streams/policy_condition.h"

#include "base/time_text.h"
#include "streams/arn.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace shardscope::streams {

namespace {

using base::JsonValue;
using Order = PolicyCondition::Order;
using Test = PolicyCondition::Test;
using Values = PolicyCondition::Values;

struct Operator {
    std::string_view name;
    Test test;
    Order order = Order::Equal;
    bool isNegated = false;
};

constexpr bool kNot = true;
constexpr Operator kOperators[] = {
    {"StringEquals", Test::StringEquals},
    {"StringNotEquals", Test::StringEquals, Order::Equal, kNot},
    {"StringEqualsIgnoreCase", Test::StringEqualsIgnoreCase},
    {"StringNotEqualsIgnoreCase", Test::StringEqualsIgnoreCase, Order::Equal, kNot},
    {"StringLike", Test::StringLike},
    {"StringNotLike", Test::StringLike, Order::Equal, kNot},
    {"ArnEquals", Test::Arn},
    {"ArnLike", Test::Arn},
    {"ArnNotEquals", Test::Arn, Order::Equal, kNot},
    {"ArnNotLike", Test::Arn, Order::Equal, kNot},
    {"Bool", Test::Bool},
    {"Null", Test::Null},
    {"DateEquals", Test::Date},
    {"DateNotEquals", Test::Date, Order::Equal, kNot},
    {"DateLessThan", Test::Date, Order::Less},
    {"DateLessThanEquals", Test::Date, Order::LessOrEqual},
    {"DateGreaterThan", Test::Date, Order::Greater},
    {"DateGreaterThanEquals", Test::Date, Order::GreaterOrEqual},
    {"NumericEquals", Test::Numeric},
    {"NumericNotEquals", Test::Numeric, Order::Equal, kNot},
    {"NumericLessThan", Test::Numeric, Order::Less},
    {"NumericLessThanEquals", Test::Numeric, Order::LessOrEqual},
    {"NumericGreaterThan", Test::Numeric, Order::Greater},
    {"NumericGreaterThanEquals", Test::Numeric, Order::GreaterOrEqual},
    {"BinaryEquals", Test::Other},
    {"IpAddress", Test::Other},
    {"NotIpAddress", Test::Other, Order::Equal, kNot},
};

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

// "2026-11-20T00:00:00Z", "2026-11-20", or seconds since 1970.
std::optional<std::int64_t> dateIn(const std::string& text)
{
    constexpr std::size_t kDayOnly = 10;
    if (const auto second = wholeNumber(text))
        return second;
    return base::parseUtc(text.size() == kDayOnly ? text + "T00:00:00Z" : text);
}

bool isInOrder(Order order, std::int64_t left, std::int64_t right)
{
    switch (order) {
    case Order::Equal:
        return left == right;
    case Order::Less:
        return left < right;
    case Order::LessOrEqual:
        return left <= right;
    case Order::Greater:
        return left > right;
    case Order::GreaterOrEqual:
        return left >= right;
    }
    return false;
}

// Its six parts one by one, so that no * reaches over a colon but in the last.
bool fitsArn(std::string_view pattern, std::string_view arn)
{
    constexpr int kColons = 5;
    for (int i = 0; i < kColons; ++i) {
        const std::size_t a = pattern.find(':');
        const std::size_t b = arn.find(':');
        if (a == std::string_view::npos || b == std::string_view::npos
            || !fitsPattern(pattern.substr(0, a), arn.substr(0, b)))
            return false;
        pattern.remove_prefix(a + 1);
        arn.remove_prefix(b + 1);
    }
    return fitsPattern(pattern, arn);
}

bool fitsValue(const PolicyCondition& condition, const std::string& found, const std::string& wanted)
{
    const auto inOrder = [&](std::optional<std::int64_t> left, std::optional<std::int64_t> right) {
        return left && right && isInOrder(condition.order, *left, *right);
    };
    switch (condition.test) {
    case Test::StringEquals:
        return found == wanted;
    case Test::StringEqualsIgnoreCase:
    case Test::Bool:
        return inLowerCase(found) == inLowerCase(wanted);
    case Test::StringLike:
        return fitsPattern(wanted, found);
    case Test::Arn:
        return fitsArn(wanted, found);
    case Test::Date:
        return inOrder(dateIn(found), dateIn(wanted));
    case Test::Numeric:
        return inOrder(wholeNumber(found), wholeNumber(wanted));
    case Test::Null:
    case Test::Other:
        return false;
    }
    return false;
}

std::optional<PolicyCondition> operatorNamed(std::string_view name)
{
    PolicyCondition condition;
    condition.name = name;
    const auto takeOff = [&](std::string_view prefix, Values quantifier) {
        if (!name.starts_with(prefix))
            return;
        name.remove_prefix(prefix.size());
        condition.quantifier = quantifier;
    };
    takeOff("ForAnyValue:", Values::Any);
    if (condition.quantifier == Values::One)
        takeOff("ForAllValues:", Values::All);
    constexpr std::string_view kIfExists = "IfExists";
    condition.isIfExists = name.ends_with(kIfExists);
    if (condition.isIfExists)
        name.remove_suffix(kIfExists.size());
    const auto* const found = std::find_if(std::begin(kOperators), std::end(kOperators),
        [name](const Operator& each) { return each.name == name; });
    if (found == std::end(kOperators) || (found->test == Test::Null && condition.isIfExists))
        return std::nullopt;
    condition.test = found->test;
    condition.order = found->order;
    condition.isNegated = found->isNegated;
    return condition;
}

std::optional<std::string> textOf(const JsonValue& value)
{
    switch (value.kind) {
    case JsonValue::Kind::String:
    case JsonValue::Kind::Number:
        return value.text;
    case JsonValue::Kind::Boolean:
        return value.boolean ? "true" : "false";
    case JsonValue::Kind::Null:
    case JsonValue::Kind::Array:
    case JsonValue::Kind::Object:
        break;
    }
    return std::nullopt;
}

// What is wrong with a value for that operator; empty when nothing is.
std::string problemWith(const PolicyCondition& condition, const std::string& value)
{
    const std::string text = inLowerCase(value);
    const bool wantsTruth = condition.test == Test::Bool || condition.test == Test::Null;
    if (wantsTruth && text != "true" && text != "false")
        return "must be true or false";
    if (condition.test == Test::Date && !dateIn(value))
        return "must be a date such as 2026-11-20T00:00:00Z, or seconds since 1970";
    if (condition.test == Test::Numeric && !wholeNumber(value))
        return "must be a whole number";
    return {};
}

base::Problem problemAt(std::uint32_t line, std::string path, std::string what)
{
    return {"policy:" + std::to_string(line) + ", " + std::move(path), std::move(what)};
}

}

std::string inLowerCase(std::string_view text)
{
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

bool fitsPattern(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos; // the last * met
    std::size_t mark = 0;                      // where the text went on after it
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(),
        [](char c) { return c == '*'; });
}

Principal principalIn(std::string_view arn)
{
    for (int i = 0; i < 4; ++i)
        arn.remove_prefix(std::min(arn.find(':'), arn.size() - 1) + 1);
    const std::size_t colon = std::min(arn.find(':'), arn.size());
    const std::size_t slash = arn.rfind('/');
    return {arn.substr(0, colon), slash == std::string_view::npos ? std::string_view{} : arn.substr(slash + 1)};
}

base::Result<std::vector<PolicyCondition>> readConditions(const JsonValue& condition, const std::string& path)
{
    std::vector<PolicyCondition> conditions;
    const std::string here = path + "/Condition";
    if (condition.kind != JsonValue::Kind::Object)
        return problemAt(condition.line, here, "must be an object of operators");
    for (const base::JsonMember& each : condition.members) {
        const std::string place = here + "/" + each.name;
        const auto of = operatorNamed(each.name);
        if (!of)
            return problemAt(each.line, place, "is no condition operator, such as StringEquals or ArnLike");
        if (each.value.kind != JsonValue::Kind::Object)
            return problemAt(each.line, place, "must be an object of condition keys with their values");
        for (const base::JsonMember& key : each.value.members) {
            PolicyCondition one = *of;
            one.key = key.name;
            const std::string at = place + "/" + key.name;
            const bool isList = key.value.kind == JsonValue::Kind::Array;
            const std::vector<JsonValue> single = isList ? std::vector<JsonValue>{} : std::vector{key.value};
            for (const JsonValue& value : isList ? key.value.elements : single) {
                std::optional<std::string> text = textOf(value);
                if (!text)
                    return problemAt(value.line, at, "must be a text or a list of texts");
                if (std::string what = problemWith(one, *text); !what.empty())
                    return problemAt(value.line, at, std::move(what));
                one.values.push_back(*std::move(text));
            }
            conditions.push_back(std::move(one));
        }
    }
    return conditions;
}

// Names of keys are the same in any case.
std::optional<std::string> valueOf(std::string_view key, const PolicyQuestion& question)
{
    constexpr std::string_view kTag = "aws:resourcetag/";
    const std::string name = inLowerCase(key);
    if (name == "aws:principalarn")
        return std::string{question.principalArn};
    if (name == "aws:principalaccount")
        return std::string{principalIn(question.principalArn).account};
    if (name == "aws:principaltype")
        return "User";
    if (name == "aws:principalisawsservice")
        return "false";
    if (name == "aws:username")
        return std::string{principalIn(question.principalArn).name};
    if (name == "aws:resourceaccount") {
        const auto home = homeIn(question.resourceArn);
        return home ? std::optional{home->account} : std::nullopt;
    }
    if (name == "aws:requestedregion")
        return question.region.empty() ? std::nullopt : std::optional{std::string{question.region}};
    if (name == "aws:currenttime")
        return base::utcText(question.unixSecond);
    if (name == "aws:epochtime")
        return std::to_string(question.unixSecond);
    if (name.starts_with(kTag) && question.tags != nullptr) {
        for (const auto& [tag, value] : *question.tags)
            if (inLowerCase(tag) == name.substr(kTag.size()))
                return value;
    }
    return std::nullopt;
}

// A key of ours has one value, so that any of its values is all of them.
bool holds(const PolicyCondition& condition, const PolicyQuestion& question)
{
    const auto found = valueOf(condition.key, question);
    if (condition.test == Test::Null) {
        return std::any_of(condition.values.begin(), condition.values.end(),
            [&](const std::string& wanted) { return (inLowerCase(wanted) == "true") == !found; });
    }
    if (!found) {
        if (condition.quantifier == Values::One)
            return condition.isNegated || condition.isIfExists;
        return condition.quantifier == Values::All || condition.isIfExists;
    }
    const bool fits = std::any_of(condition.values.begin(), condition.values.end(),
        [&](const std::string& wanted) { return fitsValue(condition, *found, wanted); });
    return fits != condition.isNegated;
}

}
