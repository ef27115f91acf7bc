// Two key spaces to scale, one above the other, on the hash axis of the map: as it is now, and as it would be then.
#pragma once

#include "base/hash_key.h"
#include "widgets/theme.h"

#include <QWidget>

#include <vector>

namespace shardscope::widgets {

class RangeStrips : public QWidget {
    Q_OBJECT

public:
    RangeStrips(const Theme& theme, QWidget* parent);

    void show(std::vector<base::HashRange> before, std::vector<base::HashRange> after);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme;
    std::vector<base::HashRange> m_before;
    std::vector<base::HashRange> m_after;
};

}
