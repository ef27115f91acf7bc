// The run that is open and the file it is kept in. A run without a file of its own is kept
// in one of ours, so that a crash loses at most a second; the next start can take it up.
#pragma once

#include "keeper.h"
#include "opening.h"
#include "widgets/engine_link.h"

#include <QObject>

namespace shardscope::app {

// Whether runs without a file are kept; pictures and tests leave no trace.
enum class Autosave { On, Off };
enum class OnceOpen { Play, Stay };

class Document : public QObject {
    Q_OBJECT

public:
    Document(widgets::EngineLink& engine, Keeper& keeper, Autosave autosave, QObject* parent);

    // The engine has been made with this scenario; `path` is the workspace it came from, or empty.
    void begin(Opened opened, const QString& path);
    // Another run takes the place of this one, replayed to where it stood. If that is not where it
    // was saved, its file is left as it is and the run goes on without one.
    void open(Opened opened, const QString& workspacePath, OnceOpen then);
    // The same scenario with other settings, from the start.
    void restart(world::WorldSettings settings);
    [[nodiscard]] base::Outcome saveAs(const QString& path);
    // Waits until all is on disk.
    [[nodiscard]] base::Outcome save();
    // What the window wants back with this run; opaque here.
    void recordViewState(const QString& json);

    [[nodiscard]] const world::Scenario& scenario() const { return m_scenario; }
    // For people: the file's name, else the scenario's; of the run that is being opened, if any.
    [[nodiscard]] QString name() const;
    // Empty while the run has no file of its own.
    [[nodiscard]] const QString& path() const { return m_path; }
    // The run of before this start, if there is one to take up.
    [[nodiscard]] QString previousRun() const;

signals:
    // Another run is open: its scenario, and what the window had kept with it.
    void opened(const QString& viewState);
    void nameChanged();
    void failed(const QString& problem);

private:
    void keep(const QString& workspacePath);
    void answer(world::Ticket ticket, const world::Reply& reply);
    [[nodiscard]] static QString autosavePath();

    widgets::EngineLink& m_engine;
    Keeper& m_keeper;
    Autosave m_autosave;
    world::Scenario m_scenario;
    QString m_path;

    // While the engine opens a run: records of the old one may still be on their way, so the
    // file is attached only when the answer is here.
    struct Opening {
        world::Ticket ticket{};
        Opened opened;
        QString path;
    };
    std::optional<Opening> m_opening;
};

}
