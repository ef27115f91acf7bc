// Takes streams over from an account, or the load of one: what the AWS CLI, Terraform or CloudFormation say of them is
// pasted here, and what it will be is said as it is pasted.
#pragma once

#include "opening.h"
#include "widgets/theme.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace shardscope::app {

class ImportDialog : public QDialog {
    Q_OBJECT

public:
    // A load may be meant for a stream of what is open.
    ImportDialog(const QString& folder, const world::Scenario& open, const widgets::Theme& theme, QWidget* parent);

    void setText(const QString& text);
    // After accept().
    [[nodiscard]] const Opened& opened() const { return m_opened; }

    void accept() override;

private:
    void browse();
    void check();
    void say(const QString& text, QColor colour);
    void showChoices(const world::Import* imported);
    [[nodiscard]] base::Result<Opened, Failure> openedFrom(const world::Import& imported) const;
    [[nodiscard]] QString verdictOn(const world::ScenarioStream& stream) const;
    [[nodiscard]] QString verdictOn(const world::LoadTrace& load) const;
    [[nodiscard]] QString verdictOn(const world::Import& imported) const;

    QString m_folder;
    world::Scenario m_open;
    widgets::Theme m_theme;
    Opened m_opened;
    QPlainTextEdit* m_text;
    QLabel* m_verdict;
    QFormLayout* m_form;
    QSpinBox* m_rate;
    QComboBox* m_into; // the first is a stream that is made to fit
    bool m_isRateChosen = false;
    QPushButton* m_import;
};

}
