#include "streams/stream_at_start.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

bool isOpen(const ShardAtStart& shard) { return !shard.closedBefore.has_value(); }

// Of one shard by itself and with those before it in the list.
std::optional<std::string> problemOf(const std::vector<ShardAtStart>& shards, std::size_t place)
{
    const ShardAtStart& shard = shards[place];
    const std::string id = shardId(shard.shard);
    if (number(shard.shard) >= kShardNumbers)
        return id + " has a number above " + std::to_string(kShardNumbers - 1)
            + "; streams that have had more shards are not simulated";
    if (place > 0 && shards[place - 1].shard >= shard.shard)
        return id + " stands after " + shardId(shards[place - 1].shard) + "; list each shard once, by rising numbers";
    if (shard.range.first > shard.range.last)
        return id + " begins above its own end; swap the two ends of its range";
    if (shard.adjacentParent && !shard.parent)
        return id + " has an adjacent parent and no parent; a merged shard has both";
    for (const auto& parent : {shard.parent, shard.adjacentParent}) {
        if (!parent)
            continue;
        if (*parent >= shard.shard)
            return id + " has " + shardId(*parent) + " as a parent; parents have lower numbers";
        const auto listed = std::find_if(shards.begin(), shards.end(),
            [&](const ShardAtStart& other) { return other.shard == *parent; });
        if (listed != shards.end() && isOpen(*listed))
            return id + " is a child of " + shardId(*parent) + ", which is open; a split or merge closes its parents";
    }
    if (shard.openedBefore < base::Duration{} || (shard.closedBefore && *shard.closedBefore < base::Duration{}))
        return id + " was opened or closed after the start of the run; it must have been before";
    if (shard.closedBefore && *shard.closedBefore > shard.openedBefore)
        return id + " was closed before it was opened";
    return std::nullopt;
}

// Open shards tile the ring: no key belongs to none of them or to two.
std::optional<ShardsProblem> problemOnRing(const std::vector<ShardAtStart>& shards)
{
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        if (isOpen(shards[i]))
            open.push_back(i);
    }
    if (open.empty())
        return ShardsProblem{0, "all of these shards are closed; a stream has at least one that is open"};
    std::sort(open.begin(), open.end(),
        [&](std::size_t a, std::size_t b) { return shards[a].range.first < shards[b].range.first; });
    const ShardAtStart& lowest = shards[open.front()];
    if (lowest.range.first != base::HashKey{0})
        return ShardsProblem{open.front(),
            "the lowest open shard, " + shardId(lowest.shard) + ", begins at " + lowest.range.first.decimal()
                + "; keys below belong to no shard. Is a shard missing?"};
    for (std::size_t i = 1; i < open.size(); ++i) {
        const ShardAtStart& lower = shards[open[i - 1]];
        const ShardAtStart& upper = shards[open[i]];
        if (lower.range.touches(upper.range))
            continue;
        const bool doOverlap = lower.range.last >= upper.range.first;
        return ShardsProblem{open[i],
            shardId(upper.shard) + " begins at " + upper.range.first.decimal() + " and " + shardId(lower.shard)
                + " below it ends at " + lower.range.last.decimal()
                + (doOverlap ? "; keys there belong to both. Is one of them closed?"
                             : "; keys between belong to no shard. Is a shard missing?")};
    }
    const ShardAtStart& highest = shards[open.back()];
    if (highest.range.last != base::HashKey::max())
        return ShardsProblem{open.back(),
            "the highest open shard, " + shardId(highest.shard) + ", ends at " + highest.range.last.decimal()
                + "; keys above belong to no shard. Is a shard missing?"};
    return std::nullopt;
}

}

std::optional<ShardsProblem> problemIn(const std::vector<ShardAtStart>& shards)
{
    for (std::size_t i = 0; i < shards.size(); ++i) {
        if (auto what = problemOf(shards, i))
            return ShardsProblem{i, *std::move(what)};
    }
    return problemOnRing(shards);
}

}
