#include "store/row_digest.h"

#include "base/rng.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace shardscope::store {

namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::size_t kWord = sizeof(std::uint64_t);

std::uint64_t wordAt(const char* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, kWord);
    return word;
}

// Every step maps different words, and different digests before it, to different ones: nothing that was once seen is
// ever lost in between.
std::uint64_t taken(std::uint64_t digest, std::uint64_t word)
{
    return std::rotl((digest ^ word) * 0xd1342543de82ef95U, 29);
}

// Four at a time, which do not wait for each other: records are most of what is read.
std::uint64_t digestOf(std::string_view bytes)
{
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= lanes.size() * kWord; left -= lanes.size() * kWord) {
        for (std::uint64_t& lane : lanes) {
            lane = taken(lane, wordAt(at));
            at += kWord;
        }
    }
    for (; left >= kWord; left -= kWord) {
        lanes[0] = taken(lanes[0], wordAt(at));
        at += kWord;
    }
    std::array<char, kWord> last{};
    if (left > 0)
        std::memcpy(last.data(), at, left);
    std::uint64_t digest = taken(bytes.size(), wordAt(last.data()));
    for (const std::uint64_t lane : lanes)
        digest = base::mix64(taken(digest, lane));
    return digest;
}

}

std::uint64_t digestOf(const JournalRow& row)
{
    std::uint64_t digest = 0;
    for (const std::int64_t number : {row.order, row.at, row.gesture, row.accepted})
        digest = taken(digest, static_cast<std::uint64_t>(number));
    for (const std::string_view bytes : {row.command, row.input, row.records})
        digest = taken(digest, digestOf(bytes));
    return base::mix64(digest);
}

}
