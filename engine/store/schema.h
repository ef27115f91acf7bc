// The tables of a workspace and how older ones become newer ones.
#pragma once

#include "store/database.h"

namespace shardscope::store {

// Refuses what is not a workspace, or one of a newer program, or one whose tables are not right.
[[nodiscard]] base::Outcome checkWorkspace(Database& database);
// Makes the tables in an empty file, or brings an older workspace up to date. The caller's transaction
// keeps it, or takes it back when the file was only to be read.
[[nodiscard]] base::Outcome bringUpToDate(Database& database);
[[nodiscard]] bool isUpToDate(Database& database);
// Nothing has been written to the file yet.
[[nodiscard]] bool isBlank(Database& database);

}
