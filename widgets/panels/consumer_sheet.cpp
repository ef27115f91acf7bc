#include "widgets/panels/consumer_sheet.h"

#include "widgets/consumer_words.h"
#include "widgets/format.h"
#include "widgets/journey_text.h"
#include "widgets/meter.h"
#include "widgets/panels/failure_part.h"
#include "widgets/shard_policy_box.h"
#include "world/consumer_queries.h"
#include "world/queries.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <optional>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kShards = 5;
constexpr std::size_t kChoices = 3;
constexpr std::size_t kWhys = 4;

}

ConsumerSheet::ConsumerSheet(EngineLink& engine, QWidget* parent)
    : Sheet(parent), m_engine(engine), m_title(addTitle()), m_kind(addSubtitle())
{
    addCaption(tr("Processing of each shard"));
    m_rate = new QSpinBox(this);
    m_rate->setRange(0, 10'000'000);
    m_rate->setSingleStep(100);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setKeyboardTracking(false);
    m_rate->setSuffix(tr(" records/s"));
    m_rate->setSpecialValueText(tr("as fast as they come"));
    m_rate->setAccessibleName(tr("Processing rate"));
    addPart(m_rate);
    m_pause = new QPushButton(this);
    addPart(m_pause);
    m_bookmark = new QPushButton(tr("Move its bookmark\u2026"), this);
    m_bookmark->setToolTip(tr("Read on from any of the five iterator types (Ctrl+M)"));
    addPart(m_bookmark);
    m_failures = new FailurePart(this);
    addPart(m_failures);
    connect(m_failures, &FailurePart::asked, this, [this](const world::Action& action) { m_engine.post(action); });
    addCaption(tr("How it reads"));
    m_home = addLine(tr("its account"));
    m_home->setObjectName(QStringLiteral("consumerHome"));
    m_interval = addLine(tr("polls each shard every"));
    m_batch = addLine(tr("records a call, at most"));
    m_renewal = addLine(tr("next renewal in"));
    m_policy = new ShardPolicyBox(ShardPolicyBox::Place::Page, this);
    addPart(m_policy);
    connect(m_policy, &ShardPolicyBox::changed, this, [this] {
        if (!m_name.empty())
            m_engine.post(world::Action{world::SetConsumerShardPolicy{m_name, m_policy->policy()}});
    });
    addCaption(tr("Behind"));
    m_age = addLine(tr("iterator age"));
    m_backlog = addLine(tr("unread records"));
    m_loss = addLine(tr("loses data in"));
    m_caughtUp = addLine(tr("caught up in"));
    m_whatIfCaption = addCaption(tr("Caught up sooner by"));
    for (std::size_t i = 0; i < kChoices; ++i) {
        auto* row = new QWidget(this);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* button = new QPushButton(row);
        button->setObjectName(QStringLiteral("whatIf%1").arg(i));
        // Where the inspector is narrow, the time stays whole.
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        auto* left = new QLabel(row);
        line->addWidget(button, 1);
        line->addWidget(left);
        addPart(row);
        m_choices.push_back({row, button, left});
        connect(button, &QPushButton::clicked, this, [this, i] { choose(i); });
    }
    m_shardsCaption = addCaption(tr("Furthest behind"));
    for (std::size_t i = 0; i < kShards; ++i)
        m_shards.push_back(addMeter({}));
    addCaption(tr("Last second"));
    m_read = addLine(tr("read"));
    m_refused = addLine(tr("refused calls"));
    addCaption(tr("Since the start"));
    m_records = addLine(tr("records"));
    m_calls = addLine(tr("calls"));
    m_expired = addLine(tr("expired iterators"));
    m_expired->setToolTip(
        tr("An iterator lives for five minutes: GetRecords with an older one gets "
           "ExpiredIteratorException, and the consumer another iterator for the same place. No record "
           "is lost by that."));
    m_lost = addLine(tr("lost to retention"));
    m_lost->setToolTip(tr("Records that were older than the retention before they were read: what an expired iterator "
                          "never does"));
    m_missed = addLine(tr("passed over at LATEST"));
    m_missed->setToolTip(tr("Records that were stored before it began at LATEST, in a child shard or when a "
                            "subscription or an iterator was renewed without a checkpoint: it never reads them"));
    m_repeatsCaption = addCaption(tr("Twice, or out of order"));
    m_again = addLine(tr("delivered again"));
    m_again->setToolTip(tr("Records that came a second time, read or pushed: delivery is at least once, so processing "
                           "must bear duplicates"));
    m_retried = addLine(tr("processed again"));
    m_retried->setToolTip(tr("Records of failed batches that were handed to processing once more"));
    m_late = addLine(tr("stored at a retry"));
    m_late->setToolTip(
        tr("Records of this stream that were accepted only when their producer sent them again: each may "
           "lie behind a later record of its key. The journey of a record tells."));
    m_behind = addLine(tr("behind child shards"));
    m_behind->setToolTip(tr("Records of parent shards that came after later ones of their key, because children are "
                            "read before their parents have been read to their end"));
    m_why = addNote();
    m_why->setObjectName(QStringLiteral("repeats"));
    m_why->setTextFormat(Qt::RichText);
    finish();

    connect(m_rate, &QSpinBox::valueChanged, this, [this](int rate) { post(rate, m_config.isPaused); });
    connect(m_bookmark, &QPushButton::clicked, this, &ConsumerSheet::bookmarkAsked);
    connect(m_pause, &QPushButton::clicked, this, [this] { post(m_config.processingRate, !m_config.isPaused); });
}

void ConsumerSheet::setTheme(const Theme& theme)
{
    Sheet::setTheme(theme);
    m_failures->setTheme(theme);
}

void ConsumerSheet::present(const world::World& world, const ConsumerChoice& choice)
{
    const auto& actors = world.actors();
    const auto place =
        std::find_if(actors.begin(), actors.end(), [&](const world::Actor& of) { return of.name == choice.name; });
    if (place == actors.end() || !world::isConsumer(place->client))
        return;
    m_name = choice.name;
    m_title->setText(QString::fromStdString(choice.name));
    showConfig(*world::consumerConfig(place->client));
    const streams::Stream& stream = world.service().stream(*world::streamOf(place->client));
    showHome(world);
    showSubscriptions(world, std::size_t(place - actors.begin()));
    showAge(world, std::size_t(place - actors.begin()), stream);
    showCatchUp(world, std::size_t(place - actors.begin()));
    showRepeats(world, std::size_t(place - actors.begin()), *world::streamOf(place->client));
    m_failures->present(world, std::size_t(place - actors.begin()));
    if (const clients::ConsumerCounts* counts = world::consumerCounts(place->client)) {
        m_records->setValue(format::count(std::int64_t(counts->records)));
        m_calls->setValue(format::count(std::int64_t(counts->calls)));
        m_expired->setValue(format::count(std::int64_t(counts->expiredIterators)));
        m_expired->setVisible(counts->expiredIterators > 0);
        m_lost->setValue(format::count(std::int64_t(counts->lost)));
        m_lost->setIsHot(counts->lost > 0);
        m_missed->setValue(format::count(std::int64_t(counts->missed)));
        m_missed->setIsHot(true);
        m_missed->setVisible(counts->missed > 0);
    }
}

void ConsumerSheet::showConfig(const clients::ConsumerConfig& config)
{
    m_config = config;
    const QString stream = format::streamLabel(config.stream);
    m_kind->setText(config.kind == clients::ConsumerConfig::Kind::FanOut
            ? tr("enhanced fan-out \u2190 %1").arg(stream)
            : tr("shared, polls every %1 \u2190 %2").arg(format::duration(config.pollInterval), stream));
    const bool isShared = config.kind == clients::ConsumerConfig::Kind::Shared;
    m_interval->setVisible(isShared);
    m_batch->setVisible(isShared);
    m_renewal->setVisible(!isShared);
    m_policy->present(config.shards);
    m_interval->setValue(format::duration(config.pollInterval));
    m_batch->setValue(format::count(config.maxRecords));
    m_age->setToolTip(iteratorAgeCard(config.kind));
    m_pause->setText(config.isPaused ? tr("Go on") : tr("Pause this consumer"));
    if (!m_rate->hasFocus()) {
        const QSignalBlocker blocker(m_rate);
        m_rate->setValue(int(std::min<std::int64_t>(config.processingRate, m_rate->maximum())));
    }
}

// Only where its account and region are not the run's own.
void ConsumerSheet::showHome(const world::World& world)
{
    const streams::Service& service = world.service();
    const auto caller = service.calls().callerNamed(m_name);
    const streams::HomeIndex home = caller ? service.homeOf(*caller) : streams::kOwnHome;
    m_home->setVisible(home != streams::kOwnHome);
    const streams::Home& of = service.homes()[streams::number(home)];
    m_home->setValue(QString::fromStdString(of.account) + QStringLiteral(" \u00b7 ")
        + QString::fromStdString(of.region));
}

// Shards are subscribed to one by one: the next is the one that was first.
void ConsumerSheet::showSubscriptions(const world::World& world, std::size_t actor)
{
    const base::Duration life = world::subscriptionLife(world);
    for (Line* line : {m_interval, m_batch, m_renewal})
        line->setToolTip(paragraphs({readingText(m_config, life)}));
    std::optional<base::Duration> next;
    const auto* consumer = std::get_if<clients::FanOutConsumer>(&world.actors()[actor].client);
    for (std::uint32_t i = 0; consumer != nullptr && i < consumer->readers().size(); ++i) {
        const auto subscription = world::subscriptionTo(world, actor, streams::ShardIndex{i});
        if (subscription && (!next || subscription->left < *next))
            next = subscription->left;
    }
    m_renewal->setValue(next ? format::duration(*next) : tr("not subscribed"));
}

void ConsumerSheet::showAge(const world::World& world, std::size_t actor, const streams::Stream& stream)
{
    const world::ConsumerSample* last = world::lastSample(world, actor);
    const world::ConsumerSample sample = last ? *last : world::ConsumerSample{};
    m_age->setValue(sample.ageMs == 0 ? tr("at the tip") : format::duration(base::Duration{sample.ageMs}));
    m_age->setIsHot(base::Duration{sample.ageMs} * 2 > stream.retention);
    m_backlog->setValue(format::count(std::int64_t(sample.backlog)));
    m_read->setValue(format::recordRate(double(sample.records)));
    m_refused->setValue(format::count(sample.refusedCalls));
    m_refused->setIsHot(sample.refusedCalls > 0);

    QString loss = tr("not at this pace");
    if (const auto index = world.service().find(stream.reference)) {
        for (const world::ConsumerUse& use : world::consumerUses(world, *index)) {
            if (use.actor == actor && use.untilLoss)
                loss = format::duration(*use.untilLoss);
        }
    }
    m_loss->setValue(loss);

    std::vector<std::uint32_t> shards;
    for (std::uint32_t i = 0; i < sample.shardAgeMs.size(); ++i) {
        if (sample.shardAgeMs[i] > 0)
            shards.push_back(i);
    }
    std::stable_sort(shards.begin(), shards.end(),
        [&](std::uint32_t a, std::uint32_t b) { return sample.shardAgeMs[a] > sample.shardAgeMs[b]; });
    m_shardsCaption->setVisible(!shards.empty());
    for (std::size_t i = 0; i < m_shards.size(); ++i) {
        m_shards[i]->setVisible(i < shards.size());
        if (i >= shards.size())
            continue;
        const base::Duration age{sample.shardAgeMs[shards[i]]};
        m_shards[i]->setCaption(format::shardLabel(streams::ShardIndex{shards[i]}));
        // The bar is full when the shard begins to lose records.
        m_shards[i]->setReading(format::duration(age), 100.0 * double(age.count()) / double(stream.retention.count()));
    }
}

// Nothing of it while there is nothing to tell.
void ConsumerSheet::showRepeats(const world::World& world, std::size_t actor, streams::StreamIndex stream)
{
    using Cause = clients::Repeat::Cause;
    const world::RepeatedRecords repeated = world::repeatedRecords(world, actor);
    const std::uint64_t again = repeated.count(Cause::Bookmark) + repeated.count(Cause::Handover);
    const std::uint64_t retried = repeated.count(Cause::Retry);
    const std::uint64_t late = world::storedAtARetry(world, stream);
    m_again->setValue(format::count(std::int64_t(again)));
    m_retried->setValue(format::count(std::int64_t(retried)));
    m_late->setValue(format::count(std::int64_t(late)));
    const clients::Slips& slips = *world::consumerSlips(world.actors()[actor].client);
    m_behind->setValue(format::count(std::int64_t(slips.outOfOrder())));
    m_behind->setVisible(slips.outOfOrder() > 0);
    m_repeatsCaption->setVisible(again + retried + late + slips.outOfOrder() + slips.missed() > 0);
    m_again->setVisible(again > 0);
    m_retried->setVisible(retried > 0);
    m_late->setVisible(late > 0);
    QStringList why;
    for (std::size_t i = 0; i < std::min(repeated.latest.size(), kWhys); ++i)
        why << repeatText(repeated.latest[i]);
    const std::vector<clients::Slip>& latest = slips.latest();
    for (std::size_t i = 0; i < std::min(latest.size(), kWhys); ++i)
        why << slipText(latest[latest.size() - 1 - i]);
    m_why->setVisible(!why.isEmpty());
    m_why->setText(why.join(QStringLiteral("<br>")));
}

QString ConsumerSheet::nameOf(world::WhatIfCode code)
{
    switch (code) {
    case world::WhatIfCode::Resume:
        return tr("go on");
    case world::WhatIfCode::TwiceAsFast:
        return tr("twice the speed");
    case world::WhatIfCode::FanOut:
        return tr("fan-out");
    case world::WhatIfCode::PauseProducers:
        return tr("no writes");
    }
    return {};
}

void ConsumerSheet::showCatchUp(const world::World& world, std::size_t actor)
{
    world::CatchUp catchUp = world::catchUp(world, actor);
    const auto text = [](std::optional<base::Duration> left) { return left ? format::duration(*left) : tr("never"); };
    m_caughtUp->setVisible(catchUp.isLate);
    m_caughtUp->setValue(text(catchUp.left));
    m_caughtUp->setIsHot(!catchUp.left);
    m_whatIfs = std::move(catchUp.choices);
    m_whatIfCaption->setVisible(!m_whatIfs.empty());
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const Choice& choice = m_choices[i];
        choice.row->setVisible(i < m_whatIfs.size());
        if (i >= m_whatIfs.size())
            continue;
        const QString name = nameOf(m_whatIfs[i].code);
        const QString left = text(m_whatIfs[i].left);
        choice.button->setText(name);
        choice.button->setAccessibleName(tr("%1: caught up in %2").arg(name, left));
        choice.button->setToolTip(tr("Does it now; undo takes it back"));
        choice.left->setText(left);
    }
}

void ConsumerSheet::choose(std::size_t choice)
{
    if (choice >= m_whatIfs.size())
        return;
    const world::GestureId gesture = m_engine.newGesture();
    for (const world::Action& action : m_whatIfs[choice].commands)
        m_engine.post(world::Action{action}, gesture);
}

void ConsumerSheet::post(std::int64_t rate, bool isPaused)
{
    if (m_name.empty())
        return;
    m_engine.post(world::Action{
        world::SetConsumerProcessing{.name = m_name, .processingRate = rate, .isPaused = isPaused}});
}

}
