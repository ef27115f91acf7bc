// Shard iterators and page tokens as opaque text of the service's shape and length. Inside: when
// it was made, and the place it stands at. LATEST is resolved when it is made, so an iterator is
// frozen. One is never taken for the other.
#pragma once

#include "streams/stream.h"

#include <optional>
#include <string>
#include <string_view>

namespace shardscope::streams {

struct ShardIterator {
    base::Instant made{};
    base::Instant streamCreated{}; // tells a stream from one of the same name that came later
    std::string streamName;
    ShardIndex shard{};
    ReadPlace place;
    friend bool operator==(const ShardIterator&, const ShardIterator&) = default;
};

[[nodiscard]] std::string writeShardIterator(const ShardIterator& iterator);
// nullopt for anything that writeShardIterator did not make.
[[nodiscard]] std::optional<ShardIterator> readShardIterator(std::string_view text);

// Where the next page of ListShards starts; lives as long as an iterator.
struct PageToken {
    base::Instant made{};
    base::Instant streamCreated{};
    std::string streamName;
    ShardIndex firstShard{};
    ShardFilter filter{}; // of the call that gave the first page
    friend bool operator==(const PageToken&, const PageToken&) = default;
};

[[nodiscard]] std::string writePageToken(const PageToken& token);
[[nodiscard]] std::optional<PageToken> readPageToken(std::string_view text);

// Where the next page of any other list starts: after which name. No part may hold a '/'.
struct ListToken {
    base::Instant made{};
    std::string list;  // which one: "streams", "consumers", "channels"
    std::string of;    // what it is a list of, where there are several
    std::string after; // the last name of the page before
    friend bool operator==(const ListToken&, const ListToken&) = default;
};

[[nodiscard]] std::string writeListToken(const ListToken& token);
[[nodiscard]] std::optional<ListToken> readListToken(std::string_view text);

// "Thu Jan 22 01:22:02 UTC 2015", as the service writes dates into its texts.
[[nodiscard]] std::string formatServiceDate(std::int64_t unixSecond);

}
