// A producer: arrivals by its curve, keys and sizes by its tables, PutRecords calls of up
// to `batch` entries through the door, and a loop that resends refused entries.
//
// One wake-up takes all arrivals of a tick of 1 to 20 ms, the longer the fewer they are; the
// refused entries of one call wait as one immutable group with one wake-up.
#pragma once

#include "base/rng.h"
#include "clients/bounds.h"
#include "clients/config.h"
#include "clients/distributions.h"
#include "clients/put_call.h"
#include "sim/context.h"
#include "streams/service.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>

namespace shardscope::clients {

class Producer {
public:
    // `rng` is forked for this producer by its name; `table` is what the service knows its keys by.
    Producer(ProducerConfig config, std::shared_ptr<const KeySource> keys, std::uint32_t table,
        streams::StreamIndex stream, streams::CallerIndex caller, base::Rng rng);

    // Asks for the first wake-up.
    void begin(sim::Context context);
    void wake(std::uint32_t token, sim::Context context, streams::Service& service);
    // --- Ticks on which nothing arrives change nothing but what its chance has drawn: they need not be woken for. ---
    [[nodiscard]] static bool isTick(std::uint32_t token) { return token == kTickToken; }
    struct EmptyTicks {
        base::Instant next{}; // the tick after them
        base::Rng rng{0};
        ArrivalCount arrivals{};
    };
    // None so far: the next tick is due then.
    [[nodiscard]] EmptyTicks emptyTicksFrom(base::Instant tick) const { return {tick, m_arrivalRng, m_arrivals}; }
    // Goes on over those that are due before `until`, up to one on which something arrives or which ends it all.
    void goOn(EmptyTicks& ticks, base::Instant until) const;
    // As if it had been woken for each of them.
    void pass(const EmptyTicks& ticks);

    // Takes effect with the next tick; keys and stream stay.
    void setRate(Curve rate);
    void setHotShare(std::size_t hotKey, Curve sharePpm);

    [[nodiscard]] const ProducerConfig& config() const { return m_config; }
    [[nodiscard]] const PutCounts& counts() const { return m_counts; }
    [[nodiscard]] streams::StreamIndex stream() const { return m_target.stream; }
    [[nodiscard]] std::uint32_t keyTable() const { return m_target.table; }
    // When its curves begin.
    [[nodiscard]] base::Instant startsAt() const { return m_added + m_config.start; }
    [[nodiscard]] std::uint64_t digest() const;

private:
    static constexpr std::uint32_t kTickToken = 0;

    // Where each hot key's part of the 2^32 chances ends; what is above is the population's.
    using HotEnds = std::array<std::uint64_t, bounds::kHotKeys>;

    void produce(sim::Context context, streams::Service& service);
    void fill(std::span<streams::Attempt> attempts, std::span<const std::uint64_t> hotEnds);
    void send(sim::Context context, streams::Service& service, std::span<const streams::Attempt> attempts);
    void keepRefused(sim::Context context, PutReply reply);
    [[nodiscard]] base::Duration withinLife(base::Duration length, base::Instant from) const;
    [[nodiscard]] std::span<const std::uint64_t> hotEndsAt(base::Duration sinceStart, HotEnds& ends) const;

    ProducerConfig m_config;
    std::shared_ptr<const KeySource> m_keys;
    std::shared_ptr<const SizeTable> m_sizes;
    PutTarget m_target;
    base::Duration m_tick; // how long one usually is; follows from the rate
    // Some key may be longer than some size: then each record's size must be checked.
    bool m_mayKeyExceedSize;
    // No record is larger, so that calls that surely fit need not be added up.
    std::uint32_t m_largestRecord;
    // Three sources of chance, so that neither another rate nor refusals change which keys and
    // sizes come: branches of a run stay comparable record by record.
    base::Rng m_rng;
    base::Rng m_arrivalRng;
    base::Rng m_jitterRng;
    base::Instant m_added{};
    ArrivalCount m_arrivals;
    PendingGroups m_groups;
    PutCounts m_counts;
};

}
