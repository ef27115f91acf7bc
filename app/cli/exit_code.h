// What scripts can tell from how the program ended. --help documents the same numbers.
#pragma once

namespace shardscope::cli {

enum class ExitCode : int {
    Fine = 0,
    Usage = 1,    // the command line was wrong
    BadInput = 2, // a scenario or log was; the message names the place and a remedy
    BadFile = 3,  // a file could not be read or written
};

}
