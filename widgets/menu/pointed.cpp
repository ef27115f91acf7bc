#include "widgets/menu/pointed.h"

#include "widgets/format.h"

#include <QCoreApplication>

#include <utility>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::ObjectMenus)
};

Pointed named(ObjectKind kind, const std::string& name, const Choice& choice)
{
    Pointed pointed;
    pointed.kind = kind;
    pointed.id = QString::fromStdString(name);
    pointed.title = pointed.id;
    pointed.choice = choice;
    return pointed;
}

}

std::optional<Pointed> pointedOf(const Choice& choice)
{
    if (const auto* stream = std::get_if<StreamChoice>(&choice))
        return named(ObjectKind::Stream, stream->stream, choice);
    if (const auto* shard = std::get_if<ShardChoice>(&choice)) {
        Pointed pointed = named(ObjectKind::Shard, streams::shardId(shard->shard), choice);
        pointed.title = format::shardLabel(shard->shard);
        pointed.filter = pointed.title;
        return pointed;
    }
    if (const auto* producer = std::get_if<ProducerChoice>(&choice)) {
        Pointed pointed = named(ObjectKind::Producer, producer->name, choice);
        pointed.filter = pointed.id;
        return pointed;
    }
    if (const auto* consumer = std::get_if<ConsumerChoice>(&choice)) {
        Pointed pointed = named(ObjectKind::Consumer, consumer->name, choice);
        pointed.filter = pointed.id;
        return pointed;
    }
    if (const auto* program = std::get_if<ProgramChoice>(&choice)) {
        Pointed pointed = named(ObjectKind::Program, program->name, choice);
        pointed.isOnItsStage = true; // no stage is about it
        pointed.filter = pointed.id;
        return pointed;
    }
    return std::nullopt;
}

std::vector<Offer> consumerOffers(ConsumerStanding state, const std::function<void(Verb)>& act)
{
    const auto offer = [&act](Verb verb, const QString& text) {
        return Offer{.verb = verb, .text = text, .act = [act, verb] { act(verb); }};
    };
    std::vector<Offer> offers{
        offer(Verb::MoveLane,
            state.isFanOut ? Words::tr("Move to shared throughput") : Words::tr("Move to enhanced fan-out")),
        offer(Verb::Pause, state.isPaused ? Words::tr("Go on") : Words::tr("Pause")),
        offer(Verb::Kill,
            state.isRegistered ? Words::tr("Kill: its registration stays and goes on costing")
                               : Words::tr("Kill: its iterators are lost")),
    };
    if (state.isRegistered)
        offers.push_back(offer(Verb::Remove, Words::tr("Remove: gives its registration back")));
    return offers;
}

}
