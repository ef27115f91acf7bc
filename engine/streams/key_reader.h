// Which keys rows have, for readings of many rows. Each record from outside has a key id of its own: which of them are
// of one key is told by a digest of it, so that puts look nothing up and readings compare no texts. For as long as the
// service is there, and takes nothing.
#pragma once

#include "streams/service.h"

#include <cstdint>
#include <optional>

namespace shardscope::streams {

// A key id, or a digest that the records of one key have in common.
using KeyIdentity = std::uint64_t;

class KeyReader {
public:
    explicit KeyReader(const Service& service) : m_service(service), m_outside(service.outside()) {}

    // The same for records of one key that go to the same place, which an explicit hash key chooses apart from the key.
    // A key of a table is told from the same one of another table, and of a program; a record that has been trimmed,
    // of which nothing is known, from all others.
    [[nodiscard]] KeyIdentity identity(KeyId key) { return key < kOutsideKeys ? key : outsideIdentity(key); }
    // As Service::keyHash().
    [[nodiscard]] base::HashKey hash(KeyId key)
    {
        return key < kOutsideKeys ? m_service.keyHash(key) : outsideHash(key);
    }

private:
    // Above all ids.
    static constexpr KeyIdentity kDigests = KeyIdentity{1} << 63;

    [[nodiscard]] KeyIdentity outsideIdentity(KeyId key)
    {
        const std::optional<OutsideRecord> record = m_outside.find(key);
        return record ? record->digest() | kDigests : key;
    }
    [[nodiscard]] base::HashKey outsideHash(KeyId key)
    {
        const std::optional<OutsideRecord> record = m_outside.find(key);
        return record ? record->hash() : base::HashKey{};
    }

    const Service& m_service;
    OutsideReader m_outside;
};

}
