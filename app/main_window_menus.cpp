// The menus of the window, and what is done from them alone.
#include "main_window.h"

#include "keys_dialog.h"
#include "palette.h"
#include "widgets/fault_text.h"
#include "widgets/format.h"
#include "widgets/panels/batch_dialog.h"
#include "widgets/panels/compare_panel.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/log_drawer.h"
#include "widgets/panels/notice.h"
#include "widgets/panels/ordering_lab.h"
#include "widgets/panels/run_settings_dialog.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/transport.h"
#include "widgets/panels/why_panel.h"
#include "widgets/stage/fan_out_stage.h"
#include "widgets/stage/spoken_summary.h"
#include "widgets/stage/stream_stage.h"
#include "world/built_in_scenarios.h"
#include "world/programs.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace shardscope::app {

namespace {

constexpr double kZoom = 2;
constexpr int kTextStep = 25;
constexpr base::Duration kSecond{1'000};
constexpr base::Duration kMinute{60'000};

}

QMenu* MainWindow::addMenu(Actions::Words title)
{
    QMenu* menu = menuBar()->addMenu(QString());
    m_actions.beginGroup(title);
    m_actions.follow([menu, title = std::move(title)] { menu->setTitle(title()); });
    return menu;
}

void MainWindow::makeFileMenu()
{
    QMenu* menu = addMenu([] { return tr("&File"); });
    menu->addAction(m_actions.add([] { return tr("&New live scenario"); }, {QKeySequence::New},
        [this] { m_document.open({.run = {.scenario = world::defaultScenario()}}, {}, OnceOpen::Play); }));
    menu->addAction(m_actions.add([] { return tr("&Open\u2026"); }, {QKeySequence::Open}, [this] { chooseFile(); }));
    menu->addAction(m_actions.add([] { return tr("&Replay\u2026"); }, {QKeySequence(Qt::CTRL | Qt::Key_L)},
        [this] { showReplayDialog({}); }));
    menu->addAction(m_actions.add([] { return tr("&Import a stream\u2026"); },
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)}, [this] { showImportDialog({}); }));
    QMenu* recent = menu->addMenu(QString());
    m_actions.follow([recent] { recent->setTitle(tr("Open re&cent")); });
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    QAction* previous = m_actions.add([] { return tr("&Take up the last run"); }, {},
        [this] {
            base::Result<Opened, Failure> opened = openWorkspace(m_document.previousRun());
            if (opened)
                m_document.open(std::move(*opened), {}, OnceOpen::Play);
            else
                showProblem(opened.error().problem);
        });
    menu->addAction(previous);
    connect(menu, &QMenu::aboutToShow, this, [this, previous, recent] {
        previous->setEnabled(!m_document.previousRun().isEmpty());
        recent->setEnabled(!m_preferences.recent.isEmpty());
    });
    menu->addSeparator();
    menu->addAction(m_actions.add([] { return tr("&Save"); }, {QKeySequence::Save}, [this] { save(); }));
    menu->addAction(m_actions.add([] { return tr("Save &as\u2026"); }, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        [this] { saveAs(); }));
    menu->addAction(m_actions.add([] { return tr("Save API ca&lls\u2026"); }, {},
        [this] { m_callsAsked = m_engine.post(world::Request{world::Control{world::ViewCalls{}}}); }));
    menu->addSeparator();
    menu->addAction(m_actions.add([] { return tr("&Quit"); }, {QKeySequence(Qt::CTRL | Qt::Key_Q)},
        [this] { close(); }));
}

void MainWindow::makeEditMenu()
{
    QMenu* menu = addMenu([] { return tr("&Edit"); });
    m_undo = m_actions.add([] { return tr("&Undo"); }, {QKeySequence(Qt::CTRL | Qt::Key_Z)},
        [this] { control(world::Undo{}); });
    m_redo = m_actions.add([] { return tr("&Redo"); }, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
        [this] { control(world::Redo{}); });
    menu->addActions({m_undo, m_redo});
    menu->setToolTipsVisible(true);
    m_actions.follow([this] { presentUndo(m_engine.latest().status); });
    menu->addSeparator();
    const auto add = [&](Actions::Words words, const QList<QKeySequence>& keys, std::function<void()> act) {
        menu->addAction(m_actions.add(std::move(words), keys, std::move(act)));
    };
    add([] { return tr("&Back to what was selected before"); }, {QKeySequence(Qt::ALT | Qt::Key_Left)},
        [this] { m_selection.back(); });
    add([] { return tr("F&orward again"); }, {QKeySequence(Qt::ALT | Qt::Key_Right)},
        [this] { m_selection.forward(); });
    menu->addSeparator();
    add([] { return tr("&Command palette\u2026"); }, {QKeySequence(Qt::CTRL | Qt::Key_K)}, [this] { showPalette(); });
    menu->addAction(m_actions.add([] { return tr("&Filter the API calls"); }, {QKeySequence(Qt::Key_Slash)},
        [this] {
            showDock(m_log);
            m_log->focusFilter();
        }));
    menu->addAction(m_actions.add([] { return tr("Open a &PutRecords batch"); }, {QKeySequence(Qt::CTRL | Qt::Key_B)},
        [this] {
            showDock(m_log);
            m_log->openBatch();
        }));
    menu->addAction(m_actions.add([] { return tr("Copy the chosen API c&all as code\u2026"); },
        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E)},
        [this] {
            showDock(m_log);
            m_log->askCode();
        }));
}

void MainWindow::makeRunMenu()
{
    QMenu* menu = addMenu([] { return tr("&Run"); });
    const auto add = [&](Actions::Words words, const QList<QKeySequence>& keys, std::function<void()> act) {
        menu->addAction(m_actions.add(std::move(words), keys, std::move(act)));
    };
    add([] { return tr("&Play or pause"); }, {QKeySequence(Qt::Key_Space)}, [this] { m_transport->playOrPause(); });
    add([] { return tr("One secon&d on"); }, {QKeySequence(Qt::Key_BracketRight)},
        [this] { m_transport->step(kSecond); });
    add([] { return tr("One second &back"); }, {QKeySequence(Qt::Key_BracketLeft)},
        [this] { m_transport->step(-kSecond); });
    // A keyboard that makes braces of these is asked for the key without Shift, too: a second sequence
    // for the same key would be ambiguous, and Qt would do nothing.
    add([] { return tr("One minute on"); }, {QKeySequence(Qt::SHIFT | Qt::Key_BracketRight)},
        [this] { m_transport->step(kMinute); });
    add([] { return tr("One minute back"); }, {QKeySequence(Qt::SHIFT | Qt::Key_BracketLeft)},
        [this] { m_transport->step(-kMinute); });
    add([] { return tr("On to the next &event"); }, {QKeySequence(Qt::CTRL | Qt::Key_BracketRight)},
        [this] { m_transport->stepEvent({}); });
    add([] { return tr("Back to the event before"); }, {QKeySequence(Qt::CTRL | Qt::Key_BracketLeft)},
        [this] { m_transport->stepEvent({.isBack = true}); });
    add([] { return tr("On to the next &record"); }, {QKeySequence(Qt::ALT | Qt::Key_BracketRight)},
        [this] { m_transport->stepEvent({world::Timeline::Kind::Record}); });
    add([] { return tr("Back to the record before"); }, {QKeySequence(Qt::ALT | Qt::Key_BracketLeft)},
        [this] {
            m_transport->stepEvent({world::Timeline::Kind::Record, true});
        });
    menu->addSeparator();
    add([] { return tr("&Faster"); }, {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)},
        [this] { m_transport->faster(); });
    add([] { return tr("&Slower"); }, {QKeySequence(Qt::Key_Minus)}, [this] { m_transport->slower(); });
    menu->addSeparator();
    add([] { return tr("To the s&tart"); }, {QKeySequence(Qt::Key_Home)}, [this] { m_transport->toStart(); });
    add([] { return tr("To the &latest instant"); }, {QKeySequence(Qt::Key_End)}, [this] { m_transport->toNow(); });
    add([] { return tr("Previous trouble mark"); }, {QKeySequence(Qt::SHIFT | Qt::Key_Left)},
        [this] { m_timeline->toPreviousTrouble(); });
    add([] { return tr("Next trouble mark"); }, {QKeySequence(Qt::SHIFT | Qt::Key_Right)},
        [this] { m_timeline->toNextTrouble(); });
    menu->addSeparator();
    add([] { return tr("&Mark this moment"); }, {QKeySequence(Qt::Key_M)}, [this] { m_timeline->mark(); });
    add([] { return tr("&Keep the mark, with a note\u2026"); }, {QKeySequence(Qt::SHIFT | Qt::Key_M)},
        [this] { m_timeline->keepMark(); });
    add([] { return tr("Begin a &chapter here\u2026"); }, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)},
        [this] { m_timeline->beginChapter(); });
    add([] { return tr("Previous chapter"); }, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left)},
        [this] { m_timeline->toPreviousChapter(); });
    add([] { return tr("Next chapter"); }, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Right)},
        [this] { m_timeline->toNextChapter(); });
    add([] { return tr("Statistics of the ran&ge"); }, {QKeySequence(Qt::Key_R)},
        [this] { m_timeline->toggleStatistics(); });
    menu->addSeparator();
    add([] { return tr("Run &until\u2026"); }, {QKeySequence(Qt::CTRL | Qt::Key_R)},
        [this] { m_transport->askRunUntil(); });
    add([] { return tr("Run unt&il the first throttle"); }, {},
        [this] { m_transport->runUntil(world::UntilThrottle{}, widgets::Transport::Pace::Fastest); });
    add([] { return tr("Ru&n until the first loss"); }, {},
        [this] { m_transport->runUntil(world::UntilLoss{}, widgets::Transport::Pace::Fastest); });
    add([] { return tr("Pause at the ne&xt throttle"); }, {},
        [this] { m_transport->runUntil(world::UntilThrottle{}, widgets::Transport::Pace::AtSpeed); });
    add([] { return tr("Pause at the next l&oss"); }, {},
        [this] { m_transport->runUntil(world::UntilLoss{}, widgets::Transport::Pace::AtSpeed); });
    menu->addSeparator();
    add([] { return tr("Branch &here"); }, {QKeySequence(Qt::Key_B)}, [this] { m_timeline->branchHere(); });
    menu->addSeparator();
    m_endpointSwitch = m_actions.add([] { return tr("Let progr&ams call this run"); },
        {QKeySequence(Qt::CTRL | Qt::Key_P)}, [this] { m_endpoint.setIsOpen(!m_endpoint.isOpen()); });
    m_endpointSwitch->setCheckable(true);
    menu->addAction(m_endpointSwitch);
    add([] { return tr("Lines for a program of &your own\u2026"); }, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
        [this] { showEndpointDialog(); });
    menu->addSeparator();
    add([] { return tr("In&ject faults\u2026"); }, {QKeySequence(Qt::SHIFT | Qt::Key_F)},
        [this] { injectFaults(widgets::faultAbout({}, {})); });
    add([] { return tr("&Quotas\u2026"); }, {}, [this] { showQuotas(); });
    add([] { return tr("Settings of the run\u2026"); }, {QKeySequence(Qt::SHIFT | Qt::Key_R)},
        [this] { changeRunSettings(widgets::RunSetting::Service); });
}

void MainWindow::makeStreamMenu()
{
    QMenu* menu = addMenu([] { return tr("Shar&ds"); });
    menu->addAction(m_actions.add([] { return tr("&New stream\u2026"); },
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}, [this] { askForStream(); }));
    menu->addAction(m_actions.add([] { return tr("Add a pro&ducer\u2026"); }, {QKeySequence(Qt::SHIFT | Qt::Key_D)},
        [this] { addProducer(); }));
    menu->addSeparator();
    menu->addAction(m_actions.add([] { return tr("&Split the selected shard"); }, {QKeySequence(Qt::Key_K)},
        [this] {
            showStage(StageName::Stream);
            m_stage->openKnife();
        }));
    menu->addAction(m_actions.add([] { return tr("&Join it with a neighbour"); }, {QKeySequence(Qt::Key_J)},
        [this] {
            showStage(StageName::Stream);
            m_stage->openJoin();
        }));
    menu->addAction(m_actions.add([] { return tr("Shard co&unt…"); }, {QKeySequence(Qt::SHIFT | Qt::Key_N)},
        [this] { changeShardCount(); }));
    menu->addAction(m_actions.add([] { return tr("&Level plan…"); }, {QKeySequence(Qt::SHIFT | Qt::Key_L)},
        [this] { planLevel(); }));
    menu->addAction(m_actions.add([] { return tr("Add an &autoscaler…"); }, {QKeySequence(Qt::SHIFT | Qt::Key_A)},
        [this] { addAutoscaler(); }));
    menu->addAction(m_actions.add([] { return tr("&Copy the stream as code…"); },
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, [this] { showStreamCode(); }));
    menu->addAction(m_actions.add([] { return tr("Settin&gs of the stream…"); }, {QKeySequence(Qt::SHIFT | Qt::Key_S)},
        [this] { changeSettings(); }));
    menu->addAction(m_actions.add([] { return tr("Access, &keys and policies…"); },
        {QKeySequence(Qt::SHIFT | Qt::Key_P)}, [this] { changeAccess(); }));
    menu->addAction(m_actions.add([] { return tr("&Fold or show its closed ancestors"); },
        {QKeySequence(Qt::SHIFT | Qt::Key_C)},
        [this] {
            if (const auto shard = m_selection.shard())
                m_selection.toggleCollapsed({m_selection.stream(), *shard});
        }));
    menu->addSeparator();
    menu->addAction(m_actions.add([] { return tr("&Type a key"); }, {QKeySequence(Qt::CTRL | Qt::Key_E)},
        [this] { m_stage->toggleKeyBox(); }));
    menu->addAction(m_actions.add([] { return tr("W&hich shards ListShards lists"); },
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
        [this] {
            showStage(StageName::Stream);
            m_stage->toggleShardFilter();
        }));
    menu->addAction(m_actions.add([] { return tr("O&rder of a key's records"); }, {QKeySequence(Qt::SHIFT | Qt::Key_O)},
        [this] { showOrder(); }));
    menu->addAction(m_actions.add([] { return tr("Ke&ys of the refused second pointed at"); },
        {QKeySequence(Qt::Key_E)},
        [this] {
            showStage(StageName::Stream);
            m_stage->toggleSecondKeys();
        }));
    menu->addAction(m_actions.add([] { return tr("Move the &bookmark of the selected consumer\u2026"); },
        {QKeySequence(Qt::CTRL | Qt::Key_M)},
        [this] {
            showDock(m_inspector);
            m_inspector->moveBookmark();
        }));
    menu->addSeparator();
    menu->addAction(m_actions.add([] { return tr("&Poison the next record of the selected shard"); },
        {QKeySequence(Qt::Key_X)}, [this] { m_inspector->poisonNext(); }));
    menu->addAction(m_actions.add([] { return tr("H&eal all poison records"); }, {QKeySequence(Qt::SHIFT | Qt::Key_X)},
        [this] { m_inspector->healAll(); }));
    menu->addSeparator();
    menu->addAction(m_actions.add([] { return tr("Hash axis: zoom &in"); }, {},
        [this] { m_stage->map()->zoom(kZoom); }));
    menu->addAction(m_actions.add([] { return tr("Hash axis: zoom &out"); }, {},
        [this] { m_stage->map()->zoom(1 / kZoom); }));
    menu->addAction(m_actions.add([] { return tr("Hash axis: the &whole ring"); }, {},
        [this] { m_stage->map()->showWholeRing(); }));
}

void MainWindow::makeConsumersMenu()
{
    QMenu* menu = addMenu([] { return tr("&Consumers"); });
    const auto add = [this, menu](Actions::Words words, const QKeySequence& key, widgets::ConsumerKind kind) {
        menu->addAction(m_actions.add(std::move(words), {key}, [this, kind] {
            showStage(StageName::FanOut);
            m_fanOut->askToAdd(kind);
        }));
    };
    add([] { return tr("&Add a shared consumer\u2026"); }, QKeySequence(Qt::Key_Insert), widgets::ConsumerKind::Shared);
    add([] { return tr("Add an &enhanced fan-out consumer\u2026"); }, QKeySequence(Qt::SHIFT | Qt::Key_Insert),
        widgets::ConsumerKind::FanOut);
}

void MainWindow::makeWhyMenu()
{
    QMenu* menu = addMenu([] { return tr("&Why?"); });
    menu->addAction(m_actions.add([] { return tr("&Why? of what is selected"); }, {QKeySequence(Qt::Key_Y)},
        [this] { askWhy(); }));
    menu->addAction(m_actions.add([] { return tr("&Try the remedy"); }, {QKeySequence(Qt::Key_T)},
        [this] {
            if (!m_inspector->why()->isOpen())
                askWhy();
            m_inspector->why()->tryBest();
        }));
    menu->addAction(m_actions.add([] { return tr("Why was a &call refused?"); }, {QKeySequence(Qt::SHIFT | Qt::Key_Y)},
        [this] { m_log->askWhy(); }));
    menu->addAction(m_actions.add([] { return tr("&Journey of the slowest record"); },
        {QKeySequence(Qt::SHIFT | Qt::Key_J)}, [this] { tellSlowest(); }));
    menu->addSeparator();
    menu->addAction(m_actions.add([] { return tr("Show the &other future"); }, {}, [this] { m_compare->swap(); }));
    menu->addAction(m_actions.add([] { return tr("&End the comparison"); }, {}, [this] { m_compare->end(); }));
}

void MainWindow::askWhy()
{
    showDock(m_inspector);
    m_inspector->why()->ask();
    m_inspector->ensureVisible(0, 0);
}

void MainWindow::tellSlowest()
{
    const world::Snapshot& world = m_engine.latest().world;
    const auto stream = world ? world->service().find(m_selection.stream()) : std::nullopt;
    if (!stream)
        return;
    world::RecordQuestion question;
    question.stream = m_selection.stream();
    question.shard = m_selection.shard();
    if (const auto* consumer = std::get_if<widgets::ConsumerChoice>(&m_selection.selected()))
        question.consumer = consumer->name;
    else if (const auto worst = world::furthestBehind(*world, *stream))
        question.consumer = world->actors()[*worst].name;
    if (!question.consumer.empty())
        tellJourney(question);
}

void MainWindow::showOrder()
{
    const widgets::KeyBox& box = *m_stage->keyBox();
    if (const auto probe = box.probe(); probe && !box.key().isEmpty())
        m_order->view(box.key(), probe->hash);
    else
        m_order->viewHottest();
}

void MainWindow::makeViewMenu()
{
    QMenu* menu = addMenu([] { return tr("&View"); });
    const auto add = [&](Actions::Words words, const QList<QKeySequence>& keys, std::function<void()> act) {
        menu->addAction(m_actions.add(std::move(words), keys, std::move(act)));
    };
    add([] { return tr("Stage &Stream"); }, {QKeySequence(Qt::CTRL | Qt::Key_1)},
        [this] { showStage(StageName::Stream); });
    add([] { return tr("Stage &Fan-out"); }, {QKeySequence(Qt::CTRL | Qt::Key_2)},
        [this] { showStage(StageName::FanOut); });
    menu->addSeparator();
    add([] { return tr("Time axis: zoom &in"); }, {QKeySequence(Qt::Key_W)}, [this] { m_timeline->zoom(0.5); });
    add([] { return tr("Time axis: zoom &out"); }, {QKeySequence(Qt::Key_S)}, [this] { m_timeline->zoom(2); });
    add([] { return tr("Time axis: earlier"); }, {QKeySequence(Qt::Key_A)}, [this] { m_timeline->pan(-0.25); });
    add([] { return tr("Time axis: later"); }, {QKeySequence(Qt::Key_D)}, [this] { m_timeline->pan(0.25); });
    add([] { return tr("Time &axis: fit"); }, {QKeySequence(Qt::Key_F)}, [this] { m_timeline->fit(); });
    QAction* fold =
        m_actions.add([] { return tr("Charts by the minute, as &CloudWatch shows them"); }, {QKeySequence(Qt::Key_G)},
            [this] {
                const bool isBySecond = m_selection.fold() == widgets::Fold::Second;
                m_selection.setFold(isBySecond ? widgets::Fold::Minute : widgets::Fold::Second);
            });
    fold->setCheckable(true);
    connect(&m_selection, &widgets::Selection::foldChanged, fold,
        [this, fold] { fold->setChecked(m_selection.fold() == widgets::Fold::Minute); });
    menu->addAction(fold);
    QAction* lag =
        m_actions.add([] { return tr("Lag in &records that are not read yet"); }, {QKeySequence(Qt::SHIFT | Qt::Key_G)},
            [this] {
                const bool isAge = m_selection.lag() == widgets::Lag::Age;
                m_selection.setLag(isAge ? widgets::Lag::Records : widgets::Lag::Age);
            });
    lag->setCheckable(true);
    connect(&m_selection, &widgets::Selection::lagChanged, lag,
        [this, lag] { lag->setChecked(m_selection.lag() == widgets::Lag::Records); });
    menu->addAction(lag);
    QAction* ring = m_actions.add([] { return tr("Hash space as a rin&g"); }, {QKeySequence(Qt::Key_O)},
        [this] {
            using Form = widgets::ShardMapView::Form;
            showStage(StageName::Stream);
            m_stage->map()->setForm(m_stage->map()->form() == Form::Ring ? Form::Bar : Form::Ring);
        });
    ring->setCheckable(true);
    connect(m_stage->map(), &widgets::ShardMapView::formChanged, ring,
        [this, ring] { ring->setChecked(m_stage->map()->form() == widgets::ShardMapView::Form::Ring); });
    menu->addAction(ring);
    add([] { return tr("Colour r&ules\u2026"); }, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        [this] { chooseColourRules(); });
    menu->addSeparator();
    for (QDockWidget* dock : m_docks)
        menu->addAction(dock->toggleViewAction());
    QAction* titles = m_actions.add([] { return tr("&Movable panels"); }, {}, [] {});
    titles->setCheckable(true);
    connect(titles, &QAction::toggled, this, &MainWindow::setDockTitlesShown);
    menu->addAction(titles);
    // The keyboard's way to move the edge between a panel and what is beside it.
    add([] { return tr("&Larger panel"); }, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Right)},
        [this] { resizePanel(m_themes.theme().px(24)); });
    add([] { return tr("Smaller &panel"); }, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Left)},
        [this] { resizePanel(-m_themes.theme().px(24)); });
    menu->addSeparator();
    addLookMenu(menu);
    addTextMenu(menu);
    QAction* still = m_actions.add([] { return tr("Re&duced motion"); }, {}, [] {});
    still->setCheckable(true);
    still->setChecked(m_themes.theme().motion == widgets::Motion::Reduced);
    connect(still, &QAction::toggled, this, [this](bool reduces) {
        m_preferences.reducesMotion = reduces;
        m_themes.setReducesMotion(reduces);
    });
    menu->addAction(still);
    addLanguageMenu(menu);
    menu->addSeparator();
    add([] { return tr("Me&nu of what has the focus"); }, {QKeySequence(Qt::SHIFT | Qt::Key_F10)},
        [this] { m_menus.openAtFocus(); });
    add([] { return tr("Sa&y what is shown"); }, {QKeySequence(Qt::CTRL | Qt::Key_I)}, [this] { sayWhatIsShown(); });
}

// Of the panel that has the focus, or of the inspector while none has it.
void MainWindow::resizePanel(int by)
{
    QDockWidget* chosen = nullptr;
    for (QDockWidget* dock : m_docks) {
        if (dock->isAncestorOf(QApplication::focusWidget()) || (chosen == nullptr && dock->widget() == m_inspector))
            chosen = dock;
    }
    if (!chosen->isVisible())
        return;
    const bool isAtBottom = dockWidgetArea(chosen) == Qt::BottomDockWidgetArea;
    const int now = isAtBottom ? chosen->height() : chosen->width();
    resizeDocks({chosen}, {now + by}, isAtBottom ? Qt::Vertical : Qt::Horizontal);
}

void MainWindow::sayWhatIsShown()
{
    const world::Published& latest = m_engine.latest();
    const auto stream = latest.world ? latest.world->service().find(m_selection.stream()) : std::nullopt;
    if (!stream)
        return;
    const QString text = m_stages->currentWidget() == m_fanOut
        ? widgets::spokenFanOut(*latest.world, *stream)
        : widgets::spokenSummary(*latest.world, *stream, m_stage->map()->keyWatch(),
            m_selection.spokenOf(m_selection.stream()));
    QApplication::clipboard()->setText(widgets::format::plain(text));
    m_notice->say(text, tr("Copied to the clipboard."));
}

void MainWindow::addLookMenu(QMenu* view)
{
    QMenu* menu = view->addMenu(QString());
    m_actions.follow([menu] { menu->setTitle(tr("&Theme")); });
    auto* group = new QActionGroup(menu);
    const std::pair<Look, Actions::Words> looks[] = {{Look::System, [] { return tr("As the system"); }},
        {Look::Light, [] { return tr("Light"); }}, {Look::Dark, [] { return tr("Dark"); }},
        {Look::HighContrast, [] { return tr("High contrast"); }}};
    for (const auto& [look, words] : looks) {
        QAction* action = m_actions.add(words, {}, [this, look = look] {
            m_preferences.look = look;
            m_themes.setLook(look);
        });
        action->setCheckable(true);
        action->setChecked(look == m_preferences.look);
        menu->addAction(group->addAction(action));
    }
}

void MainWindow::addTextMenu(QMenu* view)
{
    QMenu* menu = view->addMenu(QString());
    m_actions.follow([menu] { menu->setTitle(tr("Te&xt size")); });
    const auto add = [&](Actions::Words words, const QList<QKeySequence>& keys, std::function<void()> act) {
        menu->addAction(m_actions.add(std::move(words), keys, std::move(act)));
    };
    constexpr auto kShifted = Qt::CTRL | Qt::SHIFT;
    add([] { return tr("&Larger text"); }, {QKeySequence(kShifted | Qt::Key_Plus)},
        [this] { setTextPercent(m_preferences.textPercent + kTextStep); });
    add([] { return tr("&Smaller text"); }, {QKeySequence(kShifted | Qt::Key_Minus)},
        [this] { setTextPercent(m_preferences.textPercent - kTextStep); });
    add([] { return tr("&Normal text"); }, {QKeySequence(kShifted | Qt::Key_0)}, [this] { setTextPercent(100); });
    menu->addSeparator();
    m_textSizes = new QActionGroup(menu);
    for (const int percent : {50, 75, 100, 125, 150, 200, 250}) {
        QAction* action = m_textSizes->addAction(QStringLiteral("%1 %").arg(percent));
        menu->addAction(action);
        action->setCheckable(true);
        action->setData(percent);
        action->setChecked(percent == m_preferences.textPercent);
        connect(action, &QAction::triggered, this, [this, percent] { setTextPercent(percent); });
    }
}

void MainWindow::setTextPercent(int percent)
{
    m_preferences.textPercent = std::clamp(percent, widgets::Theme::kLeastPercent, widgets::Theme::kMostPercent);
    for (QAction* action : m_textSizes->actions())
        action->setChecked(action->data().toInt() == m_preferences.textPercent);
    m_themes.setTextPercent(m_preferences.textPercent);
}

void MainWindow::addLanguageMenu(QMenu* view)
{
    QMenu* menu = view->addMenu(QString());
    m_actions.follow([menu] { menu->setTitle(tr("Languag&e")); });
    auto* group = new QActionGroup(menu);
    QAction* terms = m_actions.add([] { return tr("English &terms beside"); }, {}, [] {});
    terms->setCheckable(true);
    terms->setChecked(m_preferences.showsEnglishTerms);
    connect(terms, &QAction::toggled, this, [this](bool areShown) {
        m_preferences.showsEnglishTerms = areShown;
        m_language.showEnglishTerms(areShown);
    });
    // Each in its own words, so that one who is lost finds the way back.
    const std::pair<const char*, const char*> languages[] = {
        {"en", "English"}, {"vi", "Tiếng Việt"}, {"zh_TW", "繁體中文"}};
    for (const auto& [code, name] : languages) {
        QAction* action = menu->addAction(QString::fromUtf8(name));
        action->setCheckable(true);
        action->setChecked(m_language.current() == QLatin1String(code));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = QString::fromLatin1(code)] {
            m_preferences.language = chosen;
            m_language.use(chosen);
        });
    }
    menu->addSeparator();
    menu->addAction(terms);
}

void MainWindow::makeHelpMenu()
{
    QMenu* menu = addMenu([] { return tr("&Help"); });
    menu->addAction(m_actions.add([] { return tr("&Keys"); },
        {QKeySequence(Qt::Key_Question), QKeySequence(Qt::SHIFT | Qt::Key_Question), QKeySequence(Qt::Key_F1)},
        [this] { showKeys(); }));
    menu->addAction(m_actions.add([] { return tr("&About Shardscope"); }, {}, [this] { showAbout(); }));
}

void MainWindow::showKeys()
{
    std::vector<KeyRow> rows = m_actions.keyRows();
    for (KeyRow& row : keysOfPictures())
        rows.push_back(std::move(row));
    KeysDialog dialog(rows, m_themes.theme(), this);
    dialog.exec();
}

void MainWindow::showPalette()
{
    std::vector<PaletteEntry> entries;
    for (const Actions::Command& command : m_actions.commands())
        entries.push_back({command.what, command.group, command.keys, [command] { command.action->trigger(); }});
    const auto goTo = [&](const QString& text, const QString& kind, const widgets::Choice& choice) {
        entries.push_back({text, kind, {}, [this, choice] { m_selection.select(choice); }});
    };
    if (const world::Snapshot& world = m_engine.latest().world) {
        for (const streams::Stream& stream : world->service().streams()) {
            if (stream.status == streams::StreamStatus::Gone)
                continue;
            const QString name = QString::fromStdString(stream.name);
            goTo(name, tr("stream"), widgets::StreamChoice{stream.reference});
            if (!stream.map)
                continue;
            for (const streams::ShardIndex shard : stream.map->open())
                goTo(QString::fromStdString(streams::shardId(shard)), tr("shard of %1").arg(name),
                    widgets::ShardChoice{stream.reference, shard});
        }
        for (const world::Actor& actor : world->actors()) {
            const auto index = world::streamOf(actor.client);
            if (const auto* autoscaler = std::get_if<operations::Autoscaler>(&actor.client))
                goTo(QString::fromStdString(actor.name),
                    tr("autoscaler of %1").arg(widgets::format::streamLabel(autoscaler->config().stream)),
                    widgets::AutoscalerChoice{autoscaler->config().stream, actor.name});
            if (!index)
                continue;
            const std::string& stream = world->service().stream(*index).reference;
            const QString of = widgets::format::streamLabel(stream);
            if (world::isConsumer(actor.client))
                goTo(QString::fromStdString(actor.name), tr("consumer of %1").arg(of),
                    widgets::ConsumerChoice{stream, actor.name});
            else
                goTo(QString::fromStdString(actor.name), tr("producer of %1").arg(of),
                    widgets::ProducerChoice{stream, actor.name});
        }
        for (const world::Program& called : world::programsOf(*world))
            goTo(QString::fromStdString(called.name), tr("program"), widgets::ProgramChoice{called.name});
    }
    Palette palette(std::move(entries), m_preferences.recentCommands, m_themes.theme(), this);
    if (palette.exec() == QDialog::Accepted)
        palette.act();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Shardscope"),
        tr("<b>Shardscope %1</b><p>A simulator and visualizer of Amazon Kinesis.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later. Not affiliated with Amazon.</p>")
            .arg(QStringLiteral(SHARDSCOPE_VERSION)));
}

}
