// The settings of a run in words: the profile, how a shard counts a second, how long control calls take, and what the
// service's references leave open; and where its quotas are not those of its profile.
#pragma once

#include "streams/quotas.h"
#include "world/open_questions.h"
#include "world/quota_file.h"

#include <QString>

#include <cstddef>
#include <string_view>

namespace shardscope::widgets {

// "current: the service in late 2026"
[[nodiscard]] QString profileText(streams::Profile profile);

// "window: each whole second begins anew"
[[nodiscard]] QString throttleModeText(streams::ThrottleMode mode);
[[nodiscard]] QString throttleQuestionText();
// Why there is a choice.
[[nodiscard]] QString throttleSourceText();

// The calls that take so long; by the index in world::kTimingFields.
[[nodiscard]] QString timingText(std::size_t field);

// The words of an open question in the language of the window. What answers it may be the name of an exception or a
// duration: these stay as they are.
[[nodiscard]] QString questionText(const world::OpenQuestion& question);
[[nodiscard]] QString questionSourceText(const world::OpenQuestion& question);
[[nodiscard]] QString answerText(std::string_view answer);

// "shards in eu-west-1: 500 (2023) instead of 20,000 (2026-11)"
[[nodiscard]] QString quotaDifferenceText(const world::QuotaDifference& difference);
// Names what a run has of its own that is older than what its profile says; empty where nothing is.
[[nodiscard]] QString oldQuotasText(const streams::ServiceSettings& settings);

}
