// The two charts of the Stream stage on one time axis: what is written against the quota, or of a stream on demand
// against its capacity, and how far its consumers are behind against retention. By the second or as the minutes of a
// dashboard; of one future, or of two with the other one in dashes. They follow the span, the fold and the lag of the
// selection. Above them stands what CloudWatch lacks to show the same, and the way to get it.
#pragma once

#include "widgets/charts/time_series_chart.h"
#include "widgets/selection.h"
#include "widgets/stage/stream_history.h"
#include "widgets/theme.h"
#include "world/programs.h"

#include <QString>
#include <QWidget>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

class QLabel;

namespace shardscope::widgets {

class StreamCharts : public QWidget {
    Q_OBJECT

public:
    // What the throughput chart shows of a shard.
    static constexpr streams::ShardLevelMetrics kMetrics = streams::shard_metric::kIncomingBytes
        | streams::shard_metric::kIncomingRecords | streams::shard_metric::kWriteExceeded;

    StreamCharts(Selection* selection, QWidget* parent);

    void setTheme(const Theme& theme);
    struct Subject {
        const world::World& world;
        streams::StreamIndex stream{};
        // That the stage speaks of, and whether somebody has chosen it.
        std::optional<streams::ShardIndex> shard;
        bool isShardChosen = false;
        std::size_t openShards = 0;
        // The other future, where there is one that has the stream; else null.
        const world::World* compared = nullptr;
    };
    void present(const Subject& subject);
    // There is no stream.
    void clear();

    [[nodiscard]] TimeSeriesChart* throughput() const { return m_throughput; }
    [[nodiscard]] TimeSeriesChart* age() const { return m_age; }

signals:
    // kMetrics of the stream shall be sent.
    void shardMetricsAsked();

private:
    void presentThroughput(const world::World& world, TimeSpan span);
    // Of a stream on demand as a whole: the load, and the room that the service makes for it.
    void presentCapacity(const world::World& world, TimeSpan span);
    void presentAge(const world::World& world, TimeSpan span);
    // Whose lag is drawn: consumers, and after them programs. Colours go by this order, so that they stay.
    struct Follower {
        std::string name;
        Choice choice;
        int tint = 0;
        std::size_t actor = 0;
        std::optional<world::ProgramReader> program; // in the place of an actor
        std::int64_t ageMs = 0;
        std::uint64_t backlog = 0;
        std::optional<base::Duration> untilLoss;
    };
    [[nodiscard]] std::vector<Follower> followersIn(const world::World& world) const;
    [[nodiscard]] static std::vector<Follower> furthestBehind(std::vector<Follower> followers);
    void fillAges(ChartPicture& picture, const world::World& world, const std::vector<Follower>& followers) const;
    void fillShardAges(ChartPicture& picture, const world::World& world, std::size_t actor) const;
    void fillBacklog(ChartPicture& picture, const world::World& world, const std::vector<Follower>& followers) const;
    [[nodiscard]] ChartLimit retentionLimit(const world::World& world, const QString& firstLoss) const;
    [[nodiscard]] TimeSpan shownSpan(const world::World& world) const;
    void presentBothThroughputs(const world::World& world, const world::World& other, TimeSpan span);
    void presentBothAges(const world::World& world, const world::World& other, TimeSpan span);
    // What the charts show at a minute's fold.
    [[nodiscard]] world::Series ageColumns(const world::World& world, const Follower& follower,
        const world::SeriesRequest& request) const;
    // What CloudWatch has of the shards in a stretch, and how it could have more.
    void sayShardMetrics(const world::World& world, streams::ShardLevelMetrics needed, bool areSent);
    void sayMinutes(ChartPicture& picture, const world::Series& values) const;
    void circleHiddenSpikes(ChartPicture& picture, std::vector<ChartSpike> spikes, std::int64_t limit) const;

    Selection* m_selection;
    Theme m_theme = Theme::light();
    QLabel* m_shardMetrics; // above the chart, while CloudWatch lacks what it would show
    TimeSeriesChart* m_throughput;
    TimeSeriesChart* m_age;
    // Of the subject that is presented.
    streams::StreamIndex m_stream{};
    std::optional<streams::ShardIndex> m_shard;
    std::size_t m_openShards = 0;
    StreamHistory m_history;
    StreamHistory m_otherHistory;
};

}
