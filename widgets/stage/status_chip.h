// The state of a stream in one word. While it is CREATING, UPDATING or DELETING a ring beside
// the word drains, and the virtual time left is written out.
#pragma once

#include "base/time.h"
#include "streams/stream.h"
#include "widgets/theme.h"

#include <QWidget>

namespace shardscope::widgets {

class StatusChip : public QWidget {
    Q_OBJECT

public:
    explicit StatusChip(QWidget* parent);

    void setTheme(const Theme& theme);
    void present(const streams::Stream& stream, base::Instant now);

    [[nodiscard]] QString text() const { return m_text; }
    // Of the ring: 1 as a change begins, 0 at its end and where none is under way.
    [[nodiscard]] double left() const { return m_left; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
    QString m_text;
    bool m_isBusy = false;
    double m_left = 0;
};

}
