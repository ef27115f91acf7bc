// Amazon resource names of streams and of their registered consumers, taken apart.
//   arn:aws:kinesis:us-east-1:123456789012:stream/clicks
//   arn:aws:kinesis:us-east-1:123456789012:stream/clicks/consumer/app:1795132800
#pragma once

#include "streams/home.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shardscope::streams {

struct StreamArn {
    std::string region;
    std::string account;
    std::string streamName;
    friend bool operator==(const StreamArn&, const StreamArn&) = default;
};
struct ConsumerArn {
    StreamArn stream;
    std::string consumerName;
    std::int64_t createdSecond = 0; // Unix seconds: another registration of the name has another ARN
    friend bool operator==(const ConsumerArn&, const ConsumerArn&) = default;
};

[[nodiscard]] std::optional<StreamArn> parseStreamArn(std::string_view text);
[[nodiscard]] std::optional<ConsumerArn> parseConsumerArn(std::string_view text);
// The account and the region in the ARN of anything of the service's.
[[nodiscard]] std::optional<Home> homeIn(std::string_view arn);
[[nodiscard]] std::string streamArnIn(const Home& home, std::string_view name);
// Of a KMS key that goes by its id, its alias ("alias/orders") or the ARN of either, in that home.
[[nodiscard]] std::string keyArnIn(const Home& home, std::string_view keyId);

}
