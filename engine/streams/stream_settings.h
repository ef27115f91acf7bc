// What a stream is set to by the operations around its shards and records, and what an UPDATING stream will
// be set to when its time has come. Every value is that of a fresh provisioned stream.
#pragma once

#include "base/time.h"
#include "streams/api_types.h"
#include "streams/capacity_mode.h"
#include "streams/encryption.h"
#include "streams/policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::streams {

inline constexpr std::int64_t kBytesPerKiB = 1'024;

// Whatever is set here takes effect at `due`; the stream is UPDATING until then.
struct PendingChange {
    base::Instant due{};
    std::optional<EncryptionPeriod> encryption;
    std::optional<CapacityMode> mode;
    std::optional<std::int64_t> maxRecordBytes;
    friend bool operator==(const PendingChange&, const PendingChange&) = default;
};

struct StreamSettings {
    CapacityMode mode = CapacityMode::Provisioned;
    RecordDistribution distribution = RecordDistribution::UserPartitionKey;
    std::uint32_t nextPlace = 0; // under AUTO: the open shard, by its place on the ring, that is next
    ShardLevelMetrics monitoring = 0;
    std::int64_t maxRecordBytes = 1'024 * kBytesPerKiB; // of data + key
    Tags tags;
    Policy policy; // empty without one
    Encryption encryption;
    OnDemand onDemand;
    std::vector<base::Instant> modeSwitches; // UpdateStreamMode calls of the last 24 h
    std::optional<PendingChange> pending;

    [[nodiscard]] bool isOnDemand() const { return mode == CapacityMode::OnDemand; }
    [[nodiscard]] std::uint64_t digest() const;
    friend bool operator==(const StreamSettings&, const StreamSettings&) = default;
};

}
