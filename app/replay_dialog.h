// Asks what a replay needs to know: which log, which of its fields is the partition key, how
// many shards, how fast. Of captured calls likewise, which have their keys; how long they will take is said before they
// are replayed. Reads the file at once, so that what is wrong with it is said here.
#pragma once

#include "opening.h"

#include <QDialog>

#include <cstdint>
#include <vector>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace shardscope::app {

class ReplayDialog : public QDialog {
    Q_OBJECT

public:
    // Calls may be meant for the streams of what is open.
    ReplayDialog(const QString& folder, const world::Scenario& open, QWidget* parent);

    void setFile(const QString& path);
    // What was chosen; after accept() also the run made of it.
    [[nodiscard]] ReplayChoice choice() const;
    [[nodiscard]] const Opened& opened() const { return m_opened; }

    void accept() override;

private:
    void browse();
    void check();
    void say();
    [[nodiscard]] QString lengthText(std::int64_t speedThousandths) const;

    QString m_folder;
    world::Scenario m_open;
    Opened m_opened;
    std::vector<world::TimedCommand> m_calls; // of the file, where it is a capture
    QLabel* m_what;
    QFormLayout* m_form;
    QLineEdit* m_file;
    QComboBox* m_key;
    QSpinBox* m_shards;
    QComboBox* m_speed;
    QLabel* m_length;
    QLabel* m_message;
    QDialogButtonBox* m_buttons;
};

}
