// What can be done with a shard, or with a key's needle, from its context menu: the same verbs in
// the same order everywhere.
#pragma once

#include <QString>

#include <optional>

class QPoint;
class QWidget;

namespace shardscope::widgets {

enum class ShardVerb { Why, Split, Merge, Poison, Heal, Pin, CopyId, CopyKey, FilterCalls };

struct ShardMenuFacts {
    QString title; // "shard 1"
    QString key;   // the needle that was meant; empty for the shard itself
    bool isPinned = false;
    bool hasPoison = false;
};

// Waits for a choice, as menus do; nothing when it is left.
[[nodiscard]] std::optional<ShardVerb> askShardMenu(QWidget* parent, QPoint globalAt, const ShardMenuFacts& facts);

}
