// Records that programs put have a key id each: which of them have the same partition key. For the sources of
// world/queries.h.
#pragma once

#include "streams/service.h"

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace shardscope::world {

class SameKeys {
public:
    explicit SameKeys(const streams::Service& service) : m_service(service) {}

    // One id for all records of a key that go to the same place: the first that was asked for.
    [[nodiscard]] streams::KeyId of(streams::KeyId key) { return key < streams::kOutsideKeys ? key : firstLike(key); }

private:
    // An explicit hash key takes a record elsewhere than its partition key does.
    struct Name {
        std::string_view text;
        base::HashKey hash;
        friend bool operator==(const Name&, const Name&) = default;
    };
    struct Hash {
        std::size_t operator()(const Name& name) const { return std::hash<std::string_view>{}(name.text); }
    };

    streams::KeyId firstLike(streams::KeyId key)
    {
        const std::string_view text = m_service.keyText(key);
        // Of a record that has been trimmed nothing is known.
        return text.empty() ? key : m_first.try_emplace({text, m_service.keyHash(key)}, key).first->second;
    }

    const streams::Service& m_service;
    std::unordered_map<Name, streams::KeyId, Hash> m_first; // never gone through
};

}
