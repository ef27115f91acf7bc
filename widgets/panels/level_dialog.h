// How even the key space of a stream is, and the plan that levels it: shown first, with every call, its
// time and what comes of it, and carried out only when asked to. Posts nothing itself.
#pragma once

#include "widgets/theme.h"
#include "world/command.h"
#include "world/level_plan.h"
#include "world/runner.h"

#include <QDialog>

#include <optional>
#include <vector>

class QLabel;
class QListView;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QStringListModel;

namespace shardscope::widgets {

class RangeStrips;

class LevelDialog : public QDialog {
    Q_OBJECT

public:
    // The snapshot's stream has shards.
    LevelDialog(world::Snapshot world, streams::StreamIndex stream, const Theme& theme, QWidget* parent);
    ~LevelDialog() override;

    [[nodiscard]] const world::LevelPlan& plan() const { return m_plan; }
    // Once accepted: begins the plan, or ends the one that is under way.
    [[nodiscard]] const std::optional<world::Action>& action() const { return m_action; }

private:
    void work();
    void showPlan();
    [[nodiscard]] QStringList stepTexts() const;
    [[nodiscard]] QString limitsText() const;

    world::Snapshot m_world;
    streams::StreamIndex m_stream;
    Theme m_theme;
    world::LevelPlan m_plan;
    std::optional<world::PlanProgress> m_underWay;
    std::optional<world::Action> m_action;
    QLabel* m_state;
    QRadioButton* m_byWidth;
    QRadioButton* m_byLoad;
    QSpinBox* m_shards;
    RangeStrips* m_bars;
    QLabel* m_sum;
    QLabel* m_limits;
    QListView* m_list;
    QStringListModel* m_steps;
    QPushButton* m_carryOut;
};

// "0.31"; between 0 and 1.
[[nodiscard]] QString giniText(std::int64_t perMille);

}
