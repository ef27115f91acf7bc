// Two renderings of a window, compared as an eye would: at half their size, a little
// difference per pixel allowed, and few pixels with more.
#pragma once

#include <QImage>
#include <QString>

namespace shardscope::app {

struct Comparison {
    bool isSameSize = false;
    double differingPercent = 0;
    QImage difference; // the actual picture faded, what differs in red; half size

    static constexpr double kMostPercent = 0.5;
    [[nodiscard]] bool isAlike() const { return isSameSize && differingPercent <= kMostPercent; }
};

[[nodiscard]] Comparison compare(const QImage& approved, const QImage& actual);

// In at most 256 colours, so that two dozen windows take a few megabytes.
[[nodiscard]] QImage quantised(const QImage& picture);

}
