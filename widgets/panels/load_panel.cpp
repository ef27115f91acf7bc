#include "widgets/panels/load_panel.h"

#include "widgets/format.h"
#include "widgets/knob.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace shardscope::widgets {

LoadPanel::LoadPanel(EngineLink& engine, Selection& selection, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_selection(selection), m_load(new Knob(0, 400, this)),
      m_skew(new Knob(0, 100, this)), m_shardsCaption(new QLabel(this)), m_shards(new QSpinBox(this)),
      m_apply(new QPushButton(this)), m_card(new ShardCountCard(window()))
{
    m_shards->setRange(1, 10'000);
    m_shards->setGroupSeparatorShown(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 12, 2);
    row->setSpacing(6);
    m_shards->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_apply->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addStretch(1);
    row->addWidget(m_load, 4);
    row->addSpacing(10);
    row->addWidget(m_skew, 4);
    row->addSpacing(10);
    row->addWidget(m_shardsCaption);
    row->addWidget(m_shards);
    row->addWidget(m_apply);

    const auto begin = [this] { m_gesture = m_engine.newGesture(); };
    connect(m_load, &Knob::begun, this, begin);
    connect(m_skew, &Knob::begun, this, begin);
    connect(m_load, &Knob::turned, this, &LoadPanel::turnLoad);
    connect(m_skew, &Knob::turned, this, &LoadPanel::turnSkew);
    connect(m_apply, &QPushButton::clicked, this, &LoadPanel::applyShards);
    connect(m_shards, &QSpinBox::valueChanged, this, [this] {
        m_applied.reset();
        m_apply->setEnabled(isOther());
        showPreview();
    });
    m_shards->installEventFilter(this);
    m_apply->installEventFilter(this);
    connect(&m_engine, &EngineLink::replied, this, &LoadPanel::answer);
    retranslate();
}

void LoadPanel::setScenario(const world::Scenario& scenario) { m_bases.reset(scenario); }

void LoadPanel::present(const world::World& world, const world::RunStatus&)
{
    m_bases.see(world);
    const auto producers = producersOf(world, m_selection.stream());
    m_load->setEnabled(!producers.empty());
    if (!producers.empty()) {
        const clients::ProducerConfig& config = producers.front()->config();
        const clients::ProducerConfig* base = m_bases.of(config.name);
        const int percent = base ? loadPercent(*base, config) : 100;
        m_load->showValue(percent, format::speed(std::int64_t{percent} * 10));
    } else {
        m_load->showValue(100, {});
    }

    const auto hot =
        std::find_if(producers.begin(), producers.end(), [](const auto* of) { return !of->config().keys.hot.empty(); });
    m_skew->setEnabled(hot != producers.end());
    m_skew->setToolTip(hot != producers.end() ? tr("Share of the producer's records that have the key \u201c%1\u201d")
                                                    .arg(QString::fromStdString((*hot)->config().keys.hot.front().key))
                                              : tr("No producer of this stream has a hot key"));
    const int share = hot == producers.end() ? 0 : sharePercent((*hot)->config(), 0, world.now());
    m_skew->showValue(share, hot == producers.end() ? QString{} : format::percent(share));
    showShards(world);
}

void LoadPanel::setTheme(const Theme& theme)
{
    m_load->setMaximumWidth(theme.px(210));
    m_skew->setMaximumWidth(theme.px(230));
    if (m_card)
        m_card->setTheme(theme);
    m_load->setTheme(theme);
    m_skew->setTheme(theme);
    QPalette palette = m_shardsCaption->palette();
    palette.setColor(QPalette::WindowText, theme.mutedText);
    m_shardsCaption->setPalette(palette);
}

void LoadPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

// The card comes and goes with the focus; Escape takes back what has been typed.
bool LoadPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && isOther()) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            takeBack();
        return true;
    }
    const bool isHandled = QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        showPreview();
    return isHandled;
}

void LoadPanel::turnLoad(int percent)
{
    const auto& world = m_engine.latest().world;
    if (!world)
        return;
    for (const clients::Producer* producer : producersOf(*world, m_selection.stream())) {
        if (const clients::ProducerConfig* base = m_bases.of(producer->config().name))
            m_asked.insert(m_engine.post(world::Action{withLoad(*base, percent)}, m_gesture));
    }
}

void LoadPanel::turnSkew(int percent)
{
    const auto& world = m_engine.latest().world;
    if (!world)
        return;
    for (const clients::Producer* producer : producersOf(*world, m_selection.stream())) {
        if (producer->config().keys.hot.empty())
            continue;
        m_asked.insert(m_engine.post(world::Action{withShare(producer->config().name, 0, percent)}, m_gesture));
    }
}

void LoadPanel::applyShards()
{
    const auto target = std::uint32_t(m_shards->value());
    if (m_selection.stream().empty() || target == m_openShards)
        return;
    m_apply->setEnabled(false);
    m_applied = target;
    showPreview();
    m_asked.insert(m_engine.post(world::Action{streams::UpdateShardCountRequest{m_selection.stream(), target}}));
}

void LoadPanel::answer(world::Ticket ticket, const world::Reply& reply)
{
    if (m_asked.erase(ticket) == 0)
        return;
    const auto* refusal = std::get_if<streams::Refusal>(&reply);
    if (!refusal)
        return;
    takeBack();
    emit refused(*refusal);
}

void LoadPanel::retranslate()
{
    m_load->setCaption(tr("Load"));
    m_load->setToolTip(tr("Factor on the rate of every producer of this stream"));
    m_skew->setCaption(tr("Skew"));
    m_shardsCaption->setText(tr("Shards"));
    m_shards->setAccessibleName(tr("Shards"));
    m_shards->setToolTip(tr("UpdateShardCount: spreads the ring evenly over this many shards"));
    m_apply->setText(tr("Apply"));
    showPreview();
}

void LoadPanel::showShards(const world::World& world)
{
    const auto index = world.service().find(m_selection.stream());
    const streams::Stream* stream = index ? &world.service().stream(*index) : nullptr;
    m_shards->setEnabled(stream && stream->map);
    if (!stream || !stream->map)
        m_apply->setEnabled(false);
    const auto open = stream && stream->map ? std::uint32_t(stream->map->open().size()) : 0;
    // A number that has been typed but not applied stays until the map changes.
    if (open != m_openShards || m_selection.stream() != m_shown) {
        m_shown = m_selection.stream();
        m_openShards = open;
        takeBack();
    }
    showPreview();
}

bool LoadPanel::isOther() const { return m_openShards > 0 && std::uint32_t(m_shards->value()) != m_openShards; }

void LoadPanel::takeBack()
{
    const QSignalBlocker blocker(m_shards);
    m_shards->setValue(int(std::max(1U, m_openShards)));
    m_applied.reset();
    m_apply->setEnabled(false);
    showPreview();
}

void LoadPanel::showPreview()
{
    if (!m_card)
        return; // the window is going
    const auto& world = m_engine.latest().world;
    const QWidget* focus = QApplication::focusWidget();
    const bool isAtIt = focus != nullptr && (focus == m_shards || focus == m_apply);
    const bool isToCome = isAtIt && isOther() && !m_applied;
    // Asked last: a window that goes loses its focus after its selection.
    const auto stream = world && isToCome ? world->service().find(m_selection.stream()) : std::nullopt;
    if (!stream || !world->service().stream(*stream).map) {
        m_card->hide();
        m_shards->setAccessibleDescription({});
        return;
    }
    const world::ScalePreview preview = world::scalePreview(*world, *stream, std::uint32_t(m_shards->value()));
    const streams::ServiceSettings& settings = world->service().settings();
    m_card->show(preview, settings, *m_apply);
    if (const QString spoken = spokenShardCount(preview, settings); spoken != m_shards->accessibleDescription())
        m_shards->setAccessibleDescription(spoken);
}

}
