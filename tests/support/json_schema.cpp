#include "support/json_schema.h"

#include "base/check.h"
#include "base/json_writer.h"
#include "base/utf8.h"

#include <cstdlib>
#include <regex>

namespace shardscope::support {

namespace {

using Value = base::JsonValue;

std::string typeOf(const Value& value)
{
    switch (value.kind) {
    case Value::Kind::Null:
        return "null";
    case Value::Kind::Boolean:
        return "boolean";
    case Value::Kind::Number:
        return value.text.find_first_of(".eE") == std::string::npos ? "integer" : "number";
    case Value::Kind::String:
        return "string";
    case Value::Kind::Array:
        return "array";
    case Value::Kind::Object:
        return "object";
    }
    return "";
}

bool isSame(const Value& a, const Value& b) { return a.kind == b.kind && a.text == b.text && a.boolean == b.boolean; }

long double number(const Value& value) { return std::strtold(value.text.c_str(), nullptr); }

void write(base::JsonWriter& json, const Value& value)
{
    switch (value.kind) {
    case Value::Kind::Null:
        json.null();
        break;
    case Value::Kind::Boolean:
        json.boolean(value.boolean);
        break;
    case Value::Kind::Number:
        json.number(value.text);
        break;
    case Value::Kind::String:
        json.text(value.text);
        break;
    case Value::Kind::Array:
        json.beginArray(base::JsonWriter::Layout::Lines);
        for (const Value& element : value.elements)
            write(json, element);
        json.end();
        break;
    case Value::Kind::Object:
        json.beginObject(base::JsonWriter::Layout::Lines);
        for (const base::JsonMember& one : value.members) {
            json.key(one.name);
            write(json, one.value);
        }
        json.end();
        break;
    }
}

// The schema of a member: by its name, or that of all others.
const Value* propertyOf(const Value& schema, const std::string& name)
{
    if (const Value* properties = member(schema, "properties")) {
        if (const Value* property = member(*properties, name))
            return property;
    }
    const Value* others = member(schema, "additionalProperties");
    return others != nullptr && others->kind == Value::Kind::Object ? others : nullptr;
}

void collectProperties(const Value& schema, const std::string& path, const std::set<const Value*>& used,
    std::vector<std::string>& unused)
{
    for (const base::JsonMember& one : schema.members) {
        if (one.name == "properties") {
            for (const base::JsonMember& property : one.value.members) {
                if (used.count(&property.value) == 0)
                    unused.push_back(path + "/" + property.name);
                collectProperties(property.value, path + "/" + property.name, used, unused);
            }
        } else if (one.name != "default" && one.name != "enum") {
            collectProperties(one.value, path + "/" + one.name, used, unused);
        }
    }
    for (std::size_t i = 0; i < schema.elements.size(); ++i)
        collectProperties(schema.elements[i], path + "/" + std::to_string(i), used, unused);
}

}

const Value* member(const Value& object, const std::string& name)
{
    for (const base::JsonMember& one : object.members) {
        if (one.name == name)
            return &one.value;
    }
    return nullptr;
}

std::string writeJson(const Value& value)
{
    std::string out;
    base::JsonWriter json{out};
    write(json, value);
    return out;
}

std::optional<std::string> JsonSchema::problemIn(const Value& value) { return check(m_root, value, ""); }

std::vector<std::string> JsonSchema::unusedProperties() const
{
    std::vector<std::string> unused;
    collectProperties(m_root, "", m_used, unused);
    return unused;
}

const Value& JsonSchema::resolve(const Value& schema, const Value& value)
{
    if (const Value* reference = member(schema, "$ref")) {
        const std::string prefix = "#/$defs/";
        SHARD_CHECK(reference->text.rfind(prefix, 0) == 0);
        const Value* target = member(*member(m_root, "$defs"), reference->text.substr(prefix.size()));
        SHARD_CHECK(target != nullptr);
        return resolve(*target, value);
    }
    for (const char* choice : {"anyOf", "oneOf"}) {
        const Value* branches = member(schema, choice);
        if (branches == nullptr)
            continue;
        // The branch for this call, or else for this kind of value.
        for (const Value& branch : branches->elements) {
            const Value& resolved = resolve(branch, value);
            const Value* properties = member(resolved, "properties");
            const Value* call = properties != nullptr ? member(*properties, "call") : nullptr;
            const Value* given = member(value, "call");
            if (call != nullptr && (given == nullptr || !isSame(*member(*call, "const"), *given)))
                continue;
            const Value* type = member(resolved, "type");
            const std::string wanted = type != nullptr ? type->text : "string";
            if (wanted == typeOf(value) || (wanted == "number" && typeOf(value) == "integer"))
                return resolved;
        }
        return resolve(branches->elements.front(), value);
    }
    return schema;
}

const Value* JsonSchema::schemaAt(const Value& value, const std::vector<std::string>& path)
{
    const Value* schema = &resolve(m_root, value);
    const Value* here = &value;
    for (const std::string& step : path) {
        if (here->kind == Value::Kind::Array) {
            here = &here->elements.at(std::stoul(step));
            schema = member(*schema, "items");
        } else {
            here = member(*here, step);
            schema = propertyOf(*schema, step);
        }
        if (here == nullptr || schema == nullptr)
            return nullptr;
        schema = &resolve(*schema, *here);
    }
    return schema;
}

std::optional<std::string> JsonSchema::check(const Value& unresolved, const Value& value, const std::string& path)
{
    const Value& schema = resolve(unresolved, value);
    const auto problem = [&](const std::string& what) { return path + ": " + what; };
    if (const Value* type = member(schema, "type");
        type != nullptr && type->text != typeOf(value) && !(type->text == "number" && typeOf(value) == "integer"))
        return problem("is " + typeOf(value) + ", not " + type->text);
    if (const Value* only = member(schema, "const"); only != nullptr && !isSame(*only, value))
        return problem("is not " + only->text);
    if (const Value* choices = member(schema, "enum")) {
        bool isKnown = false;
        for (const Value& choice : choices->elements)
            isKnown = isKnown || isSame(choice, value);
        if (!isKnown)
            return problem("is none of the choices");
    }
    if (const Value* minimum = member(schema, "minimum"); minimum != nullptr && number(value) < number(*minimum))
        return problem("is too small");
    if (const Value* maximum = member(schema, "maximum"); maximum != nullptr && number(value) > number(*maximum))
        return problem("is too large");
    if (const Value* length = member(schema, "minLength");
        length != nullptr && static_cast<long double>(base::utf8Characters(value.text)) < number(*length))
        return problem("is too short");
    if (const Value* length = member(schema, "maxLength");
        length != nullptr && static_cast<long double>(base::utf8Characters(value.text)) > number(*length))
        return problem("is too long");
    if (const Value* pattern = member(schema, "pattern");
        pattern != nullptr && !std::regex_search(value.text, std::regex{pattern->text}))
        return problem("does not match " + pattern->text);
    if (value.kind == Value::Kind::Object)
        return checkObject(schema, value, path);
    const Value* items = member(schema, "items");
    for (std::size_t i = 0; items != nullptr && i < value.elements.size(); ++i) {
        if (auto inner = check(*items, value.elements[i], path + "/" + std::to_string(i)))
            return inner;
    }
    return std::nullopt;
}

std::optional<std::string> JsonSchema::checkObject(const Value& schema, const Value& value, const std::string& path)
{
    const Value* required = member(schema, "required");
    for (std::size_t i = 0; required != nullptr && i < required->elements.size(); ++i) {
        if (member(value, required->elements[i].text) == nullptr)
            return path + ": lacks " + required->elements[i].text;
    }
    for (const base::JsonMember& one : value.members) {
        const Value* property = propertyOf(schema, one.name);
        if (property == nullptr)
            return path + "/" + one.name + ": is unknown";
        m_used.insert(property);
        if (auto inner = check(*property, one.value, path + "/" + one.name))
            return inner;
    }
    return std::nullopt;
}

}
