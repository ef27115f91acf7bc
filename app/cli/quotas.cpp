#include "cli/quotas.h"

#include "cli/files.h"
#include "cli/loading.h"
#include "world/open_questions.h"
#include "world/quota_catalogue.h"
#include "world/quota_file.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace shardscope::cli {

namespace {

// A file that cannot be read is told of as a scenario.
bool holdsQuotas(const std::string& path)
{
    const auto text = readFile(path);
    return text && world::isQuotaFile(*text);
}

}

ExitCode quotasCommand(const QuotasOptions& options)
{
    streams::ServiceSettings settings;
    const bool isQuotaFile = !options.file.empty() && holdsQuotas(options.file);
    if (isQuotaFile) {
        if (const auto failure = loadQuotas(options.file, settings))
            return complain(*failure);
    } else if (!options.file.empty()) {
        auto loaded = loadScenario(options.file);
        if (const auto* failure = std::get_if<Failure>(&loaded))
            return complain(*failure);
        settings = std::move(std::get<world::Scenario>(loaded).settings.service);
    }
    settings.profile = options.profile.value_or(settings.profile);
    if (!options.region.empty())
        settings.region = options.region;
    if (options.isJson)
        return print(world::writeQuotaFile(settings));
    std::vector<world::QuotaEntry> entries = world::quotaCatalogue(settings);
    std::vector<world::OpenQuestion> questions = world::openQuestions(settings);
    if (options.isDiff) {
        const std::vector<world::QuotaDifference> differences = world::quotaDifferences(settings);
        std::erase_if(entries, [&](const world::QuotaEntry& entry) {
            const bool isOfRun = std::any_of(differences.begin(), differences.end(),
                [&](const world::QuotaDifference& each) { return each.row == entry.row; });
            return !isOfRun && (isQuotaFile || !entry.differs());
        });
        std::erase_if(questions, [](const world::OpenQuestion& each) { return !each.isSet(); });
    }
    if (options.isCsv)
        return print(world::quotaCsv(entries, settings.profile));
    if (isQuotaFile)
        questions.clear();
    const std::string text = world::quotaText(entries, settings);
    return print(questions.empty() ? text : text + '\n' + world::openQuestionText(questions));
}

}
