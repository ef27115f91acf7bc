// A card of rich text beside the pointer, on whichever side of it has room. It takes no clicks.
#pragma once

#include "widgets/theme.h"

#include <QLabel>
#include <QPoint>

namespace shardscope::widgets {

class PointerCard : public QLabel {
    Q_OBJECT

public:
    explicit PointerCard(QWidget* parent);

    void setTheme(const Theme& theme);
    void show(const QString& html, QPoint pointer);
};

}
