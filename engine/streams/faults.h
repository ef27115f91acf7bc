// Faults on purpose: calls and entries that are refused although nothing is wrong with them, and answers that come
// late. A run that sets none is what it ever was; what faults do says nothing about the service.
//
// A rule says what it can hit, how often, and what then happens. With the target Call it is asked once a call that has
// access and fits its request rate, after the records of a put and the iterator of a read have been checked: the call
// is refused as a whole and does nothing, or its answer is late. With the target Entries it is asked for each entry of
// a PutRecords call that passed all checks of the call, in order, and for each event of a subscription, which it ends.
//
// Every rule has a source of chance of its own for each operation, which follows from the seed and its name: rules that
// come and go do not change what another one hits, nor do reads change which writes are hit. Callers of an operation
// share it: one more of them changes whom it hits. All rules that fit are asked; the latencies of those that hit add
// up, and of their errors that of the rule holds which was named first.
//
// Hits come in bursts: outside of one, a call begins one with the chance that makes hits `sharePpm` of all calls in the
// long run; a burst is `burst` calls of one operation long in the mean. With 1, they are independent of one another.
#pragma once

#include "base/rng.h"
#include "base/time.h"
#include "streams/api.h"
#include "streams/call_log.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

enum class FaultTarget : std::uint8_t { Call, Entries };

// What is answered in the place of what was asked for.
enum class FaultError : std::uint8_t {
    None,
    InternalFailure,
    ProvisionedThroughputExceeded,
    LimitExceeded,
    KmsThrottling,
};
[[nodiscard]] std::string_view faultErrorName(FaultError error); // "InternalFailure"; "None"
[[nodiscard]] Exception exceptionOf(FaultError error);
// Whether an operation has that error, as the API reference lists them; an internal failure is any operation's.
[[nodiscard]] bool mayMeet(FaultTarget target, FaultError error, Action action);

// How much later an answer comes.
struct FaultLatency {
    enum class Kind : std::uint8_t {
        None,
        Fixed,     // `typical`
        LogNormal, // `typical` is the median, `slow` the 99th percentile
        Bimodal,   // `slow` for slowPpm of the calls that are hit, `typical` for the others
    };
    Kind kind = Kind::None;
    base::Duration typical{};
    base::Duration slow{};
    std::uint32_t slowPpm = 0;
    friend bool operator==(const FaultLatency&, const FaultLatency&) = default;
};
// Of the calls that are hit: `ppm` of them wait no longer than this. By formula, rounded to milliseconds.
[[nodiscard]] base::Duration percentile(const FaultLatency& latency, std::uint32_t ppm);

struct FaultRule {
    static constexpr std::uint32_t kPpm = 1'000'000;
    static constexpr std::uint32_t kLongestBurst = 10'000;
    static constexpr base::Duration kLongestLatency{60'000};

    std::string name;
    // What it can hit; empty fields are any. A batch goes to many shards: with the target Call, a rule for a shard
    // or a key leaves PutRecords alone.
    std::string stream;             // reference
    std::vector<Action> operations; // none: all that have the error
    std::string shardId;
    std::string partitionKey;
    std::string caller; // as the call log names it
    std::optional<base::Instant> from;
    std::optional<base::Instant> until;
    FaultTarget target = FaultTarget::Call;
    // What then happens.
    FaultError error = FaultError::InternalFailure;
    FaultLatency latency;
    // How often.
    std::uint32_t sharePpm = kPpm;
    std::uint32_t burst = 1;
    bool isEnabled = true;
    friend bool operator==(const FaultRule&, const FaultRule&) = default;
};

// What is wrong with a rule by itself: one of its fields, by the name that it has in a scenario, and what it must be.
struct FaultProblem {
    std::string_view field;
    std::string what;
};
[[nodiscard]] std::optional<FaultProblem> problemIn(const FaultRule& rule);

// These two are ours, no operations of the service. A rule takes the place of the one that has its name.
struct SetFaultRequest {
    FaultRule rule;
    friend bool operator==(const SetFaultRequest&, const SetFaultRequest&) = default;
};
struct ClearFaultRequest {
    std::string name;
    friend bool operator==(const ClearFaultRequest&, const ClearFaultRequest&) = default;
};

// A call, an entry or an event, as rules look at it.
struct FaultQuestion {
    base::Instant now{};
    std::string_view caller;
    Action action{};
    std::string_view stream = {}; // its reference; empty where the call is about none that is there
    std::optional<ShardIndex> shard = {};
    std::string_view partitionKey = {};
};

struct FaultHit {
    std::uint32_t rule = kNoFault; // the one whose error holds, or a late one
    FaultError error = FaultError::None;
    base::Duration delay{};
};

class Faults {
public:
    static constexpr std::size_t kMostRules = 100;
    static constexpr std::size_t kMostNames = 1'000; // ever

    struct Source {
        Action action{};
        base::Rng rng{0};
        bool isInBurst = false;
    };
    struct Line {
        std::shared_ptr<const FaultRule> rule;                       // as it was last, when it has been cleared
        std::shared_ptr<const std::vector<std::uint32_t>> quantiles; // ms, ascending; null unless log-normal
        std::uint64_t operations = 0;                                // a bit each
        std::optional<ShardIndex> shard;
        base::Rng chance{0};         // that of the sources is forked from it
        std::vector<Source> sources; // by operation, of those that were asked for
        bool isThere = false;
        // Ever hit, also where the error of another rule held.
        std::uint64_t calls = 0;
        std::uint64_t entries = 0; // and events
    };

    // A rule that is all right by itself. It begins anew, also where it takes the place of another.
    void set(const FaultRule& rule, base::Rng chance);
    void clear(std::string_view name);

    // False while there are no rules: then nothing of the rest need be asked.
    [[nodiscard]] bool isSet() const { return m_there > 0; }
    [[nodiscard]] FaultHit hit(FaultTarget target, const FaultQuestion& question);
    // The same question for an event of a subscription that lives outside of the world: what is drawn follows from
    // `salt`, and there are no bursts.
    [[nodiscard]] FaultHit wouldHit(const FaultQuestion& question, std::uint64_t salt) const;

    // By the order in which they were named first: their indices are those of FaultHit and of the call log.
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }
    [[nodiscard]] const FaultRule& rule(std::uint32_t index) const { return *m_lines.at(index).rule; }
    [[nodiscard]] const FaultRule* find(std::string_view name) const; // of those that are set
    [[nodiscard]] std::size_t count() const { return m_there; }
    [[nodiscard]] bool hasBeenNamed(std::string_view name) const;
    // Rules, where their chances are, and whether in a burst; not what they have hit.
    [[nodiscard]] std::uint64_t digest() const;

private:
    std::vector<Line> m_lines;
    std::size_t m_there = 0;
};

}
