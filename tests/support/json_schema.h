// As much of JSON Schema (2020-12) as our own schema uses, to hold it against the parser.
#pragma once

#include "base/json_reader.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace shardscope::support {

class JsonSchema {
public:
    // `root` must outlive this.
    explicit JsonSchema(const base::JsonValue& root) : m_root(root) {}

    // Why `value` is not valid: "/streams/0: …"; nullopt when it is.
    [[nodiscard]] std::optional<std::string> problemIn(const base::JsonValue& value);
    // Properties that no value has used so far, as paths into the schema.
    [[nodiscard]] std::vector<std::string> unusedProperties() const;
    // The schema that governs the value at a path of object names and list positions.
    [[nodiscard]] const base::JsonValue* schemaAt(const base::JsonValue& value, const std::vector<std::string>& path);

private:
    using Value = base::JsonValue;

    [[nodiscard]] std::optional<std::string> check(const Value& schema, const Value& value, const std::string& path);
    [[nodiscard]] std::optional<std::string> checkObject(const Value& schema, const Value& value,
        const std::string& path);
    // Follows $ref, and picks the branch of anyOf or oneOf that `value` fits best.
    [[nodiscard]] const Value& resolve(const Value& schema, const Value& value);

    const Value& m_root;
    std::set<const Value*> m_used;
};

[[nodiscard]] const base::JsonValue* member(const base::JsonValue& object, const std::string& name);
[[nodiscard]] std::string writeJson(const base::JsonValue& value);

}
