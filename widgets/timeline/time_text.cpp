#include "widgets/timeline/time_text.h"

#include <QRegularExpression>

#include <cmath>

namespace shardscope::widgets {

namespace {

// A thousand years: far beyond any run, and far from any overflow.
constexpr double kMostMs = 3.2e13;

std::optional<double> clockMs(const QString& text)
{
    static const QRegularExpression kClock(QStringLiteral("^(?:(\\d{1,6}):)?(\\d{1,6}):(\\d{1,2}(?:[.,]\\d{1,3})?)$"));
    const QRegularExpressionMatch match = kClock.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double seconds = match.captured(3).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    const double minutes = match.captured(2).toDouble();
    const bool hasHours = !match.captured(1).isEmpty();
    if (seconds >= 60 || (hasHours && minutes >= 60))
        return std::nullopt;
    return ((match.captured(1).toDouble() * 60 + minutes) * 60 + seconds) * 1'000;
}

double factorOf(const QString& unit)
{
    if (unit == QLatin1String("ms"))
        return 1;
    if (unit == QLatin1String("m") || unit == QLatin1String("min"))
        return 60'000;
    if (unit == QLatin1String("h"))
        return 3'600'000;
    if (unit == QLatin1String("d"))
        return 86'400'000;
    return 1'000;
}

std::optional<double> unitsMs(const QString& text)
{
    static const QRegularExpression kWhole(QStringLiteral("^(?:\\d{1,12}(?:[.,]\\d{1,6})?(?:ms|min|[smhd]))+$"));
    static const QRegularExpression kPart(QStringLiteral("(\\d+(?:[.,]\\d+)?)(ms|min|[smhd])"));
    static const QRegularExpression kSeconds(QStringLiteral("^\\d{1,12}(?:[.,]\\d{1,6})?$"));
    const auto number = [](QString digits) { return digits.replace(QLatin1Char(','), QLatin1Char('.')).toDouble(); };
    if (kSeconds.match(text).hasMatch())
        return number(text) * 1'000;
    if (!kWhole.match(text).hasMatch())
        return std::nullopt;
    double sum = 0;
    for (auto part = kPart.globalMatch(text); part.hasNext();) {
        const QRegularExpressionMatch match = part.next();
        sum += number(match.captured(1)) * factorOf(match.captured(2));
    }
    return sum;
}

}

std::optional<base::Instant> readInstant(const QString& text, base::Instant now)
{
    QString compact = text.toLower();
    compact.remove(QRegularExpression(QStringLiteral("\\s")));
    const bool isRelative = compact.startsWith(QLatin1Char('+'));
    if (isRelative)
        compact.remove(0, 1);
    std::optional<double> ms = clockMs(compact);
    if (!ms)
        ms = unitsMs(compact);
    if (!ms || *ms > kMostMs)
        return std::nullopt;
    const base::Duration length{std::llround(*ms)};
    return isRelative ? now + length : base::instantAt(length);
}

}
