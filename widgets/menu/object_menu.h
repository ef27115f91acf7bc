// The menu of whatever is pointed at, anywhere: the one place that knows what can be done with which object, in which
// words and in which order. It watches windows for the right button and for the Menu key; what a widget cannot do
// itself it asks of the window by a signal.
#pragma once

#include "streams/faults.h"
#include "widgets/engine_link.h"
#include "widgets/menu/pointed.h"
#include "widgets/selection.h"
#include "world/recorded_calls.h"

#include <QObject>

#include <cstddef>
#include <optional>
#include <vector>

class QMenu;
class QWidget;

namespace shardscope::widgets {

class ObjectMenus : public QObject {
    Q_OBJECT

public:
    // Without an engine, as in tests, it offers what needs no world.
    ObjectMenus(const EngineLink* engine, Selection& selection, QObject* parent);

    // From now on every Pointable in this window has its menu.
    void watch(QWidget* window);
    // The menu of what the keyboard stands on, as the Menu key opens it.
    void openAtFocus();

    // What can be done, in the order of the menu.
    [[nodiscard]] std::vector<Offer> offersOf(const Pointed& pointed);
    // Titled, with a line between two groups; actions carry their verb as data. Deleted by `parent`, in whose name
    // they act.
    [[nodiscard]] QMenu* makeMenu(const Pointed& pointed, QWidget* parent);

signals:
    // Of what is selected; as it was then, where an instant is given.
    void whyAsked(std::optional<shardscope::base::Instant> then);
    // The stage on which the choice, which is selected, stands.
    void stageAsked(const shardscope::widgets::Choice& choice);
    // To an instant, or on until it where the run has not come so far.
    void goAsked(shardscope::base::Instant at);
    void zoomAsked(const shardscope::widgets::TimeSpan& range);
    void statisticsAsked(const shardscope::widgets::TimeSpan& range);
    void markAsked(shardscope::base::Instant at);
    void noteAsked(shardscope::base::Instant at);
    void chapterAsked(shardscope::base::Instant at);
    void journeyAsked(const shardscope::world::RecordQuestion& question);
    // Of the shard that is selected.
    void splitAsked();
    void mergeAsked();
    // Of the stream (the number of its shards, its plan, its settings, one more producer, itself as code) and of the
    // consumer that is selected.
    void countAsked();
    void levelAsked();
    void settingsAsked();
    void producerAsked();
    void codeAsked();
    void bookmarkAsked();
    // Of a fault that hits what is pointed at; it has no name yet.
    void faultAsked(const shardscope::streams::FaultRule& rule);
    // A call of the API as code.
    void callCodeAsked(const shardscope::streams::CallPlace& call);
    // Only the API calls that hold this text.
    void filterAsked(const QString& text);
    // To be carried out as one gesture.
    void actionsAsked(const std::vector<shardscope::world::Action>& actions);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool open(QWidget* from, std::optional<QPoint> globalAt);
    void addTimeOffers(std::vector<Offer>& offers, const Pointed& pointed);
    void addChanges(std::vector<Offer>& offers, const Pointed& pointed);
    void addPoison(std::vector<Offer>& offers, const streams::Stream& stream, const ShardChoice& shard,
        const QString& key);
    void addCopies(std::vector<Offer>& offers, const Pointed& pointed);
    // Of the record that is pointed at, or of the slowest of a consumer or a shard.
    [[nodiscard]] std::optional<Offer> journeyOf(const Pointed& pointed);
    void changeConsumer(const ConsumerChoice& consumer, Verb verb);
    [[nodiscard]] base::Instant reached() const;
    [[nodiscard]] const world::World* world() const;

    const EngineLink* m_engine;
    Selection& m_selection;
};

}
