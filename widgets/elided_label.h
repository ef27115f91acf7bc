// A line of plain text that gives way: where it does not fit it ends in an ellipsis, and the tool
// tip has the whole. It asks for no width.
#pragma once

#include <QLabel>

namespace shardscope::widgets {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

}
