// Several accounts and regions in one service: where a caller is at home, and which calls reach another home.
#include "streams/arn.h"
#include "streams/service.h"

#include <algorithm>

namespace shardscope::streams {

HomeIndex Service::homeOf(CallerIndex caller) const
{
    const auto index = static_cast<std::size_t>(caller);
    return index < m_callerHomes.size() ? m_callerHomes[index] : kOwnHome;
}

HomeIndex Service::indexOf(const Home& given)
{
    const Home& own = m_homes.front();
    const Home home{
        given.account.empty() ? own.account : given.account, given.region.empty() ? own.region : given.region};
    const auto known = std::find(m_homes.begin(), m_homes.end(), home);
    if (known == m_homes.end()) {
        if (m_homes.size() == kMostHomes)
            return kOwnHome;
        m_homes.push_back(home);
        m_commitments.emplace_back();
        return HomeIndex{static_cast<std::uint16_t>(m_homes.size() - 1)};
    }
    return HomeIndex{static_cast<std::uint16_t>(known - m_homes.begin())};
}

void Service::settle(CallerIndex caller, const Home& home)
{
    const auto index = static_cast<std::size_t>(caller);
    const HomeIndex there = indexOf(home);
    if (m_callerHomes.size() <= index && there != kOwnHome)
        m_callerHomes.resize(index + 1);
    if (index < m_callerHomes.size())
        m_callerHomes[index] = there;
}

CallerIndex Service::callerAt(const std::string& name, const Home& home)
{
    const HomeIndex there = home == Home{} ? kOwnHome : indexOf(home);
    if (there == kOwnHome)
        return m_calls.caller(name);
    const Home& at = m_homes[number(there)];
    const CallerIndex caller = m_calls.caller(nameAt(name, at));
    settle(caller, at);
    return caller;
}

std::string Service::nameAt(const std::string& name, const Home& home) const
{
    const Home& own = m_homes.front();
    std::string place;
    if (!home.account.empty() && home.account != own.account)
        place += " \u00b7 " + home.account;
    if (!home.region.empty() && home.region != own.region)
        place += " \u00b7 " + home.region;
    return name + place;
}

std::optional<StreamIndex> Service::findIn(HomeIndex home, std::string_view name) const
{
    for (std::size_t i = m_streams.size(); i-- > 0;) {
        const Stream& stream = m_streams[i];
        if (stream.name == name && stream.home == home && stream.status != StreamStatus::Gone)
            return StreamIndex{static_cast<std::uint32_t>(i)};
    }
    return std::nullopt;
}

std::optional<StreamIndex> Service::find(std::string_view reference) const
{
    return reference.starts_with("arn:") ? findReferred(reference) : findIn(homeAtHand(), reference);
}

std::optional<StreamIndex> Service::findReferred(std::string_view reference) const
{
    if (!reference.starts_with("arn:"))
        return findIn(kOwnHome, reference);
    const auto arn = parseStreamArn(reference);
    if (!arn)
        return std::nullopt;
    const auto home = std::find(m_homes.begin(), m_homes.end(), Home{arn->account, arn->region});
    if (home == m_homes.end())
        return std::nullopt;
    return findIn(HomeIndex{static_cast<std::uint16_t>(home - m_homes.begin())}, arn->streamName);
}

std::string Service::streamArn(std::string_view name) const { return streamArnIn(home(), name); }

std::string Service::streamArn(const Stream& stream) const { return streamArnIn(homeOf(stream), stream.name); }

std::string Service::consumerArn(const Stream& stream, std::string_view name, base::Instant created) const
{
    return streamArn(stream) + "/consumer/" + std::string{name} + ":" + std::to_string(unixSecond(created));
}

// The policy of a stream or of a consumer, wherever it is; null without one.
const Policy* Service::policyOf(std::string_view resourceArn) const
{
    const auto place = placeOf(resourceArn);
    if (!place)
        return nullptr;
    const Stream& stream = this->stream(place->stream);
    const Policy& policy = place->consumer ? stream.consumers[*place->consumer].policy : stream.settings.policy;
    return policy.isEmpty() ? nullptr : &policy;
}

const Tags* Service::tagsOf(std::string_view resourceArn) const
{
    const auto place = placeOf(resourceArn);
    if (!place)
        return nullptr;
    const Stream& stream = this->stream(place->stream);
    return place->consumer ? &stream.consumers[*place->consumer].tags : &stream.settings.tags;
}

// The stream or the consumer of that ARN, if it is there.
std::optional<Service::Resource> Service::placeOf(std::string_view resourceArn) const
{
    if (!resourceArn.starts_with("arn:"))
        return std::nullopt;
    const bool isConsumer = parseConsumerArn(resourceArn).has_value();
    const auto index = find(isConsumer ? resourceArn.substr(0, resourceArn.find("/consumer/")) : resourceArn);
    if (!index || !isConsumer)
        return index ? std::optional{Resource{*index, std::nullopt}} : std::nullopt;
    const std::vector<RegisteredConsumer>& consumers = stream(*index).consumers;
    const auto consumer = std::find_if(consumers.begin(), consumers.end(),
        [&](const RegisteredConsumer& other) { return other.arn == resourceArn; });
    if (consumer == consumers.end())
        return std::nullopt;
    return Resource{*index, static_cast<std::size_t>(consumer - consumers.begin())};
}

// Moves the call at hand to the home of what its ARN names. Nothing crosses regions. A program reaches another account
// only as its policy says; people have the keys to all of them.
std::optional<Refusal> Service::goTo(const ControlCall& call, const std::string& arn)
{
    const auto there = homeIn(arn);
    if (!there || *there == home())
        return std::nullopt;
    const bool isProgram = call.context.self == kOutsideActor;
    const bool isReached = !isProgram || there->region == home().region;
    if (isProgram && isReached) {
        if (auto denied = deniedTo(call.context, call.caller, call.action, arn))
            return denied;
    }
    const auto known = std::find(m_homes.begin(), m_homes.end(), *there);
    if (isReached && known != m_homes.end()) {
        m_home = HomeIndex{static_cast<std::uint16_t>(known - m_homes.begin())};
        return std::nullopt;
    }
    auto stream = parseStreamArn(arn);
    if (const auto consumer = isReached ? std::nullopt : parseConsumerArn(arn))
        stream = consumer->stream;
    return stream ? std::optional{notReached(*stream)} : std::nullopt;
}

Refusal Service::notReached(const StreamArn& stream)
{
    return {Exception::ResourceNotFound, Reason::StreamNotFound,
        "Stream " + stream.streamName + " under account " + stream.account + " not found."};
}

}
