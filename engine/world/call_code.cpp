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

// The region that a request is for, where what it names lies in another than the code runs in anyway.
std::string regionOf(const ApiRequest& request, const streams::ServiceSettings& settings)
{
    const auto home = homeNamedIn(request.members);
    return !home || home->region == settings.region ? std::string{} : home->region;
}

// The member of the answer before it that a request goes on with; null for most.
const std::string* answerAskedIn(const ApiRequest& request)
{
    for (const ApiMember& member : request.members) {
        if (member.value.kind == ApiValue::Kind::Answered)
            return &member.value.text;
    }
    return nullptr;
}

CallCode cliCode(const std::vector<ApiRequest>& requests, const streams::ServiceSettings& settings)
{
    std::string out = awsCliHead(requests);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (requests[i].operation == "SubscribeToShard")
            continue;
        const std::string* const asked = i + 1 < requests.size() ? answerAskedIn(requests[i + 1]) : nullptr;
        out += awsCliCall(requests[i], regionOf(requests[i], settings), asked != nullptr ? *asked : std::string{});
    }
    return out.empty() ? CallCode{WhyNoCode::NoEventStreams} : CallCode{out};
}

std::string boto3Code(const std::vector<ApiRequest>& requests, const streams::ServiceSettings& settings)
{
    std::string out = boto3Head(requests);
    std::optional<std::string> region;
    for (const ApiRequest& request : requests) {
        if (const std::string next = regionOf(request, settings); next != region) {
            out += "kinesis = " + boto3Client(next) + "\n";
            region = next;
        }
        out += boto3Call(request);
    }
    return out;
}

std::string javaScriptCode(const std::vector<ApiRequest>& requests, const streams::ServiceSettings& settings)
{
    std::set<std::string> regions;
    for (const ApiRequest& request : requests)
        regions.insert(regionOf(request, settings));
    const bool isChained = std::any_of(requests.begin(), requests.end(),
        [](const ApiRequest& request) { return answerAskedIn(request) != nullptr; });
    std::string_view variable = requests.size() == 1 ? "const response = " : isChained ? "let response = " : "";
    std::string out = javaScriptHead(requests);
    std::string_view declaration = regions.size() == 1 ? "const " : "let ";
    std::optional<std::string> region;
    for (const ApiRequest& request : requests) {
        if (const std::string next = regionOf(request, settings); next != region) {
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

// Where a resource belongs that is not in the first home.
std::string homeRemark(const ApiRequest& request, const streams::ServiceSettings& settings, CodeForm form)
{
    const auto home = homeNamedIn(request.members);
    const bool isElsewhere = home && (home->region != settings.region || home->account != settings.account);
    if (!isElsewhere)
        return {};
    return std::string{form == CodeForm::Cdk ? "//" : "#"} + " In account " + home->account + ", region " + home->region
        + ":\n";
}

CallCode templatesCode(std::span<const Action> calls, const std::vector<ApiRequest>& requests, CodeForm form,
    const streams::ServiceSettings& settings)
{
    std::string out;
    std::optional<WhyNoCode> why;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const CallCode code = templateCode(calls[i], requests[i], form);
        if (const auto* text = std::get_if<std::string>(&code))
            out += (out.empty() ? "" : "\n") + homeRemark(requests[i], settings, form) + *text;
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

std::string fillerRemark(CodeForm form)
{
    return std::string{form == CodeForm::JavaScript ? "//" : "#"}
        + " The simulation knows the sizes of these records, not their bytes: this data is as long as theirs.\n";
}

CallCode codeIn(CodeForm form, std::span<const Action> calls, const std::vector<ApiRequest>& requests,
    const streams::ServiceSettings& settings)
{
    switch (form) {
    case CodeForm::AwsCli:
        return cliCode(requests, settings);
    case CodeForm::Boto3:
        return boto3Code(requests, settings);
    case CodeForm::JavaScript:
        return javaScriptCode(requests, settings);
    case CodeForm::Terraform:
    case CodeForm::CloudFormation:
    case CodeForm::Cdk:
        return templatesCode(calls, requests, form, settings);
    }
    return WhyNoCode::NotACall;
}

}

CallCode callCode(std::span<const Action> calls, CodeForm form, const streams::ServiceSettings& settings, CodeData data)
{
    std::vector<ApiRequest> requests;
    for (const Action& call : calls) {
        auto request = apiRequest(call, settings);
        if (!request)
            return WhyNoCode::NotACall;
        requests.push_back(*std::move(request));
    }
    if (requests.empty())
        return WhyNoCode::NotACall;
    chain(requests);
    CallCode code = codeIn(form, calls, requests, settings);
    if (auto* text = std::get_if<std::string>(&code); text != nullptr && data == CodeData::Filler)
        text->insert(0, fillerRemark(form));
    return code;
}

}
