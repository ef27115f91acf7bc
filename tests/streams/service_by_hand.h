// The service and its agenda, driven by hand: virtual time moves only when a test says so,
// and every call comes in through the public door.
#pragma once

#include "streams/service.h"

#include <string>
#include <vector>

namespace shardscope::streams {

class ServiceByHand {
public:
    ServiceByHand() : ServiceByHand(ServiceSettings{}) {}
    explicit ServiceByHand(ServiceSettings settings);

    // Carries out every wake-up on the way.
    void advanceTo(base::Duration sinceStart);
    void advanceBy(base::Duration length);
    [[nodiscard]] base::Instant now() const { return m_now; }
    [[nodiscard]] Service& service() { return m_service; }
    [[nodiscard]] sim::Context context() { return {m_now, m_agenda, m_self}; }
    // From now on calls come from a program outside of the world.
    void callFromOutside() { m_self = kOutsideActor; }
    // From now on they come from a caller of that name; before, from "test".
    void callAs(std::string_view name) { m_caller = m_service.calls().caller(name); }
    void callAs(const std::string& name, const Home& home) { m_caller = m_service.callerAt(name, home); }

    // A stream that is ACTIVE at once.
    StreamIndex addStream(const std::string& name, std::uint32_t shards);

    // One verb per operation, named by its request.
    Answer<Done> call(const CreateStreamRequest& request);
    Answer<Done> call(const DeleteStreamRequest& request);
    Answer<StreamSummary> call(const DescribeStreamSummaryRequest& request);
    Answer<ShardPage> call(const ListShardsRequest& request);
    Answer<Done> call(const SplitShardRequest& request);
    Answer<Done> call(const MergeShardsRequest& request);
    Answer<ShardCountUpdate> call(const UpdateShardCountRequest& request);
    Answer<Done> call(const RetentionPeriodRequest& request);
    Answer<RegisteredConsumer> call(const RegisterStreamConsumerRequest& request);
    Answer<Done> call(const DeregisterStreamConsumerRequest& request);
    Answer<StreamDescription> call(const DescribeStreamRequest& request);
    Answer<StreamNamesPage> call(const ListStreamsRequest& request);
    Answer<AccountLimits> call(const DescribeLimitsRequest& request);
    Answer<ConsumerDescription> call(const DescribeStreamConsumerRequest& request);
    Answer<ConsumerPage> call(const ListStreamConsumersRequest& request);
    Answer<Done> call(const AddTagsToStreamRequest& request);
    Answer<Done> call(const RemoveTagsFromStreamRequest& request);
    Answer<TagPage> call(const ListTagsForStreamRequest& request);
    Answer<Done> call(const TagResourceRequest& request);
    Answer<Done> call(const UntagResourceRequest& request);
    Answer<ResourceTags> call(const ListTagsForResourceRequest& request);
    Answer<Done> call(const PutResourcePolicyRequest& request);
    Answer<ResourcePolicy> call(const GetResourcePolicyRequest& request);
    Answer<Done> call(const DeleteResourcePolicyRequest& request);
    Answer<MonitoringChange> call(const EnhancedMonitoringRequest& request);
    Answer<Done> call(const StreamEncryptionRequest& request);
    Answer<Done> call(const UpdateStreamModeRequest& request);
    Answer<WarmThroughputUpdate> call(const UpdateStreamWarmThroughputRequest& request);
    Answer<Done> call(const UpdateMaxRecordSizeRequest& request);
    Answer<Done> call(const UpdateStreamRecordDistributionStrategyRequest& request);
    Answer<AccountSettings> call(const DescribeAccountSettingsRequest& request);
    Answer<AccountSettings> call(const UpdateAccountSettingsRequest& request);
    Answer<ChannelDescription> call(const CreateChannelRequest& request);
    Answer<ChannelDescription> call(const DescribeChannelRequest& request);
    Answer<ChannelPage> call(const ListChannelsRequest& request);
    Answer<Done> call(const DeleteChannelRequest& request);
    Answer<ChannelDescription> call(const UpdateChannelRequest& request);
    Answer<SubscriptionStarted> call(const SubscribeToShardRequest& request);
    Answer<PutResult> call(const PutRecordRequest& request);
    Answer<PutRecordsAnswer> call(const PutRecordsRequest& request);
    Answer<std::string> call(const GetShardIteratorRequest& request);
    Answer<GetRecordsAnswer> call(const GetRecordsRequest& request);

    // Short forms that must succeed.
    PutResult put(const std::string& stream, const std::string& key, const std::string& data);
    std::string iterator(const std::string& stream, std::uint32_t shard, IteratorType type);
    GetRecordsAnswer read(const std::string& iterator);
    std::vector<ShardDescription> shards(const std::string& stream);

private:
    Service m_service;
    sim::Agenda m_agenda;
    base::Instant m_now = base::kWorldStart;
    sim::ActorIndex m_self{1};
    CallerIndex m_caller;
};

// "ok", or "ResourceNotFoundException: Stream …".
template <typename T>
std::string outcome(const Answer<T>& answer)
{
    return answer ? "ok" : std::string{exceptionName(answer.error().exception)} + ": " + answer.error().message;
}

// `size` bytes of data under a key.
PutEntry entry(const std::string& key, std::size_t size);
PutEntry entryWithHash(const std::string& explicitHashKey);
// What a refused entry says, or "ok".
std::string outcome(const PutResult& result);
// The data of records, for comparing at a glance.
std::vector<std::string> dataOf(const std::vector<Record>& records);

}
