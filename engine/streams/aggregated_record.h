// Records of the Kinesis Producer Library that hold many user records (spec 7.3 and 15.5, messages.proto of the KPL).
// To the service each is one record like any other; who reads it has to take it apart.
//
//   F3 89 9A C2 | partition keys | explicit hash keys | records: key index, hash key index?, data, tags | MD5
//
// The MD5 is that of what lies between it and the head.
//
// Reading copies nothing: what it gives are parts of the bytes that it was given, which must be kept as long. It takes
// memory for the two tables alone, 16 bytes for each string of at least 2.
#pragma once

#include "base/hash_key.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

inline constexpr std::string_view kAggregatedHead{"\xF3\x89\x9A\xC2", 4};
inline constexpr std::size_t kAggregatedTrailer = 16; // bytes of the MD5

struct UserRecord {
    std::string_view partitionKey;
    std::optional<std::string_view> explicitHashKey; // decimal
    std::string_view data;
    friend bool operator==(const UserRecord&, const UserRecord&) = default;
};

// What the KPL puts for a group of user records.
struct AggregatedPut {
    std::string partitionKey;
    std::optional<std::string> explicitHashKey;
    std::string data;
};
// Of two or more: PartitionKey "a", and as the explicit hash key the place of the first. Of one: that record as it is.
// At least one; explicit hash keys are such as parseHashKey() takes.
[[nodiscard]] AggregatedPut aggregate(std::span<const UserRecord> records);

class AggregatedRecord {
public:
    // A stretch of the bytes that holds one kind of thing.
    struct Section {
        enum class Kind { Head, PartitionKeys, ExplicitHashKeys, Records, Unknown, Md5 };
        Kind kind{};
        std::string_view bytes;
        friend bool operator==(const Section&, const Section&) = default;
    };

    // Nothing for a plain record: no head, less than 21 bytes, another MD5, or a body that is no such message. Groups,
    // which protobuf has given up, are no part of one.
    [[nodiscard]] static std::optional<AggregatedRecord> read(std::string_view data);

    [[nodiscard]] std::uint64_t userRecords() const { return m_records; }
    [[nodiscard]] const std::vector<std::string_view>& partitionKeys() const { return m_partitionKeys; }
    [[nodiscard]] const std::vector<std::string_view>& explicitHashKeys() const { return m_explicitHashKeys; }
    // From the head on, without a gap; the KPL makes one of each kind, others may mix them: then only the first `most`,
    // which is at least 1.
    [[nodiscard]] std::vector<Section> sections(std::size_t most) const;

private:
    friend class UserRecordReader;

    std::string_view m_data;
    std::vector<std::string_view> m_partitionKeys;
    std::vector<std::string_view> m_explicitHashKeys;
    std::uint64_t m_records = 0;

    [[nodiscard]] std::string_view body() const;
};

// One user record as it was found.
struct FoundUserRecord {
    UserRecord record;
    std::size_t key = 0;    // in AggregatedRecord::partitionKeys()
    std::uint32_t tags = 0; // how many; nobody reads them
    // Its explicit hash key, or the MD5 of its key. Unset where that hash key is none, or where it names a string that
    // is in no table: then it has neither.
    std::optional<base::HashKey> place;
};

// Goes through the user records in their order. For as long as the AggregatedRecord is there.
class UserRecordReader {
public:
    explicit UserRecordReader(const AggregatedRecord& of);

    [[nodiscard]] std::optional<FoundUserRecord> next();

private:
    const AggregatedRecord* m_of;
    std::string_view m_left;
    std::vector<base::HashKey> m_hashes; // of the partition keys
};

// How many of its user records a KCL worker hands on that reads it from a shard of that range: all, or none from the
// first outside the range on nor any before it, or those before the first without a place (KCL 3, AggregatorUtil). It
// says so to nobody but, of the last, to its log.
struct KclYield {
    enum class Cause { Whole, Outside, Unreadable };
    std::uint64_t handedOn = 0;
    Cause cause = Cause::Whole;
    std::uint64_t at = 0; // which user record was the cause, from 0
    friend bool operator==(const KclYield&, const KclYield&) = default;
};
[[nodiscard]] KclYield kclYield(const AggregatedRecord& record, base::HashRange shard);

}
