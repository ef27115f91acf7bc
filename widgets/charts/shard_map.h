// The shard map: the open shards of a stream as columns on the hash-key axis, and the place
// where they are split and merged. A drag in a column is the knife, a drag by its label
// carries it onto another; both have a twin on the keyboard:
//
//   Left, Right  another shard      K  knife: arrows (Shift: fine), H middle, L load median,
//   J + arrow    join with that        I isolate the hottest key, Enter cuts, Escape
//                neighbour
//
// It posts nothing itself: asked() says what a gesture came to, and whoever posts it hands
// in the reply. While a gesture is under way columns keep their places; numbers go on.
#pragma once

#include "widgets/charts/key_watch.h"
#include "widgets/charts/knife.h"
#include "widgets/charts/shard_map_painter.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QLabel;

namespace shardscope::widgets {

class ShardMapView : public QWidget {
    Q_OBJECT

public:
    ShardMapView(Selection* selection, QWidget* parent);
    ~ShardMapView() override;

    void setTheme(const Theme& theme);
    // Shows a stream of a world; the snapshot is kept until the next one, for gestures to ask.
    void present(world::Snapshot world, std::optional<streams::StreamIndex> stream);
    // The request of the last asked() went out under this ticket.
    void awaitReply(world::Ticket ticket);
    // Shows the outcome in place if it is the one awaited.
    void showReply(world::Ticket ticket, const world::Reply& reply);

    // As K and J do, for menus; they give the map the focus.
    void openKnife();
    void openJoin();
    void cancelGesture();

    // What present() worked out, for the sentence over the map.
    [[nodiscard]] const std::vector<world::ShardUse>& uses() const { return m_uses; }
    [[nodiscard]] const KeyWatch& keyWatch() const { return m_keys; }
    // Where things stand; for tests and for whoever draws beside the map.
    [[nodiscard]] const ShardMapScene& scene() const { return m_scene; }
    [[nodiscard]] bool isGestureUnderWay() const { return m_gesture != Gesture::None; }
    [[nodiscard]] const Knife* knife() const { return m_knife ? &*m_knife : nullptr; }
    [[nodiscard]] QString replyText() const;
    [[nodiscard]] QSize sizeHint() const override { return {900, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 190}; }

signals:
    void asked(const shardscope::world::Action& action);
    // keyWatch() knows more of the world that was presented last.
    void keysMeasured(const shardscope::world::World& world);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    // Pressed: not yet moved far enough to mean anything but a click.
    enum class Gesture { None, PressedBody, PressedHeader, Knife, Merge, KeyKnife, KeyJoin };

    // --- What is shown. ---
    void updateUses();
    void rebuildLayout();
    void turnKeys();
    void updateNeedles();
    void updatePending();
    void updateSummary();
    void renderPicture();
    void invalidate();
    [[nodiscard]] const streams::Stream* stream() const;
    [[nodiscard]] world::RangeLoad measure(base::HashRange range) const;

    // --- Gestures. ---
    void begin(Gesture gesture);
    void end();
    void beginKnife(std::size_t cell, Gesture gesture);
    void aim(QPointF at);
    void carry(QPoint at);
    void cut();
    void merge(std::size_t source, std::size_t target);
    void ask(world::Action action, int x);
    void refreshGesture();
    bool knifeKey(QKeyEvent* event);
    bool joinKey(QKeyEvent* event);
    [[nodiscard]] bool wantsKey(const QKeyEvent* event) const;
    void moveFocus(int by);
    // The selected shard's cell, or that which now holds the start of its range.
    [[nodiscard]] std::optional<std::size_t> focusedCell() const;
    void select(std::size_t cell);
    void updateHover(QPoint at);
    void showCard();
    void placeNote();
    void showNote(const QString& html, int milliseconds);
    [[nodiscard]] QString cardText(std::size_t cell) const;

    Selection* m_selection;
    world::Snapshot m_world;
    std::optional<streams::StreamIndex> m_stream;
    // What m_uses was worked out from; anything else is newer.
    struct Basis {
        std::optional<streams::StreamIndex> stream;
        const void* frame = nullptr;
        const void* map = nullptr;
        std::int64_t now = 0; // only while there is no frame
        friend bool operator==(const Basis&, const Basis&) = default;
    };
    Basis m_basis;
    std::vector<world::ShardUse> m_uses;
    KeyWatch m_keys;
    QTimer m_keyTurn;
    std::uint64_t m_needlesOf = 0;
    ShardMapScene m_scene;
    // Drawn scene, until something in it changes.
    QPixmap m_picture;

    Gesture m_gesture = Gesture::None;
    QPoint m_pressedAt;
    std::size_t m_pressedCell = 0;
    std::optional<Knife> m_knife;
    std::optional<MergeGhost> m_merge;
    int m_sinceMeasured = 0; // presentations

    std::optional<std::size_t> m_hovered;
    bool m_isOverHeader = false;
    QPoint m_pointer;
    QTimer m_cardDelay;
    QLabel* m_card;
    QLabel* m_note;
    QTimer m_noteEnd;
    std::optional<world::Ticket> m_awaited;
    QString m_askedText;
    int m_askedX = 0;
    QString m_summary;
};

}
