#include "comparison.h"

#include <QColor>
#include <QList>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

namespace shardscope::app {

namespace {

// Of 255, in any channel: more than what quantising and another rasteriser change.
constexpr int kLittle = 40;

QImage half(const QImage& picture)
{
    return picture.convertToFormat(QImage::Format_RGB32)
        .scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

bool areFar(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) > kLittle || std::abs(qGreen(a) - qGreen(b)) > kLittle
        || std::abs(qBlue(a) - qBlue(b)) > kLittle;
}

}

Comparison compare(const QImage& approved, const QImage& actual)
{
    Comparison result;
    result.isSameSize = approved.size() == actual.size();
    if (!result.isSameSize)
        return result;
    const QImage before = half(approved);
    const QImage now = half(actual);
    result.difference = now;
    std::int64_t differing = 0;
    for (int y = 0; y < now.height(); ++y) {
        const auto* a = reinterpret_cast<const QRgb*>(before.constScanLine(y));
        const auto* b = reinterpret_cast<const QRgb*>(now.constScanLine(y));
        auto* out = reinterpret_cast<QRgb*>(result.difference.scanLine(y));
        for (int x = 0; x < now.width(); ++x) {
            const bool isFar = areFar(a[x], b[x]);
            differing += isFar ? 1 : 0;
            const int grey = 160 + qGray(b[x]) / 4;
            out[x] = isFar ? qRgb(220, 0, 0) : qRgb(grey, grey, grey);
        }
    }
    result.differingPercent = 100.0 * double(differing) / double(std::int64_t(now.width()) * now.height());
    return result;
}

QImage quantised(const QImage& picture)
{
    const QImage plain = picture.convertToFormat(QImage::Format_RGB32);
    // Colours that agree in their upper five bits share an entry, which is their mean.
    struct Sum {
        std::int64_t count = 0;
        std::int64_t red = 0;
        std::int64_t green = 0;
        std::int64_t blue = 0;
    };
    std::map<std::uint32_t, Sum> sums;
    for (int y = 0; y < plain.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(plain.constScanLine(y));
        for (int x = 0; x < plain.width(); ++x) {
            Sum& sum = sums[line[x] & 0xf8f8f8U];
            ++sum.count;
            sum.red += qRed(line[x]);
            sum.green += qGreen(line[x]);
            sum.blue += qBlue(line[x]);
        }
    }
    std::vector<Sum> all;
    for (const auto& [colour, sum] : sums)
        all.push_back(sum);
    std::stable_sort(all.begin(), all.end(), [](const Sum& a, const Sum& b) { return a.count > b.count; });
    all.resize(std::min<std::size_t>(all.size(), 256));
    QList<QRgb> table;
    for (const Sum& sum : all)
        table << qRgb(int(sum.red / sum.count), int(sum.green / sum.count), int(sum.blue / sum.count));
    return plain.convertToFormat(QImage::Format_Indexed8, table, Qt::ThresholdDither | Qt::AvoidDither);
}

}
