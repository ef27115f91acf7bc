#include "widgets/format.h"

#include "streams/arn.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace shardscope::widgets::format {

namespace {

// lupdate finds the context by this name.
struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr QChar kNoBreakSpace{0x00a0};
constexpr QChar kWordJoiner{0x2060};

// As many decimals as make about three digits, at most `most`.
QString threeDigits(double value, int most)
{
    const double size = std::abs(value);
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return QLocale().toString(value, 'f', std::min(decimals, most));
}

struct Scaled {
    double value;
    const char* unit;
};

// `megaFrom` is where kB end; 999.5 kB would be written "1000 kB", so at the latest there.
Scaled scaledBytes(double bytes, double megaFrom)
{
    if (std::abs(bytes) < 999.5)
        return {bytes, "B"};
    if (std::abs(bytes) < megaFrom)
        return {bytes / 1e3, "kB"};
    if (std::abs(bytes) < 999.5e6)
        return {bytes / 1e6, "MB"};
    if (std::abs(bytes) < 999.5e9)
        return {bytes / 1e9, "GB"};
    return {bytes / 1e12, "TB"};
}

}

QString unbroken(QString text)
{
    return text.replace(QLatin1Char(' '), kNoBreakSpace)
        .replace(QLatin1Char('/'), QString{QLatin1Char('/')} + kWordJoiner);
}

QString plain(QString text) { return text.replace(kNoBreakSpace, QLatin1Char(' ')).remove(kWordJoiner); }

QString count(std::int64_t n) { return QLocale().toString(qlonglong(n)); }

QString shortCount(std::int64_t n)
{
    const double size = std::abs(double(n));
    if (size < 1e5)
        return count(n);
    if (size < 999.5e3)
        return unbroken(Format::tr("%1 k", "thousands").arg(threeDigits(double(n) / 1e3, 0)));
    if (size < 999.5e6)
        return unbroken(Format::tr("%1 M", "millions").arg(threeDigits(double(n) / 1e6, 1)));
    return unbroken(Format::tr("%1 G", "thousands of millions").arg(threeDigits(double(n) / 1e9, 1)));
}

QString recordRate(double perSecond)
{
    const bool isSmall = perSecond > 0 && perSecond < 9.95;
    return unbroken(Format::tr("%1 records/s").arg(QLocale().toString(perSecond, 'f', isSmall ? 1 : 0)));
}

QString callRate(double perSecond)
{
    const bool isSmall = perSecond > 0 && perSecond < 9.95;
    return unbroken(Format::tr("%1 calls/s").arg(QLocale().toString(perSecond, 'f', isSmall ? 1 : 0)));
}

QString byteRate(double bytesPerSecond)
{
    // Shards take about a MB/s: a tenth of it is better compared in the same unit.
    const Scaled scaled = scaledBytes(bytesPerSecond, 99.95e3);
    const bool isWhole = scaled.unit[0] == 'B';
    return unbroken(Format::tr("%1 %2/s", "a number, a unit of bytes")
                        .arg(threeDigits(scaled.value, isWhole ? 0 : 2), QLatin1String(scaled.unit)));
}

QString mebibyteRate(double bytesPerSecond) { return unbroken(Format::tr("%1 MiB/s").arg(mebibytes(bytesPerSecond))); }

QString mebibytes(double bytes) { return QLocale().toString(bytes / 1'048'576.0, 'f', 2); }

QString byteCount(std::int64_t bytes)
{
    const Scaled scaled = scaledBytes(double(bytes), 999.5e3);
    const bool isWhole = scaled.unit[0] == 'B';
    return unbroken(Format::tr("%1 %2", "a number, a unit of bytes")
                        .arg(threeDigits(scaled.value, isWhole ? 0 : 2), QLatin1String(scaled.unit)));
}

QString memory(std::uint64_t bytes)
{
    static constexpr std::array<const char*, 4> kUnits{"B", "KiB", "MiB", "GiB"};
    std::size_t unit = 0;
    std::uint64_t size = 1;
    for (; unit + 1 < kUnits.size() && bytes / 1'024 >= size; ++unit)
        size *= 1'024;
    const int decimals = bytes % size == 0 ? 0 : 2;
    return unbroken(Format::tr("%1 %2", "a number, a unit of bytes")
                        .arg(QLocale().toString(double(bytes) / double(size), 'f', decimals),
                            QLatin1String(kUnits[unit])));
}

QString percent(double percent)
{
    const bool isSmall = percent > 0 && percent < 9.95;
    return unbroken(Format::tr("%1 %", "percent").arg(QLocale().toString(percent, 'f', isSmall ? 1 : 0)));
}

QString dollars(base::Money money)
{
    const double amount = double(money.count()) / 1e6;
    const double size = std::abs(amount);
    const int decimals = size < 0.0095 ? 5 : size < 9.9995 ? 3 : size < 999.5 ? 2 : 0;
    return QStringLiteral("$") + QLocale().toString(amount, 'f', money.count() == 0 ? 0 : decimals);
}

QString dollarsMore(base::Money difference)
{
    return difference < base::Money{} ? QStringLiteral("\u2212") + dollars(base::Money{-difference.count()})
                                      : QLatin1Char('+') + dollars(difference);
}

QString duration(base::Duration length)
{
    const std::int64_t ms = std::abs(length.count());
    const QLocale locale;
    const auto two = [&](std::int64_t a, std::int64_t b, const QString& both, const QString& alone) {
        return b == 0 ? alone.arg(locale.toString(qlonglong(a)))
                      : both.arg(locale.toString(qlonglong(a)), locale.toString(qlonglong(b)));
    };
    QString text;
    if (ms < 1'000)
        text = Format::tr("%1 ms", "milliseconds").arg(ms);
    else if (ms < 10'000)
        text = Format::tr("%1 s", "seconds").arg(locale.toString(double(ms / 100) / 10, 'f', 1));
    else if (ms < 60'000)
        text = Format::tr("%1 s", "seconds").arg(ms / 1'000);
    else if (ms < 3'600'000)
        text = two(ms / 60'000, ms / 1'000 % 60, Format::tr("%1 m %2 s"), Format::tr("%1 m", "minutes"));
    else if (ms < 86'400'000)
        text = two(ms / 3'600'000, ms / 60'000 % 60, Format::tr("%1 h %2 m"), Format::tr("%1 h", "hours"));
    else
        text = two(ms / 86'400'000, ms / 3'600'000 % 24, Format::tr("%1 d %2 h"), Format::tr("%1 d", "days"));
    return unbroken(length.count() < 0 ? QStringLiteral("\u2212") + text : text);
}

QString clock(base::Instant at) { return QString::fromStdString(base::formatClock(at)); }

QString clockSeconds(base::Instant at) { return clock(at).left(8 + std::max(0, int(clock(at).size()) - 12)); }

QString speed(std::int64_t perMille)
{
    if (perMille == 0)
        return Format::tr("max", "speed");
    const double factor = double(perMille) / 1'000;
    const int decimals = factor < 0.0995 ? 3 : factor < 0.995 ? 2 : factor < 9.95 ? 1 : 0;
    QString number = QLocale().toString(factor, 'f', decimals);
    // "×0.10" and "×1.0" read worse than "×0.1" and "×1".
    const QString point = QLocale().decimalPoint();
    if (number.contains(point)) {
        while (number.endsWith(QLocale().zeroDigit()))
            number.chop(1);
        if (number.endsWith(point))
            number.chop(point.size());
    }
    return QStringLiteral("\u00d7") + number;
}

QString ringPosition(base::HashKey key)
{
    return Format::tr("%1 % of the ring")
        .arg(QLocale().toString(key.fraction() * 100, 'f', 2))
        .replace(QStringLiteral(" %"), QString{kNoBreakSpace} + QLatin1Char('%'));
}

QString hashKey(base::HashKey key)
{
    QString digits = QString::fromStdString(key.decimal());
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3)
        digits.insert(place, QChar(0x2009));
    return digits;
}

QString streamLabel(const std::string& reference)
{
    const auto arn = streams::parseStreamArn(reference);
    if (!arn)
        return QString::fromStdString(reference);
    const QString dot = QStringLiteral(" \u00b7 ");
    return QString::fromStdString(arn->streamName) + dot + QString::fromStdString(arn->account) + dot
        + QString::fromStdString(arn->region);
}

QString shardLabel(streams::ShardIndex shard) { return Format::tr("shard %1").arg(streams::number(shard)); }

QString fingerprint(std::uint64_t value)
{
    QString hex = QString::number(qulonglong(value), 16).rightJustified(16, QLatin1Char('0'));
    for (const int place : {12, 8, 4})
        hex.insert(place, QLatin1Char(' '));
    return hex;
}

}
