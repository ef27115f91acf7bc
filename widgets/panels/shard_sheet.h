// The inspector's page of one shard: the last second of writes and reads against their
// limits, its hottest keys, what the KPL put in its records, its place on the ring, its family and its poison records.
#pragma once

#include "widgets/selection.h"
#include "widgets/sheet.h"
#include "world/record_story.h"
#include "world/runner.h"

#include <vector>

class QPushButton;

namespace shardscope::widgets {

class ShardSheet : public Sheet {
    Q_OBJECT

public:
    ShardSheet(Selection& selection, QWidget* parent);

    void present(const world::World& world, const ShardChoice& choice);

signals:
    void asked(const shardscope::world::Action& action);
    // What it holds, and what became of it.
    void recordAsked(const shardscope::world::RecordQuestion& question);

private:
    void showPoison(const streams::Stream& stream, const streams::Shard& shard);
    void showHead(const world::World& world, const streams::Stream& stream, const streams::Shard& shard);
    void showUse(const world::World& world, streams::StreamIndex stream, const streams::Shard& shard);
    void showTanks(const world::World& world, streams::StreamIndex stream, const streams::Shard& shard);
    void showKeys(const world::World& world, streams::StreamIndex stream, const streams::Shard& shard);
    void showUserRecords(const world::World& world, streams::StreamIndex stream, const streams::Shard& shard);
    void showTotals(const streams::Stream& stream, streams::ShardIndex shard);

    Selection& m_selection;
    ShardChoice m_shown;
    QLabel* m_title;
    QLabel* m_state;
    QLabel* m_remains; // of a closed one
    Meter* m_records;
    Meter* m_bytes;
    Line* m_refused;
    QLabel* m_limit;
    QLabel* m_tanksCaption;
    Meter* m_recordTank;
    Meter* m_byteTank;
    QLabel* m_throttle;
    Meter* m_calls;
    Meter* m_readBytes;
    QLabel* m_keysCaption;
    std::vector<Meter*> m_keys;
    QLabel* m_others;
    QLabel* m_userCaption;
    Line* m_aggregated;
    Line* m_userRecords;
    Line* m_discarded;
    std::vector<Meter*> m_userKeys;
    QLabel* m_newest;
    Line* m_share;
    Line* m_first;
    Line* m_last;
    QLabel* m_family;
    QLabel* m_poisonCaption;
    QLabel* m_marks;
    QPushButton* m_poison;
    Line* m_stored;
    Line* m_storedBytes;
};

}
