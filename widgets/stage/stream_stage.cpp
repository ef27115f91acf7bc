#include "widgets/stage/stream_stage.h"

#include "widgets/stage/stage_sentence.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr qint64 kChartsEveryMs = 100;
constexpr std::size_t kRankedKeys = 6;
// From this height on, map, heatmap and charts stand under one another.
constexpr int kRoomForAll = 640;

bool isThere(const streams::Stream& stream) { return stream.status != streams::StreamStatus::Gone; }

}

StreamStage::StreamStage(EngineLink* link, Selection* selection, QWidget* parent)
    : QWidget(parent), m_link(link), m_selection(selection), m_sentence(new QLabel(this)),
      m_status(new StatusChip(this)), m_map(new ShardMapView(selection, this)), m_keyBox(new KeyBox(this)),
      m_shardFilter(new ShardFilterBox(selection, this)), m_secondKeys(new SecondKeysCard(this)),
      m_heatmap(new KeyHeatmapView(selection, this)), m_tabs(new QTabBar(this)),
      m_charts(new StreamCharts(selection, this))
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
    connect(m_charts, &StreamCharts::shardMetricsAsked, this, &StreamStage::enableShardMetrics);
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
    connect(throughputChart(), &TimeSeriesChart::instantPicked, this, [this](base::Instant at, QPoint where) {
        if (m_shard)
            showSecondKeys(*m_shard, at, throughputChart()->mapTo(this, where));
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
    m_map->setTheme(theme);
    m_heatmap->setTheme(theme);
    m_keyBox->setTheme(theme);
    m_shardFilter->setTheme(theme);
    m_secondKeys->setTheme(theme);
    m_charts->setTheme(theme);
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
    if (m_stream)
        m_charts->present({.world = world,
            .stream = *m_stream,
            .shard = m_shard,
            .isShardChosen = m_isShardChosen,
            .openShards = m_map->uses().size(),
            .compared = comparedWorld()});
    else
        m_charts->clear();
}

const world::World* StreamStage::comparedWorld() const
{
    const world::World* other = m_link->latest().compared.get();
    return other != nullptr && std::size_t(*m_stream) < other->service().streams().size() ? other : nullptr;
}

void StreamStage::enableShardMetrics()
{
    const world::Snapshot& world = m_link->latest().world;
    if (!world || !m_stream)
        return;
    streams::EnhancedMonitoringRequest request;
    request.streamName = world->service().stream(*m_stream).reference;
    request.shardLevelMetrics = streams::shardLevelMetricNames(StreamCharts::kMetrics);
    request.isEnable = true;
    m_areChartsDue = true;
    m_map->request(world::Action{request}, QStringLiteral("EnableEnhancedMonitoring"));
}

}
