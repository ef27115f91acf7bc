#include "widgets/charts/latency_chart.h"

#include "widgets/format.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace shardscope::widgets {

namespace {

using clients::Cause;

constexpr std::array kAll{Cause::Turn, Cause::Contention, Cause::Processing};
constexpr int kSide = 0;
constexpr base::Duration kShortestEnd{10'000};
constexpr base::Duration kLongestEnd{1'000'000'000};

std::int64_t of(const clients::LatencySums& sums, Cause cause)
{
    switch (cause) {
    case Cause::Turn:
        return sums.turnMs;
    case Cause::Contention:
        return sums.contentionMs;
    case Cause::Processing:
        return sums.processingMs;
    }
    return 0;
}

QFont sized(const QFont& font, int px, QFont::Weight weight = QFont::Normal)
{
    QFont other = font;
    other.setPixelSize(px);
    other.setWeight(weight);
    return other;
}

}

base::Duration latencyAxisEnd(const clients::LatencyView& a, const clients::LatencyView& b)
{
    const base::Duration most = std::max(a.quantile(1'000), b.quantile(1'000));
    base::Duration end = kShortestEnd;
    while (end < most && end < kLongestEnd)
        end *= 10;
    return end;
}

LatencyChart::LatencyChart(Turn turn, QWidget* parent) : QWidget(parent), m_turn(turn)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void LatencyChart::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

// Its words, its axis, and bars high enough to be told apart.
QSize LatencyChart::minimumSizeHint() const
{
    const int body = QFontMetrics(sized(font(), m_theme.bodyPx)).height();
    const int small = QFontMetrics(sized(font(), m_theme.smallPx)).height();
    return {m_theme.px(180), body + 2 * small + 12 + m_theme.px(32)};
}

void LatencyChart::present(const clients::LatencyView& latency, const Subject& of, base::Duration longest)
{
    m_latency = latency;
    m_of = of;
    m_longest = longest;
    setAccessibleName(title());
    update();
}

QString LatencyChart::title() const
{
    return m_of.consumer.empty() ? tr("Latency of the lane, arrival to processed")
                                 : tr("Latency of %1, arrival to processed").arg(QString::fromStdString(m_of.consumer));
}

int LatencyChart::partCount() const { return m_latency.sums().records > 0 ? 2 + int(kAll.size()) : 1; }

SpokenPart LatencyChart::part(int index) const
{
    SpokenPart part;
    part.role = QAccessible::StaticText;
    part.rect = plot();
    if (m_latency.sums().records == 0)
        part.name = tr("nothing read in the last ten seconds");
    else if (index == 0)
        part.name = tr("median %1").arg(format::duration(m_latency.quantile(500)));
    else if (index == 1)
        part.name = tr("p99 %1").arg(format::duration(m_latency.quantile(990)));
    else
        part.name = causeText(kAll[std::size_t(index) - 2]);
    return part;
}

std::optional<Pointed> LatencyChart::pointedAt(std::optional<QPoint> at)
{
    const int bar = at ? barAt(at->x()) : chosenBar();
    Pointed pointed;
    if (!m_of.consumer.empty())
        pointed = *pointedOf(ConsumerChoice{m_of.stream, m_of.consumer});
    pointed.kind = ObjectKind::Latency;
    pointed.title = title();
    pointed.corner = bar >= 0 ? barRect(bar).bottomLeft() : plot().topLeft();
    pointed.isOnItsStage = true;
    pointed.record = questionOf(bar);
    pointed.words = title();
    for (int i = 0; i < partCount(); ++i)
        pointed.words += QLatin1Char('\n') + part(i).name;
    return pointed;
}

// --- One bar, and one of its records. --------------------------------------------------

QRect LatencyChart::barRect(int bar) const
{
    const std::uint32_t bucket = m_latency.bins()[std::size_t(bar)].bucket;
    const int left = x(base::Duration{std::max<std::int64_t>(1, clients::bucketBegin(bucket))});
    const int right = x(base::Duration{clients::bucketBegin(bucket + 1)});
    return {left, plot().top(), std::max(2, right - left), plot().height()};
}

int LatencyChart::barAt(int x) const
{
    int nearest = -1;
    int least = 0;
    for (int i = 0; i < int(m_latency.bins().size()); ++i) {
        const QRect rect = barRect(i);
        const int away = x < rect.left() ? rect.left() - x : std::max(0, x - rect.right());
        if (nearest < 0 || away < least) {
            nearest = i;
            least = away;
        }
    }
    return nearest;
}

int LatencyChart::chosenBar() const
{
    const auto& bins = m_latency.bins();
    for (std::size_t i = 0; i < bins.size(); ++i)
        if (bins[i].bucket == m_chosen)
            return int(i);
    return int(bins.size()) - 1;
}

std::optional<world::RecordQuestion> LatencyChart::questionOf(int bar) const
{
    const std::string& consumer = m_of.consumer.empty() ? m_of.slowest : m_of.consumer;
    if (bar < 0 || consumer.empty())
        return std::nullopt;
    const std::uint32_t bucket = m_latency.bins()[std::size_t(bar)].bucket;
    const std::int64_t middle = (clients::bucketBegin(bucket) + clients::bucketBegin(bucket + 1)) / 2;
    world::RecordQuestion question;
    question.stream = m_of.stream;
    question.consumer = consumer;
    question.latency = base::Duration{middle};
    return question;
}

void LatencyChart::mousePressEvent(QMouseEvent* event)
{
    const int bar = event->button() == Qt::LeftButton ? barAt(event->pos().x()) : -1;
    if (const auto question = questionOf(bar)) {
        m_chosen = m_latency.bins()[std::size_t(bar)].bucket;
        emit journeyAsked(*question);
    }
}

void LatencyChart::keyPressEvent(QKeyEvent* event)
{
    const int bar = chosenBar();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (bar < 0 || (!isEnter && !isArrow)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (isEnter) {
        if (const auto question = questionOf(bar))
            emit journeyAsked(*question);
        return;
    }
    const int next = bar + (event->key() == Qt::Key_Left ? -1 : 1);
    m_chosen = m_latency.bins()[std::size_t(std::clamp(next, 0, int(m_latency.bins().size()) - 1))].bucket;
    update();
}

void LatencyChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void LatencyChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QRect LatencyChart::plot() const
{
    const int small = QFontMetrics(sized(font(), m_theme.smallPx)).height();
    const int top = QFontMetrics(sized(font(), m_theme.bodyPx)).height() + small + 8;
    return {kSide, top, std::max(width() - 2 * kSide, 1), std::max(height() - top - small - 4, 1)};
}

// A decade for each power of ten from 1 ms on; what is faster stands at the left edge.
int LatencyChart::x(base::Duration latency) const
{
    const double decades = std::log10(double(m_longest.count()));
    const double place = std::log10(std::max(1.0, double(latency.count()))) / decades;
    return plot().left() + int(std::lround(std::min(place, 1.0) * plot().width()));
}

QString LatencyChart::causeText(Cause cause) const
{
    const QString share = format::percent(double(m_latency.perMille(cause)) / 10);
    switch (cause) {
    case Cause::Turn:
        return m_turn == Turn::Poll ? tr("poll wait %1").arg(share) : tr("push wait %1").arg(share);
    case Cause::Contention:
        return m_turn == Turn::Poll ? tr("contention %1").arg(share) : tr("full pipe %1").arg(share);
    case Cause::Processing:
        return tr("processing %1").arg(share);
    }
    return {};
}

QColor LatencyChart::causeColour(Cause cause) const
{
    switch (cause) {
    case Cause::Turn:
        return m_theme.load;
    case Cause::Contention:
        return m_theme.hot;
    case Cause::Processing:
        return m_theme.read;
    }
    return {};
}

void LatencyChart::fillCause(QPainter& painter, const QRect& rect, Cause cause) const
{
    painter.fillRect(rect, causeColour(cause));
    if (cause == Cause::Contention)
        painter.fillRect(rect, QBrush(m_theme.hatch, Qt::BDiagPattern));
    if (cause == Cause::Processing)
        painter.fillRect(rect, QBrush(m_theme.panel, Qt::Dense6Pattern));
}

void LatencyChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(sized(font(), m_theme.bodyPx, QFont::DemiBold));
    painter.setPen(m_theme.text);
    const QFontMetrics body = painter.fontMetrics();
    painter.drawText(kSide, body.ascent(), body.elidedText(title(), Qt::ElideRight, width() - 2 * kSide));
    paintLegend(painter);
    paintAxis(painter);
    if (m_latency.sums().records > 0) {
        paintBars(painter);
        paintQuantiles(painter);
    }
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.accent, 1));
    painter.drawRect(plot().adjusted(0, 0, -1, 0));
    if (const int bar = chosenBar(); bar >= 0) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.drawRect(barRect(bar).adjusted(-1, 0, 1, 0));
    }
}

void LatencyChart::paintLegend(QPainter& painter) const
{
    const int top = QFontMetrics(sized(font(), m_theme.bodyPx)).height() + 2;
    painter.setFont(sized(font(), m_theme.smallPx));
    const QFontMetrics small = painter.fontMetrics();
    painter.setPen(m_theme.mutedText);
    if (m_latency.sums().records == 0) {
        painter.drawText(kSide, top + small.ascent(), tr("nothing read in the last ten seconds"));
        return;
    }
    int at = kSide;
    for (const Cause cause : kAll) {
        const QString words = causeText(cause);
        const int box = m_theme.px(8);
        const int wide = box + 4 + small.horizontalAdvance(words);
        if (at + wide > width())
            break;
        fillCause(painter, {at, top + small.ascent() - box, box, box}, cause);
        painter.drawText(at + box + 4, top + small.ascent(), words);
        at += wide + m_theme.px(12);
    }
}

void LatencyChart::paintAxis(QPainter& painter) const
{
    const QRect area = plot();
    painter.setFont(sized(font(), m_theme.smallPx));
    const QFontMetrics small = painter.fontMetrics();
    int free = 0;
    for (std::int64_t ms = 1; ms <= m_longest.count(); ms *= 10) {
        const int at = x(base::Duration{ms});
        painter.setPen(m_theme.line);
        painter.drawLine(at, area.top(), at, area.bottom());
        const QString text = format::duration(base::Duration{ms});
        const int wide = small.horizontalAdvance(text);
        const int left = std::clamp(at - wide / 2, 0, width() - wide);
        if (left < free)
            continue;
        painter.setPen(m_theme.mutedText);
        painter.drawText(left, area.bottom() + 3 + small.ascent(), text);
        free = left + wide + 8;
    }
    painter.setPen(m_theme.line);
    painter.drawLine(area.left(), area.bottom() + 1, area.right(), area.bottom() + 1);
}

// Buckets are finer than pixels where they are crowded: a bar stands on the pixels of its bucket,
// and its height is the share of records per octave, so that wide buckets do not look fuller.
void LatencyChart::paintBars(QPainter& painter) const
{
    const QRect area = plot();
    struct Bar {
        int left;
        int right;
        double height;
        const clients::LatencySums* sums;
    };
    std::vector<Bar> bars;
    double highest = 0;
    for (const clients::LatencyBin& bin : m_latency.bins()) {
        const double from = std::max(1.0, double(clients::bucketBegin(bin.bucket)));
        const double to = std::max(from * 1.02, double(clients::bucketBegin(bin.bucket + 1)));
        const double height = double(bin.sums.records) / std::log2(to / from);
        const int left = x(base::Duration{std::int64_t(from)});
        bars.push_back({left, std::max(left + 2, x(base::Duration{std::int64_t(to)})), height, &bin.sums});
        highest = std::max(highest, height);
    }
    for (const Bar& bar : bars) {
        const int height = std::max(1, int(std::lround(bar.height / highest * area.height())));
        const std::int64_t total = std::max<std::int64_t>(bar.sums->totalMs(), 1);
        const int gap = bar.right - bar.left > 3 ? 1 : 0;
        // From the bottom: its turn, contention, processing; the last takes what rounding leaves.
        std::int64_t below = 0;
        int bottom = area.bottom() + 1;
        for (const Cause cause : kAll) {
            below += of(*bar.sums, cause);
            const int top = cause == Cause::Processing && bar.sums->processingMs > 0
                ? area.bottom() + 1 - height
                : area.bottom() + 1 - int(below * height / total);
            // Without any wait at all, it was its turn at once.
            const int up = bar.sums->totalMs() == 0 && cause == Cause::Turn ? area.bottom() + 1 - height : top;
            if (up < bottom)
                fillCause(painter, {bar.left, up, bar.right - bar.left - gap, bottom - up}, cause);
            bottom = std::min(bottom, up);
        }
    }
}

void LatencyChart::paintQuantiles(QPainter& painter) const
{
    const QRect area = plot();
    painter.setFont(sized(font(), m_theme.smallPx, QFont::DemiBold));
    const QFontMetrics small = painter.fontMetrics();
    int free = width();
    // The p99 first, at the right; the median stands at the left of it where both are near.
    const std::pair<std::int64_t, QString> marks[]{{990, QStringLiteral("p99 ")}, {500, QStringLiteral("p50 ")}};
    for (const auto& [perMille, name] : marks) {
        const base::Duration value = m_latency.quantile(perMille);
        const int at = x(value);
        const QString text = name + format::duration(value);
        const int wide = small.horizontalAdvance(text) + 6;
        const int left = std::min(at + 3, free - wide);
        painter.setPen(QPen(m_theme.text, 1, Qt::DashLine));
        painter.drawLine(at, area.top(), at, area.bottom());
        QColor behind = m_theme.panel;
        behind.setAlpha(210);
        painter.fillRect(QRect(left, area.top(), wide, small.height()), behind);
        painter.setPen(m_theme.text);
        painter.drawText(left + 3, area.top() + small.ascent(), text);
        free = left - 4;
    }
}

}
