// The three big knobs above the stage: load of all producers of the shown stream, the skew
// of their hottest key, and the number of shards. Each turn is the command it looks like.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/load_knobs.h"
#include "widgets/selection.h"
#include "widgets/theme.h"

#include <QWidget>

#include <set>

class QLabel;
class QPushButton;
class QSpinBox;

namespace shardscope::widgets {

class Knob;

class LoadPanel : public QWidget {
    Q_OBJECT

public:
    LoadPanel(EngineLink& engine, Selection& selection, QWidget* parent);

    void setScenario(const world::Scenario& scenario);
    void present(const world::World& world, const world::RunStatus& status);
    void setTheme(const Theme& theme);

signals:
    // A command of one of the knobs was refused.
    void refused(const shardscope::streams::Refusal& refusal);

protected:
    void changeEvent(QEvent* event) override;

private:
    void turnLoad(int percent);
    void turnSkew(int percent);
    void applyShards();
    void answer(world::Ticket ticket, const world::Reply& reply);
    void retranslate();
    void showShards(const world::World& world);

    EngineLink& m_engine;
    Selection& m_selection;
    LoadBases m_bases;
    world::GestureId m_gesture{};
    std::set<world::Ticket> m_asked;
    std::uint32_t m_openShards = 0;

    Knob* m_load;
    Knob* m_skew;
    QLabel* m_shardsCaption;
    QSpinBox* m_shards;
    QPushButton* m_apply;
};

}
