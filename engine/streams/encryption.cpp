#include "streams/encryption.h"

#include "base/rng.h"

namespace shardscope::streams {

base::Instant Encryption::beginsAt(const EncryptionPeriod& period, std::uint32_t shard)
{
    const auto span = static_cast<std::uint64_t>(period.spread.count()) + 1;
    return period.from + base::Duration{static_cast<std::int64_t>(base::mix64(shard) % span)};
}

EncryptionType Encryption::typeAt(std::uint32_t shard, base::Instant arrival) const
{
    for (auto period = periods.rbegin(); period != periods.rend(); ++period)
        if (arrival >= beginsAt(*period, shard))
            return period->type;
    return EncryptionType::None;
}

}
