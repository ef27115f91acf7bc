// The window: arranges panels, docks, menus and files. It knows no streams and no shards;
// what is shown is the panels' affair, what is simulated the engine's.
#pragma once

#include "actions.h"
#include "document.h"
#include "endpoint.h"
#include "language.h"
#include "preferences.h"
#include "theme_watcher.h"
#include "widgets/engine_link.h"
#include "widgets/menu/object_menu.h"
#include "widgets/selection.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QActionGroup;
class QBoxLayout;
class QStackedWidget;
class QTabBar;

namespace shardscope::widgets {
class AccessDialog;
class BatchDialog;
class FanOutStage;
class FaultsDialog;
class Inspector;
class ComparePanel;
class LoadPanel;
class LogDrawer;
class Navigator;
class Notice;
class OrderingLab;
class StreamSettingsDialog;
class StreamStage;
class TimelinePanel;
class Transport;
enum class RunSetting;
}

namespace shardscope::app {

class EndpointDialog;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(widgets::EngineLink& engine, Document& document, Language& language, Preferences preferences);
    ~MainWindow() override;

    // Scenario, workspace or log; what is wrong with it is said in the window.
    void openFile(const QString& path);
    void showReplayDialog(const QString& path);
    // With a text that has been read from a file already, or none.
    void showImportDialog(const QString& text);
    void showStage(StageName stage);
    // Before the engine ends: programs that have called are answered.
    void closeEndpoint() { m_endpoint.close(); }

    [[nodiscard]] widgets::Selection& selection() { return m_selection; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // --- Arranging. ---
    QWidget* makeCentre();
    void makeBar();
    void makeDocks();
    QDockWidget* addDock(const char* name, std::function<QString()> title, QWidget* panel, Qt::DockWidgetArea area);
    void showDock(const QWidget* panel);
    void setDockTitlesShown(bool areShown);
    void connectParts();
    void connectMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeRunMenu();
    void makeStreamMenu();
    void makeConsumersMenu();
    void makeWhyMenu();
    void makeViewMenu();
    void makeHelpMenu();
    QMenu* addMenu(Actions::Words title);
    void addLookMenu(QMenu* view);
    void addTextMenu(QMenu* view);
    void addLanguageMenu(QMenu* view);

    // --- The run on show. ---
    void present(const world::Published& published);
    void presentStage(const world::Published& published);
    void presentSlowly();
    // What undo and redo would do, or why they cannot.
    void presentUndo(const world::RunStatus& status);
    void chooseStream(const world::World& world);
    void control(world::Control control);
    void changeProfile(streams::Profile profile);
    void changeLimits(bool areOn);
    void changeRunSettings(widgets::RunSetting first);
    // Settings hold from the start of a run.
    void beginAnew(const world::WorldSettings& settings);
    void showEndpoint();
    void showEndpointDialog();
    void showStreamCode();
    void askForStream();
    void showCalls(const world::RecordedCalls& calls);
    void showCallCode(const world::RecordedCalls& call);

    // --- Files. ---
    void chooseFile();
    void importFile(const QString& path);
    void save();
    void saveAs();
    void fillRecent(QMenu* menu);
    void remember(const QString& path);
    void showProblem(const base::Problem& problem);
    void showRefusal(const streams::Refusal& refusal);
    void showName();
    void sayThatThePastIsForgotten();
    void askWhy();
    // Of what is selected, if that is not answered already; as it was then, where an instant is given.
    void askWhyOf(std::optional<base::Instant> then);
    void tellJourney(const world::RecordQuestion& question);
    // Of the slowest record of what is selected: of a consumer, or on a shard by whoever is furthest behind.
    void tellSlowest();
    // As one gesture; a refusal is told.
    void carryOut(const std::vector<world::Action>& actions);
    void planLevel();
    void changeShardCount();
    void addAutoscaler();
    void addProducer();
    // Of the stream on show.
    void changeSettings();
    // Who may do what.
    void changeAccess();
    // Faults on purpose; see widgets::FaultsDialog for what it begins with.
    void injectFaults(const streams::FaultRule& first);
    // Until it is closed: what it asks for is posted, and what is refused it is told. `open` is the dialog meanwhile.
    template <typename Dialog>
    void runAsking(Dialog& dialog, Dialog*& open);
    // Of the key that is typed, or of the hottest.
    void showQuotas();
    void showOrder();
    void chooseColourRules();
    [[nodiscard]] QString viewState() const;
    // Notes, the fold of the charts, the form of the hash space and the colours of its shards.
    void restoreTime(const QString& viewState);

    void resizeAtFirst();
    void applyTheme();
    void setTextPercent(int percent);
    void resizePanel(int by);
    void sayWhatIsShown();
    void showKeys();
    void showPalette();
    void showAbout();

    widgets::EngineLink& m_engine;
    Document& m_document;
    Language& m_language;
    Preferences m_preferences;
    widgets::Selection m_selection;
    widgets::ObjectMenus m_menus;
    Endpoint m_endpoint;
    ThemeWatcher m_themes;
    Actions m_actions;

    widgets::Transport* m_transport = nullptr;
    widgets::LoadPanel* m_load = nullptr;
    QStackedWidget* m_stages = nullptr;
    widgets::StreamStage* m_stage = nullptr;
    widgets::ComparePanel* m_compare = nullptr;
    widgets::FanOutStage* m_fanOut = nullptr;
    widgets::Notice* m_notice = nullptr;
    widgets::Navigator* m_navigator = nullptr;
    widgets::Inspector* m_inspector = nullptr;
    widgets::TimelinePanel* m_timeline = nullptr;
    widgets::LogDrawer* m_log = nullptr;
    QPointer<EndpointDialog> m_endpointDialog; // while it is open
    QAction* m_endpointSwitch = nullptr;
    widgets::BatchDialog* m_batch = nullptr;
    widgets::OrderingLab* m_order = nullptr;
    widgets::StreamSettingsDialog* m_settings = nullptr; // while it is open
    widgets::AccessDialog* m_access = nullptr;           // likewise
    widgets::FaultsDialog* m_faults = nullptr;           // likewise
    QTabBar* m_tabs = nullptr;
    QBoxLayout* m_head = nullptr; // tabs, and the knobs of the load
    std::vector<QDockWidget*> m_docks;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QActionGroup* m_textSizes = nullptr;

    // Numbers that are read, not watched, change a few times a second at most.
    QTimer m_slow{this};
    bool m_isSlowDue = false;
    QTimer m_lastWorld{this}; // runs out when no newer one comes
    std::string m_stopped;
    bool m_isPastForgotten = false;
    bool m_isTrimmed = false;           // for memory
    std::vector<world::Ticket> m_asked; // of carryOut(), not answered yet
    std::string m_toBeShown;            // a stream, as soon as it is there
    std::optional<world::Ticket> m_callsAsked;
    std::optional<world::Ticket> m_callCodeAsked;
};

}
