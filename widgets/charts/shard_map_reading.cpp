#include "widgets/charts/shard_map_reading.h"

#include "widgets/format.h"
#include "world/forecast.h"
#include "world/level_plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <utility>

namespace shardscope::widgets {

namespace {

// While keys are measured one after another, the needles move so often.
constexpr int kNeedlesEveryMs = 125;
// Only labels at least this wide have room for a forecast, and only of shards that are half full.
constexpr int kForecastWidth = 130;
constexpr std::int64_t kForecastFrom = 400;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::ShardMapView)
};

}

ShardMapReading::News ShardMapReading::readUses(const StreamOfWorld& shown, ShardMapScene& scene)
{
    const streams::Stream* stream = shown.stream();
    QString emptyText;
    Basis basis;
    if (stream == nullptr) {
        emptyText = Words::tr("There is no stream in this world. File > New live scenario shows one at work.");
        basis.now = -1;
    } else {
        if (!stream->map)
            emptyText = Words::tr("%1 is being created.").arg(QString::fromStdString(stream->name));
        basis.stream = shown.index;
        basis.map = stream->map.get();
        const auto& seconds = shown.world->seconds();
        basis.frame = seconds.isEmpty() ? nullptr : seconds.back().get();
        // In the first second the counts so far stand in; ten looks at them are enough.
        basis.now = seconds.isEmpty() ? shown.world->now().time_since_epoch().count() / 100 : 0;
    }
    scene.isOnDemand = stream != nullptr && stream->settings.isOnDemand();
    if (basis == m_basis && emptyText == scene.emptyText)
        return News::None;
    const bool isOtherMap = basis.map != m_basis.map || basis.stream != m_basis.stream || basis.now < 0;
    m_basis = basis;
    scene.emptyText = emptyText;
    m_uses = stream != nullptr ? world::shardUses(*shown.world, *shown.index) : std::vector<world::ShardUse>{};
    if (stream != nullptr) {
        scene.quota = world::writeQuota(*shown.world);
        scene.areLimitsOn = shown.world->service().limits().isOn;
    }
    return isOtherMap ? News::Shards : News::Numbers;
}

void ShardMapReading::renewUses(News news, ShardMapScene& scene) const
{
    if (news == News::Numbers && m_uses.size() == scene.uses.size()) {
        scene.uses = m_uses;
        return;
    }
    std::map<streams::ShardIndex, const world::ShardUse*> byShard;
    for (const world::ShardUse& use : m_uses)
        byShard.emplace(use.shard, &use);
    for (world::ShardUse& use : scene.uses)
        if (const auto newer = byShard.find(use.shard); newer != byShard.end())
            use = *newer->second;
}

void ShardMapReading::readForecasts(const StreamOfWorld& shown, ShardMapScene& scene)
{
    scene.forecasts.clear();
    if (!shown.hasMap() || scene.layout.isEmpty())
        return;
    const auto [begin, end] = scene.cellsInSight();
    for (std::size_t i = begin; i < end; ++i) {
        const world::ShardUse& use = scene.uses[i];
        if (scene.layout.cells()[i].columnWidth() < kForecastWidth || use.offered.perMille < kForecastFrom)
            continue;
        if (const auto until = world::untilThrottled(*shown.world, *shown.index, use.shard))
            scene.forecasts.emplace_back(use.shard, *until);
    }
}

bool ShardMapReading::readPending(const StreamOfWorld& shown, ShardMapScene& scene)
{
    std::vector<PendingCut> pending;
    const streams::Stream* stream = shown.stream();
    if (stream != nullptr && stream->pending) {
        for (const streams::ReshardStep& step : stream->pending->steps) {
            if (step.kind == streams::ReshardStep::Kind::Split)
                pending.push_back({step.shard, step.newStart, std::nullopt});
            else
                pending.push_back({step.shard, std::nullopt, step.adjacent});
        }
    }
    const auto isSame = [](const PendingCut& a, const PendingCut& b) {
        return a.shard == b.shard && a.at == b.at && a.other == b.other;
    };
    if (std::equal(pending.begin(), pending.end(), scene.pending.begin(), scene.pending.end(), isSame))
        return false;
    scene.pending = std::move(pending);
    return true;
}

bool ShardMapReading::measureKeys(const StreamOfWorld& shown)
{
    return m_keys.turn(*shown.world, *shown.index, m_uses);
}

bool ShardMapReading::readNeedles(bool isMoreToCome, ShardMapScene& scene)
{
    if (m_keys.revision() == m_needlesOf)
        return false;
    if (isMoreToCome && m_sinceNeedles.isValid() && m_sinceNeedles.elapsed() < kNeedlesEveryMs)
        return false;
    m_needlesOf = m_keys.revision();
    m_sinceNeedles.start();
    scene.needles.clear();
    for (const world::ShardUse& use : m_uses)
        for (const HotKey& key : m_keys.keys(use.shard))
            scene.needles.push_back({key.hash, key.rate.perMille, key.name});
    std::stable_sort(scene.needles.begin(), scene.needles.end(),
        [](const Needle& a, const Needle& b) { return a.perMille > b.perMille; });
    return true;
}

void ShardMapReading::clear()
{
    m_keys.clear();
    m_sinceNeedles.invalidate();
    m_basis = {};
}

std::vector<ShardPlace> ShardMapReading::places() const
{
    std::vector<ShardPlace> places;
    places.reserve(m_uses.size());
    for (const world::ShardUse& use : m_uses)
        places.push_back({use.shard, use.range});
    return places;
}

std::int64_t ShardMapReading::giniOfWidths() const
{
    std::vector<base::HashRange> ranges;
    ranges.reserve(m_uses.size());
    for (const world::ShardUse& use : m_uses)
        ranges.push_back(use.range);
    return world::giniOfWidths(ranges);
}

QString ShardMapReading::summary(const StreamOfWorld& shown, const ShardMapScene& scene,
    std::optional<std::size_t> chosen) const
{
    const streams::Stream* stream = shown.stream();
    if (stream == nullptr || m_uses.empty())
        return scene.emptyText;
    const auto spokenOf = std::find_if(m_uses.begin(), m_uses.end(),
        [&scene](const world::ShardUse& use) { return use.shard == scene.focus; });
    const auto hottest = spokenOf != m_uses.end()
        ? spokenOf
        : std::max_element(m_uses.begin(), m_uses.end(),
            [](const world::ShardUse& a, const world::ShardUse& b) { return a.offered.perMille < b.offered.perMille; });
    const auto refusing = std::count_if(m_uses.begin(), m_uses.end(), [](const auto& u) { return u.isThrottled(); });
    QString text = Words::tr("Stream %1: %2 open shards, %3 refuse writes. Hottest: %4 at %5.")
                       .arg(QString::fromStdString(stream->name), format::count(std::int64_t(m_uses.size())),
                           format::count(refusing), format::shardLabel(hottest->shard),
                           format::percent(double(hottest->offered.perMille) / 10));
    if (chosen)
        text += QLatin1Char(' ')
            + Words::tr("Chosen: %1, %2.")
                  .arg(format::shardLabel(scene.layout.cells()[*chosen].shard), rateText(scene.uses[*chosen].offered));
    return text;
}

}
