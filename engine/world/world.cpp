#include "world/world.h"

#include "base/check.h"
#include "world/api_calls.h"
#include "world/totals.h"

#include <algorithm>
#include <array>
#include <limits>
#include <type_traits>

namespace shardscope::world {

namespace {

using base::Instant;
using streams::Reason;
using streams::Refusal;

// Quiet seconds in one go: a day is a few milliseconds of work, so that callers who look up now and then do.
constexpr std::int64_t kMostAtOnce = 86'400;
constexpr std::uint64_t kSamplesKept = 32'000'000;
constexpr std::uint64_t kNoBound = std::numeric_limits<std::uint64_t>::max();

Refusal refuse(Reason reason, std::string message)
{
    return {streams::Exception::InvalidArgument, reason, std::move(message)};
}

// To who would reshard it; the service refuses each of those calls so.
Refusal scaledByTheService(const streams::Service& service, const streams::Stream& stream)
{
    return {streams::Exception::Validation, Reason::WrongCapacityMode,
        "Request is invalid. Stream " + stream.name + " under account " + service.homeOf(stream).account
            + " is in On-Demand mode."};
}

Refusal streamNotFound(const streams::ServiceSettings& settings, const std::string& stream)
{
    return {streams::Exception::ResourceNotFound, Reason::StreamNotFound,
        "Stream " + stream + " under account " + settings.account + " not found."};
}

// Nothing was written, read or refused, and nothing waits to be read. Programs that may have an iterator left are about
// to be forgotten.
bool isQuiet(const Frame& frame)
{
    const auto isStill = [](const StreamSample& stream) {
        return stream.extraPutUnits == 0 && stream.failedEntries == 0 && stream.pushes.empty()
            && stream.calls == StreamSample{}.calls
            && std::all_of(stream.shards.begin(), stream.shards.end(),
                [](const ShardSample& shard) { return shard == ShardSample{}; });
    };
    const auto isAtTip = [](const ConsumerSample& consumer) {
        return consumer.backlog == 0 && consumer.ageMs == 0 && consumer.records == 0 && consumer.bytes == 0
            && consumer.refusedCalls == 0;
    };
    return frame.programs.empty() && std::all_of(frame.streams.begin(), frame.streams.end(), isStill)
        && std::all_of(frame.consumers.begin(), frame.consumers.end(), isAtTip);
}

bool isQuiet(const LatencySecond& second)
{
    return std::all_of(second.consumers.begin(), second.consumers.end(),
        [](const std::vector<clients::LatencyBin>& bins) { return bins.empty(); });
}

// An Answer of the service as a Reply of the world.
template <typename T>
Reply replyOf(streams::Answer<T> answer)
{
    if (!answer)
        return answer.error();
    return std::move(answer).value();
}

}

World::World(const WorldSettings& settings)
    : m_settings(settings), m_service(settings.service), m_actors(2), m_lineage(base::mix64(settings.seed)),
      m_harvested(std::make_shared<const Totals>())
{
    m_agenda.schedule(m_now + kHarvestEvery, kMetricsActor, 0);
}

// --- Commands ------------------------------------------------------------------

Reply World::addStreamAtStart(const streams::StreamAtStart& start)
{
    SHARD_CHECK(m_now == base::kWorldStart);
    const auto index = m_service.addActiveStream(contextFor(streams::kServiceActor), start);
    if (!index)
        return index.error();
    m_lineage = base::mix64(m_lineage ^ base::hashText(start.create.streamName) ^ start.create.shardCount);
    return streams::Done{};
}

Reply World::addConsumerAtStart(const std::string& stream, const streams::ConsumerAtStart& start)
{
    SHARD_CHECK(m_now == base::kWorldStart);
    const auto consumer = m_service.addActiveConsumer(m_now, stream, start);
    if (!consumer)
        return consumer.error();
    m_lineage = base::mix64(m_lineage ^ base::hashText(stream) ^ base::hashText(start.name));
    return *consumer;
}

Reply World::apply(const Command& command)
{
    // Measurement only: no call of anybody, and nothing that a lineage would tell.
    if (const auto* const note = std::get_if<streams::NoteDelivery>(&command.action))
        return m_service.noteDelivery(m_now, *note);
    const sim::Context context = contextFor(command.isFromOutside ? streams::kOutsideActor : streams::kServiceActor);
    const streams::CallerIndex caller = m_service.callerAt(command.caller, command.home);
    if (command.isFromOutside)
        m_service.calls().markOutside(caller);
    const ApiCalls api{m_service, context, caller};
    const std::uint64_t callsBefore = m_service.calls().recent().size();
    Reply reply = std::visit(
        [&](const auto& action) -> Reply {
            if constexpr (std::is_same_v<std::decay_t<decltype(action)>, streams::NoteDelivery>)
                return streams::Done{}; // above
            else if constexpr (std::is_same_v<std::decay_t<decltype(action)>, streams::PoisonRecordRequest>)
                return replyOf(m_service.poisonRecord(m_now, action));
            else if constexpr (std::is_same_v<std::decay_t<decltype(action)>, streams::HealRecordRequest>)
                return replyOf(m_service.healRecord(action));
            else if constexpr (std::is_same_v<std::decay_t<decltype(action)>, streams::SetKeyStateRequest>)
                return replyOf(m_service.setKeyState(m_now, action));
            else if constexpr (std::is_same_v<std::decay_t<decltype(action)>, streams::SetKeyAccessRequest>)
                return replyOf(m_service.setKeyAccess(m_now, action));
            else if constexpr (std::is_same_v<std::decay_t<decltype(action)>, streams::SetAccessRequest>)
                return replyOf(m_service.setAccess(m_now, action));
            else if constexpr (std::is_same_v<std::decay_t<decltype(action)>, streams::SetFaultRequest>)
                return replyOf(m_service.setFault(action,
                    base::Rng{m_settings.seed}.fork("faults").fork(action.rule.name)));
            else if constexpr (std::is_same_v<std::decay_t<decltype(action)>, streams::ClearFaultRequest>)
                return replyOf(m_service.clearFault(action));
            else if constexpr (IsApiCall<std::decay_t<decltype(action)>>)
                return api(action);
            else if constexpr (std::is_same_v<std::decay_t<decltype(action)>, SetConsumerKind>)
                return applyToClients(context, caller, action);
            else
                return applyToClients(action);
        },
        command.action);
    const auto& calls = m_service.calls().recent();
    if (calls.size() > callsBefore)
        reply.delay = calls[calls.size() - 1].delay;
    if (isAccepted(reply))
        m_lineage = base::mix64(m_lineage ^ base::hashText(actionName(command.action))
            ^ static_cast<std::uint64_t>(m_now.time_since_epoch().count()));
    return reply;
}

Actor* World::find(std::string_view name)
{
    const auto found = std::find_if(m_actors.begin(), m_actors.end(),
        [name](const Actor& actor) { return !actor.name.empty() && actor.name == name; });
    return found == m_actors.end() ? nullptr : &*found;
}

const Actor* World::actor(std::string_view name) const
{
    return const_cast<World*>(this)->find(name); // finding changes nothing
}

streams::Answer<streams::StreamIndex> World::placeFor(const std::string& client, const std::string& stream) const
{
    if (client.empty())
        return refuse(Reason::BadArgument, "A client needs a name.");
    if (actor(client) != nullptr)
        return refuse(Reason::BadArgument, "A client named " + client + " exists already.");
    const auto index = m_service.find(stream);
    if (!index)
        return streamNotFound(m_settings.service, stream);
    return *index;
}

streams::CallerIndex World::callerFor(const std::string& name, const std::string& account, streams::StreamIndex stream)
{
    const streams::CallerIndex caller = m_service.calls().caller(name);
    streams::Home home = m_service.homeOf(m_service.stream(stream));
    if (!account.empty())
        home.account = account;
    m_service.settle(caller, home);
    return caller;
}

template <typename ClientType>
void World::start(std::string name, ClientType client)
{
    const sim::ActorIndex index{static_cast<std::uint32_t>(m_actors.size())};
    m_actors.push_back({std::move(name), std::move(client)});
    std::get<ClientType>(m_actors.back().client).begin(contextFor(index));
}

Reply World::applyToClients(const AddProducer& command)
{
    const clients::ProducerConfig& config = command.config;
    if (const auto problem = clients::problemIn(config))
        return refuse(Reason::BadArgument, problem->text());
    const auto stream = placeFor(config.name, config.stream);
    if (!stream)
        return stream.error();
    const auto keys = clients::makeKeySource(config.keys);
    const std::uint32_t table = m_service.addKeyTable(keys->table);
    start(config.name,
        clients::Producer{config, keys, table, *stream, callerFor(config.name, config.account, *stream),
            base::Rng{m_settings.seed}.fork(config.name)});
    return streams::Done{};
}

Reply World::applyToClients(const AddAgent& command)
{
    const clients::AgentConfig& config = command.config;
    if (const auto problem = clients::problemIn(config))
        return refuse(Reason::BadArgument, problem->text());
    const auto stream = placeFor(config.name, config.stream);
    if (!stream)
        return stream.error();
    if (!command.dataset)
        return refuse(Reason::BadArgument, "Agent " + config.name + " has no log to replay.");
    const std::uint32_t table = m_service.addKeyTable(command.dataset->keys);
    start(config.name,
        clients::LogAgent{config, command.dataset, table, *stream, callerFor(config.name, config.account, *stream),
            base::Rng{m_settings.seed}.fork(config.name)});
    return streams::Done{};
}

Reply World::applyToClients(const AddConsumer& command)
{
    const clients::ConsumerConfig& config = command.config;
    if (const auto problem = clients::problemIn(config))
        return refuse(Reason::BadArgument, problem->text());
    const auto stream = placeFor(config.name, config.stream);
    if (!stream)
        return stream.error();
    const streams::CallerIndex caller = callerFor(config.name, config.account, *stream);
    const base::Rng rng = base::Rng{m_settings.seed}.fork(config.name);
    if (config.kind == clients::ConsumerConfig::Kind::Shared)
        start(config.name, clients::Poller{config, *stream, caller, rng});
    else
        start(config.name, clients::FanOutConsumer{config, *stream, caller, rng});
    return streams::Done{};
}

Reply World::applyToClients(const RemoveClient& command)
{
    Actor* const actor = find(command.name);
    if (actor == nullptr)
        return refuse(Reason::BadArgument, "There is no client named " + command.name + ".");
    // Its index stays taken, so that wake-ups still on their way find nobody.
    *actor = Actor{};
    return streams::Done{};
}

Reply World::applyToClients(const SetProducerRate& command)
{
    Actor* const actor = find(command.name);
    auto* const producer = actor != nullptr ? std::get_if<clients::Producer>(&actor->client) : nullptr;
    if (producer == nullptr)
        return refuse(Reason::BadArgument, "There is no producer named " + command.name + ".");
    if (const auto problem = clients::problemInRate(command.rate))
        return refuse(Reason::BadArgument, problem->text());
    producer->setRate(command.rate);
    return streams::Done{};
}

Reply World::applyToClients(const SetHotShare& command)
{
    Actor* const actor = find(command.name);
    auto* const producer = actor != nullptr ? std::get_if<clients::Producer>(&actor->client) : nullptr;
    if (producer == nullptr)
        return refuse(Reason::BadArgument, "There is no producer named " + command.name + ".");
    if (command.hotKey >= producer->config().keys.hot.size())
        return refuse(Reason::BadArgument,
            "Producer " + command.name + " has " + std::to_string(producer->config().keys.hot.size())
                + " hot keys; number " + std::to_string(command.hotKey) + " is none of them.");
    if (const auto problem = clients::problemInShare(command.sharePpm))
        return refuse(Reason::BadArgument, problem->text());
    producer->setHotShare(command.hotKey, command.sharePpm);
    return streams::Done{};
}

namespace {

// Whether it is a consumer, of whichever kind; then it is given to `act`.
template <typename Act>
bool toConsumer(Actor* actor, const Act& act)
{
    if (actor == nullptr)
        return false;
    if (auto* const poller = std::get_if<clients::Poller>(&actor->client))
        act(*poller);
    else if (auto* const fanOut = std::get_if<clients::FanOutConsumer>(&actor->client))
        act(*fanOut);
    else
        return false;
    return true;
}

}

Reply World::applyToClients(const SetConsumerProcessing& command)
{
    if (const auto problem = clients::problemInProcessing(command.processingRate))
        return refuse(Reason::BadArgument, problem->text());
    Actor* const actor = find(command.name);
    const auto set = [&](auto& consumer) {
        const sim::ActorIndex index{static_cast<std::uint32_t>(actor - m_actors.data())};
        consumer.setProcessing(contextFor(index), command.processingRate, command.isPaused);
    };
    if (!toConsumer(actor, set))
        return refuse(Reason::BadArgument, "There is no consumer named " + command.name + ".");
    return streams::Done{};
}

Reply World::applyToClients(const SetConsumerFailurePolicy& command)
{
    if (const auto problem = clients::problemInFailurePolicy(command.policy))
        return refuse(Reason::BadArgument, problem->text());
    Actor* const actor = find(command.name);
    if (!toConsumer(actor, [&](auto& consumer) { consumer.setFailurePolicy(command.policy); }))
        return refuse(Reason::BadArgument, "There is no consumer named " + command.name + ".");
    return streams::Done{};
}

Reply World::applyToClients(const SetConsumerShardPolicy& command)
{
    if (const auto problem = clients::problemInShardPolicy(command.policy))
        return refuse(Reason::BadArgument, problem->text());
    Actor* const actor = find(command.name);
    const auto set = [&](auto& consumer) {
        const sim::ActorIndex index{static_cast<std::uint32_t>(actor - m_actors.data())};
        consumer.setShardPolicy(contextFor(index), m_service, command.policy);
    };
    if (!toConsumer(actor, set))
        return refuse(Reason::BadArgument, "There is no consumer named " + command.name + ".");
    return streams::Done{};
}

// The API call comes first: what the service refuses changes nothing here.
Reply World::applyToClients(sim::Context context, streams::CallerIndex caller, const SetConsumerKind& command)
{
    using Kind = clients::ConsumerConfig::Kind;
    Actor* const actor = find(command.name);
    auto* const poller = actor != nullptr ? std::get_if<clients::Poller>(&actor->client) : nullptr;
    auto* const fanOut = actor != nullptr ? std::get_if<clients::FanOutConsumer>(&actor->client) : nullptr;
    if (poller == nullptr && fanOut == nullptr)
        return refuse(Reason::BadArgument, "There is no consumer named " + command.name + ".");
    if ((poller != nullptr) == (command.kind == Kind::Shared))
        return refuse(Reason::BadArgument,
            "Consumer " + command.name
                + (poller != nullptr ? " reads by GetRecords already." : " uses enhanced fan-out already."));
    const streams::StreamIndex stream = poller != nullptr ? poller->stream() : fanOut->stream();
    const std::string streamName = m_service.stream(stream).reference;
    // Another stream may have its name by now.
    if (m_service.stream(stream).status == streams::StreamStatus::Gone)
        return streamNotFound(m_settings.service, streamName);
    if (poller != nullptr) {
        const auto answer = m_service.registerStreamConsumer(context, caller, {streamName, command.name});
        if (!answer)
            return answer.error();
    } else {
        const auto answer = m_service.deregisterStreamConsumer(context, caller, {streamName, command.name});
        // A registration that is not there is as good as given back.
        if (!answer && answer.error().exception != streams::Exception::ResourceNotFound)
            return answer.error();
    }
    clients::ConsumerConfig config = poller != nullptr ? poller->config() : fanOut->config();
    config.kind = command.kind;
    const streams::CallerIndex self = m_service.calls().caller(config.name);
    const base::Rng rng = base::Rng{m_settings.seed}.fork(config.name);
    const sim::Context own = contextFor(sim::ActorIndex{static_cast<std::uint32_t>(actor - m_actors.data())});
    clients::Handover former = poller != nullptr ? poller->handOver(m_now) : fanOut->handOver(m_now);
    actor->firstOrder = m_agenda.scheduledEver();
    if (command.kind == Kind::Shared)
        actor->client.emplace<clients::Poller>(config, stream, self, rng).takeOver(own, m_service, std::move(former));
    else
        actor->client.emplace<clients::FanOutConsumer>(config, stream, self, rng)
            .takeOver(own, m_service, std::move(former));
    return streams::Done{};
}

Reply World::applyToClients(const MoveBookmark& command)
{
    Actor* const actor = find(command.name);
    const auto move = [&](auto& consumer) {
        const sim::ActorIndex index{static_cast<std::uint32_t>(actor - m_actors.data())};
        return replyOf(consumer.moveBookmark(contextFor(index), m_service, command.to));
    };
    if (actor != nullptr) {
        if (auto* const poller = std::get_if<clients::Poller>(&actor->client))
            return move(*poller);
        if (auto* const fanOut = std::get_if<clients::FanOutConsumer>(&actor->client))
            return move(*fanOut);
    }
    return refuse(Reason::BadArgument, "There is no consumer named " + command.name + ".");
}

Reply World::applyToClients(const StartReshardPlan& command)
{
    if (const auto problem = clients::problemIn(command.plan))
        return refuse(Reason::BadArgument, problem->text());
    const auto stream = placeFor(command.plan.name, command.plan.stream);
    if (!stream)
        return stream.error();
    if (m_service.stream(*stream).settings.isOnDemand())
        return scaledByTheService(m_service, m_service.stream(*stream));
    start(command.plan.name, clients::Resharder{command.plan, *stream, callerFor(command.plan.name, {}, *stream)});
    return streams::Done{};
}

Reply World::applyToClients(const AddAutoscaler& command)
{
    const operations::AutoscalerConfig& config = command.config;
    if (const auto problem = operations::problemIn(config))
        return refuse(Reason::BadArgument, problem->text());
    const auto stream = placeFor(config.name, config.stream);
    if (!stream)
        return stream.error();
    if (m_service.stream(*stream).settings.isOnDemand())
        return scaledByTheService(m_service, m_service.stream(*stream));
    start(config.name, operations::Autoscaler{config, *stream, callerFor(config.name, {}, *stream)});
    return streams::Done{};
}

// --- Time ------------------------------------------------------------------------

void World::runUntil(Instant limit) { run({limit, kNoBound, nullptr}); }

void World::runWatched(Instant limit, const SecondWatcher& watch) { run({limit, kNoBound, &watch}); }

void World::run(const Passage& passage)
{
    SHARD_CHECK(passage.limit >= m_now);
    while (const auto wakeUp = m_agenda.popUntil(passage.limit)) {
        m_now = wakeUp->at;
        (void)wake(*wakeUp, passage);
    }
    m_now = passage.limit;
}

Instant World::runSome(Instant limit, std::uint64_t wakeUps)
{
    SHARD_CHECK(limit >= m_now);
    std::uint64_t done = 0;
    while (done < wakeUps) {
        const auto wakeUp = m_agenda.popUntil(limit);
        if (!wakeUp) {
            m_now = limit;
            return m_now;
        }
        m_now = wakeUp->at;
        done += wake(*wakeUp, {limit, wakeUps - done, nullptr});
    }
    // Whole milliseconds only: a command given here must come after everything of this instant.
    runUntil(m_now);
    return m_now;
}

std::uint64_t World::wake(const sim::WakeUp& wakeUp, const Passage& passage)
{
    if (wakeUp.actor != kMetricsActor) {
        wakeClient(wakeUp);
        return 1;
    }
    harvest();
    if (passage.watch != nullptr)
        (*passage.watch)(*m_seconds.back());
    harvestQuietSeconds(passage);
    m_agenda.schedule(m_now + kHarvestEvery, kMetricsActor, 0);
    return 1 + passCalmTime({passage.limit, passage.most - 1, passage.watch});
}

void World::wakeClient(const sim::WakeUp& wakeUp)
{
    const sim::Context context = contextFor(wakeUp.actor);
    if (wakeUp.actor == streams::kServiceActor) {
        m_service.wake(context, wakeUp.token);
        return;
    }
    if (wakeUp.order < m_actors[static_cast<std::uint32_t>(wakeUp.actor)].firstOrder)
        return;
    std::visit(
        [&](auto& client) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(client)>, std::monostate>)
                client.wake(wakeUp.token, context, m_service);
        },
        m_actors[static_cast<std::uint32_t>(wakeUp.actor)].client);
}

void World::harvest()
{
    m_service.pushSubscriptions(m_now);
    auto totals = std::make_shared<Totals>();
    take(*this, *totals);
    auto frame = std::make_shared<Frame>();
    measure(*m_harvested, *totals, *this, kHarvestEvery, *frame);
    m_seconds.append(std::move(frame));
    m_harvested = std::move(totals);
    harvestLatencies();
    foldLastMinute();
    dropOldSeconds();
    m_service.tidy(m_now, forgettable(), m_settings.outsideBudget);
}

// Between now and the next wake-up of anybody nothing can change but time itself: if nothing is waiting to be
// read, whose age would grow, every second up to there is like the last one. Those that will have been folded
// by then share one frame; forgetting records of long ago at the end comes to the same as doing it every second.
void World::harvestQuietSeconds(const Passage& passage)
{
    const std::optional<Instant> next = m_agenda.nextAt();
    const Instant end = next ? std::min(passage.limit, *next - base::Duration{1}) : passage.limit;
    const std::int64_t quiet = end > m_now ? std::min<std::int64_t>((end - m_now) / kHarvestEvery, kMostAtOnce) : 0;
    if (quiet == 0 || !isQuiet(*m_seconds.back()) || !isQuiet(*m_latencies.back()))
        return;
    const Instant from = m_now;
    const std::shared_ptr<const Frame> like = m_seconds.back();
    const std::shared_ptr<const LatencySecond> likeLatency = m_latencies.back();
    Frame shown = *like;
    const auto keptFrom = quiet - static_cast<std::int64_t>(kSecondsKept) - 64; // a log drops blocks of 64
    for (std::int64_t i = 1; i <= quiet; ++i) {
        m_now = from + i * kHarvestEvery;
        if (passage.watch != nullptr) {
            shown.at = m_now;
            measureMinute(*this, shown);
            (*passage.watch)(shown);
        }
        const bool isLastOfMinute = (m_seconds.size() + 1) % kSecondsOfMinute == 0;
        if (i > keptFrom || isLastOfMinute) {
            auto frame = std::make_shared<Frame>(*like);
            frame->at = m_now;
            measureMinute(*this, *frame);
            m_seconds.append(std::move(frame));
        } else {
            m_seconds.append(like);
        }
        if (isLastOfMinute) {
            foldLastMinute();
            dropOldSeconds();
        }
        if (i > keptFrom) {
            auto latency = std::make_shared<LatencySecond>(*likeLatency);
            latency->at = m_now;
            m_latencies.append(std::move(latency));
        } else {
            m_latencies.append(likeLatency);
        }
        if (isLastOfMinute || i == quiet)
            dropOldLatencies();
    }
    dropOldSeconds();
    m_service.tidy(m_now, forgettable(), m_settings.outsideBudget);
}

void World::harvestLatencies()
{
    auto second = std::make_shared<LatencySecond>();
    takeLatencies(*second);
    m_latencies.append(std::move(second));
    dropOldLatencies();
}

void World::takeLatencies(LatencySecond& second)
{
    second.at = m_now;
    second.consumers.resize(m_actors.size());
    for (std::size_t i = 0; i < m_actors.size(); ++i) {
        if (auto* const poller = std::get_if<clients::Poller>(&m_actors[i].client))
            second.consumers[i] = poller->takeLatency();
        if (auto* const fanOut = std::get_if<clients::FanOutConsumer>(&m_actors[i].client))
            second.consumers[i] = fanOut->takeLatency();
    }
}

void World::dropOldLatencies()
{
    m_latencies.dropBefore(m_latencies.size() - std::min(m_latencies.size(), kLatencySecondsKept));
}

void World::foldLastMinute()
{
    if (m_seconds.size() % kSecondsOfMinute != 0)
        return;
    std::array<const Frame*, kSecondsOfMinute> minute{};
    for (std::uint64_t i = 0; i < kSecondsOfMinute; ++i)
        minute[i] = m_seconds[m_seconds.size() - kSecondsOfMinute + i].get();
    m_minutes.append(std::make_shared<const Frame>(foldFrames(minute)));
}

void World::dropOldSeconds()
{
    std::uint64_t samples = 1;
    for (const StreamSample& stream : m_seconds.back()->streams)
        samples += stream.shards.size();
    const std::uint64_t kept = std::clamp<std::uint64_t>(kSamplesKept / samples, 300, kSecondsKept);
    if (m_seconds.size() > kept)
        m_seconds.dropBefore(m_seconds.size() - kept);
}

// Over the budget, what every consumer has read may be forgotten, oldest first.
std::vector<std::vector<std::uint64_t>> World::forgettable() const
{
    std::vector<std::vector<std::uint64_t>> keepFrom;
    if (m_service.recordsKept() <= m_settings.recordBudget)
        return keepFrom;
    for (const streams::Stream& stream : m_service.streams()) {
        std::vector<std::uint64_t>& from = keepFrom.emplace_back();
        for (const streams::ShardLine& line : stream.lines)
            from.push_back(line.stored);
    }
    const auto hold = [&](const auto& consumer) {
        std::vector<std::uint64_t>& from = keepFrom[static_cast<std::uint32_t>(consumer.stream())];
        for (std::size_t shard = 0; shard < from.size(); ++shard) {
            const bool isKnown = shard < consumer.readers().size();
            const clients::Reader* const reader = isKnown ? &consumer.readers()[shard] : nullptr;
            if (reader == nullptr || reader->state == clients::Reader::State::Absent
                || reader->state == clients::Reader::State::Waiting)
                from[shard] = 0; // it has yet to come
            else if (reader->state == clients::Reader::State::Reading)
                from[shard] = std::min(from[shard], reader->next);
        }
    };
    for (const Actor& actor : m_actors) {
        if (const auto* const poller = std::get_if<clients::Poller>(&actor.client))
            hold(*poller);
        if (const auto* const fanOut = std::get_if<clients::FanOutConsumer>(&actor.client))
            hold(*fanOut);
    }
    return keepFrom;
}

// --- Fingerprint -------------------------------------------------------------------

std::uint64_t World::fingerprint() const
{
    std::uint64_t hash = base::mix64(static_cast<std::uint64_t>(m_now.time_since_epoch().count()));
    const auto add = [&hash](std::uint64_t value) { hash = base::mix64(hash ^ value); };
    const auto addInstant = [&add](Instant at) { add(static_cast<std::uint64_t>(at.time_since_epoch().count())); };
    add(m_lineage);
    for (const streams::Stream& stream : m_service.streams()) {
        add(base::hashText(stream.reference));
        add(static_cast<std::uint64_t>(stream.status));
        addInstant(stream.statusUntil);
        add(static_cast<std::uint64_t>(stream.retention.count()));
        addInstant(stream.trimmedTo);
        if (stream.map) {
            for (const streams::Shard& shard : stream.map->shards()) {
                add(shard.range.first.high());
                add(shard.range.first.low());
                add(shard.range.last.high());
                add(shard.range.last.low());
                add(static_cast<std::uint64_t>(shard.createdSecond));
                add(shard.closed ? static_cast<std::uint64_t>(shard.closed->time_since_epoch().count()) : 0);
            }
        }
        if (stream.pending) {
            for (const streams::ReshardStep& step : stream.pending->steps) {
                add(static_cast<std::uint64_t>(step.kind));
                add(std::uint64_t{streams::number(step.shard)} << 32 | streams::number(step.adjacent));
                add(step.newStart.high());
                add(step.newStart.low());
            }
        }
        for (const streams::ShardLine& line : stream.lines) {
            add(static_cast<std::uint64_t>(line.records.fullAt));
            add(static_cast<std::uint64_t>(line.bytes.fullAt));
            add(line.stored);
            add(line.refused);
            add(line.digest);
        }
        for (const streams::ReadLine& reads : stream.reads) {
            add(static_cast<std::uint64_t>(reads.calls.fullAt));
            add(static_cast<std::uint64_t>(reads.bytes.fullAt));
            if (reads.records.fullAt != 0)
                add(static_cast<std::uint64_t>(reads.records.fullAt));
            add(static_cast<std::uint64_t>(reads.iterators.fullAt));
            addInstant(reads.blockedUntil);
            add(reads.readRecords);
            add(reads.refusedCalls);
        }
        for (const streams::IteratorLine& line : stream.otherIterators) {
            add(std::uint64_t{streams::number(line.shard)} << 32 | streams::number(line.home));
            add(static_cast<std::uint64_t>(line.iterators.fullAt));
        }
        for (const streams::RegisteredConsumer& consumer : stream.consumers) {
            add(base::hashText(consumer.name));
            add(static_cast<std::uint64_t>(consumer.status));
            addInstant(consumer.created);
            for (const auto& [key, value] : consumer.tags)
                add(base::hashText(key) ^ base::hashText(value));
            if (!consumer.policy.isEmpty())
                add(base::hashText(consumer.policy.text()));
        }
        for (const streams::PoisonMark& mark : stream.poison) {
            add(streams::number(mark.shard));
            add(mark.ordinal);
        }
        if (stream.settings != streams::StreamSettings{})
            add(stream.settings.digest());
    }
    if (const std::uint64_t settings = m_service.settingsDigest(); settings != 0)
        add(settings);
    for (const Actor& actor : m_actors) {
        add(base::hashText(actor.name));
        std::visit(
            [&](const auto& client) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(client)>, std::monostate>)
                    add(client.digest());
            },
            actor.client);
    }
    for (const sim::WakeUp& wakeUp : m_agenda.inOrder()) {
        addInstant(wakeUp.at);
        add(static_cast<std::uint64_t>(wakeUp.actor) << 32 | wakeUp.token);
    }
    return hash;
}

}
