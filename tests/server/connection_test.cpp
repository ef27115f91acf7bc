// Both protocols without a socket: whole, in pieces, pipelined, malformed, too large, too slow.
#include "server/connection.h"

#include "server/h2_client.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace shardscope;
using namespace std::chrono_literals;
using server::AnswerHead;
using server::Connection;
using server::Exchange;
using server::WallTime;
using test::H2Client;

const AnswerHead kHead{"Fri, 20 Nov 2026 00:00:00 GMT", "id", "id2"};

// Answers at once with the body it got, or keeps the exchange for the test to answer.
struct Peer final : server::Exchanges {
    explicit Peer(server::Patience patience = {}) : connection(patience, now) {}

    void requested(Exchange exchange, wire::HttpRequest request) override
    {
        requests.push_back(std::move(request));
        exchanges.push_back(exchange);
        if (answersAtOnce)
            answer(exchange, requests.back().body);
    }
    void refused(Exchange exchange, const wire::Response& response) override
    {
        connection.session()->respond(exchange, response, kHead);
    }
    void cancelled(Exchange exchange) override { cancellations.push_back(exchange); }

    void answer(Exchange exchange, std::string body)
    {
        connection.session()->respond(exchange, {200, "text/plain", "", std::move(body)}, kHead);
    }
    bool send(std::string_view bytes) { return connection.receive(bytes, *this, now); }
    std::string output()
    {
        std::string all;
        for (std::string some; connection.takeOutput(some, 1'000), !some.empty(); some.clear())
            all += some;
        return all;
    }

    WallTime now{};
    Connection connection;
    bool answersAtOnce = true;
    std::vector<wire::HttpRequest> requests;
    std::vector<Exchange> exchanges;
    std::vector<Exchange> cancellations;
};

std::string post(std::string_view body, std::string_view more = "")
{
    return "POST /x?y HTTP/1.1\r\nHost: a\r\nX-Amz-Target: T\r\n" + std::string{more}
    + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
}

std::string answered(std::string_view body, std::string_view more = "")
{
    return "HTTP/1.1 200 OK\r\nx-amzn-RequestId: id\r\nx-amz-id-2: id2\r\nDate: Fri, 20 Nov 2026 00:00:00 GMT\r\n"
           "Content-Type: text/plain\r\n"
        + std::string{more} + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
}

TEST(Http1, ReadsARequestAndWritesItsAnswer)
{
    Peer peer;
    EXPECT_TRUE(peer.send(post("hello")));
    ASSERT_EQ(peer.requests.size(), 1U);
    EXPECT_EQ(peer.requests[0].method, "POST");
    EXPECT_EQ(peer.requests[0].path(), "/x");
    EXPECT_EQ(peer.requests[0].header("x-amz-target"), "T");
    EXPECT_EQ(peer.requests[0].body, "hello");
    EXPECT_EQ(peer.output(), answered("hello"));
    EXPECT_TRUE(peer.connection.session()->isIdle());
}

TEST(Http1, IsTheSameWhereverTheBytesAreCut)
{
    const std::string bytes = post("hello") + post("", "Expect: nothing\r\n") + post("you");
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        Peer peer;
        EXPECT_TRUE(peer.send(std::string_view{bytes}.substr(0, cut)));
        EXPECT_TRUE(peer.send(std::string_view{bytes}.substr(cut)));
        EXPECT_EQ(peer.output(), answered("hello") + answered("") + answered("you")) << cut;
    }
    Peer slow;
    for (const char c : bytes)
        EXPECT_TRUE(slow.send({&c, 1}));
    EXPECT_EQ(slow.output(), answered("hello") + answered("") + answered("you"));
}

TEST(Http1, AnswersPipelinedRequestsInTheirOrder)
{
    Peer peer;
    peer.answersAtOnce = false;
    EXPECT_TRUE(peer.send(post("1") + post("2") + post("3")));
    ASSERT_EQ(peer.exchanges.size(), 3U);
    peer.answer(peer.exchanges[2], "three");
    peer.answer(peer.exchanges[1], "two");
    EXPECT_EQ(peer.output(), "");
    peer.answer(peer.exchanges[0], "one");
    EXPECT_EQ(peer.output(), answered("one") + answered("two") + answered("three"));
}

TEST(Http1, ReadsNoFurtherWhileTooManyRequestsWait)
{
    Peer peer;
    peer.answersAtOnce = false;
    std::string many;
    for (std::size_t i = 0; i < server::kMostExchanges + 10; ++i)
        many += post(std::to_string(i));
    EXPECT_TRUE(peer.send(many));
    EXPECT_EQ(peer.requests.size(), server::kMostExchanges);
    EXPECT_FALSE(peer.connection.wantsInput());
    for (std::size_t i = 0; i < 3; ++i)
        peer.answer(peer.exchanges[i], "");
    EXPECT_TRUE(peer.connection.wantsInput());
    EXPECT_TRUE(peer.connection.resume(peer));
    EXPECT_EQ(peer.requests.size(), server::kMostExchanges + 3);
    EXPECT_EQ(peer.requests.back().body, std::to_string(server::kMostExchanges + 2));
}

TEST(Http1, ReadsChunkedBodies)
{
    Peer peer;
    EXPECT_TRUE(peer.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"));
    ASSERT_EQ(peer.requests.size(), 1U);
    EXPECT_EQ(peer.requests[0].body, "abcde");
}

TEST(Http1, ReadsChunkedBodiesWhereverTheBytesAreCut)
{
    const std::string head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string bytes = head + "0\r\n\r\n" + head + "2\r\nab\r\n0\r\nX: y\r\n\r\n" + post("end");
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        Peer peer;
        EXPECT_TRUE(peer.send(std::string_view{bytes}.substr(0, cut)));
        EXPECT_TRUE(peer.send(std::string_view{bytes}.substr(cut)));
        EXPECT_EQ(peer.output(), answered("") + answered("ab") + answered("end")) << cut;
    }
    Peer slow;
    for (const char c : bytes)
        EXPECT_TRUE(slow.send({&c, 1}));
    EXPECT_EQ(slow.output(), answered("") + answered("ab") + answered("end"));
}

TEST(Http1, AsksWhoExpectsItToGoOn)
{
    Peer peer;
    const std::string whole = post("hello", "Expect: 100-Continue\r\n");
    EXPECT_TRUE(peer.send(whole.substr(0, whole.size() - 5)));
    EXPECT_EQ(peer.output(), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_TRUE(peer.send("hello"));
    EXPECT_EQ(peer.output(), answered("hello"));
}

TEST(Http1, EndsWhereThePeerAsksForIt)
{
    Peer peer;
    EXPECT_FALSE(peer.send(post("a", "Connection: close\r\n")));
    EXPECT_EQ(peer.output(), answered("a", "Connection: close\r\n"));
    EXPECT_TRUE(peer.connection.isClosing());
    Peer old;
    EXPECT_FALSE(old.send("POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\nb"));
    EXPECT_EQ(old.output(), answered("b", "Connection: close\r\n"));
}

TEST(Http1, AnswersWhoSendsNoMoreAndEnds)
{
    Peer peer;
    peer.answersAtOnce = false;
    const std::string whole = post("three");
    EXPECT_TRUE(peer.send(post("1") + post("2") + whole.substr(0, whole.size() - 1)));
    peer.connection.end(peer.now);
    EXPECT_FALSE(peer.connection.wantsInput());
    ASSERT_EQ(peer.exchanges.size(), 2U);
    peer.answer(peer.exchanges[1], "two");
    EXPECT_FALSE(peer.connection.isClosing());
    peer.answer(peer.exchanges[0], "one");
    EXPECT_TRUE(peer.connection.isClosing());
    EXPECT_EQ(peer.output(), answered("one") + answered("two"));
    EXPECT_TRUE(peer.connection.session()->isIdle());
}

TEST(Http1, EndsAtOnceWhereNothingIsToBeAnswered)
{
    for (const std::string_view bytes : {"", "P", "POST / HT", "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nx"}) {
        Peer peer;
        EXPECT_TRUE(peer.send(bytes));
        EXPECT_FALSE(peer.connection.isClosing()) << bytes;
        peer.connection.end(peer.now);
        EXPECT_TRUE(peer.connection.isClosing()) << bytes;
        EXPECT_EQ(peer.output(), "") << bytes;
    }
}

struct Malformed {
    std::string_view what;
    std::string bytes;
    int status;
};

TEST(Http1, RefusesWhatItCannotReadAndEnds)
{
    const Malformed table[]{
        {"no HTTP", "hello\r\n\r\n", 400},
        {"another version", "POST / HTTP/3.0\r\n\r\n", 400},
        {"TLS", std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 16}, 400},
        {"a header without a colon", "POST / HTTP/1.1\r\nHost\r\n\r\n", 400},
        {"a negative length", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400},
        {"two lengths", "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
        {"a length and chunks", "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400},
        {"a bad chunk", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
        {"too long a body", "POST / HTTP/1.1\r\nContent-Length: 16777217\r\n\r\n", 413},
        {"an endless chunk", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n", 413},
        {"too long headers", "POST / HTTP/1.1\r\nA: " + std::string(70'000, 'a') + "\r\n\r\n", 431},
        {"headers without end", "POST / HTTP/1.1\r\nA: " + std::string(200'000, 'a'), 431},
        {"a line without end", std::string(200'000, 'a'), 431},
    };
    for (const Malformed& malformed : table) {
        Peer peer;
        EXPECT_FALSE(peer.send(malformed.bytes)) << malformed.what;
        const std::string output = peer.output();
        EXPECT_EQ(output.substr(0, 12), "HTTP/1.1 " + std::to_string(malformed.status)) << malformed.what;
        EXPECT_TRUE(
            output.ends_with("\r\nx-amzn-RequestId: id\r\nx-amz-id-2: id2\r\nDate: Fri, 20 Nov 2026 00:00:00 GMT\r\n"
                             "Connection: close\r\nContent-Length: 0\r\n\r\n"))
            << malformed.what << ": " << output;
        EXPECT_TRUE(peer.requests.empty()) << malformed.what;
        EXPECT_FALSE(peer.send("more"));
        EXPECT_EQ(peer.output(), "");
    }
}

TEST(Http1, ReadsTheLargestBody)
{
    Peer peer;
    peer.answersAtOnce = false;
    EXPECT_TRUE(peer.send(post(std::string(server::kMostBody, 'x'))));
    ASSERT_EQ(peer.requests.size(), 1U);
    EXPECT_EQ(peer.requests[0].body.size(), 16'777'216U);
}

TEST(Http1, AnswersWhatCameBeforeAMalformedRequest)
{
    Peer peer;
    EXPECT_FALSE(peer.send(post("a") + "garbage\r\n\r\n" + post("b")));
    EXPECT_EQ(peer.requests.size(), 1U);
    const std::string output = peer.output();
    EXPECT_EQ(output.find(answered("a") + "HTTP/1.1 400"), 0U);
    Peer slow;
    slow.answersAtOnce = false;
    EXPECT_TRUE(slow.send(post("a") + "POST / HTTP/1.1\r\nContent-Length: 16777217\r\n\r\n"));
    EXPECT_FALSE(slow.connection.wantsInput());
    EXPECT_EQ(slow.output(), "");
    slow.answer(slow.exchanges.at(0), "a");
    EXPECT_EQ(slow.output().find(answered("a") + "HTTP/1.1 413"), 0U);
    EXPECT_TRUE(slow.connection.isClosing());
}

TEST(Http1, StreamsInChunks)
{
    Peer peer;
    peer.answersAtOnce = false;
    EXPECT_TRUE(peer.send(post("") + post("after")));
    server::Session& session = *peer.connection.session();
    session.beginStream(peer.exchanges[0], "application/x", kHead);
    session.addToStream(peer.exchanges[0], "hello, this is it");
    peer.answer(peer.exchanges[1], "later");
    EXPECT_GT(session.waitingIn(peer.exchanges[0]), 17U);
    const std::string output = peer.output();
    EXPECT_NE(output.find("Transfer-Encoding: chunked\r\n\r\n11\r\nhello, this is it\r\n"), std::string::npos);
    EXPECT_EQ(session.waitingIn(peer.exchanges[0]), 0U);
    session.endStream(peer.exchanges[0]);
    EXPECT_EQ(peer.output(), "0\r\n\r\n" + answered("later"));
}

TEST(Http1, LetsPagesReadWhatTheyAskFor)
{
    constexpr std::string_view kRead =
        "Access-Control-Allow-Origin: *\r\nAccess-Control-Expose-Headers: "
        "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date\r\n";
    Peer peer;
    EXPECT_TRUE(peer.send(post("hello", "Origin: http://localhost:3000\r\n")));
    EXPECT_EQ(peer.output(), answered("hello", kRead));
    EXPECT_TRUE(peer.send(post("hello")));
    EXPECT_EQ(peer.output(), answered("hello")) << "others are not told";
    Peer large;
    EXPECT_FALSE(large.send("POST / HTTP/1.1\r\nOrigin: null\r\nContent-Length: 16777217\r\n\r\n"));
    EXPECT_NE(large.output().find(kRead), std::string::npos) << "nor do they see a refusal as no answer at all";
    peer.answersAtOnce = false;
    EXPECT_TRUE(peer.send(post("", "Origin: null\r\n")));
    EXPECT_TRUE(peer.connection.session()->beginStream(peer.exchanges.back(), "text/events", kHead));
    EXPECT_NE(peer.output().find(kRead), std::string::npos);
}

TEST(Http1, HasNoBodyForHead)
{
    Peer peer;
    EXPECT_TRUE(peer.send("HEAD /health HTTP/1.1\r\n\r\n"));
    peer.output();
    peer.answersAtOnce = false;
    EXPECT_TRUE(peer.send("HEAD /health HTTP/1.1\r\n\r\n"));
    peer.answer(peer.exchanges.back(), "body");
    EXPECT_EQ(peer.output(), answered("body").substr(0, answered("body").size() - 4));
}

// --- HTTP/2 ------------------------------------------------------------------

TEST(Http2, ReadsRequestsAndWritesTheirAnswers)
{
    Peer peer;
    H2Client client;
    const std::int32_t one = client.request("hello");
    const std::int32_t two = client.request(std::string(200'000, 'x'));
    const std::int32_t none = client.request("");
    client.talk(peer);
    EXPECT_EQ(client.answers[one].status, "200");
    EXPECT_EQ(client.answers[one].body, "hello");
    EXPECT_EQ(client.answers[two].body, std::string(200'000, 'x'));
    EXPECT_TRUE(client.answers[none].isComplete);
    EXPECT_EQ(peer.requests[0].header("x-amz-target"), "T");
    EXPECT_EQ(peer.requests[0].header("host"), "a");
    EXPECT_TRUE(peer.connection.session()->isIdle());
}

TEST(Http2, LetsPagesReadWhatTheyAskFor)
{
    Peer peer;
    H2Client client;
    const std::int32_t page = client.request("hello", "T", {{"origin", "http://localhost:3000"}});
    const std::int32_t other = client.request("hello");
    client.talk(peer);
    EXPECT_EQ(client.answers[page].headers["access-control-allow-origin"], "*");
    EXPECT_EQ(client.answers[page].headers["access-control-expose-headers"],
        "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date");
    EXPECT_EQ(client.answers[other].headers.count("access-control-allow-origin"), 0U);
    peer.answersAtOnce = false;
    const std::int32_t stream = client.request("", "T", {{"origin", "null"}});
    client.talk(peer);
    EXPECT_TRUE(peer.connection.session()->beginStream(peer.exchanges.back(), "text/events", kHead));
    client.talk(peer);
    EXPECT_EQ(client.answers[stream].headers["access-control-allow-origin"], "*");
}

TEST(Http2, IsTheSameByteByByte)
{
    Peer peer;
    H2Client client;
    const std::int32_t one = client.request("hello");
    const std::string bytes = client.output();
    for (const char c : bytes)
        EXPECT_TRUE(peer.send({&c, 1}));
    client.receive(peer.output());
    client.talk(peer);
    EXPECT_EQ(client.answers[one].body, "hello");
}

TEST(Http2, AnswersInAnyOrder)
{
    Peer peer;
    peer.answersAtOnce = false;
    H2Client client;
    const std::int32_t one = client.request("1");
    const std::int32_t two = client.request("2");
    client.talk(peer);
    peer.answer(peer.exchanges[1], "two");
    client.talk(peer);
    EXPECT_EQ(client.answers[two].body, "two");
    EXPECT_FALSE(client.answers[one].isComplete);
    peer.answer(peer.exchanges[0], "one");
    client.talk(peer);
    EXPECT_EQ(client.answers[one].body, "one");
}

TEST(Http2, RefusesABodyThatIsTooLarge)
{
    Peer peer;
    H2Client client;
    const std::int32_t large = client.request(std::string(server::kMostBody + 1, 'x'));
    client.talk(peer);
    EXPECT_EQ(client.answers[large].status, "413");
    EXPECT_EQ(client.answers[large].body, "");
    EXPECT_EQ(client.answers[large].headers["x-amzn-requestid"], "id");
    EXPECT_EQ(client.answers[large].headers["x-amz-id-2"], "id2");
    EXPECT_EQ(client.answers[large].headers["content-length"], "0");
    EXPECT_TRUE(peer.requests.empty());
    EXPECT_EQ(peer.connection.session()->heldInput(), 0U);
    const std::int32_t fits = client.request("x");
    client.talk(peer);
    EXPECT_EQ(client.answers[fits].status, "200");
}

TEST(Http2, RefusesHeadersThatAreTooLarge)
{
    Peer peer;
    H2Client client;
    // Just beyond, since the client itself sends no more: five lines count 32 bytes each besides their text.
    const std::int32_t large = client.request("", std::string(server::kMostHeaders - 200, 'x'));
    client.talk(peer);
    EXPECT_EQ(client.answers[large].status, "431");
    EXPECT_EQ(client.answers[large].headers["x-amzn-requestid"], "id");
    EXPECT_EQ(client.answers[large].headers["content-length"], "0");
    EXPECT_EQ(client.answers[large].error, 0U);
    EXPECT_TRUE(peer.requests.empty());
    const std::int32_t fits = client.request("", std::string(server::kMostHeaders - 400, 'x'));
    client.talk(peer);
    EXPECT_EQ(client.answers[fits].status, "200");
}

TEST(Http2, OfARequestWhoseHeadersAreTooLargeTheBodyIsForgotten)
{
    Peer peer;
    H2Client client;
    const std::int32_t large =
        client.request(std::string(2'000'000, 'x'), std::string(server::kMostHeaders - 200, 'x'));
    client.talk(peer);
    EXPECT_EQ(client.answers[large].status, "431");
    EXPECT_TRUE(client.answers[large].isComplete);
    EXPECT_TRUE(peer.requests.empty());
    EXPECT_EQ(peer.connection.session()->heldInput(), 0U);
    EXPECT_TRUE(peer.connection.session()->isIdle());
}

TEST(Http2, HasAsManyStreamsAtOnceAsItSaid)
{
    Peer peer;
    peer.answersAtOnce = false;
    H2Client client;
    client.talk(peer); // so that it knows how many
    for (std::size_t i = 0; i < server::kMostExchanges + 10; ++i)
        (void)client.request("");
    client.talk(peer);
    EXPECT_EQ(peer.requests.size(), server::kMostExchanges);
    const std::vector<Exchange> open = peer.exchanges;
    for (const Exchange exchange : open)
        peer.answer(exchange, "");
    client.talk(peer);
    EXPECT_EQ(peer.requests.size(), server::kMostExchanges + 10);
}

TEST(Http2, SaysWhoHasGone)
{
    Peer peer;
    peer.answersAtOnce = false;
    H2Client client;
    const std::int32_t one = client.request("1");
    client.talk(peer);
    client.reset(one);
    client.talk(peer);
    EXPECT_EQ(peer.cancellations, (std::vector<Exchange>{peer.exchanges[0]}));
    peer.answer(peer.exchanges[0], "too late");
    client.talk(peer);
    EXPECT_TRUE(peer.connection.session()->isIdle());
}

TEST(Http2, StreamsAsBytesCome)
{
    Peer peer;
    peer.answersAtOnce = false;
    H2Client client;
    const std::int32_t one = client.request("1");
    client.talk(peer);
    server::Session& session = *peer.connection.session();
    session.beginStream(peer.exchanges[0], "application/x", kHead);
    client.talk(peer);
    EXPECT_EQ(client.answers[one].status, "200");
    session.addToStream(peer.exchanges[0], "some");
    client.talk(peer);
    EXPECT_EQ(client.answers[one].body, "some");
    session.addToStream(peer.exchanges[0], std::string(500'000, 'x'));
    session.endStream(peer.exchanges[0]);
    client.talk(peer);
    EXPECT_EQ(client.answers[one].body.size(), 500'004U);
    EXPECT_TRUE(client.answers[one].isComplete);
}

TEST(Http2, EndsAfterBytesThatAreNone)
{
    Peer peer;
    EXPECT_TRUE(peer.send("P"));
    EXPECT_TRUE(peer.send("RI"));
    EXPECT_FALSE(peer.send(" * HTTP/2.0\r\n\r\nXX\r\n\r\n"));
    peer.output();
    EXPECT_TRUE(peer.connection.isClosing());
}

TEST(Http2, GoesAwayAfterWhatIsUnderWay)
{
    Peer peer;
    peer.answersAtOnce = false;
    H2Client client;
    const std::int32_t one = client.request("1");
    client.talk(peer);
    peer.connection.session()->beginClosing();
    EXPECT_FALSE(peer.connection.isClosing());
    peer.answer(peer.exchanges[0], "one");
    client.talk(peer);
    EXPECT_EQ(client.answers[one].body, "one");
    EXPECT_TRUE(peer.connection.isClosing());
}

TEST(Http2, AnswersWhoSendsNoMoreAndEnds)
{
    Peer peer;
    peer.answersAtOnce = false;
    H2Client client;
    const std::int32_t one = client.request("1");
    client.talk(peer);
    const std::int32_t half = client.request("not whole");
    const std::string bytes = client.output();
    EXPECT_TRUE(peer.send(bytes.substr(0, bytes.size() - 1)));
    ASSERT_EQ(peer.exchanges.size(), 1U);
    EXPECT_GT(peer.connection.session()->heldInput(), 0U);
    peer.connection.end(peer.now);
    EXPECT_FALSE(peer.connection.wantsInput());
    client.receive(peer.output());
    EXPECT_NE(client.answers[half].error, 0U);
    EXPECT_EQ(peer.connection.session()->heldInput(), 0U);
    EXPECT_FALSE(peer.connection.isClosing());
    peer.answer(peer.exchanges[0], "one");
    client.receive(peer.output());
    EXPECT_EQ(client.answers[one].body, "one");
    EXPECT_TRUE(client.answers[one].isComplete);
    EXPECT_TRUE(peer.connection.isClosing());
}

// --- Patience ------------------------------------------------------------------

TEST(Patience, EndsForHeadersThatComeByteByByte)
{
    Peer peer;
    for (const char c : std::string{"POST / HT"}) {
        (void)peer.send({&c, 1});
        EXPECT_FALSE(peer.connection.isOverdue(peer.now, false));
        peer.now += 1s;
    }
    peer.now += 2s;
    EXPECT_TRUE(peer.connection.isOverdue(peer.now, false));
}

TEST(Patience, EndsForABodyThatComesByteByByte)
{
    Peer peer;
    const std::string whole = post(std::string(1'000, 'x'));
    (void)peer.send(whole.substr(0, whole.size() - 1'000));
    for (int i = 0; i < 60; ++i) {
        EXPECT_FALSE(peer.connection.isOverdue(peer.now, false));
        peer.now += 1s;
        (void)peer.send("x");
    }
    peer.now += 1s;
    EXPECT_TRUE(peer.connection.isOverdue(peer.now, false));
}

TEST(Patience, BeginsAnewWithEachRequest)
{
    Peer peer;
    const std::string one = post("x");
    (void)peer.send(one.substr(0, 10));
    for (int i = 0; i < 20; ++i) {
        peer.now += 5s;
        (void)peer.send(one.substr(10) + one.substr(0, 10));
        EXPECT_FALSE(peer.connection.isOverdue(peer.now, false)) << i;
    }
}

TEST(Patience, LastsWhileAnAnswerIsAwaited)
{
    Peer peer;
    peer.answersAtOnce = false;
    (void)peer.send(post("x"));
    peer.now += 600s;
    EXPECT_FALSE(peer.connection.isOverdue(peer.now, false));
}

TEST(Patience, EndsForWhoSendsNoMoreAndIsNotAnswered)
{
    Peer peer;
    peer.answersAtOnce = false;
    (void)peer.send(post("x"));
    peer.now += 600s;
    peer.connection.end(peer.now);
    peer.now += 330s;
    EXPECT_FALSE(peer.connection.isOverdue(peer.now, false));
    EXPECT_TRUE(peer.connection.isOverdue(peer.now + 1s, false));
}

TEST(Patience, EndsForTheIdleAndForWhoTakesNothing)
{
    Peer peer;
    (void)peer.send(post("x"));
    peer.output();
    peer.now += 120s;
    EXPECT_FALSE(peer.connection.isOverdue(peer.now, false));
    EXPECT_FALSE(peer.connection.isOverdue(peer.now + 100s, true));
    EXPECT_TRUE(peer.connection.isOverdue(peer.now + 1s, false));
    EXPECT_TRUE(peer.connection.isOverdue(peer.now + 300s, true));
    Peer silent;
    EXPECT_TRUE(silent.connection.isOverdue(silent.now + 121s, false));
}

}
