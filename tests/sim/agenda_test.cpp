#include "sim/agenda.h"

#include "base/rng.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <utility>

namespace shardscope::sim {
namespace {

using base::Duration;
using base::instantAt;
using base::kWorldEnd;

// What an agenda promises, in the plainest way: a multimap keeps equal keys in the order of their insertion.
class Model {
public:
    void schedule(base::Instant at, ActorIndex actor, std::uint32_t token)
    {
        m_pending.insert({at, {at, m_nextOrder++, actor, token}});
    }
    std::optional<WakeUp> popUntil(base::Instant limit)
    {
        if (m_pending.empty() || m_pending.begin()->first > limit)
            return std::nullopt;
        const WakeUp wakeUp = m_pending.begin()->second;
        m_pending.erase(m_pending.begin());
        return wakeUp;
    }
    std::vector<WakeUp> inOrder() const
    {
        std::vector<WakeUp> all;
        for (const auto& [at, wakeUp] : m_pending)
            all.push_back(wakeUp);
        return all;
    }
    std::optional<base::Instant> nextAt() const
    {
        return m_pending.empty() ? std::nullopt : std::optional{m_pending.begin()->first};
    }
    std::uint64_t size() const { return m_pending.size(); }

private:
    std::multimap<base::Instant, WakeUp> m_pending;
    std::uint64_t m_nextOrder = 0;
};

std::string text(const std::optional<WakeUp>& wakeUp)
{
    if (!wakeUp)
        return "nothing";
    return std::to_string(wakeUp->at.time_since_epoch().count()) + " ms, order " + std::to_string(wakeUp->order)
        + ", actor " + std::to_string(static_cast<std::uint32_t>(wakeUp->actor)) + ", token "
        + std::to_string(wakeUp->token);
}

std::vector<std::uint32_t> tokensUntil(Agenda& agenda, base::Instant limit)
{
    std::vector<std::uint32_t> tokens;
    while (const auto wakeUp = agenda.popUntil(limit))
        tokens.push_back(wakeUp->token);
    return tokens;
}

constexpr ActorIndex kActor{1};

// How far ahead actors schedule: polls and ticks, the wheel's end at 4,096 ms on both sides, and days.
Duration drawDelay(base::Rng& rng)
{
    switch (rng.below(6)) {
    case 0:
        return Duration{0};
    case 1:
        return Duration{static_cast<std::int64_t>(rng.below(4))};
    case 2:
        return Duration{static_cast<std::int64_t>(rng.below(1'000))};
    case 3:
        return Duration{4'090 + static_cast<std::int64_t>(rng.below(12))};
    case 4:
        return Duration{static_cast<std::int64_t>(rng.below(20'000))};
    default:
        return Duration{static_cast<std::int64_t>(rng.below(86'400'000))};
    }
}

// An agenda and its model, told the same and asked the same. It may be copied at any moment.
struct Pair {
    Agenda agenda;
    Model model;
    base::Instant now{};
    std::uint32_t token = 0;

    void schedule(base::Instant at, ActorIndex actor)
    {
        agenda.schedule(at, actor, token);
        model.schedule(at, actor, token++);
    }
    // A few clients on their own, or a crowd that wakes at one instant.
    void scheduleSome(base::Rng& rng)
    {
        const bool isCrowd = rng.below(12) == 0;
        const base::Instant together = now + drawDelay(rng);
        for (std::uint64_t i = rng.below(isCrowd ? 60 : 4); i > 0; --i)
            schedule(isCrowd ? together : now + drawDelay(rng), ActorIndex{static_cast<std::uint32_t>(rng.below(5))});
    }
    // Sometimes everything due is taken, sometimes the run stops in the middle of an instant.
    void popSome(base::Rng& rng)
    {
        const base::Instant limit = now + drawDelay(rng);
        for (std::uint64_t most = rng.below(20); most > 0; --most) {
            const auto expected = model.popUntil(limit);
            ASSERT_EQ(text(agenda.popUntil(limit)), text(expected));
            if (!expected)
                return;
            now = expected->at;
            if (rng.below(4) == 0) // a wake-up that schedules its own next one, often for this very instant
                schedule(now + drawDelay(rng), kActor);
        }
    }
    void expectSame() const
    {
        ASSERT_EQ(agenda.size(), model.size());
        ASSERT_EQ(agenda.nextAt(), model.nextAt());
        ASSERT_EQ(agenda.scheduledEver(), token);
    }
    void drain()
    {
        ASSERT_EQ(agenda.inOrder(), model.inOrder());
        while (const auto expected = model.popUntil(kWorldEnd))
            ASSERT_EQ(text(agenda.popUntil(kWorldEnd)), text(expected));
        ASSERT_EQ(text(agenda.popUntil(kWorldEnd)), "nothing");
    }
};

TEST(Agenda, GivesTheSameOrderAsAMultimap)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        base::Rng rng{seed};
        Pair pair;
        // A branch that was left while the main line went on, and is taken up again later.
        Pair branch;
        for (int round = 0; round < 400 && !testing::Test::HasFailure(); ++round) {
            pair.scheduleSome(rng);
            pair.popSome(rng);
            pair.expectSame();
            switch (rng.below(40)) {
            case 0:
                branch = pair;
                break;
            case 1:
                std::swap(branch, pair);
                break;
            case 2:
                ASSERT_EQ(pair.agenda.inOrder(), pair.model.inOrder());
                break;
            case 3:
                Pair{pair}.drain();
                break;
            default:
                break;
            }
        }
        pair.drain();
        branch.drain();
    }
}

TEST(Agenda, KeepsTheOrderOfSchedulingAtOneInstant)
{
    Agenda agenda;
    for (const std::uint32_t token : {7U, 3U, 9U, 1U})
        agenda.schedule(instantAt(Duration{50}), kActor, token);
    EXPECT_EQ(tokensUntil(agenda, instantAt(Duration{50})), (std::vector<std::uint32_t>{7, 3, 9, 1}));
}

TEST(Agenda, PutsWhatWasScheduledFromAfarBeforeWhatCameLaterForTheSameInstant)
{
    Agenda agenda;
    const base::Instant far = instantAt(Duration{10'000});
    agenda.schedule(far, kActor, 1); // beyond the wheel
    agenda.schedule(instantAt(Duration{9'000}), kActor, 2);
    agenda.schedule(far, kActor, 3);
    ASSERT_EQ(agenda.popUntil(far)->token, 2U);
    agenda.schedule(far, kActor, 4); // now within it
    EXPECT_EQ(tokensUntil(agenda, far), (std::vector<std::uint32_t>{1, 3, 4}));
}

TEST(Agenda, HandsOutAWakeUpAtItsInstantAndNotAMillisecondEarlier)
{
    //                at ms
    for (const std::int64_t at : {0LL, 1LL, 63LL, 64LL, 4'095LL, 4'096LL, 4'097LL, 8'192LL, 86'400'000LL}) {
        Agenda agenda;
        agenda.schedule(instantAt(Duration{at}), kActor, 5);
        EXPECT_EQ(text(agenda.popUntil(instantAt(Duration{at - 1}))), "nothing") << at;
        EXPECT_EQ(agenda.size(), 1U);
        EXPECT_EQ(text(agenda.popUntil(instantAt(Duration{at}))),
            std::to_string(at) + " ms, order 0, actor 1, token 5");
        EXPECT_EQ(agenda.size(), 0U);
    }
}

TEST(Agenda, GivesTheSameSequenceHoweverTheTimeIsSliced)
{
    const auto run = [](Duration slice) {
        Agenda agenda;
        base::Rng rng{2026};
        for (std::uint32_t token = 0; token < 300; ++token)
            agenda.schedule(instantAt(drawDelay(rng)), kActor, token);
        std::string all;
        const base::Instant end = instantAt(Duration{86'400'000});
        for (base::Instant limit{}; limit <= end; limit += slice) {
            while (const auto wakeUp = agenda.popUntil(limit)) {
                all += text(wakeUp) + '\n';
                // Some wake their actor again; none may depend on where a slice ends.
                if (wakeUp->token % 3 == 0 && wakeUp->token < 3'000)
                    agenda.schedule(wakeUp->at + Duration{wakeUp->token % 5'000}, kActor, wakeUp->token + 3'001);
            }
        }
        return all;
    };
    const std::string whole = run(Duration{86'400'000});
    for (const std::int64_t slice : {1'000LL, 4'096LL, 40'000LL, 3'600'000LL})
        EXPECT_EQ(run(Duration{slice}), whole) << "slices of " << slice << " ms";
}

TEST(Agenda, TakesBackWhatWasKeptElsewhereToItsPlace)
{
    Agenda plain;
    Agenda other;
    std::vector<WakeUp> kept;
    base::Rng rng{7};
    for (std::uint32_t token = 0; token < 2'000; ++token) {
        // In the wheel, in the spans behind it and in the heap; many at one instant.
        const std::array<std::int64_t, 4> places{5, 6, 40'000, 900'000};
        const base::Instant at = instantAt(Duration{places[rng.below(places.size())]});
        plain.schedule(at, kActor, token);
        if (rng.below(3) == 0)
            kept.push_back({at, other.takeOrder(), kActor, token});
        else
            other.schedule(at, kActor, token);
    }
    while (!kept.empty()) {
        const auto any = kept.begin() + static_cast<std::ptrdiff_t>(rng.below(kept.size()));
        other.putBack(*any);
        kept.erase(any);
    }
    EXPECT_EQ(other.size(), plain.size());
    EXPECT_EQ(other.inOrder(), plain.inOrder());
    while (const auto wakeUp = plain.popUntil(kWorldEnd))
        ASSERT_EQ(text(other.popUntil(kWorldEnd)), text(wakeUp));
    EXPECT_EQ(other.size(), 0U);
}

TEST(Agenda, LeavesACopyAlone)
{
    Agenda agenda;
    for (std::uint32_t token = 0; token < 20; ++token)
        agenda.schedule(instantAt(Duration{token * 700}), kActor, token);
    Agenda copy = agenda;
    const auto pending = copy.inOrder();
    ASSERT_EQ(tokensUntil(agenda, kWorldEnd).size(), 20U);
    agenda.schedule(instantAt(Duration{20'000}), kActor, 99);
    EXPECT_EQ(copy.inOrder(), pending);
    EXPECT_EQ(tokensUntil(copy, kWorldEnd).size(), 20U);
}

}
}
