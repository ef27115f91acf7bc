#include "streams/key_table.h"

#include "base/check.h"
#include "base/md5.h"
#include "base/rng.h"

namespace shardscope::streams {

KeyTable::KeyTable(std::vector<std::string> keys)
{
    SHARD_CHECK(keys.size() < kOutsideKeys);
    m_ends.reserve(keys.size());
    for (const std::string& key : keys) {
        m_texts += key;
        SHARD_CHECK(m_texts.size() <= 0xffffffffU);
        m_ends.push_back(static_cast<std::uint32_t>(m_texts.size()));
    }
    std::vector<std::string_view> views;
    views.reserve(keys.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i)
        views.push_back(text(i));
    m_hashes.resize(keys.size());
    base::hashPartitionKeys(views, m_hashes);
    m_digest = base::mix64(keys.size());
    for (const base::HashKey hash : m_hashes)
        m_digest = base::mix64(m_digest ^ hash.high() ^ base::mix64(hash.low()));
}

std::string_view KeyTable::text(std::uint32_t index) const
{
    const std::uint32_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view{m_texts}.substr(begin, m_ends[index] - begin);
}

std::uint32_t keyDigest(base::HashKey hash)
{
    return static_cast<std::uint32_t>(base::mix64(hash.high() ^ base::mix64(hash.low())));
}

}
