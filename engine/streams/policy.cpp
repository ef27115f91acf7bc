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

std::string inLowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// "kinesis:Get*" fits "kinesis:GetRecords".
bool fits(std::string_view pattern, std::string_view text)
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

bool anyFits(const std::vector<std::string>& patterns, std::string_view text)
{
    return std::any_of(patterns.begin(), patterns.end(),
        [text](const std::string& pattern) { return fits(pattern, text); });
}

// The parts of "arn:aws:iam::ACCOUNT:user/NAME".
struct Principal {
    std::string_view account;
    std::string_view name;
};

Principal principalIn(std::string_view arn)
{
    for (int i = 0; i < 4; ++i)
        arn.remove_prefix(std::min(arn.find(':'), arn.size() - 1) + 1);
    const std::size_t colon = std::min(arn.find(':'), arn.size());
    const std::size_t slash = arn.rfind('/');
    return {arn.substr(0, colon), slash == std::string_view::npos ? std::string_view{} : arn.substr(slash + 1)};
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

std::optional<Policy> Policy::read(std::string text)
{
    const auto document = base::parseJson(text, "policy");
    if (!document || document->kind != JsonValue::Kind::Object)
        return std::nullopt;
    std::vector<Statement> statements;
    const auto add = [&](const JsonValue& of) {
        if (of.kind != JsonValue::Kind::Object || memberOf(of, "Condition") != nullptr)
            return;
        Statement statement;
        const JsonValue* const effect = memberOf(of, "Effect");
        statement.allows = effect == nullptr || effect->text != "Deny";
        const JsonValue* const principal = memberOf(of, "Principal");
        const bool isMap = principal != nullptr && principal->kind == JsonValue::Kind::Object;
        statement.principals = textsOf(isMap ? memberOf(*principal, "AWS") : principal);
        statement.isOtherActions = memberOf(of, "NotAction") != nullptr;
        for (std::string& action : textsOf(memberOf(of, statement.isOtherActions ? "NotAction" : "Action")))
            statement.actions.push_back(inLowerCase(std::move(action)));
        statement.isOtherResources = memberOf(of, "NotResource") != nullptr;
        statement.resources = textsOf(memberOf(of, statement.isOtherResources ? "NotResource" : "Resource"));
        statements.push_back(std::move(statement));
    };
    if (const JsonValue* const list = memberOf(*document, "Statement")) {
        if (list->kind == JsonValue::Kind::Object)
            add(*list);
        for (const JsonValue& item : list->elements)
            add(item);
    }
    Policy policy;
    policy.m_text = std::move(text);
    policy.m_statements = std::make_shared<const std::vector<Statement>>(std::move(statements));
    return policy;
}

bool Policy::applies(const Statement& statement, const PolicyQuestion& question)
{
    const bool isForCaller = std::any_of(statement.principals.begin(), statement.principals.end(),
        [&](const std::string& principal) { return isMeant(principal, question.principalArn); });
    if (!isForCaller)
        return false;
    if (anyFits(statement.actions, inLowerCase(std::string{question.action})) == statement.isOtherActions)
        return false;
    const bool isItself = statement.resources.empty() && !statement.isOtherResources;
    return isItself || anyFits(statement.resources, question.resourceArn) != statement.isOtherResources;
}

PolicyVerdict Policy::judge(const PolicyQuestion& question) const
{
    PolicyVerdict verdict = PolicyVerdict::Silent;
    if (!m_statements)
        return verdict;
    for (const Statement& statement : *m_statements) {
        if (!applies(statement, question))
            continue;
        if (!statement.allows)
            return PolicyVerdict::Denied;
        verdict = PolicyVerdict::Allowed;
    }
    return verdict;
}

}
