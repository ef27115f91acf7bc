#include "widgets/charts/shard_family.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"
#include "widgets/remains_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kTop = 10; // the head of the line
constexpr int kAxis = 16;
constexpr int kSide = 8;
constexpr int kHead = 6;
constexpr int kCap = 5; // how far the cap of a closed shard reaches back
constexpr int kStepsInSpan = 100;
constexpr int kFineSteps = 10; // in one step

}

ShardFamily::ShardFamily(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("shardFamily"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

void ShardFamily::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    arrange();
}

void ShardFamily::retranslate() { setAccessibleName(tr("Family of the shards, and the time of the filter")); }

void ShardFamily::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        update();
    }
}

void ShardFamily::present(const streams::Stream& stream, base::Instant now,
    const std::vector<streams::ShardIndex>& listed, std::optional<base::Instant> timestamp)
{
    std::vector<Kin> kin;
    base::Instant from = now;
    const std::size_t shards = stream.map ? stream.map->shards().size() : 0;
    for (std::size_t i = 0; i < shards; ++i) {
        const streams::Shard& shard = stream.map->shards()[i];
        if (stream.isExpired(shard.index, now))
            continue;
        kin.push_back({shard.index, shard.range, shard.opened, shard.closed,
            std::binary_search(listed.begin(), listed.end(), shard.index), stream.remains(shard.index, now)});
        from = std::min(from, shard.opened);
    }
    if (kin == m_kin && now == m_now && timestamp == m_timestamp && stream.reference == m_stream)
        return;
    m_stream = stream.reference;
    m_kin = std::move(kin);
    m_from = from;
    m_now = now;
    m_horizon = stream.horizon(now);
    m_timestamp = timestamp;
    arrange();
}

void ShardFamily::clear()
{
    m_kin.clear();
    m_timestamp.reset();
    arrange();
}

// --- Arranging -----------------------------------------------------------------

QRect ShardFamily::plot() const { return rect().adjusted(kSide, m_theme.px(kTop), -kSide, -m_theme.px(kAxis)); }

TimeScale ShardFamily::scale() const { return {m_from, m_now, double(std::max(1, plot().width()))}; }

int ShardFamily::xOf(base::Instant at) const
{
    return plot().left() + int(std::lround(std::clamp(scale().x(at), 0.0, scale().width())));
}

base::Instant ShardFamily::instantAt(int x) const
{
    return std::clamp(scale().at(x - plot().left()), m_from, std::max(m_from, m_now));
}

QPoint ShardFamily::pointAt(base::Instant at) const { return {xOf(at), plot().center().y()}; }

void ShardFamily::arrange()
{
    m_tiles.clear();
    const QRect area = plot();
    const auto yOf = [&](double fraction) { return area.top() + int(std::lround(fraction * area.height())); };
    for (const Kin& kin : m_kin) {
        const int left = xOf(kin.opened);
        const int right = kin.closed ? xOf(*kin.closed) : area.right() + 1;
        const int top = yOf(kin.range.first.fraction());
        const int bottom = yOf(kin.range.last.fraction());
        m_tiles.push_back({kin.shard, QRect(left, top, std::max(1, right - left - 1), std::max(1, bottom - top - 1)),
            kin.isListed, kin.remains});
    }
    update();
}

void ShardFamily::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// --- Painting --------------------------------------------------------------------

void ShardFamily::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    const QRect area = plot();
    const QFont plain = sized(font(), m_theme.smallPx, false);
    const QFont bold = sized(font(), m_theme.smallPx, true);
    for (const Tile& tile : m_tiles) {
        const QColor colour = tile.isListed ? m_theme.load : m_theme.track;
        const QColor fill = tile.isOpen() ? colour : QColor(greyed(colour.rgb()));
        painter.fillRect(tile.rect, fill);
        if (tile.isListed && tile.rect.width() > 4 && tile.rect.height() > 4) {
            painter.setPen(QPen(m_theme.text, 1));
            painter.drawRect(tile.rect.adjusted(0, 0, -1, -1));
        }
        if (!tile.isOpen())
            paintClosed(painter, tile);
        const QFontMetrics metrics(tile.isListed ? bold : plain);
        if (tile.rect.height() < metrics.height())
            continue;
        const QString name = fitting(metrics, tile.rect.width() - 6,
            {format::shardLabel(tile.shard), QString::number(streams::number(tile.shard))});
        painter.setFont(tile.isListed ? bold : plain);
        painter.setPen(tile.isListed ? m_theme.textOn(fill) : m_theme.mutedText);
        painter.drawText(tile.rect, Qt::AlignCenter, name);
    }
    if (m_horizon > m_from)
        dashedColumn(painter, xOf(m_horizon), area.top(), area.bottom(), m_theme.hotText);
    painter.setFont(plain);
    painter.setPen(m_theme.mutedText);
    const QRect axis(area.left(), area.bottom() + 1, area.width(), m_theme.px(kAxis));
    painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, format::clockSeconds(m_from));
    painter.drawText(axis, Qt::AlignRight | Qt::AlignVCenter, tr("now"));
    if (m_timestamp && !m_tiles.empty())
        paintHandle(painter);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, m_theme.outlinePx));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ShardFamily::paintClosed(QPainter& painter, const Tile& tile) const
{
    QRect gone = tile.rect;
    gone.setRight(std::min(gone.right(), xOf(m_horizon) - 1));
    if (m_horizon > m_from && gone.isValid()) {
        painter.fillRect(gone, m_theme.panel);
        painter.fillRect(gone, QBrush(m_theme.mutedText, Qt::BDiagPattern));
    }
    if (tile.rect.width() <= kCap)
        return;
    painter.fillRect(tile.rect.right() - 1, tile.rect.top(), 2, tile.rect.height(), m_theme.text);
    for (const int y : {tile.rect.top(), tile.rect.bottom()})
        painter.fillRect(tile.rect.right() - kCap + 1, y, kCap, 1, m_theme.text);
}

void ShardFamily::paintHandle(QPainter& painter) const
{
    const QRect area = plot();
    const int x = xOf(*m_timestamp);
    painter.fillRect(QRect(x - 2, area.top() - 2, 5, area.height() + 3), m_theme.panel);
    painter.fillRect(QRect(x - 1, area.top() - 2, 3, area.height() + 3), m_theme.accent);
    QPainterPath head;
    head.moveTo(x + 0.5 - kHead, area.top() - kHead - 2);
    head.lineTo(x + 0.5 + kHead, area.top() - kHead - 2);
    head.lineTo(x + 0.5, area.top() + 2);
    head.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(head, m_theme.accent);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QString time = format::clockSeconds(*m_timestamp);
    const int width = painter.fontMetrics().horizontalAdvance(time) + 8;
    const QRect plate(std::clamp(x - width / 2, area.left(), std::max(area.left(), area.right() - width)),
        area.bottom() + 1, width, m_theme.px(kAxis));
    painter.fillRect(plate, m_theme.panel);
    painter.setPen(m_theme.text);
    painter.drawText(plate, Qt::AlignCenter, time);
}

// --- Moving the line -------------------------------------------------------------

void ShardFamily::moveTo(base::Instant at)
{
    const base::Instant wanted = std::clamp(at, m_from, std::max(m_from, m_now));
    if (wanted != m_timestamp)
        emit timestampMoved(wanted);
}

void ShardFamily::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_timestamp)
        return;
    m_isDragged = true;
    moveTo(instantAt(event->pos().x()));
}

void ShardFamily::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isDragged)
        moveTo(instantAt(event->pos().x()));
}

void ShardFamily::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_isDragged = false;
}

void ShardFamily::keyPressEvent(QKeyEvent* event)
{
    const base::Duration step = std::max((m_now - m_from) / kStepsInSpan, base::Duration{1});
    const bool isFine = event->modifiers() & Qt::ShiftModifier;
    const base::Duration by = isFine ? std::max(step / kFineSteps, base::Duration{1}) : step;
    if (!m_timestamp)
        QWidget::keyPressEvent(event);
    else if (event->key() == Qt::Key_Left)
        moveTo(*m_timestamp - by);
    else if (event->key() == Qt::Key_Right)
        moveTo(*m_timestamp + by);
    else if (event->key() == Qt::Key_Home)
        moveTo(m_from);
    else if (event->key() == Qt::Key_End)
        moveTo(m_now);
    else
        QWidget::keyPressEvent(event);
}

// --- For a screen reader ---------------------------------------------------------

QString ShardFamily::pictureValue() const { return m_timestamp ? format::clockSeconds(*m_timestamp) : QString{}; }

SpokenPart ShardFamily::part(int index) const
{
    const Tile& tile = m_tiles[std::size_t(index)];
    QStringList facts{tile.isListed ? tr("listed") : tr("not listed"), tile.isOpen() ? tr("open") : tr("closed")};
    if (tile.remains)
        facts << remainsText(*tile.remains, m_now);
    return {.name = format::shardLabel(tile.shard),
        .description = facts.join(QStringLiteral(", ")),
        .rect = tile.rect,
        .actions = {}};
}

int ShardFamily::partAt(QPoint at) const
{
    for (std::size_t i = 0; i < m_tiles.size(); ++i)
        if (m_tiles[i].rect.contains(at))
            return int(i);
    return -1;
}

// The keyboard stands on the line, which is no shard.
std::optional<Pointed> ShardFamily::pointedAt(std::optional<QPoint> at)
{
    const int which = at ? partAt(*at) : -1;
    if (which < 0)
        return std::nullopt;
    const Tile& tile = m_tiles[std::size_t(which)];
    Pointed pointed = *pointedOf(ShardChoice{m_stream, tile.shard});
    pointed.corner = tile.rect.topLeft();
    const SpokenPart told = part(which);
    pointed.words = told.name + QLatin1Char('\n') + told.description;
    return pointed;
}

}
