#include "document.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace shardscope::app {

namespace {

QString autosaveFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation); }

// A workspace is up to three files while it is open.
void removeWorkspace(const QString& path)
{
    for (const char* end : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(end));
}

}

Document::Document(widgets::EngineLink& engine, Keeper& keeper, Autosave autosave, QObject* parent)
    : QObject(parent), m_engine(engine), m_keeper(keeper), m_autosave(autosave)
{
    connect(&m_engine, &widgets::EngineLink::replied, this, &Document::answer);
    if (m_autosave == Autosave::Off)
        return;
    // What the last start left becomes the run that can be taken up.
    QDir().mkpath(autosaveFolder());
    if (QFileInfo::exists(autosavePath())) {
        const QString previous = autosaveFolder() + QStringLiteral("/previous.shardscope");
        removeWorkspace(previous);
        for (const char* end : {"", "-wal", "-shm"})
            QFile::rename(autosavePath() + QLatin1String(end), previous + QLatin1String(end));
    }
}

void Document::begin(Opened opened, const QString& path)
{
    m_scenario = std::move(opened.scenario);
    m_path = path;
    keep(path);
    emit this->opened(QString::fromStdString(opened.viewState));
    emit nameChanged();
}

void Document::open(Opened opened, const QString& workspacePath)
{
    m_keeper.letGo();
    const world::Ticket ticket = m_engine.post(world::Request{world::Control{
        world::OpenRun{.scenario = opened.scenario, .journal = opened.journal, .at = opened.at, .isPlaying = true}}});
    m_opening = Opening{ticket, std::move(opened), workspacePath};
}

void Document::restart(world::WorldSettings settings)
{
    Opened again{.scenario = m_scenario, .journal = {}, .at = {}, .viewState = {}};
    again.scenario.settings = std::move(settings);
    open(std::move(again), {});
}

base::Outcome Document::saveAs(const QString& path)
{
    removeWorkspace(path);
    auto writer = store::WorkspaceWriter::open(path.toStdString());
    if (!writer)
        return writer.error();
    m_keeper.keepIn(std::move(*writer));
    m_path = path;
    emit nameChanged();
    return m_keeper.flush();
}

base::Outcome Document::save() { return m_keeper.flush(); }

void Document::recordViewState(const QString& json) { m_keeper.recordViewState(json.toStdString()); }

QString Document::name() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).completeBaseName();
    return m_scenario.name.empty() ? tr("unnamed run") : QString::fromStdString(m_scenario.name);
}

QString Document::previousRun() const
{
    const QString previous = autosaveFolder() + QStringLiteral("/previous.shardscope");
    return m_autosave == Autosave::On && QFileInfo::exists(previous) ? previous : QString{};
}

void Document::keep(const QString& workspacePath)
{
    if (workspacePath.isEmpty() && m_autosave == Autosave::Off)
        return;
    const QString path = workspacePath.isEmpty() ? autosavePath() : workspacePath;
    if (workspacePath.isEmpty())
        removeWorkspace(path);
    auto writer = store::WorkspaceWriter::open(path.toStdString());
    if (writer)
        m_keeper.keepIn(std::move(*writer));
    else
        emit failed(tr("This run is not kept: %1").arg(QString::fromStdString(writer.error().text())));
}

void Document::answer(world::Ticket ticket, const world::Reply& reply)
{
    if (!m_opening || m_opening->ticket != ticket)
        return;
    Opening done = std::move(*m_opening);
    m_opening.reset();
    if (const auto* refusal = std::get_if<streams::Refusal>(&reply)) {
        // The run of before goes on, and goes on being kept.
        keep(m_path);
        emit failed(QString::fromStdString(refusal->message));
        return;
    }
    begin(std::move(done.run), done.path);
}

QString Document::autosavePath() { return autosaveFolder() + QStringLiteral("/last.shardscope"); }

}
