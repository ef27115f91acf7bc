#include "widgets/sequence_text.h"

#include "base/time_text.h"
#include "widgets/format.h"

#include <QCoreApplication>

#include <chrono>
#include <cstddef>
#include <optional>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::KeyBox)
};

constexpr std::size_t kDigits = 56;
const QString kDot = QStringLiteral(" · ");

QString secondText(std::int64_t unixSecond, std::int64_t epochSecond)
{
    if (unixSecond < epochSecond)
        return QString::fromStdString(base::utcText(unixSecond));
    return format::clockSeconds(base::instantAt(std::chrono::seconds{unixSecond - epochSecond}));
}

}

QString sequenceText(const streams::SequenceNumber& number, std::int64_t epochSecond)
{
    return Words::tr("which holds: shard index %1").arg(number.shard) + kDot
        + Words::tr("arrival second %1").arg(secondText(number.second, epochSecond)) + kDot
        + Words::tr("counter %1").arg(format::count(std::int64_t(number.counter)));
}

QString sequenceText(const std::string& decimal, std::int64_t epochSecond)
{
    // The oldest layout takes any short number for one.
    const auto number = decimal.size() == kDigits ? streams::parseSequenceNumber(decimal) : std::nullopt;
    return number ? sequenceText(*number, epochSecond) : QString{};
}

}
