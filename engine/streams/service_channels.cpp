// Channels: deliveries of an on-demand stream to S3 or to S3 Tables that the service carries out itself. Here
// they are state with its checks; what they deliver is not simulated. Texts are ours where the service's are not
// known, which is nearly everywhere: the operations are of 2026 and nobody has written about them yet.
#include "base/rng.h"
#include "streams/arn.h"
#include "streams/control_call.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace shardscope::streams {

namespace {

using base::Instant;

Refusal badArgument(std::string message)
{
    return {Exception::InvalidArgument, Reason::BadArgument, std::move(message)};
}

std::string hexOf(std::uint64_t value)
{
    std::array<char, 24> text{};
    const int length = std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
    return {text.data(), static_cast<std::size_t>(length)};
}

void checkFields(Constraints& constraints, const CreateChannelRequest& request)
{
    constraints.requiredName("channelName", request.channelName);
    if (request.serviceExecutionRoleArn.empty())
        constraints.missing("serviceExecutionRoleARN");
    const std::size_t streams = request.streamConfigurationList.size();
    constraints.listLength("streamConfigurationList", "[" + std::to_string(streams) + " streams]", streams, 1, 1);
    for (std::size_t i = 0; i < streams; ++i)
        constraints.requiredStreamArn("streamConfigurationList." + std::to_string(i + 1) + ".member.streamARN",
            request.streamConfigurationList[i].streamArn);
    if (request.s3Destination) {
        const std::string path = "s3DestinationConfiguration.";
        constraints.oneOf(path + "compressionType", request.s3Destination->compressionType, "GZIP, ZSTD, NONE");
        constraints.oneOf(path + "storageClass", request.s3Destination->storageClass,
            "STANDARD, INTELLIGENT_TIERING, GLACIER_IR");
        constraints.range(path + "dataFreshnessInSeconds", request.s3Destination->dataFreshnessInSeconds, 1, 900);
    }
    if (request.s3TablesDestination) {
        const std::string path = "s3TablesDestinationConfiguration.";
        constraints.oneOf(path + "compressionType", request.s3TablesDestination->compressionType, "ZSTD, SNAPPY, NONE");
        constraints.oneOf(path + "partitionSpec", request.s3TablesDestination->partitionSpec, "TIME_HOUR");
        constraints.range(path + "dataFreshnessInSeconds", request.s3TablesDestination->dataFreshnessInSeconds, 1, 900);
    }
}

// What a destination takes of the formats, and what it needs besides.
std::optional<Refusal> refusalOfDestination(const CreateChannelRequest& request)
{
    if (request.s3Destination.has_value() == request.s3TablesDestination.has_value())
        return badArgument("Exactly one of S3DestinationConfiguration and S3TablesDestinationConfiguration should be "
                           "provided.");
    const ChannelStream& stream = request.streamConfigurationList.front();
    const std::string format{recordFormatName(stream.recordFormatType)};
    const bool isSchema = stream.recordFormatType == RecordFormat::GsrJson;
    if (isSchema && stream.gsrSchemaArn.empty())
        return badArgument("RecordFormatType GSR_JSON needs a GSRSchemaARN.");
    if (request.s3Destination)
        return isSchema ? std::optional{badArgument("RecordFormatType " + format + " cannot be delivered to S3.")}
                        : std::nullopt;
    if (!isSchema && stream.recordFormatType != RecordFormat::Json)
        return badArgument("RecordFormatType " + format + " cannot be delivered to S3 Tables.");
    if (request.s3TablesDestination->deadLetterBucketArn.empty())
        return badArgument("A destination in S3 Tables needs a bucket for records that cannot be delivered.");
    return std::nullopt;
}

// The one that it has unless its owner names another.
void giveLogGroup(ChannelDescription& channel)
{
    if (channel.configuration.logging && channel.configuration.logging->logGroupName.empty())
        channel.configuration.logging->logGroupName = "/aws/kinesis/" + channel.channelName + "/" + channel.channelId;
}

// What a list is of, as its tokens say it.
std::string filterText(const std::vector<ChannelStreamFilter>& filters)
{
    std::string text;
    for (const ChannelStreamFilter& filter : filters) {
        text += filter.streamArn;
        if (filter.streamCreationTimestamp)
            text += "@" + std::to_string(filter.streamCreationTimestamp->time_since_epoch().count());
        text += ",";
    }
    return hexOf(base::hashText(text));
}

Refusal hasNoDestination(const ChannelDescription& channel, const std::string& member)
{
    return badArgument("Channel " + channel.channelName + " has no " + member + ".");
}

bool isSameDestination(const CreateChannelRequest& a, const CreateChannelRequest& b)
{
    return a.s3Destination.has_value() == b.s3Destination.has_value();
}

}

// In the home at hand, and not gone.
bool Service::isHere(const ChannelDescription& channel) const
{
    return !channel.channelName.empty() && homeIn(channel.channelArn) == home();
}

// A stream that was made anew under the name has none of those that the one before it had.
bool Service::isOf(const ChannelDescription& channel, const Stream& stream) const
{
    if (!isHere(channel) || channel.streamCreated != stream.created)
        return false;
    const auto arn = parseStreamArn(channel.configuration.streamConfigurationList.front().streamArn);
    return arn && arn->streamName == stream.name;
}

std::uint32_t Service::channelsOf(const Stream& stream) const
{
    return static_cast<std::uint32_t>(std::count_if(m_channels.begin(), m_channels.end(),
        [&](const ChannelDescription& channel) { return isOf(channel, stream); }));
}

// One that is DELETING or has FAILED delivers nothing any more.
bool Service::hasActiveChannels(const Stream& stream) const
{
    return std::any_of(m_channels.begin(), m_channels.end(), [&](const ChannelDescription& channel) {
        return isOf(channel, stream) && channel.status != ChannelStatus::Deleting
            && channel.status != ChannelStatus::Failed;
    });
}

Answer<std::size_t> Service::requireChannel(const std::string& arn, Constraints constraints) const
{
    if (arn.empty())
        constraints.missing("channelARN");
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    for (std::size_t i = 0; i < m_channels.size(); ++i)
        if (isHere(m_channels[i]) && m_channels[i].channelArn == arn)
            return i;
    return Refusal{Exception::ResourceNotFound, Reason::ChannelNotFound,
        "Channel " + arn + " under account " + home().account + " not found."};
}

Answer<ChannelDescription> Service::createChannel(sim::Context context, CallerIndex caller,
    const CreateChannelRequest& request)
{
    return control<ChannelDescription>(
        {context, caller, Action::CreateChannel}, request, [](const CreateChannelRequest& r) { return r.channelName; },
        [&](const CreateChannelRequest& r) -> Answer<ChannelDescription> {
            // The role takes a permission of its own.
            auto denied =
                r.serviceExecutionRoleArn.empty() ? std::nullopt : barrierOfRole(caller, r.serviceExecutionRoleArn);
            if (denied)
                return std::move(denied->refusal);
            return doCreateChannel(context, caller, r);
        });
}

Answer<ChannelDescription> Service::doCreateChannel(sim::Context context, CallerIndex caller,
    const CreateChannelRequest& request)
{
    Constraints constraints;
    checkFields(constraints, request);
    if (!request.tags.empty())
        constraints.tags("tags", request.tags,
            static_cast<std::size_t>(quota(m_settings, QuotaName::TagsPerCall)));
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (auto refusal = refusalOfDestination(request))
        return *std::move(refusal);
    const auto index = requireStreamArn("streamARN", request.streamConfigurationList.front().streamArn);
    if (!index)
        return index.error();
    const Stream& stream = this->stream(*index);
    if (!stream.settings.isOnDemand())
        return notInMode(stream, "Provisioned");
    if (const auto active = requireActive(stream.name); !active)
        return active.error();
    if (request.keyId.find("alias/aws/") != std::string::npos)
        return badArgument("A channel takes keys that a customer manages, and " + request.keyId + " is one of AWS.");
    if (!request.keyId.empty()) {
        if (auto refusal = unfitKey(caller, stream, request.keyId))
            return *std::move(refusal);
    }
    std::int64_t ofAccount = 0;
    std::int64_t ofStream = 0;
    const auto limitExceeded = [&](std::string whose, std::int64_t most) {
        return Refusal{Exception::LimitExceeded, Reason::ChannelQuota,
            "This request would exceed the limit of " + std::to_string(most) + " channels for " + std::move(whose)
                + "."};
    };
    for (const ChannelDescription& other : m_channels) {
        if (!isHere(other))
            continue;
        ++ofAccount;
        if (other.channelName == request.channelName)
            return Refusal{Exception::ResourceInUse, Reason::ChannelExists,
                "Channel " + request.channelName + " under account " + home().account + " already exists."};
        const CreateChannelRequest& with = other.configuration;
        if (request.s3TablesDestination && with.s3TablesDestination
            && with.s3TablesDestination->tableArn == request.s3TablesDestination->tableArn)
            return Refusal{Exception::ResourceInUse, Reason::ChannelExists,
                "Table " + request.s3TablesDestination->tableArn + " is the destination of channel " + other.channelName
                    + " already."};
        if (!isOf(other, stream))
            continue;
        ++ofStream;
        if (isSameDestination(with, request))
            return limitExceeded("stream " + stream.name + " and this type of destination", 1);
    }
    const std::int64_t perStream = quota(m_settings, QuotaName::ChannelsPerStream);
    const std::int64_t perAccount = quota(m_settings, QuotaName::ChannelsPerAccount);
    if (ofStream >= perStream)
        return limitExceeded("stream " + stream.name, perStream);
    if (ofAccount >= perAccount)
        return limitExceeded("account " + home().account, perAccount);
    if (auto refusal = refusalOf(stream.name, {}, request.tags))
        return *std::move(refusal);

    ChannelDescription channel;
    channel.channelName = request.channelName;
    channel.channelId = hexOf(base::mix64(base::hashText(request.channelName) ^ m_channels.size()));
    channel.channelArn = "arn:aws:kinesis:" + home().region + ":" + home().account + ":channel/" + channel.channelId;
    channel.created = context.now;
    channel.updated = context.now;
    channel.streamCreated = stream.created;
    channel.configuration = request;
    giveLogGroup(channel);
    m_channels.push_back(channel);
    m_channelsDue.push_back(context.now + m_settings.timings.channel);
    context.agenda.schedule(m_channelsDue.back(), kServiceActor,
        kChannelTokens + static_cast<std::uint32_t>(m_channels.size() - 1));
    return channel;
}

Answer<ChannelDescription> Service::describeChannel(sim::Context context, CallerIndex caller,
    const DescribeChannelRequest& request)
{
    return control<ChannelDescription>(
        {context, caller, Action::DescribeChannel}, request,
        [](const DescribeChannelRequest& r) { return r.channelArn; },
        [&](const DescribeChannelRequest& r) -> Answer<ChannelDescription> {
            const auto channel = requireChannel(r.channelArn);
            if (!channel)
                return channel.error();
            return m_channels[*channel];
        });
}

Answer<ChannelDescription> Service::updateChannel(sim::Context context, CallerIndex caller,
    const UpdateChannelRequest& request)
{
    return control<ChannelDescription>(
        {context, caller, Action::UpdateChannel}, request, [](const UpdateChannelRequest& r) { return r.channelArn; },
        [&](const UpdateChannelRequest& r) { return doUpdateChannel(context, r); });
}

Answer<ChannelDescription> Service::doUpdateChannel(sim::Context context, const UpdateChannelRequest& request)
{
    Constraints constraints;
    if (request.dataFreshnessInSeconds)
        constraints.range("dataFreshnessInSeconds", *request.dataFreshnessInSeconds, 1, 900);
    const auto found = requireChannel(request.channelArn, std::move(constraints));
    if (!found)
        return found.error();
    ChannelDescription& channel = m_channels[*found];
    // Which of the two it is told of first is not known.
    if (request.isForS3 && !channel.configuration.s3Destination)
        return hasNoDestination(channel, "S3DestinationConfiguration");
    if (request.isForS3Tables && !channel.configuration.s3TablesDestination)
        return hasNoDestination(channel, "S3TablesDestinationConfiguration");
    if (channel.status != ChannelStatus::Active)
        return Refusal{Exception::ResourceInUse, Reason::ChannelNotActive,
            "Channel " + channel.channelName + " under account " + home().account + " not ACTIVE, instead in state "
                + std::string{statusName(channel.status)}};
    CreateChannelRequest& with = channel.configuration;
    if (request.dataFreshnessInSeconds)
        (with.s3Destination ? with.s3Destination->dataFreshnessInSeconds
                            : with.s3TablesDestination->dataFreshnessInSeconds) = *request.dataFreshnessInSeconds;
    if (request.logging) {
        with.logging = request.logging;
        giveLogGroup(channel);
    }
    channel.status = ChannelStatus::Updating;
    channel.updated = context.now;
    m_channelsDue[*found] = context.now + m_settings.timings.channel;
    context.agenda.schedule(m_channelsDue[*found], kServiceActor, kChannelTokens + static_cast<std::uint32_t>(*found));
    return channel;
}

Answer<Done> Service::deleteChannel(sim::Context context, CallerIndex caller, const DeleteChannelRequest& request)
{
    return control<Done>(
        {context, caller, Action::DeleteChannel}, request, [](const DeleteChannelRequest& r) { return r.channelArn; },
        [&](const DeleteChannelRequest& r) { return doDeleteChannel(context, r); });
}

Answer<Done> Service::doDeleteChannel(sim::Context context, const DeleteChannelRequest& request)
{
    const auto found = requireChannel(request.channelArn);
    if (!found)
        return found.error();
    ChannelDescription& channel = m_channels[*found];
    if (channel.status == ChannelStatus::Deleting)
        return Done{};
    channel.status = ChannelStatus::Deleting;
    m_channelsDue[*found] = context.now + m_settings.timings.channel;
    context.agenda.schedule(m_channelsDue[*found], kServiceActor, kChannelTokens + static_cast<std::uint32_t>(*found));
    return Done{};
}

Answer<ChannelPage> Service::listChannels(sim::Context context, CallerIndex caller, const ListChannelsRequest& request)
{
    return control<ChannelPage>(
        {context, caller, Action::ListChannels}, request, [](const ListChannelsRequest&) { return std::string{}; },
        [&](const ListChannelsRequest& r) { return doListChannels(context.now, r); });
}

Answer<ChannelPage> Service::doListChannels(Instant now, const ListChannelsRequest& request) const
{
    Constraints constraints;
    constraints.range("maxResults", request.maxResults, 1, 10'000);
    for (std::size_t i = 0; i < request.streamFilter.size(); ++i)
        constraints.requiredStreamArn("streamFilter." + std::to_string(i + 1) + ".member.streamARN",
            request.streamFilter[i].streamArn);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const std::string of = listedIn() + ":" + filterText(request.streamFilter);
    std::string after;
    if (!request.nextToken.empty()) {
        auto token = requireToken(now, request.nextToken, "channels", of);
        if (!token)
            return token.error();
        after = std::move(token->after);
    }
    const auto isWanted = [&](const ChannelDescription& channel) {
        if (!isHere(channel) || channel.channelName <= after)
            return false;
        const std::string& arn = channel.configuration.streamConfigurationList.front().streamArn;
        return request.streamFilter.empty()
            || std::any_of(request.streamFilter.begin(), request.streamFilter.end(),
                [&](const ChannelStreamFilter& filter) {
                    const auto index = findByArn(arn);
                    return filter.streamArn == arn && index && isMeant(stream(*index), filter.streamCreationTimestamp);
                });
    };
    std::vector<const ChannelDescription*> rest;
    for (const ChannelDescription& channel : m_channels)
        if (isWanted(channel))
            rest.push_back(&channel);
    std::sort(rest.begin(), rest.end(),
        [](const ChannelDescription* a, const ChannelDescription* b) { return a->channelName < b->channelName; });
    constexpr std::int64_t kPage = 100;
    const auto most = static_cast<std::size_t>(std::min(request.maxResults, kPage));
    ChannelPage page;
    for (const ChannelDescription* channel : rest) {
        if (page.channelSummaries.size() == most) {
            page.nextToken = writeListToken({now, "channels", of, page.channelSummaries.back().channelName});
            break;
        }
        const CreateChannelRequest& with = channel->configuration;
        page.channelSummaries.push_back({channel->channelName, channel->channelArn, channel->status, channel->created,
            with.streamConfigurationList.front().streamArn, channel->channelId, channel->channelStatusReason,
            channel->streamCreated, with.s3TablesDestination.has_value()});
    }
    return page;
}

// Whatever runs there ends when it is due; a wake-up that comes before is stale.
void Service::settleChannel(std::size_t index, Instant now)
{
    if (index >= m_channels.size() || now < m_channelsDue[index])
        return;
    ChannelDescription& channel = m_channels[index];
    if (channel.status == ChannelStatus::Creating || channel.status == ChannelStatus::Updating)
        channel.status = ChannelStatus::Active;
    if (channel.status == ChannelStatus::Deleting)
        channel = ChannelDescription{};
}

}
