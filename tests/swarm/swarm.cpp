#include "swarm/swarm.h"

#include "base/check.h"
#include "swarm/contents.h"

#include <algorithm>
#include <sstream>

namespace shardscope::swarm {

namespace {

using base::Duration;
using base::HashKey;
using base::Instant;
using streams::Exception;
using streams::IteratorType;
using streams::StreamIndex;
using streams::StreamStatus;

constexpr std::size_t kTraced = 16;
constexpr std::size_t kMostHeld = 48;
// A run of months stays well inside the 34 years that a world lasts.
constexpr Instant kLatest{Duration{std::chrono::hours{24 * 365 * 20}}};

std::string plain(Exception exception)
{
    return exception == Exception::None ? "accepted" : std::string{streams::exceptionName(exception)};
}

std::string number(std::uint64_t value) { return std::to_string(value); }

}

Swarm::Swarm(Options options)
    : m_options(std::move(options)), m_rng(base::Rng{m_options.seed}.fork("run")), m_service(m_options.service),
      m_reference(m_options.service)
{
    m_caller = m_service.calls().caller("swarm");
    std::vector<std::string> keys;
    for (std::uint32_t i = 0; i < m_options.keys; ++i)
        // Some keys are longer in bytes than in characters.
        keys.push_back((i % 5 == 4 ? "schlüssel-" : "key-") + std::to_string(i));
    m_keys = std::make_shared<const streams::KeyTable>(std::move(keys));
    m_table = m_service.addKeyTable(m_keys);
    for (std::size_t i = 0; i < m_options.shards.size(); ++i) {
        const streams::CreateStreamRequest request{"stream-" + number(i), m_options.shards[i]};
        const auto added = m_service.addActiveStream(context(), {request, Duration{std::chrono::hours{24}}});
        require(bool{added}, "a stream of the start was refused");
        m_reference.addActiveStream(request, Duration{std::chrono::hours{24}});
    }
}

// --- Choosing ----------------------------------------------------------------------

std::string Swarm::anyStreamName()
{
    if (isInvalid()) {
        static const std::vector<std::string> kOdd = {"", "no such stream", "unknown", std::string(129, 'a')};
        return anyOf(kOdd);
    }
    return "stream-" + number(m_rng.below(m_options.shards.size() + 1));
}

std::optional<std::size_t> Swarm::anyStream()
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_reference.streams().size(); ++i)
        if (!reference(i).shards.empty())
            found.push_back(i);
    if (found.empty())
        return std::nullopt;
    return anyOf(found);
}

std::uint32_t Swarm::anyShard(const ReferenceStream& stream, bool isOpen)
{
    if (isOpen)
        return anyOf(stream.open());
    // Recent shards more often: the old ones are closed for good.
    const std::uint64_t count = stream.shards.size();
    return static_cast<std::uint32_t>(count - 1
        - (chance(50) ? m_rng.below(std::min<std::uint64_t>(count, 4)) : m_rng.below(count)));
}

std::string Swarm::shardName(std::uint32_t shard)
{
    if (isInvalid()) {
        static const std::vector<std::string> kOdd = {"", "shardId-", "shard 7", "shardId-99999999999", "shardId-7x",
            "shardId-000000999999", std::string(129, '1')};
        return anyOf(kOdd);
    }
    if (chance(10))
        return chance(50) ? number(shard) : "foo-" + number(shard);
    std::string digits = number(shard);
    return "shardId-" + std::string(12 - digits.size(), '0') + digits;
}

HashKey Swarm::anyHash(const ReferenceStream& stream)
{
    HashKey hash = HashKey::fromHalves(m_rng.next(), m_rng.next());
    if (stream.shards.empty() || chance(30))
        return hash;
    const base::HashRange range = stream.shards[anyShard(stream, chance(70))].range;
    const base::U128 width = range.last.value - range.first.value;
    switch (m_rng.below(5)) {
    case 0:
        return HashKey{range.first.value + m_rng.below(4)}; // wraps at the end of the ring: any hash will do
    case 1:
        return HashKey{range.last.value - m_rng.below(4)};
    case 2:
        return HashKey{range.first.value + width / 2 + m_rng.below(3)};
    default:
        break;
    }
    return HashKey{range.first.value + (width == 0 ? 0 : hash.value % width)};
}

std::uint32_t Swarm::anyKey()
{
    const std::uint64_t among =
        m_options.hotKeys > 0 && chance(50) ? std::min(m_options.hotKeys, m_options.keys) : m_options.keys;
    return static_cast<std::uint32_t>(m_rng.below(among));
}

const streams::Payload& Swarm::payload(std::int64_t size)
{
    streams::Payload& known = m_payloads[size];
    if (!known)
        known = std::make_shared<const std::string>(static_cast<std::size_t>(size), 'x');
    return known;
}

streams::PutEntry Swarm::anyEntry(const ReferenceStream* stream)
{
    streams::PutEntry entry;
    entry.partitionKey = std::string{m_keys->text(anyKey())};
    const std::int64_t size = anyOf(m_options.dataSizes);
    if (size > 0 || chance(50))
        entry.data = payload(size);
    if (stream != nullptr && chance(m_options.explicitHashPercent))
        entry.explicitHashKey = anyHash(*stream).decimal();
    if (m_rng.below(50) == 0) { // the longest key, in characters of one byte or of four
        entry.partitionKey.clear();
        const bool isWide = chance(50);
        for (int i = 0; i < 256; ++i)
            entry.partitionKey += isWide ? "\xf0\x9f\x8c\x8a" : "k";
    }
    if (m_options.dataSizes.back() > 1'000'000 && m_rng.below(40) == 0) // exactly what a record may be, or a byte more
        entry.data = payload(1'048'576 - static_cast<std::int64_t>(entry.partitionKey.size()) + (isInvalid() ? 1 : 0));
    if (!isInvalid())
        return entry;
    static const std::vector<std::string> kOddHashes = {"340282366920938463463374607431768211456",
        "999999999999999999999999999999999999999", "00", "-1", "", "12a", "1000000000000000000000000000000000000000"};
    switch (m_rng.below(4)) {
    case 0:
        entry.partitionKey = chance(50) ? std::string{} : std::string(257, 'k');
        break;
    case 1:
        entry.data = payload(1'048'577);
        break;
    default:
        entry.explicitHashKey = anyOf(kOddHashes);
        break;
    }
    return entry;
}

// A sequence number that somebody might come with: of a record, of the ends of a shard, of
// another shard, of a record yet to come, of nothing.
std::string Swarm::anyNumber(const ReferenceStream& stream, std::uint32_t shardIndex)
{
    static const std::vector<std::string> kOdd = {
        "", "007", "x", "99999999999999999999999999999999999999999999999999", std::string(130, '9')};
    if (isInvalid())
        return anyOf(kOdd);
    const ReferenceShard& shard = stream.shards[chance(95) ? shardIndex : anyShard(stream, false)];
    if (!shard.records.empty() && chance(80)) {
        const std::uint64_t count = shard.records.size();
        return shard.records[chance(50) ? m_rng.below(count) : count - 1].sequenceNumber;
    }
    if (shard.closed && chance(30))
        return shard.endingNumber(m_reference.unixSecond(*shard.closed));
    if (chance(50))
        return shard.startingNumber();
    return composeNumber({shard.createdSecond + (chance(20) ? 7 : 0), shard.records.size() + 1 + m_rng.below(3),
        m_reference.unixSecond(m_now) + static_cast<std::int64_t>(m_rng.below(4)), shard.index});
}

// --- Comparing ---------------------------------------------------------------------

void Swarm::require(bool isRight, const std::string& text)
{
    if (!isRight && m_wrong.empty())
        m_wrong = text;
}

void Swarm::check(const Wrong& wrong)
{
    if (wrong)
        require(false, *wrong);
}

// True when both accepted; a difference is what ends the run.
template <typename T, typename U>
bool Swarm::agree(const Predicted<T>& predicted, const streams::Answer<U>& answer)
{
    const Exception expected = predicted ? Exception::None : predicted.error();
    const Exception actual = answer ? Exception::None : answer.error().exception;
    m_trace.back() += " -> " + plain(actual);
    fold(static_cast<std::uint64_t>(actual));
    if (expected != actual) {
        require(false,
            "the service says " + plain(actual) + (answer ? "" : " (" + answer.error().message + ")")
                + ", the reference says " + plain(expected));
        return false;
    }
    require(answer || !answer.error().message.empty(), "a refusal has no text");
    return expected == Exception::None;
}

void Swarm::note(std::size_t stream, std::uint32_t shard, std::int64_t bytes)
{
    if (m_options.service.areLimitsOn)
        m_accepted[{stream, shard}].push_back({m_now, bytes});
}

void Swarm::comparePut(std::size_t stream, const PredictedPut& predicted, const streams::PutResult& result,
    const streams::PutEntry& entry)
{
    const std::int64_t size = static_cast<std::int64_t>(entry.data.size() + entry.partitionKey.size());
    require(result.isStored() == predicted.isStored,
        std::string{"an entry of "} + std::to_string(size) + " bytes was " + (result.isStored() ? "stored" : "refused")
            + ", the reference says the opposite");
    require(streams::number(result.shard) == predicted.shard, "an entry went to another shard");
    fold(streams::number(result.shard) * 2 + (result.isStored() ? 1 : 0));
    if (!m_wrong.empty())
        return;
    if (!result.isStored()) {
        require(result.refusal.exception == Exception::ProvisionedThroughputExceeded,
            "an entry was refused with " + plain(result.refusal.exception));
        return;
    }
    const ReferenceRecord& record = reference(stream).shards[predicted.shard].records[predicted.index];
    const std::string sequenceNumber = result.sequenceNumber.decimal();
    require(sequenceNumber == record.sequenceNumber,
        "sequence number " + sequenceNumber + ", the reference says " + record.sequenceNumber);
    note(stream, predicted.shard, size);
}

void Swarm::compareDescription(const ReferenceStream& stream, std::uint32_t shardIndex,
    const streams::ShardDescription& description)
{
    const ReferenceShard& shard = stream.shards[shardIndex];
    std::vector<std::uint32_t> parents;
    for (const auto& parent : {description.parent, description.adjacentParent})
        if (parent)
            parents.push_back(streams::number(*parent));
    const std::string end = shard.closed ? shard.endingNumber(m_reference.unixSecond(*shard.closed)) : "";
    require(streams::number(description.shard) == shard.index && parents == shard.parents
            && description.range == shard.range && description.startingSequenceNumber == shard.startingNumber()
            && description.endingSequenceNumber == end,
        "the description of shard " + number(shard.index) + " differs");
}

void Swarm::compareRecord(const ReferenceRecord& expected, const streams::Record& record, bool withNumber)
{
    require(record.partitionKey == expected.key && record.hashKey == expected.hash && record.size == expected.size
            && record.approximateArrival == expected.arrival && *record.data == *expected.data,
        "the record with number " + expected.sequenceNumber + " came back changed");
    if (!withNumber)
        return;
    const std::string sequenceNumber = record.sequenceNumber.decimal();
    require(sequenceNumber == expected.sequenceNumber,
        "a record came back as " + sequenceNumber + ", it was stored as " + expected.sequenceNumber);
}

void Swarm::compareStream(std::size_t index)
{
    const ReferenceStream& expected = reference(index);
    const streams::Stream& actual = m_service.streams()[index];
    const std::string where = "stream " + expected.name + ": ";
    require(actual.name == expected.name && actual.created == expected.created, where + "it is another stream");
    require(actual.status == expected.status,
        where + std::string{streams::statusName(actual.status)} + ", the reference says "
            + std::string{streams::statusName(expected.status)});
    if (expected.status == StreamStatus::Gone || !m_wrong.empty())
        return;
    require(actual.retention == expected.retention, where + "retention differs");
    require(actual.consumers.size() == expected.consumers.size(), where + "another count of consumers");
    std::size_t at = 0;
    for (const auto& [name, consumer] : expected.consumers) {
        require(m_wrong.empty() && actual.consumers[at].name == name && actual.consumers[at].status == consumer.status
                && actual.consumers[at].created == consumer.created,
            where + "consumer " + name + " differs");
        ++at;
    }
    const std::size_t count = actual.map ? actual.map->shards().size() : 0;
    require(count == expected.shards.size() && count == actual.lines.size(), where + "another count of shards");
    if (!m_wrong.empty() || !actual.map)
        return;
    for (const ReferenceShard& shard : expected.shards) {
        const streams::Shard& other = actual.map->shards()[shard.index];
        const streams::ShardLine& line = actual.lines[shard.index];
        std::vector<std::uint32_t> parents;
        for (const auto& parent : {other.parent, other.adjacentParent})
            if (parent)
                parents.push_back(streams::number(*parent));
        std::vector<std::uint32_t> children;
        for (const streams::ShardIndex child : other.children)
            children.push_back(streams::number(child));
        const std::string name = where + "shard " + number(shard.index) + ": ";
        require(other.range == shard.range, name + "range");
        require(parents == shard.parents && children == shard.children, name + "lineage");
        require(other.closed == shard.closed, name + "closing");
        require(other.createdSecond == shard.createdSecond, name + "creation second");
        require(actual.isExpired(other.index, m_now) == expected.isExpired(shard, m_now), name + "expiry");
        // 7: what was attempted is stored or refused.
        require(line.stored == shard.records.size(),
            name + number(line.stored) + " stored, the reference has " + number(shard.records.size()));
        require(line.refused == shard.refused && line.refusedBytes == shard.refusedBytes, name + "refusals");
        require(actual.reads[shard.index].refusedCalls == shard.refusedReads, name + "refused reads");
        if (!m_wrong.empty())
            return;
    }
    check(wrongInLineage(*actual.map));
}

void Swarm::compareStates()
{
    require(m_service.streams().size() == m_reference.streams().size(), "another count of streams");
    for (std::size_t i = 0; i < m_reference.streams().size() && m_wrong.empty(); ++i)
        compareStream(i);
}

// 4, 8, 9 and 11, and every record that is left.
void Swarm::compareEverything()
{
    compareStates();
    for (std::size_t i = 0; i < m_reference.streams().size() && m_wrong.empty(); ++i) {
        const ReferenceStream& expected = reference(i);
        const streams::Stream& actual = m_service.streams()[i];
        if (!actual.map)
            continue;
        check(wrongInNumbers(m_service, actual));
        for (const ReferenceShard& shard : expected.shards) {
            const streams::ShardIndex index{shard.index};
            const std::size_t first = expected.firstVisible(shard, m_now);
            require(actual.firstReadable(index, m_now) == first, "shard " + number(shard.index) + ": horizon");
            for (std::size_t k = first; k < shard.records.size() && m_wrong.empty(); ++k)
                compareRecord(shard.records[k], m_service.record(actual, index, k), k < first + 50 || k % 97 == 0);
        }
        std::uint64_t refused = 0;
        for (const ReferenceShard& shard : expected.shards)
            refused += shard.refused;
        require(actual.refusals.size() == refused, "not every refusal was noted");
    }
    for (const auto& [shard, log] : m_accepted)
        check(wrongInWrites(log, m_options.service.throttle));
    for (const auto& [shard, log] : m_served)
        check(wrongInReads(log));
    for (const Copy& copy : m_copies)
        require(contentsOf(copy.service) == copy.contents, "a copy changed while the original went on");
}

std::uint64_t Swarm::recordsStored() const
{
    std::uint64_t count = 0;
    for (const ReferenceStream& stream : m_reference.streams())
        for (const ReferenceShard& shard : stream.shards)
            count += shard.records.size();
    return count;
}

std::string Swarm::what() const
{
    std::ostringstream out;
    out << m_wrong << "\n  at " << base::formatClock(m_now) << " after " << m_done
        << " operations, the last of them:\n";
    for (const std::string& line : m_trace)
        out << "    " << line << '\n';
    out << m_options.text();
    return out.str();
}

// --- Records -------------------------------------------------------------------------

void Swarm::putRecord()
{
    streams::PutRecordRequest request;
    request.streamName = anyStreamName();
    const auto index = m_reference.find(request.streamName);
    const ReferenceStream* const stream = index ? &reference(*index) : nullptr;
    request.record = anyEntry(stream);
    if (stream != nullptr && !stream->shards.empty() && chance(20))
        request.sequenceNumberForOrdering = anyNumber(*stream, anyShard(*stream, chance(70)));
    m_trace.back() += " " + request.streamName + " key " + request.record.partitionKey.substr(0, 20) + " size "
        + number(request.record.data.size())
        + (request.record.explicitHashKey ? " hash " + *request.record.explicitHashKey : "")
        + (request.sequenceNumberForOrdering ? " after " + *request.sequenceNumberForOrdering : "");
    const auto predicted = m_reference.putRecord(m_now, request);
    const auto answer = m_service.putRecord(context(), m_caller, request);
    if (agree(predicted, answer))
        comparePut(*index, *predicted, *answer, request.record);
}

void Swarm::putRecords()
{
    streams::PutRecordsRequest request;
    request.streamName = anyStreamName();
    const auto index = m_reference.find(request.streamName);
    std::uint64_t entries = 1 + m_rng.below(m_options.batch);
    if (isInvalid())
        entries = chance(50) ? 0 : 501;
    const bool mayExceed = chance(5);
    std::int64_t bytes = 0;
    const std::int64_t most = (m_options.service.profile == streams::Profile::Classic ? 5 : 10) * 1'048'576;
    for (std::uint64_t i = 0; i < entries; ++i) {
        streams::PutEntry entry = anyEntry(index ? &reference(*index) : nullptr);
        bytes += static_cast<std::int64_t>(entry.data.size() + entry.partitionKey.size());
        if (bytes > most && !mayExceed && i > 0)
            break;
        request.records.push_back(std::move(entry));
    }
    m_trace.back() += " " + request.streamName + " " + number(request.records.size()) + " entries, "
        + std::to_string(bytes) + " bytes";
    const auto predicted = m_reference.putRecords(m_now, request);
    const auto answer = m_service.putRecords(context(), m_caller, request);
    if (!agree(predicted, answer))
        return;
    // 6: as many answers as entries, and the count of failures is right.
    require(answer->records.size() == request.records.size(), "another count of answers than of entries");
    std::uint32_t failed = 0;
    for (std::size_t i = 0; i < answer->records.size() && m_wrong.empty(); ++i) {
        failed += answer->records[i].isStored() ? 0 : 1;
        comparePut(*index, (*predicted)[i], answer->records[i], request.records[i]);
    }
    require(answer->failedRecordCount == failed, "FailedRecordCount differs from the failed entries");
}

void Swarm::offerFromTable(std::size_t entries)
{
    const auto index = anyStream();
    if (!index)
        return;
    std::vector<streams::Attempt> attempts;
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < entries; ++i) {
        const std::uint32_t key = anyKey();
        const auto size = anyOf(m_options.dataSizes) + static_cast<std::int64_t>(m_keys->text(key).size());
        bytes += size;
        if (bytes > m_service.limits().callMaxBytes)
            break;
        attempts.push_back({.key = key, .payload = 0, .size = static_cast<std::uint32_t>(size), .number = 1});
    }
    std::vector<streams::PutOutcome> outcomes(attempts.size());
    const streams::PutSummary summary = m_service.put(context(), m_caller,
        StreamIndex{static_cast<std::uint32_t>(*index)}, m_table, attempts, outcomes);
    m_trace.back() += " " + reference(*index).name + " " + number(attempts.size()) + " entries -> "
        + plain(summary.refusal.exception);
    if (!reference(*index).takesData()) {
        require(summary.refusal.exception == Exception::ResourceNotFound, "a stream that takes no data took some");
        return;
    }
    require(summary.refusal.exception == Exception::None, "a call was refused: " + summary.refusal.message);
    std::uint32_t stored = 0;
    for (std::size_t i = 0; i < attempts.size() && m_wrong.empty(); ++i) {
        const std::uint32_t key = attempts[i].key;
        const PredictedPut put = m_reference.offer(m_now, *index, std::string{m_keys->text(key)}, m_keys->hash(key),
            attempts[i].size, nullptr);
        const bool isStored = outcomes[i].verdict == streams::Verdict::Stored;
        require(isStored == put.isStored && outcomes[i].shard == put.shard,
            "entry " + number(i) + " of " + number(attempts[i].size) + " bytes was " + (isStored ? "stored" : "refused")
                + " by shard " + number(outcomes[i].shard) + ", the reference says "
                + (put.isStored ? "stored" : "refused") + " by " + number(put.shard));
        fold(outcomes[i].shard * 2 + (isStored ? 1 : 0));
        if (!put.isStored)
            continue;
        ++stored;
        require(outcomes[i].ordinal == put.index, "entry " + number(i) + " has another ordinal");
        note(*index, put.shard, attempts[i].size);
    }
    require(summary.stored == stored && summary.refused == attempts.size() - stored, "the summary of a call is wrong");
}

void Swarm::putFromTable() { offerFromTable(1 + m_rng.below(m_options.batch)); }

// Enough that whole blocks of a shard's log are sealed and, one day, forgotten.
void Swarm::flood()
{
    const std::uint64_t calls = 5 + m_rng.below(60);
    for (std::uint64_t i = 0; i < calls && m_wrong.empty(); ++i) {
        offerFromTable(500);
        m_trace.back() = "Flood, call " + number(i);
        advance(Duration{500});
    }
}

std::optional<Swarm::Held> Swarm::iterator(const streams::GetShardIteratorRequest& request)
{
    const auto predicted = m_reference.getShardIterator(m_now, request);
    const auto answer = m_service.getShardIterator(context(), m_caller, request);
    if (!agree(predicted, answer))
        return std::nullopt;
    return Held{*answer, *predicted};
}

void Swarm::getShardIterator()
{
    streams::GetShardIteratorRequest request;
    request.streamName = anyStreamName();
    const auto index = m_reference.find(request.streamName);
    const bool hasShards = index && !reference(*index).shards.empty();
    const std::uint32_t shard = hasShards ? anyShard(reference(*index), chance(50)) : 0;
    request.shardId = shardName(shard);
    request.type = static_cast<IteratorType>(m_rng.below(5));
    const bool wantsNumber =
        request.type == IteratorType::AtSequenceNumber || request.type == IteratorType::AfterSequenceNumber;
    if (hasShards && wantsNumber != isInvalid())
        request.startingSequenceNumber = anyNumber(reference(*index), shard);
    if (request.type == IteratorType::AtTimestamp && !isInvalid()) {
        const auto back =
            static_cast<std::int64_t>(m_rng.below(static_cast<std::uint64_t>(m_now.time_since_epoch().count()) + 1));
        request.timestamp = m_now - Duration{chance(50) ? back : back % 5'000};
        if (hasShards && !reference(*index).shards[shard].records.empty() && chance(50)) {
            const auto& records = reference(*index).shards[shard].records;
            request.timestamp =
                records[m_rng.below(records.size())].arrival + Duration{static_cast<std::int64_t>(m_rng.below(3)) - 1};
        }
        if (isInvalid())
            request.timestamp = m_now + Duration{1};
    }
    m_trace.back() += " " + request.streamName + " " + request.shardId + " "
        + std::string{streams::iteratorTypeName(request.type)}
        + (request.startingSequenceNumber ? " " + *request.startingSequenceNumber : "")
        + (request.timestamp ? " " + base::formatClock(*request.timestamp) : "");
    if (auto held = iterator(request))
        m_held.push_back(*std::move(held));
}

// The prediction when both answered with records; `next` is the place to go on from.
std::optional<PredictedRead> Swarm::read(const Held& held, std::int64_t limit, std::optional<Held>& next)
{
    next.reset();
    const auto predicted = m_reference.getRecords(m_now, held.place, limit);
    const auto answer = m_service.getRecords(context(), m_caller, {held.token, limit});
    if (!agree(predicted, answer))
        return std::nullopt;
    const PredictedRead& expected = *predicted;
    const ReferenceStream& stream = reference(expected.stream);
    const ReferenceShard& shard = stream.shards[expected.shard];
    m_trace.back() += " [" + number(expected.begin) + ", " + number(expected.end) + ")";
    require(answer->records.size() == expected.end - expected.begin,
        number(answer->records.size()) + " records, the reference says " + number(expected.end - expected.begin));
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < answer->records.size() && m_wrong.empty(); ++i) {
        compareRecord(shard.records[expected.begin + i], answer->records[i], true);
        bytes += answer->records[i].size;
    }
    require(answer->millisBehindLatest == expected.millisBehindLatest,
        "MillisBehindLatest " + std::to_string(answer->millisBehindLatest.count()) + ", the reference says "
            + std::to_string(expected.millisBehindLatest.count()));
    require(answer->nextShardIterator.empty() == !expected.next, "the next iterator is there or not, wrongly");
    require(answer->childShards.size() == expected.children.size(), "another count of child shards");
    for (std::size_t i = 0; i < expected.children.size() && m_wrong.empty(); ++i)
        compareDescription(stream, expected.children[i], answer->childShards[i]);
    if (m_options.service.areLimitsOn)
        m_served[{expected.stream, expected.shard}].push_back({m_now, bytes});
    fold(expected.end * 31 + static_cast<std::uint64_t>(expected.millisBehindLatest.count()));
    if (expected.next)
        next = Held{answer->nextShardIterator, *expected.next};
    return expected;
}

void Swarm::getRecords()
{
    if (isInvalid()) {
        std::string token = m_held.empty() ? "" : anyOf(m_held).token;
        if (!token.empty() && chance(80))
            token[m_rng.below(token.size())] = 'A';
        if (!m_held.empty() && token == m_held.back().token)
            return;
        const bool isUnchanged =
            std::any_of(m_held.begin(), m_held.end(), [&](const Held& held) { return held.token == token; });
        if (isUnchanged)
            return;
        m_trace.back() += " with a forged iterator";
        const auto answer = m_service.getRecords(context(), m_caller, {token, 100});
        const Exception expected = token.empty() ? Exception::Validation : Exception::InvalidArgument;
        require(!answer && answer.error().exception == expected, "a forged iterator was accepted");
        return;
    }
    if (m_held.empty())
        return;
    const std::size_t at =
        m_held.size() - 1 - m_rng.below(chance(70) ? std::min<std::size_t>(4, m_held.size()) : m_held.size());
    static const std::vector<std::int64_t> kLimits = {1, 2, 10, 100, 255, 1'000, 10'000, 10'000, 10'000};
    std::int64_t limit = anyOf(kLimits);
    if (isInvalid())
        limit = chance(50) ? 0 : 10'001;
    const Held held = m_held[at];
    m_trace.back() += " " + held.place.stream + " shard " + number(held.place.shard) + " from "
        + number(held.place.index) + " made " + base::formatClock(held.place.made) + " limit " + std::to_string(limit);
    std::optional<Held> next;
    read(held, limit, next);
    if (!next && chance(60))
        m_held.erase(m_held.begin() + static_cast<std::ptrdiff_t>(at)); // expired, ended or, now and then, throttled
    else if (next && chance(80))
        m_held[at] = *next; // the old one stays usable: sometimes it is kept
    else if (next)
        m_held.push_back(*next);
    if (m_held.size() > kMostHeld)
        m_held.erase(m_held.begin());
}

// --- Following lineages --------------------------------------------------------------

void Swarm::beginFollowing(std::size_t stream)
{
    Follower follower;
    follower.stream = stream;
    const ReferenceStream& of = reference(stream);
    for (const ReferenceShard& shard : of.shards) {
        if (of.isExpired(shard, m_now))
            continue;
        const bool isRoot = std::all_of(shard.parents.begin(), shard.parents.end(),
            [&](std::uint32_t parent) { return of.isExpired(of.shards[parent], m_now); });
        if (isRoot)
            follower.shards[shard.index];
    }
    m_followers.push_back(std::move(follower));
}

void Swarm::finishShard(Follower& follower, std::uint32_t shardIndex)
{
    follower.shards[shardIndex].isDone = true;
    const ReferenceStream& of = reference(follower.stream);
    for (const std::uint32_t child : of.shards[shardIndex].children) {
        const auto& parents = of.shards[child].parents;
        const bool isReady = std::all_of(parents.begin(), parents.end(), [&](std::uint32_t parent) {
            const auto known = follower.shards.find(parent);
            // A parent that it never began with had expired by then.
            return known != follower.shards.end() ? known->second.isDone : of.isExpired(of.shards[parent], m_now);
        });
        if (isReady)
            follower.shards[child];
    }
}

void Swarm::followShard(Follower& follower, std::uint32_t shardIndex)
{
    Follower::At& at = follower.shards[shardIndex];
    const ReferenceStream& of = reference(follower.stream);
    const auto findable = m_reference.find(of.name);
    if (of.status == StreamStatus::Gone || findable != follower.stream) {
        follower.isLost = true;
        return;
    }
    if (of.isExpired(of.shards[shardIndex], m_now)) {
        finishShard(follower, shardIndex);
        return;
    }
    if (!at.held || m_now - at.held->place.made > Duration{300'000}) {
        streams::GetShardIteratorRequest request{
            of.name, "shardId-" + number(shardIndex), IteratorType::TrimHorizon, {}, {}};
        if (!at.lastNumber.empty()) {
            request.type = IteratorType::AfterSequenceNumber;
            request.startingSequenceNumber = at.lastNumber;
        }
        at.held = iterator(request);
        if (!at.held)
            return; // throttled: later
    }
    std::optional<Held> next;
    const auto read = this->read(*at.held, 10'000, next);
    if (!read)
        return; // throttled: later
    const ReferenceShard& shard = of.shards[shardIndex];
    for (std::size_t i = read->begin; i < read->end; ++i) {
        const ReferenceRecord& record = shard.records[i];
        require(++follower.seen[record.order] == 1, "a follower saw a record twice: " + record.sequenceNumber);
        const auto [last, isFirst] = follower.lastOfHash.try_emplace(record.hash, record.order);
        require(isFirst || last->second < record.order, "a follower saw a key out of order: " + record.sequenceNumber);
        last->second = record.order;
        at.lastNumber = record.sequenceNumber;
    }
    at.held = next;
    if (!next)
        finishShard(follower, shardIndex);
}

// Nothing more can come of an open shard until somebody puts; a closed one has an end to be told of.
bool Swarm::isAtTip(const Follower& follower, std::uint32_t shardIndex) const
{
    const ReferenceStream& of = reference(follower.stream);
    if (of.shards.empty())
        return false;
    const ReferenceShard& shard = of.shards[shardIndex];
    const std::optional<Held>& held = follower.shards.at(shardIndex).held;
    return held && held->place.index == shard.records.size() && !shard.closed;
}

void Swarm::follow()
{
    if (m_followers.empty() || (m_followers.size() < 3 && chance(2))) {
        if (const auto stream = anyStream(); stream && m_reference.find(reference(*stream).name) == *stream)
            beginFollowing(*stream);
        return;
    }
    Follower& follower = m_followers[m_rng.below(m_followers.size())];
    std::vector<std::uint32_t> active;
    for (const auto& [shard, at] : follower.shards)
        if (!at.isDone)
            active.push_back(shard);
    if (follower.isLost || active.empty())
        return;
    const std::uint32_t shard = anyOf(active);
    m_trace.back() += " " + reference(follower.stream).name + " shard " + number(shard);
    followShard(follower, shard);
}

// 10: whoever starts at TRIM_HORIZON and takes children after their parents sees every record
// that is still there exactly once, and each key in order.
void Swarm::drain()
{
    for (std::size_t i = 0; i < m_reference.streams().size(); ++i)
        if (!reference(i).shards.empty() && m_reference.find(reference(i).name) == i)
            beginFollowing(i);
    m_trace.emplace_back("drain");
    constexpr int kRounds = 2'000;
    bool isDrained = false;
    for (int round = 0; round < kRounds && !isDrained && m_wrong.empty(); ++round) {
        isDrained = true;
        for (Follower& follower : m_followers) {
            std::vector<std::uint32_t> active;
            for (const auto& [shard, at] : follower.shards)
                if (!at.isDone && !isAtTip(follower, shard))
                    active.push_back(shard);
            for (const std::uint32_t shard : active) {
                m_trace.back() = "drain " + reference(follower.stream).name + " shard " + number(shard);
                if (!follower.isLost && m_wrong.empty())
                    followShard(follower, shard);
                isDrained = isDrained && follower.isLost;
            }
        }
        if (!isDrained)
            advance(Duration{700});
    }
    require(isDrained || !m_wrong.empty(), "the followers never came to an end");
    for (const Follower& follower : m_followers) {
        const ReferenceStream& of = reference(follower.stream);
        for (const ReferenceShard& shard : of.shards)
            for (std::size_t k = of.firstVisible(shard, m_now); k < shard.records.size() && !follower.isLost; ++k)
                require(follower.seen.count(shard.records[k].order) == 1 || of.isExpired(shard, m_now),
                    "a follower missed record " + number(k) + " of shard " + number(shard.index) + " of " + of.name);
    }
}

// --- Control plane ---------------------------------------------------------------------

void Swarm::splitShard()
{
    streams::SplitShardRequest request;
    request.streamName = anyStreamName();
    const auto index = m_reference.find(request.streamName);
    HashKey key = HashKey::fromHalves(m_rng.next(), m_rng.next());
    if (index && !reference(*index).shards.empty()) {
        const std::uint32_t shard = anyShard(reference(*index), chance(90));
        request.shardToSplit = shardName(shard);
        const base::HashRange range = reference(*index).shards[shard].range;
        const base::U128 width = range.last.value - range.first.value;
        if (const std::uint64_t edge = m_rng.below(12); edge < 4)
            key = HashKey{range.first.value + edge}; // from illegal to just legal
        else if (edge < 7)
            key = HashKey{range.last.value - (edge - 4)};
        else if (edge < 9)
            key = HashKey{range.first.value + width / 2 + width % 2};
        else if (width > 0)
            key = HashKey{range.first.value + key.value % width};
    } else {
        request.shardToSplit = shardName(0);
    }
    request.newStartingHashKey = isInvalid() ? "340282366920938463463374607431768211456" : key.decimal();
    m_trace.back() += " " + request.streamName + " " + request.shardToSplit + " at " + request.newStartingHashKey;
    agree(m_reference.splitShard(m_now, request), m_service.splitShard(context(), m_caller, request));
}

void Swarm::mergeShards()
{
    streams::MergeShardsRequest request;
    request.streamName = anyStreamName();
    const auto index = m_reference.find(request.streamName);
    std::uint32_t a = 0;
    std::uint32_t b = 1;
    if (index && !reference(*index).shards.empty()) {
        const std::vector<std::uint32_t> open = reference(*index).open();
        const std::size_t at = m_rng.below(open.size());
        a = open[at];
        b = open[(at + 1) % open.size()]; // the last and the first are no neighbours
        if (chance(15))
            b = anyShard(reference(*index), false);
        if (chance(30))
            std::swap(a, b);
    }
    request.shardToMerge = shardName(a);
    request.adjacentShardToMerge = shardName(b);
    m_trace.back() += " " + request.streamName + " " + request.shardToMerge + " and " + request.adjacentShardToMerge;
    agree(m_reference.mergeShards(m_now, request), m_service.mergeShards(context(), m_caller, request));
}

void Swarm::updateShardCount()
{
    streams::UpdateShardCountRequest request;
    request.streamName = anyStreamName();
    const auto index = m_reference.find(request.streamName);
    const std::uint64_t current = index ? reference(*index).open().size() : 1;
    request.targetShardCount = static_cast<std::uint32_t>(m_rng.below(2 * current + 2));
    if (chance(20))
        request.targetShardCount = static_cast<std::uint32_t>(2 * current);
    if (chance(20))
        request.targetShardCount = static_cast<std::uint32_t>((current + 1) / 2);
    // Streams that double again and again only make the run slow.
    if (request.targetShardCount > 64 && m_options.shards.front() < 64)
        request.targetShardCount = 20'000;
    m_trace.back() += " " + request.streamName + " to " + number(request.targetShardCount);
    const auto predicted = m_reference.updateShardCount(m_now, request);
    const auto answer = m_service.updateShardCount(context(), m_caller, request);
    if (agree(predicted, answer))
        require(answer->currentShardCount == predicted->currentShardCount
                && answer->targetShardCount == predicted->targetShardCount,
            "other shard counts");
}

void Swarm::setRetention()
{
    streams::RetentionPeriodRequest request;
    request.streamName = anyStreamName();
    static const std::vector<std::int64_t> kHours = {24, 24, 25, 48, 72, 168, 240, 8'760};
    request.retentionPeriodHours = anyOf(kHours);
    if (isInvalid())
        request.retentionPeriodHours = chance(50) ? 23 : 8'761;
    const auto index = m_reference.find(request.streamName);
    const std::int64_t existing =
        index ? std::chrono::floor<std::chrono::hours>(reference(*index).retention).count() : 24;
    request.isIncrease = (request.retentionPeriodHours >= existing) != chance(10);
    m_trace.back() += " " + request.streamName + " to " + std::to_string(request.retentionPeriodHours) + " h, "
        + (request.isIncrease ? "increase" : "decrease");
    agree(m_reference.setRetention(m_now, request), m_service.setRetention(context(), m_caller, request));
}

void Swarm::registerConsumer()
{
    streams::RegisterStreamConsumerRequest request{anyStreamName(), "consumer-" + number(m_rng.below(24))};
    if (isInvalid())
        request.consumerName = "";
    m_trace.back() += " " + request.streamName + " " + request.consumerName;
    const auto predicted = m_reference.registerConsumer(m_now, request);
    const auto answer = m_service.registerStreamConsumer(context(), m_caller, request);
    if (agree(predicted, answer))
        require(answer->arn == *predicted, "a consumer's ARN is " + answer->arn + ", the reference says " + *predicted);
}

void Swarm::deregisterConsumer()
{
    const streams::DeregisterStreamConsumerRequest request{anyStreamName(), "consumer-" + number(m_rng.below(24))};
    m_trace.back() += " " + request.streamName + " " + request.consumerName;
    agree(m_reference.deregisterConsumer(m_now, request),
        m_service.deregisterStreamConsumer(context(), m_caller, request));
}

void Swarm::createStream()
{
    streams::CreateStreamRequest request{anyStreamName(), static_cast<std::uint32_t>(1 + m_rng.below(12))};
    if (isInvalid())
        request.shardCount = chance(50) ? 0 : 19'990;
    m_trace.back() += " " + request.streamName + " with " + number(request.shardCount) + " shards";
    // Larger ones are only tried where the quota refuses them.
    if (request.shardCount > 1'000
        && (!m_options.service.areLimitsOn || m_options.service.profile == streams::Profile::Current))
        request.shardCount = 1;
    agree(m_reference.createStream(m_now, request), m_service.createStream(context(), m_caller, request));
}

void Swarm::deleteStream()
{
    const streams::DeleteStreamRequest request{anyStreamName(), chance(60)};
    m_trace.back() += " " + request.streamName + (request.enforceConsumerDeletion ? " enforced" : "");
    agree(m_reference.deleteStream(m_now, request), m_service.deleteStream(context(), m_caller, request));
}

void Swarm::describeStream()
{
    const streams::DescribeStreamSummaryRequest request{anyStreamName()};
    m_trace.back() += " " + request.streamName;
    const auto predicted = m_reference.describeStream(request.streamName);
    const auto answer = m_service.describeStreamSummary(context(), m_caller, request);
    if (!agree(predicted, answer))
        return;
    const ReferenceStream& expected = reference(*predicted);
    require(answer->streamName == expected.name && answer->status == expected.status
            && answer->created == expected.created && answer->openShardCount == expected.open().size()
            && answer->consumerCount == expected.consumers.size()
            && Duration{std::chrono::hours{answer->retentionPeriodHours}} == expected.retention,
        "the summary of " + expected.name + " differs");
}

void Swarm::listShards()
{
    streams::ListShardsRequest request;
    request.maxResults = isInvalid() ? 0 : static_cast<std::int64_t>(1 + m_rng.below(chance(50) ? 3 : 10'000));
    std::optional<ReferencePlace> token;
    if (!m_pages.empty() && chance(50)) {
        const Held held = anyOf(m_pages);
        request.nextToken = held.token;
        token = held.place;
    }
    if (request.nextToken.empty() || isInvalid())
        request.streamName = anyStreamName();
    if (!request.streamName.empty() && chance(20))
        request.exclusiveStartShardId = shardName(static_cast<std::uint32_t>(m_rng.below(8)));
    m_trace.back() += " " + request.streamName + (token ? " with a token" : "");
    const auto predicted = m_reference.listShards(m_now, request, token);
    const auto answer = m_service.listShards(context(), m_caller, request);
    if (!agree(predicted, answer))
        return;
    require(answer->shards.size() == predicted->shards.size(), "another count of shards on a page");
    for (std::size_t i = 0; i < predicted->shards.size() && m_wrong.empty(); ++i)
        compareDescription(reference(predicted->stream), predicted->shards[i], answer->shards[i]);
    require(answer->nextToken.empty() == !predicted->next, "a page has a next one or not, wrongly");
    if (predicted->next)
        m_pages.push_back({answer->nextToken, *predicted->next});
    if (m_pages.size() > kMostHeld)
        m_pages.erase(m_pages.begin());
}

// --- Time and copies -------------------------------------------------------------------

void Swarm::advance(Duration by)
{
    const Instant target = m_now + by;
    while (const auto wakeUp = m_agenda.popUntil(target)) {
        m_now = wakeUp->at;
        m_service.wake(context(), wakeUp->token);
    }
    m_now = target;
    m_reference.advanceTo(m_now);
    if (chance(50))
        m_service.tidy(m_now, {});
}

void Swarm::passTime()
{
    std::uint64_t sum = 0;
    for (const auto& [step, weight] : m_options.pace)
        sum += weight;
    std::uint64_t draw = m_rng.below(sum);
    Duration by{};
    for (const auto& [step, weight] : m_options.pace) {
        by = step;
        if (draw < weight)
            break;
        draw -= weight;
    }
    // Exactly the step now and then: limits are met at their edges.
    if (!chance(25))
        by = Duration{1 + static_cast<std::int64_t>(m_rng.below(static_cast<std::uint64_t>(by.count())))};
    else if (chance(30))
        by += Duration{1};
    if (m_now + by > kLatest)
        by = Duration{1};
    m_trace.back() += " by " + std::to_string(by.count()) + " ms";
    advance(by);
}

// A copy of a service shares what is stored with its original. Whichever of them goes on, and
// also when both do, the other must not notice.
void Swarm::copyService()
{
    for (const Copy& copy : m_copies)
        require(contentsOf(copy.service) == copy.contents, "a copy changed while the original went on");
    const std::uint64_t contents = contentsOf(m_service);
    // The oldest copy is retired and taken over, as a pool of snapshots does; else there is a fresh one.
    streams::Service copy = m_copies.size() > 2 ? std::move(m_copies.front().service) : m_service;
    if (m_copies.size() > 2) {
        m_copies.erase(m_copies.begin());
        copy = m_service;
    }
    if (chance(40)) { // the copy goes on, the original stays behind
        std::swap(copy, m_service);
        m_trace.back() += ", go on in the copy";
    }
    if (const auto index = anyStream(); index && reference(*index).takesData() && chance(60)) {
        m_trace.back() += ", put into the other";
        const std::uint64_t calls = 1 + m_rng.below(4);
        sim::Agenda agenda = m_agenda;
        for (std::uint64_t call = 0; call < calls; ++call) {
            std::vector<streams::Attempt> attempts;
            for (std::uint64_t i = 0; i < 200; ++i)
                attempts.push_back({.key = anyKey(), .payload = 0, .size = 77, .number = 1});
            std::vector<streams::PutOutcome> outcomes(attempts.size());
            (void)copy.put({m_now, agenda, streams::kServiceActor}, m_caller,
                StreamIndex{static_cast<std::uint32_t>(*index)}, m_table, attempts, outcomes);
        }
    }
    require(contentsOf(m_service) == contents, "a service changed when its copy took records");
    const std::uint64_t copied = contentsOf(copy);
    m_copies.push_back({std::move(copy), copied});
}

// --- The run -----------------------------------------------------------------------------

void Swarm::step(Operation operation)
{
    m_trace.emplace_back(base::formatClock(m_now) + " " + std::string{operationName(operation)});
    if (m_trace.size() > kTraced)
        m_trace.pop_front();
    switch (operation) {
    case Operation::PutRecord:
        return putRecord();
    case Operation::PutRecords:
        return putRecords();
    case Operation::PutFromTable:
        return putFromTable();
    case Operation::Flood:
        return flood();
    case Operation::SplitShard:
        return splitShard();
    case Operation::MergeShards:
        return mergeShards();
    case Operation::UpdateShardCount:
        return updateShardCount();
    case Operation::GetShardIterator:
        return getShardIterator();
    case Operation::GetRecords:
        return getRecords();
    case Operation::Follow:
        return follow();
    case Operation::SetRetention:
        return setRetention();
    case Operation::RegisterConsumer:
        return registerConsumer();
    case Operation::DeregisterConsumer:
        return deregisterConsumer();
    case Operation::CreateStream:
        return createStream();
    case Operation::DeleteStream:
        return deleteStream();
    case Operation::DescribeStream:
        return describeStream();
    case Operation::ListShards:
        return listShards();
    case Operation::PassTime:
        return passTime();
    case Operation::CopyService:
        return copyService();
    }
}

bool Swarm::run()
{
    std::uint64_t sum = 0;
    for (const std::uint32_t weight : m_options.weights)
        sum += weight;
    while (m_done < m_options.operations && m_wrong.empty()) {
        std::uint64_t draw = m_rng.below(sum);
        std::size_t operation = 0;
        while (draw >= m_options.weights[operation])
            draw -= m_options.weights[operation++];
        step(static_cast<Operation>(operation));
        ++m_done;
        // Operations of one instant see each other before the agenda has run.
        if (m_wrong.empty() && !chance(m_options.stillPercent))
            advance(Duration{static_cast<std::int64_t>(m_rng.below(3))});
        if (m_wrong.empty() && (m_options.shards.front() < 64 || m_done % 16 == 0))
            compareStates();
    }
    if (m_wrong.empty())
        compareEverything();
    if (m_wrong.empty())
        drain();
    if (m_wrong.empty())
        compareEverything();
    return m_wrong.empty();
}

}
