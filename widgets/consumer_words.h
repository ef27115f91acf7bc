// What is said of consumers in more than one place: how one reads, and what its age means.
#pragma once

#include "clients/config.h"

#include <QString>

namespace shardscope::widgets {

// "GetRecords every 200 ms on each shard, at most 10,000 records a call", or how a subscription
// of enhanced fan-out goes, which lives for `subscriptionLife`.
[[nodiscard]] QString readingText(const clients::ConsumerConfig& config, base::Duration subscriptionLife);
// What iterator age is and what it is not, and under which names the service tells it: rich text
// for the card under the pointer.
[[nodiscard]] QString iteratorAgeCard(clients::ConsumerConfig::Kind kind);
// Wraps, as plain text in a tool tip does not.
[[nodiscard]] QString paragraphs(const QStringList& texts);

}
