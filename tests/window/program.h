// The program without its main(): an engine, a document, a window on the first scenario.
#pragma once

#include "document.h"
#include "keeper.h"
#include "language.h"
#include "main_window.h"
#include "widgets/engine_link.h"
#include "world/built_in_scenarios.h"
#include "world/scenario.h"

#include <QApplication>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>

namespace shardscope::app {

struct Program {
    Language language;
    Keeper keeper;
    widgets::EngineLink engine{
        world::defaultScenario(), [this](const world::SavedRun& run) { keeper.record(run); }, nullptr};
    Document document{engine, keeper, Autosave::Off, nullptr};
    MainWindow window;

    explicit Program(const char* code = "en", const Preferences& preferences = {}, QSize size = {1'280, 800})
        : window(engine, document, language, preferences)
    {
        language.use(code);
        window.resize(size);
        window.show();
        document.begin(Opened{.run = {.scenario = world::defaultScenario()}}, {});
        waitFor([this] { return engine.latest().world != nullptr; });
    }
    ~Program()
    {
        window.closeEndpoint();
        engine.stop();
    }

    // What failed is the caller's line; clang 14 has no std::source_location.
    static void waitFor(const std::function<bool()>& isSo, const char* file = __builtin_FILE(),
        int line = __builtin_LINE())
    {
        if (!QTest::qWaitFor(isSo, 10'000))
            GTEST_FAIL_AT(file, line) << "waited in vain";
    }
    // In the dialog of that kind that comes up next, which keeps whoever opens it waiting; it is closed then unless it
    // has closed itself.
    template <typename Dialog>
    void onceOpen(const std::function<void(Dialog&)>& act)
    {
        // Ends with the dialog or with the test's patience.
        auto* timer = new QTimer(&window);
        QObject::connect(timer, &QTimer::timeout, &window, [this, timer, act] {
            auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
            if (dialog == nullptr)
                return;
            timer->stop();
            ++opened;
            act(*dialog);
            if (dialog->isVisible())
                dialog->close();
        });
        timer->start(20);
    }
    int opened = 0; // by onceOpen()
    void pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, key, modifiers);
    }
    void control(world::Control control) { engine.post(world::Request{std::move(control)}); }
    [[nodiscard]] base::Instant now() const { return engine.latest().world->now(); }
    [[nodiscard]] std::uint32_t openShards() const
    {
        return std::uint32_t(engine.latest().world->service().streams().front().map->open().size());
    }
    void seek(std::int64_t seconds)
    {
        const base::Instant at = base::instantAt(base::Duration{seconds * 1'000});
        control(world::Seek{at});
        waitFor([&] { return now() == at; });
    }
};

}
