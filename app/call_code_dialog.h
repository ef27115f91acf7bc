// A call that was made, as the code that makes it again in an account.
#pragma once

#include "widgets/theme.h"
#include "world/recorded_calls.h"

#include <QDialog>

namespace shardscope::app {

class CallCodeDialog : public QDialog {
    Q_OBJECT

public:
    // Holds a call. Of a run's settings its names and its epoch count.
    CallCodeDialog(const world::RecordedCalls& recorded, const streams::ServiceSettings& settings,
        const widgets::Theme& theme, QWidget* parent);
};

}
