// What SubscribeToShard answers with, message by message: wire/event_stream.h is the envelope.
#pragma once

#include "streams/subscription.h"
#include "wire/operations.h"

#include <string>

namespace shardscope::wire {

// The first message, which clients wait for.
void appendSubscriptionStart(std::string& out, Codec codec);
// The event or the exception of a step; nothing when it has neither.
void appendSubscriptionStep(std::string& out, Codec codec, const streams::SubscriptionStep& step, const Naming& naming);

}
