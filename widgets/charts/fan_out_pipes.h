// The reading side of a few shards, drawn as pipes: for shared pollers one pipe of 2 MiB/s and
// five call slots a second per shard, parted by who uses them; for enhanced fan-out a pipe of
// 2 MiB/s per consumer, with a clock at its mouth that runs out until the subscription is renewed. All other shards are
// a strip of density below. Lines lead to the cards at the right. Who is who is a letter as well as a tint. Programs
// outside are drawn as consumers are, after them.
#pragma once

#include "widgets/accessible/spoken_picture.h"
#include "widgets/menu/pointed.h"
#include "widgets/stage/fan_out_reading.h"
#include "widgets/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace shardscope::widgets {

class FanOutPipes : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    FanOutPipes(ConsumerKind kind, QWidget* parent);

    void setTheme(const Theme& theme);
    void present(const FanOutReading& reading);
    void setSelected(std::optional<streams::ShardIndex> shard);
    // The pointer is over it, here or in another panel.
    void setLit(std::optional<streams::ShardIndex> shard);
    // Where the card of each reader of the lane has its middle, in this widget's pixels; cards
    // that are scrolled out of sight are at the nearest edge.
    void setTargets(std::vector<int> targets);

    // How many of so many shards have room in detail, at least one; the strip of all needs some.
    [[nodiscard]] std::size_t room(std::size_t shards) const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    // Where the shards in detail end, and where the strip of all begins with its caption.
    [[nodiscard]] int detailBottom() const;
    [[nodiscard]] int stripTop() const { return height() - (hasStrip() ? stripRoom() : 0); }

    // Every shard that is drawn in detail, and the strip of all as one more.
    [[nodiscard]] QAccessible::Role pictureRole() const override { return QAccessible::List; }
    [[nodiscard]] int partCount() const override { return int(shownShards()) + (hasStrip() ? 1 : 0); }
    [[nodiscard]] SpokenPart part(int index) const override;
    [[nodiscard]] int partAt(QPoint at) const override;
    [[nodiscard]] int partInFocus() const override { return focusedRow(); }
    void act(int index, int action) override;
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    void shardClicked(shardscope::streams::ShardIndex shard);
    // Unset when the pointer has left.
    void shardPointedAt(std::optional<shardscope::streams::ShardIndex> shard);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Row {
        QRect box;   // the shard
        QRect pipe;  // or pipes
        QRect calls; // shared only: the five slots
        int middle = 0;
    };
    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] QRect strip() const;
    [[nodiscard]] std::optional<streams::ShardIndex> shardAt(QPoint at) const;
    // Those of the reading that have room: it may have been made for a larger widget.
    [[nodiscard]] std::size_t shownShards() const;
    [[nodiscard]] bool hasStrip() const { return m_reading.levels.shards.size() > shownShards(); }
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int boxWidth() const;
    // What the strip of all shards takes with its caption and the gap above it.
    [[nodiscard]] int stripRoom() const;
    void paintFlows(QPainter& painter, const Row& row, const ShardReading& shard) const;
    void paintShard(QPainter& painter, const Row& row, const ShardReading& shard) const;
    void paintSharedPipe(QPainter& painter, const Row& row, const ShardReading& shard) const;
    void paintSlots(QPainter& painter, const Row& row, const ShardReading& shard) const;
    void paintOwnPipes(QPainter& painter, const Row& row, const ShardReading& shard) const;
    // The time left of a subscription, at the mouth of its pipe.
    void paintClock(QPainter& painter, QPoint mouth, int side, const world::Subscription& subscription,
        const ReaderLook& reader) const;
    void paintStrip(QPainter& painter) const;
    // The shard in detail at a height, or -1.
    [[nodiscard]] int rowAt(int y) const;
    // That of the selected shard, else the first; -1 where there is none.
    [[nodiscard]] int focusedRow() const;
    [[nodiscard]] QString stripCaption() const;
    [[nodiscard]] QString subscriptionText(const world::PipeUse& of, const world::Subscription& subscription) const;
    [[nodiscard]] QStringList usesOf(const ShardReading& shard) const;
    [[nodiscard]] QString toolTipOf(const ShardReading& shard) const;
    [[nodiscard]] QString spokenText(const ShardReading& shard) const;

    ConsumerKind m_kind;
    Theme m_theme = Theme::light();
    FanOutReading m_reading;
    std::optional<streams::ShardIndex> m_selected;
    std::optional<streams::ShardIndex> m_lit;
    std::vector<int> m_targets;
};

}
