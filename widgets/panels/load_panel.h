// The three big knobs above the stage: load of all producers of the shown stream, the skew
// of their hottest key, and the number of shards. Each turn is the command it looks like. Another number of shards is
// carried out by its button only; until then a card below it says what it would come to.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/load_knobs.h"
#include "widgets/panels/shard_count_card.h"
#include "widgets/selection.h"
#include "widgets/theme.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <set>
#include <string>

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
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void turnLoad(int percent);
    void turnSkew(int percent);
    void applyShards();
    void answer(world::Ticket ticket, const world::Reply& reply);
    void retranslate();
    void showShards(const world::World& world);
    // Of the number that has been chosen and not applied, while the focus is on it.
    void showPreview();
    void takeBack();
    [[nodiscard]] bool isOther() const;

    EngineLink& m_engine;
    Selection& m_selection;
    LoadBases m_bases;
    world::GestureId m_gesture{};
    std::set<world::Ticket> m_asked;
    std::string m_shown; // the stream whose shards these are
    std::uint32_t m_openShards = 0;
    std::optional<std::uint32_t> m_applied; // asked for, and not carried out yet: no preview is needed any more

    Knob* m_load;
    Knob* m_skew;
    QLabel* m_shardsCaption;
    QSpinBox* m_shards;
    QPushButton* m_apply;
    QPointer<ShardCountCard> m_card; // over the whole window, whose child it is
};

}
