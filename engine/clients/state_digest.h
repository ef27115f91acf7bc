// Folds a client's logical state into 64 bits for its world's fingerprint: values only,
// in a fixed order, never an address or a capacity.
#pragma once

#include "base/rng.h"
#include "base/time.h"
#include "clients/config.h"
#include "streams/service.h"

#include <cstdint>
#include <span>

namespace shardscope::clients {

class StateDigest {
public:
    StateDigest& add(std::uint64_t value)
    {
        m_value = base::mix64(m_value ^ value);
        return *this;
    }
    StateDigest& add(std::int64_t value) { return add(static_cast<std::uint64_t>(value)); }
    StateDigest& add(std::uint32_t value) { return add(std::uint64_t{value}); }
    StateDigest& add(base::Instant at) { return add(at.time_since_epoch().count()); }
    StateDigest& add(base::Duration length) { return add(length.count()); }
    StateDigest& add(const base::Rng& rng) { return add(rng.state()); }
    StateDigest& add(const streams::Attempt& attempt)
    {
        add((std::uint64_t{attempt.key} << 32) | attempt.size);
        return add((std::uint64_t{attempt.payload} << 32) | attempt.number);
    }
    StateDigest& add(const Curve& curve)
    {
        for (const Knot& knot : curve.knots)
            add(knot.at).add(knot.value);
        return add(std::uint64_t{curve.knots.size()});
    }

    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0;
};

}
