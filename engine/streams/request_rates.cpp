#include "streams/request_rates.h"

namespace shardscope::streams {

std::optional<RequestRate> requestRate(Profile profile, Action action, RateScope ofReshards)
{
    switch (action) {
    case Action::DescribeLimits:
        return RequestRate{1};
    case Action::DescribeStream:
    case Action::UpdateShardCount:
        return RequestRate{10};
    case Action::DescribeStreamSummary:
        return RequestRate{20};
    case Action::DescribeStreamConsumer:
        return RequestRate{20, RateScope::Stream};
    case Action::ListShards:
        return RequestRate{profile == Profile::Classic ? 100 : 1'000, RateScope::Stream};
    case Action::IncreaseStreamRetentionPeriod:
    case Action::DecreaseStreamRetentionPeriod:
    case Action::DeregisterStreamConsumer:
    case Action::EnableEnhancedMonitoring:
    case Action::DisableEnhancedMonitoring:
    case Action::ListStreamConsumers:
        return RequestRate{5, RateScope::Stream};
    case Action::SplitShard:
    case Action::MergeShards:
    case Action::RegisterStreamConsumer:
        return RequestRate{5, ofReshards};
    case Action::CreateStream:
    case Action::DeleteStream:
    case Action::ListStreams:
    case Action::AddTagsToStream:
    case Action::RemoveTagsFromStream:
    case Action::ListTagsForStream:
    case Action::TagResource:
    case Action::UntagResource:
    case Action::ListTagsForResource:
    case Action::PutResourcePolicy:
    case Action::GetResourcePolicy:
    case Action::DeleteResourcePolicy:
    case Action::UpdateStreamWarmThroughput:
    case Action::DescribeAccountSettings:
    case Action::UpdateAccountSettings:
    case Action::CreateChannel:
    case Action::DescribeChannel:
    case Action::ListChannels:
    case Action::DeleteChannel:
    case Action::UpdateChannel:
        return RequestRate{5};
    case Action::StartStreamEncryption:
    case Action::StopStreamEncryption:
    case Action::UpdateStreamMode:
    case Action::UpdateMaxRecordSize:
    case Action::UpdateStreamRecordDistributionStrategy:
    case Action::PutRecord:
    case Action::PutRecords:
    case Action::GetShardIterator:
    case Action::GetRecords:
    case Action::SubscribeToShard:
        break;
    }
    return std::nullopt;
}

}
