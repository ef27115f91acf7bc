// Whether somebody may call something, asked of a World before anybody calls: the service's own judgement with the way
// to it (streams/access_path.h), under the policy that the stream or consumer has or under another one. Pure functions
// over a const World: nothing is called and nothing is put.
#pragma once

#include "base/result.h"
#include "streams/access_path.h"
#include "world/world.h"

#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

struct AccessCaller {
    std::string name;
    streams::Home home;
    streams::Asking asking = streams::Asking::Client;
    friend bool operator==(const AccessCaller&, const AccessCaller&) = default;
};
// You, the simulated clients that are there, and the programs that have called.
[[nodiscard]] std::vector<AccessCaller> accessCallers(const World& world);

// ARNs of the streams that are there, each with those of its registered consumers.
[[nodiscard]] std::vector<std::string> accessResources(const World& world);

struct PolicyTest {
    // One of accessCallers() by name, another name (a program of the run's own account), an account id, or the ARN of a
    // user; the last two are in the region of the resource.
    std::string caller;
    std::string operation;   // "GetRecords"
    std::string resourceArn; // not needed by an operation of the account
    // In the place of the resource's own; an empty text: as if it had none.
    std::optional<std::string> policy = {};
};
// A problem names the part of the question that is wrong; of a policy, the line and the place in it.
[[nodiscard]] base::Result<streams::AccessDecision> testPolicy(const World& world, const PolicyTest& test);

}
