#include "widgets/charts/shard_map.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/charts/reply_note.h"
#include "widgets/charts/shard_card.h"
#include "widgets/format.h"
#include "widgets/motion.h"
#include "widgets/panels/level_dialog.h"
#include "world/forecast.h"
#include "world/level_plan.h"
#include "world/programs.h"

#include <QAccessible>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace shardscope::widgets {

using base::HashKey;

namespace {

constexpr int kCardDelayMs = 350;
// Longer than worlds are apart while time passes.
constexpr int kKeyTurnMs = 25;
constexpr int kKeyTurnMost = 5; // of which at most so many are spent
// While keys are measured one after another, the needles move so often.
constexpr int kNeedlesEveryMs = 125;
constexpr int kLandedMs = 1'600;
constexpr int kNeedleReach = 5; // pixels
constexpr double kZoomStep = 1.6;
constexpr double kPanStep = 0.2;
// Faster than this nobody's eye follows a record.
constexpr std::int64_t kFastestFlow = 2'000;
// Only labels at least this wide have room for a forecast, and only of shards that are half full.
constexpr int kForecastWidth = 130;
constexpr std::int64_t kForecastFrom = 400;

}

ShardMapView::ShardMapView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_card(new ShardCard(this)), m_note(new ReplyNote(this)),
      m_keyButton(new QToolButton(this)), m_levelButton(new QToolButton(this)), m_createButton(new QPushButton(this))
{
    setObjectName(QStringLiteral("shardMap"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_scene.theme = Theme::light();
    m_scene.font = font();
    for (QToolButton* button : {m_keyButton, m_levelButton}) {
        button->setProperty("link", true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setCursor(Qt::PointingHandCursor);
    }
    m_cardDelay.setSingleShot(true);
    m_keyTurn.setSingleShot(true);
    m_journeyEnd.setSingleShot(true);
    m_travel.setStartValue(0);
    m_travel.setEndValue(1'000);
    m_travel.setDuration(kLongestMotionMs);
    connect(&m_keyTurn, &QTimer::timeout, this, &ShardMapView::turnKeysForAWhile);
    connect(&m_cardDelay, &QTimer::timeout, this, &ShardMapView::showCard);
    connect(&m_travel, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (m_journey)
            m_journey->perMille = value.toInt();
        update();
    });
    connect(&m_journeyEnd, &QTimer::timeout, this, [this] {
        m_journey.reset();
        update();
    });
    connect(m_keyButton, &QToolButton::clicked, this, &ShardMapView::keyBoxAsked);
    connect(m_levelButton, &QToolButton::clicked, this, &ShardMapView::levelAsked);
    connect(m_createButton, &QPushButton::clicked, this, &ShardMapView::createAsked);
    connect(m_selection, &Selection::changed, this, [this] {
        updateSummary();
        updateUsed();
        update();
    });
    connect(m_selection, &Selection::pinsChanged, this, &ShardMapView::updatePins);
    connect(m_selection, &Selection::hoverChanged, this, [this] { update(); });
    connect(m_selection, &Selection::shardFilterChanged, this, &ShardMapView::updateListed);
    retranslate();
    setTheme(Theme::light());
}

ShardMapView::~ShardMapView() = default;

void ShardMapView::setTheme(const Theme& theme)
{
    const bool hasOtherSizes = theme.textPercent != m_scene.theme.textPercent;
    m_scene.theme = theme;
    m_scene.font = font();
    m_scene.hatch = hatchTile(theme, devicePixelRatioF());
    m_scene.setColourRules(std::move(m_scene.rules), devicePixelRatioF());
    m_flow.setTheme(theme, devicePixelRatioF());
    m_card->setTheme(theme);
    m_note->setTheme(theme);
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    m_keyButton->setFont(small);
    m_levelButton->setFont(small);
    if (hasOtherSizes) {
        rebuildLayout();
        updateGeometry();
    }
    placeKeyButton();
    invalidate();
}

void ShardMapView::setColourRules(std::vector<ColourRule> rules)
{
    m_scene.setColourRules(std::move(rules), devicePixelRatioF());
    invalidate();
}

void ShardMapView::retranslate()
{
    setAccessibleName(tr("Shard map"));
    m_keyButton->setText(tr("Type a key…"));
    m_keyButton->setToolTip(tr("Where a key's records go, step by step; and put one"));
    m_levelButton->setToolTip(
        tr("How even the ranges of the shards are: 0 for all of one width, near 1 where one has almost"
           " the whole ring. Click for the plan that levels them."));
    m_createButton->setText(tr("New stream…"));
    placeKeyButton();
    m_summary.clear();
    updateSummary();
    invalidate();
}

void ShardMapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

// --- What is shown. ---------------------------------------------------------

void ShardMapView::present(world::Snapshot world, std::optional<streams::StreamIndex> stream)
{
    const bool isOther = stream != m_stream || (m_world == nullptr) != (world == nullptr);
    m_world = std::move(world);
    m_stream = stream;
    if (isOther) {
        cancelGesture();
        m_view.showAll();
        m_keys.clear();
        m_sinceNeedles.invalidate();
        m_basis = {};
        updatePins();
    }
    updateUses();
    updatePending();
    updateUsed();
    updateListed();
    turnKeys();
    updateFlow();
    if (const auto on = ground(); on && m_gestures.refresh(*on))
        update();
}

void ShardMapView::setForm(Form form)
{
    if (form == m_form)
        return;
    m_form = form;
    cancelGesture();
    m_flow.clear();
    m_card->hide();
    m_hovered.reset();
    placeKeyButton();
    invalidate();
    emit formChanged();
}

void ShardMapView::setPace(const world::RunStatus& status)
{
    m_isFlowing = status.isPlaying && status.askedSpeedPerMille > 0 && status.askedSpeedPerMille <= kFastestFlow
        && !isMotionReduced();
}

void ShardMapView::setFocusShard(std::optional<streams::ShardIndex> shard)
{
    if (shard == m_scene.focus)
        return;
    m_scene.focus = shard;
    updateSummary();
    invalidate();
}

const streams::Stream* ShardMapView::stream() const
{
    return m_world && m_stream ? &m_world->service().stream(*m_stream) : nullptr;
}

std::optional<ShardMapView::Gestures::Ground> ShardMapView::ground() const
{
    if (stream() == nullptr || !stream()->map || m_scene.layout.isEmpty())
        return std::nullopt;
    return Gestures::Ground{*m_world, *m_stream, m_scene};
}

void ShardMapView::updateUses()
{
    const streams::Stream* shown = stream();
    QString emptyText;
    Basis basis;
    if (shown == nullptr) {
        emptyText = tr("There is no stream in this world. File > New live scenario shows one at work.");
        basis.now = -1;
    } else {
        if (!shown->map)
            emptyText = tr("%1 is being created.").arg(QString::fromStdString(shown->name));
        basis.stream = m_stream;
        basis.map = shown->map.get();
        const auto& seconds = m_world->seconds();
        basis.frame = seconds.isEmpty() ? nullptr : seconds.back().get();
        // In the first second the counts so far stand in; ten looks at them are enough.
        basis.now = seconds.isEmpty() ? m_world->now().time_since_epoch().count() / 100 : 0;
    }
    m_scene.isOnDemand = shown != nullptr && shown->settings.isOnDemand();
    if (basis == m_basis && emptyText == m_scene.emptyText)
        return;
    const bool isOtherMap = basis.map != m_basis.map || basis.stream != m_basis.stream || basis.now < 0;
    m_basis = basis;
    m_scene.emptyText = emptyText;
    m_uses = shown != nullptr ? world::shardUses(*m_world, *m_stream) : std::vector<world::ShardUse>{};
    if (shown != nullptr) {
        m_scene.quota = world::writeQuota(*m_world);
        m_scene.areLimitsOn = m_world->service().limits().isOn;
    }
    // While something is carried or aimed at, columns stay where the hand has learned them.
    if (isOtherMap && !m_gestures.isUnderWay()) {
        rebuildLayout();
    } else if (!isOtherMap && m_uses.size() == m_scene.uses.size()) {
        m_scene.uses = m_uses;
    } else {
        std::map<streams::ShardIndex, const world::ShardUse*> byShard;
        for (const world::ShardUse& use : m_uses)
            byShard.emplace(use.shard, &use);
        for (world::ShardUse& use : m_scene.uses)
            if (const auto newer = byShard.find(use.shard); newer != byShard.end())
                use = *newer->second;
    }
    updateForecasts();
    if (m_card->isVisible())
        showCard();
    updateSummary();
    invalidate();
}

void ShardMapView::updateForecasts()
{
    m_scene.forecasts.clear();
    if (!ground())
        return;
    const auto [begin, end] = m_scene.cellsInSight();
    for (std::size_t i = begin; i < end; ++i) {
        const world::ShardUse& use = m_scene.uses[i];
        if (m_scene.layout.cells()[i].columnWidth() < kForecastWidth || use.offered.perMille < kForecastFrom)
            continue;
        if (const auto until = world::untilThrottled(*m_world, *m_stream, use.shard))
            m_scene.forecasts.emplace_back(use.shard, *until);
    }
}

void ShardMapView::rebuildLayout()
{
    std::vector<ShardPlace> places;
    places.reserve(m_uses.size());
    for (const world::ShardUse& use : m_uses)
        places.push_back({use.shard, use.range});
    m_scene.bands = ShardMapBands::of(size(), m_scene.theme);
    m_scene.layout = m_view.layout(places, m_scene.bands.left(), m_scene.bands.body.width());
    m_scene.uses = m_uses;
    std::vector<base::HashRange> ranges;
    for (const ShardPlace& place : places)
        ranges.push_back(place.range);
    m_gini = world::giniOfWidths(ranges);
    m_hovered.reset();
    m_card->hide();
    placeKeyButton();
    invalidate();
    emit layoutChanged();
}

void ShardMapView::placeKeyButton()
{
    m_keyButton->adjustSize();
    const QRect axis = m_scene.bands.axis;
    const int x =
        std::min(axis.center().x() + m_scene.theme.px(60), axis.right() - m_scene.theme.px(90) - m_keyButton->width());
    m_keyButton->move(x, axis.bottom() - m_scene.theme.px(8) - m_keyButton->height() / 2);
    // On the ring the foot of the map is free at its sides.
    if (m_form == Form::Ring)
        m_keyButton->move(axis.left(), axis.bottom() - m_scene.theme.px(8) - m_keyButton->height() / 2);
    m_keyButton->setVisible((!m_scene.bands.isLow || m_form == Form::Ring) && !m_scene.layout.isEmpty()
        && !m_gestures.isUnderWay());
    placeLevelButton();
}

// At the left of the axis's middle, or at the right end where the map is low and the rest has gone.
void ShardMapView::placeLevelButton()
{
    const bool isUneven = m_gini >= world::kUnevenFrom;
    if (isUneven) {
        m_levelButton->setText(tr("Uneven: Gini %1…").arg(giniText(m_gini)));
        m_levelButton->adjustSize();
        const QRect axis = m_scene.bands.axis;
        const int half = QFontMetrics(m_levelButton->font()).horizontalAdvance(hashAxisTitle()) / 2;
        const int x = m_scene.bands.isLow || m_form == Form::Ring
            ? axis.right() - m_levelButton->width()
            : axis.center().x() - half - m_scene.theme.px(14) - m_levelButton->width();
        m_levelButton->move(x, axis.bottom() - m_scene.theme.px(8) - m_levelButton->height() / 2);
    }
    m_levelButton->setVisible(isUneven && !m_scene.layout.isEmpty() && !m_gestures.isUnderWay());
    placeCreateButton();
}

// Under the words that stand in the middle, two lines of them at most.
void ShardMapView::placeCreateButton()
{
    m_createButton->adjustSize();
    const QPoint middle = m_scene.bands.body.center();
    const int under = 2 * QFontMetrics(m_scene.font).lineSpacing() + m_scene.theme.px(8);
    m_createButton->move(middle.x() - m_createButton->width() / 2,
        std::min(middle.y() + under, m_scene.bands.body.bottom() - m_createButton->height() - m_scene.theme.px(8)));
    m_createButton->setVisible(m_world != nullptr && stream() == nullptr);
}

void ShardMapView::request(const world::Action& action, const QString& what)
{
    m_note->expect(what, m_scene.bands.body.center().x());
    emit asked(action);
}

// One shard each time. While worlds keep coming they are what turns; when time stands, the timer does, until every
// shard is up to date.
void ShardMapView::turnKeys()
{
    const streams::Stream* shown = stream();
    if (shown == nullptr || !shown->map)
        m_keys.clear();
    else if (m_keys.turn(*m_world, *m_stream, m_uses))
        m_keyTurn.start(kKeyTurnMs);
    else
        m_keyTurn.stop();
    if (m_keys.revision() == m_needlesOf)
        return;
    const bool isMoreToCome = m_keyTurn.isActive();
    if (!isMoreToCome || !m_sinceNeedles.isValid() || m_sinceNeedles.elapsed() >= kNeedlesEveryMs)
        updateNeedles();
}

void ShardMapView::turnKeysForAWhile()
{
    QElapsedTimer spent;
    spent.start();
    do
        turnKeys();
    while (m_keyTurn.isActive() && spent.elapsed() < kKeyTurnMost);
    if (m_world)
        emit keysMeasured(*m_world);
}

void ShardMapView::updateNeedles()
{
    m_needlesOf = m_keys.revision();
    m_sinceNeedles.start();
    m_scene.needles.clear();
    for (const world::ShardUse& use : m_uses)
        for (const HotKey& key : m_keys.keys(use.shard))
            m_scene.needles.push_back({key.hash, key.rate.perMille, key.name});
    std::stable_sort(m_scene.needles.begin(), m_scene.needles.end(),
        [](const Needle& a, const Needle& b) { return a.perMille > b.perMille; });
    invalidate();
}

void ShardMapView::updatePending()
{
    std::vector<PendingCut> pending;
    const streams::Stream* shown = stream();
    if (shown != nullptr && shown->pending) {
        for (const streams::ReshardStep& step : shown->pending->steps) {
            if (step.kind == streams::ReshardStep::Kind::Split)
                pending.push_back({step.shard, step.newStart, std::nullopt});
            else
                pending.push_back({step.shard, std::nullopt, step.adjacent});
        }
    }
    const auto isSame = [](const PendingCut& a, const PendingCut& b) {
        return a.shard == b.shard && a.at == b.at && a.other == b.other;
    };
    if (std::equal(pending.begin(), pending.end(), m_scene.pending.begin(), m_scene.pending.end(), isSame))
        return;
    m_scene.pending = std::move(pending);
    invalidate();
}

void ShardMapView::updatePins()
{
    m_scene.pins.clear();
    if (const streams::Stream* shown = stream())
        for (const ShardChoice& pin : m_selection->pins())
            if (pin.stream == shown->reference)
                m_scene.pins.insert(pin.shard);
    invalidate();
}

void ShardMapView::updateListed()
{
    std::optional<std::vector<streams::ShardIndex>> listed;
    if (const streams::Stream* shown = stream(); shown != nullptr && m_selection->shardFilter())
        if (auto answer = m_world->service().listedBy(m_world->now(), *shown, *m_selection->shardFilter()))
            listed = *std::move(answer);
    if (listed == m_scene.listed)
        return;
    m_scene.listed = std::move(listed);
    update();
}

void ShardMapView::updateFlow()
{
    const bool wasEmpty = m_flow.isEmpty();
    if (m_isFlowing && m_form == Form::Bar && !m_gestures.isUnderWay() && isVisible() && ground())
        m_flow.collect(*m_world, *m_stream, m_scene);
    else
        m_flow.clear();
    if (!wasEmpty || !m_flow.isEmpty())
        update();
}

// What a screen reader says of the map, and of the shard in focus.
void ShardMapView::updateSummary()
{
    const streams::Stream* shown = stream();
    QString text;
    if (shown == nullptr || m_uses.empty()) {
        text = m_scene.emptyText;
    } else {
        const auto spokenOf = std::find_if(m_uses.begin(), m_uses.end(),
            [this](const world::ShardUse& use) { return use.shard == m_scene.focus; });
        const auto hottest = spokenOf != m_uses.end()
            ? spokenOf
            : std::max_element(m_uses.begin(), m_uses.end(), [](const world::ShardUse& a, const world::ShardUse& b) {
                  return a.offered.perMille < b.offered.perMille;
              });
        const auto refusing =
            std::count_if(m_uses.begin(), m_uses.end(), [](const auto& u) { return u.isThrottled(); });
        text = tr("Stream %1: %2 open shards, %3 refuse writes. Hottest: %4 at %5.")
                   .arg(QString::fromStdString(shown->name), format::count(std::int64_t(m_uses.size())),
                       format::count(refusing), format::shardLabel(hottest->shard),
                       format::percent(double(hottest->offered.perMille) / 10));
        if (const std::optional<std::size_t> cell = focusedCell(); cell && m_selection->shard())
            text += QLatin1Char(' ')
                + tr("Chosen: %1, %2.")
                      .arg(format::shardLabel(m_scene.layout.cells()[*cell].shard),
                          rateText(m_scene.uses[*cell].offered));
    }
    if (text == m_summary)
        return;
    m_summary = text;
    setAccessibleDescription(text);
}

void ShardMapView::say(const QString& description)
{
    if (description.isEmpty())
        return;
    setAccessibleDescription(description);
    m_summary.clear();
}

void ShardMapView::invalidate()
{
    m_isPictureDue = true;
    update();
}

void ShardMapView::renderPicture()
{
    const qreal ratio = devicePixelRatioF();
    m_isPictureDue = false;
    // The memory of the last picture serves the next one.
    if (m_picture.size() != size() * ratio)
        m_picture = QPixmap(size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(m_scene.theme.panel);
    QPainter painter(&m_picture);
    if (m_form == Form::Ring && !m_scene.layout.isEmpty())
        paintShardRing(painter, m_scene, ringPlace());
    else
        paintShardMap(painter, m_scene);
    painter.setPen(m_scene.theme.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(QPoint(0, 0), size()).adjusted(0, 0, -1, -1));
}

// What one mark stands for, at the foot of the map: beside the place where the part in sight begins, where
// that is written.
void ShardMapView::paintLegend(QPainter& painter) const
{
    const std::int64_t records = m_flow.recordsPerDot();
    if (records == 0)
        return;
    const QFont font = sized(m_scene.font, m_scene.theme.smallPx, false);
    const QFontMetrics metrics(font);
    const QRect axis = m_scene.bands.axis;
    const QString count = format::count(records);
    const QString begin =
        m_view.isWhole() ? QStringLiteral("0") : format::ringPosition(m_scene.layout.keyAt(axis.left()));
    // A low map has nothing else there.
    const int taken = m_scene.bands.isLow ? 0 : metrics.horizontalAdvance(begin) + m_scene.theme.px(16);
    const int room = (m_scene.bands.isLow ? axis.width() : axis.width() / 2 - m_scene.theme.px(50)) - taken;
    const QString text = fitting(metrics, room,
        {records == 1 ? tr("falling: one mark, one record") : tr("falling: one mark, up to %1 records").arg(count),
            tr("mark ≤ %1").arg(count)});
    painter.setFont(font);
    painter.setPen(m_scene.theme.mutedText);
    const int height = m_scene.theme.px(15);
    painter.drawText(QRect(axis.left() + taken, axis.bottom() - height, room, height), Qt::AlignLeft | Qt::AlignVCenter,
        text);
}

void ShardMapView::paintEvent(QPaintEvent*)
{
    if (m_isPictureDue)
        renderPicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (m_scene.layout.isEmpty()) {
        if (hasFocus()) {
            painter.setPen(QPen(m_scene.theme.accent, 2));
            painter.drawRect(m_scene.bands.body);
        }
        return;
    }
    if (m_form == Form::Ring) {
        paintOverRing(painter);
        return;
    }
    painter.save();
    painter.setClipRect(QRect(m_scene.bands.left() - 3, 0, m_scene.bands.body.width() + 6,
        m_scene.bands.axis.bottom() + 1));
    m_flow.paint(painter, m_scene);
    paintUnlisted(painter, m_scene);
    const auto [begin, end] = m_scene.cellsInSight();
    for (std::size_t cell = begin; cell < end && !m_used.empty() && !m_gestures.isUnderWay(); ++cell)
        if (std::binary_search(m_used.begin(), m_used.end(), m_scene.layout.cells()[cell].shard))
            paintHover(painter, m_scene, cell);
    if (const std::optional<std::size_t> lit = litCell(); lit && !m_gestures.isUnderWay())
        paintHover(painter, m_scene, *lit);
    if (!m_gestures.isUnderWay() && m_hovered && m_isOverHeader)
        paintHeaderHover(painter, m_scene, *m_hovered);
    // The shard in focus is the one that the sentence and the chart are about.
    const bool isMarked = hasFocus() || m_selection->shard().has_value() || m_scene.focus.has_value();
    if (const std::optional<std::size_t> cell = focusedCell(); cell && isMarked && !m_gestures.merge())
        paintSelection(painter, m_scene, {*cell, hasFocus() && !m_gestures.knife()});
    painter.restore();
    paintLegend(painter);
    if (m_probe)
        paintProbe(painter, m_scene, *m_probe, m_journey);
    if (m_gestures.knife())
        paintKnife(painter, m_scene, *m_gestures.knife());
    if (m_gestures.merge())
        paintMerge(painter, m_scene, *m_gestures.merge());
}

// What is chosen, pointed at and typed, as over the columns.
void ShardMapView::paintOverRing(QPainter& painter) const
{
    const RingPlace place = ringPlace();
    if (!m_used.empty())
        paintRingFrames(painter, m_scene, place, m_used, m_scene.theme.text);
    if (m_scene.listed)
        paintRingFrames(painter, m_scene, place, *m_scene.listed, m_scene.theme.accent);
    if (const std::optional<std::size_t> lit = litCell())
        paintRingFrame(painter, m_scene, place, *lit, m_scene.theme.text);
    const bool isMarked = hasFocus() || m_selection->shard().has_value() || m_scene.focus.has_value();
    if (const std::optional<std::size_t> cell = focusedCell(); cell && isMarked)
        paintRingFrame(painter, m_scene, place, *cell, m_scene.theme.accent);
    if (m_probe)
        paintRingProbe(painter, m_scene, place, m_probe->hash);
}

void ShardMapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // A new width is a new place for everything: what was carried is put down. The knife is
    // where it was on the ring.
    if (m_gestures.merge())
        cancelGesture();
    rebuildLayout();
    m_note->place(m_scene.bands.body.top() + 10);
}

// --- A typed key. ---------------------------------------------------------------

void ShardMapView::showProbe(std::optional<KeyProbe> probe)
{
    if (probe == m_probe)
        return;
    m_probe = std::move(probe);
    m_travel.stop();
    m_journey.reset();
    if (m_probe && !m_view.isWhole()) {
        const auto& cells = m_scene.layout.cells();
        const auto place = std::find_if(cells.begin(), cells.end(),
            [this](const ShardCell& cell) { return cell.range.contains(m_probe->hash); });
        if (place != cells.end())
            reveal(std::size_t(place - cells.begin()));
    }
    update();
}

std::optional<base::HashKey> ShardMapView::hashAt(QPoint at) const
{
    if (m_form == Form::Ring)
        return ringHashAt(m_scene, ringPlace(), at);
    const bool isOver = at.y() >= m_scene.bands.header.top() && at.y() <= m_scene.bands.axis.bottom();
    return isOver && cellAt(at) ? std::optional{m_scene.layout.keyAt(at.x())} : std::nullopt;
}

void ShardMapView::letProbeTravel(bool isRefused)
{
    if (!m_probe)
        return;
    const bool isStill = isMotionReduced();
    m_travel.stop();
    m_journey = Journey{0, isRefused, isStill};
    if (!isStill)
        m_travel.start();
    m_journeyEnd.start(kLandedMs);
    update();
}

// --- Zoom. ------------------------------------------------------------------------

void ShardMapView::zoom(double factor)
{
    const auto cell = focusedCell();
    if (!cell)
        return;
    const ShardCell& place = m_scene.layout.cells()[*cell];
    // Its hottest key is what there is to be seen of a shard from near.
    const auto hottest = std::find_if(m_scene.needles.begin(), m_scene.needles.end(),
        [&](const Needle& needle) { return place.range.contains(needle.hash); });
    const double x =
        hottest == m_scene.needles.end() ? (place.left + place.right) / 2.0 : ShardMapLayout::x(place, hottest->hash);
    zoomAround(factor, std::clamp((x - m_scene.bands.left()) / m_scene.bands.body.width(), 0.0, 1.0));
    if (const auto stays = focusedCell(); stays && m_scene.layout.cells()[*stays].width() < m_scene.bands.body.width())
        reveal(*stays);
}

void ShardMapView::showWholeRing()
{
    m_view.showAll();
    rebuildLayout();
    updateForecasts();
}

void ShardMapView::zoomAround(double factor, double at)
{
    if (m_gestures.isUnderWay() || m_scene.layout.isEmpty())
        return;
    m_view.zoom(factor, at, m_uses.size());
    rebuildLayout();
    updateForecasts();
}

void ShardMapView::reveal(std::size_t cell)
{
    if (m_view.isWhole())
        return;
    const ShardCell& place = m_scene.layout.cells()[cell];
    const double strip = m_scene.layout.right() - m_scene.layout.left();
    m_view.reveal((place.left - m_scene.layout.left()) / strip, (place.right - m_scene.layout.left()) / strip);
    rebuildLayout();
    updateForecasts();
}

void ShardMapView::wheelEvent(QWheelEvent* event)
{
    const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    const bool isZoom = event->modifiers().testFlag(Qt::ControlModifier);
    const bool isPan = event->modifiers().testFlag(Qt::ShiftModifier) && !m_view.isWhole();
    if (m_form == Form::Ring || (!isZoom && !isPan) || turned == 0) {
        QWidget::wheelEvent(event);
        return;
    }
    const double notches = double(turned) / 120;
    if (isZoom) {
        const double at = (event->position().x() - m_scene.bands.left()) / m_scene.bands.body.width();
        zoomAround(std::pow(kZoomStep, notches), std::clamp(at, 0.0, 1.0));
    } else if (!m_gestures.isUnderWay()) {
        m_view.pan(-notches * kPanStep);
        rebuildLayout();
        updateForecasts();
    }
    updateHover(event->position().toPoint());
    event->accept();
}

// --- Gestures: the mouse. -----------------------------------------------------

std::optional<std::size_t> ShardMapView::cellAt(QPoint at) const
{
    if (m_form == Form::Ring)
        return ringCellAt(m_scene, ringPlace(), at);
    if (at.x() < m_scene.bands.left() || at.x() >= m_scene.bands.right())
        return std::nullopt;
    return m_scene.layout.cellAt(at.x());
}

void ShardMapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        cancelGesture();
        return;
    }
    setFocus(Qt::MouseFocusReason);
    m_note->hide();
    m_card->hide();
    m_cardDelay.stop();
    const QPoint at = event->position().toPoint();
    if (const auto on = ground(); on && m_gestures.pressFlag(*on, at)) {
        update();
        return;
    }
    cancelGesture();
    const std::optional<std::size_t> cell = cellAt(at);
    if (!cell)
        return;
    if (m_form == Form::Ring) {
        select(*cell);
        return;
    }
    if (m_probe && m_scene.bands.axis.contains(at)) {
        m_isPicking = true;
        emit hashPicked(QString::fromStdString(m_scene.layout.keyAt(at.x()).decimal()));
        return;
    }
    if (at.y() >= m_scene.bands.header.top() && at.y() < m_scene.bands.body.top())
        m_gestures.press(Gestures::Kind::PressedHeader, at, *cell);
    else if (at.y() >= m_scene.bands.body.top() && at.y() < m_scene.bands.axis.bottom())
        m_gestures.press(Gestures::Kind::PressedBody, at, *cell);
}

void ShardMapView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    const auto on = ground();
    if (m_isPicking && on) {
        emit hashPicked(QString::fromStdString(m_scene.layout.keyAt(at.x()).decimal()));
        return;
    }
    if (!on || !m_gestures.move(*on, event->position())) {
        updateHover(at);
        return;
    }
    if (m_gestures.knife() || m_gestures.merge())
        begin();
    if (m_gestures.knife())
        setCursor(Qt::SplitHCursor);
    else if (m_gestures.merge())
        setCursor(Qt::ClosedHandCursor);
}

void ShardMapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isPicking = false;
    if (const auto on = ground()) {
        const Gestures::Released released = m_gestures.release(*on, event->position());
        if (released.clicked)
            select(*released.clicked);
        if (!m_gestures.isUnderWay())
            settle();
        if (released.asked)
            ask(*released.asked);
    }
    updateHover(event->position().toPoint());
}

void ShardMapView::leaveEvent(QEvent*)
{
    if (m_gestures.isUnderWay())
        return;
    m_hovered.reset();
    m_cardDelay.stop();
    m_card->hide();
    m_selection->hover({});
    update();
}

void ShardMapView::updateHover(QPoint at)
{
    const std::optional<std::size_t> before = m_hovered;
    const bool wasOverHeader = m_isOverHeader;
    m_pointer = at;
    m_hovered.reset();
    const bool isRing = m_form == Form::Ring;
    if (isRing || (at.y() >= m_scene.bands.header.top() && at.y() <= m_scene.bands.axis.bottom()))
        m_hovered = cellAt(at);
    m_isOverHeader = m_hovered && !isRing && at.y() < m_scene.bands.body.top();
    const bool isOverAxis = m_hovered && m_probe && at.y() >= m_scene.bands.axis.top();
    setCursor(!m_hovered     ? Qt::ArrowCursor
            : isRing         ? Qt::PointingHandCursor
            : isOverAxis     ? Qt::CrossCursor
            : m_isOverHeader ? Qt::OpenHandCursor
                             : Qt::SplitHCursor);
    if (m_hovered == before && m_isOverHeader == wasOverHeader)
        return;
    if (m_hovered != before) {
        m_card->hide();
        const streams::Stream* shown = stream();
        if (m_hovered && shown != nullptr)
            m_selection->hover(ShardChoice{shown->reference, m_scene.layout.cells()[*m_hovered].shard});
        else
            m_selection->hover({});
        if (m_hovered)
            m_cardDelay.start(kCardDelayMs);
        else
            m_cardDelay.stop();
    }
    update();
}

// Whatever panel the pointer is over.
std::optional<std::size_t> ShardMapView::litCell() const
{
    const auto* hovered = std::get_if<ShardChoice>(&m_selection->hovered());
    const streams::Stream* shown = stream();
    if (hovered == nullptr || shown == nullptr || hovered->stream != shown->reference)
        return std::nullopt;
    return m_scene.layout.find(hovered->shard);
}

void ShardMapView::updateUsed()
{
    std::vector<streams::ShardIndex> used;
    const auto* program = std::get_if<ProgramChoice>(&m_selection->selected());
    if (const auto facts =
            program != nullptr && m_world && m_stream ? world::programFacts(*m_world, program->name) : std::nullopt) {
        for (const world::ProgramStream& use : facts->streams) {
            if (use.stream == *m_stream)
                used = use.shards;
        }
    }
    if (used == m_used)
        return;
    m_used = std::move(used);
    update();
}

void ShardMapView::begin()
{
    m_card->hide();
    m_cardDelay.stop();
    m_flow.clear();
    placeKeyButton();
    update();
}

void ShardMapView::settle()
{
    placeKeyButton();
    const auto isShown = [this](const world::ShardUse& use) { return m_scene.layout.find(use.shard).has_value(); };
    if (m_uses.size() != m_scene.uses.size() || !std::all_of(m_uses.begin(), m_uses.end(), isShown))
        rebuildLayout();
    update();
}

void ShardMapView::cancelGesture()
{
    if (m_gestures.isUnderWay()) {
        m_gestures.cancel();
        settle();
    }
    unsetCursor();
}

// --- The context menu. --------------------------------------------------------------

const Needle* ShardMapView::needleAt(QPoint at) const
{
    if (m_form == Form::Ring || !m_scene.bands.axis.contains(at))
        return nullptr;
    // Hottest first: of two under the pointer it is the one that was meant.
    for (const Needle& needle : m_scene.needles)
        if (std::abs(m_scene.layout.x(needle.hash) - at.x()) <= kNeedleReach)
            return &needle;
    return nullptr;
}

std::optional<Pointed> ShardMapView::pointedAt(std::optional<QPoint> at)
{
    const std::optional<std::size_t> cell = at ? cellAt(*at) : focusedCell();
    const streams::Stream* shown = stream();
    if (!cell || shown == nullptr)
        return std::nullopt;
    cancelGesture();
    m_card->hide();
    m_cardDelay.stop();
    const ShardCell& place = m_scene.layout.cells()[*cell];
    Pointed pointed = *pointedOf(ShardChoice{shown->reference, place.shard});
    pointed.corner = m_form == Form::Ring
        ? ringSector(ringPlace(), place.range).boundingRect().center().toPoint()
        : QPoint(std::max(place.left, m_scene.bands.left()), m_scene.bands.body.top());
    pointed.isOnItsStage = true;
    const SpokenPart told = part(int(*cell));
    pointed.words = told.name + QLatin1Char('\n') + told.description;
    pointed.offers = {{.verb = Verb::Split, .text = {}, .act = [this] { openKnife(); }},
        {.verb = Verb::Merge, .text = {}, .act = [this] { openJoin(); }}};
    if (const Needle* needle = at ? needleAt(*at) : nullptr) {
        pointed.kind = ObjectKind::Key;
        pointed.title += QStringLiteral(" \u00b7 ") + needle->name;
        pointed.key = needle->name;
        // The knife knows the cut beside the hottest key of the shard, and of no other.
        const auto hottest = std::find_if(m_scene.needles.begin(), m_scene.needles.end(),
            [&place](const Needle& each) { return place.range.contains(each.hash); });
        if (hottest != m_scene.needles.end() && &*hottest == needle)
            pointed.offers.front() = {.verb = Verb::Split, .text = tr("Split beside this key\u2026"), .act = [this] {
                                          openKnifeBesideHottest();
                                      }};
    }
    return pointed;
}

void ShardMapView::openKnifeBesideHottest()
{
    openKnife();
    const auto on = ground();
    if (!on)
        return;
    const QKeyEvent isolate(QEvent::KeyPress, Qt::Key_I, Qt::NoModifier);
    say(m_gestures.key(*on, isolate).spoken);
    update();
}

// --- Requests and replies. ------------------------------------------------------

void ShardMapView::ask(const Gestures::Asked& asked)
{
    m_note->expect(asked.what, asked.x);
    emit this->asked(asked.action);
}

void ShardMapView::awaitReply(world::Ticket ticket) { m_note->await(ticket); }

void ShardMapView::showReply(world::Ticket ticket, const world::Reply& reply)
{
    m_note->show(ticket, reply, m_scene.bands.body.top() + 10);
}

QString ShardMapView::replyText() const { return m_note->isHidden() ? QString() : m_note->text(); }

// --- Gestures: the keyboard. -----------------------------------------------------

bool ShardMapView::wantsKey(const QKeyEvent* event) const
{
    const bool isPlain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!isPlain || m_scene.layout.isEmpty())
        return false;
    const bool isShifted = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        // Shift and an arrow go to trouble marks, unless the knife is out.
        return !isShifted || m_gestures.knife();
    case Qt::Key_K:
    case Qt::Key_J:
        return !isShifted;
    case Qt::Key_Z:
        return m_form == Form::Bar;
    case Qt::Key_0:
        return m_form == Form::Bar && !m_view.isWhole();
    case Qt::Key_Escape:
        return m_gestures.isUnderWay() || !m_note->isHidden();
    case Qt::Key_H:
    case Qt::Key_L:
    case Qt::Key_I:
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_gestures.knife().has_value();
    default:
        return false;
    }
}

bool ShardMapView::event(QEvent* event)
{
    // The window's own single-letter keys wait while the map has a use for them.
    if (event->type() == QEvent::ShortcutOverride && wantsKey(static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ShardMapView::keyPressEvent(QKeyEvent* event)
{
    const auto on = ground();
    if (!on || !wantsKey(event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (!m_gestures.isUnderWay())
            m_note->hide();
        cancelGesture();
        return;
    }
    if (const Gestures::KeyAnswer answer = m_gestures.key(*on, *event); answer.isTaken) {
        say(answer.spoken);
        if (!m_gestures.isUnderWay())
            settle();
        if (answer.asked)
            ask(*answer.asked);
        update();
        return;
    }
    switch (event->key()) {
    case Qt::Key_K:
        openKnife();
        break;
    case Qt::Key_J:
        openJoin();
        break;
    case Qt::Key_Z:
        zoom(event->modifiers().testFlag(Qt::ShiftModifier) ? 1 / kZoomStep : kZoomStep);
        break;
    case Qt::Key_0:
        showWholeRing();
        break;
    case Qt::Key_Left:
        moveFocus(-1);
        break;
    case Qt::Key_Right:
        moveFocus(1);
        break;
    default:
        break;
    }
}

void ShardMapView::openKnife()
{
    setForm(Form::Bar);
    setFocus(Qt::ShortcutFocusReason);
    m_note->hide();
    cancelGesture();
    const std::optional<std::size_t> cell = focusedCell();
    if (!cell)
        return;
    select(*cell);
    reveal(*cell);
    m_gestures.openKnife(*ground(), *cell);
    begin();
}

void ShardMapView::openJoin()
{
    setForm(Form::Bar);
    setFocus(Qt::ShortcutFocusReason);
    m_note->hide();
    cancelGesture();
    const std::optional<std::size_t> cell = focusedCell();
    if (!cell)
        return;
    select(*cell);
    reveal(*cell);
    say(m_gestures.openJoin(*ground(), *cell));
    begin();
}

std::optional<std::size_t> ShardMapView::focusedCell() const
{
    const streams::Stream* shown = stream();
    if (m_scene.layout.isEmpty() || shown == nullptr || !shown->map)
        return std::nullopt;
    const std::optional<streams::ShardIndex> chosen = m_selection->shard();
    if (chosen && m_selection->stream() == shown->reference && shown->map->has(*chosen)) {
        if (const auto cell = m_scene.layout.find(*chosen))
            return cell;
        // It has been split or merged: whoever holds the start of its range now.
        const HashKey first = shown->map->shard(*chosen).range.first;
        const auto& cells = m_scene.layout.cells();
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (cells[i].range.contains(first))
                return i;
    }
    // Nothing chosen yet: the one in the worst trouble is worth a look.
    if (m_scene.focus)
        if (const auto cell = m_scene.layout.find(*m_scene.focus))
            return cell;
    const auto hottest = std::max_element(m_scene.uses.begin(), m_scene.uses.end(),
        [](const world::ShardUse& a, const world::ShardUse& b) { return a.offered.perMille < b.offered.perMille; });
    return std::size_t(hottest - m_scene.uses.begin());
}

void ShardMapView::select(std::size_t cell)
{
    if (const streams::Stream* shown = stream())
        m_selection->select(ShardChoice{shown->reference, m_scene.layout.cells()[cell].shard});
}

void ShardMapView::moveFocus(int by)
{
    const std::optional<std::size_t> cell = focusedCell();
    if (!cell)
        return;
    const bool hasChosen = m_selection->shard().has_value();
    const auto last = std::ptrdiff_t(m_scene.layout.cells().size()) - 1;
    // The first arrow chooses what the frame already stands on.
    const std::ptrdiff_t next = std::ptrdiff_t(*cell) + (hasChosen ? by : 0);
    const auto target = std::size_t(std::clamp<std::ptrdiff_t>(next, 0, last));
    select(target);
    reveal(target);
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(partInFocus());
    QAccessible::updateAccessibility(&event);
}

void ShardMapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ShardMapView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    // A knife left lying open would cut when one comes back and presses Enter.
    if (m_gestures.isByKeyboard())
        cancelGesture();
    update();
}

// --- The hover card. ----------------------------------------------------------------

void ShardMapView::showCard()
{
    if (!m_hovered || m_gestures.isUnderWay() || !ground() || *m_hovered >= m_scene.uses.size())
        return;
    const ShardCell& place = m_scene.layout.cells()[*m_hovered];
    m_card->show({*m_world, *m_stream, m_scene.uses[*m_hovered], m_keys.keys(place.shard), place.isWidened}, m_pointer);
}

}
