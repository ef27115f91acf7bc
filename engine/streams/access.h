// Who may do what, as a person sets it: the state of KMS keys, who may use them, and which caller is refused which
// operation (spec, section 12). A key that nothing was said about is enabled and everybody's; an operation likewise is
// allowed: a run that sets nothing is what it ever was. Of IAM there are these switches, and the resource-based
// policies of policy.h. Of several switches that fit, the most particular one decides: caller and operation, caller,
// operation, neither.
//
// Records are encrypted and decrypted with data keys, which the service asks KMS for about every five minutes a stream.
// Here that is on a beat of five minutes from when the stream's encryption began. So what is taken away is felt at the
// next beat at the latest, and what is given back at once:
//
//   encryption begins     key disabled         beat        key enabled
//   |------ works --------------- works -------|-- refused -----|------ works
#pragma once

#include "base/time.h"
#include "streams/call_log.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

// As KMS calls them, and what the service makes of each.
enum class KeyState : std::uint8_t {
    Enabled,
    Disabled,        // KMSDisabledException
    PendingDeletion, // KMSInvalidStateException
    Absent,          // KMSNotFoundException
    OptInRequired,   // KMSOptInRequired: the account has no subscription to KMS
    Throttled,       // KMSThrottlingException
};
[[nodiscard]] std::string_view keyStateName(KeyState state); // "PendingDeletion"
[[nodiscard]] std::optional<KeyState> keyStateNamed(std::string_view name);

// Who writes makes data keys; who reads decrypts them.
enum class KeyUse : std::uint8_t { GenerateDataKey, Decrypt };

// In the place of a caller or of an operation: any.
inline constexpr std::string_view kAny = "*";
// In the place of an operation, as IAM calls it: CreateChannel needs it too, for the role that the channel works with.
inline constexpr std::string_view kPassRole = "iam:PassRole";

// These three are ours, no operations of the service. A key by its id, its alias ("alias/orders") or the ARN of either.
struct SetKeyStateRequest {
    std::string keyId;
    KeyState state = KeyState::Enabled;
    friend bool operator==(const SetKeyStateRequest&, const SetKeyStateRequest&) = default;
};
struct SetKeyAccessRequest {
    std::string keyId;
    std::string caller; // as the call log names it, or kAny
    bool mayGenerateDataKey = true;
    bool mayDecrypt = true;
    friend bool operator==(const SetKeyAccessRequest&, const SetKeyAccessRequest&) = default;
};
struct SetAccessRequest {
    std::string caller;    // likewise
    std::string operation; // "GetRecords", kPassRole or kAny
    bool isAllowed = true;
    friend bool operator==(const SetAccessRequest&, const SetAccessRequest&) = default;
};

// Of the operations that the service has.
[[nodiscard]] std::optional<Action> actionNamed(std::string_view name);
// Whether a switch can be of it: one of anything else would be without effect.
[[nodiscard]] bool hasSwitch(std::string_view operation);

// What keeps a caller from using a key. None of these is the same as Enabled, and free.
enum class KeyProblem : std::uint8_t { None, NotAllowed, Disabled, PendingDeletion, Absent, OptInRequired, Throttled };

class AccessRules {
public:
    static constexpr base::Duration kBeat{300'000};

    // Keys by their ARNs from here on.
    void setKeyState(base::Instant now, const std::string& keyArn, KeyState state);
    void setKeyAccess(base::Instant now, const std::string& keyArn, const SetKeyAccessRequest& request);
    void setAccess(base::Instant now, const SetAccessRequest& request);

    // False until something was set: then nothing of the rest need be asked.
    [[nodiscard]] bool isSet() const { return !m_keys.empty() || !m_switches.empty(); }
    [[nodiscard]] bool isAllowed(std::string_view caller, Action action) const;
    [[nodiscard]] KeyState stateOf(std::string_view keyArn) const;
    [[nodiscard]] bool mayUse(std::string_view keyArn, std::string_view caller, KeyUse use) const;
    // What a call to KMS would meet now; and what a stream meets whose encryption began at `began`.
    struct Question {
        std::string_view keyArn;
        std::string_view caller;
        KeyUse use{};
    };
    [[nodiscard]] KeyProblem problemNow(const Question& question) const;
    [[nodiscard]] KeyProblem problemOf(const Question& question, base::Instant began, base::Instant now) const;
    // When what decides was set last; the start of the world if nothing was.
    [[nodiscard]] base::Instant sinceWhen(const Question& question) const;
    [[nodiscard]] base::Instant sinceWhen(std::string_view caller, Action action) const;

    struct KeyLine {
        struct Access {
            std::string caller;
            struct Step {
                base::Instant at{};
                bool mayGenerateDataKey = true;
                bool mayDecrypt = true;
                friend bool operator==(const Step&, const Step&) = default;
            };
            std::vector<Step> steps; // in order: the newest holds; those that no beat can ask for are forgotten
            friend bool operator==(const Access&, const Access&) = default;
        };
        struct Step {
            base::Instant at{};
            KeyState state = KeyState::Enabled;
            friend bool operator==(const Step&, const Step&) = default;
        };
        std::string arn;
        std::vector<Step> steps; // likewise
        std::vector<Access> access;
        friend bool operator==(const KeyLine&, const KeyLine&) = default;
    };
    struct Switch {
        std::string caller;
        std::string operation;
        base::Instant at{};
        bool isAllowed = true;
        friend bool operator==(const Switch&, const Switch&) = default;
    };
    [[nodiscard]] const std::vector<KeyLine>& keys() const { return m_keys; }
    [[nodiscard]] const std::vector<Switch>& switches() const { return m_switches; }
    // The one that decides; null where none fits.
    [[nodiscard]] const Switch* switchFor(std::string_view caller, Action action) const;
    [[nodiscard]] const Switch* switchFor(std::string_view caller, std::string_view operation) const;
    [[nodiscard]] std::uint64_t digest() const;

private:
    [[nodiscard]] KeyLine& line(const std::string& keyArn);
    [[nodiscard]] const KeyLine* find(std::string_view keyArn) const;
    [[nodiscard]] static bool mayUseAt(const KeyLine& line, const Question& question, base::Instant at);
    [[nodiscard]] static KeyProblem problemAt(const KeyLine& line, const Question& question, base::Instant at);

    std::vector<KeyLine> m_keys;    // by ARN
    std::vector<Switch> m_switches; // by caller and operation
};

}
