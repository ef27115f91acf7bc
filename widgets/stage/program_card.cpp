#include "widgets/stage/program_card.h"

#include "widgets/consumer_words.h"
#include "widgets/format.h"
#include "widgets/stage/card_face.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

using card_face::kBadge;
using card_face::kInset;
using card_face::sized;

// As of consumers: one that asks once a second is always a second or two behind, and nobody nearer than a push.
constexpr std::int64_t kBehindMs = 5'000;
constexpr std::int64_t kTipMs = 100;

}

ProgramCard::ProgramCard(QWidget* parent) : QFrame(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

QSize ProgramCard::sizeHint() const
{
    const int body = QFontMetrics(sized(font(), m_theme.bodyPx)).height();
    const int small = QFontMetrics(sized(font(), m_theme.smallPx)).height();
    return {m_theme.px(190), kInset + std::max(body, m_theme.px(kBadge)) + small + 6};
}

void ProgramCard::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void ProgramCard::retranslate() { present(m_reading); }

void ProgramCard::present(const ProgramReading& reading)
{
    m_reading = reading;
    const bool isShared = reading.reader.kind == ConsumerKind::Shared;
    const QString name = QString::fromStdString(reading.name);
    setAccessibleName(tr("%1, a program").arg(name));
    const QString known = isShared
        ? tr("A program outside, which keeps its places itself: known is what its newest GetRecords told, %1 ago.")
              .arg(format::duration(reading.sinceCall))
        : tr("A program outside, subscribed as %1: its places are by what has been pushed to it, at up to 2 MiB/s of "
             "each shard, and what its connection took of that.")
              .arg(QString::fromStdString(reading.reader.consumer));
    QStringList facts{known};
    if (reading.heldUp)
        facts << tr("It does not keep up: for %1 it has taken less than could be pushed to it.")
                     .arg(format::duration(*reading.heldUp));
    QStringList shown;
    for (const QString& fact : facts)
        shown << fact.toHtmlEscaped();
    setToolTip(paragraphs(shown) + iteratorAgeCard(reading.reader.kind));
    setAccessibleDescription((QStringList{stateText(), useText()} + facts).join(QStringLiteral(", ")));
    update();
}

void ProgramCard::setSelected(bool isSelected)
{
    if (std::exchange(m_isSelected, isSelected) != isSelected)
        update();
}

QString ProgramCard::stateText() const
{
    if (m_reading.ageMs < kTipMs)
        return tr("at the tip");
    return tr("%1 behind").arg(format::duration(base::Duration{m_reading.ageMs}));
}

QString ProgramCard::useText() const
{
    if (m_reading.reader.kind == ConsumerKind::Shared)
        return tr("a program, reads %n shard(s)", nullptr, m_reading.shards);
    const QString use = tr("a program, subscribed to %n shard(s) as %1", nullptr, m_reading.shards)
                            .arg(QString::fromStdString(m_reading.reader.consumer));
    QStringList words{use, tr("%1 left").arg(format::duration(m_reading.left))};
    if (m_reading.heldUp)
        words.prepend(tr("does not keep up"));
    return words.join(QStringLiteral(", "));
}

void ProgramCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isMarked = m_isSelected || hasFocus();
    const QPen outline(isMarked ? m_theme.accent : m_theme.line, isMarked ? 2 : 1);
    const QRect badge =
        card_face::paint(painter, rect(), m_theme, outline, {m_theme.series(m_reading.tint), m_reading.badge});

    // The name at the left, its state at the right; the name gives way.
    const int right = width() - kInset;
    const bool isBehind = m_reading.ageMs >= kBehindMs;
    painter.setFont(sized(font(), m_theme.smallPx, isBehind ? QFont::DemiBold : QFont::Normal));
    const QString state = stateText();
    const int stateWidth = std::min(painter.fontMetrics().horizontalAdvance(state), (width() - 2 * kInset) * 3 / 5);
    painter.setPen(isBehind ? m_theme.warmText : m_theme.good);
    painter.drawText(QRect(right - stateWidth, badge.top(), stateWidth + 1, badge.height()),
        Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(state, Qt::ElideRight, stateWidth + 1));
    painter.setFont(sized(font(), m_theme.bodyPx, QFont::DemiBold));
    painter.setPen(m_theme.text);
    const QRect name(badge.right() + 6, badge.top(), right - stateWidth - badge.right() - 12, badge.height());
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(QString::fromStdString(m_reading.name), Qt::ElideRight, name.width()));
    painter.setFont(sized(font(), m_theme.smallPx));
    painter.setPen(m_theme.mutedText);
    const QRect second(kInset, badge.bottom() + 2, right - kInset, painter.fontMetrics().height());
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(useText(), Qt::ElideRight, second.width()));
}

void ProgramCard::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        emit chosen();
}

void ProgramCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit chosen();
    else
        QFrame::keyPressEvent(event);
}

void ProgramCard::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    update();
}

void ProgramCard::focusOutEvent(QFocusEvent* event)
{
    QFrame::focusOutEvent(event);
    update();
}

std::optional<Pointed> ProgramCard::pointedAt(std::optional<QPoint>)
{
    Pointed pointed = *pointedOf(ProgramChoice{m_reading.name});
    pointed.corner = QPoint(m_theme.px(12), m_theme.px(24));
    pointed.words = accessibleName() + QStringLiteral("\n") + accessibleDescription();
    return pointed;
}

void ProgramCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}
