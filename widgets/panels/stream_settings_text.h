// What a stream is set to, in words: for its sheet and for the dialog that changes it.
#pragma once

#include "world/world.h"

#include <QString>

#include <cstdint>
#include <string>

namespace shardscope::widgets {

// "provisioned", "on-demand · 4.00 MiB/s": as much as its open shards take; "on-demand · warm 50 MiB/s".
[[nodiscard]] QString modeText(const world::World& world, const streams::Stream& stream);
[[nodiscard]] QString modeName(streams::CapacityMode mode);
// "50 MiB/s"
[[nodiscard]] QString warmText(std::int64_t mebibytesPerSecond);
// "none", "KMS · alias/orders"; of a key's ARN what names the key in its account, and of a long one both ends.
[[nodiscard]] QString encryptionText(streams::EncryptionType type, const std::string& keyId);
[[nodiscard]] QString encryptionText(const streams::Stream& stream);
// "1,024 KiB"
[[nodiscard]] QString recordSizeText(std::int64_t bytes);
// "cost=12", "team=web", one a line.
[[nodiscard]] QString tagLines(const streams::Tags& tags);
// Their names, one a line.
[[nodiscard]] QString metricLines(streams::ShardLevelMetrics metrics);
[[nodiscard]] QString distributionText(streams::RecordDistribution strategy);

// What a stream is set to or, while it is UPDATING, about to be set to.
struct SettingsAhead {
    streams::CapacityMode mode{};
    streams::EncryptionType encryption{};
    std::string keyId; // empty without encryption
    std::int64_t maxRecordBytes = 0;
};
[[nodiscard]] SettingsAhead settingsAhead(const streams::Stream& stream);

}
