// The panel at the right: the details of what is selected.
#pragma once

#include "widgets/engine_link.h"
#include "widgets/menu/pointed.h"
#include "widgets/selection.h"
#include "widgets/theme.h"

#include <QScrollArea>

#include <set>

class QStackedWidget;
class QVBoxLayout;

namespace shardscope::widgets {

class AutoscalerSheet;
class ConsumerSheet;
class JourneyPanel;
class ProducerSheet;
class ProgramSheet;
class ShardSheet;
class StreamSheet;
class WhyPanel;

class Inspector : public QScrollArea, public Pointable {
    Q_OBJECT

public:
    Inspector(EngineLink& engine, Selection& selection, QWidget* parent);

    void setScenario(const world::Scenario& scenario);
    void present(const world::World& world, const world::RunStatus& status);
    void setTheme(const Theme& theme);

    // Why? of what is selected.
    [[nodiscard]] WhyPanel* why() const { return m_why; }

    // The journey of a record, in the place of an open Why?.
    void tellJourney(const world::RecordQuestion& question);
    [[nodiscard]] JourneyPanel* journey() const { return m_journey; }

    // Asks where the selected consumer is to read on, and moves it there; nothing without one.
    void moveBookmark();
    // No consumer will be able to process the next record of the selected shard.
    void poisonNext();
    // Every record of the stream on show can be processed again.
    void healAll();

    // What is selected, wherever one points.
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    // The plan that makes the key space of the stream on show even.
    void levelAsked();
    // What that stream is set to, to be changed.
    void settingsAsked();
    // The API calls of a program.
    void callsAsked(const QString& program);
    // Who may do what with it.
    void accessAsked();
    // Another producer for that stream.
    void producerAsked();
    void refused(const shardscope::streams::Refusal& refusal);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();
    void showSheet(QWidget* sheet);
    void post(world::Action action);

    EngineLink& m_engine;
    Selection& m_selection;
    Theme m_theme = Theme::light();
    world::Scenario m_scenario;
    // Whose refusals are told.
    std::set<world::Ticket> m_asked;
    WhyPanel* m_why;
    JourneyPanel* m_journey;
    QVBoxLayout* m_column;
    // Rebuilt when the language changes; parts are named in it only once.
    QStackedWidget* m_sheets = nullptr;
    QWidget* m_nothing = nullptr;
    StreamSheet* m_stream = nullptr;
    ShardSheet* m_shard = nullptr;
    ProducerSheet* m_producer = nullptr;
    ConsumerSheet* m_consumer = nullptr;
    AutoscalerSheet* m_autoscaler = nullptr;
    ProgramSheet* m_program = nullptr;
};

}
