// An agent that replays a log file into a stream by the file's own time stamps. Lines
// that were refused are sent again as its configuration says; none is lost in silence.
//
// All lines due in one millisecond go out together, in the order of the data set, in calls
// of up to `batch`. A line's payload reference is 1 + its index in the data set.
#pragma once

#include "base/chunked_log.h"
#include "base/rng.h"
#include "clients/config.h"
#include "clients/put_call.h"
#include "sim/context.h"
#include "streams/service.h"

#include <cstdint>
#include <memory>
#include <span>

namespace shardscope::clients {

class LogAgent {
public:
    LogAgent(AgentConfig config, std::shared_ptr<const Dataset> dataset, std::uint32_t table,
        streams::StreamIndex stream, streams::CallerIndex caller, base::Rng rng);

    void begin(sim::Context context);
    void wake(std::uint32_t token, sim::Context context, streams::Service& service);

    [[nodiscard]] const AgentConfig& config() const { return m_config; }
    [[nodiscard]] const PutCounts& counts() const { return m_counts; }
    [[nodiscard]] const Dataset& dataset() const { return *m_dataset; }
    [[nodiscard]] std::shared_ptr<const Dataset> sharedDataset() const { return m_dataset; }
    [[nodiscard]] streams::StreamIndex stream() const { return m_target.stream; }
    [[nodiscard]] std::uint32_t keyTable() const { return m_target.table; }
    // Every line has been stored or given up.
    [[nodiscard]] bool isFinished() const;
    // When the line at `index` is offered: start + floor(offset / speed), in whole milliseconds.
    [[nodiscard]] base::Instant offeredAt(std::size_t line) const;
    [[nodiscard]] std::uint64_t digest() const;

private:
    void replay(sim::Context context, streams::Service& service);
    void sendLines(sim::Context context, streams::Service& service, std::uint64_t begin, std::uint64_t end);
    void send(sim::Context context, streams::Service& service, std::span<const streams::Attempt> attempts);
    void sendLater(sim::Context context, streams::Service& service);
    void keepRefused(sim::Context context, PutReply reply);
    [[nodiscard]] RefusedEntries nextOfLater();
    [[nodiscard]] bool hasLater() const;

    AgentConfig m_config;
    std::shared_ptr<const Dataset> m_dataset;
    PutTarget m_target;
    base::Rng m_jitterRng;
    base::Instant m_added{};
    std::uint64_t m_nextLine = 0;
    PendingGroups m_groups;
    // AfterReplay: refused entries kept until the log has been offered, in order; those that
    // were refused again stay in front of the rest.
    base::ChunkedLog<streams::Attempt, 1'024> m_later;
    std::uint64_t m_nextLater = 0;
    PendingGroups::Group m_again;
    std::uint32_t m_fruitlessCalls = 0; // in a row
    PutCounts m_counts;
};

}
