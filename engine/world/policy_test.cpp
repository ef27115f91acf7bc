#include "world/policy_test.h"

#include "streams/arn.h"

#include <algorithm>
#include <utility>

namespace shardscope::world {

namespace {

using base::Problem;
using streams::Asking;
using streams::CallerIndex;

// As the call log names who sits at the window.
constexpr std::string_view kPerson = "you";
// Of an account, when no user of it is named.
constexpr std::string_view kSomebody = "anyone";

streams::Home homeOfCaller(const World& world, std::string_view name)
{
    const streams::Service& service = world.service();
    const auto known = service.calls().callerNamed(name);
    return service.homes()[number(known ? service.homeOf(*known) : streams::kOwnHome)];
}

AccessCaller callerOf(const World& world, const PolicyTest& test)
{
    const auto callers = accessCallers(world);
    const auto known = std::find_if(callers.begin(), callers.end(),
        [&](const AccessCaller& each) { return each.name == test.caller; });
    if (known != callers.end())
        return *known;
    const bool isArn = test.caller.starts_with("arn:aws:iam::");
    if (!isArn && !streams::isAccount(test.caller))
        return {test.caller, homeOfCaller(world, test.caller), Asking::Program};
    const auto there = streams::homeIn(test.resourceArn);
    streams::Home home{test.caller, there ? there->region : world.settings().service.region};
    std::string name{kSomebody};
    if (isArn) {
        const streams::Principal principal = streams::principalIn(test.caller);
        home.account = principal.account;
        if (!principal.name.empty())
            name = principal.name;
    }
    return {std::move(name), std::move(home), Asking::Program};
}

}

std::vector<AccessCaller> accessCallers(const World& world)
{
    std::vector<AccessCaller> callers;
    callers.push_back({std::string{kPerson}, homeOfCaller(world, kPerson), Asking::Person});
    for (const Actor& actor : world.actors())
        if (!actor.name.empty())
            callers.push_back({actor.name, homeOfCaller(world, actor.name), Asking::Client});
    const streams::CallLog& calls = world.service().calls();
    for (std::uint32_t i = 0; i < calls.callers(); ++i)
        if (calls.isOutside(CallerIndex{i})) {
            const std::string& name = calls.callerName(CallerIndex{i});
            callers.push_back({name, homeOfCaller(world, name), Asking::Program});
        }
    return callers;
}

std::vector<std::string> accessResources(const World& world)
{
    std::vector<std::string> arns;
    for (const streams::Stream& stream : world.service().streams()) {
        if (stream.status == streams::StreamStatus::Gone)
            continue;
        arns.push_back(world.service().streamArn(stream));
        for (const streams::RegisteredConsumer& consumer : stream.consumers)
            arns.push_back(consumer.arn);
    }
    return arns;
}

base::Result<streams::AccessDecision> testPolicy(const World& world, const PolicyTest& test)
{
    const auto action = streams::actionNamed(test.operation);
    if (!action)
        return Problem{"operation", "There is no operation " + test.operation + "; name one of the API."};
    if (test.caller.empty())
        return Problem{"caller", "Name who calls: a client, a program, an account id or the ARN of a user."};
    const auto arns = accessResources(world);
    const bool isThere = std::find(arns.begin(), arns.end(), test.resourceArn) != arns.end();
    if (streams::isAboutResource(*action) && !isThere)
        return Problem{"resource", "There is no stream or consumer " + test.resourceArn + "; name its ARN."};
    const AccessCaller caller = callerOf(world, test);
    if (!streams::isAccount(caller.home.account))
        return Problem{"caller", "An account id has 12 digits; " + test.caller + " names none."};
    streams::AccessQuestion question{caller.name, caller.home, caller.asking, *action, test.resourceArn};
    if (test.policy) {
        question.policy.emplace();
        if (!test.policy->empty()) {
            auto policy = streams::Policy::read(*test.policy);
            if (!policy)
                return policy.error().problem;
            question.policy = std::move(policy).value();
        }
    }
    return world.service().decide(world.now(), question);
}

}
