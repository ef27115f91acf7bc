// Who filled one second: the keys of a shard in a second that is over, ranked by records and by bytes,
// each as a share of that second and of the shard's quota. Pure functions over a const World, for when
// it is asked, not for every picture.
#pragma once

#include "world/queries.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace shardscope::world {

struct KeyOfSecond {
    base::HashKey hash;
    streams::KeyId key = 0;
    std::int64_t milliRecords = 0; // offered in the second, in thousandths: see queries.h
    std::int64_t bytes = 0;
    std::int64_t recordsPerMille = 0; // of all that was offered in the second
    std::int64_t bytesPerMille = 0;
    std::int64_t recordsOfQuota = 0; // in thousandths of the shard's quota
    std::int64_t bytesOfQuota = 0;
    friend bool operator==(const KeyOfSecond&, const KeyOfSecond&) = default;
};

struct SecondKeys {
    streams::ShardIndex shard{};
    Stretch second; // as its frame has it
    // As the frame counted them.
    std::int64_t stored = 0;
    std::int64_t storedBytes = 0;
    std::int64_t refused = 0; // entries, retries included
    // Refusals are kept for some seconds. Where they are gone, only what was stored is ranked.
    bool areRefusalsKnown = true;
    // Each record once.
    std::int64_t milliRecords = 0;
    std::int64_t bytes = 0;
    std::size_t keys = 0; // all there were
    std::vector<KeyOfSecond> byRecords;
    std::vector<KeyOfSecond> byBytes;
};

// The first `most` of each order. Unset where no second that holds `at` is kept (hours are kept by the
// minute), or where the shard was not open in it.
[[nodiscard]] std::optional<SecondKeys> keysOfSecond(const World& world, streams::StreamIndex stream,
    streams::ShardIndex shard, base::Instant at, std::size_t most);

// A second in which the shard refused writes: the nearest one that lies wholly before (after) the one that
// holds `from`, told by its beginning. Among the seconds that are kept.
enum class Towards { Earlier, Later };
[[nodiscard]] std::optional<base::Instant> refusingSecond(const World& world, streams::StreamIndex stream,
    streams::ShardIndex shard, base::Instant from, Towards towards);
// Whether the shard refused writes in the second that holds `at`.
[[nodiscard]] bool isRefusingAt(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    base::Instant at);

}
