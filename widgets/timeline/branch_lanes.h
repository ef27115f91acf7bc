// The branches of a run as lanes under the timeline, on its axis: where each left which, how far
// it has been run, which is on show and which goes along. A click goes on in one; comparing and renaming
// stand at its name and in its menu. Every lane is a button of its own, so keys and screen readers reach it.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/menu/pointed.h"
#include "widgets/theme.h"
#include "widgets/time_scale.h"

#include <QAbstractButton>
#include <QScrollArea>

#include <cstddef>
#include <vector>

class QLineEdit;
class QToolButton;

namespace shardscope::widgets {

class BranchLanes;

class BranchLane : public QAbstractButton, public Pointable {
    Q_OBJECT

public:
    BranchLane(std::size_t branch, BranchLanes* lanes, QWidget* parent);

    void present(const world::RunStatus& status);
    void setTheme(const Theme& theme);
    void rename();
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showTools(bool areShown);
    void finishRename(bool isTaken);
    void compare();
    void retranslate();

    BranchLanes* m_lanes;
    std::size_t m_branch;
    Theme m_theme = Theme::light();
    world::RunStatus m_status;
    QString m_name;
    QToolButton* m_compare;
    QToolButton* m_rename;
    QLineEdit* m_edit;
};

class BranchLanes : public QScrollArea {
    Q_OBJECT

public:
    BranchLanes(EngineLink& engine, QWidget* parent);

    // No lanes while there is nothing but the trunk. The scale is that of the timeline, from `left` on.
    void present(const world::RunStatus& status, const TimeScale& scale, int left);
    void setTheme(const Theme& theme);
    [[nodiscard]] std::size_t count() const { return m_lanes.size(); }
    [[nodiscard]] BranchLane* lane(std::size_t branch) const { return m_lanes[branch]; }

    void control(world::Control control);
    [[nodiscard]] int xOf(base::Instant at) const;
    [[nodiscard]] base::Instant instantAt(int x) const;
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] int right() const { return m_left + int(m_scale.width()); }
    void moveFocus(std::size_t from, int by);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    EngineLink& m_engine;
    Theme m_theme = Theme::light();
    TimeScale m_scale;
    int m_left = 0;
    std::size_t m_current = 0;
    std::vector<BranchLane*> m_lanes;
};

}
