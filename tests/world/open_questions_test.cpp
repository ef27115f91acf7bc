// What the references leave open: each question has answers, and whatever answers it is what a scenario says of it.
#include "world/open_questions.h"

#include "world/scenario.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace shardscope;
using namespace shardscope::world;

const OpenQuestion& questionOf(const std::vector<OpenQuestion>& questions, std::string_view key)
{
    for (const OpenQuestion& each : questions) {
        if (each.key == key)
            return each;
    }
    ADD_FAILURE() << "no question " << key;
    return questions.front();
}

}

TEST(OpenQuestions, TakeEachOfTheirWordsAndNoOther)
{
    for (const OpenQuestion& question : openQuestions({})) {
        SCOPED_TRACE(question.key);
        EXPECT_FALSE(question.isSet());
        EXPECT_NE(question.words.size(), 1U);
        for (const std::string_view word : question.words) {
            Scenario scenario;
            ASSERT_TRUE(answerQuestion(scenario.settings.service, question.key, word));
            const auto asked = openQuestions(scenario.settings.service);
            EXPECT_EQ(questionOf(asked, question.key).answer, word);
            EXPECT_EQ(questionOf(asked, question.key).isSet(), word != question.usual);
            const auto read = parseScenario(writeScenario(scenario), "test.json", {});
            ASSERT_TRUE(read) << read.error().text();
            EXPECT_EQ(read->settings, scenario.settings);
        }
        for (const std::string_view wrong : {"", "perhaps", "-1s", "8d"}) {
            streams::ServiceSettings settings;
            EXPECT_FALSE(answerQuestion(settings, question.key, wrong)) << wrong;
            EXPECT_EQ(settings, streams::ServiceSettings{});
        }
    }
}

TEST(OpenQuestions, TakeADurationWhereTheyHaveNoWords)
{
    streams::ServiceSettings settings;
    EXPECT_TRUE(questionOf(openQuestions(settings), "scanBudget").words.empty());
    EXPECT_TRUE(answerQuestion(settings, "scanBudget", "7d"));
    EXPECT_EQ(settings.scanBudget, std::chrono::hours{7 * 24});
    EXPECT_EQ(questionOf(openQuestions(settings), "scanBudget").answer, "7d");
    EXPECT_FALSE(answerQuestion(settings, "noSuchQuestion", "taken"));
}

TEST(OpenQuestions, AreAnsweredWithoutRegardToTheOthers)
{
    streams::ServiceSettings settings;
    ASSERT_TRUE(answerQuestion(settings, "putsWhileDeleting", "taken"));
    ASSERT_TRUE(answerQuestion(settings, "reshardRates", "stream"));
    EXPECT_TRUE(settings.takesPutsWhileDeleting);
    EXPECT_EQ(settings.reshardRates, streams::RateScope::Stream);
    settings.takesPutsWhileDeleting = false;
    settings.reshardRates = streams::RateScope::Account;
    EXPECT_EQ(settings, streams::ServiceSettings{});
}
