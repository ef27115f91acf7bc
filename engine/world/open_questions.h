// What the service's references leave open, or answer in two ways (data-streams.md, 2, 4.5 and 6): the answer that a
// run goes by, as its scenario says it.
#pragma once

#include "base/json_writer.h"
#include "streams/service.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

class Fields;

struct OpenQuestion {
    std::string_view key; // the field of a scenario: "putsWhileDeleting"
    // In the field's own words: "Puts to a stream in DELETING".
    std::string_view title;
    std::string_view source;
    std::string answer; // as a scenario writes it: "refused"
    std::string usual;
    std::string others;                  // what else may be written there: "taken"
    std::vector<std::string_view> words; // all that may; none where it is a duration, up to bounds::kScanBudgetMs

    [[nodiscard]] bool isSet() const { return answer != usual; }
    friend bool operator==(const OpenQuestion&, const OpenQuestion&) = default;
};

// All of them, in one order.
[[nodiscard]] std::vector<OpenQuestion> openQuestions(const streams::ServiceSettings& settings);
// Answers the question of that key, as a scenario would write it. False, and nothing is changed, where there is no such
// question or that is no answer to it.
[[nodiscard]] bool answerQuestion(streams::ServiceSettings& settings, std::string_view key, std::string_view answer);
// For a terminal.
[[nodiscard]] std::string openQuestionText(std::span<const OpenQuestion> questions);

// What a scenario says of them; and what it need not say is not written.
void readAnswers(Fields& fields, streams::ServiceSettings& settings);
void writeAnswers(base::JsonWriter& json, const streams::ServiceSettings& settings);

}
