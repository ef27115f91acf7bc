#include "widgets/panels/timeline_panel.h"

#include "widgets/format.h"
#include "widgets/icons.h"

#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kGutter = 116;
constexpr int kRight = 14;
constexpr int kTop = 20;
constexpr int kStrip = 38;
constexpr int kMarks = 13;
constexpr int kAxis = 15;
constexpr int kLane = 16;
// More branches than this are reached through the menu.
constexpr std::size_t kLanes = 3;

// Lengths at which the fitted scale stops, so that it grows in calm steps and not with
// every second.
constexpr std::array<std::int64_t, 14> kLengths{60'000, 120'000, 300'000, 600'000, 900'000, 1'800'000, 3'600'000,
    7'200'000, 14'400'000, 28'800'000, 43'200'000, 86'400'000, 172'800'000, 604'800'000};

QString reshardText(const ReshardMark& mark)
{
    const QString action = [&] {
        switch (mark.action) {
        case streams::Action::SplitShard:
            return TimelinePanel::tr("split");
        case streams::Action::MergeShards:
            return TimelinePanel::tr("merge");
        default:
            return TimelinePanel::tr("shard count");
        }
    }();
    return mark.shard ? QStringLiteral("%1 %2").arg(action).arg(streams::number(*mark.shard)) : action;
}

}

TimelinePanel::TimelinePanel(EngineLink& engine, Selection& selection, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_selection(selection),
      m_scale(base::kWorldStart, base::instantAt(base::Duration{kLengths.front()}), 1),
      m_branchHere(new QToolButton(this)), m_branches(new QToolButton(this)), m_branchMenu(new QMenu(this))
{
    setAutoFillBackground(true);
    setMouseTracking(true);
    setCursor(Qt::ArrowCursor);
    for (QToolButton* chip : {m_branchHere, m_branches})
        chip->setProperty("chip", true);
    m_branchHere->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_branchHere->setIconSize({12, 12});
    m_branches->setPopupMode(QToolButton::InstantPopup);
    m_branches->setMenu(m_branchMenu);
    m_branches->hide();
    connect(m_branchHere, &QToolButton::clicked, this, &TimelinePanel::branchHere);
    connect(m_branchMenu, &QMenu::aboutToShow, this, &TimelinePanel::fillBranchMenu);
    connect(&m_selection, &Selection::spanChanged, this, &TimelinePanel::followSpan);
    connect(&m_selection, &Selection::crosshairChanged, this, qOverload<>(&QWidget::update));
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

void TimelinePanel::present(const world::World& world, const world::RunStatus& status)
{
    const bool hasNewBranches = m_status.branches.size() != status.branches.size();
    m_status = status;
    m_now = world.now();
    const bool isChanged = m_history.take(world, status);
    if (hasNewBranches) {
        m_branches->setVisible(status.branches.size() > 1);
        updateGeometry();
    }
    const TimeScale wanted = m_selection.span() ? m_scale : fittedScale();
    const bool isRescaled = wanted.to() != m_scale.to() || wanted.from() != m_scale.from();
    m_scale = wanted;
    if (isChanged || isRescaled)
        prepareColumns();
    update();
}

void TimelinePanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    m_branchHere->setIcon(icon(Sign::Branch, theme.accent, theme.line));
    update();
}

void TimelinePanel::branchHere()
{
    control(world::BeginBranch{tr("what if %1").arg(m_status.branches.size()).toStdString()});
}

void TimelinePanel::toPreviousTrouble()
{
    if (const auto at = m_history.troubleBefore(m_now))
        seek(*at);
}

void TimelinePanel::toNextTrouble()
{
    if (const auto at = m_history.troubleAfter(m_now))
        seek(std::min(*at, m_status.end));
}

void TimelinePanel::zoom(double factor)
{
    const base::Instant anchor = m_selection.crosshair().value_or(m_now);
    const TimeScale next = m_scale.zoomed(factor, std::clamp(anchor, m_scale.from(), m_scale.to()));
    // Wider than everything is everything.
    if (next.span() >= fittedScale().span())
        fit();
    else
        m_selection.setSpan(TimeSpan{next.from(), next.to()});
}

void TimelinePanel::pan(double part)
{
    if (!m_selection.span())
        return;
    const TimeScale next = m_scale.panned(part * m_scale.width());
    m_selection.setSpan(TimeSpan{next.from(), next.to()});
}

void TimelinePanel::fit() { m_selection.setSpan(std::nullopt); }

QSize TimelinePanel::sizeHint() const
{
    const int lanes = int(otherBranches().size());
    return {600, kTop + kStrip + kMarks + kAxis + lanes * kLane + 4};
}

QSize TimelinePanel::minimumSizeHint() const { return {300, sizeHint().height()}; }

QPoint TimelinePanel::pointAt(base::Instant at) const { return {xOf(at), plot().center().y()}; }

void TimelinePanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    QFont small = font();
    small.setPixelSize(m_theme.smallPx);
    painter.setFont(small);
    paintStrip(painter);
    paintAxis(painter);
    paintMarks(painter);
    paintBranches(painter);
    paintPresent(painter);
}

void TimelinePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_scale = m_scale.resized(plot().width());
    const int y = 2;
    m_branchHere->adjustSize();
    m_branches->adjustSize();
    m_branchHere->move(width() - kRight - m_branchHere->width(), y - 1);
    m_branches->move(m_branchHere->x() - m_branches->width() - 6, y - 1);
    prepareColumns();
}

void TimelinePanel::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const std::vector<std::size_t> others = otherBranches();
    for (std::size_t row = 0; row < others.size(); ++row) {
        if (lane(row).contains(event->pos())) {
            control(world::SwitchBranch{others[row]});
            return;
        }
    }
    if (event->pos().x() < kGutter)
        return;
    m_isScrubbing = true;
    m_playsAfterScrub = m_status.isPlaying;
    if (m_status.isPlaying)
        control(world::Pause{});
    seek(instantAt(event->pos().x()));
}

void TimelinePanel::mouseMoveEvent(QMouseEvent* event)
{
    const base::Instant at = instantAt(event->pos().x());
    m_selection.setCrosshair(event->pos().x() >= kGutter ? std::optional{at} : std::nullopt);
    if (m_isScrubbing)
        seek(at);
    const std::vector<std::size_t> others = otherBranches();
    bool isOnLane = false;
    for (std::size_t row = 0; row < others.size(); ++row)
        isOnLane = isOnLane || lane(row).contains(event->pos());
    const bool isOnHandle = std::abs(event->pos().x() - xOf(m_now)) <= 5 && event->pos().y() < plot().bottom();
    setCursor(isOnLane ? Qt::PointingHandCursor : isOnHandle || m_isScrubbing ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void TimelinePanel::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_isScrubbing)
        return;
    m_isScrubbing = false;
    if (m_playsAfterScrub)
        control(world::Play{});
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

void TimelinePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool TimelinePanel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const QPoint pos = static_cast<QHelpEvent*>(event)->pos();
    if (pos.x() < kGutter) {
        QToolTip::hideText();
        return true;
    }
    const base::Instant at = instantAt(pos.x());
    const auto& beats = m_history.beats();
    const auto beat =
        std::lower_bound(beats.begin(), beats.end(), at, [](const Beat& b, base::Instant t) { return b.at < t; });
    QString text = format::clock(at);
    if (beat != beats.end()) {
        text += QLatin1Char('\n')
            + tr("%1 in, %2").arg(format::recordRate(beat->recordsPerSecond), format::byteRate(beat->bytesPerSecond));
        if (beat->refusedPerSecond > 0)
            text += QLatin1Char('\n') + tr("%1 refused").arg(format::recordRate(beat->refusedPerSecond));
    }
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text, this);
    return true;
}

void TimelinePanel::retranslate()
{
    m_branchHere->setText(tr("Branch here"));
    m_branchHere->setToolTip(tr("Begin another future at this instant  (B)"));
    m_branches->setText(tr("Branches"));
    m_branches->setToolTip(tr("Go on in another branch"));
    setAccessibleName(tr("Timeline"));
    if (width() > 0) {
        m_branchHere->adjustSize();
        m_branches->adjustSize();
        m_branchHere->move(width() - kRight - m_branchHere->width(), 1);
        m_branches->move(m_branchHere->x() - m_branches->width() - 6, 1);
    }
}

void TimelinePanel::prepareColumns()
{
    const int pixels = std::max(0, plot().width());
    m_columns.assign(std::size_t(pixels), Column{});
    double highest = 1;
    for (const Beat& beat : m_history.beats())
        highest = std::max(highest, beat.bytesPerSecond);
    for (const Beat& beat : m_history.beats()) {
        const int left = std::max(0, int(std::floor(m_scale.x(beat.at - beat.span))));
        const int right = std::min(pixels, std::max(left + 1, int(std::floor(m_scale.x(beat.at)))));
        const int height = int(std::lround(beat.bytesPerSecond / highest * (kStrip - 2)));
        // Several seconds in one pixel: the highest shows, so that no spike is lost.
        for (int x = left; x < right; ++x) {
            m_columns[std::size_t(x)].height = std::max(m_columns[std::size_t(x)].height, height);
            m_columns[std::size_t(x)].isRefused |= beat.refusedPerSecond > 0;
        }
    }
}

void TimelinePanel::followSpan()
{
    const auto span = m_selection.span();
    m_scale = span ? TimeScale(span->from, span->to, plot().width()) : fittedScale();
    prepareColumns();
    update();
}

void TimelinePanel::seek(base::Instant at)
{
    const base::Instant wanted = std::clamp(at, base::kWorldStart, std::max(base::kWorldStart, m_status.end));
    if (m_seek) {
        m_nextSeek = wanted;
        return;
    }
    m_seek = m_engine.post(world::Request{world::Control{world::Seek{wanted}}});
}

void TimelinePanel::control(world::Control control) { m_engine.post(world::Request{std::move(control)}); }

void TimelinePanel::fillBranchMenu()
{
    m_branchMenu->clear();
    for (std::size_t i = 0; i < m_status.branches.size(); ++i) {
        const world::BranchInfo& branch = m_status.branches[i];
        QAction* action = m_branchMenu->addAction(i == 0
                ? tr("main")
                : tr("%1, from %2").arg(QString::fromStdString(branch.name), format::clockSeconds(branch.at)));
        action->setCheckable(true);
        action->setChecked(i == m_status.currentBranch);
        connect(action, &QAction::triggered, this, [this, i] { control(world::SwitchBranch{i}); });
    }
}

TimeScale TimelinePanel::fittedScale() const
{
    const std::int64_t needed = m_status.end.time_since_epoch().count() * 51 / 50;
    const auto length = std::lower_bound(kLengths.begin(), kLengths.end(), needed);
    const base::Duration shown{length == kLengths.end() ? needed * 5 / 4 : *length};
    return {base::kWorldStart, base::instantAt(shown), double(plot().width())};
}

QRect TimelinePanel::plot() const { return {kGutter, kTop, std::max(1, width() - kGutter - kRight), kStrip}; }

QRect TimelinePanel::lane(std::size_t row) const
{
    return {0, kTop + kStrip + kMarks + kAxis + int(row) * kLane, width(), kLane};
}

std::vector<std::size_t> TimelinePanel::otherBranches() const
{
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < m_status.branches.size(); ++i) {
        if (i != m_status.currentBranch)
            others.push_back(i);
    }
    // The newest are the ones being compared.
    if (others.size() > kLanes)
        others.erase(others.begin(), others.end() - kLanes);
    return others;
}

int TimelinePanel::xOf(base::Instant at) const
{
    return kGutter + int(std::lround(std::clamp(m_scale.x(at), -10'000.0, 100'000.0)));
}

base::Instant TimelinePanel::instantAt(int x) const { return std::max(base::kWorldStart, m_scale.at(x - kGutter)); }

void TimelinePanel::paintStrip(QPainter& painter) const
{
    const QRect area = plot();
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), m_theme.line);
    const int nowX = xOf(m_now);
    // What has been recorded but lies ahead of the present is paler.
    QColor ahead = m_theme.load;
    ahead.setAlphaF(0.4F);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column column = m_columns[i];
        const int x = area.left() + int(i);
        if (column.height > 0)
            painter.fillRect(QRect(x, area.bottom() - column.height, 1, column.height),
                x <= nowX ? m_theme.load : ahead);
    }
    painter.setPen(m_theme.text);
    const QString name = m_status.currentBranch == 0 || m_status.currentBranch >= m_status.branches.size()
        ? tr("main")
        : QString::fromStdString(m_status.branches[m_status.currentBranch].name);
    const QRect label(12, area.top(), kGutter - 24, area.height());
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(name, Qt::ElideRight, label.width()));
    if (!m_status.replay)
        return;
    const auto [reached, target] = *m_status.replay;
    const double part = target > base::kWorldStart
        ? double(reached.time_since_epoch().count()) / double(target.time_since_epoch().count())
        : 1.0;
    painter.fillRect(QRect(area.left(), 2, int(area.width() * std::clamp(part, 0.0, 1.0)), 3), m_theme.accent);
    painter.drawText(QRect(area.left(), 5, area.width(), 14), Qt::AlignLeft | Qt::AlignVCenter,
        tr("replaying to %1 \u00b7 %2").arg(format::clockSeconds(target), format::percent(part * 100)));
}

void TimelinePanel::paintAxis(QPainter& painter) const
{
    const QRect area = plot();
    const int y = area.bottom() + kMarks + 1;
    painter.setPen(m_theme.mutedText);
    for (const base::Instant at : m_scale.ticks(110)) {
        const int x = xOf(at);
        painter.fillRect(QRect(x, area.bottom() + 1, 1, 3), m_theme.line);
        const QString text = m_scale.span() < base::Duration{10'000} ? format::clock(at) : format::clockSeconds(at);
        const int half = painter.fontMetrics().horizontalAdvance(text) / 2 + 1;
        const int left = std::clamp(x - half, kGutter, std::max(kGutter, width() - kRight - 2 * half));
        painter.drawText(QRect(left, y, 2 * half, kAxis), Qt::AlignCenter, text);
    }
}

void TimelinePanel::paintMarks(QPainter& painter) const
{
    const QRect area = plot();
    const int y = area.bottom() + 2;
    // Refusals: a dashed band, so that it is not told by colour alone.
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].isRefused && i % 6 < 4)
            painter.fillRect(QRect(area.left() + int(i), y, 1, 4), m_theme.hot);
    }
    int freeFrom = kGutter;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ReshardMark& mark : m_history.reshards()) {
        const int x = xOf(mark.at);
        if (x < kGutter || x > area.right())
            continue;
        QPainterPath diamond;
        diamond.moveTo(x, kTop - 15);
        diamond.lineTo(x + 5, kTop - 10);
        diamond.lineTo(x, kTop - 5);
        diamond.lineTo(x - 5, kTop - 10);
        diamond.closeSubpath();
        painter.fillPath(diamond, m_theme.text);
        painter.fillRect(QRect(x, kTop - 5, 1, kStrip + 5), m_theme.line);
        const QString text = reshardText(mark);
        const int needed = painter.fontMetrics().horizontalAdvance(text);
        if (x + 9 < freeFrom || x + 9 + needed > m_branchHere->x() - 8)
            continue;
        painter.setPen(m_theme.text);
        painter.drawText(QRect(x + 9, 2, needed + 2, 16), Qt::AlignLeft | Qt::AlignVCenter, text);
        freeFrom = x + 18 + needed;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelinePanel::paintBranches(QPainter& painter) const
{
    const std::vector<std::size_t> others = otherBranches();
    for (std::size_t row = 0; row < others.size(); ++row) {
        const world::BranchInfo& branch = m_status.branches[others[row]];
        const QRect area = lane(row);
        const int y = area.center().y();
        const QString name = others[row] == 0 ? tr("main") : QString::fromStdString(branch.name);
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRect(12, area.top(), kGutter - 24, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(name, Qt::ElideRight, kGutter - 24));
        const int from = std::max(kGutter, xOf(branch.at));
        const auto end = m_history.endOf(others[row]);
        const int to = std::clamp(end ? xOf(*end) : from + 24, from + 6, std::max(from + 6, plot().right()));
        painter.setPen(QPen(m_theme.series(int(others[row])), 2));
        painter.drawLine(from, y, to, y);
        if (others[row] != 0 && from > kGutter)
            painter.drawLine(from - 6, y - 6, from, y);
    }
}

void TimelinePanel::paintPresent(QPainter& painter) const
{
    const QRect area = plot();
    if (const auto crosshair = m_selection.crosshair(); crosshair && !m_isScrubbing) {
        const int x = xOf(*crosshair);
        if (x >= kGutter && x <= area.right())
            painter.fillRect(QRect(x, area.top(), 1, area.height()), m_theme.mutedText);
    }
    const int endX = xOf(m_status.end);
    if (m_status.end > m_now && endX <= area.right()) {
        painter.setPen(QPen(m_theme.mutedText, 1, Qt::DashLine));
        painter.drawLine(endX, area.top(), endX, area.bottom());
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRect(endX + 4, area.top(), 60, 14), Qt::AlignLeft | Qt::AlignTop, tr("end"));
    }
    const int x = xOf(m_now);
    if (x < kGutter || x > area.right() + 1)
        return;
    painter.fillRect(QRect(x - 1, area.top() - 4, 2, area.height() + 6), m_theme.text);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath handle;
    handle.moveTo(x - 5, area.top() - 7);
    handle.lineTo(x + 5, area.top() - 7);
    handle.lineTo(x, area.top() + 1);
    handle.closeSubpath();
    painter.fillPath(handle, m_theme.text);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

}
