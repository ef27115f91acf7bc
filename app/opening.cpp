#include "opening.h"

#include "clients/access_log.h"
#include "store/workspace.h"
#include "world/built_in_scenarios.h"
#include "world/quota_file.h"
#include "world/stream_import.h"

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

constexpr int kRecordsPerShard = 200; // a fifth of what a shard takes in a second

// Names of clients are unique: those of the first stream are plain.
std::string clientName(const char* what, const world::Scenario& scenario, const world::ScenarioStream& stream)
{
    const bool isFirst = &stream == &scenario.streams.front();
    return isFirst ? what : what + (" " + std::to_string(&stream - &scenario.streams.front() + 1));
}

world::Scenario withClients(world::Scenario scenario, std::optional<int> recordsPerSecond, bool hasLoads)
{
    if (recordsPerSecond == 0 && !hasLoads)
        return scenario;
    for (const world::ScenarioStream& stream : scenario.streams) {
        const std::string reference = world::referenceTo(stream, scenario.settings.service);
        if (!hasLoads) {
            world::AddProducer producer;
            producer.config.name = clientName("load", scenario, stream);
            producer.config.stream = reference;
            producer.config.rate.knots = {{base::Duration{}, recordsPerSecond.value_or(usualLoad(stream))}};
            scenario.clients.push_back({"scenario", std::move(producer)});
        }
        world::AddConsumer consumer;
        consumer.config.name = clientName("reader", scenario, stream);
        consumer.config.stream = reference;
        scenario.clients.push_back({"scenario", std::move(consumer)});
    }
    return scenario;
}

base::Result<Opened, Failure> openedFrom(world::Scenario scenario, const std::string& name)
{
    if (const auto world = world::makeWorld(scenario); !world)
        return badInput({name + ", " + world.error().where, world.error().what});
    return Opened{.run = {.scenario = std::move(scenario)}};
}

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

base::Outcome writeText(const QString& path, const std::string& text)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.flush())
        return std::monostate{};
    return base::Problem{path.toStdString(), "cannot be written: " + file.errorString().toStdString()};
}

int usualLoad(const world::ScenarioStream& stream) { return kRecordsPerShard * int(world::verdictOn(stream).open); }

base::Result<world::Import, Failure> readImport(const std::string& text, const std::string& name)
{
    const world::ImportText one{name, text};
    base::Result<world::Import> imported = world::importStreams(std::span{&one, 1});
    if (!imported)
        return badInput(imported.error());
    return std::move(*imported);
}

base::Result<Opened, Failure> openImport(const world::Import& imported, const std::string& name,
    std::optional<int> recordsPerSecond)
{
    return openedFrom(withClients(imported.scenario, recordsPerSecond, !imported.loads.empty()), name);
}

base::Result<Opened, Failure> openLoads(const world::Import& imported, const std::string& name,
    const world::Scenario& open, const std::string& stream)
{
    world::Scenario scenario = open;
    for (const world::LoadTrace& load : imported.loads)
        scenario = world::withLoad(std::move(scenario), load, stream);
    return openedFrom(std::move(scenario), name);
}

base::Result<Opened, Failure> openFile(const QString& path, FileKind kind, const world::Scenario& open)
{
    switch (kind) {
    case FileKind::Scenario:
        return openScenario(path);
    case FileKind::Workspace:
        return openWorkspace(path);
    case FileKind::Log:
        return openLog({.file = path});
    case FileKind::Calls:
        return openCalls(path, open, {});
    case FileKind::Quotas:
        return openQuotas(path, open);
    case FileKind::StreamDescription:
        break;
    }
    const base::Result<std::string, Failure> text = readText(path);
    if (!text)
        return text.error();
    const auto imported = readImport(*text, path.toStdString());
    if (!imported)
        return imported.error();
    return openImport(*imported, path.toStdString(), std::nullopt);
}

base::Result<std::vector<world::TimedCommand>, Failure> readCalls(const QString& path)
{
    const base::Result<std::string, Failure> text = readText(path);
    if (!text)
        return text.error();
    auto calls = world::parseCapture(*text, path.toStdString());
    if (!calls)
        return badInput(calls.error());
    return std::move(*calls);
}

base::Result<Opened, Failure> openCalls(const QString& path, const world::Scenario& open,
    const world::ReplayOptions& options)
{
    const auto calls = readCalls(path);
    if (!calls)
        return calls.error();
    const std::string name = path.toStdString();
    const std::string title = QFileInfo(path).fileName().toStdString();
    auto into = world::replayCalls(open, *calls, options, name);
    if (into && into->streams.size() == open.streams.size()) {
        into->name = open.name + " with " + title;
    } else {
        world::Scenario alone;
        alone.name = "Replay of " + title;
        alone.length = base::Duration{1};
        into = world::replayCalls(std::move(alone), *calls, options, name);
    }
    if (!into)
        return badInput(into.error());
    if (const auto world = world::makeWorld(*into); !world)
        return badInput({name + ", " + world.error().where, world.error().what});
    return Opened{.run = {.scenario = std::move(*into)}};
}

base::Result<Opened, Failure> openQuotas(const QString& path, const world::Scenario& open)
{
    const base::Result<std::string, Failure> text = readText(path);
    if (!text)
        return text.error();
    auto file = world::parseQuotaFile(*text, path.toStdString());
    if (!file)
        return badInput(file.error());
    world::Scenario scenario = open;
    scenario.settings.service.profile = file->profile;
    scenario.settings.service.quotas = std::move(file->quotas);
    return openedFrom(std::move(scenario), path.toStdString());
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
    const bool isObject = text.startsWith('{') || path.endsWith(QLatin1String(".json"));
    if (!isObject && !text.startsWith('['))
        return world::isImport(text.toStdString()) ? FileKind::StreamDescription : FileKind::Log;
    const std::string whole = (head + file.readAll()).toStdString();
    // Calls name their stream as a description does.
    if (isObject && world::isCapture(whole))
        return FileKind::Calls;
    if (world::isImport(whole))
        return FileKind::StreamDescription;
    if (isObject && world::isQuotaFile(whole))
        return FileKind::Quotas;
    return isObject ? FileKind::Scenario : FileKind::Log;
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
