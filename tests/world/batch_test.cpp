#include "support/runs.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace shardscope::world {

namespace {

base::Instant at(std::int64_t ms) { return base::instantAt(base::Duration{ms}); }

// One shard that a producer overloads, for an hour.
Scenario overloaded()
{
    Scenario scenario;
    scenario.settings.seed = 7;
    scenario.streams.push_back({.create = {"clicks", 1}});
    clients::ProducerConfig shop;
    shop.name = "shop";
    shop.stream = "clicks";
    shop.rate = clients::Curve{{{base::Duration{0}, 1'500}}};
    shop.keys.count = 100;
    scenario.clients.push_back({"scenario", AddProducer{shop}});
    return scenario;
}

const streams::CallLog& callsOf(const Timeline& timeline) { return timeline.world().service().calls(); }

streams::PutRecordsRequest threeRecords(std::size_t size)
{
    streams::PutRecordsRequest request{"clicks", {}};
    for (const char* key : {"a", "b", "c"})
        request.records.push_back({key, std::nullopt, std::make_shared<const std::string>(size, *key)});
    return request;
}

}

TEST(Batch, OfASimulatedProducerIsWorkedOutFromTheRun)
{
    Timeline timeline{overloaded()};
    timeline.runUntil(at(20'000));
    const std::uint64_t before = timeline.world().fingerprint();
    const auto& calls = callsOf(timeline).recent();
    int partial = 0;
    for (std::uint64_t i = calls.size() - 100; i < calls.size(); ++i) {
        const streams::CallRecord call = calls[i];
        const auto batch = timeline.batchOf(i, call.at);
        ASSERT_NE(batch, nullptr);
        EXPECT_EQ(batch->at, call.at);
        EXPECT_EQ(batch->caller, "shop");
        EXPECT_EQ(batch->streamName, "clicks");
        ASSERT_EQ(batch->entries.size(), call.records);
        ASSERT_EQ(batch->failed(), call.refused);
        partial += batch->failed() > 0 && batch->failed() < batch->entries.size() ? 1 : 0;
        const streams::Service& service = timeline.world().service();
        const streams::Stream& stream = service.streams().front();
        for (const streams::BatchEntry& entry : batch->entries) {
            if (!entry.result.isStored()) {
                EXPECT_EQ(entry.result.refusal.exception, streams::Exception::ProvisionedThroughputExceeded);
                continue;
            }
            const std::uint64_t ordinal = entry.result.sequenceNumber.counter - 1;
            const streams::Record stored = service.record(stream, streams::ShardIndex{0}, ordinal);
            EXPECT_EQ(stored.sequenceNumber, entry.result.sequenceNumber);
            EXPECT_EQ(stored.partitionKey, entry.sent.partitionKey);
            EXPECT_EQ(stored.approximateArrival, call.at);
            EXPECT_EQ(stored.size, entry.size);
        }
    }
    EXPECT_GT(partial, 0) << "the run must hold calls that failed in part";
    EXPECT_EQ(timeline.world().fingerprint(), before) << "looking moves nothing";
}

TEST(Batch, OfAPersonKeepsItsDataAndCanBeSentAgain)
{
    Timeline timeline{overloaded()};
    timeline.runUntil(at(20'000));
    const std::uint64_t index = callsOf(timeline).recent().size();
    // The shard is full: a large record and a small one both find no room.
    (void)timeline.apply({"you", threeRecords(900'000)}, timeline.newGesture());
    timeline.runUntil(at(60'000));
    const auto batch = timeline.batchOf(index, at(20'000));
    ASSERT_NE(batch, nullptr);
    EXPECT_EQ(batch->caller, "you");
    ASSERT_EQ(batch->entries.size(), 3U);
    ASSERT_GT(batch->failed(), 0U);

    const streams::PutRecordsRequest retry = streams::retryOf(*batch);
    ASSERT_EQ(retry.records.size(), batch->failed());
    EXPECT_EQ(retry.streamName, "clicks");
    std::size_t next = 0;
    for (const streams::BatchEntry& entry : batch->entries) {
        if (!entry.result.isStored()) {
            EXPECT_EQ(retry.records[next++], entry.sent) << "in its order, with its data";
        }
    }
}

TEST(Batch, OfSyntheticRecordsIsSentAgainWithAsManyBytes)
{
    Timeline timeline{overloaded()};
    timeline.runUntil(at(20'000));
    const auto& calls = callsOf(timeline).recent();
    std::optional<std::uint64_t> failed;
    for (std::uint64_t i = calls.firstIndex(); i < calls.size(); ++i)
        if (calls[i].refused > 0)
            failed = i;
    ASSERT_TRUE(failed);
    const auto batch = timeline.batchOf(*failed, calls[*failed].at);
    ASSERT_NE(batch, nullptr);
    std::int64_t bytes = 0;
    for (const streams::BatchEntry& entry : batch->entries)
        bytes += entry.result.isStored() ? 0 : entry.size;
    std::int64_t retried = 0;
    for (const streams::PutEntry& entry : streams::retryOf(*batch).records)
        retried += static_cast<std::int64_t>(entry.partitionKey.size() + entry.data.size());
    EXPECT_EQ(retried, bytes);
}

TEST(Batch, OfARefusedCallRefusesEveryEntry)
{
    Timeline timeline{overloaded()};
    timeline.runUntil(at(1'000));
    const std::uint64_t index = callsOf(timeline).recent().size();
    streams::PutRecordsRequest request = threeRecords(10);
    request.streamName = "nowhere";
    (void)timeline.apply({"you", request}, timeline.newGesture());
    const auto batch = timeline.batchOf(index, at(1'000));
    ASSERT_NE(batch, nullptr);
    EXPECT_EQ(batch->refusal.exception, streams::Exception::ResourceNotFound);
    EXPECT_EQ(batch->failed(), 3U);
}

TEST(Batch, IsNoneOfACallThatWasNoPutRecords)
{
    Timeline timeline{overloaded()};
    timeline.runUntil(at(1'000));
    const std::uint64_t index = callsOf(timeline).recent().size();
    (void)timeline.apply({"you", streams::ListShardsRequest{.streamName = "clicks"}}, timeline.newGesture());
    EXPECT_EQ(timeline.batchOf(index, at(1'000)), nullptr);
    EXPECT_EQ(timeline.batchOf(index + 1'000'000, at(1'000)), nullptr);
}

}
