#include "streams/policy.h"

#include "base/json_reader.h"
#include "base/json_writer.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace shardscope::streams {

namespace {

using base::JsonValue;

const JsonValue* memberOf(const JsonValue& object, std::string_view name)
{
    const auto found = std::find_if(object.members.begin(), object.members.end(),
        [name](const base::JsonMember& member) { return member.name == name; });
    return found == object.members.end() ? nullptr : &found->value;
}

// One text, or a list of them.
std::vector<std::string> textsOf(const JsonValue* value)
{
    if (value == nullptr)
        return {};
    if (value->kind == JsonValue::Kind::String)
        return {value->text};
    std::vector<std::string> texts;
    for (const JsonValue& item : value->elements)
        if (item.kind == JsonValue::Kind::String)
            texts.push_back(item.text);
    return texts;
}

bool anyFits(const std::vector<std::string>& patterns, std::string_view text)
{
    return std::any_of(patterns.begin(), patterns.end(),
        [text](const std::string& pattern) { return fitsPattern(pattern, text); });
}

// A caller is a user or a role, whichever the policy calls it.
bool isMeant(const std::string& principal, std::string_view callerArn)
{
    if (principal == "*" || principal == callerArn)
        return true;
    const Principal caller = principalIn(callerArn);
    if (principal == caller.account)
        return true;
    if (!principal.starts_with("arn:"))
        return false;
    const Principal named = principalIn(principal);
    return named.account == caller.account && (principal.ends_with(":root") || named.name == caller.name);
}

}

std::string sharingPolicy(std::string_view account, std::string_view action, std::string_view resourceArn)
{
    // As the developer guide's examples share for reading, for writing, and for a consumer.
    static constexpr std::string_view kReading[] = {"kinesis:DescribeStream", "kinesis:DescribeStreamSummary",
        "kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords"};
    static constexpr std::string_view kWriting[] = {
        "kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords"};
    static constexpr std::string_view kConsuming[] = {"kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"};
    const std::span<const std::string_view> groups[] = {kReading, kWriting, kConsuming};
    const auto group = std::find_if(std::begin(groups), std::end(groups),
        [action](const auto& actions) { return std::find(actions.begin(), actions.end(), action) != actions.end(); });
    std::string text;
    base::JsonWriter json{text};
    json.beginObject(base::JsonWriter::Layout::Line).key("Version").text("2012-10-17");
    json.key("Statement").beginArray(base::JsonWriter::Layout::Line);
    json.beginObject(base::JsonWriter::Layout::Line).key("Effect").text("Allow");
    json.key("Principal").beginObject(base::JsonWriter::Layout::Line).key("AWS").text(account).end();
    json.key("Action").beginArray(base::JsonWriter::Layout::Line);
    if (group == std::end(groups)) {
        json.text(action);
    } else {
        for (const std::string_view each : *group)
            json.text(each);
    }
    json.end().key("Resource").text(resourceArn).end().end().end();
    return text;
}

base::Result<Policy::Statement> Policy::readStatement(const JsonValue& of, const std::string& path)
{
    Statement statement;
    const JsonValue* const sid = memberOf(of, "Sid");
    statement.sid = sid == nullptr ? "" : sid->text;
    const JsonValue* const effect = memberOf(of, "Effect");
    if (effect != nullptr && effect->text != "Allow" && effect->text != "Deny")
        return base::Problem{
            "policy:" + std::to_string(effect->line) + ", " + path + "/Effect", "must be \"Allow\" or \"Deny\""};
    statement.allows = effect == nullptr || effect->text == "Allow";
    const JsonValue* const principal = memberOf(of, "Principal");
    const bool isMap = principal != nullptr && principal->kind == JsonValue::Kind::Object;
    statement.isOtherPrincipals = memberOf(of, "NotPrincipal") != nullptr;
    statement.principals = textsOf(isMap ? memberOf(*principal, "AWS") : principal);
    statement.isOtherActions = memberOf(of, "NotAction") != nullptr;
    for (const std::string& action : textsOf(memberOf(of, statement.isOtherActions ? "NotAction" : "Action")))
        statement.actions.push_back(inLowerCase(action));
    statement.isOtherResources = memberOf(of, "NotResource") != nullptr;
    statement.resources = textsOf(memberOf(of, statement.isOtherResources ? "NotResource" : "Resource"));
    if (const JsonValue* const condition = memberOf(of, "Condition")) {
        auto conditions = readConditions(*condition, path);
        if (!conditions)
            return conditions.error();
        statement.conditions = std::move(conditions).value();
    }
    return statement;
}

base::Result<Policy, PolicyProblem> Policy::read(std::string text)
{
    const auto document = base::parseJson(text, "policy");
    if (!document)
        return PolicyProblem{false, document.error()};
    std::vector<Statement> statements;
    std::size_t count = 0;
    std::optional<base::Problem> problem;
    const auto add = [&](const JsonValue& of, const std::string& path) {
        ++count;
        if (problem || of.kind != JsonValue::Kind::Object)
            return;
        auto statement = readStatement(of, path);
        if (!statement) {
            problem = statement.error();
            return;
        }
        statement->number = count;
        statements.push_back(std::move(statement).value());
    };
    if (const JsonValue* const list = memberOf(*document, "Statement")) {
        if (list->kind == JsonValue::Kind::Object)
            add(*list, "/Statement");
        for (const JsonValue& item : list->elements)
            add(item, "/Statement/" + std::to_string(count));
    }
    if (problem)
        return PolicyProblem{true, *std::move(problem)};
    Policy policy;
    policy.m_text = std::move(text);
    policy.m_statements = std::make_shared<const std::vector<Statement>>(std::move(statements));
    return policy;
}

std::optional<Policy::Miss> Policy::missOf(const Statement& statement, const PolicyQuestion& question)
{
    const bool isForCaller = !statement.isOtherPrincipals
        && std::any_of(statement.principals.begin(), statement.principals.end(),
            [&](const std::string& principal) { return isMeant(principal, question.principalArn); });
    if (!isForCaller)
        return Miss{StatementPart::Principal};
    if (anyFits(statement.actions, inLowerCase(question.action)) == statement.isOtherActions)
        return Miss{StatementPart::Action};
    const bool isItself = statement.resources.empty() && !statement.isOtherResources;
    if (!isItself && anyFits(statement.resources, question.resourceArn) == statement.isOtherResources)
        return Miss{StatementPart::Resource};
    for (std::size_t i = 0; i < statement.conditions.size(); ++i)
        if (!holds(statement.conditions[i], question))
            return Miss{StatementPart::Condition, i};
    return std::nullopt;
}

PolicyVerdict Policy::judge(const PolicyQuestion& question) const
{
    PolicyVerdict verdict = PolicyVerdict::Silent;
    if (!m_statements)
        return verdict;
    for (const Statement& statement : *m_statements) {
        if (missOf(statement, question))
            continue;
        if (!statement.allows)
            return PolicyVerdict::Denied;
        verdict = PolicyVerdict::Allowed;
    }
    return verdict;
}

std::vector<StatementFound> Policy::path(const PolicyQuestion& question) const
{
    std::vector<StatementFound> path;
    if (!m_statements)
        return path;
    for (const Statement& statement : *m_statements) {
        StatementFound& found = path.emplace_back();
        found.number = statement.number;
        found.sid = statement.sid;
        found.allows = statement.allows;
        const auto miss = missOf(statement, question);
        if (!miss)
            continue;
        found.misses = miss->part;
        switch (miss->part) {
        case StatementPart::Principal:
            found.wanted = statement.principals;
            found.isOther = statement.isOtherPrincipals;
            break;
        case StatementPart::Action:
            found.wanted = statement.actions;
            found.isOther = statement.isOtherActions;
            break;
        case StatementPart::Resource:
            found.wanted = statement.resources;
            found.isOther = statement.isOtherResources;
            break;
        case StatementPart::Condition: {
            const PolicyCondition& condition = statement.conditions[miss->condition];
            found.wanted = condition.values;
            found.conditionOperator = condition.name;
            found.conditionKey = condition.key;
            found.found = valueOf(condition.key, question);
            break;
        }
        }
    }
    return path;
}

}
