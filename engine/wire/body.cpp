#include "wire/body.h"

#include "base/check.h"

// Results that turn into exceptions when they are used unchecked do not compile this way.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

namespace shardscope::wire {

// The DOM parser and not the on-demand one: the library picks its kernel for the processor at run time only for
// the former (on a plain x86-64 build on-demand is scalar). The parser keeps its buffers, texts too, until it
// reads the next body.
class Body::JsonReader {
public:
    explicit JsonReader(Body& body) : m_body(body) {}

    [[nodiscard]] bool read(std::string& bytes)
    {
        if (bytes.capacity() < bytes.size() + simdjson::SIMDJSON_PADDING)
            bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
        simdjson::dom::element root;
        simdjson::dom::object object;
        constexpr bool isCopied = false; // it has its padding
        if (m_parser.parse(bytes.data(), bytes.size(), isCopied).get(root) || root.get_object().get(object))
            return false;
        return readObject(object, {}, 1);
    }

private:
    [[nodiscard]] bool readObject(const simdjson::dom::object& object, std::string_view name, std::uint32_t depth)
    {
        const std::size_t at = m_body.add(NodeKind::Map, name);
        for (const simdjson::dom::key_value_pair field : object) {
            if (!readValue(field.value, field.key, depth))
                return false;
        }
        close(at);
        return true;
    }

    [[nodiscard]] bool readArray(const simdjson::dom::array& array, std::string_view name, std::uint32_t depth)
    {
        const std::size_t at = m_body.add(NodeKind::List, name);
        for (const simdjson::dom::element element : array) {
            if (!readValue(element, {}, depth))
                return false;
        }
        close(at);
        return true;
    }

    // Whatever is asked of an element fits its type.
    [[nodiscard]] bool readValue(simdjson::dom::element value, std::string_view name, std::uint32_t depth)
    {
        const auto fresh = [&](NodeKind kind) -> Node& { return m_body.m_nodes[m_body.add(kind, name)]; };
        switch (value.type()) {
        case simdjson::dom::element_type::OBJECT: {
            simdjson::dom::object object;
            return depth < kBodyDepth && !value.get_object().get(object) && readObject(object, name, depth + 1);
        }
        case simdjson::dom::element_type::ARRAY: {
            simdjson::dom::array array;
            return depth < kBodyDepth && !value.get_array().get(array) && readArray(array, name, depth + 1);
        }
        case simdjson::dom::element_type::STRING:
            return !value.get_string().get(fresh(NodeKind::Text).text);
        case simdjson::dom::element_type::INT64:
            return !value.get_int64().get(fresh(NodeKind::Integer).integer);
        case simdjson::dom::element_type::UINT64: // beyond 63 bits
        case simdjson::dom::element_type::DOUBLE:
            return !value.get_double().get(fresh(NodeKind::Number).number);
        case simdjson::dom::element_type::BOOL:
            return !value.get_bool().get(fresh(NodeKind::Boolean).boolean);
        case simdjson::dom::element_type::NULL_VALUE:
            fresh(NodeKind::Null);
            return true;
        }
        return false;
    }

    void close(std::size_t at) { m_body.m_nodes[at].end = static_cast<std::uint32_t>(m_body.m_nodes.size()); }

    Body& m_body;
    simdjson::dom::parser m_parser;
};

Body::Body() : m_json(std::make_unique<JsonReader>(*this)) {}

Body::~Body() = default;

bool Body::read(Codec codec, std::string& bytes)
{
    // What a large body has taken is given back with the next one, or one caller would cost us much for ever.
    constexpr std::size_t kLarge = 2 * 1'024 * 1'024;
    if (m_bytes.size() > kLarge && bytes.size() <= kLarge) {
        m_bytes = {};
        m_nodes = {};
        m_json = std::make_unique<JsonReader>(*this);
    }
    m_nodes.clear();
    m_used = 0;
    if (m_bytes.size() < bytes.size())
        m_bytes.resize(bytes.size());
    return codec == Codec::Json ? readJson(bytes) : readCbor(bytes);
}

bool Body::readJson(std::string& bytes) { return m_json->read(bytes); }

std::size_t Body::add(NodeKind kind, std::string_view name)
{
    Node& node = m_nodes.emplace_back();
    node.kind = kind;
    node.name = name;
    node.end = static_cast<std::uint32_t>(m_nodes.size());
    return m_nodes.size() - 1;
}

char* Body::room(std::size_t bytes)
{
    SHARD_CHECK(m_used + bytes <= m_bytes.size());
    char* const room = m_bytes.data() + m_used;
    m_used += bytes;
    return room;
}

// --- Values ------------------------------------------------------------------

std::optional<Value> Value::find(std::string_view name) const
{
    std::optional<Value> found;
    for (const Value member : *this) {
        if (member.node().name == name)
            found = member;
    }
    return found && found->kind() != NodeKind::Null ? found : std::nullopt;
}

std::size_t Value::count() const
{
    std::size_t count = 0;
    for (Iterator at = begin(); at != end(); ++at)
        ++count;
    return count;
}

std::string Value::text(std::string_view name) const { return optionalText(name).value_or(std::string{}); }

std::optional<std::string> Value::optionalText(std::string_view name) const
{
    const auto found = find(name);
    return found ? std::optional{std::string{found->node().text}} : std::nullopt;
}

std::int64_t Value::integer(std::string_view name, std::int64_t otherwise) const
{
    return optionalInteger(name).value_or(otherwise);
}

std::optional<std::int64_t> Value::optionalInteger(std::string_view name) const
{
    const auto found = find(name);
    return found ? std::optional{found->node().integer} : std::nullopt;
}

bool Value::boolean(std::string_view name) const
{
    const auto found = find(name);
    return found && found->node().boolean;
}

std::optional<std::int64_t> Value::timestamp(std::string_view name) const { return optionalInteger(name); }

}
