#include "widgets/charts/key_heatmap.h"

#include "widgets/charts/heatmap_flags.h"
#include "widgets/charts/pointer_card.h"
#include "widgets/charts/reply_note.h"
#include "widgets/format.h"
#include "world/lineage.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocumentFragment>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr base::Duration kSecond{1'000};
constexpr base::Duration kMinute{60'000};
constexpr int kDragDistance = 3;
constexpr int kCardDelayMs = 350;
constexpr int kMoreRowsMs = 15;

QString plain(const QString& html) { return QTextDocumentFragment::fromHtml(html).toPlainText(); }

}

KeyHeatmapView::KeyHeatmapView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_card(new PointerCard(this)), m_note(new ReplyNote(this))
{
    setObjectName(QStringLiteral("keyHeatmap"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Key heatmap"));
    m_scene.font = font();
    m_note->setObjectName(QStringLiteral("keyHeatmapReply"));
    for (QTimer* timer : {&m_cardDelay, &m_moreRows})
        timer->setSingleShot(true);
    connect(&m_cardDelay, &QTimer::timeout, this, &KeyHeatmapView::showCard);
    connect(&m_moreRows, &QTimer::timeout, this, [this] {
        m_isPictureDue = true;
        refresh();
    });
    const auto redraw = [this] { update(); };
    connect(m_selection, &Selection::changed, this, redraw);
    connect(m_selection, &Selection::hoverChanged, this, redraw);
    connect(m_selection, &Selection::crosshairChanged, this, redraw);
    connect(m_selection, &Selection::collapsedChanged, this, [this] {
        m_isPictureDue = true;
        refresh();
    });
    setTheme(Theme::light());
}

KeyHeatmapView::~KeyHeatmapView() = default;

void KeyHeatmapView::setTheme(const Theme& theme)
{
    const bool hasOtherSizes = theme.textPercent != m_scene.theme.textPercent;
    m_scene.theme = theme;
    m_card->setTheme(theme);
    m_note->setTheme(theme);
    if (hasOtherSizes)
        updateGeometry();
    invalidate();
}

// --- What is shown. ---------------------------------------------------------

void KeyHeatmapView::present(world::Snapshot world, std::optional<streams::StreamIndex> stream,
    const ShardMapLayout& layout, std::optional<TimeSpan> span)
{
    if (stream != m_stream || (m_world == nullptr) != (world == nullptr)) {
        cancel();
        m_reading.clear();
        m_focused.reset();
        m_isPictureDue = true;
    }
    m_world = std::move(world);
    m_stream = stream;
    m_layout = layout;
    m_span = span;
    refresh();
}

const streams::Stream* KeyHeatmapView::stream() const
{
    return m_world && m_stream ? &m_world->service().stream(*m_stream) : nullptr;
}

// Whole seconds, so that the picture moves once a second and stands still in between. Before the
// world began there is nothing: the lower part of a young world stays empty.
TimeSpan KeyHeatmapView::spanToShow() const
{
    if (m_span)
        return *m_span;
    const std::int64_t seconds = m_world->now().time_since_epoch() / kSecond;
    const base::Instant to = base::instantAt(std::max(seconds, std::int64_t{1}) * kSecond);
    const base::Duration length = std::clamp(to - base::kWorldStart, kMinute, kFollowedSpan);
    return {to - length, to};
}

void KeyHeatmapView::refresh()
{
    const streams::Stream* shown = stream();
    if (shown == nullptr || !shown->map || m_layout.isEmpty()) {
        showNothing(shown == nullptr ? tr("There is no stream yet.")
                                     : tr("%1 is being created.").arg(QString::fromStdString(shown->name)));
        return;
    }
    // What is carried must not slip away under the hand.
    if (m_move && !m_move->isStillThere(*m_world, *shown))
        cancel();
    const bool isHeld = m_move.has_value();
    const auto& seconds = m_world->seconds();
    const Basis basis{m_stream, seconds.isEmpty() ? nullptr : seconds.back().get(), shown->map.get(),
        m_world->actors().size(), isHeld ? m_scene.span : spanToShow(), size()};
    if (!isHeld && (m_isPictureDue || basis != m_basis)) {
        m_basis = basis;
        m_isPictureDue = false;
        m_scene.emptyText.clear();
        m_scene.title = tr("Key heatmap");
        m_scene.span = basis.span;
        placePlot();
        if (!m_reading.readSecond(subject(), m_scene))
            m_moreRows.start(kMoreRowsMs);
        updateSummary();
        m_picture = QPixmap();
    } else if (!isHeld && HeatmapReading::areFew(*shown)) {
        m_reading.readPlaces(subject(), m_scene);
    }
    if (m_move && m_move->isMeasureDue())
        updatePreview();
    update();
}

void KeyHeatmapView::showNothing(const QString& text)
{
    if (m_scene.emptyText != text) {
        cancel();
        HeatmapScene empty;
        empty.theme = m_scene.theme;
        empty.font = m_scene.font;
        empty.title = tr("Key heatmap");
        empty.emptyText = text;
        m_scene = std::move(empty);
        m_reading.clear();
        invalidate();
    }
    placePlot();
    m_basis = {};
}

// On the columns of the map; without one where they would be.
void KeyHeatmapView::placePlot()
{
    const int top = m_scene.theme.px(kHeatmapHeader + kHeatmapFlags);
    const int height = std::max(20, this->height() - top - m_scene.theme.px(8));
    if (m_layout.isEmpty())
        m_scene.plot = QRect(m_scene.theme.px(48), top, width() - m_scene.theme.px(48) - 12, height);
    else
        m_scene.plot = QRect(m_layout.left(), top, m_layout.right() - m_layout.left(), height);
}

void KeyHeatmapView::updateSummary()
{
    const QString summary = m_reading.summary(subject(), m_scene);
    if (summary == m_summary)
        return;
    m_summary = summary;
    setAccessibleDescription(summary);
}

void KeyHeatmapView::invalidate()
{
    m_picture = QPixmap();
    m_isPictureDue = true;
    update();
}

void KeyHeatmapView::renderPicture()
{
    // A new theme may have come since the last world.
    if (m_isPictureDue && !isEmpty() && !m_move)
        m_reading.repaint(m_scene);
    const qreal ratio = devicePixelRatioF();
    m_picture = QPixmap(size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(m_scene.theme.panel);
    QPainter painter(&m_picture);
    paintHeatmap(painter, m_scene);
    painter.setPen(m_scene.theme.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void KeyHeatmapView::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull())
        renderPicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (!m_scene.emptyText.isEmpty())
        return;
    if (m_selection->shard())
        paintRegionFrame(painter, m_scene, *m_selection->shard(), true);
    if (const auto* hovered = std::get_if<ShardChoice>(&m_selection->hovered()))
        paintRegionFrame(painter, m_scene, hovered->shard, false);
    if (m_selection->crosshair())
        paintHeatmapCrosshair(painter, m_scene, *m_selection->crosshair());
    paintFamilyNames(painter, m_scene);
    paintHeatmapFlags(painter, m_scene, hasFocus() && !m_move ? focusedFlag() : std::nullopt);
    if (m_move)
        paintMovedFlag(painter, m_scene, m_move->flag(), std::min(m_move->to(), m_scene.span.to), m_move->isAll());
}

void KeyHeatmapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    cancel();
    invalidate();
    refresh();
    m_note->place(m_scene.plot.top() + 8);
}

// --- Moving a bookmark. --------------------------------------------------------

void KeyHeatmapView::begin(std::size_t index, int grabbedAt)
{
    const HeatmapFlag& flag = m_scene.flags[index];
    m_focused = nameOf(flag);
    m_move.emplace(flag, m_scene, m_world->now(), grabbedAt);
    m_note->hide();
    m_cardDelay.stop();
}

void KeyHeatmapView::carryTo(base::Instant at)
{
    m_move->carryTo(at, m_world->now());
    updatePreview();
}

void KeyHeatmapView::updatePreview()
{
    m_move->measure(*m_world, m_scene);
    const int y = int(m_scene.y(std::min(m_move->to(), m_scene.span.to)));
    m_card->show(m_move->previewHtml(),
        QPoint(m_move->flag().x + 8, std::clamp(y, m_scene.plot.top(), m_scene.plot.bottom())));
    announce(previewText());
    update();
}

QString KeyHeatmapView::previewText() const { return m_move ? plain(m_move->previewHtml()) : QString(); }

void KeyHeatmapView::commit()
{
    const std::vector<world::MoveBookmark> wanted = m_move->moves(*m_world);
    const std::vector<world::Action> actions(wanted.begin(), wanted.end());
    m_note->expect(m_move->what(), m_move->flag().x);
    m_move.reset();
    m_card->hide();
    m_isPictureDue = true;
    if (!actions.empty())
        emit asked(actions);
    refresh();
}

void KeyHeatmapView::cancel()
{
    hideCard();
    if (!m_move)
        return;
    m_move.reset();
    m_isPictureDue = true;
    update();
}

void KeyHeatmapView::awaitReply(world::Ticket ticket) { m_note->await(ticket); }

void KeyHeatmapView::showReply(world::Ticket ticket, const world::Reply& reply)
{
    if (m_world)
        m_note->show(ticket, reply, m_world->service().settings(), m_scene.plot.top() + 8);
}

QString KeyHeatmapView::replyText() const { return m_note->isHidden() ? QString() : plain(m_note->text()); }

void KeyHeatmapView::announce(const QString& text)
{
    m_summary.clear();
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

// --- The mouse. ----------------------------------------------------------------

std::optional<std::size_t> KeyHeatmapView::flagUnder(QPoint at) const
{
    // The last one lies on top.
    for (std::size_t i = m_scene.flags.size(); i-- > 0;)
        if (flagRect(m_scene, m_scene.flags[i]).adjusted(-4, -3, 3, 5).contains(at))
            return i;
    return std::nullopt;
}

const HeatmapRegion* KeyHeatmapView::regionUnder(QPoint at) const
{
    if (!m_scene.plot.contains(at))
        return nullptr;
    const base::Instant when = m_scene.at(at.y());
    for (const HeatmapRegion& region : m_scene.regions)
        if (at.x() >= region.pixels.left && at.x() < region.pixels.right && when >= region.opened
            && when < region.closed)
            return &region;
    return nullptr;
}

void KeyHeatmapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        cancel();
        return;
    }
    setFocus(Qt::MouseFocusReason);
    const QPoint at = event->position().toPoint();
    hideCard();
    m_note->hide();
    const auto flag = flagUnder(at);
    if (flag && isOfProgram(*flag)) {
        m_focused = nameOf(m_scene.flags[*flag]);
        m_selection->select(choiceOf(m_scene.flags[*flag]));
        return;
    }
    if (flag) {
        begin(*flag, at.y() - flagRect(m_scene, m_scene.flags[*flag]).bottom() - 1);
        update();
        return;
    }
    if (const HeatmapRegion* region = regionUnder(at)) {
        m_selection->select(ShardChoice{stream()->reference, region->shard});
        emit instantPicked(m_scene.at(at.y()), at);
    }
}

void KeyHeatmapView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (!m_move) {
        updateHover(at);
        return;
    }
    const int foot = at.y() - m_move->grabbedAt();
    const int begun = int(std::lround(m_scene.y(m_move->flag().at)));
    if (!m_move->hasMoved() && std::abs(foot - std::max(begun, m_scene.plot.top())) < kDragDistance)
        return;
    m_move->takeAll(event->modifiers().testFlag(Qt::ControlModifier));
    // The upper edge is the newest record, the lower one the end of what is shown, which for a young stream is its
    // first record.
    carryTo(foot <= m_scene.plot.top() ? base::kWorldEnd : m_scene.at(std::min(foot, m_scene.plot.bottom() + 1)));
}

void KeyHeatmapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_move)
        return;
    if (m_move->hasMoved()) {
        commit();
        return;
    }
    // A click chooses whose bookmark it is.
    const std::string name = m_move->consumer();
    cancel();
    m_selection->select(ConsumerChoice{stream()->reference, name});
}

// A family opens and closes where it is: on one of its members, or on the shard that they led to.
void KeyHeatmapView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const HeatmapRegion* region = regionUnder(event->position().toPoint());
    if (event->button() != Qt::LeftButton || region == nullptr || flagUnder(event->position().toPoint()))
        return;
    cancel();
    const streams::ShardIndex shard = region->foldedInto.value_or(region->shard);
    if (!world::ancestorsOf(*stream()->map, shard).empty())
        m_selection->toggleCollapsed(ShardChoice{stream()->reference, shard});
}

const HeatmapFamily* KeyHeatmapView::familyOf(const HeatmapRegion& region) const
{
    for (const HeatmapFamily& family : m_scene.families)
        if (region.foldedInto == family.of)
            return &family;
    return nullptr;
}

void KeyHeatmapView::leaveEvent(QEvent*)
{
    hideCard();
    m_selection->hover({});
    m_selection->setCrosshair(std::nullopt);
}

void KeyHeatmapView::updateHover(QPoint at)
{
    m_pointer = at;
    if (isEmpty())
        return;
    const std::optional<std::size_t> flag = flagUnder(at);
    setCursor(flag && !isOfProgram(*flag) ? Qt::SizeVerCursor : Qt::ArrowCursor);
    const HeatmapRegion* region = regionUnder(at);
    if (flag)
        m_selection->hover(choiceOf(m_scene.flags[*flag]));
    else if (region != nullptr)
        m_selection->hover(ShardChoice{stream()->reference, region->shard});
    else
        m_selection->hover({});
    m_selection->setCrosshair(m_scene.plot.contains(at) && !flag ? std::optional{m_scene.at(at.y())} : std::nullopt);
    if (m_card->isVisible())
        showCard();
    else
        m_cardDelay.start(kCardDelayMs);
}

void KeyHeatmapView::showCard()
{
    if (m_move || isEmpty())
        return;
    const std::optional<std::size_t> flag = flagUnder(m_pointer);
    const HeatmapRegion* region = regionUnder(m_pointer);
    if (flag)
        m_card->show(cards().ofFlag(m_scene.flags[*flag]), m_pointer);
    else if (region != nullptr)
        m_card->show(cards().ofRegion(*region, m_scene.at(m_pointer.y())), m_pointer);
    else
        m_card->hide();
}

void KeyHeatmapView::hideCard()
{
    m_card->hide();
    m_cardDelay.stop();
}

// --- The keyboard. ----------------------------------------------------------------

KeyHeatmapView::FlagName KeyHeatmapView::nameOf(const HeatmapFlag& flag) const
{
    const HeatmapConsumer& consumer = m_scene.consumers[flag.consumer];
    return {consumer.actor, consumer.program, flag.isAll ? streams::ShardIndex{} : flag.shard, flag.isAll};
}

bool KeyHeatmapView::isOfProgram(std::size_t flag) const
{
    return m_scene.consumers[m_scene.flags[flag].consumer].program.has_value();
}

Choice KeyHeatmapView::choiceOf(const HeatmapFlag& flag) const
{
    const HeatmapConsumer& consumer = m_scene.consumers[flag.consumer];
    const std::string name = consumer.name.toStdString();
    return consumer.program ? Choice{ProgramChoice{name}} : Choice{ConsumerChoice{stream()->reference, name}};
}

std::optional<std::size_t> KeyHeatmapView::focusedFlag() const
{
    if (m_scene.flags.empty())
        return std::nullopt;
    for (std::size_t i = 0; m_focused && i < m_scene.flags.size(); ++i)
        if (nameOf(m_scene.flags[i]) == *m_focused)
            return i;
    // Whoever is furthest behind is the one worth a look.
    const auto worst = std::min_element(m_scene.flags.begin(), m_scene.flags.end(),
        [](const HeatmapFlag& a, const HeatmapFlag& b) { return a.at < b.at; });
    return std::size_t(worst - m_scene.flags.begin());
}

void KeyHeatmapView::focusFlag(std::size_t flag)
{
    m_focused = nameOf(m_scene.flags[flag]);
    announce(plain(cards().ofFlag(m_scene.flags[flag])));
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(partInFocus());
    QAccessible::updateAccessibility(&event);
    update();
}

void KeyHeatmapView::moveFocus(int by)
{
    const std::optional<std::size_t> flag = focusedFlag();
    if (!flag)
        return;
    // The first arrow chooses what the frame already stands on.
    const auto next = std::ptrdiff_t(*flag) + (m_focused ? by : 0);
    focusFlag(std::size_t(std::clamp<std::ptrdiff_t>(next, 0, std::ptrdiff_t(m_scene.flags.size()) - 1)));
}

bool KeyHeatmapView::wantsKey(const QKeyEvent* event) const
{
    if (m_scene.flags.empty())
        return false;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool isPlain = modifiers == Qt::NoModifier;
    // Control means all shards while a bookmark is carried.
    const bool isCarrying = m_move.has_value() && (modifiers & ~(Qt::ShiftModifier | Qt::ControlModifier)) == 0;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return isPlain && !m_move;
    case Qt::Key_Up:
    case Qt::Key_Down:
        return isPlain || modifiers == Qt::ShiftModifier || isCarrying;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return isPlain || isCarrying;
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Control:
        return isCarrying;
    case Qt::Key_N:
        return isPlain && m_move.has_value();
    case Qt::Key_Escape:
        return m_move.has_value() || !m_note->isHidden();
    default:
        return false;
    }
}

bool KeyHeatmapView::event(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Key heatmap"));
        m_summary.clear();
        m_isPictureDue = true;
    }
    // The window's own keys wait while a bookmark has a use for them.
    if (event->type() == QEvent::ShortcutOverride && wantsKey(static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void KeyHeatmapView::keyPressEvent(QKeyEvent* event)
{
    if (!wantsKey(event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        m_note->hide();
        cancel();
        return;
    }
    if (!m_move && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        moveFocus(event->key() == Qt::Key_Left ? -1 : 1);
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // It says that it cannot be moved.
    if (const auto flag = focusedFlag(); !m_move && flag && isOfProgram(*flag)) {
        focusFlag(*flag);
        return;
    }
    if (!m_move) {
        begin(*focusedFlag(), 0);
        if (isEnter) {
            carryTo(m_move->to());
            return;
        }
    }
    m_move->takeAll(event->key() == Qt::Key_Control || event->modifiers().testFlag(Qt::ControlModifier));
    if (isEnter)
        commit();
    else
        carryByKey(*event);
}

void KeyHeatmapView::carryByKey(const QKeyEvent& event)
{
    const base::Duration step = event.modifiers().testFlag(Qt::ShiftModifier) ? kMinute : kSecond;
    const base::Instant from = std::min(m_move->to(), m_scene.span.to);
    switch (event.key()) {
    case Qt::Key_Up:
        carryTo(from + step >= m_scene.span.to && !m_span ? base::kWorldEnd : from + step);
        break;
    case Qt::Key_Down:
        carryTo(from - step);
        break;
    case Qt::Key_Home:
        carryTo(base::kWorldStart);
        break;
    case Qt::Key_End:
        carryTo(base::kWorldEnd);
        break;
    case Qt::Key_N:
        m_move->takeNextType();
        updatePreview();
        break;
    default:
        updatePreview();
        break;
    }
}

void KeyHeatmapView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Control && m_move && m_move->takeAll(false))
        updatePreview();
    QWidget::keyReleaseEvent(event);
}

void KeyHeatmapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void KeyHeatmapView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    // One left in the hand would move when somebody comes back and presses Enter.
    cancel();
    update();
}

}
