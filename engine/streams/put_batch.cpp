#include "streams/put_batch.h"

#include "base/check.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace shardscope::streams {

std::size_t PutBatch::failed() const
{
    return static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(),
        [](const BatchEntry& entry) { return !entry.result.isStored(); }));
}

PutBatch batchOf(const PutRecordsRequest& request, std::string stream, const PutRecordsAnswer& answer, base::Instant at,
    std::string caller)
{
    SHARD_CHECK(request.records.size() == answer.records.size());
    PutBatch batch{at, std::move(caller), std::move(stream), {}, {}};
    batch.entries.reserve(request.records.size());
    for (std::size_t i = 0; i < request.records.size(); ++i) {
        const PutEntry& sent = request.records[i];
        const std::size_t size = sent.partitionKey.size() + sent.data.size();
        batch.entries.push_back({sent, static_cast<std::int64_t>(size), 1, answer.records[i]});
    }
    return batch;
}

PutRecordsRequest retryOf(const PutBatch& batch)
{
    PutRecordsRequest request{batch.streamName, {}};
    Payload zeros; // entries of one size share theirs
    for (const BatchEntry& entry : batch.entries) {
        if (entry.result.isStored())
            continue;
        PutEntry& again = request.records.emplace_back(entry.sent);
        if (again.data)
            continue;
        const auto bytes = static_cast<std::size_t>(entry.size) - again.partitionKey.size();
        if (!zeros || zeros.size() != bytes)
            zeros = std::make_shared<const std::string>(bytes, '\0');
        again.data = zeros;
    }
    return request;
}

}
