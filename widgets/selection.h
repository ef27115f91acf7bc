// What is selected, what the mouse is over, and which stretch and instant of time the
// charts show: one for all panels. Panels never know each other; they meet here.
// View state only: it is no command and never reaches the journal.
#pragma once

#include "base/time.h"
#include "streams/api.h"

#include <QObject>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace shardscope::widgets {

struct StreamChoice {
    std::string stream;
    friend bool operator==(const StreamChoice&, const StreamChoice&) = default;
};
struct ShardChoice {
    std::string stream;
    streams::ShardIndex shard{};
    friend bool operator==(const ShardChoice&, const ShardChoice&) = default;
};
// Producers and log agents.
struct ProducerChoice {
    std::string stream;
    std::string name;
    friend bool operator==(const ProducerChoice&, const ProducerChoice&) = default;
};
struct ConsumerChoice {
    std::string stream;
    std::string name;
    friend bool operator==(const ConsumerChoice&, const ConsumerChoice&) = default;
};
struct AutoscalerChoice {
    std::string stream;
    std::string name;
    friend bool operator==(const AutoscalerChoice&, const AutoscalerChoice&) = default;
};
// A program on the network, by the name that its calls have in the log.
struct ProgramChoice {
    std::string name;
    friend bool operator==(const ProgramChoice&, const ProgramChoice&) = default;
};
// Monostate: nothing.
using Choice = std::variant<std::monostate, StreamChoice, ShardChoice, ProducerChoice, ConsumerChoice, AutoscalerChoice,
    ProgramChoice>;

// The stream a choice belongs to; empty for none, and for a program, which may use several.
[[nodiscard]] std::string streamOf(const Choice& choice);

struct TimeSpan {
    base::Instant from{};
    base::Instant to{};
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

// What charts show of a longer run while they follow the present.
inline constexpr base::Duration kFollowedSpan{std::chrono::minutes{10}};

// How finely charts tell time: the second that the engine keeps, or the minute that a CloudWatch
// dashboard shows.
enum class Fold { Second, Minute };
// How far behind a consumer is: as the age of the oldest record that it has not read, or as their number.
enum class Lag { Age, Records };

class Selection : public QObject {
    Q_OBJECT

public:
    explicit Selection(QObject* parent);

    void select(Choice choice);
    // Through what was selected before, as a browser goes through pages; nothing where there is no more.
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const { return m_place > 0; }
    [[nodiscard]] bool canGoForward() const { return m_place + 1 < m_history.size(); }
    // Nothing selected, no stream shown, the present followed: another run is open. The fold is
    // how somebody likes to read, and stays.
    void clear();
    void hover(Choice choice);
    // The shared crosshair; unset hides it.
    void setCrosshair(std::optional<base::Instant> at);
    // Pinned shards are kept in sight wherever there is no room for all; in the order of pinning.
    void togglePin(const ShardChoice& shard);
    void setPins(std::vector<ShardChoice> pins);
    // The closed ancestors of a collapsed shard are shown as one, everywhere.
    void toggleCollapsed(const ShardChoice& shard);
    void setCollapsed(std::vector<ShardChoice> shards);
    // What charts and timeline show; unset lets each follow the present.
    void setSpan(std::optional<TimeSpan> span);
    // The stretch of time that has been marked, to ask about it; unset for none.
    void setRange(std::optional<TimeSpan> range);
    void setFold(Fold fold);
    void setLag(Lag lag);
    // The moments of a chain of causes that is being read, in order of time, the effect last; empty for none.
    void setChain(std::vector<base::Instant> moments);
    // A ListShards filter that is being looked at: what it does not list is dimmed; unset for none.
    void setShardFilter(std::optional<streams::ShardFilter> filter);
    // The shard that the stage speaks of while none has been chosen: whoever names the fullest one names
    // this, so that no two panels contradict each other.
    void setSpokenOf(std::optional<ShardChoice> shard) { m_spokenOf = std::move(shard); }

    [[nodiscard]] const Choice& selected() const { return m_selected; }
    [[nodiscard]] const Choice& hovered() const { return m_hovered; }
    // The stream that the stage shows: that of the last choice that had one.
    [[nodiscard]] const std::string& stream() const { return m_stream; }
    // The selected shard of the shown stream, if it is a shard that is selected.
    [[nodiscard]] std::optional<streams::ShardIndex> shard() const;
    [[nodiscard]] const std::vector<ShardChoice>& pins() const { return m_pins; }
    [[nodiscard]] const std::vector<ShardChoice>& collapsed() const { return m_collapsed; }
    [[nodiscard]] bool isCollapsed(const ShardChoice& shard) const;
    [[nodiscard]] bool isPinned(const ShardChoice& shard) const;
    [[nodiscard]] std::optional<base::Instant> crosshair() const { return m_crosshair; }
    [[nodiscard]] std::optional<TimeSpan> span() const { return m_span; }
    [[nodiscard]] std::optional<TimeSpan> range() const { return m_range; }
    [[nodiscard]] Fold fold() const { return m_fold; }
    [[nodiscard]] Lag lag() const { return m_lag; }
    [[nodiscard]] const std::vector<base::Instant>& chain() const { return m_chain; }
    [[nodiscard]] const std::optional<streams::ShardFilter>& shardFilter() const { return m_shardFilter; }
    // Unset where that is another stream's, or nothing is known yet.
    [[nodiscard]] std::optional<streams::ShardIndex> spokenOf(const std::string& stream) const;

signals:
    void changed();
    void hoverChanged();
    void crosshairChanged();
    void spanChanged();
    void pinsChanged();
    void collapsedChanged();
    void rangeChanged();
    void foldChanged();
    void lagChanged();
    void chainChanged();
    void shardFilterChanged();

private:
    void show(Choice choice);

    Choice m_selected;
    std::vector<Choice> m_history; // bounded; m_selected is at m_place, unless nothing is selected
    std::size_t m_place = 0;
    Choice m_hovered;
    std::string m_stream;
    std::vector<ShardChoice> m_pins;
    std::vector<ShardChoice> m_collapsed;
    std::optional<base::Instant> m_crosshair;
    std::optional<TimeSpan> m_span;
    std::optional<TimeSpan> m_range;
    Fold m_fold = Fold::Second;
    Lag m_lag = Lag::Age;
    std::vector<base::Instant> m_chain;
    std::optional<streams::ShardFilter> m_shardFilter;
    std::optional<ShardChoice> m_spokenOf;
};

}
