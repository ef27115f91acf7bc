#include "widgets/stage/stream_stage.h"

#include "operations/price_book.h"
#include "streams/quotas.h"
#include "widgets/format.h"
#include "widgets/stage/minute_view.h"
#include "widgets/stage/stage_sentence.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <bit>
#include <chrono>
#include <memory>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr qint64 kChartsEveryMs = 100;
constexpr base::Duration kShortestSpan{std::chrono::minutes{1}};
constexpr std::size_t kMostLags = 4; // lines in one chart that can still be told apart
constexpr std::size_t kRankedKeys = 6;
// From this height on, map, heatmap and charts stand under one another.
constexpr int kRoomForAll = 640;
// What the throughput chart shows of a shard.
constexpr streams::ShardLevelMetrics kChartMetrics = streams::shard_metric::kIncomingBytes
    | streams::shard_metric::kIncomingRecords | streams::shard_metric::kWriteExceeded;

bool isThere(const streams::Stream& stream) { return stream.status != streams::StreamStatus::Gone; }

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

StreamStage::StreamStage(EngineLink* link, Selection* selection, QWidget* parent)
    : QWidget(parent), m_link(link), m_selection(selection), m_sentence(new QLabel(this)),
      m_status(new StatusChip(this)), m_map(new ShardMapView(selection, this)), m_keyBox(new KeyBox(this)),
      m_shardFilter(new ShardFilterBox(selection, this)), m_secondKeys(new SecondKeysCard(this)),
      m_heatmap(new KeyHeatmapView(selection, this)), m_tabs(new QTabBar(this)), m_charts(new QWidget(this)),
      m_shardMetrics(new QLabel(m_charts)),
      m_throughput(new TimeSeriesChart(selection, TimeSeriesChart::Unit::Records, m_charts)),
      m_age(new TimeSeriesChart(selection, TimeSeriesChart::Unit::Milliseconds, m_charts))
{
    setObjectName(QStringLiteral("streamStage"));
    setAutoFillBackground(true);
    m_sentence->setObjectName(QStringLiteral("stageSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // Two lines always: the map must not move when a sentence grows.
    m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_status->hide();

    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_sentence, 1);
    top->addWidget(m_status, 0, Qt::AlignTop);
    auto* charts = new QHBoxLayout(m_charts);
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
    m_tabs->setObjectName(QStringLiteral("stageTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    retranslate();
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(14, 10, 14, 12);
    m_column->setSpacing(10);
    m_column->addLayout(top);
    m_column->addWidget(m_map);
    m_column->addWidget(m_keyBox);
    m_column->addWidget(m_shardFilter);
    m_column->addWidget(m_tabs);
    m_column->addWidget(m_heatmap);
    m_column->addWidget(m_charts);
    arrange();

    connect(m_sentence, &QLabel::linkActivated, this, &StreamStage::whyAsked);
    connect(m_shardMetrics, &QLabel::linkActivated, this, &StreamStage::enableShardMetrics);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_lowerView = tab == 0 ? LowerView::Charts : LowerView::Heatmap;
        arrange();
        m_areChartsDue = true;
        if (const world::Published& latest = m_link->latest(); latest.world)
            present(latest.world, latest.status);
    });
    connect(m_heatmap, &KeyHeatmapView::asked, this, [this](const std::vector<world::Action>& actions) {
        // Parents and children of one drag are undone together.
        const world::GestureId gesture = m_link->newGesture();
        for (const world::Action& action : actions)
            m_heatmap->awaitReply(m_link->post(action, gesture));
    });
    connect(m_link, &EngineLink::replied, m_heatmap, &KeyHeatmapView::showReply);
    connect(m_heatmap, &KeyHeatmapView::instantPicked, this, [this](base::Instant at, QPoint where) {
        if (m_selection->shard())
            showSecondKeys(*m_selection->shard(), at, m_heatmap->mapTo(this, where));
    });
    connect(m_throughput, &TimeSeriesChart::instantPicked, this, [this](base::Instant at, QPoint where) {
        if (m_shard)
            showSecondKeys(*m_shard, at, m_throughput->mapTo(this, where));
    });
    connect(m_secondKeys, &SecondKeysCard::stepAsked, this, &StreamStage::stepSecond);
    connect(m_secondKeys, &SecondKeysCard::cutAsked, this, &StreamStage::cutBesideHottest);
    connect(m_secondKeys, &SecondKeysCard::whyAsked, this, [this] {
        m_selection->select(ShardChoice{m_selection->stream(), m_secondKeys->shard()});
        emit whyOfSelectedAsked();
    });
    // Resized while time stands still; the heatmap hangs below the map's columns.
    connect(m_map, &ShardMapView::layoutChanged, this, [this] {
        if (const world::Snapshot& world = m_link->latest().world; world && m_heatmap->isVisible())
            m_heatmap->present(world, m_stream, m_map->scene().layout, m_selection->span());
    });
    connect(m_map, &ShardMapView::keysMeasured, this, &StreamStage::presentSentence);
    connect(m_map, &ShardMapView::asked, this,
        [this](const world::Action& action) { m_map->awaitReply(m_link->post(action)); });
    connect(m_link, &EngineLink::replied, m_map, &ShardMapView::showReply);
    connect(m_map, &ShardMapView::keyBoxAsked, this, &StreamStage::toggleKeyBox);
    connect(m_map, &ShardMapView::hashPicked, m_keyBox, &KeyBox::setExplicitHash);
    connect(m_keyBox, &KeyBox::recordDragged, this,
        [this](QPoint globalAt) { m_keyBox->holdOver(m_map->hashAt(m_map->mapFromGlobal(globalAt))); });
    connect(m_keyBox, &KeyBox::probeChanged, m_map, [this] { m_map->showProbe(m_keyBox->probe()); });
    connect(m_keyBox, &KeyBox::closed, m_map, [this] { m_map->setFocus(); });
    connect(m_shardFilter, &ShardFilterBox::closed, this, [this] {
        arrange();
        m_map->setFocus();
    });
    connect(m_shardFilter, &ShardFilterBox::asked, this,
        [this](const world::Action& action) { m_shardFilter->awaitReply(m_link->post(action)); });
    connect(m_link, &EngineLink::replied, m_shardFilter, &ShardFilterBox::showReply);
    connect(m_keyBox, &KeyBox::put, this,
        [this](const world::Action& action) { m_keyBox->awaitReply(m_link->post(action)); });
    connect(m_link, &EngineLink::replied, this, [this](world::Ticket ticket, const world::Reply& reply) {
        if (const std::optional<bool> isRefused = m_keyBox->showReply(ticket, reply))
            m_map->letProbeTravel(*isRefused);
    });
    // A run that stands still brings no world to draw them with.
    const auto presentAgain = [this] {
        m_areChartsDue = true;
        if (const world::Published& latest = m_link->latest(); latest.world && isVisible())
            present(latest.world, latest.status);
    };
    connect(m_selection, &Selection::changed, this, presentAgain);
    connect(m_selection, &Selection::spanChanged, this, presentAgain);
    connect(m_selection, &Selection::foldChanged, this, presentAgain);
    connect(m_selection, &Selection::lagChanged, this, presentAgain);
    setTheme(m_theme);
}

StreamStage::~StreamStage() = default;

void StreamStage::setTheme(const Theme& theme)
{
    m_theme = theme;
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme.background);
    setPalette(colours);
    m_status->setTheme(theme);
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    m_shardMetrics->setFont(small);
    QPalette muted = m_shardMetrics->palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    m_shardMetrics->setPalette(muted);
    m_map->setTheme(theme);
    m_heatmap->setTheme(theme);
    m_keyBox->setTheme(theme);
    m_shardFilter->setTheme(theme);
    m_secondKeys->setTheme(theme);
    m_throughput->setTheme(theme);
    m_age->setTheme(theme);
    styleSentence();
    m_areChartsDue = true;
}

void StreamStage::styleSentence()
{
    QFont sized = font();
    sized.setPixelSize(m_theme.headlinePx);
    m_sentence->setFont(sized);
    // Large letters need more lines for the same words.
    const int lines = m_theme.textPercent <= 110 ? 2 : 4;
    m_sentence->setFixedHeight(lines * QFontMetrics(sized).lineSpacing() + 2);
    QPalette colours = m_sentence->palette();
    colours.setColor(QPalette::WindowText, m_said.isCalm ? m_theme.mutedText : m_theme.text);
    m_sentence->setPalette(colours);
    fitSentence();
}

void StreamStage::setLowerView(LowerView view) { m_tabs->setCurrentIndex(view == LowerView::Charts ? 0 : 1); }

void StreamStage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
    fitSentence();
}

void StreamStage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StreamStage::retranslate()
{
    m_tabs->setTabText(0, tr("Charts"));
    m_tabs->setTabText(1, tr("Key heatmap"));
    m_tabs->setAccessibleName(tr("View under the shard map"));
}

void StreamStage::arrange()
{
    const bool hasRoom = height() >= kRoomForAll;
    // Where there is no room for all, the family of the shards stands in the place of the lower view.
    const bool isTaken = !hasRoom && !m_shardFilter->isHidden();
    const bool showsHeatmap = hasRoom || (!isTaken && m_lowerView == LowerView::Heatmap);
    const bool showsCharts = hasRoom || (!isTaken && m_lowerView == LowerView::Charts);
    m_tabs->setVisible(!hasRoom && !isTaken);
    m_heatmap->setVisible(showsHeatmap);
    m_charts->setVisible(showsCharts);
    m_column->setStretchFactor(m_map, hasRoom || showsCharts ? 3 : 1);
    m_column->setStretchFactor(m_heatmap, hasRoom ? 3 : 1);
    m_column->setStretchFactor(m_charts, 2);
}

QString StreamStage::sentence() const { return m_sentence->text(); }

void StreamStage::toggleKeyBox()
{
    if (m_keyBox->isHidden())
        m_keyBox->open();
    else
        m_keyBox->close();
}

void StreamStage::toggleShardFilter()
{
    if (!m_shardFilter->isHidden()) {
        m_shardFilter->close();
        return;
    }
    m_keyBox->close();
    m_shardFilter->open();
    arrange();
}

// --- Which keys filled a second -------------------------------------------------

void StreamStage::showSecondKeys(streams::ShardIndex shard, base::Instant at, QPoint where)
{
    const world::Snapshot& world = m_link->latest().world;
    m_secondKeys->dismiss();
    if (!world || !m_stream || !world::isRefusingAt(*world, *m_stream, shard, at))
        return;
    if (const auto keys = world::keysOfSecond(*world, *m_stream, shard, at, kRankedKeys))
        m_secondKeys->show(*world, *m_stream, *keys, where);
}

void StreamStage::toggleSecondKeys()
{
    if (m_secondKeys->isVisible()) {
        m_secondKeys->dismiss();
        return;
    }
    const world::Snapshot& world = m_link->latest().world;
    if (!world || !m_stream || !m_shard)
        return;
    const QWidget* below = m_heatmap->isVisible() ? static_cast<QWidget*>(m_heatmap) : m_charts;
    const QPoint where(below->geometry().center().x(), below->geometry().top());
    const std::optional<base::Instant> pointed = m_selection->crosshair();
    if (pointed && world::isRefusingAt(*world, *m_stream, *m_shard, *pointed))
        showSecondKeys(*m_shard, *pointed, where);
    else if (const auto last =
                 world::refusingSecond(*world, *m_stream, *m_shard, world->now(), world::Towards::Earlier))
        showSecondKeys(*m_shard, *last, where);
    else
        m_secondKeys->showNone(*m_shard, where);
}

void StreamStage::stepSecond(world::Towards towards)
{
    const world::Snapshot& world = m_link->latest().world;
    if (!world || !m_stream)
        return;
    if (const auto next =
            world::refusingSecond(*world, *m_stream, m_secondKeys->shard(), m_secondKeys->second(), towards))
        if (const auto keys = world::keysOfSecond(*world, *m_stream, m_secondKeys->shard(), *next, kRankedKeys))
            m_secondKeys->show(*world, *m_stream, *keys, m_secondKeys->place());
}

// As somebody does it on the map: choose, take the knife, isolate.
void StreamStage::cutBesideHottest()
{
    m_selection->select(ShardChoice{m_selection->stream(), m_secondKeys->shard()});
    m_secondKeys->hide();
    m_map->openKnife();
    QKeyEvent isolate(QEvent::KeyPress, Qt::Key_I, Qt::NoModifier);
    QCoreApplication::sendEvent(m_map, &isolate);
}

void StreamStage::present(const world::Snapshot& shown, const world::RunStatus& status)
{
    const world::World& world = *shown;
    m_stream = shownStream(world);
    // One has gone back to before that second.
    if (m_secondKeys->isVisible() && world.now() < m_secondKeys->second())
        m_secondKeys->dismiss();
    m_map->setPace(status);
    m_map->present(shown, m_stream);
    if (m_heatmap->isVisible())
        m_heatmap->present(shown, m_stream, m_map->scene().layout, m_selection->span());
    m_status->setVisible(m_stream.has_value());
    m_keyBox->present(world, m_stream);
    m_shardFilter->present(shown, m_stream);
    if (m_stream)
        m_status->present(world.service().stream(*m_stream), world.now());
    const bool isDue = m_areChartsDue || !m_sinceCharts.isValid() || m_sinceCharts.elapsed() >= kChartsEveryMs;
    if (!isDue)
        return;
    m_areChartsDue = false;
    m_sinceCharts.start();
    presentSentence(world);
    presentCharts(world);
}

std::optional<streams::StreamIndex> StreamStage::shownStream(const world::World& world) const
{
    if (const auto chosen = world.service().find(m_selection->stream()))
        return chosen;
    const auto& all = world.service().streams();
    const auto first = std::find_if(all.begin(), all.end(), isThere);
    return first == all.end() ? std::nullopt : std::optional{streams::StreamIndex(first - all.begin())};
}

TimeSpan StreamStage::shownSpan(const world::World& world) const
{
    if (m_selection->span())
        return *m_selection->span();
    const base::Instant from = std::max(base::kWorldStart, world.now() - kFollowedSpan);
    return {from, std::max(world.now(), from + kShortestSpan)};
}

void StreamStage::presentSentence(const world::World& world)
{
    StageSentence said{{tr("There is no stream yet.")}, true};
    if (m_stream) {
        chooseShard(world);
        said = stageSentence(world, *m_stream, m_map->uses(), m_worst, m_map->keyWatch());
    }
    const bool isOtherMood = said.isCalm != m_said.isCalm;
    if (said == m_said)
        return;
    m_said = std::move(said);
    if (isOtherMood)
        styleSentence();
    fitSentence();
}

// Its lines are given, because the map must not move. Where they do not hold every clause, the last ones give
// way, and the whole stands in the tool tip; the way to Why? never does.
void StreamStage::fitSentence()
{
    const QString why = m_said.isCalm ? QString()
                                      : QStringLiteral(" <a href='why' style='color:%1; text-decoration:none'>%2</a>")
                                            .arg(m_theme.accent.name(), tr("Why?"));
    for (qsizetype count = m_said.clauses.size(); count > 0; --count) {
        m_sentence->setText(m_said.clauses.first(count).join(QLatin1Char(' ')) + why);
        m_sentence->setToolTip(count == m_said.clauses.size() ? QString() : m_said.html());
        // Letters of other scripts are taller than those that the height was made for, but not by half a line.
        const int most = m_sentence->height() + m_sentence->fontMetrics().lineSpacing() / 2;
        if (m_sentence->heightForWidth(m_sentence->width()) <= most)
            return;
    }
}

void StreamStage::chooseShard(const world::World& world)
{
    m_worst = world::mostStrained(world, *m_stream, m_worst ? std::optional{m_worst->shard} : std::nullopt);
    const streams::ShardMap* map = world.service().stream(*m_stream).map.get();
    const std::optional<streams::ShardIndex> worst = m_worst ? std::optional{m_worst->shard} : std::nullopt;
    const bool isChosen = m_selection->shard() && map != nullptr && map->has(*m_selection->shard());
    m_isShardChosen = isChosen;
    m_shard = isChosen ? m_selection->shard() : worst;
    m_map->setFocusShard(worst);
    const std::string& stream = world.service().stream(*m_stream).reference;
    m_selection->setSpokenOf(worst ? std::optional{ShardChoice{stream, *worst}} : std::nullopt);
}

void StreamStage::presentCharts(const world::World& world)
{
    if (!isVisible())
        return;
    if (!m_stream) {
        m_shardMetrics->hide();
        m_throughput->present({});
        m_age->present({});
        return;
    }
    const TimeSpan span = shownSpan(world);
    if (const world::World* other = comparedWorld()) {
        m_shardMetrics->hide();
        presentBothThroughputs(world, *other, span);
        presentBothAges(world, *other, span);
        return;
    }
    if (world.service().stream(*m_stream).settings.isOnDemand() && !m_isShardChosen)
        presentCapacity(world, span);
    else
        presentThroughput(world, span);
    presentAge(world, span);
}

const world::World* StreamStage::comparedWorld() const
{
    const world::World* other = m_link->latest().compared.get();
    return other != nullptr && std::size_t(*m_stream) < other->service().streams().size() ? other : nullptr;
}

void StreamStage::presentThroughput(const world::World& world, TimeSpan span)
{
    ChartPicture picture;
    picture.span = span;
    picture.title = tr("Write throughput");
    const world::WriteQuota quota = world::writeQuota(world);
    const world::SeriesRequest request{{span.from, span.to}, m_throughput->columns()};
    world::Dimension dimension = world::Dimension::Records;
    if (!m_shard)
        m_shardMetrics->hide();
    if (m_shard) {
        using world::Dimension;
        using world::Measure;
        const auto series = [&](Measure measure, Dimension of) {
            return world::shardSeries(world, *m_stream, *m_shard, measure, of, request);
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
            return folded(world::shardMetricReadings(world, *m_stream, shard, metric, minutes));
        };
        // CloudWatch has no metric of bytes that were refused.
        world::Series refused = !isFolded ? series(Measure::Refused, dimension)
            : isRecords                   ? minuteMeans(foldedShard(*m_shard, metrics::kWriteExceeded), request)
                                          : world::Series(request.columns);
        m_history.update(world, *m_stream, isFolded ? minutes : request.stretch);
        const bool isSent = !isFolded || (world::shardMetricsIn(world, *m_stream, minutes) & incoming) != 0;
        sayShardMetrics(world, incoming, isSent);
        picture.title = !isSent ? (isRecords ? tr("Write throughput, mean of the shards · records/s")
                                             : tr("Write throughput, mean of the shards · MiB/s"))
            : isRecords         ? tr("Write throughput, %1 · records/s").arg(format::shardLabel(*m_shard))
                                : tr("Write throughput, %1 · MiB/s").arg(format::shardLabel(*m_shard));
        if (isFolded) {
            const std::vector<world::Minute> shown =
                isSent ? foldedShard(*m_shard, incoming) : folded(m_history.readingsPerShard(dimension));
            stored = minuteMeans(shown, request);
            circleHiddenSpikes(picture,
                hiddenSpikes(folded(world::attemptReadings(world, *m_stream, *m_shard, dimension, minutes)), shown,
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
        addLine(isSent ? tr("stored") : tr("mean per shard"), isSent ? m_theme.accent : m_theme.read,
            std::move(stored));
        if (highestOf(refused) > 0)
            addLine(tr("refused"), m_theme.hotText, std::move(refused));
        for (ChartLine& line : picture.lines)
            if (isSent)
                line.of = ShardChoice{world.service().stream(*m_stream).reference, *m_shard};
        if (isSent && m_map->uses().size() > 1)
            addLine(tr("mean per shard"), m_theme.read,
                isFolded ? minuteMeans(folded(m_history.readingsPerShard(dimension)), request)
                         : m_history.meanPerShard(dimension, request));
        // A child's own line begins with it; what went before is its parent's.
        const streams::Shard& shard = world.service().stream(*m_stream).map->shard(*m_shard);
        if (isSent && shard.parent && shard.opened > span.from)
            picture.lines.push_back({format::shardLabel(*shard.parent), {}, m_theme.load,
                isFolded ? minuteMeans(foldedShard(*shard.parent, incoming), request)
                         : world::shardSeries(world, *m_stream, *shard.parent, Measure::Stored, dimension, request)});
    }
    const bool isRecords = dimension == world::Dimension::Records;
    const std::int64_t limit = isRecords ? quota.recordsPerSecond : quota.bytesPerSecond;
    picture.limit = ChartLimit{limit,
        isRecords ? tr("quota %1 records/s").arg(format::count(limit))
                  : tr("quota %1").arg(format::mebibyteRate(double(limit)))};
    picture.least = limit;
    if (world.service().limits().isOn)
        // Retries of one hot key may be sixty times the quota; what is stored must stay readable.
        picture.most = 3 * limit;
    else
        picture.limit->text = tr("%1, not held to: limits off").arg(picture.limit->text);
    m_throughput->setUnit(isRecords ? TimeSeriesChart::Unit::Records : TimeSeriesChart::Unit::Bytes);
    m_throughput->present(std::move(picture));
}

void StreamStage::presentCapacity(const world::World& world, TimeSpan span)
{
    using Of = StreamHistory::Of;
    m_shardMetrics->hide();
    ChartPicture picture;
    picture.span = span;
    const world::SeriesRequest request{{span.from, span.to}, m_throughput->columns()};
    const bool isFolded = m_selection->fold() == Fold::Minute;
    m_history.update(world, *m_stream, isFolded ? world::wholeMinutes(request.stretch) : request.stretch);
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
    picture.title = isRecords ? tr("Load and capacity of the stream \u00b7 records/s")
                              : tr("Load and capacity of the stream \u00b7 MiB/s");
    if (isFolded)
        sayMinutes(picture, stored);
    const std::int64_t room = std::max(perShard, highestOf(capacity));
    const auto addLine = [&](const QString& name, QColor colour, world::Series values, bool isDashed) {
        const std::int64_t latest = latestOf(values);
        const bool isEmpty = !std::any_of(values.begin(), values.end(), [](const auto& c) { return !c.isEmpty(); });
        const QString text = isRecords ? format::count(latest) : format::mebibytes(double(latest));
        picture.lines.push_back({name, isEmpty ? QString{} : text, colour, std::move(values), isDashed});
    };
    addLine(tr("stored"), m_theme.accent, std::move(stored), false);
    addLine(tr("capacity"), m_theme.text, std::move(capacity), true);
    if (world::Series refused = valuesOf(isRecords ? Of::Refused : Of::RefusedBytes); highestOf(refused) > 0)
        addLine(tr("refused"), m_theme.hotText, std::move(refused), false);
    picture.least = room;
    if (world.service().limits().isOn)
        picture.most = 3 * room;
    m_throughput->setUnit(isRecords ? TimeSeriesChart::Unit::Records : TimeSeriesChart::Unit::Bytes);
    m_throughput->present(std::move(picture));
}

void StreamStage::presentAge(const world::World& world, TimeSpan span)
{
    ChartPicture picture;
    picture.span = span;
    const auto* const chosen = std::get_if<ConsumerChoice>(&m_selection->selected());
    const std::vector<world::ConsumerUse> consumers = world::consumerUses(world, *m_stream);
    const auto asked = std::find_if(consumers.begin(), consumers.end(), [&](const world::ConsumerUse& use) {
        return chosen != nullptr && world.actors()[use.actor].name == chosen->name;
    });
    if (m_selection->lag() == Lag::Records)
        fillBacklog(picture, world, consumers);
    else if (asked != consumers.end() && m_selection->fold() == Fold::Second)
        fillShardAges(picture, world, asked->actor);
    else
        fillAges(picture, world, consumers);
    m_age->setUnit(m_selection->lag() == Lag::Records ? TimeSeriesChart::Unit::Records
                                                      : TimeSeriesChart::Unit::Milliseconds);
    m_age->present(std::move(picture));
}

// Colours go by the order of making, so that they stay; of many, the oldest ages are shown.
std::vector<std::pair<world::ConsumerUse, int>>
StreamStage::furthestBehind(const std::vector<world::ConsumerUse>& consumers)
{
    std::vector<std::pair<world::ConsumerUse, int>> shown;
    for (std::size_t i = 0; i < consumers.size(); ++i)
        shown.emplace_back(consumers[i], int(i));
    if (shown.size() > kMostLags) {
        std::stable_sort(shown.begin(), shown.end(),
            [](const auto& a, const auto& b) { return a.first.ageMs > b.first.ageMs; });
        shown.resize(kMostLags);
        std::sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    }
    return shown;
}

void StreamStage::fillAges(ChartPicture& picture, const world::World& world,
    const std::vector<world::ConsumerUse>& consumers) const
{
    picture.title = tr("Iterator age");
    picture.least = 1'000;
    const world::SeriesRequest request{{picture.span.from, picture.span.to}, m_age->columns()};
    QString firstLoss;
    std::optional<base::Duration> soonest;
    for (const auto& [use, colour] : furthestBehind(consumers)) {
        const QString name = QString::fromStdString(world.actors()[use.actor].name);
        picture.lines.push_back({name, format::duration(base::Duration{use.ageMs}), m_theme.series(colour),
            ageColumns(world, use.actor, request), false,
            ConsumerChoice{world.service().stream(*m_stream).reference, world.actors()[use.actor].name}});
        if (use.untilLoss && (!soonest || *use.untilLoss < *soonest)) {
            soonest = use.untilLoss;
            firstLoss = tr("%1 begins to lose data in %2").arg(name, format::duration(*use.untilLoss));
        }
    }
    if (m_selection->fold() == Fold::Minute && !picture.lines.empty())
        sayMinutes(picture, picture.lines.front().columns);
    picture.limit = retentionLimit(world, firstLoss);
}

// Of one consumer, the shards that it is furthest behind on.
void StreamStage::fillShardAges(ChartPicture& picture, const world::World& world, std::size_t actor) const
{
    const QString name = QString::fromStdString(world.actors()[actor].name);
    picture.title = tr("Iterator age of %1, shard by shard").arg(name);
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
            ShardChoice{world.service().stream(*m_stream).reference, shard}});
    }
    picture.limit = retentionLimit(world, {});
}

void StreamStage::fillBacklog(ChartPicture& picture, const world::World& world,
    const std::vector<world::ConsumerUse>& consumers) const
{
    picture.title = tr("Records not read yet");
    picture.least = 100;
    const world::SeriesRequest request{{picture.span.from, picture.span.to}, m_age->columns()};
    for (const auto& [use, colour] : furthestBehind(consumers)) {
        picture.lines.push_back({QString::fromStdString(world.actors()[use.actor].name),
            format::count(std::int64_t(use.backlog)), m_theme.series(colour),
            world::backlogSeries(world, use.actor, request), false,
            ConsumerChoice{world.service().stream(*m_stream).reference, world.actors()[use.actor].name}});
    }
}

// In hours, as the service states it.
ChartLimit StreamStage::retentionLimit(const world::World& world, const QString& firstLoss) const
{
    const base::Duration retention = world.service().stream(*m_stream).retention;
    QString text = tr("retention %1 h").arg(format::count(retention / base::Duration{std::chrono::hours{1}}));
    if (!firstLoss.isEmpty())
        text += QStringLiteral(" · ") + firstLoss;
    return {retention.count(), text};
}

// --- As CloudWatch shows it -------------------------------------------------------

// Of ages a dashboard shows the highest of each minute: AWS advises the Maximum statistic for iterator age.
world::Series StreamStage::ageColumns(const world::World& world, std::size_t actor,
    const world::SeriesRequest& request) const
{
    if (m_selection->fold() == Fold::Second)
        return world::ageSeries(world, actor, request);
    const auto readings = world::ageReadings(world, actor, world::wholeMinutes(request.stretch));
    return minuteHighs(world::foldToMinutes(readings, world.now()), request);
}

void StreamStage::sayShardMetrics(const world::World& world, streams::ShardLevelMetrics needed, bool areSent)
{
    if (areSent) {
        m_shardMetrics->hide();
        return;
    }
    const streams::Stream& stream = world.service().stream(*m_stream);
    QString text = tr("Shard-level metrics are on, but there are none for this time.");
    if ((stream.settings.monitoring & needed) == 0) {
        const auto series = std::int64_t(stream.map->open().size()) * std::popcount(kChartMetrics);
        const base::Money cost = operations::priceBook(world.settings().service.profile)
                                     .price(operations::PriceName::ShardMetricHours, series);
        text = tr("CloudWatch has stream-level metrics only: no shard can be told from another.")
            + QStringLiteral(" <a href='enable' style='color:%1; text-decoration:none'>%2</a>")
                  .arg(m_theme.accent.name(), tr("Enable shard-level metrics, %1 an hour").arg(format::dollars(cost)));
    }
    // A link that is set anew under the pointer loses its click.
    if (m_shardMetrics->text() != text)
        m_shardMetrics->setText(text);
    m_shardMetrics->show();
}

void StreamStage::enableShardMetrics()
{
    const world::Snapshot& world = m_link->latest().world;
    if (!world || !m_stream)
        return;
    streams::EnhancedMonitoringRequest request;
    request.streamName = world->service().stream(*m_stream).reference;
    request.shardLevelMetrics = streams::shardLevelMetricNames(kChartMetrics);
    request.isEnable = true;
    m_areChartsDue = true;
    m_map->request(world::Action{request}, QStringLiteral("EnableEnhancedMonitoring"));
}

void StreamStage::sayMinutes(ChartPicture& picture, const world::Series& values) const
{
    picture.title += QStringLiteral(" · ") + tr("per minute");
    const bool isEmpty = std::all_of(values.begin(), values.end(), [](const auto& column) { return column.isEmpty(); });
    if (isEmpty)
        picture.remark = tr("No minute of this is over yet.");
}

// The worst is told in words, in percent of the limit.
void StreamStage::circleHiddenSpikes(ChartPicture& picture, std::vector<ChartSpike> spikes, std::int64_t limit) const
{
    if (ChartSpike* worst = worstOf(spikes)) {
        const auto part = [&](std::int64_t value) { return format::percent(double(value) * 100 / double(limit)); };
        worst->text = tr("%1 saw %2 in one second, retries counted; a dashboard would show %3")
                          .arg(format::shardLabel(*m_shard), part(worst->value), part(worst->shown));
    }
    picture.spikes = std::move(spikes);
}

// --- Two futures on one axis ----------------------------------------------------

// The branch on show in full lines, the one that goes along in dashes. Their shards may differ, so
// streams are compared as wholes.
void StreamStage::presentBothThroughputs(const world::World& world, const world::World& other, TimeSpan span)
{
    ChartPicture picture;
    picture.span = span;
    picture.title = tr("All shards, both futures \u00b7 records/s");
    const world::SeriesRequest request{{span.from, span.to}, m_throughput->columns()};
    const bool isFolded = m_selection->fold() == Fold::Minute;
    const world::Stretch looked = isFolded ? world::wholeMinutes(request.stretch) : request.stretch;
    m_history.update(world, *m_stream, looked);
    m_otherHistory.update(other, *m_stream, looked);
    const auto add = [&](const StreamHistory& history, bool isOther) {
        const auto line = [&](const QString& name, QColor colour, StreamHistory::Of of) {
            world::Series values = isFolded
                ? minuteMeans(world::foldToMinutes(history.readings(of), world.now()), request)
                : history.total(of, request);
            const std::int64_t latest = latestOf(values);
            picture.lines.push_back({isOther ? tr("%1 there").arg(name) : name, format::count(latest), colour,
                std::move(values), isOther});
        };
        line(tr("stored"), m_theme.accent, StreamHistory::Of::Stored);
        line(tr("refused"), m_theme.hotText, StreamHistory::Of::Refused);
    };
    add(m_history, false);
    add(m_otherHistory, true);
    if (isFolded)
        sayMinutes(picture, picture.lines.front().columns);
    m_throughput->setUnit(TimeSeriesChart::Unit::Records);
    m_throughput->present(std::move(picture));
}

void StreamStage::presentBothAges(const world::World& world, const world::World& other, TimeSpan span)
{
    ChartPicture picture;
    picture.span = span;
    picture.title = tr("Oldest unread record, both futures");
    picture.least = 1'000;
    const world::SeriesRequest request{{span.from, span.to}, m_age->columns()};
    const auto add = [&](const world::World& of, const QString& name, QColor colour, bool isOther) {
        world::Series oldest(request.columns);
        for (const world::ConsumerUse& use : world::consumerUses(of, *m_stream)) {
            const world::Series ages = ageColumns(of, use.actor, request);
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
    add(world, tr("here"), m_theme.series(0), false);
    add(other, tr("there"), m_theme.series(1), true);
    if (m_selection->fold() == Fold::Minute)
        sayMinutes(picture, picture.lines.front().columns);
    m_age->present(std::move(picture));
}

}
