#include "streams/service_by_hand.h"

#include <gtest/gtest.h>

namespace shardscope::streams {

ServiceByHand::ServiceByHand(ServiceSettings settings)
    : m_service(std::move(settings)), m_caller(m_service.calls().caller("test"))
{
}

void ServiceByHand::advanceTo(base::Duration sinceStart)
{
    const base::Instant until = base::instantAt(sinceStart);
    SHARD_CHECK(until >= m_now);
    while (const auto wakeUp = m_agenda.popUntil(until)) {
        m_now = wakeUp->at;
        m_service.wake({m_now, m_agenda, kServiceActor}, wakeUp->token);
    }
    m_now = until;
}

void ServiceByHand::advanceBy(base::Duration length) { advanceTo(m_now - base::kWorldStart + length); }

StreamIndex ServiceByHand::addStream(const std::string& name, std::uint32_t shards)
{
    return m_service.addActiveStream(context(), {{name, shards}, std::chrono::hours{24}}).value();
}

Answer<Done> ServiceByHand::call(const CreateStreamRequest& request)
{
    return m_service.createStream(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const DeleteStreamRequest& request)
{
    return m_service.deleteStream(context(), m_caller, request);
}
Answer<StreamSummary> ServiceByHand::call(const DescribeStreamSummaryRequest& request)
{
    return m_service.describeStreamSummary(context(), m_caller, request);
}
Answer<ShardPage> ServiceByHand::call(const ListShardsRequest& request)
{
    return m_service.listShards(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const SplitShardRequest& request)
{
    return m_service.splitShard(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const MergeShardsRequest& request)
{
    return m_service.mergeShards(context(), m_caller, request);
}
Answer<ShardCountUpdate> ServiceByHand::call(const UpdateShardCountRequest& request)
{
    return m_service.updateShardCount(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const RetentionPeriodRequest& request)
{
    return m_service.setRetention(context(), m_caller, request);
}
Answer<RegisteredConsumer> ServiceByHand::call(const RegisterStreamConsumerRequest& request)
{
    return m_service.registerStreamConsumer(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const DeregisterStreamConsumerRequest& request)
{
    return m_service.deregisterStreamConsumer(context(), m_caller, request);
}
Answer<StreamDescription> ServiceByHand::call(const DescribeStreamRequest& request)
{
    return m_service.describeStream(context(), m_caller, request);
}
Answer<StreamNamesPage> ServiceByHand::call(const ListStreamsRequest& request)
{
    return m_service.listStreams(context(), m_caller, request);
}
Answer<AccountLimits> ServiceByHand::call(const DescribeLimitsRequest& request)
{
    return m_service.describeLimits(context(), m_caller, request);
}
Answer<ConsumerDescription> ServiceByHand::call(const DescribeStreamConsumerRequest& request)
{
    return m_service.describeStreamConsumer(context(), m_caller, request);
}
Answer<ConsumerPage> ServiceByHand::call(const ListStreamConsumersRequest& request)
{
    return m_service.listStreamConsumers(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const AddTagsToStreamRequest& request)
{
    return m_service.addTagsToStream(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const RemoveTagsFromStreamRequest& request)
{
    return m_service.removeTagsFromStream(context(), m_caller, request);
}
Answer<TagPage> ServiceByHand::call(const ListTagsForStreamRequest& request)
{
    return m_service.listTagsForStream(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const TagResourceRequest& request)
{
    return m_service.tagResource(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const UntagResourceRequest& request)
{
    return m_service.untagResource(context(), m_caller, request);
}
Answer<ResourceTags> ServiceByHand::call(const ListTagsForResourceRequest& request)
{
    return m_service.listTagsForResource(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const PutResourcePolicyRequest& request)
{
    return m_service.putResourcePolicy(context(), m_caller, request);
}
Answer<ResourcePolicy> ServiceByHand::call(const GetResourcePolicyRequest& request)
{
    return m_service.getResourcePolicy(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const DeleteResourcePolicyRequest& request)
{
    return m_service.deleteResourcePolicy(context(), m_caller, request);
}
Answer<MonitoringChange> ServiceByHand::call(const EnhancedMonitoringRequest& request)
{
    return m_service.setEnhancedMonitoring(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const StreamEncryptionRequest& request)
{
    return m_service.setStreamEncryption(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const UpdateStreamModeRequest& request)
{
    return m_service.updateStreamMode(context(), m_caller, request);
}
Answer<WarmThroughputUpdate> ServiceByHand::call(const UpdateStreamWarmThroughputRequest& request)
{
    return m_service.updateStreamWarmThroughput(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const UpdateMaxRecordSizeRequest& request)
{
    return m_service.updateMaxRecordSize(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const UpdateStreamRecordDistributionStrategyRequest& request)
{
    return m_service.updateStreamRecordDistributionStrategy(context(), m_caller, request);
}
Answer<AccountSettings> ServiceByHand::call(const DescribeAccountSettingsRequest& request)
{
    return m_service.describeAccountSettings(context(), m_caller, request);
}
Answer<AccountSettings> ServiceByHand::call(const UpdateAccountSettingsRequest& request)
{
    return m_service.updateAccountSettings(context(), m_caller, request);
}
Answer<ChannelDescription> ServiceByHand::call(const CreateChannelRequest& request)
{
    return m_service.createChannel(context(), m_caller, request);
}
Answer<ChannelDescription> ServiceByHand::call(const DescribeChannelRequest& request)
{
    return m_service.describeChannel(context(), m_caller, request);
}
Answer<ChannelPage> ServiceByHand::call(const ListChannelsRequest& request)
{
    return m_service.listChannels(context(), m_caller, request);
}
Answer<Done> ServiceByHand::call(const DeleteChannelRequest& request)
{
    return m_service.deleteChannel(context(), m_caller, request);
}
Answer<ChannelDescription> ServiceByHand::call(const UpdateChannelRequest& request)
{
    return m_service.updateChannel(context(), m_caller, request);
}
Answer<SubscriptionStarted> ServiceByHand::call(const SubscribeToShardRequest& request)
{
    return m_service.subscribeToShard(context(), m_caller, request);
}
Answer<PutResult> ServiceByHand::call(const PutRecordRequest& request)
{
    return m_service.putRecord(context(), m_caller, request);
}
Answer<PutRecordsAnswer> ServiceByHand::call(const PutRecordsRequest& request)
{
    return m_service.putRecords(context(), m_caller, request);
}
Answer<std::string> ServiceByHand::call(const GetShardIteratorRequest& request)
{
    return m_service.getShardIterator(context(), m_caller, request);
}
Answer<GetRecordsAnswer> ServiceByHand::call(const GetRecordsRequest& request)
{
    return m_service.getRecords(context(), m_caller, request);
}

PutResult ServiceByHand::put(const std::string& stream, const std::string& key, const std::string& data)
{
    const PutEntry record{key, std::nullopt, std::make_shared<const std::string>(data)};
    const auto answer = call(PutRecordRequest{stream, record, std::nullopt});
    EXPECT_EQ(outcome(answer), "ok");
    return answer ? *answer : PutResult{};
}

std::string ServiceByHand::iterator(const std::string& stream, std::uint32_t shard, IteratorType type)
{
    const auto answer = call(GetShardIteratorRequest{stream, shardId(ShardIndex{shard}), type, {}, {}});
    EXPECT_EQ(outcome(answer), "ok");
    return answer ? *answer : "";
}

GetRecordsAnswer ServiceByHand::read(const std::string& iterator)
{
    const auto answer = call(GetRecordsRequest{iterator, 10'000});
    EXPECT_EQ(outcome(answer), "ok");
    return answer ? *answer : GetRecordsAnswer{};
}

std::vector<ShardDescription> ServiceByHand::shards(const std::string& stream)
{
    const auto answer = call(ListShardsRequest{.streamName = stream});
    EXPECT_EQ(outcome(answer), "ok");
    return answer ? answer->shards : std::vector<ShardDescription>{};
}

PutEntry entry(const std::string& key, std::size_t size)
{
    return {key, std::nullopt, std::make_shared<const std::string>(size, 'x')};
}

PutEntry entryWithHash(const std::string& explicitHashKey)
{
    return {"key", explicitHashKey, std::make_shared<const std::string>("x")};
}

std::string outcome(const PutResult& result)
{
    return result.isStored() ? "ok"
                             : std::string{exceptionName(result.refusal.exception)} + ": " + result.refusal.message;
}

std::vector<std::string> dataOf(const std::vector<Record>& records)
{
    std::vector<std::string> data;
    for (const Record& record : records)
        data.emplace_back(*record.data);
    return data;
}

}
