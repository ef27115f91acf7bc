// Why? of a program on the network: what was refused it most, how much of that, why its newest such call was, and what
// its author can do about it.
#include "world/explain_parts.h"

#include "base/units.h"
#include "world/consumer_queries.h"
#include "world/programs.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace shardscope::world {

namespace {

using streams::CallRecord;
using streams::Reason;

bool isWriteThrottle(Reason reason) { return reason == Reason::RecordsThrottled || reason == Reason::BytesThrottled; }

const Cause* causeOf(const Explanation& answer, CauseCode code)
{
    const auto found = std::find_if(answer.causes.begin(), answer.causes.end(),
        [code](const Cause& cause) { return cause.code == code; });
    return found == answer.causes.end() ? nullptr : &*found;
}

bool hasRemedy(const Explanation& answer, RemedyCode code)
{
    return std::any_of(answer.remedies.begin(), answer.remedies.end(),
        [code](const Remedy& remedy) { return remedy.code == code; });
}

class ProgramQuestion {
public:
    ProgramQuestion(const World& world, const ProgramFacts& facts)
        : m_world(world), m_facts(facts), m_worst(*facts.worst), m_call(facts.worst->newest)
    {
    }

    [[nodiscard]] Explanation answer();

private:
    [[nodiscard]] std::string operation() const { return std::string{streams::actionName(m_call.action)}; }
    [[nodiscard]] std::int64_t countedOver() const { return (m_world.now() - m_facts.minuteFrom).count(); }
    void sayHowMuch();
    void sayOwnShare();
    [[nodiscard]] bool sharesItsLimit(const CallRecord& other) const;
    [[nodiscard]] streams::HomeIndex homeOf(const CallRecord& call) const;
    void advise();
    void adviseWriter();
    void adviseReader();
    void add(RemedyCode code, std::string key, std::int64_t value = 0, std::int64_t limit = 0);

    const World& m_world;
    const ProgramFacts& m_facts;
    const ProgramRefusal& m_worst;
    const CallRecord& m_call;
    Explanation m_answer;
};

Explanation ProgramQuestion::answer()
{
    m_answer = whyCall(m_world, m_call);
    m_answer.verdict = Verdict::ProgramRefused;
    sayHowMuch();
    if (m_call.reason == Reason::ReadThrottled || m_call.reason == Reason::RateExceeded)
        sayOwnShare();
    advise();
    return std::move(m_answer);
}

// All of its kind instead of the one call.
void ProgramQuestion::sayHowMuch()
{
    Cause& refused = m_answer.causes.front();
    refused.code = isWrite(m_call.action) ? CauseCode::EntriesOfProgramRefused : CauseCode::CallsOfProgramRefused;
    refused.key = operation();
    refused.value = static_cast<std::int64_t>(m_worst.refused);
    refused.limit = static_cast<std::int64_t>(m_worst.attempts);
    refused.before = countedOver();
    if (m_call.outcome == streams::Exception::None)
        refused.text.clear();
}

// Where others call too, it need not be the cause of what it meets.
void ProgramQuestion::sayOwnShare()
{
    std::int64_t own = 0;
    std::int64_t all = 0;
    const auto& recent = m_world.service().calls().recent();
    for (std::uint64_t i = recent.size(); i > recent.firstIndex(); --i) {
        const CallRecord& other = recent[i - 1];
        if (other.at < m_facts.minuteFrom)
            break;
        if (!sharesItsLimit(other))
            continue;
        ++all;
        own += other.caller == m_facts.caller ? 1 : 0;
    }
    Cause share = about(CauseCode::OwnShare, m_world.now());
    share.key = operation();
    share.value = own;
    share.limit = all;
    share.before = countedOver();
    m_answer.causes.push_back(std::move(share));
}

bool ProgramQuestion::sharesItsLimit(const CallRecord& other) const
{
    if (other.action != m_call.action)
        return false;
    const streams::ServiceSettings& settings = m_world.service().settings();
    const auto rate = streams::requestRate(settings.profile, m_call.action, settings.reshardRates);
    if (rate && rate->scope == streams::RateScope::Account)
        return homeOf(other) == homeOf(m_call);
    if (rate && rate->scope == streams::RateScope::Stream)
        return other.stream == m_call.stream;
    const streams::Service& service = m_world.service();
    if (m_call.action == streams::Action::GetShardIterator
        && service.accountOf(other.caller) != service.accountOf(m_call.caller))
        return false;
    return other.stream == m_call.stream && other.shard == m_call.shard;
}

streams::HomeIndex ProgramQuestion::homeOf(const CallRecord& call) const
{
    const streams::Service& service = m_world.service();
    return call.stream < service.streams().size() ? service.streams()[call.stream].home : service.homeOf(call.caller);
}

void ProgramQuestion::add(RemedyCode code, std::string key, std::int64_t value, std::int64_t limit)
{
    Remedy remedy;
    remedy.code = code;
    remedy.shard = m_call.shard;
    remedy.key = std::move(key);
    remedy.value = value;
    remedy.limit = limit;
    m_answer.remedies.push_back(std::move(remedy));
}

// What helps against a throttle in general is said in the particular.
void ProgramQuestion::advise()
{
    const bool isWriter = isWriteThrottle(m_call.reason);
    const bool isReader = m_call.reason == Reason::ReadThrottled;
    const bool isRate = m_call.reason == Reason::RateExceeded;
    if (!isWriter && !isReader && !isRate)
        return;
    std::erase_if(m_answer.remedies, [](const Remedy& remedy) { return remedy.code == RemedyCode::Advice; });
    if (isWriter)
        adviseWriter();
    else if (isReader)
        adviseReader();
    else if (!streams::isDataCall(m_call.action))
        add(RemedyCode::CallLess, operation());
    add(RemedyCode::BackOff, operation());
}

void ProgramQuestion::adviseWriter()
{
    const Cause* heavy = causeOf(m_answer, CauseCode::KeyAloneOverQuota);
    if (heavy == nullptr)
        heavy = causeOf(m_answer, CauseCode::KeyDominates);
    if (const Cause* const packed = causeOf(m_answer, CauseCode::KeyIsAggregated))
        heavy = packed;
    if (heavy != nullptr && !hasRemedy(m_answer, RemedyCode::SaltKey))
        add(RemedyCode::MoreKeys, heavy->key);
}

// So long that everybody who shares the shard has a turn.
void ProgramQuestion::adviseReader()
{
    const Cause* shared = causeOf(m_answer, CauseCode::SharedByReaders);
    const std::int64_t readers = shared != nullptr ? std::max<std::int64_t>(1, shared->before) : 1;
    const auto most = streams::quota(m_world.service().settings(),
        m_call.action == streams::Action::GetShardIterator ? streams::QuotaName::IteratorCallsPerSecond
                                                           : streams::QuotaName::ReadCallsPerSecond);
    add(RemedyCode::WaitBetween, operation(), base::divCeil(readers * 1'000, most), readers);
    if (m_answer.stream)
        add(RemedyCode::ReadByFanOut, {}, fanOutCost(m_world, *m_answer.stream, kLatencyWindow).count());
}

}

Explanation whyProgram(const World& world, const std::string& name)
{
    const auto facts = programFacts(world, name);
    return facts && facts->worst ? ProgramQuestion{world, *facts}.answer() : Explanation{};
}

}
