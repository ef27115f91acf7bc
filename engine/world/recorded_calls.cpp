#include "world/recorded_calls.h"

#include "world/api_calls.h"
#include "world/queries.h"

#include <algorithm>
#include <string_view>
#include <type_traits>

namespace shardscope::world {

namespace {

bool isCall(const Action& action)
{
    return std::visit([](const auto& of) { return IsApiCall<std::decay_t<decltype(of)>>; },
        static_cast<const ActionVariant&>(action));
}

// What stands in the log in the name of whoever gave a command: the call itself, or the one that a move of a
// consumer to the other kind begins with. Nothing for commands that call nobody.
std::optional<Action> callOf(const Action& given, const std::string& stream)
{
    if (isCall(given))
        return given;
    const auto* move = std::get_if<SetConsumerKind>(&given);
    if (move == nullptr)
        return std::nullopt;
    if (move->kind == clients::ConsumerConfig::Kind::FanOut)
        return streams::RegisterStreamConsumerRequest{.streamName = stream, .consumerName = move->name};
    return streams::DeregisterStreamConsumerRequest{.streamName = stream, .consumerName = move->name};
}

// A record of the log and, of those like it at its instant, how many come after it.
struct Logged {
    const streams::CallRecord* record = nullptr;
    std::string caller;
    std::string stream;
    std::size_t after = 0;
};

template <typename Log>
std::optional<Logged> find(const World& world, const Log& log, const streams::CallPlace& place)
{
    if (place.index < log.firstIndex() || place.index >= log.size() || log[place.index].at != place.at)
        return std::nullopt;
    const streams::CallRecord& record = log[place.index];
    const auto& streams = world.service().streams();
    Logged found{.record = &record,
        .caller = world.service().calls().callerName(record.caller),
        .stream = record.stream < streams.size() ? streams[record.stream].name : std::string{}};
    for (std::uint64_t i = place.index + 1; i < log.size() && log[i].at == place.at; ++i)
        found.after += log[i].caller == record.caller && log[i].action == record.action ? 1 : 0;
    return found;
}

// Counted from the last: the log may have forgotten the first of them.
std::optional<TimedCommand> match(const streams::Service& service, std::vector<const Command*> atThatInstant,
    const Logged& logged)
{
    std::size_t after = logged.after;
    for (std::size_t i = atThatInstant.size(); i-- > 0;) {
        const Command& given = *atThatInstant[i];
        if (service.nameAt(given.caller, given.home) != logged.caller)
            continue;
        auto call = callOf(given.action, logged.stream);
        if (!call || actionName(*call) != streams::actionName(logged.record->action))
            continue;
        if (after-- == 0)
            return TimedCommand{logged.record->at, {given.caller, *std::move(call), given.isFromOutside, given.home}};
    }
    return std::nullopt;
}

// By its ARN where it is in another account or region than what the run calls its own, or the caller is.
std::string nameFor(const streams::Service& service, streams::CallerIndex caller, streams::StreamIndex stream)
{
    const streams::Stream& of = service.stream(stream);
    return service.accountOf(caller) == service.homeOf(of).account ? of.reference : service.streamArn(of);
}

template <typename Request>
void setStream(Request& request, const std::string& name)
{
    request.streamName.clear();
    request.streamArn.clear();
    (name.starts_with("arn:") ? request.streamArn : request.streamName) = name;
}

streams::PutRecordsRequest requestOf(const streams::PutBatch& batch, const std::string& stream)
{
    streams::PutRecordsRequest request;
    setStream(request, stream);
    request.records.reserve(batch.entries.size());
    for (const streams::BatchEntry& entry : batch.entries) {
        streams::PutEntry& sent = request.records.emplace_back(entry.sent);
        // Can be read in code, and costs no escapes.
        if (!sent.data)
            sent.data =
                std::make_shared<const std::string>(static_cast<std::size_t>(entry.size) - sent.partitionKey.size(),
                    'x');
    }
    return request;
}

bool isSynthetic(const streams::BatchEntry& entry) { return !entry.sent.data; }

Action requestFor(const streams::AskedRequest& asked, const std::string& stream)
{
    return std::visit(
        [&stream](auto request) -> Action {
            if constexpr (requires { request.streamName; request.streamArn; }) {
                setStream(request, stream);
            } else if constexpr (requires { request.streamArn; }) {
                // An iterator says whose it is; another account or region has to be said.
                request.streamArn = stream.starts_with("arn:") ? stream : std::string{};
            }
            return request;
        },
        asked);
}

template <typename Timed>
void addAt(const std::vector<Timed>& commands, base::Instant at, std::vector<const Command*>& found)
{
    const auto first = std::lower_bound(commands.begin(), commands.end(), at,
        [](const Timed& each, base::Instant instant) { return each.at < instant; });
    for (auto each = first; each != commands.end() && each->at == at; ++each)
        found.push_back(&each->command);
}

}

std::optional<streams::CallPlace> newestCallOf(const World& world, std::string_view caller)
{
    const streams::CallLog& log = world.service().calls();
    const auto index = log.callerNamed(caller);
    const auto& recent = log.recent();
    for (std::uint64_t i = recent.size(); index && i > recent.firstIndex(); --i) {
        if (recent[i - 1].caller == *index)
            return streams::CallPlace{false, i - 1, recent[i - 1].at};
    }
    return std::nullopt;
}

RecordedCalls recordedCall(const Timeline& run, const streams::CallPlace& place)
{
    const streams::CallLog& log = run.world().service().calls();
    const auto logged =
        place.isControl ? find(run.world(), log.control(), place) : find(run.world(), log.recent(), place);
    if (!logged)
        return {{}, CallsMissing::Gone};
    std::vector<const Command*> given;
    addAt(run.scenario().events, place.at, given);
    addAt(run.journal(), place.at, given);
    if (auto call = match(run.world().service(), std::move(given), *logged))
        return {{*std::move(call)}, CallsMissing::None};
    if (run.world().actor(logged->caller) != nullptr)
        return {{}, CallsMissing::Simulated};
    return {{}, run.past() == Past::Forgotten ? CallsMissing::Forgotten : CallsMissing::Simulated};
}

RecordedCalls remadeCall(Timeline& run, const streams::CallPlace& place, const Progress& progress)
{
    RecordedCalls found = recordedCall(run, place);
    if (found.missing != CallsMissing::Simulated || run.past() == Past::Forgotten)
        return found;
    const streams::Service& service = run.world().service();
    const streams::CallRecord call =
        place.isControl ? service.calls().control()[place.index] : service.calls().recent()[place.index];
    if (call.stream >= service.streams().size())
        return found;
    const std::string caller = service.calls().callerName(call.caller);
    const std::string stream = nameFor(service, call.caller, streams::StreamIndex{call.stream});
    RecordedCalls remade;
    const streams::AskedCall asked = run.askedWith(place, progress);
    if (const auto* batch = std::get_if<std::shared_ptr<const streams::PutBatch>>(&asked)) {
        remade.calls.push_back({call.at, {.caller = caller, .action = requestOf(**batch, stream)}});
        remade.hasFiller = std::any_of((*batch)->entries.begin(), (*batch)->entries.end(), isSynthetic);
    } else {
        for (const streams::AskedRequest& request : std::get<streams::AskedRequests>(asked))
            remade.calls.push_back({call.at, {.caller = caller, .action = requestFor(request, stream)}});
    }
    const bool isIt = !remade.calls.empty()
        && actionName(remade.calls.back().command.action) == streams::actionName(call.action);
    return isIt ? remade : found;
}

RecordedCalls recordedCalls(const Timeline& run)
{
    if (run.past() == Past::Forgotten)
        return {{}, CallsMissing::Forgotten};
    return {callsIn(run.journal(), run.world().now()), CallsMissing::None};
}

std::vector<TimedCommand> callsIn(const std::vector<JournalEntry>& journal, base::Instant until)
{
    std::vector<TimedCommand> calls;
    for (const JournalEntry& entry : journal) {
        if (entry.at > until)
            break;
        if (isCall(entry.command.action))
            calls.push_back({entry.at, entry.command});
    }
    return calls;
}

}
