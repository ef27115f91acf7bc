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
    m_scenario = std::move(opened.run.scenario);
    m_path = path;
    keep(path);
    emit this->opened(QString::fromStdString(opened.viewState));
    emit nameChanged();
}

void Document::open(Opened opened, const QString& workspacePath, OnceOpen then)
{
    m_keeper.letGo();
    const world::Ticket ticket = m_engine.post(world::Request{
        world::Control{world::OpenRun{.run = opened.run, .isPlaying = then == OnceOpen::Play}}});
    m_opening = Opening{ticket, std::move(opened), workspacePath};
    emit nameChanged();
}

void Document::restart(world::WorldSettings settings)
{
    Opened again{.run = {.scenario = m_scenario}};
    again.run.scenario.settings = std::move(settings);
    open(std::move(again), {}, OnceOpen::Play);
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
    const QString& path = m_opening ? m_opening->path : m_path;
    if (!path.isEmpty())
        return QFileInfo(path).completeBaseName();
    const std::string& scenario = m_opening ? m_opening->opened.run.scenario.name : m_scenario.name;
    return scenario.empty() ? tr("unnamed run") : QString::fromStdString(scenario);
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
        emit nameChanged();
        emit failed(QString::fromStdString(refusal->message));
        return;
    }
    const auto* reopened = std::get_if<world::Reopened>(&reply);
    if (reopened == nullptr || reopened->isAsSaved) {
        begin(std::move(done.opened), done.path);
        return;
    }
    // The version that saved it can still open the file, as long as nobody writes to it.
    begin(std::move(done.opened), {});
    emit failed(tr("This run was saved by another version of Shardscope, which played it differently. It is shown as "
                   "this version plays it, with every command in it. Its file stays as it is; to keep this run, save "
                   "it under a new name."));
}

QString Document::autosavePath() { return autosaveFolder() + QStringLiteral("/last.shardscope"); }

}
