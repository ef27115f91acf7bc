#include "widgets/menu/object_menu.h"

#include "widgets/fault_text.h"
#include "widgets/format.h"
#include "world/consumer_queries.h"
#include "world/lineage.h"
#include "world/queries.h"
#include "world/recorded_calls.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>
#include <limits>
#include <utility>

namespace shardscope::widgets {

namespace {

// Verbs of one group stand together.
int groupOf(Verb verb)
{
    constexpr Verb kLast[]{Verb::Open, Verb::Keys, Verb::Statistics, Verb::Compare, Verb::ShowAs, Verb::CopyCode,
        Verb::Filter, Verb::ClearRange};
    int group = 0;
    while (verb > kLast[group])
        ++group; // ends: no verb is later than the last one
    return group;
}

bool has(const std::vector<Offer>& offers, Verb verb)
{
    return std::any_of(offers.begin(), offers.end(), [verb](const Offer& offer) { return offer.verb == verb; });
}

// The widget's own offer of a verb counts.
void add(std::vector<Offer>& offers, Offer offer)
{
    if (!has(offers, offer.verb))
        offers.push_back(std::move(offer));
}

// Of these it is asked why they were so, not why they are.
bool isOfThen(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Region:
    case ObjectKind::Chart:
    case ObjectKind::ChartLine:
    case ObjectKind::Moment:
    case ObjectKind::Reshard:
    case ObjectKind::Note:
    case ObjectKind::Mark:
    case ObjectKind::Record:
    case ObjectKind::BatchEntry:
        return true;
    default:
        return false;
    }
}

QString idWords(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Shard:
    case ObjectKind::Key:
    case ObjectKind::Region:
        return ObjectMenus::tr("Copy shard ID");
    case ObjectKind::Record:
    case ObjectKind::BatchEntry:
        return ObjectMenus::tr("Copy sequence number");
    default:
        return ObjectMenus::tr("Copy name");
    }
}

// Unless the widget has words of its own for it.
QString wordsOf(Verb verb)
{
    switch (verb) {
    case Verb::Why:
        return ObjectMenus::tr("Why?");
    case Verb::Split:
        return ObjectMenus::tr("Split…");
    case Verb::Merge:
        return ObjectMenus::tr("Merge with…");
    case Verb::Count:
        return ObjectMenus::tr("Shard count…");
    case Verb::Level:
        return ObjectMenus::tr("Level plan…");
    case Verb::Settings:
        return ObjectMenus::tr("Settings…");
    case Verb::AddProducer:
        return ObjectMenus::tr("Add a producer…");
    case Verb::MoveBookmark:
        return ObjectMenus::tr("Read on from another moment…");
    case Verb::Fault:
        return ObjectMenus::tr("Inject a fault here\u2026");
    case Verb::Zoom:
        return ObjectMenus::tr("Zoom to the range");
    case Verb::Statistics:
        return ObjectMenus::tr("Statistics of the range");
    case Verb::Mark:
        return ObjectMenus::tr("Mark this moment");
    case Verb::Note:
        return ObjectMenus::tr("Note here…");
    case Verb::Chapter:
        return ObjectMenus::tr("A chapter begins here…");
    case Verb::Rename:
        return ObjectMenus::tr("Rename…");
    case Verb::CopyKey:
        return ObjectMenus::tr("Copy key");
    case Verb::CopyWords:
        return ObjectMenus::tr("Copy as text");
    case Verb::CopyCode:
        return ObjectMenus::tr("Copy as code\u2026");
    case Verb::Filter:
        return ObjectMenus::tr("Filter the API calls");
    case Verb::Delete:
        return ObjectMenus::tr("Delete");
    default:
        return {};
    }
}

Pointable* pointableOf(QWidget* widget) { return dynamic_cast<Pointable*>(widget); }

void copy(const QString& text) { QGuiApplication::clipboard()->setText(format::plain(text)); }

}

ObjectMenus::ObjectMenus(const EngineLink* engine, Selection& selection, QObject* parent)
    : QObject(parent), m_engine(engine), m_selection(selection)
{
}

void ObjectMenus::watch(QWidget* window) { window->installEventFilter(this); }

const world::World* ObjectMenus::world() const
{
    return m_engine != nullptr ? m_engine->latest().world.get() : nullptr;
}

base::Instant ObjectMenus::reached() const
{
    return m_engine != nullptr ? m_engine->latest().status.end : base::kWorldStart;
}

// --- Opening -------------------------------------------------------------------

// Widgets leave the event to those around them, so that it comes up to the window.
bool ObjectMenus::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ContextMenu)
        return QObject::eventFilter(watched, event);
    const auto* asked = static_cast<QContextMenuEvent*>(event);
    auto* window = qobject_cast<QWidget*>(watched);
    const bool isByKey = asked->reason() == QContextMenuEvent::Keyboard;
    QWidget* from = isByKey ? QApplication::focusWidget() : window->childAt(window->mapFromGlobal(asked->globalPos()));
    if (!open(from, isByKey ? std::nullopt : std::optional{asked->globalPos()}))
        return QObject::eventFilter(watched, event);
    event->accept();
    return true;
}

void ObjectMenus::openAtFocus() { (void)open(QApplication::focusWidget(), std::nullopt); }

bool ObjectMenus::open(QWidget* from, std::optional<QPoint> globalAt)
{
    for (QWidget* widget = from; widget != nullptr; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        Pointable* shows = pointableOf(widget);
        if (shows == nullptr)
            continue;
        const auto pointed =
            shows->pointedAt(globalAt ? std::optional{widget->mapFromGlobal(*globalAt)} : std::nullopt);
        if (!pointed)
            continue;
        if (!std::holds_alternative<std::monostate>(pointed->choice))
            m_selection.select(pointed->choice);
        QMenu* menu = makeMenu(*pointed, widget);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(globalAt.value_or(widget->mapToGlobal(pointed->corner)));
        // The keys begin at the first thing that can be done.
        for (QAction* action : menu->actions())
            if (!globalAt && menu->activeAction() == nullptr && action->isEnabled() && !action->isSeparator())
                menu->setActiveAction(action);
        return true;
    }
    return false;
}

QMenu* ObjectMenus::makeMenu(const Pointed& pointed, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("objectMenu"));
    menu->setAccessibleName(pointed.title);
    // A section would have its words only where the style has room for them.
    QAction* title = menu->addAction(pointed.title);
    QFont bold = menu->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    title->setEnabled(false);
    menu->addSeparator();
    std::optional<int> group;
    for (const Offer& offer : offersOf(pointed)) {
        if (group && *group != groupOf(offer.verb))
            menu->addSeparator();
        group = groupOf(offer.verb);
        QAction* action = menu->addAction(offer.text);
        action->setData(int(offer.verb));
        action->setEnabled(offer.isEnabled);
        connect(action, &QAction::triggered, parent, offer.act);
    }
    return menu;
}

// --- What can be done --------------------------------------------------------------

std::vector<Offer> ObjectMenus::offersOf(const Pointed& pointed)
{
    std::vector<Offer> offers = pointed.offers;
    const bool isSomebodys = !std::holds_alternative<std::monostate>(pointed.choice);
    if (isSomebodys && !pointed.isOnItsStage) {
        const bool isConsumer = std::holds_alternative<ConsumerChoice>(pointed.choice);
        add(offers,
            {.verb = Verb::Show,
                .text = isConsumer ? tr("Show on the Fan-out stage") : tr("Show on the Stream stage"),
                .act = [this, choice = pointed.choice] { emit stageAsked(choice); }});
    }
    addTimeOffers(offers, pointed);
    if (auto journey = journeyOf(pointed))
        add(offers, std::move(*journey));
    addChanges(offers, pointed);
    addCopies(offers, pointed);
    if (!pointed.filter.isEmpty())
        add(offers,
            {.verb = Verb::Filter, .text = {}, .act = [this, text = pointed.filter] { emit filterAsked(text); }});
    for (Offer& offer : offers)
        if (offer.text.isEmpty())
            offer.text = wordsOf(offer.verb);
    std::stable_sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) { return a.verb < b.verb; });
    return offers;
}

void ObjectMenus::addTimeOffers(std::vector<Offer>& offers, const Pointed& pointed)
{
    const bool isThen = pointed.at && isOfThen(pointed.kind) && *pointed.at <= reached();
    if (isThen)
        add(offers,
            {.verb = Verb::Why,
                .text = tr("Why, at %1?").arg(format::clockSeconds(*pointed.at)),
                .act = [this, at = *pointed.at] { emit whyAsked(at); }});
    else if (!std::holds_alternative<std::monostate>(pointed.choice))
        add(offers, {.verb = Verb::Why, .text = {}, .act = [this] { emit whyAsked(std::nullopt); }});
    if (pointed.at) {
        const base::Instant at = *pointed.at;
        const QString when = format::clockSeconds(at);
        add(offers,
            {.verb = Verb::Go,
                .text = at > reached() ? tr("Run to %1").arg(when) : tr("Go to %1").arg(when),
                .act = [this, at] { emit goAsked(at); }});
        add(offers, {.verb = Verb::Mark, .text = {}, .act = [this, at] { emit markAsked(at); }});
        add(offers, {.verb = Verb::Note, .text = {}, .act = [this, at] { emit noteAsked(at); }});
        if (pointed.kind != ObjectKind::Chapter)
            add(offers, {.verb = Verb::Chapter, .text = {}, .act = [this, at] { emit chapterAsked(at); }});
    }
    if (pointed.range) {
        const TimeSpan range = *pointed.range;
        add(offers, {.verb = Verb::Zoom, .text = {}, .act = [this, range] { emit zoomAsked(range); }});
        add(offers, {.verb = Verb::Statistics, .text = {}, .act = [this, range] { emit statisticsAsked(range); }});
    }
}

std::optional<Offer> ObjectMenus::journeyOf(const Pointed& pointed)
{
    const auto* shard = std::get_if<ShardChoice>(&pointed.choice);
    const auto* consumer = std::get_if<ConsumerChoice>(&pointed.choice);
    const world::World* now = world();
    if (now == nullptr || (!pointed.record && shard == nullptr && consumer == nullptr))
        return std::nullopt;
    world::RecordQuestion question = pointed.record.value_or(world::RecordQuestion{});
    QString text = question.record ? tr("Journey of this record")
        : question.latency         ? tr("Journey of a record this slow")
                                   : tr("Journey of its slowest record");
    if (!pointed.record) {
        question.stream = streamOf(pointed.choice);
        if (shard != nullptr)
            question.shard = shard->shard;
        if (consumer != nullptr)
            question.consumer = consumer->name;
    }
    // As it is read by whoever is furthest behind.
    if (const auto stream = now->service().find(question.stream); stream && question.consumer.empty())
        if (const auto worst = world::furthestBehind(*now, *stream))
            question.consumer = now->actors()[*worst].name;
    if (question.consumer.empty() && !question.record)
        return std::nullopt;
    return Offer{
        .verb = Verb::Journey, .text = std::move(text), .act = [this, question] { emit journeyAsked(question); }};
}

void ObjectMenus::addChanges(std::vector<Offer>& offers, const Pointed& pointed)
{
    if (std::holds_alternative<StreamChoice>(pointed.choice) && pointed.kind == ObjectKind::Stream) {
        add(offers, {.verb = Verb::Count, .text = {}, .act = [this] { emit countAsked(); }});
        add(offers, {.verb = Verb::Level, .text = {}, .act = [this] { emit levelAsked(); }});
        add(offers, {.verb = Verb::Settings, .text = {}, .act = [this] { emit settingsAsked(); }});
        add(offers, {.verb = Verb::AddProducer, .text = {}, .act = [this] { emit producerAsked(); }});
    }
    if (takesFaults(pointed.kind) && !std::holds_alternative<std::monostate>(pointed.choice))
        add(offers, {.verb = Verb::Fault, .text = {}, .act = [this, rule = faultAbout(pointed.choice, pointed.key)] {
                         emit faultAsked(rule);
                     }});
    const world::World* now = world();
    if (const auto* shard = std::get_if<ShardChoice>(&pointed.choice)) {
        const auto stream = now != nullptr ? now->service().find(shard->stream) : std::nullopt;
        const auto& map = stream ? now->service().stream(*stream).map : nullptr;
        // A closed one is neither split nor merged any more.
        if (map && map->has(shard->shard) && map->shard(shard->shard).isOpen()) {
            add(offers, {.verb = Verb::Split, .text = {}, .act = [this] { emit splitAsked(); }});
            add(offers, {.verb = Verb::Merge, .text = {}, .act = [this] { emit mergeAsked(); }});
        }
        if (stream && map && map->has(shard->shard))
            addPoison(offers, now->service().stream(*stream), *shard, pointed.key);
        const ShardChoice family = pointed.family.value_or(*shard);
        const std::size_t ancestors = map && map->has(family.shard) ? world::ancestorsOf(*map, family.shard).size() : 0;
        if (ancestors > 0)
            add(offers,
                {.verb = Verb::Collapse,
                    .text = m_selection.isCollapsed(family)
                        ? tr("Show %n closed ancestor(s)", nullptr, int(ancestors))
                        : tr("Fold %n closed ancestor(s) into one", nullptr, int(ancestors)),
                    .act = [this, family] { m_selection.toggleCollapsed(family); }});
        add(offers,
            {.verb = Verb::Pin,
                .text = m_selection.isPinned(*shard) ? tr("Unpin") : tr("Pin"),
                .act = [this, shard = *shard] { m_selection.togglePin(shard); }});
    }
    const auto* consumer = std::get_if<ConsumerChoice>(&pointed.choice);
    const auto stream = consumer != nullptr && now != nullptr ? now->service().find(consumer->stream) : std::nullopt;
    if (!stream)
        return;
    for (const world::ConsumerFacts& facts : world::consumersOf(*now, *stream)) {
        if (now->actors()[facts.actor].name != consumer->name)
            continue;
        const bool isFanOut = facts.kind == clients::ConsumerConfig::Kind::FanOut;
        const ConsumerStanding standing{.isFanOut = isFanOut,
            .isPaused = facts.state == world::ConsumerState::Paused,
            .isRegistered = isFanOut && facts.state != world::ConsumerState::Unregistered};
        add(offers, {.verb = Verb::MoveBookmark, .text = {}, .act = [this] { emit bookmarkAsked(); }});
        for (Offer& offer : consumerOffers(standing, [this, of = *consumer](Verb verb) { changeConsumer(of, verb); }))
            add(offers, std::move(offer));
    }
}

// A closed shard takes no next record; what has been poisoned in it can be healed.
void ObjectMenus::addPoison(std::vector<Offer>& offers, const streams::Stream& stream, const ShardChoice& shard,
    const QString& key)
{
    const std::string id = streams::shardId(shard.shard);
    if (stream.map->shard(shard.shard).isOpen() || !key.isEmpty()) {
        const streams::PoisonRecordRequest poison{
            .streamName = shard.stream, .shardId = id, .partitionKey = key.toStdString()};
        add(offers,
            {.verb = Verb::Poison,
                .text = key.isEmpty() ? tr("Poison the next record") : tr("Poison this key's newest record"),
                .act = [this, poison] { emit actionsAsked({poison}); }});
    }
    if (stream.firstPoison(shard.shard, 0, std::numeric_limits<std::uint64_t>::max()))
        add(offers, {.verb = Verb::Heal, .text = tr("Heal its poison records"), .act = [this, shard, id] {
                         emit actionsAsked({streams::HealRecordRequest{shard.stream, id, std::nullopt}});
                     }});
}

void ObjectMenus::addCopies(std::vector<Offer>& offers, const Pointed& pointed)
{
    if (!pointed.id.isEmpty())
        add(offers, {.verb = Verb::CopyId, .text = idWords(pointed.kind), .act = [text = pointed.id] { copy(text); }});
    if (!pointed.key.isEmpty())
        add(offers, {.verb = Verb::CopyKey, .text = {}, .act = [text = pointed.key] { copy(text); }});
    if (!pointed.words.isEmpty())
        add(offers, {.verb = Verb::CopyWords, .text = {}, .act = [text = pointed.words] { copy(text); }});
    if (std::holds_alternative<StreamChoice>(pointed.choice))
        add(offers, {.verb = Verb::CopyCode, .text = {}, .act = [this] { emit codeAsked(); }});
    // The one that is the newest when it is chosen.
    if (const auto* program = std::get_if<ProgramChoice>(&pointed.choice); program != nullptr && world() != nullptr)
        add(offers,
            {.verb = Verb::CopyCode,
                .text = tr("Copy its newest call as code\u2026"),
                .act =
                    [this, name = program->name] {
                        if (const auto call = world::newestCallOf(*world(), name))
                            emit callCodeAsked(*call);
                    },
                .isEnabled = world::newestCallOf(*world(), program->name).has_value()});
}

// The world may have gone on under an open menu: what holds now counts.
void ObjectMenus::changeConsumer(const ConsumerChoice& consumer, Verb verb)
{
    const world::World* now = world();
    const world::Actor* const actor = now != nullptr ? now->actor(consumer.name) : nullptr;
    const clients::ConsumerConfig* const config = actor != nullptr ? world::consumerConfig(actor->client) : nullptr;
    if (config == nullptr)
        return;
    using Kind = clients::ConsumerConfig::Kind;
    std::vector<world::Action> actions;
    if (verb == Verb::Pause)
        actions.push_back(world::SetConsumerProcessing{
            .name = consumer.name, .processingRate = config->processingRate, .isPaused = !config->isPaused});
    else if (verb == Verb::MoveLane)
        actions.push_back(world::SetConsumerKind{
            consumer.name, config->kind == Kind::Shared ? Kind::FanOut : Kind::Shared});
    // A registration left behind would go on costing.
    if (verb == Verb::Remove)
        actions.push_back(streams::DeregisterStreamConsumerRequest{consumer.stream, consumer.name});
    if (verb == Verb::Kill || verb == Verb::Remove)
        actions.push_back(world::RemoveClient{consumer.name});
    emit actionsAsked(actions);
}

}
