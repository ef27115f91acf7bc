// An account in a region. Names of streams, quotas and request rates are those of a home; nothing crosses regions, and
// a stream of another account is reached by its ARN, where its policy shares it (policy.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace shardscope::streams {

struct Home {
    std::string account; // 12 digits
    std::string region;  // "us-east-1"
    friend bool operator==(const Home&, const Home&) = default;
};

[[nodiscard]] constexpr bool isAccount(std::string_view text)
{
    return text.size() == 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}
// "us-east-1", "us-gov-west-1", or what else could be one.
[[nodiscard]] constexpr bool isRegion(std::string_view text)
{
    return !text.empty() && text.size() <= 32
        && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// Index of a home in its service. The first one is that of the service's settings.
enum class HomeIndex : std::uint16_t {};
inline constexpr HomeIndex kOwnHome{0};
// More are never made: a program that names ever new ones stays in the first.
inline constexpr std::size_t kMostHomes = 256;

[[nodiscard]] constexpr std::size_t number(HomeIndex home) { return static_cast<std::size_t>(home); }

}
