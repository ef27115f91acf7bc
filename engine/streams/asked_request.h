// What a simulated client asked for with one call, as the request that a program would have made: it keeps no requests
// itself. Plain data, made on request for one call: see CallLog::watch().
#pragma once

#include "streams/api.h"
#include "streams/put_batch.h"

#include <memory>
#include <variant>
#include <vector>

namespace shardscope::streams {

// Of puts there is more to know: see PutBatch.
using AskedRequest = std::variant<DescribeStreamSummaryRequest, UpdateShardCountRequest, SplitShardRequest,
    MergeShardsRequest, RegisterStreamConsumerRequest, SubscribeToShardRequest, GetShardIteratorRequest,
    GetRecordsRequest>;

// One request. A GetRecords has no iterator, which is text that nobody has written: it reads with that of the
// GetShardIterator before it, which stands at the same place.
using AskedRequests = std::vector<AskedRequest>;

// Of a PutRecords, whoever made it, the batch, which is not null.
using AskedCall = std::variant<AskedRequests, std::shared_ptr<const PutBatch>>;

}
