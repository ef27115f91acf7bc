// Carries a request of the Data Streams API to the service and its answer back as a Reply.
#pragma once

#include "streams/service.h"
#include "world/command.h"

namespace shardscope::world {

class ApiCalls {
public:
    ApiCalls(streams::Service& service, sim::Context context, streams::CallerIndex caller)
        : m_service(service), m_context(context), m_caller(caller)
    {
    }

    Reply operator()(const streams::CreateStreamRequest& request) const;
    Reply operator()(const streams::DeleteStreamRequest& request) const;
    Reply operator()(const streams::DescribeStreamSummaryRequest& request) const;
    Reply operator()(const streams::DescribeStreamRequest& request) const;
    Reply operator()(const streams::ListStreamsRequest& request) const;
    Reply operator()(const streams::DescribeLimitsRequest& request) const;
    Reply operator()(const streams::ListShardsRequest& request) const;
    Reply operator()(const streams::SplitShardRequest& request) const;
    Reply operator()(const streams::MergeShardsRequest& request) const;
    Reply operator()(const streams::UpdateShardCountRequest& request) const;
    Reply operator()(const streams::RetentionPeriodRequest& request) const;
    Reply operator()(const streams::RegisterStreamConsumerRequest& request) const;
    Reply operator()(const streams::DeregisterStreamConsumerRequest& request) const;
    Reply operator()(const streams::DescribeStreamConsumerRequest& request) const;
    Reply operator()(const streams::ListStreamConsumersRequest& request) const;
    Reply operator()(const streams::AddTagsToStreamRequest& request) const;
    Reply operator()(const streams::RemoveTagsFromStreamRequest& request) const;
    Reply operator()(const streams::ListTagsForStreamRequest& request) const;
    Reply operator()(const streams::TagResourceRequest& request) const;
    Reply operator()(const streams::UntagResourceRequest& request) const;
    Reply operator()(const streams::ListTagsForResourceRequest& request) const;
    Reply operator()(const streams::PutResourcePolicyRequest& request) const;
    Reply operator()(const streams::GetResourcePolicyRequest& request) const;
    Reply operator()(const streams::DeleteResourcePolicyRequest& request) const;
    Reply operator()(const streams::EnhancedMonitoringRequest& request) const;
    Reply operator()(const streams::StreamEncryptionRequest& request) const;
    Reply operator()(const streams::UpdateStreamModeRequest& request) const;
    Reply operator()(const streams::UpdateStreamWarmThroughputRequest& request) const;
    Reply operator()(const streams::UpdateMaxRecordSizeRequest& request) const;
    Reply operator()(const streams::UpdateStreamRecordDistributionStrategyRequest& request) const;
    Reply operator()(const streams::DescribeAccountSettingsRequest& request) const;
    Reply operator()(const streams::UpdateAccountSettingsRequest& request) const;
    Reply operator()(const streams::CreateChannelRequest& request) const;
    Reply operator()(const streams::DescribeChannelRequest& request) const;
    Reply operator()(const streams::ListChannelsRequest& request) const;
    Reply operator()(const streams::DeleteChannelRequest& request) const;
    Reply operator()(const streams::UpdateChannelRequest& request) const;
    Reply operator()(const streams::SubscribeToShardRequest& request) const;
    Reply operator()(const streams::PutRecordRequest& request) const;
    Reply operator()(const streams::PutRecordsRequest& request) const;
    Reply operator()(const streams::GetShardIteratorRequest& request) const;
    Reply operator()(const streams::GetRecordsRequest& request) const;

private:
    template <typename T, typename Request>
    [[nodiscard]] Reply ask(streams::Answer<T> (streams::Service::*verb)(sim::Context, streams::CallerIndex,
                                const Request&),
        const Request& request) const;

    streams::Service& m_service;
    sim::Context m_context;
    streams::CallerIndex m_caller;
};

// Whether an action is a call of the API, and not one of the simulator's own.
template <typename Action>
concept IsApiCall = requires(const ApiCalls& api, const Action& action)
{
    api(action);
};

}
