// What the control plane tells: of one stream, of its shards, of all streams and of the account.
#include "streams/arn.h"
#include "streams/control_call.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

using base::Instant;

Refusal badArgument(std::string message)
{
    return {Exception::InvalidArgument, Reason::BadArgument, std::move(message)};
}

}

StreamSummary Service::summaryOf(const Stream& stream) const
{
    const StreamSettings& settings = stream.settings;
    StreamSummary summary{.streamName = stream.name,
        .streamArn = streamArn(stream),
        .status = stream.status,
        .retentionPeriodHours = std::chrono::floor<std::chrono::hours>(stream.retention).count(),
        .created = stream.created,
        .openShardCount = stream.map ? static_cast<std::uint32_t>(stream.map->open().size()) : 0,
        .consumerCount = static_cast<std::uint32_t>(stream.consumers.size()),
        .streamMode = settings.mode,
        .enhancedMonitoring = settings.monitoring,
        .encryptionType = settings.encryption.type(),
        .keyId = settings.encryption.keyId(),
        .maxRecordSizeInKiB = settings.maxRecordBytes / kBytesPerKiB,
        .channelCount = channelsOf(stream)};
    if (settings.isOnDemand()) {
        summary.warmThroughput = settings.onDemand.warm;
        summary.recordDistributionStrategy = settings.distribution;
    }
    return summary;
}

Answer<StreamSummary> Service::describeStreamSummary(sim::Context context, CallerIndex caller,
    const DescribeStreamSummaryRequest& request)
{
    return control<StreamSummary>(
        {context, caller, Action::DescribeStreamSummary}, request,
        [](const DescribeStreamSummaryRequest& r) { return r.streamName; },
        [&](const DescribeStreamSummaryRequest& r) -> Answer<StreamSummary> {
            Constraints constraints;
            constraints.requiredName("streamName", r.streamName);
            if (auto refusal = constraints.refusal())
                return *std::move(refusal);
            const auto index = requireStream(r.streamName);
            if (!index)
                return index.error();
            return summaryOf(stream(*index));
        });
}

Answer<StreamDescription> Service::describeStream(sim::Context context, CallerIndex caller,
    const DescribeStreamRequest& request)
{
    return control<StreamDescription>(
        {context, caller, Action::DescribeStream}, request, [](const DescribeStreamRequest& r) { return r.streamName; },
        [&](const DescribeStreamRequest& r) { return doDescribeStream(context.now, r); });
}

Answer<StreamDescription> Service::doDescribeStream(Instant now, const DescribeStreamRequest& request) const
{
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    constraints.range("limit", request.limit, 1, 10'000);
    if (!request.exclusiveStartShardId.empty())
        constraints.name("exclusiveStartShardId", request.exclusiveStartShardId);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    std::uint32_t from = 0;
    if (!request.exclusiveStartShardId.empty()) {
        const auto shard = parseShardId(request.exclusiveStartShardId);
        if (!shard)
            return shardNotFound(request.exclusiveStartShardId, request.streamName);
        from = number(*shard) + 1;
    }
    const Stream& found = stream(*index);
    StreamDescription description{summaryOf(found), {}, false};
    if (!found.map)
        return description;
    const std::int64_t most = std::min(request.limit, quota(m_settings, QuotaName::DescribeStreamPage));
    const auto& shards = found.map->shards();
    for (std::uint32_t i = from; i < shards.size(); ++i) {
        if (found.isExpired(shards[i].index, now))
            continue;
        if (static_cast<std::int64_t>(description.shards.size()) == most) {
            description.hasMoreShards = true;
            break;
        }
        description.shards.push_back(describe(shards[i]));
    }
    return description;
}

// --- Streams and the account ---------------------------------------------------

Answer<StreamNamesPage> Service::listStreams(sim::Context context, CallerIndex caller,
    const ListStreamsRequest& request)
{
    return control<StreamNamesPage>(
        {context, caller, Action::ListStreams}, request,
        [](const ListStreamsRequest& r) { return r.exclusiveStartStreamName; },
        [&](const ListStreamsRequest& r) { return doListStreams(context.now, r); });
}

Answer<StreamNamesPage> Service::doListStreams(Instant now, const ListStreamsRequest& request) const
{
    const std::int64_t limit = request.limit.value_or(quota(m_settings, QuotaName::ListStreamsUsualPage));
    Constraints constraints;
    constraints.range("limit", limit, 1, 10'000);
    if (!request.exclusiveStartStreamName.empty())
        constraints.name("exclusiveStartStreamName", request.exclusiveStartStreamName);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (!request.exclusiveStartStreamName.empty() && !request.nextToken.empty())
        return badArgument("NextToken and ExclusiveStartStreamName cannot be provided together.");
    std::string after = request.exclusiveStartStreamName;
    if (!request.nextToken.empty()) {
        auto token = requireToken(now, request.nextToken, "streams", listedIn());
        if (!token)
            return token.error();
        after = std::move(token->after);
    }
    std::vector<const Stream*> rest;
    for (const Stream& stream : m_streams)
        if (stream.status != StreamStatus::Gone && stream.home == homeAtHand()
            && (after.empty() || stream.name > after))
            rest.push_back(&stream);
    std::sort(rest.begin(), rest.end(), [](const Stream* a, const Stream* b) { return a->name < b->name; });
    const auto most = static_cast<std::size_t>(std::min(limit, quota(m_settings, QuotaName::ListStreamsPage)));
    StreamNamesPage page;
    page.hasMoreStreams = rest.size() > most;
    rest.resize(std::min(rest.size(), most));
    for (const Stream* stream : rest)
        page.streams.push_back({stream->name, streamArn(*stream), stream->status, stream->settings.mode,
            stream->created});
    if (page.hasMoreStreams)
        page.nextToken = writeListToken({now, "streams", listedIn(), rest.back()->name});
    return page;
}

std::uint32_t Service::openShardsInAccount() const
{
    std::uint32_t open = 0;
    for (const Stream& stream : m_streams)
        open += stream.map && stream.status != StreamStatus::Gone && stream.home == homeAtHand()
            ? static_cast<std::uint32_t>(stream.map->open().size())
            : 0;
    return open;
}

std::int64_t Service::onDemandStreams() const
{
    return std::count_if(m_streams.begin(), m_streams.end(), [this](const Stream& stream) {
        return stream.status != StreamStatus::Gone && stream.home == homeAtHand() && stream.settings.isOnDemand();
    });
}

Answer<AccountLimits> Service::describeLimits(sim::Context context, CallerIndex caller,
    const DescribeLimitsRequest& request)
{
    return control<AccountLimits>(
        {context, caller, Action::DescribeLimits}, request, [](const DescribeLimitsRequest&) { return std::string{}; },
        [&](const DescribeLimitsRequest&) -> Answer<AccountLimits> {
            return AccountLimits{.shardLimit = quota(m_settings, QuotaName::ShardsPerAccount, home().region),
                .openShardCount = openShardsInAccount(),
                .onDemandStreamCount = onDemandStreams(),
                .onDemandStreamCountLimit = quota(m_settings, QuotaName::OnDemandStreamsPerAccount),
                .channelCount = std::count_if(m_channels.begin(), m_channels.end(),
                    [this](const ChannelDescription& channel) { return isHere(channel); }),
                .channelCountLimit = quota(m_settings, QuotaName::ChannelsPerAccount)};
        });
}

// --- Shards ------------------------------------------------------------------

ShardDescription Service::describe(const Shard& shard) const
{
    const SequenceNumber first{shard.createdSecond, 0, shard.createdSecond, number(shard.index)};
    ShardDescription description{.shard = shard.index,
        .parent = shard.parent,
        .adjacentParent = shard.adjacentParent,
        .range = shard.range,
        .startingSequenceNumber = first.decimal(),
        .endingSequenceNumber = {}};
    if (shard.closed) {
        // Not before its creation second, which lies in the future for one that closes at once.
        const std::int64_t second = std::max(unixSecond(*shard.closed), shard.createdSecond);
        const SequenceNumber last{shard.createdSecond, SequenceNumber::kClosingCounter, second, number(shard.index)};
        description.endingSequenceNumber = last.decimal();
    }
    return description;
}

Answer<ShardPage> Service::listShards(sim::Context context, CallerIndex caller, const ListShardsRequest& request)
{
    return control<ShardPage>(
        {context, caller, Action::ListShards}, request, [](const ListShardsRequest& r) { return r.streamName; },
        [&](const ListShardsRequest& r) { return doListShards(context.now, r); });
}

// What a filter lacks. The service's texts are not known.
std::optional<Refusal> Service::refusalOf(const ShardFilter& filter) const
{
    const std::string type{shardFilterTypeName(filter.type)};
    const bool needsShard = filter.type == ShardFilterType::AfterShardId;
    const bool needsTime = filter.type == ShardFilterType::AtTimestamp || filter.type == ShardFilterType::FromTimestamp;
    if (needsShard && !parseShardId(filter.shardId))
        return badArgument("ShardFilter of type " + type + " needs the id of a shard in ShardId.");
    if (!needsShard && !filter.shardId.empty())
        return badArgument("ShardFilter of type " + type + " takes no ShardId.");
    if (needsTime != filter.timestamp.has_value())
        return badArgument("ShardFilter of type " + type
            + (needsTime ? " needs a Timestamp." : " takes no Timestamp."));
    return std::nullopt;
}

// Of shards that have not expired. The trim horizon is never before the stream's first shards, and the shards
// that were open at it tile the ring, also when it is the very instant of a split.
bool Service::isListed(const Stream& stream, const Shard& shard, const ShardFilter& filter, Instant now) const
{
    const Instant horizon = std::max(stream.horizon(now), stream.map->shards().front().opened);
    switch (filter.type) {
    case ShardFilterType::AfterShardId:
        return shard.index > *parseShardId(filter.shardId);
    case ShardFilterType::AtTrimHorizon:
        return shard.opened <= horizon && (shard.isOpen() || *shard.closed > horizon);
    case ShardFilterType::FromTrimHorizon:
        return true;
    case ShardFilterType::AtLatest:
        return shard.isOpen();
    case ShardFilterType::AtTimestamp:
        return shard.opened <= *filter.timestamp && (shard.isOpen() || *shard.closed >= *filter.timestamp);
    case ShardFilterType::FromTimestamp:
        return shard.isOpen() || *shard.closed >= std::max(horizon, *filter.timestamp);
    }
    return true;
}

Answer<std::vector<ShardIndex>> Service::listedBy(Instant now, const Stream& stream, const ShardFilter& filter) const
{
    if (auto refusal = refusalOf(filter))
        return *std::move(refusal);
    std::vector<ShardIndex> listed;
    if (!stream.map)
        return listed;
    for (const Shard& shard : stream.map->shards())
        if (!stream.isExpired(shard.index, now) && isListed(stream, shard, filter, now))
            listed.push_back(shard.index);
    return listed;
}

// The stream whose shards a token goes on with. Nothing crosses regions.
std::optional<StreamIndex> Service::streamOfPage(std::string_view nextToken) const
{
    const auto token = readPageToken(nextToken);
    const auto index = token ? findReferred(token->streamName) : std::nullopt;
    const bool isIt =
        index && stream(*index).created == token->streamCreated && homeOf(stream(*index)).region == home().region;
    return isIt ? index : std::nullopt;
}

Answer<ShardPage> Service::doListShards(Instant now, const ListShardsRequest& request) const
{
    Constraints constraints;
    constraints.range("maxResults", request.maxResults, 1, 10'000);
    if (!request.streamName.empty())
        constraints.name("streamName", request.streamName);
    if (!request.exclusiveStartShardId.empty())
        constraints.name("exclusiveStartShardId", request.exclusiveStartShardId);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (request.streamName.empty() && request.nextToken.empty())
        return badArgument("Either NextToken or StreamName should be provided.");
    if (!request.streamName.empty() && !request.nextToken.empty())
        return badArgument("NextToken and StreamName cannot be provided together.");
    if (!request.nextToken.empty() && request.streamCreationTimestamp)
        return badArgument("NextToken and StreamCreationTimestamp cannot be provided together.");

    PageToken place{now, {}, request.streamName, ShardIndex{0}, request.shardFilter.value_or(ShardFilter{})};
    if (!request.nextToken.empty()) {
        const auto token = readPageToken(request.nextToken);
        if (!token || token->made > now)
            return badArgument("NextToken is invalid.");
        if ((now - token->made).count() > quota(m_settings, QuotaName::NextTokenLifeMs))
            return Refusal{Exception::ExpiredNextToken, Reason::TokenExpired, "NextToken has expired."};
        if (!streamOfPage(request.nextToken))
            return badArgument("NextToken is invalid.");
        place = *token;
    } else if (!request.exclusiveStartShardId.empty()) {
        const auto shard = parseShardId(request.exclusiveStartShardId);
        if (!shard)
            return shardNotFound(request.exclusiveStartShardId, request.streamName);
        place.firstShard = ShardIndex{number(*shard) + 1};
    }
    if (auto refusal = refusalOf(place.filter))
        return *std::move(refusal);
    const auto index = request.nextToken.empty() ? requireStream(place.streamName) : *findReferred(place.streamName);
    if (!index)
        return index.error();
    const Stream& found = stream(*index);
    if (!isMeant(found, request.streamCreationTimestamp))
        return streamNotFound(found.name);
    ShardPage page;
    if (!found.map)
        return page;
    const std::int64_t most = std::min(request.maxResults, quota(m_settings, QuotaName::ListShardsPage));
    const auto& shards = found.map->shards();
    for (std::uint32_t i = number(place.firstShard); i < shards.size(); ++i) {
        if (found.isExpired(shards[i].index, now) || !isListed(found, shards[i], place.filter, now))
            continue;
        if (static_cast<std::int64_t>(page.shards.size()) == most) {
            page.nextToken = writePageToken({now, found.created, found.reference, shards[i].index, place.filter});
            break;
        }
        page.shards.push_back(describe(shards[i]));
    }
    return page;
}

}
