// Which keys rows have, for readings of many rows. Each record from outside has a key id of its own: which of them are
// of one key is told by a digest of it, so that puts look nothing up and readings compare no texts. For as long as the
// service is there, and takes nothing.
#pragma once

#include "base/md5.h"
#include "streams/service.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace shardscope::streams {

// A key id, or a digest that the records of one key have in common.
using KeyIdentity = std::uint64_t;

// A partition key that rows are looked through for. For as long as its text is there.
struct SoughtKey {
    std::string_view text;
    base::HashKey hash; // its own

    explicit SoughtKey(std::string_view partitionKey) : text(partitionKey), hash(base::hashOfPartitionKey(partitionKey))
    {
    }
};

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
    // Whether Service::keyText() is that one; of nearly all others their hashes tell. Of a trimmed record, no.
    [[nodiscard]] bool isOf(KeyId key, const SoughtKey& sought)
    {
        return key < kOutsideKeys ? isTablesOf(key, sought) : isOutsideOf(key, sought);
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
    [[nodiscard]] bool isTablesOf(KeyId key, const SoughtKey& sought) const
    {
        return m_service.keyHash(key) == sought.hash && m_service.keyText(key) == sought.text;
    }
    [[nodiscard]] bool isOutsideOf(KeyId key, const SoughtKey& sought)
    {
        const std::optional<OutsideRecord> record = m_outside.find(key);
        return record && record->hasKey(sought.text, sought.hash);
    }

    const Service& m_service;
    OutsideReader m_outside;
};

}
