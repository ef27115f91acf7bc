// The requests and answers about channels, by which the service delivers an on-demand stream to S3 or to
// S3 Tables by itself (operations of 2026). Plain data; api.h says more.
#pragma once

#include "base/time.h"
#include "streams/api_types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

enum class ChannelStatus : std::uint8_t { Creating, Active, Updating, Deleting, Failed };
[[nodiscard]] std::string_view statusName(ChannelStatus status);

enum class RecordFormat : std::uint8_t { GsrJson, Json, String, ByteArray };
[[nodiscard]] std::string_view recordFormatName(RecordFormat format); // "GSR_JSON"
[[nodiscard]] std::optional<RecordFormat> recordFormatNamed(std::string_view name);

struct ChannelStream {
    std::string streamArn;
    RecordFormat recordFormatType = RecordFormat::Json;
    std::string gsrSchemaArn;
    friend bool operator==(const ChannelStream&, const ChannelStream&) = default;
};
// Compression and storage class by the service's own names: which are allowed depends on the destination.
struct S3Destination {
    std::string bucketArn;
    std::string prefix; // OutputKeyTemplate
    std::string compressionType = "NONE";
    std::string storageClass = "STANDARD";
    std::int64_t dataFreshnessInSeconds = 300;
    std::string expectedBucketOwner;
    // Where records go that cannot be delivered; empty: beside the others, under a prefix for errors.
    std::string deadLetterBucketArn;
    std::string deadLetterBucketOwner;
    std::string errorOutputPrefix;
    friend bool operator==(const S3Destination&, const S3Destination&) = default;
};
struct S3TablesDestination {
    std::string tableArn; // its bucket's, then "/table/NAMESPACE/NAME"
    std::string compressionType = "ZSTD";
    std::string partitionSpec = "TIME_HOUR";
    std::string deadLetterBucketArn;
    std::int64_t dataFreshnessInSeconds = 300;
    std::string partitionSource; // the column that is partitioned by; empty: not partitioned
    std::string deadLetterBucketOwner;
    std::string errorOutputPrefix;
    friend bool operator==(const S3TablesDestination&, const S3TablesDestination&) = default;
};
struct ChannelLogging {
    bool isEnabled = false;
    std::string logGroupName;
    std::string logStreamName = "DestinationDelivery";
    friend bool operator==(const ChannelLogging&, const ChannelLogging&) = default;
};

struct CreateChannelRequest {
    std::string channelName;
    std::string serviceExecutionRoleArn;
    std::vector<ChannelStream> streamConfigurationList; // one entry
    // Exactly one of these two.
    std::optional<S3Destination> s3Destination;
    std::optional<S3TablesDestination> s3TablesDestination;
    std::string keyId; // of EncryptionConfiguration; empty without one
    Tags tags;
    std::optional<ChannelLogging> logging;
    friend bool operator==(const CreateChannelRequest&, const CreateChannelRequest&) = default;
};
struct DescribeChannelRequest {
    std::string channelArn;
    friend bool operator==(const DescribeChannelRequest&, const DescribeChannelRequest&) = default;
};
struct DeleteChannelRequest {
    std::string channelArn;
    friend bool operator==(const DeleteChannelRequest&, const DeleteChannelRequest&) = default;
};
// Only freshness and logging can change.
struct UpdateChannelRequest {
    std::string channelArn;
    std::optional<std::int64_t> dataFreshnessInSeconds;
    std::optional<ChannelLogging> logging;
    // Under which destination freshness stands; named by neither, it is the channel's own.
    bool isForS3 = false;
    bool isForS3Tables = false;
    friend bool operator==(const UpdateChannelRequest&, const UpdateChannelRequest&) = default;
};
struct ChannelStreamFilter {
    std::string streamArn;
    std::optional<base::Instant> streamCreationTimestamp;
    friend bool operator==(const ChannelStreamFilter&, const ChannelStreamFilter&) = default;
};
struct ListChannelsRequest {
    std::vector<ChannelStreamFilter> streamFilter;
    std::int64_t maxResults = 100;
    std::string nextToken;
    friend bool operator==(const ListChannelsRequest&, const ListChannelsRequest&) = default;
};

struct ChannelDescription {
    std::string channelName;
    std::string channelArn;
    std::string channelId;
    ChannelStatus status = ChannelStatus::Creating;
    std::string channelStatusReason;
    base::Instant created{};
    base::Instant updated{};
    CreateChannelRequest configuration;
    base::Instant streamCreated{};
};
struct ChannelSummary {
    std::string channelName;
    std::string channelArn;
    ChannelStatus status = ChannelStatus::Creating;
    base::Instant created{};
    std::string streamArn;
    std::string channelId;
    std::string channelStatusReason;
    base::Instant streamCreated{};
    bool isS3Tables = false; // the destination
};
struct ChannelPage {
    std::vector<ChannelSummary> channelSummaries;
    std::string nextToken; // empty on the last page
};

}
