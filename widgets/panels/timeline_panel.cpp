#include "widgets/panels/timeline_panel.h"

#include "widgets/format.h"
#include "widgets/icons.h"
#include "widgets/timeline/branch_lanes.h"
#include "widgets/timeline/overview_strip.h"
#include "widgets/timeline/range_card.h"
#include "widgets/timeline/timeline_painter.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace shardscope::widgets {

namespace {

// Lengths at which the fitted scale stops, so that it grows in calm steps and not with
// every second.
constexpr std::array<std::int64_t, 20> kLengths{60'000, 120'000, 300'000, 600'000, 900'000, 1'800'000, 3'600'000,
    5'400'000, 7'200'000, 10'800'000, 14'400'000, 21'600'000, 28'800'000, 43'200'000, 64'800'000, 86'400'000,
    129'600'000, 172'800'000, 345'600'000, 604'800'000};

constexpr int kLongestNote = 200;
constexpr int kEditWidth = 220;

QFont smallFont(const QFont& font, const Theme& theme)
{
    QFont small = font;
    small.setPixelSize(theme.smallPx);
    return small;
}

}

TimelinePanel::TimelinePanel(EngineLink& engine, Selection& selection, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_selection(selection),
      m_scale(base::kWorldStart, base::instantAt(base::Duration{kLengths.front()}), 1), m_heldScale(m_scale),
      m_overview(new OverviewStrip(selection, this)), m_lanes(new BranchLanes(engine, this)),
      m_branchHere(new QToolButton(this)), m_card(new RangeCard(this)), m_edit(new QLineEdit(this))
{
    setAutoFillBackground(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    m_overview->hide();
    m_branchHere->setObjectName(QStringLiteral("branchHere"));
    m_branchHere->setProperty("chip", true);
    m_branchHere->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_branchHere->setFocusPolicy(Qt::TabFocus);
    m_edit->setObjectName(QStringLiteral("noteText"));
    m_edit->setMaxLength(kLongestNote);
    m_edit->installEventFilter(this);
    m_edit->hide();
    connect(m_branchHere, &QToolButton::clicked, this, &TimelinePanel::branchHere);
    connect(m_overview, &OverviewStrip::instantChosen, this, &TimelinePanel::goTo);
    connect(m_overview, &OverviewStrip::chapterRenameAsked, this, &TimelinePanel::chapterAt);
    connect(m_overview, &OverviewStrip::chapterRemoveAsked, this, [this](base::Instant at) {
        if (const auto note = chapterBegun(at))
            removeNote(*note);
    });
    connect(m_card, &RangeCard::closed, this, [this] {
        hideStatistics();
        m_selection.setRange(std::nullopt);
    });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { finishEdit(true); });
    connect(&m_selection, &Selection::spanChanged, this, &TimelinePanel::rescale);
    connect(&m_selection, &Selection::crosshairChanged, this, qOverload<>(&QWidget::update));
    connect(&m_selection, &Selection::chainChanged, this, QOverload<>::of(&TimelinePanel::update));
    connect(&m_selection, &Selection::shardFilterChanged, this, QOverload<>::of(&TimelinePanel::update));
    connect(&m_selection, &Selection::rangeChanged, this, [this] {
        if (m_card->isVisible())
            showStatistics();
        update();
    });
    connect(&m_selection, &Selection::changed, this, [this] {
        if (m_card->isVisible())
            showStatistics();
    });
    connect(&m_engine, &EngineLink::replied, this, [this](world::Ticket ticket) {
        if (m_seek != ticket)
            return;
        m_seek.reset();
        if (const auto next = std::exchange(m_nextSeek, std::nullopt))
            seek(*next);
    });
    retranslate();
    setTheme(m_theme);
}

TimelinePanel::~TimelinePanel() = default;

void TimelinePanel::present(const world::World& world, const world::RunStatus& status)
{
    const bool isOtherCount = m_status.branches.size() != status.branches.size();
    const base::Instant before = std::exchange(m_now, world.now());
    m_status = status;
    const bool isChanged = m_history.take(world, status);
    if (status.isPlaying && m_hold == Hold::None)
        follow(before);
    const TimeScale wanted = m_selection.span() ? m_scale : fittedScale();
    const bool isRescaled = wanted.to() != m_scale.to() || wanted.from() != m_scale.from();
    m_scale = wanted;
    m_lanes->present(status, m_scale, m_layout.plot().left());
    if (isOtherCount) {
        updateGeometry();
        place();
    }
    std::vector<FaultMark> faults = faultMarks(world);
    const bool hasOtherFaults = faults != m_faults;
    m_faults = std::move(faults);
    if (isChanged || isRescaled || hasOtherFaults)
        prepare();
    const std::int64_t second = m_now.time_since_epoch() / base::Duration{1'000};
    if (m_card->isVisible() && second != m_cardSecond)
        showStatistics();
    update();
}

void TimelinePanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_layout.textPercent = theme.textPercent;
    m_branchHere->setIconSize({theme.px(12), theme.px(12)});
    m_edit->setFont(smallFont(font(), theme));
    m_branchHere->setIcon(icon(Sign::Branch, theme.accent, theme.line));
    m_overview->setTheme(theme);
    m_lanes->setTheme(theme);
    m_card->setTheme(theme);
    rescale();
    updateGeometry();
    update();
}

// --- What the keys do --------------------------------------------------------

void TimelinePanel::branchHere()
{
    control(world::BeginBranch{tr("what if %1").arg(m_status.branches.size()).toStdString()});
}

void TimelinePanel::toPreviousTrouble()
{
    std::optional<base::Instant> at = m_history.troubleBefore(m_now);
    if (const auto note = m_notes.before(m_now); note && (!at || *note > *at))
        at = note;
    if (at)
        goTo(*at);
}

void TimelinePanel::toNextTrouble()
{
    if (const auto at = troubleAfter(m_now))
        goTo(std::min(*at, m_status.end));
}

std::optional<base::Instant> TimelinePanel::troubleAfter(base::Instant at) const
{
    const std::optional<base::Instant> trouble = m_history.troubleAfter(at);
    const std::optional<base::Instant> note = m_notes.after(at);
    return note && (!trouble || *note < *trouble) ? note : trouble;
}

void TimelinePanel::zoom(double factor)
{
    const base::Instant anchor = m_selection.crosshair().value_or(m_now);
    const TimeScale next = m_scale.zoomed(factor, std::clamp(anchor, m_scale.from(), m_scale.to()));
    // Wider than everything is everything.
    if (next.span() >= fittedScale().span())
        fit();
    else
        zoomTo({next.from(), next.to()});
}

void TimelinePanel::pan(double part)
{
    if (!m_selection.span())
        return;
    const TimeScale next = m_scale.panned(part * m_scale.width());
    zoomTo({next.from(), next.to()});
}

// The present is followed, by charts in its last minutes. Once more: all of the run, for the charts, too.
void TimelinePanel::fit()
{
    const bool isFollowing = !m_selection.span();
    const base::Instant to = std::max(m_now, m_status.end);
    if (isFollowing && to - base::kWorldStart > kFollowedSpan)
        m_selection.setSpan(TimeSpan{base::kWorldStart, to});
    else
        m_selection.setSpan(std::nullopt);
}

void TimelinePanel::mark() { toggleMark(pointed()); }

void TimelinePanel::toggleMark(base::Instant at)
{
    m_notes.setMark(m_notes.mark() == at ? std::nullopt : std::optional{at});
    prepareFlags();
    update();
}

void TimelinePanel::keepMark()
{
    const std::optional<TimeSpan> range = m_selection.range();
    const base::Instant at = range ? range->from : m_notes.mark().value_or(pointed());
    if (const auto there = m_notes.at(at); there && !range) {
        editNote(*there, false);
        return;
    }
    const std::size_t note =
        m_notes.keep({.at = at, .until = range ? std::optional{range->to} : std::nullopt, .text = {}});
    if (!range)
        m_notes.setMark(std::nullopt);
    editNote(note, true);
}

void TimelinePanel::noteAt(base::Instant at)
{
    editNote(m_notes.keep({.at = at, .until = std::nullopt, .text = {}}), true);
}

void TimelinePanel::beginChapter() { chapterAt(pointed()); }

void TimelinePanel::chapterAt(base::Instant at)
{
    if (const auto there = chapterBegun(at))
        editNote(*there, false);
    else
        editNote(m_notes.keep({.at = at, .until = std::nullopt, .text = {}, .isChapter = true}), true);
}

std::optional<std::size_t> TimelinePanel::chapterBegun(base::Instant at) const
{
    const auto chapter = m_notes.chapterAt(at);
    return chapter && chapter->from == at ? std::optional{chapter->note} : std::nullopt;
}

void TimelinePanel::toPreviousChapter()
{
    if (const auto at = m_notes.chapterBefore(m_now))
        goTo(*at);
}

void TimelinePanel::toNextChapter()
{
    if (const auto at = m_notes.chapterAfter(m_now))
        goTo(std::min(*at, m_status.end));
}

void TimelinePanel::showStatisticsOf(TimeSpan range)
{
    m_selection.setRange(range);
    showStatistics();
}

void TimelinePanel::toggleStatistics()
{
    if (m_card->isVisible()) {
        hideStatistics();
        return;
    }
    const std::optional<base::Instant> mark = m_notes.mark();
    const base::Instant other = pointed();
    if (!m_selection.range() && mark && *mark != other)
        m_selection.setRange(TimeSpan{std::min(*mark, other), std::max(*mark, other)});
    showStatistics();
    takeFocus(m_card, m_focusBeforeCard);
}

void TimelinePanel::setNotes(TimeNotes notes)
{
    finishEdit(false);
    m_notes = std::move(notes);
    m_removed.clear();
    prepareFlags();
    update();
}

// --- Arranging -----------------------------------------------------------------

QSize TimelinePanel::sizeHint() const { return {600, m_layout.height(m_lanes->count())}; }

QSize TimelinePanel::minimumSizeHint() const { return {300, sizeHint().height()}; }

QPoint TimelinePanel::pointAt(base::Instant at) const { return {xOf(at), m_layout.plot().center().y()}; }

void TimelinePanel::retranslate()
{
    m_branchHere->setText(tr("Branch here"));
    m_branchHere->setToolTip(tr("Begin another future at this instant  (B)"));
    m_edit->setAccessibleName(tr("Text of the note"));
    setAccessibleName(tr("Timeline"));
    prepareFlags();
    place();
}

void TimelinePanel::place()
{
    m_layout.width = width();
    m_layout.isZoomed = m_selection.span().has_value();
    m_overview->setVisible(m_layout.isZoomed);
    if (m_layout.isZoomed)
        m_overview->setGeometry(m_layout.overview());
    m_branchHere->setGeometry(m_layout.button());
    m_branchHere->resize(std::min(m_branchHere->sizeHint().width(), m_layout.button().width()),
        m_branchHere->sizeHint().height());
    m_lanes->setVisible(m_lanes->count() > 0);
    m_lanes->setGeometry(m_layout.lanes(m_lanes->count()));
    if (m_card->isVisible())
        placeCard();
}

void TimelinePanel::rescale()
{
    const auto span = m_selection.span();
    place();
    m_scale = span ? TimeScale(span->from, span->to, m_layout.plot().width()) : fittedScale();
    m_lanes->present(m_status, m_scale, m_layout.plot().left());
    finishEdit(true);
    prepare();
    if (m_card->isVisible())
        showStatistics();
    update();
}

void TimelinePanel::prepare()
{
    m_columns = loadColumns(m_history.beats(), m_scale, m_layout.plot().height() - 2);
    prepareFlags();
}

void TimelinePanel::prepareFlags()
{
    m_flags = placeFlags(m_history.reshards(), m_faults, m_notes, m_scale, m_layout,
        QFontMetrics(smallFont(font(), m_theme)));
    if (m_overview->isVisibleTo(this))
        m_overview->present(m_history, m_notes, fittedScale(), m_now);
}

void TimelinePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
    m_scale = m_scale.resized(m_layout.plot().width());
    m_lanes->present(m_status, m_scale, m_layout.plot().left());
    prepare();
}

void TimelinePanel::moveEvent(QMoveEvent* event)
{
    QWidget::moveEvent(event);
    if (m_card->isVisible())
        placeCard();
}

void TimelinePanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    hideStatistics();
}

void TimelinePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

TimeScale TimelinePanel::fittedScale() const
{
    // All branches have room, so that going from one to another does not move the axis.
    base::Instant end = m_status.end;
    for (const world::BranchInfo& branch : m_status.branches)
        end = std::max(end, branch.end);
    const std::int64_t needed = end.time_since_epoch().count() * 51 / 50;
    const auto length = std::lower_bound(kLengths.begin(), kLengths.end(), needed);
    const base::Duration shown{length == kLengths.end() ? needed * 5 / 4 : *length};
    return {base::kWorldStart, base::instantAt(shown), double(m_layout.plot().width())};
}

int TimelinePanel::xOf(base::Instant at) const
{
    return m_layout.plot().left() + int(std::lround(std::clamp(m_scale.x(at), -10'000.0, 100'000.0)));
}

base::Instant TimelinePanel::instantAt(int x) const
{
    return std::max(base::kWorldStart, m_scale.at(x - m_layout.plot().left()));
}

void TimelinePanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.setFont(smallFont(font(), m_theme));
    paintTimeline(painter,
        {.theme = m_theme,
            .layout = m_layout,
            .scale = m_scale,
            .columns = m_columns,
            .flags = m_flags,
            .status = m_status,
            .now = m_now,
            .crosshair = m_hold == Hold::None ? m_selection.crosshair() : std::nullopt,
            .range = m_selection.range(),
            .filter = filterTime(),
            .chain = m_selection.chain()});
    if (hasFocus()) {
        painter.setPen(m_theme.accent);
        painter.drawRect(m_layout.plot().adjusted(-1, 0, 0, 0));
    }
}

// --- The mouse -----------------------------------------------------------------

void TimelinePanel::mousePressEvent(QMouseEvent* event)
{
    const QPoint at = event->pos();
    if (at.x() < m_layout.gutter() || m_hold != Hold::None)
        return;
    if (event->button() == Qt::MiddleButton) {
        m_hold = Hold::Pan;
        m_heldX = at.x();
        m_heldScale = m_scale;
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (event->modifiers() & Qt::ShiftModifier) {
        m_hold = Hold::Range;
        m_heldX = at.x();
        m_heldAt = instantAt(at.x());
        return;
    }
    if (const Flag* flag = flagAt(m_flags, at); flag != nullptr && m_layout.flags().contains(at)) {
        goTo(std::min(flag->at, m_status.end));
        return;
    }
    if (isOnFilter(at)) {
        m_hold = Hold::Filter;
        return;
    }
    m_hold = Hold::Scrub;
    m_playsAfterScrub = m_status.isPlaying;
    if (m_status.isPlaying)
        control(world::Pause{});
    seek(instantAt(at.x()));
}

void TimelinePanel::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->pos();
    const base::Instant at = instantAt(point.x());
    m_selection.setCrosshair(point.x() >= m_layout.gutter() ? std::optional{at} : std::nullopt);
    if (m_hold == Hold::Scrub)
        seek(at);
    if (m_hold == Hold::Filter)
        moveFilter(at);
    if (m_hold == Hold::Range && std::abs(point.x() - m_heldX) > 2)
        m_selection.setRange(TimeSpan{std::min(m_heldAt, at), std::max(m_heldAt, at)});
    if (m_hold == Hold::Pan) {
        if (m_selection.span()) {
            const TimeScale next = m_heldScale.panned(m_heldX - point.x());
            zoomTo({next.from(), next.to()});
        }
        return;
    }
    const bool isOnHandle = std::abs(point.x() - xOf(m_now)) <= 6 && m_layout.plot().contains(point);
    const bool isOnFlag = m_layout.flags().contains(point) && flagAt(m_flags, point) != nullptr;
    const bool isMoved = m_hold == Hold::Scrub || m_hold == Hold::Filter;
    setCursor(isMoved || (m_hold == Hold::None && isOnFilter(point)) ? Qt::SizeHorCursor
            : m_hold == Hold::Range                                  ? Qt::IBeamCursor
            : isOnFlag                                               ? Qt::PointingHandCursor
            : isOnHandle                                             ? Qt::SizeHorCursor
                                                                     : Qt::ArrowCursor);
}

void TimelinePanel::mouseReleaseEvent(QMouseEvent* event)
{
    const Hold held = m_hold;
    const bool isItsButton = event->button() == (held == Hold::Pan ? Qt::MiddleButton : Qt::LeftButton);
    if (held == Hold::None || !isItsButton)
        return;
    m_hold = Hold::None;
    setCursor(Qt::ArrowCursor);
    if (held == Hold::Scrub && m_playsAfterScrub)
        control(world::Play{});
    // A click without a drag takes the range away.
    if (held == Hold::Range && std::abs(event->pos().x() - m_heldX) <= 2) {
        hideStatistics();
        m_selection.setRange(std::nullopt);
    }
}

void TimelinePanel::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_selection.setCrosshair(std::nullopt);
}

void TimelinePanel::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    if (std::abs(turn.x()) > std::abs(turn.y()))
        pan(-turn.x() / 1'200.0);
    else if (turn.y() != 0)
        zoom(std::pow(0.8, turn.y() / 120.0));
    event->accept();
}

void TimelinePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && (m_card->isVisible() || m_selection.range())) {
        hideStatistics();
        m_selection.setRange(std::nullopt);
        return;
    }
    QWidget::keyPressEvent(event);
}

bool TimelinePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        finishEdit(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool TimelinePanel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = toolTipAt(help->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

QString TimelinePanel::toolTipAt(QPoint point) const
{
    if (point.x() < m_layout.gutter())
        return m_layout.name().contains(point) && m_status.currentBranch < m_status.branches.size()
            ? QString::fromStdString(m_status.branches[m_status.currentBranch].name)
            : QString{};
    if (const Flag* flag = flagAt(m_flags, point))
        return flagText(*flag);
    if (isOnFilter(point))
        return tr("The time of the ListShards filter: %1. Drag it.").arg(format::clock(*filterTime()));
    return loadText(instantAt(point.x()));
}

std::optional<base::Instant> TimelinePanel::filterTime() const
{
    const auto& filter = m_selection.shardFilter();
    return filter ? filter->timestamp : std::nullopt;
}

bool TimelinePanel::isOnFilter(QPoint point) const
{
    const auto time = filterTime();
    return time && m_layout.filterFoot(xOf(*time)).contains(point);
}

void TimelinePanel::moveFilter(base::Instant at)
{
    std::optional<streams::ShardFilter> filter = m_selection.shardFilter();
    if (!filter || !filter->timestamp)
        return;
    filter->timestamp = std::min(at, m_now);
    m_selection.setShardFilter(std::move(filter));
}

// --- Going there -----------------------------------------------------------------

void TimelinePanel::seek(base::Instant at)
{
    const base::Instant wanted = std::clamp(at, base::kWorldStart, std::max(base::kWorldStart, m_status.end));
    if (m_seek) {
        m_nextSeek = wanted;
        return;
    }
    m_seek = m_engine.post(world::Request{world::Control{world::Seek{wanted}}});
}

void TimelinePanel::goOrRunTo(base::Instant at)
{
    if (at > m_status.end) {
        control(world::RunUntil{world::UntilInstant{at}});
        return;
    }
    control(world::Pause{});
    goTo(at);
}

void TimelinePanel::goTo(base::Instant at)
{
    seek(at);
    const auto span = m_selection.span();
    if (span && (at < span->from || at > span->to)) {
        const base::Duration half = (span->to - span->from) / 2;
        zoomTo({at - half, at + half});
    }
}

// A present that runs out of what is shown large turns the page.
void TimelinePanel::follow(base::Instant before)
{
    const auto span = m_selection.span();
    if (!span || before < span->from || before > span->to || m_now <= span->to)
        return;
    const base::Duration length = span->to - span->from;
    const base::Instant from = m_now - length / 10;
    zoomTo({from, from + length});
}

// As long as asked, from the start of the run at the earliest and to the end of the fitted axis at the latest.
void TimelinePanel::zoomTo(TimeSpan span)
{
    const TimeScale whole = fittedScale();
    const base::Duration length = std::max(std::min(span.to - span.from, whole.span()), base::Duration{10});
    const base::Instant from = std::clamp(span.from, whole.from(), whole.to() - length);
    m_selection.setSpan(TimeSpan{from, from + length});
}

void TimelinePanel::control(world::Control control) { m_engine.post(world::Request{std::move(control)}); }

// --- Notes and the range -----------------------------------------------------------

base::Instant TimelinePanel::pointed() const { return m_selection.crosshair().value_or(m_now); }

void TimelinePanel::editNote(std::size_t note, bool isNew)
{
    finishEdit(true);
    prepareFlags();
    m_edited = note;
    m_isNewNote = isNew;
    const bool isChapter = m_notes.kept()[note].isChapter;
    m_edit->setPlaceholderText(isChapter ? tr("Name of the chapter") : tr("What is here?"));
    m_edit->setAccessibleName(isChapter ? tr("Name of the chapter") : tr("Text of the note"));
    m_edit->setText(m_notes.kept()[note].text);
    const QRect row = m_layout.flags();
    const int most = std::max(row.left(), row.right() - kEditWidth);
    const QSize size(std::min(kEditWidth, row.width()), std::max(row.height() + 4, m_edit->sizeHint().height()));
    m_edit->setGeometry(QRect(QPoint(std::clamp(xOf(m_notes.kept()[note].at) - 2, row.left(), most), row.top() - 2),
        size));
    m_edit->show();
    m_edit->raise();
    m_edit->selectAll();
    takeFocus(m_edit, m_focusBeforeEdit);
    update();
}

void TimelinePanel::finishEdit(bool isTaken)
{
    if (!m_edited)
        return;
    const std::size_t note = *std::exchange(m_edited, std::nullopt);
    const bool wasFocused = m_edit->hasFocus();
    m_edit->hide();
    if (isTaken)
        m_notes.rename(note, m_edit->text().simplified());
    else if (m_isNewNote)
        m_notes.remove(note);
    if (wasFocused)
        giveFocusBack(m_focusBeforeEdit);
    notesHaveChanged();
}

void TimelinePanel::removeNote(std::size_t note)
{
    m_removed.push_back(m_notes.kept()[note]);
    m_notes.remove(note);
    notesHaveChanged();
}

void TimelinePanel::notesHaveChanged()
{
    prepareFlags();
    update();
    emit notesChanged();
}

TimeSpan TimelinePanel::shownRange() const
{
    return m_selection.range().value_or(TimeSpan{m_scale.from(), std::min(m_scale.to(), m_now)});
}

void TimelinePanel::showStatistics()
{
    const world::Published& latest = m_engine.latest();
    if (!latest.world)
        return;
    const auto stream = latest.world->service().find(m_selection.stream());
    if (!stream) {
        hideStatistics();
        return;
    }
    m_cardSecond = latest.world->now().time_since_epoch() / base::Duration{1'000};
    const TimeSpan range = shownRange();
    m_card->present(format::streamLabel(m_selection.stream()),
        world::summarise(*latest.world, *stream, {range.from, range.to}));
    if (!m_card->isVisible()) {
        m_card->setParent(window());
        m_card->show();
        m_card->raise();
    }
    placeCard();
}

void TimelinePanel::hideStatistics()
{
    const bool hadFocus = m_card->isAncestorOf(QApplication::focusWidget()) || m_card->hasFocus();
    m_card->hide();
    if (hadFocus)
        giveFocusBack(m_focusBeforeCard);
}

void TimelinePanel::takeFocus(QWidget* to, QPointer<QWidget>& before)
{
    QWidget* had = QApplication::focusWidget();
    if (had != to)
        before = had;
    to->setFocus();
}

void TimelinePanel::giveFocusBack(QWidget* before)
{
    if (before != nullptr && before->isVisible())
        before->setFocus();
    else
        setFocus();
}

// Above the timeline, over the middle of what it tells about, within the window.
void TimelinePanel::placeCard()
{
    m_card->adjustSize();
    const TimeSpan range = shownRange();
    const QRect plot = m_layout.plot();
    const int from = std::clamp(xOf(range.from), plot.left(), plot.right());
    const int to = std::clamp(xOf(range.to), plot.left(), plot.right());
    const QPoint above = mapTo(window(), QPoint((from + to) / 2 - m_card->width() / 2, -m_card->height() - 6));
    const int most = std::max(6, window()->width() - m_card->width() - 6);
    m_card->move(std::clamp(above.x(), 6, most), std::max(6, above.y()));
}

}
