#include "widgets/charts/fan_out_pipes.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kFlow = 36; // room at the right for the lines to the cards
constexpr int kGap = 8;
constexpr int kRowMost = 58;
constexpr int kStripHeight = 16;
constexpr int kPipeHeight = 13;
constexpr int kSlotHeight = 13;
constexpr int kOwnPipeMost = 9;
constexpr int kGauge = 8;
constexpr int kClockMost = 11;
constexpr int kClockLeast = 6;
// So long a renewal is marked, as a part of the subscription's life: ten seconds of five minutes.
constexpr int kRenewedPart = 30;

QFont sized(const QFont& font, int px, QFont::Weight weight = QFont::Normal)
{
    QFont other = font;
    other.setPixelSize(px);
    other.setWeight(weight);
    return other;
}

}

FanOutPipes::FanOutPipes(ConsumerKind kind, QWidget* parent) : QWidget(parent), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
}

void FanOutPipes::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void FanOutPipes::present(const FanOutReading& reading)
{
    m_reading = reading;
    setAccessibleName(m_kind == ConsumerKind::Shared ? tr("Shared pipes") : tr("Fan-out pipes"));
    update();
}

void FanOutPipes::setSelected(std::optional<streams::ShardIndex> shard)
{
    m_selected = shard;
    update();
}

void FanOutPipes::setTargets(std::vector<int> targets)
{
    if (targets == m_targets)
        return;
    m_targets = std::move(targets);
    update();
}

int FanOutPipes::rowHeight() const
{
    const int small = QFontMetrics(sized(font(), m_theme.smallPx)).height();
    return std::max(2 * small + 10, m_theme.px(kPipeHeight) + m_theme.px(kSlotHeight) + small + 4);
}

int FanOutPipes::stripRoom() const
{
    return m_theme.px(kStripHeight) + QFontMetrics(sized(font(), m_theme.smallPx)).height() + 8;
}

// One shard in detail above the strip of all.
QSize FanOutPipes::minimumSizeHint() const { return {m_theme.px(114) + kFlow, rowHeight() + stripRoom()}; }

std::size_t FanOutPipes::room(std::size_t shards) const
{
    const auto whole = std::size_t(std::max(1, height() / rowHeight()));
    if (shards <= whole)
        return shards;
    return std::size_t(std::max(1, (height() - stripRoom()) / rowHeight()));
}

std::size_t FanOutPipes::shownShards() const
{
    return std::min(m_reading.shards.size(), room(m_reading.levels.shards.size()));
}

// Wide enough for the longest rates that shards are written at and for the highest shard's name, if that leaves the
// pipes their half; the same for all rates, so that nothing moves with them.
int FanOutPipes::boxWidth() const
{
    const QFontMetrics small(sized(font(), m_theme.smallPx));
    const QFontMetrics bold(sized(font(), m_theme.smallPx, QFont::DemiBold));
    std::uint32_t highest = 0;
    for (const streams::ShardIndex shard : m_reading.levels.shards)
        highest = std::max(highest, streams::number(shard));
    const int words =
        std::max({small.horizontalAdvance(format::byteRate(888e3)), small.horizontalAdvance(format::byteRate(88.8e3)),
            bold.horizontalAdvance(format::shardLabel(streams::ShardIndex{highest}))});
    return std::clamp(kGauge + 8 + words, m_theme.px(68), std::max(m_theme.px(68), (width() - kFlow) / 2));
}

QRect FanOutPipes::strip() const
{
    return hasStrip() ? QRect(0, height() - m_theme.px(kStripHeight), width() - kFlow, m_theme.px(kStripHeight))
                      : QRect();
}

std::vector<FanOutPipes::Row> FanOutPipes::rows() const
{
    std::vector<Row> rows;
    const auto count = int(shownShards());
    if (count == 0)
        return rows;
    const int free = stripTop();
    const int high = std::min(m_theme.px(kRowMost), std::max(free / count, 1));
    const int box = boxWidth();
    for (int i = 0; i < count; ++i) {
        const int top = (free - high * count) / 2 + i * high;
        Row row;
        row.box = QRect(0, top, box, high - 6);
        const int left = box + kGap;
        const int wide = std::max(width() - kFlow - left, 10);
        if (m_kind == ConsumerKind::Shared) {
            const int inner = m_theme.px(kPipeHeight) + 2 + m_theme.px(kSlotHeight);
            const int from = top + std::max(0, (high - 6 - inner) / 2);
            row.pipe = QRect(left, from, wide, m_theme.px(kPipeHeight));
            row.calls = QRect(left, from + m_theme.px(kPipeHeight) + 2, wide, m_theme.px(kSlotHeight));
        } else {
            row.pipe = QRect(left, top, wide, high - 6);
        }
        row.middle = row.pipe.center().y();
        rows.push_back(row);
    }
    return rows;
}

int FanOutPipes::detailBottom() const
{
    const std::vector<Row> places = rows();
    return places.empty() ? 0 : places.back().box.united(places.back().calls).bottom() + 1;
}

void FanOutPipes::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const std::vector<Row> places = rows();
    for (std::size_t i = 0; i < places.size(); ++i)
        paintFlows(painter, places[i], m_reading.shards[i]);
    for (std::size_t i = 0; i < places.size(); ++i) {
        paintShard(painter, places[i], m_reading.shards[i]);
        if (m_kind == ConsumerKind::Shared) {
            paintSharedPipe(painter, places[i], m_reading.shards[i]);
            paintSlots(painter, places[i], m_reading.shards[i]);
        } else {
            paintOwnPipes(painter, places[i], m_reading.shards[i]);
        }
    }
    if (hasStrip())
        paintStrip(painter);
}

// As wide as what flows, from a hair to six pixels at the limit.
void FanOutPipes::paintFlows(QPainter& painter, const Row& row, const ShardReading& shard) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const LaneReading& lane = m_reading.lane(m_kind);
    const auto& uses = m_kind == ConsumerKind::Shared ? shard.pipes.shared : shard.pipes.fanOut;
    const int from = row.pipe.right();
    for (std::size_t i = 0; i < uses.size() && i < lane.readers() && i < m_targets.size(); ++i) {
        const std::int64_t limit =
            m_kind == ConsumerKind::Shared ? m_reading.quota.bytesPerSecond : m_reading.quota.fanOutBytesPerSecond;
        const double part = std::min(1.0, double(uses[i].bytes) / double(limit));
        QColor colour = m_theme.series(lane.reader(i).tint);
        colour.setAlpha(uses[i].bytes > 0 ? 150 : 60);
        painter.setPen(QPen(colour, uses[i].bytes > 0 ? 1 + 5 * part : 1, Qt::SolidLine, Qt::FlatCap));
        int begin = row.middle;
        if (m_kind == ConsumerKind::FanOut && !uses.empty())
            begin = row.pipe.top() + int((2 * i + 1) * std::size_t(row.pipe.height()) / (2 * uses.size()));
        const int to = m_targets[i];
        QPainterPath path(QPointF(from, begin));
        path.cubicTo(QPointF(from + kFlow / 2.0, begin), QPointF(width() - kFlow / 2.0, to), QPointF(width(), to));
        painter.drawPath(path);
    }
    painter.restore();
}

// A gauge at the left edge fills with what is written to the shard.
void FanOutPipes::paintShard(QPainter& painter, const Row& row, const ShardReading& shard) const
{
    painter.fillRect(row.box, m_theme.track);
    const int high = int(std::min<std::int64_t>(shard.writePerMille, 1'000) * row.box.height() / 1'000);
    painter.fillRect(QRect(row.box.left(), row.box.bottom() + 1 - high, kGauge, high),
        QColor(m_theme.columnFill(double(shard.writePerMille) / 10)));
    const bool isSelected = m_selected == shard.shard;
    const int focused = hasFocus() ? focusedRow() : -1;
    const bool isFocused = focused >= 0 && m_reading.shards[std::size_t(focused)].shard == shard.shard;
    painter.setPen(isSelected      ? QPen(m_theme.accent, isFocused ? 3 : 2)
            : isFocused            ? QPen(m_theme.accent, 1)
            : m_lit == shard.shard ? QPen(m_theme.text, 1)
                                   : QPen(m_theme.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(row.box.adjusted(0, 0, -1, -1));
    const QRect text = row.box.adjusted(kGauge + 4, 2, -3, -2);
    const QFontMetrics small(sized(font(), m_theme.smallPx));
    const bool isTall = text.height() >= 2 * small.height();
    const int top = text.center().y() + 1 - (isTall ? small.height() : small.height() / 2);
    const auto line = [&](int from, QFont::Weight weight, QColor colour, const QString& words) {
        painter.setFont(sized(font(), m_theme.smallPx, weight));
        painter.setPen(colour);
        painter.drawText(text.left(), from + small.ascent(),
            painter.fontMetrics().elidedText(words, Qt::ElideRight, text.width()));
    };
    // Half a number would be another shard's: rather the number alone.
    const QFontMetrics bold(sized(font(), m_theme.smallPx, QFont::DemiBold));
    line(top, QFont::DemiBold, m_theme.text,
        fitting(bold, text.width(), {format::shardLabel(shard.shard), QString::number(streams::number(shard.shard))}));
    if (isTall)
        line(top + small.height(), QFont::Normal, m_theme.mutedText, format::byteRate(double(shard.bytesWritten)));
}

void FanOutPipes::paintSharedPipe(QPainter& painter, const Row& row, const ShardReading& shard) const
{
    painter.fillRect(row.pipe, m_theme.track);
    const LaneReading& lane = m_reading.lane(m_kind);
    std::int64_t below = 0;
    painter.setFont(sized(font(), m_theme.smallPx - 1, QFont::DemiBold));
    for (std::size_t i = 0; i < shard.pipes.shared.size() && i < lane.readers(); ++i) {
        const auto at = [&](std::int64_t bytes) {
            return row.pipe.left()
                + int(std::min(bytes, m_reading.quota.bytesPerSecond) * row.pipe.width()
                    / m_reading.quota.bytesPerSecond);
        };
        const int left = at(below);
        below += shard.pipes.shared[i].bytes;
        const int right = at(below);
        if (right <= left)
            continue;
        const QColor colour = m_theme.series(lane.reader(i).tint);
        const QRect part(left, row.pipe.top(), right - left, row.pipe.height());
        painter.fillRect(part, colour);
        const QString letter = lane.reader(i).badge;
        if (painter.fontMetrics().horizontalAdvance(letter) + 2 <= part.width()) {
            painter.setPen(m_theme.textOn(colour));
            painter.drawText(part, Qt::AlignCenter, letter);
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(m_theme.line);
    painter.drawRect(row.pipe.adjusted(0, 0, -1, -1));
    if (shard.pipes.blockedFor > base::Duration{}) {
        painter.fillRect(row.pipe.adjusted(1, 1, -1, -1), QBrush(m_theme.hotText, Qt::BDiagPattern));
        painter.setFont(sized(font(), m_theme.smallPx, QFont::DemiBold));
        const QString text = tr("waits %1").arg(format::duration(shard.pipes.blockedFor));
        const QFontMetrics metrics = painter.fontMetrics();
        QRect label(0, 0, metrics.horizontalAdvance(text) + 6, row.pipe.height());
        label.moveCenter(row.pipe.center());
        painter.fillRect(label, m_theme.panel);
        painter.setPen(m_theme.hotText);
        painter.drawText(label, Qt::AlignCenter, text);
    }
}

// Five a second; a sixth one fits when the bucket had been full. Refused calls are counted behind.
void FanOutPipes::paintSlots(QPainter& painter, const Row& row, const ShardReading& shard) const
{
    const LaneReading& lane = m_reading.lane(m_kind);
    std::vector<std::size_t> takers;
    std::int64_t refused = 0;
    for (std::size_t i = 0; i < shard.pipes.shared.size() && i < lane.readers(); ++i) {
        takers.insert(takers.end(), std::size_t(shard.pipes.shared[i].calls), i);
        refused += shard.pipes.shared[i].refusedCalls;
    }
    const auto quota = std::size_t(m_reading.quota.callsPerSecond);
    const std::size_t count = std::max(quota, takers.size());
    painter.setFont(sized(font(), m_theme.smallPx, QFont::DemiBold));
    const QString more = refused > 0 ? QStringLiteral("\u2715%1").arg(format::shortCount(refused)) : QString();
    const int room = row.calls.width() - (refused > 0 ? painter.fontMetrics().horizontalAdvance(more) + 4 : 0);
    const int side = std::clamp(room / int(count) - 2, 3, m_theme.px(kSlotHeight));
    for (std::size_t i = 0; i < count; ++i) {
        const QRect slot(row.calls.left() + int(i) * (side + 2), row.calls.top(), side, row.calls.height());
        if (i >= takers.size()) {
            painter.fillRect(slot, m_theme.track);
            continue;
        }
        const ReaderLook& taker = lane.reader(takers[i]);
        const QColor colour = m_theme.series(taker.tint);
        painter.fillRect(slot, colour);
        painter.setFont(sized(font(), m_theme.smallPx - 1, QFont::DemiBold));
        if (painter.fontMetrics().horizontalAdvance(taker.badge) <= side) {
            painter.setPen(m_theme.textOn(colour));
            painter.drawText(slot, Qt::AlignCenter, taker.badge);
        }
    }
    if (refused == 0)
        return;
    painter.setFont(sized(font(), m_theme.smallPx, QFont::DemiBold));
    painter.setPen(m_theme.hotText);
    painter.drawText(row.calls, Qt::AlignRight | Qt::AlignVCenter, more);
}

void FanOutPipes::paintOwnPipes(QPainter& painter, const Row& row, const ShardReading& shard) const
{
    const LaneReading& lane = m_reading.lane(m_kind);
    const auto& uses = shard.pipes.fanOut;
    if (uses.empty()) {
        painter.setPen(QPen(m_theme.line, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        const int middle = row.pipe.center().y();
        painter.drawLine(row.pipe.left(), middle, row.pipe.right(), middle);
        return;
    }
    const auto count = int(uses.size());
    for (int i = 0; i < count; ++i) {
        const int slot = row.pipe.height() / count;
        const int high = std::clamp(slot - 2, 2, m_theme.px(kPipeHeight));
        const int middle = row.pipe.top() + (2 * i + 1) * row.pipe.height() / (2 * count);
        const QRect pipe(row.pipe.left(), middle - high / 2, row.pipe.width(), high);
        painter.fillRect(pipe, m_theme.track);
        if (std::size_t(i) >= lane.readers())
            continue;
        const std::int64_t limit = m_reading.quota.fanOutBytesPerSecond;
        QRect used = pipe;
        used.setWidth(int(std::min(uses[std::size_t(i)].bytes, limit) * pipe.width() / limit));
        const ReaderLook& reader = lane.reader(std::size_t(i));
        const QColor colour = m_theme.series(reader.tint);
        painter.fillRect(used, colour);
        if (const auto& subscription = shard.subscriptions[std::size_t(i)])
            paintClock(painter, QPoint(row.pipe.right() + 1, middle), std::min(slot - 1, m_theme.px(kClockMost)),
                *subscription, reader);
        if (high < kOwnPipeMost)
            continue;
        painter.setFont(sized(font(), std::min(m_theme.smallPx - 1, high), QFont::DemiBold));
        const int wide = painter.fontMetrics().horizontalAdvance(reader.badge) + 4;
        const bool isInside = used.width() >= wide;
        painter.setPen(isInside ? m_theme.textOn(colour) : m_theme.mutedText);
        painter.drawText(QRect(isInside ? used.left() : used.right() + 1, pipe.top(), wide, high), Qt::AlignCenter,
            reader.badge);
    }
}

// A slice of it is left; a ring stands around one that has just been renewed.
void FanOutPipes::paintClock(QPainter& painter, QPoint mouth, int side, const world::Subscription& subscription,
    const ReaderLook& reader) const
{
    if (side < kClockLeast)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor tint = m_theme.series(reader.tint);
    const QRectF dial(mouth.x() + 2.5, mouth.y() - side / 2.0 + 0.5, side - 1, side - 1);
    const bool isRenewed = m_reading.now - subscription.since < subscription.life / kRenewedPart;
    painter.setPen(isRenewed ? QPen(m_theme.text, 2) : QPen(tint, 1));
    painter.setBrush(m_theme.panel);
    painter.drawEllipse(dial);
    constexpr int kNoon = 90 * 16;
    constexpr int kRound = 360 * 16;
    const auto left = int(subscription.left.count() * kRound / std::max<std::int64_t>(subscription.life.count(), 1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    // What is left ends at noon: the slice shrinks clockwise.
    painter.drawPie(dial.adjusted(1, 1, -1, -1), kNoon, left);
    painter.restore();
}

// The fullest shard of each pixel, so that no hot one is lost among ten thousand.
void FanOutPipes::paintStrip(QPainter& painter) const
{
    const QRect area = strip();
    const world::PipeLevels& levels = m_reading.levels;
    const std::vector<std::int32_t>& values = m_kind == ConsumerKind::Shared ? levels.shared : levels.fanOut;
    painter.setFont(sized(font(), m_theme.smallPx));
    painter.setPen(m_theme.mutedText);
    const QFontMetrics small = painter.fontMetrics();
    painter.drawText(area.left(), area.top() - 3 - small.descent(),
        small.elidedText(stripCaption(), Qt::ElideRight, area.width()));
    const auto count = std::int64_t(values.size());
    std::vector<std::int32_t> fullest(std::size_t(std::max(area.width(), 1)), 0);
    std::vector<bool> isRefused(fullest.size(), false);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto from = std::size_t(i * std::int64_t(fullest.size()) / count);
        const auto to = std::max(from + 1, std::size_t((i + 1) * std::int64_t(fullest.size()) / count));
        for (std::size_t x = from; x < to && x < fullest.size(); ++x) {
            fullest[x] = std::max(fullest[x], values[std::size_t(i)]);
            if (m_kind == ConsumerKind::Shared && levels.refused[std::size_t(i)] > 0)
                isRefused[x] = true;
        }
    }
    for (std::size_t x = 0; x < fullest.size(); ++x) {
        const QRect column(area.left() + int(x), area.top(), 1, area.height());
        painter.fillRect(column, QColor(m_theme.utilisation(double(fullest[x]) / 10)));
        if (isRefused[x])
            painter.fillRect(column.left(), area.bottom() - 2, 1, 3, m_theme.hotText);
    }
    // Where the shards above stand on the strip.
    painter.setPen(m_theme.text);
    for (const ShardReading& shard : m_reading.shards) {
        const auto place = std::find(levels.shards.begin(), levels.shards.end(), shard.shard) - levels.shards.begin();
        const int x = area.left() + int((2 * place + 1) * area.width() / (2 * count));
        painter.drawLine(x, area.top() - 3, x, area.top());
    }
}

int FanOutPipes::rowAt(int y) const
{
    const std::vector<Row> places = rows();
    for (std::size_t i = 0; i < places.size(); ++i)
        if (y >= places[i].box.top() && y <= places[i].box.bottom())
            return int(i);
    return -1;
}

std::optional<streams::ShardIndex> FanOutPipes::shardAt(QPoint at) const
{
    if (const int row = rowAt(at.y()); row >= 0)
        return m_reading.shards[std::size_t(row)].shard;
    const QRect area = strip();
    const auto count = std::int64_t(m_reading.levels.shards.size());
    if (!area.contains(at) || count == 0)
        return std::nullopt;
    return m_reading.levels
        .shards[std::size_t(std::clamp<std::int64_t>((at.x() - area.left()) * count / area.width(), 0, count - 1))];
}

void FanOutPipes::mousePressEvent(QMouseEvent* event)
{
    if (const std::optional<streams::ShardIndex> shard = shardAt(event->pos()))
        emit shardClicked(*shard);
}

void FanOutPipes::mouseMoveEvent(QMouseEvent* event) { emit shardPointedAt(shardAt(event->pos())); }

std::optional<Pointed> FanOutPipes::pointedAt(std::optional<QPoint> at)
{
    const int row = at ? rowAt(at->y()) : focusedRow();
    std::optional<streams::ShardIndex> shard = at ? shardAt(*at) : std::nullopt;
    if (!at && row >= 0)
        shard = m_reading.shards[std::size_t(row)].shard;
    if (!shard)
        return std::nullopt;
    Pointed pointed = *pointedOf(ShardChoice{m_reading.stream, *shard});
    if (row >= 0) {
        pointed.corner = rows()[std::size_t(row)].box.bottomLeft();
        pointed.words = spokenText(m_reading.shards[std::size_t(row)]);
        for (const QString& line : usesOf(m_reading.shards[std::size_t(row)]))
            pointed.words += QLatin1Char('\n') + line;
    }
    return pointed;
}

// --- The keyboard: from shard to shard. -----------------------------------------------

int FanOutPipes::focusedRow() const
{
    for (std::size_t i = 0; i < shownShards(); ++i)
        if (m_reading.shards[i].shard == m_selected)
            return int(i);
    return shownShards() > 0 ? 0 : -1;
}

void FanOutPipes::keyPressEvent(QKeyEvent* event)
{
    const bool isUp = event->key() == Qt::Key_Up;
    const int row = focusedRow();
    if ((!isUp && event->key() != Qt::Key_Down) || row < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    // The first arrow chooses what the frame already stands on.
    const bool isChosen = m_selected == m_reading.shards[std::size_t(row)].shard;
    const int next = std::clamp(row + (!isChosen ? 0 : isUp ? -1 : 1), 0, int(shownShards()) - 1);
    emit shardClicked(m_reading.shards[std::size_t(next)].shard);
}

void FanOutPipes::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void FanOutPipes::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void FanOutPipes::leaveEvent(QEvent*) { emit shardPointedAt(std::nullopt); }

void FanOutPipes::setLit(std::optional<streams::ShardIndex> shard)
{
    if (std::exchange(m_lit, shard) != shard)
        update();
}

bool FanOutPipes::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const int row = rowAt(help->pos().y()); row >= 0)
            QToolTip::showText(help->globalPos(), toolTipOf(m_reading.shards[std::size_t(row)]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}
