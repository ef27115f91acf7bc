// What a run came to, in words and as JSON: what each shard stored and refused, which keys
// did it, how senders fared and how far consumers lag. A RunRecorder gathers it.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "clients/consumer.h"
#include "clients/producer.h"
#include "operations/autoscaler.h"
#include "operations/cost.h"
#include "streams/quotas.h"
#include "world/quota_file.h"
#include "streams/stream.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

// The most of something in one second, and the second it happened in.
struct Peak {
    std::uint64_t count = 0;
    base::Instant second{}; // its beginning
    friend bool operator==(const Peak&, const Peak&) = default;
};

struct KeyRecords {
    std::string key;
    std::uint64_t records = 0;
    friend bool operator==(const KeyRecords&, const KeyRecords&) = default;
};

// The KPL's aggregated records that programs put on a shard. In all its other numbers each is one record, as to the
// service.
struct AggregatedReport {
    std::uint64_t records = 0;
    std::uint64_t userRecords = 0;   // in these
    std::uint64_t discarded = 0;     // of those, by a KCL worker that reads the shard
    std::vector<KeyRecords> topKeys; // of the user records; at most five, most records first
};

struct ShardReport {
    std::string id;
    base::HashRange range;
    bool isOpen = true;
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    Peak peakRecords;
    Peak peakBytes;
    std::uint64_t refused = 0;                  // entries, all attempts
    std::uint64_t firstRefused = 0;             // entries refused on their first attempt
    std::vector<KeyRecords> topKeys;            // at most five, most records first
    std::optional<AggregatedReport> aggregated; // unset where there were none
};

struct StreamReport {
    std::string name;
    std::string status;
    std::uint32_t openShards = 0;
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    std::uint64_t refused = 0;
    std::uint64_t firstRefused = 0;
    streams::TrimmedForMemory trimmed;
    std::vector<ShardReport> shards; // by shard index, closed ones too
};

struct SenderReport {
    std::string name;
    std::string kind; // "producer" or "agent"
    std::string stream;
    clients::PutCounts counts;
    std::uint32_t skippedLines = 0;          // of an agent's file
    std::vector<std::uint32_t> firstSkipped; // their numbers, from 1; the first few
};

// An entry of a consumer's failure queue.
struct FailedReport {
    base::Instant at{};
    std::string shard;
    std::uint64_t first = 0; // which records of the shard, counted from one
    std::uint64_t last = 0;
    std::uint64_t culprit = 0;
    std::uint32_t attempts = 0;
    std::string reason; // "attempts", "age" or "expired"
};

// Only of a consumer that met poison.
struct FailureReport {
    clients::FailureCounts counts; // blocked: up to now
    std::vector<std::string> blockedShards;
    std::vector<FailedReport> queue; // the latest
};

struct ConsumerReport {
    std::string name;
    std::string kind; // "shared" or "fan-out"
    std::string stream;
    clients::ConsumerCounts counts;
    std::int64_t lagMs = 0; // age of the oldest unread record, at the last whole second
    std::uint64_t lagRecords = 0;
    std::int64_t worstLagMs = 0;
    base::Instant worstLagAt{};
    std::optional<FailureReport> failures;
    std::uint64_t deliveredAgain = 0; // records that were read or pushed a second time
};

struct AutoscalerReport {
    std::string name;
    std::string approach;
    std::string stream;
    operations::ScalingCounts counts;
    std::uint32_t openShards = 0;
    std::vector<operations::ScalingDecision> decisions; // oldest first, the latest
};

struct CallReport {
    base::Instant at{};
    std::string caller;
    std::string action;
    std::string outcome; // the exception's name; empty for success
    std::string detail;
};

// A fault that was injected on purpose, and what it has hit.
struct FaultReport {
    std::string name;
    bool isSet = true; // still, at the end
    std::uint64_t calls = 0;
    std::uint64_t entries = 0; // of PutRecords calls; events of subscriptions too
};

// What an account's commitment to a minimum throughput came to in one region.
struct CommitmentReport {
    std::string account;
    std::string region;
    base::Duration held{};
    operations::DataUse used;
    operations::CommitmentShortfall shortfall;
};

struct Report {
    std::string scenario;
    std::uint64_t fingerprint = 0;
    base::Instant now{};
    std::uint64_t seed = 0;
    streams::Profile profile{};
    bool areLimitsOn = true;
    streams::ThrottleMode throttle{};
    std::vector<QuotaDifference> quotas;
    // What the quotas let a shard take in a second, in the long run; 0 where they are off.
    std::uint64_t quotaRecords = 0;
    std::uint64_t quotaBytes = 0;
    std::uint64_t outsideBudget = 0; // bytes
    std::uint64_t recordBudget = 0;
    std::vector<StreamReport> streams;
    std::vector<SenderReport> senders;
    std::vector<ConsumerReport> consumers;
    std::vector<AutoscalerReport> autoscalers;
    std::vector<CommitmentReport> commitments;
    std::vector<FaultReport> faults; // none: nothing was injected
    std::vector<CallReport> calls;   // control calls, the latest thousand
    // Set after the replay of a log: do counts per shard equal those of the keys' MD5?
    std::optional<bool> equalsMd5;
};

[[nodiscard]] std::string reportText(const Report& report);
// In sentences, on one line; empty where nothing was trimmed.
[[nodiscard]] std::string trimmedText(const streams::TrimmedForMemory& trimmed, std::uint64_t outsideBudget,
    std::uint64_t recordBudget);
[[nodiscard]] std::string reportJson(const Report& report);

}
