#include "widgets/record_text.h"

#include "base/md5.h"
#include "base/utf8.h"
#include "streams/aggregated_record.h"
#include "widgets/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace shardscope::widgets {

namespace {

using streams::AggregatedRecord;
using streams::KclYield;

constexpr int kUserRecords = 50;
constexpr std::size_t kSections = 8;
constexpr std::size_t kBytesShown = 64;
constexpr std::size_t kBytesInRow = 8;
constexpr std::size_t kFirstBytes = 16;
constexpr qsizetype kCharactersOfKey = 48;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::JourneyPanel)
};

QString amount(std::uint64_t n) { return format::count(std::int64_t(n)); }

int plural(std::uint64_t n) { return int(std::min<std::uint64_t>(n, 2'000'000'000)); }

QString hex(std::string_view bytes)
{
    const QByteArray view = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()));
    return QString::fromLatin1(view.toHex(' '));
}

// Whatever is no character to be seen is a dot.
QString printable(std::string_view bytes)
{
    QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    for (QChar& c : text)
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char('.');
    return text;
}

QString keyText(std::string_view key)
{
    QString text = printable(key);
    if (text.size() > kCharactersOfKey)
        text = text.left(kCharactersOfKey - 1) + QChar(0x2026);
    return text.toHtmlEscaped();
}

// As text where all of it is that, else as hex.
QString firstBytes(std::string_view data)
{
    const std::string_view first = data.substr(0, kFirstBytes);
    const QString more = first.size() < data.size() ? QString(QChar(0x2026)) : QString{};
    const std::size_t valid = base::validUtf8Prefix(first);
    const bool isCutInside = first.size() < data.size() && first.size() - valid < 4;
    const QString text = QString::fromUtf8(first.data(), qsizetype(valid));
    const bool isText = (valid == first.size() || (isCutInside && valid > 0))
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    return isText ? QStringLiteral("\u201c%1%2\u201d").arg(text.toHtmlEscaped(), more) : hex(first) + more;
}

// "f3 89 9a c2  ...." in rows, and how many bytes are left out.
QString dump(std::string_view bytes)
{
    QStringList rows;
    const std::string_view shown = bytes.substr(0, kBytesShown);
    for (std::size_t at = 0; at < shown.size(); at += kBytesInRow) {
        const std::string_view row = shown.substr(at, kBytesInRow);
        QString ascii;
        for (const char c : row)
            ascii += c >= 0x20 && c < 0x7F ? QLatin1Char(c) : QLatin1Char('.');
        rows << hex(row).leftJustified(int(3 * kBytesInRow)) + ascii.toHtmlEscaped();
    }
    QString text = QStringLiteral("<pre style='margin:0'>%1</pre>").arg(rows.join(QLatin1Char('\n')));
    if (shown.size() < bytes.size())
        text += Words::tr("and %Ln more byte(s)", nullptr, plural(bytes.size() - shown.size()));
    return text;
}

QString sectionName(AggregatedRecord::Section::Kind kind)
{
    using Kind = AggregatedRecord::Section::Kind;
    switch (kind) {
    case Kind::Head:
        return Words::tr("head");
    case Kind::PartitionKeys:
        return Words::tr("partition keys");
    case Kind::ExplicitHashKeys:
        return Words::tr("explicit hash keys");
    case Kind::Records:
        return Words::tr("user records");
    case Kind::Unknown:
        return Words::tr("unknown to the KPL");
    case Kind::Md5:
        return Words::tr("MD5 of what lies between");
    }
    return {};
}

QString section(const QString& name, std::string_view bytes)
{
    return QStringLiteral("<p style='margin:6px 0 0 0'><b>%1</b> \u00b7 %2</p>")
               .arg(name.toHtmlEscaped(), format::byteCount(std::int64_t(bytes.size())))
        + dump(bytes);
}

QString coloured(const QColor& colour, const QString& text)
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), text);
}

QString yieldText(const KclYield& yield, std::uint64_t userRecords, const Theme& theme)
{
    const QString sign = QStringLiteral("\u26a0 ");
    switch (yield.cause) {
    case KclYield::Cause::Whole:
        return coloured(theme.mutedText,
            Words::tr("A KCL takes it apart and hands on all of them; a plain GetRecords reader sees one record."));
    case KclYield::Cause::Outside:
        return coloured(theme.hotText,
            sign
                + Words::tr("A KCL discards all of them and says nothing: user record %1 lies outside this shard's "
                            "range.")
                      .arg(amount(yield.at + 1)));
    case KclYield::Cause::Unreadable:
        return coloured(theme.hotText,
            sign
                + Words::tr("A KCL hands on %1 of %2: user record %3 names no key.")
                      .arg(amount(yield.handedOn), amount(userRecords), amount(yield.at + 1)));
    }
    return {};
}

// Its number, its key, and below what it holds and where its key's own place is.
QString userRecordText(std::uint64_t number, const streams::FoundUserRecord& found, base::HashRange shard,
    const Theme& theme)
{
    const QString size = format::byteCount(std::int64_t(found.record.data.size()));
    const QString dot = QStringLiteral(" \u00b7 ");
    QString words = size + dot + firstBytes(found.record.data);
    if (found.tags > 0)
        words += dot + Words::tr("%Ln tag(s)", nullptr, plural(found.tags));
    // One that names a string in no table has neither.
    const bool hasKey = found.place || found.record.explicitHashKey;
    if (!hasKey) {
        words += dot + coloured(theme.hotText, Words::tr("names no key"));
    } else {
        if (found.record.explicitHashKey)
            words += dot + Words::tr("explicit hash key %1").arg(keyText(*found.record.explicitHashKey));
        const bool isInside = shard.contains(base::hashOfPartitionKey(found.record.partitionKey));
        const bool isLost = !found.place || !shard.contains(*found.place);
        words += dot
            + coloured(isLost ? theme.hotText : theme.mutedText,
                isInside ? Words::tr("the key's own hash lies in this shard")
                         : Words::tr("the key's own hash lies outside this shard"));
    }
    return QStringLiteral("<p style='margin:4px 0 0 0'>%1 <b>%2</b><br>%3</p>")
        .arg(amount(number), hasKey ? keyText(found.record.partitionKey) : QStringLiteral("\u2013"), words);
}

QString aggregatedText(const AggregatedRecord& record, base::HashRange shard, const Theme& theme)
{
    const std::uint64_t count = record.userRecords();
    QString text = QStringLiteral("<p style='margin:0'><b>%1</b></p><p style='margin:0'>%2</p>")
                       .arg(Words::tr("KPL aggregated record: %Ln user record(s)", nullptr, plural(count)),
                           yieldText(streams::kclYield(record, shard), count, theme));
    streams::UserRecordReader reader{record};
    std::uint64_t shown = 0;
    for (; shown < kUserRecords; ++shown) {
        const auto found = reader.next();
        if (!found)
            break;
        text += userRecordText(shown + 1, *found, shard, theme);
    }
    if (shown < count)
        text += QStringLiteral("<p style='margin:4px 0 0 0'>%1</p>")
                    .arg(Words::tr("and %Ln more user record(s)", nullptr, plural(count - shown)));
    for (const AggregatedRecord::Section& part : record.sections(kSections))
        text += section(sectionName(part.kind), part.bytes);
    return text;
}

}

QString recordText(const streams::Payload& data, base::HashRange shard, const Theme& theme)
{
    if (!data)
        return {};
    const auto aggregated = AggregatedRecord::read(*data);
    return aggregated ? aggregatedText(*aggregated, shard, theme) : section(Words::tr("data"), *data);
}

}
