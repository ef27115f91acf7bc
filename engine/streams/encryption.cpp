#include "streams/encryption.h"

#include "base/rng.h"

namespace shardscope::streams {

EncryptionType Encryption::typeAt(std::uint32_t shard, base::Instant arrival) const
{
    for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
        const auto span = static_cast<std::uint64_t>(period->spread.count()) + 1;
        const base::Duration later{static_cast<std::int64_t>(base::mix64(shard) % span)};
        if (arrival >= period->from + later)
            return period->type;
    }
    return EncryptionType::None;
}

}
