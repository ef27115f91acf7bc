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
    return m_service.addActiveStream(m_now, {name, shards}, std::chrono::hours{24}).value();
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
        data.push_back(record.data ? *record.data : "");
    return data;
}

}
