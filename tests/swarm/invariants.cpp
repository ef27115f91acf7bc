#include "swarm/invariants.h"

#include "swarm/reference_stream.h"

#include <algorithm>

namespace shardscope::swarm {

namespace {

using base::HashKey;
using streams::number;
using streams::Shard;
using streams::ShardIndex;

constexpr std::int64_t kWriteBytes = 1'048'576;
constexpr std::int64_t kWriteRecords = 1'000;
constexpr std::int64_t kReadBytes = 2'097'152;

std::string nameOf(const Shard& shard) { return "shard " + std::to_string(number(shard.index)); }

// The largest sum of `amount` over any window less what `perSecond` grants for its length, in thousandths.
template <typename Amount>
std::int64_t worstWindow(const std::vector<Accepted>& log, std::int64_t perSecond, Amount amount)
{
    std::int64_t worst = 0;
    std::int64_t upTo = 0;
    std::int64_t lowest = 0;
    bool isFirst = true;
    for (const Accepted& one : log) {
        const std::int64_t granted = one.at.time_since_epoch().count() * perSecond;
        if (isFirst || upTo - granted < lowest)
            lowest = upTo - granted;
        isFirst = false;
        upTo += amount(one) * 1'000;
        worst = std::max(worst, upTo - granted - lowest);
    }
    return worst;
}

}

Wrong wrongInLineage(const streams::ShardMap& map)
{
    HashKey next{0};
    bool isWhole = false;
    for (const ShardIndex index : map.open()) {
        const Shard& shard = map.shard(index);
        if (isWhole || !shard.isOpen() || shard.range.first != next || shard.range.last < shard.range.first)
            return "open ranges do not tile the ring at " + nameOf(shard);
        isWhole = shard.range.last == HashKey::max();
        next = HashKey{shard.range.last.value + 1};
        // 5: the router agrees with the ranges at both ends.
        if (map.route(shard.range.first) != index || map.route(shard.range.last) != index)
            return "an end of the range of " + nameOf(shard) + " is routed elsewhere";
    }
    if (!isWhole)
        return "open ranges do not reach the end of the ring";
    for (const Shard& shard : map.shards()) {
        if (!shard.isOpen() && (shard.children.empty() || shard.children.size() > 2))
            return "closed " + nameOf(shard) + " has " + std::to_string(shard.children.size()) + " children";
        if (shard.isOpen() && !shard.children.empty())
            return "open " + nameOf(shard) + " has children";
        if (shard.adjacentParent && !shard.parent)
            return nameOf(shard) + " has an adjacent parent only";
        for (const auto& parent : {shard.parent, shard.adjacentParent}) {
            if (!parent)
                continue;
            const auto& siblings = map.shard(*parent).children;
            if (*parent >= shard.index || map.shard(*parent).isOpen()
                || std::find(siblings.begin(), siblings.end(), shard.index) == siblings.end())
                return nameOf(shard) + " and its parent do not agree";
        }
        HashKey covered = shard.range.first;
        for (const ShardIndex child : shard.children) {
            const base::HashRange range = map.shard(child).range;
            if (range.first > covered)
                return "the children of " + nameOf(shard) + " leave a gap";
            covered = range.last == HashKey::max() ? range.last : HashKey{range.last.value + 1};
        }
        if (!shard.children.empty() && covered <= shard.range.last && covered != HashKey::max())
            return "the children of " + nameOf(shard) + " do not reach its end";
    }
    return std::nullopt;
}

Wrong wrongInNumbers(const streams::Service& service, const streams::Stream& stream)
{
    const auto ends = [&](const Shard& shard) {
        const streams::SequenceNumber first{shard.createdSecond, 0, shard.createdSecond, number(shard.index)};
        const streams::SequenceNumber last{shard.createdSecond, streams::SequenceNumber::kClosingCounter,
            service.unixSecond(shard.closed.value_or(base::kWorldEnd)), number(shard.index)};
        return std::pair{first.decimal(), last.decimal()};
    };
    for (const Shard& shard : stream.map->shards()) {
        const auto [first, last] = ends(shard);
        for (const auto& parent : {shard.parent, shard.adjacentParent})
            if (parent && !isNumberBelow(ends(stream.map->shard(*parent)).second, first))
                return nameOf(shard) + " begins below the end of its parent";
        const std::uint64_t stored = stream.lines[number(shard.index)].stored;
        const std::uint64_t begin = stream.logs[number(shard.index)].firstKept();
        // Neighbours at every scale, without rendering a number for each record of a flood.
        const std::uint64_t step = std::max<std::uint64_t>(1, (stored - begin) / 64);
        std::string before = first;
        for (std::uint64_t ordinal = begin; ordinal < stored; ordinal += step) {
            const std::string here = service.sequenceNumberOf(stream, shard.index, ordinal).decimal();
            if (!isNumberBelow(before, here) || !isNumberBelow(here, last))
                return "numbers of " + nameOf(shard) + " do not grow at record " + std::to_string(ordinal);
            before = here;
        }
    }
    return std::nullopt;
}

Wrong wrongInWrites(const std::vector<Accepted>& accepted, streams::ThrottleMode mode)
{
    const auto one = [](const Accepted&) { return std::int64_t{1}; };
    const auto bytes = [](const Accepted& a) { return a.bytes; };
    if (mode == streams::ThrottleMode::Bucket) {
        if (worstWindow(accepted, kWriteRecords, one) > kWriteRecords * 1'000)
            return "more records were accepted in a window than the bucket allows";
        if (worstWindow(accepted, kWriteBytes, bytes) > kWriteBytes * 1'000)
            return "more bytes were accepted in a window than the bucket allows";
        return std::nullopt;
    }
    for (std::size_t i = 0; i < accepted.size();) {
        const auto second = std::chrono::floor<std::chrono::seconds>(accepted[i].at);
        std::int64_t records = 0;
        std::int64_t sum = 0;
        for (; i < accepted.size() && std::chrono::floor<std::chrono::seconds>(accepted[i].at) == second; ++i) {
            ++records;
            sum += accepted[i].bytes;
        }
        if (records > kWriteRecords || sum > kWriteBytes)
            return "a second took " + std::to_string(records) + " records and " + std::to_string(sum) + " bytes";
    }
    return std::nullopt;
}

Wrong wrongInReads(const std::vector<Accepted>& served)
{
    const auto one = [](const Accepted&) { return std::int64_t{1}; };
    const auto bytes = [](const Accepted& a) { return a.bytes; };
    if (worstWindow(served, 5, one) > 5'000)
        return "more GetRecords calls were served in a window than 5 and 5 a second";
    if (worstWindow(served, kReadBytes, bytes) > (kReadBytes + 10 * 1'048'576) * 1'000)
        return "more bytes were read in a window than 2 MiB a second and one answer of 10 MiB";
    return std::nullopt;
}

}
