#include "opening.h"

#include "clients/access_log.h"
#include "store/workspace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace shardscope::app {

base::Result<std::string> readText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Problem{path.toStdString(), "cannot be read: " + file.errorString().toStdString()};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return base::Problem{path.toStdString(), "cannot be read: " + file.errorString().toStdString()};
    return bytes.toStdString();
}

base::Result<FileKind> kindOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Problem{path.toStdString(), "cannot be read: " + file.errorString().toStdString()};
    const QByteArray head = file.read(4'096);
    // A workspace that lost its head is still named like one, and then deserves its own message.
    if (head.startsWith("SQLite format 3") || path.endsWith(QLatin1String(".shardscope")))
        return FileKind::Workspace;
    const QByteArray text = head.trimmed();
    if (text.startsWith('{') || path.endsWith(QLatin1String(".json")))
        return FileKind::Scenario;
    return FileKind::Log;
}

base::Result<Opened> openScenario(const QString& path)
{
    const base::Result<std::string> text = readText(path);
    if (!text)
        return text.error();
    const QDir folder = QFileInfo(path).absoluteDir();
    const auto beside = [folder](const std::string& name) {
        return readText(folder.filePath(QString::fromStdString(name)));
    };
    base::Result<world::Scenario> scenario = world::parseScenario(*text, path.toStdString(), beside);
    if (!scenario)
        return scenario.error();
    // A stream that is refused shows only now; the engine takes nothing that makes no world.
    if (const auto world = world::makeWorld(*scenario); !world)
        return world.error();
    return Opened{.scenario = std::move(*scenario), .journal = {}, .at = {}, .fingerprint = {}, .viewState = {}};
}

base::Result<Opened> openWorkspace(const QString& path)
{
    base::Result<store::OpenedWorkspace> opened = store::openWorkspace(path.toStdString());
    if (!opened)
        return opened.error();
    return Opened{.scenario = std::move(opened->scenario),
        .journal = std::move(opened->journal),
        .at = opened->now,
        .fingerprint = opened->fingerprint,
        .viewState = std::move(opened->viewState)};
}

base::Result<Opened> openLog(const ReplayChoice& choice)
{
    base::Result<std::string> text = readText(choice.file);
    if (!text)
        return text.error();
    const auto dataset =
        clients::readAccessLog({.name = QFileInfo(choice.file).fileName().toStdString(), .text = std::move(*text)},
            choice.keyField.toStdString());
    if (!dataset)
        return dataset.error();
    world::Scenario scenario = world::replayScenario(*dataset, std::uint32_t(choice.shards), choice.speedThousandths,
        choice.keyField.toStdString());
    if (const auto world = world::makeWorld(scenario); !world)
        return world.error();
    return Opened{.scenario = std::move(scenario), .journal = {}, .at = {}, .fingerprint = {}, .viewState = {}};
}

}
