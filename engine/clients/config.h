// What a simulated client is told: plain data, as scenarios and commands carry it.
// Rates are records per second, sizes are bytes of data + key, shares are parts per million.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "streams/key_table.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::clients {

inline constexpr std::int64_t kPpm = 1'000'000;

// A curve through knots: straight between them (rounded down), level before the first and
// after the last. A constant has one knot, a ramp two, a surge three or four. Of two knots
// at one instant the later one holds from there on.
struct Knot {
    base::Duration at{};
    std::int64_t value = 0;
    friend bool operator==(const Knot&, const Knot&) = default;
};
struct Curve {
    std::vector<Knot> knots{{}};

    [[nodiscard]] std::int64_t valueAt(base::Duration sinceStart) const;
    [[nodiscard]] std::int64_t highest() const;
    // How much longer it has the value that it has then; unset for good, 0 where it rises or falls.
    [[nodiscard]] std::optional<base::Duration> levelFor(base::Duration sinceStart) const;
    friend bool operator==(const Curve&, const Curve&) = default;
};

// Which keys a producer draws. Population keys are "<prefix><number>", numbered from 0.
struct KeyChoice {
    enum class Kind { Uniform, Zipf } kind = Kind::Uniform;
    std::uint32_t count = 10'000;
    std::string prefix = "key-";
    // Zipf only: weight of rank k is k^-(exponentHundredths / 100).
    std::uint32_t exponentHundredths = 100;
    // The population is the first `count` keys whose hash lies in this part of the ring, in
    // parts per million.
    std::uint32_t ringFromPpm = 0;
    std::uint32_t ringToPpm = 1'000'000;
    // Keys that take a share of all records away from the population; shares may move.
    struct Hot {
        std::string key;
        Curve sharePpm;
        friend bool operator==(const Hot&, const Hot&) = default;
    };
    std::vector<Hot> hot;
    friend bool operator==(const KeyChoice&, const KeyChoice&) = default;
};

struct SizeChoice {
    enum class Kind { Fixed, Uniform, LogNormal } kind = Kind::LogNormal;
    std::int64_t bytes = 750; // fixed size, or the median of LogNormal
    std::int64_t lowest = 64; // Uniform and LogNormal stay within
    std::int64_t highest = 65'536;
    std::uint32_t sigmaHundredths = 50; // LogNormal
    friend bool operator==(const SizeChoice&, const SizeChoice&) = default;
};

// What happens to refused entries of a call. An SDK does not look inside a 200 answer: this
// is the caller's own loop around it. The wait after attempt n is base * 2^(n-1), at most cap.
struct RetryChoice {
    std::uint32_t attempts = 3; // in all; 1 means refused entries are dropped
    base::Duration base{100};
    base::Duration cap{20'000};
    bool hasJitter = true; // full jitter: uniform in [0, backoff)
    friend bool operator==(const RetryChoice&, const RetryChoice&) = default;
};

struct ProducerConfig {
    std::string name;
    std::string stream; // its name, or its ARN where it is not in the first account and region
    Curve rate;
    KeyChoice keys;
    SizeChoice size;
    RetryChoice retry;
    std::uint32_t batch = 500;          // entries per PutRecords call, 1 to 500
    std::uint32_t maxPending = 200'000; // refused entries that may wait; more are dropped and counted
    // Both since the producer was added; curves count from its start.
    base::Duration start{};
    std::optional<base::Duration> end;
    std::string account = {}; // which it runs in; empty: that of the stream
    friend bool operator==(const ProducerConfig&, const ProducerConfig&) = default;
};

// A log file made ready for replay: lines in the order of their stamps (stable), each with
// the offset from the first stamp, its key and its size. Made at the edge, immutable, shared.
struct Dataset {
    struct Line {
        base::Duration at{};     // since the earliest stamp
        std::uint32_t key = 0;   // index in keys
        std::uint32_t size = 0;  // data + key bytes
        std::uint32_t begin = 0; // text = text.substr(begin, length)
        std::uint32_t length = 0;
    };
    std::string name;   // file name, for people
    std::string digest; // SHA-256 of the file, hex
    std::string text;   // the file as read
    std::vector<Line> lines;
    std::shared_ptr<const streams::KeyTable> keys;
    std::int64_t firstStampUnix = 0;
    std::uint32_t skippedLines = 0;
    std::vector<std::uint32_t> firstSkipped; // line numbers, from 1, of the first few

    [[nodiscard]] base::Duration span() const { return lines.empty() ? base::Duration{} : lines.back().at; }
};

struct AgentConfig {
    std::string name;
    std::string stream; // its name, or its ARN where it is not in the first account and region
    std::string file;   // as the scenario names it
    std::string digest; // names the data set; filled in at the edge
    std::string keyField = "client";
    // Log seconds per virtual second, in thousandths: 1,000 replays at the log's own pace.
    std::int64_t speedThousandths = 1'000;
    // AfterReplay sends refused lines again when the whole log has been offered, so that the
    // first attempts meet what the log alone would meet; Backoff competes with it, as an agent does.
    enum class Resend { AfterReplay, Backoff, Never } resend = Resend::AfterReplay;
    RetryChoice retry{.attempts = 1'000, .base = base::Duration{100}, .cap = base::Duration{10'000}, .hasJitter = true};
    std::uint32_t batch = 500;
    base::Duration start{};   // since the agent was added
    std::string account = {}; // likewise
    friend bool operator==(const AgentConfig&, const AgentConfig&) = default;
};

// What a consumer does when the processing of a delivery fails because of a record in it: the settings of
// an event source mapping of Lambda under their own names, with their own defaults, which are what a plain
// loop around GetRecords does too: the whole batch again and again, until its records pass retention. A KCL
// worker does not try again at all: it logs and takes the next batch, which is maximumRetryAttempts = 0.
struct FailurePolicy {
    static constexpr std::int64_t kEndless = -1;

    std::int64_t maximumRetryAttempts = kEndless; // or 0 to 10,000: after the first attempt
    // A failing batch is cut in two and each half tried on its own, which uses up no retries.
    bool bisectBatchOnFunctionError = false;
    // What precedes the record that fails counts as done, and only the rest is tried again.
    bool reportBatchItemFailures = false;
    // Records as old as this are given up when their batch fails; unset for "until they expire".
    std::optional<base::Duration> maximumRecordAge;
    // Before the attempt after n failures of one and the same batch: backoff * 2^(n-1), at most backoffCap.
    // Lambda publishes no numbers of its own; these are ours.
    base::Duration backoff{1'000};
    base::Duration backoffCap{60'000};
    friend bool operator==(const FailurePolicy&, const FailurePolicy&) = default;
};

// How a consumer goes from a shard to its children, and on when an iterator or a subscription is over. The defaults
// are what the KCL and an event source mapping of Lambda do: they pass over nothing and keep the order of each key.
// Anything else is what programs of one's own are found to do, and what it costs is counted: clients/slips.h.
struct ShardPolicy {
    // A child is not read before its parents have been read to their end (the KCL's BlockOnParentShardTask). One that
    // does not wait for them has to look for children, so `discovery` must be set.
    bool blocksOnParents = true;
    // ListShards every so long, as the shard discovery of Flink's connectors (10 s there), for children that are not
    // known yet; 0: the ChildShards of a parent's last answer tell.
    base::Duration discovery{};
    // ShardIteratorType, or type of StartingPosition, in a child.
    enum class Children { TrimHorizon, Latest } children = Children::TrimHorizon;
    // Where the next iterator begins after one that has expired, the next subscription after one that has ended: after
    // the last record that it has, or, without a checkpoint, at the tip.
    enum class Renewal { AfterSequenceNumber, Latest } renewal = Renewal::AfterSequenceNumber;
    friend bool operator==(const ShardPolicy&, const ShardPolicy&) = default;
};

struct ConsumerConfig {
    std::string name;
    std::string stream; // its name, or its ARN where it is not in the first account and region
    enum class Kind { Shared, FanOut } kind = Kind::Shared;
    enum class From { TrimHorizon, Latest } from = From::TrimHorizon;
    // Shared: idle time between GetRecords calls on one shard, 200 ms at the least sensible.
    base::Duration pollInterval{1'000};
    std::int64_t maxRecords = 10'000;
    // Records a second that one shard's worker can process; 0 means as fast as they come.
    std::int64_t processingRate = 0;
    bool isPaused = false;
    base::Duration start{}; // since the consumer was added
    FailurePolicy onFailure;
    std::string account = {}; // likewise
    ShardPolicy shards = {};
    friend bool operator==(const ConsumerConfig&, const ConsumerConfig&) = default;
};

// What is wrong with a configuration, if anything, by clients/bounds.h: `where` names the field. A client may only
// be made from one that is right, a curve only set that is right.
[[nodiscard]] std::optional<base::Problem> problemIn(const ProducerConfig& config);
[[nodiscard]] std::optional<base::Problem> problemIn(const AgentConfig& config);
[[nodiscard]] std::optional<base::Problem> problemIn(const ConsumerConfig& config);
[[nodiscard]] std::optional<base::Problem> problemInRate(const Curve& rate);
[[nodiscard]] std::optional<base::Problem> problemInShare(const Curve& sharePpm);
[[nodiscard]] std::optional<base::Problem> problemInProcessing(std::int64_t recordsPerSecond);
[[nodiscard]] std::optional<base::Problem> problemInFailurePolicy(const FailurePolicy& policy);
[[nodiscard]] std::optional<base::Problem> problemInShardPolicy(const ShardPolicy& policy);

}
