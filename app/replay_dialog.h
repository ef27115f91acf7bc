// Asks what a replay needs to know: which log, which of its fields is the partition key, how
// many shards, how fast. Reads the file at once, so that what is wrong with it is said here.
#pragma once

#include "opening.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace shardscope::app {

class ReplayDialog : public QDialog {
    Q_OBJECT

public:
    ReplayDialog(const QString& folder, QWidget* parent);

    void setFile(const QString& path);
    // What was chosen; after accept() also the run made of it.
    [[nodiscard]] ReplayChoice choice() const;
    [[nodiscard]] const Opened& opened() const { return m_opened; }

    void accept() override;

private:
    void browse();
    void check();

    QString m_folder;
    Opened m_opened;
    QLineEdit* m_file;
    QComboBox* m_key;
    QSpinBox* m_shards;
    QComboBox* m_speed;
    QLabel* m_message;
    QDialogButtonBox* m_buttons;
};

}
