// One producer more, before it is there: the stream it writes to, its load, its records, keys and retries, with what it
// comes to and what would be refused. Posts nothing itself.
#pragma once

#include "widgets/theme.h"
#include "world/command.h"
#include "world/runner.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <string>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace shardscope::widgets {

class AddProducerDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time may go on while the dialog is open. It has a stream.
    using Newest = std::function<world::Snapshot()>;

    // Of the world's streams the one with that reference is chosen, or the first.
    AddProducerDialog(Newest newest, const std::string& stream, const Theme& theme, QWidget* parent);
    ~AddProducerDialog() override;

    [[nodiscard]] clients::ProducerConfig config() const;
    // What the command would be refused with, tried on a copy of the newest world.
    [[nodiscard]] std::optional<streams::Refusal> refusal() const;

private:
    QSpinBox* addNumber(const QString& label, const char* name, int lowest, int highest, int value);
    void work();
    void add();
    // What it offers beside what the stream takes, and what the stream would refuse of it.
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] QString warningText() const;

    Newest m_newest;
    QFormLayout* m_form;
    QLineEdit* m_name;
    QComboBox* m_stream;
    QSpinBox* m_rate;
    QSpinBox* m_size;
    QComboBox* m_sizes;
    QSpinBox* m_keys;
    QComboBox* m_chosen;
    QSpinBox* m_batch;
    QSpinBox* m_attempts;
    QSpinBox* m_base;
    QSpinBox* m_cap;
    QLabel* m_facts;
    QLabel* m_refusal;
    QPushButton* m_add;
};

}
