// The Stream stage, the heart of the window: what matters in a sentence, the shard map, and
// under it the key heatmap on the same columns, then throughput against quota and iterator age
// against retention on one time axis. A stage too low for both shows one, chosen by a tab.
#pragma once

#include "widgets/charts/key_heatmap.h"
#include "widgets/charts/second_keys_card.h"
#include "widgets/charts/shard_map.h"
#include "widgets/engine_link.h"
#include "widgets/selection.h"
#include "widgets/stage/key_box.h"
#include "widgets/stage/shard_filter_box.h"
#include "widgets/stage/stage_sentence.h"
#include "widgets/stage/status_chip.h"
#include "widgets/stage/stream_charts.h"
#include "widgets/theme.h"
#include "world/forecast.h"

#include <QElapsedTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QTabBar;
class QVBoxLayout;

namespace shardscope::widgets {

class StreamStage : public QWidget {
    Q_OBJECT

public:
    StreamStage(EngineLink* link, Selection* selection, QWidget* parent);
    ~StreamStage() override;

    void setTheme(const Theme& theme);
    // Shows the selected stream, or the first there is. The world is kept until the next presentation.
    void present(const world::Snapshot& shown, const world::RunStatus& status);
    // Whatever is presented next is shown whole, however soon it comes.
    void showNext() { m_areChartsDue = true; }

    // As the keys K and J on the map do.
    void openKnife() { m_map->openKnife(); }
    void openJoin() { m_map->openJoin(); }
    // Which keys filled the second that is pointed at, or else the last one in which the shard that the stage
    // speaks of refused writes; once more closes that.
    void toggleSecondKeys();
    // A key to be typed, or done with.
    void toggleKeyBox();
    // Which shards ListShards lists with a filter, or done with that.
    void toggleShardFilter();

    // What stands under the map where there is room for one view only.
    enum class LowerView { Charts, Heatmap };
    void setLowerView(LowerView view);
    [[nodiscard]] LowerView lowerView() const { return m_lowerView; }

    [[nodiscard]] ShardMapView* map() const { return m_map; }
    [[nodiscard]] KeyHeatmapView* heatmap() const { return m_heatmap; }
    [[nodiscard]] SecondKeysCard* secondKeys() const { return m_secondKeys; }
    [[nodiscard]] KeyBox* keyBox() const { return m_keyBox; }
    [[nodiscard]] ShardFilterBox* shardFilter() const { return m_shardFilter; }
    [[nodiscard]] TimeSeriesChart* throughputChart() const { return m_charts->throughput(); }
    [[nodiscard]] TimeSeriesChart* ageChart() const { return m_charts->age(); }
    [[nodiscard]] QString sentence() const;

signals:
    // The Why? at the end of the sentence.
    void whyAsked();
    // Why? of the shard that has just been selected on the map.
    void whyOfSelectedAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    void retranslate();
    void presentCharts(const world::World& world);
    void presentSentence(const world::World& world);
    [[nodiscard]] std::optional<streams::StreamIndex> shownStream(const world::World& world) const;
    // The other future, where there is one that has the stream.
    [[nodiscard]] const world::World* comparedWorld() const;
    void enableShardMetrics();
    // The selected shard, else that in the worst trouble, which the sentence is about too.
    void chooseShard(const world::World& world);
    void styleSentence();
    void fitSentence();
    // Of a second that refused nothing there is nothing to say.
    void showSecondKeys(streams::ShardIndex shard, base::Instant at, QPoint where);
    void stepSecond(world::Towards towards);
    void cutBesideHottest();

    EngineLink* m_link;
    Selection* m_selection;
    Theme m_theme = Theme::light();
    QLabel* m_sentence;
    StatusChip* m_status;
    ShardMapView* m_map;
    KeyBox* m_keyBox;
    ShardFilterBox* m_shardFilter;
    SecondKeysCard* m_secondKeys;
    KeyHeatmapView* m_heatmap;
    QTabBar* m_tabs;
    StreamCharts* m_charts;
    QVBoxLayout* m_column;
    LowerView m_lowerView = LowerView::Charts;

    std::optional<streams::StreamIndex> m_stream;
    std::optional<streams::ShardIndex> m_shard;
    bool m_isShardChosen = false; // by hand
    std::optional<world::ShardStrain> m_worst;
    StageSentence m_said;
    // Charts and sentence change at most ten times a second, however often worlds come.
    QElapsedTimer m_sinceCharts;
    bool m_areChartsDue = true;
};

}
