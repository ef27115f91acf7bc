#include "streams/api.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace shardscope::streams {

char* writeShardId(char* to, ShardIndex shard)
{
    constexpr std::string_view kZero = "shardId-000000000000";
    static_assert(kZero.size() == kShardIdSize);
    char* const end = std::copy(kZero.begin(), kZero.end(), to);
    char* digit = end;
    for (std::uint32_t rest = number(shard); rest > 0; rest /= 10)
        *--digit = static_cast<char>('0' + rest % 10);
    return end;
}

std::string shardId(ShardIndex shard)
{
    std::string id(kShardIdSize, '\0');
    writeShardId(id.data(), shard);
    return id;
}

std::optional<ShardIndex> parseShardId(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const std::string_view digits = dash == std::string_view::npos ? text : text.substr(dash + 1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || value > 2'147'483'647U)
        return std::nullopt;
    return ShardIndex{value};
}

std::string_view exceptionName(Exception exception)
{
    switch (exception) {
    case Exception::None:
        return "";
    case Exception::ExpiredIterator:
        return "ExpiredIteratorException";
    case Exception::ExpiredNextToken:
        return "ExpiredNextTokenException";
    case Exception::InternalFailure:
        return "InternalFailureException";
    case Exception::InvalidArgument:
        return "InvalidArgumentException";
    case Exception::LimitExceeded:
        return "LimitExceededException";
    case Exception::ProvisionedThroughputExceeded:
        return "ProvisionedThroughputExceededException";
    case Exception::ResourceInUse:
        return "ResourceInUseException";
    case Exception::ResourceNotFound:
        return "ResourceNotFoundException";
    case Exception::Validation:
        return "ValidationException";
    case Exception::AccessDenied:
        return "AccessDeniedException";
    case Exception::DryRunOperation:
        return "DryRunOperationException";
    case Exception::KmsAccessDenied:
        return "KMSAccessDeniedException";
    case Exception::KmsDisabled:
        return "KMSDisabledException";
    case Exception::KmsInvalidState:
        return "KMSInvalidStateException";
    case Exception::KmsNotFound:
        return "KMSNotFoundException";
    case Exception::KmsOptInRequired:
        return "KMSOptInRequired";
    case Exception::KmsThrottling:
        return "KMSThrottlingException";
    case Exception::UnknownOperation:
        return "UnknownOperationException";
    }
    return "";
}

std::string_view entryErrorCode(Exception exception)
{
    return exception == Exception::InternalFailure ? "InternalFailure" : exceptionName(exception);
}

std::string_view statusName(StreamStatus status)
{
    switch (status) {
    case StreamStatus::Creating:
        return "CREATING";
    case StreamStatus::Active:
        return "ACTIVE";
    case StreamStatus::Updating:
        return "UPDATING";
    case StreamStatus::Deleting:
        return "DELETING";
    case StreamStatus::Gone:
        return "";
    }
    return "";
}

std::string_view statusName(ConsumerStatus status)
{
    switch (status) {
    case ConsumerStatus::Creating:
        return "CREATING";
    case ConsumerStatus::Active:
        return "ACTIVE";
    case ConsumerStatus::Deleting:
        return "DELETING";
    }
    return "";
}

std::string_view statusName(ChannelStatus status)
{
    switch (status) {
    case ChannelStatus::Creating:
        return "CREATING";
    case ChannelStatus::Active:
        return "ACTIVE";
    case ChannelStatus::Updating:
        return "UPDATING";
    case ChannelStatus::Deleting:
        return "DELETING";
    case ChannelStatus::Failed:
        return "FAILED";
    }
    return "";
}

namespace {

constexpr std::array<std::string_view, 4> kRecordFormats = {"GSR_JSON", "JSON", "STRING", "BYTE_ARRAY"};

}

std::string_view recordFormatName(RecordFormat format) { return kRecordFormats[static_cast<std::size_t>(format)]; }

std::optional<RecordFormat> recordFormatNamed(std::string_view name)
{
    const auto found = std::find(kRecordFormats.begin(), kRecordFormats.end(), name);
    if (found == kRecordFormats.end())
        return std::nullopt;
    return static_cast<RecordFormat>(found - kRecordFormats.begin());
}

namespace {

constexpr std::array<std::string_view, 5> kIteratorTypes = {
    "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"};

}

std::string_view iteratorTypeName(IteratorType type) { return kIteratorTypes[static_cast<std::size_t>(type)]; }

std::optional<IteratorType> iteratorTypeNamed(std::string_view name)
{
    const auto found = std::find(kIteratorTypes.begin(), kIteratorTypes.end(), name);
    if (found == kIteratorTypes.end())
        return std::nullopt;
    return static_cast<IteratorType>(found - kIteratorTypes.begin());
}

}
