#include "world/programs.h"

#include <algorithm>

namespace shardscope::world {

namespace {

constexpr std::int64_t kMinute = 60;

// Every one of them is known by its calls, which are folded by the second.
bool isWrite(streams::Action action)
{
    return action == streams::Action::PutRecord || action == streams::Action::PutRecords;
}

void add(ProgramUse& use, const streams::CallFold& fold)
{
    use.calls += fold.calls;
    use.records += fold.records;
    // A read that is refused returns nothing that could be counted.
    const bool isWholeCall = fold.outcome != streams::Exception::None && fold.refused == 0;
    use.refused += isWholeCall ? fold.calls : fold.refused;
}

}

std::vector<Program> programsOf(const World& world)
{
    const streams::CallLog& calls = world.service().calls();
    if (!calls.hasOutsideCallers())
        return {};
    std::vector<Program> programs;
    const auto& folds = calls.folds();
    const std::int64_t now = world.now().time_since_epoch().count() / 1'000;
    for (std::uint64_t i = folds.size(); i > folds.firstIndex(); --i) {
        const streams::CallFold& fold = folds[i - 1];
        if (fold.second < now - kMinute)
            break;
        if (!calls.isOutside(fold.caller))
            continue;
        auto known = std::find_if(programs.begin(), programs.end(),
            [&fold](const Program& program) { return program.caller == fold.caller; });
        if (known == programs.end())
            known = programs.insert(known,
                {.name = calls.callerName(fold.caller),
                    .caller = fold.caller,
                    .seconds = std::clamp<std::int64_t>(now, 1, kProgramStretch)});
        (isWrite(fold.action) ? known->hasWritten : known->hasRead) = true;
        if (fold.second < now && fold.second >= now - kProgramStretch)
            add(isWrite(fold.action) ? known->writes : known->reads, fold);
    }
    std::sort(programs.begin(), programs.end(), [](const Program& a, const Program& b) { return a.caller < b.caller; });
    return programs;
}

}
