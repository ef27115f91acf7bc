// What stands between a connection and the door: takes a whole HTTP request and says either what to ask the World,
// or what to answer at once; later turns the World's reply into the answer. The order of the checks is the
// service's own: method, body, content type, well-formedness, target, credentials, types, constraints, operation.
//
// No sockets and no clock: the present wall second is passed in. One endpoint serves one thread, since it keeps
// what it reads into between requests.
#pragma once

#include "wire/error.h"
#include "wire/http_request.h"
#include "wire/operations.h"
#include "wire/signature.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace shardscope::wire {

struct EndpointSettings {
    // Set: signatures are checked. Unset: any credentials will do, but there must be some.
    std::optional<Credentials> strict;
};

// A request that has passed all checks of its form.
struct Call {
    const Operation* operation = nullptr;
    Codec codec = Codec::Json;
    world::Command command; // to be moved out and posted
};

class Endpoint {
public:
    Endpoint(const streams::ServiceSettings& service, EndpointSettings settings);

    // The body's memory may grow by some bytes of padding.
    [[nodiscard]] std::variant<Call, Response> read(HttpRequest& request, std::int64_t unixSecond);
    // The answer to a call; of a streamed operation only where it was refused.
    [[nodiscard]] Response answer(const Call& call, const world::Reply& reply) const;
    [[nodiscard]] const Naming& naming() const { return m_naming; }

private:
    [[nodiscard]] std::variant<Call, Response> readOperation(Codec codec, const Operation& operation,
        const HttpRequest& request, std::optional<world::Action> plain);

    Naming m_naming;
    EndpointSettings m_settings;
    Body m_body;
};

// Who calls, by its user agent, as the call log shows it: "boto3 1.26.27", "aws-cli 2.9.19", "JS SDK 3.1143.0". Short,
// and from so few forms that programs cannot fill the log with names, unless they say who they are: of several on one
// SDK each is told by the id of its application, "orders (boto3 1.26.27)". AWS_SDK_UA_APP_ID sets it.
[[nodiscard]] std::string callerName(std::string_view userAgent);

}
