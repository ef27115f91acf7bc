// Runs the standard load until about that many records were offered: under callgrind, the
// difference of two sizes is the cost per record.
// usage: count_engine SHARDS RECORDS
#include "bench/engine_models.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s SHARDS RECORDS\n", argv[0]);
        return 2;
    }
    using namespace shardscope;
    const auto shards = static_cast<std::uint32_t>(std::atoi(argv[1]));
    const bench::Load load{.shards = shards, .recordsPerSecond = std::int64_t{shards} * 800, .keys = 20'000};
    world::World world = bench::makeLoadedWorld(load, 1);
    world.runUntil(base::instantAt(base::Duration{std::atoll(argv[2]) * 1'000 / load.recordsPerSecond}));
    std::printf("%llu\n", static_cast<unsigned long long>(bench::storedRecords(world)));
}
