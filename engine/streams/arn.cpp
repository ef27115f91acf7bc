#include "streams/arn.h"

#include "streams/opaque_text.h"

#include <algorithm>
#include <array>

namespace shardscope::streams {

namespace {

bool isAccount(std::string_view text)
{
    return text.size() == 12 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The five parts before the resource, and the resource in the sixth place.
std::optional<std::array<std::string_view, 6>> partsOf(std::string_view text)
{
    std::array<std::string_view, 6> parts;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos)
            return std::nullopt;
        parts[i] = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    parts.back() = text;
    return parts;
}

std::optional<StreamArn> streamOf(const std::array<std::string_view, 6>& parts, std::string_view name)
{
    if (parts[0] != "arn" || !parts[1].starts_with("aws") || parts[2] != "kinesis" || !isAccount(parts[4])
        || name.empty())
        return std::nullopt;
    return StreamArn{std::string{parts[3]}, std::string{parts[4]}, std::string{name}};
}

constexpr std::string_view kStream = "stream/";
constexpr std::string_view kConsumer = "/consumer/";

}

std::optional<StreamArn> parseStreamArn(std::string_view text)
{
    const auto parts = partsOf(text);
    if (!parts || !parts->back().starts_with(kStream) || text.find_first_of(" \t\r\n") != std::string_view::npos)
        return std::nullopt;
    const std::string_view name = parts->back().substr(kStream.size());
    return name.find_first_of("/:") == std::string_view::npos ? streamOf(*parts, name) : std::nullopt;
}

std::optional<ConsumerArn> parseConsumerArn(std::string_view text)
{
    const auto parts = partsOf(text);
    if (!parts || !parts->back().starts_with(kStream))
        return std::nullopt;
    const std::string_view resource = parts->back().substr(kStream.size());
    const std::size_t consumer = resource.find(kConsumer);
    const std::size_t colon = resource.rfind(':');
    if (consumer == std::string_view::npos || colon == std::string_view::npos || colon < consumer + kConsumer.size())
        return std::nullopt;
    const std::size_t nameAt = consumer + kConsumer.size();
    const auto second = numberIn(resource.substr(colon + 1));
    auto stream = streamOf(*parts, resource.substr(0, consumer));
    if (!stream || !second || nameAt == colon)
        return std::nullopt;
    return ConsumerArn{*std::move(stream), std::string{resource.substr(nameAt, colon - nameAt)}, *second};
}

std::optional<Home> homeIn(std::string_view arn)
{
    std::string_view parts[5];
    for (std::string_view& part : parts) {
        const std::size_t colon = arn.find(':');
        if (colon == std::string_view::npos)
            return std::nullopt;
        part = arn.substr(0, colon);
        arn.remove_prefix(colon + 1);
    }
    return Home{std::string{parts[4]}, std::string{parts[3]}};
}

std::string streamArnIn(const Home& home, std::string_view name)
{
    return "arn:aws:kinesis:" + home.region + ":" + home.account + ":stream/" + std::string{name};
}

std::string keyArnIn(const Home& home, std::string_view keyId)
{
    if (keyId.starts_with("arn:"))
        return std::string{keyId};
    const std::string kind = keyId.starts_with("alias/") || keyId.starts_with("key/") ? "" : "key/";
    return "arn:aws:kms:" + home.region + ":" + home.account + ":" + kind + std::string{keyId};
}

}
