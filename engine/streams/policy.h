// Who a stream or a registered consumer is shared with: its resource-based policy, judged as IAM does. Statements have
// an Effect, a Principal, Action or NotAction, Resource or NotResource (without one: the resource itself), with * and ?
// in actions and resources, and conditions (policy_condition.h). A statement with a NotPrincipal applies to nobody.
#pragma once

#include "base/result.h"
#include "streams/policy_condition.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

enum class PolicyVerdict : std::uint8_t {
    Silent,  // nothing applies
    Allowed, // a statement allows it, none denies it
    Denied,  // a statement denies it
};

// The text of a policy that shares a resource with an account, so that `action` goes through: with what else readers or
// writers need for it.
[[nodiscard]] std::string sharingPolicy(std::string_view account, std::string_view action,
    std::string_view resourceArn);

// Why a text is no policy: it is no JSON object, or an effect or a condition in it is none. With the line and the
// place.
struct PolicyProblem {
    bool isJson = false; // the text itself is in order
    base::Problem problem;
};

// The first part of a statement that keeps it from applying to a call.
enum class StatementPart : std::uint8_t { Principal, Action, Resource, Condition };

// What came of one statement, in the order of the policy.
struct StatementFound {
    std::size_t number = 0; // from 1
    std::string sid;        // empty without one
    bool allows = true;
    std::optional<StatementPart> misses; // none: it applies
    std::vector<std::string> wanted;     // what that part names; of a condition, its values
    bool isOther = false;                // NotPrincipal, NotAction or NotResource
    std::string conditionOperator;       // of the condition that does not hold
    std::string conditionKey;
    std::optional<std::string> found; // what the key stands for; none: it is absent
    friend bool operator==(const StatementFound&, const StatementFound&) = default;
};

// A value: copies share what was read.
class Policy {
public:
    // None.
    Policy() = default;
    [[nodiscard]] static base::Result<Policy, PolicyProblem> read(std::string text);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }
    [[nodiscard]] PolicyVerdict judge(const PolicyQuestion& question) const;
    // How it comes to that verdict: every statement, those after a denial too.
    [[nodiscard]] std::vector<StatementFound> path(const PolicyQuestion& question) const;
    friend bool operator==(const Policy& a, const Policy& b) { return a.m_text == b.m_text; }

private:
    struct Statement {
        std::size_t number = 0;
        std::string sid;
        bool allows = true;
        bool isOtherPrincipals = false;      // NotPrincipal
        std::vector<std::string> principals; // account ids, ARNs, or "*"
        std::vector<std::string> actions;    // in lower case
        bool isOtherActions = false;         // NotAction
        std::vector<std::string> resources;  // none: the resource itself
        bool isOtherResources = false;       // NotResource
        std::vector<PolicyCondition> conditions;
    };
    struct Miss {
        StatementPart part{};
        std::size_t condition = 0; // of a condition, which
    };
    [[nodiscard]] static base::Result<Statement> readStatement(const base::JsonValue& of, const std::string& path);
    [[nodiscard]] static std::optional<Miss> missOf(const Statement& statement, const PolicyQuestion& question);

    std::string m_text;
    std::shared_ptr<const std::vector<Statement>> m_statements;
};

}
