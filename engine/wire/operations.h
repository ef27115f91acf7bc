// The operations of the API as they look on the wire, one row each: its name, the shape of its request, how a
// body becomes a command's action, and how a reply becomes a body. A new operation is a new row, in the file of what
// it is about: operations_streams.cpp and its neighbours.
#pragma once

#include "streams/service.h"
#include "wire/body_writer.h"
#include "wire/shape.h"
#include "wire/signature.h"
#include "world/command.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shardscope::wire {

// What names and instants look like outside: the same for a whole run.
struct Naming {
    std::string region;
    std::string account;
    std::int64_t epochMs = 0; // Unix milliseconds of virtual time 0
    streams::Profile profile = streams::Profile::Current;

    explicit Naming(const streams::ServiceSettings& settings)
        : region(settings.region), account(settings.account), epochMs(settings.epochSecond * 1'000),
          profile(settings.profile)
    {
    }
    // Where a program is at home: in the region that it signs for, and in the account that is its access key, should
    // that be one's number. Empty fields: as the run itself.
    [[nodiscard]] streams::Home homeOf(const Signer& signer) const;
    [[nodiscard]] std::int64_t unixMs(base::Instant at) const { return epochMs + at.time_since_epoch().count(); }
    // Of what lies outside the time that a world lasts, its nearest end.
    [[nodiscard]] base::Instant instant(std::int64_t unixMs) const;
    // The same, but what lies after that time is as it was asked for: the service's refusal shows it.
    [[nodiscard]] base::Instant asked(std::int64_t unixMs) const;
};

struct Operation {
    std::string_view name;
    Shape input;
    // Of a body in that shape. What its members say together is the door's to check.
    world::Action (*decode)(const Value& body, const Naming& naming);
    // Of an accepted reply. Null: an empty body.
    void (*encode)(BodyWriter& out, const world::Reply& reply, const Naming& naming);
    // The answer is an event stream: wire/subscription.h.
    bool isStreamed = false;
    // Of a body of JSON in its usual form, in one pass; of any other nothing. Null: no form is.
    std::optional<world::Action> (*decodePlain)(std::string_view json) = nullptr;
};

// By name.
[[nodiscard]] std::span<const Operation> operations();
[[nodiscard]] const Operation* operationNamed(std::string_view name);

}
