// What all readers of imported texts share: JSON documents that follow one another,
// stamps as AWS writes them, and fields that several formats have in common.
#pragma once

#include "base/json_reader.h"
#include "streams/stream_at_start.h"
#include "world/json_fields.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

struct Document {
    std::string_view text;
    std::size_t linesBefore = 0;
};

// JSON texts that follow one another, each from its first bracket to the one that closes it.
[[nodiscard]] std::vector<Document> documentsOf(std::string_view text);
// What it says, with the lines of its file. A list alone is what "--query Shards" leaves.
[[nodiscard]] base::Result<base::JsonValue> parseDocument(const Document& document, std::string_view fileName);

// Null where the object has no such member.
[[nodiscard]] const base::JsonValue* member(const base::JsonValue& object, std::string_view name);
// The same value without members that are null: those stand for what is not set, or not known.
[[nodiscard]] base::JsonValue withoutNulls(const base::JsonValue& value);

// Nothing but digits; nullopt for more than 64 bits hold.
[[nodiscard]] std::optional<std::int64_t> digits(std::string_view text);
// "2026-11-20T01:02:03.456000+01:00", as version 2 of the AWS CLI writes it, in whole Unix seconds.
[[nodiscard]] std::optional<std::int64_t> secondOfIso(std::string_view text);
// The same, or Unix seconds as version 1 writes them.
[[nodiscard]] std::optional<std::int64_t> secondOf(const base::JsonValue& value);

// Names of shard-level metrics in a list field, added to `metrics`.
void readMetricNames(Fields& fields, std::string_view name, streams::ShardLevelMetrics& metrics);
// Whether AWS itself has put it there, as CloudFormation does: nobody else may.
[[nodiscard]] bool isTagOfAws(std::string_view key);
// [{"Key": …, "Value": …}], added to `tags` but for those of AWS; what else the service may say of a tag is no matter.
void readTagList(Fields& fields, std::string_view name, streams::Tags& tags);

inline constexpr Choice<streams::CapacityMode> kCapacityModes[]{
    {"PROVISIONED", streams::CapacityMode::Provisioned}, {"ON_DEMAND", streams::CapacityMode::OnDemand}};
inline constexpr Choice<streams::EncryptionType> kEncryptionTypes[]{
    {"NONE", streams::EncryptionType::None}, {"KMS", streams::EncryptionType::Kms}};
inline constexpr Choice<streams::RecordDistribution> kRecordDistributions[]{
    {"USER_PARTITION_KEY", streams::RecordDistribution::UserPartitionKey}, {"AUTO", streams::RecordDistribution::Auto}};
// The service's own key, where a text says no other.
inline constexpr std::string_view kUsualKey = "alias/aws/kinesis";

}
