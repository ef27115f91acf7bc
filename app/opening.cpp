#include "opening.h"

#include "clients/access_log.h"
#include "store/workspace.h"
#include "world/built_in_scenarios.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace shardscope::app {

namespace {

Failure badInput(const base::Problem& problem) { return {ExitCode::BadInput, problem}; }

Failure unreadable(const QFile& file)
{
    return {ExitCode::BadFile, {file.fileName().toStdString(), "cannot be read: " + file.errorString().toStdString()}};
}

base::Result<std::string, Failure> readText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return unreadable(file);
    return bytes.toStdString();
}

}

base::Result<FileKind, Failure> kindOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    const QByteArray head = file.read(4'096);
    // A workspace that lost its head is still named like one, and then deserves its own message.
    if (head.startsWith("SQLite format 3") || path.endsWith(QLatin1String(".shardscope")))
        return FileKind::Workspace;
    const QByteArray text = head.trimmed();
    if (text.startsWith('{') || path.endsWith(QLatin1String(".json")))
        return FileKind::Scenario;
    return FileKind::Log;
}

base::Result<Opened, Failure> openScenario(const QString& path)
{
    const base::Result<std::string, Failure> text = readText(path);
    if (!text)
        return text.error();
    const QDir folder = QFileInfo(path).absoluteDir();
    // A scenario may name a log that cannot be read: that is not a mistake in the scenario.
    ExitCode code = ExitCode::BadInput;
    const auto beside = [&](const std::string& name) -> base::Result<std::string> {
        auto content = readText(folder.filePath(QString::fromStdString(name)));
        if (content)
            return std::move(*content);
        code = content.error().code;
        return content.error().problem;
    };
    base::Result<world::Scenario> scenario = world::parseScenario(*text, path.toStdString(), beside);
    if (!scenario)
        return Failure{code, scenario.error()};
    // A stream that is refused shows only now; the engine takes nothing that makes no world.
    if (const auto world = world::makeWorld(*scenario); !world)
        return badInput({path.toStdString() + ", " + world.error().where, world.error().what});
    return Opened{.run = {.scenario = std::move(*scenario)}};
}

base::Result<Opened, Failure> openWorkspace(const QString& path)
{
    base::Result<store::OpenedWorkspace> opened = store::openWorkspace(path.toStdString());
    if (!opened)
        return badInput(opened.error());
    return Opened{.run = std::move(opened->run), .viewState = std::move(opened->viewState)};
}

base::Result<Opened, Failure> openLog(const ReplayChoice& choice)
{
    base::Result<std::string, Failure> text = readText(choice.file);
    if (!text)
        return text.error();
    // The run is named after the file alone, a problem after what the person named.
    const std::string asGiven = choice.file.toStdString();
    const auto dataset =
        clients::readAccessLog({.name = QFileInfo(choice.file).fileName().toStdString(), .text = std::move(*text)},
            choice.keyField.toStdString());
    if (!dataset)
        return badInput({asGiven, dataset.error().what});
    world::Scenario scenario = world::replayScenario(*dataset, std::uint32_t(choice.shards), choice.speedThousandths,
        choice.keyField.toStdString());
    if (const auto world = world::makeWorld(scenario); !world)
        return badInput({asGiven + ", " + world.error().where, world.error().what});
    return Opened{.run = {.scenario = std::move(scenario)}};
}

}
