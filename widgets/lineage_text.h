// The closed ancestors of a shard in words.
#pragma once

#include "world/lineage.h"

#include <QString>
#include <QStringList>

namespace shardscope::widgets {

// "3 closed ancestors"
[[nodiscard]] QString ancestorsText(const world::Lineage& lineage);
// "2 finished by analytics", one for each reader.
[[nodiscard]] QStringList finishedTexts(const world::World& world, const world::Lineage& lineage);

}
