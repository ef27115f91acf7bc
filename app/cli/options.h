// The command line as plain data, and the help that goes with it.
#pragma once

#include "base/time.h"
#include "exit_code.h"
#include "streams/quotas.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shardscope::cli {

enum class ReportFormat { Text, Json };

// A log to replay in place of a scenario.
struct LogOptions {
    std::string file;
    std::string keyField = "client";
    std::uint32_t shards = 4;
    std::int64_t speedThousandths = 1'000;
};

// A capture of calls to replay, into a scenario or alone.
struct CallsOptions {
    std::string file;
    std::uint32_t shards = 4; // of streams that the calls use and nobody has made
    std::int64_t speedThousandths = 1'000;
};

struct RunOptions {
    std::string scenario; // empty: the built-in one
    std::optional<LogOptions> log;
    std::optional<CallsOptions> calls;
    std::optional<base::Duration> length;
    std::optional<std::uint64_t> seed;
    std::optional<streams::Profile> profile;
    std::optional<streams::ThrottleMode> throttle;
    std::string quotas; // file; empty: the scenario's
    ReportFormat report = ReportFormat::Text;
    std::string metrics;    // file; empty: none
    std::string cloudWatch; // likewise
};

struct ServeOptions {
    std::string scenario; // empty: no stream yet, and the clock of now
    std::string address = "127.0.0.1";
    std::uint16_t port = 4567; // 0: a free one
    std::optional<bool> areLimitsOn;
    std::optional<bool> areTimingsReal; // the scenario's otherwise, as are the limits
    std::optional<streams::Profile> profile;
    std::optional<streams::ThrottleMode> throttle;
    std::string quotas; // file; empty: the scenario's
    std::int64_t speedThousandths = 1'000;
    std::string data;    // folder; empty: everything is in memory
    std::string capture; // file that the calls are written to; empty: none
    bool isStrict = false;
    // Of strict requests: "KEY:SECRET".
    std::string accessKey = "shardscope";
    std::string secretKey = "shardscope";
};

struct CheckOptions {
    std::string scenario;
};

struct ImportOptions {
    std::vector<std::string> files; // "-" is the standard input
};

// Which workspace's calls to print.
struct ExportCallsOptions {
    std::string workspace;
};

// Which quotas to print.
struct QuotasOptions {
    std::string file; // a scenario or a file of quotas; empty: of an account that has them as everybody
    std::optional<streams::Profile> profile;
    std::string region; // empty: the scenario's
    bool isDiff = false;
    bool isCsv = false;
    bool isJson = false;
};

// There is nothing left to do but to print this and end: help, version, or what was wrong.
struct Answered {
    ExitCode code = ExitCode::Fine;
    std::string text;
};

using Options =
    std::variant<RunOptions, ServeOptions, CheckOptions, ImportOptions, ExportCallsOptions, QuotasOptions, Answered>;

[[nodiscard]] Options readOptions(int argc, const char* const* argv);

}
