// A batch that failed, and what became of it, as a small picture: the batch as a bar, and below it the halves
// that bisecting made of it, each at its place. A piece that is in hand is framed and has an arrow, one that is
// done a check, one that was given up a cross; the record that failed is a needle through all of them.
#pragma once

#include "clients/failure.h"
#include "widgets/theme.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace shardscope::widgets {

class BatchTree : public QWidget {
    Q_OBJECT

public:
    explicit BatchTree(QWidget* parent);

    void setTheme(const Theme& theme);
    void present(const clients::FailedBatch& batch);
    // The pieces in words, as a screen reader and the tests get them: "200 records, cut in two; …".
    [[nodiscard]] QString spoken() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // How often its stretch was cut out of another.
    [[nodiscard]] int depthOf(std::size_t piece) const;
    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] double xOf(std::uint64_t ordinal) const;
    [[nodiscard]] QRectF placeOf(std::size_t piece) const;
    void paintPiece(QPainter& painter, std::size_t piece) const;
    void paintSign(QPainter& painter, QRectF place, const clients::BatchPiece& piece, bool isInHand) const;
    [[nodiscard]] bool isInHand(std::size_t piece) const { return !m_batch.until && piece == m_batch.front; }

    Theme m_theme = Theme::light();
    clients::FailedBatch m_batch;
};

}
