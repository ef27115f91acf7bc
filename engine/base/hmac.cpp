#include "base/hmac.h"

#include <string>

namespace shardscope::base {

namespace {

constexpr std::size_t kBlock = 64;

std::string_view viewOf(const Sha256Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::string padded(std::string_view key, unsigned char with)
{
    std::string block{key};
    block.resize(kBlock, '\0');
    for (char& c : block)
        c = static_cast<char>(static_cast<unsigned char>(c) ^ with);
    return block;
}

}

Sha256Digest hmacSha256(std::string_view key, std::string_view message)
{
    if (key.size() > kBlock)
        return hmacSha256(viewOf(sha256(key)), message);
    std::string inner = padded(key, 0x36);
    inner += message;
    std::string outer = padded(key, 0x5c);
    outer += viewOf(sha256(inner));
    return sha256(outer);
}

bool isSameSecret(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    unsigned char difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

}
