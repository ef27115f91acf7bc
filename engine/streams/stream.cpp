#include "streams/stream.h"

namespace shardscope::streams {

namespace {

constexpr base::Duration kDay{std::chrono::hours{24}};

}

TrimmedForMemory& TrimmedForMemory::operator+=(const TrimmedForMemory& other)
{
    byOutsideBudget += other.byOutsideBudget;
    to = std::max(to, other.to);
    byRecordBudget += other.byRecordBudget;
    last = std::max(last, other.last);
    return *this;
}

Stream::Stream(const Stream& other)
    : name(other.name), home(other.home), reference(other.reference), status(other.status), created(other.created),
      statusSince(other.statusSince), statusUntil(other.statusUntil), retention(other.retention),
      trimmedTo(other.trimmedTo), initialShards(other.initialShards), extraPutUnits(other.extraPutUnits),
      ingestedKiB(other.ingestedKiB), failedEntries(other.failedEntries), map(other.map), lines(other.lines),
      reads(other.reads), logs(other.logs), pushes(other.pushes), otherIterators(other.otherIterators),
      settings(other.settings), consumers(other.consumers), pending(other.pending), countUpdates(other.countUpdates),
      refusals(other.refusals), keyRoutes(other.keyRoutes), poison(other.poison), ages(other.ages),
      fanOut(other.fanOut), trimmedForMemory(other.trimmedForMemory)
{
    forgetWritableRows();
}

Stream& Stream::operator=(const Stream& other)
{
    if (this == &other)
        return *this;
    name = other.name;
    home = other.home;
    reference = other.reference;
    status = other.status;
    created = other.created;
    statusSince = other.statusSince;
    statusUntil = other.statusUntil;
    retention = other.retention;
    trimmedTo = other.trimmedTo;
    initialShards = other.initialShards;
    extraPutUnits = other.extraPutUnits;
    ingestedKiB = other.ingestedKiB;
    failedEntries = other.failedEntries;
    map = other.map;
    lines = other.lines;
    reads = other.reads;
    logs = other.logs;
    pushes = other.pushes;
    otherIterators = other.otherIterators;
    settings = other.settings;
    consumers = other.consumers;
    pending = other.pending;
    countUpdates = other.countUpdates;
    refusals = other.refusals;
    keyRoutes = other.keyRoutes;
    poison = other.poison;
    ages = other.ages;
    fanOut = other.fanOut;
    trimmedForMemory = other.trimmedForMemory;
    forgetWritableRows();
    return *this;
}

void Stream::forgetWritableRows()
{
    for (ShardLine& line : lines)
        line.next = nullptr;
}

std::uint64_t Stream::firstReadable(ShardIndex shard, base::Instant now) const
{
    const ShardLog& log = logs[number(shard)];
    const base::Instant oldest = horizon(now);
    if (oldest == base::kWorldStart)
        return log.firstKept();
    return log.firstAtOrAfter(oldest, lines[number(shard)].stored);
}

bool Stream::isExpired(ShardIndex shard, base::Instant now) const
{
    const auto& closed = map->shard(shard).closed;
    return closed && *closed < horizon(now);
}

std::optional<ShardRemains> Stream::remains(ShardIndex shard, base::Instant now) const
{
    const Shard& of = map->shard(shard);
    if (!of.closed)
        return std::nullopt;
    ShardRemains remains;
    remains.stored = lines[number(shard)].stored;
    if (isExpired(shard, now))
        return remains;
    remains.listedUntil = *of.closed + retention;
    // Mostly the horizon has not come so far, and there is nothing to look for.
    const ShardLog& log = logs[number(shard)];
    const std::uint64_t first = horizon(now) <= of.opened ? log.firstKept() : firstReadable(shard, now);
    remains.records = remains.stored - first;
    if (remains.records > 0)
        remains.readableUntil = log.arrival(remains.stored - 1) + retention;
    return remains;
}

std::int64_t Stream::countUpdatesOfDay(base::Instant now) const
{
    return std::count_if(countUpdates.begin(), countUpdates.end(),
        [since = now - kDay](base::Instant at) { return at > since; });
}

std::optional<base::Instant> Stream::oldestCountUpdateEnds(base::Instant now) const
{
    const auto oldest = std::find_if(countUpdates.begin(), countUpdates.end(),
        [since = now - kDay](base::Instant at) { return at > since; });
    return oldest == countUpdates.end() ? std::nullopt : std::optional{*oldest + kDay};
}

std::optional<std::uint64_t> Stream::findPoison(ShardIndex shard, std::uint64_t begin, std::uint64_t end) const
{
    const auto found = std::lower_bound(poison.begin(), poison.end(), PoisonMark{shard, begin});
    if (found == poison.end() || found->shard != shard || found->ordinal >= end)
        return std::nullopt;
    return found->ordinal;
}

}
