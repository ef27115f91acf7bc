// How long control calls take, by the names that a scenario has for it.
#pragma once

#include "base/time.h"
#include "streams/service.h"

#include <string_view>

namespace shardscope::world {

struct TimingField {
    std::string_view name;
    base::Duration streams::Timings::*member;
};

// All of them, in the order of the struct; each from nothing to bounds::kTimingMs.
inline constexpr TimingField kTimingFields[]{
    {"createBase", &streams::Timings::createBase},
    {"createPerShard", &streams::Timings::createPerShard},
    {"remove", &streams::Timings::remove},
    {"reshard", &streams::Timings::reshard},
    {"countBase", &streams::Timings::countBase},
    {"countPerStep", &streams::Timings::countPerStep},
    {"consumerCreate", &streams::Timings::consumerCreate},
    {"encryption", &streams::Timings::encryption},
    {"encryptionSpread", &streams::Timings::encryptionSpread},
    {"modeSwitch", &streams::Timings::modeSwitch},
    {"recordSize", &streams::Timings::recordSize},
    {"channel", &streams::Timings::channel},
};

}
