// The table of keys, in two columns of as many rows as fit.
#pragma once

#include "actions.h"

#include <QDialog>

namespace shardscope::app {

class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const std::vector<KeyRow>& rows, QWidget* parent);
};

}
