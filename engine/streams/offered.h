// Which operations a profile has: classic lacks those that came when its years, 2015 to 2024, were over. Whoever calls
// one of these is told what the service of that time would have told.
#pragma once

#include "streams/call_log.h"
#include "streams/quotas.h"

#include <span>
#include <string_view>

namespace shardscope::streams {

struct LaterOperation {
    Action action{};
    std::string_view since; // year and month, as far as known
    std::string_view source;
};
[[nodiscard]] std::span<const LaterOperation> laterOperations();

[[nodiscard]] bool isOffered(Profile profile, Action action);

}
