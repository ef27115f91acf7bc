// Where a run is to stop: at a time, after so many more records, at the first throttle, at the first loss.
#pragma once

#include "widgets/theme.h"
#include "world/milestone.h"

#include <QDialog>

#include <optional>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace shardscope::widgets {

class RunUntilDialog : public QDialog {
    Q_OBJECT

public:
    // `now` is the present of the run when the dialog opens; times are after it.
    RunUntilDialog(base::Instant now, const Theme& theme, QWidget* parent);

    // Unset while what is typed is no time after now.
    [[nodiscard]] std::optional<world::Milestone> milestone() const;

private:
    void check();

    base::Instant m_now;
    QRadioButton* m_untilTime;
    QLineEdit* m_time;
    QRadioButton* m_untilRecords;
    QSpinBox* m_records;
    QRadioButton* m_untilThrottle;
    QRadioButton* m_untilLoss;
    QLabel* m_remark;
    QDialogButtonBox* m_buttons;
};

}
