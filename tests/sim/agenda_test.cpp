#include "sim/agenda.h"

#include "base/rng.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shardscope::sim {
namespace {

using base::Duration;
using base::instantAt;
using base::kWorldEnd;

// What an agenda promises, in the slowest and plainest way: a list, sorted when asked.
class SortedList {
public:
    void schedule(base::Instant at, ActorIndex actor, std::uint32_t token)
    {
        m_pending.push_back({at, m_nextOrder++, actor, token});
    }
    std::optional<WakeUp> popUntil(base::Instant limit)
    {
        const auto first = std::min_element(m_pending.begin(), m_pending.end(), isEarlier);
        if (first == m_pending.end() || first->at > limit)
            return std::nullopt;
        const WakeUp wakeUp = *first;
        m_pending.erase(first);
        return wakeUp;
    }
    std::vector<WakeUp> inOrder() const
    {
        std::vector<WakeUp> all = m_pending;
        std::sort(all.begin(), all.end(), isEarlier);
        return all;
    }
    std::uint64_t size() const { return m_pending.size(); }

private:
    static bool isEarlier(const WakeUp& a, const WakeUp& b) { return a.at != b.at ? a.at < b.at : a.order < b.order; }

    std::vector<WakeUp> m_pending;
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

TEST(Agenda, GivesTheSameOrderAsASortedList)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        base::Rng rng{seed};
        Agenda agenda;
        SortedList list;
        base::Instant now{};
        std::uint32_t token = 0;
        for (int round = 0; round < 400; ++round) {
            for (std::uint64_t i = rng.below(4); i > 0; --i) {
                const base::Instant at = now + drawDelay(rng);
                const ActorIndex actor{static_cast<std::uint32_t>(rng.below(5))};
                agenda.schedule(at, actor, token);
                list.schedule(at, actor, token++);
            }
            const base::Instant limit = now + drawDelay(rng);
            // Sometimes everything due is taken, sometimes the run stops in the middle of an instant.
            for (std::uint64_t most = rng.below(6); most > 0; --most) {
                const auto expected = list.popUntil(limit);
                const auto popped = agenda.popUntil(limit);
                ASSERT_EQ(text(popped), text(expected));
                if (!popped)
                    break;
                now = popped->at;
                if (rng.below(4) == 0) { // a wake-up that schedules its own next one, often for this very instant
                    const base::Instant at = now + drawDelay(rng);
                    agenda.schedule(at, kActor, token);
                    list.schedule(at, kActor, token++);
                }
            }
            ASSERT_EQ(agenda.size(), list.size());
            const auto pending = list.inOrder();
            ASSERT_EQ(agenda.nextAt(), pending.empty() ? std::nullopt : std::optional{pending.front().at});
            if (round % 50 == 0) {
                ASSERT_EQ(agenda.inOrder(), pending);
            }
        }
        ASSERT_EQ(agenda.scheduledEver(), token);
        while (const auto expected = list.popUntil(kWorldEnd))
            ASSERT_EQ(text(agenda.popUntil(kWorldEnd)), text(expected));
        ASSERT_EQ(text(agenda.popUntil(kWorldEnd)), "nothing");
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
