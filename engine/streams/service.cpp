// The control plane: streams, shards and consumers.
#include "streams/service.h"

#include "streams/arn.h"
#include "streams/control_call.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr auto kDay = base::Duration{std::chrono::hours{24}};

std::string decimal(base::HashKey key) { return key.decimal(); }

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
        .consumerCreate = seconds{10},
        .encryption = seconds{10},
        .encryptionSpread = seconds{5},
        .modeSwitch = seconds{30},
        .recordSize = seconds{5},
        .channel = seconds{30}};
}

Timings Timings::instant() { return {}; }

std::int64_t quota(const ServiceSettings& settings, QuotaName name, std::string_view region)
{
    const RunQuota* own = ownQuota(settings.quotas, name);
    return own != nullptr ? own->valueIn(region) : quota(settings.profile, name, region);
}

std::int64_t quota(const ServiceSettings& settings, QuotaName name) { return quota(settings, name, settings.region); }

QuotaOrigin quotaOrigin(const ServiceSettings& settings, QuotaName name)
{
    const RunQuota* own = ownQuota(settings.quotas, name);
    if (own == nullptr)
        return {QuotaOrigin::Kind::Profile, quotaRow(name).source, quotaDate(settings.profile, quotaRow(name))};
    return {own->date.empty() ? QuotaOrigin::Kind::Account : QuotaOrigin::Kind::Dated, own->source, own->date};
}

Service::Service(ServiceSettings settings)
    : m_settings(std::move(settings)),
      m_limits(shardLimits(m_settings.profile, m_settings.throttle, m_settings.quotas)), m_homes{{m_settings.account, m_settings.region}},
      m_commitments(1)
{
    const std::int64_t readRecords = quota(m_settings, QuotaName::ReadRecordsPerSecond);
    if (m_settings.areReadRecordsLimited && readRecords > 0)
        m_limits.readRecords = sim::BucketLimit::perSecond(readRecords, readRecords);
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

std::uint32_t Service::streamNumber(std::string_view name) const
{
    const auto index = find(name);
    return index ? number(*index) : kNoStream;
}

std::optional<StreamIndex> Service::findByArn(std::string_view arn) const
{
    auto stream = parseStreamArn(arn);
    if (!stream) {
        if (auto consumer = parseConsumerArn(arn))
            stream = std::move(consumer->stream);
    }
    const bool isHere = stream && Home{stream->account, stream->region} == home();
    return isHere ? find(stream->streamName) : std::nullopt;
}

// The shard that a call names, if there is or was one.
std::optional<ShardIndex> Service::shardNamed(std::optional<StreamIndex> stream, std::string_view id) const
{
    const auto shard = parseShardId(id);
    return shard && stream && this->stream(*stream).hasShard(*shard) ? shard : std::nullopt;
}

// --- Checks that several operations share -----------------------------------

std::optional<Refusal> Service::chooseStream(std::string& name, const std::string& arn) const
{
    if (arn.empty())
        return std::nullopt;
    Constraints constraints;
    constraints.streamArn("streamARN", arn);
    if (auto refusal = constraints.refusal())
        return refusal;
    StreamArn chosen = *parseStreamArn(arn);
    // The service's text is not known.
    if (!name.empty() && name != chosen.streamName)
        return Refusal{Exception::InvalidArgument, Reason::BadArgument,
            "StreamName " + name + " and StreamARN " + arn + " do not name the same stream."};
    // An ARN may be longer than any name is.
    constexpr std::size_t kMostCharacters = 128;
    if (chosen.streamName.size() > kMostCharacters)
        return Refusal{Exception::ResourceNotFound, Reason::StreamNotFound,
            "Stream " + chosen.streamName + " under account " + chosen.account + " not found."};
    name = std::move(chosen.streamName);
    return std::nullopt;
}

Answer<StreamIndex> Service::requireStreamArn(std::string_view path, const std::string& arn) const
{
    Constraints constraints;
    constraints.requiredStreamArn(path, arn);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (const auto index = findByArn(arn))
        return *index;
    const StreamArn named = *parseStreamArn(arn);
    return Refusal{Exception::ResourceNotFound, Reason::StreamNotFound,
        "Stream " + named.streamName + " under account " + named.account + " not found."};
}

// Callers have whole seconds only, or milliseconds.
bool Service::isMeant(const Stream& stream, const std::optional<Instant>& created) const
{
    return !created || *created == stream.created
        || *created == std::chrono::floor<std::chrono::seconds>(stream.created);
}

// What a list is of, as its tokens say it: the home at hand, or a stream there, which another one of its name is not.
std::string Service::listedIn() const { return home().region + ":" + home().account; }

std::string Service::listedIn(const Stream& stream) const
{
    return listedIn() + ":" + stream.name + ":" + std::to_string(stream.created.time_since_epoch().count());
}

Answer<ListToken> Service::requireToken(Instant now, const std::string& text, std::string_view list,
    const std::string& of) const
{
    const auto token = readListToken(text);
    if (!token || token->list != list || token->of != of || token->made > now)
        return Refusal{Exception::InvalidArgument, Reason::BadArgument, "NextToken is invalid."};
    if ((now - token->made).count() > quota(m_settings, QuotaName::NextTokenLifeMs))
        return Refusal{Exception::ExpiredNextToken, Reason::TokenExpired, "NextToken has expired."};
    return *token;
}

// The service's text is not known.
// That a condition is none is said in words of ours.
Refusal Service::notAPolicy(const PolicyProblem& problem)
{
    return {Exception::InvalidArgument, Reason::BadArgument,
        problem.isJson ? "The policy is malformed. " + problem.problem.text()
                       : "The policy is not a valid JSON document."};
}

Refusal Service::streamNotFound(std::string_view name) const
{
    return {Exception::ResourceNotFound, Reason::StreamNotFound,
        "Stream " + std::string{name} + " under account " + home().account + " not found."};
}

Refusal Service::shardNotFound(std::string_view id, std::string_view name) const
{
    return {Exception::ResourceNotFound, Reason::ShardNotFound,
        "Could not find shard " + std::string{id} + " in stream " + std::string{name} + " under account "
            + home().account + "."};
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
        "Stream " + found.name + " under account " + home().account + " not ACTIVE, instead in state "
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
        "Shard " + shardId(*shard) + " in stream " + stream.name + " under account " + home().account
            + " has already been merged or split, and thus is not eligible for merging or splitting."};
}

std::uint32_t Service::shardsIn(HomeIndex home) const
{
    std::uint32_t count = 0;
    for (const Stream& stream : m_streams) {
        if (stream.status == StreamStatus::Gone || stream.home != home)
            continue;
        const auto open = stream.map ? static_cast<std::uint32_t>(stream.map->open().size()) : stream.initialShards;
        count += stream.pending ? open + mostAdditional(stream.pending->steps) : open;
    }
    return count;
}

std::optional<Refusal> Service::exceedsShardQuota(std::uint32_t additional) const
{
    // With limits off the simulator's own bound remains: beyond, one call could take all memory there is.
    constexpr std::int64_t kMostShards = 100'000;
    const std::int64_t limit =
        m_limits.isOn ? quota(m_settings, QuotaName::ShardsPerAccount, home().region) : kMostShards;
    const std::uint32_t current = shardsIn(homeAtHand());
    if (std::int64_t{current} + additional <= limit)
        return std::nullopt;
    return Refusal{Exception::LimitExceeded, Reason::ShardQuota,
        "This request would exceed the shard limit for the account " + home().account + " in " + home().region
            + ". Current shard count for the account: " + std::to_string(current) + ". Limit: " + std::to_string(limit)
            + ". Number of additional shards that would have resulted from this request: " + std::to_string(additional)
            + ". Refer to the AWS Service Limits page"
              " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"
              " for current limits and how to request higher limits."};
}

// --- Streams -----------------------------------------------------------------

Answer<Done> Service::createStream(sim::Context context, CallerIndex caller, const CreateStreamRequest& request)
{
    return control<Done>(
        {context, caller, Action::CreateStream}, request,
        [](const CreateStreamRequest& r) { return r.streamName + ", " + std::to_string(r.shardCount) + " shards"; },
        [&](const CreateStreamRequest& r) -> Answer<Done> {
            // Tags take a permission of their own.
            if (!r.tags.empty() && asksAccess()) {
                auto denied = deniedTo(context, caller, Action::AddTagsToStream, streamArn(r.streamName));
                if (denied)
                    return *std::move(denied);
            }
            return doCreateStream(context, r);
        });
}

Answer<Done> Service::doCreateStream(sim::Context context, const CreateStreamRequest& request)
{
    if (auto refusal = refusalOf(context.now, request))
        return *std::move(refusal);
    const std::int64_t creatingAtOnce = quota(m_settings, QuotaName::StreamsCreatingAtOnce);
    const auto creating = std::count_if(m_streams.begin(), m_streams.end(), [this](const Stream& stream) {
        return (stream.status == StreamStatus::Creating || stream.status == StreamStatus::Deleting)
            && stream.home == homeAtHand();
    });
    if (creating >= creatingAtOnce)
        // Two spaces and the grammar are the service's own.
        return Refusal{Exception::LimitExceeded, Reason::TooManyCreating,
            "This request would have exceed the limit on the number  of streams that can simultaneously be in "
            "CREATING or DELETING for the account "
                + home().account + ". Limit: " + std::to_string(creatingAtOnce) + "."};
    Stream stream = freshStream(context.now, request);
    if (auto refusal = exceedsQuotas(stream))
        return *std::move(refusal);
    stream.statusUntil =
        context.now + m_settings.timings.createBase + m_settings.timings.createPerShard * stream.initialShards;
    const auto token = static_cast<std::uint32_t>(m_streams.size());
    m_streams.push_back(std::move(stream));
    context.agenda.schedule(m_streams.back().statusUntil, kServiceActor, token);
    return Done{};
}

// What is wrong with the request itself, and with its name.
std::optional<Refusal> Service::refusalOf(Instant now, const CreateStreamRequest& request) const
{
    const bool isProvisioned = request.streamMode == CapacityMode::Provisioned;
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    if (request.isShardCountGiven)
        constraints.range("shardCount", request.shardCount, 1, 2'147'483'647);
    else if (isProvisioned)
        constraints.missing("shardCount");
    if (!request.tags.empty())
        constraints.tags("tags", request.tags, static_cast<std::size_t>(quota(m_settings, QuotaName::TagsPerCall)));
    if (request.warmThroughputMiBps)
        constraints.range("warmThroughputMiBps", *request.warmThroughputMiBps, 0,
            quota(m_settings, QuotaName::WarmThroughputMiBps));
    if (request.maxRecordSizeInKiB)
        constraints.range("maxRecordSizeInKiB", *request.maxRecordSizeInKiB,
            quota(m_settings, QuotaName::MaxRecordKiBLeast), quota(m_settings, QuotaName::MaxRecordKiBMost));
    if (auto refusal = constraints.refusal())
        return refusal;
    if (find(request.streamName))
        return Refusal{Exception::ResourceInUse, Reason::StreamExists,
            "Stream " + request.streamName + " under account " + home().account + " already exists."};
    if (request.warmThroughputMiBps) {
        if (auto refusal = refusalOfWarm(now, request.streamMode, request.streamName, *request.warmThroughputMiBps))
            return refusal;
    }
    return refusalOf(request.streamName, {}, request.tags);
}

// How many shards an on-demand stream begins with is the service's choice, whatever ShardCount says.
Stream Service::freshStream(Instant now, const CreateStreamRequest& request) const
{
    Stream stream;
    stream.name = request.streamName;
    stream.home = homeAtHand();
    stream.reference = stream.home == kOwnHome ? stream.name : streamArn(stream);
    stream.created = now;
    stream.statusSince = now;
    stream.initialShards = request.shardCount;
    StreamSettings& settings = stream.settings;
    settings.mode = request.streamMode;
    settings.tags = request.tags;
    settings.maxRecordBytes = request.maxRecordSizeInKiB ? *request.maxRecordSizeInKiB * kBytesPerKiB
                                                         : m_limits.maxRecordBytes;
    if (settings.isOnDemand()) {
        const std::int64_t warm = request.warmThroughputMiBps.value_or(0);
        settings.onDemand.warm = {warm, warm};
        stream.initialShards = static_cast<std::uint32_t>(shardsFor({}, warm, capacityRule(stream)));
    }
    return stream;
}

std::optional<Refusal> Service::exceedsQuotas(const Stream& fresh) const
{
    if (fresh.settings.isOnDemand()) {
        if (auto refusal = exceedsOnDemandQuota())
            return refusal;
    }
    return exceedsShardQuota(fresh.initialShards);
}

Answer<StreamIndex> Service::addActiveStream(sim::Context context, const StreamAtStart& start)
{
    const Answering answering{*this, indexOf(start.home)};
    if (auto refusal = refusalOf(context.now, start.create))
        return *std::move(refusal);
    Stream stream = freshStream(context.now, start.create);
    if (!start.policy.empty()) {
        auto policy = Policy::read(start.policy);
        if (!policy)
            return notAPolicy(policy.error());
        stream.settings.policy = std::move(policy).value();
        m_hasPolicies = true;
    }
    if (!start.shards.empty()) {
        if (const auto problem = problemIn(start.shards))
            return Refusal{Exception::InvalidArgument, Reason::BadArgument, problem->what};
        stream.initialShards = static_cast<std::uint32_t>(std::count_if(start.shards.begin(), start.shards.end(),
            [](const ShardAtStart& shard) { return !shard.closedBefore; }));
    }
    if (auto refusal = exceedsQuotas(stream))
        return *std::move(refusal);
    stream.created = context.now - start.createdBefore;
    stream.statusUntil = context.now;
    stream.retention = start.retention;
    stream.settings.monitoring = start.monitoring;
    stream.settings.distribution = start.distribution;
    if (!start.keyId.empty())
        stream.settings.encryption.periods.push_back({.from = stream.created,
            .type = EncryptionType::Kms,
            .keyId = start.keyId});
    if (start.shards.empty()) {
        openShards(stream, context.now);
    } else {
        adoptMap(stream, ShardMap{start.shards, m_settings.epochSecond});
        // Shards that were closed before the run are there for as long as retention says.
        stream.trimmedTo = context.now - start.retention;
        stream.status = StreamStatus::Active;
    }
    m_streams.push_back(std::move(stream));
    tendOnDemand(context, m_streams.back());
    return StreamIndex{static_cast<std::uint32_t>(m_streams.size() - 1)};
}

Answer<RegisteredConsumer> Service::addActiveConsumer(Instant now, const std::string& streamName,
    const ConsumerAtStart& start)
{
    // Registered like any other, at its time.
    const auto stream = find(streamName);
    if (!stream)
        return streamNotFound(streamName);
    const Answering answering{*this, this->stream(*stream).home};
    auto policy = start.policy.empty() ? Policy{} : Policy::read(start.policy);
    if (!policy)
        return notAPolicy(policy.error());
    const RegisterStreamConsumerRequest request{
        .streamName = this->stream(*stream).name, .consumerName = start.name, .tags = start.tags};
    Answer<RegisteredConsumer> answer = addConsumer(now - start.createdBefore, request);
    if (!answer)
        return answer;
    for (RegisteredConsumer& consumer : at(*stream).consumers) {
        if (consumer.name != start.name)
            continue;
        consumer.status = ConsumerStatus::Active;
        m_hasPolicies = m_hasPolicies || !start.policy.empty();
        consumer.policy = *std::move(policy);
        answer = consumer;
    }
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
    return control<Done>(
        {context, caller, Action::DeleteStream}, request, [](const DeleteStreamRequest& r) { return r.streamName; },
        [&](const DeleteStreamRequest& r) { return doDeleteStream(context, r); });
}

Answer<Done> Service::doDeleteStream(sim::Context context, const DeleteStreamRequest& request)
{
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
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
            "DeleteStream can't delete " + home().account + ":" + stream.name
                + " because there are consumers associated with this data stream. To delete " + stream.name
                + " anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the"
                  " consumers that are associated with it."};
    if (hasActiveChannels(stream))
        // The service's text is not known.
        return Refusal{Exception::ResourceInUse, Reason::ChannelsStillThere,
            "Stream " + stream.name + " under account " + home().account
                + " has channels. Delete them before the stream."};
    stream.status = StreamStatus::Deleting;
    stream.pending.reset();
    stream.settings.pending.reset();
    stream.settings.onDemand.splits.clear();
    stream.statusSince = context.now;
    stream.statusUntil = context.now + m_settings.timings.remove;
    context.agenda.schedule(stream.statusUntil, kServiceActor, static_cast<std::uint32_t>(*index));
    return Done{};
}

Answer<Done> Service::setRetention(sim::Context context, CallerIndex caller, const RetentionPeriodRequest& request)
{
    const Action action =
        request.isIncrease ? Action::IncreaseStreamRetentionPeriod : Action::DecreaseStreamRetentionPeriod;
    return control<Done>(
        {context, caller, action}, request,
        [](const RetentionPeriodRequest& r) {
            return r.streamName + ", " + std::to_string(r.retentionPeriodHours) + " h";
        },
        [&](const RetentionPeriodRequest& r) { return doSetRetention(context.now, r); });
}

Answer<Done> Service::doSetRetention(Instant now, const RetentionPeriodRequest& request)
{
    const auto badArgument = [](std::string message) {
        return Refusal{Exception::InvalidArgument, Reason::BadArgument, std::move(message)};
    };
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (!stream.takesData())
        return requireActive(request.streamName).error();
    const std::string hours = std::to_string(request.retentionPeriodHours);
    const std::int64_t least = quota(m_settings, QuotaName::RetentionMinHours);
    const std::int64_t most = quota(m_settings, QuotaName::RetentionMaxHours);
    if (request.retentionPeriodHours < least)
        return badArgument("Minimum allowed retention period is " + std::to_string(least)
            + " hours. Requested retention period (" + hours + " hours) is too short.");
    if (request.retentionPeriodHours > most)
        return badArgument("Maximum allowed retention period is " + std::to_string(most)
            + " hours. Requested retention period (" + hours + " hours) is too long.");
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

void Service::beginReshard(sim::Context context, Stream& stream, std::vector<ReshardStep> steps, base::Duration takes)
{
    stream.status = StreamStatus::Updating;
    stream.statusSince = context.now;
    stream.statusUntil = context.now + takes;
    stream.pending = PendingReshard{std::move(steps), stream.statusUntil};
    context.agenda.schedule(stream.statusUntil, kServiceActor, static_cast<std::uint32_t>(&stream - m_streams.data()));
}

Answer<Done> Service::splitShard(sim::Context context, CallerIndex caller, const SplitShardRequest& request)
{
    return control<Done>(
        {context, caller, Action::SplitShard}, request,
        [](const SplitShardRequest& r) { return r.shardToSplit + " at " + r.newStartingHashKey; },
        [&](const SplitShardRequest& r) { return doSplitShard(context, r); });
}

Answer<Done> Service::doSplitShard(sim::Context context, const SplitShardRequest& request)
{
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    constraints.name("shardToSplit", request.shardToSplit);
    constraints.number("newStartingHashKey", request.newStartingHashKey, R"(0|([1-9]\d{0,38}))");
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    if (!parseShardId(request.shardToSplit))
        return shardNotFound(request.shardToSplit, request.streamName);
    const auto index = requireProvisioned(request.streamName);
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
                + " in stream " + stream.name + " under account " + home().account
                + " is not both greater than one plus the shard's StartingHashKey " + decimal(range.first)
                + " and less than the shard's EndingHashKey " + decimal(range.last) + "."};
    beginReshard(context, stream, {{ReshardStep::Kind::Split, *shard, {}, *key}}, m_settings.timings.reshard);
    return Done{};
}

Answer<Done> Service::mergeShards(sim::Context context, CallerIndex caller, const MergeShardsRequest& request)
{
    return control<Done>(
        {context, caller, Action::MergeShards}, request,
        [](const MergeShardsRequest& r) { return r.shardToMerge + " with " + r.adjacentShardToMerge; },
        [&](const MergeShardsRequest& r) { return doMergeShards(context, r); });
}

Answer<Done> Service::doMergeShards(sim::Context context, const MergeShardsRequest& request)
{
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    constraints.name("shardToMerge", request.shardToMerge);
    constraints.name("adjacentShardToMerge", request.adjacentShardToMerge);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    for (const std::string& id : {request.shardToMerge, request.adjacentShardToMerge})
        if (!parseShardId(id))
            return shardNotFound(id, request.streamName);
    const auto index = requireProvisioned(request.streamName);
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
                + home().account + " are not an adjacent pair of shards eligible for merging"};
    beginReshard(context, stream, {{ReshardStep::Kind::Merge, *named, *adjacent, {}}}, m_settings.timings.reshard);
    return Done{};
}

Answer<ShardCountUpdate> Service::updateShardCount(sim::Context context, CallerIndex caller,
    const UpdateShardCountRequest& request)
{
    return control<ShardCountUpdate>(
        {context, caller, Action::UpdateShardCount}, request,
        [](const UpdateShardCountRequest& r) { return r.streamName + " to " + std::to_string(r.targetShardCount); },
        [&](const UpdateShardCountRequest& r) { return doUpdateShardCount(context, r); });
}

Answer<ShardCountUpdate> Service::doUpdateShardCount(sim::Context context, const UpdateShardCountRequest& request)
{
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    constraints.range("targetShardCount", request.targetShardCount, 1, 2'147'483'647);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireProvisioned(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    const auto current = static_cast<std::uint32_t>(stream.map->open().size());
    const std::uint32_t target = request.targetShardCount;
    const auto outOfBounds = [&](const std::string& rule) {
        return Refusal{m_settings.shardCountRefusal, Reason::CountOutOfBounds,
            "UpdateShardCount cannot scale stream " + stream.name + " from " + std::to_string(current) + " to "
                + std::to_string(target) + " shards: " + rule};
    };
    if (target > 2 * std::uint64_t{current})
        return outOfBounds("at most double the current shard count is allowed.");
    if (2 * std::uint64_t{target} < current)
        return outOfBounds("at least half the current shard count is required.");
    const std::int64_t ceiling = quota(m_settings, QuotaName::UpdateShardCountMaxShards);
    if (target > ceiling)
        return outOfBounds("a stream cannot be scaled beyond " + std::to_string(ceiling) + " shards.");
    if (current > ceiling && target == ceiling)
        return outOfBounds("a stream of more than " + std::to_string(ceiling)
            + " shards can only be scaled below that.");
    std::erase_if(stream.countUpdates, [&](Instant at) { return context.now - at >= kDay; });
    const std::int64_t perDay = quota(m_settings, QuotaName::UpdateShardCountPerDay);
    if (stream.countUpdatesOfDay(context.now) >= perDay)
        return Refusal{Exception::LimitExceeded, Reason::TooManyUpdatesToday,
            "UpdateShardCount cannot be called more than " + std::to_string(perDay)
                + " times in a 24-hour period for stream " + stream.name + "."};

    std::vector<ReshardStep> steps = planUniformScaling(*stream.map, target);
    if (auto refusal = exceedsShardQuota(mostAdditional(steps)))
        return *std::move(refusal);
    const ShardCountUpdate update{current, target, stream.name, streamArn(stream)};
    if (steps.empty())
        return update;
    stream.countUpdates.push_back(context.now);
    const base::Duration takes =
        m_settings.timings.countBase + m_settings.timings.countPerStep * longestChain(*stream.map, steps);
    beginReshard(context, stream, std::move(steps), takes);
    return update;
}

// --- Time ----------------------------------------------------------------------

void Service::wake(sim::Context context, std::uint32_t token)
{
    if (token == kCommitmentEndToken)
        return;
    if (token >= kChannelTokens) {
        settleChannel(token - kChannelTokens, context.now);
        return;
    }
    if (token >= m_streams.size())
        return;
    settle(m_streams[token], context.now);
    tendOnDemand(context, m_streams[token]);
}

void Service::adoptMap(Stream& stream, ShardMap map)
{
    stream.map = std::make_shared<const ShardMap>(std::move(map));
    const std::size_t shards = stream.map->shards().size();
    stream.lines.resize(shards);
    stream.reads.resize(shards);
    stream.logs.resize(shards);
}

// Whatever of this stream has come due: wake-ups that find nothing due are stale and change nothing.
void Service::settle(Stream& stream, Instant now)
{
    if (stream.status == StreamStatus::Creating && now >= stream.statusUntil)
        openShards(stream, now);
    if (stream.pending && now >= stream.pending->due) {
        adoptMap(stream, stream.map->afterSteps(stream.pending->steps, now, unixSecond(now)));
        stream.pending.reset();
        stream.status = StreamStatus::Active;
        stream.settings.onDemand.warm.currentMiBps = stream.settings.onDemand.warm.targetMiBps;
    }
    if (stream.settings.pending && now >= stream.settings.pending->due) {
        const PendingChange change = *std::move(stream.settings.pending);
        stream.settings.pending.reset();
        if (change.encryption)
            stream.settings.encryption.periods.push_back(*change.encryption);
        if (change.mode) {
            stream.settings.mode = *change.mode;
            stream.settings.distribution = RecordDistribution::UserPartitionKey;
        }
        if (change.maxRecordBytes)
            stream.settings.maxRecordBytes = *change.maxRecordBytes;
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
