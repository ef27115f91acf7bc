// Registered consumers: what enhanced fan-out is asked for.
#include "streams/arn.h"
#include "streams/control_call.h"

#include <algorithm>

namespace shardscope::streams {

using base::Instant;

Answer<RegisteredConsumer> Service::registerStreamConsumer(sim::Context context, CallerIndex caller,
    const RegisterStreamConsumerRequest& request)
{
    return control<RegisteredConsumer>(
        {context, caller, Action::RegisterStreamConsumer}, request,
        [](const RegisterStreamConsumerRequest& r) { return r.consumerName; },
        [&](const RegisterStreamConsumerRequest& r) { return doRegister(context, r); });
}

Answer<RegisteredConsumer> Service::doRegister(sim::Context context, const RegisterStreamConsumerRequest& request)
{
    Answer<RegisteredConsumer> answer = addConsumer(context.now, request);
    if (answer)
        context.agenda.schedule(context.now + m_settings.timings.consumerCreate, kServiceActor,
            number(*requireStream(request.streamName)));
    return answer;
}

// In CREATING, until somebody ends that.
Answer<RegisteredConsumer> Service::addConsumer(Instant now, const RegisterStreamConsumerRequest& request)
{
    Constraints constraints;
    constraints.requiredName("streamARN", request.streamName);
    constraints.name("consumerName", request.consumerName);
    if (!request.tags.empty())
        constraints.tags("tags", request.tags,
            static_cast<std::size_t>(quota(m_settings, QuotaName::TagsPerCall)));
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (!stream.takesData())
        return requireActive(request.streamName).error();
    if (auto refusal = refusalOf(stream.name, {}, request.tags))
        return *std::move(refusal);
    std::int64_t creating = 0;
    for (const RegisteredConsumer& consumer : stream.consumers) {
        if (consumer.name == request.consumerName)
            return Refusal{Exception::ResourceInUse, Reason::ConsumerExists,
                "Consumer " + request.consumerName + " under stream " + stream.name + " already exists for account "
                    + home().account + "."};
        creating += consumer.status == ConsumerStatus::Creating ? 1 : 0;
    }
    const std::int64_t most = quota(m_settings, consumerQuota(now, stream));
    if (static_cast<std::int64_t>(stream.consumers.size()) >= most)
        return Refusal{Exception::LimitExceeded, Reason::ConsumerQuota,
            "This request would exceed the limit of " + std::to_string(most) + " registered consumers for stream "
                + stream.name + " under account " + home().account + "."};
    const std::int64_t creatingAtOnce = quota(m_settings, QuotaName::ConsumersCreatingAtOnce);
    if (creating >= creatingAtOnce)
        return Refusal{Exception::LimitExceeded, Reason::TooManyConsumersCreating,
            "This request would exceed the limit of " + std::to_string(creatingAtOnce)
                + " consumers in CREATING at once for stream " + stream.name + " under account " + home().account
                + "."};
    RegisteredConsumer consumer{request.consumerName, ConsumerStatus::Creating, now,
        consumerArn(stream, request.consumerName, now), {}, request.tags, {}};
    const auto place = std::lower_bound(stream.consumers.begin(), stream.consumers.end(), consumer.name,
        [](const RegisteredConsumer& other, const std::string& name) { return other.name < name; });
    stream.consumers.insert(place, consumer);
    return consumer;
}

QuotaName Service::consumerQuota(Instant now, const Stream& stream) const
{
    const bool hasAdvantage =
        stream.settings.isOnDemand() && commitmentAt(now, stream.home).status != CommitmentStatus::Disabled;
    return hasAdvantage ? QuotaName::AdvantageConsumersPerStream : QuotaName::ConsumersPerStream;
}

// By its ARN, or by its stream and its name; all that is said must agree.
Answer<Service::ConsumerPlace> Service::requireConsumer(const std::string& streamName, const std::string& streamArn,
    const std::string& consumerName, const std::string& consumerArn) const
{
    Constraints constraints;
    if (!streamName.empty())
        constraints.name("streamARN", streamName);
    if (!streamArn.empty())
        constraints.streamArn("streamARN", streamArn);
    if (!consumerName.empty())
        constraints.name("consumerName", consumerName);
    const auto named = parseConsumerArn(consumerArn);
    if (!consumerArn.empty())
        constraints.pattern("consumerARN", consumerArn,
            R"(^(arn):aws.*:kinesis:.*:\d{12}:.*stream\/[a-zA-Z0-9_.-]+\/consumer\/[a-zA-Z0-9_.-]+:[0-9]+)",
            named.has_value());
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const bool hasStream = !streamName.empty() || !streamArn.empty();
    // The service's texts for these two are not known.
    if (consumerArn.empty() && (!hasStream || consumerName.empty()))
        return Refusal{Exception::InvalidArgument, Reason::BadArgument,
            "Either ConsumerARN or both StreamARN and ConsumerName should be provided."};
    std::string stream = streamName;
    if (auto refusal = chooseStream(stream, streamArn))
        return *std::move(refusal);
    const bool agrees = !named
        || ((stream.empty() || stream == named->stream.streamName)
            && (consumerName.empty() || consumerName == named->consumerName));
    if (!agrees)
        return Refusal{Exception::InvalidArgument, Reason::BadArgument,
            "ConsumerARN " + consumerArn + " does not belong to the StreamARN and ConsumerName given."};
    const std::string& name = named ? named->consumerName : consumerName;
    const auto index = named ? findByArn(consumerArn) : find(stream);
    if (!index && !named)
        return streamNotFound(stream);
    if (index) {
        const std::vector<RegisteredConsumer>& consumers = this->stream(*index).consumers;
        for (std::size_t i = 0; i < consumers.size(); ++i)
            if (consumers[i].name == name && (!named || unixSecond(consumers[i].created) == named->createdSecond))
                return ConsumerPlace{*index, i};
    }
    return Refusal{Exception::ResourceNotFound, Reason::ConsumerNotFound,
        "Consumer " + name + ", account " + home().account + " not found."};
}

Answer<Done> Service::deregisterStreamConsumer(sim::Context context, CallerIndex caller,
    const DeregisterStreamConsumerRequest& request)
{
    return control<Done>(
        {context, caller, Action::DeregisterStreamConsumer}, request,
        [](const DeregisterStreamConsumerRequest& r) { return r.consumerArn.empty() ? r.consumerName : r.consumerArn; },
        [&](const DeregisterStreamConsumerRequest& r) { return doDeregister(context, r); });
}

Answer<Done> Service::doDeregister(sim::Context context, const DeregisterStreamConsumerRequest& request)
{
    const auto place =
        requireConsumer(request.streamName, request.streamArn, request.consumerName, request.consumerArn);
    if (!place)
        return place.error();
    RegisteredConsumer& consumer = at(place->stream).consumers[place->consumer];
    if (consumer.status == ConsumerStatus::Deleting)
        return Done{};
    consumer.status = ConsumerStatus::Deleting;
    consumer.goneAt = context.now + m_settings.timings.consumerCreate;
    context.agenda.schedule(consumer.goneAt, kServiceActor, static_cast<std::uint32_t>(place->stream));
    return Done{};
}

Answer<ConsumerDescription> Service::describeStreamConsumer(sim::Context context, CallerIndex caller,
    const DescribeStreamConsumerRequest& request)
{
    return control<ConsumerDescription>(
        {context, caller, Action::DescribeStreamConsumer}, request,
        [](const DescribeStreamConsumerRequest& r) { return r.consumerArn.empty() ? r.consumerName : r.consumerArn; },
        [&](const DescribeStreamConsumerRequest& r) -> Answer<ConsumerDescription> {
            const auto place = requireConsumer({}, r.streamArn, r.consumerName, r.consumerArn);
            if (!place)
                return place.error();
            const Stream& found = stream(place->stream);
            return ConsumerDescription{found.consumers[place->consumer], streamArn(found)};
        });
}

Answer<ConsumerPage> Service::listStreamConsumers(sim::Context context, CallerIndex caller,
    const ListStreamConsumersRequest& request)
{
    return control<ConsumerPage>(
        {context, caller, Action::ListStreamConsumers}, request,
        [](const ListStreamConsumersRequest& r) { return r.streamArn; },
        [&](const ListStreamConsumersRequest& r) { return doListConsumers(context.now, r); });
}

Answer<ConsumerPage> Service::doListConsumers(Instant now, const ListStreamConsumersRequest& request) const
{
    Constraints constraints;
    constraints.requiredStreamArn("streamARN", request.streamArn);
    constraints.range("maxResults", request.maxResults, 1, 10'000);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStreamArn("streamARN", request.streamArn);
    if (!index)
        return index.error();
    const Stream& found = stream(*index);
    if (!isMeant(found, request.streamCreationTimestamp))
        return streamNotFound(found.name);
    std::string after;
    if (!request.nextToken.empty()) {
        auto token = requireToken(now, request.nextToken, "consumers", listedIn(found));
        if (!token)
            return token.error();
        after = std::move(token->after);
    }
    const auto most = static_cast<std::size_t>(std::min(request.maxResults,
        quota(m_settings, QuotaName::ListStreamConsumersPage)));
    ConsumerPage page;
    for (const RegisteredConsumer& consumer : found.consumers) {
        if (!after.empty() && consumer.name <= after)
            continue;
        if (page.consumers.size() == most) {
            page.nextToken = writeListToken({now, "consumers", listedIn(found), page.consumers.back().name});
            break;
        }
        page.consumers.push_back(consumer);
    }
    return page;
}

}
