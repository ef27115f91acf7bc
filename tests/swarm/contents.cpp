#include "swarm/contents.h"

#include "base/rng.h"

namespace shardscope::swarm {

std::uint64_t contentsOf(const streams::Service& service)
{
    std::uint64_t hash = 0;
    const auto add = [&hash](std::uint64_t value) { hash = base::mix64(hash ^ value); };
    for (const streams::Stream& stream : service.streams()) {
        add(static_cast<std::uint64_t>(stream.status));
        for (std::size_t shard = 0; shard < stream.lines.size(); ++shard) {
            add(stream.lines[shard].stored);
            add(stream.lines[shard].digest);
            for (std::uint64_t k = stream.logs[shard].firstKept(); k < stream.lines[shard].stored; ++k) {
                const streams::Row row = stream.logs[shard].row(k);
                add(row.timeAndSize ^ base::mix64(row.key));
            }
        }
        add(stream.refusals.size());
    }
    return hash;
}

}
