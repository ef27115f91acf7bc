// A world and its endpoint without sockets: a request in, an answer out, at a virtual time of the test's choosing.
#pragma once

#include "wire/endpoint.h"
#include "world/world.h"

#include <string>
#include <string_view>

namespace shardscope::test {

class WireByHand {
public:
    explicit WireByHand(wire::EndpointSettings settings = {}, streams::ServiceSettings service = quick());

    // Limits on, and nothing takes time.
    [[nodiscard]] static streams::ServiceSettings quick();
    // As a client with some credentials sends it.
    [[nodiscard]] static wire::HttpRequest request(std::string_view operation, std::string_view json);

    wire::Response send(wire::HttpRequest request);
    wire::Response call(std::string_view operation, std::string_view json) { return send(request(operation, json)); }
    // The same body as CBOR; base64 of "Data" and seconds of every "…Timestamp" become what CBOR has for them.
    wire::Response callCbor(std::string_view operation, std::string_view json);
    // The answer's body as JSON, whichever codec it came in.
    std::string ask(wire::Codec codec, std::string_view operation, std::string_view json);
    // The body of a call that must succeed.
    std::string body(std::string_view operation, std::string_view json);
    // The text of a member, the first with that name.
    static std::string member(std::string_view json, std::string_view name);

    void wait(base::Duration time) { world.runUntil(world.now() + time); }

    world::World world;
    wire::Endpoint endpoint;
};

// What a CBOR body says, as compact JSON: blobs become base64, instants seconds.
[[nodiscard]] std::string jsonOfCbor(std::string cbor);
[[nodiscard]] std::string cborOfJson(std::string json);
// What members a body has: "Shards[ShardId HashKeyRange(StartingHashKey EndingHashKey)] NextToken", of lists those
// of the first element.
[[nodiscard]] std::string membersOf(wire::Codec codec, std::string bytes);
// The same object less one of its own members.
[[nodiscard]] std::string jsonWithout(std::string json, std::string_view member);
[[nodiscard]] std::string fromHex(std::string_view hex);
[[nodiscard]] std::string toHex(std::string_view bytes);

}
