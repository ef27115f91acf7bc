#include "widgets/stage/stream_charts.h"

#include "operations/price_book.h"
#include "widgets/format.h"
#include "widgets/stage/metric_ages.h"
#include "widgets/stage/minute_view.h"
#include "world/programs.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <bit>
#include <chrono>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr base::Duration kShortestSpan{std::chrono::minutes{1}};
constexpr std::size_t kMostLags = 4; // lines in one chart that can still be told apart

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::StreamStage)
};

std::int64_t latestOf(const world::Series& series)
{
    for (auto column = series.rbegin(); column != series.rend(); ++column)
        if (!column->isEmpty())
            return column->highest;
    return 0;
}

std::int64_t highestOf(const world::Series& series)
{
    std::int64_t highest = 0;
    for (const world::Extremes& column : series)
        highest = std::max(highest, column.highest);
    return highest;
}

}

StreamCharts::StreamCharts(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_shardMetrics(new QLabel(this)),
      m_throughput(new TimeSeriesChart(selection, TimeSeriesChart::Unit::Records, this)),
      m_age(new TimeSeriesChart(selection, TimeSeriesChart::Unit::Milliseconds, this))
{
    auto* charts = new QHBoxLayout(this);
    charts->setContentsMargins(0, 0, 0, 0);
    charts->setSpacing(10);
    auto* throughput = new QVBoxLayout;
    throughput->setSpacing(2);
    throughput->addWidget(m_shardMetrics);
    throughput->addWidget(m_throughput, 1);
    charts->addLayout(throughput, 1);
    charts->addWidget(m_age, 1);
    m_shardMetrics->setObjectName(QStringLiteral("shardMetrics"));
    m_shardMetrics->setWordWrap(true);
    m_shardMetrics->setTextFormat(Qt::RichText);
    m_shardMetrics->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_shardMetrics->hide();
    connect(m_shardMetrics, &QLabel::linkActivated, this, &StreamCharts::shardMetricsAsked);
}

void StreamCharts::setTheme(const Theme& theme)
{
    m_theme = theme;
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    m_shardMetrics->setFont(small);
    QPalette muted = m_shardMetrics->palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_shardMetrics->setPalette(muted);
    m_throughput->setTheme(theme);
    m_age->setTheme(theme);
}

TimeSpan StreamCharts::shownSpan(const world::World& world) const
{
    if (m_selection->span())
        return *m_selection->span();
    const base::Instant from = std::max(base::kWorldStart, world.now() - kFollowedSpan);
    return {from, std::max(world.now(), from + kShortestSpan)};
}

void StreamCharts::present(const Subject& subject)
{
    const world::World& world = subject.world;
    m_stream = subject.stream;
    m_shard = subject.shard;
    m_openShards = subject.openShards;
    const TimeSpan span = shownSpan(world);
    if (subject.compared != nullptr) {
        m_shardMetrics->hide();
        presentBothThroughputs(world, *subject.compared, span);
        presentBothAges(world, *subject.compared, span);
        return;
    }
    if (world.service().stream(m_stream).settings.isOnDemand() && !subject.isShardChosen)
        presentCapacity(world, span);
    else
        presentThroughput(world, span);
    presentAge(world, span);
}

void StreamCharts::clear()
{
    m_shardMetrics->hide();
    m_throughput->present({});
    m_age->present({});
}

void StreamCharts::presentThroughput(const world::World& world, TimeSpan span)
{
    ChartPicture picture;
    picture.span = span;
    picture.title = Words::tr("Write throughput");
    const world::WriteQuota quota = world::writeQuota(world);
    const world::SeriesRequest request{{span.from, span.to}, m_throughput->columns()};
    world::Dimension dimension = world::Dimension::Records;
    if (!m_shard)
        m_shardMetrics->hide();
    if (m_shard) {
        using world::Dimension;
        using world::Measure;
        const auto series = [&](Measure measure, Dimension of) {
            return world::shardSeries(world, m_stream, *m_shard, measure, of, request);
        };
        // Whichever of the two limits is nearer is the one to look at.
        world::Series stored = series(Measure::Stored, Dimension::Records);
        world::Series bytes = series(Measure::Stored, Dimension::Bytes);
        if (highestOf(bytes) * 1'000 / quota.bytesPerSecond > highestOf(stored) * 1'000 / quota.recordsPerSecond) {
            dimension = Dimension::Bytes;
            stored = std::move(bytes);
        }
        const bool isRecords = dimension == Dimension::Records;
        const bool isFolded = m_selection->fold() == Fold::Minute;
        const world::Stretch minutes = world::wholeMinutes(request.stretch);
        const auto folded = [&](const std::vector<world::Reading>& readings) {
            return world::foldToMinutes(readings, world.now());
        };
        namespace metrics = streams::shard_metric;
        const streams::ShardLevelMetrics incoming = isRecords ? metrics::kIncomingRecords : metrics::kIncomingBytes;
        const auto foldedShard = [&](streams::ShardIndex shard, streams::ShardLevelMetrics metric) {
            return folded(world::shardMetricReadings(world, m_stream, shard, metric, minutes));
        };
        // CloudWatch has no metric of bytes that were refused.
        world::Series refused = !isFolded ? series(Measure::Refused, dimension)
            : isRecords                   ? minuteMeans(foldedShard(*m_shard, metrics::kWriteExceeded), request)
                                          : world::Series(request.columns);
        m_history.update(world, m_stream, isFolded ? minutes : request.stretch);
        const bool isSent = !isFolded || (world::shardMetricsIn(world, m_stream, minutes) & incoming) != 0;
        sayShardMetrics(world, incoming, isSent);
        picture.title = !isSent ? (isRecords ? Words::tr("Write throughput, mean of the shards · records/s")
                                             : Words::tr("Write throughput, mean of the shards · MiB/s"))
            : isRecords         ? Words::tr("Write throughput, %1 · records/s").arg(format::shardLabel(*m_shard))
                                : Words::tr("Write throughput, %1 · MiB/s").arg(format::shardLabel(*m_shard));
        if (isFolded) {
            const std::vector<world::Minute> shown =
                isSent ? foldedShard(*m_shard, incoming) : folded(m_history.readingsPerShard(dimension));
            stored = minuteMeans(shown, request);
            circleHiddenSpikes(picture,
                hiddenSpikes(folded(world::attemptReadings(world, m_stream, *m_shard, dimension, minutes)), shown,
                    isRecords ? quota.recordsPerSecond : quota.bytesPerSecond),
                isRecords ? quota.recordsPerSecond : quota.bytesPerSecond);
            sayMinutes(picture, stored);
        }
        const auto addLine = [&](const QString& name, QColor colour, world::Series values) {
            const std::int64_t latest = latestOf(values);
            const bool isEmpty = !std::any_of(values.begin(), values.end(), [](const auto& c) { return !c.isEmpty(); });
            const QString text = isRecords ? format::count(latest) : format::mebibytes(double(latest));
            picture.lines.push_back({name, isEmpty ? QString{} : text, colour, std::move(values)});
        };
        addLine(isSent ? Words::tr("stored") : Words::tr("mean per shard"), isSent ? m_theme.accent : m_theme.read,
            std::move(stored));
        if (highestOf(refused) > 0)
            addLine(Words::tr("refused"), m_theme.hotText, std::move(refused));
        for (ChartLine& line : picture.lines)
            if (isSent)
                line.of = ShardChoice{world.service().stream(m_stream).reference, *m_shard};
        if (isSent && m_openShards > 1)
            addLine(Words::tr("mean per shard"), m_theme.read,
                isFolded ? minuteMeans(folded(m_history.readingsPerShard(dimension)), request)
                         : m_history.meanPerShard(dimension, request));
        // A child's own line begins with it; what went before is its parent's.
        const streams::Shard& shard = world.service().stream(m_stream).map->shard(*m_shard);
        if (isSent && shard.parent && shard.opened > span.from)
            picture.lines.push_back({format::shardLabel(*shard.parent), {}, m_theme.load,
                isFolded ? minuteMeans(foldedShard(*shard.parent, incoming), request)
                         : world::shardSeries(world, m_stream, *shard.parent, Measure::Stored, dimension, request)});
    }
    const bool isRecords = dimension == world::Dimension::Records;
    const std::int64_t limit = isRecords ? quota.recordsPerSecond : quota.bytesPerSecond;
    picture.limit = ChartLimit{limit,
        isRecords ? Words::tr("quota %1 records/s").arg(format::count(limit))
                  : Words::tr("quota %1").arg(format::mebibyteRate(double(limit)))};
    picture.least = limit;
    if (world.service().limits().isOn)
        // Retries of one hot key may be sixty times the quota; what is stored must stay readable.
        picture.most = 3 * limit;
    else
        picture.limit->text = Words::tr("%1, not held to: limits off").arg(picture.limit->text);
    m_throughput->setUnit(isRecords ? TimeSeriesChart::Unit::Records : TimeSeriesChart::Unit::Bytes);
    m_throughput->present(std::move(picture));
}

void StreamCharts::presentCapacity(const world::World& world, TimeSpan span)
{
    using Of = StreamHistory::Of;
    m_shardMetrics->hide();
    ChartPicture picture;
    picture.span = span;
    const world::SeriesRequest request{{span.from, span.to}, m_throughput->columns()};
    const bool isFolded = m_selection->fold() == Fold::Minute;
    m_history.update(world, m_stream, isFolded ? world::wholeMinutes(request.stretch) : request.stretch);
    const auto valuesOf = [&](Of of) {
        return isFolded ? minuteMeans(world::foldToMinutes(m_history.readings(of), world.now()), request)
                        : m_history.total(of, request);
    };
    // Whichever of the two limits is nearer is the one to look at.
    const world::WriteQuota quota = world::writeQuota(world);
    world::Series stored = valuesOf(Of::Stored);
    world::Series bytes = valuesOf(Of::StoredBytes);
    const bool isRecords =
        highestOf(bytes) * 1'000 / quota.bytesPerSecond <= highestOf(stored) * 1'000 / quota.recordsPerSecond;
    if (!isRecords)
        stored = std::move(bytes);
    const std::int64_t perShard = isRecords ? quota.recordsPerSecond : quota.bytesPerSecond;
    world::Series capacity = valuesOf(Of::OpenShards);
    for (world::Extremes& column : capacity) {
        if (column.isEmpty())
            continue;
        column.lowest *= perShard;
        column.highest *= perShard;
    }
    picture.title = isRecords ? Words::tr("Load and capacity of the stream \u00b7 records/s")
                              : Words::tr("Load and capacity of the stream \u00b7 MiB/s");
    if (isFolded)
        sayMinutes(picture, stored);
    const std::int64_t room = std::max(perShard, highestOf(capacity));
    const auto addLine = [&](const QString& name, QColor colour, world::Series values, bool isDashed) {
        const std::int64_t latest = latestOf(values);
        const bool isEmpty = !std::any_of(values.begin(), values.end(), [](const auto& c) { return !c.isEmpty(); });
        const QString text = isRecords ? format::count(latest) : format::mebibytes(double(latest));
        picture.lines.push_back({name, isEmpty ? QString{} : text, colour, std::move(values), isDashed});
    };
    addLine(Words::tr("stored"), m_theme.accent, std::move(stored), false);
    addLine(Words::tr("capacity"), m_theme.text, std::move(capacity), true);
    // Who looks at another time than the present sees what was there, not what it cost.
    if (ChartLine& line = picture.lines.back(); !line.latest.isEmpty() && span.to >= world.now())
        line.latest = Words::tr("%1 for %2 an hour")
                          .arg(line.latest,
                              format::dollars(world::hourlyCost(world, m_stream, world::kLatencyWindow).total()));
    if (world::Series refused = valuesOf(isRecords ? Of::Refused : Of::RefusedBytes); highestOf(refused) > 0)
        addLine(Words::tr("refused"), m_theme.hotText, std::move(refused), false);
    picture.least = room;
    if (world.service().limits().isOn)
        picture.most = 3 * room;
    m_throughput->setUnit(isRecords ? TimeSeriesChart::Unit::Records : TimeSeriesChart::Unit::Bytes);
    m_throughput->present(std::move(picture));
}

void StreamCharts::presentAge(const world::World& world, TimeSpan span)
{
    ChartPicture picture;
    picture.span = span;
    const auto* const chosen = std::get_if<ConsumerChoice>(&m_selection->selected());
    const std::vector<Follower> followers = followersIn(world);
    const auto asked = std::find_if(followers.begin(), followers.end(), [&](const Follower& follower) {
        return chosen != nullptr && !follower.program && follower.name == chosen->name;
    });
    if (m_selection->lag() == Lag::Records)
        fillBacklog(picture, world, followers);
    else if (asked != followers.end() && m_selection->fold() == Fold::Second)
        fillShardAges(picture, world, asked->actor);
    else
        fillAges(picture, world, followers);
    m_age->setUnit(m_selection->lag() == Lag::Records ? TimeSeriesChart::Unit::Records
                                                      : TimeSeriesChart::Unit::Milliseconds);
    m_age->present(std::move(picture));
}

std::vector<StreamCharts::Follower> StreamCharts::followersIn(const world::World& world) const
{
    std::vector<Follower> followers;
    const std::string& stream = world.service().stream(m_stream).reference;
    for (const world::ConsumerUse& use : world::consumerUses(world, m_stream)) {
        const std::string& name = world.actors()[use.actor].name;
        followers.push_back({.name = name,
            .choice = ConsumerChoice{stream, name},
            .tint = int(followers.size()),
            .actor = use.actor,
            .program = std::nullopt,
            .ageMs = use.ageMs,
            .backlog = use.backlog,
            .untilLoss = use.untilLoss});
    }
    for (const world::ProgramLag& lag : world::programLags(world, m_stream))
        followers.push_back({.name = lag.name,
            .choice = ProgramChoice{lag.name},
            .tint = int(followers.size()),
            .actor = 0,
            .program = lag,
            .ageMs = lag.ageMs,
            .backlog = lag.backlog,
            .untilLoss = std::nullopt});
    return followers;
}

// Of many, the oldest ages are shown.
std::vector<StreamCharts::Follower> StreamCharts::furthestBehind(std::vector<Follower> followers)
{
    if (followers.size() > kMostLags) {
        std::stable_sort(followers.begin(), followers.end(),
            [](const Follower& a, const Follower& b) { return a.ageMs > b.ageMs; });
        followers.resize(kMostLags);
        std::sort(followers.begin(), followers.end(),
            [](const Follower& a, const Follower& b) { return a.tint < b.tint; });
    }
    return followers;
}

void StreamCharts::fillAges(ChartPicture& picture, const world::World& world,
    const std::vector<Follower>& followers) const
{
    picture.title = Words::tr("Iterator age");
    picture.least = 1'000;
    const world::SeriesRequest request{{picture.span.from, picture.span.to}, m_age->columns()};
    const bool isFolded = m_selection->fold() == Fold::Minute;
    QString firstLoss;
    std::optional<base::Duration> soonest;
    for (const Follower& follower : furthestBehind(followers)) {
        const QString name = QString::fromStdString(follower.name);
        if (!isFolded)
            picture.lines.push_back({name, format::duration(base::Duration{follower.ageMs}),
                m_theme.series(follower.tint), ageColumns(world, follower, request), false, follower.choice});
        if (follower.untilLoss && (!soonest || *follower.untilLoss < *soonest)) {
            soonest = follower.untilLoss;
            firstLoss = Words::tr("%1 begins to lose data in %2").arg(name, format::duration(*follower.untilLoss));
        }
    }
    if (isFolded) {
        picture.title = Words::tr("Iterator age in CloudWatch");
        picture.lines = metricAges(world, m_stream, request, m_theme);
        // The truth, which every minute has.
        sayMinutes(picture, picture.lines.empty() ? world::Series{} : picture.lines.back().columns);
    }
    picture.limit = retentionLimit(world, firstLoss);
}

// Of one consumer, the shards that it is furthest behind on.
void StreamCharts::fillShardAges(ChartPicture& picture, const world::World& world, std::size_t actor) const
{
    const QString name = QString::fromStdString(world.actors()[actor].name);
    picture.title = Words::tr("Iterator age of %1, shard by shard").arg(name);
    picture.least = 1'000;
    const world::SeriesRequest request{{picture.span.from, picture.span.to}, m_age->columns()};
    const world::ConsumerSample* const sample = world::lastSample(world, actor);
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; sample != nullptr && i < sample->shardAgeMs.size(); ++i)
        order.push_back(i);
    const std::size_t most = std::min(order.size(), kMostLags);
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(most), order.end(),
        [&](std::uint32_t a, std::uint32_t b) {
            return sample->shardAgeMs[a] != sample->shardAgeMs[b] ? sample->shardAgeMs[a] > sample->shardAgeMs[b]
                                                                  : a < b;
        });
    order.resize(most);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const streams::ShardIndex shard{order[i]};
        picture.lines.push_back({format::shardLabel(shard),
            format::duration(base::Duration{sample->shardAgeMs[order[i]]}), m_theme.series(int(i)),
            world::shardAgeSeries(world, actor, shard, request), false,
            ShardChoice{world.service().stream(m_stream).reference, shard}});
    }
    picture.limit = retentionLimit(world, {});
}

void StreamCharts::fillBacklog(ChartPicture& picture, const world::World& world,
    const std::vector<Follower>& followers) const
{
    picture.title = Words::tr("Records not read yet");
    picture.least = 100;
    const world::SeriesRequest request{{picture.span.from, picture.span.to}, m_age->columns()};
    for (const Follower& follower : furthestBehind(followers))
        picture.lines.push_back({QString::fromStdString(follower.name), format::count(std::int64_t(follower.backlog)),
            m_theme.series(follower.tint),
            follower.program ? world::programBacklogSeries(world, m_stream, *follower.program, request)
                             : world::backlogSeries(world, follower.actor, request),
            false, follower.choice});
}

// In hours, as the service states it.
ChartLimit StreamCharts::retentionLimit(const world::World& world, const QString& firstLoss) const
{
    const base::Duration retention = world.service().stream(m_stream).retention;
    QString text = Words::tr("retention %1 h").arg(format::count(retention / base::Duration{std::chrono::hours{1}}));
    if (!firstLoss.isEmpty())
        text += QStringLiteral(" · ") + firstLoss;
    return {retention.count(), text};
}

// --- As CloudWatch shows it -------------------------------------------------------

// Of ages a dashboard shows the highest of each minute: AWS advises the Maximum statistic for iterator age. That of one
// reader is no metric of CloudWatch; this is how far behind it is.
world::Series StreamCharts::ageColumns(const world::World& world, const Follower& follower,
    const world::SeriesRequest& request) const
{
    const std::optional<world::ProgramReader>& program = follower.program;
    if (m_selection->fold() == Fold::Second)
        return program ? world::programAgeSeries(world, m_stream, *program, request)
                       : world::ageSeries(world, follower.actor, request);
    const world::Stretch minutes = world::wholeMinutes(request.stretch);
    const auto readings = program ? world::programAgeReadings(world, m_stream, *program, minutes)
                                  : world::ageReadings(world, follower.actor, minutes);
    return minuteHighs(world::foldToMinutes(readings, world.now()), request);
}

void StreamCharts::sayShardMetrics(const world::World& world, streams::ShardLevelMetrics needed, bool areSent)
{
    if (areSent) {
        m_shardMetrics->hide();
        return;
    }
    const streams::Stream& stream = world.service().stream(m_stream);
    QString text = Words::tr("Shard-level metrics are on, but there are none for this time.");
    if ((stream.settings.monitoring & needed) == 0) {
        const auto series = std::int64_t(stream.map->open().size()) * std::popcount(kMetrics);
        const base::Money cost = operations::priceBook(world.settings().service.profile)
                                     .price(operations::PriceName::ShardMetricHours, series);
        text = Words::tr("CloudWatch has stream-level metrics only: no shard can be told from another.")
            + QStringLiteral(" <a href='enable' style='color:%1; text-decoration:none'>%2</a>")
                  .arg(m_theme.accent.name(),
                      Words::tr("Enable shard-level metrics, %1 an hour").arg(format::dollars(cost)));
    }
    // A link that is set anew under the pointer loses its click.
    if (m_shardMetrics->text() != text)
        m_shardMetrics->setText(text);
    m_shardMetrics->show();
}

void StreamCharts::sayMinutes(ChartPicture& picture, const world::Series& values) const
{
    picture.title += QStringLiteral(" · ") + Words::tr("per minute");
    const bool isEmpty = std::all_of(values.begin(), values.end(), [](const auto& column) { return column.isEmpty(); });
    if (isEmpty)
        picture.remark = Words::tr("No minute of this is over yet.");
}

// The worst is told in words, in percent of the limit.
void StreamCharts::circleHiddenSpikes(ChartPicture& picture, std::vector<ChartSpike> spikes, std::int64_t limit) const
{
    if (ChartSpike* worst = worstOf(spikes)) {
        const auto part = [&](std::int64_t value) { return format::percent(double(value) * 100 / double(limit)); };
        worst->text = Words::tr("%1 saw %2 in one second, retries counted; a dashboard would show %3")
                          .arg(format::shardLabel(*m_shard), part(worst->value), part(worst->shown));
    }
    picture.spikes = std::move(spikes);
}

// --- Two futures on one axis ----------------------------------------------------

// The branch on show in full lines, the one that goes along in dashes. Their shards may differ, so
// streams are compared as wholes.
void StreamCharts::presentBothThroughputs(const world::World& world, const world::World& other, TimeSpan span)
{
    ChartPicture picture;
    picture.span = span;
    picture.title = Words::tr("All shards, both futures \u00b7 records/s");
    const world::SeriesRequest request{{span.from, span.to}, m_throughput->columns()};
    const bool isFolded = m_selection->fold() == Fold::Minute;
    const world::Stretch looked = isFolded ? world::wholeMinutes(request.stretch) : request.stretch;
    m_history.update(world, m_stream, looked);
    m_otherHistory.update(other, m_stream, looked);
    const auto add = [&](const StreamHistory& history, bool isOther) {
        const auto line = [&](const QString& name, QColor colour, StreamHistory::Of of) {
            world::Series values = isFolded
                ? minuteMeans(world::foldToMinutes(history.readings(of), world.now()), request)
                : history.total(of, request);
            const std::int64_t latest = latestOf(values);
            picture.lines.push_back({isOther ? Words::tr("%1 there").arg(name) : name, format::count(latest), colour,
                std::move(values), isOther});
        };
        line(Words::tr("stored"), m_theme.accent, StreamHistory::Of::Stored);
        line(Words::tr("refused"), m_theme.hotText, StreamHistory::Of::Refused);
    };
    add(m_history, false);
    add(m_otherHistory, true);
    if (isFolded)
        sayMinutes(picture, picture.lines.front().columns);
    m_throughput->setUnit(TimeSeriesChart::Unit::Records);
    m_throughput->present(std::move(picture));
}

void StreamCharts::presentBothAges(const world::World& world, const world::World& other, TimeSpan span)
{
    ChartPicture picture;
    picture.span = span;
    picture.title = Words::tr("Oldest unread record, both futures");
    picture.least = 1'000;
    const world::SeriesRequest request{{span.from, span.to}, m_age->columns()};
    const auto add = [&](const world::World& of, const QString& name, QColor colour, bool isOther) {
        world::Series oldest(request.columns);
        for (const Follower& follower : followersIn(of)) {
            const world::Series ages = ageColumns(of, follower, request);
            for (std::size_t i = 0; i < ages.size(); ++i)
                if (!ages[i].isEmpty())
                    oldest[i].add(ages[i].highest);
        }
        // Of several consumers the one that is furthest behind.
        for (world::Extremes& column : oldest)
            column.lowest = std::max(column.lowest, column.highest);
        const std::int64_t latest = latestOf(oldest);
        picture.lines.push_back({name, format::duration(base::Duration{latest}), colour, std::move(oldest), isOther});
    };
    add(world, Words::tr("here"), m_theme.series(0), false);
    add(other, Words::tr("there"), m_theme.series(1), true);
    if (m_selection->fold() == Fold::Minute)
        sayMinutes(picture, picture.lines.front().columns);
    m_age->present(std::move(picture));
}

}
