// The strip of time: load of the whole run, refusals, reshards, the present as a handle to
// drag, how far the run has been played, and its branches. Zooming is shared with the
// charts through the selection; it never changes what is simulated.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/run_history.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/time_scale.h"

#include <QWidget>

#include <optional>
#include <vector>

class QMenu;
class QToolButton;

namespace shardscope::widgets {

class TimelinePanel : public QWidget {
    Q_OBJECT

public:
    TimelinePanel(EngineLink& engine, Selection& selection, QWidget* parent);

    void present(const world::World& world, const world::RunStatus& status);
    void setTheme(const Theme& theme);

    // What the keys do.
    void branchHere();
    void toPreviousTrouble();
    void toNextTrouble();
    void zoom(double factor);
    void pan(double part); // of the width
    void fit();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    // Where an instant stands, for tests and for popups.
    [[nodiscard]] QPoint pointAt(base::Instant at) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    // One pixel of the strip.
    struct Column {
        int height = 0;
        bool isRefused = false;
    };

    void retranslate();
    void prepareColumns();
    void followSpan();
    void seek(base::Instant at);
    void control(world::Control control);
    void fillBranchMenu();
    [[nodiscard]] TimeScale fittedScale() const;
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] QRect lane(std::size_t row) const;
    [[nodiscard]] std::vector<std::size_t> otherBranches() const;
    [[nodiscard]] int xOf(base::Instant at) const;
    [[nodiscard]] base::Instant instantAt(int x) const;
    void paintStrip(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintBranches(QPainter& painter) const;
    void paintPresent(QPainter& painter) const;

    EngineLink& m_engine;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    RunHistory m_history;
    world::RunStatus m_status;
    base::Instant m_now{};
    TimeScale m_scale;
    std::vector<Column> m_columns;

    // While the handle is dragged: seeks wait for each other, the newest wins.
    bool m_isScrubbing = false;
    bool m_playsAfterScrub = false;
    std::optional<world::Ticket> m_seek;
    std::optional<base::Instant> m_nextSeek;

    QToolButton* m_branchHere;
    QToolButton* m_branches;
    QMenu* m_branchMenu;
};

}
