// A program outside that polls one shard of "clicks", as an SDK would: it goes on with the iterator that it was given.
#pragma once

#include "streams/api.h"
#include "world/world.h"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>

namespace shardscope::support {

class PollingProgram {
public:
    using Apply = std::function<world::Reply(world::Command)>;

    // It calls through `apply`, for as long as it is there.
    PollingProgram(Apply apply, std::string name, std::uint32_t shard, streams::IteratorType from)
        : m_apply(std::move(apply)), m_name(std::move(name))
    {
        const world::Reply reply = call(streams::GetShardIteratorRequest{
            .streamName = "clicks", .shardId = streams::shardId(streams::ShardIndex{shard}), .type = from});
        if (const auto* const iterator = std::get_if<std::string>(&reply))
            m_iterator = *iterator;
    }

    // False where it was refused; then it still has the iterator that it had.
    bool poll(std::int64_t limit = 10'000)
    {
        const world::Reply reply = call(streams::GetRecordsRequest{.shardIterator = m_iterator, .limit = limit});
        const auto* const answer = std::get_if<streams::GetRecordsAnswer>(&reply);
        if (answer == nullptr)
            return false;
        m_iterator = answer->nextShardIterator;
        m_records += answer->records.size();
        return true;
    }
    [[nodiscard]] std::uint64_t records() const { return m_records; }
    [[nodiscard]] bool isAtEnd() const { return m_iterator.empty(); }

private:
    world::Reply call(world::Action action) const
    {
        return m_apply({.caller = m_name, .action = std::move(action), .isFromOutside = true});
    }

    Apply m_apply;
    std::string m_name;
    std::string m_iterator;
    std::uint64_t m_records = 0;
};

}
