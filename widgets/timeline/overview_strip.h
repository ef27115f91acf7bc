// The whole run in small while the time axis is zoomed: load, refusals, reshards, notes, chapters as bands, the
// present, and a frame around the part that is shown large. The frame is dragged and resized; a
// drag beside it chooses another part, a click goes there. Arrow keys move the frame, up and down
// change its size.
#pragma once

#include "widgets/menu/pointed.h"
#include "widgets/run_history.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/time_scale.h"
#include "widgets/timeline/load_columns.h"
#include "widgets/timeline/time_notes.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace shardscope::widgets {

class OverviewStrip : public QWidget, public Pointable {
    Q_OBJECT

public:
    OverviewStrip(Selection& selection, QWidget* parent);

    // The whole run, as wide as this widget; history and notes are read in this call only.
    void present(const RunHistory& history, const TimeNotes& notes, const TimeScale& whole, base::Instant now);
    void setTheme(const Theme& theme);
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    void instantChosen(shardscope::base::Instant at);
    // Of the chapter that begins there.
    void chapterRenameAsked(shardscope::base::Instant at);
    void chapterRemoveAsked(shardscope::base::Instant at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Grip { From, To, Inside, Beside };
    struct Drag {
        Grip grip{};
        int pressedAt = 0;
        TimeSpan span; // as it was
        bool isMoved = false;
    };

    struct Band {
        base::Instant from{};
        base::Instant to{};
        QString title;
    };

    [[nodiscard]] Grip gripAt(int x) const;
    [[nodiscard]] const Band* bandAt(base::Instant at) const;
    void paintBands(QPainter& painter) const;
    void paintTitles(QPainter& painter) const;
    [[nodiscard]] int xOf(base::Instant at) const;
    void zoomTo(TimeSpan span);
    void drag(int x);
    void retranslate();

    Selection& m_selection;
    Theme m_theme = Theme::light();
    TimeScale m_scale;
    std::vector<LoadColumn> m_columns;
    std::vector<base::Instant> m_reshards;
    std::vector<base::Instant> m_notes;
    std::vector<Band> m_bands; // chapters, in order of time
    base::Instant m_now{};
    std::optional<Drag> m_drag;
};

}
