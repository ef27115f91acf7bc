// Any bytes as an import: read or refused with a place, never worse. What makes a world is a scenario that is written,
// read again, and the same.
#include "base/check.h"
#include "world/scenario.h"
#include "world/stream_import.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

using namespace shardscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    (void)world::isImport(text);
    const world::ImportText one{"fuzz", text};
    const auto imported = world::importStreams(std::span{&one, 1});
    if (!imported) {
        SHARD_CHECK(imported.error().where.rfind("fuzz", 0) == 0);
        SHARD_CHECK(!imported.error().what.empty());
        return 0;
    }
    SHARD_CHECK(!imported->scenario.streams.empty());
    std::uint64_t shards = 0;
    for (const world::ScenarioStream& stream : imported->scenario.streams) {
        const world::ImportVerdict verdict = world::verdictOn(stream);
        SHARD_CHECK(verdict.open >= 1);
        shards += verdict.open;
    }
    for (const world::LoadTrace& load : imported->loads)
        SHARD_CHECK(load.gaps < load.points.size());
    // Fuzzing is for the parsers: large worlds teach nothing new.
    if (shards > 1'000 || !world::makeWorld(imported->scenario))
        return 0;
    const std::string written = world::writeScenario(imported->scenario);
    const auto again = world::parseScenario(written, "written", {});
    SHARD_CHECK(again.hasValue());
    SHARD_CHECK(again->streams == imported->scenario.streams);
    SHARD_CHECK(again->clients == imported->scenario.clients);
    SHARD_CHECK(world::writeScenario(*again) == written);
    return 0;
}
