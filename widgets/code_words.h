// Calls as code, in the words of a window: the code itself or, where there is none, the sentence that says why.
#pragma once

#include "world/call_code.h"
#include "world/recorded_calls.h"

#include <QString>
#include <QStringList>

#include <span>

namespace shardscope::widgets {

// In the order of world::kCodeForms.
[[nodiscard]] QStringList codeFormNames();
[[nodiscard]] QString callText(std::span<const world::Action> calls, int form, const streams::ServiceSettings& settings,
    const streams::Home& home = {}, world::CodeData data = world::CodeData::Sent);
// Empty for CallsMissing::None.
[[nodiscard]] QString missingText(world::CallsMissing missing);

}
