// The entries of a PutRecords call as cells in their order, 25 in a row: stored ones are calm, those
// that failed are vermilion, hatched and crossed, so that they are told without colour, too.
// Arrows move the current cell, N and Shift+N from one failed entry to the next.
#pragma once

#include "streams/put_batch.h"
#include "widgets/accessible/spoken_picture.h"
#include "widgets/menu/pointed.h"
#include "widgets/theme.h"

#include <QWidget>

namespace shardscope::widgets {

class BatchCells : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    static constexpr int kColumns = 25;

    explicit BatchCells(QWidget* parent);

    void setBatch(const streams::PutBatch& batch);
    void setTheme(const Theme& theme);
    // -1 for a batch without entries.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int index);
    void toFailed(int direction);

    [[nodiscard]] QRect cell(int index) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    [[nodiscard]] int partCount() const override { return int(m_entries.size()); }
    [[nodiscard]] SpokenPart part(int index) const override;
    [[nodiscard]] int partAt(QPoint at) const override;
    [[nodiscard]] int partInFocus() const override { return m_current; }
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    void currentChanged();
    // What failed is to be sent again.
    void retryAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] int side() const { return m_theme.px(19); }
    [[nodiscard]] bool isFailed(int index) const { return !m_entries[std::size_t(index)].result.isStored(); }

    Theme m_theme = Theme::light();
    std::string m_stream;
    base::Instant m_at{};
    std::vector<streams::BatchEntry> m_entries;
    int m_current = -1;
};

// "entry 17 of 500", its key, size and attempt, and what became of it.
[[nodiscard]] QString entryText(const streams::PutBatch& batch, int index);

}
