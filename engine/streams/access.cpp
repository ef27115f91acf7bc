#include "streams/access.h"

#include "base/rng.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr std::array<std::string_view, 6> kStates = {
    "Enabled", "Disabled", "PendingDeletion", "Absent", "OptInRequired", "Throttled"};

KeyProblem problemOfState(KeyState state)
{
    switch (state) {
    case KeyState::Enabled:
        return KeyProblem::None;
    case KeyState::Disabled:
        return KeyProblem::Disabled;
    case KeyState::PendingDeletion:
        return KeyProblem::PendingDeletion;
    case KeyState::Absent:
        return KeyProblem::Absent;
    case KeyState::OptInRequired:
        return KeyProblem::OptInRequired;
    case KeyState::Throttled:
        return KeyProblem::Throttled;
    }
    return KeyProblem::None;
}

// The step that holds then; null before the first.
template <typename Step>
const Step* stepAt(const std::vector<Step>& steps, Instant at)
{
    const auto after =
        std::upper_bound(steps.begin(), steps.end(), at, [](Instant when, const Step& step) { return when < step.at; });
    return after == steps.begin() ? nullptr : &*(after - 1);
}

// No beat asks for what was before the last one. Of two steps at one instant the later one holds.
template <typename Step>
void add(std::vector<Step>& steps, Step step)
{
    while (steps.size() > 1 && steps[1].at + AccessRules::kBeat < step.at)
        steps.erase(steps.begin());
    if (!steps.empty() && steps.back().at == step.at)
        steps.back() = step;
    else
        steps.push_back(step);
}

bool allows(const AccessRules::KeyLine::Access::Step& step, KeyUse use)
{
    return use == KeyUse::GenerateDataKey ? step.mayGenerateDataKey : step.mayDecrypt;
}

// The lines that can be about that caller, the most particular one first.
template <typename Visit>
void visitAccess(const AccessRules::KeyLine& line, std::string_view caller, Visit visit)
{
    for (const std::string_view name : {caller, kAny})
        for (const AccessRules::KeyLine::Access& access : line.access)
            if (access.caller == name)
                visit(access);
}

}

std::string_view keyStateName(KeyState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<KeyState> keyStateNamed(std::string_view name)
{
    const auto found = std::find(kStates.begin(), kStates.end(), name);
    if (found == kStates.end())
        return std::nullopt;
    return static_cast<KeyState>(found - kStates.begin());
}

std::optional<Action> actionNamed(std::string_view name)
{
    constexpr auto kLast = static_cast<std::uint8_t>(Action::UpdateChannel);
    for (std::uint8_t i = 0; i <= kLast; ++i)
        if (actionName(static_cast<Action>(i)) == name)
            return static_cast<Action>(i);
    return std::nullopt;
}

bool hasSwitch(std::string_view operation)
{
    return operation == kAny || operation == kPassRole || actionNamed(operation).has_value();
}

// --- Setting -----------------------------------------------------------------------

AccessRules::KeyLine& AccessRules::line(const std::string& keyArn)
{
    const auto place = std::lower_bound(m_keys.begin(), m_keys.end(), keyArn,
        [](const KeyLine& other, const std::string& arn) { return other.arn < arn; });
    if (place != m_keys.end() && place->arn == keyArn)
        return *place;
    return *m_keys.insert(place, {keyArn, {}, {}});
}

void AccessRules::setKeyState(Instant now, const std::string& keyArn, KeyState state)
{
    add(line(keyArn).steps, KeyLine::Step{now, state});
}

void AccessRules::setKeyAccess(Instant now, const std::string& keyArn, const SetKeyAccessRequest& request)
{
    std::vector<KeyLine::Access>& all = line(keyArn).access;
    auto access = std::lower_bound(all.begin(), all.end(), request.caller,
        [](const KeyLine::Access& other, const std::string& caller) { return other.caller < caller; });
    if (access == all.end() || access->caller != request.caller)
        access = all.insert(access, {request.caller, {}});
    add(access->steps, KeyLine::Access::Step{now, request.mayGenerateDataKey, request.mayDecrypt});
}

// Kept even where it says what would hold without it: against a wider one it may be needed.
void AccessRules::setAccess(Instant now, const SetAccessRequest& request)
{
    const auto key = std::tie(request.caller, request.operation);
    auto place = std::lower_bound(m_switches.begin(), m_switches.end(), key,
        [](const Switch& other, const auto& wanted) { return std::tie(other.caller, other.operation) < wanted; });
    if (place == m_switches.end() || std::tie(place->caller, place->operation) != key)
        place = m_switches.insert(place, {request.caller, request.operation, {}, true});
    place->at = now;
    place->isAllowed = request.isAllowed;
}

// --- Asking ------------------------------------------------------------------------

const AccessRules::Switch* AccessRules::switchFor(std::string_view caller, Action action) const
{
    return switchFor(caller, actionName(action));
}

const AccessRules::Switch* AccessRules::switchFor(std::string_view caller, std::string_view operation) const
{
    using Names = std::pair<std::string_view, std::string_view>;
    for (const auto& [who, what] :
        {Names{caller, operation}, Names{caller, kAny}, Names{kAny, operation}, Names{kAny, kAny}})
        for (const Switch& one : m_switches)
            if (one.caller == who && one.operation == what)
                return &one;
    return nullptr;
}

bool AccessRules::isAllowed(std::string_view caller, Action action) const
{
    const Switch* const decides = switchFor(caller, action);
    return decides == nullptr || decides->isAllowed;
}

const AccessRules::KeyLine* AccessRules::find(std::string_view keyArn) const
{
    const auto found =
        std::find_if(m_keys.begin(), m_keys.end(), [keyArn](const KeyLine& key) { return key.arn == keyArn; });
    return found == m_keys.end() ? nullptr : &*found;
}

KeyState AccessRules::stateOf(std::string_view keyArn) const
{
    const KeyLine* const key = find(keyArn);
    return key == nullptr || key->steps.empty() ? KeyState::Enabled : key->steps.back().state;
}

bool AccessRules::mayUse(std::string_view keyArn, std::string_view caller, KeyUse use) const
{
    const KeyLine* const key = find(keyArn);
    return key == nullptr || mayUseAt(*key, {keyArn, caller, use}, base::kWorldEnd);
}

bool AccessRules::mayUseAt(const KeyLine& line, const Question& question, Instant at)
{
    std::optional<bool> may;
    visitAccess(line, question.caller, [&](const KeyLine::Access& access) {
        const KeyLine::Access::Step* const step = stepAt(access.steps, at);
        if (!may && step != nullptr)
            may = allows(*step, question.use);
    });
    return may.value_or(true);
}

KeyProblem AccessRules::problemAt(const KeyLine& line, const Question& question, Instant at)
{
    const KeyLine::Step* const step = stepAt(line.steps, at);
    const KeyProblem problem = step == nullptr ? KeyProblem::None : problemOfState(step->state);
    if (problem != KeyProblem::None)
        return problem;
    return mayUseAt(line, question, at) ? KeyProblem::None : KeyProblem::NotAllowed;
}

KeyProblem AccessRules::problemNow(const Question& question) const
{
    const KeyLine* const key = find(question.keyArn);
    return key == nullptr ? KeyProblem::None : problemAt(*key, question, base::kWorldEnd);
}

// Whoever could have had a data key since the last beat still works with it.
KeyProblem AccessRules::problemOf(const Question& question, Instant began, Instant now) const
{
    const KeyLine* const key = find(question.keyArn);
    const KeyProblem problem = key == nullptr ? KeyProblem::None : problemAt(*key, question, now);
    if (problem == KeyProblem::None)
        return problem;
    const Instant beat = began + (now - began) / kBeat * kBeat;
    bool hasDataKey = problemAt(*key, question, beat) == KeyProblem::None;
    const auto look = [&](Instant at) {
        if (at > beat && at < now)
            hasDataKey = hasDataKey || problemAt(*key, question, at) == KeyProblem::None;
    };
    for (const KeyLine::Step& step : key->steps)
        look(step.at);
    visitAccess(*key, question.caller, [&](const KeyLine::Access& access) {
        for (const KeyLine::Access::Step& step : access.steps)
            look(step.at);
    });
    return hasDataKey ? KeyProblem::None : problem;
}

Instant AccessRules::sinceWhen(const Question& question) const
{
    Instant since = base::kWorldStart;
    const KeyLine* const key = find(question.keyArn);
    if (key == nullptr)
        return since;
    if (!key->steps.empty())
        since = key->steps.back().at;
    visitAccess(*key, question.caller,
        [&](const KeyLine::Access& access) { since = std::max(since, access.steps.back().at); });
    return since;
}

Instant AccessRules::sinceWhen(std::string_view caller, Action action) const
{
    const Switch* const decides = switchFor(caller, action);
    return decides == nullptr ? base::kWorldStart : decides->at;
}

std::uint64_t AccessRules::digest() const
{
    std::uint64_t hash = 0;
    const auto add = [&hash](std::uint64_t value) { hash = base::mix64(hash ^ value); };
    const auto addInstant = [&add](Instant at) { add(static_cast<std::uint64_t>(at.time_since_epoch().count())); };
    for (const KeyLine& key : m_keys) {
        add(base::hashText(key.arn));
        for (const KeyLine::Step& step : key.steps) {
            addInstant(step.at);
            add(static_cast<std::uint64_t>(step.state));
        }
        for (const KeyLine::Access& access : key.access) {
            add(base::hashText(access.caller));
            for (const KeyLine::Access::Step& step : access.steps) {
                addInstant(step.at);
                add((step.mayGenerateDataKey ? 2U : 0U) | (step.mayDecrypt ? 1U : 0U));
            }
        }
    }
    for (const Switch& one : m_switches) {
        add(base::hashText(one.caller) ^ base::mix64(base::hashText(one.operation)));
        add(one.isAllowed ? 1U : 0U);
    }
    return hash;
}

}
