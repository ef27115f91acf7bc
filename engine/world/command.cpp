#include "world/command.h"

#include "base/overload.h"

namespace shardscope::world {

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
            [](const SetConsumerFailurePolicy&) { return "SetConsumerFailurePolicy"; }},
        action);
}

}
