// A call of any operation as a value, for tables with many operations in them.
#pragma once

#include "streams/operation_cases.h"

#include <functional>
#include <string>
#include <utility>

namespace shardscope::streams {

// Makes the call and says what came of it.
using Ask = std::function<std::string(ServiceByHand&)>;

template <typename Request>
Ask ask(Request request)
{
    return [request = std::move(request)](ServiceByHand& hand) { return outcome(hand.call(request)); };
}

}
