// What a refusal means in plain words and what helps, in the language of the window. The
// service's own exception and message are shown verbatim beside it, never translated.
#pragma once

#include "streams/api.h"
#include "streams/call_log.h"
#include "streams/service.h"

#include <QString>

namespace shardscope::widgets {

struct ErrorText {
    QString sentence; // what happened, in one sentence
    QString remedy;   // what to do about it, in one sentence
};

[[nodiscard]] ErrorText errorText(streams::Reason reason);
// Of a stream in that mode: nobody splits shards on demand but the service.
[[nodiscard]] ErrorText errorText(streams::Reason reason, streams::CapacityMode mode);
// The quota that was exceeded, with where it is written and when it held, as a run has it, which may be of its own;
// where it was one of two, both; empty where it was another rule.
[[nodiscard]] QString ruleText(streams::Reason reason, const streams::ServiceSettings& settings);
// Of a call of that operation: iterators are refused for the reason that reads are, and have a quota of their own.
[[nodiscard]] QString ruleText(streams::Reason reason, streams::Action action,
    const streams::ServiceSettings& settings);
// Where a value that holds in a run was read, and when: "Kinesis Data Streams API reference, 2026-11".
[[nodiscard]] QString originText(const streams::ServiceSettings& settings, streams::QuotaName name);
// "ResourceInUseException: Stream clicks under account … not ACTIVE, …"
[[nodiscard]] QString verbatim(const streams::Refusal& refusal);

}
