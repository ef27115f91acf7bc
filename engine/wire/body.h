// The body of a request as one tree, whichever codec it came in: AWS JSON 1.1 or CBOR 1.1. The nodes of a tree
// lie in one vector, in the order of the text; what is text or a blob points into the body itself or into the
// tree's own bytes, so reading a body of 500 records makes no object per record.
//
//   {"StreamName": "s", "Records": [{"Data": "YQ=="}]}
//   0 map to 5 | 1 StreamName text | 2 Records list to 5 | 3 map to 5 | 4 Data text
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::wire {

enum class Codec : std::uint8_t { Json, Cbor };

enum class NodeKind : std::uint8_t {
    Null, // also a member that no shape knows: see convert()
    Boolean,
    Integer,   // of 64 bits
    Number,    // any other
    Text,      // of JSON, also a blob that is still base64
    Blob,      // bytes as they are
    Timestamp, // tag 1 of CBOR, in `integer` as Unix milliseconds
    List,
    Map,
};

struct Node {
    NodeKind kind = NodeKind::Null;
    bool boolean = false;
    std::uint32_t end = 0; // index of the first node after this one and everything in it
    std::string_view name; // of a member
    std::string_view text;
    std::int64_t integer = 0;
    double number = 0;
};

// Containers may nest this deep; the service's own shapes need four.
inline constexpr std::uint32_t kBodyDepth = 16;

// A read tree. Refilled for each request, so that its memory is used again.
class Body {
public:
    Body();
    ~Body();
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

    // False when the body is not well-formed in its codec, not a map, or nests too deep. The tree lives until
    // the next call and as long as `bytes`, whose memory may grow by some bytes of padding.
    [[nodiscard]] bool read(Codec codec, std::string& bytes);

    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }
    [[nodiscard]] std::vector<Node>& nodes() { return m_nodes; }
    // Room for bytes that nodes point to, which stays where it is until the next read(): all that is ever asked
    // for must fit into the body's own length.
    [[nodiscard]] char* room(std::size_t bytes);

private:
    friend class CborReader;
    class JsonReader;

    [[nodiscard]] bool readJson(std::string& bytes);
    [[nodiscard]] bool readCbor(std::string_view bytes);
    std::size_t add(NodeKind kind, std::string_view name);

    std::vector<Node> m_nodes;
    std::string m_bytes;
    std::size_t m_used = 0;
    std::unique_ptr<JsonReader> m_json;
};

// One node of a tree, and what is in it. Names are the service's own: "StreamName".
class Value {
public:
    Value(const std::vector<Node>& nodes, std::uint32_t index) : m_nodes(&nodes), m_index(index) {}

    [[nodiscard]] const Node& node() const { return (*m_nodes)[m_index]; }
    [[nodiscard]] NodeKind kind() const { return node().kind; }
    [[nodiscard]] std::uint32_t index() const { return m_index; }

    // The member with that name; unset when there is none, or null. Of two the last counts.
    [[nodiscard]] std::optional<Value> find(std::string_view name) const;
    // Elements or members in their order.
    class Iterator {
    public:
        Iterator(const std::vector<Node>& nodes, std::uint32_t index) : m_nodes(&nodes), m_index(index) {}
        Value operator*() const { return {*m_nodes, m_index}; }
        Iterator& operator++()
        {
            m_index = (*m_nodes)[m_index].end;
            return *this;
        }
        friend bool operator!=(const Iterator& a, const Iterator& b) { return a.m_index != b.m_index; }

    private:
        const std::vector<Node>* m_nodes;
        std::uint32_t m_index;
    };
    [[nodiscard]] Iterator begin() const { return {*m_nodes, m_index + 1}; }
    [[nodiscard]] Iterator end() const { return {*m_nodes, node().end}; }
    [[nodiscard]] std::size_t count() const;

    // What a member holds, or what it means that there is none. The body has been converted to its shape.
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> optionalText(std::string_view name) const;
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t otherwise) const;
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(std::string_view name) const;
    [[nodiscard]] bool boolean(std::string_view name) const;
    // Unix milliseconds.
    [[nodiscard]] std::optional<std::int64_t> timestamp(std::string_view name) const;

private:
    const std::vector<Node>* m_nodes;
    std::uint32_t m_index;
};

}
