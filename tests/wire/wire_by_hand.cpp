#include "wire/wire_by_hand.h"

#include "base/base64.h"
#include "wire/body_writer.h"

#include <gtest/gtest.h>

namespace shardscope::test {

using wire::BodyWriter;
using wire::Codec;
using wire::NodeKind;
using wire::Value;

namespace {

world::WorldSettings settingsWith(streams::ServiceSettings service)
{
    world::WorldSettings settings;
    settings.service = std::move(service);
    return settings;
}

void copy(BodyWriter& out, const Value& value)
{
    const wire::Node& node = value.node();
    const bool isJson = out.codec() == Codec::Json;
    switch (node.kind) {
    case NodeKind::Null:
        out.null();
        return;
    case NodeKind::Boolean:
        out.boolean(node.boolean);
        return;
    case NodeKind::Integer:
        if (!isJson && node.name.ends_with("Timestamp"))
            out.timestamp(node.integer * 1'000);
        else
            out.integer(node.integer);
        return;
    case NodeKind::Number:
        if (!isJson && node.name.ends_with("Timestamp"))
            out.timestamp(static_cast<std::int64_t>(node.number * 1'000 + 0.5));
        else
            ADD_FAILURE() << "only timestamps have fractions";
        return;
    case NodeKind::Text:
        if (!isJson && node.name == "Data")
            out.blob(base::decodeBase64(node.text).value());
        else
            out.text(node.text);
        return;
    case NodeKind::Blob:
        out.blob(node.text);
        return;
    case NodeKind::Timestamp:
        out.timestamp(node.integer);
        return;
    case NodeKind::List:
        out.beginList();
        for (const Value element : value)
            copy(out, element);
        out.end();
        return;
    case NodeKind::Map:
        out.beginMap();
        for (const Value member : value) {
            out.key(member.node().name);
            copy(out, member);
        }
        out.end();
        return;
    }
}

std::string recoded(Codec from, Codec to, std::string bytes)
{
    if (bytes.empty())
        return {};
    wire::Body body;
    std::string out;
    if (!body.read(from, bytes)) {
        ADD_FAILURE() << "not well-formed: " << toHex(bytes);
        return out;
    }
    BodyWriter writer{to, out};
    copy(writer, Value{body.nodes(), 0});
    return out;
}

// "A B(C D) E[F]": members in their order, those of a map in (), of a list's first element in [].
std::string membersOf(const Value& value)
{
    std::string names;
    if (value.kind() == NodeKind::List)
        return value.count() == 0 ? "" : membersOf(*value.begin());
    if (value.kind() != NodeKind::Map)
        return names;
    for (const Value member : value) {
        names += (names.empty() ? "" : " ") + std::string{member.node().name};
        if (member.kind() == NodeKind::Map)
            names += "(" + membersOf(member) + ")";
        if (member.kind() == NodeKind::List)
            names += "[" + membersOf(member) + "]";
    }
    return names;
}

}

WireByHand::WireByHand(wire::EndpointSettings settings, streams::ServiceSettings service)
    : world(settingsWith(service)), endpoint(service, std::move(settings))
{
}

streams::ServiceSettings WireByHand::quick()
{
    streams::ServiceSettings service;
    service.timings = streams::Timings::instant();
    return service;
}

wire::HttpRequest WireByHand::request(std::string_view operation, std::string_view json)
{
    return {"POST", "/",
        {{"x-amz-target", "Kinesis_20131202." + std::string{operation}}, {"content-type", std::string{wire::kJsonType}},
            {"authorization",
                "AWS4-HMAC-SHA256 Credential=AK/20261120/us-east-1/kinesis/aws4_request, SignedHeaders=host, "
                "Signature=00"},
            {"x-amz-date", "20261120T000000Z"}, {"user-agent", "Boto3/1.26.27 md/Botocore#1.29"}},
        std::string{json}};
}

wire::Response WireByHand::send(wire::HttpRequest request)
{
    auto read = endpoint.read(request, world.service().unixSecond(world.now()));
    if (auto* const response = std::get_if<wire::Response>(&read))
        return std::move(*response);
    auto& call = std::get<wire::Call>(read);
    const world::Reply reply = world.apply(call.command);
    world.runUntil(world.now()); // what takes no time is done
    return endpoint.answer(call, reply);
}

wire::Response WireByHand::callCbor(std::string_view operation, std::string_view json)
{
    wire::HttpRequest cbor = request(operation, cborOfJson(std::string{json}));
    for (auto& [name, value] : cbor.headers) {
        if (name == "content-type")
            value = wire::kCborType;
    }
    return send(std::move(cbor));
}

std::string WireByHand::ask(Codec codec, std::string_view operation, std::string_view json)
{
    wire::Response response = codec == Codec::Json ? call(operation, json) : callCbor(operation, json);
    return codec == Codec::Json ? std::move(response.body) : jsonOfCbor(std::move(response.body));
}

std::string WireByHand::body(std::string_view operation, std::string_view json)
{
    wire::Response response = call(operation, json);
    EXPECT_EQ(response.status, 200) << operation << json << response.body;
    return std::move(response.body);
}

std::string WireByHand::member(std::string_view json, std::string_view name)
{
    const std::string key = "\"" + std::string{name} + "\":\"";
    const std::size_t at = json.find(key);
    if (at == std::string_view::npos)
        return {};
    const std::size_t start = at + key.size();
    return std::string{json.substr(start, json.find('"', start) - start)};
}

std::string membersOf(Codec codec, std::string bytes)
{
    wire::Body body;
    if (bytes.empty())
        return {};
    return body.read(codec, bytes) ? membersOf(Value{body.nodes(), 0}) : "not well-formed: " + toHex(bytes);
}

std::string jsonWithout(std::string json, std::string_view member)
{
    wire::Body body;
    std::string out;
    EXPECT_TRUE(body.read(Codec::Json, json)) << json;
    BodyWriter writer{Codec::Json, out};
    writer.beginMap();
    for (const Value each : Value{body.nodes(), 0}) {
        if (each.node().name == member)
            continue;
        writer.key(each.node().name);
        copy(writer, each);
    }
    writer.end();
    return out;
}

std::string jsonOfCbor(std::string cbor) { return recoded(Codec::Cbor, Codec::Json, std::move(cbor)); }

std::string cborOfJson(std::string json) { return recoded(Codec::Json, Codec::Cbor, std::move(json)); }

std::string fromHex(std::string_view hex)
{
    const auto digit = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1]));
    return bytes;
}

std::string toHex(std::string_view bytes)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        hex += kDigits[static_cast<unsigned char>(c) >> 4];
        hex += kDigits[static_cast<unsigned char>(c) & 15U];
    }
    return hex;
}

}
