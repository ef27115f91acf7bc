#include "widgets/timeline/overview_strip.h"

#include "widgets/format.h"
#include "widgets/timeline/timeline_painter.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kGrip = 5;             // pixels around an edge that take hold of it
constexpr int kSlack = 3;            // a click may tremble so much
constexpr base::Duration kLeast{10}; // as the time scale

}

OverviewStrip::OverviewStrip(Selection& selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_scale(base::kWorldStart, base::instantAt(base::Duration{60'000}), 1)
{
    setObjectName(QStringLiteral("overview"));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&m_selection, &Selection::spanChanged, this, qOverload<>(&QWidget::update));
    connect(&m_selection, &Selection::rangeChanged, this, qOverload<>(&QWidget::update));
    retranslate();
}

void OverviewStrip::present(const RunHistory& history, const TimeNotes& notes, const TimeScale& whole,
    base::Instant now)
{
    m_scale = whole.resized(std::max(1, width()));
    m_columns = loadColumns(history.beats(), m_scale, std::max(1, height() - 5));
    m_reshards.clear();
    for (const ReshardMark& mark : history.reshards())
        m_reshards.push_back(mark.at);
    m_notes.clear();
    for (const TimeNote& note : notes.kept())
        if (!note.isChapter)
            m_notes.push_back(note.at);
    m_bands.clear();
    for (const TimeNotes::Chapter& chapter : notes.chapters())
        m_bands.push_back({chapter.from, chapter.to.value_or(m_scale.to()), chapterName(notes, chapter)});
    m_now = now;
    update();
}

void OverviewStrip::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

int OverviewStrip::xOf(base::Instant at) const
{
    return int(std::lround(std::clamp(m_scale.x(at), -10'000.0, 100'000.0)));
}

OverviewStrip::Grip OverviewStrip::gripAt(int x) const
{
    const auto span = m_selection.span();
    if (!span)
        return Grip::Beside;
    const int from = xOf(span->from);
    const int to = xOf(span->to);
    // A frame too narrow to hold its edges apart is moved, not resized, unless it is held from outside.
    const bool isNarrow = to - from < 3 * kGrip;
    if (x >= from - kGrip && x <= from + (isNarrow ? -1 : kGrip))
        return Grip::From;
    if (x >= to - (isNarrow ? -1 : kGrip) && x <= to + kGrip)
        return Grip::To;
    return x >= from && x <= to ? Grip::Inside : Grip::Beside;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int x = event->pos().x();
    m_drag = Drag{gripAt(x), x, m_selection.span().value_or(TimeSpan{m_scale.from(), m_scale.to()})};
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    const int x = event->pos().x();
    if (m_drag) {
        drag(x);
        return;
    }
    switch (gripAt(x)) {
    case Grip::From:
    case Grip::To:
        setCursor(Qt::SizeHorCursor);
        break;
    case Grip::Inside:
        setCursor(Qt::OpenHandCursor);
        break;
    case Grip::Beside:
        setCursor(Qt::PointingHandCursor);
        break;
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    if (!m_drag->isMoved)
        emit instantChosen(std::clamp(m_scale.at(event->pos().x()), m_scale.from(), m_scale.to()));
    m_drag.reset();
}

void OverviewStrip::drag(int x)
{
    Drag& drag = *m_drag;
    if (!drag.isMoved && std::abs(x - drag.pressedAt) <= kSlack)
        return;
    drag.isMoved = true;
    const base::Instant at = std::clamp(m_scale.at(x), m_scale.from(), m_scale.to());
    switch (drag.grip) {
    case Grip::From:
        zoomTo({std::min(at, drag.span.to - kLeast), drag.span.to});
        break;
    case Grip::To:
        zoomTo({drag.span.from, std::max(at, drag.span.from + kLeast)});
        break;
    case Grip::Inside: {
        const base::Duration by = m_scale.at(x) - m_scale.at(drag.pressedAt);
        zoomTo({drag.span.from + by, drag.span.to + by});
        break;
    }
    case Grip::Beside: {
        const base::Instant pressed = std::clamp(m_scale.at(drag.pressedAt), m_scale.from(), m_scale.to());
        const base::Instant from = std::min(pressed, at);
        zoomTo({from, std::max(std::max(pressed, at), from + kLeast)});
        break;
    }
    }
}

// As long as asked, but within the run.
void OverviewStrip::zoomTo(TimeSpan span)
{
    const base::Duration length = std::min(span.to - span.from, m_scale.span());
    const base::Instant from = std::clamp(span.from, m_scale.from(), m_scale.to() - length);
    m_selection.setSpan(TimeSpan{from, from + length});
}

void OverviewStrip::keyPressEvent(QKeyEvent* event)
{
    const auto span = m_selection.span();
    const bool isOurs = span && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const base::Duration tenth = span ? (span->to - span->from) / 10 : base::Duration{};
    if (isOurs && event->key() == Qt::Key_Left)
        zoomTo({span->from - tenth, span->to - tenth});
    else if (isOurs && event->key() == Qt::Key_Right)
        zoomTo({span->from + tenth, span->to + tenth});
    else if (isOurs && event->key() == Qt::Key_Up && tenth * 8 >= kLeast)
        zoomTo({span->from + tenth, span->to - tenth});
    else if (isOurs && event->key() == Qt::Key_Down)
        zoomTo({span->from - tenth, span->to + tenth});
    else
        QWidget::keyPressEvent(event);
}

void OverviewStrip::wheelEvent(QWheelEvent* event)
{
    const auto span = m_selection.span();
    const int turn = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (span && turn != 0) {
        const base::Duration by{std::llround(double((span->to - span->from).count()) * -turn / 1'200.0)};
        zoomTo({span->from + by, span->to + by});
    }
    event->accept();
}

const OverviewStrip::Band* OverviewStrip::bandAt(base::Instant at) const
{
    const Band* found = nullptr;
    for (const Band& band : m_bands)
        if (band.from <= at && at < band.to)
            found = &band;
    return found;
}

// Every other one a little darker, so that they are told apart without their titles.
void OverviewStrip::paintBands(QPainter& painter) const
{
    QColor tint = m_theme.text;
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        tint.setAlphaF(i % 2 == 0 ? 0.07F : 0.15F);
        const int from = xOf(m_bands[i].from);
        painter.fillRect(QRect(from, 0, std::max(1, xOf(m_bands[i].to) - from), height()), tint);
    }
}

void OverviewStrip::paintTitles(QPainter& painter) const
{
    QFont small = font();
    small.setPixelSize(std::min(m_theme.smallPx, height() - 2));
    small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    for (const Band& band : m_bands) {
        const int from = xOf(band.from);
        const int room = xOf(band.to) - from - 6;
        painter.fillRect(QRect(from, 0, 1, height()), m_theme.mutedText);
        if (room < metrics.horizontalAdvance(QStringLiteral("\u2026")) * 2)
            continue;
        const QString title = metrics.elidedText(band.title, Qt::ElideRight, room);
        // Load is behind it, whatever its colour.
        QColor plate = m_theme.raised;
        plate.setAlphaF(0.8F);
        painter.fillRect(QRect(from + 1, 1, metrics.horizontalAdvance(title) + 5, height() - 2), plate);
        painter.setPen(m_theme.text);
        painter.drawText(QRect(from + 4, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter, title);
    }
}

// From the keyboard it is about the middle of the frame, which the arrows move.
std::optional<Pointed> OverviewStrip::pointedAt(std::optional<QPoint> at)
{
    const auto span = m_selection.span();
    const base::Instant middle = span ? span->from + (span->to - span->from) / 2 : m_now;
    Pointed pointed;
    pointed.kind = ObjectKind::Moment;
    pointed.at = std::clamp(at ? m_scale.at(at->x()) : middle, m_scale.from(), m_scale.to());
    pointed.title = format::clockSeconds(*pointed.at);
    pointed.corner = QPoint(xOf(*pointed.at), height());
    pointed.words = format::clock(*pointed.at);
    pointed.range = span;
    if (const Band* band = bandAt(*pointed.at)) {
        pointed.kind = ObjectKind::Chapter;
        pointed.title = QStringLiteral("%1 \u00b7 %2").arg(band->title, pointed.title);
        pointed.range = TimeSpan{band->from, band->to};
        pointed.offers = {
            {.verb = Verb::Rename, .text = {}, .act = [this, at = band->from] { emit chapterRenameAsked(at); }},
            {.verb = Verb::Delete,
                .text = tr("Remove the chapter"),
                .act = [this, at = band->from] { emit chapterRemoveAsked(at); }},
        };
    }
    if (span)
        pointed.offers.push_back({.verb = Verb::WholeRun, .text = tr("Show the whole run"), .act = [this] {
                                      m_selection.setSpan(std::nullopt);
                                  }});
    return pointed;
}

void OverviewStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OverviewStrip::retranslate()
{
    setAccessibleName(tr("Overview of the run"));
    setAccessibleDescription(tr("Arrow keys move what is shown large, up and down change its length"));
    setToolTip(tr("The whole run. Drag the frame or its edges; click to go there; drag beside it to show that part."));
}

void OverviewStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.raised);
    const int floor = height() - 3;
    paintBands(painter);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].height > 0)
            painter.fillRect(QRect(int(i), floor - m_columns[i].height, 1, m_columns[i].height), m_theme.load);
    }
    paintRefusals(painter, m_columns, QRect(0, floor, width(), 3), m_theme.hot);
    if (const auto range = m_selection.range()) {
        QColor tint = m_theme.accent;
        tint.setAlphaF(0.3F);
        painter.fillRect(QRect(xOf(range->from), 0, std::max(2, xOf(range->to) - xOf(range->from)), height()), tint);
    }
    // What lies outside the frame steps back.
    const auto span = m_selection.span();
    const int from = span ? xOf(span->from) : 0;
    const int to = span ? std::max(from + 3, xOf(span->to)) : width();
    QColor veil = m_theme.panel;
    veil.setAlphaF(0.4F);
    painter.fillRect(QRect(0, 0, from, height()), veil);
    painter.fillRect(QRect(to, 0, width() - to, height()), veil);
    paintTitles(painter);
    for (const base::Instant at : m_reshards)
        paintDiamond(painter, QPointF(xOf(at) + 0.5, 4), 3, m_theme.text);
    for (const base::Instant at : m_notes)
        painter.fillRect(QRect(xOf(at), 0, 2, 7), m_theme.accent);
    painter.fillRect(QRect(xOf(m_now), 0, 1, height()), m_theme.text);
    painter.setPen(QPen(hasFocus() ? m_theme.text : m_theme.accent, 1));
    painter.drawRect(QRect(from, 0, std::max(2, to - from - 1), height() - 1));
    for (const int x : {from, to - 2})
        painter.fillRect(QRect(x, 3, 2, height() - 6), m_theme.accent);
}

}
