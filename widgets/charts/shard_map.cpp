#include "widgets/charts/shard_map.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/charts/reply_note.h"
#include "widgets/charts/shard_card.h"
#include "widgets/motion.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

// Longer than worlds are apart while time passes.
constexpr int kKeyTurnMs = 25;
constexpr int kKeyTurnMost = 5; // of which at most so many are spent
// Faster than this nobody's eye follows a record.
constexpr std::int64_t kFastestFlow = 2'000;

}

ShardMapView::ShardMapView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_lights(selection), m_card(new ShardCard(this)),
      m_note(new ReplyNote(this)), m_buttons(this)
{
    setObjectName(QStringLiteral("shardMap"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_scene.theme = Theme::light();
    m_scene.font = font();
    m_cardDelay.setSingleShot(true);
    m_keyTurn.setSingleShot(true);
    connect(&m_keyTurn, &QTimer::timeout, this, &ShardMapView::turnKeysForAWhile);
    connect(&m_cardDelay, &QTimer::timeout, this, &ShardMapView::showCard);
    connect(&m_typed, &TypedKey::moved, this, [this] { update(); });
    connect(m_buttons.key(), &QToolButton::clicked, this, &ShardMapView::keyBoxAsked);
    connect(m_buttons.level(), &QToolButton::clicked, this, &ShardMapView::levelAsked);
    connect(m_buttons.create(), &QPushButton::clicked, this, &ShardMapView::createAsked);
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
    m_buttons.setFont(small);
    if (hasOtherSizes) {
        rebuildLayout();
        updateGeometry();
    }
    placeButtons();
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
    m_buttons.retranslate();
    placeButtons();
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
        m_reading.clear();
        updatePins();
    }
    updateUses();
    if (m_reading.readPending(shown(), m_scene))
        invalidate();
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
    placeButtons();
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

std::optional<ShardMapView::Gestures::Ground> ShardMapView::ground() const
{
    if (!shown().hasMap() || m_scene.layout.isEmpty())
        return std::nullopt;
    return Gestures::Ground{*m_world, *m_stream, m_scene};
}

void ShardMapView::updateUses()
{
    const ShardMapReading::News news = m_reading.readUses(shown(), m_scene);
    if (news == ShardMapReading::News::None)
        return;
    // While something is carried or aimed at, columns stay where the hand has learned them.
    if (news == ShardMapReading::News::Shards && !m_gestures.isUnderWay())
        rebuildLayout();
    else
        m_reading.renewUses(news, m_scene);
    updateForecasts();
    if (m_card->isVisible())
        showCard();
    updateSummary();
    invalidate();
}

void ShardMapView::rebuildLayout()
{
    m_scene.bands = ShardMapBands::of(size(), m_scene.theme);
    m_scene.layout = m_view.layout(m_reading.places(), m_scene.bands.left(), m_scene.bands.body.width());
    m_scene.uses = m_reading.uses();
    m_gini = m_reading.giniOfWidths();
    m_hovered.reset();
    m_card->hide();
    placeButtons();
    invalidate();
    emit layoutChanged();
}

void ShardMapView::placeButtons()
{
    m_buttons.place({.scene = m_scene,
        .gini = m_gini,
        .isRing = m_form == Form::Ring,
        .isGestureUnderWay = m_gestures.isUnderWay(),
        .isWithoutStream = m_world != nullptr && stream() == nullptr});
}

// One shard each time. While worlds keep coming they are what turns; when time stands, the timer does, until every
// shard is up to date.
void ShardMapView::turnKeys()
{
    if (!shown().hasMap())
        m_reading.clearKeys();
    else if (m_reading.measureKeys(shown()))
        m_keyTurn.start(kKeyTurnMs);
    else
        m_keyTurn.stop();
    if (m_reading.readNeedles(m_keyTurn.isActive(), m_scene))
        invalidate();
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

void ShardMapView::updatePins()
{
    m_lights.readPins(shown(), m_scene);
    invalidate();
}

void ShardMapView::updateListed()
{
    if (m_lights.readListed(shown(), m_scene))
        update();
}

void ShardMapView::updateUsed()
{
    if (m_lights.readUsed(shown()))
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
    const QString text =
        m_reading.summary(shown(), m_scene, m_selection->shard() ? focusedCell() : std::optional<std::size_t>{});
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

// The one place that knows what gives way to what: the overlays do not know of one another.
ShardMapOverlay ShardMapView::overlay() const
{
    ShardMapOverlay overlay{.flow = m_flow, .isWholeRing = m_view.isWhole(), .typed = m_typed};
    if (!m_gestures.isUnderWay()) {
        overlay.used = &m_lights.used();
        overlay.pointed = m_lights.pointedCell(shown(), m_scene);
        if (m_isOverHeader)
            overlay.header = m_hovered;
    }
    // The shard in focus is the one that the sentence and the chart are about.
    const bool isMarked = hasFocus() || m_selection->shard().has_value() || m_scene.focus.has_value();
    if (const std::optional<std::size_t> cell = focusedCell(); cell && isMarked && !m_gestures.merge())
        overlay.chosen = CellMark{*cell, hasFocus() && !m_gestures.knife()};
    overlay.knife = knife();
    overlay.merge = m_gestures.merge() ? &*m_gestures.merge() : nullptr;
    return overlay;
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
    } else if (m_form == Form::Ring) {
        paintOverRing(painter, m_scene, ringPlace(), overlay());
    } else {
        paintOverMap(painter, m_scene, overlay());
    }
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
    if (!m_typed.show(std::move(probe)))
        return;
    if (m_typed.probe() && !m_view.isWhole()) {
        const auto& cells = m_scene.layout.cells();
        const auto place = std::find_if(cells.begin(), cells.end(),
            [this](const ShardCell& cell) { return cell.range.contains(m_typed.probe()->hash); });
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
    m_view.zoom(factor, at, m_reading.uses().size());
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

std::optional<std::size_t> ShardMapView::cellAt(QPoint at) const
{
    if (m_form == Form::Ring)
        return ringCellAt(m_scene, ringPlace(), at);
    if (at.x() < m_scene.bands.left() || at.x() >= m_scene.bands.right())
        return std::nullopt;
    return m_scene.layout.cellAt(at.x());
}

void ShardMapView::select(std::size_t cell)
{
    if (const streams::Stream* shown = stream())
        m_selection->select(ShardChoice{shown->reference, m_scene.layout.cells()[cell].shard});
}

// --- Requests and replies. ------------------------------------------------------

void ShardMapView::request(const world::Action& action, const QString& what)
{
    m_note->expect(what, m_scene.bands.body.center().x());
    emit asked(action);
}

void ShardMapView::awaitReply(world::Ticket ticket) { m_note->await(ticket); }

void ShardMapView::showReply(world::Ticket ticket, const world::Reply& reply)
{
    if (m_world)
        m_note->show(ticket, reply, m_world->service().settings(), m_scene.bands.body.top() + 10);
}

QString ShardMapView::replyText() const { return m_note->isHidden() ? QString() : m_note->text(); }

// --- The hover card. ----------------------------------------------------------------

void ShardMapView::showCard()
{
    if (!m_hovered || m_gestures.isUnderWay() || !ground() || *m_hovered >= m_scene.uses.size())
        return;
    const ShardCell& place = m_scene.layout.cells()[*m_hovered];
    m_card->show({*m_world, *m_stream, m_scene.uses[*m_hovered], keyWatch().keys(place.shard), place.isWidened},
        m_pointer);
}

}
