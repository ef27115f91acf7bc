#include "widgets/charts/key_lanes.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr int kGutter = 132; // labels of lanes and names of consumers
constexpr int kMargin = 14;
constexpr int kMostPitch = 30;
constexpr int kMostLane = 48;
constexpr int kMostLanes = 336; // all lanes together
constexpr int kReaderRow = 20;
constexpr int kGapColumns = 3; // room for the count of what is left out
constexpr int kRoomForNumbers = 30;
constexpr qsizetype kShownDigits = 6;

}

KeyLanes::KeyLanes(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("keyLanes"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void KeyLanes::setStory(const world::KeyStory& story, const QStringList& readers)
{
    const bool hadHops = m_hop >= 0;
    const world::KeyRecord* const was = m_current >= 0 ? &m_story.records[std::size_t(m_current)] : nullptr;
    int kept = -1;
    for (std::size_t i = 0; was != nullptr && i < story.records.size(); ++i)
        if (story.records[i].shard == was->shard && story.records[i].ordinal == was->ordinal)
            kept = int(i);
    m_story = story;
    m_readers = readers;
    placeColumns();
    m_current = -1;
    m_hop = int(m_story.hops.size()) - 1;
    // The first move is what one has waited for.
    if (kept >= 0 && (hadHops || m_hop < 0))
        setCurrent(kept);
    else if (m_hop >= 0)
        toHop(m_hop);
    else
        setCurrent(int(m_story.records.size()) - 1);
    updateGeometry();
    update();
}

void KeyLanes::setKey(const std::string& stream, const QString& key)
{
    m_stream = stream;
    m_key = key;
}

std::optional<Pointed> KeyLanes::pointedAt(std::optional<QPoint> at)
{
    const int index = at ? partAt(*at) : m_current;
    if (index < 0)
        return std::nullopt;
    setCurrent(index);
    const world::KeyRecord& record = m_story.records[std::size_t(index)];
    const SpokenPart told = part(index);
    Pointed pointed;
    pointed.kind = ObjectKind::Record;
    pointed.title = told.name;
    pointed.corner = dot(index).toPoint() + QPoint(0, m_theme.px(8));
    pointed.choice = ShardChoice{m_stream, record.shard};
    pointed.at = record.arrival;
    pointed.id = QString::fromStdString(record.sequenceNumber);
    pointed.key = m_key;
    pointed.words = told.name + QLatin1Char('\n') + told.description;
    pointed.filter = format::shardLabel(record.shard);
    pointed.record.emplace();
    pointed.record->record = world::RecordName{m_stream, record.shard, record.ordinal};
    pointed.record->stream = m_stream;
    return pointed;
}

void KeyLanes::placeColumns()
{
    m_columns.assign(m_story.records.size(), 0);
    m_lanes.clear();
    int column = 0;
    for (const world::KeyShard& shard : m_story.path) {
        Lane lane{column, column};
        bool isEmpty = true;
        for (std::size_t i = 0; i < m_story.records.size(); ++i) {
            if (m_story.records[i].shard != shard.shard)
                continue;
            column += m_story.records[i].leftOut > 0 ? kGapColumns : 0;
            isEmpty = false;
            lane.last = column;
            m_columns[i] = column++;
        }
        // A shard without records of the key still has its place between the others.
        column += isEmpty ? 1 : 0;
        m_lanes.push_back(lane);
    }
    m_columnCount = std::max(1, column);
}

void KeyLanes::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void KeyLanes::setCurrent(int record)
{
    const int all = int(m_story.records.size());
    m_current = all == 0 ? -1 : std::clamp(record, 0, all - 1);
    if (m_current >= 0 && !m_story.hops.empty()) {
        // Of a lane between two moves: the one that led to it, but the next at its last record.
        const std::size_t lane = laneOf(m_current);
        const bool isLast = lane < m_story.hops.size() && m_story.hops[lane].last == std::size_t(m_current);
        m_hop = int(isLast || lane == 0 ? lane : lane - 1);
    }
    update();
    emit currentChanged();
    if (m_current >= 0 && hasFocus()) {
        QAccessibleEvent focused(this, QAccessible::Focus);
        focused.setChild(m_current);
        QAccessible::updateAccessibility(&focused);
    }
}

void KeyLanes::toHop(int hop)
{
    if (m_story.hops.empty())
        return;
    const int wanted = std::clamp(hop, 0, int(m_story.hops.size()) - 1);
    const world::KeyHop& to = m_story.hops[std::size_t(wanted)];
    if (to.last || to.first)
        setCurrent(int(to.last ? *to.last : *to.first));
    m_hop = wanted;
    update();
    emit currentChanged();
}

// --- Where things are -----------------------------------------------------------

int KeyLanes::laneHeight() const
{
    const int lanes = std::max(1, int(m_story.path.size()));
    return std::min(m_theme.px(kMostLane), m_theme.px(kMostLanes) / lanes);
}

int KeyLanes::shownReaders() const { return std::min(int(m_story.readers.size()), kMostReaders); }

QSize KeyLanes::sizeHint() const
{
    const int lanes = std::max(1, int(m_story.path.size()));
    const int readers = shownReaders();
    return {m_theme.px(840),
        m_theme.px(2 * kMargin) + lanes * laneHeight() + readers * m_theme.px(kReaderRow)
            + (readers > 0 ? m_theme.px(kMargin) : 0)};
}

double KeyLanes::x(int column) const
{
    const double room = width() - m_theme.px(kGutter) - 2.0 * m_theme.px(kMargin);
    const double pitch = std::min(double(m_theme.px(kMostPitch)), room / m_columnCount);
    return m_theme.px(kGutter) + m_theme.px(kMargin) + (column + 0.5) * pitch;
}

double KeyLanes::y(std::size_t lane) const { return m_theme.px(kMargin) + (double(lane) + 0.5) * laneHeight(); }

std::size_t KeyLanes::laneOf(int record) const
{
    const streams::ShardIndex shard = m_story.records[std::size_t(record)].shard;
    std::size_t lane = 0;
    while (m_story.path[lane].shard != shard)
        ++lane;
    return lane;
}

QPointF KeyLanes::dot(int record) const { return {x(m_columns[std::size_t(record)]), y(laneOf(record))}; }

QLineF KeyLanes::proofLine(int hop) const
{
    const world::KeyHop& of = m_story.hops[std::size_t(hop)];
    return {QPointF(x(m_lanes[of.parent].last), y(of.parent)), QPointF(x(m_lanes[of.child].first), y(of.child))};
}

int KeyLanes::partAt(QPoint at) const
{
    int nearest = -1;
    double least = m_theme.px(14);
    for (int i = 0; i < partCount(); ++i) {
        const double away = QLineF(dot(i), at).length();
        if (away < least) {
            least = away;
            nearest = i;
        }
    }
    return nearest;
}

// --- Words ------------------------------------------------------------------------

QString KeyLanes::pictureValue() const
{
    if (m_story.hops.empty())
        return tr("%1 records, no move between shards").arg(format::count(std::int64_t(m_story.records.size())));
    const auto proven =
        std::count_if(m_story.hops.begin(), m_story.hops.end(), [](const world::KeyHop& hop) { return hop.isProven; });
    return tr("%1 records, %2 moves between shards, order proven for %3")
        .arg(format::count(std::int64_t(m_story.records.size())), format::count(std::int64_t(m_story.hops.size())),
            format::count(std::int64_t(proven)));
}

SpokenPart KeyLanes::part(int index) const
{
    const world::KeyRecord& record = m_story.records[std::size_t(index)];
    const int size = m_theme.px(12);
    return {.name = tr("record %1, %2, arrived at %3")
                        .arg(format::count(index + 1), format::shardLabel(record.shard), format::clock(record.arrival)),
        .description = tr("sequence number %1").arg(QString::fromStdString(record.sequenceNumber)),
        .rect = QRect(dot(index).toPoint() - QPoint(size / 2, size / 2), QSize(size, size)),
        .role = QAccessible::ListItem,
        .isSelected = index == m_current,
        .canBeSelected = true,
        .actions = {}};
}

QString shortComparison(const std::string& lower, const std::string& higher)
{
    const QString a = QString::fromStdString(lower);
    const QString b = QString::fromStdString(higher);
    qsizetype same = 0;
    while (same < std::min(a.size(), b.size()) && a[same] == b[same])
        ++same;
    const qsizetype from = std::max<qsizetype>(0, same - 2);
    const auto part = [from](const QString& number) {
        return QStringLiteral("…") + number.mid(from, kShownDigits) + QStringLiteral("…");
    };
    return part(a) + QStringLiteral(" < ") + part(b);
}

bool KeyLanes::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = partAt(help->pos());
        if (index < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), part(index).name + QLatin1Char('\n') + part(index).description, this);
        return true;
    }
    return QWidget::event(event);
}

// --- Drawing ------------------------------------------------------------------------

void KeyLanes::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLanes(painter);
    paintProofs(painter);
    paintDots(painter);
    paintNumbers(painter);
    paintReaders(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.accent, m_theme.outlinePx));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void KeyLanes::paintLanes(QPainter& painter) const
{
    const QFont bold = sized(font(), m_theme.bodyPx, true);
    const QFont small = sized(font(), m_theme.smallPx, false);
    const int left = m_theme.px(kMargin);
    const int labelWidth = m_theme.px(kGutter) - left;
    const bool hasTwoLines = laneHeight() >= 2 * QFontMetrics(bold).height();
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
        const world::KeyShard& shard = m_story.path[lane];
        const int half = QFontMetrics(bold).height();
        const int centre = int(y(lane));
        painter.setFont(bold);
        painter.setPen(m_theme.text);
        painter.drawText(QRect(left, hasTwoLines ? centre - half : centre - half / 2, labelWidth, half),
            Qt::AlignVCenter | Qt::AlignLeft, format::shardLabel(shard.shard));
        if (hasTwoLines) {
            painter.setFont(small);
            painter.setPen(m_theme.mutedText);
            painter.drawText(QRect(left, centre, labelWidth, half), Qt::AlignVCenter | Qt::AlignLeft,
                shard.closed ? tr("closed %1").arg(format::clockSeconds(*shard.closed)) : tr("open"));
        }
        const double from = x(m_lanes[lane].first) - m_theme.px(9);
        const double to = x(m_lanes[lane].last) + m_theme.px(9);
        painter.setPen(QPen(m_theme.track, m_theme.px(4), Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(from, centre), QPointF(to, centre));
        // A closed shard has an end; an open one goes on.
        if (shard.closed) {
            painter.setPen(QPen(m_theme.mutedText, 2));
            painter.drawLine(QPointF(to, centre - m_theme.px(7)), QPointF(to, centre + m_theme.px(7)));
        }
    }
    painter.setFont(small);
    painter.setPen(m_theme.mutedText);
    for (std::size_t i = 0; i < m_story.records.size(); ++i) {
        if (m_story.records[i].leftOut == 0)
            continue;
        const double to = x(m_columns[i]);
        const double from = x(m_columns[i] - kGapColumns);
        const QRectF box(from - 4, y(laneOf(int(i))) - m_theme.px(20), to - from, m_theme.px(16));
        painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip,
            QStringLiteral("⋯ ") + format::shortCount(std::int64_t(m_story.records[i].leftOut)));
    }
}

void KeyLanes::paintProofs(QPainter& painter) const
{
    for (int hop = 0; hop < int(m_story.hops.size()); ++hop) {
        const world::KeyHop& of = m_story.hops[std::size_t(hop)];
        const bool isCurrent = hop == m_hop;
        QPen pen(isCurrent ? m_theme.accent : m_theme.mutedText, m_theme.px(isCurrent ? 3 : 1));
        // Without a record at either end there are only the numbers of the shards.
        pen.setStyle(of.last && of.first ? Qt::SolidLine : Qt::DashLine);
        painter.setPen(pen);
        painter.drawLine(proofLine(hop));
    }
}

void KeyLanes::paintNumbers(QPainter& painter) const
{
    if (m_hop < 0 || laneHeight() < m_theme.px(kRoomForNumbers))
        return;
    const world::KeyHop& of = m_story.hops[std::size_t(m_hop)];
    if (!of.isProven)
        return;
    const std::string& lower = of.last ? m_story.records[*of.last].sequenceNumber : of.closing;
    const std::string& higher = of.first ? m_story.records[*of.first].sequenceNumber : of.opening;
    const QString text = shortComparison(lower, higher);
    QFont fixed = sized(font(), m_theme.smallPx + 1, true);
    fixed.setFamily(QStringLiteral("monospace"));
    const QFontMetrics metrics(fixed);
    const QPointF middle = proofLine(m_hop).center();
    const int wide = metrics.horizontalAdvance(text) + m_theme.px(12);
    const double gap = m_theme.px(8);
    QRectF box(middle.x() + gap, middle.y() - metrics.height() / 2.0 - 1, wide, metrics.height() + 2);
    if (box.right() > width() - m_theme.px(4))
        box.moveRight(middle.x() - gap);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accent);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(fixed);
    painter.setPen(m_theme.textOn(m_theme.accent));
    painter.drawText(box, Qt::AlignCenter, text);
}

void KeyLanes::paintDots(QPainter& painter) const
{
    const double radius = m_theme.px(10) / 2.0;
    for (int i = 0; i < partCount(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.load);
        painter.drawEllipse(dot(i), radius, radius);
        if (i != m_current)
            continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.text, 2));
        painter.drawEllipse(dot(i), radius + 3, radius + 3);
    }
}

void KeyLanes::paintReaders(QPainter& painter) const
{
    const QFont small = sized(font(), m_theme.smallPx, false);
    const QFontMetrics metrics(small);
    const int left = m_theme.px(kMargin);
    const int row = m_theme.px(kReaderRow);
    const double top = y(0) - laneHeight() / 2.0 + double(m_lanes.size()) * laneHeight() + m_theme.px(kMargin);
    const double side = m_theme.px(8);
    painter.setFont(small);
    for (int reader = 0; reader < shownReaders(); ++reader) {
        const double centre = top + (reader + 0.5) * row;
        painter.setPen(m_theme.mutedText);
        const int wide = m_theme.px(kGutter) - left;
        painter.drawText(QRectF(left, centre - row / 2.0, wide, row), Qt::AlignVCenter | Qt::AlignLeft,
            metrics.elidedText(m_readers.value(reader), Qt::ElideRight, wide));
        const std::vector<bool>& isBehind = m_story.readers[std::size_t(reader)].isBehind;
        for (std::size_t i = 0; i < isBehind.size(); ++i) {
            const QRectF box(x(m_columns[i]) - side / 2, centre - side / 2, side, side);
            painter.setPen(QPen(isBehind[i] ? m_theme.good : m_theme.mutedText, 1));
            painter.setBrush(isBehind[i] ? QBrush(m_theme.good) : QBrush(Qt::NoBrush));
            painter.drawRect(box);
        }
    }
}

// --- Hands ----------------------------------------------------------------------------

void KeyLanes::mousePressEvent(QMouseEvent* event)
{
    if (const int index = partAt(event->pos()); index >= 0)
        setCurrent(index);
}

void KeyLanes::mouseMoveEvent(QMouseEvent* event) { mousePressEvent(event); }

void KeyLanes::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - 1);
        return;
    case Qt::Key_Right:
        setCurrent(m_current + 1);
        return;
    case Qt::Key_Up:
        toHop(m_hop - 1);
        return;
    case Qt::Key_Down:
        toHop(m_hop + 1);
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(int(m_story.records.size()) - 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void KeyLanes::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void KeyLanes::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

}
