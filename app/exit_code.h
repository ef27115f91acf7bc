// What scripts can tell from how either program ended. --help documents the same numbers.
#pragma once

namespace shardscope {

enum class ExitCode : int {
    Fine = 0,
    Usage = 1,    // the command line was wrong
    BadInput = 2, // a scenario, log or workspace was; the message names the place and a remedy
    BadFile = 3,  // a file could not be read or written
};

}
