// One PutRecords call as it was answered: every entry with its shard and sequence number, or with
// the ErrorCode and ErrorMessage that the service gave it. Plain data, made on request for one
// call: see CallLog::watch().
#pragma once

#include "base/time.h"
#include "streams/api.h"

#include <cstdint>
#include <string>
#include <vector>

namespace shardscope::streams {

struct BatchEntry {
    // Its data is null for a synthetic record, whose bytes nobody has asked for yet.
    PutEntry sent;
    std::int64_t size = 0;     // data + partition key, as the quotas count it
    std::uint32_t attempt = 1; // 2 for the first retry, …
    PutResult result;          // a call that was refused as a whole refuses every entry alike
};

struct PutBatch {
    base::Instant at{};
    std::string caller;
    std::string streamName; // its reference
    Refusal refusal;        // of the whole call
    std::vector<BatchEntry> entries;

    [[nodiscard]] std::size_t failed() const;
};

// The batch of a call whose request and answer are at hand, on the stream of that reference. The answer is of that
// request.
[[nodiscard]] PutBatch batchOf(const PutRecordsRequest& request, std::string stream, const PutRecordsAnswer& answer,
    base::Instant at, std::string caller);
// The call that sends again what failed, in its order, and nothing else. Synthetic records get
// bytes, all zero, of their size. Has no entries when nothing failed.
[[nodiscard]] PutRecordsRequest retryOf(const PutBatch& batch);

}
