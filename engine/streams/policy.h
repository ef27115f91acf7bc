// Who a stream or a registered consumer is shared with: its resource-based policy, judged as IAM does. Statements have
// an Effect, a Principal, Action or NotAction, and Resource or NotResource (without one: the resource itself), with *
// and ? in actions and resources. Conditions are not evaluated: a statement that has one applies to nobody, and so does
// one with a NotPrincipal.
#pragma once

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

struct PolicyQuestion {
    std::string_view principalArn; // "arn:aws:iam::111122223333:user/app"
    std::string_view action;       // "kinesis:GetRecords"
    std::string_view resourceArn;
};

// The text of a policy that shares a resource with an account, so that `action` goes through: with what else readers or
// writers need for it.
[[nodiscard]] std::string sharingPolicy(std::string_view account, std::string_view action,
    std::string_view resourceArn);

// A value: copies share what was read.
class Policy {
public:
    // None.
    Policy() = default;
    // Nothing for what is no JSON object.
    [[nodiscard]] static std::optional<Policy> read(std::string text);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }
    [[nodiscard]] PolicyVerdict judge(const PolicyQuestion& question) const;
    friend bool operator==(const Policy& a, const Policy& b) { return a.m_text == b.m_text; }

private:
    struct Statement {
        bool allows = true;
        std::vector<std::string> principals; // account ids, ARNs, or "*"
        std::vector<std::string> actions;    // in lower case
        bool isOtherActions = false;         // NotAction
        std::vector<std::string> resources;  // none: the resource itself
        bool isOtherResources = false;       // NotResource
    };
    [[nodiscard]] static bool applies(const Statement& statement, const PolicyQuestion& question);

    std::string m_text;
    std::shared_ptr<const std::vector<Statement>> m_statements;
};

}
