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
//
// Its parts know the scene and not each other: ShardMapReading fills it from a world and SelectionLights from what is
// selected, painters draw it, ShardMapGestures says what the hand means. This widget alone knows them all.
#pragma once

#include "widgets/accessible/spoken_picture.h"
#include "widgets/charts/record_flow.h"
#include "widgets/charts/ring_view.h"
#include "widgets/charts/selection_lights.h"
#include "widgets/charts/shard_map_buttons.h"
#include "widgets/charts/shard_map_gestures.h"
#include "widgets/charts/shard_map_overlay.h"
#include "widgets/charts/shard_map_reading.h"
#include "widgets/charts/shard_ring.h"
#include "widgets/charts/typed_key.h"
#include "widgets/menu/pointed.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/runner.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

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
    void letProbeTravel(bool isRefused) { m_typed.travel(isRefused); }
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
    [[nodiscard]] const std::vector<world::ShardUse>& uses() const { return m_reading.uses(); }
    [[nodiscard]] const KeyWatch& keyWatch() const { return m_reading.keys(); }
    // Where things stand; for tests and for whoever draws beside the map.
    [[nodiscard]] const ShardMapScene& scene() const { return m_scene; }
    // Those that the selected program is known to use: they are lit.
    [[nodiscard]] const std::vector<streams::ShardIndex>& used() const { return m_lights.used(); }
    [[nodiscard]] const RingView& ringView() const { return m_view; }
    [[nodiscard]] const RecordFlow& flow() const { return m_flow; }
    [[nodiscard]] const std::optional<Journey>& journey() const { return m_typed.journey(); }
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
    void updateForecasts() { ShardMapReading::readForecasts(shown(), m_scene); }
    void rebuildLayout();
    void turnKeys();
    void turnKeysForAWhile();
    void updatePins();
    void updateListed();
    void updateUsed();
    void updateFlow();
    void updateSummary();
    void say(const QString& description);
    void renderPicture();
    [[nodiscard]] ShardMapOverlay overlay() const;
    [[nodiscard]] RingPlace ringPlace() const { return RingPlace::of(size(), m_scene.theme); }
    void invalidate();
    void retranslate();
    void placeButtons();
    [[nodiscard]] StreamOfWorld shown() const { return {m_world.get(), m_stream}; }
    [[nodiscard]] const streams::Stream* stream() const { return shown().stream(); }
    // Nothing while there is no shard.
    [[nodiscard]] std::optional<Gestures::Ground> ground() const;
    // In pixels, on the columns and on the ring.
    [[nodiscard]] std::optional<std::size_t> cellAt(QPoint at) const;
    [[nodiscard]] std::optional<std::size_t> focusedCell() const { return m_lights.focusedCell(shown(), m_scene); }
    void zoomAround(double factor, double at);
    void reveal(std::size_t cell);
    void select(std::size_t cell);
    void showCard();

    // --- Gestures. ---
    void begin();
    // What changed while columns stood still takes its place.
    void settle();
    void ask(const Gestures::Asked& asked);
    void joinTowards(Qt::Key arrow);
    // Clears the way for a gesture by keyboard: the column that it begins on, if there is any.
    [[nodiscard]] std::optional<std::size_t> cellForKeyboard();
    void openKnifeBesideHottest();
    [[nodiscard]] const Needle* needleAt(QPoint at) const;

    // --- Events. ---
    void updateHover(QPoint at);
    [[nodiscard]] bool wantsKey(const QKeyEvent* event) const;
    void moveFocus(int by);

    Selection* m_selection;
    world::Snapshot m_world;
    std::optional<streams::StreamIndex> m_stream;
    ShardMapReading m_reading;
    SelectionLights m_lights;
    QTimer m_keyTurn{this};
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
    TypedKey m_typed{this};

    std::optional<std::size_t> m_hovered;
    bool m_isOverHeader = false;
    QPoint m_pointer;
    QTimer m_cardDelay{this};
    ShardCard* m_card;
    ReplyNote* m_note;
    ShardMapButtons m_buttons;
    std::int64_t m_gini = 0; // of the widths, in thousandths
    QString m_summary;
};

}
