#include "options.h"

#include "base/time_text.h"
#include "widgets/theme.h"

#include <QCommandLineParser>

#include <cmath>

namespace shardscope::app {

namespace {

using Answer = base::Result<std::variant<Options, Answered>>;

constexpr auto kHelp = R"(Shardscope simulates Amazon Kinesis and shows what it does, on a virtual clock.

Usage:
  shardscope [FILE] [options]

FILE is a scenario (JSON), a workspace (*.shardscope) or a web server's access log. Without one,
the window opens on the built-in scenario: a stream of four shards with a hot key.

Options:
  --scenario FILE        the same as FILE
  --run-to TIME          run to this virtual time first, for example 90s, 10m or 1h30m
  --seed N               another seed, another run; the same seed, the same run to the last bit
  --profile NAME         the service's quotas and operations: classic (2015 to 2024) or current
  --speed FACTOR         virtual time per real time at the start: 0.001 to 1000000, or max
  --theme NAME           light, dark or high-contrast
  --text-scale PERCENT   size of the text, 50 to 250
  --reduced-motion       show the end of every motion at once
  --stage NAME           stream or fan-out
  --lang CODE            en, vi or zh_TW
  --help, --version      say so and end

Without a window, and without a display:
  --picture FILE         draw the window into an image file and end (by default at 90s)
  --size WxH             the size of that picture, 320x240 to 16384x16384 (default 1440x900)
  --print-fingerprint    print the fingerprint of the run at its end, or at --run-to, and end

Exit codes:
  0  fine
  1  the command line was wrong
  2  a scenario, log or workspace was wrong; the message names the place
  3  a file could not be read or written
)";

std::string dashed(const QString& option) { return (option.size() == 1 ? "-" : "--") + option.toStdString(); }

base::Problem problem(const QString& option, const QString& what) { return {dashed(option), what.toStdString()}; }

// "60", "x60", "0.5" or "max".
std::optional<std::int64_t> parseSpeed(QString text)
{
    if (text == QLatin1String("max"))
        return 0;
    if (text.startsWith(QLatin1Char('x')))
        text.remove(0, 1);
    bool isNumber = false;
    const double factor = text.toDouble(&isNumber);
    if (!isNumber || !(factor >= 0.001) || !(factor <= 1e6))
        return std::nullopt;
    return std::llround(factor * 1'000);
}

std::optional<QSize> parseSize(const QString& text)
{
    const QStringList sides = text.split(QLatin1Char('x'));
    if (sides.size() != 2)
        return std::nullopt;
    const QSize size(sides[0].toInt(), sides[1].toInt());
    const bool isSensible =
        size.width() >= 320 && size.height() >= 240 && size.width() <= 16'384 && size.height() <= 16'384;
    return isSensible ? std::optional{size} : std::nullopt;
}

std::optional<Look> lookNamed(const QString& name)
{
    if (name == QLatin1String("light"))
        return Look::Light;
    if (name == QLatin1String("dark"))
        return Look::Dark;
    if (name == QLatin1String("high-contrast"))
        return Look::HighContrast;
    return std::nullopt;
}

// "150" or "150%".
std::optional<int> parseTextScale(QString text)
{
    if (text.endsWith(QLatin1Char('%')))
        text.chop(1);
    bool isNumber = false;
    const int percent = text.toInt(&isNumber);
    if (!isNumber || percent < widgets::Theme::kLeastPercent || percent > widgets::Theme::kMostPercent)
        return std::nullopt;
    return percent;
}

}

base::Result<std::variant<Options, Answered>> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const auto add = [&](const char* name, const char* value) {
        const QCommandLineOption option(QString::fromLatin1(name), {}, QString::fromLatin1(value));
        parser.addOption(option);
        return option;
    };
    const auto help = add("help", "");
    const auto version = add("version", "");
    const auto scenario = add("scenario", "FILE");
    const auto runTo = add("run-to", "TIME");
    const auto fingerprint = add("print-fingerprint", "");
    const auto picture = add("picture", "FILE");
    const auto size = add("size", "WxH");
    const auto theme = add("theme", "NAME");
    const auto stage = add("stage", "NAME");
    const auto textScale = add("text-scale", "PERCENT");
    const auto reducedMotion = add("reduced-motion", "");
    const auto language = add("lang", "CODE");
    const auto seed = add("seed", "N");
    const auto profile = add("profile", "NAME");
    const auto speed = add("speed", "FACTOR");

    // Qt's own help ends the process; ours is printed by the caller like everything else.
    const bool isParsed = parser.parse(arguments);
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty())
        return base::Problem{{}, "there is no option " + dashed(unknown.front())};
    if (!isParsed)
        return base::Problem{{}, parser.errorText().toStdString()};
    if (parser.isSet(help))
        return std::variant<Options, Answered>{Answered{QString::fromUtf8(kHelp)}};
    if (parser.isSet(version))
        return std::variant<Options, Answered>{Answered{QStringLiteral("shardscope " SHARDSCOPE_VERSION "\n")}};

    Options options;
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return base::Problem{files[1].toStdString(), "only one file can be opened"};
    if (!files.isEmpty() && parser.isSet(scenario))
        return problem(QStringLiteral("scenario"), QStringLiteral("name the scenario once, here or as the file"));
    options.file = parser.isSet(scenario) ? parser.value(scenario) : files.value(0);
    options.printsFingerprint = parser.isSet(fingerprint);
    options.picture = parser.value(picture);
    if (parser.isSet(runTo)) {
        options.runTo = base::parseDuration(parser.value(runTo).toStdString());
        if (!options.runTo)
            return problem(QStringLiteral("run-to"),
                QStringLiteral("write a time like 90s, 10m or 1h30m, up to 12725d"));
    }
    if (parser.isSet(size)) {
        const auto parsed = parseSize(parser.value(size));
        if (!parsed)
            return problem(QStringLiteral("size"),
                QStringLiteral("write a size like 1280x800, from 320x240 to 16384x16384"));
        options.size = *parsed;
    }
    if (parser.isSet(theme)) {
        const QString name = parser.value(theme);
        options.look = lookNamed(name);
        if (!options.look)
            return problem(QStringLiteral("theme"), QStringLiteral("choose light, dark or high-contrast"));
    }
    if (parser.isSet(stage)) {
        const QString name = parser.value(stage);
        if (name != QLatin1String("stream") && name != QLatin1String("fan-out"))
            return problem(QStringLiteral("stage"), QStringLiteral("choose stream or fan-out"));
        options.stage = name == QLatin1String("fan-out") ? StageName::FanOut : StageName::Stream;
    }
    if (parser.isSet(textScale)) {
        options.textPercent = parseTextScale(parser.value(textScale));
        if (!options.textPercent)
            return problem(QStringLiteral("text-scale"), QStringLiteral("give a percentage from 50 to 250"));
    }
    options.reducesMotion = parser.isSet(reducedMotion);
    if (parser.isSet(language)) {
        options.language = parser.value(language);
        // The last is English made longer, for seeing whether it still fits; it is not offered.
        if (!QStringList{QStringLiteral("en"), QStringLiteral("zh_TW"), QStringLiteral("vi"), QStringLiteral("en+40")}
                 .contains(options.language))
            return problem(QStringLiteral("lang"), QStringLiteral("choose en, vi or zh_TW"));
    }
    if (parser.isSet(seed)) {
        bool isNumber = false;
        options.seed = parser.value(seed).toULongLong(&isNumber);
        if (!isNumber)
            return problem(QStringLiteral("seed"),
                QStringLiteral("write a whole number from 0 to 18446744073709551615"));
    }
    if (parser.isSet(profile)) {
        options.profile = streams::profileNamed(parser.value(profile).toStdString());
        if (!options.profile)
            return problem(QStringLiteral("profile"), QStringLiteral("choose classic or current"));
    }
    if (parser.isSet(speed)) {
        options.speedPerMille = parseSpeed(parser.value(speed));
        if (!options.speedPerMille)
            return problem(QStringLiteral("speed"),
                QStringLiteral("write a factor from 0.001 to 1000000 such as 60, or max"));
    }
    return std::variant<Options, Answered>{options};
}

}
