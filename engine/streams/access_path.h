// Whether a call would be let in, and the way to that answer: step by step what was looked at, in the order in which
// the service looks. Quotas and what the call holds are not asked. Made by Service::decide(), which is the judgement of
// the calls themselves with a list to write its steps in.
#pragma once

#include "streams/access.h"
#include "streams/api.h"
#include "streams/home.h"
#include "streams/policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::streams {

struct AccessStep {
    enum class Kind : std::uint8_t {
        OtherRegion,   // refuses: nothing crosses regions
        SwitchSilent,  // no switch fits: an identity-based policy is taken to allow the call
        SwitchAllows,  // the most particular switch that fits
        SwitchDenies,  // refuses
        NoResource,    // the call is about no stream
        NoPolicy,      // of the resource
        Statement,     // one of its policy
        ExplicitDeny,  // refuses: a statement that denies wins
        OwnAccount,    // that of the resource: the caller's own policies are enough
        PolicyAllows,  // another account, and a statement lets it in
        PolicySilent,  // refuses: another account, and nothing lets it in
        PeopleMay,     // another account, but a person at the window has the keys to all of them
        NotTheOwner,   // refuses: no policy lets another account write policies
        NoKey,         // nothing is encrypted that the call needs
        KeyState,      // of the key that is needed; refuses unless it is enabled
        KeyAccess,     // whether the caller may use it; refuses unless it may
        DataKeyLasts,  // the key is out of reach, but the data key in use is good until the next beat
        NothingToRead, // the key is out of reach, but nothing that is kept was encrypted with it
    };
    Kind kind{};
    bool refuses = false;
    std::string resource; // ARN of the resource, or of the key
    std::string account;  // of the resource
    std::string callerAccount;
    std::string switchCaller;    // as the switch says it: a name or kAny
    std::string switchOperation; // likewise
    StatementFound statement;
    KeyState keyState = KeyState::Enabled;
    KeyUse keyUse{};
    bool mayUse = true; // the key, whatever its state
    friend bool operator==(const AccessStep&, const AccessStep&) = default;
};

struct AccessDecision {
    std::vector<AccessStep> steps;
    std::optional<Refusal> refusal; // word for word what the service would say; none: it goes through
};

// Who asks, and from where.
enum class Asking : std::uint8_t { Person, Client, Program };

struct AccessQuestion {
    std::string caller; // as the call log names it
    Home home;          // where it is at home
    Asking asking = Asking::Client;
    Action action{};
    std::string resourceArn; // of a stream or of a registered consumer
    // Another policy in the place of that of the resource; an empty one: as if it had none.
    std::optional<Policy> policy = {};
};

// Of a stream or a consumer. The others are about the account, or about channels, which have no policies.
[[nodiscard]] bool isAboutResource(Action action);

}
