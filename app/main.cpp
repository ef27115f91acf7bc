#include "document.h"
#include "keeper.h"
#include "language.h"
#include "main_window.h"
#include "opening.h"
#include "options.h"
#include "picture.h"
#include "widgets/window_style.h"
#include "world/built_in_scenarios.h"
#include "world/timeline.h"

#include <QApplication>

#include <cstdio>

namespace {

using namespace shardscope;

// Where a picture without --run-to is taken: the first hot shard is there to be seen.
constexpr base::Duration kPictureAt{90'000};

int fail(const app::Failure& failure)
{
    std::fprintf(stderr, "shardscope: %s\n", failure.problem.text().c_str());
    return static_cast<int>(failure.code);
}

base::Result<app::Opened, app::Failure> openAtStart(const app::Options& options)
{
    app::Opened opened{.run = {.scenario = world::defaultScenario()}};
    if (!options.file.isEmpty()) {
        const auto kind = app::kindOf(options.file);
        if (!kind)
            return kind.error();
        auto read = app::openFile(options.file, *kind, opened.run.scenario);
        if (!read)
            return read.error();
        opened = std::move(*read);
    }
    // Another seed or profile makes another run than the one that was saved.
    if (options.seed || options.profile)
        opened.run.fingerprint.reset();
    if (options.seed)
        opened.run.scenario.settings.seed = *options.seed;
    if (options.profile)
        opened.run.scenario.settings.service.profile = *options.profile;
    if (const auto world = world::makeWorld(opened.run.scenario); !world)
        return app::Failure{ExitCode::BadInput, world.error()};
    return opened;
}

int printFingerprint(const app::Opened& opened, base::Instant at)
{
    auto timeline = world::Timeline::open(opened.run);
    if (!timeline)
        return fail({ExitCode::BadInput, timeline.error()});
    const std::optional<std::uint64_t> saved = opened.run.fingerprint;
    if (saved && timeline->seek(opened.run.now) && timeline->world().fingerprint() != *saved)
        std::fprintf(stderr,
            "shardscope: the run was saved by another version of Shardscope, which played it "
            "differently; this is the fingerprint of this version\n");
    timeline->seek(at);
    std::printf("%016llx\n", static_cast<unsigned long long>(timeline->world().fingerprint()));
    return 0;
}

int showWindow(QApplication& application, const app::Options& options, app::Opened opened)
{
    const bool isPicture = !options.picture.isEmpty();
    app::Preferences preferences = isPicture ? app::Preferences{} : app::Preferences::load();
    if (options.look)
        preferences.look = *options.look;
    if (options.stage)
        preferences.stage = *options.stage;
    if (options.textPercent)
        preferences.textPercent = *options.textPercent;
    if (options.reducesMotion)
        preferences.reducesMotion = true;
    if (!options.language.isEmpty())
        preferences.language = options.language;
    app::Language language;
    language.showEnglishTerms(preferences.showsEnglishTerms);
    language.use(preferences.language);

    app::Keeper keeper;
    widgets::EngineLink engine(
        opened.run.scenario, [&keeper](const world::SavedRun& run) { keeper.record(run); }, nullptr);
    app::Document document(engine, keeper, isPicture ? app::Autosave::Off : app::Autosave::On, nullptr);
    app::MainWindow window(engine, document, language, std::move(preferences));
    if (isPicture)
        window.resize(options.size);
    window.show();

    const auto control = [&engine](world::Control each) { engine.post(world::Request{std::move(each)}); };
    const bool isWorkspace = !options.file.isEmpty() && app::kindOf(options.file).hasValue()
        && *app::kindOf(options.file) == app::FileKind::Workspace;
    const bool isChanged = options.seed || options.profile;
    // Another seed or profile makes another run: the file that was named stays as it is.
    const QString file = isWorkspace && !isChanged && !isPicture ? options.file : QString{};
    if (isWorkspace)
        document.open(std::move(opened), file, app::OnceOpen::Stay);
    else
        document.begin(std::move(opened), file);
    if (options.speedPerMille)
        control(world::SetSpeed{*options.speedPerMille});

    int code = 0;
    if (isPicture) {
        const base::Instant at = base::instantAt(options.runTo.value_or(kPictureAt));
        auto* picture = new app::Picture(engine, window, at, options.picture);
        QObject::connect(picture, &app::Picture::done, &application, [&](bool isWritten) {
            code = isWritten ? 0 : fail({ExitCode::BadFile, {options.picture.toStdString(), "cannot be written"}});
            application.quit();
        });
    } else {
        if (options.runTo)
            control(world::Seek{base::instantAt(*options.runTo)});
        control(world::Play{});
    }
    const int ended = QApplication::exec();
    window.closeEndpoint();
    engine.stop();
    if (const base::Outcome outcome = keeper.flush(); !outcome)
        return fail({ExitCode::BadFile, outcome.error()});
    return ended != 0 ? ended : code;
}

}

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto read = app::readOptions(arguments);
    if (!read) {
        const int code = fail({ExitCode::Usage, read.error()});
        std::fputs("Try: shardscope --help\n", stderr);
        return code;
    }
    if (const auto* answered = std::get_if<app::Answered>(&*read)) {
        std::fputs(answered->text.toLocal8Bit().constData(), stdout);
        return 0;
    }
    const app::Options options = std::get<app::Options>(*read);

    // Neither a fingerprint nor a picture needs a display.
    if (options.isWithoutWindow())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication::setStyle(new widgets::WindowStyle);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("shardscope"));
    QApplication::setOrganizationName(QStringLiteral("shardscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Shardscope"));
    QApplication::setApplicationVersion(QStringLiteral(SHARDSCOPE_VERSION));

    base::Result<app::Opened, app::Failure> opened = openAtStart(options);
    if (!opened)
        return fail(opened.error());
    if (options.printsFingerprint) {
        // A workspace ends where it was saved, a scenario where it says.
        const base::Instant end =
            opened->run.now > base::kWorldStart ? opened->run.now : base::instantAt(opened->run.scenario.length);
        const int code = printFingerprint(*opened, options.runTo ? base::instantAt(*options.runTo) : end);
        if (code != 0 || options.picture.isEmpty())
            return code;
    }
    return showWindow(application, options, std::move(*opened));
}
