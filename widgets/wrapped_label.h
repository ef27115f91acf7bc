// A label whose text is wrapped and which remembers how high it is at the widths it was asked for. A layout asks
// every label for its height many times when one of them gets another text, and QLabel sets its text in lines again
// each time: in a column of thirty that is most of a frame.
#pragma once

#include <QLabel>

#include <array>
#include <cstddef>

namespace shardscope::widgets {

class WrappedLabel : public QLabel {
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget* parent) : WrappedLabel({}, parent) {}
    WrappedLabel(const QString& text, QWidget* parent);

    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Height {
        int width = -1;
        int height = 0;
    };

    mutable std::array<Height, 4> m_heights;
    mutable std::size_t m_next = 0; // to be written over
    mutable QString m_of;
    mutable QMargins m_within;
};

}
