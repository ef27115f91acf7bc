// The dialogs that the window opens, and what is done with their answers.
#include "main_window.h"

#include "call_code_dialog.h"
#include "endpoint_dialog.h"
#include "import_dialog.h"
#include "replay_dialog.h"
#include "stream_code_dialog.h"
#include "widgets/code_words.h"
#include "widgets/panels/access_dialog.h"
#include "widgets/panels/colour_rules_dialog.h"
#include "widgets/panels/faults_dialog.h"
#include "widgets/panels/level_dialog.h"
#include "widgets/panels/notice.h"
#include "widgets/panels/quotas_dialog.h"
#include "widgets/panels/run_settings_dialog.h"
#include "widgets/panels/stream_settings_dialog.h"
#include "widgets/stage/add_autoscaler_dialog.h"
#include "widgets/stage/add_producer_dialog.h"
#include "widgets/stage/create_stream_dialog.h"
#include "widgets/stage/shard_count_dialog.h"
#include "widgets/stage/stream_stage.h"

#include <QTimer>

#include <algorithm>
#include <vector>

namespace shardscope::app {

namespace {

constexpr int kLookAgainMs = 500; // what a dialog says of a world that goes on

}

void MainWindow::showReplayDialog(const QString& path)
{
    ReplayDialog dialog(m_preferences.folder, m_document.scenario(), this);
    dialog.setFile(path);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_document.open(dialog.opened(), {}, OnceOpen::Play);
    remember(dialog.choice().file);
}

void MainWindow::showImportDialog(const QString& text)
{
    ImportDialog dialog(m_preferences.folder, m_document.scenario(), m_themes.theme(), this);
    dialog.setText(text);
    if (dialog.exec() == QDialog::Accepted)
        m_document.open(dialog.opened(), {}, OnceOpen::Play);
}

void MainWindow::showEndpointDialog()
{
    if (m_endpointDialog == nullptr) {
        m_endpointDialog = new EndpointDialog(m_endpoint, m_themes.theme(), this);
        m_endpointDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_endpointDialog->setStream(QString::fromStdString(m_selection.stream()));
    m_endpointDialog->show();
    m_endpointDialog->raise();
    m_endpointDialog->activateWindow();
}

void MainWindow::showStreamCode()
{
    const world::Snapshot world = m_engine.latest().world;
    if (!world || !world->service().find(m_selection.stream()))
        return;
    StreamCodeDialog(world, m_selection.stream(), m_themes.theme(), this).exec();
}

void MainWindow::showCallCode(const world::RecordedCalls& call)
{
    if (call.calls.empty()) {
        m_notice->showProblem(widgets::missingText(call.missing));
        return;
    }
    CallCodeDialog(call, m_document.scenario().settings.service, m_themes.theme(), this).exec();
}

void MainWindow::askForStream()
{
    if (!m_engine.latest().world)
        return;
    widgets::CreateStreamDialog dialog([this] { return m_engine.latest().world; }, m_themes.theme(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_toBeShown = dialog.reference();
    m_asked.push_back(m_engine.post(world::Request{
        world::GesturedCommand{world::Command{.action = dialog.request(), .home = dialog.home()}, std::nullopt}}));
}

// Without a stream there is nowhere to write to.
void MainWindow::addProducer()
{
    const world::Snapshot newest = m_engine.latest().world;
    if (!newest)
        return;
    const auto& streams = newest->service().streams();
    if (std::none_of(streams.begin(), streams.end(),
            [&](const streams::Stream& stream) { return newest->service().find(stream.reference).has_value(); })) {
        askForStream();
        return;
    }
    widgets::AddProducerDialog dialog([this] { return m_engine.latest().world; }, m_selection.stream(),
        m_themes.theme(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const clients::ProducerConfig config = dialog.config();
    carryOut({world::Action{world::AddProducer{config}}});
    m_selection.select(widgets::ProducerChoice{config.stream, config.name});
}

void MainWindow::addAutoscaler()
{
    const world::Snapshot newest = m_engine.latest().world;
    if (!newest || !newest->service().find(m_selection.stream()))
        return;
    widgets::AddAutoscalerDialog dialog([this] { return m_engine.latest().world; }, m_selection.stream(),
        m_themes.theme(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const operations::AutoscalerConfig config = dialog.config();
    carryOut({world::Action{world::AddAutoscaler{config}}});
    m_selection.select(widgets::AutoscalerChoice{config.stream, config.name});
}

void MainWindow::planLevel()
{
    const world::Published& latest = m_engine.latest();
    const auto stream = latest.world ? latest.world->service().find(m_selection.stream()) : std::nullopt;
    if (!stream || !latest.world->service().stream(*stream).map)
        return;
    showStage(StageName::Stream);
    widgets::LevelDialog dialog(latest.world, *stream, m_themes.theme(), this);
    if (dialog.exec() == QDialog::Accepted && dialog.action())
        m_stage->map()->request(*dialog.action(), tr("Level plan"));
}

void MainWindow::changeShardCount()
{
    const world::Snapshot newest = m_engine.latest().world;
    const auto stream = newest ? newest->service().find(m_selection.stream()) : std::nullopt;
    if (!stream || !newest->service().stream(*stream).map)
        return;
    showStage(StageName::Stream);
    widgets::ShardCountDialog dialog([this] { return m_engine.latest().world; }, m_selection.stream(), m_themes.theme(),
        this);
    QTimer slow;
    connect(&slow, &QTimer::timeout, &dialog, &widgets::ShardCountDialog::present);
    slow.start(kLookAgainMs);
    if (dialog.exec() == QDialog::Accepted)
        m_stage->map()->request(dialog.request(), QStringLiteral("UpdateShardCount"));
}

void MainWindow::changeSettings()
{
    const world::Snapshot newest = m_engine.latest().world;
    if (!newest || !newest->service().find(m_selection.stream()))
        return;
    widgets::StreamSettingsDialog dialog([this] { return m_engine.latest().world; }, m_selection.stream(),
        m_themes.theme(), this);
    runAsking(dialog, m_settings);
}

void MainWindow::changeAccess()
{
    if (!m_engine.latest().world)
        return;
    widgets::AccessDialog dialog([this] { return m_engine.latest().world; }, m_selection.stream(), m_themes.theme(),
        this);
    runAsking(dialog, m_access);
}

void MainWindow::injectFaults(const streams::FaultRule& first)
{
    if (!m_engine.latest().world)
        return;
    widgets::FaultsDialog dialog([this] { return m_engine.latest().world; }, first, m_themes.theme(), this);
    runAsking(dialog, m_faults);
}

template <typename Dialog>
void MainWindow::runAsking(Dialog& dialog, Dialog*& open)
{
    std::vector<world::Ticket> asked;
    connect(&dialog, &Dialog::asked, this, [this, &asked](const auto& calls) {
        const world::GestureId gesture = m_engine.newGesture();
        for (const world::Action& call : calls)
            asked.push_back(m_engine.post(call, gesture));
    });
    connect(&m_engine, &widgets::EngineLink::replied, &dialog,
        [&dialog, &asked](world::Ticket ticket, const world::Reply& reply) {
            const auto* refusal = std::get_if<streams::Refusal>(&reply);
            if (std::erase(asked, ticket) > 0 && refusal != nullptr)
                dialog.showRefusal(*refusal);
        });
    open = &dialog;
    dialog.exec();
    open = nullptr;
    // What is answered only now, the notice tells.
    m_asked.insert(m_asked.end(), asked.begin(), asked.end());
}

void MainWindow::changeRunSettings(widgets::RunSetting first)
{
    widgets::RunSettingsDialog dialog(m_document.scenario(), m_themes.theme(), this);
    dialog.showPage(first);
    if (dialog.exec() == QDialog::Accepted)
        beginAnew(dialog.settings());
}

void MainWindow::showQuotas()
{
    if (!m_engine.latest().world)
        return;
    widgets::QuotasDialog dialog([this] { return m_engine.latest().world; }, m_themes.theme(), this);
    QTimer slow;
    connect(&slow, &QTimer::timeout, &dialog, &widgets::QuotasDialog::present);
    slow.start(kLookAgainMs);
    dialog.exec();
    if (const auto setting = dialog.settingsAsked())
        changeRunSettings(*setting);
}

void MainWindow::chooseColourRules()
{
    showStage(StageName::Stream);
    widgets::ShardMapView* map = m_stage->map();
    widgets::ColourRulesDialog dialog(map->scene(), this);
    // Time goes on meanwhile.
    connect(&m_engine, &widgets::EngineLink::worldChanged, &dialog, [&dialog, map] { dialog.present(map->scene()); });
    if (dialog.exec() != QDialog::Accepted)
        return;
    map->setColourRules(dialog.rules());
    m_document.recordViewState(viewState());
}

}
