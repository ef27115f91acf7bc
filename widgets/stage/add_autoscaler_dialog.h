// One autoscaler more, before it is there: its approach with all its settings, what it will do in words, and what
// would be refused. A configuration of amazon-kinesis-scaling-utils may be taken in from a file or the clipboard.
// Posts nothing itself.
#pragma once

#include "operations/autoscaler_config.h"
#include "widgets/theme.h"
#include "world/command.h"
#include "world/runner.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <string>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace shardscope::widgets {

class AddAutoscalerDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time may go on while the dialog is open. It is there, and has the stream.
    using Newest = std::function<world::Snapshot()>;

    AddAutoscalerDialog(Newest newest, std::string stream, const Theme& theme, QWidget* parent);
    ~AddAutoscalerDialog() override;

    [[nodiscard]] operations::AutoscalerConfig config() const;
    // What it would be refused with, tried on a copy of the newest world.
    [[nodiscard]] std::optional<streams::Refusal> refusal() const;
    // Takes in the monitor of this stream, or else the first; false, and says why, when there is none.
    bool takeIn(const QString& json, const QString& place);

private:
    // The settings of one approach: its own fields, and how they become it and it them.
    struct Page;

    QFormLayout* addPage(const QString& name, std::function<operations::ScalingApproach()> read,
        std::function<void(const operations::ScalingApproach&)> write);
    void makeTargetPage();
    void makeStepPage();
    void makeDoublingPage();
    void makeUtilsPage();
    void makeAgePage();
    QSpinBox* addNumber(QFormLayout* form, const QString& label, const QString& unit, int lowest, int highest);
    void importFile();
    void show(const operations::AutoscalerConfig& config);
    void work();
    void add();

    Newest m_newest;
    std::string m_stream;
    Theme m_theme;
    QLineEdit* m_name;
    QComboBox* m_approach;
    QSpinBox* m_least;
    QSpinBox* m_most;
    QStackedWidget* m_pages;
    QLabel* m_promise;
    QLabel* m_refusal;
    QPushButton* m_add;
    std::vector<Page> m_settings;
    QString m_problem; // of what was to be taken in
    bool m_isMade = false;
};

}
