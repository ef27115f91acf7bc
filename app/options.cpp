#include "options.h"

#include "base/time_text.h"

#include <QCommandLineParser>

#include <cmath>

namespace shardscope::app {

namespace {

using Answer = base::Result<std::variant<Options, Answered>>;

base::Problem problem(const QString& option, const QString& what)
{
    return {("--" + option).toStdString(), what.toStdString()};
}

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

}

base::Result<std::variant<Options, Answered>> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Simulates and shows Amazon Kinesis. Without a file it opens on a live scenario."));
    parser.addPositionalArgument(QStringLiteral("file"),
        QStringLiteral("A scenario (JSON), a workspace (*.shardscope) or an access log."), QStringLiteral("[file]"));
    const auto add = [&](const char* name, const char* what, const char* value) {
        const QCommandLineOption option(QString::fromLatin1(name), QString::fromUtf8(what), QString::fromLatin1(value));
        parser.addOption(option);
        return option;
    };
    const auto help = add("help", "Shows this text.", "");
    const auto version = add("version", "Shows the version.", "");
    const auto scenario = add("scenario", "Opens a scenario file.", "file");
    const auto runTo = add("run-to", "Runs to this virtual time first: 90s, 10m, 1h30m.", "time");
    const auto fingerprint =
        add("print-fingerprint", "Prints the fingerprint of the run and ends, without a window.", "");
    const auto picture = add("picture", "Renders the window into an image file and ends, without a display.", "file");
    const auto size = add("size", "Size of that picture, 1440x900 unless told.", "WxH");
    const auto theme = add("theme", "light or dark.", "name");
    const auto language = add("lang", "en, zh_TW or vi.", "code");
    const auto seed = add("seed", "Another seed for the scenario.", "number");
    const auto profile = add("profile", "Quotas: current or classic.", "name");
    const auto speed = add("speed", "Speed at the start: 0.1 to 10000, or max.", "factor");

    // Qt's own help ends the process; ours is printed by the caller like everything else.
    if (!parser.parse(arguments))
        return base::Problem{{}, parser.errorText().toStdString()};
    if (parser.isSet(help))
        return std::variant<Options, Answered>{Answered{parser.helpText()}};
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
            return problem(QStringLiteral("run-to"), QStringLiteral("a time is written like 90s, 10m or 1h30m"));
    }
    if (parser.isSet(size)) {
        const auto parsed = parseSize(parser.value(size));
        if (!parsed)
            return problem(QStringLiteral("size"), QStringLiteral("a size is written like 1280x800"));
        options.size = *parsed;
    }
    if (parser.isSet(theme)) {
        const QString name = parser.value(theme);
        if (name != QLatin1String("light") && name != QLatin1String("dark"))
            return problem(QStringLiteral("theme"), QStringLiteral("light or dark"));
        options.look = name == QLatin1String("dark") ? Look::Dark : Look::Light;
    }
    if (parser.isSet(language)) {
        options.language = parser.value(language);
        if (!QStringList{QStringLiteral("en"), QStringLiteral("zh_TW"), QStringLiteral("vi")}.contains(
                options.language))
            return problem(QStringLiteral("lang"), QStringLiteral("en, zh_TW or vi"));
    }
    if (parser.isSet(seed)) {
        bool isNumber = false;
        options.seed = parser.value(seed).toULongLong(&isNumber);
        if (!isNumber)
            return problem(QStringLiteral("seed"), QStringLiteral("a whole number from 0 on"));
    }
    if (parser.isSet(profile)) {
        options.profile = streams::profileNamed(parser.value(profile).toStdString());
        if (!options.profile)
            return problem(QStringLiteral("profile"), QStringLiteral("current or classic"));
    }
    if (parser.isSet(speed)) {
        options.speedPerMille = parseSpeed(parser.value(speed));
        if (!options.speedPerMille)
            return problem(QStringLiteral("speed"), QStringLiteral("a factor such as 0.1, 60 or 10000, or max"));
    }
    return std::variant<Options, Answered>{options};
}

}
