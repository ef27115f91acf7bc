#include "widgets/charts/batch_tree.h"

#include "widgets/format.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace shardscope::widgets {

namespace {

using State = clients::BatchPiece::State;

constexpr int kGap = 3;
constexpr int kNarrowest = 3; // of a piece of one record in a batch of thousands
constexpr int kMostRows = 15; // 10,000 records are cut 14 times

std::int64_t lengthOf(const clients::BatchPiece& piece) { return std::int64_t(piece.end - piece.begin); }

}

BatchTree::BatchTree(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("batchTree"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BatchTree::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void BatchTree::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleDescription(spoken());
}

void BatchTree::present(const clients::FailedBatch& batch)
{
    const int before = rows();
    m_batch = batch;
    setAccessibleName(tr("The batch and its halves"));
    const QString words = spoken();
    if (words != accessibleDescription())
        setAccessibleDescription(words);
    setToolTip(words);
    if (rows() != before)
        updateGeometry();
    update();
}

int BatchTree::depthOf(std::size_t piece) const
{
    int depth = 0;
    for (std::uint32_t at = m_batch.pieces[piece].parent; at != clients::BatchPiece::kNone;
         at = m_batch.pieces[at].parent)
        ++depth;
    return depth;
}

int BatchTree::rows() const
{
    int deepest = 0;
    for (std::size_t i = 0; i < m_batch.pieces.size(); ++i)
        deepest = std::max(deepest, depthOf(i));
    return std::min(deepest + 1, kMostRows);
}

int BatchTree::rowHeight() const { return m_theme.px(14); }

QSize BatchTree::sizeHint() const { return {m_theme.px(180), rows() * (rowHeight() + kGap) + kGap}; }

QSize BatchTree::minimumSizeHint() const { return {80, sizeHint().height()}; }

double BatchTree::xOf(std::uint64_t ordinal) const
{
    const clients::BatchPiece& whole = m_batch.pieces.front();
    const double length = std::max<double>(1, double(whole.end - whole.begin));
    return 1 + double(ordinal - whole.begin) * (width() - 2) / length;
}

QRectF BatchTree::placeOf(std::size_t piece) const
{
    const clients::BatchPiece& of = m_batch.pieces[piece];
    const double left = xOf(of.begin);
    const double wide = std::max<double>(kNarrowest, xOf(of.end) - left - 1);
    const int row = std::min(depthOf(piece), kMostRows - 1);
    return {std::min(left, width() - 1 - wide), double(kGap + row * (rowHeight() + kGap)), wide, double(rowHeight())};
}

void BatchTree::paintEvent(QPaintEvent*)
{
    if (m_batch.pieces.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_batch.pieces.size(); ++i)
        paintPiece(painter, i);
    if (!m_batch.culprit)
        return;
    const double x = (xOf(*m_batch.culprit) + xOf(*m_batch.culprit + 1)) / 2;
    painter.setPen(QPen(m_theme.hotText, 1.5, Qt::DotLine));
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
}

void BatchTree::paintPiece(QPainter& painter, std::size_t piece) const
{
    const clients::BatchPiece& of = m_batch.pieces[piece];
    const QRectF place = placeOf(piece);
    const QColor ground = of.state == State::Done ? m_theme.good
        : of.state == State::GivenUp              ? m_theme.hot
                                                  : m_theme.track;
    painter.setPen(isInHand(piece) ? QPen(m_theme.accent, 2) : QPen(m_theme.line, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 2, 2);
    // What a partial response reported as done.
    if (of.state == State::Open && of.next > of.begin) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.good);
        painter.drawRoundedRect(QRectF(place.left(), place.top(), xOf(of.next) - xOf(of.begin), place.height()), 2, 2);
    }
    QFont font = this->font();
    font.setPixelSize(m_theme.smallPx);
    painter.setFont(font);
    const QString count = format::count(lengthOf(of));
    const int sign = m_theme.px(12);
    const bool fitsBoth = place.width() >= sign + painter.fontMetrics().horizontalAdvance(count) + 6;
    if (place.width() >= sign)
        paintSign(painter, fitsBoth ? QRectF(place.left() + 2, place.top(), sign, place.height()) : place, of,
            isInHand(piece));
    if (!fitsBoth)
        return;
    painter.setPen(m_theme.textOn(ground));
    painter.drawText(place.adjusted(sign + 3, 0, -3, 0), Qt::AlignLeft | Qt::AlignVCenter, count);
}

// Drawn, as not every font has these.
void BatchTree::paintSign(QPainter& painter, QRectF place, const clients::BatchPiece& piece, bool isInHand) const
{
    const double scale = m_theme.textPercent / 100.0;
    const auto away = [&](double x, double y) { return place.center() + QPointF(x, y) * scale; };
    const QColor ground = piece.state == State::Done ? m_theme.good
        : piece.state == State::GivenUp              ? m_theme.hot
                                                     : m_theme.track;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.textOn(ground), 1.6 * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (piece.state) {
    case State::Done:
        painter.drawPolyline(QPolygonF() << away(-3.5, 0) << away(-1, 3) << away(4, -3));
        break;
    case State::GivenUp:
        painter.drawLine(away(-3, -3), away(3, 3));
        painter.drawLine(away(-3, 3), away(3, -3));
        break;
    case State::Split:
        painter.drawPolyline(QPolygonF() << away(-3.5, 3.5) << away(0, -3.5) << away(3.5, 3.5));
        break;
    case State::Open:
        if (isInHand)
            painter.drawPolyline(QPolygonF() << away(-2, -3.5) << away(2, 0) << away(-2, 3.5));
        else
            painter.drawEllipse(place.center(), 2.5 * scale, 2.5 * scale);
        break;
    }
}

QString BatchTree::spoken() const
{
    QStringList parts;
    for (std::size_t i = 0; i < m_batch.pieces.size(); ++i) {
        const clients::BatchPiece& piece = m_batch.pieces[i];
        const int records = int(lengthOf(piece));
        switch (piece.state) {
        case State::Split:
            parts << tr("%Ln record(s), cut in two", nullptr, records);
            break;
        case State::Done:
            parts << tr("%Ln record(s), done", nullptr, records);
            break;
        case State::GivenUp:
            parts << tr("%Ln record(s), given up", nullptr, records);
            break;
        case State::Open:
            parts << (isInHand(i) ? tr("%Ln record(s), in hand", nullptr, records)
                                  : tr("%Ln record(s), to come", nullptr, records));
            break;
        }
    }
    return parts.join(QStringLiteral("; "));
}

}
