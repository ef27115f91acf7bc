// The inspector's page of an autoscaler: what it will do, what is used of its stream, what it waits for, and its
// last decisions in plain sentences; it can be removed here.
#pragma once

#include "widgets/selection.h"
#include "widgets/sheet.h"
#include "world/command.h"
#include "world/world.h"

#include <string>

class QLabel;
class QPushButton;

namespace shardscope::widgets {

class AutoscalerSheet : public Sheet {
    Q_OBJECT

public:
    explicit AutoscalerSheet(QWidget* parent);

    void present(const world::World& world, const AutoscalerChoice& choice);

signals:
    // RemoveClient.
    void asked(const shardscope::world::Action& action);

private:
    std::string m_name;

    QLabel* m_title;
    QLabel* m_kind;
    QLabel* m_promise;
    Meter* m_used;
    Line* m_capacity;
    Line* m_shards;
    Line* m_age;
    QLabel* m_state;
    Line* m_ups;
    Line* m_downs;
    Line* m_turns;
    Line* m_refused;
    Line* m_today;
    QLabel* m_decisions;
    QPushButton* m_remove;
};

}
