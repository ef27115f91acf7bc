// The shard map: the open shards of a stream as columns on the hash-key axis, and the place
// where they are split and merged. A drag in a column is the knife, a drag by its label
// carries it onto another; both have a twin on the keyboard:
//
//   Left, Right  another shard      K  knife: arrows (Shift: fine), H middle, L load median,
//   J + arrow    join with that        I isolate the hottest key, 1 2 3 ranked cuts, Enter
//                neighbour             cuts, Escape
//   Z, Shift+Z   zoom in, out       0  the whole ring        (mouse: Ctrl+wheel, Shift+wheel)
//
// It posts nothing itself: asked() says what a gesture came to, and whoever posts it hands
// in the reply. While a gesture is under way columns keep their places; numbers go on.
#pragma once

#include "widgets/accessible/spoken_picture.h"
#include "widgets/charts/key_watch.h"
#include "widgets/charts/record_flow.h"
#include "widgets/charts/ring_view.h"
#include "widgets/charts/shard_map_gestures.h"
#include "widgets/charts/shard_ring.h"
#include "widgets/menu/pointed.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QPushButton;
class QToolButton;

namespace shardscope::widgets {

class ReplyNote;
class ShardCard;

class ShardMapView : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    ShardMapView(Selection* selection, QWidget* parent);
    ~ShardMapView() override;

    void setTheme(const Theme& theme);
    // On top of the scale of the theme, until others are set.
    void setColourRules(std::vector<ColourRule> rules);
    // Shows a stream of a world; the snapshot is kept until the next one, for gestures to ask.
    void present(world::Snapshot world, std::optional<streams::StreamIndex> stream);
    // Records are shown moving while virtual time passes slowly enough to follow them.
    void setPace(const world::RunStatus& status);
    // The shard that the keys begin with, and that is outlined, while none has been chosen.
    void setFocusShard(std::optional<streams::ShardIndex> shard);
    // The request of the last asked() went out under this ticket.
    void awaitReply(world::Ticket ticket);
    // Shows the outcome in place if it is the one awaited.
    void showReply(world::Ticket ticket, const world::Reply& reply);

    // A key at its place while somebody types it; unset when that is over. While there is one, a
    // press on the axis picks another place: hashPicked().
    void showProbe(std::optional<KeyProbe> probe);
    // The place on the ring under a pixel of the map, if there is one.
    [[nodiscard]] std::optional<base::HashKey> hashAt(QPoint at) const;
    // Its record falls into its shard, or is turned away.
    void letProbeTravel(bool isRefused);
    // A request made elsewhere whose outcome is to be seen here; `what` names it.
    void request(const world::Action& action, const QString& what);

    // The hash space as a bar to scale, or bent into a ring. The knife and the hand that joins work on the bar:
    // opening one of them brings it back.
    enum class Form { Bar, Ring };
    void setForm(Form form);
    [[nodiscard]] Form form() const { return m_form; }

    // As K and J do, for menus; they give the map the focus.
    void openKnife();
    void openJoin();
    void cancelGesture();
    // As Ctrl and the wheel, around the shard in focus.
    void zoom(double factor);
    void showWholeRing();

    // What present() worked out, for the sentence over the map.
    [[nodiscard]] const std::vector<world::ShardUse>& uses() const { return m_uses; }
    [[nodiscard]] const KeyWatch& keyWatch() const { return m_keys; }
    // Where things stand; for tests and for whoever draws beside the map.
    [[nodiscard]] const ShardMapScene& scene() const { return m_scene; }
    // Those that the selected program is known to use: they are lit.
    [[nodiscard]] const std::vector<streams::ShardIndex>& used() const { return m_used; }
    [[nodiscard]] const RingView& ringView() const { return m_view; }
    [[nodiscard]] const RecordFlow& flow() const { return m_flow; }
    [[nodiscard]] const std::optional<Journey>& journey() const { return m_journey; }
    [[nodiscard]] bool isGestureUnderWay() const { return m_gestures.isUnderWay(); }
    [[nodiscard]] const Knife* knife() const { return m_gestures.knife() ? &*m_gestures.knife() : nullptr; }
    [[nodiscard]] QString replyText() const;
    [[nodiscard]] QSize sizeHint() const override { return {900, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, m_scene.theme.px(62) + 88}; }

    // --- Shards as a screen reader finds them: children from left to right. ---
    [[nodiscard]] QAccessible::Role pictureRole() const override { return QAccessible::List; }
    [[nodiscard]] int partCount() const override { return int(m_scene.layout.cells().size()); }
    [[nodiscard]] SpokenPart part(int index) const override;
    [[nodiscard]] int partAt(QPoint at) const override;
    [[nodiscard]] int partInFocus() const override;
    void act(int index, int action) override;
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    void asked(const shardscope::world::Action& action);
    // keyWatch() knows more of the world that was presented last.
    void keysMeasured(const shardscope::world::World& world);
    // The strip was laid out anew: scene().layout has moved.
    void layoutChanged();
    void keyBoxAsked();
    // The plan that makes the key space even.
    void levelAsked();
    // The first stream of a world that has none.
    void createAsked();
    void formChanged();
    // A decimal hash key.
    void hashPicked(const QString& hash);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    using Gestures = ShardMapGestures;

    // --- What is shown. ---
    void updateUses();
    void updateForecasts();
    void rebuildLayout();
    void turnKeys();
    void turnKeysForAWhile();
    void updateNeedles();
    void updatePending();
    void updatePins();
    void updateListed();
    void updateFlow();
    void updateSummary();
    void say(const QString& description);
    void renderPicture();
    void paintOverRing(QPainter& painter) const;
    [[nodiscard]] RingPlace ringPlace() const { return RingPlace::of(size(), m_scene.theme); }
    void paintLegend(QPainter& painter) const;
    void invalidate();
    void retranslate();
    void placeKeyButton();
    void placeLevelButton();
    void placeCreateButton();
    [[nodiscard]] const streams::Stream* stream() const;
    // Nothing while there is no shard.
    [[nodiscard]] std::optional<Gestures::Ground> ground() const;

    // --- Gestures. ---
    void begin();
    // What changed while columns stood still takes its place.
    void settle();
    void ask(const Gestures::Asked& asked);
    void joinTowards(Qt::Key arrow);
    void openKnifeBesideHottest();
    void zoomAround(double factor, double at);
    [[nodiscard]] bool wantsKey(const QKeyEvent* event) const;
    void moveFocus(int by);
    void reveal(std::size_t cell);
    // The selected shard's cell, or that which now holds the start of its range, else the focus.
    [[nodiscard]] std::optional<std::size_t> focusedCell() const;
    [[nodiscard]] std::optional<std::size_t> cellAt(QPoint at) const;
    [[nodiscard]] const Needle* needleAt(QPoint at) const;
    void select(std::size_t cell);
    void updateHover(QPoint at);
    // The shard under the pointer, here or in any other panel.
    [[nodiscard]] std::optional<std::size_t> litCell() const;
    void updateUsed();
    void showCard();

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
    std::vector<streams::ShardIndex> m_used;
    QElapsedTimer m_sinceNeedles;
    QTimer m_keyTurn{this};
    std::uint64_t m_needlesOf = 0;
    RingView m_view;
    Form m_form = Form::Bar;
    ShardMapScene m_scene;
    // Drawn scene, until something in it changes.
    QPixmap m_picture;
    bool m_isPictureDue = true;
    RecordFlow m_flow;
    bool m_isFlowing = false;

    Gestures m_gestures;
    bool m_isPicking = false; // a press on the axis that has not been let go
    std::optional<KeyProbe> m_probe;
    std::optional<Journey> m_journey;
    QVariantAnimation m_travel;
    QTimer m_journeyEnd{this};

    std::optional<std::size_t> m_hovered;
    bool m_isOverHeader = false;
    QPoint m_pointer;
    QTimer m_cardDelay{this};
    ShardCard* m_card;
    ReplyNote* m_note;
    QToolButton* m_keyButton;
    QToolButton* m_levelButton;
    QPushButton* m_createButton; // where there is no stream
    std::int64_t m_gini = 0;     // of the widths, in thousandths
    QString m_summary;
};

}
