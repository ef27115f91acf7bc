// What a record holds, for a narrow column: the first of its bytes, and of an aggregated record of the KPL the user
// records and its parts.
#pragma once

#include "base/hash_key.h"
#include "streams/payload.h"
#include "widgets/theme.h"

#include <QString>

namespace shardscope::widgets {

// Rich text; nothing for a synthetic record, which has no bytes. `shard` is the range of the shard that it is in. At
// most 50 user records and 64 bytes of a part are shown, and how many more there are is said.
[[nodiscard]] QString recordText(const streams::Payload& data, base::HashRange shard, const Theme& theme);

}
