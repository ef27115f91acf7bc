// Why? Of anything throttled, late, idle or refused: the chain of its causes with numbers and
// moments, and what would help, as commands that a branch can try. Pure functions over a const
// World: typed codes, which the edge turns into sentences.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "streams/api.h"
#include "streams/request_rates.h"
#include "world/command.h"
#include "world/queries.h"
#include "world/world.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shardscope::world {

// --- The question ------------------------------------------------------------

struct WhyShard {
    streams::StreamIndex stream{};
    streams::ShardIndex shard{};
};
// A producer, an agent or a consumer, by its index in the world.
struct WhyClient {
    std::size_t actor = 0;
};
// A call of the API log that was refused, in whole or in part: as it stands in the log.
struct WhyCall {
    streams::CallRecord call;
    std::string caller;
};
// A program on the network, by the name that its calls have: what was refused it most within the last minute.
struct WhyProgram {
    std::string name;
};
using WhyQuestion = std::variant<WhyShard, WhyClient, WhyCall, WhyProgram>;

// The newest refused call of a caller that is still known; of anybody, when none is named.
[[nodiscard]] std::optional<WhyCall> lastRefusedCall(const World& world, const std::string& caller);

// Calls to a stream that one injected fault refused, in whole or in part, in the last ten seconds, as far as the log
// still has them whole.
struct FaultedCalls {
    std::uint32_t fault = streams::kNoFault; // index in streams::Faults::lines()
    std::int64_t calls = 0;
    WhyCall newest;
};
// Of the fault that refused most; unset while none refuses any.
[[nodiscard]] std::optional<FaultedCalls> worstFault(const World& world, streams::StreamIndex stream);

// --- The answer --------------------------------------------------------------

enum class Verdict {
    Fine,
    Throttled,     // a shard refuses writes
    Full,          // a shard takes what it is offered, but little more
    Idle,          // a shard takes nothing
    Closed,        // a shard that a split or a merge has ended
    Refused,       // a producer's records are refused
    Late,          // a consumer is behind
    CatchingUp,    // a consumer is behind and gains
    Blocked,       // a consumer cannot get past a record that it cannot process
    Barred,        // a consumer may not read
    Failing,       // a consumer keeps up, but injected faults refuse calls of it
    Contended,     // a consumer keeps up, but others take the calls it asks for
    Missed,        // a consumer keeps up, but has passed over records
    OutOfOrder,    // a consumer keeps up, but was given records of keys in the wrong order
    CallRefused,   // an API call was refused, or entries of it
    ProgramRefused // calls of a program are refused, or entries of them
};

// Which of the fields of a Cause speak is said with each. "perMille" is of what the text names.
enum class CauseCode {
    ShardRefuses,      // shard; value refused entries a second; perMille offered of its quota
    ShardNearQuota,    // shard; perMille offered of its quota
    RecordsOverQuota,  // shard; value offered records a second; limit
    BytesOverQuota,    // shard; value offered bytes a second; limit
    KeyDominates,      // key; perMille of the shard's load; before: what it was 20 s before the trouble
    KeyAloneOverQuota, // key; perMille of one shard's quota
    KeyIsAggregated,   // key: the heaviest of those in its latest records; perMille of these; value: in each, about
    ManyKeys,          // value keys; perMille of the load of the heaviest
    RangeIsWide,       // shard; perMille of the ring; before: of an even part
    ProducerRose,      // actor; before and value: records a second 20 s before the trouble and now
    RetriesAmplify,    // actor; value: attempts for 100 records
    StreamHasRoom,     // perMille of the whole stream's quota
    StreamIsFull,      // perMille of the whole stream's quota
    NothingArrives,    // shard; value: seconds without a record
    NoKeyInRange,      // shard; perMille of the ring
    NoKeyCostsNothing, // likewise, of an on-demand stream
    NotItsTurn,        // likewise, where the service places records
    // Of an on-demand stream.
    OnDemandBeyondPeak, // value: shards kept ready; perMille offered of what they take
    OnDemandCatchesUp,  // value: shards now; limit: shards to come; before: ms it takes at most
    ShardClosed,        // shard; value: children; limit: records left to read; before: ms until none is
    WritesRefused,      // actor; value refused entries a second; perMille of the entries it sends
    ConsumerBehind,     // actor; value: age in ms
    ConsumerGains,      // actor; value: age in ms; before: ms until it has caught up
    ConsumerPaused,     // actor
    WaitsForParent,     // actor; shard: the parent; value: its records that are still unread
    ProcessingTooSlow,  // actor; shard; value: records a second that it works through; limit: that arrive
    PipeIsShared,       // actor; shard; value: bytes read a second; limit; before: pollers that share it
    CallsAreShared,     // actor; shard; value: refused calls a second; limit; before: pollers
    PollsSeldom,        // actor; value: ms between two polls
    BatchFails,         // actor; shard; value: attempts that failed; limit: records tried as one; before: ms so far
    OperationDenied,    // actor; key: the operation, or what else of IAM it needs
    DeniedByPolicy,     // actor; key: the operation
    NotShared,          // actor; key: the operation; text: with which account
    KeyUnusable,        // actor; key: its ARN; reason
    RecordIsPoison,     // shard; key; value: which record of the shard, counted from one
    OpenedAtLatest,     // actor; shard of the latest; value: records passed over in children; before: ms between looks
    RenewedAtLatest,    // actor; shard of the latest; value: records passed over
    ReadChildrenFirst,  // actor; shard of the latest: the parent; value: its records that came after later ones
    TriesWholeBatch,    // actor; limit: retries, or -1 without end; before: ms until the next attempt
    // Of a call. `text` is the service's own sentence, or the parameters where it gave none.
    EntriesRefused,  // shard of the first; value: refused entries; limit: entries
    CallRefused,     // text
    LimitReached,    // quota; value: what was asked of it; limit; shard where it is a shard's
    SharedByReaders, // shard; quota; value: calls or bytes a second; limit; before: pollers and programs that read
    StreamBusy,      // value: ms until the stream is ACTIVE again
    ShardWasClosed,  // shard; value: children
    CountBounds,     // value: open shards; before and limit: the least and the most that may be asked for
    TooOften,        // quota; value: calls of the last 24 h; limit; before: ms until one more fits
    RateReached,     // key: the operation; limit: calls a second; scope
    FaultInjected,   // key: the fault's name; actor of a client; value: its calls that were hit lately
    Precondition,    // reason: what it says is all there is
    // Of a program: key: the operation; text: as above; before: ms that they were counted over.
    EntriesOfProgramRefused, // value: refused entries; limit: entries sent
    CallsOfProgramRefused,   // value: refused calls; limit: calls
    OwnShare                 // value: its calls; limit: those of everybody whom the same limit holds for
};

struct Cause {
    CauseCode code{};
    // When it began as far as is still known, else now: where a click leads.
    base::Instant at{};
    std::optional<streams::ShardIndex> shard;
    std::optional<std::size_t> actor;
    std::string key;
    std::int64_t value = 0;
    std::int64_t limit = 0;
    std::int64_t before = 0;
    std::int64_t perMille = 0;
    // Of a call only.
    std::optional<streams::QuotaName> quota;
    std::optional<streams::RateScope> scope;
    streams::Exception exception{};
    streams::Reason reason{};
    std::string text;
};

enum class RemedyCode {
    Split,         // shard; cut; perMille: what the fuller child would be offered, of its quota
    SplitIsNoHelp, // key: it stays on one shard wherever the cut is; no commands
    SaltKey,       // key; value: so many salted keys; perMille: share of one of them of a quota
    Reshard,       // value: shards
    // An on-demand stream is split and merged by the service alone.
    WaitForService,    // shard; value: ms until its split, or 0; limit: ms at most; no commands
    WarmStream,        // value: MiB/s; perMille: what it would be offered, of that
    SpreadKeys,        // no commands
    Merge,             // shard; other; perMille: what the merged shard would be offered
    Resume,            // actor
    ProcessFaster,     // actor; value: records a second and shard
    ToFanOut,          // actor; value: micro-dollars an hour more
    ChildrenFromStart, // actor
    KeepCheckpoints,   // actor
    BlockOnParents,    // actor
    Bisect,            // actor; value: retries; limit: records tried as one now
    AllowOperation,    // actor; key: the operation
    ShareStream,       // actor; key: with which account
    EnableKey,         // key: its ARN
    AllowKeyUse,       // actor; key: its ARN
    ClearFault,        // key: its name
    HealRecord,        // shard; value: which record of the shard, counted from one
    Advice,            // reason: what helps against it, in words; no commands
    // For a program of one's own; no commands.
    BackOff,      // key: the operation
    MoreKeys,     // key: the one that is too heavy
    WaitBetween,  // key: the operation; value: ms between two calls; limit: readers that share the shard
    ReadByFanOut, // value: micro-dollars an hour more
    CallLess      // key: the operation
};

struct Remedy {
    RemedyCode code{};
    // One gesture; empty for advice that changes nothing here.
    std::vector<Action> commands;
    std::optional<streams::ShardIndex> shard;
    std::optional<streams::ShardIndex> other;
    std::optional<std::size_t> actor;
    streams::Reason reason{};
    streams::CapacityMode mode{}; // of the stream, where advice for the reason depends on it
    base::HashKey cut;
    std::string key;
    std::int64_t value = 0;
    std::int64_t limit = 0;
    std::int64_t perMille = 0;
};

struct Explanation {
    Verdict verdict = Verdict::Fine;
    std::vector<Cause> causes;    // each because of those after it
    std::vector<Remedy> remedies; // the best first
    // Whose shards the causes of a call speak of, where the call named one that exists.
    std::optional<streams::StreamIndex> stream;
};

[[nodiscard]] Explanation explain(const World& world, const WhyQuestion& question);

// The cuts of a shard worth making, the one with the emptiest fuller child first; at most `most`,
// no two that part the load alike.
[[nodiscard]] std::vector<SplitPreview> rankedCuts(const RangeLoad& load, WriteQuota quota, std::size_t most);

}
