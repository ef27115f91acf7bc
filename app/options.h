// The command line of the window as plain data. Problems are sentences, ready to be printed.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "preferences.h"
#include "streams/quotas.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <variant>

namespace shardscope::app {

struct Options {
    QString file; // scenario, workspace or log; empty: the built-in scenario
    std::optional<base::Duration> runTo;
    bool printsFingerprint = false;
    QString picture; // file to render the window into
    QSize size{1440, 900};
    std::optional<Look> look;
    std::optional<StageName> stage;
    std::optional<int> textPercent;
    bool reducesMotion = false;
    QString language;
    std::optional<std::uint64_t> seed;
    std::optional<streams::Profile> profile;
    std::optional<std::int64_t> speedPerMille;

    // Nothing is shown on a display: the run is made, printed or painted, and that is all.
    [[nodiscard]] bool isWithoutWindow() const { return printsFingerprint || !picture.isEmpty(); }
};

// Print this and end.
struct Answered {
    QString text;
};

[[nodiscard]] base::Result<std::variant<Options, Answered>> readOptions(const QStringList& arguments);

}
