// The Fan-out stage: the same stream read by shared pollers at the left and by enhanced fan-out
// consumers at the right, on the same records and the same clock, with a verdict in a sentence.
// A consumer's card that is taken across becomes a SetConsumerKind command.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/selection.h"
#include "widgets/stage/fan_out_lane.h"
#include "widgets/stage/verdict.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;

namespace shardscope::widgets {

class FanOutStage : public QWidget {
    Q_OBJECT

public:
    FanOutStage(EngineLink* link, Selection* selection, QWidget* parent);
    ~FanOutStage() override;

    void setTheme(const Theme& theme);
    // Shows the selected stream, or the first there is. Worlds that come faster than ten times a
    // second are passed over; whoever presents the last one presents it again.
    void present(const world::World& world, const world::RunStatus& status);
    // Whatever is presented next is shown, however soon it comes.
    void showNext() { m_isDue = true; }
    // Opens the dialog for one consumer more.
    void askToAdd(ConsumerKind kind);
    // The keyboard goes to the first card.
    void focusFirstCard();

    [[nodiscard]] FanOutLane* lane(ConsumerKind kind) const
    {
        return kind == ConsumerKind::Shared ? m_shared : m_fanOut;
    }
    [[nodiscard]] QString sentence() const;
    // Null when there is none.
    [[nodiscard]] ConsumerCard* card(const std::string& consumer) const;
    [[nodiscard]] bool isCarrying() const { return m_ghost != nullptr; }

signals:
    void asked(const shardscope::world::Action& action);
    // A command of this stage was refused, in the service's words.
    void refused(const shardscope::streams::Refusal& refusal);
    void journeyAsked(const shardscope::world::RecordQuestion& question);
    // Of what is selected now.
    void whyAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // What is asked of the world has changed, not the world.
    void presentAgain();
    ConsumerCard* makeCard(QWidget* parent);
    // Makes a consumer, as one gesture: each command after the one before it was accepted.
    void add(std::vector<world::Action> actions);
    void addNext();
    void arrange();
    void sayVerdict();
    void moveToOther(const ConsumerCard& card);
    void remove(const ConsumerCard& card);
    void restart(const QString& name);
    void followVerdict(const QString& link);
    void carry(ConsumerCard& card, QPoint at);
    void drop(const ConsumerCard& card, QPoint at);
    void aim(ConsumerCard& card, bool isAimed);
    void showGhost(ConsumerCard& card);
    void endCarrying();
    void offer(const ConsumerCard& card, bool isOffered);
    void focusNeighbour(const ConsumerCard& card, int step);
    void showSelection();
    [[nodiscard]] FanOutLane* otherLane(const ConsumerCard& card) const;

    EngineLink* m_link;
    Selection* m_selection;
    Theme m_theme = Theme::light();
    QLabel* m_sentence;
    VerdictForm m_form = VerdictForm::Columns;
    QBoxLayout* m_lanes = nullptr;
    FanOutLane* m_shared;
    FanOutLane* m_fanOut;
    QLabel* m_ghost = nullptr; // the card in the air
    FanOutReading m_reading;
    std::string m_stream;
    std::optional<world::GestureId> m_gesture; // of the slider that is held
    std::optional<world::Ticket> m_awaited;
    // Of a consumer that is being added: what is still to be posted, the next one first.
    struct Adding {
        std::vector<world::Action> rest;
        world::GestureId gesture{};
        world::Ticket awaited{};
    };
    std::optional<Adding> m_adding;
    std::string m_moved; // its card gets the focus in its new lane
    ConsumerKind m_movedTo = ConsumerKind::Shared;
    QElapsedTimer m_sincePresent;
    bool m_isDue = true;
};

}
