#include "widgets/panels/inspector.h"

#include "widgets/panels/autoscaler_sheet.h"
#include "widgets/panels/bookmark_dialog.h"
#include "widgets/panels/consumer_sheet.h"
#include "widgets/panels/journey_panel.h"
#include "widgets/panels/producer_sheet.h"
#include "widgets/panels/program_sheet.h"
#include "widgets/panels/shard_sheet.h"
#include "widgets/panels/stream_sheet.h"
#include "widgets/panels/why_panel.h"
#include "world/queries.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <vector>

namespace shardscope::widgets {

Inspector::Inspector(EngineLink& engine, Selection& selection, QWidget* parent)
    : QScrollArea(parent), m_engine(engine), m_selection(selection)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(190);
    auto* page = new QWidget(this);
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_why = new WhyPanel(m_engine, m_selection, page);
    m_column->addWidget(m_why);
    m_journey = new JourneyPanel(m_engine, m_selection, page);
    m_column->addWidget(m_journey);
    setWidget(page);
    build();
    connect(&m_selection, &Selection::changed, this, &Inspector::refresh);
    connect(&m_engine, &EngineLink::replied, this, [this](world::Ticket ticket, const world::Reply& reply) {
        const auto* refusal = std::get_if<streams::Refusal>(&reply);
        if (m_asked.erase(ticket) > 0 && refusal != nullptr)
            emit refused(*refusal);
    });
}

void Inspector::post(world::Action action) { m_asked.insert(m_engine.post(std::move(action))); }

void Inspector::moveBookmark()
{
    const auto* choice = std::get_if<ConsumerChoice>(&m_selection.selected());
    const world::Snapshot world = m_engine.latest().world;
    if (choice == nullptr || !world)
        return;
    const auto& actors = world->actors();
    const auto place =
        std::find_if(actors.begin(), actors.end(), [&](const world::Actor& of) { return of.name == choice->name; });
    if (place == actors.end() || !world::isConsumer(place->client))
        return;
    BookmarkDialog dialog(world, std::size_t(place - actors.begin()), std::nullopt, m_theme, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const auto move = dialog.chosen())
        post(*move);
}

// Where no shard is selected, of the one that takes most: its next record comes soonest.
void Inspector::poisonNext()
{
    const world::Snapshot world = m_engine.latest().world;
    const auto stream = world ? world->service().find(m_selection.stream()) : std::nullopt;
    if (!stream || !world->service().stream(*stream).map)
        return;
    std::optional<streams::ShardIndex> shard = m_selection.shard();
    if (!shard) {
        const std::vector<world::ShardUse> uses = world::shardUses(*world, *stream);
        const auto busiest = std::max_element(uses.begin(), uses.end(),
            [](const auto& a, const auto& b) { return a.stored.recordsPerSecond < b.stored.recordsPerSecond; });
        if (busiest == uses.end())
            return;
        shard = busiest->shard;
    }
    post(streams::PoisonRecordRequest{.streamName = m_selection.stream(), .shardId = streams::shardId(*shard)});
}

void Inspector::healAll()
{
    if (!m_selection.stream().empty())
        post(streams::HealRecordRequest{m_selection.stream(), std::nullopt, std::nullopt});
}

// Their arrows would lie on top of each other.
void Inspector::tellJourney(const world::RecordQuestion& question)
{
    if (m_why->isOpen())
        m_why->ask();
    m_journey->ask(question);
    ensureVisible(0, 0);
}

void Inspector::setScenario(const world::Scenario& scenario)
{
    m_scenario = scenario;
    m_producer->setScenario(scenario);
}

void Inspector::present(const world::World& world, const world::RunStatus& status)
{
    m_why->present(world, status);
    m_journey->present(status);
    const Choice& choice = m_selection.selected();
    if (const auto* stream = std::get_if<StreamChoice>(&choice)) {
        m_stream->present(world, *stream);
        showSheet(m_stream);
    } else if (const auto* shard = std::get_if<ShardChoice>(&choice)) {
        m_shard->present(world, *shard);
        showSheet(m_shard);
    } else if (const auto* producer = std::get_if<ProducerChoice>(&choice)) {
        m_producer->present(world, *producer);
        showSheet(m_producer);
    } else if (const auto* consumer = std::get_if<ConsumerChoice>(&choice)) {
        m_consumer->present(world, *consumer);
        showSheet(m_consumer);
    } else if (const auto* autoscaler = std::get_if<AutoscalerChoice>(&choice)) {
        m_autoscaler->present(world, *autoscaler);
        showSheet(m_autoscaler);
    } else if (const auto* program = std::get_if<ProgramChoice>(&choice)) {
        m_program->present(world, *program);
        showSheet(m_program);
    } else {
        showSheet(m_nothing);
    }
}

void Inspector::setTheme(const Theme& theme)
{
    m_theme = theme;
    setMinimumWidth(std::min(theme.px(190), 420));
    setAccessibleName(tr("Inspector"));
    updateGeometry();
    m_why->setTheme(theme);
    m_journey->setTheme(theme);
    m_stream->setTheme(theme);
    m_shard->setTheme(theme);
    m_producer->setTheme(theme);
    m_consumer->setTheme(theme);
    m_autoscaler->setTheme(theme);
    m_program->setTheme(theme);
}

std::optional<Pointed> Inspector::pointedAt(std::optional<QPoint>)
{
    std::optional<Pointed> pointed = pointedOf(m_selection.selected());
    if (pointed)
        pointed->corner = QPoint(m_theme.px(12), m_theme.px(40));
    return pointed;
}

QSize Inspector::sizeHint() const { return {std::min(m_theme.px(248), 540), 400}; }

void Inspector::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        build();
        refresh();
    }
}

void Inspector::build()
{
    delete m_sheets;
    m_sheets = new QStackedWidget(widget());
    m_nothing = new QWidget(m_sheets);
    m_stream = new StreamSheet(m_selection, m_sheets);
    connect(m_stream, &StreamSheet::asked, this, &Inspector::post);
    m_shard = new ShardSheet(m_selection, m_sheets);
    connect(m_shard, &ShardSheet::asked, this, &Inspector::post);
    connect(m_shard, &ShardSheet::recordAsked, this, &Inspector::tellJourney);
    m_producer = new ProducerSheet(m_engine, m_sheets);
    m_consumer = new ConsumerSheet(m_engine, m_sheets);
    connect(m_consumer, &ConsumerSheet::bookmarkAsked, this, &Inspector::moveBookmark);
    m_autoscaler = new AutoscalerSheet(m_sheets);
    connect(m_autoscaler, &AutoscalerSheet::asked, this, &Inspector::post);
    m_program = new ProgramSheet(m_selection, m_sheets);
    connect(m_program, &ProgramSheet::callsAsked, this, &Inspector::callsAsked);
    for (QWidget* sheet :
        {m_nothing, static_cast<QWidget*>(m_stream), static_cast<QWidget*>(m_shard), static_cast<QWidget*>(m_producer),
            static_cast<QWidget*>(m_consumer), static_cast<QWidget*>(m_autoscaler), static_cast<QWidget*>(m_program)})
        m_sheets->addWidget(sheet);
    m_producer->setScenario(m_scenario);
    connect(m_stream, &StreamSheet::levelAsked, this, &Inspector::levelAsked);
    connect(m_stream, &StreamSheet::settingsAsked, this, &Inspector::settingsAsked);
    connect(m_stream, &StreamSheet::accessAsked, this, &Inspector::accessAsked);
    connect(m_stream, &StreamSheet::producerAsked, this, &Inspector::producerAsked);
    m_column->addWidget(m_sheets, 1);
    setTheme(m_theme);
}

// Only the page on show counts for the height: a long page must not make a short one scroll.
void Inspector::showSheet(QWidget* sheet)
{
    for (int i = 0; i < m_sheets->count(); ++i) {
        const auto policy = m_sheets->widget(i) == sheet ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_sheets->widget(i)->setSizePolicy(QSizePolicy::Ignored, policy);
    }
    m_sheets->setCurrentWidget(sheet);
}

void Inspector::refresh()
{
    const world::Published& latest = m_engine.latest();
    if (latest.world)
        present(*latest.world, latest.status);
}

}
