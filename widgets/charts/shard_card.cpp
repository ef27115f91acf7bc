#include "widgets/charts/shard_card.h"

#include "streams/quotas.h"
#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/user_records_text.h"
#include "world/forecast.h"

#include <QEvent>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kKeys = 3;
constexpr std::size_t kPackedKeys = 2; // of each of these
constexpr int kGap = 16;               // to the pointer

QString cell(const QString& text, bool isRight)
{
    return QStringLiteral("<td align='%1' style='padding-left:%2px'>%3</td>")
        .arg(isRight ? QStringLiteral("right") : QStringLiteral("left"))
        .arg(isRight ? 14 : 0)
        .arg(text);
}

QString row(const QString& name, const QString& value, const QString& share)
{
    return QStringLiteral("<tr>") + cell(name, false) + cell(value, true) + cell(share, true) + QStringLiteral("</tr>");
}

QString ofQuota(const QString& value, const QString& limit) { return value + QStringLiteral(" / ") + limit; }

QString percentOf(std::int64_t part, std::int64_t whole)
{
    return format::percent(100 * double(part) / double(std::max<std::int64_t>(1, whole)));
}

}

ShardCard::ShardCard(QWidget* map) : QLabel(map), m_map(map)
{
    map->installEventFilter(this);
    setObjectName(QStringLiteral("shardCard"));
    setTextFormat(Qt::RichText);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void ShardCard::setTheme(const Theme& theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; border-left: 3px solid %4;"
                                 " border-radius: 4px; padding: 7px 10px; font-size: %5px; }")
                      .arg(theme.panel.name(), theme.text.name(), theme.line.name(), theme.accent.name())
                      .arg(theme.smallPx + 1));
}

void ShardCard::show(const Subject& subject, QPoint pointer)
{
    QWidget* const window = m_map->window();
    if (parentWidget() != window)
        setParent(window);
    setText(text(subject));
    adjustSize();
    const QSize room = window->size();
    const QPoint at = m_map->mapTo(window, pointer);
    int x = at.x() + kGap;
    if (x + width() > room.width() - 6)
        x = at.x() - kGap - width();
    move(std::max(4, x), std::clamp(at.y() - 30, 4, std::max(4, room.height() - height() - 4)));
    QWidget::show();
    raise();
}

bool ShardCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide)
        hide();
    return QLabel::eventFilter(watched, event);
}

QString ShardCard::text(const Subject& subject) const
{
    using streams::QuotaName;
    const world::ShardUse& use = subject.use;
    const streams::ServiceSettings& settings = subject.world.service().settings();
    const auto limit = [&settings](QuotaName name) { return streams::quota(settings, name); };
    const auto perSecond = [](std::int64_t n) { return tr("%1/s").arg(format::count(n)); };
    const auto mebibytes = [](std::int64_t n) { return format::mebibytes(double(n)); };
    const auto colour = [](const QString& html, QColor of) {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(of.name(), html);
    };
    const streams::Shard& shard = subject.world.service().stream(subject.stream).map->shard(use.shard);

    QString family;
    if (shard.parent && shard.adjacentParent)
        family = tr("merged from %1 and %2")
                     .arg(format::shardLabel(*shard.parent), format::shardLabel(*shard.adjacentParent));
    else if (shard.parent)
        family = tr("split from %1").arg(format::shardLabel(*shard.parent));
    QStringList head{QString::fromStdString(streams::shardId(use.shard)),
        shard.isOpen() ? QStringLiteral("OPEN") : QStringLiteral("CLOSED")};
    if (!family.isEmpty())
        head << family;
    QString html = QStringLiteral("<b>%1</b> &nbsp;%2")
                       .arg(format::shardLabel(use.shard), colour(head.join(QStringLiteral(" · ")), m_theme.mutedText));

    const std::int64_t records = limit(QuotaName::WriteRecordsPerSecond);
    const std::int64_t bytes = limit(QuotaName::WriteBytesPerSecond);
    const std::int64_t readBytes = limit(QuotaName::ReadBytesPerSecond);
    const std::int64_t calls = limit(QuotaName::ReadCallsPerSecond);
    html += QStringLiteral("<table style='margin-top:4px'>");
    html += row(tr("records stored"), ofQuota(format::count(use.stored.recordsPerSecond), perSecond(records)),
        percentOf(use.stored.recordsPerSecond, records));
    html += row(tr("bytes stored"), ofQuota(mebibytes(use.stored.bytesPerSecond), format::mebibyteRate(double(bytes))),
        percentOf(use.stored.bytesPerSecond, bytes));
    if (use.isThrottled()) {
        html += row(tr("records offered, without retries"), perSecond(use.offered.recordsPerSecond),
            percentOf(use.offered.recordsPerSecond, records));
        html += row(tr("bytes offered, without retries"), format::mebibyteRate(double(use.offered.bytesPerSecond)),
            percentOf(use.offered.bytesPerSecond, bytes));
        html += row(colour(tr("refused"), m_theme.hotText), colour(perSecond(use.refused), m_theme.hotText),
            colour(tr("%1, retries counted").arg(format::percent(double(use.refusedPerMille()) / 10)),
                m_theme.hotText));
    }
    html += row(tr("shared reads"), ofQuota(mebibytes(use.readBytes), format::mebibyteRate(double(readBytes))),
        percentOf(use.readBytes, readBytes));
    html += row(tr("GetRecords calls"), ofQuota(format::count(use.readCalls), perSecond(calls)),
        percentOf(use.readCalls, calls));
    const double share = std::ldexp(double(use.range.last.value - use.range.first.value) + 1, -126) * 25;
    html += row(tr("part of the ring"), subject.isWidened ? tr("drawn wider") : QString{},
        share >= 0.1    ? format::percent(share)
            : share > 0 ? QStringLiteral("1 / %1").arg(format::shortCount(std::int64_t(std::min(100 / share, 1e18))))
                        : QString{});
    bool holdsUserRecords = false;
    for (std::size_t i = 0; i < std::min(kKeys, subject.keys.size()); ++i) {
        const HotKey& key = subject.keys[i];
        html += row(i == 0 ? tr("hottest keys, of its load") : QString{}, key.name.left(40).toHtmlEscaped(),
            format::percent(double(key.shardPerMille) / 10));
        const QString packed = userRecordsText(key.packed, kPackedKeys);
        if (packed.isEmpty())
            continue;
        html += QStringLiteral("<tr><td colspan='3' align='right'>%1</td></tr>")
                    .arg(colour(packed.toHtmlEscaped(), m_theme.mutedText));
        holdsUserRecords = true;
    }
    html += QStringLiteral("</table>");
    if (const auto until = world::untilThrottled(subject.world, subject.stream, use.shard))
        html += colour(tr("At this slope it throttles in %1.").arg(format::duration(*until)), m_theme.warmText)
            + QStringLiteral("<br>");
    if (!subject.world.service().limits().isOn)
        html +=
            colour(tr("Limits are off in this run: nothing is throttled."), m_theme.warmText) + QStringLiteral("<br>");
    const QString writeSource = originText(settings, QuotaName::WriteRecordsPerSecond);
    const QString readSource = originText(settings, QuotaName::ReadBytesPerSecond);
    QString notes = tr("last whole second · limits: %1")
                        .arg(writeSource == readSource ? writeSource : writeSource + QStringLiteral(" · ") + readSource)
                        .toHtmlEscaped();
    if (holdsUserRecords)
        notes +=
            QStringLiteral("<br>") + tr("Each record of the KPL counts as one, whatever it holds.").toHtmlEscaped();
    notes += QStringLiteral("<br>")
        + tr("Drag inside to split, drag the label onto another shard to merge.").toHtmlEscaped();
    return html + colour(notes, m_theme.mutedText);
}

}
