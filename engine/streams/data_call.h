// What the operations of the data plane have in common: which stream an ARN means, how large an entry is, and how a dry
// run ends. For the service's own sources.
#pragma once

#include "streams/control_call.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace shardscope::streams {

// A data call whose stream is chosen by its ARN, with that stream's name in its place.
template <typename T, typename Request, typename Work>
Answer<T> Service::byName(const ControlCall& call, Request request, Work work)
{
    const Answering answering{*this, call.caller};
    if (call.context.self != kOutsideActor)
        nameByReference(request);
    auto refusal = chooseStream(request.streamName, request.streamArn);
    if (!refusal)
        refusal = goTo(call, request.streamArn);
    if (refusal) {
        CallRecord record{call.context.now, call.caller, call.action, kNoStream};
        m_calls.add(std::move(record).refusedWith(*refusal));
        return *std::move(refusal);
    }
    request.streamArn.clear();
    return work(request);
}

// An entry of a put as the service checks it, whether it came as words or from a table of keys.
struct EntryShape {
    std::string_view partitionKey;
    std::int64_t dataBytes = 0;
    const std::optional<std::string>* explicitHashKey = nullptr;

    [[nodiscard]] std::int64_t size() const { return dataBytes + static_cast<std::int64_t>(partitionKey.size()); }
};

inline EntryShape shapeOf(const PutEntry& entry)
{
    return {entry.partitionKey, static_cast<std::int64_t>(entry.data.size()), &entry.explicitHashKey};
}

// After every check, in place of the work. The service's text is not known.
inline Refusal dryRun()
{
    return {Exception::DryRunOperation, Reason::DryRun, "Request would have succeeded, but DryRun flag is set."};
}

}
