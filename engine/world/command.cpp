#include "world/command.h"

#include "base/overload.h"

#include <type_traits>

namespace shardscope::world {

Action::Action() = default;
Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(const Action& other) = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;

bool operator==(const Action& a, const Action& b)
{
    return static_cast<const ActionVariant&>(a) == static_cast<const ActionVariant&>(b);
}

Reply::Reply() = default;
Reply::Reply(const Reply& other) = default;
Reply::Reply(Reply&& other) noexcept = default;
Reply& Reply::operator=(const Reply& other) = default;
Reply& Reply::operator=(Reply&& other) noexcept = default;
Reply::~Reply() = default;

bool isOnlyRead(const Action& action)
{
    return std::visit(
        [](const auto& request) {
            using Request = std::decay_t<decltype(request)>;
            return base::isOneOf<Request, streams::DescribeStreamSummaryRequest, streams::ListShardsRequest,
                streams::GetShardIteratorRequest, streams::GetRecordsRequest, streams::DescribeStreamRequest,
                streams::ListStreamsRequest, streams::DescribeLimitsRequest, streams::DescribeStreamConsumerRequest,
                streams::ListStreamConsumersRequest, streams::ListTagsForStreamRequest,
                streams::ListTagsForResourceRequest, streams::GetResourcePolicyRequest,
                streams::DescribeAccountSettingsRequest, streams::DescribeChannelRequest, streams::ListChannelsRequest,
                streams::SubscribeToShardRequest, streams::NoteDelivery>;
        },
        static_cast<const ActionVariant&>(action));
}

std::string_view actionName(const Action& action)
{
    return std::visit(
        base::Overload{[](const streams::CreateStreamRequest&) { return "CreateStream"; },
            [](const streams::DeleteStreamRequest&) { return "DeleteStream"; },
            [](const streams::DescribeStreamSummaryRequest&) { return "DescribeStreamSummary"; },
            [](const streams::ListShardsRequest&) { return "ListShards"; },
            [](const streams::SplitShardRequest&) { return "SplitShard"; },
            [](const streams::MergeShardsRequest&) { return "MergeShards"; },
            [](const streams::UpdateShardCountRequest&) { return "UpdateShardCount"; },
            [](const streams::RetentionPeriodRequest& request) {
                return request.isIncrease ? "IncreaseStreamRetentionPeriod" : "DecreaseStreamRetentionPeriod";
            },
            [](const streams::RegisterStreamConsumerRequest&) { return "RegisterStreamConsumer"; },
            [](const streams::DeregisterStreamConsumerRequest&) { return "DeregisterStreamConsumer"; },
            [](const streams::PutRecordRequest&) { return "PutRecord"; },
            [](const streams::PutRecordsRequest&) { return "PutRecords"; },
            [](const streams::GetShardIteratorRequest&) { return "GetShardIterator"; },
            [](const streams::GetRecordsRequest&) { return "GetRecords"; },
            [](const AddProducer&) { return "AddProducer"; }, [](const AddAgent&) { return "AddAgent"; },
            [](const AddConsumer&) { return "AddConsumer"; }, [](const RemoveClient&) { return "RemoveClient"; },
            [](const SetProducerRate&) { return "SetProducerRate"; }, [](const SetHotShare&) { return "SetHotShare"; },
            [](const SetConsumerProcessing&) { return "SetConsumerProcessing"; },
            [](const SetConsumerKind&) { return "SetConsumerKind"; },
            [](const MoveBookmark&) { return "MoveBookmark"; },
            [](const StartReshardPlan&) { return "StartReshardPlan"; },
            [](const streams::PoisonRecordRequest&) { return "PoisonRecord"; },
            [](const streams::HealRecordRequest&) { return "HealRecord"; },
            [](const SetConsumerFailurePolicy&) { return "SetConsumerFailurePolicy"; },
            [](const SetConsumerShardPolicy&) { return "SetConsumerShardPolicy"; },
            [](const streams::EnhancedMonitoringRequest& request) {
                return request.isEnable ? "EnableEnhancedMonitoring" : "DisableEnhancedMonitoring";
            },
            [](const streams::StreamEncryptionRequest& request) {
                return request.isStart ? "StartStreamEncryption" : "StopStreamEncryption";
            },
            [](const streams::DescribeStreamRequest&) { return "DescribeStream"; },
            [](const streams::ListStreamsRequest&) { return "ListStreams"; },
            [](const streams::DescribeLimitsRequest&) { return "DescribeLimits"; },
            [](const streams::DescribeStreamConsumerRequest&) { return "DescribeStreamConsumer"; },
            [](const streams::ListStreamConsumersRequest&) { return "ListStreamConsumers"; },
            [](const streams::AddTagsToStreamRequest&) { return "AddTagsToStream"; },
            [](const streams::RemoveTagsFromStreamRequest&) { return "RemoveTagsFromStream"; },
            [](const streams::ListTagsForStreamRequest&) { return "ListTagsForStream"; },
            [](const streams::TagResourceRequest&) { return "TagResource"; },
            [](const streams::UntagResourceRequest&) { return "UntagResource"; },
            [](const streams::ListTagsForResourceRequest&) { return "ListTagsForResource"; },
            [](const streams::PutResourcePolicyRequest&) { return "PutResourcePolicy"; },
            [](const streams::GetResourcePolicyRequest&) { return "GetResourcePolicy"; },
            [](const streams::DeleteResourcePolicyRequest&) { return "DeleteResourcePolicy"; },
            [](const streams::UpdateStreamModeRequest&) { return "UpdateStreamMode"; },
            [](const streams::UpdateStreamWarmThroughputRequest&) { return "UpdateStreamWarmThroughput"; },
            [](const streams::UpdateMaxRecordSizeRequest&) { return "UpdateMaxRecordSize"; },
            [](const streams::UpdateStreamRecordDistributionStrategyRequest&) {
                return "UpdateStreamRecordDistributionStrategy";
            },
            [](const streams::DescribeAccountSettingsRequest&) { return "DescribeAccountSettings"; },
            [](const streams::UpdateAccountSettingsRequest&) { return "UpdateAccountSettings"; },
            [](const streams::CreateChannelRequest&) { return "CreateChannel"; },
            [](const streams::DescribeChannelRequest&) { return "DescribeChannel"; },
            [](const streams::ListChannelsRequest&) { return "ListChannels"; },
            [](const streams::DeleteChannelRequest&) { return "DeleteChannel"; },
            [](const streams::UpdateChannelRequest&) { return "UpdateChannel"; },
            [](const streams::SubscribeToShardRequest&) { return "SubscribeToShard"; },
            [](const streams::SetKeyStateRequest&) { return "SetKeyState"; },
            [](const streams::SetKeyAccessRequest&) { return "SetKeyAccess"; },
            [](const streams::SetAccessRequest&) { return "SetAccess"; },
            [](const AddAutoscaler&) { return "AddAutoscaler"; },
            [](const streams::SetFaultRequest&) { return "SetFault"; },
            [](const streams::ClearFaultRequest&) { return "ClearFault"; },
            [](const streams::NoteDelivery&) { return "NoteDelivery"; }},
        action);
}

std::string subjectName(const Action& action)
{
    return std::visit(base::Overload{[](const streams::SplitShardRequest& request) { return request.shardToSplit; },
                          [](const streams::MergeShardsRequest& request) { return request.shardToMerge; },
                          [](const StartReshardPlan& request) { return request.plan.name; },
                          [](const auto& request) {
                              // The narrowest first: a consumer of a stream, a stream by name or by ARN.
                              std::string name;
                              const auto tryNext = [&name](const std::string& next) {
                                  if (name.empty())
                                      name = next;
                              };
                              if constexpr (requires { request.config.name; })
                                  tryNext(request.config.name);
                              if constexpr (requires { request.name; })
                                  tryNext(request.name);
                              if constexpr (requires { request.consumerName; })
                                  tryNext(request.consumerName);
                              if constexpr (requires { request.channelName; })
                                  tryNext(request.channelName);
                              if constexpr (requires { request.streamName; })
                                  tryNext(request.streamName);
                              if constexpr (requires { request.streamArn; })
                                  tryNext(request.streamArn);
                              if constexpr (requires { request.resourceArn; })
                                  tryNext(request.resourceArn);
                              if constexpr (requires { request.channelArn; })
                                  tryNext(request.channelArn);
                              if constexpr (requires { request.keyId; })
                                  tryNext(request.keyId);
                              if constexpr (requires { request.caller; })
                                  tryNext(request.caller);
                              return name;
                          }},
        static_cast<const ActionVariant&>(action));
}

}
