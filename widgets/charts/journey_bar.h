// A record's journey as a bar to scale: attempts that were refused as crosses, then what it waited for in the
// patterns of the latency histogram, with arrows from each moment to what followed from it.
#pragma once

#include "widgets/theme.h"
#include "world/record_story.h"

#include <QWidget>

#include <optional>

namespace shardscope::widgets {

class JourneyBar : public QWidget {
    Q_OBJECT

public:
    explicit JourneyBar(QWidget* parent);

    void setTheme(const Theme& theme);
    void present(std::optional<world::RecordStory> story);

    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(200), m_theme.px(48)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_theme.px(120), m_theme.px(48)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double x(base::Instant at) const;
    void paintWaits(QPainter& painter) const;
    void paintMoments(QPainter& painter) const;
    void paintEnds(QPainter& painter) const;
    [[nodiscard]] QRect band() const;

    Theme m_theme = Theme::light();
    std::optional<world::RecordStory> m_story;
    base::Instant m_from{};
    base::Instant m_to{};
};

}
