// Small worlds with an autoscaler in them, in a few words. Records are of 64 KiB, so that 16 a second fill a shard
// and hours pass in a moment; retries are off, so that what is throttled is lost and can be counted.
#pragma once

#include "world/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace shardscope::world {

using base::Duration;
using base::Instant;
using operations::Autoscaler;
using operations::AutoscalerConfig;
using operations::DoublingAlarms;
using operations::IteratorAgeScaling;
using operations::ScalingApproach;
using operations::ScalingDecision;
using operations::ScalingUtils;
using operations::StepScaling;
using operations::TargetTracking;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using What = ScalingDecision::What;
using Way = ScalingDecision::Way;

constexpr streams::StreamIndex kClicks{0};
constexpr std::int64_t kRecordsOfMiB = 16;

inline Instant at(Duration sinceStart) { return base::instantAt(sinceStart); }

// MiB a second, in tenths, from each instant on.
inline clients::Curve stepsOf(const std::vector<std::pair<Duration, std::int64_t>>& tenths)
{
    clients::Curve curve;
    curve.knots.clear();
    for (const auto& [from, value] : tenths) {
        if (!curve.knots.empty())
            curve.knots.push_back({from, curve.knots.back().value});
        curve.knots.push_back({from, value * kRecordsOfMiB / 10});
    }
    return curve;
}

// Straight between those.
inline clients::Curve rampOf(const std::vector<std::pair<Duration, std::int64_t>>& tenths)
{
    clients::Curve curve;
    curve.knots.clear();
    for (const auto& [when, value] : tenths)
        curve.knots.push_back({when, value * kRecordsOfMiB / 10});
    return curve;
}

inline clients::ProducerConfig producerOf(clients::Curve rate)
{
    clients::ProducerConfig config;
    config.name = "shop";
    config.stream = "clicks";
    config.rate = std::move(rate);
    config.keys.count = 20'000;
    config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 1'048'576 / kRecordsOfMiB};
    config.retry.attempts = 1;
    return config;
}

inline void give(World& world, Action action)
{
    const Reply reply = world.apply({.caller = "test", .action = std::move(action)});
    const auto* const refusal = std::get_if<streams::Refusal>(&reply);
    ASSERT_EQ(refusal, nullptr) << refusal->message;
}

inline World streamOf(std::uint32_t shards)
{
    WorldSettings settings;
    settings.seed = 7;
    World world{settings};
    EXPECT_TRUE(isAccepted(world.addStreamAtStart({{"clicks", shards}, hours{24}})));
    return world;
}

inline World loaded(std::uint32_t shards, clients::Curve rate)
{
    World world = streamOf(shards);
    give(world, AddProducer{producerOf(std::move(rate))});
    return world;
}

inline AutoscalerConfig scaler(ScalingApproach approach, operations::CountBounds bounds = {})
{
    return {"scaler", "clicks", bounds, std::move(approach)};
}

inline const Autoscaler& scalerOf(const World& world) { return std::get<Autoscaler>(world.actor("scaler")->client); }

inline const streams::Stream& clicks(const World& world) { return world.service().stream(kClicks); }

inline std::size_t openShards(const World& world) { return clicks(world).map->open().size(); }

inline clients::PutCounts sent(const World& world)
{
    return std::get<clients::Producer>(world.actor("shop")->client).counts();
}

inline void letPass(World& world, Duration length) { world.runUntil(world.now() + length); }

// Minutes until there are at least so many shards; none if that takes longer than `most`.
inline std::optional<std::int64_t> minutesUntil(World& world, std::size_t shards, minutes most)
{
    const Instant from = world.now();
    while (openShards(world) < shards && world.now() < from + most)
        letPass(world, seconds{30});
    if (openShards(world) < shards)
        return std::nullopt;
    return std::chrono::duration_cast<minutes>(world.now() - from).count();
}

// Thousandths of what was sent in a stretch of time that were throttled.
inline std::int64_t throttledIn(World& world, Duration length)
{
    const clients::PutCounts before = sent(world);
    letPass(world, length);
    const clients::PutCounts after = sent(world);
    const std::uint64_t offered = after.offered - before.offered;
    return offered == 0 ? 0 : static_cast<std::int64_t>((after.dropped - before.dropped) * 1'000 / offered);
}

// How often it noted that.
inline std::size_t noted(const World& world, What what)
{
    const auto& decisions = scalerOf(world).decisions();
    return static_cast<std::size_t>(std::count_if(decisions.begin(), decisions.end(),
        [what](const ScalingDecision& decision) { return decision.what == what; }));
}

// "4>6 9>5": what was done.
inline std::string changes(const World& world)
{
    std::string text;
    for (const ScalingDecision& decision : scalerOf(world).decisions())
        if (decision.what == What::Scaled)
            text += (text.empty() ? "" : " ") + std::to_string(decision.from) + ">" + std::to_string(decision.to);
    return text;
}

inline std::uint64_t calls(const World& world) { return scalerOf(world).counts().ups + scalerOf(world).counts().downs; }

}
