#include "clients/config.h"

#include "clients/bounds.h"

#include <gtest/gtest.h>

#include <string>

namespace shardscope::clients {
namespace {

using base::Duration;

TEST(Curve, IsLevelOutsideItsKnotsAndStraightBetween)
{
    const Curve surge{{{Duration{1'000}, 100}, {Duration{2'000}, 1'100}, {Duration{4'000}, 100}}};
    EXPECT_EQ(surge.valueAt(Duration{0}), 100);
    EXPECT_EQ(surge.valueAt(Duration{1'000}), 100);
    EXPECT_EQ(surge.valueAt(Duration{1'001}), 101);
    EXPECT_EQ(surge.valueAt(Duration{1'500}), 600);
    EXPECT_EQ(surge.valueAt(Duration{2'000}), 1'100);
    EXPECT_EQ(surge.valueAt(Duration{3'000}), 600);
    EXPECT_EQ(surge.valueAt(Duration{4'000}), 100);
    EXPECT_EQ(surge.valueAt(Duration{99'000}), 100);
    EXPECT_EQ(surge.highest(), 1'100);
}

TEST(Curve, RoundsDownWhetherItRisesOrFalls)
{
    const Curve rising{{{Duration{0}, 0}, {Duration{3}, 1}}};
    const Curve falling{{{Duration{0}, 1}, {Duration{3}, 0}}};
    EXPECT_EQ(rising.valueAt(Duration{1}), 0);
    EXPECT_EQ(rising.valueAt(Duration{2}), 0);
    EXPECT_EQ(rising.valueAt(Duration{3}), 1);
    EXPECT_EQ(falling.valueAt(Duration{0}), 1);
    EXPECT_EQ(falling.valueAt(Duration{1}), 0);
    EXPECT_EQ(falling.valueAt(Duration{2}), 0);
}

TEST(Curve, StepsAtTwoKnotsOfOneInstant)
{
    const Curve step{{{Duration{0}, 10}, {Duration{1'000}, 10}, {Duration{1'000}, 50}}};
    EXPECT_EQ(step.valueAt(Duration{999}), 10);
    EXPECT_EQ(step.valueAt(Duration{1'000}), 50);
}

TEST(Curve, DoesNotOverflowWithTheLargestRatesAndTimes)
{
    const Curve year{{{Duration{0}, 0}, {Duration{std::chrono::hours{8'760}}, 100'000'000}}};
    EXPECT_EQ(year.valueAt(Duration{std::chrono::hours{4'380}}), 50'000'000);
}

ProducerConfig goodProducer()
{
    ProducerConfig config;
    config.name = "shop";
    config.stream = "clicks";
    return config;
}

std::string placeOf(const std::optional<base::Problem>& problem) { return problem ? problem->where : "none"; }

TEST(Config, NamesTheFieldThatIsWrong)
{
    EXPECT_EQ(placeOf(problemIn(goodProducer())), "none");
    const auto with = [](auto change) {
        ProducerConfig config = goodProducer();
        change(config);
        return placeOf(problemIn(config));
    };
    EXPECT_EQ(with([](auto& c) { c.name.clear(); }), "name");
    EXPECT_EQ(with([](auto& c) { c.rate.knots.clear(); }), "rate");
    EXPECT_EQ(with([](auto& c) { c.rate.knots[0].value = -1; }), "rate");
    EXPECT_EQ(with([](auto& c) { c.rate.knots = {{Duration{5}, 1}, {Duration{4}, 1}}; }), "rate");
    EXPECT_EQ(with([](auto& c) { c.keys.count = 0; }), "keys.count");
    EXPECT_EQ(with([](auto& c) { c.keys.ringFromPpm = c.keys.ringToPpm; }), "keys.ringFrom");
    EXPECT_EQ(with([](auto& c) { c.keys.ringToPpm = 1'000'001; }), "keys.ringTo");
    EXPECT_EQ(with([](auto& c) { c.keys.hot = {{"a", {}}, {"a", {}}}; }), "keys.hot.key");
    EXPECT_EQ(with([](auto& c) { c.keys.hot = {{"a", {{{Duration{}, 1'000'001}}}}}; }), "keys.hot.share");
    EXPECT_EQ(with([](auto& c) { c.size.lowest = 0; }), "size.lowest");
    EXPECT_EQ(with([](auto& c) { c.size.highest = c.size.lowest - 1; }), "size.highest");
    EXPECT_EQ(with([](auto& c) { c.batch = 501; }), "batch");
    EXPECT_EQ(with([](auto& c) { c.retry.attempts = 0; }), "retry.attempts");
    EXPECT_EQ(with([](auto& c) {
        c.start = Duration{2};
        c.end = Duration{1};
    }),
        "end");

    ConsumerConfig consumer;
    consumer.name = "app";
    consumer.stream = "clicks";
    EXPECT_EQ(placeOf(problemIn(consumer)), "none");
    consumer.pollInterval = Duration{0};
    EXPECT_EQ(placeOf(problemIn(consumer)), "pollInterval");

    AgentConfig agent;
    agent.name = "agent";
    agent.stream = "clicks";
    EXPECT_EQ(placeOf(problemIn(agent)), "none");
    agent.speedThousandths = 0;
    EXPECT_EQ(placeOf(problemIn(agent)), "speed");
}

TEST(Config, EndsWhereItsBoundsEnd)
{
    struct Row {
        const char* where;
        void (*set)(ProducerConfig&, std::int64_t beyond);
    };
    const Row rows[] = {
        // field | its highest value and so much more
        {"name", [](auto& c, auto beyond) { c.name.assign(bounds::kNameCharacters + beyond, 'n'); }},
        {"stream", [](auto& c, auto beyond) { c.stream.assign(bounds::kReferenceCharacters + beyond, 's'); }},
        {"rate", [](auto& c, auto beyond) { c.rate.knots[0].value = bounds::kRate + beyond; }},
        {"rate", [](auto& c, auto beyond) { c.rate.knots.resize(bounds::kKnots + beyond); }},
        {"rate.at", [](auto& c, auto beyond) { c.rate.knots[0].at = Duration{bounds::kWaitMs + beyond}; }},
        {"keys.count", [](auto& c, auto beyond) { c.keys.count = bounds::kKeys + beyond; }},
        {"keys.prefix", [](auto& c, auto beyond) { c.keys.prefix.assign(bounds::kPrefixCharacters + beyond, 'p'); }},
        {"keys.exponent",
            [](auto& c, auto beyond) { c.keys.exponentHundredths = bounds::kExponentHundredths + beyond; }},
        {"keys.hot.key",
            [](auto& c, auto beyond) {
                c.keys.hot = {{std::string(bounds::kKeyCharacters + beyond, 'k'), {}}};
            }},
        {"keys.hot",
            [](auto& c, auto beyond) {
                for (std::size_t i = 0; i < bounds::kHotKeys + beyond; ++i)
                    c.keys.hot.push_back({std::to_string(i), {}});
            }},
        {"size.highest", [](auto& c, auto beyond) { c.size.highest = bounds::kRecordBytes + beyond; }},
        {"size.sigma", [](auto& c, auto beyond) { c.size.sigmaHundredths = bounds::kSigmaHundredths + beyond; }},
        {"retry.attempts", [](auto& c, auto beyond) { c.retry.attempts = bounds::kAttempts + beyond; }},
        {"retry.base", [](auto& c, auto beyond) { c.retry.base = Duration{bounds::kWaitMs + beyond}; }},
        {"retry.cap", [](auto& c, auto beyond) { c.retry.cap = Duration{bounds::kWaitMs + beyond}; }},
        {"batch", [](auto& c, auto beyond) { c.batch = bounds::kBatch + beyond; }},
        {"maxPending", [](auto& c, auto beyond) { c.maxPending = bounds::kPending + beyond; }},
        {"start", [](auto& c, auto beyond) { c.start = Duration{bounds::kWaitMs + beyond}; }},
        {"end", [](auto& c, auto beyond) { c.end = Duration{bounds::kWaitMs + beyond}; }},
    };
    for (const Row& row : rows) {
        ProducerConfig config = goodProducer();
        row.set(config, 0);
        EXPECT_EQ(placeOf(problemIn(config)), "none") << row.where;
        config = goodProducer();
        row.set(config, 1);
        EXPECT_EQ(placeOf(problemIn(config)), row.where);
    }
}

TEST(Config, CountsCharactersAndNotBytes)
{
    ProducerConfig config = goodProducer();
    std::string key;
    for (std::size_t i = 0; i < bounds::kKeyCharacters; ++i)
        key += "\u9ede";
    config.keys.hot = {{key, {}}};
    EXPECT_EQ(placeOf(problemIn(config)), "none");
}

TEST(Config, ChecksWhatKnobsSetToo)
{
    EXPECT_EQ(placeOf(problemInProcessing(-1)), "processingRate");
    EXPECT_EQ(placeOf(problemInRate(Curve{{{Duration{}, -5}}})), "rate");
}

}
}
