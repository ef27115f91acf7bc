#include "widgets/charts/shard_map.h"

#include "streams/quotas.h"
#include "widgets/error_text.h"
#include "widgets/format.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace shardscope::widgets {

using base::HashKey;
using base::U128;

namespace {

// A press that moves less is a click.
constexpr int kDragDistance = 4;
// The knife jumps to a snap point from here.
constexpr int kSnapPixels = 6;
constexpr int kCardDelayMs = 350;
// Presentations between two measurements of what is being aimed at: about five a second.
constexpr int kMeasureEvery = 12;
constexpr int kAcceptedMs = 6'000;
// Longer than worlds are apart while time passes.
constexpr int kKeyTurnMs = 25;
constexpr int kKeyTurnMost = 5; // of which at most so many are spent
constexpr int kRefusedMs = 30'000;

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td align='right'>%2</td></tr>").arg(name, value);
}

QString ofQuota(const QString& value, const QString& limit) { return value + QStringLiteral(" / ") + limit; }

}

ShardMapView::ShardMapView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_card(new QLabel(this)), m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("shardMap"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Shard map"));
    m_scene.theme = Theme::light();
    m_scene.font = font();
    m_card->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_card->hide();
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setFocusPolicy(Qt::NoFocus);
    m_note->setObjectName(QStringLiteral("shardMapReply"));
    m_note->hide();
    m_cardDelay.setSingleShot(true);
    m_noteEnd.setSingleShot(true);
    m_keyTurn.setSingleShot(true);
    connect(&m_keyTurn, &QTimer::timeout, this, [this] {
        QElapsedTimer spent;
        spent.start();
        do
            turnKeys();
        while (m_keyTurn.isActive() && spent.elapsed() < kKeyTurnMost);
        if (m_world)
            emit keysMeasured(*m_world);
    });
    connect(&m_cardDelay, &QTimer::timeout, this, &ShardMapView::showCard);
    connect(&m_noteEnd, &QTimer::timeout, m_note, &QWidget::hide);
    connect(m_selection, &Selection::changed, this, [this] {
        updateSummary();
        update();
    });
    setTheme(Theme::light());
}

ShardMapView::~ShardMapView() = default;

void ShardMapView::setTheme(const Theme& theme)
{
    m_scene.theme = theme;
    m_scene.hatch = hatchTile(theme, devicePixelRatioF());
    const QString sheet =
        QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; border-left: 3px solid %4;"
                       " border-radius: 4px; padding: 7px 10px; font-size: %5px; }");
    m_card->setStyleSheet(sheet.arg(theme.panel.name(), theme.text.name(), theme.line.name(), theme.accent.name())
                              .arg(theme.smallPx + 1));
    m_note->setStyleSheet(
        sheet.arg(theme.panel.name(), theme.text.name(), theme.line.name(), theme.hot.name()).arg(theme.bodyPx));
    invalidate();
}

// --- What is shown. ---------------------------------------------------------

void ShardMapView::present(world::Snapshot world, std::optional<streams::StreamIndex> stream)
{
    const bool isOther = stream != m_stream || (m_world == nullptr) != (world == nullptr);
    m_world = std::move(world);
    m_stream = stream;
    if (isOther) {
        end();
        m_keys.clear();
        m_basis = {};
    }
    updateUses();
    updatePending();
    turnKeys();
    refreshGesture();
}

const streams::Stream* ShardMapView::stream() const
{
    return m_world && m_stream ? &m_world->service().stream(*m_stream) : nullptr;
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
    if (basis == m_basis && emptyText == m_scene.emptyText)
        return;
    const bool isOtherMap = basis.map != m_basis.map || basis.stream != m_basis.stream || basis.now < 0;
    m_basis = basis;
    m_scene.emptyText = emptyText;
    m_uses = shown != nullptr ? world::shardUses(*m_world, *m_stream) : std::vector<world::ShardUse>{};
    if (shown != nullptr)
        m_scene.quota = world::writeQuota(*m_world);
    // While something is carried or aimed at, columns stay where the hand has learned them.
    if (isOtherMap && m_gesture == Gesture::None) {
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
    if (m_card->isVisible())
        showCard();
    updateSummary();
    invalidate();
}

void ShardMapView::rebuildLayout()
{
    std::vector<ShardPlace> places;
    places.reserve(m_uses.size());
    for (const world::ShardUse& use : m_uses)
        places.push_back({use.shard, use.range});
    m_scene.bands = ShardMapBands::of(size());
    m_scene.layout = ShardMapLayout(places, m_scene.bands.body.left(), m_scene.bands.body.width());
    m_scene.uses = m_uses;
    m_hovered.reset();
    m_card->hide();
    invalidate();
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
    if (m_keys.revision() != m_needlesOf)
        updateNeedles();
}

void ShardMapView::updateNeedles()
{
    m_needlesOf = m_keys.revision();
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

// What a screen reader says of the map, and of the shard in focus.
void ShardMapView::updateSummary()
{
    const streams::Stream* shown = stream();
    QString text;
    if (shown == nullptr || m_uses.empty()) {
        text = m_scene.emptyText;
    } else {
        const auto hottest = std::max_element(m_uses.begin(), m_uses.end(),
            [](const world::ShardUse& a, const world::ShardUse& b) { return a.offered.perMille < b.offered.perMille; });
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

void ShardMapView::invalidate()
{
    m_picture = QPixmap();
    update();
}

void ShardMapView::renderPicture()
{
    const qreal ratio = devicePixelRatioF();
    m_picture = QPixmap(size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(m_scene.theme.panel);
    QPainter painter(&m_picture);
    paintShardMap(painter, m_scene);
    painter.setPen(m_scene.theme.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(QPoint(0, 0), size()).adjusted(0, 0, -1, -1));
}

void ShardMapView::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull())
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
    if (m_gesture == Gesture::None && m_hovered && m_isOverHeader)
        paintHeaderHover(painter, m_scene, *m_hovered);
    // Without the focus only what was chosen is marked, not what the keys would begin with.
    const bool isMarked = hasFocus() || m_selection->shard().has_value();
    if (const std::optional<std::size_t> cell = focusedCell(); cell && isMarked && !m_merge)
        paintSelection(painter, m_scene, {*cell, hasFocus() && !m_knife});
    if (m_knife)
        paintKnife(painter, m_scene, *m_knife);
    if (m_merge)
        paintMerge(painter, m_scene, *m_merge);
}

void ShardMapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // A new width is a new place for everything: what was carried is put down. The knife is
    // where it was on the ring.
    if (m_merge)
        cancelGesture();
    rebuildLayout();
    placeNote();
}

// --- Gestures: the mouse. -----------------------------------------------------

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
    end();
    const QPoint at = event->position().toPoint();
    const std::optional<std::size_t> cell = m_scene.layout.cellAt(at.x());
    if (!cell)
        return;
    m_pressedAt = at;
    m_pressedCell = *cell;
    if (at.y() >= m_scene.bands.header.top() && at.y() < m_scene.bands.body.top())
        begin(Gesture::PressedHeader);
    else if (at.y() >= m_scene.bands.body.top() && at.y() < m_scene.bands.axis.bottom())
        begin(Gesture::PressedBody);
}

void ShardMapView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    const bool isFar = (at - m_pressedAt).manhattanLength() >= kDragDistance;
    if (m_gesture == Gesture::PressedBody && std::abs(at.x() - m_pressedAt.x()) >= kDragDistance)
        beginKnife(m_pressedCell, Gesture::Knife);
    else if (m_gesture == Gesture::PressedHeader && isFar)
        begin(Gesture::Merge);
    switch (m_gesture) {
    case Gesture::None:
        updateHover(at);
        break;
    case Gesture::Knife:
        aim(event->position());
        break;
    case Gesture::Merge:
        carry(at);
        break;
    case Gesture::PressedBody:
    case Gesture::PressedHeader:
    case Gesture::KeyKnife:
    case Gesture::KeyJoin:
        break;
    }
}

void ShardMapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Gesture gesture = m_gesture;
    const std::optional<MergeGhost> ghost = m_merge;
    switch (gesture) {
    case Gesture::PressedBody:
    case Gesture::PressedHeader: {
        const std::size_t cell = m_pressedCell;
        end();
        select(cell);
        break;
    }
    case Gesture::Knife:
        aim(event->position());
        cut();
        break;
    case Gesture::Merge:
        end();
        if (ghost && ghost->target)
            merge(ghost->source, *ghost->target);
        break;
    case Gesture::None:
    case Gesture::KeyKnife:
    case Gesture::KeyJoin:
        break;
    }
    updateHover(event->position().toPoint());
}

void ShardMapView::leaveEvent(QEvent*)
{
    if (m_gesture != Gesture::None)
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
    if (at.y() >= m_scene.bands.header.top() && at.y() <= m_scene.bands.axis.bottom())
        m_hovered = m_scene.layout.cellAt(at.x());
    m_isOverHeader = m_hovered && at.y() < m_scene.bands.body.top();
    setCursor(!m_hovered ? Qt::ArrowCursor : m_isOverHeader ? Qt::OpenHandCursor : Qt::SplitHCursor);
    if (m_hovered == before && m_isOverHeader == wasOverHeader)
        return;
    if (m_hovered != before) {
        m_card->hide();
        const streams::Stream* shown = stream();
        if (m_hovered && shown != nullptr)
            m_selection->hover(ShardChoice{shown->name, m_scene.layout.cells()[*m_hovered].shard});
        else
            m_selection->hover({});
        if (m_hovered)
            m_cardDelay.start(kCardDelayMs);
        else
            m_cardDelay.stop();
    }
    update();
}

void ShardMapView::begin(Gesture gesture)
{
    m_gesture = gesture;
    m_sinceMeasured = 0;
    m_card->hide();
    m_cardDelay.stop();
    if (gesture == Gesture::Merge) {
        setCursor(Qt::ClosedHandCursor);
        m_merge = MergeGhost{m_pressedCell, std::nullopt, std::nullopt, m_pressedAt.x(),
            m_pressedAt.x() - m_scene.layout.cells()[m_pressedCell].left, {}};
    }
    update();
}

void ShardMapView::end()
{
    const bool wasFrozen = m_gesture != Gesture::None;
    m_gesture = Gesture::None;
    m_knife.reset();
    m_merge.reset();
    if (!wasFrozen)
        return;
    // What changed meanwhile takes its place now.
    const auto isShown = [this](const world::ShardUse& use) { return m_scene.layout.find(use.shard).has_value(); };
    if (m_uses.size() != m_scene.uses.size() || !std::all_of(m_uses.begin(), m_uses.end(), isShown))
        rebuildLayout();
    update();
}

void ShardMapView::cancelGesture()
{
    end();
    unsetCursor();
}

world::RangeLoad ShardMapView::measure(base::HashRange range) const
{
    return world::measureLoad(*m_world, *m_stream, range,
        world::lastStretch(*m_world, *m_stream, world::kPreviewStretch));
}

void ShardMapView::beginKnife(std::size_t cell, Gesture gesture)
{
    if (stream() == nullptr || !stream()->map)
        return;
    const ShardCell& target = m_scene.layout.cells()[cell];
    m_knife.emplace(target.shard, measure(target.range), m_scene.quota);
    begin(gesture);
    setCursor(Qt::SplitHCursor);
}

void ShardMapView::aim(QPointF at)
{
    const std::optional<std::size_t> cell = m_scene.layout.find(m_knife->shard());
    if (!cell)
        return;
    const ShardCell& target = m_scene.layout.cells()[*cell];
    const HashKey key = ShardMapLayout::keyAt(target, at.x());
    const U128 size = target.range.last.value - target.range.first.value;
    m_knife->moveTo(key, size / U128(std::max(1, target.columnWidth())) * kSnapPixels);
    update();
}

void ShardMapView::carry(QPoint at)
{
    m_merge->x = at.x();
    std::optional<std::size_t> target = m_scene.layout.cellAt(at.x());
    if (target == m_merge->source || at.y() < 0 || at.y() > height())
        target.reset();
    if (target != m_merge->target) {
        m_merge->target = target;
        m_merge->preview.reset();
        if (target)
            m_merge->preview = world::mergePreview(*m_world, *m_stream, m_scene.layout.cells()[m_merge->source].shard,
                m_scene.layout.cells()[*target].shard);
    }
    update();
}

// Newer numbers for what is being aimed at, a few times a second.
void ShardMapView::refreshGesture()
{
    if ((!m_knife && !m_merge) || ++m_sinceMeasured < kMeasureEvery || stream() == nullptr || !stream()->map)
        return;
    m_sinceMeasured = 0;
    if (m_knife)
        m_knife->refresh(measure(m_knife->range()));
    if (m_merge && m_merge->target)
        m_merge->preview = world::mergePreview(*m_world, *m_stream, m_scene.layout.cells()[m_merge->source].shard,
            m_scene.layout.cells()[*m_merge->target].shard);
    update();
}

void ShardMapView::cut()
{
    const streams::ShardIndex shard = m_knife->shard();
    const HashKey key = m_knife->cut();
    const std::optional<std::size_t> cell = m_scene.layout.find(shard);
    const int x = cell ? int(ShardMapLayout::x(m_scene.layout.cells()[*cell], key)) : width() / 2;
    m_askedText = tr("SplitShard of %1").arg(format::shardLabel(shard));
    const std::string name = stream()->name;
    end();
    ask(streams::SplitShardRequest{name, streams::shardId(shard), key.decimal()}, x);
}

void ShardMapView::merge(std::size_t source, std::size_t target)
{
    const ShardCell from = m_scene.layout.cells()[source];
    const ShardCell onto = m_scene.layout.cells()[target];
    m_askedText = tr("MergeShards of %1 and %2").arg(format::shardLabel(from.shard), format::shardLabel(onto.shard));
    ask(streams::MergeShardsRequest{stream()->name, streams::shardId(from.shard), streams::shardId(onto.shard)},
        (onto.left + onto.right) / 2);
}

// --- Requests and replies. ------------------------------------------------------

void ShardMapView::ask(world::Action action, int x)
{
    m_awaited.reset();
    m_askedX = x;
    emit asked(action);
}

void ShardMapView::awaitReply(world::Ticket ticket) { m_awaited = ticket; }

void ShardMapView::showReply(world::Ticket ticket, const world::Reply& reply)
{
    if (ticket != m_awaited)
        return;
    m_awaited.reset();
    if (const auto* refusal = std::get_if<streams::Refusal>(&reply)) {
        const std::string_view exception = streams::exceptionName(refusal->exception);
        const ErrorText plain = errorText(refusal->reason);
        showNote(QStringLiteral("<b>%1</b> %2<br>%3<br><span style='color:%4'>%5 %6</span>")
                     .arg(QString::fromUtf8(exception.data(), qsizetype(exception.size())).toHtmlEscaped(),
                         tr("· %1 refused").arg(m_askedText).toHtmlEscaped(),
                         QString::fromStdString(refusal->message).toHtmlEscaped(), m_scene.theme.mutedText.name(),
                         plain.sentence.toHtmlEscaped(), plain.remedy.toHtmlEscaped()),
            kRefusedMs);
        return;
    }
    showNote(QStringLiteral("<b>%1</b>").arg(tr("%1 accepted").arg(m_askedText).toHtmlEscaped()), kAcceptedMs);
}

QString ShardMapView::replyText() const { return m_note->isHidden() ? QString() : m_note->text(); }

void ShardMapView::showNote(const QString& html, int milliseconds)
{
    m_note->setText(html);
    placeNote();
    m_note->show();
    m_note->raise();
    m_noteEnd.start(milliseconds);
    QAccessibleEvent event(m_note, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ShardMapView::placeNote()
{
    const int widest = std::min(460, width() - 24);
    // A label that wraps hints at a tall shape; a note is as wide as its text wants, then as tall as it must be.
    m_note->ensurePolished();
    m_note->setWordWrap(false);
    const int noteWidth = std::min(widest, m_note->sizeHint().width());
    m_note->setWordWrap(true);
    m_note->resize(noteWidth, m_note->heightForWidth(noteWidth));
    const int x = std::clamp(m_askedX - m_note->width() / 2, 12, std::max(12, width() - 12 - m_note->width()));
    m_note->move(x, m_scene.bands.body.top() + 10);
}

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
        return !isShifted || m_gesture == Gesture::KeyKnife || m_gesture == Gesture::Knife;
    case Qt::Key_K:
    case Qt::Key_J:
        return !isShifted;
    case Qt::Key_Escape:
        return m_gesture != Gesture::None || !m_note->isHidden();
    case Qt::Key_H:
    case Qt::Key_L:
    case Qt::Key_I:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_knife.has_value();
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
    if (!wantsKey(event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (m_gesture == Gesture::None)
            m_note->hide();
        cancelGesture();
        return;
    }
    if (m_knife && knifeKey(event))
        return;
    if (m_gesture == Gesture::KeyJoin && joinKey(event))
        return;
    switch (event->key()) {
    case Qt::Key_K:
        openKnife();
        break;
    case Qt::Key_J:
        openJoin();
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

bool ShardMapView::knifeKey(QKeyEvent* event)
{
    const bool isFine = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        m_knife->step(-1, isFine);
        break;
    case Qt::Key_Right:
        m_knife->step(1, isFine);
        break;
    case Qt::Key_H:
        m_knife->snapTo(Snap::Middle);
        break;
    case Qt::Key_L:
        m_knife->snapTo(Snap::LoadMedian);
        break;
    case Qt::Key_I:
        m_knife->isolateHottest();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        cut();
        return true;
    case Qt::Key_K:
    case Qt::Key_J:
        return true;
    default:
        return false;
    }
    const world::SplitPreview preview = m_knife->preview();
    setAccessibleDescription(
        tr("Cut: lower child %1, upper child %2.").arg(rateText(preview.lower), rateText(preview.upper)));
    m_summary.clear();
    update();
    return true;
}

bool ShardMapView::joinKey(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right)
        return false;
    const std::size_t source = m_merge->source;
    const bool isLeft = event->key() == Qt::Key_Left;
    if (isLeft ? source == 0 : source + 1 >= m_scene.layout.cells().size()) {
        m_merge->hint = isLeft ? tr("There is no shard to the left: the ring does not wrap.")
                               : tr("There is no shard to the right: the ring does not wrap.");
        update();
        return true;
    }
    end();
    merge(source, isLeft ? source - 1 : source + 1);
    return true;
}

void ShardMapView::openKnife()
{
    setFocus(Qt::ShortcutFocusReason);
    m_note->hide();
    end();
    const std::optional<std::size_t> cell = focusedCell();
    if (!cell)
        return;
    select(*cell);
    beginKnife(*cell, Gesture::KeyKnife);
}

void ShardMapView::openJoin()
{
    setFocus(Qt::ShortcutFocusReason);
    m_note->hide();
    end();
    const std::optional<std::size_t> cell = focusedCell();
    if (!cell || stream() == nullptr || !stream()->map)
        return;
    select(*cell);
    begin(Gesture::KeyJoin);
    QStringList sums;
    const auto sumWith = [&](std::size_t other, const QString& arrow) {
        const world::MergePreview preview = world::mergePreview(*m_world, *m_stream,
            m_scene.layout.cells()[*cell].shard, m_scene.layout.cells()[other].shard);
        sums << arrow + QLatin1Char(' ') + format::shardLabel(m_scene.layout.cells()[other].shard)
                + QStringLiteral(": ") + format::percent(double(preview.sum.perMille) / 10);
    };
    if (*cell > 0)
        sumWith(*cell - 1, QStringLiteral("←"));
    if (*cell + 1 < m_scene.layout.cells().size())
        sumWith(*cell + 1, QStringLiteral("→"));
    const QString hint = sums.isEmpty()
        ? tr("There is no other shard to join with.")
        : tr("Join %1 with").arg(format::shardLabel(m_scene.layout.cells()[*cell].shard)) + QStringLiteral("   ")
            + sums.join(QStringLiteral("     "));
    m_merge = MergeGhost{*cell, std::nullopt, std::nullopt, std::nullopt, 0, hint};
    setAccessibleDescription(hint);
    m_summary.clear();
    update();
}

std::optional<std::size_t> ShardMapView::focusedCell() const
{
    const streams::Stream* shown = stream();
    if (m_scene.layout.isEmpty() || shown == nullptr || !shown->map)
        return std::nullopt;
    const std::optional<streams::ShardIndex> chosen = m_selection->shard();
    if (chosen && m_selection->stream() == shown->name && shown->map->has(*chosen)) {
        if (const auto cell = m_scene.layout.find(*chosen))
            return cell;
        // It has been split or merged: whoever holds the start of its range now.
        const HashKey first = shown->map->shard(*chosen).range.first;
        const auto& cells = m_scene.layout.cells();
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (cells[i].range.contains(first))
                return i;
    }
    // Nothing chosen yet: the hottest shard is the one worth a look.
    const auto hottest = std::max_element(m_scene.uses.begin(), m_scene.uses.end(),
        [](const world::ShardUse& a, const world::ShardUse& b) { return a.offered.perMille < b.offered.perMille; });
    return std::size_t(hottest - m_scene.uses.begin());
}

void ShardMapView::select(std::size_t cell)
{
    if (const streams::Stream* shown = stream())
        m_selection->select(ShardChoice{shown->name, m_scene.layout.cells()[cell].shard});
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
    select(std::size_t(std::clamp<std::ptrdiff_t>(next, 0, last)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
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
    if (m_gesture == Gesture::KeyKnife || m_gesture == Gesture::KeyJoin)
        cancelGesture();
    update();
}

// --- The hover card. ----------------------------------------------------------------

void ShardMapView::showCard()
{
    if (!m_hovered || m_gesture != Gesture::None || stream() == nullptr || *m_hovered >= m_scene.uses.size())
        return;
    m_card->setText(cardText(*m_hovered));
    m_card->adjustSize();
    // Beside the pointer, on the side that has room; above the axis so that needles stay free.
    int x = m_pointer.x() + 16;
    if (x + m_card->width() > width() - 6)
        x = m_pointer.x() - 16 - m_card->width();
    const int y = std::clamp(m_pointer.y() - 30, 4, std::max(4, height() - m_card->height() - 4));
    m_card->move(std::max(4, x), y);
    m_card->show();
    m_card->raise();
}

QString ShardMapView::cardText(std::size_t cell) const
{
    const ShardCell& place = m_scene.layout.cells()[cell];
    const world::ShardUse& use = m_scene.uses[cell];
    const streams::Profile profile = m_world->service().settings().profile;
    const auto limit = [profile](streams::QuotaName name) { return streams::quota(profile, name); };
    const QString muted = m_scene.theme.mutedText.name();
    const auto perSecond = [](std::int64_t n) { return tr("%1/s").arg(format::count(n)); };
    const auto mebibytes = [](std::int64_t n) { return format::mebibytes(double(n)); };

    QString text = QStringLiteral("<b>%1</b> &nbsp;<span style='color:%2'>%3</span>")
                       .arg(format::shardLabel(use.shard), muted, QString::fromStdString(streams::shardId(use.shard)));
    text += QStringLiteral("<table style='margin-top:4px'>");
    text += row(tr("records stored"),
        ofQuota(format::count(use.stored.recordsPerSecond),
            perSecond(limit(streams::QuotaName::WriteRecordsPerSecond))));
    text += row(tr("bytes stored"),
        ofQuota(mebibytes(use.stored.bytesPerSecond),
            format::mebibyteRate(double(limit(streams::QuotaName::WriteBytesPerSecond)))));
    if (use.isThrottled()) {
        text += row(tr("offered, without retries"), rateText(use.offered));
        text += row(tr("refused"),
            QStringLiteral("<span style='color:%1'>%2 · %3</span>")
                .arg(m_scene.theme.hotText.name(), perSecond(use.refused),
                    tr("%1, retries counted").arg(format::percent(double(use.refusedPerMille()) / 10))));
    }
    text += row(tr("shared reads"),
        ofQuota(mebibytes(use.readBytes), format::mebibyteRate(double(limit(streams::QuotaName::ReadBytesPerSecond)))));
    text += row(tr("GetRecords calls"),
        ofQuota(format::count(use.readCalls), perSecond(limit(streams::QuotaName::ReadCallsPerSecond))));
    const double share = std::ldexp(double(use.range.last.value - use.range.first.value) + 1, -126) * 25;
    text += row(tr("part of the ring"), format::percent(share) + (place.isWidened ? tr(", drawn wider") : QString()));
    text += QStringLiteral("</table>");
    const streams::QuotaRow& source = streams::quotaRow(streams::QuotaName::WriteRecordsPerSecond);
    text += QStringLiteral("<span style='color:%1'>%2<br>%3</span>")
                .arg(muted,
                    tr("last whole second · limits: %1, %2")
                        .arg(QString::fromUtf8(source.source.data(), qsizetype(source.source.size())),
                            QString::fromUtf8(source.date.data(), qsizetype(source.date.size())))
                        .toHtmlEscaped(),
                    tr("Drag inside to split, drag the label onto another shard to merge.").toHtmlEscaped());
    return text;
}

}
