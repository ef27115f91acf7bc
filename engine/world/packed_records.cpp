#include "world/packed_records.h"

#include "base/utf8.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::world {

namespace {

constexpr std::uint64_t kSeven = 0x7f;
constexpr unsigned kLongestNumber = 9; // bytes; 63 bits

void appendNumber(std::string& out, std::uint64_t number)
{
    for (; number > kSeven; number >>= 7U)
        out += static_cast<char>((number & kSeven) | 0x80U);
    out += static_cast<char>(number);
}

void appendText(std::string& out, std::string_view text)
{
    appendNumber(out, text.size());
    out += text;
}

std::string packed(std::span<const streams::PutEntry> records)
{
    std::string out;
    std::size_t size = 2;
    for (const streams::PutEntry& record : records)
        size += record.partitionKey.size() + record.data.size() + 8;
    out.reserve(size);
    appendNumber(out, records.size());
    for (const streams::PutEntry& record : records) {
        appendNumber(out, record.partitionKey.size() * 2 + (record.explicitHashKey ? 1 : 0));
        out += record.partitionKey;
        if (record.explicitHashKey)
            appendText(out, *record.explicitHashKey);
        appendText(out, *record.data);
    }
    return out;
}

// What is left to be read of the bytes; after the first thing that is not there, nothing more is.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : m_left(bytes) {}

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_left.empty(); }
    std::uint64_t number()
    {
        std::uint64_t number = 0;
        for (unsigned i = 0; i < kLongestNumber && i < m_left.size(); ++i) {
            const auto byte = static_cast<unsigned char>(m_left[i]);
            number |= (byte & kSeven) << i * 7U;
            if (byte <= kSeven) {
                m_left.remove_prefix(i + 1);
                return number;
            }
        }
        return fail<std::uint64_t>();
    }
    std::string_view bytes(std::uint64_t size)
    {
        if (size > m_left.size())
            return fail<std::string_view>();
        const std::string_view taken = m_left.substr(0, size);
        m_left.remove_prefix(size);
        return taken;
    }
    std::string_view text(std::uint64_t size)
    {
        const std::string_view taken = bytes(size);
        return base::validUtf8Prefix(taken) == taken.size() ? taken : fail<std::string_view>();
    }

private:
    template <typename T>
    T fail()
    {
        m_isGood = false;
        m_left = {};
        return {};
    }

    std::string_view m_left;
    bool m_isGood = true;
};

std::optional<std::vector<streams::PutEntry>> unpacked(const std::shared_ptr<const std::string>& packed)
{
    constexpr std::uint64_t kLeast = 2; // bytes that a record takes
    Unpacker from{*packed};
    const std::uint64_t count = from.number();
    if (!from.isGood() || count > packed->size() / kLeast)
        return std::nullopt;
    std::vector<streams::PutEntry> records(count);
    for (streams::PutEntry& record : records) {
        const std::uint64_t key = from.number();
        record.partitionKey = from.text(key / 2);
        if (key % 2 != 0)
            record.explicitHashKey = from.text(from.number());
        const std::string_view data = from.bytes(from.number());
        if (!from.isGood())
            return std::nullopt;
        record.data = {{packed, data.data()}, data.size()};
    }
    return from.isAtEnd() ? std::optional{std::move(records)} : std::nullopt;
}

}

std::optional<SplitCall> splitRecords(const Command& command)
{
    const auto with = [&command](Action action, std::span<const streams::PutEntry> records) {
        return SplitCall{{command.caller, std::move(action), command.isFromOutside, command.home}, packed(records)};
    };
    if (const auto* const put = std::get_if<streams::PutRecordsRequest>(&command.action))
        return with(streams::PutRecordsRequest{put->streamName, {}, put->streamArn, put->dryRun}, put->records);
    if (const auto* const put = std::get_if<streams::PutRecordRequest>(&command.action))
        return with(streams::PutRecordRequest{put->streamName, {}, put->sequenceNumberForOrdering, put->streamArn,
                        put->dryRun},
            {&put->record, 1});
    return std::nullopt;
}

bool joinRecords(Command& call, const std::shared_ptr<const std::string>& packed)
{
    auto* const many = std::get_if<streams::PutRecordsRequest>(&call.action);
    auto* const one = std::get_if<streams::PutRecordRequest>(&call.action);
    if (many == nullptr && one == nullptr)
        return false;
    auto records = unpacked(packed);
    if (!records || (one != nullptr && records->size() != 1))
        return false;
    if (many != nullptr)
        many->records = std::move(*records);
    else
        one->record = std::move(records->front());
    return true;
}

}
