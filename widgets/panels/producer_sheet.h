// The inspector's page of a producer or log agent: what became of its records, and the load
// and skew knobs of a producer.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/load_knobs.h"
#include "widgets/selection.h"
#include "widgets/sheet.h"

#include <vector>

class QPushButton;

namespace shardscope::widgets {

class Knob;

class ProducerSheet : public Sheet {
    Q_OBJECT

public:
    ProducerSheet(EngineLink& engine, QWidget* parent);

    void setScenario(const world::Scenario& scenario);
    void present(const world::World& world, const ProducerChoice& choice);
    void setTheme(const Theme& theme);

private:
    void showProducer(const world::World& world, const clients::Producer& producer);
    void showAgent(const clients::LogAgent& agent);
    void showCounts(const world::World& world, const clients::PutCounts& counts);

    EngineLink& m_engine;
    LoadBases m_bases;
    world::GestureId m_gesture{};
    std::string m_name;

    QLabel* m_title;
    QLabel* m_kind;
    QLabel* m_knobsCaption;
    Knob* m_load;
    std::vector<Knob*> m_shares; // of hot keys
    QPushButton* m_pause;
    Line* m_rate;
    Line* m_keys;
    Line* m_size;
    Line* m_offered;
    Line* m_stored;
    Line* m_firstRefused;
    Line* m_pending;
    Line* m_dropped;
    Line* m_bytes;
};

}
