// A stream as the code that makes one like it, to be taken along.
#pragma once

#include "widgets/theme.h"
#include "world/checkpoints.h"

#include <QDialog>

#include <string>

namespace shardscope::app {

class StreamCodeDialog : public QDialog {
    Q_OBJECT

public:
    // The stream as it is in this world.
    StreamCodeDialog(world::Snapshot world, const std::string& stream, const widgets::Theme& theme, QWidget* parent);
};

}
