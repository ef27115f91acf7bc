// Colours, sizes and manner of the window as one value. Panels receive it through setTheme()
// and keep a copy; nobody asks a global. The rest of Qt gets it as a QPalette.
//
// Three looks: light, dark, and high contrast, whose text reaches 7:1 and whose shapes reach
// 3:1 on every ground (WCAG 2.2, 1.4.6 and 1.4.11). All hold for text from 50 to 250 %:
// whatever must grow with the text is measured by px().
//
// Colour language: blue is load, amber is near the limit, vermilion is above it, and
// whatever is vermilion is hatched too, so that nothing is told by colour alone.
#pragma once

#include "widgets/motion.h"

#include <QColor>
#include <QPalette>

#include <algorithm>
#include <array>

namespace shardscope::widgets {

struct Theme {
    bool isDark = false;
    bool isHighContrast = false;
    Motion motion = Motion::Full;

    QColor background; // behind cards and panels
    QColor panel;      // cards, docks, tables
    QColor raised;     // buttons, chips, the header of a table
    QColor line;       // separators, frames, grid
    QColor text;
    QColor mutedText; // readable on background, panel and raised alike
    QColor accent;    // links, the active tab, focus, play
    QColor selected;  // behind the selected row
    QColor track;     // the empty part of a bar

    QColor load;  // normal utilisation
    QColor warm;  // from 80 % of a limit on
    QColor hot;   // at and above a limit, refusals, loss
    QColor hatch; // stripes over hot
    QColor good;  // caught up, cured
    QColor read;  // read utilisation, beside load

    // Text in the colours of warm and hot: darker or lighter than the fills, for contrast.
    QColor warmText;
    QColor hotText;

    // Pixel sizes; the application's font has bodyPx.
    int textPercent = 100;
    int smallPx = 11;
    int bodyPx = 13;
    int titlePx = 14;
    int headlinePx = 16;
    // Frames and focus rings; stripes of the hatch.
    int outlinePx = 1;

    // One colour per whole percent from 0 to 200.
    std::array<QRgb, 201> utilisationScale{};

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();
    [[nodiscard]] static Theme highContrast();

    static constexpr double kPalestColumn = 65;
    static constexpr int kLeastPercent = 50;
    static constexpr int kMostPercent = 250;
    // The same theme with text of so many percent, clamped to what is legible.
    [[nodiscard]] Theme scaled(int percent) const;
    // A length that holds text: pixels at 100 %, grown or shrunk with it; at least 1.
    [[nodiscard]] int px(int pixels) const { return std::max(1, (pixels * textPercent + 50) / 100); }

    // Colour-blind safe: lightness falls steadily through blue, then hue turns to amber at
    // 80 % and to vermilion at 100 %. Anything above 200 % looks like 200 %.
    [[nodiscard]] QRgb utilisation(double percent) const;
    // The same for a fill whose height already tells the share: never paler than what stands out
    // from the track (2:1), so that a stream at a tenth of its quota is seen.
    [[nodiscard]] QRgb columnFill(double percent) const { return utilisation(std::max(percent, kPalestColumn)); }
    // Black or white, whichever reads better on `fill`.
    [[nodiscard]] QColor textOn(QColor fill) const;
    // One of eight tints that differ for all common forms of colour blindness, the first four
    // of them widely; the same index has the same tint everywhere.
    [[nodiscard]] QColor series(int index) const;
    [[nodiscard]] QPalette palette() const;
};

}
