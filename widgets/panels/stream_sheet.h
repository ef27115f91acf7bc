// The inspector's page of a stream: state, shards, the last second of all of them, retention.
#pragma once

#include "widgets/selection.h"
#include "widgets/sheet.h"
#include "world/runner.h"

class QPushButton;
class QSpinBox;

namespace shardscope::widgets {

class StreamSheet : public Sheet {
    Q_OBJECT

public:
    StreamSheet(const Selection& selection, QWidget* parent);

    void present(const world::World& world, const StreamChoice& choice);

signals:
    // The plan that makes the key space even.
    void levelAsked();
    // What the stream is set to, to be changed.
    void settingsAsked();
    // Who may do what with it.
    void accessAsked();
    // One more that writes to it.
    void producerAsked();
    // IncreaseStreamRetentionPeriod or DecreaseStreamRetentionPeriod.
    void asked(const shardscope::world::Action& action);

private:
    void showLevel(const world::World& world, streams::StreamIndex stream);
    void showSettings(const world::World& world, const streams::Stream& stream);
    void showCall();
    void setRetention();

    const Selection& m_selection;
    std::string m_name;
    std::int64_t m_hours = 24;

    QLabel* m_title;
    QLabel* m_state;
    Meter* m_records;
    Meter* m_bytes;
    Line* m_refused;
    Line* m_fullest;
    Line* m_open;
    Line* m_closed;
    Line* m_gini;
    Line* m_loadGini;
    QLabel* m_level;
    Line* m_kept;
    Line* m_trimmed; // where there is anything
    Line* m_retention;
    QSpinBox* m_wanted;
    QPushButton* m_apply;
    Line* m_registered;
    Line* m_mode;
    Line* m_encryption;
    Line* m_recordSize;
    // Where they say something beyond the default.
    Line* m_tags;
    Line* m_monitoring;
    Line* m_policy;
    Line* m_distribution;
    QLabel* m_settings;
    QLabel* m_producer;
    QLabel* m_arn;
};

}
