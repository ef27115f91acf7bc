// SubscribeToShard over both protocols. The runner stands still but for the steps that a test takes, so that nothing
// hangs on how fast this machine is.
#include "server/endpoint_and_client.h"
#include "server/h2_client.h"
#include "wire/event_stream.h"
#include "world/programs.h"

#include "base/base64.h"

#include <chrono>
#include <utility>
#include <vector>

namespace {

using namespace shardscope;
using test::call;
using test::Client;
using test::Endpoint;
using test::H2Client;
using test::OverSocket;
using namespace std::chrono_literals;

const std::string kConsumer = "arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1795132800";

std::string subscribeBody(std::string_view position, int shard = 0)
{
    return R"({"ConsumerARN":")" + kConsumer + R"(","ShardId":"shardId-00000000000)" + std::to_string(shard)
        + R"(","StartingPosition":{"Type":")" + std::string{position} + "\"}}";
}

std::string put(std::string_view data, std::string_view hash = "0")
{
    return call("PutRecord",
        R"({"StreamName":"s","PartitionKey":"k","ExplicitHashKey":")" + std::string{hash} + R"(","Data":")"
            + base::encodeBase64(data) + "\"}");
}

struct Standing : Endpoint {
    explicit Standing(world::Scenario scenario = test::quickScenario()) : Endpoint({}, std::move(scenario))
    {
        runner.post(world::Control{world::Pause{}});
        runner.post(world::Control{world::Seek{base::kWorldStart}});
        EXPECT_NE(ask(call("RegisterStreamConsumer",
                          R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","ConsumerName":"c"})"))
                      .find("\"c\""),
            std::string::npos);
        step(1ms); // it is ACTIVE
    }

    void step(base::Duration by) { runner.post(world::Control{world::Step{by}}); }
    std::string ask(const std::string& request)
    {
        m_other.send(request);
        return m_other.answers(1);
    }

private:
    Client m_other{server->port()};
};

// Bytes of an event stream, as they come, and what they say.
struct Events {
    void take(std::string_view bytes)
    {
        m_bytes += bytes;
        std::string_view rest = m_bytes;
        while (auto message = wire::takeEventMessage(rest))
            messages.push_back(std::move(*message));
        m_bytes.erase(0, m_bytes.size() - rest.size());
    }
    [[nodiscard]] static std::string header(const wire::EventMessage& message, std::string_view name)
    {
        for (const auto& [key, value] : message.headers) {
            if (key == name)
                return value;
        }
        return "";
    }
    // "initial-response", "SubscribeToShardEvent", "ResourceInUseException", …
    [[nodiscard]] std::string kinds() const
    {
        std::string all;
        for (const wire::EventMessage& message : messages)
            all += (all.empty() ? "" : " ") + header(message, ":event-type") + header(message, ":exception-type");
        return all;
    }
    // The data of all records, one after another.
    [[nodiscard]] std::string data() const
    {
        constexpr std::string_view kData = R"("Data":")";
        std::string all;
        for (const wire::EventMessage& message : messages) {
            const std::string& text = message.payload;
            for (std::size_t at = text.find(kData); at != std::string::npos; at = text.find(kData, at + 1)) {
                const std::size_t start = at + kData.size();
                all += base::decodeBase64(text.substr(start, text.find('"', start) - start)).value();
            }
        }
        return all;
    }

    std::vector<wire::EventMessage> messages;

private:
    std::string m_bytes;
};

// A subscriber over HTTP/1.1, who takes the chunks apart.
class Http1Subscriber {
public:
    Http1Subscriber(Endpoint& endpoint, const std::string& body) : m_client(endpoint.server->port())
    {
        m_client.send(call("SubscribeToShard", body));
        while (m_rest.find("\r\n\r\n") == std::string::npos) {
            const std::string some = m_client.some();
            if (some.empty())
                return;
            m_rest += some;
        }
        const std::size_t end = m_rest.find("\r\n\r\n") + 4;
        head = m_rest.substr(0, end);
        m_rest.erase(0, end);
    }

    // Reads on until `wish` is fulfilled; false if the answer ended before.
    template <typename Wish>
    bool until(Wish wish)
    {
        while (!wish()) {
            if (!takeChunk()) {
                const std::string some = isOver ? "" : m_client.some();
                if (some.empty())
                    return false;
                m_rest += some;
            }
        }
        return true;
    }
    bool untilKinds(std::string_view kinds)
    {
        return until([&] { return events.kinds() == kinds; });
    }
    bool untilOver()
    {
        return until([this] { return isOver; });
    }
    Client& client() { return m_client; }

    std::string head;
    Events events;
    bool isOver = false;

private:
    bool takeChunk()
    {
        const std::size_t line = m_rest.find("\r\n");
        if (line == std::string::npos || isOver)
            return false;
        const std::size_t length = std::stoul(m_rest.substr(0, line), nullptr, 16);
        if (m_rest.size() < line + 2 + length + 2)
            return false;
        events.take(m_rest.substr(line + 2, length));
        m_rest.erase(0, line + 2 + length + 2);
        isOver = length == 0;
        return true;
    }

    Client m_client;
    std::string m_rest;
};

TEST(Subscription, ComesInChunksOverHttp1)
{
    Standing endpoint;
    endpoint.ask(put("before"));
    Http1Subscriber reader{endpoint, subscribeBody("TRIM_HORIZON")};
    EXPECT_EQ(reader.head.find("HTTP/1.1 200 OK\r\nx-amzn-RequestId: "), 0U) << reader.head;
    EXPECT_NE(reader.head.find("\r\nContent-Type: application/vnd.amazon.eventstream\r\n"), std::string::npos);
    EXPECT_NE(reader.head.find("\r\nTransfer-Encoding: chunked\r\n"), std::string::npos);
    ASSERT_TRUE(reader.untilKinds("initial-response SubscribeToShardEvent"));
    EXPECT_EQ(reader.events.data(), "before");
    EXPECT_EQ(Events::header(reader.events.messages[1], ":content-type"), "application/json");
    const std::string& payload = reader.events.messages[1].payload;
    EXPECT_NE(payload.find("\"ContinuationSequenceNumber\":\"49"), std::string::npos) << payload;
    EXPECT_NE(payload.find("\"MillisBehindLatest\":0"), std::string::npos) << payload;
    // What is written while it listens comes at once, though time stands still.
    endpoint.ask(put("after"));
    ASSERT_TRUE(reader.until([&] { return reader.events.data() == "beforeafter"; }));
    endpoint.step(5s);
    ASSERT_TRUE(reader.until([&] { return reader.events.messages.size() == 4; })) << "an empty one";
    EXPECT_EQ(reader.events.data(), "beforeafter");
}

TEST(Subscription, EndsAfterFiveMinutesAndTheConnectionGoesOn)
{
    Standing endpoint;
    Http1Subscriber reader{endpoint, subscribeBody("LATEST")};
    ASSERT_TRUE(reader.untilKinds("initial-response"));
    endpoint.step(5min - 1ms);
    ASSERT_TRUE(reader.untilKinds("initial-response SubscribeToShardEvent")) << "not over yet";
    endpoint.step(1ms);
    EXPECT_TRUE(reader.untilOver());
    EXPECT_EQ(reader.events.kinds(), "initial-response SubscribeToShardEvent");
    reader.client().send(put("x"));
    EXPECT_NE(reader.client().answers(1).find("200 OK"), std::string::npos);
}

TEST(Subscription, EndsWhileTimePassesAThousandTimesAsFast)
{
    Standing endpoint;
    Http1Subscriber reader{endpoint, subscribeBody("LATEST")};
    ASSERT_TRUE(reader.untilKinds("initial-response"));
    endpoint.runner.post(world::Control{world::SetSpeed{1'000'000}});
    endpoint.runner.post(world::Control{world::Play{}});
    EXPECT_TRUE(reader.untilOver());
    EXPECT_GT(reader.events.messages.size(), 1U) << "with heartbeats on the way";
}

TEST(Subscription, NamesTheChildrenAtTheEndOfAClosedShard)
{
    Standing endpoint;
    endpoint.ask(put("last"));
    Http1Subscriber reader{endpoint, subscribeBody("TRIM_HORIZON")};
    ASSERT_TRUE(reader.untilKinds("initial-response SubscribeToShardEvent"));
    endpoint.ask(call("SplitShard",
        R"({"StreamName":"s","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"1000"})"));
    endpoint.step(1s);
    ASSERT_TRUE(reader.untilOver());
    const std::string& end = reader.events.messages.back().payload;
    EXPECT_EQ(end.find(R"({"Records":[],"MillisBehindLatest":0,"ChildShards":[{"ShardId":"shardId-000000000002")"), 0U)
        << end;
    EXPECT_NE(end.find(R"("ShardId":"shardId-000000000003")"), std::string::npos);
}

TEST(Subscription, IsTakenOverAfterFiveSecondsAndRefusedBefore)
{
    Standing endpoint;
    Http1Subscriber first{endpoint, subscribeBody("LATEST")};
    ASSERT_TRUE(first.untilKinds("initial-response"));
    endpoint.step(2s);
    const std::string early = endpoint.ask(call("SubscribeToShard", subscribeBody("LATEST")));
    EXPECT_EQ(early.find("HTTP/1.1 400 "), 0U);
    EXPECT_NE(early.find(R"({"__type":"ResourceInUseException","message":"Another active subscription exists)"),
        std::string::npos)
        << early;
    endpoint.step(2'999ms);
    Http1Subscriber tooEarly{endpoint, subscribeBody("LATEST")};
    EXPECT_EQ(tooEarly.head.find("HTTP/1.1 400 "), 0U) << "4,999 ms after the one that succeeded";
    endpoint.step(1s);
    Http1Subscriber second{endpoint, subscribeBody("LATEST")};
    ASSERT_TRUE(second.untilKinds("initial-response"));
    ASSERT_TRUE(first.untilOver());
    EXPECT_NE(first.events.kinds().find("ResourceInUseException"), std::string::npos) << first.events.kinds();
    EXPECT_EQ(Events::header(first.events.messages.back(), ":message-type"), "exception");
    endpoint.ask(put("to the second"));
    EXPECT_TRUE(second.until([&] { return second.events.data() == "to the second"; }));
}

TEST(Subscription, BeginsAsLateAsAFaultMakesItsAnswer)
{
    Standing endpoint;
    endpoint.ask(put("before"));
    streams::FaultRule slow;
    slow.name = "slow";
    slow.error = streams::FaultError::None;
    slow.operations = {streams::Action::SubscribeToShard};
    slow.latency = {.kind = streams::FaultLatency::Kind::Fixed, .typical = 20s};
    endpoint.runner.post({world::Command{"you", streams::SetFaultRequest{slow}}},
        [](const std::vector<world::Reply>& replies) { EXPECT_TRUE(world::isAccepted(replies.front())); });
    endpoint.runner.post(world::Control{world::SetSpeed{20'000}});
    endpoint.runner.post(world::Control{world::Play{}});
    Http1Subscriber reader{endpoint, subscribeBody("TRIM_HORIZON")};
    EXPECT_EQ(reader.head.find("HTTP/1.1 200 OK"), 0U) << reader.head;
    ASSERT_TRUE(reader.until([&] { return reader.events.data() == "before"; }));
    // When that was, a record says that is put then.
    endpoint.ask(put("after"));
    ASSERT_TRUE(reader.until([&] { return reader.events.data() == "beforeafter"; }));
    constexpr std::string_view kArrival = R"("ApproximateArrivalTimestamp":)";
    const std::string& event = reader.events.messages.back().payload;
    ASSERT_NE(event.find(kArrival), std::string::npos) << event;
    EXPECT_GE(std::stod(event.substr(event.find(kArrival) + kArrival.size())), 1'795'132'820.0);
}

TEST(Subscription, IsRefusedLikeAnyCall)
{
    Standing endpoint;
    const std::string answer = endpoint.ask(call("SubscribeToShard", subscribeBody("LATEST", 7)));
    EXPECT_EQ(answer.find("HTTP/1.1 400 "), 0U);
    EXPECT_NE(answer.find("ResourceNotFoundException"), std::string::npos);
}

TEST(Subscription, LosesAReaderThatGoesAwayAndNobodyElse)
{
    Standing endpoint;
    endpoint.ask(put("a"));
    {
        Http1Subscriber gone{endpoint, subscribeBody("TRIM_HORIZON")};
        ASSERT_TRUE(gone.untilKinds("initial-response SubscribeToShardEvent"));
    }
    for (int i = 0; i < 20; ++i) {
        endpoint.ask(put("b"));
        endpoint.step(1s);
    }
    Http1Subscriber next{endpoint, subscribeBody("TRIM_HORIZON")};
    EXPECT_TRUE(next.until([&] { return next.events.data() == "a" + std::string(20, 'b'); }));
}

// 40 MB are more than all buffers on the way hold: what is not read waits in the World.
TEST(Subscription, GivesASlowReaderEveryRecordOnceAndInOrder)
{
    world::Scenario scenario = test::quickScenario();
    scenario.settings.service.areLimitsOn = false;
    Standing endpoint{std::move(scenario)};
    std::string sent;
    for (int i = 0; i < 40; ++i) {
        const std::string data(1'000'000, static_cast<char>('A' + i));
        EXPECT_NE(endpoint.ask(put(data)).find("200 OK"), std::string::npos);
        sent += data;
    }
    Http1Subscriber reader{endpoint, subscribeBody("TRIM_HORIZON")};
    // Others are served while it does not read.
    for (int i = 0; i < 20; ++i)
        EXPECT_NE(endpoint.ask(put("x", "340282366920938463463374607431768211455")).find("200 OK"), std::string::npos);
    ASSERT_TRUE(reader.until([&] { return reader.events.messages.size() >= 41; }));
    EXPECT_TRUE(reader.events.data() == sent);
}

// Of 40 MB, what is not read waits before the endpoint, and the World knows.
TEST(Subscription, ThatIsNotReadStandsAndComesToTheTipWhenItIs)
{
    world::Scenario scenario = test::quickScenario();
    scenario.settings.service.areLimitsOn = false;
    Standing endpoint{std::move(scenario)};
    for (int i = 0; i < 40; ++i)
        EXPECT_NE(endpoint.ask(put(std::string(1'000'000, 'x'))).find("200 OK"), std::string::npos);
    Http1Subscriber reader{endpoint, subscribeBody("TRIM_HORIZON")};
    const auto unread = [&](const world::World& world) {
        const std::vector<world::ProgramReader> readers = world::programReaders(world, streams::StreamIndex{0});
        return readers.empty()
            ? 0U
            : world::programPlace(world, streams::StreamIndex{0}, readers[0], streams::ShardIndex{0}).reader.unread;
    };
    const auto become = [&](bool isHeldUp) {
        const auto until = std::chrono::steady_clock::now() + 60s;
        while (std::chrono::steady_clock::now() < until) {
            const world::Snapshot world = endpoint.runner.take().world;
            const auto& all = world->service().subscriptions();
            if (!all.empty() && all[0].heldUpSince.has_value() == isHeldUp)
                return true;
            endpoint.step(0ms);
            endpoint.ask(call("ListStreams", "{}")); // in the place of a sleep; it has its turn after the step
        }
        return false;
    };
    ASSERT_TRUE(become(true));
    EXPECT_GT(unread(*endpoint.runner.take().world), 0U);
    ASSERT_TRUE(reader.until([&] { return reader.events.messages.size() >= 41; }));
    ASSERT_TRUE(become(false));
    EXPECT_EQ(unread(*endpoint.runner.take().world), 0U);
}

TEST(Subscription, IsOverWhenTheServerStops)
{
    Standing endpoint;
    Http1Subscriber reader{endpoint, subscribeBody("LATEST")};
    ASSERT_TRUE(reader.untilKinds("initial-response"));
    endpoint.server->stop();
    EXPECT_TRUE(reader.untilOver());
}

TEST(Subscription, IsOverWhenItsReaderSendsNoMore)
{
    Standing endpoint;
    Http1Subscriber reader{endpoint, subscribeBody("LATEST")};
    ASSERT_TRUE(reader.untilKinds("initial-response"));
    reader.client().endSending();
    EXPECT_TRUE(reader.untilOver());
    EXPECT_TRUE(reader.client().isAtEnd());
    EXPECT_EQ(reader.events.kinds(), "initial-response");
}

TEST(Subscription, IsOverWhereThePastIsAnother)
{
    Standing endpoint;
    endpoint.step(1s);
    endpoint.runner.post(world::GesturedCommand{
        world::Command{.action = streams::AddTagsToStreamRequest{.streamName = "s", .tags = {{"team", "web"}}}}, {}});
    Http1Subscriber reader{endpoint, subscribeBody("LATEST")};
    ASSERT_TRUE(reader.untilKinds("initial-response"));
    endpoint.runner.post(world::Control{world::Undo{}});
    EXPECT_TRUE(reader.untilOver());
    EXPECT_EQ(reader.events.kinds(), "initial-response");
}

// --- HTTP/2 --------------------------------------------------------------------

struct H2Subscriber {
    H2Subscriber(Endpoint& endpoint, std::string body, const std::string& contentType)
        : socket{Client{endpoint.server->port()}},
          stream(client.request(std::move(body), "Kinesis_20131202.SubscribeToShard",
              {{"content-type", contentType},
                  {"authorization",
                      "AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/kinesis/aws4_request, SignedHeaders=host, "
                      "Signature=00"},
                  {"x-amz-date", "20261120T000000Z"}}))
    {
    }

    template <typename Wish>
    bool until(Wish wish)
    {
        for (;;) {
            client.talk(socket);
            events.take(std::exchange(client.answers[stream].body, {}));
            if (wish())
                return true;
            const std::string some = client.answers[stream].isComplete ? "" : socket.client.some();
            if (some.empty())
                return false;
            client.receive(some);
        }
    }

    OverSocket socket;
    H2Client client;
    std::int32_t stream;
    Events events;
};

TEST(Subscription, ComesAsAStreamOfHttp2)
{
    Standing endpoint;
    endpoint.ask(put("before"));
    H2Subscriber reader{endpoint, subscribeBody("TRIM_HORIZON"), "application/x-amz-json-1.1"};
    ASSERT_TRUE(reader.until([&] { return reader.events.data() == "before"; }));
    EXPECT_EQ(reader.client.answers[reader.stream].status, "200");
    EXPECT_EQ(reader.events.kinds(), "initial-response SubscribeToShardEvent");
    endpoint.ask(put("after"));
    ASSERT_TRUE(reader.until([&] { return reader.events.data() == "beforeafter"; }));
    endpoint.step(5min);
    EXPECT_TRUE(reader.until([&] { return reader.client.answers[reader.stream].isComplete; }));
}

TEST(Subscription, SpeaksCborToWhoAskedInIt)
{
    Standing endpoint;
    endpoint.ask(put("data"));
    // The same members as subscribeBody() has, as CBOR maps of three and one.
    const auto text = [](std::string_view value) {
        return std::string{"\x78"} + static_cast<char>(value.size()) + std::string{value};
    };
    const std::string body = "\xa3" + text("ConsumerARN") + text(kConsumer) + text("ShardId")
        + text("shardId-000000000000") + text("StartingPosition") + "\xa1" + text("Type") + text("TRIM_HORIZON");
    H2Subscriber reader{endpoint, body, "application/x-amz-cbor-1.1"};
    ASSERT_TRUE(reader.until([&] { return reader.events.messages.size() == 2; }));
    EXPECT_EQ(Events::header(reader.events.messages[0], ":content-type"), "application/x-amz-cbor-1.1");
    EXPECT_EQ(Events::header(reader.events.messages[1], ":content-type"), "application/cbor");
    EXPECT_NE(reader.events.messages[1].payload.find("\x44"
                                                     "data"),
        std::string::npos)
        << "a blob of four bytes";
}

TEST(Subscription, IsForgottenWhenItsStreamIsReset)
{
    Standing endpoint;
    H2Subscriber reader{endpoint, subscribeBody("LATEST"), "application/x-amz-json-1.1"};
    ASSERT_TRUE(reader.until([&] { return reader.events.messages.size() == 1; }));
    reader.client.reset(reader.stream);
    reader.client.talk(reader.socket);
    for (int i = 0; i < 6; ++i) {
        endpoint.ask(put("x"));
        endpoint.step(1s);
    }
    // The connection goes on: another subscription on it gets what comes.
    const std::int32_t again = reader.client.request(subscribeBody("LATEST"), "Kinesis_20131202.SubscribeToShard",
        {{"content-type", "application/x-amz-json-1.1"},
            {"authorization",
                "AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/kinesis/aws4_request, SignedHeaders=host, "
                "Signature=00"},
            {"x-amz-date", "20261120T000000Z"}});
    reader.stream = again;
    reader.events = {};
    ASSERT_TRUE(reader.until([&] { return reader.events.messages.size() == 1; }));
    endpoint.ask(put("y"));
    EXPECT_TRUE(reader.until([&] { return reader.events.data() == "y"; }));
}

}
