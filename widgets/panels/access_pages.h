// The pages of the access dialog: a policy tried on a call, the state and the users of a key, the switches of
// operations, and the account's commitment. They post nothing themselves: whoever opens the dialog does.
#pragma once

#include "widgets/theme.h"
#include "world/command.h"
#include "world/policy_test.h"
#include "world/runner.h"

#include <QComboBox>
#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace shardscope::widgets {

// A list of names with what they stand for; what is typed stands for itself. What is chosen stays while the list
// changes.
class ChoiceBox : public QComboBox {
    Q_OBJECT

public:
    enum class Typing { Allowed, None };
    ChoiceBox(const char* name, Typing typing, QWidget* parent);

    struct Entry {
        QString text;
        std::string value;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    void offer(const std::vector<Entry>& entries);
    [[nodiscard]] std::string value() const;
    void choose(const std::string& value);

signals:
    void chosen();

private:
    std::vector<Entry> m_entries;
};

// All of the API, by name.
[[nodiscard]] std::vector<ChoiceBox::Entry> operationEntries();

class AccessPage : public QWidget {
    Q_OBJECT

public:
    AccessPage(const Theme& theme, QWidget* parent);

    // Shows that world; what has been typed stays.
    void present(const world::Snapshot& world);

signals:
    void asked(const shardscope::world::Action& action);

protected:
    virtual void fill(const world::World& world) = 0;
    virtual void work(const world::World& world) = 0;
    void rework();
    [[nodiscard]] QFormLayout* makeForm();
    [[nodiscard]] QLabel* makeState(const char* name);
    [[nodiscard]] QPushButton* makeButton(const QString& text, const char* name);

    const Theme m_theme;
    world::Snapshot m_shown;
    bool m_isFilling = false;
};

class PolicyTestPage : public AccessPage {
    Q_OBJECT

public:
    // Begins with the stream of that reference.
    PolicyTestPage(const std::string& stream, const Theme& theme, QWidget* parent);

protected:
    void fill(const world::World& world) override;
    void work(const world::World& world) override;

private:
    void showProblem(const QString& text);
    void showDecision(const streams::AccessDecision& decision);

    std::string m_stream; // until its ARN has been chosen
    ChoiceBox* m_caller;
    ChoiceBox* m_operation;
    ChoiceBox* m_resource;
    QCheckBox* m_isOther;
    QPlainTextEdit* m_policy;
    QLabel* m_problem;
    QLabel* m_verdict;
    QLabel* m_text;
    QListWidget* m_path;
    QPushButton* m_put;
    std::vector<streams::AccessStep> m_steps; // those on show
};

class KeyPage : public AccessPage {
    Q_OBJECT

public:
    KeyPage(const std::string& stream, const Theme& theme, QWidget* parent);

protected:
    void fill(const world::World& world) override;
    void work(const world::World& world) override;

private:
    std::string m_stream;
    ChoiceBox* m_key;
    QLabel* m_stateNow;
    ChoiceBox* m_state;
    QPushButton* m_setState;
    ChoiceBox* m_caller;
    QLabel* m_accessNow;
    QCheckBox* m_mayWrite;
    QCheckBox* m_mayRead;
    QPushButton* m_setAccess;
    std::string m_filledFor; // key and caller that the boxes were filled for
};

class SwitchPage : public AccessPage {
    Q_OBJECT

public:
    SwitchPage(const Theme& theme, QWidget* parent);

protected:
    void fill(const world::World& world) override;
    void work(const world::World& world) override;

private:
    ChoiceBox* m_caller;
    ChoiceBox* m_operation;
    QLabel* m_now;
    QPushButton* m_refuse;
    QPushButton* m_allow;
    QListWidget* m_switches;
};

class AccountPage : public AccessPage {
    Q_OBJECT

public:
    AccountPage(const Theme& theme, QWidget* parent);

protected:
    void fill(const world::World& world) override;
    void work(const world::World& world) override;

private:
    // What the last hour of the commitment was used for, and what the rest costs.
    [[nodiscard]] static QString shortfallText(const world::World& world);

    QLabel* m_now;
    QLabel* m_shortfall;
    QPushButton* m_commit;
    QPushButton* m_end;
    QLabel* m_effect;
};

}
