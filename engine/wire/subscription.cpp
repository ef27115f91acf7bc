#include "wire/subscription.h"

#include "wire/error.h"
#include "wire/event_stream.h"
#include "wire/operation_parts.h"

namespace shardscope::wire {

namespace {

std::string_view payloadType(Codec codec) { return codec == Codec::Json ? "application/json" : "application/cbor"; }

std::string payloadOf(Codec codec, const streams::SubscribeToShardEvent& event, const Naming& naming)
{
    std::string payload;
    BodyWriter out{codec, payload};
    out.beginMap();
    writeRecords(out, event.records, naming);
    writeText(out, "ContinuationSequenceNumber", event.continuationSequenceNumber);
    out.key("MillisBehindLatest").integer(event.millisBehindLatest.count());
    if (!event.childShards.empty())
        writeChildren(out, event.childShards);
    out.end();
    return payload;
}

std::string payloadOf(Codec codec, const streams::Refusal& refusal)
{
    std::string payload;
    BodyWriter{codec, payload}.beginMap().key("message").text(refusal.message).end();
    return payload;
}

}

void appendSubscriptionStart(std::string& out, Codec codec) { appendInitialResponse(out, contentTypeOf(codec)); }

void appendSubscriptionStep(std::string& out, Codec codec, const streams::SubscriptionStep& step, const Naming& naming)
{
    if (step.event)
        appendEvent(out, "SubscribeToShardEvent", payloadType(codec), payloadOf(codec, *step.event, naming));
    if (step.exception)
        appendException(out, streams::exceptionName(step.exception->exception), payloadType(codec),
            payloadOf(codec, *step.exception));
}

}
