#include "world/quota_catalogue.h"

#include "world/csv_field.h"
#include "world/queries.h"
#include "world/quota_file.h"
#include "world/text_table.h"

#include <algorithm>
#include <array>
#include <map>

namespace shardscope::world {

namespace {

using streams::QuotaName;

using Uses = std::map<QuotaName, std::int64_t>;

void raise(Uses& uses, QuotaName name, std::int64_t used)
{
    std::int64_t& highest = uses[name];
    highest = std::max(highest, used);
}

void addShards(Uses& uses, const World& world, streams::StreamIndex index)
{
    std::int64_t bytes = 0;
    for (const ShardUse& shard : shardUses(world, index)) {
        raise(uses, QuotaName::WriteRecordsPerSecond, shard.stored.recordsPerSecond);
        raise(uses, QuotaName::WriteBytesPerSecond, shard.stored.bytesPerSecond);
        raise(uses, QuotaName::ReadBytesPerSecond, shard.readBytes);
        raise(uses, QuotaName::ReadCallsPerSecond, shard.readCalls);
        bytes += shard.stored.bytesPerSecond;
    }
    if (world.service().stream(index).settings.isOnDemand())
        raise(uses, QuotaName::OnDemandMiBps, bytes >> 20);
}

void addConsumers(Uses& uses, const World& world, const streams::Stream& stream)
{
    raise(uses, world.service().consumerQuota(world.now(), stream), static_cast<std::int64_t>(stream.consumers.size()));
    raise(uses, QuotaName::ConsumersCreatingAtOnce,
        std::count_if(stream.consumers.begin(), stream.consumers.end(),
            [](const streams::RegisteredConsumer& each) { return each.status == streams::ConsumerStatus::Creating; }));
    for (const streams::RegisteredConsumer& consumer : stream.consumers)
        raise(uses, QuotaName::TagsPerResource, static_cast<std::int64_t>(consumer.tags.size()));
}

Uses usesOf(const World& world)
{
    const streams::Service& service = world.service();
    Uses uses{{QuotaName::ShardsPerAccount, service.shardsIn(streams::kOwnHome)}};
    // Those that are used by nobody are counted, too.
    for (const QuotaName name : {QuotaName::StreamsCreatingAtOnce, QuotaName::OnDemandStreamsPerAccount,
             QuotaName::ConsumersPerStream, QuotaName::ConsumersCreatingAtOnce, QuotaName::UpdateShardCountPerDay,
             QuotaName::TagsPerResource, QuotaName::ChannelsPerAccount, QuotaName::ChannelsPerStream})
        raise(uses, name, 0);
    std::map<std::string, std::int64_t> channels; // by stream
    for (const streams::ChannelDescription& channel : service.channels()) {
        for (const streams::ChannelStream& stream : channel.configuration.streamConfigurationList)
            ++channels[stream.streamArn];
    }
    for (std::size_t i = 0; i < service.streams().size(); ++i) {
        const streams::Stream& stream = service.streams()[i];
        if (stream.status == streams::StreamStatus::Gone)
            continue;
        addShards(uses, world, streams::StreamIndex{static_cast<std::uint32_t>(i)});
        addConsumers(uses, world, stream);
        raise(uses, QuotaName::UpdateShardCountPerDay, stream.countUpdatesOfDay(world.now()));
        raise(uses, QuotaName::TagsPerResource, static_cast<std::int64_t>(stream.settings.tags.size()));
        raise(uses, QuotaName::RetentionMaxHours, std::chrono::ceil<std::chrono::hours>(stream.retention).count());
        const std::int64_t ofStream = channels[service.streamArn(stream)];
        raise(uses, QuotaName::ChannelsPerStream, ofStream);
        if (stream.home != streams::kOwnHome)
            continue;
        uses[QuotaName::ChannelsPerAccount] += ofStream;
        uses[QuotaName::OnDemandStreamsPerAccount] += stream.settings.isOnDemand() ? 1 : 0;
        const bool isOnItsWay =
            stream.status == streams::StreamStatus::Creating || stream.status == streams::StreamStatus::Deleting;
        uses[QuotaName::StreamsCreatingAtOnce] += isOnItsWay ? 1 : 0;
    }
    return uses;
}

std::string usedText(const QuotaEntry& entry) { return entry.used ? std::to_string(*entry.used) : std::string{}; }

}

streams::Profile otherProfile(streams::Profile profile)
{
    return profile == streams::Profile::Classic ? streams::Profile::Current : streams::Profile::Classic;
}

std::vector<QuotaEntry> quotaCatalogue(const streams::ServiceSettings& settings)
{
    std::vector<QuotaEntry> entries;
    for (const streams::QuotaRow& row : streams::quotaTable()) {
        QuotaEntry& entry = entries.emplace_back(QuotaEntry{.row = &row,
            .value = streams::quota(settings, row.name),
            .usual = streams::quota(settings.profile, row.name, settings.region),
            .other = streams::quota(otherProfile(settings.profile), row.name, settings.region)});
        const streams::QuotaOrigin origin = streams::quotaOrigin(settings, row.name);
        if (origin.kind == streams::QuotaOrigin::Kind::Dated) {
            entry.ownSource = origin.source;
            entry.ownDate = origin.date;
        }
    }
    return entries;
}

std::vector<QuotaEntry> quotaCatalogue(const World& world)
{
    std::vector<QuotaEntry> entries = quotaCatalogue(world.settings().service);
    const Uses uses = usesOf(world);
    for (QuotaEntry& entry : entries)
        if (const auto use = uses.find(entry.row->name); use != uses.end())
            entry.used = use->second;
    return entries;
}

std::string quotaText(std::span<const QuotaEntry> entries, const streams::ServiceSettings& settings)
{
    const streams::Profile profile = settings.profile;
    const streams::Profile other = otherProfile(profile);
    const auto dated = [](streams::Profile of) {
        return std::string{streams::profileName(of)} + " (" + std::string{streams::profileDate(of)} + ")";
    };
    using Side = TextTable::Side;
    TextTable table{{{"name", Side::Left}, {std::string{streams::profileName(profile)}, Side::Right},
        {std::string{streams::profileName(other)}, Side::Right}, {"unit", Side::Left}, {"date", Side::Left},
        {"what", Side::Left}, {"source", Side::Left}}};
    for (const QuotaEntry& entry : entries)
        table.add({std::string{entry.row->key}, std::to_string(entry.value) + (entry.isSet() ? "*" : ""),
            std::to_string(entry.other), std::string{entry.row->unit}, std::string{entry.date()},
            std::string{entry.row->title}, std::string{entry.source()}});
    std::string out =
        "Quotas of profile " + dated(profile) + " in " + settings.region + ", beside those of " + dated(other) + "\n";
    table.appendTo(out);
    const std::vector<QuotaDifference> differences = quotaDifferences(settings);
    for (const QuotaDifference& each : differences) {
        const std::string key{each.row->key};
        if (each.date.empty() && each.region.empty())
            out += "  * " + key + " is the account's own; the profile says " + std::to_string(each.usual) + ".\n";
        else
            out += "  * " + differenceText(each) + ".\n";
    }
    if (const std::string old = oldQuotaText(differences, profile); !old.empty())
        out += "  " + old + "\n";
    return out;
}

std::string quotaCsv(std::span<const QuotaEntry> entries, streams::Profile profile)
{
    std::string out = "name,value,used," + std::string{streams::profileName(profile)} + ","
        + std::string{streams::profileName(otherProfile(profile))} + ",unit,what,source,date\n";
    for (const QuotaEntry& entry : entries)
        out += std::string{entry.row->key} + "," + std::to_string(entry.value) + "," + usedText(entry) + ","
            + std::to_string(entry.usual) + "," + std::to_string(entry.other) + "," + csvField(entry.row->unit) + ","
            + csvField(entry.row->title) + "," + csvField(entry.source()) + "," + csvField(entry.date()) + "\n";
    return out;
}

}
