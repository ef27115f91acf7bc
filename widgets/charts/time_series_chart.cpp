#include "widgets/charts/time_series_chart.h"

#include "base/check.h"
#include "base/units.h"
#include "widgets/charts/crosshair_overlay.h"
#include "widgets/format.h"
#include "widgets/time_scale.h"

#include <QChart>
#include <QChartView>
#include <QFontMetrics>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <variant>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kMostLines = 4;
constexpr int kGutter = 48; // for the values at the left; as wide as that of the shard map
constexpr int kTitle = 30;
constexpr int kLegendRow = 16; // where the legend does not fit beside the title
constexpr int kLegendGap = 26; // a line's colour and what parts it from the next
constexpr int kTimes = 20;
constexpr int kRightMargin = 12;
constexpr double kLineReach = 7; // pixels from which the pointer means a line

QFont sized(const QFont& font, int pixels, bool isBold)
{
    QFont sizedFont = font;
    sizedFont.setPixelSize(pixels);
    sizedFont.setWeight(isBold ? QFont::DemiBold : QFont::Normal);
    return sizedFont;
}

// The least of 1, 2, 5, 10, … times a power of ten that is at least `value`.
std::int64_t niceDecimal(double value)
{
    std::int64_t power = 1;
    // Ends after at most 18 rounds: values are 64-bit.
    while (double(power) * 10 < value)
        power *= 10;
    for (const int factor : {1, 2, 5, 10})
        if (double(power) * factor >= value)
            return power * factor;
    return power * 10;
}

// Steps that people count time in.
std::int64_t niceDuration(double milliseconds)
{
    constexpr std::array<std::int64_t, 20> kSteps{20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000, 15'000, 30'000,
        60'000, 120'000, 300'000, 600'000, 1'800'000, 3'600'000, 7'200'000, 21'600'000, 43'200'000};
    for (const std::int64_t step : kSteps)
        if (double(step) >= milliseconds)
            return step;
    constexpr double kDay = 86'400'000;
    return niceDecimal(milliseconds / kDay) * std::int64_t(kDay);
}

std::int64_t niceStep(TimeSeriesChart::Unit unit, double value)
{
    switch (unit) {
    case TimeSeriesChart::Unit::Records:
        return niceDecimal(value);
    case TimeSeriesChart::Unit::Bytes: {
        // Quarters and halves of a MiB stand at round numbers of the limit they are compared with.
        constexpr double kUnit = 1'048'576.0 / 1'000;
        return std::int64_t(double(niceDecimal(std::max(1.0, value / kUnit))) * kUnit);
    }
    case TimeSeriesChart::Unit::Milliseconds:
        return niceDuration(value);
    }
    return 1;
}

}

TimeSeriesChart::TimeSeriesChart(Selection* selection, Unit unit, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_unit(unit), m_chart(new QChart), m_view(new QChartView(m_chart, this)),
      m_overlay(new CrosshairOverlay(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->hide();
    m_chart->setAnimationOptions(QChart::NoAnimation);
    // Points come in parts of the plot, so the axes never change and only replace() costs.
    auto* across = new QValueAxis(m_chart);
    auto* up = new QValueAxis(m_chart);
    for (QValueAxis* axis : {across, up}) {
        axis->setRange(0, 1);
        axis->setVisible(false);
    }
    m_chart->addAxis(across, Qt::AlignBottom);
    m_chart->addAxis(up, Qt::AlignLeft);
    for (std::size_t i = 0; i < kMostLines; ++i) {
        auto* series = new QLineSeries(m_chart);
        m_chart->addSeries(series);
        series->attachAxis(across);
        series->attachAxis(up);
        m_series.push_back(series);
    }
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setBackgroundBrush(Qt::NoBrush);
    for (const auto signal : {&Selection::crosshairChanged, &Selection::rangeChanged})
        connect(m_selection, signal, m_overlay, qOverload<>(&QWidget::update));
    connect(m_selection, &Selection::hoverChanged, this, [this] {
        renewPens();
        update();
    });
    m_overlay->raise();
}

TimeSeriesChart::~TimeSeriesChart() = default;

void TimeSeriesChart::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_gutter = theme.px(kGutter);
    m_legend = fittingLegend();
    widenGutter();
    placeLayers();
    updateGeometry();
    update();
}

void TimeSeriesChart::setUnit(Unit unit)
{
    if (m_unit == unit)
        return;
    m_unit = unit;
    update();
}

void TimeSeriesChart::present(ChartPicture picture)
{
    SHARD_CHECK(picture.lines.size() <= kMostLines);
    if (picture == m_picture)
        return;
    m_picture = std::move(picture);
    if (m_chosen >= int(m_picture.lines.size()))
        m_chosen = -1;
    std::int64_t highest = m_picture.least;
    for (const ChartLine& line : m_picture.lines)
        for (const world::Extremes& column : line.columns)
            highest = std::max(highest, column.highest);
    for (const ChartSpike& spike : m_picture.spikes)
        highest = std::max(highest, spike.value);
    if (m_picture.most)
        highest = std::min(highest, *m_picture.most);
    const std::int64_t step = niceStep(m_unit, double(highest) * 1.05 / 4);
    m_top = std::max<std::int64_t>(1, base::divCeil(std::int64_t(double(highest) * 1.05), step) * step);
    m_legend = fittingLegend();
    widenGutter();
    setAccessibleName(m_picture.title);
    if (m_view->geometry() != plot())
        placeLayers();
    replaceSeries();
    update();
}

std::uint32_t TimeSeriesChart::columns() const
{
    return std::clamp<std::uint32_t>(std::uint32_t(std::max(2, plot().width())) / 2, 1, kMostColumns);
}

QRect TimeSeriesChart::plot() const
{
    const int top = m_theme.px(kTitle) + (m_legend.isBeside ? 0 : m_theme.px(kLegendRow)) + 6;
    return {m_gutter, top, std::max(10, width() - m_gutter - kRightMargin),
        std::max(10, height() - top - m_theme.px(kTimes) - 6)};
}

// Never narrower again while the chart lives, or it would breathe with its numbers.
void TimeSeriesChart::widenGutter()
{
    const QFontMetrics metrics(sized(font(), m_theme.smallPx, false));
    for (const std::int64_t value : ticks())
        m_gutter = std::max(m_gutter, metrics.horizontalAdvance(valueText(value)) + 12);
}

QString TimeSeriesChart::valueText(std::int64_t value) const
{
    switch (m_unit) {
    case Unit::Records:
        return format::count(value);
    case Unit::Bytes:
        return format::mebibytes(double(value));
    case Unit::Milliseconds:
        return value == 0 ? QStringLiteral("0") : format::duration(base::Duration{value});
    }
    return {};
}

double TimeSeriesChart::y(double value) const
{
    return plot().bottom() - value / double(m_top) * (plot().height() - 1);
}

std::vector<std::int64_t> TimeSeriesChart::ticks() const
{
    const int most = std::clamp(plot().height() / m_theme.px(28), 2, 5);
    const std::int64_t step = std::max<std::int64_t>(1, niceStep(m_unit, double(m_top) / most));
    std::vector<std::int64_t> values;
    for (std::int64_t value = 0; value <= m_top; value += step)
        values.push_back(value);
    return values;
}

void TimeSeriesChart::placeLayers()
{
    m_view->setGeometry(plot());
    m_chart->setPlotArea(QRectF(QPointF(0, 0), QSizeF(plot().size())));
    m_overlay->setGeometry(rect());
    m_overlay->raise();
}

void TimeSeriesChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_legend = fittingLegend();
    placeLayers();
}

// Lowest and highest of every column, in the order that keeps the line short: no spike is lost.
void TimeSeriesChart::replaceSeries()
{
    for (std::size_t i = 0; i < kMostLines; ++i) {
        QList<QPointF> points;
        if (i < m_picture.lines.size() && !m_picture.lines[i].hasGaps) {
            const ChartLine& line = m_picture.lines[i];
            points.reserve(qsizetype(line.columns.size()) * 2);
            const double columns = double(line.columns.size());
            for (std::size_t c = 0; c < line.columns.size(); ++c) {
                const world::Extremes& column = line.columns[c];
                if (column.isEmpty())
                    continue;
                const double x = (double(c) + 0.5) / columns;
                const QPointF low(x, double(column.lowest) / double(m_top));
                const QPointF high(x, double(column.highest) / double(m_top));
                const bool isFalling = !points.isEmpty() && points.back().y() > (low.y() + high.y()) / 2;
                points << (isFalling ? high : low);
                if (column.lowest != column.highest)
                    points << (isFalling ? low : high);
            }
        }
        if (!points.isEmpty() || m_series[i]->count() > 0)
            m_series[i]->replace(points);
    }
    renewPens();
}

bool TimeSeriesChart::isLit(const ChartLine& line) const
{
    return !std::holds_alternative<std::monostate>(line.of) && line.of == m_selection->hovered();
}

// One pixel is drawn fastest; a line that is lit may cost more while it is.
void TimeSeriesChart::renewPens()
{
    for (std::size_t i = 0; i < std::min(m_series.size(), m_picture.lines.size()); ++i) {
        const QPen pen = penOf(m_picture.lines[i]);
        if (m_series[i]->pen() != pen)
            m_series[i]->setPen(pen);
    }
}

QPen TimeSeriesChart::penOf(const ChartLine& line) const
{
    return QPen(line.colour, isLit(line) ? 3 : 1, line.isDashed ? Qt::DashLine : Qt::SolidLine);
}

base::Instant TimeSeriesChart::instantAt(double x) const
{
    const QRect area = plot();
    return TimeScale(m_picture.span.from, m_picture.span.to, area.width()).at(x - area.left());
}

Choice TimeSeriesChart::choiceAt(QPointF at) const
{
    const int line = lineAt(at);
    return line < 0 ? Choice{} : m_picture.lines[std::size_t(line)].of;
}

int TimeSeriesChart::lineAt(QPointF at) const
{
    const std::vector<std::optional<world::Extremes>> values = valuesAt(instantAt(at.x()));
    int nearest = -1;
    double least = kLineReach;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i])
            continue;
        const double above = y(double(values[i]->highest)) - at.y();
        const double under = at.y() - y(double(values[i]->lowest));
        const double away = std::max({above, under, 0.0});
        if (away < least) {
            least = away;
            nearest = int(i);
        }
    }
    return nearest;
}

std::vector<std::optional<world::Extremes>> TimeSeriesChart::valuesAt(base::Instant at) const
{
    std::vector<std::optional<world::Extremes>> values;
    const TimeScale scale(m_picture.span.from, m_picture.span.to, 1);
    for (const ChartLine& line : m_picture.lines) {
        std::optional<world::Extremes> nearest;
        const auto size = std::ptrdiff_t(line.columns.size());
        const auto here = std::ptrdiff_t(std::floor(scale.x(at) * double(size)));
        // Frames are a second apart; columns between two of them are empty.
        const std::ptrdiff_t reach = line.hasGaps ? 0 : std::max<std::ptrdiff_t>(2, size / 20);
        for (std::ptrdiff_t away = 0; away <= reach && !nearest; ++away)
            for (const std::ptrdiff_t c : {here + away, here - away})
                if (!nearest && c >= 0 && c < size && !line.columns[std::size_t(c)].isEmpty())
                    nearest = line.columns[std::size_t(c)];
        values.push_back(nearest);
    }
    return values;
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent* event)
{
    const QRect area = plot();
    const double x = event->position().x() - area.left();
    if (x < 0 || x > area.width()) {
        m_selection->setCrosshair(std::nullopt);
        m_selection->hover({});
        return;
    }
    m_selection->hover(choiceAt(event->position()));
    m_selection->setCrosshair(instantAt(event->position().x()));
}

void TimeSeriesChart::mousePressEvent(QMouseEvent* event)
{
    const QPoint where = event->position().toPoint();
    const QRect area = plot();
    if (event->button() != Qt::LeftButton || !area.contains(where)) {
        QWidget::mousePressEvent(event);
        return;
    }
    emit instantPicked(instantAt(where.x()), where);
}

void TimeSeriesChart::leaveEvent(QEvent*)
{
    m_selection->setCrosshair(std::nullopt);
    m_selection->hover({});
}

void TimeSeriesChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    paintFrame(painter);
    painter.setPen(hasFocus() ? m_theme.accent : m_theme.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void TimeSeriesChart::paintFrame(QPainter& painter) const
{
    const QRect area = plot();
    painter.setFont(sized(font(), m_theme.bodyPx, true));
    painter.setPen(m_theme.text);
    const QFontMetrics titleMetrics(painter.font());
    painter.drawText(12, m_theme.px(7) + titleMetrics.ascent(),
        titleMetrics.elidedText(m_picture.title, Qt::ElideRight, width() - 12 - kRightMargin));
    paintLegend(painter);

    painter.setFont(sized(font(), m_theme.smallPx, false));
    if (m_picture.lines.empty()) {
        painter.setPen(m_theme.mutedText);
        painter.drawText(area, Qt::AlignCenter, tr("nothing to show yet"));
        return;
    }
    for (const std::int64_t value : ticks()) {
        const int at = int(std::lround(y(double(value))));
        painter.fillRect(area.left(), at, area.width(), 1, m_theme.line);
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRect(0, at - m_theme.px(8), m_gutter - 6, m_theme.px(16)), Qt::AlignRight | Qt::AlignVCenter,
            valueText(value));
    }
    paintGappedLines(painter);
    if (!m_picture.remark.isEmpty()) {
        painter.setPen(m_theme.mutedText);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_picture.remark);
    }
    const TimeScale scale(m_picture.span.from, m_picture.span.to, area.width());
    const QFontMetrics metrics(painter.font());
    for (const base::Instant at : scale.ticks(m_theme.px(84))) {
        const int x = area.left() + int(std::lround(scale.x(at)));
        painter.fillRect(x, area.bottom() + 1, 1, 3, m_theme.mutedText);
        const QString text = format::clockSeconds(at);
        const int width = metrics.horizontalAdvance(text);
        const int left = std::clamp(x - width / 2, area.left(), area.right() - width);
        painter.setPen(m_theme.mutedText);
        painter.drawText(left, area.bottom() + 6 + metrics.ascent(), text);
    }
}

// A series would join what lies on both sides of a gap. These have few columns that differ, and lie under the others.
void TimeSeriesChart::paintGappedLines(QPainter& painter) const
{
    const QRect area = plot();
    painter.save();
    painter.setClipRect(area);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ChartLine& line : m_picture.lines) {
        if (!line.hasGaps)
            continue;
        painter.setPen(penOf(line));
        const double step = double(area.width()) / double(std::max<std::size_t>(1, line.columns.size()));
        QPolygonF run;
        for (std::size_t c = 0; c <= line.columns.size(); ++c) {
            if (c == line.columns.size() || line.columns[c].isEmpty()) {
                painter.drawPolyline(run);
                run.clear();
                continue;
            }
            const double left = area.left() + double(c) * step;
            run << QPointF(left, y(double(line.columns[c].lowest)))
                << QPointF(left + step, y(double(line.columns[c].highest)));
        }
    }
    painter.restore();
}

TimeSeriesChart::Legend TimeSeriesChart::fittingLegend() const
{
    const QFontMetrics metrics(sized(font(), m_theme.smallPx, false));
    const auto measured = [&](const std::vector<QString>& texts) {
        int width = 0;
        for (const QString& text : texts)
            width += metrics.horizontalAdvance(text) + m_theme.px(kLegendGap);
        return width;
    };
    Legend legend;
    std::vector<QString> names;
    for (const ChartLine& line : m_picture.lines) {
        names.push_back(line.name);
        legend.texts.push_back(line.latest.isEmpty() ? line.name : line.name + QLatin1Char(' ') + line.latest);
    }
    const QFontMetrics bold(sized(font(), m_theme.bodyPx, true));
    legend.width = measured(legend.texts);
    legend.isBeside = 12 + bold.horizontalAdvance(m_picture.title) + 18 + legend.width <= width() - kRightMargin;
    const int most = width() - 12 - kRightMargin;
    if (legend.isBeside || legend.width <= most)
        return legend;
    // The crosshair has the values, too.
    legend.texts = std::move(names);
    while (legend.texts.size() > 1 && measured(legend.texts) > most) {
        legend.texts.pop_back();
        legend.hidden = int(m_picture.lines.size() - legend.texts.size());
        // Room for "+12".
        if (measured(legend.texts) + metrics.horizontalAdvance(QStringLiteral("+%1").arg(legend.hidden)) <= most)
            break;
    }
    legend.width = measured(legend.texts);
    return legend;
}

// At the right of the title or, where that is too narrow, in a row of its own from the left.
void TimeSeriesChart::paintLegend(QPainter& painter) const
{
    painter.setFont(sized(font(), m_theme.smallPx, false));
    const QFontMetrics metrics(painter.font());
    const Legend& shown = m_legend;
    int x = shown.isBeside ? width() - kRightMargin - shown.width + 12 : 12;
    const int top = shown.isBeside ? m_theme.px(9) : m_theme.px(kTitle) - 2;
    painter.setPen(m_theme.mutedText);
    for (std::size_t i = 0; i < shown.texts.size(); ++i) {
        const int middle = top + metrics.height() / 2 - 1;
        for (int part = 0; part < (m_picture.lines[i].isDashed ? 2 : 1); ++part)
            painter.fillRect(x + part * 6, middle, m_picture.lines[i].isDashed ? 4 : 10, 2, m_picture.lines[i].colour);
        painter.setPen(isLit(m_picture.lines[i]) ? m_theme.text : m_theme.mutedText);
        painter.drawText(x + 14, top + metrics.ascent(), shown.texts[i]);
        x += metrics.horizontalAdvance(shown.texts[i]) + m_theme.px(kLegendGap);
    }
    if (shown.hidden > 0)
        painter.drawText(x, top + metrics.ascent(), QStringLiteral("+%1").arg(shown.hidden));
}

int TimeSeriesChart::limitHeight() const
{
    return isLimitFar() ? plot().top() + 1 : int(std::lround(y(double(m_picture.limit->value))));
}

QString TimeSeriesChart::limitText() const
{
    const QFontMetrics metrics(sized(font(), m_theme.smallPx, false));
    return metrics.elidedText((isLimitFar() ? QStringLiteral("↑ ") : QString{}) + m_picture.limit->text, Qt::ElideRight,
        plot().width() - 12);
}

// Between two columns a line may be anywhere between their values.
bool TimeSeriesChart::hasLinesIn(const QRect& box) const
{
    const QRect area = plot();
    for (const ChartLine& line : m_picture.lines) {
        const double step = double(area.width()) / double(std::max<std::size_t>(1, line.columns.size()));
        std::optional<world::Extremes> before;
        double beforeX = 0;
        for (std::size_t i = 0; i < line.columns.size(); ++i) {
            const world::Extremes& column = line.columns[i];
            if (column.isEmpty()) {
                if (line.hasGaps)
                    before.reset();
                continue;
            }
            const double x = area.left() + (double(i) + 0.5) * step;
            const world::Extremes from = before.value_or(column);
            const double top = y(double(std::max(from.highest, column.highest)));
            const double bottom = y(double(std::min(from.lowest, column.lowest)));
            if (x >= box.left() && (before ? beforeX : x) <= box.right() && top <= box.bottom() && bottom >= box.top())
                return true;
            before = column;
            beforeX = x;
        }
    }
    return false;
}

QRect TimeSeriesChart::limitBox() const
{
    if (!m_picture.limit || m_picture.lines.empty())
        return {};
    const QRect area = plot();
    const QFontMetrics metrics(sized(font(), m_theme.smallPx, false));
    // Above its line where there is room, else under it.
    const int at = limitHeight();
    const bool isAbove = at - metrics.height() - 1 > area.top();
    const QRect left(area.left() + 4, isAbove ? at - metrics.height() - 1 : at + 2,
        metrics.horizontalAdvance(limitText()) + 6, metrics.height());
    QRect right = left;
    right.moveRight(area.right() - 4);
    return hasLinesIn(left) && !hasLinesIn(right) ? right : left;
}

void TimeSeriesChart::paintLimit(QPainter& painter) const
{
    if (!m_picture.limit || m_picture.lines.empty())
        return;
    const QRect area = plot();
    const int at = limitHeight();
    for (int x = area.left(); x < area.right(); x += 8)
        painter.fillRect(x, at, std::min(5, area.right() - x), 1, m_theme.hotText);
    painter.setFont(sized(font(), m_theme.smallPx, false));
    const QRect box = limitBox();
    QColor ground = m_theme.panel;
    ground.setAlpha(215);
    painter.fillRect(box, ground);
    painter.setPen(m_theme.hotText);
    painter.drawText(box.left() + 3, box.top() + QFontMetrics(painter.font()).ascent(), limitText());
}

// A circle at the height of what happened, a stem down to what the line says.
void TimeSeriesChart::paintSpikes(QPainter& painter) const
{
    const QRect area = plot();
    const TimeScale scale(m_picture.span.from, m_picture.span.to, area.width());
    painter.setFont(sized(font(), m_theme.smallPx, false));
    const QFontMetrics metrics(painter.font());
    constexpr double kRadius = 6;
    for (const ChartSpike& spike : m_picture.spikes) {
        if (spike.at < m_picture.span.from || spike.at > m_picture.span.to)
            continue;
        const double x = area.left() + scale.x(spike.at);
        const double top = std::max(y(double(std::min(spike.value, m_top))), area.top() + kRadius + 1);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.hotText, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, top + kRadius), QPointF(x, y(double(spike.shown))));
        painter.setPen(QPen(m_theme.hotText, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x, top), kRadius, kRadius);
        painter.setBrush(m_theme.hotText);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(x, top), 2, 2);
        painter.setRenderHint(QPainter::Antialiasing, false);
        if (spike.text.isEmpty())
            continue;
        // On whichever side there is more room; below the circle's middle, where the limit's words are not.
        const bool isRight = x < area.center().x();
        const int room = int(isRight ? area.right() - x : x - area.left()) - int(kRadius) - 10;
        const QRect bounds = metrics.boundingRect(QRect(0, 0, std::max(60, room), area.height()),
            Qt::AlignLeft | Qt::TextWordWrap, spike.text);
        const int left = int(isRight ? x + kRadius + 5 : x - kRadius - 5 - bounds.width());
        const int high = std::clamp(int(top) - 2, area.top(), std::max(area.top(), area.bottom() - bounds.height()));
        const QRect box(left, high, bounds.width() + 1, bounds.height());
        QColor ground = m_theme.panel;
        ground.setAlpha(225);
        painter.fillRect(box.adjusted(-3, -1, 3, 1), ground);
        painter.setPen(m_theme.hotText);
        painter.drawText(box, Qt::AlignLeft | Qt::TextWordWrap, spike.text);
    }
}

// The marked stretch lies over all charts of the same time.
void TimeSeriesChart::paintRange(QPainter& painter) const
{
    const std::optional<TimeSpan> range = m_selection->range();
    if (!range || range->to <= m_picture.span.from || range->from >= m_picture.span.to)
        return;
    const QRect area = plot();
    const TimeScale scale(m_picture.span.from, m_picture.span.to, area.width());
    const int left = area.left() + int(std::lround(scale.x(std::max(range->from, m_picture.span.from))));
    const int right = area.left() + int(std::lround(scale.x(std::min(range->to, m_picture.span.to))));
    QColor tint = m_theme.accent;
    tint.setAlphaF(0.10F);
    painter.fillRect(left, area.top(), std::max(1, right - left), area.height(), tint);
}

void TimeSeriesChart::paintCrosshair(QPainter& painter) const
{
    const std::optional<base::Instant> at = m_selection->crosshair();
    if (!at || *at < m_picture.span.from || *at > m_picture.span.to)
        return;
    const QRect area = plot();
    const int x =
        area.left() + int(std::lround(TimeScale(m_picture.span.from, m_picture.span.to, area.width()).x(*at)));
    painter.fillRect(x, area.top(), 1, area.height(), m_theme.mutedText);

    painter.setFont(sized(font(), m_theme.smallPx, false));
    const QFontMetrics metrics(painter.font());
    const std::vector<std::optional<world::Extremes>> values = valuesAt(*at);
    std::vector<std::pair<QColor, QString>> rows{{m_theme.mutedText, format::clock(*at)}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i])
            continue;
        // Low and high where a column covers more than one frame.
        QString text = valueText(values[i]->highest);
        if (values[i]->lowest != values[i]->highest)
            text = valueText(values[i]->lowest) + QStringLiteral(" – ") + text;
        rows.emplace_back(m_picture.lines[i].colour, m_picture.lines[i].name + QStringLiteral("  ") + text);
    }
    int width = 0;
    for (const auto& [colour, text] : rows)
        width = std::max(width, metrics.horizontalAdvance(text));
    const QSize size(width + 26, int(rows.size()) * (metrics.height() + 1) + 8);
    const bool fitsRight = x + 8 + size.width() < area.right();
    const QRect box(QPoint(fitsRight ? x + 8 : x - 8 - size.width(), area.top() + 20), size);
    QColor ground = m_theme.panel;
    ground.setAlpha(235);
    painter.fillRect(box, ground);
    painter.setPen(m_theme.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    int top = box.top() + 4;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0)
            painter.fillRect(box.left() + 6, top + metrics.height() / 2 - 1, 8, 2, rows[i].first);
        painter.setPen(i == 0 ? m_theme.mutedText : m_theme.text);
        painter.drawText(box.left() + (i == 0 ? 6 : 18), top + metrics.ascent(), rows[i].second);
        top += metrics.height() + 1;
    }
}

}
