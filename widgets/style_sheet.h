// The flat look of toolbars, tabs, buttons and tables in the colours of a theme. Set on the
// application beside the theme's palette; what it does not name, the palette colours.
#pragma once

#include "widgets/theme.h"

#include <QString>

namespace shardscope::widgets {

[[nodiscard]] QString styleSheet(const Theme& theme);

}
