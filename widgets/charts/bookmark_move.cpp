#include "widgets/charts/bookmark_move.h"

#include "widgets/format.h"
#include "world/queries.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

// Presentations between two looks at what a carried bookmark would bring.
constexpr int kMeasureEvery = 12;
constexpr std::size_t kMostWaitingNamed = 3;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::KeyHeatmapView)
};

QString newLine(const QString& text, const QColor& colour)
{
    return QStringLiteral("<br><span style='color:%1'>%2</span>").arg(colour.name(), text.toHtmlEscaped());
}

QString typeName(const clients::Bookmark& bookmark)
{
    const std::string_view name = streams::iteratorTypeName(bookmark.type);
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

}

BookmarkMove::BookmarkMove(const HeatmapFlag& flag, const HeatmapScene& scene, base::Instant now, int grabbedAt)
    : m_flag(flag), m_actor(scene.consumers[flag.consumer].actor),
      m_consumer(scene.consumers[flag.consumer].name.toStdString()), m_to(flag.at >= now ? base::kWorldEnd : flag.at),
      m_isAll(flag.isAll), m_grabbedAt(grabbedAt)
{
}

void BookmarkMove::carryTo(base::Instant at, base::Instant now)
{
    m_to = at >= now ? base::kWorldEnd : std::max(at, base::kWorldStart);
    m_hasMoved = true;
}

bool BookmarkMove::takeAll(bool areAll)
{
    const bool before = m_isAll;
    m_isAll = m_flag.isAll || areAll;
    return m_isAll != before;
}

void BookmarkMove::takeNextType()
{
    using streams::IteratorType;
    if (!m_numbered)
        m_numbered = IteratorType::AtSequenceNumber;
    else if (m_numbered == IteratorType::AtSequenceNumber)
        m_numbered = IteratorType::AfterSequenceNumber;
    else
        m_numbered.reset();
}

bool BookmarkMove::isMeasureDue() { return ++m_sinceMeasured >= kMeasureEvery; }

bool BookmarkMove::isStillThere(const world::World& world, const streams::Stream& stream) const
{
    if (m_actor >= world.actors().size())
        return false;
    const auto* config = world::consumerConfig(world.actors()[m_actor].client);
    return config != nullptr && config->stream == stream.reference && stream.map && stream.map->has(m_flag.shard);
}

std::vector<world::MoveBookmark> BookmarkMove::moves(const world::World& world) const
{
    if (m_isAll)
        return {world::moveAllTo(world, m_actor, m_to)};
    std::vector<world::MoveBookmark> wanted = world::movesTo(world, m_actor, m_flag.shard, m_to);
    // Where parents come first, they are where reading begins.
    const bool isAlone = wanted.size() == 1;
    for (world::MoveBookmark& move : wanted)
        if (m_numbered && (isAlone || move.to.timestamp))
            move = world::byNumber(world, m_actor, std::move(move), *m_numbered);
    return wanted;
}

void BookmarkMove::measure(const world::World& world, const HeatmapScene& scene)
{
    m_sinceMeasured = 0;
    m_previewHtml.clear();
    const std::vector<world::MoveBookmark> wanted = moves(world);
    const auto* config = world::consumerConfig(world.actors()[m_actor].client);
    if (config == nullptr || wanted.empty())
        return;
    const QString name = QString::fromStdString(config->name);
    const QString where = m_isAll ? Words::tr("all shards") : format::shardLabel(m_flag.shard);
    // The oldest of several moves is where reading begins.
    const clients::Bookmark& first = wanted.front().to;
    const QString type = typeName(first);
    // What names a record is told by its moment: the digits would say less.
    const auto moment = first.sequenceNumber ? std::optional{m_to} : first.timestamp;
    m_what = Words::tr("%1 on %2 to %3", "a consumer, a shard, a position")
                 .arg(name, where, moment ? type + QLatin1Char(' ') + format::clockSeconds(*moment) : type);
    m_previewHtml = QStringLiteral("<b>%1 · %2</b> → %3 <span style='color:%4'>%5</span>")
                        .arg(name.toHtmlEscaped(), where.toHtmlEscaped(),
                            moment           ? format::clock(*moment)
                                : isLatest() ? Words::tr("the newest record")
                                             : Words::tr("the oldest record"),
                            scene.theme.mutedText.name(), type);
    const auto preview = world::movePreview(world, wanted);
    m_previewHtml += preview ? effectHtml(*preview, *config, scene)
                             : newLine(QString::fromStdString(preview.error().message), scene.theme.hotText);
}

QString BookmarkMove::effectHtml(const world::MovePreview& preview, const clients::ConsumerConfig& config,
    const HeatmapScene& scene) const
{
    const Theme& theme = scene.theme;
    QString html;
    if (preview.again > 0) {
        const QString work = config.processingRate > 0
            ? Words::tr("%1 of work at %2 per shard")
                  .arg(format::duration(preview.work), format::recordRate(double(config.processingRate)))
            : Words::tr("%1 at 2 MiB/s per shard").arg(format::duration(preview.work));
        html +=
            QStringLiteral("<br>%1 · %2")
                .arg(Words::tr("%1 records will be read again").arg(format::count(std::int64_t(preview.again))), work);
    }
    if (preview.skipped > 0)
        html +=
            newLine(Words::tr("%1 unread records will be skipped").arg(format::count(std::int64_t(preview.skipped))),
                theme.hotText);
    if (preview.again == 0 && preview.skipped == 0)
        html += newLine(Words::tr("nothing is read again, nothing is skipped"), theme.mutedText);
    if (scene.wall && m_to < *scene.wall)
        html += newLine(Words::tr("Records from before %1 lie behind the retention wall and cannot be read.")
                            .arg(format::clockSeconds(*scene.wall)),
            theme.hotText);
    if (!preview.waiting.empty()) {
        QStringList names;
        for (std::size_t i = 0; i < std::min(preview.waiting.size(), kMostWaitingNamed); ++i)
            names << format::shardLabel(preview.waiting[i]);
        if (preview.waiting.size() > kMostWaitingNamed)
            names << Words::tr("%1 more").arg(format::count(std::int64_t(preview.waiting.size() - kMostWaitingNamed)));
        html +=
            QStringLiteral("<br>") + Words::tr("Parents first: %1 will wait.").arg(names.join(QStringLiteral(", ")));
    }
    if (!m_isAll)
        html +=
            newLine(Words::tr("N: by the number of the record there, of the one before it, by time."), theme.mutedText);
    return html
        + newLine(m_flag.isAll ? Words::tr("Enter or release moves it, Escape cancels.")
                               : Words::tr("Enter or release moves it, Ctrl takes all shards, Escape cancels."),
            theme.mutedText);
}

}
