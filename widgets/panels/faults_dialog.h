// Faults injected on purpose: those that are set, with what they have hit so far, and an editor that sets another one
// or changes one. What would be refused is said and not asked. Posts nothing itself: whoever opens it does.
#pragma once

#include "streams/faults.h"
#include "widgets/theme.h"
#include "world/command.h"
#include "world/runner.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace shardscope::widgets {

class FaultEditor;

class FaultsDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time goes on while the dialog is open.
    using Newest = std::function<world::Snapshot()>;

    // Begins with the fault that has the name of `first`; or, without a name, with a new one where `first` says.
    FaultsDialog(Newest newest, const streams::FaultRule& first, const Theme& theme, QWidget* parent);

    // Shows the newest world. What has been typed stays, unless its fault has changed meanwhile.
    void present();
    // The service has refused what was asked.
    void showRefusal(const streams::Refusal& refusal);

signals:
    // In this order, as one gesture.
    void asked(const std::vector<shardscope::world::Action>& calls);

private:
    // A line of the list.
    struct Row {
        std::string name;
        QStringList texts; // by column
        bool isOn = false;
        friend bool operator==(const Row&, const Row&) = default;
    };

    QMenu* makePresets();
    void addPreset(QMenu* menu, const QString& text, const char* name,
        const std::function<void(streams::FaultRule&)>& change, const QString& until);
    // A new one that is not set yet.
    void begin(streams::FaultRule rule);
    void open(const std::string& name);
    void toggle(QTreeWidgetItem* item);
    void clear(const std::vector<std::string>& names);
    void apply();
    void ask(const std::vector<world::Action>& calls);
    void fill();
    void fillList();
    void work();
    void showRefused(const std::optional<streams::Refusal>& refusal);
    [[nodiscard]] std::vector<world::Action> calls() const;
    // What the calls would be refused with, tried on a copy of the world.
    [[nodiscard]] std::optional<streams::Refusal> refusalOf(const std::vector<world::Action>& calls) const;
    [[nodiscard]] const streams::FaultRule* opened() const;
    [[nodiscard]] std::vector<std::string> namesSet() const;

    Newest m_newest;
    streams::FaultRule m_scope; // where new ones begin
    world::Snapshot m_shown;
    std::vector<Row> m_rows;
    std::string m_opened;                      // the fault that is changed; empty for a new one
    std::optional<streams::FaultRule> m_was;   // as it was opened
    std::optional<streams::FaultRule> m_typed; // what the fields said then
    std::string m_applied;                     // to be opened as soon as it is there
    std::optional<streams::Refusal> m_told;    // until something is typed
    bool m_isFilling = false;
    QTreeWidget* m_list;
    QPushButton* m_add;
    QPushButton* m_preset;
    QPushButton* m_clear;
    QPushButton* m_clearAll;
    FaultEditor* m_editor;
    QPlainTextEdit* m_command;
    QLabel* m_effect;
    QLabel* m_refusal;
    QPushButton* m_apply;
};

}
