#include "wire/operation_parts.h"

#include "base/time_text.h"

#include <algorithm>

namespace shardscope::wire {

namespace {

std::vector<Operation> table()
{
    std::vector<Operation> all;
    for (const auto rows : {streamOperations(), shardOperations(), recordOperations(), consumerOperations(),
             tagOperations(), settingsOperations(), channelOperations()})
        all.insert(all.end(), rows.begin(), rows.end());
    std::sort(all.begin(), all.end(), [](const Operation& a, const Operation& b) { return a.name < b.name; });
    return all;
}

}

std::span<const Operation> operations()
{
    static const std::vector<Operation> kOperations = table();
    return kOperations;
}

const Operation* operationNamed(std::string_view name)
{
    const auto all = operations();
    const auto found = std::lower_bound(all.begin(), all.end(), name,
        [](const Operation& operation, std::string_view wanted) { return operation.name < wanted; });
    return found == all.end() || found->name != name ? nullptr : &*found;
}

streams::Home Naming::homeOf(const Signer& signer) const
{
    streams::Home home;
    if (streams::isAccount(signer.accessKey) && signer.accessKey != account)
        home.account = signer.accessKey;
    if (streams::isRegion(signer.region) && signer.region != region)
        home.region = signer.region;
    return home;
}

base::Instant Naming::instant(std::int64_t unixMs) const { return std::min(asked(unixMs), base::kWorldEnd); }

base::Instant Naming::asked(std::int64_t unixMs) const
{
    // Before the start of time is its start: everything there is came later.
    return base::instantAt(base::Duration{
        unixMs <= epochMs ? 0 : std::min(unixMs - epochMs, base::kLongestText.count())});
}

// --- Parts of requests ---------------------------------------------------------

streams::Tags tagsOf(const Value& body)
{
    streams::Tags tags;
    if (const auto map = body.find("Tags")) {
        for (const Value tag : *map) {
            if (tag.kind() != NodeKind::Null)
                tags[std::string{tag.node().name}] = tag.node().text;
        }
    }
    return tags;
}

std::vector<std::string> textsOf(const Value& body, std::string_view name)
{
    std::vector<std::string> texts;
    if (const auto list = body.find(name)) {
        for (const Value text : *list)
            texts.emplace_back(text.node().text);
    }
    return texts;
}

std::optional<base::Instant> instantOf(const Value& body, std::string_view name, const Naming& naming)
{
    const auto timestamp = body.timestamp(name);
    return timestamp ? std::optional{naming.instant(*timestamp)} : std::nullopt;
}

std::optional<base::Instant> askedInstantOf(const Value& body, std::string_view name, const Naming& naming)
{
    const auto timestamp = body.timestamp(name);
    return timestamp ? std::optional{naming.asked(*timestamp)} : std::nullopt;
}

// --- Parts of answers ----------------------------------------------------------

void writeText(BodyWriter& out, std::string_view name, const std::string& value)
{
    if (!value.empty())
        out.key(name).text(value);
}

void writeTags(BodyWriter& out, const std::vector<streams::Tag>& tags)
{
    out.key("Tags").beginList();
    for (const streams::Tag& tag : tags)
        out.beginMap().key("Key").text(tag.key).key("Value").text(tag.value).end();
    out.end();
}

void writeMode(BodyWriter& out, streams::CapacityMode mode)
{
    out.key("StreamModeDetails").beginMap().key("StreamMode").text(streams::capacityModeName(mode)).end();
}

void writeWarmThroughput(BodyWriter& out, const streams::WarmThroughput& warm)
{
    out.key("WarmThroughput").beginMap();
    out.key("TargetMiBps").integer(warm.targetMiBps).key("CurrentMiBps").integer(warm.currentMiBps).end();
}

void writeRange(BodyWriter& out, const base::HashRange& range)
{
    out.key("HashKeyRange").beginMap();
    out.key("StartingHashKey").text(range.first.decimal()).key("EndingHashKey").text(range.last.decimal()).end();
}

void writeMetrics(BodyWriter& out, std::string_view name, streams::ShardLevelMetrics metrics)
{
    out.key(name).beginList();
    for (const std::string& metric : streams::shardLevelMetricNames(metrics))
        out.text(metric);
    out.end();
}

}
