#include "swarm/reference_stream.h"

#include "base/check.h"
#include "base/md5.h"

#include <algorithm>
#include <deque>
#include <limits>

namespace shardscope::swarm {

namespace {

using base::Duration;
using base::HashKey;
using base::HashRange;
using base::Instant;
using base::U128;
using streams::ConsumerStatus;
using streams::Done;
using streams::Exception;
using streams::IteratorType;
using streams::StreamStatus;

constexpr Duration kDay{std::chrono::hours{24}};
constexpr std::int64_t kMostRecordBytes = 1'048'576;
constexpr std::int64_t kMostReadBytes = 10 * 1'048'576;
constexpr Duration kIteratorLife{300'000};
constexpr std::uint64_t kClosingCounter = std::numeric_limits<std::int64_t>::max();

bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= 128
        && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-")
        == std::string_view::npos;
}

bool isDecimal(std::string_view text, std::size_t mostDigits)
{
    return !text.empty() && text.size() <= mostDigits && text.find_first_not_of("0123456789") == std::string_view::npos
        && (text == "0" || text.front() != '0');
}

// What follows the first dash, or all of it, read as a number.
std::optional<std::uint32_t> shardNumber(const std::string& id)
{
    const std::size_t dash = id.find('-');
    const std::string digits = dash == std::string::npos ? id : id.substr(dash + 1);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : digits) {
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
        if (value > 2'147'483'647U)
            return std::nullopt;
    }
    return static_cast<std::uint32_t>(value);
}

// nullopt for 39 digits that are too large.
std::optional<HashKey> hashOf(const std::string& decimal)
{
    U128 value = 0;
    for (const char c : decimal) {
        const auto digit = static_cast<U128>(c - '0');
        if (value > (~U128{0} - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return HashKey{value};
}

std::int64_t charactersOf(const std::string& utf8)
{
    std::int64_t count = 0;
    for (const char c : utf8)
        count += (static_cast<unsigned char>(c) >> 6) == 2 ? 0 : 1;
    return count;
}

std::int64_t dataBytes(const streams::PutEntry& entry) { return static_cast<std::int64_t>(entry.data.size()); }

std::int64_t sizeOf(const streams::PutEntry& entry)
{
    return dataBytes(entry) + static_cast<std::int64_t>(entry.partitionKey.size());
}

// How many shards more than at first there are at the worst moment of a plan.
std::int64_t mostMore(const std::vector<ReferenceStep>& steps)
{
    std::int64_t more = 0;
    std::int64_t most = 0;
    for (const ReferenceStep& step : steps) {
        more += step.isSplit ? 1 : -1;
        most = std::max(most, more);
    }
    return most;
}

U128 distance(HashKey a, HashKey b) { return a > b ? a.value - b.value : b.value - a.value; }

// floor(2^128 / count) for count >= 2.
U128 share(std::uint32_t count)
{
    const U128 most = ~U128{0};
    return most / count + (most % count == count - 1 ? 1 : 0);
}

// Last hash of part `k` (from 1) of an even split.
HashKey endOfPart(std::uint32_t k, std::uint32_t count)
{
    return k == count ? HashKey::max() : HashKey{share(count) * k - 1};
}

}

// --- Tokens and numbers ------------------------------------------------------------

void TokenCounter::refill(Instant now)
{
    SHARD_CHECK(now >= m_at);
    m_level = std::min(m_capacity, m_level + (now - m_at).count() * m_perMs);
    m_at = now;
}

Duration TokenCounter::untilPaid() const
{
    if (m_level >= 0)
        return Duration{};
    return Duration{(-m_level + m_perMs - 1) / m_perMs};
}

std::string composeNumber(const NumberParts& parts)
{
    std::string hex;
    const auto add = [&hex](std::uint64_t value, int digits) {
        for (int i = digits - 1; i >= 0; --i)
            hex += "0123456789abcdef"[(value >> (4 * i)) & 15U];
    };
    add(2, 1);
    add(static_cast<std::uint64_t>(parts.createdSecond), 9);
    add(parts.shard % 16, 1);
    add(parts.counter, 16);
    add(0, 2);
    add(static_cast<std::uint64_t>(parts.second), 9);
    add(parts.shard, 8);
    add(2, 1);
    // Long multiplication by 16, digit for digit, least significant nine digits first.
    std::vector<std::uint64_t> billions{0};
    for (const char c : hex) {
        std::uint64_t carry = static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
        for (std::uint64_t& part : billions) {
            carry += part * 16;
            part = carry % 1'000'000'000;
            carry /= 1'000'000'000;
        }
        if (carry > 0)
            billions.push_back(carry);
    }
    std::string decimal = std::to_string(billions.back());
    for (std::size_t i = billions.size() - 1; i-- > 0;) {
        const std::string part = std::to_string(billions[i]);
        decimal += std::string(9 - part.size(), '0') + part;
    }
    return decimal;
}

std::optional<NumberParts> dissectNumber(const std::string& decimal)
{
    // Long division by 16, one hex digit at a time.
    std::string rest = decimal;
    std::string hex;
    while (!rest.empty()) {
        int remainder = 0;
        std::string quotient;
        for (const char c : rest) {
            const int value = remainder * 10 + (c - '0');
            if (!quotient.empty() || value >= 16)
                quotient += static_cast<char>('0' + value / 16);
            remainder = value % 16;
        }
        hex.insert(hex.begin(), "0123456789abcdef"[remainder]);
        rest = quotient;
    }
    if (hex.size() != 47 || hex.front() != '2' || hex.back() != '2')
        return std::nullopt;
    const auto field = [&hex](std::size_t at, std::size_t count) {
        return std::stoull(hex.substr(at, count), nullptr, 16);
    };
    const NumberParts parts{static_cast<std::int64_t>(field(1, 9)), field(11, 16),
        static_cast<std::int64_t>(field(29, 9)), static_cast<std::uint32_t>(field(38, 8))};
    if (composeNumber(parts) != decimal || parts.counter > kClosingCounter)
        return std::nullopt;
    return parts;
}

bool isNumberBelow(const std::string& a, const std::string& b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::string ReferenceShard::startingNumber() const { return composeNumber({createdSecond, 0, createdSecond, index}); }

std::string ReferenceShard::endingNumber(std::int64_t closedSecond) const
{
    return composeNumber({createdSecond, kClosingCounter, std::max(closedSecond, createdSecond), index});
}

// --- Streams by definition -----------------------------------------------------------

Instant ReferenceStream::horizon(Instant now) const { return std::max(trimmedBefore, now - retention); }

std::vector<std::uint32_t> ReferenceStream::open() const
{
    std::vector<std::uint32_t> found;
    for (const ReferenceShard& shard : shards)
        if (!shard.closed)
            found.push_back(shard.index);
    std::sort(found.begin(), found.end(),
        [this](std::uint32_t a, std::uint32_t b) { return shards[a].range.first < shards[b].range.first; });
    return found;
}

std::size_t ReferenceStream::firstVisible(const ReferenceShard& shard, Instant now) const
{
    std::size_t index = 0;
    while (index < shard.records.size() && shard.records[index].arrival < horizon(now))
        ++index;
    return index;
}

std::int64_t ReferenceService::unixSecond(Instant at) const
{
    return m_settings.epochSecond + at.time_since_epoch().count() / 1'000;
}

std::optional<std::size_t> ReferenceService::find(const std::string& name) const
{
    for (std::size_t i = 0; i < m_streams.size(); ++i)
        if (m_streams[i].name == name && m_streams[i].status != StreamStatus::Gone)
            return i;
    return std::nullopt;
}

void ReferenceService::openInitialShards(ReferenceStream& stream)
{
    HashKey first{0};
    for (std::uint32_t i = 0; i < stream.initialShards; ++i) {
        ReferenceShard shard;
        shard.index = i;
        shard.range = {first, endOfPart(i + 1, stream.initialShards)};
        shard.createdSecond = unixSecond(stream.created);
        first = HashKey{shard.range.last.value + 1};
        stream.shards.push_back(std::move(shard));
    }
    stream.status = StreamStatus::Active;
}

void ReferenceService::carryOut(ReferenceStream& stream, const ReferenceStep& step, Instant now)
{
    std::vector<std::uint32_t> parents{step.shard};
    if (!step.isSplit)
        parents.push_back(step.adjacent);
    std::int64_t createdSecond = unixSecond(now);
    for (const std::uint32_t parent : parents) {
        ReferenceShard& closing = stream.shards[parent];
        SHARD_CHECK(!closing.closed);
        closing.closed = now;
        createdSecond = std::max(createdSecond, closing.createdSecond);
    }
    std::vector<HashRange> ranges;
    const HashRange named = stream.shards[step.shard].range;
    if (step.isSplit) {
        ranges = {{named.first, {step.newStart.value - 1}}, {step.newStart, named.last}};
    } else {
        const HashRange other = stream.shards[step.adjacent].range;
        ranges = {{std::min(named.first, other.first), std::max(named.last, other.last)}};
    }
    for (const HashRange& range : ranges) {
        ReferenceShard child;
        child.index = static_cast<std::uint32_t>(stream.shards.size());
        child.range = range;
        child.parents = parents;
        child.createdSecond = createdSecond + 1;
        for (const std::uint32_t parent : parents)
            stream.shards[parent].children.push_back(child.index);
        stream.shards.push_back(std::move(child));
    }
}

void ReferenceService::advanceTo(Instant now)
{
    for (ReferenceStream& stream : m_streams) {
        if (stream.status == StreamStatus::Creating && stream.due <= now) {
            openInitialShards(stream);
        } else if (stream.status == StreamStatus::Updating && stream.due <= now) {
            for (const ReferenceStep& step : stream.pending)
                carryOut(stream, step, stream.due);
            stream.pending.clear();
            stream.status = StreamStatus::Active;
        } else if (stream.status == StreamStatus::Deleting && stream.due <= now) {
            stream.status = StreamStatus::Gone;
            stream.shards.clear();
            stream.consumers.clear();
        }
        for (auto consumer = stream.consumers.begin(); consumer != stream.consumers.end();) {
            const bool isDue = consumer->second.due <= now;
            if (isDue && consumer->second.status == ConsumerStatus::Deleting) {
                consumer = stream.consumers.erase(consumer);
                continue;
            }
            if (isDue)
                consumer->second.status = ConsumerStatus::Active;
            ++consumer;
        }
    }
}

// --- Checks ----------------------------------------------------------------------

std::optional<Exception> ReferenceService::refusalOfState(const std::string& name) const
{
    const auto index = find(name);
    if (!index)
        return Exception::ResourceNotFound;
    if (m_streams[*index].status != StreamStatus::Active)
        return Exception::ResourceInUse;
    return std::nullopt;
}

std::optional<Exception> ReferenceService::refusalOfOpenShard(Instant now, const ReferenceStream& stream,
    std::uint32_t shard) const
{
    if (shard >= stream.shards.size() || stream.isExpired(stream.shards[shard], now))
        return Exception::ResourceNotFound;
    if (stream.shards[shard].closed)
        return Exception::InvalidArgument;
    return std::nullopt;
}

bool ReferenceService::exceedsShardQuota(std::int64_t additional) const
{
    if (!m_settings.areLimitsOn)
        return false;
    std::int64_t shards = additional;
    for (const ReferenceStream& stream : m_streams) {
        if (stream.status == StreamStatus::Gone)
            continue;
        shards += stream.shards.empty() ? stream.initialShards : static_cast<std::int64_t>(stream.open().size());
        // A reshard under way counts with the most shards that it passes through.
        shards += mostMore(stream.pending);
    }
    return shards > (isCurrent() ? 20'000 : 500);
}

// --- Control plane -----------------------------------------------------------------

void ReferenceService::addActiveStream(const streams::CreateStreamRequest& request, Duration retention)
{
    ReferenceStream stream;
    stream.name = request.streamName;
    stream.initialShards = request.shardCount;
    stream.retention = retention;
    openInitialShards(stream);
    m_streams.push_back(std::move(stream));
}

Predicted<Done> ReferenceService::createStream(Instant now, const streams::CreateStreamRequest& request)
{
    if (!isName(request.streamName) || request.shardCount < 1 || request.shardCount > 2'147'483'647U)
        return Exception::Validation;
    if (find(request.streamName))
        return Exception::ResourceInUse;
    const auto creating = std::count_if(m_streams.begin(), m_streams.end(),
        [](const ReferenceStream& stream) { return stream.status == StreamStatus::Creating; });
    if (creating >= 5 || exceedsShardQuota(request.shardCount))
        return Exception::LimitExceeded;
    ReferenceStream stream;
    stream.name = request.streamName;
    stream.created = now;
    stream.initialShards = request.shardCount;
    stream.due = now + m_settings.timings.createBase + m_settings.timings.createPerShard * request.shardCount;
    m_streams.push_back(std::move(stream));
    return Done{};
}

Predicted<Done> ReferenceService::deleteStream(Instant now, const streams::DeleteStreamRequest& request)
{
    if (!isName(request.streamName))
        return Exception::Validation;
    const auto index = find(request.streamName);
    if (!index)
        return Exception::ResourceNotFound;
    ReferenceStream& stream = m_streams[*index];
    if (stream.status == StreamStatus::Deleting)
        return Done{};
    if (!stream.consumers.empty() && !request.enforceConsumerDeletion)
        return Exception::ResourceInUse;
    stream.status = StreamStatus::Deleting;
    stream.pending.clear();
    stream.due = now + m_settings.timings.remove;
    return Done{};
}

Predicted<std::size_t> ReferenceService::describeStream(const std::string& name) const
{
    if (!isName(name))
        return Exception::Validation;
    const auto index = find(name);
    if (!index)
        return Exception::ResourceNotFound;
    return *index;
}

Predicted<Done> ReferenceService::setRetention(Instant now, const streams::RetentionPeriodRequest& request)
{
    if (!isName(request.streamName))
        return Exception::Validation;
    const auto index = find(request.streamName);
    if (!index)
        return Exception::ResourceNotFound;
    ReferenceStream& stream = m_streams[*index];
    if (!stream.takesData())
        return Exception::ResourceInUse;
    if (request.retentionPeriodHours < 24 || request.retentionPeriodHours > 8'760)
        return Exception::InvalidArgument;
    const Duration wanted{std::chrono::hours{request.retentionPeriodHours}};
    if (request.isIncrease ? wanted < stream.retention : wanted > stream.retention)
        return Exception::InvalidArgument;
    stream.trimmedBefore = stream.horizon(now);
    stream.retention = wanted;
    return Done{};
}

Predicted<PredictedPage> ReferenceService::listShards(Instant now, const streams::ListShardsRequest& request,
    const std::optional<ReferencePlace>& token) const
{
    if (request.maxResults < 1 || request.maxResults > 10'000
        || (!request.streamName.empty() && !isName(request.streamName))
        || (!request.exclusiveStartShardId.empty() && !isName(request.exclusiveStartShardId)))
        return Exception::Validation;
    if (request.streamName.empty() == request.nextToken.empty())
        return Exception::InvalidArgument;
    std::string name = request.streamName;
    std::uint32_t from = 0;
    if (!request.nextToken.empty()) {
        if (!token)
            return Exception::InvalidArgument;
        if (now - token->made > kIteratorLife)
            return Exception::ExpiredNextToken;
        const auto index = find(token->stream);
        if (!index || m_streams[*index].created != token->streamCreated)
            return Exception::InvalidArgument;
        name = token->stream;
        from = token->shard;
    } else if (!request.exclusiveStartShardId.empty()) {
        const auto shard = shardNumber(request.exclusiveStartShardId);
        if (!shard)
            return Exception::ResourceNotFound;
        from = *shard + 1;
    }
    const auto index = find(name);
    if (!index)
        return Exception::ResourceNotFound;
    const ReferenceStream& stream = m_streams[*index];
    PredictedPage page{*index, {}, std::nullopt};
    for (const ReferenceShard& shard : stream.shards) {
        if (shard.index < from || stream.isExpired(shard, now))
            continue;
        if (static_cast<std::int64_t>(page.shards.size()) == std::min<std::int64_t>(request.maxResults, 1'000)) {
            page.next = ReferencePlace{now, stream.name, stream.created, shard.index, 0};
            break;
        }
        page.shards.push_back(shard.index);
    }
    return page;
}

Predicted<Done> ReferenceService::splitShard(Instant now, const streams::SplitShardRequest& request)
{
    if (!isName(request.streamName) || !isName(request.shardToSplit) || !isDecimal(request.newStartingHashKey, 39))
        return Exception::Validation;
    const auto shard = shardNumber(request.shardToSplit);
    if (!shard)
        return Exception::ResourceNotFound;
    if (const auto refusal = refusalOfState(request.streamName))
        return *refusal;
    ReferenceStream& stream = m_streams[*find(request.streamName)];
    if (const auto refusal = refusalOfOpenShard(now, stream, *shard))
        return *refusal;
    if (exceedsShardQuota(1))
        return Exception::LimitExceeded;
    // More than one above the start and below the end, so that each child has two values or more.
    const HashRange range = stream.shards[*shard].range;
    const auto key = hashOf(request.newStartingHashKey);
    if (!key || *key <= range.first || key->value - range.first.value < 2 || *key >= range.last)
        return Exception::InvalidArgument;
    stream.status = StreamStatus::Updating;
    stream.due = now + m_settings.timings.reshard;
    stream.pending = {{true, *shard, 0, *key}};
    return Done{};
}

Predicted<Done> ReferenceService::mergeShards(Instant now, const streams::MergeShardsRequest& request)
{
    if (!isName(request.streamName) || !isName(request.shardToMerge) || !isName(request.adjacentShardToMerge))
        return Exception::Validation;
    const auto named = shardNumber(request.shardToMerge);
    const auto adjacent = shardNumber(request.adjacentShardToMerge);
    if (!named || !adjacent)
        return Exception::ResourceNotFound;
    if (const auto refusal = refusalOfState(request.streamName))
        return *refusal;
    ReferenceStream& stream = m_streams[*find(request.streamName)];
    for (const std::uint32_t shard : {*named, *adjacent})
        if (const auto refusal = refusalOfOpenShard(now, stream, shard))
            return *refusal;
    const std::vector<std::uint32_t> open = stream.open();
    const auto a = std::find(open.begin(), open.end(), *named) - open.begin();
    const auto b = std::find(open.begin(), open.end(), *adjacent) - open.begin();
    if (a - b != 1 && b - a != 1)
        return Exception::InvalidArgument;
    stream.status = StreamStatus::Updating;
    stream.due = now + m_settings.timings.reshard;
    stream.pending = {{false, *named, *adjacent, {}}};
    return Done{};
}

std::vector<ReferenceStep> planCount(const ReferenceStream& stream, std::uint32_t target)
{
    struct Piece {
        std::uint32_t shard = 0;
        HashRange range;
    };
    constexpr U128 kNoise = U128{1} << 40;
    std::deque<Piece> left;
    for (const std::uint32_t shard : stream.open())
        left.push_back({shard, stream.shards[shard].range});
    const auto count = static_cast<std::uint32_t>(left.size());
    U128 narrowest = ~U128{0};
    U128 widest = 0;
    for (const Piece& piece : left) {
        narrowest = std::min(narrowest, piece.range.last.value - piece.range.first.value);
        widest = std::max(widest, piece.range.last.value - piece.range.first.value);
    }
    const bool isEven = widest - narrowest <= kNoise;

    std::vector<ReferenceStep> steps;
    auto next = static_cast<std::uint32_t>(stream.shards.size());
    const auto split = [&](const Piece& piece, HashKey at) {
        steps.push_back({true, piece.shard, 0, at});
        const Piece lower{next++, {piece.range.first, {at.value - 1}}};
        const Piece upper{next++, {at, piece.range.last}};
        return std::pair{lower, upper};
    };
    const auto merge = [&](const Piece& lower, const Piece& upper) {
        steps.push_back({false, lower.shard, upper.shard, {}});
        return Piece{next++, {lower.range.first, upper.range.last}};
    };
    const auto take = [&left] {
        SHARD_CHECK(!left.empty());
        const Piece piece = left.front();
        left.pop_front();
        return piece;
    };

    if (isEven && target == count)
        return {};
    if (isEven && target == 2 * count) {
        for (const Piece& piece : left) {
            const U128 width = piece.range.last.value - piece.range.first.value; // minus one
            split(piece, {piece.range.first.value + width / 2 + width % 2});
        }
        return steps;
    }
    if (isEven && count == 2 * target) {
        while (!left.empty()) {
            const Piece lower = take();
            merge(lower, take());
        }
        return steps;
    }
    for (std::uint32_t k = 1; k < target; ++k) {
        const HashKey end = endOfPart(k, target);
        Piece current = take();
        while (distance(current.range.last, end) > kNoise) {
            if (current.range.last > end) {
                left.push_front(split(current, {end.value + 1}).second);
                break;
            }
            const Piece right = take();
            if (right.range.last > end && distance(right.range.last, end) > kNoise) {
                const auto [lower, upper] = split(right, {end.value + 1});
                merge(current, lower);
                left.push_front(upper);
                break;
            }
            current = merge(current, right);
        }
    }
    // The last part takes whatever is left, also a sliver at the very end of the ring.
    Piece last = take();
    while (!left.empty())
        last = merge(last, take());
    return steps;
}

Predicted<streams::ShardCountUpdate> ReferenceService::updateShardCount(Instant now,
    const streams::UpdateShardCountRequest& request)
{
    const std::uint64_t target = request.targetShardCount;
    if (!isName(request.streamName) || target < 1 || target > 2'147'483'647U)
        return Exception::Validation;
    if (const auto refusal = refusalOfState(request.streamName))
        return *refusal;
    ReferenceStream& stream = m_streams[*find(request.streamName)];
    const std::uint64_t current = stream.open().size();
    if (target > 2 * current || 2 * target < current || target > 10'000)
        return Exception::LimitExceeded;
    const auto today = std::count_if(stream.countUpdates.begin(), stream.countUpdates.end(),
        [now](Instant at) { return now - at < kDay; });
    if (today >= 10)
        return Exception::LimitExceeded;
    const std::vector<ReferenceStep> steps = planCount(stream, request.targetShardCount);
    // Steps wait for those that make their shards; the others run side by side.
    std::map<std::uint32_t, std::int64_t> readyAfter;
    std::int64_t rounds = 0;
    auto next = static_cast<std::uint32_t>(stream.shards.size());
    for (const ReferenceStep& step : steps) {
        const std::int64_t round = 1 + std::max(readyAfter[step.shard], step.isSplit ? 0 : readyAfter[step.adjacent]);
        for (int child = 0; child < (step.isSplit ? 2 : 1); ++child)
            readyAfter[next++] = round;
        rounds = std::max(rounds, round);
    }
    if (exceedsShardQuota(mostMore(steps)))
        return Exception::LimitExceeded;
    if (!steps.empty()) {
        stream.countUpdates.push_back(now);
        stream.status = StreamStatus::Updating;
        stream.due = now + m_settings.timings.countBase + m_settings.timings.countPerStep * rounds;
        stream.pending = steps;
    }
    return streams::ShardCountUpdate{static_cast<std::uint32_t>(current), request.targetShardCount};
}

Predicted<std::string> ReferenceService::registerConsumer(Instant now,
    const streams::RegisterStreamConsumerRequest& request)
{
    if (!isName(request.streamName) || !isName(request.consumerName))
        return Exception::Validation;
    const auto index = find(request.streamName);
    if (!index)
        return Exception::ResourceNotFound;
    ReferenceStream& stream = m_streams[*index];
    if (!stream.takesData() || stream.consumers.count(request.consumerName) > 0)
        return Exception::ResourceInUse;
    const auto creating = std::count_if(stream.consumers.begin(), stream.consumers.end(),
        [](const auto& entry) { return entry.second.status == ConsumerStatus::Creating; });
    if (stream.consumers.size() >= 20 || creating >= 5)
        return Exception::LimitExceeded;
    stream.consumers[request.consumerName] = {
        request.consumerName, now, ConsumerStatus::Creating, now + m_settings.timings.consumerCreate};
    return "arn:aws:kinesis:" + m_settings.region + ":" + m_settings.account + ":stream/" + stream.name + "/consumer/"
        + request.consumerName + ":" + std::to_string(unixSecond(now));
}

Predicted<Done> ReferenceService::deregisterConsumer(Instant now,
    const streams::DeregisterStreamConsumerRequest& request)
{
    if (request.streamName.empty())
        return Exception::InvalidArgument;
    if (!isName(request.streamName))
        return Exception::Validation;
    const auto index = find(request.streamName);
    if (!index)
        return Exception::ResourceNotFound;
    auto& consumers = m_streams[*index].consumers;
    const auto found = consumers.find(request.consumerName);
    if (found == consumers.end())
        return Exception::ResourceNotFound;
    // Asking twice does not make it live longer.
    if (found->second.status != ConsumerStatus::Deleting) {
        found->second.status = ConsumerStatus::Deleting;
        found->second.due = now + m_settings.timings.consumerCreate;
    }
    return Done{};
}

// --- Records -------------------------------------------------------------------------

std::optional<Exception> ReferenceService::refusalOfEntries(const std::string& stream,
    const std::vector<streams::PutEntry>& entries, bool isBatch) const
{
    bool isInvalid = !isName(stream);
    if (isBatch && (entries.empty() || entries.size() > 500))
        isInvalid = true;
    bool isOutOfRing = false;
    bool isTooLarge = false; // only with its key
    std::int64_t bytes = 0;
    for (const streams::PutEntry& entry : entries) {
        const std::int64_t characters = charactersOf(entry.partitionKey);
        if (characters < 1 || characters > 256 || dataBytes(entry) > kMostRecordBytes)
            isInvalid = true;
        if (entry.explicitHashKey) {
            if (!isDecimal(*entry.explicitHashKey, 39))
                isInvalid = true;
            else if (!hashOf(*entry.explicitHashKey))
                isOutOfRing = true;
        }
        isTooLarge = isTooLarge || sizeOf(entry) > kMostRecordBytes;
        bytes += sizeOf(entry);
    }
    if (isInvalid)
        return Exception::Validation;
    const auto index = find(stream);
    if (!index || !m_streams[*index].takesData())
        return Exception::ResourceNotFound;
    if (isOutOfRing || isTooLarge || (isBatch && bytes > (isCurrent() ? 10 : 5) * 1'048'576))
        return Exception::InvalidArgument;
    return std::nullopt;
}

PredictedPut ReferenceService::offer(Instant now, std::size_t streamIndex, const std::string& key, HashKey hash,
    std::int64_t size, const streams::Payload& data)
{
    ReferenceStream& stream = m_streams[streamIndex];
    const auto taker = std::find_if(stream.shards.begin(), stream.shards.end(),
        [hash](const ReferenceShard& shard) { return !shard.closed && shard.range.contains(hash); });
    SHARD_CHECK(taker != stream.shards.end());
    ReferenceShard& shard = *taker;
    if (m_settings.areLimitsOn) {
        // In window mode tokens come all at once at whole seconds.
        const bool isWindow = m_settings.throttle == streams::ThrottleMode::Window;
        const Instant at = isWindow ? std::chrono::floor<std::chrono::seconds>(now) : now;
        shard.writeRecords.refill(at);
        shard.writeBytes.refill(at);
        if (!shard.writeRecords.holds(1) || !shard.writeBytes.holds(size)) {
            ++shard.refused;
            shard.refusedBytes += size;
            return {false, shard.index, 0};
        }
        shard.writeRecords.take(1);
        shard.writeBytes.take(size);
    }
    const std::size_t index = shard.records.size();
    const std::string number =
        composeNumber({shard.createdSecond, index + 1, std::max(unixSecond(now), shard.createdSecond), shard.index});
    shard.records.push_back({now, key, hash, size, data, number, m_stored++});
    return {true, shard.index, index};
}

PredictedPut ReferenceService::offerEntry(Instant now, std::size_t stream, const streams::PutEntry& entry)
{
    HashKey hash;
    if (entry.explicitHashKey) {
        hash = *hashOf(*entry.explicitHashKey);
    } else {
        for (const std::uint8_t byte : base::md5(entry.partitionKey))
            hash.value = hash.value << 8 | byte;
    }
    return offer(now, stream, entry.partitionKey, hash, sizeOf(entry), entry.data);
}

Predicted<PredictedPut> ReferenceService::putRecord(Instant now, const streams::PutRecordRequest& request)
{
    if (request.sequenceNumberForOrdering && !isDecimal(*request.sequenceNumberForOrdering, 129))
        return Exception::Validation;
    if (const auto refusal = refusalOfEntries(request.streamName, {request.record}, false))
        return *refusal;
    const std::size_t index = *find(request.streamName);
    if (request.sequenceNumberForOrdering) {
        // Numbers of a young shard may lie ahead of the clock: its own creation second does.
        const auto parts = dissectNumber(*request.sequenceNumberForOrdering);
        std::int64_t latest = unixSecond(now);
        const auto& shards = m_streams[index].shards;
        if (parts && parts->shard < shards.size())
            latest = std::max(latest, shards[parts->shard].createdSecond);
        if (!parts || parts->second > latest)
            return Exception::InvalidArgument;
    }
    const PredictedPut put = offerEntry(now, index, request.record);
    if (!put.isStored)
        return Exception::ProvisionedThroughputExceeded;
    return put;
}

Predicted<std::vector<PredictedPut>> ReferenceService::putRecords(Instant now,
    const streams::PutRecordsRequest& request)
{
    if (const auto refusal = refusalOfEntries(request.streamName, request.records, true))
        return *refusal;
    const std::size_t index = *find(request.streamName);
    std::vector<PredictedPut> puts;
    for (const streams::PutEntry& entry : request.records)
        puts.push_back(offerEntry(now, index, entry));
    return puts;
}

Predicted<ReferencePlace> ReferenceService::getShardIterator(Instant now,
    const streams::GetShardIteratorRequest& request)
{
    const auto place = placeOf(now, request);
    if (!place || !m_settings.areLimitsOn)
        return place;
    ReferenceShard& shard = m_streams[*find(request.streamName)].shards[place->shard];
    shard.iteratorCalls.refill(now);
    if (!shard.iteratorCalls.holds(1))
        return Exception::ProvisionedThroughputExceeded;
    shard.iteratorCalls.take(1);
    return place;
}

Predicted<ReferencePlace> ReferenceService::placeOf(Instant now, const streams::GetShardIteratorRequest& request) const
{
    const auto& numberText = request.startingSequenceNumber;
    if (!isName(request.streamName) || !isName(request.shardId) || (numberText && !isDecimal(*numberText, 129)))
        return Exception::Validation;
    const auto index = shardNumber(request.shardId);
    const auto streamIndex = find(request.streamName);
    if (!index || !streamIndex)
        return Exception::ResourceNotFound;
    const ReferenceStream& stream = m_streams[*streamIndex];
    if (*index >= stream.shards.size() || stream.isExpired(stream.shards[*index], now))
        return Exception::ResourceNotFound;
    const ReferenceShard& shard = stream.shards[*index];
    ReferencePlace place{now, stream.name, stream.created, *index, 0};

    switch (request.type) {
    case IteratorType::TrimHorizon:
        if (numberText)
            return Exception::InvalidArgument;
        return place; // what is past retention is skipped when it is read
    case IteratorType::Latest:
        if (numberText)
            return Exception::InvalidArgument;
        place.index = shard.records.size();
        return place;
    case IteratorType::AtTimestamp:
        if (!request.timestamp || *request.timestamp > now)
            return Exception::InvalidArgument;
        while (place.index < shard.records.size() && shard.records[place.index].arrival < *request.timestamp)
            ++place.index;
        return place;
    case IteratorType::AtSequenceNumber:
    case IteratorType::AfterSequenceNumber:
        break;
    }
    if (!numberText)
        return Exception::InvalidArgument;
    const auto parts = dissectNumber(*numberText);
    if (!parts || parts->shard != *index || parts->createdSecond != shard.createdSecond)
        return Exception::InvalidArgument;
    // The record with index n has counter n + 1, also one that is yet to come.
    place.index = parts->counter;
    if (request.type == IteratorType::AtSequenceNumber && place.index > 0)
        --place.index;
    return place;
}

Predicted<PredictedRead> ReferenceService::getRecords(Instant now, const std::optional<ReferencePlace>& place,
    std::int64_t limit)
{
    if (limit < 1 || limit > 10'000)
        return Exception::Validation;
    if (!place)
        return Exception::InvalidArgument;
    if (now - place->made > kIteratorLife)
        return Exception::ExpiredIterator;
    const auto index = find(place->stream);
    if (!index || m_streams[*index].created != place->streamCreated)
        return Exception::ResourceNotFound;
    ReferenceStream& stream = m_streams[*index];
    if (place->shard >= stream.shards.size() || stream.isExpired(stream.shards[place->shard], now))
        return Exception::ResourceNotFound;
    ReferenceShard& shard = stream.shards[place->shard];

    shard.readCalls.refill(now);
    shard.readBytes.refill(now);
    const bool isFree = now >= shard.readsBlockedUntil && shard.readCalls.holds(1) && shard.readBytes.holds(1);
    if (m_settings.areLimitsOn && !isFree) {
        ++shard.refusedReads;
        return Exception::ProvisionedThroughputExceeded;
    }
    PredictedRead read;
    read.stream = *index;
    read.shard = shard.index;
    read.begin = std::max(std::min(place->index, shard.records.size()), stream.firstVisible(shard, now));
    read.end = read.begin;
    std::int64_t bytes = 0;
    while (read.end < shard.records.size() && static_cast<std::int64_t>(read.end - read.begin) < limit) {
        const std::int64_t size = shard.records[read.end].size;
        if (read.end > read.begin && bytes + size > kMostReadBytes)
            break;
        bytes += size;
        ++read.end;
    }
    if (m_settings.areLimitsOn) {
        shard.readCalls.take(1);
        shard.readBytes.take(bytes);
        if (bytes >= kMostReadBytes)
            shard.readsBlockedUntil = now + Duration{5'000};
        else if (shard.readBytes.untilPaid() > Duration{})
            shard.readsBlockedUntil = now + std::max(Duration{1'000}, shard.readBytes.untilPaid());
    }
    const bool isAtTip = read.end == shard.records.size();
    if (!isAtTip)
        read.millisBehindLatest =
            std::max(Duration{1}, now - shard.records[read.end > read.begin ? read.end - 1 : read.end].arrival);
    if (isAtTip && shard.closed)
        read.children = shard.children;
    else
        read.next = ReferencePlace{now, stream.name, stream.created, shard.index, std::max(read.end, place->index)};
    return read;
}

}
