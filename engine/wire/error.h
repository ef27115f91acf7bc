// What goes wrong before an operation is known or carried out, as the service answers it: in JSON or CBOR for its
// own protocol, in XML where it cannot tell which service was meant.
#pragma once

#include "streams/api.h"
#include "wire/body.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shardscope::wire {

inline constexpr std::string_view kJsonType = "application/x-amz-json-1.1";
inline constexpr std::string_view kCborType = "application/x-amz-cbor-1.1";
[[nodiscard]] std::string_view contentTypeOf(Codec codec);

// An answer without what belongs to the connection: no date, no length, no request id.
struct Response {
    int status = 200;
    std::string contentType;
    std::string errorType; // header x-amzn-ErrorType; empty: none
    std::string body;
    // More header lines, each with its own CRLF; empty for nearly all.
    std::string headers = {};
};

// {"__type": type, "message": message} with the right status; a SerializationException says "Message", and an
// unset message is left out.
[[nodiscard]] Response errorResponse(Codec codec, std::string_view type, const std::optional<std::string>& message);
[[nodiscard]] Response refusalResponse(Codec codec, const streams::Refusal& refusal);

// 403 in XML: not a POST, or neither a content type that we know nor a service and an operation in the target.
[[nodiscard]] Response accessDenied();
// 404 in XML: a service and an operation, known or not, but no content type that we know.
[[nodiscard]] Response unknownOperation();
// What is never read as a request: 400 for what is no HTTP, 413 for too large a body, 431 for too large headers. All of
// them empty, as the service's 413 is (spec 2.0): the SDKs then name the error by its status.
[[nodiscard]] Response unreadable(int status);

}
