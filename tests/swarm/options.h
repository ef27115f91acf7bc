// Everything a seed decides about one run of the swarm: how large the account is, which
// rules hold, how fast time goes, what is put and which operations are tried how often.
#pragma once

#include "base/rng.h"
#include "streams/service.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::swarm {

enum class Operation {
    PutRecord,
    PutRecords,
    PutFromTable,
    Flood,
    SplitShard,
    MergeShards,
    UpdateShardCount,
    GetShardIterator,
    GetRecords,
    Follow,
    SetRetention,
    RegisterConsumer,
    DeregisterConsumer,
    CreateStream,
    DeleteStream,
    DescribeStream,
    ListShards,
    PassTime,
    CopyService,
};
inline constexpr std::size_t kOperations = 19;
[[nodiscard]] std::string_view operationName(Operation operation);

struct Options {
    std::uint64_t seed = 1;
    streams::ServiceSettings service;
    std::vector<std::uint32_t> shards; // of the streams that stand at the start
    std::uint32_t operations = 0;
    std::array<std::uint32_t, kOperations> weights{};

    std::uint32_t keys = 1;    // size of the population
    std::uint32_t hotKeys = 0; // of which every second record takes one
    std::uint32_t explicitHashPercent = 0;
    std::uint32_t invalidPercent = 0;    // of arguments that the service must refuse
    std::vector<std::int64_t> dataSizes; // to choose from
    std::uint32_t batch = 1;             // entries of a PutRecords call at most
    // How time passes between operations: chances of a step of that length.
    std::vector<std::pair<base::Duration, std::uint32_t>> pace;
    std::uint32_t stillPercent = 0; // operations after which no time passes at all

    // On several lines, for the log of a run.
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] Options optionsFor(std::uint64_t seed);

}
