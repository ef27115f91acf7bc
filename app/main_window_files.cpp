// What the window does with files: opening, importing, saving, and what a workspace keeps of the view.
#include "main_window.h"

#include "widgets/panels/notice.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/transport.h"
#include "widgets/stage/stream_stage.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>

#include <utility>

namespace shardscope::app {

namespace {

constexpr int kMostRecent = 8;

QJsonArray shardsToJson(const std::vector<widgets::ShardChoice>& shards)
{
    QJsonArray json;
    for (const widgets::ShardChoice& shard : shards)
        json.append(QJsonObject{{QStringLiteral("stream"), QString::fromStdString(shard.stream)},
            {QStringLiteral("shard"), int(streams::number(shard.shard))}});
    return json;
}

std::vector<widgets::ShardChoice> shardsFrom(const QJsonArray& json)
{
    std::vector<widgets::ShardChoice> shards;
    for (const QJsonValue& each : json) {
        const QJsonObject one = each.toObject();
        const int shard = one[QStringLiteral("shard")].toInt(-1);
        if (shard >= 0)
            shards.push_back({one[QStringLiteral("stream")].toString().toStdString(), streams::ShardIndex(shard)});
    }
    return shards;
}

QString workspaceFilter() { return MainWindow::tr("Workspaces (*.shardscope)"); }

}

void MainWindow::openFile(const QString& path)
{
    const base::Result<FileKind, Failure> kind = kindOf(path);
    if (!kind) {
        showProblem(kind.error().problem);
        return;
    }
    if (*kind == FileKind::Log || *kind == FileKind::Calls) {
        showReplayDialog(path);
        return;
    }
    if (*kind == FileKind::StreamDescription) {
        importFile(path);
        return;
    }
    if (QFileInfo(path) == QFileInfo(m_document.path())) {
        m_notice->showProblem(tr("This workspace is open already; it is saved as it goes."));
        return;
    }
    base::Result<Opened, Failure> opened = app::openFile(path, *kind, m_document.scenario());
    if (!opened) {
        showProblem(opened.error().problem);
        return;
    }
    if (*kind == FileKind::Quotas) {
        beginAnew(opened->run.scenario.settings);
        return;
    }
    m_document.open(std::move(*opened), *kind == FileKind::Workspace ? path : QString{}, OnceOpen::Play);
    remember(path);
}

// One that holds all there is to say is taken as it is; of another the dialog says what is missing, and of a load it
// asks for the stream.
void MainWindow::importFile(const QString& path)
{
    const base::Result<std::string, Failure> text = readText(path);
    if (!text) {
        showProblem(text.error().problem);
        return;
    }
    const std::string name = path.toStdString();
    const auto imported = readImport(*text, name);
    base::Result<Opened, Failure> opened =
        imported ? openImport(*imported, name, std::nullopt) : base::Result<Opened, Failure>{imported.error()};
    if (!opened || imported->isLoadAlone) {
        showImportDialog(QString::fromStdString(*text));
        return;
    }
    m_document.open(std::move(*opened), {}, OnceOpen::Play);
    remember(path);
}

void MainWindow::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open"), m_preferences.folder,
        tr("Scenarios, workspaces, logs, API calls and metrics (*.json *.shardscope *.log *.ndjson *.csv);;All files "
           "(*)"));
    if (!path.isEmpty())
        openFile(path);
}

void MainWindow::save()
{
    if (m_isPastForgotten) {
        sayThatThePastIsForgotten();
        return;
    }
    if (m_document.path().isEmpty()) {
        saveAs();
        return;
    }
    if (const base::Outcome outcome = m_document.save(); !outcome)
        showProblem(outcome.error());
}

void MainWindow::saveAs()
{
    if (m_isPastForgotten) {
        sayThatThePastIsForgotten();
        return;
    }
    QString path = QFileDialog::getSaveFileName(this, tr("Save as"),
        m_preferences.folder + QLatin1Char('/') + m_document.name() + QStringLiteral(".shardscope"), workspaceFilter());
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".shardscope");
    if (const base::Outcome outcome = m_document.saveAs(path); !outcome) {
        showProblem(outcome.error());
        return;
    }
    m_document.recordViewState(viewState());
    remember(path);
}

void MainWindow::fillRecent(QMenu* menu)
{
    menu->clear();
    for (const QString& path : m_preferences.recent) {
        QAction* action = menu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
}

void MainWindow::remember(const QString& path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    m_preferences.folder = QFileInfo(path).absolutePath();
    m_preferences.recent.removeAll(whole);
    m_preferences.recent.prepend(whole);
    m_preferences.recent = m_preferences.recent.mid(0, kMostRecent);
}

void MainWindow::showProblem(const base::Problem& problem)
{
    m_notice->showProblem(QString::fromStdString(problem.text()));
}

void MainWindow::showRefusal(const streams::Refusal& refusal)
{
    if (const world::Snapshot& world = m_engine.latest().world)
        m_notice->showRefusal(refusal, world->service().settings());
}

void MainWindow::sayThatThePastIsForgotten()
{
    m_notice->showProblem(tr("Programs have called so much that this run has forgotten how it came about. It goes on, "
                             "but nothing can be undone, gone back to or saved any more."));
}

void MainWindow::showName()
{
    setWindowTitle(tr("%1 \u2013 Shardscope").arg(m_document.name()));
    const QString state = m_isPastForgotten ? tr("not saved")
        : m_document.path().isEmpty()       ? tr("no file yet")
                                            : tr("saved");
    m_transport->setDocument(m_document.name(), state);
}

QString MainWindow::viewState() const
{
    QJsonObject state;
    state[QStringLiteral("layout")] = QString::fromLatin1(saveState().toBase64());
    state[QStringLiteral("stream")] = QString::fromStdString(m_selection.stream());
    state[QStringLiteral("notes")] = m_timeline->notes().toJson();
    state[QStringLiteral("pins")] = shardsToJson(m_selection.pins());
    state[QStringLiteral("collapsed")] = shardsToJson(m_selection.collapsed());
    state[QStringLiteral("ring")] = m_stage->map()->form() == widgets::ShardMapView::Form::Ring;
    state[QStringLiteral("lagInRecords")] = m_selection.lag() == widgets::Lag::Records;
    state[QStringLiteral("colourRules")] = widgets::toJson(m_stage->map()->scene().rules);
    state[QStringLiteral("byMinute")] = m_selection.fold() == widgets::Fold::Minute;
    return QString::fromUtf8(QJsonDocument(state).toJson(QJsonDocument::Compact));
}

void MainWindow::restoreTime(const QString& viewState)
{
    const QJsonObject state = QJsonDocument::fromJson(viewState.toUtf8()).object();
    m_timeline->setNotes(widgets::TimeNotes::fromJson(state[QStringLiteral("notes")].toArray()));
    m_selection.setPins(shardsFrom(state[QStringLiteral("pins")].toArray()));
    m_selection.setCollapsed(shardsFrom(state[QStringLiteral("collapsed")].toArray()));
    m_stage->map()->setColourRules(widgets::colourRulesFrom(state[QStringLiteral("colourRules")].toArray()));
    if (state.contains(QStringLiteral("ring")))
        m_stage->map()->setForm(state[QStringLiteral("ring")].toBool() ? widgets::ShardMapView::Form::Ring
                                                                       : widgets::ShardMapView::Form::Bar);
    m_selection.setLag(state[QStringLiteral("lagInRecords")].toBool() ? widgets::Lag::Records : widgets::Lag::Age);
    if (state.contains(QStringLiteral("byMinute")))
        m_selection.setFold(state[QStringLiteral("byMinute")].toBool() ? widgets::Fold::Minute : widgets::Fold::Second);
}

}
