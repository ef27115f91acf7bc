#include "clients/latency.h"

#include "base/check.h"
#include "sim/token_bucket.h"

#include <algorithm>
#include <array>
#include <bit>

namespace shardscope::clients {

namespace {

constexpr std::int64_t kLongest = (std::int64_t{1} << 32) - 1;
constexpr std::uint32_t kPerOctave = 8;
// Of a large delivery neighbours are taken for alike, any one for all of them: every record
// would cost twice what putting and reading it does. At least so many of it are looked at, and at
// most so many are taken for alike.
constexpr std::uint64_t kFewest = 4;
constexpr std::uint64_t kMostAlike = 32;

// Always the middle one would draw a comb: deliveries of one length have their middles at the same ages.
std::uint64_t anyOf(std::uint64_t ordinal, std::uint64_t count)
{
    return ((ordinal * 0x9e3779b97f4a7c15U >> 32) * count) >> 32;
}

std::int64_t msOf(base::Instant at) { return at.time_since_epoch().count(); }
std::int64_t msCeil(std::int64_t units) { return (units + sim::kUnitsPerMs - 1) / sim::kUnitsPerMs; }

// Milliseconds of one record by cause, at the index of the cause.
using Split = std::array<std::int64_t, kCauses>;

// The instants that divide a record's waiting, in milliseconds.
class Divider {
public:
    Divider(const Delivery& delivery, const Wait& wait)
        : m_origin(std::min(msOf(wait.origin), msOf(delivery.now))),
          m_answered(std::min(msOf(wait.answered), msOf(delivery.now))), m_now(msOf(delivery.now)),
          m_secondEnd(std::clamp(msOf(delivery.phases.secondEnd), m_answered, m_now)),
          m_firstEnd(std::clamp(msOf(delivery.phases.firstEnd), m_answered, m_secondEnd)),
          m_first(static_cast<std::size_t>(delivery.phases.first)),
          m_second(static_cast<std::size_t>(delivery.phases.second)), m_before(std::max(m_answered - m_origin, kOne)),
          m_contention(wait.contentionMs), m_processing(wait.processingMs)
    {
    }

    [[nodiscard]] Split split(std::int64_t arrival) const
    {
        const std::int64_t from = std::max(arrival, m_answered);
        Split waited{};
        waited[m_first] = std::max<std::int64_t>(m_firstEnd - from, 0);
        waited[m_second] = std::max<std::int64_t>(m_secondEnd - std::max(from, m_firstEnd), 0);
        waited[kContention] += m_now - std::max(from, m_secondEnd);
        if (arrival < m_answered) [[unlikely]]
            addEarlier(arrival, waited);
        return waited;
    }
    // What the stretch since the last delivery adds to the sums since the origin.
    [[nodiscard]] Split whole() const { return split(m_answered); }

private:
    static constexpr auto kTurn = static_cast<std::size_t>(Cause::Turn);
    static constexpr auto kContention = static_cast<std::size_t>(Cause::Contention);
    static constexpr auto kProcessing = static_cast<std::size_t>(Cause::Processing);
    static constexpr std::int64_t kOne = 1;

    // Before the last delivery; before the origin the consumer was not there.
    void addEarlier(std::int64_t arrival, Split& waited) const
    {
        const std::int64_t span = m_answered - std::max(arrival, m_origin);
        const std::int64_t contention = m_contention * span / m_before;
        const std::int64_t processing = m_processing * span / m_before;
        waited[kContention] += contention;
        waited[kProcessing] += processing + std::max<std::int64_t>(m_origin - arrival, 0);
        waited[kTurn] += span - contention - processing;
    }

    std::int64_t m_origin;
    std::int64_t m_answered;
    std::int64_t m_now;
    std::int64_t m_secondEnd;
    std::int64_t m_firstEnd;
    std::size_t m_first;
    std::size_t m_second;
    std::int64_t m_before;
    std::int64_t m_contention;
    std::int64_t m_processing;
};

}

LatencySums& LatencySums::operator+=(const LatencySums& other)
{
    records += other.records;
    turnMs += other.turnMs;
    contentionMs += other.contentionMs;
    processingMs += other.processingMs;
    return *this;
}

// The first 16 values have a bucket each; from then on the upper four bits of a value and its
// octave tell it: 16 and 17 are bucket 16, 18 and 19 bucket 17.
std::uint32_t latencyBucket(std::int64_t ms)
{
    const auto value = static_cast<std::uint64_t>(std::clamp<std::int64_t>(ms, 0, kLongest));
    const int width = std::bit_width(value);
    const std::uint32_t octave = width > 4 ? static_cast<std::uint32_t>(width - 4) : 0;
    return kPerOctave * octave + static_cast<std::uint32_t>(value >> octave);
}

std::int64_t bucketBegin(std::uint32_t bucket)
{
    if (bucket < 2 * kPerOctave)
        return bucket;
    const std::uint32_t octave = bucket / kPerOctave - 1;
    return static_cast<std::int64_t>(bucket - kPerOctave * octave) << octave;
}

void LatencyTally::add(std::uint32_t bucket, const LatencySums& sums)
{
    m_sums[bucket] += sums;
    m_first = std::min(m_first, bucket);
    m_end = std::max(m_end, bucket + 1);
}

void LatencyTally::note(const Delivery& delivery, Wait& wait)
{
    const Divider divider(delivery, wait);
    if (delivery.range.count() > 0 && m_sums.empty())
        m_sums.resize(kLatencyBuckets);
    const std::int64_t now = msOf(delivery.now);
    std::int64_t workUntil = std::max(delivery.workUntil, sim::unitsAt(delivery.now));
    const std::uint64_t stride = std::clamp<std::uint64_t>(delivery.range.count() / kFewest, 1, kMostAlike);
    // Neighbours mostly share a bucket: they are summed here first.
    std::uint32_t bucket = 0;
    LatencySums sums;
    for (std::uint64_t begin = delivery.range.begin; begin < delivery.range.end; begin += stride) {
        const std::uint64_t count = std::min(stride, delivery.range.end - begin);
        const auto times = static_cast<std::int64_t>(count);
        const std::uint64_t chosen = anyOf(begin, count);
        const std::int64_t arrival = msOf(delivery.log.arrival(begin + chosen));
        const std::int64_t ended = workUntil + delivery.workUnits * (static_cast<std::int64_t>(chosen) + 1);
        workUntil += delivery.workUnits * times;
        const Split waited = divider.split(arrival);
        const std::int64_t work = delivery.workUnits == 0 ? 0 : msCeil(ended) - now;
        const std::uint32_t found = latencyBucket(now - arrival + work);
        if (found != bucket) {
            if (sums.records > 0)
                add(bucket, sums);
            sums = {};
            bucket = found;
        }
        sums.records += count;
        sums.turnMs += waited[0] * times;
        sums.contentionMs += waited[1] * times;
        sums.processingMs += (waited[2] + work) * times;
    }
    if (sums.records > 0)
        add(bucket, sums);

    if (delivery.isAtTip) {
        wait.origin = delivery.now;
        wait.contentionMs = 0;
        wait.processingMs = 0;
    } else {
        const Split whole = divider.whole();
        wait.contentionMs += static_cast<std::uint32_t>(whole[1]);
        wait.processingMs += static_cast<std::uint32_t>(whole[2]);
    }
    wait.answered = delivery.now;
    wait.refused = Wait::kNever;
}

std::vector<LatencyBin> LatencyTally::bins() const
{
    std::vector<LatencyBin> bins;
    for (std::uint32_t bucket = m_first; bucket < m_end; ++bucket)
        if (m_sums[bucket].records > 0)
            bins.push_back({bucket, m_sums[bucket]});
    return bins;
}

std::vector<LatencyBin> LatencyTally::take()
{
    std::vector<LatencyBin> taken = bins();
    for (std::uint32_t bucket = m_first; bucket < m_end; ++bucket)
        m_sums[bucket] = {};
    m_first = kLatencyBuckets;
    m_end = 0;
    return taken;
}

void LatencyView::add(std::span<const LatencyBin> bins)
{
    std::vector<LatencyBin> merged;
    merged.reserve(m_bins.size() + bins.size());
    auto own = m_bins.begin();
    for (const LatencyBin& bin : bins) {
        while (own != m_bins.end() && own->bucket < bin.bucket)
            merged.push_back(*own++);
        LatencyBin sum = bin;
        if (own != m_bins.end() && own->bucket == bin.bucket)
            sum.sums += own++->sums;
        merged.push_back(sum);
        m_sums += bin.sums;
    }
    merged.insert(merged.end(), own, m_bins.end());
    m_bins = std::move(merged);
}

base::Duration LatencyView::quantile(std::int64_t perMille) const
{
    SHARD_CHECK(perMille >= 0);
    SHARD_CHECK(perMille <= 1'000);
    const std::int64_t wanted = static_cast<std::int64_t>(m_sums.records) * perMille;
    std::int64_t below = 0; // in thousandths of records
    for (const LatencyBin& bin : m_bins) {
        const std::int64_t inside = static_cast<std::int64_t>(bin.sums.records) * 1'000;
        if (below + inside < wanted) {
            below += inside;
            continue;
        }
        const std::int64_t begin = bucketBegin(bin.bucket);
        return base::Duration{
            begin + (bucketBegin(bin.bucket + 1) - begin - 1) * ((wanted - below) / 1'000) * 1'000 / inside};
    }
    return base::Duration{};
}

std::int64_t LatencyView::perMille(Cause cause) const
{
    const std::int64_t total = m_sums.totalMs();
    if (total == 0)
        return 0;
    switch (cause) {
    case Cause::Turn:
        return m_sums.turnMs * 1'000 / total;
    case Cause::Contention:
        return m_sums.contentionMs * 1'000 / total;
    case Cause::Processing:
        return m_sums.processingMs * 1'000 / total;
    }
    return 0;
}

}
