#include "swarm/options.h"

#include "base/time.h"

#include <sstream>

namespace shardscope::swarm {

namespace {

using base::Duration;
using base::Rng;

constexpr std::array<std::string_view, kOperations> kNames = {"PutRecord", "PutRecords", "PutFromTable", "Flood",
    "SplitShard", "MergeShards", "UpdateShardCount", "GetShardIterator", "GetRecords", "Follow", "SetRetention",
    "RegisterConsumer", "DeregisterConsumer", "CreateStream", "DeleteStream", "DescribeStream", "ListShards",
    "PassTime", "CopyService"};

// How often an operation is tried when nothing is special about it.
constexpr std::array<std::uint32_t, kOperations> kUsual = {
    20, 20, 15, 0, 6, 5, 4, 10, 30, 20, 2, 3, 2, 1, 1, 1, 3, 10, 3};

streams::Timings someTimings(Rng& rng)
{
    switch (rng.below(3)) {
    case 0:
        return streams::Timings::real();
    case 1:
        return streams::Timings::instant();
    default:
        break;
    }
    const auto upTo = [&rng](std::uint64_t ms) { return Duration{static_cast<std::int64_t>(rng.below(ms))}; };
    return {upTo(30'000), upTo(100), upTo(5'000), upTo(60'000), upTo(3'000), upTo(2'000), upTo(20'000)};
}

std::vector<std::int64_t> someSizes(Rng& rng)
{
    switch (rng.below(4)) {
    case 0:
        return {0, 1, 10, 100};
    case 1:
        return {0, 500, 1'000, 5'000, 20'000, 70'000};
    case 2: // around what a shard takes in a second
        return {1, 100'000, 262'144, 349'525, 524'288, 716'800, 1'048'000};
    default:
        return {0, 1, 100, 1'000, 10'000, 65'535, 65'536, 200'000, 1'048'000};
    }
}

}

std::string_view operationName(Operation operation) { return kNames[static_cast<std::size_t>(operation)]; }

Options optionsFor(std::uint64_t seed)
{
    Rng rng = Rng{seed}.fork("options");
    Options options;
    options.seed = seed;
    options.service.profile = rng.below(2) == 0 ? streams::Profile::Classic : streams::Profile::Current;
    options.service.throttle = rng.below(3) == 0 ? streams::ThrottleMode::Window : streams::ThrottleMode::Bucket;
    options.service.areLimitsOn = rng.below(8) != 0;
    options.service.timings = someTimings(rng);

    const std::uint64_t streams = 1 + rng.below(3);
    const bool isWide = rng.below(12) == 0; // reaches the account's shard quota
    const std::uint64_t most = isWide ? 240 : 1 + rng.below(16);
    for (std::uint64_t i = 0; i < streams; ++i)
        options.shards.push_back(static_cast<std::uint32_t>((isWide ? 100 : 1) + rng.below(isWide ? 60 : most)));
    options.operations = static_cast<std::uint32_t>(200 + rng.below(1'000));

    // A run that leaves some operations out and does others all the time reaches states that
    // an even mixture never sees.
    for (std::size_t i = 0; i < kOperations; ++i)
        options.weights[i] = rng.below(5) == 0 ? 0 : static_cast<std::uint32_t>(kUsual[i] * (1 + rng.below(6)));
    options.weights[static_cast<std::size_t>(Operation::PutRecords)] += 20;
    options.weights[static_cast<std::size_t>(Operation::PassTime)] += 5;
    if (rng.below(8) == 0)
        options.weights[static_cast<std::size_t>(Operation::Flood)] = 1;

    options.keys = static_cast<std::uint32_t>(1 + rng.below(rng.below(2) == 0 ? 10 : 2'000));
    options.hotKeys = rng.below(2) == 0 ? 0 : static_cast<std::uint32_t>(1 + rng.below(3));
    options.explicitHashPercent = rng.below(2) == 0 ? 0 : static_cast<std::uint32_t>(rng.below(100));
    options.invalidPercent = rng.below(3) == 0 ? 0 : static_cast<std::uint32_t>(rng.below(8));
    options.dataSizes = someSizes(rng);
    options.batch = static_cast<std::uint32_t>(rng.below(3) == 0 ? 500 : 1 + rng.below(30));

    using namespace std::chrono;
    const std::vector<Duration> steps = {Duration{3}, Duration{50}, Duration{300}, Duration{1'500}, seconds{30},
        minutes{4}, Duration{300'000}, hours{2}, hours{24}, hours{200}};
    for (const Duration step : steps)
        options.pace.emplace_back(step, rng.below(3) == 0 ? 0 : static_cast<std::uint32_t>(rng.below(10)));
    options.pace[2].second += 4;
    if (rng.below(2) == 0)
        for (std::size_t i = 5; i < options.pace.size(); ++i)
            options.pace[i].second = 0; // a run of minutes rather than months
    options.stillPercent = static_cast<std::uint32_t>(rng.below(95));
    return options;
}

std::string Options::text() const
{
    std::ostringstream out;
    out << "seed " << seed << ": " << streams::profileName(service.profile)
        << (service.throttle == streams::ThrottleMode::Window ? ", window" : ", bucket")
        << (service.areLimitsOn ? "" : ", limits off") << ", streams of";
    for (const std::uint32_t count : shards)
        out << ' ' << count;
    out << " shards, " << operations << " operations\n  timings (ms): create " << service.timings.createBase.count()
        << " + " << service.timings.createPerShard.count() << "/shard, remove " << service.timings.remove.count()
        << ", reshard " << service.timings.reshard.count() << ", count " << service.timings.countBase.count() << " + "
        << service.timings.countPerStep.count() << "/step, consumer " << service.timings.consumerCreate.count()
        << "\n  load: " << keys << " keys, " << hotKeys << " hot, " << explicitHashPercent
        << " % explicit hashes, batches up to " << batch << ", " << invalidPercent << " % invalid, data of";
    for (const std::int64_t size : dataSizes)
        out << ' ' << size;
    out << " B\n  pace: still " << stillPercent << " %";
    for (const auto& [step, weight] : pace)
        if (weight > 0)
            out << ", " << base::formatDuration(step) << " x" << weight;
    out << "\n  mix:";
    for (std::size_t i = 0; i < kOperations; ++i)
        if (weights[i] > 0)
            out << ' ' << kNames[i] << ' ' << weights[i];
    return out.str();
}

}
