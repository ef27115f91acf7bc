// The frame of every operation of the control plane: which stream an ARN means, then the operation itself,
// then its line in the call log. For the service's own sources.
#pragma once

#include "streams/service.h"

#include <concepts>
#include <optional>
#include <string>
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
    if constexpr (requires { request.streamArn; })
        return findByArn(request.streamArn);
    if constexpr (requires { request.resourceArn; })
        return findByArn(request.resourceArn);
    return std::nullopt;
}

// What the call is about, as access to it is given.
template <typename Request>
std::string Service::resourceArnOf(const Request& request) const
{
    if constexpr (requires { request.consumerArn; }) {
        if (!request.consumerArn.empty())
            return request.consumerArn;
    }
    if constexpr (requires { request.resourceArn; })
        return request.resourceArn;
    if constexpr (requires { request.channelArn; })
        return request.channelArn;
    if constexpr (requires { request.streamName; }) {
        if (!request.streamName.empty())
            return streamArn(request.streamName);
    }
    if constexpr (requires { request.streamArn; })
        return request.streamArn;
    return {};
}

// `work` and `detailOf` get the request with its stream by name.
template <typename T, typename Request, typename Detail, typename Work>
Answer<T> Service::control(const ControlCall& call, Request request, Detail detailOf, Work work)
{
    std::optional<Refusal> refusal;
    if constexpr (ChoosesStream<Request>)
        refusal = chooseStream(request.streamName, request.streamArn);
    std::optional<StreamIndex> stream = streamOf(request);
    if (!refusal && m_access.isSet())
        refusal = deniedTo(call.caller, call.action, resourceArnOf(request));
    if (!refusal)
        refusal = takeRate(call, stream);
    Answer<T> answer = refusal ? Answer<T>{*std::move(refusal)} : work(request);
    if (!stream)
        stream = streamOf(request); // it has just been made
    CallRecord record = controlCall(call.context.now, call.caller, call.action, stream, detailOf(request), answer);
    if constexpr (requires { request.shardToSplit; })
        record.shard = shardNamed(stream, request.shardToSplit);
    if constexpr (requires { request.shardToMerge; })
        record.shard = shardNamed(stream, request.shardToMerge);
    m_calls.add(std::move(record));
    return answer;
}

}
