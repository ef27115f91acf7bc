// One consumer more, before it is there: its name, how it reads and how fast, with the calls it
// would make, what an hour of it costs, and what the service would refuse. Posts nothing itself.
#pragma once

#include "widgets/theme.h"
#include "world/command.h"
#include "world/runner.h"

#include <QDialog>

#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace shardscope::widgets {

class CodeTabs;
class ShardPolicyBox;

class AddConsumerDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time may go on while the dialog is open. It is there, and has the stream.
    using Newest = std::function<world::Snapshot()>;
    using Kind = clients::ConsumerConfig::Kind;

    AddConsumerDialog(Newest newest, std::string stream, Kind kind, const Theme& theme, QWidget* parent);
    ~AddConsumerDialog() override;

    [[nodiscard]] clients::ConsumerConfig config() const;
    // One gesture, each after the one before it was accepted: a fan-out consumer that has no
    // registration yet is registered first.
    [[nodiscard]] std::vector<world::Action> actions() const;
    // What the first of them would be refused with, tried on a copy of the newest world.
    [[nodiscard]] std::optional<streams::Refusal> refusal() const;

private:
    void work();
    void add();
    [[nodiscard]] QString namesOfCalls() const;
    // What it will call first: of a shared one, on one shard.
    [[nodiscard]] std::vector<world::Action> calls() const;
    [[nodiscard]] QString costText() const;
    [[nodiscard]] QString quotaText() const; // of registrations

    Newest m_newest;
    std::string m_stream;
    Theme m_theme;
    QLineEdit* m_name;
    QRadioButton* m_shared;
    QRadioButton* m_fanOut;
    QComboBox* m_from;
    QSpinBox* m_rate;
    ShardPolicyBox* m_shards;
    QLabel* m_calls;
    CodeTabs* m_code;
    QLabel* m_cost;
    QLabel* m_refusal;
    QPushButton* m_add;
};

}
