// What the commitments of accounts to a minimum throughput come to: what they were used for, and what is paid for the
// rest. Pure functions over a const World.
#pragma once

#include "operations/cost.h"
#include "world/queries.h"

#include <vector>

namespace shardscope::world {

struct CommitmentUse {
    streams::HomeIndex home{};
    base::Duration held{}; // of the stretch
    operations::DataUse used;
    operations::CommitmentShortfall shortfall;

    // If it goes on so.
    [[nodiscard]] base::Money shortfallPerHour() const;
    friend bool operator==(const CommitmentUse&, const CommitmentUse&) = default;
};
// Of each account and region that had a commitment at some time in whole frames of the stretch, in the order of homes.
[[nodiscard]] std::vector<CommitmentUse> commitmentUses(const World& world, Stretch stretch);

}
