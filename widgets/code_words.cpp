#include "widgets/code_words.h"

#include <QCoreApplication>

namespace shardscope::widgets {

namespace {

struct CodeWords {
    Q_DECLARE_TR_FUNCTIONS(CodeWords)
};

QString noCodeText(world::WhyNoCode why)
{
    using world::WhyNoCode;
    switch (why) {
    case WhyNoCode::NotACall:
        return CodeWords::tr("This is no call of the API: only Shardscope can do it.");
    case WhyNoCode::NoEventStreams:
        return CodeWords::tr("The AWS CLI has no subscribe-to-shard: it reads no event streams. Take boto3 or "
                             "JavaScript.");
    case WhyNoCode::OnlyReads:
        return CodeWords::tr("A template says what there is to be. This call only asks, and changes nothing.");
    case WhyNoCode::MovesRecords:
        return CodeWords::tr("A template says what there is to be. This call writes or reads records.");
    case WhyNoCode::ShardRanges:
        return CodeWords::tr("A template says how many shards there are, not where they end: splits and merges are "
                             "made by calls.");
    case WhyNoCode::TakesAway:
        return CodeWords::tr("What is to go is taken out of its template.");
    case WhyNoCode::NoResource:
        return CodeWords::tr("No resource of this tool has it.");
    }
    return {};
}

}

QStringList codeFormNames()
{
    QStringList names;
    for (const world::CodeForm form : world::kCodeForms) {
        const std::string_view name = world::codeFormName(form);
        names << QString::fromUtf8(name.data(), qsizetype(name.size()));
    }
    return names;
}

QString callText(std::span<const world::Action> calls, int form, const streams::ServiceSettings& settings,
    const streams::Home& home, world::CodeData data)
{
    const world::CallCode code = world::callCode(calls, world::kCodeForms.at(std::size_t(form)), settings, home, data);
    if (const auto* why = std::get_if<world::WhyNoCode>(&code))
        return noCodeText(*why);
    return QString::fromStdString(std::get<std::string>(code));
}

QString missingText(world::CallsMissing missing)
{
    using world::CallsMissing;
    switch (missing) {
    case CallsMissing::None:
        return {};
    case CallsMissing::Gone:
        return CodeWords::tr("This call is not in the run any more.");
    case CallsMissing::Forgotten:
        return CodeWords::tr("Programs have called so much that this run has forgotten its past, and with it what "
                             "was asked.");
    case CallsMissing::Simulated:
        return CodeWords::tr("A simulated client made this call, and what it asked for could not be worked out from "
                             "the run.");
    }
    return {};
}

}
