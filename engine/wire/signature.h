// Signature version 4: whether a request carries credentials at all, and whether its signature is right. The
// service's own sentences, for both.
#pragma once

#include "wire/http_request.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::wire {

struct Credentials {
    std::string accessKey;
    std::string secretKey;
};

struct AuthFailure {
    std::string_view type; // "InvalidSignatureException"
    std::string message;
    friend bool operator==(const AuthFailure&, const AuthFailure&) = default;
};

// Any credentials will do, but there must be some, whole and in one place.
[[nodiscard]] std::optional<AuthFailure> missingCredentials(const HttpRequest& request);

// Who says to have signed: the access key and the region of the credential's scope. Empty where there is none.
struct Signer {
    std::string_view accessKey;
    std::string_view region;
};
[[nodiscard]] Signer signerOf(const HttpRequest& request);

// The signature is what `credentials` make of this request, and not older than five minutes at `unixSecond`.
[[nodiscard]] std::optional<AuthFailure> wrongSignature(const HttpRequest& request, const Credentials& credentials,
    std::int64_t unixSecond);

// "20150830T123600Z"
[[nodiscard]] std::optional<std::int64_t> parseAmzDate(std::string_view text);
[[nodiscard]] std::string amzDate(std::int64_t unixSecond);

}
