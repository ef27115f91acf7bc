// A body means the same in JSON and in CBOR: random requests of every operation, made from the tables of its shape, and
// what is answered to them.
#include "wire/wire_by_hand.h"

#include "base/rng.h"
#include "wire/body_writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace shardscope;
using base::operator""s;
using test::WireByHand;
using wire::Codec;
using wire::Field;
using wire::FieldType;
using wire::Pattern;

const std::string kArn = "arn:aws:kinesis:us-east-1:123456789012:stream/";
const std::string kConsumerArn = kArn + "s/consumer/c:1795132800";
constexpr std::int64_t kStartMs = 1'795'132'800'000; // of the run

// Streams "s", "d" and "p", of which "s" has a consumer, tags, a record and a closed shard, and "d" a channel.
struct Populated : WireByHand {
    Populated()
    {
        body("UpdateAccountSettings", R"({"MinimumThroughputBillingCommitment":{"Status":"ENABLED"}})");
        body("CreateStream", R"({"StreamName":"s","ShardCount":2,"Tags":{"a":"1","b":"2"}})");
        body("CreateStream", R"({"StreamName":"d","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");
        body("CreateStream", R"({"StreamName":"p","ShardCount":2})");
        body("RegisterStreamConsumer", R"({"StreamARN":")" + kArn + R"(s","ConsumerName":"c"})");
        channel = member(
            body("CreateChannel",
                R"({"ChannelName":"h","ServiceExecutionRoleARN":"arn:aws:iam::123456789012:role/r",)"
                R"("StreamConfigurationList":[{"StreamARN":")"
                    + kArn
                    + R"(d","RecordConfiguration":{"RecordFormatType":"JSON"}}],"S3DestinationConfiguration":)"
                      R"({"StorageConfiguration":{"BucketARN":"arn:aws:s3:::b","ExpectedBucketOwner":"123456789012",)"
                      R"("OutputKeyTemplate":"k/","CompressionType":"GZIP"}}})"),
            "ChannelARN");
        number =
            member(body("PutRecord", R"({"StreamName":"s","Data":"/wBh","PartitionKey":"用戶","ExplicitHashKey":"0"})"),
                "SequenceNumber");
        body("SplitShard", R"({"StreamName":"s","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"1000"})");
        iterator =
            member(body("GetShardIterator",
                       R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"})"),
                "ShardIterator");
        wait(1s); // so that no rate has been used up
    }

    std::string channel;
    std::string number;
    std::string iterator;
};

// The same seed gives the same body in either codec. Most of what it holds is there and fits; some is odd, null, of
// another type, left out though it is required, or known to no shape.
class RandomBody {
public:
    RandomBody(Codec codec, std::uint64_t seed, const Populated& world)
        : m_world(world), m_rng(seed), m_out(codec, m_text)
    {
    }

    [[nodiscard]] std::string of(const wire::Shape& shape)
    {
        structure(shape);
        return m_text;
    }

private:
    [[nodiscard]] bool onceIn(std::uint64_t times) { return m_rng.below(times) == 0; }
    [[nodiscard]] std::int64_t below(std::uint64_t bound) { return static_cast<std::int64_t>(m_rng.below(bound)); }

    void structure(const wire::Shape& shape)
    {
        m_out.beginMap();
        for (const Field& field : shape.fields) {
            if (onceIn(field.isRequired ? 40 : 2))
                continue;
            m_out.key(field.name);
            value(field, field.name);
        }
        if (onceIn(6)) {
            m_out.key("Unknown").beginList().integer(-1).blob("\xff").beginMap().key("a").null().end();
            m_out.timestamp(kStartMs + 1).end();
        }
        m_out.end();
    }

    // `name`: of the member that holds it, as elements have none.
    void value(const Field& field, std::string_view name)
    {
        if (onceIn(40)) {
            m_out.null();
            return;
        }
        if (onceIn(40)) {
            ofAnotherType(field.type);
            return;
        }
        const bool isOdd = onceIn(16);
        switch (field.type) {
        case FieldType::Text:
            m_out.text(isOdd ? anyText() : usualText(field, name));
            return;
        case FieldType::Integer:
        case FieldType::Long:
            m_out.integer(isOdd ? static_cast<std::int64_t>(m_rng.next()) : usualNumber(field, name));
            return;
        case FieldType::Boolean:
            m_out.boolean(onceIn(4));
            return;
        case FieldType::Blob:
            m_out.blob(anyBytes());
            return;
        case FieldType::Timestamp:
            m_out.timestamp(isOdd ? below(4'000'000'000'000) : kStartMs + below(2'000));
            return;
        case FieldType::List:
            list(field, name,
                isOdd ? 0 : 1 + below(std::min<std::uint64_t>(static_cast<std::uint64_t>(field.most), 3)));
            return;
        case FieldType::Map:
            map(field, name, isOdd ? 0 : 1 + below(std::size(kKeys)));
            return;
        case FieldType::Structure:
            structure(*field.of);
            return;
        }
    }

    // But not of one that only CBOR can tell from the right one, as it has types of their own for blobs and instants.
    void ofAnotherType(FieldType type)
    {
        switch (m_rng.below(5)) {
        case 0:
            m_out.boolean(true);
            return;
        case 1:
            m_out.beginList().end();
            return;
        case 2:
            m_out.beginMap().end();
            return;
        case 3:
            if (type != FieldType::Blob) {
                m_out.text("7");
                return;
            }
            [[fallthrough]];
        default:
            m_out.integer(7);
        }
    }

    void list(const Field& field, std::string_view name, std::int64_t count)
    {
        m_out.beginList();
        for (std::int64_t i = 0; i < count; ++i) {
            if (field.element != nullptr)
                value(*field.element, name);
            else
                structure(*field.of);
        }
        m_out.end();
    }

    void map(const Field& field, std::string_view name, std::int64_t count)
    {
        m_out.beginMap();
        for (std::int64_t i = 0; i < count; ++i) {
            m_out.key(kKeys[static_cast<std::size_t>(i)]);
            value(*field.element, name);
        }
        m_out.end();
    }

    [[nodiscard]] std::string usualText(const Field& field, std::string_view name)
    {
        if (!field.choices.empty())
            return std::string{field.choices[m_rng.below(field.choices.size())]};
        const std::string stream(1, "sdpxy"[m_rng.below(5)]); // the last two are free
        switch (field.pattern) {
        case Pattern::Name:
            return name.find("Shard") != std::string_view::npos ? "shardId-00000000000" + std::to_string(below(4))
                : name == "ConsumerName"                        ? "c"
                                                                : stream;
        case Pattern::HashKey:
            return std::to_string(m_rng.next());
        case Pattern::SequenceNumber:
            return m_world.number;
        case Pattern::StreamArn:
            return kArn + stream;
        case Pattern::ConsumerArn:
            return kConsumerArn;
        case Pattern::ResourceArn:
            return onceIn(2) ? kConsumerArn : kArn + stream;
        case Pattern::StreamId:
            return "abcdefghij0123456789-abc";
        case Pattern::None:
            break;
        }
        return name == "ChannelARN"         ? m_world.channel
            : name == "ShardIterator"       ? m_world.iterator
            : name == "KeyId"               ? "alias/aws/kinesis"
            : name == "ShardLevelMetrics"   ? "IncomingBytes"
            : name == "ExpectedBucketOwner" ? "123456789012"
            : name == "Policy"              ? R"({"Version":"2012-10-17"})"
                                            : anyText();
    }

    [[nodiscard]] std::int64_t usualNumber(const Field& field, std::string_view name)
    {
        if (name == "RetentionPeriodHours")
            return 24 + below(100);
        const bool hasLeast = field.least != std::numeric_limits<std::int64_t>::min();
        return (hasLeast ? field.least : 60) + below(4);
    }

    [[nodiscard]] std::string anyText()
    {
        static constexpr std::string_view kCharacters[]{"a", "Z", "0", "-", ".", " ", "/", ":", "\"", "\\", "\n",
            "\x01", "\x7f", {"\0", 1}, "é", "ờ", "用", "戶", "\xf0\x9f\x9a\x80"};
        std::string text;
        for (std::int64_t left = below(12); left > 0; --left)
            text += kCharacters[m_rng.below(std::size(kCharacters))];
        return text;
    }

    [[nodiscard]] std::string anyBytes()
    {
        std::string bytes;
        for (std::int64_t left = below(40); left > 0; --left)
            bytes += static_cast<char>(m_rng.below(256));
        return bytes;
    }

    // Of tags. The writer's keys need no escapes.
    static constexpr std::string_view kKeys[]{"a", "env", "tên", "用戶"};

    const Populated& m_world;
    base::Rng m_rng;
    std::string m_text;
    wire::BodyWriter m_out;
};

void expectSame(const wire::Response& json, const wire::Response& cbor)
{
    EXPECT_EQ(json.status, cbor.status);
    EXPECT_EQ(json.errorType, cbor.errorType);
    EXPECT_EQ(json.contentType, wire::kJsonType);
    EXPECT_EQ(cbor.contentType, wire::kCborType);
    EXPECT_EQ(test::jsonOfCbor(cbor.body), json.body);
}

TEST(Codecs, GiveRandomBodiesOfEveryOperationOneMeaning)
{
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    base::Rng rng{seed};
    int wellFormed = 0;
    int accepted = 0;
    for (int round = 0; round < 12; ++round) {
        Populated world;
        std::vector<const wire::Operation*> operations;
        for (const wire::Operation& operation : wire::operations())
            operations.insert(operations.begin() + static_cast<std::ptrdiff_t>(rng.below(operations.size() + 1)),
                &operation);
        ASSERT_EQ(operations.size(), 45U);
        for (const wire::Operation* const operation : operations) {
            const std::uint64_t bodySeed = rng.next();
            std::string text;
            const auto read = [&](Codec codec) {
                wire::HttpRequest request =
                    WireByHand::request(operation->name, RandomBody{codec, bodySeed, world}.of(operation->input));
                for (auto& [name, value] : request.headers) {
                    if (name == "content-type")
                        value = codec == Codec::Json ? wire::kJsonType : wire::kCborType;
                }
                if (codec == Codec::Json)
                    text = request.body;
                return world.endpoint.read(request, world.world.service().unixSecond(world.world.now()));
            };
            const auto json = read(Codec::Json);
            const auto cbor = read(Codec::Cbor);
            SCOPED_TRACE(std::string{operation->name} + " " + text);
            ASSERT_EQ(json.index(), cbor.index()) << "one of them was refused for its form";
            if (const auto* const refused = std::get_if<wire::Response>(&json)) {
                expectSame(*refused, std::get<wire::Response>(cbor));
                continue;
            }
            const auto& asked = std::get<wire::Call>(json);
            const auto& askedInCbor = std::get<wire::Call>(cbor);
            EXPECT_TRUE(asked.command == askedInCbor.command) << "they ask for different things";
            ++wellFormed;
            const world::Reply reply = world.world.apply(asked.command);
            accepted += world::isAccepted(reply) ? 1 : 0;
            expectSame(world.endpoint.answer(asked, reply), world.endpoint.answer(askedInCbor, reply));
            world.wait(1s); // so that no rate is in the way of the next
        }
    }
    EXPECT_GT(wellFormed, 100) << "of 540";
    EXPECT_GT(accepted, 50);
}

}
