// Whether things may move. Simulated time is what this program is about and always goes on;
// everything else that travels, fades or blinks asks here first and, where motion is
// reduced, shows its end at once. What the window decided is also a part of its theme.
#pragma once

namespace shardscope::widgets {

enum class Motion { Full, Reduced };

// What the desktop asks for, as far as Qt 6.4, its style or the settings of KDE and GTK can tell;
// SHARDSCOPE_REDUCED_MOTION=1 in the environment asks for less, too.
[[nodiscard]] Motion desktopMotion();

// What the window was told to do, the desktop's wish until then.
[[nodiscard]] bool isMotionReduced();
void setMotionReduced(bool isReduced);

// What a person did may move something for this long at most.
inline constexpr int kLongestMotionMs = 400;

}
