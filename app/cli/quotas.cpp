#include "cli/quotas.h"

#include "cli/files.h"
#include "cli/loading.h"
#include "world/open_questions.h"
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
    std::vector<world::OpenQuestion> questions = world::openQuestions(settings);
    if (options.isDiff) {
        std::erase_if(entries, [](const world::QuotaEntry& entry) { return !entry.differs() && !entry.isSet(); });
        std::erase_if(questions, [](const world::OpenQuestion& each) { return !each.isSet(); });
    }
    if (options.isCsv)
        return print(world::quotaCsv(entries, settings.profile));
    const std::string text = world::quotaText(entries, settings);
    return print(questions.empty() ? text : text + '\n' + world::openQuestionText(questions));
}

}
