// Everything that a click or a scenario can ask of a World, as a closed set of plain data, and
// the replies. Data only: this header is included widely. What moves the viewer and not the
// World (play, seek, undo, open a run) is a Control, in world/runner.h.
//
// API calls are the service's own requests. The rest adds and adjusts simulated clients, says which records
// no consumer can process, who may do what, and what fails on purpose.
#pragma once

#include "clients/bookmark.h"
#include "clients/config.h"
#include "clients/resharder.h"
#include "operations/autoscaler_config.h"
#include "streams/access.h"
#include "streams/api.h"
#include "streams/faults.h"
#include "streams/put_batch.h"
#include "streams/subscription.h"
#include "world/record_story.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace shardscope::world {

struct AddProducer {
    clients::ProducerConfig config;
    friend bool operator==(const AddProducer&, const AddProducer&) = default;
};
// The data set travels beside the configuration; files are parsed at the edge.
struct AddAgent {
    clients::AgentConfig config;
    std::shared_ptr<const clients::Dataset> dataset;
    friend bool operator==(const AddAgent& a, const AddAgent& b) { return a.config == b.config; }
};
struct AddConsumer {
    clients::ConsumerConfig config;
    friend bool operator==(const AddConsumer&, const AddConsumer&) = default;
};
struct RemoveClient {
    std::string name;
    friend bool operator==(const RemoveClient&, const RemoveClient&) = default;
};
// The load and skew knobs.
struct SetProducerRate {
    std::string name;
    clients::Curve rate;
    friend bool operator==(const SetProducerRate&, const SetProducerRate&) = default;
};
struct SetHotShare {
    std::string name;
    std::uint32_t hotKey = 0; // index in the producer's hot keys
    clients::Curve sharePpm;
    friend bool operator==(const SetHotShare&, const SetHotShare&) = default;
};
struct SetConsumerProcessing {
    std::string name;
    std::int64_t processingRate = 0; // records a second and shard; 0 = unbounded
    bool isPaused = false;
    friend bool operator==(const SetConsumerProcessing&, const SetConsumerProcessing&) = default;
};

// What it does from now on when the processing of a delivery fails: clients/failure.h.
struct SetConsumerFailurePolicy {
    std::string name;
    clients::FailurePolicy policy;
    friend bool operator==(const SetConsumerFailurePolicy&, const SetConsumerFailurePolicy&) = default;
};
// How it goes from shard to shard from now on. It looks for shards at once.
struct SetConsumerShardPolicy {
    std::string name;
    clients::ShardPolicy policy;
    friend bool operator==(const SetConsumerShardPolicy&, const SetConsumerShardPolicy&) = default;
};
// Moves a consumer to the other kind: a shared poller is registered for enhanced fan-out, or a
// registration is given back. It goes on after the last record it has.
struct SetConsumerKind {
    std::string name;
    clients::ConsumerConfig::Kind kind = clients::ConsumerConfig::Kind::Shared;
    friend bool operator==(const SetConsumerKind&, const SetConsumerKind&) = default;
};
// Makes a consumer read on from somewhere else, on one shard or on all: clients/bookmark.h says
// what that means to parents and children.
struct MoveBookmark {
    std::string name; // the consumer
    clients::Bookmark to;
    friend bool operator==(const MoveBookmark&, const MoveBookmark&) = default;
};

// Begins to carry out a plan of splits and merges, one after another. RemoveClient of its name ends it.
struct StartReshardPlan {
    clients::ReshardPlanConfig plan;
    friend bool operator==(const StartReshardPlan&, const StartReshardPlan&) = default;
};

// RemoveClient of its name ends it.
struct AddAutoscaler {
    operations::AutoscalerConfig config;
    friend bool operator==(const AddAutoscaler&, const AddAutoscaler&) = default;
};

using ActionVariant = std::variant<streams::CreateStreamRequest, streams::DeleteStreamRequest,
    streams::DescribeStreamSummaryRequest, streams::ListShardsRequest, streams::SplitShardRequest,
    streams::MergeShardsRequest, streams::UpdateShardCountRequest, streams::RetentionPeriodRequest,
    streams::RegisterStreamConsumerRequest, streams::DeregisterStreamConsumerRequest, streams::PutRecordRequest,
    streams::PutRecordsRequest, streams::GetShardIteratorRequest, streams::GetRecordsRequest, AddProducer, AddAgent,
    AddConsumer, RemoveClient, SetProducerRate, SetHotShare, SetConsumerProcessing, SetConsumerKind, MoveBookmark,
    StartReshardPlan, streams::PoisonRecordRequest, streams::HealRecordRequest, SetConsumerFailurePolicy,
    SetConsumerShardPolicy, streams::DescribeStreamRequest, streams::ListStreamsRequest, streams::DescribeLimitsRequest,
    streams::DescribeStreamConsumerRequest, streams::ListStreamConsumersRequest, streams::AddTagsToStreamRequest,
    streams::RemoveTagsFromStreamRequest, streams::ListTagsForStreamRequest, streams::TagResourceRequest,
    streams::UntagResourceRequest, streams::ListTagsForResourceRequest, streams::PutResourcePolicyRequest,
    streams::GetResourcePolicyRequest, streams::DeleteResourcePolicyRequest, streams::EnhancedMonitoringRequest,
    streams::StreamEncryptionRequest, streams::UpdateStreamModeRequest, streams::UpdateStreamWarmThroughputRequest,
    streams::UpdateMaxRecordSizeRequest, streams::UpdateStreamRecordDistributionStrategyRequest,
    streams::DescribeAccountSettingsRequest, streams::UpdateAccountSettingsRequest, streams::CreateChannelRequest,
    streams::DescribeChannelRequest, streams::ListChannelsRequest, streams::DeleteChannelRequest,
    streams::UpdateChannelRequest, streams::SubscribeToShardRequest, streams::SetKeyStateRequest,
    streams::SetKeyAccessRequest, streams::SetAccessRequest, AddAutoscaler, streams::SetFaultRequest,
    streams::ClearFaultRequest, streams::NoteDelivery>;

// What a variant of so many does to be copied and to end is compiled once, not wherever a command is made.
struct Action : ActionVariant {
    using ActionVariant::ActionVariant;
    Action();
    Action(const Action& other);
    Action(Action&& other) noexcept;
    Action& operator=(const Action& other);
    Action& operator=(Action&& other) noexcept;
    ~Action();
    friend bool operator==(const Action& a, const Action& b);
    // Who asks whether there is an order must not be sent to the variant's, which does not compile.
    friend bool operator<(const Action& a, const Action& b) = delete;
};

struct Command {
    std::string caller = "you"; // shown in the API log
    Action action;
    // It came in over the wire, from a program outside of the world: the request rates of the control plane
    // hold for it, as they do not for a person's clicks and for simulated clients.
    bool isFromOutside = false;
    // Whose names and quotas a program's call goes by; empty fields: those of the run's own account and region.
    streams::Home home = {};
    friend bool operator==(const Command&, const Command&) = default;
};

// The answer to the opening of a saved run. The same scenario, seed and journal lead to another
// World only when another version of the program saved them.
struct Reopened {
    bool isAsSaved = true;
    friend bool operator==(const Reopened&, const Reopened&) = default;
};

struct RecordedCalls;

// A Refusal is the service's (or, for clients, ours); everything else is success.
using ReplyVariant = std::variant<streams::Refusal, streams::Done, streams::StreamSummary, streams::ShardPage,
    streams::ShardCountUpdate, streams::RegisteredConsumer, streams::PutResult, streams::PutRecordsAnswer, std::string,
    streams::GetRecordsAnswer, streams::PutBatch, RecordStory, Reopened, streams::StreamDescription,
    streams::StreamNamesPage, streams::AccountLimits, streams::ConsumerDescription, streams::ConsumerPage,
    streams::TagPage, streams::ResourceTags, streams::ResourcePolicy, streams::MonitoringChange,
    streams::WarmThroughputUpdate, streams::AccountSettings, streams::ChannelDescription, streams::ChannelPage,
    streams::SubscriptionStarted, std::shared_ptr<const RecordedCalls>>;
struct Reply : ReplyVariant {
    using ReplyVariant::ReplyVariant;
    Reply();
    Reply(const Reply& other);
    Reply(Reply&& other) noexcept;
    Reply& operator=(const Reply& other);
    Reply& operator=(Reply&& other) noexcept;
    ~Reply();
    base::Duration delay{}; // injected faults make the answer to a call so late
    friend bool operator==(const Reply& a, const Reply& b) = delete;
    friend bool operator<(const Reply& a, const Reply& b) = delete;
};

[[nodiscard]] inline bool isAccepted(const Reply& reply) { return !std::holds_alternative<streams::Refusal>(reply); }
// "SplitShard", "AddProducer", …: the name in logs, scenarios and workspaces.
[[nodiscard]] std::string_view actionName(const Action& action);
// What it is done to, by name: a shard, a stream, a client, a key; empty where it names none.
[[nodiscard]] std::string subjectName(const Action& action);
// It asks for something and leaves nothing behind that a later write could tell: without it, a run stores the same
// records under the same sequence numbers. A subscription ends with its connection, so it counts as one, and so does
// what is noted of it.
[[nodiscard]] bool isOnlyRead(const Action& action);

}
