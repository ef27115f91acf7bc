#include "world/quota_file.h"

#include "base/json_reader.h"
#include "world/json_fields.h"
#include "world/text_table.h"

#include <algorithm>
#include <utility>

namespace shardscope::world {

namespace {

using base::JsonValue;
using base::JsonWriter;
using streams::Profile;
using streams::QuotaName;
using streams::QuotaRow;
using streams::RunQuota;
using streams::RunQuotas;
using streams::ServiceSettings;

constexpr std::string_view kMark = "shardscopeQuotas";
constexpr std::uint64_t kFormat = 1;
constexpr std::size_t kSourceCharacters = 500;
constexpr Choice<Profile> kProfiles[]{{"classic", Profile::Classic}, {"current", Profile::Current}};

// "2026", "2026-11" or "2026-11-30".
bool isDate(std::string_view text)
{
    constexpr std::string_view kShape = "0000-00-00";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (kShape[i] == '-' ? text[i] != '-' : !isDigit)
            return false;
    }
    const auto isWithin = [&](std::size_t at, std::string_view least, std::string_view most) {
        return text.size() <= at || (text.substr(at, 2) >= least && text.substr(at, 2) <= most);
    };
    return isWithin(5, "01", "12") && isWithin(8, "01", "31");
}

Bounds<std::int64_t> boundsOf(QuotaName name)
{
    const streams::QuotaRange range = streams::quotaRange(name);
    return {range.least, range.most};
}

void readRegions(Fields& fields, const QuotaRow& row, RunQuota& quota)
{
    const JsonValue* regions = fields.find("regions");
    if (regions == nullptr)
        return;
    if (!row.elsewhere) {
        fields.refuse("regions", "is for quotas that depend on the region, and this one does not; leave it out");
        return;
    }
    Fields inner{*regions, fields.pathOf("regions"), fields.reading()};
    if (inner.isRefused())
        return;
    for (const base::JsonMember& member : regions->members) {
        if (!streams::isRegion(member.name))
            inner.refuse(member.name, "is no region; write for example \"eu-west-1\"");
        streams::RegionQuota& region = quota.regions.emplace_back(streams::RegionQuota{member.name});
        inner.integer(member.name, region.value, boundsOf(row.name));
    }
}

RunQuota readDated(Fields& fields, const QuotaRow& row)
{
    RunQuota quota{.name = row.name};
    fields.require("value", "what it is, in " + std::string{row.unit});
    fields.integer("value", quota.value, boundsOf(row.name));
    std::string unit{row.unit};
    fields.text("unit", unit, {});
    if (unit != row.unit)
        fields.refuse("unit", "must be \"" + std::string{row.unit} + "\", and the value in it, not \"" + unit + "\"");
    readRegions(fields, row, quota);
    fields.text("source", quota.source, {1, kSourceCharacters});
    fields.text("date", quota.date, {});
    if (fields.find("date") != nullptr && !fields.isRefused() && !isDate(quota.date))
        fields.refuse("date", "must be a year, a month or a day, as \"2026-11\", not \"" + quota.date + "\"");
    fields.finish();
    return quota;
}

// Two that bound the same from both sides.
void refuseEmptyRange(Fields& fields, const ServiceSettings& settings, QuotaName least, QuotaName most)
{
    if (fields.isRefused() || streams::quota(settings, least) <= streams::quota(settings, most))
        return;
    const std::string_view key = streams::quotaRow(least).key;
    const bool isLeastGiven = streams::ownQuota(settings.quotas, least) != nullptr;
    const std::string_view other = streams::quotaRow(most).key;
    fields.refuse(isLeastGiven ? key : other,
        isLeastGiven ? "must be at most \"" + std::string{other} + "\", which is "
                + std::to_string(streams::quota(settings, most))
                     : "must be at least \"" + std::string{key} + "\", which is "
                + std::to_string(streams::quota(settings, least)));
}

void readAll(Fields& fields, ServiceSettings& settings)
{
    for (const QuotaRow& row : streams::quotaTable()) {
        const JsonValue* value = fields.find(row.key);
        if (value == nullptr)
            continue;
        if (value->kind == JsonValue::Kind::Object) {
            Fields inner{*value, fields.pathOf(row.key), fields.reading()};
            setQuota(settings.quotas, readDated(inner, row));
            continue;
        }
        RunQuota quota{.name = row.name};
        fields.integer(row.key, quota.value, boundsOf(row.name));
        if (!fields.isRefused())
            setQuota(settings.quotas, std::move(quota));
    }
    refuseEmptyRange(fields, settings, QuotaName::RetentionMinHours, QuotaName::RetentionMaxHours);
    refuseEmptyRange(fields, settings, QuotaName::MaxRecordKiBLeast, QuotaName::MaxRecordKiBMost);
}

// What the table says, as if a file had said it.
RunQuota ofTable(Profile profile, const QuotaRow& row)
{
    RunQuota quota{.name = row.name,
        .value = streams::quota(profile, row.name),
        .source = std::string{row.source},
        .date = std::string{streams::quotaDate(profile, row)}};
    if (!row.elsewhere)
        return quota;
    for (const std::string_view region : streams::largestRegions())
        quota.regions.push_back({std::string{region}, quota.value});
    quota.value = streams::quota(profile, row.name, kElsewhere);
    return quota;
}

// One number says all of it.
bool isPlain(const RunQuota& quota) { return quota.regions.empty() && quota.source.empty() && quota.date.empty(); }

// Where a value may be another one than the profile's.
std::vector<std::string> placesOf(const RunQuota& quota)
{
    if (quota.regions.empty())
        return {""};
    std::vector<std::string> places;
    for (const streams::RegionQuota& region : quota.regions)
        places.push_back(region.region);
    for (const std::string_view region : streams::largestRegions()) {
        if (std::find(places.begin(), places.end(), region) == places.end())
            places.emplace_back(region);
    }
    places.emplace_back(kElsewhere);
    return places;
}

}

bool isQuotaFile(std::string_view json)
{
    const auto root = base::parseJson(json, "");
    if (root)
        return std::any_of(root->members.begin(), root->members.end(),
            [](const base::JsonMember& member) { return member.name == kMark; });
    // One that is broken deserves to be told as what it is.
    const std::size_t name = json.find('"');
    return name != std::string_view::npos && json.substr(name + 1).starts_with(kMark);
}

base::Result<QuotaFile> parseQuotaFile(std::string_view json, std::string_view fileName)
{
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf"; // of editors on Windows
    if (json.starts_with(kByteOrderMark))
        json.remove_prefix(kByteOrderMark.size());
    const auto root = base::parseJson(json, fileName);
    if (!root)
        return root.error();
    const FileReader none;
    FileReading reading{std::string{fileName}, none};
    Fields fields{*root, "", reading};
    (void)fields.find("$schema"); // for editors
    fields.require(kMark, "the format of this file, which is 1");
    std::uint64_t format = kFormat;
    fields.integer(kMark, format, {});
    if (format != kFormat)
        fields.refuse(kMark,
            "is format " + std::to_string(format) + ", and this program reads format 1; a newer program may read it");
    ServiceSettings settings;
    fields.require("profile", "whose quotas they are: \"classic\" or \"current\"");
    fields.choice("profile", settings.profile, kProfiles);
    fields.require("quotas", "the quotas, by their names; \"shardscope-cli quotas --json\" writes all of them");
    readObject(fields, "quotas", [&](Fields& inner) { readAll(inner, settings); });
    fields.finish();
    if (reading.problem)
        return *std::move(reading.problem);
    return QuotaFile{settings.profile, std::move(settings.quotas)};
}

std::string writeQuotaFile(const ServiceSettings& settings)
{
    RunQuotas all;
    for (const QuotaRow& row : streams::quotaTable()) {
        const RunQuota* own = streams::ownQuota(settings.quotas, row.name);
        all.push_back(own != nullptr ? *own : ofTable(settings.profile, row));
    }
    std::string out;
    JsonWriter json{out};
    json.beginObject(JsonWriter::Layout::Lines);
    json.key(kMark).count(kFormat);
    json.key("profile").text(streams::profileName(settings.profile));
    writeQuotas(json, all);
    json.end();
    return out + "\n";
}

void readQuotas(Fields& fields, ServiceSettings& settings)
{
    const JsonValue* value = fields.find("quotas");
    if (value == nullptr)
        return;
    if (value->kind != JsonValue::Kind::String) {
        readObject(fields, "quotas", [&](Fields& inner) { readAll(inner, settings); });
        return;
    }
    const FileReader& readFile = fields.reading().readFile;
    if (!readFile || fields.isRefused())
        return;
    const base::Result<std::string> text = readFile(value->text);
    if (!text) {
        fields.refuse("quotas", text.error().text());
        return;
    }
    base::Result<QuotaFile> file = parseQuotaFile(*text, value->text);
    if (!file) {
        fields.refuse("quotas", file.error().text());
        return;
    }
    if (fields.find("profile") == nullptr)
        settings.profile = file->profile;
    settings.quotas = std::move(file->quotas);
}

void writeQuotas(JsonWriter& json, const RunQuotas& quotas)
{
    if (quotas.empty())
        return;
    const bool arePlain = std::all_of(quotas.begin(), quotas.end(), isPlain);
    json.key("quotas").beginObject(arePlain ? JsonWriter::Layout::Line : JsonWriter::Layout::Lines);
    for (const RunQuota& quota : quotas) {
        const QuotaRow& row = streams::quotaRow(quota.name);
        json.key(row.key);
        if (isPlain(quota)) {
            json.integer(quota.value);
            continue;
        }
        json.beginObject(JsonWriter::Layout::Line).key("value").integer(quota.value);
        if (!quota.regions.empty()) {
            json.key("regions").beginObject(JsonWriter::Layout::Line);
            for (const streams::RegionQuota& region : quota.regions)
                json.key(region.region).integer(region.value);
            json.end();
        }
        json.key("unit").text(row.unit);
        if (!quota.date.empty())
            json.key("date").text(quota.date);
        if (!quota.source.empty())
            json.key("source").text(quota.source);
        json.end();
    }
    json.end();
}

// A year says nothing of a month in it.
bool QuotaDifference::isOld() const { return !date.empty() && date < usualDate.substr(0, date.size()); }

std::vector<QuotaDifference> quotaDifferences(const ServiceSettings& settings)
{
    std::vector<QuotaDifference> differences;
    for (const RunQuota& own : settings.quotas) {
        const QuotaRow& row = streams::quotaRow(own.name);
        for (const std::string& place : placesOf(own)) {
            const std::string& region = place.empty() ? settings.region : place;
            const std::int64_t value = own.valueIn(region);
            const std::int64_t usual = streams::quota(settings.profile, own.name, region);
            if (value != usual)
                differences.push_back({&row, place, value, usual, own.date,
                    std::string{streams::quotaDate(settings.profile, row)}});
        }
    }
    return differences;
}

std::string differenceText(const QuotaDifference& difference)
{
    std::string text{difference.row->key};
    if (!difference.region.empty())
        text += difference.region == kElsewhere ? " elsewhere" : " in " + difference.region;
    text += " " + grouped(difference.value);
    if (!difference.date.empty())
        text += ", of " + difference.date + ",";
    return text + " instead of " + grouped(difference.usual);
}

std::string oldQuotaText(const std::vector<QuotaDifference>& differences, Profile profile)
{
    std::string names;
    for (const QuotaDifference& difference : differences) {
        if (difference.isOld())
            names += (names.empty() ? "" : "; ") + differenceText(difference);
    }
    if (names.empty())
        return {};
    return "Old quotas: this run has values from before those of profile " + std::string{streams::profileName(profile)}
        + " (" + std::string{streams::profileDate(profile)} + "): " + names + ".";
}

}
