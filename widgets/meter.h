// A caption, a value and a bar under them: how much of a limit is used. Above the limit the
// bar is full, vermilion and hatched.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace shardscope::widgets {

class Meter : public QWidget {
    Q_OBJECT

public:
    explicit Meter(QWidget* parent);

    void setTheme(const Theme& theme);
    void setCaption(const QString& caption);
    // `percent` of the limit; `value` is written at the right.
    void setReading(const QString& value, double percent);
    // A share of a whole has no limit: always in the colour of load.
    void setIsShare(bool isShare);
    // Draws the bar as so many equal slots instead.
    void setSlots(int count);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QColor fill() const;
    void paintBar(QPainter& painter, const QRect& bar) const;
    void paintSlots(QPainter& painter, const QRect& bar) const;

    Theme m_theme = Theme::light();
    QString m_caption;
    QString m_value;
    double m_percent = 0;
    bool m_isShare = false;
    int m_slots = 0;
};

}
