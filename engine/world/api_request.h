// A request as the service's model has it: the members that go over the wire, by its names (spec/data-streams.md
// 2.1) and in an order fit to read. Instants are Unix time, and a stream or consumer that the service takes by its ARN
// alone has one. Members that say what holds anyway are left out.
#pragma once

#include "streams/service.h"
#include "world/command.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

struct ApiMember;

struct ApiValue {
    // Answered: the text that the call before it was answered with, under the same name.
    enum class Kind : std::uint8_t { Text, Integer, Boolean, Blob, Timestamp, List, Map, Structure, Answered };

    Kind kind = Kind::Text;
    std::string text;               // of a text; of a blob, its bytes
    std::int64_t integer = 0;       // also 1 for true; of a timestamp, Unix milliseconds
    std::vector<ApiMember> members; // of a list without names
};

struct ApiMember {
    std::string name;
    ApiValue value;
};

struct ApiRequest {
    std::string_view operation; // "CreateStream"
    std::vector<ApiMember> members;

    [[nodiscard]] const ApiValue* find(std::string_view name) const;
};

// Nothing for commands that are the simulator's own. Of a run's settings the names and the epoch count.
[[nodiscard]] std::optional<ApiRequest> apiRequest(const Action& action, const streams::ServiceSettings& settings);

// The members as compact JSON: blobs in base64, timestamps in seconds, as they stand in the body of a call.
[[nodiscard]] std::string bodyJson(const ApiRequest& request);

}
