// Reads the fields of one JSON object and refuses, with file, line, path and a remedy, what
// is missing, of the wrong type, out of range or unknown. The first Problem of a file stays;
// after it every read leaves its target as it was, so readers need no checks in between.
//
//   Fields stream{value, "/streams/0", reading};
//   stream.text("name", name, {.isRequired = true});
//   stream.integer("shards", shards, {1, 10'000});
//   stream.finish();            // refuses fields that nobody asked for
#pragma once

#include "base/json_reader.h"
#include "base/time.h"
#include "world/scenario.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::world {

// What all objects of one file share while it is read.
struct FileReading {
    std::string fileName;
    const FileReader& readFile;
    // Scenarios are checked as they are read. Journals hold what was asked for, also what was
    // refused: there the World itself refuses again what is out of bounds.
    bool areBoundsChecked = true;
    std::optional<base::Problem> problem;

    void refuse(std::uint32_t line, const std::string& path, std::string what);
};

template <typename T>
struct Bounds {
    T lowest = std::numeric_limits<T>::min();
    T highest = std::numeric_limits<T>::max();
};

struct TextBounds {
    std::size_t fewest = 0; // characters
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

template <typename E>
struct Choice {
    std::string_view name;
    E value;
};

class Fields {
public:
    Fields(const base::JsonValue& object, std::string path, FileReading& reading);

    // Refuses the object when it lacks the field; says what belongs there.
    void require(std::string_view name, std::string_view meaning);
    // The field as it is, noted as known; null when it is absent.
    [[nodiscard]] const base::JsonValue* find(std::string_view name);

    // Each leaves `target` when the field is absent or refused.
    template <typename T>
    void integer(std::string_view name, T& target, Bounds<T> bounds)
    {
        if constexpr (std::is_unsigned_v<T>) {
            if (const auto value = readUnsigned(name, {bounds.lowest, bounds.highest}, std::numeric_limits<T>::max()))
                target = static_cast<T>(*value);
        } else {
            if (const auto value = readSigned(name, {bounds.lowest, bounds.highest}))
                target = static_cast<T>(*value);
        }
    }
    // A fraction kept as an integer: 0.28 with 6 decimals is 280'000. Bounds are of the integer.
    template <typename T>
    void decimal(std::string_view name, T& target, int decimals, Bounds<std::int64_t> bounds)
    {
        const base::JsonValue* value = find(name);
        if (const auto number = value ? readDecimal(*value, pathOf(name), decimals, bounds) : std::nullopt)
            target = static_cast<T>(*number);
    }
    void text(std::string_view name, std::string& target, TextBounds bounds);
    void boolean(std::string_view name, bool& target);
    void duration(std::string_view name, base::Duration& target, Bounds<std::int64_t> boundsMs);
    template <typename E, std::size_t N>
    void choice(std::string_view name, E& target, const Choice<E> (&choices)[N])
    {
        std::string word;
        if (find(name) == nullptr)
            return;
        text(name, word, {});
        std::string known;
        for (const Choice<E>& choice : choices) {
            if (choice.name == word) {
                target = choice.value;
                return;
            }
            known += (known.empty() ? "\"" : ", \"") + std::string{choice.name} + "\"";
        }
        refuse(name, "must be one of " + known + ", not \"" + word + "\"");
    }

    // Refuses a field (or, with an empty name, the object) for a reason of the reader's own.
    void refuse(std::string_view name, std::string what);
    void finish();

    [[nodiscard]] std::string pathOf(std::string_view name) const;
    [[nodiscard]] FileReading& reading() const { return m_reading; }
    [[nodiscard]] bool isRefused() const { return m_reading.problem.has_value(); }

    [[nodiscard]] std::optional<std::int64_t> readDecimal(const base::JsonValue& value, const std::string& path,
        int decimals, Bounds<std::int64_t> bounds) const;

private:
    [[nodiscard]] std::optional<std::int64_t> readSigned(std::string_view name, Bounds<std::int64_t> bounds);
    [[nodiscard]] std::optional<std::uint64_t> readUnsigned(std::string_view name, Bounds<std::uint64_t> bounds,
        std::uint64_t typeHolds);
    [[nodiscard]] bool isOfKind(const base::JsonValue& value, const std::string& path, base::JsonValue::Kind kind,
        std::string_view wanted) const;

    const base::JsonValue& m_object;
    std::string m_path;
    FileReading& m_reading;
    std::vector<std::string> m_known;
};

// "a string", "a number", …: what stands there, for messages.
[[nodiscard]] std::string_view kindName(base::JsonValue::Kind kind);

// A field that holds an object is read by `read`, and refused where it knows nothing of a name in it.
template <typename Reader>
void readObject(Fields& fields, std::string_view name, const Reader& read)
{
    const base::JsonValue* value = fields.find(name);
    if (value == nullptr)
        return;
    Fields inner{*value, fields.pathOf(name), fields.reading()};
    read(inner);
    inner.finish();
}

// What a choice is called.
template <typename E, std::size_t N>
[[nodiscard]] std::string_view nameOf(const Choice<E> (&choices)[N], E value)
{
    for (const Choice<E>& choice : choices) {
        if (choice.value == value)
            return choice.name;
    }
    return {};
}

// The elements of an array field with their paths; a field of another kind is refused.
[[nodiscard]] std::vector<std::pair<const base::JsonValue*, std::string>> elementsOf(Fields& fields,
    std::string_view name, Bounds<std::size_t> counts);

}
