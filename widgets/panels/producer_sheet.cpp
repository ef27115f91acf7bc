#include "widgets/panels/producer_sheet.h"

#include "widgets/format.h"
#include "widgets/knob.h"

#include <QPushButton>

#include <algorithm>

namespace shardscope::widgets {

namespace {
// Producers with more hot keys show their first ones.
constexpr std::uint32_t kShares = 3;
}

ProducerSheet::ProducerSheet(EngineLink& engine, QWidget* parent)
    : Sheet(parent), m_engine(engine), m_title(addTitle()), m_kind(addSubtitle()),
      m_knobsCaption(addCaption(tr("Knobs"))), m_load(new Knob(0, 400, this)), m_pause(new QPushButton(this))
{
    const auto begin = [this] { m_gesture = m_engine.newGesture(); };
    m_load->setCaption(tr("Load"));
    addPart(m_load);
    connect(m_load, &Knob::begun, this, begin);
    connect(m_load, &Knob::turned, this, [this](int percent) {
        if (const clients::ProducerConfig* base = m_bases.of(m_name))
            m_engine.post(world::Action{withLoad(*base, percent)}, m_gesture);
    });
    for (std::uint32_t hotKey = 0; hotKey < kShares; ++hotKey) {
        auto* knob = new Knob(0, 100, this);
        addPart(knob);
        m_shares.push_back(knob);
        connect(knob, &Knob::begun, this, begin);
        connect(knob, &Knob::turned, this, [this, hotKey](int percent) {
            m_engine.post(world::Action{withShare(m_name, hotKey, percent)}, m_gesture);
        });
    }
    addPart(m_pause);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        const clients::ProducerConfig* base = m_bases.of(m_name);
        if (base)
            m_engine.post(world::Action{withLoad(*base, m_pause->property("isStopped").toBool() ? 100 : 0)});
    });
    addCaption(tr("Traffic"));
    m_rate = addLine(tr("offered now"));
    m_keys = addLine(tr("keys"));
    m_size = addLine(tr("record size"));
    addCaption(tr("Since the start"));
    m_offered = addLine(tr("offered"));
    m_stored = addLine(tr("stored"));
    m_bytes = addLine(tr("bytes stored"));
    m_firstRefused = addLine(tr("refused at first"));
    m_pending = addLine(tr("waiting to retry"));
    m_dropped = addLine(tr("given up"));
    finish();
}

void ProducerSheet::setScenario(const world::Scenario& scenario) { m_bases.reset(scenario); }

void ProducerSheet::present(const world::World& world, const ProducerChoice& choice)
{
    m_bases.see(world);
    const world::Actor* actor = world.actor(choice.name);
    if (!actor)
        return;
    m_name = choice.name;
    m_title->setText(QString::fromStdString(choice.name));
    if (const auto* producer = std::get_if<clients::Producer>(&actor->client)) {
        showProducer(world, *producer);
        showCounts(world, producer->counts());
    } else if (const auto* agent = std::get_if<clients::LogAgent>(&actor->client)) {
        showAgent(*agent);
        showCounts(world, agent->counts());
    }
}

void ProducerSheet::setTheme(const Theme& theme)
{
    Sheet::setTheme(theme);
    m_load->setTheme(theme);
    for (Knob* knob : m_shares)
        knob->setTheme(theme);
}

void ProducerSheet::showProducer(const world::World& world, const clients::Producer& producer)
{
    const clients::ProducerConfig& config = producer.config();
    m_kind->setText(tr("producer \u2192 %1").arg(format::streamLabel(config.stream)));
    const clients::ProducerConfig* base = m_bases.of(config.name);
    const int percent = base ? loadPercent(*base, config) : 100;
    m_knobsCaption->show();
    m_load->show();
    m_load->showValue(percent, format::speed(std::int64_t{percent} * 10));
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        m_shares[i]->setVisible(i < config.keys.hot.size());
        if (i >= config.keys.hot.size())
            continue;
        const int share = sharePercent(config, std::uint32_t(i), world.now());
        m_shares[i]->setCaption(tr("Skew to \u201c%1\u201d").arg(QString::fromStdString(config.keys.hot[i].key)));
        m_shares[i]->showValue(share, format::percent(share));
    }
    const bool isStopped = config.rate.highest() == 0;
    m_pause->show();
    m_pause->setProperty("isStopped", isStopped);
    m_pause->setText(isStopped ? tr("Go on") : tr("Pause this producer"));

    const base::Duration since = world.now() - base::instantAt(config.start);
    const bool hasBegun = since >= base::Duration{0} && (!config.end || world.now() < base::instantAt(*config.end));
    m_rate->setValue(hasBegun ? format::recordRate(double(config.rate.valueAt(since))) : tr("nothing"));
    QString keys = format::count(config.keys.count) + QLatin1Char(' ')
        + (config.keys.kind == clients::KeyChoice::Kind::Zipf ? tr("Zipf") : tr("uniform"));
    if (!config.keys.hot.empty())
        keys += tr(" + %n hot", "keys", int(config.keys.hot.size()));
    m_keys->setValue(keys);
    m_size->setValue(config.size.kind == clients::SizeChoice::Kind::Uniform
            ? tr("%1 to %2").arg(format::byteCount(config.size.lowest), format::byteCount(config.size.highest))
            : config.size.kind == clients::SizeChoice::Kind::LogNormal
            ? tr("median %1").arg(format::byteCount(config.size.bytes))
            : format::byteCount(config.size.bytes));
}

void ProducerSheet::showAgent(const clients::LogAgent& agent)
{
    m_knobsCaption->hide();
    m_load->hide();
    m_pause->hide();
    for (Knob* knob : m_shares)
        knob->hide();
    m_kind->setText(tr("log agent \u2192 %1 \u00b7 %2")
                        .arg(format::streamLabel(agent.config().stream), QString::fromStdString(agent.dataset().name)));
    const clients::Dataset& dataset = agent.dataset();
    m_rate->setValue(agent.isFinished() ? tr("done")
                                        : tr("log at %1").arg(format::speed(agent.config().speedThousandths)));
    m_keys->setValue(tr("%1 (%2)").arg(dataset.keys ? format::count(dataset.keys->size()) : QString{},
        QString::fromStdString(agent.config().keyField)));
    m_size->setValue(dataset.skippedLines == 0 ? tr("%Ln lines", nullptr, int(dataset.lines.size()))
                                               : tr("%Ln lines", nullptr, int(dataset.lines.size()))
                + tr(", %Ln skipped", "lines", int(dataset.skippedLines)));
}

void ProducerSheet::showCounts(const world::World&, const clients::PutCounts& counts)
{
    const auto number = [](std::uint64_t n) { return format::count(std::int64_t(n)); };
    m_offered->setValue(number(counts.offered));
    m_stored->setValue(number(counts.stored));
    m_bytes->setValue(format::byteCount(counts.storedBytes));
    const double share = 100.0 * double(counts.firstRefused) / double(std::max<std::uint64_t>(1, counts.offered));
    m_firstRefused->setValue(counts.firstRefused == 0
            ? tr("none")
            : QStringLiteral("%1 \u00b7 %2").arg(number(counts.firstRefused), format::percent(share)));
    m_pending->setValue(number(counts.pending));
    m_dropped->setValue(number(counts.dropped));
    m_dropped->setIsHot(counts.dropped > 0);
}

}
