// Which records of a stream are encrypted. A record stays as it was when it arrived: StopStreamEncryption
// decrypts nothing, and for up to five seconds after encryption has started some records still arrive plain.
//
//   ACTIVE, plain | UPDATING | ACTIVE, KMS: shard by shard within 5 s, then every record
#pragma once

#include "base/time.h"
#include "streams/api_types.h"

#include <cstdint>
#include <string>
#include <vector>

namespace shardscope::streams {

struct EncryptionPeriod {
    base::Instant from{};
    base::Duration spread{}; // the last shard begins this much later
    EncryptionType type = EncryptionType::None;
    std::string keyId;
    friend bool operator==(const EncryptionPeriod&, const EncryptionPeriod&) = default;
};

struct Encryption {
    std::vector<EncryptionPeriod> periods; // by `from`; before the first, records are plain
    std::vector<base::Instant> changes;    // Start and Stop calls of the last 24 h

    // What the stream is said to be: that of the newest period.
    [[nodiscard]] EncryptionType type() const { return periods.empty() ? EncryptionType::None : periods.back().type; }
    [[nodiscard]] std::string keyId() const { return type() == EncryptionType::Kms ? periods.back().keyId : ""; }
    // When the shard begins with a period.
    [[nodiscard]] static base::Instant beginsAt(const EncryptionPeriod& period, std::uint32_t shard);
    // Of a record that arrived in this shard at that instant.
    [[nodiscard]] EncryptionType typeAt(std::uint32_t shard, base::Instant arrival) const;
    friend bool operator==(const Encryption&, const Encryption&) = default;
};

}
