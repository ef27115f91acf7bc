// Mistakes that every emulator of the service has made, each a named test over the wire, in both codecs. The numbers
// are those of the list they come from; at the door they are tested in tests/streams/traps_test.cpp, but for 13, which
// is of a service that has no door yet.
#include "wire/event_stream.h"
#include "wire/subscription.h"
#include "wire/wire_by_hand.h"

#include "base/base64.h"
#include "streams/sequence_number.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>

namespace {

using namespace shardscope;
using base::operator""s;
using test::WireByHand;
using wire::Codec;

constexpr std::array kCodecs{Codec::Json, Codec::Cbor};
constexpr std::string_view kStreamArn = "arn:aws:kinesis:us-east-1:123456789012:stream/";

// One stream "s", asked in one of the codecs.
struct InCodec : WireByHand {
    explicit InCodec(Codec c, int shards = 1, streams::ServiceSettings service = quick())
        : WireByHand({}, std::move(service)), codec(c)
    {
        body("CreateStream", R"({"StreamName":"s","ShardCount":)" + std::to_string(shards) + "}");
    }

    std::string ask(std::string_view operation, const std::string& json)
    {
        return WireByHand::ask(codec, operation, json);
    }
    // The new record's sequence number.
    std::string put(const std::string& data, std::string_view hash = "0")
    {
        return member(ask("PutRecord",
                          R"({"StreamName":"s","Data":")" + base::encodeBase64(data)
                              + R"(","PartitionKey":"k","ExplicitHashKey":")" + std::string{hash} + "\"}"),
            "SequenceNumber");
    }
    // `more`: further members of the request, each with a comma before it.
    std::string iterator(std::string_view type, const std::string& more = {}, int shard = 0)
    {
        return member(ask("GetShardIterator",
                          R"({"StreamName":"s","ShardId":"shardId-00000000000)" + std::to_string(shard)
                              + R"(","ShardIteratorType":")" + std::string{type} + "\"" + more + "}"),
            "ShardIterator");
    }
    std::string get(const std::string& iterator, int limit = 100)
    {
        return ask("GetRecords", R"({"ShardIterator":")" + iterator + R"(","Limit":)" + std::to_string(limit) + "}");
    }
    // The data of an answer's records, one after another.
    static std::string dataOf(const std::string& answer)
    {
        constexpr std::string_view kData = R"("Data":")";
        std::string all;
        for (std::size_t at = answer.find(kData); at != std::string::npos; at = answer.find(kData, at + 1)) {
            const std::size_t start = at + kData.size();
            all += base::decodeBase64(answer.substr(start, answer.find('"', start) - start)).value();
        }
        return all;
    }
    void split(std::string_view key = "1000")
    {
        EXPECT_EQ(ask("SplitShard",
                      R"({"StreamName":"s","ShardToSplit":"shardId-000000000000","NewStartingHashKey":")"
                          + std::string{key} + "\"}"),
            "");
    }

    // The request of a subscription of consumer "c" to the first shard.
    [[nodiscard]] wire::HttpRequest subscribing(const std::string& position) const
    {
        return requestOf("SubscribeToShard",
            R"({"ConsumerARN":")" + std::string{kStreamArn}
                + R"(s/consumer/c:1795132800","ShardId":"shardId-000000000000","StartingPosition":)" + position + "}");
    }
    // In this codec.
    [[nodiscard]] wire::HttpRequest requestOf(std::string_view operation, const std::string& json) const
    {
        wire::HttpRequest request = WireByHand::request(operation, json);
        if (codec == Codec::Json)
            return request;
        request.body = test::cborOfJson(json);
        for (auto& [name, value] : request.headers) {
            if (name == "content-type")
                value = wire::kCborType;
        }
        return request;
    }

    Codec codec;
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Trap01, ALatestIteratorIsFrozenWhenItIsMade)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        wire.put("old");
        const std::string latest = wire.iterator("LATEST");
        wire.put("new");
        wire.wait(240s);
        wire.put("er");
        EXPECT_EQ(InCodec::dataOf(wire.get(latest)), "newer");
    }
}

TEST(Trap02, EveryReadReturnsANewIteratorAndTheOldOneStaysUsable)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        const std::string first = wire.iterator("TRIM_HORIZON");
        wire.wait(1s);
        const std::string next = WireByHand::member(wire.get(first), "NextShardIterator");
        EXPECT_FALSE(next.empty());
        EXPECT_NE(next, first);
        wire.put("a");
        EXPECT_EQ(InCodec::dataOf(wire.get(first)), "a");
        EXPECT_EQ(InCodec::dataOf(wire.get(next)), "a");
        wire.wait(300s);
        EXPECT_TRUE(has(wire.get(first), R"("__type":"ExpiredIteratorException")"));
    }
}

TEST(Trap03, AnIteratorIsNullOnlyAtTheEndOfAClosedShard)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        wire.put("a");
        wire.put("b");
        const std::string start = wire.iterator("TRIM_HORIZON");
        EXPECT_TRUE(has(wire.get(start), "NextShardIterator")) << "a live shard always has a next one";
        wire.split();
        const std::string half = wire.get(start, 1);
        EXPECT_TRUE(has(half, "NextShardIterator"));
        EXPECT_FALSE(has(half, "ChildShards"));
        const std::string end = wire.get(WireByHand::member(half, "NextShardIterator"));
        EXPECT_EQ(InCodec::dataOf(end), "b");
        EXPECT_FALSE(has(end, "NextShardIterator"));
        EXPECT_TRUE(has(end, R"("ChildShards":[{"ShardId":"shardId-000000000001")"));
    }
}

TEST(Trap04, AtTimestampReturnsTheRecordOfThatInstantAndBetweenTwoTheLaterOne)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        for (const char* const data : {"a", "b"}) {
            wire.wait(10s);
            wire.put(data);
        }
        wire.wait(10s);
        const auto from = [&](std::string_view second) {
            return InCodec::dataOf(wire.get(wire.iterator("AT_TIMESTAMP", ",\"Timestamp\":" + std::string{second})));
        };
        EXPECT_EQ(from("1795132810.000"), "ab");
        EXPECT_EQ(from("1795132810.001"), "b");
        EXPECT_EQ(from("1795132820"), "b");
        EXPECT_EQ(from("1795132820.001"), "");
    }
}

TEST(Trap04, AnInstantToComeIsRefusedOrHasNothingYet)
{
    const auto toCome = [](InCodec& wire) {
        return wire.ask("GetShardIterator",
            R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"AT_TIMESTAMP",)"
            R"("Timestamp":1795132810.001})");
    };
    for (const Codec codec : kCodecs) {
        InCodec strict{codec};
        strict.wait(10s);
        const std::string refused = toCome(strict);
        EXPECT_TRUE(has(refused, R"("__type":"InvalidArgumentException")")) << refused;
        EXPECT_TRUE(has(refused, "timestampInMillis: 1795132810001, currentTimestampInMillis: 1795132810000"));

        streams::ServiceSettings service = WireByHand::quick();
        service.takesFutureTimestamps = true;
        InCodec wire{codec, 1, service};
        wire.wait(10s);
        const std::string nothingYet = wire.get(WireByHand::member(toCome(wire), "ShardIterator"));
        EXPECT_TRUE(has(nothingYet, R"("Records":[])")) << nothingYet;
        wire.put("too early");
        wire.wait(base::Duration{1});
        wire.put("then");
        EXPECT_EQ(InCodec::dataOf(wire.get(WireByHand::member(nothingYet, "NextShardIterator"))), "then");
    }
}

TEST(Trap05, TimestampsAreMillisecondsUnderTag1InCborAndSecondsWithAFractionInJson)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        wire.wait(base::Duration{1'234});
        wire.put("a");
        const std::string ask = R"({"ShardIterator":")" + wire.iterator("TRIM_HORIZON") + "\"}";
        constexpr std::string_view kName = "ApproximateArrivalTimestamp";
        if (codec == Codec::Json) {
            EXPECT_TRUE(has(wire.call("GetRecords", ask).body, "\"" + std::string{kName} + R"(":1795132801.234)"));
        } else {
            // The name, tag 1, and an unsigned number of eight bytes: 1,795,132,801,234.
            EXPECT_TRUE(has(test::toHex(wire.callCbor("GetRecords", ask).body),
                test::toHex(kName) + "c11b000001a1f640c0d2"));
        }
        // What came out goes in again and means the same instant.
        const std::string back = wire.iterator("AT_TIMESTAMP", R"(,"Timestamp":1795132801.234)");
        EXPECT_EQ(InCodec::dataOf(wire.get(back)), "a");
    }
}

TEST(Trap05, BlobsAreBytesInCborAndBase64InJson)
{
    const std::string bytes{"\0\xff\x80z", 4};
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        wire.put(bytes);
        const std::string ask = R"({"ShardIterator":")" + wire.iterator("TRIM_HORIZON") + "\"}";
        if (codec == Codec::Json) {
            EXPECT_TRUE(has(wire.call("GetRecords", ask).body, R"("Data":"AP+Aeg==")"));
        } else {
            EXPECT_TRUE(has(test::toHex(wire.callCbor("GetRecords", ask).body), test::toHex("Data") + "4400ff807a"));
        }
    }
}

TEST(Trap06, TheLastShardEndsTheRing)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec, 3};
        const std::string shards = wire.ask("ListShards", R"({"StreamName":"s"})");
        EXPECT_TRUE(has(shards, R"("StartingHashKey":"0","EndingHashKey":"113427455640312821154458202477256070484")"));
        EXPECT_TRUE(has(shards,
            R"("StartingHashKey":"113427455640312821154458202477256070485","EndingHashKey":"226854911280625642308916404954512140969"})"));
        EXPECT_TRUE(has(shards,
            R"("StartingHashKey":"226854911280625642308916404954512140970","EndingHashKey":"340282366920938463463374607431768211455"})"));
    }
}

TEST(Trap07, AClosedShardCannotBeSplitOrMergedAgain)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec, 2};
        wire.split();
        const std::string again = wire.ask("SplitShard",
            R"({"StreamName":"s","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"500"})");
        EXPECT_TRUE(has(again, R"("__type":"InvalidArgumentException")")) << again;
        const std::string merge = wire.ask("MergeShards",
            R"({"StreamName":"s","ShardToMerge":"shardId-000000000000","AdjacentShardToMerge":"shardId-000000000001"})");
        EXPECT_TRUE(has(merge, "has already been merged or split")) << merge;
    }
}

TEST(Trap08, AClosedShardStaysReadableAndItsChildrenCanBeReadAtAnyTime)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        wire.put("parent");
        wire.split();
        wire.put("child");
        EXPECT_EQ(InCodec::dataOf(wire.get(wire.iterator("TRIM_HORIZON", {}, 1))), "child");
        wire.wait(std::chrono::hours{23});
        EXPECT_EQ(InCodec::dataOf(wire.get(wire.iterator("TRIM_HORIZON"))), "parent");
        wire.wait(std::chrono::hours{2});
        EXPECT_TRUE(has(wire.ask("GetShardIterator",
                            R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"LATEST"})"),
            R"("__type":"ResourceNotFoundException")"));
    }
}

TEST(Trap09, MillisBehindLatestIsADistanceInTimeAndZeroOnlyAtTheTip)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        for (const char* const data : {"a", "b"}) {
            wire.put(data);
            wire.wait(10s);
        }
        const std::string start = wire.iterator("TRIM_HORIZON");
        EXPECT_TRUE(has(wire.get(start, 1), R"("MillisBehindLatest":20000)"));
        EXPECT_TRUE(has(wire.get(start, 2), R"("MillisBehindLatest":0)"));
    }
}

TEST(Trap10, SequenceNumberIteratorsWorkOnAShardWithoutAnyRecord)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        const std::string start =
            WireByHand::member(wire.ask("ListShards", R"({"StreamName":"s"})"), "StartingSequenceNumber");
        const std::string more = R"(,"StartingSequenceNumber":")" + start + "\"";
        const std::string at = wire.iterator("AT_SEQUENCE_NUMBER", more);
        const std::string after = wire.iterator("AFTER_SEQUENCE_NUMBER", more);
        wire.put("first");
        EXPECT_EQ(InCodec::dataOf(wire.get(at)), "first");
        EXPECT_EQ(InCodec::dataOf(wire.get(after)), "first");
    }
}

TEST(Trap10, SequenceNumberIteratorsTakeNumbersThatNoRecordHas)
{
    struct Row {
        std::uint64_t counter;
        std::int64_t second; // since the shard was made
        std::string_view at;
        std::string_view after;
    };
    constexpr Row kRows[] = {
        // counter | second | what AT reads | what AFTER reads
        {1, 9, "ab", "ab"},
        {1, 10, "ab", "b"}, // a's own
        {1, 11, "b", "b"},
        {2, 19, "b", "b"},
        {2, 21, "", ""},
        {1'000, 30, "", ""},
    };
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        const auto start =
            streams::parseSequenceNumber(WireByHand::member(wire.ask("ListShards", R"({"StreamName":"s"})"),
                "StartingSequenceNumber"));
        ASSERT_TRUE(start);
        for (const char* const data : {"a", "b"}) {
            wire.wait(10s);
            wire.put(data);
        }
        for (const Row& row : kRows) {
            streams::SequenceNumber number = *start;
            number.counter = row.counter;
            number.second += row.second;
            const std::string more = R"(,"StartingSequenceNumber":")" + number.decimal() + "\"";
            wire.wait(1s);
            EXPECT_EQ(InCodec::dataOf(wire.get(wire.iterator("AT_SEQUENCE_NUMBER", more))), row.at)
                << row.counter << ", " << row.second;
            EXPECT_EQ(InCodec::dataOf(wire.get(wire.iterator("AFTER_SEQUENCE_NUMBER", more))), row.after)
                << row.counter << ", " << row.second;
        }
    }
}

TEST(Trap11, ARecordsSizeIsItsDataAndItsKeyAndNotTheBase64)
{
    struct Row {
        std::string key;
        std::size_t most; // bytes of data beside it
    };
    const Row rows[] = {
        // key | data
        {"k", 1'048'575}, {"\u20ac", 1'048'573}, // one character of three bytes
    };
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        for (const Row& row : rows) {
            const auto put = [&](std::size_t size) {
                wire.wait(2s);
                return wire.ask("PutRecord",
                    R"({"StreamName":"s","PartitionKey":")" + row.key + R"(","Data":")"
                        + base::encodeBase64(std::string(size, 'x')) + "\"}");
            };
            // As much as 1 MiB holds with the key; its base64 is a third more.
            EXPECT_TRUE(has(put(row.most), "SequenceNumber")) << row.key;
            EXPECT_EQ(put(row.most + 1),
                R"({"__type":"InvalidArgumentException","message":"Record size exceeds 1 MB limit"})")
                << row.key;
        }
    }
}

// 1,500 KiB are no whole number of MiB.
TEST(Trap11, TheLimitThatARecordExceedsIsThatOfItsStream)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        EXPECT_EQ(wire.ask("UpdateMaxRecordSize",
                      R"({"StreamARN":")" + std::string{kStreamArn} + R"(s","MaxRecordSizeInKiB":1500})"),
            "");
        EXPECT_EQ(wire.ask("PutRecord",
                      R"({"StreamName":"s","PartitionKey":"k","Data":")"
                          + base::encodeBase64(std::string(1'500 * 1'024, 'x')) + "\"}"),
            R"({"__type":"InvalidArgumentException","message":"Record size exceeds 1500 KB limit"})");
    }
}

TEST(Trap12, AMalformedRecordFailsTheWholeCallAndAThrottledOneOnlyItself)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        const std::string malformed = wire.ask("PutRecords",
            R"({"StreamName":"s","Records":[{"Data":"YQ==","PartitionKey":"k"},{"Data":"YQ==","PartitionKey":""}]})");
        EXPECT_TRUE(has(malformed, R"("__type":"ValidationException")")) << malformed;
        EXPECT_EQ(InCodec::dataOf(wire.get(wire.iterator("TRIM_HORIZON"))), "") << "nothing of it is stored";
        const std::string large =
            R"({"Data":")" + base::encodeBase64(std::string(700'000, 'x')) + R"(","PartitionKey":"k"})";
        const std::string throttled = wire.ask("PutRecords",
            R"({"StreamName":"s","Records":[)" + large + "," + large + R"(,{"Data":"YQ==","PartitionKey":"k"}]})");
        EXPECT_TRUE(has(throttled, R"({"FailedRecordCount":1,"Records":[{"SequenceNumber":)"));
        EXPECT_TRUE(has(throttled, R"("ErrorCode":"ProvisionedThroughputExceededException")"));
    }
}

// Until Firehose stands on this port nothing may look as if it had been buffered or delivered: each of its operations
// is answered with "not yet", and the World is as it was, also when the longest interval of a buffer is over. Once it
// stands there, this is where a record short of size and interval waits, one that fills the size goes at once, and one
// that comes alone goes when the interval is over, each buffer by itself and whatever the count of its records.
TEST(Trap13, FirehoseSaysNotYetAndNothingIsBufferedOrDelivered)
{
    constexpr std::string_view kOperations[] = {"CreateDeliveryStream", "DeleteDeliveryStream",
        "DescribeDeliveryStream", "ListDeliveryStreams", "ListTagsForDeliveryStream", "PutRecord", "PutRecordBatch",
        "StartDeliveryStreamEncryption", "StopDeliveryStreamEncryption", "TagDeliveryStream", "UntagDeliveryStream",
        "UpdateDestination"};
    const std::string body = R"({"DeliveryStreamName":"s","StreamName":"s","PartitionKey":"k","Data":"YQ==",)"
                             R"("Record":{"Data":"YQ=="},"Records":[{"Data":"YQ==","PartitionKey":"k"}]})";
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        InCodec untouched{codec};
        const auto expectUntouched = [&] {
            const streams::Service& service = wire.world.service();
            EXPECT_EQ(wire.world.fingerprint(), untouched.world.fingerprint());
            EXPECT_EQ(service.streams().size(), 1U);
            EXPECT_EQ(service.streams().front().lines.front().stored, 0U);
            EXPECT_EQ(service.calls().recent().size(), untouched.world.service().calls().recent().size());
            EXPECT_EQ(service.calls().callers(), untouched.world.service().calls().callers());
        };
        for (const std::string_view operation : kOperations) {
            wire::HttpRequest request = wire.requestOf(operation, body);
            for (auto& [name, value] : request.headers) {
                if (name == "x-amz-target")
                    value = "Firehose_20150804." + std::string{operation};
            }
            const wire::Response response = wire.send(request);
            EXPECT_EQ(response.status, 400) << operation;
            EXPECT_EQ(response.contentType, wire::contentTypeOf(codec)) << operation;
            EXPECT_EQ(response.errorType, "UnknownOperationException") << operation;
            EXPECT_EQ(codec == Codec::Json ? response.body : test::jsonOfCbor(response.body),
                R"({"__type":"UnknownOperationException","message":"Firehose is not served by this endpoint yet; it )"
                R"(speaks Kinesis Data Streams."})")
                << operation;
        }
        expectUntouched();
        for (InCodec* const each : {&wire, &untouched})
            each->wait(900s);
        expectUntouched();
    }
}

// The messages of a subscription as its reader takes them apart.
struct Reader {
    void subscribe(InCodec& wire, const std::string& position)
    {
        wire::HttpRequest request = wire.subscribing(position);
        auto read = wire.endpoint.read(request, 0);
        auto* const call = std::get_if<wire::Call>(&read);
        ASSERT_NE(call, nullptr) << std::get<wire::Response>(read).body;
        EXPECT_EQ(call->codec, wire.codec);
        const world::Reply reply = wire.world.apply(call->command);
        const auto* const started = std::get_if<streams::SubscriptionStarted>(&reply);
        ASSERT_NE(started, nullptr) << std::get<streams::Refusal>(reply).message;
        cursor.emplace(*started);
        isOver = false;
    }
    // Where the next one goes on.
    [[nodiscard]] std::string after() const
    {
        return R"({"Type":"AFTER_SEQUENCE_NUMBER","SequenceNumber":")" + continuation + "\"}";
    }
    void listen(InCodec& wire, base::Duration length)
    {
        for (const base::Instant until = wire.world.now() + length; wire.world.now() < until && !isOver;) {
            const streams::SubscriptionStep step = streams::nextEvent(wire.world.service(), wire.world.now(), *cursor);
            std::string bytes;
            wire::appendSubscriptionStep(bytes, wire.codec, step, wire.endpoint.naming());
            isOver = step.isOver;
            std::string_view rest = bytes;
            while (const auto message = wire::takeEventMessage(rest)) {
                const std::string json =
                    wire.codec == Codec::Json ? message->payload : test::jsonOfCbor(message->payload);
                data += InCodec::dataOf(json);
                continuation = WireByHand::member(json, "ContinuationSequenceNumber");
            }
            wire.wait(base::Duration{500});
        }
    }

    std::optional<streams::SubscriptionCursor> cursor;
    std::string data;
    std::string continuation;
    bool isOver = false;
};

void registerConsumer(InCodec& wire, const std::string& name)
{
    EXPECT_TRUE(has(wire.ask("RegisterStreamConsumer",
                        R"({"StreamARN":")" + std::string{kStreamArn} + R"(s","ConsumerName":")" + name + "\"}"),
        R"("ConsumerStatus":)"));
}

TEST(Trap14, ASubscriptionGoesOnAfterFiveMinutesWithNothingLostOrDoubled)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        registerConsumer(wire, "c");
        wire.wait(1s);
        Reader reader;
        std::string sent;
        for (int round = 0; round < 3; ++round) {
            reader.subscribe(wire, round == 0 ? R"({"Type":"TRIM_HORIZON"})" : reader.after());
            for (int i = 0; reader.cursor && !reader.isOver; ++i) {
                const std::string one(1, static_cast<char>('a' + i));
                wire.put(one);
                sent += one;
                reader.listen(wire, 20s);
            }
            EXPECT_TRUE(sent.starts_with(reader.data));
            wire.put("!"); // while nobody listens
            sent += "!";
        }
        reader.subscribe(wire, reader.after());
        reader.listen(wire, 1s);
        EXPECT_EQ(reader.data, sent);
    }
}

TEST(Trap14, ASubscriptionThatSawNothingGoesOnFromItsHeartbeat)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        registerConsumer(wire, "c");
        wire.wait(1s);
        wire.put("before");
        Reader reader;
        reader.subscribe(wire, R"({"Type":"LATEST"})");
        reader.listen(wire, std::chrono::minutes{6});
        ASSERT_TRUE(reader.isOver);
        ASSERT_NE(reader.continuation, "");
        wire.put("between");
        reader.subscribe(wire, reader.after());
        reader.listen(wire, 1s);
        EXPECT_EQ(reader.data, "between");
    }
}

TEST(Trap14, ASubscriptionBeginsAtATimeOrANumberAndRefusesInItsCodec)
{
    struct Row {
        std::string position;
        std::string_view comes; // data, or what the refusal has
    };
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        registerConsumer(wire, "c");
        wire.wait(base::Duration{1'234});
        const std::string a = wire.put("a");
        wire.wait(1s);
        wire.put("b");
        wire.wait(1s);
        const std::string number = R"("SequenceNumber":")" + a + "\"}";
        for (const Row& row : {
                 // position | comes
                 Row{R"({"Type":"AT_TIMESTAMP","Timestamp":1795132801.234})", "ab"},
                 {R"({"Type":"AT_TIMESTAMP","Timestamp":1795132801.235})", "b"},
                 {R"({"Type":"AT_SEQUENCE_NUMBER",)" + number, "ab"},
                 {R"({"Type":"AFTER_SEQUENCE_NUMBER",)" + number, "b"},
             }) {
            Reader reader;
            reader.subscribe(wire, row.position);
            reader.listen(wire, 1s);
            EXPECT_EQ(reader.data, row.comes) << row.position;
            wire.wait(5s);
        }
        for (const Row& row : {
                 // position | comes
                 Row{R"({"Type":"AT_TIMESTAMP"})", "Current request has no timestamp parameter."},
                 {R"({"Type":"AT_SEQUENCE_NUMBER"})", "AT_SEQUENCE_NUMBER and no StartingSequenceNumber."},
                 {R"({"Type":"LATEST",)" + number, "LATEST and also a StartingSequenceNumber."},
             }) {
            const wire::Response refused = wire.send(wire.subscribing(row.position));
            EXPECT_EQ(refused.status, 400) << row.position;
            EXPECT_EQ(refused.contentType, wire::contentTypeOf(codec)) << row.position;
            EXPECT_EQ(refused.errorType, "InvalidArgumentException") << row.position;
            EXPECT_TRUE(has(refused.body, row.comes)) << row.position;
        }
    }
}

TEST(Trap15, TheStartShardAndPageTokensAreHonoured)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec, 5};
        const std::string page = wire.ask("ListShards",
            R"({"StreamName":"s","ExclusiveStartShardId":"shardId-000000000001","MaxResults":2})");
        EXPECT_EQ(WireByHand::member(page, "ShardId"), "shardId-000000000002");
        const std::string token = R"("NextToken":")" + WireByHand::member(page, "NextToken") + "\"";
        EXPECT_EQ(WireByHand::member(wire.ask("ListShards", "{" + token + "}"), "ShardId"), "shardId-000000000004");
        EXPECT_TRUE(has(wire.ask("ListShards", R"({"StreamName":"s",)" + token + "}"),
            "NextToken and StreamName cannot be provided together."));
        EXPECT_TRUE(has(wire.ask("ListStreams", "{" + token + "}"), "InvalidArgumentException"))
            << "a token of another list";
        wire.wait(301s);
        EXPECT_TRUE(has(wire.ask("ListShards", "{" + token + "}"), "ExpiredNextTokenException"));
    }
}

// Texts of all members of a name: "a b".
std::string textsOf(const std::string& json, std::string_view name)
{
    const std::string key = "\"" + std::string{name} + "\":\"";
    std::string texts;
    for (std::size_t at = json.find(key); at != std::string::npos; at = json.find(key, at + 1)) {
        const std::size_t start = at + key.size();
        texts += (texts.empty() ? "" : " ") + json.substr(start, json.find('"', start) - start);
    }
    return texts;
}

TEST(Trap15, ATokenOfAnotherStreamIsRefused)
{
    constexpr std::string_view kInvalid = R"({"__type":"InvalidArgumentException","message":"NextToken is invalid."})";
    for (const Codec codec : kCodecs) {
        InCodec wire{codec, 5};
        wire.body("CreateStream", R"({"StreamName":"t","ShardCount":5})");
        for (const char* const name : {"c", "d"})
            registerConsumer(wire, name);
        const std::string ofS = R"("StreamARN":")" + std::string{kStreamArn} + "s\"";
        const std::string ofT = R"("StreamARN":")" + std::string{kStreamArn} + "t\"";
        const auto tokenIn = [](const std::string& page) {
            return R"("NextToken":")" + WireByHand::member(page, "NextToken") + "\"";
        };
        const std::string consumers = tokenIn(wire.ask("ListStreamConsumers", "{" + ofS + R"(,"MaxResults":1})"));
        EXPECT_EQ(textsOf(wire.ask("ListStreamConsumers", "{" + ofS + "," + consumers + "}"), "ConsumerName"), "d");
        EXPECT_EQ(wire.ask("ListStreamConsumers", "{" + ofT + "," + consumers + "}"), kInvalid);
        EXPECT_EQ(wire.ask("ListShards", "{" + consumers + "}"), kInvalid);

        const std::string shards = tokenIn(wire.ask("ListShards", R"({"StreamName":"s","MaxResults":2})"));
        EXPECT_TRUE(has(wire.ask("ListShards", "{" + ofT + "," + shards + "}"), "InvalidArgumentException"));
        wire.wait(1s);
        EXPECT_EQ(wire.ask("DeleteStream", R"({"StreamName":"s","EnforceConsumerDeletion":true})"), "");
        wire.wait(1s);
        EXPECT_EQ(wire.ask("ListShards", "{" + shards + "}"), kInvalid) << "its stream is gone";
        wire.body("CreateStream", R"({"StreamName":"s","ShardCount":5})");
        for (const char* const name : {"c", "d"})
            registerConsumer(wire, name);
        EXPECT_EQ(wire.ask("ListShards", "{" + shards + "}"), kInvalid) << "another of its name";
        EXPECT_EQ(wire.ask("ListStreamConsumers", "{" + ofS + "," + consumers + "}"), kInvalid)
            << "another of its name";
    }
}

TEST(Trap15, DescribeStreamGoesOnAfterTheShardThatItIsTold)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec, 5};
        std::string pages;
        std::string start;
        for (bool hasMore = true; hasMore && pages.size() < 200;) {
            const std::string page = wire.ask("DescribeStream", R"({"StreamName":"s","Limit":2)" + start + "}");
            const std::string shards = textsOf(page, "ShardId");
            hasMore = has(page, R"("HasMoreShards":true)");
            EXPECT_NE(hasMore, has(page, R"("HasMoreShards":false)"));
            pages += shards + (hasMore ? " | " : "");
            start = R"(,"ExclusiveStartShardId":")" + shards.substr(shards.find_last_of(' ') + 1) + "\"";
        }
        EXPECT_EQ(pages,
            "shardId-000000000000 shardId-000000000001 | shardId-000000000002 shardId-000000000003 | "
            "shardId-000000000004");
        const std::string end = wire.ask("DescribeStream", R"({"StreamName":"s")" + start + "}");
        EXPECT_TRUE(has(end, R"("Shards":[],"HasMoreShards":false)")) << end;
    }
}

TEST(Trap15, EveryListIsReadToItsEndByItsTokens)
{
    struct List {
        std::string_view operation;
        std::string first; // members of the request for the first page
        std::string more;  // and of those for all others, besides the token
        std::string_view item;
        std::string_view pages;
    };
    const std::string ofS = R"("StreamARN":")" + std::string{kStreamArn} + R"(s","MaxResults":2)";
    const List lists[] = {
        // operation | first | more | item | pages
        {"ListStreams", R"("Limit":2)", R"("Limit":2)", "StreamName", "d1 d2 | d3 s | t"},
        {"ListShards", ofS, R"("MaxResults":2)", "ShardId",
            "shardId-000000000000 shardId-000000000001 | shardId-000000000002 shardId-000000000003 | "
            "shardId-000000000004"},
        {"ListStreamConsumers", ofS, ofS, "ConsumerName", "c d | e f | g"},
        {"ListChannels", R"("MaxResults":2)", R"("MaxResults":2)", "ChannelName", "of-d1 of-d2 | of-d3"},
    };
    for (const Codec codec : kCodecs) {
        InCodec wire{codec, 5};
        for (const std::string stream : {"d1", "d2", "d3"}) {
            wire.body("CreateStream",
                R"({"StreamName":")" + stream + R"(","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");
            wire.body("CreateChannel",
                R"({"ChannelName":"of-)" + stream
                    + R"(","ServiceExecutionRoleARN":"arn:aws:iam::123456789012:role/r","StreamConfigurationList":)"
                    + R"([{"StreamARN":")" + std::string{kStreamArn} + stream
                    + R"(","RecordConfiguration":{"RecordFormatType":"JSON"}}],"S3DestinationConfiguration":)"
                    + R"({"StorageConfiguration":{"BucketARN":"arn:aws:s3:::b","ExpectedBucketOwner":"123456789012",)"
                    + R"("CompressionType":"GZIP"}}})");
        }
        wire.body("CreateStream", R"({"StreamName":"t","ShardCount":1})");
        for (const char* const name : {"c", "d", "e", "f", "g"})
            registerConsumer(wire, name);
        for (const List& list : lists) {
            std::string pages;
            std::string body = list.first;
            for (int page = 0; page < 5 && !body.empty(); ++page) {
                const std::string answer = wire.ask(list.operation, "{" + body + "}");
                pages += (page == 0 ? "" : " | ") + textsOf(answer, list.item);
                const std::string token = WireByHand::member(answer, "NextToken");
                body = token.empty() ? "" : list.more + R"(,"NextToken":")" + token + "\"";
            }
            EXPECT_EQ(pages, list.pages) << list.operation;
            const std::string first = wire.ask(list.operation, "{" + list.first + "}");
            wire.wait(base::Duration{300'001});
            EXPECT_EQ(wire.ask(list.operation,
                          "{" + list.more + R"(,"NextToken":")" + WireByHand::member(first, "NextToken") + "\"}"),
                R"({"__type":"ExpiredNextTokenException","message":"NextToken has expired."})")
                << list.operation;
        }
    }
}

TEST(Trap16, ParentsAreNamedAfterASplitAndAMergeButNotAtCreation)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec, 2};
        EXPECT_FALSE(has(wire.ask("ListShards", R"({"StreamName":"s"})"), "ParentShardId"));
        wire.split();
        wire.wait(5s);
        EXPECT_EQ(
            wire.ask("MergeShards",
                R"({"StreamName":"s","ShardToMerge":"shardId-000000000003","AdjacentShardToMerge":"shardId-000000000001"})"),
            "");
        const std::string shards = wire.ask("ListShards", R"({"StreamName":"s"})");
        EXPECT_TRUE(has(shards,
            R"({"ShardId":"shardId-000000000002","ParentShardId":"shardId-000000000000","HashKeyRange")"));
        EXPECT_TRUE(has(shards,
            R"("ParentShardId":"shardId-000000000003","AdjacentParentShardId":"shardId-000000000001")"));
    }
}

// --- Of the envelope -----------------------------------------------------------

TEST(Envelope, OfAnErrorIsTypeAndMessageAndTheHeaderSaysItToo)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        const std::string_view body = R"({"StreamName":"none"})";
        const wire::Response response = codec == Codec::Json ? wire.call("DescribeStreamSummary", body)
                                                             : wire.callCbor("DescribeStreamSummary", body);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.contentType, wire::contentTypeOf(codec));
        EXPECT_EQ(response.errorType, "ResourceNotFoundException");
        EXPECT_EQ(test::membersOf(codec, response.body), "__type message");
    }
}

TEST(Envelope, OfAnEmptyAnswerIsEmpty)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        EXPECT_EQ(wire.ask("AddTagsToStream", R"({"StreamName":"s","Tags":{"a":"b"}})"), "");
    }
}

TEST(Envelope, OfWhatIsNoOperationOrHasNoBodySaysSoInItsCodec)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        EXPECT_EQ(wire.ask("Dance", "{}"), R"({"__type":"UnknownOperationException"})");
        EXPECT_EQ(wire.ask("PutRecord", ""), R"({"__type":"SerializationException"})");
    }
}

TEST(Envelope, HasNamesItDoesNotKnowAndNullsThatCountAsLeftOut)
{
    for (const Codec codec : kCodecs) {
        InCodec wire{codec};
        EXPECT_NE(wire.ask("ListShards", R"({"StreamName":"s","NextToken":null,"Later":{"a":[1]}})").find("Shards"),
            std::string::npos);
    }
}

}
