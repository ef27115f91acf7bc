// What a request may hold, as tables: the members of each structure with their types and constraints, in the
// order of the service's model. convert() brings a body to its shape or says what type is wrong;
// violations() says which constraints fail, in the service's words. So an operation checks nothing by hand.
#pragma once

#include "wire/body.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shardscope::wire {

enum class FieldType : std::uint8_t { Text, Integer, Long, Boolean, Blob, Timestamp, List, Map, Structure };

enum class Pattern : std::uint8_t {
    None,
    Name,           // streams, consumers, shards
    HashKey,        // decimal, up to 39 digits
    SequenceNumber, // decimal, up to 129 digits
    StreamArn,
    ConsumerArn,
    ResourceArn,
    StreamId,
};
[[nodiscard]] std::string_view patternText(Pattern pattern);
[[nodiscard]] bool matches(Pattern pattern, std::string_view text);

inline constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();

struct Shape;

struct Field {
    std::string_view name; // the service's own: "StreamName"
    FieldType type = FieldType::Text;
    bool isRequired = false;
    // Of a text its characters, of a list or map its size, of a number itself.
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = kUnbounded;
    Pattern pattern = Pattern::None;
    std::span<const std::string_view> choices = {}; // of a text
    const Shape* of = nullptr;                      // of a structure, or of the structures in a list
    const Field* element = nullptr;                 // of a list or map of plain values: their constraints
};

struct Shape {
    std::span<const Field> fields;
};

// The message of a SerializationException, or nothing: members that the shape does not know and nulls have
// become Null, base64 has become Blob, numbers are whole and within their type.
[[nodiscard]] std::optional<std::string> convert(Body& body, const Shape& shape);

// The message of a ValidationException, or nothing. The body has been converted.
[[nodiscard]] std::optional<std::string> violations(const Value& body, const Shape& shape);

// "streamARN" of "StreamARN", as paths in messages begin.
[[nodiscard]] std::string memberName(std::string_view name);

}
