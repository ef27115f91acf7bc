// The frame of every operation of the control plane: which stream an ARN means, then the operation itself,
// then its line in the call log. For the service's own sources.
#pragma once

#include "streams/service.h"

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace shardscope::streams {

// Notes a control call with its parameters, or with the refusal's text.
template <typename T>
CallRecord controlCall(base::Instant now, CallerIndex caller, Action action, std::optional<StreamIndex> stream,
    std::string detail, const Answer<T>& answer)
{
    CallRecord call{now, caller, action, stream ? number(*stream) : kNoStream};
    call.detail = std::move(detail);
    return answer ? call : std::move(call).refusedWith(answer.error());
}

template <typename Request>
concept ChoosesStream = requires(Request request)
{
    {
        request.streamName
        } -> std::same_as<std::string&>;
    {
        request.streamArn
        } -> std::same_as<std::string&>;
};

// The stream that a call is about, however it says so.
template <typename Request>
std::optional<StreamIndex> Service::streamOf(const Request& request) const
{
    if constexpr (requires { request.streamName; }) {
        if (!request.streamName.empty())
            return find(request.streamName);
    }
    if constexpr (requires { request.consumerArn; }) {
        if (!request.consumerArn.empty())
            return findByArn(request.consumerArn);
    }
    // The further pages of ListShards name it in their token alone.
    if constexpr (requires { request.shardFilter; }) {
        if (request.streamArn.empty())
            return streamOfPage(request.nextToken);
    }
    if constexpr (requires { request.streamArn; })
        return findByArn(request.streamArn);
    if constexpr (requires { request.resourceArn; })
        return findByArn(request.resourceArn);
    return std::nullopt;
}

// The ARN of what the call is about, where it has one.
template <typename Request>
std::string arnIn(const Request& request)
{
    if constexpr (requires { request.consumerArn; }) {
        if (!request.consumerArn.empty())
            return request.consumerArn;
    }
    if constexpr (requires { request.resourceArn; })
        return request.resourceArn;
    if constexpr (requires { request.channelArn; })
        return request.channelArn;
    if constexpr (requires { request.streamArn; })
        return request.streamArn;
    return {};
}

// What the call is about, as access to it is given.
template <typename Request>
std::string Service::resourceArnOf(const Request& request) const
{
    std::string arn = arnIn(request);
    if constexpr (requires { request.streamName; }) {
        if (arn.empty() && !request.streamName.empty())
            return streamArn(request.streamName);
    }
    if constexpr (requires { request.shardFilter; }) {
        const auto stream = arn.empty() ? streamOf(request) : std::nullopt;
        if (stream)
            return streamArn(this->stream(*stream));
    }
    return arn;
}

// While it lives, names are those of the caller's home. A call within a call is answered where that one is.
class Service::Answering {
public:
    Answering(Service& service, CallerIndex caller) : Answering(service, service.homeOf(caller)) {}
    Answering(Service& service, HomeIndex home) : m_service(service), m_before(service.m_home)
    {
        if (!m_before)
            m_service.m_home = home;
    }
    ~Answering() { m_service.m_home = m_before; }
    Answering(const Answering&) = delete;
    Answering& operator=(const Answering&) = delete;
    Answering(Answering&&) = delete;
    Answering& operator=(Answering&&) = delete;

private:
    Service& m_service;
    std::optional<HomeIndex> m_before;
};

// Whether it names its stream otherwise than by a name.
template <typename Request>
bool isByArn(const sim::Context& context, const Request& request)
{
    return !request.streamArn.empty() || (context.self != kOutsideActor && request.streamName.starts_with("arn:"));
}

// Within the simulator a stream goes by its reference, which may be an ARN in the place of a name.
template <typename Request>
void nameByReference(Request& request)
{
    if (request.streamArn.empty() && request.streamName.starts_with("arn:"))
        request.streamArn = std::exchange(request.streamName, {});
}

// Of simulated clients: a program's own request is in the journal.
template <typename Request>
AskedRequests askedRequests(const Request& request)
{
    if constexpr (std::is_constructible_v<AskedRequest, std::in_place_type_t<Request>, const Request&>)
        return {request};
    return {};
}

// `work` and `detailOf` get the request with its stream by name.
template <typename T, typename Request, typename Detail, typename Work>
Answer<T> Service::control(const ControlCall& call, Request request, Detail detailOf, Work work)
{
    const Answering answering{*this, call.caller};
    std::optional<Refusal> refusal = unlessOffered(call.action);
    if constexpr (ChoosesStream<Request>) {
        if (call.context.self != kOutsideActor)
            nameByReference(request);
        if (!refusal)
            refusal = chooseStream(request.streamName, request.streamArn);
    }
    if (!refusal)
        refusal = goTo(call, arnIn(request));
    std::optional<StreamIndex> stream = streamOf(request);
    if (!refusal && asksAccess())
        refusal = deniedTo(call.context, call.caller, call.action, resourceArnOf(request));
    if (!refusal)
        refusal = takeRate(call, stream);
    CallRecord met{call.context.now, call.caller, call.action, stream ? number(*stream) : kNoStream};
    if constexpr (requires { request.shardToSplit; })
        met.shard = shardNamed(stream, request.shardToSplit);
    if constexpr (requires { request.shardToMerge; })
        met.shard = shardNamed(stream, request.shardToMerge);
    if (!refusal)
        refusal = meetFaults(met);
    Answer<T> answer = refusal ? Answer<T>{*std::move(refusal)} : work(request);
    if (!stream)
        stream = streamOf(request); // it has just been made
    CallRecord record = controlCall(call.context.now, call.caller, call.action, stream, detailOf(request), answer);
    record.shard = met.shard;
    record.fault = met.fault;
    record.delay = met.delay;
    m_calls.add(std::move(record), [&request](const CallRecord&) { return askedRequests(request); });
    return answer;
}

}
