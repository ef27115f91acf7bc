#include "endpoint_input.h"

#include "base/check.h"
#include "wire/endpoint.h"
#include "world/world.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace shardscope::fuzz {

namespace {

using wire::Codec;

streams::ServiceSettings settings()
{
    streams::ServiceSettings service;
    service.timings = streams::Timings::instant();
    return service;
}

wire::HttpRequest requestOf(std::string_view operation, Codec codec, std::string body)
{
    return {"POST", "/",
        {{"x-amz-target", "Kinesis_20131202." + std::string{operation}},
            {"content-type", std::string{wire::contentTypeOf(codec)}},
            {"authorization", "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=0"},
            {"x-amz-date", "20261120T000000Z"}},
        std::move(body)};
}

// "s" has two shards with a few records and a consumer "c": something to name, to read and to be refused for.
world::World inhabited()
{
    world::WorldSettings worldSettings;
    worldSettings.service = settings();
    world::World world{worldSettings};
    wire::Endpoint endpoint{worldSettings.service, {}};
    for (const auto& [operation, body] :
        {std::pair{"CreateStream", std::string{R"({"StreamName":"s","ShardCount":2})"}},
            std::pair{"PutRecords",
                std::string{R"({"StreamName":"s","Records":[{"Data":"YQ==","PartitionKey":"a"},)"
                            R"({"Data":"Yg==","PartitionKey":"b"}]})"}},
            std::pair{"RegisterStreamConsumer",
                std::string{
                    R"({"ConsumerName":"c","StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s"})"}}}) {
        wire::HttpRequest request = requestOf(operation, Codec::Json, body);
        auto read = endpoint.read(request, 0);
        auto* const call = std::get_if<wire::Call>(&read);
        SHARD_CHECK(call != nullptr);
        SHARD_CHECK(world::isAccepted(world.apply(call->command)));
        world.runUntil(world.now() + base::Duration{1});
    }
    return world;
}

// What is read in one look is what would have been read with care.
void checkPlain(std::string_view name, Codec codec, std::string json)
{
    const wire::Operation* const operation = wire::operationNamed(name);
    if (operation == nullptr || operation->decodePlain == nullptr || codec != Codec::Json)
        return;
    const auto plain = operation->decodePlain(json);
    if (!plain)
        return;
    wire::Body body;
    SHARD_CHECK(body.read(codec, json));
    SHARD_CHECK(!wire::convert(body, operation->input));
    const wire::Value root{body.nodes(), 0};
    SHARD_CHECK(!wire::violations(root, operation->input));
    SHARD_CHECK(operation->decode(root, wire::Naming{settings()}) == *plain);
}

void checkBody(const wire::Response& response)
{
    if (response.body.empty() || response.contentType == "text/xml")
        return;
    const bool isCbor = response.contentType == wire::kCborType;
    wire::Body body;
    std::string bytes = response.body;
    SHARD_CHECK(body.read(isCbor ? Codec::Cbor : Codec::Json, bytes));
    const wire::Value root{body.nodes(), 0};
    SHARD_CHECK((response.status == 200) == !root.find("__type"));
}

}

void playRequest(Codec codec, std::string_view input)
{
    static const world::World first = inhabited(); // NOLINT(misc-const-correctness)
    const std::size_t line = std::min(input.find('\n'), input.size());
    const std::string_view operation = input.substr(0, line);
    wire::HttpRequest request =
        requestOf(operation, codec, std::string{input.substr(std::min(line + 1, input.size()))});
    checkPlain(operation, codec, request.body);
    wire::Endpoint endpoint{first.settings().service, {}};
    auto read = endpoint.read(request, first.service().unixSecond(first.now()));
    if (const auto* const response = std::get_if<wire::Response>(&read)) {
        SHARD_CHECK(response->status >= 400);
        checkBody(*response);
        return;
    }
    wire::Call& call = std::get<wire::Call>(read);
    call.command.isFromOutside = false; // or a refused call too would count in what may be called in this second
    SHARD_CHECK(call.codec == codec);
    SHARD_CHECK(call.operation == wire::operationNamed(operation));
    world::World world = first;
    const world::Reply reply = world.apply(call.command);
    const bool isAccepted = world::isAccepted(reply);
    if (!isAccepted)
        SHARD_CHECK(world.fingerprint() == first.fingerprint());
    if (!isAccepted || !call.operation->isStreamed) {
        const wire::Response response = endpoint.answer(call, reply);
        SHARD_CHECK((response.status == 200) == isAccepted);
        checkBody(response);
    }
}

}
