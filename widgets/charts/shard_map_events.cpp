// What the mouse and the keyboard do to the shard map. What a gesture means is known to ShardMapGestures; here is which
// event is one, and what the widget shows meanwhile.
#include "widgets/charts/reply_note.h"
#include "widgets/charts/shard_card.h"
#include "widgets/charts/shard_map.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kCardDelayMs = 350;
constexpr double kZoomStep = 1.6;
constexpr double kPanStep = 0.2;

}

// --- Gestures. --------------------------------------------------------------------

void ShardMapView::begin()
{
    m_card->hide();
    m_cardDelay.stop();
    m_flow.clear();
    placeButtons();
    update();
}

void ShardMapView::settle()
{
    placeButtons();
    const auto isShown = [this](const world::ShardUse& use) { return m_scene.layout.find(use.shard).has_value(); };
    const std::vector<world::ShardUse>& uses = m_reading.uses();
    if (uses.size() != m_scene.uses.size() || !std::all_of(uses.begin(), uses.end(), isShown))
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

std::optional<std::size_t> ShardMapView::cellForKeyboard()
{
    setForm(Form::Bar);
    setFocus(Qt::ShortcutFocusReason);
    m_note->hide();
    cancelGesture();
    const std::optional<std::size_t> cell = focusedCell();
    if (cell) {
        select(*cell);
        reveal(*cell);
    }
    return cell;
}

void ShardMapView::openKnife()
{
    if (const auto cell = cellForKeyboard()) {
        m_gestures.openKnife(*ground(), *cell);
        begin();
    }
}

void ShardMapView::openJoin()
{
    if (const auto cell = cellForKeyboard()) {
        say(m_gestures.openJoin(*ground(), *cell));
        begin();
    }
}

void ShardMapView::ask(const Gestures::Asked& asked)
{
    m_note->expect(asked.what, asked.x);
    emit this->asked(asked.action);
}

// --- The mouse. -----------------------------------------------------------------

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
    if (m_typed.probe() && m_scene.bands.axis.contains(at)) {
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
    const bool isOverAxis = m_hovered && m_typed.probe() && at.y() >= m_scene.bands.axis.top();
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

// --- The keyboard. ----------------------------------------------------------------

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

}
