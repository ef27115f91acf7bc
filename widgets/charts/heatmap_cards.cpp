#include "widgets/charts/heatmap_cards.h"

#include "widgets/format.h"
#include "widgets/remains_text.h"
#include "world/history_queries.h"
#include "world/programs.h"
#include "world/queries.h"

#include <QCoreApplication>
#include <QStringList>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::KeyHeatmapView)
};

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td align='right'>%2</td></tr>").arg(name, value);
}

QString coloured(const QString& html, const QColor& colour)
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), html);
}

QString note(const QString& text, const QColor& colour)
{
    return coloured(text.toHtmlEscaped(), colour) + QStringLiteral("<br>");
}

// The frame that an instant lies in, if it knows the shard.
std::shared_ptr<const world::Frame> frameAt(const world::World& world, streams::StreamIndex stream,
    streams::ShardIndex shard, base::Instant at)
{
    const auto frames = world::framesIn(world, {at, at + base::Duration{60'000}});
    const auto index = std::size_t(stream);
    if (frames.empty() || frames.front()->at - frames.front()->span > at || index >= frames.front()->streams.size()
        || streams::number(shard) >= frames.front()->streams[index].shards.size())
        return nullptr;
    return frames.front();
}

}

QString HeatmapCards::ofFlag(const HeatmapFlag& flag) const
{
    const HeatmapConsumer& consumer = scene.consumers[flag.consumer];
    world::ProgramPlace known;
    if (consumer.program)
        known = world::programPlace(world, stream, *consumer.program, flag.shard);
    const world::ReaderPlace place =
        consumer.program ? known.reader : world::placeOf(world, consumer.actor, flag.shard);
    QString html = QStringLiteral("<b>%1</b> · %2").arg(consumer.name.toHtmlEscaped(), format::shardLabel(flag.shard));
    if (flag.isAll)
        html += QLatin1Char(' ') + coloured(Words::tr("the furthest behind of all shards"), scene.theme.mutedText);
    html += QStringLiteral("<table style='margin-top:3px'>");
    html += row(Words::tr("next unread record"),
        place.unread > 0 ? format::clock(place.at) : Words::tr("none: it has caught up"));
    if (place.unread > 0)
        html += row(Words::tr("unread records"), format::count(std::int64_t(place.unread)));
    const base::Duration retention = world.service().stream(stream).retention;
    const base::Duration kept = std::max(base::Duration{}, place.at + retention - world.now());
    if (place.unread > 0)
        html += row(Words::tr("retention takes it in"), format::duration(kept));
    if (consumer.program)
        html += row(QStringLiteral("MillisBehindLatest"), format::count(known.millisBehindLatest.count()));
    if (place.iteratorLeft)
        html += row(Words::tr("iterator expires in"), format::duration(*place.iteratorLeft));
    html += QStringLiteral("</table>");
    if (flag.isBlocked)
        html += note(Words::tr("Blocked: the record it stands at cannot be processed."), scene.theme.hotText);
    if (place.state == clients::Reader::State::Waiting)
        html += note(Words::tr("It waits: a parent shard has not been read to its end."), scene.theme.warmText);
    if (place.iteratorLeft && place.iteratorLeft->count() == 0)
        html += note(Words::tr("Its iterator has expired: the next GetRecords gets ExpiredIteratorException and "
                               "another iterator. No record is lost by that."),
            scene.theme.warmText);
    if (place.iteratorLeft && place.iteratorLeft->count() == 0 && place.unread > 0)
        html +=
            note(Words::tr("Only retention loses records, %1 after they arrived: an iterator that expires loses none.")
                     .arg(format::duration(retention)),
                scene.theme.mutedText);
    if (consumer.program && consumer.program->kind == clients::ConsumerConfig::Kind::FanOut)
        return html
            + (known.heldUpSince
                    ? note(Words::tr("It does not keep up: for %1 it has taken less than could be pushed to it.")
                               .arg(format::duration(world.now() - *known.heldUpSince)),
                        scene.theme.warmText)
                    : QString())
            + note(Words::tr("A program's place, by what has been pushed to it as %1: only the program can move it.")
                       .arg(QString::fromStdString(consumer.program->consumer)),
                scene.theme.mutedText);
    if (consumer.program)
        return html
            + note(Words::tr("A program's place, as its GetRecords told %1 ago: only the program can move it.")
                       .arg(format::duration(world.now() - known.calledAt)),
                scene.theme.mutedText);
    return html
        + note(Words::tr("Drag it to read on from another moment; with Ctrl on all shards."), scene.theme.mutedText);
}

QString HeatmapCards::ofRegion(const HeatmapRegion& region, base::Instant at) const
{
    QString html = QStringLiteral("<b>%1</b> ").arg(format::shardLabel(region.shard))
        + coloured(format::clockSeconds(at), scene.theme.mutedText);
    if (const auto frame = frameAt(world, stream, region.shard, at)) {
        const std::size_t number = streams::number(region.shard);
        const world::ShardSample& sample = frame->streams[std::size_t(stream)].shards[number];
        std::vector<world::Heat> heat;
        world::heatOf(world, stream, *frame, heat);
        const double seconds = double(frame->span.count()) / 1'000;
        html += QStringLiteral("<table style='margin-top:3px'>");
        if (heat[number].perMille >= 0)
            html += row(Words::tr("of its write quota"), format::percent(double(heat[number].perMille) / 10));
        html += row(Words::tr("stored"),
            format::recordRate(sample.records / seconds) + QStringLiteral(" · ")
                + format::byteRate(sample.bytes / seconds));
        if (sample.refused > 0)
            html += row(Words::tr("refused entries"),
                coloured(format::recordRate(sample.refused / seconds), scene.theme.hotText));
        html += QStringLiteral("</table>");
    }
    for (const QString& line : factsOf(region))
        html += note(line, scene.theme.mutedText);
    for (const HeatmapFamily& family : scene.families)
        if (region.foldedInto == family.of)
            html += note(Words::tr("%1 of %2: %3")
                             .arg(family.name, format::shardLabel(family.of), family.facts.join(QStringLiteral(", "))),
                scene.theme.text);
    return html;
}

QStringList HeatmapCards::factsOf(const HeatmapRegion& region) const
{
    QStringList lines;
    if (!region.isOpen)
        lines << Words::tr("closed at %1").arg(format::clockSeconds(region.closed));
    if (const auto remains = world.service().stream(stream).remains(region.shard, world.now()))
        lines << remainsText(*remains, world.now());
    for (const HeatmapRegion::Mark& mark : region.marks) {
        const QString name = scene.consumers[std::size_t(mark.consumer)].name;
        switch (mark.mark) {
        case ReadMark::Drained:
            lines << Words::tr("read to its end by %1").arg(name);
            break;
        case ReadMark::Unread:
            lines << Words::tr("not yet read to its end by %1").arg(name);
            break;
        case ReadMark::Waits:
            lines << Words::tr("%1 waits for a parent shard").arg(name);
            break;
        }
    }
    return lines;
}

}
