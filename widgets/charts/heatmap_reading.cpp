#include "widgets/charts/heatmap_reading.h"

#include "streams/quotas.h"
#include "widgets/charts/heatmap_flags.h"
#include "widgets/format.h"
#include "widgets/lineage_text.h"
#include "widgets/remains_text.h"
#include "widgets/trimmed_text.h"
#include "world/lineage.h"
#include "world/queries.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace shardscope::widgets {

namespace {

// Places of so many shards are looked up with every world, those of more once a second.
constexpr std::size_t kFewShards = 256;
// Pixels at 100 % text. Every shard has flags of its own as long as a column has this much room for each.
constexpr int kRoomForFlag = 20;
constexpr int kRoomForName = 50;
constexpr std::size_t kAlwaysApart = 8; // shards
// Iterators are fetched with every poll; one that is older than this is not being used.
constexpr base::Duration kIdleIterator{15'000};

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::KeyHeatmapView)
};

bool isUnread(const world::ReaderPlace& place)
{
    return place.state == clients::Reader::State::Reading || place.state == clients::Reader::State::Waiting;
}

// First letters, or numbers where two consumers begin alike.
void giveLetters(std::vector<HeatmapConsumer>& consumers)
{
    std::set<QString> letters;
    for (HeatmapConsumer& consumer : consumers) {
        consumer.letter = consumer.name.left(1).toUpper();
        letters.insert(consumer.letter);
    }
    if (letters.size() < consumers.size())
        for (std::size_t i = 0; i < consumers.size(); ++i)
            consumers[i].letter = QString::number(i + 1);
}

}

bool HeatmapReading::areFew(const streams::Stream& stream) { return stream.lines.size() <= kFewShards; }

void HeatmapReading::clear()
{
    m_rows.clear();
    m_places.clear();
    m_programs.clear();
}

bool HeatmapReading::readSecond(const Subject& subject, HeatmapScene& scene)
{
    const bool isComplete = m_rows.update(subject.world, subject.stream, subject.layout, scene.span);
    repaint(scene);
    readWall(subject, scene);
    readPlaces(subject, scene);
    readRegions(subject, scene);
    readFamilies(subject, scene);
    return isComplete;
}

void HeatmapReading::repaint(HeatmapScene& scene) const
{
    scene.picture = m_rows.picture(scene.span, scene.plot.height(), scene.theme);
}

void HeatmapReading::readPlaces(const Subject& subject, HeatmapScene& scene)
{
    m_places = world::consumerPlaces(subject.world, subject.stream,
        areFew(subject.of()) ? world::PlaceTime::Exact : world::PlaceTime::LastSecond);
    readProgramPlaces(subject);
    readConsumers(subject, scene);
    readFlags(subject, scene);
}

void HeatmapReading::readProgramPlaces(const Subject& subject)
{
    m_programs = world::programPlaces(subject.world, subject.stream);
    for (const world::ProgramPlaces& program : m_programs) {
        std::vector<world::ReaderPlace>& places = m_places.emplace_back().places;
        for (const world::ProgramPlace& place : program.places)
            places.push_back(place.reader);
    }
}

void HeatmapReading::readWall(const Subject& subject, HeatmapScene& scene) const
{
    scene.wall.reset();
    if (const base::Instant begin = world::historyBegin(subject.world, subject.stream);
        begin > std::max(subject.of().created, base::kWorldStart))
        scene.wall = begin;
    scene.wallText = subject.of().isTrimmedForMemory(subject.world.now())
        ? trimmedWall(subject.world.settings())
        : Words::tr("retention wall, %1 h")
              .arg(format::count(subject.of().retention / base::Duration{std::chrono::hours{1}}));
}

void HeatmapReading::readRegions(const Subject& subject, HeatmapScene& scene) const
{
    scene.regions.clear();
    for (const streams::Shard& shard : subject.of().map->shards()) {
        const base::Instant closed = shard.closed.value_or(base::kWorldEnd);
        if (closed <= scene.span.from || shard.opened >= scene.span.to)
            continue;
        const std::size_t number = streams::number(shard.index);
        HeatmapRegion region;
        region.shard = shard.index;
        region.pixels = m_rows.pixels()[number];
        region.opened = shard.opened;
        region.closed = closed;
        region.isOpen = shard.isOpen();
        if (const auto remains = subject.of().remains(shard.index, subject.world.now())) {
            region.left = partLeft(*remains);
            region.leftText = remainsShortly(*remains, subject.world.now());
        }
        for (const auto& parent : {shard.parent, shard.adjacentParent})
            if (parent)
                region.parents.push_back(*parent);
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            if (number >= m_places[i].places.size())
                continue;
            const clients::Reader::State state = m_places[i].places[number].state;
            // Whether it ever read the shard nobody knows.
            if (isProgram(i) && state == clients::Reader::State::Absent)
                continue;
            if (state == clients::Reader::State::Waiting)
                region.marks.push_back({int(i), ReadMark::Waits});
            else if (!region.isOpen)
                region.marks.push_back({int(i),
                    state == clients::Reader::State::Done ? ReadMark::Drained : ReadMark::Unread});
        }
        scene.regions.push_back(std::move(region));
    }
}

// A region that belongs to two families is shown with the first.
void HeatmapReading::readFamilies(const Subject& subject, HeatmapScene& scene) const
{
    scene.families.clear();
    for (const ShardChoice& shard : subject.collapsed) {
        if (shard.stream != subject.of().name || !subject.of().map->has(shard.shard))
            continue;
        const world::Lineage lineage = world::lineageOf(subject.world, subject.stream, shard.shard);
        if (lineage.ancestors.empty())
            continue;
        for (HeatmapRegion& region : scene.regions)
            if (!region.foldedInto
                && std::find(lineage.ancestors.begin(), lineage.ancestors.end(), region.shard)
                    != lineage.ancestors.end())
                region.foldedInto = shard.shard;
        QStringList facts = finishedTexts(subject.world, lineage);
        facts << remainsText(subject.of(), lineage.ancestors, subject.world.now());
        scene.families.push_back({.of = shard.shard,
            .members = lineage.ancestors,
            .name = ancestorsText(lineage),
            .facts = std::move(facts)});
    }
}

void HeatmapReading::readConsumers(const Subject& subject, HeatmapScene& scene) const
{
    scene.consumers.clear();
    for (const world::ConsumerPlaces& of : m_places) {
        if (isProgram(scene.consumers.size()))
            break;
        HeatmapConsumer consumer;
        consumer.actor = of.actor;
        consumer.name = QString::fromStdString(subject.world.actors()[of.actor].name);
        consumer.colour = scene.theme.series(int(scene.consumers.size()));
        // The age that all panels show: that of the last finished second.
        if (const world::ConsumerSample* sample = world::lastSample(subject.world, of.actor))
            consumer.text = format::duration(base::Duration{sample->ageMs});
        scene.consumers.push_back(std::move(consumer));
    }
    for (const world::ProgramLag& lag : world::programLags(subject.world, subject.stream)) {
        HeatmapConsumer program;
        program.program = lag;
        program.name = QString::fromStdString(lag.name);
        program.colour = scene.theme.series(int(scene.consumers.size()));
        program.text = format::duration(base::Duration{lag.ageMs});
        scene.consumers.push_back(std::move(program));
    }
    giveLetters(scene.consumers);
}

void HeatmapReading::readFlags(const Subject& subject, HeatmapScene& scene) const
{
    scene.flags.clear();
    const std::size_t open = subject.of().map->open().size();
    const int width = scene.plot.width() / std::max(1, int(open));
    const bool areMerged = width < scene.theme.px(kRoomForFlag) * (int(m_places.size()) + 1) && open > kAlwaysApart;
    for (std::size_t c = 0; c < m_places.size(); ++c) {
        std::vector<std::size_t> unread;
        for (std::size_t shard = 0; shard < m_places[c].places.size(); ++shard)
            if (isUnread(m_places[c].places[shard]))
                unread.push_back(shard);
        if (areMerged)
            mergeFlags(subject, scene, c, std::move(unread));
        else
            for (const std::size_t shard : unread)
                scene.flags.push_back(flagOf(subject, scene, c, shard));
    }
    std::stable_sort(scene.flags.begin(), scene.flags.end(),
        [](const HeatmapFlag& a, const HeatmapFlag& b) { return a.x < b.x; });
}

HeatmapFlag HeatmapReading::flagOf(const Subject& subject, const HeatmapScene& scene, std::size_t consumer,
    std::size_t shard) const
{
    const world::ReaderPlace& place = m_places[consumer].places[shard];
    HeatmapFlag flag;
    flag.consumer = consumer;
    flag.shard = streams::ShardIndex(std::uint32_t(shard));
    flag.line = m_rows.pixels()[shard];
    // To the right of the shard's name, each consumer in its own place.
    const int roomForName = scene.theme.px(kRoomForName);
    const int name = flag.line.width() >= 3 * roomForName ? roomForName : 0;
    const int n = int(m_places.size());
    flag.x = flag.line.left + name + (flag.line.width() - name) * (int(consumer) + 1) / (n + 1)
        - pennantSize(scene).width() / 2;
    flag.x = std::clamp(flag.x, scene.plot.left(), scene.plot.right() - pennantSize(scene).width() - 1);
    flag.at = place.at;
    flag.isWaiting = place.state == clients::Reader::State::Waiting;
    const clients::Failures* failures = isProgram(consumer)
        ? nullptr
        : world::consumerFailures(subject.world.actors()[scene.consumers[consumer].actor].client);
    const clients::FailedBatch* batch = failures != nullptr ? failures->batchOf(flag.shard) : nullptr;
    flag.isBlocked = batch != nullptr && batch->since.has_value();
    const base::Duration life{
        streams::quota(subject.world.service().settings(), streams::QuotaName::ShardIteratorLifeMs)};
    if (place.iteratorLeft && *place.iteratorLeft < life - kIdleIterator)
        flag.iteratorLeft = double(place.iteratorLeft->count()) / double(life.count());
    return flag;
}

// One line where half of the shards are read further, and a flag on the worst.
void HeatmapReading::mergeFlags(const Subject& subject, HeatmapScene& scene, std::size_t consumer,
    std::vector<std::size_t> unread) const
{
    if (unread.empty())
        return;
    const auto& places = m_places[consumer].places;
    const auto isOlder = [&](std::size_t a, std::size_t b) { return places[a].at < places[b].at; };
    const auto half = unread.begin() + std::ptrdiff_t(unread.size() / 2);
    std::nth_element(unread.begin(), half, unread.end(), isOlder);
    const base::Instant median = places[*half].at;
    scene.consumers[consumer].median = median;
    scene.consumers[consumer].more = Words::tr("· median %1").arg(format::duration(subject.world.now() - median));
    HeatmapFlag flag = flagOf(subject, scene, consumer, *std::min_element(unread.begin(), unread.end(), isOlder));
    flag.isAll = true;
    scene.flags.push_back(flag);
}

QString HeatmapReading::summary(const Subject& subject, const HeatmapScene& scene) const
{
    const streams::Stream& shown = subject.of();
    const auto open = std::int64_t(shown.map->open().size());
    QStringList text;
    text << Words::tr("The last %1 of stream %2: %3 open and %4 closed shards.")
                .arg(format::duration(scene.span.to - std::max(scene.span.from, shown.created)),
                    QString::fromStdString(shown.name), format::count(open),
                    format::count(std::int64_t(shown.map->closed())));
    const HeatRows::Refusals refusals = m_rows.refusals();
    if (refusals.refusing > 0)
        text << Words::tr("Writes were refused in %1 of the time, most often on %2.")
                    .arg(format::percent(100.0 * refusals.refusing / refusals.frames),
                        format::shardLabel(refusals.most));
    else
        text << Words::tr("No write was refused.");
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const HeatmapConsumer& consumer = scene.consumers[i];
        const auto waits = std::count_if(m_places[i].places.begin(), m_places[i].places.end(),
            [](const world::ReaderPlace& place) { return place.state == clients::Reader::State::Waiting; });
        if (!consumer.text.isEmpty())
            text << Words::tr("%1: %2 behind.").arg(consumer.name, consumer.text);
        if (waits > 0)
            text << Words::tr("%1 waits for parents on %2 shards.").arg(consumer.name, format::count(waits));
    }
    return text.join(QLatin1Char(' '));
}

}
