// The control plane: streams, shards and consumers.
#include "streams/service.h"

#include "base/check.h"
#include "streams/shard_iterator.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr auto kDay = base::Duration{std::chrono::hours{24}};

std::string decimal(base::HashKey key) { return key.decimal(); }

// Notes a control call with its parameters, or with the refusal's text.
template <typename T>
CallRecord controlCall(Instant now, CallerIndex caller, Action action, std::optional<StreamIndex> stream,
    std::string detail, const Answer<T>& answer, std::optional<ShardIndex> shard = std::nullopt)
{
    CallRecord call{now, caller, action, stream ? number(*stream) : kNoStream};
    call.shard = shard;
    call.detail = std::move(detail);
    return answer ? call : std::move(call).refusedWith(answer.error());
}

// The shard that a call names, if there is or was one.
std::optional<ShardIndex> shardNamed(const std::vector<Stream>& streams, std::optional<StreamIndex> stream,
    std::string_view id)
{
    const auto shard = parseShardId(id);
    return shard && stream && streams[number(*stream)].hasShard(*shard) ? shard : std::nullopt;
}

// Shards that live only during a plan count against the quota while they exist.
std::uint32_t mostAdditional(const std::vector<ReshardStep>& steps)
{
    std::int64_t additional = 0;
    std::int64_t most = 0;
    for (const ReshardStep& step : steps) {
        additional += step.kind == ReshardStep::Kind::Split ? 1 : -1;
        most = std::max(most, additional);
    }
    return static_cast<std::uint32_t>(most);
}

// Steps that do not build on each other's shards run side by side.
std::int64_t longestChain(const ShardMap& map, const std::vector<ReshardStep>& steps)
{
    std::vector<std::int64_t> depth(map.shards().size(), 0);
    std::int64_t longest = 0;
    for (const ReshardStep& step : steps) {
        std::int64_t after = depth[number(step.shard)] + 1;
        if (step.kind == ReshardStep::Kind::Merge)
            after = std::max(after, depth[number(step.adjacent)] + 1);
        depth.push_back(after);
        if (step.kind == ReshardStep::Kind::Split)
            depth.push_back(after);
        longest = std::max(longest, after);
    }
    return longest;
}

}

Timings Timings::real()
{
    using std::chrono::seconds;
    return {.createBase = seconds{20},
        .createPerShard = base::Duration{50},
        .remove = seconds{20},
        .reshard = seconds{30},
        .countBase = seconds{30},
        .countPerStep = seconds{1},
        .consumerCreate = seconds{10}};
}

Timings Timings::instant() { return {}; }

Service::Service(ServiceSettings settings)
    : m_settings(std::move(settings)), m_limits(shardLimits(m_settings.profile, m_settings.throttle))
{
    m_limits.isOn = m_settings.areLimitsOn;
    if (!m_limits.isOn) {
        // One admission code: without limits the buckets are too large to ever be empty.
        m_limits.writeRecords.burstUnits = std::int64_t{1} << 62;
        m_limits.writeBytes.burstUnits = std::int64_t{1} << 62;
    }
}

std::int64_t Service::unixSecond(Instant at) const
{
    return m_settings.epochSecond + at.time_since_epoch().count() / 1'000;
}

std::string Service::streamArn(std::string_view name) const
{
    return "arn:aws:kinesis:" + m_settings.region + ":" + m_settings.account + ":stream/" + std::string{name};
}

std::optional<StreamIndex> Service::find(std::string_view name) const
{
    for (std::size_t i = m_streams.size(); i-- > 0;)
        if (m_streams[i].name == name && m_streams[i].status != StreamStatus::Gone)
            return StreamIndex{static_cast<std::uint32_t>(i)};
    return std::nullopt;
}

std::uint32_t Service::streamNumber(std::string_view name) const
{
    const auto index = find(name);
    return index ? number(*index) : kNoStream;
}

// --- Checks that several operations share -----------------------------------

Refusal Service::streamNotFound(std::string_view name) const
{
    return {Exception::ResourceNotFound, Reason::StreamNotFound,
        "Stream " + std::string{name} + " under account " + m_settings.account + " not found."};
}

Refusal Service::shardNotFound(std::string_view id, std::string_view name) const
{
    return {Exception::ResourceNotFound, Reason::ShardNotFound,
        "Could not find shard " + std::string{id} + " in stream " + std::string{name} + " under account "
            + m_settings.account + "."};
}

Answer<StreamIndex> Service::requireStream(std::string_view name) const
{
    if (const auto index = find(name))
        return *index;
    return streamNotFound(name);
}

Answer<StreamIndex> Service::requireActive(std::string_view name) const
{
    const auto index = find(name);
    if (!index)
        return streamNotFound(name);
    const Stream& found = stream(*index);
    if (found.status == StreamStatus::Active)
        return *index;
    return Refusal{Exception::ResourceInUse, Reason::StreamNotActive,
        "Stream " + found.name + " under account " + m_settings.account + " not ACTIVE, instead in state "
            + std::string{statusName(found.status)}};
}

Answer<ShardIndex> Service::requireOpenShard(Instant now, const Stream& stream, std::string_view id) const
{
    const auto shard = parseShardId(id);
    if (!shard || !stream.map->has(*shard) || stream.isExpired(*shard, now))
        return shardNotFound(shard ? shardId(*shard) : id, stream.name);
    if (stream.map->shard(*shard).isOpen())
        return *shard;
    return Refusal{Exception::InvalidArgument, Reason::ShardNotOpen,
        "Shard " + shardId(*shard) + " in stream " + stream.name + " under account " + m_settings.account
            + " has already been merged or split, and thus is not eligible for merging or splitting."};
}

// A stream that is being resharded counts with the most shards it will have on the way.
std::uint32_t Service::shardsInAccount() const
{
    std::uint32_t count = 0;
    for (const Stream& stream : m_streams) {
        if (stream.status == StreamStatus::Gone)
            continue;
        const auto open = stream.map ? static_cast<std::uint32_t>(stream.map->open().size()) : stream.initialShards;
        count += stream.pending ? open + mostAdditional(stream.pending->steps) : open;
    }
    return count;
}

std::optional<Refusal> Service::exceedsShardQuota(std::uint32_t additional) const
{
    const std::int64_t limit = quota(m_settings.profile, QuotaName::ShardsPerAccount);
    const std::uint32_t current = shardsInAccount();
    if (!m_limits.isOn || std::int64_t{current} + additional <= limit)
        return std::nullopt;
    return Refusal{Exception::LimitExceeded, Reason::ShardQuota,
        "This request would exceed the shard limit for the account " + m_settings.account + " in " + m_settings.region
            + ". Current shard count for the account: " + std::to_string(current) + ". Limit: " + std::to_string(limit)
            + ". Number of additional shards that would have resulted from this request: " + std::to_string(additional)
            + ". Refer to the AWS Service Limits page"
              " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"
              " for current limits and how to request higher limits."};
}

// --- Streams -----------------------------------------------------------------

Answer<Done> Service::createStream(sim::Context context, CallerIndex caller, const CreateStreamRequest& request)
{
    Answer<Done> answer = doCreateStream(context, request);
    m_calls.add(controlCall(context.now, caller, Action::CreateStream, find(request.streamName),
        request.streamName + ", " + std::to_string(request.shardCount) + " shards", answer));
    return answer;
}

Answer<Done> Service::doCreateStream(sim::Context context, const CreateStreamRequest& request)
{
    Constraints constraints;
    constraints.name("streamName", request.streamName);
    constraints.range("shardCount", request.shardCount, 1, 2'147'483'647);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (find(request.streamName))
        return Refusal{Exception::ResourceInUse, Reason::StreamExists,
            "Stream " + request.streamName + " under account " + m_settings.account + " already exists."};
    const std::int64_t creatingAtOnce = quota(m_settings.profile, QuotaName::StreamsCreatingAtOnce);
    const auto creating = std::count_if(m_streams.begin(), m_streams.end(),
        [](const Stream& stream) { return stream.status == StreamStatus::Creating; });
    if (creating >= creatingAtOnce)
        // Two spaces and the grammar are the service's own.
        return Refusal{Exception::LimitExceeded, Reason::TooManyCreating,
            "This request would have exceed the limit on the number  of streams that can simultaneously be in "
            "CREATING or DELETING for the account "
                + m_settings.account + ". Limit: " + std::to_string(creatingAtOnce) + "."};
    if (auto refusal = exceedsShardQuota(request.shardCount))
        return *std::move(refusal);

    Stream stream;
    stream.name = request.streamName;
    stream.created = context.now;
    stream.initialShards = request.shardCount;
    stream.statusUntil =
        context.now + m_settings.timings.createBase + m_settings.timings.createPerShard * request.shardCount;
    const auto token = static_cast<std::uint32_t>(m_streams.size());
    m_streams.push_back(std::move(stream));
    context.agenda.schedule(m_streams.back().statusUntil, kServiceActor, token);
    return Done{};
}

Answer<StreamIndex> Service::addActiveStream(Instant now, const CreateStreamRequest& request, base::Duration retention)
{
    Constraints constraints;
    constraints.name("streamName", request.streamName);
    constraints.range("shardCount", request.shardCount, 1, 2'147'483'647);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (find(request.streamName))
        return Refusal{Exception::ResourceInUse, Reason::StreamExists,
            "Stream " + request.streamName + " under account " + m_settings.account + " already exists."};
    if (auto refusal = exceedsShardQuota(request.shardCount))
        return *std::move(refusal);
    Stream stream;
    stream.name = request.streamName;
    stream.created = now;
    stream.statusUntil = now;
    stream.initialShards = request.shardCount;
    stream.retention = retention;
    openShards(stream, now);
    m_streams.push_back(std::move(stream));
    return StreamIndex{static_cast<std::uint32_t>(m_streams.size() - 1)};
}

Answer<RegisteredConsumer> Service::addActiveConsumer(Instant now, const RegisterStreamConsumerRequest& request)
{
    // Registered like any other, but what would end its CREATING goes nowhere.
    sim::Agenda unused;
    Answer<RegisteredConsumer> answer = doRegister({now, unused, kServiceActor}, request);
    if (!answer)
        return answer;
    for (RegisteredConsumer& consumer : at(*find(request.streamName)).consumers) {
        if (consumer.name == request.consumerName)
            consumer.status = ConsumerStatus::Active;
    }
    answer->status = ConsumerStatus::Active;
    return answer;
}

void Service::openShards(Stream& stream, Instant now)
{
    stream.map =
        std::make_shared<const ShardMap>(base::evenSplit(stream.initialShards), now, unixSecond(stream.created));
    stream.lines.resize(stream.initialShards);
    stream.reads.resize(stream.initialShards);
    stream.logs.resize(stream.initialShards);
    stream.status = StreamStatus::Active;
}

Answer<Done> Service::deleteStream(sim::Context context, CallerIndex caller, const DeleteStreamRequest& request)
{
    const auto index = find(request.streamName);
    Answer<Done> answer = doDeleteStream(context, request);
    m_calls.add(controlCall(context.now, caller, Action::DeleteStream, index, request.streamName, answer));
    return answer;
}

Answer<Done> Service::doDeleteStream(sim::Context context, const DeleteStreamRequest& request)
{
    Constraints constraints;
    constraints.name("streamName", request.streamName);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (stream.status == StreamStatus::Deleting)
        return Done{};
    if (!stream.consumers.empty() && !request.enforceConsumerDeletion)
        return Refusal{Exception::ResourceInUse, Reason::ConsumersStillRegistered,
            "DeleteStream can't delete " + m_settings.account + ":" + stream.name
                + " because there are consumers associated with this data stream. To delete " + stream.name
                + " anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the"
                  " consumers that are associated with it."};
    stream.status = StreamStatus::Deleting;
    stream.pending.reset();
    stream.statusUntil = context.now + m_settings.timings.remove;
    context.agenda.schedule(stream.statusUntil, kServiceActor, static_cast<std::uint32_t>(*index));
    return Done{};
}

Answer<StreamSummary> Service::describeStreamSummary(sim::Context context, CallerIndex caller,
    const DescribeStreamSummaryRequest& request)
{
    Answer<StreamSummary> answer = [&]() -> Answer<StreamSummary> {
        Constraints constraints;
        constraints.name("streamName", request.streamName);
        if (auto refusal = constraints.refusal())
            return *std::move(refusal);
        const auto index = requireStream(request.streamName);
        if (!index)
            return index.error();
        const Stream& found = stream(*index);
        return StreamSummary{.streamName = found.name,
            .streamArn = streamArn(found.name),
            .status = found.status,
            .retentionPeriodHours = std::chrono::floor<std::chrono::hours>(found.retention).count(),
            .created = found.created,
            .openShardCount = found.map ? static_cast<std::uint32_t>(found.map->open().size()) : 0,
            .consumerCount = static_cast<std::uint32_t>(found.consumers.size())};
    }();
    m_calls.add(controlCall(context.now, caller, Action::DescribeStreamSummary, find(request.streamName),
        request.streamName, answer));
    return answer;
}

Answer<Done> Service::setRetention(sim::Context context, CallerIndex caller, const RetentionPeriodRequest& request)
{
    Answer<Done> answer = doSetRetention(context.now, request);
    m_calls.add(controlCall(context.now, caller,
        request.isIncrease ? Action::IncreaseStreamRetentionPeriod : Action::DecreaseStreamRetentionPeriod,
        find(request.streamName), request.streamName + ", " + std::to_string(request.retentionPeriodHours) + " h",
        answer));
    return answer;
}

Answer<Done> Service::doSetRetention(Instant now, const RetentionPeriodRequest& request)
{
    const auto badArgument = [](std::string message) {
        return Refusal{Exception::InvalidArgument, Reason::BadArgument, std::move(message)};
    };
    Constraints constraints;
    constraints.name("streamName", request.streamName);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const std::string hours = std::to_string(request.retentionPeriodHours);
    const std::int64_t least = quota(m_settings.profile, QuotaName::RetentionMinHours);
    const std::int64_t most = quota(m_settings.profile, QuotaName::RetentionMaxHours);
    if (request.retentionPeriodHours < least)
        return badArgument("Minimum allowed retention period is " + std::to_string(least)
            + " hours. Requested retention period (" + hours + " hours) is too short.");
    if (request.retentionPeriodHours > most)
        return badArgument("Maximum allowed retention period is " + std::to_string(most)
            + " hours. Requested retention period (" + hours + " hours) is too long.");
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (!stream.takesData())
        return requireActive(request.streamName).error();
    const base::Duration wanted{std::chrono::hours{request.retentionPeriodHours}};
    const std::string existing = std::to_string(std::chrono::floor<std::chrono::hours>(stream.retention).count());
    const std::string asked = "Requested retention period (" + hours + " hours) for stream " + stream.name;
    if (request.isIncrease && wanted < stream.retention)
        return badArgument(asked + " can not be shorter than existing retention period (" + existing
            + " hours). Use DecreaseRetentionPeriod API.");
    if (!request.isIncrease && wanted > stream.retention)
        return badArgument(asked + " can not be longer than existing retention period (" + existing
            + " hours). Use IncreaseRetentionPeriod API.");
    // What has expired does not come back with a longer retention.
    stream.trimmedTo = stream.horizon(now);
    stream.retention = wanted;
    return Done{};
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
    Answer<ShardPage> answer = doListShards(context.now, request);
    m_calls.add(controlCall(context.now, caller, Action::ListShards, find(request.streamName), request.streamName,
        answer));
    return answer;
}

Answer<ShardPage> Service::doListShards(Instant now, const ListShardsRequest& request) const
{
    const auto badArgument = [](std::string message) {
        return Refusal{Exception::InvalidArgument, Reason::BadArgument, std::move(message)};
    };
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

    std::string name = request.streamName;
    std::uint32_t from = 0;
    if (!request.nextToken.empty()) {
        const auto token = readPageToken(request.nextToken);
        if (!token || token->made > now)
            return badArgument("NextToken is invalid.");
        if ((now - token->made).count() > quota(m_settings.profile, QuotaName::ShardIteratorLifeMs))
            return Refusal{Exception::ExpiredNextToken, Reason::IteratorExpired, "NextToken has expired."};
        const auto index = find(token->streamName);
        if (!index || stream(*index).created != token->streamCreated)
            return badArgument("NextToken is invalid.");
        name = token->streamName;
        from = number(token->firstShard);
    } else if (!request.exclusiveStartShardId.empty()) {
        const auto shard = parseShardId(request.exclusiveStartShardId);
        if (!shard)
            return shardNotFound(request.exclusiveStartShardId, request.streamName);
        from = number(*shard) + 1;
    }
    const auto index = requireStream(name);
    if (!index)
        return index.error();
    const Stream& found = stream(*index);
    ShardPage page;
    if (!found.map)
        return page;
    const std::int64_t most = std::min(request.maxResults, quota(m_settings.profile, QuotaName::ListShardsPage));
    const auto& shards = found.map->shards();
    for (std::uint32_t i = from; i < shards.size(); ++i) {
        if (found.isExpired(shards[i].index, now))
            continue;
        if (static_cast<std::int64_t>(page.shards.size()) == most) {
            page.nextToken = writePageToken({now, found.created, found.name, shards[i].index});
            break;
        }
        page.shards.push_back(describe(shards[i]));
    }
    return page;
}

void Service::beginReshard(sim::Context context, Stream& stream, std::vector<ReshardStep> steps, base::Duration takes)
{
    stream.status = StreamStatus::Updating;
    stream.statusUntil = context.now + takes;
    stream.pending = PendingReshard{std::move(steps), stream.statusUntil};
    context.agenda.schedule(stream.statusUntil, kServiceActor, static_cast<std::uint32_t>(&stream - m_streams.data()));
}

Answer<Done> Service::splitShard(sim::Context context, CallerIndex caller, const SplitShardRequest& request)
{
    Answer<Done> answer = doSplitShard(context, request);
    m_calls.add(controlCall(context.now, caller, Action::SplitShard, find(request.streamName),
        request.shardToSplit + " at " + request.newStartingHashKey, answer,
        shardNamed(m_streams, find(request.streamName), request.shardToSplit)));
    return answer;
}

Answer<Done> Service::doSplitShard(sim::Context context, const SplitShardRequest& request)
{
    Constraints constraints;
    constraints.name("streamName", request.streamName);
    constraints.name("shardToSplit", request.shardToSplit);
    constraints.number("newStartingHashKey", request.newStartingHashKey, R"(0|([1-9]\d{0,38}))");
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (!parseShardId(request.shardToSplit))
        return shardNotFound(request.shardToSplit, request.streamName);
    const auto index = requireActive(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    const auto shard = requireOpenShard(context.now, stream, request.shardToSplit);
    if (!shard)
        return shard.error();
    if (auto refusal = exceedsShardQuota(1))
        return *std::move(refusal);
    const base::HashRange range = stream.map->shard(*shard).range;
    const auto key = base::parseHashKey(request.newStartingHashKey);
    // Strictly inside, and each child keeps at least two values.
    if (!key || key->value <= range.first.value + 1 || *key >= range.last || range.first == base::HashKey::max())
        return Refusal{Exception::InvalidArgument, Reason::SplitKeyOutsideShard,
            "NewStartingHashKey " + request.newStartingHashKey + " used in SplitShard() on shard " + shardId(*shard)
                + " in stream " + stream.name + " under account " + m_settings.account
                + " is not both greater than one plus the shard's StartingHashKey " + decimal(range.first)
                + " and less than the shard's EndingHashKey " + decimal(range.last) + "."};
    beginReshard(context, stream, {{ReshardStep::Kind::Split, *shard, {}, *key}}, m_settings.timings.reshard);
    return Done{};
}

Answer<Done> Service::mergeShards(sim::Context context, CallerIndex caller, const MergeShardsRequest& request)
{
    Answer<Done> answer = doMergeShards(context, request);
    m_calls.add(controlCall(context.now, caller, Action::MergeShards, find(request.streamName),
        request.shardToMerge + " with " + request.adjacentShardToMerge, answer,
        shardNamed(m_streams, find(request.streamName), request.shardToMerge)));
    return answer;
}

Answer<Done> Service::doMergeShards(sim::Context context, const MergeShardsRequest& request)
{
    Constraints constraints;
    constraints.name("streamName", request.streamName);
    constraints.name("shardToMerge", request.shardToMerge);
    constraints.name("adjacentShardToMerge", request.adjacentShardToMerge);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    for (const std::string& id : {request.shardToMerge, request.adjacentShardToMerge})
        if (!parseShardId(id))
            return shardNotFound(id, request.streamName);
    const auto index = requireActive(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    const auto named = requireOpenShard(context.now, stream, request.shardToMerge);
    if (!named)
        return named.error();
    const auto adjacent = requireOpenShard(context.now, stream, request.adjacentShardToMerge);
    if (!adjacent)
        return adjacent.error();
    const base::HashRange a = stream.map->shard(*named).range;
    const base::HashRange b = stream.map->shard(*adjacent).range;
    if (!a.touches(b) && !b.touches(a))
        return Refusal{Exception::InvalidArgument, Reason::ShardsNotAdjacent,
            "Shards " + shardId(*named) + " and " + shardId(*adjacent) + " in stream " + stream.name + " under account "
                + m_settings.account + " are not an adjacent pair of shards eligible for merging"};
    beginReshard(context, stream, {{ReshardStep::Kind::Merge, *named, *adjacent, {}}}, m_settings.timings.reshard);
    return Done{};
}

Answer<ShardCountUpdate> Service::updateShardCount(sim::Context context, CallerIndex caller,
    const UpdateShardCountRequest& request)
{
    Answer<ShardCountUpdate> answer = doUpdateShardCount(context, request);
    m_calls.add(controlCall(context.now, caller, Action::UpdateShardCount, find(request.streamName),
        request.streamName + " to " + std::to_string(request.targetShardCount), answer));
    return answer;
}

Answer<ShardCountUpdate> Service::doUpdateShardCount(sim::Context context, const UpdateShardCountRequest& request)
{
    Constraints constraints;
    constraints.name("streamName", request.streamName);
    constraints.range("targetShardCount", request.targetShardCount, 1, 2'147'483'647);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireActive(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    const auto current = static_cast<std::uint32_t>(stream.map->open().size());
    const std::uint32_t target = request.targetShardCount;
    const auto outOfBounds = [&](const std::string& rule) {
        return Refusal{Exception::LimitExceeded, Reason::CountOutOfBounds,
            "UpdateShardCount cannot scale stream " + stream.name + " from " + std::to_string(current) + " to "
                + std::to_string(target) + " shards: " + rule};
    };
    if (target > 2 * std::uint64_t{current})
        return outOfBounds("at most double the current shard count is allowed.");
    if (2 * std::uint64_t{target} < current)
        return outOfBounds("at least half the current shard count is required.");
    const std::int64_t ceiling = quota(m_settings.profile, QuotaName::UpdateShardCountMaxShards);
    if (target > ceiling)
        return outOfBounds("a stream cannot be scaled beyond " + std::to_string(ceiling) + " shards.");
    std::erase_if(stream.countUpdates, [&](Instant at) { return context.now - at >= kDay; });
    const std::int64_t perDay = quota(m_settings.profile, QuotaName::UpdateShardCountPerDay);
    if (static_cast<std::int64_t>(stream.countUpdates.size()) >= perDay)
        return Refusal{Exception::LimitExceeded, Reason::TooManyUpdatesToday,
            "UpdateShardCount cannot be called more than " + std::to_string(perDay)
                + " times in a 24-hour period for stream " + stream.name + "."};

    std::vector<ReshardStep> steps = planUniformScaling(*stream.map, target);
    if (auto refusal = exceedsShardQuota(mostAdditional(steps)))
        return *std::move(refusal);
    const ShardCountUpdate update{current, target};
    if (steps.empty())
        return update;
    stream.countUpdates.push_back(context.now);
    const base::Duration takes =
        m_settings.timings.countBase + m_settings.timings.countPerStep * longestChain(*stream.map, steps);
    beginReshard(context, stream, std::move(steps), takes);
    return update;
}

// --- Consumers -----------------------------------------------------------------

Answer<RegisteredConsumer> Service::registerStreamConsumer(sim::Context context, CallerIndex caller,
    const RegisterStreamConsumerRequest& request)
{
    Answer<RegisteredConsumer> answer = doRegister(context, request);
    m_calls.add(controlCall(context.now, caller, Action::RegisterStreamConsumer, find(request.streamName),
        request.consumerName, answer));
    return answer;
}

Answer<RegisteredConsumer> Service::doRegister(sim::Context context, const RegisterStreamConsumerRequest& request)
{
    Constraints constraints;
    constraints.name("streamARN", request.streamName);
    constraints.name("consumerName", request.consumerName);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (!stream.takesData())
        return requireActive(request.streamName).error();
    std::int64_t creating = 0;
    for (const RegisteredConsumer& consumer : stream.consumers) {
        if (consumer.name == request.consumerName)
            return Refusal{Exception::ResourceInUse, Reason::ConsumerExists,
                "Consumer " + request.consumerName + " under stream " + stream.name + " already exists for account "
                    + m_settings.account + "."};
        creating += consumer.status == ConsumerStatus::Creating ? 1 : 0;
    }
    const std::int64_t most = quota(m_settings.profile, QuotaName::ConsumersPerStream);
    if (static_cast<std::int64_t>(stream.consumers.size()) >= most)
        return Refusal{Exception::LimitExceeded, Reason::ConsumerQuota,
            "This request would exceed the limit of " + std::to_string(most) + " registered consumers for stream "
                + stream.name + " under account " + m_settings.account + "."};
    const std::int64_t creatingAtOnce = quota(m_settings.profile, QuotaName::ConsumersCreatingAtOnce);
    if (creating >= creatingAtOnce)
        return Refusal{Exception::LimitExceeded, Reason::TooManyCreating,
            "This request would exceed the limit of " + std::to_string(creatingAtOnce)
                + " consumers in CREATING at once for stream " + stream.name + " under account " + m_settings.account
                + "."};
    RegisteredConsumer consumer{request.consumerName, ConsumerStatus::Creating, context.now,
        streamArn(stream.name) + "/consumer/" + request.consumerName + ":" + std::to_string(unixSecond(context.now)),
        {}};
    const auto place = std::lower_bound(stream.consumers.begin(), stream.consumers.end(), consumer.name,
        [](const RegisteredConsumer& other, const std::string& name) { return other.name < name; });
    stream.consumers.insert(place, consumer);
    context.agenda.schedule(context.now + m_settings.timings.consumerCreate, kServiceActor,
        static_cast<std::uint32_t>(*index));
    return consumer;
}

Answer<Done> Service::deregisterStreamConsumer(sim::Context context, CallerIndex caller,
    const DeregisterStreamConsumerRequest& request)
{
    Answer<Done> answer = doDeregister(context, request);
    m_calls.add(controlCall(context.now, caller, Action::DeregisterStreamConsumer, find(request.streamName),
        request.consumerName, answer));
    return answer;
}

Answer<Done> Service::doDeregister(sim::Context context, const DeregisterStreamConsumerRequest& request)
{
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    for (RegisteredConsumer& consumer : at(*index).consumers) {
        if (consumer.name != request.consumerName)
            continue;
        if (consumer.status == ConsumerStatus::Deleting)
            return Done{};
        consumer.status = ConsumerStatus::Deleting;
        consumer.goneAt = context.now + m_settings.timings.consumerCreate;
        context.agenda.schedule(context.now + m_settings.timings.consumerCreate, kServiceActor,
            static_cast<std::uint32_t>(*index));
        return Done{};
    }
    return Refusal{Exception::ResourceNotFound, Reason::ConsumerNotFound,
        "Consumer " + request.consumerName + ", account " + m_settings.account + " not found."};
}

// --- Time ----------------------------------------------------------------------

void Service::wake(sim::Context context, std::uint32_t token)
{
    if (token < m_streams.size())
        settle(m_streams[token], context.now);
}

// Whatever of this stream has come due: wake-ups that find nothing due are stale and change nothing.
void Service::settle(Stream& stream, Instant now)
{
    if (stream.status == StreamStatus::Creating && now >= stream.statusUntil)
        openShards(stream, now);
    if (stream.pending && now >= stream.pending->due) {
        stream.map =
            std::make_shared<const ShardMap>(stream.map->afterSteps(stream.pending->steps, now, unixSecond(now)));
        const std::size_t shards = stream.map->shards().size();
        stream.lines.resize(shards);
        stream.reads.resize(shards);
        stream.logs.resize(shards);
        stream.pending.reset();
        stream.status = StreamStatus::Active;
    }
    if (stream.status == StreamStatus::Deleting && now >= stream.statusUntil) {
        const std::string name = stream.name;
        const Instant created = stream.created;
        stream = Stream{};
        stream.name = name;
        stream.created = created;
        stream.status = StreamStatus::Gone;
    }
    const base::Duration takes = m_settings.timings.consumerCreate;
    for (RegisteredConsumer& consumer : stream.consumers)
        if (consumer.status == ConsumerStatus::Creating && now - consumer.created >= takes)
            consumer.status = ConsumerStatus::Active;
    std::erase_if(stream.consumers, [&](const RegisteredConsumer& consumer) {
        return consumer.status == ConsumerStatus::Deleting && now >= consumer.goneAt;
    });
}

}
