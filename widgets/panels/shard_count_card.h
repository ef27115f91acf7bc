// What another number of shards would come to, on a card below the knob while somebody is at it: nothing is moved
// aside for it, and it takes no clicks.
#pragma once

#include "widgets/theme.h"
#include "world/scale_preview.h"

#include <QLabel>

namespace shardscope::widgets {

class ShardCountCard : public QLabel {
    Q_OBJECT

public:
    // Lies over the whole of `parent`.
    explicit ShardCountCard(QWidget* parent);

    void setTheme(const Theme& theme);
    // Under that widget, within the parent. `settings`: of the run.
    void show(const world::ScalePreview& preview, const streams::ServiceSettings& settings, const QWidget& under);

private:
    Theme m_theme = Theme::light();
};

// The same without a picture, for the ear.
[[nodiscard]] QString spokenShardCount(const world::ScalePreview& preview, const streams::ServiceSettings& settings);

}
