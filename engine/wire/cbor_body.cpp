// CBOR 1.1 (RFC 8949) into the tree, item by item, by libcbor's streaming decoder: it makes no objects of its own.
#include "base/utf8.h"
#include "wire/body.h"

#include <cbor.h>

#include <cmath>
#include <cstring>
#include <limits>

namespace shardscope::wire {

namespace {

constexpr std::int64_t kMostMs = std::int64_t{1} << 62;

std::string_view viewOf(cbor_data data, std::size_t length) { return {reinterpret_cast<const char*>(data), length}; }

}

// What the decoder calls back, as a machine with a stack of the containers that are open. A map's turn is a name,
// then what it names.
class CborReader {
public:
    explicit CborReader(Body& body) : m_body(body) {}

    [[nodiscard]] bool read(std::string_view bytes)
    {
        const auto* at = reinterpret_cast<cbor_data>(bytes.data());
        std::size_t left = bytes.size();
        while (!m_isBad && !m_isDone && left > 0) {
            const cbor_decoder_result result = cbor_stream_decode(at, left, &callbacks(), this);
            if (result.status != CBOR_DECODER_FINISHED || result.read == 0 || result.read > left)
                return false;
            at += result.read;
            left -= result.read;
        }
        return !m_isBad && m_isDone && left == 0;
    }

private:
    static constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();
    enum class Open : std::uint8_t { Map, List, Text, Blob };
    struct Container {
        Open kind;
        std::uint64_t left; // elements or members still to come; kUnknown until a break
        std::size_t node;
        std::size_t bytes; // of an indefinite string so far
        char* text;
    };

    static CborReader& self(void* context) { return *static_cast<CborReader*>(context); }
    static const cbor_callbacks& callbacks();

    // Makes a node for the item at hand, or takes it as the name of the next; null when neither may be.
    Node* item(NodeKind kind, std::string_view text = {})
    {
        if (m_isBad || m_isDone)
            return fail();
        if (m_open.empty()) {
            if (kind != NodeKind::Map || !m_body.nodes().empty() || m_tag)
                return fail();
            return &m_body.nodes()[m_body.add(kind, {})];
        }
        Container& in = m_open.back();
        if (in.kind == Open::Map && !m_isNamed) {
            if (kind != NodeKind::Text || m_tag)
                return fail();
            m_name = text;
            m_isNamed = true;
            return nullptr;
        }
        const std::size_t at = m_body.add(kind, in.kind == Open::Map ? m_name : std::string_view{});
        m_isNamed = false;
        Node& node = m_body.nodes()[at];
        node.text = text;
        return &node;
    }

    Node* fail()
    {
        m_isBad = true;
        return nullptr;
    }

    // An item has come to its end.
    void finish()
    {
        m_tag = false;
        while (!m_isBad && !m_open.empty()) {
            Container& in = m_open.back();
            if (in.kind == Open::Map && m_isNamed)
                return; // that was a name
            if (in.left == kUnknown || --in.left > 0)
                return;
            close();
        }
    }

    void close()
    {
        m_body.nodes()[m_open.back().node].end = static_cast<std::uint32_t>(m_body.nodes().size());
        m_open.pop_back();
        m_isDone = m_open.empty();
    }

    void open(Open kind, std::uint64_t items)
    {
        if (m_tag || m_open.size() >= kBodyDepth) {
            m_isBad = true;
            return;
        }
        if (item(kind == Open::Map ? NodeKind::Map : NodeKind::List) == nullptr) {
            m_isBad = true;
            return;
        }
        m_open.push_back({kind, items, m_body.nodes().size() - 1, 0, nullptr});
        if (items == 0) {
            close();
            finish();
        }
    }

    void beginString(Open kind)
    {
        if (m_tag || m_open.empty() || m_open.back().kind == Open::Text || m_open.back().kind == Open::Blob) {
            m_isBad = true;
            return;
        }
        m_open.push_back({kind, kUnknown, 0, 0, m_body.room(0)});
    }

    // A string, or a piece of one whose length was not known at its beginning.
    void string(Open kind, std::string_view bytes)
    {
        if (!m_open.empty() && (m_open.back().kind == Open::Text || m_open.back().kind == Open::Blob)) {
            Container& in = m_open.back();
            if (in.kind != kind || m_tag) {
                m_isBad = true;
                return;
            }
            std::memcpy(m_body.room(bytes.size()), bytes.data(), bytes.size());
            in.bytes += bytes.size();
            return;
        }
        wholeString(kind, bytes);
    }

    void wholeString(Open kind, std::string_view bytes)
    {
        if (m_tag || (kind == Open::Text && base::validUtf8Prefix(bytes) < bytes.size())) {
            m_isBad = true;
            return;
        }
        item(kind == Open::Text ? NodeKind::Text : NodeKind::Blob, bytes);
        finish();
    }

    void breakOff()
    {
        if (m_open.empty() || m_open.back().left != kUnknown || m_tag) {
            m_isBad = true;
            return;
        }
        const Container ended = m_open.back();
        if (ended.kind == Open::Text || ended.kind == Open::Blob) {
            m_open.pop_back();
            wholeString(ended.kind, {ended.text, ended.bytes});
            return;
        }
        if (ended.kind == Open::Map && m_isNamed) {
            m_isBad = true;
            return;
        }
        close();
        finish();
    }

    // Under tag 1 a number is an instant: the service's clients write whole milliseconds there.
    void integer(std::int64_t value)
    {
        if (Node* const node = item(m_tag ? NodeKind::Timestamp : NodeKind::Integer))
            node->integer = value;
        finish();
    }

    void number(double value)
    {
        if (m_tag && !(std::abs(value) < static_cast<double>(kMostMs)))
            m_isBad = true;
        if (Node* const node = item(m_tag ? NodeKind::Timestamp : NodeKind::Number)) {
            if (node->kind == NodeKind::Timestamp)
                node->integer = static_cast<std::int64_t>(std::floor(value));
            node->number = value;
        }
        finish();
    }

    void unsignedInteger(std::uint64_t value)
    {
        if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            integer(static_cast<std::int64_t>(value));
        else
            number(static_cast<double>(value));
    }

    // The item stands for -1 - value.
    void negativeInteger(std::uint64_t value)
    {
        if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            integer(-1 - static_cast<std::int64_t>(value));
        else
            number(-1.0 - static_cast<double>(value));
    }

    void simple(NodeKind kind, bool boolean)
    {
        if (m_tag)
            m_isBad = true;
        if (Node* const node = item(kind))
            node->boolean = boolean;
        finish();
    }

    void tag(std::uint64_t number)
    {
        if (number != 1 || m_tag || (!m_open.empty() && m_open.back().kind == Open::Map && !m_isNamed))
            m_isBad = true;
        m_tag = true;
    }

    Body& m_body;
    std::vector<Container> m_open;
    std::string_view m_name;
    bool m_isNamed = false;
    bool m_tag = false;
    bool m_isBad = false;
    bool m_isDone = false;
};

const cbor_callbacks& CborReader::callbacks()
{
    static const cbor_callbacks table = [] {
        cbor_callbacks c = cbor_empty_callbacks;
        c.uint8 = [](void* at, std::uint8_t value) { self(at).unsignedInteger(value); };
        c.uint16 = [](void* at, std::uint16_t value) { self(at).unsignedInteger(value); };
        c.uint32 = [](void* at, std::uint32_t value) { self(at).unsignedInteger(value); };
        c.uint64 = [](void* at, std::uint64_t value) { self(at).unsignedInteger(value); };
        c.negint8 = [](void* at, std::uint8_t value) { self(at).negativeInteger(value); };
        c.negint16 = [](void* at, std::uint16_t value) { self(at).negativeInteger(value); };
        c.negint32 = [](void* at, std::uint32_t value) { self(at).negativeInteger(value); };
        c.negint64 = [](void* at, std::uint64_t value) { self(at).negativeInteger(value); };
        c.byte_string_start = [](void* at) { self(at).beginString(Open::Blob); };
        c.byte_string = [](void* at, cbor_data data, std::size_t length) {
            self(at).string(Open::Blob, viewOf(data, length));
        };
        c.string_start = [](void* at) { self(at).beginString(Open::Text); };
        c.string = [](void* at, cbor_data data, std::size_t length) {
            self(at).string(Open::Text, viewOf(data, length));
        };
        c.indef_array_start = [](void* at) { self(at).open(Open::List, kUnknown); };
        c.array_start = [](void* at, std::size_t items) { self(at).open(Open::List, items); };
        c.indef_map_start = [](void* at) { self(at).open(Open::Map, kUnknown); };
        c.map_start = [](void* at, std::size_t pairs) { self(at).open(Open::Map, pairs); };
        c.tag = [](void* at, std::uint64_t number) { self(at).tag(number); };
        c.float2 = [](void* at, float value) { self(at).number(value); };
        c.float4 = [](void* at, float value) { self(at).number(value); };
        c.float8 = [](void* at, double value) { self(at).number(value); };
        c.undefined = [](void* at) { self(at).simple(NodeKind::Null, false); };
        c.null = [](void* at) { self(at).simple(NodeKind::Null, false); };
        c.boolean = [](void* at, bool value) { self(at).simple(NodeKind::Boolean, value); };
        c.indef_break = [](void* at) { self(at).breakOff(); };
        return c;
    }();
    return table;
}

bool Body::readCbor(std::string_view bytes) { return CborReader{*this}.read(bytes); }

}
