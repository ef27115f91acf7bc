// Quotas as a file: all of a profile with where and when each was read, to be edited, compared and given back to a
// run; and the field "quotas" of a scenario, which names such a file or holds what one holds
// (resources/quotas.schema.json).
//
//   {"shardscopeQuotas": 1, "profile": "current", "quotas": {
//       "writeRecordsPerSecond": {"value": 1000, "unit": "records/s", "date": "2026-11", "source": "..."},
//       "shards": {"value": 1000, "regions": {"us-east-1": 20000}, "unit": "shards"},
//       "consumersPerStream": 30}}
//
// What is undated is what an account has been granted, and is not old. A name that is not there is as in the profile.
#pragma once

#include "base/json_writer.h"
#include "base/result.h"
#include "streams/service.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

class Fields;

struct QuotaFile {
    streams::Profile profile{}; // whose table its values stand beside
    streams::RunQuotas quotas;
};

// Whether it is one, be it wrong in some place or not.
[[nodiscard]] bool isQuotaFile(std::string_view json);
// Refuses, with line and remedy, an unknown name, another unit than the table's, and a value outside of
// streams::quotaRange().
[[nodiscard]] base::Result<QuotaFile> parseQuotaFile(std::string_view json, std::string_view fileName);
// All that hold, in all regions.
[[nodiscard]] std::string writeQuotaFile(const streams::ServiceSettings& settings);

// The field of a scenario. Where a file is named and the scenario names no profile, the profile is the file's.
void readQuotas(Fields& fields, streams::ServiceSettings& settings);
void writeQuotas(base::JsonWriter& json, const streams::RunQuotas& quotas);

// Where a run has another value than its profile.
struct QuotaDifference {
    const streams::QuotaRow* row = nullptr; // of the table
    // Empty: that of the run; else where: a region, or kElsewhere.
    std::string region;
    std::int64_t value = 0;
    std::int64_t usual = 0;
    std::string date = {};      // of the value; empty of what an account has been granted
    std::string usualDate = {}; // of the profile's
    // Read before the profile's was: the service has changed it since.
    [[nodiscard]] bool isOld() const;
    friend bool operator==(const QuotaDifference&, const QuotaDifference&) = default;
};
inline constexpr std::string_view kElsewhere = "elsewhere";
// In the order of the table.
[[nodiscard]] std::vector<QuotaDifference> quotaDifferences(const streams::ServiceSettings& settings);
// "shards in eu-west-1 500, of 2023, instead of 20,000"
[[nodiscard]] std::string differenceText(const QuotaDifference& difference);
// One sentence that names those that are old; empty where none is.
[[nodiscard]] std::string oldQuotaText(const std::vector<QuotaDifference>& differences, streams::Profile profile);

}
