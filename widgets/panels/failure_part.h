// The part of a consumer's page about records that it cannot process: what it does when its processing fails
// (the settings of a Lambda event source mapping), which shard is blocked by which record and since when, the
// batch and its halves, and what reached the failure queue.
#pragma once

#include "widgets/sheet.h"
#include "world/command.h"
#include "world/world.h"

#include <optional>
#include <string>

class QCheckBox;
class QPushButton;
class QSpinBox;

namespace shardscope::widgets {

class BatchTree;

class FailurePart : public Sheet {
    Q_OBJECT

public:
    explicit FailurePart(QWidget* parent);

    void setTheme(const Theme& theme);
    void present(const world::World& world, std::size_t actor);

    // What is said of the shard that is blocked for longest, as text; empty where none is.
    [[nodiscard]] QString blockedText() const;
    [[nodiscard]] QString queueText() const;
    [[nodiscard]] const BatchTree* tree() const { return m_tree; }

signals:
    void asked(const shardscope::world::Action& action);

private:
    void makePolicy();
    void showPolicy(const clients::FailurePolicy& policy);
    void showBlocked(const world::World& world, const streams::Stream& stream, const clients::Failures& failures);
    void showQueue(const clients::Failures& failures);
    [[nodiscard]] static QString blockedBy(const world::World& world, const streams::Stream& stream,
        const clients::FailedBatch& batch);
    [[nodiscard]] static QString recordsText(std::uint64_t records);
    [[nodiscard]] static QString given(const clients::GivenUp& entry);
    void post();
    void heal();

    std::string m_name; // the consumer
    std::string m_stream;
    clients::FailurePolicy m_policy;
    std::optional<streams::PoisonMark> m_culprit;

    QSpinBox* m_retries;
    QCheckBox* m_bisect;
    QCheckBox* m_partial;
    QSpinBox* m_age;
    QLabel* m_blocked;
    BatchTree* m_tree;
    QPushButton* m_heal;
    Line* m_failed;
    Line* m_again;
    Line* m_blockedFor;
    Line* m_queued;
    QLabel* m_queue;
};

}
