// The inspector's page of a consumer: how far behind it is, when it would lose data or have caught
// up, what would change that and by how much, its knobs (processing rate and pause), and what it does about
// records that it cannot process.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/selection.h"
#include "widgets/sheet.h"
#include "world/catch_up.h"

#include <vector>

class QLabel;
class QPushButton;
class QSpinBox;

namespace shardscope::widgets {

class FailurePart;
class ShardPolicyBox;

class ConsumerSheet : public Sheet {
    Q_OBJECT

public:
    ConsumerSheet(EngineLink& engine, QWidget* parent);

    void setTheme(const Theme& theme);
    void present(const world::World& world, const ConsumerChoice& choice);

signals:
    // Somebody wants to say where this consumer reads on.
    void bookmarkAsked();

private:
    void showConfig(const clients::ConsumerConfig& config);
    void showHome(const world::World& world);
    void showSubscriptions(const world::World& world, std::size_t actor);
    void showAge(const world::World& world, std::size_t actor, const streams::Stream& stream);
    void showRepeats(const world::World& world, std::size_t actor, streams::StreamIndex stream);
    void showCatchUp(const world::World& world, std::size_t actor);
    void post(std::int64_t rate, bool isPaused);
    void choose(std::size_t choice);
    [[nodiscard]] static QString nameOf(world::WhatIfCode code);

    EngineLink& m_engine;
    std::string m_name;
    clients::ConsumerConfig m_config;

    QLabel* m_title;
    QLabel* m_kind;
    QSpinBox* m_rate;
    QPushButton* m_pause;
    QPushButton* m_bookmark;
    FailurePart* m_failures;
    ShardPolicyBox* m_policy;
    Line* m_home;
    Line* m_interval;
    Line* m_batch;
    Line* m_renewal;
    Line* m_age;
    Line* m_backlog;
    Line* m_loss;
    Line* m_caughtUp;
    QLabel* m_whatIfCaption;
    // A change, and beside it how long it would take then.
    struct Choice {
        QWidget* row;
        QPushButton* button;
        QLabel* left;
    };
    std::vector<Choice> m_choices;
    std::vector<world::WhatIf> m_whatIfs; // those on show
    Line* m_read;
    Line* m_refused;
    QLabel* m_shardsCaption;
    std::vector<Meter*> m_shards; // the furthest behind
    Line* m_records;
    Line* m_expired; // iterators
    Line* m_lost;
    Line* m_missed;
    QLabel* m_repeatsCaption;
    Line* m_again; // delivered more than once
    Line* m_retried;
    Line* m_late;
    Line* m_behind; // children that were read before them
    QLabel* m_why;  // the latest of them
    Line* m_calls;
};

}
