#include "main_window.h"

#include "endpoint_dialog.h"
#include "widgets/accessible/spoken_picture.h"
#include "widgets/charts/reply_note.h"
#include "widgets/code_words.h"
#include "widgets/fault_text.h"
#include "widgets/format.h"
#include "widgets/panels/access_dialog.h"
#include "widgets/panels/batch_dialog.h"
#include "widgets/panels/compare_panel.h"
#include "widgets/panels/faults_dialog.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/load_panel.h"
#include "widgets/panels/log_drawer.h"
#include "widgets/panels/navigator.h"
#include "widgets/panels/notice.h"
#include "widgets/panels/ordering_lab.h"
#include "widgets/panels/stream_settings_dialog.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/transport.h"
#include "widgets/panels/why_panel.h"
#include "widgets/stage/fan_out_stage.h"
#include "widgets/stage/stream_stage.h"
#include "widgets/style_sheet.h"
#include "widgets/trimmed_text.h"
#include "world/capture.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolBar>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::app {

namespace {

constexpr int kSlowMs = 120;

// Holds a stage in a scroll area. A layout would ask for all the height that wrapped text may want; this asks
// for what the stage cannot do without.
class StageHolder : public QWidget {
public:
    using QWidget::QWidget;

    void hold(QStackedWidget* stages)
    {
        m_stages = stages;
        m_stages->setParent(this);
        connect(stages, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
    }
    // What a stage needs that is not shown is nobody's affair.
    [[nodiscard]] QSize minimumSizeHint() const override { return m_stages->currentWidget()->minimumSizeHint(); }

protected:
    void resizeEvent(QResizeEvent*) override { m_stages->setGeometry(rect()); }
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QWidget::event(event);
    }

private:
    QStackedWidget* m_stages = nullptr;
};

// From here on the knobs of the load stand under the tabs instead of beside them.
constexpr int kTallHeadPercent = 120;

}

MainWindow::MainWindow(widgets::EngineLink& engine, Document& document, Language& language, Preferences preferences)
    : m_engine(engine), m_document(document), m_language(language), m_preferences(std::move(preferences)),
      m_selection(nullptr), m_menus(&m_engine, m_selection, nullptr), m_endpoint(m_engine, nullptr),
      m_themes(m_preferences, nullptr), m_actions(nullptr)
{
    setObjectName(QStringLiteral("window"));
    setAcceptDrops(true);
    widgets::installAccessibility();
    makeBar();
    setCentralWidget(makeCentre());
    makeDocks();
    makeFileMenu();
    makeEditMenu();
    makeRunMenu();
    makeStreamMenu();
    makeConsumersMenu();
    makeWhyMenu();
    makeViewMenu();
    makeHelpMenu();
    connectParts();
    connectMenus();
    applyTheme();
    setDockTitlesShown(false);
    if (!m_preferences.geometry.isEmpty())
        restoreGeometry(m_preferences.geometry);
    else
        resizeAtFirst();
    restoreState(m_preferences.layout);
    for (QTimer* timer : {&m_slow, &m_lastWorld}) {
        timer->setSingleShot(true);
        timer->setInterval(kSlowMs);
    }
    showName();
    showStage(m_preferences.stage);
}

MainWindow::~MainWindow()
{
    // It speaks of the endpoint, which ends before the children of a window do.
    delete m_endpointDialog;
}

// --- Arranging ---------------------------------------------------------------

// Comfortable where there is room; elsewhere the screen less what a frame around the window takes.
void MainWindow::resizeAtFirst()
{
    constexpr QSize kComfortable{1440, 900};
    constexpr QSize kFrame{8, 40};
    resize(kComfortable.boundedTo(screen()->availableSize() - kFrame));
}

QWidget* MainWindow::makeCentre()
{
    auto* centre = new QWidget(this);
    centre->setMinimumSize(480, 300);
    m_tabs = new QTabBar(centre);
    m_tabs->setObjectName(QStringLiteral("stages"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_actions.follow([this] {
        m_tabs->setTabText(0, tr("Stream"));
        m_tabs->setTabText(1, tr("Fan-out"));
        m_tabs->setAccessibleName(tr("Stages"));
    });
    m_load = new widgets::LoadPanel(m_engine, m_selection, centre);
    // Large text needs more height than a small window has: then the stage scrolls.
    auto* scroll = new QScrollArea(centre);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* holder = new StageHolder(scroll);
    m_stages = new QStackedWidget(holder);
    m_stage = new widgets::StreamStage(&m_engine, &m_selection, m_stages);
    m_fanOut = new widgets::FanOutStage(&m_engine, &m_selection, m_stages);
    m_stages->addWidget(m_stage);
    m_stages->addWidget(m_fanOut);
    holder->hold(m_stages);
    scroll->setWidget(holder);
    m_compare = new widgets::ComparePanel(m_engine, m_selection, centre);
    if (m_preferences.isHeatmapShown)
        m_stage->setLowerView(widgets::StreamStage::LowerView::Heatmap);
    m_notice = new widgets::Notice(centre);

    auto* head = new QWidget(centre);
    head->setObjectName(QStringLiteral("stageHead"));
    head->setAutoFillBackground(true);
    m_head = new QHBoxLayout(head);
    m_head->setContentsMargins(4, 0, 0, 0);
    m_head->setSpacing(0);
    m_head->addWidget(m_tabs);
    m_head->addStretch(1);
    m_head->addWidget(m_load, 8);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_compare);
    column->addWidget(scroll, 1);
    column->addWidget(m_notice);
    return centre;
}

void MainWindow::makeBar()
{
    m_transport = new widgets::Transport(m_engine, this);
    auto* bar = new QToolBar(this);
    bar->setObjectName(QStringLiteral("transport"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addWidget(m_transport);
    m_transport->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_actions.follow([bar] { bar->setWindowTitle(tr("Transport")); });
    addToolBar(Qt::TopToolBarArea, bar);
}

void MainWindow::makeDocks()
{
    m_navigator = new widgets::Navigator(m_selection, this);
    m_inspector = new widgets::Inspector(m_engine, m_selection, this);
    m_timeline = new widgets::TimelinePanel(m_engine, m_selection, this);
    m_log = new widgets::LogDrawer(m_engine, m_selection, this);
    m_batch = new widgets::BatchDialog(m_engine, this);
    m_order = new widgets::OrderingLab(m_engine, m_selection, this);
    // The strip of time and the calls run along the whole window.
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    addDock(
        "navigator", [] { return tr("Navigator"); }, m_navigator, Qt::LeftDockWidgetArea);
    addDock(
        "inspector", [] { return tr("Inspector"); }, m_inspector, Qt::RightDockWidgetArea);
    QDockWidget* timeline = addDock(
        "timeline", [] { return tr("Timeline"); }, m_timeline, Qt::BottomDockWidgetArea);
    QDockWidget* log = addDock(
        "log", [] { return tr("API calls"); }, m_log, Qt::BottomDockWidgetArea);
    splitDockWidget(timeline, log, Qt::Vertical);
}

QDockWidget* MainWindow::addDock(const char* name, std::function<QString()> title, QWidget* panel,
    Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(this);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(panel);
    m_actions.follow([dock, title = std::move(title)] { dock->setWindowTitle(title()); });
    addDockWidget(area, dock);
    m_docks.push_back(dock);
    return dock;
}

void MainWindow::showDock(const QWidget* panel)
{
    for (QDockWidget* dock : m_docks) {
        if (dock->widget() == panel)
            dock->show();
    }
}

void MainWindow::setDockTitlesShown(bool areShown)
{
    for (QDockWidget* dock : m_docks) {
        QWidget* old = dock->titleBarWidget();
        dock->setTitleBarWidget(areShown ? nullptr : new QWidget(dock));
        delete old;
    }
}

void MainWindow::connectParts()
{
    connect(&m_engine, &widgets::EngineLink::worldChanged, this, &MainWindow::present);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (m_isSlowDue)
            presentSlowly();
    });
    // Stages pass over worlds that come too fast; the last one is shown, however soon after another it came.
    connect(&m_lastWorld, &QTimer::timeout, this, [this] {
        m_stage->showNext();
        m_fanOut->showNext();
        presentStage(m_engine.latest());
    });
    connect(&m_selection, &widgets::Selection::changed, this, [this] { presentSlowly(); });
    connect(m_stage, &widgets::StreamStage::whyAsked, this, [this] { askWhyOf(std::nullopt); });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { showStage(StageName(index)); });
    connect(m_fanOut, &widgets::FanOutStage::refused, this, &MainWindow::showRefusal);
    connect(m_fanOut, &widgets::FanOutStage::whyAsked, this, [this] { askWhyOf(std::nullopt); });
    connect(m_stage, &widgets::StreamStage::whyOfSelectedAsked, this, [this] { askWhyOf(std::nullopt); });
    connect(m_stage->map(), &widgets::ShardMapView::levelAsked, this, &MainWindow::planLevel);
    connect(m_navigator, &widgets::Navigator::pageAsked, this, [this] { showDock(m_inspector); });
    connect(m_stage->map(), &widgets::ShardMapView::createAsked, this, &MainWindow::askForStream);
    connect(m_inspector, &widgets::Inspector::levelAsked, this, &MainWindow::planLevel);
    connect(m_inspector, &widgets::Inspector::producerAsked, this, &MainWindow::addProducer);
    connect(m_inspector, &widgets::Inspector::settingsAsked, this, &MainWindow::changeSettings);
    connect(m_inspector, &widgets::Inspector::accessAsked, this, &MainWindow::changeAccess);
    const auto askAbout = [this](const world::WhyCall& call) {
        showDock(m_inspector);
        m_inspector->why()->askAbout(call);
        m_inspector->ensureVisible(0, 0);
    };
    connect(m_log, &widgets::LogDrawer::whyAsked, this, askAbout);
    for (const widgets::ReplyNote* note : findChildren<widgets::ReplyNote*>()) {
        connect(note, &widgets::ReplyNote::whyAsked, this, [this, askAbout] {
            if (const auto call = world::lastRefusedCall(*m_engine.latest().world, "you"))
                askAbout(*call);
        });
    }
    const auto askCode = [this](const streams::CallPlace& place) {
        m_callCodeAsked = m_engine.post(world::Request{world::Control{world::ViewCalls{place}}});
    };
    connect(m_log, &widgets::LogDrawer::codeAsked, this, askCode);
    connect(&m_menus, &widgets::ObjectMenus::callCodeAsked, this, askCode);
    connect(m_log, &widgets::LogDrawer::nothingChosen, this,
        [this] { m_notice->showProblem(tr("Choose an API call first, or make one.")); });
    connect(&m_engine, &widgets::EngineLink::replied, this, [this](world::Ticket ticket, const world::Reply& reply) {
        const auto* calls = std::get_if<std::shared_ptr<const world::RecordedCalls>>(&reply);
        if (calls == nullptr)
            return;
        // A dialog must not keep the engine's signal waiting.
        if (m_callsAsked == ticket)
            QTimer::singleShot(0, this, [this, calls = *calls] { showCalls(*calls); });
        if (m_callCodeAsked == ticket)
            QTimer::singleShot(0, this, [this, calls = *calls] { showCallCode(*calls); });
    });
    connect(m_log, &widgets::LogDrawer::batchAsked, m_batch, &widgets::BatchDialog::view);
    connect(m_stage->keyBox(), &widgets::KeyBox::orderAsked, this, &MainWindow::showOrder);
    connect(m_batch, &widgets::BatchDialog::refused, this, &MainWindow::showRefusal);
    connect(m_inspector, &widgets::Inspector::refused, this, &MainWindow::showRefusal);
    connect(m_load, &widgets::LoadPanel::refused, this, &MainWindow::showRefusal);
    connect(m_transport, &widgets::Transport::profileChosen, this, &MainWindow::changeProfile);
    connect(m_transport, &widgets::Transport::limitsChosen, this, &MainWindow::changeLimits);
    connect(m_transport, &widgets::Transport::endpointSwitched, &m_endpoint, &Endpoint::setIsOpen);
    connect(m_transport, &widgets::Transport::endpointLinesAsked, this, &MainWindow::showEndpointDialog);
    connect(m_transport, &widgets::Transport::quotasAsked, this, &MainWindow::showQuotas);
    connect(m_transport, &widgets::Transport::faultsAsked, this, [this] { injectFaults(widgets::faultAbout({}, {})); });
    connect(m_inspector->why(), &widgets::WhyPanel::faultAsked, this, [this](const std::string& name) {
        streams::FaultRule rule = widgets::faultAbout({}, {});
        rule.name = name;
        injectFaults(rule);
    });
    connect(&m_endpoint, &Endpoint::changed, this, &MainWindow::showEndpoint);
    connect(&m_endpoint, &Endpoint::failed, m_notice, &widgets::Notice::showProblem);
    connect(&m_themes, &ThemeWatcher::changed, this, &MainWindow::applyTheme);
    connect(&m_document, &Document::nameChanged, this, &MainWindow::showName);
    connect(&m_document, &Document::failed, m_notice, &widgets::Notice::showProblem);
    // Notes are worth keeping at once: a crash must not take them.
    connect(m_timeline, &widgets::TimelinePanel::notesChanged, this,
        [this] { m_document.recordViewState(viewState()); });
    connect(&m_document, &Document::opened, this, [this](const QString& viewState) {
        m_selection.clear();
        restoreTime(viewState);
        m_document.recordViewState(this->viewState());
        m_endpoint.serve(m_document.scenario().settings.service);
        m_load->setScenario(m_document.scenario());
        m_inspector->setScenario(m_document.scenario());
    });
}

// What menus ask for of a widget that is elsewhere.
void MainWindow::connectMenus()
{
    using Menus = widgets::ObjectMenus;
    for (QWidget* window :
        {static_cast<QWidget*>(this), static_cast<QWidget*>(m_batch), static_cast<QWidget*>(m_order)})
        m_menus.watch(window);
    connect(&m_menus, &Menus::whyAsked, this, &MainWindow::askWhyOf);
    connect(&m_menus, &Menus::stageAsked, this, [this](const widgets::Choice& choice) {
        showStage(std::holds_alternative<widgets::ConsumerChoice>(choice) ? StageName::FanOut : StageName::Stream);
    });
    connect(&m_menus, &Menus::goAsked, m_timeline, &widgets::TimelinePanel::goOrRunTo);
    connect(&m_menus, &Menus::zoomAsked, m_timeline, &widgets::TimelinePanel::zoomTo);
    connect(&m_menus, &Menus::statisticsAsked, m_timeline, &widgets::TimelinePanel::showStatisticsOf);
    connect(&m_menus, &Menus::markAsked, m_timeline, &widgets::TimelinePanel::toggleMark);
    connect(&m_menus, &Menus::noteAsked, this, [this](base::Instant at) {
        showDock(m_timeline);
        m_timeline->noteAt(at);
    });
    connect(&m_menus, &Menus::chapterAsked, this, [this](base::Instant at) {
        showDock(m_timeline);
        m_timeline->chapterAt(at);
    });
    connect(&m_menus, &Menus::journeyAsked, this, &MainWindow::tellJourney);
    connect(m_fanOut, &widgets::FanOutStage::journeyAsked, this, &MainWindow::tellJourney);
    connect(&m_menus, &Menus::splitAsked, this, [this] {
        showStage(StageName::Stream);
        m_stage->openKnife();
    });
    connect(&m_menus, &Menus::mergeAsked, this, [this] {
        showStage(StageName::Stream);
        m_stage->openJoin();
    });
    connect(&m_menus, &Menus::levelAsked, this, &MainWindow::planLevel);
    connect(&m_menus, &Menus::countAsked, this, &MainWindow::changeShardCount);
    connect(&m_menus, &Menus::settingsAsked, this, &MainWindow::changeSettings);
    connect(&m_menus, &Menus::producerAsked, this, &MainWindow::addProducer);
    connect(&m_menus, &Menus::codeAsked, this, &MainWindow::showStreamCode);
    connect(&m_menus, &Menus::faultAsked, this, &MainWindow::injectFaults);
    connect(&m_menus, &Menus::bookmarkAsked, m_inspector, &widgets::Inspector::moveBookmark);
    const auto filterCalls = [this](const QString& text) {
        showDock(m_log);
        m_log->filterBy(text);
    };
    connect(&m_menus, &Menus::filterAsked, this, filterCalls);
    connect(m_inspector, &widgets::Inspector::callsAsked, this, filterCalls);
    connect(&m_menus, &Menus::actionsAsked, this, &MainWindow::carryOut);
    connect(&m_engine, &widgets::EngineLink::replied, this, [this](world::Ticket ticket, const world::Reply& reply) {
        const auto* refusal = std::get_if<streams::Refusal>(&reply);
        // A run without a past cannot be gone back in: who tries is told.
        if (refusal != nullptr && refusal->message == world::kNoPast)
            sayThatThePastIsForgotten();
        if (std::erase(m_asked, ticket) > 0 && refusal != nullptr)
            showRefusal(*refusal);
    });
}

void MainWindow::tellJourney(const world::RecordQuestion& question)
{
    showDock(m_inspector);
    m_inspector->tellJourney(question);
}

void MainWindow::carryOut(const std::vector<world::Action>& actions)
{
    const world::GestureId gesture = m_engine.newGesture();
    for (const world::Action& action : actions)
        m_asked.push_back(m_engine.post(action, gesture));
}

void MainWindow::askWhyOf(std::optional<base::Instant> then)
{
    if (then && m_engine.latest().world && m_engine.latest().world->now() != *then)
        m_timeline->goOrRunTo(*then);
    // An open answer is of what is selected already.
    if (!m_inspector->why()->isOpen())
        askWhy();
}

// --- The run on show -----------------------------------------------------------

void MainWindow::present(const world::Published& published)
{
    const world::World& world = *published.world;
    chooseStream(world);
    m_transport->present(world, published.status);
    presentStage(published);
    if (m_timeline->isVisible())
        m_timeline->present(world, published.status);
    m_compare->present(published);
    presentUndo(published.status);
    if (published.status.stopped != m_stopped) {
        m_stopped = published.status.stopped;
        if (!m_stopped.empty())
            m_notice->showProblem(QString::fromStdString(m_stopped));
    }
    if (published.status.isPastForgotten != m_isPastForgotten) {
        m_isPastForgotten = published.status.isPastForgotten;
        if (m_isPastForgotten)
            sayThatThePastIsForgotten();
        showName();
    }
    const streams::TrimmedForMemory trimmed = world.service().trimmedForMemory();
    if (const bool isTrimmed = trimmed.records() > 0; isTrimmed != m_isTrimmed) {
        m_isTrimmed = isTrimmed;
        if (isTrimmed)
            m_notice->showProblem(widgets::trimmedNotice(trimmed, world.settings()));
    }
    m_isSlowDue = true;
    m_lastWorld.start();
    if (!m_slow.isActive())
        presentSlowly();
}

void MainWindow::presentUndo(const world::RunStatus& status)
{
    const auto told = [](const world::UndoStep& step) {
        const QString action = QString::fromUtf8(step.action.data(), qsizetype(step.action.size()));
        return step.subject.empty() ? action : tr("%1 of %2").arg(action, QString::fromStdString(step.subject));
    };
    const auto withCalls = [](QString tip, const world::UndoStep& step) {
        if (step.commands > 1)
            tip += QLatin1Char(' ') + tr("It was one gesture of %Ln commands.", nullptr, int(step.commands));
        if (step.laterCalls > 0)
            tip += QLatin1Char(' ')
                + tr("%Ln call(s) of programs since then stay: they are carried out again.", nullptr,
                    int(step.laterCalls));
        return tip;
    };
    // A name may hold what marks a menu's letter.
    const auto inMenu = [&](const world::UndoStep& step) { return told(step).replace(u'&', QStringLiteral("&&")); };
    const auto show = [](QAction* action, bool isEnabled, const QString& text, const QString& tip) {
        action->setEnabled(isEnabled);
        action->setText(text);
        action->setToolTip(tip);
        action->setStatusTip(tip);
    };
    const QString forgotten =
        tr("Programs have called so much that this run has forgotten how it came about: nothing can be taken back.");
    if (status.undo)
        show(m_undo, true, tr("&Undo %1").arg(inMenu(*status.undo)),
            withCalls(
                tr("Takes back %1 at %2.").arg(told(*status.undo), widgets::format::clockSeconds(status.undo->at)),
                *status.undo));
    else
        show(m_undo, false, tr("&Undo"),
            status.isPastForgotten ? forgotten
                                   : tr("There is nothing to take back. What programs call is never taken back."));
    if (status.redo)
        show(m_redo, true, tr("&Redo %1").arg(inMenu(*status.redo)),
            withCalls(tr("Puts back %1 at %2.").arg(told(*status.redo), widgets::format::clockSeconds(status.redo->at)),
                *status.redo));
    else
        show(m_redo, false, tr("&Redo"),
            status.isPastForgotten ? forgotten : tr("Nothing has been taken back that could be put back."));
}

void MainWindow::presentStage(const world::Published& published)
{
    if (m_stage->isVisible())
        m_stage->present(published.world, published.status);
    if (m_fanOut->isVisible())
        m_fanOut->present(*published.world, published.status);
}

// View state: kept in the preferences, no command.
void MainWindow::showStage(StageName stage)
{
    m_preferences.stage = stage;
    m_tabs->setCurrentIndex(int(stage));
    m_stages->setCurrentIndex(int(stage));
    if (const world::Published& latest = m_engine.latest(); latest.world)
        presentStage(latest);
    if (stage == StageName::Stream)
        m_stage->map()->setFocus();
    else
        m_fanOut->focusFirstCard();
}

void MainWindow::presentSlowly()
{
    const world::Published& latest = m_engine.latest();
    if (!latest.world)
        return;
    m_isSlowDue = false;
    m_slow.start();
    m_load->present(*latest.world, latest.status);
    if (m_navigator->isVisible())
        m_navigator->present(latest.world);
    if (m_inspector->isVisible())
        m_inspector->present(*latest.world, latest.status);
    if (m_log->isVisible())
        m_log->present(*latest.world, latest.status);
    if (m_settings != nullptr)
        m_settings->present();
    if (m_access != nullptr)
        m_access->present();
    if (m_faults != nullptr)
        m_faults->present();
}

void MainWindow::chooseStream(const world::World& world)
{
    if (!m_toBeShown.empty() && world.service().find(m_toBeShown))
        m_selection.select(widgets::StreamChoice{std::exchange(m_toBeShown, {})});
    if (!m_selection.stream().empty() && world.service().find(m_selection.stream()))
        return;
    for (const streams::Stream& stream : world.service().streams()) {
        if (world.service().find(stream.reference)) {
            m_selection.select(widgets::StreamChoice{stream.reference});
            return;
        }
    }
}

void MainWindow::showEndpoint()
{
    m_transport->setEndpoint(m_endpoint.url());
    m_endpointSwitch->setChecked(m_endpoint.isOpen());
}

void MainWindow::showCalls(const world::RecordedCalls& calls)
{
    if (calls.missing != world::CallsMissing::None) {
        m_notice->showProblem(widgets::missingText(calls.missing));
        return;
    }
    if (calls.calls.empty()) {
        m_notice->showProblem(tr("There is nothing to save yet: neither you nor a program has called the API."));
        return;
    }
    QString path = QFileDialog::getSaveFileName(this, tr("Save API calls"),
        m_preferences.folder + QLatin1Char('/') + m_document.name() + QStringLiteral(".ndjson"),
        tr("API calls (*.ndjson)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".ndjson");
    if (const base::Outcome outcome = writeText(path, world::captureText(calls.calls)); !outcome) {
        showProblem(outcome.error());
        return;
    }
    m_preferences.folder = QFileInfo(path).absolutePath();
    m_notice->say(tr("%n API call(s) saved.", nullptr, int(calls.calls.size())), path);
}

void MainWindow::control(world::Control control) { m_engine.post(world::Request{std::move(control)}); }

void MainWindow::changeProfile(streams::Profile profile)
{
    world::WorldSettings settings = m_document.scenario().settings;
    settings.service.profile = profile;
    beginAnew(settings);
}

void MainWindow::changeLimits(bool areOn)
{
    world::WorldSettings settings = m_document.scenario().settings;
    settings.service.areLimitsOn = areOn;
    beginAnew(settings);
}

void MainWindow::beginAnew(const world::WorldSettings& settings)
{
    if (settings != m_document.scenario().settings)
        m_document.restart(settings);
}

// --- Events ------------------------------------------------------------------------

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_actions.retranslate();
    showName();
    presentSlowly();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_preferences.geometry = saveGeometry();
    m_preferences.layout = saveState();
    m_preferences.isHeatmapShown = m_stage->lowerView() == widgets::StreamStage::LowerView::Heatmap;
    m_preferences.save();
    m_document.recordViewState(viewState());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = event->mimeData()->urls().value(0).toLocalFile();
    event->acceptProposedAction();
    // The dialog that a log asks for must not run inside the other program's drop.
    QTimer::singleShot(0, this, [this, path] { openFile(path); });
}

void MainWindow::applyTheme()
{
    const widgets::Theme theme = m_themes.theme();
    widgets::setMotionReduced(theme.motion == widgets::Motion::Reduced);
    setDockOptions(theme.motion == widgets::Motion::Reduced
            ? QMainWindow::AllowNestedDocks
            : QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks);
    QFont sized = QApplication::font();
    sized.setPixelSize(theme.bodyPx);
    QApplication::setFont(sized);
    // Qt 6.4 tells widgets of another font only when the style sheet becomes another one, too.
    for (QWidget* widget : QApplication::allWidgets()) {
        QEvent change(QEvent::ApplicationFontChange);
        QCoreApplication::sendEvent(widget, &change);
    }
    QApplication::setPalette(theme.palette());
    qApp->setStyleSheet(widgets::styleSheet(theme));
    m_head->setDirection(theme.textPercent > kTallHeadPercent ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_transport->setTheme(theme);
    m_load->setTheme(theme);
    m_stage->setTheme(theme);
    m_compare->setTheme(theme);
    m_fanOut->setTheme(theme);
    m_notice->setTheme(theme);
    m_navigator->setTheme(theme);
    m_inspector->setTheme(theme);
    m_timeline->setTheme(theme);
    m_log->setTheme(theme);
    m_batch->setTheme(theme);
    m_order->setTheme(theme);
}

}
