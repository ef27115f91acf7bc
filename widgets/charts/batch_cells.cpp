#include "widgets/charts/batch_cells.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace shardscope::widgets {

namespace {

QString codeOf(const streams::PutResult& result)
{
    const std::string_view code = streams::entryErrorCode(result.refusal.exception);
    return QString::fromUtf8(code.data(), qsizetype(code.size()));
}

}

BatchCells::BatchCells(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("batchCells"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(false);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void BatchCells::setBatch(const streams::PutBatch& batch)
{
    m_stream = batch.streamName;
    m_at = batch.at;
    m_entries = batch.entries;
    const auto failed = std::find_if(m_entries.begin(), m_entries.end(),
        [](const streams::BatchEntry& entry) { return !entry.result.isStored(); });
    m_current = m_entries.empty() ? -1 : failed == m_entries.end() ? 0 : int(failed - m_entries.begin());
    updateGeometry();
    update();
    emit currentChanged();
}

void BatchCells::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void BatchCells::setCurrent(int index)
{
    if (m_entries.empty())
        return;
    m_current = std::clamp(index, 0, int(m_entries.size()) - 1);
    update();
    emit currentChanged();
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(m_current);
    QAccessible::updateAccessibility(&focused);
}

void BatchCells::toFailed(int direction)
{
    for (int index = m_current + direction; index >= 0 && index < int(m_entries.size()); index += direction) {
        if (isFailed(index)) {
            setCurrent(index);
            return;
        }
    }
}

QRect BatchCells::cell(int index) const
{
    const int pitch = side() + 2;
    return {1 + (index % kColumns) * pitch, 1 + (index / kColumns) * pitch, side(), side()};
}

QSize BatchCells::sizeHint() const
{
    const int rows = std::max(1, (int(m_entries.size()) + kColumns - 1) / kColumns);
    const int pitch = side() + 2;
    return {kColumns * pitch + 2, rows * pitch + 2};
}

int BatchCells::partAt(QPoint at) const
{
    const int pitch = side() + 2;
    const int column = (at.x() - 1) / pitch;
    const int index = (at.y() - 1) / pitch * kColumns + column;
    return at.x() < 1 || at.y() < 1 || column >= kColumns || index >= int(m_entries.size()) ? -1 : index;
}

SpokenPart BatchCells::part(int index) const
{
    const streams::BatchEntry& entry = m_entries[std::size_t(index)];
    const QString key = QString::fromStdString(entry.sent.partitionKey);
    return {.name = entry.result.isStored() ? tr("entry %1, key %2, stored").arg(index + 1).arg(key)
                                            : tr("entry %1, key %2, failed").arg(index + 1).arg(key),
        .description = entry.result.isStored() ? format::shardLabel(entry.result.shard) : codeOf(entry.result),
        .rect = cell(index),
        .role = QAccessible::ListItem,
        .isSelected = index == m_current,
        .canBeSelected = true,
        .actions = {}};
}

void BatchCells::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    const QPixmap hatch = hatchTile(m_theme, devicePixelRatioF());
    QColor calm = m_theme.load;
    calm.setAlphaF(m_theme.isHighContrast ? 1.0F : 0.55F);
    const QColor cross = m_theme.textOn(m_theme.hot);
    for (int index = 0; index < int(m_entries.size()); ++index) {
        const QRect box = cell(index);
        if (!isFailed(index)) {
            painter.fillRect(box, calm);
        } else {
            fillHatched(painter, box, m_theme.hot.rgb(), hatch);
            painter.setRenderHint(QPainter::Antialiasing);
            const bool isThrottled = m_entries[std::size_t(index)].result.refusal.exception
                == streams::Exception::ProvisionedThroughputExceeded;
            painter.setPen(QPen(cross, std::max(2.0, side() / 9.0), Qt::SolidLine, Qt::RoundCap));
            const QRectF inner = QRectF(box).adjusted(side() * 0.3, side() * 0.3, -side() * 0.3, -side() * 0.3);
            painter.drawLine(inner.topLeft(), inner.bottomRight());
            // A cross where the shard was full; a single stroke for every other code.
            if (isThrottled)
                painter.drawLine(inner.bottomLeft(), inner.topRight());
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        if (index == m_current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(hasFocus() ? m_theme.accent : m_theme.text, 2));
            painter.drawRect(box.adjusted(0, 0, -1, -1));
        }
    }
}

std::optional<Pointed> BatchCells::pointedAt(std::optional<QPoint> at)
{
    const int index = at ? partAt(*at) : m_current;
    if (index < 0)
        return std::nullopt;
    setCurrent(index);
    const streams::BatchEntry& entry = m_entries[std::size_t(index)];
    const SpokenPart told = part(index);
    Pointed pointed;
    pointed.kind = ObjectKind::BatchEntry;
    pointed.title = told.name;
    pointed.corner = cell(index).bottomLeft();
    pointed.choice = ShardChoice{m_stream, entry.result.shard};
    pointed.at = m_at;
    if (entry.result.isStored())
        pointed.id = QString::fromStdString(entry.result.sequenceNumber.decimal());
    pointed.key = QString::fromStdString(entry.sent.partitionKey);
    pointed.words = told.name + QLatin1Char('\n') + told.description;
    pointed.filter = format::shardLabel(entry.result.shard);
    const bool hasFailed = std::any_of(m_entries.begin(), m_entries.end(),
        [](const streams::BatchEntry& each) { return !each.result.isStored(); });
    pointed.offers = {{.verb = Verb::Retry,
        .text = tr("Send again what failed"),
        .act = [this] { emit retryAsked(); },
        .isEnabled = hasFailed}};
    return pointed;
}

void BatchCells::mousePressEvent(QMouseEvent* event)
{
    if (const int index = partAt(event->pos()); index >= 0)
        setCurrent(index);
}

void BatchCells::mouseMoveEvent(QMouseEvent* event) { mousePressEvent(event); }

void BatchCells::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - 1);
        return;
    case Qt::Key_Right:
        setCurrent(m_current + 1);
        return;
    case Qt::Key_Up:
        if (m_current >= kColumns)
            setCurrent(m_current - kColumns);
        return;
    case Qt::Key_Down:
        if (m_current + kColumns < int(m_entries.size()))
            setCurrent(m_current + kColumns);
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(int(m_entries.size()) - 1);
        return;
    case Qt::Key_N:
        toFailed(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BatchCells::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void BatchCells::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QString entryText(const streams::PutBatch& batch, int index)
{
    const streams::BatchEntry& entry = batch.entries[std::size_t(index)];
    const auto fixed = [](const QString& text) {
        return QStringLiteral("<span style='font-family:monospace'>%1</span>").arg(text.toHtmlEscaped());
    };
    QString text =
        BatchCells::tr("<b>Entry %1</b> of %2 · key <b>%3</b> · %4")
            .arg(index + 1)
            .arg(batch.entries.size())
            .arg(QString::fromStdString(entry.sent.partitionKey).toHtmlEscaped(), format::byteCount(entry.size));
    if (entry.attempt > 1)
        text += QStringLiteral(" · ") + BatchCells::tr("attempt %1").arg(entry.attempt);
    text += QStringLiteral("<br>");
    if (entry.result.isStored())
        return text
            + BatchCells::tr("Stored in %1 under sequence number")
                  .arg(QStringLiteral("<b>%1</b>").arg(format::shardLabel(entry.result.shard)))
            + QStringLiteral("<br>") + fixed(QString::fromStdString(entry.result.sequenceNumber.decimal()));
    return text + QStringLiteral("ErrorCode ") + fixed(codeOf(entry.result)) + QStringLiteral("<br>")
        + QString::fromStdString(entry.result.refusal.message).toHtmlEscaped();
}

}
