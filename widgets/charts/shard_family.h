// The family of a stream's shards, as far as they are kept, as tiles: from left to right while each was open, from top
// to bottom its part of the ring, so that children stand to the right of their parents. What a ListShards filter lists
// is filled, everything else is dim; a closed shard is grey, ends with a cap and is hatched as far as the horizon has
// eaten it up; the timestamp of a filter that has one is a line to drag. Left and Right move that
// line, finely with Shift; Home and End take it to the ends.
#pragma once

#include "widgets/accessible/spoken_picture.h"
#include "widgets/menu/pointed.h"
#include "widgets/theme.h"
#include "widgets/time_scale.h"
#include "world/world.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace shardscope::widgets {

class ShardFamily : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    struct Tile {
        streams::ShardIndex shard{};
        QRect rect;
        bool isListed = false;
        std::optional<streams::ShardRemains> remains; // of a closed one

        [[nodiscard]] bool isOpen() const { return !remains; }
    };

    explicit ShardFamily(QWidget* parent);

    void setTheme(const Theme& theme);
    // `listed` in the order of ids.
    void present(const streams::Stream& stream, base::Instant now, const std::vector<streams::ShardIndex>& listed,
        std::optional<base::Instant> timestamp);
    void clear();

    [[nodiscard]] const std::vector<Tile>& tiles() const { return m_tiles; }
    // Where an instant stands.
    [[nodiscard]] QPoint pointAt(base::Instant at) const;
    [[nodiscard]] QSize sizeHint() const override { return {600, m_theme.px(92)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, m_theme.px(92)}; }

    [[nodiscard]] QAccessible::Role pictureRole() const override { return QAccessible::Slider; }
    [[nodiscard]] QString pictureValue() const override;
    [[nodiscard]] int partCount() const override { return int(m_tiles.size()); }
    [[nodiscard]] SpokenPart part(int index) const override;
    [[nodiscard]] int partAt(QPoint at) const override;
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    // Somebody moved the line.
    void timestampMoved(shardscope::base::Instant at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Kin {
        streams::ShardIndex shard{};
        base::HashRange range;
        base::Instant opened{};
        std::optional<base::Instant> closed;
        bool isListed = false;
        std::optional<streams::ShardRemains> remains;
        friend bool operator==(const Kin&, const Kin&) = default;
    };

    void arrange();
    void retranslate();
    void moveTo(base::Instant at);
    void paintClosed(QPainter& painter, const Tile& tile) const;
    void paintHandle(QPainter& painter) const;
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] int xOf(base::Instant at) const;
    [[nodiscard]] base::Instant instantAt(int x) const;

    Theme m_theme = Theme::light();
    std::string m_stream; // its reference
    std::vector<Kin> m_kin;
    std::vector<Tile> m_tiles;
    base::Instant m_from{};
    base::Instant m_now{};
    base::Instant m_horizon{};
    std::optional<base::Instant> m_timestamp;
    bool m_isDragged = false;
};

}
