// What somebody points at, with the right button or with the Menu key on what the keyboard stands on, and what of
// it can be done beside what can be done with everything. A widget says what lies where and no more: its menu is
// made by ObjectMenus alone, so that all menus have the same words in the same order.
#pragma once

#include "widgets/selection.h"
#include "world/record_story.h"

#include <QPoint>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace shardscope::widgets {

enum class ObjectKind {
    Stream,
    Shard,
    Key,
    Producer,
    Consumer,
    Program,
    Region,   // a shard at a moment of its history
    Bookmark, // where a consumer stands on a shard
    Chart,
    ChartLine,
    Latency,
    Record,
    BatchEntry,
    Call,
    Moment,
    Range,
    Mark,
    Note,
    Chapter,
    Reshard,
    Branch,
};

// In the order in which every menu has them; a line parts one group from the next.
enum class Verb {
    // Show it.
    Show,
    Open,
    // Ask about it.
    Why,
    Journey,
    Keys,
    // Go to its moment.
    Go,
    Zoom,
    WholeRun,
    Statistics,
    // Change it.
    Split,
    Merge,
    Count,
    Level,
    Settings,
    AddProducer,
    MoveBookmark,
    MoveLane,
    Pause,
    Poison,
    Heal,
    Fault,
    Retry,
    Compare,
    // Remark on its moment.
    Mark,
    Note,
    NoteRange,
    Chapter,
    BringBack,
    Rename,
    ShowAs,
    // Take it along.
    CopyId,
    CopyKey,
    CopyWords,
    CopyCode,
    // Arrange.
    Pin,
    Collapse,
    Filter,
    // Take it away.
    Kill,
    Remove,
    Delete,
    ClearRange,
};

struct Offer {
    Verb verb{};
    QString text; // of one that has words of its own, else empty
    std::function<void()> act;
    bool isEnabled = true;
};

struct Pointed {
    ObjectKind kind{};
    QString title; // heads the menu
    QPoint corner; // in the widget: where a menu opens that the keyboard asked for
    // Whom it is about: selected before the menu opens. Monostate for nobody.
    Choice choice;
    // It is seen where it would be shown.
    bool isOnItsStage = false;
    std::optional<base::Instant> at;
    std::optional<TimeSpan> range;
    // Empty where there is none: its name as the service knows it, its partition key, what it says, and the text
    // by which its API calls are found.
    QString id;
    QString key;
    QString words;
    QString filter;
    // A record whose journey can be told: the one that is pointed at, or the slowest of whose latency it is.
    std::optional<world::RecordQuestion> record;
    // The shard into whose family it is folded.
    std::optional<ShardChoice> family;
    // What the widget itself can do with it. Of a verb that everything has, too, the widget's own counts.
    std::vector<Offer> offers;
};

// Beside QWidget, a base of every widget that shows objects.
class Pointable {
public:
    virtual ~Pointable() = default;
    // In the widget's own coordinates; unset for what the keyboard stands on. Nothing where nothing is.
    [[nodiscard]] virtual std::optional<Pointed> pointedAt(std::optional<QPoint> at) = 0;
};

// Everything about it that the choice itself tells; nothing for monostate.
[[nodiscard]] std::optional<Pointed> pointedOf(const Choice& choice);

// A consumer's own offers, in the words of its state; `act` is told which was chosen.
struct ConsumerStanding {
    bool isFanOut = false;
    bool isPaused = false;
    bool isRegistered = false; // of enhanced fan-out
};
[[nodiscard]] std::vector<Offer> consumerOffers(ConsumerStanding state, const std::function<void(Verb)>& act);

}
