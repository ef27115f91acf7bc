#include "world/call_code.h"

#include "world/api_request.h"
#include "world/code_text.h"
#include "world/request_code.h"
#include "world/template_code.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace shardscope::world {

namespace {

// Wherever in it an ARN of the service's stands.
std::optional<streams::Home> homeNamedIn(const std::vector<ApiMember>& members)
{
    for (const ApiMember& member : members) {
        const bool isOurs = member.name == "StreamARN" || member.name == "ConsumerARN" || member.name == "ResourceARN"
            || member.name == "ChannelARN";
        const auto home = isOurs ? streams::homeIn(member.value.text) : homeNamedIn(member.value.members);
        if (home)
            return home;
    }
    return std::nullopt;
}

// Where calls are made, and where the code runs anyway.
struct Homes {
    streams::Home made;
    streams::Home own;

    // A request goes to where what it names lies.
    [[nodiscard]] streams::Home of(const ApiRequest& request) const
    {
        return homeNamedIn(request.members).value_or(made);
    }
    // With empty fields where the code runs there anyway.
    [[nodiscard]] streams::Home elsewhere(const ApiRequest& request) const
    {
        streams::Home home = of(request);
        if (home.account == own.account)
            home.account.clear();
        if (home.region == own.region)
            home.region.clear();
        return home;
    }
};

// The member of the answer before it that a request goes on with; null for most.
const std::string* answerAskedIn(const ApiRequest& request)
{
    for (const ApiMember& member : request.members) {
        if (member.value.kind == ApiValue::Kind::Answered)
            return &member.value.text;
    }
    return nullptr;
}

CallCode cliCode(const std::vector<ApiRequest>& requests, const Homes& homes)
{
    std::string out = awsCliHead(requests);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (requests[i].operation == "SubscribeToShard")
            continue;
        const std::string* const asked = i + 1 < requests.size() ? answerAskedIn(requests[i + 1]) : nullptr;
        const std::string region = homes.elsewhere(requests[i]).region;
        out += awsCliCall(requests[i], region, asked != nullptr ? *asked : std::string{});
    }
    return out.empty() ? CallCode{WhyNoCode::NoEventStreams} : CallCode{out};
}

std::string boto3Code(const std::vector<ApiRequest>& requests, const Homes& homes)
{
    std::string out = boto3Head(requests);
    std::optional<std::string> region;
    for (const ApiRequest& request : requests) {
        if (const std::string next = homes.elsewhere(request).region; next != region) {
            out += "kinesis = " + boto3Client(next) + "\n";
            region = next;
        }
        out += boto3Call(request);
    }
    return out;
}

std::string javaScriptCode(const std::vector<ApiRequest>& requests, const Homes& homes)
{
    std::set<std::string> regions;
    for (const ApiRequest& request : requests)
        regions.insert(homes.elsewhere(request).region);
    const bool isChained = std::any_of(requests.begin(), requests.end(),
        [](const ApiRequest& request) { return answerAskedIn(request) != nullptr; });
    std::string_view variable = requests.size() == 1 ? "const response = " : isChained ? "let response = " : "";
    std::string out = javaScriptHead(requests);
    std::string_view declaration = regions.size() == 1 ? "const " : "let ";
    std::optional<std::string> region;
    for (const ApiRequest& request : requests) {
        if (const std::string next = homes.elsewhere(request).region; next != region) {
            out += std::string{declaration} + "kinesis = " + javaScriptClient(next) + ";\n";
            declaration = {};
            region = next;
        }
        out += javaScriptCall(request, variable);
        if (isChained)
            variable = "response = ";
    }
    return out;
}

std::string remark(CodeForm form, const std::string& text)
{
    const bool isScript = form == CodeForm::JavaScript || form == CodeForm::Cdk;
    return (isScript ? "// " : "# ") + text + "\n";
}

// Where a resource belongs that is changed elsewhere; the code of a stream that is made says so itself.
std::string homeRemark(const ApiRequest& request, const Homes& homes, CodeForm form)
{
    const streams::Home home = homes.of(request);
    if (home == homes.own || request.operation == "CreateStream")
        return {};
    return remark(form, "In account " + home.account + ", region " + home.region + ":");
}

CallCode templatesCode(std::span<const Action> calls, const std::vector<ApiRequest>& requests, CodeForm form,
    const Homes& homes)
{
    std::string out;
    std::optional<WhyNoCode> why;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const CallCode code = templateCode(calls[i], requests[i], form, homes.elsewhere(requests[i]));
        if (const auto* text = std::get_if<std::string>(&code))
            out += (out.empty() ? "" : "\n") + homeRemark(requests[i], homes, form) + *text;
        else if (!why)
            why = std::get<WhyNoCode>(code);
    }
    return out.empty() ? CallCode{why.value_or(WhyNoCode::NotACall)} : CallCode{out};
}

// A read whose iterator is nobody's yet goes on with the one before it.
void chain(std::vector<ApiRequest>& requests)
{
    for (std::size_t i = 1; i < requests.size(); ++i) {
        for (ApiMember& member : requests[i].members) {
            if (member.name == "ShardIterator" && member.value.text.empty()
                && requests[i - 1].operation == "GetShardIterator")
                member.value = {.kind = ApiValue::Kind::Answered, .text = member.name};
        }
    }
}

// What there is to know of calls that their code cannot say.
std::string remarks(CodeForm form, const Homes& homes, CodeData data)
{
    std::string out;
    const bool isTemplate = form == CodeForm::Terraform || form == CodeForm::CloudFormation || form == CodeForm::Cdk;
    if (homes.made.account != homes.own.account && !isTemplate)
        out += remark(form, "Made in account " + homes.made.account + ": use credentials of that account.");
    if (data == CodeData::Filler)
        out += remark(form,
            "The simulation knows the sizes of these records, not their bytes: this data is as long as theirs.");
    return out;
}

CallCode codeIn(CodeForm form, std::span<const Action> calls, const std::vector<ApiRequest>& requests,
    const Homes& homes)
{
    switch (form) {
    case CodeForm::AwsCli:
        return cliCode(requests, homes);
    case CodeForm::Boto3:
        return boto3Code(requests, homes);
    case CodeForm::JavaScript:
        return javaScriptCode(requests, homes);
    case CodeForm::Terraform:
    case CodeForm::CloudFormation:
    case CodeForm::Cdk:
        return templatesCode(calls, requests, form, homes);
    }
    return WhyNoCode::NotACall;
}

}

CallCode callCode(std::span<const Action> calls, CodeForm form, const streams::ServiceSettings& settings,
    const streams::Home& home, CodeData data)
{
    streams::ServiceSettings there = settings;
    if (!home.account.empty())
        there.account = home.account;
    if (!home.region.empty())
        there.region = home.region;
    const Homes homes{{there.account, there.region}, {settings.account, settings.region}};
    std::vector<ApiRequest> requests;
    for (const Action& call : calls) {
        auto request = apiRequest(call, there);
        if (!request)
            return WhyNoCode::NotACall;
        requests.push_back(*std::move(request));
    }
    if (requests.empty())
        return WhyNoCode::NotACall;
    chain(requests);
    CallCode code = codeIn(form, calls, requests, homes);
    if (auto* text = std::get_if<std::string>(&code))
        text->insert(0, remarks(form, homes, data));
    return code;
}

}
