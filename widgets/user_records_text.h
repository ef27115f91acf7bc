// What the KPL packed in the records of one partition key, in the language of the window: of the latest that have been
// looked at (world/user_records.h). A shard counts and refuses each of those records as one.
#pragma once

#include "world/user_records.h"

#include <QString>

#include <cstddef>

namespace shardscope::widgets {

// "KPL: 48 user records in the latest 3 of its records: mobile 62 %, k3 20 %", with as many keys at most; plain text,
// empty where none of them is an aggregated one.
[[nodiscard]] QString userRecordsText(const world::UserRecords& told, std::size_t mostKeys);

}
