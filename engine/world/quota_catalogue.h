// Every quota as it holds in a run: its value beside that of the other profile, where it comes from, and what of it
// is used at an instant.
#pragma once

#include "streams/quotas.h"
#include "streams/service.h"
#include "world/world.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

struct QuotaEntry {
    const streams::QuotaRow* row = nullptr; // of the table, which lives as long as the program
    std::int64_t value = 0;                 // what holds
    std::int64_t usual = 0;                 // what the profile says for the region
    std::int64_t other = 0;                 // what the other profile says
    std::optional<std::int64_t> used;       // unset where nothing counts against it
    std::string ownSource = {};             // of a value that a file of quotas dates; empty: the table's
    std::string ownDate = {};

    // The run has it otherwise.
    [[nodiscard]] bool isSet() const { return value != usual; }
    [[nodiscard]] std::string_view source() const { return ownDate.empty() ? row->source : std::string_view{ownSource}; }
    [[nodiscard]] std::string_view date() const { return ownDate.empty() ? row->date : std::string_view{ownDate}; }
    [[nodiscard]] bool differs() const { return usual != other; }
    friend bool operator==(const QuotaEntry&, const QuotaEntry&) = default;
};

[[nodiscard]] streams::Profile otherProfile(streams::Profile profile);
// In the order of the table; for the run's own region.
[[nodiscard]] std::vector<QuotaEntry> quotaCatalogue(const streams::ServiceSettings& settings);
// With what is used: of an account's quotas in the run's own account and region, of those of a stream or a shard by the
// one that uses most, over the last whole second where it is a rate.
[[nodiscard]] std::vector<QuotaEntry> quotaCatalogue(const World& world);

// For a terminal, and as CSV (RFC 4180); the latter with what is used.
[[nodiscard]] std::string quotaText(std::span<const QuotaEntry> entries, const streams::ServiceSettings& settings);
[[nodiscard]] std::string quotaCsv(std::span<const QuotaEntry> entries, streams::Profile profile);

}
