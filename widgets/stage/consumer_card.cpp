#include "widgets/stage/consumer_card.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/consumer_words.h"
#include "widgets/format.h"
#include "widgets/knob.h"
#include "widgets/stage/card_face.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

using card_face::kBadge;
using card_face::kInset;
using card_face::sized;

constexpr int kAgesGap = 10;
constexpr int kLeastAges = 28;
constexpr int kSign = 11;
constexpr double kSlowest = 50;
constexpr double kSpan = 400; // the fastest rate is so many times the slowest
// A poller that asks once a second is always a second or two behind.
constexpr std::int64_t kBehindMs = 5'000;
// Nobody is nearer than the next push.
constexpr std::int64_t kTipMs = 100;

// No forecast knows the second ten minutes ahead.
base::Duration roughly(base::Duration left)
{
    return left < std::chrono::minutes{10} ? left : left - left % std::chrono::minutes{1};
}

}

std::int64_t processingAt(int step)
{
    if (step >= kProcessingSteps)
        return 0;
    const double rate = kSlowest * std::pow(kSpan, double(step) / (kProcessingSteps - 1));
    // Two digits that count are as fine as a hand can choose.
    const double grain = std::pow(10, std::floor(std::log10(rate)) - 1);
    return std::int64_t(std::llround(rate / grain) * std::llround(grain));
}

int processingStep(std::int64_t rate)
{
    if (rate <= 0)
        return kProcessingSteps;
    const double place = std::log(double(rate) / kSlowest) / std::log(kSpan) * (kProcessingSteps - 1);
    return std::clamp(int(std::lround(place)), 0, kProcessingSteps - 1);
}

ConsumerCard::ConsumerCard(QWidget* parent) : QFrame(parent), m_rate(new Knob(0, kProcessingSteps, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    m_rate->setCursor(Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_rate, &Knob::begun, this, &ConsumerCard::rateBegun);
    connect(m_rate, &Knob::turned, this, [this](int step) { emit rateAsked(processingAt(step)); });
    retranslate();
}

QSize ConsumerCard::sizeHint() const
{
    const int body = QFontMetrics(sized(font(), m_theme.bodyPx)).height();
    const int small = QFontMetrics(sized(font(), m_theme.smallPx)).height();
    // One that is late has a line more.
    const int lines = m_reading.isLate ? 2 : 1;
    return {
        m_theme.px(190), kInset + std::max(body, m_theme.px(kBadge)) + lines * small + m_rate->sizeHint().height() + 6};
}

void ConsumerCard::setTheme(const Theme& theme)
{
    m_theme = theme;
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    for (QLabel* label : m_rate->findChildren<QLabel*>())
        label->setFont(small);
    m_rate->setTheme(theme);
    updateGeometry();
    update();
}

void ConsumerCard::retranslate()
{
    m_rate->setCaption(tr("work"));
    m_rate->setToolTip(tr("Records a second that the worker of each shard can process"));
    present(m_reading, m_subscriptionLife);
}

void ConsumerCard::present(const ConsumerReading& reading, base::Duration subscriptionLife)
{
    const bool isOtherHeight = m_reading.isLate != reading.isLate;
    m_reading = reading;
    m_subscriptionLife = subscriptionLife;
    if (isOtherHeight)
        updateGeometry();
    m_rate->showValue(processingStep(reading.config.processingRate),
        reading.config.processingRate == 0 ? tr("max", "processing rate")
                                           : tr("%1/s").arg(format::shortCount(reading.config.processingRate)));
    const QString name = QString::fromStdString(reading.name);
    m_rate->setSpokenName(tr("Processing rate of %1").arg(name));
    const QString lane = reading.kind == ConsumerKind::Shared ? tr("shared consumer") : tr("enhanced fan-out consumer");
    setAccessibleName(QStringLiteral("%1, %2").arg(name, lane));
    QStringList told{stateText()};
    if (reading.isLate)
        told << forecastText();
    if (reading.hasLatency)
        told << tr("p50 %1 \u00b7 p99 %2").arg(format::duration(reading.median), format::duration(reading.slow));
    const QString reads = readingText(reading.config, subscriptionLife);
    if (isBlocked())
        told << tr("%Ln shard(s) blocked by a record it cannot process", nullptr, reading.blockedShards);
    told << reads << hint();
    setToolTip(paragraphs({reads, hint()}) + iteratorAgeCard(reading.kind));
    setAccessibleDescription(told.join(QStringLiteral(", ")));
    update();
}

void ConsumerCard::setSelected(bool isSelected)
{
    if (std::exchange(m_isSelected, isSelected) != isSelected)
        update();
}

void ConsumerCard::setAimed(bool isAimed)
{
    if (std::exchange(m_isAimed, isAimed) != isAimed)
        update();
}

bool ConsumerCard::isBehind() const { return m_reading.ageMs >= kBehindMs; }

bool ConsumerCard::isBlocked() const
{
    return m_reading.blockedShards > 0 && m_reading.state == world::ConsumerState::Reading;
}

QString ConsumerCard::stateText() const
{
    switch (m_reading.state) {
    case world::ConsumerState::Creating:
        return tr("CREATING, %1").arg(format::duration(m_reading.stateLeft));
    case world::ConsumerState::Unregistered:
        return tr("not registered");
    case world::ConsumerState::Paused:
        return tr("paused, %1").arg(format::duration(base::Duration{m_reading.ageMs}));
    case world::ConsumerState::Over:
        return tr("stream is gone");
    case world::ConsumerState::Reading:
        break;
    }
    if (isBlocked())
        return tr("blocked, %1").arg(format::duration(m_reading.blockedFor));
    if (m_reading.ageMs < kTipMs)
        return tr("at the tip");
    return tr("%1 behind").arg(format::duration(base::Duration{m_reading.ageMs}));
}

QString ConsumerCard::shortStateText() const
{
    if (m_reading.state == world::ConsumerState::Paused)
        return tr("paused");
    if (isBlocked())
        return tr("blocked");
    if (m_reading.state == world::ConsumerState::Reading && m_reading.ageMs >= kTipMs)
        return format::duration(base::Duration{m_reading.ageMs});
    return stateText();
}

QString ConsumerCard::forecastText() const
{
    if (!m_reading.isLate)
        return {};
    if (m_reading.untilCaughtUp)
        return tr("caught up in %1").arg(format::duration(roughly(*m_reading.untilCaughtUp)));
    if (m_reading.untilLoss)
        return tr("loses data in %1").arg(format::duration(roughly(*m_reading.untilLoss)));
    return tr("does not catch up");
}

QColor ConsumerCard::forecastColour() const
{
    if (m_reading.untilCaughtUp)
        return m_theme.text;
    return m_reading.untilLoss ? m_theme.hotText : m_theme.warmText;
}

QString ConsumerCard::hint()
{
    return tr("Drag it to the other lane, or aim with the arrow keys and move it with Enter");
}

void ConsumerCard::resizeEvent(QResizeEvent*)
{
    const int high = m_rate->sizeHint().height();
    m_rate->setGeometry(kInset, height() - high - 3, width() - 2 * kInset, high);
}

void ConsumerCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isMarked = m_isSelected || hasFocus() || m_isAimed;
    const QPen outline(isMarked ? m_theme.accent : m_theme.line, isMarked ? 2 : 1,
        m_isAimed ? Qt::DashLine : Qt::SolidLine);
    const QRect badge =
        card_face::paint(painter, rect(), m_theme, outline, {m_theme.series(m_reading.tint), m_reading.badge});

    // The name at the left, its state at the right; the name gives way.
    const int right = width() - kInset;
    const bool isTrouble = isBehind() || isBlocked() || m_reading.state == world::ConsumerState::Unregistered;
    painter.setFont(sized(font(), m_theme.smallPx, isTrouble ? QFont::DemiBold : QFont::Normal));
    const QFontMetrics nameMetrics(sized(font(), m_theme.bodyPx, QFont::DemiBold));
    const int besideName =
        right - badge.right() - 14 - nameMetrics.horizontalAdvance(QString::fromStdString(m_reading.name));
    // A sign before the word, so that a blocked one is told apart at a glance.
    const int sign = isBlocked() ? m_theme.px(kSign) + 4 : 0;
    const bool isShort = painter.fontMetrics().horizontalAdvance(stateText()) + sign > besideName;
    const QString state = isShort ? shortStateText() : stateText();
    const int stateWidth = std::min(painter.fontMetrics().horizontalAdvance(state), (width() - 2 * kInset) * 3 / 5);
    painter.setPen(isTrouble                                   ? m_theme.warmText
            : m_reading.state == world::ConsumerState::Reading ? m_theme.good
                                                               : m_theme.mutedText);
    painter.drawText(QRect(right - stateWidth, badge.top(), stateWidth + 1, m_theme.px(kBadge)),
        Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(state, Qt::ElideRight, stateWidth + 1));
    if (isBlocked())
        paintNoEntry(painter,
            QRectF(right - stateWidth - sign, badge.center().y() + 1 - m_theme.px(kSign) / 2.0, m_theme.px(kSign),
                m_theme.px(kSign)),
            m_theme.hotText, m_theme.raised);
    painter.setFont(sized(font(), m_theme.bodyPx, QFont::DemiBold));
    painter.setPen(m_theme.text);
    const QRect name(badge.right() + 6, badge.top(), right - stateWidth - sign - badge.right() - 12,
        m_theme.px(kBadge));
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(QString::fromStdString(m_reading.name), Qt::ElideRight, name.width()));

    painter.setFont(sized(font(), m_theme.smallPx));
    const QFontMetrics small = painter.fontMetrics();
    const QRect second(kInset, badge.bottom() + 2, right - kInset, small.height());
    const QString latency = m_reading.hasLatency
        ? tr("p50 %1 \u00b7 p99 %2").arg(format::duration(m_reading.median), format::duration(m_reading.slow))
        : tr("nothing read");
    // What was refused keeps its place; the latency gives way.
    const QString refused = m_reading.rate.refusedCalls > 0
        ? QStringLiteral("\u2715%1").arg(format::shortCount(m_reading.rate.refusedCalls))
        : QString();
    const int room = second.width() - (refused.isEmpty() ? 0 : small.horizontalAdvance(refused) + 6);
    painter.setPen(m_theme.text);
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter, small.elidedText(latency, Qt::ElideRight, room));
    painter.setPen(m_theme.hotText);
    painter.drawText(second, Qt::AlignRight | Qt::AlignVCenter, refused);
    int words = small.horizontalAdvance(latency);
    QRect lines = second.adjusted(0, 0, refused.isEmpty() ? 0 : -(small.horizontalAdvance(refused) + 6), 0);
    if (m_reading.isLate) {
        painter.setFont(sized(font(), m_theme.smallPx, QFont::DemiBold));
        painter.setPen(forecastColour());
        const QRect third = second.translated(0, second.height());
        painter.drawText(third, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(forecastText(), Qt::ElideRight, third.width()));
        words = std::max(words, painter.fontMetrics().horizontalAdvance(forecastText()));
        lines.setBottom(third.bottom());
    }
    paintAges(painter, lines.adjusted(words + kAgesGap, 1, 0, -1));
}

// Its iterator age over the last two minutes beside the words, from nothing to its highest, but to five
// seconds at least, so that a calm one looks calm. Where the words leave no room for a shape there is none.
void ConsumerCard::paintAges(QPainter& painter, const QRect& area) const
{
    if (area.width() < m_theme.px(kLeastAges))
        return;
    std::int64_t highest = kBehindMs;
    for (const world::Extremes& column : m_reading.ages)
        highest = std::max(highest, column.highest);
    QPolygonF hill;
    for (std::size_t i = 0; i < m_reading.ages.size(); ++i) {
        const world::Extremes& column = m_reading.ages[i];
        if (column.isEmpty())
            continue;
        const double x = area.left() + (double(i) + 0.5) * area.width() / double(m_reading.ages.size());
        if (hill.isEmpty())
            hill << QPointF(x, area.bottom());
        hill << QPointF(x, area.bottom() - double(column.highest) * area.height() / double(highest));
    }
    if (hill.isEmpty())
        return;
    hill << QPointF(hill.last().x(), area.bottom());
    QColor fill = isBehind() ? m_theme.warm : m_theme.mutedText;
    fill.setAlpha(isBehind() ? 150 : 90);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(hill);
}

void ConsumerCard::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->globalPosition().toPoint();
    emit chosen();
}

void ConsumerCard::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed || !(event->buttons() & Qt::LeftButton))
        return;
    const QPoint at = event->globalPosition().toPoint();
    if (!m_isDragging && (at - *m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    if (!std::exchange(m_isDragging, true))
        setCursor(Qt::ClosedHandCursor);
    emit dragged(at);
}

void ConsumerCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed.reset();
    setCursor(Qt::OpenHandCursor);
    if (std::exchange(m_isDragging, false))
        emit dropped(event->globalPosition().toPoint());
}

void ConsumerCard::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (event->key() == Qt::Key_Escape && (m_isDragging || m_isAimed)) {
        m_pressed.reset();
        if (std::exchange(m_isDragging, false))
            emit dragCancelled();
        else
            emit aimAsked(false);
        return;
    }
    if (isPlain && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        // The other lane of a shared consumer lies at the right.
        const bool isTowards = (event->key() == Qt::Key_Right) == (m_reading.kind == ConsumerKind::Shared);
        emit aimAsked(isTowards);
        return;
    }
    if (isPlain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        emit neighbourAsked(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    if (isPlain && m_isAimed && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit moveAsked();
        return;
    }
    QFrame::keyPressEvent(event);
}

void ConsumerCard::focusOutEvent(QFocusEvent* event)
{
    QFrame::focusOutEvent(event);
    if (m_isAimed && event->reason() != Qt::ActiveWindowFocusReason)
        emit aimAsked(false);
    update();
}

std::optional<Pointed> ConsumerCard::pointedAt(std::optional<QPoint>)
{
    Pointed pointed = *pointedOf(ConsumerChoice{m_reading.config.stream, m_reading.name});
    pointed.corner = QPoint(m_theme.px(12), m_theme.px(24));
    pointed.isOnItsStage = true;
    pointed.words = accessibleName() + QStringLiteral("\n") + accessibleDescription();
    const bool isFanOut = m_reading.kind == ConsumerKind::FanOut;
    const bool isPaused = m_reading.state == world::ConsumerState::Paused;
    pointed.offers =
        consumerOffers({.isFanOut = isFanOut,
                           .isPaused = isPaused,
                           .isRegistered = isFanOut && m_reading.state != world::ConsumerState::Unregistered},
            [this, isPaused](Verb verb) {
                if (verb == Verb::MoveLane)
                    emit moveAsked();
                else if (verb == Verb::Pause)
                    emit pauseAsked(!isPaused);
                else if (verb == Verb::Kill)
                    emit killAsked();
                else if (verb == Verb::Remove)
                    emit removeAsked();
            });
    return pointed;
}

void ConsumerCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}
