// The strip of time: load of the whole run, refusals, reshards and notes, the present as a handle
// to drag, how far the run has been played; the whole run in small while the axis is zoomed, and the
// branches as lanes. Zoom, range and crosshair are shared with the charts through the selection; none of
// them changes what is simulated.
#pragma once

#include "widgets/accessible/spoken_picture.h"
#include "widgets/engine_link.h"
#include "widgets/menu/pointed.h"
#include "widgets/run_history.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/time_scale.h"
#include "widgets/timeline/load_columns.h"
#include "widgets/timeline/time_notes.h"
#include "widgets/timeline/timeline_layout.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

class QLineEdit;
class QToolButton;

namespace shardscope::widgets {

class BranchLanes;
class OverviewStrip;
class RangeCard;

class TimelinePanel : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    TimelinePanel(EngineLink& engine, Selection& selection, QWidget* parent);
    ~TimelinePanel() override;

    void present(const world::World& world, const world::RunStatus& status);
    void setTheme(const Theme& theme);

    // What the keys do.
    void branchHere();
    void toPreviousTrouble(); // a kept note counts
    void toNextTrouble();
    void zoom(double factor);
    void pan(double part); // of the width
    void fit();
    // A mark at the crosshair or, without one, at the present; there already, it goes away.
    void mark();
    // The range becomes a note, else the mark, else the crosshair or the present; its text is typed in place.
    // Where there is a note, its text is changed.
    void keepMark();
    // A chapter that begins at the crosshair or, without one, at the present; its name is typed in place. Where one
    // begins, its name is changed.
    void beginChapter();
    void toPreviousChapter(); // to where this one began, if that is not here
    void toNextChapter();
    // The numbers of the range: of the one marked, of that between the mark and the present, or of what is shown.
    // Asked again they go away.
    void toggleStatistics();

    // What menus ask of an instant and of a range, which becomes the one that is marked.
    void goOrRunTo(base::Instant at);
    void toggleMark(base::Instant at);
    void noteAt(base::Instant at);
    void chapterAt(base::Instant at);
    void zoomTo(TimeSpan span);
    void showStatisticsOf(TimeSpan range);

    // View state, kept with the workspace.
    [[nodiscard]] const TimeNotes& notes() const { return m_notes; }
    void setNotes(TimeNotes notes);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    // Where an instant stands, for tests and for popups.
    [[nodiscard]] QPoint pointAt(base::Instant at) const;
    [[nodiscard]] const std::vector<Flag>& flags() const { return m_flags; }
    [[nodiscard]] RangeCard* card() const { return m_card; }
    [[nodiscard]] BranchLanes* lanes() const { return m_lanes; }
    [[nodiscard]] OverviewStrip* overview() const { return m_overview; }

    // Trouble marks and notes in the order of time, as children that can be gone to.
    [[nodiscard]] QAccessible::Role pictureRole() const override { return QAccessible::Slider; }
    [[nodiscard]] QString pictureValue() const override;
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] SpokenPart part(int index) const override;
    void act(int index, int action) override;
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    // A note was kept, renamed or deleted.
    void notesChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] std::optional<base::Instant> troubleAfter(base::Instant at) const;
    [[nodiscard]] std::vector<base::Instant> troubles() const;

    // --- Arranging. ---
    void retranslate();
    void place();
    void rescale();
    void prepare();
    void prepareFlags();
    [[nodiscard]] TimeScale fittedScale() const;
    [[nodiscard]] int xOf(base::Instant at) const;
    [[nodiscard]] base::Instant instantAt(int x) const;
    [[nodiscard]] QString toolTipAt(QPoint point) const;
    // The timestamp of the ListShards filter that is looked at, if it has one.
    [[nodiscard]] std::optional<base::Instant> filterTime() const;
    [[nodiscard]] bool isOnFilter(QPoint point) const;
    void moveFilter(base::Instant at);

    // --- Going there. ---
    void seek(base::Instant at);
    // As seek(), and what is shown large comes along.
    void goTo(base::Instant at);
    void follow(base::Instant before);
    void control(world::Control control);

    // --- Notes and the range. ---
    [[nodiscard]] base::Instant pointed() const;
    void editNote(std::size_t note, bool isNew);
    void finishEdit(bool isTaken);
    void removeNote(std::size_t note);
    // The chapter that begins there, as a note.
    [[nodiscard]] std::optional<std::size_t> chapterBegun(base::Instant at) const;
    void notesHaveChanged();
    void showStatistics();
    void hideStatistics();
    void placeCard();
    // The keys return to whatever had them before a text was typed or a card read.
    void takeFocus(QWidget* to, QPointer<QWidget>& before);
    void giveFocusBack(QWidget* before);
    [[nodiscard]] TimeSpan shownRange() const;
    [[nodiscard]] Pointed pointedFlag(const Flag& flag);
    void offerNote(Pointed& pointed, const TimeNote& note);
    [[nodiscard]] Pointed pointedTime(base::Instant at);
    [[nodiscard]] QString flagText(const Flag& flag) const;
    [[nodiscard]] QString loadText(base::Instant at) const;

    EngineLink& m_engine;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    RunHistory m_history;
    TimeNotes m_notes;
    std::vector<TimeNote> m_removed; // since the run was opened, the last one last
    world::RunStatus m_status;
    base::Instant m_now{};
    TimelineLayout m_layout;
    TimeScale m_scale;
    std::vector<LoadColumn> m_columns;
    std::vector<Flag> m_flags;
    std::vector<FaultMark> m_faults;

    // What the mouse is doing. While the handle is dragged seeks wait for each other, the newest wins.
    enum class Hold { None, Scrub, Range, Pan, Filter };
    Hold m_hold = Hold::None;
    bool m_playsAfterScrub = false;
    base::Instant m_heldAt{};
    TimeScale m_heldScale;
    int m_heldX = 0;
    std::optional<world::Ticket> m_seek;
    std::optional<base::Instant> m_nextSeek;

    OverviewStrip* m_overview;
    BranchLanes* m_lanes;
    QToolButton* m_branchHere;
    RangeCard* m_card;
    std::int64_t m_cardSecond = -1; // of the world that the card was filled from
    QLineEdit* m_edit;
    std::optional<std::size_t> m_edited;
    bool m_isNewNote = false;
    QPointer<QWidget> m_focusBeforeCard;
    QPointer<QWidget> m_focusBeforeEdit;
};

}
