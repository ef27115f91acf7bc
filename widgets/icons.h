// The few signs of the transport bar and menus, drawn in the colours of the theme, so that
// they are sharp at any scale and right on any ground.
#pragma once

#include "widgets/theme.h"

#include <QIcon>

namespace shardscope::widgets {

enum class Sign {
    Play,
    Pause,
    StepOn,
    StepBack,
    ToStart,
    ToNow,
    Slower,
    Faster,
    Branch,
    Close,
    Warning,
    Compare,
    Rename,
    RunUntil,
    Stop,
    Check,
    Dash
};

[[nodiscard]] QIcon icon(Sign sign, QColor colour, QColor whenDisabled);

}
