// The headers that every answer has, and those that none has: data-streams.md, section 14. The runner stands still.
#include "server/endpoint_and_client.h"
#include "server/h2_client.h"

#include "base/base64.h"
#include "server/session.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace shardscope;
using test::call;
using test::Client;
using test::Endpoint;
using test::H2Client;
using test::OverSocket;
using namespace std::chrono_literals;

using Headers = std::map<std::string, std::string, std::less<>>; // by their names in lower case

struct Row {
    const char* what;
    const char* operation;
    const char* body;
    const char* status;
};

// One after the other on one endpoint.
constexpr Row kRows[] = {
    {"an answer with a body", "ListShards", R"({"StreamName":"s"})", "200"},
    {"an answer without one", "AddTagsToStream", R"({"StreamName":"s","Tags":{"a":"b"}})", "200"},
    {"a refusal", "ListShards", R"({"StreamName":"t"})", "400"},
    {"a body that cannot be read", "ListShards", "{", "400"},
    {"no such operation", "ListShard", "{}", "400"},
    {"within the rate", "DescribeLimits", "{}", "200"},
    {"beyond the rate", "DescribeLimits", "{}", "400"},
    {"a failure of the service", "ListStreams", "{}", "500"},
    {"an event stream", "SubscribeToShard",
        R"({"ConsumerARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1795132800",)"
        R"("ShardId":"shardId-000000000000","StartingPosition":{"Type":"LATEST"}})",
        "200"},
};

world::Scenario failingScenario()
{
    world::Scenario scenario = test::quickScenario();
    streams::FaultRule failure;
    failure.name = "failure";
    failure.operations = {streams::Action::ListStreams};
    scenario.faults = {failure};
    return scenario;
}

// With a consumer, at 2026-11-20T00:00:00.001Z.
struct Standing : Endpoint {
    Standing() : Endpoint({}, failingScenario())
    {
        runner.post(world::Control{world::Pause{}});
        runner.post(world::Control{world::Seek{base::kWorldStart}});
        Client client{server->port()};
        client.send(call("RegisterStreamConsumer",
            R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","ConsumerName":"c"})"));
        EXPECT_NE(client.answers(1).find("200 OK"), std::string::npos);
        runner.post(world::Control{world::Step{1ms}}); // it is ACTIVE
    }
};

// xxxxxxxx-xxxx-4xxx-Nxxx-xxxxxxxxxxxx in lower case, N one of 8, 9, a and b.
bool isUuid(std::string_view text)
{
    constexpr std::string_view kForm = "xxxxxxxx-xxxx-4xxx-Nxxx-xxxxxxxxxxxx";
    return std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(), [](char c, char form) {
        const std::string_view may = form == 'x' ? "0123456789abcdef" : "89ab";
        return form == 'x' || form == 'N' ? may.find(c) != std::string_view::npos : c == form;
    });
}

std::string textOf(const Headers& headers, std::string_view name)
{
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

void expectHeaders(const Headers& headers, std::set<std::string>& ids)
{
    for (const std::string_view name : {"x-amz-crc32", "retry-after"})
        EXPECT_FALSE(headers.contains(name)) << name;
    EXPECT_TRUE(isUuid(textOf(headers, "x-amzn-requestid"))) << textOf(headers, "x-amzn-requestid");
    EXPECT_TRUE(ids.insert(textOf(headers, "x-amzn-requestid")).second) << "another answer's";
    const auto second = base::decodeBase64(textOf(headers, "x-amz-id-2"));
    EXPECT_EQ(second.value_or("").size(), 72U) << textOf(headers, "x-amz-id-2");
    EXPECT_TRUE(ids.insert(textOf(headers, "x-amz-id-2")).second) << "another answer's";
    EXPECT_TRUE(textOf(headers, "date").ends_with(" GMT")) << textOf(headers, "date");
}

// Of the next answer, which has that status.
void readHeaders(Client& client, const char* status, Headers& headers)
{
    std::string head;
    while (head.find("\r\n\r\n") == std::string::npos) {
        const std::string some = client.some();
        ASSERT_FALSE(some.empty()) << head;
        head += some;
    }
    EXPECT_EQ(head.substr(0, 12), std::string{"HTTP/1.1 "} + status);
    for (std::size_t at = head.find("\r\n") + 2; head.compare(at, 2, "\r\n") != 0; at = head.find("\r\n", at) + 2) {
        const std::size_t colon = head.find(": ", at);
        std::string name = head.substr(at, colon - at);
        for (char& c : name)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        EXPECT_TRUE(headers.emplace(name, head.substr(colon + 2, head.find("\r\n", at) - colon - 2)).second)
            << name << " twice";
    }
}

TEST(AnswerHeaders, AreThoseOfTheServiceOverHttp1)
{
    Standing endpoint;
    std::set<std::string> ids;
    for (const Row& row : kRows) {
        SCOPED_TRACE(row.what);
        Client client{endpoint.server->port()};
        client.send(call(row.operation, row.body));
        Headers headers;
        ASSERT_NO_FATAL_FAILURE(readHeaders(client, row.status, headers));
        expectHeaders(headers, ids);
    }
}

TEST(AnswerHeaders, AreThereWhereNoRequestCouldBeReadOverHttp1)
{
    struct Unreadable {
        const char* what;
        std::string bytes;
        const char* status;
    };
    const Unreadable rows[]{
        {"no HTTP", "hello\r\n\r\n", "400"},
        {"too large a body", "POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", "413"},
        {"too large headers", "POST / HTTP/1.1\r\nA: " + std::string(server::kMostHeaders + 1, 'a') + "\r\n\r\n",
            "431"},
    };
    Standing endpoint;
    std::set<std::string> ids;
    for (const Unreadable& row : rows) {
        SCOPED_TRACE(row.what);
        Client client{endpoint.server->port()};
        client.send(row.bytes);
        Headers headers;
        ASSERT_NO_FATAL_FAILURE(readHeaders(client, row.status, headers));
        expectHeaders(headers, ids);
        EXPECT_EQ(textOf(headers, "content-length"), "0");
        EXPECT_EQ(textOf(headers, "connection"), "close");
    }
}

TEST(AnswerHeaders, AreThoseOfTheServiceOverHttp2)
{
    Standing endpoint;
    std::set<std::string> ids;
    for (const Row& row : kRows) {
        SCOPED_TRACE(row.what);
        OverSocket socket{Client{endpoint.server->port()}};
        H2Client client;
        const std::int32_t stream = client.request(row.body, std::string{"Kinesis_20131202."} + row.operation,
            {{"content-type", "application/x-amz-json-1.1"},
                {"authorization",
                    "AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/kinesis/aws4_request, SignedHeaders=host, "
                    "Signature=00"},
                {"x-amz-date", "20261120T000000Z"}});
        client.talk(socket);
        while (!client.answers[stream].isComplete && client.answers[stream].body.empty()) {
            const std::string some = socket.client.some();
            ASSERT_FALSE(some.empty());
            client.receive(some);
            client.talk(socket);
        }
        EXPECT_EQ(client.answers[stream].status, row.status);
        expectHeaders(client.answers[stream].headers, ids);
    }
}

TEST(AnswerHeaders, AreThereWhereNoRequestCouldBeReadOverHttp2)
{
    Standing endpoint;
    std::set<std::string> ids;
    OverSocket socket{Client{endpoint.server->port()}};
    H2Client client;
    const std::int32_t body = client.request(std::string(server::kMostBody + 1, 'x'));
    const std::int32_t headers = client.request("", std::string(server::kMostHeaders - 200, 'x'));
    client.talk(socket);
    while (!client.answers[body].isComplete || !client.answers[headers].isComplete) {
        const std::string some = socket.client.some();
        ASSERT_FALSE(some.empty());
        client.receive(some);
        client.talk(socket);
    }
    for (const auto& [stream, status] : {std::pair{body, "413"}, std::pair{headers, "431"}}) {
        EXPECT_EQ(client.answers[stream].status, status);
        expectHeaders(client.answers[stream].headers, ids);
        EXPECT_EQ(textOf(client.answers[stream].headers, "content-length"), "0");
    }
}

}
