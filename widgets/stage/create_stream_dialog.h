// One stream more, before it is there: where it lives, its name, its capacity and its tags, with the call that makes it
// and what the service would refuse. Posts nothing itself.
#pragma once

#include "widgets/theme.h"
#include "world/command.h"
#include "world/runner.h"

#include <QDialog>

#include <functional>
#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace shardscope::widgets {

class CodeTabs;

class CreateStreamDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time may go on while the dialog is open.
    using Newest = std::function<world::Snapshot()>;

    CreateStreamDialog(Newest newest, const Theme& theme, QWidget* parent);
    ~CreateStreamDialog() override;

    [[nodiscard]] streams::CreateStreamRequest request() const;
    // Empty fields where it is the run's own, as commands have it, or what stands there is none.
    [[nodiscard]] streams::Home home() const;
    // What is wrong with the account and region that were typed; empty where nothing is.
    [[nodiscard]] QString homeProblem() const;
    // By which it will be found.
    [[nodiscard]] std::string reference() const;
    // What it would be refused with, tried on a copy of the newest world.
    [[nodiscard]] std::optional<streams::Refusal> refusal() const;

private:
    void offerHomes();
    [[nodiscard]] QString problemIn(const streams::Home& home) const;
    void work();
    void create();
    // Warm throughput came with the service of 2025.
    [[nodiscard]] bool hasWarmThroughput() const;
    [[nodiscard]] QString factsText() const;

    Newest m_newest;
    QFormLayout* m_form;
    QLineEdit* m_name;
    QRadioButton* m_provisioned;
    QRadioButton* m_onDemand;
    QSpinBox* m_shards;
    QSpinBox* m_recordSize;
    QSpinBox* m_warm;
    QComboBox* m_home;
    QLineEdit* m_tags;
    QLabel* m_facts;
    CodeTabs* m_code;
    QLabel* m_refusal;
    QPushButton* m_create;
};

}
