#include "streams/stream_settings.h"

#include "base/rng.h"

namespace shardscope::streams {

namespace {

class Digest {
public:
    Digest& add(std::uint64_t value)
    {
        m_hash = base::mix64(m_hash ^ value);
        return *this;
    }
    Digest& add(std::string_view text) { return add(base::hashText(text)); }
    Digest& add(base::Instant at) { return add(static_cast<std::uint64_t>(at.time_since_epoch().count())); }
    Digest& add(const std::vector<base::Instant>& instants)
    {
        for (const base::Instant at : instants)
            add(at);
        return add(std::uint64_t{instants.size()});
    }
    Digest& add(const EncryptionPeriod& period)
    {
        return add(period.from)
            .add(static_cast<std::uint64_t>(period.spread.count()))
            .add(static_cast<std::uint64_t>(period.type))
            .add(std::string_view{period.keyId});
    }
    [[nodiscard]] std::uint64_t value() const { return m_hash; }

private:
    std::uint64_t m_hash = 0;
};

void add(Digest& digest, const OnDemand& onDemand)
{
    digest.add(onDemand.nextLook.value_or(base::kWorldStart)).add(static_cast<std::uint64_t>(onDemand.recordsBefore));
    for (const std::int64_t bytes : onDemand.bytesBefore)
        digest.add(static_cast<std::uint64_t>(bytes));
    for (const HourPeak& peak : onDemand.hours)
        digest.add(static_cast<std::uint64_t>(peak.hour))
            .add(static_cast<std::uint64_t>(peak.bytes))
            .add(static_cast<std::uint64_t>(peak.records));
    for (const ScheduledSplit& split : onDemand.splits)
        digest.add(std::uint64_t{number(split.shard)}).add(split.due);
    digest.add(static_cast<std::uint64_t>(onDemand.warm.targetMiBps))
        .add(static_cast<std::uint64_t>(onDemand.warm.currentMiBps));
    if (onDemand.idleSince)
        digest.add(*onDemand.idleSince);
}

}

std::uint64_t StreamSettings::digest() const
{
    Digest digest;
    digest.add(static_cast<std::uint64_t>(mode))
        .add(static_cast<std::uint64_t>(distribution))
        .add(std::uint64_t{nextPlace})
        .add(std::uint64_t{monitoring})
        .add(static_cast<std::uint64_t>(maxRecordBytes))
        .add(std::string_view{policy.text()});
    for (const auto& [key, value] : tags)
        digest.add(std::string_view{key}).add(std::string_view{value});
    for (const EncryptionPeriod& period : encryption.periods)
        digest.add(period);
    digest.add(encryption.changes).add(modeSwitches);
    add(digest, onDemand);
    if (pending) {
        digest.add(pending->due);
        if (pending->encryption)
            digest.add(*pending->encryption);
        digest.add(pending->mode ? 1 + static_cast<std::uint64_t>(*pending->mode) : 0)
            .add(static_cast<std::uint64_t>(pending->maxRecordBytes.value_or(0)));
    }
    return digest.value();
}

}
