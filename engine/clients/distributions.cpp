#include "clients/distributions.h"

#include "base/check.h"
#include "base/exact_math.h"
#include "base/hash_key.h"
#include "base/md5.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

namespace shardscope::clients {

namespace {

constexpr std::uint64_t kOne16 = std::uint64_t{1} << 16;
constexpr double kOne24 = 16'777'216.0;
constexpr double kOne32 = 4'294'967'296.0;
constexpr double kHalf = 0.5;

// --- Exponential gaps ---------------------------------------------------------

// An exponential variable is a geometric count of half-lives and a rest within one: the
// leading zeros of a draw give the first exactly, so the tail is as long as it should be.
constexpr std::size_t kGapSteps = 4'096;
constexpr std::uint64_t kHalfLifeQ32 = 2'977'044'472; // ln 2

using GapTable = std::array<std::uint32_t, kGapSteps + 1>;

GapTable makeGapTable()
{
    GapTable table{};
    for (std::size_t i = 0; i <= kGapSteps; ++i) {
        const double u = static_cast<double>(i) / kGapSteps;
        table[i] = static_cast<std::uint32_t>(-base::exactLog(1 - u / 2) * kOne32 + kHalf);
    }
    return table;
}

const GapTable& gapTable()
{
    static const GapTable table = makeGapTable();
    return table;
}

// In units where the mean gap is 2^16.
std::uint64_t drawGap(base::Rng& rng, const GapTable& table)
{
    const std::uint64_t draw = rng.next();
    const auto halfLives = static_cast<std::uint64_t>(std::countl_zero(draw));
    // The low 32 bits are free: they meet the leading zeros once in 2^32 draws.
    const std::size_t step = (draw >> 20) & (kGapSteps - 1);
    const std::uint64_t part = draw & 0xfffffU;
    const std::uint64_t rest = table[step] + (((std::uint64_t{table[step + 1]} - table[step]) * part) >> 20);
    return (halfLives * kHalfLifeQ32 + rest + kOne16 / 2) >> 16;
}

// --- Normal quantiles ----------------------------------------------------------

// |z| by octaves of the tail: octave k holds the two-sided tails from 2^-k down to 2^-(k+1)
// in 64 steps, so that the far tail is as finely divided as the middle.
constexpr std::size_t kOctaves = 32;
constexpr std::size_t kOctaveSteps = 64;

using NormalTable = std::array<std::array<std::int32_t, kOctaveSteps + 1>, kOctaves>;

NormalTable makeNormalTable()
{
    NormalTable table{};
    double octave = kHalf;
    for (auto& steps : table) {
        for (std::size_t i = 0; i <= kOctaveSteps; ++i) {
            const double bothTails = octave * (1 + static_cast<double>(i) / kOctaveSteps);
            steps[i] = static_cast<std::int32_t>(-base::normalQuantile(bothTails / 2) * kOne24 + kHalf);
        }
        octave /= 2;
    }
    return table;
}

const NormalTable& normalTable()
{
    static const NormalTable table = makeNormalTable();
    return table;
}

// A standard normal variable in 2^-24.
std::int64_t drawNormalQ24(base::Rng& rng)
{
    const std::uint64_t draw = rng.next();
    const bool isNegative = (draw >> 63) != 0;
    const auto octave = std::min<std::size_t>(static_cast<std::size_t>(std::countl_zero(draw << 1)), kOctaves - 1);
    const auto& steps = normalTable()[octave];
    const std::size_t step = (draw >> 20) & (kOctaveSteps - 1);
    const auto part = static_cast<std::int64_t>(draw & 0xfffffU);
    const std::int64_t size = steps[step] + (((std::int64_t{steps[step + 1]} - steps[step]) * part) >> 20);
    return isNegative ? -size : size;
}

// Cornish and Fisher: the quantile of a Poisson count with mean m where a normal one has z is
//   m + z sqrt(m) + (z^2 - 1)/6 + (z - z^3)/(72 sqrt(m)),
// rounded. Rounding adds a variance of 1/12, which is taken from the root beforehand.
std::uint32_t drawLargeCount(base::Rng& rng, std::uint64_t meanQ16)
{
    const std::int64_t z = drawNormalQ24(rng);
    const std::int64_t square = (z * z) >> 24;
    constexpr std::int64_t kOneQ24 = std::int64_t{1} << 24;
    // The square root of an IEEE double is exact to the last bit everywhere.
    const double varianceQ32 = static_cast<double>((meanQ16 - kOne16 / 12) << 16);
    const auto rootQ16 = static_cast<std::int64_t>(std::sqrt(varianceQ32));
    const std::int64_t skewQ16 = ((square - kOneQ24) / 6) >> 8;
    const std::int64_t bendQ16 = (((z * (kOneQ24 - square)) >> 32) << 16) / (72 * rootQ16);
    const std::int64_t countQ16 = static_cast<std::int64_t>(meanQ16) + ((rootQ16 * z) >> 24) + skewQ16 + bendQ16;
    return static_cast<std::uint32_t>(std::max<std::int64_t>(0, (countQ16 + (1 << 15)) >> 16));
}

// --- Keys -------------------------------------------------------------------------

// A narrow part of the ring is searched this far; 2^26 keys are hashed in some seconds.
constexpr std::uint32_t kMostCandidates = 1U << 26;
constexpr std::uint32_t kHashedAtOnce = 4'096;

struct RingPart {
    base::U128 first;
    base::U128 last;

    [[nodiscard]] static base::U128 boundary(std::uint32_t ppm) { return ((base::U128{ppm} << 64) / kPpm) << 64; }
    [[nodiscard]] static RingPart of(const KeyChoice& choice)
    {
        const bool reachesEnd = choice.ringToPpm >= kPpm;
        return {boundary(choice.ringFromPpm), reachesEnd ? base::HashKey::max().value : boundary(choice.ringToPpm) - 1};
    }
    [[nodiscard]] bool isWholeRing() const { return first == 0 && last == base::HashKey::max().value; }
    [[nodiscard]] bool contains(base::HashKey hash) const { return first <= hash.value && hash.value <= last; }
};

// Appends the first `count` keys of the population to the hot keys.
void addPopulation(const KeyChoice& choice, std::vector<std::string>& keys)
{
    const RingPart part = RingPart::of(choice);
    const std::set<std::string> hot(keys.begin(), keys.end());
    const std::size_t wanted = keys.size() + choice.count;
    const std::uint32_t mostCandidates =
        std::max(kMostCandidates, choice.count + static_cast<std::uint32_t>(hot.size()));
    std::vector<std::string> candidates;
    std::vector<std::string_view> views;
    std::vector<base::HashKey> hashes;
    for (std::uint32_t number = 0; number < mostCandidates && keys.size() < wanted;) {
        candidates.clear();
        for (; candidates.size() < kHashedAtOnce && number < mostCandidates; ++number)
            candidates.push_back(choice.prefix + std::to_string(number));
        if (!part.isWholeRing()) {
            views.assign(candidates.begin(), candidates.end());
            hashes.resize(candidates.size());
            base::hashPartitionKeys(views, hashes);
        }
        for (std::size_t i = 0; i < candidates.size() && keys.size() < wanted; ++i) {
            const bool isInPart = part.isWholeRing() || part.contains(hashes[i]);
            if (isInPart && !hot.contains(candidates[i]))
                keys.push_back(std::move(candidates[i]));
        }
    }
}

std::vector<double> populationWeights(const KeyChoice& choice, std::size_t count)
{
    std::vector<double> weights(count, 1.0);
    if (choice.kind == KeyChoice::Kind::Uniform)
        return weights;
    const double exponent = -static_cast<double>(choice.exponentHundredths) / 100;
    for (std::size_t i = 0; i < count; ++i)
        weights[i] = base::exactPower(static_cast<double>(i + 1), exponent);
    return weights;
}

}

std::uint32_t ArrivalCount::draw(base::Rng& rng, std::uint64_t meanQ16)
{
    if (meanQ16 >= kManyQ16)
        return drawLargeCount(rng, meanQ16);
    const GapTable& table = gapTable();
    if (!m_hasGap) {
        m_gapLeftQ16 = drawGap(rng, table);
        m_hasGap = true;
    }
    std::uint64_t left = meanQ16;
    std::uint32_t count = 0;
    // Ends because gaps have mean 2^16 and what is left is at most 64 of them.
    while (m_gapLeftQ16 < left) {
        left -= m_gapLeftQ16;
        m_gapLeftQ16 = drawGap(rng, table);
        ++count;
    }
    m_gapLeftQ16 -= left;
    return count;
}

AliasTable::AliasTable(const std::vector<double>& weights) : m_slots(weights.size())
{
    SHARD_CHECK(!weights.empty());
    double total = 0;
    for (const double weight : weights) {
        SHARD_CHECK(weight >= 0);
        total += weight;
    }
    SHARD_CHECK(total > 0);

    // Each slot is filled to exactly one: what a light key leaves free goes to a heavy one.
    const double scale = static_cast<double>(weights.size()) / total;
    std::vector<double> left(weights.size());
    std::vector<std::uint32_t> light;
    std::vector<std::uint32_t> heavy;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        left[i] = weights[i] * scale;
        m_slots[i] = {~std::uint32_t{0}, i};
        (left[i] < 1 ? light : heavy).push_back(i);
    }
    while (!light.empty() && !heavy.empty()) {
        const std::uint32_t small = light.back();
        const std::uint32_t large = heavy.back();
        light.pop_back();
        m_slots[small] = {static_cast<std::uint32_t>(left[small] * kOne32), large};
        m_isFlat = false;
        left[large] -= 1 - left[small];
        if (left[large] < 1) {
            heavy.pop_back();
            light.push_back(large);
        }
    }
}

std::shared_ptr<const KeySource> makeKeySource(const KeyChoice& choice)
{
    std::vector<std::string> keys;
    keys.reserve(choice.hot.size() + choice.count);
    for (const KeyChoice::Hot& hot : choice.hot)
        keys.push_back(hot.key);
    addPopulation(choice, keys);
    SHARD_CHECK(keys.size() > choice.hot.size());

    std::size_t longest = 0;
    for (const std::string& key : keys)
        longest = std::max(longest, key.size());
    AliasTable population(populationWeights(choice, keys.size() - choice.hot.size()));
    return std::make_shared<const KeySource>(KeySource{
        .table = std::make_shared<const streams::KeyTable>(std::move(keys)),
        .hotKeys = static_cast<std::uint32_t>(choice.hot.size()),
        .longestKey = static_cast<std::uint32_t>(longest),
        .population = std::move(population)});
}

SizeTable::SizeTable(const SizeChoice& choice)
{
    constexpr std::int64_t kQuantiles = 4'096;
    m_sizes.reserve(kQuantiles);
    for (std::int64_t i = 0; i < kQuantiles; ++i) {
        std::int64_t size = choice.bytes;
        switch (choice.kind) {
        case SizeChoice::Kind::Fixed:
            break;
        case SizeChoice::Kind::Uniform:
            size = choice.lowest + (choice.highest - choice.lowest + 1) * (2 * i + 1) / (2 * kQuantiles);
            break;
        case SizeChoice::Kind::LogNormal: {
            const double quantile = (static_cast<double>(i) + kHalf) / static_cast<double>(kQuantiles);
            const double sigma = static_cast<double>(choice.sigmaHundredths) / 100;
            const double factor = base::exactExp(sigma * base::normalQuantile(quantile));
            // The largest sigma is 5 and the largest median 10 MiB: this stays within 64 bits.
            const auto rounded = static_cast<std::int64_t>(static_cast<double>(choice.bytes) * factor + kHalf);
            size = std::clamp(rounded, choice.lowest, choice.highest);
            break;
        }
        }
        m_sizes.push_back(static_cast<std::uint32_t>(size));
    }
}

double SizeTable::mean() const
{
    std::uint64_t sum = 0;
    for (const std::uint32_t size : m_sizes)
        sum += size;
    return static_cast<double>(sum) / static_cast<double>(m_sizes.size());
}

}
