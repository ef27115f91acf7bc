// The key heatmap under the shard map: the same columns going down into their history. Hash key
// across, time downwards with the newest on top, so that every column hangs below its shard;
// splits and merges are forks, and the bookmarks of consumers stand where their next unread
// record arrived. A bookmark is dragged up or down to read on from another moment, but for those of programs, which
// only they can move; the same on the keyboard:
//
//   Left, Right   another bookmark    Up, Down  move it by a second (Shift: a minute), Home to
//   Ctrl          all shards          the oldest record, End to the newest, Enter, Escape
//   N             names the record by its number, or the one before it
//
// It posts nothing itself: asked() says what a drag came to. While a bookmark is carried the
// picture keeps its place; numbers go on.
#pragma once

#include "widgets/accessible/spoken_picture.h"
#include "widgets/charts/bookmark_move.h"
#include "widgets/charts/heatmap_cards.h"
#include "widgets/charts/heatmap_reading.h"
#include "widgets/charts/key_heatmap_painter.h"
#include "widgets/menu/pointed.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <cstddef>
#include <optional>
#include <vector>

namespace shardscope::widgets {

class PointerCard;
class ReplyNote;

class KeyHeatmapView : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    KeyHeatmapView(Selection* selection, QWidget* parent);
    ~KeyHeatmapView() override;

    void setTheme(const Theme& theme);
    // Shows a stream of a world on the columns of the map above it, whose left edge is this
    // widget's own. Without a span it ends with the last finished second.
    void present(world::Snapshot world, std::optional<streams::StreamIndex> stream, const ShardMapLayout& layout,
        std::optional<TimeSpan> span);
    // The last request of asked() went out under this ticket.
    void awaitReply(world::Ticket ticket);
    void showReply(world::Ticket ticket, const world::Reply& reply);

    // For tests, and for whoever draws beside it.
    [[nodiscard]] const HeatmapScene& scene() const { return m_scene; }
    [[nodiscard]] bool isMoving() const { return m_move.has_value(); }
    // What the bookmark under way would bring, as it is written beside it.
    [[nodiscard]] QString previewText() const;
    [[nodiscard]] QString replyText() const;
    [[nodiscard]] QSize sizeHint() const override { return {900, 220}; }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {320, m_scene.theme.px(kHeatmapHeader + kHeatmapFlags) + 106};
    }

    // --- Shards and bookmarks as a screen reader finds them: all shards, then all bookmarks. ---
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] SpokenPart part(int index) const override;
    [[nodiscard]] int partAt(QPoint at) const override;
    [[nodiscard]] int partInFocus() const override;
    void act(int index, int action) override;
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    // To be carried out together, in this order.
    void asked(const std::vector<shardscope::world::Action>& actions);
    // A shard, which is selected now, was clicked at an instant in this pixel.
    void instantPicked(shardscope::base::Instant at, QPoint where);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    // --- What is shown. ---
    void refresh();
    void showNothing(const QString& text);
    void placePlot();
    void renderPicture();
    void updateSummary();
    void invalidate();
    [[nodiscard]] TimeSpan spanToShow() const;
    [[nodiscard]] const streams::Stream* stream() const;
    [[nodiscard]] HeatmapReading::Subject subject() const
    {
        return {*m_world, *m_stream, m_layout, m_selection->collapsed()};
    }
    [[nodiscard]] HeatmapCards cards() const { return {*m_world, *m_stream, m_scene}; }
    [[nodiscard]] bool isEmpty() const { return !m_scene.emptyText.isEmpty() || stream() == nullptr; }

    // --- Moving a bookmark. ---
    void begin(std::size_t flag, int grabbedAt);
    void carryTo(base::Instant at);
    void carryByKey(const QKeyEvent& event);
    void updatePreview();
    void commit();
    void cancel();

    // --- Pointer, focus, cards. ---
    [[nodiscard]] std::optional<std::size_t> flagUnder(QPoint at) const;
    [[nodiscard]] const HeatmapRegion* regionUnder(QPoint at) const;
    [[nodiscard]] const HeatmapFamily* familyOf(const HeatmapRegion& region) const;
    // Flags come and go and change their places; a name stays.
    struct FlagName {
        std::size_t actor = 0;
        std::optional<world::ProgramReader> program;
        streams::ShardIndex shard{};
        bool isAll = false;
        friend bool operator==(const FlagName&, const FlagName&) = default;
    };
    [[nodiscard]] FlagName nameOf(const HeatmapFlag& flag) const;
    [[nodiscard]] bool isOfProgram(std::size_t flag) const;
    // Whose bookmark it is.
    [[nodiscard]] Choice choiceOf(const HeatmapFlag& flag) const;
    [[nodiscard]] std::optional<std::size_t> focusedFlag() const;
    void focusFlag(std::size_t flag);
    void moveFocus(int by);
    void updateHover(QPoint at);
    void showCard();
    void hideCard();
    [[nodiscard]] Pointed pointedFlag(std::size_t flag);
    [[nodiscard]] Pointed pointedRegion(const HeatmapRegion& region, base::Instant at);
    // The selected shard's, else the first that is open.
    [[nodiscard]] const HeatmapRegion* focusedRegion() const;
    [[nodiscard]] SpokenPart regionPart(const HeatmapRegion& region) const;
    [[nodiscard]] SpokenPart flagPart(const HeatmapFlag& flag) const;
    [[nodiscard]] bool wantsKey(const QKeyEvent* event) const;
    void announce(const QString& text);

    Selection* m_selection;
    world::Snapshot m_world;
    std::optional<streams::StreamIndex> m_stream;
    ShardMapLayout m_layout;
    std::optional<TimeSpan> m_span;
    // What the picture was made from; anything else is newer.
    struct Basis {
        std::optional<streams::StreamIndex> stream;
        const void* frame = nullptr;
        const void* map = nullptr;
        std::size_t actors = 0;
        TimeSpan span;
        QSize size;
        friend bool operator==(const Basis&, const Basis&) = default;
    };
    Basis m_basis;
    bool m_isPictureDue = true;
    HeatmapReading m_reading;
    HeatmapScene m_scene;
    QPixmap m_picture; // the scene without flags, until something in it changes
    QTimer m_moreRows{this};

    std::optional<BookmarkMove> m_move;
    std::optional<FlagName> m_focused;
    QPoint m_pointer;
    QTimer m_cardDelay{this};
    PointerCard* m_card;
    ReplyNote* m_note;
    QString m_summary;
};

}
