// Takes a stream over from an account: what the AWS CLI prints of it is pasted here, and what it will be is said as it
// is pasted.
#pragma once

#include "opening.h"
#include "widgets/theme.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace shardscope::app {

class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(const QString& folder, const widgets::Theme& theme, QWidget* parent);

    void setText(const QString& text);
    // After accept().
    [[nodiscard]] const Opened& opened() const { return m_opened; }

    void accept() override;

private:
    void browse();
    void check();
    void say(const QString& text, QColor colour);
    [[nodiscard]] QString verdictOn(const world::Scenario& scenario) const;

    QString m_folder;
    widgets::Theme m_theme;
    Opened m_opened;
    QPlainTextEdit* m_text;
    QLabel* m_verdict;
    QSpinBox* m_rate;
    bool m_isRateChosen = false;
    QPushButton* m_import;
};

}
