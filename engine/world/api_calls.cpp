#include "world/api_calls.h"

#include <utility>

namespace shardscope::world {

template <typename T, typename Request>
Reply ApiCalls::ask(streams::Answer<T> (streams::Service::*verb)(sim::Context, streams::CallerIndex, const Request&),
    const Request& request) const
{
    streams::Answer<T> answer = (m_service.*verb)(m_context, m_caller, request);
    if (!answer)
        return answer.error();
    return std::move(answer).value();
}

Reply ApiCalls::operator()(const streams::CreateStreamRequest& request) const
{
    return ask(&streams::Service::createStream, request);
}
Reply ApiCalls::operator()(const streams::DeleteStreamRequest& request) const
{
    return ask(&streams::Service::deleteStream, request);
}
Reply ApiCalls::operator()(const streams::DescribeStreamSummaryRequest& request) const
{
    return ask(&streams::Service::describeStreamSummary, request);
}
Reply ApiCalls::operator()(const streams::DescribeStreamRequest& request) const
{
    return ask(&streams::Service::describeStream, request);
}
Reply ApiCalls::operator()(const streams::ListStreamsRequest& request) const
{
    return ask(&streams::Service::listStreams, request);
}
Reply ApiCalls::operator()(const streams::DescribeLimitsRequest& request) const
{
    return ask(&streams::Service::describeLimits, request);
}
Reply ApiCalls::operator()(const streams::ListShardsRequest& request) const
{
    return ask(&streams::Service::listShards, request);
}
Reply ApiCalls::operator()(const streams::SplitShardRequest& request) const
{
    return ask(&streams::Service::splitShard, request);
}
Reply ApiCalls::operator()(const streams::MergeShardsRequest& request) const
{
    return ask(&streams::Service::mergeShards, request);
}
Reply ApiCalls::operator()(const streams::UpdateShardCountRequest& request) const
{
    return ask(&streams::Service::updateShardCount, request);
}
Reply ApiCalls::operator()(const streams::RetentionPeriodRequest& request) const
{
    return ask(&streams::Service::setRetention, request);
}
Reply ApiCalls::operator()(const streams::RegisterStreamConsumerRequest& request) const
{
    return ask(&streams::Service::registerStreamConsumer, request);
}
Reply ApiCalls::operator()(const streams::DeregisterStreamConsumerRequest& request) const
{
    return ask(&streams::Service::deregisterStreamConsumer, request);
}
Reply ApiCalls::operator()(const streams::DescribeStreamConsumerRequest& request) const
{
    return ask(&streams::Service::describeStreamConsumer, request);
}
Reply ApiCalls::operator()(const streams::ListStreamConsumersRequest& request) const
{
    return ask(&streams::Service::listStreamConsumers, request);
}
Reply ApiCalls::operator()(const streams::AddTagsToStreamRequest& request) const
{
    return ask(&streams::Service::addTagsToStream, request);
}
Reply ApiCalls::operator()(const streams::RemoveTagsFromStreamRequest& request) const
{
    return ask(&streams::Service::removeTagsFromStream, request);
}
Reply ApiCalls::operator()(const streams::ListTagsForStreamRequest& request) const
{
    return ask(&streams::Service::listTagsForStream, request);
}
Reply ApiCalls::operator()(const streams::TagResourceRequest& request) const
{
    return ask(&streams::Service::tagResource, request);
}
Reply ApiCalls::operator()(const streams::UntagResourceRequest& request) const
{
    return ask(&streams::Service::untagResource, request);
}
Reply ApiCalls::operator()(const streams::ListTagsForResourceRequest& request) const
{
    return ask(&streams::Service::listTagsForResource, request);
}
Reply ApiCalls::operator()(const streams::PutResourcePolicyRequest& request) const
{
    return ask(&streams::Service::putResourcePolicy, request);
}
Reply ApiCalls::operator()(const streams::GetResourcePolicyRequest& request) const
{
    return ask(&streams::Service::getResourcePolicy, request);
}
Reply ApiCalls::operator()(const streams::DeleteResourcePolicyRequest& request) const
{
    return ask(&streams::Service::deleteResourcePolicy, request);
}
Reply ApiCalls::operator()(const streams::EnhancedMonitoringRequest& request) const
{
    return ask(&streams::Service::setEnhancedMonitoring, request);
}
Reply ApiCalls::operator()(const streams::StreamEncryptionRequest& request) const
{
    return ask(&streams::Service::setStreamEncryption, request);
}
Reply ApiCalls::operator()(const streams::UpdateStreamModeRequest& request) const
{
    return ask(&streams::Service::updateStreamMode, request);
}
Reply ApiCalls::operator()(const streams::UpdateStreamWarmThroughputRequest& request) const
{
    return ask(&streams::Service::updateStreamWarmThroughput, request);
}
Reply ApiCalls::operator()(const streams::UpdateMaxRecordSizeRequest& request) const
{
    return ask(&streams::Service::updateMaxRecordSize, request);
}
Reply ApiCalls::operator()(const streams::UpdateStreamRecordDistributionStrategyRequest& request) const
{
    return ask(&streams::Service::updateStreamRecordDistributionStrategy, request);
}
Reply ApiCalls::operator()(const streams::DescribeAccountSettingsRequest& request) const
{
    return ask(&streams::Service::describeAccountSettings, request);
}
Reply ApiCalls::operator()(const streams::UpdateAccountSettingsRequest& request) const
{
    return ask(&streams::Service::updateAccountSettings, request);
}
Reply ApiCalls::operator()(const streams::CreateChannelRequest& request) const
{
    return ask(&streams::Service::createChannel, request);
}
Reply ApiCalls::operator()(const streams::DescribeChannelRequest& request) const
{
    return ask(&streams::Service::describeChannel, request);
}
Reply ApiCalls::operator()(const streams::ListChannelsRequest& request) const
{
    return ask(&streams::Service::listChannels, request);
}
Reply ApiCalls::operator()(const streams::DeleteChannelRequest& request) const
{
    return ask(&streams::Service::deleteChannel, request);
}
Reply ApiCalls::operator()(const streams::UpdateChannelRequest& request) const
{
    return ask(&streams::Service::updateChannel, request);
}
Reply ApiCalls::operator()(const streams::SubscribeToShardRequest& request) const
{
    return ask(&streams::Service::subscribeToShard, request);
}
Reply ApiCalls::operator()(const streams::PutRecordRequest& request) const
{
    return ask(&streams::Service::putRecord, request);
}
Reply ApiCalls::operator()(const streams::PutRecordsRequest& request) const
{
    return ask(&streams::Service::putRecords, request);
}
Reply ApiCalls::operator()(const streams::GetShardIteratorRequest& request) const
{
    return ask(&streams::Service::getShardIterator, request);
}
Reply ApiCalls::operator()(const streams::GetRecordsRequest& request) const
{
    return ask(&streams::Service::getRecords, request);
}

}
