#include "cli/quotas.h"

#include "cli/files.h"
#include "cli/loading.h"
#include "world/quota_catalogue.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace shardscope::cli {

ExitCode quotasCommand(const QuotasOptions& options)
{
    streams::ServiceSettings settings;
    if (!options.scenario.empty()) {
        auto loaded = loadScenario(options.scenario);
        if (const auto* failure = std::get_if<Failure>(&loaded))
            return complain(*failure);
        settings = std::move(std::get<world::Scenario>(loaded).settings.service);
    }
    settings.profile = options.profile.value_or(settings.profile);
    if (!options.region.empty())
        settings.region = options.region;
    std::vector<world::QuotaEntry> entries = world::quotaCatalogue(settings);
    if (options.isDiff)
        std::erase_if(entries, [](const world::QuotaEntry& entry) { return !entry.differs() && !entry.isSet(); });
    return print(options.isCsv ? world::quotaCsv(entries, settings.profile) : world::quotaText(entries, settings));
}

}
